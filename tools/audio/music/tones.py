"""The orchestra without soundfonts: additive tones and struck noise, the same notes and places on the stage."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tools.audio.chance import dice
from tools.audio.filters import Wave, band_pass, high_pass, low_pass
from tools.audio.music.instruments import INSTRUMENTS, Family, Instrument
from tools.audio.music.performance import SWELL_STEP, Performance, Stroke
from tools.audio.ports import SAMPLE_RATE, Samples

Tone = NDArray[np.float32]


@dataclass(frozen=True)
class Timbre:
    """A family's tone: strength of its partials, how they are tuned, attack, decay (0: holds), release, vibrato."""

    partials: tuple[float, ...]
    ratios: tuple[float, ...] | None = None
    attack: float = 0.01
    decay: float = 0.0
    release: float = 0.12
    vibrato: float = 0.0


BAR = (1.0, 3.93, 9.2, 16.0)
TIMBRES: dict[Family, Timbre] = {
    "bowed": Timbre((1, 0.62, 0.5, 0.34, 0.3, 0.2, 0.16, 0.12, 0.1, 0.07), attack=0.09, release=0.22, vibrato=0.0035),
    "wind": Timbre((1, 0.32, 0.28, 0.1, 0.08, 0.04), attack=0.05, release=0.1, vibrato=0.004),
    "brass": Timbre((1, 0.9, 0.8, 0.62, 0.46, 0.32, 0.2, 0.12, 0.07), attack=0.045, release=0.12, vibrato=0.0015),
    "voice": Timbre((1, 0.5, 0.36, 0.12, 0.16, 0.1, 0.03), attack=0.16, release=0.3, vibrato=0.006),
    "pad": Timbre((1, 0.4, 0.24, 0.13, 0.08, 0.04), attack=0.35, release=0.5, vibrato=0.002),
    "short": Timbre((1, 0.6, 0.42, 0.26, 0.16, 0.1), attack=0.004, decay=6.0, release=0.06),
    "keys": Timbre((1, 0.55, 0.34, 0.2, 0.13, 0.08, 0.05, 0.03), attack=0.003, decay=1.3, release=0.18),
    "plucked": Timbre((1, 0.5, 0.3, 0.2, 0.12, 0.07), attack=0.002, decay=2.0, release=0.3),
    "bell": Timbre((1, 0.3, 0.12, 0.04), BAR, attack=0.001, decay=2.4, release=0.6),
    "drum": Timbre((1, 0.55, 0.35, 0.2), (1.0, 1.5, 1.99, 2.44), attack=0.002, decay=5.0, release=0.4),
}
LONGEST = 7.0
STROKE_SECONDS = 1.2
DARK_ABOVE = 9000.0
BASS_DRUM, SNARE = (35, 36), (38, 40)


class ToneBand:
    """Plays performances from tones made once for each instrument and key, no longer than the longest note needs."""

    def __init__(self) -> None:
        self._tones: dict[tuple[str, int], Tone] = {}

    def play(self, performance: Performance) -> Samples:
        """One stem, (n, 2)."""
        n = performance.length
        out = np.zeros((n, 2), np.float32)
        for name, strokes in performance.strokes.items():
            tool = INSTRUMENTS[name]
            mono = np.zeros(n, np.float32)
            for stroke in strokes:
                self._strike(mono, name, tool, stroke)
            if tool.sustained:
                times = np.arange(n, dtype=np.float32) / SAMPLE_RATE
                steps = np.arange(len(performance.swell)) * SWELL_STEP
                mono *= np.interp(times, steps, performance.swell).astype(np.float32) ** 2
            angle = (1 + tool.pan * 0.8) * np.pi / 4
            out += mono[:, None] * np.array([np.cos(angle), np.sin(angle)], np.float32)
        return out

    def _strike(self, mono: NDArray[np.float32], name: str, tool: Instrument, stroke: Stroke) -> None:
        release = round(TIMBRES[tool.family].release * SAMPLE_RATE)
        count = len(mono) - stroke.start
        if not tool.rings and tool.family != "drum":
            count = min(count, stroke.stop - stroke.start + release)
        if count <= 0:
            return
        note = self._tone(name, tool, stroke.key, count)[:count] * np.float32(stroke.velocity**1.6)
        first = len(note) - release
        if first >= 0 and not tool.rings:
            note[first:] *= np.linspace(1, 0, release, dtype=np.float32)
        mono[stroke.start : stroke.start + len(note)] += note

    def _tone(self, name: str, tool: Instrument, key: int, count: int) -> Tone:
        """The first `count` samples of a tone or more, or all of it."""
        whole = round(STROKE_SECONDS * SAMPLE_RATE) if tool.kit else _length(tool, key)
        if len(self._tones.get((name, key), ())) < min(count, whole):
            # Whole seconds, so that a sample is reckoned in the same way in whichever length.
            seconds = -(-count // SAMPLE_RATE)
            tone = _drum_stroke(key) if tool.kit else _tone(tool, key, min(whole, seconds * SAMPLE_RATE))
            self._tones[name, key] = tone
        return self._tones[name, key]


def _hertz(key: int) -> float:
    return 440 * 2 ** ((key - 69) / 12)


def _decay(tool: Instrument, key: int) -> float:
    return TIMBRES[tool.family].decay * (_hertz(key) / 262) ** 0.35


def _length(tool: Instrument, key: int) -> int:
    """Samples until a tone has died away; of one that holds, the longest."""
    decay = _decay(tool, key)
    return round((min(LONGEST, 5.0 / decay) if decay else LONGEST) * SAMPLE_RATE)


def _tone(tool: Instrument, key: int, count: int) -> Tone:
    timbre, hertz, decay = TIMBRES[tool.family], _hertz(key), _decay(tool, key)
    t = np.arange(count) / SAMPLE_RATE
    sway = timbre.vibrato * hertz / 5.2 * (1 - np.cos(2 * np.pi * 5.2 * t)) * np.clip(t * 2 - 0.3, 0, 1)
    phase = 2 * np.pi * hertz * t + sway
    tone = np.zeros(len(t))
    if timbre.ratios is None:  # each harmonic is the one before it turned once more, and a little shorter
        turn = _turned(phase, 0.6 * decay * t)
        partial = _turned(phase, decay * t) if decay else turn.copy()
        for k, strength in enumerate(timbre.partials):
            if hertz * (k + 1) > DARK_ABOVE:
                break
            tone += strength * partial.imag
            partial *= turn
    else:
        for k, (strength, ratio) in enumerate(zip(timbre.partials, timbre.ratios, strict=True)):
            if hertz * ratio < DARK_ABOVE:
                tone += strength * np.sin(phase * ratio) * np.exp(-decay * (1 + 0.6 * k) * t)
    tone *= np.clip(t / timbre.attack, 0, 1)
    return (0.12 * tone).astype(np.float32)


def _turned(phase: Wave, fall: Wave) -> NDArray[np.complex128]:
    return np.asarray(np.exp(1j * phase - fall), np.complex128)


def _drum_stroke(key: int) -> Tone:
    """A general MIDI drum as far as noise can say it: bass drum, snare, and everything that is metal or small."""
    t = np.arange(round(STROKE_SECONDS * SAMPLE_RATE)) / SAMPLE_RATE
    noise = dice("drum", key).standard_normal(len(t))
    if key in BASS_DRUM:
        stroke = np.sin(2 * np.pi * np.cumsum(52 + 70 * np.exp(-t * 30)) / SAMPLE_RATE) * np.exp(-t * 7)
    elif key in SNARE:
        stroke = 0.6 * band_pass(noise, 300, 6000) * np.exp(-t * 16)
        stroke += 0.4 * np.sin(2 * np.pi * 190 * t) * np.exp(-t * 22)
    elif key in (57, 59, 49, 55):
        stroke = 0.5 * high_pass(noise, 3500) * np.exp(-t * 3.2)
    else:
        stroke = 0.5 * low_pass(high_pass(noise, 5000), 13000) * np.exp(-t * 40)
    return (0.35 * stroke).astype(np.float32)
