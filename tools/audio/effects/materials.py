"""What effects are made of: coloured noise, drifts, grains, struck modes, voices of resonance, rooms.

Waves are float64 at 48 kHz, (n,) mono or (n, 2) stereo, at no particular level: the catalogue levels them.
"""

from collections.abc import Sequence

import numpy as np

from tools.audio.filters import Wave, band_pass
from tools.audio.ports import SAMPLE_RATE

LOWEST_HERTZ = 30.0
"""Nothing below is made: a loudspeaker only wastes its travel on it."""
FRAME, HOP = 2048, 512


def length(seconds: float) -> int:
    return max(1, round(seconds * SAMPLE_RATE))


def times(seconds: float) -> Wave:
    """The second of each sample."""
    return np.arange(length(seconds)) / SAMPLE_RATE


def noise(n: int, chance: np.random.Generator, slope: float = 0.0, channels: int = 2) -> Wave:
    """Noise of unit level, nothing under 30 Hz, `slope` dB per octave (-3 is pink); (n, channels), or (n,) for one."""
    spectrum = np.fft.rfft(chance.standard_normal((channels, n)), axis=1)
    hertz = np.asarray(np.arange(n // 2 + 1) * (SAMPLE_RATE / n), np.float64)
    weight = np.maximum(hertz, LOWEST_HERTZ) ** (slope / 6.0206)
    weight[hertz < LOWEST_HERTZ] = 0
    wave = np.fft.irfft(spectrum * weight, n, axis=1)
    wave /= wave.std() + 1e-12
    return wave[0] if channels == 1 else wave.T


def drift(n: int, chance: np.random.Generator, hertz: float, low: float = 0.0, high: float = 1.0) -> Wave:
    """A smooth random walk between `low` and `high`, about `hertz` turns a second; (n,)."""
    turns = max(4, int(n / SAMPLE_RATE * hertz) + 3)
    points = chance.random(turns)
    at = np.linspace(0, turns - 1.001, n)
    k = at.astype(np.int64)
    u = (1 - np.cos(np.pi * (at - k))) / 2
    return low + (high - low) * (points[k] * (1 - u) + points[k + 1] * u)


def swept(n: int, chance: np.random.Generator, centre: Wave, octaves: float, level: Wave, channels: int = 2) -> Wave:
    """Noise in a band that moves: `centre` in Hz and `level` per sample, `octaves` wide; (n, channels) or (n,)."""
    starts = np.arange(-FRAME, n, HOP)
    middles = np.clip(starts + FRAME // 2, 0, n - 1)
    hertz = np.maximum(np.arange(FRAME // 2 + 1) * SAMPLE_RATE / FRAME, 1)
    pitches = centre[middles]
    # A band that stays has one shape for all frames.
    distance = np.log2(hertz[None] / (pitches[:1] if (pitches == pitches[0]).all() else pitches)[:, None]) / octaves
    gain = np.exp(-2 * distance**2) * level[middles][:, None]
    window = np.sqrt(np.hanning(FRAME + 1)[:FRAME])
    sides: list[Wave] = []
    for _ in range(channels):
        padded = chance.standard_normal(n + 2 * FRAME + HOP)
        frames = np.lib.stride_tricks.sliding_window_view(padded, FRAME)[: len(starts) * HOP : HOP]
        shaped = np.fft.irfft(np.fft.rfft(frames * window, axis=1) * gain, FRAME, axis=1) * window
        out = np.zeros(len(starts) * HOP + FRAME)
        for k in range(FRAME // HOP):  # overlap and add, one phase of the overlap at a time
            part = shaped[:, k * HOP : (k + 1) * HOP].reshape(-1)
            out[k * HOP : k * HOP + len(part)] += part
        sides.append(out[FRAME : FRAME + n])
    return sides[0] if channels == 1 else np.stack(sides, 1)


def place(out: Wave, grain: Wave, start: int, gain: float = 1.0, pan: float = 0.0) -> None:
    """Add a grain to a stereo wave at a sample; what lies outside is lost. `pan` from -1 to 1."""
    if start < 0:
        grain, start = grain[-start:], 0
    grain = grain[: max(0, len(out) - start)]
    if not len(grain):
        return
    if grain.ndim == 2:
        out[start : start + len(grain)] += gain * grain
        return
    angle = (1 + pan) * np.pi / 4
    out[start : start + len(grain), 0] += gain * np.cos(angle) * 1.414 * grain
    out[start : start + len(grain), 1] += gain * np.sin(angle) * 1.414 * grain


def scatter(
    n: int,
    chance: np.random.Generator,
    grains: Sequence[Wave],
    per_second: float,
    spread: float = 2.0,
    width: float = 0.9,
) -> Wave:
    """Grains at random moments; their gains follow a Pareto law, so a few stand out. Wraps around, so it loops."""
    longest = max(len(g) for g in grains)
    out = np.zeros((n + longest, 2))
    count = int(n / SAMPLE_RATE * per_second)
    starts = chance.integers(0, n, count)
    gains = np.minimum(1.0, 0.08 * (1 + chance.pareto(spread, count)))
    pans = chance.uniform(-width, width, count)
    kinds = chance.integers(0, len(grains), count)
    for k in range(count):
        place(out, grains[int(kinds[k])], int(starts[k]), float(gains[k]), float(pans[k]))
    wrapped = min(longest, n)
    out[:wrapped] += out[n : n + wrapped]
    return out[:n]


def strike(
    seconds: float, hertz: Sequence[float], decays: Sequence[float], gains: Sequence[float] | None = None
) -> Wave:
    """Struck modes: sines that die at `decays` per second; (n,)."""
    t = times(seconds)
    out = np.zeros(len(t))
    for f, decay, gain in zip(hertz, decays, gains or [1.0] * len(hertz), strict=True):
        if f < 20000:
            out += gain * np.exp(-decay * t) * np.sin(2 * np.pi * f * t)
    return out * np.minimum(1, t / 0.0008)


def burst(
    seconds: float, chance: np.random.Generator, low: float, high: float, decay: float, attack: float = 0.001
) -> Wave:
    """A burst of filtered noise that dies at `decay` per second; (n,)."""
    t = times(seconds)
    return band_pass(chance.standard_normal(len(t)), low, high) * np.exp(-decay * t) * np.minimum(1, t / attack)


def glide(hertz: Wave) -> Wave:
    """The sine of a pitch that changes, given in Hz per sample."""
    return np.sin(2 * np.pi * np.cumsum(hertz) / SAMPLE_RATE)


def saw(hertz: Wave) -> Wave:
    """A band-friendly buzz: a saw of a changing pitch with its corners rounded."""
    phase = np.cumsum(hertz) / SAMPLE_RATE % 1
    return (2 * phase - 1) * np.minimum(1, (1 - phase) * SAMPLE_RATE / hertz / 3)


def hump(n: int, rise: float = 0.5, sharp: float = 1.0) -> Wave:
    """An envelope that rises to 1 at the share `rise` of its length and falls again."""
    u = np.linspace(0, 1, n)
    return np.sin(np.pi * np.where(u < rise, u / rise / 2, 0.5 + (u - rise) / (1 - rise) / 2)) ** sharp


def room(wave: Wave, seconds: float, wet: float, chance: np.random.Generator, dark: float = 5000.0) -> Wave:
    """The wave in a room that rings for `seconds`, as long as before plus the ring; always (n, 2)."""
    from scipy.signal import fftconvolve

    t = times(seconds)
    both = 0.7 * chance.standard_normal((len(t), 1)) + chance.standard_normal((len(t), 2))
    response = band_pass(both, 120, dark) * np.exp(-6.9 * t / seconds)[:, None]
    response /= np.sqrt(np.square(response).sum(0))
    dry = np.stack([wave, wave], 1) if wave.ndim == 1 else wave
    ringing = np.asarray(fftconvolve(dry, response, axes=0), np.float64)
    ringing *= wet
    ringing[: len(dry)] += dry
    return ringing


def stereo(wave: Wave) -> Wave:
    return np.stack([wave, wave], 1) if wave.ndim == 1 else wave


def mixed(*parts: tuple[float, Wave]) -> Wave:
    """The sum of parts, each brought to unit level and then to its gain; as long as the longest; (n, 2)."""
    out = np.zeros((max(len(w) for _, w in parts), 2))
    for gain, wave in parts:
        heard = wave[np.abs(wave) > 1e-5]
        out[: len(wave)] += gain * stereo(wave) / (np.sqrt(np.square(heard).mean()) if len(heard) else 1.0)
    return out
