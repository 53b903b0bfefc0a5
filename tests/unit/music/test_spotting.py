"""Shots and cues become a brief that can be composed."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tools.audio.music.plan import plan_cues
from tools.audio.ports import Passage
from tools.audio.spotting import HITS_APART, SHORTEST_PASSAGE, MusicSpan, SpottedShot, score_brief, spot
from tools.film.errors import DirectorError
from tools.film.script import Mood


def shot(seconds: float, mood: Mood | None, tension: float, scene: int) -> SpottedShot:
    return SpottedShot(frames=round(seconds * 24), tension=tension, mood=mood, scene=scene)


def cue(start: float, end: float, mood: Mood = "warm", tension: float = 0.4, words: str = "") -> MusicSpan:
    return MusicSpan(start=start, end=end, mood=mood, tension=tension, words=words)


def spans(passages: tuple[Passage, ...]) -> list[tuple[float, float, str]]:
    return [(p.start, p.end, p.mood) for p in passages]


def test_scenes_become_passages_and_their_changes_hits() -> None:
    brief = spot(
        [
            shot(5, "warm", 0.2, 1), shot(4, "warm", 0.25, 1), shot(5, "tense", 0.5, 2), shot(6, "tense", 0.9, 2),
            shot(8, "calm", 0.3, 3),
        ],
        seed=4,
    )  # fmt: skip
    assert spans(brief.passages) == [(0, 9, "warm"), (9, 14, "tense"), (14, 20, "tense"), (20, 28, "calm")]
    assert brief.hits == (9, 14, 20)
    assert (brief.seconds, brief.seed) == (28, 4)


def test_a_shot_without_a_mood_is_silence() -> None:
    brief = spot([shot(6, "warm", 0.3, 1), shot(5, None, 0.1, 2), shot(6, "dark", 0.6, 3)], seed=1)
    assert spans(brief.passages) == [(0, 6, "warm"), (11, 17, "dark")]
    assert brief.hits == (11,)


def test_hits_keep_their_distance_and_the_strongest_wins() -> None:
    shots = [shot(2, "warm", 0.1, 1), shot(2, "tense", 0.4, 2), shot(2, "epic", 1.0, 3), shot(9, "epic", 0.9, 3)]
    assert spot(shots, seed=1).hits == (4,)


def test_no_shots_are_refused() -> None:
    with pytest.raises(DirectorError, match="no shot"):
        spot([], seed=1)


def test_a_later_cue_ends_the_one_before() -> None:
    assert spans(score_brief([cue(10, 30, "dark"), cue(0, 20)], (), 40, 1).passages) == [
        (0, 10, "warm"),
        (10, 30, "dark"),
    ]


def test_a_cue_inside_another_has_its_place_and_the_other_goes_on() -> None:
    brief = score_brief([cue(0, 60), cue(20, 30, "dark")], (), 60, 1)
    assert spans(brief.passages) == [(0, 20, "warm"), (20, 30, "dark"), (30, 60, "warm")]


def test_neighbours_of_one_mood_are_one_passage() -> None:
    brief = score_brief([cue(0, 10, tension=0.4), cue(10.5, 20, tension=0.45), cue(20, 30, tension=0.9)], (), 30, 1)
    assert spans(brief.passages) == [(0, 20, "warm"), (20, 30, "warm")]


def test_words_keep_passages_apart() -> None:
    brief = score_brief([cue(0, 10), cue(10, 20, words="solo piano")], (), 20, 1)
    assert [p.words for p in brief.passages] == ["", "solo piano"]


def test_a_passage_of_a_moment_joins_its_neighbour() -> None:
    brief = score_brief([cue(0, 10), cue(10, 12, "dark", 0.5), cue(12, 30, "epic", 0.9)], (), 30, 1)
    assert spans(brief.passages) == [(0, 12, "warm"), (12, 30, "epic")]


def test_a_short_cue_alone_is_made_longer() -> None:
    assert spans(score_brief([cue(10, 12)], (), 30, 1).passages) == [(10, 14, "warm")]


def test_cues_and_hits_outside_the_film_are_cut() -> None:
    brief = score_brief([cue(0, 90)], (5, 5.1, 30, 45), 30, 1)
    assert spans(brief.passages) == [(0, 30, "warm")]
    assert brief.hits == (5,)


MOODS: list[Mood] = ["warm", "tense", "dark", "epic"]


@settings(max_examples=80, deadline=None)
@given(
    st.lists(
        st.tuples(st.floats(0, 50), st.floats(0.1, 30), st.sampled_from(MOODS), st.floats(0, 1)), min_size=1, max_size=8
    )
)
def test_any_cues_become_a_brief_that_can_be_composed(cues: list[tuple[float, float, Mood, float]]) -> None:
    brief = score_brief([cue(a, a + n, mood, x) for a, n, mood, x in cues], (), 60, 1)
    plan_cues(brief)
    assert all(a.end <= b.start for a, b in pairwise(brief.passages))
    starts = [*(p.start for p in brief.passages[1:]), 60.0]
    for passage, after in zip(brief.passages, starts, strict=True):
        assert passage.end - passage.start >= min(SHORTEST_PASSAGE, after - passage.start) - 1e-6


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.tuples(st.floats(0.5, 9), st.sampled_from([*MOODS, None]), st.floats(0, 1), st.integers(1, 4)),
        min_size=1,
        max_size=20,
    )
)
def test_any_shots_are_spotted(shots: list[tuple[float, Mood | None, float, int]]) -> None:
    brief = spot([shot(n, mood, x, scene) for n, mood, x, scene in shots], seed=2)
    plan_cues(brief)
    assert all(b - a >= HITS_APART - 1e-6 for a, b in pairwise(brief.hits))
