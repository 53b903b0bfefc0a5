"""The Slack bot started: its parts put together, and the transport that the settings ask for."""

# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false, reportMissingTypeStubs=false
# pyright: reportUnknownArgumentType=false
# slack_bolt is typed in part.
import asyncio
from dataclasses import dataclass

import aiohttp
from slack_bolt.adapter.socket_mode.async_handler import AsyncSocketModeHandler
from slack_bolt.adapter.starlette.async_handler import AsyncSlackRequestHandler
from slack_bolt.async_app import AsyncApp
from slack_sdk.errors import SlackApiError
from slack_sdk.http_retry.builtin_async_handlers import AsyncRateLimitErrorRetryHandler
from slack_sdk.web.async_client import AsyncWebClient
from starlette.requests import Request
from starlette.responses import Response

from api.bots.desk import Desk
from api.bots.projector import Projector
from api.bots.slack.app import build_app
from api.bots.slack.host import SlackHost
from api.conversations import Conversations
from api.house import House
from tools.film.errors import OperatorError
from tools.settings import Settings

NEEDS = (
    "Slack needs WORKPRINT_SLACK_BOT_TOKEN (xoxb-, from OAuth & Permissions) and either WORKPRINT_SLACK_APP_TOKEN"
    " (xapp-, from Basic Information, for Socket Mode) or WORKPRINT_SLACK_SIGNING_SECRET (for HTTP); see docs/bots.md."
)


def check(settings: Settings) -> None:
    """Raise OperatorError when the settings do not say enough."""
    if settings.slack_bot_token is None or not (settings.slack_app_token or settings.slack_signing_secret):
        raise OperatorError(NEEDS, code="slack_settings")


def client_of(settings: Settings) -> AsyncWebClient:
    token = settings.slack_bot_token
    client = AsyncWebClient(token=token.get_secret_value() if token else None, base_url=settings.slack_base_url)
    client.retry_handlers.append(AsyncRateLimitErrorRetryHandler(max_retry_count=1))
    return client


SCOPES = frozenset(("app_mentions:read", "channels:history", "chat:write", "commands", "files:write"))


def checked(settings: Settings) -> tuple[bool, str]:
    """Whether Slack takes our token and gives what we need; in words, with what to click where it does not."""
    try:
        told = asyncio.run(client_of(settings).auth_test())
    except SlackApiError as error:
        code = error.response.get("error", "no answer")
        return False, f"Slack does not take the bot token ({code}); copy it anew from OAuth & Permissions"
    except (aiohttp.ClientError, OSError):
        return False, f"{settings.slack_base_url} does not answer; check the network"
    given = {scope.strip() for scope in str(told.headers.get("x-oauth-scopes", "")).split(",") if scope.strip()}
    if given and (missing := SCOPES - given):
        return False, f"add {', '.join(sorted(missing))} under OAuth & Permissions, then Reinstall to Workspace"
    if not (settings.slack_app_token or settings.slack_signing_secret):
        return False, NEEDS
    return True, f"in {told.get('team', 'the workspace')}"


@dataclass(frozen=True)
class Bot:
    """What hears, and what keeps the messages true."""

    settings: Settings
    app: AsyncApp
    projector: Projector

    async def run(self) -> None:
        """Hear over Socket Mode where there is an app token, and show, until cancelled."""
        token = self.settings.slack_app_token
        if token is None:
            await self.projector.run()
            return
        handler = AsyncSocketModeHandler(self.app, token.get_secret_value())
        handler.client.web_client.base_url = self.settings.slack_base_url
        try:
            await handler.connect_async()
            await self.projector.run()
        finally:
            await handler.close_async()

    async def answer(self, request: Request) -> Response:
        """What Slack sent over HTTP: 401 for what it did not sign."""
        return await AsyncSlackRequestHandler(self.app).handle(request)

    async def close(self) -> None:
        """Nothing is held open."""


def bot_of(house: House, talks: Conversations) -> Bot:
    settings = house.studio.settings
    client = client_of(settings)
    secret = settings.slack_signing_secret
    host = SlackHost(client)
    app = build_app(client, Desk(house, talks), host, secret.get_secret_value() if secret else None)
    return Bot(settings, app, Projector(house, host))
