"""Screenplays are read as their formats say, and what is written is read back as it was."""

import io
import time
from pathlib import Path
from typing import Any

import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fpdf import FPDF
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from tools.film.errors import DirectorError
from tools.film.pages import Pages, Paragraph
from tools.interchange.screenplay.finaldraft import read_fdx, write_fdx
from tools.interchange.screenplay.fountain import write_fountain
from tools.interchange.screenplay.fountain_reading import read_fountain
from tools.interchange.screenplay.pdf_reading import read_pdf
from tools.interchange.screenplay.typing_out import type_out

WHOLE = """Title:
    _**NINE YEARS**_
    (a ferry)
Author: A. Writer

FADE IN:

# Act one
= They meet again.

EXT. HARBOUR - DAWN #1-A#

Fog. ANNA *waits* [[is this too slow?]] at the rail,
her coat \\*open\\*.
/* a line that
nobody wants */
CAPTAIN (O.S.)
(beer raised)
You're early.
\x20\x20
Really.

ANNA ^
I am late.

~Row, row

@McKay
Aye.

.THE GLASS OF THE LAMP

> BURN TO PINK.

CUT TO:

> THE END <

===
!CLOSING TIME
...and nothing else

est. lighthouse, evening
"""


def kinds(pages: Pages) -> list[tuple[str, str]]:
    return [(paragraph.kind, paragraph.text) for paragraph in pages.paragraphs]


def test_every_mark_of_fountain_is_read() -> None:
    pages = read_fountain(WHOLE)
    assert pages.title_page == {"title": "NINE YEARS\n(a ferry)", "author": "A. Writer"}
    assert kinds(pages) == [
        ("transition", "FADE IN:"),
        ("section", "Act one"),
        ("synopsis", "They meet again."),
        ("heading", "EXT. HARBOUR - DAWN"),
        ("action", "Fog. ANNA waits  at the rail,\nher coat *open*."),
        ("note", "is this too slow?"),
        ("speaker", "CAPTAIN (O.S.)"),
        ("parenthetical", "beer raised"),
        ("dialogue", "You're early.\nReally."),
        ("speaker", "ANNA"),
        ("dialogue", "I am late."),
        ("lyric", "Row, row"),
        ("speaker", "McKay"),
        ("dialogue", "Aye."),
        ("heading", "THE GLASS OF THE LAMP"),
        ("transition", "BURN TO PINK."),
        ("transition", "CUT TO:"),
        ("centred", "THE END"),
        ("page break", ""),
        ("action", "CLOSING TIME\n...and nothing else"),
        ("heading", "est. lighthouse, evening"),
    ]
    assert [(p.number, p.line) for p in pages.paragraphs if p.kind == "heading"] == [("1-A", 11), ("", 31), ("", 43)]
    assert [p.text for p in pages.paragraphs if p.dual] == ["ANNA"]


WORDS = st.from_regex(r"[A-Za-z'é*_\\.!?@>~#=(\-:^/]{1,9}( [A-Za-z'é*_\\.,!?^]{1,9}){0,4}", fullmatch=True).filter(
    lambda text: "/*" not in text and "[[" not in text
)
NAMES = st.sampled_from(["ANNA", "McKay", "THE CAPTAIN (V.O.)", "R2", "MRS. LOW", "INT. VOICE"])


@st.composite
def written_pages(draw: st.DrawFn) -> Pages:
    found: list[Paragraph] = []
    for _ in range(draw(st.integers(1, 6))):
        match draw(st.sampled_from(["heading", "action", "speech", "transition", "centred"])):
            case "heading":
                place = draw(st.sampled_from(["INT. KITCHEN - DAY", "I/E CAR", "THE LETTER"]))
                found.append(Paragraph(kind="heading", text=place, number=draw(st.sampled_from(["", "12A"]))))
            case "action":
                found.append(Paragraph(kind="action", text=draw(WORDS)))
            case "speech":
                speech = bool(found) and found[-1].kind == "dialogue" and draw(st.booleans())
                found.append(Paragraph(kind="speaker", text=draw(NAMES), dual=speech))
                if draw(st.booleans()):
                    found.append(Paragraph(kind="parenthetical", text="quietly"))
                found.append(
                    Paragraph(kind="dialogue", text=draw(st.sampled_from(["No.", "I said\nno.", "A *star*."])))
                )
            case "transition":
                found.append(
                    Paragraph(kind="transition", text=draw(st.sampled_from(["DISSOLVE TO:", "BURN TO PINK."])))
                )
            case _:
                found.append(Paragraph(kind="centred", text="THE END"))
    return Pages(title_page=draw(st.sampled_from([{}, {"title": "A\nB"}])), paragraphs=tuple(found))


def bare(pages: Pages) -> list[Paragraph]:
    return [paragraph.model_copy(update={"line": 0}) for paragraph in pages.paragraphs]


@given(pages=written_pages())
@settings(max_examples=60, deadline=None, derandomize=True, phases=[Phase.generate])
def test_what_is_written_in_fountain_or_for_final_draft_is_read_back(pages: Pages) -> None:
    assert bare(read_fountain(write_fountain(pages))) == bare(pages)
    assert bare(read_fdx(write_fdx(pages), "a.fdx")) == bare(pages)


def test_a_typed_script_has_its_paragraphs_over_every_page_break(tmp_path: Path) -> None:
    speech = "This was said before, and it will be said again, until somebody hears it. " * 5
    pages = read_fountain(
        "Title: NINE YEARS\nCredit: written by\nAuthor: A. Writer\n\nEXT. HARBOUR - DAWN #1#\n\nShe waits.\n"
        + "".join(f"\nANNA\n({k} times)\n{speech}\n\nHe looks away, then back, {k} times.\n" for k in range(14))
        + "\nDISSOLVE TO:\n\nINT. KITCHEN - NIGHT #2#\n\nTea.\n"
    )
    type_out(pages, tmp_path / "a.pdf", ())
    back = read_pdf((tmp_path / "a.pdf").read_bytes(), "a.pdf")
    assert back.title_page == pages.title_page
    assert [(p.kind, " ".join(p.text.split()), p.number) for p in back.paragraphs] == [
        (p.kind, " ".join(p.text.split()), p.number) for p in pages.paragraphs
    ]
    type_out(pages, tmp_path / "b.pdf", ())
    assert (tmp_path / "a.pdf").read_bytes() == (tmp_path / "b.pdf").read_bytes()


def face_of(letters: str, out: Path) -> Path:
    """A font that has these letters, each an empty square."""
    names = {ord(letter): f"letter{ord(letter)}" for letter in sorted(set(letters))}
    order = [".notdef", *names.values()]
    made: Any = FontBuilder(1000)
    made.setupGlyphOrder(order)
    made.setupCharacterMap(names)
    made.setupGlyf({name: TTGlyphPen(None).glyph() for name in order})
    made.setupHorizontalMetrics(dict.fromkeys(order, (600, 0)))
    made.setupHorizontalHeader(ascent=800, descent=-200)
    made.setupNameTable({"familyName": "Squares", "styleName": "Regular", "psName": "Squares"})
    made.setupOS2()
    made.setupPost()
    made.save(out)
    return out


def test_a_typed_script_has_letters_that_courier_has_not(tmp_path: Path) -> None:
    pages = read_fountain(
        "Title: “Night”\n\nINT. A - DAY\n\nIt’s late – “very” late…\n\nИВАН\n12.\n"
        "\nNOAM\nשלום עולם\n\nANNA\n夜, и день.\n"
    )
    faces = (face_of("abc", tmp_path / "few.ttf"), face_of("ИВАНиденьשלוםועל ,.?", tmp_path / "most.ttf"))
    type_out(pages, tmp_path / "a.pdf", faces)
    back = read_pdf((tmp_path / "a.pdf").read_bytes(), "a.pdf")
    assert back.title_page == {"title": '"NIGHT"'}
    assert [paragraph.text for paragraph in back.paragraphs] == [
        "INT. A - DAY", 'It\'s late - "very" late...', "ИВАН", "12.", "NOAM", "שלום עולם", "ANNA", "?, и день.",
    ]  # fmt: skip
    type_out(pages, tmp_path / "b.pdf", ())
    bare = read_pdf((tmp_path / "b.pdf").read_bytes(), "b.pdf")
    assert bare.paragraphs[-1].text == "?, ? ????."


def test_words_of_one_line_are_written_on_one_and_marks_stay_marks() -> None:
    pages = Pages(
        title_page={"title": "M*A*S*H"},
        paragraphs=(
            Paragraph(kind="heading", text="INT. TENT\n- DAY"),
            Paragraph(kind="note", text="a_b_c"),
            Paragraph(kind="action", text="OVER BLACK:"),
        ),
    )
    back = read_fountain(write_fountain(pages))
    assert back.title_page == pages.title_page
    assert kinds(back) == [("heading", "INT. TENT - DAY"), ("note", "a_b_c"), ("action", "OVER BLACK:")]


@pytest.mark.parametrize("text", ["*a " * 3000, "[[" * 20_000, "A" + "(" * 20_000 + "\nb", "A" + " " * 20_000 + "b\nc"])
def test_a_text_full_of_marks_is_read_at_once(text: str) -> None:
    begun = time.process_time()
    assert read_fountain(f"INT. A - DAY\n\n{text}").paragraphs
    assert time.process_time() - begun < 1.0


def pdf_of(*, text: str = "", password: str = "") -> bytes:
    paper = FPDF()
    paper.add_page()
    if text:
        paper.set_font("Courier")
        paper.text(20, 20, text)
    if password:
        paper.set_encryption(owner_password="o", user_password=password)
    out = io.BytesIO()
    paper.output(out)
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (pdf_of(), "holds pictures of pages, no text"),
        (pdf_of(text="INT. KITCHEN - DAY and more words", password="x"), "locked by a password"),
        (b"%PDF-1.7 and then nothing", "no PDF that can be read"),
    ],
)
def test_a_pdf_without_words_is_refused_with_the_reason(data: bytes, says: str) -> None:
    with pytest.raises(DirectorError, match=says):
        read_pdf(data, "script.pdf")


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"<FinalDraft><Content><Paragraph></Content></FinalDraft>", "line 1"),
        (b"<html><body/></html>", "no Final Draft screenplay"),
        (b'<!DOCTYPE a [<!ENTITY b "c">]><FinalDraft><Content/></FinalDraft>', "declares entities"),
    ],
)
def test_what_is_no_final_draft_file_is_refused_with_the_reason(data: bytes, says: str) -> None:
    with pytest.raises(DirectorError, match=says):
        read_fdx(data, "script.fdx")


def test_two_speeches_at_once_are_side_by_side_in_final_draft() -> None:
    data = write_fdx(read_fountain("A\nYes.\n\nB ^\nNo.\n"))
    assert data.count(b"<DualDialogue>") == 1
    assert [p.dual for p in read_fdx(data, "a.fdx").paragraphs if p.kind == "speaker"] == [False, True]
