"""A fader that is drawn in one go is one step of the history, and where it was let go is never lost."""

from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.web.conftest import Studied


@pytest.fixture
def fader(film_page: Page) -> Locator:
    film_page.locator("#tab-sound").click()
    return film_page.get_by_role("slider", name="Dialogue")


def made_since(studied: Studied, revision: int) -> list[dict[str, Any]]:
    return [one["edit"] for one in studied.log() if one["revision"] > revision]


def level(studied: Studied) -> float:
    return studied.show()["mix"]["stem_gain_db"]["DX"]


def until_level(page: Page, studied: Studied, db: float) -> None:
    for _ in range(200):
        if level(studied) == db:
            return
        page.wait_for_timeout(50)
    raise AssertionError(f"the level is {level(studied)} dB and not {db}")


def test_presses_that_follow_each_other_are_one_edit(film_page: Page, studied: Studied, fader: Locator):
    revision = studied.show()["revision"]
    for _ in range(3):
        fader.press("ArrowLeft")
    until_level(film_page, studied, -1.5)
    expect(fader).to_have_value("-1.5")
    film_page.wait_for_timeout(900)
    assert [(one["kind"], one["gain_db"]) for one in made_since(studied, revision)] == [("set_gain", -1.5)]
    # After a pause it is another gesture.
    fader.press("ArrowLeft")
    until_level(film_page, studied, -2.0)
    assert len(made_since(studied, revision)) == 2
    studied.edit({"kind": "revert", "revision": revision})


def test_a_level_by_number_that_is_stepped_through_is_one_edit(film_page: Page, studied: Studied, fader: Locator):
    revision = studied.show()["revision"]
    level = film_page.get_by_role("spinbutton", name="Not tonight.")
    cue = next(one for one in studied.show()["cues"] if one["what"] == "Not tonight.")
    assert cue["gain_db"] == 0
    for _ in range(4):
        level.press("ArrowDown")
    expect(level).to_have_value("-4")
    level.press("Tab")
    for _ in range(200):
        if studied.show()["revision"] > revision:
            break
        film_page.wait_for_timeout(50)
    assert [(one["kind"], one["gain_db"]) for one in made_since(studied, revision)] == [("set_gain", -4.0)]
    expect(level).to_have_value("-4")
    studied.edit({"kind": "revert", "revision": revision})
    expect(level).to_have_value("0")


def test_undo_at_once_takes_back_the_whole_gesture(film_page: Page, studied: Studied, fader: Locator):
    revision = studied.show()["revision"]
    for _ in range(3):
        fader.press("ArrowLeft")
    film_page.keyboard.press("Control+z")
    expect(fader).to_have_value("0")
    assert [one["kind"] for one in made_since(studied, revision)] == ["set_gain", "undo"]
    assert level(studied) == 0


def test_another_fader_is_another_edit_and_a_way_and_back_is_none(film_page: Page, studied: Studied, fader: Locator):
    revision = studied.show()["revision"]
    fader.press("ArrowLeft")
    fader.press("ArrowRight")
    fader.press("Tab")
    music = film_page.get_by_role("slider", name="Music", exact=True)
    music.press("ArrowLeft")
    fader.press("ArrowLeft")
    until_level(film_page, studied, -0.5)
    assert [(one["stem"], one["gain_db"]) for one in made_since(studied, revision)] == [("MX", -0.5), ("DX", -0.5)]
    studied.edit({"kind": "revert", "revision": revision})


@pytest.mark.parametrize("leave", ["view", "film", "reload"])
def test_the_last_value_is_kept_by_whoever_leaves(film_page: Page, studied: Studied, fader: Locator, leave: str):
    revision = studied.show()["revision"]
    fader.press("ArrowLeft")
    fader.press("ArrowLeft")
    if leave == "view":
        film_page.evaluate("document.querySelector('#tab-history').click()")
    elif leave == "film":
        film_page.evaluate("document.querySelector('a.mark').click()")
    else:
        film_page.reload()
    until_level(film_page, studied, -1.0)
    assert [(one["kind"], one["gain_db"]) for one in made_since(studied, revision)] == [("set_gain", -1.0)]
    studied.edit({"kind": "revert", "revision": revision})
