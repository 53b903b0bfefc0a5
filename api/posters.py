"""Poster frames: the middle of a take, small, kept in the cache by what it shows."""

from pathlib import Path

from PIL import Image

from tools.assembly.stills import frame_at
from tools.film.script import Take
from tools.media.disk import whole_file
from tools.media.keeping import touch
from tools.media.pool import Pool

WIDTH = 640
QUALITY = 86


def poster_of(take: Take, pool: Pool, cache: Path) -> Path:
    """The JPEG of the take's middle frame, made when it is not there yet. Raises as `Pool.path` and `frame_at` do."""
    middle = take.head + (take.frames - take.head) // 2
    place = cache / f"{take.media}-{middle}-{WIDTH}.jpg"
    if not touch(place):
        picture = frame_at(pool.path(take.media), middle, take.rate)
        height = max(1, round(picture.height * WIDTH / picture.width))
        small = picture.resize((WIDTH, height), Image.Resampling.LANCZOS)
        with whole_file(place) as part:
            small.save(part, format="JPEG", quality=QUALITY, optimize=True)
    return place
