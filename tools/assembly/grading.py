# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false, reportUnknownArgumentType=false
# pyright: reportMissingTypeStubs=false
"""A clip's grade as a chain of filters: tables over whole numbers, the same on every processor."""

from typing import Any

from tools.assembly.conforming import BT709
from tools.film.timeline import Grade


def graded(picture: Any, grade: Grade) -> Any:
    """Exposure with a soft shoulder, an S-curve or its opposite, colour temperature, saturation: tables, no floats."""
    picture = picture.filter("scale", in_color_matrix="bt709", in_range="tv", out_range="pc").filter("format", "gbrp")
    curve = _curve(grade)
    warm = 0.16 * grade.temperature
    picture = picture.filter("lutrgb", r=curve(1 + warm), g=curve(1.0), b=curve(1 - warm))
    picture = picture.filter("scale", out_color_matrix="bt709", out_range="tv").filter("format", "yuv420p")
    if grade.saturation:
        picture = picture.filter("hue", s=f"{1 + grade.saturation:.4f}")
    return picture.filter("setparams", **BT709)


def _curve(grade: Grade) -> Any:
    """The tone curve of one channel with a gain of its own, as an expression over `val` (0..255)."""
    gain = 2 ** (grade.exposure / 2.2)

    def channel(balance: float) -> str:
        x = "(val/255)"
        g = gain * balance
        exposed = f"({g:.5f}*{x}/(1+{g - 1:.5f}*{x}))" if g > 1 else f"({g:.5f}*{x})"
        c = grade.contrast
        shaped = f"({exposed}*{exposed}*(3-2*{exposed}))" if c > 0 else f"(0.5+0.25*({exposed}-0.5))"
        return f"clip(255*({exposed}+{abs(c):.4f}*({shaped}-{exposed})),0,255)"

    return channel
