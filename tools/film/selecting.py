"""Which shots an edit means: named one by one, or all shots of scenes; and, for reports, by number."""

from collections.abc import Mapping
from typing import Any

from tools.film.edits.fields import Selection
from tools.film.errors import DirectorError
from tools.film.film import Film
from tools.film.script import Shot
from tools.film.slate import find_scene, find_shot, find_take, scene_number, shot_numbers
from tools.film.timeline import Clip
from tools.film.views import find_item


def selected_shots(film: Film, selection: Selection) -> tuple[Shot, ...]:
    """The shots that a selection names, each once, in the order named; raises when it names none."""
    found = [find_shot(film, reference) for reference in selection.shots]
    for reference in selection.scenes:
        found.extend(film.shots[shot] for shot in find_scene(film, reference).shots)
    if not found:
        raise DirectorError(
            f"Say which shots: numbers from 1 to {len(film.shots)}, or scenes from 1 to {len(film.scenes)}.",
            legal=[1, len(film.shots)],
        )
    return tuple({shot.id: shot for shot in found}.values())


def targets(film: Film, told: Mapping[str, Any]) -> dict[str, list[int]]:
    """The film-wide numbers of the shots and scenes that an edit or order names: {"shots": [...], "scenes": [...]}.

    `told` is the edit's fields (`model_dump()`). Numbers are those of `film`, so ask before applying. A clip or
    take counts as its shot, a cue as the shot it hangs on, a range as all its shots; where something shall go
    (`after`, `before`) is no target. Names that the film does not know are left out.
    """
    numbers = shot_numbers(film)
    of_scenes = "scene" in str(told.get("kind"))
    shots = [
        numbers[shot]
        for field in ("shot", "shots", "other", "until", "clip", "take", "takes", "cue")
        for reference in _many(told.get(field))
        if (shot := _shot_named(film, field, reference)) is not None and not (of_scenes and field == "other")
    ]
    if told.get("until") is not None and len(shots) == 2:
        shots = [*range(shots[0], shots[1] + 1)]
    scenes = [
        number
        for field in ("scene", "scenes", *(("other",) if of_scenes else ()))
        for reference in _many(told.get(field))
        if (number := _scene_named(film, reference)) is not None
    ]
    return {"shots": [*dict.fromkeys(shots)], "scenes": [*dict.fromkeys(scenes)]}


def _many(value: Any) -> list[Any]:
    if value is None:
        return []
    if isinstance(value, (list, tuple)):
        return [*value]  # pyright: ignore[reportUnknownVariableType]
    return [value]


def _shot_named(film: Film, field: str, reference: Any) -> str | None:
    if not isinstance(reference, (int, str)):
        return None
    try:
        match field:
            case "take" | "takes":
                return find_take(film, reference).shot
            case "cue":
                cue = film.cues.get(str(reference))
                return cue.shot if cue else None
            case "clip":
                item = find_item(film, reference).item
                return item.shot if isinstance(item, Clip) else None
            case _:
                return find_shot(film, reference).id
    except DirectorError:
        return None


def _scene_named(film: Film, reference: Any) -> int | None:
    if not isinstance(reference, (int, str)):
        return None
    try:
        return scene_number(film, find_scene(film, reference).id)
    except DirectorError:
        return None
