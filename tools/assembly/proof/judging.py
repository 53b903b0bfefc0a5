"""The verdict on one unit: is it the take, the transition, the title that the plan has there, and to the frame?"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from tools.assembly.plan import Unit
from tools.assembly.proof.composing import Composer
from tools.assembly.proof.expected import Drawn, Expected
from tools.assembly.proof.likeness import Likeness, graded_like, likeness, mean
from tools.assembly.proof.oddities import odd_frames
from tools.assembly.proof.prints import Print, moved
from tools.assembly.recipe import Lettering, MediaStrip, Strip

REACH = 3
"""Frames to either side of the right one that are tried."""

LOOK = 6
"""Frames at the head of each unit that are held against the take, after the first `REACH`."""

STRANGE = 0.02
STRANGE_OVERLAID = 0.45
"""The share of the picture that may differ from the take; more where something unknown lies over it."""

SURER, SURE = 1.2, 0.06
"""One frame is another of the take when that one's cost is lower by so much: a factor, and a mean square."""

SURER_LONG, SURE_LONG = 1.08, 0.02
"""The same for a run of `LOOK` frames."""

TOLD = 0.05
"""The mean square between neighbouring frames of a take from which on they can be told apart."""

COLOUR_STEPS = 2.5
COLOUR_COST = 16.0
BLENDED_COST, BLENDED_BETTER = 14.0, 0.35
"""A transition is there when its mixture costs so little, or so much less than either side alone;
never when one side alone costs half."""

STRANGE_BLENDED = 0.06
STRANGE_LAID = 0.15
"""The share of what is laid over a picture, or mixed, that may look otherwise."""

COVERED, UNCOVERED = 0.02, 0.004
ENOUGH = 0.004
"""The share of the picture from which on something can be looked at: some twenty blocks."""

TITLE_SEEN = 0.5
"""A title is there when less than this of what it changes in the picture is missing."""

LETTERS, LETTERS_WRONG, LETTERS_TOLD = 3, 0.25, 64.0
"""So many columns of blocks hold a letter or two: they are others when they differ from the drawn ones by this share of
what these change. (Right ones differ by 0.05.) Where they change less than the mean square, nobody can say."""

TITLE_TOLD = 1.0
"""Lettering that changes the picture by less than this mean square cannot be seen to be there."""

Kind = Literal["shot", "transition", "title", "overlay"]


@dataclass(frozen=True)
class Sight:
    """What was found of one unit, transition or title, from the film's frame `at`.

    `late` is how many frames late the take is (negative: early), where that was seen; `told` whether its frames differ
    enough to be told apart; `colours` how many steps its colours are from those of the take.
    """

    kind: Kind
    name: str
    at: int
    there: bool = True
    late: int = 0
    told: bool = True
    colours: float = 0.0
    same_colours: bool = True


def judge_take(
    expected: Expected, unit: Unit, strip: MediaStrip, prints: Sequence[Print], before: Print | None, name: str
) -> Sight:
    """Hold a unit of one take against that take. `before` is the frame before it, where it shows the same take."""
    count = len(prints)
    moves = [moved(one, before if before is not None else one) for one in prints[:1]]
    moves += [moved(prints[index], prints[index - 1]) for index in range(1, count)]
    head = range(min(REACH, count - 1), min(REACH + LOOK, count))
    odd = {near for at in _odd(moves, before) for near in (at - 1, at, at + 1) if 0 <= near < count}
    found = _looks(expected, unit, strip, prints, {0, *head}, odd)
    run = [found[at] for at in head]
    if mean([look.apart for look in run]) < TOLD and (livelier := _livelier(moves, head)) is not None:
        there = _looks(expected, unit, strip, prints, (), livelier)
        run, found = list(there.values()), {**found, **there}
    worst = max(found, key=lambda at: found[at].strange)
    bare = expected.bare(unit.recipe.titles, worst)
    allowed = STRANGE if bare is not None else STRANGE_OVERLAID
    strange = found[worst].strange > allowed
    recoloured = False
    if strange and not _is_graded(strip):
        takes = expected.take(strip, (worst,), (0,))[worst]
        recoloured = likeness(prints[worst], takes, graded=True, known=bare).strange <= allowed
    there = not strange or recoloured
    late, at = _lateness(found, run, head[0]) if there and not strip.conform else (0, worst)
    off = max(mean([look.off[plane] for look in run], absolute=True) for plane in range(3))
    same = _is_graded(strip) or (off <= COLOUR_STEPS and mean([look.costs[0] for look in run]) <= COLOUR_COST)
    return Sight(
        kind="shot",
        name=name,
        at=unit.start + (at if late or not there else 0),
        there=there,
        late=late,
        told=any(look.apart >= TOLD for look in found.values()),
        colours=off if there else 0.0,
        same_colours=not there or (same and not recoloured),
    )


def judge_card(expected: Expected, unit: Unit, strip: Strip, prints: Sequence[Print], name: str) -> Sight:
    """Hold a unit of one colour, or of a slate, against it."""
    looks = sorted({0, len(prints) // 2, len(prints) - 1})
    shown = expected.strip(strip, looks)
    for at in looks if shown is not None else []:
        bare = expected.bare(unit.recipe.titles, at)
        found = likeness(prints[at], {0: shown[at]}, known=bare) if shown else None
        if found is not None and found.strange > (STRANGE if bare is not None else STRANGE_OVERLAID):
            return Sight("shot", name, unit.start + at, there=False, told=False)
    return Sight("shot", name, unit.start, told=False)


def judge_transition(composer: Composer, expected: Expected, unit: Unit, prints: Sequence[Print], name: str) -> Sight:
    """Hold a transition against the mixture of its two sides, in its course and to the frame."""
    looks = _quarters(prints)
    composed = composer.compose(unit, looks)
    if composed is None:
        return Sight("transition", name, unit.start, told=False)
    apart: list[Likeness] = []
    for at in looks:
        bare = expected.bare(unit.recipe.titles, at)
        known = None if bare is None else bare > 0
        mixed = composed.prints(prints[at], at, known)
        if 0 not in mixed:
            return Sight("transition", name, unit.start, told=False)
        found = likeness(prints[at], mixed, known=bare)
        limit = STRANGE_BLENDED if bare is not None else STRANGE_OVERLAID
        alone = composed.sides(prints[at], at, known)
        whole = np.ones(expected.size[::-1], np.bool_) if known is None else known
        nearest = min(_apart(prints[at], side, whole & np.isfinite(side[0])) for side in alone)
        far = found.costs[0] > max(BLENDED_COST, BLENDED_BETTER * nearest)
        if found.strange > limit or far or found.costs[0] > 2 * nearest + 2:
            return Sight("transition", name, unit.start + at, there=False)
        apart.append(found)
    return Sight("transition", name, unit.start, late=_late(apart))


def judge_layers(
    composer: Composer, expected: Expected, unit: Unit, prints: Sequence[Print], name: str, over: str
) -> list[Sight]:
    """Hold a unit that something is laid over against both: `name` is what lies below, `over` what lies above."""
    below: Kind = "shot" if unit.recipe.mixture is None else "transition"
    unknown = [Sight(below, name, unit.start, told=False), Sight("overlay", over, unit.start, told=False)]
    looks = _quarters(prints)
    composed = composer.compose(unit, looks)
    if composed is None:
        return unknown
    grounds: list[Likeness] = []
    layers: list[Likeness] = []
    for at in looks:
        bare = expected.bare(unit.recipe.titles, at)
        known = np.ones(expected.size[::-1], np.bool_) if bare is None else bare > 0
        cover = composed.covered(at)
        inside, outside = (cover > COVERED) & known, (cover < UNCOVERED) & known
        whole = composed.prints(prints[at], at, known)
        bottom = composed.prints(prints[at], at, known, layers=False)
        if 0 not in whole or 0 not in bottom:
            return unknown
        if outside.mean() > ENOUGH:
            grounds.append(likeness(prints[at], whole, known=outside.astype(np.float32)))
            if grounds[-1].strange > (STRANGE_BLENDED if bare is not None else STRANGE_OVERLAID):
                return [Sight(below, name, unit.start + at, there=False)]
        if inside.mean() > ENOUGH:
            layers.append(likeness(prints[at], whole, known=inside.astype(np.float32), composed=True))
            told = _apart(whole[0], bottom[0], inside)
            wrong = _apart(prints[at], whole[0], inside)
            if layers[-1].strange > STRANGE_LAID or (told > TITLE_TOLD and wrong > TITLE_SEEN * told):
                return [Sight("overlay", over, unit.start + at, there=False)]
    return [
        Sight(below, name, unit.start, late=_late(grounds), told=bool(grounds)),
        Sight("overlay", over, unit.start, late=_late(layers), told=bool(layers)),
    ]


def _quarters(prints: Sequence[Print]) -> list[int]:
    count = len(prints)
    return sorted({min(count - 1, count * quarter // 4) for quarter in (1, 2, 3)})


def _late(looks: Sequence[Likeness]) -> int:
    costs = _summed(looks)
    best = min(costs, key=lambda shift: (costs[shift], abs(shift)))
    return -best if costs[0] > SURER * costs[best] + SURE else 0


def judge_titles(expected: Expected, unit: Unit, prints: Sequence[Print]) -> list[Sight]:
    """Hold each title of a unit against its drawing, in the first, the middle and the last frame of its full
    strength."""
    sights: list[Sight] = []
    for title in unit.recipe.titles:
        full = [at for at in range(len(prints)) if expected.strength(title, at) >= 1]
        drawn = expected.title(title)
        looks = sorted({full[0], full[len(full) // 2], full[-1]}) if full else []
        shown = expected.strip(unit.recipe.strips[0], looks) if looks and drawn is not None else None
        if drawn is None or shown is None:
            continue
        others = [other for other in unit.recipe.titles if other != title]
        wrong = [at for at in looks if not _is_lettered(expected, unit, prints[at], drawn, shown[at], others, at)]
        words = " ".join(title.text.split())
        sights.append(Sight("title", words, unit.start + (wrong or looks)[0], there=not wrong))
    return sights


def _is_lettered(
    expected: Expected, unit: Unit, seen: Print, drawn: Drawn, below: Print, others: Sequence[Lettering], at: int
) -> bool:
    """Whether a frame has the lettering over what lies below it, in all of its parts."""
    bare = expected.bare(unit.recipe.titles, at)
    if _is_graded(unit.recipe.strips[0]) and bare is not None:
        below = graded_like(seen, below, bare > 0)
    below = _lettered(expected, below, others, at)
    where = drawn.covers > COVERED
    lettered = drawn.over(below, 1.0)
    contrast = _apart(lettered, below, where)
    if contrast < TITLE_TOLD:
        return True
    if _apart(seen, lettered, where) >= TITLE_SEEN * contrast:
        return False
    columns = np.flatnonzero(where.any(axis=0))
    for first in range(int(columns[0]), int(columns[-1]) + 1):
        part = np.zeros_like(where)
        part[:, first : first + LETTERS] = where[:, first : first + LETTERS]
        told = _apart(lettered, below, part)
        if told > max(LETTERS_TOLD, contrast / 4) and _apart(seen, lettered, part) > LETTERS_WRONG * told:
            return False
    return True


def _odd(moves: Sequence[float], before: Print | None) -> list[int]:
    if before is None:
        return odd_frames(moves)
    return [at - 1 for at in odd_frames([0.0, *moves])]


def _looks(
    expected: Expected,
    unit: Unit,
    strip: MediaStrip,
    prints: Sequence[Print],
    head: Iterable[int],
    odd: Iterable[int],
) -> dict[int, Likeness]:
    """Each frame against the take. At the head of a unit, frames from before it are not asked for: a take has its key
    frame there, and the whole group before would have to be decoded."""
    takes = expected.take(strip, {*head, *odd}, range(-REACH, REACH + 1), reaching_back=set(odd))
    # Where a take that is placed or enlarged lies we say to a pixel or so, which hard edges of colour show.
    graded, blurred = _is_graded(strip), expected.reader.blurred
    return {
        at: likeness(prints[at], by, graded=graded, known=expected.bare(unit.recipe.titles, at), composed=blurred)
        for at, by in takes.items()
        if 0 in by
    }


def _livelier(moves: Sequence[float], head: range) -> range | None:
    """The run of frames that moves most, when it moves a good deal more than the head does."""
    length = len(head)
    starts = range(head.stop, len(moves) - length + 1)
    start = max(starts, key=lambda at: sum(moves[at : at + length]), default=None)
    if start is None or sum(moves[start : start + length]) < 1.5 * sum(moves[at] for at in head) + 0.1:
        return None
    return range(start, start + length)


def _lateness(found: Mapping[int, Likeness], run: Sequence[Likeness], first: int) -> tuple[int, int]:
    """How many frames late the take is, and from which frame of the unit; (0, 0) when it is in its place."""
    costs = _summed(run)
    best = min(costs, key=lambda shift: (costs[shift], abs(shift)))
    if costs[0] > SURER_LONG * costs[best] + SURE_LONG:
        return -best, first
    for at, look in sorted(found.items()):
        if look.costs[0] > SURER * look.costs[look.best] + SURE:
            return -look.best, at
    return 0, 0


def _summed(looks: Sequence[Likeness]) -> dict[int, float]:
    """The mean costs of a run by shift, over the shifts that every frame of it has."""
    shifts = [shift for shift in (looks[0].costs if looks else ()) if all(shift in look.costs for look in looks)]
    return {shift: mean([look.costs[shift] for look in looks]) for shift in shifts} or {0: 0.0}


def _lettered(expected: Expected, below: Print, titles: Iterable[Lettering], at: int) -> Print:
    for title in titles:
        drawn = expected.title(title)
        if drawn is not None:
            below = drawn.over(below, expected.strength(title, at))
    return below


def _apart(one: Print, other: Print, where: NDArray[np.bool_]) -> float:
    return float(((one - other) ** 2).sum(axis=0)[where].mean()) if where.any() else 0.0


def _is_graded(strip: Strip) -> bool:
    return isinstance(strip, MediaStrip) and (strip.grade is not None or strip.look is not None or strip.conform)
