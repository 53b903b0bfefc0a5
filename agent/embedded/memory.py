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
        for act in exchange.acts:
            told = act.model_dump()
            people += people_of(film, told)
            # after a grade of the whole film "it" is the film, and no shot of before
            whole |= act.kind == "set_film_grade" and not shots and not scenes
            if not shots and not scenes and not whole:
                order = shot_order(film)
                named = targets(film, told)
                shots = tuple(order[number - 1] for number in named["shots"] if number <= len(order))
                scenes = tuple(film.scenes[number - 1].id for number in named["scenes"] if number <= len(film.scenes))
    return Memory(
        shots,
        scenes,
        tuple(dict.fromkeys(people)),
        acts,
        bool(past) and bool(acted) and past[-1] is acted[-1],
        past[-1].question if past else None,
    )


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
