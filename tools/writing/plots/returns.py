"""Return: the place remembers."""

# ruff: noqa: E501  (a line is one moment)

from tools.writing.plot import Plot

REMEMBERS = Plot(
    engine="return", name="the place remembers", also=("discovery", "farewell"), likes=("kin", "relation", "inside", "ghostly", "melancholy", "big", "lost", "v:inherit", "v:return", "v:reopen", "v:come", "v:visit", "v:move", "v:close", "v:sell"), needs=("!beast", "returning"),
    titles=("Open Again", "What the {home.bare} Kept", "The Key Still Turns"), other="old woman",
    logline="{P} comes back to {home} to close it for good, and it has kept something for {him}.",
    treatment=(
        "{P} wants {want}.",
        "{He} {event}, with a list, a box of labels and a ticket back.",
        "Room after room {he} sticks a label on what is to go, and each thing answers.",
        "Behind the last door is one thing that somebody did for {him} every year, and {he} never knew.",
        "{He} takes the labels off again.",
    ),
    script="""
        == world
        # home morning overcast
        0 E - | !establish | move push in
        0 W P.carry | !arrive
        1 I @key | a key that has to be lifted a little as it turns; {his} hand still knows it | sfx key
        0 M P.look | {P} stands in the smell of it
        0 I - | !plant
        2 I - | !detail
        == disturb
        # room day
        0 M P | !event
        0 I @letter | a red label: TO GO; then another; then another | sfx paper
        1 M P.reach | {P} works fast, so as not to look
        1 C O.look | {O}, in the doorway, with a dish under a cloth | say O: <You have the same walk. / So it's you. You took long enough.>
        1 C P.worried | {P} has a reason ready, and nobody asks for it | say P: <Only until Friday. / I'm just clearing it out.>
        == harder
        # room afternoon
        0 M P | !work
        1 I @X | {X.a}, with a label on it, and the label turned over
        0 I - | !remembers
        1 C P.sad | {P} reads it with a finger
        # room night
        1 M P.sit | {P} eats standing up, then sits down in the one chair {he} never sat in
        0 I @X | !use
        1 I - | a sound in the wall that every child of this house was told was mice | sfx scratch
        1 M P.walk+lantern | {P} goes through the rooms with a light, and every room is smaller
        2 M P | !work
        2 M O | !work O
        == turn
        # room night
        0 M P.reach | {P} sticks the last label on the last door, and the door opens by itself | mus out; sfx creak
        0 V - | behind it, on shelves, one for every year {he} was away: a parcel with {his} name
        0 C P.surprised | {P} looks for the first date, and it is the day {he} left
        0 I @box | !secret
        1 X P.sad | {P} laughs, and it turns into the other thing
        0 M P.kneel | {P} in the middle of the floor among all the paper, until the window is grey | nar: <I had thought that the house had got over me.>
        == after
        # room morning clear
        0 I @letter:ground | on the step: a heap of red labels
        0 M P.happy | {P} takes the shutters down, one, two, three | sfx door slam
        1 I - | !payoff
        1 M P O | {O} puts the dish down, and {P} takes out two plates | say O: <Friday, then. / You'll want salt.>
        1 I @X | !rests
        1 C P.tender | !gesture
        # home morning clear
        0 E P O | !again, smoke from it, and somebody on a ladder repainting a name
    """,
)

MENDED = Plot(
    engine="return", name="mended", also=("lesson", "transformation", "vigil", "defence"), likes=("thing", "big", "sounds", "precious", "wonder", "plain", "v:repair", "v:fix", "v:mend", "v:restore", "v:rebuild", "v:stop", "v:build"), needs=("!beast", "thing"), other="boy",
    titles=("Still Going", "The Missing Piece", "One Small Part"),
    logline="{P} has one night to make {X.a} go again, and the missing part is somewhere {he} would never have it from.",
    treatment=(
        "{P} wants {want}.",
        "{X} has stopped, and with it everything that went by it; {he} {event}.",
        "{He} has the hands and the night, and one small part is not to be had in any drawer.",
        "It is {O} who has carried it in a pocket all these years, because it was so beautiful.",
        "{He} does not mend it as it was; {he} mends it so that one can hear where it broke.",
    ),
    script="""
        == world
        # home dawn
        0 E - | !establish | move push in
        0 M P | !work
        1 I @X | {X.a}, going, and everyone going by it without a look
        1 I - | !plant
        1 M O | !work O
        2 I - | !hands
        == disturb
        # home day
        0 I @X | !fails | mus out
        0 W - | the whole place stands still in the middle of what it was doing
        0 M P | !event
        1 C P.determined | {P} takes off {his} coat and hangs it over the silence | say P: <By morning. / Nobody touch anything.>
        1 M O.worried | {O} has taken two steps back, one hand in a pocket
        == harder
        # room night
        0 M P.sit+tool | {P} sits down to it, sleeves back, the lamp pulled low
        1 I @tool:ground | parts on a white cloth, in rows, each with its number
        0 I @X | a gap in the middle of it, no bigger than a tooth
        1 M P | !work
        1 I @box | drawer after drawer: too large, too small, too new
        0 C P.angry | {P} files one from brass, and it breaks | sfx clink
        1 I @clock | the hour falls like something off a table | sfx clock
        2 I - | !detail
        0 C P.sad | {P} puts down the tool and sees that {his} hands have got old
        2 C O.look | {O}, through the gap of the door
        == turn
        # room night
        0 M O P.sit | {O} stands at the bench, on tiptoe, and opens a fist | say O: <I only wanted to keep it. / I took it. Years ago.>
        0 I @coin | in the palm: the part, worn bright by a pocket
        0 C P.surprised | {P} is angry for as long as it takes to see {O.his} face
        0 M P O.reach | {P} moves over and gives {O} the small tool | say P: <You put it in. / Your fingers are smaller.>
        0 I @X | !open
        0 X P.tender O | {P} holds {his} breath; so does the room; and then
        == after
        # home dawn
        0 W - | it goes; and at the far end of the street someone starts walking again | sfx bell
        1 I @X | !rests
        1 I - | !payoff
        1 M P O.happy | {O} on a box at the bench, {P} on the stool beside it | nar: <It is one second slow now. That second is ours.>
        0 C P.happy | {P} listens for the new sound in it, and hears it
        0 E P O | !again, going, and two people under it who look up
    """,
)

NEVER_YET = Plot(
    engine="return", name="never yet", also=("delivery", "lesson", "vigil", "discovery", "farewell"), needs=("unseen", "!beast"), likes=("other", "melancholy", "v:see", "v:leave"), other="old woman",
    titles=("As Far As {site}", "{site}", "One Day, {P.bare}"),
    logline="{P} has told everyone about {site}, and has never seen it; one day somebody asks to be taken there.",
    treatment=(
        "{P} knows every corner of {home}, and no more.",
        "{O} wants to go to {site}, and to nobody else would it be far.",
        "{He} finds reasons: the hour, the road, the price. {O} has time.",
        "Then {he} drives on where {he} has always turned round.",
        "{He} stands before it, and it is not as {he} told it. It is larger.",
    ),
    script="""
        == world
        # home morning
        0 E - | !establish | move push in
        0 M P | !work
        0 I @photograph:wall | a postcard of {site}, so old that the colours have gone over to blue
        1 I - | !hands
        1 C P.look | {P} looks at the postcard as others look at a clock
        2 M P | !work
        == disturb
        # home day
        0 M O P | {O} says where {O.he} wants to go, and {P} laughs | say O: <To {site}. / As far as {site}, please.> ; say P: <Nobody goes there from here.>
        0 C P.worried | {P} is not laughing any more
        1 C O.tender | {O} waits, like someone who has time
        == harder
        # away day
        0 W P.walk O.walk | {P} and {O}, on the way, and {home} behind them, smaller
        1 M P.worried | {P} stops where {he} has always turned round | ask P: <I've never been past here.>
        0 C O | {O} says it to the road | re O: <Then we're both new.>
        1 V - | the road ahead, and no corner of it that {he} knows
        0 M P.determined | {P} goes on
        2 I - | !detail
        == turn
        # site sunset
        0 C P.surprised | {P} hears it, or smells it, before {he} sees it | mus out
        0 E - | !establish
        0 W P.walk | {P} goes towards it, slower and slower
        0 X P.surprised | {P}'s face, and all of it in {his} eyes
        1 C P.tender | {P} opens {his} mouth for what {he} has always told of it, and nothing comes
        == after
        # site dusk
        0 T P.happy O.happy | {P} and {O}, side by side before it, for as long as it takes | say O: <Well? Is it as you said?> ; say P: <No. It's bigger.>
        1 I @shoe:ground | a pair of shoes, put down side by side
        # home morning
        1 I @photograph:wall | the postcard, turned to the wall
        0 E P | !again, and {P} in the middle of it, sand in {his} shoes
    """,
)

PLOTS = (REMEMBERS, MENDED, NEVER_YET)
