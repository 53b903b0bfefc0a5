# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false, reportUnknownArgumentType=false
# pyright: reportMissingTypeStubs=false
"""What upper tracks lay over a picture: in a box or all over, see-through, with an edge, coming and going.

    its picture -> border -> corners and opacity -> fades -> laid over the ground, in its place
                                                          -> laid over black or white -> screen, multiply

A layer over black screens as it would by its own alpha, and one over white multiplies so: opacity, corners and fades
need nothing of the blend.
"""

import math
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import ffmpeg

from tools.assembly.conforming import held
from tools.assembly.delivery import Delivery
from tools.assembly.grading import from_rgb, to_rgb
from tools.assembly.mixing import frame_number, over
from tools.assembly.pixels import BT709, masked, pixels_of
from tools.assembly.recipe import Layer, Ramp

NEUTRAL = {"screen": "black", "multiply": "white"}
LEAST = 16
"""No layer is smaller, in pixels."""


@dataclass(frozen=True)
class Edges:
    """What is drawn for a layer: the alpha of its rounded corners, and its border."""

    alpha: Path | None = None
    border: Path | None = None


@dataclass(frozen=True)
class Frame:
    """Where a layer lies, in pixels; all even, so that its colours are not moved."""

    x: int
    y: int
    width: int
    height: int

    @property
    def size(self) -> tuple[int, int]:
        return self.width, self.height


def frame_of(layer: Layer, delivery: Delivery) -> Frame:
    """The layer's box in the pixels of a delivery."""
    if layer.box is None:
        return Frame(0, 0, delivery.width, delivery.height)
    width = max(LEAST, _even(layer.box.width * delivery.width))
    height = max(LEAST, _even(layer.box.height * delivery.height))
    x = min(_even(layer.box.left * delivery.width), delivery.width - width)
    y = min(_even(layer.box.top * delivery.height), delivery.height - height)
    return Frame(x, y, width, height)


def border_width(layer: Layer, delivery: Delivery) -> int:
    """The width of the layer's border in pixels; 0 without one."""
    return max(1, round(layer.border * min(delivery.width, delivery.height))) if layer.border else 0


def laid(ground: Any, picture: Any, layer: Layer, frames: int, delivery: Delivery, edges: Edges) -> Any:
    """`picture`, which has the size of the layer's frame, laid over `ground` as the layer says."""
    rate, pixels = delivery.rate, pixels_of(delivery)
    frame = frame_of(layer, delivery)
    if edges.border is not None:
        drawn = ffmpeg.input(str(edges.border), framerate=str(rate))
        drawn = drawn.filter("scale", out_color_matrix="bt709", out_range="tv").filter("format", pixels.alpha)
        picture = over(picture, held(drawn, frames, delivery), pixels)
    if edges.alpha is not None:
        alpha = ffmpeg.input(str(edges.alpha), framerate=str(rate)).filter("format", "gray")
        picture = masked(picture, held(alpha, frames, delivery), pixels)
    else:
        picture = picture.filter("format", pixels.alpha)
        if layer.opacity < 1:
            alpha = round(layer.opacity * 255)
            picture = picture.filter("lutyuv", a=f"maxval*{alpha}/255" if pixels.deep else alpha)
            if pixels.deep:
                # Such a table knows 16 bits, and none of ten.
                picture = picture.filter("format", pixels.alpha)
    picture = _faded(picture, layer.ramps)
    across = _moving(frame.x, layer.ramps, {"left": -frame.width, "right": delivery.width}, frame_number(rate))
    down = _moving(frame.y, layer.ramps, {"top": -frame.height, "bottom": delivery.height}, frame_number(rate))
    if layer.blend == "normal":
        return over(ground, picture, pixels, across, down)
    flat = f"color=c={NEUTRAL[layer.blend]}:size={delivery.width}x{delivery.height}:rate={rate}"
    neutral = ffmpeg.input(flat, f="lavfi").filter("trim", end_frame=frames)
    neutral = neutral.filter("format", pixels.plain).filter("setparams", **BT709)
    lit = to_rgb(over(neutral, picture, pixels, across, down), pixels)
    return from_rgb(ffmpeg.filter([to_rgb(ground, pixels), lit], "blend", all_mode=layer.blend), pixels)


def _faded(picture: Any, ramps: tuple[Ramp, ...]) -> Any:
    """The layer with its alpha faded. A fade that began before the unit is begun on frames that are cut off again."""
    fades = [ramp for ramp in ramps if ramp.kind in ("fade in", "fade out")]
    if not fades:
        return picture
    early = max(0, *(-ramp.start for ramp in fades))
    if early:
        picture = picture.filter("tpad", start=early, start_mode="clone")
    for ramp in fades:
        kind = "in" if ramp.kind == "fade in" else "out"
        picture = picture.filter("fade", type=kind, start_frame=ramp.start + early, nb_frames=ramp.frames, alpha=1)
    return picture.filter("trim", start_frame=early).filter("setpts", "PTS-STARTPTS") if early else picture


def _moving(home: int, ramps: tuple[Ramp, ...], outside: dict[str, int], number: str) -> str | int:
    """Where an edge of the layer is at a frame: at home, or on its way from or to the outside, by even steps."""
    away = ""
    for ramp in ramps:
        if ramp.side not in outside:
            continue
        done = f"clip(({number}-({ramp.start}))/{ramp.frames},0,1)"
        eased = f"{done}*{done}*(3-2*{done})"
        share = f"(1-{eased})" if ramp.kind == "slide in" else eased
        away += f"+({outside[ramp.side] - home})*{share}"
    return f"2*floor(({home}{away})/2+0.5)" if away else home


def slid(frame: Frame, ramps: tuple[Ramp, ...], size: tuple[int, int], at: int) -> tuple[int, int]:
    """Where the corner of a layer is at the unit's frame `at`, in a picture of `size`: what `laid` makes of it."""
    outside = {"left": -frame.width, "right": size[0], "top": -frame.height, "bottom": size[1]}
    place = [float(frame.x), float(frame.y)]
    for ramp in ramps:
        if ramp.side is not None:
            done = min(1.0, max(0.0, (at - ramp.start) / ramp.frames))
            eased = done * done * (3 - 2 * done)
            axis = 0 if ramp.side in ("left", "right") else 1
            home = (frame.x, frame.y)[axis]
            place[axis] += (outside[ramp.side] - home) * (1 - eased if ramp.kind == "slide in" else eased)
    return 2 * math.floor(place[0] / 2 + 0.5), 2 * math.floor(place[1] / 2 + 0.5)


def _even(value: float) -> int:
    return 2 * round(value / 2)
