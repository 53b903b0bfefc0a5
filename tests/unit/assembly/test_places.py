"""The places at the machine: how many work at once, and who is next."""

import threading
import time
from collections.abc import Callable

import pytest

from tools.assembly.delivery import Delivery
from tools.assembly.places import Places, places_for
from tools.assembly.recipe import FlatStrip, Recipe

SOON = 5.0


class Desk:
    """Threads that take places and hold them until they are told to go."""

    def __init__(self, count: int) -> None:
        self.places = Places(count)
        self.there: list[str] = []
        self._threads: list[threading.Thread] = []
        self._going: dict[str, threading.Event] = {}

    def come(self, name: str, wanted: int) -> None:
        going = self._going[name] = threading.Event()

        def work() -> None:
            with self.places.taken(wanted):
                self.there.append(name)
                going.wait(SOON)
                self.there.remove(name)

        self._threads.append(threading.Thread(target=work))
        self._threads[-1].start()

    def leave(self, *names: str) -> None:
        for name in names:
            self._going[name].set()

    def has(self, *names: str) -> bool:
        """Whether these and no others have places, soon and for a moment."""
        return _soon(lambda: sorted(self.there) == sorted(names)) and not _soon(
            lambda: sorted(self.there) != sorted(names), 0.05
        )

    def close(self) -> None:
        self.leave(*self._going)
        for thread in self._threads:
            thread.join(SOON)
            assert not thread.is_alive()


def _soon(true: Callable[[], bool], within: float = SOON) -> bool:
    end = time.monotonic() + within
    while not true():
        if time.monotonic() > end:
            return False
        time.sleep(0.005)
    return True


def test_a_heavy_one_waits_for_both_and_light_ones_that_come_later_wait_for_it() -> None:
    desk = Desk(2)
    try:
        desk.come("a", 1)
        desk.come("b", 1)
        assert desk.has("a", "b")
        desk.come("heavy", 2)
        desk.leave("a")
        assert desk.has("b")
        desk.come("c", 1)
        assert desk.has("b")
        desk.leave("b")
        assert desk.has("heavy")
        desk.leave("heavy")
        assert desk.has("c")
    finally:
        desk.close()


@pytest.mark.parametrize("count", [0, 1])
def test_where_there_is_one_place_a_heavy_one_has_it(count: int) -> None:
    desk = Desk(count)
    try:
        desk.come("heavy", 2)
        assert desk.has("heavy")
        desk.come("a", 1)
        assert desk.has("heavy")
    finally:
        desk.close()


def test_a_place_is_given_back_by_who_failed_at_it() -> None:
    places = Places(1)
    with pytest.raises(ValueError, match="broken"), places.taken(1):
        raise ValueError("broken")
    with places.taken(1):
        pass


@pytest.mark.parametrize(
    ("delivery", "wanted"),
    [
        (Delivery(), 1),
        (Delivery(width=1080, height=1920), 1),
        (Delivery(width=3840, height=2160), 2),
        (Delivery(codec="hevc"), 2),
        (Delivery(codec="av1"), 2),
        (Delivery(codec="vp9"), 2),
        (Delivery(codec="prores"), 2),
    ],
    ids=lambda value: f"{value.codec} {value.width}" if isinstance(value, Delivery) else str(value),
)
def test_an_encoder_takes_as_many_places_as_it_holds_memory(delivery: Delivery, wanted: int) -> None:
    plain = Recipe(strips=(FlatStrip(),), frames=24)
    assert places_for(plain, delivery) == wanted
    mixed = Recipe(strips=(FlatStrip(), FlatStrip(colour="white")), mixture="dissolve", frames=24)
    assert places_for(mixed, delivery) == 2
