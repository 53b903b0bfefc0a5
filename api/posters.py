"""Stills of takes for the page, kept in the cache by what they show: a poster frame, and strips of small ones."""

import os
import sys
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
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
from tools.media.poster_frames import QUALITY, keep_poster, middle_frame, narrowed, poster_place

SMALL = 160
MOST = 200
"""Small pictures in a strip."""
GENTLE = 5
"""The niceness of what is looked at beside a picture that plays."""
UNSHOT = (24, 24, 26)
"""what is seen of a part of a cut that no take fills"""


def poster_of(take: Take, pool: Pool, cache: Path, *, gently: bool = False) -> Path:
    """The JPEG of the take's middle frame, made when it is not there yet: of a take that was rolled here it is.

    Raises as `Pool.path` and `frame_at` do.

    With `gently`, here and below, it is made where pictures that are played go first.
    """
    middle = middle_frame(take.frames, take.head)
    place = poster_place(cache, take.media, middle)
    return _kept(place, lambda: keep_poster(frame_at(pool.path(take.media), middle, take.rate), place), gently)


def strip_of(take: Take, pool: Pool, cache: Path, every: int, *, gently: bool = False) -> Path:
    """A JPEG of the take's frames 0, `every`, 2 * `every`, ... side by side, 160 pixels wide each, 200 at most."""

    place = cache / f"{take.media}-{every}-{take.frames}-{SMALL}.jpg"

    def draw() -> None:
        wanted = list(range(0, max(take.frames, 1), every))[:MOST]
        pictures = [narrowed(one, SMALL) for one in frames_at(pool.path(take.media), wanted, Fraction(take.rate))]
        sheet = Image.new("RGB", (SMALL * len(pictures), pictures[0].height))
        for number, picture in enumerate(pictures):
            sheet.paste(picture, (SMALL * number, 0))
        _save(sheet, place)

    return _kept(place, draw, gently)


def cut_strip_of(film: Film, pool: Pool, cache: Path, count: int, *, gently: bool = False) -> Path:
    """A JPEG of `count` moments of the cut, spread evenly, side by side, 160 pixels wide each; dark where nothing is
    shot. Raises as `strip_of`.
    """
    width, height = picture_size(film)
    small = (SMALL, max(1, round(SMALL * height / width)))
    moments = [_seen_at(film, film_frames(film) * (2 * number + 1) // (2 * count)) for number in range(count)]

    place = cache / f"{sha256(repr((small, moments)).encode()).hexdigest()}-cut.jpg"

    def draw() -> None:
        sheet = Image.new("RGB", (small[0] * count, small[1]), UNSHOT)
        for number, moment in enumerate(moments):
            if moment is not None:
                picture = frame_at(pool.path(moment[0]), moment[1], film.look.rate)
                sheet.paste(picture.resize(small, Image.Resampling.LANCZOS), (small[0] * number, 0))
        _save(sheet, place)

    return _kept(place, draw, gently)


def _kept(place: Path, draw: Callable[[], None], gently: bool) -> Path:
    """The file at `place`, which `draw` writes when it is not there."""
    if not touch(place):
        if gently:
            _ASIDE.submit(draw).result()
        else:
            draw()
    return place


def _save(sheet: Image.Image, place: Path) -> None:
    with whole_file(place) as part:
        sheet.save(part, format="JPEG", quality=QUALITY, optimize=True)


def _give_way() -> None:
    """Of the processor, one thread of this process takes what the others leave (a thread has a priority on Linux)."""
    if sys.platform == "linux":
        with suppress(OSError):
            os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), GENTLE)


_ASIDE = ThreadPoolExecutor(max_workers=2, thread_name_prefix="pictures", initializer=_give_way)


def _seen_at(film: Film, frame: int) -> tuple[str, int] | None:
    """The media, and its frame, that V1 shows at a frame of the film."""
    for item, start in cut_positions(film):
        if isinstance(item, Clip) and start <= frame < start + item.frames and (take := clip_take(film, item)):
            within = item.source_in + source_frames(frame - start, item) - file_begin(take, film.look.rate)
            return take.media, max(within, 0)
    return None
