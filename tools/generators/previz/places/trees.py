"""Trees as cut-outs: leafy trees, bare trunks that leave the frame, pines with or without snow, boughs, palms."""

import math
from collections.abc import Sequence
from functools import lru_cache

import numpy as np

from tools.generators.previz.noise import Doubles
from tools.generators.previz.noise import colour as tint
from tools.generators.previz.pieces import Draw
from tools.generators.previz.places.canvas import Canvas, Pair, Random, clump, cutout

SUMMER = ("#3f5a2c", "#56702f", "#2c4630")
BARK = "#5a4a3c"


@lru_cache(maxsize=32)
def tree(
    height: float = 10.0,
    leaves: tuple[str, ...] = SUMMER,
    *,
    girth: float = 0.22,
    bark: str = BARK,
    crown: float = 0.55,
    spread: float = 2.2,
) -> Draw:
    """A leafy tree; `crown` is the share of the height that carries leaves, `spread` the half width."""

    def paint(canvas: Canvas, random: Random) -> None:
        joints = _stem(canvas, random, height * 0.86, girth, bark)
        for _ in range(9):
            x, y = joints[int(random.integers(2, len(joints)))]
            side = 1 if random.random() < 0.5 else -1
            reach = (0.5 + random.random()) * spread * 0.55
            tip = (x + side * reach, y + reach * (0.3 + 0.5 * random.random()))
            canvas.limb((x, y), tip, girth * 0.32, girth * 0.08, tint(bark) * 0.9, grain=float(random.integers(90)))
        masses: list[Doubles] = []
        for _ in range(17):
            depth = 0.06 + crown * 0.9 * random.random()
            wide = spread * (0.35 + 0.75 * math.sin(min(1.0, depth / crown) * 3.0)) * 0.62
            centre = (joints[-1][0] + (random.random() - 0.5) * 2 * wide, height * (1 - depth))
            radius = spread * (0.28 + 0.24 * random.random())
            count = int(120 + 60 * random.random())
            masses.append(clump(random, centre, (radius, radius * 0.70), count, 0.006 * height, leaves))
        canvas.dabs(masses, 1.3)

    return cutout(paint, spread * 2.6, height)


def _stem(canvas: Canvas, random: Random, height: float, girth: float, bark: str) -> list[Pair]:
    """A trunk of seven lengths, flared at the foot; returns where they meet."""
    x, y, joints = 0.0, 0.0, list[Pair]()
    for i in range(7):
        thick = [girth * (1 - 0.62 * t) * (1 + 0.9 * max(0.0, 0.12 - t) / 0.12) for t in (i / 7, (i + 1) / 7)]
        over, up = x + random.normal(0, 0.05) * height / 7, y + height / 7
        canvas.limb((x, y), (over, up), thick[0], thick[1], tint(bark), grain=float(random.integers(90)))
        x, y = over, up
        joints.append((x, y))
    return joints


@lru_cache(maxsize=32)
def trunk(height: float = 9.0, girth: float = 0.35, bark: str = "#4c4036", moss: str = "#4c5a2c") -> Draw:
    """A bare mossy trunk that leaves the frame at the top."""

    def thickness(t: float) -> float:
        return girth * (1 - 0.35 * t) * (1 + 1.1 * max(0.0, 0.10 - t) / 0.10)

    def paint(canvas: Canvas, random: Random) -> None:
        colour = tint(bark)
        for root in range(5):
            lean = math.sin(random.uniform(-1.2, 1.2))
            canvas.limb(
                (0, girth * 1.6), (lean * girth * 2.1, girth * 0.12), girth * 0.5, girth * 0.15, colour * 0.85,
                grain=float(root),
            )  # fmt: skip
        x, step, spine = 0.0, height / 8, [0.0]
        tilt = random.normal(0, 0.02)
        for i in range(8):
            over = x + tilt * step + random.normal(0, 0.03)
            canvas.limb(
                (x, i * step), (over, (i + 1) * step), thickness(i / 8), thickness((i + 1) / 8), colour,
                grain=float(random.integers(90)),
            )  # fmt: skip
            if i > 1 and random.random() < 0.45:
                side = 1 if random.random() < 0.5 else -1
                tip = (x + side * girth * 2.8, i * step + girth * (1.2 + random.random() * 1.6))
                canvas.limb((x, i * step), tip, girth * 0.22, girth * 0.06, colour * 0.9, grain=float(i))
            x = over
            spine.append(x)
        up = height * 0.30 * random.random(160) ** 2
        middle = np.interp(up, np.arange(9) * step, spine)
        across = (random.random(160) - 0.5) * 1.7
        wide = np.array([thickness(v / height) for v in up])
        size = 0.035 * (0.5 + random.random(160))
        green = tint(moss)[None] * (0.6 + 0.7 * random.random((160, 1)))
        canvas.dabs(
            np.stack(
                [middle + across * wide, up, size * 1.4, size, random.normal(0, 1, 160), across,
                 random.normal(0.2, 0.3, 160), *green.T, np.full(160, 0.8)], 1,
            ),
            1.0,
        )  # fmt: skip

    return cutout(paint, girth * 7, height, foot=girth * 0.1)


@lru_cache(maxsize=32)
def pine(
    height: float = 8.0,
    snow: float = 0.0,
    greens: tuple[str, ...] = ("#23382c", "#2e4a36", "#1c2f2a"),
    width: float = 0.36,
) -> Draw:
    """A spruce in tiers of hanging dabs; `snow` is the share of them that carries some."""

    def paint(canvas: Canvas, random: Random) -> None:
        canvas.limb((0, 0), (0, height * 0.9), 0.13, 0.03, tint("#3a2f28"), grain=3.0)
        rows, tiers = int(9 + height * 0.6), list[Doubles]()
        palette = np.array([tint(g) for g in greens])
        for i in range(rows):
            t = (i + 0.5) / rows
            wide = height * width * t**0.85 * (0.82 + 0.3 * random.random())
            count = int(26 + 70 * t)
            x = random.random(count) * 2 - 1
            out = np.abs(x)
            y = height * (0.97 - 0.89 * t) - out * out * wide * 0.34 + random.normal(0, 0.06 * height / rows, count)
            colour = palette[random.integers(0, len(greens), count)] * (0.6 + 0.6 * random.random((count, 1)))
            laden = random.random(count) < snow * (0.55 + 0.3 * (1 - out))
            size = 0.085 * (height / 8) ** 0.5 * (0.6 + 0.8 * random.random(count))
            tier = np.stack(
                [x * wide, y, size * 2.3, size * 0.7, -np.sign(x) * 0.55 + random.normal(0, 0.25, count), x * 0.8,
                 -0.25 + random.normal(0, 0.2, count), *colour.T, np.full(count, 0.9)], 1,
            )  # fmt: skip
            tiers.append(tier)
            white = tier[laden].copy()
            white[:, 1] += size[laden] * 0.75
            white[:, 2] *= 0.95
            white[:, 3] *= 0.9
            white[:, 5] *= 0.7
            white[:, 6] = 0.75
            white[:, 7:10] = tint("#e9eff8") * (0.86 + 0.14 * random.random((len(white), 1)))
            tiers.append(white)
        canvas.dabs(tiers)

    return cutout(paint, height * width * 2.3, height)


@lru_cache(maxsize=16)
def bough(width: float = 3.0, height: float = 1.2, leaves: tuple[str, ...] = SUMMER) -> Draw:
    """An overhanging branch for the top of the frame; its foot is the middle of the picture."""

    def paint(canvas: Canvas, random: Random) -> None:
        masses: list[Doubles] = []
        x, y = -width / 2, height * 0.25
        for i in range(6):
            over, up = x + width / 6, y - random.normal(0.03, 0.05) * height
            thick = 0.05 * (1 - i * 0.13)
            canvas.limb((x, y), (over, up), thick, thick - 0.005, tint("#33291f"), grain=float(i))
            for _ in range(3):
                centre = (x + random.random() * width / 6, y - random.uniform(0.02, 0.42) * height)
                masses.append(clump(random, centre, (0.30, 0.16), 46, 0.05, leaves, stretch=2.0, droop=0.8))
            x, y = over, up
        canvas.dabs(masses)

    return cutout(paint, width + 0.7, height * 1.2, foot=height * 0.6)


@lru_cache(maxsize=4)
def palm_crown(greens: Sequence[str] = ("#4c5a30", "#667038", "#3a4828")) -> Draw:
    """The fronds of a palm, about three metres across; its foot is where they meet the stem."""

    def paint(canvas: Canvas, random: Random) -> None:
        fronds: list[Doubles] = []
        for i in range(11):
            angle = math.pi / 2 - (i - 5) * 0.52 + random.normal(0, 0.1)
            length = 1.35 + 0.3 * random.random()
            for t in np.linspace(0.03, 1, 26):
                x = math.cos(angle) * length * t
                y = math.sin(angle) * length * t - 0.95 * t * t
                size = 0.14 * (1 - t * 0.6)
                colour = tint(greens[i % 3]) * (0.8 + 0.3 * random.random())
                for side in (-1, 1):
                    row = [x, y - side * size * 0.4, size, size * 0.24, angle - side * 0.9,
                           math.cos(angle) * 0.6, 0.4 - t * 0.6, *colour, 0.95]  # fmt: skip
                    fronds.append(np.array([row]))
        canvas.dabs(fronds, 1.0)

    return cutout(paint, 3.4, 2.8, foot=1.5)


@lru_cache(maxsize=4)
def palm_stem(height: float = 2.4) -> Draw:
    def paint(canvas: Canvas, random: Random) -> None:
        for i in range(10):
            a, b = i / 10, (i + 1) / 10
            canvas.limb(
                (0.22 * a * a, height * a), (0.22 * b * b, height * b), 0.10 - 0.03 * a, 0.085 - 0.03 * b,
                tint("#5a4632") * (0.85 + 0.3 * (i % 2)), grain=float(random.integers(50)),
            )  # fmt: skip

    return cutout(paint, 1.0, height + 0.1)
