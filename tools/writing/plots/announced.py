"""Films that an idea announces as something other than a story: an ad, a documentary."""

# ruff: noqa: E501  (a line is one moment)

from tools.writing.plot import Plot

BEFORE_THE_DAY = Plot(
    engine="vigil", name="before the day", also=("transformation", "lesson", "rivalry", "bargain"), needs=("ad", "!beast"), other="neighbour",
    titles=("Before Anyone Is Up", "The First Step Out", "Today, Then"),
    logline="{P} has a hundred reasons to stay in, {X.a}, and one morning.",
    treatment=(
        "It is early, it is cold, and {P} has every reason to turn round again.",
        "By the door: {X.a}.",
        "{He} tries without, tries later, tries not to look.",
        "Then {he} takes {X}, and the day begins to move.",
        "What was heavy is light, and the last picture has nothing in it but {X}.",
    ),
    script="""
        == world
        # room dawn
        0 E - | !establish | move push in
        0 C P.look | {P}, awake too early, listens to the rain that would be an excuse
        1 I @clock:table | a clock, four minutes before it rings
        0 I @X:ground | {X.a}, by the door, in the one stripe of light
        2 C P.look | {P} looks at the ceiling as one looks at a long list
        == disturb
        # room morning
        0 M P.sit | {P} sits up on the edge of the bed and looks at {X}
        1 C P.worried | {P} almost lies down again
        1 I @cup:table | a cup of coffee, going cold
        == harder
        # away morning
        0 W P.walk | {P} walks through the morning without {X}, slower than everybody | say O: <You're late. / Rough morning?>
        1 M P.sit.sad | {P} sits on a step while the others go by
        1 C O.happy | {O} goes by and does not have to say anything
        0 C P.look | {P} looks at {his} hands, empty
        2 I - | !detail
        == turn
        # room morning
        0 I @X:ground | {X}, as before, in the same stripe of light | mus out
        0 M P.kneel.determined | {P} kneels and takes {X}, for the first time without thinking about it | say P: <All right. / Today, then.>
        0 X P.determined | {P}'s face, and one long breath
        # away day
        0 W P.run | {P} comes out into the street with {X}, and the street is different | mus triumphant drums and a rising line
        0 M P.run.happy | {P} passes the step where {he} sat | sfx footsteps
        1 V - | the street from {his} side: lamps, doors, faces, all of it going past
        == after
        # away sunset
        1 W P.run O.run | {P} and {O}, side by side, and neither of them first
        0 C P.happy | {P}, out of breath, and glad of it
        0 I @X:ground | {X}, in the last of the sun, no longer new | nar: <The day does not start by itself. / You only have to begin.>
        # room dawn
        0 E P | !again, and this time somebody already at the door
    """,
)

YEAR = Plot(
    engine="vigil", name="a year with them", also=("discovery", "lesson", "defence", "return"), needs=("documentary", "creatures"), likes=("other",), other="neighbour",
    titles=("A Year of {S}", "{S}, Seen Near", "Next to Us: {S}"),
    logline="One year with {s}, and with {P}, who has looked at them longer than anyone and still does not know everything.",
    treatment=(
        "{P} has been coming up here for years, and {s} were here before.",
        "In spring there is work to do, and most of it is waiting.",
        "Then comes a week in which everything can be lost.",
        "What saves it was there all along and needed only to be left alone.",
        "In the end {P} closes up for the winter, and listens once more.",
    ),
    script="""
        == world
        # home dawn
        0 E - | !establish | move push in; nar: <They were here before us. / Nobody asked them to come.>
        0 M P.walk | {P} comes out with the first light, puts down {his} things, and does nothing yet
        0 I @X:ground | {X.a}, and {s} coming and going
        1 X - | {s}, so near that every hair can be counted
        1 C P.look | {P} looks the way one looks at a fire
        == disturb
        # home morning
        0 M P.kneel | {P} kneels down to the {s}, slowly, because they notice haste
        0 V - | {s}, from where they are: light, edges, the size of everything | nar: <What they see, we can only guess.>
        1 W P | all round it the rest of the world gets up and has no idea
        == harder
        # home day rain
        0 E - | three days of rain, and none of the {s} to be seen | sfx rain
        1 I @X:ground | {X}, closed, wet, without a sound
        0 C P.worried | {P} listens with one ear close to it | say P: <It's too quiet. / They should be out by now.>
        0 M P.reach | {P} does what can be done, which is little
        2 M P.sit.sad | {P} sits beside it under an umbrella
        1 M P.write | {P} writes the day into a book: nothing
        == turn
        # home dawn clear
        0 X - | one of the {s}, wet, alone, on the edge of the light | mus out
        0 C P.surprised | {P} sees it and does not move
        0 V - | another; ten; and then too many to count
        0 W P.stand.happy | {P} stands in the middle of them with open hands | nar: <Nobody told them it was over. They went and looked.>
        == after
        # home sunset
        1 M P.kneel | {P} takes what they can spare, and no more
        1 I @bottle:table | a jar, held against the sun
        0 C P.tender | {P} listens once more, and hears it | say P: <There. That's them. / They're all right.>
        # home dusk
        0 E P | !again, and {s} coming home to it out of the whole sky
    """,
)

PORTRAIT = Plot(
    engine="lesson", name="a portrait", also=("vigil", "transformation", "farewell"), needs=("documentary", "!creatures", "!beast"), likes=("thing",), other="neighbour",
    titles=("Portrait of a {P.bare}", "The Hours of the {P.bare}", "While Nobody Looks"),
    logline="One day with {P}, from the first thing {he} does to the last, and what stays when {he} has gone home.",
    treatment=(
        "{P} is at work before anyone asks for it.",
        "{He} does what {he} does every day, and says little about it.",
        "Today it does not come out, and nobody is there to help.",
        "{He} begins again, no faster than before.",
        "Those for whom it is made see only that it is there.",
    ),
    script="""
        == world
        # home dawn
        0 E - | !establish | move push in; nar: <Most people have never seen this hour. / Somebody is always up before us.>
        0 M P | !work
        1 I - | !hands
        1 M P | !work
        2 I - | !detail
        == disturb
        # home morning
        0 M P | !work | say P: <You get used to the hours. No, you don't. / My hands know it. I only watch.>
        1 V - | the other side of the window, where nobody knows yet that it is day
        0 C P.look | {P} looks up at us, once, and back at what {he} is doing
        == harder
        # home day
        0 I @X | !fails
        0 C P.worried | {P} looks at it for a long time and says nothing
        1 M P.sit.sad | {P} sits down for the first time today; it lasts a minute | say P: <Some days it won't. / Again, then.>
        1 I - | !detail
        == turn
        # home afternoon
        0 M P.determined | {P} begins again from the beginning, no faster than before | mus out
        0 M P | !gesture
        0 X P.determined | {P}'s face, close, and nothing in it but the work
        1 I - | !hands
        0 I @X | !rests
        == after
        # home dusk
        0 V - | the first who come for it, one after another, in a hurry
        0 C P.happy | {P} sees them, and does not stop working | nar: <They will never know who it was. That is how one knows it is good. / It was there when they woke.>
        # home night
        0 E P | !again, the lamp going out, and somebody walking home from it
    """,
)

PLOTS = (BEFORE_THE_DAY, YEAR, PORTRAIT)
