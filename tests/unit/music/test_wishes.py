"""What is asked for in words reaches the players."""

import pytest

from tools.audio.music.instruments import DRUMS, GROUPS, INSTRUMENTS
from tools.audio.music.palettes import PALETTES
from tools.audio.music.plan import plan_cues
from tools.audio.music.sheet import Sheet
from tools.audio.music.wishes import NAMES, heed
from tools.audio.music.writing import write_sheet
from tools.audio.ports import Passage, ScoreBrief
from tools.film.script import Mood


def players(words: str, mood: Mood = "epic", tension: float = 0.7) -> set[str]:
    return {note.instrument for note in sheet_of(words, mood, tension).notes}


def sheet_of(words: str, mood: Mood = "epic", tension: float = 0.7) -> Sheet:
    passage = Passage(start=0, end=30, mood=mood, tension=tension, words=words)
    return write_sheet(plan_cues(ScoreBrief(seconds=30, passages=(passage,), hits=(10,)))[0][1])


@pytest.mark.parametrize(
    ("words", "alone"),
    [
        ("solo piano, tender", "piano"),
        ("a lone music box", "music box"),
        ("only guitar", "guitar"),
        ("just a harp", "harp"),
        ("unaccompanied strings", "strings"),
        ("solo piano", "piano"),
    ],
)
def test_a_solo_is_played_by_nobody_else(words: str, alone: str) -> None:
    assert players(words) == {alone}


@pytest.mark.parametrize(
    ("words", "soloist"),
    [
        ("solo violin", "violin"),
        ("lone trumpet", "trumpets"),
        ("solo cello, very slow", "cello"),
    ],
)
def test_a_single_line_is_sung_over_a_hushed_bed(words: str, soloist: str) -> None:
    heard = players(words)
    assert soloist in heard
    assert len(heard) <= 3
    assert not heard & DRUMS


@pytest.mark.parametrize("words", ["no drums", "without percussion", "warm, no drums or brass", "no drums, with piano"])
def test_no_drums_means_none(words: str) -> None:
    for mood in ("epic", "action", "tense", "playful"):
        assert not players(words, mood) & DRUMS


@pytest.mark.parametrize(
    ("words", "group"),
    [
        ("no strings", "strings"),
        ("without brass", "brass"),
        ("no choir", "voices"),
    ],
)
def test_a_refused_group_is_silent_and_replaced(words: str, group: str) -> None:
    for mood in PALETTES:
        heard = players(words, mood)
        assert not heard & GROUPS[group]
        assert heard - DRUMS


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("low strings", "low strings"),
        ("music box", "music box"),
        ("piano and cello", "cello"),
        ("with choir", "choir"),
        ("church organ", "organ"),
        ("accordion waltz", "accordion"),
        ("big brass", "brass"),
        ("taiko drums", "taiko"),
    ],
)
def test_a_named_instrument_is_heard(words: str, wanted: str) -> None:
    for mood in ("warm", "dark", "playful"):
        assert wanted in players(words, mood, 0.8)


def test_drums_only_leaves_only_drums() -> None:
    assert players("drums only") <= DRUMS


def test_tempo_and_weight_words_move_the_palette() -> None:
    warm = PALETTES["warm"]
    assert heed(warm, "slow").palette.bpm < warm.bpm < heed(warm, "driving, urgent").palette.bpm
    assert heed(warm, "a slow waltz").palette.meter == 3
    assert heed(warm, "sparse and hushed").tension < 0 < heed(warm, "full orchestra").tension


def test_words_that_name_nothing_change_nothing() -> None:
    assert heed(PALETTES["warm"], "like the smell of rain on a tin roof").palette == PALETTES["warm"]


def test_every_name_is_an_instrument_of_the_orchestra() -> None:
    assert set(NAMES.values()) <= set(INSTRUMENTS)
