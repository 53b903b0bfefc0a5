"""Where everyone is in every frame: a set knows what other cameras have to look for.

    actor --spot(i)--> head and chest --roll--> box in ten-thousandths --> Figure       four times a second
"""

import math
from collections.abc import Callable, Sequence
from fractions import Fraction

from tools.film.subjects import WHOLE, Box, Figure, SubjectTrack
from tools.generators.ports import Brief
from tools.generators.previz.compositing import Travel
from tools.generators.previz.figures import Actor
from tools.generators.previz.things import Thing

SAMPLES_A_SECOND = 4
SOMEBODY, BEHIND, SHOULDER, THING = 10, 4, 2, 10
"""What counts: the cast that a shot is of, others in it, a dark shoulder before it, and what an insert shows."""
STEADY = 60
"""Ten-thousandths by which a box may sway and still be one box."""

Rect = tuple[float, float, float, float]


def whereabouts(
    brief: Brief,
    size: tuple[int, int],
    actors: Sequence[Actor],
    things: Sequence[Thing],
    travels: Sequence[Travel],
    placed: Callable[[float, float], tuple[float, float]],
) -> SubjectTrack | None:
    """The boxes of the cast, else of the props, in a picture of `size`; None when the place is all there is to see.

    `placed` takes a point of the level picture to the finished one.
    """
    every = max(1, round(Fraction(brief.rate) / SAMPLES_A_SECOND))
    samples = range(0, len(travels), every)
    together = brief.shot.coverage in ("two-shot", "group")
    figures: list[Figure] = []
    for number, actor in enumerate(actors):
        weight = SHOULDER if actor.foreground else SOMEBODY if together or number == 0 else BEHIND
        rects = [actor.bust(i, travels[i]) for i in samples]
        figures.append(Figure(who=actor.who, weight=weight, boxes=_boxes(rects, size, placed)))
    if not figures:
        for thing in things:
            rects = [thing.rect(travels[i]) for i in samples]
            figures.append(Figure(weight=THING, boxes=_boxes(rects, size, placed)))
    if not figures:
        return None
    return SubjectTrack(
        width=size[0], height=size[1], rate=Fraction(brief.rate), every=every, figures=tuple(figures)
    )


def _boxes(
    rects: Sequence[Rect], size: tuple[int, int], placed: Callable[[float, float], tuple[float, float]]
) -> tuple[Box, ...]:
    boxes: list[Box] = []
    for left, top, right, bottom in rects:
        x, y = placed((left + right) / 2, (top + bottom) / 2)
        half, tall = (right - left) / 2, (bottom - top) / 2
        boxes.append(
            (
                _share(x - half, size[0]),
                _share(y - tall, size[1]),
                _share(x + half, size[0]),
                _share(y + tall, size[1]),
            )
        )
    held = all(abs(a - b) <= STEADY for box in boxes for a, b in zip(box, boxes[len(boxes) // 2], strict=True))
    return (boxes[len(boxes) // 2],) if held else tuple(boxes)


def _share(pixels: float, whole: int) -> int:
    return min(max(math.floor(pixels * WHOLE / whole), -WHOLE), 2 * WHOLE)
