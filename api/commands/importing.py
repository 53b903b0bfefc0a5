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
        str, typer.Option("--accept", help="Of a cut that comes back: take these changes (1,3-5), all, or 'all but 2'.")
    ] = "",
    as_new: Annotated[
        bool, typer.Option("--as-new", help="Make each clip a new shot, also where it fits a planned one.")
    ] = False,
    place: Annotated[
        list[str] | None,
        typer.Option("--place", metavar="CLIP=SHOT", help="What a clip is: CLIP=3B, CLIP=new, CLIP=out; repeat it."),
    ] = None,
    whole: Annotated[bool, typer.Option("--whole", help="Leave a file that holds several shots in one piece.")] = False,
    hold: Annotated[bool, typer.Option("--hold", help="Let stills hold; else the frame moves over them.")] = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Say what would become of the files, or was done to a cut; do nothing.")
    ] = False,
    as_json: AsJson = False,
    home: Home = None,
) -> None:
    """Bring clips, stills, songs, sounds and captions of your own into a film, .cube LUTs to grade with, or a script.

    Clips become takes of the planned shots that they fit, by name, order, length, picture; --dry-run shows that plan.
    A clip that could be of several shots waits until you say which, with --place, or when you are asked at a terminal.
    A script (Fountain, Final Draft, PDF, text) becomes an empty film's scenes and shots. A cut (otio, otioz, fcpxml,
    xml, edl, aaf) is compared with the one that went out: what was done to it is listed, and --accept takes all or some
    of it over. With --new either is a film of its own.
    """
    from tools.production.arriving import words_of
    from tools.production.importing import Wish, bring_in, new_from
    from tools.production.parcels import parcel_of, with_the_rest

    names = words if new else words[1:]
    if not names:
        raise typer.BadParameter("name the files: workprint import FILM FILES... (or --new FILES...)")
    if new and shot is not None:
        raise typer.BadParameter("a new film has no shots yet: give --new or --shot, not both")
    places = _places(place or [])
    wish = Wish(shot, "new" if as_new else "planned", places, whole, dry_run, hold)
    studio = open_studio(home)
    files = [Path(name) for name in names]
    parcel = parcel_of(files)
    if parcel is not None:
        with progress_display(sys.stderr) as report:
            if new:
                from tools.production.conforming import film_of_cut

                told = film_of_cut(studio, parcel.cut, report, actor=CALLER, beside=parcel.beside, dry_run=dry_run)
            else:
                from tools.production.returning import take_back

                accept = "" if dry_run else accept
                told = take_back(studio, words[0], parcel.cut, actor=CALLER, accept=accept, beside=parcel.beside)
            told = with_the_rest(studio, told, parcel, report, actor=CALLER, wish=wish)
        _say_cut(told, as_json=as_json)
        return
    with progress_display(sys.stderr) as report:
        if new:
            told = new_from(studio, files, report, actor=CALLER, wish=wish)
        else:
            told = bring_in(studio, words[0], files, report, actor=CALLER, wish=wish)
    waiting = [row for row in told.get("plan", ()) if row["what"] == "ask"]
    if waiting and not (dry_run or as_json) and sys.stdin.isatty():
        answers = _asked(waiting)
        if answers:
            again = [path for path in files if path.name in {row["file"] for row in waiting}]
            silenced = {row["clip"]: "out" for row in told["plan"] if row["file"] in {p.name for p in again}}
            with progress_display(sys.stderr) as report:
                wish = Wish(None, wish.place, {**silenced, **answers}, whole, hold=hold)
                more = bring_in(studio, words[0], again, report, actor=CALLER, wish=wish)
            asked = {row["clip"] for row in waiting}
            told = {
                **more,
                "clips": told["clips"] + more["clips"],
                "frames": told["frames"] + more["frames"],
                "plan": [*(row for row in told["plan"] if row["clip"] not in asked)]
                + [row for row in more["plan"] if row["clip"] in asked],
                "losses": [line for line in told["losses"] if not line.startswith(tuple(asked))] + more["losses"],
                "notes": [*told["notes"], *more["notes"]],
            }
    if as_json:
        print_json(told)
        return
    for row in told.get("plan", ()):
        say(words_of(row))
    what = f"{told['scenes']} scenes, {told['shots']} shots" if "scenes" in told else f"{told['clips']} clips"
    if dry_run:
        say(f"Nothing was done. {told['film'] or 'A new film'} would get what is listed; run it without --dry-run.")
    else:
        say(f"{told['film']} is at revision {told['revision']}: {what}, {told['frames']} frames")
    for name in told.get("luts", ()):
        say(f"LUT: {name}")
    for line in told["losses"]:
        say(f"lost: {line}")
    for line in told["notes"]:
        say(f"note: {line}")
    if any(row["what"] == "ask" for row in told.get("plan", ())):
        say(f"Say which: workprint import {words[0]} FILE --place FILE=SHOT (or FILE=new, FILE=out)")
    if new and not dry_run:
        say(f"See it: workprint render {told['film']}")


def _places(said: list[str]) -> dict[str, str]:
    places: dict[str, str] = {}
    for one in said:
        clip, equals, shot = one.rpartition("=")
        if not (equals and clip and shot):
            raise typer.BadParameter(f"--place {one}: say CLIP=SHOT, such as sun.mp4=3B (or =new, =out)")
        places[Path(clip).name] = shot
    return places


def _asked(rows: list[dict[str, Any]]) -> dict[str, str]:
    """What the person at the terminal says of each clip that nobody can know."""
    from tools.production.arriving import words_of

    answers: dict[str, str] = {}
    for row in rows:
        say(words_of(row))
        for one in row["choices"]:
            say(f"    {one['shot']} ({one['slate']}): {one['prompt'][:90]}")
        said = typer.prompt("Which shot? A number, a slate, new, or out", default="out", err=True).strip()
        if said != "out":
            answers[row["clip"]] = said
    return answers


def _say_cut(told: dict[str, Any], *, as_json: bool) -> None:
    """A cut that came in: the film that it is, or what was done to it and what of that was taken."""
    if as_json:
        print_json(told)
        return
    changes: list[dict[str, Any]] = told.get("changes", [])
    if "changes" not in told:
        head = f"{told['film']} is at revision {told['revision']}" if told["film"] else "A new film would have"
        say(f"{head}: {told['clips']} clips, {told['frames']} frames")
    elif not changes:
        say(f"Nothing was changed in the cut of {told['film']}.")
    for change in changes:
        mark = "took " if change["accepted"] else ""
        say(f"{change['number']:3}. {mark}{change['said']}")
        if change["problem"]:
            say(f"     cannot be taken: {change['problem']}")
    if told.get("left"):
        say("Still open:")
    for change in told.get("left", ()):
        say(f"{change['number']:3}. {change['said']}")
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
