"""The film look: bloom, exposure, vignette, a filmic curve, split tone, grain, straight to the planes of the encoder.

The frame holds roots (gamma 2), so squaring it gives linear light. Output is BT.709, limited range, 4:2:0.
"""

from dataclasses import dataclass

import cv2
import numpy as np

from tools.generators.previz.jit import f32, kernel
from tools.generators.previz.noise import Bytes, Floats

Triple = tuple[float, float, float]
Planes = tuple[Bytes, Bytes, Bytes]


@dataclass(frozen=True)
class Grade:
    """How the negative is printed."""

    exposure: float = 1.2
    bloom: float = 0.26
    vignette: float = 0.55
    shadows: Triple = (0.92, 0.99, 1.10)
    highlights: Triple = (1.05, 1.0, 0.93)
    saturation: float = 0.90
    contrast: float = 1.08
    lift: float = 0.015
    grain: float = 0.012


@kernel
def shrink_linear(frame: Floats, out: Floats) -> None:
    """Linear light, averaged over 4 x 4 pixels: (3, h, w) roots to (h // 4, w // 4, 3)."""
    for y in range(out.shape[0]):
        for x in range(out.shape[1]):
            for c in range(3):
                total = f32(0)
                for j in range(4):
                    for i in range(4):
                        value = frame[c, y * 4 + j, x * 4 + i]
                        total += value * value
                out[y, x, c] = total * f32(1 / 16.0)


@kernel
def print_frame(
    frame: Floats, bloom: Floats, luma: Bytes, blue_plane: Bytes, red_plane: Bytes, grain: Floats, grain_x: int,
    grain_y: int, numbers: Floats, shadows: Floats, highlights: Floats, columns: Floats,
) -> None:  # fmt: skip
    """Grade (3, h, w) into Y (h, w), U and V (h // 2, w // 2).

    `bloom` is (3, h // 4, w // 4) linear; `numbers`: exposure, bloom, vignette, saturation, contrast, lift, grain;
    `columns` is the vignette's share of every column. Loops run along rows and hold no branch, for SIMD.
    """
    height, width = luma.shape
    tall, wide = bloom.shape[1], bloom.shape[2]
    exposure = numbers[0]
    share = numbers[1]
    saturation = numbers[3]
    contrast = numbers[4]
    lift = numbers[5]
    amount = numbers[6]
    zero = f32(0)
    one = f32(1)
    half = f32(0.5)
    keep = (one - share) * exposure
    add = share * f32(1.25) * exposure
    cb = np.zeros(width, np.float32)
    cr = np.zeros(width, np.float32)
    halo = np.zeros((3, width), np.float32)
    narrow = np.zeros(wide, np.float32)
    for y in range(height):
        fy = (f32(y) + half) * f32(0.25) - half
        fy = min(max(fy, zero), f32(tall - 1))
        b0 = int(fy)
        b1 = min(b0 + 1, tall - 1)
        qy = fy - f32(b0)
        for c in range(3):
            for x in range(wide):
                narrow[x] = bloom[c, b0, x] * (one - qy) + bloom[c, b1, x] * qy
            for x in range(width):
                fx = min(max((f32(x) + half) * f32(0.25) - half, zero), f32(wide - 1))
                a0 = int(fx)
                a1 = min(a0 + 1, wide - 1)
                qx = fx - f32(a0)
                halo[c, x] = (narrow[a0] * (one - qx) + narrow[a1] * qx) * add
        dy = (f32(y) - f32(height) * half) / (f32(height) * half)
        row_share = one - numbers[2] * f32(0.45) * dy * dy
        grain_row = (y + grain_y) & 511
        if y & 1 == 0:
            for x in range(width):
                cb[x] = zero
                cr[x] = zero
        for x in range(width):
            vignette = max(row_share - columns[x], f32(0.12))
            r = (frame[0, y, x] * frame[0, y, x] * keep + halo[0, x]) * vignette
            g = (frame[1, y, x] * frame[1, y, x] * keep + halo[1, x]) * vignette
            b = (frame[2, y, x] * frame[2, y, x] * keep + halo[2, x]) * vignette
            r = (r * (f32(2.51) * r + f32(0.03))) / (r * (f32(2.43) * r + f32(0.59)) + f32(0.14))
            g = (g * (f32(2.51) * g + f32(0.03))) / (g * (f32(2.43) * g + f32(0.59)) + f32(0.14))
            b = (b * (f32(2.51) * b + f32(0.03))) / (b * (f32(2.43) * b + f32(0.59)) + f32(0.14))
            r = np.sqrt(min(max(r, zero), one))
            g = np.sqrt(min(max(g, zero), one))
            b = np.sqrt(min(max(b, zero), one))
            light = r * f32(0.2126) + g * f32(0.7152) + b * f32(0.0722)
            t = min(light * f32(1 / 0.75), one)
            k = t * t * (f32(3) - f32(2) * t)
            r = (light + (r - light) * saturation) * (shadows[0] * (one - k) + highlights[0] * k)
            g = (light + (g - light) * saturation) * (shadows[1] * (one - k) + highlights[1] * k)
            b = (light + (b - light) * saturation) * (shadows[2] * (one - k) + highlights[2] * k)
            r = ((r - half) * contrast + half) * (one - lift) + lift
            g = ((g - half) * contrast + half) * (one - lift) + lift
            b = ((b - half) * contrast + half) * (one - lift) + lift * f32(1.25)
            noise = grain[grain_row, x + grain_x] * amount * (f32(1.15) - light * f32(0.75))
            r = min(max(r + noise, zero), one)
            g = min(max(g + noise, zero), one)
            b = min(max(b + noise, zero), one)
            level = r * f32(0.2126) + g * f32(0.7152) + b * f32(0.0722)
            luma[y, x] = np.uint8(f32(16.5) + level * f32(219))
            cb[x] += b - level
            cr[x] += r - level
        if y & 1 == 1:
            for x in range(width // 2):
                blue_plane[y >> 1, x] = np.uint8(f32(128.5) + (cb[2 * x] + cb[2 * x + 1]) * f32(0.5389 * 0.25 * 224))
                red_plane[y >> 1, x] = np.uint8(f32(128.5) + (cr[2 * x] + cr[2 * x + 1]) * f32(0.6350 * 0.25 * 224))


def grain_sheet(seed: int, width: int) -> Floats:
    """Film grain: 512 rows, wide enough that a frame never runs past its end."""
    random = np.random.Generator(np.random.PCG64(seed))
    noise = random.standard_normal((512, 512)).astype(np.float32)
    noise = noise + np.roll(noise, 1, 0) + np.roll(noise, 1, 1) + np.roll(noise, (1, 1), (0, 1))
    noise = noise / np.float32(noise.std())
    return np.ascontiguousarray(np.tile(noise, (1, 2 + width // 512))).astype(np.float32)


class Lab:
    """Prints the frames of one shot: a grade, a size and a seed."""

    def __init__(self, grade: Grade, width: int, height: int, seed: int) -> None:
        self._size, self._seed = (width, height), seed
        self._numbers = np.array(
            (grade.exposure, grade.bloom, grade.vignette, grade.saturation, grade.contrast, grade.lift, grade.grain),
            np.float32,
        )
        self._shadows, self._highlights = np.array(grade.shadows, np.float32), np.array(grade.highlights, np.float32)
        across = (np.arange(width, dtype=np.float32) - width * 0.5) / (width * 0.5)
        self._columns = (grade.vignette * 0.62 * across * across).astype(np.float32)
        self._grain = grain_sheet(seed, width)

    def print(self, frame: Floats, number: int, gain: float = 1.0) -> Planes:
        """The planes of frame `number`; `gain` multiplies the exposure."""
        width, height = self._size
        small = np.zeros((height // 4, width // 4, 3), np.float32)
        shrink_linear(frame, small)
        glow = np.maximum(small - np.float32(0.10), np.float32(0)) + small * np.float32(0.25)
        unit = width / 1280 if width > height else height / 1280
        tight = np.asarray(cv2.GaussianBlur(glow, (0, 0), 3.2 * unit), np.float32)
        tiny = cv2.resize(glow, (max(width // 16, 1), max(height // 16, 1)), interpolation=cv2.INTER_AREA)
        middle = np.asarray(cv2.GaussianBlur(tiny, (0, 0), 4.0 * unit), np.float32)
        broad = np.asarray(cv2.GaussianBlur(tiny, (0, 0), 10.0 * unit), np.float32)
        warm = middle * np.array((0.62, 0.55, 0.55), np.float32) + broad * np.array((0.62, 0.45, 0.42), np.float32)
        wide = cv2.resize(warm, (width // 4, height // 4), interpolation=cv2.INTER_LINEAR)
        bloom = np.ascontiguousarray((tight * np.float32(0.6) + wide).transpose(2, 0, 1)).astype(np.float32)
        luma = np.empty((height, width), np.uint8)
        blue = np.empty((height // 2, width // 2), np.uint8)
        red = np.empty((height // 2, width // 2), np.uint8)
        numbers = self._numbers.copy()
        numbers[0] *= gain
        shuffle = (number * 2654435761 + self._seed * 40503) & 0xFFFFFFFF
        print_frame(
            frame, bloom, luma, blue, red, self._grain, (shuffle >> 8) & 511, (shuffle >> 17) & 511, numbers,
            self._shadows, self._highlights, self._columns,
        )  # fmt: skip
        return luma, blue, red


def to_rgb(planes: Planes) -> Bytes:
    """Planes as an RGB picture (height, width, 3), for stills."""
    luma, blue, red = planes
    height, width = luma.shape
    y = (luma.astype(np.float32) - 16) / 219
    wide = (width, height)
    cb = (np.asarray(cv2.resize(blue, wide, interpolation=cv2.INTER_LINEAR), np.float32) - 128) / 224
    cr = (np.asarray(cv2.resize(red, wide, interpolation=cv2.INTER_LINEAR), np.float32) - 128) / 224
    r = y + 1.5748 * cr
    g = y - 0.1873 * cb - 0.4681 * cr
    b = y + 1.8556 * cb
    return np.clip(np.stack([r, g, b], -1) * 255 + 0.5, 0, 255).astype(np.uint8)
