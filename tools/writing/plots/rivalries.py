"""Rivalry: two who need the same thing, and the third way."""

# ruff: noqa: E501  (a line is one moment)

from tools.writing.plot import Plot

SHARED = Plot(
    engine="rivalry", name="shared", also=("lesson", "bargain"), likes=("pair", "big", "thing", "comedy", "other", "v:share", "v:divide", "v:argue", "v:quarrel", "v:claim", "v:want"), needs=("!beast", "!obeast", "other_here", "sharing", "thing"), other="rival",
    titles=("One {X.bare}", "The Line", "Yours, Mine"),
    logline="{P} and {O} divide one {X.bare} down the middle with a chalk line, and then it stops working on both sides.",
    treatment=(
        "{P} wants {want}, and so does {O}, with the same {X.bare}, at the same hour.",
        "They draw a line through the room, then through the day, then through everything on the table.",
        "Each wins a little, every morning, and both grow worse at the one thing they are good at.",
        "The night before it matters most, {X} gives out, and it takes two left hands and two right hands to save it.",
        "In the morning nobody can say on which side of the line the best of it was made, because the line is gone.",
    ),
    script="""
        == world
        # home dawn
        0 E - | !establish | move push in
        0 T P O | !event
        1 M P | !work
        1 M O | !work O
        1 I @X | {X.a}, and {his} hand on it from one side, and another hand from the other
        2 I - | !plant
        2 I - | !detail
        == disturb
        # room morning
        0 M P.angry O | {P} was here first; {O} has been here all night | say P: <It's my hour. / I was here first.> ; say O: <It's my fire. / You were asleep first.>
        0 I @tool:ground | a piece of chalk draws a white line across the floor, up the wall, over {X} | sfx chalk
        1 W P O.angry | {P} and {O}, one on each side of the line, back to back
        1 C O.determined | {O} moves the line by the width of a thumb
        == harder
        # room day
        1 M P.determined | {P} gets up an hour earlier, and finds {O} already there
        0 W P O.run | <a bowl, a stool, a cat cross the line and are sent back / they both reach for the same cloth, and it tears down the middle> | sfx cloth
        1 I @clock:wall | two clocks, set against each other
        2 M P | !work
        1 M O | !work O
        0 C P.angry | {P} looks at what {he} has made and would not buy it
        1 C O.angry | {O} looks at what {O.he} has made and hides it
        # room dusk
        1 I @letter:table | an order, pinned exactly on the line: two hundred, by tomorrow | say O: We could each make a hundred.
        2 W - | in the window, two lamps, as far from each other as the room allows
        == turn
        # room night
        0 I @X | !fails | mus out; sfx crack
        0 W P O | {P} and {O} stand before it in the dark, on their own sides
        0 M P.kneel O.kneel | {P} takes hold on the left, {O} on the right; it needs both | say P: Push. ; say O: You pull.
        1 I - | four hands, black to the wrists, and no room for a line between them
        1 C O.tender | {O} holds the lamp where {P} needs it before {P} asks
        0 I @X | !open
        1 T P O.happy | {P} and {O}, lit from below by the same thing
        == after
        # room dawn
        1 I @tool:ground | a wet cloth goes along the chalk line and leaves a clean stripe
        0 M P O | {P} starts a movement and {O} finishes it
        1 I @X | !rests
        1 I - | !payoff
        0 C P.happy | {P} tastes it, and looks sideways | say P: <Whose is this? / Which of us made this one?>
        # home dawn
        0 E P O | !again, and in it, where the line was, the two of them asleep on their feet, shoulder to shoulder
    """,
)

CONTEST = Plot(
    engine="rivalry", name="contest", also=("pursuit", "defence"), likes=("adventure", "comedy", "western", "other", "v:race", "v:compete", "v:duel", "v:beat", "v:win", "v:run", "v:fight"), needs=("!beast", "!obeast", "contest", "!gaming"), other="rival",
    titles=("Second", "The Last Metre", "By a Hand"),
    logline="{P} has beaten everyone but {O}, and with the finish in sight {he} looks round and sees why.",
    treatment=(
        "{P} wants {want}, and there is only one person in the way.",
        "All {he} knows of {O} is a back.",
        "This time {he} trains with nothing else in mind, and on the day {he} {event}.",
        "Just short of the end {O} is down, and the way is free for the first time, and {he} slows down.",
        "They come in together, and the argument about who was first goes on for the rest of their lives, at one table.",
    ),
    script="""
        == world
        # home dawn
        0 E - | !establish | move push in
        0 M P.determined | !work
        1 I - | !hands
        0 I - | !plant
        1 V - | a back, always the same back, going away
        1 C P.determined | {P} says a number under {his} breath, and goes again
        2 M P | !work
        == disturb
        # site morning
        0 T P O.determined | {P} and {O} side by side, eyes front, so close that sleeves touch | say O: <Still here? / You again.> ; say P: Until you aren't.
        0 M P | !event
        1 I @coin | a coin goes up, turns, and comes down in a fist ; coin
        1 C O.look | {O} looks across once, and away before it can be seen
        == harder
        # site day
        0 W P.run O.run | {P} half a step behind {O}, as ever
        1 I - | !detail
        1 M P.angry | {P} loses a yard, and takes it back with {his} teeth
        2 M O.determined | {O} hears the breath behind, and smiles in front
        0 C P.determined | {P}, level, for the first time sees {O.his} face instead of {O.his} back
        1 I @X | !use
        1 W - | the last of it: straight, bright, and far too short
        2 C O.afraid | {O} puts a hand to {O.his} side
        == turn
        # site sunset
        0 I - | one foot comes down wrong | mus out; sfx thud
        0 W O.kneel P.run | {O} is on the ground, and {P} goes past, alone, the way wide open
        0 C P.surprised | {P} hears that nobody is behind {him}
        0 W P.stand | {P} stands still, ten steps from everything {he} wanted
        1 V - | the line, the ribbon, the people already shouting {his} name
        0 M P.reach O.kneel | {P} goes back and puts a hand under {O}'s arm | say O: <Don't you dare. / Run, you fool.> ; say P: <Shut up and lean. / Without you it's just running.>
        == after
        # site dusk
        0 W P.walk O.walk | three legs, two backs, one shadow, over the line
        1 I - | !payoff
        1 I @gift:table | {gift}, cut in two with great exactness
        1 T P.happy O.happy | {P} and {O} on one bench, not agreeing about anything | nar: <Nobody wrote the time down. We did not either.>
        # home dawn
        0 E P O.run | !again, and two people crossing it, each slowing down for the other
    """,
)

PLOTS = (SHARED, CONTEST)
