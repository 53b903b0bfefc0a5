"""Music and ambience over ranges of shots, and what becomes of them when the script changes.

    order   1  2  3  4  5           music A over 1..3, B over 4..5
    remove 3                        A over 1..2
    remove 1, 2 and 3               A is gone
    swap 3 and 4                    a range inside one of them goes along; one that begins or ends at one of them
                                    begins or ends at the other, so that the score keeps its shape
    add one after 3                 A goes on over the new one, if it is in the scene of 3
    move 1 to the end               a range inside what moves goes along; others narrow to the shots that stay

Lines and effects hang on one shot and always go with it.
"""

from collections.abc import Collection, Sequence

from tools.film.bench import Bench
from tools.film.edits.sound import Range
from tools.film.errors import DirectorError
from tools.film.facts import CueAdded, CueChanged, CueRemoved
from tools.film.film import Film
from tools.film.slate import find_scene, find_shot, scene_of, shot_numbers, shot_order
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


def after_add(bench: Bench, shot: str) -> None:
    """After a shot came into the script: a range that ends right before it in its scene goes on over it.

    The first shot of a scene joins the ranges that begin with the second.
    """
    shots = scene_of(bench.film, shot).shots
    index = shots.index(shot)
    before = shots[index - 1] if index else None
    after = shots[index + 1] if index == 0 and len(shots) > 1 else None
    changed: list[Cue] = []
    for cue in bench.film.cues.values():
        if cue.until is not None and before is not None and cue.until == before:
            changed.append(_over(cue, cue.shot, shot))
        elif cue.until is not None and after is not None and cue.shot == after:
            changed.append(_over(cue, shot, cue.until))
    _put(bench, changed)


def after_move(bench: Bench, before: Sequence[str], moved: Collection[str]) -> None:
    """After shots moved in the script: ranges inside them go along, others narrow to the shots that stayed."""
    if not moved:
        return
    numbers = {shot: number for number, shot in enumerate(before)}
    order = shot_order(bench.film)
    places = {shot: number for number, shot in enumerate(order)}
    first_moved, last_moved = min(numbers[shot] for shot in moved), max(numbers[shot] for shot in moved)
    changed: list[Cue] = []
    for cue in bench.film.cues.values():
        if cue.until is None or numbers[cue.until] < first_moved or numbers[cue.shot] > last_moved:
            continue
        old = set(_range(cue, before, numbers))
        core = [shot for shot in old if shot not in moved] or old
        first, last = min(places[shot] for shot in core), max(places[shot] for shot in core)
        while first > 0 and order[first - 1] in old:
            first -= 1
        while last + 1 < len(order) and order[last + 1] in old:
            last += 1
        changed.append(_over(cue, order[first], order[last]))
    _put(bench, changed)


def after_swap(bench: Bench, before: Sequence[str], one: Sequence[str], other: Sequence[str]) -> None:
    """After two runs of shots changed places: ranges inside one go along, others keep their shape."""
    if not one or not other:
        after_move(bench, before, {*one, *other})
        return
    numbers = {shot: number for number, shot in enumerate(before)}
    partner = dict.fromkeys(one, other) | dict.fromkeys(other, one)
    changed: list[Cue] = []
    for cue in bench.film.cues.values():
        if cue.until is None or (cue.shot not in partner and cue.until not in partner):
            continue
        covered = set(_range(cue, before, numbers))
        if covered <= set(one) or covered <= set(other):
            continue
        first = partner[cue.shot][0] if cue.shot in partner else cue.shot
        last = partner[cue.until][-1] if cue.until in partner else cue.until
        changed.append(_over(cue, first, last))
    _put(bench, changed)


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
