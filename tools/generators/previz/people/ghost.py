"""Ghosts: a long pale sheet with a face, hands that show through it, no feet; seen through, and thinning to the hem."""

import math

import numpy as np

from tools.film.script import Appearance
from tools.generators.previz.people.face import Face
from tools.generators.previz.people.pose import Pose
from tools.generators.previz.people.sheet import Proportions
from tools.generators.previz.people.skeleton import SIDES, Skeleton, pose_skeleton
from tools.generators.previz.solids.colour import colour, mix, tint
from tools.generators.previz.solids.geometry import Frame, rot_x, rot_y, rot_z, vector
from tools.generators.previz.solids.solid import Join, Material, Solid

CLOTH, PLAIN, GLOW = Material.CLOTH, Material.PLAIN, Material.GLOW


def add_ghost(
    solid: Solid, look: Appearance, seed: int, q: Proportions, pose: Pose, face: Face, yaw: float
) -> Skeleton:
    """Add a ghost: the human skeleton under a sheet. The figure makes it transparent."""
    bones = pose_skeleton(q, pose, yaw)
    sheet = mix("#dfe8f2", look.top, 0.12)
    f, chest = bones.head, bones.chest
    solid.begin()
    solid.ball(f, (0, 0.04, -0.02), (0.43, 0.50, 0.46), sheet, CLOTH)
    solid.cone(f, (0, -0.2, -0.02), (0, -0.70, -0.08), 0.38, 0.44, sheet, CLOTH, 0.2)
    world = Frame(bones.root.rotation)

    def inward(point: np.ndarray) -> np.ndarray:
        return world.rotation.T @ point

    top, hem = inward(chest.at((0, bones.neck_y - 0.25, 0))), inward(bones.hips.origin)
    floor = vector((hem[0], 0.42, hem[2] - 0.18))
    solid.cone(world, top, hem, q.chest * 1.15, q.hips * 1.28, sheet, CLOTH, 0.25, flat=0.8)
    solid.cone(world, hem, floor, q.hips * 1.28, q.hips * 1.55, sheet, CLOTH, 0.25, flat=0.85)
    for side in SIDES:
        arm = bones.arms[side]
        points = [inward(arm.root), inward(arm.bend), inward(arm.end), inward(arm.tip.at((0, 0.22, 0)))]
        solid.tube(world, points, [0.26, 0.24, 0.22, 0.13], sheet, CLOTH, 0.12)
        droop = points[2] - vector((0, 0.22, 0))
        solid.cone(world, points[2], droop, 0.19, 0.07, sheet, CLOTH, 0.12)
    random = np.random.Generator(np.random.PCG64([seed, 3]))
    for i in range(11):
        a = i * 2 * math.pi / 11
        at = floor + vector(
            (math.sin(a) * q.hips * 1.5, -0.30 + 0.10 * float(random.random()), math.cos(a) * q.hips * 1.3)
        )
        solid.cone(
            world,
            floor + vector((math.sin(a) * q.hips * 1.35, 0.05, math.cos(a) * q.hips * 1.15)),
            at,
            0.20,
            0.05,
            sheet,
            CLOTH,
            0.14,
        )
    solid.ball(
        world,
        floor - vector((0, 0.42, 0)),
        (q.hips * 1.35, 0.5, q.hips * 1.15),
        tint(sheet, 0.6),
        CLOTH,
        0.10,
        Join.CUT,
    )
    _add_face(solid, f, face, colour(look.eye))
    return bones


def _add_face(solid: Solid, f: Frame, face: Face, eye: np.ndarray) -> None:
    """Dark hollows that open, shut and slant, with a point of light in each; a mouth that hangs open."""
    hollow = "#161a28"
    spark = np.clip(eye / max(float(eye.max()), 0.2), 0.3, 1.0)
    for side in SIDES:
        x, y = side * 0.155 + face.gaze_right * 0.05, 0.06 + face.gaze_up * 0.05
        tall = 0.018 + 0.085 * min(face.lid, 1.0) + 0.05 * max(face.lid - 1, 0.0)
        slant = side * (-0.30 * face.brow_in + 0.25 * face.brow_out)
        solid.begin()
        solid.ball(f, (x, y, 0.385), (0.078, tall, 0.05), hollow, PLAIN, turn=rot_y(side * 0.3) @ rot_z(slant))
        solid.trim(f, (x, y + tall * 0.7, 0.4), rot_z(slant) @ vector((0, 1, 0)), 0.01)
        if face.lid > 0.3:
            solid.begin()
            solid.ball(f, (x + face.gaze_right * 0.05, y + face.gaze_up * 0.05, 0.432), 0.022, spark, GLOW)
    wide = 0.075 * (1 + 0.5 * face.wide)
    tall = 0.022 + 0.13 * face.open
    y = -0.18 - 0.05 * face.open
    solid.begin()
    points = [
        vector((wide * t, y + 0.05 * face.smile * (t * t - 0.3), 0.395 - 0.02 * abs(t)))
        for t in (-1.0, -0.5, 0.0, 0.5, 1.0)
    ]
    solid.tube(f, points, [tall * 0.35, tall * 0.8, tall, tall * 0.8, tall * 0.35], hollow, PLAIN, 0.03)
    solid.trim(f, (0, 0, 0.30), rot_x(0.0) @ vector((0, 0, -1)), 0.01)
