# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false, reportUnknownArgumentType=false
# pyright: reportMissingTypeStubs=false
"""Two pictures into one, frame by frame: dissolves and wipes, pushes and slides, and what is drawn as a mask.

    dissolve, wipe left ..     xfade, which works in 4:4:4
    push                       both side by side, and a window that moves over them
    slide                      the incoming one laid over the outgoing one, moving in
    iris, diagonal, clock      the incoming one seen through a drawn mask (masks.py)

Frame k of n is k/n of the way: the first is all of the outgoing picture. Moves are by whole chroma samples, so that
nothing is scaled. (xfade's own pushes read beyond the edge of the picture in their first frame, and its irises are
as soft as a dissolve.)
"""

from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Any

import ffmpeg

from tools.assembly.pixels import Pixels, masked
from tools.film.timeline import Mixture

XFADES: dict[Mixture, str] = {
    "dissolve": "fade",
    "wipe left": "wipeleft",
    "wipe right": "wiperight",
    "wipe up": "wipeup",
    "wipe down": "wipedown",
}
MASKED: tuple[Mixture, ...] = ("wipe diagonal", "wipe clock", "iris open", "iris close")


@dataclass(frozen=True)
class Course:
    """Which frames of a mixture are wanted: `frames` after the first `skipped`, of `whole`."""

    skipped: int
    frames: int
    whole: int


def mixed(
    outgoing: Any,
    incoming: Any,
    mixture: Mixture,
    course: Course,
    size: tuple[int, int],
    rate: Fraction,
    mask: Any,
    pixels: Pixels,
) -> Any:
    """The frames of `course`, of pictures that begin at its first one. `mask` is there for the drawn mixtures."""
    if mixture in XFADES:
        return _crossed(outgoing, incoming, XFADES[mixture], course, rate)
    one, other = (stream.filter("settb", f"1/({rate})") for stream in (outgoing, incoming))
    if mixture in MASKED:
        return over(one, masked(other, mask, pixels), pixels)
    width, height = size
    manner, direction = mixture.split()
    along = width if direction in ("left", "right") else height
    number = frame_number(rate) if manner == "slide" else "n"
    gone = f"2*floor({along}*({number}+{course.skipped})/{2 * course.whole})"
    if manner == "slide":
        at = f"{along}-{gone}" if direction in ("left", "up") else f"{gone}-{along}"
        layer = other.filter("format", pixels.alpha)
        return over(one, layer, pixels, x=at) if direction in ("left", "right") else over(one, layer, pixels, y=at)
    pair = [one, other] if direction in ("left", "up") else [other, one]
    at = gone if direction in ("left", "up") else f"{along}-{gone}"
    if direction in ("left", "right"):
        return ffmpeg.filter(pair, "hstack").filter("crop", width, height, at, 0)
    return ffmpeg.filter(pair, "vstack").filter("crop", width, height, 0, at)


def frame_number(rate: Fraction) -> str:
    """The number of a frame in an expression of `overlay`, whose own `n` runs ahead with what it has read."""
    return f"floor(t*{rate}+0.5)"


def over(picture: Any, layer: Any, pixels: Pixels, x: str | int = 0, y: str | int = 0) -> Any:
    """A layer with an alpha channel over a picture, for as long as it lasts."""
    return ffmpeg.filter([picture, layer], "overlay", x=x, y=y, format=pixels.laid, eof_action="pass")


def drawn_mask(path: Path, mask_size: tuple[int, int], size: tuple[int, int], rate: Fraction) -> Any:
    """A file of grey frames as a mask of the size of the picture."""
    width, height = mask_size
    grey = ffmpeg.input(str(path), f="rawvideo", pix_fmt="gray", s=f"{width}x{height}", framerate=str(rate))
    return grey.filter("scale", *size).filter("format", "gray").filter("settb", f"1/({rate})")


def _crossed(outgoing: Any, incoming: Any, kind: str, course: Course, rate: Fraction) -> Any:
    seconds = Fraction(course.whole) / rate
    ticked = [stream.filter("settb", f"1/({rate})") for stream in (outgoing, incoming)]
    before, after = course.skipped, course.whole - course.skipped - course.frames
    if before or after:
        hold = {"start": before, "start_mode": "clone", "stop": after, "stop_mode": "clone"}
        ticked = [stream.filter("tpad", **hold) for stream in ticked]
    picture = ffmpeg.filter(ticked, "xfade", transition=kind, duration=f"{float(seconds):.9f}", offset=0)
    picture = picture.filter("trim", start_frame=before, end_frame=before + course.frames)
    return picture.filter("setpts", "PTS-STARTPTS")
