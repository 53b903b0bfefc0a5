"""Four-legged animals: spine, legs with their own knees and hocks, tail, neck and a head that acts with ears and brow.

Units are shoulder heights. The body lies along z, the head ahead; the middle of the spine stands over the origin.
"""

import math
from dataclasses import dataclass

import numpy as np

from tools.generators.previz.people.beasts import Beast
from tools.generators.previz.people.creature_head import add_beast_head
from tools.generators.previz.people.face import Face
from tools.generators.previz.people.pose import Pose
from tools.generators.previz.solids.colour import colour, mix
from tools.generators.previz.solids.geometry import Frame, Vector, length, rot_x, rot_y, rot_z, two_bone, unit, vector
from tools.generators.previz.solids.solid import Material, Solid

FUR, HAIR, PLAIN = Material.FUR, Material.HAIR, Material.PLAIN
SIDES = (1, -1)


@dataclass(frozen=True, eq=False)
class Stance:
    """Where spine, paws and head go, in body axes."""

    shoulder: Vector
    hip: Vector
    paws: dict[tuple[int, int], Vector]
    """By (1 front or -1 hind, side)."""
    head_nod: float
    neck_rise: float
    tail: float
    """How high the tail is carried, radians over level."""


def _step(phase: float, reach: float, lift: float, ground: float) -> tuple[float, float]:
    """z and height of a paw: planted and carried back for `ground` of the cycle, then swung."""
    phase %= 1.0
    if phase < ground:
        return reach * (1 - 2 * phase / ground), 0.0
    s = (phase - ground) / (1 - ground)
    ease = s * s * (3 - 2 * s)
    return reach * (2 * ease - 1), lift * math.sin(math.pi * s)


WALK_REACH, WALK_GROUND = 0.26, 0.62
RUN_REACH, RUN_GROUND = 0.42, 0.34


def cycle_length(running: bool) -> float:
    """Shoulder heights travelled in one cycle of the gait."""
    return 2 * RUN_REACH / RUN_GROUND if running else 2 * WALK_REACH / WALK_GROUND


def _stance(b: Beast, pose: Pose) -> Stance:
    half = b.length / 2
    wide = b.chest * 0.55
    shoulder, hip = vector((0, 0.90, half)), vector((0, 0.88, -half))
    paws = {
        (end, side): vector((side * wide, 0, end * half + (0.03 if end > 0 else -0.04)))
        for end in SIDES
        for side in SIDES
    }
    nod, rise, tail = 0.0, b.rise, -0.35
    breath = 0.006 * pose.breath
    match pose.action:
        case "walk" | "run":
            running = pose.action == "run"
            reach, ground = (RUN_REACH, RUN_GROUND) if running else (WALK_REACH, WALK_GROUND)
            offsets = (
                {(1, 1): 0.0, (1, -1): 0.12, (-1, 1): 0.55, (-1, -1): 0.67}
                if running
                else {(-1, 1): 0.0, (1, 1): 0.25, (-1, -1): 0.5, (1, -1): 0.75}
            )
            for key, offset in offsets.items():
                z, y = _step(pose.phase + offset, reach, 0.26 if running else 0.13, ground)
                paws[key] = paws[key] + vector((0, y, z))
            w = 2 * math.pi * pose.phase
            bob = 0.05 * math.sin(w) if running else 0.014 * math.sin(2 * w)
            pitch = 0.05 * math.cos(w) if running else 0.0
            shoulder, hip = shoulder + vector((0, bob - pitch, 0)), hip + vector((0, bob + pitch, 0))
            nod = 0.05 * math.sin(2 * w)
            rise = b.rise * (0.62 if running else 0.85)
            tail = 0.15 if running else -0.2
        case "sit" | "write" | "wave":
            shoulder, hip = vector((0, 0.90, half * 0.42)), vector((0, max(b.loin * 1.05, 0.30), -half * 0.52))
            for side in SIDES:
                paws[1, side] = vector((side * wide * 0.8, 0, half * 0.52))
                paws[-1, side] = vector((side * (b.loin * 0.9), 0, -half * 0.10))
            rise = min(b.rise + 0.35, 1.35)
            tail = -0.1
            if pose.action == "wave":
                swing = 0.06 * math.sin(2 * math.pi * pose.phase)
                paws[1, -1] = vector((-wide * 1.3 + swing, 0.62 + swing, half * 0.95))
        case "lie" | "kneel":
            low = b.loin * 0.95
            shoulder, hip = vector((0, low + 0.06, half)), vector((0, low, -half))
            for side in SIDES:
                paws[1, side] = vector((side * wide * 1.1, 0, half + 0.42))
                paws[-1, side] = vector((side * b.loin * 1.15, 0, -half + 0.30))
            tail = -0.15
        case "point" | "reach":
            paws[1, -1] = paws[1, -1] + vector((0, 0.26, 0.12))
            rise, nod = b.rise * 0.55, -0.1
            shoulder = shoulder + vector((0, -0.03, 0.03))
            tail = 0.1
        case "stand" | "carry" | "look":
            pass
    return Stance(shoulder + vector((0, breath, 0)), hip, paws, nod, rise, tail)


@dataclass(frozen=True, eq=False)
class BeastBones:
    root: Frame
    head: Frame
    mouth: Vector
    hip: Vector
    chest: Vector


def add_beast(solid: Solid, b: Beast, pose: Pose, face: Face, yaw: float) -> BeastBones:
    """Add a beast in a pose, turned by `yaw`."""
    root = Frame(rot_y(yaw))
    stance = _stance(b, pose)
    coat, belly = colour(b.coat), colour(b.belly)
    shoulder, hip = stance.shoulder, stance.hip
    _add_tail(solid, root, b, stance)
    for end in SIDES:
        for side in SIDES:
            _add_leg(solid, root, b, stance, end, side, pose.action)
    solid.begin()
    middle = (shoulder + hip) / 2
    back = unit(shoulder - hip)
    solid.cone(root, hip, middle - vector((0, 0.01, 0)), b.loin, (b.loin + b.chest) / 2 * 0.98, coat, FUR, 0.14)
    solid.cone(root, middle, shoulder, (b.loin + b.chest) / 2 * 0.98, b.chest, coat, FUR, 0.14)
    under = (hip + shoulder * 1.5) / 2.5 - vector((0, b.chest * 0.42, 0))
    solid.ball(
        root,
        under,
        (b.chest * 0.70, b.chest * 0.66, length(shoulder - hip) * 0.46),
        mix(coat, belly, 0.85),
        FUR,
        0.10,
        turn=_lie_along(back),
    )
    breast = shoulder + back * b.chest * 0.55 - vector((0, b.chest * 0.30, 0))
    solid.ball(
        root,
        breast,
        (b.chest * 0.72, b.chest * 0.86, b.chest * 0.60),
        mix(coat, belly, 0.7 if b.belly != b.coat else 0),
        FUR,
        0.12,
    )
    neck_way = vector((0, math.sin(stance.neck_rise), math.cos(stance.neck_rise)))
    turned = rot_y(pose.head_turn * 0.45) @ neck_way
    start = shoulder + vector((0, b.chest * 0.22, b.chest * 0.35))
    throat = start + turned * b.neck
    solid.cone(root, start - neck_way * 0.05, throat, b.chest * 0.70, b.head * 0.60, coat, FUR, 0.14)
    if b.stripes:
        _add_stripes(solid, root, b, shoulder, hip)
    if b.mane:
        _add_mane(solid, root, b, start, throat, neck_way)
    droop = 0.42 if b.hooves else 0.10
    nod = droop + pose.head_nod + stance.head_nod
    head = root.child(
        throat + turned * b.head * 0.35, rot_y(pose.head_turn) @ rot_x(nod) @ rot_z(-pose.head_tilt), b.head * 2.1
    )
    add_beast_head(solid, head, b, face)
    return BeastBones(
        root, head, head.at((0, -0.12, 0.42 + 0.5 * b.muzzle / b.head * 0.4)), root.at(hip), root.at(shoulder)
    )


def _lie_along(axis: Vector) -> np.ndarray:
    """A turn that brings z to lie along an axis in the body's yz plane."""
    return rot_x(-math.atan2(float(axis[1]), float(axis[2])))


def _add_leg(solid: Solid, root: Frame, b: Beast, stance: Stance, end: int, side: int, action: str) -> None:
    """Upper leg, forearm or shank, pastern, paw; a hind leg has its knee ahead and its hock behind."""
    coat, socks = colour(b.coat), colour(b.socks)
    front = end > 0
    top = stance.shoulder if front else stance.hip
    girth = b.chest if front else b.loin
    joint = top + vector((side * girth * 0.52, -girth * 0.25, 0.02 if front else 0.0))
    paw = stance.paws[end, side]
    r = b.limb
    folded = action in ("lie", "kneel") or (action in ("sit", "write", "wave") and not front)
    cannon = 0.20 if b.hooves else 0.13
    ankle = paw + (vector((0, r * 1.3, -0.16)) if folded else vector((0, cannon + r * 0.4, -0.02 if front else -0.09)))
    reach = max(length(ankle - joint), 0.35) * (1.05 if front else 1.14)
    pole = vector((side * 0.15, 0, -1.0)) if front else vector((side * 0.25, 0.15, 1.0))
    knee, ankle = two_bone(joint, ankle, reach * 0.52, reach * 0.52, pole)
    solid.begin()
    heavy = r * (1.9 if front else 2.5)
    solid.cone(root, joint, knee, heavy, r * 1.25, coat, FUR, 0.08)
    solid.cone(root, knee, ankle, r * 1.25, r * 0.86, mix(coat, socks, 0.35), FUR, 0.06)
    solid.cone(root, ankle, paw + vector((0, r * 0.8, 0)), r * 0.86, r * 0.84, socks, FUR, 0.04)
    solid.begin()
    if b.hooves:
        solid.cone(
            root,
            paw + vector((0, 0.012, 0.02)),
            paw + vector((0, r * 1.5, 0)),
            r * 1.30,
            r * 0.95,
            "#2a211c",
            PLAIN,
            0.02,
        )
        solid.trim(root, paw, (0, -1, 0), 0.01)
        return
    solid.ball(root, paw + vector((0, r * 0.62, r * 0.55)), (r * 1.12, r * 0.78, r * 1.55), socks, FUR, 0.03)
    for toe in (-0.55, 0.0, 0.55):
        solid.ball(
            root, paw + vector((toe * r * 1.2, r * 0.50, r * 1.75)), (r * 0.44, r * 0.50, r * 0.55), socks, FUR, 0.025
        )
    solid.trim(root, paw, (0, -1, 0), 0.015)


def _add_tail(solid: Solid, root: Frame, b: Beast, stance: Stance) -> None:
    coat, belly = colour(b.coat), colour(b.belly)
    start = stance.hip + vector((0, b.loin * 0.35, -b.loin * 0.80))
    a = stance.tail
    away = vector((0, math.sin(a), -math.cos(a)))
    floor = 0.07

    def along(distance: float, sag: float, aside: float = 0.0) -> Vector:
        p = start + away * distance + vector((aside, sag, 0))
        return vector((p[0], max(float(p[1]), floor), p[2]))

    solid.begin()
    match b.tail:
        case "bushy":
            path = [along(0, 0), along(0.28, -0.10, 0.02), along(0.60, -0.16, 0.05), along(0.92, -0.06, 0.06)]
            solid.tube(root, path, [0.06, 0.12, 0.145, 0.07], coat, FUR, 0.06, samples=9)
            solid.ball(root, along(0.96, -0.04, 0.06), (0.075, 0.075, 0.11), belly, FUR, 0.08)
        case "thin":
            path = [along(0, 0), along(0.35, -0.10, 0.05), along(0.65, 0.04, 0.10), along(0.86, 0.26, 0.06)]
            solid.tube(
                root, path, [b.limb * 0.85, b.limb * 0.62, b.limb * 0.55, b.limb * 0.36], coat, FUR, 0.03, samples=11
            )
        case "curved":
            path = [along(0, 0), along(0.18, 0.18), along(0.24, 0.42, 0.04), along(0.12, 0.58, 0.06)]
            solid.tube(root, path, [0.062, 0.058, 0.050, 0.022], coat, FUR, 0.05, samples=9)
        case "short":
            solid.ball(root, start + away * 0.05, (0.06, 0.09, 0.08), mix(coat, belly, 0.4), FUR, 0.05)
        case "tuft":
            path = [along(0, 0), along(0.30, -0.20, 0.03), along(0.52, -0.40, 0.06), along(0.74, -0.30, 0.08)]
            solid.tube(root, path, [0.045, 0.034, 0.028, 0.026], coat, FUR, 0.03, samples=10)
            solid.ball(
                root, along(0.78, -0.28, 0.08), (0.06, 0.06, 0.10), b.mane or mix(coat, "#1a1410", 0.6), HAIR, 0.05
            )
        case "hair":
            path = [along(0, 0.02), along(0.12, -0.04), along(0.20, -0.34), along(0.17, -0.70)]
            solid.tube(root, path, [0.050, 0.075, 0.095, 0.03], b.mane or coat, HAIR, 0.06, samples=9)
        case "puff":
            solid.ball(root, start + vector((0, 0, -0.02)), 0.105, mix(belly, "#ffffff", 0.3), FUR, 0.04)


def _add_mane(solid: Solid, root: Frame, b: Beast, start: Vector, throat: Vector, way: Vector) -> None:
    """A crest of hair along a horse's neck, or a ruff all round a lion's."""
    mane = colour(b.mane)
    if b.hooves:
        solid.begin()
        back = vector((0, way[2], -way[1]))
        for i in range(7):
            t = i / 6
            p = start + (throat - start) * (0.05 + 1.05 * t) + back * (b.chest * 0.62 * (1 - t) + b.head * 0.62 * t)
            solid.ball(
                root, p + vector((0.035, -0.03, 0)), (0.075, 0.13, 0.085), mane * (1.0 if i % 2 else 1.12), HAIR, 0.05
            )
        return
    solid.begin()
    for t, r in ((0.1, b.chest * 1.12), (0.55, b.chest * 1.10), (0.95, b.chest * 0.98)):
        solid.ball(root, start + (throat - start) * t, (r, r * 1.05, r * 0.72), mane * (0.9 + 0.2 * t), HAIR, 0.10)
    solid.begin()
    ring = throat - way * b.head * 0.12
    for i in range(14):
        a = i * 2 * math.pi / 14
        p = ring + vector((math.sin(a) * b.head * 1.12, math.cos(a) * b.head * 1.12, 0.02))
        solid.ball(root, p, (0.105, 0.105, 0.13), mane * (1.08 if i % 2 else 0.96), HAIR, 0.07)


def _add_stripes(solid: Solid, root: Frame, b: Beast, shoulder: Vector, hip: Vector) -> None:
    """Dark bands over the back, a hair's breadth above the coat."""
    solid.begin()
    for i in range(7):
        t = (i + 0.5) / 7
        p = hip + (shoulder - hip) * t
        r = b.loin + (b.chest - b.loin) * t
        solid.ring(
            root, p + vector((0, 0.012, 0)), r * 0.985, 0.020, "#1c1512", FUR, turn=rot_x(math.pi / 2 + 0.12 * (i % 2))
        )
    solid.trim(root, (shoulder + hip) / 2 - vector((0, b.loin * 0.25, 0)), (0, -1, 0), 0.03)
