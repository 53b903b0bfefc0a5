"""Rooms: threads of a chat that are about a film, the messages shown in them, and who of the chat is known here.

RoomRow ──< CardRow (key)     what each message of ours says now, so that a restart edits it and posts none twice
HeardRow                      deliveries that were taken in, so that a second one does nothing
ChatterRow                    a user of a chat; without a role until someone of the house says the code
"""

import secrets
from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import delete
from sqlalchemy.dialects.sqlite import insert
from sqlmodel import col, select

from tools.film.errors import NotFound
from tools.store.database import Database
from tools.store.passes import PassRole
from tools.store.tables import CardRow, ChatterRow, HeardRow, RoomRow, now

REMEMBERED = timedelta(days=3)
"""how long a delivery is known; chats repeat one for hours at most"""


@dataclass(frozen=True)
class Place:
    """A thread of a channel."""

    host: str
    team: str
    channel: str
    thread: str


@dataclass(frozen=True)
class Room:
    """A place that is about a film."""

    id: int
    place: Place
    film: str


@dataclass(frozen=True)
class Shown:
    """A message of ours, and a digest of what it says now."""

    message: str
    shown: str


@dataclass(frozen=True)
class Chatter:
    """Someone of a chat. No role: not known here yet, and let in by the code."""

    name: str
    role: PassRole | None
    code: str


class Rooms:
    """The rooms of one home folder. Every method is one transaction."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def open(self, place: Place, film: str) -> Room:
        """The room of a place, which is about this film from now on."""
        with self._database.transaction() as session:
            row = session.exec(select(RoomRow).where(*_at(place))).one_or_none()
            if row is None:
                row = RoomRow(host=place.host, team=place.team, channel=place.channel, thread=place.thread, film=film)
            row.film = film
            session.add(row)
            session.flush()
            return _room(row)

    def at(self, place: Place) -> Room | None:
        """The room of a place; None where nothing was begun."""
        with self._database.reading() as session:
            row = session.exec(select(RoomRow).where(*_at(place))).one_or_none()
            return _room(row) if row is not None else None

    def about(self, place: Place, film: str) -> Room | None:
        """The room of a film in the channel of a place, the newest of several."""
        with self._database.reading() as session:
            chosen = select(RoomRow).where(*_at(place)[:3], RoomRow.film == film)
            row = session.exec(chosen.order_by(col(RoomRow.id).desc())).first()
            return _room(row) if row is not None else None

    def threaded(self, host: str, team: str, thread: str) -> Room | None:
        """The room of a thread, where the host does not say in which channel it is."""
        with self._database.reading() as session:
            chosen = select(RoomRow).where(RoomRow.host == host, RoomRow.team == team, RoomRow.thread == thread)
            row = session.exec(chosen).first()
            return _room(row) if row is not None else None

    def latest(self, place: Place) -> Room | None:
        """The room that was opened last in the channel of a place."""
        with self._database.reading() as session:
            row = session.exec(select(RoomRow).where(*_at(place)[:3]).order_by(col(RoomRow.id).desc())).first()
            return _room(row) if row is not None else None

    def all(self, host: str) -> list[Room]:
        """Every room of a host, oldest first."""
        with self._database.reading() as session:
            rows = session.exec(select(RoomRow).where(RoomRow.host == host).order_by(col(RoomRow.id))).all()
            return [_room(row) for row in rows]

    def cards(self, room: int) -> dict[str, Shown]:
        """The messages of a room by their key."""
        with self._database.reading() as session:
            rows = session.exec(select(CardRow).where(CardRow.room == room)).all()
            return {row.key: Shown(row.message, row.shown) for row in rows}

    def show(self, room: int, key: str, message: str, shown: str) -> None:
        """A message of ours says this now."""
        with self._database.transaction() as session:
            session.merge(CardRow(room=room, key=key, message=message, shown=shown))

    def first(self, key: str) -> bool:
        """Whether a delivery is heard for the first time; it counts as heard from now on."""
        with self._database.transaction() as session:
            session.exec(delete(HeardRow).where(col(HeardRow.at) < now() - REMEMBERED))
            done = session.exec(insert(HeardRow).values(key=key, at=now()).on_conflict_do_nothing())
            return bool(done.rowcount)

    def chatter(self, host: str, team: str, user: str, name: str) -> Chatter:
        """Someone of a chat, who has a code from now on."""
        with self._database.transaction() as session:
            row = session.get(ChatterRow, (host, team, user))
            if row is None:
                row = ChatterRow(host=host, team=team, user=user, name=name, code=secrets.token_hex(4))
                session.add(row)
            return _chatter(row)

    def let_in(self, code: str, role: PassRole) -> Chatter:
        """Give who has the code a role. Raises NotFound for a code that nobody has."""
        with self._database.transaction() as session:
            row = session.exec(select(ChatterRow).where(ChatterRow.code == code.strip().lower())).one_or_none()
            if row is None:
                raise NotFound("Nobody of a chat has this code; it is told on the first /film.", code="no_code")
            row.role = role
            session.add(row)
            return _chatter(row)


def _at(place: Place) -> tuple[bool, bool, bool, bool]:
    return (
        RoomRow.host == place.host,
        RoomRow.team == place.team,
        RoomRow.channel == place.channel,
        RoomRow.thread == place.thread,
    )


def _room(row: RoomRow) -> Room:
    return Room(row.id or 0, Place(row.host, row.team, row.channel, row.thread), row.film)


def _chatter(row: ChatterRow) -> Chatter:
    role: PassRole | None = row.role or None  # pyright: ignore[reportAssignmentType]
    return Chatter(row.name, role, row.code)
