"""The cut is changed by dragging, by keys, by menu and by a program: always by the same edit."""

import io
import re
import wave
from base64 import b64encode
from collections.abc import Callable
from typing import Any

import httpx
import pytest
from playwright.sync_api import Locator, Page, Route, expect

from tests.web.conftest import Studied
from tools.interchange.formats import FORMATS
from tools.production.returning import outgoing

Do = Callable[[Page, Locator], None]


def clip_of(page: Page, slate: str) -> Locator:
    return page.locator(".tl-block[data-kind=clip]", has_text=slate)


def drag(page: Page, what: Locator, right: float, *, steps: int = 6) -> None:
    """Press on the middle of something, move so many pixels to the right, and let go."""
    box = what.bounding_box()
    assert box
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + right, y, steps=steps)
    page.mouse.up()


def scale(page: Page, clip: Locator, frames: int) -> float:
    box = clip.bounding_box()
    assert box
    return box["width"] / frames


def settled(studied: Studied, revision: int) -> dict[str, Any]:
    """The film once it is further than a revision."""
    for _ in range(100):
        shown = studied.show()
        if shown["revision"] > revision:
            return shown
    raise AssertionError("the film did not move on")


def let_go_of(page: Page, name: str, content: bytes) -> None:
    """Drag a file of this machine over the page, and let go of it there."""
    page.evaluate(
        """([name, content]) => {
            const held = new DataTransfer();
            held.items.add(new File([Uint8Array.from(atob(content), (one) => one.charCodeAt(0))], name));
            const how = { dataTransfer: held, bubbles: true, cancelable: true };
            for (const kind of ["dragenter", "drop"]) document.body.dispatchEvent(new DragEvent(kind, how));
        }""",
        [name, b64encode(content).decode()],
    )


def told(shown: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in shown.items() if name != "revision"}


def test_a_marker_is_drawn_in_its_own_colour(film_page: Page, studied: Studied):
    before = studied.show()["revision"]
    for name, more in (("sky", {"colour": "orange"}), ("plain", {})):
        studied.edit({"kind": "add_marker", "name": name, "frame": 12, **more})
    settled(studied, before)
    drawn = "one => getComputedStyle(one, '::before').backgroundColor"
    marker = film_page.locator('.tl-marker[title="sky"]')
    expect(marker).to_have_count(1)
    assert marker.evaluate(drawn) == "rgb(255, 165, 0)"
    assert film_page.locator('.tl-marker[title="plain"]').evaluate(drawn) != "rgb(255, 165, 0)"
    for name in ("sky", "plain"):
        studied.edit({"kind": "remove_marker", "marker": name})


def test_a_trim_is_the_same_dragged_by_key_and_typed(film_page: Page, studied: Studied):
    before = studied.show()
    target = before["timeline"]["tracks"][0]["clips"][1]
    clip = clip_of(film_page, target["slate"])
    name = clip.get_attribute("aria-label") or ""
    wanted = {"kind": "ripple", "clip": target["id"], "edge": "tail", "frames": -5}

    def by_drag() -> None:
        # Shift lets go of the snapping: the drag is a matter of pixels alone.
        film_page.keyboard.down("Shift")
        drag(film_page, clip.locator("[data-edge=tail]"), -5 * scale(film_page, clip, target["frames"]))
        film_page.keyboard.up("Shift")

    def by_keys() -> None:
        clip.click()
        film_page.keyboard.press("]")
        for _ in range(5):
            revision = studied.show()["revision"]
            film_page.keyboard.press(",")
            settled(studied, revision)

    def typed() -> None:
        studied.edit(wanted)

    outcomes: list[dict[str, Any]] = []
    for way in (by_drag, typed, by_keys):
        revision = studied.show()["revision"]
        way()
        after = settled(studied, revision)
        outcomes.append(told(studied.show()))
        if way is not by_keys:
            assert after["revision"] == revision + 1
            made = studied.log()[-1]["edit"]
            assert {name: made[name] for name in wanted} == wanted
        studied.edit({"kind": "revert", "revision": revision})
        expect(clip).to_have_attribute("aria-label", name)
    assert outcomes[0] == outcomes[1] == outcomes[2]
    assert outcomes[0]["timeline"]["tracks"][0]["clips"][1]["frames"] == target["frames"] - 5
    assert told(studied.show()) == told(before)


def test_what_a_trim_came_to_is_told_as_it_is(film_page: Page, studied: Studied):
    before = studied.show()
    target = before["timeline"]["tracks"][0]["clips"][1]
    clip = clip_of(film_page, target["slate"])
    status = film_page.locator(".unseen[role=status]")

    def after(frames: int) -> str:
        return f"Ripple {frames - target['frames']}, {frames / 24:.1f} s"

    film_page.keyboard.down("Shift")
    drag(film_page, clip.locator("[data-edge=tail]"), -31 * scale(film_page, clip, target["frames"]))
    film_page.keyboard.up("Shift")
    made = settled(studied, before["revision"])["timeline"]["tracks"][0]["clips"][1]
    assert made["frames"] == target["frames"] - 31
    expect(status).to_have_text(after(target["frames"] - 31))
    studied.edit({"kind": "undo"})
    expect(film_page.locator(".tl-block[aria-selected=true]")).to_have_attribute("aria-label", re.compile("4.0 s"))
    film_page.keyboard.press("]")
    film_page.keyboard.press("<")
    expect(status).to_have_text(after(target["frames"] - 10))
    studied.edit({"kind": "undo"})
    assert told(studied.show()) == told(before)


@pytest.mark.parametrize(
    ("tool", "edge", "kind"), [("t", "tail", "trim"), ("r", "head", "roll"), ("y", None, "slip"), ("u", None, "slide")]
)
def test_every_tool_makes_its_own_edit(film_page: Page, studied: Studied, tool: str, edge: str | None, kind: str):
    before = studied.show()
    target = before["timeline"]["tracks"][0]["clips"][4]
    clip = clip_of(film_page, target["slate"])
    clip.click()
    film_page.keyboard.press(tool)
    held = clip.locator(f"[data-edge={edge}]") if edge else clip.locator(".tl-name")
    film_page.keyboard.down("Shift")
    drag(film_page, held, -4 * scale(film_page, clip, target["frames"]))
    film_page.keyboard.up("Shift")
    settled(studied, before["revision"])
    made = studied.log()[-1]["edit"]
    assert (made["kind"], made["clip"], abs(made["frames"])) == (kind, target["id"], 4)
    film_page.keyboard.press("Control+z")
    assert told(settled(studied, before["revision"] + 1)) == told(before)


def test_an_edge_stops_at_its_limit_while_it_is_dragged(film_page: Page, studied: Studied):
    before = studied.show()
    target = before["timeline"]["tracks"][0]["clips"][0]
    clip = clip_of(film_page, target["slate"])
    drag(film_page, clip.locator("[data-edge=head]"), -400)
    after = settled(studied, before["revision"])
    # Eight frames of handle are before the shot, and the take shows them from then on.
    assert after["timeline"]["tracks"][0]["clips"][0]["source_in"] == -8
    film_page.keyboard.press("Control+z")
    assert told(settled(studied, after["revision"])) == told(before)


def test_a_clip_is_carried_along_and_says_where_it_would_begin(film_page: Page, studied: Studied):
    before = studied.show()
    cut = before["timeline"]["tracks"][0]["clips"]
    held, after = clip_of(film_page, cut[1]["slate"]), clip_of(film_page, cut[3]["slate"])
    at, to = held.bounding_box(), after.bounding_box()
    assert at
    assert to
    y = at["y"] + at["height"] / 2
    film_page.mouse.move(at["x"] + at["width"] / 2, y)
    film_page.mouse.down()
    film_page.mouse.move(to["x"] + 2, y, steps=6)
    carried = film_page.locator(".tl-block[data-carried]")
    expect(carried).to_contain_text(cut[1]["slate"])
    moved = carried.bounding_box()
    assert moved
    assert abs(moved["x"] + moved["width"] / 2 - to["x"] - 2) < 2
    begin = cut[3]["start"] - cut[1]["frames"]
    expect(film_page.locator(".tl-landing")).to_have_text(f"00:00:{begin // 24:02}:{begin % 24:02}")
    film_page.mouse.up()
    after_it = settled(studied, before["revision"])["timeline"]["tracks"][0]["clips"]
    assert next(one["start"] for one in after_it if one["id"] == cut[1]["id"]) == begin
    expect(film_page.locator("[data-carried]")).to_have_count(0)
    studied.edit({"kind": "revert", "revision": before["revision"]})


def test_a_shot_is_moved_by_dragging_its_card(film_page: Page, studied: Studied):
    before = studied.show()
    cards = film_page.locator(".card")
    cards.nth(2).drag_to(cards.nth(0), target_position={"x": 8, "y": 60})
    after = settled(studied, before["revision"])
    assert after["scenes"][0]["shots"][0]["id"] == before["scenes"][0]["shots"][2]["id"]
    film_page.get_by_role("button", name="Undo").first.click()
    assert told(settled(studied, after["revision"])) == told(before)


def test_what_someone_else_changes_is_seen_at_once(film_page: Page, studied: Studied):
    second = film_page.context.new_page()
    second.goto(f"films/{studied.film}")
    expect(second.locator(".people li")).to_have_count(1)
    title = second.get_by_role("textbox", name="Title")
    expect(title).to_have_value(studied.show()["title"])
    begun = film_page.evaluate("performance.now()")
    film_page.get_by_role("textbox", name="Title").fill("The Last Ferry")
    film_page.keyboard.press("Enter")
    expect(title).to_have_value("The Last Ferry")
    assert film_page.evaluate("performance.now()") - begun < 2000
    # Words that are programs elsewhere are words here, wherever they are shown.
    before = studied.show()["revision"]
    program = '<img src="x" onerror="window.owned = 1"><script>window.owned = 1</script>'
    studied.edit({"kind": "revise_shot", "shots": [1], "prompt": program})
    studied.edit({"kind": "set_line", "shot": 1, "speaker": "narrator", "text": program})
    studied.edit({"kind": "name_cut", "name": program})
    studied.edit({"kind": "set_title", "title": program})
    expect(title).to_have_value(program)
    line = next(cue for cue in studied.show()["cues"] if cue["what"] == program)
    second.locator(".clock").fill(line["timecode"])
    second.locator(".clock").press("Enter")
    expect(second.locator(".viewer")).to_contain_text("window.owned")
    for view in ("Timeline", "Film", "Sound", "History"):
        second.get_by_role("tab", name=view).click()
        if view == "Film":
            second.get_by_role("button", name="Screenplay").click()
        expect(second.locator("#view")).to_contain_text("window.owned")
    assert second.evaluate("window.owned === undefined && !document.querySelector('img[src=x]')")
    second.close()
    studied.edit({"kind": "revert", "revision": before})
    studied.edit({"kind": "set_title", "title": "The Ferry"})


def test_what_someone_else_cuts_moves_before_one_s_eyes(film_page: Page, studied: Studied):
    before = studied.show()
    clips = before["timeline"]["tracks"][0]["clips"]
    seen = """() => {
        const lanes = document.querySelector('.tl-lanes');
        window.seen = [];
        for (const how of ["transitionrun", "animationstart"])
            lanes.addEventListener(how, (one) => window.seen.push(one.propertyName ?? one.animationName));
    }"""
    film_page.evaluate(seen)
    studied.edit({"kind": "ripple", "clip": clips[1]["id"], "edge": "tail", "frames": -20})
    film_page.wait_for_function("() => ['transform', 'width', 'glow'].every((one) => window.seen.includes(one))")
    studied.edit({"kind": "extract", "clip": clips[3]["id"]})
    film_page.wait_for_function("() => window.seen.includes('tl-leave')")
    film_page.wait_for_function("() => !document.querySelector('.tl-lanes[data-moving], .tl-ghost')")
    film_page.emulate_media(reduced_motion="reduce")
    film_page.evaluate(seen)
    studied.edit({"kind": "revert", "revision": before["revision"]})
    expect(film_page.locator(".tl-block[data-kind=clip]")).to_have_count(len(clips))
    assert "transform" not in film_page.evaluate("window.seen")


def test_a_file_let_go_of_over_the_page_is_sent_over_a_break_and_is_a_shot(film_page: Page, studied: Studied):
    before = studied.show()
    media = before["scenes"][0]["shots"][0]["takes"][0]["media"]
    broken: list[str] = []

    def broken_once(route: Route) -> None:
        if route.request.method == "PATCH" and not broken:
            broken.append(route.request.url)
            route.abort()
        else:
            route.continue_()

    film_page.route("**/api/uploads/*", broken_once)
    let_go_of(film_page, "Ferry 11.mp4", httpx.get(f"{studied.address}api/media/{media}").raise_for_status().content)
    # It is shown first what would become of it; that it is in the film already does not keep it from being a new shot.
    plan = film_page.get_by_role("dialog", name="What becomes of the clips")
    expect(plan.get_by_role("listitem")).to_contain_text("in the film already", timeout=60_000)
    plan.get_by_label("Which shot is Ferry 11.mp4?").select_option("A new shot")
    plan.get_by_role("button", name="Bring them in").click()
    expect(film_page.locator(".card")).to_have_count(11, timeout=60_000)
    assert broken
    assert studied.show()["timeline"]["frames"] > before["timeline"]["frames"]
    studied.edit({"kind": "revert", "revision": before["revision"]})
    expect(film_page.locator(".card")).to_have_count(10)


def test_of_files_that_are_brought_in_it_is_told_which_did_not_come_and_why(film_page: Page, studied: Studied):
    before = studied.show()
    sound = io.BytesIO()
    with wave.open(sound, "wb") as written:
        written.setparams((1, 2, 48_000, 0, "NONE", ""))
        written.writeframes(bytes(2 * 48_000 * 3))
    media = before["scenes"][0]["shots"][0]["takes"][0]["media"]
    clip = httpx.get(f"{studied.address}api/media/{media}").raise_for_status().content
    film_page.get_by_role("tab", name="Board").click()
    with film_page.expect_file_chooser() as chosen:
        film_page.get_by_role("button", name="Bring in a file").click()
    chosen.value.set_files([
        {"name": "Ferry 12.mp4", "mimeType": "video/mp4", "buffer": clip},
        {"name": "door.wav", "mimeType": "audio/wav", "buffer": sound.getvalue()},
    ])  # fmt: skip
    plan = film_page.get_by_role("dialog", name="What becomes of the clips")
    plan.get_by_label("Which shot is Ferry 12.mp4?").select_option("A new shot")
    plan.get_by_role("button", name="Bring them in").click()
    expect(film_page.locator(".toast").filter(has_text="door.wav lasts 3.0 s")).to_be_visible(timeout=60_000)
    expect(film_page.locator(".toast").filter(has_text="Brought in")).to_have_text("Brought in: Ferry 12.mp4.")
    studied.edit({"kind": "revert", "revision": before["revision"]})
    expect(film_page.locator(".card")).to_have_count(10)


def test_a_cut_let_go_of_over_its_film_is_told_in_the_conversation_and_taken_there(film_page: Page, studied: Studied):
    before = studied.show()
    cut = outgoing(studied.studio.open(studied.film).film, (FORMATS["edl"].carries,)).cut
    last = cut.tracks[0].pieces[-1]
    shorter = (*cut.tracks[0].pieces[:-1], last.model_copy(update={"frames": last.frames - 6}))
    back = cut.model_copy(update={"tracks": (cut.tracks[0].model_copy(update={"pieces": shorter}),)})
    let_go_of(film_page, "back.edl", FORMATS["edl"].write(back))
    lost = film_page.get_by_text("1. Shot 10 lost 6 frames at its tail.", exact=True)
    expect(lost).to_be_visible(timeout=60_000)
    film_page.get_by_role("textbox", name="Say something to the director").fill("accept 1")
    film_page.keyboard.press("Enter")
    taken = film_page.get_by_text("1 of 1 change of that cut taken over.", exact=True)
    expect(taken).to_be_visible(timeout=60_000)
    assert studied.show()["timeline"]["frames"] == before["timeline"]["frames"] - 6
    studied.edit({"kind": "revert", "revision": before["revision"]})


def test_a_screenplay_let_go_of_where_films_begin_is_a_film(page: Page, studied: Studied):
    page.goto("")
    expect(page.get_by_role("heading", name="Your films")).to_be_visible()
    let_go_of(
        page, "Pier Four.fountain", b"Title: Pier Four\n\nINT. HUT - NIGHT\n\nANNA ties a rope.\n\nANNA\nNot yet.\n"
    )
    expect(page.locator(".card")).to_have_count(1, timeout=60_000)
    expect(page.get_by_role("textbox", name="Title")).to_have_value("Pier Four")
    shown = studied.show(page.url.rsplit("/", 1)[1])
    assert [scene["slugline"] for scene in shown["scenes"]] == ["INT. HUT - NIGHT"]
    assert [cue["what"] for cue in shown["cues"]] == ["Not yet."]
