"""The page as people have it: built, served by the application, in a real Chromium that this machine has."""

import shutil
import threading
import time
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Any

import httpx
import pytest
import uvicorn
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, expect, sync_playwright

from api.app import build_app
from api.doorman import Policy
from api.routers.page import built
from api.serving import listen
from tests.fakes.camera_house import House
from tests.fakes.coded_film import HEIGHT, WIDTH, make_take
from tests.fakes.machine import own_home
from tests.fakes.runway import RunwayService
from tests.fakes.talk_film import FERRY
from tools.film.edits.story import WriteScript
from tools.film.edits.takes import PrintTake
from tools.film.film import Film
from tools.film.slate import shot_order
from tools.film.views import cue_positions
from tools.media.progress import silent
from tools.production.placing import effects
from tools.production.recordings import Recordings
from tools.production.voices import speak_all
from tools.settings import Settings, read_settings
from tools.studio import Studio
from tools.writing.lexicon import Lexicon
from tools.writing.scripted import screenplay_of

FILM = "the-ferry"
FRAMES = 200
BUSY = 60.0
"""seconds that a machine may take to answer which draws, encodes and runs browsers beside it"""


@dataclass
class Studied:
    """A served studio and its home."""

    studio: Studio
    address: str
    camera: House
    """a paid service on loopback, whose address the studio has, and no key"""
    film: str = FILM

    def show(self, film: str | None = None) -> dict[str, Any]:
        return httpx.get(f"{self.address}api/films/{film or self.film}", timeout=BUSY).raise_for_status().json()

    def edit(self, edit: dict[str, Any], film: str | None = None) -> dict[str, Any]:
        asked = httpx.post(f"{self.address}api/films/{film or self.film}/edits", json=edit, timeout=BUSY)
        return asked.raise_for_status().json()

    def see_done(self, order: str) -> None:
        """Wait until the newest work of this kind has ended well; fails with what the server says of it."""
        until = time.monotonic() + 4 * BUSY
        last: dict[str, Any] = {}
        while time.monotonic() < until and last.get("state") != "done":
            jobs = httpx.get(f"{self.address}api/jobs", timeout=BUSY).raise_for_status().json()["jobs"]
            last = max((job for job in jobs if job["order"] == order), key=lambda job: job["asked"], default=last)
            assert last.get("state") not in ("failed", "cancelled"), last
            time.sleep(0.1)
        assert last.get("state") == "done", last

    def log(self) -> list[dict[str, Any]]:
        return httpx.get(f"{self.address}api/films/{self.film}/log", timeout=BUSY).raise_for_status().json()["log"]


@pytest.fixture(scope="session")
def playwright() -> Generator[Playwright]:
    expect.set_options(timeout=BUSY * 1000)
    with sync_playwright() as started:
        yield started


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Generator[Browser]:
    program = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    assert program, "the page is tested in Chromium: apt-get install chromium"
    opened = playwright.chromium.launch(
        executable_path=program, args=["--no-sandbox", "--autoplay-policy=no-user-gesture-required"]
    )
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def camera() -> Generator[House]:
    with House(RunwayService()) as house:
        yield house


@pytest.fixture(scope="session")
def studied(tmp_path_factory: pytest.TempPathFactory, camera: House) -> Generator[Studied]:
    """The ferry, ten shots in four scenes: all shot but 6, number 4 twice; served for real."""
    assert built(), "the page is not built: make page"
    home = tmp_path_factory.mktemp("page")
    (home / "assets").symlink_to(own_home() / "assets")
    address = {"WORKPRINT_RUNWAY_BASE_URL": camera.url, "WORKPRINT_RUNWAY_POLL_SECONDS": "0.05"}
    services = {"runway": read_settings(address, home).services["runway"]}
    studio = Studio(Settings(home=home, workers=2, services=services))
    studio.create(Film(id=FILM, title="The Ferry"))
    studio.perform(FILM, WriteScript(screenplay=screenplay_of(FERRY, Lexicon(Path("/nowhere")))))
    medium = [make_take(studio.pool, home, number, FRAMES) for number in (1, 2, 3)]
    for number, shot in enumerate(shot_order(studio.open(FILM).film), start=1):
        for take in range(0 if number == 6 else 2 if number == 4 else 1):
            media = medium[(number + take) % 3]
            printed = PrintTake(
                shot=shot, media=media, frames=FRAMES, head=8, rate=Fraction(24), width=WIDTH, height=HEIGHT
            )
            studio.perform(FILM, printed)
    make_sounds(studio, studio.open(FILM).film)
    with served(studio) as address:
        yield Studied(studio, address, camera)
    studio.close()


def make_sounds(studio: Studio, film: Film) -> None:
    """Make what is heard in the film: a length that is measured while a test looks would be one that has changed."""
    mix = studio.settings.cache / "mix"
    mix.mkdir(parents=True, exist_ok=True)
    speak_all(film, studio.settings.home, studio.settings.cache / "voices", silent)
    effects(film, cue_positions(film), Recordings(studio.pool, mix), mix)


@pytest.fixture
def context(browser: Browser, studied: Studied) -> Generator[BrowserContext]:
    made = browser.new_context(viewport={"width": 1440, "height": 900}, base_url=studied.address, locale="en-GB")
    made.set_default_timeout(BUSY * 1000)
    yield made
    made.close()


@pytest.fixture
def page(context: BrowserContext, studied: Studied) -> Generator[Page]:
    """A new page; at the end nothing may have been complained of in its console."""
    opened = context.new_page()
    complaints: list[str] = []
    opened.on("pageerror", lambda error: complaints.append(str(error)))
    opened.on("console", lambda said: complaints.append(said.text) if _bad(said.type, said.text) else None)
    yield opened
    assert complaints == []


@pytest.fixture
def film_page(page: Page, studied: Studied) -> Page:
    """The page with the ferry open in it."""
    page.goto(f"films/{studied.film}")
    page.locator(".tl-block[data-kind=clip]").first.wait_for()
    return page


def _bad(kind: str, text: str) -> bool:
    # A refused request is told to the person by the page, and by the browser to the console.
    return kind in ("error", "warning") and "Failed to load resource" not in text


@contextmanager
def served(studio: Studio, port: int = 0, policy: Policy | None = None) -> Generator[str]:
    """A server over a studio, and its address; port 0 is any free one."""
    listener = listen("127.0.0.1", port)
    config = uvicorn.Config(build_app(studio, policy), log_config=None, ws="websockets-sansio", lifespan="on")
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    yield f"http://127.0.0.1:{listener.getsockname()[1]}/"
    server.should_exit = True
    thread.join(60)
