"""A baker's cafe: bread on the shelves, a counter with a glass case, a brick oven, lamps, tables by the window."""

import numpy as np

from tools.generators.previz.atmosphere import Atmosphere
from tools.generators.previz.noise import colour as tint
from tools.generators.previz.noise import generator
from tools.generators.previz.pieces import Draw
from tools.generators.previz.places.canvas import Canvas, Random, cutout
from tools.generators.previz.places.furniture import chair, pendant, row_of_jars, stool, table, tabletop
from tools.generators.previz.places.outlook import across_the_street
from tools.generators.previz.places.palette import EMBER, WARM, glowing
from tools.generators.previz.places.rooms import Room, Window, daylight, door, panelling, picture, shell, wall_box
from tools.generators.previz.places.staging import Floor, stage
from tools.generators.previz.places.undergrowth import bush, ring
from tools.generators.previz.world import World

FLOOR = Floor(-1.6, -3.0, 2.4, 0.6)
_ROOM = Room(-3.4, 3.4, -4.0, 3.0, 3.0)
_WINDOWS = (Window("x-", -3.2, 0.75, -1.3, 2.45), Window("x-", -0.7, 0.75, 1.2, 2.45))
_CRUSTS = ("#b4763c", "#a4642e", "#c48a4c")
_CUPS = ("#d8d0c0", "#5a7a80", "#d8d0c0", "#b8643c", "#e0d8c8")


def _loaf(wide: float, high: float, crust: str) -> Draw:
    def paint(canvas: Canvas, random: Random) -> None:
        colour = tint(crust) * (0.85 + 0.25 * random.random())
        canvas.shape(ring(0, high * 0.48, wide / 2, high * 0.52), colour, high * 0.45)
        for i in range(3):
            x = wide * (-0.24 + 0.24 * i)
            cut = ((x - 0.03, high * 0.62), (x + 0.05, high * 0.86))
            canvas.shape(cut, colour * 1.35, 0.004, curved=False, stroke=0.014, shadow=0.2)

    return cutout(paint, wide * 1.15, high * 1.2)


_LOAVES = (_loaf(0.30, 0.15, _CRUSTS[0]), _loaf(0.22, 0.16, _CRUSTS[1]), _loaf(0.42, 0.11, _CRUSTS[2]))
_BUN = _loaf(0.11, 0.075, "#c08848")


def cafe(air: Atmosphere, seed: int) -> World:
    # A shop burns its lamps in daytime too, only lower.
    lamps, outside = max(air.lamps, 0.45), air.haze.copy()
    by_day = {"dusk": 0.6, "night": 0.4}.get(air.time, 1.0)
    air.above = air.above * 0.30 + np.array((0.020, 0.018, 0.016))
    air.below = air.below * 0.22 + np.array((0.028, 0.021, 0.015))
    w = World(air, seed, indoor=True, reflect=True, density=0.0015)
    w.sun(-1.25, max(min(air.elevation, 0.60), 0.30), air.sun * 2.0, soft=0.2)
    shell(
        w, _ROOM, "#9a9a8e", "#8a7256", "#908c80", _WINDOWS, floor_second="#4c4438", floor_pattern="checker",
        plank=(0.42, 0.42), gloss=0.22, frame="#3e4a42", panes=(3, 2),
    )  # fmt: skip
    panelling(w, _ROOM, ("z+", "x+", "z-", "x-"), 0.72, "#4e5e52", 0.5)
    daylight(w, _ROOM, _WINDOWS, outside * 3.6 * by_day, 1.3)
    across_the_street(w, "x-", _ROOM, generator(seed, 8))
    _counter(w, generator(seed, 9), lamps)
    _oven(w)
    _tables(w)
    for x, z in ((-0.3, 0.9), (1.1, 0.9), (2.5, 0.9)):
        pendant(w, x, z, 1.95, 3.0, "#3e5a50", WARM * 1.5, lamps)
    pendant(w, -2.2, -1.0, 1.85, 3.0, "#b8643c", WARM * 1.5, lamps)
    w.point((0.1, 2.0, -2.3), WARM * 2.1 * lamps + outside * 0.6 * by_day, 1.7, shadow=0)
    door(w, _ROOM, "z-", 1.9, "#4e5e52")
    picture(w, _ROOM, "x+", -2.6, 1.2, -1.5, 2.05, "#c0a880", "#6a7a68")
    wall_box(w, _ROOM, "x+", -1.2, 1.15, -0.3, 2.2, -0.03, 0, "#6a4a30", shadow=False)
    wall_box(w, _ROOM, "x+", -1.13, 1.22, -0.37, 2.13, -0.04, 0, "#2a2e2c", shadow=False)
    for i in range(6):
        wall_box(
            w,
            _ROOM,
            "x+",
            -1.05,
            1.95 - 0.11 * i,
            -0.55 - 0.07 * (i % 3),
            1.98 - 0.11 * i,
            -0.045,
            0,
            "#b8b4a8",
            shadow=False,
        )
    w.shafts, w.dust = 0.007, 0.7
    w.shade(0.55, 0.1, 0.4, 0.5)
    stage(
        w, (0.55, 0.05), left=(0.0, -0.2), right=(1.3, -0.2), sit=(-2.2, -0.42, 0.45), table=(-1.98, 0.765, -1.34),
        ground=(0.9, -1.0), wall=(3.35, 1.7, -0.75), door=(1.9, -3.0), far=(2.2, -2.4),
    )  # fmt: skip
    w.view("A", (-0.7, 1.5, -3.7), (0.75, 1.28, 2.0), 64, fore=0.45)
    w.view("B", (2.9, 1.55, -0.9), (-1.4, 1.15, 0.5), 68)
    return w


def _counter(w: World, random: np.random.Generator, lamps: float) -> None:
    """The counter with its glass case, and the shelves of bread behind it."""
    wood = tint("#7a5438")
    with w.part():
        w.box(-0.9, 0, 0.75, 3.0, 0.98, 1.35, wood, None, "planks", 0.22, 9.0)
        w.box(-0.97, 0.98, 0.68, 3.05, 1.04, 1.40, "#9a7048", None, "planks", 0.2, 3.0, gloss=0.15)
        for i in range(5):
            w.box(-0.82 + 0.77 * i, 0.14, 0.73, -0.15 + 0.77 * i, 0.86, 0.75, wood * 1.14, shadow=False)
        w.box(-0.97, 0, 0.70, 3.05, 0.10, 0.75, wood * 0.6, shadow=False)
    w.shade(1.0, 0.75, 1.4, 0.5)
    with w.part():
        for x in (-0.85, 0.25):
            w.box(x, 1.04, 0.78, x + 0.02, 1.40, 1.25, "#a8843c", shadow=False)
        w.box(-0.85, 1.38, 0.78, 0.27, 1.40, 1.25, "#b8c4c4", shadow=False, gloss=0.4)
        w.box(-0.85, 1.20, 0.84, 0.27, 1.215, 1.25, "#c8d0cc", shadow=False, gloss=0.2)
        for y, z in ((1.05, 0.98), (1.215, 1.05)):
            for i in range(7):
                w.place(_BUN, -0.73 + 0.145 * i + random.uniform(-0.01, 0.01), z, y, cap=400, mid=0.05, rim=0.3)
    w.point((-0.3, 1.34, 0.9), WARM * 0.7 * lamps, 0.6, shadow=0)
    with w.part():
        w.box(2.35, 1.04, 0.85, 2.85, 1.42, 1.25, "#8a3a30", gloss=0.2)
        w.box(2.42, 1.42, 0.9, 2.78, 1.50, 1.2, "#a8a8a4", shadow=False, gloss=0.3)
        for x in (2.48, 2.70):
            w.prism(x, 0.84, 1.14, 1.20, 0.035, 0.03, "#c8c4b8", 8, shadow=False)
        row_of_jars(w, 2.42, 1.50, 1.05, 0.36, 3, _CUPS, high=0.08, radius=0.045)
    with w.part():
        w.prism(0.75, 1.0, 1.04, 1.08, 0.05, 0.05, "#d8d0c0", 12, shadow=False)
        w.prism(0.75, 1.0, 1.08, 1.16, 0.02, 0.02, "#d8d0c0", 8, shadow=False)
        w.prism(0.75, 1.0, 1.16, 1.18, 0.18, 0.19, "#d8d0c0", 16, shadow=False)
        w.prism(0.75, 1.0, 1.18, 1.28, 0.14, 0.13, "#8a4a30", 16, shadow=False)
        w.prism(0.75, 1.0, 1.28, 1.30, 0.13, 0.12, "#e8dcc8", 16, shadow=False)
    with w.part():
        w.prism(1.55, 1.05, 1.04, 1.20, 0.06, 0.07, "#5a7a80", 12, shadow=False)
        flowers = ("#e0bc50", "#d87a60", "#e8e0d0")
        w.place(
            bush(0.34, 0.34, ("#6a8a4c", "#86a860"), size=0.03, count=120, flowers=flowers),
            1.55,
            1.05,
            1.18,
            cap=300,
            mid=0.2,
        )
    for y in (1.15, 1.60, 2.05):
        with w.part():
            w.box(-1.6, y - 0.035, 2.66, 1.55, y, 3.0, "#8a6844", None, "planks", 0.3, 2.0)
            for x in (-1.55, 0.0, 1.48):
                w.box(x, y - 0.18, 2.80, x + 0.05, y - 0.035, 3.0, "#5a4430", shadow=False)
            x = -1.42
            while x < 1.4:
                kind = int(random.integers(3))
                wide = (0.33, 0.25, 0.45)[kind]
                if random.random() < 0.86:
                    w.place(_LOAVES[kind], x + wide / 2, 2.80, y, cap=300, mid=0.08, rim=0.3)
                x += wide
    w.point((-0.4, 2.5, 2.2), WARM * 0.8 * lamps, 1.2, shadow=0)
    with w.part():
        w.box(-1.3, 2.36, 2.95, 1.2, 2.86, 3.0, "#2c302c", shadow=False)
        for i, x in enumerate((-1.15, -0.3, 0.55)):
            for k in range(4):
                wide = 0.5 - 0.08 * ((i + k) % 3)
                w.box(x, 2.74 - 0.10 * k, 2.94, x + wide, 2.765 - 0.10 * k, 2.95, "#c8c4b4", shadow=False)


def _oven(w: World) -> None:
    """A brick oven in the corner behind the counter, its mouth glowing."""
    with w.part():
        w.box(1.75, 0, 2.1, 3.4, 2.05, 3.0, "#8a5440", None, "bricks", 0.24, 0.09)
        w.box(1.70, 2.05, 2.05, 3.4, 2.15, 3.0, "#6a4434", shadow=False)
        w.box(2.2, 2.15, 2.4, 3.0, 3.0, 3.0, "#8a5440", None, "bricks", 0.24, 0.09)
        arch = [(2.15, 1.0), (3.0, 1.0), (3.0, 1.25), (2.9, 1.42), (2.575, 1.5), (2.25, 1.42), (2.15, 1.25)]
        w.polygon([(x + (0.05 if x < 2.57 else -0.05) * 0, y, 2.085) for x, y in arch], "#3a2a24")
        inner = [(2.575 + (x - 2.575) * 0.86, 1.02 + (y - 1.0) * 0.86, 2.075) for x, y in arch]
        w.polygon(inner, "#2a1410", None, "lamp", glow=glowing(EMBER, 0.85))
        w.box(2.1, 0.92, 1.98, 3.05, 1.0, 2.1, "#4a4440", shadow=False)
    w.point((2.57, 1.2, 1.75), EMBER * 3.0, 0.9, shadow=0, glow=0.22, glow_radius=0.32)


def _tables(w: World) -> None:
    """Two tables by the windows and one stool at the counter."""
    for x, z in ((-2.2, -1.1), (-2.3, -2.9)):
        table(w, x, z, 0.8, 0.8, 0.76, "#7a5438", gloss=0.12)
        tabletop(w, x - 0.4, z - 0.4, x + 0.4, z + 0.4, 0.76, "#7a5438", gloss=0.12)
        chair(w, x, z + 0.68, "#4e3a2a", "z+")
        chair(w, x, z - 0.68, "#4e3a2a", "z-")
        with w.part():
            w.prism(x - 0.28, z + 0.05, 0.76, 0.775, 0.08, 0.085, "#e0d8c8", 12, shadow=False)
            w.prism(x - 0.28, z + 0.05, 0.775, 0.85, 0.035, 0.045, "#e0d8c8", 12, shadow=False)
            w.prism(x - 0.22, z - 0.18, 0.76, 0.86, 0.03, 0.035, "#7a90a0", 10, shadow=False)
    stool(w, -0.25, 0.3, "#5a4030", 0.68)
    with w.part():
        w.box(2.9, 0, -3.8, 3.35, 0.5, -3.3, "#6a4a34")
        w.prism(3.12, -3.55, 0.5, 0.8, 0.16, 0.20, "#a8643c", 12)
        w.place(bush(1.0, 1.2, ("#3c6034", "#58804a", "#2a4a30"), size=0.07), 3.12, -3.55, 0.75, cap=300, mid=0.5)
