"""bot: the studio in a chat, and who of the chat may do what."""

import sys
from contextlib import closing
from pathlib import Path
from typing import Annotated, get_args

import typer

from api.commands.shared import Home, guarded
from api.commands.talking import directing
from api.extras import need
from api.root import open_studio
from api.terminal import as_bug, say, stop_on_ctrl_c
from tools.store.passes import PassRole

app = typer.Typer(
    help="Dailies in a chat: describe a film, see its takes, circle or retake them.", no_args_is_help=True
)


@app.command()
@guarded
def slack(
    ctx: typer.Context,
    host: Annotated[str, typer.Option("--host", help="Where to listen, without an app token.")] = "127.0.0.1",
    port: Annotated[int, typer.Option("--port", "-p", min=0, max=65535, help="0 takes any free one.")] = 8002,
    home: Home = None,
) -> None:
    """Serve Slack: over Socket Mode with an app token, else over HTTP at /slack/events. Ctrl-C stops it."""
    need("slack", "slack_bolt", "aiohttp")
    from api.bots.slack.running import EVENTS, check, serve
    from api.conversations import Conversations
    from api.deliveries import Deliveries
    from api.house import Hands, House
    from api.jobs import Jobs
    from api.serving import address_of, listen
    from tools.production.previewing import Previews

    with closing(open_studio(home)) as studio:
        check(studio.settings)
        listener = None if studio.settings.slack_app_token else listen(host, port)
        folder: Path = studio.settings.home
        with closing(Jobs(lambda error: as_bug(error, folder))) as jobs, closing(Previews(studio, _nobody)) as previews:
            house = House(studio, jobs, Deliveries(folder / "deliveries"), Hands(), previews)
            with closing(Conversations(house, directing(ctx))) as talks, stop_on_ctrl_c():
                talks.recover()
                where = f"at {address_of(listener, host)}{EVENTS[1:]}" if listener else "over Socket Mode"
                sys.stdout.write(f"Workprint listens to Slack {where} (Ctrl-C stops it)\n")
                sys.stdout.flush()
                serve(house, talks, listener)


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


def _nobody(film: str) -> None:
    """Nobody watches a preview here."""
