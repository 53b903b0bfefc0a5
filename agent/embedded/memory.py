"""What the conversation was about: what "it", "that one" and "her" mean, and what "again" repeats."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from agent.conversation import Act, Exchange, Question
from tools.film.edits.state import Redo, Revert, Undo
from tools.film.edits.story import AddShot
from tools.film.errors import DirectorError
from tools.film.film import Film
from tools.film.selecting import targets
from tools.film.slate import find_character, shot_order, slates

LISTING = re.compile(
    r"\b(?:which|what|any|how many)\b.{0,20}\b(?:shots?|ones?|takes?|close-?ups?|wides?|inserts?)\b", re.IGNORECASE
)
"""a question that is answered with shots"""
SLATES = re.compile(r"\b(?P<first>\d+[A-Z]{1,2})(?: to (?P<last>\d+[A-Z]{1,2}))?\b")
NUMBERS = re.compile(r"\bshots? \d+(?:(?:, | and |, and )\d+)*", re.IGNORECASE)


class Spoken(Protocol):
    """What a request was about, as a reading has it."""

    @property
    def acts(self) -> tuple[Act, ...]: ...
    @property
    def shots(self) -> tuple[str, ...]: ...
    @property
    def scenes(self) -> tuple[str, ...]: ...
    @property
    def people(self) -> tuple[str, ...]: ...


@dataclass(frozen=True)
class Memory:
    """The focus of the conversation, the newest first in each list; ids that the film still knows."""

    shots: tuple[str, ...] = ()
    scenes: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    acts: tuple[Act, ...] = ()
    """what the last message that did something came to"""
    acts_just_now: bool = False
    """whether that was the last message of all"""
    question: Question | None = None
    """what was asked last and not answered yet"""


def remember(film: Film, past: Sequence[Exchange]) -> Memory:
    """The memory of a conversation, read from its last exchanges."""
    acted = [exchange for exchange in past if any(not isinstance(act, Undo | Redo | Revert) for act in exchange.acts)]
    acts = acted[-1].acts if acted else ()
    shots: tuple[str, ...] = ()
    scenes: tuple[str, ...] = ()
    people: list[str] = []
    whole = False
    for exchange in reversed(acted):
        people += [who for act in exchange.acts for who in people_of(film, act.model_dump())]
        if not shots and not scenes and not whole:
            shots, scenes = about(film, exchange.acts)
            # after a grade of the whole film "it" is the film, and no shot of before
            whole = not shots and not scenes and any(act.kind == "set_film_grade" for act in exchange.acts)
    if past and LISTING.search(past[-1].message) and not past[-1].acts and (told := shots_told(film, past[-1].reply)):
        shots, scenes = told, ()
    return Memory(
        shots,
        scenes,
        tuple(dict.fromkeys(people)),
        acts,
        bool(past) and bool(acted) and past[-1] is acted[-1],
        past[-1].question if past else None,
    )


def shots_told(film: Film, reply: str) -> tuple[str, ...]:
    """The shots that an answer names by their slates, "10 to 13 (4A to 4D)", or else by their numbers."""
    by_slate = {slate: shot for shot, slate in slates(film).items()}
    order = shot_order(film)
    found: list[str] = []
    for named in SLATES.finditer(reply):
        first, last = (by_slate.get(slate or named["first"]) for slate in (named["first"], named["last"]))
        if first is not None and last is not None:
            found += order[order.index(first) : order.index(last) + 1]
    if not found and (listed := NUMBERS.search(reply)) is not None:
        numbers = [int(number) for number in re.findall(r"\d+", listed[0])]
        found = [order[number - 1] for number in numbers if 1 <= number <= len(order)]
    return tuple(dict.fromkeys(found))


def about(film: Film, acts: Sequence[Act]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The shots and scenes that acts are about: those of the first that has any, and of all others of its kind."""
    order = shot_order(film)
    shots: list[str] = []
    scenes: list[str] = []
    kind = ""
    for act in acts:
        if isinstance(act, AddShot) and (new := _added(act, order)) is not None and not kind:
            # "add a shot of the sea after 3" ... "make that one wide"
            shots, kind = [new], act.kind
            continue
        named = targets(film, act.model_dump())
        if (named["shots"] or named["scenes"]) and act.kind == (kind or act.kind):
            kind = act.kind
            shots += [order[number - 1] for number in named["shots"] if number <= len(order)]
            scenes += [film.scenes[number - 1].id for number in named["scenes"] if number <= len(film.scenes)]
    return tuple(dict.fromkeys(shots)), tuple(dict.fromkeys(scenes))


def _added(act: AddShot, order: Sequence[str]) -> str | None:
    """The shot that was added: beside the one that is named; None where that is gone."""
    beside, step = (act.after, 1) if act.after else (act.before, -1)
    place = order.index(beside) + step if beside in order else -1
    return order[place] if 0 <= place < len(order) else None


def people_of(film: Film, told: dict[str, object]) -> list[str]:
    """Those whom an act is about: who is changed, or speaks."""
    found: list[str] = []
    for name in ("character", "who", "speaker"):
        value = told.get(name)
        if isinstance(value, str) and value:
            try:
                found.append(find_character(film, value).id)
            except DirectorError:
                continue
    return found


def moved_on(film: Film, memory: Memory, reading: Spoken) -> Memory:
    """The focus after a request: what it was about is what the next "it" means."""
    shots, scenes = reading.shots, reading.scenes
    if not shots and not scenes:
        shots, scenes = about(film, reading.acts)
    people = (*reading.people, *(who for act in reading.acts for who in people_of(film, act.model_dump())))
    if not shots and not scenes and not people:
        return memory
    return replace(
        memory,
        shots=shots or (() if scenes else memory.shots),
        scenes=scenes or (() if shots else memory.scenes),
        people=tuple(dict.fromkeys((*people, *memory.people))),
    )
