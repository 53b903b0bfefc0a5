"""A hospital room: a bed with rails under a reading lamp, a drip, a monitor with a green line, a curtain, a chair."""

import numpy as np

from tools.generators.previz.atmosphere import Atmosphere
from tools.generators.previz.noise import generator
from tools.generators.previz.places.furniture import chair, tabletop
from tools.generators.previz.places.outlook import garden
from tools.generators.previz.places.palette import COOL, WARM, glowing
from tools.generators.previz.places.rooms import Room, Window, curtain, daylight, door, shell, wall_box
from tools.generators.previz.places.staging import Floor, stage
from tools.generators.previz.world import World

FLOOR = Floor(-1.9, -3.0, 0.7, 1.6)
_ROOM = Room(-2.8, 2.8, -3.6, 3.0, 2.9)
_WINDOWS = (Window("z+", -2.1, 0.9, 0.1, 2.3),)
_GREEN = np.array((0.2, 1.0, 0.45))


def hospital(air: Atmosphere, seed: int) -> World:
    lamps, outside = max(air.lamps, 0.25), air.haze.copy()
    by_day = {"dusk": 0.7, "night": 0.5}.get(air.time, 1.0)
    air.above = air.above * 0.40 + np.array((0.030, 0.034, 0.038))
    air.below = air.below * 0.35 + np.array((0.026, 0.028, 0.028))
    w = World(air, seed, indoor=True, reflect=True, density=0.001)
    w.sun(0.3, max(min(air.elevation, 0.6), 0.32), air.sun * 2.0, soft=0.2)
    shell(
        w, _ROOM, "#b8c4c2", "#8e9a98", "#c4cac8", _WINDOWS, floor_second="#84908e", floor_pattern="tiles",
        plank=(0.6, 0.6), gloss=0.35, skirting="#6a8480", frame="#e0e4e2",
    )  # fmt: skip
    daylight(w, _ROOM, _WINDOWS, outside * 4.0 * by_day, 1.3)
    garden(w, "z+", _ROOM, generator(seed, 8), drop=6.0)
    for side in ("x-", "x+", "z+"):
        wall_box(w, _ROOM, side, -3.4, 0.86, 2.9, 1.0, -0.04, -0.01, "#8aa6a0", shadow=False)
    _bed(w, lamps)
    _drip(w, 0.72, 1.9)
    _monitor(w)
    curtain(w, _ROOM, "z+", -2.5, -2.05, 0.5, 2.5, "#a8c0ba")
    curtain(w, _ROOM, "z+", 0.05, 0.5, 0.5, 2.5, "#a8c0ba")
    chair(w, 0.05, 1.9, "#5a7a84", "z+")
    door(w, _ROOM, "x-", -2.1, "#c8b898")
    w.box(-1.0, 2.82, -1.6, 0.2, 2.88, -0.9, "#eef4f4", None, "lamp", shadow=False, glow=glowing(COOL, 0.5 * lamps))
    w.point((-0.5, 2.5, -1.6), COOL * 1.5 * lamps + outside * 1.7 * by_day, 1.9, shadow=0)
    w.dust = 0.2
    w.shade(-0.5, 0.2, 0.4, 0.5)
    stage(
        w, (-0.5, 0.2), left=(-1.0, -0.2), right=(0.1, -0.2), sit=(0.05, 1.9, 0.46), table=(-1.9, 0.772, 2.1),
        ground=(-0.3, -0.9), wall=(2.74, 1.6, -1.4), door=(-1.7, -2.1), far=(-1.2, -2.4),
    )  # fmt: skip
    w.view("A", (-1.6, 1.5, -3.3), (0.5, 1.05, 2.0), 68, fore=0.45)
    w.view("B", (-1.5, 1.5, 1.9), (0.5, 1.1, -1.6), 68)
    return w


def _bed(w: World, lamps: float) -> None:
    """Head to the right wall: a steel frame, rails, white sheets, a folded blanket, a lamp over the pillow."""
    with w.part():
        w.box(0.95, 0.36, 0.75, 2.75, 0.46, 1.75, "#a8b0b2")
        w.box(0.98, 0.46, 0.78, 2.72, 0.64, 1.72, "#e8ecec", None, "cloth", 0.5, 0.5)
        w.box(0.98, 0.62, 0.76, 1.75, 0.69, 1.74, "#8ab0b8", "#7aa0a8", "cloth", 0.4, 0.4)
        w.box(2.2, 0.64, 0.95, 2.66, 0.78, 1.55, "#f2f4f2", None, "cloth", 0.4, 0.4)
        for x in (0.93, 2.74):
            w.box(x - 0.03, 0.1, 0.72, x + 0.03, 1.0 if x > 2 else 0.85, 1.78, "#c8d0d0")
        for z in (0.74, 1.76):
            for y in (0.74, 0.9):
                w.box(1.5, y, z - 0.012, 2.5, y + 0.025, z + 0.012, "#b8c0c2", shadow=False)
        for x in (1.05, 2.62):
            for z in (0.8, 1.7):
                w.box(x - 0.03, 0, z - 0.03, x + 0.03, 0.36, z + 0.03, "#6a7274")
    w.block(0.95, 0.1, 0.75, 2.75, 0.7, 1.75)
    w.shade(1.85, 1.25, 1.1, 0.55)
    w.box(2.7, 1.55, 0.9, 2.8, 1.66, 1.6, "#e8ecea", None, "lamp", shadow=False, glow=glowing(WARM, 0.8 * lamps))
    w.point((2.4, 1.6, 1.25), WARM * 2.6 * lamps, 1.3, shadow=0, glow=0.25 * lamps, glow_radius=0.3)
    with w.part():
        w.box(-2.3, 0.0, 1.8, -1.5, 0.74, 2.4, "#c0c8c6", "#a8b0ae", "panels", 0.8, 0.36)
    tabletop(w, -2.3, 1.8, -1.5, 2.4, 0.77, "#d8dcda", thick=0.04, plank=(0.8, 9.0))


def _drip(w: World, x: float, z: float) -> None:
    with w.part():
        w.box(x - 0.015, 0.05, z - 0.015, x + 0.015, 1.9, z + 0.015, "#a8b0b2", shadow=False)
        w.box(x - 0.2, 0.03, z - 0.02, x + 0.2, 0.07, z + 0.02, "#7a8284", shadow=False)
        w.box(x - 0.14, 1.86, z - 0.01, x + 0.14, 1.89, z + 0.01, "#a8b0b2", shadow=False)
        w.box(x + 0.06, 1.5, z - 0.03, x + 0.18, 1.82, z + 0.03, "#d8e4ea", gloss=0.5, shadow=False)
    w.shade(x, z, 0.3, 0.35)


def _monitor(w: World) -> None:
    """On an arm beside the bed: a dark screen and its line."""
    with w.part():
        w.box(2.55, 1.2, 1.95, 2.8, 1.26, 2.0, "#8a9294", shadow=False)
        w.box(2.5, 1.15, 1.9, 2.58, 1.55, 2.45, "#3a4246")
        size = (0, 0, 0.47), (0, 0.32, 0)
        w.quad((2.495, 1.19, 1.94), *size, "#06120c", None, "screen", 0.47, 0.08, glow=_GREEN * 0.8)
    w.point((2.2, 1.4, 2.15), _GREEN * 0.5, 0.8, shadow=0)
