"""A beach: sand to a wandering tide line, surf, driftwood, a beached boat, marram dunes, a far headland."""

import itertools
import math

import numpy as np

from tools.generators.previz.atmosphere import Atmosphere
from tools.generators.previz.noise import colour as tint
from tools.generators.previz.noise import generator
from tools.generators.previz.pieces import Water
from tools.generators.previz.places.boats import dinghy
from tools.generators.previz.places.buildings import SNOW
from tools.generators.previz.places.canvas import scaled
from tools.generators.previz.places.landforms import bank, far_hills, rough, sea_stack
from tools.generators.previz.places.moving import gulls, surf
from tools.generators.previz.places.palette import WARM
from tools.generators.previz.places.staging import Floor, stage
from tools.generators.previz.places.undergrowth import driftwood, grass, outlined, ring, rock
from tools.generators.previz.world import World

FLOOR = Floor(-2.2, -6.0, 3.5, 10.0)
LEVEL = -0.42
"""How far the water lies below the dry sand."""


def shore(z: float, seed: int) -> float:
    """The x of the tide line at depth z; the sea is to the left of it."""
    return (
        -4.3
        + 1.1 * (rough(z * 1.3, 40, seed) - 0.5) * 2
        + 0.35 * math.sin(z * 0.8 + seed)
        - 0.010 * max(0.0, z - 8) ** 1.5
    )


def beach(air: Atmosphere, seed: int) -> World:
    w, random = World(air, seed, reflect=True), generator(seed, 6)
    stormy = air.wind
    w.water = Water(LEVEL, deep="#1e4054", chop=0.55 + 0.5 * stormy, foaming=0.30 + 0.4 * stormy, glitter=1.0)
    w.sun(-0.55, max(air.elevation, 0.20), air.sun * 0.95, soft=0.25)
    w.density = air.density * 0.3 if air.density < 0.01 else air.density * 0.7
    _sand(w, seed)
    _dunes(w, random)
    for x, z, size in ((-3.6, 4.6, 1.0), (-4.4, 5.6, 0.6), (-4.9, 11.0, 1.3), (-3.5, -4.6, 0.5), (2.9, 6.5, 0.5)):
        w.place(scaled(rock(1.1, 0.6, "#5e5854", "#4a5044"), size), x, z, -0.15, cap=300)
        w.shade(x, z, 0.5 * size, 0.5, -0.1)
    w.place(driftwood(), 1.95, 1.25, 0.0, cap=400)
    w.shade(1.95, 1.25, 0.9, 0.5)
    w.place(scaled(driftwood(1.4), 0.8), -1.7, -3.4, 0.0, cap=400, flip=True)
    w.shade(-1.7, -3.4, 0.5, 0.45)
    dinghy(w, 3.4, 7.4)
    sea_stack(w, -34, 74, 7, 13, LEVEL - 0.4, "#6a5e58")
    sea_stack(w, -46, 84, 4, 7, LEVEL - 0.4, "#6a5e58")
    far_hills(w, 300, 34, "#5a6670", low=LEVEL, start=-0.10, end=1.3, seed=seed)
    far_hills(w, 380, 24, "#606c78", low=LEVEL, start=-2.6, end=-1.75, seed=seed + 2)
    far_hills(w, 130, 16, "#66705c", low=-1, start=0.9, end=3.0, seed=seed + 1)
    surf(w, lambda z: shore(z, seed), LEVEL)
    gulls(w, (-9, 4.5, 14), count=4, spread=5)
    _lace(w, random, seed)
    w.point((1.2, 2.4, -3.2), air.above * 0.6 + WARM * 0.5 * air.lamps, 2.2, shadow=0)
    if air.lamps > 0.2:
        w.point((3.4, 0.9, 6.6), WARM * 3.5 * air.lamps, 1.6, shadow=0, glow=0.55 * air.lamps, glow_radius=0.22)
    w.shade(0.1, 0, 0.45, 0.5)
    stage(
        w, (0.1, 0.0), sit=(1.85, 1.15, 0.24), ground=(-0.5, -1.0), door=(2.4, 8.0),
        far=(-1.0, 16.0),
    )  # fmt: skip
    w.view("A", (1.3, 1.45, -7.2), (-0.9, 1.25, 6.0), 60, fore=0.6)
    w.view("B", (4.3, 1.5, 2.6), (-2.2, 1.05, -1.4), 60)
    return w


def _sand(w: World, seed: int) -> None:
    """Dry sand, and a wet band that darkens and shines towards the water."""
    snowy = w.air.snow > 0
    dry = tint(SNOW) * 0.92 if snowy else tint("#b49a74")
    w.quad((-1.9, 0, -60), (12.5, 0, 0), (0, 0, 220), dry, shell=True)
    edges = [*np.arange(-60, -12, 4.0), *np.arange(-12, 16, 0.7), *np.arange(16, 160, 4.0)]
    bands = (("#a4896a", 0.08, 0.22), ("#8a7258", 0.35, 0.48), ("#6f5e4e", 0.70, 0.78), ("#6a5c4e", 0.95, 1.0))
    for z0, z1 in itertools.pairwise(edges):
        z0, z1 = float(z0), float(z1)
        for k, (paint, gloss, share) in enumerate(bands):
            before = 0.0 if k == 0 else bands[k - 1][2]
            corners: list[tuple[float, float, float]] = []
            for z, order in ((z0, (before, share)), (z1, (share, before))):
                end = shore(z, seed) - 0.15
                wander = 0.10 * (rough(z * 6, 11 + k, seed) - 0.5)
                for s in order:
                    s = s if s in (0.0, 1.0) else s + wander
                    corners.append((-1.9 + (end + 1.9) * s, (LEVEL - 0.02) * s**1.3, z))
            w.polygon(corners, dry * 0.8 if snowy and k == 1 else tint(paint), gloss=gloss, seed=2, shell=True)


def _dunes(w: World, random: np.random.Generator) -> None:
    """A bank of dunes along the land side, with marram grass."""
    snowy = w.air.snow > 0
    sand, shade = (tint(SNOW) * 0.92, "#a8a8a8") if snowy else (tint("#b49a74"), "#a88a64")

    def height(x: float, z: float) -> float:
        rise = min(max((x - 4.2) / 4.5, 0.0), 1.0)
        return rise * rise * (3 - 2 * rise) * (0.7 + 2.6 * rough(x * 1.1, z * 1.1, w.seed)) - 0.01

    bank(w, height, (4.0, 5.2, 6.4, 7.6, 9, 11, 15), tuple(range(-30, 60, 3)), sand, shade, bare=0.6)
    greens = ("#8a8a58", "#a09a62", "#6a6c44")
    for _ in range(58):
        z, x = random.uniform(-14, 40), 4.4 + 7.0 * random.random() ** 1.3
        w.place(
            scaled(grass(1.3, 0.8, greens, blades=60, bend=0.42), random.uniform(0.6, 1.15)),
            x,
            z,
            height(x, z) - 0.05,
            cap=200,
            wrap=0.4,
            rim=0.4,
        )
    for x, z, size in ((3.9, -3.4, 0.9), (3.3, -4.6, 0.7), (4.4, 1.2, 0.8), (3.7, 3.0, 0.6)):
        w.place(scaled(grass(1.3, 0.8, greens, blades=60, bend=0.42), size), x, z, 0.0, cap=320, wrap=0.4, rim=0.4)


def _lace(w: World, random: np.random.Generator, seed: int) -> None:
    """What the last tide left: weed, shells and pebbles in a loose line."""
    for _ in range(34):
        z = random.uniform(-7, 12)
        x = shore(z, seed) + 1.5 + random.normal(0, 0.28)
        kind = random.random()
        if kind < 0.45:
            draw = rock(0.16, 0.07, ("#8a8078", "#5e5854", "#a89880")[int(random.integers(3))])
        elif kind < 0.75:
            weed = tuple((ring(0.1 * i - 0.2, 0.03, 0.12, 0.035), "#3a3a24", 0.02) for i in range(4))
            draw = outlined(0.8, 0.12, weed)
        else:
            draw = outlined(0.16, 0.1, ((ring(0, 0.03, 0.05, 0.035), "#d8c8b4", 0.03),))
        w.place(draw, x, z, -0.10, cap=420, mid=0.05, rim=0.3)
