"""A solid: a flat list of signed-distance parts.

Parts belong to groups. Inside a group parts blend smoothly (ADD), carve (CUT) or trim (KEEP); the groups are joined by
a hard union. Order matters only inside a group: add before you carve.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum

import numpy as np
from numpy.typing import NDArray

from tools.generators.previz.directions import cross
from tools.generators.previz.solids.colour import Paint, colour
from tools.generators.previz.solids.distance import probe
from tools.generators.previz.solids.geometry import Frame, Matrix, Point, Vector, along, curve, length, vector

Floats = NDArray[np.float32]
Ints = NDArray[np.int32]


class Form(IntEnum):
    ELLIPSOID = 0
    CONE = 1
    TORUS = 2
    BOX = 3
    PLANE = 4


class Join(IntEnum):
    ADD = 0
    CUT = 1
    KEEP = 2


class Material(IntEnum):
    """How a surface takes relief, gloss and light. UNPAINTED carves without changing the colour."""

    SKIN = 0
    HAIR = 1
    CLOTH = 2
    OIL = 3
    EYE = 4
    KNIT = 5
    PLAIN = 6
    UNPAINTED = 7
    METAL = 8
    WOOD = 9
    FUR = 10
    GLOW = 11
    PAPER = 12
    GLOSSY = 13


def _worked_out(form: Form, numbers: Sequence[float]) -> tuple[float, float, float]:
    """What the distance of a part needs at every step (see part_distance)."""
    a, b, c, d = numbers
    match form:
        case Form.ELLIPSOID:
            return 1 / max(a, 1e-6), 1 / max(b, 1e-6), 1 / max(c, 1e-6)
        case Form.CONE:
            slope = (b - c) / a
            return slope, math.sqrt(max(1 - slope * slope, 1e-6)), 1 / d
        case Form.TORUS:
            return 0.0, 0.0, 1 / c
        case Form.BOX | Form.PLANE:
            return 0.0, 0.0, 0.0


@dataclass(frozen=True, eq=False)
class Decal:
    """A painted page laid on a solid along the frame's z: premultiplied float RGBA, `width` x `height` frame units."""

    page: Floats
    frame: Frame
    width: float
    height: float


class Solid:
    """Parts under construction; `parts()` hands them to the march."""

    def __init__(self) -> None:
        self._geometry: list[list[float]] = []
        self._paint: list[list[float]] = []
        self._kind: list[list[int]] = []
        self.group = -1
        self.decals: list[Decal] = []
        self._decal = -1

    def __len__(self) -> int:
        return len(self._kind)

    def begin(self, decal: int = -1) -> int:
        """Start a new group; `decal` is the index of the page painted on it."""
        self.group += 1
        self._decal = decal
        return self.group

    def _push(
        self,
        form: Form,
        centre: Vector,
        rotation: Matrix,
        numbers: Sequence[float],
        paint: Paint,
        material: Material,
        blend: float,
        join: Join,
        scale: float,
        run: float = 0.0,
    ) -> None:
        turned = rotation.T.reshape(-1).tolist()
        ready = _worked_out(form, numbers)
        self._geometry.append([*centre.tolist(), *turned, *numbers, blend, scale, run, *ready])
        self._paint.append([*colour(paint).tolist(), float(material)])
        self._kind.append([int(form), int(join), self.group, self._decal])

    def ball(
        self,
        frame: Frame,
        centre: Point,
        radii: float | Point,
        paint: Paint,
        material: Material = Material.SKIN,
        blend: float = 0.0,
        join: Join = Join.ADD,
        turn: Matrix | None = None,
    ) -> None:
        """An ellipsoid."""
        r = np.broadcast_to(np.asarray(radii, np.float64), 3) * frame.scale
        rotation = frame.rotation if turn is None else frame.rotation @ turn
        self._push(
            Form.ELLIPSOID,
            frame.at(centre),
            rotation,
            [*r.tolist(), 0.0],
            paint,
            material,
            blend * frame.scale,
            join,
            frame.scale,
        )

    def cone(
        self,
        frame: Frame,
        start: Point,
        end: Point,
        start_radius: float,
        end_radius: float,
        paint: Paint,
        material: Material = Material.CLOTH,
        blend: float = 0.0,
        join: Join = Join.ADD,
        flat: float = 1.0,
        run: float = 0.0,
    ) -> None:
        """A round cone; `flat` below 1 squeezes it along the frame's depth; `run` is where its texture starts."""
        a, b = frame.at(start), frame.at(end)
        axis = b - a
        height = max(length(axis), 1e-6)
        y = axis / height
        z = frame.rotation[:, 2] if abs(float(y @ frame.rotation[:, 2])) < 0.95 else frame.rotation[:, 0]
        x = cross(y, z)
        x = x / length(x)
        rotation = np.stack([x, y, cross(x, y)], 1)
        ra, rb = start_radius * frame.scale, end_radius * frame.scale
        if abs(ra - rb) > height * 0.98:  # one end would swallow the other
            rb = ra + math.copysign(height * 0.98, rb - ra)
        self._push(
            Form.CONE, a, rotation, [height, ra, rb, flat], paint, material, blend * frame.scale, join, frame.scale, run
        )

    def tube(
        self,
        frame: Frame,
        points: Sequence[Point],
        radii: Sequence[float],
        paint: Paint,
        material: Material = Material.CLOTH,
        blend: float = 0.01,
        samples: int = 0,
        flat: float = 1.0,
    ) -> None:
        """Cones along the points, or along a smooth curve of `samples` points through them."""
        path = np.asarray([vector(p) for p in points])
        widths = np.asarray(radii, np.float64)
        if samples:
            widths = np.interp(np.linspace(0, 1, samples), np.linspace(0, 1, len(widths)), widths)
            path = curve(points, samples)
        run = 0.0
        for i in range(len(path) - 1):
            self.cone(
                frame,
                path[i],
                path[i + 1],
                float(widths[i]),
                float(widths[i + 1]),
                paint,
                material,
                blend,
                flat=flat,
                run=run,
            )
            run += length(path[i + 1] - path[i])

    def ring(
        self,
        frame: Frame,
        centre: Point,
        radius: float,
        thickness: float,
        paint: Paint,
        material: Material = Material.CLOTH,
        blend: float = 0.0,
        turn: Matrix | None = None,
        flat: float = 1.0,
        join: Join = Join.ADD,
    ) -> None:
        """A torus round the frame's y."""
        rotation = frame.rotation if turn is None else frame.rotation @ turn
        k = frame.scale
        self._push(
            Form.TORUS,
            frame.at(centre),
            rotation,
            [radius * k, thickness * k, flat, 0.0],
            paint,
            material,
            blend * k,
            join,
            k,
        )

    def box(
        self,
        frame: Frame,
        centre: Point,
        half: Point,
        rounding: float,
        paint: Paint,
        material: Material = Material.CLOTH,
        blend: float = 0.0,
        join: Join = Join.ADD,
        turn: Matrix | None = None,
    ) -> None:
        """A box of half sizes `half` whose edges are rounded by `rounding` (at most the smallest half size)."""
        rotation = frame.rotation if turn is None else frame.rotation @ turn
        k = frame.scale
        sizes = (vector(half) * k).tolist()
        edge = min(rounding * k, *sizes)
        self._push(Form.BOX, frame.at(centre), rotation, [*sizes, edge], paint, material, blend * k, join, k)

    def trim(
        self,
        frame: Frame,
        centre: Point,
        normal: Point,
        blend: float = 0.01,
        join: Join = Join.KEEP,
        paint: Paint = "#000000",
        material: Material = Material.UNPAINTED,
    ) -> None:
        """Keep the side of a plane that its normal points away from."""
        rotation = along(frame.rotation @ vector(normal), (0, 0, 1))
        self._push(
            Form.PLANE,
            frame.at(centre),
            rotation,
            [0.0, 0.0, 0.0, 0.0],
            paint,
            material,
            blend * frame.scale,
            join,
            frame.scale,
        )

    def parts(self) -> tuple[Floats, Floats, Ints]:
        """Geometry (n, 22), paint (n, 4) and kind (n, 4: form, join, group, decal)."""
        return (
            np.array(self._geometry, np.float32).reshape(-1, 22),
            np.array(self._paint, np.float32).reshape(-1, 4),
            np.array(self._kind, np.int32).reshape(-1, 4),
        )

    def surface(self, group: int, frame: Frame, x: float, y: float, start: float = 0.9) -> float:
        """Depth (frame units) of a group's surface along the frame's z through (x, y): where to lay brows and lips.

        Small dark carvings (mouth, nostrils) are ignored. A negative `start` looks from behind.
        """
        rows = [
            i
            for i, (kind, paint) in enumerate(zip(self._kind, self._paint, strict=True))
            if kind[2] == group and not (kind[1] == Join.CUT and paint[3] == float(Material.PLAIN))
        ]
        geometry = np.array([self._geometry[i] for i in rows], np.float32)
        kind = np.array([self._kind[i] for i in rows], np.int32)
        sign = math.copysign(1.0, start)
        origin = frame.at((x, y, start)).astype(np.float32)
        heading = (-sign * frame.rotation[:, 2]).astype(np.float32)
        return start - sign * float(probe(geometry, kind, origin, heading)) / frame.scale
