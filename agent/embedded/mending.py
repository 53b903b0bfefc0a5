"""A message that corrects the one before: "actually blue", "no, wide", "sorry, I meant 6", "not 4, 5", "the other way".

last message   make shot 4 warmer        ->   make shot 5 warmer        what was done is taken back, and this is done
correction     not 4, 5
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from agent.embedded.pieces import Piece
from agent.embedded.tokens import Token

OPENS = frozenset("no nope nah not actually sorry oops wait rather correction instead".split())
"""words that say that the one before was wrong, wherever they stand in so short a message"""
MEANT = ("i meant", "i mean", "i said", "make that", "the other way", "other way", "other way around", "should be")
LITTLE = frozenset(
    "no nope nah not actually sorry oops wait rather correction instead i mean meant said make that it should be been"
    " have the other way around round but was is a an to please by at in on and with of just hang uh er hm hmm ,"
    " . ! - – — ... … my bad did do you".split()
)
"""words of a correction beside what it puts right"""
POLITE = frozenset("no nope actually please sorry hm hmm uh er um ok okay well maybe just wait rather".split())
HOW_MUCH = (
    "make it", "make that", "more like", "make it more like", "it should be", "rather like", "should be", "only",
    "enough", "is enough", "is plenty", "will do", "would do", "would be enough", "too much", "too much is enough",
    "too long", "too short", "that is too much", "that is too much is enough", "do only", "would be better",
)  # fmt: skip
"""what is said before a number that is how much, not which"""
ONE = ("only one", "one is enough", "one is plenty", "one will do", "one would be enough", "too much one is enough")
""" "one" where it is a number: half of what was asked for, and no shot"""
SUFFICES = frozenset("enough plenty only suffices".split())
FAULTS = frozenset("too much long short that's is would will do".split())
NAMED = re.compile(r"\bmake that (?:one|(?:shot|scene|clip|bit|part)(?! \w*\d))\b")
""" "make that one wide" is said of a shot, and puts nothing right"""
MOST = 12
"""tokens of a correction"""


def corrected(
    pieces: Sequence[Piece], tokens: Sequence[Token], before: Sequence[Piece], earlier: Sequence[Token], last: str
) -> str | None:
    """The last message with what the correction puts right; None when this is no correction of it.

    `pieces` and `tokens` are those of the correction, `before` and `earlier` those of the last message `last`.
    """
    if (number := _number_alone(tokens)) is not None and (measured := _measured(before)) is not None:
        return _put(measured, _in_its_unit(measured, number, earlier, last), earlier, last)
    words = [token.text for token in tokens]
    text = " ".join(words)
    if (enough := _enough(pieces)) is not None:
        measured = _measured(before)
        same = measured is not None and _same_sort(measured, enough) and not _same(measured, enough)
        return _put(measured, enough.text, earlier, last) if measured is not None and same else None
    meant = any(said in text for said in MEANT) and not NAMED.search(text)
    if len(tokens) > MOST or not (set(words) & OPENS or meant):
        return None
    told = [i for i, piece in enumerate(pieces) if not set(piece.text.split()) <= LITTLE]
    denied = [i for i in told if i and pieces[i - 1].text == "not" and len(told) > 1]
    better = [pieces[i] for i in told if i not in denied]
    if len(better) != 1 or len(denied) > 1:
        return None
    halved = told[0] > 0 and pieces[told[0] - 1].text in ("that", "so", "too", "as", "not that", "not so", "not as")
    if halved and "not" in words and not denied and better[0].ref is None:
        # "not that dark" is less of it, no "dark" instead of "darker"
        return None
    listed = better[0].ref
    if listed is not None and len(listed.ids) == 2 and told[0] and pieces[told[0] - 1].text == "not":
        # "not 4, 5" reads as a list of two
        wrong = [piece for piece in before if piece.ref is not None and piece.ref.ids == listed.ids[:1]]
        return _put(wrong[0], better[0].text.split()[-1], earlier, last) if len(wrong) == 1 else None
    wrong = [piece for piece in before if _same_sort(piece, better[0])]
    if denied:
        wrong = [piece for piece in wrong if _same(piece, pieces[denied[0]])]
    if len(wrong) != 1 or _same(wrong[0], better[0]):
        return None
    return _put(wrong[0], better[0].text, earlier, last)


def is_open(tokens: Sequence[Token], before: Sequence[Piece]) -> bool:
    """Whether a bare number may stand for a length or for a shot: "make 4 two seconds longer", "no, 5"."""
    numbers = [token for token in tokens if token.kind == "number"]
    bare = len(numbers) == 1 and all(t.text in LITTLE or t.kind == "number" for t in tokens) and len(tokens) > 1
    pointed = any(piece.ref is not None and piece.ref.kind in ("shots", "scenes") for piece in before)
    meant = any(token.text in ("meant", "said") for token in tokens)
    return bare and not meant and _number_alone(tokens) is None and pointed and _measured(before) is not None


def _number_alone(tokens: Sequence[Token]) -> Token | None:
    """The number of "make it 3", "more like 2": one that puts right how much, and no shot."""
    words = " ".join(token.text for token in tokens if token.kind == "word" and token.text not in POLITE)
    numbers = [token for token in tokens if token.kind == "number"]
    if not numbers and words in ONE and any(token.text == "one" for token in tokens):
        one = next(token for token in tokens if token.text == "one")
        return replace(one, text="1")
    return numbers[0] if len(numbers) == 1 and words in HOW_MUCH else None


def _enough(pieces: Sequence[Piece]) -> Piece | None:
    """The amount of "one second is enough", "too much, half a second", "only a second"; nothing else is said."""
    amounts = [piece for piece in pieces if piece.amount is not None]
    rest = {word for piece in pieces if piece.amount is None for word in piece.text.split()}
    said = rest & SUFFICES or {"too", "much"} <= rest or {"too", "long"} <= rest or {"too", "short"} <= rest
    return amounts[0] if len(amounts) == 1 and said and rest <= POLITE | LITTLE | SUFFICES | FAULTS else None


def _measured(before: Sequence[Piece]) -> Piece | None:
    """The one amount of a message."""
    amounts = [piece for piece in before if piece.amount is not None]
    return amounts[0] if len(amounts) == 1 else None


def _in_its_unit(measured: Piece, number: Token, earlier: Sequence[Token], last: str) -> str:
    unit = earlier[measured.last - 1]
    told = last[unit.start : unit.end]
    if unit.kind == "number" or measured.last - measured.first == 1:
        return number.text
    return f"{number.text}{' ' if unit.kind == 'word' else ''}{told}"


def _put(wrong: Piece, better: str, earlier: Sequence[Token], last: str) -> str:
    first, end = earlier[wrong.first].start, earlier[wrong.last - 1].end
    return f"{last[:first]}{better}{last[end:]}"


def _same(one: Piece, other: Piece) -> bool:
    if one.ref is not None and other.ref is not None:
        return one.ref.ids == other.ref.ids
    return one.text == other.text


def _same_sort(one: Piece, other: Piece) -> bool:
    """Whether one could stand for the other: two shots, two lengths, two colours, two hours of the day."""
    if one.ref is not None or other.ref is not None:
        if one.ref is None or other.ref is None or {"pronoun", "other", "rest"} & {one.ref.how, other.ref.how}:
            return False
        pointing = ("shots", "scenes", "takes")
        return one.ref.kind == other.ref.kind or (one.ref.kind in pointing and other.ref.kind in pointing)
    if one.amount is not None and other.amount is not None:
        return one.amount.unit == other.amount.unit
    mine, others = (
        {concept.split(".")[0] for concept in piece.concepts if "." in concept} - _NOT_VALUES for piece in (one, other)
    )
    return bool(mine & others)


_NOT_VALUES = frozenset(("verb", "edit", "filler", "degree", "dir", "range", "thing", "order", "ask", "title"))
