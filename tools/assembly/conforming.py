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
from tools.assembly.drifting import drifted, larger_than
from tools.assembly.pixels import BT709, SITED, pixels_of
from tools.assembly.recipe import MediaStrip
from tools.assembly.windowing import soft_ground, windowed
from tools.film.timeline import Framing

SCALER = "bicubic+accurate_rnd+full_chroma_int+bitexact"
"""The flags of every scaler; without `bitexact` the bytes would depend on the processor."""

SAME_ASPECT = 0.01
"""Aspects nearer than this are made equal by a stretch that nobody sees; farther ones get a letterbox."""

SEEK_MARGIN = Fraction(1, 2)
"""Seconds before the first frame in which a take of any rate has another frame to show."""

LATE_FRAMES = 2
"""By so many frames a file of another rate may come out short of its rounded length; its last frame is held."""



@dataclass(frozen=True)
class Source:
    """A file that a unit reads. `matrix`: what its colours are taken for where the file does not say; `margin`: so many
    seconds before any moment there is another frame to show; `threads` decode it, 0 for as many as there are cores."""

    path: Path
    matrix: str = ""
    seekable: bool = True
    margin: Fraction = SEEK_MARGIN
    threads: int = 1


def conformed_take(strip: MediaStrip, frames: int, delivery: Delivery, source: Source) -> Any:
    """`frames` of a take in the size and colours of the delivery, from the strip's first frame on."""
    first = int(strip.start // 1)
    picture = ffmpeg.input(str(source.path), threads=source.threads, **_seek(first, delivery.rate, source)).video
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
        matrix = {"in_color_matrix": source.matrix} if source.matrix else {}
        return windowed(picture, strip, strip.window, delivery, matrix).filter("setparams", **BT709)
    if strip.framing is not None and strip.framing.move and strip.drift is not None:
        return drifting(picture, delivery, source.matrix, strip.framing, strip.drift)
    return conformed(picture, delivery, source.matrix, strip.framing)


def _seek(first: int, rate: Fraction, source: Source) -> dict[str, str | None]:
    """Begin decoding at the last key frame well before `first`: the times stay, so the frames keep their numbers."""
    seconds = Fraction(first) / rate - source.margin
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


def conformed(picture: Any, delivery: Delivery, matrix: str = "", framing: Framing | None = None) -> Any:
    """To the delivery's size and BT.709 in the video range, never stretched by more than SAME_ASPECT.

    A picture of another shape gets black bars, or what its framing says.
    """
    pixels = pixels_of(delivery)
    if framing is None or framing.fit == "letterbox":
        picture = _scaled(picture, delivery, matrix, "min")
        picture = picture.filter("pad", delivery.width, delivery.height, -1, -1).filter("setsar", 1)
    elif framing.fit == "fill":
        picture = _filled(picture, delivery, matrix, framing.x, framing.y).filter("setsar", 1)
    else:
        both = picture.split()
        ground = soft_ground(both[0], delivery, {"in_color_matrix": matrix} if matrix else {})
        picture = _scaled(both[1], delivery, matrix, "min").filter("setsar", 1).filter("format", pixels.plain)
        picture = ffmpeg.overlay(ground, picture, x="trunc((W-w)/4)*2", y="trunc((H-h)/4)*2", format=pixels.laid)
    return picture.filter("format", pixels.plain).filter("setparams", **BT709)


def drifting(picture: Any, delivery: Delivery, matrix: str, framing: Framing, drift: tuple[int, int]) -> Any:
    """A picture that fills the delivery, with the frame moving over it."""
    larger = larger_than(delivery)
    covering = _scaled(picture, larger, matrix, "max").filter("setsar", 1)
    # The filter that moves knows eight bits only.
    moved = drifted(covering.filter("format", pixels_of(delivery).eight), framing, drift, delivery, larger)
    return moved.filter("format", pixels_of(delivery).plain).filter("setparams", **BT709)


def _scaled(picture: Any, delivery: Delivery, matrix: str, side: str) -> Any:
    """Scaled to lie within the delivery's size (`side` "min") or to cover it ("max"), in even numbers of pixels."""
    width, height = delivery.width, delivery.height
    near = f"lt(abs(dar*{height}/{width}-1),{SAME_ASPECT})"
    given = {"in_color_matrix": matrix} if matrix else {}
    return picture.filter(
        "scale",
        w=f"if({near},{width},trunc({side}({width},{height}*dar)/2+0.5)*2)",
        h=f"if({near},{height},trunc({side}({height},{width}/dar)/2+0.5)*2)",
        out_color_matrix="bt709",
        out_range="tv",
        **SITED,
        **given,
    )


def _filled(picture: Any, delivery: Delivery, matrix: str, x: float, y: float) -> Any:
    """Scaled to cover the delivery's size, and cut to it about the point (x, y)."""
    covering = _scaled(picture, delivery, matrix, "max")
    return covering.filter("crop", delivery.width, delivery.height, f"(iw-ow)*{x:.6f}", f"(ih-oh)*{y:.6f}")
