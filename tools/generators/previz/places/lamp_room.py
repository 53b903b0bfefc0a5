"""The lamp room of a lighthouse: glass all round, the great lens in the middle, the sea far below."""

import math

import numpy as np

from tools.generators.previz.atmosphere import Atmosphere
from tools.generators.previz.noise import Doubles
from tools.generators.previz.noise import colour as tint
from tools.generators.previz.pieces import Beam, Water
from tools.generators.previz.places.furniture import stool, tabletop
from tools.generators.previz.places.landforms import far_hills, sea_stack
from tools.generators.previz.places.moving import gulls
from tools.generators.previz.places.palette import WARM, glowing
from tools.generators.previz.places.staging import Floor, stage
from tools.generators.previz.world import World

FLOOR = Floor(-2.4, -2.9, 2.4, -0.35)
_PLAN = ((2.6, -4.0), (4.0, -2.6), (4.0, 2.6), (2.6, 4.0), (-2.6, 4.0), (-4.0, 2.6), (-4.0, -2.6), (-2.6, -4.0))
"""The corners of the room, x and z."""
_SILL, _HEAD = 0.85, 2.75
_LENS = (0.0, 1.0)
"""Where the lens stands: a little behind the middle, so that people have room before it."""


def lamp_room(air: Atmosphere, seed: int) -> World:
    lamps = max(air.lamps, 0.12)
    outside = air.haze.copy()
    by_day = {"dusk": 0.5, "night": 0.35}.get(air.time, 1.0)
    air.above = air.above * 0.34 + 0.010
    air.below = air.below * 0.30 + np.array((0.020, 0.014, 0.010))
    w = World(air, seed, indoor=True, reflect=True, density=0.0012)
    w.water = Water(-24.0, deep="#16283c", chop=0.7 + 0.5 * air.wind, foaming=0.2 + 0.35 * air.wind, glitter=0.9)
    w.sun(-0.7, max(air.elevation, 0.24), air.sun * 1.2, soft=0.25)
    _shell(w)
    _lens(w, lamps)
    _gear(w)
    for x, z, r, high in ((-60, 150, 16, 20), (40, 190, 22, 15), (120, -90, 24, 18), (-90, -60, 14, 14)):
        sea_stack(w, x, z, r, high, -24.5, "#5a5456")
    far_hills(w, 420, 36, "#56606c", low=-24, start=0.35, end=1.9, seed=seed)
    far_hills(w, 520, 30, "#5c6470", low=-24, start=3.3, end=4.5, seed=seed + 1)
    for angle in (0.6, 2.0, 3.6, 5.2):
        at = (3.6 * math.sin(angle), 1.7, 3.6 * math.cos(angle))
        w.point(at, outside * 0.9 * by_day, 1.5, shadow=0)
    # A soft bounce of the lamp off the panelling, for faces turned away from the lens.
    w.point((-0.3, 1.7, -2.6), WARM * 1.1 * lamps + outside * 0.3 * by_day, 1.6, shadow=0)
    gulls(w, (-14, 1.5, 22), count=3)
    w.dust = 0.6
    stage(
        w, (1.05, -0.75), left=(-0.55, -0.95), right=(0.75, -0.95), sit=(-1.75, -1.2, 0.62), table=(2.55, 0.902, -1.68),
        ground=(0.1, -1.5), wall=(-3.4, 0.6, -1.3), door=(2.2, 0.4), far=(-2.0, 0.3),
    )  # fmt: skip
    w.shade(1.05, -0.75, 0.4, 0.5)
    w.view("A", (-1.2, 1.5, -3.75), (0.30, 1.42, 1.0), 64, fore=0.4)
    w.view("B", (2.3, 1.55, 2.3), (0.35, 1.35, -2.2), 64)
    return w


def _shell(w: World) -> None:
    """Wooden floor, panelled wall to the sill, glazing bars, a ribbed copper roof.

    Four long sides and four short ones: a camera that backs through a long side sees the room, not its outside.
    """
    iron, copper = "#24262a", "#6a4630"
    w.polygon([(x, 0.0, z) for x, z in _PLAN], "#5c4634", "#3a2c24", "planks", 0.18, 1.3, gloss=0.28, shell=True)
    for i, start in enumerate(_PLAN):
        a, b = np.array(start), np.array(_PLAN[(i + 1) % len(_PLAN)])
        # The glass is part of the wall, as a hole: a camera behind it takes the whole side away, bars and all.
        along, glass = b - a, (0.0, _SILL, float(np.linalg.norm(b - a)), _HEAD)
        w.quad(
            (a[0], 0.0, a[1]), (along[0], 0.0, along[1]), (0.0, _HEAD, 0.0), "#6e5238", None, "planks", 0.17, 9.0,
            holes=(glass,), shell=True,
        )  # fmt: skip
        inward = -(a + b) / np.linalg.norm(a + b)
        for y, deep, thick, paint in ((_SILL - 0.03, 0.20, 0.06, "#7a5c3c"), (_HEAD - 0.06, 0.12, 0.10, iron)):
            inner = [a + inward * deep, b + inward * deep]
            with w.part():
                lid = [(p[0], y + thick, p[1]) for p in (a, b, inner[1], inner[0])]
                w.polygon(lid, paint)
                edge = [
                    (p[0], h, p[1])
                    for p, h in zip((inner[0], inner[1], inner[1], inner[0]), (y, y, y + thick, y + thick), strict=True)
                ]
                w.polygon(edge, tint(paint) * 0.9)
        panes = 4 if i % 2 == 1 else 2
        for k in range(panes):
            p, q = a + (b - a) * k / panes, a + (b - a) * (k + 1) / panes
            roof = [(p[0], _HEAD, p[1]), (q[0], _HEAD, q[1]), (*_crown(q),), (*_crown(p),)]
            w.polygon(roof, copper, "#7a5234", "planks", 0.34, 9.0, shell=True)
            w.polygon([_crown(p), _crown(q), (0.0, 4.5, 0.0)], "#3a2a22", shell=True)
            _bar(w, (p[0], _SILL, p[1]), (p[0], _HEAD, p[1]), 0.055 if k == 0 else 0.035, iron)
            for y in (1.48, 2.12):
                _bar(w, (p[0], y, p[1]), (q[0], y, q[1]), 0.022, iron)
            if k % 2 == 0:
                _bar(w, (p[0] * 0.99, _HEAD, p[1] * 0.99), _crown(p), 0.05, "#3a2a20")


def _crown(foot: Doubles) -> tuple[float, float, float]:
    """Where a rafter from that foot meets the ring under the vent."""
    reach = 0.5 / float(np.linalg.norm(foot))
    return float(foot[0]) * reach, 4.3, float(foot[1]) * reach


def _bar(w: World, a: tuple[float, ...], b: tuple[float, ...], half: float, paint: str) -> None:
    """A bar of square section between two points: two crossed strips, which is all that the eye sees of it."""
    start, end = np.array(a), np.array(b)
    along = end - start
    middle = (start + end) / 2
    out = np.array((middle[0], 0, middle[2]))
    out = out / max(float(np.linalg.norm(out)), 1e-6)
    across = np.cross(along, out)
    across = across / max(float(np.linalg.norm(across)), 1e-6)
    with w.part():
        for way in (across, out):
            w.polygon([start - way * half, start + way * half, end + way * half, end - way * half], paint)


def _lens(w: World, lamps: float) -> None:
    """A first-order Fresnel lens: a barrel of glass rings in a brass cage on an iron pedestal."""
    x, z = _LENS
    light = np.array((1.0, 0.80, 0.48))
    with w.part():
        w.prism(x, z, 0.0, 0.10, 0.85, 0.80, "#2c2a2c", 18, shadow=False)
        w.prism(x, z, 0.10, 0.62, 0.50, 0.42, "#3a332e", 16)
        w.prism(x, z, 0.62, 0.74, 0.66, 0.72, "#a87c3a", 18, gloss=0.3, shadow=False)
        rings, low, high = 15, 0.78, 2.42
        for i in range(rings):
            t0, t1 = i / rings, (i + 0.80) / rings
            middle = abs((i + 0.5) / rings - 0.5) * 2
            swell = [0.36 + 0.24 * math.sqrt(max(0.0, 1 - (abs(t - 0.5) * 2) ** 2)) for t in (t0, t1)]
            bright = (0.30 + 0.72 * (1 - middle) ** 0.8) * (0.25 + 0.75 * lamps)
            glow = glowing(light, bright * (0.86 + 0.14 * (i % 2))) + 0.10 * (1 - lamps)
            y0, y1 = low + (high - low) * t0, low + (high - low) * t1
            w.prism(
                x, z, y0, y1, swell[0], swell[1] * 0.97, "#c8d0c4", 20, None, "lamp", cap=False, shadow=False, glow=glow
            )
            y2 = low + (high - low) * (i + 1) / rings
            dark = tint("#7a5c34") * (0.5 + 0.8 * lamps * (1 - middle))
            w.prism(x, z, y1, y2, swell[1] * 0.95, swell[1] * 0.99, dark, 20, cap=False, shadow=False)
        for i in range(8):
            angle = 2 * math.pi * i / 8 + 0.2
            for k in range(6):
                t0, t1 = k / 6, (k + 1) / 6
                r0, r1 = (0.385 + 0.24 * math.sqrt(max(0.0, 1 - (abs(t - 0.5) * 2) ** 2)) for t in (t0, t1))
                side = np.array((math.cos(angle), 0, -math.sin(angle))) * 0.022
                a = np.array((x + math.sin(angle) * r0, low + (high - low) * t0, z + math.cos(angle) * r0))
                b = np.array((x + math.sin(angle) * r1, low + (high - low) * t1, z + math.cos(angle) * r1))
                w.polygon([a - side, a + side, b + side, b - side], "#b08440", gloss=0.3)
        w.prism(x, z, 2.42, 2.52, 0.44, 0.48, "#a87c3a", 18, gloss=0.3, shadow=False)
        w.prism(x, z, 2.52, 2.80, 0.46, 0.12, "#7a5830", 18, cap=False, shadow=False)
        w.prism(x, z, 2.80, 4.0, 0.05, 0.05, "#3a2e26", 8, cap=False, shadow=False)
    w.block(x - 0.4, 0.1, z - 0.4, x + 0.4, 0.7, z + 0.4)
    w.shade(x, z, 1.0, 0.6)
    at = (x, 1.6, z)
    w.point(at, WARM * 7.5 * lamps, 1.7, shadow=0)
    w.halo(at, light, 0.85 * lamps, 0.62)
    if w.air.lamps > 0.2:
        w.beams.append(Beam(at, np.array((1.0, 0.84, 0.56)), length=60, spread=0.06, gain=0.5 * w.air.lamps))


def _gear(w: World) -> None:
    """The keeper's things: a chest with an oil can and a log book, a stool, a brass rail, a coat on its peg."""
    x, z = 2.5, -1.6
    with w.part():
        w.box(x - 0.32, 0, z - 0.32, x + 0.32, 0.86, z + 0.32, "#6a4a30", None, "planks", 0.16, 9.0)
        w.box(x - 0.37, 0.86, z - 0.37, x + 0.37, 0.90, z + 0.37, "#8a6238", gloss=0.15)
        w.prism(x + 0.18, z + 0.2, 0.90, 1.06, 0.07, 0.07, "#a87c3a", 12, shadow=False, gloss=0.3)
        w.prism(x + 0.18, z + 0.2, 1.06, 1.16, 0.06, 0.015, "#a87c3a", 12, cap=False, shadow=False)
        w.box(x - 0.26, 0.90, z - 0.22, x + 0.02, 0.93, z, "#7a2c24", shadow=False)
        w.quad((x - 0.24, 0.932, z - 0.21), (0.24, 0, 0), (0, 0, 0.19), "#d8ccb0")
    tabletop(w, x - 0.37, z - 0.37, x + 0.37, z + 0.37, 0.90, "#8a6238", gloss=0.15)
    w.shade(x, z, 0.5, 0.6)
    stool(w, -1.75, -1.2, "#7a5638", 0.62)
    with w.part():
        for i in range(12):
            angle = 2 * math.pi * i / 12
            at = (_LENS[0] + 1.02 * math.sin(angle), _LENS[1] + 1.02 * math.cos(angle))
            w.prism(*at, 0, 0.62, 0.018, 0.018, "#8a6430", 5, cap=False, shadow=False)
        w.prism(*_LENS, 0.60, 0.635, 1.03, 1.03, "#b08440", 24, cap=False, shadow=False, gloss=0.3)
    with w.part():
        w.box(-3.3, 0.0, -1.6, -3.0, 0.55, -0.9, "#54402e", None, "planks", 0.14, 9.0)
        w.prism(-3.15, -1.25, 0.55, 0.78, 0.09, 0.09, "#3c4a54", 10, shadow=False)
