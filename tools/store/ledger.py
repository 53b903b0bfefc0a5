"""The ledger: what was reserved, charged and released, to a millionth of a USD, and the caps it may not pass.

    reserve (the quote) ──> settle (what was charged; an estimate where the service does not say)
                       └──> release (nothing was made)

A reservation counts against every cap until it is settled or released. Money is Decimal outside and a whole number of
millionths inside, so that sums are exact in both databases.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import ROUND_UP, Decimal
from typing import Literal

from pydantic import Field
from sqlalchemy import func
from sqlmodel import Session, col, select

from tools.film.errors import DirectorError
from tools.film.value import Value
from tools.store.books import Books, CapRow, LedgerRow

MICRO = Decimal(1_000_000)
CENT = Decimal("0.01")

EntryState = Literal["reserved", "settled", "released"]


class Caps(Value):
    """What may be spent, in USD. None is without limit."""

    film: Decimal | None = Field(default=None, ge=0, description="by one film, in all")
    day: Decimal | None = Field(default=None, ge=0, description="by all films, in one day (UTC)")
    services: Mapping[str, Decimal] = Field(
        default_factory=dict[str, Decimal], description="at one service, in one calendar month (UTC)"
    )


@dataclass(frozen=True)
class Reservation:
    """Money that a job is going to need."""

    job: str
    film: str
    shot: str
    slate: str
    service: str
    cost: Decimal


@dataclass(frozen=True)
class Entry:
    """A line of the ledger. `charged` counts once it is settled; `estimated`: nobody but the quote says so."""

    job: str
    film: str
    shot: str
    slate: str
    service: str
    day: str
    state: EntryState
    quoted: Decimal
    charged: Decimal
    estimated: bool
    reason: str


@dataclass(frozen=True)
class Totals:
    """What entries come to, in USD. `estimated` is the part of `spent` that only a quote vouches for."""

    spent: Decimal = Decimal(0)
    reserved: Decimal = Decimal(0)
    estimated: Decimal = Decimal(0)


class Ledger:
    """The reading side, and the caps of films. Every method is one transaction."""

    def __init__(self, books: Books) -> None:
        self._books = books

    def entries(self, film: str | None = None, *, day: str | None = None, service: str | None = None) -> list[Entry]:
        """The lines of a film, of a day (2026-11-26, UTC), of a service, or all, oldest first."""
        chosen = select(LedgerRow)
        for column, wanted in ((LedgerRow.film, film), (LedgerRow.day, day), (LedgerRow.service, service)):
            if wanted is not None:
                chosen = chosen.where(column == wanted)
        with self._books.transaction() as session:
            return [_entry(row) for row in session.exec(chosen.order_by(col(LedgerRow.at), col(LedgerRow.job))).all()]

    def totals(self, film: str | None = None) -> Totals:
        """What a film, or everything, has cost."""
        return summed(self.entries(film))

    def since(self, film: str, at: float) -> Decimal:
        """What was spent on a film, or is reserved for it, for what was asked for from a time on (seconds of 1970)."""
        chosen = select(LedgerRow).where(LedgerRow.film == film, LedgerRow.at >= at)
        with self._books.transaction() as session:
            totals = summed([_entry(row) for row in session.exec(chosen).all()])
        return totals.spent + totals.reserved

    def charge(self, job: str) -> Decimal:
        """What a job has cost; 0 for one that costs nothing."""
        with self._books.transaction() as session:
            row = session.get(LedgerRow, job)
            return usd(row.charged) if row is not None else Decimal(0)

    def why_not(self, asked: Sequence[Reservation], caps: Caps) -> str:
        """Why this could not be reserved, in the words of the refusal; empty when it could. Nothing is reserved."""
        with self._books.transaction() as session:
            try:
                _check_all(session, self._books.clock(session), asked, caps)
            except DirectorError as error:
                return error.message
        return ""

    def set_cap(self, film: str, cap: Decimal | None) -> None:
        """From now on the film may cost this much in all; None: it has no cap of its own any more."""
        with self._books.transaction() as session:
            row = session.get(CapRow, film)
            if cap is not None:
                row = row or CapRow(film=film, micros=0)
                row.micros = micros(cap)
                session.add(row)
            elif row is not None:
                session.delete(row)

    def cap(self, film: str) -> Decimal | None:
        """What the film may cost in all, as `set_cap` said last."""
        with self._books.transaction() as session:
            row = session.get(CapRow, film)
            return None if row is None else usd(row.micros)

    def caps(self) -> dict[str, Decimal]:
        """The films that have a cap of their own, and it."""
        with self._books.transaction() as session:
            return {row.film: usd(row.micros) for row in session.exec(select(CapRow).order_by(CapRow.film)).all()}


def summed(entries: Sequence[Entry]) -> Totals:
    """What the lines come to."""
    settled = [entry for entry in entries if entry.state == "settled"]
    return Totals(
        spent=sum((entry.charged for entry in settled), Decimal(0)),
        reserved=sum((entry.quoted for entry in entries if entry.state == "reserved"), Decimal(0)),
        estimated=sum((entry.charged for entry in settled if entry.estimated), Decimal(0)),
    )


def reserve(session: Session, now: float, asked: Sequence[Reservation], caps: Caps) -> None:
    """Reserve money for jobs, for all or for none. Raises DirectorError "over_cap" with the cap and what is left."""
    _check_all(session, now, asked, caps)
    for one in asked:
        session.add(
            LedgerRow(
                job=one.job,
                film=one.film,
                shot=one.shot,
                slate=one.slate,
                service=one.service,
                day=day_of(now),
                quoted=micros(one.cost),
                at=now,
            )
        )


def settle(session: Session, job: str, charged: Decimal | None, reason: str = "") -> None:
    """Write what a job cost: what the service says, or with None its quote, marked as an estimate.

    What the service says stands for good; an estimate gives way to it.
    """
    row = session.get(LedgerRow, job)
    if row is None or (row.state == "settled" and (charged is None or not row.estimated)):
        return
    row.state, row.reason = "settled", reason
    row.charged, row.estimated = (row.quoted, True) if charged is None else (micros(charged), False)
    session.add(row)


def release(session: Session, job: str, reason: str) -> None:
    """Give back what was reserved for a job that made nothing."""
    row = session.get(LedgerRow, job)
    if row is not None and row.state == "reserved":
        row.state, row.charged, row.estimated, row.reason = "released", 0, False, reason
        session.add(row)


def micros(amount: Decimal) -> int:
    """Millionths of a USD, rounded up: a cap is never passed by rounding."""
    return int((amount * MICRO).to_integral_value(ROUND_UP))


def usd(amount: int) -> Decimal:
    return Decimal(amount) / MICRO


def day_of(now: float) -> str:
    """The day of a time, in UTC."""
    return datetime.fromtimestamp(now, UTC).date().isoformat()


def told(amount: Decimal) -> str:
    """An amount as people write it: cents, or more digits where there are some."""
    return f"{amount:.2f}" if amount == amount.quantize(CENT) else f"{amount.normalize():f}"


def _check_all(session: Session, now: float, asked: Sequence[Reservation], caps: Caps) -> None:
    day = day_of(now)
    for film in {one.film for one in asked}:
        own = session.get(CapRow, film)
        limits = [cap for cap in (caps.film, usd(own.micros) if own is not None else None) if cap is not None]
        wanted = [one for one in asked if one.film == film]
        if limits:
            _check(session, wanted, min(limits), f"the film '{film}'", LedgerRow.film == film)
    if caps.day is not None:
        _check(session, asked, caps.day, "today", LedgerRow.day == day)
    for service, cap in caps.services.items():
        wanted = [one for one in asked if one.service == service]
        month = day[:7]
        _check(
            session, wanted, cap, f"{service} this month", LedgerRow.service == service,
            col(LedgerRow.day).startswith(month),
        )  # fmt: skip


def _check(session: Session, wanted: Sequence[Reservation], cap: Decimal, what: str, *of: object) -> None:
    asked = sum((one.cost for one in wanted), Decimal(0))
    if not asked:
        return
    charged = select(func.coalesce(func.sum(LedgerRow.charged), 0)).where(LedgerRow.state == "settled", *of)  # pyright: ignore[reportArgumentType]
    held = select(func.coalesce(func.sum(LedgerRow.quoted), 0)).where(LedgerRow.state == "reserved", *of)  # pyright: ignore[reportArgumentType]
    spent, reserved = usd(int(session.exec(charged).one())), usd(int(session.exec(held).one()))
    if spent + reserved + asked <= cap:
        return
    left = max(cap - spent - reserved, Decimal(0))
    count, fit = len(wanted), 0
    running = Decimal(0)
    for one in wanted:
        running += one.cost
        if running <= left:
            fit += 1
    raise DirectorError(
        f"This needs {told(asked)} USD, and of the {told(cap)} USD that may be spent for {what}, {told(left)} are left"
        f" ({told(spent)} spent, {told(reserved)} reserved). {fit} of the {count} takes would fit: raise the cap, ask"
        " for fewer shots, or choose a cheaper camera.",
        code="over_cap",
        cap=str(cap),
        of=what,
        spent=str(spent),
        reserved=str(reserved),
        asked=str(asked),
        left=str(left),
        fit=fit,
    )


def _entry(row: LedgerRow) -> Entry:
    state: EntryState = row.state  # pyright: ignore[reportAssignmentType]
    return Entry(
        job=row.job,
        film=row.film,
        shot=row.shot,
        slate=row.slate,
        service=row.service,
        day=row.day,
        state=state,
        quoted=usd(row.quoted),
        charged=usd(row.charged),
        estimated=row.estimated,
        reason=row.reason,
    )
