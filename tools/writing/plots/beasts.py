"""Plots whose hero has paws, wings or fins: nothing is said by them, everything is done."""

# ruff: noqa: E501  (a line is one moment)

from tools.writing.plot import Plot

BROUGHT = Plot(
    engine="discovery", name="brought home", also=("delivery", "defence", "lesson"), needs=("beast", "found", "human", "other"), likes=("does", "thing", "v:find", "v:bring", "sounds"),
    titles=("What the {P.bare} Brought", "The {X.bare}", "Not in Here"),
    logline="{P} {event}; {O} puts it out three times, and the third time should have listened.",
    treatment=(
        "{P} goes where it likes, and {O} has stopped asking.",
        "One day {P} {event}, and carries it home.",
        "{O} puts it out of the door; {P} brings it in again.",
        "Then what it said comes true, and there is one night to believe it in.",
        "From then on there are two who listen.",
    ),
    script="""
        == world
        # home morning
        0 E - | !establish | move push in
        0 W P.walk | !work
        1 M O | !work O
        1 I - | !plant
        == disturb
        # site day
        0 E - | !establish
        0 W P.walk | !event
        ?does 0 I @X:ground | !does
        ?!does 0 I @X:ground | !lies
        1 C P.look | {P}, {his} head on one side, listens to {X}
        == harder
        # home dusk
        0 W P.walk | {P} drags {X} home, a step at a time, and leaves a wet line behind
        0 M O P | {O} stands over {P} and what lies between them | say O: <Not in here. / What have you dragged in?>
        1 M O.carry+X | {O} carries {X} out at arm's length
        1 M P.walk | {P} brings {X} in again through the window
        0 I @X:table | {X}, on the table, going on by itself
        1 C O.angry | {O} reaches over to silence it, and does not quite | say O: <Nonsense. / That's tomorrow. It can't know.>
        == turn
        # home night
        0 C O.surprised | {O} looks from {X} to the window, and from the window to {X} | mus out; say O: <It was right. / That's what it said.>
        0 V - | outside, exactly as it was said, it begins
        0 M P.sit | {P} is already sitting at the door
        0 W O.run P.run | {O} and {P} run out with one lamp, to those who do not know yet
        1 C P.look | {P}, wet to the whiskers, going ahead
        == after
        # home dawn clear
        1 I - | !payoff
        0 M O.sit P.sit | {O} and {P} sit before {X} as one sits before a fire | say O: <Well? What else? / Go on, then.>
        0 C P.look | {P} closes both eyes | nar: <Nobody asked where it had been found.>
        # home morning
        0 E O P | !again, and on the sill, in the middle of the picture, {X.a}
    """,
)

FAITHFUL = Plot(
    engine="vigil", name="faithful", also=("farewell", "return", "lesson", "transformation"), needs=("beast",), likes=("melancholy", "other", "lost", "kin", "v:wait", "v:sit", "v:guard", "v:miss", "v:love"), other="old man",
    titles=("Every Day at Five", "The One Who Waits", "A Place at the Door"),
    logline="Every day {P} comes to the same spot for someone who no longer comes, until {O}, who has only been passing, sits down beside {him}.",
    treatment=(
        "{P} wants {want}.",
        "Each day at one hour {he} is at {site}, and nobody knows for whom.",
        "They feed {him}, chase {him}, photograph {him}; {he} looks past them all at the same door.",
        "Then {he} {event}, and it is only {O}, who sits down to tie a shoe and stays.",
        "They go on waiting; only now it is for each other.",
    ),
    script="""
        == world
        # home afternoon
        0 E - | !establish | move push in
        0 W P.walk | !work
        1 I - | !hands
        0 I - | !plant
        2 W P.walk | !work
        == disturb
        # site dusk
        0 W P.sit | {P} in the same spot as yesterday, worn to the shape of {him} | sfx bell
        0 V - | legs, wheels, bags; a door opening and shutting; not the one
        0 M P.sit | !event
        1 C P.look | {P}'s head goes up at a step, and down again
        2 I - | !detail
        == harder
        # site dusk rain
        0 M P O.walk | {O} steps over {P} without looking, one of hundreds | say O: <Mind out. / Not now, go home.>
        1 I @bread:ground | a crust, put down; later, the same crust, wet
        0 W P.sit | leaves; then rain; then snow on the same back
        1 M P.walk | a broom chases {P} off the step; a minute later {he} is there again | sfx broom
        1 C O.look | {O}, on the other side of the glass, notices the spot before {O.he} notices {P}
        # home night
        1 M P.lie | {P}, nose under {his} own tail, in a place that smells of nobody
        2 I - | !hands
        == turn
        # site dusk
        0 W - | the spot, empty; people walk round it all the same | mus out
        0 C O.worried | {O}, for the first time, stops | say O: <Gone? Where? / Hey. You. Where are you?>
        0 V - | under a bench, in the dark: two eyes, low
        0 M O.kneel P | {O} gets down on the wet ground in {O.his} good clothes
        0 M P O | !gesture
        1 I @X | !take
        0 C O.tender | {O} looks where {P} is looking, at the door, and goes on looking
        == after
        # site sunset
        0 W O.sit P.sit | {O} and {P} on one step, facing one way | nar: <He never came, the one it was for. Somebody did.>
        1 I - | !payoff
        1 I - | !signal
        1 C P.look | {P}'s tail moves, once, by itself
        # home dusk
        0 E P O.walk | !again, and two shapes crossing it at one pace
    """,
)

GUIDE = Plot(
    engine="delivery", name="the guide", also=("pursuit", "discovery", "defence", "return"), needs=("beast",), likes=("adventure", "wonder", "other", "force", "ochild", "v:lead", "v:guide", "v:save", "v:find", "v:fly", "v:follow", "v:carry"), other="child",
    titles=("Follow Me", "What the {P.bare} Knew", "The Way Through"),
    logline="{P} has to make {O} follow {him} without a single word, to a place {O} would never have gone.",
    treatment=(
        "{P} wants {want}.",
        "{He} {event}, and nobody who sees it knows what it means.",
        "{O} shouts, throws, laughs, and finally comes ten steps; and then ten more.",
        "It goes through water and dark, and at the end of it lies the reason.",
        "On the way back it is not clear who is leading.",
    ),
    script="""
        == world
        # home morning
        0 E - | !establish | move push in
        0 W P.walk | !work
        1 I - | !hands
        1 I - | !plant
        1 C P.look | {P} goes stiff, from the nose to the end
        == disturb
        # site day
        0 W O | {O}, busy with something that seems important
        0 M P | !event
        0 M P O.angry | {P} stands in {O}'s light, and will not move | say O: <What do you want? / Off. I've got nothing for you.>
        1 C P.look | {P} looks at {O}, at the hill, at {O}
        1 I @X | {X.a}, snatched from under {O.his} hand
        == harder
        # away dusk
        0 W P.walk O.run | {P} goes ten steps and waits; {O} comes ten steps, swearing | say O: <Give it back! / That's mine!>
        1 I - | !detail
        0 M P | !work
        1 M O.worried | {O} looks back: the last house is the size of a match
        0 W P.walk O.walk | through water, single file, the small one in front | sfx water
        1 C O.afraid | {O} is no longer angry, only a long way from home
        1 I - | !hands
        2 M P | !work
        == turn
        # home night
        0 W P | {P} lets go of {X} and stands aside | mus out
        0 V - | between the roots, in the stones, under the snow: a hand, a paw, a wing, moving
        0 C O.surprised | {O} stops breathing, and starts digging | say O: <Oh. Oh, you clever thing. / Hold on. I've got you.>
        0 M O.kneel P | {O} and {P} dig with whatever they have
        0 M P O | !gesture
        1 I @X | !use
        0 C P.look | {P}, mud to the eyes, watching every move of the hands
        == after
        # home dawn
        0 W O.carry P.walk | {O} comes out into the light with both arms full
        1 I - | !payoff
        1 I - | !signal
        0 C O.tender | {O}, with nothing left to say | nar: <Nobody had ever listened to it so long.>
        0 E P O.walk | !again, and across it two lines of prints, side by side
    """,
)
PLOTS = (BROUGHT, FAITHFUL, GUIDE)
