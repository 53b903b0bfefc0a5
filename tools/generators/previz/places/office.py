"""An office of many desks: screens, swivel chairs, lamps in rows overhead, blinds with the city behind them."""

import numpy as np

from tools.generators.previz.atmosphere import Atmosphere
from tools.generators.previz.noise import Doubles, generator
from tools.generators.previz.noise import colour as tint
from tools.generators.previz.places.furniture import papers, pendant, row_of_jars, tabletop
from tools.generators.previz.places.outlook import across_the_street
from tools.generators.previz.places.palette import COOL, WARM, glowing
from tools.generators.previz.places.rooms import Room, Window, daylight, door, shell, wall_box
from tools.generators.previz.places.staging import Floor, stage
from tools.generators.previz.places.undergrowth import bush
from tools.generators.previz.world import World

FLOOR = Floor(-0.9, -3.4, 1.0, 6.6)
_ROOM = Room(-4.2, 4.2, -4.6, 8.4, 3.0)
_WINDOWS = tuple(Window("x-", z, 0.85, z + 2.0, 2.55) for z in (-3.6, -1.2, 1.2, 3.6, 6.0))
_DESKS = tuple((side, z) for z in (-2.3, 0.7, 3.7, 6.5) for side in (-2.35, 2.35))
_MINE = (-2.35, 0.7)
"""The desk somebody sits at: the lamp on it burns when the others have gone home."""
_SCREENS = ("#24405a", "#3a5a54", "#4a4466", "#2e4a6a")


def office(air: Atmosphere, seed: int) -> World:
    after = air.time in ("night", "dusk") or air.mood in ("dark", "mysterious", "tense")
    outside = air.haze.copy()
    by_day = {"dusk": 0.7, "night": 0.45}.get(air.time, 1.0)
    overhead = 0.0 if air.unlit else 0.12 if after else 0.55
    air.above = air.above * 0.34 + np.array((0.024, 0.026, 0.030)) + np.array((0.03, 0.031, 0.032)) * overhead
    air.below = air.below * 0.26 + np.array((0.022, 0.022, 0.023)) + np.array((0.03, 0.029, 0.027)) * overhead
    w = World(air, seed, indoor=True, reflect=True, density=0.0012)
    w.sun(-1.2, max(min(air.elevation, 0.6), 0.32), air.sun * 1.8, soft=0.2)
    shell(
        w, _ROOM, "#a8a89e", "#565c62", "#b0b2b0", _WINDOWS, floor_second="#4c5258", floor_pattern="checker",
        plank=(0.5, 0.5), gloss=0.08, skirting="#4a4e52", frame="#c8cac8", panes=(2, 1),
    )  # fmt: skip
    daylight(w, _ROOM, _WINDOWS, outside * 1.9 * by_day, 1.3)
    across_the_street(w, "x-", _ROOM, generator(seed, 8), away=12.0)
    for window in _WINDOWS:
        _blind(w, window)
    for z in (-3.2, -0.4, 2.4, 5.2):
        for x in (-2.1, 2.1):
            on = overhead if not after or z < 4 else overhead * 0.4
            glow = glowing(COOL + np.array((0.35, 0.22, 0.0)), 1.0 * on)
            w.box(x - 0.55, 2.93, z - 0.12, x + 0.55, 3.0, z + 0.5, "#e8ecec", None, "lamp", shadow=False, glow=glow)
        w.point((0.0, 2.75, z), (COOL + WARM * 0.9) * 1.6 * overhead, 1.6, shadow=0)
    random = generator(seed, 33)
    for number, (x, z) in enumerate(_DESKS):
        _desk(w, random, x, z, lit=not air.unlit and (not after or (x, z) == _MINE or number == 6))
    lamps = 0.0 if air.unlit else 1.0 if after else 0.3
    w.point((0.7, 2.2, -2.2), WARM * 0.7 + COOL * 0.3, 1.6, shadow=0)
    pendant(w, -1.9, 0.55, 1.55, 3.0, "#3e5a50", WARM * 1.6, lamps)
    _back(w)
    door(w, _ROOM, "z-", 1.6, "#8a7a64")
    w.dust = 0.25
    w.shade(0.1, 0.0, 0.42, 0.5)
    stage(
        w, (0.1, 0.0), left=(-0.4, -0.1), right=(0.65, -0.1), sit=(-2.35, 1.42, 0.47), table=(-2.1, 0.762, 0.62),
        ground=(0.35, -1.0), wall=(4.14, 1.5, 0.6), door=(1.6, -3.4), far=(0.2, 6.2),
    )  # fmt: skip
    w.view("A", (0.75, 1.55, -4.3), (-0.25, 1.2, 3.0), 64, fore=0.5)
    w.view("B", (0.85, 1.5, 4.2), (-0.9, 1.1, -1.6), 64, fore=0.5)
    return w


def _blind(w: World, window: Window) -> None:
    """Slats across the upper half of a window: they comb the light."""
    with w.part():
        for i in range(11):
            y = window.high - 0.03 - 0.075 * i
            wall_box(w, _ROOM, window.side, window.a, y - 0.02, window.b, y, -0.09, -0.04, "#c4c6c0")


def _desk(w: World, random: np.random.Generator, x: float, z: float, *, lit: bool) -> None:
    """A desk across the room with its screen, keyboard and chair; whoever works at it sits behind it."""
    with w.part():
        for foot in (x - 0.78, x + 0.72):
            w.box(foot, 0, z - 0.34, foot + 0.06, 0.72, z + 0.34, "#8a8e90")
        w.box(x - 0.72, 0.25, z - 0.34, x + 0.72, 0.7, z - 0.31, "#9a9c98", None, "panels", 0.72, 0.44)
        w.box(x - 0.82, 0.72, z - 0.4, x + 0.82, 0.76, z + 0.4, "#8e7a5e", None, "planks", 0.4, 3.0, gloss=0.1)
    tabletop(w, x - 0.82, z - 0.4, x + 0.82, z + 0.4, 0.76, "#8e7a5e", plank=(0.4, 3.0), gloss=0.1)
    w.shade(x, z, 1.0, 0.5)
    aside = x + (0.42 if x < 0 else -0.42) * (-1 if (x, z) == _MINE else 1)
    paint = _SCREENS[int(random.integers(len(_SCREENS)))]
    light = np.array((0.45, 0.7, 1.0)) * (0.6 if lit else 0.0)
    with w.part():
        w.box(aside - 0.1, 0.76, z - 0.2, aside + 0.1, 0.775, z - 0.06, "#3a3e42", shadow=False)
        w.box(aside - 0.025, 0.77, z - 0.16, aside + 0.025, 0.9, z - 0.13, "#3a3e42", shadow=False)
        w.box(aside - 0.29, 0.86, z - 0.15, aside + 0.29, 1.2, z - 0.12, "#2a2d31")
        w.quad(
            (aside + 0.275, 0.875, z - 0.118), (-0.55, 0, 0), (0, 0.31, 0), paint if lit else "#14181c", None, "screen",
            0.55, 0.06, glow=light,
        )  # fmt: skip
        w.box(aside - 0.2, 0.76, z + 0.1, aside + 0.2, 0.78, z + 0.22, "#d0d2d0", shadow=False)
    if lit:
        w.point((aside, 1.02, z + 0.25), np.array((0.4, 0.62, 1.0)) * 0.35, 0.7, shadow=0)
    papers(w, 2 * x - aside - 0.2, 0.765, z - 0.2, 2 + int(random.integers(3)))
    if random.random() < 0.6:
        row_of_jars(w, 2 * x - aside + 0.1, 0.76, z + 0.2, 0.12, 1, ("#c8402f", "#e8e2d0", "#3f7a8a"), high=0.1)
    _swivel(
        w,
        x,
        z + 0.78 + float(random.uniform(-0.05, 0.08)),
        tint("#34506a") if random.random() < 0.7 else tint("#6a3a34"),
    )


def _swivel(w: World, x: float, z: float, cloth: Doubles) -> None:
    """A chair on five castors."""
    with w.part():
        for i in range(5):
            turn = 2 * np.pi * i / 5
            dx, dz = 0.26 * float(np.sin(turn)), 0.26 * float(np.cos(turn))
            w.box(x + dx - 0.03, 0, z + dz - 0.03, x + dx + 0.03, 0.08, z + dz + 0.03, "#2a2c30", shadow=False)
        w.prism(x, z, 0.07, 0.12, 0.25, 0.08, "#3a3e42", 10, shadow=False)
        w.prism(x, z, 0.12, 0.4, 0.03, 0.03, "#6a6e72", 8, shadow=False)
        w.box(x - 0.25, 0.4, z - 0.24, x + 0.25, 0.47, z + 0.24, cloth)
        w.box(x - 0.03, 0.45, z + 0.24, x + 0.03, 0.66, z + 0.28, "#3a3e42", shadow=False)
        w.box(x - 0.22, 0.62, z + 0.21, x + 0.22, 1.05, z + 0.27, cloth * 0.92)
    w.shade(x, z, 0.4, 0.5)


def _back(w: World) -> None:
    """Shelves of files along the right wall, a clock, a water cooler, a plant in the corner."""
    for z in (-3.2, 2.0, 5.4):
        for y in (0.1, 0.55, 1.0, 1.45):
            wall_box(w, _ROOM, "x+", z, y, z + 1.7, y + 0.04, -0.4, 0.0, "#8a8c8a", shadow=False)
            w.box(
                _ROOM.x1 - 0.34, y + 0.04, z + 0.05, _ROOM.x1 - 0.02, y + 0.36, z + 1.6, "#7a3a34", "#3a5a6a", "books",
                0.08, 0.32, shadow=False,
            )  # fmt: skip
        w.block(_ROOM.x1 - 0.4, 0, z, _ROOM.x1, 1.85, z + 1.7)
    with w.part():
        w.prism(_ROOM.x1 - 0.3, 0.4, 0, 0.95, 0.17, 0.17, "#d8dcdc", 10)
        w.prism(_ROOM.x1 - 0.3, 0.4, 0.95, 1.35, 0.15, 0.13, "#7aa8c0", 12, gloss=0.5)
    w.shade(_ROOM.x1 - 0.3, 0.4, 0.35, 0.5)
    with w.part():
        w.prism(-3.7, 7.8, 0, 0.45, 0.2, 0.26, "#4a4e52", 12)
        w.place(bush(1.2, 1.5, ("#3c6034", "#58804a", "#2a4a30"), size=0.09), -3.7, 7.8, 0.42, cap=300, mid=0.5)
    with w.part():
        w.box(-0.25, 2.2, _ROOM.z1 - 0.05, 0.25, 2.7, _ROOM.z1 - 0.02, "#2a2c30", shadow=False)
        w.box(-0.22, 2.23, _ROOM.z1 - 0.06, 0.22, 2.67, _ROOM.z1 - 0.05, "#e8e8e2", shadow=False)
        w.box(-0.012, 2.45, _ROOM.z1 - 0.07, 0.012, 2.62, _ROOM.z1 - 0.06, "#2a2c30", shadow=False)
        w.box(0.0, 2.44, _ROOM.z1 - 0.07, 0.12, 2.46, _ROOM.z1 - 0.06, "#2a2c30", shadow=False)
    wall_box(w, _ROOM, "z+", 1.2, 0.9, 3.6, 2.2, -0.03, 0, "#f0f0ec", shadow=False)
    for i, (a, b) in enumerate(((1.4, 2.2), (1.4, 2.6), (1.4, 2.0), (2.6, 3.4))):
        wall_box(w, _ROOM, "z+", a, 1.9 - 0.2 * i, b, 1.93 - 0.2 * i, -0.04, 0, "#3a5a8a", shadow=False)
