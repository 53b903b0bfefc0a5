"""What chats deliver late, twice, in another order, or not for a while ends in one state, and in the right one."""

from collections.abc import Callable, Generator
from contextlib import ExitStack
from pathlib import Path

import pytest
from pydantic import SecretStr

from api.bots.slack import sockets
from tests.fakes import bot_house, slack_server
from tests.fakes.bot_house import roll
from tests.fakes.chat_server import closest
from tests.fakes.slack_server import FakeSlack, Person, buttons, dailies, poster, words
from tools.film.edits.story import SetTitle
from tools.film.slate import shot_order
from tools.settings import Settings


class Stage:
    """A Slack, a bot, someone, and a film of two shots whose dailies are there."""

    def __init__(self, home: Path, stack: ExitStack, *, http: bool) -> None:
        self.slack = slack = FakeSlack()
        stack.callback(slack.close)
        tokens = {"slack_signing_secret": SecretStr(slack_server.SECRET)} if http else {
            "slack_app_token": SecretStr("xapp-1")
        }  # fmt: skip
        settings = Settings(
            home=home, slack_bot_token=SecretStr("xoxb-1"), slack_base_url=slack.address
        ).model_copy(update=tokens)  # fmt: skip
        self.bot, stop = bot_house.begun("Slack", settings, http=http)
        stack.callback(stop)
        self.ada = Person(slack, None if self.bot.web is None else poster(self.bot.web), "UADA")
        self.ada.types("status")
        bot_house.let_in(self.bot.studio, slack.until(lambda: slack.whispers)[0]["text"])
        self.ada.types("a door that nobody opens")
        self.root = slack.until(lambda: [one for one in slack.messages.values() if not one.get("thread_ts")])[0]["ts"]
        slack.until(lambda: len(dailies(slack, self.root)) == 2)
        self.film = str(buttons(self.card(1))[0]["value"]).split("|")[1]

    def card(self, shot: int) -> dict[str, object]:
        return dailies(self.slack, self.root)[shot - 1]

    def states(self) -> list[str]:
        film = self.bot.studio.open(self.film).film
        return [film.takes[film.shots[shot].takes[-1]].state for shot in shot_order(film)]

    def told(self, words: str) -> None:
        self.slack.until(lambda: [one for one in self.slack.whispers if words in one["text"]])

    def turns(self, message: str) -> int:
        return len([turn for turn in self.bot.studio.chats.newest(self.film, 50) if turn.message == message])


@pytest.fixture
def stages(tmp_path: Path) -> Generator[Callable[[bool], Stage]]:
    with ExitStack() as stack:
        yield lambda http: Stage(tmp_path, stack, http=http)


def test_what_is_delivered_in_another_order_ends_in_the_same_state(stages: Callable[[bool], Stage]):
    stage = stages(True)
    slack, ada = stage.slack, stage.ada
    shown = [dict(stage.card(1)), dict(stage.card(2))]
    # Circled, then rejected; and the same two the other way round, the press being of what was shown before.
    ada.presses(shown[0], "Circle")
    slack.until(lambda: "Circled by" in words(stage.card(1)))
    ada.writes(stage.root, "ng 1", ts="1900000000.000100")
    ada.writes(stage.root, "ng 2", ts="1900000000.000200")
    slack.until(lambda: stage.states() == ["ng", "ng"])
    ada.presses(shown[1], "Circle")
    stage.told("1B-1 was rejected meanwhile")
    assert stage.states() == ["ng", "ng"]
    # Meant now, on the message as it is now, it counts.
    slack.until(lambda: "Rejected by" in words(stage.card(2)))
    ada.presses(dict(stage.card(2)), "Circle")
    slack.until(lambda: stage.states() == ["ng", "circled"])
    # Late repetitions of what was said before change nothing back.
    ada.writes(stage.root, "ng 2", ts="1900000000.000200")
    ada.presses(shown[0], "Circle")
    ada.writes(stage.root, "status")
    stage.told("Waiting for a word")
    assert (stage.states(), stage.turns("ng 2")) == (["ng", "circled"], 1)
    # A mention comes as two events, in either order.
    for number, kinds in enumerate((("message", "app_mention"), ("app_mention", "message"))):
        for kind in kinds:
            ada.tells(
                {
                    "type": kind, "channel": ada.channel, "user": ada.user, "thread_ts": stage.root,
                    "text": f"<@{slack_server.BOT}> ng {number + 1}", "ts": f"1900000001.{number}",
                }
            )  # fmt: skip
    slack.until(lambda: stage.turns("ng 1") == 2 and stage.turns("ng 2") == 2)
    # A yes that comes after the no, and after another question, does nothing.
    ada.writes(stage.root, "delete shot 2")
    gate = slack.until(
        lambda: [one for one in slack.thread(stage.root) if any(b["text"]["text"] == "Yes" for b in buttons(one))]
    )[0]
    ada.presses(gate, "No")
    slack.until(lambda: stage.bot.studio.chats.newest(stage.film, 1)[0].message == "no")
    before = len(slack.whispers) + len(slack.messages)
    ada.presses(gate, "Yes")
    slack.until(lambda: len(slack.whispers) + len(slack.messages) > before)
    assert len(stage.bot.studio.open(stage.film).film.shots) == 2


def test_a_slack_that_was_dead_is_caught_up_with_and_heard_again_over_its_socket(
    stages: Callable[[bool], Stage], monkeypatch: pytest.MonkeyPatch
):
    for name, seconds in (("PING", 0.2), ("LOOK_EVERY", 0.1), ("TRY_EVERY", 0.1), ("SILENT", 1.0)):
        monkeypatch.setattr(sockets, name, seconds)
    stage = stages(False)
    slack, studio = stage.slack, stage.bot.studio
    posts, opened = len(slack.messages), slack.opened
    slack.away = True
    slack.hang_up()
    for number in range(2, 5):
        studio.perform(stage.film, SetTitle(title=f"Doors {number}"))
        roll(studio, stage.film, shot_order(studio.open(stage.film).film)[0], number)
    stage.ada.types("circle 2")
    slack.until(lambda: not slack.listening)
    slack.away = False
    slack.until(lambda: "Doors 4" in words(slack.messages[stage.root]) and "take 4" in words(stage.card(1)))
    slack.until(lambda: slack.opened > opened)
    slack.until(lambda: stage.states() == ["printed", "circled"])
    assert len(slack.messages) == posts + 1
    assert [one["title"] for one in slack.files].count("1A-4") == 1
    # What was sent before is not sent again because the film has another name.
    assert [one["title"] for one in slack.files if "mp4" in one["title"]] == ["Two Doors (mp4)"]
    # 2.5 s by the clock of the bot; on its way an edit may be held up.
    assert closest(slack.edits) > 1.0
