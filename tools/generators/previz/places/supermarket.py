"""A supermarket: aisles of stocked shelves under long lamps, a cooler at the back, a till, a trolley."""

import numpy as np

from tools.generators.previz.atmosphere import Atmosphere, atmosphere
from tools.generators.previz.noise import colour as tint
from tools.generators.previz.noise import generator
from tools.generators.previz.places.furniture import tabletop
from tools.generators.previz.places.palette import COOL, WARM, glowing
from tools.generators.previz.places.rooms import Room, shell
from tools.generators.previz.places.staging import Floor, stage
from tools.generators.previz.world import World

FLOOR = Floor(-1.0, -4.6, 1.0, 8.0)
_ROOM = Room(-5.2, 5.2, -6.4, 13.0, 3.3)
_GOODS = ("#c8402f", "#e0a63c", "#3f7a4c", "#2f6a9a", "#d8d2c0", "#8a4a8a", "#d87a3a", "#5a9aa0")


def supermarket(air: Atmosphere, seed: int) -> World:
    after = air.time in ("night", "dusk") or air.mood in ("dark", "mysterious", "tense")
    inside = atmosphere("night", "clear", air.mood)
    level = 0.55 if after else 1.0
    inside.above, inside.below = np.array((0.16, 0.17, 0.18)) * level, np.array((0.13, 0.125, 0.115)) * level
    inside.exposure, inside.lamps = inside.exposure * 0.9, 1.0
    w = World(inside, seed, indoor=True, reflect=True, density=0.0012)
    shell(
        w, _ROOM, "#c9c6bb", "#a9a79c", "#8e9092", floor_second="#98968c", floor_pattern="checker",
        plank=(0.6, 0.6), gloss=0.4, skirting="#5a5c60",
    )  # fmt: skip
    random = generator(seed, 32)
    for x0, x1 in ((-2.2, -1.35), (1.35, 2.2), (-5.1, -4.5), (4.5, 5.1)):
        _shelf(w, random, x0, x1, -3.4, 9.6)
    for number in range(8):
        z = -5.0 + 2.4 * number
        on = 0.15 if after and number % 2 else 1.0
        for x in (-3.3, 0.0, 3.3):
            glow = glowing(COOL + np.array((0.2, 0.1, 0.0)), 1.1 * on)
            w.box(x - 0.09, 3.12, z, x + 0.09, 3.2, z + 1.7, "#e8f0f4", None, "lamp", shadow=False, glow=glow)
        if on > 0.5:
            w.point((0.0, 2.9, z + 0.8), (COOL + WARM * 0.6) * 1.9 * level, 1.4, shadow=0)
    _cooler(w)
    _till(w)
    _trolley(w, -0.62, 3.6)
    w.shade(0.0, 0.0, 0.42, 0.5)
    stage(
        w, (0.0, 0.0), left=(-0.5, -0.1), right=(0.5, -0.1), sit=(0.0, 2.2, 0.3), table=(0.9, 0.862, -4.2),
        ground=(0.25, -1.0), wall=(1.34, 1.3, 1.2), door=(0.0, 8.0), far=(0.0, 7.6),
    )  # fmt: skip
    w.view("A", (-0.35, 1.5, -5.4), (0.1, 1.35, 4.0), 64, fore=0.5)
    w.view("B", (0.5, 1.45, 4.4), (-0.15, 1.2, -3.0), 62)
    return w


def _shelf(w: World, random: np.random.Generator, x0: float, x1: float, z0: float, z1: float) -> None:
    """A double shelf along the aisle: four boards and goods in blocks of one colour, as shops put them."""
    boards = (0.1, 0.55, 1.0, 1.45, 1.9)
    with w.part():
        middle = (x0 + x1) / 2
        w.box(middle - 0.04, 0, z0, middle + 0.04, 2.05, z1, "#8a8c90")
        for y in boards:
            w.box(x0, y - 0.05, z0, x1, y, z1, "#b4b6b8", shadow=False)
        for x in (x0, x1):
            w.box(x - 0.005, 0.0, z0, x + 0.005, 0.1, z1, "#5a5e64", shadow=False)
    for y in boards[:-1]:
        z = z0 + 0.05
        while z < z1 - 0.3:
            long = float(random.uniform(0.35, 0.85))
            paint = _GOODS[int(random.integers(len(_GOODS)))]
            high = float(random.uniform(0.2, 0.36))
            if random.random() < 0.93:
                second = tint(paint) * 0.6 + 0.35
                w.box(x0 + 0.03, y, z, x1 - 0.03, y + high, z + long, paint, second, "panels", 0.15, high, shadow=False)
            z += long + 0.03
        for tag in np.arange(z0 + 0.4, z1, 1.1):
            for x, way in ((x0 - 0.008, -1), (x1 + 0.008, 1)):
                paper = "#f0e8b0" if tag % 3 > 1 else "#f4f4f0"
                w.quad((x, y - 0.06, float(tag)), (0, 0, 0.16 * way), (0, 0.06, 0), paper)
    w.block(x0, 0, z0, x1, 2.0, z1)


def _cooler(w: World) -> None:
    """A lit cooler across the back, and the sign over it."""
    w.box(-4.2, 0, 12.0, 4.2, 2.3, 12.9, "#a4aeb2", "#7a8c94", "panels", 1.0, 2.2)
    for i in range(7):
        x = -4.0 + 1.16 * i
        w.quad((x, 0.3, 11.98), (1.0, 0, 0), (0, 1.8, 0), "#8fa4ac", "#5c7078", "screen", 0.5, 0.3, glow=COOL * 0.08)
    w.box(-4.2, 2.4, 12.2, 4.2, 2.9, 12.3, "#3f7a4c", shadow=False)
    w.point((0.0, 1.6, 11.0), COOL * 1.2, 1.6, shadow=0, glow=0.05, glow_radius=0.5)


def _till(w: World) -> None:
    """The counter by the door with its belt, and the till on it."""
    w.box(0.62, 0, -5.0, 1.25, 0.86, -3.5, "#7a7e84", None, "panels", 0.5, 0.4)
    tabletop(w, 0.62, -5.0, 1.25, -3.5, 0.86, "#2c3034", thick=0.05, plank=(0.5, 4.0))
    with w.part():
        w.box(0.95, 0.86, -3.9, 1.2, 1.12, -3.6, "#3a3e44")
        w.quad((0.96, 1.12, -3.88), (0.22, 0, 0), (0, 0.2, 0.06), "#101820", None, "screen", 0.2, 0.05, glow=COOL * 0.7)


def _trolley(w: World, x: float, z: float) -> None:
    """A wire trolley: a basket of bars on four wheels."""
    steel = "#a8aeb4"
    with w.part():
        for i in range(7):
            at = z + 0.14 * i
            w.box(x - 0.26, 0.5, at, x - 0.25, 0.95, at + 0.012, steel, shadow=False)
            w.box(x + 0.25, 0.5, at, x + 0.26, 0.95, at + 0.012, steel, shadow=False)
        for y in (0.5, 0.72, 0.95):
            w.box(x - 0.26, y, z, x + 0.26, y + 0.015, z + 0.015, steel, shadow=False)
            w.box(x - 0.26, y, z + 0.84, x + 0.26, y + 0.015, z + 0.855, steel, shadow=False)
            for side in (-0.26, 0.25):
                w.box(x + side, y, z, x + side + 0.012, y + 0.015, z + 0.855, steel, shadow=False)
        w.box(x - 0.28, 1.0, z - 0.06, x + 0.28, 1.04, z - 0.02, "#c8402f", shadow=False)
        w.box(x - 0.22, 0.14, z + 0.05, x + 0.22, 0.17, z + 0.8, steel, shadow=False)
        for wheel_x, wheel_z in ((-0.22, 0.06), (0.2, 0.06), (-0.22, 0.74), (0.2, 0.74)):
            w.box(x + wheel_x, 0, z + wheel_z, x + wheel_x + 0.04, 0.1, z + wheel_z + 0.1, "#2c2e32", shadow=False)
    w.shade(x, z + 0.4, 0.5, 0.45)
