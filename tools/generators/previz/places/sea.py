"""Open water from the deck of a fishing boat: bulwarks, wheelhouse, mast and rigging, gear on deck, a far coast."""

import math
from itertools import pairwise

import numpy as np

from tools.generators.previz.atmosphere import Atmosphere
from tools.generators.previz.noise import colour as tint
from tools.generators.previz.pieces import Colour, Water
from tools.generators.previz.places.furniture import barrel, crate, tabletop
from tools.generators.previz.places.landforms import far_hills, sea_stack
from tools.generators.previz.places.moving import gulls, whitecaps
from tools.generators.previz.places.palette import WARM, glowing
from tools.generators.previz.places.staging import Floor, stage
from tools.generators.previz.world import World

FLOOR = Floor(-1.3, -3.6, 0.9, 3.6)
LEVEL = -1.45
_HULL = ((-5.4, 1.35), (-4.0, 1.75), (-1.5, 2.0), (1.0, 2.0), (3.2, 1.65), (5.0, 1.0), (6.4, 0.08))
"""z and half width of the deck, stern first."""
_RAIL = 0.78


def sea(air: Atmosphere, seed: int) -> World:
    w = World(air, seed, reflect=air.wet > 0)
    w.water = Water(LEVEL, deep="#18384c", chop=0.8 + 0.6 * air.wind, foaming=0.26 + 0.45 * air.wind, glitter=1.0)
    w.sun(-0.5, max(air.elevation, 0.20), air.sun * 0.95, soft=0.2)
    w.density = air.density * 0.3 if air.density < 0.01 else air.density * 0.6
    _deck(w)
    _wheelhouse(w)
    _mast(w)
    _gear(w)
    far_hills(w, 520, 46, "#54606c", low=LEVEL, start=-1.5, end=-0.15, seed=seed)
    far_hills(w, 640, 40, "#5a6672", low=LEVEL, start=2.6, end=3.9, seed=seed + 1)
    for x, z, r, high in ((-120, 260, 26, 30), (60, 420, 30, 22), (-90, -240, 26, 30)):
        sea_stack(w, x, z, r, high, LEVEL - 0.5, "#58545a")
    gulls(w, (-4, 5.0, 9), count=4, spread=4)
    whitecaps(w, LEVEL)
    w.point((-0.9, 2.3, -3.0), air.above * 0.9 + WARM * 1.0 * air.lamps, 2.0, shadow=0)
    w.shade(-0.45, -0.2, 0.45, 0.5)
    stage(
        w, (-0.45, -0.2), left=(-0.95, -0.6), right=(0.15, -0.6), sit=(0.0, 1.25, 0.42), table=(0.05, 0.432, 1.1),
        ground=(-0.6, -1.3), wall=(0.1, 1.3, 2.0), door=(0.9, 1.8), far=(-0.5, 3.4),
    )  # fmt: skip
    w.view("A", (-1.05, 1.62, -5.0), (0.05, 1.42, 3.0), 62, fore=0.5)
    w.view("B", (-1.4, 1.6, 2.9), (0.15, 1.22, -3.0), 64)
    return w


def _deck(w: World) -> None:
    """Planked deck, bulwarks with a rail, and the painted hull down to the water."""
    wet = 0.35 * w.air.wet + 0.08
    snowy = w.air.snow > 0
    wood: Colour = "#c8ccd0" if snowy else "#8a7354"
    for (z0, a), (z1, b) in pairwise(_HULL):
        deck = [(-a, 0.0, z0), (a, 0.0, z0), (b, 0.0, z1), (-b, 0.0, z1)]
        w.quad(
            (-2.0, 0.0, z0), (0, 0, 1.0), (1.0, 0, 0), wood, "#6a5640", "planks", 0.13, 2.2, gloss=wet, shell=True,
            outline=deck, seed=3,
        )  # fmt: skip
        for side in (-1, 1):
            top = [(side * a, _RAIL, z0), (side * b, _RAIL, z1)]
            inner = [(side * b, 0.0, z1), (side * a, 0.0, z0)]
            with w.part():
                w.polygon(top + inner, "#cfc8b4", None, "planks", 0.16, 9.0)
                cap = [(side * (b - 0.14), _RAIL + 0.03, z1), (side * (a - 0.14), _RAIL + 0.03, z0)]
                edge = [(side * (a + 0.05), _RAIL + 0.03, z0), (side * (b + 0.05), _RAIL + 0.03, z1)]
                w.polygon(edge + cap, "#7a5234", gloss=0.1 + wet * 0.4)
                w.polygon([*edge, *((x, _RAIL - 0.05, z) for x, _, z in reversed(edge))], "#6a4630")
                hull = [(side * a * 0.86, LEVEL - 0.4, z0), (side * b * 0.80, LEVEL - 0.4, z1)]
                w.polygon(
                    [*hull, (side * (b + 0.04), _RAIL - 0.05, z1), (side * (a + 0.04), _RAIL - 0.05, z0)], "#2e5468"
                )
        if z0 > -5:
            for side in (-1, 1):
                w.box(side * (a - 0.10), 0, z0 - 0.05, side * (a - 0.02), _RAIL, z0 + 0.05, "#b8b09c", shadow=False)
    (z, a) = _HULL[0]
    with w.part():
        w.quad((-a, 0, z), (2 * a, 0, 0), (0, _RAIL, 0), "#cfc8b4", None, "planks", 0.16, 9.0)
        w.box(-a - 0.04, _RAIL, z - 0.07, a + 0.04, _RAIL + 0.05, z + 0.12, "#7a5234")
        w.quad((-a * 0.86, LEVEL - 0.4, z - 0.05), (2 * a * 0.86, 0, 0), (0, _RAIL - LEVEL + 0.3, 0), "#2e5468")
    for side in (-1, 1):
        w.block(side * 1.5, 0, -4.0, side * 2.0, _RAIL, 3.0)


def _wheelhouse(w: World) -> None:
    """A white cabin to starboard with a door, lit windows, a lamp and a life-buoy."""
    lamps = w.air.lamps
    x0, x1, z0, z1, high = -0.35, 1.45, 2.05, 3.9, 2.15
    with w.part():
        w.box(x0, 0, z0, x1, high, z1, "#d4d0c4", None, "planks", 0.18, 9.0)
        w.box(x0 - 0.12, high, z0 - 0.15, x1 + 0.12, high + 0.10, z1 + 0.15, "#a4483a")
        w.box(x0 - 0.02, 0, z0 - 0.02, x1 + 0.02, 0.14, z1 + 0.02, "#2e5468", shadow=False)
        lit = glowing(WARM, 0.72 * lamps)
        for a, b in ((0.0, 0.55), (0.78, 1.33)):
            w.box(a - 0.06, 1.14, z0 - 0.03, b + 0.06, 1.80, z0, "#7a5234", shadow=False)
            pane = (a, 1.20, z0 - 0.04), (b - a, 0, 0), (0, 0.54, 0)
            if lamps > 0.2:
                w.quad(*pane, "#ffc070", None, "lamp", glow=lit)
            else:
                w.quad(*pane, "#243844", gloss=0.5)
            w.box((a + b) / 2 - 0.015, 1.20, z0 - 0.055, (a + b) / 2 + 0.015, 1.74, z0 - 0.04, "#7a5234", shadow=False)
        for a, b in ((z0 + 0.25, z0 + 0.85), (z0 + 1.05, z1 - 0.2)):
            w.quad((x0 - 0.02, 1.16, a - 0.05), (0, 0, b - a + 0.1), (0, 0.66, 0), "#7a5234")
            pane = (x0 - 0.03, 1.20, a), (0, 0, b - a), (0, 0.56, 0)
            w.quad(*pane, "#ffc070", None, "lamp", glow=lit) if lamps > 0.2 else w.quad(*pane, "#243844", gloss=0.5)
        w.quad((0.82, 0.14, z0 - 0.02), (0.62, 0, 0), (0, 0.86, 0), "#b8b09c", None, "planks", 0.16, 9.0)
        for i in range(16):
            a0, a1 = 2 * math.pi * i / 16, 2 * math.pi * (i + 1) / 16
            ring = [
                (0.28 + r * math.cos(a), 0.66 + r * math.sin(a), z0 - 0.06)
                for a, r in ((a0, 0.17), (a1, 0.17), (a1, 0.29), (a0, 0.29))
            ]
            w.polygon(ring, "#c0392e" if (i // 2) % 4 == 0 else "#e0dacc")
    w.shade(0.5, 2.0, 0.9, 0.55)
    w.prism(
        0.66,
        z0 - 0.14,
        1.92,
        2.10,
        0.07,
        0.06,
        "#ffd9a0",
        8,
        None,
        "lamp",
        shadow=False,
        glow=glowing(WARM, 0.15 + 0.85 * lamps),
    )
    if lamps > 0.2:
        w.point((0.66, 1.98, z0 - 0.3), WARM * 2.4 * lamps, 1.5, shadow=0.6, glow=0.6 * lamps, glow_radius=0.22)


def _mast(w: World) -> None:
    """Mast, boom, and the lines that hold them."""
    wood = "#8a6a44"
    w.prism(-0.15, 1.55, 0, 7.5, 0.11, 0.05, wood, 10)
    with w.part():
        foot, tip = np.array((-0.15, 2.2, 1.5)), np.array((-0.5, 3.5, -4.2))
        for way in (np.array((0.06, 0, 0)), np.array((0, 0.06, 0))):
            w.polygon([foot - way, foot + way, tip + way * 0.6, tip - way * 0.6], wood)
    lines = (
        ((-0.15, 7.2, 1.55), (-1.9, _RAIL, 0.4)), ((-0.15, 7.2, 1.55), (1.9, _RAIL, 0.4)),
        ((-0.15, 7.2, 1.55), (0.0, 0.9, 6.2)), ((-0.15, 7.2, 1.55), (-0.5, 3.5, -4.2)),
        ((-0.15, 5.0, 1.55), (-1.9, _RAIL, 1.6)), ((-0.15, 5.0, 1.55), (1.9, _RAIL, 1.6)),
        ((-0.5, 3.45, -4.2), (-0.9, _RAIL, -5.3)),
    )  # fmt: skip
    for a, b in lines:
        start, end = np.array(a), np.array(b)
        with w.part():
            for way in (np.array((0.014, 0, 0)), np.array((0, 0, 0.014))):
                w.polygon([start - way, start + way, end + way, end - way], "#3a3028")
    with w.part():
        a, b = np.array((-0.17, 2.3, 1.4)), np.array((-0.5, 3.55, -4.1))
        for i in range(10):  # the furled sail, a row of bulges along the boom
            p, q = a + (b - a) * i / 10, a + (b - a) * (i + 1) / 10
            swell = 0.13 + 0.03 * (i % 2)
            up, side = np.array((0, swell, 0)), np.array((swell * 0.8, 0.05, 0))
            w.polygon([p + side, q + side, q + up * 1.4, p + up * 1.4], "#a4543a", None, "cloth", 0.2, 1.0)
            w.polygon([p - side, q - side, q + up * 1.4, p + up * 1.4], "#94482f", None, "cloth", 0.2, 1.0)


def _gear(w: World) -> None:
    """Hatch, crates of fish boxes, a barrel, coiled rope, floats on a net."""
    w.box(-0.45, 0, 0.75, 0.55, 0.40, 1.75, "#a89a7c", None, "planks", 0.16, 9.0)
    w.box(-0.52, 0.36, 0.68, 0.62, 0.43, 1.82, "#7a5c3c", None, "planks", 0.14, 2.0)
    tabletop(w, -0.52, 0.68, 0.62, 1.82, 0.43, "#7a5c3c", plank=(0.14, 2.0))
    w.shade(0.05, 1.2, 0.8, 0.55)
    barrel(w, 1.25, -1.2, 0.82)
    crate(w, 1.2, -2.3, 0.6, 0.38)
    crate(w, 1.25, -2.3, 0.55, 0.34, "#5a7a80", 0.39)
    crate(w, -1.3, -4.2, 0.6, 0.4, "#7a6a4c")
    for i in range(4):
        w.prism(
            -1.35,
            -2.7,
            0.06 * i,
            0.06 * i + 0.07,
            0.30 - 0.02 * i,
            0.28 - 0.02 * i,
            tint("#b89a68") * (1 - 0.08 * (i % 2)),
            14,
            shadow=i == 0,
        )
    w.prism(-1.35, -2.7, 0.2, 0.25, 0.12, 0.12, "#3a3028", 10, shadow=False)
    w.shade(-1.35, -2.7, 0.5, 0.55)
    for i, (x, z) in enumerate(((1.3, -3.5), (1.05, -3.75), (1.45, -3.8), (1.2, -3.95), (0.95, -3.45))):
        w.prism(x, z, 0, 0.11, 0.06, 0.13, ("#c8643a", "#d8a040", "#c8643a")[i % 3], 10, shadow=False)
        w.prism(x, z, 0.11, 0.22, 0.13, 0.06, ("#c8643a", "#d8a040", "#c8643a")[i % 3], 10, shadow=False)
    w.shade(1.2, -3.7, 0.6, 0.5)
