"""The journal: every job and all that happened to it, kept in the books. The one who asks for work uses this side.

submit(asks) -> jobs + reservations, in one transaction        cancel, decide, resume -> a change of state, noted
"""

import json
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any
from uuid import uuid4

from sqlalchemy import delete, func, or_
from sqlmodel import Session, col, select

from tools.film.errors import DirectorError, NotFound
from tools.jobs.ports import ENDED, HELD, Ask, Job, JobEvent, JobState
from tools.store.books import Books, CallRow, JobEventRow, JobRow
from tools.store.ledger import Caps, Reservation, micros, release, reserve, told, usd

FOUND = 200
CALLS_KEPT = 7 * 86_400.0
"""seconds that a call of a service is remembered, so that it counts once"""
SHORTEST_ID = 6
"""letters of the beginning of an id; a "2" that is looked for is no id that happens to begin so"""


class Journal:
    """The jobs of a home, or of all machines that share a database. Every method is one transaction."""

    def __init__(self, books: Books) -> None:
        self._books = books

    def submit(self, asks: Sequence[Ask], caps: Caps, budget: Decimal | None = None) -> list[Job]:
        """Take jobs on, in order, and reserve what they cost, all or none.

        A job that is known by its key is the one that was asked for before, and reserves nothing again. `budget` is
        what those that are new may cost together. Raises DirectorError "over_cap" and "over_budget".
        """
        with self._books.transaction() as session:
            now = self._books.clock(session)
            rows: list[JobRow] = []
            fresh: list[Reservation] = []
            for number, ask in enumerate(asks):
                known = session.exec(select(JobRow).where(JobRow.key == ask.key)).first()
                if known is None:
                    # A little later each, so that jobs asked for together keep their order.
                    known = _row(ask, now + number * 1e-6)
                    session.add(known)
                    session.flush()
                    note(session, known, now, "asked for")
                    if ask.cost:
                        fresh.append(Reservation(known.id, ask.film, ask.shot, ask.slate, ask.service, ask.cost))
                rows.append(known)
            total = sum((one.cost for one in fresh), Decimal(0))
            if budget is not None and total > budget:
                raise DirectorError(
                    f"This would cost {told(total)} USD, and {told(budget)} are allowed for it. Allow more, or ask for"
                    " fewer takes.",
                    code="over_budget",
                    cost=str(total),
                    budget=str(budget),
                )
            reserve(session, now, fresh, caps)
            return [job_of(row) for row in rows]

    def status(self, job: str) -> Job:
        """A job by its id, or a unique start of it. Raises NotFound."""
        with self._books.transaction() as session:
            return job_of(_known(session, job))

    def among(self, jobs: Sequence[str]) -> list[Job]:
        """These jobs, the oldest first."""
        with self._books.transaction() as session:
            rows = session.exec(select(JobRow).where(col(JobRow.id).in_(jobs)).order_by(col(JobRow.asked))).all()
            return [job_of(row) for row in rows]

    def glance(self, jobs: Sequence[str]) -> dict[str, tuple[JobState, Mapping[str, Any]]]:
        """The state and the result of each of these jobs, by id: what is cheap to ask for again and again."""
        chosen = select(JobRow.id, JobRow.state, JobRow.result).where(col(JobRow.id).in_(jobs))
        with self._books.transaction() as session:
            return {job: (_state(state), json.loads(result)) for job, state, result in session.exec(chosen).all()}

    def by_key(self, key: str) -> Job | None:
        """The job of this key, when there is one."""
        with self._books.transaction() as session:
            row = session.exec(select(JobRow).where(JobRow.key == key)).first()
            return None if row is None else job_of(row)

    def ended(self, film: str) -> frozenset[str]:
        """The keys of the film's jobs that have ended. Read before the film, whose takes it then cannot be behind."""
        chosen = select(JobRow.key).where(JobRow.film == film, col(JobRow.state).in_(ENDED))
        with self._books.transaction() as session:
            return frozenset(session.exec(chosen).all())

    def find(
        self,
        *,
        film: str | None = None,
        kind: str | None = None,
        states: Sequence[str] = (),
        service: str | None = None,
        words: str = "",
        limit: int = FOUND,
    ) -> list[Job]:
        """Jobs, the newest first: of a film, in states, of a service, with words in what was asked for."""
        chosen = select(JobRow)
        for column, wanted in ((JobRow.film, film), (JobRow.kind, kind), (JobRow.service, service)):
            if wanted is not None:
                chosen = chosen.where(column == wanted)
        if states:
            chosen = chosen.where(col(JobRow.state).in_(states))
        for word in words.split():
            like = f"%{word.lower()}%"
            places = [func.lower(col(column)).like(like) for column in (JobRow.words, JobRow.slate, JobRow.problem)]
            if len(word) >= SHORTEST_ID:
                places.append(col(JobRow.id).like(f"{word}%"))
            chosen = chosen.where(or_(*places, col(JobRow.remote) == word))
        with self._books.transaction() as session:
            rows = session.exec(chosen.order_by(col(JobRow.asked).desc()).limit(limit)).all()
            return [job_of(row) for row in rows]

    def events(self, job: str, since: int = 0) -> list[JobEvent]:
        """What happened to a job after event `since`, oldest first. Raises NotFound."""
        with self._books.transaction() as session:
            row = _known(session, job)
            chosen = select(JobEventRow).where(JobEventRow.job == row.id, JobEventRow.number > since)
            return [
                JobEvent(one.number, one.at, _state(one.state), one.what)
                for one in session.exec(chosen.order_by(col(JobEventRow.number))).all()
            ]

    def took(self, kind: str, most: int) -> list[tuple[str, float]]:
        """Payload, and seconds from the service's yes to the arrival, of the jobs asked for last that came."""
        with self._books.transaction() as session:
            last = (
                select(JobRow.id, JobRow.payload)
                .where(JobRow.kind == kind, col(JobRow.state).in_(("arrived", "done")))
                .order_by(col(JobRow.asked).desc())
                .limit(most)
            )
            payloads = {row[0]: row[1] for row in session.exec(last).all()}
            moments = select(JobEventRow.job, JobEventRow.state, func.min(JobEventRow.at)).where(
                col(JobEventRow.job).in_(payloads), col(JobEventRow.state).in_(("running", "arrived"))
            )
            first: dict[str, dict[str, float]] = {}
            for job, state, at in session.exec(moments.group_by(JobEventRow.job, JobEventRow.state)).all():
                first.setdefault(job, {})[state] = at
        return [(payloads[job], at["arrived"] - at["running"]) for job, at in first.items() if len(at) == 2]

    def cancel(self, job: str) -> Job:
        """Stop a job: at once while nobody has it in hand, else its worker is told. One that ended stays as it is."""
        with self._books.transaction() as session:
            row, now = _known(session, job), self._books.clock(session)
            if row.state == "queued" and not row.owner:
                release(session, row.id, "cancelled before it was sent")
                move(session, row, now, "cancelled", "cancelled before it was sent")
            elif row.state not in (*ENDED, "unknown", "arrived") and not row.stop:
                row.stop = True
                if row.state == "running":
                    row.due = min(row.due, now)
                session.add(row)
                note(session, row, now, "asked to stop")
            return job_of(row)

    def called(self, services: Sequence[str], remote: str, call: str) -> bool:
        """One of these services has called about the job that it names so: whoever has it in hand looks at it now.

        `call` is what is the same each time that this call is sent; only the first of them counts. False when it is
        known already, or no job of ours is at work there under this name.
        """
        with self._books.transaction() as session:
            now = self._books.clock(session)
            session.exec(delete(CallRow).where(col(CallRow.at) < now - CALLS_KEPT))
            if not remote or session.get(CallRow, call) is not None:
                return False
            name = col(JobRow.remote)
            places = (name.endswith(f"/{remote}", autoescape=True), name.contains(f"/{remote}|", autoescape=True))
            ours = select(JobRow).where(
                col(JobRow.service).in_(services), JobRow.state == "running", or_(name == remote, *places)
            )
            row = session.exec(ours).first()
            if row is None:
                return False
            session.add(CallRow(id=call, at=now))
            row.called, row.due = True, min(row.due, now)
            session.add(row)
            note(session, row, now, f"{row.service} called back; it is looked at now")
            return True

    def hand_on(self, job: str, payload: str) -> None:
        """What a held job waited for is there, and is in `payload`: it is due now. Any other job stays as it is."""
        with self._books.transaction() as session:
            row = _known(session, job)
            if row.state == "queued" and row.due >= HELD:
                row.payload, row.due = payload, 0.0
                session.add(row)
                note(session, row, self._books.clock(session), "what it waited for is there")

    def printed(self, job: str) -> None:
        """What came of an arrived job is in the film."""
        with self._books.transaction() as session:
            row = _known(session, job)
            if row.state == "arrived":
                move(session, row, self._books.clock(session), "done", "in the film")

    def forget(self, film: str, kind: str) -> None:
        """Forget the film's jobs of a kind that cost nothing and have ended."""
        with self._books.transaction() as session:
            ended = select(JobRow.id).where(
                JobRow.film == film, JobRow.kind == kind, JobRow.cost == 0, col(JobRow.state).in_(ENDED)
            )
            session.exec(delete(JobEventRow).where(col(JobEventRow.job).in_(ended)))
            session.exec(delete(JobRow).where(col(JobRow.id).in_(ended)))

    def decide(self, job: str, *, remote: str = "", again: bool = False) -> Job:
        """A person says what became of an unknown job: it was made as `remote`, or not; `again` sends it once more.

        Raises DirectorError for a job that is not unknown.
        """
        with self._books.transaction() as session:
            row, now = _known(session, job), self._books.clock(session)
            if row.state != "unknown":
                raise DirectorError(
                    f"Job {row.id[:8]} is {row.state}, so there is nothing to decide about it.",
                    code="not_unknown",
                    state=row.state,
                )
            if remote:
                row.remote, row.tries, row.deadline = remote, 0, 0.0
                move(session, row, now, "running", f"a person found it at the service as {remote}")
            elif again:
                row.tries = 0
                move(session, row, now, "queued", "a person had it sent again")
            else:
                release(session, row.id, "a person says that it was not made")
                row.code, row.problem = "not_made", "A person said that the service never made it."
                move(session, row, now, "failed", row.problem)
            return job_of(row)

    def resume(self, job: str) -> Job:
        """Follow a job again that failed after its service had taken it: what it made may be had yet.

        Raises DirectorError for one that never got a number at its service, or that has not failed.
        """
        with self._books.transaction() as session:
            row, now = _known(session, job), self._books.clock(session)
            if row.state not in ("failed", "cancelled") or not row.remote:
                raise DirectorError(
                    f"Job {row.id[:8]} is {row.state}; only one that failed after {row.service} had taken it can be"
                    " followed again.",
                    code="not_resumable",
                    state=row.state,
                )
            row.tries, row.due, row.deadline, row.stop, row.owner = 0, 0.0, 0.0, False, ""
            row.code = row.problem = ""
            move(session, row, now, "running", "followed again")
            return job_of(row)


def move(session: Session, row: JobRow, now: float, state: JobState, what: str) -> None:
    """Change a job's state, and note it."""
    row.state, row.changed = state, now
    session.add(row)
    note(session, row, now, what)


def note(session: Session, row: JobRow, now: float, what: str) -> None:
    """Write what happened to a job."""
    last = session.exec(select(func.max(JobEventRow.number)).where(JobEventRow.job == row.id)).one() or 0
    session.add(JobEventRow(job=row.id, number=last + 1, at=now, state=row.state, what=what))
    session.flush()


def job_of(row: JobRow) -> Job:
    """The row as a value."""
    fields = row.model_dump(exclude={"cost", "result", "state", "called"})
    return Job(**fields, cost=usd(row.cost), result=json.loads(row.result), state=_state(row.state))


def _state(name: str) -> JobState:
    return name  # pyright: ignore[reportReturnType]


def _known(session: Session, job: str) -> JobRow:
    row = session.get(JobRow, job)
    if row is not None:
        return row
    found = session.exec(select(JobRow).where(col(JobRow.id).startswith(job)).limit(2)).all()
    if len(found) != 1 or not job:
        raise NotFound(
            f"There is no job '{job}'; `workprint jobs` lists them."
            if not found
            else f"Several jobs begin with '{job}'; give more of the id.",
            code="no_job",
            job=job,
        )
    return found[0]


def _row(ask: Ask, now: float) -> JobRow:
    return JobRow(
        id=uuid4().hex,
        kind=ask.kind,
        key=ask.key,
        film=ask.film,
        shot=ask.shot,
        slate=ask.slate,
        words=ask.words,
        service=ask.service,
        state="queued",
        payload=ask.payload,
        cost=micros(ask.cost),
        repeatable=ask.repeatable,
        latest=ask.latest,
        due=HELD if ask.held else 0.0,
        asked=now,
        changed=now,
    )
