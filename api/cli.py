"""The `workprint` command."""

import gc
from pathlib import Path
from typing import Annotated

import typer

from api.commands import (
    assisting,
    benching,
    caching,
    chats,
    delivering,
    editing,
    films,
    house,
    importing,
    jobs,
    keys,
    ledger,
    making,
    people,
    rolling,
    serving,
    starting,
    talking,
)
from tools.film.errors import Bug


def _version(wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version

        typer.echo(f"workprint {version('workprint')}")
        raise typer.Exit


app = typer.Typer(
    name="workprint",
    help="The film studio above the clip generators: describe a film, get the film.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)


@app.callback()
def root(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and stop.")
    ] = False,
) -> None:
    """Describe a film, get the film; change it, and only what changed is made again."""


for command in (
    making.make,
    starting.new,
    films.films,
    films.show,
    films.takes,
    films.log,
    talking.say,
    talking.chat,
    editing.edit,
    editing.undo,
    editing.redo,
    editing.revert,
    rolling.generate,
    rolling.retake,
    rolling.quote,
    rolling.cancel,
    delivering.render,
    delivering.export,
    delivering.proof,
    house.setup,
    house.doctor,
    house.voices,
    rolling.generators,
    ledger.ledger,
    benching.bench,
    serving.serve,
    assisting.mcp,
    jobs.worker,
):
    app.command()(command)

# A function cannot be called by the word.
app.command("import")(importing.bring)
app.command()(importing.relink)


app.add_typer(caching.app, name="cache")
app.add_typer(chats.app, name="bot")
app.add_typer(people.app, name="people")
app.add_typer(keys.app, name="keys")
app.add_typer(jobs.app, name="jobs")


@app.command(hidden=True)
def manual(folder: Path = Path("docs")) -> None:
    """Write the made pages of the manual."""
    from api.manual import write_pages
    from api.protocol import write_protocol

    for path in [*write_pages(folder), *write_protocol()]:
        typer.echo(str(path))


def main() -> None:
    """The console script."""
    try:
        app()
    except Bug as error:
        typer.echo(error.message, err=True)
        raise SystemExit(1) from None
    finally:
        # At the end Python looks for cycles among everything that was loaded: half a second of nobody's gain.
        gc.freeze()
