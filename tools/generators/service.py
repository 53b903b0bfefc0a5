"""A service behind the port of every camera. What is the service's own is a dialect: pure functions, in and out.

brief ──asking──> Ask ──dialect.order──> Call ──one request──> Reply ──dialect.accepted──> job
job ──dialect.question──> Call ──> Reply ──dialect.state──> Waiting | Further | Ready | Failed
"""

import asyncio
import hashlib
import time
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path

import httpx

from tools.film.errors import Cancelled
from tools.generators.access import Access, address, lacking
from tools.generators.asking import Ask, ask_for
from tools.generators.capabilities import Capabilities, Model
from tools.generators.dialects import Dialect, Failed, Further, Missing, NoClip, Ready, State, Waiting
from tools.generators.fetching import Source, fetch, keep_whole
from tools.generators.parting import parts, quoted
from tools.generators.ports import (
    Brief,
    ContentRejected,
    Expired,
    Finished,
    GaveUp,
    NoKey,
    NoMoney,
    Outcome,
    Overdue,
    Quote,
    Retired,
    Unavailable,
    Undelivered,
    UnknownOutcome,
)
from tools.generators.wire import (
    Call,
    Complaint,
    Reply,
    answered,
    client_for,
    pause,
    refusal,
    retry_after,
    send,
    send_once,
    shown,
    told,
    unknown,
)
from tools.media.disk import whole_file
from tools.media.napping import nap
from tools.media.progress import Progress, Report, silent

MISSES = 4
"""Looks in a row that find no such job before it counts as expired: a new job may take a moment to be known."""
FETCH_SECONDS = 60.0


@dataclass(frozen=True)
class ServiceCamera:
    """One model of one service, as a camera. `cache` holds clips that a service hands out only once."""

    service: Capabilities
    model: Model
    access: Access
    dialect: Dialect
    cache: Path
    today: date = field(default_factory=date.today)

    @property
    def name(self) -> str:
        return self.service.name

    @property
    def capabilities(self) -> Capabilities:
        return self.service

    @property
    def poll_seconds(self) -> float:
        return self.access.poll_seconds or self.service.poll_seconds

    def quote(self, brief: Brief) -> Quote:
        self._not_retired()
        return quoted(brief, self.service, self.model)

    def pieces(self, brief: Brief) -> tuple[Brief, ...]:
        return parts(brief, self.service, self.model)

    async def submit(self, brief: Brief, key: str) -> str:
        self._not_retired()
        self._has_access()
        asked = ask_for(brief, self.service, self.model)
        call = await asyncio.to_thread(self.dialect.order, asked.ask, key)
        async with self._client(await self._opened()) as client:
            await self._upload(client, asked.ask)
            reply = await send_once(client, call, self.service.title)
        complaint = self.dialect.complaint(reply)
        if complaint is not None:
            raise self._named(refusal(self.service.title, reply, complaint))
        job = self.dialect.accepted(reply, call)
        if not job:
            raise self._named(unknown(self.service.title, f"{answered(reply)}, without a job"))
        return job

    async def follow(self, job: str, report: Report) -> Finished:
        deadline = self.access.deadline_seconds or self.service.deadline_seconds
        watching = asyncio.create_task(self.dialect.watch(job, report))
        try:
            ready = await self._until_ready(job, report, deadline)
        finally:
            watching.cancel()
            await asyncio.gather(watching, return_exceptions=True)
        return Finished(cost=ready.cost, said=ready.said)

    async def collect(self, job: str, folder: Path) -> Path:
        target = folder / f"{self._digest(job)}.mp4"
        if target.exists():
            return target
        kept = self._kept(job)
        if kept.exists():
            await asyncio.to_thread(_write, target, kept.read_bytes())
            return target
        deadline = min(FETCH_SECONDS, self.access.deadline_seconds or self.service.deadline_seconds)

        async def refresh() -> Source:
            try:
                ready = await self._until_ready(job, silent, deadline)
            except Overdue as error:
                raise self._undelivered(job, "the service does not give it out") from error
            if ready.content:
                return Source(kept.as_uri())
            if ready.with_key:
                return Source(ready.url, await self._credentials(), ready.size)
            return Source(ready.url, size=ready.size)

        source = await refresh()
        if source.url.startswith("file:"):
            await asyncio.to_thread(_write, target, kept.read_bytes())
            return target
        first = [source]

        async def fresh() -> Source:
            return first.pop() if first else await refresh()

        async with self._client({}) as client:
            try:
                return await fetch(client, fresh, target, self.service.title, wait=self.poll_seconds)
            except Outcome as error:
                raise self._named(error, job) from error.__cause__

    async def reconcile(self, key: str, since: datetime, known: Collection[str] = ()) -> str | None:
        calls = self.dialect.lookup(key, since)
        if not calls:
            raise self._named(
                UnknownOutcome(
                    f"{self.service.title} cannot be asked what became of an order; look at your account there."
                )
            )
        self._has_access()
        candidates: list[str] = []
        async with self._client(await self._opened()) as client:
            for call in calls:
                candidates += await self._looked_up(client, call, key, since)
        fresh = [job for job in dict.fromkeys(candidates) if job not in known]
        if len(fresh) > 1:
            raise self._named(
                UnknownOutcome(
                    f"{len(fresh)} jobs at {self.service.title} may be the lost order; say which is.", candidates=fresh
                )
            )
        return fresh[0] if fresh else None

    async def cancel(self, job: str) -> bool:
        calls = self.dialect.stop(job)
        if not calls:
            return False
        self._has_access()
        async with self._client(await self._opened()) as client:
            try:
                reply = await send(client, self.dialect.question(job))
                state = self.dialect.state(job, reply)
                if isinstance(state, Further):
                    state = self.dialect.state(job, await send(client, state.call))
                if not isinstance(state, Waiting):
                    return False
                for call in calls:
                    if (await send(client, call)).ok:
                        return True
            except httpx.HTTPError:
                return False
        return False

    async def _upload(self, client: httpx.AsyncClient, ask: Ask) -> None:
        """Bring what an order speaks of. Costs nothing, so it may be tried again. Raises BadRequest or Unavailable."""
        for call in await asyncio.to_thread(self.dialect.uploads, ask):
            try:
                reply = await send(client, call)
            except httpx.HTTPError as error:
                raise Unavailable(
                    f"{self.service.title} could not be reached ({told(error)}).", service=self.name
                ) from error
            if reply.status >= 500:
                why = f"{self.service.title} is down (status {reply.status}); nothing was ordered."
                raise Unavailable(why, service=self.name)
            objection = self.dialect.objection(reply, call)
            if objection:
                raise self._named(refusal(self.service.title, reply, Complaint(message=objection, kind="bad")))

    async def _until_ready(self, job: str, report: Report, deadline: float) -> Ready:
        """Look again and again until there is a clip; one that came within an answer is kept. Raises as `follow`."""
        self._has_access()
        ends = time.monotonic() + deadline
        failures = misses = 0
        why = ""
        while True:
            asked: float | None = None
            state: State | None = None
            try:
                async with self._client(await self._credentials()) as client:
                    state, reply = await self._look(client, job)
                why = f"status {reply.status}"
                asked = retry_after(reply.headers)
            except httpx.HTTPError as error:
                reply, why = None, told(error)
            broken = ""
            if isinstance(state, Ready):
                broken = await asyncio.to_thread(keep_whole, state.content, self._kept(job)) if state.content else ""
                if not broken:
                    return state
                why = broken
            if isinstance(state, Failed):
                raise self._failed(job, state)
            if isinstance(state, Waiting):
                failures = misses = 0
                report(_progress(state))
            else:
                failures += 1
                misses += isinstance(state, Missing | NoClip | Ready)
                if isinstance(state, Missing) and misses >= MISSES:
                    raise self._lost(job, None)
                if broken and misses >= MISSES:
                    raise self._undelivered(job, broken)
                if isinstance(state, NoClip) and misses >= MISSES:
                    raise self._undelivered(job, f"it is ready, and its answer has no clip but {state.fields}")
                misses += reply is not None and 400 <= reply.status < 500 and reply.status not in (408, 425, 429)
                if misses >= MISSES and reply is not None:
                    raise self._lost(job, reply)
            wait = pause(self.poll_seconds, failures, asked)
            if time.monotonic() + wait > ends:
                raise Overdue(
                    f"The take is not ready at {self.service.title} after {deadline:g} s"
                    + (f" ({why})" if failures else "")
                    + ". The job is kept; follow it again.",
                    service=self.name,
                    job=job,
                )
            await nap(wait)

    async def _look(self, client: httpx.AsyncClient, job: str) -> tuple[State | None, Reply]:
        reply = await send(client, self.dialect.question(job))
        state = self.dialect.state(job, reply)
        if isinstance(state, Further):
            reply = await send(client, state.call)
            state = self.dialect.state(job, reply)
        return state, reply

    async def _looked_up(self, client: httpx.AsyncClient, call: Call, key: str, since: datetime) -> Sequence[str]:
        why = ""
        for failures in range(1, MISSES + 1):
            try:
                reply = await send(client, call)
            except httpx.HTTPError as error:
                why = told(error)
            else:
                found = self.dialect.found(reply, call, key, since)
                if found is not None:
                    return found
                why = f"status {reply.status}"
            if failures < MISSES:
                await asyncio.sleep(pause(self.poll_seconds, failures))
        raise self._named(
            UnknownOutcome(f"{self.service.title} does not say what became of the order ({why}); ask again.", why=why)
        )

    def _failed(self, job: str, state: Failed) -> Outcome | Cancelled:
        said = shown(state.message or state.code) or "no reason is given."
        title = self.service.title
        if state.kind == "cancelled":
            return Cancelled(f"The take was cancelled at {title}.", service=self.name, job=job)
        if state.kind == "no_money":
            return NoMoney(f"The account at {title} has no credit left: {said}", service=self.name, job=job)
        if state.stage:
            where = "what it was asked for" if state.stage == "input" else "what it made"
            return ContentRejected(
                f"{title} refused {where}: {said} Reword the shot, or choose another camera.",
                service=self.name,
                job=job,
                stage=state.stage,
                provider_code=state.code,
                charged=state.charged,
                cost=state.cost,
            )
        return GaveUp(
            f"{title} could not make the take: {said}",
            service=self.name,
            job=job,
            provider_code=state.code,
            again=state.again,
            charged=state.charged,
            cost=state.cost,
        )

    def _lost(self, job: str, reply: Reply | None) -> Outcome:
        title = self.service.title
        if reply is None or reply.status in (404, 410):
            return Expired(f"{title} no longer knows the job {job}.", service=self.name, job=job)
        if reply.status in (401, 403):
            return NoKey(
                f"{title} does not accept the key any more; the job {job} is kept.", service=self.name, job=job
            )
        return self._undelivered(job, f"its answer is status {reply.status}")

    def _undelivered(self, job: str, why: str) -> Undelivered:
        return Undelivered(
            f"The take cannot be had from {self.service.title} ({why}). The job {job} is kept; try again.",
            service=self.name,
            job=job,
        )

    def _not_retired(self) -> None:
        model = self.model
        if not model.retired(self.today) or (self.service.anywhere and self.access.base_url):
            return
        instead = f"; use {model.substitute}" if model.substitute else ""
        raise Retired(
            f"{model.title or model.id} of {self.service.title} was retired on {model.retired_on}{instead}.",
            service=self.name,
            gone_since=model.retired_on,
            substitute=model.substitute,
        )

    def _has_access(self) -> None:
        lacks = lacking(self.service, self.access)
        if lacks:
            raise NoKey(f"{self.service.title} needs {lacks}.", service=self.name)

    async def _opened(self) -> Mapping[str, str]:
        """The credentials, before anything is sent. Raises Unavailable when those who give them are away."""
        try:
            return await self._credentials()
        except httpx.HTTPError as error:
            why = f"Signing in for {self.service.title} failed ({told(error)}); nothing was sent."
            raise Unavailable(why, service=self.name) from error

    async def _credentials(self) -> Mapping[str, str]:
        async with self._client({}) as client:
            return await self.dialect.credentials(client)

    def _client(self, headers: Mapping[str, str]) -> httpx.AsyncClient:
        timeout = self.access.timeout_seconds or self.service.timeout_seconds
        return client_for(address(self.service, self.access), timeout, headers)

    def _digest(self, job: str) -> str:
        return hashlib.sha256(f"{self.name}/{job}".encode()).hexdigest()

    def _kept(self, job: str) -> Path:
        return self.cache / "arrived" / f"{self._digest(job)}.mp4"

    def _named(self, error: Outcome, job: str = "") -> Outcome:
        """The error with the service's name and the job in its data."""
        error.service, error.job = self.name, job or error.job
        error.data |= {"service": self.name, "job": error.job}
        return error


def _progress(state: Waiting) -> Progress:
    said = state.said if state.known else f"'{state.said}' is no status that its sheet knows; waiting on"
    return Progress(stage="generating", done=state.progress or 0.0, total=1, what=said)


def _write(target: Path, content: bytes) -> None:
    with whole_file(target) as part:
        part.write_bytes(content)
