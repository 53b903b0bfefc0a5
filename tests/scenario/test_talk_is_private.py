"""A conversation goes to nobody but the services that are configured, whatever the environment asks of libraries."""

import threading
import time
from collections.abc import Generator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest
from langsmith import utils

from tests.fakes.scripted_brain import FILM, Rooms, act, doing


@pytest.fixture
def listener(monkeypatch: pytest.MonkeyPatch) -> Generator[list[str]]:
    """A tracing service that the environment tells every library to report to; the paths that it was asked for."""
    heard: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            heard.append(self.path)
            self.send_error(404)

        do_POST = do_PATCH = do_GET

        def log_message(self, format: str, *args: object) -> None:
            """Nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    for maker in ("LANGSMITH", "LANGCHAIN"):
        monkeypatch.setenv(f"{maker}_API_KEY", "none")
        monkeypatch.setenv(f"{maker}_ENDPOINT", f"http://127.0.0.1:{server.server_port}")
    monkeypatch.setenv("LANGSMITH_TRACING", "true")
    monkeypatch.setenv("LANGCHAIN_TRACING_V2", "true")
    # The library remembers what it once read of the environment.
    remembered: Any = utils.get_env_var
    remembered.cache_clear()
    yield heard
    server.shutdown()
    server.server_close()
    remembered.cache_clear()


def test_nothing_of_a_talk_is_traced(rooms: Rooms, listener: list[str]):
    room, _ = rooms.open(doing(act("remove_shot", shots=[1])), doing(act("render")))
    room.say(FILM, "cut the first shot")
    room.say(FILM, "yes")
    room.say(FILM, "render it", dry_run=True)
    time.sleep(1.0)
    assert listener == []
