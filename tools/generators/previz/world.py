"""A place as a small three-dimensional set that a camera may look at from anywhere.

    World = faces + terrain + sprites + movers   what is seen (pieces.py)
          + lights + glows + beams + contacts    what lights it
          + blocks                               boxes that cast shadow
          + marks + views                        where people stand, where cameras stand well

A place function makes one from an Atmosphere and a seed; baking.py paints it for one camera.
"""

import itertools
import math
from collections.abc import Generator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field

import numpy as np

from tools.generators.previz.atmosphere import Atmosphere
from tools.generators.previz.directions import cross
from tools.generators.previz.noise import Doubles, colour
from tools.generators.previz.pieces import (
    PATTERNS,
    Beam,
    Colour,
    Draw,
    Face,
    Glow,
    Land,
    Mark,
    Mover,
    Pattern,
    Point,
    Sprite,
    Surface,
    Terrain,
    View,
    Water,
)
from tools.generators.previz.terrain import height_of

POINT, SUN, SPOT = 0.0, 1.0, 2.0
LIGHT_ROW = 16
"""kind, x y z, dx dy dz, r g b, radius, cos inner, cos outer, shadow, softness, dapple."""


def unit(vector: Sequence[float] | Doubles) -> Doubles:
    """The direction of a vector."""
    v = np.asarray(vector, np.float64)
    return v / math.sqrt(v.dot(v))


@dataclass(eq=False)
class World:
    """A set under construction. Builders append; nothing is painted before a camera looks."""

    air: Atmosphere
    seed: int = 7
    indoor: bool = False
    """Precipitation, fog and sky fog stay outside; the sun shines in only through openings between the blocks."""
    faces: list[Face] = field(default_factory=list[Face])
    sprites: list[Sprite] = field(default_factory=list[Sprite])
    movers: list[Mover] = field(default_factory=list[Mover])
    blocks: list[tuple[float, ...]] = field(default_factory=list[tuple[float, ...]])
    lights: list[tuple[float, ...]] = field(default_factory=list[tuple[float, ...]])
    glows: list[Glow] = field(default_factory=list[Glow])
    beams: list[Beam] = field(default_factory=list[Beam])
    contacts: list[tuple[float, ...]] = field(default_factory=list[tuple[float, ...]])
    views: dict[str, View] = field(default_factory=dict[str, View])
    """"A" is the establishing view and "B" its reverse; more are welcome."""
    marks: dict[str, Mark] = field(default_factory=dict[str, Mark])
    """"stand" always; "left" and "right" for two people; "sit", "table", "ground", "wall" where the place has them."""
    free: tuple[float, float, float, float] | None = None
    """Where people may stand: x0, z0, x1, z1."""
    terrain: Terrain | None = None
    water: Water | None = None
    sun_direction: Doubles | None = None
    haze_colour: Doubles | None = None
    density: float | None = None
    ground_haze: float = 0.0
    haze_height: float = 3.0
    shafts: float = 0.0
    """How much the sun is seen in the air (about 0.005 to 0.01); needs dapple, or windows indoors."""
    cones: float = 0.0
    """How much spot lights are seen in the air (about 0.001 to 0.006)."""
    reach: float = 7.0
    dust: float = 0.0
    reflect: bool = False
    sky: bool = True
    stars: bool = False
    brush: float = 0.7
    _part: int = 0
    _parts: int = 0

    # geometry

    @contextmanager
    def part(self) -> Generator[None]:
        """Everything built inside is one thing (a table, a car): it is kept or left out of a picture as a whole."""
        outer = self._part
        self._parts += 1
        self._part = self._parts if outer == 0 else outer
        try:
            yield
        finally:
            self._part = outer

    def quad(
        self,
        corner: Sequence[float] | Doubles,
        across: Sequence[float] | Doubles,
        up: Sequence[float] | Doubles,
        paint: Colour,
        second: Colour | None = None,
        pattern: Pattern = "plain",
        unit_u: float = 1.0,
        unit_v: float = 1.0,
        *,
        gloss: float = 0.0,
        glow: Colour = (0.0, 0.0, 0.0),
        seed: int | None = None,
        holes: Sequence[tuple[float, float, float, float]] = (),
        shell: bool = False,
        shift: tuple[float, float] = (0.0, 0.0),
        outline: Sequence[Sequence[float] | Doubles] | None = None,
    ) -> Face:
        """A parallelogram from `corner` along `across` and `up` (metres).

        `unit_u`, `unit_v`: size of one plank, tile, book... in metres. `holes`: (u0, v0, u1, v1) in metres.
        `shell`: floors, walls and ceilings, always painted with the set and left out when they stand before the lens.
        `glow` is a display colour for "lamp", "screen", "shop", and the share of lit windows (first number) for
        "facade". `shift` moves the pattern. `outline` replaces the parallelogram by a polygon in the same plane.
        """
        o, a, b = (np.asarray(q, np.float64) for q in (corner, across, up))
        u, v = unit(a), unit(b)
        normal = unit(cross(u, v))
        if outline is not None:
            v = cross(normal, u)
        points = [o, o + a, o + a + b, o + b] if outline is None else [np.asarray(p, np.float64) for p in outline]
        cut = [[o + u * p + v * q, o + u * r + v * q, o + u * r + v * s, o + u * p + v * s] for p, q, r, s in holes]
        tint = colour(paint)
        face = Face(
            points,
            cut,
            o + u * shift[0] + v * shift[1],
            u,
            v,
            normal,
            tint,
            tint * 0.7 if second is None else colour(second),
            PATTERNS[pattern],
            (unit_u, unit_v),
            gloss,
            colour(glow),
            len(self.faces) if seed is None else seed,
            shell,
            self._part,
        )
        self.faces.append(face)
        return face

    def polygon(
        self,
        points: Sequence[Sequence[float] | Doubles],
        paint: Colour,
        second: Colour | None = None,
        pattern: Pattern = "plain",
        unit_u: float = 1.0,
        unit_v: float = 1.0,
        *,
        gloss: float = 0.0,
        glow: Colour = (0.0, 0.0, 0.0),
        seed: int | None = None,
        shell: bool = False,
    ) -> Face:
        """A flat convex polygon; its pattern runs along the edge from the first point to the second."""
        p = [np.asarray(q, np.float64) for q in points]
        return self.quad(
            p[0], p[1] - p[0], p[2] - p[0], paint, second, pattern, unit_u, unit_v,
            gloss=gloss, glow=glow, seed=seed, shell=shell, outline=p,
        )  # fmt: skip

    def box(
        self,
        x0: float,
        y0: float,
        z0: float,
        x1: float,
        y1: float,
        z1: float,
        paint: Colour,
        second: Colour | None = None,
        pattern: Pattern = "plain",
        unit_u: float = 1.0,
        unit_v: float = 1.0,
        *,
        shadow: bool = True,
        top: Colour | None = None,
        sides: str = "xXzZyY",
        gloss: float = 0.0,
        glow: Colour = (0.0, 0.0, 0.0),
        seed: int | None = None,
        shell: bool = False,
    ) -> None:
        """A block between two corners. `sides`: lower-case is the low side of that axis, capital the high side."""
        x0, x1 = min(x0, x1), max(x0, x1)
        y0, y1 = min(y0, y1), max(y0, y1)
        z0, z1 = min(z0, z1), max(z0, z1)
        wide, tall, deep = (x1 - x0, 0, 0), (0, y1 - y0, 0), (0, 0, z1 - z0)
        one = len(self.faces) if seed is None else seed
        upright_only = pattern in ("facade", "books", "bricks")
        with self.part():
            for side, corner, across, up in (
                ("z", (x0, y0, z0), wide, tall),
                ("Z", (x0, y0, z1), wide, tall),
                ("x", (x0, y0, z0), deep, tall),
                ("X", (x1, y0, z0), deep, tall),
                ("Y", (x0, y1, z0), wide, deep),
                ("y", (x0, y0, z0), wide, deep),
            ):
                if side not in sides or math.hypot(*across) < 1e-6 or math.hypot(*up) < 1e-6:
                    continue
                tint = top if side == "Y" and top is not None else paint
                here: Pattern = "plain" if side in "yY" and upright_only else pattern
                self.quad(
                    corner, across, up, tint, second, here, unit_u, unit_v,
                    gloss=gloss, glow=glow, seed=one, shell=shell,
                )  # fmt: skip
        if shadow:
            self.blocks.append((x0, y0, z0, x1, y1, z1))

    def prism(
        self,
        x: float,
        z: float,
        y0: float,
        y1: float,
        r0: float,
        r1: float,
        paint: Colour,
        sides: int = 12,
        second: Colour | None = None,
        pattern: Pattern = "plain",
        unit_u: float = 1.0,
        unit_v: float = 1.0,
        *,
        cap: bool = True,
        shadow: bool = True,
        gloss: float = 0.0,
        glow: Colour = (0.0, 0.0, 0.0),
    ) -> None:
        """An upright column or cone with radius r0 at y0 and r1 at y1."""
        one = len(self.faces)
        ring = [(math.cos(2 * math.pi * i / sides), math.sin(2 * math.pi * i / sides)) for i in range(sides + 1)]
        with self.part():
            for (c0, s0), (c1, s1) in itertools.pairwise(ring):
                outline = [
                    (x + r0 * c0, y0, z + r0 * s0),
                    (x + r0 * c1, y0, z + r0 * s1),
                    (x + r1 * c1, y1, z + r1 * s1),
                    (x + r1 * c0, y1, z + r1 * s0),
                ]
                if r0 < 1e-6:
                    outline = [outline[2], outline[3], outline[0]]
                elif r1 < 1e-6:
                    outline = outline[:3]
                self.polygon(
                    outline, paint, second, pattern, unit_u, unit_v, gloss=gloss, glow=glow, seed=one
                )
            if cap and r1 > 0.01:
                lid = [(x + r1 * c, y1, z + r1 * s) for c, s in ring[:-1]]
                self.polygon(lid, paint, second, pattern, unit_u, unit_v, gloss=gloss, glow=glow, seed=one)
        if shadow:
            r = max(r0, r1) * 0.75
            self.blocks.append((x - r, min(y0, y1), z - r, x + r, max(y0, y1), z + r))

    def block(self, x0: float, y0: float, z0: float, x1: float, y1: float, z1: float) -> None:
        """An unseen box that casts shadow: the wall behind a window, the mass of a tent."""
        self.blocks.append((min(x0, x1), min(y0, y1), min(z0, z1), max(x0, x1), max(y0, y1), max(z0, z1)))

    def ground(self, land: Land, shape: Sequence[float] | Doubles, paint: Colour, second: Colour) -> None:
        """Stand the place on a height field; see terrain.py for what the five shape numbers do."""
        self.terrain = Terrain(land, np.asarray(shape, np.float64), colour(paint), colour(second))

    def height(self, x: float, z: float) -> float:
        """The ground's height there."""
        return 0.0 if self.terrain is None else height_of(self.terrain, x, z)

    def place(
        self,
        draw: Draw,
        x: float,
        z: float,
        y: float | None = None,
        *,
        cap: float = 1400.0,
        mid: float = 0.8,
        wrap: float = 0.2,
        rim: float = 0.9,
        rim_width: float = 0.02,
        bias: float = 0.12,
        shadowed: bool = True,
        flip: bool = False,
    ) -> None:
        """Stand a sprite on the ground, or at height `y`."""
        at = np.array((x, self.height(x, z) if y is None else y, z))
        seed = self.seed * 1000 + len(self.sprites)
        self._parts += 1
        part = self._part or self._parts
        self.sprites.append(Sprite(draw, at, seed, cap, mid, wrap, rim, rim_width, bias, shadowed, flip, part))

    def let_move(self, mover: Mover) -> None:
        """Add something that moves by itself."""
        self.movers.append(mover)

    # light

    def point(
        self, at: Point, light: Colour, radius: float = 2.0, *, shadow: float = 1.0, soft: float = 0.08,
        glow: float = 0.0, glow_radius: float = 0.3,
    ) -> None:  # fmt: skip
        """A lamp: its light falls to a half at `radius` metres."""
        rgb = tuple(colour(light))
        self.lights.append((POINT, *at, 0, -1, 0, *rgb, radius, 0, 0, shadow, soft, 0))
        self.halo(at, light, glow, glow_radius)

    def spot(
        self, at: Point, to: Point, light: Colour, radius: float = 3.0, inner: float = 18, outer: float = 28, *,
        shadow: float = 1.0, soft: float = 0.06, glow: float = 0.0, glow_radius: float = 0.3,
    ) -> None:  # fmt: skip
        """A lamp in a shade; `inner` and `outer` are the half angles of its cone in degrees."""
        aim = unit(np.subtract(to, at))
        cones = (math.cos(math.radians(inner)), math.cos(math.radians(outer)))
        self.lights.append((SPOT, *at, *aim, *colour(light), radius, *cones, shadow, soft, 0))
        self.halo(at, light, glow, glow_radius)

    def sun(
        self, bearing: float, elevation: float, light: Colour, *, shadow: float = 1.0, soft: float = 0.6,
        dapple: float = 0.0,
    ) -> None:  # fmt: skip
        """Sun or moon. `bearing` in radians: 0 is +z, behind the set; positive to the right. `dapple` 0..1: leaves."""
        d = np.array(
            (
                math.sin(bearing) * math.cos(elevation),
                math.sin(elevation),
                math.cos(bearing) * math.cos(elevation),
            )
        )
        self.sun_direction = d
        self.lights.insert(0, (SUN, 0, 0, 0, *(-d), *colour(light), 1, 0, 0, shadow, soft, dapple))

    def halo(self, at: Point, light: Colour, gain: float, radius: float) -> None:
        """The glow that a lamp has in the lens and the air."""
        if gain > 0:
            c = colour(light)
            self.glows.append(Glow(at, np.sqrt(c / max(float(c.max()), 1e-6)), gain, radius))

    def shade(self, x: float, z: float, radius: float, depth: float = 0.6, y: float = 0.0) -> None:
        """The soft dark where a thing stands on the floor."""
        self.contacts.append((x, y, z, radius, depth))

    # staging

    def mark(
        self, name: str, at: Point, facing: Point = (0.0, 0.0, -1.0), surface: Surface = "stand", height: float = 0.0
    ) -> None:
        """Name a spot for people or things."""
        self.marks[name] = Mark(at, facing, surface, height)

    def view(self, name: str, eye: Point, look: Point, fov: float = 58.0, fore: float = 0.55) -> None:
        """Name a camera position."""
        self.views[name] = View(eye, look, fov, fore)

    # what the kernels read

    def light_rows(self) -> Doubles:
        return np.array(self.lights, np.float64).reshape(-1, LIGHT_ROW)

    def block_rows(self) -> Doubles:
        return np.array(self.blocks, np.float64).reshape(-1, 6)

    def contact_rows(self) -> Doubles:
        return np.array(self.contacts, np.float64).reshape(-1, 5)

    def haze(self) -> Doubles:
        """Density a metre, density near the ground, height of that."""
        density = self.air.density if self.density is None else self.density
        return np.array((density, self.ground_haze, self.haze_height))

    def haze_light(self) -> Doubles:
        return self.air.haze if self.haze_colour is None else self.haze_colour
