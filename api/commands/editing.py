"""Changing: any edit of the vocabulary, and the way back."""

import json
import sys
from typing import Annotated, cast

import typer

from api.commands.shared import AsJson, FilmName, Home, guarded
from api.root import CALLER, open_studio
from api.terminal import print_json, progress_display, say
from tools.film.edits import edit_schema, parse_edit
from tools.film.edits.state import Redo, Revert, Undo
from tools.film.errors import DirectorError
from tools.film.orders import order_kinds, order_schema, parse_order
from tools.studio import Performed, Studio

EditText = Annotated[
    str | None, typer.Argument(metavar="JSON", help="The edit as JSON; - reads it from standard input.")
]
Steps = Annotated[int, typer.Option("--steps", "-n", min=1, help="How many edits.")]


@guarded
def edit(
    film: Annotated[
        str | None, typer.Argument(metavar="FILM", help="A film: its id, a unique start, or its title.")
    ] = None,
    text: EditText = None,
    schema: Annotated[bool, typer.Option("--schema", help="Print the JSON schemas of all edits and orders.")] = False,
    base: Annotated[
        int | None, typer.Option("--base", help="Refuse the edit unless the film is at this revision.")
    ] = None,
    as_json: AsJson = False,
    home: Home = None,
) -> None:
    """Perform one edit or order, such as '{"kind": "set_duration", "shot": 3, "seconds": 4}'."""
    if schema:
        print_json({"edits": edit_schema(), "orders": order_schema()})
        return
    if film is None or text is None:
        raise typer.BadParameter("an edit needs a film and JSON: workprint edit FILM '{\"kind\": ...}' (or --schema)")
    words = sys.stdin.read() if text == "-" else text
    if _kind(words) in order_kinds():
        _order(open_studio(home), film, words, as_json)
    else:
        _tell(open_studio(home).perform(film, parse_edit(words), base_revision=base, actor=CALLER), as_json)


def _kind(words: str) -> str:
    """The tag, or empty: then the words are read as an edit, which says what is wrong with them."""
    try:
        read = json.loads(words)
    except ValueError:
        return ""
    return str(cast("dict[str, object]", read).get("kind", "")) if isinstance(read, dict) else ""


def _order(studio: Studio, film: str, words: str, as_json: bool) -> None:
    # Orders make films; looking and editing need not wait for what makes them.
    from tools.production.ordering import carry_out

    with progress_display(sys.stderr) as report:
        told = carry_out(studio, film, parse_order(words), report, actor=CALLER)
    if as_json:
        print_json(told)
        return
    for name, value in told.items():
        say(f"{name:<16} {value}")


@guarded
def undo(film: FilmName, steps: Steps = 1, as_json: AsJson = False, home: Home = None) -> None:
    """Take back the last edit."""
    _tell(open_studio(home).perform(film, Undo(steps=steps), actor=CALLER), as_json)


@guarded
def redo(film: FilmName, steps: Steps = 1, as_json: AsJson = False, home: Home = None) -> None:
    """Do again what was undone."""
    _tell(open_studio(home).perform(film, Redo(steps=steps), actor=CALLER), as_json)


@guarded
def revert(
    film: FilmName,
    revision: Annotated[str, typer.Argument(metavar="REVISION", help="A revision number, or the name of a cut.")],
    as_json: AsJson = False,
    home: Home = None,
) -> None:
    """Make the film what it was at a revision; this can be undone like any edit."""
    if not revision.strip():
        raise DirectorError("Revert needs a revision number or the name of a cut.")
    target = Revert(revision=int(revision)) if revision.isdecimal() else Revert(cut=revision)
    _tell(open_studio(home).perform(film, target, actor=CALLER), as_json)


def _tell(done: Performed, as_json: bool) -> None:
    facts = [fact.model_dump(mode="json") for fact in done.facts]
    if as_json:
        print_json({"film": done.film.id, "revision": done.revision, "facts": facts})
        return
    say(f"{done.film.id} is at revision {done.revision}: {', '.join(fact['kind'].replace('_', ' ') for fact in facts)}")
