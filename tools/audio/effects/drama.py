"""Sounds of the drama more than of the place: whooshes, impacts, risers, drones, drums, swords, shots, magic."""

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
    scatter,
    strike,
    swept,
    times,
)
from tools.audio.filters import Wave, band_pass, high_pass, low_pass

PENTATONIC = (0, 2, 4, 7, 9, 12, 14, 16, 19, 21, 24)


def whoosh(seconds: float, chance: np.random.Generator) -> Wave:
    n = length(seconds)
    u = np.linspace(0, 1, n)
    level = np.sin(np.pi * u**0.8) ** 3
    air = swept(n, chance, 350 + 2600 * np.sin(np.pi * u) ** 2, 1.4, level)
    side = (u - 0.5) * 1.4
    return air * np.stack([np.cos((1 + side) * np.pi / 4), np.sin((1 + side) * np.pi / 4)], 1)


def impact(seconds: float, chance: np.random.Generator) -> Wave:
    """A hit for a cut: a falling boom, and enough knock between 100 and 250 Hz and snap for small loudspeakers."""
    t = times(seconds)
    boom = glide(44 + 75 * np.exp(-t * 16)) * np.exp(-t * 2.6)
    knock = strike(seconds, (126, 184, 258, 391), (6, 8, 12, 24), (1, 0.9, 0.7, 0.4))
    snap = band_pass(noise(len(t), chance, -2, 1), 300, 7000) * np.exp(-t * 30)
    return room(np.tanh(1.6 * (0.65 * boom + 1.1 * knock + 0.4 * snap)), 1.8, 0.3, chance)[: len(t)]


def thud(seconds: float, chance: np.random.Generator) -> Wave:
    body = strike(seconds, (88, 141, 236, 402), (16, 22, 34, 60), (1, 0.9, 0.5, 0.25))
    return room(body + 0.4 * burst(seconds, chance, 200, 2500, 80), 0.5, 0.2, chance)[: length(seconds)]


def gavel(seconds: float, chance: np.random.Generator) -> Wave:
    wood = strike(seconds, (540, 910, 1480, 2300), (34, 45, 70, 110), (1, 0.7, 0.4, 0.2))
    return room(
        wood + strike(seconds, (150, 240), (26, 36)) + 0.5 * burst(seconds, chance, 700, 6000, 160), 0.9, 0.3, chance
    )[: length(seconds)]


def riser(seconds: float, chance: np.random.Generator) -> Wave:
    """Rises for its whole length and stops dead: put its end on the cut."""
    n = length(seconds)
    u = np.linspace(0, 1, n)
    level = u**2.2
    air = swept(n, chance, 300 * 2 ** (4 * u), 1.5, level)
    tones = sum((saw(f * 2 ** (1.6 * u)) for f in (110.0, 110.9, 164.8)), np.zeros(n)) * level
    return mixed((1.0, air), (0.6, band_pass(tones, 150, 4500))) * np.minimum(1, (1 - u) * seconds / 0.012)[:, None]


def drone(seconds: float, chance: np.random.Generator) -> Wave:
    """A dark held sound that never quite settles."""
    n, t = length(seconds), times(seconds)
    tones = np.zeros((n, 2))
    for hertz, gain in ((65.4, 1.0), (98.0, 0.7), (130.8, 0.6), (196.0, 0.35), (261.6, 0.2)):
        for side in (0, 1):
            off = 1 + float(chance.uniform(-0.004, 0.004))
            tones[:, side] += gain * drift(n, chance, 0.25, 0.5, 1) * np.sin(2 * np.pi * hertz * off * t)
    air = swept(n, chance, 420 * drift(n, chance, 0.2, 0.7, 1.5), 0.6, drift(n, chance, 0.3, 0.3, 1))
    return mixed((1.0, tones), (0.5, air))


def drum_hit(seconds: float, chance: np.random.Generator) -> Wave:
    t = times(seconds)
    skin = glide(72 + 46 * np.exp(-t * 24)) * np.exp(-t * 5) + strike(
        seconds, (131, 171, 228, 296), (6, 8, 12, 18), (1, 0.8, 0.5, 0.4)
    )
    return room(skin + 0.3 * burst(seconds, chance, 400, 4000, 90), 1.4, 0.35, chance)[: len(t)]


def drum_roll(seconds: float, chance: np.random.Generator) -> Wave:
    """A snare roll that grows."""
    out = np.zeros((length(seconds), 2))
    at = 0.0
    while at < seconds - 0.15:
        stroke = burst(0.14, chance, 700, 7500, 34) + 0.7 * strike(0.14, (186, 330), (32, 48))
        place(out, stroke, length(at), (0.25 + 0.75 * at / seconds) * float(chance.uniform(0.85, 1)))
        at += 1 / 23 + float(chance.normal(0, 0.002))
    return room(out, 0.8, 0.2, chance)[: length(seconds)]


def cymbal(seconds: float, chance: np.random.Generator) -> Wave:
    t = times(seconds)
    shimmer = sum((np.sin(2 * np.pi * f * t + f) for f in chance.uniform(2500, 9500, 24)), np.zeros(len(t)))
    wash = high_pass(noise(len(t), chance), 2500) * np.exp(-t * 2.2)[:, None]
    return mixed((1.0, wash), (0.35, shimmer * np.exp(-t * 3)), (0.2, burst(seconds, chance, 300, 2500, 40)))


def gong(seconds: float, chance: np.random.Generator) -> Wave:
    t = times(seconds)
    hertz = (92.0, 138.0, 197.0, 263.0, 341.0, 437.0, 562.0, 740.0, 980.0, 1310.0)
    tones = strike(seconds, hertz, [0.5 + 0.25 * k for k in range(10)], [1 / (1 + 0.3 * k) for k in range(10)])
    bloom = swept(len(t), chance, 900 + 1800 * np.exp(-t * 1.2), 1.5, np.minimum(1, t / 0.25) * np.exp(-t * 1.4))
    return mixed((1.0, tones), (0.35, bloom))


def sword(seconds: float, chance: np.random.Generator) -> Wave:
    """Steel on steel."""
    hertz = (1230.0, 1985.0, 3120.0, 4470.0, 6240.0, 8310.0)
    ring = strike(
        seconds,
        [f * float(chance.uniform(0.97, 1.03)) for f in hertz],
        (6, 7, 9, 12, 16, 22),
        (0.6, 1, 0.8, 0.6, 0.4, 0.3),
    )
    return room(
        ring + 0.9 * burst(seconds, chance, 1500, 12000, 70) + 0.4 * strike(seconds, (310, 520), (50, 60)),
        0.7,
        0.2,
        chance,
    )[: length(seconds)]


def sword_draw(seconds: float, chance: np.random.Generator) -> Wave:
    n = length(seconds)
    u = np.linspace(0, 1, n)
    scrape = swept(n, chance, 2600 + 3800 * u, 0.8, hump(n, 0.6, 0.8) * drift(n, chance, 30, 0.5, 1))
    ring = sum((np.sin(2 * np.pi * f * times(seconds)) for f in (3350.0, 5210.0, 7130.0)), np.zeros(n))
    return mixed((1.0, scrape), (0.3, ring * np.clip((u - 0.45) * 4, 0, 1) * np.exp(-np.maximum(0, u - 0.6) * 6)))


def gunshot(seconds: float, chance: np.random.Generator) -> Wave:
    """A shot some way off: a crack without the edge that hurts, a body, the echo."""
    t = times(seconds)
    crack = band_pass(noise(len(t), chance, -1.5, 1), 150, 5000) * np.exp(-t * 32) * np.minimum(1, t / 0.001)
    body = low_pass(noise(len(t), chance, -3, 1), 420) * np.exp(-t * 11) + strike(seconds, (104, 158), (14, 20))
    echo = np.zeros((len(t), 2))
    for after, gain, pan in ((0.19, 0.35, -0.7), (0.31, 0.25, 0.6), (0.52, 0.16, -0.2)):
        place(echo, low_pass(crack + body, 1200), length(after), gain, pan)
    dry = np.tanh(1.5 * (crack + 0.7 * body))
    return room(np.stack([dry, dry], 1) + echo, 1.8, 0.35, chance, 2500)[: len(t)]


def explosion(seconds: float, chance: np.random.Generator) -> Wave:
    t = times(seconds)
    blast = swept(len(t), chance, 160 + 1500 * np.exp(-t * 5), 1.9, np.minimum(1, t / 0.004) * np.exp(-t * 1.9))
    boom = glide(46 + 60 * np.exp(-t * 8)) * np.exp(-t * 2) + strike(seconds, (104, 163), (4, 6))
    debris = scatter(len(t), chance, [burst(0.05, chance, 500, 5000, 90) for _ in range(12)], 40, 1.5)
    return mixed(
        (1.0, np.tanh(1.5 * blast)), (0.7, boom), (0.2, debris * (np.minimum(1, t / 0.4) * np.exp(-t * 1.5))[:, None])
    )


def magic_shimmer(seconds: float, chance: np.random.Generator) -> Wave:
    """A rising glitter of small bells."""
    n = length(seconds)
    out = np.zeros((n, 2))
    count = int(seconds * 18)
    for k in range(count):
        at = k / count * (seconds - 0.6) + float(chance.uniform(0, 0.05))
        step = PENTATONIC[min(len(PENTATONIC) - 1, int(chance.integers(0, 4)) + k * 7 // count)]
        hertz = 1046.5 * 2 ** (step / 12)
        star = strike(0.8, (hertz, hertz * 2.76, hertz * 5.4), (7, 11, 20), (1, 0.35, 0.15))
        place(out, star, length(at), float(chance.uniform(0.3, 1)), float(chance.uniform(-0.9, 0.9)))
    air = swept(n, chance, np.linspace(2500, 8500, n), 0.8, hump(n, 0.6))
    return room(mixed((1.0, out), (0.12, air)), 1.8, 0.5, chance, 9000)[:n]


def music_box(seconds: float, chance: np.random.Generator) -> Wave:
    """A small comb plays a tune that slows down."""
    out = np.zeros((length(seconds), 2))
    at, pace, step = 0.05, 0.26, 4
    while at < seconds - 0.4:
        step = max(0, min(len(PENTATONIC) - 1, step + int(chance.choice((-2, -1, -1, 1, 1, 2)))))
        hertz = 1046.5 * 2 ** (PENTATONIC[step] / 12)
        tine = strike(1.2, (hertz, hertz * 3.1, hertz * 5.9), (4.5, 12, 25), (1, 0.22, 0.12)) + 0.1 * burst(
            1.2, chance, 2500, 9000, 300
        )
        place(out, tine, length(at), float(chance.uniform(0.7, 1)), float(chance.uniform(-0.2, 0.2)))
        pace *= 1.02
        at += pace * float(chance.choice((1, 1, 1, 2)))
    return room(out, 0.8, 0.25, chance)[: length(seconds)]


def sparkle(seconds: float, chance: np.random.Generator) -> Wave:
    """One bright ting, as of an idea."""
    ting = strike(seconds, (2093.0, 4186.0, 5273.0), (4, 6, 8), (1, 0.5, 0.3))
    return room(ting, 1.2, 0.35, chance, 9000)[: length(seconds)]


def ghost(seconds: float, chance: np.random.Generator) -> Wave:
    """Breathing voices that are not there."""
    n = length(seconds)
    out = np.zeros((n, 2))
    for centre in (320.0, 610.0, 1150.0, 1740.0):
        out += (
            swept(n, chance, centre * drift(n, chance, 0.5, 0.85, 1.2), 0.14, drift(n, chance, 0.4) ** 2) * 300 / centre
        )
    return room(out, 2.4, 0.7, chance, 3000)[:n]
