"""Proxies of the takes of films that are looked at, made one after the other where nobody waits.

a film is opened ──> its takes wait in the order of the cut ──> proxies
a part is looked at that has no proxy yet ──> its takes are next
"""

import threading
from collections import OrderedDict
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from fractions import Fraction

from tools.assembly.plan import Unit
from tools.assembly.proxies import Proxies
from tools.assembly.recipe import MediaStrip
from tools.assembly.stock import Stock
from tools.film.errors import Cancelled, NotFound, OperatorError
from tools.media.keeping import using
from tools.studio import Studio

WANTED = 100
"""So many takes of a film get proxies, those at its beginning first."""


class Copies:
    """The takes that wait for a proxy, and the thread that makes one after the other. `close` it at the end."""

    def __init__(self, studio: Studio, proxies: Proxies, stock: Stock, stop: threading.Event) -> None:
        self._studio, self._proxies, self._stock, self._stop = studio, proxies, stock, stop
        self._lock = threading.Lock()
        self._known: set[str] = set()
        self._seen: dict[str, int] = {}
        self._waiting: OrderedDict[str, tuple[MediaStrip, Fraction]] = OrderedDict()
        self._copier = ThreadPoolExecutor(max_workers=1, thread_name_prefix="preview-proxies")

    def close(self) -> None:
        """Stop; the one in the making is given up when `stop` is set."""
        self._copier.shutdown(wait=True, cancel_futures=True)

    def want(self, film: str, revision: int, units: Iterable[Unit], rate: Fraction) -> None:
        """Have proxies made of the takes of a film at a revision, of each take once."""
        with self._lock:
            if self._seen.get(film) == revision:
                return
            self._seen[film] = revision
            media = {strip.media: strip for unit in units for strip in _takes(unit)}
            new = [strip for strip in list(media.values())[:WANTED] if strip.media not in self._known]
            self._known.update(strip.media for strip in new)
            self._waiting.update((strip.media, (strip, rate)) for strip in new)
        for _ in new:
            self._copier.submit(self._next)

    def hurry(self, unit: Unit) -> None:
        """What this part shows is being looked at: its takes are next."""
        with self._lock:
            for strip in _takes(unit):
                if strip.media in self._waiting:
                    self._waiting.move_to_end(strip.media, last=False)

    def _next(self) -> None:
        """Make a proxy; what has none is shown without."""
        with self._lock:
            _, (strip, rate) = self._waiting.popitem(last=False)
        with using(self._studio.settings.cache), suppress(NotFound, OperatorError, Cancelled):
            self._proxies.make(self._stock.source(strip, rate, self._stop), self._stop)


def _takes(unit: Unit) -> list[MediaStrip]:
    return [strip for strip in unit.recipe.all_strips if isinstance(strip, MediaStrip)]
