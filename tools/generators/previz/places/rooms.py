"""Rooms: floor, ceiling and four walls, with windows that let the sun in and doors that people use."""

from typing import Literal, NamedTuple

from tools.generators.previz.noise import Doubles
from tools.generators.previz.noise import colour as tint
from tools.generators.previz.pieces import Colour, Pattern
from tools.generators.previz.world import World

Side = Literal["z+", "z-", "x-", "x+"]
"""A wall: "z+" is the back of the set, "x-" its left."""


class Window(NamedTuple):
    """An opening in a wall, `a` to `b` along it and `low` to `high` up, in metres of the world."""

    side: Side
    a: float
    low: float
    b: float
    high: float


class Room(NamedTuple):
    """The inside measures of a room; its floor is y = 0."""

    x0: float
    x1: float
    z0: float
    z1: float
    height: float
    thick: float = 0.18

    def at(self, side: Side) -> float:
        return {"z+": self.z1, "z-": self.z0, "x-": self.x0, "x+": self.x1}[side]


APRON = 1.6
"""Metres by which side walls, floor and ceiling run on before the front wall: what a camera sees of them that has
taken the front wall away and stands behind it."""


def _outwards(side: Side) -> int:
    return 1 if side[1] == "+" else -1


def wall_box(
    w: World, room: Room, side: Side, a: float, low: float, b: float, high: float, deep0: float, deep1: float,
    paint: Colour, *, shadow: bool = True, pattern: Pattern = "plain", unit_u: float = 1.0, unit_v: float = 1.0,
    gloss: float = 0.0, glow: Colour = (0.0, 0.0, 0.0),
) -> None:  # fmt: skip
    """A box on a wall; `deep` counts outwards from the wall's face, so negative is into the room."""
    at, out = room.at(side), _outwards(side)
    near, far = at + out * deep0, at + out * deep1
    if side[0] == "z":
        w.box(a, low, near, b, high, far, paint, None, pattern, unit_u, unit_v, shadow=shadow, gloss=gloss, glow=glow)
    else:
        w.box(near, low, a, far, high, b, paint, None, pattern, unit_u, unit_v, shadow=shadow, gloss=gloss, glow=glow)


def shell(
    w: World,
    room: Room,
    wall: Colour,
    floor: Colour,
    ceiling: Colour,
    windows: tuple[Window, ...] = (),
    *,
    floor_second: Colour | None = None,
    floor_pattern: Pattern = "planks",
    plank: tuple[float, float] = (0.15, 1.4),
    gloss: float = 0.14,
    wall_pattern: Pattern = "plain",
    wall_unit: tuple[float, float] = (1.0, 1.0),
    skirting: Colour | None = None,
    frame: Colour = "#6a5140",
    panes: tuple[int, int] = (2, 3),
) -> None:
    """Build the six sides. Walls cast shadow and windows let light through; panes have frames and a sill."""
    x0, x1, z0, z1, high, thick = room
    wide, deep = x1 - x0, z1 - z0
    front = z0 - APRON
    floor_size = (wide, 0, 0), (0, 0, deep + APRON)
    w.quad((x0, 0, front), *floor_size, floor, floor_second, floor_pattern, *plank, gloss=gloss, shell=True)
    w.quad((x0, high, front), *floor_size, ceiling, shell=True)
    w.block(x0 - thick, high, front, x1 + thick, high + thick, z1 + thick)
    sides: dict[Side, tuple[tuple[float, float, float], tuple[float, float, float]]] = {
        "z+": ((x0, 0, z1), (wide, 0, 0)),
        "z-": ((x0, 0, z0), (wide, 0, 0)),
        "x-": ((x0, 0, front), (0, 0, deep + APRON)),
        "x+": ((x1, 0, front), (0, 0, deep + APRON)),
    }
    for side, (corner, along) in sides.items():
        start, end = (x0, x1) if side[0] == "z" else (front, z1)
        holes = [q for q in windows if q.side == side]
        w.quad(
            corner, along, (0, high, 0), wall, None, wall_pattern, *wall_unit, shell=True,
            holes=[(q.a - start, q.low, q.b - start, q.high) for q in holes],
        )  # fmt: skip
        for a, low, b, top in _solid(start, end, high, holes):
            near, far = sorted((room.at(side), room.at(side) + _outwards(side) * thick))
            if side[0] == "z":
                w.block(a, low, near, b, top, far)
            else:
                w.block(near, low, a, far, top, b)
        if skirting is not None:
            wall_box(w, room, side, start, 0, end, 0.11, -0.02, 0.0, skirting, shadow=False)
        for hole in holes:
            _window(w, room, hole, frame, panes)


def _solid(start: float, end: float, high: float, holes: list[Window]) -> list[tuple[float, float, float, float]]:
    """What is left of a wall as rectangles once its windows are cut out."""
    pieces = [(start, 0.0, end, high)]
    for hole in holes:
        cut: list[tuple[float, float, float, float]] = []
        for a, low, b, top in pieces:
            if a <= hole.a and hole.b <= b:
                cut += [(a, low, hole.a, top), (hole.b, low, b, top)]
                cut += [(hole.a, low, hole.b, hole.low), (hole.a, hole.high, hole.b, top)]
            else:
                cut.append((a, low, b, top))
        pieces = [(a, low, b, top) for a, low, b, top in cut if b - a > 0.01 and top - low > 0.01]
    return pieces


def _window(w: World, room: Room, hole: Window, wood: Colour, panes: tuple[int, int]) -> None:
    """Sill, reveals and glazing bars."""
    side, a, low, b, high = hole
    edge = 0.06
    with w.part():
        wall_box(w, room, side, a - edge, low - edge, b + edge, low, -0.10, room.thick, wood)
        wall_box(w, room, side, a - edge, high, b + edge, high + edge, -0.02, room.thick, wood)
        wall_box(w, room, side, a - edge, low, a, high, -0.02, room.thick, wood)
        wall_box(w, room, side, b, low, b + edge, high, -0.02, room.thick, wood)
        for i in range(1, panes[0]):
            m = a + (b - a) * i / panes[0]
            wall_box(w, room, side, m - 0.02, low, m + 0.02, high, 0.08, 0.12, wood)
        for i in range(1, panes[1]):
            m = low + (high - low) * i / panes[1]
            wall_box(w, room, side, a, m - 0.015, b, m + 0.015, 0.08, 0.12, wood)


def daylight(w: World, room: Room, windows: tuple[Window, ...], light: Doubles, radius: float = 1.0) -> None:
    """The sky's soft light that comes in at each window."""
    for side, a, low, b, high in windows:
        inside = room.at(side) - _outwards(side) * 0.12
        middle, up = (a + b) / 2, (low + high) / 2
        at = (middle, up, inside) if side[0] == "z" else (inside, up, middle)
        w.point(at, light, radius, shadow=0.8, soft=0.55)


def door(
    w: World, room: Room, side: Side, middle: float, paint: Colour, *, wide: float = 0.9, high: float = 2.05
) -> None:
    """A closed panelled door with its frame and knob."""
    a, b = middle - wide / 2, middle + wide / 2
    colour = tint(paint)
    with w.part():
        wall_box(w, room, side, a - 0.09, 0, a, high + 0.09, -0.035, 0, colour * 0.75, shadow=False)
        wall_box(w, room, side, b, 0, b + 0.09, high + 0.09, -0.035, 0, colour * 0.75, shadow=False)
        wall_box(w, room, side, a, high, b, high + 0.09, -0.035, 0, colour * 0.75, shadow=False)
        wall_box(w, room, side, a, 0, b, high, -0.02, 0, colour, shadow=False)
        for low, top in ((0.15, 0.85), (1.0, high - 0.15)):
            for left in (a + 0.10, middle + 0.05):
                panel = (left, low, left + wide / 2 - 0.15, top)
                wall_box(w, room, side, *panel, -0.03, -0.02, colour * 0.86, shadow=False)
        wall_box(w, room, side, b - 0.09, 0.98, b - 0.05, 1.03, -0.07, -0.02, "#c9a050", shadow=False)


def picture(
    w: World, room: Room, side: Side, a: float, low: float, b: float, high: float, sky: Colour, land: Colour
) -> None:
    """A framed painting of hills."""
    at, out = room.at(side), _outwards(side)
    near = at - out * 0.035
    with w.part():
        wall_box(w, room, side, a, low, b, high, -0.03, 0, "#5a3c26", shadow=False)
        inset = 0.07
        size = (b - a - 2 * inset, high - low - 2 * inset)
        if side[0] == "z":
            corner, along = (a + inset, low + inset, near), (size[0], 0, 0)
        else:
            corner, along = (near, low + inset, a + inset), (0, 0, size[0])
        w.quad(corner, along, (0, size[1], 0), sky, land, "backdrop", *size)


def curtain(w: World, room: Room, side: Side, a: float, b: float, low: float, high: float, paint: Colour) -> None:
    """A hanging in folds, a hand's width in front of the wall."""
    at = room.at(side) - _outwards(side) * 0.12
    dark = tint(paint) * 0.62
    with w.part():
        if side[0] == "z":
            w.quad((a, low, at), (b - a, 0, 0), (0, high - low, 0), paint, dark, "cloth", 0.14, high - low)
            w.block(a, low, at - 0.02, b, high, at + 0.02)
        else:
            w.quad((at, low, a), (0, 0, b - a), (0, high - low, 0), paint, dark, "cloth", 0.14, high - low)
            w.block(at - 0.02, low, a, at + 0.02, high, b)


def panelling(w: World, room: Room, sides: tuple[Side, ...], high: float, paint: Colour, panel: float = 0.62) -> None:
    """Wood to hip height along these walls, capped by a rail."""
    for side in sides:
        inside = room.at(side) - _outwards(side) * 0.015
        start, end = (room.x0, room.x1) if side[0] == "z" else (room.z0 - APRON, room.z1)
        corner = (start, 0.0, inside) if side[0] == "z" else (inside, 0.0, start)
        along = (end - start, 0.0, 0.0) if side[0] == "z" else (0.0, 0.0, end - start)
        # As high as the wall, with a hole above: so it goes when the wall behind it is taken away.
        above = (0.0, high, end - start, room.height)
        w.quad(corner, along, (0, room.height, 0), paint, None, "tiles", panel, high, holes=(above,), shell=True)
        wall_box(w, room, side, start, high - 0.02, end, high + 0.04, -0.04, 0, tint(paint) * 0.8, shadow=False)
