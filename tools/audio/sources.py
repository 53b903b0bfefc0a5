"""Where sound comes from, a stretch at a time: samples in hand, a file, a loop that is turned. None holds the whole.

Source.read(start, stop)      Held   samples in memory
                              Filed  a WAV file, read where it is asked for
                              Turned a loop, as often as it takes, faded at both ends
                              Piece  a range of another; beyond that one's ends there is silence
"""

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np

from tools.audio import wav
from tools.audio.faders import Edges
from tools.audio.ports import Samples, Source


@dataclass(frozen=True, eq=False)
class Held:
    """Samples in memory."""

    samples: Samples

    @property
    def count(self) -> int:
        return len(self.samples)

    def read(self, start: int, stop: int) -> Samples:
        return self.samples[start:stop]


@dataclass(frozen=True)
class Filed:
    """A WAV file of the house rate."""

    path: Path

    @cached_property
    def _shape(self) -> wav.Shape:
        return wav.shape_of(self.path)

    @property
    def count(self) -> int:
        return self._shape.count

    def read(self, start: int, stop: int) -> Samples:
        return wav.stretch(self.path, self._shape, start, stop)


@dataclass(frozen=True)
class Turned:
    """A loop, from its start, as often as `count` samples take, faded in and out over so many samples."""

    loop: Source
    count: int
    rise: int
    fall: int

    def read(self, start: int, stop: int) -> Samples:
        if start == stop:
            return self.loop.read(0, 0)
        body = self.loop.count
        pieces: list[Samples] = []
        at = start
        while at < stop:
            first = at % body
            last = min(body, first + stop - at)
            pieces.append(self.loop.read(first, last))
            at += last - first
        return Edges(self.count, self.rise, self.fall).on(np.concatenate(pieces), start)


@dataclass(frozen=True)
class Piece:
    """`count` samples of a source from its sample `start` on, which may lie before its first."""

    whole: Source
    start: int
    count: int

    def read(self, start: int, stop: int) -> Samples:
        first, last = self.start + start, self.start + stop
        there = max(0, min(first, self.whole.count)), max(0, min(last, self.whole.count))
        samples = self.whole.read(*there)
        if there == (first, last):
            return samples
        around = (there[0] - first, last - there[1]) if there[0] < there[1] else (stop - start, 0)
        return np.pad(samples, (around, *((0, 0),) * (samples.ndim - 1)))


@dataclass(frozen=True)
class Row:
    """Stereo sounds, each from its sample on, added where they meet and cut at `count`."""

    parts: tuple[tuple[int, Source], ...]
    count: int

    def read(self, start: int, stop: int) -> Samples:
        out = np.zeros((stop - start, 2), np.float32)
        for begin, sound in self.parts:
            first, last = max(start, begin), min(stop, begin + sound.count)
            if first < last:
                out[first - start : last - start] += sound.read(first - begin, last - begin)
        return out
