"""Rescues, by where somebody is to be got out of: {D} goes in, {W} is the one who waits there, a person or a beast."""

# ruff: noqa: E501  (a line is one image)

from tools.writing.knowledge.entries import Activity

WHOM = ("to save someone", "to rescue someone", "to free someone", "to pull someone", "to get someone")

ACTIVITIES = {
    "rescue_flooded": Activity(
        words=WHOM, withal="any", only=("flooded", "underwater", "sunken", "submerged", "diver", "divers"), place="cave", thing=("line", "rope"), hours=("morning", "afternoon", "dusk", "dawn"), unless=("village", "town", "house", "street"),
        titles=("The White Line", "One Breath for Two", "As Long as There Are Bubbles"), about="and gets through by leaving behind what one breathes with",
        begins=("reach+lantern: bites on the mouthpiece, switches on the lamp, and lets the black water close ; water", "reach+rope: feels along the line with two fingers, and the mud comes up like smoke"),
        details=("rope: a white line, going down into black water", "watch: a gauge on a wrist, the needle just out of the green"),
        fails=("reach+lantern: pushes into the gap, and the tank rings on the stone, and stays ; clank", "a cloud of mud in the water, and in it a lamp that lights only the cloud"),
        sees="look: is in the last of the air, chin up against the rock ; water", says=("There's one breath for two. Slowly.", ""),
        low="lie: comes up alone, and lies on the stones until the bottles are changed",
        works=("reach: takes off the tank, pushes it through the gap, and goes after it", "W the black water, then rings in it, and in the rings {D} and {W} ; splash"),
        left=("rope: one line on the stones, wet, wound up", "and on its water, one after another, the last bubbles")),
    "rescue_deep": Activity(
        words=WHOM, withal="any", only=("cave", "well", "mine", "hole", "shaft", "tunnel", "pit", "cavern", "crevasse", "rubble", "collapsed", "sewer", "drain"), place="cave", thing=("lamp", "lantern"), hours=("morning", "afternoon", "night", "dawn"), unless=("treasure", "gold", "princess"),
        titles=("The Last of the Light", "Eleven Knocks", "Two Came Out"), about="and finds the way out by putting out the lamp",
        begins=("reach+rope: ties the end of a line to the last thing that stands in the sun, and pulls on it twice ; rope", "walk+lantern: goes down behind the lamp, and the daylight gets as small as a coin ; footsteps"),
        details=("rope: a white line going into the dark, quite slack", "stone: a print on the wet stone, and it is not old"),
        fails=("reach+lantern: pushes into the gap, the shoulders stay, and the lamp goes on alone ; scrape", "lantern: a lamp on the far side of a gap, out of reach, getting yellow"),
        sees="lie: is in the dark, one ear to the stone, and lifts {his} head ; tap", says=("Make a noise! Anything!", ""),
        low="sit: sits with {his} back against the rock, and counts what is left of the light",
        works=("stand: puts out the lamp, holds {his} breath, and there, to the left, is a thread of day", "W against the white of the way out {D} and {W}, as one shadow"),
        left=("lantern: a lamp on the grass, still lit, in the sun", "and out of it, through the grass, a line that somebody is winding up")),
    "rescue_high": Activity(
        words=(*WHOM, "to fetch someone"), withal="any", only=("tree", "roof", "cliff", "ledge", "tower", "chimney", "balcony", "crane", "cat", "kitten"), place="street", thing=("ladder", "tool"), unless=("fire", "burning", "princess", "river", "sea", "flood", "robot", "alien", "lake", "ice", "bear"),
        titles=("The Top Rung", "Don't Look Down", "Two Up There"), about="and gets up quite easily, and then there are two who cannot get down",
        begins=("reach: sets the ladder up, and looks, and it is too short by an arm ; rattle", "reach+rope: goes up, rung by rung, with a rope over one shoulder ; creak"),
        details=("ladder: the last rung of a ladder, and above it a good deal of nothing", "shoe: a boot on a rung, and under it, very small, the ground"),
        fails=("reach: reaches out as far as an arm goes, and {W} moves away by exactly as much", "helmet: a helmet, on the ground, still rocking ; crash"),
        sees="look: holds on with everything there is to hold on with, and looks at nobody", says=("Come. Come on. As you like.", ""),
        low="sit: sits up there, too, with both arms round it, and does not look down, either",
        works=("reach: stops reaching, opens {his} coat, and looks the other way", "W {D} coming down, one arm for the rungs, and one for {W}"),
        left=("helmet: a helmet, upside down, and something to drink in it", "and in it a ladder that nobody puts away, and a crowd with its heads still turned up")),
    "rescue_water": Activity(
        words=WHOM, withal="any", only=("river", "sea", "lake", "pond", "drowning", "waves", "ocean", "pool", "sinking", "current", "waterfall", "flood", "tide"), place="river", thing=("line", "rope"), unless=("ice", "net", "planet", "beached", "stranded"),
        titles=("Let Out More", "As Far as the Rope", "Downstream"), about="and has to let go of the rope to get there",
        begins=("run: runs along the bank, pulling off one shoe, and the other ; running", "reach+rope: ties a rope round {his} waist, and its end to the only thing that stands ; rope"),
        details=("shoe: two shoes on the bank, as they fell", "rope: a rope going out over the water, shaking"),
        fails=("wave: is in to the neck, an arm's length from {W}, and the rope is at its end ; water", "rope: a rope, stretched, and the drops springing off it"),
        sees="look: goes under, and comes up, and looks straight this way ; splash", says=("Hold on! I'm coming!", ""),
        low="kneel: kneels in the shallows, coughing, and looks down the water as far as it goes",
        works=("reach: undoes the knot, and goes where the water goes", "W a long way down, on the stones, {D} and {W}, lying as they were thrown, and both breathing ; water"),
        left=("rope: a rope in the water with nobody on it, drawing a line", "and along its bank one line of prints, deep, of somebody who carried somebody")),
    "rescue_snow": Activity(
        words=(*WHOM, "to dig someone"), withal="any", only=("snow", "avalanche", "ice", "glacier", "mountain", "blizzard", "frozen", "peak", "summit"), place="mountain", thing=("stick", "tool"), unless=("rope",), hours=("dawn", "afternoon", "night", "dawn"), weather="snow",
        titles=("Under the White", "The Weight Going Down", "Nineteen Minutes"), about="and goes on where everyone else has turned round",
        begins=("walk: goes up into the wind, along the line where the others turned round ; wind", "reach+stick: pushes a long stick into the snow, draws it out, one step, and again"),
        details=("stick: holes in the snow, in rows, as if sewn", "gloves: one glove on all that white, palm up"),
        fails=("kneel: digs with both arms where the glove lay, and it was only the glove", "stick: a stick, snapped, and the end of it down there ; crack"),
        sees="lie: is in a blue hollow no larger than a bed, and breathes on the ice", says=("Here! No. Here!", ""),
        low="kneel: kneels with one ear to the snow, and it is quiet",
        works=("lie: lies down, pulls back the hood, listens, and digs with both hands", "W coming down over all that white {D}, bent, and on {his} back {W}"),
        left=("gloves: two gloves on a stove, that do not match", "and down across it one line of prints, very deep")),
    "rescue_bound": Activity(
        words=(*WHOM, "to release someone", "to untangle someone"), withal="any", only=("net", "trap", "cage", "fence", "wire", "tangled", "stuck", "caught", "chain", "chained", "mud", "muddy", "swamp", "bog", "quicksand", "ditch", "trapped"), thing=("knife", "knife"), unless=("elevator", "lift", "prison", "hostage", "job", "time"),
        titles=("Hold Still", "The Last Strand", "Let Go Of"), about="and it is the holding still that has to be learned, by both",
        begins=("kneel+knife: comes nearer on both knees, the blade behind {his} back, talking all the time", "reach+knife: cuts one strand, and waits until the breathing slows"),
        details=("knot: a knot, pulled so tight that it shines", "rope: meshes, very near, and behind them one eye"),
        fails=("lie: takes hold of {W}, is thrown off, and lies looking at the sky ; thud", "knife: a knife, fallen where no arm can reach it"),
        sees="lie: stops pulling, and is quite still, with open eyes", says=("I know. I know. Hold still.", ""),
        low="sit: sits down at a distance, with cut hands, and looks at what is left of it",
        works=("kneel: lays one flat hand on {W}, leaves it there, and undoes with the other what cannot be cut", "W {W}, going, slowly, and turning round once"),
        left=("rope: a heap of rope, cut, in the sun", "and in it for a moment both of them, a long way apart")),
    "carried": Activity(
        words=("to carry someone", "to drag someone"), withal="any", thing=("blanket", "hat"), hours=("dawn", "afternoon", "night", "dawn"), unless=("bride", "threshold", "message", "umbrella", "baby", "newborn"),
        titles=("The Weight of Two", "A Hundred Steps", "Don't Sleep"), about="and everything else that was carried is left by the way, thing by thing",
        begins=("kneel: kneels down with {his} back to {W}, and gets up as two", "walk: goes a hundred steps, sets {W} down, and goes a hundred steps ; footsteps"),
        details=("shoe: one line of prints, twice as deep as it should be", "knot: a rope, round two, and a knot between them"),
        fails=("lie: slips, and {W} with {him}, down as far as it goes ; thud", "gloves: one glove, going on down by itself"),
        sees="look: looks back along the way they have come, and it is not long", says=("Don't sleep. Tell me something.", ""),
        low="sit: sits back to back with {W}, and cannot feel the ground",
        works=("walk: lets fall everything else, thing by thing, takes {W} up, and goes", "W one line through all of it, and at the end of the line {D}, bent, with {W}"),
        left=("cup: two cups, steaming, on a step", "and across it one line of prints, to where the lights are")),
}
