"""render, export, proof: the film as a file, and what is measured on it."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from api.commands.rolling import Budget, money
from api.commands.shared import AsJson, FilmName, Home, Out, guarded
from api.root import open_studio
from api.terminal import print_json, printable, progress_display, say
from tools.production.forms import Export

# What makes films is imported by the commands that make them, so that looking at one does not wait for it.
if TYPE_CHECKING:
    from tools.assembly.proof.checks import Proof

WIDEST = 40
"""A value that is longer moves what comes after it in its own line; the others are not moved for it."""


@guarded
def render(
    film: FilmName,
    out: Out = None,
    draft: Annotated[
        bool, typer.Option("--draft", help="Two thirds of the size; slates where a take is missing.")
    ] = False,
    budget: Budget = None,
    as_json: AsJson = False,
    home: Home = None,
) -> None:
    """Render the cut as it is now: only what changed since the last time is made."""
    from tools.production.finishing import render_film

    studio = open_studio(home)
    with progress_display(sys.stderr) as report:
        made = render_film(studio, film, out, report, draft=draft, budget=money(budget))
    for loss in made.delivered.released.losses:
        sys.stderr.write(f"lost: {printable(loss)}\n")
    if as_json:
        print_json(made.summary())
        return
    released = made.delivered.released
    say(f"{released.out}  {released.seconds:.1f} s; {released.segments_encoded} of {released.segments} parts were new")
    for note in made.notes:
        say(f"note: {note}")


@guarded
def export(
    film: FilmName,
    form: Annotated[
        Export,
        typer.Option(
            "--as",
            help="The film: mp4, 4k, hevc, av1, prores, webm; vertical, square, portrait; youtube, instagram, tiktok, "
            "festival. Of it: gif, stems, poster, contact (a sheet of frames), srt (captions), pdf (a storyboard), "
            "shots (the shot list), csv (the shots as a table), cues (the cue sheet). For another program, with media, "
            "stems and a reference film: premiere, resolve, finalcut, aftereffects, kdenlive, shotcut; or by format: "
            "otio, otioz, fcpxml, xmeml, edl, aaf (Media Composer), ale, mlt, jsx.",
        ),
    ],
    out: Annotated[
        Path | None,
        typer.Option(
            "--out",
            "-o",
            help="The file to write, which gets its extension where it has none; of a cut, also a folder or a .zip.",
        ),
    ] = None,
    burned: Annotated[bool, typer.Option("--burned", help="Draw the captions into the picture.")] = False,
    alone: Annotated[
        bool, typer.Option("--alone", help="The cut's file alone; it names the media where they lie here.")
    ] = False,
    start: Annotated[
        str | None,
        typer.Option("--start", help="The timecode of the cut's first frame, 01:00:00:00; with ; it is drop-frame."),
    ] = None,
    budget: Budget = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Say what would be made and what it cannot carry; make nothing.")
    ] = False,
    as_json: AsJson = False,
    home: Home = None,
) -> None:
    """Export the film in another form. Deliveries of one cut share every piece that they can."""
    from tools.production.exporting import export_film, foretell

    studio = open_studio(home)
    if dry_run:
        told = foretell(studio, film, form, out)
        if as_json:
            print_json(told)
            return
        lost: list[str] = told.pop("losses")
        for name, value in [*told.items(), *(("not carried", line) for line in lost)]:
            say(f"{name:<16} {value}")
        return
    with progress_display(sys.stderr) as report:
        done = export_film(
            studio, film, form, out, report, burned=burned, alone=alone, start=start, budget=money(budget)
        )
    if as_json:
        print_json(done)
        return
    say(str(done["out"]))
    for loss in done["losses"]:
        say(f"note: {loss}")


@guarded
def proof(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A delivered film.", dir_okay=False)],
    film: Annotated[str | None, typer.Option("--film", help="Also hold it against this film's plan.")] = None,
    form: Annotated[
        Export | None, typer.Option("--as", help="Which delivery of the film it is; else it is known by its streams.")
    ] = None,
    as_json: AsJson = False,
    home: Home = None,
) -> None:
    """Measure a delivered file: length, shots, black, frozen and silent spans, loudness, colour tags; and what its
    content credentials say, as of any film or picture."""
    from tools.production.delivering import prove_file
    from tools.provenance.reading import read_credentials

    studio = open_studio(home)
    spoken = read_credentials(file)
    with progress_display(sys.stderr) as report:
        found = prove_file(studio, file, film, report, spoken, name=form.value if form else None)
    if as_json:
        told = None if spoken is None else spoken.model_dump(mode="json")
        print_json({"file": str(file), "film": film, "proof": found.model_dump(mode="json"), "credentials": told})
    else:
        for line in (*check_lines(found), *(spoken.lines if spoken is not None else ())):
            say(line)
    if not found.ok:
        raise typer.Exit(1)


def check_lines(found: "Proof") -> list[str]:
    """The checks of a proof in columns."""
    rows: list[dict[str, Any]] = [check.model_dump(mode="json") for check in found.checks]
    names, values = (max((len(str(row[key])) for row in rows), default=0) for key in ("name", "value"))
    return [
        f"{'ok    ' if row['ok'] else 'FAILED'} {row['name']:<{names}}  {row['value']!s:<{min(values, WIDEST)}}"
        f"  (limit: {row['limit']})" + (f"  at {row['timecode']}" if row["timecode"] and not row["ok"] else "")
        for row in rows
    ]
