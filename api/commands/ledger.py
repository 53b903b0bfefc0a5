"""ledger: what films have cost, to the cent, and what they may cost."""

from decimal import Decimal
from typing import Annotated, Any

import typer

from api.commands.shared import AsJson, Home, guarded
from api.root import open_studio
from api.terminal import print_json, say
from tools.store.ledger import Entry, summed, told


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
    entries = studio.ledger.entries(known, day=day, service=service)
    limit = studio.money(known)["cap"] if known is not None else None
    if as_json:
        print_json(as_told(entries, known, limit))
        return
    for entry in entries:
        say(_line(entry))
    totals = summed(entries)
    estimated = f" ({told(totals.estimated)} of it estimated)" if totals.estimated else ""
    held = f", {told(totals.reserved)} reserved" if totals.reserved else ""
    of = f" of the {limit} that it may cost" if limit is not None else ""
    say(f"{told(totals.spent)} USD spent{estimated}{held}{of}.")


def as_told(entries: list[Entry], film: str | None, cap: str | None) -> dict[str, Any]:
    """The ledger as JSON; amounts are decimal strings, so that they add up."""
    totals = summed(entries)
    return {
        "film": film,
        "currency": "USD",
        "spent": told(totals.spent),
        "estimated": told(totals.estimated),
        "reserved": told(totals.reserved),
        "cap": cap,
        "by": {
            name: {key: told(summed(of).spent) for key, of in _grouped(entries, name).items()}
            for name in ("film", "day", "service")
        },
        "entries": [
            {
                "job": entry.job,
                "film": entry.film,
                "shot": entry.slate,
                "service": entry.service,
                "day": entry.day,
                "state": entry.state,
                "quoted": told(entry.quoted),
                "charged": told(entry.charged),
                "estimated": entry.estimated,
                "reason": entry.reason,
            }
            for entry in entries
        ],
    }


def _grouped(entries: list[Entry], name: str) -> dict[str, list[Entry]]:
    groups: dict[str, list[Entry]] = {}
    for entry in entries:
        groups.setdefault(getattr(entry, name), []).append(entry)
    return groups


def _line(entry: Entry) -> str:
    amount = entry.quoted if entry.state == "reserved" else entry.charged
    sure = " (estimate)" if entry.estimated and entry.state == "settled" else ""
    why = f"  {entry.reason}" if entry.reason else ""
    where = f"{entry.film:<24} {entry.slate:<6} {entry.service:<10}"
    return f"{entry.day}  {where} {entry.state:<9} {told(amount):>9}{sure}{why}"
