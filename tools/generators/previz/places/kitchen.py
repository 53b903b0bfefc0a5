"""A lived-in kitchen: sink under the window, stove and fridge, a table with fruit and flowers, a red lamp."""

import math

import numpy as np

from tools.generators.previz.atmosphere import Atmosphere
from tools.generators.previz.noise import colour as tint
from tools.generators.previz.noise import generator
from tools.generators.previz.places.canvas import scaled
from tools.generators.previz.places.furniture import chair, cupboard, pendant, row_of_jars, table, tabletop
from tools.generators.previz.places.outlook import garden
from tools.generators.previz.places.palette import EMBER, WARM, glowing
from tools.generators.previz.places.rooms import Room, Window, curtain, daylight, door, picture, shell
from tools.generators.previz.places.staging import Floor, stage
from tools.generators.previz.places.undergrowth import bush, grass
from tools.generators.previz.world import World

FLOOR = Floor(-0.4, -2.7, 2.2, 1.2)
_ROOM = Room(-2.4, 2.6, -3.4, 2.2, 2.65)
_WINDOWS = (Window("z+", -0.9, 1.05, 0.7, 2.15), Window("x+", -0.5, 0.95, 0.9, 2.1))
_JARS = ("#b8563a", "#d8c8a0", "#5a7a6c", "#c89a48", "#7a4a3a", "#e0d8c8")


def kitchen(air: Atmosphere, seed: int) -> World:
    lamps, outside = max(air.lamps, 0.08), air.haze.copy()
    by_day = {"dusk": 0.6, "night": 0.5}.get(air.time, 1.0)
    air.above = air.above * 0.30 + np.array((0.022, 0.019, 0.015))
    air.below = air.below * 0.30 + np.array((0.030, 0.024, 0.018))
    w = World(air, seed, indoor=True, reflect=True, density=0.0015)
    w.sun(0.55, max(min(air.elevation, 0.62), 0.36), air.sun * 2.0, soft=0.2)
    shell(
        w,
        _ROOM,
        "#c6b694",
        "#8e6444",
        "#c4bca8",
        _WINDOWS,
        floor_second="#6a4630",
        plank=(0.14, 1.5),
        skirting="#8a8474",
    )
    daylight(w, _ROOM, _WINDOWS, outside * 3.4 * by_day, 0.95)
    garden(w, "z+", _ROOM, generator(seed, 8))
    garden(w, "x+", _ROOM, generator(seed, 9))
    _counter(w)
    _stove_and_fridge(w)
    _table(w, lamps)
    _around(w)
    w.point((1.2, 2.3, -2.2), WARM * 1.0 * lamps + outside * np.array((1.0, 0.92, 0.80)) * 1.5 * by_day, 2.0, shadow=0)
    w.shafts, w.dust = 0.008, 0.9
    w.shade(0.72, 0.7, 0.4, 0.5)
    stage(
        w, (0.72, 0.7), left=(0.35, 0.1), right=(1.45, 0.0), sit=(-0.55, -0.22, 0.45), table=(-0.15, 0.765, -1.1),
        ground=(1.2, -0.6), wall=(-2.36, 1.65, -1.3), door=(1.75, -2.6), far=(1.6, -2.2),
    )  # fmt: skip
    w.view("A", (1.5, 1.5, -3.1), (-0.35, 0.98, 1.8), 68, fore=0.42)
    w.view("B", (-1.55, 1.5, -2.95), (1.3, 1.05, 1.5), 64)
    return w


def _counter(w: World) -> None:
    """Cupboards, worktop, sink, tiles, and what stands there."""
    wood = "#5f7468"
    for x0, x1, doors in ((-2.4, -1.2, 2), (-1.2, -0.1, 2), (-0.1, 0.8, 2)):
        cupboard(w, x0, 0.08, 1.6, x1, 0.86, 2.2, wood, doors=doors)
    w.box(-2.4, 0.86, 1.55, 0.82, 0.92, 2.2, "#a9825a", None, "planks", 0.2, 3.0, shadow=False, gloss=0.15)
    for x, wide, low in ((-2.4, 4.9, 0.13), (-2.4, 1.45, 0.62), (0.75, 1.85, 0.62)):
        w.quad((x, 0.92, 2.185), (wide, 0, 0), (0, low, 0), "#d0ccbe", "#a8b8b0", "tiles", 0.15, 0.13)
    with w.part():
        w.box(-0.45, 0.90, 1.66, 0.25, 0.925, 2.05, "#9aa0a0", shadow=False, gloss=0.3)
        w.prism(-0.1, 2.05, 0.92, 1.18, 0.016, 0.014, "#b8bcbc", 8, shadow=False)
        w.box(-0.115, 1.16, 1.86, -0.085, 1.19, 2.06, "#b8bcbc", shadow=False)
        w.prism(-0.1, 1.875, 1.10, 1.17, 0.014, 0.014, "#b8bcbc", 8, shadow=False)
    cupboard(w, -2.4, 1.62, 1.86, -1.1, 2.4, 2.2, wood, doors=2)
    w.box(-2.4, 1.40, 1.95, -1.1, 1.43, 2.2, "#8a6844", shadow=False)
    row_of_jars(w, -2.35, 1.43, 2.08, 1.15, 6, _JARS, high=0.15)
    w.prism(0.48, 1.9, 0.92, 1.10, 0.07, 0.09, "#b8683c", 12)
    w.place(bush(0.42, 0.42, ("#4c7a3c", "#6a9a4c"), size=0.03, count=200), 0.48, 1.9, 1.08, cap=300, mid=0.2)
    w.prism(-0.75, 1.95, 0.92, 1.04, 0.06, 0.075, "#d8d0c0", 12)
    w.place(grass(0.3, 0.34, ("#5c8a44", "#7aa858"), blades=30), -0.75, 1.95, 1.03, cap=300, mid=0.15)
    with w.part():
        w.box(-1.95, 0.92, 1.8, -1.55, 0.945, 2.05, "#a8764a", shadow=False)
        w.prism(-1.8, 1.92, 0.945, 1.03, 0.09, 0.05, "#c89858", 10, shadow=False)


def _stove_and_fridge(w: World) -> None:
    with w.part():
        w.box(0.84, 0, 1.58, 1.52, 0.90, 2.2, "#3a3d42")
        w.box(0.84, 0.90, 1.6, 1.52, 0.94, 2.2, "#202226", shadow=False)
        w.box(0.88, 0.16, 1.565, 1.48, 0.64, 1.58, "#2c2f34", shadow=False)
        hot = glowing(EMBER, 0.0 if w.air.unlit else 0.42)
        w.quad((0.94, 0.24, 1.56), (0.48, 0, 0), (0, 0.32, 0), "#2a1712", None, "lamp", glow=hot)
        w.box(0.9, 0.68, 1.53, 1.46, 0.70, 1.57, "#b8b8b4", shadow=False)
        for i in range(4):
            w.box(0.92 + i * 0.15, 0.78, 1.55, 0.97 + i * 0.15, 0.83, 1.58, "#c8c4b8", shadow=False)
        w.prism(1.05, 1.85, 0.94, 1.12, 0.11, 0.12, "#a84a34", 14)
        w.box(0.86, 1.06, 1.84, 0.94, 1.08, 1.86, "#2a2422", shadow=False)
        w.prism(1.34, 1.95, 0.94, 1.06, 0.10, 0.10, "#8a8e90", 14)
    with w.part():
        w.polygon([(0.80, 1.62, 1.72), (1.56, 1.62, 1.72), (1.36, 1.85, 1.88), (1.0, 1.85, 1.88)], "#565a5c")
        w.polygon([(0.80, 1.62, 1.72), (0.80, 1.62, 2.2), (1.0, 1.85, 2.2), (1.0, 1.85, 1.88)], "#4a4e50")
        w.polygon([(1.56, 1.62, 1.72), (1.56, 1.62, 2.2), (1.36, 1.85, 2.2), (1.36, 1.85, 1.88)], "#4a4e50")
        w.box(1.0, 1.85, 1.88, 1.36, 2.65, 2.2, "#4f5355")
        w.box(0.80, 1.58, 1.72, 1.56, 1.62, 2.2, "#3a3d40")
    with w.part():
        enamel = tint("#a4b4ac")
        w.box(1.72, 0.05, 1.52, 2.45, 1.85, 2.2, enamel)
        w.box(1.73, 0.08, 1.48, 2.44, 1.14, 1.52, enamel * 1.05, gloss=0.12)
        w.box(1.73, 1.18, 1.48, 2.44, 1.83, 1.52, enamel * 1.05, gloss=0.12)
        for low in (0.72, 1.24):
            w.box(1.77, low, 1.43, 1.80, low + 0.34, 1.48, "#d8d8d0", shadow=False)
        for x, y, note in ((2.05, 1.52, "#d8c060"), (2.25, 1.44, "#c86a50"), (2.1, 0.92, "#d0d4cc")):
            w.quad((x, y, 1.475), (0.11, 0, 0), (0.004, 0.13, 0), note)
    w.shade(2.1, 1.6, 0.6, 0.5)


def _table(w: World, lamps: float) -> None:
    rug = (-1.85, 0.006, -2.0), (2.8, 0, 0), (0, 0, 2.0)
    w.quad(*rug, "#7c4a40", "#b8a488", "rug", 1.4, 1.0, shift=(1.4, 1.0), shell=True)
    table(w, -0.55, -0.9, 1.5, 0.85, 0.76, "#9a6c44", gloss=0.12)
    tabletop(w, -1.3, -1.325, 0.2, -0.475, 0.76, "#9a6c44", gloss=0.12)
    chair(w, -0.55, -0.22, "#7a5438", "z+")
    chair(w, -0.1, -1.62, "#7a5438", "z-")
    chair(w, -1.72, -0.9, "#7a5438", "x-")
    with w.part():
        w.prism(-0.62, -0.9, 0.76, 0.82, 0.12, 0.20, "#d0c8b8", 14)
        for i in range(6):
            angle, far = i * 1.3, 0.09 if i else 0.0
            at = (-0.62 + far * math.cos(angle), -0.9 + far * math.sin(angle))
            w.prism(*at, 0.80, 0.89, 0.035, 0.045, ("#b8402c", "#d09838", "#8aa040")[i % 3], 9, shadow=False)
        w.prism(-1.0, -1.05, 0.76, 0.85, 0.04, 0.045, "#e0d8c8", 12, shadow=False)
        w.prism(-1.0, -1.05, 0.76, 0.77, 0.08, 0.085, "#e0d8c8", 12, shadow=False)
        w.prism(-0.25, -0.72, 0.76, 0.96, 0.05, 0.06, "#7a90a0", 12)
        flowers = ("#e0bc50", "#d88a60", "#e8e0d0")
        draw = bush(0.4, 0.36, ("#6a8a4c", "#86a860"), size=0.03, count=120, flowers=flowers)
        w.place(draw, -0.25, -0.72, 0.94, cap=300, mid=0.2)
    pendant(w, -0.55, -0.9, 1.78, 2.65, "#b8452c", WARM * 4.6, lamps)


def _around(w: World) -> None:
    """The other three walls: dresser, door, picture, calendar, plant."""
    picture(w, _ROOM, "x-", -1.6, 1.25, -0.98, 2.0, "#c8b088", "#6a8a90")
    with w.part():
        cupboard(w, -2.4, 0, -3.2, -1.95, 0.85, -2.2, "#7a6248", doors=2, front="X")
        w.box(-2.4, 0.85, -3.2, -2.1, 2.1, -2.2, "#6f5a44", None, "planks", 0.2, 9.0)
        for y in (1.1, 1.45, 1.8):
            w.box(-2.12, y, -3.15, -1.98, y + 0.025, -2.25, "#8a7050", shadow=False)
            row_of_jars(w, -2.05, y + 0.025, -3.1, 0.8, 5, _JARS[::-1], axis="z", high=0.12, radius=0.045)
    door(w, _ROOM, "z-", 1.75, "#8a9488")
    with w.part():
        w.quad((0.3, 1.35, -3.385), (0.42, 0, 0), (0, 0.58, 0), "#d8d0bc")
        w.quad((0.33, 1.62, -3.38), (0.36, 0, 0), (0, 0.28, 0), "#7a9aa8", "#6a8a60", "backdrop", 0.36, 0.28)
    for a, b in ((-0.78, -0.48), (0.88, 1.18)):
        curtain(w, _ROOM, "x+", a, b, 0.85, 2.25, "#a88a6a")
    with w.part():
        w.prism(2.3, 1.15, 0.0, 0.30, 0.15, 0.19, "#6a7a88", 12)
        w.place(scaled(bush(0.9, 0.9, ("#3c6034", "#58804a"), size=0.05), 1.0), 2.3, 1.15, 0.26, cap=300, mid=0.4)
    with w.part():
        w.box(2.36, 1.36, -2.3, 2.6, 1.39, -0.75, "#8a6844")
        w.box(2.36, 1.74, -2.3, 2.6, 1.77, -0.75, "#8a6844")
        row_of_jars(w, 2.46, 1.39, -2.2, 1.4, 7, _JARS, axis="z", high=0.14)
        for i in range(4):  # plates on edge
            z = -2.05 + 0.36 * i
            ring = [
                (2.52, 1.91 + 0.14 * math.sin(a), z + 0.14 * math.cos(a)) for a in np.linspace(0, 2 * math.pi, 13)[:-1]
            ]
            w.polygon(ring, ("#c8c4b4", "#7a98a0", "#c8c4b4", "#b0705c")[i])
        for i in range(4):  # cups on hooks
            w.prism(2.44, -2.0 + 0.36 * i, 1.22, 1.30, 0.04, 0.045, _JARS[i], 9, shadow=False)
