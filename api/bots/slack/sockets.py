"""Socket Mode: one connection for each app token, kept open, and opened anew when it was silent for too long."""

# pyright: reportUnknownMemberType=false, reportMissingTypeStubs=false, reportUnknownVariableType=false
# slack_bolt is typed in part.
import asyncio
import logging
import sys
from contextlib import suppress

import aiohttp
from slack_bolt.adapter.socket_mode.async_handler import AsyncSocketModeHandler
from slack_bolt.async_app import AsyncApp
from slack_sdk.errors import SlackApiError

from api.bots.slack.workspaces import Workspaces, client_for
from tools.settings import Settings

LOOK_EVERY, TRY_EVERY = 1.0, 5.0
PING = 10.0
"""seconds between two signs of life of a connection"""
SILENT = 30.0
"""seconds without one after which everything is begun anew: the library goes on with an address that has grown old"""
AGAIN = 30.0
"""seconds after which a token that Slack does not take is tried again"""


class Sockets:
    """The connections of a bot, until cancelled."""

    def __init__(self, app: AsyncApp, workspaces: Workspaces, settings: Settings) -> None:
        self._app, self._workspaces, self._settings = app, workspaces, settings
        # What the library logs of every try is told once, and in our words.
        self._quiet = logging.getLogger("workprint.slack")
        self._quiet.setLevel(logging.CRITICAL + 1)
        self._told: set[str] = set()

    async def run(self) -> None:
        """A connection for each token there is; workspaces come and go while it runs."""
        held: dict[str, asyncio.Task[None]] = {}
        try:
            while True:
                wanted = await self._workspaces.app_tokens()
                for token in held.keys() - wanted:
                    held.pop(token).cancel()
                for token in wanted - held.keys():
                    held[token] = asyncio.create_task(self._kept(token))
                await asyncio.sleep(LOOK_EVERY)
        finally:
            for task in held.values():
                task.cancel()
            if held:
                await asyncio.wait(held.values())

    async def _kept(self, token: str) -> None:
        while True:
            try:
                await client_for(self._settings).apps_connections_open(app_token=token)
            except SlackApiError as error:
                if error.response.status_code < 500 and error.response.status_code != 429:
                    code = error.response.get("error", "no answer")
                    self._say(f"Slack does not take the app token ({code}); copy it anew from Basic Information.")
                await asyncio.sleep(AGAIN if error.response.status_code < 500 else TRY_EVERY)
                continue
            except (TimeoutError, aiohttp.ClientError, OSError):
                self._say(f"{self._settings.slack_base_url} does not answer; it is tried again.")
                await asyncio.sleep(TRY_EVERY)
                continue
            self._told.clear()
            await self._heard(token)

    async def _heard(self, token: str) -> None:
        """Hear over one connection, until it was silent for too long."""
        handler = AsyncSocketModeHandler(self._app, token, logger=self._quiet, ping_interval=PING)
        handler.client.web_client.base_url = self._settings.slack_base_url
        try:
            async with asyncio.timeout(SILENT):
                await handler.connect_async()
            silent = 0.0
            while silent < SILENT:
                await asyncio.sleep(LOOK_EVERY)
                silent = 0.0 if await handler.client.is_connected() else silent + LOOK_EVERY
        except TimeoutError:
            pass
        finally:
            with suppress(aiohttp.ClientError, OSError):
                await handler.close_async()

    def _say(self, words: str) -> None:
        if words not in self._told:
            self._told.add(words)
            sys.stderr.write(f"Slack: {words}\n")
