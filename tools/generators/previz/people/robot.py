"""Robots: the human skeleton in plates, with a screen or lenses for a face, and an antenna."""

import math

import numpy as np

from tools.film.script import Appearance
from tools.generators.previz.people.face import Face
from tools.generators.previz.people.hands import add_hand
from tools.generators.previz.people.pose import Pose
from tools.generators.previz.people.sheet import Proportions
from tools.generators.previz.people.skeleton import SIDES, Limb, Skeleton, foot_scale, hip_width, pose_skeleton
from tools.generators.previz.solids.colour import Colour, colour, mix
from tools.generators.previz.solids.geometry import Frame, Vector, along, rot_x, rot_y, rot_z, unit, vector
from tools.generators.previz.solids.solid import Join, Material, Solid

METAL, PLAIN, GLOSSY, GLOW = Material.METAL, Material.PLAIN, Material.GLOSSY, Material.GLOW


def add_robot(
    solid: Solid, look: Appearance, seed: int, q: Proportions, pose: Pose, face: Face, yaw: float
) -> Skeleton:
    """Add a robot in a human pose; the seed decides between a screen and two lenses."""
    bones = pose_skeleton(q, pose, yaw)
    plate, joint, accent = colour(look.top), mix(look.bottom, "#3a3d44", 0.5), colour(look.accent)
    for side in SIDES:
        _leg(solid, q, bones, side, plate, joint, colour(look.shoes))
    _trunk(solid, q, bones, plate, joint, accent)
    for side, curl in zip(SIDES, (pose.curl_left, pose.curl_right), strict=True):
        _limb(solid, bones, bones.arms[side], q.arm_radius, plate, joint)
        solid.begin()
        cap = bones.chest.at((side * q.shoulder, bones.shoulder_y - 0.02, -0.01))
        solid.ball(Frame(bones.chest.rotation, cap), (0, 0, 0), (0.20, 0.19, 0.20), plate, METAL)
        solid.begin()
        solid.ring(Frame(bones.chest.rotation @ rot_z(side * 0.9), cap), (0, -0.03, 0), 0.17, 0.028, accent, PLAIN)
        pointing = pose.action == "point" and (side > 0) == pose.left_handed
        add_hand(solid, bones.arms[side].tip, joint * 1.3, side, curl, q.hand * 1.1, METAL, pointing=pointing)
    _neck(solid, bones, joint)
    screen = np.random.Generator(np.random.PCG64([seed, 5])).random() < 0.5
    _head(solid, look, bones.head, face, plate, joint, accent, screen)
    return bones


def _limb(solid: Solid, bones: Skeleton, limb: Limb, radius: float, plate: Colour, joint: Colour) -> None:
    """Two plated tubes with ball joints, pistons showing between."""
    depth = bones.root.rotation[:, 2]
    for start, end, r in ((limb.root, limb.bend, radius), (limb.bend, limb.end, radius * 0.94)):
        axis = unit(end - start)
        f = Frame(along(axis, depth), start)
        long = float(np.sqrt(np.sum((end - start) ** 2)))
        solid.begin()
        solid.cone(f, (0, 0, 0), (0, long, 0), r * 0.55, r * 0.50, joint, METAL)
        solid.begin()
        solid.cone(f, (0, long * 0.22, 0), (0, long * 0.72, 0), r * 0.98, r * 0.84, plate, METAL, 0.02)
        solid.trim(f, (0, long * 0.16, 0), (0, -1, 0), 0.02)
        solid.trim(f, (0, long * 0.80, 0), (0, 1, 0), 0.02)
        solid.begin()
        solid.ring(f, (0, long * 0.80, 0), r * 0.72, 0.020, joint * 1.3, METAL)
    solid.begin()
    solid.ball(Frame(bones.root.rotation, limb.bend), (0, 0, 0), radius * 0.86, joint, METAL)


def _leg(solid: Solid, q: Proportions, bones: Skeleton, side: int, plate: Colour, joint: Colour, shoes: Colour) -> None:
    leg = bones.legs[side]
    start = bones.hips.at((side * hip_width(q), -0.06, 0))
    _limb(solid, bones, Limb(start, leg.bend, leg.end, leg.tip), q.leg_radius * 0.86, plate, joint)
    k = foot_scale(q)
    solid.begin()
    solid.ball(leg.tip, (0, -0.02 * k, 0), 0.105 * k, joint, METAL)
    solid.box(leg.tip, (0, -0.085 * k, 0.03 * k), (0.115 * k, 0.05 * k, 0.17 * k), 0.04, shoes, METAL, 0.04)
    solid.begin()
    solid.box(bones.toes[side], (0, -0.020 * k, 0.06 * k), (0.115 * k, 0.042 * k, 0.085 * k), 0.04, shoes, METAL)


def _trunk(solid: Solid, q: Proportions, bones: Skeleton, plate: Colour, joint: Colour, accent: Colour) -> None:
    chest, spine, hips = bones.chest, bones.spine, bones.hips
    wide = q.shoulder * 0.88
    solid.begin()
    solid.box(hips, (0, 0.05, 0), (q.hips * 0.82, 0.16, q.hips * 0.56), 0.13, plate * 0.92, METAL)
    solid.begin()
    for i in range(4):
        y = 0.22 + i * (q.torso * 0.36 - 0.2) / 3
        solid.ring(spine, (0, y, 0), q.waist * 0.52, 0.062, joint, Material.KNIT, 0.02, flat=0.9)
    solid.cone(spine, (0, 0.1, 0), (0, q.torso * 0.42, 0), q.waist * 0.55, q.waist * 0.55, joint * 0.8, PLAIN)
    body = solid.begin()
    middle = bones.neck_y * 0.42
    solid.box(chest, (0, middle, 0.01), (wide, q.torso * 0.265, q.chest * 0.62), 0.20, plate, METAL)
    solid.ball(
        chest, (0, middle + 0.06, q.chest * 0.36), (wide * 0.72, q.torso * 0.18, q.chest * 0.36), plate, METAL, 0.12
    )
    front = solid.surface(body, chest, 0.0, middle + 0.10)
    lamp = Frame(chest.rotation @ rot_x(math.pi / 2), chest.at((0, middle + 0.10, front)))
    solid.begin()
    solid.ring(lamp, (0, 0, 0), 0.125, 0.030, joint * 1.2, METAL)
    solid.begin()
    solid.ball(lamp, (0, 0.0, 0), (0.105, 0.030, 0.105), accent, GLOW)
    solid.begin()
    for i in range(3):
        y = middle - 0.12 - 0.055 * i
        solid.box(chest, (0.20, y, solid.surface(body, chest, 0.20, y)), (0.085, 0.012, 0.016), 0.008, joint, PLAIN)
    solid.begin()
    for x in (-1, 1):
        for y in (-1, 1):
            at = (x * wide * 0.82, middle + y * q.torso * 0.20, q.chest * 0.60)
            solid.ball(chest, at, (0.026, 0.026, 0.03), joint * 1.5, METAL)


def _neck(solid: Solid, bones: Skeleton, joint: Colour) -> None:
    solid.begin()
    base = bones.chest.at((0, bones.neck_y - 0.12, -0.01))
    top = bones.head.at((0, -0.34, -0.04))
    f = Frame(along(unit(top - base), bones.root.rotation[:, 2]), base)
    long = float(np.sqrt(np.sum((top - base) ** 2)))
    solid.cone(f, (0, 0, 0), (0, long, 0), 0.10, 0.10, joint * 0.8, PLAIN)
    for i in range(5):
        solid.ring(f, (0, long * (0.1 + 0.2 * i), 0), 0.118, 0.030, joint, Material.KNIT, 0.01)


def _head(
    solid: Solid, look: Appearance, f: Frame, face: Face, plate: Colour, joint: Colour, accent: Colour, screen: bool
) -> None:
    solid.begin()
    solid.box(f, (0, 0.03, 0.0), (0.40, 0.36, 0.36), 0.19, plate, METAL)
    solid.box(f, (0, -0.30, 0.06), (0.24, 0.10, 0.24), 0.09, plate * 0.94, METAL, 0.08)
    solid.box(f, (0, 0.02, 0.36), (0.315, 0.235, 0.06), 0.055, joint * 0.4, PLAIN, 0.02, Join.CUT)
    solid.begin()
    solid.box(f, (0, 0.02, 0.285), (0.33, 0.25, 0.045), 0.04, "#10141a", GLOSSY)
    for side in SIDES:
        solid.begin()
        ear = Frame(f.rotation @ rot_z(-side * math.pi / 2), f.at((side * 0.40, 0.02, 0)), f.scale)
        solid.cone(ear, (0, -0.02, 0), (0, 0.05, 0), 0.125, 0.105, joint, METAL)
        solid.cone(ear, (0, 0.05, 0), (0, 0.08, 0), 0.065, 0.055, accent, PLAIN)
    solid.begin()
    tip = vector((0.20, 0.74, -0.06))
    solid.tube(f, [(0.20, 0.34, -0.05), (0.205, 0.55, -0.05), tip], [0.024, 0.016, 0.013], joint * 1.3, METAL)
    solid.begin()
    solid.ball(f, tip, 0.045, accent, GLOW)
    light = colour(look.eye)
    light = np.clip(light / max(float(light.max()), 0.2), 0.15, 1.0)
    _screen_face(solid, f, face, light) if screen else _lens_face(solid, f, face, light, joint)
    _mouth(solid, f, face, light)


def _brow_tilt(face: Face) -> float:
    """How a robot's upper lid slants: inner end up when it pities or fears, down when it is cross."""
    return -0.42 * face.brow_in + 0.30 * face.brow_out + 0.12 * face.brow_knit * (1 if face.brow_in < 0 else 0)


def _screen_face(solid: Solid, f: Frame, face: Face, light: Colour) -> None:
    """Two glowing shapes on a dark screen that open, shut and slant like eyes."""
    open_ = float(np.clip(face.lid, 0.0, 1.4))
    for side in SIDES:
        x = side * 0.145 + face.gaze_right * 0.10
        y = 0.065 + face.gaze_up * 0.10
        solid.begin()
        tall = 0.020 + 0.075 * min(open_, 1.0) + 0.06 * max(open_ - 1, 0.0)
        solid.ball(f, (x, y, 0.335), (0.070, tall, 0.022), light, GLOW)
        solid.trim(
            f,
            (x, y + tall * (1 - 0.32 * abs(_brow_tilt(face))), 0.3),
            rot_z(side * _brow_tilt(face)) @ vector((0, 1, 0)),
            0.0,
        )
        if face.squint > 0.1:
            solid.ball(
                f,
                (x, y - tall * 1.25, 0.335),
                (0.10, tall * (0.45 + 0.5 * face.squint), 0.05),
                light,
                Material.UNPAINTED,
                0.0,
                Join.CUT,
            )


def _lens_face(solid: Solid, f: Frame, face: Face, light: Colour, joint: Colour) -> None:
    """Two camera eyes with shutters for lids."""
    for side in SIDES:
        at = (side * 0.155, 0.055, 0.31)
        eye = Frame(f.rotation @ rot_x(math.pi / 2), f.at(at), f.scale)
        solid.begin()
        solid.cone(eye, (0, -0.04, 0), (0, 0.075, 0), 0.118, 0.108, joint * 1.4, METAL)
        solid.trim(eye, (0, 0.10, 0), (0, 1, 0), 0.01)
        solid.ball(eye, (0, 0.15, 0), (0.095, 0.10, 0.095), "#0c1016", PLAIN, 0.01, Join.CUT)
        gaze = rot_y(face.gaze_right) @ rot_x(-face.gaze_up)
        ball = Frame(f.rotation @ gaze, f.at(vector(at)), f.scale)
        solid.begin()
        solid.ball(ball, (0, 0, 0), 0.098, "#141a24", GLOSSY)
        solid.begin()
        solid.ball(ball, (0, 0, 0.062), (0.048, 0.048, 0.045), light, GLOW)
        lid = 0.95 - 1.15 * min(face.lid, 1.0) - 0.5 * max(face.lid - 1, 0.0)
        solid.begin()
        solid.ball(f, at, 0.125, joint * 1.1, METAL)
        shut: Vector = rot_z(side * _brow_tilt(face) * 0.8) @ rot_x(lid) @ vector((0, -1, 0))
        solid.trim(f, at, shut, 0.004)
        solid.trim(f, (at[0], at[1], at[2] - 0.02), (0, 0, -1), 0.01)


def _mouth(solid: Solid, f: Frame, face: Face, light: Colour) -> None:
    """A line of light that bends with the smile and thickens with the voice."""
    width = 0.115 * (1 + 0.35 * face.wide)
    solid.begin()
    points: list[Vector] = []
    for t in np.linspace(-1, 1, 9):
        y = -0.125 + 0.055 * face.smile * (t * t - 0.4)
        points.append(vector((width * float(t), float(y), 0.330)))
    thick = 0.011 + 0.052 * face.open
    radii = [thick * (1 - 0.55 * abs(float(t)) ** 3) for t in np.linspace(-1, 1, 9)]
    solid.tube(f, points, radii, light * 0.9, GLOW, 0.004, flat=0.5)
