"""Loudness after ITU-R BS.1770 in blocks, and a look-ahead limiter that keeps the true peak."""

import numpy as np
from numpy.typing import NDArray
from scipy.ndimage import minimum_filter1d, uniform_filter1d
from scipy.signal import resample_poly, sosfilt

from tools.audio.ports import SAMPLE_RATE, Samples

BLOCKS_PER_SECOND = 10
SILENCE = -70.0
K_WEIGHTING = np.array((
    (1.53512485958697, -2.69169618940638, 1.19839281085285, 1.0, -1.69065929318241, 0.73248077421585),
    (1.0, -2.0, 1.0, 1.0, -1.99004745483398, 0.99007225036621),
))
"""The K filter at 48 kHz, as second-order sections."""
CHUNK = 4096
Curve = NDArray[np.float64]


def blocks(samples: Samples) -> Curve:
    """K-weighted mean square of 400 ms blocks, one every 100 ms; at least one block."""
    power = np.square(np.asarray(sosfilt(K_WEIGHTING, samples, axis=0), np.float64)).sum(1)
    hop = SAMPLE_RATE // BLOCKS_PER_SECOND
    whole = max(4 * hop, len(power) // hop * hop)
    power = np.pad(power, (0, max(0, whole - len(power))))[:whole]
    tenths = power.reshape(-1, hop).mean(1)
    return (tenths[:-3] + tenths[1:-2] + tenths[2:-1] + tenths[3:]) / 4


def integrated(mean_squares: Curve) -> float:
    """Gated loudness in LUFS of such blocks; -70 for silence."""
    if not len(mean_squares):
        return SILENCE
    loud = mean_squares[_lufs(mean_squares) > SILENCE]
    if not len(loud):
        return SILENCE
    gate = float(_lufs(loud.mean())) - 10
    return float(_lufs(loud[_lufs(loud) > gate].mean()))


def loudness(samples: Samples) -> float:
    """Integrated loudness in LUFS of (n, 2) samples."""
    return integrated(blocks(samples))


def _lufs(power: Curve | np.float64) -> Curve:
    return -0.691 + 10 * np.log10(np.asarray(power, np.float64) + 1e-12)


def limiter_gain(samples: Samples, ceiling_db: float) -> NDArray[np.float32]:
    """A gain per sample, (n,), under which the true peak stays at the ceiling.

    The need is found at four times the rate; a slow part does most of the work so that it does not buzz.
    """
    top = 10 ** (ceiling_db / 20)
    need = np.ones(len(samples))
    peak = np.abs(samples).max(1)
    for i in range(0, len(samples), CHUNK):
        if peak[i: i + CHUNK].max() > 0.7 * top:
            a, b = max(0, i - 64), min(len(samples), i + CHUNK + 64)
            fine = np.abs(np.asarray(resample_poly(samples[a:b], 4, 1, axis=0), np.float64)).max(1)
            over = fine.reshape(-1, 4).max(1)[i - a: i - a + CHUNK]
            need[i: i + CHUNK] = np.minimum(1, top / np.maximum(over[: len(samples) - i], 1e-9))
    if need.min() == 1:
        return np.ones(len(samples), np.float32)
    quick = round(0.012 * SAMPLE_RATE) | 1
    fast = _smooth(_smooth(_lowest(need, 2 * quick - 1), quick // 2 | 1), quick // 2 | 1)
    slow = _smooth(_lowest(need, 2 * round(0.12 * SAMPLE_RATE) + 1), round(0.2 * SAMPLE_RATE) | 1)
    return np.minimum(fast, slow).astype(np.float32)


def _lowest(need: Curve, size: int) -> Curve:
    return np.asarray(minimum_filter1d(need, size), np.float64)


def _smooth(need: Curve, size: int) -> Curve:
    return np.asarray(uniform_filter1d(need, size), np.float64)
