"""Conversations in the database: the turns of each film's one conversation, and what happened in them, numbered.

open ──> done | stopped | failed        a turn; `waiting` is one whose gate waits for a yes, until it is answered
Turns are kept for good. Events only let a listener catch up: at least the newest `EVENTS_KEPT` of a film are kept.
"""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from typing import Literal

from sqlalchemy import delete, func, insert, update
from sqlmodel import Session, col, select

from tools.film.errors import NotFound
from tools.store.database import Database
from tools.store.news import note_news
from tools.store.tables import EventRow, TurnRow, now

EVENTS_KEPT = 2000
PRUNED_EVERY = 100

TurnState = Literal["open", "waiting", "done", "stopped", "failed"]


@dataclass(frozen=True)
class TurnEntry:
    """A turn: what was said by whom, and how it ended. `reply` and `acts` are JSON of the agent's own."""

    film: str
    number: int
    thread: int
    answers: int
    message: str
    speaker: str
    role: str
    channel: str
    state: TurnState
    reply: str
    acts: str
    before: int
    revision: int
    tokens_in: int
    tokens_out: int
    usd: float
    stop: bool
    begun: str
    tries: int
    started: datetime
    ended: datetime | None


@dataclass(frozen=True)
class Ending:
    """How a turn ended, or that it waits."""

    state: TurnState
    reply: str
    acts: str
    revision: int
    tokens_in: int = 0
    tokens_out: int = 0
    usd: float = 0.0


@dataclass(frozen=True)
class EventEntry:
    """Something that happened in a conversation; `value` is JSON."""

    number: int
    turn: int
    kind: str
    value: str
    at: datetime


class Chats:
    """The repository. Every method is one transaction."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def begin(
        self, film: str, message: str, speaker: str, role: str, channel: str, before: int, *, once: str = ""
    ) -> TurnEntry:
        """Open the next turn of a film, whose revision is `before`; `once` is a name that no other turn of it has."""
        with self._database.transaction() as session:
            number = _last(session, film) + 1
            row = TurnRow(
                film=film,
                number=number,
                thread=number,
                message=message,
                speaker=speaker,
                role=role,
                channel=channel,
                before=before,
                revision=before,
                once=once,
            )
            session.add(row)
            return _entry(row)

    def named(self, film: str, once: str) -> TurnEntry | None:
        """The turn of a film that has this name."""
        with self._database.reading() as session:
            row = session.exec(select(TurnRow).where(TurnRow.film == film, TurnRow.once == once)).one_or_none()
            return _entry(row) if row is not None else None

    def go_on(self, film: str, number: int, answers: int) -> TurnEntry:
        """Let an open turn go on with the thread of a waiting one, which waits no longer."""
        with self._database.transaction() as session:
            row, asked = _row(session, film, number), _row(session, film, answers)
            asked.state = "done"
            row.thread, row.answers = asked.thread, answers
            session.add_all((row, asked))
            return _entry(row)

    def end(self, film: str, number: int, ending: Ending, happened: Sequence[tuple[str, str]] = ()) -> list[EventEntry]:
        """Write how a turn ended, or that it waits, with its last events, which are returned numbered."""
        with self._database.transaction() as session:
            row = _row(session, film, number)
            row.state, row.reply, row.acts, row.revision = ending.state, ending.reply, ending.acts, ending.revision
            row.tokens_in, row.tokens_out, row.usd = ending.tokens_in, ending.tokens_out, ending.usd
            row.stop, row.ended = False, now()
            session.add(row)
            return _note(session, film, number, happened)

    def let_go(self, film: str, number: int) -> None:
        """A waiting turn waits no longer."""
        self._set_state(film, number, "done")

    def wait_again(self, film: str, number: int) -> None:
        """A turn whose answer came to nothing waits as before."""
        self._set_state(film, number, "waiting")

    def turn(self, film: str, number: int) -> TurnEntry:
        """One turn. Raises NotFound."""
        with self._database.reading() as session:
            return _entry(_row(session, film, number))

    def newest(self, film: str, count: int, *, before: int | None = None) -> list[TurnEntry]:
        """The newest turns of a film, up to the one before `before`, oldest first."""
        with self._database.reading() as session:
            chosen = select(TurnRow).where(TurnRow.film == film)
            if before is not None:
                chosen = chosen.where(TurnRow.number < before)
            rows = session.exec(chosen.order_by(col(TurnRow.number).desc()).limit(count)).all()
            return [_entry(row) for row in reversed(rows)]

    def unended(self, film: str | None = None) -> list[TurnEntry]:
        """The turns that are open or waiting, of a film or of all, oldest first."""
        with self._database.reading() as session:
            chosen = select(TurnRow).where(col(TurnRow.state).in_(("open", "waiting")))
            if film is not None:
                chosen = chosen.where(TurnRow.film == film)
            rows = session.exec(chosen.order_by(col(TurnRow.film), col(TurnRow.number))).all()
            return [_entry(row) for row in rows]

    def take_up(self, film: str, number: int) -> int:
        """Count one more try to go on with an open turn; returns how many there have been."""
        with self._database.transaction() as session:
            row = _row(session, film, number)
            row.tries += 1
            session.add(row)
            return row.tries

    def begin_order(self, film: str, number: int, order: str) -> bool:
        """Note that a turn begins an order; false when that was noted before, so that the order broke off."""
        with self._database.transaction() as session:
            row = _row(session, film, number)
            if row.begun == order:
                return False
            row.begun = order
            session.add(row)
            return True

    def ask_stop(self, film: str) -> bool:
        """Ask the open turn of a film to stop; false when there is none."""
        with self._database.transaction() as session:
            asked = session.exec(
                update(TurnRow).where(col(TurnRow.film) == film, col(TurnRow.state) == "open").values(stop=True)
            )
            return bool(asked.rowcount)

    def stop_asked(self, film: str, number: int) -> bool:
        """Whether someone asked this turn to stop."""
        with self._database.reading() as session:
            asked = session.exec(select(TurnRow.stop).where(TurnRow.film == film, TurnRow.number == number)).first()
            return bool(asked)

    def note(self, film: str, turn: int, happened: Sequence[tuple[str, str]]) -> list[EventEntry]:
        """Write events, (kind, JSON) each, in order, and return them numbered. Old ones go."""
        with self._database.transaction() as session:
            return _note(session, film, turn, happened)

    def events(self, film: str, since: int, limit: int = EVENTS_KEPT) -> list[EventEntry]:
        """What happened after event `since`, oldest first. Those that are no longer kept are missing at the front."""
        with self._database.reading() as session:
            rows = session.exec(
                select(EventRow)
                .where(EventRow.film == film, EventRow.number > since)
                .order_by(col(EventRow.number))
                .limit(limit)
            ).all()
            return [EventEntry(row.number, row.turn, row.kind, row.value, _utc(row.at)) for row in rows]

    def event(self, film: str, number: int) -> EventEntry:
        """One event. Raises NotFound when it is not, or no longer, kept."""
        with self._database.reading() as session:
            row = session.get(EventRow, (film, number))
            if row is None:
                raise NotFound(f"The conversation about '{film}' has no event {number}.", film=film, event=number)
            return EventEntry(row.number, row.turn, row.kind, row.value, _utc(row.at))

    def _set_state(self, film: str, number: int, state: TurnState) -> None:
        with self._database.transaction() as session:
            row = _row(session, film, number)
            row.state = state
            session.add(row)


def _last(session: Session, film: str) -> int:
    return session.exec(select(func.max(TurnRow.number)).where(TurnRow.film == film)).one() or 0


def _note(session: Session, film: str, turn: int, happened: Sequence[tuple[str, str]]) -> list[EventEntry]:
    if not happened:
        return []
    last = session.exec(select(func.max(EventRow.number)).where(EventRow.film == film)).one() or 0
    entries = [EventEntry(number, turn, kind, value, now()) for number, (kind, value) in enumerate(happened, last + 1)]
    session.exec(insert(EventRow), params=[{"film": film, **asdict(entry)} for entry in entries])
    note_news(session, film, "chat", (entry.number for entry in entries), str(turn))
    newest = entries[-1].number
    if newest // PRUNED_EVERY != last // PRUNED_EVERY:
        session.exec(delete(EventRow).where(col(EventRow.film) == film, col(EventRow.number) <= newest - EVENTS_KEPT))
    return entries


def _row(session: Session, film: str, number: int) -> TurnRow:
    row = session.get(TurnRow, (film, number))
    if row is None:
        raise NotFound(f"The conversation about '{film}' has no turn {number}.", film=film, turn=number)
    return row


def _entry(row: TurnRow) -> TurnEntry:
    state: TurnState = row.state  # pyright: ignore[reportAssignmentType]
    return TurnEntry(
        film=row.film,
        number=row.number,
        thread=row.thread,
        answers=row.answers,
        message=row.message,
        speaker=row.speaker,
        role=row.role,
        channel=row.channel,
        state=state,
        reply=row.reply,
        acts=row.acts,
        before=row.before,
        revision=row.revision,
        tokens_in=row.tokens_in,
        tokens_out=row.tokens_out,
        usd=row.usd,
        stop=row.stop,
        begun=row.begun,
        tries=row.tries,
        started=_utc(row.started),
        ended=_utc(row.ended) if row.ended else None,
    )


def _utc(at: datetime) -> datetime:
    return at if at.tzinfo else at.replace(tzinfo=UTC)
