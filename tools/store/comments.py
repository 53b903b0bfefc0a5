"""Comments on a film, each pinned to a frame of the cut and to the shot that was seen there.

comment 3 ──< answers (about 3)          open ──> done        what was said stays; only its state changes
"""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Literal

from sqlalchemy import func
from sqlmodel import Session, col, select

from tools.film.errors import Conflict, NotFound
from tools.store.database import Database
from tools.store.news import note_news
from tools.store.tables import CommentRow

MOST = 2000

CommentState = Literal["open", "done"]


@dataclass(frozen=True)
class Comment:
    """Something said about a moment: `offset` frames into `shot`, which was at `frame` in that revision."""

    film: str
    number: int
    frame: int
    shot: str
    offset: int
    revision: int
    text: str
    author: str
    guest: bool
    about: int
    """the comment that it answers; 0 for none"""
    state: CommentState
    closed_by: str
    turn: int
    """the turn of the conversation that saw to it; 0 for none"""
    at: datetime


class Comments:
    """The comments of all films. Every method is one transaction; each change is news."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def say(
        self,
        film: str,
        text: str,
        author: str,
        *,
        guest: bool,
        frame: int,
        shot: str,
        offset: int,
        revision: int,
        about: int = 0,
    ) -> Comment:
        """A new comment. Raises NotFound for the one it answers, and Conflict when a film has 2000."""
        with self._database.transaction() as session:
            if about:
                _row(session, film, about)
            last = session.exec(select(func.max(CommentRow.number)).where(CommentRow.film == film)).one() or 0
            if last >= MOST:
                raise Conflict(f"'{film}' has {MOST} comments, and takes no more.", code="too_many")
            row = CommentRow(
                film=film,
                number=last + 1,
                frame=frame,
                shot=shot,
                offset=offset,
                revision=revision,
                text=text,
                author=author,
                guest=guest,
                about=about,
            )
            session.add(row)
            note_news(session, film, "comment", (row.number,))
            return _comment(row)

    def of(self, film: str) -> list[Comment]:
        """All comments of a film, oldest first."""
        with self._database.reading() as session:
            chosen = select(CommentRow).where(CommentRow.film == film).order_by(col(CommentRow.number))
            return [_comment(row) for row in session.exec(chosen).all()]

    def get(self, film: str, number: int) -> Comment:
        """One comment. Raises NotFound."""
        with self._database.reading() as session:
            return _comment(_row(session, film, number))

    def set_state(self, film: str, number: int, state: CommentState, by: str, *, turn: int = 0) -> Comment:
        """See to a comment, or open it again. Raises NotFound."""
        with self._database.transaction() as session:
            row = _row(session, film, number)
            row.state, row.closed_by, row.turn = state, by if state == "done" else "", turn
            session.add(row)
            note_news(session, film, "comment", (number,))
            return _comment(row)


def _row(session: Session, film: str, number: int) -> CommentRow:
    row = session.get(CommentRow, (film, number))
    if row is None:
        raise NotFound(f"'{film}' has no comment {number}.", code="no_comment", comment=number)
    return row


def _comment(row: CommentRow) -> Comment:
    state: CommentState = row.state  # pyright: ignore[reportAssignmentType]
    at = row.at if row.at.tzinfo else row.at.replace(tzinfo=UTC)
    return Comment(
        row.film,
        row.number,
        row.frame,
        row.shot,
        row.offset,
        row.revision,
        row.text,
        row.author,
        row.guest,
        row.about,
        state,
        row.closed_by,
        row.turn,
        at,
    )
