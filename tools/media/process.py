"""The one runner of subprocesses: no shell, no zombies, cancellation kills the child.

A child lives in its own session, so Ctrl-C at the terminal reaches us alone and we decide what becomes of it.
"""

import fcntl
import os
import subprocess
import tempfile
import threading
from collections.abc import Generator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import IO

from tools.film.errors import Cancelled, OperatorError
from tools.media.disk import disk_full

LOG_LINES = 12
WIDE = 1 << 20
"""Bytes that the pipe of a child holds."""

POLL_SECONDS = 0.1
GENTLE = 10
"""The niceness of what nobody waits for."""

DISK_FULL = "No space left on device"


def run(argv: Sequence[str], *, doing: str, stop: threading.Event | None = None, gently: bool = False) -> str:
    """Run `argv` to its end and return what it wrote to standard output.

    `doing` completes the sentence "... failed while <doing>". Setting `stop` kills the child and raises Cancelled.
    With `gently` it takes the processor when others do not want it.
    Raises OperatorError with `argv`, `exit` and the last log lines in `data` when the program is missing or fails.
    """
    try:
        child = subprocess.Popen(
            argv,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            start_new_session=True,
            text=True,
            errors="replace",
            env=_surroundings(),
        )
    except OSError as error:
        raise _missing(argv, error) from error
    if gently:
        with suppress(OSError):
            os.setpriority(os.PRIO_PROCESS, child.pid, GENTLE)
    try:
        while True:
            try:
                output, log = child.communicate(timeout=POLL_SECONDS)
                break
            except subprocess.TimeoutExpired:
                if stop is not None and stop.is_set():
                    raise Cancelled(f"Stopped while {doing}.") from None
    finally:
        if child.poll() is None:
            child.kill()
            child.wait()
        # Also where the child ended between our last look and the stop.
        for pipe in (child.stdout, child.stderr):
            if pipe is not None:
                pipe.close()
    if child.returncode != 0:
        raise _failure(argv, child.returncode, log, doing)
    return output


class Child:
    """A process whose input or output is one of our pipes. Leave it only through `finish` or `kill`."""

    def __init__(self, argv: Sequence[str], *, fed: bool = False, read: bool = False) -> None:
        """Start `argv`, to be fed through `feed` or read from `source`. Raises OperatorError when it cannot start."""
        self._held = ExitStack()
        self.argv = list(argv)
        # A file, for a pipe that nobody reads stops a talkative child.
        self._log = self._held.enter_context(_scratch())
        try:
            self._process = subprocess.Popen(
                argv,
                stdin=subprocess.PIPE if fed else subprocess.DEVNULL,
                stdout=subprocess.PIPE if read else subprocess.DEVNULL,
                stderr=self._log,
                start_new_session=True,
                env=_surroundings(),
            )
        except OSError as error:
            self._held.close()
            raise _missing(argv, error) from error
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                _widen(pipe.fileno())

    @property
    def feed(self) -> int:
        """The descriptor that it reads from."""
        assert self._process.stdin is not None
        return self._process.stdin.fileno()

    @property
    def source(self) -> int:
        """The descriptor that it writes to."""
        assert self._process.stdout is not None
        return self._process.stdout.fileno()

    def finish(self, *, doing: str, stop: threading.Event | None = None) -> None:
        """Say that no more comes, and wait for its end. Raises as `run` does."""
        try:
            self._close()
            while True:
                try:
                    status = self._process.wait(timeout=POLL_SECONDS)
                    break
                except subprocess.TimeoutExpired:
                    if stop is not None and stop.is_set():
                        raise Cancelled(f"Stopped while {doing}.") from None
            if status != 0:
                self._log.seek(0)
                raise _failure(self.argv, status, self._log.read().decode(errors="replace"), doing)
        finally:
            self.kill()

    def kill(self) -> None:
        """End it, if it has not ended, and let go of everything."""
        if self._process.poll() is None:
            self._process.kill()
            self._process.wait()
        self._close()
        self._held.close()

    def _close(self) -> None:
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None and not pipe.closed:
                pipe.close()


def _surroundings() -> dict[str, str]:
    """The environment of a child. The threads of one ffmpeg allocate from one arena, unless it is said otherwise: what
    one has freed is used by the next, which is six megabytes of every decoder at 1080p, and costs nothing."""
    return {"MALLOC_ARENA_MAX": "1", **os.environ}


def _widen(pipe: int) -> None:
    """Have the pipe hold `WIDE` bytes where the system lets us, so that its ends wake each other less often."""
    if hasattr(fcntl, "F_SETPIPE_SZ"):
        with suppress(OSError):
            fcntl.fcntl(pipe, fcntl.F_SETPIPE_SZ, WIDE)


@contextmanager
def _scratch() -> Generator[IO[bytes]]:
    with tempfile.TemporaryFile() as log:
        yield log


def _missing(argv: Sequence[str], error: OSError) -> OperatorError:
    return OperatorError(
        f"{Path(argv[0]).name} cannot be started: {error.strerror}. Install Workprint again.",
        code="missing_binary",
        argv=list(argv),
    )


def _failure(argv: Sequence[str], status: int, log: str, doing: str) -> OperatorError:
    if DISK_FULL in log:
        return disk_full(Path(argv[-1]).parent)
    lines = log.strip().splitlines()[-LOG_LINES:]
    last = lines[-1].strip() if lines else "it said nothing"
    return OperatorError(
        f"{Path(argv[0]).name.split('-')[0]} failed (exit {status}) while {doing}: {last.rstrip(' .')}.",
        code="process_failed",
        argv=list(argv),
        exit=status,
        log=lines,
    )
