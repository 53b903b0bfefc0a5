"""Which takes get their proxies first."""

import threading
from collections.abc import Callable, Generator
from contextlib import closing
from fractions import Fraction
from pathlib import Path

import pytest

from tests.fakes.coded_film import small_film
from tools.assembly.conforming import Source
from tools.assembly.plan import Unit
from tools.assembly.proxies import Proxies
from tools.assembly.recipe import MediaStrip, Recipe
from tools.assembly.stock import Stock
from tools.film.film import Film
from tools.film.script import Take
from tools.film.timeline import Clip
from tools.production.copying import WANTED, Copies
from tools.settings import Settings
from tools.studio import Studio

RATE = Fraction(24)


class Noted(Proxies):
    """Makes nothing, and notes what it would, once it is let go."""

    def __init__(self, root: Path, made: list[str], go: threading.Event) -> None:
        super().__init__(root)
        self.__dict__.update(noted=made, go=go)

    def make(self, source: Source, stop: threading.Event) -> bool:
        self.__dict__["noted"].append(source.path.name)
        return self.__dict__["go"].wait(60)


class Named(Stock):
    def source(self, strip: MediaStrip, rate: Fraction, stop: threading.Event | None = None) -> Source:
        return Source(Path(strip.media))


class Room:
    """What copies there are in the making, and what was made; nothing is until `go` is set, but the first."""

    def __init__(self, studio: Studio, folder: Path) -> None:
        self.made, self.go = list[str](), threading.Event()
        stock = Named(folder, studio.pool, lambda: folder)
        self.copies = Copies(studio, Noted(folder, self.made, self.go), stock, threading.Event())

    def all_made(self, many: int) -> list[str]:
        self.go.set()
        _until(lambda: len(self.made) >= many)
        self.copies.close()
        return self.made


@pytest.fixture
def room(tmp_path: Path) -> Generator[Room]:
    with closing(Studio(Settings(home=tmp_path))) as studio:
        yield Room(studio, tmp_path)


def film(*takes: str, cut: str = "") -> Film:
    """A film with a shot for each take, of which `cut` are in the cut."""
    made = [Take(id=f"t{one}", shot=f"s{one}", media=one, frames=48, width=64, height=36, head=0) for one in takes]
    return small_film([Clip(id=f"c{one}", shot=f"s{one}", frames=12) for one in cut], made)


def unit(*media: str) -> Unit:
    strips = tuple(MediaStrip(media=one, start=Fraction(0)) for one in media)
    return Unit(key="-".join(media), start=0, frames=12, recipe=Recipe(strips=strips, frames=12))


def test_takes_wait_in_the_order_of_the_cut_until_one_of_them_is_looked_at(room: Room):
    room.copies.want(film(*"edcba", cut="abcd"), 1)
    _until(lambda: room.made == ["a"])
    room.copies.hurry(unit("d"), RATE)
    room.copies.want(film("never: this revision is known"), 1)
    assert room.all_made(5) == ["a", "d", "b", "c", "e"]


def test_a_take_that_arrives_is_next_in_the_cut_or_not(room: Room):
    room.copies.want(film(*"abc", cut="abc"), 1)
    _until(lambda: room.made == ["a"])
    room.copies.want(film(*"abcde", cut="abc"), 2)
    room.copies.want(film(*"abcdef", cut="fabc"), 3)
    assert room.all_made(6) == ["a", "f", "e", "d", "b", "c"]


def test_a_long_film_has_its_first_takes_copied_and_any_that_is_looked_at(room: Room):
    names = [f"{n:03}" for n in range(WANTED + 50)]
    room.copies.want(film(*names).model_copy(update={"id": "long"}), 1)
    _until(lambda: room.made == names[-1:])
    room.copies.hurry(unit(names[0]), RATE)
    room.copies.hurry(unit(names[0]), RATE)
    made = room.all_made(WANTED + 1)
    assert len(made) == WANTED + 1
    assert made[:2] == [names[-1], names[0]]


def _until(held: Callable[[], bool]) -> None:
    waited = threading.Event()
    for _ in range(6000):
        if held():
            return
        waited.wait(0.01)
    raise AssertionError("it never came")
