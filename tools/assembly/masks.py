"""Drawn masks: the irises and wipes that are no straight line, and the rounded edges of what is laid over a picture.

    iris open        clock            diagonal         a box
    . . . . .        . . # # .        # # # . .          ######
    . . # . .        . . # # .        # # . . .         ########
    . . . . .        . . . . .        # . . . .          ######

Drawn at half the picture's size and scaled up, which leaves their edges a little soft.
"""

import math
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw

from tools.assembly.mixing import Course
from tools.assembly.recipe import Layer
from tools.film.timeline import Mixture

FINER = 4
"""Rounded corners are drawn so many times larger."""

Plane = NDArray[np.float64]


def mask_size(size: tuple[int, int]) -> tuple[int, int]:
    """The size at which a mask for a picture of `size` is drawn."""
    return -(-size[0] // 2), -(-size[1] // 2)


def draw_mixture(mixture: Mixture, course: Course, size: tuple[int, int], out: Path) -> None:
    """Write the frames of `course` as raw grey pictures: 255 where the incoming picture is seen."""
    with out.open("wb") as file:
        for frame in mixture_masks(mixture, course, mask_size(size)):
            file.write(frame.tobytes())


def mixture_masks(mixture: Mixture, course: Course, size: tuple[int, int]) -> Iterator[NDArray[np.uint8]]:
    """The masks of a mixture, (height, width) each; the first of the whole is all 0."""
    width, height = size
    down, across = np.mgrid[0:height, 0:width].astype(np.float64) + 0.5
    drawn = _drawn(mixture, across, down, width, height)
    for number in range(course.skipped, course.skipped + course.frames):
        share = drawn(number / course.whole)
        yield np.floor(np.clip(share, 0, 1) * 255 + 0.5).astype(np.uint8)


def _drawn(mixture: Mixture, across: Plane, down: Plane, width: int, height: int) -> Callable[[float], Plane]:
    """How much of the incoming picture is seen where, as a function of the way done (0..1)."""
    soft = max(2.0, min(width, height) / 80)
    if mixture == "wipe diagonal":
        edge = soft / max(width, height)
        place = (across / width + down / height) / 2
        return lambda done: (done * (1 + edge) - edge / 2 - place) / edge + 0.5
    right, up = across - width / 2, height / 2 - down
    if mixture == "wipe clock":

        def swept(done: float) -> Plane:
            # Rounded, so that the last digit of a processor's sine is not seen.
            sine, cosine = round(math.sin(2 * math.pi * done), 9), round(math.cos(2 * math.pi * done), 9)
            # The edge is soft to both sides of the hand, but for its start, where nothing may be seen yet.
            behind = np.clip((sine * up - cosine * right) / soft + min(0.5, 4 * done), 0, 1)
            half = (right >= 0).astype(np.float64)
            return np.minimum(half, behind) if done <= 0.5 else np.maximum(half, behind)

        return swept
    away = np.sqrt(right * right + up * up)
    farthest = math.sqrt(width * width + height * height) / 2 + soft

    def inside(done: float) -> Plane:
        return (done * farthest - soft / 2 - away) / soft + 0.5

    if mixture == "iris close":
        return lambda done: 1 - np.clip(inside(1 - done), 0, 1)
    return inside


def draw_edge(layer: Layer, size: tuple[int, int]) -> Image.Image:
    """The alpha of a layer of `size` with rounded corners and its opacity, as a grey picture."""
    alpha = _rounded(size, 0, layer.corners * min(size))
    return alpha.point([round(value * layer.opacity) for value in range(256)])


def draw_border(layer: Layer, size: tuple[int, int], width: int) -> Image.Image:
    """The border of a layer, `width` pixels wide, as RGBA."""
    radius = layer.corners * min(size)
    hole = _rounded(size, width, max(radius - width, 0))
    border = Image.new("RGBA", size, layer.border_colour)
    border.putalpha(hole.point([255 - value for value in range(256)]))
    return border


def _rounded(size: tuple[int, int], inset: int, radius: float) -> Image.Image:
    width, height = size[0] * FINER, size[1] * FINER
    large = Image.new("L", (width, height), 0)
    edges = (inset * FINER, inset * FINER, width - 1 - inset * FINER, height - 1 - inset * FINER)
    ImageDraw.Draw(large).rounded_rectangle(edges, radius * FINER, fill=255)
    return large.reduce(FINER)
