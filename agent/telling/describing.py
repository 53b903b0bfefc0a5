"""What an act would do, said before it is done: for previews, for choices, for a dry run."""

from collections.abc import Mapping
from typing import Any

from agent.conversation import Act
from agent.telling.naming import Names, listed, seconds, sentence, shift, short
from tools.film.edits.cut import SetDuration
from tools.film.edits.fields import Selection
from tools.film.edits.story import AddScene, AddShot, RemoveCharacter, RemoveScene, RemoveShot, WriteScript
from tools.film.errors import DirectorError
from tools.film.film import Film
from tools.film.selecting import selected_shots
from tools.film.slate import find_character, find_scene, find_shot
from tools.film.timeline import Clip
from tools.film.views import find_item

PLACES = ("after", "before")
VERBS = {
    "set_duration": "change the length of",
    "revise_shot": "revise",
    "revise_scene": "revise",
    "set_grade": "grade",
    "set_film_grade": "grade the whole film",
    "ng": "reject",
    "generate": "roll",
    "export": "export",
    "set_line": "write a line for",
    "set_music": "put music under",
    "remove_music": "take the music out under",
    "add_effect": "put an effect into",
    "revert": "go back",
    "split_edit": "split sound and picture of",
    "set_transition": "change the transition into",
}
"""kinds whose name is not already what one would say"""


def describe(film: Film, act: Act) -> str:
    """One sentence: what the act would do to this film. A reference that the film does not know stays as it is said."""
    names = Names(film)
    match act:
        case RemoveShot():
            return sentence(_without(film, names, _shots(film, act), "take {what} out of the film"))
        case RemoveScene():
            try:
                scene = find_scene(film, act.scene)
            except DirectorError as error:
                return error.message
            return sentence(_without(film, names, list(scene.shots), f"take {names.scene(scene.id)} out: {{what}}"))
        case RemoveCharacter():
            try:
                person = find_character(film, act.character)
            except DirectorError as error:
                return error.message
            shown = [s.id for s in film.shots.values() if any(staged.who == person.id for staged in s.staging)]
            return sentence(f"take {person.name} out of the film: out of {names.shots(shown) if shown else 'no shot'}")
        case WriteScript():
            many = sum(len(scene.shots) for scene in act.screenplay.scenes)
            there = f", in place of the {len(film.shots)} shots that are there" if film.shots else ""
            return sentence(f"write {len(act.screenplay.scenes)} scenes with {many} shots{there}")
        case AddShot():
            return sentence(f"add a shot “{short(act.prompt)}”{_where(film, names, act.model_dump())}")
        case AddScene():
            many = f" with {len(act.shots)} shots" if act.shots else ""
            return sentence(
                f"add a scene “{short(act.purpose) or act.location}”{many}{_where(film, names, act.model_dump())}"
            )
        case SetDuration():
            return sentence(f"make {_what(film, names, act)} {_length(act, film)}")
        case _:
            return sentence(_plain(film, names, act))


def _plain(film: Film, names: Names, act: Act) -> str:
    told = act.model_dump(exclude_defaults=True)
    verb = VERBS.get(act.kind, act.kind.replace("_", " "))
    what = _what(film, names, act)
    fields = {
        name: value
        for name, value in told.items()
        if name
        not in ("kind", "shots", "scenes", "shot", "scene", "clip", "other", "until", "relative", *PLACES, "screenplay")
    }
    details = [_detail(film, name, value) for name, value in fields.items()]
    said = f"{verb} {what}".strip()
    where = _where(film, names, told)
    return f"{said}{where}{f': {listed(details)}' if details else ''}"


def _detail(film: Film, name: str, value: Any) -> str:
    if name == "frames" and isinstance(value, int):
        return shift(value, film.look.rate) if value else ""
    if isinstance(value, Mapping):
        return ", ".join(f"{key.replace('_', ' ')} {inner}" for key, inner in value.items())  # pyright: ignore
    if isinstance(value, float):
        return f"{name.replace('_', ' ')} {value:+g}"
    if name in ("text", "note", "prompt", "what", "words", "title", "name"):
        return f"“{short(str(value))}”"
    if name in ("who", "character", "speaker"):
        return Names(film).person(str(value))
    return f"{name.replace('_', ' ')} {value}"


def _what(film: Film, names: Names, act: Act) -> str:
    """The shots or scenes that an act is about, as they are called."""
    told = act.model_dump()
    if isinstance(act, Selection):
        scenes = [names.scene(found.id) for ref in act.scenes if (found := _scene(film, ref)) is not None]
        if scenes and not act.shots:
            return listed(scenes)
        shots = _shots(film, act)
        return names.shots(shots) if shots else ""
    if (clip := told.get("clip")) is not None:
        try:
            item = find_item(film, clip).item
            return names.shot(item.shot) if isinstance(item, Clip) else "the gap"
        except DirectorError:
            return str(clip)
    parts: list[str] = []
    for name in ("shot", "other", "scene"):
        if (value := told.get(name)) is not None:
            of_scenes = name == "scene" or (name == "other" and "scene" in act.kind)
            found = _scene(film, value) if of_scenes else _shot(film, value)
            parts.append((names.scene if of_scenes else names.shot)(found.id) if found is not None else str(value))
    if told.get("until") is not None and parts and (last := _shot(film, told["until"])) is not None:
        return f"{parts[0]} to {names.shot(last.id)}"
    return listed(parts)


def _where(film: Film, names: Names, told: Mapping[str, Any]) -> str:
    for name in PLACES:
        if (value := told.get(name)) is not None:
            scenes = "scene" in str(told.get("kind")) or str(value).startswith("sc")
            found = _scene(film, value) if scenes else _shot(film, value)
            if found is not None:
                return f" {name} {(names.scene if scenes else names.shot)(found.id)}"
    return ""


def _without(film: Film, names: Names, shots: list[str], text: str) -> str:
    frames = sum(
        item.frames for item in film.timeline.tracks[0].items if isinstance(item, Clip) and item.shot in set(shots)
    )
    return f"{text.format(what=names.shots(shots))} ({seconds(frames, film.look.rate)})"


def _shots(film: Film, selection: Selection) -> list[str]:
    try:
        return [shot.id for shot in selected_shots(film, selection)]
    except DirectorError:
        return []


def _shot(film: Film, reference: Any) -> Any:
    try:
        return find_shot(film, reference)
    except DirectorError:
        return None


def _scene(film: Film, reference: Any) -> Any:
    try:
        return find_scene(film, reference)
    except DirectorError:
        return None


def _length(act: SetDuration, film: Film) -> str:
    if act.seconds is not None:
        return f"{act.seconds:g} s long"
    if act.frames is not None:
        return f"{seconds(act.frames, film.look.rate)} long"
    if act.delta is not None:
        return f"{abs(act.delta):g} s {'longer' if act.delta > 0 else 'shorter'}"
    return f"{act.factor:g} times as long" if act.factor is not None else "another length"
