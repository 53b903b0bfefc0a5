# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false, reportUnknownArgumentType=false
# pyright: reportMissingTypeStubs=false
"""From a unit's recipe to ffmpeg's command line: the filter graph, built with ffmpeg-python.

    take -> frames at the film's rate -> its range -> speed -> size and colour -> grades -+-> mixture -+-> titles
    the other take of a transition -------------------------------------------------------+            |
    takes of upper tracks, through the same, at the size of their boxes -------------------------------+

`sws_flags` stand before the whole graph, so that the scalers that ffmpeg puts in by itself give the same bytes on
every processor too.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import ffmpeg

from tools.assembly.codecs import encoder
from tools.assembly.conforming import SCALER, Source, conformed, conformed_take, held
from tools.assembly.delivery import Delivery
from tools.assembly.grading import Lut, LutFile, graded
from tools.assembly.layering import Edges, frame_of, laid
from tools.assembly.masks import mask_size
from tools.assembly.mixing import Course, drawn_mask, mixed
from tools.assembly.pixels import BT709, pixels_of
from tools.assembly.recipe import FlatStrip, MediaStrip, Picture, Recipe, SlateStrip, Strip
from tools.assembly.stretches import later
from tools.assembly.titling import title_layer

MOST_BANDS = 8


@dataclass(frozen=True)
class Drawn:
    """What is drawn for a picture: the masks of its mixture, and the edges of a layer."""

    mixture: Path | None = None
    edges: Edges = field(default_factory=Edges)


@dataclass(frozen=True)
class Letters:
    """A drawn title without the empty parts of its picture, and where in the picture it lies: even numbers."""

    path: Path
    x: int = 0
    y: int = 0


@dataclass(frozen=True)
class Sources:
    """Where the files of one unit are: takes by hash, drawn slates by slate, drawn titles in the recipe's order.

    `ground` is what is drawn for the picture itself, `layers` for each of its layers.
    """

    media: Mapping[str, Source]
    slates: Mapping[str, Path]
    titles: Sequence[Letters] = ()
    luts: Mapping[Lut, LutFile] = field(default_factory=dict[Lut, LutFile])
    ground: Drawn = field(default_factory=Drawn)
    layers: Sequence[Drawn] = ()


def argv(binary: Path, recipe: Recipe, delivery: Delivery, sources: Sources, out: Path) -> list[str]:
    """The command that makes `recipe` into the MP4 `out`."""
    picture = _shown(recipe, delivery, sources)
    options: dict[str, Any] = {**dict(encoder(delivery)), "an": None, "sn": None, "dn": None}
    return _command(binary, picture.output(str(out), **options))


def raw_argv(binary: Path, recipe: Recipe, delivery: Delivery, sources: Sources) -> list[str]:
    """The command that writes the picture of `recipe` without its titles to its standard output, frame by frame, each
    in bands from top to bottom (`bands`)."""
    options: dict[str, Any] = {"f": "rawvideo", "pix_fmt": pixels_of(delivery).plain, "fps_mode": "passthrough"}
    # A queue of one, for each frame in it is three megabytes.
    options |= {"flush_packets": "1", "thread_queue_size": "1", "an": None, "sn": None, "dn": None}
    picture = _below(recipe, delivery, sources)
    return _command(binary, picture.filter("untile", f"1x{bands(delivery)}").output("pipe:1", **options))


def coding_argv(binary: Path, recipe: Recipe, delivery: Delivery, sources: Sources, out: Path) -> list[str]:
    """The command that makes the MP4 `out` of frames from its standard input, as `raw_argv` writes them: with the
    titles of `recipe`, coded. For a transition these are the frames that it leaves, and it takes the others itself: so
    nothing is held of what comes while what goes is still read."""
    count = bands(delivery)
    size, rate = (delivery.width, delivery.height // count), str(delivery.rate * count)
    pixels = pixels_of(delivery).plain
    frames = ffmpeg.input("pipe:0", f="rawvideo", pix_fmt=pixels, video_size=size, framerate=rate).video
    frames = frames.filter("tile", f"1x{count}").filter("settb", f"1/({delivery.rate})").filter("setpts", "N")
    picture = frames.filter("setsar", 1).filter("setparams", **BT709)
    if recipe.mixture is not None:
        picture = _picture(recipe, recipe.frames, delivery, sources, sources.ground, picture)
    picture = _lettered(picture, recipe, delivery, sources)
    options: dict[str, Any] = {**dict(encoder(delivery)), "an": None, "sn": None, "dn": None}
    return _command(binary, picture.output(str(out), **options))


def bands(delivery: Delivery) -> int:
    """In how many bands a frame goes through a pipe. ffmpeg lets eight packets wait here and eight pictures there, of
    three megabytes each at 1080p; bands make them small, and the same frame is put together of them."""
    return next(count for count in range(MOST_BANDS, 0, -1) if delivery.height % (2 * count) == 0)


def _shown(recipe: Recipe, delivery: Delivery, sources: Sources) -> Any:
    """The picture of a recipe: strips, layers and titles."""
    return _lettered(_below(recipe, delivery, sources), recipe, delivery, sources)


def _below(recipe: Recipe, delivery: Delivery, sources: Sources) -> Any:
    """Strips and layers: what the titles lie over."""
    picture = _picture(recipe, recipe.frames, delivery, sources, sources.ground)
    for layer, drawn in zip(recipe.layers, sources.layers, strict=True):
        frame = frame_of(layer, delivery)
        boxed = delivery.model_copy(update={"width": frame.width, "height": frame.height})
        top = _picture(layer, recipe.frames, boxed, sources, drawn)
        picture = laid(picture, top, layer, recipe.frames, delivery, drawn.edges)
    return picture


def _lettered(picture: Any, recipe: Recipe, delivery: Delivery, sources: Sources) -> Any:
    pixels = pixels_of(delivery)
    for lettering, title in zip(recipe.titles, sources.titles, strict=True):
        layer = title_layer(lettering, title.path, delivery)
        place = {"x": title.x, "y": title.y}
        picture = ffmpeg.filter([picture, layer], "overlay", **place, format=pixels.laid, eof_action="pass")
    if recipe.titles or recipe.layers or recipe.mixture is not None:
        picture = picture.filter("format", pixels.plain).filter("setparams", **BT709)
    return picture


def _command(binary: Path, output: Any) -> list[str]:
    arguments: list[str] = [str(word) for word in output.get_args()]
    graph = arguments.index("-filter_complex") + 1
    arguments[graph] = f"sws_flags={SCALER};{arguments[graph]}"
    times = ["-copyts", "-start_at_zero"] if "-ss" in arguments else []
    return [str(binary), "-v", "error", "-nostdin", "-y", "-filter_complex_threads", "1", *times, *arguments]


def course_of(picture: Picture, frames: int) -> Course:
    """Which frames of its mixture a picture of `frames` shows."""
    skipped, whole = picture.mixed or (0, frames)
    return Course(skipped, frames, whole)


def _picture(
    picture: Picture, frames: int, delivery: Delivery, sources: Sources, drawn: Drawn, first: Any = None
) -> Any:
    """`first` is its first strip where that is read already."""
    course = course_of(picture, frames)
    strips = [later(strip, course.skipped) for strip in picture.strips]
    streams = [] if first is None else [first]
    streams += [_strip(strip, frames, delivery, sources) for strip in strips[len(streams) :]]
    if picture.mixture is None:
        return streams[0]
    size = (delivery.width, delivery.height)
    mask = drawn_mask(drawn.mixture, mask_size(size), size, delivery.rate) if drawn.mixture else None
    outgoing, incoming = streams
    return mixed(outgoing, incoming, picture.mixture, course, size, delivery.rate, mask, pixels_of(delivery))


def _strip(strip: Strip, frames: int, delivery: Delivery, sources: Sources) -> Any:
    match strip:
        case MediaStrip():
            picture = conformed_take(strip, frames, delivery, sources.media[strip.media])
            grades = [grade for grade in (strip.grade, strip.look) if grade is not None]
            return graded(picture, grades, sources.luts, pixels_of(delivery)) if grades else picture
        case FlatStrip():
            size = f"{delivery.width}x{delivery.height}"
            flat = ffmpeg.input(f"color=c={strip.colour}:size={size}:rate={delivery.rate}", f="lavfi")
            flat = flat.filter("trim", end_frame=frames).filter("setpts", "PTS-STARTPTS")
            return flat.filter("format", pixels_of(delivery).plain).filter("setparams", **BT709)
        case SlateStrip():
            card = held(ffmpeg.input(str(sources.slates[strip.slate]), framerate=str(delivery.rate)), frames, delivery)
            return conformed(card, delivery)
