"""A change of mind within one message: "darker, no wait, brighter", "delete 3. actually keep it", "make 3, I mean 4".

Beside each other   "3, no, 4"  "darker, or rather brighter"  the second stands for the first
Requests            "make 3 darker. no wait, shot 4"          the later request stands for the one before
"""

from collections.abc import Sequence

from agent.embedded.pieces import Piece

BARE = ("no", "wait", "sorry", "actually", "oops", "rather", "nope", "i mean", "i meant", "i said")
"""words that take back only between marks: ", no," but not "no music" """
GROUPS = ("grade.", "size.", "step.", "length.", "pace.", "time.", "weather.", "mood.", "camera.", "angle.")
LET_GO = ("forget it", "forget that", "never mind", "nevermind", "scratch that", "skip it", "skip that")
KEEPING = ("keep", "leave", "do not", "forget", "never mind", "skip")
"""what a second thought says that only takes back"""


def takes_back(pieces: Sequence[Piece], at: int) -> bool:
    """Whether a piece takes back what was said before it in the message."""
    piece = pieces[at]
    if not (piece.means("retract") or piece.text in LET_GO or piece.text in BARE):
        return False
    asked = (p.ref is not None or p.amount is not None or p.means(*GROUPS, "verb.", "edit.") for p in pieces[:at])
    if not any(asked):
        return False
    if piece.means("retract"):
        return True
    before = pieces[at - 1]
    ends = at + 1 == len(pieces) or pieces[at + 1].means("filler.mark", "filler.hard")
    if piece.text in LET_GO and ends and (before.means("filler.mark", "filler.hard") or before.text == "no"):
        # "make 4 darker. never mind", but not "never mind 5"
        return True
    return piece.text in BARE and before.means("filler.mark", "filler.hard") and _ends(pieces, at)


PLEASED = frozenset(
    "ok okay great nice cool good perfect lovely awesome amazing wonderful brilliant excellent super thanks alright"
    " right well hi hello hey yes yeah yep sure fine wow beautiful morning evening afternoon there thank you very much"
    " stuff work job everyone all so and oh dear goodness gosh ah".split()
)


def _after_pleasantry(pieces: Sequence[Piece]) -> Sequence[Piece]:
    """The pieces after "great," or "ok thanks." or "good morning,", when more follows."""
    for at in range(1, min(len(pieces) - 1, 6)):
        if pieces[at].text in (",", ".", "!", "-", ";"):
            said = [word for piece in pieces[:at] for word in piece.text.split()]
            return pieces[at + 1 :] if set(said) <= PLEASED else pieces
        if pieces[at].ref is not None:
            break
    return pieces


OF_ONES_OWN = ("my", "our")
WANTING = frozenset(
    "wants want says say thinks think asks ask asked prefers prefer insists feels hopes suggests likes wanted said"
    " suggested would needs".split()
)
"""verbs by which someone who is not of the film wishes something: "my daughter wants Ellie to ..." """
ADDING = ("as well", "too", "also")
HALTING = ("wait", "hang on", "hold on", "sorry", "so", "hey", "hmm")
QUESTIONED = ("what", "which", "who", "whose", "why", "how", "how long", "how many", "how much", "when", "where")


def _after_somebody(pieces: Sequence[Piece]) -> Sequence[Piece]:
    """The pieces after "my daughter wants" or "our sponsor would like"; nobody of the film is meant by it."""
    if len(pieces) > 3 and pieces[0].strange and pieces[1].text in ("wants", "needs", "asks for", "asked for"):
        # "berlin wants the festival master"
        return pieces[2:]
    if len(pieces) < 4 or pieces[0].text not in OF_ONES_OWN:
        return pieces
    for at in range(1, 4):
        words = set(pieces[at].text.split())
        if at > 1 and words & WANTING:
            rest = pieces[at + 1 :]
            while len(rest) > 1 and rest[0].text in ("like", "that", "to", "it", "prefer", "love", "if"):
                rest = rest[1:]
            return rest if any(not piece.soft or piece.ref for piece in rest) else pieces
        if pieces[at].ref is not None or not (pieces[at].strange or pieces[at].soft or pieces[at].guess):
            break
    return pieces


def without_opening(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """The pieces without what only opens a request: "sorry, could you make 3 darker?", "great, now the same for 5"."""
    pieces = _after_somebody(_after_pleasantry(pieces))
    if len(pieces) > 2 and pieces[0].text in HALTING and pieces[1].text in QUESTIONED:
        # "wait how long was the van scene again"
        pieces = pieces[1:]
    if len(pieces) > 2 and pieces[0].means("retract") and pieces[1].text == "," and pieces[-1].text in ADDING:
        # "no wait, 9 as well": that too
        return tuple(pieces[2:])
    retracts = len(pieces) > 1 and pieces[0].means("retract") and not pieces[0].means("verb.")
    if retracts and pieces[1].means("verb.", "edit."):
        # "hmm no i liked it better before": there is nothing yet in the message that it takes back
        return tuple(pieces[1:])
    opens = len(pieces) > 2 and pieces[0].text in ("sorry", "wait", "oops") and pieces[1].text == ","
    orders = any(piece.means("verb.", "edit.") and not piece.soft for piece in pieces[2:])
    meant = any(piece.text.startswith(("i mean", "i said")) for piece in pieces[2:])
    return tuple(pieces[2:]) if opens and orders and not meant else tuple(pieces)


def _ends(pieces: Sequence[Piece], at: int) -> bool:
    """Whether a bare word stands alone: a mark follows it, or a reference, or a further bare word."""
    if pieces[at].text in ("i mean", "i meant", "i said", "rather"):
        return True
    following = pieces[at + 1] if at + 1 < len(pieces) else None
    if following is None:
        return False
    keeps = pieces[at].text != "no" and following.text in ("keep", "leave", "do not", "don't", "not")
    return keeps or following.means("filler.mark", "filler.hard") or following.text in BARE


def replaced(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """The pieces without what was taken back right beside its better: "3, no, 4" is "4"."""
    kept = list(pieces)
    at = 1
    while at < len(kept):
        if not takes_back(kept, at):
            at += 1
            continue
        first, last = _reach(kept, at)
        better = kept[last] if last < len(kept) else None
        if first >= 0 and better is not None and _same_sort(kept[first], better):
            del kept[first:last]
            at = first + 1
        else:
            at = last + 1
    return tuple(kept)


def _reach(pieces: Sequence[Piece], at: int) -> tuple[int, int]:
    """The last piece of meaning before a taking back, and the first after it."""
    first = at - 1
    while first >= 0 and _little(pieces, first):
        first -= 1
    last = at + 1
    while last < len(pieces) and (_little(pieces, last) or takes_back(pieces, last)):
        last += 1
    return first, last


def _little(pieces: Sequence[Piece], at: int) -> bool:
    piece = pieces[at]
    return piece.soft and piece.ref is None and not piece.means("degree.", *GROUPS)


def _same_sort(one: Piece, other: Piece) -> bool:
    if one.ref is not None and other.ref is not None:
        pointing = ("shots", "scenes", "takes")
        return other.ref.how != "pronoun" and (
            one.ref.kind == other.ref.kind or (one.ref.kind in pointing and other.ref.kind in pointing)
        )
    if one.amount is not None and other.amount is not None:
        return one.amount.unit == other.amount.unit
    return any(one.means(group) and other.means(group) for group in GROUPS)


def stretches(pieces: Sequence[Piece]) -> list[tuple[Piece, ...]]:
    """The message cut where something is taken back; each stretch but the first stands for the request before it."""
    found: list[list[Piece]] = [[]]
    at = 0
    while at < len(pieces):
        if takes_back(pieces, at):
            if any(not piece.soft for piece in found[-1]):
                found.append([])
        else:
            found[-1].append(pieces[at])
        at += 1
    return [tuple(stretch) for stretch in found]


def lets_go(pieces: Sequence[Piece]) -> bool:
    """Whether a request only lets go of what was asked before it: "which takes are there? no forget it" """
    said = (piece.text for piece in pieces if piece.text not in ("no", "oh", "well", "just", ",", ".", "!"))
    return " ".join(said) in LET_GO


def only_takes_back(pieces: Sequence[Piece]) -> bool:
    """Whether nothing is left to do: "keep it", "leave it", "do not", or nothing at all."""
    hard = [piece for piece in pieces if not piece.soft or piece.means(*GROUPS)]
    text = " ".join(piece.text for piece in pieces)
    pointed = any(piece.ref is not None and piece.ref.how != "pronoun" for piece in pieces)
    return not hard or (not pointed and any(word in text for word in KEEPING) and len(hard) <= 2)
