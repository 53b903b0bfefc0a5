# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false, reportUnknownArgumentType=false
# pyright: reportMissingTypeStubs=false
"""Conforming: footage that cannot be cut as it is becomes one file that can, at its own size and the film's rate.

first picture at 0 ──> fields apart ──> the film's rate ──> over black ──> BT.709 ──> square pixels ──> H.264
a still ──> one picture of it ──────────────────────────────────────────────^

Upright, in square pixels, tagged, beginning at 0, with a key frame every 12: whoever opens it needs to know no more.
"""

from fractions import Fraction
from pathlib import Path
from typing import Any

import ffmpeg

from tools.assembly.conforming import SCALER
from tools.assembly.pixels import BT709, SITED
from tools.media.footage import HDR, WIDE, Footage, assumed_matrix

KEY_FRAMES = 12
QUALITY = 8
"""x264's crf at which nobody sees a difference, also after a second encoding."""

ALPHA_DECODERS = {"vp8": "libvpx", "vp9": "libvpx-vp9"}
"""FFmpeg's own decoders of these leave the alpha out."""


def conform_argv(binary: Path, path: Path, footage: Footage, rate: Fraction, out: Path, table: Path) -> list[str]:
    """The command that conforms the clip `path` to the MP4 `out`; `table` is the file of what `table_of` says."""
    decoder = {"c:v": ALPHA_DECODERS[footage.codec]} if footage.alpha and footage.codec in ALPHA_DECODERS else {}
    picture = ffmpeg.input(str(path), threads=1, **decoder)["V:0"]
    if footage.timed:
        picture = picture.filter("setpts", "PTS-STARTPTS")
    else:
        # One after the other, in ticks of their own length, or the end of the last one is rounded away.
        picture = picture.filter("settb", f"1/({footage.rate})").filter("setpts", "N")
    if footage.interlaced:
        # Both fields become pictures, so that motion stays even at another rate; at its own rate, the first ones do.
        picture = picture.filter("bwdif", mode="send_frame" if footage.rate == rate else "send_field", deint="all")
    picture = picture.filter("fps", str(rate), start_time=0, round="near")
    picture = _coloured(picture, footage, table).filter("setparams", **BT709)
    options: dict[str, Any] = {
        "c:v": "libx264",
        "preset": "veryfast",
        "crf": str(QUALITY),
        "threads": "1",
        "x264-params": f"keyint={KEY_FRAMES}:min-keyint={KEY_FRAMES}:scenecut=0:bframes=0:cpu-independent=1",
        "flags:v": "+bitexact",
        "fflags": "+bitexact",
        "r": str(rate),
        "fps_mode": "cfr",
        "map_metadata": "-1",
        "map_chapters": "-1",
        "video_track_timescale": str(rate.numerator * (1 if rate.numerator >= 12_000 else 1000)),
    }
    arguments: list[str] = [str(word) for word in picture.output(str(out), **options).get_args()]
    graph = arguments.index("-filter_complex") + 1
    arguments[graph] = f"sws_flags={SCALER};{arguments[graph]}"
    return [str(binary), "-v", "error", "-nostdin", "-y", "-filter_complex_threads", "1", *arguments]


def table_of(footage: Footage) -> tuple[str, str] | None:
    """(transfer, primaries) of footage whose colours need a table (tone.py); None for what is BT.709 or near it."""
    if footage.transfer in HDR or footage.primaries in WIDE:
        return footage.transfer, footage.primaries or "bt2020"
    return None


def _coloured(picture: Any, footage: Footage, table: Path) -> Any:
    """Over black, and in BT.709, with as much of its colour resolution and depth as the film can show."""
    deep = footage.pixel_format.endswith(("le", "be"))
    matrix = assumed_matrix(footage.matrix, *footage.coded)
    given = SITED | ({"in_color_matrix": matrix} if matrix else {})
    if footage.alpha:
        picture = picture.filter("scale", out_range="pc", **given).filter("format", "gbrap12le" if deep else "gbrap")
        picture = picture.filter("premultiply", inplace=1).filter("format", "gbrp12le" if deep else "gbrp")
        given = SITED
    if table_of(footage):
        picture = picture.filter("scale", out_range="pc", **given).filter("format", "gbrp16le")
        picture = picture.filter("lut3d", file=str(table), interp="trilinear")
        given = SITED
    picture = picture.filter("scale", w="iw*sar", h="ih", out_color_matrix="bt709", out_range="tv", **given)
    picture = picture.filter("setsar", 1)
    return picture.filter("format", "yuv444p10le" if deep else _eight_bits(footage))


def _eight_bits(footage: Footage) -> str:
    even = not any(side % 2 for side in (*footage.coded, footage.width, footage.height))
    whole = footage.pixel_format in ("yuv420p", "yuvj420p") and even
    return "yuv420p" if whole else "yuv444p"
