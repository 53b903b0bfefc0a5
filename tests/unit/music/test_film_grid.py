"""The beat grid: bars fit between anchors, and time runs forward."""

import itertools

import numpy as np
import pytest

from tools.audio.music.beats import beats_of_score
from tools.audio.music.grid import Grid, lay_grid
from tools.audio.music.plan import plan_cues
from tools.audio.ports import Passage, ScoreBrief
from tools.film.errors import DirectorError
from tools.film.script import Mood


def passage(start: float, end: float, mood: Mood, tension: float = 0.4) -> Passage:
    return Passage(start=start, end=end, mood=mood, tension=tension, words="")


def grid_of(seconds: float, hits: tuple[float, ...] = (), mood: Mood = "warm") -> Grid:
    brief = ScoreBrief(seconds=seconds, passages=(passage(0, seconds, mood),), hits=hits)
    return lay_grid(plan_cues(brief)[0][1])


@pytest.mark.parametrize("hits", [(), (12.0,), (12.0, 31.5, 47.0), (7.3, 9.9, 30.0)])
def test_every_hit_falls_on_the_first_beat_of_a_bar(hits: tuple[float, ...]) -> None:
    grid = grid_of(60, hits)
    bars = [grid.seconds(beat) for segment in grid.segments for beat, _ in segment.bars]
    for hit in hits:
        assert min(abs(hit - bar) for bar in bars) < 1e-6 or hit in [h.at for h in grid.free_hits]


def test_hits_too_close_for_a_bar_are_met_beside_the_grid() -> None:
    grid = grid_of(40, (10.0, 10.4))
    assert [h.at for h in grid.free_hits] == [10.4]


def test_a_hit_near_the_end_is_the_last_chord() -> None:
    assert grid_of(30, (26.0,)).final == 26.0


@pytest.mark.parametrize("seconds", [0.02, 0.5, 3, 11.7, 60, 240])
def test_beats_never_run_backwards_and_end_inside_the_cue(seconds: float) -> None:
    grid = grid_of(seconds, (seconds / 3, seconds / 2))
    times = [grid.seconds(beat) for beat in np.arange(0, grid.last_beat + 0.25, 0.25)]
    assert all(a < b for a, b in itertools.pairwise(times))
    assert times[-1] <= grid.final + 1e-6 < seconds
    assert grid.final + grid.hold < seconds


def test_beats_are_told_in_the_film_s_seconds_and_hits_are_among_them() -> None:
    passages = (passage(2, 32, "warm"), passage(40, 60, "tense"))
    beats = beats_of_score(ScoreBrief(seconds=60, passages=passages, hits=(14.0, 36.0)))
    times = [beat.at for beat in beats]
    assert times == sorted(times)
    assert min(abs(beat.at - 14.0) for beat in beats if beat.bar) < 1e-6
    assert times[0] == 2.0
    assert not [at for at in times if 32 < at < 40]
    assert beats_of_score(ScoreBrief(seconds=60, passages=(), hits=(14.0,))) == []


def test_the_tempo_stays_near_the_mood_between_generous_hits() -> None:
    for segment in grid_of(60, (12.0, 31.5, 47.0), "tense").segments:
        assert segment.bpm == pytest.approx(108, rel=0.1)


def test_passages_that_overlap_are_refused_with_the_earliest_start() -> None:
    brief = ScoreBrief(
        seconds=20,
        passages=(
            passage(0, 12, "warm"),
            passage(10, 20, "dark"),
        ),
    )
    with pytest.raises(DirectorError, match="12 s or later") as refused:
        plan_cues(brief)
    assert refused.value.data["earliest"] == 12


def test_a_passage_past_the_end_is_refused() -> None:
    with pytest.raises(DirectorError, match="does not fit"):
        plan_cues(ScoreBrief(seconds=10, passages=(passage(4, 12, "warm"),)))


def test_a_gap_makes_two_cues_that_share_the_theme() -> None:
    brief = ScoreBrief(
        seconds=30,
        seed=9,
        hits=(5, 12, 20),
        passages=(
            passage(0, 10, "warm"),
            passage(15, 30, "dark"),
        ),
    )
    (first, one), (second, two) = plan_cues(brief)
    assert (first, one.seconds, second, two.seconds) == (0, 10, 15, 15)
    assert one.theme == two.theme
    assert [h.at for h in one.hits] == [5], "a hit in the silence is nobody's"
    assert [h.at for h in two.hits] == [5]


def test_passages_that_touch_are_one_cue_in_two_palettes() -> None:
    brief = ScoreBrief(
        seconds=30,
        passages=(
            passage(0, 10, "warm"),
            passage(10.1, 30, "dark", tension=0.9),
        ),
    )
    ((start, plan),) = plan_cues(brief)
    assert (start, plan.seconds) == (0, 30)
    assert [plan.palette(t).mood for t in (5, 20)] == ["warm", "dark"]
    assert plan.tension(20) > plan.tension(5) + 0.3


def test_tension_grows_towards_the_end_of_a_passage_and_falls_at_the_end_of_the_cue() -> None:
    ((_, plan),) = plan_cues(ScoreBrief(seconds=40, passages=(passage(0, 40, "epic", tension=0.6),)))
    assert plan.tension(0) < plan.tension(27) > plan.tension(39.9)
