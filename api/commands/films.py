"""Looking: films, show, log, takes."""

from typing import Any

from api.commands.rolling import take_line
from api.commands.shared import AsJson, FilmName, Home, guarded
from api.root import open_studio
from api.terminal import print_json, say
from tools.production.lengths import shown_film


@guarded
def films(as_json: AsJson = False, home: Home = None) -> None:
    """List all films, the last changed first."""
    found = open_studio(home).films.summaries()
    if as_json:
        rows = [
            {"film": film.id, "title": film.title, "revision": film.revision, "changed": film.changed.isoformat()}
            for film in found
        ]
        print_json({"films": rows})
        return
    for film in found:
        say(f"{film.id:<40} r{film.revision:<5} {film.changed:%Y-%m-%d %H:%M}  {film.title}")
    if not found:
        say('No films yet. Start one: workprint make "A lighthouse keeper finds a message in a bottle"')


@guarded
def show(film: FilmName, as_json: AsJson = False, home: Home = None) -> None:
    """Show a film: its story, scenes, shots and takes, its timeline and its cues."""
    shown = shown_film(open_studio(home), film)
    if as_json:
        print_json(shown)
        return
    for line in pages(shown):
        say(line)


@guarded
def log(film: FilmName, as_json: AsJson = False, home: Home = None) -> None:
    """Show every edit that made the film what it is, oldest first."""
    studio = open_studio(home)
    entries, begun = studio.log(film), studio.films.begun(studio.id_of(film))
    if as_json:
        rows = [
            {
                "revision": entry.revision,
                "kind": entry.kind,
                "edit": entry.edit,
                "actor": entry.actor,
                "message": entry.message,
                "at": entry.at.isoformat(),
                "asker": entry.asker.model_dump(),
            }
            for entry in entries
        ]
        print_json({"begun": {"asker": begun.asker.model_dump(), "at": begun.at.isoformat()}, "log": rows})
        return
    say(f"r0     {begun.at:%Y-%m-%d %H:%M:%S}  begun {begun.asker.words}".rstrip())
    for entry in entries:
        said = f"  ({entry.message})" if entry.message else ""
        behind = f"  {entry.asker.behind(entry.actor)}".rstrip()
        say(f"r{entry.revision:<5} {entry.at:%Y-%m-%d %H:%M:%S}  {entry.actor:<10} {entry.kind}{behind}{said}")


@guarded
def takes(film: FilmName, as_json: AsJson = False, home: Home = None) -> None:
    """List the takes of every shot, their faults, and which is circled; and those of shots that are gone."""
    shown = open_studio(home).show(film)
    shots = [shot for scene in shown["scenes"] for shot in scene["shots"]]
    if as_json:
        print_json({"film": shown["film"], "shots": shots, "bin": shown["bin"]})
        return
    for shot in shots:
        say(f"{shot['number']:>3}  {shot['slate']:<6} {shot['state']:<8} {_short(shot['prompt'], 80)}")
        for take in shot["takes"]:
            mark = "  <- circled" if take["take"] == shot["circled"] else ""
            say(f"       {take_line(take)}{mark}")
            for words in take["compromises"]:
                say(f"                {words}")
    if shown["bin"]:
        say("In the bin, of shots that were taken out:")
    for one in shown["bin"]:
        prompt = _short(one["prompt"], 60)
        say(f"       {one['slate']:<6} {one['generator']}, {one['cost']} USD  {one['media'][:12]}  {prompt}")


def _short(words: str, most: int) -> str:
    return words if len(words) <= most else f"{words[: most - 1].rstrip(' ,')}…"


def pages(shown: dict[str, Any]) -> list[str]:
    """A film as lines to read, from what `show` tells."""
    width, height = shown["size"]
    lines = [
        f"{shown['title']}  ({shown['film']}, revision {shown['revision']}, {shown['state']})",
        f"{shown['seconds']:.1f} s, {width}x{height}, {shown['rate']}",
    ]
    if shown["logline"]:
        lines += ["", shown["logline"]]
    for person in shown["characters"]:
        lines.append(f"  {person['name']}: {person['canon']}")
    for scene in shown["scenes"]:
        lines += ["", f"{scene['number']}  {scene['slugline']}"]
        for shot in scene["shots"]:
            lines.append(f"  {shot['number']:>3}  {shot['slate']:<5} {shot['seconds']:>4.1f} s  {shot['prompt']}")
            lines += [
                f"             {cue['what']}"
                for cue in shown["cues"]
                if cue["kind"] == "dialogue" and cue.get("shot") == shot["number"]
            ]
    return lines
