"""Frames, seconds and timecode at every rate a film may have."""

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tools.film.errors import DirectorError
from tools.film.timing import Span, parse_timecode, timecode, to_frames, to_seconds

NTSC = Fraction(30000, 1001)
NTSC_60 = Fraction(60000, 1001)
FILM_NTSC = Fraction(24000, 1001)


@pytest.mark.parametrize(
    ("frames", "rate", "drop", "text"),
    [
        (0, Fraction(24), False, "00:00:00:00"),
        (24, Fraction(24), False, "00:00:01:00"),
        (86399, Fraction(24), False, "00:59:59:23"),
        (90000, Fraction(25), False, "01:00:00:00"),
        (1799, NTSC, False, "00:00:59:29"),
        (1800, NTSC, False, "00:01:00:00"),
        (1799, NTSC, True, "00:00:59;29"),
        (1800, NTSC, True, "00:01:00;02"),
        (3597, NTSC, True, "00:01:59;29"),
        (3598, NTSC, True, "00:02:00;02"),
        (17981, NTSC, True, "00:09:59;29"),
        (17982, NTSC, True, "00:10:00;00"),
        (107892, NTSC, True, "01:00:00;00"),
        (108000, NTSC, False, "01:00:00:00"),
        (2589407, NTSC, True, "23:59:59;29"),
        (3600, NTSC_60, True, "00:01:00;04"),
        (35964, NTSC_60, True, "00:10:00;00"),
        (1800, FILM_NTSC, False, "00:01:15:00"),
        (100, Fraction(120), False, "00:00:00:100"),
    ],
)
def test_timecode_and_back(frames: int, rate: Fraction, drop: bool, text: str) -> None:
    assert timecode(frames, rate, drop) == text
    assert parse_timecode(text, rate) == frames


@settings(deadline=None, max_examples=300)
@given(frames=st.integers(0, 2_589_407), rate=st.sampled_from([NTSC, NTSC_60]))
def test_drop_frame_reads_back_as_the_same_frame(frames: int, rate: Fraction) -> None:
    assert parse_timecode(timecode(frames, rate, drop=True), rate) == frames


def test_drop_frame_keeps_up_with_the_clock() -> None:
    hour = to_frames(3600, NTSC)
    assert timecode(hour, NTSC, drop=True) == "01:00:00;00"
    assert timecode(hour, NTSC) == "00:59:56:12"


@pytest.mark.parametrize(
    ("text", "rate", "said"),
    [
        ("1:2:3", Fraction(24), "HH:MM:SS:FF"),
        ("00:00:00:24", Fraction(24), "frames to 23"),
        ("00:60:00:00", Fraction(24), "out of range"),
        ("24:00:00:00", Fraction(24), "out of range"),
        ("00:01:00;00", NTSC, "drop-frame skips"),
        ("00:01:00;01", NTSC, "drop-frame skips"),
        ("00:02:00;03", NTSC_60, "drop-frame skips"),
        ("00:00:00;00", Fraction(24), "no drop-frame"),
        ("00:00:00;00", FILM_NTSC, "no drop-frame"),
        ("", Fraction(24), "HH:MM:SS:FF"),
    ],
)
def test_a_bad_timecode_is_refused_with_the_legal_form(text: str, rate: Fraction, said: str) -> None:
    with pytest.raises(DirectorError, match=said):
        parse_timecode(text, rate)


def test_the_skipped_numbers_exist_every_tenth_minute() -> None:
    assert parse_timecode("00:10:00;00", NTSC) == 17982


@pytest.mark.parametrize("frames", [-1, 24 * 86_400])
def test_frames_outside_the_day_have_no_timecode(frames: int) -> None:
    with pytest.raises(DirectorError) as refused:
        timecode(frames)
    assert refused.value.data["legal"] == [0, 24 * 86_400 - 1]


def test_a_rate_without_timecode_is_refused() -> None:
    with pytest.raises(DirectorError, match="25/2 frames a second"):
        timecode(0, Fraction(25, 2))


def test_seconds_round_to_the_nearest_frame_and_halves_go_up() -> None:
    assert to_frames(1.0) == 24
    assert to_frames(Fraction(1, 48)) == 1
    assert to_frames(Fraction(-1, 16)) == -1
    assert to_frames(-1.7 / 24) == -2
    assert to_frames(10, NTSC) == 300
    assert to_seconds(30, NTSC) == pytest.approx(1.001)


@pytest.mark.parametrize("seconds", [float("nan"), float("inf")])
def test_no_number_is_no_length(seconds: float) -> None:
    with pytest.raises(DirectorError, match="give seconds as a number"):
        to_frames(seconds)


def test_spans_are_half_open() -> None:
    span = Span(10, 20)
    assert span.frames == 10
    assert span.holds(10)
    assert not span.holds(20)
    assert not span.overlaps(Span(20, 30))
    assert span.overlaps(Span(19, 30))
