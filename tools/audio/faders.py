"""Moves on the desk: a fader that follows a track, edges that do not click, a place between the loudspeakers."""

import numpy as np
from numpy.typing import NDArray

from tools.audio.ports import SAMPLE_RATE, Samples

_BLOCK = SAMPLE_RATE * 4


def ride(samples: Samples, track: NDArray[np.float32], hop: int) -> Samples:
    """The samples under a fader: `track` has a gain for the middle of every `hop` samples, straight lines between.

    In blocks: an hour of sound needs no more working memory than a minute.
    """
    if np.all(track == 1.0):
        return samples
    ridden = np.empty_like(samples)
    middles = np.arange(len(track)) * hop + hop / 2
    for start in range(0, len(samples), _BLOCK):
        block = samples[start : start + _BLOCK]
        gain = np.interp(np.arange(start, start + len(block)), middles, track).astype(np.float32)
        ridden[start : start + _BLOCK] = block * (gain if samples.ndim == 1 else gain[:, None])
    return ridden


def faded(samples: Samples, rise: float, fall: float) -> Samples:
    """A copy with its first `rise` and last `fall` seconds faded along a quarter of a circle, as the ear likes it."""
    copy = samples.copy()
    head, tail = (min(round(seconds * SAMPLE_RATE), len(copy)) for seconds in (rise, fall))
    shape = (-1, 1) if copy.ndim == 2 else (-1,)
    copy[:head] *= np.sin(np.linspace(0, np.pi / 2, head, dtype=np.float32)).reshape(shape)
    if tail:
        copy[-tail:] *= np.cos(np.linspace(0, np.pi / 2, tail, dtype=np.float32)).reshape(shape)
    return copy


def panned(samples: Samples, pan: float) -> Samples:
    """(n, 2) with the power kept: -1 is left, 0 the middle, 1 right. Stereo is balanced, mono is placed."""
    angle = (float(np.clip(pan, -1.0, 1.0)) + 1) * np.pi / 4
    left, right = np.float32(np.cos(angle)), np.float32(np.sin(angle))
    if samples.ndim == 1:
        return np.stack([samples * left, samples * right], axis=1)
    # A stereo sound in the middle is left as it is.
    balance = np.array([left, right], np.float32) * np.float32(np.sqrt(2))
    return (samples * balance).astype(np.float32)
