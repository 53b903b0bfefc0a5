# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false, reportUnknownArgumentType=false
# pyright: reportMissingTypeStubs=false
"""From a file of any kind to frames of the house format: its frames by number, its speed, its size and its colours.

Frames are chosen by index after the rate is set. Seeking goes to a key frame and keeps the file's own times
(`-copyts`), for new ones would move the phase.
"""

from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Any

import ffmpeg

from tools.assembly.delivery import Delivery
from tools.assembly.recipe import MediaStrip
from tools.assembly.windowing import windowed

BT709 = {"range": "tv", "color_primaries": "bt709", "color_trc": "bt709", "colorspace": "bt709"}
SAME_ASPECT = 0.01
"""Aspects nearer than this are made equal by a stretch that nobody sees; farther ones get a letterbox."""

SEEK_MARGIN = Fraction(1, 2)
"""Seconds before the first frame in which a take of any rate has another frame to show."""

LATE_FRAMES = 2
"""By so many frames a file of another rate may come out short of its rounded length; its last frame is held."""


@dataclass(frozen=True)
class Source:
    """A file that a unit reads. `untagged`: it does not say its colour matrix, and is taken for BT.709."""

    path: Path
    untagged: bool = False
    seekable: bool = True


def conformed_take(strip: MediaStrip, frames: int, delivery: Delivery, source: Source) -> Any:
    """`frames` of a take in the size and colours of the delivery, from the strip's first frame on."""
    first = int(strip.start // 1)
    picture = ffmpeg.input(str(source.path), threads=1, **_seek(first, delivery.rate, source)).video
    picture = picture.filter("fps", str(delivery.rate), start_time=0, round="near")
    picture = picture.filter("tpad", stop_mode="clone", stop=LATE_FRAMES)
    if strip.freeze:
        picture = picture.filter("trim", start_frame=first, end_frame=first + 1)
        picture = held(picture, frames, delivery)
    elif strip.speed == 1:
        picture = picture.filter("trim", start_frame=first, end_frame=first + frames)
        picture = picture.filter("setpts", "PTS-STARTPTS")
    else:
        picture = _retimed(picture, strip, frames, delivery)
    if strip.window is not None:
        matrix = {"in_color_matrix": "bt709"} if source.untagged else {}
        return windowed(picture, strip, strip.window, delivery, matrix).filter("setparams", **BT709)
    return conformed(picture, delivery, untagged=source.untagged)


def _seek(first: int, rate: Fraction, source: Source) -> dict[str, str | None]:
    """Begin decoding at the last key frame well before `first`: the times stay, so the frames keep their numbers."""
    seconds = Fraction(first) / rate - SEEK_MARGIN
    return {"noaccurate_seek": None, "ss": f"{float(seconds):.6f}"} if seconds > 0 and source.seekable else {}


def _retimed(picture: Any, strip: MediaStrip, frames: int, delivery: Delivery) -> Any:
    """Frame k shows the source frame floor(start + k * speed): exact, in ticks of 1 / (rate * numerator of speed)."""
    numerator, denominator = strip.speed.numerator, strip.speed.denominator
    first = int(strip.start // 1)
    last = int((strip.start + (frames - 1) * strip.speed) // 1)
    shift = first * denominator - int(strip.start * denominator)
    picture = picture.filter("trim", start_frame=first, end_frame=last + 1)
    picture = picture.filter("settb", f"1/({delivery.rate * numerator})")
    picture = picture.filter("setpts", f"N*{denominator}{shift:+d}")
    picture = picture.filter("fps", str(delivery.rate), start_time=0, round="up")
    picture = picture.filter("tpad", stop_mode="clone", stop=-1).filter("trim", end_frame=frames)
    return picture.filter("setpts", "PTS-STARTPTS")


def held(picture: Any, frames: int, delivery: Delivery) -> Any:
    """One frame, `frames` times."""
    picture = picture.filter("loop", loop=-1, size=1, start=0).filter("setpts", f"N/(({delivery.rate})*TB)")
    return picture.filter("trim", end_frame=frames)


def conformed(picture: Any, delivery: Delivery, *, untagged: bool) -> Any:
    """To the delivery's size and BT.709 in the video range; bars only where the aspect really differs."""
    width, height = delivery.width, delivery.height
    near = f"lt(abs(dar*{height}/{width}-1),{SAME_ASPECT})"
    matrix = {"in_color_matrix": "bt709"} if untagged else {}
    picture = picture.filter(
        "scale",
        w=f"if({near},{width},trunc(min({width},{height}*dar)/2+0.5)*2)",
        h=f"if({near},{height},trunc(min({height},{width}/dar)/2+0.5)*2)",
        out_color_matrix="bt709",
        out_range="tv",
        **matrix,
    )
    picture = picture.filter("pad", width, height, -1, -1).filter("setsar", 1).filter("format", "yuv420p")
    return picture.filter("setparams", **BT709)
