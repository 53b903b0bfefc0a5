"""Where something new goes in the film: after 4, between 3 and 4, in scene 2, at the start of it, at the end."""

from dataclasses import dataclass

from agent.embedded.reading import Clause
from agent.embedded.refs import Ref


@dataclass(frozen=True)
class Destination:
    """The side ("after" or "before") of a shot's or a scene's id; both empty when nothing is said of the place."""

    side: str = ""
    ref: str = ""
    used: frozenset[int] = frozenset()
    problem: str = ""


INTO = ("in", "to", "into", "inside", "of", "for", "within")


def destination(clause: Clause, *, scenes: bool, until: int | None = None) -> Destination:
    """The place that the clause says, looked for before piece `until` and in what is said of numbers after it.

    "a scene where he waits after the storm" goes nowhere: the storm belongs to what happens.
    """
    order = [scene.id for scene in clause.film.scenes] if scenes else list(clause.index.order)
    for i, piece in enumerate(clause.pieces):
        inside = until is not None and i > until
        ref = piece.ref
        if piece.means("order.after", "order.before") and ref is None:
            found = _pointed(clause, i)
            if found is None or (inside and not _plain(found[1])):
                continue
            side = "after" if piece.means("order.after") else "before"
            if found[1].problem:
                return Destination(used=frozenset((i, found[0])), problem=found[1].problem)
            ids = _ids(clause, found[1], scenes=scenes)
            if ids:
                return Destination(side, ids[-1] if side == "after" else ids[0], frozenset((i, found[0])))
        if ref is not None and ref.kind == "join" and not scenes:
            if ref.problem:
                return Destination(used=frozenset((i,)), problem=ref.problem)
            return Destination("after", ref.ids[0], frozenset((i,)))
        if piece.means("order.between") and scenes and (pair := _pointed(clause, i)) is not None and pair[1].ids:
            return Destination("after", _ids(clause, pair[1], scenes=True)[0], frozenset((i, pair[0])))
        if piece.means("order.start", "order.end") and order and piece.text not in ("first", "last"):
            return _edge(clause, i, order, scenes=scenes, first=piece.means("order.start"))
        if ref is not None and ref.kind == "scenes" and not scenes and i and clause.pieces[i - 1].text in INTO:
            if ref.problem:
                return Destination(used=frozenset((i,)), problem=ref.problem)
            if ref.how == "scene" and inside:
                # "at the end": the ending
                continue
            shots = clause.index.shots_of_scenes(_ids(clause, ref, scenes=True))
            if shots:
                return Destination("after", shots[-1], frozenset((i - 1, i)))
    return Destination()


def _pointed(clause: Clause, at: int) -> tuple[int, Ref] | None:
    """The reference that follows a piece with nothing but small words between."""
    for k in range(at + 1, len(clause.pieces)):
        ref = clause.pieces[k].ref
        if ref is not None:
            return (k, ref) if ref.kind in ("shots", "scenes", "places", "takes", "join") else None
        if not clause.pieces[k].soft:
            return None
    return None


def _plain(ref: Ref) -> bool:
    """Whether it points at the film by number, slate or place in the row, not by what happens."""
    return ref.kind in ("shots", "scenes", "takes") and ref.how in ("number", "slate", "ordinal", "scene", "pronoun")


def _edge(clause: Clause, at: int, order: list[str], *, scenes: bool, first: bool) -> Destination:
    """The start or the end of the film, or of a scene that follows."""
    found = _pointed(clause, at)
    used = {at}
    if found is not None and found[1].kind == "scenes" and not scenes:
        used.add(found[0])
        if found[1].problem:
            return Destination(used=frozenset(used), problem=found[1].problem)
        order = list(clause.index.shots_of_scenes(_ids(clause, found[1], scenes=True))) or order
    return Destination("before" if first else "after", order[0 if first else -1], frozenset(used))


def _ids(clause: Clause, ref: Ref, *, scenes: bool) -> tuple[str, ...]:
    """What a reference comes to, as scenes or as shots."""
    ids = ref.ids
    if ref.how == "pronoun":
        ids = clause.focus.scenes if ref.kind == "scenes" else clause.focus.shots
    if ref.kind == "places":
        there = tuple(scene.id for scene in clause.film.scenes if scene.location in ids)
        return there if scenes else clause.index.shots_of_scenes(there)
    if scenes and ref.kind != "scenes":
        return tuple(dict.fromkeys(clause.index.scene_of[shot] for shot in ids if shot in clause.index.scene_of))
    if not scenes and ref.kind == "scenes":
        return clause.index.shots_of_scenes(ids)
    return ids
