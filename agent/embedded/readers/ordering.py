"""The order of the film: move and swap shots and scenes, open with one and end on another.

move 5 after 7      |1|2|3|4|5|6|7|8|  ->  |1|2|3|4|6|7|5|8|        swap 2 and 3      |1|3|2|4|
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from agent.conversation import Act
from agent.embedded.asking import ask_which
from agent.embedded.film_index import words_of
from agent.embedded.readers.structure import THINGS, of_target
from agent.embedded.reading import Clause, Reading, Target
from agent.embedded.refs import Ref
from tools.film.edits.story import MoveScene, MoveShot, SwapScenes, SwapShots

NOT_THE_ORDER = ("title.", "transition.", "stem.", "sound.", "edit.freeze", "verb.retake", "size.", "grade.")
"""what the film may begin or end with besides a shot or a scene"""


def swapping(clause: Clause) -> Iterable[Reading]:
    """Let two shots, or two scenes, change places."""
    if not clause.has("verb.swap"):
        return
    refs = [(i, piece.ref) for i, piece in enumerate(clause.pieces) if piece.ref is not None]
    if len(refs) == 2 and all(ref.kind in ("scenes", "places") for _, ref in refs):
        refs = [(i, _scene_of_place(clause, ref)) for i, ref in refs]
    scenes = [known for _, ref in refs if ref.kind == "scenes" for known in ref.ids]
    shots = [known for _, ref in refs if ref.kind in ("shots", "join") for known in ref.ids]
    options = next((ref.options for _, ref in refs if ref.kind == "scenes" and ref.options), ())
    if options and len(scenes) == 1:
        one = scenes[0]
        target = Target(options=tuple(option for option in options if option != one), said=True)
        question = ask_which(clause, target, lambda other: SwapScenes(scene=one, other=other))
        yield Reading(
            used=frozenset((*clause.all("verb.swap", *THINGS), *(i for i, _ in refs))), question=question, weight=0.5
        )
        return
    if len(shots) == 1 and len(scenes) == 0 and len(refs) == 1 and clause.focus.shots:
        shots = [clause.focus.shots[-1], *shots]
    used = frozenset((*clause.all("verb.swap", "verb.make", "thing.location", *THINGS), *(i for i, _ in refs)))
    used |= clause.named("order", "position", "positions", "spots", "slots")
    problem = next((ref.problem for _, ref in refs if ref.problem), "")
    if problem:
        yield Reading(used=used, problem=problem, weight=0.8)
    elif len(scenes) == 2 and not shots:
        yield Reading((SwapScenes(scene=scenes[0], other=scenes[1]),), used, 0.9)
    elif len(shots) == 2 and not scenes:
        yield Reading((SwapShots(shot=shots[0], other=shots[1]),), used, 0.9)


def _scene_of_place(clause: Clause, ref: Ref) -> Ref:
    """ "the kitchen", beside a scene, is the scene that is made there."""
    if ref.kind != "places":
        return ref
    there = tuple(scene.id for scene in clause.film.scenes if scene.location in ref.ids)
    return Ref("scenes", there if len(there) == 1 else (), ref.said, options=there if len(there) > 1 else ())


@dataclass(frozen=True)
class _Goal:
    """Where something shall go: after or before a shot or a scene."""

    side: str
    ref: str
    scene: bool
    used: frozenset[int]
    problem: str = ""


def moving(clause: Clause) -> Iterable[Reading]:
    """Move shots or scenes: after or before another, to the start or the end, to a number."""
    if not (clause.has("verb.move", "verb.add", "verb.make") or clause.find("order.after", "order.before") is not None):
        return
    if clause.find("verb.copy", "edit.insert", "edit.overwrite", "verb.swap", "verb.retake") is not None:
        return
    sources = clause.refs("shots", "scenes", "places")
    if _into(clause, sources):
        return
    order = clause.find("order.after", "order.before", "order.start", "order.end")
    if sources and order is not None and sources[0] > order:
        # "the toast should come before the wide": the source is named by what it shows, or was spoken of
        about = clause.about(set()) or clause.target(("shots", "scenes"), without=sources)
    else:
        about = _scenes_there(clause, clause.target(("shots", "scenes", "places"), without=sources[1:]), sources)
    goal = _goal(clause, max(about.used, default=-1), about)
    if goal is None:
        return
    used = frozenset((*about.used, *goal.used, *clause.all("verb.move", "verb.add", "verb.make", *THINGS)))
    if goal.problem:
        yield Reading(used=used, problem=goal.problem, weight=0.7)
        return
    plain = clause.find("verb.move") is not None or clause.find("verb.add") is None
    yield from of_target(clause, about, used, 0.75 if plain else 0.4, lambda target: _moved(clause, target, goal))


def _into(clause: Clause, sources: Sequence[int]) -> bool:
    """Whether something is put into what is named first: "put the guard in the gate shot, behind Bruno"."""
    at = sources[0] if sources else 0
    put = next((i for i in range(at) if clause.pieces[i].text in ("put", "place", "stand", "sit", "seat")), None)
    return put is not None and put + 2 < at and clause.pieces[at - 1].text in ("in", "into")


def opening(clause: Clause) -> Iterable[Reading]:
    """ "open with shot 6", "end the film on the garden": it goes to the start, or to the end."""
    at = clause.find("edge.start", "edge.end")
    refs = clause.refs("shots", "scenes", "places")
    if at is None or len(refs) > 1 or not clause.film.scenes or clause.find(*NOT_THE_ORDER) is not None:
        return
    about = (
        _scenes_there(clause, clause.target(("shots", "scenes", "places")), refs) if refs else _described(clause, at)
    )
    first = clause.pieces[at].means("edge.start")
    goal = _edge(clause, first, None, at, about)
    if goal is None or (not refs and not (about.shots or about.options)):
        return
    used = frozenset((*about.used, *goal.used, *clause.all("thing.film", "verb.make", *THINGS), *clause.refs("film")))
    yield from of_target(clause, about, used, 0.75, lambda target: _moved(clause, target, goal))


def _described(clause: Clause, at: int) -> Target:
    """ "Start with the map", "end on Mara smiling": the shots with all of these words; an insert before others."""
    told = [i for i in range(at + 1, len(clause.pieces)) if words_of(clause.pieces[i].text)]
    told = [i for i in told if not clause.pieces[i].soft or clause.pieces[i].ref is not None]
    shots = clause.index.shots_about(word for i in told for word in clause.pieces[i].text.split())
    inserts = clause.index.inserts_of((word for i in told for word in clause.pieces[i].text.split()), shots)
    used = frozenset(told)
    if len(shots) == 1 or len(inserts) == 1:
        return Target(shots if len(shots) == 1 else inserts, used=used, said=True)
    return Target(options=shots, used=used, said=True)


def _scenes_there(clause: Clause, about: Target, sources: Sequence[int]) -> Target:
    """A place named as what shall go is the scene that is made there."""
    ref = clause.pieces[sources[0]].ref if sources else None
    if ref is None or ref.kind != "places":
        return about
    there = tuple(scene.id for scene in clause.film.scenes if scene.location in ref.ids)
    if len(there) == 1:
        return Target(scenes=there, used=about.used, said=True)
    return Target(options=there, used=about.used, said=True)


def _goal(clause: Clause, after: int, about: Target) -> _Goal | None:
    """The place that the words after the source say."""
    for i, piece in enumerate(clause.pieces):
        if i <= after:
            continue
        if piece.ref is not None and piece.ref.kind == "join" and piece.ref.ids and not about.scenes:
            # "put 9 between 10 and 11"
            return _Goal("after", piece.ref.ids[0], False, frozenset({i}))
        if piece.means("order.after", "order.before"):
            found = next(((k, p.ref) for k, p in enumerate(clause.pieces) if k > i and p.ref is not None), None)
            if found is None:
                continue
            return _beside(clause, "after" if piece.means("order.after") else "before", found[1], {i, found[0]}, about)
        if piece.means("order.start", "order.end"):
            first = piece.means("order.start")
            scene = next(((k, p.ref) for k, p in enumerate(clause.pieces) if k > i and p.ref is not None), None)
            return _edge(clause, first, scene, i, about)
        if piece.ref is not None and i and clause.pieces[i - 1].means("dir.to") and len(piece.ref.ids) == 1:
            return _at_number(clause, piece.ref, i, about)
    return None


def _beside(clause: Clause, side: str, ref: Ref, used: set[int], about: Target) -> _Goal | None:
    if ref.how == "pronoun":
        ids = clause.focus.shots if not about.scenes else clause.focus.scenes
        ref = Ref(ref.kind, ids, ref.said, ref.how)
    if ref.problem:
        return _Goal(side, "", False, frozenset(used), ref.problem)
    if not ref.ids:
        return None
    of_scenes = (
        bool(about.scenes) or _offers_scenes(clause, about) or (ref.kind in ("scenes", "places") and not about.shots)
    )
    if ref.kind == "places":
        at = [scene.id for scene in clause.film.scenes if scene.location in ref.ids]
        if not at:
            return None
        ref = Ref("scenes", tuple(at), ref.said)
    if of_scenes:
        scenes = ref.ids if ref.kind == "scenes" else tuple(clause.index.scene_of[shot] for shot in ref.ids)
        return _Goal(side, scenes[-1 if side == "after" else 0], True, frozenset(used))
    shots = clause.finder.shots_of(ref)
    return _Goal(side, shots[-1 if side == "after" else 0], False, frozenset(used)) if shots else None


def _edge(clause: Clause, first: bool, scene: tuple[int, Ref | None] | None, at: int, about: Target) -> _Goal | None:
    """The start or the end of the film, or of a scene: "to the end of scene 2"."""
    used = {at}
    of_scenes = bool(about.scenes) or _offers_scenes(clause, about)
    order: Sequence[str] = [known.id for known in clause.film.scenes] if of_scenes else clause.index.order
    if scene is not None and scene[1] is not None and scene[1].kind == "scenes" and not of_scenes:
        used.add(scene[0])
        if scene[1].problem:
            return _Goal("after", "", False, frozenset(used), scene[1].problem)
        order = clause.index.shots_of_scenes(scene[1].ids)
    if not order:
        return None
    return _Goal("before" if first else "after", order[0 if first else -1], of_scenes, frozenset(used))


def _offers_scenes(clause: Clause, about: Target) -> bool:
    """Whether what is meant is one of several scenes."""
    return bool(about.options) and all(any(s.id == option for s in clause.film.scenes) for option in about.options)


def _at_number(clause: Clause, ref: Ref, at: int, about: Target) -> _Goal | None:
    """ "move 3 to 5": to where 5 is now."""
    if ref.kind != ("scenes" if about.scenes else "shots") or not (about.shots or about.scenes):
        return None
    order = [scene.id for scene in clause.film.scenes] if about.scenes else list(clause.index.order)
    source = (about.scenes or about.shots)[0]
    side = "after" if order.index(source) < order.index(ref.ids[0]) else "before"
    return _Goal(side, ref.ids[0], bool(about.scenes), frozenset((at, at - 1)))


def _moved(clause: Clause, target: Target, goal: _Goal) -> Sequence[Act]:
    if goal.scene:
        scenes = target.scenes or tuple(dict.fromkeys(clause.index.scene_of[shot] for shot in target.shots))
        moved = [scene for scene in scenes if scene != goal.ref]
        ordered = moved if goal.side == "before" else moved[::-1]
        return tuple(MoveScene.model_validate({"scene": scene, goal.side: goal.ref}) for scene in ordered)
    shots = [shot for shot in target.shots or clause.index.shots_of_scenes(target.scenes) if shot != goal.ref]
    ordered = shots if goal.side == "before" else shots[::-1]
    return tuple(MoveShot.model_validate({"shot": shot, goal.side: goal.ref}) for shot in ordered)
