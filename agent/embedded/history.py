"""The film's past, searched by what was done: "before the storm", "before I deleted the roof scene".

First an edit whose own words say it (its message, its kind, its fields, what it took out), the newest; else the newest
edit of something that is called so; else what such edits are called.
"""

import json
from collections.abc import Callable, Sequence

from agent.embedded.film_index import index_of, plain_words
from agent.embedded.pieces import forms
from agent.ports import Situation
from tools.film.errors import WorkprintError
from tools.film.film import Film
from tools.film.selecting import targets
from tools.film.slate import shot_order, slugline
from tools.store.films import LogEntry

SEARCHED = 400
"""edits of the past that are looked through"""
NO_CHANGE = ("undo", "redo", "revert", "print_take", "set_shot_state", "write_script", "name_cut")
SAID = {
    "remove": "delete cut drop lose kill scrap take out",
    "add": "insert new put",
    "move": "shift reorder",
    "swap": "switch exchange order",
    "grade": "colour color dark darker bright brighter warm warmer cool cooler contrast saturation look exposure light",
    "duration": "length long longer short shorter trim time",
    "speed": "slow fast slower faster motion",
    "transition": "dissolve fade wipe cut",
    "music": "score song",
    "line": "dialogue words speech",
    "effect": "sound noise",
    "title": "card credits",
    "circle": "approve",
    "ng": "reject",
    "gain": "louder quieter volume level",
    "voice": "deeper higher",
    "character": "cast coat clothes costume dress hair",
    "revise": "change",
}
"""part of a kind's name -> what people call it"""


def revision_before(situation: Situation, words: Sequence[str]) -> int | None:
    """The revision before the edits that the words speak of; None when nothing in the past is like that.

    Edits of one message that follow each other are one thing that was done.
    """
    log = [entry for entry in situation.records.log() if entry.kind not in NO_CHANGE][-SEARCHED:]
    wanted = [frozenset(forms(word)) for word in words]
    found: int | None = None
    for read in (_own_words, _with_names, _loosely):
        found = _newest(log, wanted, lambda entry, read=read: read(entry, situation))
        if found is not None:
            break
    if found is None:
        return None
    while found > 0 and log[found].message and log[found - 1].message == log[found].message:
        found -= 1
    return max(log[found].revision - 1, 0)


def _newest(
    log: Sequence[LogEntry], wanted: Sequence[frozenset[str]], words_of: Callable[[LogEntry], set[str]]
) -> int | None:
    for at in range(len(log) - 1, -1, -1):
        known = {form for word in words_of(log[at]) for form in forms(word)}
        if all(want & known for want in wanted):
            return at
    return None


def _own_words(entry: LogEntry, situation: Situation) -> set[str]:
    words = {*plain_words(entry.message), *entry.kind.split("_"), *_values(entry.edit)}
    if entry.kind in ("remove_scene", "remove_shot"):
        words |= _called(entry, situation) | _said_for(entry)
    return words


def _with_names(entry: LogEntry, situation: Situation) -> set[str]:
    return _own_words(entry, situation) | _called(entry, situation)


def _loosely(entry: LogEntry, situation: Situation) -> set[str]:
    return _with_names(entry, situation) | _said_for(entry)


def _said_for(entry: LogEntry) -> set[str]:
    return {word for part in entry.kind.split("_") for word in SAID.get(part, "").split()}


def _values(edit: str) -> list[str]:
    """The words in an edit's fields: a mood, a weather, a prompt, a name."""
    return plain_words(" ".join(value for value in json.loads(edit).values() if isinstance(value, str)))


def _called(entry: LogEntry, situation: Situation) -> set[str]:
    """What the shots and scenes of an edit are called, in the film before it."""
    try:
        film = situation.records.film_at(entry.revision - 1)
    except WorkprintError:
        return set()
    named = targets(film, {"kind": entry.kind, **json.loads(entry.edit)})
    order = shot_order(film)
    scenes = [film.scenes[number - 1] for number in named["scenes"]]
    shots = {order[number - 1] for number in named["shots"]} | {shot for scene in scenes for shot in scene.shots}
    words: set[str] = set()
    for scene in scenes:
        words |= {"scene", *plain_words(f"{slugline(film, scene)} {scene.purpose} {scene.weather}")}
    return words | _shot_words(film, shots)


def _shot_words(film: Film, shots: set[str]) -> set[str]:
    index = index_of(film)
    words: set[str] = set()
    for shot in shots:
        place = film.locations.get(film.shots[shot].location)
        words |= index.shot_words.get(shot, frozenset()) | set(plain_words(place.name if place else ""))
    return words
