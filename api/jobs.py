"""Long work in the background: one job after the other, at most one for a film, each with its progress and its end.

queued -> running -> done | failed | cancelled        a cancel: queued -> cancelled, running -> stopping -> cancelled

Jobs work as long as the server; a book of them outlives it, as do their films and deliveries.
"""

import threading
from collections import deque
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

from api.answers import JobShown
from api.failures import said
from api.job_book import OPEN_STATES, STOPPED, JobBook, Written
from tools.film.asker import NOBODY, Asker
from tools.film.errors import Bug, Cancelled, Conflict, NotFound, OperatorError, WorkprintError
from tools.film.orders import Order
from tools.media.progress import Progress, Report
from tools.production.making import Request as Idea

MOST_BEHIND = 20
"""jobs of one film that may wait behind the one in hand"""
KEPT = 200
"""finished jobs that can still be asked for"""
STOP_SECONDS = 10.0

Work = Callable[[str, Report], dict[str, Any]]
"""(the job's id, its reporter) -> the job's fields at its end: `result`, `file`"""


Told = Callable[[JobShown | None, JobShown], None]
"""(a job before, and now): called at every change, in the thread that made it; it is quick and does not raise"""


class Jobs:
    """The work of one server. Safe to share between threads.

    One job works at a time: it already uses every core that the settings give it, and two would only share them.
    """

    def __init__(self, as_bug: Callable[[Exception], Bug], book: JobBook | None = None) -> None:
        """`book` has the jobs of the server before, and gets those of this one."""
        self._as_bug, self._book = as_bug, book
        known = book.read() if book else []
        self._jobs: dict[str, JobShown] = {one.job.id: one.job for one in known}
        self._waiting: deque[tuple[str, Work]] = deque()
        self._works: dict[str, Work] = {}
        self._in_vain: dict[str, list[Callable[[], None]]] = {}
        self._asked: dict[str, Order | Idea | None] = {one.job.id: one.order or one.idea for one in known}
        self._changed = threading.Condition()
        self._closing = False
        self._told: Told | None = None
        # A daemon: should a job not stop in time, the process still ends; every file and edit is written whole.
        self._worker = threading.Thread(target=self._run, name="workprint-jobs", daemon=True)
        self._worker.start()

    def tell(self, told: Told) -> None:
        """Tell of every change from now on."""
        with self._changed:
            self._told = told

    def start(
        self,
        film: str,
        order: str,
        work: Work,
        asked: Order | Idea | None = None,
        *,
        what: str = "",
        asker: Asker = NOBODY,
        behind: bool = False,
        goes_on: str = "",
        in_vain: Callable[[], None] | None = None,
    ) -> JobShown:
        """Queue work on a film for someone, which an order or an idea may have `asked` for; `what` it is of, in words.

        While other work on that film is queued or running it waits `behind` that, the same order once; else raises
        Conflict. `goes_on` is the job of before that it goes on with; `in_vain` is called when it fails or is
        cancelled, but not when the server stops.
        """
        with self._changed:
            if self._closing:
                raise OperatorError("The server is being stopped; start it again and repeat this.", code="stopping")
            there = self._open(film)
            same = [job for job in there if behind and job.state == "queued" and self._asked[job.id] == asked]
            if same and asked is not None:
                if in_vain is not None:
                    self._in_vain.setdefault(same[0].id, []).append(in_vain)
                return same[0]
            if there and (not behind or len(there) > MOST_BEHIND):
                busy = there[0]
                raise Conflict(
                    f"'{film}' is being worked on ({busy.order}). Wait until that has finished, or cancel it.",
                    code="busy",
                    job=busy.id,
                )
            job = JobShown(
                id=uuid4().hex,
                film=film,
                order=order,
                state="queued",
                what=what,
                asked=_now(),
                asker=asker,
                goes_on=goes_on,
                idea=asked.idea if isinstance(asked, Idea) else "",
            )
            if in_vain is not None:
                self._in_vain[job.id] = [in_vain]
            self._jobs[job.id], self._works[job.id], self._asked[job.id] = job, work, asked
            self._forget()
            if self._told is not None:
                self._told(None, job)
            self._waiting.append((job.id, work))
            self._write()
            self._changed.notify_all()
            return job

    def again(self, job: str, asker: Asker, rebuilt: Work | None = None, asked: Order | Idea | None = None) -> JobShown:
        """Queue the work of a job that failed or was cancelled once more, as a new job. `rebuilt` is that work as it
        is `asked` for now; without it the work that is kept, until the server ends. Raises Conflict for others.
        """
        with self._changed:
            known = self._known(job)
            if known.state not in ("failed", "cancelled"):
                raise Conflict(
                    f"This job is {known.state}; what failed or was cancelled can be tried again.", code="ended"
                )
            work = rebuilt or self._works.get(job)
            if work is None:
                raise Conflict("The server was started anew since; ask for it once more yourself.", code="ended")
            asked = asked or self._asked[job]
        return self.start(known.film, known.order, work, asked, asker=asker, goes_on=job)

    def asked(self, job: str) -> Order | Idea | None:
        """The order or the idea that a job is of; None when neither asked for it. Raises NotFound."""
        with self._changed:
            self._known(job)
            return self._asked[job]

    def get(self, job: str) -> JobShown:
        """The job as it is now. Raises NotFound."""
        with self._changed:
            return self._known(job)

    def all(self, film: str | None = None) -> list[JobShown]:
        """The jobs, of a film (an id) or of all, the newest first."""
        with self._changed:
            return [job for job in reversed(self._jobs.values()) if film in (None, job.film)]

    def ahead_of(self, job: str) -> JobShown | None:
        """The work on the same film that a job waits for; None where it waits for none, or not any more."""
        with self._changed:
            known = self._known(job)
            first = next(iter(self._open(known.film)), known)
            return first if known.state == "queued" and first.id != job else None

    def now(self, film: str) -> list[JobShown]:
        """The work on a film (an id) as people look at it: what is in hand and what waits behind it, in that order;
        where nothing is, what was last.
        """
        with self._changed:
            return self._open(film) or self.all(film)[:1]

    def cancel(self, job: str, asker: Asker | None = None) -> JobShown:
        """Ask a job to stop: at once when it waits, else at its next report. One that has ended stays as it is."""
        with self._changed:
            known = self._known(job)
            vain = self._in_vain.pop(job, []) if known.state == "queued" and not self._closing else []
            if known.state == "queued":
                self._put(job, state="cancelled", ended=_now(), stopper=asker)
                self._waiting = deque(waiting for waiting in self._waiting if waiting[0] != job)
            elif known.state == "running":
                self._put(job, state="stopping", stopper=asker)
            self._changed.notify_all()
            now = self._jobs[job]
        for tell in vain:
            tell()
        return now

    def cancel_film(self, film: str, asker: Asker | None = None) -> JobShown:
        """Stop the work on a film, and what waits behind it; returns what was in hand. Raises NotFound for none."""
        with self._changed:
            there = self._open(film)
        # What waits goes first, so that it does not begin meanwhile.
        stopped = [self.cancel(job.id, asker) for job in reversed(there)]
        if stopped:
            return stopped[-1]
        raise NotFound(f"Nothing is being done on '{film}'.", code="idle", film=film)

    def wind_up(self) -> None:
        """Take no more work and ask all there is to stop, without waiting for it."""
        with self._changed:
            self._closing = True
            for job in list(self._jobs.values()):
                if job.state in OPEN_STATES:
                    self._put(job.id, error=STOPPED)
                    self.cancel(job.id)
            self._changed.notify_all()

    def close(self, seconds: float = STOP_SECONDS) -> None:
        """Wind up, and wait for the job in hand to stop."""
        self.wind_up()
        self._worker.join(seconds)
        if self._book is not None:
            self._book.close()

    def _run(self) -> None:
        while True:
            with self._changed:
                self._changed.wait_for(lambda: self._closing or self._waiting)
                if not self._waiting:
                    return
                job, work = self._waiting.popleft()
                self._put(job, state="running", begun=_now())
            self._end(job, work)

    def _end(self, job: str, work: Work) -> None:
        try:
            ending = {"state": "done", "done": 1.0, "total": 1.0, "what": "", **work(job, self._reporter(job))}
        except Cancelled as error:
            ending = {"state": "cancelled", "error": STOPPED if self._closing else said(error)}
        except WorkprintError as error:
            ending = {"state": "failed", "error": said(error)}
        except Exception as error:
            # the job boundary: the trace goes to a file, and the server goes on
            ending = {"state": "failed", "error": said(self._as_bug(error))}
        with self._changed:
            self._put(job, ended=_now(), **ending)
            self._changed.notify_all()
            vain = self._in_vain.pop(job, [])
        if ending["state"] != "done" and ending.get("error") != STOPPED:
            for tell in vain:
                tell()

    def _reporter(self, job: str) -> Report:
        def report(progress: Progress) -> None:
            with self._changed:
                if self._jobs[job].state == "stopping":
                    raise Cancelled("Cancelled. Everything finished so far is kept; ask again to go on.")
                self._put(job, **progress.model_dump())

        return report

    def _open(self, film: str) -> list[JobShown]:
        """The work on a film that has not ended, in the order in which it is done."""
        return [job for job in self._jobs.values() if job.film == film and job.state in OPEN_STATES]

    def _known(self, job: str) -> JobShown:
        if job not in self._jobs:
            raise NotFound("There is no such job; the newest of them are known.", code="no_job")
        return self._jobs[job]

    def _put(self, job: str, **changes: Any) -> None:
        before = self._jobs[job]
        now = self._jobs[job] = before.model_copy(update=changes)
        if now.state != before.state:
            self._write()
        if self._told is not None:
            self._told(before, now)

    def _write(self) -> None:
        if self._book is None:
            return
        asked = self._asked
        self._book.write(
            [
                Written(job, None, given) if isinstance(given := asked[job.id], Idea) else Written(job, given)
                for job in self._jobs.values()
            ]
        )

    def _forget(self) -> None:
        ended = [job.id for job in self._jobs.values() if job.state not in OPEN_STATES]
        for job in ended[: max(0, len(ended) - KEPT)]:
            del self._jobs[job], self._asked[job]
            self._works.pop(job, None)


def _now() -> datetime:
    return datetime.now(UTC)
