"""What every chat on loopback is: an app that is served in a thread, and what a test waits to see in it."""

import socket
import threading
import time
from collections.abc import Callable, Mapping
from itertools import pairwise
from math import inf
from typing import Any

import uvicorn
from starlette.types import ASGIApp

ACKNOWLEDGED_SECONDS = 3.0
"""how long hosts wait for an answer"""


class Line:
    """Where an app is reached on loopback, until it is closed."""

    def __init__(self, app: ASGIApp) -> None:
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port = int(self._listener.getsockname()[1])
        self._server = uvicorn.Server(
            uvicorn.Config(app, log_config=None, log_level="critical", ws="websockets-sansio")
        )
        self._thread = threading.Thread(target=lambda: self._server.run(sockets=[self._listener]), daemon=True)
        self._thread.start()

    def close(self) -> None:
        self._server.should_exit = True
        self._thread.join(60)
        self._listener.close()


def until(true: Callable[[], Any], there: Callable[[], object], seconds: float = 120.0) -> Any:
    """What `true` says, once it says anything; else an AssertionError with what is `there`."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if found := true():
            return found
        time.sleep(0.02)
    raise AssertionError(f"waited in vain: {there()}")


def closest(edits: Mapping[str, list[float]]) -> float:
    """Seconds between the two edits of one message that came closest upon each other; infinite where none has two."""
    return min((later - earlier for times in edits.values() for earlier, later in pairwise(times)), default=inf)
