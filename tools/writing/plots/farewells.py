"""Farewell: the thing left unsaid is done instead."""

# ruff: noqa: E501  (a line is one moment)

from tools.writing.plot import Plot

LAST_DAY = Plot(
    engine="farewell", name="last day", also=("return", "vigil", "lesson"), likes=("melancholy", "inside", "plain", "thing", "comedy", "v:retire", "v:close", "v:quit", "v:end", "v:finish", "v:leave"), needs=("!beast", "lastly"),
    titles=("Closing Time", "For the Last Time", "The Last {P.bare}"),
    logline="On {his} last day {P} does everything exactly as always, so as not to notice, and {O} has noticed for {him}.",
    treatment=(
        "{P} wants {want}, and there is one day left for it.",
        "{He} {event}, and everything is for the last time, so {he} takes care that nothing looks like it.",
        "People come by for small, made-up reasons and do not say it either.",
        "When {he} turns off the light there is one sound too many.",
        "What nobody could say, they have built, baked or brought; {he} walks out through the middle of it.",
    ),
    script="""
        == world
        # home dawn
        0 E - | !establish | move push in
        0 M P | !work
        1 I - | !hands
        0 I - | !plant
        1 I @letter:wall | a calendar, and after today only white
        1 M P | !work
        == disturb
        # room morning
        0 M P | !event
        1 M O P | {O} comes in for something {O.he} does not need | say O: <I was just passing. / Just the usual. No, take your time.> ; say P: <You were never just passing. / It's always the usual.>
        0 I @X | !use
        0 C P.worried | {P} almost looks round the room, and does not
        2 M O | !work O
        == harder
        # room afternoon
        0 I @box | things go into a box: a cup, a nail, a photograph, the nail again
        1 M P | !work
        1 I - | !remembers
        1 W O.walk | outside, people walk by a little too slowly, carrying something under cloths
        0 M P.reach | {P} says goodbye to a door handle
        1 C P.sad | {P} tries {his} one good sentence on the wall
        0 I @clock | the clock, and nobody who could stop it | sfx clock
        2 I - | !detail
        2 M P | !work
        == turn
        # room night
        0 M P.reach | {P} turns out the light | mus out; sfx click
        0 W P.stand | the dark; and in the dark somebody breathes, and then very many
        0 C P.surprised | {P}, lit from in front by one small flame
        0 W O.happy | all of them, in their good coats, each with the thing {he} once mended, sold, taught or let pass | say O: <You never charged me. / We kept them all.>
        0 I @X | !mark
        0 C P.tender | {P} opens {his} mouth for the sentence
        0 M P | !gesture
        == after
        # room night
        0 M P O | {P} puts the key into {O}'s hand and closes the fingers over it | say P: <It sticks. Lift a little.>
        1 I - | !payoff
        1 I @gift | {gift}, on the counter, in a ring of candlelight
        1 W P.walk | {P} goes down the middle of the street with a box under one arm, and behind {him} one window after another | nar: <I had prepared a sentence. It is still quite good.>
        # home dawn
        0 E O | !again, and somebody else coming to it, a key in the hand
    """,
)

UNSAID = Plot(
    engine="farewell", name="unsaid", also=("bargain", "discovery", "heist", "transformation"), likes=("romance", "other", "kin", "relation", "pair", "v:love", "v:fall", "v:leave", "v:propose", "v:confess", "v:kiss", "v:marry", "v:meet", "v:say"), needs=("!beast", "!obeast", "loving"), other="stranger",
    titles=("The Sentence", "Platform Two", "Before the Door Closes"),
    logline="{P} has until tonight to tell {O} one thing, and says everything else.",
    treatment=(
        "{P} wants {want}.",
        "{O} is leaving; {he} {event}, and the day is full of other things to say.",
        "Each time the sentence is ready something comes between: a tray, a train, a joke.",
        "The doors close, and {he} still has it in {his} mouth.",
        "So {he} does it instead of saying it, where {O} cannot help but see.",
    ),
    script="""
        == world
        # home morning
        0 E - | !establish | move push in
        0 T P O.happy | {P} and {O}, doing two things so that their elbows touch
        1 M P | !work
        1 I - | !plant
        1 M O | !work O
        2 I - | !hands
        == disturb
        # room day
        0 I @suitcase | an open suitcase, and in it, already, the winter things
        0 M P | !event
        0 C O.sad | {O} folds a shirt into smaller and smaller squares | say O: <It's only for a year. / The train is at nine.>
        0 C P.worried | {P} has the sentence; it gets as far as the teeth | say P: <I wanted to... Have you got gloves? / You'll need an umbrella.>
        == harder
        # away afternoon
        0 W P.walk O.walk | {P} and {O} walk the long way round, because it is the last time it is the long way
        1 I - | !detail
        1 M P O | {P} takes a breath; a brass band comes round the corner
        0 C O.look | {O} waits, exactly as long as one can wait
        1 I @X | !use
        1 T P O.happy | {P} makes the joke instead; {O} laughs, a little late
        2 W - | their two shadows, which have already reached the corner
        # site dusk
        0 W O.carry P.carry | !arrive
        0 I @clock | eight minutes to nine; then seven, for no reason | sfx clock
        2 C P.afraid | {P}'s lips move; a whistle blows
        == turn
        # site night
        0 M O P | {O} behind glass, {P} in front of it; both speak, and neither hears | mus out
        0 I - | on the misted glass a finger writes three letters, the wrong way round for one of them
        0 W O | the light in the window begins to move | sfx train
        0 C P.determined | {P} stands there for one second more, and then runs
        0 W P.run | {P} runs along beside it, out of platform, out of lamps, out of breath
        0 M P | !gesture
        0 C O.surprised | {O}, face against the glass
        1 I @X | !mark
        0 E - | !signal
        == after
        # site night
        0 W O.stand | far down the line the train has stopped for no reason, and somebody has got out
        0 T P O.tender | {P} and {O}, nobody's hands where they should be | say O: <You didn't say it.> ; say P: No.
        1 I - | !payoff
        1 I @suitcase | the suitcase goes on alone, in the window, looking out | nar: <There was never a better moment. There were only moments.>
        # home morning
        0 E P O | !again, and two people in it, elbows touching
    """,
)

ECHO = Plot(
    engine="farewell", name="letting go", also=("return", "pursuit", "discovery", "vigil"), likes=("lost", "dread", "ghostly", "kin", "sounds", "v:die", "v:haunt", "v:mourn", "v:remember", "v:let", "v:bury", "v:miss"), needs=("!beast", "!pair", "gone"), other="child",
    titles=("One More Time", "The Voice in the {X.bare}", "Stay a Little"),
    logline="{P} finds a way to keep {O} for one more evening, and then one more, until {he} sees which of them cannot leave.",
    treatment=(
        "{P} wants {want}; the house is arranged round someone who is not in it.",
        "Then {he} {event}, and something of {O} is there, as clear as a step on the stairs.",
        "{He} does it again the next night, and the next; outside, the season changes, and nobody waters anything.",
        "{O} comes a little paler each time, and looks at the door.",
        "{He} opens it.",
    ),
    script="""
        == world
        # home dusk
        0 E - | !establish | move push in
        0 I - | !plant
        0 M P.sad | !work
        1 I - | !detail
        1 M P.sit | {P} talks to a chair and leaves room for the answers
        2 I - | !hands
        == disturb
        # room night
        0 I @X | !lies
        0 M P | !event
        0 I @X | !open
        0 C P.surprised | {P} knows it before {he} has understood it, by the back of {his} neck
        1 W O | in the doorway, where nobody can be: {O} | mus mysterious one high string
        1 C O.happy | {O} looks as on a good day | say O: <You've let the plants go. / Is there any of the bread left?>
        == harder
        # room night
        0 T P.happy O | {P} lays the table for two, with the good glasses
        1 M P | !use
        1 V - | through the window: leaves; then no leaves; then snow
        0 I @letter:ground | letters behind the door, unopened, up to the flap
        1 C O.sad | {O}, thinner; the wallpaper can be seen through {O.his} sleeve
        0 M O P | {O} stands at the door with a hand on the handle, and cannot turn it | say O: <I'm so tired, you know. / It's late, isn't it?> ; say P: <Just one more. / Stay. It's cold out.>
        1 I - | !remembers
        2 I @X | !fails
        2 C P.afraid | {P} puts a chair in front of the door, as if by accident
        == turn
        # room night
        0 C P.sad | {P} sees the pair of them in the dark window: one has breath on the glass | mus out
        0 I @X | !mark
        0 W P | {P} takes the chair away from the door
        0 M P.reach.determined | {P} turns the handle that {O} could not turn, and opens it wide | sfx door; say P: <Go on. I'll see to the plants. / Take the good coat.>
        0 C O.tender | {O}, so light now that the draught moves {O.him}
        0 M P | !gesture
        0 E - | !signal
        == after
        # room dawn
        0 C P.sad | {P} on the step, the door open behind {him}, not cold
        1 I - | !payoff
        1 M P.reach | {P} waters something that looks quite dead | sfx water
        1 I @X | !rests | nar: <I used to say good night to be answered. Now I just say it.>
        1 I @flower | at the tip of a grey stalk, a green comma
        # home morning
        0 E P | !again, every window of it open, and the curtains blowing outwards
    """,
)

PLOTS = (LAST_DAY, UNSAID, ECHO)
