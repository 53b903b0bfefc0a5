"""One decoder, several encoders one after the other: frames pass through a pipe of ours, counted, and are not copied.

decoder ──raw frames──> relay ──first 48──> encoder a
                              ──next 48───> encoder b
"""

import os
import threading
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager

from tools.film.errors import Cancelled
from tools.media.process import WIDE, Child

BLOCK = WIDE
"""bytes at a time: what a pipe holds"""


def relay(
    decode: Sequence[str],
    encode: Sequence[Sequence[str]],
    sizes: Sequence[int],
    turns: Sequence[AbstractContextManager[object]],
    ended: Callable[[int], None],
    *,
    doing: str,
    stop: threading.Event,
) -> None:
    """Run `decode` once and give the first `sizes[0]` bytes of it to the first of `encode`, and so on; each of them
    runs inside its one of `turns`, which are entered once, and is told of by its number when it has `ended`.

    An encoder gets fewer bytes when the decoder has no more; it is for the caller to count what came of it. Raises
    OperatorError when one of them fails, Cancelled when `stop` is set; then none of them is left running.
    """
    decoder: Child | None = None
    try:
        for number, (argv, size, turn) in enumerate(zip(encode, sizes, turns, strict=True)):
            with turn:
                # Not before its turn: one that waits for an encoder holds 55 MB at 1080p.
                decoder = decoder or Child(decode, read=True)
                encoder = Child(argv, fed=True)
                try:
                    _pass(decoder.source, encoder.feed, size, lambda: _look(stop, doing))
                except BrokenPipeError:
                    # It died; its own log says why, below.
                    pass
                except BaseException:
                    encoder.kill()
                    raise
                encoder.finish(doing=doing, stop=stop)
            ended(number)
        if decoder is not None:
            decoder.finish(doing=doing, stop=stop)
    finally:
        if decoder is not None:
            decoder.kill()


def _look(stop: threading.Event, doing: str) -> None:
    if stop.is_set():
        raise Cancelled(f"Stopped while {doing}.")


def _pass(source: int, target: int, size: int, look: Callable[[], None]) -> None:
    """Pass `size` bytes on, or all there are. Where the kernel can move them between pipes, it does."""
    left = size
    while left:
        look()
        moved = _spliced(source, target, min(left, BLOCK))
        if not moved:
            return
        left -= moved


def _spliced(source: int, target: int, size: int) -> int:
    if hasattr(os, "splice"):
        return os.splice(source, target, size)
    block = os.read(source, size)
    view = memoryview(block)
    while view:
        view = view[os.write(target, view) :]
    return len(block)
