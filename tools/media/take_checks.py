"""A take is looked at as it arrives: every frame once, small, and what is wrong with it is said in a few words.

file -> 48 x 27 means of every frame -> black, frozen, flicker, a hard cut inside, bars that never move
     -> its size, length, rate, sound  against what was asked for

Precision and recall over seeded faults are in docs/takes.md. A fault never rejects a take: it is shown on it.
"""

# pyright: reportUnknownMemberType=false
# PyAV's frames are typed in part.
import math
from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Literal

import av
import numpy as np
from av.error import FFmpegError
from numpy.typing import NDArray

from tools.film.errors import OperatorError

Kind = Literal[
    "black", "frozen", "flicker", "cut", "letterbox", "shape", "size", "short", "rate", "sound", "jump", "palette",
    "text",
]  # fmt: skip
Means = NDArray[np.float32]
"""frames x 27 x 48 x 3 of R'G'B' 0..255, or a part of it"""
See = Callable[[int, av.VideoFrame], None]

ACROSS, DOWN = 48, 27
BLACK_LEVEL = 20.0
"""mean luma under which a frame of even darkness is black; a night scene has lights"""
BLACK_SPREAD = 5.0
BLACK_SECONDS = 0.25
FROZEN_SECONDS = 0.75
FROZEN_MOST, FROZEN_ANYWHERE = 0.95, 2.0
"""luma steps between the darkest and the lightest that a place is in that time, in 99 of 100 places and in all of them.
What repeats a frame stays under these, for an encoder refines it; where hardly anything moves, something does."""
FLICKER_STEP = 3.0
"""luma steps by which the mean of the picture jumps to and fro"""
FLICKER_FRAMES = 8
CUT_STEP = 14.0
"""luma steps by which frames on both sides of a cut differ on average, at least"""
CUT_TIMES = 5.0
"""and how many times as much as the frames about it do"""
BAR_LEVEL = 6.0
BAR_MOST = 12.0
"""luma that bars stay under on average, and everywhere; grain in a night picture goes over"""
BAR_SHARE = 0.04
SHAPE_SLACK = 0.03
SMALL = 0.7
"""share of the height asked for under which a take is called small"""
SHORT_FRAMES = 2
SOUND_LEVEL = 10 ** (-55 / 20)
"""a sound track under -55 dBFS is silence"""


@dataclass(frozen=True)
class Fault:
    """Something wrong with a take; `words` are for the director."""

    kind: Kind
    words: str


@dataclass(frozen=True)
class Seen:
    """What a file shows and holds."""

    means: Means
    rate: Fraction
    width: int
    height: int
    loudest: float | None
    """the highest RMS of a tenth of a second, 0..1; None without a sound track"""
    bars: tuple[float, float, float, float]
    """shares of the picture that are black bars through all of it: top, bottom, left, right"""


def check_take(
    path: Path,
    frames: int,
    rate: Fraction,
    width: int,
    height: int,
    *,
    sound: bool,
    see: See | None = None,
) -> tuple[str, ...]:
    """The faults of a clip against what was asked for, in words; empty for a good one.

    `frames` at `rate` are those that it has to have at least; `see` is called with every picture and its number.
    Raises OperatorError when the file cannot be read.
    """
    seen = watch(path, see)
    return tuple(fault.words for fault in [*faults_of(seen), *against(seen, frames, rate, width, height, sound=sound)])


def watch(path: Path, see: See | None = None) -> Seen:
    """Decode a clip to its end. Raises OperatorError when there is no picture in it."""
    rows: list[Means] = []
    bars: NDArray[np.float32] | None = None
    try:
        with av.open(str(path)) as container:
            if not container.streams.video:
                raise OperatorError(f"{path.name} has no picture.", code="no_picture", path=str(path))
            stream = container.streams.video[0]
            stream.thread_type = "AUTO"
            rate = Fraction(stream.average_rate or stream.guessed_rate or 24)
            width, height = stream.width, stream.height
            for number, frame in enumerate(container.decode(stream)):
                if see is not None:
                    see(number, frame)
                picture = frame.to_ndarray(width=ACROSS * 4, height=DOWN * 4, format="rgb24").astype(np.float32)
                luma = _luma(picture)
                bars = luma if bars is None else np.maximum(bars, luma)
                rows.append(picture.reshape(DOWN, 4, ACROSS, 4, 3).mean(axis=(1, 3)))
        loudest = _loudest(path)
    except (FFmpegError, OSError) as error:
        raise OperatorError(
            f"{path.name} cannot be read to its end: {error.strerror or error}.", code="unreadable", path=str(path)
        ) from error
    if not rows or bars is None:
        raise OperatorError(f"{path.name} has no picture that can be read.", code="no_picture", path=str(path))
    return Seen(np.stack(rows), rate, width, height, loudest, _bars(bars))


def faults_of(seen: Seen) -> list[Fault]:
    """What is wrong with the picture by itself."""
    luma = _luma(seen.means)
    flat = luma.reshape(len(luma), -1)
    steps = np.abs(np.diff(flat, axis=0)).mean(axis=1)
    dark = (flat.mean(axis=1) < BLACK_LEVEL) & (flat.std(axis=1) < BLACK_SPREAD)
    found: list[Fault] = []
    rate = float(seen.rate)
    if dark.all():
        return [Fault("black", "all of it is black")]
    for start, count in _runs(dark):
        if count >= BLACK_SECONDS * rate:
            found.append(Fault("black", f"black for {count / rate:.1f} s from {start / rate:.1f} s"))
    thawed: set[int] = set()
    for start, count in _runs(_frozen(flat, math.ceil(FROZEN_SECONDS * rate)) & ~dark):
        # The leap at its end belongs to it.
        thawed |= {start + count - 1, start + count}
        found.append(Fault("frozen", f"frozen for {count / rate:.1f} s from {start / rate:.1f} s"))
    found += [
        Fault("cut", f"a cut inside it at {at / rate:.1f} s") for at in _cuts(flat, steps, dark) if at not in thawed
    ]
    if (at := _flicker(flat.mean(axis=1))) is not None:
        found.append(Fault("flicker", f"flickers from {at / rate:.1f} s"))
    top, bottom, left, right = seen.bars
    if top >= BAR_SHARE and bottom >= BAR_SHARE:
        found.append(Fault("letterbox", f"black bars above and below, {round(100 * (top + bottom))} % of the picture"))
    if left >= BAR_SHARE and right >= BAR_SHARE:
        found.append(Fault("letterbox", f"black bars at the sides, {round(100 * (left + right))} % of the picture"))
    return found


def against(seen: Seen, frames: int, rate: Fraction, width: int, height: int, *, sound: bool) -> list[Fault]:
    """What is not as it was asked for: `frames` at `rate`, a size, with `sound` or without."""
    found: list[Fault] = []
    if abs(seen.width * height / (seen.height * width) - 1) > SHAPE_SLACK:
        found.append(Fault("shape", f"{seen.width}x{seen.height} is another shape than {width}x{height}"))
    elif seen.height < SMALL * height:
        found.append(Fault("size", f"only {seen.width}x{seen.height}, where {width}x{height} was asked for"))
    seconds, asked = len(seen.means) / float(seen.rate), frames / float(rate)
    if seconds < asked - SHORT_FRAMES / float(rate):
        found.append(Fault("short", f"{seconds:.1f} s long, {asked:.1f} s were asked for"))
    if abs(seen.rate / rate - 1) > Fraction(1, 100):
        found.append(Fault("rate", f"{float(seen.rate):.3g} frames a second, {float(rate):.3g} were asked for"))
    if seen.loudest is not None and seen.loudest > SOUND_LEVEL and not sound:
        found.append(Fault("sound", "has sound that nobody asked for"))
    return found


def _luma(picture: Means) -> Means:
    return (picture @ np.array([0.2126, 0.7152, 0.0722], np.float32)).astype(np.float32)


def _runs(mask: NDArray[np.bool_]) -> list[tuple[int, int]]:
    """(start, length) of every run of true."""
    edges = np.flatnonzero(np.diff(np.concatenate(([0], mask.astype(np.int8), [0]))))
    return [(int(start), int(end - start)) for start, end in zip(edges[::2], edges[1::2], strict=True)]


def _frozen(flat: Means, length: int) -> NDArray[np.bool_]:
    """The frames of every stretch of `length` in which nothing moves."""
    found = np.zeros(len(flat), np.bool_)
    for start in range(len(flat) - length + 1):
        stretch = flat[start : start + length]
        spread = stretch.max(axis=0) - stretch.min(axis=0)
        if spread.max() < FROZEN_ANYWHERE and np.percentile(spread, 99) < FROZEN_MOST:
            found[start : start + length] = True
    return found


def _cuts(flat: Means, steps: NDArray[np.float32], dark: NDArray[np.bool_]) -> list[int]:
    """Frames at which another picture begins and stays: no flash, and no fast move."""
    found: list[int] = []
    for at, step in enumerate(steps, 1):
        about = np.concatenate((steps[max(0, at - 9) : at - 1], steps[at : at + 8]))
        if step < CUT_STEP or not len(about) or step < CUT_TIMES * (float(np.median(about)) + 0.5):
            continue
        if dark[at - 1] or dark[at]:
            continue
        before, after = flat[max(0, at - 3)], flat[min(len(flat) - 1, at + 2)]
        # A flash goes back to what was there; a light switched on leaves the same forms.
        if float(np.abs(before - after).mean()) > CUT_STEP and _alike(before, after) < 0.75:
            found.append(at)
    return found


def _alike(one: Means, other: Means) -> float:
    """Correlation of two pictures, -1..1."""
    first, second = one - one.mean(), other - other.mean()
    size = float(np.sqrt((first**2).sum() * (second**2).sum()))
    return float((first * second).sum()) / size if size > 1e-6 else 1.0


def _flicker(brightness: NDArray[np.float32]) -> int | None:
    """The frame from which the picture gets brighter and darker by turns, frame by frame or in short beats."""
    jumps = np.diff(brightness)
    swings = np.abs(jumps[1:] - jumps[:-1])
    turns = (np.sign(jumps[1:]) != np.sign(jumps[:-1])) & (swings > FLICKER_STEP)
    window = np.convolve(turns.astype(np.float32), np.ones(2 * FLICKER_FRAMES), "valid")
    often = np.flatnonzero(window >= FLICKER_FRAMES)
    return int(often[0]) if len(often) else None


def _bars(brightest: NDArray[np.float32]) -> tuple[float, float, float, float]:
    """Shares of the picture at each side that were never anything but black, where the rest was."""
    rows = (brightest.mean(axis=1) < BAR_LEVEL) & (brightest.max(axis=1) < BAR_MOST)
    columns = (brightest.mean(axis=0) < BAR_LEVEL) & (brightest.max(axis=0) < BAR_MOST)
    if rows.all():
        return (0.0, 0.0, 0.0, 0.0)
    return (_edge(rows), _edge(rows[::-1]), _edge(columns), _edge(columns[::-1]))


def _edge(black: NDArray[np.bool_]) -> float:
    lit = np.flatnonzero(~black)
    return float(lit[0]) / len(black) if len(lit) else 0.0


def _loudest(path: Path) -> float | None:
    """The loudest tenth of a second of the sound track; None without one."""
    with av.open(str(path)) as container:
        if not container.streams.audio:
            return None
        loudest = 0.0
        for frame in container.decode(container.streams.audio[0]):
            samples = frame.to_ndarray().astype(np.float64)
            if samples.size:
                whole = {"s16": 32768.0, "s16p": 32768.0, "s32": 2.0**31, "s32p": 2.0**31}.get(frame.format.name, 1.0)
                loudest = max(loudest, float(np.sqrt(np.mean((samples / whole) ** 2))))
        return loudest
