# pyright: reportUnknownMemberType=false
"""Pages typed as a screenplay's PDF: Courier 12, US Letter, a page to about a minute.

paragraphs ── broken into lines of their columns ── pages of 54 lines, speeches parted by (MORE) ──> PDF
"""

import textwrap
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from tools.film.pages import Pages, Paragraph
from tools.interchange.screenplay.layout import CONTINUED, INDENTS, LEFT, LINES, MORE
from tools.media.disk import whole_file
from tools.media.fonts import missing_letters

# With all that knows letters, half a second to load: by who types one.
if TYPE_CHECKING:
    from fpdf import FPDF

TENTH, SIXTH = 7.2, 12.0
"""A column and a line, in points."""

EPOCH = datetime(2000, 1, 1, tzinfo=UTC)
"""Written as the date of every script, so that the same film gives the same bytes."""


@dataclass(frozen=True)
class _Typed:
    """A line on the paper."""

    column: int
    text: str


@dataclass(frozen=True)
class _Block:
    """Lines that stay together: a paragraph, or a speech of one speaker."""

    lines: tuple[_Typed, ...]
    speaker: str = ""
    heading: bool = False


def type_out(pages: Pages, out: Path, fallback: tuple[Path, ...]) -> None:
    """Write the PDF; `fallback` are the fonts for letters that Courier has not. Same pages, same bytes."""
    from fpdf import FPDF

    paper = FPDF(unit="pt", format="letter")
    paper.set_auto_page_break(False)
    paper.set_creation_date(EPOCH)
    paper.set_title(pages.title_page.get("title", "Screenplay").replace("\n", " "))
    writing = _Hand(paper, fallback)
    _title_page(paper, writing, pages)
    for number, sheet in enumerate(_sheets(list(_blocks(pages))), start=1):
        paper.add_page()
        if number > 1:
            writing.put(LEFT + 57, 2, f"{number}.")
        for row, line in enumerate(sheet):
            if line is not None:
                writing.put(line.column, 6 + row, line.text)
    with whole_file(out) as part:
        part.write_bytes(bytes(paper.output()))


class _Hand:
    """Lines put on the paper, each in Courier or in the font that has most of its letters; "?" is one that none has."""

    def __init__(self, paper: "FPDF", fallback: tuple[Path, ...]) -> None:
        self._paper = paper
        self._fallback = fallback
        self._opened: dict[Path, str] = {}

    def put(self, column: int, row: int, text: str) -> None:
        typed = text.translate(TYPEWRITER)
        if self._fallback and any(ord(letter) > 255 for letter in typed):
            text = self._in_another(text)
        else:
            self._paper.set_font("Courier", size=12.0)
            text = typed.encode("latin-1", "replace").decode("latin-1")
        self._paper.text(column * TENTH, row * SIXTH + SIXTH, text)

    def _in_another(self, text: str) -> str:
        """The words as the chosen font can show them, in the order in which they stand from left to right."""
        from fpdf.bidi import BidiParagraph

        lacking, face = min(
            ((missing_letters(face, text), face) for face in self._fallback), key=lambda one: len(one[0])
        )
        if face not in self._opened:
            self._opened[face] = f"other{len(self._opened)}"
            self._paper.add_font(self._opened[face], fname=face)
        self._paper.set_font(self._opened[face], size=11.0)
        return BidiParagraph("".join("?" if letter in lacking else letter for letter in text)).get_reordered_string()


TYPEWRITER = str.maketrans(
    {"\u2018": "'", "\u2019": "'", "\u201c": '"', "\u201d": '"', "\u2014": "--", "\u2013": "-", "\u2026": "..."}
)
"""What an editor's keyboard makes of a typewriter's marks. Courier has the typewriter's."""


def _title_page(paper: "FPDF", writing: _Hand, pages: Pages) -> None:
    keys = pages.title_page
    if not keys:
        return
    paper.add_page()
    row = 20
    for key in ("title", "credit", "author", "authors", "source"):
        for line in keys.get(key, "").split("\n"):
            words = line.upper() if key == "title" else line
            writing.put(max(0, (85 - len(words)) // 2), row, words)
            row += 1
        row += key in keys
    below = [line for key in ("draft date", "date", "contact", "copyright") for line in keys.get(key, "").split("\n")]
    for number, line in enumerate(line for line in below if line):
        writing.put(LEFT, 54 + number, line)


def _blocks(pages: Pages) -> Iterator[_Block]:
    speech: list[Paragraph] = []
    for paragraph in pages.paragraphs:
        if (paragraph.kind == "speaker" and speech) or paragraph.kind not in ("parenthetical", "dialogue", "lyric"):
            yield from _speech(speech)
            speech = []
        if paragraph.kind == "speaker" or speech:
            speech.append(paragraph)
        elif paragraph.kind in INDENTS:
            yield _Block(tuple(_typed(paragraph)), heading=paragraph.kind == "heading")
    yield from _speech(speech)


def _speech(speech: list[Paragraph]) -> Iterator[_Block]:
    if speech:
        yield _Block(tuple(line for part in speech for line in _typed(part)), speaker=speech[0].text)


def _typed(paragraph: Paragraph) -> Iterator[_Typed]:
    indent, width = INDENTS[paragraph.kind]
    text = paragraph.text
    match paragraph.kind:
        case "heading" | "speaker" | "transition":
            text = text.upper()
        case "parenthetical":
            text = f"({text})"
        case _:
            pass
    if paragraph.kind == "heading" and paragraph.number:
        # The number stands in both margins; a heading that needs two lines is rarer than a number.
        text = text[: width - 2]
        yield _Typed(LEFT - 7, f"{paragraph.number:<7}{text:<{width - 1}}{paragraph.number}")
        return
    for written in text.split("\n"):
        for line in textwrap.wrap(written, width) or [""]:
            match paragraph.kind:
                case "transition":
                    column = LEFT + width - len(line)
                case "centred":
                    column = LEFT + (width - len(line)) // 2
                case _:
                    column = LEFT + indent
            yield _Typed(column, line)


def _sheets(blocks: list[_Block]) -> Iterator[list[_Typed | None]]:
    """The lines of each page; None is an empty one. No heading is left alone at a page's foot."""
    sheet: list[_Typed | None] = []
    for number, block in enumerate(blocks):
        gap = 0 if not sheet else 2 if block.heading else 1
        room = LINES - len(sheet) - gap
        needed = len(block.lines)
        if block.heading and number + 1 < len(blocks):
            needed += 1 + min(2, len(blocks[number + 1].lines))
        if needed <= room:
            sheet += [None] * gap + list(block.lines)
            continue
        rest = list(block.lines)
        if not block.heading and room >= 4 and len(rest) >= 5:
            here = min(room - 1, len(rest) - 2)
            sheet += [None] * gap + rest[:here]
            rest = rest[here:]
            if block.speaker:
                sheet.append(_Typed(LEFT + INDENTS["speaker"][0], MORE))
                rest.insert(0, _Typed(LEFT + INDENTS["speaker"][0], f"{block.speaker.upper()} {CONTINUED}"))
        yield sheet
        while len(rest) > LINES:
            yield [*rest[:LINES]]
            rest = rest[LINES:]
        sheet = [*rest]
    if sheet:
        yield sheet
