"""Which of the readings of a request was meant: the one that accounts for the most, the heaviest of equals.

Words nobody accounts for are never ignored: a reading that leaves some is not sure, and then it is asked.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from pydantic import ValidationError

from agent.embedded.honesty import honest
from agent.embedded.limits import refusal
from agent.embedded.pieces import Piece
from agent.embedded.reading import CERTAIN, Clause, Reader, Reading
from agent.embedded.scruples import doubts, joined
from tools.film.errors import DirectorError

GOING = frozenset(("remove_shot", "remove_scene", "remove_character", "lift", "extract"))


@dataclass(frozen=True)
class Understood:
    """The best reading of a clause, and how much of the clause it leaves unaccounted for."""

    reading: Reading
    left: tuple[int, ...] = field(default_factory=tuple)
    """hard pieces that it does not account for"""

    @property
    def sure(self) -> bool:
        return not self.left


REFUSED = 0.05
"""the weight of what the vocabulary refuses: less than anything that can be done"""
STRANGE_LIMIT = 0
"""words that mean nothing to us and may be overlooked in a request that is clear without them"""


def best(clause: Clause, readers: Iterable[Reader]) -> Understood | None:
    """The reading that accounts for the most, the heaviest of equals; None when nobody reads anything.

    What it leaves, others may account for: "darker and two seconds longer" is a grade and a length. It is `sure` when
    nothing is left but a few strange words beside more that are understood.
    """
    hard = clause.hard
    found = [honest(reading, clause) for reader in readers for reading in _within_limits(reader, clause)]
    if not found:
        return None
    first = max(found, key=lambda reading: (len(hard & reading.used), _does(reading), reading.weight))
    chosen = [first]
    left = hard - first.used
    while left and first.acts:
        further = [
            r
            for r in found
            if r.acts
            and _adds(r, left, clause)
            and not any(_alike(r, k) for k in chosen)
            and joined(clause, chosen, r, left)
        ]
        if not further:
            break
        more = max(further, key=lambda reading: (len(reading.used & left), reading.weight))
        chosen.append(more)
        left -= more.used
    guessed = frozenset(
        i
        for reading in chosen
        for i in reading.used - reading.verbatim
        if clause.pieces[i].guess and not _taken_as_typed(reading, clause.pieces[i])
    )
    left |= guessed.union(*(doubts(clause, reading) - reading.grammar for reading in chosen))
    # What joins the words of a request may be overlooked in it; a "not" never, unless something is set against it.
    left |= {i for reading in chosen for i in reading.grammar if _denies(clause, i)}
    understood = Understood(_together(chosen), tuple(sorted(left)))
    # A word of the film itself narrows what is meant; only words that mean nothing here may be overlooked.
    strange = [
        i
        for i in left - guessed
        if (clause.pieces[i].strange or clause.pieces[i].guess) and clause.pieces[i].text not in clause.index.known
    ]
    covered = len(hard) - len(left)
    if any(_turns(clause, i) for i in strange):
        return understood
    if len(strange) == len(left) and len(left) <= min(STRANGE_LIMIT, max(covered - 1, 0)):
        return replace(understood, left=())
    return understood


def _denies(clause: Clause, at: int) -> bool:
    """Whether a piece denies all of what follows it: "don't drop it", "it should not say that"; not "15, not 14"."""
    before = clause.pieces[at - 1] if at else None
    if clause.pieces[at].quote is not None:
        return False
    if at + 1 < len(clause.pieces) and clause.pieces[at + 1].text in ("before", "until", "till"):
        # "when she pulls the horn, not before" only says when
        return False
    apart = before is not None and before.means("filler.mark", "filler.joint", "filler.hard")
    return not apart and bool({"not", "never"} & {*clause.pieces[at].text.split()})


def _adds(reading: Reading, left: frozenset[int], clause: Clause) -> bool:
    """Whether a reading accounts for a wish that is left; for a bare word or a place alone nothing more is done."""
    pieces = [clause.pieces[i] for i in reading.used & left]
    return any(p.concepts or p.amount is not None or p.quote is not None for p in pieces)


def _turns(clause: Clause, at: int) -> bool:
    """Whether an unknown word stands after a "not" or an "except", so that what is meant turns on it."""
    for before in range(at - 1, -1, -1):
        piece = clause.pieces[before]
        if piece.means("but", "neg", "contrast"):
            return True
        if piece.text not in ("the", "a", "an", "my", "our", "his", "her", "their", "in", "of", "for", "with", "on"):
            return False
    return False


def _does(reading: Reading) -> bool:
    """Whether it does something, or is certain that nothing can be done."""
    told = bool(reading.problem) or reading.question is not None
    return bool(reading.acts) or (told and reading.weight >= CERTAIN)


def _within_limits(reader: Reader, clause: Clause) -> Iterator[Reading]:
    """What a reader finds; where the vocabulary refuses a value, a problem with the legal range instead."""
    try:
        yield from reader(clause)
    except DirectorError as error:
        yield Reading(used=clause.hard, problem=error.message, weight=REFUSED)
    except ValidationError as error:
        yield Reading(used=clause.hard, problem=refusal(error), weight=REFUSED)


def _taken_as_typed(reading: Reading, piece: Piece) -> bool:
    """Whether a word stands in the text of an act, so that what it could mean does not matter."""
    texts = [value for act in reading.acts for value in act.model_dump().values() if isinstance(value, str)]
    return any(piece.text in text.casefold() for text in texts)


def _alike(one: Reading, other: Reading) -> bool:
    """Whether two readings would do the same kind of thing: then they are two opinions, and only one can be right."""
    mine, others = {act.kind for act in one.acts}, {act.kind for act in other.acts}
    # what is taken out is not changed as well
    return bool(mine & others) or bool((mine | others) & GOING)


def _together(readings: Sequence[Reading]) -> Reading:
    if len(readings) == 1:
        return readings[0]
    ordered = sorted(readings, key=lambda reading: min(reading.used, default=0))
    return replace(
        ordered[0],
        acts=tuple(act for reading in ordered for act in reading.acts),
        used=frozenset().union(*(reading.used for reading in ordered)),
        verbatim=frozenset().union(*(reading.verbatim for reading in ordered)),
        grammar=frozenset().union(*(reading.grammar for reading in ordered)),
    )
