"""A prop in a hand: how the arm carries it, where it lies in the palm, and which way it is turned."""

import math
from dataclasses import replace

from tools.generators.previz.people.pose import Pose
from tools.generators.previz.people.sheet import Proportions
from tools.generators.previz.people.skeleton import LEFT, RIGHT, Skeleton
from tools.generators.previz.props import PROPS, BuiltProp, build_prop, nearest_prop
from tools.generators.previz.props.bench import PropSheet
from tools.generators.previz.solids.geometry import Frame, Matrix, Vector, along, rot_x, rot_y, rot_z, unit, vector
from tools.generators.previz.solids.solid import Solid


def needs_both(holds: str) -> bool:
    """Whether both hands are on it, whatever else they were about."""
    return PROPS[nearest_prop(holds)].hold in ("load", "across", "chin", "guard")


def holding(pose: Pose, holds: str) -> Pose:
    """The pose (as for the right hand) with its arm, or both, as they carry the nearest prop to `holds`."""
    match PROPS[nearest_prop(holds)].hold:
        case "load":
            return replace(
                pose,
                hand_left=(-0.02, -0.52, 0.50),
                hand_right=(0.02, -0.52, 0.50),
                elbow_left=(0.8, -0.6, -0.8),
                elbow_right=(-0.8, -0.6, -0.8),
                curl_left=0.25,
                curl_right=0.25,
                lean=pose.lean - 0.04,
            )
        case "across":
            return replace(
                pose,
                hand_left=(0.28, -0.30, 0.50),
                hand_right=(0.10, -0.62, 0.36),
                elbow_left=(1, -0.7, -0.3),
                elbow_right=(-1, -0.2, -0.5),
                curl_left=0.7,
                curl_right=0.45,
                head_nod=pose.head_nod + 0.08,
            )
        case "chin":
            return replace(
                pose,
                hand_left=(0.16, -0.16, 0.66),
                hand_right=(-0.10, -0.34, 0.52),
                elbow_left=(0.6, -1.0, -0.2),
                elbow_right=(-1, -0.4, -0.4),
                curl_left=0.75,
                curl_right=0.7,
                head_turn=pose.head_turn + 0.25,
                head_nod=pose.head_nod + 0.12,
                head_tilt=pose.head_tilt + 0.12,
            )
        case "guard":
            return replace(
                pose,
                hand_left=(-0.06, -0.02, 0.56),
                hand_right=(0.04, -0.12, 0.46),
                elbow_left=(0.7, -1.0, -0.2),
                elbow_right=(-0.7, -1.0, -0.2),
                curl_left=0.9,
                curl_right=0.9,
                head_nod=pose.head_nod + 0.10,
            )
        case "read":
            return replace(
                pose,
                hand_right=(0.06, -0.36, 0.56),
                elbow_right=(-0.8, -0.8, -0.4),
                curl_right=0.2,
                head_nod=pose.head_nod + 0.16,
            )
        case "raised":
            return replace(pose, hand_right=(-0.16, -0.10, 0.66), elbow_right=(-0.7, -0.9, -0.2), curl_right=0.95)
        case "side":
            return replace(pose, hand_right=(-0.14, -0.97, 0.02), elbow_right=(-0.5, 0, -1), curl_right=0.95)
        case "over":
            return replace(pose, hand_right=(-0.06, -0.40, 0.42), elbow_right=(-0.8, -0.9, -0.4), curl_right=0.9)
        case "pinch":
            return replace(
                pose,
                hand_right=(-0.02, -0.34, 0.54),
                elbow_right=(-0.8, -0.9, -0.4),
                curl_right=0.5,
                head_nod=pose.head_nod + 0.06,
            )
        case "forward":
            return replace(pose, hand_right=(-0.12, -0.42, 0.60), elbow_right=(-0.8, -0.8, -0.5), curl_right=0.9)
        case "fist":
            return replace(pose, hand_right=(-0.30, -0.55, 0.52), elbow_right=(-0.8, -0.6, -0.6), curl_right=0.95)
        case "upright":
            return replace(
                pose,
                hand_right=(-0.06, -0.50, 0.55),
                elbow_right=(-0.8, -0.8, -0.5),
                curl_right=0.8,
                head_nod=pose.head_nod + 0.03,
            )


def palm(hand: Frame, side: int, size: float) -> Vector:
    """Where the middle of what is held lies."""
    return hand.at((side * 0.055 * size, 0.16 * size, 0.015 * size))


def hold_prop(
    solid: Solid, what: str, bones: Skeleton, q: Proportions, left_handed: bool, colour: str = ""
) -> BuiltProp:
    """Put the nearest prop to `what` into the hand, or between both for what needs two."""
    sheet = PROPS[nearest_prop(what)]
    # little things are drawn larger than life, so that they can be told apart in a full shot
    scale = sheet.metres / q.metres * (1.7 if sheet.metres < 0.05 else 1.4 if sheet.metres < 0.1 else 1.12)
    if sheet.metres > 0.25:
        scale = sheet.metres / q.metres * (0.55 + 0.45 * min(q.leg / 2.6, 1.0))
    if sheet.hold == "guard":
        for number in (RIGHT, LEFT):
            fist = bones.arms[number].tip
            at = palm(fist, number, q.hand) - fist.rotation @ vector(sheet.grip) * scale
            worn = build_prop(what, Frame(fist.rotation, at, scale), solid=solid, colour=colour, held=True)
        return worn
    side = LEFT if left_handed else RIGHT
    if sheet.hold == "chin":
        return _fiddle(solid, what, bones, q, side, scale, colour)
    hand = bones.arms[side].tip
    at = palm(hand, side, q.hand)
    if sheet.hold in ("load", "across"):
        at = (palm(bones.arms[LEFT].tip, LEFT, q.hand) + palm(bones.arms[RIGHT].tip, RIGHT, q.hand)) / 2
    elif sheet.hold == "pinch":
        at = hand.at((side * 0.10 * q.hand, 0.30 * q.hand, 0.07 * q.hand))
    rotation = _turned(sheet, bones, hand, side, at)
    frame = Frame(rotation, at - rotation @ vector(sheet.grip) * scale, scale)
    return build_prop(what, frame, solid=solid, colour=colour, held=True)


def _fiddle(
    solid: Solid, what: str, bones: Skeleton, q: Proportions, side: int, scale: float, colour: str
) -> BuiltProp:
    """The thing from under the chin to one palm, its strings up, and its bow from the other palm across them."""
    far, near = (palm(bones.arms[-side].tip, -side, q.hand), palm(bones.arms[side].tip, side, q.hand))
    chin = bones.chest.at((-side * 0.10, bones.neck_y, 0.12))
    rotation = along(far - chin, vector((0, 1, 0)) + bones.root.rotation @ vector((side * 0.5, 0, 0.2)))
    body = Frame(rotation, far - rotation @ vector(PROPS[nearest_prop(what)].grip) * scale, scale)
    bridge = body.at((0, 0.68, 0.17))
    sheet = PROPS["bow"]
    turn = along(bridge - near, rotation @ vector((0, 0, 1)))
    long = sheet.metres / PROPS[nearest_prop(what)].metres * scale
    build_prop("bow", Frame(turn, near - turn @ vector(sheet.grip) * long, long), solid=solid, held=True)
    return build_prop(what, body, solid=solid, colour=colour, held=True)


def _turned(sheet: PropSheet, bones: Skeleton, hand: Frame, side: int, at: Vector) -> Matrix:
    body = bones.root.rotation
    match sheet.hold:
        case "upright":
            # the side of the thing that is gripped faces the palm
            inner = hand.rotation @ vector((side, 0, 0))
            return rot_y(math.atan2(-inner[0], -inner[2]) - math.atan2(sheet.grip[0], sheet.grip[2]))
        case "fist":
            return along(hand.rotation[:, 2] + body @ vector((0, 0, 0.5)), hand.rotation[:, 1])
        case "forward":
            return along(hand.rotation[:, 1] * 0.9 + vector((0, 0.35, 0)), hand.rotation @ vector((side, 0, 0)))
        case "read":
            # a page stands a little back from upright and faces the eyes
            towards = bones.head.at((0, 0, 0.3)) - at
            level = unit(vector((towards[0], 0.25 * towards[1], towards[2])))
            return along((0, 1, 0) - level * float(level[1]), level)
        case "side":
            return body @ rot_y(math.pi / 2 - 0.2)
        case "over":
            return body @ rot_x(-0.20) @ rot_z(0.05 * side)
        case "across":
            return body @ rot_z(-side * -1.12) @ rot_x(-0.1)
        case "pinch" | "raised" | "load" | "chin" | "guard":
            return body @ rot_y(0.25 if sheet.hold != "load" else 0.0)
