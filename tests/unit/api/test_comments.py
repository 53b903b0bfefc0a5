"""Comments pinned to moments, the share links by which guests leave them, and the director who sees to them."""

import json
from collections.abc import Generator
from typing import Any

import pytest
from fastapi.testclient import TestClient

from api.app import build_app
from api.doorman import Policy
from tests.fakes.patient_hands import PatientHands
from tests.fakes.scripted_brain import ScriptedBrain, act, doing
from tools.film.film import Film
from tools.studio import Studio

TOKEN = "a token of some length"
NAME = "films.example:8000"
OWNER = {"authorization": f"Bearer {TOKEN}"}
HERON = "/api/films/heron-1a2b"
COMMENTS = f"{HERON}/comments"


@pytest.fixture
def locked(studio: Studio, patient: PatientHands) -> Generator[TestClient]:
    studio.create(Film(id="other-film", title="Other"))
    brain = ScriptedBrain((doing(act("set_grade", shots=[2], exposure=-0.5), words="Done."), doing(words="Hm.")))
    app = build_app(studio, Policy(hosts=None, token=TOKEN), patient.hands(), directing=lambda settings: brain)
    with TestClient(app, base_url=f"http://{NAME}", headers=OWNER) as client:
        yield client


@pytest.fixture
def guest(locked: TestClient) -> dict[str, str]:
    given = locked.post(f"{HERON}/shares", json={"name": "Round one"})
    assert given.status_code == 201
    assert given.json()["path"] == f"/films/heron-1a2b#share={given.json()['token']}"
    return {"authorization": f"Bearer {given.json()['token']}"}


def said(web: TestClient, frame: int, text: str = "Too dark.", **more: Any) -> dict[str, Any]:
    made = web.post(COMMENTS, json={"frame": frame, "text": text, **more})
    assert made.status_code == 201, made.text
    return made.json()


def test_a_comment_stays_with_its_shot_while_the_cut_changes(locked: TestClient):
    one = said(locked, 60)
    assert (one["number"], one["frame"], one["timecode"], one["slate"]) == (1, 60, "00:00:02:12", "1B")
    locked.post(f"{HERON}/edits", json={"kind": "set_duration", "shots": [1], "delta": -1.0})
    (now,) = locked.get(COMMENTS).json()["comments"]
    assert (now["frame"], now["said_at"], now["revision"]) == (36, 60, 0)
    locked.post(f"{HERON}/edits", json={"kind": "remove_shot", "shots": [2]})
    (gone,) = locked.get(COMMENTS).json()["comments"]
    assert (gone["frame"], gone["slate"], gone["text"]) == (None, None, "Too dark.")


def test_a_comment_is_answered_ticked_off_and_opened_again_and_pages_hear_it(locked: TestClient):
    with locked.websocket_connect(f"ws://{NAME}{HERON}/socket", headers=OWNER) as session:
        session.receive_text()
        said(locked, 0, name="Mina")
        said(locked, 0, "No, it is night.", about=1)
        for state in ("done", "open"):
            assert locked.patch(f"{COMMENTS}/1", json={"state": state}).json()["state"] == state
        told = [message for message in (json.loads(session.receive_text()) for _ in range(5)) if message["seq"]]
    heard = [(one["data"]["number"], one["seq"]) for one in told if one["type"] == "comment"]
    assert heard == [(1, 1), (2, 2), (1, 3), (1, 4)][: len(heard)]
    assert len(heard) >= 3
    assert locked.get(COMMENTS).json()["comments"][1]["about"] == 1


def test_the_director_sees_to_a_comment_and_ticks_it_off(locked: TestClient, studio: Studio):
    said(locked, 60, "darker")
    answer = locked.post(f"{COMMENTS}/1/address").json()
    assert (answer["revision"], answer["edits"][0]["kind"]) == (1, "set_grade")
    assert studio.log("heron-1a2b")[0].message == "shot 2: darker"
    (one,) = locked.get(COMMENTS).json()["comments"]
    assert (one["state"], one["turn"]) == ("done", 1)
    said(locked, 0, "hm")
    locked.post(f"{COMMENTS}/2/address")
    assert locked.get(COMMENTS).json()["comments"][1]["state"] == "open"


def test_a_guest_looks_at_one_film_comments_and_can_do_nothing_else(locked: TestClient, guest: dict[str, str]):
    assert locked.get("/api/me", headers=guest).json()["guest"] is True
    made = locked.post(COMMENTS, json={"frame": 10, "text": "<b>Nice</b>", "name": "Anna"}, headers=guest).json()
    assert (made["author"], made["guest"], made["text"]) == ("Anna (Round one)", True, "<b>Nice</b>")
    for address in (HERON, COMMENTS, f"{HERON}/shots/1/poster"):
        assert locked.get(address, headers=guest).status_code == 200, address
    for method, address, body in (
        ("GET", "/api/films", None),
        ("GET", "/api/people", None),
        ("GET", "/api/jobs", None),
        ("GET", f"{HERON}/log", None),
        ("GET", f"{HERON}/news", None),
        ("GET", f"{HERON}/messages", None),
        ("GET", f"{HERON}/deliveries", None),
        ("POST", f"{HERON}/edits", {"kind": "set_title", "title": "x"}),
        ("POST", f"{HERON}/messages", {"message": "darker"}),
        ("POST", f"{HERON}/orders", {"kind": "render"}),
        ("POST", f"{HERON}/shares", {"name": "x"}),
        ("PATCH", f"{COMMENTS}/1", {"state": "done"}),
        ("POST", f"{COMMENTS}/1/address", None),
    ):
        refused = locked.request(method, address, json=body, headers=guest)
        assert refused.status_code == 403, (method, address, refused.text)
    for address in ("/api/films/other-film", "/api/films/other-film/comments", "/api/films/Other"):
        assert locked.get(address, headers=guest).status_code == 404, address


def test_a_guest_hears_that_the_film_changed_and_nothing_of_the_talk(locked: TestClient, guest: dict[str, str]):
    with locked.websocket_connect(f"ws://{NAME}{HERON}/socket", headers=guest) as session:
        assert json.loads(session.receive_text())["data"]["people"][0]["name"] == "Round one"
        locked.post(f"{HERON}/messages", json={"message": "a secret of ours"})
        said(locked, 0)
        told = [json.loads(session.receive_text()) for _ in range(2)]
    assert [one["type"] for one in told] == ["snapshot", "comment"]
    assert "secret" not in json.dumps(told)


def test_a_share_link_that_is_taken_away_opens_nothing(locked: TestClient, guest: dict[str, str]):
    (link,) = locked.get(f"{HERON}/shares").json()["people"]
    assert locked.delete(f"/api/films/other-film/shares/{link['id']}").status_code == 404
    assert locked.delete(f"{HERON}/shares/{link['id']}").status_code == 200
    assert locked.get(HERON, headers=guest).status_code == 401
    assert locked.get(f"{HERON}/shares").json()["people"] == []


def test_what_is_no_comment_is_refused(locked: TestClient):
    for body, status in (
        ({"frame": 96, "text": "x"}, 400),
        ({"frame": -1, "text": "x"}, 400),
        ({"frame": 0, "text": "  "}, 400),
        ({"frame": 0, "text": "x" * 4001}, 400),
        ({"frame": 0, "text": "x", "about": 7}, 404),
    ):
        assert locked.post(COMMENTS, json=body).status_code == status, body
    assert locked.patch(f"{COMMENTS}/7", json={"state": "done"}).status_code == 404
    for number in (0, 2**40, 10**30):
        assert locked.patch(f"{COMMENTS}/{number}", json={"state": "done"}).status_code == 400
        assert locked.post(f"{COMMENTS}/{number}/address").status_code == 400
    for address in ("?revision", "/messages?before", "/events?since"):
        assert locked.get(f"{HERON}{address}={10**30}").status_code == 400, address
