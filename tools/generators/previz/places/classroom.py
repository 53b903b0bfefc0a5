"""A classroom: rows of desks, a board with a sum on it, a map, a globe, tall windows, paper on the walls."""

import numpy as np

from tools.generators.previz.atmosphere import Atmosphere
from tools.generators.previz.noise import generator
from tools.generators.previz.places.furniture import books, chair, table, tabletop
from tools.generators.previz.places.outlook import garden
from tools.generators.previz.places.palette import WARM, glowing
from tools.generators.previz.places.rooms import Room, Window, daylight, door, picture, shell, wall_box
from tools.generators.previz.places.staging import Floor, stage
from tools.generators.previz.world import World

FLOOR = Floor(-1.8, -3.6, 1.6, 1.9)
_ROOM = Room(-4.0, 4.0, -5.2, 4.4, 3.2)
_WINDOWS = tuple(Window("x-", z, 0.9, z + 1.5, 2.8) for z in (-4.0, -1.8, 0.4, 2.4))
_CHALK = "#d8dcd2"
_PAPERS = ("#e0c04a", "#c8503f", "#5a8ab0", "#7aa05a", "#e8e0cc", "#d88a4a")


def classroom(air: Atmosphere, seed: int) -> World:
    lamps, outside = air.lamps, air.haze.copy()
    by_day = {"dusk": 0.7, "night": 0.5}.get(air.time, 1.0)
    air.above = air.above * 0.36 + np.array((0.028, 0.026, 0.024))
    air.below = air.below * 0.28 + np.array((0.026, 0.022, 0.017))
    w = World(air, seed, indoor=True, reflect=True, density=0.0016)
    w.sun(-1.15, max(min(air.elevation, 0.55), 0.32), air.sun * 2.2, soft=0.2)
    shell(
        w, _ROOM, "#b4ab92", "#8c6844", "#b8b4a4", _WINDOWS, floor_second="#74543a", plank=(0.18, 1.8), gloss=0.22,
        skirting="#5e4a38", frame="#d8d0bc", panes=(2, 3),
    )  # fmt: skip
    for side in ("z+", "x+"):
        start, end = (_ROOM.x0, _ROOM.x1) if side == "z+" else (_ROOM.z0, _ROOM.z1)
        wall_box(w, _ROOM, side, start, 0.11, end, 0.95, -0.012, 0, "#7f9a86", shadow=False)
        wall_box(w, _ROOM, side, start, 0.95, end, 0.99, -0.03, 0, "#6a563e", shadow=False)
    daylight(w, _ROOM, _WINDOWS, outside * 3.6 * by_day, 1.4)
    garden(w, "x-", _ROOM, generator(seed, 8), drop=3.2)
    _board(w)
    for z in (-3.2, -1.5, 1.35):
        for x in (-2.9, 2.7):
            _pupil(w, x, z)
    _teacher(w)
    _walls(w, generator(seed, 34))
    for z in (-2.2, 1.4):
        for x in (-1.6, 1.6):
            with w.part():
                w.box(x - 0.012, 2.75, z - 0.012, x + 0.012, 3.2, z + 0.012, "#8a8a84", shadow=False)
                w.prism(x, z, 2.5, 2.75, 0.2, 0.14, "#f0eadc", 14, None, "lamp", glow=glowing(WARM, 0.7 * lamps))
        w.point((0.0, 2.45, z), WARM * 3.0 * lamps, 1.8, shadow=0)
    w.point((0.6, 2.2, 0.4), WARM * 0.5 + outside * 1.0 * by_day, 2.0, shadow=0)
    door(w, _ROOM, "x+", -3.6, "#7a5a3c")
    w.shafts, w.dust = 0.006, 0.9
    w.shade(0.0, 0.2, 0.42, 0.5)
    stage(
        w, (0.0, 0.2), left=(-0.5, 0.1), right=(0.6, 0.1), sit=(1.5, 3.25, 0.45), table=(1.4, 0.782, 2.5),
        ground=(0.3, -0.9), wall=(-0.6, 1.6, 4.34), door=(2.9, -3.0), far=(-0.9, 1.9),
    )  # fmt: skip
    w.view("A", (1.3, 1.55, -4.9), (-0.25, 1.35, 3.0), 64, fore=0.5)
    w.view("B", (-1.2, 1.5, 3.4), (0.8, 1.0, -2.4), 66, fore=0.5)
    return w


def _board(w: World) -> None:
    """The blackboard on the back wall with a sum that is not done, its ledge and its chalk."""
    back = _ROOM.z1
    with w.part():
        wall_box(w, _ROOM, "z+", -2.5, 0.95, 1.5, 2.45, -0.05, 0, "#6a4a30", shadow=False)
        wall_box(w, _ROOM, "z+", -2.42, 1.03, 1.42, 2.37, -0.06, 0, "#2c4238", shadow=False)
        wall_box(w, _ROOM, "z+", -2.5, 0.9, 1.5, 0.95, -0.14, 0, "#7a5a3c", shadow=False)
        z = back - 0.07
        for x, y, wide, high in (
            (-2.1, 2.12, 0.16, 0.025), (-2.03, 2.05, 0.02, 0.16), (-1.8, 2.05, 0.03, 0.16), (-1.6, 2.16, 0.14, 0.025),
            (-1.6, 2.09, 0.14, 0.025), (-1.3, 2.05, 0.03, 0.16), (-1.2, 2.05, 0.14, 0.025), (-1.2, 2.2, 0.14, 0.025),
            (-0.5, 1.4, 1.5, 0.02), (-0.5, 1.5, 0.9, 0.02), (-0.5, 1.6, 1.2, 0.02), (-2.1, 1.5, 0.5, 0.02),
            (-2.1, 1.3, 0.02, 0.5), (-1.6, 1.3, 0.02, 0.35), (0.9, 2.1, 0.3, 0.02), (0.9, 1.9, 0.3, 0.02),
            (0.9, 1.9, 0.02, 0.2), (1.18, 1.9, 0.02, 0.22),
        ):  # fmt: skip
            w.quad((x, y, z), (wide, 0, 0), (0, high, 0), _CHALK)
        w.box(-1.0, 0.95, back - 0.12, -0.88, 0.97, back - 0.08, "#e8e8e0", shadow=False)
        w.box(0.4, 0.95, back - 0.13, 0.58, 1.0, back - 0.06, "#8a7a64", shadow=False)


def _pupil(w: World, x: float, z: float) -> None:
    """A desk for two pupils, who look at the board: iron legs, a lid, two chairs."""
    with w.part():
        for i in (-0.5, 0.46):
            w.box(x + i, 0, z - 0.2, x + i + 0.04, 0.68, z + 0.2, "#3a4440")
        w.box(x - 0.55, 0.62, z - 0.24, x + 0.55, 0.72, z + 0.24, "#a87a4a", "#946a3e", "planks", 0.2, 2.0, gloss=0.15)
    tabletop(w, x - 0.55, z - 0.24, x + 0.55, z + 0.24, 0.72, "#a87a4a", gloss=0.15)
    w.shade(x, z, 0.7, 0.5)
    for side in (-0.26, 0.26):
        chair(w, x + side, z - 0.52, "#7a5434", "z-", seat=0.43, size=0.38)


def _teacher(w: World) -> None:
    """The teacher's table before the board: a pile of books, an apple, a globe."""
    table(w, 1.5, 2.6, 1.5, 0.7, 0.78, "#7a5434", gloss=0.15)
    tabletop(w, 0.75, 2.25, 2.25, 2.95, 0.78, "#7a5434", gloss=0.15)
    chair(w, 1.5, 3.28, "#5a4028", "z+")
    books(w, 1.0, 0.78, 2.75, 4, ("#8a3a30", "#3a5a6a", "#c8a050", "#4a6a4a"))
    with w.part():
        w.prism(1.95, 2.7, 0.78, 0.81, 0.1, 0.08, "#5a4028", 12, shadow=False)
        w.prism(1.95, 2.7, 0.81, 0.88, 0.015, 0.015, "#a8843c", 8, shadow=False)
        for low, high, r0, r1 in (
            (0.88, 0.95, 0.06, 0.13), (0.95, 1.03, 0.13, 0.15), (1.03, 1.11, 0.15, 0.13), (1.11, 1.18, 0.13, 0.05),
        ):  # fmt: skip
            w.prism(1.95, 2.7, low, high, r0, r1, "#3f7a9a" if high != 1.11 else "#6a9a5a", 14, shadow=False, gloss=0.2)


def _walls(w: World, random: np.random.Generator) -> None:
    """Children's paintings in a line along the right wall, a map beside the board, a clock."""
    for number in range(7):
        z = -2.4 + 0.85 * number + float(random.uniform(-0.05, 0.05))
        y = 1.5 + float(random.uniform(-0.04, 0.08))
        paper = _PAPERS[int(random.integers(len(_PAPERS)))]
        with w.part():
            wall_box(w, _ROOM, "x+", z, y, z + 0.42, y + 0.55, -0.015, 0, "#efe9da", shadow=False)
            wall_box(w, _ROOM, "x+", z + 0.04, y + 0.04, z + 0.38, y + 0.3, -0.02, 0, paper, shadow=False)
            wall_box(w, _ROOM, "x+", z + 0.12, y + 0.33, z + 0.26, y + 0.47, -0.02, 0, _PAPERS[0], shadow=False)
    picture(w, _ROOM, "z+", -3.7, 1.2, -2.7, 2.3, "#8ab0b8", "#a89a5a")
    with w.part():
        wall_box(w, _ROOM, "z+", 2.2, 2.2, 2.65, 2.65, -0.05, 0, "#3a2c24", shadow=False)
        wall_box(w, _ROOM, "z+", 2.24, 2.24, 2.61, 2.61, -0.06, 0, "#ece6d4", shadow=False)
        wall_box(w, _ROOM, "z+", 2.415, 2.42, 2.435, 2.58, -0.07, 0, "#2a2420", shadow=False)
        wall_box(w, _ROOM, "z+", 2.425, 2.41, 2.53, 2.43, -0.07, 0, "#2a2420", shadow=False)
