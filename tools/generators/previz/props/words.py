"""Other words for the props: what they are also called, and what they stand in for."""

ALSO = {
    "bottle": "flask vial wine potion decanter jar message beer medicine perfume poison",
    "letter": (
        "note page paper will contract recipe telegram poem list scroll document manuscript sheet script "
        "diploma invitation drawing sketch blueprint score receipt bill"
    ),
    "envelope": "mail post parcel",
    "map": "chart plan atlas",
    "newspaper": "magazine journal poster leaflet paper_news",
    "photograph": "photo picture portrait postcard card ticket polaroid snapshot passport",
    "book": "diary notebook bible novel logbook album ledger dictionary spellbook grimoire",
    "lamp": "light lightbulb bulb chandelier nightlight",
    "lantern": "torch flashlight beacon oil_lamp headlamp",
    "candle": "taper candlestick wick match incense candelabra",
    "phone": (
        "telephone smartphone mobile cellphone tablet screen laptop computer remote walkie-talkie pager "
        "console"
    ),
    "radio": "wireless transmitter speaker television tv gramophone record_player stereo machine device",
    "camera": "film_camera camcorder",
    "clock": "alarm timer stopwatch pocket_watch compass hourglass barometer metronome",
    "telescope": "spyglass binoculars microscope magnifying_glass scope",
    "key": "keys keyring padlock lock",
    "knife": "needle dagger blade scalpel cleaver razor chisel",
    "sword": "sabre rapier spear katana axe arrow ",
    "tool": (
        "wrench spanner hammer screwdriver pliers saw drill crowbar stethoscope syringe trowel "
        "shovel spade bolt"
    ),
    "rope": "cord string chain leash lasso thread wire net cable anchor whip yarn",
    "umbrella": "parasol sail ",
    "cup": "mug coffee tea teacup soup cocoa saucer milk",
    "glass": "tumbler goblet chalice whisky whiskey water drink juice vase cocktail wineglass",
    "box": (
        "chest crate trunk coffin treasure package gift present casket drawer cage toolbox safe "
        "case_file parcel_box jewellery_box music_box bag_of_gold"
    ),
    "suitcase": "case briefcase luggage backpack rucksack wallet",
    "drum": "drums tambourine barrel gong",
    "guitar": (
        "lute banjo ukulele instrument trumpet flute harp accordion saxophone "
        "mandolin"
    ),
    "ring": "bracelet band earring engagement circlet",
    "coin": "coins money medal token gold cash badge button dollar",
    "gem": (
        "jewel diamond crystal ruby emerald pearl sapphire necklace amulet pendant star shard meteorite "
        "chip orb relic talisman"
    ),
    "apple": "fruit orange pear tomato peach lemon plum potato pumpkin",
    "bread": "loaf baguette food cheese dough bun pastry cookie sandwich meal",
    "ball": "football globe balloon marble sphere basketball snowball moon planet",
    "flower": (
        "rose bouquet daisy plant tulip lily blossom leaf seed sunflower herb flowers feather branch sapling"
    ),
    "chair": "stool bench armchair throne seat table desk bed ",
    "boat": "ship dinghy canoe raft vessel kayak sailboat",
    "pen": "pencil quill brush chalk crayon pens pencils paintbrush marker",
    "cloth": (
        "scarf apron shirt towel handkerchief blanket coat dress napkin curtain shawl sweater jacket fabric linen flag "
        "uniform ribbon rag sheet_of_cloth tablecloth pillow laundry"
    ),
    "hat": "cap bonnet top_hat fedora beret",
    "sneaker": "sneakers trainer trainers running_shoe running_shoes plimsoll plimsolls",
    "shoe": "boot shoes boots slipper slippers sandal",
    "bag": "handbag sack satchel purse basket pouch",
    "bowl": "plate dish pan_of_soup saucer_of_milk platter ashtray",
    "stone": "rock pebble brick",
    "painting": "canvas artwork mural picture_frame masterpiece",
    "violin": "fiddle cello viola",
    "bell": "handbell ship's_bell doorbell",
    "mirror": "looking_glass hand_mirror",
    "scissors": "shears",
    "spoon": "fork ladle teaspoon",
    "pot": "pan saucepan cauldron casserole stew",
    "kettle": "teapot samovar watering_can",
    "broom": "mop rake besom",
    "stick": "cane staff wand baton walking_stick twig pole oar crutch crook",
    "chess": "chessboard chess_board chess_set checkers draughts board_game chess_game",
    "chessman": "pawn rook chess_piece chess_king chess_queen",
    "kite": "paper_dragon",
    "fish": "trout salmon herring carp goldfish",
    "rod": "fishing_rod fishing_pole",
    "cake": "birthday_cake wedding_cake gateau tart pie",
    "crown": "tiara diadem",
    "teddy": "teddy_bear doll toy stuffed_animal puppet",
    "pistol": "gun revolver handgun",
    "piano": "pianino keyboard grand_piano upright_piano",
    "bow": "violin_bow fiddlestick fiddle_bow",
    "microphone": "mic mike",
    "gloves": "glove boxing_glove boxing_gloves mitten mittens gauntlet",
    "watch": "wristwatch wrist_watch",
    "car": "automobile taxi cab limousine van truck lorry",
    "rocket": "spaceship spacecraft missile rocketship",
    "helmet": "hard_hat fire_helmet",
    "knot": "bowline hitch",
    "door": "gate doorway hatch trapdoor",
    "oven": "stove furnace kiln boiler cooker",
    "bucket": "pail",
    "ladder": "stepladder step_ladder",
    "tent": "wigwam tepee",
    "easel": "blank_canvas white_canvas",
    "bicycle": "bike tricycle scooter motorcycle wheel cart wagon",
}
"""By prop: words separated by blanks; an underscore joins the words of one name."""
