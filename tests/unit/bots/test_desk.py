"""The desk: however many wait for a director who thinks, the next one is answered at once."""

import asyncio
import threading
from contextlib import ExitStack
from pathlib import Path

from api.bots import linking
from api.bots.desk import FAULT, Desk
from api.bots.hearing import Heard, Who
from tests.fakes.bot_house import a_house
from tools.film.film import Film
from tools.settings import Settings
from tools.store.rooms import Place

PLACE, ADA = Place("chat", "T", "C", "R"), Who("UADA", "Ada")


def test_what_takes_its_time_takes_no_thread_from_what_is_answered_now(tmp_path: Path):
    go = threading.Event()

    def thinks() -> Heard:
        go.wait(60)
        return Heard("done")

    async def many(desk: Desk) -> list[Heard]:
        # More than an event loop has threads for everything else, on any machine of up to eight cores.
        waiting = [asyncio.create_task(desk.done(thinks)) for _ in range(16)]
        try:
            async with asyncio.timeout(30):
                assert (
                    await asyncio.gather(
                        *(asyncio.to_thread(desk.hear, f"key {at}", PLACE, ADA, "hello") for at in range(8))
                    )
                    == [True] * 8
                )
            assert not any(one.done() for one in waiting)
        finally:
            go.set()
        return await asyncio.gather(*waiting)

    with ExitStack() as stack:
        house, talks = a_house(Settings(home=tmp_path), stack)
        assert asyncio.run(many(Desk(house, talks))) == [Heard("done")] * 16


def test_what_is_heard_is_known_from_then_on_and_kept_until_it_is_answered(tmp_path: Path):
    with ExitStack() as stack:
        house, talks = a_house(Settings(home=tmp_path), stack)
        desk = Desk(house, talks)
        assert [desk.hear("one", PLACE, ADA, "hello") for _ in range(2)] == [True, False]
        assert desk.hear("two", PLACE, ADA, "status")
        assert [(one.key, one.said, one.user, one.place) for one in house.studio.words.left("chat")] == [
            ("one", "hello", "UADA", PLACE), ("two", "status", "UADA", PLACE)
        ]  # fmt: skip
        assert house.studio.words.left("another") == []
        desk.answered("one")
        assert [one.key for one in house.studio.words.left("chat")] == ["two"]
        assert not desk.hear("one", PLACE, ADA, "hello")


def test_a_fault_of_ours_is_told_and_kept_for_who_mends_it(tmp_path: Path):
    def breaks() -> Heard:
        raise RuntimeError("a fault of ours")

    with ExitStack() as stack:
        house, talks = a_house(Settings(home=tmp_path), stack)
        assert asyncio.run(Desk(house, talks).done(breaks)) == Heard(FAULT)
    (trace,) = (tmp_path / "faults").iterdir()
    assert "a fault of ours" in trace.read_text()


def test_a_film_without_a_title_is_offered_and_told_by_its_idea(tmp_path: Path):
    with ExitStack() as stack:
        house, talks = a_house(Settings(home=tmp_path), stack)
        desk, studio = Desk(house, talks), house.studio
        for film, title in (("a-door-1a2b", "Untitled"), ("two-doors-3c4d", "Two Doors")):
            studio.create(Film(id=film, title=title, idea="a door in the cellar that nobody has opened for years"))
            studio.rooms.open(Place("chat", "T", "C", film), film)
        linking.let_in(studio, studio.rooms.chatter("chat", "T", "UADA", "Ada").code, "director")
        begins = "a door in the cellar that nobody has …"
        assert sorted(desk.titles(PLACE, ADA, "", all_of_them=False)) == [
            ("Two Doors", "two-doors-3c4d"), (begins, "a-door-1a2b")
        ]  # fmt: skip
        told = desk.heard(Place("chat", "T", "C", "a-door-1a2b"), ADA, "status", "key", command=False)
        assert told.words.startswith(f"{begins}: ")
