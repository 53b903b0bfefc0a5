"""A greenhouse: a long house of glass on a steel frame, raised beds, half of it green and half of it brown, a pipe."""

import numpy as np

from tools.generators.previz.atmosphere import Atmosphere
from tools.generators.previz.noise import generator
from tools.generators.previz.places.canvas import scaled
from tools.generators.previz.places.furniture import tabletop
from tools.generators.previz.places.palette import WARM, glowing
from tools.generators.previz.places.rooms import Room, Window, daylight, shell
from tools.generators.previz.places.staging import Floor, stage
from tools.generators.previz.places.undergrowth import fern, grass
from tools.generators.previz.world import World

FLOOR = Floor(-0.9, -4.4, 0.9, 6.0)
_ROOM = Room(-3.2, 3.2, -5.4, 9.0, 3.4)
_WINDOWS = (
    Window("z+", -2.9, 0.7, 2.9, 3.1),
    *(Window("x-", z, 0.8, z + 2.6, 3.0) for z in (-4.9, -2.0, 0.9, 3.8)),
    *(Window("x+", z, 0.8, z + 2.6, 3.0) for z in (-4.9, -2.0, 0.9, 3.8)),
)
_GREEN, _DRY = ("#4a7a34", "#6a9a48", "#38602c"), ("#8a7444", "#a08850", "#6c5a38")
_VIOLET = np.array((0.85, 0.42, 1.0))


def greenhouse(air: Atmosphere, seed: int) -> World:
    outside, dark = air.haze.copy(), air.time in ("night", "dusk")
    air.above = air.above * 0.5 + np.array((0.03, 0.035, 0.03))
    air.below = air.below * 0.4 + np.array((0.025, 0.03, 0.022))
    w, random = World(air, seed, indoor=True, density=0.006), generator(seed, 35)
    w.sun(0.5, max(min(air.elevation, 0.7), 0.36), air.sun * 1.8, soft=0.3)
    shell(
        w, _ROOM, "#b4bcb8", "#6a665a", "#c2cac8", _WINDOWS, floor_second="#544f44", floor_pattern="tiles",
        plank=(0.5, 0.5), gloss=0.2, frame="#d8dcd8", panes=(3, 3),
    )  # fmt: skip
    daylight(w, _ROOM, _WINDOWS[:5], outside * 3.0, 1.2)
    for side in (-1, 1):
        for z in (-4.6, -1.2, 2.2, 5.6):
            _bed(w, random, side, z)
        w.box(side * 2.9 - 0.04, 2.3, -5.2, side * 2.9 + 0.04, 2.38, 8.8, "#8a9094", shadow=False)
    for z in np.arange(-5.0, 9.0, 2.3):
        w.box(-3.2, 3.05, float(z) - 0.05, 3.2, 3.15, float(z) + 0.05, "#c8ccca", shadow=False)
        for x in (-1.9, 1.9):
            glow = glowing(_VIOLET, 0.9 if dark else 0.25)
            w.box(x - 0.06, 2.66, float(z) + 0.3, x + 0.06, 2.72, float(z) + 1.7, "#e0c8f0", None, "lamp",
                  shadow=False, glow=glow)  # fmt: skip
            if dark:
                w.point((x, 2.4, float(z) + 1.0), _VIOLET * 1.3, 1.2, shadow=0)
    w.point((0.4, 2.3, -2.6), WARM * 0.9 * max(air.lamps, 0.3) + outside * 1.2, 1.9, shadow=0)
    w.shafts, w.dust = 0.007, 0.8
    w.shade(0, 0, 0.42, 0.5)
    stage(
        w, (0.0, 0.0), left=(-0.5, -0.1), right=(0.5, -0.1), sit=(0.55, 2.2, 0.45), table=(1.45, 0.842, 0.0),
        ground=(0.2, -0.9), wall=(0.0, 1.6, 8.94), door=(0.0, 6.0), far=(0.0, 5.6),
    )  # fmt: skip
    w.view("A", (-0.35, 1.5, -4.6), (0.1, 1.25, 4.0), 64, fore=0.5)
    w.view("B", (0.4, 1.45, 3.9), (-0.15, 1.15, -3.0), 62)
    return w


def _bed(w: World, random: np.random.Generator, side: int, z: float) -> None:
    """A raised bed along the glass: boards, earth, rows of plants, some of them dead; its edge is a table."""
    x0, x1 = sorted((side * 1.25, side * 2.75))
    with w.part():
        w.box(x0, 0, z, x1, 0.8, z + 3.0, "#8c9290", None, "panels", 0.75, 0.4)
        w.quad((x0 + 0.08, 0.805, z + 0.08), (1.34, 0, 0), (0, 0, 2.84), "#3a2e24", "#4c3c2e", "rug", 0.2, 0.2)
    if side > 0 and z == -1.2:
        tabletop(w, x0, z, x0 + 0.34, z + 3.0, 0.84, "#a8aeac", thick=0.04, plank=(0.34, 9.0))
    for row in np.arange(z + 0.3, z + 2.9, 0.5):
        for x in (x0 + 0.55, x0 + 1.05):
            dead = random.random() < 0.5
            leaves = _DRY if dead else _GREEN
            size = float(random.uniform(0.6, 1.1))
            draw = grass(0.5, 0.42, leaves, blades=26, bend=0.5) if dead else fern(0.6, 0.42, leaves[:2])
            w.place(scaled(draw, size), float(x), float(row), 0.8, cap=240, wrap=0.3)
    w.shade((x0 + x1) / 2, z + 1.5, 1.3, 0.45)
    w.block(x0, 0, z, x1, 0.8, z + 3.0)


