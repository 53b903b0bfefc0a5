"""Before the curtain rises: what people ask for first is made while nobody asks, film by film, the last changed first.
And while it is up, takes that come are made ready before anybody looks at them.

a server starts ──> silence, which every film plays until its mix is there
                ──> cover on the first page, first picture of the cut ──> ... ──> until a dozen films are ready
                ──> proxies of the takes of the film that was changed last
a film changes  ──> proxies of the takes that came, whether a page is open or not
"""

import threading
from collections.abc import Callable
from contextlib import closing, suppress

from api.posters import poster_of
from tools.film.errors import Bug, WorkprintError
from tools.film.handles import shown_take
from tools.film.slate import shot_order
from tools.production.delivering import screened
from tools.production.previewing import Previews
from tools.production.soundtracks import SILENCE
from tools.studio import Studio

FILMS = 12
"""as many as the first page shows without scrolling, and some"""
STILLS = 40
"""posters of the film that is likely to be opened"""
LOOK_EVERY = 0.5
"""seconds between two looks at what has changed"""
TOGETHER = 500
"""so many pieces of news are read at once"""


class Curtain:
    """One thread that makes a server's films ready. `close` it at the end."""

    def __init__(self, studio: Studio, previews: Previews, as_bug: Callable[[Exception], Bug]) -> None:
        self._studio, self._previews, self._as_bug = studio, previews, as_bug
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run, name="workprint-curtain", daemon=True)

    def open(self) -> None:
        self._thread.start()

    def close(self) -> None:
        self._stop.set()
        if self._thread.ident is not None:
            self._thread.join()

    def _run(self) -> None:
        try:
            seen = self._studio.news.newest_row()
            with suppress(WorkprintError):
                self._previews.sound_start(SILENCE)
            films = [one.id for one in self._studio.films.summaries()[:FILMS]]
            for film in films:
                if self._stop.is_set():
                    return
                # What cannot be made is told to whoever asks.
                with suppress(WorkprintError):
                    self._previews.first_picture(film)
            for place, film in enumerate(films):
                self._stills(film, 1 if place else STILLS)
            for film in films[:1]:
                self._previews.copy_takes(film)
            self._follow(seen)
        except Exception as error:
            # the thread's boundary: the trace goes to a file, and who asks waits as before
            self._as_bug(error)

    def _follow(self, seen: int) -> None:
        """Have proxies made of what comes after the news of row `seen`, until the server stops."""
        with closing(self._studio.news.watch()) as watch:
            while not self._stop.wait(LOOK_EVERY):
                # A store that is held, or full, is read at a later look.
                with suppress(WorkprintError):
                    if not watch.changed():
                        continue
                    while found := self._studio.news.after(seen, TOGETHER):
                        for film in dict.fromkeys(one.film for one in found if one.kind == "facts"):
                            self._previews.copy_takes(film)
                        seen = found[-1].row

    def _stills(self, film: str, most: int) -> None:
        with suppress(WorkprintError):
            opened = self._studio.open(film).film
            shown = (shown_take(opened, opened.shots[shot]) for shot in shot_order(opened))
            pool = screened(self._studio, opened)
            for take in [one for one in shown if one is not None][:most]:
                self._previews.let_pictures_be()
                if self._stop.is_set():
                    return
                poster_of(take, pool, self._studio.settings.cache, gently=True)
