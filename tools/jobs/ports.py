"""Durable work: what a job is and how it goes, and what is asked of whoever does one (`Craft`); `Journal` keeps them.

queued ──> submitting ──> running ──> arrived ──> done
  ^  ^         │             └──> failed | cancelled           the money is settled or released with the state
  │  └ refused ┤
  │            └ nobody knows ──> reconciling ──found──> running
  └──────────────── proved not made ──┘    └──cannot be known──> unknown, until a person says which

`submitting` is written before the one request that spends, so that a job found in it after a crash was perhaps paid
for: it is looked up, or asked about, and never sent again by itself. From `running` on its number at the service is
known, and a crash only means to ask the service again how far it is.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Literal, Protocol

from pydantic import Field

from tools.film.value import Value
from tools.media.progress import Report

JobState = Literal[
    "queued", "submitting", "running", "reconciling", "unknown", "arrived", "done", "failed", "cancelled"
]
AT_WORK: tuple[JobState, ...] = ("submitting", "running", "reconciling")
"""states in which a job takes one of its service's places"""
HELD = 1e15
"""when a job is due that waits for another's end; nobody takes it up before `Journal.hand_on`"""
WAITING: tuple[JobState, ...] = ("queued", *AT_WORK)
"""states in which a job can be gone on with by a worker"""
UNENDED: tuple[JobState, ...] = (*WAITING, "unknown", "arrived")
ENDED: tuple[JobState, ...] = ("done", "failed", "cancelled")


class Ask(Value):
    """A job to be done. The same `key` is the same job, however often it is asked for."""

    kind: str = Field(description="which craft does it: take, unit")
    key: str
    film: str
    shot: str = ""
    slate: str = ""
    words: str = Field(default="", description="what is asked for, to be found by")
    service: str
    payload: str = Field(description="JSON for the craft")
    cost: Decimal = Decimal(0)
    repeatable: bool = Field(default=False, description="doing it twice costs nothing and makes nothing twice")
    latest: float = Field(
        default=0.0, description="seconds since 1970 when it has to be there, else it is given up; 0: no deadline"
    )
    held: bool = Field(default=False, description="it waits for `hand_on`; what it costs is reserved all the same")


@dataclass(frozen=True)
class Job:
    """A job as it is. `remote` is its name at the service, once that is known; times are seconds since 1970."""

    id: str
    kind: str
    key: str
    film: str
    shot: str
    slate: str
    words: str
    service: str
    state: JobState
    payload: str
    cost: Decimal
    repeatable: bool
    remote: str
    tries: int
    due: float
    deadline: float
    latest: float
    owner: str
    stop: bool
    code: str
    problem: str
    done: float
    total: float
    result: Mapping[str, Any]
    asked: float
    changed: float

    @property
    def held(self) -> bool:
        """Whether it waits for another job's end."""
        return self.state == "queued" and self.due >= HELD


@dataclass(frozen=True)
class JobEvent:
    """Something that happened to a job."""

    number: int
    at: float
    state: JobState
    what: str


class Limits(Value):
    """What a service takes from all workers together."""

    at_once: int = Field(default=2, ge=1, description="jobs in its hands")
    a_minute: float = Field(default=30, gt=0, description="submissions")


@dataclass(frozen=True)
class Delivery:
    """What a job came to: its result as JSON, and what was charged; None when the service does not say.

    `ended`: nobody has to take the result anywhere, so the job is done with it.
    """

    result: dict[str, Any]
    charged: Decimal | None = None
    ended: bool = False


class Craft(Protocol):
    """How one kind of job is done. Errors are ProviderError with the codes of the generator port."""

    def limits(self, service: str) -> Limits: ...

    async def submit(self, job: Job) -> str:
        """The one request that spends; returns the job's name at the service."""
        ...

    async def follow(self, job: Job, report: Report) -> Delivery:
        """Wait for it and bring it in; free, and repeatable after a crash."""
        ...

    async def reconcile(self, job: Job, sent: float, known: Sequence[str]) -> str | None:
        """The job's name at the service if it was made, None if it certainly was not.

        `sent`: when the request left (seconds since 1970); `known`: the service's other jobs. Raises ProviderError
        "unknown_outcome" when the service cannot tell.
        """
        ...

    async def cancel(self, job: Job) -> bool:
        """Ask the service to stop; true when it says that nothing is charged."""
        ...
