"""The one runner of subprocesses: no shell, no zombies, cancellation kills the child.

A child lives in its own session, so Ctrl-C at the terminal reaches us alone and we decide what becomes of it.
"""

import subprocess
import threading
from collections.abc import Sequence
from pathlib import Path

from tools.film.errors import Cancelled, OperatorError
from tools.media.disk import disk_full

LOG_LINES = 12
POLL_SECONDS = 0.1
DISK_FULL = "No space left on device"


def run(argv: Sequence[str], *, doing: str, stop: threading.Event | None = None) -> str:
    """Run `argv` to its end and return what it wrote to standard output.

    `doing` completes the sentence "... failed while <doing>". Setting `stop` kills the child and raises Cancelled.
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
        )
    except OSError as error:
        raise OperatorError(
            f"{Path(argv[0]).name} cannot be started: {error.strerror}. Install Workprint again.",
            code="missing_binary",
            argv=list(argv),
        ) from error
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


def _failure(argv: Sequence[str], status: int, log: str, doing: str) -> OperatorError:
    if DISK_FULL in log:
        return disk_full(argv[-1])
    lines = log.strip().splitlines()[-LOG_LINES:]
    last = lines[-1].strip() if lines else "it said nothing"
    return OperatorError(
        f"{Path(argv[0]).name.split('-')[0]} failed (exit {status}) while {doing}: {last.rstrip(' .')}.",
        code="process_failed",
        argv=list(argv),
        exit=status,
        log=lines,
    )
