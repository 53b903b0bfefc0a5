"""Work for a crew under test. It stands in a module of its own, since worker processes import it by name."""

import asyncio
import os
import signal
import time
from pathlib import Path

from tools.film.errors import ProviderError
from tools.media.disk import whole_file
from tools.media.progress import Progress, Report


def square(number: int, report: Report) -> int:
    report(Progress(stage="x", done=1, total=2, what=str(number)))
    return number * number


def refuse_three(number: int, report: Report) -> int:
    if number == 3:
        raise ProviderError("the third is refused", code="refused", number=number)
    return number


def divide_by_zero(number: int, report: Report) -> float:
    return number / 0


def die(number: int, report: Report) -> int:
    os._exit(9)


def linger(path: str, report: Report) -> str:
    Path(path).write_text(str(os.getpid()))
    for _ in range(600):
        report(Progress(stage="x", done=0, total=1))
        time.sleep(0.1)
    return path


def write_slowly(path: str, report: Report) -> str:
    with whole_file(Path(path)) as part:
        part.write_text("half")
        linger(f"{path}.pid", report)
    return path


def write_slowly_in_a_thread(path: str, report: Report) -> str:
    return asyncio.run(asyncio.to_thread(write_slowly, path, report))


def deaf(_: int, report: Report) -> bool:
    """Whether this process is deaf to Ctrl-C even before it says so itself."""
    return signal.SIGINT in signal.pthread_sigmask(signal.SIG_BLOCK, set[int]())
