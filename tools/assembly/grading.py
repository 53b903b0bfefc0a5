# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false, reportUnknownArgumentType=false
# pyright: reportMissingTypeStubs=false
"""A clip's grade and the film's as a chain of filters: tables over whole numbers, the same on every processor.

to RGB -> clip: tone and balance, saturation, LUT -> film: the same -> back
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tools.assembly.pixels import BT709, Pixels
from tools.film.timeline import Grade

WARMTH = 0.16
TINT = 0.1
LUMA = (0.2126, 0.7152, 0.0722)
"""The shares of red, green and blue in brightness (ITU-R BT.709)."""

Lut = tuple[str, float]
"""A LUT as it is used: its hash and its strength."""


@dataclass(frozen=True)
class LutFile:
    """A LUT at the strength it is used with; `curves`: one a channel, not a lattice."""

    path: Path
    curves: bool


def graded(picture: Any, grades: Sequence[Grade], luts: Mapping[Lut, LutFile], pixels: Pixels) -> Any:
    """The picture with one grade after the other. (ffmpeg-python escapes an option once, but an argument twice.)"""
    picture = to_rgb(picture, pixels)
    for grade in grades:
        picture = _toned(picture, grade, pixels.white)
        if grade.saturation:
            picture = picture.filter("colorchannelmixer", **_saturation(1 + grade.saturation))
        if grade.lut:
            lut = luts[grade.lut, grade.lut_strength]
            if lut.curves:
                picture = picture.filter("lut1d", file=str(lut.path), interp="linear")
            else:
                picture = picture.filter("lut3d", file=str(lut.path), interp="tetrahedral")
    return from_rgb(picture, pixels)


def to_rgb(picture: Any, pixels: Pixels) -> Any:
    """To full range RGB, in planes."""
    picture = picture.filter("scale", in_color_matrix="bt709", in_range="tv", out_range="pc")
    return picture.filter("format", pixels.rgb)


def from_rgb(picture: Any, pixels: Pixels) -> Any:
    """Back to BT.709 in the video range."""
    picture = picture.filter("scale", out_color_matrix="bt709", out_range="tv").filter("format", pixels.plain)
    return picture.filter("setparams", **BT709)


def _toned(picture: Any, grade: Grade, white: int) -> Any:
    """Exposure with a soft shoulder, an S-curve or its opposite, temperature and tint: one table a channel."""
    if not (grade.exposure or grade.contrast or grade.temperature or grade.tint):
        return picture
    curve = _curve(grade, white)
    warm, magenta = WARMTH * grade.temperature, TINT * grade.tint
    red, green, blue = 1 + warm + magenta / 2, 1 - magenta, 1 - warm + magenta / 2
    return picture.filter("lutrgb", r=curve(red), g=curve(green), b=curve(blue))


def _curve(grade: Grade, white: int) -> Any:
    """The tone curve of one channel with a gain of its own, as an expression over `val` (0..`white`)."""
    gain = 2 ** (grade.exposure / 2.2)

    def channel(balance: float) -> str:
        x = f"(val/{white})"
        g = gain * balance
        exposed = f"({g:.5f}*{x}/(1+{g - 1:.5f}*{x}))" if g > 1 else f"({g:.5f}*{x})"
        c = grade.contrast
        shaped = f"({exposed}*{exposed}*(3-2*{exposed}))" if c > 0 else f"(0.5+0.25*({exposed}-0.5))"
        return f"clip({white}*({exposed}+{abs(c):.4f}*({shaped}-{exposed})),0,{white})"

    return channel


def _saturation(amount: float) -> dict[str, str]:
    """Every channel's distance from the pixel's brightness, times `amount`."""
    rows = {"r": 0, "g": 1, "b": 2}
    return {
        to + source: f"{(1 - amount) * LUMA[rows[source]] + (amount if to == source else 0):.5f}"
        for to in rows
        for source in rows
    }
