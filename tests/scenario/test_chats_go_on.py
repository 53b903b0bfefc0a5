"""A bot that is stopped in the middle of its work goes on with it when it is back, though nobody says a word."""

import threading
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from pydantic import SecretStr

from api.house import Hands
from tests.fakes import bot_house, slack_server
from tests.fakes.bot_house import HANDS, Bot
from tests.fakes.slack_server import FakeSlack, Person, dailies, poster, words
from tools.film.orders import Order
from tools.media.progress import Progress, Report
from tools.production.making import Request as Asked
from tools.settings import Settings
from tools.studio import Studio


class Held:
    """Hands that begin their work and do not end it."""

    def __init__(self) -> None:
        self.begun = threading.Event()

    def hands(self) -> Hands:
        return Hands(make=self._make, carry_out=self._carry_out)

    def _make(self, studio: Studio, asked: Asked, out: Path, report: Report) -> dict[str, Any]:
        return self._held(report)

    def _carry_out(self, studio: Studio, film: str, order: Order, report: Report) -> dict[str, Any]:
        return self._held(report)

    def _held(self, report: Report) -> dict[str, Any]:
        self.begun.set()
        while True:
            report(Progress(stage="pictures", done=0, total=2))
            threading.Event().wait(0.01)


def test_work_that_a_stop_broke_off_is_gone_on_with_at_the_next_start(tmp_path: Path):
    with ExitStack() as stack:
        slack = FakeSlack()
        stack.callback(slack.close)
        settings = Settings(
            home=tmp_path,
            slack_bot_token=SecretStr("xoxb-1"),
            slack_signing_secret=SecretStr(slack_server.SECRET),
            slack_base_url=slack.address,
        )

        def bot(hands: Hands) -> tuple[Bot, Person, Callable[[], None]]:
            found, stop = bot_house.begun("Slack", settings, http=True, hands=hands)
            assert found.web is not None
            return found, Person(slack, poster(found.web), "UADA"), stop

        held = Held()
        first, ada, stop = bot(held.hands())
        ada.types("status")
        bot_house.let_in(first.studio, slack.until(lambda: slack.whispers)[0]["text"])
        ada.types("a door that nobody opens")
        root = slack.until(lambda: [one for one in slack.messages.values() if not one.get("thread_ts")])[0]["ts"]
        assert held.begun.wait(60)
        stop()
        _, ada, stop = bot(HANDS)
        slack.until(lambda: len(dailies(slack, root)) == 2)
        slack.until(lambda: any(one["title"] == "Two Doors (mp4)" for one in slack.files))
        stop()

        held = Held()
        _, ada, stop = bot(held.hands())
        ada.presses(dict(dailies(slack, root)[1]), "Retake")
        ada.fills(slack.until(lambda: slack.windows)[0], "more brass")
        assert held.begun.wait(60)
        stop()
        fourth, ada, stop = bot(HANDS)
        slack.until(lambda: "take 2" in words(dailies(slack, root)[1]))
        (film,) = [one.id for one in fourth.studio.films.summaries()]
        log = fourth.studio.log(film)
        assert [one.asker.words for one in log if one.kind == "revise_shot"] == ["uada in Slack"]
        assert all(one.asker.words == "uada in Slack" for one in log)
        assert [one.kind for one in log].count("print_take") == 3
        stop()
