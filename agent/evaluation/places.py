"""Edits that are about order: what they do is where things stand afterwards, however the place was named.

move 5 after 3  =  move 5 before 4, when both leave the same order
"""

from collections.abc import Iterator
from typing import Any

from tools.film.apply import apply
from tools.film.edits import story
from tools.film.film import Film
from tools.film.slate import find_location
from tools.film.timing import to_frames

PLACED = (
    story.MoveShot,
    story.SwapShots,
    story.MoveScene,
    story.SwapScenes,
    story.SplitScene,
    story.MergeScenes,
    story.AddShot,
    story.AddScene,
)
ORDERED = (story.MoveShot, story.SwapShots, story.MoveScene, story.SwapScenes)
"""those that do nothing else"""
Placed = (
    story.MoveShot
    | story.SwapShots
    | story.MoveScene
    | story.SwapScenes
    | story.SplitScene
    | story.MergeScenes
    | story.AddShot
    | story.AddScene
)


def placed(film: Film, act: Placed) -> Iterator[tuple[str, dict[str, Any]]]:
    """The order of scenes and shots afterwards, and what comes in there. Raises DirectorError when it cannot be."""
    after, _ = apply(film, act)
    match act:
        case story.AddShot():
            changes = act.model_dump(exclude={"kind", "after", "before", "scene"})
            seconds = changes.pop("seconds")
            if seconds is not None:
                changes["frames"] = to_frames(seconds, film.look.rate)
            changes["props"] = tuple(sorted(prop.what for prop in act.props))
            yield _order(after), changes
        case story.AddScene():
            changes = act.model_dump(exclude={"kind", "after", "before"})
            changes["location"] = find_location(film, act.location).id
            yield " ".join(scene.id for scene in after.scenes), changes
        case _:
            yield _order(after), {}


def _order(film: Film) -> str:
    """The shots of each scene. An id that came with the edit is the next serial number, whatever brought it."""
    return " | ".join(" ".join(scene.shots) for scene in film.scenes)
