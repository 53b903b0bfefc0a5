"""Still pictures out of takes and films: one frame by number, several in one pass, and strips of them."""

from collections.abc import Sequence
from fractions import Fraction
from pathlib import Path

import av
from av.error import FFmpegError
from av.video.reformatter import Colorspace
from PIL import Image

from tools.film.errors import DirectorError, OperatorError
from tools.media.disk import whole_file
from tools.media.probing import seeks_well

SEEK_SECONDS = 6
BT601 = (5, 6)
"""Matrix numbers (ISO/IEC 23091-4) of BT.601; every other picture, untagged ones too, is read as BT.709."""

STRIP_GAP = 8
STRIP_GROUND = (14, 14, 16)


def frame_at(path: Path, frame: int, rate: Fraction) -> Image.Image:
    """The picture of a file at `frame` of `rate`, as RGB; the last one when the file ends before it.

    Raises OperatorError when the file cannot be read or has no picture.
    """
    return frames_at(path, [frame], rate)[0]


def frames_at(path: Path, frames: Sequence[int], rate: Fraction) -> list[Image.Image]:
    """The pictures of a file at `frames`, in their order, decoded in one pass."""
    wanted = sorted(set(frames))
    found: dict[int, Image.Image] = {}
    try:
        with av.open(str(path)) as container:
            if not container.streams.video:
                raise OperatorError(f"{path.name} has no picture.", code="unreadable", path=str(path))
            stream = container.streams.video[0]
            stream.thread_type = "AUTO"
            base = stream.time_base or Fraction(1, 24)
            begin = Fraction(container.start_time or 0, av.time_base)
            start = Fraction(wanted[0]) / rate - SEEK_SECONDS
            if start > 0 and seeks_well(container):
                container.seek(int((start + begin) / base), stream=stream)
            last: av.VideoFrame | None = None
            for picture in container.decode(stream):
                slot = int(((picture.pts or 0) * base - begin) * rate + Fraction(1, 2))
                # A frame is seen until the next one's slot: what was asked for before it, the last one showed.
                while last is not None and wanted and wanted[0] < slot:
                    found[wanted.pop(0)] = as_image(last)
                last = picture
                if not wanted:
                    break
            if last is None:
                raise OperatorError(f"{path.name} has no picture.", code="unreadable", path=str(path))
            while wanted:
                found[wanted.pop(0)] = as_image(last)
    except (FFmpegError, OSError) as error:
        raise OperatorError(
            f"{path} cannot be read: {error.strerror or error}.", code="unreadable", path=str(path)
        ) from error
    return [found[frame] for frame in frames]


def strip(path: Path, seconds: Sequence[float], out: Path, *, across: int = 4, width: int = 480) -> Path:
    """Write the frames of a film at `seconds`, `across` in a row and `width` pixels each, as one PNG.

    Raises DirectorError when no time is given, OperatorError as `frame_at`.
    """
    if not seconds:
        raise DirectorError("A frame strip needs at least one time in seconds.", code="empty_strip")
    rate = Fraction(1000)
    pictures = frames_at(path, [int(Fraction(second) * rate) for second in seconds], rate)
    height = round(width * pictures[0].height / pictures[0].width)
    columns = min(across, len(pictures))
    rows = -(-len(pictures) // columns)
    size = (columns * (width + STRIP_GAP) + STRIP_GAP, rows * (height + STRIP_GAP) + STRIP_GAP)
    sheet = Image.new("RGB", size, STRIP_GROUND)
    for index, picture in enumerate(pictures):
        row, column = divmod(index, columns)
        small = picture.resize((width, height), Image.Resampling.LANCZOS)
        sheet.paste(small, (STRIP_GAP + column * (width + STRIP_GAP), STRIP_GAP + row * (height + STRIP_GAP)))
    with whole_file(out) as temporary:
        sheet.save(temporary, format="PNG", optimize=True)
    return out


def as_image(picture: av.VideoFrame) -> Image.Image:
    """A decoded picture as RGB, in the colours that its file says, or else BT.709."""
    matrix = Colorspace.ITU601 if int(picture.colorspace) in BT601 else Colorspace.ITU709
    converted = picture.reformat(format="rgb24", src_colorspace=matrix, dst_colorspace=Colorspace.ITU709)
    return Image.fromarray(converted.to_ndarray())
