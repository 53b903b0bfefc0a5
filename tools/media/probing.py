"""What a media file is, measured: PyAV opens it, the frames are counted, not estimated."""

from fractions import Fraction
from pathlib import Path

import av
from av.container import InputContainer
from av.error import FFmpegError

from tools.film.errors import OperatorError
from tools.film.value import Value
from tools.media.continuous import clock_of, length_of


class Probe(Value):
    """A media file. `frames` and the picture fields are 0 or empty without a picture, the sound ones without sound.

    `container` is mp4, mov, webm, or FFmpeg's name; codecs have the name of what is coded, not of what decodes it.
    """

    container: str = ""
    seconds: float = 0.0
    frames: int = 0
    rate: Fraction = Fraction(0)
    width: int = 0
    height: int = 0
    video_codec: str = ""
    profile: str = ""
    pixel_format: str = ""
    colour_space: str = ""
    colour_primaries: str = ""
    colour_transfer: str = ""
    colour_range: str = ""
    audio_codec: str = ""
    sample_rate: int = 0
    channels: int = 0
    audio_seconds: float = 0.0
    subtitles: int = 0


# ISO/IEC 23091-4 numbers to the names that ffmpeg prints.
_PRIMARIES = {1: "bt709", 5: "bt470bg", 6: "smpte170m", 9: "bt2020"}
_TRANSFERS = {1: "bt709", 4: "gamma22", 6: "smpte170m", 13: "iec61966-2-1", 16: "smpte2084", 18: "arib-std-b67"}
_SPACES = {1: "bt709", 5: "bt470bg", 6: "smpte170m", 9: "bt2020nc", 0: "gbr"}
_RANGES = {1: "tv", 2: "pc"}


def probe(path: Path) -> Probe:
    """Measure `path`. Frames are the coded pictures of the first video stream, read through to the end.

    Where times begin anew, lengths are those of all that follows one another. Raises OperatorError, with FFmpeg's own
    words, when it is not a readable media file.
    """
    try:
        with av.open(str(path)) as container:
            found = _measure(container, _kind(path, container))
        clock = clock_of(path)
        if len(clock.shifts) == 1:
            return found
        whole, sound = length_of(path, clock)
        return found.model_copy(update={"seconds": float(whole), "audio_seconds": float(sound)})
    except (FFmpegError, OSError) as error:
        raise OperatorError(
            f"{path} is not a media file that can be read: {error.strerror or error}.",
            code="unreadable",
            path=str(path),
        ) from error


def seeks_well(container: InputContainer) -> bool:
    """Whether seeking backwards to a time lands on a key frame at or before it: only with an index in the file.

    In MPEG-TS it may land late, without a word.
    """
    return bool({"mp4", "matroska"} & set(container.format.name.split(",")))


def _kind(path: Path, container: InputContainer) -> str:
    """mp4, mov and webm, which FFmpeg reads like their kin, are told apart by the file's first bytes."""
    with path.open("rb") as file:
        head = file.read(64)
    if head[4:8] == b"ftyp":
        return "mov" if head[8:12] == b"qt  " else "mp4"
    names = container.format.name.split(",")
    return "webm" if "webm" in names and b"webm" in head else names[0]


def _measure(container: InputContainer, kind: str) -> Probe:
    fields: dict[str, object] = {"container": kind, "subtitles": len(container.streams.subtitles)}
    if container.duration:
        fields["seconds"] = container.duration / av.time_base
    if container.streams.audio:
        sound = container.streams.audio[0]
        fields |= {
            "audio_codec": sound.codec_context.codec.canonical_name,
            "sample_rate": sound.codec_context.sample_rate,
            "channels": sound.codec_context.channels,
        }
        if sound.duration and sound.time_base:
            fields["audio_seconds"] = float(sound.duration * sound.time_base)
    if container.streams.video:
        picture = container.streams.video[0]
        context = picture.codec_context
        fields |= {
            "rate": picture.guessed_rate or picture.average_rate or Fraction(0),
            "width": context.width,
            "height": context.height,
            "video_codec": context.codec.canonical_name,
            "profile": context.profile or "",
            "pixel_format": context.pix_fmt or "",
            "colour_space": _SPACES.get(int(context.colorspace), "unknown"),
            "colour_primaries": _PRIMARIES.get(context.color_primaries, "unknown"),
            "colour_transfer": _TRANSFERS.get(context.color_trc, "unknown"),
            "colour_range": _RANGES.get(int(context.color_range), "unknown"),
        }
        fields["frames"] = sum(1 for packet in container.demux(picture) if packet.size)
    return Probe.model_validate(fields)
