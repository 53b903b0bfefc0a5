"""Hair and beards as sculpted masses. Head space, as in head.py."""

import math
from collections.abc import Callable

import numpy as np

from tools.film.script import Appearance
from tools.generators.previz.people.face import Face
from tools.generators.previz.people.sheet import Measures
from tools.generators.previz.solids.colour import Colour, colour
from tools.generators.previz.solids.geometry import Frame, curve, rot_x, rot_z, vector
from tools.generators.previz.solids.solid import Join, Material, Solid

HAIR, UNPAINTED = Material.HAIR, Material.UNPAINTED

Style = Callable[[Solid, Frame, Appearance, Measures, Colour], None]


def add_hair(solid: Solid, f: Frame, look: Appearance, m: Measures, decal: int) -> None:
    """Add the hair of the appearance; `decal` is the head's page, whose space the locks share."""
    if look.hair_style == "none":
        return
    solid.begin(decal)
    style = look.hair_style
    if style == "fringe" and m.man <= 0:
        # a woman's fringe is cut; his is what is left
        style = "short"
    if look.hat in ("hood", "helmet", "scarf") and style in ("curly", "bun", "long"):
        style = "bob" if look.hat == "hood" else "short"
    _STYLES[style](solid, f, look, m, colour(look.hair))


def _fit_under_hat(solid: Solid, f: Frame, look: Appearance) -> None:
    """Hair ends where a hat that covers the crown begins."""
    if look.hat not in ("", "crown", "headphones"):
        solid.trim(f, (0, 0.255, 0), rot_x(-0.16) @ vector((0, 1, 0)), blend=0.02)


def _fringe(solid: Solid, f: Frame, look: Appearance, m: Measures, h: Colour) -> None:
    """Bald on top, a wreath from temple to nape."""
    solid.ball(f, (0, 0.03, -0.085), (0.385, 0.30, 0.405), h, HAIR)
    solid.trim(f, (0, 0.16, 0), (0, 1, 0.35), blend=0.05)
    solid.trim(f, (0, 0, 0.03), (0, 0.15, 1), blend=0.04)
    solid.trim(f, (0, -0.26, 0), (0, -1, -0.1), blend=0.05)


def _short(solid: Solid, f: Frame, look: Appearance, m: Measures, h: Colour) -> None:
    man = m.man > 0
    solid.ball(f, (0, 0.145, -0.075), (0.388, 0.392 * m.crown, 0.425), h, HAIR)
    solid.ball(f, (0, -0.06, 0.42), (0.305, 0.36, 0.36), h, UNPAINTED, blend=0.05, join=Join.CUT)
    solid.trim(f, (0, -0.20, 0), (0, -1, 0.35), blend=0.05)
    for side in (-1, 1):
        around_ear = (side * 0.39, m.eye_y - 0.05, 0.07)
        solid.ball(f, around_ear, (0.12, 0.16, 0.105), h, UNPAINTED, blend=0.04, join=Join.CUT)
    # a nape that tapers to the neck instead of ending in a shelf
    solid.ball(f, (0, -0.40, -0.46), (0.42, 0.24, 0.16), h, UNPAINTED, blend=0.08, join=Join.CUT)
    _fit_under_hat(solid, f, look)
    if look.hat not in ("", "crown", "headphones"):
        return
    if man:
        solid.ball(f, (0.06, 0.43, 0.12), (0.24, 0.11, 0.22), h, HAIR, blend=0.10, turn=rot_z(-0.2))
        return
    # a woman's short cut: a soft fringe to one side and locks before the ears
    sweep = [(0.14, 0.47, 0.14), (-0.02, 0.385, 0.32), (-0.19, 0.25, 0.31), (-0.30, 0.10, 0.21)]
    solid.tube(f, sweep, [0.075, 0.082, 0.062, 0.03], h * 1.05, HAIR, blend=0.07, samples=7)
    other = [(0.15, 0.47, 0.14), (0.25, 0.35, 0.24), (0.32, 0.16, 0.18)]
    solid.tube(f, other, [0.06, 0.065, 0.03], h * 1.05, HAIR, blend=0.06, samples=6)
    for side in (-1, 1):
        lock = [(side * 0.335, 0.16, 0.13), (side * 0.352, 0.02, 0.11), (side * 0.338, -0.10, 0.115)]
        solid.tube(f, lock, [0.045, 0.042, 0.012], h, HAIR, blend=0.04, samples=5)


def _bob(solid: Solid, f: Frame, look: Appearance, m: Measures, h: Colour) -> None:
    """A smooth cap, a fringe swept from a side parting, tips turned in at the jaw."""
    solid.ball(f, (0, 0.135, -0.075), (0.412, 0.412, 0.438), h, HAIR)
    solid.ball(f, (0, -0.14, -0.09), (0.418, 0.30, 0.385), h, HAIR, blend=0.10)
    solid.ball(f, (0.035, -0.16, 0.47), (0.268, 0.46, 0.44), h, UNPAINTED, blend=0.045, join=Join.CUT)
    solid.trim(f, (0, -0.335, 0), (0, -1, 0.28), blend=0.06)
    _side_sweep(solid, f, h)
    left = [(-0.315, 0.08, 0.19), (-0.345, -0.12, 0.165), (-0.315, -0.29, 0.19)]
    solid.tube(f, left, [0.05, 0.06, 0.03], h, HAIR, blend=0.05, samples=6)
    right = [(0.325, 0.0, 0.17), (0.345, -0.15, 0.155), (0.315, -0.29, 0.18)]
    solid.tube(f, right, [0.05, 0.058, 0.03], h, HAIR, blend=0.05, samples=6)
    _fit_under_hat(solid, f, look)


def _side_sweep(solid: Solid, f: Frame, h: Colour) -> None:
    sweep = [(0.15, 0.475, 0.13), (-0.02, 0.37, 0.335), (-0.20, 0.205, 0.315), (-0.315, 0.03, 0.20)]
    solid.tube(f, sweep, [0.075, 0.092, 0.078, 0.05], h * 1.05, HAIR, blend=0.07, samples=7)
    other = [(0.16, 0.475, 0.12), (0.27, 0.33, 0.24), (0.335, 0.10, 0.185), (0.335, -0.10, 0.15)]
    solid.tube(f, other, [0.06, 0.072, 0.062, 0.04], h * 1.05, HAIR, blend=0.06, samples=7)


def _cap(solid: Solid, f: Frame, m: Measures, h: Colour) -> None:
    """Hair drawn back from the whole face."""
    solid.ball(f, (0, 0.15, -0.07), (0.392, 0.40 * m.crown, 0.42), h, HAIR)
    solid.ball(f, (0, -0.045, 0.42), (0.30, 0.405, 0.345), h, UNPAINTED, blend=0.05, join=Join.CUT)


def _curtains(solid: Solid, f: Frame, m: Measures, h: Colour, down: float = -0.02) -> None:
    """Two curtains from a middle parting, ending at height `down` beside the ear."""
    for side in (-1, 1):
        path = [
            (side * 0.03, 0.50 * m.crown, 0.16),
            (side * 0.135, 0.375, 0.315),
            (side * 0.285, 0.19, 0.25),
            (side * 0.365, down, 0.06),
        ]
        solid.tube(f, path, [0.05, 0.072, 0.07, 0.05], h * 1.06, HAIR, blend=0.06, samples=7)
    solid.ball(f, (0, 0.535 * m.crown, 0.10), (0.012, 0.08, 0.30), h, UNPAINTED, blend=0.03, join=Join.CUT)


def _braids(solid: Solid, f: Frame, look: Appearance, m: Measures, h: Colour) -> None:
    _cap(solid, f, m, h)
    solid.trim(f, (0, -0.24, 0), (0, -1, 0.25), blend=0.06)
    _curtains(solid, f, m, h)
    _fit_under_hat(solid, f, look)
    for side in (-1, 1):
        hang = [(side * 0.355, -0.10, -0.06), (side * 0.42, -0.30, -0.02), (side * 0.40, -0.55, 0.10)]
        path = curve([*hang, (side * 0.36, -0.78, 0.17)], 9)
        solid.begin()
        for i, point in enumerate(path):
            r = 0.078 - 0.003 * i
            swing = 0.020 * (1 if i % 2 else -1)
            solid.ball(
                f,
                point + vector((swing, 0, swing * 0.5)),
                (r, r * 0.92, r * 0.85),
                h * (1.0 if i % 2 else 1.08),
                HAIR,
                blend=0.012,
                turn=rot_z(0.5 if i % 2 else -0.5),
            )
        end = path[-1] + vector((0, -0.075, 0.01))
        solid.begin()
        solid.ring(f, path[-1] + vector((0, -0.055, 0.005)), 0.036, 0.022, look.accent, Material.CLOTH)
        tip = [end, end + vector((side * 0.01, -0.07, 0.02)), end + vector((0, -0.13, 0.03))]
        solid.tube(f, tip, [0.035, 0.058, 0.012], h, HAIR, blend=0.02, samples=5)


def _long(solid: Solid, f: Frame, look: Appearance, m: Measures, h: Colour) -> None:
    """Over the shoulders: a fall down the back and a lock to either side of the throat."""
    solid.ball(f, (0, 0.14, -0.075), (0.408, 0.41 * m.crown, 0.435), h, HAIR)
    solid.ball(f, (0, -0.16, -0.16), (0.392, 0.42, 0.30), h, HAIR, blend=0.12)
    solid.cone(f, (0, -0.30, -0.22), (0, -0.86, -0.27), 0.315, 0.25, h, HAIR, blend=0.14, flat=0.52)
    solid.ball(f, (0, -0.14, 0.47), (0.282, 0.50, 0.44), h, UNPAINTED, blend=0.045, join=Join.CUT)
    # keep the throat free: the fall splits around the neck
    solid.cone(f, (0, -0.42, 0.02), (0, -1.2, 0.06), 0.20, 0.24, h, UNPAINTED, blend=0.05, join=Join.CUT)
    _curtains(solid, f, m, h, down=0.0)
    for side in (-1, 1):
        lock = [
            (side * 0.352, 0.08, 0.09),
            (side * 0.385, -0.20, 0.07),
            (side * 0.370, -0.52, 0.12),
            (side * 0.335, -0.80, 0.17),
        ]
        solid.tube(f, lock, [0.06, 0.082, 0.080, 0.014], h * 1.04, HAIR, blend=0.06, samples=8)
    _fit_under_hat(solid, f, look)


def _bun(solid: Solid, f: Frame, look: Appearance, m: Measures, h: Colour) -> None:
    _cap(solid, f, m, h)
    solid.trim(f, (0, -0.20, 0), (0, -1, 0.45), blend=0.06)
    solid.ball(f, (0, -0.40, -0.42), (0.42, 0.24, 0.15), h, UNPAINTED, blend=0.08, join=Join.CUT)
    for side in (-1, 1):
        around_ear = (side * 0.40, m.eye_y - 0.07, 0.05)
        solid.ball(f, around_ear, (0.10, 0.13, 0.10), h, UNPAINTED, blend=0.04, join=Join.CUT)
    sweep = [(0.10, 0.50 * m.crown, 0.14), (-0.04, 0.40, 0.31), (-0.20, 0.27, 0.27), (-0.335, 0.10, 0.10)]
    solid.tube(f, sweep, [0.05, 0.06, 0.055, 0.03], h * 1.05, HAIR, blend=0.07, samples=7)
    _fit_under_hat(solid, f, look)
    low = bool(look.hat)
    centre = (0, -0.06, -0.50) if low else (0, 0.42, -0.34)
    solid.begin()
    solid.ball(f, centre, 0.155, h, HAIR, blend=0.03)
    solid.ring(f, centre, 0.105, 0.062, h * 1.05, HAIR, blend=0.03, turn=rot_z(0.2))
    solid.begin()
    root = (centre[0], centre[1] - (0.0 if low else 0.09), centre[2] + 0.08)
    solid.ring(f, root, 0.105, 0.024, look.accent, Material.CLOTH)


def _curly(solid: Solid, f: Frame, look: Appearance, m: Measures, h: Colour) -> None:
    """A cloud of curls set around the skull by the golden angle; under a hat only those that stick out."""
    solid.ball(f, (0, 0.14, -0.075), (0.395, 0.39 * m.crown, 0.42), h, HAIR)
    solid.ball(f, (0, -0.07, 0.43), (0.295, 0.375, 0.36), h, UNPAINTED, blend=0.05, join=Join.CUT)
    solid.trim(f, (0, -0.26, 0), (0, -1, 0.25), blend=0.06)
    _fit_under_hat(solid, f, look)
    solid.begin()
    random = np.random.Generator(np.random.PCG64(404))
    big = 0.82 if m.man > 0 else 1.0
    count = 74
    for i in range(count):
        y = 1 - 1.45 * (i + 0.5) / count
        turn = i * 2.399963
        ring = math.sqrt(max(1 - y * y, 0.0))
        x, z = ring * math.cos(turn), ring * math.sin(turn)
        size = (0.092 + 0.030 * float(random.random())) * big
        face = z > 0.30 and y < 0.52 - 0.55 * max(abs(x) - 0.45, 0.0)
        ear = y < 0.15 and z > 0.02 and m.man > 0
        if face or ear or (look.hat not in ("", "headphones") and y > 0.22):
            continue
        centre = (x * 0.40, 0.14 + y * 0.405 * m.crown, -0.07 + z * 0.42)
        solid.ball(f, centre, (size, size * 0.92, size), h * (0.94 + 0.14 * float(random.random())), HAIR, blend=0.03)


_STYLES: dict[str, Style] = {
    "fringe": _fringe,
    "short": _short,
    "bob": _bob,
    "braids": _braids,
    "long": _long,
    "bun": _bun,
    "curly": _curly,
}


def add_beard(
    solid: Solid,
    f: Frame,
    look: Appearance,
    face: Face,
    nose_y: float,
    nose_z: float,
    mouth_y: float,
    half_width: float,
    gap: float,
    lower: float,
    drop: float,
) -> None:
    """A full beard that leaves the mouth readable, or a moustache; both hang from the jaw as it is now."""
    b = colour(look.beard_colour or look.hair)
    full = look.beard == "full"
    if full:
        solid.begin()
        for side in (-1, 1):
            jaw = [(side * 0.335, -0.03, 0.03), (side * 0.310, -0.17, 0.10), (side * 0.225, -0.32 - drop * 0.5, 0.165)]
            solid.tube(f, jaw, [0.040, 0.075, 0.12], b, HAIR, blend=0.07, samples=6)
        solid.ball(f, (0, -0.385 - drop * 0.8, 0.130), (0.265, 0.235, 0.225), b, HAIR, blend=0.08)
        solid.ball(f, (0, -0.545 - drop, 0.185), (0.195, 0.20, 0.165), b * 1.03, HAIR, blend=0.10)
        if look.age >= 50:
            solid.ball(f, (0.01, -0.70 - drop, 0.205), (0.115, 0.12, 0.095), b * 1.05, HAIR, blend=0.10)
        bay = (0, mouth_y - 0.028 + lower * 0.55, 0.40)
        solid.ball(f, bay, (half_width * 0.80, 0.028 + gap * 1.1, 0.12), b, UNPAINTED, blend=0.03, join=Join.CUT)
    solid.begin()
    up = 0.02 * max(face.smile, 0.0)
    z = nose_z - 0.035
    for side in (-1, 1):
        if full:
            path = [
                (side * 0.012, nose_y - 0.028, z + 0.01),
                (side * 0.075, mouth_y + 0.042, z - 0.012),
                (side * 0.155, mouth_y + 0.004 + up, z - 0.085),
                (side * 0.195, mouth_y - 0.06 + up, z - 0.13),
            ]
            radii = [0.034, 0.045, 0.036, 0.012]
        else:
            path = [
                (side * 0.010, nose_y - 0.032, z + 0.012),
                (side * 0.085, mouth_y + 0.062, z - 0.002),
                (side * 0.175, mouth_y + 0.042 + up, z - 0.075),
                (side * 0.225, mouth_y + 0.098 + up, z - 0.125),
            ]
            radii = [0.036, 0.052, 0.036, 0.010]
        solid.tube(f, path, radii, b * 1.06, HAIR, blend=0.03, samples=8)
