"""Chords, voice leading and the motif, as rules of music."""

import itertools

import numpy as np
import pytest

from tools.audio.chance import dice
from tools.audio.music.harmony import parse
from tools.audio.music.motif import Rest, stretch, theme_of, vary
from tools.audio.music.palettes import PALETTES, Palette, Treatment
from tools.audio.music.plan import plan_cues
from tools.audio.music.sheet import Sheet
from tools.audio.music.voicing import Voices, voicings
from tools.audio.music.writing import write_sheet
from tools.audio.ports import Passage, ScoreBrief
from tools.film.script import Mood

MOODS: list[Mood] = list(PALETTES)
TREATMENTS: tuple[Treatment, ...] = ("plain", "augmented", "fragmented", "diminished", "inverted")


def sheet_of(mood: Mood, seed: int = 7, seconds: float = 60, tension: float = 0.6) -> Sheet:
    passage = Passage(start=0, end=seconds, mood=mood, tension=tension, words="")
    hits = (seconds * 0.2, seconds * 0.5, seconds * 0.75)
    return write_sheet(plan_cues(ScoreBrief(seconds=seconds, passages=(passage,), hits=hits, seed=seed))[0][1])


def symbols(palette: Palette) -> set[str]:
    lines = (*palette.periods, palette.arrive, palette.close, palette.last)
    return {symbol for line in lines for symbol in line.replace("|", " ").split()}


@pytest.mark.parametrize(
    ("symbol", "tones", "bass"),
    [
        ("I", (0, 4, 7), 0),
        ("iv", (5, 8, 0), 5),
        ("bVI", (8, 0, 3), 8),
        ("V7", (7, 11, 2, 5), 7),
        ("V7/ii", (9, 1, 4, 7), 9),
        ("#ivo7", (6, 9, 0, 3), 6),
        ("bII^1", (1, 5, 8), 5),
        ("Vsus4", (7, 0, 2), 7),
        ("Iadd9", (0, 4, 7, 2), 0),
    ],
)
def test_roman_numerals_are_read(symbol: str, tones: tuple[int, ...], bass: int) -> None:
    chord = parse(symbol)
    assert (chord.tones, chord.bass) == (tones, bass)


@pytest.mark.parametrize("mood", MOODS)
def test_every_chord_of_a_mood_can_be_voiced_in_every_key(mood: Mood) -> None:
    for symbol, tonic in itertools.product(sorted(symbols(PALETTES[mood])), (0, 2, 4, 5, 7, 9)):
        found = voicings(parse(symbol), tonic, 0.0)
        assert found, (symbol, tonic)
        for voices, _ in found:
            assert list(voices) == sorted(voices)
            assert voices[0] % 12 == (parse(symbol).bass + tonic) % 12


@pytest.mark.parametrize("mood", MOODS)
def test_no_two_voices_move_in_parallel_fifths_or_octaves(mood: Mood) -> None:
    for seed in (1, 7):
        spans = sheet_of(mood, seed).spans
        assert sum(parallels(a.voices, b.voices) for a, b in itertools.pairwise(spans)) == 0


def parallels(before: Voices, after: Voices) -> int:
    """Pairs of voices that move from a perfect fifth or octave to the same one in the same direction."""
    pairs = itertools.combinations(range(4), 2)
    return sum(
        before[low] != after[low]
        and (before[high] - before[low]) % 12 in (0, 7)
        and (after[high] - after[low]) % 12 == (before[high] - before[low]) % 12
        and (after[low] > before[low]) == (after[high] > before[high])
        and after[high] != before[high]
        for low, high in pairs
    )


def test_parallel_fifths_are_recognised() -> None:
    assert parallels((48, 55, 64, 72), (50, 57, 65, 74)) >= 2
    assert parallels((48, 55, 64, 72), (48, 55, 65, 72)) == 0


@pytest.mark.parametrize("mood", MOODS)
def test_chords_fill_the_cue_without_gap_or_overlap(mood: Mood) -> None:
    spans = sheet_of(mood).spans
    assert spans[0].beat == 0
    assert all(a.end == pytest.approx(b.beat) for a, b in itertools.pairwise(spans))


@pytest.mark.parametrize("mood", MOODS)
def test_every_mood_states_the_motif_more_than_once(mood: Mood) -> None:
    sheet = sheet_of(mood)
    assert len([s for s in sheet.statements if s.how != "counter"]) >= 3
    assert any(len(s.line) >= 3 for s in sheet.statements)


def test_the_motif_keeps_its_contour_in_most_steps() -> None:
    kept = total = 0
    for mood in MOODS:
        for statement in sheet_of(mood).statements:
            for a, b in itertools.pairwise(statement.line):
                if a.degree != b.degree:
                    total += 1
                    kept += (b.key - a.key) * (b.degree - a.degree) > 0
    assert kept / total > 0.9


def test_a_theme_leaps_up_and_ends_open() -> None:
    themes = [theme_of(seed) for seed in range(40)]
    assert len(set(themes)) > 20
    for theme in themes:
        degrees = [d for d, _ in theme.motif]
        assert 3 <= degrees[1] - degrees[0] <= 5
        assert degrees[-1] != degrees[0]
        assert sum(n for _, n in theme.motif) == 8


@pytest.mark.parametrize("treatment", TREATMENTS)
@pytest.mark.parametrize("beats", [4, 6, 8])
def test_a_variation_fills_its_cell(treatment: Treatment, beats: float) -> None:
    for cell, tension, turn in itertools.product(("A", "A'", "B", "A''"), (0.3, 0.9), (0, 1)):
        shape, _ = vary(theme_of(7).motif, cell, treatment, tension, beats, turn)
        assert 0 < sum(n for _, n in shape) <= beats + 0.5


def test_stretching_keeps_the_degrees_in_order() -> None:
    shape: list[Rest] = [(0, 1.5), (4, 0.5), (3, 2.0)]
    assert [d for d, _ in stretch(shape, 8)] == [0, 4, 3]
    assert sum(n for _, n in stretch(shape, 8)) == 8


def test_two_seeds_give_two_pieces_and_one_seed_the_same_piece() -> None:
    assert sheet_of("warm", 1).notes == sheet_of("warm", 1).notes
    assert sheet_of("warm", 1).notes != sheet_of("warm", 2).notes


def test_dice_depend_on_nothing_but_their_name() -> None:
    assert np.array_equal(dice("rain", 3).random(8), dice("rain", 3).random(8))
    assert not np.array_equal(dice("rain", 3).random(8), dice("rain", 4).random(8))
