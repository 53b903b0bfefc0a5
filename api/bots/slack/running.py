"""The Slack bot started: its parts put together, and the transport that the settings ask for."""

# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false, reportMissingTypeStubs=false
# pyright: reportUnknownArgumentType=false
# slack_bolt is typed in part.
import asyncio
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager, suppress

import aiohttp
from slack_bolt.adapter.socket_mode.async_handler import AsyncSocketModeHandler
from slack_bolt.adapter.starlette.async_handler import AsyncSlackRequestHandler
from slack_bolt.async_app import AsyncApp
from slack_sdk.errors import SlackApiError
from slack_sdk.http_retry.builtin_async_handlers import AsyncRateLimitErrorRetryHandler
from slack_sdk.web.async_client import AsyncWebClient
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from api.bots.desk import Desk
from api.bots.projector import Projector
from api.bots.slack.app import build_app
from api.bots.slack.host import SlackHost
from api.conversations import Conversations
from api.house import House
from tools.film.errors import OperatorError
from tools.settings import Settings

EVENTS = "/slack/events"
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


def parts(house: House, talks: Conversations, client: AsyncWebClient) -> tuple[AsyncApp, Projector]:
    """The app, and what keeps its messages true."""
    secret = house.studio.settings.slack_signing_secret
    host = SlackHost(client)
    app = build_app(client, Desk(house, talks), host, secret.get_secret_value() if secret else None)
    return app, Projector(house, host)


def over_http(house: House, talks: Conversations) -> Starlette:
    """The app at /slack/events: commands, buttons and events, each signed by Slack."""
    app, projector = parts(house, talks, client_of(house.studio.settings))
    handler = AsyncSlackRequestHandler(app)

    async def events(request: Request) -> Response:
        return await handler.handle(request)

    @asynccontextmanager
    async def lifespan(_app: Starlette) -> AsyncGenerator[None]:
        showing = asyncio.create_task(projector.run())
        yield
        showing.cancel()
        with suppress(asyncio.CancelledError):
            await showing

    return Starlette(routes=[Route(EVENTS, events, methods=["POST"])], lifespan=lifespan)


async def over_socket(house: House, talks: Conversations) -> None:
    """Socket Mode, until cancelled: no public address."""
    settings = house.studio.settings
    app, projector = parts(house, talks, client_of(settings))
    token = settings.slack_app_token
    handler = AsyncSocketModeHandler(app, token.get_secret_value() if token else "")
    handler.client.web_client.base_url = settings.slack_base_url
    await handler.connect_async()
    try:
        await projector.run()
    finally:
        await handler.close_async()
