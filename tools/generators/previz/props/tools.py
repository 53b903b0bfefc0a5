"""Key, knife, sword, wrench, rope, umbrella: what is gripped."""

import math
from itertools import pairwise

import numpy as np

from tools.generators.previz.props.bench import (
    CLOTH,
    GLOSSY,
    KNIT,
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
from tools.generators.previz.solids.geometry import rot_x, rot_y, rot_z
from tools.generators.previz.solids.solid import Join, Material


def key(b: Bench) -> None:
    """An old key: a pierced bow, a collar, a bit with wards. It stands on its bit."""
    f = b.frame.child((0, 0.06, 0))
    b.begin()
    b.solid.cone(f, (0, 0.0, 0), (0, 0.98, 0), 0.052, 0.058, b.paint, METAL)
    for y in (0.86, 0.96, 0.70):
        b.solid.ring(f, (0, y, 0), 0.062, 0.026, b.paint, METAL, 0.01)
    b.begin()
    flat = rot_x(math.pi / 2)
    b.solid.ring(f, (0, 1.20, 0), 0.175, 0.052, b.paint, METAL, 0.02, turn=flat)
    for x in (-0.14, 0.14):
        b.solid.ring(f, (x, 1.12, 0), 0.085, 0.040, b.paint, METAL, 0.03, turn=flat)
    b.solid.ball(f, (0, 1.42, 0), (0.07, 0.06, 0.055), b.paint, METAL, 0.03)
    b.begin()
    b.solid.box(f, (0.15, 0.12, 0), (0.13, 0.13, 0.032), 0.012, b.paint, METAL)
    for x, y in ((0.15, 0.24), (0.22, 0.12), (0.12, 0.02)):
        b.solid.box(f, (x, y, 0), (0.028, 0.055, 0.06), 0.005, b.darker(0.5), METAL, 0.0, Join.CUT)


def knife(b: Bench) -> None:
    f = b.frame
    b.begin()
    b.solid.ball(f, (0.03, 0.98, 0), (0.115, 0.58, 0.020), steel(), METAL)
    b.solid.box(f, (0.03 - 0.12, 1.0, 0), (0.10, 0.62, 0.03), 0.01, steel(), METAL, 0.01, Join.CUT)
    b.solid.trim(f, (0, 0.50, 0), (0, -1, 0), 0.01)
    b.begin()
    b.solid.box(f, (0.01, 0.50, 0), (0.10, 0.030, 0.05), 0.02, brass(), METAL)
    b.begin()
    b.solid.cone(f, (0.0, 0.08, 0), (0.01, 0.46, 0), 0.082, 0.070, wood(b.paint, 0.35), WOOD, flat=0.62)
    for y in (0.14, 0.28, 0.40):
        b.solid.ball(f, (0.0, y, 0.046), (0.018, 0.018, 0.012), brass(), METAL)


def sword(b: Bench) -> None:
    f = b.frame
    b.begin()
    b.solid.box(f, (0, 1.30, 0), (0.062, 0.86, 0.016), 0.012, steel(), METAL)
    b.solid.box(f, (0, 2.10, 0), (0.045, 0.10, 0.014), 0.01, steel(), METAL, 0.02, turn=rot_z(math.pi / 4))
    b.solid.box(f, (0, 1.15, 0.022), (0.016, 0.68, 0.010), 0.008, steel() * 0.6, METAL, 0.005, Join.CUT)
    b.begin()
    guard = [(-0.30, 0.47, 0), (-0.17, 0.42, 0), (0, 0.43, 0), (0.17, 0.42, 0), (0.30, 0.47, 0)]
    b.solid.tube(f, guard, [0.036, 0.040, 0.055, 0.040, 0.036], brass(), METAL, samples=13)
    for x in (-0.31, 0.31):
        b.solid.ball(f, (x, 0.475, 0), 0.052, brass(), METAL, 0.01)
    b.begin()
    b.solid.cone(f, (0, 0.10, 0), (0, 0.40, 0), 0.046, 0.050, mix(b.paint, "#2a1710", 0.6), KNIT)
    for i in range(7):
        b.solid.ring(f, (0, 0.12 + 0.042 * i, 0), 0.046, 0.011, brass() * 0.8, METAL, turn=rot_z(0.25))
    b.begin()
    b.solid.ball(f, (0, 0.05, 0), 0.072, brass(), METAL)
    b.solid.ball(f, (0, 0.05, 0.055), (0.036, 0.036, 0.025), b.paint, GLOSSY)


def wrench(b: Bench) -> None:
    f = b.frame
    b.begin()
    b.solid.box(f, (0, 0.62, 0), (0.082, 0.46, 0.042), 0.035, b.paint, METAL)
    b.solid.box(f, (0, 0.62, 0.045), (0.038, 0.32, 0.012), 0.01, b.darker(0.7), METAL, 0.01, Join.CUT)
    b.solid.ball(f, (0, 1.16, 0), (0.205, 0.205, 0.060), b.paint, METAL, 0.06)
    b.solid.box(f, (0.03, 1.30, 0), (0.085, 0.17, 0.10), 0.02, b.darker(0.6), METAL, 0.01, Join.CUT, turn=rot_z(-0.26))
    b.solid.ball(f, (0, 0.16, 0), (0.155, 0.155, 0.055), b.paint, METAL, 0.06)
    hexagon = f.child((0, 0.16, 0), rot_x(math.pi / 2))
    for i in range(3):
        b.solid.box(
            hexagon,
            (0, 0, 0),
            (0.088, 0.10, 0.052),
            0.01,
            b.darker(0.6),
            METAL,
            0.0,
            Join.CUT,
            turn=rot_y(i * math.pi / 3),
        )


def rope(b: Bench) -> None:
    """A coil of laid rope with a loose end."""
    f = b.frame
    for level, (r, y) in enumerate(((0.46, 0.085), (0.44, 0.235), (0.40, 0.38))):
        b.begin()
        strands = 34
        for i in range(strands):
            a, c = (2 * math.pi * (i + k) / strands for k in (0.0, 1.15))
            twist = 0.030
            start = ((r - twist) * math.sin(a), y - twist, (r - twist) * math.cos(a))
            end = ((r + twist) * math.sin(c), y + twist, (r + twist) * math.cos(c))
            b.solid.cone(f, start, end, 0.062, 0.062, b.paint * (1.0 if (i + level) % 2 else 0.88), KNIT, 0.015)
    b.begin()
    path = [(0.36, 0.40, 0.16), (0.50, 0.30, 0.30), (0.62, 0.07, 0.36), (0.80, 0.07, 0.20), (0.96, 0.07, 0.26)]
    b.solid.tube(f, path, [0.072] * 5, b.paint * 0.95, KNIT, 0.02, samples=22)
    b.begin()
    b.solid.ball(f, (0.99, 0.07, 0.27), (0.10, 0.085, 0.085), b.darker(0.8), KNIT)


def umbrella(b: Bench) -> None:
    """Open, held upright: eight panels between their ribs, a crook."""
    f = b.frame
    b.begin()
    b.solid.cone(f, (0, 0.16, 0), (0, 1.66, 0), 0.022, 0.020, wood("#3a2418"), WOOD)
    b.begin()
    crook = [(0, 0.18, 0), (0, 0.06, 0), (0.05, 0.0, 0), (0.12, 0.01, 0), (0.14, 0.08, 0)]
    b.solid.tube(f, crook, [0.034] * 5, wood(b.paint, 0.1), WOOD, samples=15)
    b.begin()
    b.solid.ball(f, (0, 1.12, 0), (0.92, 0.50, 0.92), b.paint, CLOTH)
    b.solid.trim(f, (0, 1.24, 0), (0, -1, 0), 0.01)
    b.solid.ball(f, (0, 1.09, 0), (0.905, 0.50, 0.905), b.darker(0.62), CLOTH, 0.0, Join.CUT)
    for sine, cosine in around(8):
        turn = math.atan2(sine, cosine) + math.pi / 8
        at = (1.06 * math.sin(turn), 1.10, 1.06 * math.cos(turn))
        b.solid.ball(f, at, (0.36, 0.28, 0.36), b.darker(0.62), Material.UNPAINTED, 0.02, Join.CUT)
    b.begin()
    for sine, cosine in around(8):
        rib = [
            (0.92 * k * sine, 1.12 + 0.5 * math.sqrt(1 - k * k) + 0.006, 0.92 * k * cosine)
            for k in np.linspace(0.05, 0.96, 7).tolist()
        ]
        b.solid.tube(f, rib, [0.012] * 7, b.darker(0.55), PLAIN)
        b.solid.cone(f, (0, 1.02, 0), (0.52 * sine, 1.50, 0.52 * cosine), 0.008, 0.008, steel(), METAL)
    b.begin()
    b.solid.cone(f, (0, 1.60, 0), (0, 1.76, 0), 0.030, 0.012, steel(), METAL)


def knot(b: Bench) -> None:
    """A knot in a laid rope, drawn tight, its two ends going off to either side."""
    f = b.frame.child((0, 0.42, 0))
    turns = [-2.12 + 4.24 * i / 30 for i in range(31)]
    # A line that is knotted with itself: the trefoil as polynomials.
    loop = [
        (0.155 * (t**3 - 3 * t), 0.115 * (t**4 - 4 * t**2) + 0.20, 0.085 * (t**5 / 5 - 2 * t)) for t in turns
    ]
    (x, y, z), (u, v, w) = loop[0], loop[-1]
    path = [(-1.5, y - 0.06, 0.0), (-1.0, y, z * 0.6), *loop, (1.0, v, w * 0.6), (1.5, v + 0.06, 0.0)]
    if x > u:
        path = [(-px, py, pz) for px, py, pz in path]
    for number, (start, end) in enumerate(pairwise(path)):
        if number % 6 == 0:
            b.begin()
        b.solid.cone(f, start, end, 0.115, 0.115, b.paint * (1.0 if number % 2 else 0.86), KNIT, 0.03)
