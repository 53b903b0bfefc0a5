"""What is in the film: take out, split and put together shots and scenes.

"cut the storm"     RemoveScene(the scene that is all storm), or asked: which of the shots with it
"cut 6 in two"      SplitShot(shot=6, at=its middle)
"""

import re
from collections.abc import Callable, Iterable, Sequence

from agent.conversation import Act, Choice, Question
from agent.embedded.asking import ask_which
from agent.embedded.clauses import GONE
from agent.embedded.film_index import words_of
from agent.embedded.pictured import HEADS
from agent.embedded.pieces import Piece
from agent.embedded.reading import Clause, Reading, Target
from agent.embedded.refs import Ref
from tools.film.edits.story import (  # fmt: skip
    MergeScenes,
    MergeShots,
    RemoveScene,
    RemoveShot,
    ReviseShot,
    SplitScene,
    SplitShot,
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
)
EVENTS = ("storm", "thunderstorm", "hurricane", "blizzard", "snowstorm", "tempest")
"""weather that is a part of the story: "cut the storm" """
WHEN = ("earlier", "later", "sooner")
"""with these "get out of 7" is said of an edge"""
NEW_SCENE = re.compile(
    r"\b(?:start|begin|open|make) (?:a|the) (?:new|next) scene (?:at|with|from|on|after)\b"
    r"|\bnew scene (?:starts|begins) (?:at|with|on)\b"
)
HALVED = ("cut", "chop", "slice", "break", "saw", "hack")


def removing(clause: Clause) -> Iterable[Reading]:
    """Take shots or scenes out. It waits for a yes; that is the gate's business."""
    verbs = tuple(i for i in clause.all("verb.remove") if not _noun(clause, i)) or _taken_out(clause)
    if not verbs or clause.amounts() or clause.find(*NOT_THE_PICTURE) is not None:
        return
    if clause.find("thing.middle", "gap.leave") is not None or any(p.text in WHEN for p in clause.pieces):
        return
    # "shot 7 out of the film" is shot 7
    own = ("shots", "scenes") if _named(clause) else ("shots", "scenes", "film")
    target = clause.target(own)
    pointed = target.said or any(piece.ref is not None and piece.ref.how == "pronoun" for piece in clause.pieces)
    pointed |= any(clause.pieces[i].text.split()[-1] == "it" for i in verbs) and target.clear
    weather = clause.all("weather.")
    if weather and (pointed or not any(clause.pieces[i].text in EVENTS for i in weather)):
        return
    if not pointed:
        target = _happening(clause, verbs[0])
        if target is None:
            return
    if (in_it := _only_in_it(clause, target, verbs)) is not None:
        yield in_it
        return
    used = frozenset((*verbs, *target.used, *clause.all(*THINGS), *clause.all("dir.", "thing.gap", "gap.close")))
    used |= frozenset(clause.refs("film")) if target.said and not target.whole else frozenset()
    over = [clause.pieces[i] for i in clause.hard - used]
    if any(not piece.strange and not piece.guess for piece in over):
        # what else is said is what is wanted of it: "I don't want 4 to be so dark"
        return
    yield from of_target(clause, target, used, 0.8, lambda t: _removed(clause, t))


def _only_in_it(clause: Clause, target: Target, verbs: Sequence[int]) -> Reading | None:
    """ "Remove the steam": out of the picture, or the whole shot: asked, but where the shot is of nothing else."""
    things = [i for i in target.used if _is_of_things(clause, i)]
    if len(target.shots) != 1 or not things or clause.find("thing.shot") is not None:
        return None
    shot = target.shots[0]
    if clause.film.shots[shot].size == "insert":
        return None
    words = clause.text(min(things), max(things) + 1).removeprefix("the ")
    subject = words_of(clause.index.told[shot].split(",")[0])
    if not words_of(words.split(" in ")[0].split(" on ")[0]) & subject:
        # "the stars in the window", beside the one whom the shot is of
        return Reading((ReviseShot(shots=(shot,), look=f"no {words}"),), frozenset((*verbs, *target.used)), 0.8)
    number = clause.index.numbers[shot]
    choices = (
        Choice(label=f"No {words} in shot {number}", acts=(ReviseShot(shots=(shot,), look=f"no {words}"),)),
        Choice(label=f"Take shot {number} out", acts=(RemoveShot(shots=(shot,)),)),
    )
    asked = f"Shall the {words} go from the picture, or the whole shot from the film?"
    question = Question(text=asked, choices=choices)
    return Reading(used=frozenset((*verbs, *target.used)), question=question, weight=0.8)


def _is_of_things(clause: Clause, at: int) -> bool:
    """Whether a piece is a thing, or a shot by a thing in it and by nothing that happens: "the stars in the window"."""
    piece = clause.pieces[at]
    if piece.ref is None:
        return piece.strange
    happens = any(word.endswith(("ing", "s")) and word not in piece.text.split()[:2] for word in piece.text.split())
    return piece.ref.how == "content" and not happens and not {*piece.text.split()} & HEADS


def _named(clause: Clause) -> bool:
    return any(
        ref.how != "pronoun" for i in clause.refs("shots", "scenes") if (ref := clause.pieces[i].ref) is not None
    )


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
        hard = [clause.pieces[i] for i in sorted(clause.hard)]
        last = len(clause.pieces) - 1
        alone = len(hard) == 1 and hard[0].ref is not None and hard[0].ref.kind in ("shots", "scenes")
        return (last,) if alone and clause.pieces[last].text in GONE else ()
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
    scenes = _all_of(clause, words) or clause.index.scenes_named(said)
    if len(scenes) == 1:
        return Target(scenes=scenes, used=used, said=True)
    if scenes:
        return Target(options=scenes, used=used, said=True)
    shots = clause.index.shots_about(said)
    return Target(options=shots, used=used, said=True) if shots else None


def _all_of(clause: Clause, words: Sequence[tuple[int, Piece]]) -> tuple[str, ...]:
    """The scenes that are nothing but a weather."""
    weathers = {value for _, piece in words for value in piece.values("weather")}
    shots = clause.film.shots
    return tuple(
        scene.id
        for scene in clause.film.scenes
        if scene.shots and all(shots[s].weather in weathers for s in scene.shots)
    )


def dividing(clause: Clause) -> Iterable[Reading]:
    """Make two of one, or one of two: shots and scenes."""
    halved = clause.find("thing.middle") is not None and any(piece.text in HALVED for piece in clause.pieces)
    if clause.find("verb.split") is not None or halved:
        yield from _split(clause)
    elif (parted := _new_scene(clause)) is not None:
        yield Reading((parted,), frozenset(range(len(clause.pieces))), 1.3)
    if clause.find("verb.merge") is not None:
        refs = [(i, piece.ref) for i, piece in enumerate(clause.pieces) if piece.ref is not None]
        used = frozenset((*clause.all("verb.merge", *THINGS), *(i for i, _ in refs)))
        scenes = [known for _, ref in refs for known in _scenes_of(clause, ref)]
        shots = [known for _, ref in refs if ref.kind in ("shots", "join") for known in ref.ids]
        problem = next((ref.problem for _, ref in refs if ref.problem), "")
        if problem:
            yield Reading(used=used, problem=problem, weight=0.8)
        elif len(scenes) == 2 and not shots:
            yield Reading((MergeScenes(scene=scenes[0], other=scenes[1]),), used, 0.9)
        elif len(shots) == 2 and not scenes:
            yield Reading((MergeShots(shot=shots[0], other=shots[1]),), used, 0.9)


def _scenes_of(clause: Clause, ref: Ref) -> tuple[str, ...]:
    """The scenes of a reference; a place stands for the one scene that is made there."""
    if ref.kind != "places":
        return ref.ids if ref.kind == "scenes" else ()
    there = tuple(scene.id for scene in clause.film.scenes if scene.location in ref.ids)
    return there if len(there) == len(ref.ids) else ()


def _new_scene(clause: Clause) -> SplitScene | None:
    """ "Start a new scene at shot 13": the scene that shot is in, split there."""
    words = clause.plain
    target = clause.target(("shots", "takes"))
    if NEW_SCENE.search(words) is None or len(target.shots) != 1 or not target.said:
        return None
    at = clause.index.order.index(target.shots[0]) + (1 if clause.find("order.after") is not None else 0)
    return SplitScene(shot=clause.index.order[at]) if at < len(clause.index.order) else None


def _split(clause: Clause) -> Iterable[Reading]:
    scenes = [
        i
        for i in clause.refs("scenes", "places")
        if (ref := clause.pieces[i].ref) is not None and not ref.problem and _scenes_of(clause, ref)
    ]
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

    yield from of_target(clause, target, used | half, 0.8, cut)


def of_target(
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
