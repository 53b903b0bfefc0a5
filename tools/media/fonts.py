"""The faces that films are lettered in: a serif for titles, a sans for captions, a wide face for every other letter.

When the fonts were not fetched, the small face inside the imaging library stands in, written out once as a file, so
that a film is never without letters.
"""

import os
from functools import lru_cache
from pathlib import Path
from typing import Literal

from fontTools.ttLib import TTFont
from PIL import Image, ImageDraw, ImageFont

from tools.film.errors import OperatorError
from tools.media.assets import asset, have

Family = Literal["serif", "sans", "wide"]
Cut = Literal["Regular", "Italic", "Bold", "BoldItalic"]

FACES: dict[Family, str] = {"serif": "EBGaramond", "sans": "SourceSans3", "wide": "DejaVuSans"}
COMPRESSED = ".woff2"
NOWHERE = "\uffff"
"""What no face has a letter for."""
SPECIAL = {"emoji": "NotoEmoji-Regular.ttf", "cjk": "NotoSansCJKjp-Regular.otf"}
STAND_IN = "Aileron-Regular.ttf"


def font(home: Path, family: Family, cut: Cut = "Regular") -> Path:
    """The TrueType file of a face; the stand-in (one cut only) when the asset is not here."""
    if have(home, f"font-{family}"):
        return asset(home, f"font-{family}") / f"{FACES[family]}-{cut}.ttf"
    return _stand_in(home)


def script_fonts(home: Path) -> tuple[Path, ...]:
    """The faces of other scripts, one a script; none when the asset is not here."""
    if not have(home, "font-scripts"):
        return ()
    return tuple(sorted(asset(home, "font-scripts").glob("*.woff2")))


def special_font(home: Path, name: Literal["emoji", "cjk"]) -> Path | None:
    """The face for emoji, or for Chinese, Japanese and Korean; None when the asset is not here."""
    return asset(home, f"font-{name}") / SPECIAL[name] if have(home, f"font-{name}") else None


def missing_letters(face: Path, text: str) -> frozenset[str]:
    """The printable characters of `text` that the face cannot draw."""
    seen = {letter for letter in text if letter.isprintable() and not letter.isspace()}
    if face.suffix == COMPRESSED:
        return frozenset(letter for letter in seen if _is_boxed(face, letter))
    drawn = _letters(face)
    return frozenset(letter for letter in seen if ord(letter) not in drawn)


@lru_cache(maxsize=8192)
def _is_boxed(face: Path, letter: str) -> bool:
    """Whether a compressed face, whose tables cannot be read without unpacking it, draws its empty box for a letter."""
    return _drawn(face, letter) == _drawn(face, NOWHERE)


@lru_cache(maxsize=8192)
def _drawn(face: Path, letter: str) -> bytes:
    canvas = Image.new("L", (64, 48))
    ImageDraw.Draw(canvas).text((16, 4), letter, font=_opened(face), fill=255)
    return canvas.tobytes()


@lru_cache(maxsize=64)
def _opened(face: Path) -> ImageFont.FreeTypeFont:
    try:
        return ImageFont.truetype(str(face), 24, layout_engine=ImageFont.Layout.BASIC)
    except OSError as error:
        raise OperatorError(f"The font {face} cannot be read. Run `workprint setup`.") from error


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
