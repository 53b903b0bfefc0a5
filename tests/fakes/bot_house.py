"""The studio behind a bot in a test: a film of two shots whose cameras and renderer are at once done."""

import asyncio
import threading
from collections.abc import Callable
from contextlib import ExitStack, closing, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
from starlette.types import ASGIApp

from api.bots import linking
from api.bots.beside import alone, only
from api.conversations import Conversations
from api.house import Hands, House, house_over
from api.job_book import JobBook
from api.jobs import Jobs
from api.terminal import as_bug
from tests.fakes.camera_house import tiny_clip
from tests.fakes.chat_server import Line
from tools.film.edits.story import WriteScript
from tools.film.edits.takes import PrintTake
from tools.film.orders import Export, Order, Render, Retake
from tools.film.slate import shot_order
from tools.media.progress import Report
from tools.production.making import Request as Asked
from tools.production.making import film_of, shot_with
from tools.production.previewing import Previews
from tools.settings import Settings
from tools.store.passes import PassRole
from tools.studio import Studio
from tools.writing.lexicon import Lexicon
from tools.writing.scripted import screenplay_of

SCRIPT = """Title: Two Doors
INT. HALL - NIGHT
- Wide shot, a red door, static [2s]
- Close-up, a brass handle turns [2s]
"""


def clip_of(words: str) -> bytes:
    """A clip that can be seen, and that is like no other: its words lie in a box of their own behind the pictures."""
    kept = words.encode()
    return tiny_clip(96, 54, 6) + (8 + len(kept)).to_bytes(4) + b"free" + kept


def roll(studio: Studio, film: str, shot: str, number: int) -> None:
    """A clip arrives from a camera."""
    clip = studio.settings.home / f"{shot}-{number}.mp4"
    clip.write_bytes(clip_of(f"{film} {shot} {number}"))
    media = studio.pool.add(clip, ".mp4", move=True)
    studio.perform(film, PrintTake(shot=shot, media=media, frames=96, seed=number), actor="camera")


def make_two(studio: Studio, asked: Asked, out: Path, report: Report, *, generator: str = "previz") -> dict[str, Any]:
    """Two shots of a camera, a take of each, and a file."""
    del report
    film = film_of(asked, None)
    if not studio.open(film).film.shots:
        play = screenplay_of(SCRIPT, Lexicon(Path("/nowhere")))
        studio.perform(film, WriteScript(screenplay=shot_with(play, generator)))
    for shot in shot_order(studio.open(film).film):
        roll(studio, film, shot, 1)
    out.write_bytes(b"the film" * 40)
    return {"film": film, "revision": studio.open(film).revision, "out": str(out)}


def _carry_out(studio: Studio, film: str, order: Order, report: Report) -> dict[str, Any]:
    del report
    opened = studio.open(film).film
    if isinstance(order, Retake):
        for shot in order.shots:
            roll(studio, film, str(shot), len(opened.shots[str(shot)].takes) + 1)
    if isinstance(order, Render | Export):
        assert order.out is not None
        Path(order.out).write_bytes(f"{order.kind} of {film}".encode() * 20)
    return {"film": film, "revision": studio.open(film).revision, "order": order.kind, "note": repr(order)}


HANDS = Hands(make_two, _carry_out)


def a_house(settings: Settings, stack: ExitStack, hands: Hands = HANDS) -> tuple[House, Conversations]:
    """A house over a home folder, until the stack is closed."""
    studio = stack.enter_context(closing(Studio(settings)))
    book = JobBook(settings.home)
    jobs = stack.enter_context(closing(Jobs(lambda error: as_bug(error, settings.home), book)))
    previews = stack.enter_context(closing(Previews(studio, lambda film: None)))
    house = house_over(studio, jobs, previews, hands)
    return house, stack.enter_context(closing(Conversations(house)))


def served(app: ASGIApp, stack: ExitStack) -> httpx.Client:
    """A client of the app, which is served until the stack is closed."""
    line = stack.enter_context(closing(Line(app)))
    client = stack.enter_context(httpx.Client(base_url=f"http://127.0.0.1:{line.port}", timeout=60))
    # It is up, with its libraries loaded: from now on a chat waits three seconds for an answer.
    client.get("/healthz", timeout=60)
    return client


@dataclass
class Bot:
    """A bot in this process, with what a test looks at; `web` for one that is sent things over HTTP."""

    house: House
    web: httpx.Client | None

    @property
    def studio(self) -> Studio:
        return self.house.studio


def begun(chat: str, settings: Settings, *, http: bool, hands: Hands = HANDS) -> tuple[Bot, Callable[[], None]]:
    """The bot of a chat, running, and how it is stopped."""
    stack = ExitStack()
    house, talks = a_house(settings, stack, hands)
    if http:
        return Bot(house, served(alone(house, talks, chat), stack)), stack.close
    stack.callback(_in_a_loop(lambda: only(chat, house, talks)))
    return Bot(house, None), stack.close


def let_in(studio: Studio, told: str, role: PassRole = "director") -> None:
    """Whoever runs the studio lets in who was told this by the bot."""
    assert "does not know you yet" in told
    linking.let_in(studio, told.split("bot let ")[1].split(" ")[0], role)


def _in_a_loop(work: Callable[[], Any]) -> Callable[[], None]:
    """Run it in a thread; what is returned stops it."""
    begun = threading.Event()
    running: list[tuple[asyncio.AbstractEventLoop, asyncio.Task[Any]]] = []

    async def main() -> None:
        task = asyncio.ensure_future(work())
        running.append((asyncio.get_running_loop(), task))
        begun.set()
        with suppress(asyncio.CancelledError):
            await task

    thread = threading.Thread(target=lambda: asyncio.run(main()), daemon=True)
    thread.start()
    begun.wait(60)

    def stop() -> None:
        loop, task = running[0]
        loop.call_soon_threadsafe(task.cancel)
        thread.join(60)

    return stop
