"""Bargain: the price comes due in a form that was not foreseen."""

# ruff: noqa: E501  (a line is one moment)

from tools.writing.plot import Plot

PRICE = Plot(
    engine="bargain", name="price", also=("transformation", "discovery"), likes=("wonder", "dread", "ghostly", "thing", "v:trade", "v:wish", "v:promise", "v:sell", "v:buy", "v:sign", "v:offer", "v:summon"), needs=("!beast", "!obeast", "!ochild"),
    titles=("The Price of {X.a}", "Paid in Full", "One Small Thing"), other="stranger",
    logline="{P} wants {want}; {O} can arrange it, for one small thing that nobody would miss, and then another.",
    treatment=(
        "{P} wants {want} and has nothing left to pay with.",
        "{O} asks for next to nothing, and {he} {event}.",
        "It works; and each time it works, something without importance is missing: a colour, a name, a tune.",
        "When {he} sees what it all adds up to, {he} goes back to undo it, and {O} is as bound as {he} is.",
        "{He} pays with the one thing {he} had left out of the bargain.",
    ),
    script="""
        == world
        # home morning
        0 E - | !establish | move push in
        0 M P | !work
        1 I - | !hands
        1 I - | !plant
        2 C P.sad | {P} counts what is left, and the counting does not take long
        1 I @flower:table | a red flower in a glass, the only bright thing in the room
        == disturb
        # site dusk
        1 W P | !arrive
        0 M O P.sit | {O} is already sitting there, with a second chair pulled out
        0 M P O | !event | ask O: <I ask for very little. / Something you won't miss. / You'd hardly notice.>
        0 I @X | {X} on the table between two pairs of hands
        1 C P.worried | {P} looks for the trap and sees only a tired, polite face | re P: <And what do you get? / Why me?>
        1 I @coin:table | a handshake; a moment later {his} hand is still held
        == harder
        # room day
        1 W P.happy | {P} has it: work, light, people at the door
        2 M P.happy | !work
        0 I @flower:table | the flower in the glass, grey
        0 C P.worried | {P} opens {his} mouth to say a name, and it is not there
        1 M P.reach | {P} hums the first notes of something, and cannot find the fourth
        1 I - | the plate on the door: a clean brass rectangle where {his} name was
        2 I - | !detail
        # site night
        0 M P.run | {P} runs to the place of the bargain: two chairs, nobody
        2 C P.afraid | {P} sees {his} own shadow, paler than the others
        == turn
        # site night fog
        1 V - | a lamp coming nearer, and behind it a face | mus out
        0 M O P | {O} opens a coat: sewn inside, hundreds of small bright things, all in order | say O: <I was a customer, too.>
        0 C O.sad | {O}, near, without {O.his} smile, younger than {O.he} looked
        1 I @X | !mark
        0 M P.reach+gift O | {P} holds out {gift}, the one thing nobody asked for | say P: <Then take something I will miss.>
        1 C O.surprised | {O} has not been given anything for a very long time
        == after
        # room dawn
        1 I @gift:table | !signal
        0 I @flower:table | in the glass, from the stem upwards, red
        1 M P | {P} stands at the door and says a name aloud, then another, then all | nar: <Nothing costs so little as the thing you never look at.>
        1 I - | !payoff
        0 C P.tender | {P} takes the second chair out and leaves it there
        # home dawn
        0 E P O.walk | !again, in colour, and someone in a long coat going by without a burden
    """,
)

BORROWED = Plot(
    engine="bargain", name="borrowed", also=("return", "lesson", "delivery"), likes=("thing", "other", "kin", "child", "comedy", "v:borrow", "v:lend", "v:break"), needs=("!beast", "!big", "!obeast", "thing"),
    titles=("Only Until Tomorrow", "The Borrowed {X.bare}", "In One Piece"),
    logline="{P} has until morning to give back {X.a} that {he} should never have borrowed, and it is in two pieces.",
    treatment=(
        "{P} wants {want}.",
        "{He} {event}, only until tomorrow, on {his} word of honour to {O}.",
        "It is the best day for a long time, until the moment when it is not.",
        "{He} works through the night to make good what cannot be made good, and brings back not the same thing but the truth about it.",
        "{O} has something to confess as well.",
    ),
    script="""
        == world
        # home morning
        0 E - | !establish | move push in
        1 M P | !work
        0 I - | !plant
        1 M O | !work O
        1 I @X:table | {X.a}, under a cloth, on a shelf too high to reach by chance
        2 C P.look | {P} looks at it the way one looks at a door
        == disturb
        # room day
        0 M P | !event
        0 M P O.reach+X | {O} holds {X} out, and does not let go of it yet | ask O: <Tomorrow. In one piece.>
        1 C P.happy | {P} nods before the sentence is over | re P: In one piece.
        2 I @X | !use
        == harder
        # site day
        0 W P.walk+X | {P} carries {X} through the world like a crown
        1 M P.happy+X | !use
        1 M P.happy | {P} shows it to no one, and everyone looks
        2 I - | !detail
        0 I @X:ground | !fails | mus out
        0 C P.afraid | {P}, in the silence after it, hands still in the shape of holding
        # room night
        1 M P.kneel | {P} spreads the pieces out on newspaper and counts them twice
        1 I @tool | string, wax, a hairpin, a wrong screw: they hold, and then they do not
        2 M P | !work
        1 I @clock:wall | the clock: three, half past four, six | sfx clock
        == turn
        # room dawn
        0 W P.walk+X | {P} walks up to the door with a bundle in both arms
        0 M P O | {P} holds out what is left, and beside it {gift} | say P: <I broke it. I'm not sorry I had it. / It's my fault. I'd borrow it again.>
        0 C O.surprised | {O} looks at the mending for a long time, at the old crack beside the new one
        0 I @X | !mark
        1 M O.sit.tender | {O} turns it over and shows {P} another seam, long healed | say O: <I borrowed it, too. I never went back.>
        1 T P O.happy | two people over one table, laughing at the same seam
        == after
        # room morning
        1 I @gift:table | {gift}, on the high shelf, in the place of honour
        1 I - | !payoff
        0 I @X | !rests | nar: <It was never in one piece. That is how it holds.>
        0 C P.happy | {P}, one hand already on it again
        # home morning
        0 E P O | !again, the two of them at the door, the thing between them, in use
    """,
)

PLOTS = (PRICE, BORROWED)
