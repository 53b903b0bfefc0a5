"""Who speaks to the director of a film, one after the other, in the order in which they spoke.

Ada ──> answered    Ben ──waits──> answered    Eve ──waits──> answered        stop ──> whoever waits is told so
"""

import threading
from collections import defaultdict
from collections.abc import Generator
from contextlib import contextmanager

from agent.floor import closing_down
from tools.film.errors import Conflict

PATIENCE = 600.0
"""seconds that someone waits: a thread of a chat shows nobody that it is time to say it again"""
MOST = 8
"""people or messages that wait about one film; each holds a thread of the desk"""


class Turns:
    """The lines before the directors of all films. Safe for several threads."""

    def __init__(self, patience: float = PATIENCE) -> None:
        self._patience = patience
        self._changed = threading.Condition()
        self._lines: defaultdict[str, list[object]] = defaultdict(list)
        self._closed = False

    def claim(self, film: str) -> object:
        """A place at the end of the line, for `taken` later on, however many wait."""
        me = object()
        with self._changed:
            self._lines[film].append(me)
        return me

    def leave(self, film: str, claim: object) -> None:
        """A claim that came to no turn holds up nobody."""
        with self._changed:
            if claim in self._lines[film]:
                self._lines[film].remove(claim)
                self._changed.notify_all()

    @contextmanager
    def taken(self, film: str, claim: object | None = None) -> Generator[None]:
        """Have the word, in the place that was claimed or else at the end of the line.

        Raises Conflict where it was stopped before its turn, or too many wait, or for too long; and as `closing_down`.
        """
        me = claim or object()
        with self._changed:
            line = self._lines[film]
            if claim is None:
                if len(line) > MOST:
                    full = "Too much waits for the director already; say it again in a while."
                    raise Conflict(full, code="busy_talking")
                line.append(me)
            came = self._changed.wait_for(lambda: self._closed or me not in line or line[0] is me, self._patience)
            if me not in line:
                raise Conflict("It was stopped before its turn came, and is not done.", code="stopped")
            if self._closed or not came:
                line.remove(me)
            if self._closed:
                raise closing_down(film)
            if not came:
                busy = "The director is still busy with what was said before; say it again in a while."
                raise Conflict(busy, code="busy_talking")
        try:
            yield
        finally:
            with self._changed:
                line.remove(me)
                self._changed.notify_all()

    def let_go(self, film: str) -> bool:
        """Whoever waits for their turn waits no more; false when nobody does. Who has it is not touched."""
        with self._changed:
            line = self._lines[film]
            waiting = len(line) > 1
            del line[1:]
            self._changed.notify_all()
        return waiting

    def close(self) -> None:
        """Nobody gets the word any more; who has it keeps it."""
        with self._changed:
            self._closed = True
            self._changed.notify_all()
