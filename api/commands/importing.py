"""import: the director's own clips and stills, into a film or as a new one; and cuts that come back."""

import sys
from pathlib import Path
from typing import Annotated, Any

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
    accept: Annotated[
        str, typer.Option("--accept", help="Of a cut that comes back: take these changes (1,3-5), or all.")
    ] = "",
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Of a cut that comes back: say what was done to it, take nothing.")
    ] = False,
    as_json: AsJson = False,
    home: Home = None,
) -> None:
    """Bring clips, stills, songs and sounds of your own into a film, .cube LUTs to grade with, or a script.

    A script (Fountain, Final Draft, PDF, text) becomes an empty film's scenes and shots. A cut (otio, otioz, fcpxml,
    xml, edl, aaf) is compared with the one that went out: what was done to it is listed, and --accept takes all or some
    of it over. With --new either is a film of its own.
    """
    from tools.production.cut_files import is_cut
    from tools.production.importing import bring_in, new_from

    names = words if new else words[1:]
    if not names:
        raise typer.BadParameter("name the files: workprint import FILM FILES... (or --new FILES...)")
    if new and shot is not None:
        raise typer.BadParameter("a new film has no shots yet: give --new or --shot, not both")
    studio = open_studio(home)
    files = [Path(name) for name in names]
    if len(files) == 1 and is_cut(files[0]):
        if new:
            from tools.production.conforming import film_of_cut

            with progress_display(sys.stderr) as report:
                told = film_of_cut(studio, files[0], report, actor=CALLER)
        else:
            from tools.production.returning import take_back

            told = take_back(studio, words[0], files[0], actor=CALLER, accept="" if dry_run else accept)
        _say_cut(told, as_json=as_json)
        return
    with progress_display(sys.stderr) as report:
        if new:
            told = new_from(studio, files, report, actor=CALLER)
        else:
            told = bring_in(studio, words[0], files, report, actor=CALLER, shot=shot)
    if as_json:
        print_json(told)
        return
    what = f"{told['scenes']} scenes, {told['shots']} shots" if "scenes" in told else f"{told['clips']} clips"
    say(f"{told['film']} is at revision {told['revision']}: {what}, {told['frames']} frames")
    for name in told.get("luts", ()):
        say(f"LUT: {name}")
    for line in told["losses"]:
        say(f"lost: {line}")
    for line in told["notes"]:
        say(f"note: {line}")
    if new:
        say(f"See it: workprint render {told['film']}")


def _say_cut(told: dict[str, Any], *, as_json: bool) -> None:
    """A cut that came in: the film that it is, or what was done to it and what of that was taken."""
    if as_json:
        print_json(told)
        return
    changes: list[dict[str, Any]] = told.get("changes", [])
    if "changes" not in told:
        say(f"{told['film']} is at revision {told['revision']}: {told['clips']} clips, {told['frames']} frames")
    elif not changes:
        say(f"Nothing was changed in the cut of {told['film']}.")
    for change in changes:
        mark = "took " if change["accepted"] else ""
        say(f"{change['number']:3}. {mark}{change['said']}")
        if change["problem"]:
            say(f"     cannot be taken: {change['problem']}")
    for line in told["losses"]:
        say(f"lost: {line}")
    for line in told["notes"]:
        say(f"note: {line}")
    if any(change["accepted"] for change in changes):
        say(f"{told['film']} is at revision {told['revision']}; `workprint undo {told['film']}` takes it back.")
    elif changes:
        say(f"Take them: workprint import {told['film']} FILE --accept all (or 1,3)")


@guarded
def relink(
    film: Annotated[str, typer.Argument(metavar="FILM")],
    folder: Annotated[Path, typer.Argument(metavar="FOLDER", help="Where the media lie, at any depth.")],
    as_json: AsJson = False,
    home: Home = None,
) -> None:
    """Find media that are offline: by their content, else by name and timecode."""
    from tools.production.relinking import relink as find_again

    studio = open_studio(home)
    with progress_display(sys.stderr) as report:
        told = find_again(studio, film, folder, report, actor=CALLER)
    if as_json:
        print_json(told)
        return
    found, missing = len(told["relinked"]), len(told["missing"])
    say(f"{told['film']} is at revision {told['revision']}: {found} found, {missing} missing")
    for one in told["missing"]:
        say(f"offline: {one['name']} (shot {one['shot']})")
    for line in told["losses"]:
        say(f"lost: {line}")
