"""From an appearance to a posed solid, whatever its form, with the points that a shot needs of it."""

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np

from tools.film.script import Appearance, Form
from tools.generators.previz.people.beasts import beast_of
from tools.generators.previz.people.bird import add_bird
from tools.generators.previz.people.body import add_person
from tools.generators.previz.people.face import Face
from tools.generators.previz.people.fowls import fowl_of
from tools.generators.previz.people.ghost import add_ghost
from tools.generators.previz.people.grip import hold_prop
from tools.generators.previz.people.pose import Pose
from tools.generators.previz.people.quadruped import add_beast
from tools.generators.previz.people.robot import add_robot
from tools.generators.previz.people.sheet import Proportions, proportions
from tools.generators.previz.people.skeleton import LEFT, RIGHT, Skeleton
from tools.generators.previz.props import PROPS, BuiltProp, build_prop, nearest_prop
from tools.generators.previz.solids.geometry import Frame, Vector, rot_z, vector
from tools.generators.previz.solids.solid import Solid

Upright = Callable[[Solid, Appearance, int, Proportions, Pose, Face, float], Skeleton]
"""Adds a body on the human skeleton and returns its bones."""


@dataclass(frozen=True, eq=False)
class PropGlow:
    """The light of a held prop: linear colour, metres, and where it is."""

    colour: tuple[float, float, float]
    radius: float
    at: Vector


@dataclass(frozen=True, eq=False)
class Patch:
    """A box of a frame."""

    frame: Frame
    low: tuple[float, float, float]
    high: tuple[float, float, float]

    def corners(self) -> list[Vector]:
        """Its eight corners in the world."""
        return [
            self.frame.at((x, y, z))
            for x in (self.low[0], self.high[0])
            for y in (self.low[1], self.high[1])
            for z in (self.low[2], self.high[2])
        ]


@dataclass(frozen=True, eq=False)
class Model:
    """A posed solid in its own units, standing on y = 0 over the origin."""

    solid: Solid
    metres: float
    eye: Vector
    hand: Vector
    crown: float
    """Height of the crown above the ground."""
    face_centre: Vector
    face_radius: float
    """Nothing outside this ball changes when only the face does."""
    glass: Solid | None
    """What is seen through, drawn over the rest."""
    glow: PropGlow | None
    chest: Vector
    """The collar: where a head-and-shoulders crop ends below the face."""
    hips: Vector
    head: Frame
    mouth: Patch | None = None
    """Nothing outside it changes when only the mouth does; None: nothing but the whole face is known."""
    eyes: Patch | None = None
    """The same for blinks and glances."""
    sheer: bool = False
    """Seen through, thinning towards the ground."""


def build(appearance: Appearance, seed: int, pose: Pose, face: Face, yaw: float, holds: str = "") -> Model:
    """Model someone in a pose, turned by `yaw` (positive turns the front to screen right)."""
    return _FORMS[appearance.form](appearance, seed, pose, face.resolved(), yaw, holds)


def _human(look: Appearance, seed: int, pose: Pose, face: Face, yaw: float, holds: str) -> Model:
    model = _upright(look, seed, pose, face, yaw, holds, add_person)
    head, eye_y = model.head, proportions(look, seed).face.eye_y
    low = -1.0 if look.beard == "full" else -0.64
    return replace(
        model, mouth=Patch(head, (-0.29, low, 0.0), (0.29, -0.06, 0.40)),
        eyes=Patch(head, (-0.28, eye_y - 0.14, 0.16), (0.28, eye_y + 0.13, 0.40)),
    )


def _robot(look: Appearance, seed: int, pose: Pose, face: Face, yaw: float, holds: str) -> Model:
    return _upright(look.model_copy(update={"beard": ""}), seed, pose, face, yaw, holds, add_robot)


def _upright(look: Appearance, seed: int, pose: Pose, face: Face, yaw: float, holds: str, add: Upright) -> Model:
    """Whoever stands on two legs on the human skeleton."""
    q = proportions(look, seed)
    solid = Solid()
    bones = add(solid, look, seed, q, pose, face, yaw)
    held = hold_prop(solid, holds, bones, q, pose.left_handed) if holds else None
    hand, head = bones.arms[LEFT if pose.left_handed else RIGHT].tip, bones.head
    bearded = look.beard == "full"
    return Model(
        solid=solid,
        metres=q.metres,
        eye=head.at((0, q.face.eye_y, 0.30)),
        hand=hand.at((0, 0.18 * q.hand, 0)),
        crown=float(head.at((0, 0.5, 0))[1]),
        face_centre=head.at((0, -0.22 if bearded else -0.10, 0.08)),
        face_radius=(0.78 if bearded else 0.62) * q.head,
        glass=held.glass if held is not None and len(held.glass) else None,
        glow=glow_of(held),
        chest=bones.chest.at((0, bones.neck_y - 0.28, 0)),
        hips=bones.hips.origin,
        head=head,
    )


def _quadruped(look: Appearance, seed: int, pose: Pose, face: Face, yaw: float, holds: str) -> Model:
    """A beast; what it holds is in its mouth."""
    beast = beast_of(look)
    solid = Solid()
    bones = add_beast(solid, beast, pose, face, yaw)
    head = bones.head
    held = None
    if holds:
        sheet = PROPS[nearest_prop(holds)]
        scale = min(sheet.metres / beast.metres, 0.55)
        rotation = bones.root.rotation @ rot_z(1.2)
        held = build_prop(
            holds, Frame(rotation, bones.mouth - rotation @ vector(sheet.grip) * scale, scale), solid=solid, held=True
        )
    top = max(float(head.at((0, 0.38, 0))[1]), float(bones.chest[1]))
    return Model(
        solid=solid,
        metres=beast.metres * _individual(seed),
        eye=head.at((0, 0.10, 0.32)),
        hand=bones.mouth,
        crown=top,
        face_centre=head.at((0, 0.06, 0.16)),
        face_radius=(0.72 + beast.muzzle) * head.scale,
        glass=held.glass if held is not None and len(held.glass) else None,
        glow=glow_of(held),
        chest=bones.chest - vector((0, beast.chest, 0)),
        hips=bones.hip, head=head,
    )


def _bird(look: Appearance, seed: int, pose: Pose, face: Face, yaw: float, holds: str) -> Model:
    """A bird; what it holds is in its beak."""
    fowl = fowl_of(look)
    solid = Solid()
    bones = add_bird(solid, fowl, pose, face, yaw)
    head = bones.head
    held = None
    if holds:
        sheet = PROPS[nearest_prop(holds)]
        scale = min(sheet.metres / fowl.metres, 0.32)
        rotation = bones.root.rotation @ rot_z(0.9)
        held = build_prop(
            holds, Frame(rotation, bones.beak - rotation @ vector(sheet.grip) * scale, scale), solid=solid, held=True
        )
    return Model(
        solid=solid,
        metres=fowl.metres * _individual(seed),
        eye=head.at((0, 0.16, 0.9)),
        hand=bones.beak,
        crown=float(head.at((0, 1.0, 0))[1]),
        face_centre=head.at((0, 0.1, 0.5)),
        face_radius=(1.7 + fowl.beak / fowl.head) * head.scale,
        glass=held.glass if held is not None and len(held.glass) else None,
        glow=glow_of(held),
        chest=bones.body.origin,
        hips=bones.body.at((0, -fowl.body, 0)), head=head,
    )


def _ghost(look: Appearance, seed: int, pose: Pose, face: Face, yaw: float, holds: str) -> Model:
    plain = look.model_copy(update={"beard": "", "age": max(look.age, 5)})
    return replace(_upright(plain, seed, pose, face, yaw, holds, add_ghost), sheer=True)


def _individual(seed: int) -> float:
    """Size within a species, a few per cent by seed."""
    return 1.0 + 0.05 * (float(np.random.Generator(np.random.PCG64([seed, 13])).random()) * 2 - 1)


def glow_of(held: BuiltProp | None) -> PropGlow | None:
    """The light that a held prop gives, if it gives any."""
    if held is None or held.sheet.glow is None:
        return None
    return PropGlow(held.sheet.glow, held.sheet.glow_radius, held.light)


_FORMS: dict[Form, Callable[[Appearance, int, Pose, Face, float, str], Model]] = {
    "human": _human,
    "robot": _robot,
    "quadruped": _quadruped,
    "bird": _bird,
    "ghost": _ghost,
}
