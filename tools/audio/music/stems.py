"""The stems of a cue in their balance, equalised towards the sound of a film orchestra and placed in the hall."""

from collections.abc import Callable
from functools import reduce

import numpy as np
from numpy.typing import NDArray

from tools.audio.loudness import loudness
from tools.audio.music.hall import HALL_SECONDS, hall
from tools.audio.music.orchestra import Orchestra
from tools.audio.music.palettes import Palette
from tools.audio.music.performance import perform
from tools.audio.music.sheet import PLAYED, Sheet, Stem
from tools.audio.music.synthesis import air, arrival_sounds, low_end
from tools.audio.ports import SAMPLE_RATE, Samples

PLACE = -23.0
BALANCE: dict[Stem, float] = {
    "lead": 0.0,
    "pad": -3.5,
    "bass": -4.5,
    "motion": -6.5,
    "perc": -5.5,
    "hits": 1.0,
    "air": -14.0,
}
"""LU over or under PLACE."""
SENDS: dict[Stem, float] = {
    "lead": 0.5,
    "pad": 0.55,
    "bass": 0.16,
    "motion": 0.45,
    "perc": 0.38,
    "hits": 0.4,
    "air": 0.4,
}
TILTS: dict[Stem, float] = {
    "lead": 0.4,
    "pad": 0.0,
    "bass": -0.5,
    "motion": 0.5,
    "perc": 0.5,
    "hits": 0.2,
    "air": 0.0,
}
"""dB per octave over 1 kHz."""
TARGET = np.array(
    (
        (25, -22),
        (40, -11),
        (63, -6),
        (125, -3),
        (250, -1),
        (500, -1),
        (1000, -3),
        (2000, -7),
        (4000, -11),
        (8000, -14),
        (16000, -23),
    ),
    np.float64,
)
"""Octave bands of a film score: centre in Hz, level in dB."""
CORRECTED, LEAST_DB, MOST_DB = 0.85, -6.0, 9.0
NATURAL_SHARE, NATURAL_AIR_LU, BARE_HITS_LU = 0.3, -10.0, -5.0
RUMBLE_HERTZ, DRY_HERTZ = 26.0, 160.0
BREATH_SECONDS = 0.14


def play_stems(sheet: Sheet, orchestra: Orchestra) -> dict[Stem, Samples]:
    """All stems of the cue, balanced, equalised and in the hall, before the fader. Each is (n, 2)."""
    stems: dict[Stem, Samples] = {stem: orchestra.play(perform(sheet, stem)) for stem in PLAYED}
    hybrid = max(s.palette.hybrid for s in sheet.grid.segments)
    stems["bass"] = _blend(stems["bass"], low_end(sheet), 10 ** (-1 / 20) * hybrid)
    stems["hits"] = _blend(stems["hits"], arrival_sounds(sheet), 10 ** (1 / 20))
    stems["air"] = air(stems, sheet)
    _balance(stems, sheet)
    _breathe(stems, sheet)
    return _in_the_hall(stems, sheet)


def _blend(played: Samples, made: Samples, share: float) -> Samples:
    """Add synthetic sound at a level relative to the played part."""
    if not made.any():
        return played
    if not played.any():
        return made
    return np.add(played, made * np.float32(share * _size(played) / _size(made)), dtype=np.float32)


def _size(samples: Samples) -> float:
    """The level of what is heard: its root mean square, rests left out."""
    power = np.square(samples[:, 0]) + np.square(samples[:, 1])
    heard = power[power > 1e-8]
    return float(np.sqrt(heard.mean(dtype=np.float64) / 2)) if len(heard) else 1e-6


def _mean(sheet: Sheet, quality: Callable[[Palette], float]) -> float:
    """A quality of the palettes, averaged over the time that each of them has in the cue."""
    segments = sheet.grid.segments
    return sum((s.end - s.start) * quality(s.palette) for s in segments) / (segments[-1].end - segments[0].start)


def _balance(stems: dict[Stem, Samples], sheet: Sheet) -> None:
    set_back: dict[Stem, float] = {
        "air": NATURAL_AIR_LU * _mean(sheet, lambda p: p.natural),
        "hits": BARE_HITS_LU * _mean(sheet, lambda p: p.arrival == "bare"),
        "pad": _mean(sheet, lambda p: p.bed),
    }
    for name, samples in stems.items():
        level = loudness(samples)
        if level > -65:
            place = PLACE + BALANCE[name] + set_back.get(name, 0.0)
            stems[name] = samples * np.float32(10 ** ((place - level) / 20))


def _breathe(stems: dict[Stem, Samples], sheet: Sheet) -> None:
    """A short breath before each hit, so that it stands out."""
    n = round(BREATH_SECONDS * SAMPLE_RATE)
    for arrival in sheet.arrivals:
        at = round(arrival.at * SAMPLE_RATE)
        depth = (0.72 if arrival.palette.arrival == "full" else 0.4) * arrival.strength
        duck = (1 - depth * np.sin(np.linspace(0, np.pi / 2, n)) ** 2).astype(np.float32)[:, None]
        for samples in stems.values():
            if at > n:
                samples[at - n : at] *= duck


def _in_the_hall(stems: dict[Stem, Samples], sheet: Sheet) -> dict[Stem, Samples]:
    from scipy import fft

    count = len(stems["pad"])
    size = int(fft.next_fast_len(count + round(HALL_SECONDS * SAMPLE_RATE), real=True))
    hertz = np.asarray(np.arange(size // 2 + 1) * (SAMPLE_RATE / size), np.float64)
    # Each is given up as the next is made of it: a cue of two minutes is 46 MB a stem.
    spectra: dict[Stem, NDArray[np.complex64]] = {name: _spectrum(stems.pop(name), size) for name in tuple(stems)}
    match = _match(spectra, hertz, sheet)
    octaves = np.clip(np.log2(np.maximum(hertz, 20) / 1000), -4, 4)
    rumble = 1 / np.sqrt(1 + (RUMBLE_HERTZ / np.maximum(hertz, 1)) ** 8)
    room = _spectrum(hall(), size) * (1 / np.sqrt(1 + (DRY_HERTZ / np.maximum(hertz, 1)) ** 4)).astype(np.float32)
    done: dict[Stem, Samples] = {}
    for name in tuple(spectra):
        spectrum = spectra.pop(name)
        spectrum *= (10 ** ((match + TILTS[name] * octaves) / 20) * rumble).astype(np.float32)
        spectrum += spectrum * (np.float32(SENDS[name]) * room)
        sides = np.asarray(fft.irfft(spectrum, size, axis=1), np.float32)[:, :count]
        done[name] = np.ascontiguousarray(sides.T)
    return done


def _spectrum(samples: Samples, size: int) -> NDArray[np.complex64]:
    """(2, bins)"""
    from scipy import fft

    return np.asarray(fft.rfft(np.ascontiguousarray(samples.T), size, axis=1), np.complex64)


def _match(spectra: dict[Stem, NDArray[np.complex64]], hertz: NDArray[np.float64], sheet: Sheet) -> NDArray[np.float64]:
    """dB per frequency that brings the whole, without the hits that would hide the rest, near the target."""
    music = [s for name, s in spectra.items() if name != "hits"]
    whole = reduce(np.add, music)
    power = np.asarray((np.square(whole.real) + np.square(whole.imag)).sum(0), np.float64)
    centres = TARGET[:, 0]
    edges = np.searchsorted(hertz, np.stack([centres / 2**0.5, centres * 2**0.5])).T.tolist()
    measured = np.array([10 * np.log10(power[a:b].sum() + 1e-9) for a, b in edges])
    tilt = _mean(sheet, lambda p: p.tilt)
    wanted = TARGET[:, 1] + tilt * np.log2(centres / 1000)
    error = wanted - measured
    error -= np.average(error, weights=10 ** (wanted / 10))
    correction = np.clip(CORRECTED * error, LEAST_DB, MOST_DB)
    correction *= 1 - (1 - NATURAL_SHARE) * _mean(sheet, lambda p: p.natural)
    correction[0] = min(float(correction[0]), -3.0)
    return np.interp(np.log2(np.maximum(hertz, 1)), np.log2(centres), correction)
