"""The workspaces that the bot is in: whose messages are whose, and the tokens that each is spoken to with.

WORKPRINT_SLACK_BOT_TOKEN ──auth.test──┐
workprint bot add ─────────────────────┼──> Workspace ──> a client that speaks to that team alone
workprint bot install ──its address────┘
"""

# pyright: reportUnknownMemberType=false, reportUnknownArgumentType=false
# slack_sdk types its answers in part.
import time
from asyncio import to_thread
from contextlib import suppress

import aiohttp
from pydantic import SecretStr
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from api.bots.ports import Later, Refused
from api.bots.slack.keyring import Keyring, Workspace
from tools.film.errors import NotFound
from tools.settings import Settings

AWAY = 5.0
FRESH = 1.0
"""seconds for which what was read of a workspace is what there is: a request asks for it several times"""


class Workspaces:
    """The workspaces of a bot that runs: those kept, and the one of the settings."""

    def __init__(self, settings: Settings) -> None:
        self._settings, self._keyring = settings, Keyring(settings.home)
        self._own: Workspace | None = None
        self._clients: dict[str, tuple[str, AsyncWebClient]] = {}
        self._read: tuple[str, float, Workspace | None] = ("", 0.0, None)

    async def of(self, team: str) -> Workspace | None:
        """The workspace of a team; None for one that the bot is not in. Raises Later where Slack has to be asked."""
        read, at, kept = self._read
        if read != team or time.monotonic() - at > FRESH:
            kept = await to_thread(self._keyring.of, team)
            self._read = (team, time.monotonic(), kept)
        if kept is not None:
            return kept
        own = await self._owned()
        return own if own is not None and own.team == team else None

    async def client(self, team: str) -> AsyncWebClient:
        """What speaks to a team, and to no other. Raises Refused for one that the bot is not in, and Later."""
        workspace = await self.of(team)
        if workspace is None:
            raise Refused("the bot is not in this workspace any more")
        token = workspace.bot_token.get_secret_value()
        known = self._clients.get(team)
        if known is None or known[0] != token:
            known = self._clients[team] = (token, client_for(self._settings, workspace.bot_token))
        return known[1]

    async def app_tokens(self) -> set[str]:
        """What Socket Mode is opened with, once each."""
        kept = [one.app_token for one in await to_thread(self._keyring.all)]
        return {one.get_secret_value() for one in (self._settings.slack_app_token, *kept) if one is not None}

    async def left(self, team: str) -> None:
        """The app was taken out of a workspace: its tokens are worth nothing any more."""
        self._read = ("", 0.0, None)
        with suppress(NotFound):
            await to_thread(self._keyring.drop, team)

    async def _owned(self) -> Workspace | None:
        """The workspace of the token in the settings, asked for once."""
        token = self._settings.slack_bot_token
        if self._own is None and token is not None:
            try:
                self._own = await asked(self._settings, token)
            except SlackApiError as error:
                if error.response.status_code >= 500 or error.response.status_code == 429:
                    raise Later(AWAY) from None
                # A token that Slack does not take names no workspace; doctor says so.
                return None
            except (TimeoutError, aiohttp.ClientError, OSError):
                raise Later(AWAY) from None
        return self._own


def client_for(settings: Settings, token: SecretStr | None = None) -> AsyncWebClient:
    """A client of Slack, at the address of the settings."""
    return AsyncWebClient(token=token.get_secret_value() if token else None, base_url=settings.slack_base_url)


async def asked(settings: Settings, token: SecretStr, app_token: SecretStr | None = None) -> Workspace:
    """Whose a bot token is. Raises as slack_sdk does."""
    told = await client_for(settings, token).auth_test()
    return Workspace(
        team=str(told["team_id"]),
        name=str(told.get("team") or told["team_id"]),
        bot=str(told.get("user_id") or ""),
        bot_token=token,
        app_token=app_token,
    )
