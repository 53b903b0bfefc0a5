"""A screenplay's PDF read into pages, when its text is text: what a paragraph is follows from where it stands.

pdf ── pypdf ──> lines with their columns ── page numbers, MORE and CONTINUED out ── by column ──> paragraphs

A heading or an action stands in the column that most lines begin at; a speech further in, its speaker further still.
"""

import io
import logging
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from tools.film.errors import DirectorError
from tools.film.pages import Pages, Paragraph
from tools.interchange.screenplay.fountain_reading import HEADING, TRANSITION, is_speaker
from tools.interchange.screenplay.layout import CONTINUED, MORE

# Loaded by who reads a PDF: few do, and it brings a great deal with it.
if TYPE_CHECKING:
    from pypdf import PageObject

MOST_PAGES = 600
FEWEST_LETTERS = 20
"""A page of a scan holds fewer letters than that."""

LETTER = 0.6
"""A letter of Courier is that much of its size wide."""

LOOSE = 1.6
"""Lines that are further apart than that many sizes have an empty one between them."""

MOST_TITLE_LINES = 20
SPEECH, SPEAKER, RIGHT = 6, 16, 32
"""From which column of the action's on a line is said, is a name, or stands at the right edge."""

FURNITURE = re.compile(r"^(?:\(?CONTINUED:?\)?(?:\s*\(\d+\))?|" + re.escape(MORE) + r")$")
PAGE_NUMBER = re.compile(r"^\d{1,3}\.?$")
NUMBERED = re.compile(r"^\s*(\d{1,4}[A-Z]{0,2}|[A-Z]{1,2}\d{1,4})\.?\s{2,}(?=\S)")


@dataclass(frozen=True)
class _Line:
    column: int
    text: str
    page: int


def read_pdf(data: bytes, name: str) -> Pages:
    """The pages of a PDF; each paragraph's `line` is the page it stands on.

    Raises DirectorError for a file that is no PDF, is locked, has over 600 pages, or holds pictures instead of text.
    """
    lines = list(_lines(data, name))
    letters = sum(len(line.text) for line in lines)
    pages = max((line.page for line in lines), default=1)
    if letters < FEWEST_LETTERS * pages:
        raise DirectorError(
            f"{name} holds pictures of pages, no text; save the script as Fountain, Final Draft or a PDF with text.",
            code="scanned",
        )
    kept = [line for line in lines if not FURNITURE.match(line.text)]
    title_page = (
        _title_page([line.text for line in kept if line.page == 1 and line.text and not PAGE_NUMBER.match(line.text)])
        if pages > 1
        else {}
    )
    return Pages(
        title_page=title_page,
        paragraphs=tuple(_paragraphs([line for line in kept if not title_page or line.page > 1])),
    )


def _lines(data: bytes, name: str) -> Iterator[_Line]:
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    logging.getLogger("pypdf").setLevel(logging.ERROR)
    try:
        reader = PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise DirectorError(f"{name} is locked by a password; save it without one.", code="locked")
        if len(reader.pages) > MOST_PAGES:
            raise DirectorError(
                f"{name} has {len(reader.pages)} pages; a script has {MOST_PAGES} at most.", code="long"
            )
        for number, page in enumerate(reader.pages, start=1):
            yield from _typed(page, number)
    except DirectorError:
        raise
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, IndexError, RecursionError, OSError) as error:
        raise DirectorError(
            f"{name} is no PDF that can be read ({type(error).__name__}).", code="broken_file"
        ) from None


def _typed(page: "PageObject", number: int) -> Iterator[_Line]:
    """The lines of one page from top to bottom, with an empty one where the paper is left free, and one at its end."""
    pieces: list[tuple[float, float, float, str]] = []

    def heard(text: str, shift: list[float], place: list[float], _font: object, size: float) -> None:
        words = text.strip("\n")
        if words.strip():
            across = place[4] * shift[0] + shift[4]
            pieces.append((-round(place[5] * shift[3] + shift[5]), across, max(size * abs(shift[0]), 1.0), words))

    page.extract_text(visitor_text=heard)
    rows: dict[float, list[tuple[float, float, str]]] = {}
    for down, across, size, words in sorted(pieces):
        rows.setdefault(down, []).append((across, size, words))
    above: float | None = None
    for down, row in rows.items():
        size = row[0][1]
        if above is not None and down - above > size * LOOSE:
            yield _Line(0, "", number)
        line = ""
        for across, each, words in row:
            column = round(across / (each * LETTER))
            gap = column - len(line)
            line += " " * (gap if gap > 0 else int(bool(line) and not line.endswith(" "))) + words
        yield _Line(len(line) - len(line.lstrip()), line.strip(), number)
        above = down
    yield _Line(0, "", number)


def _title_page(first: list[str]) -> dict[str, str]:
    """What a first page says that holds no scene: its first line is the title, what follows a "by" the author."""
    if (
        not first
        or len(first) > MOST_TITLE_LINES
        or any(HEADING.match(text) or TRANSITION.match(text) for text in first)
    ):
        return {}
    keys = {"title": first[0]}
    for text, following in pairwise([*first[1:], ""]):
        if text.lower().split()[-1] == "by" and following:
            keys |= {"credit": text, "author": following}
    if "author" not in keys and len(first) > 1:
        keys["author"] = first[1]
    return keys


def _paragraphs(lines: list[_Line]) -> Iterator[Paragraph]:
    counted = Counter(line.column for line in lines if line.text)
    # The action's column is the leftmost one that is used often: numbers in the margin are not.
    often = max(counted.values(), default=0) * 0.1
    left = min((column for column, times in counted.items() if times >= often), default=0)
    open_speech, kept = False, list[Paragraph]()
    fresh = True
    for at, line in enumerate(lines):
        if not line.text:
            fresh = True
            continue
        if PAGE_NUMBER.match(line.text) and not (open_speech and SPEECH <= line.column - left < SPEAKER):
            continue
        following = next((other for other in lines[at + 1 :] if other.text), None)
        made = _paragraph(line, left, open_speech and not (fresh and line.column - left < SPEECH), following)
        open_speech = made.kind in ("speaker", "parenthetical", "dialogue")
        last = kept[-1] if kept else None
        if last is not None and last.kind == made.kind and _goes_on(last, made, fresh):
            kept[-1] = last.model_copy(update={"text": f"{last.text} {made.text}"})
        elif not (made.kind == "speaker" and made.text.endswith(CONTINUED) and _same_speaker(kept, made)):
            kept.append(made)
        fresh = False
    yield from (_closed(paragraph) for paragraph in kept)


def _goes_on(last: Paragraph, made: Paragraph, fresh: bool) -> bool:
    if made.kind == "parenthetical":
        return not last.text.endswith(")")
    over_the_page = made.line != last.line and last.text[-1] not in '.!?"'
    return made.kind == "dialogue" or (made.kind == "action" and (not fresh or over_the_page))


def _same_speaker(kept: list[Paragraph], made: Paragraph) -> bool:
    before = next((one for one in reversed(kept) if one.kind not in ("dialogue", "parenthetical")), None)
    name = made.text.removesuffix(CONTINUED).strip()
    return before is not None and before.kind == "speaker" and before.text.removesuffix(CONTINUED).strip() == name


def _paragraph(line: _Line, left: int, speaking: bool, following: _Line | None) -> Paragraph:
    number = NUMBERED.match(line.text)
    text = line.text[number.end() :] if number else line.text
    away = line.column - left
    if HEADING.match(text) and (away < SPEECH or number):
        mark = number.group(1) if number else ""
        text = re.sub(rf"\s{{2,}}{re.escape(mark)}\.?$", "", text) if mark else text
        return Paragraph(kind="heading", text=text.strip(), number=mark, line=line.page)
    text = line.text
    if TRANSITION.match(text) and (away > RIGHT or not speaking):
        return Paragraph(kind="transition", text=text, line=line.page)
    if speaking and text.startswith("("):
        return Paragraph(kind="parenthetical", text=text, line=line.page)
    if away >= SPEAKER and is_speaker(text) and following is not None and following.column > left:
        return Paragraph(kind="speaker", text=text, line=line.page)
    if away >= SPEECH and speaking:
        return Paragraph(kind="dialogue", text=text, line=line.page)
    return Paragraph(kind="action", text=text, line=line.page)


def _closed(paragraph: Paragraph) -> Paragraph:
    if paragraph.kind != "parenthetical":
        return paragraph
    return paragraph.model_copy(update={"text": paragraph.text.removeprefix("(").removesuffix(")").strip()})
