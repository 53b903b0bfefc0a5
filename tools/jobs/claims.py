"""Who has which job in hand: claims, heartbeats, takeover, and what a worker writes about a job of its own.

worker ──beat──> workerrow        silent for DEAD seconds, or its process gone on this machine ──> its jobs are free
claim = the oldest job that is due, has a place at its service, and may leave by the service's pace

Every write about a job in hand is refused (Taken) once another worker has it.
"""

import json
import os
import random
import socket
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from decimal import Decimal
from typing import Any
from uuid import uuid4

from sqlalchemy import func
from sqlalchemy.orm import defer
from sqlmodel import Session, col, select

from tools.jobs.journal import job_of, move, note
from tools.jobs.ports import AT_WORK, WAITING, Job, Limits
from tools.store.books import Books, JobEventRow, JobRow, PaceRow, WorkerRow
from tools.store.ledger import release, settle

DEAD = 30.0
"""seconds of silence after which a worker's jobs are another's"""
GRACE = 20.0
"""seconds after which a request whose end nobody saw has arrived at its service or never will"""
MOST_TRIES = 8
LONGEST_PAUSE = 60.0
LOOKED_AT = 200

CHANCE = random.Random()
"""Of its own: whoever seeds the one that all share means their own work."""


class Taken(Exception):
    """Another worker has the job by now; what this one does with it counts for nothing."""


@dataclass(frozen=True)
class Beat:
    """What a worker hears back when it says that it is alive: jobs to stop, to let go of, and to look at."""

    stop: frozenset[str]
    lost: frozenset[str]
    called: frozenset[str]
    """jobs whose service has called back: they are worth a look now"""


class Claims:
    """The worker's side of the books, for one worker. Every method is one transaction."""

    def __init__(self, books: Books, *, dead: float = DEAD, grace: float | None = None) -> None:
        self._books, self._dead, self._grace = books, dead, GRACE if grace is None else grace
        self._host = socket.gethostname() + _boot()
        self.worker = f"{socket.gethostname()}-{os.getpid()}-{uuid4().hex[:6]}"
        self.beat({})

    def beat(self, progress: Mapping[str, tuple[float, float]]) -> Beat:
        """Say that this worker is alive and how far its jobs are."""
        with self._books.transaction() as session:
            self._sign_in(session, self._books.clock(session))
            mine = {one.id: one for one in session.exec(select(JobRow).where(JobRow.owner == self.worker)).all()}
            for job, (done, total) in progress.items():
                if job in mine and (mine[job].done, mine[job].total) != (done, total):
                    mine[job].done, mine[job].total = done, total
                    session.add(mine[job])
            stop = frozenset(one.id for one in mine.values() if one.stop)
            called = frozenset(one.id for one in mine.values() if one.called)
            for job in called:
                mine[job].called = False
                session.add(mine[job])
            return Beat(stop, frozenset(progress) - frozenset(mine), called)

    def leave(self) -> None:
        """This worker goes; whatever it still has in hand is free."""
        with self._books.transaction() as session:
            self._free(session, self.worker)

    def claim(
        self, kinds: Sequence[str], limits: Callable[[str, str], Limits], only: Sequence[str] | None = None
    ) -> Job | None:
        """A job for this worker, in the state to go on from; None when nothing can be done now.

        `limits(kind, service)` are shared by all workers. `only` restricts it to these jobs.
        """
        with self._books.transaction() as session:
            now = self._books.clock(session)
            # Who was silent for long, and is struck off, has a name again before it has a job.
            self._sign_in(session, now)
            self._take_over(session, now)
            due = select(JobRow).where(
                JobRow.owner == "", JobRow.due <= now, col(JobRow.state).in_(WAITING), col(JobRow.kind).in_(kinds)
            )
            if only is not None:
                due = due.where(col(JobRow.id).in_(only))
            # What is asked for may be long, and is read of the one that is taken.
            due = due.order_by(col(JobRow.asked)).limit(LOOKED_AT).options(defer(JobRow.payload))  # pyright: ignore[reportArgumentType]
            rows = session.exec(due).all()
            # What is at its service already comes first: it is paid for.
            for row in sorted(rows, key=lambda one: one.state == "queued"):
                if self._claimed(session, row, now, limits):
                    session.flush()
                    session.refresh(row, ["payload"])
                    return job_of(row)
            return None

    def accepted(self, job: str, remote: str, allowed: float) -> Job:
        """The service has taken the job as `remote`; it has `allowed` seconds for it."""
        with self._books.transaction() as session:
            row, now = self._mine(session, job), self._books.clock(session)
            row.remote, row.tries, row.deadline = remote, 0, min(now + allowed, row.latest or now + allowed)
            row.code = row.problem = ""
            move(session, row, now, "running", f"taken by {row.service} as {remote}")
            return job_of(row)

    def not_accepted(self, job: str, code: str, problem: str, wait: float | None) -> None:
        """The service certainly did not take the job: it waits and is sent again, or after enough tries has failed."""
        with self._books.transaction() as session:
            row, now = self._mine(session, job), self._books.clock(session)
            row.code, row.problem, row.owner = code, problem, ""
            if row.stop or row.tries + 1 >= MOST_TRIES:
                release(session, row.id, problem)
                move(session, row, now, "cancelled" if row.stop else "failed", problem)
                return
            row.due = now + self._pause(row, wait)
            if wait:
                pace = session.get(PaceRow, row.service) or PaceRow(service=row.service, free=now)
                pace.free = max(pace.free, now + wait)
                session.add(pace)
            move(session, row, now, "queued", f"not taken ({problem}); again in {row.due - now:.0f} s")

    def ambiguous(self, job: str, problem: str) -> None:
        """Nobody knows whether the service took the job: it is looked up once a late request must have arrived."""
        with self._books.transaction() as session:
            row, now = self._mine(session, job), self._books.clock(session)
            self._doubt(session, row, now, problem)

    def absent(self, job: str) -> None:
        """The service never got the job: it can be sent."""
        with self._books.transaction() as session:
            row, now = self._mine(session, job), self._books.clock(session)
            row.owner, row.tries = "", 0
            if row.stop:
                release(session, row.id, "cancelled; it was never made")
                move(session, row, now, "cancelled", "cancelled; the service never got it")
                return
            move(session, row, now, "queued", "the service never got it; it is sent now")

    def sent(self, job: Job) -> tuple[float, tuple[str, ...]]:
        """When the one request of a job left, and how its service calls all other jobs of ours."""
        with self._books.transaction() as session:
            left = select(JobEventRow.at).where(JobEventRow.job == job.id, JobEventRow.state == "submitting")
            at = session.exec(left.order_by(col(JobEventRow.number).desc()).limit(1)).first()
            others = select(JobRow.remote).where(JobRow.service == job.service, JobRow.remote != "")
            return at if at is not None else job.changed, tuple(session.exec(others).all())

    def undecided(self, job: str, problem: str) -> None:
        """The service cannot tell what became of the job: a person has to."""
        with self._books.transaction() as session:
            row, now = self._mine(session, job), self._books.clock(session)
            row.owner, row.code, row.problem = "", "unknown_outcome", problem
            move(session, row, now, "unknown", problem)

    def hiccup(self, job: str, code: str, problem: str, wait: float | None) -> None:
        """Asking about the job failed; it is asked again after a pause, until its time is up."""
        with self._books.transaction() as session:
            row, now = self._mine(session, job), self._books.clock(session)
            row.owner, row.code, row.problem = "", code, problem
            row.due = now + self._pause(row, wait)
            if row.state == "reconciling" and row.tries >= MOST_TRIES:
                move(session, row, now, "unknown", problem)
                return
            session.add(row)
            note(session, row, now, f"{problem} Asked again in {row.due - now:.0f} s.")

    def overdue(self, job: str, problem: str) -> None:
        """The job's time is up. The service may still charge for it, so the quote is written as an estimate."""
        self.failed(job, "deadline", problem, charged=None, at_service=True)

    def arrived(self, job: str, result: Mapping[str, Any], charged: Decimal | None, *, ended: bool = False) -> None:
        """What the job made is here; the money is settled with it. `ended`: nothing is to be done with it any more."""
        with self._books.transaction() as session:
            row, now = self._mine(session, job), self._books.clock(session)
            row.owner, row.result, row.done = "", json.dumps(result), row.total
            settle(session, row.id, charged)
            move(session, row, now, "done" if ended else "arrived", "arrived")

    def failed(self, job: str, code: str, problem: str, *, charged: Decimal | None, at_service: bool) -> None:
        """The job came to nothing. Unless the service says: nothing before it took the job, then the quote."""
        with self._books.transaction() as session:
            row, now = self._mine(session, job), self._books.clock(session)
            row.owner, row.code, row.problem = "", code, problem
            _close(session, row, charged, at_service, problem)
            move(session, row, now, "failed", problem)

    def cancelled(self, job: str, *, free: bool) -> None:
        """The job was stopped at its service. Unless that says that it is free, the quote is written as an estimate."""
        with self._books.transaction() as session:
            row, now = self._mine(session, job), self._books.clock(session)
            row.owner = ""
            _close(session, row, Decimal(0) if free else None, bool(row.remote), "cancelled")
            move(session, row, now, "cancelled", "stopped at the service")

    def _claimed(self, session: Session, row: JobRow, now: float, limits: Callable[[str, str], Limits]) -> bool:
        if row.state == "submitting" and not row.repeatable:
            self._doubt(session, row, now, "Its worker ended in the middle of sending it.")
            return False
        if row.state == "queued" and row.latest and now >= row.latest:
            row.code, row.problem = "deadline", "Its time was up before it could be sent; nothing was sent or paid."
            release(session, row.id, row.problem)
            move(session, row, now, "failed", row.problem)
            return False
        if row.state == "queued":
            if not _place(session, row, now, limits(row.kind, row.service)):
                return False
            row.owner = self.worker
            move(session, row, now, "submitting", f"being sent to {row.service} by {self.worker}")
            return True
        row.owner = self.worker
        session.add(row)
        note(session, row, now, f"in the hands of {self.worker}")
        return True

    def _doubt(self, session: Session, row: JobRow, now: float, problem: str) -> None:
        row.owner, row.due, row.tries = "", now + self._grace, 0
        row.code, row.problem = "unknown_outcome", problem
        move(session, row, now, "reconciling", f"{problem} It is looked up, and not sent again.")

    def _sign_in(self, session: Session, now: float) -> None:
        row = session.get(WorkerRow, self.worker)
        row = row or WorkerRow(id=self.worker, host=self._host, pid=os.getpid(), seen=0)
        row.seen = now
        session.add(row)
        session.flush()

    def _take_over(self, session: Session, now: float) -> None:
        """Free the jobs of workers that are gone, and of those that nobody knows."""
        for worker in session.exec(select(WorkerRow).where(WorkerRow.id != self.worker)).all():
            here = worker.host == self._host
            if now - worker.seen > self._dead or (here and not _alive(worker.pid)):
                self._free(session, worker.id)
        known = select(WorkerRow.id)
        owned = select(JobRow.owner).where(JobRow.owner != "", col(JobRow.owner).not_in(known)).distinct()
        for unknown in session.exec(owned).all():
            self._free(session, unknown)

    def _free(self, session: Session, worker: str) -> None:
        now = self._books.clock(session)
        for row in session.exec(select(JobRow).where(JobRow.owner == worker)).all():
            row.owner = ""
            session.add(row)
            note(session, row, now, f"{worker} let go of it")
        gone = session.get(WorkerRow, worker)
        if gone is not None:
            session.delete(gone)
        session.flush()

    def _mine(self, session: Session, job: str) -> JobRow:
        row = session.get(JobRow, job)
        if row is None or row.owner != self.worker:
            raise Taken(job)
        return row

    def _pause(self, row: JobRow, wait: float | None) -> float:
        """Full jitter, so that workers which were refused together do not come back together."""
        row.tries += 1
        longest = min(LONGEST_PAUSE, 2.0**row.tries)
        return max(wait or 0.0, CHANCE.uniform(0.1, longest))


def _place(session: Session, row: JobRow, now: float, limits: Limits) -> bool:
    """Take one of the service's places and its next moment to send, if both are to be had."""
    at_work = select(func.count()).select_from(JobRow)
    at_work = at_work.where(JobRow.service == row.service, JobRow.kind == row.kind, col(JobRow.state).in_(AT_WORK))
    if session.exec(at_work).one() >= limits.at_once:
        return False
    pace = session.get(PaceRow, row.service) or PaceRow(service=row.service, free=0.0)
    if pace.free > now:
        return False
    pace.free = now + 60 / limits.a_minute
    session.add(pace)
    return True


def _close(session: Session, row: JobRow, charged: Decimal | None, at_service: bool, reason: str) -> None:
    if charged is None and not at_service:
        release(session, row.id, reason)
    else:
        settle(session, row.id, charged, reason)


def _boot() -> str:
    """Which start of which machine this is: a process number means nothing on another."""
    with suppress(OSError), open("/proc/sys/kernel/random/boot_id", encoding="ascii") as file:
        return file.read().strip()
    return ""


def _alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
