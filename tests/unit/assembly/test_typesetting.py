# pyright: reportUnknownMemberType=false
"""Words of any script are set in a face that has them, in the right order, and broken where a reader breaks them."""

from pathlib import Path

import numpy as np
import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from PIL import Image, ImageDraw

from tools.assembly.bidi import is_right_to_left, levels, visual_order
from tools.assembly.breaking import clusters, columns, pieces
from tools.assembly.captions import LINE_LENGTH, caption_lines
from tools.assembly.lettering import draw_title
from tools.assembly.typesetting import Line, Typefaces, drawable, language_of, put, set_in, undrawable, wrap


def visual(text: str) -> str:
    found = levels(text, rtl=is_right_to_left(text))
    return "".join(text[index] for index in visual_order(found))


@pytest.mark.parametrize(
    ("logical", "seen"),
    [
        ("The last light", "The last light"),
        ("שלום", "םולש"),
        ("abc שלום def", "abc םולש def"),
        ("שלום abc", "abc םולש"),
        ("שלום 123 עולם", "םלוע 123 םולש"),
        ("abc שלום 123", "abc 123 םולש"),
        ("שלום, world!", "!world ,םולש"),
        ("(שלום) abc", "abc )םולש("),
        ("price 1,000.50 שח", "price 1,000.50 חש"),
        ("سعر 50%", "%50 رعس"),
    ],
)
def test_letters_of_mixed_direction_are_seen_in_the_order_of_the_unicode_rules(logical: str, seen: str) -> None:
    assert visual(logical) == seen


def test_a_cluster_is_one_letter_to_a_reader() -> None:
    assert clusters("e\u0301q\u0303") == ["e\u0301", "q\u0303"]
    assert clusters("👨\u200d👩\u200d👧👍🏽🇫🇷") == ["👨\u200d👩\u200d👧", "👍🏽", "🇫🇷"]
    assert clusters("कि") == ["कि"]


def test_chinese_and_japanese_break_between_characters_but_not_before_their_stops() -> None:
    parts = [part for part, _ in pieces("灯台守は、海を見た。「海だ」")]
    assert "は、" in parts
    assert "た。" in parts
    assert "「海" in parts
    assert not any(part[0] in "、。」" or part[-1] in "「" for part in parts)
    assert [part for part, _ in pieces("the sea never")] == ["the", "sea", "never"]


def test_captions_of_ideographs_count_two_columns_and_keep_every_letter() -> None:
    text = "灯台守は三十年のあいだ海を見ていた。海は忘れないと彼は言った。そしてある朝、瓶が戻ってきたのだった。"
    rows = caption_lines(text)
    assert "".join(rows) == text
    assert max(map(columns, rows)) <= LINE_LENGTH
    assert len(rows) == 3
    long = "x" * 100
    assert "".join(caption_lines(long)) == long
    assert max(map(len, caption_lines(long))) <= LINE_LENGTH


def test_the_language_of_ideographs_is_read_from_the_letters_around_them() -> None:
    assert [language_of(text) for text in ("灯台を", "灯塔", "등대 燈臺")] == ["ja", "zh-Hans", "ko"]


def face(folder: Path, name: str, letters: str, width: int = 600) -> Path:
    """A font whose letters are filled boxes of one width."""
    names = [".notdef", *(f"g{ord(letter):x}" for letter in letters)]
    builder = FontBuilder(1000, isTTF=True)
    builder.setupGlyphOrder(names)
    builder.setupCharacterMap({ord(letter): f"g{ord(letter):x}" for letter in letters})
    pen = TTGlyphPen(None)
    pen.moveTo((50, 0))
    pen.lineTo((50, 700))
    pen.lineTo((width - 50, 700))
    pen.lineTo((width - 50, 0))
    pen.closePath()
    box, blank = pen.glyph(), TTGlyphPen(None).glyph()
    builder.setupGlyf({glyph: blank if glyph == "g20" else box for glyph in names})
    builder.setupHorizontalMetrics(dict.fromkeys(names, (width, 0)))
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupNameTable({"familyName": name, "styleName": "Regular"})
    builder.setupOS2()
    builder.setupPost()
    path = folder / f"{name}.ttf"
    builder.save(path)
    return path


@pytest.fixture
def faces(tmp_path: Path) -> Typefaces:
    latin = face(tmp_path, "Latin", " abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.,!'\"%:\\-")
    wide = face(tmp_path, "Wide", "→é")
    ideographs = face(tmp_path, "Ideographs", "灯台守は海を見た、。", 1000)
    return Typefaces(latin, latin, latin, latin, wide, (), face(tmp_path, "Emoji", "🌊😀"), ideographs)


def test_every_run_is_in_a_face_that_has_it(faces: Typefaces) -> None:
    runs = set_in("ab 灯台 → 🌊 c", faces.serif, faces)
    assert [run.text for run in runs] == ["ab ", "灯台", " ", "→", " ", "🌊", " c"]
    assert [run.face.stem for run in runs] == ["Latin", "Ideographs", "Latin", "Wide", "Latin", "Emoji", "Latin"]
    assert Line("ab灯", faces.serif, 100, faces).width == pytest.approx(220, abs=2)


def test_what_no_face_has_is_left_out_and_named(faces: Typefaces) -> None:
    assert drawable("ab ☃ cd", faces) == "ab  cd"
    assert undrawable("ab ☃ cd ሰ", faces) == {"☃", "ሰ"}
    assert undrawable("all here: 灯", faces) == frozenset()
    assert draw_title("card", "☃", (160, 90), faces).getbbox() is None


def test_runs_of_several_faces_stand_on_one_baseline(faces: Typefaces) -> None:
    canvas = Image.new("RGB", (400, 120))
    put(ImageDraw.Draw(canvas), Line("a灯é", faces.serif, 80, faces, colour=(255, 255, 255)), 10, 10)
    rows, columns = np.nonzero(np.asarray(canvas)[..., 0] > 128)
    left, right = rows[columns < 50], rows[columns > 150]
    assert abs(int(left.max()) - int(right.max())) <= 1
    assert abs(int(left.min()) - int(right.min())) <= 1


def test_lines_without_spaces_are_broken_to_the_width(faces: Typefaces) -> None:
    words = Line("灯台守は海を見た。灯台守は海を見た。", faces.serif, 20, faces)
    rows = wrap(words, 130)
    assert "".join(row.text for row in rows) == words.text
    assert max(row.width for row in rows) <= 130
    assert not any(row.text[0] in "、。" for row in rows)
    forced = wrap(Line("a" * 40, faces.serif, 20, faces), 100)
    assert max(row.width for row in forced) <= 100


def test_a_lower_third_that_is_read_from_the_right_stands_at_the_right(tmp_path: Path) -> None:
    hebrew = face(tmp_path, "Hebrew", " שלוםע")
    faces = Typefaces(hebrew, hebrew, hebrew, hebrew, hebrew)
    columns = np.nonzero(np.asarray(draw_title("lower third", "שלום\nעולם", (640, 360), faces))[..., 3] > 200)[1]
    assert columns.min() > 320
    assert columns.max() < 0.95 * 640


def test_a_lower_third_of_an_upright_picture_keeps_clear_of_the_lowest_quarter(faces: Typefaces) -> None:
    rows = np.nonzero(np.asarray(draw_title("lower third", "Ada\nkeeper", (360, 640), faces))[..., 3] > 200)[0]
    assert rows.max() < 0.76 * 640
