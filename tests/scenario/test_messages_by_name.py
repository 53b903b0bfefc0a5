"""A message that is known by a name is one turn, however often it is said; and none begins in a studio that stops."""

import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from agent.floor import CLOSING, floor
from tests.fakes.scripted_brain import FILM, Rooms, act, doing
from tools.film.errors import Conflict

LONGER = act("set_duration", shots=[1], delta=1.0)


def test_the_name_of_a_message_is_of_one_film_and_without_one_all_are_said_anew(rooms: Rooms):
    room, brain = rooms.open(*[doing(LONGER)] * 4)
    for once in ("a", "b", "", ""):
        room.say(FILM, "1 longer", once=once)
    assert room.say(FILM, "something else", once="b").turn == 2
    assert (len(brain.seen), [entry.kind for entry in rooms.studio().log(FILM)]) == (4, ["set_duration"] * 4)


def test_who_waits_for_the_floor_when_the_studio_is_stopped_has_nothing_begun(rooms: Rooms):
    room, brain = rooms.open(doing(LONGER))
    with floor(rooms.home / "films", FILM), ThreadPoolExecutor(1) as people:
        waits = people.submit(room.say, FILM, "1 longer", patience=600)
        time.sleep(0.1)
        room.wind_up()
        with pytest.raises(Conflict) as told:
            waits.result(30)
    assert told.value.code == CLOSING
    with pytest.raises(Conflict, match="being stopped"):
        room.say(FILM, "1 longer")
    assert (brain.seen, room.history(FILM)) == ([], [])
