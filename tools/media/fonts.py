"""The faces that films are lettered in: a serif for titles, a sans for captions, a wide face for every other letter.

When the fonts were not fetched, the small face inside the imaging library stands in, written out once as a file, so
that a film is never without letters.
"""

import os
from functools import lru_cache
from pathlib import Path
from typing import Literal

from fontTools.ttLib import TTFont
from PIL import ImageFont

from tools.film.errors import OperatorError
from tools.media.assets import asset, have

Family = Literal["serif", "sans", "wide"]
Cut = Literal["Regular", "Italic", "Bold", "BoldItalic"]

FACES: dict[Family, str] = {"serif": "EBGaramond", "sans": "SourceSans3", "wide": "DejaVuSans"}
STAND_IN = "Aileron-Regular.ttf"


def font(home: Path, family: Family, cut: Cut = "Regular") -> Path:
    """The TrueType file of a face; the stand-in (one cut only) when the asset is not here."""
    if have(home, f"font-{family}"):
        return asset(home, f"font-{family}") / f"{FACES[family]}-{cut}.ttf"
    return _stand_in(home)


def missing_letters(face: Path, text: str) -> frozenset[str]:
    """The printable characters of `text` that the face cannot draw."""
    drawn = _letters(face)
    return frozenset(
        letter for letter in text if letter.isprintable() and not letter.isspace() and ord(letter) not in drawn
    )


@lru_cache(maxsize=32)
def _letters(face: Path) -> frozenset[int]:
    try:
        with TTFont(face, lazy=True) as opened:
            return frozenset(opened.getBestCmap() or ())
    except OSError as error:
        raise OperatorError(f"The font {face} cannot be read: {error.strerror}. Run `workprint setup`.") from error


def _stand_in(home: Path) -> Path:
    place = home / "assets" / "font-stand-in" / STAND_IN
    if place.is_file() and place.stat().st_size:
        return place
    face = ImageFont.load_default(20)
    if not isinstance(face, ImageFont.FreeTypeFont):
        raise OperatorError("No font is here, and the imaging library has none of its own. Run `workprint setup`.")
    temporary = place.with_suffix(f".{os.getpid()}")
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        temporary.write_bytes(face.font_bytes)
        temporary.rename(place)
    except OSError as error:
        raise OperatorError(
            f"The folder {place.parent} cannot be written: {error.strerror}; choose another with --home."
        ) from error
    return place
