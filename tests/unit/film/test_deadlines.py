"""Deadlines as people say them, at 17:25."""

from datetime import datetime

import pytest

from tools.film.deadlines import Deadline, deadline_in

NOW = datetime(2026, 11, 26, 17, 25)


@pytest.mark.parametrize(
    ("message", "minutes", "rest"),
    [
        ("roll 4 in the next ten minutes", 10, "roll 4"),
        ("by six o'clock, roll 4", 35, "roll 4"),
        ("generate shots 3-5 by 6pm please", 35, "generate shots 3-5 please"),
        ("roll everything within half an hour with kling", 30, "roll everything with kling"),
        ("roll scene 2 by 18:30.", 65, "roll scene 2."),
        ("roll 4 by half past six", 65, "roll 4"),
        ("roll 4 by quarter to seven", 80, "roll 4"),
        ("before noon: roll 4", 1115, "roll 4"),
        ("roll 4 by 06:30", 785, "roll 4"),
        ("roll 4 by 5 o'clock", 695, "roll 4"),
        ("roll 4 in an hour and a half", 90, "roll 4"),
        ("roll 4 in under 1.5 hours", 90, "roll 4"),
        ("roll 4 no later than 6 p.m.", 35, "roll 4"),
    ],
)
def test_a_deadline_is_minutes_and_the_message_without_it(message: str, minutes: float, rest: str) -> None:
    assert deadline_in(message, NOW) == Deadline(minutes, rest)


@pytest.mark.parametrize(
    "message",
    [
        "roll 4 by 6",
        "make 3 10 seconds longer",
        "put the title in 2",
        "retake 3 with the clock at six o'clock",
        "retake 3, by six o'clock she has to look tired",
        "make it darker in scene two",
        "roll 4 by 25:00",
    ],
)
def test_what_is_no_deadline_is_none(message: str) -> None:
    assert deadline_in(message, NOW) is None
