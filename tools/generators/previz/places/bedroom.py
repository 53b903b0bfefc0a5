"""A bedroom under the roof: a bed with a quilt, a dormer window, a lamp, a desk, a string of small lights."""

import math

import numpy as np

from tools.generators.previz.atmosphere import Atmosphere
from tools.generators.previz.noise import colour as tint
from tools.generators.previz.noise import generator
from tools.generators.previz.places.furniture import books, chair, cupboard, papers, table, table_lamp, tabletop
from tools.generators.previz.places.outlook import garden
from tools.generators.previz.places.palette import WARM, glowing
from tools.generators.previz.places.rooms import Room, Window, curtain, daylight, door, picture, shell, wall_box
from tools.generators.previz.places.staging import Floor, stage
from tools.generators.previz.places.undergrowth import bush
from tools.generators.previz.world import World

FLOOR = Floor(-1.1, -2.5, 0.95, 1.6)
_ROOM = Room(-2.6, 2.6, -3.2, 2.6, 2.7)
_WINDOWS = (Window("z+", -0.95, 0.85, 0.45, 2.1),)
_SPINES = ("#7a4a54", "#4a6a7a", "#c8a868", "#5a7a5c", "#8a5a3c")


def bedroom(air: Atmosphere, seed: int) -> World:
    lamps, outside = max(air.lamps, 0.10), air.haze.copy()
    by_day = {"dusk": 0.7, "night": 0.6}.get(air.time, 1.0)
    air.above = air.above * 0.40 + np.array((0.018, 0.016, 0.017))
    air.below = air.below * 0.40 + np.array((0.024, 0.020, 0.018))
    w = World(air, seed, indoor=True, reflect=True, density=0.0015)
    w.sun(0.30, max(min(air.elevation, 0.62), 0.30), air.sun * 2.2, soft=0.2)
    shell(
        w, _ROOM, "#a8a396", "#96704c", "#b0aca0", _WINDOWS, floor_second="#7a5638", plank=(0.16, 1.8), gloss=0.10,
        skirting="#c0bcb0", frame="#d0ccc0",
    )  # fmt: skip
    daylight(w, _ROOM, _WINDOWS, outside * 4.6 * by_day, 1.35)
    garden(w, "z+", _ROOM, generator(seed, 8), drop=3.2)
    _roof(w, lamps)
    _bed(w)
    _desk(w, lamps)
    table_lamp(w, 0.92, 0.55, 2.25, "#e0b070", lamps, 4.2)
    curtain(w, _ROOM, "z+", -1.35, -0.85, 0.55, 2.3, "#7a8a9c")
    curtain(w, _ROOM, "z+", 0.35, 0.80, 0.55, 2.3, "#7a8a9c")
    wall_box(w, _ROOM, "z+", -1.5, 2.30, 0.95, 2.34, -0.14, -0.10, "#8a7050", shadow=False)
    w.point((-0.3, 2.0, -2.2), WARM * 1.1 * lamps + outside * np.array((1.0, 0.93, 0.82)) * 1.9 * by_day, 2.0, shadow=0)
    w.point((-0.3, 1.6, -0.7), WARM * 1.3 * lamps, 1.1, shadow=0)
    w.shafts, w.dust = 0.009, 0.8
    w.shade(-0.2, 0.3, 0.4, 0.5)
    stage(
        w, (-0.15, 0.35), left=(-0.65, -0.3), right=(0.45, -0.3), sit=(1.12, 0.75, 0.56), sit_facing=(-0.9, -0.45),
        table=(-1.72, 0.735, -0.55), ground=(0.2, -0.8), wall=(2.55, 1.6, -2.1), door=(0.3, -2.5), far=(0.5, -2.2),
    )  # fmt: skip
    w.view("A", (-0.95, 1.45, -2.95), (0.45, 1.0, 1.8), 68, fore=0.42)
    w.view("B", (1.05, 1.5, 2.0), (-0.8, 1.05, -1.5), 70)
    return w


def _roof(w: World, lamps: float) -> None:
    """The slope on the left with its beams, and a string of small lights along it."""
    x, low = _ROOM.x0 + 0.01, 1.45
    run, rise, deep = 1.35, _ROOM.height - 1.45, _ROOM.z1 - _ROOM.z0
    w.quad((x, low, _ROOM.z0), (0, 0, deep), (run, rise, 0), "#a09c90", "#8a8678", "planks", 9.0, 0.18, shell=True)
    for z in np.arange(_ROOM.z0 + 0.5, _ROOM.z1, 1.25):
        z = float(z)
        with w.part():
            for side in (z - 0.06, z + 0.06):
                face = [(x, low - 0.08, side), (x + 0.10, low - 0.10, side)]
                top = [(x + run + 0.02, low + rise - 0.10, side), (x + run - 0.08, low + rise, side)]
                w.polygon(face + top, "#6a4c34")
            under = [(x + 0.10, low - 0.10, z - 0.06), (x + 0.10, low - 0.10, z + 0.06)]
            end = [(x + run + 0.02, low + rise - 0.10, z + 0.06), (x + run + 0.02, low + rise - 0.10, z - 0.06)]
            w.polygon(under + end, "#7a583c")
    w.box(
        x + run - 0.06, _ROOM.height - 0.16, _ROOM.z0, x + run + 0.10, _ROOM.height, _ROOM.z1, "#6a4c34", shadow=False
    )
    for i in range(15):
        z = _ROOM.z0 + 0.5 + i * 0.36
        sag = 0.10 * math.cos((i % 4) / 4 * 2 * math.pi)
        at = (x + 0.42 + 0.08 * sag, 1.72 + sag * 0.6, z)
        w.prism(
            at[0],
            at[2],
            at[1],
            at[1] + 0.045,
            0.018,
            0.018,
            "#ffd9a0",
            6,
            None,
            "lamp",
            shadow=False,
            glow=glowing(WARM, 0.25 + 0.75 * lamps),
        )
        w.halo(at, WARM, 0.22 * lamps, 0.07)
        if i % 4 == 1:
            w.point((at[0] + 0.15, at[1], at[2]), WARM * 0.5 * lamps, 0.7, shadow=0)


def _bed(w: World) -> None:
    wood = "#8a6644"
    with w.part():
        w.box(1.15, 0.12, 0.25, 2.55, 0.34, 2.5, wood)
        w.box(1.12, 0, 2.46, 2.58, 1.15, 2.56, wood, None, "planks", 0.24, 9.0)
        w.box(1.12, 0, 0.20, 2.58, 0.62, 0.28, wood, None, "planks", 0.24, 9.0)
        w.box(1.17, 0.34, 0.28, 2.55, 0.50, 2.46, "#d4ccbc")
        w.box(1.13, 0.30, 0.30, 2.56, 0.56, 1.80, "#a45a4c", "#c8a878", "checker", 0.24, 0.24, shadow=False)
        w.box(1.13, 0.52, 1.66, 2.56, 0.585, 1.92, "#d8d0c4", shadow=False)
        for a in (1.28, 1.92):  # pillows: three steps each, rounded by the brush
            for inset, low, high in ((0.0, 0.50, 0.58), (0.04, 0.58, 0.63), (0.10, 0.63, 0.66)):
                w.box(a + inset, low, 2.0 + inset, a + 0.56 - inset, high, 2.42 - inset * 0.5, "#dcd6ca", shadow=False)
        w.block(1.15, 0.1, 0.25, 2.55, 0.5, 2.5)
    w.shade(1.85, 1.3, 1.3, 0.55)
    with w.part():
        w.box(0.70, 0, 2.05, 1.08, 0.52, 2.5, "#7a5a3c")
        w.box(0.68, 0.52, 2.03, 1.10, 0.55, 2.52, "#8a6844", shadow=False)
        w.box(0.74, 0.30, 2.035, 1.04, 0.46, 2.05, "#86643f", shadow=False)
        books(w, 0.86, 0.55, 2.14, 2, _SPINES)
    rug = (-1.0, 0.006, -1.2), (1.9, 0, 0), (0, 0, 2.3)
    w.quad(*rug, "#5a6a7c", "#c8bca0", "rug", 0.95, 1.15, shift=(0.95, 1.15), shell=True)


def _desk(w: World, lamps: float) -> None:
    """Under the slope: desk, chair, books; across the room a wardrobe, pictures, the door, a plant."""
    table(w, -1.95, -0.6, 0.8, 1.3, 0.73, "#9a7448")
    tabletop(w, -2.35, -1.25, -1.55, 0.05, 0.73, "#9a7448")
    chair(w, -1.3, -0.6, "#7a5a3c", "x+")
    papers(w, -1.98, 0.735, -0.7, 3)
    books(w, -2.15, 0.73, -1.05, 4, _SPINES)
    table_lamp(w, -2.1, 0.73, -0.15, "#c8b08a", lamps, 1.8)
    with w.part():
        w.prism(-1.75, -0.95, 0.73, 0.82, 0.035, 0.04, "#b8643c", 10, shadow=False)
    with w.part():
        w.box(-2.55, 0, 1.2, -2.05, 0.85, 2.5, "#7a5a3c")
        w.quad((-2.04, 0.08, 1.26), (0, 0, 1.18), (0, 0.72, 0), "#4a3828", "#5a4630", "books", 0.07, 0.36)
        w.prism(-2.3, 2.1, 0.85, 1.05, 0.10, 0.12, "#a8643c", 12, shadow=False)
        w.place(bush(0.6, 0.6, ("#4c7a44", "#6a9a58"), size=0.045, count=260), -2.3, 2.1, 1.02, cap=300, mid=0.3)
    cupboard(w, 2.0, 0.06, -1.45, 2.58, 2.05, -0.15, "#7c6a54", doors=2, front="x")
    w.shade(2.2, -0.8, 0.9, 0.5)
    picture(w, _ROOM, "x+", -2.5, 1.25, -1.75, 1.95, "#c0a888", "#5a7a80")
    picture(w, _ROOM, "z-", -1.4, 1.25, -0.7, 2.1, "#8aa0a8", "#6a7a5c")
    for i, paint in enumerate(("#d0b878", "#a4b4b8", "#c88a70")):
        w.quad((1.05 + 0.26 * i, 1.35 + 0.14 * (i % 2), -3.185), (0.2, 0.01 * i, 0), (0, 0.28, 0), tint(paint))
    door(w, _ROOM, "z-", 0.3, "#c0bcb0")
