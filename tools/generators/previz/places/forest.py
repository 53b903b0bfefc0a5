"""A forest path with a signpost: dappled back light, ferns, a fallen log, boughs overhead."""

import numpy as np

from tools.generators.previz.atmosphere import Atmosphere
from tools.generators.previz.noise import generator
from tools.generators.previz.places.canvas import scaled
from tools.generators.previz.places.palette import WARM
from tools.generators.previz.places.staging import Floor, stage
from tools.generators.previz.places.trees import bough, tree, trunk
from tools.generators.previz.places.undergrowth import Part, box, bush, fern, grass, outlined, rock
from tools.generators.previz.terrain import path_x
from tools.generators.previz.world import World

FLOOR = Floor(-1.4, -5.0, 1.2, 7.0)
_LEAVES = {"dawn": ("#52662e", "#6d7a36", "#38502c"), "sunset": ("#5c6030", "#7a6c34", "#3c4a2a")}
_SUMMER = ("#40602e", "#58763a", "#2c4a2c")
_POST: tuple[Part, ...] = ((box(-0.05, 0, 0.045, 1.7), "#5b4430", 0.05),)
_ARMS: tuple[Part, ...] = (
    (((-0.55, 1.28), (0.30, 1.36), (0.46, 1.50), (0.30, 1.60), (-0.55, 1.54)), "#7a5a3a", 0.04),
    (((0.50, 1.02), (-0.30, 1.0), (-0.46, 0.90), (-0.30, 0.78), (0.50, 0.80)), "#6b4c30", 0.04),
)
_LOG: tuple[Part, ...] = (
    (((-1.4, 0.02), (-1.45, 0.3), (-1.3, 0.46), (1.3, 0.40), (1.42, 0.2), (1.3, 0)), "#4e3e30", 0.2),
    (((1.22, 0.02), (1.20, 0.38), (1.40, 0.40), (1.46, 0.2), (1.38, 0.02)), "#8a6a48", 0.08),
)


def forest(air: Atmosphere, seed: int) -> World:
    air.above = air.above * np.array((0.62, 0.76, 0.62))
    air.below = air.below * np.array((0.50, 0.54, 0.40))
    w, random = World(air, seed), generator(seed, 1)
    w.density = max(air.density * 2.6, 0.016)
    # Under leaves the air is darker than the sky; at the sky's own brightness the clearing burns out.
    dimmed = {"night": 1.0, "dusk": 0.8, "dawn": 0.62, "sunset": 0.62}.get(air.time, 0.46)
    w.haze_colour = air.haze * np.array((0.46, 0.54, 0.44)) * dimmed
    w.ground("forest", (seed * 0.37, 0.0, 0.0, 1.0, 0.9), "#46502c", "#6e5a44")
    assert w.terrain is not None
    shape = w.terrain.shape
    # Leaves make the shadows here; marching the hills for them as well would double the cost of the ground.
    w.sun(0.20 if seed % 2 else -0.3, max(air.elevation, 0.30), air.sun * 1.35, shadow=0.0, dapple=0.86)
    leaves = _LEAVES.get(air.time, _SUMMER)

    def beside(z: float, far: float) -> float:
        """An x at least `far` metres from the path, on either side."""
        side = -1 if random.random() < 0.5 else 1
        return path_x(z, shape) + side * far

    for _ in range(15):
        z = random.uniform(4, 15)
        size = random.uniform(0.85, 1.2)
        w.place(scaled(trunk(), size), beside(z, random.uniform(2.0, 4.5) + z * 0.2), z, cap=150, mid=2.0, rim=0.6)
    for _ in range(26):
        z = random.uniform(16, 46)
        x = beside(z, random.uniform(1.9, 4.0) + z * random.uniform(0.05, 0.5))
        w.place(
            scaled(tree(11, leaves, spread=2.4), random.uniform(0.8, 1.2)), x, z, cap=90, mid=3.0, wrap=0.4, rim=0.7
        )
    for _ in range(16):
        z = random.uniform(-30, -5.5)
        x = beside(z, random.uniform(2.4, 4.0) - z * random.uniform(0.04, 0.4))
        w.place(scaled(trunk(), random.uniform(0.85, 1.15)), x, z, cap=150, mid=2.0)
    for _ in range(14):
        z = random.uniform(-44, -13)
        x = beside(z, random.uniform(2.0, 3.5) - z * random.uniform(0.02, 0.5))
        w.place(
            scaled(tree(11, leaves, spread=2.4), random.uniform(0.75, 1.1)), x, z, cap=90, mid=3.0, wrap=0.4, rim=0.7
        )
    for x, y, z in ((-2.6, 3.15, -5.2), (2.4, 3.45, -4.6), (-1.4, 2.9, 1.9), (1.7, 3.1, 0.9)):
        w.place(bough(3.4, 1.3, leaves), x, z, w.height(0, 0) + y, cap=300, wrap=0.3, mid=0.2)
    for x, z, size in ((-2.9, 1.2, 1.2), (3.1, 2.6, 1.05), (2.9, -5.4, 1.15), (-3.3, -4.2, 1.1)):
        w.place(scaled(trunk(), size), x, z, cap=190, mid=2.0, rim=0.6)
        w.shade(x, z, 0.8, 0.5, w.height(x, z))
    _undergrowth(w, random, shape, leaves)
    w.place(outlined(1.4, 1.9, (), _POST + _ARMS), 1.55, -0.2, cap=420, mid=1.0)
    w.shade(1.55, -0.2, 0.4, 0.5)
    w.place(outlined(3.2, 0.7, _LOG), -2.6, 0.9, cap=320, mid=0.3)
    w.shade(-2.6, 0.9, 0.9, 0.5)
    if air.lamps > 0.5:
        at = (1.35, w.height(1.5, -0.2) + 1.05, -0.45)
        w.point(at, WARM * 5.0, 1.3, shadow=0, glow=0.8, glow_radius=0.2)
    w.shafts, w.dust = 0.0036, 0.8
    w.shade(0.15, 0, 0.45, 0.5)
    ground = w.height(0, 0)
    stage(w, (0.15, 0.0), sit=(-1.75, 0.75, 0.44), ground=(0.5, -1.1), door=(0.4, 6.5), far=(path_x(14.0, shape), 14.0))
    # A person in front of a bright clearing needs the sky behind the lens as well.
    w.point((-1.6, ground + 2.6, -3.2), air.above * 1.6, 2.0, shadow=0)
    w.view("A", (-0.5, ground + 1.5, -7.8), (0.25, ground + 1.35, 3.0), 56, fore=0.62)
    w.view("B", (-1.75, ground + 1.3, 4.1), (0.75, ground + 1.0, -2.4), 60)
    return w


def _undergrowth(w: World, random: np.random.Generator, shape: np.ndarray, leaves: tuple[str, ...]) -> None:
    """Ferns, bushes, grass and stones along the path, which itself stays free."""
    for _ in range(72):
        z = random.uniform(-13, 22)
        side = -1 if random.random() < 0.5 else 1
        x = path_x(z, shape) + side * random.uniform(1.25, 5.5 + 0.1 * abs(z))
        kind, size = random.random(), random.uniform(0.65, 1.2)
        if abs(z) < 1.2 and abs(x) < 1.1:
            continue
        if kind < 0.4:
            draw = fern()
        elif kind < 0.65 and not (0 < x < 3.2 and -6.5 < z < 1.0):  # nothing high before the signpost
            draw = bush(1.6, 0.9, leaves)
        elif kind < 0.88:
            draw = grass(1.2, 0.42)
        else:
            draw, size = rock(0.8, 0.45, "#5c5c54", "#4e5a30"), size * 0.9
        w.place(scaled(draw, size), x, z, cap=220, wrap=0.4, mid=0.4, rim=0.3)
    for x, z in ((-1.5, -6.3), (1.9, -6.2), (-1.9, 3.6), (1.5, 3.9)):
        w.place(fern(), x, z, cap=320, rim=0.35)
        w.place(bush(1.5, 0.8, leaves), x * 1.5, z, cap=320, rim=0.35)
