"""Another world: dust and stones under a strange sky, domes with a lit window, a rover and the tracks it made.

Mars has red dust and a pale sky; the moon grey dust, a black sky with stars, and the earth in it.
"""

import math

import numpy as np

from tools.generators.previz.atmosphere import Atmosphere, atmosphere
from tools.generators.previz.noise import colour as tint
from tools.generators.previz.noise import generator
from tools.generators.previz.places.canvas import scaled
from tools.generators.previz.places.furniture import crate, tabletop
from tools.generators.previz.places.landforms import far_hills
from tools.generators.previz.places.palette import WARM, glowing
from tools.generators.previz.places.staging import Floor, stage
from tools.generators.previz.places.undergrowth import rock, scatter
from tools.generators.previz.world import World

FLOOR = Floor(-1.5, -5.0, 3.0, 6.0)


def planet(air: Atmosphere, seed: int) -> World:
    """Mars, or any red world."""
    here = atmosphere(air.time, "clear", air.mood)
    light = {"night": 0.16, "dusk": 0.5, "dawn": 0.75, "sunset": 0.7}.get(air.time, 1.0)
    low, high = tint("#d8a074") * light, tint("#8a6a62") * light
    here.ramp = np.linspace(low, high, 256).astype(np.float32)
    here.haze = tint("#c8885c") * (0.5 * light)
    here.cover, here.wind = 0.05, air.wind
    if air.time == "night":
        here.sun, here.elevation = here.sun * 2.2, 0.4
    return _world(here, seed, ("#b4643e", "#864630"), "#7c4a38", 0.006)


def moon(air: Atmosphere, seed: int) -> World:
    """The moon: no air, no weather, hard light."""
    here = atmosphere("night", "clear", air.mood)
    here.ramp = np.linspace(tint("#0b0d14"), tint("#010102"), 256).astype(np.float32)
    here.haze, here.cover, here.glow, here.disc = np.array((0.0, 0.0, 0.0)), 0.0, 0.0, 0
    level = 0.5 if air.time == "night" else 1.0
    here.sun = np.array((2.4, 2.35, 2.2)) * level
    here.above, here.below = np.array((0.05, 0.055, 0.07)), np.array((0.10, 0.10, 0.10)) * level
    here.elevation, here.exposure = 0.42, 1.05
    w = _world(here, seed, ("#9a9a98", "#6a6a6c"), "#747476", 0.0)
    w.stars = True
    with w.part():
        at, r = np.array((46.0, 31.0, 190.0)), 8.0
        disc = [at + r * np.array((math.cos(a), math.sin(a), 0)) for a in np.linspace(0, 2 * math.pi, 28)[:-1]]
        w.polygon(disc, "#3f6fa8", "#dfe8ee", "rug", 7.0, 5.0, glow=(0.16, 0.28, 0.46))
    return w


def _world(air: Atmosphere, seed: int, dust: tuple[str, str], stone: str, haze: float) -> World:
    w, random = World(air, seed), generator(seed, 33)
    w.ground("dunes", (seed * 0.618 % 1 * 7, 0.0, 0.0, 6.0, 0.0), *dust)
    w.sun(-1.0, max(air.elevation, 0.3), air.sun, soft=0.06)
    w.density = haze
    far_hills(w, 320, 38, tint(stone) * 0.8, low=-6.0, seed=seed)
    for x, z in scatter(random, 40, 2.4, 22.0):
        w.place(scaled(rock(0.8, 0.45, stone), float(random.uniform(0.25, 1.4))), x, z, cap=240)
        w.shade(x, z, 0.35, 0.4, w.height(x, z))
    for x, z, r in ((6.6, 13.5, 3.0), (11.6, 18.0, 2.2), (-9.5, -14.0, 2.8)):
        _dome(w, x, z, r)
    _rover(w, -3.4, 4.2)
    for x, z, size in ((2.3, -5.0, 1.5), (-2.6, -4.8, 1.4), (3.2, 5.4, 1.3), (-2.4, 5.9, 1.2)):
        w.place(scaled(rock(1.0, 0.5, stone), size), x, z, cap=320)
    at = w.height(1.9, 1.2)
    crate(w, 1.9, 1.2, 0.62, 0.42, "#b8bcc0", at)
    tabletop(w, 1.59, 0.89, 2.21, 1.51, at + 0.42, "#b8bcc0", plank=(0.3, 9.0))
    w.point((1.0, w.height(0, 0) + 2.2, -3.0), air.above * 0.9 + WARM * 0.6 * air.lamps, 2.2, shadow=0)
    w.dust = 0.2
    w.shade(0, 0, 0.5, 0.5)
    ground = w.height(0, 0)
    stage(
        w, (0.0, 0.0), sit=(1.55, 1.5, 0.36), table=(1.85, at + 0.422, 1.15), ground=(0.5, -1.0),
        door=(-2.4, 1.0), far=(2.2, 9.0),
    )  # fmt: skip
    w.view("A", (-0.9, ground + 1.6, -8.8), (1.5, ground + 1.55, 6.0), 58, fore=0.6)
    w.view("B", (2.7, ground + 1.3, 6.6), (-1.1, ground + 1.45, -2.6), 58, fore=0.5)
    return w


def _dome(w: World, x: float, z: float, r: float) -> None:
    """A pressure dome of panels on a ring, with a lock and a lit window."""
    g = w.height(x, z) - 0.15
    w.prism(x, z, g, g + 0.5, r * 1.05, r * 1.03, "#8c9094", 18, None, "panels", 1.2, 0.5)
    rings = 5
    for i in range(rings):
        a, b = (math.pi / 2) * i / rings, (math.pi / 2) * (i + 1) / rings
        w.prism(
            x, z, g + 0.5 + r * math.sin(a) * 0.8, g + 0.5 + r * math.sin(b) * 0.8, r * math.cos(a), r * math.cos(b),
            "#d4d6d4", 18, "#a4a8ac", "panels", 1.1, 0.8, cap=i == rings - 1,
        )  # fmt: skip
    w.box(x - 0.7, g, z - r - 0.9, x + 0.7, g + 1.9, z - r * 0.8, "#b0b4b6", None, "panels", 0.7, 0.9)
    w.quad((x - 0.42, g + 0.1, z - r - 0.92), (0.84, 0, 0), (0, 1.5, 0), "#b86a34", None, "panels", 0.42, 0.8)
    lit = glowing(WARM, 1.0)
    w.quad((x - 0.22, g + 1.05, z - r - 0.94), (0.44, 0, 0), (0, 0.36, 0), "#ffd9a0", None, "lamp", glow=lit)
    w.point((x, g + 1.3, z - r - 1.5), WARM * 2.2, 1.4, shadow=0, glow=0.4, glow_radius=0.25)
    w.block(x - r, g, z - r, x + r, g + r, z + r)
    w.shade(x, z, r * 1.3, 0.55, g + 0.15)


def _rover(w: World, x: float, z: float) -> None:
    """Six wheels, a flat body with panels, a mast with two eyes; behind it, its track."""
    g = w.height(x, z)
    with w.part():
        for wx in (-0.62, 0.62):
            for wz in (-0.75, 0.0, 0.75):
                w.box(x + wx - 0.1, g, z + wz - 0.2, x + wx + 0.1, g + 0.4, z + wz + 0.2, "#3a3c40", shadow=False)
        w.box(x - 0.5, g + 0.45, z - 0.85, x + 0.5, g + 0.72, z + 0.85, "#d8d4c8", None, "panels", 0.5, 0.3)
        w.box(x - 0.72, g + 0.74, z - 0.7, x + 0.72, g + 0.77, z + 0.8, "#24304c", "#3a4a70", "tiles", 0.24, 0.24)
        w.box(x - 0.03, g + 0.72, z - 0.8, x + 0.03, g + 1.45, z - 0.74, "#a8aaac", shadow=False)
        w.box(x - 0.2, g + 1.45, z - 0.86, x + 0.2, g + 1.6, z - 0.7, "#d8d4c8")
    w.shade(x, z, 1.0, 0.5, g)
