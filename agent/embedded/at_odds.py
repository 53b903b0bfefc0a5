"""Acts of one message that cannot both be meant: then it is asked, and nothing is done.

"go to black before the street and come back up"   two transitions at one cut
"start 4 later, we don't need the first second"    its head moved twice, by two different lengths
"delete 3 and make it darker"                      a shot that goes is not graded
"""

from collections.abc import Sequence
from itertools import combinations

from agent.conversation import Act
from tools.film.edits.cut import SetTransition
from tools.film.film import Film
from tools.film.orders import Retake
from tools.film.selecting import targets
from tools.film.slate import shot_order

ONCE = frozenset("set_duration ripple trim set_speed revise_shot revise_scene set_grade set_gain roll".split())
"""what is done once to a shot, in one way"""
KEYS = ("edge", "stem", "cue", "join")
"""fields that say which part of it is meant"""
POINTING = frozenset(("kind", "shot", "shots", "scene", "scenes", "clip", "relative", "look", "note", "action"))
SPENDING = frozenset(("generate", "retake"))
GOING = frozenset(("remove_shot", "extract", "lift"))
VERDICTS = frozenset(("circle", "ng"))


def at_odds(film: Film, acts: Sequence[Act]) -> bool:
    """Whether two acts contradict each other, or do one thing twice in two ways."""
    if len(acts) < 2:
        return False
    if (kinds := {act.kind for act in acts}) & SPENDING and "quote" in kinds:
        # "what would it cost to roll scene 3 again, 2 takes of each?" rolls nothing
        return True
    about = [_shots(film, act) for act in acts]
    pairs = combinations(zip(acts, about, strict=True), 2)
    return _two_at_a_cut(acts) or any(
        bool(mine & theirs) and _contrary(one, other) for (one, mine), (other, theirs) in pairs
    )


def _contrary(one: Act, other: Act) -> bool:
    kinds = {one.kind, other.kind}
    if kinds >= VERDICTS or kinds >= {"circle", "generate"} or (kinds & GOING and kinds - GOING - {"undo", "redo"}):
        return True
    if one.kind != other.kind or one.kind not in ONCE:
        return False
    mine, theirs = one.model_dump(exclude_defaults=True), other.model_dump(exclude_defaults=True)
    if any(mine.get(key) != theirs.get(key) for key in KEYS):
        return False
    if one.kind == "set_duration":
        return True
    return any(mine[name] != theirs[name] for name in mine.keys() & theirs.keys() - POINTING)


def _shots(film: Film, act: Act) -> frozenset[str]:
    named = targets(film, act.model_dump())
    order = shot_order(film)
    within = (shot for number in named["scenes"] for shot in film.scenes[number - 1].shots)
    return frozenset((*(order[number - 1] for number in named["shots"]), *within))


def _two_at_a_cut(acts: Sequence[Act]) -> bool:
    # a fade out is at the other end of the clip than a fade in or a dissolve
    kinds = {(act.clip, act.transition) for act in acts if isinstance(act, SetTransition)}
    heads = [clip for clip, kind in kinds if kind != "fade out"]
    dipped = {clip for clip, kind in kinds if kind == "dip to black"}
    return len(set(heads)) < len(heads) or any((clip, "fade out") in kinds for clip in dipped)


def at_its_new_end(film: Film, acts: Sequence[Act]) -> list[Act]:
    """ "Lose the last shot and end on a fade to black": at the end of what is the last shot then."""
    order = shot_order(film)
    gone = {shot for act in acts if act.kind == "remove_shot" for shot in _shots(film, act)}
    if not order or order[-1] not in gone:
        return list(acts)
    last = next((shot for shot in reversed(order) if shot not in gone), None)
    moved: list[Act] = []
    for act in acts:
        ends = isinstance(act, SetTransition) and act.transition == "fade out" and act.clip in gone
        moved.append(act.model_copy(update={"clip": last}) if ends and last is not None else act)
    return moved


def without_exchanged(acts: Sequence[Act]) -> list[Act]:
    """ "Lose the dissolve and dip to black there instead": what comes at a cut takes the place of what was there.

    Of two retakes of the same shots the one that says more is meant: "5 again, three goes at it".
    """
    fuller = {act.shots for act in acts if isinstance(act, Retake) and not _bare(act)}
    acts = [act for act in acts if not (isinstance(act, Retake) and _bare(act) and act.shots in fuller)]
    made = {act.clip for act in acts if isinstance(act, SetTransition) and act.transition not in ("cut", "fade out")}
    return [a for a in acts if not (isinstance(a, SetTransition) and a.transition == "cut" and a.clip in made)]


def _bare(act: Retake) -> bool:
    return act == Retake(shots=act.shots, scenes=act.scenes)
