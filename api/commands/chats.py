"""bot: the studio in a chat, and who of the chat may do what."""

import asyncio
import getpass
import sys
from collections.abc import Callable, Coroutine, Generator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from api.commands.people import role_of
from api.commands.shared import AsJson, Home, guarded
from api.commands.talking import directing
from api.extras import need
from api.root import open_studio, settings
from api.terminal import as_bug, print_json, say, stop_on_ctrl_c
from tools.film.asker import NOBODY
from tools.film.errors import DirectorError
from tools.studio import Studio

# Chats and their web framework are loaded by the commands that serve them alone.
if TYPE_CHECKING:
    from api.conversations import Conversations
    from api.house import House

app = typer.Typer(
    help="Dailies in a chat: describe a film, see its takes, circle or retake them.", no_args_is_help=True
)


LOOK_EVERY = 0.2
Host = Annotated[str, typer.Option("--host", help="Where to listen, over HTTP.")]
Port = Annotated[int, typer.Option("--port", "-p", min=0, max=65535, help="0 takes any free one.")]


@app.command()
@guarded
def slack(ctx: typer.Context, host: Host = "127.0.0.1", port: Port = 8002, home: Home = None) -> None:
    """Serve Slack: over Socket Mode with app tokens, over HTTP with a signing secret. Ctrl-C stops it."""
    need("slack", "slack_bolt", "aiohttp")
    from api.bots.beside import only
    from api.bots.ports import SLACK
    from api.bots.slack.running import check

    with closing(open_studio(home, NOBODY)) as studio:
        check(studio.settings)
        with _house(studio, ctx, "slack") as (house, talks), stop_on_ctrl_c() as stopped:
            if not (studio.settings.slack_signing_secret or studio.settings.slack_client_secret):
                _say("Slack over Socket Mode")
                asyncio.run(until_stopped(only("Slack", house, talks), stopped))
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

    with closing(open_studio(home, NOBODY)) as studio:
        check(studio.settings)
        with _house(studio, ctx, "discord") as (house, talks), stop_on_ctrl_c() as stopped:
            if studio.settings.discord_public_key:
                _listen("Discord", house, talks, host, port, DISCORD)
            else:
                _say("Discord over its gateway")
                asyncio.run(until_stopped(only("Discord", house, talks), stopped))


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


@app.command()
@guarded
def workspaces(as_json: AsJson = False, home: Home = None) -> None:
    """See the workspaces of Slack that the bot was added to, beside the one of the settings."""
    from api.bots.slack.keyring import Keyring

    kept = Keyring(settings(home).home).all()
    if as_json:
        print_json({"workspaces": [{"team": one.team, "name": one.name} for one in kept]})
        return
    for one in kept:
        say(f"{one.team}  {one.name}")
    if not kept:
        say("No workspace was added; workprint bot add or workprint bot install adds one.")


@app.command()
@guarded
def install(home: Home = None) -> None:
    """Make a link that installs the app in a workspace of Slack: once, within an hour, by who may do so there."""
    need("slack", "slack_bolt", "aiohttp")
    from api.bots.slack.installing import install_link

    link = install_link(settings(home))
    say(f"Open this where you are signed in to the workspace; it counts once, for an hour:\n{link}")


@app.command()
@guarded
def add(home: Home = None) -> None:
    """Add a workspace of Slack by its tokens, which are asked for, or read as two lines from standard input."""
    need("slack", "slack_bolt", "aiohttp")
    from pydantic import SecretStr

    from api.bots.slack.running import added

    token, app_token = _secret("Bot User OAuth Token (xoxb-)"), _secret("App-Level Token (xapp-), or nothing")
    if not token:
        raise DirectorError("A workspace needs its Bot User OAuth Token (xoxb-).", code="no_token")
    kept = asyncio.run(added(settings(home), SecretStr(token), SecretStr(app_token) if app_token else None))
    say(f"The bot is in {kept.name} ({kept.team}).")


@app.command()
@guarded
def leave(
    team: Annotated[str, typer.Argument(metavar="TEAM", help="T0123ABCD, of workprint bot workspaces.")],
    home: Home = None,
) -> None:
    """Forget the tokens of a workspace of Slack. Its films stay; remove the app in Slack, too."""
    from api.bots.slack.keyring import Keyring

    Keyring(settings(home).home).drop(team)
    say(f"{team} is forgotten. What it was about stays in the studio.")


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
def _house(studio: Studio, ctx: typer.Context, chat: str) -> "Generator[tuple[House, Conversations]]":
    """Everything the bot of a chat works with, until it stops."""
    from api.conversations import Conversations
    from api.house import house_over
    from api.job_book import JobBook
    from api.jobs import Jobs
    from tools.production.previewing import Previews

    folder: Path = studio.settings.home
    book = JobBook(folder, f"jobs-{chat}")
    with (
        closing(Jobs(lambda error: as_bug(error, folder), book)) as jobs,
        closing(Previews(studio, _nobody)) as previews,
    ):
        house = house_over(studio, jobs, previews)
        with closing(Conversations(house, directing(ctx))) as talks:
            talks.recover()
            yield house, talks


async def until_stopped(work: Coroutine[Any, Any, None], stopped: Callable[[], bool]) -> None:
    """The work until it ends or someone says stop, which is looked for ever so often. Raises what it ends with."""
    task = asyncio.create_task(work)
    while not task.done() and not stopped():
        await asyncio.wait([task], timeout=LOOK_EVERY)
    task.cancel()
    with suppress(asyncio.CancelledError):
        await task


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


def _secret(asked: str) -> str:
    """A token, typed without being seen; a line where nobody types."""
    if sys.stdin.isatty():
        return getpass.getpass(f"{asked}: ").strip()
    return sys.stdin.readline().strip()
