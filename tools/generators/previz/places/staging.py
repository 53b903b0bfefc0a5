"""Where people and things may be: the marks every place sets, and the floor that is free to walk on."""

import math
from typing import NamedTuple

from tools.generators.previz.pieces import Point, Surface
from tools.generators.previz.world import World

Spot = tuple[float, float]
"""x and z on the floor."""


class Floor(NamedTuple):
    """The free part of a floor, in metres of the world."""

    x0: float
    z0: float
    x1: float
    z1: float

    def holds(self, x: float, z: float) -> bool:
        return self.x0 <= x <= self.x1 and self.z0 <= z <= self.z1


def stage(
    w: World,
    stand: Spot,
    *,
    facing: Spot = (0.0, -1.0),
    apart: float = 1.1,
    left: Spot | None = None,
    right: Spot | None = None,
    sit: tuple[float, float, float] | None = None,
    sit_facing: Spot = (0.0, -1.0),
    table: Point | None = None,
    ground: Spot | None = None,
    wall: Point | None = None,
    door: Spot | None = None,
    far: Spot | None = None,
) -> None:
    """Set the marks. `left` and `right` (as view A sees them) turn half towards each other.

    `sit` is x, z and the height of the seat; `table`, `ground` and `wall` are where a thing lies or hangs for an
    insert; `door` and `far` are where people come from or leave to.
    """

    def put(name: str, at: Spot, way: Spot, surface: Surface = "stand", height: float = 0.0) -> None:
        length = math.hypot(*way)
        facing3 = (way[0] / length, 0.0, way[1] / length)
        w.mark(name, (at[0], w.height(*at), at[1]), facing3, surface, height)

    x, z = stand
    put("stand", stand, facing)
    put("left", left or (x - apart / 2, z), (0.8, -0.6))
    put("right", right or (x + apart / 2, z), (-0.8, -0.6))
    if sit is not None:
        put("sit", (sit[0], sit[1]), sit_facing, "sit", sit[2])
    put("ground", ground or (x + 0.3, z - 0.9), (0.0, -1.0), "ground")
    if table is not None:
        w.mark("table", table, (0.0, 0.0, -1.0), "table")
    if wall is not None:
        w.mark("wall", wall, (0.0, 0.0, -1.0), "wall")
    for name, at in (("door", door or (x - 2.0, z + 3.0)), ("far", far or (x, z + 8.0))):
        put(name, at, (x - at[0], z - at[1]))
