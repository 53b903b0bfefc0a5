"""Who speaks to the director of a film, one after the other, in the order in which they spoke.

Ada ──> answered    Ben ──waits──> answered    Eve ──waits──> answered        stop ──> whoever waits is told so
"""

import threading
from collections import defaultdict
from collections.abc import Generator
from contextlib import contextmanager

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

    @contextmanager
    def taken(self, film: str) -> Generator[None]:
        """Have the word. Raises Conflict where it was stopped before its turn, or too many wait, or for too long."""
        me = object()
        with self._changed:
            line = self._lines[film]
            if len(line) > MOST:
                raise Conflict("Too much waits for the director already; say it again in a while.", code="busy_talking")
            line.append(me)
            came = self._changed.wait_for(lambda: me not in line or line[0] is me, self._patience)
            if me not in line:
                raise Conflict("It was stopped before its turn came, and is not done.", code="stopped")
            if not came:
                line.remove(me)
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
