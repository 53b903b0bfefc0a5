# pyright: reportUnknownMemberType=false
"""What grows and lies low: bushes, grass, ferns, rocks, driftwood, and anything else cut from outlines."""

import math
from collections.abc import Sequence
from functools import lru_cache

import cv2
import numpy as np

from tools.generators.previz.drawing import Sheet, inflate, smooth
from tools.generators.previz.noise import FINE, Doubles
from tools.generators.previz.noise import colour as tint
from tools.generators.previz.pieces import Draw
from tools.generators.previz.places.canvas import Canvas, Pair, Random, clump, cutout
from tools.generators.previz.places.trees import SUMMER


@lru_cache(maxsize=64)
def bush(
    width: float = 1.6,
    height: float = 0.9,
    leaves: tuple[str, ...] = SUMMER,
    *,
    size: float = 0.05,
    count: int = 420,
    flowers: tuple[str, ...] = (),
) -> Draw:
    def paint(canvas: Canvas, random: Random) -> None:
        masses: list[Doubles] = []
        for _ in range(6):
            tall = height * (0.32 + 0.2 * random.random())
            centre = (width * 1.3 * (-0.28 + 0.56 * random.random()), tall * 0.8)
            masses.append(clump(random, centre, (width * 0.24, tall), count // 6, size, leaves))
        if flowers:
            spread = (width * 0.45, height * 0.40)
            masses.append(clump(random, (0, height * 0.6), spread, 26, size * 0.7, flowers, stretch=1.0))
        canvas.dabs(masses)

    return cutout(paint, width * 1.5, height * 1.5)


@lru_cache(maxsize=64)
def grass(
    width: float = 1.4,
    height: float = 0.5,
    greens: tuple[str, ...] = ("#51612c", "#6d7434", "#384a26"),
    *,
    blades: int = 70,
    bend: float = 0.3,
) -> Draw:
    def paint(canvas: Canvas, random: Random) -> None:
        for _ in range(blades):
            x = width * (-0.45 + 0.9 * random.random())
            tall = height * (0.35 + 0.7 * random.random())
            colour = tint(greens[int(random.integers(len(greens)))]) * (0.7 + 0.5 * random.random())
            lean = random.normal(0, bend) * tall
            elbow = (x + lean * 0.3, tall * 0.6)
            canvas.limb((x, 0), elbow, 0.008, 0.0065, colour, 0.0)
            canvas.limb(elbow, (x + lean, tall), 0.0065, 0.0025, colour * 1.15, 0.0)

    return cutout(paint, width * 1.5, height * 1.3)


@lru_cache(maxsize=16)
def fern(width: float = 1.3, height: float = 0.7, greens: tuple[str, str] = ("#3f5c2c", "#577536")) -> Draw:
    def paint(canvas: Canvas, random: Random) -> None:
        rows: list[list[float]] = []
        for i in range(9):
            angle = (i / 8 - 0.5) * 2.2 + random.normal(0, 0.08)
            length = height * (0.8 + 0.3 * random.random())
            colour = tint(greens[i % 2]) * (0.75 + 0.4 * random.random())
            for t in np.linspace(0.08, 1, 16):
                x = math.sin(angle * (0.5 + 0.7 * t)) * length * t
                y = math.cos(angle * (0.5 + 0.75 * t)) * length * t * 0.95
                size = (1 - t * 0.85) * 0.075
                for side in (-1, 1):
                    rows.append([x + side * size * 0.8, y, size, size * 0.32, -side * 0.5 - angle * 0.6,
                                 math.sin(angle) * 0.6, 0.5, *(colour * (0.8 + 0.3 * t)), 0.95])  # fmt: skip
        canvas.dabs(np.array(rows), 0.9)

    return cutout(paint, width * 1.3, height * 1.25)


@lru_cache(maxsize=64)
def rock(width: float = 1.0, height: float = 0.6, stone: str = "#6a6660", moss: str = "") -> Draw:
    """A boulder; `moss` covers what faces up."""

    def paint(canvas: Canvas, random: Random) -> None:
        outline: list[Pair] = []
        for i in range(9):
            angle = math.pi * (1 - i / 8)
            far = 0.82 + 0.22 * random.random()
            outline.append((math.cos(angle) * width * 0.5 * far, math.sin(angle) * height * far))
        rows, columns = canvas.colours.shape[:2]
        path = smooth([canvas.at(x, y) for x, y in outline], tension=0.35)
        mask = Sheet(columns, rows).fill(path).image()[..., 3]
        reach = max(height * canvas.scale * 0.35, 2.0)
        at = int(random.integers(0, 300))
        grain = cv2.resize(FINE[at : at + 160, at : at + 160], (columns, rows), interpolation=cv2.INTER_CUBIC)
        relief = inflate(mask, reach) + grain * 0.9
        slopes = [cv2.Sobel(relief, cv2.CV_32F, 1, 0, ksize=3), cv2.Sobel(relief, cv2.CV_32F, 0, 1, ksize=3)]
        normals = np.stack(slopes, -1) * (-reach * 0.22)
        colour = tint(stone)[None, None] * (0.75 + 0.5 * grain[..., None])
        if moss:
            facing = np.clip((-normals[..., 1:] - 0.25) * 3, 0, 1)
            colour = colour * (1 - facing) + tint(moss) * facing
        alpha = mask.astype(np.float32) / 255
        canvas.colours[:] = (np.dstack([np.clip(colour, 0, 1) * alpha[..., None], alpha]) * 255).astype(np.uint8)
        canvas.normals[:] = normals

    return cutout(paint, width * 1.2, height * 1.2, foot=0.04)


Part = tuple[tuple[Pair, ...], str, float]
"""An outline in metres, its colour, and how far it is rounded."""


@lru_cache(maxsize=64)
def outlined(width: float, height: float, soft: tuple[Part, ...] = (), hard: tuple[Part, ...] = ()) -> Draw:
    """A cut-out of outlines: `hard` ones with straight edges first, then `soft` ones with curved edges."""

    def paint(canvas: Canvas, random: Random) -> None:
        for points, colour, round_ in hard:
            canvas.shape(points, colour, round_, curved=False)
        for points, colour, round_ in soft:
            canvas.shape(points, colour, round_)

    return cutout(paint, width, height)


@lru_cache(maxsize=8)
def driftwood(length: float = 2.4, wood: str = "#8a7a68") -> Draw:
    """A bleached branch on the sand, with its root end up."""

    def paint(canvas: Canvas, random: Random) -> None:
        half, colour = length / 2, tint(wood)
        canvas.limb((-half, 0.10), (-half * 0.3, 0.14), 0.05, 0.10, colour, 0.8, 3.0)
        canvas.limb((-half * 0.3, 0.14), (half * 0.7, 0.18), 0.10, 0.15, colour, 0.8, 9.0)
        for x, y, thick in ((0.72, 0.52, 0.07), (1.0, 0.40, 0.06), (0.95, 0.10, 0.05), (0.55, 0.62, 0.05)):
            canvas.limb((half * 0.62, 0.20), (half * x, y), 0.12, thick * 0.5, colour * 0.92, 0.9, x * 30)
        canvas.limb((-half * 0.1, 0.16), (-half * 0.25, 0.52), 0.05, 0.015, colour * 0.95, 0.8, 21.0)
        canvas.limb((-half * 0.2, 0.40), (-half * 0.42, 0.55), 0.02, 0.008, colour, 0.8, 27.0)

    return cutout(paint, length * 1.25, 0.9)


def ring(x: float, y: float, rx: float, ry: float, count: int = 16) -> tuple[Pair, ...]:
    """Pairs of an ellipse."""
    return tuple((x + rx * math.cos(a), y + ry * math.sin(a)) for a in (i * 2 * math.pi / count for i in range(count)))


def box(x0: float, y0: float, x1: float, y1: float) -> tuple[Pair, ...]:
    """Pairs of an upright rectangle."""
    return ((x0, y0), (x1, y0), (x1, y1), (x0, y1))


def scatter(random: Random, count: int, near: float, far: float) -> Sequence[Pair]:
    """`count` places all round, between `near` and `far` metres, thinner further out."""
    angle = random.uniform(0, 2 * math.pi, count)
    away = random.uniform(near, far, count)
    return [(math.cos(a) * d, math.sin(a) * d) for a, d in zip(angle, away, strict=True)]
