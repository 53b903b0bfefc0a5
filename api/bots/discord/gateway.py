"""The gateway, by discord.py: no public address is needed. It hears; everything else goes over REST."""

# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false, reportUnknownArgumentType=false
# pyright: reportPrivateUsage=false
# discord.py leaves its event loop's parts untyped.
import asyncio
import json
from collections.abc import Callable
from contextlib import suppress
from typing import Any

import aiohttp
import discord
import yarl
from discord.gateway import DiscordWebSocket
from discord.http import Route

from api.bots.discord.interactions import Interactions
from api.bots.discord.rest import Archived, Rest
from api.bots.ports import Gone, Later, Refused
from tools.film.errors import OperatorError
from tools.settings import Settings

LONGEST_WAIT = 30.0
READS_MESSAGES = (1 << 18, 1 << 19)
"""flags of an application whose owner has let it read messages"""


class Ears(discord.Client):
    """Passes on what comes over the gateway as it was sent: the same bodies as over HTTP."""

    def __init__(self, interactions: Interactions, rest: Rest, *, reads: bool) -> None:
        intents = discord.Intents(guilds=True, guild_messages=True, message_content=reads)
        # What we do not ask for is not kept: no members, no messages.
        super().__init__(intents=intents, enable_debug_events=True, max_messages=None, chunk_guilds_at_startup=False)
        self._interactions, self._rest = interactions, rest

    async def on_socket_raw_receive(self, said: str | bytes) -> None:
        told: dict[str, Any] = json.loads(said)
        match told.get("t"):
            case "INTERACTION_CREATE":
                body = told["d"]
                answer = await self._interactions.answer(body)
                with suppress(Gone, Later, Refused, Archived):
                    path = f"interactions/{body['id']}/{body['token']}/callback"
                    await self._rest.ask("POST", path, answer, token=False)
            case "MESSAGE_CREATE":
                await self._interactions.message(told["d"], str(self.user.id) if self.user else "")
            case _:
                pass


async def listen(
    interactions: Interactions, rest: Rest, settings: Settings, bug: Callable[[Exception], object]
) -> None:
    """Hear, until cancelled; after a break anew, after half a minute at most. Raises OperatorError for a bad token."""
    token = settings.discord_token.get_secret_value() if settings.discord_token else ""
    # Our words are Workprint's own; what the library would say of voices is about a part we do not use.
    discord.VoiceClient.warn_nacl = discord.VoiceClient.warn_dave = False
    Route.BASE = settings.discord_base_url.rstrip("/")
    DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(settings.discord_gateway_url)
    wait = 1.0
    while True:
        ears = None
        try:
            ears = Ears(interactions, rest, reads=await reads_messages(rest))
            # Its own way to connect again waits up to a quarter of an hour, so that ours is taken.
            await ears.start(token, reconnect=False)
        except discord.LoginFailure as error:
            raise OperatorError(
                "Discord does not take the bot token; copy it anew from the Bot page of the application.",
                code="discord_token",
            ) from error
        except (discord.DiscordException, aiohttp.ClientError, OSError, TimeoutError, Later, Refused):
            pass
        except Exception as error:
            # The socket's boundary: whatever broke it, the next one listens again.
            bug(error)
        finally:
            was_there = ears is not None and ears.is_ready()
            if ears is not None and not ears.is_closed():
                await ears.close()
        wait = 1.0 if was_there else min(wait * 2, LONGEST_WAIT)
        await asyncio.sleep(wait)


async def reads_messages(rest: Rest) -> bool:
    """Whether the bot may read messages that do not mention it; asking for it unasked would end the connection."""
    told = await rest.ask("GET", "applications/@me")
    return any(int(told.get("flags", 0)) & flag for flag in READS_MESSAGES)
