"""A look-ahead limiter that knows what is coming: it turns down before a peak and lets go slowly after it.

    peak needed   ‾‾‾‾‾‾‾‾|_|‾‾‾‾‾‾‾‾‾‾‾‾‾
    gain          ‾‾‾‾‾\\____/‾‾‾‾            look-ahead, hold, release; never above what a peak allows

The gain is worked out 3,000 times a second from true peaks (4 times oversampled) and drawn in straight lines between.
It depends on half a second around, so a long sound is worked out a window at a time, always the same windows.
"""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from tools.audio.faders import ride
from tools.audio.loudness import SURGE, peaks
from tools.audio.ports import SAMPLE_RATE, Samples

HOP = 16
_STEPS_PER_SECOND = SAMPLE_RATE // HOP
_SLOW_SECONDS = 0.24
_FAST_SECONDS = 0.012
WINDOW = 20 * _STEPS_PER_SECOND
"""Hops that `window` gives at once."""

_AROUND = 1200
"""Hops of the neighbours that they depend on: both smoothings, each its minimum and two means."""

PeakTrack = Callable[[int, int], NDArray[np.float32]]
"""The true peaks of the hops `first`..`last` of a sound."""


def peak_track(samples: Samples) -> NDArray[np.float32]:
    """The true peak of every `HOP` samples: what `gain_track` wants."""
    return peaks(samples, HOP)


def gain_track(track: NDArray[np.float32], gain: float, ceiling: float) -> NDArray[np.float32]:
    """The limiter's gain (0..1] for every `HOP` samples of a sound whose peaks are `track`, played at `gain`."""
    return np.concatenate(
        [
            np.zeros(0, np.float32),
            *(
                window(lambda first, last: track[first:last], len(track), first, gain, ceiling)
                for first in range(0, len(track), WINDOW)
            ),
        ]
    )


def window(track: PeakTrack, hops: int, first: int, gain: float, ceiling: float) -> NDArray[np.float32]:
    """The limiter's gain for the hops from `first`, a multiple of WINDOW, to the next one or the end of all `hops`.

    A slow ride takes the most of every loud passage, so that the fast one, which is heard, has little left to do.
    """
    begin, end = max(0, first - _AROUND), min(hops, first + WINDOW + _AROUND)
    heard = track(begin, end)
    inside = slice(first - begin, min(hops, first + WINDOW) - begin)
    if float(heard.max(initial=0.0)) * gain <= ceiling:
        return np.ones(inside.stop - inside.start, np.float32)
    needed = np.minimum(1.0, ceiling / np.maximum(heard.astype(np.float64) * gain, 1e-9))
    # Half of the reduction, in dB, is taken slowly.
    slow = _smooth(np.sqrt(needed), _SLOW_SECONDS)
    fast = _smooth(np.minimum(1.0, needed / slow), _FAST_SECONDS)
    return (slow * fast)[inside].astype(np.float32)


def limited(samples: Samples, ceiling: float) -> Samples:
    """The samples with no true peak above `ceiling` (full scale is 1)."""
    if float(np.abs(samples).max(initial=0.0)) * SURGE <= ceiling:
        return samples
    return ride(samples, gain_track(peak_track(samples), 1.0, ceiling), HOP)


def _smooth(needed: NDArray[np.float64], seconds: float) -> NDArray[np.float64]:
    """Never above `needed`: the minimum over a window, then the mean over the same window, half a window later."""
    from scipy.ndimage import minimum_filter1d, uniform_filter1d

    half = max(1, round(seconds * _STEPS_PER_SECOND / 2))
    # One hop more to each side, because the gain is interpolated between hops.
    lowest = minimum_filter1d(needed, 2 * half + 3, mode="nearest")
    return uniform_filter1d(uniform_filter1d(lowest, half | 1, mode="nearest"), half | 1, mode="nearest")
