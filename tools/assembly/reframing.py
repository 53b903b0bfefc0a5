"""Films in another shape: a window over every take that follows its subject. Pure, and in whole numbers.

    take        |----------[#######]----------|      16:9, its subject walks to the right
                |-------------[#######]-------|
    delivery               |#######|                 9:16: the window holds, glides after it, and holds again

The path of the window is the best one through all samples of a take: it wants what the shot is about in its middle,
and it pays for every step it moves, so that it stays while its subject stays, never jumps within a shot, and never
moves faster than SPEED. It is planned over the whole take, so that a trim does not move it. A cut starts anew.

It never pans from one to another who speaks in the same shot: that takes too long, and a jump is a fault. Who leads
a take alone is held; those who lead it together are shown together, in a wider window over a soft ground if need be.
That is for people: of several things the window fills the picture with those that it can hold.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from tools.assembly.delivery import Delivery
from tools.assembly.recipe import MediaStrip, Strip, Window
from tools.assembly.stretches import Layout, Stretch
from tools.film.film import Film
from tools.film.subjects import WHOLE, Box, Figure, SubjectTrack
from tools.film.views import CuePosition, picture_size

GRID = 160
"""Places that the middle of a window can have, from edge to edge of the picture."""

SPEED = Fraction(16, 100)
"""The share of the picture by which a window moves in a second at most."""

STEP_COST = 1000
"""What a step of the grid costs, against the 10,000 that a sample with its subject in the middle is worth."""

GLIDE_SECONDS = Fraction(5, 4)
"""Over which a move sets in and dies away."""

SPEAKER = 4
"""How much more someone counts while they speak."""

SAME_SHAPE = Fraction(1, 100)
WIDER = Fraction(11, 10)
"""People who need more than this many times the width of the window are shown whole, over a soft ground."""

AIR = 250
"""What is kept free beside people who are shown together."""

Grid = NDArray[np.int64]


def is_reframed(film: Film, delivery: Delivery) -> bool:
    """Whether the delivery has another shape than the film."""
    width, height = picture_size(film)
    return not _alike(Fraction(width, height), Fraction(delivery.width, delivery.height))


def reframed(
    layout: Layout,
    film: Film,
    delivery: Delivery,
    tracks: Mapping[str, SubjectTrack],
    lines: Iterable[CuePosition] = (),
) -> Layout:
    """The layout with a window on every strip of a take whose track is known; unchanged when the shapes are alike.

    `tracks` are by media hash; `lines` are the cues heard in the cut, to know who speaks.
    """
    if not is_reframed(film, delivery):
        return layout
    speakers = _speakers(lines)
    paths: dict[str, Path] = {}
    for take in film.takes.values():
        track = tracks.get(take.media)
        if track is not None and take.media not in paths:
            path = window_path(track, delivery, film.look.rate, speakers.get(take.shot, ()))
            if path is not None:
                paths[take.media] = path
    return replace(layout, stretches=tuple(_windowed(stretch, paths) for stretch in layout.stretches))


@dataclass(frozen=True)
class Path:
    """The middle of a window along `axis` by the media's frame, at the film's rate: (frame, ten-thousandths)s."""

    axis: str
    shape: tuple[int, int]
    keys: tuple[tuple[int, int], ...]

    def window(self, start: Fraction, end: Fraction) -> Window:
        """The window for the frames `start` .. `end`: only the keys that they can see."""
        first = max((i for i, (frame, _) in enumerate(self.keys) if frame <= start), default=0)
        last = min((i for i, (frame, _) in enumerate(self.keys) if frame >= end), default=len(self.keys) - 1)
        keys = self.keys[first : last + 1]
        if len({middle for _, middle in keys}) == 1:
            keys = ((0, keys[0][1]),)
        return Window(axis="down" if self.axis == "down" else "across", shape=self.shape, keys=keys)


def window_path(
    track: SubjectTrack, delivery: Delivery, rate: Fraction, speaking: Collection[str] = ()
) -> Path | None:
    """How the window of a delivery moves over a take; None when the take has the delivery's shape already.

    `speaking`: the characters who are heard in it. Frames of the path are at `rate`, the film's.
    """
    source, wanted = Fraction(track.width, track.height), Fraction(delivery.width, delivery.height)
    if _alike(source, wanted) or not track.samples:
        return None
    axis = "across" if source > wanted else "down"
    frames = [round(sample * track.every * rate / track.rate) for sample in range(track.samples)]
    weights = _weights(track, speaking)
    shape = (delivery.width, delivery.height)
    foremost = [figure for figure, weight in zip(track.figures, weights, strict=True) if 2 * weight > max(weights)]
    # Of things that lie apart the window shows what it can: for them alone the picture is not made a band.
    leads = [figure for figure in foremost if figure.who]
    if len(leads) > 1:
        track = track.model_copy(update={"figures": (_together(leads, track),)})
        weights = [1]
        if axis == "across":
            wide = min(_widest(track.figures[0]) * source, source)
            shape = (int(wide * 360), 360) if wide > wanted * WIDER else shape
    share = Fraction(*shape) / source if axis == "across" else source / Fraction(*shape)
    middles = _smooth(_best(_scores(_interest(track, axis, weights), share), track, share), track)
    return Path(axis, shape, _keys(frames, middles))


def _alike(one: Fraction, other: Fraction) -> bool:
    return abs(one / other - 1) < SAME_SHAPE


def _speakers(lines: Iterable[CuePosition]) -> dict[str, set[str]]:
    """By shot: who is heard speaking in the picture."""
    speakers: dict[str, set[str]] = {}
    for place in lines:
        cue = place.cue
        if cue.kind == "dialogue" and cue.speaker and not cue.voice_over and not cue.muted:
            speakers.setdefault(cue.shot, set()).add(cue.speaker)
    return speakers


def _windowed(stretch: Stretch, paths: Mapping[str, Path]) -> Stretch:
    layers = tuple(
        layer.model_copy(update={"strips": _all_framed(layer.strips, layer.mixed, stretch.frames, paths)})
        for layer in stretch.layers
    )
    return replace(stretch, strips=_all_framed(stretch.strips, stretch.mixed, stretch.frames, paths), layers=layers)


def _all_framed(
    strips: tuple[Strip, ...], mixed: tuple[int, int] | None, frames: int, paths: Mapping[str, Path]
) -> tuple[Strip, ...]:
    whole = mixed[1] if mixed else frames
    return tuple(_framed(strip, whole, paths) for strip in strips)


def _framed(strip: Strip, frames: int, paths: Mapping[str, Path]) -> Strip:
    if not isinstance(strip, MediaStrip) or strip.framing is not None or strip.media not in paths:
        return strip
    end = strip.start if strip.freeze else strip.start + (frames - 1) * strip.speed
    return strip.model_copy(update={"window": paths[strip.media].window(strip.start, end)})


def _weights(track: SubjectTrack, speaking: Collection[str]) -> list[int]:
    """How much every figure counts: more for those who speak."""
    return [figure.weight * (SPEAKER if figure.who in speaking else 1) for figure in track.figures]


def _together(figures: list[Figure], track: SubjectTrack) -> Figure:
    """Several figures as one: the box around what of them is in the picture, and some air."""
    around: list[Box] = []
    for sample in range(track.samples):
        boxes = [_box(figure, sample) for figure in figures]
        seen = [box for box in boxes if box[0] < WHOLE and box[2] > 0] or boxes
        left, right = max(0, min(box[0] for box in seen) - AIR), min(WHOLE, max(box[2] for box in seen) + AIR)
        around.append((left, min(box[1] for box in seen), right, max(box[3] for box in seen)))
    return Figure(boxes=tuple(around))


def _widest(figure: Figure) -> Fraction:
    return Fraction(max(box[2] - box[0] for box in figure.boxes), WHOLE)


def _box(figure: Figure, sample: int) -> Box:
    return figure.boxes[min(sample, len(figure.boxes) - 1)]


def _interest(track: SubjectTrack, axis: str, weights: Sequence[int]) -> Grid:
    """What there is to see in every sample, by place of the grid along the axis; 10,000 in all, or nothing."""
    interest = np.zeros((track.samples, GRID), np.int64)
    if track.figures:
        low, high = (0, 2) if axis == "across" else (1, 3)
        for figure, weight in zip(track.figures, weights, strict=True):
            for sample in range(track.samples):
                box = _box(figure, sample)
                first = min(max(box[low] * GRID // WHOLE, 0), GRID - 1)
                last = min(max(-(-box[high] * GRID // WHOLE), first + 1), GRID)
                # Most in the middle: of a face larger than the window, its middle is what has to be seen.
                away = np.abs(2 * np.arange(first, last) + 1 - first - last)
                bump = (last - first) ** 2 - away * away + 1
                interest[sample, first:last] += 100_000 * weight * bump // int(bump.sum())
    else:
        measured = np.array(track.columns if axis == "across" else track.rows, np.int64)
        places = np.arange(GRID) * measured.shape[1] // GRID
        interest = measured[:, places]
    total = interest.sum(axis=1, keepdims=True)
    return WHOLE * interest // np.maximum(total, 1)


def _scores(interest: Grid, share: Fraction) -> Grid:
    """What a window about every place of the grid is worth in every sample: most with everything in its middle."""
    half = max(int(share * GRID / 2), 1)
    away = np.arange(-half, half + 1, dtype=np.int64)
    kernel = 1000 * (half * half - away * away) // (half * half)
    padded = np.pad(interest, ((0, 0), (half, half)))
    return np.stack([np.convolve(row, kernel, "valid") for row in padded]) // 1000


def _best(scores: Grid, track: SubjectTrack, share: Fraction) -> Grid:
    """The best places through all samples (Viterbi), in ten-thousandths, within the picture."""
    half = share * GRID / 2
    low, high = -int(-half // 1), GRID - 1 - -int(-half // 1)
    if low >= high:
        return np.full(track.samples, WHOLE // 2, np.int64)
    reach = max(1, int(SPEED * GRID * track.every / track.rate))
    steps = np.arange(-reach, reach + 1)
    places = np.arange(low, high + 1)
    value = scores[0, low : high + 1]
    came: list[Grid] = []
    for row in scores[1:, low : high + 1]:
        before = np.clip(np.arange(len(places))[:, None] + steps[None, :], 0, len(places) - 1)
        offers = value[before] - STEP_COST * np.abs(before - np.arange(len(places))[:, None])
        # Of equal offers the one that moves least: the middle of `steps` is looked at first.
        order = np.argsort(np.abs(steps), kind="stable")
        chosen = order[np.argmax(offers[:, order], axis=1)]
        came.append(before[np.arange(len(places)), chosen])
        value = offers[np.arange(len(places)), chosen] + row
    centred = np.abs(2 * places - GRID)
    at = int(np.lexsort((centred, -value))[0])
    path = [at]
    for row in reversed(came):
        at = int(row[at])
        path.append(at)
    return (2 * places[np.array(path[::-1])] + 1) * WHOLE // (2 * GRID)


def _smooth(middles: Grid, track: SubjectTrack) -> Grid:
    """The path with its corners taken off: every move sets in and dies away."""
    width = int(GLIDE_SECONDS * track.rate / track.every) // 2 * 2 + 1
    for _ in range(2):
        padded = np.pad(middles, width // 2, mode="edge")
        middles = np.convolve(padded, np.ones(width, np.int64), "valid") // width
    return middles


def _keys(frames: list[int], middles: Grid) -> tuple[tuple[int, int], ...]:
    """The path as few keys: what lies on the way between its neighbours is left out."""
    keys = [(frame, int(middle)) for frame, middle in zip(frames, middles, strict=True)]
    kept = [
        key
        for index, key in enumerate(keys)
        if not 0 < index < len(keys) - 1 or not keys[index - 1][1] == key[1] == keys[index + 1][1]
    ]
    return tuple(kept)
