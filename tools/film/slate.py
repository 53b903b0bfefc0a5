"""Slates: what a scene, a shot and a take are called on set, and finding them by any of their names.

    scene 3            shots   3A  3B  3C ...  3H  3J (no I, no O) ... 3Z  3AA
                       takes of 3B:  3B-1  3B-2

Scenes are numbered by their place, shots by their place in their scene (the letter) and in the film (the number),
so that names follow every move while ids stay. A reference is an id, a number over the film (`7` or `"7"`), or a
slate; a character or a place may also be called by name.
"""

import re
from collections.abc import Iterable, Mapping
from itertools import chain
from typing import TypeVar

from tools.film.errors import NotFound
from tools.film.film import Film
from tools.film.script import Character, Location, Scene, Shot, Take

LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ"
Reference = int | str
Named = TypeVar("Named", Character, Location)

_SLATE = re.compile(r"(\d+)([A-Z]+)(?:-(\d+))?", re.IGNORECASE)


def setup_letter(index: int) -> str:
    """The letter of the shot at `index` (from 0) of its scene: A .. Z without I and O, then AA."""
    letters = ""
    rest = index + 1
    while rest:
        rest, digit = divmod(rest - 1, len(LETTERS))
        letters = LETTERS[digit] + letters
    return letters


def setup_index(letters: str) -> int | None:
    """The inverse of `setup_letter`; None when a letter is never used on a slate."""
    index = 0
    for letter in letters.upper():
        if letter not in LETTERS:
            return None
        index = index * len(LETTERS) + LETTERS.index(letter) + 1
    return index - 1


def shot_order(film: Film) -> tuple[str, ...]:
    """The ids of all shots in the order of the film."""
    return tuple(chain.from_iterable([scene.shots for scene in film.scenes]))


def shot_numbers(film: Film) -> dict[str, int]:
    """Each shot's number over the film, from 1."""
    return {shot: number for number, shot in enumerate(shot_order(film), 1)}


def slates(film: Film) -> dict[str, str]:
    """The slate of every shot by its id; one pass over the film."""
    return {
        shot: f"{number}{setup_letter(index)}"
        for number, scene in enumerate(film.scenes, 1)
        for index, shot in enumerate(scene.shots)
    }


def scene_of(film: Film, shot: str) -> Scene:
    """The scene that holds the shot with this id."""
    for scene in film.scenes:
        if shot in scene.shots:
            return scene
    raise NotFound(f"There is no shot '{shot}'; {_shots_range(film)}.", shot=shot)


def scene_number(film: Film, scene: str) -> int:
    """The number (from 1) of the scene with this id."""
    for number, candidate in enumerate(film.scenes, 1):
        if candidate.id == scene:
            return number
    raise NotFound(f"There is no scene '{scene}'; {_scenes_range(film)}.", scene=scene)


def slate_of(film: Film, shot: str) -> str:
    """The slate of one shot: `3B`."""
    for number, scene in enumerate(film.scenes, 1):
        if shot in scene.shots:
            return f"{number}{setup_letter(scene.shots.index(shot))}"
    raise NotFound(f"There is no shot '{shot}'; {_shots_range(film)}.", shot=shot)


def slugline(film: Film, scene: Scene) -> str:
    """`INT. LAMP ROOM - NIGHT`."""
    return f"{scene.interior} {film.locations[scene.location].name.upper()} - {scene.time.upper()}"


def find_shot(film: Film, reference: Reference) -> Shot:
    """The shot that an id, a number over the film or a slate names; raises NotFound with the legal range."""
    if isinstance(reference, str) and reference in film.shots:
        return film.shots[reference]
    number = _number(reference)
    if number is not None and number >= 1:
        for scene in film.scenes:
            if number <= len(scene.shots):
                return film.shots[scene.shots[number - 1]]
            number -= len(scene.shots)
    elif (slate := _SLATE.fullmatch(str(reference).strip())) and (shot := _by_slate(film, slate)):
        return shot
    raise NotFound(f"There is no shot {reference}; {_shots_range(film)}.", shot=reference, legal=[1, len(film.shots)])


def find_scene(film: Film, reference: Reference) -> Scene:
    """The scene that an id or a number names; raises NotFound with the legal range."""
    number = _number(reference)
    if number is not None and 1 <= number <= len(film.scenes):
        return film.scenes[number - 1]
    for scene in film.scenes:
        if scene.id == reference:
            return scene
    raise NotFound(
        f"There is no scene {reference}; {_scenes_range(film)}.", scene=reference, legal=[1, len(film.scenes)]
    )


def find_take(film: Film, reference: Reference) -> Take:
    """The take that an id or a slate (`3B-2`) names; raises NotFound with the takes that there are."""
    text = str(reference).strip()
    if text in film.takes:
        return film.takes[text]
    slate = _SLATE.fullmatch(text)
    if slate and slate[3] and (shot := _by_slate(film, slate)):
        if 1 <= int(slate[3]) <= len(shot.takes):
            return film.takes[shot.takes[int(slate[3]) - 1]]
        raise NotFound(
            f"There is no take {reference}; shot {slate_of(film, shot.id)} has {len(shot.takes)} takes.",
            take=reference,
            legal=[1, len(shot.takes)],
        )
    raise NotFound(f"There is no take {reference}; name one as on its slate, such as 1A-1.", take=reference)


def find_character(film: Film, reference: Reference) -> Character:
    """The character that an id or a name (in any case) names; raises NotFound with the cast."""
    return _by_name(film.characters, reference, "character", "the cast is")


def find_location(film: Film, reference: Reference) -> Location:
    """The place that an id or a name (in any case) names; raises NotFound with the places."""
    return _by_name(film.locations, reference, "place", "the places are")


def _by_name(known: Mapping[str, Named], reference: Reference, what: str, there_are: str) -> Named:
    text = str(reference).strip()
    if text in known:
        return known[text]
    for candidate in known.values():
        if text.casefold() in (candidate.name.casefold(), candidate.id.casefold()):
            return candidate
    names = _listed(candidate.name for candidate in known.values())
    raise NotFound(f"There is no {what} '{reference}'; {there_are} {names}.", reference=reference, legal=list(known))


def _number(reference: Reference) -> int | None:
    if isinstance(reference, int):
        return reference
    text = reference.strip()
    return int(text) if text.isascii() and text.isdigit() else None


def _by_slate(film: Film, slate: re.Match[str]) -> Shot | None:
    scene, index = int(slate[1]), setup_index(slate[2])
    if index is None or not 1 <= scene <= len(film.scenes):
        return None
    shots = film.scenes[scene - 1].shots
    return film.shots[shots[index]] if index < len(shots) else None


def _shots_range(film: Film) -> str:
    if not film.shots:
        return "the film has no shots yet"
    last = next(scene for scene in reversed(film.scenes) if scene.shots)
    return f"the film has shots 1 to {len(film.shots)} (1A to {slate_of(film, last.shots[-1])})"


def _scenes_range(film: Film) -> str:
    return f"the film has scenes 1 to {len(film.scenes)}" if film.scenes else "the film has no scenes yet"


def _listed(names: Iterable[str]) -> str:
    return ", ".join(names) or "empty"
