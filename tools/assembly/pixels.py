# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false, reportUnknownArgumentType=false
# pyright: reportMissingTypeStubs=false
"""The pixels of pictures on their way from the decoder to the encoder: as deep, and as fine in colour, as the file.

    H.264, H.265, AV1, VP9    8 bits 4:2:0      graded in 8 bits RGB
    ProRes                    10 bits 4:2:2     graded in 12 bits RGB
"""

from dataclasses import dataclass
from typing import Any

import ffmpeg

from tools.assembly.delivery import Delivery

BT709 = {
    "range": "tv",
    "color_primaries": "bt709",
    "color_trc": "bt709",
    "colorspace": "bt709",
    "chroma_location": "unspecified",
}
"""What every picture of a unit is said to be in: of all alike, or units of one film would have other descriptions."""

SITED = {"in_chroma_loc": "left", "out_chroma_loc": "left"}
"""Where a scaler takes chroma to lie: at the left of its pixels, as H.264 and its kin have it. ffmpeg takes it for the
middle, and so lays colours beside their pixels wherever it makes chroma of RGB or 4:4:4, or a picture larger."""


@dataclass(frozen=True)
class Pixels:
    """ffmpeg's names of one depth: of pictures, of what is laid over them, of how `overlay` works, and of RGB.

    `eight` is what the filters get that know 8 bits only; `black` that of the video range, `white` that of RGB.
    """

    plain: str
    alpha: str
    laid: str
    rgb: str
    eight: str
    bytes_a_pixel: float
    black: int
    white: int

    @property
    def deep(self) -> bool:
        return self.plain != self.eight


EIGHT = Pixels("yuv420p", "yuva420p", "yuv420", "gbrp", "yuv420p", 1.5, 16, 255)
TEN = Pixels("yuv422p10le", "yuva422p10le", "yuv422p10", "gbrp12le", "yuv422p", 4, 64, 4095)


def pixels_of(delivery: Delivery) -> Pixels:
    """In what a unit of the delivery is made."""
    return TEN if delivery.pixel_format == TEN.plain else EIGHT


def masked(picture: Any, mask: Any, pixels: Pixels) -> Any:
    """The picture with a mask of its size for its alpha. (ffmpeg's alphamerge would make eight bits of ten.)"""
    if not pixels.deep:
        return ffmpeg.filter([picture, mask], "alphamerge")
    # Grey is of the full range to a scaler, which brings it into that of the picture; the table takes it out again.
    deep = mask.filter("setparams", **BT709).filter("format", pixels.plain)
    deep = deep.filter("lut", c0="(val-64)*1023/876+0.5")
    return ffmpeg.filter([picture, deep.filter("setsar", 1)], "mergeplanes", "0x00010210", pixels.alpha)
