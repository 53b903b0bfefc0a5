"""What is heard is as long in the page as in the delivery, as soon as it has been made."""

from playwright.sync_api import Page, expect

from tests.web.conftest import Studied

WORDS = "He said six, and at six the ferry was nowhere to be seen on the whole of the sea."


def test_a_new_line_gets_its_own_length_without_a_reload(film_page: Page, studied: Studied):
    shot = studied.show()["scenes"][0]["shots"][0]["id"]
    film_page.locator("#tab-sound").click()
    made = studied.edit({"kind": "set_line", "shot": shot, "speaker": "narrator", "text": WORDS})
    row = film_page.locator(".cues tr", has_text=WORDS)
    expect(row).to_be_visible()
    cue = next(one for one in studied.show()["cues"] if one["what"] == WORDS)
    # The mix is made in the background, and the line is spoken for it.
    expect(row.locator("td").nth(3)).not_to_contain_text("≈", timeout=120_000)
    heard = next(one for one in studied.show()["cues"] if one["id"] == cue["id"])
    assert heard["estimated"] is False
    assert 3 * 24 < heard["frames"] < 8 * 24
    expect(row.locator("td").nth(3)).to_have_text(f"{heard['frames'] / 24:.1f} s")
    assert studied.show()["revision"] == made["revision"]
    studied.edit({"kind": "undo"})


def test_a_caption_stands_as_long_as_it_does_in_the_delivery(film_page: Page, studied: Studied):
    line = next(one for one in studied.show()["cues"] if one["what"] == "Not tonight.")
    (caption,) = (one for one in studied.show()["timeline"]["subtitles"] if one["cue"] == line["id"])
    end = caption["start"] + caption["frames"]
    assert caption["start"] == line["start"]
    assert end >= line["start"] + line["frames"]
    bar = film_page.get_by_role("slider", name="Playhead")
    shown = film_page.locator(".spoken")

    def at(frame: int) -> None:
        clock = film_page.locator(".clock").first
        clock.fill(str(frame))
        clock.press("Enter")
        expect(bar).to_have_attribute("aria-valuenow", str(frame))

    for frame, seen in ((line["start"] - 1, 0), (line["start"], 1), (end - 1, 1), (end, 0)):
        at(frame)
        expect(shown).to_have_count(seen)
