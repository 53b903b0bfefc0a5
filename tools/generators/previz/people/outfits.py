"""What people wear on the trunk and legs: one function an outfit, and what its sleeves are like."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from tools.generators.previz.people.cloth import Mannequin
from tools.generators.previz.people.skeleton import SIDES
from tools.generators.previz.solids.colour import Paint, mix
from tools.generators.previz.solids.geometry import Frame, rot_x, rot_y, rot_z
from tools.generators.previz.solids.solid import Join, Material, Solid

CLOTH, KNIT, OIL, PLAIN, METAL = Material.CLOTH, Material.KNIT, Material.OIL, Material.PLAIN, Material.METAL


@dataclass(frozen=True)
class Cut:
    """What limbs need to know of an outfit."""

    material: Material = CLOTH
    sleeve: str = "long"
    """long, short, rolled, wide, padded"""
    loose: float = 1.14
    bare_legs: bool = False
    boots: bool = False


CUTS: dict[str, Cut] = {
    "coat": Cut(),
    "oilskin": Cut(OIL, loose=1.30, boots=True),
    "dress": Cut(sleeve="short", bare_legs=True),
    "apron": Cut(sleeve="rolled"),
    "work": Cut(KNIT),
    "suit": Cut(loose=1.10),
    "uniform": Cut(loose=1.12),
    "robe": Cut(sleeve="wide", loose=1.20),
    "spacesuit": Cut(Material.GLOSSY, sleeve="padded", loose=1.62, boots=True),
}


def dress(body: Mannequin) -> None:
    """Put the outfit of the appearance on trunk and hips."""
    _OUTFITS[body.look.outfit](body)


def _front(body: Mannequin, group: int) -> Callable[[float, float], float]:
    return lambda x, y: body.solid.surface(group, body.bones.chest, x, y)


def _collar(body: Mannequin, paint: Paint, material: Material, storm: bool = False) -> None:
    """A collar that closes round the neck from behind as well as in front."""
    solid, chest, ny = body.solid, body.bones.chest, body.bones.neck_y
    turn = rot_x(0.24)
    big = 1.0 - 0.2 * body.proportions.face.child
    radius = body.proportions.face.neck + 0.050
    base = mix(paint, "#ffffff", 0.04)
    solid.ring(chest, (0, ny - 0.02, -0.01), radius + 0.03, 0.072 * big, base, material, 0.02, turn=turn)
    solid.ring(chest, (0, ny + 0.055, -0.025), radius, 0.060 * big, base, material, 0.06, turn=turn)
    if storm:
        solid.ring(chest, (0, ny + 0.14, -0.04), radius + 0.005, 0.052, base, material, 0.07, turn=rot_x(0.34))


def _coat(body: Mannequin) -> None:
    look, q, solid, chest, ny = body.look, body.proportions, body.solid, body.bones.chest, body.bones.neck_y
    oilskin = look.outfit == "oilskin"
    material = OIL if oilskin else CLOTH
    top, accent = body.paint("top"), body.paint("accent")
    group = solid.begin()
    body.torso(0.0, top, material)
    body.skirt(0.02, top, material, 0.16 if look.sex == "f" else 0.10, q.leg * (0.46 if oilskin else 0.42))
    front = _front(body, group)
    solid.begin()
    _collar(body, top, material, storm=oilskin)
    for side in SIDES:
        z1, z2 = front(side * 0.15, ny - 0.22), front(side * 0.10, ny - 0.55)
        lapel = [
            (side * 0.17, ny - 0.06, 0.17),
            (side * 0.165, ny - 0.24, z1 + 0.008),
            (side * 0.05, ny - 0.52, z2 + 0.006),
        ]
        solid.tube(chest, lapel, [0.07, 0.075, 0.02], top * 1.10, material, 0.04, samples=6)
    _buttons(body, group, ny - 0.52, -q.torso * 0.28, accent * 0.7, top * 0.72)
    if look.sex == "f" and q.face.child < 0.5:
        body.belt(q.torso * 0.36, 0.05, 0.028, top * 0.78)
    if look.under == look.accent and not oilskin:  # the one bright colour is wound over the collar
        solid.begin()
        solid.ring(chest, (0, ny + 0.05, 0.02), q.face.neck + 0.075, 0.080, look.under, KNIT, 0.03, turn=rot_x(0.25))
        solid.ball(chest, (0.05, ny - 0.05, 0.26), (0.085, 0.085, 0.06), look.under, KNIT, 0.04)
        solid.cone(chest, (0.06, ny - 0.08, 0.27), (0.09, ny - 0.36, 0.30), 0.06, 0.075, look.under, KNIT, 0.03)
    elif look.sex == "f" and q.face.child < 0.5:
        solid.begin()
        solid.ring(chest, (0, ny + 0.03, 0.02), q.face.neck + 0.045, 0.060, look.under, KNIT, 0.03, turn=rot_x(0.25))
        solid.ball(chest, (0.03, ny - 0.06, 0.215), (0.085, 0.075, 0.06), look.under, KNIT, 0.04)


def _buttons(body: Mannequin, group: int, high: float, low: float, paint: Paint, seam: Paint) -> None:
    """A closing seam with four buttons beside it."""
    solid, chest, front = body.solid, body.bones.chest, _front(body, group)
    solid.begin()
    line = [(0.03, y, front(0.03, y)) for y in np.linspace(high, low, 7).tolist()]
    solid.tube(chest, line, [0.012] * 7, seam, CLOTH)
    solid.begin()
    for y in np.linspace(high - 0.06, low + 0.06, 4).tolist():
        solid.ball(chest, (0.10, y, front(0.10, y) + 0.005), (0.038, 0.038, 0.022), paint, PLAIN)


def _dress(body: Mannequin) -> None:
    look, q, solid, chest, ny = body.look, body.proportions, body.solid, body.bones.chest, body.bones.neck_y
    top = body.paint("top")
    solid.begin()
    body.torso(0.0, top, CLOTH)
    body.skirt(0.02, top, CLOTH, 0.26, q.leg * (0.44 if q.face.child > 0.3 else 0.50))
    body.belt(q.torso * 0.30, 0.045, 0.022, look.accent)
    solid.begin()
    for side in SIDES:
        turn = rot_z(-side * 0.35) @ rot_x(0.85)
        solid.ball(chest, (side * 0.115, ny - 0.075, 0.115), (0.135, 0.045, 0.10), look.under, CLOTH, 0.02, turn=turn)
    solid.ring(chest, (0, ny - 0.01, 0), q.face.neck + 0.035, 0.046, look.under, CLOTH, 0.03, turn=rot_x(0.25))


def _apron(body: Mannequin) -> None:
    look, q, solid, chest, ny = body.look, body.proportions, body.solid, body.bones.chest, body.bones.neck_y
    spine, hips, accent = body.bones.spine, body.bones.hips, body.paint("accent")
    group = solid.begin()
    body.torso(0.0, look.top, CLOTH)
    body.skirt(0.0, look.bottom, CLOTH, 0.0, q.leg * 0.14)
    solid.begin()
    body.torso(0.035, accent, CLOTH)
    half = (q.waist * 0.82, q.torso * 0.46, 0.60)
    solid.box(spine, (0, q.torso * 0.35, 0.62), half, 0.06, accent, Material.UNPAINTED, 0.02, Join.KEEP)
    solid.begin()
    body.skirt(0.055, accent, CLOTH, 0.05, q.leg * 0.40)
    sheet = (q.waist * 1.0, q.leg * 0.5, 0.62)
    if body.sitting < 0.4:
        solid.box(hips, (0, -0.4, 0.60), sheet, 0.06, accent, Material.UNPAINTED, 0.02, Join.KEEP)
    solid.begin()
    for side in SIDES:
        z = solid.surface(group, chest, side * 0.30, ny * 0.45)
        strap = [
            (side * 0.34, ny * 0.30, z + 0.01),
            (side * 0.30, body.bones.shoulder_y + 0.08, 0.17),
            (side * 0.20, ny - 0.02, -0.02),
        ]
        solid.tube(chest, strap, [0.035, 0.035, 0.03], accent * 0.96, CLOTH, samples=6)
    body.belt(q.torso * 0.10, 0.030, 0.055, accent * 0.90)
    solid.begin()
    collar = mix(look.top, "#ffffff", 0.25)
    solid.ring(chest, (0, ny + 0.01, 0), q.face.neck + 0.03, 0.058, collar, CLOTH, turn=rot_x(0.3))
    scarf = mix(look.under, "#b5483c", 0.85)
    solid.begin()
    solid.ring(chest, (0, ny + 0.03, 0.01), q.face.neck + 0.045, 0.050, scarf, CLOTH, turn=rot_x(0.28))
    solid.ball(chest, (0, ny - 0.05, 0.25), (0.06, 0.05, 0.04), scarf, CLOTH, 0.03)
    for x in (0.07, -0.05):
        solid.tube(chest, [(0, ny - 0.05, 0.25), (x, ny - 0.175, 0.30)], [0.03, 0.06], scarf * 0.96, CLOTH, 0.03)


def _work(body: Mannequin) -> None:
    """A knitted cardigan over a shirt; a long skirt or trousers under it."""
    look, q, solid, chest, ny = body.look, body.proportions, body.solid, body.bones.chest, body.bones.neck_y
    top, under = body.paint("top"), body.paint("under")
    group = solid.begin()
    body.torso(0.0, under, CLOTH)
    solid.trim(body.bones.spine, (0, 0.05, 0), (0, -1, 0), 0.02)
    if look.sex == "f":
        solid.begin()
        body.skirt(0.03, look.bottom, CLOTH, 0.14, q.leg * 0.74)
        seat = (q.hips + 0.06, 0.34, q.hips * 0.74 + 0.06)
        solid.ball(body.bones.hips, (0, -0.06, -0.04), seat, look.bottom, CLOTH, 0.15)
    else:
        trousers(body)
    solid.begin()
    body.torso(0.045, top, KNIT)
    gap = (0.10, q.torso * 0.62, 0.5)
    solid.box(chest, (0, 0, 0.62), gap, 0.05, top * 0.8, CLOTH, 0.03, Join.CUT)
    solid.ball(chest, (0, ny * 0.80, 0.42), (0.20, 0.30, 0.30), top * 0.8, CLOTH, 0.05, Join.CUT)
    solid.trim(body.bones.spine, (0, -0.12, 0), (0, -1, 0), 0.03)
    solid.begin()
    _collar(body, under, CLOTH)
    for side in SIDES:
        wing = [(side * 0.10, ny + 0.04, 0.10), (side * 0.16, ny - 0.07, 0.17), (side * 0.05, ny - 0.20, 0.245)]
        solid.tube(chest, wing, [0.05, 0.06, 0.015], under * 1.05, CLOTH, 0.03, samples=5)
    front = _front(body, group)
    solid.begin()
    for i in range(3):
        y = ny - 0.34 - 0.2 * i
        solid.ball(chest, (0, y, front(0, y) + 0.004), (0.024, 0.024, 0.014), look.accent, PLAIN)
    _pocket(solid, chest, ny, front(0.27, ny - 0.52) + 0.05, top * 0.84)


def _pocket(solid: Solid, chest: Frame, ny: float, z: float, paint: Paint) -> None:
    """A breast pocket with the handle of a tool in it."""
    solid.begin()
    solid.box(chest, (0.27, ny - 0.60, z), (0.10, 0.11, 0.02), 0.02, paint, KNIT, turn=rot_y(0.4))
    solid.begin()
    solid.cone(chest, (0.27, ny - 0.56, z + 0.015), (0.275, ny - 0.42, z), 0.020, 0.026, "#b8402e", PLAIN)


def trousers(body: Mannequin) -> None:
    """The seat of trousers, which the legs grow out of."""
    q = body.proportions
    body.solid.begin()
    body.skirt(0.0, body.look.bottom, CLOTH, 0.0, q.leg * 0.12)
    hips = (q.hips * 0.99, 0.26, q.hips * 0.72)
    body.solid.ball(body.bones.hips, (0, 0.02, -0.01), hips, body.look.bottom, CLOTH, 0.10)


def _jacket(body: Mannequin, material: Material, length: float) -> int:
    """A jacket that ends at the hip; returns its group."""
    group = body.solid.begin()
    body.torso(0.015, body.look.top, material)
    body.skirt(0.03, body.look.top, material, 0.02, body.proportions.leg * length)
    return group


def _suit(body: Mannequin) -> None:
    look, q, solid, chest, ny = body.look, body.proportions, body.solid, body.bones.chest, body.bones.neck_y
    top = body.paint("top")
    trousers(body)
    group = _jacket(body, CLOTH, 0.20)
    front = _front(body, group)
    # shirt and tie show in a deep V
    solid.begin()
    shirt = [
        (0, ny - 0.02, 0.13),
        (0, ny - 0.20, front(0, ny - 0.20) - 0.045),
        (0, ny - 0.58, front(0, ny - 0.58) - 0.035),
    ]
    solid.tube(chest, shirt, [0.14, 0.125, 0.03], look.under, CLOTH, 0.05, samples=7)
    solid.begin()
    tie = [
        (0, ny - 0.085, 0.215),
        (0, ny - 0.16, front(0, ny - 0.16) + 0.075),
        (0, ny - 0.36, front(0, ny - 0.36) + 0.055),
        (0, ny - 0.58, front(0, ny - 0.58) + 0.012),
    ]
    solid.tube(chest, tie, [0.045, 0.030, 0.042, 0.02], look.accent, CLOTH, 0.01, samples=8)
    solid.begin()
    solid.ring(chest, (0, ny + 0.03, -0.005), q.face.neck + 0.030, 0.046, look.under, CLOTH, 0.02, turn=rot_x(0.28))
    for side in SIDES:
        wing = [(side * 0.07, ny + 0.03, 0.16), (side * 0.115, ny - 0.08, 0.205)]
        solid.tube(chest, wing, [0.048, 0.020], look.under, CLOTH, 0.03)
    solid.begin()
    solid.ring(chest, (0, ny - 0.015, -0.035), q.face.neck + 0.085, 0.052, top, CLOTH, 0.05, turn=rot_x(0.42))
    for side in SIDES:
        z1, z2 = front(side * 0.19, ny - 0.26), front(side * 0.05, ny - 0.62)
        lapel = [
            (side * 0.19, ny - 0.03, 0.13),
            (side * 0.205, ny - 0.26, z1 + 0.012),
            (side * 0.045, ny - 0.62, z2 + 0.014),
        ]
        solid.tube(chest, lapel, [0.062, 0.080, 0.018], top * 1.12, CLOTH, 0.04, samples=8, flat=0.8)
    solid.begin()
    for y in (ny - 0.72, ny - 0.92):
        solid.ball(chest, (0.03, y, front(0.03, y) + 0.008), (0.032, 0.032, 0.018), top * 0.6, PLAIN)
    z = front(0.26, ny - 0.46)
    solid.begin()
    solid.box(chest, (0.26, ny - 0.44, z - 0.005), (0.065, 0.028, 0.03), 0.015, look.under, CLOTH, turn=rot_y(0.35))


def _uniform(body: Mannequin) -> None:
    look, q, solid, chest, ny = body.look, body.proportions, body.solid, body.bones.chest, body.bones.neck_y
    top, accent = body.paint("top"), body.paint("accent")
    trousers(body)
    group = _jacket(body, CLOTH, 0.22)
    front = _front(body, group)
    solid.begin()
    _collar(body, top, CLOTH)
    solid.begin()
    for y in np.linspace(ny - 0.24, ny - 1.05, 5).tolist():
        for x in (-0.13, 0.13):
            solid.ball(chest, (x, y, front(x, y) + 0.006), (0.034, 0.034, 0.02), accent, METAL)
    body.belt(q.torso * 0.28, 0.055, 0.034, mix(look.shoes, "#2a1c14", 0.4), Material.GLOSSY)
    solid.begin()
    spine_z = solid.surface(group, body.bones.spine, 0, q.torso * 0.28)
    solid.box(body.bones.spine, (0, q.torso * 0.28, spine_z + 0.04), (0.075, 0.06, 0.02), 0.015, accent, METAL)
    for side in SIDES:
        solid.begin()
        at = (side * (q.shoulder - 0.17), body.bones.shoulder_y + 0.175 - 0.05 * q.face.child, -0.01)
        turn = rot_z(-side * 0.38)
        solid.box(chest, at, (0.145, 0.022, 0.085), 0.02, top * 0.8, CLOTH, turn=turn)
        solid.box(chest, (at[0], at[1] + 0.022, at[2]), (0.105, 0.010, 0.05), 0.01, accent, METAL, turn=turn)
    solid.begin()
    z = front(0.25, ny - 0.40)
    for i, ribbon in enumerate(("#b23a33", "#d8b24a", "#3c5f9a")):
        at = (0.18 + 0.075 * i, ny - 0.40, z + 0.022 - 0.018 * i)
        solid.box(chest, at, (0.033, 0.024, 0.012), 0.004, mix(ribbon, accent, 0.2), PLAIN, turn=rot_y(0.3))


def _robe(body: Mannequin) -> None:
    look, q, solid, chest, ny = body.look, body.proportions, body.solid, body.bones.chest, body.bones.neck_y
    top, accent = body.paint("top"), body.paint("accent")
    group = solid.begin()
    body.torso(0.03, top, CLOTH)
    body.skirt(0.05, top, CLOTH, 0.20, q.leg * 0.95, share=1.0)
    front = _front(body, group)
    body.belt(q.torso * 0.26, 0.04, 0.05, accent)
    solid.begin()
    spine = body.bones.spine
    z = solid.surface(group, spine, 0.06, q.torso * 0.26) + 0.05
    for x, drop in ((0.04, 0.62), (0.10, 0.50)):
        end = (x + 0.02, q.torso * 0.26 - drop, z + 0.06 + 0.5 * body.sitting)
        solid.tube(
            spine,
            [(0.06, q.torso * 0.26, z), (x, q.torso * 0.26 - drop * 0.5, z + 0.04), end],
            [0.03, 0.024, 0.035],
            accent,
            KNIT,
        )
    # crossed neck edges and a cowl that lies on the shoulders
    solid.begin()
    for side in SIDES:
        z2 = front(-side * 0.10, ny - 0.55)
        edge = [(side * 0.17, ny + 0.03, 0.02), (side * 0.14, ny - 0.14, 0.20), (-side * 0.08, ny - 0.55, z2 + 0.01)]
        solid.tube(chest, edge, [0.05, 0.05, 0.04], accent, CLOTH, 0.02, samples=7)
    solid.begin()
    solid.ring(chest, (0, ny - 0.02, -0.03), q.face.neck + 0.09, 0.075, top * 0.94, CLOTH, 0.05, turn=rot_x(0.35))
    solid.ball(chest, (0, ny - 0.12, -0.27), (0.21, 0.20, 0.10), top * 0.90, CLOTH, 0.10)
    solid.begin()
    shirt = [(0, ny - 0.02, 0.12), (0, ny - 0.20, front(0, ny - 0.20) - 0.05)]
    solid.tube(chest, shirt, [0.12, 0.10], look.under, CLOTH)


def _spacesuit(body: Mannequin) -> None:
    q, solid, chest, ny = body.proportions, body.solid, body.bones.chest, body.bones.neck_y
    top, accent, bottom = body.paint("top"), body.paint("accent"), body.paint("bottom")
    group = solid.begin()
    body.torso(0.10, top, CLOTH)
    body.skirt(0.08, top, CLOTH, 0.02, q.leg * 0.13)
    front = _front(body, group)
    solid.begin()
    solid.ring(chest, (0, ny + 0.06, 0.0), q.face.neck + 0.17, 0.062, accent, METAL, turn=rot_x(0.16))
    body.belt(q.torso * 0.16, 0.05, 0.125, bottom, PLAIN)
    # life support: a panel with three lamps before, a pack behind
    z = front(0, ny * 0.20)
    panel = Frame(chest.rotation, chest.at((0, ny * 0.18, z + 0.03)))
    solid.begin()
    solid.box(panel, (0, 0, 0), (0.21, 0.15, 0.06), 0.03, bottom, PLAIN)
    solid.begin()
    for x, lamp in ((-0.11, "#ff5a3c"), (0.0, "#ffd24a"), (0.11, "#5ad7ff")):
        solid.ball(panel, (x, 0.06, 0.062), 0.026, lamp, Material.GLOW)
    solid.begin()
    for x in (-0.1, 0.02, 0.1):
        solid.box(panel, (x, -0.06, 0.064), (0.035, 0.03, 0.014), 0.01, accent, METAL)
    back = solid.surface(group, chest, 0, 0.0, start=-0.9)
    solid.begin()
    solid.box(chest, (0, -0.02, back - 0.14), (0.36, q.torso * 0.36, 0.19), 0.09, mix(top, "#ffffff", 0.15), PLAIN)
    for side in SIDES:
        solid.begin()
        hose = [(side * 0.24, ny * 0.5, back - 0.12), (side * 0.52, ny * 0.30, 0.0), (side * 0.20, ny * 0.12, z + 0.05)]
        solid.tube(chest, hose, [0.036] * 3, bottom, KNIT, samples=9)


_OUTFITS: dict[str, Callable[[Mannequin], None]] = {
    "coat": _coat,
    "oilskin": _coat,
    "dress": _dress,
    "apron": _apron,
    "work": _work,
    "suit": _suit,
    "uniform": _uniform,
    "robe": _robe,
    "spacesuit": _spacesuit,
}
