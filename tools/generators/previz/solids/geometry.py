"""Directions, turns and curves: the small geometry that modelling needs. Angles are radians."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from tools.generators.previz.directions import cross

Vector = NDArray[np.float64]
Matrix = NDArray[np.float64]
Point = Sequence[float] | Vector


def vector(point: Point) -> Vector:
    return np.asarray(point, np.float64)


def unit(point: Point) -> Vector:
    """The direction of `point`; the zero vector stays zero."""
    v = vector(point)
    return v / max(length(v), 1e-12)


def length(point: Point) -> float:
    total = 0.0
    for part in vector(point).tolist():
        total += part * part
    return math.sqrt(total)


def identity() -> Matrix:
    return np.eye(3)


def rot_x(angle: float) -> Matrix:
    """A nod: positive brings the top towards the lens."""
    c, s = math.cos(angle), math.sin(angle)
    return np.array([[1, 0, 0], [0, c, -s], [0, s, c]])


def rot_y(angle: float) -> Matrix:
    """A turn: positive brings the front towards screen right."""
    c, s = math.cos(angle), math.sin(angle)
    return np.array([[c, 0, s], [0, 1, 0], [-s, 0, c]])


def rot_z(angle: float) -> Matrix:
    """A tilt: positive leans the top towards screen left."""
    c, s = math.cos(angle), math.sin(angle)
    return np.array([[c, -s, 0], [s, c, 0], [0, 0, 1]])


def along(axis: Point, towards: Point) -> Matrix:
    """A rotation whose y is `axis` and whose z leans as far as it can `towards`."""
    y = unit(axis)
    z = vector(towards) - y * float(vector(towards) @ y)
    if length(z) < 1e-6:
        z = vector((0, 0, 1)) if abs(y[2]) < 0.9 else vector((1, 0, 0))
        z = z - y * float(z @ y)
    z = unit(z)
    return np.stack([cross(y, z), y, z], 1)


@dataclass(frozen=True)
class Frame:
    """A rigid frame with uniform scale: where a bone, the head or a prop lives in the world."""

    rotation: Matrix = field(default_factory=identity)
    origin: Vector = field(default_factory=lambda: np.zeros(3))
    scale: float = 1.0

    def at(self, point: Point) -> Vector:
        """World position of a point of this frame."""
        return self.origin + self.scale * (self.rotation @ vector(point))

    def local(self, point: Point) -> Vector:
        """The inverse of `at`."""
        return (self.rotation.T @ (vector(point) - self.origin)) / self.scale

    def child(self, origin: Point = (0, 0, 0), rotation: Matrix | None = None, scale: float = 1.0) -> "Frame":
        turned = self.rotation if rotation is None else self.rotation @ rotation
        return Frame(turned, self.at(origin), self.scale * scale)


WORLD = Frame()


def curve(points: Sequence[Point], samples: int) -> Matrix:
    """Catmull-Rom through the control points; (samples, 3)."""
    p = np.asarray(points, np.float64)
    p = np.vstack([2 * p[0] - p[1], p, 2 * p[-1] - p[-2]])
    out: list[Vector] = []
    for u in np.linspace(0, len(p) - 3 - 1e-9, samples):
        i = int(u)
        t = float(u) - i
        a, b, c, d = p[i], p[i + 1], p[i + 2], p[i + 3]
        out.append(0.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t * t + (3 * b - a - 3 * c + d) * t**3))
    return np.array(out)


def two_bone(start: Vector, target: Point, upper: float, lower: float, pole: Point) -> tuple[Vector, Vector]:
    """Joint and end of a two-bone limb that bends towards `pole`; the target is pulled within reach."""
    reach = vector(target) - start
    far = length(reach)
    u = reach / max(far, 1e-6)
    far = float(np.clip(far, abs(upper - lower) + 0.02, (upper + lower) * 0.999))
    x = (upper * upper - lower * lower + far * far) / (2 * far)
    h = math.sqrt(max(upper * upper - x * x, 0.0))
    q = vector(pole) - u * float(vector(pole) @ u)
    return start + u * x + unit(q) * h, start + u * far
