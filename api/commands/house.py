"""The house: setup, doctor, voices."""

import sys
from importlib.metadata import packages_distributions, version
from pathlib import Path
from typing import Annotated

import typer

from api.commands.shared import AsJson, Home, guarded
from api.extras import need
from api.root import open_studio, settings
from api.terminal import print_json, progress_display, say
from tools.film.errors import WorkprintError
from tools.media.assets import fetch, states
from tools.media.binaries import ffmpeg_build
from tools.media.keeping import survey

OURS = ("agent", "api", "tools", "web")


@guarded
def setup(
    quiet: Annotated[bool, typer.Option("--quiet", help="Say nothing when everything is there already.")] = False,
    as_json: AsJson = False,
    home: Home = None,
) -> None:
    """Fetch the pinned voices, instruments, fonts, dictionary and encoder, and make the renderer ready.

    Resumes after a stop."""
    from tools.production.warming import warm

    found = settings(home)
    missing = [state.name for state in states(found.home) if state.condition not in ("ready", "unavailable")]
    with progress_display(sys.stderr, quiet=quiet and not missing) as report:
        after = fetch(found.home, missing, report) if missing else []
        warm(found, report)
    whole = states(found.home)
    if as_json:
        print_json({"assets": [state.model_dump(mode="json") for state in whole]})
        return
    if quiet and not missing:
        return
    for state in whole:
        how = state.condition if state.condition == "ready" else f"{state.condition}: {state.fallback}"
        say(f"{state.name:<16} {state.size / 1e6:>7.1f} MB  {state.licence:<16} {how}")
    for state in after:
        if state.problem:
            sys.stderr.write(f"{state.name}: {state.problem}. A film is still made: {state.fallback}.\n")


@guarded
def doctor(as_json: AsJson = False, home: Home = None) -> None:
    """Check that this machine can make films, and say what to do where it cannot."""
    machine = [_packages(), _python(), _encoder(), _home(home), _cache(home), *_assets(home)]
    checks = [*machine, *_slack(home), *_discord(home)]
    if as_json:
        print_json(
            {"ok": all(ok or not needed for _, ok, needed, _ in checks), "checks": [_row(*row) for row in checks]}
        )
    else:
        for name, ok, needed, words in checks:
            say(f"{'ok  ' if ok else 'FAIL' if needed else 'warn'}  {name:<22} {words}")
    if not all(ok or not needed for _, ok, needed, _ in checks):
        raise typer.Exit(1)


@guarded
def voices(as_json: AsJson = False) -> None:
    """List the voices there are to cast."""
    from tools.audio.cast import VOICES

    if as_json:
        rows = [
            {"name": name, "sex": card.sex, "accent": card.accent, "f0": card.f0, "description": card.description}
            for name, card in VOICES.items()
        ]
        print_json({"voices": rows})
        return
    for name, card in VOICES.items():
        sex = "woman" if card.sex == "f" else "man"
        say(f"{name:<12} {sex:<6} {card.accent:<9} {card.f0:>4} Hz  {card.description}")


Row = tuple[str, bool, bool, str]


def _row(name: str, ok: bool, needed: bool, words: str) -> dict[str, object]:
    return {"name": name, "ok": ok, "needed": needed, "message": words}


def _packages() -> Row:
    """Each of our four generic names must belong to Workprint alone."""
    owners = packages_distributions()
    others = {name: owners.get(name, []) for name in OURS if set(owners.get(name, [])) - {"workprint"}}
    words = f"another package also installs {', '.join(others)}; use a virtual environment of its own"
    return ("packages", not others, True, f"workprint {version('workprint')}" if not others else words)


def _python() -> Row:
    ok = sys.version_info >= (3, 11)
    return ("python", ok, True, sys.version.split()[0] + ("" if ok else " is too old; 3.11 or newer is needed"))


def _encoder() -> Row:
    try:
        return ("encoder", True, True, f"ffmpeg build {ffmpeg_build()[:16]}")
    except WorkprintError as error:
        return ("encoder", False, True, error.message)


def _home(home: Path | None) -> Row:
    try:
        studio = open_studio(home)
        films = len(studio.films.summaries())
        return ("home folder", True, True, f"{studio.settings.home}, {films} films")
    except WorkprintError as error:
        return ("home folder", False, True, error.message)


def _cache(home: Path | None) -> Row:
    found = settings(home)
    held = sum(kept.size for kept in survey(found.cache))
    words = f"{held / 1e9:.1f} of {found.cache_gb:g} GB; see workprint cache"
    return ("cache", held <= found.cache_limit, False, words)


def _slack(home: Path | None) -> list[Row]:
    """Asked only where Slack is set up; a row for each workspace."""
    from api.bots.slack.keyring import Keyring

    found = settings(home)
    if found.slack_bot_token is None and not found.slack_client_id and not Keyring(found.home).all():
        return []
    try:
        need("slack", "slack_bolt", "aiohttp")
    except WorkprintError as error:
        return [("slack", False, False, error.message)]
    from api.bots.slack.running import checked

    return [("slack", ok, False, words) for ok, words in checked(found)]


def _discord(home: Path | None) -> list[Row]:
    """Asked only where Discord is set up; a row for each thing to click."""
    found = settings(home)
    if found.discord_token is None:
        return []
    try:
        need("discord", "discord", "nacl", "aiohttp")
    except WorkprintError as error:
        return [("discord", False, False, error.message)]
    from api.bots.discord.running import checked

    return [("discord", ok, False, words) for ok, words in checked(found)]


def _assets(home: Path | None) -> list[Row]:
    return [
        (
            state.name,
            state.condition == "ready",
            False,
            f"{state.version}, {state.size / 1e6:.1f} MB, {state.licence}"
            if state.condition == "ready"
            else f"{state.problem}; without it: {state.fallback}. Run workprint setup",
        )
        for state in states(settings(home).home)
    ]
