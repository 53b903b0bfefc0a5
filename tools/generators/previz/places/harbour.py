"""A harbour: a stone quay with bollards, boats along it, masts and nets, sheds, the sea beyond the mole."""

import math
from itertools import pairwise

import numpy as np

from tools.generators.previz.atmosphere import Atmosphere
from tools.generators.previz.noise import colour as tint
from tools.generators.previz.noise import generator
from tools.generators.previz.pieces import Water
from tools.generators.previz.places.boats import dinghy
from tools.generators.previz.places.buildings import house, street_lamp
from tools.generators.previz.places.furniture import barrel, crate, tabletop
from tools.generators.previz.places.landforms import far_hills
from tools.generators.previz.places.moving import gulls
from tools.generators.previz.places.palette import WARM
from tools.generators.previz.places.staging import Floor, stage
from tools.generators.previz.world import World

FLOOR = Floor(-1.7, -6.0, 2.6, 14.0)
LEVEL = -1.5
_EDGE = -2.4
"""The x of the quay's edge; the water is to the left of it."""


def harbour(air: Atmosphere, seed: int) -> World:
    w, random = World(air, seed, reflect=air.wet > 0), generator(seed, 36)
    snow = air.snow > 0
    stone = "#c8ccd2" if snow else "#8a8478"
    w.water = Water(LEVEL, deep="#1c3c4c", chop=0.45 + 0.4 * air.wind, foaming=0.12 + 0.3 * air.wind, glitter=1.0)
    w.sun(-0.6, max(air.elevation, 0.2), air.sun * 0.95, soft=0.2)
    w.density = air.density * 0.4 if air.density < 0.01 else air.density * 0.7
    w.quad(
        (_EDGE, 0, -30), (16, 0, 0), (0, 0, 90), stone, tint(stone) * 0.8, "tiles", 1.1, 0.6,
        gloss=0.1 + 0.35 * air.wet, shell=True,
    )  # fmt: skip
    w.quad((_EDGE, LEVEL - 0.5, -30), (0, 0, 90), (0, 1.5 - LEVEL - 1.0, 0), "#5c584e", "#48463e", "bricks", 0.8, 0.4)
    w.box(_EDGE - 0.05, -0.02, -30, _EDGE + 0.45, 0.12, 60, "#9a948a", None, "tiles", 1.2, 0.5, shadow=False)
    for z in np.arange(-8.0, 40.0, 4.4):
        _bollard(w, _EDGE + 0.22, float(z))
    for number, z in enumerate((-4.6, 2.6, 8.6, 15.0, 22.0)):
        _boat(w, _EDGE - 1.9 - float(random.uniform(0, 0.4)), z, number)
    dinghy(w, 4.6, -3.0, paint="#6a4a4a")
    _sheds(w, seed)
    _mole(w)
    _gear(w)
    far_hills(w, 420, 46, "#566470", low=LEVEL, start=-2.0, end=0.2, seed=seed)
    gulls(w, (-7, 5.5, 12), count=4, spread=5)
    street_lamp(w, 2.75, 4.6, 3.4)
    w.point((0.8, 2.4, -3.2), air.above * 0.8 + WARM * 0.7 * air.lamps, 2.2, shadow=0)
    w.shade(0.1, 0, 0.45, 0.45)
    stage(
        w, (0.1, 0.0), sit=(2.15, 1.3, 0.44), sit_facing=(-0.8, -0.6), table=(2.2, 0.442, 1.35), ground=(-0.4, -1.0),
        door=(2.4, 7.6), far=(0.0, 13.5),
    )  # fmt: skip
    w.view("A", (1.5, 1.6, -6.6), (-1.1, 1.5, 7.0), 60, fore=0.5)
    w.view("B", (1.9, 1.5, 4.6), (-0.8, 1.3, -3.0), 60)
    return w


def _bollard(w: World, x: float, z: float) -> None:
    with w.part():
        w.prism(x, z, 0.1, 0.5, 0.13, 0.11, "#3a3c3e", 12)
        w.prism(x, z, 0.5, 0.58, 0.19, 0.19, "#44464a", 12, shadow=False)
        w.prism(x, z, 0.22, 0.34, 0.17, 0.17, "#b8a070", 12, shadow=False)
    w.shade(x, z, 0.3, 0.4)


def _boat(w: World, x: float, z: float, number: int) -> None:
    """A fishing boat along the quay: a painted hull, a small wheelhouse, a mast with its lines."""
    paint = ("#3f6a84", "#9a4a3a", "#4a7458", "#c8a04a", "#5a5a70")[number % 5]
    y = LEVEL - 0.25
    stations = ((-2.4, 0.15, 1.55), (-1.6, 0.85, 1.3), (0.0, 1.15, 1.1), (1.6, 1.1, 1.1), (2.3, 0.9, 1.2))
    with w.part():
        for (s0, w0, h0), (s1, w1, h1) in pairwise(stations):
            for side in (-1, 1):
                foot = [(x + side * w0 * 0.6, y, z + s0), (x + side * w1 * 0.6, y, z + s1)]
                rail = [(x + side * w1, y + h1, z + s1), (x + side * w0, y + h0, z + s0)]
                w.polygon(foot + rail, paint)
                cap = [(x + side * w0, y + h0, z + s0), (x + side * w1, y + h1, z + s1)]
                low = [(x + side * w1, y + h1 - 0.14, z + s1), (x + side * w0, y + h0 - 0.14, z + s0)]
                w.polygon(cap + low, "#e0d8c4")
            deck = [(x - w0 * 0.95, y + 0.85, z + s0), (x + w0 * 0.95, y + 0.85, z + s0)]
            w.polygon([*deck, (x + w1 * 0.95, y + 0.85, z + s1), (x - w1 * 0.95, y + 0.85, z + s1)], "#8a7354")
        w.box(x - 0.6, y + 0.85, z + 0.5, x + 0.6, y + 2.2, z + 1.7, "#d8d2c4", None, "planks", 0.2, 6.0)
        w.box(x - 0.7, y + 2.2, z + 0.4, x + 0.7, y + 2.3, z + 1.8, tint(paint) * 0.9, shadow=False)
        for side in (x - 0.61, x + 0.61):
            w.quad((side, y + 1.45, z + 0.65), (0, 0, 0.9), (0, 0.5, 0), "#26343c", gloss=0.5)
    w.prism(x, z - 0.5, y + 0.85, y + 5.4 + 0.5 * (number % 3), 0.07, 0.04, "#8a6a44", 8)
    top = np.array((x, y + 5.2, z - 0.5))
    for end in ((x, y + 1.5, z - 2.4), (x, y + 1.2, z + 2.3), (x - 1.1, y + 1.1, z), (x + 1.1, y + 1.1, z)):
        with w.part():
            for way in (np.array((0.012, 0, 0)), np.array((0, 0, 0.012))):
                w.polygon([top - way, top + way, np.array(end) + way, np.array(end) - way], "#3a3028")


def _sheds(w: World, seed: int) -> None:
    """Net sheds and small houses along the quay."""
    paints = ("#8a5a48", "#b0a890", "#5c6c74", "#9c7c54")
    for number, z in enumerate((-8.0, 2.4, 9.6, 17.4, 26.0)):
        house(w, 7.6 + 0.4 * (number % 2), z + 2.6, 5.0, 4.8, 3.0 + 0.5 * (number % 3), paints[(number + seed) % 4])


def _mole(w: World) -> None:
    """The mole that keeps the sea out, with its small light."""
    w.box(-26, LEVEL - 0.5, 44, -6.5, 0.6, 47, "#6a665c", None, "bricks", 1.2, 0.6)
    w.prism(-8.4, 45.5, 0.6, 5.0, 0.9, 0.6, "#d8d2c4", 14)
    w.prism(-8.4, 45.5, 5.0, 5.9, 0.7, 0.5, "#b0402e", 14)
    if w.air.lamps > 0.2:
        w.point((-8.4, 5.4, 44.6), WARM * 4 * w.air.lamps, 2.0, shadow=0, glow=0.6, glow_radius=0.4)


def _gear(w: World) -> None:
    """Fish boxes, a barrel, a heap of net with floats, coiled rope."""
    crate(w, 2.2, 1.35, 0.62, 0.44)
    tabletop(w, 1.89, 1.04, 2.51, 1.66, 0.44, "#8a6a42", plank=(0.14, 9.0))
    crate(w, 2.9, 2.3, 0.6, 0.36, "#5a7a80")
    crate(w, 2.95, 2.3, 0.54, 0.32, "#b0903c", 0.37)
    barrel(w, 2.9, -1.0, 0.85)
    for i in range(4):
        w.prism(-1.3, -2.9, 0.06 * i, 0.06 * i + 0.07, 0.3 - 0.02 * i, 0.28 - 0.02 * i, "#b89a68", 14, shadow=i == 0)
    for i in range(9):
        a = 2 * math.pi * i / 9
        x, z = 2.7 + 0.5 * math.cos(a), 5.9 + 0.45 * math.sin(a)
        w.prism(x, z, 0, 0.22 + 0.06 * (i % 3), 0.34, 0.12, "#4a5c50", 8, shadow=False)
        w.prism(x, z, 0.24, 0.36, 0.07, 0.07, ("#c8643a", "#d8a040")[i % 2], 8, shadow=False)
    w.shade(2.7, 5.9, 0.9, 0.45)
