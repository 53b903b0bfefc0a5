"""Rooms: threads of a chat that are about a film, the messages shown in them, and who of the chat is known here.

RoomRow ──< CardRow (key)     what each message of ours says now, so that a restart edits it and posts none twice
HomeRow (film)                the workspace or server that a film was begun in, and belongs to
HeardRow                      deliveries that were taken in, so that a second one does nothing
WordRow                       what was said and has no answer yet: see `words`
ChatterRow                    a user of a chat; nobody's until the code is said, then a person of the house
"""

import secrets
from dataclasses import dataclass
from datetime import UTC, timedelta
from typing import Literal

from sqlalchemy import delete
from sqlalchemy.dialects.sqlite import insert
from sqlmodel import Session, col, select

from tools.film.errors import NotFound
from tools.store.database import Database
from tools.store.passes import Pass, valid_person
from tools.store.tables import CardRow, ChatterRow, HeardRow, HomeRow, RoomRow, now

REMEMBERED = timedelta(days=3)
"""how long a delivery is known; chats repeat one for hours at most"""
COUNTS = timedelta(days=1)
"""how long a code counts"""


@dataclass(frozen=True)
class Place:
    """A thread of a channel."""

    host: str
    team: str
    channel: str
    thread: str


End = Literal["deleted", "archived"]
"""what became of a place in which nothing can be shown any more"""


@dataclass(frozen=True)
class Room:
    """A place that is about a film. `closed`: nothing is shown in it any more, and why."""

    id: int
    place: Place
    film: str
    closed: End | None = None


@dataclass(frozen=True)
class Shown:
    """A message of ours, and a digest of what it says now."""

    message: str
    shown: str
    take: str = ""
    """what is seen in it"""


@dataclass(frozen=True)
class Chatter:
    """Someone of a chat. No person: not known here yet, and made known by the code, once and within a day."""

    host: str
    name: str
    code: str
    person: Pass | None
    local: bool = False
    """let in where they chat, and of the house by that alone"""


class Rooms:
    """The rooms of one home folder. Every method is one transaction."""

    def __init__(self, database: Database) -> None:
        self.database = database

    def open(self, place: Place, film: str, first: tuple[str, Shown] | None = None) -> Room:
        """The room of a place, which is about this film from now on.

        `first` is the key of a message that is there already, and that message: nobody sees the room without it.
        """
        with self.database.transaction() as session:
            row = session.exec(select(RoomRow).where(*_at(place))).one_or_none()
            if row is None:
                row = RoomRow(host=place.host, team=place.team, channel=place.channel, thread=place.thread, film=film)
            row.film, row.closed = film, ""
            session.add(row)
            session.flush()
            if first is not None:
                key, one = first
                session.merge(CardRow(room=row.id or 0, key=key, message=one.message, shown=one.shown, take=one.take))
            return _room(row)

    def close(self, room: int, why: End) -> None:
        """Nothing can be shown in a room any more; the film stays."""
        self._turn(room, why)

    def reopen(self, room: int) -> None:
        """Its place is there, after all."""
        self._turn(room, "")

    def at(self, place: Place) -> Room | None:
        """The room of a place, open or closed; None where nothing was begun."""
        with self.database.reading() as session:
            row = session.exec(select(RoomRow).where(*_at(place))).one_or_none()
            return _room(row) if row is not None else None

    def get(self, room: int) -> Room | None:
        """A room by its number."""
        with self.database.reading() as session:
            row = session.get(RoomRow, room)
            return _room(row) if row is not None else None

    def about(self, place: Place, film: str) -> Room | None:
        """The room of a film in the channel of a place: an open one, else a closed one, the newest of several."""
        with self.database.reading() as session:
            chosen = select(RoomRow).where(*_at(place)[:3], RoomRow.film == film)
            row = session.exec(chosen.order_by(col(RoomRow.closed), col(RoomRow.id).desc())).first()
            return _room(row) if row is not None else None

    def threaded(self, host: str, team: str, thread: str) -> Room | None:
        """The room of a thread, where the host does not say in which channel it is."""
        with self.database.reading() as session:
            chosen = select(RoomRow).where(RoomRow.host == host, RoomRow.team == team, RoomRow.thread == thread)
            row = session.exec(chosen).first()
            return _room(row) if row is not None else None

    def latest(self, place: Place) -> Room | None:
        """The room that was opened last in the channel of a place, open or closed."""
        with self.database.reading() as session:
            row = session.exec(select(RoomRow).where(*_at(place)[:3]).order_by(col(RoomRow.id).desc())).first()
            return _room(row) if row is not None else None

    def all(self, host: str, *, closed: bool = False) -> list[Room]:
        """Every room of a host, oldest first, with the closed ones or without."""
        with self.database.reading() as session:
            rows = session.exec(select(RoomRow).where(RoomRow.host == host).order_by(col(RoomRow.id))).all()
            return [_room(row) for row in rows if closed or not row.closed]

    def settle(self, film: str, place: Place) -> bool:
        """Whether a film belongs where a place is; one that belongs nowhere does so from now on."""
        with self.database.transaction() as session:
            home = {"film": film, "host": place.host, "team": place.team}
            session.exec(insert(HomeRow).values(**home).on_conflict_do_nothing())
            row = session.get(HomeRow, film)
            return row is not None and (row.host, row.team) == (place.host, place.team)

    def homes(self) -> dict[str, tuple[str, str]]:
        """Host and team of each film that was begun in a chat."""
        with self.database.reading() as session:
            return {row.film: (row.host, row.team) for row in session.exec(select(HomeRow)).all()}

    def user(self, host: str, team: str, name: str) -> str | None:
        """Who of a workspace or a server the person of this name is; None for who is not known there."""
        with self.database.reading() as session:
            rows = session.exec(select(ChatterRow).where(ChatterRow.host == host, ChatterRow.team == team)).all()
            for row in rows:
                person = valid_person(session, row.person)
                if person is not None and person.name == name:
                    return row.user
        return None

    def teams(self, person: str) -> set[tuple[str, str]]:
        """Host and team of everywhere that a person (the id of a pass) is known."""
        with self.database.reading() as session:
            rows = session.exec(select(ChatterRow).where(ChatterRow.person == person)).all()
            return {(row.host, row.team) for row in rows}

    def cards(self, room: int) -> dict[str, Shown]:
        """The messages of a room by their key."""
        with self.database.reading() as session:
            rows = session.exec(select(CardRow).where(CardRow.room == room)).all()
            return {row.key: Shown(row.message, row.shown, row.take) for row in rows}

    def show(self, room: int, key: str, now: Shown) -> None:
        """A message of ours says this now."""
        with self.database.transaction() as session:
            session.merge(CardRow(room=room, key=key, message=now.message, shown=now.shown, take=now.take))

    def seen(self, place: Place, message: str) -> tuple[Room, str] | None:
        """The room in the channel of a place in which a message of ours shows a take, and that take."""
        with self.database.reading() as session:
            chosen = select(RoomRow, CardRow.take).join(CardRow, col(CardRow.room) == RoomRow.id).where(
                *_at(place)[:3], CardRow.message == message, CardRow.take != ""
            )  # fmt: skip
            found = session.exec(chosen).first()
            return (_room(found[0]), found[1]) if found is not None else None

    def first(self, key: str) -> bool:
        """Whether a delivery is heard for the first time; it counts as heard from now on."""
        with self.database.transaction() as session:
            return heard_first(session, key)

    def forget(self, key: str) -> None:
        """A delivery came to nothing: the next one of its key is the first again."""
        with self.database.transaction() as session:
            session.exec(delete(HeardRow).where(col(HeardRow.key) == key))

    def forget_all(self, begins: str) -> None:
        """The same for every delivery whose key begins so."""
        with self.database.transaction() as session:
            session.exec(delete(HeardRow).where(col(HeardRow.key).startswith(begins, autoescape=True)))

    def _turn(self, room: int, closed: str) -> None:
        with self.database.transaction() as session:
            row = session.get(RoomRow, room)
            if row is not None:
                row.closed = closed
                session.add(row)

    def chatter(self, host: str, team: str, user: str, name: str) -> Chatter:
        """Someone of a chat, with a code that counts where they are not known."""
        with self.database.transaction() as session:
            row = session.get(ChatterRow, (host, team, user))
            if row is None:
                row = ChatterRow(host=host, team=team, user=user, name=name, code=_code())
            person = valid_person(session, row.person)
            if person is None and _since(row) > COUNTS:
                row.code, row.asked = _code(), now()
            session.add(row)
            return Chatter(row.host, row.name, row.code, person, row.local)

    def asking(self, code: str) -> Chatter:
        """Who has the code. Raises NotFound for a code that nobody has, or that has been used or grown old."""
        with self.database.reading() as session:
            row = _asking(session, code)
            return Chatter(row.host, row.name, row.code, None)

    def link(self, code: str, person: str, *, local: bool = False) -> None:
        """Who has the code is this person (the id of a pass) from now on. Raises as `asking`.

        `local`: they are of the house by that alone.
        """
        with self.database.transaction() as session:
            row = _asking(session, code)
            row.person, row.code, row.local = person, _code(), local
            session.add(row)


def heard_first(session: Session, key: str) -> bool:
    """Whether a delivery is heard for the first time, as `Rooms.first`, within a transaction that does more."""
    session.exec(delete(HeardRow).where(col(HeardRow.at) < now() - REMEMBERED))
    done = session.exec(insert(HeardRow).values(key=key, at=now()).on_conflict_do_nothing())
    return bool(done.rowcount)


def _asking(session: Session, code: str) -> ChatterRow:
    row = session.exec(select(ChatterRow).where(ChatterRow.code == code.strip().lower())).one_or_none()
    if row is None or row.person or _since(row) > COUNTS:
        raise NotFound(
            "Nobody of a chat has this code. It is told by /film to who is not known, and counts once and for a day.",
            code="no_code",
        )
    return row


def _code() -> str:
    return secrets.token_hex(8)


def _since(row: ChatterRow) -> timedelta:
    asked = row.asked if row.asked.tzinfo else row.asked.replace(tzinfo=UTC)
    return now() - asked


def _at(place: Place) -> tuple[bool, bool, bool, bool]:
    return (
        RoomRow.host == place.host,
        RoomRow.team == place.team,
        RoomRow.channel == place.channel,
        RoomRow.thread == place.thread,
    )


def _room(row: RoomRow) -> Room:
    closed: End | None = row.closed or None  # pyright: ignore[reportAssignmentType]
    return Room(row.id or 0, Place(row.host, row.team, row.channel, row.thread), row.film, closed)
