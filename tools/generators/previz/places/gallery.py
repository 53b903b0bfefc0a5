"""A gallery: gilt frames on dark red walls under their own lamps, a rope on brass posts, busts, a bench, a skylight."""

import numpy as np

from tools.generators.previz.atmosphere import Atmosphere
from tools.generators.previz.noise import Doubles, generator
from tools.generators.previz.places.palette import COOL, WARM
from tools.generators.previz.places.rooms import Room, Side, panelling, shell, wall_box
from tools.generators.previz.places.staging import Floor, stage
from tools.generators.previz.places.undergrowth import Part, box, outlined, ring
from tools.generators.previz.world import World

FLOOR = Floor(-2.6, -3.0, 2.6, 1.6)
_ROOM = Room(-4.4, 4.4, -4.6, 4.2, 4.6)
_GOLD, _DARK_GOLD, _BRASS = "#c8a04a", "#8a6a2c", "#b8903c"
_MARBLE, _SHADE = "#d8d2c4", "#b8b0a0"
_HILLS = (("#8aa0ac", "#5a6a44"), ("#c8a878", "#6a5230"), ("#6a7a98", "#2c3a4a"), ("#d8b080", "#8a4a34"))
_BUST: tuple[Part, ...] = (
    (((-0.16, 0), (0.16, 0), (0.12, 0.08), (-0.12, 0.08)), _SHADE, 0.04),
    (
        ((-0.09, 0.06), (0.09, 0.06), (0.30, 0.22), (0.32, 0.36), (0.13, 0.46), (-0.13, 0.46), (-0.32, 0.36),
         (-0.30, 0.22)),
        _MARBLE, 0.10,
    ),
    (((-0.08, 0.40), (0.08, 0.40), (0.075, 0.56), (-0.075, 0.56)), _SHADE, 0.05),
    (ring(0, 0.70, 0.125, 0.175), _MARBLE, 0.12),
    (ring(0, 0.80, 0.135, 0.10), _SHADE, 0.08),
    (((0.10, 0.70), (0.155, 0.66), (0.11, 0.63)), _MARBLE, 0.03),
)  # fmt: skip


def gallery(air: Atmosphere, seed: int) -> World:
    lamps, outside = 0.0 if air.unlit else max(air.lamps, 0.30), air.haze.copy()
    by_day = {"dusk": 0.5, "night": 0.16}.get(air.time, 1.0)
    air.above = air.above * (0.10 + 0.26 * by_day) + np.array((0.016, 0.013, 0.012))
    air.below = air.below * 0.20 + np.array((0.018, 0.013, 0.010))
    w = World(air, seed, indoor=True, reflect=True, density=0.0014)
    shell(
        w, _ROOM, "#6e2a2c", "#7a5436", "#a8a294", floor_second="#6a462c", plank=(0.12, 0.6), gloss=0.34,
        skirting="#3a2620",
    )  # fmt: skip
    panelling(w, _ROOM, ("z+", "x+", "x-", "z-"), 0.86, "#4a2c26", 0.9)
    for side in ("z+", "x+", "x-"):
        start, end = (_ROOM.x0, _ROOM.x1) if side == "z+" else (_ROOM.z0, _ROOM.z1)
        wall_box(w, _ROOM, side, start, 4.3, end, 4.6, -0.10, 0, "#c8bfa8", shadow=False)
    _skylight(w, outside * by_day + COOL * 0.05)
    random = generator(seed, 41)
    _framed(w, "z+", -1.15, 1.05, 1.15, 2.75, _HILLS[int(random.integers(2))], lamps)
    _framed(w, "z+", -3.5, 1.35, -2.2, 2.45, None, lamps)
    _framed(w, "z+", 2.2, 1.35, 3.5, 2.45, _HILLS[2], lamps)
    for side in ("x+", "x-"):
        for number, z in enumerate((-3.6, -1.2, 1.3)):
            sight = None if (number + (side == "x-")) % 3 == 1 else _HILLS[(number + 1) % 4]
            _framed(w, side, z, 1.3, z + 1.5, 2.5, sight, lamps)
    _rope(w)
    _bench(w, -1.6, 0.95)
    for x in (-3.75, 3.75):
        _plinth(w, x, 3.55)
    w.point((0.0, 3.7, -0.4), outside * 1.9 * by_day + WARM * 0.9 * lamps + 0.04, 2.4, shadow=0)
    w.point((0.5, 2.4, -2.6), outside * 0.5 * by_day + WARM * 0.7 * lamps, 1.8, shadow=0)
    w.shafts, w.dust = 0.005, 0.5
    w.shade(0.0, 0.1, 0.42, 0.5)
    stage(
        w, (0.0, 0.1), left=(-0.55, 0.0), right=(0.6, 0.0), sit=(-1.35, 0.95, 0.46), table=(-1.75, 0.462, 0.95),
        ground=(0.4, -1.0), wall=(0.0, 1.9, 4.1), door=(2.6, -2.6), far=(1.2, 1.5),
    )  # fmt: skip
    w.view("A", (1.35, 1.5, -4.3), (-0.25, 1.45, 3.0), 64, fore=0.5)
    w.view("B", (-1.5, 1.5, 3.0), (1.6, 1.35, -2.0), 64, fore=0.5)
    return w


def _skylight(w: World, light: Doubles) -> None:
    """Panes along the middle of the ceiling."""
    for x in (-1.35, -0.45, 0.45):
        for z in (-3.0, -1.6, -0.2, 1.2):
            w.quad((x, 4.58, z), (0.9, 0, 0), (0, 0, 1.4), "#dfe8ee", None, "lamp", glow=np.sqrt(light) * 0.6)
    for x in (-1.4, -0.47, 0.43, 1.33):
        w.box(x, 4.5, -3.05, x + 0.06, 4.58, 2.65, "#5a5650", shadow=False)
    for z in (-3.05, -1.63, -0.23, 1.17, 2.6):
        w.box(-1.4, 4.5, z, 1.4, 4.58, z + 0.06, "#5a5650", shadow=False)


def _framed(
    w: World, side: Side, a: float, low: float, b: float, high: float, sight: tuple[str, str] | None, lamps: float
) -> None:
    """A painting in a gilt frame with a lamp over it: of hills, or of somebody in a dark coat."""
    edge, at = 0.13, _ROOM.at(side)
    out = 1 if side[1] == "+" else -1
    inner = (a + edge, low + edge, b - edge, high - edge)
    with w.part():
        wall_box(w, _ROOM, side, a, low, b, high, -0.07, 0, _GOLD, shadow=False, gloss=0.3)
        wall_box(w, _ROOM, side, a + 0.05, low + 0.05, b - 0.05, high - 0.05, -0.075, 0, _DARK_GOLD, shadow=False)
        wall_box(w, _ROOM, side, a + 0.10, low + 0.10, b - 0.10, high - 0.10, -0.085, 0, _GOLD, shadow=False)
        size = (inner[2] - inner[0], inner[3] - inner[1])
        near = at - out * 0.09
        corner = (inner[0], inner[1], near) if side[0] == "z" else (near, inner[1], inner[0])
        along = (size[0], 0, 0) if side[0] == "z" else (0, 0, size[0])
        if sight is not None:
            w.quad(corner, along, (0, size[1], 0), *sight, "backdrop", *size)
        else:
            _portrait(w, side, inner)
        middle = (a + b) / 2
        bar = (middle - 0.22, high + 0.10, middle + 0.22, high + 0.15)
        wall_box(w, _ROOM, side, *bar, -0.30, -0.22, _BRASS, shadow=False)
        wall_box(w, _ROOM, side, middle - 0.01, high, middle + 0.01, high + 0.13, -0.26, -0.02, _BRASS, shadow=False)
    lamp = (middle, high + 0.05, at - out * 0.42) if side[0] == "z" else (at - out * 0.42, high + 0.05, middle)
    w.point(lamp, WARM * 1.5 * lamps, 0.85, shadow=0)


def _portrait(w: World, side: Side, inner: tuple[float, float, float, float]) -> None:
    """Somebody in a dark coat before a brown ground: collar, face, hair."""
    a, low, b, high = inner
    middle, tall = (a + b) / 2, high - low
    for left, bottom, right, top, deep, paint in (
        (a, low, b, high, -0.088, "#5a4630"),
        (middle - 0.42 * tall, low, middle + 0.42 * tall, low + 0.34 * tall, -0.090, "#24221f"),
        (middle - 0.30 * tall, low + 0.30 * tall, middle + 0.30 * tall, low + 0.42 * tall, -0.090, "#24221f"),
        (middle - 0.10 * tall, low + 0.34 * tall, middle + 0.10 * tall, low + 0.48 * tall, -0.092, "#e0d8c8"),
        (middle - 0.13 * tall, low + 0.45 * tall, middle + 0.13 * tall, low + 0.76 * tall, -0.094, "#c89a78"),
        (middle - 0.15 * tall, low + 0.72 * tall, middle + 0.15 * tall, low + 0.84 * tall, -0.096, "#3a2418"),
        (middle - 0.16 * tall, low + 0.58 * tall, middle - 0.12 * tall, low + 0.78 * tall, -0.096, "#3a2418"),
    ):
        wall_box(w, _ROOM, side, left, bottom, right, top, deep, -0.06, paint, shadow=False)


def _rope(w: World) -> None:
    """Brass posts before the back wall, and a red rope that hangs between them."""
    posts = (-3.2, -1.6, 0.0, 1.6, 3.2)
    for x in posts:
        with w.part():
            w.prism(x, 2.75, 0, 0.04, 0.16, 0.15, _BRASS, 14)
            w.prism(x, 2.75, 0.04, 0.92, 0.025, 0.025, _BRASS, 10, gloss=0.4)
            w.prism(x, 2.75, 0.92, 1.0, 0.045, 0.02, _BRASS, 10, shadow=False)
        w.shade(x, 2.75, 0.22, 0.4)
    with w.part():
        for x in posts[:-1]:
            sag = (0.0, -0.17, -0.24, -0.24, -0.17, 0.0)
            for number in range(5):
                start = x + 0.32 * number
                rise = sag[number + 1] - sag[number]
                w.quad((start, 0.86 + sag[number], 2.75), (0.32, rise, 0), (0, 0.045, 0), "#8a1f26")
                w.quad((start, 0.86 + sag[number], 2.74), (0.32, rise, 0), (0, 0.014, 0), "#b83a3c")


def _bench(w: World, x: float, z: float) -> None:
    """Padded, without a back, to look from."""
    with w.part():
        w.box(x - 0.75, 0.34, z - 0.26, x + 0.75, 0.46, z + 0.26, "#3a2c26", gloss=0.2)
        for i in (-0.62, 0.56):
            w.box(x + i, 0, z - 0.2, x + i + 0.06, 0.34, z + 0.2, "#6a4a30")
    w.shade(x, z, 0.85, 0.5)


def _plinth(w: World, x: float, z: float) -> None:
    with w.part():
        w.box(x - 0.24, 0, z - 0.24, x + 0.24, 0.08, z + 0.24, "#a8a294")
        w.box(x - 0.19, 0.08, z - 0.19, x + 0.19, 1.06, z + 0.19, "#bcb4a4")
        w.box(x - 0.24, 1.06, z - 0.24, x + 0.24, 1.14, z + 0.24, "#a8a294")
    bust = outlined(0.8, 1.0, _BUST, ((box(-0.02, 0.0, 0.02, 0.05), _SHADE, 0.02),))
    w.place(bust, x, z - 0.02, 1.14, cap=420, mid=0.5)
    w.shade(x, z, 0.34, 0.55)

