"""Scores are composed, played and measured."""

from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import pytest
from numpy.typing import NDArray

from tests.fakes.machine import own_home
from tests.fakes.whole_score import WholeScore, whole_score
from tools.audio.loudness import loudness, true_peak
from tools.audio.music.composer import score_file
from tools.audio.music.orchestra import Orchestra
from tools.audio.music.palettes import PALETTES
from tools.audio.ports import SAMPLE_RATE, Passage, Samples, ScoreBrief
from tools.film.errors import Cancelled
from tools.film.script import Mood
from tools.media.progress import Progress

pytestmark = pytest.mark.render

MOODS: list[Mood] = list(PALETTES)


@lru_cache(maxsize=2)
def orchestra(kind: str) -> Orchestra:
    found = Orchestra(own_home() / "assets" if kind == "soundfonts" else None)
    assert found.kind == kind, "the soundfonts are not set up on this machine; run `workprint setup`"
    return found


def passage(start: float, end: float, mood: Mood, tension: float = 0.5, words: str = "") -> Passage:
    return Passage(start=start, end=end, mood=mood, tension=tension, words=words)


def brief(*passages: Passage, hits: tuple[float, ...] = (), seed: int = 5, seconds: float | None = None) -> ScoreBrief:
    return ScoreBrief(seconds=seconds or passages[-1].end, passages=passages, hits=hits, seed=seed)


def score(wanted: ScoreBrief, kind: str = "tones") -> WholeScore:
    return _score(wanted.model_dump_json(), kind)


@lru_cache(maxsize=14)
def _score(wanted: str, kind: str) -> WholeScore:
    with TemporaryDirectory() as folder:
        return whole_score(ScoreBrief.model_validate_json(wanted), orchestra(kind), Path(folder))


def cut(samples: Samples, start: float, end: float) -> Samples:
    return samples[round(start * SAMPLE_RATE) : round(end * SAMPLE_RATE)]


def spectrum(samples: Samples) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Frequencies in Hz and the power at each."""
    power = np.square(np.abs(np.fft.rfft(samples.mean(1)))).astype(np.float64)
    return np.arange(len(power)) * SAMPLE_RATE / len(samples), power


def onset_error(samples: Samples, at: float) -> float:
    """Milliseconds from `at` to the steepest rise of the high-frequency level within 80 ms of it."""
    window = cut(samples, at - 0.08, at + 0.08).mean(1)
    level = np.convolve(np.square(np.diff(window, prepend=window[0])), np.ones(96) / 96, "same")[::24]
    rise = np.log(level[4:] + 1e-6) - np.log(level[:-4] + 1e-6)
    return float((int(rise.argmax()) + 2) * 24 / SAMPLE_RATE - 0.08) * 1000


# Two moods say enough about the sampled players, which are slow to load.
PLAYED: list[tuple[Mood, str]] = [*((mood, "tones") for mood in MOODS), ("warm", "soundfonts"), ("epic", "soundfonts")]


@pytest.mark.parametrize(("mood", "kind"), PLAYED)
def test_hits_are_met_within_twenty_milliseconds(mood: Mood, kind: str) -> None:
    played = score(brief(passage(0, 10, mood, 0.6), hits=(3.0, 7.0)), kind)
    for hit in (3.0, 7.0):
        assert abs(onset_error(played.mix, hit)) < 20


@pytest.mark.parametrize("mood", MOODS)
def test_a_mood_is_loud_enough_has_no_rumble_and_brilliance(mood: Mood) -> None:
    mix = score(brief(passage(0, 10, mood, 0.6), hits=(3.0, 7.0))).mix
    assert loudness(mix) == pytest.approx(-18, abs=0.5)
    assert true_peak(mix) <= -1.4
    hertz, power = spectrum(mix)
    assert power[hertz < 25].sum() / power.sum() < 0.01
    assert 10 * np.log10(power[(hertz > 4000) & (hertz < 12000)].sum() / power.sum()) > -27
    assert power[hertz > 120].sum() / power.sum() > 0.25, "a laptop must hear it"


def test_two_moods_sound_different() -> None:
    warm, dark = (score(brief(passage(0, 10, mood, 0.6), hits=(3.0, 7.0))) for mood in ("warm", "dark"))
    assert abs(float(np.corrcoef(warm.mix[:, 0], dark.mix[:, 0])[0, 1])) < 0.6
    assert len(warm.beats) > len(dark.beats) * 1.15, "warm is the quicker of the two"


@pytest.mark.parametrize("seconds", [0.02, 0.5, 3.0, 7.123])
def test_a_score_is_exact_to_the_sample_and_whole(seconds: float) -> None:
    played = score(brief(passage(0, seconds, "tense", 0.7), hits=(seconds / 2,)))
    assert played.mix.shape == (round(seconds * SAMPLE_RATE), 2)
    assert played.mix.dtype == np.float32
    assert np.isfinite(played.mix).all()
    assert played.cues.any()
    assert np.array_equal(sum(played.stems.values()), played.cues)


@pytest.mark.parametrize("kind", ["tones", "soundfonts"])
def test_the_same_brief_gives_the_same_bytes_also_after_another(kind: str, tmp_path: Path) -> None:
    wanted = brief(passage(0, 8, "romantic", 0.5), hits=(4.0,))
    other = brief(passage(0, 5, "action", 0.9), seed=6)
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
    first = score_file(wanted, lambda: orchestra(kind), kind, tmp_path / "one")
    score_file(other, lambda: orchestra(kind), kind, tmp_path / "two")
    assert score_file(wanted, lambda: orchestra(kind), kind, tmp_path / "two").read_bytes() == first.read_bytes()


def test_another_seed_is_another_score() -> None:
    one, two = (score(brief(passage(0, 8, "warm"), seed=seed)).mix for seed in (1, 2))
    assert not np.array_equal(one, two)


def test_a_gap_between_passages_is_silence_and_the_music_ends_before_it() -> None:
    mix = score(brief(passage(0, 9, "warm"), passage(12, 21, "dark", 0.8), seconds=24)).mix
    assert not cut(mix, 9, 12).any()
    assert not cut(mix, 21, 24).any()
    assert loudness(cut(mix, 0, 9)) > -30
    assert loudness(cut(mix, 12, 21)) > loudness(cut(mix, 0, 9)), "tension is loudness"


def test_the_end_rings_out_instead_of_being_cut() -> None:
    mix = score(brief(passage(0, 20, "melancholy", 0.6))).mix
    levels = [float(np.sqrt(np.square(cut(mix, t, t + 0.2)).mean())) for t in (17.0, 18.5, 19.2, 19.8)]
    assert levels == sorted(levels, reverse=True)
    assert levels[-1] < levels[0] / 100
    assert np.abs(mix[-48:]).max() < 1e-3


def test_the_climax_is_four_to_ten_units_louder_than_the_opening() -> None:
    mix = score(brief(passage(0, 10, "epic", 0.2), passage(10, 20, "epic", 0.6), passage(20, 32, "epic", 0.95))).mix
    rise = loudness(cut(mix, 20, 29)) - loudness(cut(mix, 0, 10))
    assert 4 <= rise <= 10
    assert loudness(cut(mix, 0, 4)) > -32, "the opening is not empty"


def test_a_solo_instrument_keeps_the_other_stems_silent() -> None:
    stems = score(brief(passage(0, 10, "calm", 0.5, "solo piano"), hits=(5.0,))).stems
    assert not stems["perc"].any()
    assert stems["lead"].any()
    assert not stems["pad"].any()


def test_no_passages_are_silence() -> None:
    played = score(ScoreBrief(seconds=2, passages=()))
    assert played.mix.shape == (2 * SAMPLE_RATE, 2)
    assert not played.mix.any()
    assert played.beats == ()


def test_beats_are_in_order_and_hits_are_among_them() -> None:
    played = score(brief(passage(0, 10, "warm", 0.6), hits=(3.0, 7.0)))
    assert list(played.beats) == sorted(set(played.beats))
    assert {3.0, 7.0} <= set(played.beats)


def test_composing_can_be_stopped_and_leaves_no_score(tmp_path: Path) -> None:
    def stop(progress: Progress) -> None:
        raise Cancelled(f"stopped at {progress.done}")

    with pytest.raises(Cancelled):
        score_file(brief(passage(0, 5, "warm")), lambda: orchestra("tones"), "tones", tmp_path, stop)
    assert list(tmp_path.iterdir()) == []
