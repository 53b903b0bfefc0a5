"""Sleeping between two looks at something far away, with a bell that whoever hears of it first may ring."""

import asyncio
from contextlib import suppress
from contextvars import ContextVar

_BELL: ContextVar[asyncio.Event | None] = ContextVar("bell", default=None)


def hang_bell() -> asyncio.Event:
    """A bell for the task that is running and all that it awaits: when it is set, the nap in hand is over."""
    bell = asyncio.Event()
    _BELL.set(bell)
    return bell


async def nap(seconds: float) -> None:
    """Sleep so long, or until the bell of this task rings."""
    bell = _BELL.get()
    if bell is None:
        await asyncio.sleep(seconds)
        return
    with suppress(TimeoutError):
        await asyncio.wait_for(bell.wait(), seconds)
    bell.clear()
