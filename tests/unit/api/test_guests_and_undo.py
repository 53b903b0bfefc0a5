"""What a share link shows, and that nobody gets around a role by going back in time."""

import json
from collections.abc import Generator
from typing import Any

import pytest
from fastapi.testclient import TestClient

from api.app import build_app
from api.doorman import Policy
from tests.fakes.patient_hands import PatientHands
from tests.fakes.scripted_brain import ScriptedBrain, act, doing
from tools.film.edits import parse_edit
from tools.studio import Studio

TOKEN = "a token of some length"
OWNER = {"authorization": f"Bearer {TOKEN}"}
HERON = "/api/films/heron-1a2b"
EDITS = f"{HERON}/edits"
SECRET = "secret of ours"


@pytest.fixture
def locked(studio: Studio, patient: PatientHands) -> Generator[TestClient]:
    brain = ScriptedBrain((doing(act("undo"), words="Done."),))
    app = build_app(studio, Policy(hosts=None, token=TOKEN), patient.hands(), directing=lambda settings: brain)
    with TestClient(app, base_url="http://films.example:8000", headers=OWNER) as client:
        yield client


def key(web: TestClient, role: str) -> dict[str, str]:
    given = web.post("/api/people", json={"name": role.title(), "role": role}).json()
    return {"authorization": f"Bearer {given['token']}"}


def made(web: TestClient, kind: str, headers: dict[str, str] = OWNER, **fields: Any) -> int:
    return web.post(EDITS, json={"kind": kind, **fields}, headers=headers).status_code


def test_a_guest_is_told_what_is_seen_and_heard_and_not_how_it_is_made(locked: TestClient, studio: Studio):
    for edit in (
        {"kind": "revise_shot", "shots": [1], "note": SECRET, "look": SECRET},
        {"kind": "set_character", "character": "Keeper", "canon": SECRET},
        {"kind": "set_treatment", "treatment": SECRET},
        {"kind": "set_logline", "logline": SECRET},
        {"kind": "set_look", "style": SECRET},
        {"kind": "add_marker", "frame": 24, "name": SECRET},
        {"kind": "name_cut", "name": SECRET},
        {"kind": "add_effect", "shot": 1, "what": f"rain, {SECRET}"},
        {"kind": "set_line", "shot": 1, "speaker": "Keeper", "text": "The sea never forgets."},
        {"kind": "add_title", "text": "Heron", "clip": "cl1"},
    ):
        studio.perform("heron-1a2b", parse_edit(edit))
    given = locked.post(f"{HERON}/shares", json={"name": "Round one"}).json()
    guest = {"authorization": f"Bearer {given['token']}"}
    full, told = locked.get(HERON).json(), locked.get(HERON, headers=guest).json()
    assert SECRET in json.dumps(full)
    assert set(told) == set(full)
    assert SECRET not in json.dumps(told)
    prompts = [shot["prompt"] for scene in full["scenes"] for shot in scene["shots"]]
    assert all(prompts)
    assert not any(prompt in json.dumps(told) for prompt in prompts)
    assert [shot["slate"] for shot in told["scenes"][0]["shots"]] == ["1A", "1B"]
    assert [cue["what"] for cue in told["cues"]] == ["The sea never forgets."]
    assert told["timeline"]["titles"][0]["text"] == "Heron"
    assert [clip["frames"] for clip in told["timeline"]["tracks"][0]["clips"]] == [48, 48]
    for address in (
        "/shots/1/poster?take=1",
        "/shots/1/strip?take=1",
        "/shots/1/clip",
        "?revision=3",
        "/preview?revision=3",
    ):
        assert locked.get(f"{HERON}{address}", headers=guest).status_code == 403, address
    for address in ("/ledger", "/quote", "/takes", "/jobs", "/events", "/stop"):
        assert locked.get(f"{HERON}{address}", headers=guest).status_code in (403, 405), address
    for address in ("/api/ledger", "/api/caps", "/api/people", "/api/generators"):
        assert locked.get(address, headers=guest).status_code == 403, address
    revision = full["revision"]
    studio.perform("heron-1a2b", parse_edit({"kind": "set_title", "title": "Grey Heron"}))
    assert locked.get(f"{HERON}?revision={revision}", headers=guest).status_code == 200


def test_an_editor_takes_back_their_own_cuts_and_no_approval(locked: TestClient):
    editor = key(locked, "editor")
    assert made(locked, "circle", shots=[1]) == 200
    assert made(locked, "set_duration", editor, shots=[2], delta=-0.5) == 200
    assert made(locked, "undo", editor) == 200
    refused = locked.post(EDITS, json={"kind": "undo"}, headers=editor)
    assert (refused.status_code, refused.json()["error"]["code"]) == (403, "not_allowed")
    assert "approve takes" in refused.json()["error"]["message"]
    assert made(locked, "undo", editor, steps=2) == 400
    assert made(locked, "revert", editor, revision=0) == 403
    assert made(locked, "revert", editor, revision=1) == 200
    assert made(locked, "undo", key(locked, "director")) == 200


def test_a_turn_that_approved_is_offered_back_to_the_director_alone(studio: Studio, patient: PatientHands):
    brain = ScriptedBrain((doing(act("circle", shots=[1]), words="Circled."),))
    app = build_app(studio, Policy(hosts=None, token=TOKEN), patient.hands(), directing=lambda settings: brain)
    with TestClient(app, base_url="http://films.example:8000", headers=OWNER) as web:
        assert web.post(f"{HERON}/messages", json={"message": "that one is good"}).json()["undo"] == 0
        offered = {
            role: web.get(f"{HERON}/messages", headers=key(web, role)).json()["messages"][-1]["undo"]
            for role in ("director", "editor")
        }
    assert offered == {"director": 0, "editor": None}


def test_an_editor_does_not_bring_an_approval_back_either(locked: TestClient):
    editor = key(locked, "editor")
    assert made(locked, "set_title", title="Grey Heron") == 200
    assert made(locked, "circle", shots=[1]) == 200
    assert made(locked, "name_cut", name="Approved") == 200
    assert made(locked, "undo", steps=2) == 200
    assert made(locked, "redo", editor, steps=2) == 403
    assert made(locked, "revert", editor, revision=2) == 403
    assert made(locked, "revert", editor, revision=1) == 200


def test_nor_does_an_editor_in_conversation(locked: TestClient, studio: Studio):
    editor = key(locked, "editor")
    made(locked, "lock_picture")
    answer = locked.post(f"{HERON}/messages", json={"message": "take that back"}, headers=editor).json()
    assert "the director or the owner" in answer["reply"]
    assert studio.open("heron-1a2b").film.locked
