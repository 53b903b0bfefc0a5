"""What is in the film and in which order: take out, move, swap, split and put together shots and scenes.

move 5 after 7      |1|2|3|4|5|6|7|8|  ->  |1|2|3|4|6|7|5|8|        swap 2 and 3      |1|3|2|4|
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from agent.conversation import Act
from agent.embedded.asking import ask_which
from agent.embedded.reading import Clause, Reading, Target
from agent.embedded.refs import Ref
from tools.film.edits.story import (
    MergeScenes,
    MergeShots,
    MoveScene,
    MoveShot,
    RemoveScene,
    RemoveShot,
    SplitScene,
    SplitShot,
    SwapScenes,
    SwapShots,
)

THINGS = ("thing.shot", "thing.scene", "thing.film")
NOT_THE_PICTURE = (
    "stem.",
    "sound.",
    "title.",
    "thing.caption",
    "transition.dissolve",
    "thing.marker",
    "garment.",
    "weather.",
)
WHEN = ("earlier", "later", "sooner")
"""with these "get out of 7" is said of an edge"""
HALVED = ("cut", "chop", "slice", "break", "saw", "hack")


def removing(clause: Clause) -> Iterable[Reading]:
    """Take shots or scenes out. It waits for a yes; that is the gate's business."""
    verbs = tuple(i for i in clause.all("verb.remove") if not _noun(clause, i)) or _taken_out(clause)
    if not verbs or clause.amounts() or clause.find(*NOT_THE_PICTURE) is not None:
        return
    if clause.find("thing.middle", "gap.leave") is not None or any(p.text in WHEN for p in clause.pieces):
        return
    target = clause.target(("shots", "scenes", "film"))
    pointed = target.said or any(piece.ref is not None and piece.ref.how == "pronoun" for piece in clause.pieces)
    if not pointed:
        target = _happening(clause, verbs[0])
        if target is None:
            return
    used = frozenset((*verbs, *target.used, *clause.all(*THINGS), *clause.all("dir.", "thing.gap", "gap.close")))
    yield from _of(clause, target, used, 0.8, lambda t: _removed(clause, t))


def _noun(clause: Clause, at: int) -> bool:
    """Whether "cut" is a thing here: "the cut from 4 to 5 is too late"."""
    piece = clause.pieces[at]
    before = clause.pieces[at - 1].text if at else ""
    return piece.text in ("cut", "cuts") and before in (
        "the",
        "a",
        "this",
        "that",
        "our",
        "my",
        "each",
        "every",
        "hard",
    )


def _taken_out(clause: Clause) -> tuple[int, ...]:
    """ "take the last shot out": a verb and its far half."""
    verb = next(
        (i for i, piece in enumerate(clause.pieces) if piece.text in ("take", "throw", "leave", "get", "pull")), None
    )
    if verb is None:
        return ()
    far = next(
        (i for i, piece in enumerate(clause.pieces) if i > verb and piece.text in ("out", "away", "out of")), None
    )
    return () if far is None else (verb, far)


def _removed(clause: Clause, target: Target) -> Sequence[Act]:
    if target.whole and not target.said:
        return ()
    if target.scenes and not target.shots:
        return tuple(RemoveScene(scene=scene) for scene in target.scenes)
    return (RemoveShot(shots=target.shots),) if target.shots else ()


def _happening(clause: Clause, verb: int) -> Target | None:
    """ "cut the storm": what happens, by its words: a scene that is all of it, else the shots that show it."""
    words = [(i, p) for i, p in enumerate(clause.pieces) if i > verb and not p.soft]
    if not words or any(p.ref is not None or p.amount is not None for _, p in words) or len(words) > 3:
        return None
    said = [word for _, piece in words for word in piece.text.split()]
    used = frozenset(i for i, _ in words)
    scenes = clause.index.scenes_about(said)
    if len(scenes) == 1:
        return Target(scenes=scenes, used=used, said=True)
    if scenes:
        return Target(options=scenes, used=used, said=True)
    shots = clause.index.shots_about(said)
    return Target(options=shots, used=used, said=True) if shots else None


def swapping(clause: Clause) -> Iterable[Reading]:
    """Let two shots, or two scenes, change places."""
    if not clause.has("verb.swap"):
        return
    refs = [(i, piece.ref) for i, piece in enumerate(clause.pieces) if piece.ref is not None]
    scenes = [known for _, ref in refs if ref.kind == "scenes" for known in ref.ids]
    shots = [known for _, ref in refs if ref.kind in ("shots", "join") for known in ref.ids]
    if len(shots) == 1 and len(scenes) == 0 and len(refs) == 1 and clause.focus.shots:
        shots = [clause.focus.shots[-1], *shots]
    used = frozenset((*clause.all("verb.swap", *THINGS), *(i for i, _ in refs)))
    problem = next((ref.problem for _, ref in refs if ref.problem), "")
    if problem:
        yield Reading(used=used, problem=problem, weight=0.8)
    elif len(scenes) == 2 and not shots:
        yield Reading((SwapScenes(scene=scenes[0], other=scenes[1]),), used, 0.9)
    elif len(shots) == 2 and not scenes:
        yield Reading((SwapShots(shot=shots[0], other=shots[1]),), used, 0.9)


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
    sources = clause.refs("shots", "scenes", "places")
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
    yield from _of(clause, about, used, 0.75 if plain else 0.4, lambda target: _moved(clause, target, goal))


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
    of_scenes = bool(about.scenes) or (ref.kind in ("scenes", "places") and not about.shots)
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
    order: Sequence[str] = [known.id for known in clause.film.scenes] if about.scenes else clause.index.order
    if scene is not None and scene[1] is not None and scene[1].kind == "scenes" and not about.scenes:
        used.add(scene[0])
        if scene[1].problem:
            return _Goal("after", "", False, frozenset(used), scene[1].problem)
        order = clause.index.shots_of_scenes(scene[1].ids)
    if not order:
        return None
    return _Goal("before" if first else "after", order[0 if first else -1], bool(about.scenes), frozenset(used))


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


def dividing(clause: Clause) -> Iterable[Reading]:
    """Make two of one, or one of two: shots and scenes."""
    halved = clause.find("thing.middle") is not None and any(piece.text in HALVED for piece in clause.pieces)
    if clause.find("verb.split") is not None or halved:
        yield from _split(clause)
    if clause.find("verb.merge") is not None:
        refs = [(i, piece.ref) for i, piece in enumerate(clause.pieces) if piece.ref is not None]
        used = frozenset((*clause.all("verb.merge", *THINGS), *(i for i, _ in refs)))
        scenes = [known for _, ref in refs if ref.kind == "scenes" for known in ref.ids]
        shots = [known for _, ref in refs if ref.kind in ("shots", "join") for known in ref.ids]
        problem = next((ref.problem for _, ref in refs if ref.problem), "")
        if problem:
            yield Reading(used=used, problem=problem, weight=0.8)
        elif len(scenes) == 2 and not shots:
            yield Reading((MergeScenes(scene=scenes[0], other=scenes[1]),), used, 0.9)
        elif len(shots) == 2 and not scenes:
            yield Reading((MergeShots(shot=shots[0], other=shots[1]),), used, 0.9)


def _split(clause: Clause) -> Iterable[Reading]:
    scenes = [i for i in clause.refs("scenes") if (ref := clause.pieces[i].ref) is not None and not ref.problem]
    target = clause.target(("shots", "takes"), without=scenes)
    amounts = clause.amounts("second", "frame")
    middle = ("thing.middle", "verb.split", "dir.to", "thing.shot", "thing.scene", "order.after", "order.before")
    used = frozenset((*target.used, *amounts, *clause.all(*middle), *scenes))
    if scenes and len(target.shots) == 1 and target.said:
        at = clause.index.order.index(target.shots[0]) + (1 if clause.find("order.after") is not None else 0)
        if at < len(clause.index.order):
            yield Reading((SplitScene(shot=clause.index.order[at]),), used, 0.85)
        return
    half = {i for i in clause.amounts("times") if clause.pieces[i].text in ("half", "two")}
    half |= {i for i, piece in enumerate(clause.pieces) if piece.text in HALVED}

    def cut(found: Target) -> Sequence[Act]:
        acts: list[Act] = []
        for shot in found.shots:
            frames = clause.film.shots[shot].frames
            amount = clause.pieces[amounts[0]].amount if amounts else None
            at = amount.frames(float(clause.rate)) if amount is not None else frames // 2
            if at is not None and 0 < at < frames:
                acts.append(SplitShot(shot=shot, at=at))
        return acts

    yield from _of(clause, target, used | half, 0.8, cut)


def _of(
    clause: Clause, target: Target, used: frozenset[int], weight: float, make: Callable[[Target], Sequence[Act]]
) -> Iterable[Reading]:
    """The reading of what is made of a target; a problem or a question where the target is not clear."""
    if target.problem:
        yield Reading(used=used, problem=target.problem, weight=weight)
    elif target.options or not target.clear:

        def chosen(known: str) -> Sequence[Act]:
            is_scene = any(scene.id == known for scene in clause.film.scenes)
            return make(Target(scenes=(known,), said=True) if is_scene else Target((known,), said=True))

        yield Reading(used=used, question=ask_which(clause, target, chosen), weight=weight / 2)
    elif acts := tuple(make(target)):
        yield Reading(acts, used, weight)
