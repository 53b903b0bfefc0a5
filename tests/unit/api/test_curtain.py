"""What people ask for first is there before they ask."""

import threading
import time
from contextlib import closing
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from agent.directing import embedded
from agent.ports import Brain
from api.app import build_app
from api.curtain import Curtain
from tests.unit.api.conftest import ADDRESS
from tools.assembly.encode import Encoder
from tools.film.edits.takes import PrintTake
from tools.film.errors import Bug
from tools.film.film import Film
from tools.production.copying import Copies
from tools.production.previewing import Previews
from tools.settings import Settings
from tools.studio import Studio

HERON = "/api/films/heron-1a2b"


def made(folder: Path, many: int) -> list[Path]:
    """The pictures in a folder of the cache, once there are so many."""
    until = time.monotonic() + 60
    while len(found := [one for one in folder.rglob("*") if one.is_file() and not one.name.startswith(".")]) < many:
        assert time.monotonic() < until, found
        time.sleep(0.02)
    return found


def test_the_first_picture_of_a_film_that_nobody_opened_is_there(studio: Studio, monkeypatch: pytest.MonkeyPatch):
    studio.create(Film(id="bare", title="Nothing in it"))
    with TestClient(build_app(studio, ahead=True), base_url=ADDRESS) as web:
        made(studio.settings.cache / "posters", 1)
        # From here on nothing can be encoded any more.
        monkeypatch.delattr(Encoder, "make")
        shown = web.get(f"{HERON}/preview").json()
        first = shown["segments"][0]
        assert not first["made"]
        for address in (first["init"], f"{first['address']}?look=0", f"{HERON}/poster"):
            assert web.get(address).status_code == 200


def test_the_director_is_there_before_the_first_message(studio: Studio):
    asked = threading.Event()

    def directing(settings: Settings) -> Brain:
        asked.set()
        return embedded(settings)

    with TestClient(build_app(studio, directing=directing, ahead=True), base_url=ADDRESS):
        assert asked.wait(60)
    asked.clear()
    with TestClient(build_app(studio, directing=directing), base_url=ADDRESS) as web:
        assert web.get("/healthz").status_code == 200
        assert not asked.is_set()


def test_a_server_that_stops_begins_no_more_pictures(studio: Studio, monkeypatch: pytest.MonkeyPatch):
    studio.create(Film(id="bare", title="Nothing in it"))
    begun, go, made = threading.Event(), threading.Event(), list[str]()

    def first_picture(_previews: Previews, film: str) -> None:
        made.append(film)
        begun.set()
        go.wait(60)

    monkeypatch.setattr(Previews, "first_picture", first_picture)
    with closing(Previews(studio)) as previews:
        curtain = Curtain(studio, previews, lambda error: Bug(str(error)))
        curtain.open()
        assert begun.wait(60)
        stopping = threading.Thread(target=curtain.close)
        stopping.start()
        time.sleep(0.2)
        go.set()
        stopping.join(60)
    assert made == ["bare"]


def test_takes_that_come_are_copied_though_nobody_has_the_film_open(studio: Studio, monkeypatch: pytest.MonkeyPatch):
    shot = next(iter(studio.open("heron-1a2b").film.shots))
    seen = list[set[str]]()

    def want(_copies: Copies, film: Film, revision: int) -> None:
        seen.append({take.media for take in film.takes.values()})

    monkeypatch.setattr(Copies, "want", want)
    with TestClient(build_app(studio, ahead=True), base_url=ADDRESS):
        until = time.monotonic() + 60
        while not seen:
            assert time.monotonic() < until
            time.sleep(0.02)
        come = PrintTake(shot=shot, media="f" * 64, frames=48, width=1280, height=720, head=0)
        studio.perform("heron-1a2b", come, actor="camera")
        while len(seen) < 2:
            assert time.monotonic() < until
            time.sleep(0.02)
    assert "f" * 64 in seen[1] - seen[0]


def test_a_server_that_is_told_nothing_makes_nothing(web: TestClient, studio: Studio):
    assert web.get("/healthz").status_code == 200
    assert not (studio.settings.cache / "posters").exists()
