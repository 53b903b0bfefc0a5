"""A lighthouse on a cliff over the sea: a path along a fence, the keeper's cottage, rocks in the surf, the beam."""

import itertools
import math

import numpy as np

from tools.generators.previz.atmosphere import Atmosphere
from tools.generators.previz.noise import colour as tint
from tools.generators.previz.noise import generator
from tools.generators.previz.pieces import Beam, Colour, Water
from tools.generators.previz.places.buildings import house, rail_fence, street_lamp
from tools.generators.previz.places.canvas import scaled
from tools.generators.previz.places.landforms import bank, cliff, far_hills, rough, sea_stack
from tools.generators.previz.places.moving import gulls
from tools.generators.previz.places.palette import WARM, glowing
from tools.generators.previz.places.staging import Floor, stage
from tools.generators.previz.places.undergrowth import bush, grass, rock
from tools.generators.previz.world import World

FLOOR = Floor(-1.3, -5.0, 1.3, 8.0)
SEA = -15.0
"""The water lies this far below the path."""
_TOWER = (7.5, 59.0)
_EDGE = (
    (34, -46), (20, -40), (4, -30), (-6, -16), (-5.2, -9), (-6.4, -3), (-5.6, 3), (-7.0, 9), (-6.2, 16), (-2.8, 24),
    (-1.0, 33), (-0.5, 43), (-1.5, 54), (1.0, 64), (8, 70), (17, 69), (27, 60), (36, 52),
)  # fmt: skip
"""The brink of the plateau, x and z, from behind the camera round by the sea to the land on the right."""


def _ground(x: float, z: float) -> float:
    """Flat by the path, rising to the tower's knoll and to the heath inland."""
    knoll = 2.0 * math.exp(-(((x - _TOWER[0]) / 11) ** 2 + ((z - _TOWER[1]) / 10) ** 2))
    heath = max(0.0, x - 4.0) * 0.10 + max(0.0, x - 16.0) * 0.08
    return knoll + heath * (0.9 + 0.2 * rough(x * 0.8, z * 0.8, 4))


def lighthouse_exterior(air: Atmosphere, seed: int) -> World:
    w, random = World(air, seed), generator(seed, 4)
    w.water = Water(SEA, deep="#1c3348", chop=0.8 + 0.5 * air.wind, foaming=0.22 + 0.4 * air.wind, glitter=0.9)
    w.sun(-0.75, max(air.elevation, 0.22), air.sun * 0.95, soft=0.3)
    w.density = air.density * 0.35 if air.density < 0.01 else air.density * 0.7
    green, earth = ("#555a3c", "#665844") if air.snow == 0 else ("#ccd4de", "#9a948c")
    _land(w, green, earth)
    tower(w, *_TOWER, _ground(*_TOWER) - 0.2, 10.8)
    house(
        w,
        14.5,
        54.0,
        6.4,
        4.6,
        2.7,
        "#b8b2a4",
        "#5a4640",
        y=_ground(14.5, 54.0) - 0.4,
        wall_pattern="plain",
        snow=0.5 if air.snow else 0.0,
    )
    fence = [(-2.2 + 0.25 * math.sin(z * 0.5), z) for z in np.arange(-9.0, 21.0, 1.9)]
    rail_fence(w, [(x, float(z)) for x, z in fence], "#7a6e60")
    for x, z, r, high in (
        (-17, 50, 5.0, 18.6),
        (-25, 55, 4.0, 12),
        (-11, 62, 3.4, 15),
        (-12, 26, 2.6, 4.2),
        (-17, 8, 2.4, 3.6),
        (-30, -20, 6.0, 17),
    ):
        sea_stack(w, x, z, r, high, SEA - 0.6, "#6a5e58")
    far_hills(w, 260, 16, "#5a6472", low=SEA, start=-1.9, end=-0.55, seed=seed)
    far_hills(w, 200, 22, "#5c6660", low=SEA, start=2.1, end=3.9, seed=seed + 1)
    _plants(w, random)
    if air.lamps > 0.2:
        street_lamp(w, 2.6, 4.5, 2.6, power=4.5, y=_ground(2.6, 4.5), pole="#2c2622")
    w.point((1.2, 2.4, -3.4), air.above * 0.7 + WARM * 1.4 * air.lamps, 2.2, shadow=0)
    gulls(w, (-9, 6.5, 16), count=4)
    w.shade(0, 0, 0.45, 0.5)
    stage(
        w, (0.0, 0.0), ground=(0.5, -1.0), sit=(1.9, 1.5, 0.46), door=(1.2, 11.0),
        far=(1.6, 15.0),
    )  # fmt: skip
    w.view("A", (-1.6, 1.55, -8.4), (0.4, 2.15, 8.0), 60, fore=0.6)
    w.view("B", (2.6, 1.75, 4.2), (-1.6, 1.2, -2.0), 60)
    return w


def _land(w: World, green: Colour, earth: Colour) -> None:
    """The plateau: one smooth lawn where people walk, facets beyond, cliffs down to the sea."""
    top = tint(green)
    w.polygon([(-6.6, 0, -18), (3.6, 0, -18), (3.6, 0, 21), (-6.6, 0, 21)], top, shell=True)
    for (x0, z0), (x1, z1) in itertools.pairwise(_EDGE):
        if x0 < -1 or x1 < -1:
            inner = [(-4.9, 0, z0), (-4.9, 0, z1)]
            w.polygon([*inner, (x1, 0, z1), (x0, 0, z0)], top, shell=True)
    path = [(-0.2 + 0.5 * math.sin(z * 0.22) + 0.004 * max(z, 0) ** 2, z) for z in np.arange(-12.0, 24.0, 1.5)]
    for (x0, z0), (x1, z1) in itertools.pairwise(path):
        a, b = 0.62 + 0.12 * math.sin(z0 * 1.9), 0.62 + 0.12 * math.sin(z1 * 1.9)
        strip = [(x0 - a, 0.006, z0), (x0 + a, 0.006, z0), (x1 + b, 0.006, z1), (x1 - b, 0.006, z1)]
        w.polygon([tuple(map(float, p)) for p in strip], tint(earth), seed=5, shell=True)
    bank(
        w,
        _ground,
        (3.5, 6, 9, 12, 16, 21, 28, 38),
        (-46, -34, -24, -16, -9, -3, 3, 9, 15, 20, 25, 30, 35, 40, 45, 50, 55, 62, 69),
        top,
        earth,
    )
    bank(w, _ground, (-2.0, 1.0, 3.5), (20.5, 24, 28), top, earth)
    cliff(w, _EDGE, 0.05, SEA - 1.0, "#76695e", steps=5, lean=0.30, grass=green)


def tower(w: World, x: float, z: float, y: float, high: float) -> None:
    """A white tower banded red, with its gallery, lantern, dome, and the turning beam when it is dark."""
    foot, neck, bands = high * 0.125, high * 0.075, 8
    for i in range(bands):
        t0, t1 = i / bands, (i + 1) / bands
        r0, r1 = foot + (neck - foot) * t0**0.8, foot + (neck - foot) * t1**0.8
        paint = "#a4423a" if i in (1, 2, 5) else "#d4d0c6"
        w.prism(x, z, y + high * 0.80 * t0, y + high * 0.80 * t1, r0, r1, paint, 18, cap=False, shadow=i % 3 == 0)
    for i, angle in enumerate((-2.2, -1.4, -1.9)):
        t = 0.16 + 0.26 * i
        r = foot + (neck - foot) * t**0.8 + 0.03
        cx, cz = x + math.cos(angle) * r, z + math.sin(angle) * r
        side = np.array((-math.sin(angle), 0, math.cos(angle)))
        lit = "#ffc46b" if w.air.lamps > 0.2 else "#2a3440"
        glow = glowing(WARM, 0.8 * w.air.lamps)
        w.quad(
            np.array((cx, y + high * 0.8 * t, cz)) - side * 0.25,
            side * 0.5,
            (0, 0.9, 0),
            lit,
            None,
            "lamp" if w.air.lamps > 0.2 else "plain",
            glow=glow,
        )
    w.quad((x - 0.6, y, z - foot - 0.04), (1.2, 0, 0), (0, 2.3, 0), "#5a3428", None, "planks", 0.2, 9.0)
    top = y + high * 0.80
    w.prism(x, z, top - 0.5, top, neck, neck * 1.55, "#5c6066", 18, cap=False, shadow=False)
    w.prism(x, z, top, top + 0.16, neck * 1.62, neck * 1.62, "#3c4046", 18, shadow=False)
    for i in range(18):
        angle = 2 * math.pi * i / 18
        w.prism(
            x + math.cos(angle) * neck * 1.55,
            z + math.sin(angle) * neck * 1.55,
            top + 0.16,
            top + 1.0,
            0.025,
            0.025,
            "#22262c",
            4,
            cap=False,
            shadow=False,
        )
    w.prism(x, z, top + 0.96, top + 1.02, neck * 1.57, neck * 1.57, "#22262c", 18, cap=False, shadow=False)
    lantern, roof = neck * 0.78, top + high * 0.115
    on = w.air.lamps > 0.2
    w.prism(x, z, top + 0.16, top + 0.7, lantern, lantern, "#8a3c36", 12, cap=False, shadow=False)
    bright = glowing(np.array((1.0, 0.82, 0.52)), 1.0) if on else np.array((0.30, 0.36, 0.40))
    w.prism(
        x,
        z,
        top + 0.7,
        roof,
        lantern * 0.96,
        lantern * 0.96,
        "#c8d4d8",
        12,
        None,
        "lamp",
        cap=False,
        shadow=False,
        glow=bright,
    )
    for i in range(12):
        angle = 2 * math.pi * i / 12
        w.prism(
            x + math.cos(angle) * lantern,
            z + math.sin(angle) * lantern,
            top + 0.7,
            roof,
            0.035,
            0.035,
            "#24282e",
            4,
            cap=False,
            shadow=False,
        )
    w.prism(x, z, roof, roof + 0.12, lantern * 1.25, lantern * 1.2, "#4a2a28", 12, shadow=False)
    w.prism(x, z, roof + 0.12, roof + 0.85, lantern * 1.12, lantern * 0.5, "#8a3c36", 12, cap=False, shadow=False)
    w.prism(x, z, roof + 0.85, roof + 1.2, lantern * 0.5, 0.06, "#7a342e", 12, cap=False, shadow=False)
    w.prism(x, z, roof + 1.2, roof + 1.7, 0.05, 0.02, "#22262e", 5, cap=False, shadow=False)
    if on:
        at = (x, (top + 0.7 + roof) / 2, z)
        w.beams.append(Beam(at, np.array((1.0, 0.84, 0.56)), length=110, gain=0.6 + 0.5 * w.air.lamps))
        w.halo(at, np.array((1.0, 0.78, 0.46)), 0.9 * w.air.lamps, 1.6)
        w.point(at, WARM * 30 * w.air.lamps, 3.2, shadow=0)


def _plants(w: World, random: np.random.Generator) -> None:
    """Wind-bent grass along the path, the fence and the brink; stones; a few low bushes inland."""
    greens = ("#6a6c40", "#8a8450", "#4c5434") if w.air.snow == 0 else ("#b8bcb8", "#9a9a8c", "#d8dee6")
    for _ in range(84):
        z = random.uniform(-13, 24)
        x = random.uniform(-5.2, 9.0)
        on_path = abs(x + 0.2 - 0.5 * math.sin(z * 0.22) - 0.004 * max(z, 0) ** 2) < 0.95
        if on_path or (abs(z + 7.6) < 1.2 and abs(x + 1.1) < 1.0):
            continue
        w.place(
            scaled(grass(1.3, 0.5, greens, blades=60, bend=0.45), random.uniform(0.5, 1.0)),
            x,
            z,
            _ground(x, z),
            cap=220,
            wrap=0.4,
            rim=0.4,
        )
    for _ in range(16):
        x, z = random.uniform(3, 22), random.uniform(-10, 30)
        w.place(
            scaled(bush(1.6, 0.8, ("#4c5434", "#5c6038", "#3c4a30")), random.uniform(0.5, 1.1)),
            x,
            z,
            _ground(x, z),
            cap=160,
            wrap=0.4,
            rim=0.4,
        )
    for x, z, size in ((1.85, 1.5, 1.0), (-3.4, -3.6, 0.7), (2.6, -4.4, 0.8), (-3.9, 5.5, 0.9), (1.9, -6.2, 0.5)):
        w.place(scaled(rock(1.1, 0.55, "#7a7068", "#6a6c48"), size), x, z, _ground(x, z), cap=300)
        w.shade(x, z, 0.5 * size, 0.5, _ground(x, z))
