"""Play is pressed as soon as there is a button for it: what the first picture needs is on its way by then."""

from playwright.sync_api import Page

from tests.web.conftest import Studied

AT_ONCE = """
new MutationObserver((_, watch) => {
    const play = document.querySelector("[data-play]");
    const ready = document.querySelector(".length")?.textContent !== "/ 00:00:00:00";
    if (!play || !ready) return;
    watch.disconnect();
    document.querySelector("video").requestVideoFrameCallback(() => { window.seen = true; });
    play.click();
}).observe(document, { subtree: true, childList: true });
"""


def test_play_that_is_pressed_with_the_first_breath_plays(page: Page, studied: Studied):
    page.add_init_script(AT_ONCE)
    page.goto(f"films/{studied.film}")
    page.wait_for_function("() => window.seen && document.querySelector('video').currentTime > 0.3", timeout=60_000)
    assert page.locator("[data-play]").get_attribute("aria-label") == "Pause"


def test_what_the_first_picture_needs_is_asked_for_before_the_page_stands(page: Page, studied: Studied):
    asked: list[str] = []
    page.on("request", lambda one: asked.append(one.url.removeprefix(studied.address)))
    page.add_init_script(AT_ONCE)
    with page.expect_request(lambda one: one.url.endswith("/comments"), timeout=60_000):
        page.goto(f"films/{studied.film}")
    page.wait_for_function("() => window.seen", timeout=60_000)
    lists = [one for one in asked if ".m3u8" in one]
    assert lists[:2] == [f"api/films/{studied.film}/preview/{kind}.m3u8" for kind in ("picture", "sound")]
    first = next(one for one in asked if "look=0" in one)
    assert asked.index(first) < asked.index(next(one for one in asked if one.endswith("/comments")))


def test_a_link_to_a_place_looks_at_that_place_first(page: Page, studied: Studied):
    asked: list[str] = []
    page.on("request", lambda one: asked.append(one.url.removeprefix(studied.address)))
    page.goto(f"films/{studied.film}?tc=00:00:10:00")
    page.wait_for_function("() => document.querySelector('video')?.readyState >= 2", timeout=60_000)
    assert "look=240" in next(one for one in asked if "look=" in one)
