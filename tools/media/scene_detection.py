"""Where one shot of a clip ends and the next begins: cuts, dissolves, and ways through black. Own, over glances.

    cut        |aaaa|bbbb|     the pictures on its two sides are unlike, three to the left with three to the right,
                               and more so than their neighbours are: no flash, no flicker, nothing that passes by
    dissolve   |aaaa\\\\bbbb|     the pictures between are the mixture of the two sides, step by step; what only moves,
                               or only gets brighter, is not
    black      |aaa\\ /bbb|     a dark stretch between two pictures; the next shot begins at its end

After Lienhart (2001) on what tells cuts from dissolves; the measures and thresholds are ours, tuned on drawn and on
filmed material (docs/footage.md has what they find and miss).
"""

from collections.abc import Sequence
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from tools.film.value import Value
from tools.media.glances import Bytes, Values, colours, luma

SHORTEST = 8
"""Frames that a shot has at least; of two joins nearer than this the clearer one is taken."""

REACH = 3
"""Pictures on each side of a cut that are compared; a flash of fewer is none."""

CUT, STANDS_OUT = 0.30, 2.2
"""How unlike the two sides are, 0..~2; and by how many times more than the pictures around them."""

WINDOW = 8
"""Frames on each side in which a cut stands out."""

LENGTHS = (6, 8, 10, 12, 16, 20, 24, 30, 36, 48)
"""Frames of the dissolves that are looked for."""

MIXED, APART, LEAST = 0.30, 0.32, 4.0
"""What may be left of the mixture, as a share of what the two sides differ by; and how unlike they are at least."""

CALM = 0.65
"""How fast the two sides of a dissolve may change themselves, as a share of how fast it does."""

CLEAR = 0.28
"""How clear a dissolve is at least, 0..1."""

FADE = 30
"""Frames that a fade to black or from it has."""

AT_ONCE, AROUND = 6000, 120
"""Pictures that are compared at once, and those around them that they are compared with: both whole steps of every
length that is looked for, so that a film of any length is seen as it would be at once, in little memory."""

DARK, DIM = 24.0, 8.0
"""Mean brightness of black, and the contrast that it has at most."""


class Join(Value):
    """Where two shots meet: the second one's first frame, and the frames `start` .. `end` that both are seen in."""

    frame: int
    kind: Literal["cut", "dissolve", "black"] = "cut"
    start: int = 0
    end: int = 0
    clear: float = 1.0
    """how clear it is, 0..1"""


def joins(glances: Bytes) -> tuple[Join, ...]:
    """The joins of a clip, in order; none when it is one shot. `glances` are frames x CELLS."""
    count = len(glances)
    if count < 2 * SHORTEST:
        return ()
    blacks = _blacks(np.concatenate([_dark(luma(glances[at : at + AT_ONCE])) for at in range(0, count, AT_ONCE)]))
    cuts: list[Join] = []
    mixed: list[Join] = []
    for at in range(0, count, AT_ONCE):
        first = max(at - AROUND, 0)
        part = glances[first : at + AT_ONCE + AROUND]
        light, tint = luma(part), colours(part)
        cuts += _within(at, _cuts(light, tint), first)
        mixed += _within(at, _dissolves(light, tint), first)
    # What goes to black or comes from it is no dissolve of its own.
    mixed = [
        one for one in mixed if all(one.end <= black.start - FADE or one.start >= black.end + FADE for black in blacks)
    ]
    return tuple(_apart([*blacks, *cuts, *mixed], count))


def _within(at: int, found: Sequence[Join], first: int) -> list[Join]:
    """Those of the joins found in a part from frame `first` that begin in the stretch at frame `at`, as they lie in the
    whole."""
    moved = [
        one.model_copy(update={"frame": one.frame + first, "start": one.start + first, "end": one.end + first})
        for one in found
    ]
    return [one for one in moved if at <= one.start < at + AT_ONCE]


def _dark(light: Values) -> NDArray[np.bool_]:
    flat = light.reshape(len(light), -1)
    return (flat.mean(axis=1) < DARK) & (flat.std(axis=1) < DIM)


def _blacks(dark: NDArray[np.bool_]) -> list[Join]:
    """One join for every dark stretch with pictures before and after it."""
    found: list[Join] = []
    edges = np.flatnonzero(np.diff(np.concatenate([[False], dark, [False]]).astype(np.int8)))
    for start, end in zip(edges[::2], edges[1::2], strict=True):
        if start >= REACH and end <= len(dark) - REACH:
            found.append(Join(frame=int(end), kind="black", start=int(start), end=int(end), clear=1.0))
    return found


def unlike(light: Values, tint: Values, one: NDArray[np.intp], other: NDArray[np.intp]) -> Values:
    """How unlike pictures are, 0 the same .. about 2 nothing in common: in structure, in colour, a little in light."""
    a, b = light[one], light[other]
    centred_a, centred_b = (x - x.mean(axis=(1, 2), keepdims=True) for x in (a, b))
    spread_a, spread_b = (np.sqrt((x * x).mean(axis=(1, 2))) for x in (centred_a, centred_b))
    # Eight levels of noise: two flat pictures are alike, whatever grain they have.
    like = ((centred_a * centred_b).mean(axis=(1, 2)) + 32) / (spread_a * spread_b + 32)
    coloured = np.abs(tint[one] - tint[other]).mean(axis=(1, 2, 3)) / 12
    lit = np.abs(a - b).mean(axis=(1, 2)) / 48
    level = np.minimum(lit, 1.0)
    return ((1 - like) * np.minimum(lit * 2.2, 1.0) + 0.5 * np.minimum(coloured, 1.0) * level + 0.25 * level).astype(
        np.float32
    )


def _cuts(light: Values, tint: Values) -> list[Join]:
    count = len(light)
    at = np.arange(1, count)
    step = unlike(light, tint, at - 1, at)
    likely = np.flatnonzero(step > CUT)
    across = step[likely]
    for left in range(1, REACH + 1):
        for right in range(REACH):
            one, other = np.maximum(at[likely] - left, 0), np.minimum(at[likely] + right, count - 1)
            across = np.minimum(across, unlike(light, tint, one, other))
    found: list[Join] = []
    for index, far in zip(likely, across, strict=True):
        if far <= CUT:
            continue
        around = np.concatenate([step[max(index - WINDOW, 0) : index], step[index + 1 : index + 1 + WINDOW]])
        usual = float(np.sort(around)[-2:].mean()) if len(around) > 2 else 0.0
        ratio = float(step[index]) / max(usual, 0.04)
        if ratio >= STANDS_OUT:
            clear = min(1.0, 0.5 * float(far) / CUT / 2 + 0.5 * ratio / STANDS_OUT / 2)
            frame = int(index) + 1
            found.append(Join(frame=frame, start=frame, end=frame, clear=clear))
    return found


def _dissolves(light: Values, tint: Values) -> list[Join]:
    """Every stretch whose pictures are mixtures of its two ends, the best of those that overlap."""
    count = len(light)
    flat = np.concatenate([light.reshape(count, -1), 1.5 * tint.reshape(count, -1)], axis=1)[:, ::2]
    found: list[Join] = []
    for length in LENGTHS:
        begin = np.arange(0, max(count - length, 0), max(length // 8, 1), dtype=np.intp)
        begin = begin[_differ(flat, begin, begin + length) > LEAST]
        if not len(begin):
            continue
        begin = begin[unlike(light, tint, begin, begin + length) > APART]
        rest, calm = _rest(flat, begin, length), _outside(flat, begin, length)
        apart = unlike(light, tint, begin, begin + length)
        for at in np.flatnonzero((rest < MIXED) & (calm < CALM)):
            start, end = int(begin[at]), int(begin[at]) + length
            clear = 0.4 * (1 - float(rest[at]) / MIXED) + 0.3 * min(float(apart[at]) / APART / 2, 1.0)
            clear += 0.3 * (1 - float(calm[at]) / CALM)
            if clear < CLEAR:
                continue
            middle = start + (length + 1) // 2
            found.append(Join(frame=middle, kind="dissolve", start=start, end=end, clear=min(clear, 1.0)))
    return found


def _differ(flat: Values, one: NDArray[np.intp], other: NDArray[np.intp]) -> Values:
    last = len(flat) - 1
    return np.abs(flat[np.clip(one, 0, last)] - flat[np.clip(other, 0, last)]).mean(axis=1)


def _rest(flat: Values, begin: NDArray[np.intp], length: int) -> Values:
    """What the mixture of its ends does not explain of a stretch, as a share of what they differ by."""
    left = np.zeros(len(begin), np.float32)
    for part in (0.25, 0.5, 0.75):
        step = round(length * part)
        mixture = (1 - step / length) * flat[begin] + step / length * flat[begin + length]
        left = np.maximum(left, np.abs(flat[begin + step] - mixture).mean(axis=1))
    return (left / np.maximum(_differ(flat, begin, begin + length), LEAST)).astype(np.float32)


def _outside(flat: Values, begin: NDArray[np.intp], length: int) -> Values:
    """How fast pictures change before and after a stretch, as a share of how fast they do in it. What moves evenly is
    a mixture of its ends too, where it moves by less than a cell; but it moves on."""
    reach = max(3, length // 2)
    inside = _differ(flat, begin, begin + length) / length
    before, after = begin - reach, begin + length + reach
    rates = np.stack([_differ(flat, before, begin), _differ(flat, begin + length, after)]) / reach
    there = np.stack([before >= 0, after < len(flat)])
    outside = np.where(there, rates, 0).sum(axis=0) / np.maximum(there.sum(axis=0), 1)
    return (outside / np.maximum(inside, 1e-3)).astype(np.float32)


def _apart(found: Sequence[Join], count: int) -> list[Join]:
    """Joins that leave every shot its shortest length; black before cuts before dissolves, then the clearest."""
    rank = {"black": 2, "cut": 1, "dissolve": 0}
    kept: list[Join] = []
    for join in sorted(found, key=lambda one: (-rank[one.kind], -one.clear, one.frame)):
        if join.frame < SHORTEST // 2 or join.frame > count - SHORTEST // 2:
            continue
        if all(join.end + SHORTEST <= other.start or join.start >= other.end + SHORTEST for other in kept):
            kept.append(join)
    return sorted(kept, key=lambda one: one.frame)
