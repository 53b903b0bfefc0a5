"""A film's room: order, slow pages, how things are, and messages that are encoded once for all."""

import asyncio
import json

import pytest

from api import room as rooms
from api.events import People, Presence
from api.room import RING, Room, Seat


def seated(room: Room, heard: int = 0) -> Seat:
    seat = Seat()
    room.seats[str(len(room.seats))] = seat
    room.greeted(seat, heard)
    return seat


def opened(newest: int = 0) -> Room:
    room = Room("heron")
    room.open(newest)
    return room


def told(*messages: tuple[int, str]) -> list[tuple[int, str, str | None]]:
    return [(seq, text, None) for seq, text in messages]


def people(count: int) -> Presence:
    return Presence(film="heron", seq=0, data=People(count=count, people=[]))


def kinds(texts: list[str]) -> list[str]:
    return [json.loads(text)["type"] if text.startswith("{") else text for text in texts]


def test_every_seat_hears_the_very_same_text_in_order_and_once():
    room = opened()
    one, two = seated(room), seated(room)
    room.tell(told((1, "a"), (2, "b")))
    first, second = list(room.pending(one)), list(room.pending(two))
    assert first == ["a", "b"]
    assert all(mine is theirs for mine, theirs in zip(first, second, strict=True))
    room.tell(told((2, "b"), (3, "c")))
    assert list(room.pending(one)) == ["c"]
    assert list(room.pending(one)) == []


def test_a_slow_seat_costs_no_queue_and_is_told_to_read_anew():
    room = opened()
    slow, quick = seated(room), seated(room)
    for seq in range(1, RING + 2):
        room.tell(told((seq, str(seq))))
        assert list(room.pending(quick)) == [str(seq)]
    assert kinds(list(room.pending(slow))) == ["snapshot"]
    room.tell(told((RING + 2, "next")))
    assert list(room.pending(slow)) == ["next"]


def test_long_messages_do_not_pile_up(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(rooms, "RING_CHARACTERS", 1000)
    room = opened()
    seat = seated(room)
    room.tell(told(*((seq, "x" * 400) for seq in range(1, 6))))
    assert not room.has_since(2)
    assert room.has_since(3)
    assert kinds(list(room.pending(seat))) == ["snapshot"]


def test_a_hole_is_no_news_but_a_reason_to_read_anew():
    room = opened(3)
    seat = seated(room, 3)
    room.tell(told((4, "d"), (6, "f")))
    assert kinds(list(room.pending(seat))) == ["snapshot"]


def test_what_was_missed_is_filled_in_before_what_is_at_hand():
    room = opened(5)
    room.tell(told((6, "f")))
    room.fill(told((3, "c"), (4, "d"), (5, "e")))
    assert list(room.pending(seated(room, 2))) == ["c", "d", "e", "f"]
    room.fill(told((1, "a")))
    assert not room.has_since(0)


def test_the_number_of_a_film_is_opened_once():
    room = Room("heron")
    room.tell(told((57, "x")))
    room.open(58)
    room.tell(told((58, "known"), (59, "y")))
    room.open(70)
    assert room.newest == 59
    assert list(room.pending(seated(room, 58))) == ["y"]


def test_how_things_are_is_told_once_as_it_is_last_and_after_what_happened():
    room = opened()
    seat = seated(room)
    room.show("presence", people(1))
    room.show("presence", people(2))
    room.tell(told((1, "a")))
    heard = list(room.pending(seat))
    assert heard[0] == "a"
    assert json.loads(heard[1])["data"]["count"] == 2
    assert list(room.pending(seat)) == []
    late = seated(room, 1)
    assert list(room.pending(late)) == []


def test_what_comes_fast_is_shown_at_its_pace_and_the_last_of_it_always():
    async def fast() -> tuple[list[int], float]:
        room = opened()
        seat, seen = seated(room), list[int]()
        begun = asyncio.get_running_loop().time()
        for count in range(40):
            room.show_at_most("presence", 0.05, lambda count=count: people(count))
            seen += [json.loads(text)["data"]["count"] for text in room.pending(seat)]
            await asyncio.sleep(0.005)
        await asyncio.sleep(0.06)
        seen += [json.loads(text)["data"]["count"] for text in room.pending(seat)]
        return seen, asyncio.get_running_loop().time() - begun

    seen, seconds = asyncio.run(fast())
    assert seen[0] == 0
    assert seen[-1] == 39
    assert len(seen) <= seconds / 0.05 + 2
    assert len(seen) < 40


def test_a_guest_hears_of_the_film_and_not_of_how_it_is_made():
    room = opened()
    guest = Seat(guest=True)
    room.seats["guest"] = guest
    room.greeted(guest, 0)
    room.tell([(1, "facts", "anew"), (2, "chat", None), (3, "comment", "comment")])
    room.show("presence", people(2))
    assert list(room.pending(guest)) == ["anew", "comment"]
    room.show("preview", people(3), public=True)
    assert kinds(list(room.pending(guest))) == ["presence"]
