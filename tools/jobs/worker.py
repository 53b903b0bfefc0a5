"""A worker: takes jobs that are due, does each by its craft, and writes down how it stands. As many at once as it may.

claim ──queued──────> submit: one request ──> accepted | not accepted | failed | nobody knows
      ──reconciling─> reconcile ──> accepted | absent | undecided
      ──running─────> follow ──> arrived | failed | asked again later

A worker that dies leaves its jobs in the state that they are in, and another goes on from there.
"""

import asyncio
import time
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from tools.film.errors import Bug, Cancelled, OperatorError, ProviderError, WorkprintError
from tools.jobs.claims import Claims, Taken
from tools.jobs.ports import Craft, Delivery, Job, Limits
from tools.media.napping import hang_bell
from tools.media.progress import Progress

LOOK_EVERY = 0.25
"""seconds between two looks for work, and between two signs of life"""
ALLOWED = 3600.0
"""seconds that a service has for one job"""
STALE = 10.0
"""seconds after which a claim is too old to be sent on: its worker slept, and another may have the job"""
AT_ONCE = 16
"""jobs that it has in hand: they wait for services most of the time"""
AGAIN = ("busy", "unavailable")
"""codes of a request that was certainly not taken and may be sent again"""
REFUSED = ("no_key", "no_money", "bad_request", "retired", "content_rejected", "no_camera")
"""codes of a request that was certainly not taken and never will be"""
LATER = ("busy", "unavailable", "undelivered", "unknown_outcome")
"""codes after which a job that is known is asked about again"""


@dataclass
class _InHand:
    job: Job
    task: "asyncio.Task[None]"
    stop: bool = False
    bell: asyncio.Event | None = None


@dataclass
class Worker:
    """Does jobs of the kinds that it has crafts for. `at_once`: how many it has in hand, `most` of each kind."""

    claims: Claims
    crafts: Mapping[str, Craft]
    at_once: int = AT_ONCE
    allowed: float = ALLOWED
    look_every: float = LOOK_EVERY
    stale: float = STALE
    most: Mapping[str, int] = field(default_factory=dict[str, int])
    on_bug: Callable[[Exception], Bug] = field(default=lambda error: Bug(f"{type(error).__name__}: {error}"))
    _hand: dict[str, _InHand] = field(default_factory=dict[str, _InHand])
    _progress: dict[str, tuple[float, float]] = field(default_factory=dict[str, tuple[float, float]])
    _leaving: bool = False
    _freed: asyncio.Event = field(default_factory=asyncio.Event)

    async def work(self, going_on: Callable[[], bool], only: Sequence[str] | None = None) -> None:
        """Work while `going_on` says so; then let go of what is in hand, which stays as it is for the next worker."""
        try:
            while going_on():
                await self._beat()
                while kinds := self._room():
                    # The clock of the wall goes on while a machine sleeps; others do not.
                    asked = time.time()
                    job = await asyncio.to_thread(self.claims.claim, kinds, self._limits, only)
                    if job is None:
                        break
                    self._hand[job.id] = _InHand(job, asyncio.create_task(self._do(job, asked)))
                # A job that ended makes room for another at once.
                with suppress(TimeoutError):
                    await asyncio.wait_for(self._freed.wait(), self.look_every)
                self._freed.clear()
        finally:
            self._leaving = True
            for one in self._hand.values():
                # The one request is never cut off in the middle: its end would be unknown.
                if one.job.state != "submitting":
                    one.task.cancel()
            await asyncio.gather(*(one.task for one in self._hand.values()), return_exceptions=True)
            await asyncio.to_thread(self.claims.leave)

    def _room(self) -> tuple[str, ...]:
        """The kinds of which it takes another job now."""
        if len(self._hand) >= self.at_once:
            return ()
        held = Counter(one.job.kind for one in self._hand.values())
        return tuple(kind for kind in self.crafts if held[kind] < self.most.get(kind, self.at_once))

    def _limits(self, kind: str, service: str) -> Limits:
        return self.crafts[kind].limits(service)

    async def _beat(self) -> None:
        beat = await asyncio.to_thread(self.claims.beat, dict(self._progress))
        for job in beat.lost:
            # Another worker has it: whatever this one still does counts for nothing.
            if job in self._hand:
                self._hand[job].task.cancel()
        for job in beat.called:
            if job in self._hand and (bell := self._hand[job].bell) is not None:
                bell.set()
        for job in beat.stop:
            hand = self._hand.get(job)
            if hand is not None and not hand.stop and hand.job.state == "running":
                hand.stop = True
                hand.task.cancel()

    async def _do(self, job: Job, claimed: float) -> None:
        # What the task awaits between two looks is cut short when its service calls.
        self._hand[job.id].bell = hang_bell()
        try:
            await self._go_on(job, claimed)
        except asyncio.CancelledError:
            if self._hand[job.id].stop:
                with suppress(Taken):
                    await self._stop(self._hand[job.id].job)
                return
            raise
        except Taken:
            pass
        except Exception as error:
            # The job boundary: the worker goes on, and the job is another's to look at.
            bug = self.on_bug(error)
            with suppress(Taken, OperatorError):
                await asyncio.to_thread(self._broken, job, bug)
        finally:
            self._progress.pop(job.id, None)
            self._hand.pop(job.id, None)
            self._freed.set()

    async def _go_on(self, job: Job, claimed: float) -> None:
        craft = self.crafts[job.kind]
        match job.state:
            case "submitting":
                taken = await self._submit(craft, job, claimed)
            case "reconciling":
                taken = await self._reconcile(craft, job)
            case _:
                taken = job
        if taken is None:
            return
        self._hand[job.id].job = taken
        if self._leaving:
            return
        if taken.stop:
            await self._stop(taken)
            return
        await self._follow(craft, taken)

    async def _submit(self, craft: Craft, job: Job, claimed: float) -> Job | None:
        if time.time() - claimed > self.stale:
            slept = "Its worker was held up before it was sent; nothing was, and it waits again."
            await asyncio.to_thread(self.claims.not_accepted, job.id, "unavailable", slept, None)
            return None
        try:
            remote = await craft.submit(job)
        except WorkprintError as error:
            await asyncio.to_thread(self._not_submitted, job, error)
            return None
        return await asyncio.to_thread(self.claims.accepted, job.id, remote, self.allowed)

    def _not_submitted(self, job: Job, error: WorkprintError) -> None:
        if not isinstance(error, ProviderError):
            # What is no word of the service's, nor of the way there, came before anything was sent.
            self.claims.failed(job.id, error.code, error.message, charged=None, at_service=False)
        elif error.code in AGAIN:
            self.claims.not_accepted(job.id, error.code, error.message, error.data.get("retry_after"))
        elif error.code in REFUSED:
            charged, at_service = _charge(error, at_service=False)
            self.claims.failed(job.id, error.code, error.message, charged=charged, at_service=at_service)
        else:
            self.claims.ambiguous(job.id, error.message)

    async def _reconcile(self, craft: Craft, job: Job) -> Job | None:
        sent, known = await asyncio.to_thread(self.claims.sent, job)
        try:
            remote = await craft.reconcile(job, sent, known)
        except ProviderError as error:
            if error.code in AGAIN:
                wait = error.data.get("retry_after")
                await asyncio.to_thread(self.claims.hiccup, job.id, error.code, error.message, wait)
            else:
                await asyncio.to_thread(self.claims.undecided, job.id, error.message)
            return None
        if remote is None:
            await asyncio.to_thread(self.claims.absent, job.id)
            return None
        return await asyncio.to_thread(self.claims.accepted, job.id, remote, self.allowed)

    async def _follow(self, craft: Craft, job: Job) -> None:
        def report(progress: Progress) -> None:
            self._progress[job.id] = (progress.done, progress.total)

        left = job.deadline - time.time() if job.deadline else self.allowed
        try:
            # The clock of the books and of this machine may differ by a little; a deadline is long.
            async with asyncio.timeout(max(left, 1.0)):
                delivery = await craft.follow(job, report)
        except TimeoutError:
            await self._give_up(craft, job)
        except Cancelled:
            await asyncio.to_thread(self._stopped, job, False)
        except WorkprintError as error:
            await asyncio.to_thread(self._not_delivered, job, error)
        else:
            await asyncio.to_thread(self._arrived, job, delivery)

    def _arrived(self, job: Job, delivery: Delivery) -> None:
        self.claims.arrived(job.id, delivery.result, delivery.charged, ended=delivery.ended)

    def _not_delivered(self, job: Job, error: WorkprintError) -> None:
        if error.code in LATER and (not job.deadline or time.time() < job.deadline):
            self.claims.hiccup(job.id, error.code, error.message, error.data.get("retry_after"))
        elif error.code == "overdue" or error.code in LATER:
            self.claims.overdue(job.id, error.message)
        else:
            charged, at_service = _charge(error, at_service=True)
            self.claims.failed(job.id, error.code, error.message, charged=charged, at_service=at_service)

    async def _give_up(self, craft: Craft, job: Job) -> None:
        late = bool(job.latest) and time.time() >= job.latest
        problem = (
            f"{job.service} was not done {'in the time it had' if late else f'within {self.allowed / 60:.0f} minutes'}."
            f" It may still finish, and charge: job {job.id[:8]} can be followed again."
        )
        await asyncio.to_thread(self.claims.overdue, job.id, problem)

    async def _stop(self, job: Job) -> None:
        free = False
        with suppress(WorkprintError):
            free = await self.crafts[job.kind].cancel(job)
        await asyncio.to_thread(self._stopped, job, free)

    def _stopped(self, job: Job, free: bool) -> None:
        self.claims.cancelled(job.id, free=free or job.repeatable)

    def _broken(self, job: Job, bug: Bug) -> None:
        """A fault of ours in the middle of a job. What was perhaps sent is looked up; what is known is followed."""
        state = self._hand[job.id].job.state
        if state == "submitting" and not job.repeatable:
            self.claims.ambiguous(job.id, bug.message)
        elif state == "submitting":
            self.claims.failed(job.id, bug.code, bug.message, charged=None, at_service=False)
        else:
            self.claims.failed(job.id, bug.code, bug.message, charged=None, at_service=True)


def _charge(error: WorkprintError, *, at_service: bool) -> tuple[Decimal | None, bool]:
    """What a failure cost: what the service states, else nothing before it took the job, else the quote."""
    cost: Any = error.data.get("cost")
    if cost is not None:
        return Decimal(str(cost)), True
    charged = error.data.get("charged")
    if charged is None:
        return None, at_service
    return (None, True) if charged else (Decimal(0), at_service)
