"""The sentence encoder: what is alike is near, every word keeps its place, and what was learned changes only itself."""

import numpy as np
import pytest

from tests.fakes.machine import own_home
from tools.media.assets import asset
from tools.writing.encoder import LAYERS, LONGEST, WIDTH, Encoder, Matrix


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    return Encoder(asset(own_home(), "sentences"))


def test_words_are_nearer_to_what_they_describe_than_to_anything_else(encoder: Encoder) -> None:
    meant = encoder.meaning("the captain's hands")
    shown = ("weathered fingers of an old sailor on the wheel", "a gull lands on a lifebuoy", "the sea in the rain")
    likeness = [float(meant @ encoder.meaning(text)) for text in shown]
    assert likeness.index(max(likeness)) == 0
    assert max(likeness) > max(likeness[1:]) + 0.15


def test_a_meaning_has_length_one_and_is_the_same_each_time(encoder: Encoder) -> None:
    first = encoder.meaning("make it rain")
    assert first.shape == (WIDTH,)
    assert float(np.linalg.norm(first)) == pytest.approx(1.0, abs=1e-5)
    assert np.array_equal(first, Encoder(asset(own_home(), "sentences")).meaning("make it rain"))


def test_every_piece_of_a_word_knows_where_it_stands(encoder: Encoder) -> None:
    text = "Zoë’s lighthousekeeping, 2.5 s"
    pieces = encoder.pieces(text)
    assert [text[piece.start : piece.end] for piece in pieces if text[piece.start : piece.end] == "2"] == ["2"]
    covered = {at for piece in pieces for at in range(piece.start, piece.end)}
    assert {at for at, letter in enumerate(text) if letter.isalnum()} <= covered


def test_of_a_long_text_the_beginning_is_read(encoder: Encoder) -> None:
    assert len(encoder.pieces("rain and " * 1000)) == LONGEST


def test_an_empty_text_has_a_meaning_too(encoder: Encoder) -> None:
    assert np.isfinite(encoder.meaning("")).all()


def test_a_change_of_one_matrix_changes_what_comes_of_it(encoder: Encoder) -> None:
    nothing: dict[str, Matrix] = {f"{n}.out": np.zeros((WIDTH, WIDTH), np.float32) for n in range(LAYERS)}
    folder = asset(own_home(), "sentences")
    same = Encoder(folder, nothing).meaning("a storm")
    other = Encoder(folder, {"2.out": np.eye(WIDTH, dtype=np.float32)}).meaning("a storm")
    assert np.allclose(same, encoder.meaning("a storm"), atol=1e-4)
    assert not np.allclose(other, encoder.meaning("a storm"), atol=1e-3)
