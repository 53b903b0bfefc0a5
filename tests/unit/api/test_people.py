"""People and their roles: who is let in, what each may do, and that every address asks."""

import json
import time
from collections.abc import Generator
from typing import Any

import pytest
from fastapi.routing import APIRoute
from fastapi.testclient import TestClient
from starlette.testclient import WebSocketDenialResponse
from starlette.websockets import WebSocketDisconnect

from agent.conversation import Role
from api import hub as hubs
from api.allowing import Needs
from api.app import build_app
from api.doorman import Policy
from tests.fakes.patient_hands import PatientHands
from tests.fakes.scripted_brain import ScriptedBrain, doing
from tools.film.errors import Conflict, NotFound
from tools.studio import Studio

TOKEN = "a token of some length"
NAME = "films.example:8000"
HERON = "/api/films/heron-1a2b"
OWNER = {"authorization": f"Bearer {TOKEN}"}
OPEN = {"/", "/page/{name}", "/healthz", "/hooks/{service}", "/assets/{name:path}", "/assets/{name}"}
"""what holds no film: the page, and the sign of life"""


@pytest.fixture
def locked(studio: Studio, patient: PatientHands) -> Generator[TestClient]:
    app = build_app(
        studio,
        Policy(hosts=None, token=TOKEN),
        patient.hands(),
        directing=lambda settings: ScriptedBrain((doing(words="Hm."),)),
    )
    with TestClient(app, base_url=f"http://{NAME}") as client:
        yield client


def let_in(web: TestClient, name: str, role: Role) -> dict[str, str]:
    given = web.post("/api/people", json={"name": name, "role": role}, headers=OWNER)
    assert given.status_code == 201, given.text
    return {"authorization": f"Bearer {given.json()['token']}"}


def test_every_address_of_the_interface_asks_for_a_role(locked: TestClient):
    paths: dict[str, Any] = locked.get("/api/openapi.json", headers=OWNER).json()["paths"]
    for path, methods in paths.items():
        if path in OPEN:
            continue
        address = path
        for part in ("film", "shot", "job", "hash", "key", "person", "delivery", "number", "count", "frame"):
            address = address.replace("{" + part + "}", "x1")
        for method in methods:
            assert locked.request(method, address).status_code == 401, (method, path)


def test_who_is_let_in_is_known_by_name_and_role(locked: TestClient):
    mina = let_in(locked, "Mina", "director")
    me = locked.get("/api/me", headers=mina).json()
    assert me == {"name": "Mina", "role": "director", "film": None, "guest": False, "known": True}
    assert locked.post(f"{HERON}/edits", json={"kind": "set_title", "title": "x"}, headers=mina).status_code == 200
    (entry,) = locked.get(f"{HERON}/log", headers=mina).json()["log"]
    assert (entry["actor"], entry["asker"]) == ("Mina", {"name": "Mina", "place": "web"})
    locked.post(f"{HERON}/messages", json={"message": "hello", "name": "Someone else"}, headers=mina)
    assert locked.get(f"{HERON}/messages", headers=mina).json()["messages"][0]["speaker"] == "Mina"


EDIT = ("POST", f"{HERON}/edits", {"kind": "set_title", "title": "x"})
CIRCLE = ("POST", f"{HERON}/edits", {"kind": "circle", "shots": [1]})
LOCK = ("POST", f"{HERON}/edits", {"kind": "lock_picture"})
ORDER = ("POST", f"{HERON}/orders", {"kind": "quote"})
LOOK = ("GET", HERON, None)
ADD = ("POST", "/api/people", {"name": "Z", "role": "viewer"})


@pytest.mark.parametrize(
    ("role", "may", "may_not"),
    [
        ("viewer", [LOOK], [EDIT, CIRCLE, LOCK, ORDER, ADD]),
        ("editor", [LOOK, EDIT, ORDER], [CIRCLE, LOCK, ADD]),
        ("director", [LOOK, EDIT, CIRCLE, LOCK, ORDER], [ADD]),
        ("owner", [LOOK, EDIT, CIRCLE, LOCK, ORDER, ADD], []),
    ],
)
def test_a_role_may_do_its_part_and_nothing_else(
    locked: TestClient, patient: PatientHands, role: Role, may: list[Any], may_not: list[Any]
):
    patient.go.set()
    key = let_in(locked, "Someone", role)
    for method, address, body in may:
        done = locked.request(method, address, json=body, headers=key)
        assert done.status_code < 300, (address, body, done.text)
    for method, address, body in may_not:
        refused = locked.request(method, address, json=body, headers=key)
        assert (refused.status_code, refused.json()["error"]["code"]) == (403, "not_allowed"), (address, body)


def test_a_token_is_told_once_and_kept_as_a_hash(locked: TestClient, studio: Studio):
    token = let_in(locked, "Mina", "editor")["authorization"].split()[1]
    assert token not in locked.get("/api/people", headers=OWNER).text
    assert token.encode() not in studio.settings.database.read_bytes()
    cookie = locked.post("/api/session", headers={"authorization": f"Bearer {token}"}).headers["set-cookie"]
    assert token not in cookie
    assert locked.get("/api/me").json()["name"] == "Mina"
    assert locked.delete("/api/session").status_code == 204
    assert locked.get("/api/me").status_code == 401


def test_a_pass_that_is_taken_away_opens_nothing_and_closes_its_pages(
    locked: TestClient, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(hubs, "STILL_EVERY", 0.1)
    key = let_in(locked, "Mina", "editor")
    with locked.websocket_connect(f"ws://{NAME}{HERON}/socket", headers=key) as session:
        assert json.loads(session.receive_text())["data"]["role"] == "editor"
        assert locked.delete("/api/people/mina", headers=OWNER).status_code == 200
        begun = time.monotonic()
        with pytest.raises(WebSocketDisconnect) as ended:
            _to_its_end(session)
        assert (ended.value.code, time.monotonic() - begun < 30) == (1008, True)
    assert locked.get(HERON, headers=key).status_code == 401
    with pytest.raises(WebSocketDenialResponse):
        locked.websocket_connect(f"ws://{NAME}{HERON}/socket", headers=key).__enter__()


def test_another_role_counts_at_once(locked: TestClient):
    key = let_in(locked, "Mina", "viewer")
    assert locked.request(*EDIT[:2], json=EDIT[2], headers=key).status_code == 403
    assert locked.patch("/api/people/Mina", json={"role": "editor"}, headers=OWNER).json()["role"] == "editor"
    assert locked.request(*EDIT[:2], json=EDIT[2], headers=key).status_code == 200


def test_what_is_no_person_is_refused(locked: TestClient):
    let_in(locked, "Mina", "viewer")
    for body, status in (
        ({"name": "mina", "role": "editor"}, 409),
        ({"name": "", "role": "editor"}, 400),
        ({"name": " x", "role": "editor"}, 400),
        ({"name": "a\u202eb"}, 400),
        ({"name": "x", "role": "god"}, 400),
    ):
        assert locked.post("/api/people", json=body, headers=OWNER).status_code == status, body
    assert locked.delete("/api/people/nobody", headers=OWNER).status_code == 404


def test_the_last_owner_stays(studio: Studio):
    studio.passes.give("Otto", "owner")
    studio.passes.give("Mina", "editor")
    with pytest.raises(Conflict, match="only owner"):
        studio.passes.end("Otto")
    with pytest.raises(Conflict, match="only owner"):
        studio.passes.change("otto", "viewer")
    studio.passes.end("Mina")
    studio.passes.end("Otto")
    with pytest.raises(NotFound, match="nobody yet"):
        studio.passes.end("Otto")


def test_on_this_machine_alone_nobody_has_to_show_anything_unless_a_proxy_is_in_front(web: TestClient):
    assert web.get("/api/me").json()["role"] == "owner"
    assert web.get("/api/films", headers={"x-forwarded-for": "203.0.113.9"}).status_code == 401
    assert web.get("/api/films", headers={"authorization": "Bearer wrong"}).status_code == 401


def test_every_route_declares_what_it_needs(studio: Studio):
    app = build_app(studio)
    found = 0
    for path, route in _all_routes(app.routes):
        if path in OPEN or not path.startswith("/api") or path == "/api/openapi.json":
            continue
        found += 1
        assert any(isinstance(one.call, Needs) for one in route.dependant.dependencies), path
    assert found > 30


def _all_routes(routes: Any) -> list[tuple[str, APIRoute]]:
    found: list[tuple[str, APIRoute]] = []
    for route in routes:
        if isinstance(route, APIRoute):
            found.append((route.path, route))
        elif hasattr(route, "original_router"):
            found += _all_routes(route.original_router.routes)
        elif hasattr(route, "routes"):
            found += _all_routes(route.routes)
    return found


def _to_its_end(session: Any) -> None:
    while True:
        session.receive_text()
