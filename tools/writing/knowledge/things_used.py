"""Things that do something: lights, instruments, tools, machines, vehicles, food, clothes, weapons, fire and plants."""

# ruff: noqa: E501  (a line is one image)

from tools.writing.knowledge.entries import Stuff

STUFF = {
    "lamp": Stuff(
        prop="lamp", site="house", colour="#e8b04a", sound="click", words=("light", "bulb", "streetlight", "neon sign", "neon", "flashlight", "torch", "spotlight", "lightbulb", "beam", "headlight", "beacon", "signal", "traffic light", "chandelier", "light bulb"),
        lies="in the window, unlit, a moth on the shade", take="reaches for {X}, and the hand throws its shadow first",
        opens="a switch; a hum; a yellow circle on the table ; click", secret="under the shade, in pencil, a row of dates and the words STILL ON",
        mark="on its brass foot, {his} own tooth marks, from before {he} could talk", use="turns {X} so that it shines out of the window",
        fails="the filament glows, orange, a thread, and is gone ; click", rests="{X}, burning in broad day"),
    "lantern": Stuff(
        prop="lantern", site="forest", colour="#e8a23c", sound="match", words=("oil lamp", "fire", "campfire", "bonfire", "match", "flame", "firework", "fireworks", "hearth", "stove", "ember", "fireplace", "jack-o'-lantern"),
        lies="on a post at the bend of the path, still warm", take="lifts {X} by its ring, and the shadows stand up",
        opens="a match, a cupped hand, a blue edge, then gold ; match", secret="scratched on its glass, only visible when lit, an arrow",
        mark="on its base, hammered in dots, {his} own initials", use="swings {X}: three slow arcs",
        fails="the flame lies down, blue, and does not get up", rests="{X} on the post at the bend, lit"),
    "candle": Stuff(
        prop="candle", site="church", colour="#e8dcb8", sound="match", words=("birthday candle", "incense", "wax", "lighter"),
        lies="on its side in a drawer, never lit", take="shields {X} with one hand, the fingers red with light",
        opens="the wick catches, leans, stands up straight ; match", secret="as it burns down a thread of red wool comes out of the wax",
        mark="a thumbprint in the soft wax, the size of {his} own", use="carries {X} along the wall, and the wall has writing on it",
        fails="a thread of smoke, and the dark is larger than before", rests="{X}, burnt to the width of a coin, still going"),
    "oven": Stuff(
        prop="oven", site="bakery", colour="#8a4a34", sound="fire", words=("furnace", "kiln", "boiler", "chimney", "forge", "refrigerator", "fridge", "washing machine", "cooker", "grill", "barbecue"),
        lies="at the end of the room, black mouth, red throat", take="opens the door of {X} with a cloth and turns {his} face away",
        opens="an iron door; a breath of red ; fire", secret="behind a loose brick in its side, a tin with two spoons in it",
        mark="in the mortar, a small handprint from the year it was built", use="reads the heat of {X} on the back of one hand",
        fails="the fire in it sinks to one red eye, and the eye closes", rests="{X} with both its doors open, and the cat in front of it"),
    "drum": Stuff(
        prop="drum", site="theatre", colour="#a83a2c", sound="drum", words=("bell", "gong", "cymbal", "drums", "xylophone", "tambourine", "floor"),
        lies="on its side in the dust of the stage", take="sets {X} upright and lays a palm on the skin",
        opens="dust jumps off the skin in a ring ; drum", secret="inside the shell, in chalk, the names of everyone who ever played it",
        mark="on the rim, a bite of {his} first teeth", use="plays {X} with the fingertips only",
        fails="the skin splits from rim to rim ; thud", rests="{X} under an open window, humming a little by itself"),
    "guitar": Stuff(
        prop="guitar", site="theatre", colour="#a8642c", sound="string", words=("violin", "piano", "cello", "accordion", "flute", "trumpet", "harp", "song", "melody", "music", "lullaby", "tune", "banjo", "instrument", "ukulele", "organ", "saxophone", "trombone", "symphony", "concert", "harmonica", "pianos", "sheet music"),
        lies="in its open case, one string curled like a question", take="picks {X} up by the neck, the way one takes a hand",
        opens="one note, and the whole room looks up ; string", secret="through the sound hole, on a label: FOR THE ONE WHO COMES BACK",
        mark="in the varnish, worn by a chin or a wrist, a place that fits {his}", use="plays four notes on {X} and waits",
        fails="a string breaks, whips, and writes a red line on the hand ; string", rests="{X} against a chair in the sun, strings still shivering"),
    "radio": Stuff(
        prop="radio", site="laboratory", colour="#7a5a34", sound="static", words=("radio signal", "signal from space", "transmitter", "record", "record player", "tape", "cassette", "gramophone", "television", "tv", "broadcast", "voice", "sound", "jukebox", "computer screen", "walkie-talkie", "answering machine", "tape recorder", "vinyl", "song on the radio", "frequency", "microphone", "speaker"),
        lies="on the shelf between two dead plants, its dial dark", take="blows into the back of {X} and a dust of years comes out",
        opens="the dial lights up green, and something breathes ; static", secret="between two stations, very small, somebody counting",
        mark="in the static, clear for one second, {his} own name", use="turns the dial of {X} by less than a hair",
        fails="a hiss, a pop, a curl of smoke ; static", rests="{X} on the sill, playing to the street"),
    "phone": Stuff(
        prop="phone", site="bedroom", colour="#24262c", sound="phone", words=("telephone", "call", "phone call", "text message", "payphone", "phone booth", "smartphone", "app", "email", "laptop", "computer", "internet", "screen", "tablet", "robot arm", "voicemail", "wrong number"),
        lies="face down, buzzing itself towards the edge of the table", take="lets {X} ring, and picks it up on the seventh",
        opens="the screen lights up the underside of a face ; phone", secret="one message, unheard, nine years old",
        mark="the number on it: {his} own", use="holds {X} away from the ear, so that the room can hear",
        fails="one bar, no bar, a black mirror", rests="{X} off the hook, swinging a little on its cord"),
    "clock": Stuff(
        prop="clock", site="workshop", colour="#b8923c", sound="clock", words=("watch", "pocket watch", "alarm clock", "hourglass", "timer", "clock tower", "bomb", "time machine", "time", "metronome", "machine", "device", "invention", "engine", "gadget", "gears", "contraption", "prototype", "clockwork", "compass", "calendar", "deadline"),
        lies="on the bench, back off, its heart going in the open", take="lifts {X} to one ear and closes {his} eyes",
        opens="the back springs open; behind the wheels, an engraving ; click", secret="the hands run the other way, and they are right",
        mark="engraved inside the lid: {his} name, and a year that has not come", use="sets {X} by the light on the wall",
        fails="the second hand trembles on the spot, and stops ; tick", rests="{X} on the wall, one minute ahead of everyone"),
    "tool": Stuff(
        prop="tool", site="workshop", colour="#8a8a8c", sound="clink", words=("hammer", "spade", "shovel", "brush", "pen", "pencil", "typewriter", "needle", "scissors", "axe", "paintbrush", "ladder", "wheel", "broom", "chalk", "saw", "wrench", "pump", "plough", "loom", "sewing machine", "wand", "magic wand", "magnet", "crayon", "fishing rod", "rake"),
        lies="on its nail, its outline drawn in pencil round it", take="takes {X} down and finds the worn place with the thumb",
        opens="the handle unscrews; it is hollow ; creak", secret="in the hollow handle, rolled tight, a list of names, one not crossed out",
        mark="burned into the handle: the mark of the man who taught {him}", use="uses {X} the wrong way round, and it works",
        fails="the handle breaks, and the long half is the wrong half ; crack", rests="{X} on its nail, and beside its outline a smaller one"),
    "knife": Stuff(
        prop="knife", site="kitchen", colour="#a0a4a8", sound="knife", words=("dagger", "blade", "gun", "pistol", "revolver", "rifle", "bow", "arrow", "weapon", "bullet", "trap", "poison", "gun barrel", "bomb fuse", "grenade", "spear", "razor"),
        lies="on the table, its point towards the door", take="puts one finger on {X} and turns it away from {himself}",
        opens="it comes out of its sheath with a sound like a whisper ; knife", secret="on the blade, etched, a blessing for a kitchen",
        mark="notched in the handle, the years of {his} own family", use="cuts the string with {X} and folds the string up",
        fails="the point of it breaks, a bright triangle on the floor ; clink", rests="{X} in a loaf of bread"),
    "sword": Stuff(
        prop="sword", site="castle", colour="#b8bcc4", sound="clank", words=("shield", "armour", "armor", "lance", "excalibur", "katana", "flag", "banner", "scepter"),
        lies="in a stone, in the rain, taken for a cross", take="puts both hands round {X} and does not pull yet",
        opens="it comes out easily, and everyone looks at their feet ; scrape", secret="a finger's breadth above the guard, the words PUT ME BACK",
        mark="in the pommel, {his} own crest, upside down", use="leans on {X} as on a walking stick",
        fails="{X} breaks on the first blow, at the join of an old mend ; clank", rests="{X} holding up a row of beans"),
    "umbrella": Stuff(
        prop="umbrella", site="street", colour="#c03028", sound="rain", words=("parasol", "kite", "balloon", "red balloon", "parachute", "tent", "sail", "wing", "wings", "feather", "paper plane", "paper airplane", "paper boat", "dandelion", "soap bubble"),
        lies="open on the wet ground, turning on its rim", take="catches {X} by the end, against the wind",
        opens="it goes up with a sound like one wingbeat ; whoosh", secret="inside it, where only the holder looks up, a painted blue sky",
        mark="on its handle, in nail varnish, {his} own childhood address", use="holds {X} over someone else and gets wet",
        fails="the wind turns {X} inside out, a black flower of wires", rests="{X} hung open from the ceiling, over a crib"),
    "hat": Stuff(
        prop="hat", site="shop", colour="#5a4a3a", sound="cloth", words=("coat", "raincoat", "trench coat", "hoodie", "cardigan", "shirt", "dress", "shoe", "glove", "scarf", "uniform", "wedding dress", "mask", "costume", "jacket", "shoes", "red shoes", "boots", "suit", "sweater", "sock", "socks", "cloak", "invisibility cloak", "blanket", "teddy bear", "glass slipper", "mittens", "mitten", "tie", "gloves", "quilt", "kimono", "pillow", "cape", "wig", "button"),
        lies="on an empty bench, the shape of its owner still in it", take="picks {X} up and looks round for someone without one",
        opens="the lining comes loose, and something was sewn into it ; cloth", secret="in the lining, a name tape: not the owner's, and not a stranger's",
        mark="stitched inside, in {his} mother's crooked hand: {his} own name", use="tries {X} on, and stands differently in it",
        fails="a thread pulls, and the seam opens like a mouth ; cloth", rests="{X} on the hook by the door, wet"),
    "bread": Stuff(
        prop="bread", site="bakery", colour="#b87a3c", sound="thud", words=("loaf", "pie", "pizza", "cheese", "sandwich", "dough", "rice", "chocolate", "noodles", "pancake", "wedding cake", "cake", "birthday cake", "croissant", "cookie", "dumpling", "potato", "food", "candy", "lunch", "cupcake", "ice cream", "honey", "noodle", "dish", "feast", "breakfast", "sourdough", "ramen", "starter", "sourdough starter", "yeast"),
        lies="on the sill, steaming, one end torn off", take="breaks {X}, smells it, and for a moment is elsewhere",
        opens="the crust breaks, and the steam writes on the window ; crunch", secret="baked into it, a coin wrapped in paper",
        mark="on the crust, cut with a razor, {his} own letter", use="halves {X}, and looks which half is larger",
        fails="{X} comes out black, and hollow as a drum ; tap", rests="{X} on the board, cut into more pieces than there are people"),
    "apple": Stuff(
        prop="apple", site="garden", colour="#b03428", sound="crunch", words=("fruit", "orange", "lemon", "pumpkin", "peach", "tomato", "cherry", "melon", "watermelon", "golden apple", "mango", "pear", "pomegranate", "carrot", "banana", "coconut", "strawberry"),
        lies="at the end of the highest branch, the only one left", take="polishes {X} on {his} chest and does not bite",
        opens="the first bite; it can be heard across the road ; crunch", secret="cut across, the seeds make a star, and one of them is white",
        mark="on its skin, grown with it, a scratched letter: {his}", use="throws {X} from hand to hand",
        fails="a brown spot, a soft place, a worm that looks round", rests="on the sill, in a pot, the first two leaves of an apple tree"),
    "flower": Stuff(
        prop="flower", site="garden", colour="#c8405a", sound="scissors", words=("rose", "tree", "plant", "seed", "tulip", "sunflower", "bouquet", "cherry tree", "leaf", "orchid", "bonsai", "mushroom", "cactus", "weed", "oak", "grass", "garden bed", "tree stump", "sapling", "vine", "poppy", "lily", "wreath", "last tree", "forest fire", "acorn"),
        lies="in a crack of the wall, where nobody could have planted it", take="cups {X} in two hands without picking it",
        opens="a bud comes apart, one petal first", secret="round its root, when the earth falls away, somebody's wedding ring",
        mark="tied to its stem, a label, washed pale, in {his} own hand", use="turns {X} so that it faces the window",
        fails="{X} has let its head hang, and three petals are on the table", rests="{X}, and around it, small, four more"),
    "ball": Stuff(
        prop="ball", site="street", colour="#c8382c", sound="thud", words=("football", "marble", "bowling ball", "baseball", "basketball", "game", "match of football", "dice", "chess board", "chess", "chessboard", "snowball", "cards", "card game", "yo-yo", "world cup"),
        lies="in the gutter of the roof, faded on the upper half", take="stops {X} with one foot and looks where it came from",
        opens="it bounces once, twice, and rolls on by itself ; thud", secret="under the dirt, in marker, eleven signatures and one blank",
        mark="on it, in faded ink, the letters of {his} own street", use="rolls {X} back the way it came",
        fails="a nail, a hiss, a flat thing", rests="{X} in the middle of the empty square"),
    "camera": Stuff(
        prop="camera", site="studio", colour="#2a2a2e", sound="shutter", words=("projector", "film camera", "old camera", "video camera", "security camera", "cctv"),
        lies="on a wall by the river, strap hanging, nobody near", take="lifts {X} to one eye, out of curiosity, and forgets to put it down",
        opens="a small door; a spool of undeveloped film ; click", secret="the last picture on the roll: {home}, taken from inside",
        mark="the last picture on the roll: {him}, from behind, an hour ago", use="winds {X} on and listens to it",
        fails="the shutter sticks, half open, like a tired eye ; click", rests="{X} on a shelf, lens to the room"),
    "rope": Stuff(
        prop="rope", site="harbour", colour="#b09468", sound="rope", words=("thread", "chain", "string", "wire", "bridge", "tightrope", "net", "web", "swing", "fence", "wall", "border", "line", "anchor", "elevator cable", "leash", "knot", "yarn", "zipline"),
        lies="coiled on the post, its end cut clean", take="takes up the slack of {X}, hand over hand, until something takes it up too",
        opens="the knot comes apart in one pull ; rope", secret="where two ends are spliced, a single red thread runs through",
        mark="the knot in it: only {his} father tied that one", use="ties {X} round {his} own waist and gives it two tugs",
        fails="strand by strand {X} parts; the last one holds, thinks, lets go ; rope", rests="{X} between two trees, washing on it"),
    "boat": Stuff(
        prop="boat", site="harbour", colour="#3a6a8a", sound="water", words=("ship", "rowboat", "raft", "submarine", "canoe", "kayak", "yacht", "ark", "ferry", "gondola", "steamboat", "sailboat", "shipwreck", "lifeboat"),
        lies="keel up on the stones, grass growing round it", take="lays a hand on the planks of {X}, as on a flank",
        opens="water comes in between two boards, thinks, and stops ; water", secret="under the stern seat, carved, two sets of initials and a third begun",
        mark="on its bow, under four coats of paint, {his} mother's name", use="pushes {X} until it stops being heavy",
        fails="a plank gives, and the sea puts in its hand ; water", rests="{X} at the mooring, freshly painted, a new name still wet"),
    "bicycle": Stuff(
        prop="bicycle", site="road", colour="#2f6a4a", sound="bell", words=("car", "train", "bus", "truck", "plane", "airplane", "rocket", "spaceship", "spacecraft", "motorcycle", "taxi", "carriage", "tram", "van", "sled", "helicopter", "hot air balloon", "airship", "ice cream truck", "bike", "tractor", "carousel", "flying carpet", "sleigh", "rocket ship", "cart", "tandem", "skateboard", "ambulance", "caravan", "wheelchair", "ferris wheel", "roller coaster"),
        lies="against the wall, one wheel still turning", take="walks once round {X}, one hand trailing on the metal",
        opens="a chain, a cough, a turning ; engine", secret="under the seat, wrapped in oilcloth, a bundle of unsent letters",
        mark="on the frame, scratched with a nail, {his} own name at seven", use="gets the old weight of {X} moving, one push at a time",
        fails="the chain jumps off, for good this time ; clink", rests="{X} outside the door, two new tyres, mud to the hubs"),
    "chair": Stuff(
        prop="chair", site="house", colour="#7a4a2c", sound="creak", words=("bed", "table", "seat", "bench", "sofa", "armchair", "desk", "wardrobe", "piano stool", "rocking chair", "cradle", "staircase", "door frame", "bookshelf", "pedestal", "throne"),
        lies="in the middle of the room, facing nothing", take="puts one hand on the back of {X} and asks it, without words",
        opens="it creaks the way it creaked under one other person ; creak", secret="carved on its underside, where a child would lie: a whole city",
        mark="on its left arm, dents of a ring; {his} father's", use="carries {X} to the window and sits down on it back to front",
        fails="one leg goes, and everything on it slides ; crash", rests="{X}, pulled up to the table"),
}
