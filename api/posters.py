"""Stills of takes for the page, kept in the cache by what they show: a poster frame, and strips of small ones."""

from fractions import Fraction
from pathlib import Path

from PIL import Image

from tools.assembly.stills import frame_at, frames_at
from tools.film.script import Take
from tools.media.disk import whole_file
from tools.media.keeping import touch
from tools.media.pool import Pool

WIDTH = 640
QUALITY = 86
SMALL = 160
MOST = 200
"""Small pictures in a strip."""


def poster_of(take: Take, pool: Pool, cache: Path) -> Path:
    """The JPEG of the take's middle frame, made when it is not there yet. Raises as `Pool.path` and `frame_at` do."""
    middle = take.head + (take.frames - take.head) // 2
    place = cache / f"{take.media}-{middle}-{WIDTH}.jpg"
    if not touch(place):
        _write(_narrowed(frame_at(pool.path(take.media), middle, take.rate), WIDTH), place)
    return place


def strip_of(take: Take, pool: Pool, cache: Path, every: int) -> Path:
    """A JPEG of the take's frames 0, `every`, 2 * `every`, ... side by side, 160 pixels wide each, 200 at most."""
    place = cache / f"{take.media}-{every}-{take.frames}-{SMALL}.jpg"
    if not touch(place):
        wanted = list(range(0, max(take.frames, 1), every))[:MOST]
        pictures = [_narrowed(one, SMALL) for one in frames_at(pool.path(take.media), wanted, Fraction(take.rate))]
        sheet = Image.new("RGB", (SMALL * len(pictures), pictures[0].height))
        for number, picture in enumerate(pictures):
            sheet.paste(picture, (SMALL * number, 0))
        _write(sheet, place)
    return place


def _narrowed(picture: Image.Image, width: int) -> Image.Image:
    height = max(1, round(picture.height * width / picture.width))
    return picture.resize((width, height), Image.Resampling.LANCZOS)


def _write(picture: Image.Image, place: Path) -> None:
    with whole_file(place) as part:
        picture.save(part, format="JPEG", quality=QUALITY, optimize=True)
