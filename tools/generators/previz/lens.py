"""The virtual camera: where it stands, what it sees, and how points and polygons land in its picture."""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from tools.generators.previz.noise import Doubles
from tools.generators.previz.pieces import Point

Pair = tuple[float, float]
NEAR = 0.06


@dataclass(frozen=True, eq=False)
class Lens:
    """A pinhole camera. `axes` rows are right, up and forward; `focal` and the principal point are in pixels.

    A *frame* lens is as large as the picture; a *canvas* lens (see `canvas`) sees more around it, at its own scale.
    """

    eye: Doubles
    axes: Doubles
    focal: float
    cx: float
    cy: float
    width: int
    height: int

    @property
    def horizon(self) -> float:
        """The row of the horizon."""
        tilt = math.asin(max(-0.9, min(0.9, float(self.axes[2, 1]))))
        return self.cy + self.focal * math.tan(tilt)

    def relative(self, point: Sequence[float] | Doubles) -> Doubles:
        """A world point in camera axes: right, up, forward, in metres."""
        return self.axes @ (np.asarray(point, np.float64) - self.eye)

    def see(self, point: Sequence[float] | Doubles) -> tuple[float, float, float]:
        """Where a world point lands: x, y in pixels, and its depth in metres."""
        q = self.relative(point)
        z = max(float(q[2]), 1e-3)
        return self.cx + self.focal * float(q[0]) / z, self.cy - self.focal * float(q[1]) / z, float(q[2])

    def clip(self, points: Sequence[Doubles]) -> list[Pair]:
        """Project a convex polygon, cut by the near plane and by the frustum widened twice; empty when unseen."""
        polygon = [self.relative(p) for p in points]
        kx, ky = self.width / self.focal, self.height / self.focal
        sides: tuple[Callable[[Doubles], float], ...] = (
            lambda v: float(v[2]) - NEAR,
            lambda v: float(kx * v[2] - v[0]),
            lambda v: float(kx * v[2] + v[0]),
            lambda v: float(ky * v[2] - v[1]),
            lambda v: float(ky * v[2] + v[1]),
        )
        for inside in sides:
            kept: list[Doubles] = []
            for a, b in zip(polygon, [*polygon[1:], polygon[0]], strict=True):
                ga, gb = inside(a), inside(b)
                if ga >= 0:
                    kept.append(a)
                if (ga >= 0) != (gb >= 0):
                    kept.append(a + (b - a) * (ga / (ga - gb)))
            polygon = kept
            if len(polygon) < 3:
                return []
        return [
            (self.cx + self.focal * float(v[0] / v[2]), self.cy - self.focal * float(v[1] / v[2])) for v in polygon
        ]

    def mirrored(self) -> "Lens":
        """The same camera under the floor, for reflections; its picture is upside down no more, but y is mirrored."""
        flip = np.array((1.0, -1.0, 1.0))
        return replace(self, eye=self.eye * flip, axes=self.axes * flip)

    def canvas(self, left: float, top: float, right: float, bottom: float, scale: float) -> "Lens":
        """A larger picture from the same place: margins in pixels around the frame, then scaled."""
        return Lens(
            self.eye,
            self.axes,
            self.focal * scale,
            (self.cx + left) * scale,
            (self.cy + top) * scale,
            max(2, math.ceil((self.width + left + right) * scale)),
            max(2, math.ceil((self.height + top + bottom) * scale)),
        )


def aim(eye: Point | Doubles, look: Point | Doubles, focal: float, width: int, height: int) -> Lens:
    """A frame lens at `eye` looking at `look`, upright."""
    forward = np.asarray(look, np.float64) - np.asarray(eye, np.float64)
    forward = forward / np.linalg.norm(forward)
    right = np.cross((0.0, 1.0, 0.0), forward)
    norm = float(np.linalg.norm(right))
    right = right / norm if norm > 1e-4 else np.array((1.0, 0.0, 0.0))
    axes = np.stack([right, np.cross(forward, right), forward])
    return Lens(np.asarray(eye, np.float64), axes, focal, width / 2, height / 2, width, height)


def focal_of(fov: float, width: int) -> float:
    """The focal length in pixels of a horizontal field of view in degrees."""
    return width / 2 / math.tan(math.radians(fov) / 2)
