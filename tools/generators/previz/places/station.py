"""A country railway station: a platform under an iron canopy, clock, lamps, benches, two tracks, a waiting train."""

import math

import numpy as np

from tools.generators.previz.atmosphere import Atmosphere
from tools.generators.previz.noise import colour as tint
from tools.generators.previz.noise import generator
from tools.generators.previz.pieces import Colour
from tools.generators.previz.places.buildings import SNOW, bench
from tools.generators.previz.places.canvas import scaled
from tools.generators.previz.places.furniture import tabletop
from tools.generators.previz.places.landforms import far_hills
from tools.generators.previz.places.palette import WARM, glowing
from tools.generators.previz.places.staging import Floor, stage
from tools.generators.previz.places.trees import tree
from tools.generators.previz.places.undergrowth import bush
from tools.generators.previz.world import World

FLOOR = Floor(-1.1, -6.0, 2.6, 12.0)
_EDGE, _TRACKS, _BED = -1.75, (-3.5, -7.3), -1.05
"""x of the platform's edge, of the middles of the tracks, and the height of the track bed."""
_IRON = "#34443e"


def station(air: Atmosphere, seed: int) -> World:
    lamps = air.lamps
    if lamps < 0.2:
        air.above, air.below = air.above * 1.25, air.below * 1.4
    w, random = World(air, seed, reflect=True), generator(seed, 15)
    w.sun(-0.55, max(air.elevation, 0.22), air.sun * 0.95, soft=0.2)
    w.density = max(air.density * 0.55, 0.0028)
    w.haze_colour = air.haze * (0.7 if lamps < 0.2 else 0.9)
    _platform(w)
    _tracks(w)
    _building(w)
    _canopy(w, lamps)
    _clock(w, 0.55, 2.35, 3.0)
    _opposite(w)
    _train(w)
    _beyond(w, random)
    bench(w, 4.05, 1.6, "#7a4a34", wide=1.8)
    bench(w, 4.05, -4.6, "#7a4a34", wide=1.8)
    _luggage(w, 2.75, -0.55)
    w.point((0.9, 2.6, -3.2), air.above * 0.8 + WARM * 0.9 * lamps, 2.2, shadow=0)
    w.cones = 0.0010 * lamps
    w.ground_haze, w.haze_height = 0.003, 3.0
    w.shade(0.2, 0, 0.45, 0.5)
    stage(
        w, (0.2, 0.0), sit=(4.05, 1.55, 0.45), sit_facing=(-0.5, -0.86), table=(2.75, 0.722, -0.55), ground=(0.5, -1.1),
        wall=(5.15, 1.6, -1.4), door=(4.4, 5.6), far=(0.4, 14.0),
    )  # fmt: skip
    w.view("A", (2.1, 1.5, -7.2), (-0.55, 1.7, 5.0), 60, fore=0.55)
    w.view("B", (-0.9, 1.55, 4.9), (1.35, 1.45, -3.0), 62, fore=0.5)
    return w


def _platform(w: World) -> None:
    """Paving with a pale edge and a worn yellow line."""
    wet = 0.10 + 0.75 * w.air.wet
    snowy = w.air.snow > 0
    paving: Colour = "#b8bec6" if snowy else "#74706a"
    w.quad((_EDGE, 0, -50), (7.0, 0, 0), (0, 0, 110), paving, None, "tiles", 0.9, 0.6, gloss=wet, shell=True)
    w.quad(
        (_EDGE, 0.004, -50),
        (0.42, 0, 0),
        (0, 0, 110),
        SNOW if snowy else "#a8a294",
        None,
        "tiles",
        0.42,
        1.1,
        gloss=wet,
        shell=True,
    )
    w.quad((_EDGE + 0.52, 0.005, -50), (0.09, 0, 0), (0, 0, 110), "#b8953c", shell=True)
    w.quad((_EDGE, _BED, -50), (0, 0, 110), (0, -_BED, 0), "#6a5a50", None, "bricks", 0.4, 0.15)


def _tracks(w: World) -> None:
    """Ballast, sleepers near the scene, four bright rails."""
    snowy = w.air.snow > 0
    w.quad((-9.2, _BED, -70), (9.2 + _EDGE, 0, 0), (0, 0, 220), "#a8acb0" if snowy else "#4e4a46", shell=True)
    for track in _TRACKS:
        for z in np.arange(-16.0, 34.0, 0.75):
            z = float(z)
            w.box(track - 1.25, _BED, z, track + 1.25, _BED + 0.10, z + 0.26, "#40342c", shadow=False, sides="zY")
        for rail in (track - 0.75, track + 0.75):
            w.box(
                rail - 0.05,
                _BED + 0.08,
                -70,
                rail + 0.05,
                _BED + 0.26,
                150,
                "#6a5048",
                top="#b4b8bc",
                shadow=False,
                sides="xXYz",
                gloss=0.3,
            )


def _building(w: World) -> None:
    """The station house along the platform: brick, arched windows, two doors, posters."""
    lamps = w.air.lamps
    x = 5.2
    w.box(x, 0, -13, x + 6, 4.4, 13, "#8a5a48", None, "bricks", 0.26, 0.10)
    w.box(x - 0.06, 0, -13, x, 0.7, 13, "#6a645e", None, "tiles", 0.8, 0.35, shadow=False)
    w.polygon(
        [(x - 0.5, 4.3, -13.4), (x - 0.5, 4.3, 13.4), (x + 3, 6.4, 13.4), (x + 3, 6.4, -13.4)],
        "#5a4c48",
        SNOW if w.air.snow else "#453a38",
        "roof",
        0.34,
        0.3,
        gloss=0.5 if w.air.snow else 0.0,
    )
    for z in (-10.5, -6.6, 0.2, 3.2, 8.6, 11.2):
        high, wide = 2.3, 1.1
        with w.part():
            arch = [
                (0.0, 0.9),
                (wide, 0.9),
                (wide, high),
                (wide * 0.82, high + 0.22),
                (wide * 0.5, high + 0.32),
                (wide * 0.18, high + 0.22),
                (0.0, high),
            ]
            frame = [
                (x - 0.07, y + (0.08 if y > 1 else -0.08), z + a + (0.09 if a > wide / 2 else -0.09)) for a, y in arch
            ]
            w.polygon(frame, "#c8c0b0")
            glow = glowing(WARM, 0.62 * lamps)
            pane = [(x - 0.08, y, z + a) for a, y in arch]
            if lamps > 0.2:
                w.polygon(pane, "#ffc070", None, "lamp", glow=glow)
            else:
                w.polygon(pane, "#26323a", gloss=0.4)
            for k in (0.33, 0.66):
                w.box(
                    x - 0.11,
                    0.9,
                    z + wide * k - 0.02,
                    x - 0.08,
                    high + 0.2,
                    z + wide * k + 0.02,
                    "#5a6a60",
                    shadow=False,
                )
            w.box(x - 0.11, 1.68, z, x - 0.08, 1.72, z + wide, "#5a6a60", shadow=False)
        if lamps > 0.2:
            w.halo((x - 0.3, 1.7, z + wide / 2), WARM, 0.14 * lamps, 0.8)
    for z in (-3.8, 5.2):
        with w.part():
            w.box(x - 0.10, 0, z - 0.12, x, 2.72, z + 1.42, "#c8c0b0", shadow=False)
            w.box(x - 0.13, 0, z, x - 0.10, 2.1, z + 1.3, "#3e5a4e", None, "panels", 0.65, 0.9, shadow=False)
            glow = glowing(WARM, 0.7 * lamps)
            w.quad((x - 0.13, 2.15, z), (0, 0, 1.3), (0, 0.45, 0), "#c8a870", None, "lamp", glow=glow + 0.08)
    for z, sky, land in ((-1.9, "#c89a5c", "#5a6a58"), (-0.85, "#7a9aa8", "#8a5a48")):
        with w.part():
            w.box(x - 0.04, 1.05, z, x, 2.05, z + 0.78, "#3a2c24", shadow=False)
            w.quad((x - 0.05, 1.10, z + 0.05), (0, 0, 0.68), (0, 0.9, 0), sky, land, "backdrop", 0.68, 0.9)


def _canopy(w: World, lamps: float) -> None:
    """Iron columns with brackets, a boarded roof with a scalloped edge, hanging lamps."""
    w.quad((0.9, 3.75, -13), (4.3, 0.35, 0), (0, 0, 26), "#8a8472", "#6a6658", "planks", 9.0, 0.22)
    w.quad((0.9, 3.80, -13), (4.3, 0.35, 0), (0, 0, 26), SNOW if w.air.snow else "#4e5654")
    w.block(0.9, 3.75, -13, 5.2, 4.0, 13)
    edge = tint("#c8c0aa")
    for i in range(52):
        z = -13 + 0.5 * i
        w.polygon(
            [(0.9, 3.78, z), (0.9, 3.78, z + 0.48), (0.9, 3.46, z + 0.48), (0.9, 3.36, z + 0.24), (0.9, 3.46, z)], edge
        )
    for z in (-9.0, -4.0, 1.0, 6.0, 11.0):
        x = 1.35
        with w.part():
            w.prism(x, z, 0, 0.5, 0.16, 0.11, _IRON, 10)
            w.prism(x, z, 0.5, 3.75, 0.075, 0.065, _IRON, 10)
            w.prism(x, z, 2.75, 2.85, 0.12, 0.12, _IRON, 10, shadow=False)
            for way in (-1, 1):
                for k in range(4):
                    a0, a1 = k * math.pi / 8, (k + 1) * math.pi / 8
                    p = [(x, 2.85 + 0.85 * math.sin(a), z + way * (0.85 - 0.85 * math.cos(a))) for a in (a0, a1)]
                    w.polygon([p[0], p[1], (x, p[1][1] + 0.07, p[1][2]), (x, p[0][1] + 0.07, p[0][2])], _IRON)
        w.shade(x, z, 0.35, 0.5)
    for z in (-6.5, -1.5, 3.5, 8.5):
        x = 2.6
        with w.part():
            w.box(x - 0.012, 3.2, z - 0.012, x + 0.012, 3.85, z + 0.012, _IRON, shadow=False)
            w.prism(x, z, 3.12, 3.3, 0.24, 0.06, _IRON, 12, cap=False, shadow=False)
            w.prism(
                x,
                z,
                3.02,
                3.14,
                0.09,
                0.09,
                "#ffe0a8",
                10,
                None,
                "lamp",
                shadow=False,
                glow=glowing(WARM, min(1.0, 0.15 + lamps)),
            )
        if lamps > 0.2:
            w.spot(
                (x, 3.05, z), (x, 0, z), WARM * 12 * lamps, 2.0, 48, 74, shadow=0.8, glow=0.6 * lamps, glow_radius=0.28
            )


def _clock(w: World, x: float, z: float, y: float) -> None:
    """A two-faced clock on a bracket over the platform."""
    with w.part():
        w.box(x, y + 0.42, z - 0.03, 1.35, y + 0.48, z + 0.03, _IRON, shadow=False)
        w.box(x - 0.02, y + 0.38, z - 0.02, x + 0.02, y + 0.48, z + 0.02, _IRON, shadow=False)
        ring = [(math.cos(a), math.sin(a)) for a in np.linspace(0, 2 * math.pi, 19)[:-1]]
        for face in (z - 0.10, z + 0.10):
            out = -0.012 if face < z else 0.012
            w.polygon([(x + 0.40 * a, y + 0.40 * b, face) for a, b in ring], "#2c3632")
            glow = np.array((0.95, 0.86, 0.66)) * (0.18 + 0.62 * w.air.lamps)
            w.polygon([(x + 0.34 * a, y + 0.34 * b, face + out) for a, b in ring], "#e4dcc8", None, "lamp", glow=glow)
            for angle, length, wide in ((1.1, 0.28, 0.018), (2.6, 0.19, 0.024)):
                tip = np.array((x + length * math.cos(angle), y + length * math.sin(angle), face + out * 2))
                side = np.array((-math.sin(angle), math.cos(angle), 0)) * wide
                root = np.array((x, y, face + out * 2))
                w.polygon([root - side, root + side, tip + side * 0.4, tip - side * 0.4], "#1c1c1e")
            for k in range(12):
                a = k * math.pi / 6
                dot = np.array((x + 0.30 * math.cos(a), y + 0.30 * math.sin(a), face + out * 2))
                half = 0.014 if k % 3 else 0.022
                w.quad(dot - np.array((half, half, 0)), (2 * half, 0, 0), (0, 2 * half, 0), "#2c2c2e")
        for (a, b), (c, d) in zip(ring, [*ring[1:], ring[0]], strict=True):
            w.polygon(
                [
                    (x + 0.40 * a, y + 0.40 * b, z - 0.1),
                    (x + 0.40 * c, y + 0.40 * d, z - 0.1),
                    (x + 0.40 * c, y + 0.40 * d, z + 0.1),
                    (x + 0.40 * a, y + 0.40 * b, z + 0.1),
                ],
                "#2c3632",
            )
    if w.air.lamps > 0.2:
        w.halo((x, y, z - 0.2), np.array((1.0, 0.86, 0.6)), 0.16 * w.air.lamps, 0.5)


def _opposite(w: World) -> None:
    """The other platform with a shelter, and a signal."""
    w.box(
        -14,
        _BED,
        -40,
        -9.2,
        0,
        60,
        SNOW if w.air.snow else "#6a665f",
        None,
        "tiles",
        0.9,
        0.6,
        shadow=False,
        sides="XY",
    )
    lamps = w.air.lamps
    with w.part():
        w.box(-13.0, 0, -9, -12.8, 2.5, -2, "#5a6a60", None, "planks", 0.2, 9.0)
        w.box(-13.1, 2.5, -9.3, -10.9, 2.66, -1.7, "#4e5654")
        for z in (-8.8, -2.2):
            w.box(-11.1, 0, z - 0.05, -11.0, 2.5, z + 0.05, _IRON)
    for z, light in ((24.0, np.array((1.0, 0.12, 0.08))), (-26.0, np.array((0.15, 1.0, 0.45)))):
        x = -1.95 if z < 0 else -5.4
        w.box(x - 0.07, _BED, z - 0.07, x + 0.07, 4.4, z + 0.07, "#2c2e30", shadow=False)
        w.box(x - 0.22, 3.5, z - 0.12, x + 0.22, 4.5, z + 0.12, "#1c1e20", shadow=False)
        face = z - 0.13 if z > 0 else z + 0.13
        w.quad((x - 0.09, 3.72, face), (0.18, 0, 0), (0, 0.18, 0), "#404040", None, "lamp", glow=glowing(light, 0.9))
        w.halo((x, 3.81, face), light, 0.35 + 0.35 * lamps, 0.22)


def _train(w: World) -> None:
    """Carriages on the far track, their windows lit when it is dark."""
    lamps, x = w.air.lamps, _TRACKS[1]
    near, far, floor, roof = x + 1.35, x - 1.35, _BED + 1.0, 2.7
    for start in (6.0, 22.6, 39.2):
        z0, z1 = start, start + 16.0
        body = tint("#5a2e30")
        w.box(far, floor, z0, near, floor + 1.05, z1, body)
        w.box(far, floor + 1.05, z0, near, roof, z1, "#b8ac90")
        w.box(far + 0.1, roof, z0 + 0.05, near - 0.1, roof + 0.28, z1 - 0.05, "#4a4a4c")
        w.box(far + 0.2, _BED + 0.3, z0 + 0.8, near - 0.2, floor, z1 - 0.8, "#1c1c1e", shadow=False)
        w.quad((near + 0.012, floor + 1.02, z0), (0, 0, 16.0), (0, 0.07, 0), "#c8a050")
        for i in range(8):
            z = z0 + 0.75 + i * 1.88
            pane = (near + 0.015, floor + 1.22, z), (0, 0, 1.3), (0, 0.85, 0)
            if lamps > 0.2:
                w.quad(*pane, "#ffc878", None, "lamp", glow=glowing(WARM, (0.5 + 0.15 * (i % 3)) * lamps))
            else:
                w.quad(*pane, "#2a343a", gloss=0.4)
        for end, out in ((z0, -0.012), (z1, 0.012)):
            w.quad((x - 0.45, floor + 0.1, end + out), (0.9, 0, 0), (0, 2.1, 0), "#3c2424")
        for z in (z0 + 2.4, z1 - 2.4):
            for wheel in (-0.55, 0.55):
                ring = [
                    (near - 0.1, _BED + 0.68 + 0.42 * math.sin(a), z + wheel + 0.42 * math.cos(a))
                    for a in np.linspace(0, 2 * math.pi, 11)[:-1]
                ]
                w.polygon(ring, "#2a2a2c")
    if lamps > 0.2:
        w.point((near + 1.2, 0.8, 12.0), WARM * 2.0 * lamps, 2.4, shadow=0)
    red = np.array((1.0, 0.10, 0.06))
    for side in (-0.8, 0.8):
        w.halo((x + side, floor + 0.6, 5.95), red, 0.2 + 0.4 * lamps, 0.16)


def _luggage(w: World, x: float, z: float) -> None:
    """Two trunks and a case, waiting."""
    with w.part():
        w.box(x - 0.42, 0, z - 0.26, x + 0.42, 0.40, z + 0.26, "#6a4430")
        w.box(x - 0.43, 0.30, z - 0.27, x + 0.43, 0.33, z + 0.27, "#b8924c", shadow=False)
        for side in (-0.25, 0.22):
            w.box(x + side, 0, z - 0.27, x + side + 0.05, 0.41, z + 0.27, "#4a2e20", shadow=False)
        w.box(x - 0.34, 0.40, z - 0.22, x + 0.30, 0.72, z + 0.22, "#3e5460")
        for side in (-0.2, 0.14):
            w.box(x + side, 0.40, z - 0.23, x + side + 0.04, 0.725, z + 0.23, "#2a3a42", shadow=False)
        w.box(x + 0.55, 0, z - 0.14, x + 0.95, 0.52, z + 0.12, "#8a5c34")
        w.box(x + 0.68, 0.52, z - 0.03, x + 0.82, 0.57, z + 0.01, "#4a2e20", shadow=False)
    tabletop(w, x - 0.34, z - 0.22, x + 0.30, z + 0.22, 0.72, "#3e5460", thick=0.3, pattern="plain")
    w.shade(x + 0.1, z, 0.75, 0.55)


def _beyond(w: World, random: np.random.Generator) -> None:
    """A footbridge, banks with bushes and trees, hills at both ends of the line."""
    for x in (-9.8, 0.2):
        w.box(x - 0.5, _BED if x < 0 else 0, 29.4, x + 0.5, 4.6, 30.6, "#7a5044", None, "bricks", 0.24, 0.09)
    w.box(-10.6, 4.5, 29.2, 1.0, 4.75, 30.8, "#3c4644", shadow=False)
    for z in (29.25, 30.7):
        w.box(-10.6, 4.75, z, 1.0, 5.75, z + 0.06, "#4a5a54", None, "panels", 0.9, 1.0, shadow=False)
    snowy = w.air.snow > 0
    ground = tint("#c4ccd4") if snowy else tint("#5c6440")
    for x0, x1, z0, z1 in (
        (-90, -9.2, 60, 200),
        (-90, -14, -90, 60),
        (_EDGE, 90, 60, 200),
        (5.2, 90, 13, 60),
        (5.2, 90, -90, -13),
        (_EDGE, 90, -110, -50),
        (-90, -9.2, -110, -40),
    ):
        w.quad((x0, -0.06, z0), (x1 - x0, 0, 0), (0, 0, z1 - z0), ground, shell=True)
    leaves = ("#c0c8d0", "#8a948c", "#6a7468") if snowy else ("#465c34", "#586c3a", "#36482c")
    for _ in range(40):
        z = random.uniform(-70, 90)
        x = random.uniform(-44, -15) if random.random() < 0.6 else random.uniform(12, 40)
        if x > 0 and abs(z) < 16:
            continue
        w.place(
            scaled(tree(8.0, leaves, crown=0.80, spread=2.8), random.uniform(0.6, 1.1)),
            x,
            z,
            0.0,
            cap=60,
            mid=2.5,
            wrap=0.4,
            rim=0.4,
        )
    for _ in range(16):
        w.place(
            scaled(bush(2.2, 1.2, leaves), random.uniform(0.7, 1.2)),
            random.uniform(-17, -14.2),
            random.uniform(-30, 50),
            0.0,
            cap=80,
            wrap=0.4,
            rim=0.3,
        )
    far_hills(w, 240, 34, "#56645c", low=0, seed=w.seed)
