"""The crew: the same work on many things, in several processes, with progress and a clean stop.

work(task, report)  x N tasks  ->  results in order of arrival
A stop (Cancelled from the reporter, Ctrl-C, a failed task) ends the workers at once; what is finished is kept. They end
with who started them, too, should that be killed.
"""

import multiprocessing
import os
import queue
import signal
import sys
import threading
import time
import traceback
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing.context import SpawnContext, SpawnProcess
from types import FrameType, ModuleType
from typing import Any, Generic, TypeVar

from tools.film.errors import Bug, Cancelled, WorkprintError
from tools.media.progress import Progress, Report

Task = TypeVar("Task")
Result = TypeVar("Result")

POLL_SECONDS = 0.1
LAST_SECONDS = 3
"""that workers have to clear away what is half written"""
_STARTING = threading.Lock()
"""of two crews that start at once the later one would take the other's stand-in for the program"""


@dataclass(frozen=True)
class Finished(Generic[Task, Result]):
    """One task and what came of it."""

    task: Task
    result: Result


@dataclass(frozen=True)
class _Stepped:
    index: int
    progress: Progress


@dataclass(frozen=True)
class _Done:
    index: int
    result: Any


@dataclass(frozen=True)
class _Failed:
    index: int
    error: WorkprintError


def run(
    work: Callable[[Task, Report], Result],
    tasks: Sequence[Task],
    *,
    workers: int,
    report: Report,
    stage: str,
    name: Callable[[Task], str] = str,
) -> Iterator[Finished[Task, Result]]:
    """Yield each finished task as it comes. `work` and the tasks must be picklable: module level, of a module
    that can be imported.

    Reports one overall Progress per step: `done` of `len(tasks)` tasks, fractions included. Raises what a task
    raised; a worker that dies (killed, out of memory) is a Bug with its exit code.
    """
    if not tasks:
        return
    context = multiprocessing.get_context("spawn")
    crew = _Crew(context, work, list(tasks), min(workers, len(tasks)))
    shares = [0.0] * len(tasks)
    try:
        while crew.open:
            message = crew.next_message()
            match message:
                case _Stepped(index, progress):
                    shares[index] = min(progress.done / progress.total, 1.0) if progress.total else 0.0
                    report(Progress(stage=stage, done=sum(shares), total=len(tasks), what=name(tasks[index])))
                case _Done(index, result):
                    shares[index] = 1.0
                    report(Progress(stage=stage, done=sum(shares), total=len(tasks), what=name(tasks[index])))
                    yield Finished(tasks[index], result)
                case _Failed(_, error):
                    raise error
                case None:
                    report(Progress(stage=stage, done=sum(shares), total=len(tasks)))
    finally:
        crew.dismiss()


class _Crew:
    """Processes that take task numbers from one queue and answer on another."""

    def __init__(
        self,
        context: SpawnContext,
        work: Callable[[Any, Report], Any],
        tasks: list[Any],
        size: int,
    ) -> None:
        self.open = set(range(len(tasks)))
        self._orders: multiprocessing.Queue[tuple[int, Any] | None] = context.Queue()
        self._answers: multiprocessing.Queue[_Stepped | _Done | _Failed] = context.Queue()
        for order in enumerate(tasks):
            self._orders.put(order)
        for _ in range(size):
            self._orders.put(None)
        self._processes: list[SpawnProcess] = [
            context.Process(target=_serve, args=(work, self._orders, self._answers), daemon=True) for _ in range(size)
        ]
        # A Ctrl-C goes to every process of the terminal. A worker has to be deaf to it from its first line on, and
        # what is blocked here when it starts is blocked there.
        heard = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
        try:
            with _program_left_out():
                for process in self._processes:
                    process.start()
        finally:
            signal.pthread_sigmask(signal.SIG_SETMASK, heard)

    def next_message(self) -> _Stepped | _Done | _Failed | None:
        try:
            message = self._answers.get(timeout=POLL_SECONDS)
        except queue.Empty:
            dead = [process.exitcode for process in self._processes if process.exitcode not in (None, 0)]
            if dead:
                raise Bug(f"A worker process ended with exit code {dead[0]}; run the command again to go on.") from None
            return None
        if isinstance(message, _Done):
            self.open.discard(message.index)
        return message

    def dismiss(self) -> None:
        for process in self._processes:
            if self.open and process.is_alive():
                process.terminate()
        deadline = time.monotonic() + LAST_SECONDS
        for process in self._processes:
            process.join(timeout=max(0.1, deadline - time.monotonic()))
            if process.is_alive():
                process.kill()
                process.join()
        for channel in (self._orders, self._answers):
            channel.cancel_join_thread()
            channel.close()


@contextmanager
def _program_left_out() -> Generator[None]:
    """Processes that start meanwhile load the modules of their work alone, and not the program that starts them as
    well: the command line is 70 MB, and a second of each."""
    with _STARTING:
        program = sys.modules["__main__"]
        sys.modules["__main__"] = ModuleType("__main__")
        try:
            yield
        finally:
            sys.modules["__main__"] = program


def _serve(
    work: Callable[[Any, Report], Any],
    orders: "multiprocessing.Queue[tuple[int, Any] | None]",
    answers: "multiprocessing.Queue[_Stepped | _Done | _Failed]",
) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    stopped = threading.Event()

    def leave(number: int, _: FrameType | None) -> None:
        """End as code ends, so that what is half written is cleared away; nobody listens any more."""
        answers.cancel_join_thread()
        stopped.set()
        sys.exit(128 + number)

    signal.signal(signal.SIGTERM, leave)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    # Clearing away can fail by itself, on a full disk, and then an error hides the exit.
    while not stopped.is_set() and (order := orders.get()) is not None:
        index, task = order

        def report(progress: Progress, index: int = index) -> None:
            # The work may be in another thread than the one that a signal reaches.
            if stopped.is_set():
                raise Cancelled("Stopped.")
            answers.put(_Stepped(index, progress))

        try:
            answers.put(_Done(index, work(task, report)))
        except WorkprintError as error:
            answers.put(_Failed(index, error))
        except Exception as error:
            # a process boundary: the trace travels as text, or it would be lost with the worker
            trace = "".join(traceback.format_exception(error))
            answers.put(_Failed(index, Bug(f"A worker has a fault ({type(error).__name__}: {error}).", trace=trace)))


def _end_with_parent() -> None:
    """Stop this worker once nobody waits for it: its work would be done a second time by who is started next."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os.kill(os.getpid(), signal.SIGTERM)
