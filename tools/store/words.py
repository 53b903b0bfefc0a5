"""What people of chats say, written down when it comes and crossed out when it is answered.

heard ──WordRow──> in a line (the room, and what it comes to there) ──> answered: the row goes
"""

from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import delete, update
from sqlmodel import col, select

from tools.store.database import Database
from tools.store.rooms import Place, heard_first
from tools.store.tables import WordRow


@dataclass(frozen=True)
class Word:
    """Something that was said and has no answer yet."""

    key: str
    """its delivery"""
    place: Place
    user: str
    said: str
    at: datetime
    room: int
    """the room in whose line it waits; 0 while it is in none"""
    call: str
    """what it comes to there, as JSON of whoever put it in line"""


class Words:
    """The words of one home folder that wait for an answer. Every method is one transaction."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def hear(self, key: str, place: Place, user: str, said: str) -> bool:
        """Whether a delivery is heard for the first time; then it is written down with the same stroke."""
        with self._database.transaction() as session:
            if not heard_first(session, key):
                return False
            row = WordRow(
                key=key,
                host=place.host,
                team=place.team,
                channel=place.channel,
                thread=place.thread,
                user=user,
                said=said,
            )
            session.add(row)
            return True

    def line_up(self, key: str, room: int, call: str) -> None:
        """It waits in the line of a room, and comes to this there."""
        with self._database.transaction() as session:
            session.exec(update(WordRow).where(col(WordRow.key) == key).values(room=room, call=call))

    def answered(self, key: str) -> None:
        """It has its answer."""
        with self._database.transaction() as session:
            session.exec(delete(WordRow).where(col(WordRow.key) == key))

    def left(self, host: str) -> list[Word]:
        """What has no answer on a host, in the order in which it came."""
        with self._database.reading() as session:
            rows = session.exec(select(WordRow).where(WordRow.host == host).order_by(col(WordRow.id))).all()
            return [_word(row) for row in rows]


def _word(row: WordRow) -> Word:
    at = row.at if row.at.tzinfo else row.at.replace(tzinfo=UTC)
    place = Place(row.host, row.team, row.channel, row.thread)
    return Word(row.key, place, row.user, row.said, at, row.room, row.call)
