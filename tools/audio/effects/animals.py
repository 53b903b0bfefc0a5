"""Animals: birds, gulls, crickets, an owl, a dog, a cat, a horse, wings."""

import numpy as np

from tools.audio.effects.materials import (
    burst,
    drift,
    glide,
    hump,
    length,
    mixed,
    noise,
    place,
    room,
    saw,
    strike,
    times,
)
from tools.audio.filters import Wave, band_pass, low_pass
from tools.audio.ports import SAMPLE_RATE


def birds(seconds: float, chance: np.random.Generator) -> Wave:
    """Small songbirds: each sings its own phrase, from its own place."""
    out = np.zeros((length(seconds), 2))
    for _ in range(5):
        pitch, shape = float(chance.uniform(2500, 5500)), int(chance.integers(0, 3))
        pan, loud = float(chance.uniform(-0.9, 0.9)), float(chance.uniform(0.25, 1))
        at = float(chance.uniform(0, 3))
        while at < seconds - 1:
            for _ in range(int(chance.integers(2, 8))):
                chirp = _chirp(chance, pitch * float(chance.uniform(0.95, 1.05)), shape)
                place(out, chirp, length(at), loud, pan)
                at += len(chirp) / SAMPLE_RATE + float(chance.uniform(0.02, 0.07))
            at += float(chance.exponential(2.2)) + 0.5
    return room(out, 0.9, 0.25, chance)[: length(seconds)]


def _chirp(chance: np.random.Generator, pitch: float, shape: int) -> Wave:
    t = times(float(chance.uniform(0.05, 0.14)))
    u = t / t[-1]
    bend = (0.35 * (1 - u), 0.25 * np.sin(4 * np.pi * u), 1.6 * (u - 0.5) ** 2 - 0.2)[shape]
    return glide(pitch * (1 + bend + 0.015 * np.sin(2 * np.pi * 45 * t))) * np.sin(np.pi * u) ** 1.3


def gulls(seconds: float, chance: np.random.Generator) -> Wave:
    """Gulls: falling, hoarse cries, singly and in bursts of laughter."""
    out = np.zeros((length(seconds), 2))
    at = 0.4
    while at < seconds - 1:
        pan, loud = float(chance.uniform(-0.9, 0.9)), float(chance.uniform(0.3, 1))
        pitch, laughing = float(chance.uniform(850, 1250)), chance.random() < 0.4
        for _ in range(int(chance.integers(3, 7)) if laughing else int(chance.integers(1, 3))):
            t = times(float(chance.uniform(0.18, 0.26) if laughing else chance.uniform(0.45, 0.8)))
            u = t / t[-1]
            hertz = pitch * (0.8 + 0.5 * np.sin(np.pi * np.minimum(1, u * 1.6)) - 0.25 * u)
            hertz *= 1 + 0.02 * np.sin(2 * np.pi * 34 * t)
            cry = band_pass(saw(hertz) + 0.15 * chance.standard_normal(len(t)), 900, 5200) * hump(len(t), 0.25, 0.7)
            place(out, cry, length(at), loud, pan)
            at += t[-1] + float(chance.uniform(0.03, 0.1))
        at += float(chance.exponential(1.6)) + 0.4
    return room(out, 1.2, 0.4, chance)[: length(seconds)]


def crickets(seconds: float, chance: np.random.Generator) -> Wave:
    """Six crickets, each with its pitch and its rhythm, on a quiet night."""
    n, t = length(seconds), times(seconds)
    out = 0.01 * band_pass(noise(n, chance, -3), 100, 800)
    for _ in range(6):
        hertz, rest, start = (float(chance.uniform(*span)) for span in ((4100, 5200), (0.55, 0.9), (0, 0.5)))
        rate = float(chance.uniform(28, 34))
        u = (t + start) % rest
        pulse = np.where(u < 3 / rate, np.sin(np.pi * rate * u) ** 2, 0)
        place(
            out,
            np.sin(2 * np.pi * hertz * t) * pulse,
            0,
            float(chance.uniform(0.2, 1)),
            float(chance.uniform(-0.9, 0.9)),
        )
    return out


def owl(seconds: float, chance: np.random.Generator) -> Wave:
    """Hoo, hoo-hoo, hooo."""
    out = np.zeros((length(seconds), 2))
    pitch = float(chance.uniform(330, 400))
    for at, span, bend in ((0.1, 0.35, 0.0), (0.75, 0.18, 0.02), (1.0, 0.2, 0.02), (1.45, 0.7, -0.05)):
        t = times(span)
        hertz = pitch * (1 + bend * t / span + 0.03 * np.sin(np.pi * t / span))
        call = (glide(hertz) + 0.16 * glide(2 * hertz) + 0.05 * glide(3 * hertz)) * hump(len(t), 0.3, 0.8)
        place(out, call + 0.02 * low_pass(chance.standard_normal(len(t)), 900) * hump(len(t)), length(at))
    return room(out, 1.8, 0.45, chance, 2500)[: length(seconds)]


def dog_bark(seconds: float, chance: np.random.Generator) -> Wave:
    pitch = float(chance.uniform(280, 420))
    t = times(0.26)
    hertz = pitch * (0.75 + 0.6 * np.exp(-(((t - 0.05) / 0.06) ** 2)))
    voice = saw(hertz) + 0.5 * chance.standard_normal(len(t))
    bark = band_pass(voice, 350, 900) + 0.7 * band_pass(voice, 1100, 2600) + 0.25 * band_pass(voice, 2800, 6000)
    bark *= np.minimum(1, t / 0.012) * np.exp(-np.maximum(0, t - 0.08) * 16)
    return room(np.tanh(2 * bark), 0.5, 0.25, chance)[: length(seconds)]


def wolf_howl(seconds: float, chance: np.random.Generator) -> Wave:
    t = times(seconds - 0.8)
    u = t / t[-1]
    hertz = float(chance.uniform(360, 430)) * (0.7 + 0.5 * np.sin(np.pi * np.minimum(0.5, u * 2.2)) - 0.22 * u**2)
    hertz *= 1 + 0.006 * np.sin(2 * np.pi * 5 * t)
    howl = glide(hertz) + 0.4 * glide(2 * hertz) + 0.12 * glide(3 * hertz)
    return room(howl * hump(len(t), 0.35, 0.6), 2.4, 0.6, chance, 3000)[: length(seconds)]


def cat_purr(seconds: float, chance: np.random.Generator) -> Wave:
    """In and out, twenty-five soft clicks a second, each a small resonance of the body."""
    n, t = length(seconds), times(seconds)
    out = np.zeros(n)
    clicks = [burst(0.045, chance, 110, 900, 70) + 0.4 * strike(0.045, (170, 310), (60, 80)) for _ in range(12)]
    at = 0.0
    while at < seconds - 0.05:
        breath = at % 1.9
        grain = clicks[int(chance.integers(len(clicks)))]
        start = length(at)
        gain = float(chance.uniform(0.8, 1)) * (1.0 if breath < 0.9 else 0.6)
        out[start : start + len(grain)] += gain * grain[: n - start]
        at += 1 / (26 if breath < 0.9 else 23) + float(chance.normal(0, 0.001))
    air = 0.04 * band_pass(chance.standard_normal(n), 300, 1800) * (0.6 + 0.4 * np.sin(2 * np.pi * t / 1.9))
    return np.stack([out + air, out + air], 1)


def cat_meow(seconds: float, chance: np.random.Generator) -> Wave:
    t = times(seconds)
    u = t / t[-1]
    voice = saw(float(chance.uniform(520, 640)) * (0.85 + 0.35 * np.sin(np.pi * u) - 0.1 * u))
    opening = np.sin(np.pi * u**0.8)
    meow = band_pass(voice, 500, 1100) + opening * band_pass(voice, 1300, 3200) + 0.2 * band_pass(voice, 3200, 6500)
    return meow * hump(len(t), 0.35, 0.8)


def wings(seconds: float, chance: np.random.Generator) -> Wave:
    """A bird takes off: quick flaps that get softer."""
    out = np.zeros((length(seconds), 2))
    at, loud = 0.02, 1.0
    while at < seconds - 0.15:
        flap = burst(0.12, chance, 250, 3800, 26, 0.02) + 0.6 * burst(0.12, chance, 90, 260, 24, 0.012)
        place(out, flap, length(at), loud, float(chance.uniform(-0.2, 0.4)))
        at += float(chance.uniform(0.085, 0.115))
        loud *= 0.93
    return out


def horse_steps(seconds: float, chance: np.random.Generator) -> Wave:
    """A trot on a hard road: two hollow beats, two hollow beats."""
    out = np.zeros((length(seconds), 2))
    at = 0.05
    while at < seconds - 0.3:
        for beat in (0.0, 0.17):
            hoof = strike(0.16, (620 * float(chance.uniform(0.9, 1.15)), 1150, 1900), (45, 70, 110), (1, 0.6, 0.3))
            hoof += 0.8 * strike(0.16, (130,), (38,)) + 0.5 * burst(0.16, chance, 900, 6000, 120)
            place(out, hoof, length(at + beat), float(chance.uniform(0.75, 1)), float(chance.uniform(-0.2, 0.2)))
        at += 0.5 + float(chance.normal(0, 0.012))
    return room(out, 0.4, 0.2, chance)[: length(seconds)]


def frogs(seconds: float, chance: np.random.Generator) -> Wave:
    n, t = length(seconds), times(seconds)
    out = np.zeros((n, 2))
    for _ in range(5):
        hertz, rest, start = (float(chance.uniform(*span)) for span in ((700, 1500), (0.7, 1.4), (0, 1)))
        u = (t + start) % rest
        croak = saw(np.full(n, hertz)) * np.where(
            u < 0.28, np.sin(np.pi * u / 0.28) * np.sin(2 * np.pi * 42 * u) ** 2, 0
        )
        place(out, band_pass(croak, 500, 3000), 0, float(chance.uniform(0.3, 1)), float(chance.uniform(-0.8, 0.8)))
    return mixed((1.0, out), (0.05, band_pass(noise(n, chance, -3), 120, 1500)))


def bees(seconds: float, chance: np.random.Generator) -> Wave:
    n = length(seconds)
    out = np.zeros((n, 2))
    for _ in range(7):
        wing = saw(float(chance.uniform(190, 250)) * drift(n, chance, 1.2, 0.92, 1.1)) * drift(n, chance, 0.6) ** 2
        place(out, band_pass(wing, 180, 2600), 0, float(chance.uniform(0.4, 1)), float(chance.uniform(-0.9, 0.9)))
    return out
