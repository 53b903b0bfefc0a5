"""The places at the machine: as many units are encoded at once as there are places, and a heavy one takes two.

    places |==plain==|==plain==|=mixture=|==plain==
           |==plain==|.........|=mixture=|==plain==     a mixture waits until both are free

Who has waited longest is next, so that a heavy one gets its turn while light ones keep coming.
"""

import threading
from collections import deque
from collections.abc import Generator
from contextlib import contextmanager

from tools.assembly.delivery import Delivery
from tools.assembly.recipe import Recipe

LIGHT = 1920 * 1080
"""Pixels of a picture up to which an H.264 encoder takes one place."""


def places_for(recipe: Recipe, delivery: Delivery) -> int:
    """How many places the encoder of a unit takes: 1, or 2 where it holds half as much memory again, or more.

    At 1080p an encoder of H.264 holds 190 MB, of H.265 and VP9 300 and of AV1 410; frames for ProRes are twice as big,
    and a mixture is decoded twice.
    """
    return 1 if delivery.codec == "h264" and delivery.width * delivery.height <= LIGHT and not recipe.mixture else 2


class Places:
    """`count` places, for several threads."""

    def __init__(self, count: int) -> None:
        self._count = self._free = max(1, count)
        self._waiting: deque[object] = deque()
        self._changed = threading.Condition()

    @contextmanager
    def taken(self, wanted: int) -> Generator[None]:
        """Wait for `wanted` places, or all there are when these are fewer, and have them until the block ends."""
        wanted = min(wanted, self._count)
        me = object()
        with self._changed:
            self._waiting.append(me)
            try:
                self._changed.wait_for(lambda: self._waiting[0] is me and self._free >= wanted)
                self._free -= wanted
            finally:
                self._waiting.remove(me)
                self._changed.notify_all()
        try:
            yield
        finally:
            with self._changed:
                self._free += wanted
                self._changed.notify_all()
