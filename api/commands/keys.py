"""keys: what services need to be used, kept in the home folder; what the environment says wins."""

import sys
from contextlib import closing
from typing import Annotated

import typer
from pydantic import SecretStr

from api.commands.shared import AsJson, Home, guarded
from api.root import open_studio
from api.terminal import print_json, say
from tools.film.errors import DirectorError

app = typer.Typer(
    help="Keys of services, kept in the home folder for its owner alone; they are never shown again.",
    rich_markup_mode=None,
)
Service = Annotated[
    str, typer.Argument(help="A service that `workprint keys` names; `model` is the director's.")
]


@app.callback(invoke_without_command=True)
def keys(context: typer.Context, as_json: AsJson = False, home: Home = None) -> None:
    """See which services take a key, and where each one is from."""
    if context.invoked_subcommand is None:
        _show(as_json=as_json, home=home)


@guarded
def _show(as_json: AsJson = False, home: Home = None) -> None:
    from api.keys import key_room

    with closing(open_studio(home)) as studio:
        found = key_room(studio).all()
    if as_json:
        print_json({"keys": [one.model_dump(mode="json") for one in found]})
        return
    for one in found:
        given = ", ".join(f"{name}: {source or '-'}" for name, source in one.settings.items())
        say(f"{'ok  ' if one.ready else '    '}  {one.service:<10} {given:<40} {one.why_not}")


@app.command("set")
@guarded
def give(
    service: Service,
    setting: Annotated[
        str, typer.Option("--as", help="Which of its settings: key, second_key, base_url, ...; else its key.")
    ] = "key",
    as_json: AsJson = False,
    home: Home = None,
) -> None:
    """Keep a key: it is asked for and not shown, or read from standard input; never a word of the command."""
    from api.keys import key_room

    asked = typer.prompt(f"{service}, {setting}", hide_input=True) if sys.stdin.isatty() else sys.stdin.read()
    if not str(asked).strip():
        raise DirectorError("No key came on standard input.", code="bad_key")
    with closing(open_studio(home)) as studio:
        told = key_room(studio).put(service, {setting: SecretStr(str(asked))})
    if as_json:
        print_json(told.model_dump(mode="json"))
        return
    say(f"Kept. {told.title} is ready." if told.ready else f"Kept. {told.why_not}")


@app.command("remove")
@guarded
def remove(service: Service, as_json: AsJson = False, home: Home = None) -> None:
    """Forget what is kept of a service."""
    from api.keys import key_room

    with closing(open_studio(home)) as studio:
        told = key_room(studio).remove(service)
    if as_json:
        print_json(told.model_dump(mode="json"))
        return
    say(f"Nothing of {told.title} is kept here any more.")


@app.command("check")
@guarded
def check(service: Service, as_json: AsJson = False, home: Home = None) -> None:
    """Ask a service whether it takes its key. It costs nothing; exit 1 when it does not."""
    from api.keys import key_room

    with closing(open_studio(home)) as studio:
        told = key_room(studio).check(service)
    if as_json:
        print_json(told.model_dump(mode="json"))
    else:
        say(told.problem or f"Nothing speaks against the key of {service}.")
    if not told.ok:
        raise typer.Exit(1)
