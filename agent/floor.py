"""The floor: who has it speaks. One turn at a time about a film, over threads and processes."""

import fcntl
import time
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from tools.film.errors import Conflict, OperatorError

PATIENCE = 4.0
"""seconds that a second speaker waits"""
LOOK_EVERY = 0.02


@contextmanager
def floor(folder: Path, film: str, patience: float = PATIENCE) -> Generator[None]:
    """Hold the floor of a film's conversation; it falls free with the process, however that ends.

    Raises Conflict (code "busy_talking") when someone else has it for longer than `patience` seconds.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handle = (folder / f"{film}.talk.lock").open("w")
    except OSError as error:
        raise OperatorError(f"The folder {folder} cannot be written ({error.strerror}).", code="home") from error
    with handle:
        until = time.monotonic() + patience
        while True:
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
