"""What the camera has to know of a prop before it is drawn: how large it is, and whether it lies or stands."""

import math
from dataclasses import dataclass

import numpy as np

from tools.film.script import Prop
from tools.generators.previz.noise import Doubles
from tools.generators.previz.props import nearest_prop, prop

LYING = frozenset(
    "letter envelope map newspaper photograph key knife sword tool phone coin book scissors spoon kite fish stick rod"
    " pistol broom bow".split()
)
"""What one finds on its back on a table, not standing."""
PROBE = 160.0


@dataclass(frozen=True)
class Bulk:
    """A prop's size in metres, seen level from a three-quarter side; `lying` when it is laid down."""

    width: float
    height: float
    lying: bool


@dataclass(frozen=True, eq=False)
class PlacedProp:
    """A prop in the picture: where it stands in the world, how it is turned, and its blur in px at 1280 across."""

    prop: Prop
    at: Doubles
    yaw: float
    bulk: Bulk
    blur: float = 0.0
    steam: bool = False
    """Whether it is hot: steam rises from it."""

    def pitch(self, camera: float) -> float:
        """The pitch to draw it at: a thing on its back, seen from above, shows its front."""
        return camera - math.pi / 2 if self.bulk.lying else camera


def bulk_of(asked: Prop) -> Bulk:
    """How large a prop is, by drawing it small."""
    drawn = prop(asked.what, colour=asked.colour, text=asked.text, px_per_metre=PROBE, supersample=1)
    rows = np.flatnonzero(drawn.alpha.max(axis=1) > 0.5)
    columns = np.flatnonzero(drawn.alpha.max(axis=0) > 0.5)
    width = (len(columns) or 4) / PROBE
    height = (len(rows) or 4) / PROBE
    lying = asked.where in ("table", "ground") and nearest_prop(asked.what) in LYING
    return Bulk(max(width, 0.02), max(height, 0.02), lying)
