# pyright: reportUnknownMemberType=false
"""Cut-outs: trees, bushes, signs, boats, painted once as colours with normals and stood in the world like flats.

    a painter paints on a Canvas in metres (x right of the foot, y up) -> colours + normals, lit later by the world

A cut-out is drawn at a few sizes and in a few variants, kept, and scaled down to what a view asks for.
"""

import math
from collections.abc import Callable, Sequence
from functools import lru_cache

import cv2
import numpy as np

from tools.generators.previz.dabs import dabs as lay_dabs
from tools.generators.previz.dabs import page
from tools.generators.previz.dabs import stroke as lay_stroke
from tools.generators.previz.drawing import Sheet, inflate, smooth, straight
from tools.generators.previz.noise import FINE, Doubles, generator
from tools.generators.previz.noise import colour as tint
from tools.generators.previz.pieces import Art, Colour, Draw

Random = np.random.Generator
Pair = tuple[float, float]
Painter = Callable[["Canvas", Random], None]

VARIANTS = 5
"""How many different individuals of a kind there are."""
LARGEST = 900_000
"""Pixels of the largest drawing; what is nearer to the lens is enlarged from it, and out of focus anyway."""


class Canvas:
    """A cut-out being painted, `width` x `height` metres, its foot in the middle of the lower edge."""

    def __init__(self, width: float, height: float, scale: float, foot: float = 0.0) -> None:
        self.scale = scale
        self.colours, self.normals = page(width * scale + 1, height * scale + 1)
        rows, columns = self.colours.shape[:2]
        self.centre = columns / 2
        self.floor = rows - 2 - foot * scale

    def at(self, x: float, y: float) -> Pair:
        return self.centre + x * self.scale, self.floor - y * self.scale

    def limb(
        self, a: Pair, b: Pair, thick_a: float, thick_b: float, colour: Doubles, rough: float = 1.0, grain: float = 0.0
    ) -> None:
        """A tapering round branch from `a` to `b`; `rough` 1 is bark, 0 a smooth stalk. Thickness is a radius."""
        (xa, ya), (xb, yb) = self.at(*a), self.at(*b)
        k = self.scale
        lay_stroke(
            self.colours, self.normals, xa, ya, max(thick_a * k, 0.6), xb, yb, max(thick_b * k, 0.4),
            float(colour[0]), float(colour[1]), float(colour[2]), FINE, grain, rough,
        )  # fmt: skip

    def dabs(self, strokes: Sequence[Doubles] | Doubles, smallest: float = 1.2) -> None:
        """Brush dabs in order. Rows: x, y, long and short radius, angle, normal x and y (up), r, g, b, alpha."""
        rows = np.array(strokes if isinstance(strokes, np.ndarray) else np.concatenate(list(strokes)), float)
        rows[:, 0] = self.centre + rows[:, 0] * self.scale
        rows[:, 1] = self.floor - rows[:, 1] * self.scale
        rows[:, 2] = np.maximum(rows[:, 2] * self.scale, smallest)
        rows[:, 3] = np.maximum(rows[:, 3] * self.scale, min(smallest, 0.8))
        rows[:, 4] *= -1
        rows[:, 6] *= -1
        lay_dabs(self.colours, self.normals, rows)

    def shape(
        self,
        points: Sequence[Pair],
        colour: Colour,
        round_: float = 0.05,
        *,
        curved: bool = True,
        stroke: float = 0.0,
        shadow: float = 0.42,
    ) -> None:
        """A filled (or, with `stroke` metres, drawn) outline, rounded towards its edge over `round_` metres."""
        outline = [self.at(x, y) for x, y in points]
        reach = max(round_ * self.scale, 1.2)
        pad = math.ceil(reach * 1.6 + stroke * self.scale) + 3
        rows, columns = self.colours.shape[:2]
        left = max(int(min(x for x, _ in outline)) - pad, 0)
        top = max(int(min(y for _, y in outline)) - pad, 0)
        right = min(int(max(x for x, _ in outline)) + pad, columns)
        bottom = min(int(max(y for _, y in outline)) + pad, rows)
        if right - left < 2 or bottom - top < 2:
            return
        moved = [(x - left, y - top) for x, y in outline]
        path = smooth(moved, not stroke) if curved else straight(moved, not stroke)
        page_ = Sheet(right - left, bottom - top).fill(path, stroke=stroke * self.scale)
        mask = np.ascontiguousarray(page_.image()[..., 3])
        relief = cv2.GaussianBlur(inflate(mask, reach), (0, 0), min(max(reach * 0.12, 0.7), 6.0))
        alpha = mask.astype(np.float32)[..., None] / np.float32(255)
        # Each part throws a soft shadow on those painted before it, or the parts read as one blob.
        cast = cv2.GaussianBlur(mask, (0, 0), min(max(reach * 0.35, 1.0), 12.0))
        shift = np.array([[1, 0, reach * 0.1], [0, 1, reach * 0.35]], np.float32)
        cast = cv2.warpAffine(cast, shift, (right - left, bottom - top)).astype(np.float32)[..., None]
        slopes = [cv2.Sobel(relief, cv2.CV_32F, 1, 0, ksize=3), cv2.Sobel(relief, cv2.CV_32F, 0, 1, ksize=3)]
        colours, normals = self.colours[top:bottom, left:right], self.normals[top:bottom, left:right]
        normals *= 1 - alpha
        normals += np.stack(slopes, -1) * (np.float32(-reach * 0.20) * alpha)
        lit = colours[..., :3] * (1 - cast * np.float32(shadow / 255)) * (1 - alpha)
        colours[..., :3] = lit + tint(colour).astype(np.float32) * (alpha * 255)
        colours[..., 3:] = colours[..., 3:] * (1 - alpha) + alpha * 255


def clump(
    random: Random,
    centre: Pair,
    radius: Pair,
    count: int,
    size: float,
    colours: Sequence[str],
    *,
    stretch: float = 1.6,
    droop: float = 0.0,
    top_light: float = 0.25,
) -> Doubles:
    """Leaves as dabs over an ellipse, back to front. They carry the normal of the whole mass, so it is lit as one."""
    angle = random.random(count) * 2 * math.pi
    out = np.sqrt(random.random(count))
    x, y = np.cos(angle) * out, np.sin(angle) * out
    order = np.argsort(y + random.random(count) * 0.9)[::-1]
    x, y, out = x[order], y[order], out[order]
    palette = np.array([tint(c) for c in colours])
    colour = palette[random.integers(0, len(colours), count)] * (0.70 + 0.5 * random.random((count, 1)))
    colour = colour * (1 + top_light * y[:, None]) * (0.62 + 0.38 * out[:, None] ** 2)
    length = size * (0.55 + 0.8 * random.random(count))
    return np.stack(
        [
            centre[0] + x * radius[0], centre[1] + y * radius[1], length * stretch, length,
            random.normal(0, 0.7, count) - droop * x,
            x * 0.85 + random.normal(0, 0.25, count), y * 0.85 + random.normal(0, 0.25, count),
            *colour.T, 0.75 + 0.25 * random.random(count),
        ],
        1,
    )  # fmt: skip


def cutout(paint: Painter, width: float, height: float, foot: float = 0.0) -> Draw:
    """A cut-out whose drawings are kept: by size (steps of a quarter) and by variant."""

    def draw(scale: float, random: Random, /) -> Art:
        largest = math.sqrt(LARGEST / (width * height))
        step = math.ceil(math.log2(min(max(scale, 1.0), largest)) * 3 - 1e-6)
        kept = _painted(paint, width, height, foot, step, int(random.integers(VARIANTS)))
        ratio = scale / 2 ** (step / 3)
        if 0.97 < ratio < 1.03:
            return kept
        colours, normals, x, y = kept
        size = max(int(colours.shape[1] * ratio), 2), max(int(colours.shape[0] * ratio), 2)
        across, down = size[0] / colours.shape[1], size[1] / colours.shape[0]
        how = cv2.INTER_AREA if ratio < 1 else cv2.INTER_LINEAR
        small = cv2.resize(colours, size, interpolation=how).astype(np.uint8)
        bumps = np.ascontiguousarray(cv2.resize(normals, size, interpolation=how), np.float32)
        return Art(small, bumps, x * across, y * down)

    return draw


@lru_cache(maxsize=48)
def _painted(paint: Painter, width: float, height: float, foot: float, step: int, variant: int) -> Art:
    canvas = Canvas(width, height, 2 ** (step / 3), foot)
    paint(canvas, generator(variant, 11))
    return Art(canvas.colours, canvas.normals, canvas.centre, canvas.floor)


def scaled(draw: Draw, factor: float) -> Draw:
    """The same cut-out, bigger or smaller, sharing its kept drawings."""

    def resized(scale: float, random: Random, /) -> Art:
        return draw(scale * factor, random)

    return resized
