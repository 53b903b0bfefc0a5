"""The crew: results arrive, failures and stops end the workers at once."""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.fakes import crew_work
from tools.film.errors import Bug, Cancelled, ProviderError
from tools.jobs.crew import run
from tools.media.progress import Progress, Report, silent


def test_every_task_is_done_once_and_progress_ends_full():
    seen: list[Progress] = []
    done = list(run(crew_work.square, [1, 2, 3, 4], workers=2, report=seen.append, stage="count"))
    assert sorted((one.task, one.result) for one in done) == [(1, 1), (2, 4), (3, 9), (4, 16)]
    assert seen[-1].done == seen[-1].total == 4
    assert [step.done for step in seen] == sorted(step.done for step in seen)


def test_an_error_of_a_task_arrives_whole():
    with pytest.raises(ProviderError) as caught:
        list(run(crew_work.refuse_three, [3], workers=1, report=silent, stage="x"))
    assert (caught.value.code, caught.value.message, caught.value.data) == (
        "refused",
        "the third is refused",
        {"number": 3},
    )


def test_an_unforeseen_error_is_a_bug_with_its_trace():
    with pytest.raises(Bug, match="ZeroDivisionError") as caught:
        list(run(crew_work.divide_by_zero, [1], workers=1, report=silent, stage="x"))
    assert "divide_by_zero" in caught.value.data["trace"]


def test_a_killed_worker_is_reported_and_not_waited_for():
    with pytest.raises(Bug, match="exit code 9"):
        list(run(crew_work.die, [1, 2], workers=2, report=silent, stage="x"))


def test_a_stop_ends_the_workers(tmp_path: Path):
    note = tmp_path / "pid"

    def stop(progress: Progress) -> None:
        if note.exists() and note.read_text():
            raise Cancelled("stopped")

    with pytest.raises(Cancelled):
        list(run(crew_work.linger, [str(note)], workers=1, report=stop, stage="x"))
    pid = int(note.read_text())
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline and _alive(pid):
        time.sleep(0.05)
    assert not _alive(pid)


@pytest.mark.parametrize("work", [crew_work.write_slowly, crew_work.write_slowly_in_a_thread])
def test_a_stop_leaves_nothing_half_written(work: Callable[[str, Report], str], tmp_path: Path):
    pid = tmp_path / "clip.pid"

    def stop(progress: Progress) -> None:
        if pid.exists() and pid.read_text():
            raise Cancelled("stopped")

    with pytest.raises(Cancelled):
        list(run(work, [str(tmp_path / "clip")], workers=1, report=stop, stage="x"))
    assert [path.name for path in tmp_path.iterdir()] == ["clip.pid"]


PARENT = """
import sys
from tests.fakes import crew_work
from tools.jobs.crew import run
from tools.media.progress import silent
list(run(crew_work.write_slowly, [sys.argv[1]], workers=1, report=silent, stage="x"))
"""


def test_workers_end_with_who_started_them_when_that_is_killed(tmp_path: Path):
    clip, pid = tmp_path / "clip", tmp_path / "clip.pid"
    parent = subprocess.Popen([sys.executable, "-c", PARENT, str(clip)], cwd=Path(__file__).parents[3])
    _wait(lambda: pid.exists() and bool(pid.read_text()))
    parent.kill()
    parent.wait()
    # What is half written is cleared away by who ends as code ends.
    _wait(lambda: len(list(tmp_path.iterdir())) == 1)
    assert [path.name for path in tmp_path.iterdir()] == ["clip.pid"]


def _wait(true: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 120
    while not true():
        assert time.monotonic() < deadline
        time.sleep(0.05)


def _alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def test_workers_never_hear_the_ctrl_c_of_the_terminal_and_who_starts_them_still_does():
    assert [done.result for done in run(crew_work.deaf, [1, 2], workers=2, report=silent, stage="pictures")] == [
        True,
        True,
    ]
    assert signal.SIGINT not in signal.pthread_sigmask(signal.SIG_BLOCK, set())


def test_workers_load_their_work_and_not_the_program_that_starts_them(tmp_path: Path):
    program = tmp_path / "program.py"
    program.write_text(
        "print('loaded', flush=True)\n"
        "from tests.fakes import crew_work\n"
        "from tools.jobs.crew import run\n"
        "from tools.media.progress import silent\n"
        "if __name__ == '__main__':\n"
        "    done = run(crew_work.square, [2, 3], workers=2, report=silent, stage='x')\n"
        "    print(sorted(one.result for one in done))\n"
        "    import __main__\n"
        "    print(__main__.__file__)\n"
    )
    told = subprocess.run(
        [sys.executable, str(program)],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
    )
    assert told.stdout.splitlines() == ["loaded", "[4, 9]", str(program)]


def test_two_crews_that_start_at_once_leave_the_program_as_it_was():
    program = sys.modules["__main__"]
    crews = [
        threading.Thread(target=lambda: list(run(crew_work.square, [2], workers=1, report=silent, stage="x")))
        for _ in range(4)
    ]
    for crew in crews:
        crew.start()
    for crew in crews:
        crew.join(timeout=60)
    assert not any(crew.is_alive() for crew in crews)
    assert sys.modules["__main__"] is program
