"""The jobs of a server on disk, so that who comes back after a stop sees what was in hand, and goes on with it.

    <home>/jobs.json   [[job, order | null, idea | null], ...]     written whenever a job changes its state

What was open when the server ended, however it ended, is told as stopped. One server at a time keeps a home's book;
a bot that runs alone has one of its own beside it.
"""

import fcntl
import os
from collections.abc import Sequence
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from pydantic import TypeAdapter, ValidationError

from api.answers import FailureSaid, JobShown
from tools.film.errors import OperatorError
from tools.film.orders import Order
from tools.media.disk import whole_file
from tools.production.making import Request as Idea

STOPPED = FailureSaid(
    code="server_stopped",
    message="The server was stopped meanwhile. What was finished is kept; try it again, and it goes on.",
    data={},
)
OPEN_STATES = ("queued", "running", "stopping")


class Written(NamedTuple):
    """A job, and what it was asked for with; neither an order nor an idea: what cannot be asked for again."""

    job: JobShown
    order: Order | None = None
    idea: Idea | None = None


_BOOK: TypeAdapter[list[Written]] = TypeAdapter(list[Written])


class JobBook:
    """The book of one home, held by whoever opened it first."""

    def __init__(self, home: Path, of: str = "jobs") -> None:
        self._path = home / f"{of}.json"
        home.mkdir(parents=True, exist_ok=True)
        self._lock: int | None = os.open(home / f".{of}.lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
        try:
            fcntl.flock(self._lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            # Another server keeps it; the jobs of this one are known as long as it lives.
            self.close()

    def read(self) -> list[Written]:
        """What there was, oldest first. A book that cannot be read is begun anew: the work itself is in the films."""
        if self._lock is None:
            return []
        try:
            found = _BOOK.validate_json(self._path.read_bytes())
        except (OSError, ValidationError):
            return []
        return [one._replace(job=_stopped(one.job)) for one in found]

    def write(self, jobs: Sequence[Written]) -> None:
        """What there is now. A disk that takes nothing does not stop the work."""
        if self._lock is None:
            return
        with suppress(OperatorError), whole_file(self._path) as part:
            part.write_bytes(_BOOK.dump_json(list(jobs)))

    def close(self) -> None:
        """Let the next server keep it."""
        if self._lock is not None:
            os.close(self._lock)
            self._lock = None


def _stopped(job: JobShown) -> JobShown:
    if job.state not in OPEN_STATES:
        return job
    return job.model_copy(update={"state": "cancelled", "ended": datetime.now(UTC), "error": STOPPED})
