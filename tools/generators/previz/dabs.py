"""Brush marks with normals: limbs and leaves, from which trees, grass, bushes and rocks are drawn."""

import math

import numpy as np

from tools.generators.previz.jit import kernel
from tools.generators.previz.noise import Bytes, Doubles, Floats, tap


def page(width: float, height: float) -> tuple[Bytes, Floats]:
    """A blank sprite: premultiplied RGBA bytes, and normals (right, down)."""
    w, h = int(width) + 2, int(height) + 2
    return np.zeros((h, w, 4), np.uint8), np.zeros((h, w, 2), np.float32)


@kernel
def stroke(
    art: Bytes, normals: Floats, x0: float, y0: float, r0: float, x1: float, y1: float, r1: float,
    red: float, green: float, blue: float, tile: Floats, seed: float, rough: float,
) -> None:  # fmt: skip
    """A tapered round limb from (x0, y0) to (x1, y1) with cylinder normals and bark; colours 0..1, radii in px."""
    height, width = art.shape[0], art.shape[1]
    dx = x1 - x0
    dy = y1 - y0
    l2 = dx * dx + dy * dy + 1e-6
    length = math.sqrt(l2)
    reach = max(r0, r1) + 2
    grain = 12.0 / max(r0, 4.0)
    for y in range(max(0, int(min(y0, y1) - reach)), min(height, int(max(y0, y1) + reach) + 1)):
        for x in range(max(0, int(min(x0, x1) - reach)), min(width, int(max(x0, x1) + reach) + 1)):
            t = min(max(((x - x0) * dx + (y - y0) * dy) / l2, 0.0), 1.0)
            r = r0 + (r1 - r0) * t
            ex = x - (x0 + dx * t)
            ey = y - (y0 + dy * t)
            side = (ey * dx - ex * dy) / length
            bark = tap(tile, side * 2.2 * grain + seed * 17.0, t * length * 0.30 * grain + seed * 5.0)
            d = math.sqrt(ex * ex + ey * ey) + (bark - 0.5) * r * rough * 0.35
            a = min(max(r - d + 0.5, 0.0), 1.0)
            if a <= 0:
                continue
            nx = ex / max(r, 0.5) + (bark - 0.5) * rough * 1.3
            ny = ey / max(r, 0.5) + (bark - 0.5) * rough * 0.4
            tone = 255.0 * a * (0.72 + 0.56 * bark if rough > 0 else 1.0)
            art[y, x, 0] = np.uint8(min(255.0, art[y, x, 0] * (1 - a) + red * tone))
            art[y, x, 1] = np.uint8(min(255.0, art[y, x, 1] * (1 - a) + green * tone))
            art[y, x, 2] = np.uint8(min(255.0, art[y, x, 2] * (1 - a) + blue * tone))
            art[y, x, 3] = np.uint8(art[y, x, 3] * (1 - a) + 255 * a)
            normals[y, x, 0] = normals[y, x, 0] * (1 - a) + nx * a
            normals[y, x, 1] = normals[y, x, 1] * (1 - a) + ny * a


@kernel
def dabs(art: Bytes, normals: Floats, rows: Doubles) -> None:
    """Elliptical dabs, back to front. Rows: x, y, rx, ry, angle, nx, ny, red, green, blue, alpha."""
    height, width = art.shape[0], art.shape[1]
    for i in range(rows.shape[0]):
        x0 = rows[i, 0]
        y0 = rows[i, 1]
        rx = rows[i, 2]
        ry = rows[i, 3]
        c = math.cos(rows[i, 4])
        s = math.sin(rows[i, 4])
        reach = max(rx, ry) + 1
        crisp = min(rx, ry)
        for y in range(max(0, int(y0 - reach)), min(height, int(y0 + reach) + 2)):
            for x in range(max(0, int(x0 - reach)), min(width, int(x0 + reach) + 2)):
                u = ((x - x0) * c + (y - y0) * s) / rx
                v = ((y - y0) * c - (x - x0) * s) / ry
                d = math.sqrt(u * u + v * v)
                a = min(max((1 - d) * crisp + 0.5, 0.0), 1.0) * rows[i, 10]
                if a <= 0:
                    continue
                for k in range(3):
                    art[y, x, k] = np.uint8(min(255.0, art[y, x, k] * (1 - a) + rows[i, 7 + k] * 255 * a))
                art[y, x, 3] = np.uint8(art[y, x, 3] * (1 - a) + 255 * a)
                normals[y, x, 0] = normals[y, x, 0] * (1 - a) + (rows[i, 5] + u * 0.15) * a
                normals[y, x, 1] = normals[y, x, 1] * (1 - a) + (rows[i, 6] + v * 0.15) * a
