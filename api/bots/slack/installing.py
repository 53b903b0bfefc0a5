"""The app installed in one workspace more, by a link that counts once: Slack's own OAuth, with a state of ours.

workprint bot install ──link──> Slack ──"Allow"──> /slack/oauth_redirect?code&state ──code──> tokens ──> kept
"""

# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false, reportUnknownArgumentType=false
# slack_sdk types its answers in part.
import asyncio
import hashlib
import hmac
import html
import secrets
import time

import aiohttp
from pydantic import SecretStr
from slack_sdk.errors import SlackApiError
from slack_sdk.oauth import AuthorizeUrlGenerator
from starlette.requests import Request
from starlette.responses import HTMLResponse

from api.bots.ports import SLACK_INSTALL
from api.bots.slack.workspaces import Keyring, Workspace, client_for
from tools.film.errors import DirectorError, OperatorError, WorkprintError
from tools.settings import Settings
from tools.store.rooms import Rooms

SCOPES = (
    "app_mentions:read", "channels:history", "channels:join", "groups:history", "chat:write", "commands",
    "files:read", "files:write", "reactions:read",
)  # fmt: skip
"""what the bot may do in a workspace; the manifest says the same"""
COUNTS = 3600
"""seconds that a link counts"""
_PAGE = '<!doctype html><html lang="en"><meta charset="utf-8"><title>Workprint</title><h1>{title}</h1><p>{words}</p>'


def install_link(settings: Settings) -> str:
    """Where someone installs the app in a workspace of theirs. Raises OperatorError for settings that lack it."""
    if not settings.slack_client_id or settings.slack_client_secret is None or not settings.address:
        raise OperatorError(
            "A link to install needs WORKPRINT_SLACK_CLIENT_ID and WORKPRINT_SLACK_CLIENT_SECRET (Basic Information)"
            " and WORKPRINT_ADDRESS, where Slack reaches the bot. Without a public address: workprint bot add.",
            code="slack_settings",
        )
    made = AuthorizeUrlGenerator(
        client_id=settings.slack_client_id, scopes=SCOPES, redirect_uri=_redirect(settings)
    )  # fmt: skip
    return made.generate(_state(settings.slack_client_secret, int(time.time()) + COUNTS, secrets.token_hex(16)))


async def installed(settings: Settings, rooms: Rooms, request: Request) -> HTMLResponse:
    """What someone is shown whom Slack sent back: the workspace is kept when the link was ours, and new."""
    given = request.query_params
    try:
        if given.get("error"):
            raise DirectorError("Nothing was installed; Slack was told no. The link still counts.", code="declined")
        await asyncio.to_thread(_used, settings, rooms, given.get("state", ""))
        kept = await _exchanged(settings, given.get("code", ""))
        await asyncio.to_thread(Keyring(settings.home).keep, kept)
    except WorkprintError as error:
        return _page("Not installed", error.message, 400)
    return _page(
        "Done", f"Workprint is in {kept.name}. In a channel there: /invite @Workprint, then /film and an idea."
    )


def _used(settings: Settings, rooms: Rooms, state: str) -> None:
    """Use a link up. Raises DirectorError for one that is not ours, grown old, or used."""
    until, _, rest = state.partition(".")
    nonce, _, _ = rest.partition(".")
    secret = settings.slack_client_secret
    readable = until.isascii() and until.isdigit() and len(until) < 20
    made = _state(secret, int(until), nonce) if secret is not None and readable else ""
    if not made or not hmac.compare_digest(state.encode(), made.encode()):
        raise DirectorError("This link is none of this studio's: workprint bot install makes one.", code="bad_state")
    if int(until) < time.time() or not rooms.first(f"slack:install:{nonce}"):
        raise DirectorError("This link was used, or has grown old: workprint bot install makes one.", code="old_state")


async def _exchanged(settings: Settings, code: str) -> Workspace:
    """The workspace that Slack's code is for. Raises OperatorError with what Slack says."""
    secret = settings.slack_client_secret
    try:
        # In the body, as Slack takes it too: the library's own call leans on what its web client has given up.
        given = {
            "client_id": settings.slack_client_id,
            "client_secret": secret.get_secret_value() if secret else "",
            "code": code,
            "redirect_uri": _redirect(settings),
        }
        told = await client_for(settings).api_call("oauth.v2.access", data=given)
    except SlackApiError as error:
        raise OperatorError(f"Slack does not install it ({error.response.get('error')}).", code="slack_oauth") from None
    except (TimeoutError, aiohttp.ClientError, OSError):
        raise OperatorError("Slack does not answer; ask for a new link in a while.", code="slack_away") from None
    team = told.get("team") or {}
    if not team.get("id") or told.get("token_type") != "bot":
        raise OperatorError(
            "Install it in one workspace; a whole organization at once is not supported.", code="slack_org"
        )
    if told.get("refresh_token"):
        raise OperatorError("Turn token rotation off for the app; its tokens would end.", code="slack_rotation")
    return Workspace(
        team=str(team["id"]),
        name=str(team.get("name") or team["id"])[:100],
        bot=str(told.get("bot_user_id") or ""),
        bot_token=SecretStr(str(told["access_token"])),
    )


def _redirect(settings: Settings) -> str:
    return f"{settings.address.rstrip('/')}{SLACK_INSTALL}"


def _state(secret: SecretStr, until: int, nonce: str) -> str:
    told = f"{until}.{nonce}"
    sealed = hmac.new(secret.get_secret_value().encode(), told.encode(), hashlib.sha256).hexdigest()
    return f"{told}.{sealed}"


def _page(title: str, words: str, status: int = 200) -> HTMLResponse:
    return HTMLResponse(_PAGE.format(title=html.escape(title), words=html.escape(words)), status)
