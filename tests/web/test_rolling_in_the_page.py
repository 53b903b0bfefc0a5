"""How shots are rolled: by which camera and by when, what that camera leaves out, and what it costs; told before."""

import re

import httpx
from playwright.sync_api import Page, expect

from tests.fakes.runway import KEY
from tests.web.conftest import BUSY, Studied

FILM = "rolled"


def test_a_shot_is_quoted_as_it_would_be_rolled_and_takes_in_hand_say_until_when(page: Page, studied: Studied):
    # A film of its own: what it costs is no other test's.
    studied.studio.create(studied.studio.open(studied.film).film.model_copy(update={"id": FILM}))
    shot = studied.show(FILM)["scenes"][0]["shots"][0]
    key = f"{studied.address}api/keys/runway"
    httpx.put(key, json={"settings": {"key": KEY}}, timeout=BUSY).raise_for_status()
    studied.camera.service.looks = 10_000
    page.goto(f"films/{FILM}")
    page.locator(f"#card-{shot['id']}").click(button="right")
    page.get_by_role("menuitem", name="Roll with a camera").click()
    asked = page.get_by_role("dialog", name=f"Roll {shot['slate']}")
    expect(asked.locator(".quotes li")).to_contain_text("nothing")
    takes = asked.get_by_label("Takes of each")
    expect(takes).to_have_value("1")
    asked.get_by_label("Camera").select_option("runway")
    expect(asked.locator(".quotes li")).to_contain_text("runway/gen4.5 · 2 takes")
    # What is usual is shown, and another number is another price.
    expect(takes).to_have_value("2")
    takes.fill("3")
    expect(asked.locator(".quotes li")).to_contain_text("runway/gen4.5 · 3 takes")
    asked.locator(".lacking summary").click()
    expect(asked.locator(".lacking p").first).to_contain_text("negative prompt")
    asked.get_by_label("There within").fill("0.2")
    expect(asked.locator(".lacking")).to_contain_text("It usually takes")
    asked.get_by_label("There within").fill("90")
    expect(asked.locator(".lacking")).not_to_contain_text("It usually takes")
    asked.get_by_role("button", name="Roll", exact=True).click()
    page.get_by_role("button", name="Yes, spend").click()
    expect(asked).to_have_count(0)
    page.get_by_role("tab", name="Money").click()
    hand = page.locator("section", has=page.get_by_role("heading", name="Takes in hand"))
    expect(hand.locator("li")).to_have_count(3)
    expect(hand.locator("li").last).to_contain_text(re.compile(r"rolling.*runway.*until \d\d:\d\d", re.S))
    for left in (2, 1, 0):
        hand.get_by_role("button", name="Stop").first.click()
        expect(hand.locator("li")).to_have_count(left)
    httpx.delete(key, timeout=BUSY).raise_for_status()
    studied.camera.service.looks = 2
    # The next test counts what was ordered.
    studied.camera.service.jobs.clear()


def test_what_a_program_cannot_carry_is_seen_before_the_film_is_made_for_it(film_page: Page, studied: Studied):
    film_page.get_by_role("tab", name="Deliver").click()
    asked: list[str] = []
    film_page.on("request", lambda one: asked.append(one.url) if "/exports/" in one.url else None)
    media_composer = film_page.get_by_role("button", name="Avid Media Composer")
    media_composer.evaluate("(button) => { button.click(); button.click(); }")
    lost = film_page.get_by_role("dialog", name="What Avid Media Composer cannot carry")
    expect(lost.get_by_role("listitem").filter(has_text="AAF carries no captions")).to_be_visible(timeout=60_000)
    assert len(asked) == 1
    lost.get_by_role("button", name="No").click()
    expect(lost).not_to_be_visible()
    expect(media_composer).to_be_enabled()
    jobs = httpx.get(f"{studied.address}api/jobs", timeout=BUSY).json()["jobs"]
    assert "export" not in [job["order"] for job in jobs if job["film"] == studied.film]
