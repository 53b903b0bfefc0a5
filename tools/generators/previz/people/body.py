"""A whole person: legs, feet, clothes, arms, hands, neck and head, in the order that lets clothes follow the limbs."""

from tools.film.script import Appearance
from tools.generators.previz.people.cloth import Mannequin
from tools.generators.previz.people.face import Face
from tools.generators.previz.people.hands import add_hand
from tools.generators.previz.people.head import add_head
from tools.generators.previz.people.outfits import CUTS, Cut, dress
from tools.generators.previz.people.pose import Pose
from tools.generators.previz.people.sheet import Proportions
from tools.generators.previz.people.skeleton import SIDES, Skeleton, foot_scale, hip_width, pose_skeleton
from tools.generators.previz.solids.colour import mix
from tools.generators.previz.solids.geometry import WORLD, Frame, along, unit
from tools.generators.previz.solids.solid import Material, Solid

CLOTH, PLAIN = Material.CLOTH, Material.PLAIN


def add_person(
    solid: Solid, look: Appearance, seed: int, q: Proportions, pose: Pose, face: Face, yaw: float
) -> Skeleton:
    """Add a person whose hips stand over the origin; returns the bones. The head is built last."""
    bones = pose_skeleton(q, pose, yaw)
    body = Mannequin(solid, look, q, bones, pose.breath)
    cut = CUTS[look.outfit]
    for side in SIDES:
        _add_leg(body, cut, side)
        _add_foot(body, side)
    dress(body)
    for side, curl in zip(SIDES, (pose.curl_left, pose.curl_right), strict=True):
        _add_arm(body, cut, side)
        gloved = look.outfit == "spacesuit"
        add_hand(
            solid,
            bones.arms[side].tip,
            look.top if gloved else look.skin,
            side,
            curl,
            q.hand * (1.18 if gloved else 1),
            Material.CLOTH if gloved else Material.SKIN,
            pointing=pose.action == "point" and (side > 0) == pose.left_handed,
        )
    neck = q.face.neck
    solid.begin()
    top = bones.chest.local(bones.neck.at((0, 0.42 * q.head, 0.02)))
    solid.cone(bones.chest, (0, bones.neck_y - 0.20, -0.03), top, neck * 1.08, neck, look.skin, Material.SKIN)
    add_head(solid, bones.head, look, seed, q.face, face)
    return bones


def _add_leg(body: Mannequin, cut: Cut, side: int) -> None:
    solid, q, leg = body.solid, body.proportions, body.bones.legs[side]
    r = q.leg_radius
    paint = body.paint("under") * 0.92 if cut.bare_legs else body.paint("bottom")
    f, at = body.upright, body.inward
    start = body.bones.hips.at((side * hip_width(q), -0.04, 0))
    solid.begin()
    if cut.sleeve == "padded":
        top = body.paint("top")
        solid.cone(f, at(start), at(leg.bend), r * 1.35, r * 1.10, top, CLOTH, 0.05)
        solid.cone(f, at(leg.bend), at(leg.end), r * 1.10, r * 0.98, top, CLOTH, 0.05)
        solid.begin()
        shin = unit(leg.end - leg.bend)
        ring = Frame(along(shin, body.bones.root.rotation[:, 2]), leg.bend)
        solid.ring(ring, (0, 0.06, 0), r * 0.98, 0.05, body.look.accent, PLAIN)
        return
    solid.cone(f, at(start), at(leg.bend), r * 1.10, r * 0.78, paint, CLOTH, 0.05)
    solid.cone(f, at(leg.bend), at(leg.end), r * 0.78, r * (0.50 if cut.bare_legs else 0.60), paint, CLOTH, 0.05)
    if not cut.bare_legs and not cut.boots:
        cuff = leg.end + unit(leg.bend - leg.end) * 0.03
        solid.cone(f, at(leg.bend), at(cuff), r * 0.74, r * 0.64, paint, CLOTH, 0.05)


def _add_foot(body: Mannequin, side: int) -> None:
    """Heel and toes are two pieces that bend at the ball of the foot."""
    solid, q, leg = body.solid, body.proportions, body.bones.legs[side]
    k, shoes = foot_scale(q), body.paint("shoes")
    cut = CUTS[body.look.outfit]
    foot, toe = leg.tip, body.bones.toes[side]
    sole = mix(shoes, "#000000", 0.35)
    wide = 1.22 if cut.sleeve == "padded" else 1.0
    solid.begin()
    solid.ball(foot, (0, -0.035 * k, -0.02 * k), (0.100 * k * wide, 0.11 * k, 0.120 * k), shoes, PLAIN, 0.06)
    solid.cone(
        foot, (0, -0.055 * k, 0), (0, -0.072 * k, 0.17 * k), 0.090 * k * wide, 0.082 * k * wide, shoes, PLAIN, 0.06
    )
    solid.ball(foot, (0, 0.03 * k, 0), (0.085 * k * wide, 0.10 * k, 0.095 * k), shoes, PLAIN, 0.05)
    solid.trim(foot, (0, -0.135 * k, 0), (0, -1, 0), 0.01, paint=sole, material=PLAIN)
    solid.begin()
    y = -0.135 * k * 0.45
    solid.ball(toe, (0, y + 0.055 * k, 0.05 * k), (0.098 * k * wide, 0.075 * k, 0.125 * k), shoes, PLAIN, 0.05)
    solid.trim(toe, (0, y, 0), (0, -1, 0), 0.01, paint=sole, material=PLAIN)
    if cut.boots:
        f, at = body.upright, body.inward
        solid.begin()
        shaft = leg.end + (leg.bend - leg.end) * 0.62
        low, high = (0.125, 0.165) if cut.sleeve != "padded" else (0.19, 0.215)
        size = 1 - 0.25 * q.face.child
        solid.cone(f, at(leg.end), at(shaft), low * size, high * size, shoes, PLAIN, 0.06)


def _add_arm(body: Mannequin, cut: Cut, side: int) -> None:
    solid, look, q, arm = body.solid, body.look, body.proportions, body.bones.arms[side]
    f, at, r = body.upright, body.inward, q.arm_radius
    shoulder, elbow, wrist = arm.root, arm.bend, arm.end
    down = unit(wrist - elbow)
    top = body.paint("top")
    depth = body.bones.root.rotation[:, 2]
    solid.begin()
    if cut.sleeve == "short":
        solid.cone(f, at(shoulder), at(shoulder + (elbow - shoulder) * 0.42), r * 1.30, r * 1.35, top, CLOTH, 0.05)
        solid.trim(WORLD, shoulder + (elbow - shoulder) * 0.52, elbow - shoulder, 0.02)
        solid.begin()
        solid.cone(f, at(shoulder), at(elbow), r * 0.86, r * 0.74, look.skin, Material.SKIN, 0.04)
        solid.cone(f, at(elbow), at(wrist), r * 0.76, r * 0.56, look.skin, Material.SKIN, 0.04)
        return
    if cut.sleeve == "rolled":
        end = elbow + (wrist - elbow) * 0.18
        solid.cone(f, at(shoulder), at(elbow), r * 1.20, r * 1.05, top, CLOTH, 0.06)
        solid.cone(f, at(elbow), at(end), r * 1.08, r * 1.10, top, CLOTH, 0.06)
        solid.begin()
        solid.ring(Frame(along(down, depth), end), (0, 0, 0), r * 0.92, 0.05, mix(look.top, "#ffffff", 0.18), CLOTH)
        solid.begin()
        solid.cone(f, at(elbow), at(wrist), r * 0.92, r * 0.60, look.skin, Material.SKIN, 0.04)
        return
    loose = cut.loose
    material = CLOTH if cut.sleeve == "padded" else cut.material
    end_radius = r * loose * (1.30 if cut.sleeve == "wide" else 0.82)
    solid.cone(f, at(shoulder), at(elbow), r * loose * 1.08, r * loose * 0.92, top, material, 0.07)
    solid.cone(f, at(elbow), at(wrist - down * 0.04), r * loose * 0.94, end_radius, top, material, 0.07)
    solid.trim(WORLD, wrist - down * 0.01, down, 0.02)
    solid.begin()
    cuff = Frame(along(down, depth), wrist - down * 0.06)
    if cut.sleeve == "wide":
        solid.ring(cuff, (0, 0.02, 0), end_radius * 0.98, 0.034, look.accent, CLOTH)
    elif cut.sleeve == "padded":
        solid.ring(cuff, (0, 0, 0), end_radius * 0.92, 0.05, look.accent, Material.METAL)
        solid.begin()
        solid.ring(Frame(along(down, depth), elbow), (0, 0, 0), r * loose * 0.82, 0.05, look.accent, PLAIN)
    else:
        solid.ring(cuff, (0, 0, 0), r * loose * 0.74, 0.036, top * 0.86, material)
