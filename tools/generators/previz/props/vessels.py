"""Bottle, glass, cup, box, suitcase, basket-like things: what holds other things."""

import math

from tools.generators.previz.props.bench import CLOTH, GLOSSY, METAL, PAPER, PLAIN, WOOD, Bench, around, brass, wood
from tools.generators.previz.solids.colour import mix
from tools.generators.previz.solids.geometry import rot_x, rot_y, rot_z
from tools.generators.previz.solids.solid import Join, Solid


def _bottle_shape(solid: Solid, b: Bench, grow: float, join: Join = Join.ADD) -> None:
    f = b.frame
    solid.cone(f, (0, 0.30 + grow, 0), (0, 0.86, 0), 0.285 + grow, 0.285 + grow, b.paint, GLOSSY, 0.02, join)
    solid.cone(f, (0, 0.86, 0), (0, 1.18, 0), 0.285 + grow, 0.105 + grow, b.paint, GLOSSY, 0.10, join)
    solid.cone(f, (0, 1.12, 0), (0, 1.50, 0), 0.100 + grow, 0.092 + grow, b.paint, GLOSSY, 0.06, join)


def bottle(b: Bench) -> None:
    """Old glass with a cork; the rolled letter in it is tied with a ribbon."""
    b.glass.begin()
    _bottle_shape(b.glass, b, 0.0)
    b.glass.trim(b.frame, (0, 0.035, 0), (0, -1, 0), 0.05)
    b.glass.ball(b.frame, (0, 0.0, 0), (0.17, 0.12, 0.17), b.paint, GLOSSY, 0.05, Join.CUT)
    b.glass.begin()
    b.glass.ring(b.frame, (0, 1.47, 0), 0.098, 0.036, b.paint * 1.1, GLOSSY)
    b.begin()
    b.solid.cone(b.frame, (0, 1.44, 0), (0, 1.62, 0), 0.080, 0.092, "#a9794a", WOOD)
    b.solid.trim(b.frame, (0, 1.625, 0), (0, 1, 0), 0.02)
    roll = b.frame.child((0.02, 0.60, 0), rot_z(0.16) @ rot_x(0.06))
    b.begin()
    b.solid.cone(roll, (0, -0.40, 0), (0, 0.40, 0), 0.120, 0.120, "#e8d9b4", PAPER)
    b.solid.trim(roll, (0, 0.42, 0), (0, 1, 0), 0.01)
    b.solid.trim(roll, (0, -0.42, 0), (0, -1, 0), 0.01)
    b.solid.cone(roll, (0, 0.2, 0), (0, 0.9, 0), 0.085, 0.085, "#a8966e", PAPER, 0.0, Join.CUT)
    b.solid.box(roll, (0.085, 0, 0.085), (0.008, 0.42, 0.05), 0.006, "#c9b88e", PAPER, 0.02)
    b.begin()
    b.solid.ring(roll, (0, 0.02, 0), 0.122, 0.022, "#a83a30", CLOTH, turn=rot_z(0.06))
    for x in (-0.06, 0.06):
        b.solid.ball(roll, (x, 0.03, 0.145), (0.055, 0.028, 0.022), "#b8453a", CLOTH, 0.01, turn=rot_z(x * 6))


def glass(b: Bench) -> None:
    """A tumbler, half full."""
    f = b.frame
    b.glass.begin()
    b.glass.cone(f, (0, 0.30, 0), (0, 1.15, 0), 0.330, 0.400, "#dfe9ee", GLOSSY)
    b.glass.trim(f, (0, 1.0, 0), (0, 1, 0), 0.015)
    b.glass.trim(f, (0, 0.02, 0), (0, -1, 0), 0.04)
    b.glass.cone(f, (0, 0.42, 0), (0, 1.3, 0), 0.300, 0.375, "#dfe9ee", GLOSSY, 0.01, Join.CUT)
    b.begin()
    b.solid.cone(f, (0, 0.40, 0), (0, 0.9, 0), 0.300, 0.345, b.paint, GLOSSY)
    b.solid.trim(f, (0, 0.62, 0), (0, 1, 0), 0.01)
    b.solid.trim(f, (0, 0.10, 0), (0, -1, 0), 0.03)


def cup(b: Bench) -> None:
    """A mug with a handle, something hot in it."""
    f = b.frame
    page = (
        b.words(
            0.9, 0.9, ink=mix(b.paint, "#ffffff", 0.75), hand="title", top=0.30, bottom=0.30, largest=0.2, centred=True
        )
        if b.text
        else None
    )
    b.begin(page, 0.9, 0.9, f.child((0, 0.42, 0.2)))
    b.solid.cone(f, (0, 0.30, 0), (0, 0.72, 0), 0.385, 0.405, b.paint, GLOSSY)
    b.solid.trim(f, (0, 0.86, 0), (0, 1, 0), 0.03)
    b.solid.trim(f, (0, 0.03, 0), (0, -1, 0), 0.05)
    b.solid.cone(f, (0, 0.52, 0), (0, 1.0, 0), 0.345, 0.365, b.paint * 0.92, GLOSSY, 0.02, Join.CUT)
    b.solid.ring(f, (0, 0.20, 0), 0.390, 0.012, b.darker(0.7), GLOSSY, 0.01)
    b.begin()
    b.solid.ring(f, (0.43, 0.46, 0), 0.205, 0.055, b.paint, GLOSSY, 0.04, turn=rot_x(math.pi / 2))
    b.begin()
    b.solid.cone(f, (0, 0.4, 0), (0, 0.62, 0), 0.33, 0.34, "#3b2214", GLOSSY)
    b.solid.trim(f, (0, 0.70, 0), (0, 1, 0), 0.005)


def box(b: Bench) -> None:
    """A small chest of planks with brass corners and a lock."""
    f = b.frame
    paint = mix(b.paint, wood(b.paint), 0.2)
    page = (
        b.words(1.2, 0.6, ink="#2a1a10", hand="title", top=0.2, bottom=0.2, largest=0.3, centred=True)
        if b.text
        else None
    )
    b.begin(page, 1.2, 0.6, f.child((0, 0.30, 0.42)))
    b.solid.box(f, (0, 0.30, 0), (0.62, 0.30, 0.42), 0.03, paint, WOOD)
    for y in (0.20, 0.40):
        b.solid.box(f, (0, y, 0.42), (0.66, 0.006, 0.012), 0.004, paint * 0.45, WOOD, 0.01, Join.CUT)
    b.begin()
    b.solid.cone(
        f.child((0, 0.60, 0), rot_z(math.pi / 2)), (0, -0.62, 0), (0, 0.62, 0), 0.42, 0.42, paint * 0.94, WOOD, flat=1.0
    )
    b.solid.trim(f, (0, 0.615, 0), (0, -1, 0), 0.01)
    b.solid.trim(f, (0.64, 0, 0), (1, 0, 0), 0.02)
    b.solid.trim(f, (-0.64, 0, 0), (-1, 0, 0), 0.02)
    b.solid.ball(f, (0, 0.62, 0), (0.9, 0.27, 0.46), paint, WOOD, 0.05, Join.KEEP)
    b.begin()
    for x in (-0.60, 0.60):
        for z in (-0.40, 0.40):
            b.solid.box(f, (x, 0.06, z), (0.06, 0.07, 0.06), 0.02, brass(), METAL)
            b.solid.box(f, (x, 0.56, z), (0.06, 0.05, 0.06), 0.02, brass(), METAL)
    for x in (-0.32, 0.32):
        b.solid.box(f, (x, 0.32, 0.425), (0.045, 0.30, 0.012), 0.008, brass() * 0.85, METAL)
    b.begin()
    b.solid.box(f, (0, 0.58, 0.435), (0.10, 0.12, 0.03), 0.02, brass(), METAL)
    b.solid.ball(f, (0, 0.565, 0.465), (0.022, 0.022, 0.03), "#1b1510", PLAIN, 0.0, Join.CUT)
    b.solid.box(f, (0, 0.53, 0.465), (0.008, 0.035, 0.03), 0.004, "#1b1510", PLAIN, 0.0, Join.CUT)


def suitcase(b: Bench) -> None:
    """A travelling case with straps, corners, a handle and a label."""
    f = b.frame
    dark = b.darker(0.55)
    label = (
        b.words(1.5, 0.96, ink="#3a2c22", hand="title", top=0.42, bottom=0.42, largest=0.12, centred=True)
        if b.text
        else None
    )
    b.begin(label, 1.5, 0.96, f.child((0, 0.5, 0.2)))
    b.solid.box(f, (0, 0.50, 0), (0.76, 0.48, 0.22), 0.09, b.paint, CLOTH)
    b.begin()
    b.solid.box(f, (0, 0.50, 0), (0.775, 0.495, 0.018), 0.016, dark, METAL)
    for x in (-0.46, 0.46):
        b.begin()
        b.solid.box(f, (x, 0.50, 0), (0.062, 0.498, 0.238), 0.03, dark, PLAIN)
        b.begin()
        b.solid.box(f, (x, 0.66, 0.243), (0.075, 0.05, 0.014), 0.01, brass(), METAL)
        b.solid.box(f, (x, 0.66, 0.255), (0.045, 0.022, 0.02), 0.005, dark, PLAIN, 0.0, Join.CUT)
    b.begin()
    for x in (-0.70, 0.70):
        for y in (0.08, 0.92):
            for z in (-0.16, 0.16):
                b.solid.ball(f, (x, y, z), (0.115, 0.115, 0.10), dark * 1.2, PLAIN)
    b.begin()
    handle = [(-0.19, 0.98, 0), (-0.17, 1.09, 0), (0, 1.12, 0), (0.17, 1.09, 0), (0.19, 0.98, 0)]
    b.solid.tube(f, handle, [0.03, 0.036, 0.042, 0.036, 0.03], dark, PLAIN, samples=11)
    b.begin()
    for x in (-0.19, 0.19):
        b.solid.ring(f, (x, 0.98, 0), 0.035, 0.014, brass(), METAL, turn=rot_x(math.pi / 2))


def drum(b: Bench) -> None:
    """A marching drum with ropes and two sticks on the skin."""
    f = b.frame
    b.begin()
    b.solid.cone(f, (0, -0.3, 0), (0, 1.2, 0), 0.52, 0.52, b.paint, GLOSSY)
    b.solid.trim(f, (0, 0.80, 0), (0, 1, 0), 0.005)
    b.solid.trim(f, (0, 0.04, 0), (0, -1, 0), 0.005)
    b.begin()
    b.solid.cone(f, (0, 0.2, 0), (0, 1.2, 0), 0.50, 0.50, "#efe6d2", PAPER)
    b.solid.trim(f, (0, 0.825, 0), (0, 1, 0), 0.01)
    b.solid.trim(f, (0, 0.78, 0), (0, -1, 0), 0.01)
    b.begin()
    for y in (0.06, 0.80):
        b.solid.ring(f, (0, y, 0), 0.535, 0.042, wood(b.paint, 0.1), WOOD)
    b.begin()
    ring = around(20)
    for i in range(20):
        low, high = ring[i], ring[(i + 1) % 20]
        a = (0.545 * low[0], 0.12 if i % 2 else 0.74, 0.545 * low[1])
        c = (0.545 * high[0], 0.74 if i % 2 else 0.12, 0.545 * high[1])
        b.solid.cone(f, a, c, 0.013, 0.013, "#e8dcc0", PLAIN)
    for x, turn in ((-0.06, 0.5), (0.12, 0.9)):
        stick = f.child((x, 0.865, 0.05), rot_y(turn))
        b.begin()
        b.solid.cone(stick, (-0.55, 0.0, 0), (0.42, 0.02, 0), 0.030, 0.018, wood(b.paint), WOOD)
        b.solid.ball(stick, (0.44, 0.02, 0), (0.045, 0.034, 0.034), wood(b.paint), WOOD, 0.01)
