"""Car, rocket, ladder, tent, easel, door, oven: what stands on the ground and is taller than a table."""

import math

from tools.generators.previz.props.bench import (
    CLOTH,
    GLOSSY,
    GLOW,
    METAL,
    PAPER,
    PLAIN,
    WOOD,
    Bench,
    brass,
    steel,
    wood,
)
from tools.generators.previz.solids.colour import mix
from tools.generators.previz.solids.geometry import rot_x, rot_y, rot_z
from tools.generators.previz.solids.solid import Join


def car(b: Bench) -> None:
    """A small saloon, its nose to the right."""
    f = b.frame
    b.begin()
    b.solid.box(f, (0, 0.31, 0), (1.0, 0.15, 0.41), 0.12, b.paint, GLOSSY)
    b.solid.box(f, (-0.12, 0.53, 0), (0.50, 0.17, 0.35), 0.15, b.paint, GLOSSY, 0.12)
    for x in (-0.62, 0.62):
        axle = f.child((x, 0.18, 0), rot_x(math.pi / 2))
        b.solid.cone(axle, (0, -0.6, 0), (0, 0.6, 0), 0.205, 0.205, "#101012", PLAIN, 0.01, Join.CUT)
    b.begin()
    glass = "#26343f"
    for x, half in ((-0.36, 0.19), (0.08, 0.20)):
        b.solid.box(f, (x, 0.55, 0), (half, 0.085, 0.356), 0.05, glass, GLOSSY)
    b.solid.box(f, (-0.12, 0.55, 0), (0.512, 0.085, 0.28), 0.05, glass, GLOSSY)
    b.begin()
    for x in (-0.62, 0.62):
        for z in (-0.36, 0.36):
            axle = f.child((x, 0.175, z), rot_x(math.pi / 2))
            b.begin()
            b.solid.cone(axle, (0, -0.05, 0), (0, 0.05, 0), 0.17, 0.17, "#18181b", PLAIN)
            b.solid.trim(axle, (0, 0.06, 0), (0, 1, 0), 0.02)
            b.solid.trim(axle, (0, -0.06, 0), (0, -1, 0), 0.02)
            b.begin()
            b.solid.ball(axle, (0, math.copysign(0.055, z), 0), (0.095, 0.025, 0.095), steel(), METAL)
    b.begin()
    for x in (-1.0, 1.0):
        b.solid.box(f, (x, 0.22, 0), (0.035, 0.03, 0.38), 0.025, steel(), METAL)
    b.solid.box(f, (-0.12, 0.42, 0), (0.04, 0.012, 0.42), 0.01, steel(), METAL)
    b.begin()
    for z in (-0.27, 0.27):
        b.solid.ball(f, (0.975, 0.35, z), (0.04, 0.055, 0.075), "#fff0c4", GLOSSY)
        b.solid.ball(f, (-0.985, 0.35, z), (0.03, 0.045, 0.07), "#b8261e", GLOSSY)
    b.begin()
    b.solid.box(f, (0.0, 0.33, 0), (0.90, 0.006, 0.418), 0.004, b.darker(0.5), GLOSSY)


def rocket(b: Bench) -> None:
    """A rocket of sheet metal on its fins: nose, port hole, rivets, nozzle."""
    f = b.frame
    red = mix("#b8382c", b.paint, 0.1)
    b.begin()
    b.solid.cone(f, (0, 0.62, 0), (0, 1.70, 0), 0.36, 0.34, b.paint, METAL)
    b.solid.trim(f, (0, 0.50, 0), (0, -1, 0), 0.02)
    b.begin()
    b.solid.cone(f, (0, 1.78, 0), (0, 2.42, 0), 0.325, 0.04, red, GLOSSY)
    b.solid.trim(f, (0, 1.76, 0), (0, -1, 0), 0.01)
    b.begin()
    b.solid.cone(f, (0, 0.52, 0), (0, 0.34, 0), 0.18, 0.25, "#3a3a3e", METAL)
    b.solid.trim(f, (0, 0.26, 0), (0, -1, 0), 0.01)
    b.begin()
    for y, r in ((0.74, 0.362), (1.22, 0.352), (1.74, 0.338)):
        b.solid.ring(f, (0, y, 0), r, 0.018, b.darker(0.55), METAL)
    for turn in (0.5, 0.5 + math.pi * 2 / 3, 0.5 + math.pi * 4 / 3):
        fin = f.child((0, 0, 0), rot_y(turn))
        b.begin()
        b.solid.box(fin, (0.46, 0.46, 0), (0.12, 0.40, 0.025), 0.02, red, GLOSSY, turn=rot_z(0.34))
        b.solid.cone(fin, (0.60, 0.03, 0), (0.56, 0.20, 0), 0.035, 0.03, red, GLOSSY, 0.02)
    b.begin()
    port = f.child((0, 1.44, 0.33), rot_x(math.pi / 2))
    b.solid.ring(port, (0, 0.02, 0), 0.145, 0.035, "#c49a4a", METAL)
    b.begin()
    b.solid.ball(port, (0, 0.0, 0), (0.14, 0.05, 0.14), "#2f5570", GLOSSY)


def ladder(b: Bench) -> None:
    """A step ladder, open."""
    f = b.frame
    b.begin()
    for side in (-1, 1):
        b.solid.cone(f, (side * 0.34, 0.02, 0.34), (side * 0.20, 1.94, 0.02), 0.036, 0.032, b.paint, WOOD)
        b.solid.cone(f, (side * 0.32, 0.02, -0.46), (side * 0.19, 1.90, -0.02), 0.028, 0.026, b.paint * 0.85, WOOD)
    b.begin()
    for number in range(6):
        up = 0.26 + 0.28 * number
        share = up / 1.94
        half, z = 0.34 - 0.14 * share, 0.34 - 0.32 * share
        b.solid.box(f, (0, up, z), (half, 0.020, 0.065), 0.012, b.paint * 1.08, WOOD)
    b.solid.box(f, (0, 1.96, 0.0), (0.25, 0.028, 0.12), 0.015, b.paint, WOOD)
    b.begin()
    for side in (-1, 1):
        b.solid.cone(f, (side * 0.29, 0.72, 0.22), (side * 0.27, 0.72, -0.29), 0.010, 0.010, steel(), METAL)


def tent(b: Bench) -> None:
    """A ridge tent, its door tied back, poles, guys and pegs."""
    f = b.frame
    tall, half, deep = 1.15, 0.85, 1.0
    front = f.child((0, tall / 2, deep), rot_x(0.0))
    page = b.page(2 * half, tall)
    page.shape([(-half, -tall / 2), (half, -tall / 2), (0, tall / 2)], b.paint, 1.0)
    page.shape([(-0.40, -tall / 2), (0.40, -tall / 2), (0.0, 0.40)], "#191512", 1.0)
    page.shape([(-0.40, -tall / 2), (-0.27, -0.20), (0.0, 0.40)], mix(b.paint, "#f4ead2", 0.35), 1.0)
    page.shape([(0.40, -tall / 2), (0.27, -0.20), (0.0, 0.40)], mix(b.paint, "#f4ead2", 0.35), 1.0)
    b.begin(page.finish(), 2 * half, tall, front)
    b.solid.box(f, (0, tall / 2, 0), (half + 0.05, tall / 2, deep), 0.0, b.paint, CLOTH)
    for side in (-1, 1):
        b.solid.trim(f, (0, tall, 0), (side * tall, half, 0), 0.015)
    b.begin()
    b.solid.cone(f, (0, 0.02, deep + 0.02), (0, tall + 0.06, deep + 0.02), 0.018, 0.018, wood("#a88a5a", 0.5), WOOD)
    for x, z in ((-1.15, 0.9), (1.15, 0.9), (-1.15, -0.9), (1.15, -0.9)):
        side = math.copysign(1, x)
        b.begin()
        b.solid.cone(f, (side * 0.42, 0.60, z), (x, 0.03, z), 0.009, 0.009, "#d8cdb0", CLOTH)
        b.solid.cone(f, (x, 0.0, z), (x + 0.04 * side, 0.12, z), 0.014, 0.014, wood("#6a4a30"), WOOD)
    b.begin()
    b.solid.cone(f, (0, tall + 0.02, deep), (0, 0.03, deep + 0.65), 0.009, 0.009, "#d8cdb0", CLOTH)


def easel(b: Bench) -> None:
    """A studio easel with a white canvas on it."""
    f = b.frame
    b.begin()
    for side in (-1, 1):
        b.solid.cone(f, (side * 0.52, 0.02, 0.20), (side * 0.08, 2.55, -0.08), 0.034, 0.028, wood(b.paint), WOOD)
    b.solid.cone(f, (0, 0.02, -0.75), (0, 2.40, -0.12), 0.034, 0.028, wood(b.paint), WOOD)
    b.begin()
    b.solid.box(f, (0, 0.98, 0.13), (0.56, 0.035, 0.09), 0.02, wood(b.paint) * 1.1, WOOD)
    canvas = f.child((0, 1.56, 0.09), rot_x(-0.11))
    page = b.page(1.40, 1.10)
    page.shape([(-0.7, -0.55), (0.7, -0.55), (0.7, 0.55), (-0.7, 0.55)], "#f1ece0", 1.0)
    page.stroke([(-0.42, -0.30), (-0.10, 0.22), (0.28, -0.04), (0.46, 0.12)], 0.010, "#6a6258", 0.55)
    b.begin(page.finish(), 1.40, 1.10, canvas)
    b.solid.box(canvas, (0, 0, 0), (0.70, 0.55, 0.022), 0.008, "#e6dfcf", PAPER)


def door(b: Bench) -> None:
    """A panelled door in its frame, ajar by a hand: dark behind it, a brass knob, a sill."""
    f = b.frame
    frame = wood("#5a4030", 0.4)
    b.begin()
    for side in (-1, 1):
        b.solid.box(f, (side * 0.51, 1.03, -0.02), (0.06, 1.05, 0.08), 0.01, frame, WOOD)
    b.solid.box(f, (0, 2.10, -0.02), (0.60, 0.07, 0.09), 0.01, frame, WOOD)
    b.solid.box(f, (0, 0.015, 0), (0.60, 0.02, 0.13), 0.008, frame * 0.8, WOOD)
    b.begin()
    b.solid.box(f, (0, 1.03, -0.09), (0.46, 1.02, 0.01), 0.0, "#0d0b0a", PLAIN)
    leaf = f.child((-0.45, 0, 0.02), rot_y(-0.38))
    b.begin()
    b.solid.box(leaf, (0.45, 1.03, 0), (0.445, 1.0, 0.024), 0.006, b.paint, WOOD)
    for x in (0.25, 0.65):
        for low, high in ((0.16, 0.84), (1.06, 1.90)):
            b.begin()
            half = (0.15, (high - low) / 2, 0.010)
            b.solid.box(leaf, (x, (low + high) / 2, 0.022), half, 0.008, b.darker(0.82), WOOD)
    b.begin()
    b.solid.ball(leaf, (0.82, 0.98, 0.075), (0.038, 0.038, 0.030), brass(), METAL)
    b.solid.cone(leaf, (0.82, 0.98, 0.02), (0.82, 0.98, 0.06), 0.016, 0.016, brass(), METAL)
    b.solid.box(leaf, (0.82, 0.96, 0.028), (0.028, 0.09, 0.004), 0.004, brass(), METAL)


def oven(b: Bench) -> None:
    """A cast-iron range: its fire behind a barred door, plates and a rail of brass, the pipe going up."""
    f = b.frame
    iron = b.paint
    b.begin()
    b.solid.box(f, (0, 0.52, 0), (0.56, 0.36, 0.36), 0.03, iron, METAL)
    b.solid.box(f, (0, 0.90, 0), (0.60, 0.03, 0.40), 0.015, iron * 0.85, METAL)
    for x in (-0.48, 0.48):
        for z in (-0.28, 0.28):
            b.solid.cone(f, (x, 0.0, z), (x, 0.18, z), 0.035, 0.055, iron * 0.8, METAL)
    b.begin()
    b.solid.box(f, (0.20, 0.52, 0.365), (0.26, 0.24, 0.02), 0.02, iron * 1.15, METAL)
    b.solid.box(f, (-0.33, 0.62, 0.365), (0.17, 0.13, 0.02), 0.02, iron * 1.15, METAL)
    b.solid.box(f, (-0.33, 0.34, 0.365), (0.17, 0.10, 0.02), 0.02, iron * 1.1, METAL)
    b.begin()
    b.solid.box(f, (-0.33, 0.62, 0.382), (0.12, 0.085, 0.008), 0.004, "#ff9a3c", GLOW)
    b.begin()
    for x in (-0.42, -0.36, -0.30, -0.24):
        b.solid.box(f, (x, 0.62, 0.392), (0.010, 0.095, 0.006), 0.004, iron * 0.7, METAL)
    b.begin()
    b.solid.cone(f, (-0.54, 0.80, 0.45), (0.54, 0.80, 0.45), 0.016, 0.016, brass(), METAL)
    b.solid.box(f, (0.40, 0.54, 0.40), (0.015, 0.07, 0.012), 0.008, brass(), METAL)
    b.begin()
    for x, r in ((-0.28, 0.19), (0.24, 0.15)):
        b.solid.ball(f, (x, 0.935, 0.04), (r, 0.012, r), iron * 0.6, METAL)
        b.solid.ring(f, (x, 0.945, 0.04), r * 0.62, 0.012, iron * 1.3, METAL)
    b.begin()
    b.solid.cone(f, (0.36, 0.92, -0.22), (0.36, 1.75, -0.22), 0.085, 0.085, iron * 0.9, METAL)
    for y in (0.98, 1.40):
        b.solid.ring(f, (0.36, y, -0.22), 0.088, 0.014, iron * 1.3, METAL, 0.01)
