"""Rough callers at a real port: slow heads, slow bodies, floods of headers, lies about length, odd paths and hosts."""

import json
import socket
import threading
import time
from collections.abc import Generator
from contextlib import suppress

import pytest
from starlette.types import ASGIApp

import api.bodies
import api.lines
from api.app import build_app
from api.serving import listen, server_of
from tests.fakes.patient_hands import PatientHands
from tools.studio import Studio

EDITS = "POST /api/films/heron/edits HTTP/1.1"


class Port:
    """A running server, to be talked to by hand."""

    def __init__(self, app: ASGIApp) -> None:
        self._listener = listen("127.0.0.1", 0)
        self.number = self._listener.getsockname()[1]
        self._server = server_of(app)
        self._thread = threading.Thread(target=self._server.run, kwargs={"sockets": [self._listener]})
        self._thread.start()

    def close(self) -> None:
        self._server.should_exit = True
        self._thread.join()
        self._listener.close()

    def line(self) -> socket.socket:
        return socket.create_connection(("127.0.0.1", self.number), timeout=60)

    def asked(self, first: str, *headers: str, body: bytes = b"", host: str = "127.0.0.1") -> tuple[int, str]:
        """The status and the code of an answer; status 0 for a line that was closed without one."""
        with self.line() as line:
            head = [first, f"Host: {host}", "Connection: close", *headers, "", ""]
            # Who is refused in the middle of what it sends finds the line closed, and the answer before that.
            with suppress(ConnectionError):
                line.sendall("\r\n".join(head).encode() + body)
            return told(line)


def told(line: socket.socket) -> tuple[int, str]:
    answer = b""
    try:
        while b"\r\n\r\n" not in answer or not answer.partition(b"\r\n\r\n")[2]:
            piece = line.recv(65536)
            if not piece:
                break
            answer += piece
    except ConnectionError:
        pass
    if not answer:
        return 0, ""
    try:
        code = json.loads(answer.partition(b"\r\n\r\n")[2])["error"]["code"]
    except (ValueError, KeyError, TypeError):
        code = ""
    return int(answer.split(b" ", 2)[1]), code


@pytest.fixture
def port(studio: Studio, patient: PatientHands) -> Generator[Port]:
    opened = Port(build_app(studio, hands=patient.hands()))
    yield opened
    opened.close()


def test_who_says_nothing_or_says_it_slowly_is_not_waited_for(port: Port, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(api.lines, "HEAD_SECONDS", 0.3)
    with port.line() as silent, port.line() as dribbling:
        for letter in b"GET /healthz HTTP/1.1\r\nX-A: aaaaaaaaaaaaaaaaaa":
            try:
                dribbling.sendall(bytes([letter]))
            except ConnectionError:
                break
            time.sleep(0.02)
        assert told(silent) == (0, "")
        assert told(dribbling) == (0, "")
    monkeypatch.undo()
    assert port.asked("GET /healthz HTTP/1.1")[0] == 200


def test_a_body_that_does_not_come_is_not_waited_for(port: Port, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(api.bodies, "SECONDS", 0.3)
    assert port.asked(EDITS, "Content-Length: 40", body=b"{") == (408, "too_slow")


def test_a_flood_of_headers_is_cut_off(port: Port):
    for first, headers, refused in (
        ("GET /healthz HTTP/1.1", 400, (431,)),
        (f"GET /{'a' * 70_000} HTTP/1.1", 0, (0, 400, 431)),
        ("GET /healthz HTTP/1.1", 4000, (0, 400, 431)),
        ("GET /healthz HTTP/1.1", 0, (200,)),
    ):
        flood = [f"X-{number}: {'a' * 90}" for number in range(headers)]
        assert port.asked(first, *flood)[0] in refused, headers


def test_a_body_is_refused_by_the_length_it_says_and_by_the_one_it_has(port: Port):
    ten = 10_000_000_000
    kind = "Content-Type: application/json"
    assert port.asked(EDITS, kind, f"Content-Length: {ten}", body=b"{") == (413, "too_large")
    chunk = b"10000\r\n" + b" " * 65536 + b"\r\n"
    assert port.asked(EDITS, kind, "Transfer-Encoding: chunked", body=chunk * 40) == (413, "too_large")
    tus = "Tus-Resumable: 1.0.0"
    assert port.asked("POST /api/uploads HTTP/1.1", tus, f"Upload-Length: {ten}", "Content-Length: 0")[0] == 413
    for length in ("-5", "5, 6", "5x", "9" * 30):
        assert port.asked(EDITS, kind, f"Content-Length: {length}", body=b"{}")[0] in (400, 413), length


TRICKS = (
    "../../../etc/passwd",
    "..%2f..%2f..%2fetc%2fpasswd",
    "%2e%2e/%2e%2e/workprint.db",
    "%252e%252e%252fworkprint.db",
    "..%5c..%5cworkprint.db",
    "C:%5cWindows%5cwin.ini",
    "workprint.db%00.mp4",
    "%c0%ae%c0%ae%c0%af",
    "....//....//workprint.db",
    "~root",
    "%0d%0aSet-Cookie:%20a=b",
)
PLACES = (
    "/page/{}",
    "/api/films/{}",
    "/api/films/heron/deliveries/{}",
    "/api/films/heron/shots/{}/poster",
    "/api/media/{}",
    "/api/media/{}/peaks",
    "/api/preview/{}/init.mp4",
    "/api/preview/sound/{}/0.mp4",
    "/api/jobs/{}/file",
    "/api/uploads/{}",
)


def test_no_part_of_an_address_becomes_a_path(port: Port):
    for place in PLACES:
        for trick in TRICKS:
            method = "HEAD" if "uploads" in place else "GET"
            status, _ = port.asked(f"{method} {place.format(trick)} HTTP/1.1", "Tus-Resumable: 1.0.0")
            assert status in (400, 404, 405), (status, place, trick)


def test_forged_hosts_and_origins_change_nothing(port: Port, studio: Studio):
    body = b'{"kind": "set_title", "title": "x"}'
    sizes = ("Content-Type: application/json", f"Content-Length: {len(body)}")
    foreign = "Origin: https://evil.example"
    own = f"Origin: http://127.0.0.1:{port.number}"
    assert port.asked(EDITS, *sizes, foreign, body=body) == (403, "foreign_origin")
    assert port.asked(EDITS, *sizes, own, body=body, host="evil.example") == (403, "unknown_host")
    assert port.asked(EDITS, *sizes, own, "Host: evil.example", body=body)[0] == 400
    upgrade = (
        "Connection: Upgrade",
        "Upgrade: websocket",
        "Sec-WebSocket-Version: 13",
        f"Sec-WebSocket-Key: {'A' * 22}==",
    )
    assert port.asked("GET /api/films/heron/socket HTTP/1.1", *upgrade, foreign)[0] == 403
    assert studio.log("heron") == []
