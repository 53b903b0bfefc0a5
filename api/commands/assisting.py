"""mcp: the studio for assistants, over standard input and output or over HTTP."""

import sys
from contextlib import closing
from typing import Annotated

import typer

from api.commands.shared import Home, guarded
from api.commands.talking import directing
from api.extras import need
from api.root import open_studio, open_talk
from api.terminal import stop_on_ctrl_c
from tools.film.asker import NOBODY


@guarded
def mcp(
    ctx: typer.Context,
    http: Annotated[bool, typer.Option("--http", help="Serve over HTTP instead of standard input and output.")] = False,
    host: Annotated[
        str, typer.Option("--host", help="Where to listen. Other than this machine alone needs --token.")
    ] = "127.0.0.1",
    port: Annotated[int, typer.Option("--port", "-p", min=0, max=65535, help="0 takes any free one.")] = 8001,
    token: Annotated[
        str | None, typer.Option("--token", help="What callers must show; `new` makes one and prints it once.")
    ] = None,
    role: Annotated[
        str, typer.Option("--role", help="What the assistant may do: owner, director, editor or viewer.")
    ] = "director",
    home: Home = None,
) -> None:
    """Let an assistant direct: the vocabulary as tools, films as resources. What spends waits for a person's yes."""
    need("mcp", "mcp")
    from agent.conversation import Role
    from api.mcp.transports import over_http, over_stdio

    roles: dict[str, Role] = {"owner": "owner", "director": "director", "editor": "editor", "viewer": "viewer"}
    if role not in roles:
        raise typer.BadParameter(f"choose {', '.join(roles)}", param_hint="--role")
    with closing(open_studio(home, NOBODY)) as studio, open_talk(studio, directing(ctx)) as talk:
        talk.recover()
        if not http:
            over_stdio(studio, talk, roles[role])
            return
        from api.serving import address_of, listen, policy_for

        policy = policy_for(host, token)
        with closing(listen(host, port)) as listener:
            shown = f" (Authorization: Bearer {policy.token})" if policy.token else ""
            sys.stdout.write(f"Workprint is at {address_of(listener, host)}mcp{shown} (Ctrl-C stops it)\n")
            sys.stdout.flush()
            with stop_on_ctrl_c():
                over_http(studio, talk, roles[role], policy, listener)
