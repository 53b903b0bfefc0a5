"""The march: from the lens along every pixel to the solid's surface, into the planes of a G-buffer.

    tile (8 px)   which groups and parts can be seen in it, which can darken it
    trace         one ray: hit, normal, paint, relief, decal, eye, occlusion
    edges         pixels where colour, depth or coverage breaks are traced again, four rays each
"""

import math

import numpy as np
from numpy.typing import NDArray

from tools.generators.previz.jit import f32, kernel
from tools.generators.previz.solids.distance import (
    FAR,
    bounds,
    group_distance,
)
from tools.generators.previz.solids.relief import AMPLITUDE, GLOSS, SHADE, Real, relief
from tools.generators.previz.solids.surface import blended_paint, openness, paint_decal, paint_eye

Floats = NDArray[np.float32]
Ints = NDArray[np.int32]

TILE = 8
OCCLUSION_REACH = f32(0.18)
DECAL_NUMBERS = 15
"""A decal in the march: origin 3, rotation 9, scale, width, height."""


@kernel
def _list_tile(
    spans: Ints, group_box: Floats, part_box: Floats, kind: Ints, geometry: Floats, x0: Real, x1: Real, y0: Real,
    y1: Real, index: Ints, groups: Ints,
) -> int:
    """Fill index with the parts and groups (n, 3: group, start, end) that reach the rectangle; the count of groups."""
    count = 0
    filled = 0
    for q in range(spans.shape[0]):
        if (
            group_box[q, 0] > x1 or group_box[q, 1] < x0 or group_box[q, 2] > y1 or group_box[q, 3] < y0
            or group_box[q, 4] > group_box[q, 5]
        ):
            continue
        start = filled
        added = False
        for i in range(spans[q, 0], spans[q, 1]):
            pad = geometry[i, 16]  # chained blends reach a little past their own
            if kind[i, 1] != 2 and (
                part_box[i, 0] - pad > x1 or part_box[i, 1] + pad < x0 or part_box[i, 2] - pad > y1
                or part_box[i, 3] + pad < y0
            ):
                continue
            index[filled] = i
            filled += 1
            added = added or kind[i, 1] == 0
        if not added:
            filled = start
            continue
        groups[count, 0] = q
        groups[count, 1] = start
        groups[count, 2] = filled
        count += 1
    return count


@kernel
def _tile_start(
    geometry: Floats, kind: Ints, group_box: Floats, index: Ints, groups: Ints, count: int, x: Real, y: Real,
    radius: Real,
) -> Real:
    """How far every ray of a tile can safely go: one thick ray through its middle. -FAR when nothing is met."""
    z = -FAR
    bottom = FAR
    for j in range(count):
        z = max(z, group_box[groups[j, 0], 5])
        bottom = min(bottom, group_box[groups[j, 0], 4])
    for _ in range(40):
        best = FAR
        for j in range(count):
            if z - group_box[groups[j, 0], 5] < best:
                best = min(best, group_distance(geometry, kind, index, groups[j, 1], groups[j, 2], x, y, z))
        if best < radius * f32(1.3):
            return z
        z -= (best - radius) * f32(0.85)
        if z < bottom:
            return -FAR
    return z


@kernel
def _trace(
    geometry: Floats, paint: Floats, kind: Ints, group_box: Floats, index: Ints, groups: Ints, count: int,
    wide: Ints, wide_groups: Ints, wide_count: int, decals: Floats, pages: Floats, live: Ints, x: Real, y: Real,
    z_start: Real, px: Real, reach: Real, known: Real, out: Floats,
) -> bool:
    """Trace one ray at (x, y); fill `out` with the 13 channels. False when it misses.

    An occlusion `known` already (0 or more) is taken over, a negative one is worked out.
    """
    seen = 0
    z = -FAR
    bottom = FAR
    for j in range(count):
        q = groups[j, 0]
        if x >= group_box[q, 0] and x <= group_box[q, 1] and y >= group_box[q, 2] and y <= group_box[q, 3]:
            live[seen] = j
            seen += 1
            z = max(z, group_box[q, 5])
            bottom = min(bottom, group_box[q, 4])
    if seen == 0:
        return False
    z = min(z, z_start)
    hit = -1
    for _ in range(120):
        best = FAR
        nearest = -1
        front = 0
        for s in range(seen):
            j = live[s]
            q = groups[j, 0]
            if z < group_box[q, 4] or z - group_box[q, 5] >= best:
                continue
            d = group_distance(geometry, kind, index, groups[j, 1], groups[j, 2], x, y, z)
            if d < best:
                best = d
                nearest = j
                front = s
        if front > 0:  # the nearest group first: it spares the others at the next step
            live[front] = live[0]
            live[0] = nearest
        if best < px * f32(0.35):
            hit = nearest
            break
        z -= max(min(best, f32(1e6)) * f32(0.85), px * f32(0.3))
        if z < bottom:
            break
    if hit < 0:
        return False
    a = groups[hit, 1]
    b = groups[hit, 2]
    for c in range(3):
        out[c] = f32(0)
    winner = blended_paint(geometry, paint, kind, index, a, b, x, y, z, out)
    if winner < 0:
        return False
    e = px * f32(0.9)
    d0 = group_distance(geometry, kind, index, a, b, x + e, y - e, z - e)
    d1 = group_distance(geometry, kind, index, a, b, x - e, y - e, z + e)
    d2 = group_distance(geometry, kind, index, a, b, x - e, y + e, z - e)
    d3 = group_distance(geometry, kind, index, a, b, x + e, y + e, z + e)
    nx = d0 - d1 - d2 + d3
    ny = d2 - d0 - d1 + d3
    nz = d1 - d0 - d2 + d3
    m = math.sqrt(nx * nx + ny * ny + nz * nz) + f32(1e-9)
    nx /= m
    ny /= m
    nz /= m
    if known < 0:
        known = openness(geometry, kind, wide, wide_groups, wide_count, group_box, x, y, z, nx, ny, nz, reach)
    out[8] = known
    g = geometry[winner]
    material = int(paint[winner, 3])
    qx = (x - g[0]) / g[17]
    qy = (y - g[1]) / g[17]
    qz = (z - g[2]) / g[17]
    lx = g[3] * qx + g[4] * qy + g[5] * qz
    ly = g[6] * qx + g[7] * qy + g[8] * qz
    lz = g[9] * qx + g[10] * qy + g[11] * qz
    decal = kind[winner, 3]
    if material == 1 and decal >= 0 and kind[winner, 0] == 0 and g[12] > f32(0.1) * decals[decal, 12]:
        # the big masses of hair share the head's own space, so that locks run on across joins
        f = decals[decal]
        ax = x - f[0]
        ay = y - f[1]
        az = z - f[2]
        lx = (f[3] * ax + f[4] * ay + f[5] * az) / f[12]
        ly = (f[6] * ax + f[7] * ay + f[8] * az) / f[12]
        lz = (f[9] * ax + f[10] * ay + f[11] * az) / f[12] + f32(0.06)
    ly += g[18]
    amplitude = AMPLITUDE[material]
    if amplitude > 0:
        off = f32(0) if material < 2 else f32(kind[winner, 2] % 17) * f32(1.37)
        h = f32(0.012)
        h0 = relief(material, lx + off, ly, lz)
        hx = (relief(material, lx + h + off, ly, lz) - h0) / h * amplitude
        hy = (relief(material, lx + off, ly + h, lz) - h0) / h * amplitude
        hz = (relief(material, lx + off, ly, lz + h) - h0) / h * amplitude
        wx = g[3] * hx + g[6] * hy + g[9] * hz
        wy = g[4] * hx + g[7] * hy + g[10] * hz
        wz = g[5] * hx + g[8] * hy + g[11] * hz
        dn = wx * nx + wy * ny + wz * nz
        nx -= wx - dn * nx
        ny -= wy - dn * ny
        nz -= wz - dn * nz
        m = math.sqrt(nx * nx + ny * ny + nz * nz) + f32(1e-9)
        nx /= m
        ny /= m
        nz /= m
        shade = f32(1) + (h0 - f32(0.48)) * SHADE[material]
        for c in range(3):
            out[c] *= shade
    if decal >= 0 and material != 1 and material != 6:
        paint_decal(pages[decal], decals[decal], x, y, z, nx, ny, nz, out)
    out[3] = nx
    out[4] = -ny
    out[5] = nz
    out[6] = f32(1)
    out[7] = z
    out[9] = GLOSS[material]
    out[10] = f32(1) if material == 0 else f32(0)
    out[11] = f32(0)
    out[12] = f32(1) if material == 11 else f32(0)
    if material == 4:
        paint_eye(g, paint[winner], lx, ly, lz, out)
    return True


@kernel
def _breaks(p: Floats, q: Floats, step: Real, fine: Real) -> bool:
    """Whether two neighbouring pixels lie on different things."""
    if p[6] != q[6]:
        return True
    if p[6] == 0:
        return False
    if abs(p[7] - q[7]) > step:
        return True
    colours = abs(p[0] - q[0]) + abs(p[1] - q[1]) + abs(p[2] - q[2])
    return colours > fine or abs(p[11] - q[11]) > f32(0.3)


@kernel
def _spread_openness(out: Floats, left: int, top: int, grid: int) -> None:
    """Fill the occlusion of pixels that borrow it (marked 2) from the pixels round them that have their own.

    With `grid` 1 every second pixel has its own, with 2 one in four; the nearest in depth counts most.
    """
    rows, width = out.shape[0], out.shape[1]
    for y in range(rows):
        for x in range(width):
            if out[y, x, 8] < f32(1.5):
                continue
            total = f32(0)
            weights = f32(0)
            for yy in range(max(y - 1, 0), min(y + 2, rows)):
                for xx in range(max(x - 1, 0), min(x + 2, width)):
                    if out[yy, xx, 6] == 0 or not _owns_openness(left + xx, top + yy, grid):
                        continue
                    w = f32(1) / (f32(0.004) + abs(out[yy, xx, 7] - out[y, x, 7]))
                    total += out[yy, xx, 8] * w
                    weights += w
            out[y, x, 8] = total / weights if weights > 0 else f32(1)


@kernel
def _owns_openness(x: int, y: int, grid: int) -> bool:
    return (x + y) % 2 == 0 if grid == 1 else x % 2 == 0 and y % 2 == 0


@kernel
def march(
    geometry: Floats, paint: Floats, kind: Ints, decals: Floats, pages: Floats, left: int, top: int, px: Real,
    reach: Real, fine: Real, out: Floats,
) -> None:
    """March the solid into out (height, width, 13), whose pixel (0, 0) lies at (left, top) from the world's origin.

    `px` is world units a pixel, `reach` scales the occlusion, `fine` is the contrast above which a pixel is traced
    four times. Depth comes out in world units.
    """
    rows, width = out.shape[0], out.shape[1]
    n = geometry.shape[0]
    teams = kind[n - 1, 2] + 1
    part_box = np.empty((n, 6), np.float32)
    group_box = np.empty((teams, 6), np.float32)
    spans = np.zeros((teams, 2), np.int32)
    bounds(geometry, kind, part_box, group_box, spans)
    near = np.empty(n, np.int32)
    near_groups = np.empty((teams, 3), np.int32)
    wide = np.empty(n, np.int32)
    wide_groups = np.empty((teams, 3), np.int32)
    live = np.empty(teams, np.int32)
    ray = np.zeros(13, np.float32)
    grid = 2 if px < f32(0.006) * reach else 1
    redo = np.zeros((rows, width), np.bool_)
    across = (width + TILE - 1) // TILE
    down = (rows + TILE - 1) // TILE
    for second in range(2):
        if second == 1:
            _spread_openness(out, left, top, grid)
            for yy in range(rows):
                for xx in range(width):
                    if xx + 1 < width and _breaks(out[yy, xx], out[yy, xx + 1], px * f32(5), fine):
                        redo[yy, xx] = True
                        redo[yy, xx + 1] = True
                    if yy + 1 < rows and _breaks(out[yy, xx], out[yy + 1, xx], px * f32(5), fine):
                        redo[yy, xx] = True
                        redo[yy + 1, xx] = True
        for tile in range(across * down):
            ty = tile // across * TILE
            tx = tile % across * TILE
            x0 = f32(left + tx) * px
            x1 = x0 + f32(TILE) * px
            y1 = -f32(top + ty) * px
            y0 = y1 - f32(TILE) * px
            count = _list_tile(spans, group_box, part_box, kind, geometry, x0, x1, y0, y1, near, near_groups)
            if count == 0:
                continue
            z_start = _tile_start(
                geometry, kind, group_box, near, near_groups, count, (x0 + x1) * f32(0.5), (y0 + y1) * f32(0.5),
                px * f32(TILE * 0.7072),
            )
            if z_start <= -FAR:
                continue
            pad = OCCLUSION_REACH * reach
            wide_count = _list_tile(
                spans, group_box, part_box, kind, geometry, x0 - pad, x1 + pad, y0 - pad, y1 + pad, wide, wide_groups
            )
            for yy in range(ty, min(rows, ty + TILE)):
                for xx in range(tx, min(width, tx + TILE)):
                    if second == 0:
                        x = (f32(left + xx) + f32(0.5)) * px
                        y = -(f32(top + yy) + f32(0.5)) * px
                        known = f32(-1) if _owns_openness(left + xx, top + yy, grid) else f32(2)
                        if _trace(
                            geometry, paint, kind, group_box, near, near_groups, count, wide, wide_groups, wide_count,
                            decals, pages, live, x, y, z_start, px, reach, known, ray,
                        ):
                            for c in range(13):
                                out[yy, xx, c] = ray[c]
                        continue
                    if not redo[yy, xx]:
                        continue
                    hits = f32(1) if out[yy, xx, 6] > 0 else f32(0)
                    known = out[yy, xx, 8] if hits > 0 else f32(-1)
                    for s in range(3):  # with the ray that has been there: four, on a turned grid
                        ox = f32((0.20, 0.85, 0.35)[s])
                        oy = f32((0.25, 0.35, 0.90)[s])
                        x = (f32(left + xx) + ox) * px
                        y = -(f32(top + yy) + oy) * px
                        if _trace(
                            geometry, paint, kind, group_box, near, near_groups, count, wide, wide_groups, wide_count,
                            decals, pages, live, x, y, z_start, px * f32(0.6), reach, known, ray,
                        ):
                            hits += f32(1)
                            known = ray[8]
                            for c in range(13):
                                out[yy, xx, c] += ray[c]
                    if hits > 0:
                        for c in range(13):
                            out[yy, xx, c] /= hits
                        out[yy, xx, 6] = hits * f32(0.25)
