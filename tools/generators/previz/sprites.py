"""Light a billboard and stand it in the picture."""

import math

import cv2
import numpy as np

from tools.generators.previz.jit import f32, kernel
from tools.generators.previz.lighting import lit
from tools.generators.previz.noise import Bytes, Doubles, Floats, ease


@kernel
def light_sprite(
    art: Bytes, normals: Floats, rim: Floats, out: Floats, at: Doubles, axes: Doubles, scale: float, ax: float,
    ay: float, lights: Doubles, above: Doubles, below: Doubles, wrap: float, rim_gain: float, fog: float,
    haze_light: Doubles, fine: Floats,
) -> None:  # fmt: skip
    """Light a sprite: its normals are in screen axes, its pixels lie on the upright plane through `at`.

    The rim lies on the silhouette alone (`rim`: its direction times its strength), from lights behind.
    """
    height, width = art.shape[0], art.shape[1]
    no_boxes = np.zeros((0, 6))
    for y in range(height):
        for x in range(width):
            a = art[y, x, 3]
            if a == 0:
                continue
            nx = normals[y, x, 0]
            ny = -normals[y, x, 1]
            n2 = nx * nx + ny * ny
            if n2 > 0.97:
                q = math.sqrt(0.97 / n2)
                nx *= q
                ny *= q
                n2 = 0.97
            nz = -math.sqrt(1 - n2)
            wx = axes[0, 0] * nx + axes[1, 0] * ny + axes[2, 0] * nz
            wy = axes[0, 1] * nx + axes[1, 1] * ny + axes[2, 1] * nz
            wz = axes[0, 2] * nx + axes[1, 2] * ny + axes[2, 2] * nz
            dx = (x - ax) / scale
            px = at[0] + axes[0, 0] * dx
            py = at[1] + (ay - y) / scale
            pz = at[2] + axes[0, 2] * dx
            lr, lg, lb = lit(px, py, pz, wx, wy, wz, wrap, lights, no_boxes, fine, 1, 0.5)
            up = 0.5 + 0.5 * wy
            rr = 0.0
            rg = 0.0
            rb = 0.0
            ex = rim[y, x, 0]
            ey = -rim[y, x, 1]
            if rim_gain > 0 and ex * ex + ey * ey > 0.02:
                for i in range(lights.shape[0]):
                    strength = 1.0
                    if lights[i, 0] == 1.0:
                        vx = -lights[i, 4]
                        vy = -lights[i, 5]
                        vz = -lights[i, 6]
                    else:
                        vx = lights[i, 1] - px
                        vy = lights[i, 2] - py
                        vz = lights[i, 3] - pz
                        d = math.sqrt(vx * vx + vy * vy + vz * vz) + 1e-4
                        vx /= d
                        vy /= d
                        vz /= d
                        falloff = d / lights[i, 10]
                        strength = 1.0 / (1.0 + falloff * falloff)
                        if lights[i, 0] == 2.0:
                            aim = -(vx * lights[i, 4] + vy * lights[i, 5] + vz * lights[i, 6])
                            strength *= ease(lights[i, 12], lights[i, 11], aim)
                    behind = max(0.0, 0.35 + vx * axes[2, 0] + vy * axes[2, 1] + vz * axes[2, 2])
                    right = vx * axes[0, 0] + vy * axes[0, 1] + vz * axes[0, 2]
                    high = vx * axes[1, 0] + vy * axes[1, 1] + vz * axes[1, 2]
                    k = strength * behind * max(0.0, ex * right + ey * high + 0.15) * rim_gain
                    rr += lights[i, 7] * k
                    rg += lights[i, 8] * k
                    rb += lights[i, 9] * k
            share = a / 255.0
            for c in range(3):
                base = art[y, x, c] / 255.0 / share
                light = lr if c == 0 else (lg if c == 1 else lb)
                edge = rr if c == 0 else (rg if c == 1 else rb)
                value = base * base * (light + above[c] * up + below[c] * (1 - up)) + edge * (0.25 + 0.75 * base)
                value = value * (1 - fog) + haze_light[c] * fog
                out[y, x, c] = f32(math.sqrt(max(value, 0.0)) * share)
            out[y, x, 3] = f32(share)


def silhouette_rim(art: Bytes, sigma: float) -> Floats:
    """The outward direction along the silhouette, times how near the edge a pixel is: (h, w, 2)."""
    alpha = art[..., 3].astype(np.float32) / np.float32(255)
    soft = np.asarray(cv2.GaussianBlur(alpha, (0, 0), sigma), np.float32)
    gx = -np.asarray(cv2.Sobel(soft, cv2.CV_32F, 1, 0, ksize=3), np.float32)
    gy = -np.asarray(cv2.Sobel(soft, cv2.CV_32F, 0, 1, ksize=3), np.float32)
    norm = np.sqrt(gx * gx + gy * gy) + np.float32(1e-6)
    edge = np.minimum(np.maximum((1 - soft) * 2, np.float32(0)), np.float32(1)) * alpha
    return np.stack([gx / norm * edge, gy / norm * edge], -1).astype(np.float32)
