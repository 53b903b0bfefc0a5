"""Addresses made up to reach what is not theirs: other people's films, and files of the machine."""

import json
import re
from collections.abc import Generator
from urllib.parse import quote

import pytest
from fastapi.testclient import TestClient

from api.app import build_app
from api.doorman import Policy
from tests.unit.api.conftest import ADDRESS
from tools.film.film import Film
from tools.settings import Settings
from tools.studio import Studio

TOKEN = "a token of some length"
OWNER = {"authorization": f"Bearer {TOKEN}"}
THEIRS, SECRET = "the-other-9f9f", "Nobody Else Knows This"
TRICKS = ("..", "../../../../etc/passwd", "..\\..\\workprint.db", "\0")
NUMBERS = (0, -1, -(10**20), 2**31, 2**32, 2**63, 10**20, 10**400)
FILLED = {"shot": "1", "number": "1", "frame": "0", "count": "1", "hash": "0" * 64, "name": "index.html"}


@pytest.fixture
def locked(studio: Studio) -> Generator[TestClient]:
    studio.create(Film(id=THEIRS, title=SECRET))
    with TestClient(build_app(studio, Policy(hosts=None, token=TOKEN)), base_url=ADDRESS) as client:
        yield client


@pytest.fixture(scope="module")
def addresses(tmp_path_factory: pytest.TempPathFactory) -> list[tuple[str, str]]:
    """Every (method, path) there is, and those that are not in the description of the interface."""
    opened = Studio(Settings(home=tmp_path_factory.mktemp("described")))
    told = build_app(opened).openapi()["paths"]
    opened.close()
    found = [(method.upper(), path) for path, methods in told.items() for method in methods]
    return [*found, ("GET", "/films/{film}"), ("GET", "/page/{name}")]


def test_a_guest_of_one_film_gets_nothing_of_another_by_any_address(
    locked: TestClient, addresses: list[tuple[str, str]]
):
    given = locked.post("/api/films/heron-1a2b/shares", json={"name": "Round one"}, headers=OWNER).json()
    guest = {"authorization": f"Bearer {given['token']}"}
    asked = [one for one in addresses if "{film}" in one[1] and one[1].startswith("/api")]
    for reference in (THEIRS, THEIRS[:9]):
        for method, path in asked:
            there = re.sub(r"{(\w+)}", lambda one: FILLED.get(one[1], "x"), path.replace("{film}", quote(reference)))
            refused = locked.request(method, there, headers=guest, json={})
            assert refused.status_code in (403, 404, 426), (method, path, refused.text)
            assert SECRET not in refused.text.replace(reference, "")
    assert len(asked) > 30


def test_no_address_is_a_way_to_a_file_of_the_machine(locked: TestClient, addresses: list[tuple[str, str]]):
    reached = 0
    for method, path in addresses:
        if method not in ("GET", "HEAD", "DELETE") or "{" not in path:
            continue
        for trick in TRICKS:
            there = re.sub(r"{\w+}", lambda one, trick=trick: quote(trick, safe="").replace(".", "%2E"), path)
            refused = locked.request(method, there, headers=OWNER)
            # A page reads from its own address which film it shows, and tells that it is not there.
            assert 400 <= refused.status_code < 500 or path == "/films/{film}", (method, there, refused.text)
            assert b"root:" not in refused.content
            assert b"SQLite format" not in refused.content
            reached += 1
    assert reached > 80


def test_a_number_of_any_size_is_no_fault_of_ours(web: TestClient):
    """Every whole number of every address that is read: none, below none, and more than any machine counts to."""
    described = web.get("/api/openapi.json").json()["paths"]
    piece = web.get("/api/films/heron-1a2b/preview").json()["segments"][0]["address"].split("/")[3]
    faults: list[str] = []
    asked = 0
    for path, methods in described.items():
        for one in methods.get("get", {}).get("parameters", []):
            kinds = [one["schema"], *one["schema"].get("anyOf", []), one["schema"].get("items", {})]
            counts = any(kind.get("type") in ("integer", "number") for kind in kinds)
            for number in NUMBERS if counts or one["in"] == "path" else ():
                query = {one["name"]: number} if one["in"] == "query" else {}
                known = {**FILLED, "film": "heron-1a2b", "key": piece, "take": "tk1", one["name"]: str(number)}
                there = re.sub(r"{(\w+)}", lambda name, known=known: known.get(name[1], "x"), path)
                answer = web.get(there, params=query)
                asked += 1
                if answer.status_code >= 500 or (answer.status_code >= 400 and not answer.json()["error"]["message"]):
                    faults.append(f"{there} {query}: {answer.text}")
    assert not faults, "\n".join(faults)
    assert asked > 300


def test_words_that_are_programs_leave_as_words(locked: TestClient):
    script = '<img src=x onerror="alert(1)"><script>alert(1)</script>\u202e'
    for edit in (
        {"kind": "set_title", "title": script},
        {"kind": "revise_shot", "shots": [1], "prompt": script},
        {"kind": "set_line", "shot": 1, "speaker": "narrator", "text": script},
        {"kind": "name_cut", "name": script},
    ):
        assert locked.post("/api/films/heron-1a2b/edits", json=edit, headers=OWNER).status_code == 200
    comment = locked.post(
        "/api/films/heron-1a2b/comments", json={"frame": 1, "text": script, "name": script}, headers=OWNER
    )
    assert comment.json()["text"] == script
    for path in ("", "/log", "/comments"):
        told = locked.get(f"/api/films/heron-1a2b{path}", headers=OWNER)
        assert told.headers["content-type"] == "application/json"
        assert told.headers["x-content-type-options"] == "nosniff"
        assert json.dumps(script)[1:30] in json.dumps(told.json())
