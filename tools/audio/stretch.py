"""Sound in another time at its own pitch: short pieces are laid over each other where they fit best.

    played   |--piece--|                 each piece comes from where the pace wants it, give or take ten milliseconds,
                  |--piece--|            where it goes on most like the piece before it
                       |--piece--|

WSOLA, after Verhelst and Roelands, "An overlap-add technique based on waveform similarity", ICASSP 1993.
"""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from tools.audio.ports import Samples, Source
from tools.audio.sources import Piece

_PIECE = 2048
_HOP = _PIECE // 2
_REACH = 512


def stretched(source: Source, speed: float, count: int) -> Iterator[Samples]:
    """`count` stereo samples of a source played `speed` times as fast, in blocks; beyond its end there is silence."""
    around = Piece(source, 0, source.count)
    window: Samples = np.hanning(_PIECE + 1)[:-1].astype(np.float32)[:, None]
    rest: Samples = np.zeros((_HOP, 2), np.float32)
    place = -_HOP
    for number in range(-1, -(-count // _HOP)):
        wanted = round(number * _HOP * speed)
        if number >= 0:
            place = wanted + _shift(around, wanted, place + _HOP)
        piece: Samples = _stereo(around.read(place, place + _PIECE)) * window
        done: Samples = rest + piece[:_HOP]
        rest = piece[_HOP:]
        if number >= 0:
            yield done[: count - number * _HOP]


def _shift(source: Source, wanted: int, goes_on: int) -> int:
    """How far from `wanted` the sound is most like what would have come next."""
    from scipy.signal import correlate

    like = _mono(source.read(goes_on, goes_on + _PIECE))
    if not like.any():
        return 0
    there = _mono(source.read(wanted - _REACH, wanted + _PIECE + _REACH))
    power = np.concatenate([[0.0], np.cumsum(np.square(there))])
    scale = np.sqrt(power[_PIECE:] - power[:-_PIECE] + 1e-9)
    return int(np.argmax(correlate(there, like, "valid", "fft") / scale)) - _REACH


def _mono(samples: Samples) -> NDArray[np.float64]:
    return samples.reshape(len(samples), -1).mean(axis=1, dtype=np.float64)


def _stereo(samples: Samples) -> Samples:
    return samples if samples.ndim == 2 else np.stack([samples, samples], axis=1)
