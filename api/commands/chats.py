"""bot: the studio in a chat, and who of the chat may do what."""

import asyncio
import sys
from collections.abc import Generator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from api.commands.people import role_of
from api.commands.shared import Home, guarded
from api.commands.talking import directing
from api.extras import need
from api.root import open_studio, settings
from api.terminal import as_bug, say, stop_on_ctrl_c
from tools.studio import Studio

# Chats and their web framework are loaded by the commands that serve them alone.
if TYPE_CHECKING:
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
    from api.bots.beside import only
    from api.bots.ports import SLACK
    from api.bots.slack.running import check

    with closing(open_studio(home)) as studio:
        check(studio.settings)
        with _house(studio, ctx) as (house, talks), stop_on_ctrl_c():
            if studio.settings.slack_app_token:
                _say("Slack over Socket Mode")
                asyncio.run(only("Slack", house, talks))
            else:
                _listen("Slack", house, talks, host, port, SLACK)


@app.command()
@guarded
def discord(ctx: typer.Context, host: Host = "127.0.0.1", port: Port = 8003, home: Home = None) -> None:
    """Serve Discord: over its gateway, and with a public key over HTTP, too. Ctrl-C stops it."""
    need("discord", "discord", "nacl", "aiohttp")
    from api.bots.beside import only
    from api.bots.discord.running import check
    from api.bots.ports import DISCORD

    with closing(open_studio(home)) as studio:
        check(studio.settings)
        with _house(studio, ctx) as (house, talks), stop_on_ctrl_c():
            if studio.settings.discord_public_key:
                _listen("Discord", house, talks, host, port, DISCORD)
            else:
                _say("Discord over its gateway")
                asyncio.run(only("Discord", house, talks))


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
    person: Annotated[str, typer.Option("--person", help="Who of `workprint people` that is.")] = "",
    home: Home = None,
) -> None:
    """Let someone of a chat in: as a new person with a role, or as a person there is. `people remove` ends it."""
    from api.bots.linking import let_in, link

    given = role_of(role)
    with closing(open_studio(home)) as studio:
        known = link(studio, code, person) if person else let_in(studio, code, given)
        say(f"{known.name} is let in as {known.role}.")


@contextmanager
def _house(studio: Studio, ctx: typer.Context) -> "Generator[tuple[House, Conversations]]":
    """Everything a bot works with, until it stops."""
    from api.conversations import Conversations
    from api.house import house_over
    from api.jobs import Jobs
    from tools.production.previewing import Previews

    folder: Path = studio.settings.home
    with closing(Jobs(lambda error: as_bug(error, folder))) as jobs, closing(Previews(studio, _nobody)) as previews:
        house = house_over(studio, jobs, previews)
        with closing(Conversations(house, directing(ctx))) as talks:
            talks.recover()
            yield house, talks


def _listen(chat: str, house: "House", talks: "Conversations", host: str, port: int, path: str) -> None:
    from api.bots.beside import alone
    from api.serving import address_of, listen, run

    with closing(listen(host, port)) as listener:
        _say(f"{chat} at {address_of(listener, host)}{path[1:]}")
        run(alone(house, talks, chat), listener)


def _say(where: str) -> None:
    sys.stdout.write(f"Workprint listens to {where} (Ctrl-C stops it)\n")
    sys.stdout.flush()


def _nobody(film: str) -> None:
    """Nobody watches a preview here."""
