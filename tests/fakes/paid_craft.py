"""The craft of jobs at a PaidService, and a worker that is a process of its own, to be killed.

python -m tests.fakes.paid_craft HOME SERVICE_URL [JOBS_URL]     works until every job has ended
"""

import asyncio
import sys
from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path

import httpx

from tests.fakes.paid_service import PRICE
from tools.film.errors import ProviderError
from tools.jobs.claims import Claims
from tools.jobs.journal import Journal
from tools.jobs.ports import Ask, Delivery, Job, Limits
from tools.jobs.worker import Worker
from tools.media.progress import Progress, Report
from tools.store.books import Books, open_books

KIND = "thing"
GRACE = 0.4


class PaidCraft:
    """Makes things at the service. `looks_up`: whether the service can find a lost job."""

    def __init__(self, url: str, *, looks_up: bool = True, limits: Limits | None = None) -> None:
        self._url, self._looks_up = url, looks_up
        self._limits = limits or Limits(at_once=20, a_minute=6000)

    def limits(self, service: str) -> Limits:
        return self._limits

    async def submit(self, job: Job) -> str:
        try:
            async with httpx.AsyncClient(base_url=self._url, timeout=60) as client:
                answer = await client.post("/jobs", json={"key": job.key})
        except httpx.ConnectError as error:
            raise ProviderError("The service is not there.", code="unavailable") from error
        except httpx.HTTPError as error:
            raise ProviderError("The request ended without an answer.", code="unknown_outcome") from error
        if answer.status_code == 500:
            raise ProviderError("The service had an error.", code="unknown_outcome")
        if answer.status_code != 200:
            told = answer.json()
            raise ProviderError(f"The service says {told['code']}.", **told)
        return answer.json()["id"]

    async def follow(self, job: Job, report: Report) -> Delivery:
        while True:
            told = await self._get(f"/jobs/{job.remote}")
            if told["state"] == "done":
                return Delivery({"made": job.remote}, Decimal(told["cost"]))
            if told["state"] == "failed":
                raise ProviderError("The service gave up.", code="gave_up", charged=True, cost=told["cost"])
            report(Progress(stage="making", done=0.5))
            await asyncio.sleep(0.02)

    async def reconcile(self, job: Job, sent: float, known: Sequence[str]) -> str | None:
        if not self._looks_up:
            raise ProviderError("The service cannot look a job up.", code="unknown_outcome")
        return (await self._get(f"/jobs?key={job.key}"))["id"]

    async def cancel(self, job: Job) -> bool:
        async with httpx.AsyncClient(base_url=self._url, timeout=60) as client:
            await client.delete(f"/jobs/{job.remote}")
        return False

    async def _get(self, path: str) -> dict[str, str]:
        try:
            async with httpx.AsyncClient(base_url=self._url, timeout=60) as client:
                return (await client.get(path)).json()
        except httpx.HTTPError as error:
            raise ProviderError("The service does not answer.", code="unavailable") from error


def things(count: int, film: str = "film", cost: Decimal = PRICE) -> list[Ask]:
    """Asks for so many things."""
    return [
        Ask(kind=KIND, key=f"{film}/{n}", film=film, shot=f"s{n}", slate=f"{n}A", words=f"thing {n}", service="paid",
            payload="{}", cost=cost)
        for n in range(1, count + 1)
    ]  # fmt: skip


def worker_at(books: Books, craft: PaidCraft, **how: float) -> Worker:
    """A worker in a hurry."""
    claims = Claims(books, dead=how.get("dead", 2.0), grace=GRACE)
    return Worker(claims, {KIND: craft}, look_every=0.05)


def work_off(books: Books, craft: PaidCraft, seconds: float = 20.0, **how: float) -> None:
    """Work until nothing is left that a worker could do."""
    journal = Journal(books)
    ticks = iter(range(int(seconds / 0.05)))

    def going_on() -> bool:
        return next(ticks, None) is not None and bool(
            journal.find(states=("queued", "submitting", "running", "reconciling"))
        )

    asyncio.run(worker_at(books, craft, **how).work(going_on))


if __name__ == "__main__":
    work_off(open_books(Path(sys.argv[1]), sys.argv[3] if len(sys.argv) > 3 else ""), PaidCraft(sys.argv[2]), 60.0)
