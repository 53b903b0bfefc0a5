"""Delivery: the message changes the messenger."""

# ruff: noqa: E501  (a line is one moment)

from tools.writing.plot import Plot

CARRIED = Plot(
    engine="delivery", name="carried", also=("pursuit", "farewell", "vigil"), likes=("paper", "thing", "force", "adventure", "holds", "v:smuggle", "v:carry", "v:deliver", "v:bring", "v:send", "v:post", "v:take", "v:cross", "v:write"), needs=("!beast", "!big", "thing"), other="old woman",
    titles=("To the Last House", "By Hand", "Return to Sender"),
    logline="{P} carries {X.a} through {F} to a door that may no longer be there, and on the way becomes the one it is meant for.",
    treatment=(
        "{P} wants {want}.",
        "There is one more in the bag; {he} {event}.",
        "Everyone on the way tells {him} to turn back: the last lamp, the last dog, the last good stretch of road.",
        "At the place where the house should be there is none, and only then does {he} read what {he} has been carrying.",
        "{He} delivers it all the same.",
    ),
    script="""
        == world
        # home morning
        0 E - | !establish | move push in
        0 M P | !work
        1 I - | !hands
        0 I - | !plant
        1 M P | !work
        2 C P.look | {P} already has {his} coat half off for the evening
        == disturb
        # home afternoon
        0 I @X | {X.a}, left over, alone on the table
        0 M P | !event
        1 C P.worried | {P} looks at the window, at {X}, at the window | say P: <It won't be there by itself. / One more. Then home.>
        1 E - | !coming
        == harder
        # away dusk force
        0 W P.walk+X | {P}, small, bent forward, {X} under {his} coat
        1 M O.sad P | {O} in the last lit door | say O: <There's nobody up there. / Turn back. The road's gone.>
        1 I - | !sign
        # site night force
        0 W P.walk | !peak
        0 I @X | !fails | sfx wind
        1 M P.kneel.determined | {P} holds {X} inside {his} shirt, against the skin
        1 W P.walk | {P} falls, gets up, falls, and gets up with more of it on {him}
        1 C P.afraid | {P} has stopped feeling {his} hands and says so, aloud, to keep awake
        2 I - | !detail
        2 V - | a light ahead; it is only a star
        == turn
        # site dawn
        0 W P.stand | where the road ends: a gate, two posts, nothing behind it | mus out
        0 C P.sad | {P} knocks on the gate post all the same | sfx knock
        0 I @X | !open
        0 I @X | !secret | vo O: <If you have come this far, it is yours. / Whoever brings this, come in. You must be cold.>
        1 X P.surprised | {P} reads the last line again, and looks round as if someone had spoken
        0 V - | under the snow, the ash, the grass: a hatch, and round it a thin line of light
        == after
        # room morning
        0 M O P.sit | {O} pours something hot and does not ask | say P: <I have something for you.> ; say O: <No. You are it. / I know. I sent it.>
        1 I - | !payoff
        1 I @X:table | !rests
        0 C P.tender | {P} sleeps with {his} boots on, and {his} hands open
        1 I @gift:table | {gift}, left on the table
        # home dawn
        0 E P.walk | !again, and a small figure coming down into it, walking like someone who has been somewhere
    """,
)

ROUTE = Plot(
    engine="delivery", name="passenger", also=("lesson", "defence", "bargain"), likes=("other", "ochild", "kin", "comedy", "western", "living", "driver", "fisher", "v:drive", "v:pick", "v:take", "v:bring", "v:lead", "v:guide", "v:travel", "v:ride", "v:transport", "v:cross"), needs=("!beast", "other"), other="child",
    titles=("As Far as the Sea", "Next Stop", "Passenger"),
    logline="{P} only has to bring {O} from one end of the road to the other, and does everything not to talk.",
    treatment=(
        "{P} wants {want}.",
        "{O} is to be brought to the other end; {he} {event}.",
        "They disagree about the window, the bread, the road and the past.",
        "Where the road forks {O} is asleep, and {he} could be rid of it all in an hour, and takes the other turning.",
        "They arrive late, by way of everything {he} had driven past.",
    ),
    script="""
        == world
        # home dawn
        0 E - | !establish | move push in
        0 M P | !work
        1 I - | !hands
        0 I - | !plant
        1 C P.look | {P} likes it quiet, and it is
        2 M P | !work
        == disturb
        # home morning
        0 W O.carry | {O}, with a bag as big as {O.himself} and a label round {O.his} neck
        0 M P | !event
        0 M P O | {P} reads the label and looks for someone to complain to | say O: <Is it far? / Are you the one?> ; say P: <Don't talk. / It's a long way. Sit.>
        1 I @X | {O} is carrying {X.a} and will not put {X.it} down
        == harder
        # away day
        0 T P.sit O.sit | {P} and {O}, and between them as much air as can be had
        1 I - | !detail
        1 M O | !work O
        0 M P.angry | <{P} divides the bread; {O} divides it again / {P} closes the window; {O} opens it>
        1 I @X | !use
        1 W P O | !arrive
        # site dusk force
        0 W P.reach O.afraid | everything stops: mud, a slope, a wheel in the air | sfx crash
        1 M P.angry | {P} shouts at the sky, at the road, at {O}
        0 C O.sad | {O} moves away as far as the rope of the light goes
        1 C P.sad | {P} hears {his} own voice come back off the hill
        2 I @bread | a piece of bread, the larger half, pushed across
        == turn
        # away night
        0 M P O.lie | {O}, asleep at last, leaning on {P}'s arm, and {P} does not dare to move it | mus out
        0 I @map | a fork: to the left the place on the label, to the right a word crossed out in red
        0 I @X | !mark
        0 C P.determined | {P} takes a breath, and turns the wheel, the horse, the boat, the other way | say P: <You wanted to see the sea. / All right. The long way.>
        0 E P O | a small light going along a great dark, alone, in the wrong direction
        == after
        # site sunrise
        0 W P O.happy | what the crossed-out word was: more sky than either of them has ever had in one piece
        0 C O.happy | {O} with {O.his} mouth open | say O: <Is it always here?>
        1 T P.happy O.happy | !gesture
        1 I - | !payoff
        1 I @X | !rests
        1 W O.walk | {O}, at the right door, a day late, turns round | nar: <I was paid for the distance. Nobody paid me to arrive.>
        # home dusk
        0 E P | !again, and the seat beside {him} not wiped
    """,
)
PLOTS = (CARRIED, ROUTE)
