"""The desk: however many wait for a director who thinks, the next one is answered at once."""

import asyncio
import threading
from contextlib import ExitStack
from pathlib import Path

from api.bots.desk import Desk, Heard
from tests.fakes.bot_house import a_house
from tools.settings import Settings


def test_what_takes_its_time_takes_no_thread_from_what_is_answered_now(tmp_path: Path):
    go = threading.Event()

    def thinks() -> Heard:
        go.wait(60)
        return Heard("done")

    async def many(desk: Desk) -> list[Heard]:
        # More than an event loop has threads for everything else, on any machine of up to eight cores.
        waiting = [asyncio.create_task(desk.done(thinks)) for _ in range(16)]
        try:
            async with asyncio.timeout(30):
                assert (
                    await asyncio.gather(*(asyncio.to_thread(desk.first, f"key {at}") for at in range(8))) == [True] * 8
                )
            assert not any(one.done() for one in waiting)
        finally:
            go.set()
        return await asyncio.gather(*waiting)

    with ExitStack() as stack:
        house, talks = a_house(Settings(home=tmp_path), stack)
        assert asyncio.run(many(Desk(house, talks))) == [Heard("done")] * 16
