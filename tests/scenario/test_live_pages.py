"""Pages on a running server: what another process does is seen at once, and a restart is survived."""

import json
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, cast

import pytest
from websockets.exceptions import ConnectionClosed, InvalidStatus
from websockets.sync.client import ClientConnection, connect

from tools.film.edits.story import SetTitle
from tools.film.film import Film
from tools.settings import Settings
from tools.studio import Studio

WORKPRINT = str(Path(sys.executable).with_name("workprint"))
FILM = "heron-1a2b"


@pytest.fixture
def film_home(tmp_path: Path) -> Path:
    studio = Studio(Settings(home=tmp_path))
    studio.create(Film(id=FILM, title="Heron"))
    studio.close()
    return tmp_path


@contextmanager
def served(home: Path, port: int = 0) -> Generator[tuple[subprocess.Popen[str], int]]:
    process = subprocess.Popen(
        [WORKPRINT, "serve", "--port", str(port), "--home", str(home)],
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONUNBUFFERED": "1"},
    )
    assert process.stdout is not None
    found = re.search(r":(\d+)/", process.stdout.readline())
    assert found
    try:
        yield process, int(found[1])
    finally:
        if process.poll() is None:
            process.send_signal(signal.SIGINT)
        process.communicate(timeout=60)


def opened(port: int, after: int | None = None, **headers: str) -> ClientConnection:
    address = f"ws://127.0.0.1:{port}/api/films/{FILM}/socket" + (f"?after={after}" if after is not None else "")
    return connect(address, additional_headers=headers, proxy=None)


def heard(socket: ClientConnection, kind: str) -> dict[str, Any]:
    while True:
        message = cast("dict[str, Any]", json.loads(socket.recv(timeout=60)))
        if message["type"] == kind:
            return message


def edit(home: Path, title: str) -> None:
    """An edit of another process than the server's: this one."""
    studio = Studio(Settings(home=home))
    studio.perform(FILM, SetTitle(title=title), actor="cli")
    studio.close()


def test_a_page_follows_another_process_and_is_current_again_after_a_restart(film_home: Path):
    with served(film_home) as (process, port):
        with pytest.raises(InvalidStatus) as refused:
            opened(port, Origin="https://evil.example")
        assert refused.value.response.status_code == 403
        with opened(port, Origin=f"http://127.0.0.1:{port}") as loud:
            heard(loud, "hello")
            loud.send("x" * 20_000)
            assert ended_with(loud) == 1009
        with opened(port) as page:
            assert heard(page, "hello")["data"]["revision"] == 0
            edit(film_home, "Grey Heron")
            assert heard(page, "facts")["data"]["edit"]["title"] == "Grey Heron"
            process.send_signal(signal.SIGTERM)
            assert ended_with(page) == 1012
        assert process.wait(60) == 0
    edit(film_home, "White Heron")
    with served(film_home, port) as (_, again), opened(again, after=1) as page:
        begun = time.monotonic()
        assert heard(page, "hello")["data"]["revision"] == 2
        assert heard(page, "facts")["data"]["edit"]["title"] == "White Heron"
        assert time.monotonic() - begun < 20


def ended_with(socket: ClientConnection) -> int:
    """The code that the server ends a socket with."""
    with pytest.raises(ConnectionClosed) as ended:
        heard(socket, "never")
    assert ended.value.rcvd is not None
    return ended.value.rcvd.code
