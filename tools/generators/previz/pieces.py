"""What a set is built of: painted faces, standing sprites, marks, views, water, beams, moving things.

World axes in metres: x right, y up, z away from the audience; the floor of a room is y = 0.
Colours of surfaces are display-space 0..1 ("#rrggbb" or three numbers), colours of lights are linear.
"""

from dataclasses import dataclass
from typing import Literal, NamedTuple, Protocol

import numpy as np

from tools.generators.previz.noise import Bytes, Doubles, Floats

Point = tuple[float, float, float]
Colour = str | Doubles | Floats | tuple[float, float, float]

Pattern = Literal[
    "plain", "planks", "tiles", "bricks", "facade", "panels", "cloth", "books", "road", "rug", "lamp", "roof",
    "checker", "backdrop", "screen", "shop",
]
PATTERNS: dict[Pattern, int] = {
    "plain": 0, "planks": 1, "tiles": 2, "bricks": 3, "facade": 4, "panels": 5, "cloth": 6, "books": 7, "road": 8,
    "rug": 9, "lamp": 10, "roof": 11, "checker": 12, "backdrop": 13, "screen": 14, "shop": 15,
}
"""The numbers of the patterns inside the surface kernel."""

Surface = Literal["stand", "sit", "table", "ground", "wall"]
Land = Literal["dunes", "valley", "forest"]
LANDS: dict[Land, int] = {"dunes": 1, "valley": 2, "forest": 3}


@dataclass(frozen=True, eq=False)
class Face:
    """A flat convex polygon, textured in its own plane: `corner`, unit axes `u` and `v`, unit `normal`."""

    points: list[Doubles]
    holes: list[list[Doubles]]
    corner: Doubles
    u: Doubles
    v: Doubles
    normal: Doubles
    colour: Doubles
    second: Doubles
    pattern: int
    unit: tuple[float, float]
    gloss: float
    glow: Doubles
    seed: int
    shell: bool
    part: int


class Art(NamedTuple):
    """A drawn sprite: premultiplied RGBA bytes, screen normals (right, down), the pixel that stands on the ground."""

    colour: Bytes
    normals: Floats
    x: float
    y: float


class Draw(Protocol):
    """Draws a sprite at a scale, the same for the same generator state."""

    def __call__(self, scale: float, random: np.random.Generator, /) -> Art: ...


@dataclass(frozen=True, eq=False)
class Sprite:
    """A billboard that faces the camera. `cap` limits its drawing scale in px per metre; `mid` is where it is lit."""

    draw: Draw
    at: Doubles
    seed: int
    cap: float = 1400.0
    mid: float = 0.8
    wrap: float = 0.2
    rim: float = 0.9
    rim_width: float = 0.02
    bias: float = 0.12
    shadowed: bool = True
    flip: bool = False
    part: int = 0


@dataclass(frozen=True)
class Mark:
    """Where someone stands or sits, or where a thing lies. `facing` is a unit vector on the floor.

    `surface`: "stand" on the floor; "sit" with `height` of the seat; "table" and "wall" for inserts with `at` on the
    table top or the wall itself; "ground" for things on the floor.
    """

    at: Point
    facing: Point = (0.0, 0.0, -1.0)
    surface: Surface = "stand"
    height: float = 0.0


@dataclass(frozen=True)
class View:
    """A camera position that shows the place well: establishing shots use it, other shots stay on its side.

    `fore` is the share of the way to the mark within which things count as blurred foreground.
    """

    eye: Point
    look: Point
    fov: float = 58.0
    fore: float = 0.55


@dataclass(frozen=True, eq=False)
class Terrain:
    """A height field: its landform, five shape numbers, and the colours of its flats and its slopes or paths."""

    land: Land
    shape: Doubles
    colour: Doubles
    second: Doubles


@dataclass(frozen=True, eq=False)
class Water:
    """An animated sheet of water, from the ground's edge to the horizon, at height `level`.

    `deep` and `foam` are display colours; `chop` 0..1.5 is how broken it is; `glitter` the light's track on it.
    The water lies where the set leaves the picture below the horizon open.
    """

    level: float = 0.0
    deep: Colour = "#16283c"
    foam: Colour = "#dfe6ea"
    chop: float = 0.8
    foaming: float = 0.3
    glitter: float = 0.8


@dataclass(frozen=True, eq=False)
class Beam:
    """A turning beam of light, such as a lighthouse's. `length` in metres, `turn` in seconds a revolution."""

    at: Point
    colour: Doubles
    length: float = 60.0
    spread: float = 0.045
    turn: float = 9.0
    gain: float = 1.0
    phase: float = 0.0


@dataclass(frozen=True, eq=False)
class Glow:
    """The halo of a lamp: place, display colour, strength and radius in metres."""

    at: Point
    colour: Doubles
    gain: float
    radius: float


@dataclass(frozen=True, eq=False)
class Mover:
    """Something small that moves on its own: birds, a flag, a boat. Its drawings are shown in turn.

    At time t it is at `at + velocity * t`, swayed by `sway` metres every `period` seconds, and within `loop` metres
    of its start it comes round again (0: never).
    """

    drawings: tuple[Draw, ...]
    at: Point
    seed: int
    velocity: Point = (0.0, 0.0, 0.0)
    sway: Point = (0.0, 0.0, 0.0)
    period: float = 4.0
    loop: float = 0.0
    per_second: float = 8.0
    cap: float = 220.0
