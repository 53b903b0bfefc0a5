"""Heads of beasts: skull, muzzle, jaw, eyes with lids, ears and brow that carry the expression.

Head space: one unit is about the length of the skull; the origin is its middle, z to the nose.
"""

from tools.generators.previz.people.beasts import Beast
from tools.generators.previz.people.face import Face
from tools.generators.previz.solids.colour import Colour, Paint, colour, mix, tint
from tools.generators.previz.solids.geometry import Frame, rot_x, rot_y, rot_z, vector
from tools.generators.previz.solids.solid import Join, Material, Solid

FUR, PLAIN, GLOSSY = Material.FUR, Material.PLAIN, Material.GLOSSY


def ear_mood(face: Face) -> float:
    """-1 flat back (fear, anger, grief) .. 1 pricked (joy, surprise)."""
    down = 0.75 * max(-face.smile, 0.0) + 0.35 * face.brow_knit
    up = 0.5 * max(face.smile, 0.0) + 0.6 * max(face.brow_out, 0.0)
    return max(-1.0, min(1.0, up - down))


def add_eye(
    solid: Solid,
    f: Frame,
    side: int,
    at: tuple[float, float, float],
    radius: float,
    iris: Paint,
    lid_paint: Colour,
    face: Face,
    turn: float = 0.0,
) -> None:
    """An eye with both lids; `turn` is how far it looks outwards at rest."""
    centre = vector(at)
    outwards = rot_y(side * turn)
    gaze = outwards @ rot_y(face.gaze_right * 0.8) @ rot_x(-face.gaze_up * 0.8)
    solid.begin()
    solid.ball(f, centre, radius, iris, Material.EYE, turn=gaze)
    upper = 0.62 - 1.24 * min(face.lid, 1.0) - 0.8 * max(face.lid - 1, 0.0) + max(-face.gaze_up, 0.0) * 0.3
    tilt = side * (0.06 - 0.24 * max(face.brow_in, 0.0) + 0.34 * max(-face.brow_in, 0.0))
    solid.begin()
    solid.ball(f, centre, radius * 1.14, lid_paint)
    solid.trim(f, centre, outwards @ rot_z(tilt) @ rot_x(upper) @ vector((0, -1, 0)), 0.006)
    solid.begin()
    solid.ball(f, centre, radius * 1.08, lid_paint * 0.9)
    lower = 0.80 - 0.50 * face.squint
    solid.trim(f, centre, outwards @ rot_x(lower) @ vector((0, 1, 0)), 0.006)
    solid.begin()
    solid.ring(
        f, centre, radius * 1.13, 0.011, tint(lid_paint, 0.25), PLAIN, turn=outwards @ rot_z(tilt) @ rot_x(upper)
    )
    solid.trim(f, centre, outwards @ vector((0, 0, -1)))


def add_beast_head(solid: Solid, f: Frame, b: Beast, face: Face) -> None:
    """Add a head at frame `f`."""
    coat, belly = colour(b.coat), colour(b.belly)
    pale = mix(coat, belly, 0.9)
    long = b.muzzle / (b.head * 2.1)
    thick = b.snout / (b.head * 2.1)
    drop = 0.11 * face.open
    z0, z1 = 0.20, 0.27 + long
    solid.begin()
    solid.ball(f, (0, 0.06, 0), (0.345, 0.325, 0.37), coat, FUR)
    solid.ball(f, (0, -0.10, 0.10), (0.30, 0.24, 0.27), mix(coat, pale, 0.45), FUR, 0.10)
    for side in (1, -1):
        solid.ball(f, (side * 0.24, -0.12, 0.08), (0.155, 0.17, 0.17), pale, FUR, 0.10)
        socket = (side * 0.185, 0.105, 0.36)
        solid.ball(f, socket, (0.105, 0.10, 0.07), mix(coat, "#1a120e", 0.35), FUR, 0.06, Join.CUT)
    solid.cone(f, (0, -0.055, z0), (0, -0.10, z1), thick * 1.45, thick * 1.02, mix(coat, pale, 0.35), FUR, 0.12)
    solid.cone(f, (0, 0.03, z0), (0, -0.06, z1 - 0.02), thick * 0.85, thick * 0.62, coat, FUR, 0.08)
    for side in (1, -1):
        solid.ball(
            f, (side * thick * 0.62, -0.125, z1 - 0.02), (thick * 0.80, thick * 0.72, thick * 0.95), pale, FUR, 0.04
        )
    _add_jaw(solid, f, face, pale, thick, z0, z1, drop)
    nose = (0, -0.055, z1 + thick * 0.85)
    solid.begin()
    if b.hooves:
        for side in (1, -1):
            at = (side * thick * 0.52, -0.10, z1 + thick * 0.72)
            solid.ball(f, at, (thick * 0.18, thick * 0.26, thick * 0.28), "#1d1412", PLAIN, 0.01)
    else:
        solid.ball(f, nose, (thick * 0.52, thick * 0.40, thick * 0.36), "#1b1514", GLOSSY)
        solid.cone(f, (0, -0.09, z1 + thick * 0.86), (0, -0.165, z1 + thick * 0.66), 0.008, 0.006, "#1b1514", PLAIN)
    _add_mouth_line(solid, f, face, thick, z1, drop)
    outward = 0.75 if b.hooves or b.ears == "long" else 0.22
    for side in (1, -1):
        place = (side * (0.285 if outward > 0.5 else 0.180), 0.115, 0.155 if outward > 0.5 else 0.225)
        add_eye(
            solid, f, side, place, 0.118 if outward < 0.5 else 0.100, b.eye, mix(coat, "#1a120e", 0.18), face, outward
        )
        _add_brow(solid, f, side, place, coat, face)
        _add_ear(solid, f, side, b, ear_mood(face))
    if b.antlers:
        _add_antlers(solid, f)


def _add_jaw(solid: Solid, f: Frame, face: Face, pale: Colour, thick: float, z0: float, z1: float, drop: float) -> None:
    """The lower jaw, and behind it tongue and the dark of the mouth when it is open."""
    if face.open > 0.1:
        solid.begin()
        solid.cone(
            f,
            (0, -0.13 - drop * 0.4, z0 + 0.02),
            (0, -0.16 - drop * 0.6, z1 - 0.03),
            thick * 0.75,
            thick * 0.62,
            "#3a1414",
            PLAIN,
        )
        solid.begin()
        tongue = (0, -0.165 - drop, z1 - thick * 0.4)
        solid.ball(f, tongue, (thick * 0.52, thick * 0.16, thick * 1.0), "#c8606a", PLAIN, turn=rot_x(0.35 * face.open))
    solid.begin()
    low = -0.165 - drop * 1.5
    solid.cone(
        f, (0, -0.165 - drop * 0.4, z0 - 0.04), (0, low, z1 - thick * 0.5), thick * 0.95, thick * 0.58, pale, FUR, 0.04
    )


def _add_mouth_line(solid: Solid, f: Frame, face: Face, thick: float, z1: float, drop: float) -> None:
    """A dark seam from under the nose round to the cheeks; its ends rise with a smile."""
    solid.begin()
    for side in (1, -1):
        end = 0.070 * face.smile
        seam = [
            (0, -0.165, z1 + thick * 0.66),
            (side * thick * 0.75, -0.200, z1 + thick * 0.38),
            (side * thick * 1.38, -0.175 + end * 0.3, z1 - thick * 0.9),
            (side * thick * 1.75, -0.155 + end - drop * 0.2, z1 - thick * 2.0),
        ]
        solid.tube(f, seam, [0.009, 0.010, 0.009, 0.006], "#241613", PLAIN, 0.004, samples=10)


def _add_brow(solid: Solid, f: Frame, side: int, eye: tuple[float, float, float], coat: Colour, face: Face) -> None:
    """A soft ridge of darker fur over the eye, the beast's eyebrow."""
    x, y, z = eye
    lift_in = 0.055 * face.brow_in + 0.012
    lift_out = 0.045 * face.brow_out
    inner = (x - side * 0.085, y + 0.115 + lift_in, z + 0.085)
    middle = (x, y + 0.150 + (lift_in + lift_out) * 0.5, z + 0.060)
    outer = (x + side * 0.085, y + 0.120 + lift_out, z - 0.005)
    solid.begin()
    solid.tube(f, [inner, middle, outer], [0.015, 0.022, 0.010], tint(coat, 0.62), FUR, 0.02, samples=6)


def _add_ear(solid: Solid, f: Frame, side: int, b: Beast, mood: float) -> None:
    """An ear that pricks or lies back with the mood."""
    coat = colour(b.coat)
    inner = mix(coat, "#e0a898", 0.55)
    back = -0.55 * max(-mood, 0.0) + 0.12 * max(mood, 0.0)
    aside = 0.30 + 0.45 * max(-mood, 0.0)
    root = f.child((side * 0.205, 0.30, -0.06), rot_z(-side * aside) @ rot_x(back) @ rot_y(side * 0.25))
    solid.begin()
    match b.ears:
        case "pointed" | "small":
            k = 0.62 if b.ears == "small" else 1.0
            solid.cone(root, (0, 0, 0), (0, 0.36 * k, 0), 0.130 * k, 0.020, coat, FUR, 0.03, flat=0.55)
            solid.cone(
                root, (0, 0.02, 0.075 * k), (0, 0.29 * k, 0.045), 0.085 * k, 0.012, inner, FUR, 0.02, Join.CUT, flat=0.6
            )
            if not b.hooves:
                solid.cone(
                    root,
                    (0, 0.30 * k, -0.005),
                    (0, 0.375 * k, 0),
                    0.045 * k,
                    0.012,
                    tint(coat, 0.35),
                    FUR,
                    0.03,
                    flat=0.6,
                )
        case "round":
            size = 0.20 if b.metres < 0.3 else 0.125
            solid.ball(root, (side * 0.05, size * 0.75, 0), (size, size, size * 0.42), coat, FUR)
            solid.ball(
                root,
                (side * 0.05, size * 0.75, size * 0.35),
                (size * 0.72, size * 0.72, size * 0.34),
                inner,
                FUR,
                0.02,
                Join.CUT,
            )
        case "floppy":
            hang = root.child((side * 0.03, 0.0, 0.02), rot_z(-side * (1.75 - 0.30 * mood)))
            solid.cone(hang, (0, 0, 0), (0, 0.30, 0.03), 0.085, 0.115, tint(coat, 0.82), FUR, 0.03, flat=0.42)
            solid.ball(hang, (0, 0.32, 0.035), (0.11, 0.10, 0.045), tint(coat, 0.82), FUR, 0.05)
        case "long":
            solid.cone(root, (0, 0, 0), (side * 0.02, 0.66, -0.06), 0.085, 0.075, coat, FUR, 0.03, flat=0.5)
            solid.cone(
                root, (0, 0.08, 0.055), (side * 0.02, 0.60, 0.0), 0.050, 0.045, inner, FUR, 0.02, Join.CUT, flat=0.5
            )


def _add_antlers(solid: Solid, f: Frame) -> None:
    solid.begin()
    bone = "#b89a72"
    for side in (1, -1):
        beam = [
            (side * 0.13, 0.34, -0.06),
            (side * 0.30, 0.70, -0.16),
            (side * 0.50, 1.02, -0.10),
            (side * 0.48, 1.30, 0.02),
        ]
        solid.tube(f, beam, [0.050, 0.040, 0.032, 0.014], bone, Material.WOOD, 0.03, samples=9)
        for t, tip in (
            (0.30, (side * 0.22, 0.78, 0.14)),
            (0.62, (side * 0.34, 1.12, 0.08)),
            (0.8, (side * 0.66, 1.22, -0.12)),
        ):
            a = vector(beam[1]) + (vector(beam[2]) - vector(beam[1])) * t
            solid.cone(f, a, tip, 0.030, 0.010, bone, Material.WOOD, 0.03)
