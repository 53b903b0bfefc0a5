"""What is not there, or cannot be read: said where one looks for it, and the rest goes on."""

import re

import httpx
from playwright.sync_api import Page, Route, expect

from tests.web.conftest import Studied


def test_a_take_that_cannot_be_read_has_its_card_and_is_played_past(page: Page, studied: Studied):
    shown = studied.show()
    shot = shown["scenes"][0]["shots"][1]
    clip = next(one for one in shown["timeline"]["tracks"][0]["clips"] if one["shot"] == shot["id"])
    listed = httpx.get(f"{studied.address}api/films/{studied.film}/preview/picture.m3u8").text
    start, lost = 0.0, set[str]()
    for seconds, address in re.findall(r"#EXTINF:([\d.]+).*\n(?:#.*\n)*(/\S+)", listed):
        if clip["start"] <= round(start * 24) < clip["start"] + clip["frames"]:
            lost.add(address)
        start += float(seconds)
    assert lost

    def refuse(route: Route) -> None:
        error = {"code": "unusable_take", "message": "It is gone.", "data": {"media": [shot["takes"][0]["media"]]}}
        route.fulfill(status=503, json={"error": error})

    page.route(lambda url: any(one in url for one in lost), refuse)
    page.goto(f"films/{studied.film}")
    page.locator(".tl-block[data-kind=clip]").nth(1).dblclick(position={"x": 30, "y": 30})
    expect(page.locator(".slate")).to_contain_text("This take cannot be read")
    expect(page.locator(".toast").filter(has_text="cannot be read")).to_have_count(1)
    page.keyboard.press("Shift+ArrowLeft")
    page.get_by_role("button", name="Play", exact=True).click()
    page.wait_for_function(
        "(end) => document.querySelector('video').currentTime > end",
        arg=(clip["start"] + clip["frames"]) / 24 + 0.3,
        timeout=60_000,
    )
    expect(page.locator(".slate")).to_have_count(0)
    page.keyboard.press("k")


def test_a_film_that_there_is_not_says_so_and_has_nothing_to_talk_to(page: Page):
    page.goto("films/nobody-s")
    expect(page.get_by_role("heading", name="There is no such film here")).to_be_visible()
    expect(page.get_by_role("textbox")).to_have_count(0)
    page.get_by_role("main").get_by_role("link", name="All films").press("Enter")
    expect(page.get_by_role("textbox", name="Describe your film")).to_be_focused()


def test_what_the_studio_could_not_take_says_why_in_the_conversation(film_page: Page):
    full = {"code": "disk_full", "message": "The disk that holds /films is full."}
    film_page.route("**/messages", lambda route: route.fulfill(status=507, json={"error": full}))
    film_page.get_by_role("textbox", name="Say something to the director").fill("make shot 2 longer")
    film_page.keyboard.press("Enter")
    expect(film_page.locator(".turn[data-state=failed]")).to_contain_text("The disk that holds /films is full.")


def test_a_piece_that_a_new_server_knows_no_list_of_is_asked_for_anew_without_a_word(page: Page, studied: Studied):
    listed = httpx.get(f"{studied.address}api/films/{studied.film}/preview/picture.m3u8").text
    first = re.findall(r"^/\S+", listed, re.MULTILINE)[0]
    asked: list[str] = []

    def once(route: Route) -> None:
        asked.append(route.request.url)
        if len(asked) > 1:
            route.continue_()
        else:
            error = {"code": "no_piece", "message": "No playlist of late has this piece."}
            route.fulfill(status=404, json={"error": error})

    page.route(lambda url: first in url, once)
    page.goto(f"films/{studied.film}")
    page.wait_for_function("() => document.querySelector('video')?.readyState >= 2", timeout=60_000)
    assert len(asked) > 1
    expect(page.locator(".toast")).to_have_count(0)
