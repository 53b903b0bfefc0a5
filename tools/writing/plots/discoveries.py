"""Discovery: something asks a question, and the answer is about the finder."""

# ruff: noqa: E501  (a line is one moment)

from tools.writing.plot import Plot

ANSWER = Plot(
    engine="discovery", name="answer", also=("delivery", "vigil"), needs=("!beast", "!other_here"), likes=("holds", "paper", "sounds", "v:message", "v:receive", "v:answer", "v:read", "v:hear"),
    titles=("The Answer", "What the {X.bare} Said", "Whoever Reads This"),
    logline="{P} wants only {want}, until {X.a} asks {him} a question that only a light in the dark can answer.",
    treatment=(
        "{P} wants {want}, and has arranged a life in which nobody asks.",
        "Then {he} {event}, and inside it is a question from someone who cannot know {him}.",
        "{He} puts it away, and it will not stay put away: whoever wrote it is out there and waiting.",
        "One night {he} answers in the only language {he} has, and out of the dark somebody answers back.",
        "In the morning {he} leaves {gift} to whoever comes next, and goes.",
    ),
    script="""
        == world
        # home dusk
        0 E - | !establish | move push in
        1 M P | !work
        1 I - | !hands
        0 I - | !plant
        1 C P.look | {P} <listens a moment, though nobody is due / looks up at a sound that was only the wind / rests {his} eyes on it and looks away first>
        2 M P | !work
        2 I - | !detail
        == disturb
        # site dawn
        1 W P | !arrive
        0 I @X:ground | !lies
        0 M P+X | !event
        1 M P.surprised | !take
        2 V - | nobody, in one direction; nobody, in the other
        == harder
        # room night
        1 O P @X | {P} bends over {X} under the lamp and does not dare to breathe on it
        0 I @X | !open
        0 I @X | !secret | vo O: <Are you the one who answers? / If you read this, do something I can see. / Is it only me who is awake?>
        1 C P.worried | {P} reads it again, {his} mouth moves, no sound | mus out
        1 M P.reach+X | {P} puts {X} in the farthest drawer and shuts it with {his} hip | sfx wood
        2 M P.lie.worried | {P} lies awake, eyes on the drawer
        # home dusk
        2 M P | !work
        ?!space 1 W P.stand | {P} stands outside in the cold without a coat and looks where {he} has not looked in years
        == turn
        # home night
        0 C P.look.worried | {P} searches the dark from left to right, and stops
        0 V - | far out, one tiny light <blinks, twice / goes on, goes off, waits> | sfx heartbeat; mus melancholy a single held note
        1 M P.determined | !gesture
        0 W - | !signal | sfx boom; move static
        0 V - | out in the dark the small light blinks back, at once, three times
        == after
        0 C P.happy | {P}, wet eyes, for the first time a smile
        # room dawn
        1 I @gift:table | on the table: {gift}, and a note under it in block letters | vo P: <I have gone to answer. / Keep it going. I have gone to answer.>
        1 I - | !payoff
        # site sunrise
        ?!space 1 M P.carry+lantern | {P} goes down towards the day with one lantern and no hat
        # home sunrise
        0 E P.walk | !again, one small figure going out of the frame
    """,
)

MIRRORED = Plot(
    engine="discovery", name="own mark", also=("return", "pursuit", "transformation"), likes=("thing", "paper", "precious", "wears", "dread", "own", "v:discover", "v:pick"), needs=("found", "!dread", "!beast", "!big"),
    titles=("The {X.bare}", "Somebody's {X.bare}", "A {X.bare} Like This"),
    logline="{P} wants to give {X.a} back to its owner, and every trace of that owner leads home to {him}.",
    treatment=(
        "{P} wants {want}.",
        "When {he} {event}, {he} sets out to do the decent thing and find the one it belongs to.",
        "Door after door says no, and each knows a little more about {him} than it should.",
        "Late, in the right light, {he} sees the mark on it, and it is {his} own.",
        "What was lost was never the thing; {he} puts it where the next one will find it.",
    ),
    script="""
        == world
        # home morning
        0 E - | !establish | move push in
        0 M P | !work
        1 I - | !hands
        1 I - | !plant
        2 C P.look | {P} sees {himself} in a dark pane and straightens nothing
        2 M P | !work
        == disturb
        # site day
        1 W P | !arrive
        0 I @X:ground | !lies
        0 M P | !event
        1 M P.kneel | !take | say P: <Whose is this? / Somebody will want this back.>
        2 W P.stand+X | {P} holds {X} up over {his} head so that anyone can see
        == harder
        # away afternoon
        0 M P.reach+X O.stand | {P} holds out {X} across a threshold, and {O} shakes {O.his} head | say O: <Not mine. But I know you. / That's not mine. Ask at home.>
        1 I @X | {X}, turned over by other hands, and given back a little too fast
        2 W P.walk | !arrive
        1 C O.look.worried | {O} looks after {P}, and then at a spot on the wall
        1 M P.sit.sad+X | {P} sits on a step with {X} on {his} knees, the last door shut
        2 I - | !detail
        # site dusk
        1 W P.walk+X | {P} goes back the way {he} came, and the way looks different from this side
        2 V - | a window, lit, and in it a coat like {his} on a hook
        == turn
        # room night
        1 M P.sit+X | {P} puts {X} under the lamp to look at it once more before giving up | mus out
        0 I @X | !open
        0 X P.surprised | {P}'s eyes go along something small, and back to where it began
        0 I @X | !mark | sfx heartbeat
        1 C P.tender | {P} says a name without voice, and it is {his} own
        0 I @photograph:wall | !remembers | nar: <I had been looking for someone I used to be. / You can lose a thing so well that you ask strangers for it.>
        == after
        # home dawn
        1 M P | !work
        1 I - | !payoff
        0 I @X | !rests
        1 W P O.walk | {O} comes past, stops, and this time comes in
        0 C P.happy | {P}, found
        # home morning
        0 E P | !again, and in the middle of it, on purpose, the next thing for someone to find
    """,
)

SENSE = Plot(
    engine="discovery", name="through the body", also=("lesson", "vigil"), likes=("force", "deaf", "blind", "sounds", "v:hear", "v:feel", "v:see"), needs=("force", "!beast"),
    titles=("The First {F.bare}", "Where the {F.bare} Is", "Under the {F.bare}"),
    logline="Everyone runs from {F}; {P} goes out to meet it, because for the first time something is speaking {his} language.",
    treatment=(
        "{P} wants {want}, in a world that speaks past {him}.",
        "Then, with one small sign after another, {F} arrives, and {he} {event}.",
        "The others shut the windows and pull {him} back; {he} loses it, room after room, behind thick walls.",
        "So {he} opens what everyone has closed and lets it come all the way in.",
        "Afterwards nothing is louder than before, but {he} knows where to put {his} hand.",
    ),
    script="""
        == world
        # home afternoon overcast
        0 E - | !establish | move push in; mus out
        0 M P | !work
        1 I - | !hands
        1 C O.angry | {O} shouts something from the side, and no part of it arrives
        0 I - | !plant
        2 M P | !work
        2 I - | !detail
        == disturb
        # home dusk wind
        1 E - | !coming
        0 I - | !sign | sfx rumble
        0 M P.surprised | !event
        1 C P.surprised | {P} stops with {his} hand in the air, and looks at the floor
        1 M P.kneel | {P} gets down and lays {his} cheek on the boards | sfx rumble
        0 X P.surprised | !felt
        == harder
        # home dusk force
        1 M O.reach P | {O} slams the windows shut, one, two, three | sfx door slam; say O: <Away from there! / Get in! Are you mad? / Come away from the window!>
        1 C P.sad | {P}, palm on the shut glass: nothing
        0 W P.run | {P} runs through the dark house towards where it was, losing it, finding it
        1 I - | {his} fingertips on a pipe; then on a wall; then on nothing
        2 M P.reach | {P} tries one door after another, flat hand first
        1 M P O.reach.afraid | {O} has {P} by the sleeve; neither can say it | say O: <It will kill you. / You can't hear how big it is.>
        2 C O.afraid | {O} counts between the flash and the blow, and does not get to one
        == turn
        # home night force
        0 M P.determined | {P} takes {O.his} hand off {his} sleeve, one finger at a time, and keeps it
        0 W P.reach | {P} throws both wings of the great door open | sfx wind; mus epic drums from far, then near
        0 E - | !peak | sfx thunder
        1 X P.surprised | {P}'s face in the white light, mouth open, and it is not fear
        1 I @drum | !hands
        0 M P.reach | !gesture | sfx drum
        1 W - | !signal
        == after
        # home dawn clear
        1 C O.tender | {O}, wet to the skin, has {O.his} own palm flat on the floor | say O: <There. I have it too.>
        0 I - | !payoff
        1 E - | !calm
        1 M P O | {P} moves {O}'s hand a little to the left, to where it is strongest | nar: <{P.He} never learned what it sounded like. Only where it was. / It was the first thing that ever came looking for {P.him}.>
        2 C P.happy | {P}, eyes closed, listening with everything else
        0 E P O | !again, every door of it wide open
    """,
)

LIVING = Plot(
    engine="discovery", name="a living thing", also=("defence", "farewell", "bargain"), likes=("living", "obeast", "ochild", "ghostly", "wonder", "v:adopt", "v:hide", "v:find", "v:meet", "v:befriend", "v:raise", "v:rescue", "v:shelter"), needs=("living", "!beast"),
    titles=("{O.bare}", "What Ate the Bread", "Somebody in the {room.bare}"),
    logline="{P} hides {O} from everyone, and finds out that it is {himself} {he} has been hiding.",
    treatment=(
        "{P} wants {want}.",
        "Small things are missing, then moved; then {he} {event}.",
        "{He} keeps {O} secret and learns what it needs, which is everything {he} has stopped needing.",
        "When they come for {O}, {he} does the one thing {he} has been afraid of: {he} opens the door.",
        "What stays behind is small, and it is enough.",
    ),
    script="""
        == world
        # home dusk
        0 E - | !establish | move push in
        1 M P | !work
        1 I @bread:table | the heel of a loaf on a board, and toothmarks that are nobody's
        0 I - | !plant
        1 C P.worried | {P} counts what is on the table, and counts again
        2 M P | !work
        == disturb
        # room night
        1 I - | !detail | sfx scratch
        0 M P.walk+lantern | {P} goes towards the sound, light first, a broom in the other hand
        0 M P | !event
        0 C O.afraid | in the corner, blinking, {O}
        1 C P.surprised | {P} lowers the broom by the width of a hand | say P: <So it was you. / Don't. I won't. / You're not what I thought.>
        == harder
        # room morning
        1 M P.kneel+bread O | {P} pushes a plate across the floor with one finger and backs away
        1 I @bread:ground | the plate, empty, turned upside down, and put back
        1 M P O | {P} works, and {O} does the same thing, a little later and a little wrong
        2 M O | !work O
        # room afternoon
        0 M P | a knock; {P} throws a coat over a shape and sits down on its edge | sfx knock
        1 C P.afraid | {P} smiles at the door in a way {he} has never smiled
        2 W - | boots in the yard, lamps, a dog straining on its lead | sfx dog
        1 I @X | !use
        == turn
        # room night
        1 O P O | {O} at the window, looking at what is out there, and breath on the glass | mus out
        0 C P.sad | {P} understands and does not want to
        0 M P.reach.determined | {P} takes down the bar and opens the door all the way | sfx door; say P: Go on.
        0 W O.walk | {O} stands on the threshold, the dark in front, the lamp behind
        1 C O.tender | !gesture O
        1 C P.sad | {P} keeps {his} hands in {his} pockets, where they will behave
        0 E - | !signal O
        == after
        # room dawn
        1 M P | {P} sweeps up crumbs, stops, leaves some | nar: <I told them I live alone. It was true until I said it.>
        0 I - | !payoff
        1 I @ogift:ground | on the doorstep: {ogift}
        0 C P.happy | {P} looks over the trees and puts two plates on the sill
        # home dawn
        0 E P | !again, and one set of prints, leading away, that turns once
    """,
)

PLOTS = (ANSWER, MIRRORED, SENSE, LIVING)
