"""Uploads over tus: they go on after any break, are told by their content, and are brought into films."""

import base64
import io
import shutil
import zipfile
from collections.abc import Generator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from fastapi.testclient import TestClient
from httpx2 import Response

from api.app import build_app
from api.uploads import Uploads, safe_name
from tests.fakes.patient_hands import PatientHands
from tests.unit.api.conftest import ADDRESS
from tools.film.errors import Conflict, DirectorError, NotFound
from tools.film.film import Film
from tools.settings import Settings
from tools.studio import Studio

UPLOADS = "/api/uploads"
TUS = {"tus-resumable": "1.0.0"}
SCRIPT = "INT. LAMP ROOM - NIGHT\n- Wide shot, the KEEPER trims the lamp, storm outside [2s]\n"


def begun(web: TestClient, length: int, name: str = "heron.mp4", kind: str = "", **headers: str) -> Response:
    told = f"filename {base64.b64encode(name.encode()).decode()}"
    told += f",kind {base64.b64encode(kind.encode()).decode()}" if kind else ""
    said = {**TUS, "upload-length": str(length), "upload-metadata": told, **headers}
    return web.post(UPLOADS, headers=said)


def sent(web: TestClient, address: str, offset: int, data: bytes, **headers: str) -> Response:
    said = {**TUS, "upload-offset": str(offset), "content-type": "application/offset+octet-stream", **headers}
    return web.patch(address, content=data, headers=said)


def uploaded(web: TestClient, name: str, data: bytes, kind: str = "") -> str:
    address = begun(web, len(data), name, kind).headers["location"]
    assert sent(web, address, 0, data).status_code == 204
    return address.rpartition("/")[2]


def said(answer: Response) -> tuple[int, str]:
    return answer.status_code, answer.json()["error"]["code"]


def ended(web: TestClient, job: str) -> dict[str, Any]:
    while True:
        known = web.get(f"/api/jobs/{job}").json()
        if known["ended"]:
            return known


@pytest.fixture
def clip(shot_film: tuple[Path, Film]) -> bytes:
    return next(shot_film[0].rglob("*.mp4")).read_bytes()


@pytest.fixture
def studying(studio: Studio) -> Generator[TestClient]:
    """The studio with its own hands: what is brought in is measured and comes into the film."""
    with TestClient(build_app(studio), base_url=ADDRESS) as client:
        yield client


def test_an_upload_goes_on_where_it_broke_off_and_becomes_a_take(studying: TestClient, studio: Studio, clip: bytes):
    made = begun(studying, len(clip), "The Grey Heron.mp4", "clip")
    address = made.headers["location"]
    assert (made.status_code, made.headers["upload-offset"], made.json()["complete"]) == (201, "0", False)
    half = len(clip) // 2
    assert sent(studying, address, 0, clip[:half]).headers["upload-offset"] == str(half)
    with TestClient(build_app(studio), base_url=ADDRESS) as again:
        head = again.head(address, headers=TUS)
        assert (head.headers["upload-offset"], head.headers["upload-length"]) == (str(half), str(len(clip)))
        assert "GMT" in head.headers["upload-expires"]
        order = {"kind": "import_media", "files": [made.json()["id"]], "place": "new"}
        assert said(again.post("/api/films/heron/orders", json=order)) == (409, "incomplete")
        assert said(sent(again, address, 0, clip)) == (409, "offset")
        assert sent(again, address, half, clip[half:]).status_code == 204
        assert again.get(UPLOADS).json()["uploads"][0]["complete"] is True
        done = ended(again, again.post("/api/films/heron/orders", json=order).json()["id"])
        assert done["state"] == "done", done
        film = studio.open("heron-1a2b").film
        assert film.takes[done["result"]["takes"][0]].frames == 48
        assert again.get("/api/films/heron").json()["scenes"][-1]["shots"][-1]["prompt"] == "The Grey Heron"
        assert again.get(UPLOADS).json()["uploads"] == []
    assert list((studio.settings.home / "uploads").iterdir()) == []


def test_a_new_film_is_made_of_a_clip_or_of_a_script(studying: TestClient, studio: Studio, clip: bytes):
    for name, data, shots in (("heron.mov", clip, 1), ("Last Light.txt", SCRIPT.encode(), 1)):
        job = studying.post("/api/imports", json={"uploads": [uploaded(studying, name, data)]})
        assert job.status_code == 202
        done = ended(studying, job.json()["id"])
        assert done["state"] == "done", done
        assert len(studio.open(done["film"]).film.shots) == shots
        assert str(studio.settings.home) not in str(done)


def test_what_cannot_be_used_is_said_without_telling_where_it_lies(studying: TestClient, studio: Studio):
    broken = uploaded(studying, "heron.mp4", b"\0\0\0\x18ftypisom" + bytes(5000), "clip")
    job = studying.post("/api/films/heron/orders", json={"kind": "import_media", "files": [broken]})
    done = ended(studying, job.json()["id"])
    assert done["state"] == "failed"
    assert "heron.mp4" in done["error"]["message"]
    assert str(studio.settings.home) not in str(done)
    assert studying.get(UPLOADS).json()["uploads"][0]["complete"] is True
    assert studying.delete(f"{UPLOADS}/{broken}", headers=TUS).status_code == 204
    assert studying.head(f"{UPLOADS}/{broken}", headers=TUS).status_code == 404


def test_the_length_is_held_to_before_and_while_it_comes(web: TestClient, studio: Studio):
    assert said(begun(web, 10_000_000_000)) == (413, "too_large")
    assert web.options(UPLOADS).headers["tus-max-size"] == "4000000000"
    address = begun(web, 20, "heron.txt").headers["location"]
    assert said(sent(web, address, 0, b"x" * 21)) == (413, "too_large")
    pieces = iter([b"The first.", b"The second.", b"More than was said."])
    lied = web.patch(
        address,
        content=pieces,
        headers={**TUS, "upload-offset": "0", "content-type": "application/offset+octet-stream"},
    )
    assert lied.status_code == 413
    assert int(web.head(address, headers=TUS).headers["upload-offset"]) <= 20
    for wrong in ("-1", "1e9", "0x10", "", "9" * 40):
        assert web.post(UPLOADS, headers={**TUS, "upload-length": wrong}).status_code == 400
    assert said(begun(web, 0)) == (400, "empty")


def test_the_protocol_is_kept(web: TestClient):
    assert said(web.post(UPLOADS, headers={"upload-length": "5"})) == (412, "bad_version")
    odd = {**TUS, "upload-length": "5", "upload-metadata": "filename ###"}
    assert said(web.post(UPLOADS, headers=odd)) == (400, "bad_request")
    assert said(begun(web, 5, kind="programme")) == (400, "bad_kind")
    address = begun(web, 5).headers["location"]
    assert said(sent(web, address, 0, b"x", **{"content-type": "text/plain"})) == (400, "bad_request")
    assert web.head(address, headers=TUS).headers["cache-control"] == "no-store"
    order = {"kind": "import_media", "files": ["/etc/passwd"], "shot": 1}
    assert said(web.post("/api/films/heron/orders", json=order)) == (404, "no_upload")
    for wrong in ("x", "0" * 32, "..", "%2e%2e%2fworkprint.db"):
        assert web.head(f"{UPLOADS}/{wrong}", headers=TUS).status_code == 404


STRANGERS = (
    ("logo.svg", b"<?xml version='1.0'?>\n<svg xmlns='http://www.w3.org/2000/svg'><script>1</script></svg>", ""),
    ("heron.mp4", b"<!DOCTYPE html><html><script>alert(1)</script></html>", ""),
    ("heron.png", b"\x7fELF\x02\x01\x01" + bytes(100), ""),
    ("heron.mp4", b"INT. A SCRIPT - DAY, not a clip", "clip"),
    ("heron.png", b"\xff\xd8\xff\xe0" + bytes(64), "script"),
)


def test_a_file_is_what_is_in_it_and_nothing_else_is_kept(web: TestClient):
    for name, data, kind in STRANGERS:
        address = begun(web, len(data), name, kind).headers["location"]
        assert said(sent(web, address, 0, data)) == (400, "bad_content"), name
    # A long one is refused at its beginning.
    address = begun(web, 3_000_000_000, "heron.mp4", "clip").headers["location"]
    assert said(sent(web, address, 0, b"MZ" + bytes(8000))) == (400, "bad_content")
    assert web.get(UPLOADS).json()["uploads"] == []


def zipped(name: str, data: bytes) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, data)
    return packed.getvalue()


def test_an_archive_that_is_a_trap_is_refused(web: TestClient):
    bomb, out = zipped("media/heron.mov", bytes(8_000_000)), zipped("../../workprint.db", b"x")
    for data in (bomb, out, out[:40]):
        address = begun(web, len(data), "cut.otioz", "cut").headers["location"]
        assert said(sent(web, address, 0, data)) == (400, "bad_archive")
    assert web.get(UPLOADS).json()["uploads"] == []


def test_a_full_disk_is_said_and_what_has_come_is_kept(
    web: TestClient, studio: Studio, monkeypatch: pytest.MonkeyPatch
):
    address = begun(web, 3_000_000, "heron.mp4").headers["location"]
    part = studio.settings.home / "uploads" / address.rpartition("/")[2] / "part"
    part.unlink()
    part.symlink_to("/dev/full")
    full = sent(web, address, 0, bytes(100))
    assert said(full) == (507, "disk_full")
    assert "is full" in full.json()["error"]["message"]

    def little(where: Path) -> SimpleNamespace:
        return SimpleNamespace(free=10**6)

    monkeypatch.setattr(shutil, "disk_usage", little)
    assert said(begun(web, 1_000_000)) == (507, "disk_full")


def test_what_nobody_goes_on_with_is_thrown_away_and_nobody_elses_is_seen(tmp_path: Path):
    clock = [datetime.now(UTC)]
    uploads = Uploads(tmp_path, 10**6, lambda: clock[0])
    one = uploads.begin("mina", 100, "a.txt", None)
    with pytest.raises(NotFound):
        uploads.get(one.id, "otto")
    assert uploads.all("otto") == []
    clock[0] += timedelta(hours=23)
    assert [found.id for found in uploads.all("mina")] == [one.id]
    clock[0] += timedelta(hours=2)
    assert uploads.all("mina") == []
    assert list(tmp_path.iterdir()) == []


def test_who_comes_back_takes_over_from_a_line_that_broke(tmp_path: Path):
    uploads = Uploads(tmp_path, 10**6)
    one = uploads.begin("", 10, "a.txt", "script")
    _, old = uploads.hold(one.id, "")
    uploads.write(one.id, old, 0, b"INT.")
    again, right = uploads.hold(one.id, "")
    assert again.offset == 4
    with pytest.raises(Conflict):
        uploads.write(one.id, old, 4, b"wrong!")
    uploads.write(one.id, right, 4, b" BARN\n")
    other = uploads.begin("", 4, "a.txt", None)
    uploads.write(other.id, uploads.hold(other.id, "")[1], 0, b"EXT.")
    with uploads.taken([one.id, other.id], "") as (path, twin):
        assert twin == path.with_name("a 2.txt")
        assert (path.name, path.read_bytes()) == ("a.txt", b"INT. BARN\n")
        for busy in (lambda: uploads.drop(one.id, ""), lambda: uploads.taken([one.id], "").__enter__()):
            with pytest.raises(Conflict):
                busy()
    uploads.spend([one.id, other.id], "")
    assert list(tmp_path.iterdir()) == []


def test_an_import_that_fails_keeps_the_file(tmp_path: Path):
    uploads = Uploads(tmp_path, 10**6)
    one = uploads.begin("", 4, "a.txt", None)
    uploads.write(one.id, uploads.hold(one.id, "")[1], 0, b"INT.")
    with pytest.raises(DirectorError), uploads.taken([one.id], ""):
        raise DirectorError("No.")
    assert uploads.get(one.id, "").complete
    assert sorted(path.name for path in (tmp_path / one.id).iterdir()) == ["card.json", "part"]


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("Küste 03.MP4", "Küste 03.mp4"),
        ("../../etc/passwd", "passwd"),
        ("C:\\Windows\\system32\\con.mp4", "con.mp4"),
        ("<script>alert(1)</script>.mp4", "script.mp4"),
        ("a\0b\n.m p4", "a b.mp4"),
        ("..", "upload"),
        ("", "upload"),
        ("x" * 500 + ".mov", "x" * 80 + ".mov"),
    ],
)
def test_a_name_is_words_and_never_a_path(name: str, kept: str):
    assert safe_name(name) == kept


def test_guests_and_viewers_send_nothing(studio: Studio, patient: PatientHands):
    from api.doorman import Policy

    _, viewer = studio.passes.give("Vera", "viewer")
    _, guest = studio.passes.give("Round one", "viewer", kind="guest", film="heron-1a2b")
    app = build_app(studio, Policy(token="a token of some length"), patient.hands())
    with TestClient(app, base_url=ADDRESS) as web:
        for token in (viewer, guest):
            headers = {"authorization": f"Bearer {token}"}
            assert begun(web, 5, **headers).status_code == 403
            assert web.get(UPLOADS, headers=headers).status_code == 403


def test_settings_say_how_much(tmp_path: Path):
    assert Settings(home=tmp_path, upload_gb=0.5).upload_limit == 500_000_000
