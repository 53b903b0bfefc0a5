"""The Slack bot started: its parts put together, and the transport that the settings ask for."""

# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false, reportMissingTypeStubs=false
# pyright: reportUnknownArgumentType=false
# slack_bolt is typed in part.
import asyncio
from contextlib import suppress
from dataclasses import dataclass

import aiohttp
from pydantic import SecretStr
from slack_bolt.adapter.starlette.async_handler import AsyncSlackRequestHandler
from slack_bolt.async_app import AsyncApp
from slack_sdk.errors import SlackApiError
from starlette.requests import Request
from starlette.responses import Response

from api.bots.attachments import Attachments
from api.bots.catching_up import CatchingUp
from api.bots.desk import Desk
from api.bots.ports import SLACK_INSTALL, Later
from api.bots.projector import Projector
from api.bots.slack.app import build_app
from api.bots.slack.host import SlackHost
from api.bots.slack.installing import SCOPES, installed
from api.bots.slack.keyring import Keyring, Workspace, is_set_up
from api.bots.slack.sockets import Sockets
from api.bots.slack.workspaces import Workspaces, asked, client_for
from api.conversations import Conversations
from api.house import House
from tools.film.errors import OperatorError
from tools.settings import Settings
from tools.store.rooms import Rooms

READY = 3.0
"""seconds that a Slack which is away may hold up a start"""
NEEDED = frozenset(SCOPES) - {"groups:history"}
"""scopes without which something does not work; private channels are for who wants them"""
NEEDS = (
    "Slack needs a workspace (WORKPRINT_SLACK_BOT_TOKEN, or workprint bot add, or workprint bot install) and a way to"
    " be heard: WORKPRINT_SLACK_APP_TOKEN (xapp-, from Basic Information, for Socket Mode) or"
    " WORKPRINT_SLACK_SIGNING_SECRET (for HTTP); see docs/bots.md."
)


def check(settings: Settings) -> None:
    """Raise OperatorError when the settings do not say enough."""
    if not is_set_up(settings):
        raise OperatorError(NEEDS, code="slack_settings")


def checked(settings: Settings) -> list[tuple[bool, str]]:
    """Whether Slack takes our tokens and gives what we need, a row for each workspace: what to click where not."""
    kept = Keyring(settings.home).all()
    tokens = [("WORKPRINT_SLACK_BOT_TOKEN", settings.slack_bot_token)] if settings.slack_bot_token else []
    tokens += [(one.name, one.bot_token) for one in kept]
    sockets = [("WORKPRINT_SLACK_APP_TOKEN", settings.slack_app_token)] if settings.slack_app_token else []
    sockets += [(one.name, one.app_token) for one in kept if one.app_token is not None]
    found = [asyncio.run(_checked(settings, name, token)) for name, token in tokens]
    opened = [asyncio.run(_opened(settings, name, token)) for name, token in sockets]
    found += [row for row in opened if not row[0]]
    if not is_set_up(settings):
        found.append((False, NEEDS))
    return found


async def added(settings: Settings, token: SecretStr, app_token: SecretStr | None) -> Workspace:
    """Keep the tokens of a workspace that Slack takes. Raises OperatorError with what to do."""
    try:
        workspace = await asked(settings, token, app_token)
        if app_token is not None:
            await client_for(settings).apps_connections_open(app_token=app_token.get_secret_value())
    except SlackApiError as error:
        code = error.response.get("error", "no answer")
        raise OperatorError(
            f"Slack does not take these tokens ({code}); copy them anew, xoxb- from OAuth & Permissions and xapp- from"
            " Basic Information.",
            code="slack_token",
        ) from None
    except (TimeoutError, aiohttp.ClientError, OSError):
        raise OperatorError(
            f"{settings.slack_base_url} does not answer; check the network.", code="slack_away"
        ) from None
    Keyring(settings.home).keep(workspace)
    return workspace


async def _checked(settings: Settings, name: str, token: SecretStr) -> tuple[bool, str]:
    try:
        told = await client_for(settings, token).auth_test()
    except SlackApiError as error:
        code = error.response.get("error", "no answer")
        return False, f"{name}: Slack does not take the bot token ({code}); copy it anew from OAuth & Permissions"
    except (TimeoutError, aiohttp.ClientError, OSError):
        return False, f"{settings.slack_base_url} does not answer; check the network"
    given = {scope.strip() for scope in str(told.headers.get("x-oauth-scopes", "")).split(",") if scope.strip()}
    if given and (missing := NEEDED - given):
        return False, f"{name}: add {', '.join(sorted(missing))} under OAuth & Permissions, then Reinstall to Workspace"
    return True, f"in {told.get('team', 'the workspace')}"


async def _opened(settings: Settings, name: str, token: SecretStr) -> tuple[bool, str]:
    """Whether Slack would open a socket for an app token; none is opened."""
    try:
        await client_for(settings).apps_connections_open(app_token=token.get_secret_value())
    except SlackApiError as error:
        code = error.response.get("error", "no answer")
        click = "make one with connections:write under Basic Information, App-Level Tokens, and turn Socket Mode on"
        return False, f"{name}: Slack does not take the app token ({code}); {click}"
    except (TimeoutError, aiohttp.ClientError, OSError):
        return False, f"{settings.slack_base_url} does not answer; check the network"
    return True, "a socket"


@dataclass(frozen=True)
class Bot:
    """What hears, and what keeps the messages true."""

    settings: Settings
    rooms: Rooms
    workspaces: Workspaces
    desk: Desk
    app: AsyncApp
    sockets: Sockets
    projector: Projector
    left: CatchingUp

    async def ready(self) -> None:
        """What was left without an answer, and whose the token of the settings is; Slack has to answer that itself."""
        await asyncio.to_thread(self.left.ready)
        with suppress(Later, TimeoutError):
            async with asyncio.timeout(READY):
                await self.workspaces.of("")

    async def run(self) -> None:
        """Hear over Socket Mode where there is an app token, and show, until cancelled."""
        self.left.begin()
        async with asyncio.TaskGroup() as both:
            both.create_task(self.sockets.run())
            both.create_task(self.projector.run())

    async def answer(self, request: Request) -> Response:
        """What Slack sent over HTTP: 401 for what it did not sign."""
        if request.url.path == SLACK_INSTALL:
            return await installed(self.settings, self.rooms, request)
        return await AsyncSlackRequestHandler(self.app).handle(request)

    def wind_up(self) -> None:
        self.desk.wind_up()

    async def close(self) -> None:
        self.left.close()


def bot_of(house: House, talks: Conversations) -> Bot:
    settings = house.studio.settings
    workspaces = Workspaces(settings)
    secret = settings.slack_signing_secret
    host, desk = SlackHost(workspaces), Desk(house, talks)
    app = build_app(
        workspaces,
        client_for(settings),
        desk,
        host,
        Attachments(house.uploads, "Slack", ("slack.com",), settings.slack_base_url),
        secret.get_secret_value() if secret else "",
    )
    return Bot(
        settings,
        house.studio.rooms,
        workspaces,
        desk,
        app,
        Sockets(app, workspaces, settings),
        Projector(house, host),
        CatchingUp(house, desk, host),
    )
