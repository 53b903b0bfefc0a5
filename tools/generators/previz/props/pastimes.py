"""Chess, kite, fish, fishing rod, cake, egg, crown, teddy bear, pistol: what games and tales are about."""

import math

from tools.generators.previz.props.bench import (
    CLOTH,
    GLOSSY,
    METAL,
    PAPER,
    PLAIN,
    WOOD,
    Bench,
    around,
    brass,
    steel,
    wood,
)
from tools.generators.previz.solids.colour import Paint, mix
from tools.generators.previz.solids.geometry import Frame, rot_x, rot_z
from tools.generators.previz.solids.solid import Join, Material

_PALE, _DARK = "#e6d3ac", "#4a2f22"
_MEN = ((0, 0, 1.0), (2, 0, 1.25), (4, 1, 1.5), (5, 0, 1.0), (3, 2, 0.9), (6, 1, 0.9), (1, 3, 0.9))
_FOES = ((1, 7, 1.0), (4, 7, 1.5), (6, 7, 1.25), (3, 6, 0.9), (5, 5, 0.9), (2, 5, 0.9), (7, 6, 0.9))


def _man(b: Bench, f: Frame, tall: float, paint: Paint) -> None:
    """A turned piece: foot, waist, collar, head."""
    b.begin()
    b.solid.cone(f, (0, 0.02, 0), (0, 0.22 * tall, 0), 0.26, 0.16, paint, GLOSSY)
    b.solid.trim(f, (0, 0.0, 0), (0, -1, 0), 0.01)
    b.solid.cone(f, (0, 0.2 * tall, 0), (0, 0.66 * tall, 0), 0.13, 0.10, paint, GLOSSY, 0.06)
    b.solid.ball(f, (0, 0.68 * tall, 0), (0.19, 0.05, 0.19), paint, GLOSSY, 0.02)
    b.solid.ball(f, (0, 0.86 * tall, 0), 0.16, paint, GLOSSY, 0.03)


def chess(b: Bench) -> None:
    """A board in the middle of a game."""
    page = b.page(1.0, 1.0)
    for row in range(8):
        for column in range(8):
            x, y = -0.5 + column / 8, -0.5 + row / 8
            paint = _PALE if (row + column) % 2 else "#6b4028"
            page.shape([(x, y), (x + 0.125, y), (x + 0.125, y + 0.125), (x, y + 0.125)], paint, 1.0)
    top = b.frame.child((0, 0.07, 0), rot_x(-math.pi / 2))
    b.begin()
    b.solid.box(b.frame, (0, 0.035, 0), (0.58, 0.035, 0.58), 0.02, wood(b.paint, 0.4), WOOD)
    b.begin(page.finish(), 1.0, 1.0, top)
    b.solid.box(top, (0, 0, 0), (0.5, 0.5, 0.006), 0.004, _PALE, WOOD)
    for men, paint in ((_MEN, _PALE), (_FOES, _DARK)):
        for column, row, tall in men:
            at = ((column - 3.5) / 8, 0.076, (3.5 - row) / 8)
            _man(b, b.frame.child(at, None, 0.165), tall, paint)


def chessman(b: Bench) -> None:
    """A king, his cross on top."""
    f = b.frame
    _man(b, f, 1.15, b.paint)
    b.begin()
    for half in ((0.028, 0.11, 0.028), (0.085, 0.026, 0.028)):
        b.solid.box(f, (0, 1.24, 0), half, 0.01, b.paint, GLOSSY)


def kite(b: Bench) -> None:
    """A diamond on two spars, its tail of bows to one side."""
    f = b.frame.child((0, 0.86, 0), rot_x(-0.15) @ rot_z(0.12))
    page = b.page(1.2, 1.7)
    corners = [(0, 0.8), (0.55, 0.22), (0, -0.85), (-0.55, 0.22)]
    page.shape(corners, b.paint, 1.0)
    page.shape([(0, 0.8), (0.55, 0.22), (0, 0.22)], "#f0c64a", 1.0)
    page.shape([(-0.55, 0.22), (0, 0.22), (0, -0.85)], "#f4ead2", 1.0)
    b.begin(page.finish(), 1.2, 1.7, f)
    b.solid.box(f, (0, 0, 0), (0.62, 0.86, 0.012), 0.005, b.paint, CLOTH)
    for (x, y), (nx, ny) in (
        ((0.275, 0.51), (0.58, 0.55)), ((-0.275, 0.51), (-0.58, 0.55)),
        ((0.275, -0.31), (1.07, -0.55)), ((-0.275, -0.31), (-1.07, -0.55)),
    ):  # fmt: skip
        b.solid.trim(f, (x, y, 0), (nx, ny, 0), 0.0)
    b.begin()
    b.solid.cone(f, (0, -0.86, 0.02), (0, 0.80, 0.02), 0.014, 0.014, wood("#8a6a3a"), WOOD)
    b.solid.cone(f, (-0.55, 0.22, 0.025), (0.55, 0.22, 0.025), 0.013, 0.013, wood("#8a6a3a"), WOOD)
    tail = [(0.0, -0.82, 0), (0.16, -0.74, 0.04), (0.36, -0.82, 0.05), (0.56, -0.70, 0.05), (0.78, -0.80, 0.05)]
    b.begin()
    b.solid.tube(f, tail, [0.010] * 5, "#d8d0c0", CLOTH, samples=18)
    for x, y, _ in tail[1:]:
        for side in (-1, 1):
            b.solid.ball(f, (x, y + 0.06 * side, 0.06), (0.035, 0.06, 0.02), b.paint, CLOTH)


def fish(b: Bench) -> None:
    """A silver fish on its side: fins, forked tail, an eye."""
    f = b.frame.child((0, 0.30, 0))
    b.begin()
    b.solid.ball(f, (0.08, 0, 0), (0.62, 0.24, 0.13), b.paint, GLOSSY)
    b.solid.cone(f, (-0.20, 0, 0), (-0.66, 0, 0), 0.14, 0.05, b.paint, GLOSSY, 0.10, flat=0.6)
    b.solid.ball(f, (0.10, -0.10, 0.02), (0.52, 0.15, 0.12), mix(b.paint, "#f4f2ea", 0.7), GLOSSY, 0.06)
    b.begin()
    fin = mix(b.paint, "#2f3c48", 0.45)
    for side in (-1, 1):
        b.solid.ball(f, (-0.80, 0.11 * side, 0), (0.19, 0.065, 0.022), fin, CLOTH, turn=rot_z(-0.65 * side))
    b.solid.ball(f, (0.02, 0.24, 0), (0.25, 0.10, 0.018), fin, CLOTH, turn=rot_z(-0.12))
    b.solid.ball(f, (0.02, -0.24, 0), (0.12, 0.08, 0.018), fin, CLOTH, turn=rot_z(0.5))
    b.begin()
    b.solid.ball(f, (0.22, -0.03, 0.13), (0.11, 0.055, 0.015), fin, CLOTH, turn=rot_z(0.35))
    b.solid.ring(f, (0.42, 0.0, 0.03), 0.155, 0.010, b.darker(0.6), GLOSSY, turn=rot_z(math.pi / 2) @ rot_x(0.2))
    b.begin()
    b.solid.ball(f, (0.54, 0.06, 0.092), (0.050, 0.050, 0.02), "#f2e6c0", GLOSSY)
    b.solid.ball(f, (0.54, 0.06, 0.112), (0.026, 0.026, 0.012), "#101010", GLOSSY)


def rod(b: Bench) -> None:
    """A fishing rod: cork grip, reel, a bending tip, the line with its float."""
    f = b.frame
    b.begin()
    b.solid.cone(f, (0, 0.0, 0), (0, 0.42, 0), 0.036, 0.030, "#c79a62", WOOD)
    b.begin()
    path = [(0, 0.4, 0), (0, 1.3, 0), (0, 2.1, 0.05), (0, 2.7, 0.22)]
    b.solid.tube(f, path, [0.020, 0.016, 0.012, 0.008], b.paint, GLOSSY, samples=16)
    b.begin()
    b.solid.cone(f, (-0.03, 0.46, 0.07), (0.03, 0.46, 0.07), 0.065, 0.065, steel(), METAL)
    b.begin()
    b.solid.cone(f, (0, 2.7, 0.22), (0, 1.3, 0.42), 0.005, 0.005, "#e8e8e0", PLAIN)
    b.solid.ball(f, (0, 1.26, 0.42), (0.034, 0.05, 0.034), "#d8402f", GLOSSY)


def cake(b: Bench) -> None:
    """Two layers, icing that has run, candles that burn."""
    f = b.frame
    b.begin()
    b.solid.cone(f, (0, 0.0, 0), (0, 0.44, 0), 0.56, 0.56, "#a8703c", PAPER)
    b.solid.trim(f, (0, 0.04, 0), (0, -1, 0), 0.01)
    b.solid.trim(f, (0, 0.46, 0), (0, 1, 0), 0.02)
    b.begin()
    b.solid.ring(f, (0, 0.25, 0), 0.55, 0.035, "#f6ead6", PAPER)
    b.begin()
    b.solid.ball(f, (0, 0.45, 0), (0.60, 0.085, 0.60), b.paint, GLOSSY)
    for number, (sine, cosine) in enumerate(around(16)):
        low = 0.36 - 0.09 * ((number * 7) % 3)
        b.solid.cone(
            f,
            (sine * 0.565, 0.44, cosine * 0.565),
            (sine * 0.57, low, cosine * 0.57),
            0.06,
            0.05,
            b.paint,
            GLOSSY,
            0.03,
        )
    b.begin()
    b.solid.ball(f, (0, 0.0, 0), (0.78, 0.035, 0.78), "#e8e4da", GLOSSY)
    for number, (sine, cosine) in enumerate(around(6)):
        x, z = 0.36 * sine, 0.36 * cosine
        b.begin()
        b.solid.cone(f, (x, 0.50, z), (x, 0.80, z), 0.026, 0.026, ("#e8d24a", "#5aa0c8", "#e07a8a")[number % 3], PLAIN)
        b.begin()
        b.solid.ball(f, (x, 0.90, z), (0.032, 0.075, 0.032), "#ffd27a", Material.GLOW)


def egg(b: Bench) -> None:
    f = b.frame
    b.begin()
    b.solid.ball(f, (0, 0.46, 0), (0.42, 0.46, 0.42), b.paint, PAPER)
    b.solid.ball(f, (0, 0.62, 0), (0.34, 0.50, 0.34), b.paint, PAPER, 0.12)


def crown(b: Bench) -> None:
    """Gold, five points, a stone in each."""
    f = b.frame
    b.begin()
    b.solid.cone(f, (0, 0.0, 0), (0, 0.30, 0), 0.50, 0.54, b.paint, METAL)
    b.solid.trim(f, (0, 0.02, 0), (0, -1, 0), 0.01)
    b.solid.trim(f, (0, 0.30, 0), (0, 1, 0), 0.01)
    b.solid.cone(f, (0, 0.12, 0), (0, 0.6, 0), 0.46, 0.50, b.darker(0.5), METAL, 0.0, Join.CUT)
    b.begin()
    for sine, cosine in around(10):
        tall = 0.72
        b.solid.cone(
            f, (sine * 0.50, 0.30, cosine * 0.50), (sine * 0.56, tall, cosine * 0.56), 0.085, 0.018, b.paint, METAL
        )
        b.solid.ball(f, (sine * 0.565, tall + 0.02, cosine * 0.565), 0.045, b.paint, METAL)
    b.begin()
    for number, (sine, cosine) in enumerate(around(10)):
        b.solid.ball(f, (sine * 0.535, 0.16, cosine * 0.535), 0.055, ("#b8283a", "#2f7f9a")[number % 2], GLOSSY)


def teddy(b: Bench) -> None:
    """A worn bear that sits, a ribbon round its neck."""
    f = b.frame
    pale = mix(b.paint, "#ead2a8", 0.55)
    b.begin()
    b.solid.ball(f, (0, 0.38, 0), (0.32, 0.36, 0.28), b.paint, CLOTH)
    b.solid.ball(f, (0, 0.92, 0.04), (0.30, 0.28, 0.27), b.paint, CLOTH, 0.04)
    for side in (-1, 1):
        b.solid.ball(f, (0.25 * side, 1.14, 0), (0.11, 0.11, 0.06), b.paint, CLOTH, 0.03)
        b.solid.cone(f, (0.26 * side, 0.56, 0.04), (0.44 * side, 0.26, 0.16), 0.11, 0.11, b.paint, CLOTH, 0.04)
        b.solid.cone(f, (0.18 * side, 0.14, 0.10), (0.30 * side, 0.13, 0.46), 0.14, 0.13, b.paint, CLOTH, 0.04)
    b.begin()
    b.solid.ball(f, (0, 0.84, 0.27), (0.14, 0.11, 0.10), pale, CLOTH)
    for side in (-1, 1):
        b.solid.ball(f, (0.30 * side, 0.14, 0.575), (0.085, 0.09, 0.02), pale, CLOTH)
    b.begin()
    b.solid.ball(f, (0, 0.89, 0.365), (0.045, 0.032, 0.025), "#1c1410", GLOSSY)
    for side in (-1, 1):
        b.solid.ball(f, (0.11 * side, 0.99, 0.285), 0.034, "#1c1410", GLOSSY)
    b.begin()
    b.solid.ring(f, (0, 0.68, 0.02), 0.20, 0.045, "#b8342f", CLOTH, turn=rot_x(0.1))


def pistol(b: Bench) -> None:
    """A revolver in profile, its barrel to the right; in a hand it points ahead."""
    f = b.frame.child((0, 0.0, 0), rot_z(math.pi / 2)) if b.held else b.frame
    b.begin()
    b.solid.cone(f, (0.10, 0.62, 0), (0.80, 0.62, 0), 0.055, 0.050, b.paint, METAL)
    b.solid.box(f, (0.44, 0.67, 0), (0.36, 0.022, 0.022), 0.01, b.paint, METAL, 0.01)
    b.solid.box(f, (0.0, 0.57, 0), (0.20, 0.12, 0.045), 0.03, b.paint, METAL, 0.02)
    b.solid.cone(f, (-0.08, 0.58, 0), (0.13, 0.58, 0), 0.115, 0.115, b.darker(0.8), METAL, 0.01)
    b.begin()
    b.solid.cone(f, (-0.18, 0.50, 0), (-0.32, 0.08, 0), 0.085, 0.105, wood("#5a3420", 0.5), WOOD, flat=0.6)
    b.begin()
    b.solid.ring(f, (0.04, 0.40, 0), 0.085, 0.016, brass(), METAL, turn=rot_x(math.pi / 2))
    b.solid.ball(f, (-0.21, 0.68, 0), (0.05, 0.05, 0.025), b.paint, METAL)
