"""The studio without a pointer: nothing has to be clicked, and focus never falls out of the page."""

import json
from typing import Any

from playwright.sync_api import Page, Route, expect

from tests.web.conftest import Studied
from tools.film.edits.takes import PrintTake

FOCUSED = """() => {
    const at = document.activeElement;
    return `${at.getAttribute('role') ?? at.tagName.toLowerCase()} ${at.getAttribute('aria-label') ?? at.id}`;
}"""
"""what has focus: its role or tag, and its name or id"""


def focused(page: Page) -> str:
    return page.evaluate(FOCUSED)


def until_focused(page: Page, what: str) -> None:
    page.wait_for_function(f"(what) => ({FOCUSED})() === what", arg=what)


def picked(page: Page) -> list[str]:
    return page.locator(".card[aria-selected=true] .slate-name").evaluate_all(
        "(all) => all.map((one) => one.lastChild.textContent)"
    )


def test_a_film_is_described_and_made_and_its_length_is_as_described(page: Page, studied: Studied):
    asked: list[dict[str, Any]] = []

    def made(route: Route) -> None:
        asked.append(json.loads(route.request.post_data or ""))
        job = {"id": "a", "film": studied.film, "order": "make", "state": "queued", "asked": "2026-01-01T00:00:00Z"}
        route.fulfill(status=202, json=job)

    page.route("**/api/films", lambda route: made(route) if route.request.method == "POST" else route.fallback())
    page.goto("./")
    until_focused(page, "textarea idea")
    page.get_by_role("button", name="A fox finds a door").focus()
    page.keyboard.press("Enter")
    until_focused(page, "textarea idea")
    page.keyboard.type(", 15 seconds")
    page.keyboard.press("Enter")
    until_focused(page, "main The Ferry")
    idea = "A fox finds a door in the snow, told like a fable, 15 seconds"
    assert asked == [{"idea": idea, "minutes": None, "aspect": None, "style": ""}]
    # What is there has the keys at once.
    page.keyboard.press("ArrowRight")
    expect(page.locator(".clock")).to_have_value("00:00:00:01")


def test_cards_are_picked_one_after_another_more_and_fewer(film_page: Page):
    film_page.get_by_role("listbox", name="Board").focus()
    film_page.keyboard.press("ArrowRight")
    film_page.keyboard.press("ArrowRight")
    first = picked(film_page)
    film_page.keyboard.press("Shift+ArrowRight")
    film_page.keyboard.press("Shift+ArrowRight")
    assert len(picked(film_page)) == 3
    film_page.keyboard.press("Shift+ArrowLeft")
    assert len(picked(film_page)) == 2
    film_page.keyboard.press("Shift+ArrowLeft")
    assert picked(film_page) == first
    film_page.keyboard.press("Control+ArrowRight")
    film_page.keyboard.press("Control+ArrowRight")
    assert picked(film_page) == first
    film_page.keyboard.press("Control+ ")
    assert len(picked(film_page)) == 2
    film_page.keyboard.press("Escape")
    assert picked(film_page) == []
    film_page.keyboard.press("?")
    keys = film_page.get_by_role("dialog", name="Keys")
    expect(keys.get_by_text("Pick all up to there")).to_be_visible()
    film_page.keyboard.press("Escape")
    until_focused(film_page, "listbox Board")


def test_titles_and_clips_are_moved_and_menus_give_focus_back(film_page: Page, studied: Studied):
    clip = studied.show()["timeline"]["tracks"][0]["clips"][0]
    title = studied.edit({"kind": "add_title", "clip": clip["id"], "text": "Low Water", "frames": 24})
    expect(film_page.locator(".tl-block[data-kind=title]", has_text="Low Water")).to_be_visible()
    film_page.keyboard.press("Alt+2")
    until_focused(film_page, "tabpanel view")
    film_page.get_by_role("listbox", name="Titles").focus()
    film_page.keyboard.press("PageDown")
    start = next(one for one in studied.show()["timeline"]["titles"] if one["text"] == "Low Water")["start"]
    film_page.keyboard.press(".")
    revised = wait_for(film_page, studied, title["revision"])
    assert next(one for one in revised["timeline"]["titles"] if one["text"] == "Low Water")["start"] == start + 1
    film_page.keyboard.press("Enter")
    expect(film_page.get_by_role("menu", name="Low Water")).to_be_visible()
    film_page.keyboard.press("Escape")
    until_focused(film_page, "listbox Titles")
    film_page.get_by_role("listbox", name="Picture").focus()
    film_page.keyboard.press("Home")
    film_page.keyboard.press("PageDown")
    film_page.keyboard.press("Alt+ArrowRight")
    moved = wait_for(film_page, studied, revised["revision"])
    assert [one["id"] for one in moved["timeline"]["tracks"][0]["clips"]].index(clip["id"]) == 1
    assert focused(film_page) == "listbox Picture"
    studied.edit({"kind": "revert", "revision": title["revision"] - 1})


def test_sound_leads_as_far_as_its_take_goes_and_is_taken_back(film_page: Page, studied: Studied):
    first = studied.show()["revision"]
    shot = studied.studio.open(studied.film).film.shots[studied.show()["timeline"]["tracks"][0]["clips"][1]["shot"]]
    take = studied.studio.open(studied.film).film.takes[shot.takes[0]]
    told = {name: getattr(take, name) for name in ("media", "frames", "head", "rate", "width", "height")}
    studied.studio.perform(studied.film, PrintTake(shot=shot.id, sound=True, **told))
    before = studied.show()
    clip = before["timeline"]["tracks"][0]["clips"][1]
    assert clip["sound"] is True
    assert clip["room"][0] == 8, "less than the half second that a split edit would like"
    film_page.get_by_role("listbox", name="Picture").focus()
    film_page.keyboard.press("Home")
    film_page.keyboard.press("PageDown")
    film_page.keyboard.press("PageDown")
    leads = film_page.get_by_role("menuitemcheckbox", name="Let its sound lead")
    revision = before["revision"]
    for frames in (8, 0):
        film_page.keyboard.press("Enter")
        expect(leads).to_be_checked(checked=frames == 0)
        leads.press("Enter")
        shown = wait_for(film_page, studied, revision)
        revision = shown["revision"]
        assert shown["timeline"]["tracks"][0]["clips"][1]["sound_lead"] == frames
        expect(film_page.locator(".tl-split")).to_have_count(1 if frames else 0)
        until_focused(film_page, "listbox Picture")
    studied.edit({"kind": "revert", "revision": first})


def test_where_a_take_is_silent_its_lines_lead_and_without_any_it_says_why(film_page: Page, studied: Studied):
    before = studied.show()
    clip = before["timeline"]["tracks"][0]["clips"][1]
    line = next(cue for cue in before["cues"] if cue["slate"] == clip["slate"] and cue["kind"] == "dialogue")
    assert (clip["sound"], line["start"] - clip["start"]) == (False, 12)
    film_page.get_by_role("listbox", name="Picture").focus()
    film_page.keyboard.press("Home")
    film_page.keyboard.press("PageDown")
    film_page.keyboard.press("Enter")
    leads = film_page.get_by_role("menuitemcheckbox", name="Let its sound lead")
    expect(leads).to_be_disabled()
    expect(leads).to_contain_text("No sound of its own and no line")
    film_page.keyboard.press("Escape")
    film_page.keyboard.press("PageDown")
    film_page.keyboard.press("Enter")
    leads.press("Enter")
    shown = wait_for(film_page, studied, before["revision"])
    moved = next(cue for cue in shown["cues"] if cue["id"] == line["id"])
    assert moved == {**line, "start": clip["start"] - 12, "timecode": moved["timecode"]}
    assert shown["timeline"]["tracks"][0]["clips"][1]["sound_lead"] == 0
    expect(film_page.locator(".tl-split")).to_have_count(0)
    studied.edit({"kind": "revert", "revision": before["revision"]})


def test_focus_goes_on_to_what_stands_in_the_place_of_what_is_gone(film_page: Page, studied: Studied):
    film_page.keyboard.press("Alt+5")
    until_focused(film_page, "tabpanel view")
    film_page.keyboard.press("Tab")
    film_page.keyboard.type("Too long.")
    film_page.keyboard.press("Enter")
    said = film_page.get_by_role("listitem").filter(has_text="Too long.")
    said.get_by_role("button", name="Answer").press("Enter")
    expect(film_page.get_by_role("textbox", name="Your answer to")).to_be_focused()
    film_page.keyboard.press("Escape")
    # the focus goes on to what stands before the box that is gone; a key that comes before it would go astray
    until_focused(film_page, "button Go to 00:00:00:00 1A")
    said.get_by_role("button", name="Done").press("Enter")
    expect(film_page.get_by_text("Too long.")).to_have_count(0)
    assert focused(film_page).startswith("button")


def wait_for(page: Page, studied: Studied, revision: int) -> dict[str, Any]:
    """The film further than a revision, once the page has it too."""
    page.wait_for_function(
        "([film, at]) => fetch(`/api/films/${film}`).then((told) => told.json()).then((told) => told.revision > at)",
        arg=[studied.film, revision],
    )
    return studied.show()
