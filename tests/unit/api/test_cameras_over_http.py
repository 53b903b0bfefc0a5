"""Cameras, jobs and money over HTTP, as a page or a bot asks for them."""

import json
import time
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from agent.conversation import Role
from api.app import build_app
from api.doorman import Policy
from tests.fakes.camera_house import House
from tests.fakes.runway import RunwayService
from tests.unit.api.conftest import ADDRESS
from tools.film.edits.story import RemoveShot
from tools.jobs.claims import Claims
from tools.jobs.ports import Ask, Job, Limits
from tools.production.floor import order_for
from tools.settings import read_settings
from tools.store.accounts import account
from tools.store.ledger import Caps
from tools.studio import Studio

FILM = "/api/films/heron-1a2b"


def asked(studio: Studio, key: str, film: str = "heron-1a2b", cost: str = "0.35") -> Job:
    ask = Ask(
        kind="take", key=key, film=film, shot="sh1", slate="1A", words="a heron", service="runway", payload="{}",
        cost=Decimal(cost),
    )  # fmt: skip
    return studio.jobs.submit([ask], Caps())[0]


def lost(studio: Studio, key: str) -> Job:
    """A job whose request was sent, and whose end nobody knows."""
    job = asked(studio, key)
    claims = Claims(studio.books, grace=0)
    assert claims.claim(("take",), lambda kind, service: Limits(at_once=99, a_minute=1e6)) is not None
    claims.ambiguous(job.id, "No answer came.")
    assert claims.claim(("take",), lambda kind, service: Limits()) is not None
    claims.undecided(job.id, "The service cannot tell.")
    return studio.jobs.status(job.id)


def test_a_film_s_money_is_told_and_capped(web: TestClient, studio: Studio):
    asked(studio, "a")
    asked(studio, "b", film="another", cost="1.10")
    of_film, of_all = web.get(f"{FILM}/ledger").json(), web.get("/api/ledger").json()
    assert (of_film["reserved"], of_film["spent"], of_film["cap"]) == ("0.35", "0.00", None)
    assert (of_all["reserved"], len(of_all["entries"]), of_all["film"]) == ("1.45", 2, None)
    assert web.get("/api/ledger", params={"service": "luma"}).json()["entries"] == []
    for day in ("yesterday", "2026-13-99"):
        assert web.get("/api/ledger", params={"day": day}).status_code == 400
    for address in ("/api/ledger", f"{FILM}/jobs"):
        refused = web.get(address, params={"service": "nope"})
        assert (refused.status_code, refused.json()["error"]["code"]) == (400, "no_service")
    given = web.put(f"{FILM}/cap", json={"usd": 2}).json()
    assert given == {"film": "heron-1a2b", "cap": "2.00", "left": "1.65"}
    assert web.get("/api/caps").json() == {"film": None, "day": None, "services": {}, "films": {"heron-1a2b": "2.00"}}
    assert web.put(f"{FILM}/cap", json={"usd": None}).json()["cap"] is None
    assert web.get("/api/caps").json()["films"] == {}
    assert web.put(f"{FILM}/cap", json={"usd": -1}).status_code == 400


def test_a_quote_sends_nothing_and_says_what_cannot_be_honoured(web: TestClient, studio: Studio):
    told = web.get(f"{FILM}/quote", params={"shots": ["2"], "generator": "runway/gen4.5", "takes": 2}).json()
    (quote,) = told["quotes"]
    assert told["cost"] == quote["cost"] > 0
    assert quote["certainty"] == "estimate"
    assert quote["priced_on"]
    assert studio.jobs.find() == []
    refused = web.get(f"{FILM}/quote", params={"shots": ["2"], "generator": "sora"}).json()["quotes"][0]
    assert "retired" in refused["problem"]
    assert refused["cost"] == 0
    assert web.get(f"{FILM}/quote", params={"shots": ["99"]}).status_code == 404


def test_takes_are_told_with_those_in_the_bin(web: TestClient, studio: Studio):
    (first, _) = web.get(f"{FILM}/takes").json()["shots"]
    assert first["takes"][0]["cost"] == "0"
    studio.perform("heron-1a2b", RemoveShot(shots=(1,)))
    told = web.get(f"{FILM}/takes").json()
    assert [len(shot["takes"]) for shot in told["shots"]] == [0]
    assert told["bin"][0]["media"] == first["takes"][0]["media"]


def test_jobs_are_found_stopped_and_settled_by_who_may(web: TestClient, studio: Studio):
    waiting, foreign = asked(studio, "a"), asked(studio, "b", film="another")
    assert [job["job"] for job in web.get(f"{FILM}/jobs").json()["jobs"]] == [waiting.id]
    assert web.get(f"{FILM}/jobs/{foreign.id}").status_code == 404
    assert web.delete(f"{FILM}/jobs/{foreign.id}").status_code == 404
    assert web.delete(f"{FILM}/jobs/{waiting.id}").json()["state"] == "cancelled"
    assert web.get(f"{FILM}/jobs").json()["jobs"] == []
    assert len(web.get(f"{FILM}/jobs", params={"ended": True}).json()["jobs"]) == 1
    studio.jobs.cancel(foreign.id)
    unknown = lost(studio, "c")
    told = web.get(f"{FILM}/jobs/{unknown.id[:8]}").json()
    assert told["state"] == "unknown"
    assert "looked up, and not sent again" in json.dumps(told["events"])
    path = f"{FILM}/jobs/{unknown.id}/settle"
    assert web.post(path, json={"outcome": "made"}).status_code == 400
    assert web.post(path, json={"outcome": "not_made"}).json()["state"] == "failed"
    assert web.post(path, json={"outcome": "not_made"}).status_code == 400
    assert web.get(f"{FILM}/ledger").json()["reserved"] == "0.00"
    assert web.post(f"{FILM}/jobs/{unknown.id}/resume").status_code == 400


@pytest.mark.parametrize("role", ["viewer", "editor", "director"])
def test_only_who_may_spend_moves_a_cap_or_settles(studio: Studio, role: Role):
    job = lost(studio, "a")
    _, shown = studio.passes.give("Mina", role)
    token = {"authorization": f"Bearer {shown}"}
    with TestClient(build_app(studio, Policy(hosts=None, token="house", locked=True)), base_url=ADDRESS) as web:
        may_spend, may_edit = role == "director", role != "viewer"
        assert web.get(f"{FILM}/ledger", headers=token).status_code == 200
        assert web.get("/api/generators", headers=token).status_code == 200
        capped = web.put(f"{FILM}/cap", json={"usd": 5}, headers=token)
        settled = web.post(f"{FILM}/jobs/{job.id}/settle", json={"outcome": "not_made"}, headers=token)
        assert {capped.status_code, settled.status_code} == ({200} if may_spend else {403})
        assert web.delete(f"{FILM}/jobs/{job.id}", headers=token).status_code == (200 if may_edit else 403)


def test_generators_say_whether_they_can_be_used(web: TestClient):
    told = {one["name"]: one for one in web.get("/api/generators").json()["generators"]}
    assert told["previz"]["usable"]
    assert not told["runway"]["usable"]
    assert "WORKPRINT_RUNWAY_API_KEY" in told["runway"]["why_not"]
    assert told["runway"]["models"][0]["price"]["dated"] == "2026-01-01"


def test_a_server_goes_on_with_what_was_left(studio: Studio, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("tools.jobs.claims.GRACE", 0.05)
    with House(RunwayService()) as camera:
        environment = {
            "WORKPRINT_RUNWAY_BASE_URL": camera.url,
            "WORKPRINT_RUNWAY_POLL_SECONDS": "0.01",
            **camera.service.environment,
        }
        settings = studio.settings.model_copy(update={"services": read_settings(environment, tmp_path).services})
        reopened = Studio(settings)
        film = reopened.open("heron-1a2b").film
        sent = order_for(reopened, film, "sh2", {}, draft=False, generator="runway")
        ask = Ask(
            kind="take", key="left", film=film.id, shot="sh2", slate="1B", service="runway",
            payload=sent.model_dump_json(), cost=Decimal("0.60"),
        )  # fmt: skip
        reopened.jobs.submit([ask], Caps())
        with TestClient(build_app(reopened), base_url=ADDRESS) as web:
            shots: list[dict[str, Any]] = []
            for _ in range(1800):
                shots = web.get(f"{FILM}/takes").json()["shots"]
                if shots[1]["takes"]:
                    break
                time.sleep(0.05)
            assert shots[1]["takes"][0]["generator"] == "runway"
            assert camera.posts == 1
            assert web.get(f"{FILM}/ledger").json()["spent"] == "0.60"
        bill = account(reopened.ledger.entries(film.id))
        assert bill.words == "0.60 USD at runway, for 1 take."
        reopened.close()
