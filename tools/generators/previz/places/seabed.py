"""The bottom of the sea: pale sand, tall weed leaning one way, rocks, a wreck on its side, light from above."""

import math

import numpy as np

from tools.generators.previz.atmosphere import Atmosphere, atmosphere
from tools.generators.previz.noise import colour as tint
from tools.generators.previz.noise import generator
from tools.generators.previz.places.canvas import scaled
from tools.generators.previz.places.furniture import barrel, crate
from tools.generators.previz.places.landforms import sea_stack
from tools.generators.previz.places.staging import Floor, stage
from tools.generators.previz.places.undergrowth import fern, grass, rock, scatter
from tools.generators.previz.world import World

FLOOR = Floor(-1.6, -5.0, 2.2, 6.0)
_WEED = ("#2f6a4c", "#4a8a58", "#24503e")
_CORAL = ("#b8604e", "#c88a54", "#8a5a7c")


def seabed(air: Atmosphere, seed: int) -> World:
    w, random = World(_water(air), seed), generator(seed, 31)
    w.ground("dunes", (seed * 0.618 % 1 * 7, 0.0, 0.0, 6.0, 0.0), "#b8b48e", "#7c9284")
    w.sun(-0.4, 1.15, w.air.sun, soft=0.5, dapple=0.75)
    w.haze_colour, w.density = w.air.haze, 0.022
    for x, z in scatter(random, 34, 2.6, 17.0):
        size = float(random.uniform(0.6, 1.5))
        if random.random() < 0.6:
            w.place(scaled(grass(0.34, 1.5, _WEED, blades=20, bend=0.3), size), x, z, cap=300, wrap=0.4)
        elif random.random() < 0.5:
            w.place(scaled(fern(0.9, 0.5, (_CORAL[0], _CORAL[1])), size), x, z, cap=260, wrap=0.3)
        else:
            w.place(scaled(rock(1.0, 0.6, "#5c6a68", "#4a7858"), size), x, z, cap=260)
        w.shade(x, z, 0.4 * size, 0.3, w.height(x, z))
    _wreck(w, 5.2, 12.0)
    for x, z, r, high in ((-9.0, 16.0, 2.6, 7.0), (-14.0, 24.0, 4.0, 10.0), (13.0, -14.0, 3.5, 8.0)):
        sea_stack(w, x, z, r, high, w.height(x, z) - 0.5, "#4c6a6c")
    for x, z, size in ((-2.6, -3.9, 1.25), (3.1, -4.4, 1.2), (-2.9, 4.9, 1.3), (3.0, 5.2, 1.1)):
        w.place(scaled(grass(0.4, 1.6, _WEED, blades=24, bend=0.3), size), x, z, cap=340, wrap=0.3)
    _cargo(w)
    w.point((0.6, w.height(0, 0) + 2.6, -2.6), w.air.above * 1.3, 2.2, shadow=0)
    w.shafts, w.dust = 0.009, 1.0
    w.shade(0, 0, 0.5, 0.35)
    ground = w.height(0, 0)
    stage(
        w, (0.0, 0.0), sit=(1.5, 1.7, 0.4), table=(1.95, w.height(1.9, 0.9) + 0.4, 0.9), ground=(0.5, -1.0),
        door=(-2.4, 1.6), far=(2.6, 10.0),
    )  # fmt: skip
    w.view("A", (-0.9, ground + 1.35, -7.8), (1.3, ground + 1.5, 6.0), 60, fore=0.6)
    w.view("B", (2.4, ground + 1.2, 6.2), (-1.0, ground + 1.3, -2.6), 60, fore=0.5)
    return w


def _water(air: Atmosphere) -> Atmosphere:
    """Any weather is far above: green water, brighter upwards, darker at night."""
    bright = {"night": 0.26, "dusk": 0.55, "dawn": 0.7, "sunset": 0.62}.get(air.time, 1.0)
    deep = atmosphere("day", "clear", air.mood)
    low, high = tint("#2f6c70") * bright, tint("#8ad2c0") * bright
    deep.ramp = np.linspace(low, high, 256).astype(np.float32)
    deep.haze = np.array((0.035, 0.15, 0.165)) * bright
    deep.sun = np.array((1.0, 1.6, 1.4)) * bright
    deep.above, deep.below = np.array((0.12, 0.27, 0.28)) * bright, np.array((0.06, 0.12, 0.12)) * bright
    deep.cover, deep.disc, deep.glow, deep.lamps = 0.0, 0, 0.0, 0.0
    deep.shadows, deep.highlights, deep.saturation = (0.80, 1.03, 1.06), (0.92, 1.04, 1.0), 0.95
    return deep


def _wreck(w: World, x: float, z: float) -> None:
    """A hull on its side, planks gone between the ribs, and a mast across the sand."""
    g = w.height(x, z) - 0.4
    for i in range(9):
        along = -4.2 + 1.05 * i
        swell = 1.0 - (along / 5.4) ** 2
        for k in range(5):
            a0, a1 = -0.2 + 0.55 * k, -0.2 + 0.55 * (k + 1)
            r = 2.6 * math.sqrt(max(swell, 0.1))
            p = (x + along, g + r * math.sin(a0) * 0.95, z + r * (1 - math.cos(a0)))
            q = (x + along, g + r * math.sin(a1) * 0.95, z + r * (1 - math.cos(a1)))
            with w.part():
                w.polygon([p, q, (q[0] + 0.22, q[1], q[2]), (p[0] + 0.22, p[1], p[2])], "#4a4032")
            if (i * 5 + k * 3) % 4 and i < 8:
                end = (p[0] + 1.05, p[1], p[2]), (q[0] + 1.05, q[1] - 0.05, q[2])
                w.polygon([p, q, end[1], end[0]], "#5e5a46", "#4a6050", "planks", 0.3, 3.0)
    w.block(x - 4.5, g, z, x + 4.5, g + 2.2, z + 2.6)
    with w.part():
        foot, tip = np.array((x - 1.0, g + 0.9, z - 0.4)), np.array((x - 5.6, g + 0.7, z - 3.4))
        for way in (np.array((0.0, 0.16, 0.0)), np.array((0.0, 0.0, 0.16))):
            w.polygon([foot - way, foot + way, tip + way * 0.5, tip - way * 0.5], "#54482f")
    w.shade(x, z, 3.2, 0.5, g + 0.4)


def _cargo(w: World) -> None:
    """What went down with it: a crate to lay a thing on, a barrel half in the sand."""
    crate(w, 1.9, 0.9, 0.62, 0.4, "#6a6a50", w.height(1.9, 0.9))
    barrel(w, -2.2, 2.6, 0.55, "#5c5a44", w.height(-2.2, 2.6) - 0.1)
    w.shade(1.9, 0.9, 0.5, 0.4, w.height(1.9, 0.9))
