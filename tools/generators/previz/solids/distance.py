"""Signed distance to one part, and how parts blend. After Inigo Quilez, "distance functions" and "smooth minimum"."""

import math

import numpy as np
from numpy.typing import NDArray

from tools.generators.previz.jit import f32, kernel
from tools.generators.previz.solids.relief import Real

Floats = NDArray[np.float32]
Ints = NDArray[np.int32]

FAR = f32(1e9)


@kernel
def part_distance(g: Floats, form: int, x: Real, y: Real, z: Real) -> Real:
    """Distance to a part; a lower bound outside squeezed cones and ellipsoids.

    A part's numbers: origin 3, axes 9, sizes 4, blend, scale, run of its texture, and three worked out beforehand:
    1 / radii of an ellipsoid; slope, its cosine and 1 / flat of a cone; 1 / flat of a torus.
    """
    px = x - g[0]
    py = y - g[1]
    pz = z - g[2]
    lx = g[3] * px + g[4] * py + g[5] * pz
    ly = g[6] * px + g[7] * py + g[8] * pz
    lz = g[9] * px + g[10] * py + g[11] * pz
    if form == 0:
        qx = lx * g[19]
        qy = ly * g[20]
        qz = lz * g[21]
        k0 = math.sqrt(qx * qx + qy * qy + qz * qz)
        rx = qx * g[19]
        ry = qy * g[20]
        rz = qz * g[21]
        k1 = math.sqrt(rx * rx + ry * ry + rz * rz)
        if k1 < f32(1e-9):
            return -min(g[12], min(g[13], g[14]))
        return k0 * (k0 - f32(1)) / k1
    if form == 1:
        h = g[12]
        ra = g[13]
        rb = g[14]
        flat = g[15]
        lz = lz * g[21]
        q = math.sqrt(lx * lx + lz * lz)
        b = g[19]
        a = g[20]
        k = ly * a - q * b
        if k < 0:
            d = math.sqrt(q * q + ly * ly) - ra
        elif k > a * h:
            d = math.sqrt(q * q + (ly - h) * (ly - h)) - rb
        else:
            d = q * a + ly * b - ra
        return d * min(flat, f32(1))
    if form == 2:
        flat = g[14]
        lz = lz * g[21]
        q = math.sqrt(lx * lx + lz * lz) - g[12]
        return (math.sqrt(q * q + ly * ly) - g[13]) * min(flat, f32(1))
    if form == 3:
        r = g[15]
        qx = abs(lx) - g[12] + r
        qy = abs(ly) - g[13] + r
        qz = abs(lz) - g[14] + r
        ax = max(qx, f32(0))
        ay = max(qy, f32(0))
        az = max(qz, f32(0))
        return math.sqrt(ax * ax + ay * ay + az * az) + min(max(qx, max(qy, qz)), f32(0)) - r
    return ly


@kernel
def join_distance(d: Real, di: Real, k: Real, join: int) -> Real:
    """The distance so far joined with a part's: 0 adds, 1 cuts, 2 keeps what lies inside both."""
    if join == 1:
        di = -di
    if k <= 0:
        return min(d, di) if join == 0 else max(d, di)
    h = max(k - abs(d - di), f32(0)) / k
    if join == 0:
        return min(d, di) - h * h * k * f32(0.25)
    return max(d, di) + h * h * k * f32(0.25)


@kernel
def group_distance(geometry: Floats, kind: Ints, index: Ints, start: int, end: int, x: Real, y: Real, z: Real) -> Real:
    """Distance to the group whose parts are index[start:end]."""
    d = FAR
    for j in range(start, end):
        i = index[j]
        di = part_distance(geometry[i], kind[i, 0], x, y, z)
        d = join_distance(d, di, geometry[i, 16], kind[i, 1])
    return d


@kernel
def probe(geometry: Floats, kind: Ints, origin: Floats, heading: Floats) -> Real:
    """How far one group's surface lies from `origin` along `heading`."""
    n = geometry.shape[0]
    index = np.arange(n, dtype=np.int32)
    t = f32(0)
    for _ in range(160):
        d = group_distance(
            geometry,
            kind,
            index,
            0,
            n,
            origin[0] + heading[0] * t,
            origin[1] + heading[1] * t,
            origin[2] + heading[2] * t,
        )
        if d < f32(5e-4):
            break
        t += d * f32(0.8)
    return float(t)


@kernel
def part_extent(g: Floats, form: int, axis: int) -> tuple[Real, Real]:
    """(low, high) of a part along a world axis, without its blend; planes are endless."""
    c = g[axis]
    if form == 0:
        a = g[3 + axis] * g[12]
        b = g[6 + axis] * g[13]
        e = g[9 + axis] * g[14]
        r = math.sqrt(a * a + b * b + e * e)
        return c - r, c + r
    if form == 1:
        wide = max(g[15], f32(1))
        tip = c + g[6 + axis] * g[12]
        return min(c - g[13] * wide, tip - g[14] * wide), max(c + g[13] * wide, tip + g[14] * wide)
    if form == 2:
        upright = g[6 + axis]
        r = g[12] * max(g[14], f32(1)) * math.sqrt(max(f32(1) - upright * upright, f32(0))) + g[13] * max(g[14], f32(1))
        return c - r, c + r
    if form == 3:
        r = abs(g[3 + axis]) * g[12] + abs(g[6 + axis]) * g[13] + abs(g[9 + axis]) * g[14]
        return c - r, c + r
    return -FAR, FAR


@kernel
def bounds(geometry: Floats, kind: Ints, part_box: Floats, group_box: Floats, spans: Ints) -> None:
    """Fill part_box (n, 6), group_box (groups, 6) as low x, high x, low y... and spans (groups, 2) as part ranges.

    A group's box is what its added parts reach, tightened by what it keeps: clothes are bodies cut to size.
    """
    for q in range(group_box.shape[0]):
        for axis in range(3):
            group_box[q, 2 * axis] = FAR
            group_box[q, 2 * axis + 1] = -FAR
        spans[q, 0] = -1
    for i in range(geometry.shape[0]):
        q = kind[i, 2]
        if spans[q, 0] < 0:
            spans[q, 0] = i
        spans[q, 1] = i + 1
        grow = geometry[i, 16] * f32(0.5)
        for axis in range(3):
            low, high = part_extent(geometry[i], kind[i, 0], axis)
            part_box[i, 2 * axis] = low - grow
            part_box[i, 2 * axis + 1] = high + grow
            if kind[i, 1] == 0:
                group_box[q, 2 * axis] = min(group_box[q, 2 * axis], f32(low - grow))
                group_box[q, 2 * axis + 1] = max(group_box[q, 2 * axis + 1], f32(high + grow))
    for i in range(geometry.shape[0]):
        if kind[i, 1] != 2:
            continue
        q = kind[i, 2]
        if kind[i, 0] != 4:
            for axis in range(3):
                group_box[q, 2 * axis] = max(group_box[q, 2 * axis], part_box[i, 2 * axis])
                group_box[q, 2 * axis + 1] = min(group_box[q, 2 * axis + 1], part_box[i, 2 * axis + 1])
            continue
        for axis in range(3):
            n = geometry[i, 6 + axis]
            if abs(n) < f32(0.2):
                continue
            rest = f32(0)
            for other in range(3):
                if other != axis:
                    m = geometry[i, 6 + other]
                    rest += min(
                        m * (group_box[q, 2 * other] - geometry[i, other]),
                        m * (group_box[q, 2 * other + 1] - geometry[i, other]),
                    )
            limit = geometry[i, axis] + (geometry[i, 16] - rest) / n
            if n > 0:
                group_box[q, 2 * axis + 1] = min(group_box[q, 2 * axis + 1], f32(limit))
            else:
                group_box[q, 2 * axis] = max(group_box[q, 2 * axis], f32(limit))
