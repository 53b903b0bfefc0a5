"""The body of one request: as much of it as there may be, in the time that there is, and what becomes of its rest.

a request to the studio: 1 MiB in 30 s        a part of an upload: any length, as long as something of it comes
"""

import asyncio
from contextlib import suppress

from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.types import Message, Receive, Scope

MOST_BYTES = 1 << 20
SECONDS = 30.0
"""for the whole body of a request, and between two pieces of an upload"""
UPLOAD_SECONDS = 3600.0
"""for one request of an upload; it goes on with another"""
LINGER_SECONDS, LINGER_BYTES = 1.0, 1 << 22
UPLOADS = "/api/uploads/"


class Body:
    """What comes of a request's body. `receive` is the application's in place of the server's own."""

    def __init__(self, scope: Scope, receive: Receive) -> None:
        headers = Headers(scope=scope)
        self._receive = receive
        self._long = scope["method"] == "PATCH" and str(scope["path"]).startswith(UPLOADS)
        self._taken = 0
        self._until = asyncio.get_running_loop().time() + (UPLOAD_SECONDS if self._long else SECONDS)
        said = headers.get("content-length", "")
        self._said = int(said) if said.isdecimal() and len(said) < 20 else None
        self.whole = not self._said and "transfer-encoding" not in headers
        """nothing more of it is to come"""

    @property
    def too_large(self) -> bool:
        """By what it says of itself."""
        return not self._long and (self._said or 0) > MOST_BYTES

    async def receive(self) -> Message:
        """The next piece. Raises HTTPException 408 for one that does not come, and 413 after the most there may be."""
        if self.whole:
            return await self._receive()
        now = asyncio.get_running_loop().time()
        try:
            async with asyncio.timeout(min(SECONDS, self._until - now)):
                message = await self._receive()
        except TimeoutError:
            raise HTTPException(408) from None
        self._taken += len(message.get("body", b""))
        self.whole = message["type"] == "http.disconnect" or not message.get("more_body", False)
        if not self._long and self._taken > MOST_BYTES:
            raise HTTPException(413)
        return message

    async def linger(self) -> None:
        """Take a little of the rest after a refusal: a line that is cut while the other side still sends loses the
        answer on the way.
        """
        taken = 0
        with suppress(TimeoutError):
            async with asyncio.timeout(LINGER_SECONDS):
                while not self.whole and taken < LINGER_BYTES:
                    message = await self._receive()
                    taken += len(message.get("body", b""))
                    self.whole = message["type"] == "http.disconnect" or not message.get("more_body", False)
