"""Children end with their work, are killed on a stop, and their last words reach the person."""

import errno
import threading
import time
from pathlib import Path

import pytest

from tools.film.errors import Cancelled, OperatorError
from tools.media.binaries import ffmpeg, ffmpeg_build
from tools.media.disk import storage_error, whole_file
from tools.media.process import run


def test_output_comes_back() -> None:
    assert run(["sh", "-c", "echo hello"], doing="greeting") == "hello\n"


def test_a_failure_keeps_argv_exit_and_the_last_lines() -> None:
    with pytest.raises(OperatorError, match=r"sh failed \(exit 3\) while testing: it broke") as caught:
        run(["sh", "-c", "echo first >&2; echo it broke >&2; exit 3"], doing="testing")
    assert caught.value.data["exit"] == 3
    assert caught.value.data["log"] == ["first", "it broke"]
    assert caught.value.data["argv"][0] == "sh"


def test_a_missing_program_is_a_sentence() -> None:
    with pytest.raises(OperatorError, match="cannot be started"):
        run(["/nonexistent/ffmpeg"], doing="testing")


def test_stopping_kills_the_child_at_once(tmp_path: Path) -> None:
    stop = threading.Event()
    note = tmp_path / "pid"

    def stop_it() -> None:
        while not (note.exists() and note.read_text().endswith("\n")):
            time.sleep(0.01)
        stop.set()

    threading.Thread(target=stop_it, daemon=True).start()
    started = time.monotonic()
    with pytest.raises(Cancelled, match="while sleeping"):
        run(["sh", "-c", f"echo $$ > {note}; exec sleep 30"], doing="sleeping", stop=stop)
    assert time.monotonic() - started < 25
    child = int(note.read_text())
    assert not Path(f"/proc/{child}").exists()


def test_a_full_disk_is_one_clear_sentence_from_a_child_and_from_us() -> None:
    with pytest.raises(OperatorError, match="disk that holds /films is full") as caught:
        run(["sh", "-c", "echo 'av_write: No space left on device' >&2; exit 1", "/films/out.mp4"], doing="encoding")
    assert caught.value.code == "disk_full"
    assert storage_error(OSError(errno.ENOSPC, "x"), "/films").code == "disk_full"
    assert "disk that holds /films is full" in storage_error(OSError(errno.ENOSPC, "x"), "/films/.a.12.mp4").message
    drawn = f"/cache/previz/{'0f' * 32}"
    assert "disk that holds /cache/previz is full" in storage_error(OSError(errno.ENOSPC, "x"), drawn).message


def test_a_file_is_written_whole_or_not_at_all(tmp_path: Path) -> None:
    target = tmp_path / "deep" / "film.mp4"
    with whole_file(target) as name:
        name.write_text("first")

    def interrupted() -> None:
        with whole_file(target) as name:
            name.write_text("sec")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    assert [path.name for path in target.parent.iterdir()] == ["film.mp4"]
    assert target.read_text() == "first"


def test_ffmpeg_is_found_and_its_build_has_an_id() -> None:
    assert ffmpeg().is_file()
    assert len(ffmpeg_build()) == 16
