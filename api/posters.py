"""Stills of takes for the page, kept in the cache by what they show: a poster frame, and strips of small ones."""

from fractions import Fraction
from hashlib import sha256
from pathlib import Path

from PIL import Image

from tools.assembly.stills import frame_at, frames_at
from tools.film.film import Film
from tools.film.handles import clip_take, file_begin, source_frames
from tools.film.script import Take
from tools.film.timeline import Clip
from tools.film.views import cut_positions, film_frames, picture_size
from tools.media.disk import whole_file
from tools.media.keeping import touch
from tools.media.pool import Pool

WIDTH = 640
QUALITY = 86
SMALL = 160
MOST = 200
"""Small pictures in a strip."""
UNSHOT = (24, 24, 26)
"""what is seen of a part of a cut that no take fills"""


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


def cut_strip_of(film: Film, pool: Pool, cache: Path, count: int) -> Path:
    """A JPEG of `count` moments of the cut, spread evenly, side by side, 160 pixels wide each; dark where nothing is
    shot. Raises as `strip_of`.
    """
    width, height = picture_size(film)
    small = (SMALL, max(1, round(SMALL * height / width)))
    moments = [_seen_at(film, film_frames(film) * (2 * number + 1) // (2 * count)) for number in range(count)]
    place = cache / f"{sha256(repr((small, moments)).encode()).hexdigest()}-cut.jpg"
    if not touch(place):
        sheet = Image.new("RGB", (small[0] * count, small[1]), UNSHOT)
        for number, moment in enumerate(moments):
            if moment is not None:
                picture = frame_at(pool.path(moment[0]), moment[1], film.look.rate)
                sheet.paste(picture.resize(small, Image.Resampling.LANCZOS), (small[0] * number, 0))
        _write(sheet, place)
    return place


def _seen_at(film: Film, frame: int) -> tuple[str, int] | None:
    """The media, and its frame, that V1 shows at a frame of the film."""
    for item, start in cut_positions(film):
        if isinstance(item, Clip) and start <= frame < start + item.frames and (take := clip_take(film, item)):
            within = item.source_in + source_frames(frame - start, item) - file_begin(take, film.look.rate)
            return take.media, max(within, 0)
    return None


def _narrowed(picture: Image.Image, width: int) -> Image.Image:
    height = max(1, round(picture.height * width / picture.width))
    return picture.resize((width, height), Image.Resampling.LANCZOS)


def _write(picture: Image.Image, place: Path) -> None:
    with whole_file(place) as part:
        picture.save(part, format="JPEG", quality=QUALITY, optimize=True)
