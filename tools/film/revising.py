"""Revising shots: what is asked for changes, in structure and in words, and the shot is planned again."""

from typing import Any

from tools.film.bench import Bench
from tools.film.edits.story import ReviseShot
from tools.film.errors import DirectorError
from tools.film.facts import ShotRevised
from tools.film.film import Film
from tools.film.noting import asked_by
from tools.film.prompting import Change, reworded
from tools.film.script import Character, Shot, Side, Staged
from tools.film.selecting import selected_shots
from tools.film.slate import find_character, find_location

# Fields of the edit that are the shot's own, and whose words the prompt says.
_SPOKEN = ("size", "angle", "pace", "light", "time", "weather", "mood")
_PLAIN = (*_SPOKEN, "coverage", "staging", "props", "focus", "note", "generator")
_SIDES: tuple[Side, ...] = ("centre", "left", "right")


def revise_shot(bench: Bench, edit: ReviseShot) -> None:
    """Change what is asked for in shots. Their takes are kept, but no longer answer it (see Bench.reopen)."""
    given = edit.model_dump(exclude={"kind", "shots", "scenes"}, exclude_none=True)
    if not given:
        raise DirectorError(
            "Say what changes in the shot: size, camera, light, time, weather, place, cast, action, note or more.",
            legal=[name for name in ReviseShot.model_fields if name not in ("kind", "shots", "scenes")],
        )
    shots = selected_shots(bench.film, edit)
    for shot in shots:
        revised = _revised(bench.film, shot, edit)
        changed = tuple(name for name in Shot.model_fields if getattr(revised, name) != getattr(shot, name))
        bench.put_shots(revised)
        bench.say(ShotRevised(shot=shot.id, changed=changed))
    bench.reopen(shot.id for shot in shots)


def _revised(film: Film, shot: Shot, edit: ReviseShot) -> Shot:
    update: dict[str, Any] = {name: value for name in _PLAIN if (value := getattr(edit, name)) is not None}
    words = [
        Change(name, getattr(shot, name), value)
        for name in _SPOKEN
        if (value := update.get(name)) is not None and value != getattr(shot, name)
    ]
    if edit.camera is not None:
        update["move"] = edit.camera
        words.append(Change("move", shot.move, edit.camera))
    if edit.place is not None:
        place = find_location(film, edit.place)
        update["location"] = place.id
        words.append(Change("place", film.locations[shot.location].name, place.name))
    staging = update.get("staging", shot.staging)
    for staged in staging:
        find_character(film, staged.who)
    if edit.cast is not None:
        people = tuple(find_character(film, who) for who in edit.cast)
        words += _cast_words(film, shot, people)
        staging = _recast(staging, people)
        update["coverage"] = edit.coverage or _coverage(shot, len(people))
    words += _acting_words(staging, edit)
    update["staging"] = tuple(_directed(staged, edit) for staged in staging)
    words += [
        Change("prop", "", prop.what) for prop in edit.props or () if prop.what.casefold() not in shot.prompt.casefold()
    ]
    if edit.look:
        words.append(Change("look", "", edit.look))
    if edit.note is None and set(asked_by(shot.note)) & set(update):
        update["note"] = ""  # what it asked for is asked for otherwise now
    update["prompt"] = edit.prompt if edit.prompt is not None else reworded(shot.prompt, words)
    return shot.model_copy(update=update)


def _recast(staging: tuple[Staged, ...], people: tuple[Character, ...]) -> tuple[Staged, ...]:
    """The staging with these people: who stays, stays as they are; who is new takes a free place."""
    here = {staged.who: staged for staged in staging}
    kept = {person.id: here[person.id] for person in people if person.id in here}
    free = [staged for staged in staging if staged.who not in kept]
    taken = {staged.at for staged in kept.values()}
    result: list[Staged] = []
    for person in people:
        if person.id in kept:
            result.append(kept[person.id])
        elif free:
            # Whoever comes in for someone else stands and acts as they did.
            result.append(free.pop(0).model_copy(update={"who": person.id}))
        else:
            sides: list[Side] = [side for side in _SIDES if side not in taken]
            result.append(Staged(who=person.id, at=sides[0] if sides else "centre"))
        taken.add(result[-1].at)
    return tuple(result)


def _coverage(shot: Shot, people: int) -> str:
    match people:
        case 0:
            return "empty"
        case 1:
            return shot.coverage if shot.coverage in ("single", "point of view") else "single"
        case 2:
            return shot.coverage if shot.coverage in ("two-shot", "over the shoulder") else "two-shot"
        case _:
            return "group"


def _cast_words(film: Film, shot: Shot, people: tuple[Character, ...]) -> list[Change]:
    """Say who came and who went; one for one is a change of name."""
    there = [staged.who for staged in shot.staging]
    come = [person.name for person in people if person.id not in there]
    gone = [film.characters[who].name for who in there if all(person.id != who for person in people)]
    if len(come) == 1 and len(gone) == 1:
        return [Change("cast", gone[0], come[0])]
    return [
        *(Change("cast", "", f"with {name}") for name in come),
        *(Change("cast", "", f"without {name}") for name in gone),
    ]


def _acting_words(staging: tuple[Staged, ...], edit: ReviseShot) -> list[Change]:
    if not staging:
        return []
    words: list[Change] = []
    if edit.action is not None and edit.action != staging[0].action:
        words.append(Change("action", staging[0].action, edit.action))
    if edit.expression is not None and edit.expression != staging[0].expression:
        words.append(Change("expression", staging[0].expression, edit.expression))
    if edit.facing is not None and edit.facing != staging[0].facing:
        words.append(Change("facing", staging[0].facing, edit.facing))
    return words


def _directed(staged: Staged, edit: ReviseShot) -> Staged:
    update = {
        name: value
        for name, value in (("action", edit.action), ("expression", edit.expression), ("facing", edit.facing))
        if value is not None
    }
    return staged.model_copy(update=update) if update else staged
