"""The cache is kept within its limit, the longest unused first, and never at the cost of work in hand."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tools.media.keeping import clear, in_use_since, shrink, survey, touch, using

HOUR = 3600


def put(cache: Path, name: str, size: int, hours_unused: float) -> Path:
    path = cache / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(bytes(size))
    then = time.time() - hours_unused * HOUR
    os.utime(path, (then, then))
    return path


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    root = tmp_path / "cache"
    put(root, "mix/a.wav", 400, 5)
    put(root, "units/units/ab/ab1.mp4", 300, 9)
    put(root, "units/units/cd/cd1.mp4", 300, 1)
    put(root, "units/sound/s.m4a", 200, 7)
    put(root, "units/working/1-ffff/half.mp4", 999, 99)
    put(root, "kernels-ready-1", 1, 99)
    return root


@contextmanager
def another_process(cache: Path) -> Generator[subprocess.Popen[str]]:
    """A process that works with the cache."""
    words = (
        "import time; from pathlib import Path; from tools.media.keeping import using\n"
        f"with using(Path({str(cache)!r})):\n print('in', flush=True); time.sleep(60)"
    )
    with subprocess.Popen([sys.executable, "-c", words], stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "in\n"
        try:
            yield process
        finally:
            process.kill()


def names(cache: Path) -> list[str]:
    return [str(kept.path.relative_to(cache)) for kept in survey(cache)]


def test_the_survey_tells_kinds_and_goes_from_the_longest_unused(cache: Path):
    assert [(kept.kind, kept.size) for kept in survey(cache)] == [
        ("units", 300), ("sound", 200), ("mix", 400), ("units", 300)
    ]  # fmt: skip


def test_shrinking_throws_away_the_longest_unused_and_no_more(cache: Path):
    freed = shrink(cache, 800)
    assert (freed.files, freed.size) == (2, 500)
    assert names(cache) == ["mix/a.wav", "units/units/cd/cd1.mp4"]
    assert shrink(cache, 800).files == 0
    assert (cache / "kernels-ready-1").exists()
    assert (cache / "units/working/1-ffff/half.mp4").exists()


def test_what_was_touched_is_the_last_to_go(cache: Path):
    changed = (cache / "units/units/ab/ab1.mp4").stat().st_mtime_ns
    assert touch(cache / "units/units/ab/ab1.mp4")
    assert not touch(cache / "mix/none.wav")
    assert (cache / "units/units/ab/ab1.mp4").stat().st_mtime_ns == changed
    shrink(cache, 300)
    assert names(cache) == ["units/units/ab/ab1.mp4"]


def test_what_was_used_a_moment_ago_outlives_the_limit_but_not_clearing(cache: Path):
    touch(cache / "mix/a.wav")
    assert shrink(cache, 0).in_use == 1
    assert names(cache) == ["mix/a.wav"]
    assert clear(cache).files == 1


def test_clearing_takes_a_kind_or_an_age(cache: Path):
    assert clear(cache, "units", unused_for=2 * HOUR).files == 1
    assert clear(cache, "sound").files == 1
    assert names(cache) == ["mix/a.wav", "units/units/cd/cd1.mp4"]


def test_what_another_process_uses_stays_until_it_is_killed(cache: Path):
    with another_process(cache) as process:
        assert in_use_since(cache) is not None
        touch(cache / "mix/a.wav")
        freed = clear(cache)
        assert (freed.files, freed.in_use) == (3, 1)
        process.send_signal(signal.SIGKILL)
        process.wait()
        assert in_use_since(cache) is None
        assert clear(cache).files == 1
        assert list((cache / "in-use").iterdir()) == []


def test_a_mark_of_our_own_ends_with_the_work(cache: Path):
    with using(cache):
        put(cache, "mix/new.wav", 10, 0)
        clear(cache)
        assert names(cache) == ["mix/new.wav"]
    assert clear(cache).files == 1
