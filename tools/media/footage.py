"""Foreign footage, measured: what a clip really is, whatever its headers say, and whether it can be cut as it is.

file ──> a still? ──> its size
     └─> every packet, every picture ──> frames, times, size, rotation, colours, fields, sound
                                     └─> reasons to conform it before it is cut
"""

import struct
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from fractions import Fraction
from itertools import pairwise
from pathlib import Path
from typing import Any, cast

import av
from av.container import InputContainer
from av.error import FFmpegError
from av.sidedata.sidedata import SideData
from av.sidedata.sidedata import Type as SideDataType
from av.stream import Disposition
from av.video.stream import VideoStream

from tools.film.errors import OperatorError
from tools.film.value import Value
from tools.media.continuous import Clock, clock_of
from tools.media.photographs import photograph_size
from tools.media.probing import seeks_well

FORMATS = (
    "mov,mp4,m4a,3gp,3g2,mj2,matroska,webm,avi,mpegts,mpeg,mpegvideo,m4v,h264,hevc,av1,obu,ivf,vc1,gif,apng,webp_anim,"
    "flv,live_flv,asf,mxf,nut,dv,yuv4mpegpipe,ogg,rm,wtv,mjpeg,wav,mp3,aac,flac,w64,aiff,ac3"
)
"""What is opened at all. Not playlists, which name other files, and not text, which FFmpeg would draw as a picture."""

HD = (1280, 576)
"""From this width, or above this height, an untagged picture is taken for BT.709, else for BT.601."""

LONG_GROUP = 300
"""Key frames farther apart than this make every unit decode too much that it does not show."""

FIELDS_LOOK = 12
"""Pictures that are looked at for fields and alpha when only the nature of a clip is asked for."""

STEADY = Fraction(1, 10)
"""Shares of a frame by which times may miss an even rate; and milliseconds, to which Matroska and FLV round."""

ROUNDING = Fraction(1, 1000)
RATES = tuple(
    Fraction(*rate)
    for rate in ((24000, 1001), (24, 1), (25, 1), (30000, 1001), (30, 1), (48, 1), (50, 1), (60000, 1001), (60, 1))
)
UNKNOWN = 2

# ISO/IEC 23091-4 numbers to the names that ffmpeg knows.
PRIMARIES = {1: "bt709", 5: "bt470bg", 6: "smpte170m", 7: "smpte240m", 9: "bt2020", 11: "smpte431", 12: "smpte432"}
TRANSFERS = {1: "bt709", 6: "smpte170m", 13: "iec61966-2-1", 14: "bt2020-10", 16: "smpte2084", 18: "arib-std-b67"}
MATRICES = {0: "gbr", 1: "bt709", 5: "bt470bg", 6: "smpte170m", 7: "smpte240m", 9: "bt2020nc", 10: "bt2020c"}
HDR = {"smpte2084": "PQ", "arib-std-b67": "HLG"}
WIDE = {"bt2020": "BT.2020", "smpte431": "P3", "smpte432": "P3"}


class Footage(Value):
    """A clip as it is shown. `width` and `height` are upright and in square pixels, `coded` is as in the file.

    Colour names are ffmpeg's, or "" where the file does not say.
    """

    still: bool = False
    frames: int = 1
    seconds: float = 0.0
    rate: Fraction = Fraction(24)
    variable: bool = False
    width: int
    height: int
    coded: tuple[int, int] = (0, 0)
    rotation: int = 0
    sample_aspect: Fraction = Fraction(1)
    interlaced: bool = False
    alpha: bool = False
    primaries: str = ""
    transfer: str = ""
    matrix: str = ""
    codec: str = ""
    pixel_format: str = ""
    timed: bool = True
    lost: int = 0
    cut_off: bool = False
    sound: bool = False
    sound_seconds: float = 0.0
    reasons: tuple[str, ...] = ()


def assumed_matrix(matrix: str, width: int, height: int) -> str:
    """The colour matrix to take a picture of this size for: "" where the file says it, else as every player guesses."""
    if matrix:
        return ""
    return "bt709" if width >= HD[0] or height > HD[1] else "smpte170m"


def measure(path: Path, *, whole: bool = True, see: Callable[[av.VideoFrame], None] | None = None) -> Footage:
    """What the clip or still `path` is, by decoding it to its end; `frames` are those that can be decoded.

    `rate` is even where the times are (to 0.1 of a frame), else frames by seconds. `lost` counts coded pictures that
    cannot be decoded; an MP4 or QuickTime file that ends before it says is `cut_off`. `reasons` say why it cannot be
    cut as it is, and has to be conformed first; empty for an upright picture of square pixels in a file with an index,
    of any size, rate and depth. Without `whole` only the nature of the picture is looked at (`frames`, times, sound
    and `reasons` mean nothing then). `see` is called with every picture that is decoded.
    Raises OperatorError naming the file and the reason (code "unreadable", "no_picture", "changes_size", "too_large").
    """
    if not path.is_file():
        raise _unreadable(path, "there is no such file")
    if not path.stat().st_size:
        raise _unreadable(path, "it is empty")
    size = photograph_size(path)
    if size is not None:
        return Footage(still=True, width=size[0], height=size[1], codec="still", reasons=("it is a still",))
    try:
        with av.open(str(path), options={"format_whitelist": FORMATS, "protocol_whitelist": "file"}) as container:
            stream = _picture_stream(container, path)
            clock = clock_of(path) if whole else Clock()
            seen = _watch(container, stream, clock, path, None if whole else FIELDS_LOOK, see)
            if not seen.frames:
                raise _unreadable(path, "no picture of it can be decoded")
            cut_off = whole and "mp4" in container.format.name and _cut_off(path)
            return _footage(container, stream, seen).model_copy(update={"cut_off": cut_off})
    except (FFmpegError, OSError) as error:
        raise _unreadable(path, _reason(error)) from error


def _cut_off(path: Path) -> bool:
    """Whether the last box of an MP4 says that it is longer than the file."""
    size, at = path.stat().st_size, 0
    with path.open("rb") as file:
        while at + 8 <= size:
            file.seek(at)
            head = file.read(16)
            length = int.from_bytes(head[:4])
            length = int.from_bytes(head[8:16]) if length == 1 else length or size - at  # 0: to the end of the file
            if length < 8:
                return False  # no box: something else lies behind the film
            at += length
    return at > size


@dataclass
class _Seen:
    """What passed by while a stream was decoded."""

    frames: int = 0
    times: list[Fraction] = field(default_factory=list[Fraction])
    latest: Fraction = Fraction(0)
    held: Fraction = Fraction(0)
    lost: int = 0
    fields: int = 0
    first: av.VideoFrame | None = None
    unkeyed: int = 0
    longest: int = 0
    sound_ends: Fraction | None = None


def _watch(
    container: InputContainer,
    stream: VideoStream,
    clock: Clock,
    path: Path,
    most: int | None,
    see: Callable[[av.VideoFrame], None] | None,
) -> _Seen:
    seen = _Seen()
    stream.thread_type = "AUTO"
    sounds = list(container.streams.audio) if most is None else []
    for packet in container.demux([stream, *sounds]):
        clock.put(packet)
        if packet.stream_index != stream.index:
            if packet.pts is not None:
                end = (packet.pts + (packet.duration or 0)) * Fraction(packet.time_base)
                seen.sound_ends = end if seen.sound_ends is None else max(end, seen.sound_ends)
            continue
        if packet.size:
            seen.unkeyed = 0 if packet.is_keyframe else seen.unkeyed + 1
            seen.longest = max(seen.longest, seen.unkeyed + 1)
        try:
            pictures = [picture for picture in packet.decode() if isinstance(picture, av.VideoFrame)]
        except FFmpegError:
            seen.lost += 1
            continue
        for picture in pictures:
            _note(seen, picture, path)
            if see is not None:
                see(picture)
        if most is not None and seen.frames >= most:
            break
    seen.times.sort()
    return seen


def _note(seen: _Seen, picture: av.VideoFrame, path: Path) -> None:
    if seen.first is None:
        seen.first = picture
    elif (picture.width, picture.height) != (seen.first.width, seen.first.height):
        raise OperatorError(
            f"{path.name} changes from {seen.first.width}x{seen.first.height} to {picture.width}x{picture.height} at"
            f" its frame {seen.frames}. Split it there, or save it anew at one size.",
            code="changes_size",
            path=str(path),
        )
    seen.frames += 1
    seen.fields += picture.interlaced_frame
    if picture.pts is not None and picture.time_base is not None:
        base = Fraction(picture.time_base)
        time = picture.pts * base
        if not seen.times or time > seen.latest:
            seen.latest, seen.held = time, (picture.duration or 0) * base
        seen.times.append(time)


def _picture_stream(container: InputContainer, path: Path) -> VideoStream:
    """The first stream that is a moving picture and not the cover of a song."""
    for stream in container.streams.video:
        if not stream.disposition & Disposition.attached_pic:
            return stream
    has = "sound but no picture" if container.streams.audio else "no picture"
    raise OperatorError(f"{path.name} has {has}, so it cannot be a clip.", code="no_picture", path=str(path))


def _footage(container: InputContainer, stream: VideoStream, seen: _Seen) -> Footage:
    picture = seen.first
    if picture is None:
        raise AssertionError("there is a first picture where pictures were counted")
    context = stream.codec_context
    timed = len(seen.times) == seen.frames and len(set(seen.times)) == seen.frames
    rate, variable = _rate(stream, seen) if timed else (_told_rate(stream), False)
    rotation = round(picture.rotation) % 360
    aspect = Fraction(stream.sample_aspect_ratio or context.sample_aspect_ratio or 1) or Fraction(1)
    width, height = max(round(picture.width * aspect), 1), picture.height
    if rotation in (90, 270):
        width, height = height, width
    found: dict[str, Any] = {
        "frames": seen.frames,
        "seconds": round(float(seen.frames / rate), 6),
        "rate": rate,
        "variable": variable,
        "width": width,
        "height": height,
        "coded": (picture.width, picture.height),
        "rotation": rotation,
        "sample_aspect": aspect,
        "interlaced": 2 * seen.fields >= seen.frames,
        "alpha": _has_alpha(stream, picture),
        "primaries": _name(PRIMARIES, picture.color_primaries, context.color_primaries),
        "transfer": _name(TRANSFERS, picture.color_trc, context.color_trc),
        "matrix": _name(MATRICES, int(picture.colorspace), int(context.colorspace)),
        "codec": context.codec.canonical_name,
        "pixel_format": picture.format.name,
        "timed": timed,
        "lost": seen.lost,
        "sound": bool(container.streams.audio),
    }
    if seen.sound_ends is not None:
        found["sound_seconds"] = round(float(max(seen.sound_ends - (seen.times[0] if timed else 0), Fraction(0))), 3)
    return Footage(**found, reasons=_reasons(container, stream, seen, found))


def _reasons(container: InputContainer, stream: VideoStream, seen: _Seen, found: dict[str, Any]) -> tuple[str, ...]:
    begin = Fraction(container.start_time or 0, av.time_base)
    seeks = seeks_well(container)
    late = bool(found["timed"]) and abs(seen.times[0] - begin) > ROUNDING
    fragmented = seeks and "mp4" in container.format.name and not stream.frames
    mirrored = seen.first is not None and _is_mirrored(seen.first)
    reasons = {
        f"{container.format.name.split(',')[0]} has no index to seek by": not seeks,
        "its index is missing": seeks and (not container.duration or fragmented),
        "its pictures have no times of their own": not found["timed"],
        "its picture does not begin with the file": late,
        "it is interlaced": found["interlaced"],
        f"it is {HDR.get(found['transfer'])}": found["transfer"] in HDR,
        f"its colours are {WIDE.get(found['primaries'])}": found["primaries"] in WIDE and found["transfer"] not in HDR,
        "it has transparent parts": found["alpha"],
        "it is mirrored": mirrored,
        f"it lies turned by {found['rotation']} degrees": found["rotation"] != 0 and not mirrored,
        "its pixels are not square": found["sample_aspect"] != 1,
        "it does not say its colours, and is small enough to be BT.601": not found["matrix"]
        and found["pixel_format"].startswith(("yuv", "nv"))
        and assumed_matrix("", *found["coded"]) != "bt709",
        f"{seen.lost} of its pictures are damaged": seen.lost > 0,
        f"its key frames are up to {seen.longest} frames apart": seen.longest > LONG_GROUP,
        "it has another picture before this one": stream.index != container.streams.video[0].index,
    }
    return tuple(reason for reason, holds in reasons.items() if holds)


def _rate(stream: VideoStream, seen: _Seen) -> tuple[Fraction, bool]:
    """The even rate that the times keep, or frames by seconds when they keep none: (rate, is it variable)."""
    times, count = seen.times, seen.frames
    told = [rate for rate in (stream.guessed_rate, stream.average_rate, stream.base_rate) if rate]
    if count == 1:
        return (Fraction(told[0]) if told else Fraction(24)), False
    span = times[-1] - times[0]
    mean = (count - 1) / span
    for rate in sorted(
        {*map(Fraction, told), *RATES, Fraction(round(mean))} - {Fraction(0)}, key=lambda r: abs(r - mean)
    ):
        slack = STEADY / rate + ROUNDING
        if abs(rate - mean) * span < Fraction(1, 2) and all(
            abs(time - times[0] - index / rate) <= slack for index, time in enumerate(times)
        ):
            return rate, False
    held = seen.held or Counter(b - a for a, b in pairwise(times)).most_common(1)[0][0]
    return (count / (span + held)).limit_denominator(1_000_000), True


def _told_rate(stream: VideoStream) -> Fraction:
    return Fraction(stream.guessed_rate or stream.average_rate or 25)


def _has_alpha(stream: VideoStream, picture: av.VideoFrame) -> bool:
    # In WebM the alpha of VP8 and VP9 is a second picture beside the first; only a tag tells of it.
    return any(part.is_alpha for part in picture.format.components) or stream.metadata.get("alpha_mode") == "1"


def _is_mirrored(picture: av.VideoFrame) -> bool:
    """Whether it is shown as in a mirror, which `rotation` does not tell: of one that stands on its head it is 0."""
    for one in cast("Iterable[SideData]", picture.side_data):
        if one.type == SideDataType.DISPLAYMATRIX:
            a, b, _, c, d, *_ = struct.unpack("=9i", bytes(one))
            return a * d < b * c
    return False


def _name(names: dict[int, str], *numbers: int) -> str:
    return next((names.get(number, "") for number in numbers if number != UNKNOWN), "")


def _reason(error: FFmpegError | OSError) -> str:
    known = {
        "Invalid data found when processing input": "it is broken, or not a clip at all",
        "Invalid argument": "it is not a clip",
    }
    words = error.strerror or str(error)
    return known.get(words, words)


def _unreadable(path: Path, reason: str) -> OperatorError:
    return OperatorError(f"{path.name} cannot be used: {reason}.", code="unreadable", path=str(path), reason=reason)
