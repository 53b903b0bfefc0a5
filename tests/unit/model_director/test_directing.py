"""Who directs, and what a turn is said to have cost."""

import socket
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from agent.conversation import Speaker, Spent
from agent.directing import director
from agent.model.spending import Used, in_words, left_of, price_of, spent_of
from agent.ports import Situation
from tests.fakes.openai_server import Answer, Asked, OpenAIServer, saying
from tests.fakes.talk_film import NoRecords, ferry
from tools.settings import Settings


def _settings(home: Path, **more: Any) -> Settings:
    return Settings.model_validate({"home": home, **more})


def test_a_model_directs_where_one_is_set_and_nobody_else_where_none_is(tmp_path: Path):
    assert director(_settings(tmp_path)).name == "embedded"
    assert director(_settings(tmp_path, model_key="sk-1", model="big-2")).name == "big-2"
    assert director(_settings(tmp_path, model_url="http://127.0.0.1:1/v1", model="small-1")).name == "small-1"


@pytest.mark.parametrize(
    ("spent", "words"),
    [
        (Spent(), ""),
        (Spent(model="m", tokens_in=5120, tokens_out=212, usd=0.0041), "m: 5,120 tokens read, 212 written, 0.0041 USD"),
        (Spent(model="m", tokens_in=1, tokens_out=1, estimated=True), "m: 1 tokens read, 1 written, cost unknown"),
        (Spent(model="m", tokens_in=1, tokens_out=1), "m: 1 tokens read, 1 written, no cost"),
        (
            Spent(model="m", tokens_in=9, tokens_out=9, usd=0.5, estimated=True),
            "m: 9 tokens read, 9 written, about 0.5000 USD",
        ),
    ],
)
def test_what_was_spent_is_said_and_never_invented(spent: Spent, words: str):
    assert in_words(spent) == words


def test_a_price_that_nobody_gave_is_no_price(tmp_path: Path):
    used = Used(1_000_000, 100_000)
    assert price_of(used, _settings(tmp_path)) is None
    assert price_of(used, _settings(tmp_path, model_price_in=2)) is None
    assert price_of(used, _settings(tmp_path, model_price_in=2, model_price_out=10)) == 3.0
    assert spent_of(used, "m", _settings(tmp_path)).estimated
    assert not spent_of(used, "m", _settings(tmp_path, model_price_in=0, model_price_out=0)).estimated


def test_what_is_left_is_the_smaller_of_both_caps(tmp_path: Path):
    priced = {"model_price_in": 1, "model_price_out": 10, "turn_usd": 0.01}
    assert left_of(Used(1000), 500, _settings(tmp_path, turn_tokens=5000)) == 3500
    assert left_of(Used(1000), 500, _settings(tmp_path, turn_tokens=5000, **priced)) == 850
    assert left_of(Used(10_000), 500, _settings(tmp_path, turn_tokens=50_000, **priced)) == 0
    free = {"model_price_in": 0, "model_price_out": 0}
    assert left_of(Used(10_000), 500, _settings(tmp_path, turn_tokens=50_000, **free)) == 39_500


def test_no_test_leaves_this_machine():
    with pytest.raises(RuntimeError, match="loopback"), socket.socket() as leaving:
        leaving.connect(("192.0.2.1", 80))


def test_one_director_serves_many_films_at_once(tmp_path: Path):
    def echoing(asked: Asked) -> Answer:
        return saying(str(asked["messages"][-1]["content"]).rsplit("\n", 1)[-1])

    with OpenAIServer([echoing]) as server:
        brain = director(_settings(tmp_path, model_url=server.url, model="fake-1"))

        def ask(number: int) -> str:
            film = ferry()
            situation = Situation(film, 1, NoRecords(film), Speaker(), f"is this number {number}?")
            return brain.think(situation, lambda kind, value: None).words

        with ThreadPoolExecutor(8) as pool:
            heard = list(pool.map(ask, range(24)))
    assert heard == [f"is this number {number}?" for number in range(24)]
