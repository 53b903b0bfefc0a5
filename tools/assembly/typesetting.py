"""Lines of type: words in a face, what that one lacks in other faces, in the right order, broken in the right place.

    text -> clusters -> a face for each, by what it has -> runs of one face and one direction -> left to right
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import groupby
from pathlib import Path
from typing import Literal

import PIL
from PIL import ImageDraw, ImageFont, features

from tools.assembly.bidi import is_right_to_left, levels, visual_order
from tools.assembly.breaking import clusters, halves, is_ideograph, pieces
from tools.film.errors import OperatorError
from tools.media.fonts import missing_letters
from tools.media.pool import content_hash

INK = (243, 239, 230)
REGULAR, HEAVY = 400, 600
Colour = tuple[int, int, int]


@dataclass(frozen=True)
class Typefaces:
    """The font files that films are lettered with. `wide` has letters that the first four lack, `others` those of
    other scripts, one face a script; `emoji` and `ideographs` are opened only when a text needs them."""

    serif: Path
    italic: Path
    sans: Path
    bold: Path
    wide: Path
    others: tuple[Path, ...] = ()
    emoji: Path | None = None
    ideographs: Path | None = None

    def build(self) -> str:
        """A hash over the fonts and the library that draws them: part of the key of every lettered unit."""
        faces = (self.serif, self.italic, self.sans, self.bold, self.wide, *self.others, self.emoji, self.ideographs)
        try:
            hashes = [_hash_of(face, face.stat().st_size, face.stat().st_mtime_ns) for face in faces if face]
        except OSError as error:
            raise missing_font(Path(str(error.filename))) from error
        words = (*hashes, PIL.__version__, str(features.version("freetype2")), str(features.version("raqm")))
        return hashlib.sha256(" ".join(words).encode()).hexdigest()[:16]


@dataclass(frozen=True)
class Run:
    """Letters of one face that go one way."""

    text: str
    face: Path
    rtl: bool = False
    language: str | None = None

    @property
    def direction(self) -> Literal["rtl"] | None:
        return "rtl" if self.rtl else None


@dataclass(frozen=True)
class Line:
    """Words in one face at one size. `tracking` is the space added between letters, in ems."""

    text: str
    face: Path
    size: float
    faces: Typefaces
    tracking: float = 0.0
    colour: Colour = INK

    @property
    def weight(self) -> int:
        return HEAVY if self.face == self.faces.bold else REGULAR

    @property
    def width(self) -> float:
        letters = [self._length(run) for run in self.runs]
        return sum(letters) + self.tracking * self.size * max(0, len(letters) - 1)

    @property
    def runs(self) -> tuple[Run, ...]:
        return set_in(self.text, self.face, self.faces)

    def _length(self, run: Run) -> float:
        return self.positions(run)[-1]

    def positions(self, run: Run) -> list[float]:
        """Where each piece of a run begins that is drawn by itself, and where the last one ends."""
        drawn = self.font(run)
        whole = drawn.getlength(run.text, direction=run.direction, language=run.language)
        if not self.is_tracked(run):
            return [0.0, whole]
        step = self.tracking * self.size
        begins: list[float] = []
        said = ""
        for index, cluster in enumerate(clusters(run.text)):
            said += cluster
            begins.append(drawn.getlength(said) - drawn.getlength(cluster) + index * step)
        return [*begins, whole + max(0, len(begins) - 1) * step]

    def is_tracked(self, run: Run) -> bool:
        """Whether space goes between the letters: not where they join or stand over each other."""
        return bool(self.tracking) and not run.rtl and run.face not in (*self.faces.others, self.faces.emoji)

    def font(self, run: Run) -> ImageFont.FreeTypeFont:
        return load(run.face, self.size, self.weight if run.face in self.faces.others else 0)

    def like(self, text: str) -> "Line":
        """The same type with other words."""
        return Line(text, self.face, self.size, self.faces, self.tracking, self.colour)

    def sized(self, size: float) -> "Line":
        return Line(self.text, self.face, size, self.faces, self.tracking, self.colour)


@cache
def load(face: Path, size: float, weight: int = 0) -> ImageFont.FreeTypeFont:
    """A face at a size in pixels, a variable one at `weight`. Raises OperatorError when it is missing or no font."""
    try:
        font = ImageFont.truetype(str(face), size)
        if weight:
            font.set_variation_by_axes([weight])
    except OSError as error:
        raise missing_font(face) from error
    return font


@lru_cache(maxsize=4096)
def set_in(text: str, face: Path, faces: Typefaces) -> tuple[Run, ...]:
    """The runs of a text from left to right. Letters that no face has are left out: nothing is better than a box."""
    text = "".join(cluster for cluster in clusters(text) if _face_of(cluster, face, faces) is not None)
    language = language_of(text)
    found: list[tuple[str, Path, int]] = []
    index = 0
    ranks = levels(text, rtl=is_right_to_left(text))
    for cluster in clusters(text):
        found.append((cluster, _face_of(cluster, face, faces) or face, ranks[index]))
        index += len(cluster)
    parts = [(key, "".join(one[0] for one in group)) for key, group in groupby(found, key=lambda one: one[1:])]
    runs = [
        Run(words, used, bool(level % 2), language if used == faces.ideographs else None)
        for (used, level), words in parts
    ]
    return tuple(runs[place] for place in visual_order([level for (_, level), _ in parts]))


def drawable(text: str, faces: Typefaces) -> str:
    """The text without the letters that no face has."""
    lacking = undrawable(text, faces)
    return "".join(cluster for cluster in clusters(text) if cluster not in lacking) if lacking else text


def undrawable(text: str, faces: Typefaces) -> frozenset[str]:
    """The letters of a text that no face has."""
    return frozenset(
        cluster for cluster in clusters(text) if cluster.strip() and _face_of(cluster, faces.serif, faces) is None
    )


def language_of(text: str) -> str:
    """Which of the languages that share ideographs a text is in: it decides how they are drawn."""
    codes = [ord(letter) for letter in text]
    if any(0x3040 <= code <= 0x30FF for code in codes):
        return "ja"
    return "ko" if any(0xAC00 <= code <= 0xD7AF or 0x1100 <= code <= 0x11FF for code in codes) else "zh-Hans"


def wrap(words: Line, width: float) -> list[Line]:
    """Break a line where it may be broken into the fewest lines no wider than `width`, and make those of like width."""
    rows = _filled(words, width)
    for share in (0.6, 0.7, 0.8, 0.9):
        even = _filled(words, width * share)
        if len(even) == len(rows) and max((row.width for row in even), default=0.0) <= width:
            return even
    return rows


def put(pen: ImageDraw.ImageDraw, line: Line, x: float, y: float) -> None:
    """Draw a line with the ascender of its own face at `y`; every run stands on the same baseline."""
    baseline = y + load(line.face, line.size).getmetrics()[0]
    for run in line.runs:
        font, begins = line.font(run), line.positions(run)
        drawn = clusters(run.text) if line.is_tracked(run) else [run.text]
        for part, begin in zip(drawn, begins, strict=False):
            pen.text(
                (x + begin, baseline),
                part,
                font=font,
                fill=line.colour,
                anchor="ls",
                direction=run.direction,
                language=run.language,
            )
        x += begins[-1] + line.tracking * line.size


def missing_font(face: Path) -> OperatorError:
    return OperatorError(
        f"The font {face.name} is missing or broken. Run `workprint setup` to bring the fonts again.",
        code="missing_font",
        path=str(face),
    )


def _filled(words: Line, width: float) -> list[Line]:
    rows: list[str] = []
    for piece, glue in pieces(words.text):
        longer = f"{rows[-1]}{glue}{piece}" if rows else piece
        if rows and words.like(longer).width <= width:
            rows[-1] = longer
        elif words.like(piece).width <= width:
            rows.append(piece)
        else:
            rows += _forced(words, piece, width)
    return [words.like(row) for row in rows]


def _forced(words: Line, piece: str, width: float) -> list[str]:
    """A piece that is wider than a line, broken where it has to be."""
    rows = [""]
    for part in halves(piece):
        if rows[-1] and words.like(rows[-1] + part).width > width:
            rows.append(part)
        else:
            rows[-1] += part
    return rows


def _face_of(cluster: str, face: Path, faces: Typefaces) -> Path | None:
    """The first face that has the whole cluster, else its first letter: `face`, the script's own, and so on."""
    orders = _candidates(cluster, face, faces)
    for letters in (cluster, cluster[0]):
        for candidate in orders:
            if not _lacking(candidate, letters):
                return candidate
    return None


def _candidates(cluster: str, face: Path, faces: Typefaces) -> Sequence[Path]:
    first = ord(cluster[0])
    if is_ideograph(cluster[0]) or 0xAC00 <= first <= 0xD7FF or 0x1100 <= first <= 0x11FF:
        special = (faces.ideographs,)
    elif first >= 0x1F000 or "\ufe0f" in cluster:
        special = (faces.emoji,)
    else:
        special = ()
    last = (faces.ideographs, faces.emoji) if first >= 0x2000 else ()
    return [one for one in (*special, face, *faces.others, faces.wide, *last) if one is not None]


@lru_cache(maxsize=65536)
def _lacking(face: Path, letters: str) -> bool:
    if face.suffix != ".woff2":
        load(face, 12.0)
    return bool(missing_letters(face, letters))


@lru_cache(maxsize=64)
def _hash_of(face: Path, size: int, changed: int) -> str:
    """The content hash of a font as it is now: `size` and `changed` tell a replaced one."""
    return content_hash(face)
