# pyright: reportUnknownMemberType=false
"""Glances: every picture of a clip as 32 x 18 small means, taken while it is measured, so that it is decoded once.

    picture -> every 4th pixel or so -> 32 x 18 means of Y, 16 x 9 of U and V, as whole numbers

What is seen in them is the same on every machine: sums of decoded bytes, and no scaler.
"""

from dataclasses import dataclass, field

import av
import numpy as np
from av.video.plane import VideoPlane
from numpy.typing import NDArray

ACROSS, DOWN = 32, 18
CELLS = ACROSS * DOWN + 2 * (ACROSS // 2) * (DOWN // 2)
"""bytes of a glance"""

MOST = 400_000
"""Pictures that are kept: four hours and a half at 24 a second, in 350 MB. After them no cut is found."""

_A_CELL = 4
"""pixels, in each direction, that a cell is the mean of at least, where the picture has them"""

_PLANAR = frozenset("yuv420p yuvj420p yuv422p yuvj422p yuv444p yuvj444p".split())

Bytes = NDArray[np.uint8]
Values = NDArray[np.float32]


@dataclass
class Glances:
    """What passed by. `see` is called with every decoded picture, in the order of their decoding."""

    times: list[float] = field(default_factory=list[float])
    _seen: list[Bytes] = field(default_factory=list[Bytes])

    def see(self, picture: av.VideoFrame) -> None:
        if len(self._seen) < MOST:
            self._seen.append(glance(picture))
            self.times.append(float(len(self.times)) if picture.pts is None else picture.time)

    def __len__(self) -> int:
        return len(self._seen)

    def all(self) -> Bytes:
        """The glances in the order of their times, frames x CELLS."""
        order = sorted(range(len(self.times)), key=self.times.__getitem__)
        return np.stack([self._seen[at] for at in order]) if self._seen else np.zeros((0, CELLS), np.uint8)


def glance(picture: av.VideoFrame) -> Bytes:
    """The small means of one picture: Y, then U, then V."""
    if picture.format.name not in _PLANAR:
        picture = picture.reformat(format="yuv420p")
    sizes = ((ACROSS, DOWN), (ACROSS // 2, DOWN // 2), (ACROSS // 2, DOWN // 2))
    return np.concatenate([_means(plane, *size) for plane, size in zip(picture.planes, sizes, strict=True)])


def _means(plane: VideoPlane, across: int, down: int) -> Bytes:
    width, height = int(plane.width), int(plane.height)
    rows: Bytes = np.frombuffer(memoryview(plane), np.uint8).reshape(-1, plane.line_size)[:height, :width]
    if width < across or height < down:
        rows = rows[np.arange(max(height, down)) * height // max(height, down)]
        rows = rows[:, np.arange(max(width, across)) * width // max(width, across)]
        height, width = max(height, down), max(width, across)
    step_x, step_y = max(width // (across * _A_CELL), 1), max(height // (down * _A_CELL), 1)
    fewer: Bytes = rows[::step_y, ::step_x]
    cell_x, cell_y = fewer.shape[1] // across, fewer.shape[0] // down
    cells = fewer[: cell_y * down, : cell_x * across].reshape(down, cell_y, across, cell_x)
    return (cells.sum(axis=(1, 3), dtype=np.uint32) // (cell_x * cell_y)).astype(np.uint8).ravel()


def luma(glances: Bytes) -> Values:
    """The brightness of glances, frames x DOWN x ACROSS, 0..255."""
    return glances[:, : ACROSS * DOWN].astype(np.float32).reshape(-1, DOWN, ACROSS)


def colours(glances: Bytes) -> Values:
    """Their U and V, frames x 2 x 9 x 16, 0..255."""
    return glances[:, ACROSS * DOWN :].astype(np.float32).reshape(-1, 2, DOWN // 2, ACROSS // 2)
