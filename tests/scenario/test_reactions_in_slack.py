"""A tick on a take in Slack approves it and a cross asks what shall be different: by who may, and of takes alone."""

from collections.abc import Generator
from contextlib import ExitStack
from pathlib import Path

import pytest
from pydantic import SecretStr

from tests.fakes import bot_house, slack_server
from tests.fakes.bot_house import roll
from tests.fakes.slack_server import FakeSlack, Person, buttons, dailies, poster, words
from tools.film.asker import Asker
from tools.film.slate import shot_order
from tools.settings import Settings
from tools.store.passes import PassRole


class Stage:
    """A Slack, people of it, and a film of two shots whose dailies are there."""

    def __init__(self, home: Path, stack: ExitStack) -> None:
        self.slack = slack = FakeSlack()
        stack.callback(slack.close)
        settings = Settings(
            home=home,
            slack_bot_token=SecretStr("xoxb-1"),
            slack_signing_secret=SecretStr(slack_server.SECRET),
            slack_base_url=slack.address,
        )
        self.bot, stop = bot_house.begun("Slack", settings, http=True)
        stack.callback(stop)
        self.ada = self.person("UADA", "director")
        self.ada.types("a door that nobody opens")
        self.root = slack.until(lambda: [one for one in slack.messages.values() if not one.get("thread_ts")])[0]["ts"]
        slack.until(lambda: len(dailies(slack, self.root)) == 2 and len(slack.files) >= 3)
        self.film = str(buttons(self.card(1))[0]["value"]).split("|")[1]
        self.shots = shot_order(self.bot.studio.open(self.film).film)
        self.noted()

    def person(self, user: str, role: PassRole) -> Person:
        person = self.stranger(user)
        before = len(self.slack.whispers)
        person.types("status")
        bot_house.let_in(self.bot.studio, self.slack.until(lambda: self.slack.whispers[before:])[0]["text"], role)
        return person

    def stranger(self, user: str) -> Person:
        assert self.bot.web is not None
        return Person(self.slack, poster(self.bot.web), user)

    def card(self, shot: int) -> dict[str, object]:
        return dailies(self.slack, self.root)[shot - 1]

    def clip(self, title: str) -> dict[str, object]:
        return self.slack.until(lambda: [one for one in self.slack.files if one["title"] == title])[0]

    def noted(self) -> None:
        """Until the bot has noted what its messages show: nobody reacts to one in the moment in which it comes."""
        film, rooms = self.bot.studio.open(self.film).film, self.bot.studio.rooms
        newest = {film.shots[shot].takes[-1] for shot in self.shots}
        (room,) = rooms.all("slack")
        self.slack.until(
            lambda: {one.take for key, one in rooms.cards(room.id).items() if key.startswith("shot:")} == newest
        )

    def states(self) -> list[str]:
        film = self.bot.studio.open(self.film).film
        return [film.takes[film.shots[shot].takes[-1]].state for shot in self.shots]

    def settled(self) -> None:
        """Until whatever was sent before has come to what it comes to: this comes after it."""
        before = len(self.slack.whispers)
        self.ada.writes(self.root, "status")
        self.slack.until(lambda: [one for one in self.slack.whispers[before:] if "Waiting for a word" in one["text"]])


@pytest.fixture
def stage(tmp_path: Path) -> Generator[Stage]:
    with ExitStack() as stack:
        yield Stage(tmp_path, stack)


def test_a_tick_on_the_message_or_on_the_clip_of_a_take_circles_it_once_for_who_gave_it(stage: Stage):
    slack, ada, ben = stage.slack, stage.ada, stage.person("UBEN", "director")
    ada.reacts(stage.card(1), "white_check_mark")
    slack.until(lambda: "Circled by uada in Slack." in words(stage.card(1)))
    ben.reacts(stage.card(1), "+1")
    ben.reacts(stage.clip("1B-1"), "+1::skin-tone-4")
    slack.until(lambda: "Circled by uben in Slack." in words(stage.card(2)))
    stage.settled()
    log = [entry for entry in stage.bot.studio.log(stage.film) if entry.kind == "circle"]
    assert [entry.asker for entry in log] == [Asker(name="uada", place="slack"), Asker(name="uben", place="slack")]
    assert "Circled by uada in Slack." in words(stage.card(1))
    # Taken back, the next tick counts anew.
    ada.writes(stage.root, "undo")
    slack.until(lambda: stage.states() == ["circled", "printed"])
    ada.reacts(stage.card(2), "+1")
    slack.until(lambda: stage.states() == ["circled", "circled"])


def test_a_cross_asks_what_shall_be_different_and_rejects_nothing(stage: Stage):
    slack, ada = stage.slack, stage.ada
    ada.reacts(stage.card(2), "x")
    (told,) = slack.until(lambda: [one for one in slack.whispers if "What shall be different in 1B-1?" in one["text"]])
    assert (told["user"], told["thread_ts"]) == ("UADA", stage.root)
    assert "retake 1B more rain" in told["text"]
    assert "ng 1B-1 too dark" in told["text"]
    stage.settled()
    assert stage.states() == ["printed", "printed"]
    # What it names is what may be written.
    ada.writes(stage.root, "ng 1B-1 too dark")
    slack.until(lambda: stage.states() == ["printed", "ng"])
    ada.reacts(stage.card(2), "white_check_mark")
    slack.until(lambda: [one for one in slack.whispers if "1B-1 was rejected meanwhile" in one["text"]])
    assert stage.states() == ["printed", "ng"]


def test_a_reaction_to_a_take_that_was_replaced_says_by_which(stage: Stage):
    slack = stage.slack
    old = stage.clip("1A-1")
    roll(stage.bot.studio, stage.film, stage.shots[0], 2)
    slack.until(lambda: "take 2" in words(stage.card(1)))
    stage.noted()
    for reaction in ("white_check_mark", "-1"):
        before = len(slack.whispers)
        stage.ada.reacts(old, reaction)
        told = slack.until(lambda before=before: slack.whispers[before:])[0]
        assert told["text"] == "1A-1 was replaced by 1A-2; look at that one."
    stage.ada.reacts(stage.card(1), "white_check_mark")
    slack.until(lambda: stage.states() == ["circled", "printed"])
    film = stage.bot.studio.open(stage.film).film
    assert film.shots[stage.shots[0]].circled == film.shots[stage.shots[0]].takes[1]


def test_of_every_other_reaction_not_a_word_is_said(stage: Stage):
    slack, eve, guest = stage.slack, stage.person("UEVE", "editor"), stage.stranger("UXXX")
    stage.ada.writes(stage.root, "delete shot 2")
    gate = slack.until(
        lambda: [one for one in slack.thread(stage.root) if any(b["text"]["text"] == "Yes" for b in buttons(one))]
    )[0]
    stage.settled()
    whispers, messages = len(slack.whispers), len(slack.messages)
    for message in (slack.messages[stage.root], gate):
        stage.ada.reacts(message, "white_check_mark")
    stage.ada.reacts(stage.card(1), "eyes")
    stage.ada.reacts(slack.files[-1], "tada")
    stage.ada.reacts({"ts": "1700000000.9"}, "+1")
    for person in (eve, guest):
        for reaction in ("+1", "-1"):
            person.reacts(stage.card(1), reaction)
    stage.settled()
    assert (len(slack.whispers), len(slack.messages)) == (whispers + 1, messages)
    assert stage.states() == ["printed", "printed"]
    assert len(stage.bot.studio.open(stage.film).film.shots) == 2


def test_a_reaction_that_is_delivered_again_counts_once(stage: Stage):
    item = {"type": "message", "channel": "C1", "ts": stage.card(1)["ts"]}
    event = {"type": "reaction_added", "user": "UADA", "reaction": "+1", "item": item, "item_user": slack_server.BOT}
    stage.ada.tells(event, name="Ev1")
    stage.slack.until(lambda: stage.states() == ["circled", "printed"])
    stage.ada.writes(stage.root, "undo")
    stage.slack.until(lambda: stage.states() == ["printed", "printed"])
    stage.ada.tells(event, name="Ev1")
    stage.settled()
    assert stage.states() == ["printed", "printed"]
