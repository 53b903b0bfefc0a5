"""Several browsers at one film, a line that breaks, a take that comes while the film plays."""

import re
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from playwright.sync_api import BrowserContext, Page, Route, WebSocketRoute, expect

from tests.web.conftest import Studied, served
from tools.film.edits.story import SetTitle, WriteScript
from tools.film.edits.takes import PrintTake
from tools.film.film import Film
from tools.settings import Settings
from tools.studio import Studio
from tools.writing.lexicon import Lexicon
from tools.writing.scripted import screenplay_of

SWAPPED_MS = 100
SCRIPT = """INT. ROOM - NIGHT

- Wide shot, an empty room, static [2s]
- Close-up, a lamp on the table, static [2s]
"""


def test_an_approval_of_two_at_once_happens_once(film_page: Page, studied: Studied):
    before = studied.show()
    second = film_page.context.new_page()
    second.goto(f"films/{studied.film}")
    for page in (film_page, second):
        page.get_by_role("complementary", name="The shot").get_by_role("button", name="Circle", exact=True).wait_for()
    for page in (film_page, second):
        page.evaluate("() => setTimeout(() => document.querySelector('.verdict .button.main').click(), 300)")
    for page in (film_page, second):
        expect(page.locator(".card .chip[data-state=circled]")).to_have_count(1)
    circles = [line for line in studied.log() if line["revision"] > before["revision"] and line["kind"] == "circle"]
    assert len(circles) == 1
    assert studied.show()["revision"] == before["revision"] + 1
    second.close()
    studied.edit({"kind": "undo"})
    expect(film_page.locator(".card .chip[data-state=circled]")).to_have_count(0)


def test_a_take_that_comes_while_an_edit_is_on_its_way_does_not_refuse_it(film_page: Page, studied: Studied):
    before = studied.show()
    film = studied.studio.open(studied.film).film
    shot = film.shots[before["timeline"]["tracks"][0]["clips"][1]["shot"]]
    take = film.takes[shot.takes[0]]
    told = {name: getattr(take, name) for name in ("media", "frames", "head", "rate", "width", "height")}
    late: list[str] = []

    def meanwhile(route: Route) -> None:
        if not late:
            studied.studio.perform(studied.film, PrintTake(shot=shot.id, **told))
        late.append(route.request.url)
        route.continue_()

    film_page.route("**/edits?*", meanwhile)
    prompt = film_page.get_by_role("textbox", name="What is asked for")
    prompt.fill("Wide shot, an edit on its way")
    prompt.press("Enter")
    expect(film_page.get_by_role("paragraph").filter(has_text="asks for something else now")).to_be_visible()
    revised = [line["kind"] for line in studied.log() if line["revision"] > before["revision"]]
    assert sorted(revised) == ["print_take", "revise_shot"]
    assert len(late) == 2
    film_page.unroute("**/edits?*")
    studied.edit({"kind": "revert", "revision": before["revision"]})


def test_an_undo_of_what_another_page_did_is_asked_about(film_page: Page, studied: Studied):
    second = film_page.context.new_page()
    second.goto(f"films/{studied.film}")
    second.get_by_role("complementary", name="The shot").get_by_role("button", name="Circle", exact=True).click()
    expect(film_page.locator(".card .chip[data-state=circled]")).to_have_count(1)
    revision = studied.show()["revision"]
    film_page.keyboard.press("Control+z")
    asked = film_page.get_by_role("dialog")
    expect(asked).to_contain_text("Take back what")
    asked.get_by_role("button", name="No", exact=True).click()
    expect(asked).to_have_count(0)
    assert studied.show()["revision"] == revision
    second.keyboard.press("Control+z")
    expect(second.locator(".card .chip[data-state=circled]")).to_have_count(0)
    second.close()


def test_an_undo_of_the_whole_script_is_asked_about(page: Page, studied: Studied):
    named = "written-1"
    studied.studio.create(Film(id=named, title="Written"))
    written = WriteScript(screenplay=screenplay_of(SCRIPT, Lexicon(Path("/nowhere"))))
    studied.studio.perform(named, written, actor="writing room")
    page.goto(f"films/{named}")
    page.locator(".card").first.wait_for()
    page.keyboard.press("Control+z")
    asked = page.get_by_role("dialog")
    expect(asked).to_contain_text("Take back the whole script?")
    expect(asked).to_contain_text("leave the film")
    asked.get_by_role("button", name="Take it back").click()
    expect(page.locator(".card")).to_have_count(0)
    page.keyboard.press("Control+y")
    page.locator(".card").first.wait_for()


def test_a_line_that_was_cut_brings_what_was_missed(page: Page, studied: Studied):
    lines: list[WebSocketRoute] = []

    def through(line: WebSocketRoute) -> None:
        lines.append(line)
        line.connect_to_server()

    page.route_web_socket("**/socket**", through)
    page.goto(f"films/{studied.film}")
    title = page.get_by_role("textbox", name="Title")
    expect(title).to_have_value("The Ferry")
    studied.edit({"kind": "set_title", "title": "One"})
    expect(title).to_have_value("One")
    lines[-1].close(code=1001)
    studied.edit({"kind": "set_title", "title": "The Ferry"})
    expect(title).to_have_value("The Ferry")
    assert "after=" in lines[-1].url
    assert len(lines) >= 2


def test_what_a_page_opens_with_is_asked_for_once(page: Page, studied: Studied):
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.removeprefix(studied.address).partition("?")[0]))
    with page.expect_response("**/comments"), page.expect_response("**/messages**"):
        page.goto(f"films/{studied.film}")
    page.wait_for_function("() => document.querySelector('video').readyState >= 2", timeout=60_000)
    page.wait_for_load_state("networkidle")
    of = f"api/films/{studied.film}"
    for one in (of, f"{of}/comments", f"{of}/messages", "api/me"):
        assert asked.count(one) == 1, one
    # Again only where the mix is made meanwhile.
    lists = [one.rpartition("/")[2] for one in asked if one.endswith(".m3u8")]
    assert lists[:2] == ["picture.m3u8", "sound.m3u8"]
    assert "api/jobs" not in asked, "the greeting tells of the work in hand"
    assert "api/films" not in asked, "the other films are those of the first page"


def test_a_page_is_current_again_after_a_restart_of_the_server(context: BrowserContext, tmp_path: Path):
    # Not the page that must not complain: the browser says in the console that nobody answers.
    page = context.new_page()
    with closing(Studio(Settings(home=tmp_path))) as studio:
        studio.create(Film(id="left-open", title="Evening"))
        with served(studio) as address:
            page.goto(f"{address}films/left-open")
            title = page.get_by_role("textbox", name="Title")
            expect(title).to_have_value("Evening")
            page.evaluate("() => { window.kept = true; }")
            # What is changed here comes over the line: it stands. One that is being made when the server of a thread
            # ends would be left half open, as no process leaves one.
            studio.perform("left-open", SetTitle(title="Noon"))
            expect(title).to_have_value("Noon")
        expect(page.get_by_role("status").filter(has_text="Reconnecting")).to_be_visible()
        studio.perform("left-open", SetTitle(title="Morning"))
        page.keyboard.press("Alt+8")
        # So long that the pauses between its tries have grown to the longest.
        page.wait_for_timeout(3000)
        with served(studio, int(address.rsplit(":", 1)[1].strip("/"))):
            # When it is there a try is at most a second away; the rest is left to a busy machine.
            expect(title).to_have_value("Morning", timeout=6000)
            expect(page.locator(".topbar-away")).to_have_count(0)
            # A view that was opened while nobody answered is filled now.
            expect(page.get_by_role("tabpanel", name="Money").get_by_text("Spent")).to_be_visible()
            assert page.evaluate("() => window.kept")


def test_a_take_that_comes_is_put_in_place_while_the_film_plays_on(film_page: Page, studied: Studied):
    film = studied.studio.open(studied.film)
    shots = studied.show()["scenes"][0]["shots"]
    other = film.film.takes[shots[0]["takes"][0]["id"]]
    told = {name: getattr(other, name) for name in ("media", "frames", "head", "rate", "width", "height")}
    # What a busy machine has not encoded yet would make the picture wait, whatever a swap does.
    film_page.wait_for_function(
        "() => { const b = document.querySelector('video').buffered; return b.length && b.end(0) > 15; }",
        timeout=60_000,
    )
    film_page.evaluate(
        """() => {
            window.swaps = []; window.stops = 0;
            const append = SourceBuffer.prototype.appendBuffer;
            SourceBuffer.prototype.appendBuffer = function (data) {
                const begun = performance.now();
                this.addEventListener('updateend', () => window.swaps.push(performance.now() - begun), { once: true });
                append.call(this, data);
            };
            const video = document.querySelector('video');
            video.addEventListener('waiting', () => (window.stops += 1));
            video.addEventListener('pause', () => (window.stops += 1));
        }"""
    )
    film_page.get_by_role("button", name="Play", exact=True).click()
    film_page.wait_for_function("() => document.querySelector('video').currentTime > 0.3")
    studied.studio.perform(studied.film, PrintTake(shot=shots[2]["id"], **told))
    film_page.wait_for_function("() => window.swaps.length > 0", timeout=60_000)
    before, began = film_page.evaluate("document.querySelector('video').currentTime"), time.monotonic()
    film_page.wait_for_function("(from) => document.querySelector('video').currentTime > from + 0.2", arg=before)
    assert film_page.evaluate("window.stops") == 0
    assert min(film_page.evaluate("window.swaps")) < SWAPPED_MS
    assert time.monotonic() - began < 5
    film_page.get_by_role("button", name="Pause").click()
    studied.edit({"kind": "revert", "revision": film.revision})


def test_pictures_of_takes_are_fetched_two_at_a_time_and_the_film_plays_meanwhile(page: Page, studied: Studied):
    held, most = list[Route](), 0

    def hold(route: Route) -> None:
        nonlocal most
        held.append(route)
        most = max(most, len(held))

    page.route(re.compile(r"/(poster|strip)(\?|$)"), hold)
    page.goto(f"films/{studied.film}")
    page.get_by_role("button", name="Play", exact=True).click()
    page.wait_for_function("() => document.querySelector('video').currentTime > 0.3")
    page.get_by_role("button", name="Pause").click()
    assert most == len(held) == 2
    seen, until = 0, time.monotonic() + 60
    while seen < 7 and time.monotonic() < until:
        if held:
            held.pop(0).continue_()
            seen += 1
        page.wait_for_timeout(20)
    assert most == 2
    assert seen == 7


def test_a_message_whose_line_breaks_is_answered_if_it_arrived_and_else_said_to_be_lost(
    film_page: Page, studied: Studied
):
    def broken(arrives: bool) -> Callable[[Route], None]:
        def through(route: Route) -> None:
            if route.request.method != "POST":
                route.continue_()
                return
            if arrives:
                route.fetch(timeout=60_000)
            route.abort("connectionreset")

        return through

    page, box = film_page, film_page.locator("#composer")
    for words, arrives in (("how long is the film?", True), ("how many shots are there?", False)):
        page.route("**/messages", broken(arrives))
        box.fill(words)
        page.keyboard.press("Enter")
        turn = page.locator(".turn").last
        expect(turn).to_contain_text(words)
        expect(turn).to_contain_text("did not arrive" if not arrives else re.compile(r"\d+\.\d s"))
        expect(turn.locator(".spinner")).to_have_count(0)
        page.unroute("**/messages")
    page.get_by_role("button", name="Say it again").click()
    expect(page.locator(".turn").last).to_contain_text(re.compile(r"\b10\b"))
