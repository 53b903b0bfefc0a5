"""A phone is worked with fingers, and a short wide window shows what plays beside what is worked on."""

from collections.abc import Callable, Generator

import pytest
from playwright.sync_api import Browser, BrowserContext, FloatRect, Locator, Page, expect

from tests.web.conftest import Studied

FINGER = 36
"""pixels that a button has at least, where it is pressed with a finger"""

Opened = Callable[..., Page]


@pytest.fixture
def opened(browser: Browser, studied: Studied) -> Generator[Opened]:
    contexts: list[BrowserContext] = []

    def at(width: int, height: int, *, touch: bool) -> Page:
        context = browser.new_context(
            viewport={"width": width, "height": height},
            base_url=studied.address,
            locale="en-GB",
            has_touch=touch,
            is_mobile=touch,
        )
        contexts.append(context)
        page = context.new_page()
        page.goto(f"films/{studied.film}")
        expect(page.locator(".viewer-video")).to_be_visible()
        return page

    yield at
    for context in contexts:
        context.close()


def go(page: Page, where: str) -> None:
    page.get_by_role("navigation", name="Views").get_by_role("button", name=where).click()


def low(buttons: Locator) -> list[str]:
    """The buttons that are too low for a finger."""
    return buttons.evaluate_all(
        "(all, least) => all.filter((one) => one.offsetWidth && one.offsetHeight < least)"
        ".map((one) => `${one.ariaLabel ?? one.textContent} ${one.offsetHeight}`)",
        FINGER,
    )


def meet(one: FloatRect, other: FloatRect) -> bool:
    """Whether two boxes lie over each other."""
    across = min(one["x"] + one["width"], other["x"] + other["width"]) - max(one["x"], other["x"])
    down = min(one["y"] + one["height"], other["y"] + other["height"]) - max(one["y"], other["y"])
    return across > 1 and down > 1


def test_fingers_meet_the_buttons_of_a_phone_and_every_tool_of_the_timeline(opened: Opened):
    page = opened(390, 780, touch=True)
    go(page, "Board")
    expect(page.locator(".card").first).to_be_visible()
    assert low(page.locator("button.button")) == []
    go(page, "More")
    page.locator("#tab-timeline").click()
    tools = page.locator(".tl-tools")
    expect(tools).to_be_visible()
    assert low(tools.locator("button.button")) == []
    right = tools.locator("button.button").evaluate_all(
        "(all) => Math.max(...all.map((one) => one.getBoundingClientRect().right))"
    )
    assert right <= 390


def test_a_short_wide_window_shows_whole_cards_beside_the_picture(opened: Opened):
    page = opened(800, 500, touch=False)
    go(page, "Board")
    expect(page.locator(".card").first).to_be_visible()
    picture, card = page.locator(".viewer").bounding_box(), page.locator(".card").first.bounding_box()
    composer = page.locator(".phone-composer").bounding_box()
    assert picture
    assert card
    assert composer
    assert picture["x"] + picture["width"] <= card["x"]
    assert card["y"] + card["height"] <= composer["y"]
    assert picture["y"] + picture["height"] <= composer["y"] + 1
    for row in (".transport", ".board-tools"):
        boxes = [box for one in page.locator(f"{row} button").all() if (box := one.bounding_box())]
        right = picture["x"] + picture["width"] if row == ".transport" else 800
        assert max(box["x"] + box["width"] for box in boxes) <= right
        assert not any(meet(one, other) for at, one in enumerate(boxes) for other in boxes[:at]), row
    go(page, "More")
    page.locator("#tab-timeline").click()
    lanes = page.locator(".tl-row[data-row=DX]").bounding_box()
    assert lanes
    assert lanes["y"] + lanes["height"] <= composer["y"]
