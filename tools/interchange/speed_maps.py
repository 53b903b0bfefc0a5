"""Speeds that change as a clip runs: where in its source a clip is at a time of its own, between the points of a map.

source    |            /``     value at the last point
          |      ____/
          |    /               the clip is cut from anywhere in it, and goes on at its ends as it goes there
          +-------------- time of the clip
"""

from collections.abc import Sequence
from fractions import Fraction

Points = Sequence[tuple[Fraction, Fraction]]
"""(time of the clip, time in the source), at least two, in the order of their times"""


def ordered(points: Points) -> list[tuple[Fraction, Fraction]]:
    """The points without those that do not come after the one before them."""
    return [one for at, one in enumerate(points) if not at or one[0] > points[at - 1][0]]


def mapped(points: Points, time: Fraction) -> Fraction:
    """The time in the source at a time of the clip."""
    at = max((index for index, point in enumerate(points[:-1]) if point[0] <= time), default=0)
    return points[at][1] + (time - points[at][0]) * slope(points, at)


def slope(points: Points, at: int) -> Fraction:
    """The speed between point number `at` and the next one."""
    (time, value), (later, then) = points[at], points[at + 1]
    return (then - value) / (later - time)


def changes(points: Points) -> bool:
    """Whether the speed is not the same all the way."""
    return len({slope(points, at) for at in range(len(points) - 1)}) > 1
