"""Why a shot is as it is, and what was done: read from the film, from its other shots, and from its log."""

import json
from collections.abc import Sequence

from agent.embedded.answers import frames_of
from agent.embedded.film_index import FilmIndex
from agent.ports import Situation
from agent.telling import describe
from agent.telling.naming import Names, seconds, sentence, short
from tools.film.edits import parse_edit
from tools.film.errors import WorkprintError
from tools.film.film import Film
from tools.film.selecting import targets
from tools.film.sound import NARRATOR
from tools.film.timeline import Clip
from tools.film.views import picture_spans
from tools.store.films import LogEntry

LOOKED_BACK = 200
LENGTH = ("set_duration", "trim", "ripple", "roll", "slide", "set_speed", "freeze", "blade", "extract", "split_shot")
LIGHT = ("set_grade", "set_film_grade", "revise_shot", "revise_scene", "set_look")
NOT_SAID = ("print_take", "set_shot_state", "write_script")


def why_length(situation: Situation, index: FilmIndex, shot: str) -> str:
    """Why a shot is as long as it is: beside the others, its speed, its line, and who made it so."""
    film, names = situation.film, Names(situation.film)
    rate = film.look.rate
    frames = frames_of(film, shot)
    spans = picture_spans(film)
    others = sorted(spans[one].frames if one in spans else film.shots[one].frames for one in index.order)
    middle = others[len(others) // 2]
    beside = "shorter than" if frames < middle else "longer than" if frames > middle else "like"
    told = [
        f"{_start(names.shot(shot))} runs {seconds(frames, rate)}, {beside} most: half of the shots run"
        f" {seconds(middle, rate)} or more."
    ]
    clip = clip_of(film, shot)
    if clip is not None and clip.speed != 1:
        told.append(f"It plays at {float(clip.speed):g} times its speed, so its {_own(clip, film)} of picture are over"
                    f" {'sooner' if clip.speed > 1 else 'later'}.")  # fmt: skip
    known = film.shots[shot]
    if known.size == "insert" and frames <= middle:
        told.append("It is an insert: one thing, read at a glance.")
    lines = index.lines_of([shot])
    if lines:
        who = names.person(lines[0].speaker or NARRATOR)
        told.append(f"It holds the line of {who}, “{short(lines[0].what)}”.")
    elif frames < middle:
        told.append("It has no line to hold it.")
    if known.pace != "normal":
        told.append(f"Its pace is {known.pace}.")
    told += _made_so(situation, index, shot, LENGTH, frames != known.frames)
    return " ".join(told)


def why_look(situation: Situation, index: FilmIndex, shot: str) -> str:
    """Why a shot looks as it does: its hour, weather and light, its grade, and who made it so."""
    film = situation.film
    known = film.shots[shot]
    told = [f"{_start(Names(film).shot(shot))} is set at {known.time}, weather {known.weather}, mood {known.mood}."]
    if known.light:
        told.append(f"Its light: {known.light}.")
    clip = clip_of(film, shot)
    grade = clip.grade if clip is not None else None
    if grade is not None and grade.exposure:
        told.append(f"Its grade is {abs(grade.exposure):g} stops {'darker' if grade.exposure < 0 else 'brighter'}.")
    whole = film.look.grade
    if whole is not None and whole.exposure:
        told.append(f"The film's grade adds {whole.exposure:+g} stops.")
    return " ".join([*told, *_made_so(situation, index, shot, LIGHT, False)])


def why_rejected(film: Film, shot: str) -> str:
    """What was said against the takes of a shot; nothing where nothing was."""
    said = [take.note for take in film.takes.values() if take.shot == shot and take.state == "ng" and take.note]
    said += [film.shots[shot].note] if getattr(film.shots[shot], "note", "") else []
    return f"{_start(Names(film).shot(shot))} was rejected: “{short(said[-1])}”." if said else ""


def why_is(situation: Situation, index: FilmIndex, shot: str) -> str:
    """What is known about why a shot is there at all: what it shows, for which scene, and what was done to it."""
    film, names = situation.film, Names(situation.film)
    scene = next(scene for scene in film.scenes if scene.id == index.scene_of[shot])
    told = [f"{_start(names.shot(shot))}: {film.shots[shot].prompt}."]
    if scene.purpose:
        told.append(f"Its scene is there for this: {short(scene.purpose)}.")
    return " ".join([*told, *_made_so(situation, index, shot, (), False)])


def _made_so(situation: Situation, index: FilmIndex, shot: str, kinds: Sequence[str], changed: bool) -> list[str]:
    """The last edit of these kinds (of any, when none is given) that touched the shot, in words."""
    for entry in reversed(list(situation.records.log())[-LOOKED_BACK:]):
        if entry.kind in NOT_SAID or (kinds and entry.kind not in kinds) or not touches(situation, index, shot, entry):
            continue
        said = (
            f", when you said “{short(entry.message)}”" if entry.message else f", by “{entry.kind.replace('_', ' ')}”"
        )
        return [f"It was made so at revision {entry.revision}{said}."]
    return ["It was cut since it was written."] if changed else []


def touches(situation: Situation, index: FilmIndex, shot: str, entry: LogEntry) -> bool:
    """Whether an edit of the log changed a shot, by its name or by the scene that it is in."""
    told = {"kind": entry.kind, **json.loads(entry.edit)}
    if f'"{shot}"' in entry.edit:
        return True
    named = targets(situation.film, told)
    number = index.numbers[shot]
    scene = next((n for n, s in enumerate(situation.film.scenes, start=1) if shot in s.shots), 0)
    return number in named["shots"] or scene in named["scenes"]


def clip_of(film: Film, shot: str) -> Clip | None:
    for item in film.timeline.tracks[0].items:
        if isinstance(item, Clip) and item.shot == shot:
            return item
    return None


def _own(clip: Clip, film: Film) -> str:
    return seconds(round(clip.frames * clip.speed), film.look.rate)


def what_changed(situation: Situation, many: int = 3) -> str:
    """What was done last: the last message that did something, else the last edits of the log."""
    acted = [exchange for exchange in situation.past if exchange.acts]
    if acted and acted[-1].reply:
        reply = acted[-1].reply.partition("\nNext: ")[0]
        return f"After “{short(acted[-1].message)}”: {reply}"
    log = [entry for entry in situation.records.log() if entry.kind not in NOT_SAID]
    if not log:
        return "Nothing has been changed since the film was written."
    told = [entry_told(situation, entry) for entry in reversed(log[-many:])]
    return "\n".join([f"The last edits, newest first (the film is at revision {situation.revision}):", *told])


def changes_so_far(situation: Situation, many: int = 8) -> str:
    """What was done since the film was written and not taken back, newest first."""
    kept = in_force([entry for entry in situation.records.log() if entry.kind not in NOT_SAID])
    if not kept:
        return "Nothing has been changed since the film was written."
    told = [entry_told(situation, entry) for entry in reversed(kept[-many:])]
    more = [f"and {len(kept) - many} more before them; `workprint log` has all."] if len(kept) > many else []
    edits = "one edit" if len(kept) == 1 else f"{len(kept)} edits"
    return "\n".join([f"So far {edits}, newest first (the film is at revision {situation.revision}):", *told, *more])


def in_force(log: Sequence[LogEntry]) -> list[LogEntry]:
    """The entries that were not undone, or were done again."""
    kept: list[LogEntry] = []
    undone: list[LogEntry] = []
    for entry in log:
        if entry.kind not in ("undo", "redo"):
            kept.append(entry)
            undone.clear()
            continue
        source, goal = (kept, undone) if entry.kind == "undo" else (undone, kept)
        for _ in range(min(json.loads(entry.edit).get("steps", 1), len(source))):
            goal.append(source.pop())
    return kept


def last_change(situation: Situation) -> str:
    """The last edit alone."""
    return what_changed(situation, many=1)


def entry_told(situation: Situation, entry: LogEntry) -> str:
    said = f" (“{short(entry.message)}”)" if entry.message else ""
    try:
        before = situation.records.film_at(entry.revision - 1)
        what = describe(before, parse_edit(entry.edit))
    except WorkprintError:
        what = sentence(entry.kind.replace("_", " "))
    return f"{entry.revision}: {what.rstrip('.')}{said}."


def _start(text: str) -> str:
    return text[:1].upper() + text[1:]
