"""A boxing gym: a ring with slack ropes, a heavy bag on its chain, high windows, posters, a bench, iron on a rack."""

import numpy as np

from tools.generators.previz.atmosphere import Atmosphere
from tools.generators.previz.noise import generator
from tools.generators.previz.places.furniture import pendant
from tools.generators.previz.places.outlook import garden
from tools.generators.previz.places.palette import WARM
from tools.generators.previz.places.rooms import Room, Window, daylight, door, shell, wall_box
from tools.generators.previz.places.staging import Floor, stage
from tools.generators.previz.world import World

FLOOR = Floor(-2.6, -3.2, 1.8, 0.7)
_ROOM = Room(-4.6, 4.6, -5.0, 5.2, 4.4)
_WINDOWS = tuple(Window("x-", z, 2.2, z + 1.7, 3.8) for z in (-4.2, -1.9, 0.4, 2.7))
_RING = (-2.0, 1.3, 3.6, 4.9)
"""x0, z0, x1 and z1 of its canvas."""
_CANVAS = 0.72
_ROPES = ("#b8322c", "#e0d8c8", "#3a5a8a")
_IRON = "#2c2e32"


def gym(air: Atmosphere, seed: int) -> World:
    lamps, outside = 0.0 if air.unlit else max(air.lamps, 0.25), air.haze.copy()
    by_day = {"dusk": 0.6, "night": 0.35}.get(air.time, 1.0)
    air.above = air.above * 0.22 + np.array((0.020, 0.018, 0.016))
    air.below = air.below * 0.20 + np.array((0.022, 0.018, 0.014))
    w = World(air, seed, indoor=True, reflect=True, density=0.0022)
    w.sun(-1.3, max(min(air.elevation, 0.62), 0.40), air.sun * 2.3, soft=0.15)
    shell(
        w, _ROOM, "#8a6a58", "#7a5a3e", "#6a645a", _WINDOWS, floor_second="#664a32", plank=(0.14, 2.2), gloss=0.16,
        wall_pattern="bricks", wall_unit=(0.26, 0.09), frame="#4a4a46", panes=(4, 3),
    )  # fmt: skip
    for side in ("z+", "x+", "x-"):
        start, end = (_ROOM.x0, _ROOM.x1) if side == "z+" else (_ROOM.z0, _ROOM.z1)
        wall_box(w, _ROOM, side, start, 0, end, 1.25, -0.015, 0, "#46564e", shadow=False)
        wall_box(w, _ROOM, side, start, 1.25, end, 1.31, -0.02, 0, "#c8bfa8", shadow=False)
    daylight(w, _ROOM, _WINDOWS, outside * 3.4 * by_day, 1.3)
    garden(w, "x-", _ROOM, generator(seed, 8), drop=3.4)
    _ring(w)
    _heavy_bag(w, -2.55, 0.35)
    _iron(w)
    _walls(w)
    _bench(w, 2.75, -1.3)
    for x, z in ((0.8, 2.9), (-1.4, -1.4)):
        pendant(w, x, z, 3.0, _ROOM.height, "#3c4a42", WARM * 5.5, lamps)
    w.point((0.8, 2.5, 2.8), WARM * 2.4 * lamps + outside * 0.7 * by_day, 1.9, shadow=0)
    w.point((0.4, 2.3, -2.2), WARM * 1.2 * lamps + outside * 0.9 * by_day, 1.9, shadow=0)
    door(w, _ROOM, "x+", -3.4, "#5a3a2c")
    w.shafts, w.dust = 0.012, 1.0
    w.shade(-0.3, -0.4, 0.42, 0.5)
    stage(
        w, (-0.3, -0.4), left=(-0.85, -0.45), right=(0.35, -0.45), sit=(2.55, -1.3, 0.44), table=(2.75, 0.442, -1.75),
        ground=(0.3, -1.4), wall=(-3.2, 1.8, 5.1), door=(3.4, -2.8), far=(-1.8, 0.7),
    )  # fmt: skip
    w.view("A", (1.15, 1.45, -4.7), (-0.35, 1.35, 2.4), 64, fore=0.5)
    w.view("B", (-2.4, 1.5, 0.9), (1.7, 1.2, -2.6), 66, fore=0.4)
    return w


def _ring(w: World) -> None:
    """The platform with its skirt, four posts with cushions, three ropes a side that hang a little."""
    x0, z0, x1, z1 = _RING
    with w.part():
        w.box(x0 - 0.3, 0, z0 - 0.3, x1 + 0.3, _CANVAS - 0.05, z1 + 0.3, "#2f3c52", "#28344a", "cloth", 0.5, 0.7)
        w.box(x0 - 0.34, _CANVAS - 0.07, z0 - 0.34, x1 + 0.34, _CANVAS, z1 + 0.34, "#b8ae98")
        w.quad((x0 + 1.5, _CANVAS + 0.004, z0 + 0.9), (0.9, 0, 0.2), (-0.1, 0, 0.7), "#a89a84")
    for number, (x, z) in enumerate(((x0, z0), (x1, z0), (x1, z1), (x0, z1))):
        with w.part():
            w.prism(x, z, _CANVAS, _CANVAS + 1.42, 0.05, 0.05, "#8a8c8e", 10, gloss=0.3)
            pad = "#b8322c" if number in (0, 2) else "#3a5a8a"
            inward = (0.12 if x == x0 else -0.12, 0.12 if z == z0 else -0.12)
            w.box(
                x + inward[0] - 0.09, _CANVAS + 0.30, z + inward[1] - 0.09,
                x + inward[0] + 0.09, _CANVAS + 1.36, z + inward[1] + 0.09, pad, shadow=False,
            )  # fmt: skip
    for up, paint in zip((0.45, 0.88, 1.28), _ROPES, strict=True):
        y = _CANVAS + up
        for z in (z0, z1):
            half = (x1 - x0) / 2
            w.quad((x0, y, z), (half, -0.07, 0), (0, 0.045, 0), paint)
            w.quad((x0 + half, y - 0.07, z), (half, 0.07, 0), (0, 0.045, 0), paint)
        for x in (x0, x1):
            half = (z1 - z0) / 2
            w.quad((x, y, z0), (0, -0.07, half), (0, 0.045, 0), paint)
            w.quad((x, y - 0.07, z0 + half), (0, 0.07, half), (0, 0.045, 0), paint)
    w.shade((x0 + x1) / 2, z0 - 0.3, 2.4, 0.4)


def _heavy_bag(w: World, x: float, z: float) -> None:
    """Of red leather, on four chains and a swivel, its middle darker where it is hit."""
    with w.part():
        w.box(x - 0.014, 2.25, z - 0.014, x + 0.014, _ROOM.height, z + 0.014, "#7a7a78", shadow=False)
        for i in (-1, 1):
            w.quad((x + i * 0.17, 1.98, z), (-i * 0.17, 0.28, 0), (0.012, 0, 0), "#7a7a78")
            w.quad((x, 2.26, z), (0, -0.28, i * 0.17), (0.012, 0, 0), "#7a7a78")
        for low, high, paint in (
            (0.62, 0.74, "#2c2422"), (0.74, 1.15, "#7a2a24"), (1.15, 1.55, "#5e211d"), (1.55, 1.86, "#7a2a24"),
            (1.86, 1.98, "#2c2422"),
        ):  # fmt: skip
            w.prism(x, z, low, high, 0.19, 0.19, paint, 18, gloss=0.22)
    w.shade(x, z, 0.3, 0.35)


def _iron(w: World) -> None:
    """A rack of dumb-bells along the right wall, and a bar with its plates on the floor before it."""
    with w.part():
        for y in (0.35, 0.75):
            w.box(3.85, y, 0.2 - 2.2, 4.45, y + 0.05, 0.2, "#4a4c50")
        for z in (-1.98, 0.14):
            w.box(3.9, 0, z, 3.96, 0.95, z + 0.06, "#4a4c50")
            w.box(4.36, 0, z, 4.42, 0.95, z + 0.06, "#4a4c50")
        for y in (0.47, 0.87):
            for number in range(6):
                z, r = -1.8 + 0.36 * number, 0.055 + 0.009 * number
                w.box(3.88, y - r, z - r, 4.0, y + r, z + r, _IRON, shadow=False)
                w.box(4.24, y - r, z - r, 4.36, y + r, z + r, _IRON, shadow=False)
                w.box(4.0, y - 0.016, z - 0.016, 4.24, y + 0.016, z + 0.016, "#8a8c8e", shadow=False)
    w.shade(4.1, -0.9, 1.2, 0.45)
    with w.part():
        w.box(1.55, 0.21, 0.58, 3.35, 0.245, 0.615, "#9a9c9e", gloss=0.4)
        for x, r in ((1.68, 0.22), (1.76, 0.17), (3.14, 0.17), (3.22, 0.22)):
            for turn in range(2):
                y0, z0 = (r, r * 0.72) if turn else (r * 0.72, r)
                w.box(x, 0.225 - y0, 0.6 - z0, x + 0.06, 0.225 + y0, 0.6 + z0, _IRON)
    w.shade(2.45, 0.6, 1.0, 0.4)


def _walls(w: World) -> None:
    """Fight posters on the back wall, a round clock, a mirror with a crack, gloves on a nail."""
    for a, low, b, high, paper, ink in (
        (-4.1, 1.5, -3.2, 2.75, "#d8c8a0", "#8a2a22"), (-2.9, 1.6, -2.2, 2.6, "#c8d0c8", "#24344a"),
        (-1.7, 1.75, -1.0, 2.75, "#e0b84a", "#2a2420"),
    ):  # fmt: skip
        with w.part():
            wall_box(w, _ROOM, "z+", a, low, b, high, -0.014, 0, paper, shadow=False)
            wall_box(w, _ROOM, "z+", a + 0.08, high - 0.32, b - 0.08, high - 0.1, -0.02, 0, ink, shadow=False)
            wall_box(w, _ROOM, "z+", a + 0.08, low + 0.1, b - 0.08, low + 0.16, -0.02, 0, ink, shadow=False)
            wall_box(w, _ROOM, "z+", a + 0.2, low + 0.25, b - 0.2, high - 0.42, -0.02, 0, "#6a5444", shadow=False)
    with w.part():
        wall_box(w, _ROOM, "z+", 0.5, 2.9, 1.1, 3.5, -0.06, 0, "#2a2624", shadow=False)
        wall_box(w, _ROOM, "z+", 0.56, 2.96, 1.04, 3.44, -0.07, 0, "#ece6d4", shadow=False)
        wall_box(w, _ROOM, "z+", 0.79, 3.19, 0.81, 3.38, -0.08, 0, "#2a2420", shadow=False)
        wall_box(w, _ROOM, "z+", 0.8, 3.18, 0.96, 3.2, -0.08, 0, "#2a2420", shadow=False)
    with w.part():
        wall_box(w, _ROOM, "x+", 1.2, 0.5, 2.9, 2.4, -0.03, 0, "#5a4a3c", shadow=False)
        wall_box(w, _ROOM, "x+", 1.26, 0.56, 2.84, 2.34, -0.035, 0, "#8a98a0", shadow=False, gloss=0.6)
    with w.part():
        for z in (-0.16, 0.06):
            wall_box(w, _ROOM, "x+", 0.5 + z, 1.42, 0.68 + z, 1.68, -0.16, -0.02, "#a8281f", shadow=False)
            wall_box(w, _ROOM, "x+", 0.53 + z, 1.68, 0.65 + z, 1.78, -0.13, -0.02, "#e0d8c8", shadow=False)


def _bench(w: World, x: float, z: float) -> None:
    with w.part():
        w.box(x - 0.22, 0.38, z - 0.95, x + 0.22, 0.44, z + 0.95, "#7a5436", None, "planks", 0.15, 2.0)
        for i in (-0.8, 0.74):
            w.box(x - 0.18, 0, z + i, x + 0.18, 0.38, z + i + 0.06, "#4a4c50")
        w.box(x - 0.18, 0.44, z + 0.55, x + 0.15, 0.50, z + 0.82, "#d8d4c8", shadow=False)
    with w.part():
        w.prism(x - 0.05, z + 1.25, 0, 0.30, 0.13, 0.17, "#8a8c8e", 14, cap=False)
        w.prism(x - 0.05, z + 1.25, 0.22, 0.24, 0.155, 0.155, "#4a6070", 14, shadow=False)
    w.shade(x, z, 0.9, 0.45)
