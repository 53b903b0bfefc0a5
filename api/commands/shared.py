"""What every command shares: its options, and the boundary where an error becomes a sentence and an exit code."""

import sys
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Annotated, ParamSpec

import typer

from api.root import settings
from api.terminal import STOPPED, as_bug, fail
from tools.film.errors import Cancelled, WorkprintError

P = ParamSpec("P")

Home = Annotated[
    Path | None,
    typer.Option(
        "--home", help="The folder of all films (else WORKPRINT_HOME, else ~/.local/share/workprint).", file_okay=False
    ),
]
AsJson = Annotated[
    bool, typer.Option("--json", help="Print one JSON object on standard output and nothing else there.")
]
FilmName = Annotated[str, typer.Argument(metavar="FILM", help="A film: its id, a unique start of it, or its title.")]
Out = Annotated[Path | None, typer.Option("--out", "-o", help="The file to write.", dir_okay=False)]


def guarded(command: Callable[P, None]) -> Callable[P, None]:
    """Run a command so that every error ends as one sentence (or one JSON object) and an exit code."""

    @wraps(command)
    def run(*args: P.args, **kwargs: P.kwargs) -> None:
        as_json = bool(kwargs.get("as_json"))
        try:
            command(*args, **kwargs)
        except WorkprintError as error:
            raise typer.Exit(fail(error, as_json)) from None
        except KeyboardInterrupt:
            raise typer.Exit(fail(Cancelled(STOPPED), as_json)) from None
        except BrokenPipeError:
            # The reader of our output has gone (`| head`): nothing is wrong, and nobody is there to be told.
            sys.stdout = None
            raise typer.Exit(0) from None
        except (typer.Exit, typer.Abort, typer.BadParameter):
            raise
        except Exception as error:
            home = kwargs.get("home")
            folder = settings(home if isinstance(home, Path) else None).home
            raise typer.Exit(fail(as_bug(error, folder), as_json)) from None

    return run
