"""The finish of every effect: no rumble, stereo, a seamless loop where it is one, distance, its place in loudness."""

from typing import Literal

import numpy as np

from tools.audio.effects.materials import LOWEST_HERTZ, room, stereo
from tools.audio.filters import Wave, low_pass
from tools.audio.limiter import limited
from tools.audio.loudness import HOP, SILENT_LUFS, amplitude, hop_energies, loudness
from tools.audio.ports import SAMPLE_RATE, Samples

Distance = Literal["close", "near", "far"]
CEILING = 10 ** (-3.2 / 20)
SILENT_HERTZ, AIR_HERTZ = 22.0, 13000.0
SEAM_SECONDS = 1.5
FAR_LU, CLOSE_LU = -7.0, 2.5
FAR_HERTZ, FAR_WET = 2200.0, 0.7


def without_rumble(wave: Wave) -> Wave:
    """Nothing under 30 Hz, and the air's own loss above 13 kHz.

    The filter is circular, so a loop stays one; a one-shot needs silence at its end.
    """
    spectrum = np.fft.rfft(stereo(wave), axis=0)
    hertz = np.arange(len(spectrum)) * SAMPLE_RATE / len(wave)
    floor = np.clip((hertz - SILENT_HERTZ) / (LOWEST_HERTZ + 4 - SILENT_HERTZ), 0, 1)
    spectrum *= (floor / np.sqrt(1 + (hertz / AIR_HERTZ) ** 4))[:, None]
    return np.fft.irfft(spectrum, len(wave), axis=0)


def looped(wave: Wave, body: int) -> Wave:
    """A seamless loop of `body` samples from a longer wave: what is over is faded into the start."""
    over = len(wave) - body
    u = np.linspace(0, np.pi / 2, over)[:, None]
    loop = wave[:body].copy()
    loop[:over] = loop[:over] * np.sin(u) + wave[body:] * np.cos(u)
    return loop


def at_distance(wave: Wave, distance: Distance, chance: np.random.Generator) -> Wave:
    """Far away things are duller and belong to the air around them; the length stays."""
    if distance != "far":
        return wave
    return room(low_pass(wave, FAR_HERTZ, 1), 1.6, FAR_WET, chance, FAR_HERTZ)[: len(wave)]


def levelled(wave: Wave, lufs: float, distance: Distance, *, steady: bool) -> Samples:
    """Brought to `lufs`, a few LU less far away, with no true peak above -3 dB. What is `steady` is judged as a whole,
    an event by its loudest moment."""
    want = lufs + {"close": CLOSE_LU, "near": 0.0, "far": FAR_LU}[distance]
    samples = wave.astype(np.float32)
    level = loudness(samples) if steady else loudest(samples)
    if level <= SILENT_LUFS:
        return samples
    return limited(samples * np.float32(amplitude(want - level)), CEILING)


def loudest(samples: Samples) -> float:
    """The loudness of the loudest 400 ms, in LUFS; a sound shorter than that counts as if silence followed."""
    energies = hop_energies(np.pad(samples, ((0, 4 * HOP), (0, 0))))
    power = float(np.convolve(energies, np.full(4, 0.25), "valid").max())
    return -0.691 + 10 * float(np.log10(power)) if power > 1e-12 else SILENT_LUFS
