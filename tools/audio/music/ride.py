"""The fader: gain over time that brings each five seconds to the loudness its tension asks for."""

import itertools

import numpy as np
from numpy.typing import NDArray

from tools.audio.loudness import HOP, hop_energies, integrated
from tools.audio.music.sheet import Sheet
from tools.audio.ports import SAMPLE_RATE, Samples

CALM_LUFS, TENSION_LU = -22.0, 8.0
LAST_CHORD_LU = 1.5
STRETCH = 5.0
AUDIBLE_LUFS = -60.0
LOWEST_DB, HIGHEST_DB = -10.0, 12.0
FADE_SECONDS = 0.4


def ride(mix: Samples, sheet: Sheet) -> NDArray[np.float32]:
    """The gain, (n,). At an arrival the new level is there at once; the very end fades to nothing."""
    count, grid = len(mix), sheet.grid
    energies, tenths = hop_energies(mix), SAMPLE_RATE // HOP
    gain = 0.0
    times: list[float] = []
    gains: list[float] = []
    stretches = [(s.start, s.end, 0.0) for s in grid.segments]
    for start, end, extra in (*stretches, (grid.final, grid.final + grid.hold, LAST_CHORD_LU)):
        pieces = max(1, round((end - start) / STRETCH))
        cuts = [start + (end - start) * k / pieces for k in range(pieces + 1)]
        for a, b in itertools.pairwise(cuts):
            first = int(a * tenths)
            level = integrated(energies[first : max(first + 4, int(b * tenths))])
            want = CALM_LUFS + TENSION_LU * float(sheet.plan.tensions(np.linspace(a, b - 0.1, 20)).mean()) + extra
            if level > AUDIBLE_LUFS:  # a rest keeps the fader where it was
                gain = float(np.clip(want - level, LOWEST_DB, HIGHEST_DB))
            if a == start:
                times.append(start + 0.01)
                gains.append(gain)
            times.append((a + b) / 2 if len(cuts) > 2 else b - min(0.6, (b - a) / 2))
            gains.append(gain)
        times.append(max(times[-1] + 0.01, end - 0.25))
        gains.append(gains[-1])
    seconds = np.arange(count, dtype=np.float32) / SAMPLE_RATE
    fader = (10 ** (np.interp(seconds, times, gains) / 20)).astype(np.float32)
    fade = min(count, round(FADE_SECONDS * SAMPLE_RATE))
    fader[count - fade :] *= np.cos(np.linspace(0, np.pi / 2, fade)).astype(np.float32) ** 2
    return fader
