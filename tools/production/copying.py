"""Proxies of the takes of films that are looked at, made one after the other where nobody waits.

a film is opened ──> its takes wait: those in the cut, in its order, then the others ──> proxies
a take arrives ──> it is next, in the cut or not: a moment later somebody chooses it
a part is looked at that has no proxy yet ──> its takes are next
"""

import threading
from collections import OrderedDict
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from fractions import Fraction

from tools.assembly.plan import Unit
from tools.assembly.proxies import Proxies
from tools.assembly.recipe import MediaStrip
from tools.assembly.stock import Stock
from tools.film.errors import Cancelled, NotFound, OperatorError
from tools.film.film import Film
from tools.film.handles import clip_take
from tools.film.script import Take
from tools.film.timeline import Clip
from tools.media.keeping import using
from tools.studio import Studio

WANTED = 100
"""So many takes of a film get proxies before they are looked at, those at its beginning first."""


class Copies:
    """The takes that wait for a proxy, and the thread that makes one after the other. `close` it at the end."""

    def __init__(self, studio: Studio, proxies: Proxies, stock: Stock, stop: threading.Event) -> None:
        self._studio, self._proxies, self._stock, self._stop = studio, proxies, stock, stop
        self._lock = threading.Lock()
        self._known: set[str] = set()
        """media that waits, or waited"""
        self._seen: dict[str, int] = {}
        self._met: dict[str, set[str]] = {}
        """the media that every film had when it was seen"""
        self._waiting: OrderedDict[str, tuple[MediaStrip, Fraction]] = OrderedDict()
        self._copier = ThreadPoolExecutor(max_workers=1, thread_name_prefix="preview-proxies")

    def close(self) -> None:
        """Stop; the one in the making is given up when `stop` is set."""
        self._copier.shutdown(wait=True, cancel_futures=True)

    def want(self, film: Film, revision: int) -> None:
        """Have proxies made of the takes of a film at a revision, of each once; what is new in it is next."""
        with self._lock:
            if self._seen.get(film.id) == revision:
                return
            self._seen[film.id] = revision
            first = film.id in self._met
            met = self._met.setdefault(film.id, set())
            new = {media: take for media, take in _by_use(film).items() if media not in met}
            met.update(new)
            strips = [MediaStrip(media=take.media, start=Fraction(0), conform=take.conform) for take in new.values()]
            self._await(strips[:WANTED], film.look.rate, first=first)

    def hurry(self, unit: Unit, rate: Fraction) -> None:
        """What this part shows is being looked at: its takes are next."""
        with self._lock:
            strips = [strip for strip in unit.recipe.all_strips if isinstance(strip, MediaStrip)]
            self._await(strips, rate, first=True)

    def _await(self, strips: Sequence[MediaStrip], rate: Fraction, *, first: bool) -> None:
        """Have these wait, `first` before all others; what waited once does not wait again."""
        for strip in reversed(strips) if first else strips:
            if strip.media not in self._known:
                self._known.add(strip.media)
                self._waiting[strip.media] = (strip, rate)
                # What was closed makes none.
                with suppress(RuntimeError):
                    self._copier.submit(self._next)
            if first and strip.media in self._waiting:
                self._waiting.move_to_end(strip.media, last=False)

    def _next(self) -> None:
        """Make a proxy; what has none is shown without."""
        with self._lock:
            _, (strip, rate) = self._waiting.popitem(last=False)
        with using(self._studio.settings.cache), suppress(NotFound, OperatorError, Cancelled):
            self._proxies.make(self._stock.source(strip, rate, self._stop), self._stop)


def _by_use(film: Film) -> dict[str, Take]:
    """The takes of a film by their media: those that the cut shows, in its order, then the others, the newest first."""
    clips = (item for track in film.timeline.tracks for item in track.items if isinstance(item, Clip))
    shown = [take for clip in clips if (take := clip_take(film, clip)) is not None]
    return {take.media: take for take in (*shown, *reversed(film.takes.values()))}
