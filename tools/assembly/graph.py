# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false, reportUnknownArgumentType=false
# pyright: reportMissingTypeStubs=false
"""From a unit's recipe to ffmpeg's command line: the filter graph, built with ffmpeg-python.

    take -> frames at the film's rate -> its range -> speed -> size and colour -> grade -+-> mixture -> titles
    the other take of a transition ------------------------------------------------------+

`sws_flags` stand before the whole graph, so that the scalers that ffmpeg puts in by itself give the same bytes on
every processor too.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Any

import ffmpeg

from tools.assembly.codecs import encoder
from tools.assembly.conforming import BT709, SCALER, Source, conformed, conformed_take, held
from tools.assembly.delivery import Delivery
from tools.assembly.grading import graded
from tools.assembly.recipe import FlatStrip, MediaStrip, Recipe, SlateStrip, Strip
from tools.assembly.titling import title_layer


@dataclass(frozen=True)
class Sources:
    """Where the files of one unit are: takes by hash, drawn slates by slate, drawn titles in the recipe's order."""

    media: Mapping[str, Source]
    slates: Mapping[str, Path]
    titles: Sequence[Path] = ()


def argv(binary: Path, recipe: Recipe, delivery: Delivery, sources: Sources, out: Path) -> list[str]:
    """The command that makes `recipe` into the MP4 `out`."""
    skipped, whole = recipe.mixed or (0, recipe.frames)
    streams = [_strip(strip, whole, delivery, sources) for strip in recipe.strips]
    picture = streams[0]
    if recipe.mixture is not None:
        seconds = Fraction(whole) / delivery.rate
        ticked = [stream.filter("settb", f"1/({delivery.rate})") for stream in streams]
        picture = ffmpeg.filter(ticked, "xfade", transition=recipe.mixture, duration=f"{float(seconds):.9f}", offset=0)
        picture = picture.filter("trim", start_frame=skipped, end_frame=skipped + recipe.frames)
        picture = picture.filter("setpts", "PTS-STARTPTS")
    for lettering, drawn in zip(recipe.titles, sources.titles, strict=True):
        title = title_layer(lettering, drawn, delivery)
        picture = ffmpeg.filter([picture, title], "overlay", format="yuv420", eof_action="pass")
    if recipe.titles or recipe.mixture is not None:
        picture = picture.filter("format", "yuv420p").filter("setparams", **BT709)
    options: dict[str, Any] = {**dict(encoder(delivery)), "an": None, "sn": None, "dn": None}
    arguments: list[str] = [str(word) for word in picture.output(str(out), **options).get_args()]
    graph = arguments.index("-filter_complex") + 1
    arguments[graph] = f"sws_flags={SCALER};{arguments[graph]}"
    times = ["-copyts", "-start_at_zero"] if "-ss" in arguments else []
    return [str(binary), "-v", "error", "-nostdin", "-y", "-filter_complex_threads", "1", *times, *arguments]


def _strip(strip: Strip, frames: int, delivery: Delivery, sources: Sources) -> Any:
    match strip:
        case MediaStrip():
            picture = conformed_take(strip, frames, delivery, sources.media[strip.media])
            return graded(picture, strip.grade) if strip.grade else picture
        case FlatStrip():
            size = f"{delivery.width}x{delivery.height}"
            flat = ffmpeg.input(f"color=c={strip.colour}:size={size}:rate={delivery.rate}", f="lavfi")
            flat = flat.filter("trim", end_frame=frames).filter("setpts", "PTS-STARTPTS")
            return flat.filter("format", "yuv420p").filter("setparams", **BT709)
        case SlateStrip():
            card = held(ffmpeg.input(str(sources.slates[strip.slate]), framerate=str(delivery.rate)), frames, delivery)
            return conformed(card, delivery)
