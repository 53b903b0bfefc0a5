"""Plots that belong to a tone: dread, comedy, romance, the western street."""

# ruff: noqa: E501  (a line is one moment)

from tools.writing.plot import Plot

KNOCKING = Plot(
    engine="discovery", name="from inside", also=("vigil", "defence", "return", "pursuit", "transformation", "bargain"), needs=("dread", "behind", "!beast"), likes=("ghostly", "thing", "inside", "child", "v:hear", "v:wake", "v:haunt", "v:move", "v:watch"), other="child",
    titles=("Three Knocks", "It Was Here First", "The Other Side of the {X.bare}"),
    logline="Something answers {P} from the wrong side of {X}, and it knows {his} name, because it is using it.",
    treatment=(
        "{P} wants {want}, and {home} is quiet.",
        "Then {he} {event}; {he} knocks back, once, as one does, and that is the mistake.",
        "From then on everything happens twice: first there, then here, and always a little earlier there.",
        "{He} breaks what stands between, and looks through, into the room {he} is standing in.",
        "Someone sits down in {his} chair with a sigh of relief.",
    ),
    script="""
        == world
        # home night
        0 E - | !establish | move static
        0 M P | !work
        1 I - | !detail
        1 I - | !plant
        0 I @X | {X.a}, and a little breath on it, on the wrong side
        2 C P.look | {P} turns the light off; and on again, to be sure of one corner
        == disturb
        # room night
        0 C P.afraid | {P} stops chewing | sfx knock
        0 M P | !event
        1 V - | the far end of the room: nothing; the nothing has a shape
        0 I - | {his} own knuckle, against all sense: once, twice, three times | sfx knock
        0 X P.afraid | before {he} has lowered the hand, the answer | sfx knock
        == harder
        # room night
        0 W P | {P} sits at the table; in the dark pane somebody at a table gets up
        1 I @cup:table | a cup, full; in its reflection, empty
        1 M P.reach | {P} covers {X} with a sheet, and the sheet breathes in | sfx breath
        0 C P.afraid | {P} says "Who is there?" and hears it said a second before | say P: Who's there?
        1 W P.run | every door, one after another, leads back into the room
        1 C O.afraid | {O}, in the doorway, looks past {P}, at somebody taller | say O: <Who's that behind you? / You're not the one from before.>
        2 I - | !hands
        2 I @clock | the clock is running, and its hands are standing still | sfx clock
        == turn
        # room night
        0 M P.reach.determined | {P} tears off the sheet | mus out; sfx cloth
        0 V - | on the other side: this room, this lamp, this chair, and nobody in it
        0 I @X | !mark
        0 M P.reach | {P} puts {his} palm flat against it; it is warm; another palm is put against it
        0 X P.surprised | {P} pulls {his} hand away, and the other does not
        1 I @X | !fails
        0 W P.stand | the light goes out, and on again, and {P} is standing with {his} back to us
        == after
        # room dawn
        0 C P.happy | {P} turns round, rested, and smiles with the other side of the mouth
        1 M P.sit | {P} sits down in the chair, slowly, as if it had been promised
        1 I - | !payoff
        0 I @X | behind {X}, very small, three knocks | sfx knock; nar: <I have been waiting for someone polite.>
        # home morning
        0 E - | !again, quiet, and in one window somebody who waves too long
    """,
)

SNOWBALL = Plot(
    engine="bargain", name="out of hand", also=("transformation", "delivery", "farewell"), needs=("comedy", "!beast"), likes=("thing", "comedy", "v:lie", "v:pretend", "v:adopt", "v:win", "v:lose", "v:buy", "v:try", "v:swap"), other="neighbour",
    titles=("A Small Matter of the {X.bare}", "No Trouble at All", "It Was Like This When I Came"),
    logline="{P} tells one small lie about {X.a}, and by evening the whole street is in on it.",
    treatment=(
        "{P} wants {want}.",
        "{He} {event}; and when {O} asks, {he} says the first thing that comes into {his} head.",
        "It has to be kept up with a rope, a wig, a cousin and, by four o'clock, a brass band.",
        "When there is nobody left to fool, {he} owns up, at the top of {his} voice, to everyone at once.",
        "It turns out that {O} has known since the rope.",
    ),
    script="""
        == world
        # home morning
        0 E - | !establish | move static
        0 M P | !work
        1 I - | !hands
        1 I - | !plant
        0 I @X | {X.a}, exactly where it should be, for the last time today
        == disturb
        # room day
        0 W P | !event
        0 I @X | !fails
        1 C P.surprised | {P} looks to the left; {P} looks to the right
        0 W O P | {O} puts a head round the door | say O: <Everything all right? / Did something fall?> ; say P: <Never better. / That was the cat.>
        1 C O.look | {O} looks at where there has never been a cat
        == harder
        # room day
        0 W P O.sit | {P} in the foreground, unconcerned; behind {him}, very slowly, something slides off the wall | sfx crash
        1 I @rope | a rope goes out of the window and comes in at the next one
        1 M P.happy | {P} leans on it with one elbow, and whistles
        0 W - | <a cousin in a false beard is introduced as the vet / four men carry a wardrobe up the stairs and, without a word, down again / a brass band arrives, because somebody had to explain the noise>
        1 C P.worried | {P}'s smile stays, {P} behind it has left
        1 M O.sit | {O} drinks tea through all of it, and asks for sugar | say O: <And the goat? / Is that a tuba?> ; say P: <What goat? / What tuba?>
        0 I @X | !use
        2 W - | the queue at the door now goes round the corner
        2 I - | !detail
        == turn
        # room dusk
        0 W P | everything holds | mus out
        0 I - | a button, a very small one, comes off and rolls across the whole floor | sfx coin
        0 W P | nothing holds; it goes from left to right, in order of size | sfx crash
        0 C P.determined | {P}, plaster in {his} hair, takes a breath | ask P: <It was me! All of it! / There is no cat!>
        0 W O | a room full of people, a goat, a tuba; {O} puts down {O.his} cup
        0 C O.happy | {O}, kindly | re O: <I know. I brought the goat. / I know. We took bets.>
        == after
        # room night
        0 W P O.happy | {P} and {O} sweep, in opposite directions, the same heap
        1 I @X | !rests
        1 I - | !payoff
        1 C P.happy | {P} starts to explain, and is handed a biscuit
        # home night
        0 E - | !again, the roof a little to one side, and one tuba, very softly, not giving up
    """,
)
WINDOWS = Plot(
    engine="farewell", name="two windows", also=("discovery", "bargain", "vigil", "rivalry", "lesson", "delivery"), needs=("romance", "!beast", "!obeast", "human"), likes=("other", "pair", "romance", "v:love", "v:meet", "v:fall", "v:write", "v:see"), other="stranger",
    titles=("Across the Way", "Half Past Seven", "The Width of a Street"),
    logline="{P} and {O} have never met, and everything each of them does is done for the other to see.",
    treatment=(
        "{P} wants {want}.",
        "{O} is always there, on the other side, at the same hour; and then {he} {event}.",
        "It becomes a conversation in cups, lamps and wrong notes, with never a word in it.",
        "When {he} at last goes over, {O}'s place is empty: {O} has gone over too.",
        "They pass each other on the stairs twice before one of them stands still.",
    ),
    script="""
        == world
        # home dusk
        0 E - | !establish | move push in
        0 M P | !work
        1 M O | !work O
        1 I - | !plant
        0 V - | across the way, a lit square, and in it a shoulder, an arm, half a profile
        2 I - | !hands
        == disturb
        # home dusk
        0 M P | !event
        1 C P.surprised | {P} has been looked at for some time
        0 I @cup | a cup is raised, on this side, by an inch
        0 V - | on the other side, the same inch
        1 C O.happy | {O} looks at {O.his} own cup, as if it had spoken
        == harder
        # home night
        0 T P.happy O | one evening cut in two: {P} chops an onion, {O} cries
        1 M P | !gesture
        1 W - | !signal
        1 I @X | !use
        0 M O.write | {O} writes something large on a sheet, crosses it out, turns it over
        0 C P.worried | {P} practises saying good evening to a lamp | say P: <Good evening. No. Good... evening.>
        # site dusk
        1 W P.walk O.walk | in the street they pass, shoulder to shoulder, and neither knows the other from below
        2 I - | !detail
        # home night
        0 V - | the other window, dark; the next evening, dark
        1 C P.sad | {P} leaves {his} own light on
        == turn
        # site night
        0 W P.run | {P} crosses, against every light, without a coat | mus out
        0 M P.reach | {P} knocks at the right door | sfx knock
        0 I @letter | it swings open: an empty room, a cup, and a view | sfx creak
        0 V - | from here {he} sees {his} own window, lit, and in it {O}, looking for {him}
        0 C P.surprised | {P}, two hands on the wrong side of the glass
        0 C O.surprised | {O} turns round and sees {him} | say O: <Stay there! / Don't move!>
        1 W P.run O.run | two staircases; two people; twice
        == after
        # site night
        0 T P O | {P} and {O}, out of breath, in the exact middle of the street | say P: Good evening. ; say O: <You're smaller. / It's you, from below.>
        1 I - | !payoff
        1 I @X | !rests
        1 C O.tender | {O} holds up an invisible cup, by an inch | nar: <We had told each other everything. We did not know the names.>
        # home dawn
        0 E - | !again, and both lit squares empty, and the street between them not
    """,
)
NOON = Plot(
    engine="vigil", name="the long street", also=("defence", "rivalry", "pursuit", "lesson", "farewell"), needs=("western", "!beast", "!obeast"), likes=("other", "ochild", "kin", "v:wait", "v:kill", "v:face", "v:ask", "v:teach", "v:fight"), other="boy",
    titles=("Four Minutes to Twelve", "The Left Hand", "What the {O.bare} Saw"),
    logline="{P} has waited years for twelve o'clock, and at four minutes to, {O} asks {him} to be taught.",
    treatment=(
        "{P} wants {want}.",
        "Somebody is coming in on the road, and {he} {event}.",
        "The street shuts itself, board by board; only {O} stays, and wants to know how it is done.",
        "{He} shows {O} all of it: the stance, the hand, the eye; and sees in {O.his} face what {he} looked like once.",
        "When the other is standing there, {P} does the one thing {O} must be shown.",
    ),
    script="""
        == world
        # home morning
        0 E - | !establish | move push in
        0 W P.walk | !work
        1 I - | !hands
        0 I - | !plant
        1 V - | the road out, white, empty, shaking
        2 C P.look | {P}, eyes narrow, hat low, not blinking
        == disturb
        # home day
        0 I @clock | four minutes to | sfx clock
        0 M P | !event
        1 W - | shutters; a piano lid; a child pulled in by the collar | sfx door slam
        0 M O P | {O} does not go in | say O: <Teach me. / Show me how.> ; say P: <Go home. / You're in my light.>
        1 C O.determined | {O} has a stick in {O.his} belt, on the wrong side
        == harder
        # home day
        0 T P O | {P} kicks {O}'s feet apart to the right width
        1 M O | {O} draws the stick; again; again
        0 C P.look | {P} sees how quick it is
        1 I @coin | !mark
        1 M O P | {O} asks it as one asks the way | say O: <Does it get easier? / And after?>
        0 C P.sad | {P} opens {his} mouth, and nothing true comes out
        0 V - | on the road, a dot; the dot has a hat
        1 I - | !detail
        2 I @clock | one minute to | sfx clock
        == turn
        # home day
        0 E P | {P} at one end of the street, a man at the other, and between them the whole white noon | mus out
        0 X P.determined | {P}'s eye; a fly walks across the brow
        0 I - | {his} right hand, open, a hand's breadth from the iron
        0 C O.look | {O}, behind the trough, moving {O.his} own hand in the same way
        0 X P.surprised | {P} sees it
        0 M P.reach | !gesture
        0 W - | !signal
        1 I @knife:ground | a belt falls in the dust, and then, a long way off, another | sfx thud
        == after
        # home afternoon
        0 M P O | {P} takes the stick out of {O}'s belt, breaks it over one knee, and gives {O.him} the longer half | say P: <For the fire. / Now go and chop something.>
        1 I - | !payoff
        1 C O.look | {O} looks at the two halves | nar: <I had wanted to see it fast. It was slow. It took everything.>
        # home sunset
        0 E P O | !again, the shutters open, and two people sitting on one step, nothing in their hands
    """,
)
PLOTS = (KNOCKING, SNOWBALL, WINDOWS, NOON)
