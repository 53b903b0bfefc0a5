"""From a solid and a view to a G-buffer: which pixels, which decals, at what scale."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tools.generators.previz.jit import f32
from tools.generators.previz.solids.distance import bounds
from tools.generators.previz.solids.gbuffer import CHANNELS, DEPTH
from tools.generators.previz.solids.geometry import Matrix, Point, vector
from tools.generators.previz.solids.march import DECAL_NUMBERS, march
from tools.generators.previz.solids.page import PAGE
from tools.generators.previz.solids.solid import Floats, Ints, Solid

COARSE, FINE = 0.30, 0.10
"""Contrast of neighbours (sum of three channels) above which a pixel is traced four times."""


@dataclass(frozen=True)
class Window:
    """A rectangle of pixels counted from the anchor: right and down are positive; right and bottom are excluded."""

    left: int
    top: int
    right: int
    bottom: int

    @property
    def width(self) -> int:
        return self.right - self.left

    @property
    def height(self) -> int:
        return self.bottom - self.top

    def cut(self, other: "Window") -> "Window":
        """What both share; may be empty (right <= left)."""
        return Window(
            max(self.left, other.left),
            max(self.top, other.top),
            min(self.right, other.right),
            min(self.bottom, other.bottom),
        )

    @property
    def empty(self) -> bool:
        return self.right <= self.left or self.bottom <= self.top


@dataclass(frozen=True, eq=False)
class Viewed:
    """A solid turned to the lens: the same parts in view space, ready for the march."""

    geometry: Floats
    paint: Floats
    kind: Ints
    decals: Floats
    pages: NDArray[np.float32]


def view(solid: Solid, turn: Matrix) -> Viewed:
    """The solid as the lens sees it: `turn` rotates the world about its origin."""
    geometry, paint, kind = solid.parts()
    matrix = turn.astype(np.float32)
    geometry[:, :3] = geometry[:, :3] @ matrix.T
    geometry[:, 3:12] = (geometry[:, 3:12].reshape(-1, 3, 3) @ matrix.T).reshape(-1, 9)
    decals = np.zeros((max(len(solid.decals), 1), DECAL_NUMBERS), np.float32)
    decals[:, 12] = 1
    pages = np.zeros((max(len(solid.decals), 1), PAGE, PAGE, 4) if solid.decals else (1, 2, 2, 4), np.float32)
    for i, decal in enumerate(solid.decals):
        frame = decal.frame
        decals[i, :3] = turn @ frame.origin
        decals[i, 3:12] = (turn @ frame.rotation).T.reshape(-1)
        decals[i, 12:] = frame.scale, decal.width, decal.height
        pages[i] = decal.page
    return Viewed(geometry, paint, kind, decals, pages)


def extent(viewed: Viewed, metres_per_unit: float, px_per_metre: float, first_group: int = 0) -> Window:
    """The pixels that the solid (from a group on) can touch, with a margin of two."""
    teams = int(viewed.kind[-1, 2]) + 1
    part_box = np.empty((len(viewed.kind), 6), np.float32)
    group_box = np.empty((teams, 6), np.float32)
    spans = np.zeros((teams, 2), np.int32)
    bounds(viewed.geometry, viewed.kind, part_box, group_box, spans)
    boxes = group_box[first_group:]
    boxes = boxes[(boxes[:, 0] <= boxes[:, 1]) & (boxes[:, 2] <= boxes[:, 3])]
    scale = metres_per_unit * px_per_metre
    return Window(
        int(np.floor(boxes[:, 0].min() * scale)) - 2,
        int(np.floor(-boxes[:, 3].max() * scale)) - 2,
        int(np.ceil(boxes[:, 1].max() * scale)) + 2,
        int(np.ceil(-boxes[:, 2].min() * scale)) + 2,
    )


def draw(
    viewed: Viewed,
    window: Window,
    metres_per_unit: float,
    px_per_metre: float,
    supersample: int = 1,
    reach: float = 1.0,
) -> Floats:
    """The G-buffer planes of `window`: (height, width, 13). Pure: the same solid and window give the same bytes.

    `supersample` 1 smooths outlines, 2 also every break of colour. `reach` scales the occlusion (head units).
    """
    out = np.zeros((window.height, window.width, CHANNELS), np.float32)
    units_per_pixel = 1.0 / (px_per_metre * metres_per_unit)
    march(
        viewed.geometry,
        viewed.paint,
        viewed.kind,
        viewed.decals,
        viewed.pages,
        window.left,
        window.top,
        f32(units_per_pixel),
        f32(reach),
        f32(FINE if supersample > 1 else COARSE),
        out,
    )
    out[..., DEPTH] *= np.float32(metres_per_unit)
    return out


def pixel(
    point: Point, turn: Matrix, metres_per_unit: float, px_per_metre: float, window: Window
) -> tuple[float, float]:
    """Where a world point falls in the window's picture."""
    seen = turn @ vector(point) * metres_per_unit * px_per_metre
    return float(seen[0]) - window.left, -float(seen[1]) - window.top
