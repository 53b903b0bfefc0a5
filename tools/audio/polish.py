"""What every spoken line goes through: pitch, trim, level. Mono float32 at 48 kHz comes out.

raw  ....|speech|......   ->   .|speech|.    -20 LUFS, no peak above -3 dB, at most 60 ms of silence at either end
"""

from collections.abc import Sequence
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from tools.audio.filters import high_pass
from tools.audio.limiter import limited
from tools.audio.loudness import SILENT_LUFS, amplitude, loudness
from tools.audio.ports import SAMPLE_RATE, Samples

LINE_LUFS = -20.0
CEILING_DB = -3.2
PAUSE_SECONDS = 0.3
_LEAD_IN = 0.02
_LEAD_OUT = 0.045
_QUIET_DB = 36.0
_STEP = SAMPLE_RATE // 200


def at_house_rate(raw: Samples, rate: int, pitch: float) -> Samples:
    """Resample to 48 kHz so that every frequency is multiplied by `pitch` (and the length divided by it)."""
    from scipy.signal import resample_poly

    ratio = (Fraction(SAMPLE_RATE, rate) / Fraction(pitch)).limit_denominator(60)
    return np.asarray(resample_poly(raw.astype(np.float64), ratio.numerator, ratio.denominator), np.float32)


def polished(stretches: Sequence[Samples], pause: float = PAUSE_SECONDS) -> Samples:
    """The stretches of a line, each trimmed, joined with pauses, and brought to the house level; empty for silence."""
    spoken = [trimmed for stretch in stretches if len(trimmed := _trimmed(stretch))]
    if not spoken:
        return np.zeros(0, np.float32)
    gap = np.zeros(round(pause * SAMPLE_RATE), np.float32)
    # Stretches come out of a voice at slightly different levels.
    evened = [stretch * np.float32(_missing_gain(stretch)) for stretch in spoken]
    joined = np.concatenate([piece for stretch in evened for piece in (stretch, gap)][:-1])
    return _at_level(joined)


def _at_level(samples: Samples) -> Samples:
    """At LINE_LUFS under the ceiling: what the limiter takes off a peaky voice is given back before it."""
    finished = samples
    gain = 1.0
    for _ in range(3):
        gain *= _missing_gain(finished)
        finished = limited((samples * np.float32(gain)), amplitude(CEILING_DB))
    return finished


def _missing_gain(samples: Samples) -> float:
    """The factor to LINE_LUFS."""
    # A word of a quarter of a second is shorter than the meter's window: the meter hears it several times over.
    often = max(1, -(-SAMPLE_RATE // max(1, len(samples))))
    measured = loudness(np.tile(samples, often) if often > 1 else samples)
    return 1.0 if measured <= SILENT_LUFS else amplitude(LINE_LUFS - measured)


def _trimmed(samples: Samples) -> Samples:
    from scipy.ndimage import uniform_filter1d

    power = _powers(samples)
    if len(power) == 0 or float(power.max()) < 1e-9:
        return samples[:0]
    # A click of the voice's own noise is not speech: 25 ms of it are.
    heard = np.flatnonzero(uniform_filter1d(power, 5) > float(np.percentile(power, 98)) * 10 ** (-_QUIET_DB / 10))
    start = max(0, int(heard[0]) * _STEP - round(_LEAD_IN * SAMPLE_RATE))
    stop = min(len(samples), (int(heard[-1]) + 1) * _STEP + round(_LEAD_OUT * SAMPLE_RATE))
    return _faded(samples[start:stop])


def _powers(samples: Samples) -> NDArray[np.float64]:
    """The power of every 5 ms, without the rumble under the voice."""
    whole = len(samples) // _STEP * _STEP
    if whole == 0:
        return np.zeros(0)
    return np.square(high_pass(samples[:whole].astype(np.float64), 120.0)).reshape(-1, _STEP).mean(axis=1)


def _faded(samples: Samples) -> Samples:
    faded = samples.copy()
    rise = min(len(faded) // 2, round(0.006 * SAMPLE_RATE))
    fall = min(len(faded) // 2, round(0.025 * SAMPLE_RATE))
    faded[:rise] *= np.sin(np.linspace(0, np.pi / 2, rise, dtype=np.float32)) ** 2
    if fall:
        faded[-fall:] *= np.cos(np.linspace(0, np.pi / 2, fall, dtype=np.float32)) ** 2
    return faded
