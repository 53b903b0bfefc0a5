"""A flat roof over a city: parapet, water tower, stair hut, glowing skylight, a string of bulbs, towers all round."""

import math

import numpy as np

from tools.generators.previz.atmosphere import Atmosphere
from tools.generators.previz.noise import colour as tint
from tools.generators.previz.noise import generator
from tools.generators.previz.pieces import Colour
from tools.generators.previz.places.buildings import SNOW
from tools.generators.previz.places.furniture import crate, tabletop
from tools.generators.previz.places.landforms import far_hills
from tools.generators.previz.places.palette import COOL, WARM, glowing
from tools.generators.previz.places.staging import Floor, stage
from tools.generators.previz.places.undergrowth import bush
from tools.generators.previz.world import World

FLOOR = Floor(-3.2, -4.6, 3.2, 4.2)
_STREET = -34.0
"""How far down the streets lie."""
_WALLS = ("#5c6070", "#6a5a58", "#4e5a64", "#6e665c", "#58525e")


def rooftop(air: Atmosphere, seed: int) -> World:
    lamps = air.lamps
    if lamps < 0.2:
        air.above, air.below = air.above * 1.4, air.below * 1.6
    w, random = World(air, seed, reflect=air.wet > 0), generator(seed, 10)
    w.density = air.density * 0.55 if air.density < 0.01 else air.density * 0.7
    w.haze_colour = air.haze * (0.8 if lamps < 0.2 else 1.0) + np.array((0.030, 0.016, 0.012)) * lamps
    w.sun(-0.6, max(air.elevation, 0.26), air.sun * 0.9, soft=0.2)
    _roof(w)
    _city(w, random)
    _water_tower(w, -4.6, 6.2)
    _hut(w, lamps)
    _skylight(w, lamps)
    _things(w)
    _bulbs(w, lamps)
    w.point((0.9, 2.4, -3.4), air.above * 1.3 + WARM * 1.1 * lamps, 2.2, shadow=0)
    w.stars = air.time == "night" and air.cover < 0.5
    w.shade(0.2, 0, 0.45, 0.5)
    stage(
        w, (0.2, 0.0), sit=(-1.95, 0.2, 0.45), table=(1.72, 0.452, -0.72), ground=(0.5, -1.2), wall=(2.2, 1.3, 4.4),
        door=(3.2, 4.0), far=(-1.0, 6.6),
    )  # fmt: skip
    w.view("A", (-0.9, 1.5, -6.6), (0.35, 1.75, 5.0), 62, fore=0.5)
    w.view("B", (1.5, 1.55, 4.9), (-0.3, 1.35, -3.0), 62, fore=0.5)
    return w


def _roof(w: World) -> None:
    """Felt and gravel, and a brick parapet with a stone coping; the walls below fall to the street."""
    snowy = w.air.snow > 0
    felt: Colour = SNOW if snowy else "#5a5856"
    x0, x1, z0, z1, high = -6.5, 6.5, -8.0, 9.5, 0.92
    w.quad(
        (x0, 0, z0),
        (x1 - x0, 0, 0),
        (0, 0, z1 - z0),
        felt,
        "#4c4a4a",
        "panels",
        2.2,
        1.6,
        gloss=0.6 * w.air.wet,
        shell=True,
    )
    cap: Colour = SNOW if snowy else "#8a867e"
    for a0, b0, a1, b1 in (
        (x0, z0, x1, z0 + 0.3),
        (x0, z1 - 0.3, x1, z1),
        (x0, z0, x0 + 0.3, z1),
        (x1 - 0.3, z0, x1, z1),
    ):
        with w.part():
            w.box(a0, 0, b0, a1, high, b1, "#7a5044", None, "bricks", 0.24, 0.09)
            w.box(a0 - 0.06, high, b0 - 0.06, a1 + 0.06, high + 0.08, b1 + 0.06, cap, shadow=False)
    w.box(
        x0,
        _STREET,
        z0,
        x1,
        -0.02,
        z1,
        "#6a4c42",
        "#26303e",
        "facade",
        2.0,
        3.0,
        glow=(0.3, 0, 0),
        sides="xXzZ",
        shadow=False,
    )


def _city(w: World, random: np.random.Generator) -> None:
    """Blocks in rings, lower near and taller far, none so near and tall that it shuts the view."""
    lit = 0.02 + 0.40 * w.air.lamps
    for ring, (away, count, low, high) in enumerate(
        ((20, 9, -15, -2), (33, 10, -10, 4), (55, 15, -4, 15), (92, 22, 2, 34))
    ):
        for i in range(count):
            bearing = 2 * math.pi * (i + 0.5 * (ring % 2) + random.uniform(-0.2, 0.2)) / count
            wide, deep = random.uniform(0.22, 0.36) * away * 6.28 / count * 1.7, random.uniform(6, 12)
            x, z = math.sin(bearing) * away, math.cos(bearing) * away
            top = random.uniform(low, high)
            paint = tint(_WALLS[int(random.integers(len(_WALLS)))])
            half_x, half_z = (wide / 2, deep / 2) if abs(z) > abs(x) else (deep / 2, wide / 2)
            block = (x - half_x, _STREET, z - half_z, x + half_x, top, z + half_z)
            sides = ("X" if x < 0 else "x") + ("Z" if z < 0 else "z") + ("Y" if top < 2 else "")
            unit = random.uniform(1.9, 2.7)
            w.box(
                *block,
                paint,
                "#26303e",
                "facade",
                unit,
                3.1,
                glow=(lit * random.uniform(0.5, 1.2), 0, 0),
                sides=sides,
                shadow=False,
            )
            if ring < 3 and random.random() < 0.4:
                w.box(
                    x - 1.1,
                    top,
                    z - 1.1,
                    x + 1.1,
                    top + random.uniform(1.5, 3),
                    z + 1.1,
                    paint * 0.7,
                    shadow=False,
                    sides="xXzZ",
                )
            if ring == 3 and top > 12 and w.air.lamps > 0.2:
                w.halo((x, top + 1.2, z), np.array((1.0, 0.12, 0.08)), 0.5, 0.55)
    far_hills(w, 300, 40, "#566070", low=_STREET, seed=w.seed)
    neon = np.array((0.95, 0.22, 0.45))
    for i in range(4):
        glow = glowing(neon if i % 2 == 0 else COOL, 0.10 + 0.85 * w.air.lamps)
        w.quad((9.0 + 1.5 * i, 3.2, 27.5), (1.2, 0, 0), (0, 1.7, 0), "#503040", None, "lamp", glow=glow)
    w.box(8.6, 2.8, 27.6, 15.2, 5.4, 27.9, "#24242a", shadow=False)
    w.halo((11.8, 4.0, 27.0), neon, 0.26 * w.air.lamps, 2.4)


def _water_tower(w: World, x: float, z: float) -> None:
    with w.part():
        for i in (-1, 1):
            for j in (-1, 1):
                w.box(
                    x + i * 0.95 - 0.08,
                    0,
                    z + j * 0.95 - 0.08,
                    x + i * 0.95 + 0.08,
                    2.6,
                    z + j * 0.95 + 0.08,
                    "#3c3836",
                )
            w.box(x - 1.0, 1.3, z + i * 0.95 - 0.04, x + 1.0, 1.4, z + i * 0.95 + 0.04, "#3c3836", shadow=False)
        w.box(x - 1.3, 2.5, z - 1.3, x + 1.3, 2.66, z + 1.3, "#4a4440")
        w.prism(x, z, 2.66, 5.0, 1.22, 1.16, "#7a5a42", 16, None, "planks", 0.20, 9.0, cap=False)
        for y in (2.95, 3.7, 4.5):
            w.prism(x, z, y, y + 0.06, 1.235, 1.225, "#3a3634", 16, cap=False, shadow=False)
        w.prism(x, z, 5.0, 6.0, 1.36, 0.05, SNOW if w.air.snow else "#54504c", 16, cap=False)
    w.shade(x, z, 1.6, 0.5)


def _hut(w: World, lamps: float) -> None:
    """The stair head, with its door and a caged lamp."""
    with w.part():
        w.box(2.0, 0, 4.45, 5.2, 2.6, 7.6, "#8a6a58", None, "bricks", 0.24, 0.09)
        w.box(1.9, 2.6, 4.35, 5.3, 2.75, 7.7, "#54504c")
        w.quad((2.75, 0, 4.42), (1.05, 0, 0), (0, 2.15, 0), "#2c2a2c")
        w.quad((2.82, 0.02, 4.40), (0.91, 0, 0), (0, 2.05, 0), "#4e6a60", None, "panels", 0.91, 1.02)
        w.box(2.90, 1.0, 4.33, 2.94, 1.14, 4.40, "#b8a878", shadow=False)
        w.box(4.2, 1.3, 4.40, 4.9, 1.9, 4.45, "#3a3634", shadow=False)
        w.quad(
            (4.25, 1.34, 4.39),
            (0.6, 0, 0),
            (0, 0.52, 0),
            "#c8a060",
            None,
            "lamp",
            glow=glowing(WARM, 0.06 + 0.6 * lamps),
        )
    w.prism(
        3.28,
        4.3,
        2.28,
        2.46,
        0.08,
        0.06,
        "#ffd9a0",
        8,
        None,
        "lamp",
        shadow=False,
        glow=glowing(WARM, 0.12 + 0.88 * lamps),
    )
    if lamps > 0.2:
        w.point((3.28, 2.34, 4.1), WARM * 5.0 * lamps, 1.6, shadow=0.7, glow=0.7 * lamps, glow_radius=0.24)
    w.shade(3.4, 4.6, 1.4, 0.5)


def _skylight(w: World, lamps: float) -> None:
    """A glass ridge over a lit room below; its kerb is a seat."""
    x0, x1, z0, z1 = -3.3, -1.8, -0.8, 1.4
    with w.part():
        w.box(x0, 0, z0, x1, 0.42, z1, "#5c5854")
        w.box(x0 - 0.04, 0.40, z0 - 0.04, x1 + 0.30, 0.45, z1 + 0.04, "#7a5c44", shadow=False)
        middle = (x0 + x1) / 2
        glow = glowing(WARM, 0.05 + 0.62 * lamps)
        paint = "#8a9aa0" if lamps < 0.2 else "#ffd9a0"
        for i in range(4):
            a, b = z0 + (z1 - z0) * (i + 0.04) / 4, z0 + (z1 - z0) * (i + 0.94) / 4
            for _side, edge in ((-1, x0), (1, x1)):
                pane = (edge, 0.46, a), (0, 0, b - a), (middle - edge, 0.62, 0)
                if lamps > 0.2:
                    w.quad(*pane, paint, None, "lamp", glow=glow)
                else:
                    w.quad(*pane, paint, gloss=0.5)
        for end in (z0, z1):
            w.polygon([(x0, 0.45, end), (x1, 0.45, end), (middle, 1.08, end)], "#4a4a4c")
        w.box(middle - 0.04, 1.05, z0 - 0.02, middle + 0.04, 1.12, z1 + 0.02, "#3c3a3a", shadow=False)
    if lamps > 0.2:
        w.point((middle + 0.3, 1.3, 0.3), WARM * 3.0 * lamps, 1.4, shadow=0, glow=0.12 * lamps, glow_radius=0.8)
    w.shade(middle, 0.3, 1.3, 0.5)


def _things(w: World) -> None:
    """Chimneys, a fan box, pipes, an aerial, a crate as a table, tubs with plants."""
    for x, z, high in ((5.4, -3.2, 2.0), (-5.5, -4.6, 1.7), (5.3, 1.6, 1.5)):
        with w.part():
            w.box(x - 0.45, 0, z - 0.45, x + 0.45, high, z + 0.45, "#7a5044", None, "bricks", 0.24, 0.09)
            w.box(x - 0.52, high, z - 0.52, x + 0.52, high + 0.1, z + 0.52, "#6a6660", shadow=False)
            for i in (-0.22, 0.22):
                w.prism(x + i, z, high + 0.1, high + 0.55, 0.13, 0.10, "#8a5a44", 10, shadow=False)
        w.shade(x, z, 0.8, 0.5)
    with w.part():
        w.box(3.6, 0.15, -1.4, 5.0, 1.15, -0.2, "#8a9094", None, "panels", 0.7, 0.5)
        w.prism(4.3, -0.8, 1.15, 1.25, 0.42, 0.42, "#3a3c40", 14, shadow=False)
    w.shade(4.3, -0.8, 1.0, 0.5)
    for x, z in ((-4.4, 2.8), (-5.2, 0.6)):
        with w.part():
            w.prism(x, z, 0, 1.1, 0.14, 0.14, "#7c8084", 10)
            w.prism(x, z, 1.1, 1.3, 0.24, 0.20, "#6a6e72", 10, shadow=False)
    with w.part():
        w.prism(-5.7, 3.6, 0, 5.2, 0.035, 0.02, "#2a2c30", 6, shadow=False)
        for i in range(5):
            half = 0.65 - 0.09 * i
            w.box(-5.7 - half, 3.9 + 0.26 * i, 3.59, -5.7 + half, 3.93 + 0.26 * i, 3.61, "#2a2c30", shadow=False)
    crate(w, 1.72, -0.7, 0.6, 0.45)
    tabletop(w, 1.42, -1.0, 2.02, -0.4, 0.45, "#8a6a42", plank=(0.14, 9.0))
    for x, z in ((-2.7, -3.6), (2.6, 2.8), (-1.4, 4.4)):
        with w.part():
            w.prism(x, z, 0, 0.42, 0.24, 0.30, "#7a5a46", 12)
            leaves = ("#3c6034", "#58804a", "#2a4a30") if w.air.snow == 0 else ("#c8d0d8", "#8a9a90", "#4a6044")
            w.place(bush(0.9, 0.8, leaves, size=0.05, count=300), x, z, 0.40, cap=260, wrap=0.3)
        w.shade(x, z, 0.45, 0.5)


def _bulbs(w: World, lamps: float) -> None:
    """A sagging string of bulbs between poles, over the people's heads."""
    posts = ((-2.9, -2.6), (2.9, -1.8), (3.0, 3.4), (-2.9, 2.6))
    for x, z in posts:
        w.prism(x, z, 0, 2.75, 0.035, 0.03, "#3a3632", 6, shadow=False)
    for (xa, za), (xb, zb) in zip(posts, [*posts[1:], posts[0]], strict=True):
        before = None
        for i in range(9):
            t = i / 8
            x, z = xa + (xb - xa) * t, za + (zb - za) * t
            y = 2.72 - 0.42 * 4 * t * (1 - t)
            if before is not None:
                up = np.array((0, 0.010, 0))
                a, b = np.array(before), np.array((x, y, z))
                w.polygon([a - up, a + up, b + up, b - up], "#26241f")
            before = (x, y, z)
            if 0 < i < 8:
                bulb = glowing(WARM, 0.16 + 0.84 * lamps)
                w.prism(x, z, y - 0.10, y - 0.02, 0.032, 0.022, "#ffe0a8", 6, None, "lamp", shadow=False, glow=bulb)
                w.halo((x, y - 0.06, z), WARM, 0.30 * lamps, 0.10)
    if lamps > 0.2:
        for x, z in ((0, -2.2), (0, 3.0)):
            w.point((x, 2.35, z), WARM * 2.0 * lamps, 1.7, shadow=0)
