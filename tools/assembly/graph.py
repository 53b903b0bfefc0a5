# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false, reportUnknownArgumentType=false
# pyright: reportMissingTypeStubs=false
"""From a unit's recipe to ffmpeg's command line: the filter graph, built with ffmpeg-python.

    take -> frames at the film's rate -> its range -> speed -> size and colour -> grade -+-> mixture -> titles
    the other take of a transition ------------------------------------------------------+

Frames are chosen by index after the rate is set. Seeking goes to a key frame and keeps the file's own times
(`-copyts`), for new ones would move the phase. `sws_flags` stand before the whole graph, so that the scalers that
ffmpeg puts in by itself give the same bytes on every processor too.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Any

import ffmpeg

from tools.assembly.delivery import Delivery, encoder
from tools.assembly.recipe import FlatStrip, Lettering, MediaStrip, Recipe, SlateStrip, Strip
from tools.film.timeline import Grade

SCALER = "bicubic+accurate_rnd+full_chroma_int+bitexact"
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


@dataclass(frozen=True)
class Sources:
    """Where the files of one unit are: takes by hash, drawn slates by slate, drawn titles in the recipe's order."""

    media: Mapping[str, Source]
    slates: Mapping[str, Path]
    titles: Sequence[Path] = ()


def fades(lettering: Lettering, rate: Fraction) -> tuple[int, int]:
    """Frames of a title's fade in and out: a breath for a title, quicker for a lower third."""
    seconds = Fraction(1, 2) if lettering.kind == "lower third" else Fraction(3, 4)
    longest = lettering.frames // 3
    return min(round(rate * seconds), longest), min(round(rate * seconds), longest)


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
        title = _title(lettering, drawn, delivery)
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
            source = sources.media[strip.media]
            return _media(strip, frames, delivery, source)
        case FlatStrip():
            size = f"{delivery.width}x{delivery.height}"
            flat = ffmpeg.input(f"color=c={strip.colour}:size={size}:rate={delivery.rate}", f="lavfi")
            flat = flat.filter("trim", end_frame=frames).filter("setpts", "PTS-STARTPTS")
            return flat.filter("format", "yuv420p").filter("setparams", **BT709)
        case SlateStrip():
            card = _held(ffmpeg.input(str(sources.slates[strip.slate]), framerate=str(delivery.rate)), frames, delivery)
            return _conformed(card, delivery, untagged=False)


def _media(strip: MediaStrip, frames: int, delivery: Delivery, source: Source) -> Any:
    first = int(strip.start // 1)
    picture = ffmpeg.input(str(source.path), threads=1, **_seek(first, delivery.rate, source)).video
    picture = picture.filter("fps", str(delivery.rate), start_time=0, round="near")
    picture = picture.filter("tpad", stop_mode="clone", stop=LATE_FRAMES)
    if strip.freeze:
        picture = picture.filter("trim", start_frame=first, end_frame=first + 1)
        picture = _held(picture, frames, delivery)
    elif strip.speed == 1:
        picture = picture.filter("trim", start_frame=first, end_frame=first + frames)
        picture = picture.filter("setpts", "PTS-STARTPTS")
    else:
        picture = _retimed(picture, strip, frames, delivery)
    picture = _conformed(picture, delivery, untagged=source.untagged)
    return _graded(picture, strip.grade) if strip.grade else picture


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


def _held(picture: Any, frames: int, delivery: Delivery) -> Any:
    """One frame, `frames` times."""
    picture = picture.filter("loop", loop=-1, size=1, start=0).filter("setpts", f"N/(({delivery.rate})*TB)")
    return picture.filter("trim", end_frame=frames)


def _conformed(picture: Any, delivery: Delivery, *, untagged: bool) -> Any:
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


def _graded(picture: Any, grade: Grade) -> Any:
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


def _title(lettering: Lettering, drawn: Path, delivery: Delivery) -> Any:
    """The drawn title as a moving layer: held, faded by its alpha, cut to the unit."""
    rate = delivery.rate
    fade_in, fade_out = fades(lettering, rate)
    title = ffmpeg.input(str(drawn), framerate=str(rate))
    title = title.filter("scale", out_color_matrix="bt709", out_range="tv").filter("format", "yuva420p")
    title = _held(title, lettering.frames, delivery)
    title = title.filter("fade", type="in", start_frame=0, nb_frames=max(fade_in, 1), alpha=1)
    title = title.filter(
        "fade", type="out", start_frame=lettering.frames - fade_out, nb_frames=max(fade_out, 1), alpha=1
    )
    before = max(0, -lettering.start)
    delay = max(0, lettering.start)
    return title.filter("trim", start_frame=before).filter("setpts", f"(N+{delay})/(({rate})*TB)")
