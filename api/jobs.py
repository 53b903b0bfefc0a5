"""Long work in the background: one job after the other, at most one for a film, each with its progress and its end.

queued -> running -> done | failed | cancelled        a cancel: queued -> cancelled, running -> stopping -> cancelled

Jobs live as long as the server. What they have done is in the film and in the deliveries, and outlives it.
"""

import threading
from collections import deque
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

from api.answers import JobShown
from api.failures import said
from tools.film.errors import Bug, Cancelled, Conflict, NotFound, OperatorError, WorkprintError
from tools.film.orders import Order
from tools.media.progress import Progress, Report

KEPT = 200
"""finished jobs that can still be asked for"""
STOP_SECONDS = 30.0
OPEN_STATES = ("queued", "running", "stopping")

Work = Callable[[str, Report], dict[str, Any]]
"""(the job's id, its reporter) -> the job's fields at its end: `result`, `file`"""


Told = Callable[[JobShown | None, JobShown], None]
"""(a job before, and now): called at every change, in the thread that made it; it is quick and does not raise"""


class Jobs:
    """The work of one server. Safe to share between threads.

    One job works at a time: it already uses every core that the settings give it, and two would only share them.
    """

    def __init__(self, as_bug: Callable[[Exception], Bug]) -> None:
        self._as_bug = as_bug
        self._jobs: dict[str, JobShown] = {}
        self._waiting: deque[tuple[str, Work]] = deque()
        self._works: dict[str, tuple[Work, Order | None]] = {}
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

    def start(self, film: str, order: str, work: Work, asked: Order | None = None) -> JobShown:
        """Queue work on a film, which an order may have `asked` for. Raises Conflict while other work on that film is
        queued or running.
        """
        with self._changed:
            if self._closing:
                raise OperatorError("The server is being stopped; start it again and repeat this.", code="stopping")
            busy = next((job for job in self._jobs.values() if job.film == film and job.state in OPEN_STATES), None)
            if busy is not None:
                raise Conflict(
                    f"'{film}' is being worked on ({busy.order}). Wait until that has finished, or cancel it.",
                    code="busy",
                    job=busy.id,
                )
            job = JobShown(id=uuid4().hex, film=film, order=order, state="queued", asked=_now())
            self._jobs[job.id], self._works[job.id] = job, (work, asked)
            self._forget()
            if self._told is not None:
                self._told(None, job)
            self._waiting.append((job.id, work))
            self._changed.notify_all()
            return job

    def again(self, job: str) -> JobShown:
        """Queue the work of a job that failed or was cancelled once more, as a new job. Raises Conflict for others."""
        with self._changed:
            known = self._known(job)
            if known.state not in ("failed", "cancelled"):
                raise Conflict(
                    f"This job is {known.state}; what failed or was cancelled can be tried again.", code="ended"
                )
            work, asked = self._works[job]
        return self.start(known.film, known.order, work, asked)

    def asked(self, job: str) -> Order | None:
        """The order that a job is of; None when no order asked for it. Raises NotFound."""
        with self._changed:
            self._known(job)
            return self._works[job][1]

    def get(self, job: str) -> JobShown:
        """The job as it is now. Raises NotFound."""
        with self._changed:
            return self._known(job)

    def all(self, film: str | None = None) -> list[JobShown]:
        """The jobs, of a film (an id) or of all, the newest first."""
        with self._changed:
            return [job for job in reversed(self._jobs.values()) if film in (None, job.film)]

    def cancel(self, job: str) -> JobShown:
        """Ask a job to stop: at once when it waits, else at its next report. One that has ended stays as it is."""
        with self._changed:
            known = self._known(job)
            if known.state == "queued":
                self._put(job, state="cancelled", ended=_now())
                self._waiting = deque(waiting for waiting in self._waiting if waiting[0] != job)
            elif known.state == "running":
                self._put(job, state="stopping")
            self._changed.notify_all()
            return self._jobs[job]

    def cancel_film(self, film: str) -> JobShown:
        """Stop the work on a film. Raises NotFound when there is none."""
        for job in self.all(film):
            if job.state in OPEN_STATES:
                return self.cancel(job.id)
        raise NotFound(f"Nothing is being done on '{film}'.", code="idle", film=film)

    def close(self, seconds: float = STOP_SECONDS) -> None:
        """Take no more work, cancel all there is, and wait for the job in hand to stop."""
        with self._changed:
            self._closing = True
            for job in list(self._jobs.values()):
                if job.state in OPEN_STATES:
                    self.cancel(job.id)
            self._changed.notify_all()
        self._worker.join(seconds)

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
            ending = {"state": "cancelled", "error": said(error)}
        except WorkprintError as error:
            ending = {"state": "failed", "error": said(error)}
        except Exception as error:
            # the job boundary: the trace goes to a file, and the server goes on
            ending = {"state": "failed", "error": said(self._as_bug(error))}
        with self._changed:
            self._put(job, ended=_now(), **ending)
            self._changed.notify_all()

    def _reporter(self, job: str) -> Report:
        def report(progress: Progress) -> None:
            with self._changed:
                if self._jobs[job].state == "stopping":
                    raise Cancelled("Cancelled. Everything finished so far is kept; ask again to go on.")
                self._put(job, **progress.model_dump())

        return report

    def _known(self, job: str) -> JobShown:
        if job not in self._jobs:
            raise NotFound("There is no such job; jobs are known until the server stops.", code="no_job")
        return self._jobs[job]

    def _put(self, job: str, **changes: Any) -> None:
        before = self._jobs[job]
        self._jobs[job] = before.model_copy(update=changes)
        if self._told is not None:
            self._told(before, self._jobs[job])

    def _forget(self) -> None:
        ended = [job.id for job in self._jobs.values() if job.state not in OPEN_STATES]
        for job in ended[: max(0, len(ended) - KEPT)]:
            del self._jobs[job], self._works[job]


def _now() -> datetime:
    return datetime.now(UTC)
