"""A shot seen once more, or at an exact place of the cut: "repeat 3 after 6", "insert 3 at 0:20", "overwrite 5 with 3".

insert 3 at |      |1|2|4|5|  ->  |1|2|3|4|5|        overwrite 5 with 3      |4|5|6|  ->  |4|3|6|
"""

from collections.abc import Iterable

from agent.embedded.reading import Clause, Reading
from tools.film.edits.cut import Insert, Overwrite
from tools.film.views import film_frames, picture_span


def putting_in(clause: Clause) -> Iterable[Reading]:
    """Insert and overwrite with shots that the film has."""
    over = clause.find("edit.overwrite") is not None
    again = clause.find("verb.copy") is not None
    if not over and not again and clause.find("edit.insert") is None:
        return
    if clause.find("title.", "stem.", "sound.", "thing.marker", "verb.retake") is not None:
        return
    shots = [(i, ref) for i in clause.refs("shots") if (ref := clause.pieces[i].ref) is not None]
    problem = next((ref.problem for _, ref in shots if ref.problem), "")
    used = set(clause.all("edit.insert", "edit.overwrite", "verb.copy", "verb.add", "thing.shot", "order.", "again"))
    used |= {i for i, _ in shots} | set(clause.refs("time")) | clause.named("with", "at", "in", "over", "by")
    if problem:
        yield Reading(used=frozenset(used), problem=problem, weight=0.7)
        return
    if over:
        yield from _over(clause, shots_of(clause), used)
    elif again or clause.refs("time"):
        yield from _in(clause, shots_of(clause), used, again=again)


def shots_of(clause: Clause) -> list[tuple[int, str]]:
    """The single shots that are named, in the order of the words; "it" is the one that was spoken of."""
    found: list[tuple[int, str]] = []
    for i in clause.refs("shots"):
        ref = clause.pieces[i].ref
        assert ref is not None
        ids = clause.focus.shots if ref.how == "pronoun" else ref.ids
        found += [(i, shot) for shot in ids]
    return found


def _in(clause: Clause, shots: list[tuple[int, str]], used: set[int], *, again: bool) -> Iterable[Reading]:
    """Insert a shot at a moment, after or before another, or, for a copy, right after itself."""
    times = clause.refs("time")
    order = clause.find("order.after", "order.before", "order.start", "order.end")
    if not shots or len(shots) > 2:
        return
    shot = shots[0][1]
    if times and (ref := clause.pieces[times[0]].ref) is not None:
        if ref.problem:
            yield Reading(used=frozenset(used), problem=ref.problem, weight=0.7)
            return
        at = ref.frame
    elif len(shots) == 2 and order is not None:
        span = picture_span(clause.film, shots[1][1])
        if span is None:
            return
        at = span.end if clause.pieces[order].means("order.after") else span.start
    elif len(shots) == 1 and order is not None and clause.pieces[order].means("order.start", "order.end"):
        at = 0 if clause.pieces[order].means("order.start") else film_frames(clause.film)
    elif len(shots) == 1 and again:
        span = picture_span(clause.film, shot)
        if span is None:
            return
        at = span.end
    else:
        return
    yield Reading((Insert(shot=shot, at=at),), frozenset(used), 0.85, shots=(shot,))


def _over(clause: Clause, shots: list[tuple[int, str]], used: set[int]) -> Iterable[Reading]:
    """Overwrite: "overwrite 5 with 3", "overwrite 3 at 0:20"."""
    times = clause.refs("time")
    if len(shots) == 2 and clause.named("with", "by"):
        span = picture_span(clause.film, shots[0][1])
        if span is not None:
            act = Overwrite(shot=shots[1][1], at=span.start, frames=span.frames)
            yield Reading((act,), frozenset(used), 0.85, shots=(shots[1][1],))
    elif len(shots) == 1 and times and (ref := clause.pieces[times[0]].ref) is not None:
        if ref.problem:
            yield Reading(used=frozenset(used), problem=ref.problem, weight=0.7)
        else:
            yield Reading((Overwrite(shot=shots[0][1], at=ref.frame),), frozenset(used), 0.85, shots=(shots[0][1],))
