"""Hats, hoods, helmets and glasses. Head space, as in head.py."""

import math
from collections.abc import Callable

import numpy as np

from tools.film.script import Appearance
from tools.generators.previz.people.sheet import Measures
from tools.generators.previz.solids.colour import Colour, colour, mix
from tools.generators.previz.solids.geometry import Frame, Vector, rot_x, rot_y, rot_z, vector
from tools.generators.previz.solids.solid import Join, Material, Solid

CLOTH, OIL, PLAIN, UNPAINTED = Material.CLOTH, Material.OIL, Material.PLAIN, Material.UNPAINTED

Hat = Callable[[Solid, Frame, Appearance, Measures, Colour], None]


def add_hat(solid: Solid, f: Frame, look: Appearance, m: Measures) -> None:
    """Add the hat of the appearance."""
    _HATS[look.hat](solid, f, look, m, colour(look.hat_colour))


def add_glasses(solid: Solid, f: Frame, paint: str, m: Measures) -> None:
    """Round frames with a bridge, and bows back to the ears."""
    frame = colour(paint)
    solid.begin()
    r, y = 0.118, m.eye_y
    for side in (-1, 1):
        rim = rot_y(side * 0.16) @ rot_x(math.pi / 2 + 0.08)
        solid.ring(f, (side * (m.eye_x + 0.006), y - 0.012, 0.378), r, 0.0125, frame, PLAIN, turn=rim)
        bow = [
            (side * (m.eye_x + r), y + 0.02, 0.355),
            (side * 0.345, y + 0.035, 0.20),
            (side * 0.372, y + 0.03, -0.02),
        ]
        solid.tube(f, bow, [0.011, 0.010, 0.010], frame, PLAIN, blend=0.004)
    bridge = [(-0.045, y + 0.002, 0.398), (0, y + 0.018, 0.408), (0.045, y + 0.002, 0.398)]
    solid.tube(f, bridge, [0.011, 0.010, 0.011], frame, PLAIN, samples=5)


def _down(tilt: float) -> Vector:
    """The normal of a brim line that is tilted up over the brow."""
    return rot_x(tilt) @ vector((0, -1, 0))


def _souwester(solid: Solid, f: Frame, look: Appearance, m: Measures, h: Colour) -> None:
    turn = rot_x(-0.10)
    solid.begin()
    solid.ball(f, (0, 0.25, -0.06), (0.405, 0.345, 0.44), h, OIL, turn=turn)
    solid.trim(f, (0, 0.16, -0.05), turn @ vector((0, -1, 0)), blend=0.02)
    # the brim: a drooping bell, short over the brow, long over the nape
    bell = f.child((0, 0.165, -0.10), rot_x(-0.20))
    solid.begin()
    solid.cone(bell, (0, 0.055, 0.02), (0, -0.265, -0.05), 0.300, 0.56, h * 0.97, OIL, flat=1.16)
    solid.trim(f, (0, 0.010, 0), _down(-0.33), blend=0.03)
    solid.cone(
        bell, (0, 0.010, 0.02), (0, -0.310, -0.05), 0.300, 0.56, h * 0.50, OIL, blend=0.012, join=Join.CUT, flat=1.16
    )
    solid.begin()
    solid.ring(f, (0, 0.185, -0.07), 0.405, 0.018, look.accent, OIL, turn=turn, flat=1.08)
    for around in (-0.75, 0.0, 0.75):
        seam = [
            np.array((0, 0.25, -0.06))
            + turn
            @ np.array(
                (0.408 * math.sin(around) * math.cos(e), 0.350 * math.sin(e), 0.446 * math.cos(around) * math.cos(e))
            )
            for e in np.linspace(0.0, 1.5, 7)
        ]
        solid.begin()
        solid.tube(f, seam, [0.0075] * 7, h * 0.62, OIL)


def _baker(solid: Solid, f: Frame, look: Appearance, m: Measures, h: Colour) -> None:
    solid.begin()
    solid.ball(f, (0, 0.17, -0.06), (0.402, 0.40, 0.432), h * 0.96, CLOTH)
    solid.trim(f, (0, 0.235, 0), _down(-0.16), blend=0.01)
    solid.trim(f, (0, 0.36, 0), -_down(-0.16), blend=0.01)
    solid.begin()
    solid.ball(f, (0, 0.44, -0.09), (0.445, 0.17, 0.46), h, CLOTH, turn=rot_x(-0.16) @ rot_z(-0.08))
    solid.ball(f, (0.16, 0.48, -0.10), (0.26, 0.15, 0.30), h, CLOTH, blend=0.08)
    solid.ball(f, (-0.19, 0.50, -0.02), (0.22, 0.13, 0.26), h, CLOTH, blend=0.08)


def _scarf(solid: Solid, f: Frame, look: Appearance, m: Measures, h: Colour) -> None:
    """A wrap knotted on top, its folds crossing over the brow, curls at the temples."""
    solid.begin()
    solid.ball(f, (0, 0.16, -0.075), (0.398, 0.405, 0.435), h, CLOTH)
    solid.ball(f, (0, 0.30, -0.16), (0.375, 0.33, 0.38), h, CLOTH, blend=0.10)
    solid.trim(f, (0, 0.205, 0.30), _down(-0.42), blend=0.02)
    for side in (-1, 1):
        fold = [
            (side * 0.385, 0.02, 0.02),
            (side * 0.33, 0.19, 0.21),
            (side * 0.12, 0.31, 0.345),
            (-side * 0.10, 0.40, 0.335),
        ]
        solid.tube(f, fold, [0.04, 0.062, 0.058, 0.035], h * (1.08 if side > 0 else 0.95), CLOTH, blend=0.03, samples=8)
    solid.begin()
    solid.ball(f, (0.03, 0.475, 0.215), (0.075, 0.062, 0.06), h * 1.05, CLOTH, blend=0.02)
    for end, shade in (((-0.06, 0.56, 0.20), 1.0), ((0.12, 0.57, 0.20), 0.95)):
        tip = (end[0] * 2.0 - 0.03, end[1] + 0.03, end[2] - 0.05)
        solid.tube(f, [(0.03, 0.48, 0.22), end, tip], [0.035, 0.055, 0.018], h * shade, CLOTH, blend=0.03, samples=5)
    solid.begin()
    for side in (-1, 1):
        for curl in ((0.345, 0.07, 0.10), (0.362, 0.0, 0.055), (0.35, 0.125, 0.155)):
            solid.ball(f, (side * curl[0], curl[1], curl[2]), 0.042, look.hair, Material.HAIR, blend=0.02)


def _cap(solid: Solid, f: Frame, look: Appearance, m: Measures, h: Colour) -> None:
    """A peaked cap: soft crown, band, a peak of leather."""
    dark = mix(h, "#14141a", 0.72)
    solid.begin()
    solid.ball(f, (0, 0.17, -0.06), (0.406, 0.40, 0.436), h * 0.86, CLOTH)
    solid.trim(f, (0, 0.225, 0), _down(-0.14), blend=0.01)
    solid.trim(f, (0, 0.325, 0), -_down(-0.14), blend=0.01)
    solid.begin()
    solid.ball(f, (0, 0.385, -0.07), (0.452, 0.155, 0.475), h, CLOTH, turn=rot_x(-0.20))
    solid.ball(f, (0, 0.40, 0.16), (0.30, 0.13, 0.20), h, CLOTH, blend=0.10, turn=rot_x(-0.30))
    solid.begin()
    solid.ball(f, (0, 0.205, 0.30), (0.335, 0.060, 0.285), dark, Material.GLOSSY, turn=rot_x(0.26))
    solid.ball(f, (0, 0.155, 0.27), (0.335, 0.066, 0.285), dark * 0.7, PLAIN, join=Join.CUT, turn=rot_x(0.26))
    solid.trim(f, (0, 0, 0.20), (0, 0, -1), blend=0.01)
    solid.begin()
    solid.ball(f, (0, 0.315, 0.395), (0.042, 0.042, 0.020), look.accent, Material.METAL)


def _brim(solid: Solid, f: Frame, look: Appearance, m: Measures, h: Colour) -> None:
    """A felt hat: pinched crown, ribbon, a brim that dips in front."""
    turn = rot_x(-0.13)
    solid.begin()
    solid.cone(f, (0, 0.20, -0.07), (0, 0.46, -0.09), 0.402, 0.325, h, CLOTH, flat=1.09)
    solid.trim(f, (0, 0.235, 0), _down(-0.13), blend=0.01)
    solid.trim(f, (0, 0.60, 0), (0, 1, 0.10), blend=0.10)
    solid.ball(f, (0, 0.66, -0.02), (0.085, 0.11, 0.36), h, UNPAINTED, blend=0.10, join=Join.CUT)
    for side in (-1, 1):
        solid.ball(f, (side * 0.32, 0.60, 0.22), (0.14, 0.14, 0.14), h, UNPAINTED, blend=0.12, join=Join.CUT)
    solid.begin()
    solid.ball(f, (0, 0.235, -0.05), (0.625, 0.052, 0.660), h * 0.97, CLOTH, turn=turn)
    solid.ball(f, (0, 0.50, -0.10), (0.70, 0.245, 0.55), h, UNPAINTED, blend=0.05, join=Join.CUT, turn=turn)
    solid.begin()
    solid.ring(f, (0, 0.292, -0.070), 0.388, 0.030, look.accent, CLOTH, turn=turn, flat=1.09)


def _hood(solid: Solid, f: Frame, look: Appearance, m: Measures, h: Colour) -> None:
    """A deep hood, open at the face, falling to the shoulders."""
    solid.begin()
    solid.ball(f, (0, 0.12, -0.10), (0.475, 0.480, 0.505), h, CLOTH)
    solid.cone(f, (0, -0.05, -0.10), (0, -0.58, -0.10), 0.445, 0.36, h, CLOTH, blend=0.14)
    solid.ball(f, (0, 0.46, -0.32), (0.22, 0.22, 0.24), h, CLOTH, blend=0.16)
    solid.ball(f, (0, -0.02, 0.36), (0.335, 0.470, 0.46), h * 0.45, CLOTH, blend=0.04, join=Join.CUT)
    solid.ball(f, (0, 0.06, -0.06), (0.415, 0.425, 0.44), h * 0.40, CLOTH, blend=0.02, join=Join.CUT)
    solid.cone(f, (0, -0.30, 0.0), (0, -0.80, 0.05), 0.25, 0.22, h * 0.45, CLOTH, blend=0.03, join=Join.CUT)
    solid.begin()
    rim: list[Vector] = []
    for a in np.linspace(-2.45, 2.45, 17):
        rim.append(vector((0.352 * math.sin(a), -0.02 + 0.480 * math.cos(a), 0.235 + 0.03 * math.cos(a))))
    solid.tube(f, rim, [0.036] * 17, h * 1.08, CLOTH, blend=0.02)


def _helmet(solid: Solid, f: Frame, look: Appearance, m: Measures, h: Colour) -> None:
    """A hard shell with a rim, chin straps; with a space suit, a ring collar and a raised visor."""
    space = look.outfit == "spacesuit"
    shell = Material.GLOSSY
    solid.begin()
    solid.ball(f, (0, 0.12, -0.07), (0.470, 0.475, 0.500), h, shell)
    if space:
        solid.ball(f, (0, -0.10, -0.05), (0.455, 0.45, 0.47), h, shell, blend=0.12)
        solid.ball(f, (0, -0.02, 0.40), (0.350, 0.395, 0.44), h * 0.5, PLAIN, blend=0.03, join=Join.CUT)
        solid.ball(f, (0, 0.00, -0.06), (0.425, 0.46, 0.46), h * 0.45, PLAIN, blend=0.01, join=Join.CUT)
        solid.trim(f, (0, -0.42, 0), (0, -1, 0), blend=0.02)
        solid.begin()
        solid.ball(f, (0, 0.14, -0.05), (0.485, 0.475, 0.515), "#c79a3a", Material.METAL)
        solid.trim(f, (0, 0.26, 0.30), _down(-0.55), blend=0.02)
        solid.trim(f, (0, 0, 0.02), (0, 0, -1), blend=0.02)
        solid.begin()
        solid.ring(f, (0, -0.44, -0.05), 0.36, 0.055, look.accent, Material.METAL)
        for side in (-1, 1):
            solid.begin()
            solid.cone(f, (side * 0.44, 0.06, -0.02), (side * 0.52, 0.06, -0.02), 0.10, 0.085, look.accent, PLAIN)
        return
    solid.trim(f, (0, 0.150, 0.0), _down(-0.22), blend=0.02)
    solid.ball(f, (0, 0.10, -0.07), (0.425, 0.43, 0.455), h * 0.4, PLAIN, join=Join.CUT)
    solid.begin()
    solid.ring(f, (0, 0.150, -0.07), 0.462, 0.026, h * 0.82, shell, turn=rot_x(-0.22), flat=1.06)
    solid.cone(f, (0, 0.30, 0.36), (0, 0.62, 0.02), 0.035, 0.040, h * 0.9, shell, blend=0.05)
    solid.cone(f, (0, 0.62, 0.02), (0, 0.42, -0.46), 0.040, 0.030, h * 0.9, shell, blend=0.05)
    solid.begin()
    for side in (-1, 1):
        strap = [(side * 0.40, 0.12, 0.05), (side * 0.365, -0.18, 0.10), (side * 0.22, -0.41, 0.13), (0, -0.47, 0.17)]
        solid.tube(f, strap, [0.02, 0.018, 0.018, 0.018], "#3a2c22", PLAIN, samples=7)


def _crown(solid: Solid, f: Frame, look: Appearance, m: Measures, h: Colour) -> None:
    """A band with nine points, and stones set between them."""
    gold = Material.METAL
    centre = vector((0, 0.30, -0.07))
    solid.begin()
    solid.cone(f, (0, 0.10, -0.07), (0, 0.52, -0.07), 0.385, 0.43, h, gold, flat=1.07)
    solid.trim(f, (0, 0.27, 0), _down(-0.06), blend=0.01)
    solid.trim(f, (0, 0.40, 0), -_down(-0.06), blend=0.01)
    solid.cone(f, (0, 0.10, -0.07), (0, 0.52, -0.07), 0.352, 0.397, h * 0.5, gold, join=Join.CUT, flat=1.07)
    solid.begin()
    for i in range(9):
        a = i * 2 * math.pi / 9
        out = vector((math.sin(a), 0, math.cos(a) * 1.07))
        foot, tip = centre + out * 0.400 + vector((0, 0.06, 0)), centre + out * 0.435 + vector((0, 0.225, 0))
        solid.cone(f, foot, tip, 0.055, 0.012, h, gold, blend=0.03)
        solid.ball(f, tip, 0.026, h * 1.05, gold)
    solid.begin()
    for i in range(9):
        a = (i + 0.5) * 2 * math.pi / 9
        out = vector((math.sin(a), 0, math.cos(a) * 1.07))
        solid.ball(f, centre + out * 0.408 + vector((0, 0.035, 0)), 0.032, look.accent, Material.GLOSSY)


def _headphones(solid: Solid, f: Frame, look: Appearance, m: Measures, h: Colour) -> None:
    """A band over the crown and a padded cup on each ear."""
    solid.begin()
    band = [vector((0.425 * math.sin(a), 0.10 + 0.468 * math.cos(a), -0.04)) for a in np.linspace(-1.5, 1.5, 13)]
    solid.tube(f, band, [0.026] * 13, h, PLAIN, blend=0.01)
    for side in (-1, 1):
        solid.begin()
        y = m.eye_y - 0.03
        solid.ball(f, (side * 0.395, y, -0.03), (0.055, 0.125, 0.115), "#1c1c22", CLOTH)
        solid.ball(f, (side * 0.445, y, -0.03), (0.055, 0.110, 0.100), h, Material.GLOSSY, blend=0.02)


_HATS: dict[str, Hat] = {
    "souwester": _souwester,
    "baker": _baker,
    "scarf": _scarf,
    "cap": _cap,
    "brim": _brim,
    "hood": _hood,
    "helmet": _helmet,
    "crown": _crown,
    "headphones": _headphones,
}
