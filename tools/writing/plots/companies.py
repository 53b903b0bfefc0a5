"""Plots of two who are thrown together: stuck in one place, under one roof, over one gift, over one living thing."""

# ruff: noqa: E501  (a line is one moment)

from tools.writing.plot import Plot

STUCK = Plot(
    engine="rivalry", name="stuck", also=("defence", "vigil", "pursuit", "heist", "bargain", "lesson"), needs=("stuck", "!beast", "!obeast"), likes=("other", "comedy", "inside", "v:get", "v:trap", "v:lock", "v:share", "v:strand"), other="neighbour",
    titles=("Between Floors", "Until Somebody Comes", "Two in Here"),
    logline="{P} and {O} are shut in together until somebody comes, with one {X.bare}, one wall each, and every reason not to speak.",
    treatment=(
        "{P} wants {want}.",
        "It is a matter of seconds; then the light goes and comes back, and {he} {event}.",
        "They divide the floor, the air and the last of what is in their pockets.",
        "Somewhere in the third hour {O} tells the thing that nobody was to know, and it has {P} in it.",
        "When at last the door opens, neither of them gets up.",
    ),
    script="""
        == world
        # home afternoon
        0 E - | !establish | move push in
        0 M P | !work
        1 M O | !work O
        1 I - | !plant
        2 I - | !hands
        == disturb
        # room day
        0 W P.run O.run | {P} and {O}, from two sides, through the same closing door | sfx door
        0 M P | !event
        1 I - | a lamp flickers, thinks, and stays on the low setting | sfx click
        0 T P.angry O.angry | {P} and {O} both hit the same button with the flat of the hand | say O: <Touch it again. Go on. / This is your doing.> ; say P: <After you. / I'm not even here.>
        1 C P.worried | {P} counts the walls: four
        == harder
        # room dusk
        0 W P.sit O.sit | {P} in one corner, {O} in the other, and the diagonal between them
        1 I @X:ground | out of all their pockets: a comb, a stub of pencil, and {X.a}
        0 M O P | {O} breaks the one sweet in two; the halves are not equal; both look at them
        1 C O.angry | {O} hums; {P} knows the tune, and hates that | say P: <Not that one. / Stop that.>
        1 M P | !use
        # room night
        0 M P.lie O.sit | {P} asleep on the floor; {O}, after looking at the ceiling for a long time, takes off {O.his} coat
        1 I @hat:ground | a coat, laid over a stranger so that it does not wake him | sfx cloth
        2 I - | !detail
        2 C O.sad | {O} takes out a photograph and puts it away before it can be seen
        == turn
        # room night
        0 C P.look | {P} has been awake the whole time | mus out
        0 C O.sad | {O}, to the wall | ask O: <It was me, you know. Back then. / I could have caught the earlier one.>
        0 I @X | !mark
        0 C P.surprised | {P} knows now where {he} has seen that face
        0 M P O | {P} moves across the diagonal and sits down on the other side | re P: <I know. I was there. / Move over.>
        1 T P.happy O.happy | {P} and {O}, shoulder to shoulder, and something not very funny that will not stop being funny
        == after
        # room morning
        0 I - | metal; a crowbar; a stripe of daylight goes up the wall and over four shoes | sfx door
        0 W P.sit O.sit | the door is open, a dozen faces in it; {P} and {O} do not get up at once | say O: <Is it morning? / Close it a minute.>
        1 I - | !payoff
        1 C P.tender | {P} still has a coat round {his} shoulders that is not {his} | nar: <We never met again. I hum it sometimes.>
        # home dusk
        0 E P | !again, and someone in it who holds the door a moment longer, in case
    """,
)

KEPT = Plot(
    engine="lesson", name="what it kept", also=("farewell", "vigil", "return", "bargain", "defence", "transformation"), needs=("obeast", "!beast"), likes=("gone", "lost", "melancholy", "comedy", "kin", "v:teach", "v:adopt", "v:train", "v:buy", "v:inherit", "v:talk", "v:find", "v:keep"),
    titles=("The {O.bare}", "What the {O.bare} Knows", "Out of the Window"),
    logline="{O} does one thing that only one person ever did, and {P} will not rest until it stops.",
    treatment=(
        "{P} wants {want}.",
        "{O} came with the house, or the day, or the rain; {he} {event}.",
        "Every morning it does the one thing, in the one way, and {he} has tried sugar, shouting and a towel over everything.",
        "So {he} opens the window; and the quiet that comes in is worse than anything it did.",
        "In the middle of that quiet {he} hears it done once more, and it is {he} who does it.",
    ),
    script="""
        == world
        # home morning
        0 E - | !establish | move push in
        0 M P | !work
        1 I - | !plant
        0 M O | !work O
        1 I @X | {X.a}, and beside it the mark of something that gnawed, pecked or slept there
        2 I - | !hands
        == disturb
        # room day
        0 C O.look | {O} does the thing, exactly as someone else did it
        0 M P | !event
        0 C P.surprised | {P} turns round so fast that a chair falls, and it is only {O} | sfx crash; say P: <Don't. / Not you. Don't you do that.>
        1 V - | an empty doorway, at the height of a man's face
        == harder
        # room day
        0 M P.angry O | {P} tries it with sugar; with a mirror; with a very stern finger
        1 M O | !work O
        1 I - | a cloth comes down over everything; from under the cloth, the thing, a little muffled | sfx cloth
        0 W P O | {P} runs after {O} round the table, and then {O} after {P}
        1 C P.sad | {P}, out of breath, under the table, nose to nose with it | say P: <Why that? Of all he had? / Say something of your own.>
        # room night
        0 M P.lie | in the dark, from the other room, once, softly, the thing
        2 I - | !detail
        1 C P.sad | {P} answers it, as one used to, before {he} can stop
        == turn
        # room dawn
        0 M P.reach.determined | {P} opens the window as far as it goes | mus out; sfx door slam
        0 C O.look | {O}, on the sill, with all that air in front
        0 W - | the room; the curtain; nobody on the sill
        0 W P.sit | {P} has what {he} wanted; it is very large
        1 I @clock | the clock, the tap, the stairs: one can hear what each of them is made of | sfx clock
        0 C P.surprised | {P}, putting down a cup, does the thing | say P: There we are, then.
        0 X P.tender | {P} has heard it, too
        == after
        # room dusk
        0 V - | the window, open; the sky; in the sky, getting larger, a dot with an opinion
        0 M P O | !gesture O
        1 I - | !payoff
        1 C P.happy | {P} puts out one hand, flat, and does not look | nar: <It had the one thing he always said. I had the rest.>
        # home dusk
        0 E P O | !again, the window open, and in it two heads close together, one of them talking
    """,
)

TENDED = Plot(
    engine="lesson", name="tended", also=("vigil", "transformation", "defence", "discovery", "delivery"), needs=("growing", "!beast"), likes=("thing", "wonder", "melancholy", "v:grow", "v:plant", "v:raise", "v:tend", "v:keep", "v:try", "v:water"), other="child",
    titles=("A Green Thing", "Day Four Hundred", "Not Yet"),
    logline="{P} gives everything {he} has to make {X.a} live where nothing lives, and it waits until {he} has stopped looking.",
    treatment=(
        "{P} wants {want}.",
        "In a place where it has never been done, {he} {event}.",
        "{He} gives it {his} water, then {his} warmth, then the best hours of {his} sleep, and it gives back nothing.",
        "On the day that {he} gives up {he} finds where it went.",
        "It had never been in the pot.",
    ),
    script="""
        == world
        # home dawn
        0 E - | !establish | move push in
        0 M P | !work
        1 I - | !hands
        0 I - | !plant
        1 I @X | {X.a} on the label of a packet, in colours that nothing here has
        2 C P.look | {P} looks at the ground as at a very slow friend
        == disturb
        # home morning
        0 M P.kneel | !event
        0 I - | a fingertip makes a hole, and something smaller than a tooth goes into it
        1 C P.happy | {P} says something to it that we do not hear
        1 I @letter | a chalk stroke: day one | sfx chalk
        == harder
        # home day
        0 M P.reach | {P} drinks half a cup, looks at it, and gives the ground the rest | sfx water
        1 V - | earth; earth; earth
        0 W - | a wall of chalk strokes, and somebody's back in front of it, still drawing
        1 M O P | {O} comes by, looks into the pot, and is kind about it | say O: <Maybe it's shy. / Nothing grows here. Everyone knows.>
        # home night force
        0 M P.reach | {P} puts {his} own coat round the pot and sits down beside it without one
        1 E - | !peak
        1 C P.sad | {P} shakes so much that {he} has to laugh
        1 I - | !detail
        0 I @X | !fails
        2 M P | !work
        == turn
        # home dawn
        0 M P.sad | {P} turns the pot over, slowly, on a sheet of paper | mus out
        0 I - | earth, dry as flour, and nothing in it, nothing at all
        0 C P.sad | {P} wipes off one chalk stroke, with a thumb, and leaves the others
        0 W P.carry | {P} carries the earth out to the place where {he} throws things
        0 V - | down there, where all the washing water went: a thread of green, the length of an eyelash
        0 X P.surprised | {P} does not dare to come nearer
        1 M P.lie | {P} flat on {his} belly, chin on {his} fists, nose to leaf
        == after
        # home day
        0 I @X | !rests
        1 I - | !payoff
        1 M O.surprised P | {O} drops what {O.he} was carrying | say O: <Oh. There it is. / Who told it to grow there?>
        1 C P.happy | {P}, guilty of nothing so much as patience | nar: <It did not want good earth. It wanted to be left alone.>
        # home sunset
        0 E P | !again, and in the lowest corner of it one spot of a colour it has never had
    """,
)

GIVEN = Plot(
    engine="bargain", name="given", also=("delivery", "farewell", "lesson", "return", "rivalry"), needs=("giving", "!beast", "other", "!obeast"), likes=("thing", "kin", "ochild", "precious", "romance", "melancholy", "v:sell", "v:buy", "v:give", "v:save", "v:pawn", "v:promise"), other="girl",
    titles=("Something for the {O.bare}", "Wrapped in Newspaper", "What It Cost"),
    logline="{P} gives up the last thing {he} is proud of for {O}, and {O} has had the same idea.",
    treatment=(
        "{P} wants {want}, and has one thing left that people would pay for.",
        "{O} looks up at something every evening without being able to see it; {he} {event}.",
        "{He} goes by the back way to the shop with three balls, and comes out lighter, and is seen.",
        "On the day, each unwraps what the other has bought, and neither has any more what it was bought for.",
        "So they use both, the wrong way round.",
    ),
    script="""
        == world
        # home dusk
        0 E - | !establish | move push in
        0 M P | !work
        1 I @gift | {gift}, taken out, breathed on, put back | sfx box
        0 M O | !work O
        1 I - | !plant
        2 I - | !hands
        == disturb
        # home dusk
        0 C O.sad | {O} looks at something far off through a rolled-up newspaper
        0 M P | !event
        1 C P.determined | {P} has counted it three times, and it comes to the same
        1 I @X | {X.a}, in a shop window, and a price with too many noughts
        == harder
        # site day
        0 W P.walk | !arrive
        0 M P.reach+gift | {P} puts {gift} on the counter and keeps two fingers on it | say P: <It's worth more than that. / Take it before I think.>
        0 I @coin | notes, counted out; then coins; then a button | sfx coin
        1 C P.sad | {P} on the street, patting a pocket that is flat
        1 W O.walk | on the other pavement {O}, with something under {O.his} coat, going where {P} has come from
        1 I - | !detail
        # room night
        0 M P.reach+X | {P} wraps {X} in newspaper, and again, because of the corner
        1 M O.reach | behind a door {O} is wrapping as well | sfx paper
        2 C O.happy | {O} practises not smiling
        == turn
        # room night
        0 T P.happy O.happy | two parcels in newspaper, pushed across one table at the same time | mus out; say O: <You first. / It's nothing. Open it.>
        0 I @X | !open
        0 C O.surprised | {O} with {X} in both hands, and no sound coming | say O: <Where did you get... Oh. / You didn't.>
        0 I @ogift | in the other paper: a case, a stand, a ribbon, made to measure for {gift}
        0 C P.surprised | {P} looks at what it is for, and at {O}
        0 I @X | !mark
        1 M P O | each of them says that it does not matter at all, in the same second
        == after
        # home night
        0 W P O | {P} and {O} outside, with {X}, and the thing for {gift} on {O}'s head
        1 I - | !payoff
        0 C O.happy | {O} sees it, the far thing, near | say O: There!
        1 C P.tender | {P} does not look at the far thing | nar: <I got a good price. I have told nobody how good.>
        0 E P O | !again, and two people in it with their heads back
    """,
)

HOUSEMATES = Plot(
    engine="return", name="under one roof", also=("vigil", "defence", "discovery", "rivalry", "transformation", "pursuit"), needs=("ghostly", "!beast", "!dread"), likes=("other", "comedy", "wonder", "melancholy", "inside", "v:move", "v:haunt", "v:live", "v:find", "v:inherit", "v:share"), other="child",
    titles=("The Room Is Taken", "House Rules", "Boo"),
    logline="{P} and {O} are afraid of each other in the same house, at different hours, until the hours overlap.",
    treatment=(
        "{P} wants {want}.",
        "It is a house with one bed, one lamp and one kettle; {he} {event}.",
        "They communicate by what has been moved: a cup, a slipper, a very strongly worded note.",
        "Then somebody else comes up the stairs, for whom neither of them is company, and they find that they are both behind the same door.",
        "The note on the lamp is changed.",
    ),
    script="""
        == world
        # home dusk
        0 E - | !establish | move push in
        0 M P | !work
        1 I - | !plant
        1 I - | !detail
        1 M P | !work
        == disturb
        # room night
        0 M P | !event
        0 I @cup | a cup goes along the table by the length of a cup | sfx cup
        0 C P.afraid | {P} does what anyone would do, and hides
        1 C O.afraid | in the other corner, behind the other curtain, {O} | sfx breath
        1 W - | a room with two frightened curtains in it
        == harder
        # room day
        0 I @letter | a note on the kettle: PLEASE DO NOT. Under it, in another hand: PLEASE DO NOT WHAT?
        1 M O | !work O
        0 M P | {P} lays a trap of flour; in the morning there are prints in it, going round it
        1 I @X | !use
        1 C P.look | {P} is a little hurt that the last piece of cake has been left | say P: <You might have had it. / I said I was sorry.>
        1 I @letter | a note on the cake: YOU FIRST
        # room night
        0 W - | steps on the stairs that belong to neither | sfx footsteps
        2 I - | !hands
        == turn
        # room night
        0 M P.afraid O.afraid | {P} backs away from the door into something that is backing away from the window | mus out
        0 T P.surprised O.surprised | {P} and {O}, nose to nose, mouths open, and no scream comes, out of politeness | say O: <Boo? / Is that you, out there?> ; say P: <I thought it was you. / No. Is it you?>
        0 I - | the handle goes down, slowly | sfx creak
        0 M P.reach O.reach | {P} takes the one end of the sheet, {O} takes the other
        0 W P O | the door opens on something very tall, with four feet and a great deal to say | sfx howl
        1 W - | the stairs, much faster, downwards | sfx footsteps
        0 C P.happy | {P}, under the sheet, shaking, and it is not fear
        == after
        # room dawn
        0 I @letter | the note on the lamp: LEAVE ON
        1 I - | !payoff
        1 M P O.sit | {P} and {O} at one table, two cups, one of them only for company | say O: <Same time tomorrow? / You take sugar?>
        1 I @X | !rests
        1 C O.happy | {O} says good night to the right corner | nar: <There were rules. We wrote them on one sheet of paper, from both ends.>
        # home dusk
        0 E - | !again, and two shadows on the blind, one with nobody to it
    """,
)

CASE = Plot(
    engine="pursuit", name="the case", also=("discovery", "vigil", "return", "lesson"), needs=("noir", "!beast", "!obeast"), likes=("other", "thing", "v:investigate", "v:solve", "v:find", "v:interrogate", "v:discover", "v:kill", "v:search", "v:photograph"), other="woman in grey",
    titles=("The Wrong Hat", "Exhibit A", "Who Turned Off the Lamp"),
    logline="Everything points to {O}; {P} follows it piece by piece, and the last piece fits {his} own hand.",
    treatment=(
        "{P} wants {want}.",
        "There is a room, a chair on its side, and {X.a}; {he} {event}.",
        "Three people saw three things, and each of them is telling the truth.",
        "{He} puts {O} under the lamp; and the lamp, turned round, shows what nobody had asked {him}.",
        "The file is closed with one name in it fewer.",
    ),
    script="""
        == world
        # home night rain
        0 E - | !establish | move push in
        0 M P | !work
        1 I - | !hands
        1 I - | !plant
        2 C P.look | {P} has not been home since there was one
        == disturb
        # site night rain
        0 W P.walk | !arrive
        0 I @X:ground | {X.a}, in a chalk ring, under a lamp that swings | sfx rain
        0 M P | !event
        1 M P.kneel | !take | say P: <Nobody touch the lamp. / Who was here first?>
        1 C P.look | {P} looks where everyone else is not looking: up
        == harder
        # away day rain
        0 C O.sad | {O}, asked, looks at the ashtray | say O: <I heard the door. Twice. / He was alive when I left.>
        1 V - | a window opposite: from here one sees the chair, not the door
        0 I @photograph | three photographs on one nail: the same room, three different clocks
        1 M P.write | {P} draws the room on a napkin and puts a spoon where somebody stood
        1 W P.walk | !arrive
        1 I - | !detail
        # home night
        0 I - | a string goes from pin to pin, and comes back to the pin it began with
        2 C P.worried | {P} counts hats: one too many
        == turn
        # room night
        0 M P O.sit | {O} on the chair, the lamp in {O.his} eyes, {P} in the dark behind it | mus out; ask P: <You moved the lamp. / Once more. The door.>
        0 C O.look | {O} puts up a hand and turns the lamp round | re O: <No. You did. / Ask who let him in.>
        0 X P.surprised | light; {P} sees it come towards {him}
        0 I @X | !mark
        0 V - | the room again, the chair, the door; and in the door, this time, {his} own coat
        0 C P.sad | {P} remembers it as one remembers a step that was not there
        1 M P | !gesture
        == after
        # room dawn
        0 I @hat | on the table: a badge, a hat, a ring of keys | sfx keys
        1 I - | !payoff
        1 M O.walk | {O} goes out by the door, and this time it is heard once | sfx door
        0 C P.tender | {P}, alone with the lamp | nar: <I had every piece of it. I was standing on the last.>
        # home dawn
        0 E P.walk | !again, the rain over, and someone walking away down it without a hat
    """,
)

PLOTS = (STUCK, KEPT, TENDED, GIVEN, HOUSEMATES, CASE)
