"""Lesson and transformation: who teaches whom turns over; what is lost is noticed last."""

# ruff: noqa: E501  (a line is one moment)

from tools.writing.plot import Plot

TURNED = Plot(
    engine="lesson", name="turned over", also=("rivalry", "bargain", "return"), likes=("other", "ochild", "child", "kin", "comedy", "plain", "v:teach", "v:coach", "v:train", "v:show", "v:learn", "v:help", "v:audition", "v:perform"), needs=("!beast", "!obeast", "teaching", "other"), other="pupil",
    titles=("The Wrong Way to Hold It", "Again", "First Lesson"),
    logline="Between {P}, {O} and {X.a} there is a right way and a wrong way, and on the day it counts only the wrong one works.",
    treatment=(
        "{P} wants {want}.",
        "There is {O}, and there is {X}; {he} {event}.",
        "Everything goes wrong in the same way, every day, and is corrected in the same words.",
        "On the day it counts, the one who knows how freezes, and the one who does it wrong does it, wrong, and everyone leans forward.",
        "From then on the chairs are turned round.",
    ),
    script="""
        == world
        # home morning
        0 E - | !establish | move push in
        0 M P | !work
        1 I - | !hands
        1 I - | !plant
        0 I @X | {X.a}, laid out exactly where it belongs
        2 M P | !work
        == disturb
        # room day
        0 W O.walk P | {O} comes in by the wrong door, and knocks something over | sfx crash
        0 M P | !event
        0 M P O+X | {O} takes hold of {X} by the end nobody takes it by | say P: <Not like that. / Other hand. Again.> ; say O: <Why not? / It likes this better.>
        1 C P.look | {P} closes {his} eyes until it is over
        == harder
        # room afternoon
        1 M P | !hands
        0 M P | !use
        1 M O.sad | {O} does it again, exactly as before, only sadder
        1 I @X | !fails
        0 C P.angry | {P} says the same three words for the hundredth time, and hears whose words they are
        # site dusk
        1 W O.walk P.walk | {O} ahead, {P} behind, not speaking, walking in step
        1 I - | !detail
        0 M O | !work O
        2 C P.surprised | {P} watches what {O} does when nobody is teaching
        2 M P | {P} tries it that way, in secret, and drops it
        == turn
        # room night
        0 W P | lights, a row of faces, {P} in front of them with {X} | mus out
        0 C P.afraid | {P} has done this a thousand times, and it is gone
        1 I @X | {X}, and two hands that will not
        0 M O P | {O} stands up in the third row and comes forward | say O: <Like this. Wrong hand. / Don't do it right. Do it.>
        0 M P O.reach+X | {O} takes {P}'s hand and puts it on {X} the wrong way round
        0 X P.tender | {P} stops thinking; one can see it stop
        0 M P | !gesture
        1 W - | !signal
        == after
        # room dawn
        0 M P O | {P} on the low stool, {O} standing | say O: Again. ; say P: <Show me. / Slower.>
        1 I - | !payoff
        1 I @X | !rests
        1 I @gift:table | {gift}, given across, without a word
        1 C P.happy | {P} gets it wrong, properly, for the first time | nar: <{P.He} had been so good at it that nobody could hear it any more.>
        # home dawn
        0 E P O | !again, the chairs turned round to face the other way
    """,
)

ALONE = Plot(
    engine="lesson", name="self-taught", also=("discovery", "transformation", "vigil"), needs=("!other_here", "!beast"), likes=("wonder", "sounds", "thing", "living", "deaf", "v:learn", "v:practise", "v:dance", "v:try", "v:talk", "v:sing", "v:speak", "v:practice"), other="child",
    titles=("Step, Turn", "How It Is Done", "Nobody Watching"),
    logline="There is nobody left to show {P} how, so {he} learns it from {X}, wrong from the first step, until somebody far away does it too.",
    treatment=(
        "{P} wants {want}, and has only one task, which is always the same.",
        "{X} is lying where {he} has passed a thousand times; {he} {event}.",
        "{He} practises at night, in secret from nobody, and falls, and marks each fall on the wall.",
        "When {X} fails for good, {he} goes on without it, and only then is it {his} own.",
        "Somewhere out there something answers in the same rhythm.",
    ),
    script="""
        == world
        # home morning
        0 E - | !establish | move push in
        0 M P | !work
        1 I - | !hands
        0 I - | !plant
        1 M P | !work
        2 C P.look | {P} stops at the same point as every day, for the same second
        == disturb
        # site day
        0 I @X:ground | !lies
        0 M P | !take
        0 I @X | !open
        0 M P | !event
        1 C P.surprised | {P} looks behind {him}, to see for whom it is meant
        == harder
        # home night
        0 M P | {P} moves one foot, as if it belonged to someone else
        1 I - | a line scratched on the wall; then five, crossed; then a whole wall
        0 W P | {P} falls, and lies there, looking at the sky with great attention | sfx thud
        1 I @X | !use
        1 M P | !work
        1 W P | {P} does the day's task with a turn in it that is in no manual
        0 C P.happy | {P} counts to three, and again to three
        1 I - | !detail
        2 W P | a shadow on the ground, doing it nearly right
        0 I @X | !fails | mus out
        == turn
        # home night
        0 C P.sad | {P} holds {X} to where an ear would be | sfx static
        1 V - | the wall of scratches, and nothing playing
        0 W P | {P} stands for a long time exactly where {he} stood as a beginner
        0 M P.determined | without {X}, without a sound, {P} begins
        0 W P | !gesture
        0 E P | {P}, whole, small, under everything, turning
        0 V - | far off, a light where no light has ever been, in time: one, two, three | sfx beep
        == after
        # home dawn
        1 C P.tender | {P} stands quite still, so as not to frighten it | nar: <It was not in the instructions. There were no more instructions.>
        0 M P O | {O}, out of the distance, steps on {P}'s foot | say O: <Like this?>
        1 I @X | !rests
        1 I - | !payoff
        0 E P O | !again, and two lines of prints in it that go round, and round, and round
    """,
)

BECOME = Plot(
    engine="transformation", name="become", also=("discovery", "bargain", "farewell"), likes=("dread", "wonder", "comedy", "ghostly", "v:become", "v:wake", "v:turn", "v:transform", "v:change", "v:grow", "v:shrink", "v:switch", "v:pretend"), needs=("becoming",), other="child",
    titles=("Almost the Same", "The Other {P.bare}", "Slightly Taller"),
    logline="Overnight {P} turns into what {he} always wanted, and the only one who still knows {him} is {O}.",
    treatment=(
        "{P} wants {want}.",
        "One morning {he} {event}, and the mirror is polite about it.",
        "Doors open, hats come off; {he} gets better and better at it, and nobody calls {him} by {his} name.",
        "{O} goes by and does not know {him}, and it is only then that {he} sees what has been paid.",
        "{He} does the old, clumsy thing again, in front of everyone.",
    ),
    script="""
        == world
        # home morning
        0 E - | !establish | move push in
        0 M P | !work
        1 I - | !plant
        1 I - | !hands
        0 T P O.happy | {P} and {O} have a knock that only they know: two, and one | sfx knock
        2 C P.sad | {P} looks into a spoon and is upside down
        == disturb
        # room night
        0 I @X | !open
        0 M P.surprised | !event
        0 X P.surprised | {P} lifts one hand in the dark and it is not quite the hand that went to bed
        1 I @glass | a mirror; in it the same room, and somebody standing much straighter
        1 C P.happy | {P} tries the face out
        == harder
        # site day
        0 W P.walk | {P} goes through the crowd and the crowd makes room
        1 M P.happy | everything that used to fall stays where {he} puts it
        1 I @X | !use
        1 W - | heads turn, one after another, like corn
        0 C P.worried | somebody calls {his} old name, and {P} notices it a moment too late
        1 M P | {P} tries to do what {he} always did, and {his} hands do it perfectly, and differently
        # home dusk
        0 I - | two knocks and one; the door stays shut | sfx knock
        1 C O.afraid | {O}, through the crack, chain on | say O: <I don't know you. / We don't want any.>
        2 I - | !detail
        == turn
        # room night
        0 W P.stand | {P} outside a lit window, looking in at {his} own place | mus out
        0 V - | in there {O}, laying the table for two
        0 C P.sad | {P} looks at what the glass shows: nobody it knows
        0 I @X | !mark
        0 M P.determined | {P} musses {his} hair, drops {his} shoulders, does the stupid walk
        0 M P | !gesture
        0 C O.surprised | {O} looks up from the second plate
        == after
        # home dawn
        1 I @X | !fails
        0 T P.happy O.happy | {P}, crooked as ever, in the door, and {O} with both arms round as much as {O.he} can reach | say O: <There you are. / You're late.>
        1 I - | !payoff
        1 M P | !work
        1 C P.tender | {P} knocks over a cup and is delighted | nar: <I had been excellent. I had been nobody you would knock for.>
        0 E P O | !again, and in the window two upside-down people in two spoons
    """,
)

MADE = Plot(
    engine="transformation", name="built", also=("lesson", "delivery", "rivalry", "farewell"), likes=("big", "kin", "child", "other", "thing", "adventure", "v:build", "v:invent", "v:make", "v:create", "v:construct", "v:design"), needs=("!beast", "building"), other="old man",
    titles=("Built for Two", "Nearly Ready", "It Will Never Fly"),
    logline="{P} and {O} build {X.a} out of everything in the house, and on the day it is ready only one of them can go.",
    treatment=(
        "{P} wants {want}.",
        "{He} {event}, out of a bathtub, a clock and the good curtains.",
        "It falls apart in the evening and is better in the morning, and nobody asks who gets up at night.",
        "On the day it stands there, finished, there is one seat in it.",
        "The one who stays gives the push.",
    ),
    script="""
        == world
        # home morning
        0 E - | !establish | move push in
        0 M P | !work
        1 M O | !work O
        0 I - | !plant
        0 C P.look | {P} looks up, past the roof, for as long as {his} neck allows
        2 I - | !hands
        == disturb
        # home day
        0 I @letter | a drawing on the back of a bill: {X.a}, with arrows
        0 M P | !event
        1 M P O | {O} looks at the drawing for a long time and corrects one line | say O: <It'll need a bigger wheel. / It'll never hold. Give me the pencil.>
        1 I @box | a bathtub, a clock, two good curtains: carried out by the back door
        == harder
        # home afternoon
        0 W P O | hammering; sparks; a neighbour's face over the fence | sfx hammer
        1 I @tool | a nail held by small fingers, hit by an old hand that does not miss
        1 M P.happy | {P} sits in it and makes the noise
        0 I @X | !fails
        0 C P.sad | {P} kicks it, and then says sorry to it
        # room night
        1 M O.lie.worried | {O} awake, listening to the rain on the thing outside
        0 W O.walk+lantern | in the night a lamp crosses the yard, and a hammer is wrapped in a sock
        1 I - | !detail
        1 C O.sad | {O} has one hand on {O.his} chest, waits, goes on
        2 M O | !work O
        == turn
        # home dawn
        0 I @X | {X}, finished, wet, with the sun in it | mus out
        0 M P.happy | {P} runs round it twice
        0 I @chair | one seat
        0 C P.surprised | {P} sees it at last, and turns round to {O}
        0 C O.tender | {O} has known since the drawing | say O: <I'm the ground crew. / Somebody has to push.>
        1 I @X | !mark
        0 W P O | {O} puts both hands against it, and pushes, and lets go | sfx whoosh
        == after
        # home morning
        0 E - | {X}, and under it, smaller and smaller, somebody waving with both arms
        1 C P.happy | {P}, wind in {his} face, shouting something back
        1 I - | !payoff
        1 M O.sit | {O} in the grass, hat over {O.his} eyes, smiling under it | nar: <The seat was built first, to my measure. I had been asleep.>
        0 C P.tender | under the seat {P} finds {ogift}
        0 E O | !again, and in the grass the shape of what stood there, and a chair turned to the sky
    """,
)

PLOTS = (TURNED, ALONE, BECOME, MADE)
