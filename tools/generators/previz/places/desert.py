"""A desert: rippled dunes, ruined columns, a tent that is lit at night, palms, dry grass and stones."""

import numpy as np

from tools.generators.previz.atmosphere import Atmosphere
from tools.generators.previz.noise import generator
from tools.generators.previz.places.canvas import scaled
from tools.generators.previz.places.furniture import barrel, crate, tabletop
from tools.generators.previz.places.palette import WARM
from tools.generators.previz.places.staging import Floor, stage
from tools.generators.previz.places.trees import palm_crown, palm_stem
from tools.generators.previz.places.undergrowth import grass, rock, scatter
from tools.generators.previz.world import World

FLOOR = Floor(-1.5, -5.0, 3.0, 6.0)
_STRAW = ("#8a7a44", "#6d5f38", "#a8904e")
_STONE = "#a8805c"


def desert(air: Atmosphere, seed: int) -> World:
    w, random = World(air, seed), generator(seed, 5)
    if air.snow:
        w.ground("dunes", (seed * 0.618 % 1 * 7, 0.0, 0.0, 6.0, 0.0), "#d8dce4", "#a89c94")
    else:
        w.ground("dunes", (seed * 0.618 % 1 * 7, 0.0, 0.0, 6.0, 0.0), "#cc9c6c", "#ac7c56")
    w.sun(-1.0, max(air.elevation, 0.33), air.sun * (0.8 if air.elevation > 0.3 else 1.0), soft=0.1)
    w.density = max(air.density * 0.6, 0.0035)
    w.ground_haze, w.haze_height = 0.003, 5.0
    for x, z in scatter(random, 26, 2.5, 16.0):
        if random.random() < 0.55:
            w.place(
                scaled(grass(0.9, 0.42, _STRAW, blades=46, bend=0.35), random.uniform(0.7, 1.3)),
                x,
                z,
                cap=260,
                wrap=0.4,
            )
        else:
            w.place(scaled(rock(0.8, 0.45, "#8a6a52"), random.uniform(0.4, 1.3)), x, z, cap=260)
        w.shade(x, z, 0.35, 0.35, w.height(x, z))
    _ruins(w)
    for x, z, size in ((-6.0, 9.0, 1.0), (-7.2, 10.4, 1.25), (4.9, -8.0, 1.3), (6.2, -9.5, 1.0)):
        _palm(w, x, z, size)
    _camp(w, -2.9, 2.6)
    # What the two views look past: without it the sand runs empty to the lens.
    w.place(palm_crown(), -4.7, -4.6, w.height(-4.7, -4.6) + 1.9, cap=320, wrap=0.4)
    for x, z, size, kind in (
        (2.1, -5.2, 1.4, 0), (-2.4, -5.0, 1.3, 0), (3.1, -4.6, 1.5, 1), (1.9, 4.9, 1.2, 0), (-2.2, 5.6, 1.2, 1),
        (0.9, 5.5, 0.9, 0), (4.6, 2.2, 1.3, 1), (5.0, 3.2, 1.2, 0), (2.4, 5.8, 1.1, 1),
    ):  # fmt: skip
        draw = rock(1.0, 0.5, "#7a5c48") if kind else grass(1.2, 0.5, _STRAW, blades=60, bend=0.4)
        w.place(scaled(draw, size), x, z, cap=320, wrap=0.3)
        w.shade(x, z, 0.45 * size, 0.4, w.height(x, z))
    w.point((1.2, w.height(0, 0) + 2.4, -3.0), air.above * 0.5 + WARM * 0.7 * air.lamps, 2.2, shadow=0)
    w.dust = 0.35
    w.shade(0, 0, 0.5, 0.4)
    ground = w.height(0, 0)
    stage(
        w, (0.0, 0.0), sit=(1.55, 1.5, 0.36), table=(1.85, w.height(1.9, 1.2) + 0.422, 1.15), ground=(0.5, -1.0),
        door=(-2.4, 1.0), far=(3.0, 11.0),
    )  # fmt: skip
    w.view("A", (-0.9, ground + 1.6, -8.8), (1.5, ground + 1.55, 6.0), 58, fore=0.68)
    w.view("B", (2.7, ground + 1.25, 6.6), (-1.1, ground + 1.45, -2.6), 58, fore=0.5)
    return w


def _ruins(w: World) -> None:
    """A broken colonnade behind the scene, and two fallen drums and an arch on the other side."""
    columns = (
        (5.5, 16, 5.2),
        (8.3, 17.5, 3.4),
        (11.0, 16.4, 6.0),
        (13.8, 18.2, 2.2),
        (-7.0, -13, 4.6),
        (-10.2, -14.5, 4.6),
        (-13.5, -13.6, 2.8),
    )
    for x, z, high in columns:
        y = w.height(x, z) - 0.3
        w.prism(x, z, y, y + high, 0.62, 0.52, _STONE, 14, None, "tiles", 5.0, 0.9)
        w.box(x - 0.85, y, z - 0.85, x + 0.85, y + 0.7, z + 0.85, _STONE, None, "tiles", 0.9, 0.4)
        if high > 4.5:
            w.box(x - 0.8, y + high, z - 0.8, x + 0.8, y + high + 0.45, z + 0.8, _STONE, None, "tiles", 0.9, 0.4)
    y = w.height(-8.6, -13.7) - 0.3
    w.box(-11.2, y + 5.05, -14.9, -6.1, y + 5.75, -12.7, _STONE, None, "tiles", 1.4, 0.7)
    for x, z, r in ((4.4, 11.0, 0.55), (7.0, 12.4, 0.5), (-4.8, -9.5, 0.55)):
        g = w.height(x, z)
        w.prism(x, z, g - 0.15, g + 0.55, r, r * 0.94, _STONE, 12, None, "tiles", 5.0, 0.9)


def _palm(w: World, x: float, z: float, size: float) -> None:
    ground = w.height(x, z)
    w.place(scaled(palm_stem(), size), x, z, cap=260, mid=1.5)
    w.place(scaled(palm_crown(), size), x + 0.2 * size, z - 0.02, ground + 2.35 * size, cap=200, mid=0.2, wrap=0.4)
    w.shade(x, z, 1.0, 0.3, ground)


def _camp(w: World, x: float, z: float) -> None:
    """A striped ridge tent with open flaps, guy ropes, and what travellers carry."""
    g = w.height(x, z) - 0.05
    cloth, band = "#b8a078", "#8a3c2c"
    front, back = z - 1.3, z + 1.28
    with w.part():
        for side in (-1, 1):
            w.quad((x + side * 1.25, g, front), (0, 0, 2.6), (-side * 1.25, 1.8, 0), cloth, band, "cloth", 0.8, 2.0)
            flap = [(x + side * 1.25, g, front), (x + side * 0.28, g, front - 0.12), (x, g + 1.8, front)]
            w.polygon(flap, np.array((0.66, 0.55, 0.39)))
            w.polygon(
                [(x + side * 0.28, g, front - 0.12), (x + side * 0.5, g, front - 0.30), (x, g + 1.8, front)], "#c0a880"
            )
            rope = [
                (x + side * 1.0, g + 0.36, front),
                (x + side * 2.1, g + 0.02, front - 0.5),
                (x + side * 2.1, g + 0.04, front - 0.5),
            ]
            w.polygon([rope[0], rope[1], rope[2]], "#6a5a44")
        w.polygon([(x - 1.25, g, back), (x + 1.25, g, back), (x, g + 1.8, back)], "#8a7050")
        w.box(x - 0.03, g, front - 0.03, x + 0.03, g + 1.95, front + 0.03, "#5a4632", shadow=False)
        w.quad(
            (x - 1.1, g + 0.03, front),
            (2.2, 0, 0),
            (0, 0, 2.5),
            "#7a3a30",
            "#c8a868",
            "rug",
            1.1,
            1.25,
            shift=(1.1, 1.25),
        )
    w.block(x - 0.6, g, z - 1.2, x + 0.6, g + 1.2, z + 1.2)
    w.shade(x, z, 1.7, 0.5, g)
    at = w.height(1.9, 1.2)
    crate(w, 1.9, 1.2, 0.62, 0.42, "#8a6a42", at)
    tabletop(w, 1.59, 0.89, 2.21, 1.51, at + 0.42, "#8a6a42", plank=(0.14, 9.0))
    barrel(w, 2.5, 1.75, 0.6, "#7a5c40", w.height(2.5, 1.75))
    lamps = w.air.lamps
    if lamps > 0.2:
        w.point((x + 0.1, g + 0.5, z - 0.6), WARM * 6 * lamps, 1.3, shadow=0, glow=0.7 * lamps, glow_radius=0.25)
