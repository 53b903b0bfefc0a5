"""A railway carriage: benches face to face at little tables, racks and lamps overhead, the country going by outside."""

import numpy as np

from tools.generators.previz.atmosphere import Atmosphere
from tools.generators.previz.noise import Doubles, generator
from tools.generators.previz.noise import colour as tint
from tools.generators.previz.pieces import Draw, Mover
from tools.generators.previz.places.canvas import Canvas, Random, cutout, scaled
from tools.generators.previz.places.furniture import tabletop
from tools.generators.previz.places.landforms import far_hills
from tools.generators.previz.places.palette import WARM, glowing
from tools.generators.previz.places.rooms import Room, Side, Window, daylight, shell, wall_box
from tools.generators.previz.places.staging import Floor, stage
from tools.generators.previz.places.trees import pine, tree
from tools.generators.previz.places.undergrowth import ring
from tools.generators.previz.world import World

FLOOR = Floor(-0.3, -4.2, 0.3, 7.4)
_ROOM = Room(-1.6, 1.6, -4.8, 9.6, 2.45, 0.1)
_BAYS = (-3.7, -1.1, 1.5, 4.1, 6.7)
"""z of the middles of the bays; each has a window on either side and a table between two benches."""
_WINDOWS = tuple(Window(side, z - 0.75, 0.95, z + 0.75, 1.9) for side in ("x-", "x+") for z in _BAYS)
_SPEED = 17.0
"""Metres a second."""
_CLOTH = "#2f5a56"


def carriage(air: Atmosphere, seed: int) -> World:
    lamps, outside = max(air.lamps, 0.22), air.haze.copy()
    by_day = {"dusk": 0.7, "night": 0.4}.get(air.time, 1.0)
    air.above = air.above * 0.34 + np.array((0.026, 0.023, 0.018))
    air.below = air.below * 0.26 + np.array((0.024, 0.019, 0.014))
    w = World(air, seed, indoor=True, reflect=True, density=0.0015)
    w.sun(-1.3, max(min(air.elevation, 0.5), 0.3), air.sun * 2.0, soft=0.2)
    shell(
        w, _ROOM, "#8a6038", "#5a4434", "#c8bfa6", _WINDOWS, floor_second="#4a382c", floor_pattern="planks",
        plank=(0.2, 3.0), gloss=0.2, wall_pattern="panels", wall_unit=(0.65, 1.25), skirting="#4a3422",
        frame="#6a4526", panes=(1, 1),
    )  # fmt: skip
    daylight(w, _ROOM, _WINDOWS[:5], outside * 2.2 * by_day, 1.0)
    daylight(w, _ROOM, _WINDOWS[5:], outside * 1.5 * by_day, 1.0)
    for z in _BAYS:
        for side in (-1, 1):
            _bay(w, side, z, lamps)
    for z in (-2.4, 0.2, 2.8, 5.4):
        with w.part():
            w.box(-0.16, 2.36, z - 0.16, 0.16, 2.45, z + 0.16, "#b8924a", shadow=False)
            w.prism(0.0, z, 2.26, 2.36, 0.1, 0.14, "#f4e4c0", 12, None, "lamp", glow=glowing(WARM, 0.9 * lamps))
        w.point((0.0, 2.2, z), WARM * 1.9 * lamps, 1.2, shadow=0, glow=0.12 * lamps, glow_radius=0.2)
    _end(w)
    _country(w, generator(seed, 35))
    w.dust = 0.35
    w.shade(0.0, 0.0, 0.36, 0.5)
    stage(
        w, (0.0, 0.2), apart=0.5, left=(-0.28, 0.2), right=(0.3, 0.2), sit=(-1.05, 2.3, 0.46),
        table=(-1.02, 0.742, 1.42), ground=(0.05, -0.8), wall=(1.56, 2.05, 0.2), door=(0.0, -4.0), far=(0.0, 7.2),
    )  # fmt: skip
    w.view("A", (0.3, 1.5, -4.5), (-0.35, 1.2, 2.6), 62, fore=0.4)
    w.view("B", (0.25, 1.45, 4.6), (-0.25, 1.2, -2.4), 62, fore=0.4)
    return w


def _bay(w: World, side: int, z: float, lamps: float) -> None:
    """Two benches back to the neighbours', a table under the window with its lamp, a rack overhead, curtains."""
    wall, aisle = 1.58 * side, 0.5 * side
    x0, x1 = sorted((wall, aisle))
    cloth = tint(_CLOTH)
    for way in (-1, 1):
        seat = z + 0.8 * way
        with w.part():
            w.box(x0, 0.12, seat - 0.27, x1, 0.4, seat + 0.27, "#5a3a24", shadow=False)
            w.box(x0, 0.38, seat - 0.29, x1, 0.48, seat + 0.29, cloth, cloth * 0.85, "cloth", 0.3, 0.6)
            near, far = sorted((seat + 0.24 * way, seat + 0.38 * way))
            w.box(x0, 0.45, near, x1, 1.22, far, cloth * 0.95, cloth * 0.8, "cloth", 0.26, 0.8)
            w.box(x0, 1.22, near - 0.01, x1, 1.28, far + 0.01, "#6a4526")
            edge0, edge1 = sorted((aisle, aisle + 0.05 * side))
            low, high = sorted((seat - 0.27 * way, seat + 0.36 * way))
            w.box(edge0, 0.4, low, edge1, 0.66, high, "#6a4526", shadow=False)
        w.block(x0, 0.1, min(near, far), x1, 1.25, max(near, far))
    t0, t1 = sorted((wall, wall - 0.78 * side))
    with w.part():
        w.box(t0, 0.69, z - 0.27, t1, 0.74, z + 0.27, "#8a5c34", None, "planks", 0.3, 2.0, gloss=0.3)
        leg = wall - 0.66 * side
        w.box(leg - 0.025, 0, z - 0.025, leg + 0.025, 0.7, z + 0.025, "#b8924a", shadow=False)
    tabletop(w, t0, z - 0.27, t1, z + 0.27, 0.74, "#8a5c34", gloss=0.3)
    lamp = wall - 0.14 * side
    with w.part():
        w.prism(lamp, z, 0.74, 0.77, 0.05, 0.04, "#b8924a", 10, shadow=False)
        w.prism(lamp, z, 0.77, 0.9, 0.012, 0.012, "#b8924a", 8, shadow=False)
        w.prism(
            lamp, z, 0.88, 1.02, 0.1, 0.06, "#e8b070", 12, None, "lamp", cap=False, shadow=False,
            glow=glowing(WARM, 0.2 + 0.75 * lamps),
        )  # fmt: skip
    w.point((lamp - 0.05 * side, 0.95, z), WARM * 1.0 * lamps, 0.6, shadow=0, glow=0.16 * lamps, glow_radius=0.14)
    rack0, rack1 = sorted((wall, wall - 0.36 * side))
    with w.part():
        for i in range(5):
            at = wall - side * (0.05 + 0.075 * i)
            w.box(at - 0.008, 2.02, z - 1.15, at + 0.008, 2.035, z + 1.15, "#b8924a", shadow=False)
        w.box(rack0, 2.0, z + 1.13, rack1, 2.04, z + 1.17, "#b8924a", shadow=False)
        if (round(z * 10) + side) % 3 == 0:
            w.box(rack0 + 0.04, 2.04, z - 0.7, rack1 - 0.02, 2.28, z - 0.1, "#7a4a30", "#5e3824", "panels", 0.3, 0.24)
    which: Side = "x-" if side < 0 else "x+"
    for a in (z - 0.86, z + 0.68):
        wall_box(
            w, _ROOM, which, a, 0.9, a + 0.18, 1.96, -0.05, -0.02, "#8a3a34", shadow=False, pattern="cloth",
            unit_u=0.06, unit_v=1.0,
        )  # fmt: skip


def _end(w: World) -> None:
    """The door to the next carriage: its pane shows that it is lit there, too."""
    back = _ROOM.z1
    with w.part():
        w.box(-0.42, 0, back - 0.05, 0.42, 2.1, back - 0.02, "#6a4526", shadow=False)
        w.quad(
            (-0.26, 1.05, back - 0.055), (0.52, 0, 0), (0, 0.85, 0), "#d8b47a", None, "lamp", glow=glowing(WARM, 0.25)
        )
        w.box(0.3, 0.98, back - 0.11, 0.34, 1.1, back - 0.05, "#b8924a", shadow=False)
    w.quad((-0.5, 2.14, back - 0.03), (1.0, 0, 0), (0, 0.2, 0), "#b8924a")


def _lit(light: Doubles) -> Draw:
    def paint(canvas: Canvas, random: Random) -> None:
        canvas.shape(ring(0, 0.16, 0.16, 0.16), light, 0.02, curved=False)

    return cutout(paint, 0.4, 0.4)


def _country(w: World, random: np.random.Generator) -> None:
    """Fields to a line of hills; trees by day and lit windows by night pass the panes."""
    snowy = w.air.snow > 0
    lawn = tint("#c8d0da") if snowy else tint("#66703e")
    for side in (-1, 1):
        x0, x1 = sorted((side * 2.2, side * 160.0))
        w.polygon([(x0, -1.3, -130), (x1, -1.3, -130), (x1, -1.3, 190), (x0, -1.3, 190)], lawn)
    far_hills(w, 150.0, 13.0, lawn * (0.85 if snowy else 0.7), low=-1.3, seed=w.seed % 97)
    dark = w.air.time == "night"
    leaves = ("#4c6630", "#62793a", "#385028")
    draw: Draw = (
        _lit(np.array((1.0, 0.82, 0.5))) if dark else pine(7.0, 0.5) if snowy else tree(7.0, leaves, spread=2.4)
    )
    for i in range(14):
        side = -1 if i % 2 else 1
        x = side * float(random.uniform(42, 75))
        y = -1.3 + (float(random.uniform(0.5, 3.0)) if dark else 0.0)
        size = 1.0 if dark else float(random.uniform(0.35, 0.6))
        # each begins somewhere else of its way: the phase comes of the seed
        phase = w.seed * 14 + i * 7
        w.let_move(Mover((scaled(draw, size),), (x, y, 8.0), phase, (0.0, 0.0, -_SPEED), loop=190.0, cap=60))
