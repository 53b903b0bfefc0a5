"""What a ray finds where it hits: occlusion, blended paint, pages and eyes."""

import math

import numpy as np
from numpy.typing import NDArray

from tools.generators.previz.jit import f32, kernel
from tools.generators.previz.solids.distance import FAR, group_distance, join_distance, part_distance
from tools.generators.previz.solids.relief import Real

Floats = NDArray[np.float32]
Ints = NDArray[np.int32]


@kernel
def openness(
    geometry: Floats, kind: Ints, index: Ints, groups: Ints, count: int, group_box: Floats, x: Real, y: Real,
    z: Real, nx: Real, ny: Real, nz: Real, reach: Real,
) -> Real:
    """Ambient occlusion from five probes along the normal: 1 open, towards 0 in a crease."""
    closed = f32(0)
    weight = f32(1)
    for s in range(1, 6):
        h = (f32(0.010) + f32(s) * f32(0.033)) * reach
        qx = x + nx * h
        qy = y + ny * h
        qz = z + nz * h
        best = h
        for j in range(count):
            q = groups[j, 0]
            dx = max(max(group_box[q, 0] - qx, qx - group_box[q, 1]), f32(0))
            dy = max(max(group_box[q, 2] - qy, qy - group_box[q, 3]), f32(0))
            dz = max(max(group_box[q, 4] - qz, qz - group_box[q, 5]), f32(0))
            if best > 0 and dx * dx + dy * dy + dz * dz >= best * best:
                continue
            best = min(best, group_distance(geometry, kind, index, groups[j, 1], groups[j, 2], qx, qy, qz))
        closed += (h - best) * weight
        weight *= f32(0.80)
    return min(max(f32(1) - closed / reach * f32(2.4), f32(0.10)), f32(1))


@kernel
def _ease(a: Real, b: Real, x: Real) -> Real:
    return min(max((x - a) / (b - a), f32(0)), f32(1))


@kernel
def paint_decal(
    page: Floats, d: Floats, x: Real, y: Real, z: Real, nx: Real, ny: Real, nz: Real, out: Floats
) -> None:
    """Lay a page over the colour, projected along its frame's z, fading where the surface turns away."""
    ax = x - d[0]
    ay = y - d[1]
    az = z - d[2]
    u = (d[3] * ax + d[4] * ay + d[5] * az) / d[12]
    v = (d[6] * ax + d[7] * ay + d[8] * az) / d[12]
    w = (d[9] * ax + d[10] * ay + d[11] * az) / d[12]
    facing = d[9] * nx + d[10] * ny + d[11] * nz
    if w < f32(-0.05) or abs(u) > d[13] * f32(0.49) or abs(v) > d[14] * f32(0.5) or facing < f32(0.02):
        return
    size = page.shape[0]
    fu = (u / d[13] + f32(0.5)) * f32(size - 1)
    fv = (f32(0.5) - v / d[14]) * f32(size - 1)
    iu = min(max(int(fu), 0), size - 2)
    iv = min(max(int(fv), 0), size - 2)
    pu = fu - f32(iu)
    pv = fv - f32(iv)
    fade = min((facing - f32(0.02)) * f32(4), f32(1))
    w00 = (f32(1) - pu) * (f32(1) - pv) * fade
    w10 = pu * (f32(1) - pv) * fade
    w01 = (f32(1) - pu) * pv * fade
    w11 = pu * pv * fade
    high = page[iv]
    low = page[iv + 1]
    ink = high[iu, 3] * w00 + high[iu + 1, 3] * w10 + low[iu, 3] * w01 + low[iu + 1, 3] * w11
    for c in range(3):
        laid = high[iu, c] * w00 + high[iu + 1, c] * w10 + low[iu, c] * w01 + low[iu + 1, c] * w11
        out[c] = out[c] * (f32(1) - ink) + laid


@kernel
def paint_eye(g: Floats, iris: Floats, lx: Real, ly: Real, lz: Real, out: Floats) -> None:
    """White, iris with a dark ring, pupil; the catchlight sits up and left of wherever the eye looks."""
    r = math.sqrt(lx * lx + ly * ly + lz * lz) + f32(1e-9)
    angle = math.acos(min(max(lz / r, f32(-1)), f32(1)))
    ring = _ease(f32(0.73), f32(0.68), angle)
    pupil = _ease(f32(0.39), f32(0.34), angle)
    limb = _ease(f32(0.54), f32(0.66), angle)
    depth = (f32(1) - limb * f32(0.55)) * (f32(0.82) - f32(0.42) * ly / r / f32(0.55))
    white = f32(0.86) - f32(0.10) * abs(angle)
    out[0] = (white * (f32(1) - ring) + iris[0] * depth * ring) * (f32(1) - pupil) + f32(0.035) * pupil
    out[1] = (white * f32(0.97) * (f32(1) - ring) + iris[1] * depth * ring) * (f32(1) - pupil) + f32(0.03) * pupil
    out[2] = (white * f32(0.93) * (f32(1) - ring) + iris[2] * depth * ring) * (f32(1) - pupil) + f32(0.035) * pupil
    vx = g[9] - f32(0.20)
    vy = g[10] + f32(0.20)
    vz = g[11]
    facing = (out[3] * vx - out[4] * vy + out[5] * vz) / math.sqrt(vx * vx + vy * vy + vz * vz)
    out[11] = _ease(f32(0.984), f32(0.990), facing) * f32(0.95)


@kernel
def blended_paint(
    geometry: Floats, paint: Floats, kind: Ints, index: Ints, start: int, end: int, x: Real, y: Real, z: Real,
    out: Floats,
) -> int:
    """The colour of a group at a surface point, blended like its parts; returns the part that wins."""
    d = FAR
    winner = -1
    for j in range(start, end):
        i = index[j]
        di = part_distance(geometry[i], kind[i, 0], x, y, z)
        k = geometry[i, 16]
        join = kind[i, 1]
        if join == 0:
            share = f32(1) if di < d else f32(0)
            if k > 0 and d < FAR * f32(0.5):
                share = min(max(f32(0.5) + f32(0.5) * (d - di) / k, f32(0)), f32(1))
        elif paint[i, 3] == 7:
            share = f32(0)
        else:
            edge = -di if join == 1 else di
            share = f32(1) if edge > d else f32(0)
            if k > 0:
                share = min(max(f32(0.5) + f32(0.5) * (edge - d) / k, f32(0)), f32(1))
        for c in range(3):
            out[c] = out[c] * (f32(1) - share) + paint[i, c] * share
        if share > f32(0.5):
            winner = i
        d = join_distance(d, di, k, join)
    return winner
