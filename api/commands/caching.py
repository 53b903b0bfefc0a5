"""cache: what can be made again, seen, verified and thrown away."""

import re
import time
from dataclasses import asdict
from typing import Annotated

import typer

from api.commands.shared import AsJson, Home, guarded
from api.root import settings
from api.terminal import print_json, say
from tools.film.errors import DirectorError
from tools.media.keeping import Kept, clear, in_use_since, shrink, survey

UNITS = "units"
SIZES = {"": 1, "k": 10**3, "m": 10**6, "g": 10**9, "t": 10**12}
TIMES = {"s": 1, "m": 60, "h": 3600, "d": 86_400, "w": 604_800}

app = typer.Typer(help="See, verify and clear the cache: all that can be made again.", rich_markup_mode=None)


@app.callback(invoke_without_command=True)
def cache(context: typer.Context, as_json: AsJson = False, home: Home = None) -> None:
    """See what the cache holds, by kind, and how much it may hold."""
    if context.invoked_subcommand is None:
        _show(as_json=as_json, home=home)


@guarded
def _show(as_json: AsJson = False, home: Home = None) -> None:
    found = settings(home)
    now = time.time()
    kinds: dict[str, list[Kept]] = {}
    for kept in survey(found.cache, now):
        kinds.setdefault(kept.kind, []).append(kept)
    rows = [
        {
            "kind": kind,
            "files": len(files),
            "bytes": sum(kept.size for kept in files),
            "unused_s": round(max(now - files[0].used, 0.0)),
        }
        for kind, files in sorted(kinds.items())
    ]
    held = sum(kept.size for files in kinds.values() for kept in files)
    used = in_use_since(found.cache) is not None
    if as_json:
        print_json(
            {"cache": str(found.cache), "bytes": held, "limit": found.cache_limit, "in_use": used, "kinds": rows}
        )
        return
    for row in rows:
        size, unused = int(row["bytes"]) / 1e6, int(row["unused_s"]) / 3600
        say(f"{row['kind']:<12} {row['files']:>6} files {size:>10.1f} MB   longest unused {unused:>7.1f} h")
    say(f"{held / 1e9:.2f} of {found.cache_gb:g} GB in {found.cache}{'; in use now' if used else ''}")


@app.command("clear")
@guarded
def clear_cache(
    kind: Annotated[str | None, typer.Argument(metavar="[KIND]", help="Only this kind, as cache shows it.")] = None,
    older_than: Annotated[
        str | None, typer.Option("--older-than", help="Only what was not used for so long: 90m, 12h, 30d.")
    ] = None,
    to: Annotated[str | None, typer.Option("--to", help="Only until this much is left: 500M, 5G.")] = None,
    as_json: AsJson = False,
    home: Home = None,
) -> None:
    """Throw away what can be made again, the longest unused first; what is in use stays."""
    found = settings(home)
    if to is not None and (kind is not None or older_than is not None):
        raise DirectorError("--to is about the whole cache; leave the kind and --older-than away.", code="bad_option")
    known = sorted({kept.kind for kept in survey(found.cache)})
    if kind is not None and kind not in known:
        raise DirectorError(
            f"The cache holds no '{kind}'; it holds {', '.join(known) or 'nothing'}.", code="bad_kind", choices=known
        )
    if to is not None:
        freed = shrink(found.cache, _measure(to, SIZES, "--to", "500M or 5G"), grace=0)
    else:
        age = _measure(older_than, TIMES, "--older-than", "90m, 12h or 30d") if older_than else 0
        freed = clear(found.cache, kind, unused_for=age)
    if as_json:
        print_json({"files": freed.files, "bytes": freed.size, "in_use": freed.in_use})
        return
    stayed = f"; {freed.in_use} stay, they are in use" if freed.in_use else ""
    say(f"{freed.files} files, {freed.size / 1e6:.1f} MB thrown away{stayed}")


@app.command("verify")
@guarded
def verify(as_json: AsJson = False, home: Home = None) -> None:
    """Read every rendered part through and hold it against its hash; damaged ones are thrown away."""
    from tools.assembly.cache import UnitCache

    units = UnitCache(settings(home).cache / UNITS)
    verified = units.verify()
    units.forget_lost()
    if as_json:
        print_json(asdict(verified))
    else:
        say(f"{verified.whole} parts are whole; {len(verified.damaged)} were damaged and will be made again")


def _measure(words: str, units: dict[str, int], option: str, examples: str) -> int:
    """A number with a unit, such as 5G or 12h."""
    found = re.fullmatch(r"(\d+(?:\.\d+)?)\s*([a-z]?)b?", words.strip().lower())
    if found is None or found[2] not in units:
        raise DirectorError(f"{option} {words} is not understood; write it like {examples}.", code="bad_option")
    return int(float(found[1]) * units[found[2]])
