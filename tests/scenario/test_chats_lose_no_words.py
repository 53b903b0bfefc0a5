"""What is said in a chat and not yet answered when the studio ends, killed or stopped, is seen to when it is back."""

import time
from collections.abc import Callable, Generator
from contextlib import ExitStack, closing
from pathlib import Path

import pytest

from agent.floor import floor
from tests.fakes import bot_house, bot_process, discord_people, discord_server
from tests.fakes.discord_messages import words as words_in_discord
from tests.fakes.discord_server import FakeDiscord
from tests.fakes.slack_server import FakeSlack, Person, dailies, words
from tools.store.words import Word
from tools.studio import Studio

AGAIN = "from before a restart:"


class Stage:
    """A Slack, a bot, and a film of two shots with its dailies; a mortal bot has a process of its own."""

    def __init__(self, home: Path, stack: ExitStack, *, mortal: bool) -> None:
        self.home, self.slack = home, FakeSlack()
        stack.callback(self.slack.close)
        self.settings = bot_process.settings_of(home, self.slack.address)
        self.studio = stack.enter_context(closing(Studio(self.settings)))
        self.end = self._begun_elsewhere(stack) if mortal else self.begins()
        self.ada = Person(self.slack, None, "UADA")
        self.ada.types("status")
        bot_house.let_in(self.studio, self.slack.until(lambda: self.slack.whispers)[0]["text"])
        self.ada.types("a door that nobody opens")
        self.root = self.slack.until(self._roots)[0]["ts"]
        self.slack.until(lambda: len(dailies(self.slack, self.root)) == 2 and not self._left())
        (self.film,) = [one.id for one in self.studio.films.summaries()]

    def begins(self) -> Callable[[], None]:
        """A bot in this process that hears, and how it is stopped."""
        before = self.slack.opened
        _, stop = bot_house.begun("Slack", self.settings, http=False)
        self.slack.until(lambda: self.slack.opened > before)
        return stop

    def in_line(self, count: int) -> None:
        """Until so many words wait in the line of the film."""
        self.slack.until(lambda: len([one for one in self._left() if one.room]) == count)

    def kinds(self, *wanted: str) -> list[str]:
        return [entry.kind for entry in self.studio.log(self.film) if entry.kind in wanted]

    def told(self, part: str) -> list[str]:
        """The messages of the thread with these words."""
        return [found for one in self.slack.thread(self.root) if part in (found := words(one))]

    def settled(self) -> None:
        """Until nothing waits for an answer any more."""
        self.slack.until(lambda: not self._left())

    def _begun_elsewhere(self, stack: ExitStack) -> Callable[[], None]:
        process = bot_process.begun("Slack", self.home, self.slack.address)
        stack.callback(bot_process.killed, process)
        self.slack.until(lambda: self.slack.opened)
        return lambda: bot_process.killed(process)

    def _left(self) -> list[Word]:
        return self.studio.words.left("slack")

    def _roots(self) -> list[dict[str, object]]:
        return [one for one in self.slack.messages.values() if not one.get("thread_ts")]


@pytest.fixture
def stages(tmp_path: Path) -> Generator[Callable[[bool], Stage]]:
    with ExitStack() as stack:
        yield lambda mortal: Stage(tmp_path, stack, mortal=mortal)


@pytest.fixture
def stage(stages: Callable[[bool], Stage]) -> Stage:
    return stages(True)


def test_words_that_waited_when_it_was_killed_are_done_once_and_in_order_by_the_next(stage: Stage):
    slack, ada = stage.slack, stage.ada
    with floor(stage.home / "films", stage.film):
        for number, said in enumerate(("circle 1", "circle 2", "undo"), 1):
            ada.writes(stage.root, said, ts=f"1900000000.{number}")
            stage.in_line(number)
        stage.end()
    assert stage.kinds("circle", "undo") == []
    stop = stage.begins()
    # What Slack delivers again, as it heard of no end, and what is said now, come behind.
    ada.writes(stage.root, "circle 1", ts="1900000000.1")
    ada.writes(stage.root, "ng 2", ts="1900000000.4")
    slack.until(lambda: stage.kinds("circle", "undo", "ng") == ["circle", "circle", "undo", "ng"])
    stage.settled()
    answers = stage.told(AGAIN)
    kept = ["circle 1", "circle 2", "undo"]
    assert [one.splitlines()[0] for one in answers] == [f'To "{one}", {AGAIN}' for one in kept]
    assert [one.message for one in stage.studio.chats.newest(stage.film, 9)] == [*kept, "ng 2"]
    first, second = stage.studio.open(stage.film).film.shots.values()
    assert (bool(first.circled), bool(second.circled)) == (True, False)
    stop()


def test_what_was_done_before_the_kill_is_answered_after_it_and_not_done_again(stage: Stage):
    slack, ada = stage.slack, stage.ada
    slack.away = True
    ada.writes(stage.root, "delete shot 2")
    stage.in_line(1)
    slack.until(lambda: [turn.state for turn in stage.studio.chats.newest(stage.film, 9)] == ["waiting"])
    ada.writes(stage.root, "status")
    slack.until(lambda: len(stage.studio.words.left("slack")) == 2)
    stage.end()
    slack.away = False
    stop = stage.begins()
    stage.settled()
    (gate,) = [one for one in slack.thread(stage.root) if AGAIN in words(one)]
    ada.presses(gate, "Yes")
    slack.until(lambda: len(stage.studio.open(stage.film).film.shots) == 1)
    assert [turn.message for turn in stage.studio.chats.newest(stage.film, 9)] == ["delete shot 2", "yes"]
    # Of what waits in no line nobody knows how far it came.
    assert stage.told('before it had answered "status"')
    stop()


def test_a_stop_leaves_what_waits_to_the_next_start_and_is_held_up_by_none_of_it(stages: Callable[[bool], Stage]):
    stage = stages(False)
    with floor(stage.home / "films", stage.film):
        for number, said in enumerate(("circle 1", "circle 2"), 1):
            stage.ada.writes(stage.root, said)
            stage.in_line(number)
        begun = time.monotonic()
        stage.end()
        assert time.monotonic() - begun < 30
    time.sleep(0.5)
    assert stage.kinds("circle") == []
    assert len(stage.studio.words.left("slack")) == 2
    stop = stage.begins()
    stage.settled()
    assert stage.kinds("circle") == ["circle", "circle"]
    assert len(stage.told(AGAIN)) == 2
    stop()


def test_a_stop_that_was_said_last_holds_after_the_kill(stage: Stage):
    ada = stage.ada
    with floor(stage.home / "films", stage.film):
        ada.writes(stage.root, "circle 1")
        stage.in_line(1)
        stage.end()
        # It came as the process ended.
        stage.studio.words.hear("slack:T1:late", stage.studio.words.left("slack")[0].place, "UADA", "stop")
    stop = stage.begins()
    stage.settled()
    assert stage.kinds("circle") == []
    assert stage.told('"circle 1" was stopped before its turn came, and is not done.')
    stop()


def test_words_in_discord_are_kept_over_a_kill_as_well(tmp_path: Path):
    with ExitStack() as stack:
        discord = FakeDiscord()
        stack.callback(discord.close)
        settings = bot_process.settings_of(tmp_path, discord.address, discord.gateway)
        studio = stack.enter_context(closing(Studio(settings)))
        process = bot_process.begun("Discord", tmp_path, discord.address, discord.gateway)
        stack.callback(bot_process.killed, process)
        discord.until(lambda: discord.heard_by)
        ada = discord_people.Person(discord, None, "9001", "Ada")
        ada.types("status")
        bot_house.let_in(studio, discord.until(ada.said)[0])
        ada.types("new", idea="a door that nobody opens")
        root = discord.until(lambda: list(discord.threads))[-1]
        discord.until(lambda: len(discord_server.dailies(discord, root)) == 2)
        (film,) = [one.id for one in studio.films.summaries()]
        discord.until(lambda: not studio.words.left("discord"))
        with floor(tmp_path / "films", film):
            ada.writes(root, "circle 1")
            discord.until(lambda: [one for one in studio.words.left("discord") if one.room])
            ada.types("circle", shots="2", channel=root)
            discord.until(lambda: len([one for one in studio.words.left("discord") if one.room]) == 2)
            bot_process.killed(process)
        _, stop = bot_house.begun("Discord", settings, http=False)
        stack.callback(stop)
        discord.until(lambda: not studio.words.left("discord"))
        assert [entry.kind for entry in studio.log(film)].count("circle") == 2
        told = [found for one in discord.within(root) if AGAIN in (found := words_in_discord(one))]
        assert [one.splitlines()[0] for one in told] == [f'To "{one}", {AGAIN}' for one in ("circle 1", "circle 2")]
