"""Looking at a delivered picture, every frame once: black and frozen spans, times, damage; others may look along.

frame -> every fourth sample of its luma    black? the same as before?
      -> whoever looks along                is it the right one?
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
from av.error import FFmpegError
from numpy.typing import NDArray

from tools.film.timing import Span

Luma = NDArray[np.uint8]

ACROSS, DOWN = 384, 216
"""About so many samples of a picture are looked at."""

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


@dataclass
class Sightings:
    """What was seen in a whole file: its frames, and its black and still spans.

    `uneven` is the first frame whose time is not its number; `damaged` the first that was not decoded whole, and
    `broken` what the decoder said where it had to stop.
    """

    frames: int = 0
    black: list[Span] = field(default_factory=list[Span])
    still: list[Span] = field(default_factory=list[Span])
    uneven: int | None = None
    damaged: int | None = None
    broken: str = ""


def watch(
    path: Path,
    rate: Fraction,
    *,
    black: int,
    still: int,
    step: Fraction = Fraction(0),
    look_along: Callable[[int, av.VideoFrame], None],
) -> Sightings:
    """Watch a file to its end, or to where it breaks; `look_along` sees each frame with its number.

    Black spans of at least `black` frames and still ones of at least `still` are noted. A frame's time may be off by
    half of `step` seconds, to which the container rounds.
    """
    seen = Sightings()
    slack = Fraction(1, 100) + rate * step / 2
    dark_from: int | None = None
    still_from = 0
    anchor: Luma | None = None
    try:
        with av.open(str(path)) as container:
            stream = container.streams.video[0]
            stream.thread_type = "AUTO"
            base = stream.time_base or 1 / rate
            begin = Fraction(container.start_time or 0, av.time_base)
            for number, frame in enumerate(container.decode(stream)):
                samples = _samples(_luma(frame))
                if seen.uneven is None and abs(((frame.pts or 0) * base - begin) * rate - number) > slack:
                    seen.uneven = number
                if seen.damaged is None and frame.is_corrupt:
                    seen.damaged = number
                if _is_black(samples):
                    dark_from = number if dark_from is None else dark_from
                elif dark_from is not None:
                    _note(seen.black, dark_from, number, black)
                    dark_from = None
                if anchor is None or not _is_same(samples, anchor):
                    _note(seen.still, still_from, number, still)
                    anchor, still_from = samples.copy(), number
                seen.frames = number + 1
                look_along(number, frame)
    except (FFmpegError, OSError, IndexError) as error:
        seen.broken = str(getattr(error, "strerror", None) or error)
    if dark_from is not None:
        _note(seen.black, dark_from, seen.frames, black)
    _note(seen.still, still_from, seen.frames, still)
    return seen


def _luma(frame: av.VideoFrame) -> Luma:
    """The luma plane, (height, width), in steps of 8 bits whatever the depth."""
    if not frame.format.name.startswith(("yuv", "gray", "nv")):
        frame = frame.reformat(format="yuv420p")
    plane = frame.planes[0]
    deep = frame.format.components[0].bits
    if deep == 8:
        return np.frombuffer(memoryview(plane), np.uint8).reshape(frame.height, -1)[:, : frame.width]
    wide = np.frombuffer(memoryview(plane), np.uint16).reshape(frame.height, -1)[:, : frame.width]
    return (wide >> (deep - 8)).astype(np.uint8)


def _samples(luma: Luma) -> Luma:
    """A thinned picture."""
    step = max(1, min(luma.shape[0] // DOWN, luma.shape[1] // ACROSS))
    return luma[step // 2 :: step, step // 2 :: step]


def _is_black(samples: Luma) -> bool:
    bright = int(np.count_nonzero(samples > BLACK_LEVEL))
    return bright <= BLACK_SHARE * samples.size and float(samples.std()) < BLACK_SPREAD


def _is_same(samples: Luma, anchor: Luma) -> bool:
    apart = np.maximum(samples, anchor) - np.minimum(samples, anchor)
    return all(int(np.count_nonzero(apart > step)) <= share * apart.size for step, share in STILL_STEPS)


def _note(spans: list[Span], start: int, end: int, least: int) -> None:
    if end - start >= least:
        spans.append(Span(start, end))
