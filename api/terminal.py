"""What the command line shows: one JSON object or words on standard output; progress and errors on standard error.

exit 0  done        exit 1  failed, one clear sentence        exit 2  bad usage        exit 130  stopped by Ctrl-C
"""

import json
import re
import signal
import sys
import time
import traceback
from collections.abc import Callable, Generator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import Any, TextIO

from rich.console import Console
from rich.progress import BarColumn, SpinnerColumn, TaskID, TextColumn, TimeRemainingColumn
from rich.progress import Progress as ProgressBar

from tools.film.errors import Bug, Cancelled, WorkprintError
from tools.media.progress import Progress, Report

QUIET_SECONDS = 5.0
STOPPED = "Stopped. Everything finished so far is kept; run the same command again to go on."


CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
"""What commands a terminal, or turns its letters round: names and words of strangers' files may hold it."""


def printable(words: str) -> str:
    """Words as they may be written to a terminal: what would command it is shown as a box."""
    return CONTROLS.sub("\N{REPLACEMENT CHARACTER}", words)


def print_json(value: Any) -> None:
    """One object on standard output, and nothing else."""
    written = json.dumps(value, ensure_ascii=False, default=str)
    sys.stdout.write(CONTROLS.sub(lambda found: f"\\u{ord(found[0]):04x}", written) + "\n")


def say(words: str) -> None:
    sys.stdout.write(printable(words) + "\n")


def fail(error: WorkprintError, as_json: bool) -> int:
    """Tell the error in the form that was asked for; returns the exit code."""
    if as_json:
        print_json({"error": {"code": error.code, "message": error.message, "data": error.data}})
    else:
        sys.stderr.write(f"{printable(error.message)}\n")
    return 130 if isinstance(error, Cancelled) else 1


def as_bug(error: Exception, folder: Path) -> Bug:
    """An error that nobody foresaw: its trace goes to a file, its sentence to the user."""
    trace = "".join(traceback.format_exception(error))
    where = folder / "faults" / f"{time.strftime('%Y%m%d-%H%M%S')}.txt"
    try:
        where.parent.mkdir(parents=True, exist_ok=True)
        where.write_text(trace)
        kept = f" The details are in {where}."
    except OSError:
        kept = ""
    return Bug(f"Workprint has a fault ({type(error).__name__}: {error}). The film is safe as it was.{kept}")


@contextmanager
def stop_on_ctrl_c() -> Generator[Callable[[], bool]]:
    """The first Ctrl-C (or SIGTERM) asks the work to stop at its next report; a second one ends it at once."""
    asked = [False]

    def ask(_signal: int, _frame: FrameType | None) -> None:
        if asked[0]:
            raise KeyboardInterrupt
        asked[0] = True

    before = {number: signal.signal(number, ask) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield lambda: asked[0]
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


@contextmanager
def progress_display(stream: TextIO, quiet: bool = False) -> Generator[Report]:
    """A reporter that shows stage, thing in hand and time left, and raises Cancelled after Ctrl-C."""
    with stop_on_ctrl_c() as stopped:
        if quiet:
            yield _stopping(lambda _progress: None, stopped)
        elif stream.isatty():
            bar = ProgressBar(
                SpinnerColumn(),
                TextColumn("{task.fields[stage]:<9}"),
                BarColumn(28),
                TextColumn("{task.percentage:>3.0f}%  {task.fields[what]:<24}"),
                TimeRemainingColumn(),
                TextColumn("left"),
                console=Console(file=stream),
                transient=True,
            )
            with bar:
                yield _stopping(_Bars(bar).show, stopped)
        else:
            yield _stopping(ProgressLines(stream).show, stopped)


def _stopping(show: Report, stopped: Callable[[], bool]) -> Report:
    def report(progress: Progress) -> None:
        if stopped():
            raise Cancelled(STOPPED)
        show(progress)

    return report


class _Bars:
    """One bar per stage, the current one last."""

    def __init__(self, bar: ProgressBar) -> None:
        self._bar = bar
        self._tasks: dict[str, TaskID] = {}

    def show(self, progress: Progress) -> None:
        if progress.stage not in self._tasks:
            self._tasks[progress.stage] = self._bar.add_task("", total=progress.total, stage=progress.stage, what="")
        task = self._tasks[progress.stage]
        self._bar.update(task, completed=progress.done, total=progress.total, what=printable(progress.what[:24]))


class ProgressLines:
    """For logs and pipes: a line when the stage changes, and one every few seconds of a long one."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._stage = ""
        self._began = self._last = 0.0

    def show(self, progress: Progress) -> None:
        now = time.monotonic()
        if progress.stage != self._stage:
            self._stage, self._began = progress.stage, now
        elif now - self._last < QUIET_SECONDS:
            return
        self._last = now
        share = progress.done / progress.total if progress.total else 0.0
        left = f", {(now - self._began) * (1 - share) / share:.0f} s left" if share > 0.02 and now > self._began else ""
        what = f"  {progress.what}" if progress.what else ""
        self._stream.write(printable(f"{progress.stage:<9} {share:4.0%}{what}{left}") + "\n")
        self._stream.flush()
