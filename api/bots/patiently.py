"""What a host is asked for while it is away, or wants patience: again, until it is done."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import TypeVar

from api.bots.ports import Later

Answered = TypeVar("Answered")
LONGEST_WAIT = 30.0
"""seconds between two tries"""


async def patiently(call: Callable[[], Awaitable[Answered]]) -> Answered:
    """What the call returns, or raises other than Later. An answer that a host does not take now is not given up: what
    it tells of is done, and whoever heard nothing would ask for it a second time.
    """
    while True:
        try:
            return await call()
        except Later as later:
            await asyncio.sleep(min(later.seconds, LONGEST_WAIT))
