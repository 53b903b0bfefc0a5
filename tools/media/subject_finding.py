# pyright: reportUnknownMemberType=false
"""Finding what a take is about by looking at it: skin, motion and what is sharp, inside an outline, in whole numbers.

    frame -> 64 x 36 means of Y, U, V and detail -> (skin + motion + detail) x enclosed -> columns and rows of interest

Enclosed is what cannot be reached from the upper edge and the sides without crossing an outline: a wall, a sky or a
blurred ground can, a head on its shoulders cannot (geodesic saliency, Wei et al., "Geodesic Saliency Using Background
Priors", ECCV 2012). No model and no library of pictures. The means are sums of whole numbers over the decoded planes,
so that every machine finds the same.
"""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
from av.error import FFmpegError
from numpy.typing import NDArray

from tools.film.errors import OperatorError
from tools.film.subjects import SubjectTrack
from tools.media.disk import whole_file

VERSION = 2
"""Raise it when the same take would be seen differently."""

ACROSS, DOWN = 64, 36
SAMPLES_A_SECOND = 4
FINE_ACROSS, FINE_DOWN = 512, 288
"""The size in which detail is measured, whatever the size of the picture: noise is none."""
OUTLINE = 9
"""By how much neighbouring cells may differ and no outline lies between them."""
SMOOTH = 40
"""What an enclosed place counts that is neither skin nor sharp, and does not move."""
OUTSIDE = 20
"""Percent that what is not enclosed counts all the same."""
FLOOR = 50
"""Percent of the strongest interest under which a place is of none: the ground of a picture must not outweigh it."""

Cells = NDArray[np.int64]
Look = NDArray[np.uint8]


def find_subjects(path: Path) -> SubjectTrack:
    """Look at a take four times a second. Raises OperatorError when it cannot be read."""
    try:
        with av.open(str(path)) as container:
            stream = container.streams.video[0]
            rate = stream.guessed_rate or stream.average_rate or Fraction(24)
            every = max(1, round(rate / SAMPLES_A_SECOND))
            shape = stream.sample_aspect_ratio or Fraction(1)
            width, height = round(stream.codec_context.width * shape), stream.codec_context.height
            stream.thread_type = "AUTO"
            looks = [_cells(frame) for number, frame in enumerate(container.decode(stream)) if number % every == 0]
    except (FFmpegError, OSError, IndexError) as error:
        raise OperatorError(
            f"{path} cannot be read: {getattr(error, 'strerror', None) or error}.", code="unreadable", path=str(path)
        ) from error
    # Only the sums of each look are kept: an hour of footage has fourteen thousand.
    sums = [(cells.sum(axis=0), cells.sum(axis=1)) for cells in _interest(looks)]
    return SubjectTrack(
        width=width,
        height=height,
        rate=rate,
        every=every,
        columns=tuple(tuple(int(v) for v in columns) for columns, _ in sums),
        rows=tuple(tuple(int(v) for v in rows) for _, rows in sums),
    )


def subjects_of(path: Path, media: str, folder: Path) -> SubjectTrack:
    """`find_subjects`, remembered under the media's hash in `folder`."""
    kept = folder / f"{media}-{VERSION}.json"
    try:
        return SubjectTrack.model_validate_json(kept.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        found = find_subjects(path)
    with whole_file(kept) as temporary:
        temporary.write_text(found.model_dump_json(exclude_defaults=True), encoding="utf-8")
    return found


def _cells(frame: av.VideoFrame) -> Look:
    """Means over 64 x 36 cells of Y, U, V and of detail: (4, 36, 64)."""
    planar = frame if frame.format.name in ("yuv420p", "yuvj420p") else frame.reformat(format="yuv420p")
    planes = [_picture(planar, index) for index in range(3)]
    return np.stack([*(_means(plane, DOWN, ACROSS) for plane in planes), _detail(planes[0])]).astype(np.uint8)


def _picture(frame: av.VideoFrame, index: int) -> Look:
    plane = frame.planes[index]
    return np.frombuffer(memoryview(plane), np.uint8).reshape(-1, plane.line_size)[: plane.height, : plane.width]


def _means(picture: Look | Cells, down: int, across: int) -> Cells:
    height, width = picture.shape
    rows, columns = np.arange(down) * height // down, np.arange(across) * width // across
    sums = np.add.reduceat(np.add.reduceat(picture, rows, axis=0, dtype=np.int64), columns, axis=1)
    area = np.diff(rows, append=height).clip(1)[:, None] * np.diff(columns, append=width).clip(1)[None, :]
    return sums // area


def _detail(luma: Look) -> Cells:
    """0..255: how sharp and how rich in detail each cell is; one hard edge does not count for more than fine lines."""
    fine = _means(luma, min(FINE_DOWN, luma.shape[0]), min(FINE_ACROSS, luma.shape[1]))
    steps = abs(np.diff(fine, axis=1, append=fine[:, -1:])) + abs(np.diff(fine, axis=0, append=fine[-1:]))
    return _means(6 * np.minimum(steps, 40), DOWN, ACROSS)


def _interest(looks: Sequence[Look]) -> Iterator[Cells]:
    """For every look (36, 64): how much each cell draws the eye, 0..~1000."""
    for index in range(len(looks)):
        places = (index, max(index - 1, 0), min(index + 1, len(looks) - 1))
        look, before, after = (looks[place].astype(np.int64) for place in places)
        moving = np.maximum(_motion(look, before), _motion(look, after))
        cells = 3 * _rare(_skin(look)) + 2 * moving + 4 * look[3] + SMOOTH
        cells = cells * (OUTSIDE + _enclosed(look)) // 100 * _prior() // 100
        above = np.maximum(cells - int(cells.max()) * FLOOR // 100, 0)
        # Squared, so that one place that stands out is worth more than much that is a little of interest.
        yield above * above // 100


def _skin(look: Cells) -> Cells:
    """0..100: how much a cell has the colour of skin, of any tone, in warm light or cold."""
    y, u, v = look[0], look[1] - 128, look[2] - 128
    red = np.clip(np.minimum(v - 6, 40 - v) * 8, 0, 100)
    blue = np.clip(np.minimum(2 - u, u + 46) * 8, 0, 100)
    light = np.clip(np.minimum(y - 50, 235 - y) * 4, 0, 100)
    return np.minimum(np.minimum(red, blue), light)


def _motion(look: Cells, other: Cells) -> Cells:
    """0..100: what moved against the picture as a whole."""
    apart = np.abs(look[0] - other[0])
    return np.clip((apart - int(np.median(apart)) * 2 - 2) * 6, 0, 100)


def _rare(skin: Cells) -> Cells:
    """Less, where much of the picture has that colour: wood, sand and lamplight are no faces."""
    return skin * max(0, 100 - 3 * int(skin.mean())) // 100


def _enclosed(look: Cells) -> Cells:
    """0..100: how much of an outline has to be crossed to come to a cell from the upper edge or the sides."""
    across = sum(weight * abs(np.diff(look[plane], axis=1)) for plane, weight in enumerate((1, 2, 2)))
    down = sum(weight * abs(np.diff(look[plane], axis=0)) for plane, weight in enumerate((1, 2, 2)))
    across, down = np.maximum(across - OUTLINE, 0), np.maximum(down - OUTLINE, 0)
    cost = np.full((DOWN, ACROSS), np.iinfo(np.int32).max, np.int64)
    cost[0], cost[:, 0], cost[:, -1] = 0, 0, 0
    before = np.zeros_like(cost)
    while (before != cost).any():
        before = cost.copy()
        cost[:, 1:] = np.minimum(cost[:, 1:], cost[:, :-1] + across)
        cost[:, :-1] = np.minimum(cost[:, :-1], cost[:, 1:] + across)
        cost[1:] = np.minimum(cost[1:], cost[:-1] + down)
        cost[:-1] = np.minimum(cost[:-1], cost[1:] + down)
    # Of the two percent that are hardest to come to, one may be a lamp.
    most = int(np.sort(cost, axis=None)[-cost.size // 50])
    return np.minimum(100 * cost // max(most, 1), 100)


def _prior() -> Cells:
    """Percent: people are seldom framed at the very edge, and faces are in the upper two thirds."""
    x = np.abs(2 * np.arange(ACROSS) - ACROSS + 1) * 100 // ACROSS
    y = np.abs(5 * np.arange(DOWN) - 2 * DOWN) * 100 // (3 * DOWN)
    return (100 - x * x // 180)[None, :] * (100 - y * y // 110)[:, None] // 100
