"""Captions are readable: two lines, long enough, never two at once."""

from fractions import Fraction
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from tests.fakes.coded_film import small_film
from tools.assembly.captions import LINE_LENGTH, CaptionSpan, caption_spans, mov_text, srt
from tools.film.sound import Cue
from tools.film.timeline import Gap
from tools.film.views import CuePosition

RATE = Fraction(24)


def spans(*cues: Cue, frames: int = 1000, spoken: dict[str, int] | None = None) -> tuple[CaptionSpan, ...]:
    film = small_film([Gap(id="g", frames=1)], [])
    starts = {"s1": 0, "s2": 480}
    lines = [CuePosition(cue, starts[cue.shot] + cue.offset, cue.frames) for cue in cues]
    return caption_spans(film, lines, frames, RATE, spoken or {})


def line(text: str, offset: int = 0, shot: str = "s1", name: str = "c", **more: object) -> Cue:
    return Cue.model_validate(
        {"id": name, "kind": "dialogue", "what": text, "shot": shot, "offset": offset, **more}
    )


words = st.lists(st.text(alphabet="abcdefgh", min_size=1, max_size=12), min_size=1, max_size=60).map(" ".join)


@given(st.lists(st.tuples(words, st.integers(-50, 900)), max_size=8))
def test_captions_keep_every_word_in_lines_that_fit_and_never_overlap(lines: list[tuple[str, int]]) -> None:
    cues = [line(text, offset, name=f"c{n}") for n, (text, offset) in enumerate(lines)]
    found = spans(*cues)
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert all(0 <= span.start < span.end <= 1000 for span in found)
    assert all(len(row) <= LINE_LENGTH for span in found for row in span.text.split("\n"))
    assert all(span.text.count("\n") <= 1 for span in found)


def test_long_lines_are_broken_evenly() -> None:
    (span,) = spans(line("The sea never forgets what it is given, and never gives it back."))
    assert span.text == "The sea never forgets what it is\ngiven, and never gives it back."


def test_a_short_line_stays_long_enough_to_be_read() -> None:
    (span,) = spans(line("No.", 24, frames=6))
    assert (span.start, span.end) == (24, 44)


def test_the_spoken_length_wins_over_the_estimate() -> None:
    (span,) = spans(line("Hello there, old friend.", 10), spoken={"c": 90})
    assert (span.start, span.end) == (10, 10 + 90 + 6)


def test_muted_and_empty_lines_have_no_caption() -> None:
    assert spans(line("Hello.", muted=True), line("  ", name="d")) == ()


def test_srt_counts_from_one_with_milliseconds() -> None:
    text = srt([CaptionSpan(start=0, end=36, text="a"), CaptionSpan(start=90_000, end=90_001, text="b\nc")], RATE)
    assert text == "1\n00:00:00,000 --> 00:00:01,500\na\n\n2\n01:02:30,000 --> 01:02:30,042\nb\nc\n"


def test_timed_text_samples_cover_the_whole_film() -> None:
    samples = mov_text([CaptionSpan(start=10, end=20, text="é")], 50)
    assert samples == [(b"\0\0", 10), (b"\0\x02\xc3\xa9", 10), (b"\0\0", 30)]
