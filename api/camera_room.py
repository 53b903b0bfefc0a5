"""What services are making goes on while a server runs, also what an earlier process had asked for and left.

a start, or a job that a person settled or resumed ──wake──> a worker, until nothing waits ──> takes printed
"""

import asyncio
import logging
import threading
from collections.abc import Callable

from tools.film.errors import Bug, WorkprintError
from tools.jobs.ports import WAITING
from tools.production.office import print_arrived, worker_of
from tools.studio import Studio

LOG = logging.getLogger("workprint")
STOP_SECONDS = 15.0


class CameraRoom:
    """The worker of one server. It works only while jobs wait; safe to wake from any thread."""

    def __init__(self, studio: Studio, as_bug: Callable[[Exception], Bug]) -> None:
        self._studio, self._as_bug = studio, as_bug
        self._lock = threading.Lock()
        self._closing = False
        self._again = False
        self._thread: threading.Thread | None = None

    def open(self) -> None:
        """Go on with what was left, where anything was ever asked for."""
        settings = self._studio.settings
        if settings.jobs or (settings.home / "books.db").exists():
            self.wake()

    def wake(self) -> None:
        """See to all jobs that wait."""
        with self._lock:
            self._again = True
            if self._closing or (self._thread is not None and self._thread.is_alive()):
                return
            # A daemon: one request of a slow service cannot hold up the end of the server; it is looked up later.
            self._thread = threading.Thread(target=self._run, name="workprint-cameras", daemon=True)
            self._thread.start()

    def close(self, seconds: float = STOP_SECONDS) -> None:
        """Let go of what is in hand, which goes on with the next worker, and wait for that."""
        with self._lock:
            self._closing = True
        if self._thread is not None:
            self._thread.join(seconds)

    def _run(self) -> None:
        try:
            while self._take_turn():
                if self._go_on():
                    asyncio.run(worker_of(self._studio, self._as_bug).work(self._go_on))
        except WorkprintError as error:
            LOG.error("%s", error.message)
        except Exception as error:
            # the thread's boundary: the trace goes to a file, and the server goes on
            LOG.error("%s", self._as_bug(error).message)

    def _take_turn(self) -> bool:
        with self._lock:
            again, self._again = self._again and not self._closing, False
            if not again:
                self._thread = None
            return again

    def _go_on(self) -> bool:
        """Print what has come; whether there is more to come."""
        for film in {job.film for job in self._studio.jobs.find(states=("arrived", "queued"))}:
            print_arrived(self._studio, film)
        return not self._closing and bool(self._studio.jobs.find(states=WAITING, limit=1))
