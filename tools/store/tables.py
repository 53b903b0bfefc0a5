"""The tables. The edit log is append-only; a film is the fold of it, and snapshots only make opening fast.

FilmRow 1 ──< EditRow (film, revision)        one row per perform, in order, never changed
        1 ──< SnapshotRow (film, revision)    the whole film at some revisions
        1 ──< OutboxRow (id)                  facts to publish, numbered
"""

from datetime import UTC, datetime

from sqlmodel import Field, SQLModel


def now() -> datetime:
    return datetime.now(UTC)


class FilmRow(SQLModel, table=True):
    id: str = Field(primary_key=True)
    title: str
    revision: int = 0
    created: datetime = Field(default_factory=now)
    changed: datetime = Field(default_factory=now)


class EditRow(SQLModel, table=True):
    film: str = Field(primary_key=True, foreign_key="filmrow.id")
    revision: int = Field(primary_key=True)
    kind: str
    edit: str
    actor: str
    message: str = ""
    at: datetime = Field(default_factory=now)


class SnapshotRow(SQLModel, table=True):
    film: str = Field(primary_key=True, foreign_key="filmrow.id")
    revision: int = Field(primary_key=True)
    value: str


class OutboxRow(SQLModel, table=True):
    id: int | None = Field(default=None, primary_key=True)
    film: str = Field(index=True, foreign_key="filmrow.id")
    revision: int
    fact: str
    published: bool = False
