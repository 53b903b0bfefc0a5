"""One film in Slack, in Discord and on the page at once, as `serve` serves them: one state, whoever changes it."""

from collections.abc import Generator
from contextlib import ExitStack, closing
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest
from pydantic import SecretStr

from api.app import build_app
from tests.fakes import discord_messages, discord_people, discord_server, slack_server
from tests.fakes.bot_house import HANDS, let_in, served
from tests.fakes.discord_server import FakeDiscord
from tests.fakes.slack_server import FakeSlack
from tools.settings import Settings
from tools.studio import Studio


@dataclass
class Served:
    """The server, both chats, and someone in each."""

    studio: Studio
    web: httpx.Client
    slack: FakeSlack
    discord: FakeDiscord
    ada: slack_server.Person
    bo: discord_people.Person


@pytest.fixture
def house(tmp_path: Path) -> Generator[Served]:
    with ExitStack() as stack:
        slack, discord = FakeSlack(), FakeDiscord()
        stack.callback(slack.close)
        stack.callback(discord.close)
        settings = Settings(
            home=tmp_path,
            slack_bot_token=SecretStr("xoxb-1"),
            slack_signing_secret=SecretStr(slack_server.SECRET),
            slack_base_url=slack.address,
            discord_token=SecretStr("token-1"),
            discord_public_key=discord_server.PUBLIC_KEY,
            discord_base_url=discord.address,
            discord_gateway_url=discord.gateway,
        )
        studio = stack.enter_context(closing(Studio(settings)))
        web = served(build_app(studio, hands=HANDS), stack)
        discord.until(lambda: discord.heard_by)
        ada = slack_server.Person(slack, slack_server.poster(web), "UADA")
        bo = discord_people.Person(discord, discord_people.poster(web), "21", "bo")
        yield Served(studio, web, slack, discord, ada, bo)


def test_a_film_has_one_state_in_slack_in_discord_and_on_the_page(house: Served):
    slack, discord, ada, bo = house.slack, house.discord, house.ada, house.bo
    ada.types("status")
    let_in(house.studio, slack.until(lambda: slack.whispers)[0]["text"])
    bo.types("status")
    let_in(house.studio, discord.until(bo.said)[0], "owner")
    ada.types("a door that nobody opens")
    root = slack.until(lambda: [one for one in slack.messages.values() if not one.get("thread_ts")])[0]["ts"]
    slack.until(lambda: len(slack_server.dailies(slack, root)) == 2)
    assert bo.chooses("status", "film", "") == []
    film = bo.chooses("follow", "film", "two")[0]
    bo.types("follow", film=film)
    thread = discord.until(lambda: list(discord.threads))[0]
    there = discord.until(lambda: found if len(found := discord_server.dailies(discord, thread)) == 2 else None)
    old = dict(there[1])
    ada.presses(slack_server.dailies(slack, root)[0], "Circle")
    discord.until(lambda: "Circled by" in discord_messages.words(there[0]))
    ada.presses(slack_server.dailies(slack, root)[1], "Retake")
    ada.fills(slack.until(lambda: slack.windows)[0], "more brass")
    discord.until(lambda: "take 2" in discord_messages.words(there[1]))
    bo.presses(old, "Circle")
    discord.until(lambda: any("1B-1 was replaced by 1B-2" in said for said in bo.said()))
    bo.presses(there[1], "Circle")
    slack.until(lambda: "Circled by" in slack_server.words(slack_server.dailies(slack, root)[1]))
    shown = house.web.get(f"/api/films/{film}").json()
    assert [shot["state"] for scene in shown["scenes"] for shot in scene["shots"]] == ["circled", "circled"]
    who = [entry.asker.words for entry in house.studio.log(film) if entry.kind == "circle"]
    assert who == ["uada in Slack", "bo in Discord"]


def test_what_no_chat_signed_is_answered_401_beside_the_page_too(house: Served):
    for path in ("/slack/events", "/discord/interactions"):
        assert house.web.post(path, json={"type": 1}).status_code == 401
    assert house.web.get("/api/films").json()["films"] == []
