"""A finished file made small enough for a place that takes no more than so many bytes.

bytes and seconds ──> bits a second ──> the largest picture that these bits still draw well ──> two passes ──> measured
"""

import hashlib
import math
import os
from contextlib import suppress
from pathlib import Path

from tools.media.binaries import ffmpeg
from tools.media.disk import whole_file
from tools.media.keeping import touch
from tools.media.probing import probe
from tools.media.process import run

SUFFIXES = frozenset((".mp4", ".mov", ".webm"))
HEIGHTS = (1080, 720, 540, 360, 240)
BITS_PER_PIXEL = 0.045
"""what H.264 at "veryfast" needs of moving drawings and plain footage before it falls to blocks"""
SOUND = 96_000
LEAST = 60_000
"""bits a second of picture; below, a link serves better"""
SPARE = 0.97
"""the share of the limit that is aimed at; the rest is the container's"""


class _TooLarge(Exception):
    """What was made does not fit; it gets no name."""


class Renditions:
    """Files that fit, kept in a folder of the cache by what they show and how large they may be."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def fitted(self, file: Path, limit: int) -> Path | None:
        """The file itself where it fits, else the same film in at most `limit` bytes; None when that cannot be.

        Blocking; raises OperatorError when a film cannot be read or there is no room.
        """
        size = file.stat().st_size
        if size <= limit:
            return file
        if file.suffix not in SUFFIXES:
            return None
        place = self._folder / f"{_name(file, size, limit)}.mp4"
        return place if touch(place) or _made(file, place, limit) else None


def rates(limit: int, seconds: float, width: int, height: int, rate: float) -> tuple[int, int] | None:
    """The bits a second of the picture and its height, even; None where they would draw nothing one can judge."""
    bits = int(limit * 8 * SPARE / max(seconds, 0.1)) - SOUND
    if bits < LEAST:
        return None
    wide = width / height
    tall = [h for h in HEIGHTS if h <= height] or [height - height % 2]
    return bits, next((h for h in tall if h * h * wide * rate * BITS_PER_PIXEL <= bits), tall[-1])


def _made(file: Path, place: Path, limit: int) -> bool:
    known = probe(file)
    aim = rates(limit, known.seconds, known.width, known.height, float(known.rate)) if known.frames else None
    if aim is None:
        return False
    bits, height = aim
    # A short film comes out larger than asked now and then; a little less the second time.
    for share in (1.0, 0.85, 0.7):
        with suppress(_TooLarge), whole_file(place) as part:
            log = part.with_suffix(".pass")
            read = [str(ffmpeg()), "-hide_banner", "-loglevel", "error", "-nostdin", "-y", "-i", str(file)]
            picture = [
                "-map", "0:v:0", "-vf", f"scale=-2:{height}", "-c:v", "libx264", "-preset", "veryfast",
                "-pix_fmt", "yuv420p", "-b:v", str(int(bits * share)), "-passlogfile", str(log),
            ]  # fmt: skip
            sound = ["-map", "0:a:0?", "-c:a", "aac", "-b:a", str(SOUND), "-ac", "2", "-movflags", "+faststart"]
            try:
                run(
                    [*read, *picture, "-pass", "1", "-an", "-f", "null", os.devnull],
                    doing="measuring a film for a chat",
                )
                run([*read, *picture, "-pass", "2", *sound, str(part)], doing="making a film fit for a chat")
            finally:
                for left in place.parent.glob(f"{log.name}*"):
                    left.unlink(missing_ok=True)
            if part.stat().st_size > limit:
                raise _TooLarge
        if place.exists():
            return True
    return False


def _name(file: Path, size: int, limit: int) -> str:
    told = file.stat()
    known = f"{file.resolve()} {size} {math.floor(told.st_mtime)} {limit}"
    return hashlib.sha256(known.encode()).hexdigest()[:32]
