"""Captions of every sort of file: times and words are kept, styles dropped and counted, broken ones told."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tools.film.errors import DirectorError
from tools.interchange.caption_files import read_captions

SRT = """1
00:00:01,000 --> 00:00:02,500
<i>The sea</i> never forgets.

2
00:00:03,000 --> 00:00:04,000 X1:10 X2:90
ANNA: Wait &amp; see.
Second line.

3
00:00:05,000 --> 00:0x:06,000
broken
"""
VTT = """WEBVTT - a film

STYLE
::cue { color: red }

NOTE nothing

intro
00:01.000 --> 00:02.000 line:10% align:start
<v Anna>Hello <b>there</b>

00:00:03.000 --> 00:00:04.000
Good<00:00:03.500> night
"""
ASS = """[Script Info]
Title: x
[V4+ Styles]
Format: Name, Fontname
[Events]
Format: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text
Dialogue: 0,0:00:01.00,0:00:02.50,Default,Anna,0,0,0,,{\\an8\\i1}Hello,\\Nthere
Dialogue: 0,0:00:03.00,0:00:04.00,Default,,0,0,0,,{\\p1}m 0 0 l 100 0{\\p0}
Comment: 0,0:00:03.00,0:00:04.00,Default,,0,0,0,,no
"""


def read(text: str, code: str = "utf-8") -> list[tuple[int, int, str, str]]:
    return [(one.start, one.end, one.text, one.who) for one in read_captions(text.encode(code), "a").lines]


def test_subrip_keeps_times_words_and_speakers_and_counts_what_it_drops() -> None:
    assert read(SRT) == [
        (1000, 2500, "The sea never forgets.", ""),
        (3000, 4000, "Wait & see.\nSecond line.", "ANNA"),
    ]
    assert read_captions(SRT.encode(), "a").losses == (
        "2 marks of style are dropped.",
        "1 place on the picture is dropped.",
        "1 caption is left out, without words or without times that can be read.",
    )
    assert read(SRT.replace("\n", "\r\n")) == read(SRT)


def test_web_captions_and_substation_say_who_speaks() -> None:
    assert read(VTT) == [(1000, 2000, "Hello there", "Anna"), (3000, 4000, "Good night", "")]
    assert read(ASS) == [(1000, 2500, "Hello,\nthere", "Anna")]
    assert "1 drawing is left out." in read_captions(ASS.encode(), "a").losses


def test_captions_at_once_follow_one_another_or_are_one() -> None:
    times = ["00:00:01,000 --> 00:00:03,000\nA", "00:00:01,000 --> 00:00:03,000\nB", "00:00:02,000 --> 00:00:04,000\nC"]
    assert read("\n\n".join(times)) == [(1000, 2000, "- A\n- B", ""), (2000, 4000, "C", "")]


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("Zoë, où es-tu ?", "cp1252"),
        ("Подожди меня здесь", "cp1251"),
        ("Zoë – 待って", "utf-16"),
        ("待って", "utf-8-sig"),
    ],
)
def test_every_alphabet_is_read(words: str, code: str) -> None:
    assert read(f"1\n00:00:01,000 --> 00:00:03,000\n{words}\n", code)[0][2] == words


@given(
    st.one_of(st.binary(max_size=400), st.text(alphabet="0:1,.->\n {}\\N<iv>A[Events]", max_size=300).map(str.encode))
)
def test_anything_is_captions_or_a_sentence(data: bytes) -> None:
    try:
        lines = read_captions(data, "a.srt").lines
    except DirectorError as error:
        assert error.code in ("no_captions", "too_many", "no_text")  # noqa: PT017
    else:
        assert all(one.end <= other.start for one, other in pairwise(lines))
