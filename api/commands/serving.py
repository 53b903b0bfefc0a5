"""serve: the studio in a browser, and its films over HTTP."""

import sys
import webbrowser
from contextlib import closing
from typing import Annotated
from urllib.parse import quote

import typer

from api.commands.shared import Home, guarded
from api.root import open_studio
from api.terminal import stop_on_ctrl_c
from tools.film.asker import NOBODY


@guarded
def serve(
    host: Annotated[
        str, typer.Option("--host", help="Where to listen. Other than this machine alone needs --token, or people.")
    ] = "127.0.0.1",
    port: Annotated[int, typer.Option("--port", "-p", min=0, max=65535, help="0 takes any free one.")] = 8000,
    token: Annotated[
        str | None, typer.Option("--token", help="What callers must show; `new` makes one and prints it once.")
    ] = None,
    open_page: Annotated[bool, typer.Option("--open", help="Open the page in a browser.")] = False,
    home: Home = None,
) -> None:
    """Serve the studio: a page in the browser, and the films as JSON. Ctrl-C stops it and keeps everything."""
    # The web framework is loaded by this command alone; the others start without it.
    from api.app import build_app
    from api.bots.beside import chats
    from api.serving import address_of, listen, policy_for, run

    with closing(open_studio(home, NOBODY)) as studio:
        people = any(one.kind == "person" for one in studio.passes.valid())
        policy = policy_for(host, token, people=people)
        with closing(listen(host, port)) as listener:
            # The fragment of an address never leaves the browser: the page reads the token there and forgets it.
            address = address_of(listener, host) + (f"#token={quote(policy.token, safe='')}" if policy.token else "")
            sys.stdout.write(f"Workprint is at {address} (Ctrl-C stops it)\n")
            if studio.settings.bots and (there := chats(studio.settings)):
                sys.stdout.write(f"It listens to {' and '.join(there)}, too.\n")
            sys.stdout.flush()
            if open_page:
                webbrowser.open(address)
            with stop_on_ctrl_c():
                run(build_app(studio, policy, ahead=True), listener)
    sys.stdout.write("Stopped. Everything finished so far is kept.\n")
