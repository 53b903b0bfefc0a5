"""Furniture and small things, each built where it stands."""

import math

import numpy as np

from tools.generators.previz.noise import Doubles
from tools.generators.previz.noise import colour as tint
from tools.generators.previz.pieces import Colour, Pattern
from tools.generators.previz.places.buildings import Outline, extrude
from tools.generators.previz.places.palette import WARM, glowing
from tools.generators.previz.world import World


def table(
    w: World, x: float, z: float, wide: float, deep: float, high: float, paint: Colour, *, leg: float = 0.06,
    pattern: Pattern = "planks", plank: tuple[float, float] = (0.2, 2.0), gloss: float = 0.0,
) -> None:  # fmt: skip
    colour = tint(paint)
    with w.part():
        box = (x - wide / 2, high - 0.05, z - deep / 2, x + wide / 2, high, z + deep / 2)
        w.box(*box, colour, None, pattern, *plank, gloss=gloss)
        rail = (
            x - wide / 2 + 0.06,
            high - 0.14,
            z - deep / 2 + 0.06,
            x + wide / 2 - 0.06,
            high - 0.05,
            z + deep / 2 - 0.06,
        )
        w.box(*rail, colour * 0.8, shadow=False, sides="xXzZ")
        for i in (-1, 1):
            for j in (-1, 1):
                cx, cz = x + i * (wide / 2 - 0.1), z + j * (deep / 2 - 0.1)
                w.box(cx - leg / 2, 0, cz - leg / 2, cx + leg / 2, high - 0.05, cz + leg / 2, colour * 0.85)
    w.shade(x, z, max(wide, deep) * 0.55, 0.55)


def chair(
    w: World, x: float, z: float, paint: Colour, back: str = "z+", *, seat: float = 0.45, size: float = 0.42
) -> None:
    """A wooden chair; `back` is the side its back stands on: "z+", "z-", "x+" or "x-"."""
    colour, half = tint(paint), size / 2
    axis, way = back[0], 1 if back[1] == "+" else -1

    def upright(along: float, wide: float, low: float, high: float, shade: float) -> None:
        near, far = sorted((way * (half - 0.035), way * half))
        if axis == "z":
            w.box(x + along - wide, low, z + near, x + along + wide, high, z + far, colour * shade)
        else:
            w.box(x + near, low, z + along - wide, x + far, high, z + along + wide, colour * shade)

    with w.part():
        w.box(x - half, seat - 0.04, z - half, x + half, seat, z + half, colour)
        for i in (-1, 1):
            for j in (-1, 1):
                cx, cz = x + i * (half - 0.03), z + j * (half - 0.03)
                w.box(cx - 0.02, 0, cz - 0.02, cx + 0.02, seat - 0.04, cz + 0.02, colour * 0.8)
        for along in (-0.17, -0.06, 0.06, 0.17):
            upright(along, 0.018, seat, seat + 0.48, 0.9)
        upright(0, half, seat + 0.40, seat + 0.52, 1.0)
    w.shade(x, z, 0.34, 0.5)


def armchair(w: World, x: float, z: float, paint: Colour, back: str = "z+") -> None:
    """A padded chair with a rounded back and rolled arms, seat at 0.44 m; `back` as for `chair`."""
    colour = tint(paint)
    axis, way = back[0], 1 if back[1] == "+" else -1
    deep_at, across_at = (z, x) if axis == "z" else (x, z)

    def slab(outline: Outline, near: float, far: float, shade: float) -> None:
        """An outline (across, up) from `near` to `far` of the chair's depth, its front being negative."""
        moved = [(across_at + a, up) for a, up in outline]
        extrude(w, moved, axis, deep_at + way * near, deep_at + way * far, colour * shade)

    def rounded(a0: float, low: float, a1: float, high: float, r: float) -> Outline:
        return [
            (a1, low), (a1, high - r), (a1 - 0.3 * r, high - 0.3 * r), (a1 - r, high),
            (a0 + r, high), (a0 + 0.3 * r, high - 0.3 * r), (a0, high - r), (a0, low),
        ]  # fmt: skip

    with w.part():
        slab(rounded(-0.40, 0.12, 0.40, 0.31, 0.03), -0.40, 0.36, 0.72)
        slab(rounded(-0.30, 0.30, 0.30, 0.44, 0.05), -0.43, 0.26, 1.1)
        slab(rounded(-0.37, 0.30, 0.37, 1.04, 0.22), 0.24, 0.44, 0.95)
        slab(rounded(-0.29, 0.42, 0.29, 0.97, 0.18), 0.17, 0.25, 1.1)
        for side in (-1, 1):
            a, b = sorted((side * 0.29, side * 0.46))
            slab(rounded(a, 0.12, b, 0.64, 0.08), -0.42, 0.34, 0.92)
        for i in (-1, 1):
            for j in (-1, 1):
                w.prism(x + i * 0.34, z + j * 0.34, 0, 0.12, 0.02, 0.03, "#3a2a1e", 6, shadow=False)
        w.block(x - 0.4, 0.1, z - 0.4, x + 0.4, 0.45, z + 0.4)
    w.shade(x, z, 0.62, 0.6)


def tabletop(
    w: World, x0: float, z0: float, x1: float, z1: float, y: float, paint: Colour, *, thick: float = 0.05,
    pattern: Pattern = "planks", plank: tuple[float, float] = (0.2, 2.0), gloss: float = 0.0,
) -> None:  # fmt: skip
    """The top of a table once more, as part of the shell.

    The camera leaves out what stands before its subject; in an insert that would be the very table the thing lies
    on. A shell is never left out, and behind people it is covered by the table itself.
    """
    colour = tint(paint)
    wide, deep = x1 - x0, z1 - z0
    w.quad((x0, y + 0.001, z0), (wide, 0, 0), (0, 0, deep), colour, None, pattern, *plank, gloss=gloss, shell=True)
    for corner, along in (
        ((x0, z0), (wide, 0, 0)),
        ((x0, z1), (wide, 0, 0)),
        ((x0, z0), (0, 0, deep)),
        ((x1, z0), (0, 0, deep)),
    ):
        w.quad((corner[0], y - thick, corner[1]), along, (0, thick, 0), colour * 0.85, shell=True)


def stool(w: World, x: float, z: float, paint: Colour, high: float = 0.66) -> None:
    colour = tint(paint)
    with w.part():
        w.prism(x, z, high - 0.05, high, 0.18, 0.18, colour, 12)
        for i in range(3):
            a = i * 2.094 + 0.4
            w.prism(x + 0.12 * math.cos(a), z + 0.12 * math.sin(a), 0, high - 0.05, 0.022, 0.02, colour * 0.8, 6)
    w.shade(x, z, 0.28, 0.5)


def pendant(
    w: World, x: float, z: float, low: float, ceiling: float, shade: Colour, light: Doubles, lamps: float
) -> None:
    """A lamp hanging from the ceiling; `lamps` 0..1 is how far it is turned up."""
    with w.part():
        w.box(x - 0.01, low + 0.22, z - 0.01, x + 0.01, ceiling, z + 0.01, "#2a2420", shadow=False)
        w.prism(x, z, low, low + 0.22, 0.24, 0.05, shade, 16, cap=False, shadow=False)
        w.prism(
            x, z, low - 0.02, low + 0.06, 0.07, 0.07, "#ffe0a8", 10, None, "lamp", shadow=False,
            glow=glowing(WARM, min(1.0, 0.15 + lamps)),
        )  # fmt: skip
    w.point((x, low - 0.08, z), light * lamps, 1.25, shadow=1.0, soft=0.05, glow=0.6 * lamps, glow_radius=0.16)


def standing_lamp(w: World, x: float, z: float, shade: Colour, lamps: float, power: float = 4.5) -> None:
    with w.part():
        w.prism(x, z, 0, 0.04, 0.18, 0.18, "#3a2c20", 12, shadow=False)
        w.prism(x, z, 0.04, 1.45, 0.02, 0.02, "#a8843c", 8, shadow=False)
        w.prism(
            x, z, 1.40, 1.70, 0.24, 0.15, shade, 14, None, "lamp", cap=False, shadow=False,
            glow=glowing(WARM, 0.16 + 0.62 * lamps),
        )  # fmt: skip
    w.point((x, 1.55, z), WARM * power * lamps, 1.2, shadow=0, glow=0.42 * lamps, glow_radius=0.32)


def table_lamp(w: World, x: float, y: float, z: float, shade: Colour, lamps: float, power: float = 5.0) -> None:
    """A small lamp with a cloth shade on a table top at height `y`."""
    with w.part():
        w.prism(x, z, y, y + 0.03, 0.07, 0.07, "#6a4a2c", 10, shadow=False)
        w.prism(x, z, y + 0.03, y + 0.22, 0.035, 0.018, "#8a6438", 10, shadow=False)
        w.prism(
            x, z, y + 0.20, y + 0.40, 0.15, 0.09, shade, 14, None, "lamp", cap=False, shadow=False,
            glow=glowing(tint(shade) ** 2, 0.18 + 0.75 * lamps),
        )  # fmt: skip
    w.point((x, y + 0.36, z), WARM * power * lamps, 1.0, shadow=0.85, soft=0.1, glow=0.4 * lamps, glow_radius=0.2)


def crate(w: World, x: float, z: float, size: float, high: float, paint: Colour = "#8a6a42", y: float = 0.0) -> None:
    """A slatted box."""
    half, colour = size / 2, tint(paint)
    with w.part():
        w.box(x - half, y, z - half, x + half, y + high, z + half, colour * 0.8, None, "planks", 0.14, 9.0)
        for i in (-1, 1):
            for j in (-1, 1):
                cx, cz = x + i * (half - 0.02), z + j * (half - 0.02)
                w.box(cx - 0.04, y, cz - 0.04, cx + 0.04, y + high + 0.01, cz + 0.04, colour, shadow=False)
    w.shade(x, z, size * 0.7, 0.55, y)


def barrel(w: World, x: float, z: float, high: float = 0.9, paint: Colour = "#7a5434", y: float = 0.0) -> None:
    r = high * 0.33
    with w.part():
        w.prism(x, z, y, y + high * 0.5, r * 0.84, r, paint, 14, None, "planks", 0.12, 9.0, cap=False)
        w.prism(x, z, y + high * 0.5, y + high, r, r * 0.84, paint, 14, None, "planks", 0.12, 9.0)
        for at in (0.14, 0.84):
            w.prism(
                x, z, y + high * at, y + high * (at + 0.05), r * 0.93, r * 0.93, "#3c3a3c", 14, cap=False, shadow=False
            )
    w.shade(x, z, r * 1.6, 0.55, y)


def row_of_jars(
    w: World, x: float, y: float, z: float, along: float, count: int, colours: tuple[str, ...], *, axis: str = "x",
    high: float = 0.14, radius: float = 0.055,
) -> None:  # fmt: skip
    """Jars, cups or tins side by side on a shelf, no two the same height."""
    with w.part():
        for i in range(count):
            step = along * (i + 0.5) / count
            at = (x + step, z) if axis == "x" else (x, z + step)
            tall = high * (0.75 + 0.5 * ((i * 7) % 5) / 4)
            r = radius * (0.85 + 0.3 * ((i * 3) % 4) / 3)
            w.prism(*at, y, y + tall, r, r * 0.92, colours[i % len(colours)], 9, shadow=False)


def books(w: World, x: float, y: float, z: float, count: int, colours: tuple[str, ...]) -> None:
    """A pile of books lying on one another, not quite straight."""
    with w.part():
        for i in range(count):
            dx, dz = 0.02 * (i % 3), -0.02 * (i % 2)
            box = (x - 0.13 + dx, y + 0.05 * i, z - 0.10 + dz, x + 0.13 + dx, y + 0.045 + 0.05 * i, z + 0.10 + dz)
            w.box(*box, colours[i % len(colours)], shadow=i == count - 1)


def cupboard(
    w: World, x0: float, y0: float, z0: float, x1: float, y1: float, z1: float, paint: Colour, *, doors: int = 2,
    front: str = "z",
) -> None:  # fmt: skip
    """A closed cupboard whose doors are on the low-z (`front` "z"), low-x ("x") or high-x ("X") side."""
    colour = tint(paint)
    along = x1 - x0 if front == "z" else z1 - z0
    with w.part():
        w.box(x0, y0, z0, x1, y1, z1, colour * 0.92)
        for i in range(doors):
            a, b = along * i / doors + 0.03, along * (i + 1) / doors - 0.03
            knob = b - 0.07 if i % 2 == 0 else a + 0.04
            middle = (y0 + y1) / 2
            if front == "z":
                w.box(x0 + a, y0 + 0.04, z0 - 0.02, x0 + b, y1 - 0.04, z0, colour * 1.06, shadow=False)
                w.box(
                    x0 + knob,
                    middle - 0.05,
                    z0 - 0.05,
                    x0 + knob + 0.03,
                    middle + 0.05,
                    z0 - 0.02,
                    "#c9a050",
                    shadow=False,
                )
            else:
                face, out = (x0, -1) if front == "x" else (x1, 1)
                w.box(face, y0 + 0.04, z0 + a, face + out * 0.02, y1 - 0.04, z0 + b, colour * 1.06, shadow=False)
                box = (face + out * 0.02, middle - 0.05, z0 + knob, face + out * 0.05, middle + 0.05, z0 + knob + 0.03)
                w.box(*box, "#c9a050", shadow=False)


def papers(w: World, x: float, y: float, z: float, count: int = 5) -> None:
    """Loose sheets on a table top."""
    with w.part():
        for i in range(count):
            turn = 0.35 * math.sin(i * 2.4)
            across = np.array((math.cos(turn), 0, math.sin(turn))) * 0.2
            up = np.array((-math.sin(turn), 0, math.cos(turn))) * 0.28
            w.quad((x + 0.11 * i, y + 0.004 + 0.002 * i, z + 0.05 * (i % 3)), across, up, "#d8ccb0")
