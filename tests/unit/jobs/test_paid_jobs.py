"""A paid job is submitted once, whatever the service and the workers do; and the ledger is the service's bill."""

import asyncio
import time
from collections.abc import Callable, Generator, Sequence
from decimal import Decimal
from itertools import pairwise
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import update

from tests.fakes.paid_craft import GRACE, KIND, PaidCraft, things, work_off, worker_at
from tests.fakes.paid_service import PRICE, PaidService
from tests.fakes.postgres import postgres_server
from tools.film.errors import DirectorError, NotFound, OperatorError
from tools.jobs.claims import Claims
from tools.jobs.journal import Journal
from tools.jobs.ports import WAITING, Job, Limits
from tools.jobs.worker import Worker
from tools.store.books import Books, JobRow, open_books
from tools.store.ledger import Caps, Ledger

FREE = Caps()


@pytest.fixture(scope="module")
def postgres() -> Generator[str]:
    with postgres_server() as address:
        yield address


@pytest.fixture(params=["file", "postgres"])
def books(request: pytest.FixtureRequest, tmp_path: Path) -> Generator[Books]:
    """Empty books, beside the films and in a real Postgres."""
    address = ""
    if request.param == "postgres":
        address = request.getfixturevalue("postgres")
        with psycopg.connect(address, autocommit=True) as emptied:
            emptied.execute("DROP SCHEMA public CASCADE")
            emptied.execute("CREATE SCHEMA public")
    opened = open_books(tmp_path, address)
    yield opened
    opened.close()


@pytest.fixture
def service() -> Generator[PaidService]:
    with PaidService() as running:
        yield running


def states(books: Books) -> list[str]:
    return [job.state for job in reversed(Journal(books).find())]


def test_jobs_arrive_and_the_ledger_is_the_bill(books: Books, service: PaidService):
    Journal(books).submit(things(5), FREE)
    assert Ledger(books).totals().reserved == 5 * PRICE
    work_off(books, PaidCraft(service.url))
    assert states(books) == ["arrived"] * 5
    assert set(service.submissions.values()) == {1}
    totals = Ledger(books).totals("film")
    assert (totals.spent, totals.reserved, totals.estimated) == (service.bill, 0, 0)


def test_asking_again_for_the_same_is_the_same_job_and_reserves_nothing(books: Books):
    first = Journal(books).submit(things(3), FREE)
    again = Journal(books).submit(things(3), FREE)
    assert [job.id for job in first] == [job.id for job in again]
    assert Ledger(books).totals().reserved == 3 * PRICE


@pytest.mark.parametrize("manner", ["busy", "down", "lost before", "lost after", "error after"])
def test_a_bad_submission_is_never_paid_twice(books: Books, service: PaidService, manner: str):
    service.script = [manner]
    Journal(books).submit(things(2), FREE)
    work_off(books, PaidCraft(service.url))
    assert states(books) == ["arrived"] * 2
    assert set(service.submissions.values()) == {1}
    assert Ledger(books).totals().spent == service.bill


@pytest.mark.parametrize("manner", ["lost before", "lost after"])
def test_where_nothing_can_be_looked_up_a_person_is_asked(books: Books, service: PaidService, manner: str):
    service.script = [manner]
    journal, craft = Journal(books), PaidCraft(service.url, looks_up=False)
    (job,) = journal.submit(things(1), FREE)
    work_off(books, craft)
    assert journal.status(job.id).state == "unknown"
    assert len(service.sent_at) == 1
    # The money stays reserved as long as nobody knows.
    assert Ledger(books).totals().reserved == PRICE
    if manner == "lost after":
        assert journal.decide(job.id, remote="job-1").state == "running"
        work_off(books, craft)
        assert journal.status(job.id).state == "arrived"
        assert Ledger(books).totals().spent == service.bill == PRICE
    else:
        assert journal.decide(job.id).state == "failed"
        assert (Ledger(books).totals().spent, Ledger(books).totals().reserved) == (0, 0)
    assert len(service.sent_at) == 1
    with pytest.raises(DirectorError, match="nothing to decide"):
        journal.decide(job.id)


@pytest.mark.parametrize(("manner", "code"), [("broke", "no_money"), ("rejected", "content_rejected")])
def test_a_refusal_is_final_and_costs_nothing(books: Books, service: PaidService, manner: str, code: str):
    service.script = [manner]
    (job,) = Journal(books).submit(things(1), FREE)
    work_off(books, PaidCraft(service.url))
    failed = Journal(books).status(job.id)
    assert (failed.state, failed.code) == ("failed", code)
    assert len(service.sent_at) == 1
    assert (Ledger(books).totals().spent, Ledger(books).totals().reserved) == (0, 0)


def test_a_job_that_the_service_fails_costs_what_it_charges(books: Books, service: PaidService):
    service.script = ["fails"]
    Journal(books).submit(things(1), FREE)
    work_off(books, PaidCraft(service.url))
    (entry,) = Ledger(books).entries()
    assert (states(books), entry.charged, entry.estimated) == (["failed"], PRICE, False)


def test_no_more_jobs_at_once_than_the_service_takes(books: Books, service: PaidService):
    service.seconds = 0.5
    Journal(books).submit(things(7), FREE)
    craft = PaidCraft(service.url, limits=Limits(at_once=2, a_minute=6000))

    asyncio.run(three_workers(books, craft))
    assert states(books) == ["arrived"] * 7
    assert service.most_at_once == 2


def test_submissions_of_all_workers_together_keep_the_pace_of_the_service(books: Books, service: PaidService):
    jobs = Journal(books).submit(things(4), FREE)
    asyncio.run(three_workers(books, PaidCraft(service.url, limits=Limits(at_once=10, a_minute=300))))
    # By the clock of the books, which all workers go by; on its way a request may be held up.
    left = sorted(event.at for job in jobs for event in Journal(books).events(job.id) if event.state == "submitting")
    assert len(left) == 4
    assert all(later - one >= 60 / 300 for one, later in pairwise(left))


def test_pauses_grow_each_by_chance_and_never_below_what_the_service_asks_for(books: Books):
    journal, claims = Journal(books), Claims(books)
    many = Limits(at_once=100, a_minute=1_000_000)
    journal.submit(things(5), FREE)

    def refused(wait: float | None) -> list[float]:
        held = [claims.claim((KIND,), lambda kind, name: many) for _ in range(5)]
        jobs = [job.id for job in held if job is not None]
        for job in jobs:
            claims.not_accepted(job, "busy", "It is busy.", wait)
        paused = journal.among(jobs)
        with books.transaction() as session:
            session.exec(update(JobRow).values(due=0.0))
        return [job.due - job.changed for job in paused]

    for tries in range(1, 5):
        pauses = refused(None)
        assert len(set(pauses)) == 5
        assert all(0.1 <= pause <= 2.0**tries for pause in pauses)
    assert all(pause >= 40 for pause in refused(40.0))


async def three_workers(books: Books, craft: PaidCraft) -> None:
    """Three workers, each with claims of its own, until nothing waits."""

    def going_on() -> bool:
        return bool(Journal(books).find(states=WAITING))

    await asyncio.gather(*(worker_at(books, craft).work(going_on) for _ in range(3)))


def test_a_waiting_job_is_cancelled_at_once_and_its_money_is_free(books: Books):
    journal = Journal(books)
    (job,) = journal.submit(things(1), FREE)
    assert journal.cancel(job.id).state == "cancelled"
    assert Ledger(books).totals().reserved == 0
    assert [event.what for event in journal.events(job.id)] == ["asked for", "cancelled before it was sent"]


def test_a_running_job_is_stopped_at_its_service_and_counts_as_an_estimate(books: Books, service: PaidService):
    service.seconds = 30
    journal = Journal(books)
    (job,) = journal.submit(things(1), FREE)

    async def cancelled() -> None:
        def going_on() -> bool:
            now = journal.status(job.id)
            if now.state == "running":
                journal.cancel(job.id)
            return now.state != "cancelled"

        await worker_at(books, PaidCraft(service.url)).work(going_on)

    asyncio.run(cancelled())
    assert service.jobs["job-1"]["stopped"]
    (entry,) = Ledger(books).entries()
    assert (entry.charged, entry.estimated) == (PRICE, True)


def test_a_job_past_its_deadline_can_be_followed_again(books: Books, service: PaidService):
    service.seconds = 1.6
    journal = Journal(books)
    (job,) = journal.submit(things(1), FREE)

    async def impatient() -> None:
        worker = worker_at(books, PaidCraft(service.url))
        worker.allowed = 0.2
        await worker.work(lambda: journal.status(job.id).state != "failed")

    asyncio.run(impatient())
    assert journal.status(job.id).code == "deadline"
    assert Ledger(books).totals().estimated == PRICE
    journal.resume(job.id)
    work_off(books, PaidCraft(service.url))
    assert journal.status(job.id).state == "arrived"
    assert len(service.sent_at) == 1
    assert (Ledger(books).totals().spent, Ledger(books).totals().estimated) == (PRICE, 0)


def test_a_job_whose_time_is_up_before_it_is_sent_never_is_and_costs_nothing(books: Books, service: PaidService):
    late, due = things(2)
    Journal(books).submit([late.model_copy(update={"latest": time.time() - 1}), due], FREE)
    work_off(books, PaidCraft(service.url))
    assert states(books) == ["failed", "arrived"]
    assert (set(service.submissions), Ledger(books).totals().spent) == ({due.key}, PRICE)
    assert Journal(books).find(states=("failed",))[0].code == "deadline"


def test_a_job_that_is_not_there_when_its_time_is_up_is_given_up(books: Books, service: PaidService):
    service.seconds = 60
    Journal(books).submit([things(1)[0].model_copy(update={"latest": time.time() + 1.5})], FREE)
    work_off(books, PaidCraft(service.url))
    (job,) = Journal(books).find()
    assert (job.state, job.code, job.deadline) == ("failed", "deadline", job.latest)
    assert "in the time it had" in job.problem
    # It may still be made, and charged.
    assert Ledger(books).totals().estimated == PRICE


def test_the_jobs_of_a_silent_worker_are_taken_over_and_it_is_not_heard_any_more(books: Books, service: PaidService):
    journal = Journal(books)
    (job,) = journal.submit(things(1), FREE)
    silent = Claims(books, dead=0.3, grace=GRACE)
    claimed = silent.claim(("thing",), lambda kind, name: Limits())
    assert claimed is not None
    silent.accepted(job.id, "job-1", 60)
    service.take(job.key, "ok")
    work_off(books, PaidCraft(service.url), dead=0.3)
    assert journal.status(job.id).state == "arrived"
    assert service.submissions[job.key] == 1
    assert silent.beat({job.id: (0.5, 1.0)}).lost == {job.id}


def test_a_worker_that_was_struck_off_and_takes_a_job_before_it_dies_holds_it_for_nobody(books: Books):
    Journal(books).submit([one.model_copy(update={"repeatable": True}) for one in things(2)], FREE)

    def limits(kind: str, service: str) -> Limits:
        return Limits(a_minute=60_000)

    slow, quick = Claims(books, dead=30), Claims(books, dead=0.1)
    time.sleep(0.15)
    first = quick.claim((KIND,), limits)
    held = slow.claim((KIND,), limits)
    assert first is not None
    assert held is not None
    time.sleep(0.15)
    taken = quick.claim((KIND,), limits)
    assert taken is not None
    assert taken.id == held.id


def test_jobs_are_found_by_words_state_and_service(books: Books):
    journal = Journal(books)
    first, *_ = journal.submit([*things(2), *things(1, film="other")], FREE)
    journal.cancel(first.id)
    assert [job.id for job in journal.find(states=("cancelled",))] == [first.id]
    assert len(journal.find(film="film")) == 2
    assert [job.slate for job in journal.find(film="film", words="THING 2")] == ["2A"]
    assert journal.find(service="nobody") == []
    assert journal.status(first.id[:8]).id == first.id
    with pytest.raises(NotFound, match="no job 'zzz'"):
        journal.status("zzz")


def test_a_cap_holds_for_all_that_is_asked_and_reserves_nothing_when_it_is_passed(books: Books):
    journal = Journal(books)
    with pytest.raises(DirectorError, match=r"needs 1\.25 USD.*1\.00 are left.*4 of the 5 takes would fit") as caught:
        journal.submit(things(5), Caps(film=Decimal(1)))
    assert caught.value.code == "over_cap"
    assert journal.find() == []
    assert Ledger(books).entries() == []
    with pytest.raises(DirectorError, match=r"would cost 1\.25 USD, and 1\.00 are allowed"):
        journal.submit(things(5), FREE, Decimal(1))


def test_caps_are_by_film_by_day_and_by_service(books: Books):
    journal, ledger = Journal(books), Ledger(books)
    journal.submit(things(2, film="a"), Caps(day=Decimal("0.75")))
    with pytest.raises(DirectorError, match="today"):
        journal.submit(things(2, film="b"), Caps(day=Decimal("0.75")))
    with pytest.raises(DirectorError, match="paid this month"):
        journal.submit(things(2, film="b"), Caps(services={"paid": Decimal("0.75")}))
    ledger.set_cap("b", Decimal("0.25"))
    with pytest.raises(DirectorError, match="the film 'b'"):
        journal.submit(things(2, film="b"), FREE)
    assert len(journal.submit(things(1, film="b"), Caps(film=Decimal(5), day=Decimal(1)))) == 1


class Sleepy(Claims):
    """Claims of a machine that falls asleep right after its first one."""

    slept = False

    def claim(
        self, kinds: Sequence[str], limits: Callable[[str, str], Limits], only: Sequence[str] | None = None
    ) -> Job | None:
        job = super().claim(kinds, limits, only)
        if job is not None and not self.slept:
            self.slept = True
            time.sleep(0.4)
        return job


def test_a_worker_that_slept_after_its_claim_sends_nothing_on_it(books: Books, service: PaidService):
    journal = Journal(books)
    (job,) = journal.submit(things(1), FREE)
    asleep = Sleepy(books, grace=GRACE)
    worker = Worker(asleep, {KIND: PaidCraft(service.url)}, look_every=0.05, stale=0.2)
    until = time.monotonic() + 60
    asyncio.run(worker.work(lambda: journal.status(job.id).state != "arrived" and time.monotonic() < until))
    assert journal.status(job.id).state == "arrived"
    assert any("held up" in event.what for event in journal.events(job.id))
    assert len(service.sent_at) == 1


class Unready(PaidCraft):
    """What it needs of this machine is not there."""

    async def submit(self, job: Job) -> str:
        raise OperatorError("The graph cannot be read.", code="bad_graph")


def test_what_fails_here_before_it_was_sent_is_failed_and_costs_nothing(books: Books, service: PaidService):
    Journal(books).submit(things(1), FREE)
    work_off(books, Unready(service.url))
    (job,) = Journal(books).find()
    assert (job.state, job.code, job.problem) == ("failed", "bad_graph", "The graph cannot be read.")
    totals = Ledger(books).totals()
    assert (totals.spent, totals.reserved, service.bill) == (0, 0, 0)


def test_how_long_jobs_took_is_known_by_their_payloads(books: Books, service: PaidService):
    service.script = ["fails"]
    Journal(books).submit([one.model_copy(update={"payload": one.key}) for one in things(3)], FREE)
    work_off(books, PaidCraft(service.url))
    journal = Journal(books)
    took = dict(journal.took(KIND, 60))
    came = journal.find(states=("arrived",))
    assert (len(came), set(took)) == (2, {job.payload for job in came})
    for job in came:
        at = {event.state: event.at for event in reversed(journal.events(job.id))}
        assert took[job.payload] == at["arrived"] - at["running"]
