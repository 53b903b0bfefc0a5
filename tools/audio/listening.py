"""Hearing a whole sound once, in blocks: what is kept is small, and all that gain and limiter are found from.

blocks --hear--> power of every 100 ms, highest sample      in a file
                 true peak of every 1/3000 s                in a file beside it, read where it is needed
"""

import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from tools.audio.faders import ride_on
from tools.audio.limiter import HOP as LIMITER_HOP
from tools.audio.limiter import WINDOW, window
from tools.audio.loudness import HOP, Meter, Peaks, amplitude
from tools.audio.ports import Samples
from tools.media.disk import storage_error
from tools.media.keeping import touch

_STEPS = HOP // LIMITER_HOP


@dataclass(frozen=True)
class Listened:
    """What was heard: `top` is the highest sample, `energies` the K-weighted power of every 100 ms."""

    energies: NDArray[np.float64]
    hops: int
    top: float
    peaks: Path

    def peak_track(self, first: int, last: int) -> NDArray[np.float32]:
        """The true peaks of some hops of the limiter, read from their file."""
        return np.fromfile(self.peaks, np.float32, last - first, offset=4 * first)


def hear(blocks: Iterable[Sequence[Samples]], length: int, kept: Path) -> Listened:
    """Hear `length` samples, (n, 2) a block, or remember them: what was heard lies in `kept` and beside it.

    The first of a block is what is heard; of the others, if any, only the highest sample counts.
    Raises OperatorError when it cannot be written.
    """
    peaks, hops = kept.with_suffix(".peaks"), -(-length // LIMITER_HOP)
    try:
        if touch(kept) and touch(peaks) and peaks.stat().st_size == 4 * hops:
            remembered = np.load(kept)
            return Listened(remembered[1:], hops, float(remembered[0]), peaks)
        part = kept.with_name(f".{kept.name}.{os.getpid()}")
        meter, judge, top = Meter(), Peaks(LIMITER_HOP), 0.0
        with part.open("wb") as sink:
            for block in blocks:
                top = max(top, *(float(np.abs(one).max()) for one in block))
                meter.take(block[0])
                sink.write(judge.take(block[0]).tobytes())
            sink.write(judge.rest().tobytes())
        part.replace(peaks)
        energies = meter.energies()
        with part.open("wb") as sink:
            np.save(sink, np.concatenate([[top], energies]))
        part.replace(kept)
    except OSError as error:
        raise storage_error(error, kept) from error
    return Listened(energies, hops, top, peaks)


class Limits:
    """The limiter's gain over a sound that is played at `gain`, worked out where it is needed, in the same windows."""

    def __init__(self, heard: Listened, gain: float, ceiling: float) -> None:
        self._heard = heard
        self._settings = gain, ceiling
        self._window = lru_cache(maxsize=3)(self._worked_out)

    def on(self, block: Samples, start: int) -> Samples:
        """A block, which begins at sample `start`, under the limiter."""
        first = max(0, start // LIMITER_HOP - 1)
        last = min(self._heard.hops, (start + len(block)) // LIMITER_HOP + 2)
        numbers = range(first // WINDOW, (last - 1) // WINDOW + 1)
        track = np.concatenate([self._window(number) for number in numbers])
        if np.all(track == 1.0):
            return block
        return ride_on(block, start, track, LIMITER_HOP, numbers[0] * WINDOW)

    def power(self) -> NDArray[np.float64]:
        """What the limiter does to the power of every 100 ms."""
        powers: list[NDArray[np.float64]] = []
        for track in self._windows():
            squared = np.square(track, dtype=np.float64)
            padded = np.pad(squared, (0, -len(squared) % _STEPS), mode="edge")
            powers.append(padded.reshape(-1, _STEPS).mean(axis=1))
        return np.concatenate(powers)[: len(self._heard.energies)]

    def energies(self) -> NDArray[np.float64]:
        """The power of every 100 ms to expect of the sound under gain and limiter. It is off where all of a power
        lies in one click that is limited."""
        return self._heard.energies * self._settings[0] ** 2 * self.power()

    def _windows(self) -> Iterator[NDArray[np.float32]]:
        for number in range(-(-self._heard.hops // WINDOW)):
            yield self._worked_out(number)

    def _worked_out(self, number: int) -> NDArray[np.float32]:
        return window(self._heard.peak_track, self._heard.hops, number * WINDOW, *self._settings)


def limits_db(heard: Listened, gain_db: float, ceiling_db: float) -> Limits:
    """As `Limits`, in dB."""
    return Limits(heard, amplitude(gain_db), amplitude(ceiling_db))
