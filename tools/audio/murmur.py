"""A voice without words, for machines that have no other: the line's rhythm and melody, hummed through closed lips.

It is honest about what it is: nobody will take it for speech, but a scene keeps its timing and its moving mouths.
"""

import hashlib

import numpy as np
from numpy.typing import NDArray

from tools.audio.filters import low_pass
from tools.audio.ports import SAMPLE_RATE, Samples

_OPEN = "AIWYaæɑɒɔOQ"
_CLOSED = "iuɪʊəɛɜʌᵊᵻ"
_STOPS = "ptkbdɡʧʤʔT"
_STRONG = "ˈ"
# Seconds of each kind of sound; and how loud.
_LENGTHS = {"open": 0.15, "closed": 0.105, "stop": 0.05, "soft": 0.06, "word": 0.015, "comma": 0.18, "end": 0.36}
_LEVELS = {"open": 1.0, "closed": 0.75, "stop": 0.06, "soft": 0.32, "word": 0.2, "comma": 0.0, "end": 0.0}
_FORMANTS = {"open": (640.0, 1150.0), "closed": (380.0, 1500.0)}


def murmur(phonemes: str, f0: float, speed: float) -> Samples:
    """Mono at 48 kHz: one swell for every vowel of `phonemes`, falling through each sentence around `f0` Hz."""
    level, pitch, mouth = _plan(phonemes, f0, speed)
    if len(level) == 0:
        return np.zeros(0, np.float32)
    source = _glottis(pitch, phonemes)
    voiced = sum(
        _resonate(source * share, *_FORMANTS[kind]) for kind, share in (("open", mouth), ("closed", 1 - mouth))
    )
    return (low_pass(np.asarray(voiced * level), 2200.0) * 0.1).astype(np.float32)


def _plan(
    phonemes: str, f0: float, speed: float
) -> tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.float64]]:
    """Loudness, pitch and openness for every sample."""
    levels: list[tuple[int, float, float, float]] = []
    strong = False
    spent = 0.0
    for symbol in phonemes:
        if symbol == _STRONG:
            strong = True
            continue
        kind = _kind(symbol)
        if kind is None:
            continue
        vowel = kind in ("open", "closed")
        lift = 1.12 if strong and vowel else 1.0
        # Every sentence falls by a few semitones and begins anew.
        fall = 1.1 - 0.22 * min(1.0, spent / 3.0)
        seconds = _LENGTHS[kind] / speed
        levels.append(
            (
                round(seconds * SAMPLE_RATE),
                _LEVELS[kind] * (1.15 if lift > 1 else 1.0),
                f0 * fall * lift,
                float(kind == "open"),
            )
        )
        spent = 0.0 if kind == "end" else spent + seconds
        strong = strong and not vowel
    if not levels:
        return np.zeros(0), np.zeros(0), np.zeros(0)
    lengths = [item[0] for item in levels]
    tracks = [np.repeat([item[n] for item in levels], lengths) for n in (1, 2, 3)]
    level, pitch, mouth = (_smooth(track, seconds) for track, seconds in zip(tracks, (0.035, 0.09, 0.06), strict=True))
    return level, pitch, mouth


def _kind(symbol: str) -> str | None:
    if symbol in _OPEN:
        return "open"
    if symbol in _CLOSED:
        return "closed"
    if symbol in _STOPS:
        return "stop"
    if symbol in ".!?…":
        return "end"
    if symbol in ",;:—":
        return "comma"
    if symbol == " ":
        return "word"
    return "soft" if symbol.isalpha() else None


def _smooth(track: NDArray[np.float64], seconds: float) -> NDArray[np.float64]:
    window = np.hanning(round(seconds * SAMPLE_RATE) | 1)
    padded = np.pad(track, len(window) // 2, mode="edge")
    sums = np.convolve(padded, window / window.sum(), "valid") if len(track) < SAMPLE_RATE else _fast(padded, window)
    return np.asarray(sums[: len(track)], np.float64)


def _fast(padded: NDArray[np.float64], window: NDArray[np.float64]) -> NDArray[np.float64]:
    size = 1 << (len(padded) + len(window) - 1).bit_length()
    spectrum = np.fft.rfft(padded, size) * np.fft.rfft(window / window.sum(), size)
    return np.fft.irfft(spectrum, size)[len(window) - 1 : len(padded)]


def _glottis(pitch: NDArray[np.float64], phonemes: str) -> NDArray[np.float64]:
    """A buzz with the slope of a voice, never quite steady, and a little breath."""
    seed = int.from_bytes(hashlib.sha256(phonemes.encode()).digest()[:8], "big")
    chance = np.random.Generator(np.random.PCG64(seed))
    wobble = _smooth(chance.standard_normal(len(pitch)), 0.05)
    phase = np.cumsum(pitch * (1 + 0.6 * wobble) / SAMPLE_RATE)
    buzz = sum(np.sin(2 * np.pi * n * phase) / n**1.4 for n in range(1, 13))
    return np.asarray(buzz + 0.03 * chance.standard_normal(len(pitch)), np.float64)


def _resonate(source: NDArray[np.float64], *formants: float) -> NDArray[np.float64]:
    from scipy.signal import lfilter

    for hertz in formants:
        radius = np.exp(-np.pi * 90.0 / SAMPLE_RATE)
        angle = 2 * np.pi * hertz / SAMPLE_RATE
        gain = 1 - 2 * radius * np.cos(angle) + radius**2
        resonance = lfilter([gain], [1.0, -2 * radius * np.cos(angle), radius**2], source)
        source = 0.5 * source + 0.5 * np.asarray(resonance, np.float64)
    return source
