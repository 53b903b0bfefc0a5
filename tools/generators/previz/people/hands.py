"""Hands: palm, four two-jointed fingers, thumb. y runs to the fingertips, z to the thumb, the palm faces side * x."""

import math

import numpy as np

from tools.generators.previz.solids.colour import Paint, colour, mix
from tools.generators.previz.solids.geometry import Frame, Vector, vector
from tools.generators.previz.solids.solid import Material, Solid

Nail = tuple[Vector, Vector, float]
"""Where a fingertip is, the way its back faces, and its radius."""

_FINGERS = ((0.074, 0.165, 0.034), (0.025, 0.185, 0.035), (-0.025, 0.172, 0.034), (-0.070, 0.135, 0.030))
"""Index to little finger: place across the palm, length, radius."""


def add_hand(
    solid: Solid,
    f: Frame,
    skin: Paint,
    side: int,
    curl: float,
    size: float,
    material: Material = Material.SKIN,
    pointing: bool = False,
) -> list[Nail]:
    """A hand at the wrist frame `f`, in a group of its own; returns where its nails would be.

    `curl` 0 is flat, 1 a fist; a pointing hand keeps its index finger straight.
    """
    base = colour(skin)
    warm = mix(base, base * (1.04, 0.80, 0.74), 0.35) if material == Material.SKIN else base * 0.95
    s = size
    solid.begin()
    solid.ball(f, (0, 0.13 * s, 0), (0.058 * s, 0.135 * s, 0.108 * s), base, material, blend=0.02)
    solid.cone(f, (0, -0.04, 0), (0, 0.08 * s, 0), 0.078 * s, 0.078 * s, base, material, blend=0.04)
    nails: list[Nail] = []
    for i, (z, reach, radius) in enumerate(_FINGERS):
        bend = curl if not (pointing and i == 0) else 0.0
        a = bend * (1.0 + 0.12 * i) + 0.08
        b = a + bend * 1.15 + 0.12
        k0 = vector((0, 0.215 * s - abs(z) * 0.35 * s, z * s))
        k1 = k0 + reach * 0.58 * s * vector((side * math.sin(a), math.cos(a), z * 0.5))
        heading = vector((side * math.sin(b), math.cos(b), z * 0.2))
        k2 = k1 + reach * 0.52 * s * heading
        solid.cone(f, k0, k1, radius * s, radius * 0.95 * s, base, material, blend=0.012)
        solid.cone(f, k1, k2, radius * 0.95 * s, radius * 0.78 * s, warm, material, blend=0.010)
        nails.append((k2, np.cross(heading, (0, 0, -side)), radius * s))
    t0 = vector((side * 0.015, 0.05 * s, 0.075 * s))
    t1 = t0 + vector((side * 0.045, 0.085, 0.070)) * s
    t2 = t1 + vector((side * 0.030 + side * 0.05 * curl, 0.085, 0.010 - 0.05 * curl)) * s
    solid.cone(f, t0, t1, 0.046 * s, 0.038 * s, base, material, blend=0.03)
    solid.cone(f, t1, t2, 0.038 * s, 0.029 * s, warm, material, blend=0.012)
    return nails


def add_nails(solid: Solid, f: Frame, nails: list[Nail], skin: Paint) -> None:
    """Finger nails, for hands that are seen large."""
    paint = mix(colour(skin), "#f0c8bc", 0.45)
    solid.begin()
    for tip, back, radius in nails:
        solid.ball(f, tip + back * radius * 0.50, radius * 0.56, paint, Material.GLOSSY)
