"""A workshop: a bench under the window, tools on the wall, a stove with coals, timber, a wheel, shavings."""

import math

import numpy as np

from tools.generators.previz.atmosphere import Atmosphere
from tools.generators.previz.noise import colour as tint
from tools.generators.previz.noise import generator
from tools.generators.previz.places.furniture import barrel, crate, pendant, row_of_jars, stool, tabletop
from tools.generators.previz.places.outlook import garden
from tools.generators.previz.places.palette import EMBER, WARM, glowing
from tools.generators.previz.places.rooms import Room, Window, daylight, shell, wall_box
from tools.generators.previz.places.staging import Floor, stage
from tools.generators.previz.places.undergrowth import Part, outlined, ring
from tools.generators.previz.world import World

FLOOR = Floor(-1.7, -3.0, 1.5, 1.0)
_ROOM = Room(-3.2, 3.2, -3.8, 2.8, 3.0)
_WINDOWS = (Window("z+", -1.6, 1.15, 0.5, 2.35), Window("x-", -1.6, 1.1, -0.3, 2.2))
_TINS = ("#8a4a34", "#5a6a60", "#b89048", "#6a5a4a", "#4a5a6a")
_STEEL, _HANDLE = "#8a8e90", "#9a6a3c"
_SHAVINGS: tuple[Part, ...] = tuple(
    (ring(-0.25 + 0.1 * i, 0.03 + 0.02 * (i % 2), 0.06, 0.03, 8), ("#c8a470", "#b89058")[i % 2], 0.02) for i in range(6)
)


def workshop(air: Atmosphere, seed: int) -> World:
    lamps, outside = max(air.lamps, 0.14), air.haze.copy()
    by_day = {"dusk": 0.6, "night": 0.5}.get(air.time, 1.0)
    air.above = air.above * 0.26 + np.array((0.018, 0.016, 0.013))
    air.below = air.below * 0.26 + np.array((0.026, 0.019, 0.013))
    w = World(air, seed, indoor=True, density=0.0022)
    w.sun(0.35, max(min(air.elevation, 0.60), 0.34), air.sun * 2.4, soft=0.2)
    shell(
        w, _ROOM, "#8c7458", "#7a6248", "#6a5846", _WINDOWS, floor_second="#5c4834", plank=(0.22, 2.0), gloss=0.04,
        wall_pattern="planks", wall_unit=(0.24, 9.0), frame="#4e3e30", panes=(3, 2),
    )  # fmt: skip
    daylight(w, _ROOM, _WINDOWS, outside * 3.8 * by_day, 1.15)
    garden(w, "z+", _ROOM, generator(seed, 8))
    _beams(w)
    _bench(w)
    _tools(w)
    _stove(w)
    _timber(w)
    _door_wall(w)
    pendant(w, -0.5, 1.1, 2.0, 3.0, "#3c4640", WARM * 4.2, lamps)
    for x, z in ((-1.5, 0.9), (0.3, 0.75), (-0.6, 0.4), (1.0, -0.3)):
        w.place(outlined(0.9, 0.12, _SHAVINGS), x, z, 0.0, cap=300, mid=0.05, rim=0.2)
    w.point((0.6, 2.2, -2.6), WARM * 1.5 * lamps + outside * np.array((1.0, 0.92, 0.8)) * 1.6 * by_day, 1.9, shadow=0)
    w.shafts, w.dust = 0.010, 1.0
    w.shade(0.55, 0.4, 0.4, 0.5)
    stage(
        w, (0.55, 0.35), left=(-0.5, 0.0), right=(0.9, -0.1), sit=(-1.35, 0.35, 0.62), table=(-0.2, 0.942, 1.75),
        ground=(0.5, -0.8), wall=(1.5, 1.65, 2.74), door=(0.2, -3.1), far=(1.6, -2.4),
    )  # fmt: skip
    w.view("A", (-1.0, 1.5, -3.5), (0.35, 1.15, 2.0), 66, fore=0.45)
    w.view("B", (-1.2, 1.55, 2.2), (1.05, 1.15, -1.6), 66)
    return w


def _beams(w: World) -> None:
    for z in (-2.4, -0.4, 1.6):
        w.box(-3.2, 2.72, z - 0.09, 3.2, 3.0, z + 0.09, "#54402e", None, "planks", 9.0, 0.3)
    for x in (-3.12, 3.12):
        for z in (-2.4, -0.4, 1.6):
            w.box(x - 0.08, 0, z - 0.09, x + 0.08, 2.72, z + 0.09, "#5c4632", shadow=False)


def _bench(w: World) -> None:
    """A heavy bench along the back wall with a vice, a plane, a half-made box and pots of brushes."""
    wood = tint("#8e6a44")
    with w.part():
        w.box(-2.4, 0.84, 1.45, 1.1, 0.94, 2.35, wood, None, "planks", 0.24, 4.0)
        for x in (-2.3, -0.75, 0.9):
            w.box(x, 0, 1.55, x + 0.14, 0.84, 1.69, wood * 0.8)
            w.box(x, 0, 2.15, x + 0.14, 0.84, 2.29, wood * 0.8)
        w.box(-2.3, 0.22, 1.6, 1.0, 0.28, 2.28, wood * 0.75)
        w.box(-2.3, 0.68, 1.50, 1.0, 0.84, 1.55, wood * 0.9, shadow=False)
    tabletop(w, -2.4, 1.45, 1.1, 2.35, 0.94, wood, thick=0.1, plank=(0.24, 4.0))
    w.shade(-0.6, 1.7, 1.8, 0.55)
    crate(w, -1.75, 1.95, 0.5, 0.32, "#7a5c40", 0.28)
    barrel(w, 0.2, 1.95, 0.44, "#6a4c34", 0.28)
    with w.part():
        w.box(0.55, 0.86, 1.30, 0.90, 1.06, 1.45, "#4c5054", gloss=0.2)
        w.box(0.58, 0.90, 1.12, 0.87, 1.04, 1.20, "#54585c", gloss=0.2)
        w.box(0.70, 0.95, 1.02, 0.75, 0.99, 1.30, _STEEL, shadow=False)
        w.box(0.62, 0.955, 1.03, 0.83, 0.985, 1.06, _STEEL, shadow=False)
    with w.part():
        w.box(-0.95, 0.94, 1.62, -0.60, 1.0, 1.72, _HANDLE, shadow=False)
        w.box(-0.90, 1.0, 1.64, -0.84, 1.10, 1.70, "#6a4426", shadow=False)
        w.box(-0.76, 1.0, 1.65, -0.70, 1.06, 1.69, _STEEL, shadow=False)
    with w.part():
        for box in (
            (-1.9, 0.94, 1.7, -1.35, 1.16, 1.73),
            (-1.9, 0.94, 2.07, -1.35, 1.16, 2.10),
            (-1.9, 0.94, 1.7, -1.87, 1.16, 2.1),
            (-1.38, 0.94, 1.7, -1.35, 1.16, 2.1),
        ):
            w.box(*box, "#c09a64", shadow=False)
        w.box(-1.9, 0.94, 1.7, -1.35, 0.96, 2.1, "#b08a56", shadow=False)
    row_of_jars(w, -0.55, 0.94, 2.2, 0.9, 5, _TINS, high=0.16)
    with w.part():
        for i in range(5):
            w.quad((0.42 + 0.02 * i, 1.05, 2.18), (0.012, 0, 0), (0.03 * (i - 2), 0.20 + 0.02 * (i % 2), 0), _HANDLE)
    stool(w, -1.35, 0.35, "#7a5638", 0.62)


def _tools(w: World) -> None:
    """Saws, hammers, chisels, squares on the boarded wall, each a flat shape a thumb in front of it."""
    z = 2.76
    with w.part():
        w.box(0.75, 1.12, 2.77, 3.1, 2.45, 2.80, "#a08660", None, "planks", 9.0, 0.3, shadow=False)
        for i, x in enumerate((0.95, 1.2, 1.42)):  # hammers
            w.quad((x, 1.85 - 0.05 * i, z), (0.035, 0, 0), (0, 0.36, 0), _HANDLE)
            w.quad((x - 0.06, 2.17 - 0.05 * i, z - 0.01), (0.16, 0, 0), (0, 0.07, 0), "#5c6064")
        w.polygon([(1.65, 2.10, z), (2.30, 2.24, z), (2.30, 2.32, z), (1.65, 2.32, z)], _STEEL, gloss=0.2)
        w.polygon(
            [(1.52, 2.08, z - 0.01), (1.70, 2.08, z - 0.01), (1.70, 2.34, z - 0.01), (1.52, 2.34, z - 0.01)], _HANDLE
        )
        for i in range(6):  # chisels, small to large
            x = 1.66 + 0.13 * i
            w.quad((x, 1.72, z), (0.03, 0, 0), (0, 0.16, 0), _HANDLE)
            w.quad((x, 1.72 - 0.12 - 0.012 * i, z), (0.024 + 0.004 * i, 0, 0), (0, 0.12 + 0.012 * i, 0), _STEEL)
        w.box(1.60, 1.84, z - 0.03, 2.50, 1.87, z, "#5c4632", shadow=False)
        w.quad((2.62, 1.55, z), (0.05, 0, 0), (0, 0.62, 0), _STEEL)
        w.quad((2.62, 1.55, z), (0.36, 0, 0), (0, 0.05, 0), _STEEL)
        for i in range(10):  # a coil of rope
            a0, a1 = 2 * math.pi * i / 10, 2 * math.pi * (i + 1) / 10
            outer = [(1.15 + 0.20 * math.cos(a), 1.45 + 0.22 * math.sin(a), z) for a in (a0, a1)]
            inner = [(1.15 + 0.12 * math.cos(a), 1.45 + 0.14 * math.sin(a), z) for a in (a1, a0)]
            w.polygon(outer + inner, tint("#b89a68") * (1 - 0.1 * (i % 2)))
    for y in (2.52, 2.05):
        w.box(-3.15, y - 0.03, 1.2, -2.75, y, 2.75, "#6a5038")
        row_of_jars(w, -2.95, y, 1.25, 1.4, 7, _TINS, axis="z", high=0.18, radius=0.06)


def _stove(w: World) -> None:
    """An iron stove with glowing coals, its pipe, a bucket and an anvil on its block."""
    with w.part():
        w.prism(2.45, 1.6, 0.0, 0.12, 0.30, 0.34, "#2c2c2e", 12)
        w.prism(2.45, 1.6, 0.12, 0.95, 0.42, 0.38, "#343436", 14, gloss=0.1)
        w.prism(2.45, 1.6, 0.95, 1.02, 0.44, 0.44, "#2a2a2c", 14, shadow=False)
        w.prism(2.45, 1.75, 1.02, 3.0, 0.10, 0.10, "#2e2e30", 10, shadow=False)
        w.box(2.26, 0.28, 1.15, 2.64, 0.66, 1.20, "#242426", shadow=False)
        w.quad((2.30, 0.32, 1.14), (0.30, 0, 0), (0, 0.29, 0), "#3a1c10", None, "lamp", glow=glowing(EMBER, 0.95))
        for i in range(3):
            w.box(2.30 + 0.09 * i, 0.32, 1.12, 2.32 + 0.09 * i, 0.61, 1.135, "#1c1c1e", shadow=False)
    w.point((2.4, 0.5, 0.85), EMBER * 5.5, 0.9, shadow=0, glow=0.30, glow_radius=0.30)
    w.shade(2.45, 1.6, 0.7, 0.6)
    with w.part():
        w.prism(2.0, 0.1, 0, 0.52, 0.26, 0.24, "#6a4c34", 12, None, "planks", 0.12, 9.0)
        w.box(1.84, 0.52, -0.02, 2.16, 0.60, 0.22, "#45484c", gloss=0.2)
        w.box(1.90, 0.60, 0.02, 2.10, 0.70, 0.18, "#45484c", gloss=0.2)
        w.box(1.72, 0.70, -0.03, 2.24, 0.80, 0.23, "#50545a", gloss=0.25)
        w.polygon([(1.72, 0.70, -0.03), (1.72, 0.70, 0.23), (1.50, 0.77, 0.10)], "#4a4e54", gloss=0.25)
        w.polygon([(1.72, 0.80, -0.03), (1.72, 0.80, 0.23), (1.50, 0.78, 0.10)], "#5a5e64", gloss=0.25)
    w.shade(2.0, 0.1, 0.5, 0.55)
    with w.part():
        w.prism(2.85, 0.6, 0, 0.30, 0.14, 0.18, "#6a6e72", 12)
        w.prism(2.85, 0.6, 0.26, 0.285, 0.165, 0.165, "#1c1a1a", 12, shadow=False)


def _timber(w: World) -> None:
    """Boards against the left wall, a saw horse, a wheel."""
    with w.part():
        for i in range(7):
            z = 0.1 + 0.17 * i
            lean, tall = 0.30 + 0.03 * (i % 3), 2.2 + 0.12 * ((i * 5) % 4)
            foot = (-3.18 + lean, 0.0, z)
            w.quad(
                foot,
                (0, 0, 0.15),
                (-lean + 0.03, tall, 0),
                tint("#a8835a") * (0.8 + 0.08 * ((i * 3) % 5)),
                None,
                "planks",
                9.0,
                9.0,
            )
            w.quad((foot[0], 0, z), (-0.03, 0, 0), (-lean + 0.03, tall, 0), "#7a5c3e")
    with w.part():
        for x in (-2.2, -1.2):
            for side in (-1, 1):
                a, b = np.array((x, 0.66, -2.1)), np.array((x + 0.05 * side, 0, -2.1 + side * 0.28))
                across = np.array((0.05, 0, 0))
                w.polygon([a - across, a + across, b + across, b - across], "#86643f")
        w.box(-2.4, 0.62, -2.16, -1.0, 0.72, -2.04, "#94704a")
        w.box(-2.7, 0.72, -2.22, -0.7, 0.76, -1.98, "#c09a64", None, "planks", 9.0, 0.3)
    w.shade(-1.7, -2.1, 0.8, 0.5)
    hub, radius = (3.08, 1.55, -0.9), 0.62
    with w.part():
        for i in range(14):
            a0, a1 = 2 * math.pi * i / 14, 2 * math.pi * (i + 1) / 14
            rim = [
                (hub[0], hub[1] + r * math.sin(a), hub[2] + r * math.cos(a))
                for a, r in ((a0, radius), (a1, radius), (a1, radius - 0.09), (a0, radius - 0.09))
            ]
            w.polygon(rim, "#7a5a3c")
            if i % 2 == 0:
                side = np.array((0, math.cos(a0), -math.sin(a0))) * 0.025
                end = np.array(
                    (hub[0] - 0.01, hub[1] + (radius - 0.07) * math.sin(a0), hub[2] + (radius - 0.07) * math.cos(a0))
                )
                w.polygon([np.array(hub) - side, np.array(hub) + side, end + side, end - side], "#8a6844")
        nave = [
            (hub[0] - 0.03, hub[1] + 0.11 * math.sin(a), hub[2] + 0.11 * math.cos(a))
            for a in np.linspace(0, 2 * math.pi, 11)[:-1]
        ]
        w.polygon(nave, "#5c4430")


def _door_wall(w: World) -> None:
    """A double plank door, and a chest beside it."""
    with w.part():
        wall_box(w, _ROOM, "z-", -0.75, 0, 1.15, 2.3, -0.05, 0, "#4e3e30", shadow=False)
        for a, b in ((-0.68, 0.18), (0.22, 1.08)):
            wall_box(
                w,
                _ROOM,
                "z-",
                a,
                0.03,
                b,
                2.23,
                -0.08,
                -0.05,
                "#6e5a42",
                shadow=False,
                pattern="planks",
                unit_u=0.17,
                unit_v=9.0,
            )
            for y in (0.35, 1.85):
                wall_box(w, _ROOM, "z-", a + 0.04, y, b - 0.04, y + 0.12, -0.10, -0.08, "#5c4a36", shadow=False)
        wall_box(w, _ROOM, "z-", 0.10, 1.02, 0.14, 1.22, -0.13, -0.10, "#2c2c2e", shadow=False)
    crate(w, 2.4, -3.2, 0.8, 0.55, "#7a5c40")
    crate(w, 2.5, -3.25, 0.5, 0.35, "#8a6a48", 0.56)
    barrel(w, -2.7, -3.2, 0.95)
