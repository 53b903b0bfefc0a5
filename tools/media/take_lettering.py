"""Lettering baked into the picture of a take: subtitles, titles, watermarks. It is found by its shape, and not read.

8 frames ->  marks lighter or darker than what is about them -> strokes of one width, in one colour, on one line,
             no two alike -> a line of lettering ... which stays where it is -> found

Without a model of letters. What it finds and misses is in docs/takes.md; letters on a thing that moves are missed.
"""

# pyright: reportUnknownMemberType=false
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import av
import numpy as np
from numpy.typing import NDArray

from tools.media.looks import Picture, looks
from tools.media.take_checks import Fault

WRITTEN = re.compile(
    r"\b(letter\w*|sign|signs|signpost|title\w*|caption\w*|text\w*|word|words|written|writing|reads|note\w*|book\w*"
    r"|newspaper\w*|headline\w*|poster\w*|label\w*|screen\w*|billboard\w*|banner\w*|page|pages|map|maps|ticket\w*"
    r"|inscription\w*|engraved|graffiti|menu\w*|shop\s?front\w*|neon|logo\w*)\b",
    re.I,
)
"""things with letters on them"""
LOOKS = 8
HEIGHT = 480
"""lines that a frame is looked at in"""
SMALLEST, TALLEST = 7, 90
"""of a letter, in these lines"""
BLOCKS = (17, 45)
"""sides of what counts as about a mark"""
OFF = (14, 36)
"""luma steps by which a mark is lighter or darker than that"""
LETTERS = 5
"""a line has as many at least"""
ALIKE = 0.62
"""correlation of letters, in the middle of all pairs of a line, from which they are windows, slats or bricks"""
FILL = 0.75
"""share of its box that the letter in the middle covers; planks cover more"""
EDGE = 22.0
"""luma steps by which the letter in the middle stands out, sharply"""
BOLDEST = 0.4
"""width of the middle stroke against the height of the middle letter"""
STANDS = 0.6
"""share of two places that has to be common for one line to stand where the other did"""
SEEN = 0.4
"""share of the frames looked at in which a line stands"""

RING_IN, RING_OUT = np.ones((3, 3), np.uint8), np.ones((7, 7), np.uint8)
Box = tuple[int, int, int, int]
"""left, top, right, bottom"""


@dataclass(frozen=True)
class _Mark:
    x: int
    y: int
    width: int
    height: int
    stroke: float
    luma: float
    fill: float
    """share of its box that it covers"""
    edge: float
    """luma steps between it and what lies two lines beside it"""
    shape: NDArray[np.float32]

    @property
    def bottom(self) -> int:
        return self.y + self.height


def names_lettering(words: str) -> bool:
    """Whether something is asked for that has letters on it: then there may be some."""
    return WRITTEN.search(words) is not None


def lettering(path: Path) -> list[Fault]:
    """Whether there is lettering in the picture of a clip; a file that cannot be read has none."""
    looked = looks(path, LOOKS, _gray)
    seen = [lines_in(look) for look in looked]
    for number, lines in enumerate(seen):
        for line in lines:
            stands = sum(any(_common(line, other) > STANDS for other in others) for others in seen)
            if stands >= max(3, SEEN * len(looked)):
                height = len(looked[number])
                where = ("at the top", "in the middle", "at the bottom")[min(2, 3 * (line[1] + line[3]) // 2 // height)]
                return [Fault("text", f"lettering {where} of the picture")]
    return []


def lines_in(gray: Picture) -> list[Box]:
    """The lines of lettering in one picture, lines x columns of luma."""
    import cv2  # loaded by who looks at new takes; most commands have none

    found: list[Box] = []
    for block in BLOCKS:
        off = gray.astype(np.int16) - cv2.boxFilter(gray, cv2.CV_16S, (block, block))
        # Faint letters show at the small step; at the large one those of a bold word part.
        for step in OFF:
            for mask in (off > step, off < -step):
                found += _lines(_marks(mask.astype(np.uint8), gray))
    return found


def _marks(mask: Picture, gray: Picture) -> list[_Mark]:
    """What could be a letter: of its size, and drawn with a stroke of one width."""
    import cv2

    count, labels, stats, _ = cv2.connectedComponentsWithStats(mask, connectivity=8)
    found: list[_Mark] = []
    for label in range(1, count):
        x, y, width, height, area = (int(value) for value in stats[label])
        if not SMALLEST <= height <= TALLEST or not 0.08 * height <= width <= 1.6 * height:
            continue
        if not 0.12 * width * height <= area or x <= 1 or x + width >= mask.shape[1] - 1:
            continue
        own = np.ascontiguousarray(labels[y : y + height, x : x + width] == label).astype(np.uint8)
        depth = cv2.distanceTransform(cv2.copyMakeBorder(own, 1, 1, 1, 1, cv2.BORDER_CONSTANT), cv2.DIST_L2, 3)
        stroke = 2 * float(depth.max())
        # A stroke is thin against the letter; a blot is not.
        if stroke > 0.5 * height and width > 0.5 * height:
            continue
        luma = float(gray[y : y + height, x : x + width][own > 0].mean())
        wide = cv2.copyMakeBorder(own, 3, 3, 3, 3, cv2.BORDER_CONSTANT)
        ring = cv2.dilate(wide, RING_OUT) - cv2.dilate(wide, RING_IN)
        inside = ring[max(0, 3 - y) : 3 - y + len(gray), max(0, 3 - x) : 3 - x + gray.shape[1]]
        beside = gray[max(0, y - 3) : y + height + 3, max(0, x - 3) : x + width + 3][inside > 0]
        edge = abs(luma - float(beside.mean())) if len(beside) else 0.0
        shape = cv2.resize(own * 255, (12, 12), interpolation=cv2.INTER_AREA).astype(np.float32)
        found.append(_Mark(x, y, width, height, stroke, luma, area / (width * height), edge, shape))
    return found


def _lines(marks: Sequence[_Mark]) -> list[Box]:
    """Marks that stand beside each other as the letters of a line do."""
    ordered = sorted(marks, key=lambda mark: mark.x)
    used: set[int] = set()
    found: list[Box] = []
    for first in range(len(ordered)):
        if first in used:
            continue
        line = [first]
        for other in range(first + 1, len(ordered)):
            last, mark = ordered[line[-1]], ordered[other]
            if mark.x - (last.x + last.width) > 1.3 * max(last.height, mark.height):
                break
            if other not in used and _beside(last, mark):
                line.append(other)
        if len(line) >= LETTERS and _is_lettering([ordered[at] for at in line]):
            used |= set(line)
            chosen = [ordered[at] for at in line]
            found.append(
                (
                    min(mark.x for mark in chosen),
                    min(mark.y for mark in chosen),
                    max(mark.x + mark.width for mark in chosen),
                    max(mark.bottom for mark in chosen),
                )
            )
    return found


def _beside(one: _Mark, other: _Mark) -> bool:
    low, high = sorted((one.height, other.height))
    return (
        high <= 2.1 * low
        and other.x >= one.x + one.width - 0.2 * high
        and (abs(one.bottom - other.bottom) <= 0.3 * high or abs(one.y - other.y) <= 0.2 * high)
        and abs(one.luma - other.luma) <= 30
        and max(one.stroke, other.stroke) <= 2.2 * min(one.stroke, other.stroke)
    )


def _is_lettering(line: Sequence[_Mark]) -> bool:
    """On one base line, of one weight, in one colour, and of many shapes."""
    height = float(np.median([mark.height for mark in line]))
    bottoms = np.array([mark.bottom for mark in line])
    strokes = np.array([mark.stroke for mark in line])
    if (np.abs(bottoms - np.median(bottoms)) <= max(1.5, 0.12 * height)).mean() < 0.6:
        return False
    if strokes.std() > 0.35 * strokes.mean() or np.std([mark.luma for mark in line]) > 16:
        return False
    if np.median([mark.fill for mark in line]) > FILL or np.median([mark.edge for mark in line]) < EDGE:
        return False
    if np.median(strokes) > BOLDEST * height:
        return False
    widths = np.array([mark.width for mark in line])
    if widths.std() < 0.12 * widths.mean():
        return False
    shapes = np.stack([mark.shape.ravel() for mark in line])
    shapes = shapes - shapes.mean(axis=1, keepdims=True)
    shapes /= np.maximum(np.linalg.norm(shapes, axis=1, keepdims=True), 1e-6)
    alike = (shapes @ shapes.T)[np.triu_indices(len(line), 1)]
    return float(np.median(alike)) < ALIKE


def _common(one: Box, other: Box) -> float:
    width = min(one[2], other[2]) - max(one[0], other[0])
    height = min(one[3], other[3]) - max(one[1], other[1])
    if width <= 0 or height <= 0:
        return 0.0
    areas = [(box[2] - box[0]) * (box[3] - box[1]) for box in (one, other)]
    return width * height / (areas[0] + areas[1] - width * height)


def _gray(frame: av.VideoFrame) -> Picture:
    """The luma of a frame, `HEIGHT` lines high."""
    width = round(HEIGHT * frame.width / frame.height / 2) * 2
    return frame.to_ndarray(width=width, height=HEIGHT, format="gray").astype(np.uint8)
