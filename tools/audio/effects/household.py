"""Indoors: doors, keys, clocks, paper, glass, cups, cloth, the kitchen."""

import numpy as np

from tools.audio.effects.materials import (
    burst,
    drift,
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
from tools.audio.ports import SAMPLE_RATE

CHURCH_BELL = (0.5, 1.0, 1.19, 1.5, 2.0, 2.52, 2.66, 3.01, 4.1)
SMALL_BELL = (1.0, 2.74, 5.2, 8.1)


def door_open(seconds: float, chance: np.random.Generator) -> Wave:
    """The latch, then the leaf moves a little air."""
    out = np.zeros((length(seconds), 2))
    place(out, _latch(chance), length(0.05), 0.8)
    place(out, _latch(chance), length(0.17), 0.5)
    n = length(0.7)
    place(out, 0.25 * swept(n, chance, np.full(n, 380.0), 1.3, hump(n, 0.4)), length(0.2))
    place(out, _groan(0.5, chance, 210) * 0.12, length(0.3))
    return room(out, 0.4, 0.25, chance)[: length(seconds)]


def door_close(seconds: float, chance: np.random.Generator) -> Wave:
    out = np.zeros((length(seconds), 2))
    thud = strike(0.5, (82, 124, 207, 388), (14, 18, 28, 50), (1, 0.9, 0.6, 0.3)) + 0.7 * burst(
        0.5, chance, 150, 3000, 60
    )
    n = length(0.22)
    place(out, 0.12 * swept(n, chance, np.full(n, 500.0), 1.2, hump(n, 0.9)), 0)
    place(out, thud, length(0.22))
    place(out, _latch(chance), length(0.245), 0.5)
    return room(out, 0.6, 0.3, chance)[: length(seconds)]


def door_slam(seconds: float, chance: np.random.Generator) -> Wave:
    thud = strike(0.7, (76, 128, 187, 320, 640), (12, 13, 18, 30, 60), (0.8, 1, 0.9, 0.6, 0.3))
    thud += 1.2 * burst(0.7, chance, 120, 6000, 45)
    return room(np.tanh(1.6 * thud), 1.0, 0.4, chance)[: length(seconds)]


def door_creak(seconds: float, chance: np.random.Generator) -> Wave:
    """A dry hinge: stick and slip, slow clicks that run together into a groan."""
    return room(_groan(seconds - 0.3, chance, 260), 0.5, 0.3, chance)[: length(seconds)]


def _groan(seconds: float, chance: np.random.Generator, body: float) -> Wave:
    from scipy.signal import fftconvolve

    n = length(seconds)
    rate = drift(n, chance, 2.5, 16, 150) * np.interp(np.linspace(0, 1, n), (0, 0.2, 0.7, 1), (0.35, 0.8, 1.2, 0.5))
    clicks = np.diff(np.floor(np.cumsum(rate) / SAMPLE_RATE), prepend=0) * chance.uniform(0.5, 1, n)
    wood = strike(0.03, (body, body * 2.6, body * 5.1, body * 8.3), (90, 110, 150, 190), (0.8, 1, 0.7, 0.4))
    return np.asarray(fftconvolve(clicks, wood), np.float64)[:n] * hump(n, 0.4, 0.4)


def _latch(chance: np.random.Generator) -> Wave:
    tune = float(chance.uniform(0.95, 1.05))
    return strike(0.09, (1450 * tune, 2700 * tune, 4300 * tune), (90, 130, 170), (0.5, 0.4, 0.3)) + 0.8 * burst(
        0.09, chance, 500, 7000, 180
    )


def knock(seconds: float, chance: np.random.Generator) -> Wave:
    """Knuckles on a wooden door."""
    tune = float(chance.uniform(0.96, 1.04))
    rap = strike(0.22, (172 * tune, 336 * tune, 590 * tune, 1060 * tune), (30, 42, 60, 95), (1, 0.8, 0.45, 0.25))
    return room(rap + 0.5 * burst(0.22, chance, 400, 3500, 170), 0.5, 0.25, chance)[: length(seconds)]


def key_in_lock(seconds: float, chance: np.random.Generator) -> Wave:
    """In, over the pins, and the bolt turns."""
    out = np.zeros((length(seconds), 2))
    for at in (0.05, 0.1, 0.13, 0.17, 0.2, 0.24):
        place(
            out,
            _metal(chance, 2600, 120),
            length(at + float(chance.uniform(-0.01, 0.01))),
            float(chance.uniform(0.15, 0.4)),
        )
    for at in (0.55, 0.72):
        place(out, _latch(chance) + strike(0.09, (240, 410), (50, 70), (0.8, 0.5)), length(at), 0.9)
    return room(out, 0.35, 0.2, chance)[: length(seconds)]


def keys(seconds: float, chance: np.random.Generator) -> Wave:
    out = np.zeros((length(seconds), 2))
    for at in np.sort(chance.uniform(0.02, seconds - 0.3, int(seconds * 16))):
        place(
            out,
            _metal(chance, float(chance.uniform(2800, 5200)), 60),
            length(float(at)),
            float(chance.uniform(0.1, 0.8)),
        )
    return out


def _metal(chance: np.random.Generator, hertz: float, decay: float) -> Wave:
    return strike(
        0.15, (hertz, hertz * 1.48, hertz * 2.1), (decay, decay * 1.3, decay * 1.7), (1, 0.6, 0.4)
    ) + 0.4 * burst(0.15, chance, 2000, 9000, 240)


def clock_tick(seconds: float, chance: np.random.Generator) -> Wave:
    """A wall clock: tick, tock, one a second."""
    out = np.zeros((length(seconds), 2))
    for k in range(int(seconds - 0.05) + 1):
        tune = 1.0 if k % 2 == 0 else 0.83
        tick = strike(0.07, (2350 * tune, 3900 * tune, 640 * tune), (150, 210, 80), (0.6, 0.3, 0.5))
        place(out, tick + 0.4 * burst(0.07, chance, 900, 8000, 260), length(k + 0.05), 1.0 if k % 2 == 0 else 0.85)
    return room(out, 0.3, 0.15, chance)[: length(seconds)]


def clock_chime(seconds: float, chance: np.random.Generator) -> Wave:
    """One stroke of a tall clock."""
    hertz = float(chance.uniform(255, 285))
    partials = (1.0, 2.0, 2.98, 4.1, 5.4)
    gong = strike(seconds, [hertz * p for p in partials], (0.9, 1.3, 1.8, 2.6, 4), (1, 0.7, 0.5, 0.3, 0.2))
    return room(gong, 1.0, 0.25, chance)[: length(seconds)]


def bell(seconds: float, chance: np.random.Generator) -> Wave:
    """A small hand bell or shop bell."""
    hertz = float(chance.uniform(1650, 1900))
    return room(
        strike(seconds, [hertz * p for p in SMALL_BELL], (2.4, 3.6, 6, 10), (1, 0.6, 0.35, 0.2)), 0.8, 0.2, chance
    )[: length(seconds)]


def church_bell(seconds: float, chance: np.random.Generator) -> Wave:
    """Hum, prime, minor third, fifth, nominal: a tower bell, one stroke."""
    hertz = float(chance.uniform(210, 235))
    decays = (0.35, 0.7, 0.9, 1.0, 1.1, 1.8, 2.0, 2.4, 3.5)
    gains = (0.55, 0.7, 0.7, 0.4, 1.0, 0.4, 0.4, 0.35, 0.25)
    tone = strike(seconds, [hertz * p for p in CHURCH_BELL], decays, gains)
    beating = 1 + 0.1 * np.sin(2 * np.pi * 0.9 * times(seconds))
    return room(tone * beating, 2.2, 0.5, chance)[: length(seconds)]


def paper_rustle(seconds: float, chance: np.random.Generator) -> Wave:
    n = length(seconds)
    folds = [burst(0.02, chance, 1500, 9000, 300) for _ in range(16)]
    moving = drift(n, chance, 5) ** 3
    crackle = scatter(n, chance, folds, 240, 1.5) * moving[:, None]
    sweep = swept(n, chance, 2600 + 2600 * drift(n, chance, 4), 1.2, moving)
    return mixed((1.0, crackle), (0.6, sweep)) * hump(n, 0.4, 0.3)[:, None]


def writing(seconds: float, chance: np.random.Generator) -> Wave:
    """A pen on paper: short strokes with rests between words."""
    n = length(seconds)
    level = np.zeros(n)
    at = 0.05
    while at < seconds - 0.2:
        m = length(float(chance.uniform(0.05, 0.14)))
        level[length(at) : length(at) + m] += float(chance.uniform(0.5, 1)) * np.hanning(m)[: n - length(at)]
        at += m / SAMPLE_RATE + float(chance.uniform(0.01, 0.04) if chance.random() < 0.8 else chance.uniform(0.2, 0.4))
    scratch = swept(n, chance, 2300 + 1600 * drift(n, chance, 9), 1.3, level, 1)
    return mixed((1.0, scratch), (0.25, band_pass(chance.standard_normal(n), 200, 600) * level))


def typing(seconds: float, chance: np.random.Generator) -> Wave:
    out = np.zeros((length(seconds), 2))
    at = 0.05
    while at < seconds - 0.15:
        tune = float(chance.uniform(0.85, 1.15))
        clack = strike(0.08, (420 * tune, 1250 * tune, 2900 * tune), (90, 130, 190), (0.7, 0.5, 0.3))
        clack += 0.7 * burst(0.08, chance, 900, 7000, 220)
        place(out, clack, length(at), float(chance.uniform(0.5, 1)), float(chance.uniform(-0.3, 0.3)))
        at += float(chance.uniform(0.08, 0.2) if chance.random() < 0.85 else chance.uniform(0.3, 0.7))
    return room(out, 0.3, 0.12, chance)[: length(seconds)]


def glass_clink(seconds: float, chance: np.random.Generator) -> Wave:
    hertz = float(chance.uniform(2100, 2700))
    ping = strike(seconds, (hertz, hertz * 1.06, hertz * 2.32, hertz * 4.2), (6, 7, 11, 20), (1, 0.6, 0.5, 0.3))
    return room(ping, 0.4, 0.15, chance)[: length(seconds)]


def glass_break(seconds: float, chance: np.random.Generator) -> Wave:
    out = np.zeros((length(seconds), 2))
    place(out, burst(0.25, chance, 1200, 14000, 40) + 0.8 * strike(0.25, (320, 540), (40, 60)), 0, 1.4)
    for _ in range(90):
        at = float(chance.exponential(0.22))
        hertz = float(chance.uniform(2300, 11000))
        shard = strike(0.3, (hertz, hertz * 1.7), (float(chance.uniform(18, 80)), 90), (1, 0.4))
        place(out, shard, length(at), 0.25 * float(1 + chance.pareto(2)), float(chance.uniform(-0.8, 0.8)))
    return out


def cork_pop(seconds: float, chance: np.random.Generator) -> Wave:
    """A cork leaves a bottle: a squeak of twisting, the hollow pop."""
    t = times(0.25)
    hollow = (
        np.sin(2 * np.pi * np.cumsum(330 + 260 * np.exp(-t * 40)) / SAMPLE_RATE)
        * np.exp(-t * 22)
        * np.minimum(1, t / 0.001)
    )
    out = np.zeros((length(seconds), 2))
    place(out, 0.12 * _groan(0.22, chance, 600), 0)
    place(out, hollow + 0.5 * burst(0.25, chance, 500, 8000, 110), length(0.26))
    return room(out, 0.4, 0.2, chance)[: length(seconds)]


def cup_down(seconds: float, chance: np.random.Generator) -> Wave:
    hertz = float(chance.uniform(1300, 1700))
    clack = strike(0.3, (hertz, hertz * 2.4, hertz * 3.9), (28, 45, 70), (0.7, 0.4, 0.2))
    clack += strike(0.3, (190, 310, 520), (38, 50, 70), (0.9, 0.6, 0.4)) + 0.4 * burst(0.3, chance, 600, 6000, 160)
    return room(clack, 0.3, 0.15, chance)[: length(seconds)]


def cloth(seconds: float, chance: np.random.Generator) -> Wave:
    n = length(seconds)
    move = hump(n, 0.4, 1.2) * drift(n, chance, 8, 0.4, 1)
    return swept(n, chance, 900 + 1600 * move, 1.6, move)


def kitchen(seconds: float, chance: np.random.Generator) -> Wave:
    """Pots, plates and cutlery, somebody at work, over the room."""
    plates = [
        strike(0.5, (f, f * 2.3, f * 3.7), (14, 22, 34), (1, 0.6, 0.4)) + 0.3 * burst(0.5, chance, 1500, 8000, 120)
        for f in chance.uniform(900, 2600, 10)
    ]
    pots = [
        strike(0.7, (f, f * 1.6, f * 2.9), (9, 14, 22), (1, 0.7, 0.4)) + 0.4 * burst(0.7, chance, 300, 4000, 60)
        for f in chance.uniform(280, 700, 6)
    ]
    n = length(seconds)
    work = scatter(n, chance, plates, 1.6, 1.4) + 0.8 * scatter(n, chance, pots, 0.6, 1.4)
    return mixed((1.0, work), (0.12, band_pass(noise(n, chance, -4), 80, 3000)))


def zipper(seconds: float, chance: np.random.Generator) -> Wave:
    n = length(seconds)
    rate = np.linspace(60, 210, n)
    teeth = np.maximum(0, np.sin(2 * np.pi * np.cumsum(rate) / SAMPLE_RATE)) ** 8
    return high_pass(chance.standard_normal(n), 1500) * teeth * hump(n, 0.7, 0.6)


def switch(seconds: float, chance: np.random.Generator) -> Wave:
    """A light switch: down and its spring."""
    out = np.zeros((length(seconds), 2))
    place(
        out,
        strike(0.06, (900, 2300, 4100), (140, 190, 240), (0.6, 0.5, 0.3)) + burst(0.06, chance, 700, 8000, 280),
        length(0.02),
    )
    place(out, burst(0.05, chance, 1500, 7000, 300), length(0.055), 0.4)
    return room(out, 0.25, 0.15, chance)[: length(seconds)]


def chair(seconds: float, chance: np.random.Generator) -> Wave:
    """Wood scrapes over a floor."""
    n = length(seconds)
    return low_pass(band_pass(saw(drift(n, chance, 6, 95, 150)) + 0.8 * chance.standard_normal(n), 180, 2600), 3500) * (
        hump(n, 0.35, 0.7) * drift(n, chance, 14, 0.3, 1)
    )


def fire(seconds: float, chance: np.random.Generator) -> Wave:
    """Crackle first: the roar is a bed, twelve decibels under what one expects."""
    n = length(seconds)
    snaps: list[Wave] = []
    for _ in range(50):
        low, high = float(chance.uniform(500, 1400)), float(chance.uniform(2500, 8500))
        snaps.append(
            burst(float(chance.uniform(0.006, 0.04)), chance, low, high, float(chance.uniform(150, 800)), 0.0004)
        )
    pops = [strike(0.06, (float(f), float(f) * 1.9), (60, 100)) for f in chance.uniform(160, 420, 8)]
    crackle = scatter(n, chance, snaps, 26, 1.35) + 0.4 * scatter(n, chance, pops, 2.2, 2.2)
    bed = band_pass(noise(n, chance, -4), 90, 700) * drift(n, chance, 5, 0.5, 1)[:, None]
    breath = band_pass(noise(n, chance, -1), 900, 6000) * drift(n, chance, 3, 0.5, 1)[:, None]
    return mixed((1.0, crackle), (0.2, bed), (0.12, breath))


def match_strike(seconds: float, chance: np.random.Generator) -> Wave:
    t = times(seconds)
    level = np.minimum(1, t / 0.02) * np.exp(-t * 9) + 0.5 * np.exp(-(((t - 0.28) / 0.13) ** 2)) + 0.08 * np.exp(-t)
    return swept(len(t), chance, 3600 - 2400 * np.clip(t / 0.7, 0, 1), 1.5, level)
