"""Open country: a path through tall grass, a rail fence, a great tree, bales, a farm and a windmill under hills."""

import math

import numpy as np

from tools.generators.previz.atmosphere import Atmosphere
from tools.generators.previz.noise import Doubles, generator
from tools.generators.previz.places.buildings import house, rail_fence
from tools.generators.previz.places.canvas import scaled
from tools.generators.previz.places.moving import crows
from tools.generators.previz.places.palette import WARM
from tools.generators.previz.places.staging import Floor, stage
from tools.generators.previz.places.trees import tree
from tools.generators.previz.places.undergrowth import bush, grass, rock
from tools.generators.previz.terrain import path_x
from tools.generators.previz.world import World

FLOOR = Floor(-1.2, -5.0, 1.2, 9.0)
_GOLD = ("#a8924e", "#c0a45c", "#86783e")
_GREEN = ("#6c7838", "#86903f", "#4e5e30")
_FROST = ("#b8bcb4", "#989888", "#d4dae2")


def field(air: Atmosphere, seed: int) -> World:
    w, random = World(air, seed), generator(seed, 14)
    snowy = air.snow > 0
    w.ground(
        "forest",
        (seed * 0.41, 0.0, 0.0, 0.42, 0.75),
        "#d0d8e2" if snowy else "#6c7444",
        "#b0a898" if snowy else "#8e7a58",
    )
    assert w.terrain is not None
    shape = w.terrain.shape
    w.sun(-0.75, max(air.elevation, 0.20), air.sun * 0.95, soft=0.3)
    w.density = max(air.density * 0.6, 0.0032)
    w.haze_colour = air.haze * 0.85
    _great_tree(w, 6.2, 13.0, snowy)
    _far(w, random, snowy)
    fence = [(2.5 + 0.1 * math.sin(z), z) for z in np.arange(-9.0, 22.0, 1.9)]
    rail_fence(
        w, [(float(x) + path_x(float(z), shape) * 0.5, float(z)) for x, z in fence], "#6e5c48", high=1.05, snow=snowy
    )
    _grass(w, random, shape, snowy)
    for x, z, size in ((-6.5, 9.0, 1.0), (-9.5, 14.0, 1.0), (8.5, 16.0, 1.0), (-5.2, -7.0, 0.9)):
        _bale(w, x, z, size, snowy)
    crows(w, (6, 6.5, 24), count=5)
    lamps = air.lamps
    if lamps > 0.2:
        w.point(
            (1.9, w.height(1.9, 1.2) + 1.25, 1.0), WARM * 3.6 * lamps, 1.4, shadow=0, glow=0.5 * lamps, glow_radius=0.14
        )
    w.point((-1.4, w.height(0, 0) + 2.5, -3.0), air.above * 0.7 + WARM * 0.5 * lamps, 2.2, shadow=0)
    w.dust = 0.3 if air.rain == 0 and not snowy else 0.0
    w.shade(0.05, 0, 0.45, 0.45)
    ground = w.height(0, 0)
    stage(
        w, (0.05, 0.0), sit=(1.75, 1.9, 0.44), ground=(0.4, -1.0),
        door=(1.9, 6.0), far=(path_x(15.0, shape), 15.0),
    )  # fmt: skip
    w.view("A", (-1.3, ground + 1.5, -7.6), (0.9, ground + 1.75, 6.0), 60, fore=0.6)
    w.view("B", (2.3, ground + 1.6, 4.4), (-1.0, ground + 1.4, -3.0), 60, fore=0.5)
    return w


def _great_tree(w: World, x: float, z: float, snowy: bool) -> None:
    leaves = ("#4c6630", "#62793a", "#385028") if w.air.time != "sunset" else ("#5c6430", "#7a7436", "#44502a")
    if snowy:
        leaves = ("#c0c8d0", "#8a948c", "#6a7468")
    w.place(tree(7.6, leaves, girth=0.34, crown=0.80, spread=3.4), x, z, cap=110, mid=3.5, wrap=0.4, rim=0.5)
    w.shade(x, z, 2.2, 0.5, w.height(x, z))
    w.block(x - 1.6, w.height(x, z) + 2.5, z - 1.6, x + 1.6, w.height(x, z) + 7.5, z + 1.6)


def _far(w: World, random: np.random.Generator, snowy: bool) -> None:
    """Hedges and trees by distance, a farmhouse with its barn, a windmill on the hill."""
    leaves = ("#c0c8d0", "#8a948c", "#6a7468") if snowy else ("#465c34", "#566a3a", "#36482c")
    for _ in range(34):
        bearing, away = random.uniform(0, 2 * math.pi), random.uniform(30, 95)
        x, z = math.sin(bearing) * away, math.cos(bearing) * away
        if abs(x) > 3 + abs(z) * 0.10:
            w.place(
                scaled(tree(7.5, leaves, crown=0.80, spread=2.9), random.uniform(0.55, 1.0)),
                x,
                z,
                cap=45,
                mid=2.5,
                wrap=0.4,
                rim=0.4,
            )
    for row, (away, count) in enumerate(((24, 12), (44, 16))):
        for i in range(count):
            x = -38 + 76 * i / count + random.uniform(-1, 1)
            z = (away + 0.12 * x) * (1 if row % 2 == 0 else -1)
            if abs(x) > 4:
                w.place(scaled(bush(2.6, 1.4, leaves), random.uniform(0.8, 1.2)), x, z, cap=60, wrap=0.4, rim=0.3)
    snow = 0.5 if snowy else 0.0
    house(w, -15, 42, 8, 6, 3.2, "#b0a48e", "#7a4a3c", snow=snow, wall_pattern="plain")
    house(w, -25, 47, 9, 7, 4.2, "#8a4438", "#4a4440", snow=snow, chimney=False)
    house(w, 14, -38, 8, 6, 3.2, "#b0a48e", "#6a4a3c", snow=snow, wall_pattern="plain")
    _windmill(w, 17.0, 62.0)


def _windmill(w: World, x: float, z: float) -> None:
    y = w.height(x, z) - 0.3
    w.prism(x, z, y, y + 9.5, 2.4, 1.5, "#c8bfac", 14, cap=False)
    w.prism(x, z, y + 9.5, y + 11.6, 1.7, 0.3, "#5a4a40", 14)
    hub = np.array((x, y + 9.6, z - 2.0))
    for i in range(4):
        angle = 0.5 + i * math.pi / 2
        along = np.array((math.cos(angle), math.sin(angle), 0.0))
        across = np.array((-math.sin(angle), math.cos(angle), 0.0))
        w.polygon(
            [
                hub - across * 0.10,
                hub + across * 0.10,
                hub + along * 6.4 + across * 0.06,
                hub + along * 6.4 - across * 0.06,
            ],
            "#4a3c30",
        )
        w.polygon(
            [hub + along * 1.3, hub + along * 6.2, hub + along * 6.2 + across * 1.2, hub + along * 1.3 + across * 1.2],
            "#d0c4ac",
            None,
            "tiles",
            0.5,
            0.4,
        )


def _bale(w: World, x: float, z: float, size: float, snowy: bool) -> None:
    """A round bale on its side."""
    y, straw = w.height(x, z) - 0.05, np.array((0.70, 0.60, 0.36)) if not snowy else np.array((0.78, 0.78, 0.74))
    r, half, turn = 0.75 * size, 0.6 * size, 1.15
    way, side = np.array((math.cos(turn), 0, math.sin(turn))), np.array((-math.sin(turn), 0, math.cos(turn)))
    middle = np.array((x, y + r, z))
    ring = [side * (r * math.cos(a)) + np.array((0, r * math.sin(a), 0)) for a in np.linspace(0, 2 * math.pi, 17)]
    with w.part():
        for i in range(16):
            a, b = ring[i], ring[i + 1]
            tone = 0.92 + 0.10 * (i % 2)
            w.polygon(
                [middle + way * half + a, middle + way * half + b, middle - way * half + b, middle - way * half + a],
                straw * tone,
            )
        for end in (-half, half):
            w.polygon([middle + way * end + p for p in ring[:-1]], straw * 0.86)
            w.polygon([middle + way * end * 1.01 + p * 0.6 for p in ring[:-1]], straw * 0.74)
    w.block(x - r * 0.7, y, z - r * 0.7, x + r * 0.7, y + 1.3 * size, z + r * 0.7)
    w.shade(x, z, 1.0 * size, 0.5, y)


def _grass(w: World, random: np.random.Generator, shape: Doubles, snowy: bool) -> None:
    """Tall grass and flowers along the path, thick near the lens, thin beyond."""
    tall = grass(1.6, 0.95, _FROST if snowy else _GOLD, blades=80, bend=0.35)
    low = grass(1.3, 0.45, _FROST if snowy else _GREEN, blades=60, bend=0.4)
    bloom = bush(0.8, 0.5, _GREEN, size=0.03, count=160, flowers=("#c8503c", "#e0bc50", "#d8d4c8"))
    for _ in range(105):
        z = random.uniform(-12, 24)
        side = -1 if random.random() < 0.62 else 1
        far = random.uniform(1.15, 7.0 + 0.1 * abs(z))
        x = path_x(z, shape) + side * far
        kind = random.random()
        if (abs(z) < 1.2 and abs(x) < 1.1) or (abs(z + 7.6) < 1.4 and abs(x + 1.3) < 1.3):
            continue
        if kind < 0.46:
            w.place(scaled(tall, random.uniform(0.6, 1.05)), x, z, cap=170, wrap=0.4, rim=0.4)
        elif kind < 0.86 or snowy:
            w.place(scaled(low, random.uniform(0.7, 1.2)), x, z, cap=170, wrap=0.4, rim=0.3)
        else:
            w.place(scaled(bloom, random.uniform(0.8, 1.2)), x, z, cap=200, mid=0.3, wrap=0.4, rim=0.3)
    for x, z, size in ((1.75, 1.9, 1.15), (-2.2, 3.2, 0.6), (2.1, -4.2, 0.7)):
        w.place(scaled(rock(1.0, 0.5, "#7a766c", "#6a7044"), size), x, z, cap=300)
        w.shade(x, z, 0.5 * size, 0.5, w.height(x, z))
