"""What is seen through windows, so that a room does not float in the sky."""

import numpy as np

from tools.generators.previz.noise import colour as tint
from tools.generators.previz.places.canvas import scaled
from tools.generators.previz.places.rooms import Room, Side
from tools.generators.previz.places.trees import pine, tree
from tools.generators.previz.places.undergrowth import bush
from tools.generators.previz.world import World

_FACADES = ("#7c5444", "#5c6070", "#8a7860", "#70504e")


def _outside(room: Room, side: Side, along: float, away: float) -> tuple[float, float]:
    out = 1 if side[1] == "+" else -1
    return (along, room.at(side) + out * away) if side[0] == "z" else (room.at(side) + out * away, along)


def across_the_street(w: World, side: Side, room: Room, random: np.random.Generator, away: float = 9.0) -> None:
    """A row of houses on the other side of the road, lit when it is dark."""
    lit = 0.03 + 0.45 * w.air.lamps
    ground = tint("#5a5a58")
    a, b = _outside(room, side, -26, 0.3), _outside(room, side, 26, away)
    y = -0.25
    w.polygon([(a[0], y, a[1]), (b[0], y, a[1]), (b[0], y, b[1]), (a[0], y, b[1])], ground)
    along = -26.0
    while along < 26:
        wide = random.uniform(5, 8)
        p, q = _outside(room, side, along, away), _outside(room, side, along + wide, away + 6)
        high = random.uniform(7, 11)
        paint = tint(_FACADES[int(random.integers(len(_FACADES)))])
        w.box(
            p[0],
            y,
            p[1],
            q[0],
            high,
            q[1],
            paint,
            "#26303e",
            "facade",
            1.9,
            2.9,
            glow=(lit, 0, 0),
            sides="xXzZ",
            shadow=False,
        )
        along += wide


def garden(w: World, side: Side, room: Room, random: np.random.Generator, drop: float = 0.4) -> None:
    """Grass, bushes and trees outside a window; `drop` metres below the floor."""
    snowy = w.air.snow > 0
    lawn = tint("#c8d0da") if snowy else tint("#5c6a3c")
    # Beside a room it begins behind the front wall: a camera that has taken that wall away must not see it.
    first = -30.0 if side[0] == "z" else room.z0 + 0.5
    a, b = _outside(room, side, first, 0.3), _outside(room, side, 30, 60)
    w.polygon([(a[0], -drop, a[1]), (b[0], -drop, a[1]), (b[0], -drop, b[1]), (a[0], -drop, b[1])], lawn)
    for _ in range(14):
        x, z = _outside(room, side, random.uniform(max(first, -16.0), 16), random.uniform(7, 26))
        size = random.uniform(0.5, 0.9)
        draw = pine(8.0, 0.7) if snowy else tree(8.0, ("#48602e", "#5c7436", "#34502c"), crown=0.80, spread=2.8)
        w.place(scaled(draw, size), x, z, -drop, cap=70, mid=2.5, wrap=0.4, rim=0.5, shadowed=False)
    for _ in range(10):
        x, z = _outside(room, side, random.uniform(max(first, -9.0), 9), random.uniform(3.0, 8))
        leaves = ("#c8d0d8", "#aab4c0", "#4a5448") if snowy else ("#46602e", "#587238", "#34502c")
        w.place(
            scaled(bush(1.6, 0.9, leaves), random.uniform(0.7, 1.2)),
            x,
            z,
            -drop,
            cap=110,
            mid=0.5,
            wrap=0.4,
            rim=0.4,
            shadowed=False,
        )
