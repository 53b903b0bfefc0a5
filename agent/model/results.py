"""What came of a model's acts, told to it: the same sentences that the person reads, and the ids of what is new."""

from collections.abc import Sequence
from typing import Any

from agent.conversation import Done
from agent.model.context import fenced, without_folders
from agent.model.looking import short
from agent.model.notes import Notes, Waiting
from agent.ports import Situation
from agent.telling import tell
from agent.telling.naming import seconds
from tools.film.facts import SceneAdded, ScriptWritten, ShotAdded, ShotsMerged, ShotSplit
from tools.film.film import Film
from tools.film.views import film_frames

MOST = 1500
"""characters of the result of one call"""


def results_of(situation: Situation, notes: Notes) -> list[dict[str, Any]]:
    """A message for each call whose acts were handed over; `notes` then waits for nothing more."""
    new, at = situation.done[notes.told :], 0
    films: dict[int, Film] = {situation.revision: situation.film}
    told: list[dict[str, Any]] = []
    for waiting in notes.waiting:
        done = new[at : at + waiting.acts]
        at += waiting.acts
        notes.faults += any(one.error for one in done)
        told.append(result_message(waiting.call, _result(situation, done, waiting, films)))
    notes.waiting, notes.told = [], len(situation.done)
    return told


def result_message(call: str, text: str) -> dict[str, Any]:
    return {"role": "tool", "tool_call_id": call, "content": text}


def _result(situation: Situation, done: Sequence[Done], waiting: Waiting, films: dict[int, Film]) -> str:
    if not done:
        return "Not done."
    before, after = (_film(situation, revision, films) for revision in (done[0].before, done[-1].revision))
    lines = [*tell(before, after, done).changes]
    new = [name for one in done for fact in one.facts for name in _new(fact)]
    if new:
        lines.append(f"New: {', '.join(new[:40])}.")
    if len(done) < waiting.acts:
        lines.append(f"{waiting.acts - len(done)} more were not done.")
    length = seconds(film_frames(after), after.look.rate)
    lines.append(f"Revision {done[-1].revision}: {len(after.scenes)} scenes, {len(after.shots)} shots, {length}.")
    lines += [f"Kept all the same: {remark}" for remark in waiting.remarks]
    return fenced(without_folders(short(" ".join(lines), MOST)))


def _new(fact: object) -> tuple[str, ...]:
    match fact:
        case ShotAdded():
            return (fact.shot,)
        case SceneAdded() | ScriptWritten():
            return fact.shots
        case ShotSplit():
            return (fact.new,)
        case ShotsMerged():
            return (fact.shot,)
        case _:
            return ()


def _film(situation: Situation, revision: int, films: dict[int, Film]) -> Film:
    if revision not in films:
        films[revision] = situation.records.film_at(revision)
    return films[revision]
