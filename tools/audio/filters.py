"""Butterworth filters over samples in time, along the first axis. Frequencies in Hz, results float64."""

from functools import lru_cache
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from tools.audio.ports import SAMPLE_RATE

Wave = NDArray[np.float64]


def low_pass(wave: Wave, hertz: float, order: int = 2) -> Wave:
    return _run(wave, _design(order, hertz, "low"))


def high_pass(wave: Wave, hertz: float, order: int = 2) -> Wave:
    return _run(wave, _design(order, hertz, "high"))


def high_pass_sections(hertz: float, order: int = 2) -> Wave:
    """The second-order sections of `high_pass`, for sound that comes in blocks."""
    return _design(order, hertz, "high")


def band_pass(wave: Wave, low: float, high: float, order: int = 2) -> Wave:
    """A high-pass at `low` followed by a low-pass at `high`: flat between them, also when they are far apart."""
    return low_pass(high_pass(wave, low, order), high, order)


@lru_cache(maxsize=1024)
def _design(order: int, hertz: float, kind: Literal["low", "high"]) -> Wave:
    from scipy.signal import butter

    return np.asarray(butter(order, hertz, kind, fs=SAMPLE_RATE, output="sos"), np.float64)


def _run(wave: Wave, sections: Wave) -> Wave:
    from scipy.signal import sosfilt

    return np.asarray(sosfilt(sections, wave, axis=0), np.float64)
