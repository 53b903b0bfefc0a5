"""The page without a mouse, without sight of it, on a phone, in either light; a long film; from an idea to a film."""

from collections.abc import Callable
from importlib.resources import files
from typing import Any, Literal

import httpx
import pytest
from playwright.sync_api import Browser, Page, expect

from tests.web.conftest import Studied
from tools.film.film import Film
from tools.film.script import Location, Scene, Shot
from tools.film.timeline import Clip, Timeline, Track

AXE = files("web").joinpath("node_modules/axe-core/axe.min.js")
TABS = ("board", "timeline", "film", "sound", "comments", "deliver", "history", "money", "settings")
LONG = 600


def violations(page: Page, part: str = "html") -> list[str]:
    """What is in the way of someone in a part of the page."""
    if not page.evaluate("() => 'axe' in window"):
        page.evaluate(AXE.read_text(encoding="utf-8"))
    found: dict[str, Any] = page.evaluate("(part) => axe.run(part, {resultTypes: ['violations']})", part)
    return [
        f"{one['id']}: {node['target']} {node.get('failureSummary', '')}"
        for one in found["violations"]
        for node in one["nodes"]
    ]


@pytest.mark.parametrize("light", ["dark", "light"])
def test_no_view_has_anything_in_the_way_of_anyone(browser: Browser, studied: Studied, light: Literal["dark", "light"]):
    context = browser.new_context(
        viewport={"width": 1440, "height": 900}, base_url=studied.address, color_scheme=light, bypass_csp=True
    )
    page = context.new_page()
    comments = f"{studied.address}api/films/{studied.film}/comments"
    httpx.post(comments, json={"frame": 30, "text": "Longer."}).raise_for_status()
    page.goto("")
    expect(page.get_by_role("heading", name="Your films")).to_be_visible()
    assert violations(page) == []
    page.goto(f"films/{studied.film}")
    page.locator(".card").first.wait_for()
    for tab in TABS:
        page.locator(f"#tab-{tab}").click()
        page.wait_for_timeout(150)
        # What is around the views is the same with each of them.
        assert violations(page, "html" if tab == TABS[0] else "#view") == [], tab
    page.keyboard.press("Escape")
    page.locator("#tab-board").focus()
    page.keyboard.press("?")
    expect(page.get_by_role("dialog", name="Keys")).to_be_visible()
    assert violations(page, "dialog") == []
    context.close()


def test_on_a_phone_nothing_is_cut_off_and_the_box_to_talk_is_always_there(browser: Browser, studied: Studied):
    context = browser.new_context(viewport={"width": 390, "height": 844}, base_url=studied.address, has_touch=True)
    page = context.new_page()
    page.goto("")
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    page.goto(f"films/{studied.film}")
    for view in ("Chat", "Film", "Board", "More"):
        page.get_by_role("navigation", name="Views").get_by_role("button", name=view).click()
        expect(page.get_by_role("textbox", name="Say something to the director")).to_be_in_viewport()
        assert page.evaluate("document.documentElement.scrollWidth") == 390
    context.close()


def test_on_a_large_screen_nothing_is_written_too_small(browser: Browser, studied: Studied):
    context = browser.new_context(viewport={"width": 3840, "height": 2160}, base_url=studied.address)
    page = context.new_page()
    page.goto(f"films/{studied.film}")
    page.locator(".tl-block[data-kind=clip]").first.wait_for()
    page.evaluate("() => document.fonts.ready.then(() => null)")
    sizes = page.evaluate(
        """() => ['.board-slug', '.chip', '.card-words', '.tl-head span', '.tabs button', '.clock'].map(
            (one) => parseFloat(getComputedStyle(document.querySelector(one)).fontSize))"""
    )
    assert min(sizes) >= 14
    assert page.evaluate(
        "() => { const at = document.querySelector('.clock'); return at.scrollWidth <= at.clientWidth; }"
    )
    context.close()


def test_a_clip_says_its_slate_its_take_and_its_length(film_page: Page):
    clip = film_page.locator(".tl-block[data-kind=clip]").nth(1)
    expect(clip).to_have_attribute("aria-label", "Shot 1B, take 1, 4.0 s, Dailies, MARA")
    expect(film_page.get_by_role("listbox", name="Picture")).to_be_visible()
    expect(film_page.get_by_role("slider", name="Playhead")).to_have_attribute("aria-valuetext", "00:00:00:00")


def test_letters_play_the_film_and_are_only_letters_while_one_writes(film_page: Page):
    film_page.locator(".tl-block[data-kind=clip]").nth(2).click(position={"x": 30, "y": 40})
    film_page.keyboard.press("Home")
    film_page.keyboard.press("ArrowRight")
    expect(film_page.locator(".clock")).to_have_value("00:00:00:01")
    box = film_page.get_by_role("textbox", name="Say something to the director")
    box.click()
    box.press_sequentially("jkl mark")
    expect(box).to_have_value("jkl mark")
    expect(film_page.locator(".clock")).to_have_value("00:00:00:01")


def test_the_cut_plays_before_anything_is_rendered(film_page: Page):
    film_page.wait_for_function("() => document.querySelector('video').readyState >= 3", timeout=60_000)
    film_page.get_by_role("button", name="Play", exact=True).click()
    film_page.wait_for_function("() => document.querySelector('video').currentTime > 0.4", timeout=30_000)
    film_page.get_by_role("button", name="Pause").click()
    expect(film_page.locator(".clock")).not_to_have_value("00:00:00:00")
    assert film_page.evaluate("document.querySelector('video').currentTime") > 0.4


def test_at_its_end_the_film_stops_and_is_played_from_its_start_again(film_page: Page, studied: Studied):
    end = studied.show()["timeline"]["frames"]
    film_page.wait_for_function("() => document.querySelector('video').readyState >= 3", timeout=60_000)
    film_page.get_by_role("button", name="Play", exact=True).focus()
    film_page.keyboard.press("End")
    film_page.keyboard.press("Shift+ArrowLeft")
    clock = film_page.locator(".clock")
    expect(clock).to_have_value(f"00:00:{(end - 25) // 24:02}:{(end - 25) % 24:02}")
    film_page.get_by_role("button", name="Play", exact=True).click()
    film_page.wait_for_function("() => document.querySelector('video').ended", timeout=60_000)
    film_page.get_by_role("button", name="Play", exact=True).click()
    film_page.wait_for_function("() => document.querySelector('video').currentTime < 3", timeout=30_000)
    film_page.get_by_role("button", name="Pause").click()


def test_a_link_to_a_place_late_in_the_film_shows_it(page: Page, studied: Studied):
    page.goto(f"films/{studied.film}?tc=00:00:30:00")
    expect(page.locator(".clock")).to_have_value("00:00:30:00")
    shown = "() => { const v = document.querySelector('video'); return v.readyState >= 2 && v.currentTime > 30; }"
    page.wait_for_function(shown, timeout=60_000)


def test_a_take_is_circled_from_the_chat_and_taken_back(film_page: Page, studied: Studied):
    before = studied.show()
    film_page.get_by_role("button", name="Review").click()
    dailies = film_page.get_by_role("region", name="Dailies")
    dailies.get_by_role("button", name="Circle", exact=True).click()
    expect(film_page.locator(".card .chip[data-state=circled]")).to_have_count(1)
    first = studied.show()["scenes"][0]["shots"][0]
    assert (first["state"], first["circled"]) == ("circled", 1)
    film_page.get_by_role("button", name="Undo").first.click()
    expect(film_page.locator(".card .chip[data-state=circled]")).to_have_count(0)
    assert studied.show()["scenes"] == before["scenes"]


def test_what_is_said_is_done_shown_as_a_card_and_undone(film_page: Page, studied: Studied):
    before = studied.show()
    box = film_page.get_by_role("textbox", name="Say something to the director")
    box.fill("make shot 3 two seconds longer")
    box.press("Enter")
    card = film_page.locator(".act", has_text="Shot 3 (1C)").first
    expect(card.locator("s")).to_have_text("3.0 s", timeout=60_000)
    expect(card.locator("b")).to_have_text("5.0 s")
    film_page.locator(".offers").get_by_role("button", name="Undo").click()
    expect(film_page.locator(".card", has_text="1C").first).to_contain_text("3.0 s")
    assert studied.show()["timeline"] == before["timeline"]


def test_what_destroys_waits_for_a_yes(film_page: Page, studied: Studied):
    before = studied.show()
    box = film_page.get_by_role("textbox", name="Say something to the director")
    box.fill("delete shot 2")
    box.press("Enter")
    gate = film_page.locator(".gate")
    expect(gate).to_contain_text("shot 2", timeout=60_000)
    assert studied.show()["scenes"] == before["scenes"]
    gate.get_by_role("button", name="No").click()
    expect(gate).to_have_count(0)
    assert studied.show()["scenes"] == before["scenes"]


def test_six_hundred_clips_zoom_within_the_budget(page: Page, studied: Studied):
    studied.studio.create(long_film("long", LONG))
    page.goto("films/long")
    page.locator(".tl-block[data-kind=clip]").first.wait_for()
    worked = clocked(page)
    took: list[float] = []
    for _ in range(12):
        before = worked()
        page.evaluate(
            """async () => {
                document.querySelector('.tl-tools button[aria-label="Zoom in"]').click();
                await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
            }"""
        )
        took.append(worked() - before)
    assert 0 < sorted(took)[len(took) // 2] < 0.1, took
    assert page.locator(".tl-block").count() < 80


def test_a_film_of_forty_shots_is_at_hand_within_the_budget(page: Page, studied: Studied):
    studied.studio.create(long_film("forty", 40))
    page.goto("healthz")
    worked = clocked(page)
    before = worked()
    page.goto("films/forty", wait_until="commit")
    for part in ("[data-play]", ".card", ".tl-block[data-kind=clip]", "#composer"):
        page.locator(part).first.wait_for()
    assert 0 < worked() - before < 1.0


def test_a_typed_idea_is_a_film_that_plays(page: Page):
    page.goto("")
    page.get_by_role("textbox", name="Describe your film").fill("A fox finds a door in the snow")
    page.get_by_label("Length").select_option("0.5")
    page.get_by_role("button", name="Make the film").click()
    page.locator(".card").first.wait_for(timeout=90_000)
    page.wait_for_function("() => document.querySelector('video').readyState >= 3", timeout=90_000)
    page.get_by_role("button", name="Play", exact=True).click()
    page.wait_for_function("() => document.querySelector('video').currentTime > 0.3", timeout=60_000)
    page.get_by_role("region", name="Work in hand").first.get_by_role("button", name="Stop").click()
    expect(page.get_by_role("region", name="Work in hand")).to_have_count(0, timeout=60_000)


def test_very_long_names_stay_in_their_places(page: Page, studied: Studied):
    place = "Donaudampfschifffahrtsgesellschaftskapitänskajütentürschlossreparaturwerkstatt"
    film = Film(
        id="wordy",
        title="The long and winding story of a keeper who never stopped talking about " * 2,
        locations={"sea": Location(id="sea", name=place)},
        scenes=(Scene(id="sc1", location="sea", shots=("sh1",)),),
        shots={"sh1": Shot(id="sh1", prompt="Wide shot, the sea", location="sea", frames=48)},
        timeline=Timeline(tracks=(Track(items=(Clip(id="cl1", shot="sh1", frames=48),)),)),
    )
    studied.studio.create(film)
    page.goto("")
    name = page.locator(".recent-title", has_text="winding story")
    assert name.evaluate("node => node.clientHeight") < 50, "two lines"
    page.goto("films/wordy")
    expect(page.locator(".inspector-facts")).to_contain_text(place, ignore_case=True)
    assert page.locator(".inspector-body").evaluate("node => node.scrollWidth <= node.clientWidth")


def clocked(page: Page) -> Callable[[], float]:
    """The seconds of the processor that the page's own thread has had, whatever else the machine does."""
    meter: Any = page.context.new_cdp_session(page)
    meter.send("Performance.enable", {"timeDomain": "threadTicks"})

    def worked() -> float:
        told: dict[str, list[dict[str, Any]]] = meter.send("Performance.getMetrics")
        return next(float(one["value"]) for one in told["metrics"] if one["name"] == "TaskDuration")

    return worked


def long_film(name: str, shots: int) -> Film:
    """So many shots of two seconds, none of them shot."""
    names = [f"sh{number}" for number in range(shots)]
    return Film(
        id=name,
        title=name.title(),
        locations={"sea": Location(id="sea", name="Sea")},
        scenes=(Scene(id="sc1", location="sea", shots=tuple(names)),),
        shots={name: Shot(id=name, prompt="Wide shot, the sea", location="sea", frames=48) for name in names},
        timeline=Timeline(
            tracks=(Track(items=tuple(Clip(id=f"cl{n}", shot=name, frames=48) for n, name in enumerate(names))),)
        ),
    )
