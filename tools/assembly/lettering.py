"""Titles, credits, lower thirds, cards and slates, drawn once each as a picture with an alpha channel.

    title         tracked capitals, a little above the middle; further lines in italics below
    credits       roles in small capitals to the left of the axis, names to its right
    lower third   a name and what they are, at the lower left, beside a thin rule
    card          a few sentences in italics, in the middle, as in a silent film

Sizes follow the picture's shorter side, so that every format is lettered alike.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path

import PIL
from PIL import Image, ImageDraw, ImageFilter, ImageFont, features

from tools.assembly.recipe import SlateStrip
from tools.film.errors import OperatorError
from tools.film.timeline import TitleKind
from tools.media.fonts import font, missing_letters
from tools.media.pool import content_hash

INK = (243, 239, 230)
DIM = (196, 190, 178)
RULE = (206, 168, 108)
SHADOWS = ((0.005, 0.9, 120), (0.03, 1.5, 112))
"""Close and wide shadows that keep letters readable over a bright picture: radius by the shorter side, strength,
highest opacity of 255."""

Colour = tuple[int, int, int]


@dataclass(frozen=True)
class Typefaces:
    """The font files that films are lettered with. `wide` has the letters that the others lack."""

    serif: Path
    italic: Path
    sans: Path
    bold: Path
    wide: Path

    def build(self) -> str:
        """A hash over the fonts and the library that draws them: part of the key of every lettered unit."""
        faces = (self.serif, self.italic, self.sans, self.bold, self.wide)
        try:
            hashes = [content_hash(face) for face in faces]
        except OSError as error:
            raise _missing(Path(str(error.filename))) from error
        words = (*hashes, PIL.__version__, str(features.version("freetype2")), str(features.check("raqm")))
        return hashlib.sha256(" ".join(words).encode()).hexdigest()[:16]


def typefaces(home: Path) -> Typefaces:
    """The faces under a home folder, or the stand-in where they were not fetched."""
    return Typefaces(
        serif=font(home, "serif"),
        italic=font(home, "serif", "Italic"),
        sans=font(home, "sans"),
        bold=font(home, "sans", "Bold"),
        wide=font(home, "wide"),
    )


@dataclass(frozen=True)
class Line:
    """Words in one face at one size. `tracking` is the space added between letters, in ems."""

    text: str
    face: Path
    size: float
    tracking: float = 0.0
    colour: Colour = INK

    @property
    def font(self) -> ImageFont.FreeTypeFont:
        return load(self.face, self.size)

    @property
    def width(self) -> float:
        return self.positions()[-1]

    def positions(self) -> list[float]:
        """Where each letter begins, kerned and tracked, and where the last one ends."""
        drawn = self.font
        if not self.tracking:
            return [0.0, drawn.getlength(self.text)]
        step = self.tracking * self.size
        begins = [
            drawn.getlength(self.text[: index + 1]) - drawn.getlength(letter) + index * step
            for index, letter in enumerate(self.text)
        ]
        return [*begins, drawn.getlength(self.text) + max(0, len(self.text) - 1) * step]


@cache
def load(face: Path, size: float) -> ImageFont.FreeTypeFont:
    """A face at a size in pixels. Raises OperatorError when the file is not there or not a font."""
    try:
        return ImageFont.truetype(str(face), size)
    except OSError as error:
        raise _missing(face) from error


def draw_title(kind: TitleKind, text: str, size: tuple[int, int], faces: Typefaces) -> Image.Image:
    """A title as RGBA over the whole picture, with its shadow. Lines of `text` are separated by a line feed."""
    lines = [drawable(line, faces).strip() for line in text.strip().splitlines()]
    if not any(lines):
        return Image.new("RGBA", size, (*INK, 0))
    canvas = Image.new("RGBA", size, (*INK, 0))
    match kind:
        case "title":
            _draw_main_title(canvas, lines, faces)
        case "credits":
            _draw_credits(canvas, lines, faces)
        case "lower third":
            _draw_lower_third(canvas, lines, faces)
        case "card":
            _draw_card(canvas, lines, faces)
    return _shaded(canvas)


def draw_slate(strip: SlateStrip, size: tuple[int, int], faces: Typefaces) -> Image.Image:
    """The card of a shot that has no take yet: its slate and its prompt on a dark ground, as RGB."""
    width, height = size
    unit = min(size)
    canvas = Image.new("RGB", size, (24, 26, 30))
    pen = ImageDraw.Draw(canvas)
    margin = round(width * 0.08)
    slate = Line(strip.slate, faces.bold, unit * 0.2, 0.02, RULE)
    top = height * 0.5 - unit * 0.26
    put(pen, slate, margin, top)
    rule = round(top + unit * 0.25)
    pen.rectangle((margin, rule, width - margin, rule + max(1, unit // 360)), RULE)
    words = Line(strip.prompt, suited(faces.sans, strip.prompt, faces), unit * 0.048, 0, INK)
    for number, line in enumerate(wrap(words, width - 2 * margin)[:4]):
        put(pen, line, margin, top + unit * 0.29 + number * line.size * 1.4)
    return canvas


def drawable(text: str, faces: Typefaces) -> str:
    """The text without the letters that no face has: nothing is better than an empty box."""
    lacking = missing_letters(suited(faces.serif, text, faces), text)
    return "".join(letter for letter in text if letter not in lacking)


def suited(face: Path, text: str, faces: Typefaces) -> Path:
    """`face`, or the wide face when that has more of the letters of `text`. Raises OperatorError for a bad font."""
    load(face, 12.0)
    lacking = missing_letters(face, text)
    return faces.wide if lacking and len(missing_letters(faces.wide, text)) < len(lacking) else face


def wrap(words: Line, width: float) -> list[Line]:
    """Break a line at its spaces into the fewest lines no wider than `width`, and make those of like width."""
    rows = _filled(words, width)
    for share in (0.6, 0.7, 0.8, 0.9):
        even = _filled(words, width * share)
        if len(even) == len(rows):
            return even
    return rows


def _filled(words: Line, width: float) -> list[Line]:
    rows: list[str] = []
    for word in words.text.split():
        longer = f"{rows[-1]} {word}" if rows else word
        if rows and _line(words, longer).width <= width:
            rows[-1] = longer
        else:
            rows.append(word)
    return [_line(words, row) for row in rows]


def put(pen: ImageDraw.ImageDraw, line: Line, x: float, y: float) -> None:
    """Draw a line with its ascender at `y`. Tracked letters are set one by one, without ligatures."""
    if not line.tracking:
        pen.text((x, y), line.text, font=line.font, fill=line.colour)
        return
    for letter, begin in zip(line.text, line.positions(), strict=False):
        pen.text((x + begin, y), letter, font=line.font, fill=line.colour)


def _line(like: Line, text: str) -> Line:
    return Line(text, like.face, like.size, like.tracking, like.colour)


def _fitted(text: str, face: Path, size: float, tracking: float, colour: Colour, width: float) -> Line:
    """The line at `size`, or smaller so that it fits `width`."""
    line = Line(text, face, size, tracking, colour)
    return line if line.width <= width else Line(text, face, size * width / line.width * 0.995, tracking, colour)


def _draw_main_title(canvas: Image.Image, lines: Sequence[str], faces: Typefaces) -> None:
    width, height = canvas.size
    unit = min(canvas.size)
    words = next(filter(None, lines)).upper()
    face = suited(faces.serif, words, faces)
    rows = [_fitted(words, face, unit * 0.115, 0.16, INK, width * 0.8)]
    if rows[0].size < unit * 0.075 and " " in words:
        # A long title reads better large on several lines than small on one.
        broken = wrap(Line(words, face, unit * 0.092, 0.16), width * 0.76)
        rows = [_fitted(row.text, face, unit * 0.092, 0.16, INK, width * 0.8) for row in broken]
        smallest = min(row.size for row in rows)
        rows = [Line(row.text, face, smallest, 0.16) for row in rows]
    for line in filter(None, lines[1:]):
        rows.append(_fitted(line, suited(faces.italic, line, faces), unit * 0.045, 0.03, INK, width * 0.8))
    _stack(canvas, rows, height * 0.47, 1.32)


def _draw_card(canvas: Image.Image, lines: Sequence[str], faces: Typefaces) -> None:
    width, height = canvas.size
    unit = min(canvas.size)
    rows: list[Line] = []
    for line in lines:
        words = Line(line, suited(faces.italic, line, faces), unit * 0.062, 0.01)
        rows += wrap(words, width * 0.64) or [words]
    _stack(canvas, rows, height * 0.49, 1.42)


def _draw_lower_third(canvas: Image.Image, lines: Sequence[str], faces: Typefaces) -> None:
    width, height = canvas.size
    unit = min(canvas.size)
    pen = ImageDraw.Draw(canvas)
    left = width * 0.07
    rows = [_fitted(lines[0], suited(faces.bold, lines[0], faces), unit * 0.05, 0.02, INK, width * 0.7)]
    for line in filter(None, lines[1:]):
        rows.append(_fitted(line, suited(faces.sans, line, faces), unit * 0.036, 0.03, INK, width * 0.7))
    tall = sum(row.size * 1.3 for row in rows)
    top = height * 0.88 - tall
    rule = max(2.0, unit * 0.004)
    pen.rectangle((left, top + rows[0].size * 0.22, left + rule, top + tall), fill=RULE)
    for row in rows:
        put(pen, row, left + unit * 0.024, top)
        top += row.size * 1.3


def _draw_credits(canvas: Image.Image, lines: Sequence[str], faces: Typefaces) -> None:
    width, height = canvas.size
    rows = [_credit(line) for line in lines]
    unit = float(min(canvas.size))
    leading = 1.62
    size = min(unit * 0.042, height * 0.8 / (max(len(rows), 1) * leading))
    narrow = width < height
    gutter = size * (0.9 if narrow else 1.3)
    room = width * (0.4 if narrow else 0.36)
    pen = ImageDraw.Draw(canvas)
    top = (height - len(rows) * size * leading) / 2
    for role, name in rows:
        if role:
            small = _fitted(role.upper(), suited(faces.sans, role, faces), size * 0.62, 0.14, DIM, room)
            put(pen, small, width / 2 - gutter - small.width, top + size * 0.98 - small.size * 0.98)
            large = _fitted(name, suited(faces.serif, name, faces), size, 0.02, INK, room)
            put(pen, large, width / 2 + gutter, top + (size - large.size) * 0.8)
        elif name:
            alone = _fitted(name, suited(faces.serif, name, faces), size, 0.06, INK, width * 0.84)
            put(pen, alone, (width - alone.width) / 2, top)
        top += size * leading


def _credit(line: str) -> tuple[str, str]:
    """A line of the credits as (role, name); without a role the name stands alone."""
    for mark in ("\t", " — ", ": "):
        if mark in line:
            role, name = line.split(mark, 1)
            return role.strip(), name.strip()
    return "", line


def _stack(canvas: Image.Image, rows: Sequence[Line], middle: float, leading: float) -> None:
    """Lines under each other, each centred, the whole about `middle`; a smaller line keeps its distance."""
    pen = ImageDraw.Draw(canvas)
    apart = [rows[0].size * 0.2 if row.size < before.size * 0.7 else 0.0 for before, row in pairwise(rows)]
    top = middle - (sum(row.size * leading for row in rows) + sum(apart)) / 2
    for row, space in zip(rows, [0.0, *apart], strict=True):
        top += space
        put(pen, row, (canvas.width - row.width) / 2, top)
        top += row.size * leading


def _shaded(canvas: Image.Image) -> Image.Image:
    """The letters over their own soft shadow."""
    letters = canvas.getchannel("A")
    for spread, strength, most in SHADOWS:
        radius = min(canvas.size) * spread
        table = [min(most, round(strength * alpha)) for alpha in range(256)]
        shade = Image.new("RGBA", canvas.size, (0, 0, 0, 0))
        shade.putalpha(letters.filter(ImageFilter.GaussianBlur(radius)).point(table))
        canvas = Image.alpha_composite(shade, canvas)
    return canvas


def _missing(face: Path) -> OperatorError:
    return OperatorError(
        f"The font {face.name} is missing or broken. Run `workprint setup` to bring the fonts again.",
        code="missing_font",
        path=str(face),
    )
