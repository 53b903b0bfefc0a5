# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false, reportUnknownArgumentType=false
# pyright: reportMissingTypeStubs=false
"""The moving window of a reframed take as a chain of filters: the picture is made large, then cut out frame by frame.

Cut out after the scaling, so that a window of a small take moves in steps of the delivery's pixels.
"""

from fractions import Fraction
from itertools import pairwise
from typing import Any

import ffmpeg

from tools.assembly.delivery import Delivery
from tools.assembly.pixels import SITED, pixels_of
from tools.assembly.recipe import MediaStrip, Window
from tools.film.subjects import WHOLE

GROUND_SIDE = 96
"""Pixels of the longer side of the picture that becomes a soft ground: what is so small is soft when it is large."""


def window_size(window: Window, delivery: Delivery) -> tuple[int, int]:
    """The largest even size of the window's shape in the delivery."""
    wide, tall = window.shape
    if wide * delivery.height >= tall * delivery.width:
        return delivery.width, min(delivery.height, round(Fraction(delivery.width * tall, wide) / 2) * 2)
    return min(delivery.width, round(Fraction(delivery.height * wide, tall) / 2) * 2), delivery.height


def windowed(picture: Any, strip: MediaStrip, window: Window, delivery: Delivery, matrix: dict[str, str]) -> Any:
    """The window of every frame in the delivery's size, in the video range; the strip begins with frame 0 here."""
    width, height = window_size(window, delivery)
    ground = None
    if (width, height) != (delivery.width, delivery.height):
        split = picture.filter_multi_output("split")
        picture, ground = split[0], soft_ground(split[1], delivery, matrix)
    across = window.axis == "across"
    picture = picture.filter(
        "scale",
        w=f"trunc({height}*dar/2+0.5)*2" if across else width,
        h=height if across else f"trunc({width}/dar/2+0.5)*2",
        out_color_matrix="bt709",
        out_range="tv",
        **SITED,
        **matrix,
    ).filter("format", pixels_of(delivery).plain)
    middle = place(window, strip)
    picture = picture.filter(
        "crop",
        w=width,
        h=height,
        x=f"trunc(iw*({middle})/{WHOLE}-ow/2+0.5)" if across else 0,
        y=0 if across else f"trunc(ih*({middle})/{WHOLE}-oh/2+0.5)",
        exact=1,
    ).filter("setsar", 1)
    if ground is None:
        return picture
    laid = {"x": "(W-w)/2", "y": "(H-h)/2", "format": pixels_of(delivery).laid}
    return ffmpeg.filter([ground, picture], "overlay", **laid, shortest=1)


def place(window: Window, strip: MediaStrip) -> str:
    """The middle of the window as an expression over `n`, the frame's number in the strip."""
    keys = window.keys
    if len(keys) == 1:
        return str(keys[0][1])
    speed = Fraction(0) if strip.freeze else strip.speed
    frame = f"({strip.start.numerator}/{strip.start.denominator}+n*{speed.numerator}/{speed.denominator})"
    words = str(keys[-1][1])
    for (begin, one), (end, other) in reversed(list(pairwise(keys))):
        moved = f"{one}+({other - one})*({frame}-{begin})/{end - begin}" if other != one else str(one)
        words = f"if(lt({frame},{end}),{moved},{words})"
    return f"if(lt({frame},{keys[0][0]}),{keys[0][1]},{words})"


def soft_ground(picture: Any, delivery: Delivery, matrix: dict[str, str]) -> Any:
    """The same picture, filling the delivery: soft and darker, so that nobody looks at it."""
    width, height = delivery.width, delivery.height
    small = Fraction(GROUND_SIDE, max(width, height))
    size = (max(2, round(width * small / 2) * 2), max(2, round(height * small / 2) * 2))
    ratio = f"{width}/{height}"
    ground = picture.filter(
        "scale",
        w=f"if(gt(dar,{ratio}),trunc({size[1]}*dar/2+0.5)*2,{size[0]})",
        h=f"if(gt(dar,{ratio}),{size[1]},trunc({size[0]}/dar/2+0.5)*2)",
        flags="area+accurate_rnd+full_chroma_int+bitexact",
        out_color_matrix="bt709",
        out_range="tv",
        **matrix,
    )
    ground = ground.filter("format", pixels_of(delivery).plain).filter("crop", w=size[0], h=size[1]).filter("setsar", 1)
    ground = ground.filter("boxblur", luma_radius=3, luma_power=2, chroma_radius=1, chroma_power=2)
    black = pixels_of(delivery).black
    ground = ground.filter("lutyuv", y=f"{black}+(val-{black})*55/100")
    return ground.filter("scale", width, height).filter("setsar", 1)
