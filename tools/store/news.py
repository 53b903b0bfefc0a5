"""What is new of every film, in the one order in which all listeners hear of it: edits, the talk, comments.

an edit, an event ──the same transaction──> (film, seq, kind, ref) ──> whoever follows, in this process or another
A row only points at what happened; the row of the edit or the event has it. The newest `NEWS_KEPT` of a film are kept.
"""

import sqlite3
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Literal

from sqlalchemy import delete, func, insert
from sqlmodel import Session, col, select

from tools.film.errors import OperatorError
from tools.store.database import Database
from tools.store.tables import NewsRow

NEWS_KEPT = 4000
PRUNED_EVERY = 200

NewsKind = Literal["facts", "chat", "comment"]
"""`facts`: ref is the revision that an edit led to; `chat`: the number of an event; `comment`: that of a comment"""


@dataclass(frozen=True)
class News:
    """One piece of news: number `seq` of its film, `row` over all films."""

    row: int
    film: str
    seq: int
    kind: NewsKind
    ref: int
    cause: str


def note_news(session: Session, film: str, kind: NewsKind, refs: Iterable[int], cause: str = "") -> None:
    """Number what happened, within the transaction that writes it down."""
    last = session.exec(select(func.max(NewsRow.seq)).where(NewsRow.film == film)).one() or 0
    rows = [
        {"film": film, "seq": seq, "kind": kind, "ref": ref, "cause": cause} for seq, ref in enumerate(refs, last + 1)
    ]
    if not rows:
        return
    session.exec(insert(NewsRow), params=rows)
    newest = last + len(rows)
    if newest // PRUNED_EVERY != last // PRUNED_EVERY:
        session.exec(delete(NewsRow).where(col(NewsRow.film) == film, col(NewsRow.seq) <= newest - NEWS_KEPT))
    session.info["news"] = True


class Newsstand:
    """The news of all films, for who follows them."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def newest(self, film: str) -> int:
        """The number of a film's newest news; 0 when there is none."""
        with self._database.reading() as session:
            return session.exec(select(func.max(NewsRow.seq)).where(NewsRow.film == film)).one() or 0

    def newest_row(self) -> int:
        """Where the news of all films end now."""
        with self._database.reading() as session:
            return session.exec(select(func.max(NewsRow.id))).one() or 0

    def since(self, film: str, seq: int, limit: int) -> list[News]:
        """A film's news after number `seq`, oldest first. Those that are no longer kept are missing at the front."""
        with self._database.reading() as session:
            chosen = select(NewsRow).where(NewsRow.film == film, NewsRow.seq > seq)
            return [_news(row) for row in session.exec(chosen.order_by(col(NewsRow.seq)).limit(limit)).all()]

    def after(self, row: int, limit: int) -> list[News]:
        """The news of all films after a row, oldest first."""
        with self._database.reading() as session:
            chosen = select(NewsRow).where(col(NewsRow.id) > row)
            return [_news(found) for found in session.exec(chosen.order_by(col(NewsRow.id)).limit(limit)).all()]

    def listen(self, heard: Callable[[], None]) -> Callable[[], None]:
        """Call `heard` after each commit of this process that has news; returns how to stop that."""
        return self._database.listen(heard)

    def watch(self) -> "Watch":
        """A look-out for what other processes write."""
        return Watch(self._database)


class Watch:
    """Whether anything at all was written since the last look: one number out of shared memory, no lock, no read."""

    def __init__(self, database: Database) -> None:
        try:
            self._connection = sqlite3.connect(database.path, check_same_thread=False, isolation_level=None)
        except sqlite3.Error as error:
            raise OperatorError(f"The database {database.path} cannot be read ({error}).", code="database") from error
        self._version = -1

    def changed(self) -> bool:
        """True when some connection, of any process, has committed since the last call; at first always."""
        try:
            version = int(self._connection.execute("PRAGMA data_version").fetchone()[0])
        except sqlite3.Error as error:
            raise OperatorError(f"The database does not answer ({error}).", code="database") from error
        before, self._version = self._version, version
        return version != before

    def close(self) -> None:
        self._connection.close()


def _news(row: NewsRow) -> News:
    kind: NewsKind = row.kind  # pyright: ignore[reportAssignmentType]
    return News(row.id or 0, row.film, row.seq, kind, row.ref, row.cause)
