"""Boats, built plank by plank."""

from itertools import pairwise

from tools.generators.previz.noise import colour as tint
from tools.generators.previz.pieces import Colour
from tools.generators.previz.world import World

_STATIONS = ((-1.5, 0.05, 0.60), (-1.0, 0.42, 0.52), (-0.2, 0.62, 0.46), (0.7, 0.58, 0.47), (1.35, 0.40, 0.52))
"""Along the keel, half width and height of the hull, bow first."""


def dinghy(w: World, x: float, z: float, y: float = 0.05, paint: Colour = "#4a6a78") -> None:
    """A rowing boat three metres long, its bow to -x, drawn up on the sand or afloat."""
    hull, inside = tint(paint), tint("#7a5c40")
    with w.part():
        for (s0, w0, h0), (s1, w1, h1) in pairwise(_STATIONS):
            for side in (-1, 1):
                for low, high, in0, in1, tone in ((0.02, 0.5, 0.35, 0.85, 0.75), (0.5, 1.0, 0.85, 1.0, 1.0)):
                    lower = [(x + s0, y + h0 * low, z + side * w0 * in0), (x + s1, y + h1 * low, z + side * w1 * in0)]
                    upper = [(x + s1, y + h1 * high, z + side * w1 * in1), (x + s0, y + h0 * high, z + side * w0 * in1)]
                    w.polygon(lower + upper, hull * tone)
                outer = [(x + s0, y + h0, z + side * w0), (x + s1, y + h1, z + side * w1)]
                inner = [(x + s1, y + h1, z + side * (w1 - 0.06)), (x + s0, y + h0, z + side * max(w0 - 0.06, 0.0))]
                w.polygon(outer + inner, "#c8b894")
            left = [(x + s0, y + 0.13, z - w0 * 0.7), (x + s1, y + 0.13, z - w1 * 0.7)]
            right = [(x + s1, y + 0.13, z + w1 * 0.7), (x + s0, y + 0.13, z + w0 * 0.7)]
            w.polygon(left + right, inside * 0.7, None, "planks", 0.12, 2.0)
        stern = x + 1.35
        transom = [
            (stern, y + 0.05, z - 0.34),
            (stern, y + 0.05, z + 0.34),
            (stern, y + 0.52, z + 0.4),
            (stern, y + 0.52, z - 0.4),
        ]
        w.polygon(transom, hull * 0.9)
        for s, wide in ((-0.3, 0.58), (0.6, 0.55)):
            w.box(x + s - 0.12, y + 0.35, z - wide, x + s + 0.12, y + 0.39, z + wide, inside)
        w.box(x - 0.6, y + 0.41, z - 0.52, x + 1.3, y + 0.44, z - 0.46, "#b89a6a", shadow=False)
        w.block(x - 1.2, y, z - 0.5, x + 1.3, y + 0.45, z + 0.5)
    w.shade(x, z, 1.3, 0.6, y)
