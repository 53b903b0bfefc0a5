"""A church: pews either side of an aisle, round pillars, tall windows of coloured glass, candles before the altar."""

import math

import numpy as np

from tools.generators.previz.atmosphere import Atmosphere
from tools.generators.previz.noise import colour as tint
from tools.generators.previz.noise import generator
from tools.generators.previz.places.furniture import tabletop
from tools.generators.previz.places.palette import WARM, glowing
from tools.generators.previz.places.rooms import Room, door, shell
from tools.generators.previz.places.staging import Floor, stage
from tools.generators.previz.places.undergrowth import bush
from tools.generators.previz.world import World

FLOOR = Floor(-0.8, -4.6, 0.8, 7.2)
_ROOM = Room(-4.6, 4.6, -6.0, 13.0, 7.6, 0.5)
_WINDOWS = tuple((side, z) for side in (-1, 1) for z in (-2.6, 1.0, 4.6, 8.2))
_PILLARS = (-4.4, -0.8, 2.8, 6.4)
_GLASS = ("#b8402f", "#2f5a9a", "#d8a83c", "#3f7a4c", "#7a4a8a", "#c8d0d8")


def church(air: Atmosphere, seed: int) -> World:
    outside = air.haze.copy()
    by_day = {"dusk": 0.6, "night": 0.12}.get(air.time, 1.0)
    air.above = air.above * 0.20 + np.array((0.020, 0.019, 0.022))
    air.below = air.below * 0.16 + np.array((0.024, 0.019, 0.014))
    w = World(air, seed, indoor=True, reflect=True, density=0.0045)
    w.haze_colour = outside * 0.10 + np.array((0.014, 0.012, 0.010))
    shell(
        w, _ROOM, "#8e8878", "#726a5e", "#5a4e40", floor_second="#645c52", floor_pattern="checker", plank=(0.7, 0.7),
        gloss=0.25, wall_pattern="tiles", wall_unit=(1.1, 0.55),
    )  # fmt: skip
    random = generator(seed, 36)
    for side, z in _WINDOWS:
        _window(w, random, side, z, outside * by_day)
    for z in _PILLARS:
        for x in (-2.75, 2.75):
            _pillar(w, x, z)
    for z in np.arange(-3.6, 7.0, 1.15):
        for side in (-1, 1):
            _pew(w, side, float(z))
    _altar(w, outside * by_day)
    for x in (-1.35, 1.35):
        _candles(w, random, x, 8.3)
    _candles(w, random, -0.98, 2.4)
    w.quad((-0.6, 0.006, -5.8), (1.2, 0, 0), (0, 0, 14.0), "#7a2a28", "#5c1e20", "rug", 1.2, 3.0, shell=True)
    door(w, _ROOM, "z-", 0.0, "#5a4028", wide=1.6, high=2.6)
    w.spot((-4.3, 5.2, 2.4), (0.3, 0.6, 0.4), outside * 16 * by_day + 0.4, 4.0, 10, 20, shadow=0.8)
    w.point((0.9, 2.4, -2.4), WARM * 1.6 + outside * 0.8 * by_day, 2.0, shadow=0)
    w.point((0.0, 3.4, 8.2), WARM * 1.7, 2.4, shadow=0)
    w.shafts, w.cones, w.dust = 0.008, 0.0022, 1.0
    w.shade(0.0, 0.2, 0.42, 0.5)
    stage(
        w, (0.0, 0.2), left=(-0.5, 0.1), right=(0.55, 0.1), sit=(-1.55, 1.02, 0.46), table=(0.3, 1.012, 10.3),
        ground=(0.25, -0.9), wall=(-2.45, 1.7, 2.5), door=(0.0, -4.4), far=(0.0, 7.0),
    )  # fmt: skip
    w.view("A", (0.45, 1.55, -5.3), (-0.15, 2.0, 5.0), 66, fore=0.5)
    w.view("B", (-0.6, 1.6, 5.6), (0.4, 1.5, -3.0), 64, fore=0.5)
    return w


def _window(w: World, random: np.random.Generator, side: int, z: float, outside: np.ndarray) -> None:
    """A pointed window of coloured panes in a stone frame; it gives off what light there is outside."""
    x = side * 4.57
    low, high, wide = 2.2, 5.4, 1.3
    with w.part():
        frame = [(z - wide / 2 - 0.14, low - 0.14), (z + wide / 2 + 0.14, low - 0.14), (z + wide / 2 + 0.14, high),
                 (z, high + 1.15), (z - wide / 2 - 0.14, high)]  # fmt: skip
        w.polygon([(x, y, a) for a, y in frame], "#a8a08e")
        rows, columns = 6, 4
        for row in range(rows):
            for column in range(columns):
                a0, a1 = z - wide / 2 + wide * column / columns, z - wide / 2 + wide * (column + 1) / columns
                y0, y1 = low + (high - low) * row / rows, low + (high - low) * (row + 1) / rows
                glass = tint(_GLASS[int(random.integers(len(_GLASS)))])
                shape = [
                    (a0 + 0.015, y0 + 0.015),
                    (a1 - 0.015, y0 + 0.015),
                    (a1 - 0.015, y1 - 0.015),
                    (a0 + 0.015, y1 - 0.015),
                ]
                w.polygon(
                    [(x - side * 0.02, y, a) for a, y in shape], glass * 0.6, None, "lamp",
                    glow=glowing(np.clip(outside * 1.6 + 0.02, 0, 1.4) * glass**1.5, 1.0),
                )  # fmt: skip
        point = [(z - wide / 2 + 0.03, high + 0.02), (z + wide / 2 - 0.03, high + 0.02), (z, high + 0.95)]
        glow = glowing(np.clip(outside * 1.4 + 0.02, 0, 1.2) * tint("#d8a83c"), 0.9)
        w.polygon([(x - side * 0.02, y, a) for a, y in point], "#7a6030", None, "lamp", glow=glow)
    w.point((x - side * 0.7, 3.6, z), outside * 2.2, 1.6, shadow=0)


def _pillar(w: World, x: float, z: float) -> None:
    stone = tint("#9a9484")
    with w.part():
        w.prism(x, z, 0, 0.35, 0.42, 0.36, stone * 0.9, 12)
        w.prism(x, z, 0.35, 4.7, 0.27, 0.25, stone, 14, cap=False)
        w.prism(x, z, 4.7, 5.0, 0.26, 0.42, stone * 0.95, 12)
        w.box(x - 0.42, 5.0, z - 0.42, x + 0.42, 5.15, z + 0.42, stone * 0.9)
        for way in (-1, 1):
            for step in range(4):
                a0, a1 = step * math.pi / 8, (step + 1) * math.pi / 8
                p = [(x, 5.15 + 1.7 * math.sin(a), z + way * 1.8 * (1 - math.cos(a))) for a in (a0, a1)]
                w.polygon([p[0], p[1], (x, p[1][1] + 0.4, p[1][2]), (x, p[0][1] + 0.4, p[0][2])], stone * 0.92)
    w.shade(x, z, 0.6, 0.6)


def _pew(w: World, side: int, z: float) -> None:
    """A pew that looks at the altar, from the aisle to the wall."""
    a, b = sorted((side * 1.05, side * 4.3))
    wood = tint("#5e4028")
    with w.part():
        w.box(a, 0.40, z - 0.22, b, 0.45, z + 0.2, wood, None, "planks", 0.25, 4.0, gloss=0.15)
        w.box(a, 0.40, z - 0.28, b, 0.92, z - 0.22, wood * 0.92, None, "planks", 0.26, 4.0)
        w.box(a, 0.92, z - 0.31, b, 0.96, z - 0.19, wood * 1.1, shadow=False)
        end0, end1 = sorted((side * 1.0, side * 1.06))
        w.box(end0, 0, z - 0.3, end1, 1.02, z + 0.22, wood * 1.08, shadow=False)
    w.block(a, 0.1, z - 0.28, b, 0.9, z + 0.2)


def _altar(w: World, outside: np.ndarray) -> None:
    """Two steps, the altar under its cloth, a cross, a round window over it."""
    w.box(-3.6, 0, 8.9, 3.6, 0.14, 13.0, "#8a8272", None, "tiles", 0.9, 0.5)
    w.box(-2.6, 0.14, 9.6, 2.6, 0.28, 13.0, "#948c7a", None, "tiles", 0.9, 0.5)
    with w.part():
        w.box(-1.1, 0.28, 10.1, 1.1, 1.0, 10.9, "#b0a894", "#9a927e", "panels", 0.73, 0.7)
        w.box(-1.15, 0.97, 10.04, 1.15, 1.01, 10.96, "#b4aa96", None, "cloth", 0.4, 0.4)
        w.quad((-0.5, 0.5, 10.03), (1.0, 0, 0), (0, 0.48, 0), "#ece6d6", "#d0c8b4", "cloth", 0.2, 0.5)
    tabletop(w, -1.15, 10.04, 1.15, 10.96, 1.01, "#a89e8a", thick=0.04, plank=(2.3, 9.0))
    with w.part():
        w.box(-0.07, 1.6, 12.85, 0.07, 4.0, 12.95, "#4a3220")
        w.box(-0.65, 3.05, 12.85, 0.65, 3.2, 12.95, "#4a3220")
    petals = 12
    w.polygon(
        [(1.15 * math.cos(t), 5.7 + 1.15 * math.sin(t), 12.97) for t in np.linspace(0, 2 * math.pi, 25)[:-1]], "#a8a08e"
    )
    for i in range(petals):
        t0, t1 = 2 * math.pi * i / petals, 2 * math.pi * (i + 1) / petals
        glass = tint(_GLASS[i % len(_GLASS)])
        ring = [(r * math.cos(t), 5.7 + r * math.sin(t), 12.95) for r, t in
                ((0.3, t0 + 0.05), (0.98, t0 + 0.03), (0.98, t1 - 0.03), (0.3, t1 - 0.05))]  # fmt: skip
        w.polygon(
            ring, glass * 0.6, None, "lamp", glow=glowing(np.clip(outside * 1.8 + 0.03, 0, 1.4) * glass**1.5, 1.0)
        )
    w.point((0.0, 4.6, 11.4), outside * 2.4 + WARM * 0.5, 2.4, shadow=0)
    for x in (-1.9, 1.9):
        with w.part():
            w.prism(x, 10.5, 0.28, 1.0, 0.16, 0.2, "#8a8272", 10)
            flowers = ("#e8e0d8", "#d8a0a8", "#e8d8b0")
            draw = bush(0.7, 0.7, ("#5a7a4c", "#7a9a60"), size=0.05, count=160, flowers=flowers)
            w.place(draw, x, 10.5, 0.98, cap=300, mid=0.3)


def _candles(w: World, random: np.random.Generator, x: float, z: float) -> None:
    """An iron stand with burning candles of different lengths."""
    with w.part():
        w.prism(x, z, 0, 0.04, 0.2, 0.16, "#2a2826", 10, shadow=False)
        w.prism(x, z, 0.04, 0.95, 0.02, 0.02, "#2a2826", 8, shadow=False)
        w.prism(x, z, 0.95, 0.98, 0.24, 0.26, "#2a2826", 12, shadow=False)
        for i in range(7):
            turn = 2 * math.pi * i / 7
            cx, cz = x + 0.17 * math.sin(turn), z + 0.17 * math.cos(turn)
            top = 0.98 + float(random.uniform(0.08, 0.2))
            w.prism(cx, cz, 0.98, top, 0.018, 0.018, "#e8e0cc", 8, shadow=False)
            w.prism(
                cx,
                cz,
                top,
                top + 0.045,
                0.012,
                0.002,
                "#ffe0a0",
                6,
                None,
                "lamp",
                shadow=False,
                glow=glowing(WARM, 1.3),
            )
    w.point((x, 1.25, z), WARM * 2.4, 0.9, shadow=0, glow=0.35, glow_radius=0.28)
    w.shade(x, z, 0.35, 0.4)
