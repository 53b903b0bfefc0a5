"""bot: the studio in a chat, and who of the chat may do what."""

import asyncio
import sys
from collections.abc import Generator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, get_args

import typer

from api.commands.shared import Home, guarded
from api.commands.talking import directing
from api.extras import need
from api.root import open_studio, settings
from api.terminal import as_bug, say, stop_on_ctrl_c
from tools.store.passes import PassRole
from tools.studio import Studio

# Chats and their web framework are loaded by the commands that serve them alone.
if TYPE_CHECKING:
    from starlette.applications import Starlette

    from api.conversations import Conversations
    from api.house import House

app = typer.Typer(
    help="Dailies in a chat: describe a film, see its takes, circle or retake them.", no_args_is_help=True
)


Host = Annotated[str, typer.Option("--host", help="Where to listen, over HTTP.")]
Port = Annotated[int, typer.Option("--port", "-p", min=0, max=65535, help="0 takes any free one.")]


@app.command()
@guarded
def slack(ctx: typer.Context, host: Host = "127.0.0.1", port: Port = 8002, home: Home = None) -> None:
    """Serve Slack: over Socket Mode with an app token, else over HTTP at /slack/events. Ctrl-C stops it."""
    need("slack", "slack_bolt", "aiohttp")
    from api.bots.slack.running import EVENTS, check, over_http, over_socket

    with closing(open_studio(home)) as studio:
        check(studio.settings)
        with _house(studio, ctx) as (house, talks), stop_on_ctrl_c():
            if studio.settings.slack_app_token:
                _say("Slack over Socket Mode")
                asyncio.run(over_socket(house, talks))
            else:
                _listen("Slack", over_http(house, talks), host, port, EVENTS)


@app.command()
@guarded
def discord(ctx: typer.Context, host: Host = "127.0.0.1", port: Port = 8003, home: Home = None) -> None:
    """Serve Discord: over its gateway, and with a public key over HTTP, too. Ctrl-C stops it."""
    need("discord", "discord", "nacl", "aiohttp")
    from api.bots.discord.running import INTERACTIONS, check, over_gateway, over_http

    with closing(open_studio(home)) as studio:
        check(studio.settings)
        with _house(studio, ctx) as (house, talks), stop_on_ctrl_c():
            if studio.settings.discord_public_key:
                _listen("Discord", over_http(house, talks), host, port, INTERACTIONS)
            else:
                _say("Discord over its gateway")
                asyncio.run(over_gateway(house, talks))


@app.command()
@guarded
def register(
    guild: Annotated[str, typer.Option("--guild", help="Only this server, by its id, where it shows at once.")] = "",
    home: Home = None,
) -> None:
    """Tell Discord the /film command: once, and again after an update of Workprint."""
    need("discord", "discord", "nacl", "aiohttp")
    from api.bots.discord.running import check
    from api.bots.discord.running import register as tell

    found = settings(home)
    check(found)
    say(f"/film is registered for {tell(found, guild)}.")


@app.command("let")
@guarded
def let_in(
    code: Annotated[str, typer.Argument(metavar="CODE", help="What the bot told someone on their first /film.")],
    role: Annotated[str, typer.Option("--as", help="owner, director, editor or viewer.")] = "director",
    home: Home = None,
) -> None:
    """Let someone of a chat in, in a role: directors approve and spend, editors cut, viewers look and ask."""
    roles: dict[str, PassRole] = {str(one): one for one in get_args(PassRole)}
    if role not in roles:
        raise typer.BadParameter(f"choose {', '.join(roles)}", param_hint="--as")
    with closing(open_studio(home)) as studio:
        known = studio.rooms.let_in(code, roles[role])
        say(f"{known.name} is let in as {role}.")


@contextmanager
def _house(studio: Studio, ctx: typer.Context) -> "Generator[tuple[House, Conversations]]":
    """Everything a bot works with, until it stops."""
    from api.conversations import Conversations
    from api.deliveries import Deliveries
    from api.house import Hands, House
    from api.jobs import Jobs
    from tools.production.previewing import Previews

    folder: Path = studio.settings.home
    with closing(Jobs(lambda error: as_bug(error, folder))) as jobs, closing(Previews(studio, _nobody)) as previews:
        house = House(studio, jobs, Deliveries(folder / "deliveries"), Hands(), previews)
        with closing(Conversations(house, directing(ctx))) as talks:
            talks.recover()
            yield house, talks


def _listen(whom: str, app: "Starlette", host: str, port: int, path: str) -> None:
    from api.serving import address_of, listen, run

    with closing(listen(host, port)) as listener:
        _say(f"{whom} at {address_of(listener, host)}{path[1:]}")
        run(app, listener)


def _say(where: str) -> None:
    sys.stdout.write(f"Workprint listens to {where} (Ctrl-C stops it)\n")
    sys.stdout.flush()


def _nobody(film: str) -> None:
    """Nobody watches a preview here."""
