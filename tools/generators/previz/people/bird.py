"""Birds: they stand, hop, look about, flap and fly. Units are standing heights; the feet are under the origin."""

import math
from dataclasses import dataclass

from tools.generators.previz.people.creature_head import add_eye
from tools.generators.previz.people.face import Face
from tools.generators.previz.people.fowls import Fowl
from tools.generators.previz.people.pose import Pose
from tools.generators.previz.solids.colour import Colour, colour, mix, tint
from tools.generators.previz.solids.geometry import Frame, Vector, rot_x, rot_y, rot_z, vector
from tools.generators.previz.solids.solid import Join, Material, Solid

FUR, PLAIN, GLOSSY = Material.FUR, Material.PLAIN, Material.GLOSSY
SIDES = (1, -1)

HOP = 0.55
"""Heights travelled in one hop."""
FLIGHT = 2.4
"""Heights travelled in one beat of the wings."""


@dataclass(frozen=True, eq=False)
class BirdBones:
    root: Frame
    body: Frame
    head: Frame
    beak: Vector


def add_bird(solid: Solid, b: Fowl, pose: Pose, face: Face, yaw: float) -> BirdBones:
    """Add a bird in a pose, turned by `yaw`. Running is flying; waving is flapping where it stands."""
    root = Frame(rot_y(yaw))
    flying = pose.action == "run"
    flap = math.sin(2 * math.pi * pose.phase) if pose.action in ("run", "wave") else None
    hop = abs(math.sin(math.pi * 2 * pose.phase)) * 0.16 if pose.action == "walk" else 0.0
    low = 0.12 * b.legs + 0.02 if pose.action in ("sit", "lie", "kneel", "write") else b.legs
    lift = hop + (0.9 - 0.05 * (flap or 0.0) if flying else 0.0)
    upright = 0.10 if flying else b.upright - (0.2 if pose.action in ("reach", "point") else 0.0)
    pitch = math.pi / 2 * (1 - upright) * 0.78
    height = low + b.body * (1.10 + 0.80 * max(upright, 0.0) ** 2)
    body = root.child((0, height + lift, -0.02), rot_x(pitch))
    coat, belly = colour(b.coat), colour(b.belly)
    long = b.body * (1.55 + 0.25 * b.upright)
    solid.begin()
    swell = 1 + 0.015 * pose.breath
    solid.ball(body, (0, 0, 0), (b.body * 0.92 * swell, long, b.body * swell), coat, FUR)
    solid.ball(body, (0, -long * 0.05, b.body * 0.30), (b.body * 0.78, long * 0.86, b.body * 0.78), belly, FUR, 0.06)
    solid.ball(body, (0, -long * 0.78, -b.body * 0.20), (b.body * 0.50, long * 0.50, b.body * 0.40), coat, FUR, 0.12)
    head = _place_head(solid, b, pose, root, body, long)
    _add_tail(solid, b, body, long)
    for side in SIDES:
        _add_wing(solid, b, body, long, side, flap, flying)
        _add_leg(solid, b, root, height + lift, lift, side, flying)
    beak = _add_head(solid, b, head, face)
    return BirdBones(root, body, head, beak)


def _place_head(solid: Solid, b: Fowl, pose: Pose, root: Frame, body: Frame, long: float) -> Frame:
    """The head keeps level whatever the body does; a neck joins them."""
    top = body.at((0, long * 0.80, 0.02))
    nod = 0.9 if pose.action == "write" else 0.35 if pose.action == "reach" else 0.0
    seat = root.rotation.T @ top + vector((0, b.head * 0.78, b.head * 0.35))
    head = Frame(
        root.rotation @ rot_y(pose.head_turn * 1.2) @ rot_x(pose.head_nod + nod) @ rot_z(-pose.head_tilt * 1.6),
        root.rotation @ seat,
        b.head,
    )
    neck = Frame()
    solid.cone(neck, body.at((0, long * 0.45, 0)), head.origin, b.body * 0.80, b.head * 0.86, b.coat, FUR, 0.10)
    return head


def _add_head(solid: Solid, b: Fowl, f: Frame, face: Face) -> Vector:
    """Head units: the radius of the skull is 1."""
    coat, belly = colour(b.coat), colour(b.belly)
    solid.begin()
    solid.ball(f, (0, 0, 0), (0.98, 0.96, 1.0), coat, FUR)
    if b.disc:
        for side in SIDES:
            solid.ball(f, (side * 0.40, 0.02, 0.55), (0.60, 0.66, 0.42), belly, FUR, 0.12)
            solid.ball(f, (side * 0.42, 0.06, 0.98), (0.42, 0.46, 0.20), belly * 0.92, FUR, 0.12, Join.CUT)
    else:
        solid.ball(f, (0, -0.42, 0.30), (0.66, 0.55, 0.62), mix(coat, belly, 0.75), FUR, 0.20)
    for side in SIDES:
        if b.tufts:
            lift = 0.25 * face.brow_out - 0.3 * face.brow_knit
            solid.cone(f, (side * 0.52, 0.62, 0.10), (side * 0.86, 1.22 + lift, 0.0), 0.26, 0.05, coat, FUR, 0.15)
    if b.crest:
        for i in range(4):
            solid.cone(
                f,
                (0, 0.80 - 0.1 * i, 0.25 - 0.25 * i),
                (0, 1.30 - 0.12 * i, -0.05 - 0.38 * i),
                0.15,
                0.05,
                mix(coat, b.belly, 0.9),
                FUR,
                0.06,
            )
    beak = _add_beak(solid, b, f, face)
    lid = mix(coat, belly, 0.5 if b.disc else 0.1)
    for side in SIDES:
        at = (side * 0.42, 0.16, 0.76) if b.disc else (side * 0.62, 0.18, 0.60)
        add_eye(solid, f, side, at, 0.34 if b.disc else 0.25, b.eye, lid, face, 0.12 if b.disc else 0.85)
        _add_brow(solid, f, side, at, coat, face, 0.34 if b.disc else 0.25)
    return beak


def _add_brow(
    solid: Solid, f: Frame, side: int, eye: tuple[float, float, float], coat: Colour, face: Face, size: float
) -> None:
    x, y, z = eye
    inner = (x - side * size * 0.9, y + size * (1.02 + 0.55 * face.brow_in), z + size * 0.55)
    middle = (x, y + size * (1.28 + 0.3 * (face.brow_in + face.brow_out)), z + size * 0.45)
    outer = (x + side * size * 0.9, y + size * (1.0 + 0.5 * face.brow_out), z - size * 0.10)
    solid.begin()
    solid.tube(f, [inner, middle, outer], [0.055, 0.085, 0.04], tint(coat, 0.62), FUR, 0.05, samples=6)


def _add_beak(solid: Solid, b: Fowl, f: Frame, face: Face) -> Vector:
    paint = colour(b.beak_paint)
    long = b.beak / b.head
    wide = 0.30 if b.hooked else 0.26
    gape = 0.42 * face.open
    solid.begin()
    root = vector((0, -0.14, 0.82))
    tip = root + vector((0, -0.08 - 0.05 * face.smile, long))
    if b.hooked:
        middle = root + vector((0, 0.04, long * 0.55))
        end = root + vector((0, -0.34, long * 0.80))
        solid.tube(f, [root, middle, end], [wide, wide * 0.80, 0.04], paint, GLOSSY, 0.05, samples=7)
    else:
        solid.cone(f, root, tip, wide, 0.045, paint, GLOSSY, 0.03)
    lower = f.child(root + vector((0, -0.12, 0)), rot_x(gape))
    solid.begin()
    solid.cone(
        lower,
        (0, 0, -0.05),
        (0, -0.02, long * (0.5 if b.hooked else 0.86)),
        wide * 0.78,
        0.04,
        paint * 0.86,
        GLOSSY,
        0.03,
    )
    if gape > 0.08:
        solid.begin()
        solid.cone(lower, (0, 0.06, 0.0), (0, 0.02, long * 0.5), wide * 0.5, 0.04, "#b8505a", PLAIN)
    return f.at(tip)


def _add_tail(solid: Solid, b: Fowl, body: Frame, long: float) -> None:
    coat = colour(b.coat)
    solid.begin()
    for i in range(5):
        spread = (i - 2) * 0.13
        feather = body.child(
            (spread * b.body * 0.9, -long * 0.95, -b.body * 0.32),
            rot_x(math.pi + 0.15 + 0.85 * b.upright) @ rot_z(spread * 1.2),
        )
        solid.cone(
            feather,
            (0, 0, 0),
            (0, b.tail * (1 - 0.08 * abs(i - 2)), 0),
            b.body * 0.22,
            b.body * 0.20,
            coat * (0.92 if i % 2 else 0.80),
            FUR,
            0.01,
            flat=0.22,
        )


def _add_wing(solid: Solid, b: Fowl, body: Frame, long: float, side: int, flap: float | None, flying: bool) -> None:
    """Folded along the side, or spread as a fan of feathers that beats."""
    coat = colour(b.coat)
    dark = tint(coat, 0.72)
    if flap is None:
        wing = body.child((side * b.body * 0.80, long * 0.22, -b.body * 0.12), rot_z(side * 0.10) @ rot_x(0.14))
        solid.begin()
        reach = b.wing * 0.95 * (0.8 if b.upright > 0.9 else 1.0)
        solid.ball(wing, (0, -reach * 0.28, 0), (b.body * 0.24, reach * 0.50, b.body * 0.72), coat * 0.94, FUR)
        for i in range(4):
            z = b.body * (0.34 - 0.22 * i)
            start, end = (side * 0.02, -reach * 0.25, z), (side * 0.005, -reach * (0.62 + 0.10 * i), z - b.body * 0.30)
            solid.cone(wing, start, end, b.body * 0.20, b.body * 0.10, dark * (1.0 + 0.07 * i), FUR, 0.02, flat=0.6)
        return
    raised = 0.25 + 0.75 * flap if flying else 0.75 + 0.55 * flap
    shoulder = body.child((side * b.body * 0.62, long * 0.45, -b.body * 0.25))
    spread = b.wing * 1.15
    arm = Frame(shoulder.rotation @ rot_x(-0.15) @ rot_y(side * raised) @ rot_z(-side * 1.32), shoulder.origin)
    solid.begin()
    solid.cone(arm, (0, 0, 0), (0, spread * 0.62, 0), b.body * 0.30, b.body * 0.20, coat * 0.94, FUR, 0.04, flat=0.45)
    for i in range(8):
        t = i / 7
        start = (0, spread * (0.10 + 0.50 * t), 0)
        fan = side * (1.35 - 1.25 * t)
        far = spread * (0.42 + 0.26 * t)
        end = (-math.sin(fan) * far, spread * (0.10 + 0.50 * t) + math.cos(fan) * far, 0.02 - 0.04 * t)
        solid.cone(arm, start, end, b.body * 0.17, b.body * 0.12, dark if i % 2 else dark * 1.12, FUR, 0.015, flat=0.16)


def _add_leg(solid: Solid, b: Fowl, root: Frame, height: float, lift: float, side: int, flying: bool) -> None:
    paint = mix(b.beak_paint, "#6a5a4a", 0.35)
    x = side * b.body * 0.42
    hip = vector((x, height - b.body * 0.55, -0.02))
    foot = vector((x, lift, 0.02)) if not flying else vector((x, height - b.body * 0.9, -b.body * 1.5))
    solid.begin()
    solid.cone(root, hip, foot + (hip - foot) * 0.55, b.body * 0.30, 0.036, b.coat, FUR, 0.04)
    solid.begin()
    solid.cone(root, foot + (hip - foot) * 0.6, foot + vector((0, 0.02, 0)), 0.022, 0.020, paint, PLAIN)
    webbed = b.upright > 0.9 or b.belly == "#f4f2ec"
    for turn in (-0.5, 0.0, 0.5, math.pi):
        reach = 0.10 if turn < 3 else 0.06
        tip = foot + vector((math.sin(turn) * reach, 0.012, math.cos(turn) * reach))
        solid.cone(root, foot + vector((0, 0.018, 0)), tip, 0.020, 0.012, paint, PLAIN, 0.05 if webbed else 0.008)
