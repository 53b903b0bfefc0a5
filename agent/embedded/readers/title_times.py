"""How long words stay on the picture.

"the title twice as long"   "opening title should be up five seconds instead of three"   "card down to two seconds"
"""

from collections.abc import Iterable, Sequence

from agent.embedded.reading import Clause, Reading
from tools.film.edits.cut import ReviseTitle
from tools.film.timeline import Title

STAYING = frozenset(
    "up on screen onscreen down to for just only should be stay stays stand hold keep leave is lasts last runs now it"
    " by at more less longer shorter as long , the a instead of rather than not cut make".split()
)
"""words around a length"""
HOLDING = frozenset("hold keep leave stay stays".split())
FACTORS = {"twice": 2.0, "double": 2.0, "half": 0.5, "triple": 3.0, "thrice": 3.0, "doubled": 2.0, "halve": 0.5}
LONGER, SHORTER = 1.25, 0.8


def timed(clause: Clause, title: Title, named: Sequence[int]) -> Iterable[Reading]:
    """A title for longer or shorter."""
    spoken = ("length.", "verb.lengthen", "verb.shorten", "verb.last", "degree.more", "degree.less")
    contrast = clause.find("contrast", "but")
    amounts = [i for i in clause.amounts("second", "frame") if contrast is None or i < contrast]
    factor = _factor(clause)
    if not amounts and factor is None and clause.find(*spoken[:4]) is None:
        return
    longer = clause.find("length.longer", "verb.lengthen", "degree.more") is not None
    shorter = clause.find("length.shorter", "verb.shorten", "degree.less") is not None
    amount = clause.pieces[amounts[0]].amount if amounts else None
    frames = amount.frames(float(clause.rate)) if amount is not None else None
    held = any({*piece.text.split()} & HOLDING for piece in clause.pieces)
    held = held and clause.find("length.longer", "degree.more") is None
    apart = bool(amounts) and amounts[0] > 0 and clause.pieces[amounts[0] - 1].text in (",", ":", "-")
    if frames is None:
        change = round(title.frames * (factor or (LONGER if longer else SHORTER)))
    elif apart and frames and ((shorter and frames < title.frames) or (longer and frames > title.frames)):
        # "the title shorter, two seconds": that is its length
        change = frames
    elif clause.find("dir.by") is None and any(p.text in ("to", "instead of", "should be") for p in clause.pieces):
        change = frames
    else:
        change = frames if held else title.frames + frames if longer else title.frames - frames if shorter else frames
    used = {*named, *amounts, *clause.all("length.", "verb.", "degree.", "dir.", "order.", "thing.length", "shown")}
    used |= {i for i, p in enumerate(clause.pieces) if {*p.text.split()} <= STAYING or p.text in FACTORS}
    used |= set(clause.refs("film", "people")) | clause.pronouns("shots", "film")
    if contrast is not None:
        # "five seconds instead of three": what it was
        used |= {i for i in range(contrast, len(clause.pieces)) if _number(clause, i) or i == contrast}
    else:
        used |= set(clause.refs("shots", "scenes", "places", "takes", "join"))
    if change > 0:
        yield Reading((ReviseTitle(title=title.id, frames=change),), frozenset(used), 0.95)


def _factor(clause: Clause) -> float | None:
    long = any(word in ("long", "time", "length") for piece in clause.pieces for word in piece.text.split())
    amount = next((p.amount for p in clause.pieces if p.amount is not None and p.amount.unit == "times"), None)
    if amount is not None and amount.value > 0:
        return amount.value
    for piece in clause.pieces:
        words = piece.text.split()
        told = next((FACTORS[word] for word in words if word in FACTORS), None)
        if told is not None and (long or "double" in words or "halve" in words):
            return told
    return None


def _number(clause: Clause, at: int) -> bool:
    piece = clause.pieces[at]
    number = clause.finder.tokens[piece.first].kind == "number"
    return number or piece.amount is not None or {*piece.text.split()} <= STAYING
