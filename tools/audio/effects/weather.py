"""Weather: rain, thunder, wind."""

import numpy as np

from tools.audio.effects.materials import burst, drift, length, mixed, noise, place, scatter, strike, swept, times
from tools.audio.filters import Wave, band_pass, high_pass, low_pass
from tools.audio.ports import SAMPLE_RATE


def rain(seconds: float, chance: np.random.Generator) -> Wave:
    return _rain(seconds, chance, drops=420, bed=0.6)


def heavy_rain(seconds: float, chance: np.random.Generator) -> Wave:
    n = length(seconds)
    wash = band_pass(noise(n, chance, -2), 500, 9000) * drift(n, chance, 0.7, 0.75, 1)[:, None]
    return mixed((1.0, _rain(seconds, chance, drops=900, bed=1.2)), (0.8, wash))


def rain_on_window(seconds: float, chance: np.random.Generator) -> Wave:
    taps = [
        strike(0.05, (f, f * 2.3), (90, 160), (1, 0.4)) + burst(0.05, chance, 1500, 7000, 220)
        for f in chance.uniform(500, 1300, 24)
    ]
    close = scatter(length(seconds), chance, taps, 26, 1.8)
    outside = low_pass(_rain(seconds, chance, drops=240, bed=1.0), 2600)
    return mixed((1.0, outside), (0.5, close))


def _rain(seconds: float, chance: np.random.Generator, drops: float, bed: float) -> Wave:
    """Drops are short damped bubbles between 1.2 and 9 kHz over a near-white bed."""
    grains: list[Wave] = []
    for hertz in np.exp(chance.uniform(np.log(1200), np.log(9000), 60)):
        t = times(float(chance.uniform(0.003, 0.012)))
        bubble = np.sin(2 * np.pi * hertz * t * (1 + 4 * t)) * np.exp(-t * chance.uniform(300, 900))
        grains.append(bubble * np.minimum(1, t / 0.0003))
    n = length(seconds)
    wash = high_pass(noise(n, chance, -1.2), 450) * drift(n, chance, 1.5, 0.85, 1)[:, None]
    return mixed((1.0, scatter(n, chance, grains, drops, 2.2)), (bed, wash))


def thunder(seconds: float, chance: np.random.Generator) -> Wave:
    """A close strike: the crack first, then the rumble that rolls away."""
    t = times(seconds)
    crack = np.zeros((len(t), 2))
    for at in np.sort(chance.exponential(0.09, 9)):
        tear = high_pass(burst(0.5, chance, 350, 9000, float(chance.uniform(9, 30))), 300)
        place(crack, tear, length(float(at)), float(chance.uniform(0.3, 1)), float(chance.uniform(-0.6, 0.6)))
    return mixed((1.0, _rumble(seconds, chance, 90, 420)), (0.55, crack[: len(t)]))


def distant_thunder(seconds: float, chance: np.random.Generator) -> Wave:
    return _rumble(seconds, chance, 90, 330) * np.minimum(1, times(seconds) / 0.5)[:, None]


def _rumble(seconds: float, chance: np.random.Generator, low: float, high: float) -> Wave:
    out = np.zeros((length(seconds), 2))
    for _ in range(18):
        at = float(chance.exponential(seconds / 7))
        t = times(2.5)
        roll = low_pass(noise(len(t), chance, -3, 1), float(chance.uniform(low, high)))
        roll *= np.exp(-t * chance.uniform(1, 3)) * np.minimum(1, t / 0.03)
        place(
            out,
            roll,
            length(at),
            float(chance.uniform(0.3, 1) * np.exp(-at * 3 / seconds)),
            float(chance.uniform(-0.7, 0.7)),
        )
    return out * np.clip((seconds - times(seconds)) / (seconds * 0.3), 0, 1)[:, None]


def wind(seconds: float, chance: np.random.Generator) -> Wave:
    return _wind(seconds, chance, gusts=0.25, whistle=0.9, body=360)


def storm_wind(seconds: float, chance: np.random.Generator) -> Wave:
    n = length(seconds)
    roar = band_pass(noise(n, chance, -3), 60, 900) * drift(n, chance, 0.6, 0.5, 1)[:, None]
    return mixed((1.0, _wind(seconds, chance, gusts=0.45, whistle=1.2, body=520)), (0.7, roar))


def blizzard(seconds: float, chance: np.random.Generator) -> Wave:
    n = length(seconds)
    snow = band_pass(noise(n, chance), 2500, 9000) * drift(n, chance, 0.8, 0.2, 1)[:, None]
    return mixed((1.0, _wind(seconds, chance, gusts=0.4, whistle=1.5, body=600)), (0.3, snow))


def _wind(seconds: float, chance: np.random.Generator, gusts: float, whistle: float, body: float) -> Wave:
    """Air in gusts, and the whistle of edges that follows them between 400 and 900 Hz."""
    n = length(seconds)
    gust = drift(n, chance, gusts, 0.15, 1) ** 1.4
    air = swept(n, chance, body * (0.6 + gust), 1.5, 0.4 + gust)
    edges: Wave = np.zeros((n, 2))
    for centre, share in ((430.0, 1.0), (690.0, 0.7), (950.0, 0.35)):
        pitch = centre * drift(n, chance, gusts * 1.6, 0.8, 1.25)
        edges += share * swept(n, chance, pitch, 0.16, gust**2)
    hiss = swept(n, chance, np.full(n, 2600.0), 1.4, 0.3 * gust**1.5)
    return mixed((1.0, air), (0.5 * whistle, edges), (0.22, hiss))


def wind_chimes(seconds: float, chance: np.random.Generator) -> Wave:
    out = np.zeros((length(seconds) + 3 * SAMPLE_RATE, 2))
    tubes = (1046.5, 1174.7, 1396.9, 1568.0, 1760.0, 2093.0)
    at = 0.2
    while at < seconds - 0.5:
        hertz = float(chance.choice(tubes))
        ring = strike(2.6, (hertz, hertz * 2.76, hertz * 5.4), (1.6, 3.2, 7), (1, 0.5, 0.2))
        place(out, ring, length(at), float(chance.uniform(0.3, 1)), float(chance.uniform(-0.7, 0.7)))
        at += float(chance.exponential(0.16) if chance.random() < 0.75 else chance.uniform(0.8, 1.8))
    return out[: length(seconds)]
