"""A city street of shops: facades with lit windows, awnings, neon, lamps, cars, a road that mirrors when wet."""

import numpy as np

from tools.generators.previz.atmosphere import Atmosphere
from tools.generators.previz.noise import colour as tint
from tools.generators.previz.noise import generator
from tools.generators.previz.places.buildings import bench, car, street_lamp
from tools.generators.previz.places.furniture import tabletop
from tools.generators.previz.places.palette import COOL, WARM, glowing
from tools.generators.previz.places.staging import Floor, stage
from tools.generators.previz.places.trees import tree
from tools.generators.previz.places.undergrowth import Part, box, outlined
from tools.generators.previz.world import World

FLOOR = Floor(-3.2, -6.0, 3.2, 8.0)
_WALLS = ("#7c5444", "#5c6070", "#8a7860", "#4e5a5e", "#70504e", "#6a6474")
_AWNINGS = ("#8a3a30", "#2f5a58", "#a8803a", "#38486a")
_NEON = ((1.0, 0.22, 0.30), (0.2, 0.9, 1.0), (1.0, 0.62, 0.18), (0.6, 0.35, 1.0))
_BIN: tuple[Part, ...] = (
    (box(-0.20, 0, 0.20, 0.70), "#37453f", 0.1),
    (box(-0.25, 0.68, 0.25, 0.82), "#2b3733", 0.05),
)
_HYDRANT: tuple[Part, ...] = (
    (box(-0.12, 0, 0.12, 0.55), "#8e2f26", 0.08),
    (((-0.18, 0.5), (0.18, 0.5), (0.12, 0.72), (-0.12, 0.72)), "#a83a2e", 0.06),
)


def street(air: Atmosphere, seed: int) -> World:
    wet, lamps = max(air.wet, 0.12), air.lamps
    # The far end of a street in daylight is a bright fog otherwise, and burns out.
    sunny = lamps < 0.2
    air.above = air.above * (1.5 if sunny else 0.9)
    air.below = air.below * (1.5 if sunny else 1.0)
    air.exposure *= 1.42 if sunny else 1.0
    w, random = World(air, seed, reflect=True), generator(seed, 3)
    w.density = (
        max(air.density * 0.75, 0.0045) if air.time in ("day", "morning", "afternoon", "sunset", "dawn") else 0.010
    )
    w.ground_haze, w.haze_height = (0.0, 4.0) if sunny else (0.004, 4.0)
    if air.time not in ("dusk", "night"):
        w.haze_colour = air.haze * (np.array((0.56, 0.60, 0.66)) if sunny else 0.6)
    w.sun(-0.30, max(air.elevation, 0.62 if sunny else 0.20), air.sun * (1.25 if sunny else 0.9), shadow=1.0)
    w.quad(
        (-4, 0, -64),
        (8, 0, 0),
        (0, 0, 134),
        "#4a4c50" if sunny else "#3c3f46",
        "#b8b4a0",
        "road",
        3.7,
        1.0,
        gloss=wet * 1.1,
        shift=(4, 0),
        shell=True,
    )
    for s in (-1, 1):
        paving = "#6d6a68"
        w.box(
            s * 4,
            0,
            -64,
            s * 7,
            0.14,
            70,
            paving,
            None,
            "tiles",
            1.0,
            1.0,
            gloss=wet * 0.7,
            shadow=False,
            sides="xXY",
            shell=True,
        )
        z = -52.0
        while z < 62:
            deep = random.uniform(7, 11)
            _building(w, random, s, z, deep, near=-22 < z < 32)
            z += deep + (1.6 if random.random() < 0.25 else 0)
    _ends(w, random)
    for z in (-14, 1.6, 15, 29):
        street_lamp(w, -4.6, z, 4.6, power=15.0, y=0.14, arm=0.8)
        street_lamp(w, 4.6, z + 7, 4.6, power=15.0, y=0.14, arm=-0.8)
    car(w, 3.0, 9, "#6a2e2c", 1)
    car(w, -3.0, 16, "#3c4a58", -1)
    car(w, 3.0, -13, "#44503c", 1)
    for x, z, size in ((-5.3, 8.5, 0.55), (5.4, 19.0, 0.6), (-5.3, -10.0, 0.55), (5.4, -8.5, 0.5)):
        from_leaf = ("#4a5a34", "#5e6a38", "#38482e")
        w.place(tree(11 * size, from_leaf, girth=0.11, spread=1.5), x, z, 0.14, cap=150, mid=3.0, wrap=0.4, rim=0.5)
    w.place(outlined(0.7, 0.9, _BIN), -4.9, -2.2, 0.14, cap=320, mid=0.4)
    w.place(outlined(0.6, 1.0, _HYDRANT), 4.5, 3.0, 0.14, cap=320, mid=0.4)
    bench(w, 5.6, -1.2, wide=1.7, y=0.14)
    tabletop(w, 4.75, -1.38, 6.45, -0.96, 0.59, "#7a5638", thick=0.03, plank=(9.0, 0.15))
    if lamps > 0.2:
        w.spot((-0.4, 7.5, 5.0), (0.4, 0, -2.0), np.array((0.9, 0.75, 0.55)) * 7 * lamps, 3.0, 20, 40, shadow=0)
    w.point((-1.4, 3.0, -4.0), air.above * 1.0 + WARM * 0.9 * lamps, 2.6, shadow=0)
    w.cones = 0.0011 * lamps
    w.shade(0.6, 0, 0.45, 0.55)
    stage(
        w, (0.6, 0.0), sit=(5.6, -1.2, 0.59), sit_facing=(-0.5, -0.9), table=(5.2, 0.592, -1.2), ground=(0.9, -1.2),
        wall=(6.9, 1.7, 0.5), door=(5.8, 2.6), far=(-1.0, 14.0),
    )  # fmt: skip
    w.view("A", (-1.5, 1.15, -8.6), (0.9, 1.75, 6.0), 60)
    w.view("B", (2.7, 1.3, 4.6), (-1.0, 1.45, -4.0), 60)
    return w


def _building(w: World, random: np.random.Generator, s: int, z: float, deep: float, near: bool) -> None:
    """One house of the row; far ones are a box with windows, near ones have a shop, an awning and a sign."""
    lamps = w.air.lamps
    high = random.uniform(9, 17)
    paint = tint(_WALLS[int(random.integers(len(_WALLS)))])
    x0, x1 = sorted((s * 7.0, s * 16.0))
    street_side = "x" if s > 0 else "X"
    low, lit = 3.6, 0.03 + 0.48 * lamps
    unit_u = random.uniform(1.7, 2.3)
    sides = street_side + "zZ" if near else street_side + "z"
    w.box(x0, low, z, x1, high, z + deep, paint, "#26303e", "facade", unit_u, 3.1, glow=(lit, 0, 0), sides=sides)
    w.box(x0, 0.14, z, x1, low, z + deep, paint * 0.55, None, "bricks", 0.5, 0.18, sides=sides)
    face = s * 6.97
    if not near:
        return
    lip0, lip1 = sorted((s * 6.75, s * 7.6))
    w.box(lip0, high, z - 0.1, lip1, high + 0.35, z + deep + 0.1, paint * 0.8, shadow=False, sides=street_side + "yz")
    w.box(
        face - 0.18 * s, low - 0.1, z, face, low + 0.22, z + deep, paint * 0.5, shadow=False, sides=street_side + "yY"
    )
    if random.random() > 0.85:
        w.quad(
            (face - 0.02 * s, 0.14, z + deep / 2 - 0.6), (0, 0, 1.2), (0, 2.3, 0), "#3c2a22", None, "planks", 0.3, 9.0
        )
        return
    light = WARM if random.random() < 0.65 else COOL * np.array((0.8, 1.0, 0.9))
    for i in range(3):
        wide = (deep - 1.4) / 3 - 0.14
        at = (face - 0.02 * s, 0.65, z + 0.7 + i * (deep - 1.4) / 3)
        glow = glowing(light, (0.24 + 0.50 * lamps) * random.uniform(0.75, 1.0))
        w.quad(at, (0, 0, wide), (0, 2.1, 0), "#2b2620", None, "shop", wide, 2.1, glow=glow)
    awning = _AWNINGS[int(random.integers(4))]
    w.quad((face, 3.0, z + 0.4), (0, 0, deep - 0.8), (-1.25 * s, -0.62, 0), awning, None, "cloth", 0.5, 1.0)
    w.quad((face - 1.25 * s, 2.38, z + 0.4), (0, 0, deep - 0.8), (0, -0.22, 0), awning, None, "cloth", 0.5, 1.0)
    w.block(face, 2.6, z + 0.4, face - 1.2 * s, 2.8, z + deep - 0.4)
    if lamps > 0.2:
        w.point((face - 0.7 * s, 2.0, z + deep / 2), light * 2.4 * lamps, 1.5, shadow=0)
        w.halo((face - 0.1 * s, 1.6, z + deep / 2), light, 0.11 * lamps, 1.3)
    if random.random() < 0.75:
        _neon(w, random, s, face, z + deep * 0.25)


def _neon(w: World, random: np.random.Generator, s: int, face: float, z: float) -> None:
    """An upright sign of three glowing panes over the pavement."""
    lamps = w.air.lamps
    light = np.array(_NEON[int(random.integers(4))])
    out = face - 0.9 * s
    near, far = sorted((out, face))
    with w.part():
        w.box(near, 4.0, z - 0.07, far, 6.1, z + 0.07, "#20222a", shadow=False, sides="zZx" if s > 0 else "zZX")
        for side in (-1, 1):
            for i in range(3):
                glow = glowing(light, (0.10 + 0.80 * lamps) * random.uniform(0.6, 1.0))
                w.quad(
                    (near + 0.14, 4.2 + i * 0.62, z + side * 0.08),
                    (0.62, 0, 0),
                    (0, 0.46, 0),
                    "#5a3040",
                    None,
                    "lamp",
                    glow=glow,
                )
    if lamps > 0.2:
        w.halo((out, 5.0, z - 0.2), light, 0.22 * lamps, 0.7)
        w.point((out - 0.2 * s, 5.0, z - 0.4), light * 1.5 * lamps, 1.5, shadow=0)


def _ends(w: World, random: np.random.Generator) -> None:
    """Towers that close the street at both ends."""
    lit = 0.03 + 0.48 * w.air.lamps
    for i in range(4):
        high, x = random.uniform(18, 40), -13 + i * 8.5
        tower = (x - 4, 0, -72 - i * 4, x + 4, high, -66 - i * 4)
        w.box(*tower, "#4a5266", "#26303e", "facade", 2.4, 3.2, glow=(lit * 0.8, 0, 0), sides="Z", shadow=False)
    for i in range(7):
        high, x = random.uniform(22, 54), (i * 37 % 7) * 7.4 - 22 + random.uniform(-1, 1)
        tower = (x - 4.5, 0, 74 + i * 5, x + 4.5, high, 80 + i * 5)
        w.box(*tower, "#4a5266", "#26303e", "facade", 2.4, 3.2, glow=(lit * 0.7, 0, 0), sides="z", shadow=False)
