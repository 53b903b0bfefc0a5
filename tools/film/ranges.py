"""Music and ambience over ranges of shots: which shots are meant, and what becomes of ranges that lose some of them.

    order   1  2  3  4  5           music A over 1..3, B over 4..5
    remove 3                        A over 1..2
    remove 1, 2 and 3               A is gone
    clear 2                         A over 1, and again over 3

What becomes of them when shots are added or change places: laying.py.
"""

from collections.abc import Collection, Sequence

from tools.film.bench import Bench
from tools.film.edits.sound import Range
from tools.film.errors import DirectorError
from tools.film.facts import CueAdded, CueChanged, CueRemoved
from tools.film.film import Film
from tools.film.slate import find_scene, find_shot, shot_numbers, shot_order
from tools.film.sound import Cue, CueKind


def let_shots_go(bench: Bench, gone: Collection[str]) -> None:
    """Before shots leave the script: their lines and effects go, ranges close up over the rest."""
    order = shot_order(bench.film)
    numbers = {shot: number for number, shot in enumerate(order)}
    dropped: list[Cue] = []
    kept: list[Cue] = []
    for cue in bench.film.cues.values():
        if cue.shot not in gone and cue.until not in gone:
            continue
        left = [shot for shot in _range(cue, order, numbers) if shot not in gone] if cue.until else []
        if left:
            kept.append(_over(cue, left[0], left[-1]))
        else:
            dropped.append(cue)
    _put(bench, kept)
    bench.drop_cues(cue.id for cue in dropped)
    bench.say(*(CueRemoved(cue=cue.id, cue_kind=cue.kind, shot=cue.shot) for cue in dropped))


def shots_in(film: Film, given: Range) -> tuple[str, ...]:
    """The consecutive shots of a range; raises when it is empty or runs backwards."""
    order = shot_order(film)
    if given.scenes:
        wanted = [shot for scene in given.scenes for shot in find_scene(film, scene).shots]
    elif given.shot is not None:
        wanted = [find_shot(film, given.shot).id]
        wanted.append(find_shot(film, given.until).id if given.until is not None else wanted[0])
    else:
        wanted = list(order)
    if not wanted:
        raise DirectorError("There are no shots in that range yet.", legal=[1, len(order)])
    numbers = shot_numbers(film)
    first, last = numbers[wanted[0]], numbers[wanted[-1]]
    if given.scenes:
        first, last = min(numbers[shot] for shot in wanted), max(numbers[shot] for shot in wanted)
    if last < first:
        raise DirectorError(
            f"The range runs backwards, from shot {first} to {last}; its last shot is one of {first} to {len(order)}.",
            legal=[first, len(order)],
        )
    return order[first - 1 : last]


def clear_range(bench: Bench, kind: CueKind, shots: Sequence[str]) -> None:
    """Take a kind of ranged cue away from consecutive shots; what lies outside of them stays."""
    order = shot_order(bench.film)
    numbers = {shot: number for number, shot in enumerate(order)}
    gone = set(shots)
    dropped: list[Cue] = []
    for cue in tuple(bench.film.cues.values()):
        if cue.kind != kind:
            continue
        covered = _range(cue, order, numbers)
        if not any(shot in gone for shot in covered):
            continue
        first, last = numbers[shots[0]], numbers[shots[-1]]
        head = [shot for shot in covered if numbers[shot] < first]
        tail = [shot for shot in covered if numbers[shot] > last]
        if head:
            _put(bench, [_over(cue, head[0], head[-1])])
        if tail and head:
            rest = _over(cue, tail[0], tail[-1]).model_copy(update={"id": bench.new_id("cu"), "offset": 0})
            bench.put_cues(rest)
            bench.say(CueAdded(cue=rest.id, cue_kind=kind, shot=rest.shot))
        elif tail:
            _put(bench, [_over(cue, tail[0], tail[-1])])
        elif not head:
            dropped.append(cue)
    bench.drop_cues(cue.id for cue in dropped)
    bench.say(*(CueRemoved(cue=cue.id, cue_kind=cue.kind, shot=cue.shot) for cue in dropped))


def _range(cue: Cue, order: Sequence[str], numbers: dict[str, int]) -> Sequence[str]:
    return order[numbers[cue.shot] : numbers[cue.until or cue.shot] + 1]


def _over(cue: Cue, first: str, last: str) -> Cue:
    return cue.model_copy(update={"shot": first, "until": last})


def _put(bench: Bench, cues: Sequence[Cue]) -> None:
    changed = [cue for cue in cues if cue != bench.film.cues[cue.id]]
    if changed:
        bench.put_cues(*changed)
        bench.say(*(CueChanged(cue=cue.id, cue_kind=cue.kind, shot=cue.shot) for cue in changed))
