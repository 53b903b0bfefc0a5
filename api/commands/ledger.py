"""ledger: what films have cost, to the cent, and what they may cost."""

from decimal import Decimal
from typing import Annotated

import typer

from api.camera_answers import LedgerLine
from api.camera_telling import ledger_told
from api.commands.shared import AsJson, Home, guarded
from api.root import open_studio
from api.terminal import print_json, say


@guarded
def ledger(
    film: Annotated[str | None, typer.Argument(metavar="[FILM]", help="A film; without one, all of them.")] = None,
    day: Annotated[str | None, typer.Option("--day", help="Only this day (UTC), such as 2026-11-26.")] = None,
    service: Annotated[str | None, typer.Option("--service", help="Only this service.")] = None,
    cap: Annotated[
        float | None, typer.Option("--cap", min=0, help="From now on the film may cost this many USD in all.")
    ] = None,
    as_json: AsJson = False,
    home: Home = None,
) -> None:
    """Show the money: reserved, spent, estimated, by film, day and service. Amounts are USD."""
    studio = open_studio(home)
    known = studio.id_of(film) if film is not None else None
    if cap is not None:
        if known is None:
            raise typer.BadParameter("a cap is a film's: workprint ledger FILM --cap USD")
        studio.ledger.set_cap(known, Decimal(str(cap)))
    shown = ledger_told(studio, known, day, service)
    if as_json:
        print_json(shown.model_dump(mode="json"))
        return
    for entry in shown.entries:
        say(_line(entry))
    estimated = f" ({shown.estimated} of it estimated)" if Decimal(shown.estimated) else ""
    held = f", {shown.reserved} reserved" if Decimal(shown.reserved) else ""
    of = f" of the {shown.cap} that it may cost" if shown.cap is not None else ""
    say(f"{shown.spent} USD spent{estimated}{held}{of}.")


def _line(entry: LedgerLine) -> str:
    amount = entry.quoted if entry.state == "reserved" else entry.charged
    sure = " (estimate)" if entry.estimated and entry.state == "settled" else ""
    why = f"  {entry.reason}" if entry.reason else ""
    where = f"{entry.film:<24} {entry.shot:<6} {entry.service:<10}"
    return f"{entry.day}  {where} {entry.state:<9} {amount:>9}{sure}{why}"
