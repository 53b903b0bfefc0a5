"""import: the director's own clips and stills, into a film or as a new one."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from api.commands.shared import AsJson, Home, guarded
from api.root import CALLER, open_studio
from api.terminal import print_json, progress_display, say


@guarded
def bring(
    words: Annotated[
        list[str], typer.Argument(metavar="FILM|--new FILES...", help="A film (unless --new), then clips and stills.")
    ],
    new: Annotated[bool, typer.Option("--new", help="Make a new film of the files, a shot each.")] = False,
    shot: Annotated[
        str | None, typer.Option("--shot", help="Bring them in as takes of this shot: a number or a slate.")
    ] = None,
    as_json: AsJson = False,
    home: Home = None,
) -> None:
    """Bring clips and stills of your own into a film, and .cube LUTs to grade with.

    Songs, screenplays and cuts cannot be imported yet.
    """
    from tools.production.importing import bring_in, new_from

    names = words if new else words[1:]
    if not names:
        raise typer.BadParameter("name the files: workprint import FILM FILES... (or --new FILES...)")
    if new and shot is not None:
        raise typer.BadParameter("a new film has no shots yet: give --new or --shot, not both")
    studio = open_studio(home)
    files = [Path(name) for name in names]
    with progress_display(sys.stderr) as report:
        if new:
            told = new_from(studio, files, report, actor=CALLER)
        else:
            told = bring_in(studio, words[0], files, report, actor=CALLER, shot=shot)
    if as_json:
        print_json(told)
        return
    say(f"{told['film']} is at revision {told['revision']}: {told['clips']} clips, {told['frames']} frames")
    for name in told.get("luts", ()):
        say(f"LUT: {name}")
    for line in told["losses"]:
        say(f"lost: {line}")
    for line in told["notes"]:
        say(f"note: {line}")
    if new:
        say(f"See it: workprint render {told['film']}")
