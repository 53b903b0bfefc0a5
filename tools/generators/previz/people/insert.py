"""A hand by itself, large enough for an insert, alone or with a prop."""

from dataclasses import dataclass
from typing import Literal

from tools.film.script import Appearance
from tools.generators.previz.people.hands import add_hand, add_nails
from tools.generators.previz.people.outfits import CUTS
from tools.generators.previz.people.sheet import Proportions, proportions
from tools.generators.previz.props import PROPS, BuiltProp, build_prop, glazed, nearest_prop
from tools.generators.previz.solids.colour import tint
from tools.generators.previz.solids.drawing import Window, draw, extent, pixel, view
from tools.generators.previz.solids.gbuffer import GBuffer, Glow
from tools.generators.previz.solids.geometry import Frame, Vector, along, rot_x, rot_y, unit, vector
from tools.generators.previz.solids.solid import Material, Solid

Gesture = Literal["hold", "flat", "point", "write"]


@dataclass(frozen=True)
class _Manner:
    """How a right hand shows a gesture: which way the forearm and the thumb point, and how far the fingers curl."""

    forearm: tuple[float, float, float]
    thumb: tuple[float, float, float]
    curl: float


_MANNERS: dict[Gesture, _Manner] = {
    "hold": _Manner((-0.90, 0.26, -0.10), (0.16, 0.96, 0.20), 0.85),
    "flat": _Manner((-0.86, 0.20, 0.30), (-0.30, 0.10, -0.95), 0.12),
    "point": _Manner((-0.95, 0.14, 0.12), (0.05, 0.95, 0.30), 0.95),
    "write": _Manner((-0.80, -0.26, 0.22), (-0.40, 0.62, 0.68), 0.62),
}


def hand(
    appearance: Appearance,
    gesture: Gesture = "hold",
    *,
    px_per_metre: float,
    holds: str = "",
    colour: str = "",
    seed: int = 1,
    pitch: float = 0.15,
    left_handed: bool = False,
    supersample: int = 2,
) -> GBuffer:
    """A forearm from the right (the left when `left_handed`) and its hand; the palm is the anchor.

    `holds` names a prop for it; a writing hand holds a pencil. Deterministic.
    """
    q = proportions(appearance, seed)
    manner = _MANNERS[gesture]
    side = 1 if left_handed else -1
    flip = vector((-side, 1, 1))
    frame = Frame(along(vector(manner.forearm) * flip, vector(manner.thumb) * flip))
    palm = frame.at((side * 0.06 * q.hand, 0.15 * q.hand, 0))
    # the palm is the anchor: everything is built about it
    frame = Frame(frame.rotation, -palm)
    solid = Solid()
    page = gesture == "hold" and bool(holds) and PROPS[nearest_prop(holds)].hold == "read"
    _add_forearm(solid, appearance, q, frame, gesture, side, 0.14 if page else manner.curl)
    held: BuiltProp | None = None
    if gesture == "write":
        _add_pencil(solid, frame, side, q.hand, colour or "#c9962c")
    elif holds:
        held = _place(solid, frame, gesture, holds, colour, q, side)
    return _drawn(solid, held, q.metres, px_per_metre, pitch, supersample)


def _add_forearm(
    solid: Solid, look: Appearance, q: Proportions, f: Frame, gesture: Gesture, side: int, curl: float
) -> None:
    cut = CUTS[look.outfit]
    robot = look.form == "robot"
    material, paint = (Material.METAL, "#6a7078") if robot else (Material.SKIN, look.skin)
    nails = add_hand(solid, f, paint, side, curl, q.hand, material, pointing=gesture == "point")
    r = q.arm_radius
    solid.cone(f, (0, 0.0, 0), (0, -1.5, 0), r * 0.52, r * 0.86, paint, material, 0.05)
    if not robot:
        add_nails(solid, f, nails, look.skin)
    if cut.sleeve in ("short", "rolled"):
        return
    wide = r * cut.loose
    solid.begin()
    solid.cone(f, (0, 0.0, 0), (0, -1.7, 0), wide * 0.80, wide * 1.02, look.top, cut.material)
    solid.trim(f, (0, -0.20, 0), (0, 1, 0), 0.02)
    solid.begin()
    solid.ring(f, (0, -0.21, 0), wide * 0.76, 0.036, tint(look.top, 0.84), cut.material)
    solid.begin()
    for i in range(2):
        solid.ball(f, (side * wide * 0.80, -0.30 - 0.13 * i, 0.02), 0.034, tint(look.accent, 0.9), Material.PLAIN)


def _add_pencil(solid: Solid, f: Frame, side: int, size: float, paint: str) -> None:
    """A pencil between thumb and fingers, its point down and ahead."""
    tip = f.at((side * 0.14 * size, 0.40 * size, 0.02 * size))
    way = unit(f.rotation @ vector((side * 0.55, 0.62, -0.35)) + vector((0, -0.75, 0.15)))
    start, point = tip - way * 0.55, tip + way * 0.10
    w = Frame()
    solid.begin()
    solid.cone(w, start, point - way * 0.12, 0.034, 0.034, paint, Material.GLOSSY)
    solid.begin()
    solid.cone(w, point - way * 0.12, point, 0.033, 0.006, "#e2c49a", Material.WOOD)
    solid.cone(w, point - way * 0.02, point + way * 0.012, 0.010, 0.004, "#26262a", Material.PLAIN)
    solid.begin()
    solid.cone(w, start, start - way * 0.05, 0.036, 0.036, "#c8686a", Material.PLAIN)


def _place(solid: Solid, f: Frame, gesture: Gesture, holds: str, colour: str, q: Proportions, side: int) -> BuiltProp:
    """Upright before the palm with the fingers round it, between the fingertips, or on the flat of the hand."""
    sheet = PROPS[nearest_prop(holds)]
    scale = min(sheet.metres / q.metres, 1.5)
    gx, gy, gz = sheet.grip
    at = vector((0.0, 0.0, 0.0))
    rotation = rot_y(0.30 * -side)
    grip = vector((0.0, gy, -float((gx * gx + gz * gz) ** 0.5)))
    if gesture == "flat":
        at, grip = vector((0, 0.06 * q.hand, 0)), vector((0, 0, 0))
    elif sheet.hold == "read":
        # by the edge, between thumb and fingers, so that it can be read
        rotation, grip = rot_y(0.0), vector((-0.40 * side, 0.9 * gy, -0.04))
    elif sheet.hold == "pinch":
        at = f.at((side * 0.12 * q.hand, 0.30 * q.hand, 0.08 * q.hand))
        scale *= 1.35
    elif sheet.hold in ("forward", "fist"):
        rotation = along(f.rotation[:, 2] + vector((0.35 * side, 0.2, 0.1)), (0, 0, 1))
        at, grip = f.at((side * 0.10 * q.hand, 0.17 * q.hand, 0)), vector(sheet.grip)
    elif sheet.hold in ("raised", "side", "load"):
        grip = vector(sheet.grip)
    return build_prop(
        holds, Frame(rotation, at - rotation @ grip * scale, scale), solid=solid, colour=colour, held=True
    )


def _drawn(
    solid: Solid, held: BuiltProp | None, metres: float, px_per_metre: float, pitch: float, supersample: int
) -> GBuffer:
    turn = rot_x(pitch)
    seen = view(solid, turn)
    window = extent(seen, metres, px_per_metre)
    clear = view(held.glass, turn) if held is not None and len(held.glass) else None
    if clear is not None:
        more = extent(clear, metres, px_per_metre)
        window = Window(
            min(window.left, more.left),
            min(window.top, more.top),
            max(window.right, more.right),
            max(window.bottom, more.bottom),
        )
    channels = draw(seen, window, metres, px_per_metre, supersample)
    if clear is not None:
        channels = glazed(channels, draw(clear, window, metres, px_per_metre, supersample))

    def at(point: Vector) -> tuple[float, float]:
        return pixel(point, turn, metres, px_per_metre, window)

    glow = None
    if held is not None and held.sheet.glow is not None:
        glow = Glow(held.sheet.glow, held.sheet.glow_radius, at(held.light))
    here = at(vector((0, 0, 0)))
    return GBuffer(
        channels=channels,
        metres_per_pixel=1.0 / px_per_metre,
        anchor=here,
        eye=here,
        hand=here,
        height=window.height / px_per_metre,
        glow=glow,
    )
