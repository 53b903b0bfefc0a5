"""How one service is spoken to: pure functions, an order out and answers in, and how a job may stand.

    job ──question──> Call ──> Reply ──state──> Waiting | Further | Ready | NoClip | Missing | Failed

The normalised phases are those of every service's own words for them; a word that is not among them is waited on.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any, Literal, Protocol, cast

import httpx

from tools.generators.asking import Ask
from tools.generators.wire import Call, Complaint, Reply
from tools.media.progress import Report

Phase = Literal["queued", "running", "succeeded", "failed", "cancelled", "gone"]
PHASES: dict[str, Phase] = {
    **dict.fromkeys(("pending", "throttled", "submitted", "queued", "in_queue", "waiting"), "queued"),
    **dict.fromkeys(
        ("running", "processing", "started", "in_progress", "dreaming", "suspended", "requires_continuation"), "running"
    ),
    **dict.fromkeys(("succeeded", "succeed", "finished", "completed", "complete"), "succeeded"),
    **dict.fromkeys(("failed", "error", "rejected", "incomplete", "budget_exceeded"), "failed"),
    **dict.fromkeys(("cancelled", "canceled", "deleted"), "cancelled"),
    **dict.fromkeys(("unknown", "not_found", "expired"), "gone"),
}
CLIPS = (".mp4", ".mov", ".webm", ".m4v")


@dataclass(frozen=True)
class Waiting:
    """Not ready. `progress` is 0..1; `said` what the service says, in its own words."""

    said: str = ""
    progress: float | None = None
    known: bool = True
    """whether the status is one that its sheet has"""


@dataclass(frozen=True)
class Further:
    """The status is not the result; this asks for it, and `state` reads its answer too."""

    call: Call


@dataclass(frozen=True)
class Ready:
    """There is a clip: an address, or the bytes themselves."""

    url: str = ""
    content: bytes = b""
    size: int | None = None
    with_key: bool = False
    """the address opens with the service's key, and is on the service's own host"""
    cost: Decimal | None = None
    said: str = ""


@dataclass(frozen=True)
class Failed:
    """The service gave up. `stage` is where moderation stopped it, empty for every other reason."""

    code: str = ""
    message: str = ""
    stage: Literal["", "input", "output"] = ""
    kind: Literal["", "no_money", "cancelled"] = ""
    again: bool = True
    charged: bool | None = None
    cost: Decimal | None = None


@dataclass(frozen=True)
class NoClip:
    """The service says that the clip is ready, and there is none in its answer, which has these fields."""

    fields: str = ""


@dataclass(frozen=True)
class Missing:
    """The service knows no such job; soon after the order that may yet change."""


State = Waiting | Further | Ready | NoClip | Missing | Failed


class Dialect(Protocol):
    """How one service is spoken to."""

    async def credentials(self, client: httpx.AsyncClient) -> Mapping[str, str]:
        """The headers that open the service, fresh: some outlive no long wait."""
        ...

    def order(self, ask: Ask, key: str) -> Call: ...

    def complaint(self, reply: Reply) -> Complaint | None:
        """What is wrong with an order by its answer; None when it was accepted."""
        ...

    def accepted(self, reply: Reply, call: Call) -> str:
        """The job by the answer to its order; empty when there is none in it."""
        ...

    def question(self, job: str) -> Call: ...

    def state(self, job: str, reply: Reply) -> State | None:
        """How a job stands; None when the answer says nothing of it."""
        ...

    def lookup(self, key: str, since: datetime) -> Sequence[Call]:
        """Questions that find a lost order; none where the service has no such thing."""
        ...

    def found(self, reply: Reply, call: Call, key: str, since: datetime) -> Sequence[str] | None:
        """The jobs that may be the lost order; None when the answer tells nothing."""
        ...

    def stop(self, job: str) -> Sequence[Call]:
        """Requests that stop a job, the next one where the one before is refused; none where it cannot be."""
        ...

    def uploads(self, ask: Ask) -> Sequence[Call]:
        """Requests that cost nothing and come before the order: pictures that it speaks of, and what must be known."""
        ...

    def objection(self, reply: Reply, call: Call) -> str:
        """Why the answer to such a request forbids the order; empty when it does not."""
        ...

    async def watch(self, job: str, report: Report) -> None:
        """Tell of a job's progress as the service does by itself, until stopped. Never raises for the service."""
        ...


class Usual:
    """The answers of a service that has no lookup, no cancelling, no uploads and tells nothing by itself."""

    def lookup(self, key: str, since: datetime) -> Sequence[Call]:
        return ()

    def found(self, reply: Reply, call: Call, key: str, since: datetime) -> Sequence[str] | None:
        return None

    def stop(self, job: str) -> Sequence[Call]:
        return ()

    def uploads(self, ask: Ask) -> Sequence[Call]:
        return ()

    def objection(self, reply: Reply, call: Call) -> str:
        return "" if reply.ok else "a picture was not accepted"

    async def watch(self, job: str, report: Report) -> None:
        return None


def phase(said: str) -> Phase | None:
    """The phase that a status means; None for a status that nobody knows."""
    return PHASES.get(said.strip().lower())


def standing(said: str, progress: float | None = None) -> State | None:
    """The state of a status that is neither success nor failure; None for those two."""
    match phase(said):
        case "queued" | "running":
            return Waiting(said, progress)
        case "cancelled":
            return Failed(said, kind="cancelled")
        case "gone":
            return Missing()
        case None:
            return Waiting(said, progress, known=False)
        case _:
            return None


def delivered(answer: Any, documented: str, *, cost: Decimal | None = None, size: int | None = None) -> Ready | NoClip:
    """A clip at the address that the documented field gives, or, when that has moved, the first in the answer."""
    if documented:
        return Ready(url=documented, cost=cost, size=size)
    moved = _clip_in(answer)
    if moved:
        return Ready(url=moved, cost=cost, said="its clip was in another field than documented")
    return NoClip(fields_of(answer))


def fields_of(answer: Any) -> str:
    """The names of an answer's fields, to be told."""
    return ", ".join(cast(dict[str, Any], answer)) if isinstance(answer, dict) else ""


def _clip_in(value: Any) -> str:
    """The first address in parsed JSON that looks like a clip's."""
    if isinstance(value, str):
        path = value.partition("?")[0].partition("#")[0].lower()
        return value if value.startswith(("https://", "http://")) and path.endswith(CLIPS) else ""
    inside: list[Any] = []
    if isinstance(value, dict):
        inside = list(cast(dict[str, Any], value).values())
    elif isinstance(value, list):
        inside = cast(list[Any], value)
    return next((found for one in inside if (found := _clip_in(one))), "")
