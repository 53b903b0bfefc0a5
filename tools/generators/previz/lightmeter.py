"""What light falls on someone: the lights of a place at their mark, in the axes of the picture, as a key, a fill,
an ambient and a rim that keep a face readable.

Worlds are lit in linear light; figures in display space, which the grade squares. Both meet at the same brightness:
the display lights are scaled so that their sum is the root of the linear sum.
"""

from dataclasses import dataclass

import numpy as np

from tools.film.script import TimeOfDay
from tools.generators.previz.lens import Lens
from tools.generators.previz.lighting import visible
from tools.generators.previz.noise import Doubles, ease
from tools.generators.previz.pieces import Point
from tools.generators.previz.world import SPOT, SUN, World

Direction = tuple[float, float, float]
WEIGHTS = np.array((0.2126, 0.7152, 0.0722))

BRIGHTEST = 1.08
"""The most display light a face may get: noon does not burn it."""
DARKEST: dict[TimeOfDay, float] = {
    "dawn": 0.74, "morning": 0.88, "day": 0.90, "afternoon": 0.86, "sunset": 0.76, "dusk": 0.68, "night": 0.60,
}  # fmt: skip
"""The least: a face is read at night, and is not a silhouette by day unless it is asked for."""


@dataclass(frozen=True)
class Reading:
    """Lights for `relight`: direction (right, up, towards the lens) and display colour; the first is the key."""

    lights: tuple[tuple[Direction, Point], ...]
    above: Point
    below: Point
    rim: tuple[tuple[float, float], Point]


def _point(v: Doubles) -> Point:
    return float(v[0]), float(v[1]), float(v[2])


def arriving(world: World, at: Doubles) -> list[tuple[Doubles, Doubles]]:
    """Every light as it arrives at a point: unit direction to it (world axes) and linear colour, strongest first."""
    boxes = world.block_rows()
    x, y, z = (float(q) for q in at)
    found: list[tuple[Doubles, Doubles]] = []
    for row in world.light_rows():
        strength, distance = 1.0, 40.0
        if row[0] == SUN:
            way = -row[4:7]
        else:
            way = row[1:4] - at
            distance = float(np.linalg.norm(way)) + 1e-6
            way = way / distance
            strength = 1.0 / (1.0 + (distance / row[10]) ** 2)
            if row[0] == SPOT:
                strength *= float(ease(float(row[12]), float(row[11]), -float(way @ row[4:7])))
        if row[13] > 0 and len(boxes):
            dx, dy, dz = (float(q) for q in way)
            seen = float(visible(x, y, z, dx, dy, dz, distance, max(float(row[14]), 0.3), boxes, 10, 0.37))
            strength *= 1 - float(row[13]) * (1 - seen)
        if row[15] > 0:
            strength *= 1 - 0.45 * float(row[15])
        if strength * float(row[7:10].max()) > 0.01:
            found.append((way, row[7:10] * strength))
    found.sort(key=lambda pair: -float(pair[1] @ WEIGHTS))
    return found


def measure(world: World, at: Doubles, lens: Lens, key_words: str = "") -> Reading:
    """The light on someone whose chest is at `at`, as the lens sees it. `key_words` may ask for a side or a warmth."""
    axes = lens.axes * np.array(((1.0,), (1.0,), (-1.0,)))
    air = world.air
    every = [(axes @ way, colour) for way, colour in arriving(world, at)]
    front = [(way, colour) for way, colour in every if way[2] > -0.15][:3]
    back = [(way, colour) for way, colour in every if way[2] <= 0.35]
    ambient = (air.above + air.below) / 2
    lights = [(way, colour * 0.85) for way, colour in front]
    if not lights:  # lit from behind alone: bounce what there is from the side it comes from
        side = float(np.sign(back[0][0][0])) if back else -1.0
        bounce = ambient * 0.5 * np.array((1.08, 1.0, 0.92)) + (back[0][1] * 0.12 if back else 0.0)
        lights = [(np.array((0.65 * side, 0.35, 0.68)), bounce)]
    lights = _asked_for(lights, key_words)
    total = float((ambient + sum(colour for _, colour in lights)) @ WEIGHTS)
    least = DARKEST[air.time] * (0.6 if "silhouette" in key_words.lower() else 1.0)
    wanted = min(max(total**0.5, least / (0.75 * air.exposure**0.5 + 0.25)), BRIGHTEST / air.exposure**0.5)
    # The ambient may take a good third; the rest is the lights', or every face would be flat.
    around = float(np.sqrt(ambient @ WEIGHTS))
    ambient_share = min(around / max(total**0.5, 1e-4) * 0.7, 0.38)
    roots = sum(float(np.sqrt(max(float(c @ WEIGHTS), 0.0))) for _, c in lights)
    scale = wanted * (1 - ambient_share) / max(roots, 1e-4)
    shown = [(_point(way), _point(_soften(np.sqrt(np.maximum(colour, 0))) * scale)) for way, colour in lights]
    key = np.array(shown[0][0])
    flat = wanted * ambient_share / max(around, 1e-4)
    above = _soften(np.sqrt(np.maximum(air.above, 0))) * flat
    below = _soften(np.sqrt(np.maximum(air.below, 0))) * flat
    # A fill opposite to the key, so that no face has a black side.
    fill = above * 0.30 + 0.07 * wanted
    shown.append(((-0.8 * float(np.sign(key[0]) or 1.0), 0.15, 0.55), _point(fill)))
    floor = 0.14 * wanted
    rim = _rim(back, air.above, flat, wanted)
    return Reading(tuple(shown), _point(np.maximum(above, floor)), _point(np.maximum(below, floor * 0.8)), rim)


def _soften(colour: Doubles) -> Doubles:
    """Half the saturation on skin: a lamp warms a face, it does not paint it orange."""
    mean = float(colour @ WEIGHTS)
    return colour * 0.45 + mean * 0.55


def _rim(
    back: list[tuple[Doubles, Doubles]], sky: Doubles, scale: float, wanted: float
) -> tuple[tuple[float, float], Point]:
    behind = [(way, colour) for way, colour in back if way[2] < 0.2]
    if not behind:
        return (0.35, 0.9), _point(np.sqrt(np.maximum(sky, 0)) * scale * 0.8)
    way, colour = behind[0]
    paint = np.sqrt(np.maximum(colour, 0)) * scale * 1.1
    peak = float(paint.max())
    paint = paint * min(1.0, 1.0 * wanted / max(peak, 1e-6))
    return (float(way[0]), max(float(way[1]), 0.15)), _point(paint)


_WARM = ("warm", "candle", "fire", "lamp", "lantern", "golden", "amber", "orange")
_COLD = ("cold", "blue", "moon", "cool", "screen", "neon", "steel")


def _asked_for(lights: list[tuple[Doubles, Doubles]], words: str) -> list[tuple[Doubles, Doubles]]:
    """Bend the key to the words of the shot: its side, its height, its warmth."""
    text = words.lower()
    way, colour = lights[0]
    way = way.copy()
    if "left" in text:
        way[0] = -abs(way[0]) - 0.35
    elif "right" in text:
        way[0] = abs(way[0]) + 0.35
    if "below" in text or "underlit" in text or "under-lit" in text:
        way[1] = -0.55
    elif "above" in text or "top light" in text or "overhead" in text:
        way[1] = abs(way[1]) + 0.7
    if way[2] < 0.25:
        way[2] = 0.25
    strength = float(colour @ WEIGHTS)
    if any(word in text for word in _WARM):
        tint = np.array((1.35, 0.95, 0.62))
    elif any(word in text for word in _COLD):
        tint = np.array((0.72, 0.98, 1.42))
    else:
        tint = np.ones(3)
    if "hard" in text or "harsh" in text or "single" in text or "one " in text:
        strength *= 1.35
        lights = lights[:1]
    base = colour / max(float(colour @ WEIGHTS), 1e-6)
    bent = base * tint
    bent = bent / max(float(bent @ WEIGHTS), 1e-6) * strength
    return [(way / float(np.linalg.norm(way)), bent), *lights[1:]]
