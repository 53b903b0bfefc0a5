"""Watching: in a loop, whole or with what lies over the picture, and two takes at once."""

from playwright.sync_api import Page, expect

from tests.web.conftest import Studied


def go_to(page: Page, timecode: str) -> None:
    page.locator(".clock").fill(timecode)
    page.locator(".clock").press("Enter")
    page.locator(".clock").blur()


def test_what_lies_between_in_and_out_is_played_again_and_again(film_page: Page):
    go_to(film_page, "00:00:01:00")
    film_page.keyboard.press("i")
    go_to(film_page, "00:00:01:11")
    film_page.keyboard.press("o")
    expect(film_page.get_by_role("button", name="Loop")).to_have_attribute("aria-pressed", "true")
    film_page.evaluate(
        """() => {
            const video = document.querySelector('video');
            window.rounds = 0; window.last = video.currentTime;
            video.addEventListener('timeupdate', () => {
                window.rounds += video.currentTime < window.last;
                window.last = video.currentTime;
            });
        }"""
    )
    film_page.keyboard.press("Space")
    film_page.wait_for_function("() => window.rounds >= 3", timeout=60_000)
    film_page.keyboard.press("k")
    assert film_page.evaluate("window.last") >= 1
    film_page.keyboard.press("x")
    film_page.keyboard.press("Shift+L")
    expect(film_page.get_by_role("button", name="Loop")).to_have_attribute("aria-pressed", "false")


def test_safe_areas_captions_and_the_whole_screen_are_a_key_away(film_page: Page, studied: Studied):
    line = next(cue for cue in studied.show()["cues"] if cue["kind"] == "dialogue")
    go_to(film_page, line["timecode"])
    viewer, spoken, safe = (film_page.locator(name) for name in (".viewer", ".spoken", ".safe"))
    expect(spoken).to_contain_text(line["what"])
    film_page.keyboard.press("c")
    expect(spoken).to_have_count(0)
    film_page.keyboard.press("Shift+S")
    expect(safe).to_have_count(1)
    film_page.reload()
    expect(safe).to_have_count(1)
    film_page.keyboard.press("Shift+S")
    film_page.keyboard.press("c")
    expect(safe).to_have_count(0)
    film_page.keyboard.press("f")
    film_page.wait_for_function("() => document.fullscreenElement?.matches('.viewer')")
    box = viewer.bounding_box()
    assert box is not None
    assert (box["x"], box["y"], box["width"]) == (0, 0, 1440)
    film_page.keyboard.press("f")
    film_page.wait_for_function("() => document.fullscreenElement === null")


def test_two_takes_play_together_side_by_side_and_under_a_wipe(film_page: Page):
    film_page.locator(".card", has_text="2A").first.click()
    film_page.get_by_role("complementary", name="Shot").get_by_role("button", name="Compare takes").click()
    dialog = film_page.get_by_role("dialog", name="Takes of 2A")
    left, right = dialog.get_by_label("2A-1", exact=True), dialog.get_by_label("2A-2", exact=True)
    film_page.wait_for_function(
        "() => [...document.querySelectorAll('.compare video')].every((video) => video.readyState >= 3)", timeout=60_000
    )
    one, two = left.bounding_box(), right.bounding_box()
    assert one is not None
    assert two is not None
    assert one["x"] + one["width"] <= two["x"]
    dialog.get_by_role("button", name="Play both").click()
    film_page.wait_for_function("() => document.querySelector('.compare video').currentTime > 0.5", timeout=60_000)
    dialog.get_by_role("button", name="Pause").click()
    at = "() => [...document.querySelectorAll('.compare video')].map((video) => video.currentTime)"
    film_page.wait_for_function(f"() => {{ const [a, b] = ({at})(); return Math.abs(a - b) < 0.1; }}")
    dialog.get_by_role("button", name="Wipe").click()
    assert left.bounding_box() == right.bounding_box()
    dialog.get_by_role("slider", name="Wipe").fill("25")
    assert "25%" in right.evaluate("(one) => getComputedStyle(one.parentElement).clipPath")
    dialog.get_by_role("button", name="Circle 2A-1").click()
    expect(dialog.get_by_role("button", name="Circle 2A-1")).to_have_attribute("aria-pressed", "true")
    film_page.keyboard.press("Escape")
    film_page.get_by_role("button", name="Undo").first.click()
