"""Listening to a delivered sound: integrated loudness (ITU-R BS.1770-4), true peak, and silent spans, in one pass.

    samples -> K weighting -> power of each tenth of a second -> blocks of 0.4 s -> two gates -> LUFS
            -> four times as many samples (BS.1770-4, annex 2) -> true peak
"""

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
from av.audio.frame import AudioFrame
from av.container import InputContainer
from av.error import FFmpegError
from numpy.typing import NDArray

from tools.assembly.weighting import REACH, KWeighting, Samples, between_samples
from tools.film.errors import OperatorError

RATE = 48_000
HOP = RATE // 10
LATEST = 600 * RATE
"""samples that a sound may begin after its picture; what begins later is heard as if it began then"""
SILENT_DB = -60.0
"""A tenth of a second whose loudest sample is below this is silent."""


@dataclass
class Hearing:
    """What was heard: LUFS and dBTP (-inf for silence), and silent spans in tenths of a second."""

    samples: int = 0
    loudness: float = -math.inf
    true_peak: float = -math.inf
    silent: list[tuple[int, int]] = field(default_factory=list[tuple[int, int]])


def listen(path: Path, listen_along: Callable[[Samples], None] | None = None) -> Hearing:
    """Measure the first sound track of a file; `listen_along` hears each second, (2, 48000), the last one shorter.

    Raises OperatorError when it is not 48 kHz or cannot be decoded.
    """
    powers: list[float] = []
    peaks: list[float] = []
    highest = 0.0
    heard = Hearing()
    weigh = KWeighting()
    before = np.zeros((2, 2 * REACH))
    for second in seconds_of(path):
        if listen_along is not None:
            listen_along(second)
        heard.samples += second.shape[1]
        weighted = weigh(second)
        for first in range(0, second.shape[1], HOP):
            powers.append(float((weighted[:, first : first + HOP] ** 2).sum()) / HOP)
            peaks.append(float(np.abs(second[:, first : first + HOP]).max()))
        # A second is looked at when its neighbour is known: a sound that broke off at its end would seem to overshoot.
        joined = np.concatenate([before, second], axis=1)
        # Interpolation can raise a peak by a few decibels only: quiet seconds need not be looked at.
        if float(np.abs(joined).max()) > highest / 2:
            highest = max(highest, between_samples(joined))
        before = joined[:, -2 * REACH :]
    highest = max(highest, between_samples(np.pad(before, ((0, 0), (0, REACH)))))
    heard.loudness = _integrated(np.array(powers))
    heard.true_peak = 20 * math.log10(highest) if highest > 0 else -math.inf
    heard.silent = _silent(peaks)
    return heard


def _integrated(powers: NDArray[np.float64]) -> float:
    """The gated loudness of tenths of a second (BS.1770-4, section 2.8)."""
    if len(powers) < 4:
        powers = np.pad(powers, (0, 4 - len(powers)))
    blocks = np.convolve(powers, np.full(4, 0.25), mode="valid")
    loud = blocks[blocks > _power(-70.0)]
    if not len(loud):
        return -math.inf
    gated = loud[loud > float(loud.mean()) * 0.1]
    return -0.691 + 10 * math.log10(float(gated.mean()))


def _power(lufs: float) -> float:
    return 10 ** ((lufs + 0.691) / 10)


def _silent(peaks: list[float]) -> list[tuple[int, int]]:
    limit = 10 ** (SILENT_DB / 20)
    spans: list[tuple[int, int]] = []
    start: int | None = None
    for index, peak in enumerate([*peaks, 1.0]):
        if peak < limit:
            start = index if start is None else start
        elif start is not None:
            spans.append((start, index))
            start = None
    return spans


def _late(first: AudioFrame, container: InputContainer) -> int:
    """Samples from the beginning of what a file plays to its first sound."""
    if first.pts is None or first.time_base is None:
        return 0
    begins = Fraction(container.start_time or 0, av.time_base)
    return min(max(round((first.pts * first.time_base - begins) * RATE), 0), LATEST)


def seconds_of(path: Path) -> Iterator[Samples]:
    """The sound as (2, 48000) blocks, the last one shorter, from the beginning of the picture.

    What the edit list cuts off at the head is not heard; where it lets the sound begin later, it is silent until then.
    """
    try:
        with av.open(str(path)) as container:
            if not container.streams.audio:
                return
            stream = container.streams.audio[0]
            if stream.codec_context.sample_rate != RATE:
                raise OperatorError(
                    f"The sound of {path.name} is at {stream.codec_context.sample_rate} Hz; it has to be 48000.",
                    code="bad_sound",
                )
            waiting: list[NDArray[np.float32]] = []
            count = 0
            heard = False
            planar = av.AudioResampler(format="fltp")
            for frame in (part for whole in container.decode(stream) for part in planar.resample(whole)):
                block = np.asarray(frame.to_ndarray(), dtype=np.float32)
                early = -int(frame.pts or 0)
                if early > 0:
                    block = block[:, early:]
                elif not heard and (late := _late(frame, container)):
                    waiting.append(np.zeros((block.shape[0], late), np.float32))
                    count += late
                heard = True
                waiting.append(block)
                count += block.shape[1]
                if count >= RATE:
                    joined = np.concatenate(waiting, axis=1)
                    for first in range(0, count - RATE + 1, RATE):
                        yield _stereo(joined[:, first : first + RATE])
                    waiting = [joined[:, count // RATE * RATE :]]
                    count %= RATE
            if count:
                yield _stereo(np.concatenate(waiting, axis=1))
    except (FFmpegError, OSError) as error:
        raise OperatorError(
            f"The sound of {path} cannot be read to its end: {error.strerror or error}.",
            code="unreadable",
            path=str(path),
        ) from error


def _stereo(block: NDArray[np.float32]) -> Samples:
    wide = block.astype(np.float64)
    return wide[:2] if wide.shape[0] >= 2 else np.repeat(wide, 2, axis=0)
