"""What a piece of work costs: processor time, wall time, and the most memory that its whole tree of processes held."""

import os
import resource
import threading
import time
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

PROC = Path("/proc")
LOOK_SECONDS = 0.1


@dataclass
class Weight:
    """Seconds of processor time and of wall time; `peak_mb` is of us and all below us, `children_mb` of those below.

    Memory is resident memory, what is shared counted once, looked at ten times a second; None where there is no /proc.
    """

    cpu_s: float = 0.0
    wall_s: float = 0.0
    peak_mb: int | None = None
    children_mb: int | None = None


@contextmanager
def weighed() -> Generator[Weight]:
    """Weigh what is done inside. The processes that are waited for there count, whoever started them."""
    weight = Weight()
    done = threading.Event()
    watcher = threading.Thread(target=_watch, args=(weight, done), name="weighing", daemon=True)
    before, began = cpu_seconds(), time.monotonic()
    watcher.start()
    try:
        yield weight
    finally:
        weight.cpu_s, weight.wall_s = cpu_seconds() - before, time.monotonic() - began
        done.set()
        watcher.join()


def cpu_seconds() -> float:
    """Processor time of this process and of all children that have ended, user and system."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN), resource.getrusage(resource.RUSAGE_SELF)
    return sum(one.ru_utime + one.ru_stime for one in used)


def _watch(weight: Weight, done: threading.Event) -> None:
    while not done.wait(LOOK_SECONDS):
        if (held := _resident()) is None:
            return
        ours, below = held
        weight.peak_mb = max(weight.peak_mb or 0, (ours + below) >> 20)
        weight.children_mb = max(weight.children_mb or 0, below >> 20)


def _resident() -> tuple[int, int] | None:
    """Bytes that we hold, and bytes that all processes below us hold."""
    parents: dict[int, int] = {}
    for stat in PROC.glob("[0-9]*/stat"):
        try:
            parents[int(stat.parent.name)] = int(stat.read_text().rpartition(")")[2].split()[1])
        except (OSError, ValueError, IndexError):
            continue  # it ended while we looked
    if os.getpid() not in parents:
        return None
    below: set[int] = {os.getpid()}
    grown = True
    while grown:
        more = {child for child, parent in parents.items() if parent in below} - below
        below |= more
        grown = bool(more)
    return _bytes(os.getpid()), sum(_bytes(child) for child in below - {os.getpid()})


def _bytes(number: int) -> int:
    """Resident bytes, with its share of what it has in common with others: one ffmpeg program is loaded once."""
    try:
        lines = (PROC / str(number) / "smaps_rollup").read_text().splitlines()
    except OSError:
        return 0  # it ended while we looked
    return next((int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:")), 0)
