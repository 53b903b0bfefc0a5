"""Where a turn's thread is kept while it is open: SQLite beside the films, or Postgres when the settings say so.

A thread's checkpoints are dropped when its turn has ended, so that what is kept is what is being thought of now.
"""

import sqlite3
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from langgraph.checkpoint.base import BaseCheckpointSaver
from langgraph.checkpoint.sqlite import SqliteSaver

from tools.film.errors import OperatorError
from tools.media.disk import disk_full

POSTGRES = ("postgresql://", "postgres://")
PATIENCE = 30.0
ANSWER = 10
"""seconds that a database has to answer at the start"""


class Checkpoints:
    """The checkpoints of one home. `url` names a Postgres database; empty is the file in the home folder."""

    def __init__(self, home: Path, url: str = "") -> None:
        self._url = url
        self._path = home / "conversations.db"
        self.saver, self._close = _postgres(url) if url else _sqlite(self._path)

    def drop(self, thread: str) -> None:
        """Forget a thread."""
        with self.spoken_errors():
            self.saver.delete_thread(thread)

    def threads(self) -> set[str]:
        """The threads that are kept."""
        with self.spoken_errors():
            return {str(found.config.get("configurable", {})["thread_id"]) for found in self.saver.list(None)}

    def close(self) -> None:
        self._close()

    @contextmanager
    def spoken_errors(self) -> Generator[None]:
        """What the database itself says becomes one sentence."""
        try:
            yield
        except sqlite3.Error as error:
            raise _unusable(self._path, "used", error) from error
        except Exception as error:
            # psycopg is optional, so its errors are known by where they come from.
            if self._url and type(error).__module__.split(".")[0].startswith("psycopg"):
                raise _no_postgres(error) from error
            raise


def _sqlite(path: Path) -> tuple[BaseCheckpointSaver[str], Any]:
    try:
        connection = sqlite3.connect(path, timeout=PATIENCE, check_same_thread=False)
        # What is lost with the power is only how far a turn had come; its edits are in the film's own log.
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("PRAGMA synchronous=NORMAL")
    except sqlite3.Error as error:
        raise _unusable(path, "opened", error) from error
    return SqliteSaver(connection), connection.close


def _unusable(path: Path, what: str, error: sqlite3.Error) -> OperatorError:
    if "disk is full" in str(error):
        return disk_full(path.parent)
    return OperatorError(
        f"{path}, which keeps the turns in hand, cannot be {what} ({error}). Move it away and go on: the films and the"
        " conversations are elsewhere.",
        code="conversations",
    )


def _postgres(url: str) -> tuple[BaseCheckpointSaver[str], Any]:
    if not url.startswith(POSTGRES):
        raise OperatorError(
            "The setting WORKPRINT_CHECKPOINTS is the address of a Postgres database (postgresql://...), or empty.",
            code="bad_setting",
        )
    try:
        from langgraph.checkpoint.postgres import PostgresSaver
        from psycopg import Connection, Error
        from psycopg.rows import dict_row
        from psycopg_pool import ConnectionPool
    except ImportError as error:
        raise OperatorError(
            "Checkpoints in Postgres need two more packages: pip install 'workprint[postgres]'.", code="no_postgres"
        ) from error
    try:
        # Asked once directly, since this says why it does not answer; the pool only says that it waited.
        Connection[dict[str, Any]].connect(url, connect_timeout=ANSWER).close()
        # A server outlives its database's restarts: a connection that broke is made anew.
        pool = ConnectionPool[Connection[dict[str, Any]]](
            url,
            min_size=1,
            max_size=4,
            kwargs={"autocommit": True, "prepare_threshold": 0, "row_factory": dict_row},
            check=ConnectionPool[Any].check_connection,
            timeout=PATIENCE,
            open=True,
        )
        saver = PostgresSaver(pool)
        saver.setup()
    except Error as error:
        raise _no_postgres(error) from error
    return saver, pool.close


def _no_postgres(error: Exception) -> OperatorError:
    reason = str(error).strip().splitlines()[0] if str(error).strip() else type(error).__name__
    return OperatorError(
        f"The Postgres database of WORKPRINT_CHECKPOINTS does not answer ({reason}). Start it, or leave the setting"
        " empty to keep the turns in hand beside the films.",
        code="no_postgres",
    )
