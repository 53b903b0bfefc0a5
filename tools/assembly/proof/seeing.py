"""Looking at a delivered picture: small luma grids of every frame, black and frozen spans, and which shot it is.

frame -> every fourth sample of its luma    black? the same as before?
      -> means of 48 x 27 blocks            which shot is it?
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
from av.error import FFmpegError
from numpy.typing import NDArray

from tools.assembly.conforming import SAME_ASPECT
from tools.assembly.recipe import MediaStrip
from tools.film.errors import OperatorError
from tools.film.timing import Span
from tools.media.probing import seeks_well

Grid = NDArray[np.float32]
Luma = NDArray[np.uint8]

ACROSS, DOWN = 48, 27
BLACK_LEVEL = 24
"""Luma (video range, black is 16) that no more than a few samples of a black frame exceed."""

BLACK_SHARE = 0.001
BLACK_SPREAD = 1.5
"""A night picture has more than this of standard deviation; black with coding noise has less."""

STILL_STEPS = ((6, 0.0004), (10, 0.00005))
"""Two frames are one still when at most this share of samples differs by more than so many luma steps.

Measured: a still encoded at crf 20 to 23 stays under 0.00035 and 0.00001 across key frames; the faintest grain, or the
blink of one eye in a wide shot, goes over.
"""

SEEK_SECONDS = 6


@dataclass
class Sightings:
    """What was seen in a whole file: its frames, black and still spans, and the grids that were asked for."""

    frames: int = 0
    black: list[Span] = field(default_factory=list[Span])
    still: list[Span] = field(default_factory=list[Span])
    grids: dict[int, Grid] = field(default_factory=dict[int, Grid])
    uneven: int | None = None


def watch(
    path: Path,
    wanted: Mapping[int, float],
    rate: Fraction,
    *,
    black: int,
    still: int,
    step: Fraction = Fraction(0),
    advance: Callable[[int], None],
) -> Sightings:
    """Watch a file to its end; `advance` hears the number of a frame now and then.

    Black spans of at least `black` frames and still ones of at least `still` are noted, and the grids of the frames in
    `wanted`, of the part between the bars that a take of that aspect has. `uneven` is the first frame whose time is
    not its number at `rate`, give or take half of `step` seconds, to which the container rounds.
    """
    seen = Sightings()
    slack = Fraction(1, 100) + rate * step / 2
    dark_from: int | None = None
    still_from = 0
    anchor: Luma | None = None
    for number, (time, picture) in enumerate(_pictures(path)):
        samples = _samples(picture)
        if seen.uneven is None and abs(time * rate - number) > slack:
            seen.uneven = number
        if number in wanted:
            seen.grids[number] = _grid(_samples(_between_bars(picture, wanted[number])))
        if _is_black(samples):
            dark_from = number if dark_from is None else dark_from
        elif dark_from is not None:
            _note(seen.black, dark_from, number, black)
            dark_from = None
        if anchor is None or not _is_same(samples, anchor):
            _note(seen.still, still_from, number, still)
            anchor, still_from = samples.copy(), number
        seen.frames = number + 1
        if number % 24 == 0:
            advance(number)
    if dark_from is not None:
        _note(seen.black, dark_from, seen.frames, black)
    _note(seen.still, still_from, seen.frames, still)
    return seen


def take_grids(path: Path, strip: MediaStrip, offsets: Sequence[int], rate: Fraction) -> tuple[list[Grid], float]:
    """The grids of the frames that a strip shows at `offsets` (rising), and the aspect of its picture; one pass."""
    wanted = [int((strip.start if strip.freeze else strip.start + offset * strip.speed) // 1) for offset in offsets]
    grids: list[Grid] = []
    last: Luma | None = None
    for time, picture in _pictures(path, max(0.0, float(wanted[0] / rate) - SEEK_SECONDS)):
        slot = int(time * rate + Fraction(1, 2))
        # A frame is seen until the next one's slot.
        while last is not None and len(grids) < len(wanted) and wanted[len(grids)] < slot:
            grids.append(_grid(_samples(last)))
        last = picture
        if len(grids) == len(wanted):
            break
    if last is None:
        raise OperatorError(f"The take {path.name} has no picture.", code="unreadable", path=str(path))
    grids += [_grid(_samples(last))] * (len(wanted) - len(grids))
    return grids, last.shape[1] / last.shape[0]


def likeness(delivered: Grid, take: Grid) -> tuple[float, float]:
    """(correlation, mean difference in luma steps) of two grids of the same picture area."""
    a, b = delivered - delivered.mean(), take - take.mean()
    power = float(np.sqrt((a * a).sum() * (b * b).sum()))
    correlation = float((a * b).sum()) / power if power > 1e-6 else 1.0
    return correlation, float(np.abs(delivered - take).mean())


def _pictures(path: Path, from_seconds: float = 0.0) -> Iterator[tuple[Fraction, Luma]]:
    """The luma plane of every frame with its time; from the last key frame before `from_seconds` on."""
    try:
        with av.open(str(path)) as container:
            if not container.streams.video:
                return
            stream = container.streams.video[0]
            stream.thread_type = "AUTO"
            base = stream.time_base or Fraction(1, 24)
            begin = Fraction(container.start_time or 0, av.time_base)
            if from_seconds > 0 and seeks_well(container):
                container.seek(int((Fraction(from_seconds) + begin) / base), stream=stream)
            for frame in container.decode(stream):
                yield (frame.pts or 0) * base - begin, _luma(frame)
    except (FFmpegError, OSError) as error:
        raise OperatorError(
            f"{path} cannot be read to its end: {error.strerror or error}.", code="unreadable", path=str(path)
        ) from error


def _luma(frame: av.VideoFrame) -> Luma:
    """The luma plane, (height, width), in steps of 8 bits whatever the depth."""
    plane = frame.planes[0]
    deeper = frame.format.components[0].bits - 8
    if deeper > 0:
        words = np.frombuffer(memoryview(plane), np.uint16).reshape(frame.height, -1)
        return (words[:, : frame.width] >> deeper).astype(np.uint8)
    return np.frombuffer(memoryview(plane), np.uint8).reshape(frame.height, -1)[:, : frame.width]


def _between_bars(luma: Luma, aspect: float) -> Luma:
    """The part of a picture that a take of `aspect` fills."""
    rows, columns = luma.shape
    if abs(aspect * rows / columns - 1) < SAME_ASPECT:
        return luma
    height, width = min(rows, round(columns / aspect)), min(columns, round(rows * aspect))
    top, left = (rows - height) // 2, (columns - width) // 2
    return luma[top : top + height, left : left + width]


def _samples(luma: Luma) -> Luma:
    """A thinned picture: about eight by eight samples for each block of the grid."""
    step = max(1, min(luma.shape[0] // (DOWN * 8), luma.shape[1] // (ACROSS * 8)))
    return luma[step // 2 :: step, step // 2 :: step]


def _grid(samples: Luma) -> Grid:
    """Means over blocks whose borders lie at the same shares of the picture whatever its size."""
    rows = np.arange(DOWN) * samples.shape[0] // DOWN
    columns = np.arange(ACROSS) * samples.shape[1] // ACROSS
    tall = np.diff(rows, append=samples.shape[0]).clip(1)
    wide = np.diff(columns, append=samples.shape[1]).clip(1)
    sums = np.add.reduceat(np.add.reduceat(samples, rows, axis=0, dtype=np.float32), columns, axis=1)
    means: Grid = sums / (tall[:, None] * wide[None, :]).astype(np.float32)
    return means


def _is_black(samples: Luma) -> bool:
    bright = int(np.count_nonzero(samples > BLACK_LEVEL))
    return bright <= BLACK_SHARE * samples.size and float(samples.std()) < BLACK_SPREAD


def _is_same(samples: Luma, anchor: Luma) -> bool:
    apart = np.maximum(samples, anchor) - np.minimum(samples, anchor)
    return all(int(np.count_nonzero(apart > step)) <= share * apart.size for step, share in STILL_STEPS)


def _note(spans: list[Span], start: int, end: int, least: int) -> None:
    if end - start >= least:
        spans.append(Span(start, end))
