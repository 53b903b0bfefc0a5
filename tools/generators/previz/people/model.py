"""From an appearance to a posed solid, whatever its form, with the points that a shot needs of it."""

from collections.abc import Callable
from dataclasses import dataclass

from tools.film.script import Appearance, Form
from tools.generators.previz.people.body import add_person
from tools.generators.previz.people.face import Face
from tools.generators.previz.people.grip import hold_prop
from tools.generators.previz.people.pose import Pose
from tools.generators.previz.people.sheet import proportions
from tools.generators.previz.people.skeleton import LEFT, RIGHT
from tools.generators.previz.props import BuiltProp
from tools.generators.previz.solids.geometry import Vector
from tools.generators.previz.solids.solid import Solid


@dataclass(frozen=True, eq=False)
class PropGlow:
    """The light of a held prop: linear colour, metres, and where it is."""

    colour: tuple[float, float, float]
    radius: float
    at: Vector


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


def build(appearance: Appearance, seed: int, pose: Pose, face: Face, yaw: float, holds: str = "") -> Model:
    """Model someone in a pose, turned by `yaw` (positive turns the front to screen right)."""
    return _FORMS[appearance.form](appearance, seed, pose, face, yaw, holds)


def _human(look: Appearance, seed: int, pose: Pose, face: Face, yaw: float, holds: str) -> Model:
    q = proportions(look, seed)
    solid = Solid()
    bones = add_person(solid, look, seed, q, pose, face, yaw)
    hand = bones.arms[LEFT if pose.left_handed else RIGHT].tip
    held = hold_prop(solid, holds, bones, q, pose.left_handed) if holds else None
    head = bones.head
    bearded = look.beard == "full"
    crown = head.at((0, 0.5, 0))
    return Model(
        solid=solid,
        metres=q.metres,
        eye=head.at((0, q.face.eye_y, 0.30)),
        hand=hand.at((0, 0.18 * q.hand, 0)),
        crown=float(crown[1]),
        face_centre=head.at((0, -0.22 if bearded else -0.10, 0.08)),
        face_radius=(0.78 if bearded else 0.62) * q.head,
        glass=held.glass if held is not None and len(held.glass) else None,
        glow=glow_of(held),
        chest=bones.chest.at((0, bones.neck_y - 0.28, 0)),
        hips=bones.hips.origin,
    )


def glow_of(held: BuiltProp | None) -> PropGlow | None:
    """The light that a held prop gives, if it gives any."""
    if held is None or held.sheet.glow is None:
        return None
    return PropGlow(held.sheet.glow, held.sheet.glow_radius, held.light)


_FORMS: dict[Form, Callable[[Appearance, int, Pose, Face, float, str], Model]] = {"human": _human}
