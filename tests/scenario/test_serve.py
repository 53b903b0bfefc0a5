"""The studio served for real: its own process, a free port, films over HTTP, and an orderly end."""

import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Generator
from pathlib import Path
from typing import Any

import httpx
import pytest

WORKPRINT = str(Path(sys.executable).with_name("workprint"))
IDEA = {"idea": "A fox finds a door in the snow", "minutes": 0.25, "seed": 3, "draft": True}


class Served:
    """A running server and a client of it."""

    def __init__(self, home: Path, *options: str) -> None:
        self.process = subprocess.Popen(
            [WORKPRINT, "serve", "--port", "0", "--home", str(home), *options],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            env={**os.environ, "PYTHONUNBUFFERED": "1"},
        )
        assert self.process.stdout is not None
        self.said = self.process.stdout.readline()
        found = re.search(r"http://[^ #]+", self.said)
        assert found, self.said or self.process.communicate()[1]
        self.web = httpx.Client(base_url=found[0], timeout=60)

    def stop(self, number: int = signal.SIGINT) -> tuple[int, str, str]:
        self.process.send_signal(number)
        words, errors = self.process.communicate(timeout=60)
        self.web.close()
        return self.process.returncode, words, errors


@pytest.fixture
def served(home: Path) -> Generator[Served]:
    server = Served(home)
    yield server
    if server.process.poll() is None:
        server.stop()


def job_until(web: httpx.Client, job: str, *, seconds: float = 240, **wanted: str) -> dict[str, Any]:
    known: dict[str, Any] = {}
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        known = web.get(f"/api/jobs/{job}").raise_for_status().json()
        if all(known[name] == value for name, value in wanted.items()) or known["ended"]:
            return known
        time.sleep(0.05)
    raise AssertionError(f"waited in vain: {known}")


def test_a_film_is_begun_in_the_page_stopped_with_the_server_and_seen_by_the_command_line(served: Served, home: Path):
    assert "--" not in served.said
    assert served.web.get("/healthz").json()["ok"] is True
    assert "/page/index-" in served.web.get("/").text
    started = served.web.post("/api/films", json=IDEA)
    assert started.status_code == 202
    film = started.json()["film"]
    # The lines are spoken after the script is written and kept.
    known = job_until(served.web, started.json()["id"], stage="pictures")
    assert known["state"] == "running", known
    assert served.web.get(f"/api/films/{film}").json()["scenes"]
    title = {"kind": "set_title", "title": "The White Door"}
    assert served.web.post(f"/api/films/{film}/edits", json=title).status_code == 200
    code, words, errors = served.stop(signal.SIGTERM)
    assert (code, errors) == (0, "")
    assert "kept" in words
    shown = subprocess.run(
        [WORKPRINT, "show", film, "--json", "--home", str(home)], capture_output=True, text=True, timeout=120
    )
    assert json.loads(shown.stdout)["title"] == "The White Door"
    assert list((home / "deliveries").rglob("*.mp4")) == []


def test_a_cancelled_job_leaves_the_server_serving(served: Served):
    job = served.web.post("/api/films", json={**IDEA, "seed": 4}).json()["id"]
    job_until(served.web, job, state="running")
    served.web.delete(f"/api/jobs/{job}").raise_for_status()
    assert job_until(served.web, job, seconds=60, state="cancelled")["state"] == "cancelled"
    assert served.web.get("/healthz").status_code == 200
    assert served.stop(signal.SIGTERM)[0] == 0


def test_a_taken_port_is_one_sentence(home: Path):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        done = subprocess.run(
            [WORKPRINT, "serve", "--port", port, "--home", str(home)], capture_output=True, text=True, timeout=120
        )
    assert (done.returncode, done.stdout) == (1, "")
    assert re.fullmatch(rf"Port {port} on 127.0.0.1 is taken; .*\.\n", done.stderr)


def test_a_server_that_others_reach_asks_for_a_token(tmp_path: Path):
    refused = subprocess.run(
        [WORKPRINT, "serve", "--host", "0.0.0.0", "--port", "0", "--home", str(tmp_path)],
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert (refused.returncode, refused.stdout) == (1, "")
    assert "--token" in refused.stderr
    server = Served(tmp_path, "--host", "0.0.0.0", "--token", "new")
    token = server.said.partition("#token=")[2].split()[0]
    assert server.web.get("/api/films").status_code == 401
    assert server.web.get("/api/films", headers={"authorization": f"Bearer {token}"}).json() == {"films": []}
    assert server.stop()[0] == 0
