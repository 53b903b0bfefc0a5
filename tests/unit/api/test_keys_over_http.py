"""Keys given in the page, voices to cast, and the yes before money."""

import stat
from typing import Any

import pytest
from fastapi.testclient import TestClient
from typer.testing import CliRunner

from agent.conversation import Role
from api.app import build_app
from api.cli import app
from api.doorman import Policy
from tests.fakes.camera_house import House
from tests.fakes.patient_hands import PatientHands
from tests.fakes.runway import KEY, RunwayService
from tests.unit.api.conftest import ADDRESS
from tools.settings import read_settings
from tools.studio import Studio

FILM = "/api/films/heron-1a2b"
SECRET = "a-secret-nobody-sees"


def key_of(web: TestClient, service: str) -> dict[str, Any]:
    return next(one for one in web.get("/api/keys").json()["keys"] if one["service"] == service)


def test_a_key_is_kept_for_its_owner_alone_used_at_once_and_never_told(web: TestClient, studio: Studio):
    assert key_of(web, "kling")["settings"] == {"key": None, "second_key": None}
    half = web.put("/api/keys/kling", json={"settings": {"key": f" {SECRET}\n"}}).json()
    assert (half["ready"], half["settings"]) == (False, {"key": "home", "second_key": None})
    assert "SECRET_KEY" in half["why_not"]
    whole = web.put("/api/keys/kling", json={"settings": {"second_key": SECRET}})
    assert whole.json()["ready"]
    place = studio.settings.home / "keys.json"
    assert stat.S_IMODE(place.stat().st_mode) == 0o600
    told = "".join(web.get(path).text for path in ("/api/keys", "/api/generators", "/healthz", "/api/openapi.json"))
    assert SECRET not in told + whole.text + repr(studio.settings)
    usable = {one["name"]: one["usable"] for one in web.get("/api/generators").json()["generators"]}
    assert usable["kling"]
    again = read_settings({}, studio.settings.home)
    assert again.services["kling"].setting("key") == SECRET
    gone = web.delete("/api/keys/kling").json()
    assert (gone["ready"], gone["settings"]) == (False, {"key": None, "second_key": None})
    assert SECRET not in place.read_text()
    assert web.delete("/api/keys/kling").status_code == 404


def test_what_the_environment_says_wins_and_is_not_overwritten(studio: Studio):
    given = {"RUNWAYML_API_SECRET": SECRET, "OPENAI_API_KEY": SECRET}
    with TestClient(build_app(Studio(read_settings(given, studio.settings.home))), base_url=ADDRESS) as web:
        assert key_of(web, "runway")["settings"] == {"key": "environment"}
        for service in ("runway", "model"):
            refused = web.put(f"/api/keys/{service}", json={"settings": {"key": "another"}})
            assert (refused.status_code, refused.json()["error"]["code"]) == (409, "key_in_environment")
        # What it does not say can be given beside it.
        assert web.put("/api/keys/model", json={"settings": {"model": "a-small-one"}}).status_code == 200
        assert key_of(web, "model")["settings"] == {"key": "environment", "base_url": None, "model": "home"}
    assert read_settings(given, studio.settings.home).model == "a-small-one"


@pytest.mark.parametrize(
    ("service", "settings", "status"),
    [
        ("nobody", {"key": SECRET}, 404),
        ("previz", {"key": SECRET}, 404),
        ("runway", {"base_url": "http://127.0.0.1"}, 400),
        ("runway", {"key": " "}, 400),
        ("runway", {"key": SECRET * 600}, 400),
        ("comfyui", {"base_url": "file:///etc/passwd"}, 400),
        ("veo", {"credentials": "/etc/passwd"}, 400),
        ("runway", {}, 400),
    ],
)
def test_a_key_that_is_none_is_refused_without_being_repeated(
    web: TestClient, studio: Studio, service: str, settings: dict[str, str], status: int
):
    refused = web.put(f"/api/keys/{service}", json={"settings": settings})
    assert refused.status_code == status
    assert SECRET not in refused.text
    assert not (studio.settings.home / "keys.json").exists()


@pytest.mark.parametrize("role", ["viewer", "editor", "director", "owner"])
def test_keys_are_the_owner_s_alone(studio: Studio, role: Role):
    _, token = studio.passes.give("Mina", role)
    headers = {"authorization": f"Bearer {token}"}
    with TestClient(build_app(studio, Policy(hosts=None, token="house", locked=True)), base_url=ADDRESS) as web:
        given = {"settings": {"key": SECRET}}
        answers = [
            web.put("/api/keys/runway", json=given, headers=headers),
            web.get("/api/keys", headers=headers),
            web.delete("/api/keys/runway", headers=headers),
        ]
        assert {answer.status_code for answer in answers} == {200 if role == "owner" else 403}


def test_a_service_is_asked_about_its_key_and_nothing_is_ordered(studio: Studio):
    with House(RunwayService()) as camera:
        there = {"WORKPRINT_RUNWAY_BASE_URL": camera.url}
        opened = Studio(read_settings(there, studio.settings.home))
        with TestClient(build_app(opened), base_url=ADDRESS) as web:
            assert web.post("/api/keys/runway/check").json()["problem"].startswith("It needs WORKPRINT_RUNWAY_API_KEY")
            for key, ok in ((SECRET, False), (KEY, True)):
                web.put("/api/keys/runway", json={"settings": {"key": key}})
                checked = web.post("/api/keys/runway/check").json()
                assert (checked["ok"], bool(checked["problem"])) == (ok, not ok)
        assert camera.accepted == []
        assert {asked.method for asked in camera.seen} == {"GET"}
    opened.close()


def test_the_command_line_keeps_the_same_keys(studio: Studio):
    home = ["--home", str(studio.settings.home)]
    assert "Kept" in CliRunner().invoke(app, ["keys", "set", "runway", *home], input=f"{SECRET}\n").output
    listed = CliRunner().invoke(app, ["keys", *home]).output
    assert "key: home" in listed
    assert SECRET not in listed
    assert CliRunner().invoke(app, ["keys", "remove", "runway", *home]).exit_code == 0
    assert CliRunner().invoke(app, ["keys", "remove", "runway", *home]).exit_code == 1


def test_a_broken_keys_file_is_a_sentence_and_tells_nothing(studio: Studio):
    place = studio.settings.home / "keys.json"
    place.write_text(f'{{"runway": "{SECRET}"')
    failed = CliRunner().invoke(app, ["keys", "--home", str(studio.settings.home)])
    assert failed.exit_code == 1
    assert SECRET not in failed.output + failed.stderr


def test_an_order_that_costs_waits_for_a_yes_to_its_price(web: TestClient, studio: Studio, patient: PatientHands):
    web.put("/api/keys/runway", json={"settings": {"key": SECRET}})
    order = {"kind": "retake", "shots": [1], "generator": "runway/gen4.5"}
    asked = web.post(f"{FILM}/orders", json=order)
    cost = asked.json()["error"]["data"]["cost"]
    assert (asked.status_code, asked.json()["error"]["code"], cost > 0) == (409, "needs_yes", True)
    assert web.post(f"{FILM}/orders", json=order, params={"usd": cost - 0.01}).status_code == 409
    assert web.get("/api/jobs").json()["jobs"] == []
    assert web.post(f"{FILM}/orders", json=order, params={"usd": cost}).status_code == 202
    patient.go.set()


def test_an_order_of_a_camera_without_a_key_is_refused_before_any_yes_and_its_quote_says_so(
    web: TestClient, studio: Studio
):
    before = studio.open("heron-1a2b").film
    missing = "Kling needs WORKPRINT_KLING_API_KEY"
    quote = web.get(f"{FILM}/quote", params={"shots": ["1"], "generator": "kling"}).json()
    assert quote["cost"] > 0
    assert quote["problem"].startswith(missing)
    assert "workprint keys set kling" in quote["problem"]
    for usd in (0, 99):
        refused = web.post(
            f"{FILM}/orders", json={"kind": "generate", "shots": [1], "generator": "kling"}, params={"usd": usd}
        )
        assert (refused.status_code, refused.json()["error"]["code"]) == (400, "no_key")
        assert refused.json()["error"]["message"].startswith(missing)
    assert web.get("/api/jobs").json()["jobs"] == []
    asked = ["heron-1a2b", "1", "--generator", "kling", "--home", str(studio.settings.home)]
    assert missing in CliRunner().invoke(app, ["quote", *asked]).output
    for command in ("generate", "retake"):
        failed = CliRunner().invoke(app, [command, *asked])
        assert (failed.exit_code, missing in failed.output + failed.stderr) == (1, True)
    assert studio.open("heron-1a2b").film == before


def test_voices_are_listed_and_heard(web: TestClient):
    listed = web.get("/api/voices").json()["voices"]
    assert {"af_heart", "bm_george"} <= {one["name"] for one in listed}
    heard = web.get("/api/voices/bm_george/sample")
    assert (heard.status_code, heard.headers["content-type"], heard.content[:4]) == (200, "audio/wav", b"RIFF")
    assert web.get("/api/voices/nobody/sample").status_code == 404
