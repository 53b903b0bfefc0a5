"""Ring, coin, gem, apple, bread, ball, flower: small and precious or good to eat."""

import math

import numpy as np

from tools.generators.previz.props.bench import CLOTH, GLOSSY, METAL, PAPER, PLAIN, WOOD, Bench, around
from tools.generators.previz.solids.colour import Colour, mix
from tools.generators.previz.solids.geometry import Frame, rot_x, rot_y, rot_z, vector
from tools.generators.previz.solids.solid import Join, Material


def _stone(b: Bench, f: Frame, size: float, stone: Colour, sides: int = 8) -> None:
    """A cut stone: table, crown and pavilion as planes round an axis."""
    b.begin()
    b.solid.ball(f, (0, 0, 0), size * 1.25, stone, GLOSSY)
    b.solid.trim(f, (0, size * 0.42, 0), (0, 1, 0), 0.0, paint=stone * 1.25, material=GLOSSY)
    for i in range(sides):
        a = i * 2 * math.pi / sides
        s, c = math.sin(a), math.cos(a)
        b.solid.trim(
            f,
            (s * size * 0.88, size * 0.12, c * size * 0.88),
            (s, 0.95, c),
            0.0,
            paint=stone * (1.12 if i % 2 else 0.94),
            material=GLOSSY,
        )
        b.solid.trim(
            f,
            (s * size * 0.90, 0, c * size * 0.90),
            (s, -0.85, c),
            0.0,
            paint=stone * (0.82 if i % 2 else 0.66),
            material=GLOSSY,
        )
        half = a + math.pi / sides
        b.solid.trim(
            f,
            (math.sin(half) * size * 0.95, 0, math.cos(half) * size * 0.95),
            (math.sin(half), 0.05, math.cos(half)),
            0.0,
            paint=stone,
            material=GLOSSY,
        )


def gem(b: Bench) -> None:
    _stone(b, b.frame.child((0, 0.52, 0), rot_z(0.12)), 0.52, b.paint)


def ring(b: Bench) -> None:
    f = b.frame.child((0, 0.46, 0))
    b.begin()
    b.solid.ring(f, (0, 0, 0), 0.40, 0.062, b.paint, METAL, turn=rot_x(math.pi / 2))
    b.begin()
    b.solid.cone(f, (0, 0.42, 0), (0, 0.52, 0), 0.10, 0.14, b.paint, METAL, 0.02)
    for i in range(4):
        a = math.pi / 4 + i * math.pi / 2
        x, z = math.sin(a) * 0.14, math.cos(a) * 0.14
        b.solid.cone(f, (x * 0.7, 0.46, z * 0.7), (x, 0.64, z), 0.026, 0.018, b.paint, METAL, 0.01)
    _stone(b, f.child((0, 0.60, 0)), 0.165, np.array((0.55, 0.80, 0.95)))


def coin(b: Bench) -> None:
    """A coin on its edge: a head in relief, beads round the rim."""
    f = b.frame.child((0, 0.5, 0), rot_x(math.pi / 2))
    b.begin()
    b.solid.cone(f, (0, -0.6, 0), (0, 0.6, 0), 0.5, 0.5, b.paint, METAL)
    b.solid.trim(f, (0, 0.05, 0), (0, 1, 0), 0.01)
    b.solid.trim(f, (0, -0.05, 0), (0, -1, 0), 0.01)
    b.solid.ring(f, (0, 0.05, 0), 0.465, 0.024, b.paint, METAL, 0.01)
    b.begin()
    for sine, cosine in around(36):
        b.solid.ball(f, (sine * 0.41, 0.05, cosine * 0.41), (0.017, 0.014, 0.017), b.paint, METAL)
    b.begin()
    relief = b.paint * 1.05
    b.solid.ball(f, (0.02, 0.045, -0.08), (0.155, 0.045, 0.175), relief, METAL)
    b.solid.ball(f, (-0.12, 0.045, -0.02), (0.055, 0.035, 0.035), relief, METAL, 0.04)
    b.solid.cone(f, (0.03, 0.045, 0.04), (0.06, 0.045, 0.26), 0.075, 0.12, relief, METAL, 0.05, flat=0.4)
    b.solid.ball(f, (-0.04, 0.045, 0.08), (0.08, 0.035, 0.055), relief, METAL, 0.03)
    for k in range(5):
        leaf = (0.10 - 0.07 * k, 0.08, -0.20 + 0.012 * k * k)
        b.solid.ball(f, leaf, (0.055, 0.018, 0.024), relief * 0.94, METAL, 0.01, turn=rot_y(0.5))


def apple(b: Bench) -> None:
    f = b.frame
    b.begin()
    b.solid.ball(f, (0, 0.44, 0), (0.47, 0.43, 0.47), b.paint, GLOSSY)
    b.solid.ball(f, (0, 0.26, 0), (0.36, 0.26, 0.36), mix(b.paint, "#d8a23a", 0.25), GLOSSY, 0.15)
    b.solid.ball(f, (0, 0.92, 0), (0.15, 0.16, 0.15), mix(b.paint, "#9aa03a", 0.75), GLOSSY, 0.16, Join.CUT)
    b.solid.ball(f, (0, 0.0, 0), (0.12, 0.09, 0.12), "#4a3a22", GLOSSY, 0.10, Join.CUT)
    b.begin()
    b.solid.tube(
        f, [(0, 0.74, 0), (0.02, 0.88, 0), (0.07, 1.0, 0.02)], [0.020, 0.018, 0.030], "#4a3018", WOOD, samples=6
    )
    b.begin()
    b.solid.ball(f, (0.20, 0.93, 0.03), (0.17, 0.022, 0.075), "#5d8a34", Material.CLOTH, turn=rot_z(0.35))
    b.solid.cone(f, (0.05, 0.90, 0.02), (0.34, 0.985, 0.03), 0.012, 0.006, "#3e6524", PLAIN, 0.01)


def bread(b: Bench) -> None:
    """A round-ended loaf with three cuts, on nothing but itself."""
    f = b.frame
    crust = b.paint
    b.begin()
    b.solid.ball(f, (0, 0.30, 0), (0.78, 0.34, 0.36), crust, PAPER)
    b.solid.ball(f, (0, 0.20, 0), (0.74, 0.20, 0.38), crust * 0.8, PAPER, 0.12)
    b.solid.trim(f, (0, 0.03, 0), (0, -1, 0), 0.06)
    for x in (-0.38, 0.0, 0.38):
        b.solid.ball(f, (x, 0.66, 0), (0.085, 0.12, 0.30), "#ead2a0", PAPER, 0.05, Join.CUT, turn=rot_y(0.6))
    b.begin()
    random = np.random.Generator(np.random.PCG64(3))
    for _ in range(26):
        x, z = float(random.uniform(-0.6, 0.6)), float(random.uniform(-0.24, 0.24))
        y = 0.30 + 0.335 * math.sqrt(max(0.0, 1 - (x / 0.78) ** 2 - (z / 0.36) ** 2))
        if min(abs(x - cut) for cut in (-0.38, 0.0, 0.38)) > 0.13:
            b.solid.ball(f, (x, y, z), (0.020, 0.010, 0.012), "#f3e6c4", PLAIN, turn=rot_y(x * 9))


def ball(b: Bench) -> None:
    """A striped ball, its panels meeting at a button."""
    f = b.frame.child((0, 0.5, 0), rot_z(0.35) @ rot_x(0.3))
    b.begin()
    b.solid.ball(f, (0, 0, 0), 0.5, b.paint, GLOSSY)
    for i in range(3):
        turn = rot_y(i * math.pi / 3)
        pale = "#f2ead6" if i % 2 == 0 else mix(b.paint, "#f0c04a", 0.8)
        wedge = f.child((0, 0, 0), turn)
        b.solid.ring(wedge, (0, 0, 0), 0.478, 0.030, pale, GLOSSY, 0.02, turn=rot_z(math.pi / 2))
    b.begin()
    for y in (-0.492, 0.492):
        b.solid.ball(f, (0, y, 0), (0.10, 0.03, 0.10), "#f2ead6", GLOSSY)


def flower(b: Bench) -> None:
    """One stem, two leaves, two rings of petals."""
    f = b.frame
    stem = [(0, 0, 0), (0.03, 0.45, 0.02), (-0.02, 0.85, 0.0), (0.05, 1.16, 0.06)]
    b.begin()
    b.solid.tube(f, stem, [0.026, 0.026, 0.024, 0.030], "#4f7a35", PLAIN, samples=10)
    b.begin()
    for side, y in ((-1, 0.38), (1, 0.60)):
        leaf = f.child((0.02, y, 0.01), rot_z(side * 0.9) @ rot_y(side * 0.4))
        b.solid.ball(leaf, (0, 0.21, 0), (0.085, 0.23, 0.016), "#5f8f3e", CLOTH)
        b.solid.cone(leaf, (0, 0.0, 0.012), (0, 0.40, 0.012), 0.010, 0.004, "#3f6a2a", PLAIN, 0.01)
    head = f.child((0.06, 1.20, 0.08), rot_x(0.75))
    for count, radius, size, lift, shade in ((9, 0.25, 0.155, -0.02, 0.92), (7, 0.17, 0.125, 0.05, 1.06)):
        for i in range(count):
            a = i * 2 * math.pi / count + lift
            petal = head.child((0, lift, 0), rot_y(a))
            b.begin()
            b.solid.ball(
                petal,
                (0, 0.03, radius),
                (size * 0.62, 0.030, size),
                b.paint * shade * (1.0 if i % 2 else 0.95),
                CLOTH,
                turn=rot_x(-0.30 - lift * 3),
            )
    b.begin()
    b.solid.ball(head, (0, 0.07, 0), (0.115, 0.075, 0.115), "#d9a52e", PLAIN)
    for i in range(22):
        a, r = i * 2.399963, 0.022 * math.sqrt(i)
        at = vector((r * math.sin(a), 0.135 - r * r * 2.4, r * math.cos(a)))
        b.solid.ball(head, at, 0.016, "#8a5a1a", PLAIN)
