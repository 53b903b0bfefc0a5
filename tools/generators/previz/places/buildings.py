"""Built out of doors: houses, lamp posts, cars, benches, fences, and shapes pushed out of a profile."""

import math
from collections.abc import Sequence

import numpy as np

from tools.generators.previz.noise import colour as tint
from tools.generators.previz.noise import generator
from tools.generators.previz.pieces import Colour, Pattern
from tools.generators.previz.places.palette import WARM, glowing
from tools.generators.previz.world import World

Outline = Sequence[tuple[float, float]]
SNOW = "#e6edf6"


def extrude(
    w: World, profile: Outline, axis: str, a: float, b: float, paint: Colour, *, at: tuple[float, float] = (0.0, 0.0),
    pattern: Pattern = "plain", unit_u: float = 1.0, unit_v: float = 1.0, ends: bool = True, gloss: float = 0.0,
) -> None:  # fmt: skip
    """Push a convex outline (along, up) along `axis` from `a` to `b`; `at` moves the outline. `axis` "x" or "z"."""

    def corner(point: tuple[float, float], deep: float) -> tuple[float, float, float]:
        along, up = point[0] + at[0], point[1] + at[1]
        return (deep, up, along) if axis == "x" else (along, up, deep)

    with w.part():
        for p, q in zip(profile, [*profile[1:], profile[0]], strict=True):
            one = [corner(p, a), corner(q, a), corner(q, b), corner(p, b)]
            w.polygon(one, paint, None, pattern, unit_u, unit_v, gloss=gloss)
        if ends:
            for deep in (a, b):
                w.polygon([corner(p, deep) for p in profile], paint, None, pattern, unit_u, unit_v, gloss=gloss)


def house(
    w: World, x: float, z: float, wide: float, deep: float, high: float, wall: Colour, roof: Colour = "#4a4440", *,
    snow: float = 0.0, lit: float = 0.7, ridge: str = "x", y: float | None = None, chimney: bool = True,
    door: bool = True, wall_pattern: Pattern = "planks",
) -> float:  # fmt: skip
    """A gabled house that faces -z. `lit`: the chance of a lit window; `snow` 0..1 on its roof. Returns its y."""
    if y is None:
        y = min(w.height(x + i * wide / 2, z + j * deep / 2) for i in (-1, 1) for j in (-1, 1)) - 0.1
    colour, one = tint(wall), len(w.faces)
    random = generator(w.seed, one)
    x0, x1, z0, z1 = x - wide / 2, x + wide / 2, z - deep / 2, z + deep / 2
    rise = min(wide, deep) * 0.55
    w.block(x0, y, z0, x1, y + high + rise * 0.35, z1)
    with w.part():
        units = (0.28, 9.0) if wall_pattern == "planks" else (0.7, 0.34)
        corners = (
            ((x0, z0), (wide, 0, 0)),
            ((x0, z1), (wide, 0, 0)),
            ((x0, z0), (0, 0, deep)),
            ((x1, z0), (0, 0, deep)),
        )
        for (cx, cz), along in corners:
            w.quad((cx, y, cz), along, (0, 1.0, 0), colour * 0.55, None, "tiles", 0.8, 0.34, seed=one)
            w.quad((cx, y + 1.0, cz), along, (0, high - 1.0, 0), colour, None, wall_pattern, *units, seed=one)
        count = max(1, int(wide / 2.2))
        for i in range(count):
            middle = x0 + wide * (i + 0.5) / count
            if door and i == count // 2:
                w.quad((middle - 0.6, y, z0 - 0.03), (1.2, 0, 0), (0, 2.15, 0), colour * 0.4)
                w.quad((middle - 0.5, y, z0 - 0.05), (1.0, 0, 0), (0, 2.05, 0), "#5a3426", None, "planks", 0.2, 9.0)
            else:
                _pane(w, (middle - 0.45, y + 1.25, z0), "z", -1, 0.9, 1.0, random.random() < lit)
            if high > 4:
                _pane(w, (middle - 0.4, y + 3.6, z0), "z", -1, 0.8, 0.9, random.random() < lit)
                _pane(w, (middle - 0.4, y + 3.6, z1), "z", 1, 0.8, 0.9, random.random() < lit)
            _pane(w, (middle - 0.45, y + 1.25, z1), "z", 1, 0.9, 1.0, random.random() < lit)
        along = max(1, int(deep / 2.6))
        for side, face in ((-1, x0), (1, x1)):
            for i in range(along):
                at = (face, y + 1.25, z0 + deep * (i + 0.5) / along - 0.45)
                _pane(w, at, "x", side, 0.9, 1.0, random.random() < lit)
        _roof(w, (x0, x1, z0, z1), y + high, rise, roof, snow, ridge, colour, one)
        if chimney:
            cx, top = x + wide * 0.22, y + high + rise + 0.7
            cap = SNOW if snow else None
            w.box(
                cx, y + high + rise * 0.3, z - 0.3, cx + 0.6, top, z + 0.3, "#5c504a", None, "tiles", 0.3, 0.15, top=cap
            )
    return y


def _pane(w: World, at: Sequence[float], axis: str, way: int, wide: float, high: float, on: bool) -> None:
    """A cross-barred window on an outer wall that looks along `way` of `axis`."""
    lamps = w.air.lamps
    shining = on and lamps > 0.1
    out = np.array((0, 0, way)) if axis == "z" else np.array((way, 0, 0))
    along = np.array((1.0, 0, 0)) if axis == "z" else np.array((0, 0, 1.0))
    corner = np.asarray(at, np.float64)
    up = np.array((0, 1.0, 0))
    w.quad(corner + out * 0.03 - along * 0.10 - up * 0.08, along * (wide + 0.2), up * (high + 0.16), "#3a2c24")
    w.quad(corner + out * 0.10 - along * 0.14 - up * 0.10, along * (wide + 0.28), up * 0.07, "#4a3a2e")
    for i in range(2):
        for j in range(2):
            pane = corner + out * 0.06 + along * (wide * (0.5 * i + 0.03)) + up * (high * (0.5 * j + 0.03))
            size = along * (wide * 0.44), up * (high * 0.44)
            if shining:
                w.quad(pane, *size, "#ffb860", None, "lamp", glow=(0.40 + 0.45 * lamps) * np.array((1.0, 0.66, 0.30)))
            else:
                w.quad(pane, *size, "#33414f", gloss=0.3)
    if shining:
        middle = corner + out * 0.2 + along * wide / 2 + up * high / 2
        w.halo((float(middle[0]), float(middle[1]), float(middle[2])), WARM, 0.16 * lamps, 0.55)


def _roof(
    w: World, walls: tuple[float, float, float, float], top: float, rise: float, roof: Colour, snow: float, ridge: str,
    wall: Colour, one: int,
) -> None:  # fmt: skip
    """Two slopes with eaves, two gables, and a lip of snow or board along the edge."""
    x0, x1, z0, z1 = walls
    x, z, wide, deep = (x0 + x1) / 2, (z0 + z1) / 2, x1 - x0, z1 - z0
    eaves = 0.45
    second = SNOW if snow else tint(roof) * 0.7
    lip = tint(SNOW) if snow else tint(roof) * 1.1
    half = (deep if ridge == "x" else wide) / 2
    drop = eaves * rise / half
    if ridge == "x":
        for gable in (x0, x1):
            points = [(gable, top, z0), (gable, top, z1), (gable, top + rise, z)]
            w.polygon(points, tint(wall) * 0.9, None, "planks", 0.28, 9.0, seed=one)
        for edge, way in ((z0 - eaves, 1), (z1 + eaves, -1)):
            corner, up = (x0 - eaves, top - drop, edge), (0, rise + drop, way * (half + eaves))
            w.quad(corner, (wide + 2 * eaves, 0, 0), up, roof, second, "roof", 0.34, 0.30, gloss=snow, seed=one)
            lips = (x0 - eaves, top - drop - 0.12, edge - 0.05, x1 + eaves, top - drop + 0.10, edge + 0.06)
            w.box(*lips, lip, shadow=False)
        return
    for gable in (z0, z1):
        points = [(x0, top, gable), (x1, top, gable), (x, top + rise, gable)]
        w.polygon(points, tint(wall) * 0.9, None, "planks", 0.28, 9.0, seed=one)
    for edge, way in ((x0 - eaves, 1), (x1 + eaves, -1)):
        corner, up = (edge, top - drop, z0 - eaves), (way * (half + eaves), rise + drop, 0)
        w.quad(corner, (0, 0, deep + 2 * eaves), up, roof, second, "roof", 0.34, 0.30, gloss=snow, seed=one)
        for end in (z0 - eaves - 0.02, z1 + eaves + 0.02):
            w.quad((edge, top - drop - 0.1, end), up, (0, 0.26, 0), lip)
    _pane(w, (x - 0.4, top + 0.35, z0), "z", -1, 0.8, 0.8, True)


def street_lamp(
    w: World, x: float, z: float, high: float = 4.2, *, power: float = 9.0, y: float = 0.0, arm: float = 0.0,
    pole: Colour = "#2a2c30", colour: Sequence[float] = (1.0, 0.68, 0.34),
) -> None:  # fmt: skip
    """A lamp post; `arm` metres to the right (or left) carries the lantern."""
    lamps, light, lx = w.air.lamps, np.array(colour), x + arm
    with w.part():
        w.prism(x, z, y, y + high, 0.07, 0.045, pole, 8, shadow=False)
        w.prism(x, z, y, y + 0.5, 0.13, 0.09, pole, 8, shadow=False)
        if arm:
            a, b = sorted((x, lx))
            w.box(a - 0.03, y + high - 0.06, z - 0.03, b + 0.03, y + high, z + 0.03, pole, shadow=False)
        w.prism(
            lx, z, y + high - 0.34, y + high - 0.06, 0.09, 0.16, "#ffd9a0", 8, None, "lamp", shadow=False,
            glow=glowing(light, min(1.0, lamps + 0.12)),
        )  # fmt: skip
        w.prism(lx, z, y + high - 0.06, y + high + 0.12, 0.22, 0.03, pole, 8, shadow=False)
    w.shade(x, z, 0.3, 0.4, y)
    if lamps > 0.2:
        at = (lx, y + high - 0.3, z)
        w.spot(at, (lx, y, z), light * power * lamps, 2.2, 50, 74, shadow=0.9, glow=0.8 * lamps, glow_radius=0.32)


def car(w: World, x: float, z: float, paint: Colour, way: int = 1) -> None:
    """A saloon along z, its nose towards `way`; rounded by bevels, with glass, wheels and lamps."""
    colour, lamps = tint(paint), w.air.lamps
    body = ((-2.15, 0.42), (-2.18, 0.66), (-2.05, 0.84), (2.0, 0.88), (2.15, 0.70), (2.12, 0.38), (-2.0, 0.34))
    cabin = ((-1.30, 0.85), (-0.62, 1.38), (0.78, 1.42), (1.52, 0.87))
    glass = ((-1.12, 0.90), (-0.56, 1.32), (0.72, 1.35), (1.30, 0.91))

    def turned(outline: Outline) -> list[tuple[float, float]]:
        return [(z - way * along, up) for along, up in outline]

    with w.part():
        extrude(w, turned(body), "x", x - 0.86, x + 0.86, colour, gloss=0.25)
        extrude(w, turned(cabin), "x", x - 0.70, x + 0.70, colour * 0.9, gloss=0.2)
        for side in (-1, 1):
            w.polygon([(x + side * 0.715, up, along) for along, up in turned(glass)], "#1c242c", gloss=0.5)
            w.box(x + side * 0.70, 0.86, z - 0.03, x + side * 0.73, 1.38, z + 0.03, colour * 0.8, shadow=False)
            for hub in (-1.32, 1.36):
                ring = [(0.33 * math.cos(a), 0.33 + 0.33 * math.sin(a)) for a in np.linspace(0, 2 * math.pi, 11)[:-1]]
                inner, outer = sorted((x + side * 0.70, x + side * 0.89))
                extrude(w, ring, "x", inner, outer, "#131315", at=(z - way * hub, 0))
                cap = [(x + side * 0.895, 0.33 + 0.55 * (b - 0.33), z - way * hub + 0.55 * a) for a, b in ring]
                w.polygon(cap, "#8a8c90", gloss=0.3)
        for end, rise, light in ((-way, 0.62, (1.0, 0.92, 0.75)), (way, 0.64, (0.95, 0.14, 0.10))):
            face = z + way * 2.19 * (1 if end == -way else -1)
            for side in (-0.62, 0.62):
                w.quad((x + side - 0.17, rise - 0.07, face), (0.34, 0, 0), (0, 0.13, 0), "#5a4a44", None, "lamp",
                       glow=np.array(light) * (0.25 + 0.75 * lamps))  # fmt: skip
                w.halo((x + side, rise, face + 0.05 * (face - z)), np.array(light), 0.30 * lamps, 0.15)
        for front in (-1, 1):
            base = (z - way * 1.26, z - way * 0.66) if front < 0 else (z - way * (-1.46), z - way * (-0.84))
            lower = [(x - 0.62, 0.93, base[0]), (x + 0.62, 0.93, base[0])]
            upper = [(x + 0.56, 1.33, base[1]), (x - 0.56, 1.33, base[1])]
            shift = np.array((0, 0.02, -way * front * -0.03))
            w.polygon([np.asarray(p) + shift for p in lower + upper], "#1c242c", gloss=0.5)
        w.block(x - 0.8, 0.3, z - 2.1, x + 0.8, 1.2, z + 2.1)
    w.shade(x, z, 1.7, 0.85)


def bench(
    w: World, x: float, z: float, wood: Colour = "#7a5638", *, wide: float = 1.5, y: float = 0.0, back: int = 1
) -> None:
    """A slatted bench along x, its back on the `back` side of z; the seat is 0.45 m up."""
    colour = tint(wood)
    with w.part():
        for i in range(3):
            d = -0.18 + 0.15 * i
            w.box(
                x - wide / 2,
                y + 0.42,
                z + d,
                x + wide / 2,
                y + 0.45,
                z + d + 0.12,
                colour * (0.95 + 0.05 * i),
                shadow=i == 1,
            )
        for i in range(2):
            low = y + 0.56 + 0.17 * i
            near = z + back * (0.24 + 0.03 * i)
            w.box(x - wide / 2, low, near, x + wide / 2, low + 0.12, near + 0.03, colour)
        for side in (-wide / 2 + 0.14, wide / 2 - 0.14):
            w.box(x + side - 0.025, y, z - 0.2, x + side + 0.025, y + 0.42, z - 0.15, "#26282c")
            w.box(
                x + side - 0.025,
                y,
                z + back * 0.22 - 0.025,
                x + side + 0.025,
                y + 0.88,
                z + back * 0.22 + 0.025,
                "#26282c",
            )
    w.shade(x, z, wide * 0.5, 0.5, y)


def rail_fence(
    w: World, points: Sequence[tuple[float, float]], wood: Colour = "#5c4c3c", *, high: float = 1.0, rails: int = 2,
    snow: bool = False,
) -> None:  # fmt: skip
    """Posts at the points (x, z) on the ground, joined by rails."""
    colour = tint(wood)
    for i, (x, z) in enumerate(points):
        y = w.height(x, z)
        with w.part():
            w.box(x - 0.05, y - 0.1, z - 0.05, x + 0.05, y + high, z + 0.05, colour * (0.9 + 0.2 * ((i * 7) % 3) / 2))
            if snow:
                w.prism(x, z, y + high, y + high + 0.08, 0.09, 0.02, SNOW, 8, shadow=False)
            if i + 1 < len(points):
                x2, z2 = points[i + 1]
                step = (x2 - x, w.height(x2, z2) - y, z2 - z)
                for r in range(rails):
                    up = high * (0.40 + 0.42 * r)
                    w.quad((x, y + up, z), step, (0, 0.10, 0), colour * 1.05)
                    if snow:
                        w.quad((x, y + up + 0.10, z), step, (0, 0.04, 0), SNOW)
