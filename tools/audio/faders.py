"""Moves on the desk: a fader that follows a track, edges that do not click, a place between the loudspeakers."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from tools.audio.ports import SAMPLE_RATE, Samples

_BLOCK = SAMPLE_RATE * 4
Curve = Literal["equal power", "linear", "smooth"]
"""How a fade goes: along a quarter of a circle (what differs keeps its power), straight (what is the same keeps its
level), or like an S."""


def ride(samples: Samples, track: NDArray[np.float32], hop: int) -> Samples:
    """The samples under a fader: `track` has a gain for the middle of every `hop` samples, straight lines between.

    In blocks: an hour of sound needs no more working memory than a minute.
    """
    if np.all(track == 1.0):
        return samples
    ridden = np.empty_like(samples)
    for start in range(0, len(samples), _BLOCK):
        ridden[start : start + _BLOCK] = ride_on(samples[start : start + _BLOCK], start, track, hop)
    return ridden


def ride_on(block: Samples, start: int, track: NDArray[np.float32], hop: int, first: int = 0) -> Samples:
    """As `ride`, of one block, which begins at sample `start`; `track` begins with the hop `first` of the sound."""
    last = start + len(block)
    low = max(0, start // hop - 1 - first)
    high = min(len(track), last // hop + 2 - first)
    middles = np.arange(first + low, first + high) * hop + hop / 2
    gain = np.interp(np.arange(start, last), middles, track[low:high]).astype(np.float32)
    return block * (gain if block.ndim == 1 else gain[:, None])


@dataclass(frozen=True)
class Edges:
    """The fades at both ends of a sound of `count` samples: its first `rise` and its last `fall`."""

    count: int
    rise: int
    fall: int
    rising: Curve = "equal power"
    falling: Curve = "equal power"

    def on(self, block: Samples, start: int) -> Samples:
        """The block that begins at sample `start` of the sound, faded; the given one is left as it is."""
        stop = start + len(block)
        head, tail = min(self.rise, self.count), min(self.fall, self.count)
        begin = self.count - tail
        if (start >= head or not head) and (stop <= begin or not tail):
            return block
        block = block.copy()
        shape = (-1, 1) if block.ndim == 2 else (-1,)
        if start < head:
            block[: head - start] *= _curve(head, self.rising)[start : min(stop, head)].reshape(shape)
        if tail and stop > begin:
            first = max(start, begin)
            block[first - start :] *= _curve(tail, self.falling, falls=True)[first - begin : stop - begin].reshape(
                shape
            )
        return block


@lru_cache(maxsize=64)
def _curve(count: int, curve: Curve, *, falls: bool = False) -> NDArray[np.float32]:
    match curve:
        case "equal power":
            turn = np.linspace(0, np.pi / 2, count, dtype=np.float32)
            return np.cos(turn) if falls else np.sin(turn)
        case "linear":
            rise = np.linspace(0, 1, count, dtype=np.float32)
        case "smooth":
            rise = np.sin(np.linspace(0, np.pi / 2, count, dtype=np.float32)) ** 2
    return 1 - rise if falls else rise


def faded(samples: Samples, rise: float, fall: float) -> Samples:
    """A copy with its first `rise` and last `fall` seconds faded along a quarter of a circle, as the ear likes it."""
    return Edges(len(samples), round(rise * SAMPLE_RATE), round(fall * SAMPLE_RATE)).on(samples.copy(), 0)


def panned(samples: Samples, pan: float) -> Samples:
    """(n, 2) with the power kept: -1 is left, 0 the middle, 1 right. Stereo is balanced, mono is placed."""
    angle = (float(np.clip(pan, -1.0, 1.0)) + 1) * np.pi / 4
    left, right = np.float32(np.cos(angle)), np.float32(np.sin(angle))
    if samples.ndim == 1:
        return np.stack([samples * left, samples * right], axis=1)
    # A stereo sound in the middle is left as it is.
    balance = np.array([left, right], np.float32) * np.float32(np.sqrt(2))
    return (samples * balance).astype(np.float32)
