"""A retake that costs money, asked for in a chat: the price on the button, a yes to it, made once, within the caps."""

from collections.abc import Generator
from contextlib import ExitStack
from dataclasses import dataclass
from decimal import Decimal
from functools import partial
from pathlib import Path

import pytest
from pydantic import SecretStr

from api.house import Hands
from tests.fakes import bot_house, slack_server
from tests.fakes.bot_house import Bot, make_two
from tests.fakes.camera_house import House, Trouble
from tests.fakes.runway import RunwayService
from tests.fakes.slack_server import FakeSlack, Person, buttons, dailies, poster, words
from tools.film.edits.cut import SetDuration
from tools.settings import read_settings
from tools.store.passes import PassRole


@dataclass
class Stage:
    """A Slack, a paid camera, a bot, and a film of two shots whose dailies are there."""

    slack: FakeSlack
    runway: House
    bot: Bot
    ada: Person
    ben: Person
    eve: Person
    root: str = ""
    film: str = ""

    def card(self, shot: int) -> dict[str, object]:
        return dailies(self.slack, self.root)[shot - 1]

    def price(self, shot: int) -> Decimal:
        """What the button says."""
        label = next(one["text"]["text"] for one in buttons(self.card(shot)) if "Retake" in one["text"]["text"])
        return Decimal(label.removeprefix("Retake (").removesuffix(" USD)"))

    def asks(self, who: Person, shot: int, note: str, *, times: int = 1) -> None:
        """Someone presses Retake on what is shown now, and sends the window so often."""
        before = len(self.slack.windows)
        who.presses(dict(self.card(shot)), "Retake")
        window = self.slack.until(lambda: self.slack.windows[before:])[0]
        for _ in range(times):
            who.fills(window, note)

    def told(self, words: str) -> str:
        """What someone alone was told that has these words."""
        return self.slack.until(lambda: [one["text"] for one in self.slack.whispers if words in one["text"]])[-1]

    @property
    def spent(self) -> Decimal:
        return self.bot.studio.ledger.totals(self.film).spent


@pytest.fixture
def stage(tmp_path: Path) -> Generator[Stage]:
    with ExitStack() as stack:
        slack, runway = FakeSlack(), stack.enter_context(House(RunwayService()))
        stack.callback(slack.close)
        environment = {"WORKPRINT_RUNWAY_BASE_URL": runway.url, "WORKPRINT_RUNWAY_POLL_SECONDS": "0.01"}
        settings = read_settings({**environment, **RunwayService.environment}, tmp_path).model_copy(
            update={
                "slack_bot_token": SecretStr("xoxb-1"),
                "slack_signing_secret": SecretStr(slack_server.SECRET),
                "slack_base_url": slack.address,
            }
        )
        hands = Hands(partial(make_two, generator="runway/gen4.5"))
        bot, stop = bot_house.begun("Slack", settings, http=True, hands=hands)
        stack.callback(stop)
        assert bot.web is not None
        ada, ben, eve = (Person(slack, poster(bot.web), user) for user in ("UADA", "UBEN", "UEVE"))
        roles: tuple[PassRole, ...] = ("director", "director", "editor")
        for person, role in zip((ada, ben, eve), roles, strict=True):
            before = len(slack.whispers)
            person.types("status")
            bot_house.let_in(bot.studio, slack.until(lambda seen=before: slack.whispers[seen:])[0]["text"], role)
        found = Stage(slack, runway, bot, ada, ben, eve)
        found.ada.types("a door that nobody opens")
        found.root = slack.until(lambda: [one for one in slack.messages.values() if not one.get("thread_ts")])[0]["ts"]
        slack.until(lambda: len(dailies(slack, found.root)) == 2)
        found.film = str(buttons(found.card(1))[0]["value"]).split("|")[1]
        yield found


def test_a_paid_retake_says_its_price_wants_a_director_and_is_paid_once_however_often_it_is_asked(stage: Stage):
    slack, runway = stage.slack, stage.runway
    price = stage.price(2)
    assert price > 0
    stage.asks(stage.eve, 2, "more brass")
    assert f"costs {price:.2f} USD; the director or the owner says yes" in stage.told("costs")
    assert runway.posts == 0
    old = dict(stage.card(2))
    stage.ada.presses(old, "Retake")
    stage.ben.presses(old, "Retake")
    hers, his = slack.until(lambda: slack.windows[1:] if len(slack.windows) == 3 else None)
    assert hers["submit"]["text"] == f"Roll again ({price:.2f} USD)"
    # Two people, a double click each, and a delivery that is repeated.
    for person, window in ((stage.ada, hers), (stage.ben, his), (stage.ada, hers), (stage.ben, his)):
        person.fills(window, "more brass")
    slack.until(lambda: "take 2" in words(stage.card(2)))
    assert runway.posts == len(runway.accepted) == 1
    # The camera of the tests bills 60 credits an order, which is what counts.
    assert stage.spent == Decimal("0.60")
    assert "more brass" in words(stage.card(2))
    log = stage.bot.studio.log(stage.film)
    # Whose it is, is whose came first, and the take is theirs as the note is.
    (noted,) = [entry for entry in log if entry.kind == "revise_shot"]
    assert noted.actor in ("uada", "uben")
    assert [entry.asker for entry in log if entry.kind == "print_take"][-1] == noted.asker
    # The old button costs nothing more: it says which take replaced its own.
    stage.ben.presses(old, "Retake")
    stage.ben.fills(slack.until(lambda: slack.windows[3:])[0], "more brass")
    assert "1B-1 was replaced by 1B-2" in stage.told("replaced")
    assert runway.posts == 1


def test_a_cap_is_said_before_anything_is_sent_and_what_failed_may_be_asked_for_again(stage: Stage):
    slack, runway, ledger = stage.slack, stage.runway, stage.bot.studio.ledger
    ledger.set_cap(stage.film, Decimal("0.01"))
    stage.asks(stage.ada, 1, "slower")
    stage.told("cap")
    assert (runway.posts, stage.spent) == (0, 0)
    ledger.set_cap(stage.film, Decimal(50))
    runway.order_trouble = Trouble(answer=RunwayService.refusals["no_money"][0])
    stage.asks(stage.ada, 1, "slower")
    slack.until(lambda: "retake failed" in words(slack.messages[stage.root]))
    assert stage.spent == 0
    runway.order_trouble = None
    stage.asks(stage.ada, 1, "slower", times=2)
    slack.until(lambda: "take 2" in words(stage.card(1)))
    assert len(runway.accepted) == 1
    # Another price by now is asked about anew, and nothing is paid at the old one.
    cheap = dict(stage.card(1))
    stage.bot.studio.perform(stage.film, SetDuration(shots=(1,), seconds=9.0))
    before = len(slack.windows)
    stage.ada.presses(cheap, "Retake")
    stage.ada.fills(slack.until(lambda: slack.windows[before:])[0], "slower")
    stage.told("USD by now; press the button anew")
    assert len(runway.accepted) == 1


def test_a_paid_retake_in_words_waits_for_a_yes_of_who_may_spend_and_is_paid_once(stage: Stage):
    slack, runway = stage.slack, stage.runway
    stage.ada.writes(stage.root, "retake 2 more rain")
    gate = slack.until(
        lambda: [one for one in slack.thread(stage.root) if any("Yes (" in b["text"]["text"] for b in buttons(one))]
    )[0]
    assert f"{stage.price(2):.2f} USD" in words(gate)
    stage.eve.presses(gate, "Yes")
    slack.until(lambda: len(slack.whispers) > 3 or len(slack.thread(stage.root)) > 3)
    assert runway.posts == 0
    for person in (stage.ada, stage.ada, stage.ben):
        person.presses(gate, "Yes")
    slack.until(lambda: "take 2" in words(stage.card(2)))
    assert runway.posts == len(runway.accepted) == 1
