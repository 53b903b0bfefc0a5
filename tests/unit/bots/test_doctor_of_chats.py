"""What `workprint doctor` says of chats: nothing to do, or what to click."""

from collections.abc import Generator
from contextlib import closing
from pathlib import Path

import pytest
from pydantic import SecretStr

from api.bots.discord import running as discord_running
from api.bots.slack import running as slack_running
from api.bots.slack.keyring import Keyring, Workspace
from tests.fakes.discord_server import PUBLIC_KEY, FakeDiscord
from tests.fakes.slack_server import FakeSlack
from tools.settings import Settings


@pytest.fixture
def slack() -> Generator[FakeSlack]:
    with closing(FakeSlack()) as there:
        yield there


@pytest.fixture
def discord() -> Generator[FakeDiscord]:
    with closing(FakeDiscord()) as there:
        yield there


def test_slack_is_asked_for_each_token_its_scopes_and_a_socket(slack: FakeSlack, tmp_path: Path):
    settings = Settings(
        home=tmp_path,
        slack_bot_token=SecretStr("xoxb-1"),
        slack_app_token=SecretStr("xapp-1"),
        slack_base_url=slack.address,
    )
    assert slack_running.checked(settings) == [(True, "in of T1")]
    slack.scopes = "chat:write,commands,files:read,files:write,app_mentions:read,channels:history,reactions:read"
    assert slack_running.checked(settings) == [
        (
            False,
            "WORKPRINT_SLACK_BOT_TOKEN: add channels:join under OAuth & Permissions, then Reinstall to Workspace",
        )
    ]
    slack.scopes = ""
    other = Workspace(team="T2", name="The Other", bot="UBOT", bot_token=SecretStr("xoxb-2"), app_token=None)
    Keyring(tmp_path).keep(other)
    slack.revoked = {"xoxb-2", "xapp-1"}
    good, token, socket = slack_running.checked(settings)
    assert good == (True, "in of T1")
    assert not token[0]
    assert token[1].startswith("The Other: Slack does not take the bot token (invalid_auth)")
    assert not socket[0]
    assert "connections:write under Basic Information, App-Level Tokens" in socket[1]
    slack.away = True
    assert all(not ok for ok, _ in slack_running.checked(settings))


def test_slack_that_cannot_be_heard_says_what_is_missing(slack: FakeSlack, tmp_path: Path):
    settings = Settings(home=tmp_path, slack_bot_token=SecretStr("xoxb-1"), slack_base_url=slack.address)
    (_, missing) = slack_running.checked(settings)
    assert not missing[0]
    assert "WORKPRINT_SLACK_APP_TOKEN" in missing[1]
    assert "WORKPRINT_SLACK_SIGNING_SECRET" in missing[1]


def test_discord_is_asked_for_the_command_the_intent_a_server_and_the_endpoint(discord: FakeDiscord, tmp_path: Path):
    settings = Settings(
        home=tmp_path,
        discord_token=SecretStr("token-1"),
        discord_public_key=PUBLIC_KEY,
        discord_base_url=discord.address,
        discord_gateway_url=discord.gateway,
    )
    discord.flags, discord.guilds = 0, []
    told = "\n".join(words for ok, words in discord_running.checked(settings) if not ok)
    for click in (
        "Message Content Intent",
        "workprint bot register",
        "https://discord.com/oauth2/authorize?client_id=900&scope=bot+applications.commands&permissions=309237746688",
        "Interactions Endpoint URL to https://YOUR.HOST/discord/interactions",
    ):
        assert click in told
    over_gateway = settings.model_copy(update={"discord_public_key": ""})
    discord_running.register(over_gateway)
    discord.flags, discord.guilds = 1 << 19, [{"id": "500"}]
    assert discord_running.checked(over_gateway) == [(True, "Workprint, in 1 servers")]
    discord.endpoint = "https://film.example/discord/interactions"
    assert discord_running.checked(settings) == [(True, "Workprint, in 1 servers")]
    assert "clear it" in discord_running.checked(over_gateway)[0][1]
    another = settings.model_copy(update={"discord_public_key": "ab" * 32})
    assert "another application's" in discord_running.checked(another)[0][1]
    bad = settings.model_copy(update={"discord_token": SecretStr("token-2")})
    assert "Reset Token" in discord_running.checked(bad)[0][1]
    discord.away = True
    assert "does not answer" in discord_running.checked(settings)[0][1]
