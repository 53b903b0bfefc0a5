"""A concert hall made of arithmetic: early reflections from image sources, then noise that dies sooner the higher."""

import itertools
import math
from functools import lru_cache

import numpy as np

from tools.audio.chance import dice
from tools.audio.filters import Wave, band_pass
from tools.audio.ports import SAMPLE_RATE, Samples

HALL_SECONDS = 2.6
SIZE = (24.0, 17.0, 12.0)
STAGE = np.array([13.0, 5.0, 2.0])
EARS = (np.array([11.85, 12.0, 1.6]), np.array([12.15, 12.0, 1.6]))
SOUND_SPEED = 343.0
DIRECT_METRES = 7.0
REFLECTED = 0.78
LATE = ((40, 250, 2.5, 0.8), (250, 1000, 2.3, 1.0), (1000, 4000, 1.8, 0.8), (4000, 12000, 1.0, 0.6))
"""Bands of the late part: low and high in Hz, seconds until -60 dB, gain."""


@lru_cache(maxsize=1)
def hall() -> Samples:
    """The hall's impulse response without the direct sound, (n, 2)."""
    chance = dice("hall")
    n = round(HALL_SECONDS * SAMPLE_RATE)
    early = _reflections(n, chance)
    t = np.arange(n) / SAMPLE_RATE
    late = np.zeros((n, 2))
    for low, high, seconds, gain in LATE:
        noise = band_pass(chance.standard_normal((n, 2)), low, high)
        late += gain * noise * np.exp(-6.9 * t / seconds)[:, None]
    late *= np.clip((t - 0.015) / 0.06, 0, 1)[:, None]
    response = 0.5 * early / np.sqrt((early**2).sum(0)) + 0.85 * late / np.sqrt((late**2).sum(0))
    fade = round(0.2 * SAMPLE_RATE)
    response[-fade:] *= np.linspace(1, 0, fade)[:, None]
    return response.astype(np.float32)


def _reflections(n: int, chance: np.random.Generator) -> Wave:
    """Up to three bounces off the walls, floor and ceiling of a box."""
    early = np.zeros((n, 2))
    for order in itertools.product(range(-2, 3), repeat=3):
        bounces = sum(map(abs, order))
        if not 0 < bounces <= 3:
            continue
        image = np.array(
            [
                2 * math.ceil(o / 2) * size + (at if o % 2 == 0 else -at)
                for o, size, at in zip(order, SIZE, STAGE, strict=True)
            ]
        )
        for side, ear in enumerate(EARS):
            metres = float(np.linalg.norm(image - ear))
            at = round((metres - DIRECT_METRES) / SOUND_SPEED * SAMPLE_RATE)
            if 0 < at < n:
                early[at, side] += REFLECTED**bounces * DIRECT_METRES / metres * chance.choice((-1, 1))
    return band_pass(early, 20, 7000, 1)
