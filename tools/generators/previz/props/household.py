"""Bell, mirror, scissors, spoon, pot, kettle, broom, stick, helmet, bucket: what a house has at hand."""

import math

from tools.generators.previz.props.bench import (
    CLOTH,
    GLOSSY,
    METAL,
    PLAIN,
    WOOD,
    Bench,
    around,
    brass,
    steel,
    wood,
)
from tools.generators.previz.solids.colour import mix
from tools.generators.previz.solids.geometry import rot_x, rot_z
from tools.generators.previz.solids.solid import Join


def bell(b: Bench) -> None:
    """A hand bell: a flared mouth, a clapper, a turned handle."""
    f = b.frame
    b.begin()
    b.solid.cone(f, (0, 0.10, 0), (0, 0.62, 0), 0.44, 0.24, b.paint, METAL)
    b.solid.ring(f, (0, 0.08, 0), 0.44, 0.055, b.paint, METAL, 0.05)
    b.solid.trim(f, (0, 0.04, 0), (0, -1, 0), 0.01)
    b.solid.cone(f, (0, -0.2, 0), (0, 0.5, 0), 0.40, 0.20, b.darker(0.4), METAL, 0.0, Join.CUT)
    b.solid.ring(f, (0, 0.56, 0), 0.265, 0.022, b.darker(0.8), METAL, 0.01)
    b.begin()
    b.solid.ball(f, (0.05, 0.07, 0.02), 0.085, steel() * 0.7, METAL)
    b.begin()
    b.solid.cone(f, (0, 0.84, 0), (0, 1.30, 0), 0.055, 0.085, wood("#5a2f1c", 0.5), WOOD)
    b.solid.ball(f, (0, 1.36, 0), 0.095, wood("#5a2f1c", 0.5), WOOD, 0.03)


def mirror(b: Bench) -> None:
    """An oval glass in its frame on a foot, tipped back; what it shows is sky."""
    f = b.frame.child((0, 0.12, 0), rot_x(-0.12))
    b.begin()
    b.solid.ball(f, (0, 0.72, -0.02), (0.50, 0.64, 0.050), b.paint, METAL)
    page = b.page(0.9, 1.2)
    page.shape([(-0.45, -0.6), (0.45, -0.6), (0.45, 0.6), (-0.45, 0.6)], "#a9c3d2", 1.0)
    page.shape([(-0.45, -0.6), (0.45, -0.6), (0.45, -0.1), (-0.45, 0.05)], "#7f98a8", 1.0)
    for x, width in ((-0.16, 0.10), (0.04, 0.04)):
        page.stroke([(x - 0.14, -0.5), (x + 0.20, 0.5)], width, "#eef6fa", 0.85)
    glass = f.child((0, 0.72, 0.02))
    b.begin(page.finish(), 0.9, 1.2, glass)
    b.solid.ball(glass, (0, 0, 0), (0.42, 0.56, 0.030), "#a9c3d2", GLOSSY)
    b.begin()
    b.solid.cone(b.frame, (0, 0.04, 0), (0, 0.20, 0), 0.06, 0.05, b.darker(0.8), METAL)
    b.solid.ball(b.frame, (0, 0.03, 0), (0.34, 0.05, 0.22), b.darker(0.8), METAL, 0.03)


def scissors(b: Bench) -> None:
    """A little open: two blades, a screw, two rings."""
    f = b.frame.child((0, 0.05, 0))
    for side in (-1, 1):
        half = f.child((0, 0.62, 0.018 * side), rot_z(0.16 * side))
        b.begin()
        b.solid.box(half, (0.02 * side, 0.36, 0), (0.062, 0.42, 0.018), 0.012, steel(), METAL)
        b.solid.trim(half, (0.05 * side, 0.62, 0), (0.75 * side, 0.30, 0), 0.01)
        b.begin()
        b.solid.cone(half, (0, 0, 0), (0.05 * side, -0.34, 0), 0.05, 0.045, b.paint, GLOSSY)
        b.solid.ring(half, (0.12 * side, -0.46, 0), 0.115, 0.042, b.paint, GLOSSY, 0.03, turn=rot_x(math.pi / 2))
    b.begin()
    b.solid.ball(f, (0, 0.62, 0.045), (0.045, 0.045, 0.02), brass(), METAL)


def spoon(b: Bench) -> None:
    """Standing on its handle: a hollow bowl, a thin neck."""
    f = b.frame
    b.begin()
    b.solid.ball(f, (0, 1.14, 0), (0.20, 0.28, 0.075), b.paint, METAL)
    b.solid.ball(f, (0, 1.15, 0.07), (0.165, 0.235, 0.070), b.darker(0.72), METAL, 0.01, Join.CUT)
    b.solid.cone(f, (0, 0.92, 0), (0, 0.40, 0.01), 0.040, 0.048, b.paint, METAL, 0.06, flat=0.6)
    b.solid.ball(f, (0, 0.20, 0.01), (0.085, 0.22, 0.028), b.paint, METAL, 0.06)


def pot(b: Bench) -> None:
    """A cooking pot with two ears and its lid."""
    f = b.frame
    b.begin()
    b.solid.cone(f, (0, 0.0, 0), (0, 0.62, 0), 0.56, 0.58, b.paint, GLOSSY)
    b.solid.trim(f, (0, 0.02, 0), (0, -1, 0), 0.03)
    b.solid.trim(f, (0, 0.60, 0), (0, 1, 0), 0.01)
    for side in (-1, 1):
        b.solid.ring(f, (0.60 * side, 0.44, 0), 0.12, 0.038, b.darker(0.7), GLOSSY, 0.01)
    b.begin()
    b.solid.ball(f, (0, 0.60, 0), (0.60, 0.16, 0.60), mix(b.paint, "#ffffff", 0.12), GLOSSY)
    b.solid.trim(f, (0, 0.60, 0), (0, -1, 0), 0.01)
    b.solid.ring(f, (0, 0.61, 0), 0.585, 0.026, steel(), METAL, 0.01)
    b.begin()
    b.solid.ball(f, (0, 0.81, 0), (0.09, 0.065, 0.09), "#26221f", PLAIN)


def kettle(b: Bench) -> None:
    """A round kettle: spout to the right, a bow over it, a knob on the lid."""
    f = b.frame
    b.begin()
    b.solid.ball(f, (0, 0.40, 0), (0.56, 0.44, 0.56), b.paint, GLOSSY)
    b.solid.trim(f, (0, 0.04, 0), (0, -1, 0), 0.03)
    b.solid.tube(f, [(0.40, 0.34, 0), (0.66, 0.48, 0), (0.80, 0.78, 0)], [0.15, 0.10, 0.065], b.paint, GLOSSY, 0.05, 8)
    b.begin()
    b.solid.ball(f, (0, 0.80, 0), (0.26, 0.07, 0.26), b.darker(0.8), GLOSSY)
    b.solid.ball(f, (0, 0.90, 0), (0.07, 0.06, 0.07), "#26221f", PLAIN)
    b.begin()
    bow = [(-0.46, 0.62, 0), (-0.44, 1.06, 0), (0, 1.22, 0), (0.44, 1.06, 0), (0.46, 0.62, 0)]
    b.solid.tube(f, bow, [0.030, 0.038, 0.050, 0.038, 0.030], "#2c2624", PLAIN, samples=16)


def broom(b: Bench) -> None:
    """A besom of straw on a long handle, standing on its straw."""
    f = b.frame
    b.begin()
    b.solid.cone(f, (0, 0.36, 0), (0, 2.2, 0), 0.034, 0.030, wood(b.paint, 0.2), WOOD)
    b.begin()
    b.solid.cone(f, (0, 0.02, 0), (0, 0.46, 0), 0.24, 0.07, b.paint, CLOTH, flat=0.5)
    b.solid.trim(f, (0, 0.02, 0), (0, -1, 0), 0.01)
    for sine, cosine in around(14):
        b.solid.cone(
            f, (sine * 0.23, 0.0, cosine * 0.12), (sine * 0.07, 0.44, cosine * 0.05), 0.022, 0.018, b.paint, CLOTH
        )
    b.begin()
    for y in (0.36, 0.42):
        b.solid.ring(f, (0, y, 0), 0.085, 0.020, "#8a2f28", CLOTH)


def stick(b: Bench) -> None:
    """A stick with its bark, a knot and a fork cut short."""
    f = b.frame
    path = [(0, 0, 0), (0.04, 0.62, 0.02), (-0.02, 1.20, 0), (0.05, 1.86, 0.01)]
    b.begin()
    b.solid.tube(f, path, [0.040, 0.050, 0.048, 0.062], b.paint, WOOD, 0.02, samples=14)
    b.solid.ball(f, (0.03, 0.70, 0.03), (0.065, 0.075, 0.06), b.paint * 0.9, WOOD, 0.03)
    b.solid.cone(f, (0.0, 1.30, 0), (-0.12, 1.48, 0.02), 0.036, 0.026, b.paint * 0.95, WOOD, 0.03)


def helmet(b: Bench) -> None:
    """A fire helmet: a comb along the crown, a brim that is longer behind, a plate before the forehead, a strap."""
    f = b.frame
    b.begin()
    b.solid.ball(f, (0, 0.34, 0), (0.50, 0.52, 0.58), b.paint, GLOSSY)
    b.solid.trim(f, (0, 0.34, 0), (0, -1, 0), 0.02)
    b.solid.box(f, (0, 0.84, -0.04), (0.035, 0.07, 0.40), 0.03, b.darker(0.8), GLOSSY, 0.05)
    b.begin()
    b.solid.ball(f, (0, 0.33, -0.10), (0.66, 0.045, 0.86), b.darker(0.85), GLOSSY)
    b.begin()
    b.solid.box(f, (0, 0.56, 0.535), (0.15, 0.17, 0.03), 0.05, brass(), METAL, turn=rot_x(-0.22))
    b.begin()
    strap = [(-0.50, 0.32, 0.10), (-0.58, 0.06, 0.34), (-0.30, 0.03, 0.62), (0.10, 0.03, 0.70)]
    b.solid.tube(f, strap, [0.025] * 4, "#1d1a18", CLOTH, samples=14)


def bucket(b: Bench) -> None:
    """A zinc bucket with its bow laid over, half full."""
    f = b.frame
    b.begin()
    b.solid.cone(f, (0, 0.05, 0), (0, 0.92, 0), 0.36, 0.50, b.paint, METAL)
    b.solid.trim(f, (0, 0.04, 0), (0, -1, 0), 0.01)
    b.solid.trim(f, (0, 0.92, 0), (0, 1, 0), 0.01)
    b.solid.cone(f, (0, 0.12, 0), (0, 1.10, 0), 0.33, 0.50, b.darker(0.5), METAL, 0.0, Join.CUT)
    b.begin()
    for y, r in ((0.92, 0.505), (0.60, 0.463), (0.06, 0.375)):
        b.solid.ring(f, (0, y, 0), r, 0.024, b.paint * 1.15, METAL, 0.01)
    b.begin()
    b.solid.ball(f, (0, 0.68, 0), (0.435, 0.02, 0.435), "#3a5a6c", GLOSSY)
    b.begin()
    bow = [(-0.50, 0.84, 0), (-0.46, 0.98, 0.30), (0, 1.02, 0.56), (0.46, 0.98, 0.30), (0.50, 0.84, 0)]
    b.solid.tube(f, bow, [0.018] * 5, steel(), METAL, samples=18)
    for side in (-1, 1):
        b.solid.ball(f, (0.505 * side, 0.82, 0), (0.035, 0.07, 0.06), steel(), METAL)
