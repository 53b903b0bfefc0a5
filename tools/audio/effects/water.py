"""Water: the sea in its sizes, streams, drops, pouring, splashes."""

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
    scatter,
    swept,
    times,
)
from tools.audio.filters import Wave, band_pass, high_pass, low_pass
from tools.audio.ports import SAMPLE_RATE


def sea(seconds: float, chance: np.random.Generator) -> Wave:
    return _waves(seconds, chance, period=6.5, foam=1.0, bed=0.35)


def surf(seconds: float, chance: np.random.Generator) -> Wave:
    return _waves(seconds, chance, period=8.0, foam=1.5, bed=0.55)


def small_waves(seconds: float, chance: np.random.Generator) -> Wave:
    n = length(seconds)
    laps = scatter(n, chance, [_bubble(chance, 250, 900) for _ in range(30)], 5, 1.8)
    return mixed((1.0, _waves(seconds, chance, period=3.6, foam=0.7, bed=0.2)), (0.35, laps))


def _waves(seconds: float, chance: np.random.Generator, period: float, foam: float, bed: float) -> Wave:
    """Each wave swells, breaks with a bright crash and hisses back over the shore. Most of it lies at 1 to 6 kHz, as
    in recordings; the low roar is only a bed."""
    n = length(seconds)
    out = bed * band_pass(noise(n, chance, -2.5), 120, 2500) / 2
    at = -period * 0.7
    while at < seconds:
        span = float(chance.uniform(1.1, 1.6)) * period
        m = length(span)
        u = np.linspace(0, 1, m)
        rise = np.clip(u / 0.4, 0, 1) ** 2.2 * np.exp(-np.maximum(0, u - 0.4) * 5)
        wash = np.clip((u - 0.3) / 0.15, 0, 1) * np.exp(-np.maximum(0, u - 0.4) * 3.6)
        centre = 700 + 2600 * np.clip(u / 0.45, 0, 1) ** 2 - 900 * np.clip((u - 0.45) / 0.55, 0, 1)
        crash = swept(m, chance, centre, 1.7, rise)
        hiss = swept(m, chance, np.full(m, 5200.0), 1.2, wash)
        pan = float(chance.uniform(-0.4, 0.4))
        side = np.array([1 - pan, 1 + pan])
        wave = (crash + 0.45 * foam * hiss) * side
        place(out, wave, int(at * SAMPLE_RATE), float(chance.uniform(0.6, 1)))
        at += span * float(chance.uniform(0.45, 0.75))
    return out


def stream(seconds: float, chance: np.random.Generator) -> Wave:
    n = length(seconds)
    bubbles = scatter(n, chance, [_bubble(chance, 350, 2200) for _ in range(60)], 70, 1.9)
    wash = band_pass(noise(n, chance, -1.5), 500, 6000) * drift(n, chance, 1.2, 0.8, 1)[:, None]
    return mixed((1.0, bubbles), (0.55, wash))


def drip(seconds: float, chance: np.random.Generator) -> Wave:
    """Single drops in a wet hollow place."""
    out = np.zeros((length(seconds), 2))
    at = 0.15
    while at < seconds - 0.4:
        loud, pan = float(chance.uniform(0.6, 1)), float(chance.uniform(-0.3, 0.3))
        place(out, _bubble(chance, 900, 1700, 28), length(at), loud, pan)
        place(out, _bubble(chance, 1900, 2600, 45), length(at), 0.3 * loud, pan)
        at += float(chance.uniform(0.7, 1.5))
    return room(out, 1.1, 0.35, chance)[: length(seconds)]


def splash(seconds: float, chance: np.random.Generator) -> Wave:
    t = times(seconds)
    plunge = swept(len(t), chance, 500 + 2200 * np.exp(-t * 3), 1.6, np.minimum(1, t / 0.02) * np.exp(-t * 3.4))
    thump = np.sin(2 * np.pi * np.cumsum(70 + 90 * np.exp(-t * 18)) / SAMPLE_RATE) * np.exp(-t * 14)
    spray = scatter(len(t), chance, [_bubble(chance, 700, 4200, 60) for _ in range(50)], 110, 1.8)
    return mixed((1.0, plunge), (0.5, thump), (0.45, spray * np.exp(-t * 1.7)[:, None]))


def pour(seconds: float, chance: np.random.Generator) -> Wave:
    """A glass being filled: gurgles whose pitch rises with the level, and the hiss of the stream."""
    n = length(seconds)
    u = np.linspace(0, 1, n)
    out = np.zeros((n, 2))
    for at in np.sort(chance.uniform(0.05, 0.9, int(seconds * 34))):
        hertz = 420 + 900 * at
        place(out, _bubble(chance, hertz * 0.8, hertz * 1.3, 40), int(at * n), float(chance.uniform(0.3, 1)))
    hiss = swept(n, chance, 1500 + 2500 * u, 1.0, hump(n, 0.2, 0.5))
    return mixed((1.0, out * hump(n, 0.3, 0.4)[:, None]), (0.4, hiss))


def bubbles(seconds: float, chance: np.random.Generator) -> Wave:
    """Under water: dull, with bubbles that rise past."""
    n = length(seconds)
    deep = low_pass(noise(n, chance, -4), 500) * drift(n, chance, 0.4, 0.6, 1)[:, None]
    rising = scatter(n, chance, [_bubble(chance, 180, 900, 22) for _ in range(40)], 9, 1.6)
    return mixed((1.0, deep), (0.7, low_pass(rising, 2200)))


def sizzle(seconds: float, chance: np.random.Generator) -> Wave:
    """Fat in a pan, or an oven: fine crackle over a bright hiss."""
    n = length(seconds)
    spits = [high_pass(burst(ms / 1000, chance, 2000, 12000, 3000 / ms), 2500) for ms in (2.0, 3.0, 5.0, 8.0)]
    hiss = band_pass(noise(n, chance), 2200, 10000) * drift(n, chance, 2, 0.7, 1)[:, None]
    return mixed((1.0, hiss), (0.9, scatter(n, chance, spits, 160, 1.7)))


def _bubble(chance: np.random.Generator, low: float, high: float, decay: float = 50.0) -> Wave:
    """A bubble: a sine that rises a little as it dies."""
    t = times(float(chance.uniform(0.06, 0.16)))
    hertz = low * (high / low) ** float(chance.random())
    bend = float(chance.uniform(1, 4))
    fall = np.exp(t * -decay) * np.minimum(1, t / 0.002) * np.minimum(1, t[::-1] / 0.01)
    return glide(hertz * (1 + bend * t)) * fall
