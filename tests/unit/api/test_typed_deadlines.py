"""`--within` as it is typed: minutes, or the words that the conversation understands."""

import pytest

from api.commands.rolling import minutes
from tools.film.errors import DirectorError


@pytest.mark.parametrize(
    ("said", "there_are"),
    [("20", 20), ("1.5", 1.5), ("half an hour", 30), ("within ten minutes", 10), ("an hour and a half", 90)],
)
def test_a_deadline_is_minutes_or_words(said: str, there_are: float) -> None:
    assert minutes(said) == there_are


@pytest.mark.parametrize("said", ["by 18:00", "18:00", "by six o'clock", "six o'clock"])
def test_a_time_of_day_is_the_next_one(said: str) -> None:
    there_are = minutes(said)
    assert there_are is not None
    assert 0 < there_are <= 24 * 60


@pytest.mark.parametrize("said", ["0", "-5", "nan", "10081", "soon", "roll 4 in ten minutes"])
def test_what_is_no_deadline_is_refused_with_the_longest_there_is(said: str) -> None:
    with pytest.raises(DirectorError, match=r"at most 10080, a week"):
        minutes(said)


def test_without_one_there_is_none() -> None:
    assert minutes(None) is None
