"""What a reviewer says by a share link comes into the film's thread, and is seen to from there."""

from collections.abc import Callable, Generator
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient
from pydantic import SecretStr

from api.app import build_app
from api.doorman import Policy
from tests.fakes import bot_house, slack_server
from tests.fakes.bot_house import Bot
from tests.fakes.slack_server import FakeSlack, Person, buttons, dailies, poster, words
from tools.settings import Settings
from tools.store.passes import PassRole

NAME = "film.example"


@dataclass
class Stage:
    """A Slack, a film of two shots in a thread, and its people; stopped and begun again as a test says."""

    slack: FakeSlack
    settings: Settings
    bot: Bot
    stop: Callable[[], None]
    people: dict[str, Person] = field(default_factory=dict[str, Person])
    root: str = ""
    film: str = ""

    def person(self, user: str) -> Person:
        return self.people.setdefault(user, Person(self.slack, self._posts, user))

    def _posts(self, body: bytes, form: str) -> int:
        assert self.bot.web is not None
        return poster(self.bot.web)(body, form)

    def whispered(self, words: str) -> str:
        return self.slack.until(lambda: [one["text"] for one in self.slack.whispers if words in one["text"]])[-1]

    def remark(self, words_of_it: str) -> dict[str, Any]:
        return self.slack.until(lambda: [one for one in self.slack.thread(self.root) if words_of_it in words(one)])[0]

    def says(self, text: str, frame: int) -> None:
        """A reviewer, by the link that a director asks for in the thread."""
        before = len(self.slack.whispers)
        self.person("UADA").writes(self.root, "share with Kim Lee")
        told = self.slack.until(lambda: self.slack.whispers[before:])[0]["text"]
        path, _, token = told.rpartition("https://film.example")[2].partition("#share=")
        assert path == f"/films/{self.film}"
        app = build_app(self.bot.studio, Policy(hosts=None, token="a token of some length"))
        with TestClient(app, base_url=f"http://{NAME}", headers={"authorization": f"Bearer {token}"}) as page:
            made = page.post(f"/api{path}/comments", json={"frame": frame, "text": text})
        assert made.status_code == 201, made.text

    def again(self) -> None:
        self.stop()
        self.bot, self.stop = bot_house.begun("Slack", self.settings, http=True)


@pytest.fixture
def stage(tmp_path: Path) -> Generator[Stage]:
    with ExitStack() as stack:
        slack = FakeSlack()
        stack.callback(slack.close)
        settings = Settings(
            home=tmp_path,
            slack_bot_token=SecretStr("xoxb-1"),
            slack_signing_secret=SecretStr(slack_server.SECRET),
            slack_base_url=slack.address,
            address="https://film.example/",
        )
        found = Stage(slack, settings, *bot_house.begun("Slack", settings, http=True))
        stack.callback(lambda: found.stop())
        roles: dict[str, PassRole] = {"UADA": "director", "UEVE": "editor", "UVIC": "viewer"}
        for user, role in roles.items():
            before = len(slack.whispers)
            found.person(user).types("status")
            told = slack.until(lambda seen=before: slack.whispers[seen:])[0]["text"]
            bot_house.let_in(found.bot.studio, told, role)
        found.person("UADA").types("a door that nobody opens")
        found.root = slack.until(lambda: [one for one in slack.messages.values() if not one.get("thread_ts")])[0]["ts"]
        slack.until(lambda: len(dailies(slack, found.root)) == 2)
        found.film = found.bot.studio.films.summaries()[0].id
        yield found


def test_a_reviewers_comment_is_in_the_thread_and_is_seen_to_once_by_who_may(stage: Stage):
    stage.says("make this one darker", 60)
    remark = stage.remark("Comment 1 on 1B, 00:00:02:12")
    assert "Kim Lee (reviewer): make this one darker" in words(remark)
    old = dict(remark)
    stage.person("UVIC").presses(old, "See to it")
    stage.whispered("You can watch this film")
    assert stage.bot.studio.comments.get(stage.film, 1).state == "open"
    for user in ("UEVE", "UADA", "UEVE"):
        stage.person(user).presses(old, "See to it")
    stage.slack.until(lambda: "Seen to by u" in words(remark) and not buttons(remark))
    stage.whispered("Comment 1 was seen to already by u")
    log = stage.bot.studio.log(stage.film)
    assert [(one.kind, one.message) for one in log[-1:]] == [("set_grade", "shot 2: make this one darker")]
    assert [one.kind for one in log].count("set_grade") == 1


def test_comments_are_said_once_over_a_restart_and_those_seen_to_elsewhere_are_not_told_anew(stage: Stage):
    comments = stage.bot.studio.comments
    stage.says("too slow", 0)
    stage.remark("too slow")
    stage.stop()
    for text in ("too red", "too green"):
        comments.say(stage.film, text, "Mina", guest=False, frame=0, shot="", offset=0, revision=0)
    comments.set_state(stage.film, 1, "done", "Mina")
    comments.set_state(stage.film, 2, "done", "Mina")
    stage.stop = lambda: None
    stage.again()
    stage.remark("too green")
    stage.slack.until(lambda: "Seen to by Mina" in words(stage.remark("too slow")))
    told = [words(one) for one in stage.slack.thread(stage.root)]
    assert [sum(text in one for one in told) for text in ("too slow", "too red", "too green")] == [1, 0, 1]


def test_a_film_is_shared_by_who_directs_and_the_link_is_told_to_nobody_else(stage: Stage):
    stage.person("UEVE").writes(stage.root, "share with Kim")
    stage.whispered("A film is shared by the director or the owner")
    assert [one for one in stage.bot.studio.passes.valid() if one.kind == "guest"] == []
    stage.person("UADA").types("share with Kim")
    assert "#share=" in stage.whispered("watches the film and comments on it, as Kim")
    assert not any("#share=" in str(one) for one in stage.slack.messages.values())
    assert [one.name for one in stage.bot.studio.passes.valid() if one.kind == "guest"] == ["Kim"]
