"""What no player can do: the sub and pulse of the hybrid moods, risers and the exact transient of a hit, and air."""

import numpy as np
from numpy.typing import NDArray

from tools.audio.chance import dice
from tools.audio.filters import Wave, band_pass, high_pass
from tools.audio.music.harmony import Span
from tools.audio.music.palettes import Palette
from tools.audio.music.sheet import Sheet, Stem
from tools.audio.ports import SAMPLE_RATE, Samples

SUB_TOP_KEY = 40
RISER_SECONDS, HIT_SECONDS = 2.2, 3.0
BREATH_BEFORE_HIT = 0.05
BRAAM_FROM = 0.7
SATURATED = 1.5
SIZES = {"full": 1.0, "soft": 0.3, "bare": 0.16}


def low_end(sheet: Sheet) -> Samples:
    """A sub under the bass line with overtones for small speakers; above tension .45 a pulse on the eighths."""
    count = round(sheet.plan.seconds * SAMPLE_RATE)
    out = np.zeros(count, np.float32)
    for span in sheet.spans:
        palette = span.cell.segment.palette
        start, end = sheet.grid.seconds(span.beat), sheet.grid.seconds(span.end)
        first = round(start * SAMPLE_RATE)
        n = min(round((end - start + 0.06) * SAMPLE_RATE), count - first)
        if not palette.hybrid or n <= 0:
            continue
        t = np.arange(n) / SAMPLE_RATE
        key = span.voices[0] - (12 if span.voices[0] > SUB_TOP_KEY else 0)
        hertz = 440 * 2 ** ((key - 69) / 12)
        x = sheet.plan.tension(start)
        edge = np.minimum(1, np.minimum(t / 0.05, (n / SAMPLE_RATE - t) / 0.06))
        tone = np.tanh(1.6 * np.sin(2 * np.pi * hertz * t)) + 0.25 * np.sin(4 * np.pi * hertz * t)
        tone += 0.12 * np.sin(6 * np.pi * hertz * t)
        pulsing = x > 0.45 and span.cell.kind != "end" and "taiko" not in palette.silent
        level = _pulse(sheet, span, start, n, 0.5 + 0.2 * x) if pulsing else 0.5 + 0.2 * x
        out[first : first + n] += (palette.hybrid * edge * level * tone).astype(np.float32)
    return np.stack([out, out], 1)


def _pulse(sheet: Sheet, span: Span, start: float, n: int, loud: float) -> Wave:
    level = np.full(n, loud * 0.35)
    for j in range(int(span.beats * 2)):
        k = max(0, round((sheet.grid.seconds(span.beat + j / 2) - start) * SAMPLE_RATE))
        m = min(round(0.22 * SAMPLE_RATE), n - k)
        if m > 0:
            t = np.arange(m) / SAMPLE_RATE
            level[k : k + m] += (0.55 if j % 2 == 0 else 0.32) * np.exp(-t * 11) * np.minimum(1, t / 0.005)
    return level


def arrival_sounds(sheet: Sheet) -> Samples:
    """For each hit a riser that stops just before it, a transient on its very sample, a braam in hybrid moods."""
    count = round(sheet.plan.seconds * SAMPLE_RATE)
    out = np.zeros((count, 2), np.float32)
    for number, arrival in enumerate(sheet.arrivals):
        chance = dice("arrival", sheet.plan.seed, number)
        palette, at = arrival.palette, round(arrival.at * SAMPLE_RATE)
        length = min(RISER_SECONDS, arrival.at * 0.6)
        if palette.arrival != "bare" and length > 0.3:
            _add(out, at - round(length * SAMPLE_RATE), arrival.strength * _riser(palette, length, chance))
        _add(out, at, arrival.strength * _transient(palette, chance))
        if palette.hybrid > BRAAM_FROM and palette.arrival == "full":
            _add(out, at, 0.22 * arrival.strength * palette.hybrid * _braam(sheet.plan.theme.tonic))
    return out


def _add(out: Samples, start: int, sound: Wave) -> None:
    sound, start = sound[max(0, -start) :], max(0, start)
    n = min(len(sound), len(out) - start)
    out[start : start + n] += sound[:n].astype(np.float32)


def _riser(palette: Palette, length: float, chance: np.random.Generator) -> Wave:
    soft = palette.arrival != "full"
    t = np.arange(round(length * SAMPLE_RATE)) / SAMPLE_RATE
    u = (t / length)[:, None]
    noise = band_pass(chance.standard_normal((len(t), 2)), 2500 if soft else 1200, 14000)
    swell = noise * u**3 * (0.03 if soft else 0.1)
    if not soft:
        swell += 0.05 * np.sin(2 * np.pi * np.cumsum(90 * 2 ** (2 * t / length)) / SAMPLE_RATE)[:, None] * u**2.5
    return swell * np.clip((length - BREATH_BEFORE_HIT - t) / 0.03, 0, 1)[:, None]


def _transient(palette: Palette, chance: np.random.Generator) -> Wave:
    """Boom, knock, snap and spray, all starting on the same sample; beside bare players only the knock and snap."""
    t = np.arange(round(HIT_SECONDS * SAMPLE_RATE)) / SAMPLE_RATE
    noise = chance.standard_normal((len(t), 2))
    boom = np.sin(2 * np.pi * np.cumsum(40 + 55 * np.exp(-t * 14)) / SAMPLE_RATE) * np.exp(-t * 2.6)
    knock = (np.sin(2 * np.pi * 165 * t) + 0.5 * np.sin(2 * np.pi * 262 * t)) * np.exp(-t * 26)
    snap = band_pass(noise, 900, 11000) * np.exp(-t * 55)[:, None]
    spray = high_pass(noise, 3500) * np.exp(-t * 2.4)[:, None]
    size = SIZES[palette.arrival]
    bare = palette.arrival == "bare"
    body = size * ((0.0 if bare else 0.5) * boom + 0.3 * knock)[:, None]
    return (
        body
        + {"full": 0.34, "soft": 0.08, "bare": 0.05}[palette.arrival] * snap
        + (0.0 if bare else 0.03) * size**0.5 * spray
    )


def _braam(tonic: int) -> Wave:
    """A low brass-like chord of detuned saws whose filter closes."""
    t = np.arange(round(HIT_SECONDS * SAMPLE_RATE)) / SAMPLE_RATE
    hertz = 440 * 2 ** ((24 + tonic + (12 if tonic < 4 else 0) - 69) / 12)
    shape = np.minimum(1, t / 0.015) * np.exp(-np.maximum(0, t - 0.5) * 1.5)
    sides: list[Wave] = []
    for detune in ((-0.006, 0.002, 0.007), (-0.007, -0.002, 0.006)):
        saw = np.zeros(len(t))
        for d in detune:
            for multiple in (1, 2, 3):
                saw += 2 * ((hertz * multiple * (1 + d) * t) % 1) - 1
        dark, bright = band_pass(saw, 30, 260), band_pass(saw, 30, 1700)
        sides.append(np.tanh(0.25 * (dark + (bright - dark) * np.exp(-t * 1.6))) * shape)
    return np.stack(sides, 1)


def air(stems: dict[Stem, Samples], sheet: Sheet) -> Samples:
    """Brilliance from the music itself: overtones, above 6 kHz, of what lies above 2.5 kHz; and cymbal swells that
    crest where a second phrase ends."""
    from scipy.ndimage import uniform_filter1d

    source = high_pass(stems["pad"].astype(np.float64) + stems["lead"] + 0.7 * stems["motion"], 2500)
    power = (np.square(source[:, 0]) + np.square(source[:, 1])) / 2
    power = np.asarray(uniform_filter1d(power, SAMPLE_RATE // 5), np.float64)
    level = np.sqrt(np.maximum(0, power)) + 1e-5
    del power
    bright = source
    # Side by side and in place: a cue of two minutes is 92 MB in double precision.
    for side in range(2):
        even = source[:, side] / level
        bright[:, side] = high_pass(np.tanh(SATURATED * even) + 0.3 * np.abs(even), 6000) * level
    swell = _cymbal_swell(sheet, len(source))
    if not swell.any():
        return bright.astype(np.float32)
    cymbal = dice("cymbal", sheet.plan.seed, sheet.plan.seconds).standard_normal((len(source), 2))
    for side in range(2):
        cymbal[:, side] = band_pass(cymbal[:, side], 5000, 15000) * swell
    cymbal *= 0.5 * np.sqrt(np.square(bright).mean()) / (np.sqrt(np.square(cymbal).mean()) + 1e-9)
    cymbal += bright
    return cymbal.astype(np.float32)


def _cymbal_swell(sheet: Sheet, length: int) -> NDArray[np.float64]:
    swell = np.zeros(length)
    for cell in sheet.cells:
        palette = cell.segment.palette
        if cell.kind not in ("A'", "A''") or palette.arrival == "bare" or "kit" in palette.silent:
            continue
        start, end = sheet.grid.seconds(cell.beat), sheet.grid.seconds(cell.beat + cell.beats)
        crest = 0.25 + sheet.plan.tension(end)
        first, last = round(start * SAMPLE_RATE), round(end * SAMPLE_RATE)
        swell[first:last] += np.linspace(0, 1, last - first) ** 2.5 * crest
        fall = min(round(1.5 * SAMPLE_RATE), length - last)
        swell[last : last + fall] += np.exp(-np.arange(fall) / SAMPLE_RATE * 3) * crest
    return swell
