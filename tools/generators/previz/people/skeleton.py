"""From a pose and proportions to the frames of the bones, in head units, standing on y = 0."""

import math
from dataclasses import dataclass

import numpy as np

from tools.generators.previz.people.pose import Pose
from tools.generators.previz.people.sheet import Proportions
from tools.generators.previz.solids.geometry import Frame, Vector, along, rot_x, rot_y, rot_z, two_bone, unit, vector

LEFT, RIGHT = 1, -1
SIDES = (LEFT, RIGHT)


@dataclass(frozen=True, eq=False)
class Limb:
    """Two bones: the root joint, the bend, the end; and the frame of the hand or foot."""

    root: Vector
    bend: Vector
    end: Vector
    tip: Frame


@dataclass(frozen=True, eq=False)
class Skeleton:
    root: Frame
    hips: Frame
    spine: Frame
    chest: Frame
    neck: Frame
    head: Frame
    arms: dict[int, Limb]
    legs: dict[int, Limb]
    toes: dict[int, Frame]
    neck_y: float
    """Height of the neck over the chest's origin."""
    shoulder_y: float


def pose_skeleton(q: Proportions, pose: Pose, yaw: float) -> Skeleton:
    """Solve the pose; hips over the world's origin, the body turned by `yaw`."""
    face = q.face
    root = Frame(rot_y(yaw))
    height = pose.hip[1] * q.leg
    if pose.seat > 0:
        height = float(np.clip(pose.seat / q.metres + q.leg_radius * 0.95, 0.22 * q.leg, 0.95 * q.leg))
    if pose.lying > 0:
        tilt = rot_x(-math.pi / 2 * pose.lying)
        depth = q.hips * 0.74
        # the hips stay over the origin, the back on the ground
        root = Frame(root.rotation @ tilt, vector((0, depth * pose.lying, 0)))
        root = Frame(root.rotation, root.at((0, -height * pose.lying, 0)))
    centre = vector((pose.hip[0], height, pose.hip[2]))
    hips = root.child(centre, rot_y(-pose.twist * 0.35))
    spine = hips.child((0, 0, 0), rot_z(-pose.side) @ rot_x(pose.lean * 0.5 + q.stoop * 0.4))
    chest = spine.child((0, q.torso * 0.52, 0), rot_y(pose.twist) @ rot_x(pose.lean * 0.6 + q.stoop * 0.9))
    neck_y = q.torso * 0.48
    shoulder_y = neck_y - 0.30 + 0.08 * face.child
    neck_root = chest.child((0, neck_y, -0.01), rot_x(-pose.lean - q.stoop * 1.15))
    neck = neck_root.child((0, 0, 0), rot_y(pose.head_turn * 0.33 - pose.twist * 0.6))
    lift = (0.585 - 0.05 * face.child - 0.06 * face.heavy) * q.head
    turn = rot_y(pose.head_turn * 0.67) @ rot_x(pose.head_nod) @ rot_z(-pose.head_tilt)
    head = neck.child((0, lift, 0.09), turn, q.head)
    legs, toes = _legs(q, pose, root, hips, centre)
    return Skeleton(
        root, hips, spine, chest, neck, head, _arms(q, pose, root, chest, shoulder_y), legs, toes, neck_y, shoulder_y
    )


def foot_scale(q: Proportions) -> float:
    return 1.18 - 0.32 * q.face.child


def hip_width(q: Proportions) -> float:
    return 0.19 - 0.05 * q.face.child + 0.05 * q.face.heavy


def _legs(
    q: Proportions, pose: Pose, root: Frame, hips: Frame, centre: Vector
) -> tuple[dict[int, Limb], dict[int, Frame]]:
    """The foot rolls over its heel or over its ball, so that what should stand on the ground does."""
    k = foot_scale(q)
    ankle = 0.135 * k
    legs: dict[int, Limb] = {}
    toes: dict[int, Frame] = {}
    for side, (x, y, z, heel) in ((LEFT, pose.foot_left), (RIGHT, pose.foot_right)):
        joint = hips.at((side * hip_width(q), -0.04, 0))
        c, s = math.cos(heel), math.sin(heel)
        pivot = 0.19 * k if heel > 0 else -0.12 * k
        # the ankle as it turns about the pivot: (0, ankle, -pivot) rotated, back from the pivot's own place
        rise, shift = ankle * c + pivot * s, pivot + ankle * s - pivot * c
        target = root.at((side * hip_width(q) + x * q.leg + centre[0] * 0.3, y * q.leg + rise, z * q.leg + shift))
        pole = root.rotation @ vector((side * 0.12, 0.05, 1.0))
        knee, end = two_bone(joint, target, (q.leg - 0.20) * 0.52, (q.leg - 0.20) * 0.49, pole)
        tip = Frame(root.rotation @ rot_y(side * 0.16) @ rot_x(heel), end)
        legs[side] = Limb(joint, knee, end, tip)
        toes[side] = tip.child((0, -ankle * 0.55, pivot if heel > 0 else 0.19 * k), rot_x(-max(heel, 0.0) * 0.92))
    return legs, toes


def _arms(q: Proportions, pose: Pose, root: Frame, chest: Frame, shoulder_y: float) -> dict[int, Limb]:
    arms: dict[int, Limb] = {}
    wanted = ((LEFT, pose.hand_left, pose.elbow_left), (RIGHT, pose.hand_right, pose.elbow_right))
    for side, hand, elbow in wanted:
        joint = chest.at((side * (q.shoulder - 0.05), shoulder_y - 0.03, -0.01))
        target = joint + root.rotation @ (vector(hand) * q.arm)
        bend, wrist = two_bone(joint, target, q.arm * 0.53, q.arm * 0.47, root.rotation @ vector(elbow))
        thumb = root.rotation @ vector((-side * 0.25, 0.75, 1.0))
        arms[side] = Limb(joint, bend, wrist, Frame(along(unit(wrist - bend), thumb), wrist))
    return arms
