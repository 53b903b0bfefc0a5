"""The bots of a house, running beside whatever else it serves: started, kept going, and reached over HTTP.

settings ──which chats have a token──> a bot each ──kept──> ends in an error ──told──> half a minute ──> again
request ──/slack/events, /discord/interactions──> the bot, which checks the signature
"""

import asyncio
import sys
from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import asynccontextmanager
from importlib.util import find_spec
from typing import Protocol

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from api.bots.ports import DISCORD, SLACK, SLACK_INSTALL
from api.bots.resuming import resume
from api.bots.slack.keyring import is_set_up
from api.conversations import Conversations
from api.doorman import Doorman, Policy
from api.guard import Guard
from api.house import House
from api.terminal import as_bug
from tools.film.errors import WorkprintError
from tools.settings import Settings

AGAIN = 30.0
"""seconds after which a bot that ended in an error is started again"""


class Bot(Protocol):
    """One chat, served."""

    async def ready(self) -> None:
        """What takes its time is learned before anything is heard that has to be answered soon; soon itself."""
        ...

    async def run(self) -> None:
        """Until cancelled."""
        ...

    async def answer(self, request: Request) -> Response:
        """What the chat sent over HTTP."""
        ...

    def wind_up(self) -> None:
        """Begin nothing of what waits in line; it is kept for the next start. At once."""
        ...

    async def close(self) -> None: ...


def chats(settings: Settings) -> list[str]:
    """The chats that are set up, and whose libraries are here."""
    found: list[str] = []
    if is_set_up(settings) and _has("slack_bolt", "aiohttp"):
        found.append("Slack")
    if settings.discord_token and _has("discord", "nacl"):
        found.append("Discord")
    return found


def bot_for(chat: str, house: House, talks: Conversations) -> Bot:
    """The bot of a chat by its name. Its libraries are loaded here."""
    if chat == "Slack":
        from api.bots.slack.running import bot_of

        return bot_of(house, talks)
    from api.bots.discord.running import bot_of as discord_bot

    return discord_bot(house, talks)


@asynccontextmanager
async def running(app: Starlette, house: House, talks: Conversations, chosen: list[str]) -> AsyncGenerator[None]:
    """Let the bots of these chats run beside; the app reaches them at their addresses."""
    bots = {chat: bot_for(chat, house, talks) for chat in chosen}
    app.state.bots = bots
    await asyncio.gather(*(bot.ready() for bot in bots.values()))
    await asyncio.to_thread(resume, house, _hosts(chosen))
    tasks = [asyncio.create_task(_kept(chat, bot.run, house)) for chat, bot in bots.items()]
    try:
        yield
    finally:
        for bot in bots.values():
            bot.wind_up()
        # What takes longest to stop is asked first.
        await asyncio.to_thread(house.jobs.wind_up)
        for task in tasks:
            task.cancel()
        if tasks:
            await asyncio.wait(tasks)
        for bot in bots.values():
            await bot.close()


async def only(chat: str, house: House, talks: Conversations) -> None:
    """One bot that needs no address, until cancelled. Raises what it ends with."""
    bot = bot_for(chat, house, talks)
    await bot.ready()
    await asyncio.to_thread(resume, house, _hosts([chat]))
    try:
        await bot.run()
    finally:
        bot.wind_up()
        await asyncio.to_thread(house.jobs.wind_up)
        await bot.close()


def routes(settings: Settings, chosen: list[str]) -> list[Route]:
    """Where those of these chats are heard that sign what they send."""
    signed: list[tuple[str, str, object]] = [
        ("Slack", SLACK, settings.slack_signing_secret), ("Discord", DISCORD, settings.discord_public_key)
    ]  # fmt: skip
    found = [
        Route(path, _answering(chat), methods=["POST"], include_in_schema=False)
        for chat, path, secret in signed
        if secret and chat in chosen
    ]
    if "Slack" in chosen and settings.slack_client_secret:
        found.append(Route(SLACK_INSTALL, _answering("Slack"), methods=["GET"], include_in_schema=False))
    return found


def alone(house: House, talks: Conversations, chat: str) -> Starlette:
    """An app that is one bot and nothing else, behind the same gate as the page."""

    @asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncGenerator[None]:
        async with running(app, house, talks, [chat]):
            yield

    settings, policy = house.studio.settings, Policy(hosts=None)
    gate = Middleware(
        Guard,
        policy=policy,
        doorman=Doorman(policy, house.studio.passes.doors),
        as_bug=lambda error: as_bug(error, settings.home),
    )
    return Starlette(routes=routes(settings, [chat]), middleware=[gate], lifespan=lifespan)


async def _kept(chat: str, run: Callable[[], Awaitable[None]], house: House) -> None:
    """Run it until cancelled; an error is told once and tried again."""
    told = ""
    while True:
        try:
            await run()
        except WorkprintError as error:
            said = error.message
        except Exception as error:
            # The chat's boundary: the server goes on, and the trace is kept.
            said = as_bug(error, house.studio.settings.home).message
        else:
            said = f"{chat} has ended the connection."
        if said != told:
            sys.stderr.write(f"{chat}: {said}\n")
        told = said
        await asyncio.sleep(AGAIN)


def _answering(chat: str) -> Callable[[Request], Awaitable[Response]]:
    async def answer(request: Request) -> Response:
        bot: Bot = request.app.state.bots[chat]
        return await bot.answer(request)

    return answer


def _hosts(chosen: list[str]) -> list[str]:
    """What the rooms of these chats are kept under."""
    return [chat.lower() for chat in chosen]


def _has(*modules: str) -> bool:
    return all(find_spec(module) is not None for module in modules)
