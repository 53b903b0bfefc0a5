"""What is asked for in a chat while the film is being worked on waits its turn, over a stop of the bot, too."""

import threading
import time
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from pydantic import SecretStr

from agent.floor import PATIENCE, floor
from api.house import Hands
from tests.fakes import bot_house, slack_server
from tests.fakes.bot_house import HANDS, Bot
from tests.fakes.slack_server import FakeSlack, Person, dailies, poster, words
from tools.film.orders import Order
from tools.media.progress import Progress, Report
from tools.production.making import Request as Asked
from tools.production.making import film_of
from tools.settings import Settings
from tools.studio import Studio


class Slow:
    """Hands whose film has its takes, and is rendered for as long as a test says; what comes after is at once done."""

    def __init__(self) -> None:
        self.go = threading.Event()
        self.broken = False

    @property
    def hands(self) -> Hands:
        return Hands(self._make, self._carry_out)

    def _make(self, studio: Studio, asked: Asked, out: Path, report: Report) -> dict[str, Any]:
        film = film_of(asked, None)
        if studio.open(film).film.takes:
            # As the production does: what was made before is not made again.
            out.write_bytes(b"the film")
            told = {"film": film, "revision": studio.open(film).revision, "out": str(out)}
        else:
            told = HANDS.make(studio, asked, out, report)
        while not self.go.wait(0.01):
            report(Progress(stage="encode", done=1, total=2))
        return told

    def _carry_out(self, studio: Studio, film: str, order: Order, report: Report) -> dict[str, Any]:
        if self.broken:
            raise RuntimeError("a fault of ours")
        return HANDS.carry_out(studio, film, order, report)


class Stage:
    def __init__(self, home: Path, stack: ExitStack) -> None:
        self.home, self.slack = home, FakeSlack()
        stack.callback(self.slack.close)

    def bot(self, hands: Hands) -> tuple[Bot, Person, Callable[[], None]]:
        settings = Settings(
            home=self.home,
            slack_bot_token=SecretStr("xoxb-1"),
            slack_signing_secret=SecretStr(slack_server.SECRET),
            slack_base_url=self.slack.address,
        )
        bot, stop = bot_house.begun("Slack", settings, http=True, hands=hands)
        assert bot.web is not None
        return bot, Person(self.slack, poster(bot.web), "UADA"), stop

    def begun(self, bot: Bot, ada: Person) -> tuple[str, str]:
        """A film whose dailies are there and that is still being rendered: its thread, and its id."""
        ada.types("status")
        bot_house.let_in(bot.studio, self.slack.until(lambda: self.slack.whispers)[0]["text"])
        ada.types("a door that nobody opens")
        root = self.slack.until(lambda: [m for m in self.slack.messages.values() if not m.get("thread_ts")])[0]["ts"]
        self.slack.until(lambda: len(dailies(self.slack, root)) == 2)
        (film,) = [one.id for one in bot.studio.films.summaries()]
        return root, film

    def asks(self, ada: Person, root: str, shot: int, note: str) -> None:
        before = len(self.slack.windows)
        ada.presses(dict(dailies(self.slack, root)[shot - 1]), "Retake")
        window = self.slack.until(lambda: self.slack.windows[before:])[0]
        ada.fills(window, note)

    def told(self, words: str) -> None:
        self.slack.until(lambda: any(words in one["text"] for one in self.slack.whispers))


def printed(bot: Bot, film: str) -> int:
    return [entry.kind for entry in bot.studio.log(film)].count("print_take")


def test_a_retake_waits_for_the_work_in_hand_is_told_so_and_is_made_once(tmp_path: Path):
    with ExitStack() as stack:
        stage, slow = Stage(tmp_path, stack), Slow()
        bot, ada, stop = stage.bot(slow.hands)
        stack.callback(stop)
        root, film = stage.begun(bot, ada)
        stage.asks(ada, root, 1, "more rain")
        stage.told("The retake begins by itself as soon as the making of the film has ended.")
        stage.asks(ada, root, 1, "more rain")
        stage.told("That retake was asked for already.")
        ada.writes(root, "retake 2 more brass")
        stage.slack.until(
            lambda: any(
                "begins by itself as soon as the making of the film has ended" in words(m)
                for m in stage.slack.thread(root)
            )
        )
        status = stage.slack.messages[root]
        stage.slack.until(lambda: words(status).count("Then: retake, asked for by uada in Slack.") == 2)
        assert printed(bot, film) == 2
        slow.go.set()
        stage.slack.until(lambda: all("take 2" in words(one) for one in dailies(stage.slack, root)))
        assert printed(bot, film) == 4
        notes = {shot.prompt[:4]: shot.note for shot in bot.studio.open(film).film.shots.values()}
        assert notes == {"Wide": "more rain", "Clos": "more brass"}


def test_stop_ends_what_is_in_hand_and_what_waits_and_it_may_be_asked_for_again(tmp_path: Path):
    with ExitStack() as stack:
        stage, slow = Stage(tmp_path, stack), Slow()
        bot, ada, stop = stage.bot(slow.hands)
        stack.callback(stop)
        root, film = stage.begun(bot, ada)
        stage.asks(ada, root, 1, "more rain")
        stage.told("begins by itself")
        stage.slack.until(lambda: any("Then:" in words(m) for m in stage.slack.messages.values()))
        ada.presses(dict(stage.slack.messages[root]), "Stop")
        stage.slack.until(lambda: all(job.state == "cancelled" for job in bot.house.jobs.all(film)))
        stage.slack.until(lambda: "was stopped by uada in Slack" in words(stage.slack.messages[root]))
        slow.broken = True
        stage.asks(ada, root, 1, "more rain")
        stage.slack.until(lambda: bot.house.jobs.all(film)[0].state == "failed")
        slow.broken = False
        stage.asks(ada, root, 1, "more rain")
        stage.slack.until(lambda: "take 2" in words(dailies(stage.slack, root)[0]))
        assert printed(bot, film) == 3


def test_a_stop_of_the_bot_breaks_off_both_and_both_are_gone_on_with_once(tmp_path: Path):
    with ExitStack() as stack:
        stage = Stage(tmp_path, stack)
        bot, ada, stop = stage.bot(Slow().hands)
        root, film = stage.begun(bot, ada)
        stage.asks(ada, root, 1, "more rain")
        stage.told("begins by itself")
        stop()
        bot, ada, stop = stage.bot(Slow().hands)
        stage.slack.until(lambda: [job.state for job in bot.house.jobs.all(film)][:2] == ["queued", "running"])
        stage.asks(ada, root, 1, "more rain")
        stage.told("That retake was asked for already.")
        stop()
        slow = Slow()
        slow.go.set()
        bot, ada, stop = stage.bot(slow.hands)
        stack.callback(stop)
        stage.slack.until(lambda: "take 2" in words(dailies(stage.slack, root)[0]))
        states = [(job.order, job.state) for job in reversed(bot.house.jobs.all(film))]
        assert states[-2:] == [("make", "done"), ("retake", "done")]
        assert len(states) == 6


def test_what_is_said_while_the_director_answers_somebody_else_is_answered_afterwards_in_order(tmp_path: Path):
    with ExitStack() as stack:
        stage, slow = Stage(tmp_path, stack), Slow()
        slow.go.set()
        bot, ada, stop = stage.bot(slow.hands)
        stack.callback(stop)
        root, film = stage.begun(bot, ada)
        with floor(tmp_path / "films", film):
            for said in ("circle 1", "circle 2", "undo"):
                ada.writes(root, said)
                time.sleep(0.2)
            # Longer than somebody at a page, who sees that it is busy, is let wait.
            time.sleep(PATIENCE)
            assert not any(turn.message == "undo" for turn in bot.studio.chats.newest(film, 9))
        stage.slack.until(lambda: [turn.message for turn in bot.studio.chats.newest(film, 9)][-1:] == ["undo"])
        stage.slack.until(lambda: [entry.kind for entry in bot.studio.log(film)][-3:] == ["circle", "circle", "undo"])
        first, second = bot.studio.open(film).film.shots.values()
        assert (bool(first.circled), bool(second.circled)) == (True, False)
        assert not any("busy" in one["text"] for one in stage.slack.whispers)
