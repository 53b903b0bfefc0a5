"""A film is looked at together: comments on its moments, guests by a link, playheads that are followed."""

from collections.abc import Callable, Generator
from contextlib import contextmanager

import httpx
import pytest
from playwright.sync_api import APIResponse, Browser, Page, Route, expect

from api.doorman import Policy
from tests.web.conftest import Studied, served

OWN = "a-token-of-the-owner-of-the-studio"
Opened = Callable[[str], Page]


@pytest.fixture
def another(browser: Browser, studied: Studied) -> Generator[Opened]:
    """Pages of browsers of their own."""
    contexts = [
        browser.new_context(viewport={"width": 1280, "height": 800}, base_url=studied.address) for _ in range(2)
    ]

    def opened(address: str) -> Page:
        page = contexts.pop().new_page()
        page.goto(address)
        return page

    known = list(contexts)
    yield opened
    for context in known:
        context.close()


def test_a_guest_comments_by_a_link_until_it_is_taken_away(film_page: Page, another: Opened, studied: Studied):
    film_page.get_by_role("tab", name="Comments").click()
    film_page.locator(".clock").fill("00:00:04:00")
    film_page.locator(".clock").press("Enter")
    film_page.get_by_role("textbox", name="What do you say").fill("Hold on her a little longer.")
    film_page.keyboard.press("Enter")
    said = film_page.locator(".comment", has_text="Hold on her")
    expect(said.locator(".comment-at")).to_contain_text("00:00:04:00")
    film_page.get_by_role("button", name="Share").first.click()
    film_page.get_by_role("textbox", name="Who is it for?").fill("Round one")
    film_page.get_by_role("button", name="Make a link").click()
    link = film_page.get_by_role("textbox", name="Link for Round one").input_value()

    guest = another(link)
    expect(guest.locator(".review .comment")).to_have_count(1)
    assert "#" not in guest.url
    expect(guest.get_by_role("tab")).to_have_count(0)
    guest.get_by_role("button", name="Go to 00:00:04:00").click()
    expect(guest.locator(".clock")).to_have_value("00:00:04:00")
    guest.wait_for_function("() => document.querySelector('video').readyState >= 2")
    expect(guest.locator(".slate")).to_have_count(0)
    guest.get_by_role("textbox", name="Your name").fill("Jo")
    guest.get_by_role("button", name="Answer").click()
    guest.get_by_role("textbox", name="Your answer to").fill("So would I.")
    guest.keyboard.press("Enter")
    expect(film_page.locator(".comment-answer")).to_contain_text("Jo (Round one)")

    film_page.get_by_role("button", name="Take the link of Round one away").click()
    asked = film_page.get_by_role("dialog", name="Take the link of Round one away")
    asked.get_by_role("button", name="No").click()
    film_page.get_by_role("button", name="Take the link of Round one away").click()
    asked.get_by_role("button", name="Yes, take it away").click()
    expect(film_page.get_by_role("textbox", name="Link for Round one")).to_have_count(0)
    film_page.keyboard.press("Escape")
    said.get_by_role("button", name="Done", exact=True).click()
    expect(said).to_have_count(0)
    film_page.get_by_role("group", name="Which comments").get_by_role("button", name="Done").click()
    expect(said).to_have_count(1)
    guest.reload()
    expect(guest.locator(".review .comment")).to_have_count(0)


def test_half_a_comment_is_still_there_when_its_box_was_gone(film_page: Page):
    film_page.get_by_role("tab", name="Comments").click()
    box = film_page.get_by_role("textbox", name="What do you say")
    box.fill("The fog should come in")
    film_page.reload()
    film_page.get_by_role("tab", name="Comments").click()
    expect(box).to_have_value("The fog should come in")
    box.press("End")
    box.press_sequentially(" later.")
    box.press("Enter")
    said = film_page.locator(".comment", has_text="The fog should come in later.")
    expect(said).to_have_count(1)
    expect(box).to_have_value("")
    said.get_by_role("button", name="Answer").click()
    answer = film_page.get_by_role("textbox", name="Your answer to")
    answer.fill("Not at all")
    film_page.reload()
    film_page.get_by_role("tab", name="Comments").click()
    expect(box).to_have_value("")
    said.get_by_role("button", name="Answer").click()
    expect(answer).to_have_value("Not at all")
    answer.press("Escape")
    said.get_by_role("button", name="Answer").click()
    expect(answer).to_have_value("")


def test_an_answer_from_before_a_link_was_made_does_not_hide_the_link(film_page: Page):
    late: list[tuple[Route, APIResponse]] = []

    def hold_the_first(route: Route) -> None:
        if route.request.method == "GET" and not late:
            late.append((route, route.fetch()))
        else:
            route.continue_()

    film_page.route("**/shares", hold_the_first)
    film_page.get_by_role("button", name="Share").first.click()
    film_page.get_by_role("textbox", name="Who is it for?").fill("Round three")
    film_page.get_by_role("button", name="Make a link").click()
    end = film_page.get_by_role("button", name="Take the link of Round three away")
    expect(end).to_be_visible()
    route, answer = late[0]
    assert not [one for one in answer.json()["people"] if one["name"] == "Round three"]
    with film_page.expect_response("**/shares"):
        route.fulfill(response=answer)
    film_page.evaluate("() => new Promise((done) => setTimeout(done, 100))")
    expect(end).to_be_visible()
    end.click()
    asked = film_page.get_by_role("dialog", name="Take the link of Round three away")
    asked.get_by_role("button", name="Yes, take it away").click()
    expect(end).to_have_count(0)


@contextmanager
def come_as(role: str, browser: Browser, studied: Studied) -> Generator[Page]:
    """The film in the browser of someone who was let in."""
    asked = httpx.post(f"{studied.address}api/people", json={"name": f"A {role}", "role": role})
    came = asked.raise_for_status().json()
    context = browser.new_context(base_url=studied.address, locale="en-GB")
    page = context.new_page()
    page.goto(f"films/{studied.film}#token={came['token']}")
    page.locator(".take-still").first.wait_for()
    expect(page.locator(".topbar").get_by_text(role.title())).to_be_visible()
    yield page
    context.close()
    httpx.delete(f"{studied.address}api/people/{came['id']}").raise_for_status()


def test_who_is_not_let_in_any_more_is_told_so_and_a_token_opens(browser: Browser, studied: Studied):
    with served(studied.studio, policy=Policy(token=OWN)) as address:
        shares = f"{address}api/films/{studied.film}/shares"
        owner = {"authorization": f"Bearer {OWN}"}
        given = httpx.post(shares, json={"name": "Round two"}, headers=owner).raise_for_status().json()
        context = browser.new_context(base_url=address, locale="en-GB")
        page = context.new_page()
        page.goto(given["path"])
        expect(page.get_by_role("heading", name="The Ferry")).to_be_visible()
        httpx.delete(f"{shares}/{given['id']}", headers=owner).raise_for_status()
        expect(page.get_by_role("heading", name="You are not let in any more")).to_be_visible()
        expect(page.get_by_text("The Ferry")).to_have_count(0)
        token = page.get_by_role("textbox", name="Token")
        token.fill("not this one, which is long")
        token.press("Enter")
        expect(page.get_by_role("alert")).to_have_text("This token opens nothing here.")
        token.fill(OWN)
        token.press("Enter")
        expect(page.get_by_role("textbox", name="Title")).to_have_value("The Ferry")
        context.close()


def test_a_viewer_is_offered_nothing_that_would_be_refused(browser: Browser, studied: Studied):
    before = studied.show()["revision"]
    with come_as("viewer", browser, studied) as page:
        here = page.locator(".topbar, main")
        for offered in ("Render", "Circle", "Retake", "Undo", "Review", "Roll them", "Marker", "Share"):
            expect(here.get_by_role("button", name=offered, exact=True)).to_have_count(0)
        expect(page.get_by_role("textbox", name="Title")).not_to_be_editable()
        expect(page.get_by_role("textbox", name="Say something to the director")).to_be_editable()
        page.locator(".tl-block[data-kind=clip]").nth(1).click(button="right")
        said = page.locator(".toast", has_text="You watch this film")
        expect(said).to_have_count(1)
        expect(page.get_by_role("menu")).to_have_count(0)
        said.get_by_role("button").click()
        page.locator(".tl-row").first.press("m")
        expect(said).to_have_count(1)
        for tab in ("Film", "Sound", "Deliver", "History", "Money"):
            page.get_by_role("tab", name=tab, exact=True).click()
            page.locator(".view h2, .view textarea").first.wait_for()
            fields = page.locator(".view").locator("input, textarea, select")
            assert fields.evaluate_all("all => all.every((one) => one.disabled || one.readOnly)"), tab
        page.keyboard.press("?")
        keys = page.get_by_role("dialog", name="Keys")
        expect(keys.get_by_text("A frame on", exact=True)).to_be_visible()
        expect(keys.get_by_text("Marker", exact=True)).to_have_count(0)
    assert studied.show()["revision"] == before


def test_an_editor_cuts_and_leaves_to_the_director_what_is_good(browser: Browser, studied: Studied):
    with come_as("editor", browser, studied) as page:
        expect(page.get_by_role("button", name="Retake", exact=True)).to_be_visible()
        here = page.locator(".topbar, main")
        for offered in ("Circle", "Circle 1A-1", "Mark 1A-1 as no good", "Share"):
            expect(here.get_by_role("button", name=offered, exact=True)).to_have_count(0)
        page.locator(".card").first.click(button="right")
        menu = page.get_by_role("menu")
        expect(menu.get_by_role("menuitem", name="Half a second longer")).to_be_visible()
        expect(menu.get_by_role("menuitem", name="Circle", exact=True)).to_have_count(0)
        page.keyboard.press("Escape")
        page.keyboard.press("Control+Enter")
        expect(page.locator(".toast", has_text="Only the director or the owner")).to_have_count(1)
        people = httpx.get(f"{studied.address}api/people").raise_for_status().json()["people"]
        (known,) = (one["id"] for one in people if one["name"] == "A editor")
        httpx.patch(f"{studied.address}api/people/{known}", json={"role": "viewer"}).raise_for_status()
        expect(page.locator(".topbar").get_by_text("Viewer")).to_be_visible()
        expect(page.get_by_role("button", name="Retake", exact=True)).to_have_count(0)


def test_a_viewer_follows_someone_until_it_is_taken_in_hand(film_page: Page, another: Opened, studied: Studied):
    other = another(f"films/{studied.film}")
    film_page.locator(".clock").fill("00:00:10:00")
    film_page.locator(".clock").press("Enter")
    other.get_by_role("button", name="Someone, 00:00:10:00").click()
    other.get_by_role("menuitem", name="Follow Someone").click()
    expect(other.locator(".clock")).to_have_value("00:00:10:00")
    film_page.locator(".clock").fill("00:00:20:00")
    film_page.locator(".clock").press("Enter")
    expect(other.locator(".clock")).to_have_value("00:00:20:00")
    other.get_by_role("button", name="A frame on").click()
    expect(other.locator(".following")).to_have_count(0)
    expect(other.locator(".clock")).to_have_value("00:00:20:01")


def test_two_cuts_are_compared_in_words_and_the_old_one_restored(film_page: Page, studied: Studied):
    before = studied.show()
    studied.edit(
        {"kind": "ripple", "clip": before["timeline"]["tracks"][0]["clips"][1]["id"], "edge": "tail", "frames": -12}
    )
    film_page.get_by_role("tab", name="History").click()
    row = film_page.locator(".log li", has=film_page.locator(".log-number", has_text=str(before["revision"]))).first
    row.get_by_role("button", name="Compare two cuts").click()
    dialog = film_page.get_by_role("dialog", name="Compare two cuts")
    expect(dialog.locator(".differences li").last).to_have_text("Shot 1B lasts 3.5 s, not 4.0 s.")
    ready = "() => [...document.querySelectorAll('.compare video')].every((video) => video.readyState >= 2)"
    film_page.wait_for_function(ready, timeout=60_000)
    dialog.get_by_role("button", name="Restore").click()
    film_page.get_by_role("tab", name="Board").click()
    expect(film_page.locator(".tl-block[data-kind=clip]", has_text="1B")).to_have_attribute(
        "aria-label", "Shot 1B, take 1, 4.0 s, Dailies, MARA"
    )
    assert studied.show()["timeline"] == before["timeline"]


def test_both_takes_of_a_shot_and_the_verdict_fit_beside_the_viewer(film_page: Page):
    film_page.locator(".card", has_text="2A").first.click()
    inspector = film_page.get_by_role("complementary", name="Shot")
    expect(inspector.locator(".take")).to_have_count(2)
    verdict = inspector.locator(".verdict").bounding_box()
    body = inspector.locator(".inspector-body").bounding_box()
    last = inspector.locator(".take").last.bounding_box()
    assert verdict
    assert body
    assert last
    # Nothing lies over the takes, and none has to be scrolled to.
    assert last["y"] + last["height"] <= body["y"] + body["height"] <= verdict["y"]


def test_every_named_cut_shows_itself(film_page: Page, studied: Studied):
    before = studied.show()
    studied.edit({"kind": "name_cut", "name": "Long"})
    studied.edit({"kind": "extract", "clip": before["timeline"]["tracks"][0]["clips"][0]["id"]})
    studied.edit({"kind": "name_cut", "name": "Short"})
    film_page.get_by_role("tab", name="History").click()
    pictures = film_page.locator(".log-strip")
    expect(pictures).to_have_count(2)
    seen = """() => Promise.all([...document.querySelectorAll(".log-strip")].map(async (one) => {
        const bytes = new Uint8Array(await (await fetch(one.src)).arrayBuffer());
        return [...new Uint8Array(await crypto.subtle.digest("SHA-256", bytes))].join();
    }))"""
    long, short = film_page.evaluate(seen)
    assert long != short
    studied.edit({"kind": "revert", "revision": before["revision"]})


def test_a_slugline_is_as_wide_as_its_scene_and_the_down_key_goes_to_the_card_below(film_page: Page):
    cards, slug = film_page.locator(".card"), film_page.locator(".board-slug").first
    expect(slug).to_have_js_property("scrollWidth", slug.evaluate("(one) => one.clientWidth"))
    first, second, wide = cards.nth(0).bounding_box(), cards.nth(1).bounding_box(), slug.bounding_box()
    assert first
    assert second
    assert wide
    assert wide["x"] + wide["width"] >= second["x"] + second["width"] - 1
    cards.nth(0).click()
    film_page.keyboard.press("ArrowDown")
    first, below = cards.nth(0).bounding_box(), film_page.locator('.card[aria-selected="true"]').bounding_box()
    assert first
    assert below
    assert (below["x"], below["y"] > first["y"]) == (first["x"], True)
