"""Films in the database: open one at any revision, append an edit to its log, read the log.

snapshot 0 ── edit 1 ── edit 2 ── ... ── edit 32 (snapshot) ── undo 33 (snapshot) ── edit 34
A film at revision r is the nearest snapshot at or before r, and the plain edits after it, applied.
Undo, redo and revert always leave a snapshot, so that no fold ever has to go through one.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from pydantic import ValidationError
from sqlmodel import Session, col, select

from tools.film.asker import NOBODY, Asker
from tools.film.errors import Conflict, NotFound, OperatorError
from tools.film.film import Film
from tools.store.database import Database
from tools.store.news import note_news
from tools.store.tables import EditRow, FactRow, FilmRow, SnapshotRow, now

SNAPSHOT_EVERY = 32


@dataclass(frozen=True)
class FilmSummary:
    """A film in the list."""

    id: str
    title: str
    revision: int
    changed: datetime


@dataclass(frozen=True)
class Begun:
    """Who began a film, where, and when."""

    asker: Asker
    at: datetime


@dataclass(frozen=True)
class LogEntry:
    """One accepted edit; `edit` is its JSON."""

    revision: int
    kind: str
    edit: str
    actor: str
    message: str
    at: datetime
    cause: str = ""
    asker: Asker = NOBODY


@dataclass(frozen=True)
class Caused:
    """What an edit of this cause came to, when it was made."""

    revision: int
    facts: tuple[str, ...]


@dataclass(frozen=True)
class FactTold:
    """A fact as JSON, with the actor of its edit and whose wish that was."""

    actor: str
    fact: str
    asker: Asker


@dataclass(frozen=True)
class Opening:
    """A snapshot and the log after it: fold `entries` over `film` to get revision `revision`."""

    film: Film
    revision: int
    entries: tuple[LogEntry, ...]


class Films:
    """The repository. Every method is one transaction."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def create(self, film: Film, asker: Asker = NOBODY) -> None:
        """A new film at revision 0, which someone began. Raises Conflict when the id is taken."""
        with self._database.transaction() as session:
            if session.get(FilmRow, film.id) is not None:
                raise Conflict(f"There is already a film '{film.id}'.", film=film.id)
            session.add(FilmRow(id=film.id, title=film.title, asker=asker.name, place=asker.place))
            session.flush()
            session.add(SnapshotRow(film=film.id, revision=0, value=film.model_dump_json()))

    def begun(self, film: str) -> Begun:
        """Who began a film, and when. Raises NotFound."""
        with self._database.reading() as session:
            row = self._row(session, film)
            return Begun(Asker(name=row.asker, place=row.place), row.created)

    def summaries(self) -> list[FilmSummary]:
        """All films, the last changed first."""
        with self._database.reading() as session:
            rows = session.exec(select(FilmRow).order_by(col(FilmRow.changed).desc(), col(FilmRow.id))).all()
            return [FilmSummary(row.id, row.title, row.revision, row.changed) for row in rows]

    def find(self, reference: str) -> str:
        """The id of the film meant by an id, a unique start of one, or a title (capitals do not matter)."""
        films = self.summaries()
        wanted = reference.strip().casefold()
        exact = [film.id for film in films if film.id == reference.strip()]
        titled = [film.id for film in films if film.title.casefold() == wanted]
        started = [film.id for film in films if wanted and film.id.startswith(wanted)]
        found = exact or titled or started
        if len(found) == 1:
            return found[0]
        known = ", ".join(film.id for film in films[:8]) or "there is none yet; `workprint make` makes one"
        if found:
            raise NotFound(f"'{reference}' can mean {', '.join(found)}. Say more of the id.", choices=found)
        raise NotFound(f"There is no film '{reference}'. The films: {known}.", choices=[film.id for film in films])

    def opening(self, film: str, revision: int | None = None) -> Opening:
        """What is needed to fold the film at `revision` (None: the latest)."""
        with self._database.reading() as session:
            row = self._row(session, film)
            wanted = row.revision if revision is None else revision
            if not 0 <= wanted <= row.revision:
                raise NotFound(
                    f"'{film}' has no revision {wanted}; it has 0 to {row.revision}.", lowest=0, highest=row.revision
                )
            snapshot = session.exec(
                select(SnapshotRow)
                .where(SnapshotRow.film == film, SnapshotRow.revision <= wanted)
                .order_by(col(SnapshotRow.revision).desc())
                .limit(1)
            ).one()
            rows = session.exec(
                select(EditRow)
                .where(EditRow.film == film, EditRow.revision > snapshot.revision, EditRow.revision <= wanted)
                .order_by(col(EditRow.revision))
            ).all()
        try:
            value = Film.model_validate_json(snapshot.value)
        except ValidationError as error:
            raise OperatorError(
                f"Revision {snapshot.revision} of '{film}' cannot be read; the database is damaged.",
                code="database_damaged",
            ) from error
        return Opening(value, wanted, tuple(_entry(found) for found in rows))

    def append(
        self,
        before: int,
        film: Film,
        kind: str,
        edit: str,
        facts: Iterator[str],
        actor: str,
        message: str,
        keep: bool,
        cause: str = "",
        asker: Asker = NOBODY,
    ) -> int:
        """Record one edit that led from revision `before` to `film`, with its facts and its cause, all or nothing.

        `keep` forces a snapshot. Raises Conflict when the film has moved on since `before`.
        """
        with self._database.transaction() as session:
            row = self._row(session, film.id)
            if row.revision != before:
                raise Conflict(
                    f"'{film.id}' was changed by someone else (it is at revision {row.revision}, this edit was made on"
                    f" {before}). Look at it again and repeat the edit.",
                    revision=row.revision,
                    base_revision=before,
                )
            row.revision, row.title, row.changed = before + 1, film.title, now()
            session.add(row)
            session.add(
                EditRow(
                    film=film.id,
                    revision=before + 1,
                    kind=kind,
                    edit=edit,
                    actor=actor,
                    message=message,
                    cause=cause,
                    asker=asker.name,
                    place=asker.place,
                )
            )
            for fact in facts:
                session.add(FactRow(film=film.id, revision=before + 1, fact=fact))
            if keep or (before + 1) % SNAPSHOT_EVERY == 0:
                session.add(SnapshotRow(film=film.id, revision=before + 1, value=film.model_dump_json()))
            note_news(session, film.id, "facts", (before + 1,), cause)
            return before + 1

    def caused(self, film: str, cause: str) -> Caused | None:
        """What the edit of this cause came to; None when it was not made yet."""
        with self._database.reading() as session:
            row = session.exec(select(EditRow).where(EditRow.film == film, EditRow.cause == cause)).one_or_none()
            return Caused(row.revision, _facts(session, film, row.revision)) if row is not None else None

    def made(self, film: str, revision: int) -> tuple[LogEntry, tuple[str, ...]]:
        """The edit that led to a revision, and the JSON of each of its facts. Raises NotFound."""
        with self._database.reading() as session:
            row = session.get(EditRow, (film, revision))
            if row is None:
                raise NotFound(f"'{film}' has no edit {revision}.", film=film, revision=revision)
            return _entry(row), _facts(session, film, revision)

    def log(self, film: str) -> list[LogEntry]:
        """Every accepted edit, oldest first."""
        with self._database.reading() as session:
            self._row(session, film)
            rows = session.exec(select(EditRow).where(EditRow.film == film).order_by(col(EditRow.revision))).all()
            return [_entry(row) for row in rows]

    def since(self, film: str, revision: int) -> list[LogEntry]:
        """The edits accepted after `revision`, oldest first."""
        with self._database.reading() as session:
            rows = session.exec(
                select(EditRow).where(EditRow.film == film, EditRow.revision > revision).order_by(col(EditRow.revision))
            ).all()
            return [_entry(row) for row in rows]

    def facts_of(self, film: str, kind: str) -> list[FactTold]:
        """Every fact of a kind with who did it, oldest first."""
        with self._database.reading() as session:
            rows = session.exec(
                select(EditRow.actor, FactRow.fact, EditRow.asker, EditRow.place)
                .join(FactRow, (col(FactRow.film) == EditRow.film) & (col(FactRow.revision) == EditRow.revision))
                .where(EditRow.film == film, col(FactRow.fact).contains(f'"kind":"{kind}"', autoescape=True))
                .order_by(col(FactRow.id))
            ).all()
            return [FactTold(actor, fact, Asker(name=asker, place=place)) for actor, fact, asker, place in rows]

    def _row(self, session: Session, film: str) -> FilmRow:
        row = session.get(FilmRow, film)
        if row is None:
            raise NotFound(f"There is no film '{film}'.", film=film)
        return row


def _facts(session: Session, film: str, revision: int) -> tuple[str, ...]:
    chosen = select(FactRow.fact).where(FactRow.film == film, FactRow.revision == revision)
    return tuple(session.exec(chosen.order_by(col(FactRow.id))).all())


def _entry(row: EditRow) -> LogEntry:
    asker = Asker(name=row.asker, place=row.place)
    return LogEntry(row.revision, row.kind, row.edit, row.actor, row.message, row.at, row.cause, asker)
