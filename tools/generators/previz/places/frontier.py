"""A street of the old west: board houses with false fronts and porches, a rail, a trough, a water tower, dust."""

import numpy as np

from tools.generators.previz.atmosphere import Atmosphere
from tools.generators.previz.noise import colour as tint
from tools.generators.previz.noise import generator
from tools.generators.previz.places.canvas import scaled
from tools.generators.previz.places.furniture import barrel, crate, tabletop
from tools.generators.previz.places.landforms import far_hills
from tools.generators.previz.places.palette import WARM, glowing
from tools.generators.previz.places.staging import Floor, stage
from tools.generators.previz.places.undergrowth import grass
from tools.generators.previz.world import World

FLOOR = Floor(-2.2, -6.0, 2.2, 14.0)
_BOARDS = ("#8a6a48", "#9c7c58", "#7a5c44", "#a48a68", "#6c5844")
_STRAW = ("#8a7a44", "#6d5f38", "#a8904e")
_LINE = 4.6
"""From the middle of the street to the house fronts."""


def frontier(air: Atmosphere, seed: int) -> World:
    w, random = World(air, seed), generator(seed, 34)
    snow = air.snow > 0
    dirt = ("#d4d8de", "#a8a098") if snow else ("#c09a6c", "#9a7852")
    w.quad((-70, 0, -40), (140, 0, 0), (0, 0, 170), dirt[0], dirt[1], "rug", 3.4, 5.0, shell=True)
    for x in (-0.75, 0.7):
        w.quad((x, 0.004, -30), (0.16, 0, 0), (0, 0, 110), tint(dirt[1]) * 0.92)
    w.sun(-0.9, max(air.elevation, 0.32), air.sun * 1.1, soft=0.1)
    w.density = max(air.density * 0.6, 0.003)
    far_hills(w, 260, 34, "#94705a", low=-2.0, seed=seed)
    for side in (-1, 1):
        z = -13.0
        while z < 34:
            wide = float(random.uniform(4.6, 6.6))
            _house(w, random, side, z, z + wide)
            z += wide + float(random.choice((0.1, 0.1, 1.6)))
    _tower(w, 9.5, 38.0)
    _rail(w, -3.0, 2.2)
    _trough(w, 2.75, 2.9)
    barrel(w, 3.1, -1.2, 0.85)
    crate(w, 2.7, 0.7, 0.6, 0.44)
    tabletop(w, 2.4, 0.4, 3.0, 1.0, 0.44, "#8a6a42", plank=(0.14, 9.0))
    for x, z in ((-2.9, -4.6), (2.9, -5.0), (-2.7, 6.6), (2.8, 8.4), (-3.1, 12.0)):
        w.place(scaled(grass(0.9, 0.4, _STRAW, blades=40, bend=0.4), float(random.uniform(0.7, 1.2))), x, z, cap=260)
    w.point((-0.8, 2.6, -3.0), air.above * 0.7 + WARM * 0.8 * air.lamps, 2.2, shadow=0)
    w.dust = 0.5
    w.shade(0, 0, 0.5, 0.45)
    stage(
        w, (0.0, 0.0), sit=(2.7, 0.7, 0.44), table=(2.65, 0.442, 0.65), ground=(0.4, -1.0), door=(-2.0, 5.0),
        far=(0.2, 13.0),
    )  # fmt: skip
    w.view("A", (-1.1, 1.5, -6.4), (0.3, 1.75, 8.0), 58, fore=0.5)
    w.view("B", (1.2, 1.5, 6.0), (-0.4, 1.5, -6.0), 58, fore=0.4)
    return w


def _house(w: World, random: np.random.Generator, side: int, z0: float, z1: float) -> None:
    """A board house: a false front higher than its roof, a porch on posts, a door, two windows."""
    paint = _BOARDS[int(random.integers(len(_BOARDS)))]
    near, far, porch = side * _LINE, side * (_LINE + 7.0), side * (_LINE - 1.5)
    high = float(random.uniform(3.4, 5.2))
    out = near - side * 0.02
    with w.part():
        w.box(near, 0, z0, far, high - 0.9, z1, paint, None, "planks", 0.2, 6.0)
        w.box(near, 0, z0, near + side * 0.12, high, z1, paint, None, "planks", 0.22, 6.0)
        w.box(near - side * 0.1, high, z0 - 0.06, near + side * 0.2, high + 0.14, z1 + 0.06, tint(paint) * 0.7)
        w.box(porch, 0.0, z0, near, 0.14, z1, "#7a6248", None, "planks", 0.16, 3.0)
        w.box(porch, 2.5, z0, near, 2.6, z1, tint(paint) * 0.75, None, "planks", 0.2, 3.0)
        for z in np.linspace(z0 + 0.15, z1 - 0.15, 4):
            w.box(porch, 0.14, float(z) - 0.05, porch + side * 0.1, 2.5, float(z) + 0.05, tint(paint) * 0.8)
        middle = (z0 + z1) / 2
        w.quad((out, 0.14, middle - 0.5), (0, 0, 1.0), (0, 2.0, 0), "#4a3828", "#3a2c20", "panels", 0.5, 1.0)
        lit = w.air.lamps > 0.3 and random.random() < 0.6
        for z in (z0 + 0.5, z1 - 1.3):
            w.quad((out, 0.95, z - 0.07), (0, 0, 0.94), (0, 1.24, 0), tint(paint) * 0.55)
            glow = glowing(WARM, 0.8 * w.air.lamps)
            if lit:
                w.quad((out - side * 0.01, 1.02, z), (0, 0, 0.8), (0, 1.1, 0), "#ffc070", None, "lamp", glow=glow)
            else:
                w.quad((out - side * 0.01, 1.02, z), (0, 0, 0.8), (0, 1.1, 0), "#2c3034", gloss=0.4)
        board = "#c8b48a" if random.random() < 0.5 else "#5a4030"
        long = (0, 0, z1 - z0 - 1.2)
        w.quad((out, high - 0.95, z0 + 0.6), long, (0, 0.6, 0), board, tint(board) * 0.6, "rug", 0.5, 0.6)
    w.shade(porch, (z0 + z1) / 2, 1.4, 0.4)
    if lit:
        w.point((porch, 1.6, (z0 + z1) / 2), WARM * 1.6 * w.air.lamps, 1.3, shadow=0)


def _tower(w: World, x: float, z: float) -> None:
    """The water tower at the end of the street."""
    for dx in (-1.0, 1.0):
        for dz in (-1.0, 1.0):
            w.box(x + dx - 0.1, 0, z + dz - 0.1, x + dx + 0.1, 6.0, z + dz + 0.1, "#6a5238")
    w.prism(x, z, 6.0, 8.6, 1.7, 1.7, "#8a6c4a", 16, None, "planks", 0.22, 6.0)
    w.prism(x, z, 8.6, 9.7, 1.9, 0.1, "#5c4a38", 16)


def _rail(w: World, x: float, z: float) -> None:
    for end in (0.0, 2.4):
        w.box(x - 0.06, 0, z + end - 0.06, x + 0.06, 1.05, z + end + 0.06, "#6a5238")
    w.box(x - 0.05, 0.92, z - 0.3, x + 0.05, 1.02, z + 2.7, "#7a6044", shadow=False)
    w.shade(x, z + 1.2, 0.8, 0.3)


def _trough(w: World, x: float, z: float) -> None:
    with w.part():
        w.box(x - 0.34, 0.1, z, x + 0.34, 0.5, z + 1.7, "#7a6248", None, "planks", 0.2, 3.0)
        w.quad((x - 0.27, 0.505, z + 0.07), (0.54, 0, 0), (0, 0, 1.56), "#3a4c54", gloss=0.8)
    w.shade(x, z + 0.8, 0.8, 0.45)
