"""How a picture of any size lies in the cut's, in numbers: programs show it pixel for pixel unless they are told.

    within  |##| picture |##|        fill  |pic(tur)e|   covers the cut, and is cut about a point

The same rule as the render's, whose letterbox and crop it puts in numbers.
"""

from typing import NamedTuple

NEAR = 0.01
"""Shapes nearer than this are one: the picture covers the cut, and nobody sees what that cuts away."""

MIDDLE = (0.5, 0.5)
CLOSE = 0.0005
"""Numbers in a file are rounded by so much at most."""

Size = tuple[int, int]
Point = tuple[float, float]
"""0 is left or top, 1 right or bottom."""


class Lying(NamedTuple):
    """A picture scaled by `scale`, its middle `across` and `down` pixels of the cut away from the cut's."""

    scale: float
    across: float
    down: float


def lying(size: Size, cut: Size, fill: Point | None) -> Lying:
    """How a picture of that size lies in the cut: whole within it, or covering it about the point `fill`."""
    scales = [whole / edge for whole, edge in zip(cut, size, strict=True)]
    scale = max(scales) if fill is not None or alike(size, cut) else min(scales)
    over = [edge * scale - whole for whole, edge in zip(cut, size, strict=True)]
    x, y = fill or MIDDLE
    return Lying(scale, (0.5 - x) * over[0], (0.5 - y) * over[1])


def alike(size: Size, cut: Size) -> bool:
    """Whether the shapes are one, as near as anybody sees."""
    return abs(size[0] * cut[1] / (size[1] * cut[0]) - 1) < NEAR


def overhangs(size: Size, cut: Size, fill: Point | None) -> bool:
    """Whether a picture covers the cut and reaches over its edges, by however little."""
    return fill is not None or (alike(size, cut) and size[0] * cut[1] != size[1] * cut[0])


def settled_fill(size: Size | None, cut: Size, fill: Point | None) -> Point | None:
    """The point about which a picture is really cut: None where its shape, or nobody's word for it, leaves nothing."""
    if fill is None or size is None or alike(size, cut):
        return None
    wider = size[0] * cut[1] > size[1] * cut[0]
    return (round(fill[0], 4), 0.5) if wider else (0.5, round(fill[1], 4))


def fill_of(size: Size | None, cut: Size, place: Lying) -> Point | None:
    """The point about which a picture that lies so is cut: what `lying` was told; None where it does not just fill."""
    if size is None or alike(size, cut):
        return None
    whole = lying(size, cut, (0.0, 0.0))
    if abs(place.scale / whole.scale - 1) > CLOSE:
        return None
    wider = size[0] * cut[1] > size[1] * cut[0]
    over = whole.across if wider else whole.down
    aim = 0.5 - (place.across if wider else place.down) / (2 * over)
    if not -CLOSE <= aim <= 1 + CLOSE or abs(place.down if wider else place.across) > 1:
        return None
    aim = round(min(max(aim, 0.0), 1.0), 4)
    return (aim, 0.5) if wider else (0.5, aim)
