"""Things that hold, hide or say something: papers, vessels, boxes, jewels, pictures, keys."""

# ruff: noqa: E501  (a line is one image)

from tools.writing.knowledge.entries import Stuff

STUFF = {
    "object": Stuff(
        prop="box", site="attic", colour="#8a7a64", sound="thud", words=("chess match", "chess game", "chess", "chess piece", "board game", "snowman", "doll", "statue", "thing", "object", "gadget thing", "souvenir", "keepsake", "heirloom", "trinket"),
        lies="where nobody has put it, and not by chance", take="goes once round {X} before {he} touches {X.it}",
        opens="something in it gives, a finger's breadth, and light comes out of the gap ; creak", secret="inside, wrapped in a handkerchief, something still warm",
        mark="on its underside, where only a child would look: {his} own name", use="moves {X} a little to the left, and steps back to see",
        fails="a crack runs through it, from the bottom up ; crack", rests="{X} by the window, in the light, where everyone can see it"),
    "bottle": Stuff(
        prop="bottle", site="beach", colour="#3a7a5a", sound="glass", words=("jar", "flask", "vial", "message in a bottle", "perfume", "potion", "medicine", "wine", "milk"),
        lies="half buried in wet sand, a rolled paper inside", take="kneels, wipes the glass with {his} sleeve, hesitates",
        opens="the cork gives with a small breath of old air", secret="a rolled paper: a child's drawing of {home}, and six words",
        mark="scratched in the glass, under the dust: {his} own two initials", use="holds {X} against the light and turns it",
        fails="a crack runs up the glass and stops at the neck", rests="{X} on the sill, empty, one wild flower in its neck"),
    "letter": Stuff(
        prop="letter", site="house", colour="#e8dcc0", sound="paper", words=("message", "note", "postcard", "telegram", "will", "contract", "invitation", "love letter", "manuscript", "document", "poem", "script", "recipe", "telegraph", "page", "diary page", "ransom note", "certificate", "parcel label", "treaty", "message home"),
        lies="on the floor inside the door, face down, a corner folded", take="picks {X} up by its edges and turns it over, twice",
        opens="a thumb goes under the flap and stops halfway ; paper", secret="four lines in pencil, and the last one is a question",
        mark="the handwriting on it: {his} own, ten years younger", use="reads {X} with moving lips, then reads it to the wall",
        fails="rain finds {X}: the ink runs, the name first", rests="{X} pinned to the wall by one corner, moving in the draught"),
    "envelope": Stuff(
        prop="envelope", site="village", colour="#9ab0c8", sound="paper", words=("parcel", "package", "packet", "mail", "post", "delivery", "gift", "present"),
        lies="on the very bottom of the bag, blue, no stamp", take="takes {X} out last and reads the name again",
        opens="the seal breaks; inside, a second one, smaller", secret="inside, a key, a pressed leaf, and one line: COME ANYWAY",
        mark="the address on it, clear at last in the light: {his} own", use="holds {X} under {his} coat, flat against the ribs",
        fails="wet through, the address a blue cloud", rests="{X} on the table, slit open, a stone on it to keep it there"),
    "book": Stuff(
        prop="book", site="library", colour="#6a2c30", sound="paper", words=("diary", "journal", "notebook", "novel", "bible", "album", "atlas", "dictionary", "spellbook", "cookbook", "ledger", "logbook", "encyclopedia", "sketchbook", "comic", "library book", "comic book"),
        lies="on the top shelf, spine to the wall", take="takes {X} down and lets it fall open where it wants to",
        opens="the spine cracks at a page opened a hundred times", secret="between two pages, a lock of red hair and a date: tomorrow's",
        mark="on the first page, in a child's capitals: {his} own name", use="turns a page of {X} and stops with the hand still in the air",
        fails="the last page is torn out, the edge still white", rests="{X} open on the table, a pencil in the fold"),
    "box": Stuff(
        prop="box", site="attic", colour="#7a5432", sound="latch", words=("chest", "trunk", "treasure", "casket", "crate", "safe", "drawer", "music box", "toolbox", "coffin", "treasure chest", "piggy bank", "time capsule", "lunchbox", "basket", "bag", "briefcase", "luggage", "backpack", "urn", "cage", "toy"),
        lies="under a sheet, tied with a cord in a knot nobody ties any more", take="blows the dust off {X} and runs a thumb along the lid",
        opens="the lid sticks, gives, and the hinge sings one note ; creak", secret="in it, a baby's shoe, a tin star and a train ticket to here",
        mark="on the underside of the lid, burned into the wood: {his} own family's mark", use="shakes {X} beside one ear, like a present",
        fails="the bottom of {X} falls out, and with it a false bottom", rests="{X} open on the table, lined with fresh paper, and empty"),
    "suitcase": Stuff(
        prop="suitcase", site="station", colour="#6a4630", sound="latch", words=("handbag", "bundle", "sack", "rucksack", "satchel"),
        lies="alone on the platform, upright, a label turning in the wind", take="lifts {X}: it is much too light",
        opens="two brass clasps spring up, one after the other ; latch", secret="nothing in it but a winter hat and the smell of one house",
        mark="under the handle, worn into the leather, the shape of {his} own grip", use="sits down on {X} and it creaks like a bed",
        fails="a clasp gives way, and everything private is on the ground", rests="{X} against the wall, a cat asleep on it"),
    "key": Stuff(
        prop="key", site="house", colour="#b8923c", sound="keys", words=("padlock", "door", "gate", "password", "secret", "code", "lock", "keyhole", "combination"),
        lies="on a nail behind the mirror, warm, as if just hung there", take="weighs {X} in {his} palm and closes the hand",
        opens="it turns by itself for the last half inch ; key", secret="behind the door a room no bigger than a bed, and a lamp burning",
        mark="on its bow, filed small, the date of {his} birth", use="tries {X} in one door after another",
        fails="{X} snaps in the lock, half of it stays", rests="{X} on a ribbon, on the outside of the door"),
    "ring": Stuff(
        prop="ring", site="garden", colour="#d8b040", sound="coin", words=("wedding ring", "necklace", "bracelet", "engagement ring", "earring", "crown", "locket", "pendant", "amulet", "jewel", "jewellery", "jewelry", "medal", "tiara", "badge", "brooch", "crown jewels", "charm"),
        lies="in the grass, looking like a drop of water until the sun is gone", take="holds {X} up and looks at the world through it",
        opens="it does not come off; then, with soap, it does", secret="engraved inside, too small for most eyes: NOT YET",
        mark="inside the band, two letters and a year; {his} mother's two letters", use="puts {X} on the wrong finger and turns it",
        fails="it slips, rings on stone, and rolls towards the drain ; coin", rests="{X} on a cup hook, among cups"),
    "gem": Stuff(
        prop="gem", site="museum", colour="#4a9ac8", sound="glass", words=("diamond", "jewels", "pearl", "ruby", "emerald", "sapphire", "crystal", "star", "gold", "gold bar", "meteorite", "stone", "rock", "fossil", "orb", "statue head", "idol", "relic", "artifact", "masterpiece", "meteor", "comet stone", "heart", "egg", "golden egg"),
        lies="under glass, on black velvet, lit as if it were asleep", take="breathes on {X}, and the mist clears from the middle out",
        opens="light goes in white and comes out in seven pieces on the wall", secret="held to the lamp, there is a flaw in it, in the shape of a bird",
        mark="on its lower face, under the loupe, a maker's mark: {his} grandfather's", use="lets {X} throw its colours over the ceiling",
        fails="a scratch across it, such as no real one could take", rests="{X} in a child's jar of marbles, third from the top"),
    "photograph": Stuff(
        prop="photograph", site="attic", colour="#c8b898", sound="paper", words=("painting", "portrait", "picture", "drawing", "mural", "image", "film", "film reel", "canvas", "sketch", "polaroid", "reel", "poster", "self-portrait", "memory", "map drawing", "negative"),
        lies="between the boards, only its white edge showing", take="picks {X} up with two fingers and tilts the shine off it",
        opens="the backing comes away, and there is a second one behind", secret="two people at a table, laughing, and a third chair pushed back",
        mark="at the edge of it, cut by the frame: {his} own coat, {his} own hand", use="holds {X} at arm's length, against the very wall it shows",
        fails="a fold runs through it, exactly between the two faces", rests="{X} on the wall, and the paler square it covers"),
    "map": Stuff(
        prop="map", site="library", colour="#d8c49a", sound="paper", words=("chart", "treasure map", "blueprint", "plan", "globe", "clue", "route", "floor plan"),
        lies="folded eight times, in the lining of a coat", take="unfolds {X} on {his} knees, and again, and again",
        opens="where the folds cross there is a hole, and it is exactly there", secret="in the corner, in red, a small house with smoke, on no other map",
        mark="the pencil cross on it: {his} own back door", use="turns {X} until the river on it lies like the river below",
        fails="the wind takes {X}, opens it like a wing, and keeps it", rests="{X}, framed, with a pin in a place that was blank"),
    "coin": Stuff(
        prop="coin", site="street", colour="#c8a23c", sound="coin", words=("money", "penny", "lottery ticket", "wallet", "banknote", "dollar", "ticket", "fortune", "bet", "loan", "debt", "bill", "purse", "token", "gold coin", "inheritance"),
        lies="in a crack of the pavement, tails up", take="puts one foot on {X} first, then bends down for it",
        opens="it spins on the table, a small glass ball, and takes its time ; coin", secret="both sides of it show the same head",
        mark="a hole punched through it, as for a necklace: {his}, as a child", use="lets {X} walk over {his} knuckles",
        fails="it goes through the grating, a long way down, then water ; coin", rests="{X} on a windowsill, heads up"),
    "cup": Stuff(
        prop="cup", site="kitchen", colour="#d8d4c8", sound="cups", words=("teapot", "coffee", "tea", "beer", "lemonade", "mug", "kettle", "bowl", "plate", "vase", "teacup", "trophy", "chalice", "grail", "pot", "pan", "saucer", "tea", "coffee", "soup", "dinner", "meal"),
        lies="on the table, a ring of dry tea in it", take="takes {X} in both hands, as something warm",
        opens="steam lifts off it, and the window goes blind", secret="at the bottom of it, under the glaze, a tiny painted fish",
        mark="on its foot, pressed into the clay: a thumbprint that fits {his} thumb", use="drinks, and looks over the rim",
        fails="it breaks into three clean pieces and one that is never found ; glass", rests="{X}, its crack drawn in gold, in use"),
    "glass": Stuff(
        prop="glass", site="house", colour="#a8c0c8", sound="glass", words=("mirror", "window", "lens", "telescope", "glasses", "spectacles", "snow globe", "microscope", "snowglobe", "eye", "binoculars", "reflection", "magnifying glass", "kaleidoscope"),
        lies="face down on the grass, full of sky at the edges", take="lifts {X} and does not look into it at once",
        opens="breath spreads over it and draws back from a line somebody drew", secret="in it, behind {him}, a door that is not in the room",
        mark="in the corner of it, with a diamond: {his} own name, backwards", use="turns {X} until it has caught the sun",
        fails="one crack, from corner to corner, and now there are two of everything ; glass", rests="{X} at the window, sending a spot of light along the wall"),
}
