"""A corridor of a ship or a laboratory: octagonal hull, ribs, light strips, pipes, a console, two far doors."""

import itertools

import numpy as np

from tools.generators.previz.atmosphere import Atmosphere, atmosphere
from tools.generators.previz.noise import Doubles, generator
from tools.generators.previz.places.furniture import tabletop
from tools.generators.previz.places.palette import COOL, WARM, glowing
from tools.generators.previz.places.staging import Floor, stage
from tools.generators.previz.world import World

FLOOR = Floor(-0.95, -7.5, 0.95, 16.0)
_NEAR, _FAR = -12.0, 26.0
_HULL = "#8a929a"
_SECTION = (
    (-1.15, 0.0),
    (-1.85, 0.75),
    (-1.85, 2.0),
    (-1.1, 2.75),
    (1.1, 2.75),
    (1.85, 2.0),
    (1.85, 0.75),
    (1.15, 0.0),
)

# What the strips, the top lamp and the far door look like in each kind of mood.
_CALM = (COOL * np.array((0.95, 1.05, 1.0)), WARM * 4.5, WARM)
_ALARM = (COOL * np.array((0.62, 0.70, 0.85)), np.array((1.0, 0.18, 0.09)) * 6.5, np.array((1.0, 0.24, 0.10)))
_STRANGE = (np.array((0.42, 1.0, 0.72)), np.array((0.60, 0.36, 1.0)) * 4.0, np.array((0.5, 1.0, 0.62)))
_CLEAN = (np.array((1.0, 0.93, 0.82)), np.array((1.0, 0.86, 0.66)) * 4.0, np.array((1.0, 0.75, 0.42)))
_DIM = (COOL * 0.42, WARM * 3.0, np.array((0.9, 0.55, 0.3)))
_SCHEMES = {
    "tense": _ALARM, "action": _ALARM, "dark": _DIM, "melancholy": _DIM, "mysterious": _STRANGE, "dreamy": _STRANGE,
    "warm": _CLEAN, "playful": _CLEAN, "romantic": _CLEAN, "triumphant": _CLEAN,
}  # fmt: skip


def corridor(air: Atmosphere, seed: int) -> World:
    strips, top, exit_light = _SCHEMES.get(air.mood, _CALM)
    inside = atmosphere("night", "clear", air.mood)
    inside.above, inside.below = np.array((0.024, 0.033, 0.045)), np.array((0.018, 0.022, 0.030))
    inside.exposure *= 0.95
    inside.cover, inside.lamps = 0.10, 1.0
    inside.shadows, inside.highlights = (0.90, 1.0, 1.09), (1.05, 1.0, 0.93)
    w = World(inside, seed, indoor=True, reflect=True, stars=True, density=0.016)
    w.haze_colour = np.array((0.012, 0.028, 0.040)) + strips * 0.014
    _hull(w)
    _ribs_and_strips(w, strips)
    _ends(w, exit_light)
    _fittings(w)
    if air.mood in ("tense", "action"):
        w.spot((0, 2.6, 0.8), (0, 0, -0.5), top, 1.5, 38, 64, shadow=0, glow=0.45, glow_radius=0.12)
    else:
        w.spot((0, 2.6, 0.4), (0, 0, -0.2), top, 1.5, 38, 64, shadow=0, glow=0.3, glow_radius=0.12)
    w.point((-0.9, 1.8, -2.2), strips * 1.3 + 0.30, 1.5, shadow=0)
    w.cones, w.dust = 0.005, 0.4
    w.shade(0.1, 0, 0.42, 0.6)
    stage(
        w, (0.1, 0.0), left=(-0.45, -0.2), right=(0.55, -0.1), sit=(-0.8, 6.7, 0.55), table=(1.50, 0.933, 1.95),
        ground=(0.3, -1.1), wall=(1.68, 1.22, 1.75), door=(0.0, 14.0), far=(0.0, 12.0),
    )  # fmt: skip
    w.view("A", (-0.45, 1.25, -5.6), (0.12, 1.45, 4.0), 66, fore=0.5)
    w.view("B", (-0.75, 1.5, 3.6), (0.25, 1.35, -3.0), 62)
    w.view("W", (0.45, 0.80, 3.5), (-1.85, 1.42, 4.0), 50)
    return w


def _hull(w: World) -> None:
    deep = _FAR - _NEAR
    w.quad(
        (-1.15, 0, _NEAR), (2.3, 0, 0), (0, 0, deep), "#4c5258", "#7a6a3c", "panels", 1.15, 1.0, gloss=0.62, shell=True
    )
    for i in range(7):
        p, q = _SECTION[i], _SECTION[i + 1]
        across = (q[0] - p[0], q[1] - p[1], 0)
        accent = "#b8622c" if i in (0, 1, 6) else "#5c666e"
        paint = "#5a6066" if i == 3 else _HULL
        holes = [(-_NEAR + 4.0 - 1.15, 0.20, -_NEAR + 4.0 + 1.15, 1.10)] if i == 1 else []
        w.quad(
            (p[0], p[1], _NEAR), (0, 0, deep), across, paint, accent, "panels", 1.05, 0.62 if holes else 0.5,
            shell=True, holes=holes,
        )  # fmt: skip
    for x in (-0.72, 0.66):
        w.quad((x, 0.004, _NEAR), (0.06, 0, 0), (0, 0, deep), "#b89430")


def _ribs_and_strips(w: World, strips: Doubles) -> None:
    random = generator(w.seed, 2)
    for z in np.arange(-9.0, 25.0, 3.0):
        z = float(z)
        works = 1.0 if random.random() < 0.86 else 0.08
        with w.part():
            for a, b in itertools.pairwise(_SECTION):
                p, q = np.array(a), np.array(b)
                middle = np.array((0, 1.35))
                inner_p, inner_q = p + (middle - p) * 0.10, q + (middle - q) * 0.10
                rim = (*(inner_q - inner_p), 0)
                w.quad((*inner_p, z - 0.16), rim, (0, 0, 0.32), "#5c646c", None, "panels", 0.4, 0.16)
                for face in (z - 0.16, z + 0.16):
                    w.polygon([(*v, face) for v in (p, q, inner_q, inner_p)], "#474e56")
        for s in (-1, 1):
            glow = glowing(strips, 0.92 * works + 0.05)
            w.quad((s * 1.50, 2.24, z + 0.35), (0, 0, 2.3), (-s * 0.16, 0.17, 0), "#c8e0f0", None, "lamp", glow=glow)
            low = glowing(strips, 0.5 * works)
            w.quad((s * 1.20, 0.075, z + 0.3), (0, 0, 2.4), (s * 0.05, 0.05, 0), "#80c0d0", None, "lamp", glow=low)
            if works > 0.5:
                w.point((s * 1.25, 2.15, z + 1.5), strips * 1.5, 1.05, shadow=0)
                w.halo((s * 1.42, 2.3, z + 1.5), strips, 0.10, 0.55)
        w.box(-0.5, 2.60, z + 0.4, 0.5, 2.72, z + 2.6, "#3c4248", None, "panels", 0.5, 0.4, shadow=False)


def _ends(w: World, light: Doubles) -> None:
    """The far door with its port, and the warning door behind the camera."""
    w.box(-1.9, 0, _FAR - 1, 1.9, 2.8, _FAR, "#6a7078", None, "panels", 0.9, 0.7)
    w.quad((-0.85, 0.1, _FAR - 1.02), (1.7, 0, 0), (0, 2.2, 0), "#8a5a34", "#c8a030", "panels", 0.85, 0.55)
    w.quad((-0.12, 1.3, _FAR - 1.04), (0.24, 0, 0), (0, 0.5, 0), "#fff0d0", None, "lamp", glow=glowing(light, 1.0))
    w.point((0, 1.7, _FAR - 2.2), light * 7, 1.6, shadow=0, glow=0.5, glow_radius=0.6)
    w.box(-1.9, 0, _NEAR, 1.9, 2.8, _NEAR + 0.6, "#6a7078", None, "panels", 0.9, 0.7)
    w.quad((-0.9, 0.05, _NEAR + 0.62), (1.8, 0, 0), (0, 2.3, 0), "#4c5a66", "#c8a030", "panels", 0.9, 0.55)
    red = np.array((1.0, 0.16, 0.08))
    w.quad((-0.6, 2.42, _NEAR + 0.63), (1.2, 0, 0), (0, 0.10, 0), "#ff5030", None, "lamp", glow=glowing(red, 1.0))
    w.point((0, 2.2, _NEAR + 1.4), red * 5, 1.6, shadow=0, glow=0.5, glow_radius=0.4)


def _fittings(w: World) -> None:
    for x, y in ((-1.72, 1.95), (-1.66, 2.08), (1.72, 1.95), (1.62, 0.52)):
        for z in np.arange(_NEAR, _FAR, 6.0):
            pipe = "#6a5a44" if y < 1 else "#565e66"
            w.box(x - 0.045, y - 0.045, float(z), x + 0.045, y + 0.045, float(z) + 5.9, pipe, shadow=False)
    with w.part():
        cyan = np.array((0.25, 0.85, 0.95))
        w.quad(
            (1.60, 0.95, 1.2), (0, 0, 1.1), (0.16, 0.55, 0), "#101820", "#101820", "screen", 1.1, 0.055, glow=cyan * 0.9
        )
        w.box(1.36, 0.55, 1.1, 1.84, 0.93, 2.4, "#5a626a", None, "panels", 0.4, 0.2)
        for i in range(6):
            key = ((0.9, 0.3, 0.2), (0.9, 0.8, 0.3), (0.3, 0.9, 0.5))[i % 3]
            w.quad((1.42, 0.935, 1.25 + 0.16 * i), (0.06, 0, 0), (0, 0, 0.06), "#403830", None, "lamp", glow=key)
    tabletop(w, 1.36, 1.1, 1.84, 2.4, 0.93, "#5a626a", thick=0.2, pattern="panels", plank=(0.4, 0.2))
    w.point((1.2, 1.3, 1.75), np.array((0.2, 0.85, 1.0)) * 1.6, 0.8, shadow=0, glow=0.12, glow_radius=0.6)
    with w.part():
        w.box(-1.1, 0, 6.4, -0.5, 0.55, 7.2, "#8a6a3c", None, "panels", 0.6, 0.28)
        w.box(-1.05, 0.55, 6.9, -0.6, 0.95, 7.2, "#5a6a70", None, "panels", 0.5, 0.2)
    w.box(0.55, 0, -5.2, 1.1, 0.6, -4.5, "#8a6a3c", None, "panels", 0.6, 0.28)
    w.shade(-0.8, 6.85, 0.6, 0.6)
    w.shade(0.8, -4.8, 0.6, 0.6)
