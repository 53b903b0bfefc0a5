"""Orders with a deadline: as many minutes as there are, and everything else as without it."""

from datetime import datetime
from typing import Any

import pytest

from agent.conversation import Speaker
from agent.embedded.director import EmbeddedDirector
from agent.ports import Situation
from tests.fakes.rolled_film import rolled
from tests.fakes.talk_film import NoRecords, plain
from tools.writing.lexicon import Lexicon

FILM = rolled()


def acts(message: str) -> list[dict[str, Any]]:
    """What the director makes of it at 17:25."""
    director = EmbeddedDirector(Lexicon(None), lambda: datetime(2026, 11, 26, 17, 25))
    situation = Situation(FILM, 1, NoRecords(FILM), Speaker(), message)
    return plain(director.think(situation, lambda kind, value: None).acts, FILM)


@pytest.mark.parametrize(
    ("message", "order"),
    [
        ("roll everything that is missing by six o'clock", {"kind": "generate", "within": 35}),
        ("in the next ten minutes, 2 more takes of 5", {"kind": "retake", "shots": [5], "takes": 2, "within": 10}),
        ("retake 4 with more rain within half an hour",
         {"kind": "retake", "shots": [4], "note": "more rain", "within": 30}),
        ("what would it cost to shoot scene 3 by 7 pm?", {"kind": "quote", "scenes": [3], "within": 95}),
        ("reshoot 1 on Kling by 18:00", {"kind": "retake", "shots": [1], "generator": "kling", "within": 35}),
    ],
)  # fmt: skip
def test_an_order_with_a_deadline_has_its_minutes(message: str, order: dict[str, Any]) -> None:
    assert acts(message) == [order]


def test_a_time_that_orders_nothing_is_read_as_it_was() -> None:
    assert acts("make 3 two seconds longer") == acts("make 3 two seconds longer, please")
    assert all("within" not in act for act in acts("make shot 2 darker by six o'clock"))
