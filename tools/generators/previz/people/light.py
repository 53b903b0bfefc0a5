"""Deferred light: sky and ground, wrapped lights, a screen-space shadow of the first light, a rim on the silhouette.

Art is authored in display space and lit there, as the stage's grade squares it later.
"""

# pyright: reportUnknownMemberType=false
import math
from collections.abc import Sequence

import cv2
import numpy as np
from numpy.typing import NDArray

from tools.generators.previz.jit import f32, kernel
from tools.generators.previz.solids.gbuffer import GBuffer
from tools.generators.previz.solids.geometry import Point, unit, vector
from tools.generators.previz.solids.relief import Real

Floats = NDArray[np.float32]
Light = tuple[Point, Point]
"""Direction towards the light in screen axes (right, up, towards the lens), and its colour (display-space rgb, may
exceed 1)."""

SHADOW_REACH = 0.17
"""Metres that a brim, a nose or an arm can throw its shadow."""
SHADOW_DEPTH = 0.85
"""How much of the first light a full shadow takes."""


@kernel
def _ease(a: Real, b: Real, x: Real) -> Real:
    t = min(max((x - a) / (b - a), f32(0)), f32(1))
    return t * t * (f32(3) - f32(2) * t)


@kernel
def _shadow(
    alpha: Floats,
    depth: Floats,
    out: Floats,
    lx: Real,
    ly: Real,
    lz: Real,
    px: Real,
    reach: Real,
    thick: Real,
    gap: Real,
) -> None:
    """March the drawn depth towards the light: brim on brow, nose on cheek, chin on neck. 1 is lit."""
    rows, width = out.shape
    for y in range(rows):
        for x in range(width):
            out[y, x] = f32(1)
            if alpha[y, x] < f32(0.5):
                continue
            z = depth[y, x]
            hidden = f32(0)
            for s in range(1, 15):
                t = reach * (f32(s) + f32((x * 7 + y * 13) % 8) / f32(8)) / f32(15)
                xx = int(f32(x) + lx * t / px)
                yy = int(f32(y) + ly * t / px)
                if xx < 0 or yy < 0 or xx >= width or yy >= rows:
                    break
                if alpha[yy, xx] < f32(0.5):
                    continue
                over = depth[yy, xx] - (z + lz * t)
                if over > gap and over < thick:
                    soft = min((over - gap) / gap * f32(0.4), f32(1)) * (f32(1.15) - t / reach)
                    hidden = max(hidden, soft)
            out[y, x] = f32(1) - min(hidden, f32(1))


@kernel
def _light(
    planes: Floats,
    edge: Floats,
    shadow: Floats,
    lights: Floats,
    top: Floats,
    bottom: Floats,
    rim: Floats,
    rim_x: Real,
    rim_y: Real,
    out: Floats,
) -> None:
    rows, width = shadow.shape
    for y in range(rows):
        for x in range(width):
            p = planes[y, x]
            a = p[6]
            if a <= f32(0.003):
                for c in range(4):
                    out[y, x, c] = f32(0)
                continue
            nx = p[3]
            ny = p[4]
            nz = p[5]
            open_ = p[8]
            gloss = p[9]
            skin = p[10]
            up = f32(0.5) - f32(0.5) * ny
            warmth = skin * (f32(1) - open_)
            r = (top[0] * up + bottom[0] * (f32(1) - up)) * open_
            g = (top[1] * up + bottom[1] * (f32(1) - up)) * open_ * (f32(1) - f32(0.10) * warmth)
            b = (top[2] * up + bottom[2] * (f32(1) - up)) * open_ * (f32(1) - f32(0.18) * warmth)
            # polished things mirror the sky and the ground a little, and more at grazing angles
            graze = (f32(1) - nz) * (f32(1) - nz)
            sky = f32(0.4) + f32(0.6) * _ease(f32(-0.3), f32(0.7), -ny)
            sheen = gloss * gloss * (f32(0.06) + f32(0.42) * graze) * open_ * sky
            sr = top[0] * sheen
            sg = top[1] * sheen
            sb = top[2] * sheen
            reach = f32(0.35) + f32(0.65) * open_
            for i in range(lights.shape[0]):
                lx = lights[i, 0]
                ly = lights[i, 1]
                lz = lights[i, 2]
                facing = nx * lx + ny * ly + nz * lz
                s = shadow[y, x] if i == 0 else f32(1)
                lit = _ease(f32(-0.10), f32(0.72), facing) * s * reach
                band = skin * _ease(f32(-0.30), f32(0.06), facing) * (f32(1) - _ease(f32(0.06), f32(0.45), facing))
                band *= reach * (f32(0.4) + f32(0.6) * s)
                r += lights[i, 3] * (lit + band * f32(0.30))
                g += lights[i, 4] * (lit + band * f32(0.07))
                b += lights[i, 5] * (lit + band * f32(0.04))
                hz = lz + f32(1)
                half = math.sqrt(lx * lx + ly * ly + hz * hz) + f32(1e-6)
                shine = max((nx * lx + ny * ly + nz * hz) / half, f32(0))
                shine *= shine
                shine *= shine
                shine *= shine
                shine *= shine
                shine = shine * (f32(0.5) + f32(0.5) * shine) * gloss * s
                sr += lights[i, 3] * shine
                sg += lights[i, 4] * shine
                sb += lights[i, 5] * shine
            e = max(edge[y, x, 0] * rim_x + edge[y, x, 1] * rim_y, f32(0))
            e = _ease(f32(0.25), f32(0.95), e) * _ease(
                f32(-0.05), f32(0.6), nx * rim_x + ny * rim_y + (f32(0.55) - nz) * f32(0.5)
            )
            glint = p[11]
            own = p[12]
            for c in range(3):
                paint = p[c]
                diffuse = r if c == 0 else g if c == 1 else b
                shine = sr if c == 0 else sg if c == 1 else sb
                lit = min(paint * diffuse + shine + rim[c] * e * (f32(0.35) + f32(0.65) * paint), f32(4))
                white = f32(1.1) if c == 0 else f32(1.08) if c == 1 else f32(1.0)
                lit = lit * (f32(1) - own) + paint * f32(1.35) * own
                out[y, x, c] = (lit * (f32(1) - glint) + white * glint) * a
            out[y, x, 3] = a


def relight(
    gbuffer: GBuffer,
    lights: Sequence[Light],
    ambient_top: Point,
    ambient_bottom: Point,
    rim: tuple[tuple[float, float], Point] | None = None,
    shadows: bool = True,
) -> Floats:
    """Light a G-buffer: premultiplied float32 RGBA (height, width, 4), display space, values may exceed 1.

    The first light is the key: it throws the shadow. Ambients are display-space colours of sky and ground. `rim` is a
    direction on the screen (right, up) and a colour. 2 to 14 ms at 300 to 500 pixels.
    """
    planes = gbuffer.channels
    rows, width = planes.shape[:2]
    out = np.empty((rows, width, 4), np.float32)
    table = np.zeros((len(lights), 6), np.float32)
    for i, (direction, paint) in enumerate(lights):
        x, y, z = unit(direction).tolist()
        table[i] = (x, -y, z, *vector(paint).tolist())
    shadow = _cast(gbuffer, table[0]) if shadows and lights else np.ones((rows, width), np.float32)
    rim_direction, rim_paint = rim if rim is not None else ((0.0, 1.0), (0.0, 0.0, 0.0))
    across, upward, _ = unit((rim_direction[0], rim_direction[1], 0.0)).tolist()
    _light(
        planes,
        gbuffer.edge,
        shadow,
        table,
        vector(ambient_top).astype(np.float32),
        vector(ambient_bottom).astype(np.float32),
        vector(rim_paint).astype(np.float32),
        f32(across),
        f32(-upward),
        out,
    )
    return out


def _cast(gbuffer: GBuffer, key: Floats) -> Floats:
    """The key's shadow at half size (it is blurred anyway), 1 lit."""
    rows, width = gbuffer.rows, gbuffer.width
    small_rows, small_width = max(rows // 2, 2), max(width // 2, 2)
    size = (small_width, small_rows)
    alpha = cv2.resize(np.ascontiguousarray(gbuffer.alpha), size, interpolation=cv2.INTER_NEAREST)
    depth = cv2.resize(np.ascontiguousarray(gbuffer.depth), size, interpolation=cv2.INTER_NEAREST)
    px = gbuffer.metres_per_pixel * rows / small_rows
    shadow = np.empty((small_rows, small_width), np.float32)
    _shadow(
        alpha.astype(np.float32),
        depth.astype(np.float32),
        shadow,
        f32(key[0]),
        f32(key[1]),
        f32(key[2]),
        f32(px),
        f32(SHADOW_REACH),
        f32(0.21),
        f32(0.0055),
    )
    soft = cv2.GaussianBlur(shadow, (0, 0), max(0.7, 0.0036 / px))
    full = cv2.resize(soft, (width, rows), interpolation=cv2.INTER_LINEAR)
    return (1 - SHADOW_DEPTH + SHADOW_DEPTH * full).astype(np.float32)
