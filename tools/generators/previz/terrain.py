"""Height fields, and the kernel that paints them: dunes, a snow valley under peaks, a forest floor with a path.

Shape numbers: 0 offset in the noise (the seed), 1 and 2 the x and z of the flat where people stand, 3 the height of
the relief (metres for dunes and peaks, a factor for the forest), 4 how far the path winds in metres.
"""

import math

import numpy as np

from tools.generators.previz.jit import f32, kernel
from tools.generators.previz.lighting import contact, hazed, lit
from tools.generators.previz.noise import FINE, LAND, SOFT, Doubles, Floats, chance, ease, tap
from tools.generators.previz.pieces import LANDS, Terrain

DUNES, VALLEY, FOREST = 1, 2, 3


@kernel
def path_x(z: float, shape: Doubles) -> float:
    """The x of the middle of the path at depth z."""
    wind = math.sin(z * 0.17 + shape[0]) * ease(0.0, 8.0, abs(z - shape[2]))
    return shape[1] + shape[4] * wind + shape[4] * 0.4 * math.sin(z * 0.41)


@kernel
def rise(land: int, x: float, z: float, broad: Floats, fine: Floats, shape: Doubles) -> float:
    """The height of the ground at (x, z)."""
    if land == 1:
        n = tap(broad, x * 2.1 + z * 0.9 + shape[0] * 71.0, z * 3.1 + shape[0] * 17.0)
        crest = 1.0 - abs(2 * n - 1.0)
        n2 = tap(broad, x * 5.3 - z * 1.5 + 99.0, z * 8.0 + shape[0] * 5.0)
        crest2 = 1.0 - abs(2 * n2 - 1.0)
        d = math.sqrt((x - shape[1]) ** 2 + (z - shape[2]) ** 2)
        far = ease(4.0, 26.0, d)
        big = crest * crest * crest * shape[3] * (0.10 + 0.90 * far) * (1 + 0.6 * ease(40.0, 120.0, d))
        return big + crest2 * crest2 * 0.9 * (0.12 + 0.88 * far)
    if land == 2:
        n = tap(broad, x * 6.0 + 7.0, z * 6.0 + shape[0] * 13.0)
        s = 0.55 * n + 0.10 * tap(fine, x * 17.0, z * 17.0)
        k = ease(34.0, 150.0, math.sqrt(x * x + z * z))
        if k > 0:
            a = tap(broad, x * 1.25 + shape[0] * 91.0, z * 1.25 + 33.0)
            m = 1 - abs(2 * a - 1)
            b = tap(broad, x * 3.4, z * 3.4 + 57.0)
            m2 = 1 - abs(2 * b - 1)
            c = tap(fine, x * 6.0, z * 6.0)
            s += k * shape[3] * (0.15 + m * m * 0.85 + m2 * 0.26 * m + c * 0.10)
        s += ease(6.0, 18.0, abs(x - shape[1])) * 1.2 * tap(broad, x * 3.0, z * 3.0 + 200.0)
        return s - 0.35 * math.exp(-(((x - path_x(z, shape)) / 1.3) ** 2))
    dx = abs(x - path_x(z, shape))
    bank = ease(1.0, 7.0, dx) * (0.35 + 1.5 * tap(broad, x * 11.0 + shape[0] * 29.0, z * 11.0)) * shape[3]
    rough = 0.10 * tap(fine, x * 30.0, z * 30.0)
    return bank + rough + ease(14.0, 40.0, dx) * 3.0 * tap(broad, x * 4.0, z * 4.0)


def broad_tile(land: int) -> Floats:
    """Open land rolls, a forest floor is rougher."""
    return SOFT if land == FOREST else LAND


def height_of(terrain: Terrain, x: float, z: float) -> float:
    """The ground's height at (x, z) in metres."""
    land = LANDS[terrain.land]
    return float(rise(land, float(x), float(z), broad_tile(land), FINE, terrain.shape))


@kernel
def paint_terrain(
    image: Floats, depth: Floats, eye: Doubles, axes: Doubles, focal: float, cx: float, cy: float, land: int,
    shape: Doubles, nearest: float, farthest: float, tint: Doubles, second: Doubles, lights: Doubles,
    boxes: Doubles, above: Doubles, below: Doubles, haze_light: Doubles, haze: Doubles, contacts: Doubles,
    broad: Floats, soft: Floats, fine: Floats, seed: int, samples: int,
) -> None:  # fmt: skip
    """March every pixel's ray to the ground between two distances and paint it: (h, w, 4) roots, (h, w) depth.

    The rays of a column lie in one upright plane (a lens is never rolled), so the ground that a ray meets is never
    nearer than what the ray below it met: each march begins where the last one ended, and a column that misses once
    sees only sky above.
    """
    height, width = depth.shape
    no_boxes = np.zeros((0, 6))
    for x in range(width):
        reached = 0.0
        for row in range(height):
            y = height - 1 - row
            qx = (x + 0.5 - cx) / focal
            qy = -(y + 0.5 - cy) / focal
            rx = axes[0, 0] * qx + axes[1, 0] * qy + axes[2, 0]
            ry = axes[0, 1] * qx + axes[1, 1] * qy + axes[2, 1]
            rz = axes[0, 2] * qx + axes[1, 2] * qy + axes[2, 2]
            flat = math.sqrt(rx * rx + rz * rz) + 1e-6
            t = max(nearest, reached / flat * 0.995)
            before = t
            hit = False
            while t <= farthest:
                gap = eye[1] + ry * t - rise(land, eye[0] + rx * t, eye[2] + rz * t, broad, fine, shape)
                if gap < 0:
                    hit = True
                    break
                before = t
                if gap > 60.0 and ry > 0.0:
                    break
                t += max(0.012 * t + 0.015, gap * 0.45)
            if not hit:
                if t > farthest or ry > 0.0:
                    break
                continue
            a = before
            b = t
            for _ in range(9):
                m = (a + b) * 0.5
                if eye[1] + ry * m < rise(land, eye[0] + rx * m, eye[2] + rz * m, broad, fine, shape):
                    b = m
                else:
                    a = m
            t = b
            reached = a * flat
            if t > depth[y, x]:
                continue
            px = eye[0] + rx * t
            py = eye[1] + ry * t
            pz = eye[2] + rz * t
            e = max(0.05, t * 0.010)
            nx = rise(land, px - e, pz, broad, fine, shape) - rise(land, px + e, pz, broad, fine, shape)
            nz = rise(land, px, pz - e, broad, fine, shape) - rise(land, px, pz + e, broad, fine, shape)
            ny = 2 * e
            q = 1.0 / math.sqrt(nx * nx + ny * ny + nz * nz)
            nx *= q
            ny *= q
            nz *= q
            n1 = tap(soft, px * 21.0, pz * 21.0)
            n2 = tap(fine, px * 70.0, pz * 70.0)
            n3 = tap(fine, px * 260.0, pz * 260.0)
            mix = 0.0
            near = ease(30.0, 3.0, t)
            tone = 0.86 + 0.16 * n1 + 0.14 * (n2 - 0.5) + 0.14 * (n3 - 0.5) * near
            if land == 1:
                wave = px * 5.5 + pz * 2.0 + 9.0 * tap(soft, px * 9.0, pz * 9.0)
                ripple = math.cos(wave) * 0.20 * ease(40.0, 4.0, t) * ease(0.25, 0.65, n1)
                nx += ripple
                nz += ripple * 0.4
                mix = ease(0.93, 0.70, ny)
                tone *= 0.97 + 0.08 * math.sin(wave) * near
            elif land == 2:
                out = math.sqrt(px * px + pz * pz)
                steep = ny + 0.22 * (n1 - 0.5) + 0.2 * (n2 - 0.5)
                mix = ease(0.80, 0.55, steep) * ease(45.0, 80.0, out)
                trodden = math.exp(-((abs(px - path_x(pz, shape)) / 0.9) ** 2)) * ease(60.0, 25.0, t)
                tone *= 1 - 0.20 * trodden * (0.5 + n2)
                nx += (n2 - 0.5) * 0.35 * near
                nz += (n3 - 0.5) * 0.35 * near
            else:
                off = abs(px - path_x(pz, shape)) + (n1 - 0.5) * 1.3 + (n2 - 0.5) * 0.6
                mix = ease(1.6, 0.7, off)
                tone *= 0.55 + 0.55 * n2 + 0.35 * (n3 - 0.3) * near + 0.15 * mix
                nx += (n2 - 0.5) * 0.5
                nz += (n3 - 0.5) * 0.5
            q = 1.0 / math.sqrt(nx * nx + ny * ny + nz * nz)
            nx *= q
            ny *= q
            nz *= q
            shade = 1.0
            if lights.shape[0] > 0 and lights[0, 0] == 1.0 and lights[0, 13] > 0:
                s = 0.25 + 0.02 * t
                for _ in range(26):
                    over = rise(land, px - lights[0, 4] * s, pz - lights[0, 6] * s, broad, fine, shape)
                    d = over - (py - lights[0, 5] * s + 0.05)
                    if d > 0:
                        shade = min(shade, max(0.0, 1.0 - d / (0.05 * s + 0.02)))
                    if shade <= 0:
                        break
                    s *= 1.22
            # Far away one sample will do, and beyond the haze none.
            n = samples if t < 14.0 else 1
            near_boxes = boxes if t < 70.0 else no_boxes
            lr, lg, lb = lit(px, py, pz, nx, ny, nz, 0.05, lights, near_boxes, fine, n, chance(x, y, seed))
            if shade < 1 and lights.shape[0] > 0 and lights[0, 15] == 0:
                facing = (-nx * lights[0, 4] - ny * lights[0, 5] - nz * lights[0, 6] + 0.05) / 1.05
                lost = max(0.0, facing) * (1 - shade)
                lr = max(0.0, lr - lights[0, 7] * lost)
                lg = max(0.0, lg - lights[0, 8] * lost)
                lb = max(0.0, lb - lights[0, 9] * lost)
            left = contact(px, py, pz, contacts, 0.0)
            up = 0.5 + 0.5 * ny
            fog = hazed(t, py, eye[1], haze)
            for c in range(3):
                base = (tint[c] * (1 - mix) + second[c] * mix) * tone
                light = lr if c == 0 else (lg if c == 1 else lb)
                light = light * (0.35 + 0.65 * left) + (above[c] * up + below[c] * (1 - up)) * left
                image[y, x, c] = f32(math.sqrt(base * base * light * (1 - fog) + haze_light[c] * fog))
            image[y, x, 3] = f32(1.0)
            depth[y, x] = f32(t)
