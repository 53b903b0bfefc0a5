"""Which takes get their proxies first."""

import threading
from collections.abc import Callable
from contextlib import closing
from fractions import Fraction
from pathlib import Path

from tools.assembly.conforming import Source
from tools.assembly.plan import Unit
from tools.assembly.proxies import Proxies
from tools.assembly.recipe import MediaStrip, Recipe
from tools.assembly.stock import Stock
from tools.production.copying import Copies
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


def unit(*media: str) -> Unit:
    strips = tuple(MediaStrip(media=one, start=Fraction(0)) for one in media)
    return Unit(key="-".join(media), start=0, frames=12, recipe=Recipe(strips=strips, frames=12))


def test_takes_wait_in_the_order_of_the_cut_until_one_of_them_is_looked_at(tmp_path: Path):
    made, go = list[str](), threading.Event()
    with closing(Studio(Settings(home=tmp_path))) as studio:
        stock = Named(tmp_path, studio.pool, lambda: tmp_path)
        copies = Copies(studio, Noted(tmp_path, made, go), stock, threading.Event())
        copies.want("film", 1, [unit("a", "b"), unit("c"), unit("d"), unit("e", "a")], RATE)
        _until(lambda: made == ["a"])
        copies.hurry(unit("d"))
        copies.hurry(unit("unknown"))
        copies.want("film", 1, [unit("never: this revision is known")], RATE)
        copies.want("film", 2, [unit("a"), unit("f")], RATE)
        go.set()
        _until(lambda: len(made) == 6)
        copies.close()
    assert made == ["a", "d", "b", "c", "e", "f"]


def _until(held: Callable[[], bool]) -> None:
    waited = threading.Event()
    for _ in range(6000):
        if held():
            return
        waited.wait(0.01)
    raise AssertionError("it never came")
