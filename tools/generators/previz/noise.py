"""Tiled noise and colour: the textures that every painted surface is broken up with.

All tiles are 512 x 512 float32 in 0..1 and wrap around, so `tap(tile, u, v)` is defined for any u and v (in texels).
"""

import math

import cv2
import numpy as np
from numpy.typing import NDArray

from tools.generators.previz.jit import f32, kernel

Floats = NDArray[np.float32]
Bytes = NDArray[np.uint8]
Doubles = NDArray[np.float64]
Colour3 = tuple[float, float, float] | Doubles

TILE = 512


def _tile(slope: float, seed: int, across: float = 1.0, along: float = 1.0) -> Floats:
    """Noise with spectrum 1/f**slope; `across` and `along` stretch it."""
    random = np.random.Generator(np.random.PCG64(seed))
    spectrum = np.fft.rfft2(random.standard_normal((TILE, TILE)))
    fy = np.fft.fftfreq(TILE)[:, None] * along
    fx = np.fft.rfftfreq(TILE)[None] * across
    frequency = np.sqrt(fx * fx + fy * fy)
    frequency[0, 0] = 1
    spectrum = spectrum * frequency ** (-slope / 2)
    spectrum[0, 0] = 0
    field = np.fft.irfft2(spectrum)
    field = (field - field.mean()) / field.std()
    return (np.tanh(field * 0.8) * 0.5 + 0.5).astype(f32)


def _smooth_tile(slope: float, seed: int, sigma: float) -> Floats:
    """Noise without any small detail, for landforms; blurred over three copies so that it still wraps."""
    wide = cv2.GaussianBlur(np.tile(_tile(slope, seed), (3, 3)), (0, 0), sigma)[TILE : 2 * TILE, TILE : 2 * TILE]
    return ((wide - wide.min()) / (wide.max() - wide.min())).astype(f32)


SOFT: Floats = _tile(3.1, 11)
"""Broad clouds of tone."""
FINE: Floats = _tile(2.3, 12)
"""Grainier: bark, plaster, leaf litter."""
FIBRE: Floats = _tile(2.6, 13, 1.0, 2.4)
"""Stretched: wood grain, brushed metal."""
LAND: Floats = _smooth_tile(3.6, 21, 2.2)
"""Hills and dunes."""


@kernel
def tap(tile: Floats, u: float, v: float) -> float:
    """Bilinear sample of a wrapping tile at (u, v) texels."""
    mask = tile.shape[0] - 1
    fu = math.floor(u)
    fv = math.floor(v)
    a = f32(u - fu)
    b = f32(v - fv)
    x0 = int(fu) & mask
    x1 = (int(fu) + 1) & mask
    y0 = int(fv) & mask
    y1 = (int(fv) + 1) & mask
    top = tile[y0, x0] * (f32(1) - a) + tile[y0, x1] * a
    bottom = tile[y1, x0] * (f32(1) - a) + tile[y1, x1] * a
    return float(top * (f32(1) - b) + bottom * b)


@kernel
def ease(a: float, b: float, x: float) -> float:
    """Smooth step from 0 at `a` to 1 at `b`; runs downwards when b < a."""
    t = min(max((x - a) / (b - a), 0.0), 1.0)
    return t * t * (3.0 - 2.0 * t)


@kernel
def chance(a: int, b: int, seed: int) -> float:
    """A number in 0..1 that depends on two integers and a seed: the same brick is always the same brick."""
    x = (int(a) * 374761393 + int(b) * 668265263 + int(seed) * 974711) & 0x7FFFFFFF
    x = ((x ^ (x >> 13)) * 1274126177) & 0x7FFFFFFF
    return ((x ^ (x >> 15)) & 0xFFFF) / 65535.0


def colour(words: "str | Floats | Doubles | tuple[float, float, float]", gain: float = 1.0) -> Doubles:
    """A display-space colour 0..1 from "#rrggbb" or three numbers."""
    if isinstance(words, str):
        digits = words.lstrip("#")
        return np.array([int(digits[i : i + 2], 16) / 255 for i in (0, 2, 4)]) * gain
    return np.asarray(words, np.float64) * gain


def light_colour(words: "str | Doubles", gain: float = 1.0) -> Doubles:
    """A linear light of that colour: the display colour squared."""
    return colour(words) ** 2 * gain


def generator(*seed: int) -> np.random.Generator:
    """The one way to get random numbers here: seeded per object."""
    return np.random.Generator(np.random.PCG64(list(seed)))
