"""The head: skull, nose, mouth, ears, eyes and lids, brows.

Head space: one unit from chin to crown; the origin lies between the ears at about the eyes' height; x to the
character's left, y up, z to the nose.
"""

import math
from dataclasses import dataclass

import numpy as np

from tools.film.script import Appearance
from tools.generators.previz.people.face import Face
from tools.generators.previz.people.hair import add_beard, add_hair
from tools.generators.previz.people.headwear import add_glasses, add_hat
from tools.generators.previz.people.ink import PAGE_HEIGHT, PAGE_WIDTH, Lips, face_ink
from tools.generators.previz.people.sheet import Measures
from tools.generators.previz.solids.colour import Colour, colour, mix, tint
from tools.generators.previz.solids.geometry import Frame, Vector, rot_x, rot_y, rot_z, vector
from tools.generators.previz.solids.solid import Decal, Join, Material, Solid

_STEPS = 15
"""Points along a lip."""


@dataclass(frozen=True, eq=False)
class Mouth:
    """Where the mouth lies now."""

    y: float
    half_width: float
    gap: float
    """Half the opening at its widest."""
    lower: float
    """How far the lower lip hangs below the line of the mouth."""
    jaw_drop: float
    upper: Vector
    under: Vector


@dataclass(frozen=True, eq=False)
class Skull:
    """What hair, beard, hats and glasses are laid on."""

    solid: Solid
    frame: Frame
    look: Appearance
    measures: Measures
    face: Face
    group: int
    nose_y: float
    nose_tip: Vector
    mouth: Mouth

    def depth(self, x: float, y: float) -> float:
        """z of the face at (x, y)."""
        return self.solid.surface(self.group, self.frame, x, y)


def add_head(solid: Solid, frame: Frame, look: Appearance, seed: int, m: Measures, face: Face) -> None:
    """Add a whole head. `frame` has its origin between the ears and the head's height as its scale."""
    decal = len(solid.decals)
    skull = _add_skull(solid, frame, look, m, face, decal)
    lips = _lay_lips(skull)
    for side in (-1, 1):
        _add_eye(skull, side)
        _add_brow(skull, side)
    add_hair(solid, frame, look, m, decal)
    if look.beard in ("full", "moustache"):
        add_beard(
            solid,
            frame,
            look,
            face,
            skull.nose_y,
            float(skull.nose_tip[2]),
            skull.mouth.y,
            skull.mouth.half_width,
            skull.mouth.gap,
            skull.mouth.lower,
            skull.mouth.jaw_drop,
        )
    if look.hat:
        add_hat(solid, frame, look, m)
    if look.glasses:
        add_glasses(solid, frame, look.glasses, m)
    solid.decals.append(Decal(face_ink(look, seed, m, face, skull.nose_y, lips), frame, PAGE_WIDTH, PAGE_HEIGHT))


def _mouth(m: Measures, face: Face) -> Mouth:
    y = m.eye_y - 0.335 + 0.03 * m.child
    half = m.mouth_width * (1 + 0.26 * face.wide + 0.12 * max(face.smile, 0.0))
    up, low = 0.020 * face.open, -0.150 * face.open
    t = np.linspace(-1, 1, _STEPS)
    arch = 0.070 * face.smile + 0.030 - 0.012 * face.open * (1 - face.wide)
    bow = np.sqrt(1 - t * t * 0.98)
    corners = arch * np.abs(t) ** 1.7
    upper = y + up * bow + corners + 0.020 * face.snarl * (1 - t * t)
    under = y + low * bow + corners
    return Mouth(y, half, max((up - low) / 2, 0.0), low, 0.085 * face.open, upper, under)


def _add_skull(solid: Solid, f: Frame, look: Appearance, m: Measures, face: Face, decal: int) -> Skull:
    skin = colour(look.skin)
    flush, dark = skin * (1.06, 0.76, 0.70), skin * (0.74, 0.60, 0.55)
    ey, ex, child = m.eye_y, m.eye_x, m.child
    mouth = _mouth(m, face)
    drop = mouth.jaw_drop
    group = solid.begin(decal)
    solid.ball(f, (0, 0.125, -0.055), (0.362, 0.375 * m.crown, 0.405), skin)
    cheekbone = 0.285 * (0.6 + 0.4 * m.jaw) + 0.022 * child
    solid.ball(f, (0, -0.13 + 0.035 * child, 0.055), (cheekbone, 0.33 - 0.02 * child, 0.298), skin, blend=0.10)
    solid.ball(f, (0, -0.27 - drop * 0.5, 0.075), (0.215 * m.jaw, 0.185, 0.235), skin, blend=0.10)
    chin = (0.085 * m.chin + 0.015, 0.07, 0.075)
    solid.ball(f, (0, -0.405 + 0.035 * child - drop, 0.185), chin, skin, blend=0.12)
    if m.heavy > 0.3:
        solid.ball(f, (0, -0.42 - drop * 0.6, 0.02), (0.20, 0.11, 0.20), skin, blend=0.10)
    lift = 0.03 * max(face.smile, 0.0)
    for side in (-1, 1):
        cheek = np.array((0.098, 0.092, 0.088)) * (0.72 + 0.28 * m.cheek)
        centre = (side * 0.175, ey - 0.155 + lift, 0.195 + lift * 0.4)
        solid.ball(f, centre, cheek, mix(skin, flush, 0.55), blend=0.11)
        ridge = (side * 0.125, ey + 0.105, 0.285 - 0.012 * (1 - m.man))
        solid.ball(f, ridge, (0.125, 0.045 + 0.012 * m.man, 0.055), skin, blend=0.09)
        socket = (side * ex, ey + 0.024 + 0.012 * face.squint, 0.375)
        solid.ball(f, socket, (0.092, 0.062 + 0.01 * child, 0.060), mix(skin, dark, 0.30), blend=0.070, join=Join.CUT)
    nose_y, tip = _add_nose(solid, f, look, m, skin)
    _add_mouth(solid, f, m, face, mouth, skin, group)
    for side in (-1, 1):
        turn = rot_y(-side * 0.45) @ rot_z(-side * 0.12)
        ear = np.array((0.040, 0.098, 0.066)) * m.ear
        solid.ball(f, (side * 0.352, ey - 0.045, -0.035), ear, mix(skin, flush, 0.5), blend=0.03, turn=turn)
        bowl = np.array((0.026, 0.058, 0.034)) * m.ear
        solid.ball(f, (side * 0.394, ey - 0.040, 0.0), bowl, mix(skin, flush, 0.8), blend=0.02, join=Join.CUT)
    solid.cone(f, (0, -0.28, -0.075), (0, -0.62, -0.11), m.neck, m.neck * 1.06, skin, Material.SKIN, blend=0.07)
    return Skull(solid, f, look, m, face, group, nose_y, tip, mouth)


def _add_nose(solid: Solid, f: Frame, look: Appearance, m: Measures, skin: Colour) -> tuple[float, Vector]:
    warm, flush, dark = skin * (1.05, 0.84, 0.78), skin * (1.06, 0.76, 0.70), skin * (0.74, 0.60, 0.55)
    ey, child = m.eye_y, m.child
    base = ey - 0.20 * m.nose_length * (1 - 0.1 * child)
    tip = vector((0, base + 0.035, 0.352 + 0.060 * m.nose_length + 0.016 * m.nose_width))
    bridge = [(0, ey + 0.045, 0.318), (0, ey - 0.05, 0.345 + 0.018 * m.nose_length), tip - vector((0, 0, 0.012))]
    solid.tube(f, bridge, [0.030, 0.036, 0.044 * m.nose_width], mix(skin, warm, 0.35), Material.SKIN, blend=0.045)
    solid.ball(
        f, tip, np.array((0.058, 0.050, 0.054)) * m.nose_width, mix(skin, flush, 0.42 + 0.25 * m.old), blend=0.035
    )
    for side in (-1, 1):
        wing = (side * (0.050 - 0.010 * child) * m.nose_width, base + 0.026, tip[2] - 0.050)
        size = np.array((0.034, 0.032, 0.040)) * m.nose_width * (1 - 0.2 * child)
        solid.ball(f, wing, size, mix(skin, flush, 0.5), blend=0.03)
    for side in (-1, 1):
        hole = np.array((0.015, 0.012, 0.020)) * m.nose_width
        at = (side * 0.024 * m.nose_width, base - 0.004, tip[2] - 0.024)
        solid.ball(f, at, hole, dark * 0.6, Material.PLAIN, blend=0.012, join=Join.CUT)
    return base, tip


def _add_mouth(solid: Solid, f: Frame, m: Measures, face: Face, mouth: Mouth, skin: Colour, group: int) -> None:
    """A muzzle; carved along the curve of the mouth when it is open, a soft lower lip when it is shut."""
    y, w = mouth.y, mouth.half_width
    solid.ball(f, (0, y + 0.005 - mouth.jaw_drop * 0.3, 0.215), (0.135, 0.095, 0.135), skin, blend=0.09)
    t = np.linspace(-1, 1, _STEPS)
    if mouth.gap <= 0.008:
        depth = solid.surface(group, f, 0, y - 0.02) - 0.012
        solid.ball(f, (0, y - 0.020, depth), (w * 0.62, 0.020, 0.020), skin, blend=0.022)
        return
    for i in range(1, _STEPS - 1):
        half = max(float(mouth.upper[i] - mouth.under[i]) / 2 - 0.006 * abs(float(t[i])), 0.004)
        middle = float(mouth.upper[i] + mouth.under[i]) / 2
        width = w * 0.24 * (1 - abs(float(t[i])) ** 3 * 0.6)
        solid.ball(
            f,
            (w * float(t[i]), middle, 0.335),
            (width, half, 0.11),
            "#3a1414",
            Material.PLAIN,
            blend=0.012,
            join=Join.CUT,
        )


def _lay_lips(skull: Skull) -> Lips:
    """Teeth and tongue behind the opening, and the outlines of the lips on the jaw as it is now."""
    solid, f, m, face, mouth = skull.solid, skull.frame, skull.measures, skull.face, skull.mouth
    skin = colour(skull.look.skin)
    t = np.linspace(-1, 1, _STEPS)
    w = mouth.half_width * 0.98
    parted = mouth.gap > 0.008
    if parted:
        solid.begin()
        if face.teeth > 0 and mouth.gap > 0.015:
            for i in range(2, 13):
                x = w * float(t[i])
                z = skull.depth(x, float(mouth.upper[i]) + 0.006)
                at = (x * 0.92, float(mouth.upper[i]) - 0.004 - 0.010 * face.teeth, z - 0.040)
                size = (w * 0.22, 0.012 + 0.012 * face.teeth, 0.022)
                solid.ball(f, at, size, "#e9dfcf", Material.PLAIN, blend=0.02)
        if face.open > 0.28:
            z = skull.depth(0, float(mouth.under[7]) - 0.006)
            at = (0, mouth.y + mouth.lower + mouth.gap * 0.25, z - 0.11)
            solid.ball(f, at, (mouth.half_width * 0.62, mouth.gap * 0.55, 0.075), "#a8483f", Material.PLAIN)
    paint = mix(skin, skull.look.lips, 0.75) if skull.look.lips else mix(skin, skin * (1.0, 0.66, 0.60), 0.55)
    cupid = 0.007 * np.exp(-(((np.abs(t) - 0.30) / 0.22) ** 2)) - 0.004 * np.exp(-((t / 0.14) ** 2))
    thick = 0.0165 * (0.40 + 0.60 * m.lip) * (1 - 0.22 * max(face.wide, 0.0)) * (1 - 0.30 * m.child)
    taper = 0.10 + 0.90 * (1 - np.abs(t) ** 2.4)
    xs = (w * 1.03 * t).tolist()

    def outline(ys: Vector) -> list[tuple[float, float]]:
        return list(zip(xs, ys.tolist(), strict=True))

    return Lips(
        paint,
        parted,
        outline(mouth.upper + (thick * 1.15 + cupid) * taper),
        outline(mouth.upper),
        outline(mouth.under),
        outline(mouth.under - thick * 1.75 * taper),
        mouth.half_width,
        mouth.y,
    )


def _add_eye(skull: Skull, side: int) -> None:
    """Ball, lids as shells trimmed by planes through its centre, and the dark line of the lashes."""
    solid, f, m, face, look = skull.solid, skull.frame, skull.measures, skull.face, skull.look
    skin = colour(look.skin)
    flush, dark = skin * (1.06, 0.76, 0.70), skin * (0.74, 0.60, 0.55)
    radius, child, old = m.eye_radius, m.child, m.old
    centre = vector((side * m.eye_x, m.eye_y, 0.258 - 0.012 * child))
    solid.begin()
    gaze = rot_y(face.gaze_right - side * 0.02) @ rot_x(-face.gaze_up)
    solid.ball(f, centre, radius, look.eye, Material.EYE, turn=gaze)
    upper = 0.58 - 1.06 * min(face.lid, 1.0) - 0.9 * max(face.lid - 1, 0.0)
    upper += 0.10 * old + 0.07 * (m.heavy > 0.5) - 0.02 * child + max(-face.gaze_up, 0.0) * 0.45
    lower = 0.66 - 0.50 * face.squint - 0.08 * old - 0.02 * child
    slant = 0.20 * max(face.brow_in, 0.0) * (face.lid < 1.2)
    tilt = side * (0.09 - 0.13 * old - slant + 0.26 * max(-face.brow_in, 0.0))
    lid = rot_z(tilt) @ rot_x(upper)
    grown_woman = look.sex == "f" and child < 0.5
    solid.begin()
    solid.ball(f, centre, radius * 1.13, mix(skin, dark, 0.45 if grown_woman else 0.28))
    solid.trim(f, centre, lid @ vector((0, -1, 0)), blend=0.006)
    solid.begin()
    solid.ball(f, centre, radius * 1.04, mix(skin, flush, 0.25))
    solid.trim(f, centre, rot_z(-tilt * 0.3) @ rot_x(lower) @ vector((0, 1, 0)), blend=0.006)
    solid.begin()
    lash = tint(look.hair, 0.36)
    solid.ring(f, centre, radius * 1.125, 0.0105 if grown_woman else 0.0080, lash, Material.PLAIN, turn=lid)
    solid.trim(f, centre + vector((0, 0, radius * 0.05)), (0, 0, -1))
    if grown_woman:
        corner = centre + lid @ vector((side * radius * 1.02, 0, radius * 0.45))
        solid.cone(f, corner, corner + vector((side * 0.026, 0.012, -0.012)), 0.0085, 0.002, lash, Material.PLAIN)


def _add_brow(skull: Skull, side: int) -> None:
    """A tapered brow laid on the forehead."""
    m, face = skull.measures, skull.face
    inner = m.eye_x * 0.42 - 0.022 * face.brow_knit
    outer = m.eye_x + 0.086 + 0.008 * m.man
    base = m.eye_y + 0.122 + 0.012 * m.child + m.brow_y + 0.012 * (face.brow_in + face.brow_out > 1.2)
    points: list[tuple[float, float, float]] = []
    for u in (0.0, 0.2, 0.4, 0.6, 0.8, 1.0):
        x = side * (inner + (outer - inner) * u)
        rest = 0.022 * math.sin(math.pi * min(u * 1.12, 1.0)) - 0.016 * u - 0.012 * (1 - u)
        acting = 0.062 * face.brow_in * (1 - u) ** 1.2 + 0.045 * face.brow_out * u - 0.012 * face.brow_knit * (1 - u)
        y = base + rest + acting
        points.append((x, y, skull.depth(x, y) - 0.001))
    bushy = m.old > 0.6 and m.man > 0
    thick = np.array((0.75, 1.1, 1.15, 0.95, 0.6, 0.25)) * 0.0155 * m.brow * (1.25 if bushy else 1.0)
    skull.solid.begin()
    skull.solid.tube(
        skull.frame,
        points,
        thick.tolist(),
        _brow_colour(skull.look),
        Material.HAIR if bushy else Material.PLAIN,
        blend=0.012,
    )


def _brow_colour(look: Appearance) -> Colour:
    """Fair and grey hair has darker brows, so that the face can still be read."""
    hair = colour(look.hair)
    bright = float(hair.mean())
    return hair * (0.92 if bright < 0.35 else 0.78 if bright < 0.7 else 0.72)
