"""The books: what is being made for the films and what it costs, in one database that several machines may share.

    submit ──> jobrow + ledgerrow (reserved), in one transaction: a cap holds for all workers at once
    every change of a job's state ──> jobrow, jobeventrow, and where money moves ledgerrow, in one transaction

Embedded it is a file in the home folder; with WORKPRINT_JOBS it is a Postgres database and the same statements. In
both one writer is in at a time, so that what is read in a transaction is still so when it commits.
"""

import time
from collections.abc import Generator
from contextlib import AbstractContextManager, contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Protocol
from uuid import uuid4

from sqlalchemy import Engine, text
from sqlalchemy.exc import InterfaceError, SQLAlchemyError
from sqlalchemy.exc import OperationalError as SqlOperationalError
from sqlmodel import Field, Session, SQLModel, create_engine, select

from tools.film.errors import OperatorError
from tools.media.disk import storage_error, whole_file
from tools.store.database import Database

MIGRATIONS: tuple[tuple[str, ...], ...] = (
    (
        "CREATE TABLE jobrow (id TEXT PRIMARY KEY, kind TEXT NOT NULL, key TEXT NOT NULL, film TEXT NOT NULL,"
        " shot TEXT NOT NULL, slate TEXT NOT NULL, words TEXT NOT NULL, service TEXT NOT NULL, state TEXT NOT NULL,"
        " payload TEXT NOT NULL, cost BIGINT NOT NULL, repeatable BOOLEAN NOT NULL, remote TEXT NOT NULL,"
        " tries INTEGER NOT NULL, due DOUBLE PRECISION NOT NULL, deadline DOUBLE PRECISION NOT NULL,"
        " owner TEXT NOT NULL, stop BOOLEAN NOT NULL, code TEXT NOT NULL, problem TEXT NOT NULL,"
        " done DOUBLE PRECISION NOT NULL, total DOUBLE PRECISION NOT NULL, result TEXT NOT NULL,"
        " asked DOUBLE PRECISION NOT NULL, changed DOUBLE PRECISION NOT NULL)",
        "CREATE UNIQUE INDEX job_key ON jobrow (key)",
        "CREATE INDEX job_film ON jobrow (film, asked)",
        "CREATE INDEX job_state ON jobrow (state, due)",
        "CREATE TABLE jobeventrow (job TEXT NOT NULL REFERENCES jobrow(id), number INTEGER NOT NULL,"
        " at DOUBLE PRECISION NOT NULL, state TEXT NOT NULL, what TEXT NOT NULL, PRIMARY KEY (job, number))",
        "CREATE TABLE workerrow (id TEXT PRIMARY KEY, host TEXT NOT NULL, pid INTEGER NOT NULL,"
        " seen DOUBLE PRECISION NOT NULL)",
        "CREATE TABLE pacerow (service TEXT PRIMARY KEY, free DOUBLE PRECISION NOT NULL)",
        "CREATE TABLE ledgerrow (job TEXT PRIMARY KEY REFERENCES jobrow(id), film TEXT NOT NULL, shot TEXT NOT NULL,"
        " slate TEXT NOT NULL, service TEXT NOT NULL, day TEXT NOT NULL, state TEXT NOT NULL, quoted BIGINT NOT NULL,"
        " charged BIGINT NOT NULL, estimated BOOLEAN NOT NULL, reason TEXT NOT NULL, at DOUBLE PRECISION NOT NULL)",
        "CREATE INDEX ledger_film ON ledgerrow (film)",
        "CREATE INDEX ledger_day ON ledgerrow (day, service)",
        "CREATE TABLE caprow (film TEXT PRIMARY KEY, micros BIGINT NOT NULL)",
    ),
    (
        "ALTER TABLE jobrow ADD COLUMN latest DOUBLE PRECISION NOT NULL DEFAULT 0",
        "ALTER TABLE jobrow ADD COLUMN called BOOLEAN NOT NULL DEFAULT FALSE",
        "CREATE TABLE callrow (id TEXT PRIMARY KEY, at DOUBLE PRECISION NOT NULL)",
    ),
    ("CREATE TABLE booksrow (mark TEXT PRIMARY KEY)",),
)
"""One tuple of statements per version, in words that SQLite and Postgres both read; only ever appended to."""

LOCK = 7_404_116_251
"""the number of the one writer's lock in Postgres"""
POSTGRES = ("postgresql://", "postgres://")
ANSWER = 10
"""seconds that a Postgres has to answer at the start"""


class JobRow(SQLModel, table=True):
    id: str = Field(primary_key=True)
    kind: str
    key: str
    """what it is, once: the same key is the same job"""
    film: str
    shot: str = ""
    slate: str = ""
    words: str = ""
    service: str
    state: str
    payload: str
    cost: int = 0
    """what it was quoted at, in millionths of a USD"""
    repeatable: bool = False
    """submitting it twice costs nothing and makes nothing twice"""
    remote: str = ""
    """the job at the service, as the service calls it"""
    tries: int = 0
    due: float = 0.0
    deadline: float = 0.0
    latest: float = 0.0
    """when it has to be there, whoever has it in hand; 0: whenever it comes"""
    called: bool = False
    """its service has called back about it, and nobody has looked since"""
    owner: str = ""
    stop: bool = False
    code: str = ""
    problem: str = ""
    done: float = 0.0
    total: float = 1.0
    result: str = "{}"
    asked: float = 0.0
    changed: float = 0.0


class JobEventRow(SQLModel, table=True):
    job: str = Field(primary_key=True)
    number: int = Field(primary_key=True)
    at: float
    state: str
    what: str = ""


class WorkerRow(SQLModel, table=True):
    id: str = Field(primary_key=True)
    host: str
    pid: int
    seen: float


class PaceRow(SQLModel, table=True):
    service: str = Field(primary_key=True)
    free: float
    """when the next submission may leave, by the clock of the books"""


class CallRow(SQLModel, table=True):
    id: str = Field(primary_key=True)
    """what is the same of a service's call each time that it is sent"""
    at: float


class BooksRow(SQLModel, table=True):
    mark: str = Field(primary_key=True)
    """whose books these are"""


class LedgerRow(SQLModel, table=True):
    job: str = Field(primary_key=True)
    film: str
    shot: str = ""
    slate: str = ""
    service: str
    day: str
    state: str = "reserved"
    quoted: int = 0
    charged: int = 0
    estimated: bool = True
    reason: str = ""
    at: float = 0.0


class CapRow(SQLModel, table=True):
    film: str = Field(primary_key=True)
    micros: int


class Books(Protocol):
    """The database of the books, wherever it is."""

    def transaction(self) -> AbstractContextManager[Session]:
        """A session that is alone while it is open; commits at its end, or leaves nothing behind."""
        ...

    def clock(self, session: Session) -> float:
        """Seconds since 1970, by the one clock that everybody who shares the books goes by."""
        ...

    def close(self) -> None: ...


def open_books(home: Path, url: str = "") -> Books:
    """The books of a home, or of the Postgres database `url`. Raises OperatorError when they cannot be opened."""
    return _Shared(url, _mark(home)) if url else _Embedded(home / "books.db")


class _Embedded:
    def __init__(self, path: Path) -> None:
        self._database = Database(path, MIGRATIONS)

    def transaction(self) -> AbstractContextManager[Session]:
        return self._database.transaction()

    def clock(self, session: Session) -> float:
        return time.time()

    def close(self) -> None:
        self._database.close()


class _Shared:
    def __init__(self, url: str, mark: str) -> None:
        if not url.startswith(POSTGRES):
            raise OperatorError(
                "WORKPRINT_JOBS is no address of a Postgres database; it looks like postgresql://user@host/name.",
                code="bad_setting",
            )
        if find_spec("psycopg") is None:
            raise OperatorError(
                "Jobs in Postgres need two more packages: pip install 'workprint[postgres]'.", code="no_postgres"
            )
        self._engine: Engine = create_engine(
            "postgresql+psycopg://" + url.split("://", 1)[1],
            pool_pre_ping=True,
            pool_size=4,
            connect_args={"connect_timeout": ANSWER, "prepare_threshold": None},
        )
        with self._spoken_errors():
            self._migrate()
        self._are_of(mark)

    @contextmanager
    def transaction(self) -> Generator[Session]:
        with self._spoken_errors(), Session(self._engine, expire_on_commit=False) as session:
            session.connection().execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": LOCK})
            yield session
            session.commit()

    def clock(self, session: Session) -> float:
        return float(session.connection().execute(text("SELECT extract(epoch FROM clock_timestamp())")).scalar_one())

    def close(self) -> None:
        self._engine.dispose()

    def _are_of(self, mark: str) -> None:
        """A clip or a part of a film that is made into another home folder would never be found."""
        with self.transaction() as session:
            known = session.exec(select(BooksRow)).first()
            if known is None:
                session.add(BooksRow(mark=mark))
        if known is not None and known.mark != mark:
            self.close()
            raise OperatorError(
                "The jobs in the database of WORKPRINT_JOBS are of films in another home folder. Give that folder"
                " with --home or WORKPRINT_HOME, on storage that this machine sees; or use a database of its own.",
                code="other_home",
            )

    def _migrate(self) -> None:
        with self._engine.begin() as connection:
            connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": LOCK})
            connection.execute(text("CREATE TABLE IF NOT EXISTS booksformat (version INTEGER NOT NULL)"))
            version = int(connection.execute(text("SELECT coalesce(max(version), 0) FROM booksformat")).scalar_one())
            if version > len(MIGRATIONS):
                raise OperatorError(
                    f"These jobs were written by a newer Workprint (format {version}; this one reads up to"
                    f" {len(MIGRATIONS)}). Update Workprint.",
                    code="database_newer",
                )
            for statements in MIGRATIONS[version:]:
                for statement in statements:
                    connection.execute(text(statement))
            if version < len(MIGRATIONS):
                connection.execute(text("INSERT INTO booksformat VALUES (:version)"), {"version": len(MIGRATIONS)})

    @contextmanager
    def _spoken_errors(self) -> Generator[None]:
        try:
            yield
        except (SqlOperationalError, InterfaceError) as error:
            raise OperatorError(
                f"The Postgres database of WORKPRINT_JOBS does not answer ({_reason(error)}). Start it, or leave the"
                " setting empty to keep the jobs beside the films.",
                code="no_postgres",
            ) from error


def _mark(home: Path) -> str:
    """What a home folder is known by on every machine that sees it; written there the first time."""
    place = home / "home.id"
    try:
        home.mkdir(parents=True, exist_ok=True)
        if not place.exists():
            with whole_file(place) as part:
                part.write_text(uuid4().hex, encoding="ascii")
        return place.read_text(encoding="ascii").strip()
    except OSError as error:
        raise storage_error(error, place) from error


def _reason(error: SQLAlchemyError) -> str:
    """The first line of what went wrong; an address with its password is never in it."""
    given: Any = getattr(error, "orig", None) or error
    return (str(given).strip().splitlines() or [type(given).__name__])[0]
