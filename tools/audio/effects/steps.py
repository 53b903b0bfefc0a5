"""Footsteps on wood, stone, gravel, snow and grass: heel, then toe, never twice the same."""

from collections.abc import Callable

import numpy as np

from tools.audio.effects.materials import burst, length, place, room, scatter, strike
from tools.audio.filters import Wave, band_pass, low_pass
from tools.audio.ports import SAMPLE_RATE

Step = Callable[[np.random.Generator], Wave]
PACE, RUNNING = 0.56, 0.31


def _walk(seconds: float, chance: np.random.Generator, step: Step, pace: float, toe: float) -> Wave:
    out = np.zeros((length(seconds), 2))
    at, side = 0.12, 0.12
    while at < seconds - 0.25:
        heel = float(chance.uniform(0.8, 1))
        place(out, step(chance), length(at), heel, side)
        if toe:
            place(out, step(chance), length(at + float(chance.uniform(0.07, 0.1))), heel * toe, side)
        at += pace + float(chance.normal(0, 0.018))
        side = -side
    return out


def on_wood(seconds: float, chance: np.random.Generator) -> Wave:
    return room(_walk(seconds, chance, _wood, PACE, 0.5), 0.35, 0.18, chance)[: length(seconds)]


def on_stone(seconds: float, chance: np.random.Generator) -> Wave:
    return room(_walk(seconds, chance, _stone, PACE, 0.45), 0.9, 0.3, chance)[: length(seconds)]


def on_gravel(seconds: float, chance: np.random.Generator) -> Wave:
    return _walk(seconds, chance, _gravel, PACE, 0.6)


def on_snow(seconds: float, chance: np.random.Generator) -> Wave:
    return _walk(seconds, chance, _snow, 0.66, 0.0)


def on_grass(seconds: float, chance: np.random.Generator) -> Wave:
    return _walk(seconds, chance, _grass, PACE, 0.4)


def running(seconds: float, chance: np.random.Generator) -> Wave:
    return room(_walk(seconds, chance, _stone, RUNNING, 0.0), 0.6, 0.25, chance)[: length(seconds)]


def _wood(chance: np.random.Generator) -> Wave:
    tune = float(chance.uniform(0.95, 1.05))
    board = strike(0.22, (96 * tune, 188 * tune, 415 * tune, 870 * tune), (24, 32, 55, 90), (0.8, 1, 0.6, 0.25))
    return board + 0.8 * burst(0.22, chance, 250, 4200, 110)


def _stone(chance: np.random.Generator) -> Wave:
    tune = float(chance.uniform(0.94, 1.06))
    sole = strike(0.12, (1750 * tune, 2600 * tune, 3400 * tune), (170, 210, 260), (0.5, 0.35, 0.2))
    return sole + 0.7 * burst(0.12, chance, 300, 5000, 130) + 0.9 * strike(0.12, (145 * tune, 260 * tune), (48, 70))


def _gravel(chance: np.random.Generator) -> Wave:
    """Many small stones turn over; duller than it seems, most of it lies under 6 kHz."""
    stones = [band_pass(burst(0.03, chance, 700, 5200, 160), 600, 5600) for _ in range(12)]
    n = length(0.26)
    crunch = scatter(n, chance, stones, 420, 1.6, 0.3) * (np.hanning(n) ** 0.7)[:, None]
    return low_pass(crunch.mean(1), 6000) + 0.12 * np.pad(strike(0.2, (110, 170), (34, 48)), (0, n - length(0.2)))


def _snow(chance: np.random.Generator) -> Wave:
    """A creak and a crunch: the grain rate of the crunch is itself a low tone."""
    n = length(0.34)
    u = np.linspace(0, 1, n)
    squeak = 0.5 + 0.5 * np.sin(2 * np.pi * np.cumsum(150 - 60 * u) / SAMPLE_RATE)
    crunch = band_pass(chance.standard_normal(n), 450, 4200) * squeak**3 * np.sin(np.pi * u) ** 0.8
    return crunch + 0.4 * band_pass(chance.standard_normal(n), 90, 260) * np.exp(-u * 9)


def _grass(chance: np.random.Generator) -> Wave:
    n = length(0.24)
    swish = band_pass(chance.standard_normal(n), 1200, 6500) * np.hanning(n) * (chance.random(n) < 0.5)
    return 0.5 * swish + np.pad(strike(0.2, (85, 130), (32, 44)), (0, n - length(0.2)))
