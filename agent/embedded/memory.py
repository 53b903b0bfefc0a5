"""What the conversation was about: what "it", "that one" and "her" mean, and what "again" repeats."""

from collections.abc import Sequence
from dataclasses import dataclass

from agent.conversation import Act, Exchange, Question
from tools.film.edits.state import Redo, Revert, Undo
from tools.film.errors import DirectorError
from tools.film.film import Film
from tools.film.selecting import targets
from tools.film.slate import find_character, shot_order


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
    return Memory(
        shots,
        scenes,
        tuple(dict.fromkeys(people)),
        acts,
        bool(past) and bool(acted) and past[-1] is acted[-1],
        past[-1].question if past else None,
    )


def about(film: Film, acts: Sequence[Act]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The shots and scenes that acts are about: those of the first that has any, and of all others of its kind."""
    order = shot_order(film)
    shots: list[str] = []
    scenes: list[str] = []
    kind = ""
    for act in acts:
        named = targets(film, act.model_dump())
        if (named["shots"] or named["scenes"]) and act.kind == (kind or act.kind):
            kind = act.kind
            shots += [order[number - 1] for number in named["shots"] if number <= len(order)]
            scenes += [film.scenes[number - 1].id for number in named["scenes"] if number <= len(film.scenes)]
    return tuple(dict.fromkeys(shots)), tuple(dict.fromkeys(scenes))


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
