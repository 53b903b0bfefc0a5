"""What moves by itself in a place: gulls, foam on the shore, a far boat."""

import math
from collections.abc import Callable

import numpy as np

from tools.generators.previz.noise import colour as tint
from tools.generators.previz.noise import generator
from tools.generators.previz.pieces import Draw, Mover, Point
from tools.generators.previz.places.canvas import Canvas, Painter, Random, cutout
from tools.generators.previz.world import World


def _gull(beat: float) -> Painter:
    def paint(canvas: Canvas, random: Random) -> None:
        lift, grey = math.sin(beat * 2 * math.pi) * 0.22, tint("#d8d8d4")
        for side in (-1, 1):
            elbow, tip = (side * 0.30, 0.5 + lift * 0.7 + 0.05), (side * 0.68, 0.5 + lift * 1.3 - 0.06)
            canvas.limb((0, 0.5), elbow, 0.06, 0.045, grey, 0.0)
            canvas.limb(elbow, tip, 0.045, 0.012, grey * 0.8, 0.0)
        canvas.limb((0, 0.47), (0.02, 0.53), 0.07, 0.05, grey, 0.0)

    return paint


_GULLS: tuple[Draw, ...] = tuple(cutout(_gull(i / 8), 1.6, 1.1, foot=0.0) for i in range(8))


def gulls(w: World, about: Point, count: int = 4, spread: float = 6.0) -> None:
    """A few gulls wheeling around a point, in fair weather more than in foul."""
    random = generator(w.seed, 11)
    for i in range(count if w.air.rain == 0 else count // 2):
        at = (
            about[0] + random.uniform(-spread, spread),
            about[1] + random.uniform(-0.2, 0.35) * spread,
            about[2] + random.uniform(-spread, spread),
        )
        drift = (random.uniform(0.6, 1.4) * (1 if i % 2 else -1), 0.0, random.uniform(-0.3, 0.3))
        w.let_move(Mover(_GULLS, at, w.seed + i, drift, (0.0, 0.5, 0.0), 5.0 + i, 24.0, 7.0, 160))


def _foam(width: float, thick: float) -> Draw:
    """A low lip of foam, seen from the beach."""

    def paint(canvas: Canvas, random: Random) -> None:
        rows: list[list[float]] = []
        for _ in range(70):
            x = (random.random() - 0.5) * width
            edge = 1 - (abs(x) / (width / 2)) ** 2
            y = thick * (0.25 + 0.5 * random.random() * edge)
            size = 0.075 * (0.5 + random.random()) * (0.35 + 0.65 * edge)
            shade = 0.80 + 0.2 * random.random()
            rows.append([x, y, size * 2.2, size * 0.45, random.normal(0, 0.1), 0, 0.75, shade, shade, shade, 0.55])
        canvas.dabs(np.array(rows), 0.8)

    return cutout(paint, width * 1.1, thick * 1.6)


_LIP, _BREAKER = _foam(1.7, 0.10), _foam(4.2, 0.20)


def surf(w: World, shore: Callable[[float], float], level: float) -> None:
    """Foam that runs up the sand and back along a tide line x = shore(z), and two rows of breakers behind it."""
    random = generator(w.seed, 12)
    z = -9.0
    while z < 34:
        step = 1.15 + max(0.0, z) * 0.05
        at = (shore(z) + 0.15, level + 0.05, z)
        swing = (0.55 + 0.2 * random.random(), 0.07, 0.0)
        w.let_move(Mover((_LIP,), at, w.seed + len(w.movers), (0, 0, 0), swing, 5.5, 0.0, 1.0, 160))
        z += step
    for out, count in ((2.6, 9), (6.5, 8)):
        for i in range(count):
            z = -6 + 5.2 * i + random.uniform(-0.8, 0.8)
            at = (shore(z) - out, level + 0.02, z)
            w.let_move(Mover((_BREAKER,), at, w.seed + i, (0, 0, 0), (0.9, 0.03, 0.2), 7.0 + out, 0.0, 1.0, 120))


def whitecaps(w: World, level: float) -> None:
    """Breaking crests on open water all round; more of them the harder it blows."""
    random = generator(w.seed, 13)
    for i in range(int(10 + 16 * w.air.wind)):
        bearing, away = random.uniform(0, 2 * math.pi), random.uniform(9, 45)
        at = (math.sin(bearing) * away, level + 0.02, math.cos(bearing) * away)
        w.let_move(
            Mover((_BREAKER,), at, w.seed + i, (0, 0, 0), (0.7, 0.12, 0.7), 4.0 + 3 * random.random(), 0.0, 1.0, 60)
        )


def _crow(beat: float) -> Painter:
    def paint(canvas: Canvas, random: Random) -> None:
        lift, black = math.sin(beat * 2 * math.pi) * 0.22, tint("#24222a")
        for side in (-1, 1):
            elbow, tip = (side * 0.24, 0.5 + lift * 0.6 + 0.03), (side * 0.50, 0.5 + lift * 1.2 - 0.05)
            canvas.limb((0, 0.5), elbow, 0.05, 0.05, black, 0.0)
            canvas.limb(elbow, tip, 0.05, 0.02, black, 0.0)
        canvas.limb((-0.03, 0.48), (0.04, 0.5), 0.055, 0.045, black, 0.0)

    return paint


_CROWS: tuple[Draw, ...] = tuple(cutout(_crow(i / 8), 1.2, 1.0) for i in range(8))


def crows(w: World, about: Point, count: int = 5, spread: float = 8.0) -> None:
    """Crows over a field, by day and in dry weather."""
    random = generator(w.seed, 16)
    for i in range(0 if w.air.rain or w.air.time == "night" else count):
        at = (
            about[0] + random.uniform(-spread, spread),
            about[1] + random.uniform(-0.25, 0.3) * spread,
            about[2] + random.uniform(-spread, spread),
        )
        drift = (random.uniform(1.0, 1.8) * (1 if i % 2 else -1), 0.0, random.uniform(-0.3, 0.3))
        w.let_move(Mover(_CROWS, at, w.seed + i, drift, (0.0, 0.4, 0.0), 4.0 + i, 40.0, 9.0, 120))
