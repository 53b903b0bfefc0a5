"""The Discord bot started: its parts put together, over the gateway, and over HTTP where there is a public key."""

import asyncio
from dataclasses import dataclass

import httpx
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from api.bots.attachments import Attachments
from api.bots.catching_up import CatchingUp
from api.bots.desk import Desk
from api.bots.discord.commands import COMMANDS
from api.bots.discord.gateway import READS_MESSAGES, listen
from api.bots.discord.host import DiscordHost
from api.bots.discord.interactions import Interactions
from api.bots.discord.rest import Rest
from api.bots.discord.signing import is_signed
from api.bots.ports import DISCORD, Later, Refused
from api.bots.projector import Projector
from api.conversations import Conversations
from api.house import House
from api.terminal import as_bug
from tools.assembly.rendition import Renditions
from tools.film.errors import OperatorError
from tools.settings import Settings

NEEDS = (
    "Discord needs WORKPRINT_DISCORD_TOKEN (discord.com/developers, your application, Bot, Reset Token); see"
    " docs/bots.md."
)


RIGHTS = {
    "View Channels": 10,
    "Send Messages": 11,
    "Attach Files": 15,
    "Read Message History": 16,
    "Create Public Threads": 35,
    "Send Messages in Threads": 38,
}
"""what the bot asks for in a server, and the bit of each"""
PERMISSIONS = sum(1 << bit for bit in RIGHTS.values())


def check(settings: Settings) -> None:
    """Raise OperatorError when the settings do not say enough."""
    if settings.discord_token is None:
        raise OperatorError(NEEDS, code="discord_settings")


def rest_of(settings: Settings) -> Rest:
    token = settings.discord_token
    return Rest(settings.discord_base_url, token.get_secret_value() if token else "")


@dataclass(frozen=True)
class Bot:
    """What hears, and what keeps the messages true."""

    settings: Settings
    rest: Rest
    desk: Desk
    interactions: Interactions
    projector: Projector
    left: CatchingUp

    async def ready(self) -> None:
        """What was left without an answer is known before anything new is heard."""
        await asyncio.to_thread(self.left.ready)

    async def run(self) -> None:
        """Hear over the gateway and show, until cancelled."""
        self.left.begin()
        ears = listen(self.interactions, self.rest, self.settings, lambda error: as_bug(error, self.settings.home))
        try:
            async with asyncio.TaskGroup() as both:
                both.create_task(ears)
                both.create_task(self.projector.run())
        except* OperatorError as failed:
            raise failed.exceptions[0] from None
        finally:
            await self.interactions.close()

    def wind_up(self) -> None:
        self.desk.wind_up()

    async def close(self) -> None:
        self.left.close()
        await self.rest.close()

    async def answer(self, request: Request) -> Response:
        """What Discord sent over HTTP: 401 for what it did not sign."""
        body = await request.body()
        if not is_signed(self.settings.discord_public_key, request.headers, body):
            return Response("invalid request signature", 401)
        return JSONResponse(await self.interactions.answer(await request.json()))


def bot_of(house: House, talks: Conversations) -> Bot:
    settings = house.studio.settings
    rest = rest_of(settings)
    host = DiscordHost(rest, Renditions(settings.cache / "renditions").fitted)
    files = Attachments(house.uploads, "Discord", ("discordapp.com", "discordapp.net"), settings.discord_base_url)
    desk = Desk(house, talks)
    ears = Interactions(desk, host, rest, files)
    return Bot(settings, rest, desk, ears, Projector(house, host), CatchingUp(house, desk, host))


def register(settings: Settings, guild: str = "") -> str:
    """Tell Discord our commands, for one server at once or for all; says for which application."""

    async def ask() -> str:
        rest = rest_of(settings)
        try:
            app = await rest.ask("GET", "applications/@me")
            where = f"guilds/{guild}/commands" if guild else "commands"
            await rest.ask("PUT", f"applications/{app['id']}/{where}", COMMANDS)
        finally:
            await rest.close()
        return str(app.get("name", app["id"]))

    try:
        return asyncio.run(ask())
    except Refused as error:
        raise OperatorError(
            f"Discord does not take the commands ({error}). Check the token, and invite the bot with the scope"
            " applications.commands.",
            code="discord_refused",
        ) from None
    except Later:
        raise OperatorError(
            f"{settings.discord_base_url} does not answer; check the network and try again.", code="discord_away"
        ) from None


def checked(settings: Settings) -> list[tuple[bool, str]]:
    """What of the set-up holds, in words, with what to click where something does not."""

    async def ask() -> list[tuple[bool, str]]:
        rest = rest_of(settings)
        try:
            app = await rest.ask("GET", "applications/@me")
            known = await rest.ask("GET", f"applications/{app['id']}/commands")
            guilds = await rest.ask("GET", "users/@me/guilds")
            return _judged(settings, app, known, guilds)
        except Refused as error:
            return [(False, f"Discord does not take the bot token ({error}); Bot, Reset Token, and copy it anew")]
        except (Later, httpx.HTTPError):
            return [(False, f"{settings.discord_base_url} does not answer; check the network")]
        finally:
            await rest.close()

    return asyncio.run(ask())


def _judged(
    settings: Settings, app: dict[str, object], known: list[dict[str, object]], guilds: list[dict[str, object]]
) -> list[tuple[bool, str]]:
    found: list[tuple[bool, str]] = []
    if not any(int(str(app.get("flags", 0))) & flag for flag in READS_MESSAGES):
        found.append((False, "it hears only what mentions it: Bot, Privileged Gateway Intents, Message Content Intent"))
    if not any(one.get("name") == "film" for one in known):
        found.append((False, "/film is not registered for all servers; run workprint bot register"))
    if not guilds:
        invite = f"https://discord.com/oauth2/authorize?client_id={app['id']}&scope=bot+applications.commands"
        found.append((False, f"it is in no server; invite it: {invite}&permissions={PERMISSIONS}"))
    endpoint = str(app.get("interactions_endpoint_url") or "")
    if settings.discord_public_key and settings.discord_public_key.lower() != str(app.get("verify_key", "")).lower():
        found.append((False, "the public key is another application's; General Information, Public Key"))
    elif settings.discord_public_key and not endpoint.endswith(DISCORD):
        words = f"set General Information, Interactions Endpoint URL to https://YOUR.HOST{DISCORD}"
        found.append((False, words))
    elif not settings.discord_public_key and endpoint:
        found.append((False, "interactions go to an endpoint URL; clear it, or set WORKPRINT_DISCORD_PUBLIC_KEY"))
    return found or [(True, f"{app.get('name', 'the bot')}, in {len(guilds)} servers")]
