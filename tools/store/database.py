"""The database file: opened in WAL mode with full synchronisation, brought up to date by numbered migrations."""

import sqlite3
from collections.abc import Callable, Generator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, event
from sqlalchemy.exc import DatabaseError
from sqlalchemy.exc import OperationalError as SqlOperationalError
from sqlmodel import Session, create_engine

from tools.film.errors import OperatorError

MIGRATIONS: tuple[tuple[str, ...], ...] = (
    (
        "CREATE TABLE filmrow (id TEXT PRIMARY KEY, title TEXT NOT NULL, revision INTEGER NOT NULL,"
        " created DATETIME NOT NULL, changed DATETIME NOT NULL)",
        "CREATE TABLE editrow (film TEXT NOT NULL REFERENCES filmrow(id), revision INTEGER NOT NULL,"
        " kind TEXT NOT NULL, edit TEXT NOT NULL, actor TEXT NOT NULL, message TEXT NOT NULL, at DATETIME NOT NULL,"
        " PRIMARY KEY (film, revision))",
        "CREATE TABLE snapshotrow (film TEXT NOT NULL REFERENCES filmrow(id), revision INTEGER NOT NULL,"
        " value TEXT NOT NULL, PRIMARY KEY (film, revision))",
        "CREATE TABLE outboxrow (id INTEGER PRIMARY KEY AUTOINCREMENT, film TEXT NOT NULL REFERENCES filmrow(id),"
        " revision INTEGER NOT NULL, fact TEXT NOT NULL, published BOOLEAN NOT NULL)",
        "CREATE INDEX outbox_film ON outboxrow (film, revision)",
    ),
    (
        "ALTER TABLE editrow ADD COLUMN cause TEXT NOT NULL DEFAULT ''",
        "CREATE UNIQUE INDEX edit_cause ON editrow (film, cause) WHERE cause <> ''",
        "CREATE TABLE turnrow (film TEXT NOT NULL REFERENCES filmrow(id), number INTEGER NOT NULL,"
        " thread INTEGER NOT NULL, answers INTEGER NOT NULL, message TEXT NOT NULL,"
        " speaker TEXT NOT NULL, role TEXT NOT NULL,"
        " channel TEXT NOT NULL, state TEXT NOT NULL, reply TEXT NOT NULL, acts TEXT NOT NULL,"
        " before INTEGER NOT NULL, revision INTEGER NOT NULL, tokens_in INTEGER NOT NULL,"
        " tokens_out INTEGER NOT NULL, usd REAL NOT NULL, stop BOOLEAN NOT NULL, begun TEXT NOT NULL,"
        " tries INTEGER NOT NULL, started DATETIME NOT NULL, ended DATETIME, PRIMARY KEY (film, number))",
        "CREATE INDEX turn_unended ON turnrow (state, film) WHERE state IN ('open', 'waiting')",
        "CREATE TABLE eventrow (film TEXT NOT NULL REFERENCES filmrow(id), number INTEGER NOT NULL,"
        " turn INTEGER NOT NULL, kind TEXT NOT NULL, value TEXT NOT NULL, at DATETIME NOT NULL,"
        " PRIMARY KEY (film, number))",
    ),
    (
        "ALTER TABLE outboxrow RENAME TO factrow",
        "ALTER TABLE factrow DROP COLUMN published",
        "CREATE TABLE newsrow (id INTEGER PRIMARY KEY, film TEXT NOT NULL REFERENCES filmrow(id),"
        " seq INTEGER NOT NULL, kind TEXT NOT NULL, ref INTEGER NOT NULL, cause TEXT NOT NULL)",
        "CREATE UNIQUE INDEX news_film ON newsrow (film, seq)",
    ),
    (
        "CREATE TABLE passrow (id TEXT PRIMARY KEY, kind TEXT NOT NULL, name TEXT NOT NULL, role TEXT NOT NULL,"
        " film TEXT NOT NULL, token TEXT NOT NULL, session TEXT NOT NULL, made DATETIME NOT NULL, ended DATETIME)",
    ),
    (
        "CREATE TABLE commentrow (film TEXT NOT NULL REFERENCES filmrow(id), number INTEGER NOT NULL,"
        " frame INTEGER NOT NULL, shot TEXT NOT NULL, offset INTEGER NOT NULL, revision INTEGER NOT NULL,"
        " text TEXT NOT NULL, author TEXT NOT NULL, guest BOOLEAN NOT NULL, about INTEGER NOT NULL,"
        " state TEXT NOT NULL, closed_by TEXT NOT NULL, turn INTEGER NOT NULL, at DATETIME NOT NULL,"
        " PRIMARY KEY (film, number))",
    ),
    (
        "CREATE TABLE roomrow (id INTEGER PRIMARY KEY AUTOINCREMENT, host TEXT NOT NULL, team TEXT NOT NULL,"
        " channel TEXT NOT NULL, thread TEXT NOT NULL, film TEXT NOT NULL REFERENCES filmrow(id),"
        " UNIQUE (host, team, channel, thread))",
        "CREATE TABLE cardrow (room INTEGER NOT NULL REFERENCES roomrow(id), key TEXT NOT NULL, message TEXT NOT NULL,"
        " shown TEXT NOT NULL, PRIMARY KEY (room, key))",
        "CREATE TABLE heardrow (key TEXT PRIMARY KEY, at DATETIME NOT NULL)",
        "CREATE TABLE chatterrow (host TEXT NOT NULL, team TEXT NOT NULL, user TEXT NOT NULL, name TEXT NOT NULL,"
        " role TEXT NOT NULL, code TEXT NOT NULL UNIQUE, PRIMARY KEY (host, team, user))",
    ),
    (
        # Who was let in by a role of their own is a person of the house like any other from now on.
        "ALTER TABLE chatterrow ADD COLUMN person TEXT NOT NULL DEFAULT ''",
        "ALTER TABLE chatterrow ADD COLUMN asked DATETIME NOT NULL DEFAULT '2026-01-01 00:00:00'",
        "UPDATE chatterrow SET person = lower(hex(randomblob(8))) WHERE role <> ''",
        "INSERT INTO passrow SELECT person, 'person', name || ' (' || host || ' ' || user || ')', role, '',"
        " hex(randomblob(32)), hex(randomblob(32)), datetime('now'), NULL FROM chatterrow WHERE role <> ''",
        "ALTER TABLE chatterrow DROP COLUMN role",
    ),
    (
        "CREATE TABLE rulerow (film TEXT PRIMARY KEY REFERENCES filmrow(id), remind REAL NOT NULL,"
        ' deadline REAL NOT NULL, "then" TEXT NOT NULL)',
        "CREATE TABLE waitrow (film TEXT NOT NULL REFERENCES filmrow(id), take TEXT NOT NULL, since DATETIME NOT NULL,"
        " PRIMARY KEY (film, take))",
    ),
    (
        "CREATE TABLE homerow (film TEXT PRIMARY KEY, host TEXT NOT NULL, team TEXT NOT NULL)",
        "INSERT INTO homerow SELECT film, host, team FROM roomrow AS one"
        " WHERE id = (SELECT min(id) FROM roomrow WHERE film = one.film)",
        "ALTER TABLE chatterrow ADD COLUMN local BOOLEAN NOT NULL DEFAULT 0",
    ),
    (
        "ALTER TABLE editrow ADD COLUMN asker TEXT NOT NULL DEFAULT ''",
        "ALTER TABLE editrow ADD COLUMN place TEXT NOT NULL DEFAULT ''",
        "ALTER TABLE filmrow ADD COLUMN asker TEXT NOT NULL DEFAULT ''",
        "ALTER TABLE filmrow ADD COLUMN place TEXT NOT NULL DEFAULT ''",
    ),
    ("ALTER TABLE roomrow ADD COLUMN closed TEXT NOT NULL DEFAULT ''",),
    (
        "ALTER TABLE turnrow ADD COLUMN once TEXT NOT NULL DEFAULT ''",
        "CREATE UNIQUE INDEX turn_once ON turnrow (film, once) WHERE once <> ''",
        "CREATE TABLE wordrow (id INTEGER PRIMARY KEY AUTOINCREMENT, key TEXT NOT NULL UNIQUE, host TEXT NOT NULL,"
        " team TEXT NOT NULL, channel TEXT NOT NULL, thread TEXT NOT NULL, user TEXT NOT NULL, said TEXT NOT NULL,"
        " at DATETIME NOT NULL, room INTEGER NOT NULL, call TEXT NOT NULL)",
        "ALTER TABLE cardrow ADD COLUMN take TEXT NOT NULL DEFAULT ''",
        "UPDATE cardrow SET take = substr(key, 6) WHERE key LIKE 'clip:%'",
    ),
)
"""One tuple of statements per version, only ever appended to; PRAGMA user_version says how many have run."""

CONNECTIONS = 48


class Database:
    """One SQLite file. Writers take the lock before they read (`transaction`); readers wait for nobody (`reading`)."""

    def __init__(self, path: Path, migrations: Sequence[Sequence[str]] = MIGRATIONS) -> None:
        self.path = path
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise OperatorError(
                f"The folder {path.parent} cannot be made ({error.strerror}). Choose another with --home.", code="home"
            ) from error
        self._engine = _engine(path)
        self._looking = self._engine.execution_options(reading=True)
        self._listeners: tuple[Callable[[], None], ...] = ()
        with self._spoken_errors():
            _migrate(self._engine, migrations)

    @contextmanager
    def transaction(self) -> Generator[Session]:
        """A session that commits at the end, or leaves nothing behind."""
        with self._spoken_errors(), Session(self._engine, expire_on_commit=False) as session:
            yield session
            session.commit()
        if session.info.get("news"):
            for heard in self._listeners:
                heard()

    @contextmanager
    def reading(self) -> Generator[Session]:
        """A session that only reads, from one state of the database, while others may write."""
        with self._spoken_errors(), Session(self._looking, expire_on_commit=False) as session:
            yield session

    def listen(self, heard: Callable[[], None]) -> Callable[[], None]:
        """Call `heard` after each commit of this process that has news; it must be quick. Returns how to stop that."""
        self._listeners = (*self._listeners, heard)

        def stop() -> None:
            self._listeners = tuple(other for other in self._listeners if other is not heard)

        return stop

    def close(self) -> None:
        self._engine.dispose()

    @contextmanager
    def _spoken_errors(self) -> Generator[None]:
        try:
            yield
        except SqlOperationalError as error:
            raise OperatorError(_sentence(self.path, str(error.orig)), code="database") from error
        except DatabaseError as error:
            raise OperatorError(
                f"The database {self.path} is damaged ({error.orig}). Put a backup in its place, or move it away and"
                " start anew; the media beside it are untouched.",
                code="database_damaged",
            ) from error


def _sentence(path: Path, reason: str) -> str:
    if "locked" in reason:
        return f"The database {path} is held by another process for over 30 s. Try again when it has finished."
    if "full" in reason or "disk I/O" in reason:
        return f"The disk that holds {path} is full or failing ({reason}). Make room and try again."
    if "readonly" in reason or "unable to open" in reason:
        return f"The database {path} cannot be written ({reason}). Check the folder's rights or choose another --home."
    return f"The database {path} did not answer ({reason})."


def _engine(path: Path) -> Engine:
    # One for every thread that may answer requests: opening one costs more than most of what is asked of it.
    engine = create_engine(
        f"sqlite:///{path}", pool_size=CONNECTIONS, connect_args={"timeout": 30, "check_same_thread": False}
    )

    def connected(connection: sqlite3.Connection, _record: Any) -> None:
        connection.isolation_level = None
        for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "busy_timeout=30000"):
            connection.execute(f"PRAGMA {pragma}")

    def begun(connection: Any) -> None:
        reading = connection.get_execution_options().get("reading", False)
        connection.exec_driver_sql("BEGIN" if reading else "BEGIN IMMEDIATE")

    event.listen(engine, "connect", connected)
    event.listen(engine, "begin", begun)
    return engine


def _migrate(engine: Engine, migrations: Sequence[Sequence[str]]) -> None:
    with engine.begin() as connection:
        version = int(connection.exec_driver_sql("PRAGMA user_version").scalar_one())
        if version > len(migrations):
            raise OperatorError(
                f"This database was written by a newer Workprint (format {version}; this one reads up to"
                f" {len(migrations)}). Update Workprint.",
                code="database_newer",
            )
        for statements in migrations[version:]:
            for statement in statements:
                connection.exec_driver_sql(statement)
        connection.exec_driver_sql(f"PRAGMA user_version = {len(migrations)}")
