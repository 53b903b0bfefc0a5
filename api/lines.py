"""The lines that callers come by: who opens one says in time, and in few words, what they want."""

import asyncio
import resource

import h11
from uvicorn.protocols.http.h11_impl import H11Protocol

HEAD_SECONDS = 15.0
"""in which the head of a request has to come; that of an idle line after an answer is the server's own, shorter"""


def room_for(lines: int) -> None:
    """Let this process have so many lines open at once, or as many as the machine allows."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    if soft < lines:
        resource.setrlimit(
            resource.RLIMIT_NOFILE, (lines if hard == resource.RLIM_INFINITY else min(lines, hard), hard)
        )


class Line(H11Protocol):
    """A line that is closed when nothing comes over it, or only a header now and then."""

    _waiting: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # pyright: ignore[reportIncompatibleMethodOverride]
        super().connection_made(transport)
        self._wait()

    def data_received(self, data: bytes) -> None:
        super().data_received(data)
        if self.conn.their_state is not h11.IDLE:
            self._waited()
        elif self._waiting is None:
            self._wait()

    def connection_lost(self, exc: Exception | None) -> None:
        self._waited()
        super().connection_lost(exc)

    def _wait(self) -> None:
        self._waiting = self.loop.call_later(HEAD_SECONDS, self._too_late)

    def _waited(self) -> None:
        if self._waiting is not None:
            self._waiting.cancel()
            self._waiting = None

    def _too_late(self) -> None:
        self._waiting = None
        if not self.transport.is_closing():
            self.transport.close()
