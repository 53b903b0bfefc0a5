"""What lies under every shot, one music and one ambience at most, and how it follows when the script changes.

    order   1  2  3  4  5           music A over 1..3, B over 4..5
    swap 3 and 4                    a range inside one of them goes along; else each hears what was heard in the
                                    other's place, so that the score keeps its shape
    add one after 3                 A goes on over the new one
    move 1 to the end               a range inside what moves goes along; else it hears what is heard beside it
    move 4 with its own C after 1   A over 1, C over 4, A again over 2..3

Shots that do not move keep what they have. The sound of a place belongs to its scene: a shot has it wherever it goes
in the scene, and in another scene it has that one's. Lines and effects hang on one shot and always go with it.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from tools.film.bench import Bench
from tools.film.facts import CueAdded, CueChanged, CueRemoved
from tools.film.film import Film
from tools.film.slate import shot_order
from tools.film.sound import RANGED, Cue, CueKind


@dataclass(frozen=True, slots=True)
class Laid:
    """The scene of every shot, and for each kind of range the cue that lies under it."""

    scenes: Mapping[str, str]
    under: Mapping[CueKind, Mapping[str, str]]

    def range_of(self, kind: CueKind, shot: str) -> set[str]:
        """The shots that have the same cue as this one; none when it has none."""
        cue = self.under[kind].get(shot)
        return {one for one, other in self.under[kind].items() if other == cue} if cue is not None else set()

    def scene_of(self, shot: str) -> set[str]:
        """The shots of the same scene."""
        return {one for one, scene in self.scenes.items() if scene == self.scenes[shot]}


def laid(film: Film, new: str = "") -> Laid:
    """What lies under the shots of a film, without one that is new in its script."""
    order = tuple(shot for shot in shot_order(film) if shot != new)
    return Laid(_scenes(film), {kind: _under(film, kind, order) for kind in RANGED})


def after_add(bench: Bench, shot: str) -> None:
    """After a shot came into the script: it has what is heard before it in its scene; the first shot of a scene what
    is heard after it. Music goes on from scene to scene."""
    before = laid(bench.film, shot)
    for kind in RANGED:
        _settle(bench, kind, before, before.under[kind], {shot})


def after_merge(bench: Bench, before: Laid, kept: str, gone: str) -> None:
    """After two shots became one: it has what the first of them had, else what the second had."""
    for kind in RANGED:
        under = before.under[kind]
        mine = {kept: under[gone]} if gone in under and kept not in under else {}
        _settle(bench, kind, before, {**under, **mine}, ())


def after_move(bench: Bench, before: Laid, moved: Collection[str]) -> None:
    """After shots moved in the script: ranges inside them go along, else they have what is heard beside them."""
    for kind in RANGED:
        free = _free(bench.film, kind, before, moved)
        _settle(bench, kind, before, before.under[kind], free)


def after_swap(bench: Bench, before: Laid, one: Sequence[str], other: Sequence[str]) -> None:
    """After two runs of shots changed places: ranges inside one go along, else it has what the other's place had."""
    for kind in RANGED:
        under = before.under[kind]
        loose = [_free(bench.film, kind, before, run) for run in (one, other)]
        free = {*loose[0], *loose[1]}
        given = dict(under)
        for place, left in ((other, loose[0]), (one, loose[1])):
            heard = {under.get(shot) for shot in place}
            if len(heard) != 1 or not set(place) <= {*loose[0], *loose[1]}:
                continue
            (cue,) = heard
            given = {shot: old for shot, old in given.items() if shot not in left}
            given |= dict.fromkeys(left, cue) if cue is not None else {}
            free -= left
        _settle(bench, kind, before, given, free)


def _scenes(film: Film) -> dict[str, str]:
    return {shot: scene.id for scene in film.scenes for shot in scene.shots}


def _under(film: Film, kind: CueKind, order: Sequence[str]) -> dict[str, str]:
    """The cue of a kind under every shot that has one; where two meet, the later one takes over, as in the cut."""
    numbers = {shot: number for number, shot in enumerate(order)}
    ranged = sorted(_ranged(film, kind), key=lambda cue: numbers[cue.shot])
    return {shot: cue.id for cue in ranged for shot in order[numbers[cue.shot] : numbers[cue.until or cue.shot] + 1]}


def _ranged(film: Film, kind: CueKind) -> list[Cue]:
    return [cue for cue in film.cues.values() if cue.kind == kind and cue.until is not None]


def _free(film: Film, kind: CueKind, before: Laid, moved: Collection[str]) -> set[str]:
    """The shots that moved and leave what they had where it was."""
    now = _scenes(film)
    free: set[str] = set()
    for shot in moved:
        mine = before.range_of(kind, shot)
        goes_along = bool(mine) and mine <= set(moved)
        if kind == "ambience":
            at_home = now[shot] == before.scenes[shot]
            # What a whole scene has is the sound of its place.
            goes_along = at_home or (goes_along and not mine >= before.scene_of(shot))
        if not goes_along:
            free.add(shot)
    return free


def _settle(bench: Bench, kind: CueKind, before: Laid, given: Mapping[str, str], free: Collection[str]) -> None:
    """Let every shot have the cue that it is given, and those that are free what is heard beside them."""
    order, scenes = shot_order(bench.film), _scenes(bench.film)
    heard = {shot: given.get(shot) for shot in order if shot not in free}
    for number, shot in enumerate(order):
        if shot not in free:
            continue
        # Those before it are settled by now.
        earlier = order[number - 1] if number else None
        later = next((one for one in order[number:] if one in heard), None)
        near = [one for one in (earlier, later) if one is not None]
        home = [one for one in near if scenes[one] == scenes[shot]]
        around = {heard[one] for one in near} if len(near) == 2 else set[str | None]()
        if home or (near and kind == "music"):
            heard[shot] = heard[(home or near)[0]]
        elif len(around) == 1:
            heard[shot] = around.pop()
        else:
            heard[shot] = before.under[kind].get(shot)
    _lay(bench, kind, [(shot, heard[shot]) for shot in order])


def _lay(bench: Bench, kind: CueKind, heard: Sequence[tuple[str, str | None]]) -> None:
    """Let the ranges of a kind be these. A cue that is heard in several places is a cue in each."""
    runs: dict[str, list[tuple[str, str]]] = {}
    last = None
    for shot, cue in heard:
        if cue is not None and cue == last:
            runs[cue][-1] = (runs[cue][-1][0], shot)
        elif cue is not None:
            runs.setdefault(cue, []).append((shot, shot))
        last = cue
    for old in _ranged(bench.film, kind):
        if old.id not in runs:
            bench.drop_cues([old.id])
            bench.say(CueRemoved(cue=old.id, cue_kind=kind, shot=old.shot))
            continue
        first, *others = (old.model_copy(update={"shot": shot, "until": until}) for shot, until in runs[old.id])
        if first != old:
            bench.put_cues(first)
            bench.say(CueChanged(cue=old.id, cue_kind=kind, shot=first.shot))
        for again in others:
            copy = again.model_copy(update={"id": bench.new_id("cu"), "offset": 0})
            bench.put_cues(copy)
            bench.say(CueAdded(cue=copy.id, cue_kind=kind, shot=copy.shot))
