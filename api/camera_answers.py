"""What the studio tells of cameras, paid work and money, typed; the command line prints the same as JSON.

LedgerShown ── LedgerLine   CapsShown   QuotesShown ── QuoteShown   CameraJobShown ── CameraJobEvent   GeneratorShown

Amounts are USD as decimal strings, so that they add up; times of jobs are seconds since 1970.
"""

from datetime import date
from typing import Literal

from pydantic import Field

from api.answer import Answer
from api.film_answers import ShotShown
from tools.generators.capabilities import Kind, Price
from tools.jobs.ports import JobState
from tools.store.ledger import EntryState


class LedgerLine(Answer):
    """What one job was quoted at and charged."""

    job: str
    film: str
    shot: str = Field(description="its slate when it was asked for")
    service: str
    day: str = Field(description="in UTC")
    state: EntryState
    quoted: str
    charged: str = Field(description="counts once it is settled")
    estimated: bool = Field(description="only the quote vouches for it; the service does not say")
    reason: str


class LedgerShown(Answer):
    """The money: of a film, or of all."""

    film: str | None
    currency: str
    spent: str
    estimated: str = Field(description="the part of `spent` that only a quote vouches for")
    reserved: str
    cap: str | None = Field(description="what the film may cost in all")
    by: dict[str, dict[str, str]] = Field(description="what was spent by `film`, `day`, `service`")
    entries: list[LedgerLine]


class CapsShown(Answer):
    """What may be spent. A cap that is null is without limit."""

    film: str | None = Field(description="by each film in all, of the settings")
    day: str | None = Field(description="by all films in a day (UTC)")
    services: dict[str, str] = Field(description="at a service in a calendar month (UTC)")
    films: dict[str, str] = Field(description="by films that have a cap of their own; the smaller one holds")


class CapGiven(Answer):
    """A film's cap from now on."""

    film: str
    cap: str | None = Field(description="what it may cost in all: its own, or that of the settings where that is less")
    left: str | None


class QuoteShown(Answer):
    """What the takes of one shot would cost, and what the camera cannot honour; or why it cannot make them."""

    shot: str = Field(description="its slate")
    generator: str
    why: str = Field(description="why that camera was chosen, where nobody named it")
    takes: int = Field(description="how many; where no number was said, by what is set and may be spent")
    cost: float = Field(description="of all of them")
    seconds: float
    compromises: list[str]
    certainty: Literal["exact", "estimate", "unknown"] | None = None
    model: str = ""
    priced_on: date | None = None
    plan: list[str] = Field(default_factory=list[str], description="how a shot longer than any clip is made")
    problem: str | None = Field(default=None, description="why this camera cannot make it; it costs nothing then")


class QuotesShown(Answer):
    """A quote. Nothing was sent to anyone."""

    film: str
    revision: int
    quotes: list[QuoteShown]
    cost: float
    currency: str
    left: str | None = Field(description="what the film's cap leaves; null without one")
    note: str | None = Field(description="that there are fewer takes than are set, since no more may be spent")
    problem: str | None = Field(
        description="why it cannot be ordered now: the key that its camera lacks, the cap that it passes"
    )


class CameraJobShown(Answer):
    """A take that is being made, or was."""

    job: str
    kind: str
    film: str
    shot: str = Field(description="its slate")
    prompt: str
    service: str
    state: JobState
    at_service: str = Field(description="its name at the service, once that is known")
    cost: str = Field(description="what it was quoted at")
    progress: float = Field(description="0..1")
    code: str
    problem: str
    tries: int
    worker: str
    asked: float
    changed: float
    deadline: float | None = Field(description="when it is given up, in seconds since 1970")


class CameraJobEvent(Answer):
    """Something that happened to a job."""

    number: int
    at: float
    state: JobState
    what: str


class CameraJobTold(CameraJobShown):
    """A job and all that happened to it."""

    events: list[CameraJobEvent]


class CameraJobList(Answer):
    """Jobs, the newest first."""

    jobs: list[CameraJobShown]


class BinnedShown(Answer):
    """A take of a shot that was taken out of the film."""

    slate: str
    prompt: str
    id: str
    media: str
    generator: str
    cost: str


class TakesShown(Answer):
    """Every take of a film, shot by shot; and those of shots that are gone."""

    film: str
    revision: int
    shots: list[ShotShown]
    bin: list[BinnedShown]


class ModelShown(Answer):
    """A model of a service: what it makes, and what that costs."""

    id: str
    title: str
    retired_on: date | None
    substitute: str
    seconds: list[int] = Field(description="the lengths it makes; empty: any up to `longest`")
    longest: float
    price: Price


class GeneratorShown(Answer):
    """A camera, and whether it can be used now."""

    name: str
    title: str
    kind: Kind
    usable: bool
    why_not: str = Field(description="what it lacks, or what to do instead; empty when it can be used")
    needs_key: bool
    checked: date = Field(description="the day its documentation was read")
    at_once: int
    a_minute: int
    looks_up: bool = Field(description="an order whose answer was lost can be found again")
    cancels: Literal["no", "queued", "yes"]
    models: list[ModelShown]


class GeneratorList(Answer):
    """Every camera, those that can be used first."""

    generators: list[GeneratorShown]
