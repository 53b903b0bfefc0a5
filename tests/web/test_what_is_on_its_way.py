"""What is on its way: a card, or a sign, and nothing black or out of date in its place without a word."""

from playwright.sync_api import Page, Route, expect

from tests.web.conftest import Studied


class Held:
    """Requests that wait until they are let go of."""

    def __init__(self, page: Page, what: str) -> None:
        self._waiting: list[Route] = []
        self._open = False
        page.route(what, self._came)

    def _came(self, route: Route) -> None:
        if self._open:
            route.continue_()
        else:
            self._waiting.append(route)

    def let_go(self) -> None:
        self._open = True
        for route in self._waiting:
            route.continue_()


def test_a_card_shows_its_slate_until_the_picture_of_its_take_is_here(page: Page, studied: Studied):
    posters = Held(page, "**/poster?*")
    page.goto(f"films/{studied.film}")
    still = page.locator(".card").first.locator(".still")
    expect(still.locator(".still-coming")).to_have_text("1A")
    expect(still.locator("img")).to_be_hidden()
    posters.let_go()
    expect(still.locator("img")).to_be_visible()
    box, picture = still.bounding_box(), still.locator("img").bounding_box()
    assert box is not None
    assert box == picture


def test_until_the_picture_after_an_edit_is_here_the_viewer_says_that_it_comes(film_page: Page, studied: Studied):
    film_page.wait_for_function("() => document.querySelector('video').readyState >= 2", timeout=60_000)
    sign = film_page.locator(".viewer-wait")
    expect(sign).to_have_count(0)
    clips = studied.show()["timeline"]["tracks"][0]["clips"]
    looks = Held(film_page, "**/*look=*")
    studied.edit({"kind": "slip", "clip": clips[4]["id"], "frames": 3})
    film_page.wait_for_timeout(1500)
    expect(sign).to_have_count(0)
    studied.edit({"kind": "slip", "clip": clips[0]["id"], "frames": 3})
    expect(sign).to_be_visible()
    looks.let_go()
    expect(sign).to_have_count(0)
    for _ in range(2):
        studied.edit({"kind": "undo"})


def test_what_stands_beside_the_viewer_does_not_wait_for_a_picture_that_does_not_come(page: Page, studied: Studied):
    looks = Held(page, "**/*look=*")
    page.goto(f"films/{studied.film}")
    for part in (".card", ".tl-block", "#composer"):
        page.locator(part).first.wait_for()
    assert page.evaluate("document.querySelector('video').readyState") < 2
    looks.let_go()
    page.wait_for_function("() => document.querySelector('video').readyState >= 2", timeout=60_000)
