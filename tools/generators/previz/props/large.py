"""Guitar, chair, boat, bicycle: what is as big as a person's arm or more."""

import math

import numpy as np

from tools.generators.previz.props.bench import CLOTH, GLOSSY, METAL, PLAIN, WOOD, Bench, around, brass, steel, wood
from tools.generators.previz.solids.colour import Colour, mix
from tools.generators.previz.solids.geometry import Frame, rot_x, rot_y, rot_z, vector
from tools.generators.previz.solids.solid import Join, Material


def guitar(b: Bench) -> None:
    """Standing on its end: waisted body, rose, strings, pegs."""
    f = b.frame
    dark = wood("#3a2216", 0.8)

    def body(paint: Colour, grow: float, depth: float) -> None:
        for y, r in ((0.42, 0.40), (0.92, 0.30)):
            axis = f.child((0, y, 0), rot_x(math.pi / 2))
            b.solid.cone(axis, (0, -0.5, 0), (0, 0.5, 0), r + grow, r + grow, paint, GLOSSY, 0.16)
        b.solid.trim(f, (0, 0, depth), (0, 0, 1), 0.012)
        b.solid.trim(f, (0, 0, -depth), (0, 0, -1), 0.012)

    b.begin()
    body(mix(b.paint, "#5a3018", 0.55), 0.0, 0.105)
    b.begin()
    body(b.paint, -0.012, 0.114)
    b.solid.trim(f, (0, 0, 0.06), (0, 0, -1), 0.0)
    hole = f.child((0, 0.76, 0.11), rot_x(math.pi / 2))
    b.solid.cone(hole, (0, -0.03, 0), (0, 0.2, 0), 0.115, 0.115, "#17100c", PLAIN, 0.0, Join.CUT)
    b.begin()
    b.solid.ring(hole, (0, 0.004, 0), 0.130, 0.012, dark, WOOD)
    b.begin()
    b.solid.box(f, (0, 0.34, 0.125), (0.15, 0.030, 0.016), 0.012, dark, WOOD)
    b.solid.box(f, (0, 1.42, 0.115), (0.052, 0.62, 0.022), 0.016, dark, WOOD)
    b.solid.cone(f, (0, 1.10, 0.07), (0, 2.0, 0.085), 0.055, 0.042, b.paint * 0.8, WOOD)
    b.begin()
    for i in range(12):
        b.solid.box(f, (0, 2.0 - 0.155 * i * (1 - 0.028 * i), 0.140), (0.050, 0.004, 0.004), 0.002, steel(), METAL)
    b.begin()
    head = f.child((0, 2.16, 0.085), rot_x(0.16))
    b.solid.box(head, (0, 0, 0), (0.085, 0.17, 0.022), 0.018, b.paint * 0.75, WOOD)
    for side in (-1, 1):
        for y in (-0.10, 0.0, 0.10):
            b.solid.cone(head, (side * 0.085, y, -0.01), (side * 0.125, y, -0.01), 0.012, 0.012, steel(), METAL)
            b.solid.ball(head, (side * 0.145, y, -0.01), (0.030, 0.020, 0.014), "#efe6d2", GLOSSY)
    b.begin()
    for i in range(6):
        x = -0.035 + 0.014 * i
        b.solid.cone(f, (x * 1.5, 0.34, 0.146), (x, 2.03, 0.146), 0.0035, 0.0035, "#e8e2d2", METAL)


def chair(b: Bench) -> None:
    """A plain chair with a curved back and a rush seat."""
    f = b.frame
    frame = mix(wood(b.paint), b.paint, 0.6)
    b.begin()
    b.solid.box(f, (0, 0.92, 0), (0.43, 0.045, 0.41), 0.04, mix("#c2a366", b.paint, 0.2), Material.KNIT)
    b.begin()
    for x in (-0.38, 0.38):
        b.solid.cone(f, (x * 1.05, 0.02, 0.38), (x, 0.90, 0.36), 0.036, 0.046, frame, WOOD)
        back = [(x * 1.05, 0.02, -0.44), (x, 0.90, -0.36), (x * 0.98, 1.45, -0.40), (x * 0.95, 1.95, -0.52)]
        b.solid.tube(f, back, [0.036, 0.046, 0.042, 0.036], frame, WOOD, samples=11)
    b.begin()
    for y in (1.30, 1.58, 1.86):
        z = -0.385 - 0.10 * max(y - 1.4, 0) / 0.5
        slat = [(-0.37, y, z), (0, y + 0.02, z - 0.06), (0.37, y, z)]
        b.solid.tube(f, slat, [0.055] * 3, frame * 1.08, WOOD, samples=9, flat=0.4)
    b.begin()
    for y, z in ((0.36, 0.37), (0.50, -0.40)):
        b.solid.cone(f, (-0.40, y, z), (0.40, y, z), 0.024, 0.024, frame, WOOD)
    for x in (-0.40, 0.40):
        b.solid.cone(f, (x, 0.42, 0.37), (x, 0.42, -0.40), 0.024, 0.024, frame, WOOD)


def boat(b: Bench) -> None:
    """A rowing boat, clinker planks, thwarts, two oars shipped."""
    f = b.frame
    inside = mix(wood(b.paint), "#c89a62", 0.4)
    b.begin()
    b.solid.ball(f, (0, 0.62, 0), (1.62, 0.62, 0.58), b.paint, WOOD)
    b.solid.cone(f, (-1.55, 0.70, 0), (-1.20, 0.30, 0), 0.06, 0.10, b.paint, WOOD, 0.10)
    b.solid.trim(f, (0, 0.60, 0), (0.0, 1, 0), 0.01)
    b.solid.trim(f, (1.38, 0, 0), (1, 0.25, 0), 0.02)
    b.solid.ball(f, (-0.02, 0.66, 0), (1.52, 0.54, 0.51), inside, WOOD, 0.01, Join.CUT)
    for y in (0.16, 0.30, 0.44):
        r = math.sqrt(max(1 - ((0.62 - y) / 0.62) ** 2, 0.0))
        b.solid.ring(f, (0, y, 0), 0.58 * r, 0.006, b.darker(0.45), Material.PLAIN, 0.0, join=Join.CUT)
    b.begin()
    rail: list[tuple[float, float, float]] = []
    for a in np.linspace(-2.62, 2.62, 25).tolist():
        rail.append(
            (-1.60 * math.cos(a) if abs(a) < 2.62 else 1.38, 0.61 + 0.05 * max(math.cos(a), 0) ** 4, 0.57 * math.sin(a))
        )
    b.solid.tube(f, rail, [0.040] * 25, mix(b.paint, "#f0e4cc", 0.75), WOOD)
    b.begin()
    for x, half in ((-0.60, 0.47), (0.15, 0.52), (0.90, 0.42)):
        b.solid.box(f, (x, 0.46, 0), (0.13, 0.022, half), 0.015, inside * 1.05, WOOD)
    for side in (-1, 1):
        b.begin()
        b.solid.cone(f, (-0.9, 0.66, side * 0.24), (0.95, 0.60, side * 0.36), 0.026, 0.026, wood("#caa06a", 0.6), WOOD)
        b.solid.ball(f, (1.16, 0.60, side * 0.375), (0.30, 0.022, 0.085), mix(b.paint, "#f0e4cc", 0.5), WOOD, 0.03)
        b.begin()
        b.solid.ring(f, (0.15, 0.68, side * 0.56), 0.05, 0.014, steel(), METAL, turn=rot_x(math.pi / 2))


def bicycle(b: Bench) -> None:
    """A roadster seen from the side."""
    f = b.frame.child((0, 0.0, 0))
    r = 0.56
    hubs = (vector((-0.86, r + 0.03, 0)), vector((0.86, r + 0.03, 0)))
    upright = rot_x(math.pi / 2)
    for hub in hubs:
        b.begin()
        b.solid.ring(f, hub, r, 0.038, "#1c1c20", PLAIN, turn=upright)
        b.solid.ring(f, hub, r - 0.05, 0.016, steel(), METAL, turn=upright)
        b.begin()
        for i, (sine, cosine) in enumerate(around(18)):
            lean = 0.25 if i % 2 else -0.25
            start = hub + vector(
                (
                    0.04 * math.sin(math.atan2(sine, cosine) + lean),
                    0.04 * math.cos(math.atan2(sine, cosine) + lean),
                    0.03 * (1 if i % 2 else -1),
                )
            )
            b.solid.cone(
                f, start, hub + vector((sine * (r - 0.05), cosine * (r - 0.05), 0)), 0.005, 0.005, steel(), METAL
            )
        b.solid.cone(f, hub - vector((0, 0, 0.08)), hub + vector((0, 0, 0.08)), 0.04, 0.04, steel(), METAL)
    crank, seat, neck = vector((-0.16, 0.56, 0)), vector((-0.36, 1.26, 0)), vector((0.56, 1.30, 0))
    b.begin()
    for start, end in ((crank, seat), (crank, neck - vector((0, 0.14, 0))), (seat - vector((0, 0.10, 0)), neck)):
        b.solid.cone(f, start, end, 0.034, 0.034, b.paint, GLOSSY, 0.02)
    for z in (-0.07, 0.07):
        side = vector((0, 0, z))
        b.solid.cone(f, crank + side, hubs[0] + side, 0.020, 0.020, b.paint, GLOSSY, 0.02)
        b.solid.cone(f, seat - vector((0, 0.12, 0)) + side * 0.4, hubs[0] + side, 0.018, 0.018, b.paint, GLOSSY, 0.02)
        b.solid.tube(
            f,
            [neck + side * 0.3, neck + vector((0.10, -0.35, z)), hubs[1] + side],
            [0.028, 0.026, 0.020],
            b.paint,
            GLOSSY,
            samples=7,
        )
    b.begin()
    b.solid.cone(f, neck - vector((0.02, 0.08, 0)), neck + vector((-0.03, 0.16, 0)), 0.026, 0.026, steel(), METAL)
    for side in (-1, 1):
        bar = [
            neck + vector((-0.03, 0.16, 0)),
            neck + vector((0.06, 0.20, side * 0.20)),
            neck + vector((-0.10, 0.17, side * 0.34)),
            neck + vector((-0.26, 0.14, side * 0.34)),
        ]
        b.solid.tube(f, bar, [0.020] * 4, steel(), METAL, samples=10)
    for side in (-1, 1):
        b.begin()
        b.solid.cone(
            f,
            neck + vector((-0.14, 0.165, side * 0.34)),
            neck + vector((-0.30, 0.135, side * 0.34)),
            0.034,
            0.034,
            "#3a241a",
            PLAIN,
        )
    b.begin()
    b.solid.cone(f, seat - vector((0, 0.05, 0)), seat + vector((-0.02, 0.12, 0)), 0.024, 0.024, steel(), METAL)
    b.begin()
    b.solid.ball(f, seat + vector((-0.08, 0.17, 0)), (0.17, 0.055, 0.135), "#4a2c1c", PLAIN)
    b.solid.ball(f, seat + vector((0.10, 0.17, 0)), (0.18, 0.045, 0.055), "#4a2c1c", PLAIN, 0.06)
    b.begin()
    b.solid.ring(f, crank + vector((0, 0, 0.10)), 0.13, 0.018, steel(), METAL, turn=upright)
    for side, way in ((1, 1.0), (-1, -1.0)):
        pedal = crank + vector((0.16 * way, -0.10 * way, side * 0.13))
        b.solid.cone(f, crank + vector((0, 0, side * 0.11)), pedal, 0.020, 0.016, steel(), METAL)
        b.solid.box(
            Frame(f.rotation, f.at(pedal + vector((0, 0, side * 0.07))), f.scale),
            (0, 0, 0),
            (0.065, 0.018, 0.055),
            0.01,
            "#1c1c20",
            PLAIN,
        )
    b.begin()
    b.solid.ball(f, neck + vector((0.10, 0.02, 0)), (0.08, 0.085, 0.085), brass(), METAL)
    b.solid.ball(f, neck + vector((0.16, 0.02, 0)), (0.03, 0.07, 0.07), "#ffe9b0", GLOSSY, 0.01)
    guard = [
        hubs[0] + vector(((r + 0.06) * math.sin(a), (r + 0.06) * math.cos(a), 0))
        for a in np.linspace(-1.9, 0.9, 13).tolist()
    ]
    b.begin()
    b.solid.tube(f, guard, [0.030] * 13, b.paint, GLOSSY, 0.01)
    basket = f.child(neck + vector((0.26, 0.02, 0)), rot_y(0))
    b.begin()
    b.solid.box(basket, (0, 0, 0), (0.16, 0.13, 0.19), 0.04, "#a67c4a", Material.KNIT)
    b.solid.box(basket, (0, 0.08, 0), (0.135, 0.14, 0.165), 0.03, "#5d4226", CLOTH, 0.0, Join.CUT)
    b.solid.ring(basket, (0, 0.125, 0), 0.02, 0.01, "#8a6238", CLOTH, turn=rot_z(0))
