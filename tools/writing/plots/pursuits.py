"""Pursuit: the one who is followed leads somewhere on purpose."""

# ruff: noqa: E501  (a line is one moment)

from tools.writing.plot import Plot

LED = Plot(
    engine="pursuit", name="led", also=("discovery", "return", "heist"), likes=("other", "noir", "v:follow", "v:track", "v:trail", "v:stalk", "v:chase", "v:investigate"), needs=("!beast",), other="woman in grey",
    titles=("Ten Steps Behind", "The Long Way Round", "Whoever Goes First"),
    logline="{P} follows {O} through a night of wrong turns, and finds that every one of them was meant for {him}.",
    treatment=(
        "{P} wants {want}.",
        "{He} {event}, ten steps behind, at the edge of every lamp.",
        "{O} is easy to follow, then too easy: always a door left open, always a light left on.",
        "At the end there is one last room, and {O} is standing in it, waiting, with the proof of something {P} has not let {himself} know.",
        "It was not a flight. It was the only way to bring {him} here.",
    ),
    script="""
        == world
        # home dusk
        0 E - | !establish | move push in
        0 M P | !work
        1 I - | !hands
        1 I - | !plant
        0 I @X:table | {X.a} on the table, face up, and a lamp pulled down over it
        2 C P.look | {P} has looked at it so often that it looks back
        == disturb
        # site night
        0 W O.walk | {O} crosses from one dark to another, and something drops | sfx footsteps
        0 M P | !event
        1 I @X:ground | {X.a} on the wet ground, just where a foot would find it
        0 C P.determined | {P} puts up {his} collar and goes
        == harder
        # site night
        0 W P.walk O.walk | {O} far ahead, {P} behind, the same pace, like one person and a thought
        1 I - | !detail
        1 V - | a coat going round a corner, its hem still there, gone
        1 M P.look.worried | {P} presses {himself} into a doorway and holds {his} breath | sfx heartbeat
        # away night
        1 W P.walk | !arrive
        0 I @key | a door that should have been locked, and a key left in it, still swinging | sfx door
        1 C P.worried | {P} has the feeling of being expected
        0 V - | in a shop window, reflected: {O}, behind {P} now, ten steps
        2 M P.run | {P} runs, stops, listens: two pairs of feet, then one
        2 I - | !detail
        == turn
        # room night
        0 W P.walk | {P} opens the last door, and it is {his} own | mus out; sfx door
        0 M O P | {O} stands by the window with {his} lamp in {O.his} hand | ask O: <You took your time. / I thought you'd never follow.>
        0 C P.surprised | {P} looks for something to hold on to | re P: <Who sent you? / Why here?>
        0 I @X:table | two torn halves of one thing, laid edge to edge: they fit
        0 I @photograph | !mark
        1 C O.sad | {O} says nothing, so that {P} can say it first
        1 T P O | !gesture O
        == after
        # room dawn
        0 C P.tender | {P}, after a long time, breathes out
        1 I - | !payoff
        1 M P.reach | {P} takes {X} and puts it where it has to go now | nar: <I had been so careful not to be seen that I had not looked.>
        1 W O.walk | {O} goes, slowly, so that {he} can see which way
        # home dawn
        0 E P.walk | !again, and someone walking in the middle of it, not hiding, ten steps ahead of someone
    """,
)

RETURNED = Plot(
    engine="pursuit", name="the pursuer", also=("farewell", "delivery"), likes=("force", "adventure", "western", "dread", "obeast", "v:flee", "v:escape", "v:run", "v:chase", "v:hunt"), needs=("!pair", "!beast"), other="stranger",
    titles=("Something Behind", "The Footsteps", "Do Not Turn Round"),
    logline="{P} runs from {O} all night, and all {O} wants is to give back what {he} dropped.",
    treatment=(
        "{P} wants {want}.",
        "One evening there are steps behind {him}, and {he} {event}.",
        "{He} throws off everything that makes {him} slow: the bag, the coat, the warm thoughts.",
        "When there is nowhere further to go {he} turns round, and {O} is standing there with arms full of {his} things.",
        "They go back together along the trail of what {he} was.",
    ),
    script="""
        == world
        # home dusk
        0 E - | !establish | move push in
        0 M P | !work
        0 I @X | !use
        1 I - | !plant
        1 I - | !hands
        2 C P.look | {P} hums, and stops in the middle of the tune
        == disturb
        # away night
        0 W P.walk | !arrive
        0 I - | steps; {P} stops; one step too many | sfx footsteps
        0 M P | !event
        0 C P.afraid | {P} does not turn {his} head, only {his} eyes
        1 V - | nothing, and in the nothing a lamp, swinging
        == harder
        # site night
        0 W P.run | {P} runs
        1 I @bag:ground | something heavy hits the ground and rolls
        1 M P.run.afraid | {P} pulls off what catches in the branches and leaves it hanging there
        0 I @X:ground | {X}, falling, and nobody stopping for it | sfx thud
        1 V - | the lamp behind, smaller; the lamp behind, larger
        1 W P.run | {P} goes through water to the waist and out on the other side | sfx water
        0 C P.afraid | {P}, hand over {his} own mouth | sfx heartbeat
        2 I - | !detail
        2 M P.sit.afraid | {P} makes {himself} small, smaller than {he} has been since {he} was six
        == turn
        # site dawn fog
        0 W P.stand | the edge: nothing in front of {P} but air | mus out
        0 C P.determined | {P} picks up a stone and turns round | say P: <What do you want? / Enough! Here I am!>
        0 M O.carry+lantern | {O}, out of breath, bent under a bag, a coat, and in the free hand {X}
        0 C O.worried | {O} holds out {X} at the full length of {O.his} arm | say O: <You dropped this. / You run very fast.>
        1 I @X | !mark
        0 C P.surprised | {P} looks at the stone in {his} hand and does not know whose it is
        == after
        # site morning
        0 T P O.sit | {P} and {O}, side by side on the edge, feet over it, sharing what was in the bag
        1 M P.happy | {P} puts {his} own coat on {O}'s shoulders
        1 I - | !payoff
        1 I @X | !rests
        1 W P.walk O.walk | they go back through the water, over the branches, picking things up | nar: <I had thrown away so much so that it would not catch me.>
        # home dusk
        0 E P O | !again, and a lamp beside the door with nobody running from it
    """,
)

SEARCH = Plot(
    engine="pursuit", name="search", also=("return", "discovery", "farewell"), likes=("lost", "kin", "relation", "thing", "melancholy", "comedy", "child", "v:lose", "v:search", "v:look", "v:miss", "v:seek", "v:vanish", "v:disappear", "v:forget"), needs=("!beast", "!dread", "seeking"), other="boy",
    titles=("Where I Last Had It", "Everywhere Else", "Lost Property"),
    logline="{P} turns the world upside down for {X.a}, and the one who had it all along was only waiting to be asked.",
    treatment=(
        "{P} wants {want}, and cannot begin without {X}.",
        "Then {he} {event}, and everything stops.",
        "{He} searches the house, the street, other people's faces; whatever {he} lifts, something else {he} lost long ago is under it.",
        "When {he} has nothing left to search, {he} sits down beside {O}, who has been there the whole time.",
        "What {he} finds is not what {he} lost, and {he} stops looking.",
    ),
    script="""
        == world
        # home morning
        0 E - | !establish | move push in
        0 M P | !work
        0 I @X | !use
        1 M O.sit | {O}, in the corner, watches without being watched
        1 I - | !plant
        2 I - | !hands
        == disturb
        # room morning
        0 D | an empty place, and round it dust in the shape of what was there
        0 M P | !event
        0 C P.afraid | {P} pats one pocket, the other, the first again | say P: <It was here. It was just here. / Nobody move.>
        1 W P.run | drawers, cushions, the whole room in the air
        1 I @box:ground | a box is emptied: everything but that | sfx crash
        == harder
        # site day
        0 W P.walk | !arrive
        1 M P.kneel | {P} looks under things that cannot have anything under them
        1 I @photograph:ground | under the first: a photograph, long given up for lost
        0 C P.sad | {P} looks at it for too long, and puts it in {his} coat
        1 I @coin:ground | under the second: a coin from a summer
        1 M P | {P} draws {X} in the air for strangers, larger each time
        # away dusk
        0 W P.walk.sad | !arrive
        1 I - | !detail
        2 V - | a window full of such things, none of them the one
        2 C P.sad | {P} sees {X} in a cloud, in a puddle, in somebody's ear
        == turn
        # room night
        0 W P.sit.sad | {P} sits down on the floor in the middle of what {he} has turned out | mus out
        0 M O.sit P.sit | {O} comes and sits down in the same way | say O: <Are you looking for me? / You never asked me.>
        0 C P.surprised | {P} sees {O} for what may be the first time today, or this year
        0 M O.reach+X | {O} opens one hand
        0 I @X | !mark
        1 C O.tender | {O} has only been taking care of it | say O: <You put it down when you were sad.>
        == after
        # room morning
        0 M P O | {P} holds {X}, looks at it, and puts it in {O}'s pocket
        1 I - | !payoff
        1 I @photograph:wall | the photograph, hung up crooked
        1 C P.happy | {P} leaves every drawer open | nar: <The thing about lost things is that they know where they are.>
        # home morning
        0 E P O.walk | !again, the door wide open, two people leaving it without locking anything
    """,
)

PLOTS = (LED, RETURNED, SEARCH)
