"""A mountain village: gabled houses with lit windows, a church tower, pines, fences, lamps, peaks behind.

Under snow in winter weather and whenever the sky is clear; green only in rain, storm and fog.
"""

import math

import numpy as np

from tools.generators.previz.atmosphere import Atmosphere
from tools.generators.previz.noise import generator
from tools.generators.previz.places.buildings import SNOW, house, rail_fence, street_lamp
from tools.generators.previz.places.canvas import scaled
from tools.generators.previz.places.palette import WARM
from tools.generators.previz.places.staging import Floor, stage
from tools.generators.previz.places.trees import pine
from tools.generators.previz.places.undergrowth import Part, box, bush, outlined, rock
from tools.generators.previz.terrain import path_x
from tools.generators.previz.world import World

FLOOR = Floor(-1.6, -6.0, 1.6, 9.0)
_HOUSES = (
    (-6.8, 5.0, 5.6, 5.0, 3.2, "#7a4e36", "z"), (6.6, 7.5, 6.4, 5.0, 3.0, "#6a4a3a", "x"),
    (-8.0, 15.0, 6.0, 5.4, 5.4, "#80563c", "z"), (5.0, 18.5, 5.0, 5.0, 3.0, "#5c4234", "z"),
    (-3.2, 27.0, 6.0, 5.0, 3.2, "#6a4632", "x"), (12.0, 19.0, 6.0, 5.0, 5.0, "#70503e", "z"),
    (9.5, 30.0, 6.0, 5.0, 3.0, "#70503e", "x"), (7.4, -8.5, 5.4, 5.0, 3.0, "#7a4e36", "z"),
    (-7.6, -10.0, 5.6, 5.0, 3.4, "#6a4a3a", "x"), (-5.0, -19.0, 5.0, 5.0, 3.0, "#5c4234", "z"),
    (6.0, -20.0, 6.0, 5.0, 3.2, "#6a4632", "x"), (0.5, -27.0, 5.6, 5.0, 3.2, "#80563c", "z"),
)  # fmt: skip
_SLEDGE: tuple[Part, ...] = (
    (box(-0.45, 0.26, 0.45, 0.32), "#8a4a30", 0.03),
    (box(-0.30, 0.10, -0.26, 0.28), "#6a3a28", 0.02),
    (box(0.26, 0.10, 0.30, 0.28), "#6a3a28", 0.02),
)
_RUNNER: tuple[Part, ...] = ((((-0.5, 0.05), (0.5, 0.05), (0.62, 0.16), (0.5, 0.11), (-0.5, 0.11)), "#6a3a28", 0.03),)


def village(air: Atmosphere, seed: int) -> World:
    if air.lamps < 0.2:
        air.above, air.below = air.above * 1.3, air.below * 1.3
    snow = 0.0 if air.weather in ("rain", "storm", "fog") else 0.52
    w, random = World(air, seed), generator(seed, 7)
    shape = (seed * 0.618 % 1 * 3, 0.0, 0.0, 19.0, 0.8)
    if snow:
        w.ground("valley", shape, "#d2dcea", "#6a6c78")
    else:
        w.ground("valley", shape, "#66704c", "#6a6460")
    assert w.terrain is not None
    w.sun(-0.85, max(air.elevation, 0.18), air.sun * (0.6 if snow else 0.95), soft=0.4)
    w.density = max(air.density * 0.65, 0.004)
    for x, z, wide, deep, high, paint, ridge in _HOUSES:
        house(w, x, z, wide, deep, high, paint, "#5a4c44", snow=snow, ridge=ridge, lit=0.85)
    _church(w, snow)
    firs = pine(8.5, 0.75) if snow else pine(8.5)
    for _ in range(46):
        bearing, away = random.uniform(0, 2 * math.pi), random.uniform(16, 75)
        x, z = math.cos(bearing) * away, math.sin(bearing) * away
        if abs(x) > 4 + abs(z) * 0.12:
            w.place(scaled(firs, random.uniform(0.7, 1.3)), x, z, cap=60, mid=3.0, wrap=0.3, rim=0.5)
    near = pine(5.0, 0.8) if snow else pine(5.0)
    for x, z, size in (
        (-3.6, -4.8, 1.2),
        (4.2, -4.4, 1.0),
        (-4.6, 1.2, 0.72),
        (4.3, 2.9, 0.64),
        (3.9, 13.0, 0.8),
        (-3.4, 6.4, 0.9),
    ):
        w.place(scaled(near, size), x, z, cap=170, mid=2.0, wrap=0.3)
        w.shade(x, z, 0.9 * size, 0.45, w.height(x, z))
    for side in (-1, 1):
        posts = [(side * 2.35 + path_x(z, w.terrain.shape) * 0.6, z) for z in np.arange(-8.0, 13.0, 1.25)]
        gap = 1 if side > 0 else 0
        rail_fence(w, [(x, float(z)) for x, z in posts[: 6 - gap]], high=0.85, snow=bool(snow))
        rail_fence(w, [(x, float(z)) for x, z in posts[7:]], high=0.85, snow=bool(snow))
    lamps = air.lamps
    for x, z in ((-1.9, 2.0), (1.95, 9.5), (2.0, -1.9)):
        y = w.height(x, z)
        street_lamp(w, x, z, 2.7, power=3.2, y=y, pole="#2c2622")
        if lamps > 0.2:
            w.point((x, y + 2.3, z), WARM * 1.6 * lamps, 1.5, shadow=0)
    for x, z in ((-5.2, 2.3), (5.0, 4.9), (-6.5, 12.1)):
        if lamps > 0.2:
            w.point((x, w.height(x, z) + 1.6, z - 0.6), WARM * 2.6 * lamps, 1.4, shadow=0)
    _foreground(w, snow)
    w.point((0.9, w.height(0, 0) + 2.4, -2.8), air.above * 0.7 + WARM * 0.8 * lamps, 2.0, shadow=0)
    w.shade(0.1, 0, 0.45, 0.4)
    ground = w.height(0, 0)
    w.stars = air.time == "night" and air.cover < 0.5
    stage(
        w, (0.1, 0.0), sit=(1.2, 0.9, 0.32), ground=(0.5, -1.0),
        door=(-3.6, 4.4), far=(0.4, 13.0),
    )  # fmt: skip
    w.view("A", (0.6, ground + 1.6, -9.2), (-0.5, ground + 2.0, 8.0), 58, fore=0.64)
    w.view("B", (-1.3, ground + 1.55, 7.4), (0.7, ground + 1.5, -6.0), 58, fore=0.5)
    return w


def _church(w: World, snow: float) -> None:
    """A stone tower with a pointed roof and its nave."""
    x, z, stone, lamps = 1.6, 38.0, "#8a8684", w.air.lamps
    g = w.height(x, z) - 0.2
    w.box(x - 1.9, g, z - 1.9, x + 1.9, g + 11, z + 1.9, stone, None, "tiles", 0.9, 0.45)
    corners = ((-2.2, -2.2), (2.2, -2.2), (2.2, 2.2), (-2.2, 2.2))
    for i, (a, b) in enumerate(corners):
        c, d = corners[(i + 1) % 4]
        spire = [(x + a, g + 11, z + b), (x + c, g + 11, z + d), (x, g + 18.5, z)]
        second = SNOW if snow else "#3c4648"
        w.polygon(spire, "#4c5658", second, "roof", 0.4, 0.4, gloss=0.15 if snow else 0.0)
    glow = 0.8 * lamps * np.array((1.0, 0.66, 0.3))
    pattern = "lamp" if lamps > 0.2 else "plain"
    w.quad(
        (x - 0.5, g + 7.6, z - 1.93),
        (1, 0, 0),
        (0, 1.7, 0),
        "#ffb860" if lamps > 0.2 else "#2c3038",
        None,
        pattern,
        glow=glow,
    )
    w.box(x - 5.4, g, z + 1, x + 1.0, g + 5, z + 8, stone, None, "tiles", 0.9, 0.45)
    house(w, x - 4, z + 4, 7, 5, 4.6, stone, "#4a4440", snow=snow * 0.8, chimney=False, door=False, y=g)


def _foreground(w: World, snow: float) -> None:
    """A sledge or a log, bushes, a wood pile by the fence: things near the lens in both views."""
    w.place(outlined(1.4, 0.5, _RUNNER, _SLEDGE), 1.2, 0.9, cap=420, mid=0.2)
    w.shade(1.2, 0.9, 0.5, 0.5, w.height(1.2, 0.9))
    leaves = ("#e0e8f4", "#c8d4e6", "#46503c") if snow else ("#46503c", "#586442", "#38442e")
    for x, z, size in ((-2.6, -5.6, 1.2), (3.0, -5.8, 0.9), (2.3, 5.4, 0.9), (-3.0, 4.6, 0.8), (3.2, 4.4, 0.7)):
        w.place(scaled(bush(1.8, 0.95, leaves, size=0.06), size), x, z, cap=300)
    stone = rock(1.0, 0.5, "#5c5c60", "#dde6f2" if snow else "#55603c")
    for x, z, size in ((-1.75, -1.0, 1.15), (2.0, 3.2, 0.8), (1.75, 5.9, 0.7)):
        w.place(scaled(stone, size), x, z, cap=300)
        w.shade(x, z, 0.5, 0.45, w.height(x, z))
