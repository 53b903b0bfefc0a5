"""The floor: who has it speaks. One turn at a time about a film, over threads and processes."""

import fcntl
import threading
import time
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from tools.film.errors import Conflict, OperatorError

PATIENCE = 4.0
"""seconds that a second speaker waits"""
CLOSING = "closing"
"""the code of a Conflict that says so: nothing was begun, and it may be said again to whoever comes after"""
LOOK_EVERY = 0.02


@contextmanager
def floor(
    folder: Path, film: str, patience: float = PATIENCE, closing: threading.Event | None = None
) -> Generator[None]:
    """Hold the floor of a film's conversation; it falls free with the process, however that ends.

    Raises Conflict (code "busy_talking") when someone else has it for longer than `patience` seconds, and (code
    "closing") once `closing` is set before it is had.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handle = (folder / f"{film}.talk.lock").open("w")
    except OSError as error:
        raise OperatorError(f"The folder {folder} cannot be written ({error.strerror}).", code="home") from error
    with handle:
        until = time.monotonic() + patience
        while True:
            if closing is not None and closing.is_set():
                raise closing_down(film)
            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
                break
            except BlockingIOError:
                if time.monotonic() >= until:
                    raise Conflict(
                        f"The director is busy with another message about '{film}'. Wait for its answer, or stop it.",
                        code="busy_talking",
                        film=film,
                    ) from None
                time.sleep(LOOK_EVERY)
        yield


def closing_down(film: str) -> Conflict:
    """That nothing new is begun here any more."""
    return Conflict("The studio is being stopped. Say it again when it is back.", code=CLOSING, film=film)
