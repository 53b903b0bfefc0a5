"""Heist: the flaw of the plan was the plan."""

# ruff: noqa: E501  (a line is one moment)

from tools.writing.plot import Plot

BACK = Plot(
    engine="heist", name="put back", also=("return", "bargain", "farewell"), likes=("thing", "precious", "heist", "romance", "comedy", "other", "v:steal", "v:rob", "v:plan", "v:put", "v:return", "v:replace"), needs=("!beast", "!big"), other="guard",
    titles=("The Other Way Round", "Nothing Missing", "A Very Honest Theft"),
    logline="{P} plans the perfect way in to {X.a}, and every alarm that should not ring rings, which is the plan.",
    treatment=(
        "{P} wants {want}.",
        "{He} {event}: there are four walls, one bell and one guard, and a drawing of them in sugar.",
        "On the night everything goes wrong in exactly the order it was drawn.",
        "While they all run to the empty case, {he} is somewhere else, with {X} in {his} hand, at the bed, the door, the grave it was taken from.",
        "In the morning nothing is missing; something is there.",
    ),
    script="""
        == world
        # home night
        0 E - | !establish | move push in
        0 M P | !work
        1 I - | !hands
        0 I @X | {X.a} under glass, and on the glass the breath of somebody looking
        1 I - | !plant
        2 M P | !work
        == disturb
        # room night
        0 I @map:table | a plan drawn in spilled sugar: a door, a lamp, a bell; a finger goes through it and does not touch the bell
        0 M P | !event
        1 M P O | {P} explains it with two cups and a spoon; {O} holds the spoon | say P: <Nobody touches the bell. / In by the roof, out by the front.> ; say O: And if it rings?
        1 C P.determined | {P} blows the plan off the table
        == harder
        # site night
        0 W P.walk | !arrive
        1 I @rope | a rope comes down out of the dark and stops a hand above the floor | sfx rope
        0 M P.reach | {P} closes {his} eyes and opens a lock with the tips of {his} fingers | sfx click
        1 V - | a round of light goes along the wall, closer, and waits
        1 C P.worried | {P} stands among the statues with the face of a statue
        0 I @X | !take
        1 I - | {his} elbow, and behind it, by the width of a hair, the bell
        2 I - | !detail
        2 C O.afraid | {O}, outside, counts on {O.his} fingers and runs out of them
        == turn
        # site night
        0 X P.determined | {P} looks straight at the bell, and leans back | mus out
        0 W P.stand | the whole house rings | sfx bell
        1 W - | boots, torches, all of them running one way | sfx footsteps
        0 C P.happy | {P}, alone, for the first time tonight does not hurry | say P: <Now. / That's our cue.>
        0 M P.kneel | {P} goes not to the window but to a small side door that nobody guards any more
        0 I @X | !mark
        1 M P.reach+X | {P} puts {X} where it was taken from, and turns it to the right side
        == after
        # site dawn
        1 M O.surprised | {O} counts what is there: one more than yesterday | nar: <Anyone can take a thing. Try getting it back in.>
        0 I @X | !rests
        1 I - | !payoff
        1 I - | !signal
        0 C P.happy | {P} goes by in the crowd with empty hands and looks lighter
        # home morning
        0 E P.walk | !again, and somebody going along it by the front, by day, whistling
    """,
)

FREED = Plot(
    engine="heist", name="freed", also=("defence", "pursuit"), likes=("living", "obeast", "kin", "adventure", "other", "ochild", "v:rescue", "v:free", "v:save", "v:break", "v:liberate", "v:kidnap", "v:escape"), needs=("!beast",), other="child",
    titles=("The Door Was Open", "Out", "Two for the Wall"),
    logline="{P} breaks in to get {O} out, and {O} will not go until {he} has understood who is locked up.",
    treatment=(
        "{P} wants {want}.",
        "{O} is behind a wall, and {he} {event}, with a rope, a file and a week of nights.",
        "Each night one bar, one guard, one dog is taken care of.",
        "When the last bar is out, {O} stays where {O.he} is, and points at {his} own wrists, {his} own face.",
        "Both come out by the front door; it had never been locked from that side.",
    ),
    script="""
        == world
        # home dusk
        0 E - | !establish | move push in
        1 M P | !work
        0 I - | !plant
        1 I - | !hands
        0 V - | far away, a wall, and in it one small window with a light
        1 C P.determined | {P} moves one bean from the left bowl into the right
        == disturb
        # site night
        0 W P.walk | !arrive
        0 M P | !event
        1 I @tool | a file begins on a bar, under the noise of a train | sfx scrape
        0 C O.look | {O}, in the dark behind it, eyes open
        1 M P O | {P} whispers through the gap | say P: <Three nights. / I'll have you out by Sunday.>
        == harder
        # site night
        1 I @bread | a piece of meat, a loaf, a bottle: one for each pair of eyes that must be shut
        0 W P.run | a lamp swings round; {P} goes flat among the stones
        1 M O | !work O
        1 I @tool:ground | iron dust on a sill, blown away by a small breath
        0 C P.worried | {P}'s hands, bandaged, and behind them a face that sleeps standing
        1 C O.worried | {O} looks at the hands, not at the bar
        2 I - | !detail
        2 W - | dogs, quiet, lying in a row like shoes
        == turn
        # site night
        0 I @tool | the last bar comes away without a sound | mus out
        0 M P.reach.happy | {P} holds {his} arms through the hole | ask P: <Come. Now. / It's open. Jump.>
        0 C O.sad | {O} does not come | re O: <And then? / You first.>
        0 V - | what {O} sees: somebody on the other side of a window, holding on to the bars
        0 C P.surprised | {P} looks at {his} own two hands, closed round iron
        1 I @X | !mark
        0 M P O | {O} pushes the door of the cell with one finger; it swings
        == after
        # site dawn
        0 W P.walk O.walk | {P} and {O} walk out past the sleepers, hand on a sleeve
        1 I @rope | the bar, put back in its place, upside down
        1 I - | !payoff
        1 T P.happy O.happy | !gesture O
        2 C P.tender | {P} opens and closes {his} hands | nar: <I had counted every lock on the way in. I had missed one.>
        # home dawn
        0 E P O | !again, and every door and shutter of it standing open
    """,
)

PAWS = Plot(
    engine="heist", name="on four feet", also=("return", "pursuit", "delivery", "discovery", "lesson", "vigil", "bargain", "farewell", "transformation", "rivalry", "defence"), needs=("beast",), likes=("thing", "other", "precious"), other="girl",
    titles=("What the {P.bare} Took", "A {P.bare} at the Door", "Finders"),
    logline="{P} carries off {X.a} for no good reason, and brings it back for the best one.",
    treatment=(
        "{P} wants {want}.",
        "It shines, or smells, or moves, and {he} {event}.",
        "Behind {him} a whole house wakes; in front of {him} are the road, the dogs and the rain, and {X} is heavy.",
        "From the edge of the dark {he} sees {O} sitting where it used to lie.",
        "{He} has never given anything back, and does not know how it is done.",
    ),
    script="""
        == world
        # home dusk
        0 E - | !establish | move push in
        0 W P.walk | !work
        1 I - | !hands
        1 I - | !plant
        1 W P.walk | !work
        2 C P.look | {P}'s ears turn before the head does
        == disturb
        # site dusk
        0 V - | through a gap in a fence: a lit window, people, and on the sill {X.a}
        0 W O.happy | {O}, in the light, turns away for as long as it takes
        0 W P | !event
        1 I @X:ground | {X}, gone, and where it lay a print
        1 C O.surprised | {O} opens {O.his} mouth | say O: <Hey! / Stop! That's mine!>
        == harder
        # away night
        0 W P.run | {P} runs, low, {X} catching the light at every lamp
        1 V - | boots, lights, a gate thrown open; all of it upside down and far too loud | sfx dog
        1 M P.look | !take
        1 I - | !detail
        0 W P.walk | {P} crosses the road between two lorries, in the wind of both | sfx engine
        # home night rain
        0 I @X:ground | {X} in the hollow, under the roots: it does not smell of anything; it is not warm
        1 C P.look | {P} lies down round it, and gets up, and lies down
        2 I - | !hands
        == turn
        # site night rain
        0 V - | from the hedge: {O} on the step with a lamp, looking at the place where it was | mus out
        0 C O.sad | {O} does not call any more
        0 C P.look | {P}, rain running off {his} nose
        1 W P.walk | {P} leaves the hedge, which {he} has never done in the light
        0 M P O | !gesture
        0 C O.surprised | {O} holds {O.his} breath so as not to be large
        0 I @X:ground | !mark
        == after
        # site dawn clear
        0 M O.kneel P | {O} puts something down as well, on the same spot, and goes in | say O: <For you, then. / Fair is fair.>
        1 I @bread:ground | !signal
        1 I - | !payoff
        1 C O.happy | {O} behind the glass, at the height of the sill | nar: <Nobody believed {O.him}. There was a print on the step.>
        # home dawn
        0 E P.walk | !again, and a small shape trotting through it with something in its mouth, in no hurry
    """,
)

PLOTS = (BACK, FREED, PAWS)
