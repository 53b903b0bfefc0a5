"""A study lined with books: a desk under a green lamp, red curtains on rain, a globe, an armchair."""

import math

import numpy as np

from tools.generators.previz.atmosphere import Atmosphere
from tools.generators.previz.noise import generator
from tools.generators.previz.places.furniture import (
    armchair,
    books,
    chair,
    papers,
    standing_lamp,
    table_lamp,
    tabletop,
)
from tools.generators.previz.places.outlook import garden
from tools.generators.previz.places.palette import WARM, glowing
from tools.generators.previz.places.rooms import Room, Window, curtain, daylight, door, panelling, picture, shell
from tools.generators.previz.places.staging import Floor, stage
from tools.generators.previz.places.undergrowth import Part, box, bush, outlined, ring
from tools.generators.previz.world import World

FLOOR = Floor(-2.0, -2.6, 2.2, 2.2)
_ROOM = Room(-3.2, 3.0, -3.6, 3.0, 3.2)
_WINDOWS = (Window("x-", -1.5, 0.55, -0.1, 2.75), Window("x-", 0.5, 0.55, 1.9, 2.75))
_SPINES = ("#7a2c24", "#2c4a5a", "#c8a868", "#3c5a40", "#5a3a24", "#8a8070")
_GLOBE: tuple[Part, ...] = (
    (((-0.2, 0), (0.2, 0), (0.16, 0.08), (-0.16, 0.08)), "#6a4428", 0.03),
    (ring(0, 0.86, 0.34, 0.34), "#a8843c", 0.02),
    (ring(0, 0.86, 0.30, 0.30), "#6a8a90", 0.22),
    (((-0.16, 0.98), (0.02, 1.04), (0.12, 0.92), (0.0, 0.80), (-0.10, 0.86)), "#a89a60", 0.03),
    (((0.06, 0.78), (0.18, 0.80), (0.12, 0.64)), "#a89a60", 0.03),
)


def study(air: Atmosphere, seed: int) -> World:
    lamps, outside = max(air.lamps, 0.10), air.haze.copy()
    by_day = 1.0 if air.time not in ("dusk", "night") else 0.6
    air.above = air.above * 0.21 + 0.014
    air.below = air.below * 0.21 + np.array((0.026, 0.020, 0.015))
    w = World(air, seed, indoor=True, reflect=True, density=0.0015)
    w.sun(-1.4, max(min(air.elevation, 0.55), 0.30), air.sun * 2.2, soft=0.2)
    shell(
        w, _ROOM, "#4c5a54", "#6a4630", "#8a8070", _WINDOWS, floor_second="#4c3020", plank=(0.16, 1.2), gloss=0.16,
    )  # fmt: skip
    daylight(w, _ROOM, _WINDOWS, outside * 4.0 * by_day)
    garden(w, "x-", _ROOM, generator(seed, 8), drop=3.4)
    _walls(w, seed)
    _desk(w, lamps)
    w.place(
        outlined(0.9, 1.3, _GLOBE, ((box(-0.025, 0.05, 0.025, 0.55), "#6a4428", 0.03),)), 2.15, 1.9, cap=420, mid=0.8
    )
    w.shade(2.15, 1.9, 0.35, 0.6)
    armchair(w, -1.85, -0.75, "#7a4030", "x-")
    with w.part():
        w.prism(-2.55, -1.55, 0.52, 0.56, 0.22, 0.22, "#5a3c28", 12)
        w.prism(-2.55, -1.55, 0.0, 0.52, 0.04, 0.03, "#4a3020", 8)
        w.prism(-2.55, -1.55, 0.56, 0.64, 0.035, 0.04, "#d8cfbc", 10, shadow=False)
    with w.part():
        w.box(-2.9, 0, 2.1, -2.3, 0.55, 2.8, "#5a3c28")
        w.prism(-2.6, 2.45, 0.55, 0.85, 0.18, 0.22, "#8a5a3c", 14)
        w.place(bush(1.0, 1.1, ("#35583a", "#4c7848", "#2a4830"), size=0.07), -2.6, 2.45, 0.8, cap=300, mid=0.5)
    with w.part():
        w.box(-2.9, 0, -3.55, -0.2, 0.86, -3.15, "#5a3c28")
        w.quad(
            (-2.85, 0.06, -3.14), (2.6, 0, 0), (0, 0.76, 0), "#4a3122", "#3a2418", "books", 0.06, 0.38, seed=seed + 9
        )
        w.prism(-2.4, -3.35, 0.86, 1.2, 0.10, 0.06, "#7a8c84", 12, shadow=False)
        w.prism(-0.6, -3.35, 0.86, 1.06, 0.09, 0.12, "#a8643c", 12, shadow=False)
    standing_lamp(w, 2.55, 0.35, "#e8c890", lamps)
    with w.part():
        w.box(-3.0, 0, -3.0, -2.4, 0.55, -2.4, "#4a3020", shadow=False)
        books(w, -2.7, 0.55, -2.7, 6, _SPINES)
    w.point((-1.2, 2.5, -2.9), WARM * 1.8 * lamps + 0.06, 1.2, shadow=0)
    w.point((0.0, 2.6, 2.0), WARM * 1.3 * lamps + outside * 0.25 * by_day, 1.3, shadow=0)
    w.point((-0.4, 1.7, -1.9), WARM * 0.9 * lamps + outside * 0.2 * by_day, 1.4, shadow=0)
    w.shafts, w.dust = 0.010, 0.8
    w.shade(-0.95, -0.05, 0.4, 0.5)
    stage(
        w, (-0.95, -0.2), left=(-1.15, -0.9), right=(0.1, -0.95), sit=(0.15, 1.05, 0.48), table=(0.05, 0.762, 0.30),
        ground=(0.6, -1.2), wall=(-1.15, 1.72, -3.56), door=(2.2, -1.0), far=(1.6, 2.2),
    )  # fmt: skip
    w.view("A", (1.9, 1.55, -3.3), (-0.62, 1.08, 1.6), 66, fore=0.45)
    w.view("B", (1.35, 1.5, 2.3), (-1.75, 1.2, -1.1), 62)
    return w


def _walls(w: World, seed: int) -> None:
    """Bookshelf, panelling, painting, curtains, door."""
    room = _ROOM
    panelling(w, room, ("z+", "x+", "z-"), 0.9, "#4a3426")
    with w.part():
        w.quad(
            (-1.75, 0.25, 2.68), (3.5, 0, 0), (0, 2.65, 0), "#4a3122", "#3a2418", "books", 0.075, 0.38, seed=seed + 3
        )
        w.box(-1.80, 0, 2.62, 1.80, 0.25, 3.0, "#4a3122")
        w.box(-1.82, 2.9, 2.60, 1.82, 3.05, 3.0, "#5a3c28")
        for x in (-1.8, -0.6, 0.6, 1.74):
            w.box(x, 0.25, 2.64, x + 0.06, 2.9, 3.0, "#5a3c28", shadow=False)
    picture(w, room, "x+", 0.2, 1.15, 1.9, 2.35, "#6a7a80", "#48584a")
    picture(w, room, "z-", -1.9, 1.15, -0.4, 2.30, "#8a8468", "#5a5a44")
    door(w, room, "x+", -1.0, "#5a4030")
    for a, b in ((-2.0, -1.45), (-0.15, 0.55), (1.85, 2.4)):
        curtain(w, room, "x-", a, b, 0.05, 3.0, "#8a2f2a")
    w.box(-3.1, 3.0, -2.1, -3.04, 3.04, 2.5, "#a8843c", shadow=False)


def _desk(w: World, lamps: float) -> None:
    rug = (-2.0, 0.006, -2.3), (3.8, 0, 0), (0, 0, 3.2)
    w.quad(*rug, "#7a2c28", "#c8a060", "rug", 1.9, 1.6, shift=(1.9, 1.6), shell=True)
    with w.part():
        w.box(-0.75, 0.70, -0.15, 1.05, 0.76, 0.75, "#7a4c2c", None, "planks", 0.3, 3.0, gloss=0.1)
        w.box(-0.70, 0.05, -0.08, -0.25, 0.70, 0.70, "#6a4026")
        w.box(0.55, 0.05, -0.08, 1.0, 0.70, 0.70, "#6a4026")
        w.box(-0.25, 0.35, 0.60, 0.55, 0.70, 0.66, "#5a3620")
        for y in (0.14, 0.36):
            for x in (-0.66, 0.59):
                w.quad((x, y, -0.09), (0.37, 0, 0), (0, 0.18, 0), "#7e5232")
                w.box(x + 0.15, y + 0.08, -0.12, x + 0.22, y + 0.10, -0.09, "#c9a050", shadow=False)
    tabletop(w, -0.75, -0.15, 1.05, 0.75, 0.76, "#7a4c2c", plank=(0.3, 3.0), gloss=0.1)
    w.shade(0.15, 0.3, 1.0, 0.6)
    with w.part():
        w.prism(0.72, 0.45, 0.76, 0.79, 0.10, 0.10, "#8a6a2c", 12, shadow=False)
        w.prism(0.72, 0.45, 0.79, 1.12, 0.016, 0.016, "#a8843c", 8, shadow=False)
        green = np.array((0.10, 0.34, 0.20)) * (0.25 + 0.55 * lamps)
        w.prism(0.72, 0.45, 1.08, 1.26, 0.19, 0.10, "#2c6a4a", 16, None, "lamp", cap=False, shadow=False, glow=green)
        bulb = glowing(WARM, min(1.0, 0.1 + lamps))
        w.prism(0.72, 0.45, 1.05, 1.09, 0.08, 0.08, "#ffe8b8", 10, None, "lamp", shadow=False, glow=bulb)
    w.point((0.72, 1.02, 0.40), WARM * 6.0 * lamps, 0.95, shadow=1.0, soft=0.05, glow=0.5 * lamps, glow_radius=0.17)
    w.point((0.72, 1.35, 0.45), WARM * 1.8 * lamps, 1.1, shadow=0)
    papers(w, -0.62, 0.762, -0.08, 3)
    books(w, -0.5, 0.76, 0.5, 5, _SPINES)
    with w.part():
        w.prism(0.12, 0.55, 0.76, 0.84, 0.03, 0.03, "#1c1c20", 8, shadow=False)
        w.prism(0.30, 0.1, 0.76, 0.85, 0.04, 0.045, "#d8d0c0", 10, shadow=False)
        quill = 0.4
        w.quad((0.12, 0.84, 0.55), (0.12 * math.cos(quill), 0.22, 0.05), (0.03, 0.02, 0), "#e0dccc")
    chair(w, 0.15, 1.15, "#5a3822", "z+", seat=0.48, size=0.5)
    table_lamp(w, -2.05, 0.86, -3.35, "#c8643c", lamps, 1.6)
