"""Films as JSON: the same that the command line prints, and every error in one form."""

import json

import pytest
from fastapi.testclient import TestClient

from tools.film.edits import edit_kinds
from tools.film.orders import order_kinds
from tools.media.progress import silent
from tools.production.lengths import shown_film
from tools.production.voices import speak_all, spoken_frames
from tools.studio import Studio

HERON = "/api/films/heron-1a2b"


def test_the_server_says_that_it_lives(web: TestClient):
    assert web.get("/healthz").json()["ok"] is True


def test_the_list_has_every_film(web: TestClient):
    (film,) = web.get("/api/films").json()["films"]
    assert (film["film"], film["title"], film["revision"]) == ("heron-1a2b", "Heron", 0)
    assert film["changed"].startswith("20")


def test_show_is_what_the_command_line_shows(web: TestClient, studio: Studio):
    assert web.get(HERON).json() == json.loads(json.dumps(shown_film(studio, "heron-1a2b")))
    assert web.get("/api/films/HERON").json()["film"] == "heron-1a2b"


def test_an_edit_makes_a_revision_and_the_log_names_it(web: TestClient):
    done = web.post(f"{HERON}/edits", json={"kind": "set_title", "title": "Grey Heron"})
    assert done.status_code == 200
    assert done.json()["revision"] == 1
    assert [fact["kind"] for fact in done.json()["facts"]] == ["title_set"]
    assert web.get(HERON).json()["title"] == "Grey Heron"
    assert web.get(HERON, params={"revision": 0}).json()["title"] == "Heron"
    (entry,) = web.get(f"{HERON}/log").json()["log"]
    assert (entry["revision"], entry["kind"], entry["actor"]) == (1, "set_title", "web")
    assert entry["edit"]["title"] == "Grey Heron"


def test_undo_and_redo_are_edits(web: TestClient):
    web.post(f"{HERON}/edits", json={"kind": "set_title", "title": "Grey Heron"})
    assert web.post(f"{HERON}/edits", json={"kind": "undo"}).json()["revision"] == 2
    assert web.get(HERON).json()["title"] == "Heron"
    web.post(f"{HERON}/edits", json={"kind": "redo"})
    assert web.get(HERON).json()["title"] == "Grey Heron"


def test_an_edit_on_an_old_revision_is_a_conflict_that_names_the_new_one(web: TestClient):
    title = {"kind": "set_title", "title": "Grey Heron"}
    web.post(f"{HERON}/edits", json=title, params={"base_revision": 0})
    refused = web.post(f"{HERON}/edits", json=title, params={"base_revision": 0})
    assert refused.status_code == 409
    error = refused.json()["error"]
    assert (error["code"], error["data"]["revision"]) == ("conflict", 1)
    assert len(web.get(f"{HERON}/log").json()["log"]) == 1


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ({"kind": "set_durations"}, "set_duration"),
        ({"kind": "set_title"}, "set_title needs title"),
        ({"kind": "set_title", "title": "x", "colour": 1}, "has no field colour"),
        ({}, "is not an edit"),
        ([1], "a JSON object with a `kind`"),
    ],
)
def test_a_bad_edit_is_one_sentence_and_changes_nothing(web: TestClient, body: object, words: str):
    refused = web.post(f"{HERON}/edits", json=body)
    assert refused.status_code == 400
    error = refused.json()["error"]
    assert error["code"] == "bad_edit"
    assert words in error["message"]
    assert "\n" not in error["message"]
    assert web.get(f"{HERON}/log").json()["log"] == []


def test_what_is_no_json_is_said_to_be_none(web: TestClient):
    refused = web.post(f"{HERON}/edits", content=b"{", headers={"content-type": "application/json"})
    assert (refused.status_code, refused.json()["error"]["message"]) == (400, "The body of the request is no JSON.")
    untold = web.post("/api/films", content=b'{"idea": "a heron"}')
    assert untold.status_code == 400
    assert "sent with Content-Type: application/json" in untold.json()["error"]["message"]


@pytest.mark.parametrize("path", ["/api/films/casablanca", "/api/films/casablanca/log", "/api/nothing", "/page/../x"])
def test_what_is_not_there_is_a_404_with_a_sentence(web: TestClient, path: str):
    missing = web.get(path)
    assert missing.status_code == 404
    assert missing.json()["error"]["code"] == "not_found"
    assert missing.json()["error"]["message"].endswith(".")


def test_a_revision_that_is_not_there_names_those_that_are(web: TestClient):
    missing = web.get(HERON, params={"revision": 7})
    assert missing.status_code == 404
    assert missing.json()["error"]["data"] == {"lowest": 0, "highest": 0}
    assert web.get(HERON, params={"revision": "seven"}).status_code == 400


def test_a_damaged_home_is_a_503_and_a_fault_of_ours_a_500(web: TestClient, studio: Studio):
    studio.close()
    studio.settings.database.write_bytes(b"scrambled eggs " * 1000)
    for suffix in ("-wal", "-shm"):
        studio.settings.database.with_name(studio.settings.database.name + suffix).unlink(missing_ok=True)
    failed = web.get("/api/films")
    assert (failed.status_code, failed.json()["error"]["code"]) == (503, "database_damaged")


def test_the_description_of_the_interface_is_exact(web: TestClient):
    described = web.get("/api/openapi.json").json()
    operations = [operation for path in described["paths"].values() for operation in path.values()]
    for status in ("400", "401", "403", "404", "409", "503"):
        assert all(operation["responses"][status]["content"] for operation in operations)
    assert not any({"422", "default"} & set(operation["responses"]) for operation in operations)
    parts = described["components"]["schemas"]
    for address, part, kinds in (("edits", "AnyEdit", edit_kinds()), ("orders", "AnyOrder", order_kinds())):
        asked = described["paths"][f"/api/films/{{film}}/{address}"]["post"]["requestBody"]
        assert asked["content"]["application/json"]["schema"] == {"$ref": f"#/components/schemas/{part}"}
        assert set(parts[part]["discriminator"]["mapping"]) == set(kinds)


def test_the_schemas_are_those_of_the_command_line(web: TestClient):
    schemas = web.get("/api/edits/schema").json()
    assert set(schemas["edits"]["discriminator"]["mapping"]) == set(edit_kinds())
    assert set(schemas["orders"]["discriminator"]["mapping"]) == set(order_kinds())


def test_an_edit_that_is_sent_twice_is_made_once(web: TestClient):
    again = [
        web.post("/api/films/heron-1a2b/edits", params={"cause": "tab7.1"}, json={"kind": "set_title", "title": title})
        for title in ("Once", "Twice")
    ]
    assert [answer.json()["revision"] for answer in again] == [1, 1]
    assert web.get("/api/films/heron-1a2b").json()["title"] == "Once"
    (told,) = web.get("/api/films/heron-1a2b/news").json()["news"]
    assert told["cause"] == "tab7.1"


def test_a_film_is_sent_again_with_the_lengths_of_its_lines_once_they_are_spoken(web: TestClient, studio: Studio):
    line = {"kind": "set_line", "shot": 1, "speaker": "narrator", "text": "The sea never forgets."}
    assert web.post(f"{HERON}/edits", json=line).status_code == 200
    first = web.get(HERON)
    (cue,) = first.json()["cues"]
    assert cue["estimated"] is True
    settings, film = studio.settings, studio.open("heron-1a2b").film
    said = speak_all(film, settings.home, settings.cache / "voices", silent)
    again = web.get(HERON, headers={"if-none-match": first.headers["etag"]})
    assert again.status_code == 200
    (heard,) = again.json()["cues"]
    assert (heard["frames"], heard["estimated"]) == (spoken_frames(said, film.look.rate)[cue["id"]], False)
    (caption,) = again.json()["timeline"]["subtitles"]
    assert (caption["cue"], caption["text"]) == (cue["id"], "The sea never forgets.")
    assert again.json()["revision"] == first.json()["revision"]


def test_a_film_is_not_sent_twice_and_an_edit_on_an_older_one_hears_what_came_between(web: TestClient):
    first = web.get(HERON)
    tag = first.headers["etag"]
    assert tag.startswith('"0-')
    same = web.get(HERON, headers={"if-none-match": tag})
    assert (same.status_code, same.content, same.headers["etag"]) == (304, b"", tag)
    script = "<script>alert(1)</script>"
    edit = {"kind": "set_title", "title": script}
    assert web.post(f"{HERON}/edits", json=edit, headers={"if-match": tag}).status_code == 200
    now = web.get(HERON, headers={"if-none-match": tag})
    assert (now.status_code, now.json()["title"]) == (200, script)
    assert (now.headers["content-type"], now.headers["x-content-type-options"]) == ("application/json", "nosniff")
    refused = web.post(f"{HERON}/edits", json={"kind": "undo"}, headers={"if-match": tag})
    told = refused.json()["error"]["data"]
    assert (refused.status_code, told["revision"], told["base_revision"]) == (409, 1, 0)
    (between,) = told["changed"]
    assert (between["kind"], between["actor"], between["edit"]["title"]) == ("set_title", "web", script)
    assert web.post(f"{HERON}/edits", json=edit, headers={"if-match": "*"}).status_code == 400


def test_what_an_undo_would_take_back_is_told_before(web: TestClient):
    nothing = web.get(f"{HERON}/undo").json()
    assert (nothing["line"], nothing["shots"], nothing["empties"]) == (None, 0, False)
    had = web.get(HERON).json()
    web.post(f"{HERON}/edits", json={"kind": "set_title", "title": "Grey Heron"}, params={"cause": "page-x.1"})
    told = web.get(f"{HERON}/undo").json()
    assert (told["revision"], told["line"]["kind"], told["line"]["actor"]) == (1, "set_title", "web")
    assert (told["cause"], told["shots"], told["takes"], told["empties"]) == ("page-x.1", 0, 0, False)
    web.post(f"{HERON}/edits", json={"kind": "undo"})
    assert web.get(HERON).json()["title"] == had["title"]
