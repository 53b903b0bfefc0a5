"""Talking about a film: one message, or a conversation at the terminal."""

import sys
from contextlib import ExitStack, closing
from typing import Annotated

import typer

from api.commands.shared import AsJson, FilmName, Home, guarded
from api.root import Directing, Wiring, open_studio, open_talk
from api.terminal import STOPPED, print_json
from tools.film.errors import Cancelled


@guarded
def say(
    ctx: typer.Context,
    film: FilmName,
    message: Annotated[str, typer.Argument(metavar="MESSAGE", help="What you want, in your own words; - reads it.")],
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what it would do, and do nothing.")] = False,
    as_json: AsJson = False,
    home: Home = None,
) -> None:
    """Say something to the director of a film: 'make shot 3 darker and two seconds longer'."""
    # A conversation is loaded by the commands that hold one; the others start without it.
    from agent.conversation import Speaker
    from api.said import said
    from api.screen import Screen, watched
    from api.turns import Turn

    words = sys.stdin.read() if message == "-" else message
    with closing(open_studio(home)) as studio, open_talk(studio, directing(ctx)) as talk:
        name = studio.films.find(film)
        screen = Screen(sys.stderr if as_json else sys.stdout, sys.stderr)
        turn = Turn(talk, name, words, Speaker(channel="terminal"), dry_run=dry_run)
        try:
            reply = watched(turn, screen)
        except KeyboardInterrupt:
            raise Cancelled(STOPPED) from None
        if as_json:
            screen.clear()
            print_json(said(studio, name, reply, dry_run=dry_run).model_dump(mode="json"))
        else:
            screen.end(reply)


@guarded
def chat(ctx: typer.Context, film: FilmName, home: Home = None) -> None:
    """Talk about a film: each line is a message, /help lists what else there is. Ctrl-D leaves.

    With a pipe as its input every line is a message, for scripts.
    """
    from api.chatting import Chat, Keyboard, piped

    with ExitStack() as stack:
        studio = stack.enter_context(closing(open_studio(home)))
        talk = stack.enter_context(open_talk(studio, directing(ctx)))
        room = Chat(studio, talk, studio.films.find(film), sys.stdout, sys.stderr)
        if sys.stdin.isatty():
            keyboard = stack.enter_context(Keyboard(studio, room.film))
            room.greet()
            room.hold(keyboard.lines(), forgiving=True)
        else:
            room.hold(piped(sys.stdin), forgiving=False)


def directing(ctx: typer.Context) -> Directing | None:
    """Who directs, when the caller of the whole application says so; else the settings do."""
    wiring = ctx.find_object(Wiring)
    return wiring.directing if wiring is not None else None
