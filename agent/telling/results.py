"""What came of an order: takes, files, quotes, cues placed, a job that was begun."""

from collections.abc import Iterable, Sequence
from typing import Any

from agent.conversation import Done
from agent.telling.naming import Names, count, listed
from tools.film.selecting import targets
from tools.film.slate import shot_order

NAMED = 6
"""shots, and things that cameras cannot do, that a quote tells one by one"""
MOST_ROWS = 40
"""lines of a plan that are told"""
MOST_LOSSES = 12
"""losses of a cut that are told before it is made"""


def result_of(done: Done, names: Names) -> Iterable[str]:
    """The lines that an order's result is worth. Fields are those that tools.production.ordering tells."""
    told = done.result
    if told.get("job"):
        doing = _doing(done, names)
        if told.get("after"):
            yield begins_after(doing, told["after"])
        else:
            yield f"{doing} has begun, and goes on beside the conversation"
        yield from lacking(told)
        return
    match done.act.kind:
        case "generate" | "retake":
            yield from _takes(told, names)
        case "quote":
            yield from _quotes(told)
        case "export" if told.get("dry_run"):
            yield from lacking(told) or (f"nothing of the film is lost as {told['as']}",)
        case "render" | "export":
            yield from _file(told)
        case "import_media" if "changes" in told:
            yield from _changes(told)
        case "import_media":
            many = len(told.get("takes", ()))
            yield f"{many} clip{'s' if many != 1 else ''} brought in{_where(told)}"
            yield from (str(loss) for loss in told.get("losses", ()))
        case "spot":
            placed = told.get("placed", [])
            what = listed([f"{cue['what']} in {names.shot(cue['shot'])}" for cue in placed[:8]])
            yield f"effects placed: {what}" if placed else "no effect is missing: what the prompts name is there"
        case "compose":
            yield "the next render plays other music to the same cues"
        case "cancel":
            # Takes by their shots; on a server, the work by the kind of its order.
            ended = told.get("cancelled", ())
            stopped = [_DOING.get(one, one) if isinstance(one, str) else str(one["shot"]) for one in ended]
            yield f"stopped: {listed(stopped)}" if stopped else "nothing is rolling"
        case _:
            return


_DOING = {
    "make": "the making of the film",
    "generate": "rolling",
    "retake": "the retake",
    "render": "the render",
    "export": "the export",
    "import_media": "bringing in the files",
}


def begins_after(doing: str, ahead: str) -> str:
    """That work waits for an order before it; both may be kinds of orders."""
    return f"{_DOING.get(doing, doing)} begins by itself as soon as {_DOING.get(ahead, ahead)} has ended"


def _doing(done: Done, names: Names) -> str:
    """What is done, of the shots and scenes that were named."""
    kind, film = done.act.kind, names.film
    doing = _DOING.get(kind, kind)
    if kind not in ("generate", "retake"):
        return doing
    named, order = targets(film, done.act.model_dump(include={"kind", "shots", "scenes"})), shot_order(film)
    of_scenes = [shot for number in named["scenes"] for shot in film.scenes[number - 1].shots]
    what = names.shots([*(order[number - 1] for number in named["shots"]), *of_scenes])
    return f"{doing} {'of ' if kind == 'retake' else ''}{what}" if what else doing


def _where(told: dict[str, Any]) -> str:
    """The shots that clips became takes of, where they found them themselves."""
    found = [row["slate"] for row in told.get("plan", ()) if row["what"] == "take" and row["certainty"] != "told"]
    named = list(dict.fromkeys(found))
    return f", as takes of {listed(named[:12])}{' and others' if len(named) > 12 else ''}" if named else ""


def planned(told: dict[str, Any]) -> Iterable[str]:
    """What would become of files, line by line; nothing where nothing would."""
    # Looking at footage is loaded when there is some.
    from tools.production.arriving import words_of

    rows = [row for row in told.get("plan", ()) if row["what"] not in ("out", "there")]
    yield from (words_of(row) for row in rows[:MOST_ROWS])
    if len(rows) > MOST_ROWS:
        yield f"and {len(rows) - MOST_ROWS} more"
    if "scenes" in told:
        yield f"a script of {told['scenes']} scenes and {told['shots']} shots"
    yield from (str(line) for line in (*told.get("losses", ()), *told.get("notes", ())))
    if any(row["what"] == "ask" for row in rows):
        yield "What could be of several shots waits until you say which."


def lacking(told: dict[str, Any]) -> Sequence[str]:
    """What a file could not carry of the film, line by line."""
    losses = [str(loss) for loss in told.get("losses", ()) if loss]
    more = [f"and {len(losses) - MOST_LOSSES} more, all of them in its losses.txt"] if len(losses) > MOST_LOSSES else []
    return ["What it cannot carry:", *losses[:MOST_LOSSES], *more] if losses else []


def _changes(told: dict[str, Any]) -> Iterable[str]:
    """What was done to a cut that came back, and what of it was taken."""
    changes: list[dict[str, Any]] = told["changes"]
    taken = sum(bool(change["accepted"]) for change in changes)
    if not changes:
        yield "nothing was changed in that cut"
    elif taken:
        yield f"{taken} of {len(changes)} change{'s' if len(changes) != 1 else ''} of that cut taken over"
    # What is left has other numbers once some was taken.
    left: list[dict[str, Any]] = told.get("left", changes)
    for change in left:
        why = f" It cannot be taken: {change['problem']}" if change["problem"] else ""
        yield f"{change['number']}. {change['said']}{why}"
    open_ones = [str(change["number"]) for change in left if not change["problem"]]
    if open_ones:
        yield f'say "accept all", or which of them: "accept {listed(open_ones[:2])}"'
    yield from (str(note) for note in (*told.get("losses", ()), *told.get("notes", ())))


def _takes(told: dict[str, Any], names: Names) -> Iterable[str]:
    takes = [take for take in told.get("takes", ()) if take in names.film.takes]
    shots = names.shots(names.film.takes[take].shot for take in takes)
    yield f"{len(takes)} new take{'s' if len(takes) != 1 else ''} of {shots}" if takes else "no take was missing"
    if told.get("note"):
        yield str(told["note"])
    faults = [fault for take in takes for fault in names.film.takes[take].faults]
    if faults:
        yield f"the take check found: {listed(sorted(set(faults)))}"


def _quotes(told: dict[str, Any]) -> Iterable[str]:
    quotes: list[dict[str, Any]] = told.get("quotes", [])
    if not quotes:
        yield "no shot needs a take; nothing would be spent"
        return
    able = [quote for quote in quotes if not quote.get("problem")]
    if able:
        minutes = sum(quote["seconds"] for quote in able) / 60
        by = listed(sorted({quote["generator"] for quote in able}))
        takes = sum(quote["takes"] for quote in able)
        many = f"{count(takes, 'take')} of {count(len(able), 'shot')}" if takes != len(able) else count(takes, "take")
        yield f"{many} on {by}: {told.get('cost', 0):.2f} USD, about {minutes:.1f} minutes"
    lacking: dict[str, list[str]] = {}
    for quote in quotes:
        for words in (*([quote["problem"]] if quote.get("problem") else []), *quote["compromises"]):
            lacking.setdefault(str(words), []).append(str(quote["shot"]))
    yield from (f"{listed(slates[:NAMED])}: {words}" for words, slates in list(lacking.items())[:NAMED])
    yield from (str(told[name]) for name in ("note", "problem") if told.get(name))


def _file(told: dict[str, Any]) -> Iterable[str]:
    out = told.get("out", "")
    parts = [f"{told['seconds']:.1f} s"] if "seconds" in told else []
    if "segments" in told and "segments_encoded" in told:
        parts.append(f"{told['segments_encoded']} of {told['segments']} parts encoded")
    proof: dict[str, Any] = told.get("proof") or {}
    if proof:
        parts.append("proof passed" if proof.get("ok") else "proof FAILED")
    yield f"written: {out}{f' ({listed(parts)})' if parts else ''}"
    yield from (str(loss) for loss in told.get("losses", ()) if loss)
