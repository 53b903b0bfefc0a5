"""What one says is seen, wherever the chat was scrolled to; and what an idea was, before there is a film of it."""

import re

import httpx
from playwright.sync_api import Page, expect

from tests.web.conftest import BUSY, Studied
from tools.film.edits import parse_edit


def test_ones_own_message_comes_in_sight_and_reading_on_above_stays_where_it_is(film_page: Page, studied: Studied):
    say = film_page.locator("#composer")
    for _ in range(3):
        say.fill("what's in shot 2, and in 3, and in 4?")
        say.press("Enter")
        expect(film_page.locator(".turn[data-state=done]").last).to_be_visible()
        expect(film_page.locator(".turn[data-state=open]")).to_have_count(0)
    log = film_page.locator(".chat-log")
    for turns in range(12):
        if log.evaluate("(one) => one.scrollHeight > one.clientHeight + 200"):
            break
        say.fill(f"what's in shot {turns % 5 + 1}?")
        say.press("Enter")
        expect(film_page.locator(".turn[data-state=open]")).to_have_count(0)
    log.evaluate("(one) => { one.scrollTop = 0; }")
    film_page.wait_for_timeout(200)
    assert log.evaluate("(one) => one.scrollTop") == 0
    say.fill("how long is the film?")
    say.press("Enter")
    mine = film_page.locator(".turn .mine", has_text="how long is the film?").last
    expect(mine).to_be_in_viewport()
    expect(film_page.locator(".turn").last.locator(".turn-words")).to_be_in_viewport()


def test_what_is_said_on_a_phone_is_answered_where_it_is_seen(page: Page, studied: Studied):
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(f"films/{studied.film}")
    say = page.locator("#composer")
    say.fill("how long is the film?")
    say.press("Enter")
    expect(page.locator(".phone-nav [aria-current=page]")).to_have_text(re.compile("Chat"))
    expect(page.locator(".turn .mine", has_text="how long is the film?").last).to_be_in_viewport()


def test_a_film_that_waits_for_its_turn_says_what_it_will_be(page: Page, studied: Studied):
    idea = "A tailor mends the coat of a stranger, 15 seconds"
    first = httpx.post(
        f"{studied.address}api/films", json={"idea": "A clock that runs backwards, 15 seconds"}, timeout=BUSY
    )
    page.goto("")
    page.locator("#idea").fill(idea)
    page.get_by_role("button", name="Make the film").click()
    expect(page.locator(".chat .mine")).to_contain_text("A tailor mends the coat of a stranger")
    expect(page.locator(".viewer-empty")).to_contain_text("as soon as the work before it is done")
    # Nothing can be said about it yet, and nothing that is typed is lost.
    page.locator("#composer").fill("at night")
    page.locator("#composer").press("Enter")
    expect(page.locator("#composer")).to_have_value("at night")
    jobs = httpx.get(f"{studied.address}api/jobs", timeout=BUSY).json()["jobs"]
    for job in jobs:
        if job["state"] in ("queued", "running"):
            httpx.delete(f"{studied.address}api/jobs/{job['id']}", timeout=BUSY)
    assert first.status_code in (200, 201, 202)


def test_what_somebody_else_did_is_told_with_who_did_it(film_page: Page, studied: Studied):
    before = studied.show()["revision"]
    studied.studio.perform(studied.film, parse_edit({"kind": "set_title", "title": "The Last Ferry"}), actor="Mara")
    expect(film_page.locator(".toast").last).to_contain_text(re.compile("^Mara: .*The Last Ferry"))
    studied.edit({"kind": "revert", "revision": before})


def test_what_is_asked_while_a_yes_is_waited_for_has_buttons_of_its_own_and_is_in_sight(
    film_page: Page, studied: Studied
):
    before = studied.show()["revision"]
    say = film_page.locator("#composer")
    say.fill("delete scene 1")
    say.press("Enter")
    expect(film_page.locator(".gate")).to_be_visible()
    say.fill("make shot 2 darker and blorp the quux")
    say.press("Enter")
    choices = film_page.locator(".turn").last.locator(".choices button")
    expect(choices.first).to_be_in_viewport()
    assert [one for one in choices.all_inner_texts() if re.match("yes|no", one, re.IGNORECASE)] == []
    # The box is still there, and its yes is for what it says.
    expect(film_page.locator(".gate")).to_have_count(1)
    film_page.locator(".gate").get_by_role("button", name="No").click()
    expect(film_page.locator(".gate")).to_have_count(0)
    assert studied.show()["revision"] == before


def test_what_was_sent_back_makes_way_for_the_next_and_the_box_stays_within_reach(film_page: Page, studied: Studied):
    before = studied.show()["revision"]
    film_page.set_viewport_size({"width": 1280, "height": 640})
    film_page.get_by_role("button", name="Review").click()
    dailies = film_page.get_by_role("region", name="Dailies")
    shots = [shot for scene in studied.show()["scenes"] for shot in scene["shots"]]
    slates = [shot["slate"] for shot in shots if shot["state"] == "dailies"]
    name = dailies.locator(".slate-name")
    expect(name).to_contain_text(slates[0])
    dailies.get_by_label("What shall be different?").fill("warmer windows")
    dailies.get_by_role("button", name="Retake").click()
    # The first has a take to wait for, and whether it is in the list or not the second is looked at.
    expect(name).to_contain_text(slates[1])
    box = film_page.locator("#composer").bounding_box()
    foot = film_page.locator(".chat").bounding_box()
    assert box is not None
    assert foot is not None
    assert box["y"] + box["height"] <= foot["y"] + foot["height"]
    studied.see_done("retake")
    expect(name).to_contain_text(slates[1])
    studied.edit({"kind": "revert", "revision": before})
