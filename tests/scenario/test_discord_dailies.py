"""A film in Discord, as people would make it there: the real discord.py against a Discord on loopback."""

from collections.abc import Callable, Generator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
import pytest
from pydantic import SecretStr

from api.bots.discord.running import over_gateway, over_http
from api.house import House
from tests.fakes.bot_house import a_house, in_a_loop, served
from tests.fakes.discord_server import (
    PUBLIC_KEY,
    FakeDiscord,
    Person,
    buttons,
    parts,
    poster,
    words,
)
from tools.settings import Settings
from tools.studio import Studio


@dataclass
class Bot:
    """The bot in this process, with what a test looks at."""

    house: House
    web: httpx.Client | None

    @property
    def studio(self) -> Studio:
        return self.house.studio


class Stage:
    """A Discord, and bots over one home folder, started and stopped as a test says."""

    def __init__(self, home: Path, stack: ExitStack) -> None:
        self.home, self._stack = home, stack
        self.discord = FakeDiscord()
        stack.callback(self.discord.close)

    def bot(self, *, http: bool) -> tuple[Bot, Callable[[], None]]:
        """A running bot that hears, and how it is stopped."""
        stack = ExitStack()
        settings = Settings(
            home=self.home,
            discord_token=SecretStr("token-1"),
            discord_public_key=PUBLIC_KEY if http else "",
            discord_base_url=self.discord.address,
            discord_gateway_url=self.discord.gateway,
            address="https://film.example/",
        )
        house, talks = a_house(settings, stack)
        before = self.discord.heard_by
        web = None
        if http:
            web = served(over_http(house, talks), stack)
        else:
            stack.callback(in_a_loop(lambda: over_gateway(house, talks)))
        self.discord.until(lambda: self.discord.heard_by > before)
        return Bot(house, web), stack.close

    def person(self, bot: Bot, user: str, name: str) -> Person:
        return Person(self.discord, None if bot.web is None else poster(bot.web), user, name)


@pytest.fixture
def stage(tmp_path: Path) -> Generator[Stage]:
    with ExitStack() as stack:
        yield Stage(tmp_path, stack)


def let_in(stage: Stage, person: Person, bot: Bot, role: str = "director") -> None:
    """The first command, the code it tells, and the one who runs the studio."""
    person.types("status")
    told = stage.discord.until(person.said)[0]
    assert "does not know you yet" in told
    bot.studio.rooms.let_in(told.split("bot let ")[1].split(" ")[0], role)  # pyright: ignore[reportArgumentType]


def begun(stage: Stage, person: Person) -> tuple[str, str]:
    """A film of an idea, until its dailies are there: its thread, and its id."""
    person.types("new", idea="a door that nobody opens")
    discord = stage.discord
    root = discord.until(lambda: list(discord.threads))[-1]
    discord.until(lambda: len(dailies(discord, root)) == 2 and len(discord.files) >= 3)
    return root, str(buttons(dailies(discord, root)[0])[0]["custom_id"]).split("|")[1]


def dailies(discord: FakeDiscord, root: str) -> list[dict[str, Any]]:
    return [one for one in discord.within(root) if any(b["label"].startswith("Retake") for b in buttons(one))]


@pytest.mark.parametrize("http", [False, True], ids=["gateway", "http"])
def test_from_an_idea_to_a_delivered_film_in_a_thread(stage: Stage, http: bool):
    discord = stage.discord
    bot, stop = stage.bot(http=http)
    ada = stage.person(bot, "11", "ada")
    let_in(stage, ada, bot)
    root, film = begun(stage, ada)
    first, second = dailies(discord, root)
    assert "a red door" in words(first)
    assert first["attached"][0].startswith("1A-take-1")
    assert any(one["type"] == 12 for one in parts(first))
    assert [one["url"] for one in buttons(first) if one["label"] == "Open"] == [f"https://film.example/films/{film}"]
    assert ada.presses(first, "Circle")["type"] == 6
    discord.until(lambda: "Circled." in words(first))
    assert first["attached"][0].startswith("1A-take-1")
    window = ada.presses(second, "Retake")
    assert window["type"] == 9
    ada.fills(second, window, "more brass")
    discord.until(lambda: "take 2" in words(second) and second["attached"][0].startswith("1B-take-2"))
    assert ada.chooses("circle", "shots", "2", channel=root) == ["2"]
    assert ada.chooses("status", "film", "two") == [film]
    ada.writes(root, "circle 2")
    discord.until(lambda: "Circled." in words(second))
    ada.presses(discord.messages[root], "Render")
    discord.until(lambda: any(b"render of" in one["bytes"] for one in discord.files))
    log = bot.studio.log(film)
    assert [entry.actor for entry in log if entry.kind == "circle"] == ["ada", "ada"]
    ada.types("say", words="delete shot 2", channel=root)
    asked = discord.until(
        lambda: [one for one in discord.within(root) if any(b["label"] == "Yes" for b in buttons(one))]
    )
    assert len(bot.studio.open(film).film.shots) == 2
    ada.presses(asked[0], "Yes")
    discord.until(lambda: len(bot.studio.open(film).film.shots) == 1)
    stop()
