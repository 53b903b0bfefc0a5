"""The gate: hosts, tokens, origins, sizes, and headers that leave a page no way out."""

import asyncio
import socket
from collections.abc import Generator, Iterator

import pytest
from fastapi.testclient import TestClient
from starlette.types import Receive, Scope, Send

from api.app import build_app
from api.doorman import Doorman, Policy
from api.guard import Guard
from api.serving import listen, policy_for
from tests.unit.api.conftest import ADDRESS
from tools.film.errors import Bug, OperatorError
from tools.studio import Studio

EDITS = "/api/films/heron-1a2b/edits"
TITLE = {"kind": "set_title", "title": "Grey Heron"}
TOKEN = "a token of some length"


@pytest.fixture
def locked(studio: Studio) -> Generator[TestClient]:
    policy = Policy(hosts=None, token=TOKEN)
    with TestClient(build_app(studio, policy), base_url="http://films.example:8000") as client:
        yield client


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example:8000", "", "[", "evil.example:127.0.0.1"])
def test_a_host_name_that_is_not_ours_is_refused(web: TestClient, host: str):
    refused = web.get("/api/films", headers={"host": host})
    assert (refused.status_code, refused.json()["error"]["code"]) == (403, "unknown_host")


@pytest.mark.parametrize("host", ["localhost", "LOCALHOST:8000", "127.0.0.1:9", "[::1]:8000"])
def test_the_names_of_this_machine_are_ours(web: TestClient, host: str):
    assert web.get("/api/films", headers={"host": host}).status_code == 200


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "https://evil.example"},
        {"origin": "null"},
        {"origin": "http://127.0.0.1:9999"},
        {"origin": "http://["},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
    ],
)
def test_another_page_cannot_change_a_film(web: TestClient, headers: dict[str, str]):
    for method, path in (("POST", EDITS), ("POST", "/api/films"), ("DELETE", "/api/jobs/x")):
        refused = web.request(method, path, json=TITLE, headers=headers)
        assert (refused.status_code, refused.json()["error"]["code"]) == (403, "foreign_origin")
    assert web.get("/api/films/heron/log").json()["log"] == []


def test_our_own_page_and_a_script_can(web: TestClient):
    own = {"origin": ADDRESS, "sec-fetch-site": "same-origin"}
    assert web.post(EDITS, json=TITLE, headers=own).status_code == 200
    assert web.post(EDITS, json=TITLE).status_code == 200


def test_a_form_cannot_pass_for_json(web: TestClient):
    posted = web.post(EDITS, content=b'{"kind": "set_title", "title": "x"}', headers={"content-type": "text/plain"})
    assert posted.status_code == 400


def test_a_body_has_a_limit_whether_it_says_its_length_or_not(web: TestClient):
    long = b" " * (1 << 20) + b"{}"
    headers = {"content-type": "application/json"}

    def pieces() -> Iterator[bytes]:
        yield from (long[start : start + 65536] for start in range(0, len(long), 65536))

    for content in (long, pieces()):
        refused = web.post(EDITS, content=content, headers=headers)
        assert (refused.status_code, refused.json()["error"]["code"]) == (413, "too_large")


def test_without_the_token_there_is_only_the_empty_page(locked: TestClient):
    for path in ("/api/films", "/api/openapi.json", "/api/media/x", "/nothing", "/page", "/healthz/x"):
        refused = locked.get(path)
        assert (refused.status_code, refused.json()["error"]["code"]) == (401, "unauthorized")
        assert refused.headers["www-authenticate"] == "Bearer"
    assert locked.post(EDITS, json=TITLE).status_code == 401
    assert locked.post("/api/session").status_code == 401
    for path in ("/", "/page/icon.svg", "/films/heron", "/healthz"):
        assert locked.get(path).status_code == 200


@pytest.mark.parametrize("shown", ["Bearer wrong", "Basic a token of some length", "Bearer", TOKEN])
def test_a_wrong_token_is_no_token(locked: TestClient, shown: str):
    assert locked.get("/api/films", headers={"authorization": shown}).status_code == 401


def test_the_token_opens_everything_and_gives_the_page_a_cookie(locked: TestClient):
    key = {"authorization": f"Bearer {TOKEN}"}
    assert locked.get("/api/films", headers=key).status_code == 200
    opened = locked.post("/api/session", headers=key)
    assert opened.status_code == 204
    cookie = opened.headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "samesite=strict" in cookie.lower()
    assert TOKEN not in cookie
    assert locked.get("/api/films").status_code == 200
    locked.cookies.clear()
    for wrong in ("workprint=x", "workprint", "=;;=", 'workprint="'):
        assert locked.get("/api/films", headers={"cookie": wrong}).status_code == 401


def test_every_answer_has_strict_headers(web: TestClient):
    for path in ("/", "/api/films", "/nothing", "/api/films/casablanca"):
        headers = web.get(path).headers
        assert "unsafe" not in headers["content-security-policy"]
        assert headers["content-security-policy"].startswith("default-src 'none'")
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "no-referrer"
    assert web.get("/api/films", headers={"host": "evil.example"}).headers["x-content-type-options"] == "nosniff"
    assert web.get("/api/films").headers["cache-control"] == "no-store"


def test_a_fault_of_ours_is_a_sentence_and_its_trace_a_file(
    web: TestClient, studio: Studio, monkeypatch: pytest.MonkeyPatch
):
    def broken(reference: str, revision: int | None = None) -> None:
        raise ZeroDivisionError("by nothing")

    monkeypatch.setattr(studio, "open", broken)
    failed = web.get("/api/films/heron")
    assert (failed.status_code, failed.json()["error"]["code"]) == (500, "bug")
    (trace,) = (studio.settings.home / "faults").iterdir()
    assert "ZeroDivisionError" in trace.read_text()


def test_an_answer_that_the_end_of_the_server_breaks_off_says_so(studio: Studio):
    async def stopped(scope: Scope, receive: Receive, send: Send) -> None:
        raise asyncio.CancelledError

    guard = Guard(stopped, Policy(), Doorman(Policy(), studio.passes.doors), lambda error: Bug(str(error)))
    told = TestClient(guard, base_url=ADDRESS).get("/api/films")
    assert (told.status_code, told.json()["error"]["code"]) == (503, "server_stopped")


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.168.1.5", "films.example"])
def test_a_host_that_others_reach_needs_a_token(host: str):
    with pytest.raises(OperatorError, match="--token"):
        policy_for(host, None)
    assert policy_for(host, TOKEN).token == TOKEN


def test_hosts_of_this_machine_need_none():
    for host in ("127.0.0.1", "localhost", "::1", "127.0.0.2"):
        policy = policy_for(host, None)
        assert policy.token is None
        assert policy.hosts is not None
        assert host in policy.hosts


def test_a_new_token_cannot_be_guessed_and_a_short_one_is_refused():
    one, other = policy_for("0.0.0.0", "new").token, policy_for("0.0.0.0", "new").token
    assert one != other
    assert one is not None
    assert len(one) >= 32
    for bad in ("", "short", "sixteen or more \n of them", "ünïcödé characters"):
        with pytest.raises(OperatorError, match="--token new"):
            policy_for("127.0.0.1", bad)


def test_a_taken_port_is_one_sentence():
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        with pytest.raises(OperatorError, match=rf"Port {port} .* is taken"):
            listen("127.0.0.1", port)


def test_an_address_of_another_machine_is_one_sentence():
    with pytest.raises(OperatorError, match="Nothing can listen"):
        listen("192.0.2.1", 0)
