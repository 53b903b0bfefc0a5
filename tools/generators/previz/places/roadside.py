"""A road through open country: a car at the lay-by with its lamps on, a guard rail, poles with wires, a sign, hills."""

import math
from itertools import pairwise

import numpy as np

from tools.generators.previz.atmosphere import Atmosphere
from tools.generators.previz.noise import colour as tint
from tools.generators.previz.noise import generator
from tools.generators.previz.places.buildings import SNOW, car, street_lamp
from tools.generators.previz.places.canvas import scaled
from tools.generators.previz.places.furniture import tabletop
from tools.generators.previz.places.landforms import far_hills
from tools.generators.previz.places.palette import WARM
from tools.generators.previz.places.staging import Floor, stage
from tools.generators.previz.places.trees import pine, tree
from tools.generators.previz.places.undergrowth import bush, grass, rock
from tools.generators.previz.world import World

FLOOR = Floor(-2.6, -6.0, 1.3, 12.0)
_WIDE = 3.6
"""Half the road's width; its middle is x = -2.2."""
_MIDDLE = -2.2
_PAINTS = ("#8a3a30", "#34506a", "#3f6a58", "#b08a3c")


def roadside(air: Atmosphere, seed: int) -> World:
    w, random = World(air, seed), generator(seed, 37)
    snowy = air.snow > 0
    wet = 0.08 + 0.75 * air.wet
    land = tint("#ccd4de") if snowy else tint("#7c7a48")
    w.sun(-0.9, max(air.elevation, 0.16), air.sun * 0.95, soft=0.3)
    w.density = max(air.density * 0.6, 0.0036)
    w.haze_colour = air.haze * 0.85
    w.polygon([(-170, -0.03, -60), (170, -0.03, -60), (170, -0.03, 220), (-170, -0.03, 220)], land)
    road = "#a8aeb4" if snowy else "#4c4a48"
    w.quad(
        (_MIDDLE - _WIDE, 0, -60), (2 * _WIDE, 0, 0), (0, 0, 270), road, None, "tiles", 7.2, 3.0, gloss=wet, shell=True
    )
    w.quad((_MIDDLE + _WIDE, -0.01, -16), (3.2, 0, 0), (0, 0, 44), "#b4b8bc" if snowy else "#6e665a", shell=True)
    if not snowy:
        for z in np.arange(-30.0, 90.0, 4.0):
            w.quad((_MIDDLE - 0.07, 0.006, float(z)), (0.14, 0, 0), (0, 0, 2.0), "#d0ccc0", shell=True)
        for x in (_MIDDLE - _WIDE + 0.2, _MIDDLE + _WIDE - 0.3):
            w.quad((x, 0.006, -60), (0.1, 0, 0), (0, 0, 270), "#c8c4b8", shell=True)
    far_hills(w, 190.0, 22.0, land * 0.6, seed=seed % 83)
    far_hills(w, 110.0, 5.0, land * 0.75, seed=seed % 89 + 3, low=-0.5)
    car(w, 2.55, 3.2, _PAINTS[seed % len(_PAINTS)], -1)
    if air.lamps > 0.2:
        for x in (1.95, 3.15):
            w.spot(
                (x, 0.66, 0.9), (x - 0.5, 0.1, -9.0), np.array((1.0, 0.9, 0.7)) * 22 * air.lamps, 3.0, 14, 26, shadow=0
            )
    street_lamp(w, 4.6, 5.2, 5.4, power=26.0, arm=-1.6)
    _rail(w)
    _poles(w)
    _sign(w)
    leaves = ("#c0c8d0", "#8a948c", "#6a7468") if snowy else ("#4c6034", "#62743c", "#384c2a")
    for _ in range(30):
        side = -1 if random.random() < 0.5 else 1
        x, z = _MIDDLE + side * float(random.uniform(12, 70)), float(random.uniform(-45, 120))
        draw = pine(8.0, 0.6 if snowy else 0.0) if random.random() < 0.4 else tree(7.0, leaves, spread=2.6)
        w.place(scaled(draw, float(random.uniform(0.5, 1.0))), x, z, 0.0, cap=60, mid=2.5, wrap=0.4, rim=0.4)
    for _ in range(26):
        side = -1 if random.random() < 0.6 else 1
        x = _MIDDLE + side * float(random.uniform(_WIDE + (0.8 if side < 0 else 4.6), 15))
        z = float(random.uniform(-14, 36))
        kind = random.random()
        if kind < 0.5:
            w.place(grass(0.8, 0.5) if not snowy else bush(0.6, 0.4, leaves), x, z, 0.0, cap=150, mid=0.2, rim=0.3)
        elif kind < 0.85:
            w.place(
                scaled(bush(1.6, 0.9, leaves), float(random.uniform(0.6, 1.1))), x, z, 0.0, cap=110, wrap=0.4, rim=0.3
            )
        else:
            w.place(rock(0.9, 0.5), x, z, 0.0, cap=150)
    w.point((-1.0, 2.6, -3.4), air.above * 0.7 + WARM * 1.3 * air.lamps, 2.2, shadow=0)
    w.cones, w.dust = 0.0012 * air.lamps, 0.3 if air.rain == 0 and not snowy else 0.0
    tabletop(w, 1.95, 1.1, 3.15, 1.95, 0.885, _PAINTS[seed % len(_PAINTS)], thick=0.02, plank=(3.0, 9.0), gloss=0.25)
    w.shade(0.6, 0.4, 0.42, 0.5)
    stage(
        w, (0.6, 0.4), left=(0.0, 0.2), right=(1.15, 0.2), sit=(2.5, 0.98, 0.62), table=(2.5, 0.89, 1.35),
        ground=(0.3, -0.8), wall=(1.83, 0.75, 3.2), door=(1.2, 3.2), far=(-1.2, 13.0),
    )  # fmt: skip
    w.view("A", (-1.6, 1.5, -7.0), (0.9, 1.35, 4.0), 60, fore=0.5)
    w.view("B", (-0.6, 1.5, 5.8), (1.5, 1.1, -2.0), 62, fore=0.5)
    return w


def _rail(w: World) -> None:
    """The guard rail on the far side of the road."""
    x = _MIDDLE - _WIDE - 0.6
    steel = SNOW if w.air.snow else "#9aa0a4"
    for z in np.arange(-24.0, 60.0, 4.0):
        w.box(x - 0.06, 0, float(z) - 0.05, x + 0.02, 0.75, float(z) + 0.05, "#6a6e72")
    for low in (0.48, 0.62):
        w.box(x + 0.02, low, -24, x + 0.07, low + 0.1, 60, steel, shadow=False)


def _poles(w: World) -> None:
    """Wooden poles along the road with two wires between them."""
    x = _MIDDLE - _WIDE - 3.0
    tops = [(x, 7.0, float(z)) for z in np.arange(-40.0, 150.0, 24.0)]
    for at, high, z in tops:
        with w.part():
            w.prism(at, z, 0, high, 0.13, 0.09, "#4a3c30", 8)
            w.box(at - 0.8, high - 0.5, z - 0.05, at + 0.8, high - 0.38, z + 0.05, "#4a3c30")
        w.shade(at, z, 0.4, 0.4)
    for (_, high, z0), (_, _, z1) in pairwise(tops):
        for side in (-0.7, 0.7):
            for i in range(6):
                t0, t1 = i / 6, (i + 1) / 6
                y0, y1 = (high - 0.36 - 0.9 * math.sin(math.pi * t) for t in (t0, t1))
                a, b = z0 + (z1 - z0) * t0, z0 + (z1 - z0) * t1
                w.polygon(
                    [(x + side, y0, a), (x + side, y1, b), (x + side, y1 + 0.025, b), (x + side, y0 + 0.025, a)],
                    "#2a2826",
                )


def _sign(w: World) -> None:
    """A sign at the roadside: an arrow and a distance that nobody can read."""
    x, z = 1.6, 13.5
    with w.part():
        w.prism(x, z, 0, 2.3, 0.04, 0.04, "#8a8e92", 8)
        w.box(x - 0.75, 1.65, z - 0.05, x + 0.75, 2.3, z - 0.02, "#24463a", shadow=False)
        w.quad((x - 0.68, 1.71, z - 0.055), (1.36, 0, 0), (0, 0.53, 0), "#24503e")
        w.quad((x - 0.55, 2.0, z - 0.06), (0.8, 0, 0), (0, 0.08, 0), "#e8e8e0")
        w.quad((x - 0.55, 1.82, z - 0.06), (0.55, 0, 0), (0, 0.08, 0), "#e8e8e0")
        w.polygon([(x + 0.35, 1.8, z - 0.06), (x + 0.6, 1.8, z - 0.06), (x + 0.475, 2.18, z - 0.06)], "#e8e8e0")
    w.shade(x, z, 0.3, 0.4)
