"""The one port of every camera: the embedded previz, the paid services, the user's own GPU.

    brief --quote--> Quote            free, says what it would cost and what cannot be honoured
          --submit(brief, key)--> job spends money at most once per key: one request, never repeated here
          --follow(job)--> Finished   waits; free, repeatable after a crash
          --collect(job)--> file      downloads; free, repeatable
    key   --reconcile--> job | None   after an unknown outcome: what became of the one request
    job   --cancel--> bool            as far as the service can

How a take may end otherwise, by what it means for money:

ProviderError               service, and what is known, in `data`
├── nothing was accepted, so nothing was paid
│   ├── NoKey               no_key            the operator gives a key, or another
│   ├── NoMoney             no_money          the account is empty; every further request would end the same
│   ├── BadRequest          bad_request       the request can never be accepted as it is
│   ├── Retired             retired           the model is gone since `date`; `substitute` stands in
│   ├── Busy                busy              slow down; the same again after `retry_after` seconds
│   └── Unavailable         unavailable       down; the same again later, or elsewhere
├── it may have been accepted
│   └── UnknownOutcome      unknown_outcome   the one request ended ambiguously: reconcile or ask, never send again
└── the job is known
    ├── ContentRejected     content_rejected  moderation, of what was sent (input) or of what came (output)
    ├── GaveUp              gave_up           the service failed; `again`: another request may do better
    ├── Overdue             overdue           not ready within the deadline; may be followed again
    ├── Expired             expired           the service keeps neither the job nor its clip any more
    └── Undelivered         undelivered       ready and paid for, but not fetched yet; collect again, do not pay again

ContentRejected also comes from `submit`, when the service looks before it accepts.
"""

from collections.abc import Collection
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any, Literal, Protocol

from pydantic import Field

from tools.film.errors import ProviderError
from tools.film.script import Character, Location, Look, Shot
from tools.film.subjects import SubjectTrack
from tools.film.value import Value
from tools.generators.capabilities import Capabilities
from tools.media.disk import whole_file
from tools.media.progress import Report

Stage = Literal["input", "output"]


class Speech(Value):
    """Someone of the shot speaks: mouth openness 0..9, one digit a frame, from frame `start` of the shot."""

    who: str
    start: int
    mouth: tuple[int, ...]
    text: str = Field(default="", description="the words, for a camera that speaks or moves lips by itself")


class Reference(Value):
    """A picture of someone or of a place, that the take shall be true to."""

    of: str = Field(description="a character's or the location's id")
    path: Path


class Brief(Value):
    """Everything a camera needs to know of one shot, and nothing of the film's past.

    The clip is `head + shot.frames + tail` frames long at `rate`; frame `head` is the shot's first.
    """

    shot: Shot
    slate: str
    interior: bool
    characters: dict[str, Character] = Field(default_factory=dict[str, Character])
    location: Location
    look: Look
    rate: Fraction = Fraction(24)
    width: int = 1280
    height: int = 720
    head: int = Field(default=6, ge=0)
    tail: int = Field(default=6, ge=0)
    seed: int = 1
    speech: tuple[Speech, ...] = ()
    draft: bool = False
    first_frame: Path | None = Field(default=None, description="the picture that the clip begins with")
    last_frame: Path | None = Field(default=None, description="the picture that the clip ends with")
    references: tuple[Reference, ...] = ()
    sound: bool = Field(default=False, description="whether the camera's own sound is wanted")

    @property
    def frames(self) -> int:
        return self.head + self.shot.frames + self.tail


class Quote(Value):
    """What a take would cost in USD, how long it would take, and what the camera cannot honour.

    `cost` is an estimate from a list price of `priced_on` unless `certainty` is exact (what is free is exact);
    unknown: nobody knows the price, and `cost` says nothing. `plan` says how a shot that is longer than the camera's
    longest clip is made, part by part, and `cost` is for all of them; empty: in one piece.
    """

    generator: str
    cost: Decimal = Decimal(0)
    seconds: float = 0.0
    compromises: tuple[str, ...] = ()
    certainty: Literal["exact", "estimate", "unknown"] = "exact"
    model: str = ""
    clip_seconds: float = Field(default=0.0, description="length of the clip, or of all its parts, as they are billed")
    priced_on: date | None = None
    plan: tuple[str, ...] = ()
    size: tuple[int, int] | None = Field(default=None, description="of the picture that it makes; None: as asked for")


class Finished(Value):
    """A take is ready. `cost` in USD as the service states it; None when it states none: the quote stands."""

    cost: Decimal | None = None
    said: str = Field(default="", description="what the service says of it: units deducted, a prompt it rewrote")


class Generator(Protocol):
    """A camera."""

    @property
    def name(self) -> str: ...

    @property
    def capabilities(self) -> Capabilities: ...

    def quote(self, brief: Brief) -> Quote:
        """What it would cost. Raises Retired or BadRequest when it cannot be made at all; nothing is sent."""
        ...

    def pieces(self, brief: Brief) -> tuple[Brief, ...]:
        """The brief, or the briefs of the clips that make it up where it is longer than the camera's longest clip.

        Each but the first repeats one frame, the last of the one before, and is to begin with it. Raises as `quote`.
        """
        ...

    async def submit(self, brief: Brief, key: str) -> str:
        """Start the take with one request, and return the service's job id, which says all that `follow` needs.

        The caller has written down `key` before; a second call with the same key may pay twice wherever
        `capabilities.looks_up` is false. Raises as drawn above.
        """
        ...

    async def follow(self, job: str, report: Report) -> Finished:
        """Return when the take is ready. Repeatable, also after a crash and from another machine.

        Raises ContentRejected, GaveUp, Overdue, Expired, NoKey, and Cancelled when the service says that it was.
        """
        ...

    async def collect(self, job: str, folder: Path) -> Path:
        """Bring the finished clip into `folder` and return its path. Repeatable.

        A camera that knows where its people are leaves that beside the clip, with `write_subjects`.
        Raises Undelivered or Expired.
        """
        ...

    async def reconcile(self, key: str, since: datetime, known: Collection[str] = ()) -> str | None:
        """What became of a request that ended in an unknown outcome: its job id, or None: it was not accepted.

        `since` is when it was sent (aware, UTC), `known` the job ids of this account's other requests. Ask some
        seconds later than `since`: a request may still be on its way. Raises UnknownOutcome when the service cannot
        tell, with the jobs that it might be as `candidates`.
        """
        ...

    async def cancel(self, job: str) -> bool:
        """Ask the service to stop the job; False when it cannot, or it is too late. What was paid may stay paid."""
        ...


class Outcome(ProviderError):
    """How a take ended without a clip. `accepted`: whether the service took it on; None: nobody knows."""

    code = "provider"
    accepted: bool | None = False

    def __init__(self, message: str, *, service: str = "", job: str = "", **data: Any) -> None:
        super().__init__(message, service=service, job=job, **data)
        self.service, self.job = service, job


class NoKey(Outcome):
    """The service does not know the key, or there is none."""

    code = "no_key"


class NoMoney(Outcome):
    """The account has no credit left, or is locked for its balance."""

    code = "no_money"


class BadRequest(Outcome):
    """The request can never be accepted as it is; the service's own words are in the message."""

    code = "bad_request"


class Retired(Outcome):
    """The model, or the whole service, is gone. `gone_since` is its date, `substitute` a camera's name or empty."""

    code = "retired"

    def __init__(
        self, message: str, *, service: str = "", gone_since: date | None = None, substitute: str = "", **data: Any
    ) -> None:
        said = gone_since.isoformat() if gone_since else None
        super().__init__(message, service=service, gone_since=said, substitute=substitute, **data)
        self.gone_since, self.substitute = gone_since, substitute


class Busy(Outcome):
    """Slow down, or too many jobs at once: the same request again, no sooner than after `retry_after` seconds."""

    code = "busy"

    def __init__(self, message: str, *, service: str = "", retry_after: float | None = None, **data: Any) -> None:
        super().__init__(message, service=service, retry_after=retry_after, **data)
        self.retry_after = retry_after


class Unavailable(Outcome):
    """The service is down, and what it answered, or that it could not be reached, proves that nothing was accepted."""

    code = "unavailable"


class UnknownOutcome(Outcome):
    """The one request was sent and its end is not known: it may have been accepted and billed."""

    code = "unknown_outcome"
    accepted = None


class ContentRejected(Outcome):
    """Moderation. `charged` and `cost` are what the service states; None where it does not."""

    code = "content_rejected"

    def __init__(
        self,
        message: str,
        *,
        service: str = "",
        stage: Stage = "input",
        provider_code: str = "",
        charged: bool | None = None,
        cost: Decimal | None = None,
        **data: Any,
    ) -> None:
        said = None if cost is None else str(cost)
        super().__init__(
            message, service=service, stage=stage, provider_code=provider_code, charged=charged, cost=said, **data
        )
        self.stage, self.provider_code, self.charged, self.cost = stage, provider_code, charged, cost
        self.accepted = bool(self.job)


class GaveUp(Outcome):
    """The service took the job on and failed. `again`: the same request, paid anew, may do better."""

    code = "gave_up"
    accepted = True

    def __init__(
        self,
        message: str,
        *,
        service: str = "",
        provider_code: str = "",
        again: bool = True,
        charged: bool | None = None,
        cost: Decimal | None = None,
        **data: Any,
    ) -> None:
        said = None if cost is None else str(cost)
        super().__init__(
            message, service=service, provider_code=provider_code, again=again, charged=charged, cost=said, **data
        )
        self.provider_code, self.again, self.charged, self.cost = provider_code, again, charged, cost


class Overdue(Outcome):
    """Not ready within the deadline. The job goes on; it may be followed again."""

    code = "overdue"
    accepted = True


class Expired(Outcome):
    """The service no longer knows the job, or has thrown its clip away."""

    code = "expired"
    accepted = True


class Undelivered(Outcome):
    """The clip is ready and paid for, and could not be fetched whole; the job is kept, so collect it again."""

    code = "undelivered"
    accepted = True


def write_subjects(subjects: SubjectTrack, clip: Path) -> None:
    """Leave beside a clip where its subjects are. Atomic. Raises OperatorError when the folder cannot be written."""
    with whole_file(_beside(clip)) as temporary:
        temporary.write_text(subjects.model_dump_json(exclude_defaults=True), encoding="utf-8")


def subjects_beside(clip: Path) -> SubjectTrack | None:
    """What `write_subjects` left beside the clip; None when its camera did not know, or it cannot be read."""
    try:
        return SubjectTrack.model_validate_json(_beside(clip).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None


def _beside(clip: Path) -> Path:
    return clip.with_suffix(".subjects.json")
