# pyright: reportUnknownMemberType=false
"""A picture made small enough to be held against another: the means of its blocks, in luma and both chromas.

    frame 1920 x 1080 -> print (3, 54, 96)      about 5,000 blocks, whatever the picture's shape

Means over whole blocks forget the noise of coding, and keep the smallest thing that moves.
"""

import math
from dataclasses import dataclass, field

import av
import numpy as np
from av.video.reformatter import ColorRange, Colorspace, Interpolation, VideoReformatter
from numpy.typing import NDArray

Print = NDArray[np.float32]
"""(3, rows, columns): Y, U and V in steps of 8 bits, as coded."""

BLOCKS = 96 * 54
AREAS = Interpolation.AREA | Interpolation.FULL_CHR_H_INP
"""Means of areas. Without the second, edges of colour in RGB lie half a pixel off: it is halved before it is scaled."""

BLACK = (16.0, 128.0, 128.0)
WHITE = (235.0, 128.0, 128.0)


def print_size(width: int, height: int) -> tuple[int, int]:
    """Columns and rows of the print of a picture: square blocks, as nearly as whole numbers go."""
    columns = max(8, min(width, round(math.sqrt(BLOCKS * width / height))))
    return columns, max(8, min(height, round(columns * height / width)))


@dataclass
class Printer:
    """Makes prints; the scaler is kept from frame to frame."""

    _scaler: VideoReformatter = field(default_factory=VideoReformatter)

    def print(self, frame: av.VideoFrame, size: tuple[int, int]) -> Print:
        """The print of a decoded frame in `size` columns and rows, in the range and matrix it was coded in.

        What has no such range (RGB, grey, and formats that are always full) is put into the video range of BT.709.
        """
        columns, rows = size
        small = self._scaler.reformat(
            frame,
            width=columns,
            height=rows,
            format="yuv444p",
            src_colorspace=Colorspace.ITU709,
            dst_colorspace=Colorspace.ITU709,
            interpolation=AREAS,
            src_color_range=ColorRange.MPEG,
            dst_color_range=ColorRange.MPEG,
            threads=1,
        )
        blocks = np.empty((3, rows, columns), np.float32)
        for index, plane in enumerate(small.planes):
            blocks[index] = np.frombuffer(memoryview(plane), np.uint8).reshape(rows, plane.line_size)[:, :columns]
        return blocks


def flat(colour: tuple[float, float, float], size: tuple[int, int]) -> Print:
    """The print of one colour."""
    columns, rows = size
    return np.broadcast_to(np.array(colour, np.float32)[:, None, None], (3, rows, columns)).copy()


def moved(one: Print, other: Print) -> float:
    """How far two prints are apart: mean steps of luma."""
    return float(np.abs(one[0] - other[0]).mean())
