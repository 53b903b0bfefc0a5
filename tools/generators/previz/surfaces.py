"""Paint one face: coverage of its outline, ray to plane, pattern, light with shadow, contact, haze."""

import math

import numpy as np

from tools.generators.previz.jit import f32, kernel
from tools.generators.previz.lighting import contact, hazed, lit
from tools.generators.previz.noise import Doubles, Floats, chance, ease, tap
from tools.generators.previz.patterns import building, furnishing


@kernel
def useful_lights(low: Doubles, high: Doubles, lights: Doubles) -> Doubles:
    """The lights that can reach anything between two corners with more than a trace."""
    kept = np.empty_like(lights)
    n = 0
    for i in range(lights.shape[0]):
        if lights[i, 0] != 1.0:
            d2 = 0.0
            for k in range(3):
                gap = max(low[k] - lights[i, 1 + k], 0.0, lights[i, 1 + k] - high[k])
                d2 += gap * gap
            power = max(lights[i, 7], lights[i, 8], lights[i, 9]) / (1.0 + d2 / (lights[i, 10] * lights[i, 10]))
            if power < 0.004:
                continue
        kept[n] = lights[i]
        n += 1
    return kept[:n]


@kernel
def useful_boxes(low: Doubles, high: Doubles, lights: Doubles, boxes: Doubles) -> Doubles:
    """The boxes that may stand between anything in the range and any of the lights."""
    kept = np.empty_like(boxes)
    n = 0
    for b in range(boxes.shape[0]):
        for i in range(lights.shape[0]):
            if lights[i, 13] <= 0:
                continue
            meets = True
            for k in range(3):
                if lights[i, 0] == 1.0:
                    travel = -lights[i, 4 + k] * 40.0
                    slack = lights[i, 14]
                    lo = low[k] + min(travel, 0.0) - slack
                    hi = high[k] + max(travel, 0.0) + slack
                else:
                    lo = min(low[k], lights[i, 1 + k] - lights[i, 14])
                    hi = max(high[k], lights[i, 1 + k] + lights[i, 14])
                if boxes[b, k] > hi or boxes[b, 3 + k] < lo:
                    meets = False
                    break
            if meets:
                kept[n] = boxes[b]
                n += 1
                break
    return kept[:n]


@kernel
def coverage(x: float, y: float, edges: Doubles, first: int, last: int) -> float:
    """How much of the pixel at (x, y) lies inside the convex outline of edges first..last (a x + b y + c >= 0)."""
    inside = 1.0
    for k in range(first, last):
        d = edges[k, 0] * x + edges[k, 1] * y + edges[k, 2] + 0.5
        if d <= 0.0:
            return 0.0
        if d < 1.0:
            inside *= d
    return inside


@kernel
def paint_face(
    image: Floats, depth: Floats, shine: Floats, edges: Doubles, rings: Doubles, window: Doubles, eye: Doubles,
    axes: Doubles, focal: float, cx: float, cy: float, corner: Doubles, along: Doubles, up_axis: Doubles,
    normal: Doubles, tint: Doubles, second: Doubles, pattern: int, pu: float, pv: float, gloss: float,
    glow: Doubles, all_lights: Doubles, all_boxes: Doubles, above: Doubles, below: Doubles, haze_light: Doubles,
    haze: Doubles, contacts: Doubles, soft: Floats, fine: Floats, fibre: Floats, seed: int, samples: int,
) -> None:  # fmt: skip
    """Paint one planar convex face into `image` (h, w, 4 roots), `depth` (h, w) and `shine` (h, w).

    `edges` rows are a, b, c of outlines; `rings` holds the first row of each outline and, last, the row count: the
    first outline is the face, the others are holes. `window` = x0, y0, x1, y1 in pixels.
    """
    wx0 = int(window[0])
    wy0 = int(window[1])
    wx1 = int(window[2])
    wy1 = int(window[3])
    offset = 0.0
    for k in range(3):
        offset += normal[k] * (corner[k] - eye[k])
    low = np.empty(3)
    high = np.empty(3)
    for sy in range(wy0, wy1, 40):
        for sx in range(wx0, wx1, 40):
            ex = min(sx + 40, wx1)
            ey = min(sy + 40, wy1)
            low[:] = 1e9
            high[:] = -1e9
            for j in range(4):
                qx = ((sx if j < 2 else ex) - cx) / focal
                qy = -((sy if j % 2 == 0 else ey) - cy) / focal
                slope = 0.0
                for k in range(3):
                    slope += normal[k] * (axes[0, k] * qx + axes[1, k] * qy + axes[2, k])
                t = offset / slope if abs(slope) > 1e-6 else 400.0
                t = min(t, 400.0) if t > 0 else 400.0
                for k in range(3):
                    p = eye[k] + (axes[0, k] * qx + axes[1, k] * qy + axes[2, k]) * t
                    low[k] = min(low[k], p)
                    high[k] = max(high[k], p)
            lights = useful_lights(low, high, all_lights)
            boxes = useful_boxes(low, high, lights, all_boxes)
            for y in range(sy, ey):
                for x in range(sx, ex):
                    a = coverage(x + 0.5, y + 0.5, edges, int(rings[0]), int(rings[1]))
                    if a <= 0.004:
                        continue
                    for h in range(1, rings.shape[0] - 1):
                        a *= 1.0 - coverage(x + 0.5, y + 0.5, edges, int(rings[h]), int(rings[h + 1]))
                    if a <= 0.004:
                        continue
                    qx = (x + 0.5 - cx) / focal
                    qy = -(y + 0.5 - cy) / focal
                    rx = axes[0, 0] * qx + axes[1, 0] * qy + axes[2, 0]
                    ry = axes[0, 1] * qx + axes[1, 1] * qy + axes[2, 1]
                    rz = axes[0, 2] * qx + axes[1, 2] * qy + axes[2, 2]
                    slope = normal[0] * rx + normal[1] * ry + normal[2] * rz
                    if abs(slope) < 1e-6:
                        continue
                    t = offset / slope
                    if t <= 0 or t > depth[y, x] * 1.0005 + 0.004:
                        continue
                    px = eye[0] + rx * t
                    py = eye[1] + ry * t
                    pz = eye[2] + rz * t
                    ox = px - corner[0]
                    oy = py - corner[1]
                    oz = pz - corner[2]
                    u = ox * along[0] + oy * along[1] + oz * along[2]
                    v = ox * up_axis[0] + oy * up_axis[1] + oz * up_axis[2]
                    pixel = t / focal  # metres a pixel: detail fades before it can shimmer
                    n1 = tap(soft, u * 37.0 + seed * 13.0, v * 37.0 + seed * 7.0)
                    n2 = tap(fine, u * 95.0 + seed * 5.0, v * 95.0)
                    n3 = tap(fine, u * 310.0, v * 310.0 + seed)
                    tone = 0.80 + 0.26 * n1 + 0.16 * (n2 - 0.5) + 0.10 * (n3 - 0.5) * ease(0.02, 0.004, pixel)
                    if pattern == 0:
                        finish = (tone, 0.0, 0.0, glow[0], glow[1], glow[2], 0.0, 0.0, gloss)
                    elif pattern <= 5 or pattern == 11 or pattern == 12:
                        finish = building(
                            pattern, u, v, pu, pv, pixel, tone, gloss, n1, n2, glow[0], glow[1], glow[2], soft,
                            fibre, seed,
                        )
                    else:
                        finish = furnishing(
                            pattern, u, v, pu, pv, tone, gloss, n1, n2, n3, glow[0], glow[1], glow[2], soft, seed
                        )
                    tone = finish[0]
                    mix = finish[1]
                    emission = finish[2]
                    side = -1.0 if slope > 0 else 1.0
                    nx = side * normal[0] + finish[6] * along[0] + finish[7] * up_axis[0]
                    ny = side * normal[1] + finish[6] * along[1] + finish[7] * up_axis[1]
                    nz = side * normal[2] + finish[6] * along[2] + finish[7] * up_axis[2]
                    q = 1.0 / math.sqrt(nx * nx + ny * ny + nz * nz)
                    nx *= q
                    ny *= q
                    nz *= q
                    lr, lg, lb = lit(
                        px, py, pz, nx, ny, nz, 0.06, lights, boxes, fine, samples, chance(x, y, seed)
                    )
                    up = 0.5 + 0.5 * ny
                    left = contact(px, py, pz, contacts, 1.5)
                    fog = hazed(t, py, eye[1], haze)
                    for c in range(3):
                        own = finish[3 + c]
                        base = (tint[c] * (1 - mix) + second[c] * mix) * tone
                        if emission < 0:
                            base = own * tone
                        light = lr if c == 0 else (lg if c == 1 else lb)
                        light = light * (0.35 + 0.65 * left) + (above[c] * up + below[c] * (1 - up)) * left
                        value = base * base * light
                        if emission > 0:
                            value += emission * own * own
                        value = value * (1 - fog) + haze_light[c] * fog
                        image[y, x, c] = f32(image[y, x, c] * (1 - a) + a * math.sqrt(max(value, 0.0)))
                    image[y, x, 3] = f32(image[y, x, 3] * (1 - a) + a)
                    wet = a * finish[8] * (1 - fog) if gloss > 0 and pattern != 11 else 0.0
                    shine[y, x] = f32(shine[y, x] * (1 - a) + wet)
                    if a > 0.5:
                        depth[y, x] = f32(t)
