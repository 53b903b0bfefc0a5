"""Plots over a board: who wins, and what was played for."""

# ruff: noqa: E501  (a line is one moment)

from tools.writing.plot import Plot

BOARD = Plot(
    engine="rivalry", name="over the board", also=("bargain", "lesson", "vigil", "pursuit"), needs=("gaming", "!beast"), likes=("other", "ghostly", "precious", "pair", "v:play", "v:bet", "v:lose", "v:win", "v:beat"), other="stranger",
    titles=("The Other Side of the Board", "Your Move", "Adjourned"),
    logline="{P} plays {O} for {X.a}, and sees, one move from winning, what {O} has been playing for.",
    treatment=(
        "{P} wants {want}.",
        "{O} sits down without being asked; {he} {event}.",
        "Every move {O.he} makes is a little too kind, and every kindness costs {P} a piece.",
        "At the end the whole board is open, and {he} has only to put out a hand.",
        "{He} makes the one move that nobody can lose by.",
    ),
    script="""
        == world
        # home dusk
        0 E - | !establish | move push in
        0 M P.sit | !work
        1 I - | !hands
        1 I - | !plant
        1 C P.look | {P} moves for both sides, and is bored by one of them
        == disturb
        # room night
        0 M O.sit | the other chair goes back by itself, and then {O} is in it | sfx creak
        0 M P.sit O.sit | !event
        0 I @X:table | {X.a}, put down beside the board, where it can be seen from both sides
        1 C O.look | {O} waits with folded hands, like someone with the whole night | say O: <After you. / White or black? It is all one to me.>
        == harder
        # room night
        0 O P.sit O.sit @X | the board, past {P}'s ear, and {O}'s hand, which does not hurry
        1 I @clock | a palm comes down on the clock; the other half runs | sfx click
        0 C P.worried | {P} sees it, four moves away, small and coming nearer
        1 C O.tender | {O} takes {P}'s best piece, and looks sorry for it
        1 W P.sit O.sit | the room has emptied; somebody has put the chairs up round them
        0 M P.sit | {P} reaches out, and takes {his} hand back as if the piece were hot | ask P: <You could have had me there. / Why didn't you take it?>
        1 M O.sit | {O} shrugs like someone who has been here before | re O: <Where would be the hurry? / I wanted to see what you'd do.>
        1 I - | !detail
        2 I @candle | the candle has gone down by the length of a game
        == turn
        # room night
        0 C P.surprised | {P} has it: one move, and it is over | mus out
        0 V - | the board, from {his} side; and, when {he} leans a little, from the other
        0 I @X | !mark
        0 C O.sad | {O} is not looking at the board at all; {O.he} is looking at {X} | say O: <I only wanted to sit across from someone. / Nobody has played me to the end.>
        0 M P.reach | {P} puts out a hand, past the piece that wins
        0 M P.sit | !gesture
        1 C O.surprised | {O} does not understand it, and then does
        == after
        # room dawn
        1 T P.happy O.happy | {P} and {O} set up the pieces, each on the other one's side | say O: Again? ; say P: <Tomorrow. Same table. / You're white.>
        0 I @X | !rests
        1 I - | !payoff
        0 C P.tender | {P}, alone, with both hands round something warm | nar: <I have the better record. We never count that one.>
        # home dawn
        0 E P | !again, and across from somebody a chair that is not empty, whatever one sees
    """,
)

PLOTS = (BOARD,)
