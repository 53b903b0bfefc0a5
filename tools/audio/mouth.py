"""How far a mouth is open while a line is spoken: one digit a frame, from the sound itself.

sound   ..:|||:.:||:....      .:||:.
mouth   0014665356620000000000135410      shut in the pauses, shut at the end
"""

from fractions import Fraction
from itertools import pairwise
from math import ceil

import numpy as np
from numpy.typing import NDArray

from tools.audio.filters import band_pass
from tools.audio.ports import SAMPLE_RATE, Samples

RECIPE = 1
"""Raise it when the same line would open the mouth otherwise."""

WIDEST = 9
# What the jaw does is heard in the vowels; hiss and rumble would hold the mouth open.
_VOWELS = (150.0, 3200.0)
# An open jaw lifts the first formant into this band: "ah" has its power here, "ee" and "oo" below it.
_JAW = (480.0, 1400.0)
_RANGE_DB = 26.0
_SHUT_DB = 28.0
_STEP = SAMPLE_RATE // 200


def mouth_track(samples: Samples, rate: Fraction) -> tuple[int, ...]:
    """Openness 0..9 for every frame that the mono `samples` touch at `rate`; the last frame is shut."""
    frames = frames_of(samples, rate)
    if frames == 0:
        return ()
    vowels = _powers(samples, *_VOWELS)
    level = 10 * np.log10(np.maximum(vowels, 1e-12))
    loud = float(np.percentile(level, 95))
    if loud < -90:
        return (0,) * frames
    jaw = _smooth(_powers(samples, *_JAW) / np.maximum(vowels, 1e-12))
    voiced = np.clip((level - loud + _RANGE_DB) / _RANGE_DB, 0.0, 1.0) ** 1.4
    openness = _smooth(voiced) * (0.55 + 0.55 * np.clip(jaw, 0.0, 1.0))
    edges = [int(Fraction(frame) / rate * SAMPLE_RATE) // _STEP for frame in range(frames + 1)]
    digits: list[int] = []
    for start, stop in pairwise(edges):
        window = slice(start, max(stop, start + 1))
        shut = len(level[window]) == 0 or float(level[window].max()) < loud - _SHUT_DB
        digits.append(0 if shut else min(WIDEST, round(float(openness[window].mean()) * WIDEST)))
    digits[-1] = 0
    return tuple(digits)


def frames_of(samples: Samples, rate: Fraction) -> int:
    """How many frames the samples touch."""
    return ceil(Fraction(len(samples), SAMPLE_RATE) * rate)


def _powers(samples: Samples, low: float, high: float) -> NDArray[np.float64]:
    """The power in a band for every 5 ms."""
    squares = np.square(band_pass(samples.astype(np.float64), low, high))
    return np.pad(squares, (0, -len(squares) % _STEP)).reshape(-1, _STEP).mean(axis=1)


def _smooth(track: NDArray[np.float64]) -> NDArray[np.float64]:
    """Lips have weight: nothing moves faster than some 60 ms."""
    weight = np.hanning(13)
    return np.asarray(np.convolve(track, weight / weight.sum(), "same")[: len(track)], np.float64)
