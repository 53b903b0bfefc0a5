"""The fine relief of materials: locks of hair, folds, knit, grain. Heights in a part's own rest space."""

import math
from typing import Any

import numpy as np

from tools.generators.previz.jit import f32, kernel

# By material: height of the relief, gloss, and how much the relief shades the colour.
#                SKIN   HAIR   CLOTH OIL   EYE   KNIT  PLAIN UNP  METAL  WOOD  FUR    GLOW PAPER  GLOSSY
Real = float | np.floating[Any]
"""A number in a kernel: float32 when all of its expression is."""

AMPLITUDE = np.array([0.010, 0.042, 0.12, 0.11, 0.0, 0.05, 0.0, 0.0, 0.006, 0.02, 0.018, 0.0, 0.012, 0.0], np.float32)
GLOSS = np.array([0.10, 0.20, 0.06, 0.42, 0.15, 0.05, 0.22, 0.0, 0.95, 0.20, 0.08, 0.0, 0.03, 0.75], np.float32)
SHADE = np.array([0.10, 0.40, 0.20, 0.20, 0.0, 0.20, 0.0, 0.0, 0.10, 0.55, 0.30, 0.0, 0.10, 0.0], np.float32)


@kernel
def _corner(x: int, y: int, z: int) -> Real:
    h = (x * 374761393 + y * 668265263 + z * 1274126177) & 0xFFFFFFFF
    h = ((h ^ (h >> 13)) * 1103515245) & 0xFFFFFFFF
    return f32(((h ^ (h >> 16)) & 0xFFFF) / 65535.0)


@kernel
def solid_noise(x: Real, y: Real, z: Real) -> Real:
    """Value noise in space, 0..1, one cell a unit."""
    ix = math.floor(x)
    iy = math.floor(y)
    iz = math.floor(z)
    fx = f32(x - ix)
    fy = f32(y - iy)
    fz = f32(z - iz)
    fx = fx * fx * (f32(3) - f32(2) * fx)
    fy = fy * fy * (f32(3) - f32(2) * fy)
    fz = fz * fz * (f32(3) - f32(2) * fz)
    a = int(ix)
    b = int(iy)
    c = int(iz)
    v00 = _corner(a, b, c) * (f32(1) - fx) + _corner(a + 1, b, c) * fx
    v10 = _corner(a, b + 1, c) * (f32(1) - fx) + _corner(a + 1, b + 1, c) * fx
    v01 = _corner(a, b, c + 1) * (f32(1) - fx) + _corner(a + 1, b, c + 1) * fx
    v11 = _corner(a, b + 1, c + 1) * (f32(1) - fx) + _corner(a + 1, b + 1, c + 1) * fx
    return (v00 * (f32(1) - fy) + v10 * fy) * (f32(1) - fz) + (v01 * (f32(1) - fy) + v11 * fy) * fz


@kernel
def relief(material: int, x: Real, y: Real, z: Real) -> Real:
    """Height 0..1 of a material at a rest-space point."""
    if material == 1:
        q = math.sqrt(x * x + z * z) + f32(1e-6)
        u = x / q
        v = z / q
        w = solid_noise(x * f32(3.1), y * f32(3.1), z * f32(3.1)) * f32(1.3)
        broad = solid_noise(u * f32(6) + f32(9), y * f32(1.6) + w, v * f32(6))
        return broad * f32(0.60) + solid_noise(u * f32(19), y * f32(2) + w, v * f32(19) + f32(5)) * f32(0.40)
    if material == 2:
        broad = solid_noise(x * f32(2.6) + f32(3), y * f32(1.5), z * f32(2.6))
        return broad * f32(0.75) + solid_noise(x * f32(6) + f32(7), y * f32(4), z * f32(6)) * f32(0.25)
    if material == 3:
        w = solid_noise(x * f32(1.7), y * f32(1.7), z * f32(1.7)) * f32(2)
        crease = abs(solid_noise(x * f32(2.4) + w, y * f32(2) + w, z * f32(2.4)) - f32(0.5))
        return crease * f32(1.5) + solid_noise(x * f32(7), y * f32(7), z * f32(7)) * f32(0.15)
    if material == 5:
        rows = f32(0.28) * (f32(0.5) + f32(0.5) * math.sin(y * f32(60)))
        broad = solid_noise(x * f32(3), y * f32(3), z * f32(3)) * f32(0.4)
        return broad + rows + f32(0.1) * solid_noise(x * f32(30), y * f32(30), z * f32(30))
    if material == 8:
        return solid_noise(x * f32(5), y * f32(5), z * f32(5)) * f32(0.8) + f32(0.1)
    if material == 9:
        w = solid_noise(x * f32(2.2), y * f32(0.7), z * f32(2.2)) * f32(2.2)
        ring = solid_noise((x + z * f32(0.6)) * f32(5) + w, y * f32(0.5), w)
        return ring * f32(0.55) + solid_noise(x * f32(26), y * f32(1.6), z * f32(26)) * f32(0.45)
    if material == 10:
        w = solid_noise(x * f32(3), y * f32(3), z * f32(3)) * f32(2)
        broad = solid_noise(x * f32(14) + w, y * f32(6), z * f32(14) + w)
        return broad * f32(0.3) + solid_noise(x * f32(44) + w, y * f32(16), z * f32(44)) * f32(0.7)
    if material == 12:
        return solid_noise(x * f32(8), y * f32(8), z * f32(8)) * f32(0.5) + f32(0.24)
    broad = solid_noise(x * f32(9), y * f32(9), z * f32(9)) * f32(0.5)
    return broad + solid_noise(x * f32(22), y * f32(22), z * f32(22)) * f32(0.25)
