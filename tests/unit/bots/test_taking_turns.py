"""What several people say at once is answered one by one, in the order in which it was said."""

import threading
import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from agent.floor import CLOSING
from api.bots.taking_turns import MOST, Turns
from tools.film.errors import Conflict


class Room:
    """People before one director, who answers as soon as a test lets it."""

    def __init__(self, turns: Turns) -> None:
        self.turns, self.go, self.said = turns, threading.Event(), list[str]()
        self._heard = threading.Semaphore(0)

    def says(self, words: str) -> str:
        self._heard.release()
        with self.turns.taken("a-film"):
            self.go.wait(30)
            self.said.append(words)
        return words

    def heard(self) -> None:
        """Until whoever spoke last stands in line."""
        self._heard.acquire(timeout=30)
        time.sleep(0.05)


def test_whoever_speaks_while_the_director_answers_waits_and_is_answered_in_order():
    room = Room(Turns())
    with ThreadPoolExecutor(8) as people:
        for words in ("darker", "undo", "brighter", "circle 1"):
            people.submit(room.says, words)
            room.heard()
        with room.turns.taken("another-film"):
            assert room.said == []
        room.go.set()
    assert room.said == ["darker", "undo", "brighter", "circle 1"]


def test_a_stop_lets_go_of_what_waits_and_of_nothing_else():
    room = Room(Turns())
    with ThreadPoolExecutor(8) as people:
        first = people.submit(room.says, "darker")
        room.heard()
        assert not room.turns.let_go("a-film")
        second = people.submit(room.says, "brighter")
        room.heard()
        assert room.turns.let_go("a-film")
        with pytest.raises(Conflict, match="stopped before its turn came"):
            second.result(30)
        room.go.set()
        assert first.result(30) == "darker"
    with room.turns.taken("a-film"):
        assert room.said == ["darker"]


def test_nobody_waits_for_ever_and_not_everybody_at_once():
    turns = Turns(patience=0.05)
    with turns.taken("a-film"), pytest.raises(Conflict, match="still busy"), turns.taken("a-film"):
        pass
    room = Room(Turns())
    with ThreadPoolExecutor(MOST + 2) as people:
        for number in range(MOST + 1):
            people.submit(room.says, str(number))
            room.heard()
        with pytest.raises(Conflict, match="Too much waits"):
            room.says("one more")
        room.go.set()
    assert len(room.said) == MOST + 1


def test_a_claim_stands_before_whoever_comes_later_and_one_that_is_left_holds_up_nobody():
    room = Room(Turns())
    room.go.set()
    first, left, second = (room.turns.claim("a-film") for _ in range(3))
    with ThreadPoolExecutor(8) as people:
        later = people.submit(room.says, "later")
        room.heard()
        with room.turns.taken("a-film", first):
            room.said.append("first")
        room.turns.leave("a-film", left)
        room.turns.leave("a-film", first)
        with room.turns.taken("a-film", second):
            room.said.append("second")
        later.result(30)
    assert room.said == ["first", "second", "later"]


def test_at_the_end_nobody_gets_the_word_any_more_and_who_has_it_keeps_it():
    room = Room(Turns())
    with ThreadPoolExecutor(8) as people:
        first = people.submit(room.says, "darker")
        room.heard()
        second = people.submit(room.says, "brighter")
        room.heard()
        room.turns.close()
        for asked in (second, people.submit(room.says, "undo")):
            with pytest.raises(Conflict) as told:
                asked.result(30)
            assert told.value.code == CLOSING
        room.go.set()
        assert first.result(30) == "darker"
    assert room.said == ["darker"]
