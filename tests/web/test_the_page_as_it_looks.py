"""Every view against a picture of it that was looked at, and against what a screen reader is told of it.

The goldens are in tests/web/goldens: one that is missing is made anew by the test, which fails and asks for a look.
"""

import re
import time
from collections.abc import Callable, Generator
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageStat
from playwright.sync_api import Browser, Page, expect

from tests.web.conftest import Studied
from tools.film.edits.takes import PrintTake
from tools.film.film import Film
from tools.film.slate import shot_order

GOLDENS = Path(__file__).parent / "goldens"
VIEWS = ("board", "timeline", "film", "sound", "comments", "deliver", "history", "money", "settings")
FILM = "looked-at"
UNSHOT = {"takes": (), "circled": None, "state": "planned"}
WIDE, NARROW = {"width": 1280, "height": 800}, {"width": 390, "height": 780}
KEPT = 640
"""pixels that a golden is wide at most"""
BLOCK = 16
"""pixels of a golden that are told apart as one: letters may be smoothed otherwise on another machine"""
APART = 30
"""of 255, how far the mean of a block may be off"""
OTHER_EACH_TIME = ".tl-wave, .log-who, .settings-checked, .comment-who .soft { visibility: hidden !important; }"

PICTURES_ARE_HERE = """() => [...document.images].every((one) => {
    const at = one.getBoundingClientRect();
    return one.complete || !at.width || at.top >= innerHeight || at.bottom <= 0;
})"""


@pytest.fixture(scope="module")
def film(studied: Studied) -> str:
    """The ferry again, untouched by the other tests; only the first scene is shot."""
    known = studied.studio.open(studied.film).film
    bare = known.model_copy(
        update={
            "id": FILM,
            "shots": {key: shot.model_copy(update=UNSHOT) for key, shot in known.shots.items()},
            "takes": {},
        }
    )
    studied.studio.create(Film.model_validate(bare.model_dump()))
    for shot in shot_order(known)[:3]:
        take = known.takes[known.shots[shot].takes[0]]
        told = {name: getattr(take, name) for name in ("media", "frames", "head", "rate", "width", "height")}
        studied.studio.perform(FILM, PrintTake(shot=shot, **told))
    return FILM


@pytest.fixture
def looked_at(browser: Browser, studied: Studied, request: pytest.FixtureRequest) -> Generator[Page]:
    viewport, light = request.param
    context = browser.new_context(
        viewport=viewport,
        base_url=studied.address,
        locale="en-GB",
        color_scheme=light,
        bypass_csp=True,
        reduced_motion="reduce",
    )
    yield context.new_page()
    context.close()


def opened(page: Page, address: str) -> None:
    page.goto(address)
    page.add_style_tag(content=OTHER_EACH_TIME)


def shows_its_picture(page: Page) -> None:
    page.wait_for_function("() => document.querySelector('video')?.readyState >= 2", timeout=60_000)


def stands_still(page: Page) -> None:
    """Every picture that can be seen has come, and what moves has arrived."""
    page.wait_for_function(PICTURES_ARE_HERE, timeout=60_000)
    page.wait_for_timeout(250)


def held(page: Page, name: str) -> list[str]:
    """Hold the page against its golden, once it has arrived; what is off, in words."""
    place = GOLDENS / f"{name}.jpg"
    if not place.is_file():
        seen(page).save(place, quality=72, optimize=True)
        return [f"{place} is new: look at it"]
    with Image.open(place) as kept:
        known = kept.convert("RGB")
    return in_the_end(page, lambda: off_by(known, seen(page), name))


def seen(page: Page) -> Image.Image:
    with Image.open(BytesIO(page.screenshot())) as taken:
        small = taken.convert("RGB")
    small.thumbnail((KEPT, KEPT * 4), Image.Resampling.BOX)
    return small


def off_by(known: Image.Image, now: Image.Image, name: str) -> list[str]:
    if known.size != now.size:
        return [f"{name} is {now.size}, the golden {known.size}"]
    blocks = (now.width // BLOCK, now.height // BLOCK)
    apart = ImageChops.difference(known.resize(blocks, Image.Resampling.BOX), now.resize(blocks, Image.Resampling.BOX))
    most = max(high for _, high in ImageStat.Stat(apart).extrema)
    return [f"{name} is off by {most} of 255 somewhere"] if most > APART else []


def told(page: Page, name: str) -> list[str]:
    """Hold what a screen reader is told of the view against its golden, once it has arrived."""
    place = GOLDENS / f"{name}.yaml"
    if not place.is_file():
        place.write_text(said(page) + "\n", encoding="utf-8")
        return [f"{place} is new: read it"]
    known = place.read_text(encoding="utf-8")
    return in_the_end(page, lambda: [] if known == (now := said(page)) + "\n" else [f"{place} says otherwise:\n{now}"])


def said(page: Page) -> str:
    words = page.locator("#view").aria_snapshot()
    return re.sub(r"\d+(\.\d+)? ?(s|B|kB|MB)\b|\b(now|\d+ \w+ ago)\b|Workprint [\w.]+", "*", words)


def in_the_end(page: Page, look: Callable[[], list[str]]) -> list[str]:
    """What is still off when a busy machine has had the time to show all of it."""
    until = time.monotonic() + 20
    while (off := look()) and time.monotonic() < until:
        page.wait_for_timeout(500)
    return off


@pytest.mark.parametrize("looked_at", [(WIDE, "dark")], indirect=True)
def test_every_view_looks_and_reads_as_it_did(looked_at: Page, film: str):
    page, off = looked_at, list[str]()
    opened(page, f"films/{film}")
    shows_its_picture(page)
    for view in VIEWS:
        page.locator(f"#tab-{view}").click()
        page.mouse.move(2, 2)
        stands_still(page)
        off += held(page, view)
        if view not in ("history", "settings"):
            off += told(page, view)
    assert off == []


@pytest.mark.parametrize("looked_at", [(NARROW, "light")], indirect=True)
def test_a_phone_looks_as_it_did(looked_at: Page, film: str):
    page, off = looked_at, list[str]()
    opened(page, f"films/{film}")
    shows_its_picture(page)
    for view in ("Chat", "Film", "Board"):
        page.get_by_role("navigation", name="Views").get_by_role("button", name=view).click()
        expect(page.locator(".viewer-video")).to_be_visible()
        stands_still(page)
        off += held(page, f"phone-{view.lower()}")
    assert off == []
