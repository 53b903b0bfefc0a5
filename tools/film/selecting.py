"""Which shots an edit means: named one by one, or all shots of scenes; and, for reports, by number."""

from tools.film.edits.fields import Selection
from tools.film.errors import DirectorError
from tools.film.film import Film
from tools.film.script import Shot
from tools.film.slate import find_scene, find_shot


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
