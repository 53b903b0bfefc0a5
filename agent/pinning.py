"""References pinned: an act's numbers and slates become ids, on the film that they were said about.

"delete 3 and make 4 darker" ──> remove_shot sh3, set_grade sh4       although 4 is 3 by then
So the acts of one message mean what was numbered before it, and a gate destroys what its preview named, however
long it waits. What the film does not know stays as it was said, and fails where it is performed.
"""

from collections.abc import Callable
from functools import cache
from typing import Annotated, Any, TypeVar, get_args, get_origin, get_type_hints

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from agent.conversation import Act
from tools.film.edits.fields import ClipRef, SceneRef, ShotRef, Speaker, TakeRef, Who
from tools.film.errors import DirectorError
from tools.film.film import Film
from tools.film.slate import find_character, find_scene, find_shot, find_take

Pinned = TypeVar("Pinned", bound=BaseModel)
Find = Callable[[Film, Any], str]


def _shot(film: Film, reference: Any) -> str:
    return find_shot(film, reference).id


def _scene(film: Film, reference: Any) -> str:
    return find_scene(film, reference).id


def _take(film: Film, reference: Any) -> str:
    return find_take(film, reference).id


def _who(film: Film, reference: Any) -> str:
    return find_character(film, reference).id


_FINDERS: tuple[tuple[Any, Find], ...] = (
    (ShotRef, _shot),
    (SceneRef, _scene),
    # A clip is called by its shot, if not by its own id: the shot's id goes on naming it.
    (ClipRef, _shot),
    (TakeRef, _take),
    (Who, _who),
    (Speaker, _who),
)
"""each kind of reference, known by the very field that the vocabulary declares for it"""


def pinned(film: Film, act: Act) -> Act:
    """The act with ids of `film` for the numbers, slates and names in it."""
    return _pinned(film, act)


def _pinned(film: Film, value: Pinned) -> Pinned:
    changes = {
        name: found
        for name, find in _references(type(value)).items()
        if (given := getattr(value, name)) is not None and (found := _found(film, find, given)) != given
    }
    return value.model_copy(update=changes) if changes else value


def _found(film: Film, find: Find, given: Any) -> Any:
    if isinstance(given, tuple):
        return tuple(_found(film, find, one) for one in given)  # pyright: ignore[reportUnknownVariableType]
    if isinstance(given, BaseModel):
        return _pinned(film, given)
    try:
        return find(film, given)
    except DirectorError:
        return given


@cache
def _references(kind: type[BaseModel]) -> dict[str, Find]:
    hints = get_type_hints(kind, include_extras=True)
    return {name: find for name in kind.model_fields if (find := _finder(hints[name])) is not None}


def _finder(hint: Any) -> Find | None:
    """The finder of the reference that a type holds, directly, optionally or in a tuple."""
    if get_origin(hint) is Annotated:
        declared = [extra for extra in get_args(hint)[1:] if isinstance(extra, FieldInfo)]
        for reference, find in _FINDERS:
            if any(extra is get_args(reference)[1] for extra in declared):
                return find
    return next((found for inner in get_args(hint) if (found := _finder(inner)) is not None), None)
