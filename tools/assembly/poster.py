"""The poster: the film's most telling frame, its title and its logline, as an upright JPEG.

    +-----------+
    |  picture  |    of all shots, the frame with the most light, colour and story in it
    |\\_________/|    melts into its own darkest colour
    | T I T L E |
    |  logline  |
    +-----------+
"""

from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFilter

from tools.assembly.lettering import DIM
from tools.assembly.stills import frame_at
from tools.assembly.typesetting import Line, drawable, put, wrap
from tools.assembly.typesetting import Typefaces as Faces
from tools.film.errors import DirectorError
from tools.film.film import Film
from tools.film.handles import shown_take
from tools.film.script import Shot, Size, Take
from tools.media.disk import whole_file
from tools.media.pool import Pool

SIZE = (1200, 1800)
PICTURE_SHARE = 0.66
FADE_SHARE = 0.3
CANDIDATES = 12
QUALITY = 90

# A poster wants a person in a place: neither a speck nor an eye.
TELLING: dict[Size, float] = {
    "extreme wide": 1.15,
    "wide": 1.2,
    "full": 1.15,
    "medium wide": 1.15,
    "medium": 1.05,
    "medium close-up": 1.0,
    "close-up": 0.95,
    "extreme close-up": 0.8,
    "insert": 0.7,
}

Pixels = NDArray[np.float32]


def poster(film: Film, pool: Pool, out: Path, faces: Faces) -> Path:
    """Write the poster as a JPEG: the same film, takes and fonts give the same bytes.

    Raises DirectorError when no shot has a take yet, OperatorError for fonts, takes or disks that cannot be read.
    """
    picture = _best_frame(film, pool)
    canvas = _ground(picture)
    pen = ImageDraw.Draw(canvas)
    width, height = SIZE
    title = drawable(film.title.upper(), faces) or "UNTITLED"
    rows = wrap(Line(title, faces.serif, width * 0.105, faces, 0.12), width * 0.84)
    widest = max(row.width for row in rows)
    if widest > width * 0.84:
        rows = [row.sized(row.size * width * 0.84 / widest) for row in rows]
    words = drawable(film.logline, faces)
    small = Line(words, faces.italic, width * 0.034, faces)
    story = wrap(small, width * 0.72)[:4] if words else []
    tall = sum(row.size * 1.15 for row in rows) + width * 0.05 + sum(row.size * 1.4 for row in story)
    top = min(height * 0.715, height * 0.93 - tall)
    for row in rows:
        put(pen, row, (width - row.width) / 2, top)
        top += row.size * 1.15
    top += width * 0.05
    for row in story:
        put(pen, row, (width - row.width) / 2, top)
        top += row.size * 1.4
    made = Line("A WORKPRINT FILM", faces.sans, width * 0.0165, faces, 0.32, DIM)
    put(pen, made, (width - made.width) / 2, height * 0.955)
    with whole_file(out) as temporary:
        canvas.save(temporary, format="JPEG", quality=QUALITY, subsampling=0)
    return out


def _best_frame(film: Film, pool: Pool) -> Image.Image:
    shots = [(shot, take) for shot in film.shots.values() if (take := shown_take(film, shot)) is not None]
    if not shots:
        raise DirectorError("There is no take for the poster to show yet; generate a shot first.", code="no_take")
    # Every so many shots, beginning with the most telling sizes: a poster need not see the whole film.
    shots.sort(key=lambda pair: (-TELLING[pair[0].size], pair[0].id))
    found = [(shot, _middle(take, pool)) for shot, take in shots[:CANDIDATES]]
    return max(found, key=lambda pair: _worth(*pair))[1]


def _middle(take: Take, pool: Pool) -> Image.Image:
    return frame_at(pool.path(take.media), take.head + (take.frames - take.head) // 2, take.rate)


def _worth(shot: Shot, picture: Image.Image) -> float:
    """Contrast and colour, more for sizes that tell a story and for shots with someone in them."""
    small = np.asarray(picture.resize((96, 54)), dtype=np.float32)
    luma = small @ np.array([0.2126, 0.7152, 0.0722], dtype=np.float32)
    colour = float((small.max(axis=2) - small.min(axis=2)).mean())
    people = 1.15 if shot.staging else 1.0
    return (float(luma.std()) + 0.4 * colour) * TELLING[shot.size] * people


def _ground(picture: Image.Image) -> Image.Image:
    """The picture over the upper two thirds, melting into a dark tone of its own."""
    width, height = SIZE
    tall = round(height * PICTURE_SHARE)
    scale = max(width / picture.width, tall / picture.height)
    large = picture.resize((round(picture.width * scale), round(picture.height * scale)), Image.Resampling.LANCZOS)
    left = _centre_of_interest(large, width)
    top = (large.height - tall) // 2
    large = large.crop((left, top, left + width, top + tall))
    tone = np.percentile(np.asarray(large.filter(ImageFilter.GaussianBlur(8))), 12, axis=(0, 1)) * 0.42
    canvas = np.empty((height, width, 3), np.float32)
    canvas[:] = tone
    fade = np.clip((tall - np.arange(tall)) / (tall * FADE_SHARE), 0, 1)
    share = (fade * fade * (3 - 2 * fade))[:, None, None].astype(np.float32)
    canvas[:tall] = np.asarray(large, np.float32) * share + canvas[:tall] * (1 - share)
    return Image.fromarray(canvas.round().clip(0, 255).astype(np.uint8))


def _centre_of_interest(picture: Image.Image, width: int) -> int:
    """Where a crop of `width` holds the most detail."""
    room = picture.width - width
    if room <= 0:
        return 0
    step = 8
    grey: Pixels = np.asarray(picture.convert("L").resize((picture.width // step, picture.height // step)), np.float32)
    detail = np.abs(np.diff(grey, axis=0)).sum(axis=0)
    window = max(1, min(width // step, len(detail)))
    sums = np.convolve(detail, np.ones(window), "valid")
    return min(room, int(np.argmax(sums)) * step)
