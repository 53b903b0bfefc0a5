"""A river: a grassy bank with a willow, reeds along the edge, a jetty and a boat, trees on the other side."""

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
from tools.generators.previz.places.landforms import bank, far_hills, rough
from tools.generators.previz.places.palette import WARM
from tools.generators.previz.places.staging import Floor, stage
from tools.generators.previz.places.trees import tree
from tools.generators.previz.places.undergrowth import bush, grass, rock
from tools.generators.previz.world import World

FLOOR = Floor(-1.6, -6.0, 3.2, 10.0)
LEVEL = -0.50
"""How far the water lies below the bank."""
FAR = -15.0
"""Where the other bank begins."""
_REEDS = ("#7c8a48", "#97a058", "#5d6c38")
_FROST = ("#b8bcb4", "#989888", "#d4dae2")


def edge(z: float, seed: int) -> float:
    """The x of the near bank at depth z; the water is to the left of it."""
    return -2.7 + 0.7 * (rough(z * 1.1, 17, seed) - 0.5) * 2 + 0.25 * math.sin(z * 0.6 + seed)


def river(air: Atmosphere, seed: int) -> World:
    w, random = World(air, seed, reflect=True), generator(seed, 52)
    snowy = air.snow > 0
    w.water = Water(LEVEL, deep="#2b4a48", chop=0.22 + 0.3 * air.wind, foaming=0.04 + 0.1 * air.wind, glitter=0.9)
    w.sun(-0.6, max(air.elevation, 0.20), air.sun * 0.95, soft=0.3)
    w.density = max(air.density * 0.5, 0.0026)
    _near_bank(w, seed, snowy)
    _far_bank(w, random, snowy)
    _jetty(w)
    dinghy(w, -3.9, 6.0, LEVEL - 0.06, "#7a4a38")
    leaves = _FROST if snowy else ("#5c7436", "#748a42", "#445a2a")
    w.place(tree(6.4, leaves, girth=0.30, crown=0.86, spread=3.4), 4.6, 8.5, cap=110, mid=3.0, wrap=0.4, rim=0.5)
    w.shade(4.6, 8.5, 2.0, 0.5)
    w.block(4.2, 0, 8.1, 5.0, 3.0, 8.9)
    for x, z, size in ((1.9, 1.9, 1.1), (-2.0, 3.6, 0.6), (2.4, -4.4, 0.8), (-1.9, -2.8, 0.5)):
        w.place(scaled(rock(1.0, 0.5, "#76726a", "#66703e"), size), x, z, -0.08, cap=300)
        w.shade(x, z, 0.5 * size, 0.5)
    _reeds(w, random, seed, snowy)
    far_hills(w, 260, 34, "#56665c", low=LEVEL, start=-1.7, end=0.6, seed=seed)
    far_hills(w, 320, 46, "#667680", low=LEVEL, start=-0.4, end=1.6, seed=seed + 2)
    w.point((1.2, 2.4, -3.2), air.above * 0.6 + WARM * 0.5 * air.lamps, 2.2, shadow=0)
    if air.lamps > 0.2:
        w.point((-2.0, 1.0, 2.3), WARM * 3.4 * air.lamps, 1.6, shadow=0, glow=0.5 * air.lamps, glow_radius=0.16)
    w.dust = 0.25 if air.rain == 0 and not snowy else 0.0
    w.shade(0.05, 0, 0.45, 0.45)
    stage(
        w, (0.05, 0.0), sit=(-1.2, 1.25, 0.42), ground=(-0.4, -1.0), door=(2.2, 7.0), far=(0.4, 15.0),
    )  # fmt: skip
    w.box(-1.65, 0, 1.0, -0.75, 0.42, 1.42, "#6a543c", None, "planks", 0.16, 2.0)
    w.view("A", (1.5, 1.5, -7.4), (-1.3, 1.25, 6.0), 60, fore=0.6)
    w.view("B", (3.4, 1.55, 2.2), (-4.0, 0.9, 0.4), 60)
    return w


def _near_bank(w: World, seed: int, snowy: bool) -> None:
    """Grass to the edge, then a worn lip of earth down to the water."""
    green = tint(SNOW) * 0.92 if snowy else tint("#59683a")
    w.quad((-1.5, 0, -60), (70, 0, 0), (0, 0, 220), green, tint("#6c7440") if not snowy else green, "plain", shell=True)
    steps = [*np.arange(-60, -12, 4.0), *np.arange(-12, 18, 0.8), *np.arange(18, 160, 5.0)]
    bands = (("#5e6a3c", 0.0, 0.55), ("#7a6a48", 0.05, 0.80), ("#5a4c36", 0.35, 1.0))
    for z0, z1 in itertools.pairwise(steps):
        z0, z1 = float(z0), float(z1)
        for k, (paint, gloss, share) in enumerate(bands):
            before = 0.0 if k == 0 else bands[k - 1][2]
            corners: list[tuple[float, float, float]] = []
            for z, order in ((z0, (before, share)), (z1, (share, before))):
                end = edge(z, seed) - 0.1
                for s in order:
                    corners.append((-1.5 + (end + 1.5) * s, (LEVEL - 0.06) * s**2.6, z))
            w.polygon(corners, tint(SNOW) * 0.85 if snowy and k < 2 else tint(paint), gloss=gloss, seed=2, shell=True)


def _far_bank(w: World, random: np.random.Generator, snowy: bool) -> None:
    """The other side: a low bank, bushes at the water, trees behind."""
    flat, steep = (tint(SNOW) * 0.88, "#8a8478") if snowy else (tint("#62703e"), "#6a5a40")

    def height(x: float, z: float) -> float:
        rise = min(max((FAR - x) / 7.0, 0.0), 1.0)
        return LEVEL - 0.05 + rise**0.6 * (0.8 + 1.8 * rough(x * 0.8, z * 0.8, w.seed))

    bank(w, height, (-70, -50, -36, -28, -22, -18, -16, FAR), tuple(range(-60, 150, 6)), flat, steep, bare=0.6)
    leaves = _FROST if snowy else ("#4a6032", "#5c7038", "#3a4e2a")
    for _ in range(30):
        x, z = FAR - 4 - 18 * float(random.random()), float(random.uniform(-30, 100))
        draw = scaled(tree(7.5, leaves, crown=0.82, spread=2.9), float(random.uniform(0.6, 1.05)))
        w.place(draw, x, z, height(x, z) - 0.2, cap=45, mid=2.5, wrap=0.4, rim=0.4)
    for _ in range(30):
        x, z = FAR - 0.6 - 2.2 * float(random.random()), float(random.uniform(-24, 80))
        draw = scaled(bush(2.4, 1.3, leaves), float(random.uniform(0.6, 1.1)))
        w.place(draw, x, z, height(x, z) - 0.2, cap=70, wrap=0.4, rim=0.3)


def _jetty(w: World) -> None:
    """A few planks on posts, out over the water."""
    wood = "#7d6a50"
    for k in range(9):
        x = -2.0 - 0.42 * k
        w.box(x - 0.36, -0.05, 2.55, x, 0.0, 3.65, tint(wood) * (0.9 + 0.05 * (k % 3)))
    for k in (2, 5, 8):
        for z in (2.6, 3.6):
            x = -2.1 - 0.42 * k
            w.box(x - 0.07, LEVEL - 0.6, z - 0.07, x + 0.07, 0.55 if k == 8 else 0.02, z + 0.07, "#5a4a38")


def _reeds(w: World, random: np.random.Generator, seed: int, snowy: bool) -> None:
    """Reeds at the edge of the water and tall grass along the bank, none where people stand."""
    reed = grass(1.1, 1.25, _FROST if snowy else _REEDS, blades=56, bend=0.22)
    tuft = grass(1.3, 0.5, _FROST if snowy else _REEDS, blades=60, bend=0.40)
    bloom = bush(0.8, 0.5, _REEDS, size=0.03, count=150, flowers=("#d8d4c8", "#c8a0c0", "#e0bc50"))
    for _ in range(60):
        z = float(random.uniform(-9, 34))
        if 1.6 < z < 4.6 or abs(z) < 1.0:
            continue
        x = edge(z, seed) - 0.1 + float(random.normal(0, 0.22))
        w.place(scaled(reed, float(random.uniform(0.6, 1.1))), x, z, LEVEL + 0.02, cap=190, wrap=0.4, rim=0.4)
    for _ in range(70):
        z, x = float(random.uniform(-10, 26)), float(random.uniform(-1.4, 9.0))
        if (abs(x) < 1.7 and abs(z) < 2.0) or (abs(x - 1.5) < 1.3 and abs(z + 7.4) < 1.6):
            continue
        draw = bloom if random.random() < 0.22 and not snowy else tuft
        w.place(scaled(draw, float(random.uniform(0.5, 1.0))), x, z, cap=170, wrap=0.4, rim=0.3)
