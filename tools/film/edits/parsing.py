"""Edits from JSON and back. What is wrong is said in one sentence with the field and what it may be."""

import json
from collections.abc import Mapping
from difflib import get_close_matches
from typing import Annotated, Any, TypeVar, get_args

from pydantic import BaseModel, Field, TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from tools.film.edits.cut import CutEdit
from tools.film.edits.sound import SoundEdit
from tools.film.edits.state import HistoryEdit, StateEdit
from tools.film.edits.story import StoryEdit
from tools.film.edits.takes import TakeEdit
from tools.film.errors import DirectorError

FilmEdit = StoryEdit | TakeEdit | CutEdit | SoundEdit | StateEdit
Edit = FilmEdit | HistoryEdit
Parsed = TypeVar("Parsed")

_ADAPTER: TypeAdapter[Edit] = TypeAdapter(Annotated[Edit, Field(discriminator="kind")])


def kinds_of(union: Any) -> dict[str, type[BaseModel]]:
    """The members of a union of edits or orders by their `kind`."""
    return {member.model_fields["kind"].default: member for member in get_args(union)}


_KINDS = kinds_of(Edit)


def edit_kinds() -> dict[str, type[BaseModel]]:
    """Every kind of edit and its value, in the order of the vocabulary. The docstring is its help text."""
    return dict(_KINDS)


def edit_schema() -> dict[str, Any]:
    """The JSON schema of the whole union."""
    return _ADAPTER.json_schema()


def parse_edit(given: str | bytes | Mapping[str, Any]) -> Edit:
    """The edit that JSON (or a dict made of it) says.

    Raises DirectorError with the field and its legal values; data has `kind`, `field`, `problem` and `legal`.
    """
    return parse_tagged(given, _ADAPTER, _KINDS, "an edit")


def dump_edit(edit: Edit) -> str:
    """The edit as JSON, complete, so that the same edit is read back whatever the defaults will be."""
    return edit.model_dump_json()


def parse_tagged(
    given: str | bytes | Mapping[str, Any],
    adapter: TypeAdapter[Parsed],
    kinds: Mapping[str, type[BaseModel]],
    what: str,
) -> Parsed:
    """Read one member of a union tagged by `kind`; raises DirectorError."""
    fields = _read(given, what)
    kind = fields.get("kind")
    if kind not in kinds:
        close = get_close_matches(str(kind), list(kinds), n=3)
        hint = f"did you mean {' or '.join(close)}?" if close else f"the kinds are {', '.join(kinds)}."
        raise DirectorError(f"'{kind}' is not {what}; {hint}", field="kind", kind=kind, close=close, legal=list(kinds))
    try:
        # JSON mode: lists become tuples and "1/2" a fraction, while 7 and "7" stay what they are.
        return adapter.validate_json(json.dumps(fields, default=str))
    except ValidationError as error:
        raise _sentence(error.errors(include_url=False)[0], str(kind), kinds[str(kind)]) from None


def _read(given: str | bytes | Mapping[str, Any], what: str) -> Mapping[str, Any]:
    if isinstance(given, Mapping):
        return given
    try:
        fields: Any = json.loads(given)
    except ValueError as error:
        raise DirectorError(f"This is no JSON: {error}.", field="", problem=str(error)) from None
    if not isinstance(fields, dict):
        raise DirectorError(f"{what.capitalize()} is a JSON object with a `kind`.", field="", problem="no object")
    return fields  # pyright: ignore[reportUnknownVariableType]


def _sentence(problem: ErrorDetails, kind: str, edit: type[BaseModel]) -> DirectorError:
    # The first step of the path is the tag; steps in brackets are members of inner unions, of no use to anyone.
    path = [str(step) for step in problem["loc"][1:] if str(step) not in ("int", "str", "float", "number")]
    field = ".".join(path)
    match problem["type"]:
        case "missing":
            text = f"{kind} needs {field}"
        case "extra_forbidden":
            text = f"{kind} has no field {field}; it has {', '.join(n for n in edit.model_fields if n != 'kind')}"
        case "string_pattern_mismatch":
            text = f"{kind}: {field} is {_short(problem['input'])}; {_form(problem)}"
        case _:
            said = (problem["msg"][0].lower() + problem["msg"][1:]).replace("valid array", "valid list")
            text = f"{kind}: {field or 'the edit'} is {_short(problem['input'])}; {said}"
    legal = edit.model_fields[path[0]].description if path and path[0] in edit.model_fields else None
    said = _form(problem) if problem["type"] == "string_pattern_mismatch" else problem["msg"]
    return DirectorError(f"{text}{f' ({legal})' if legal else ''}.", kind=kind, field=field, problem=said, legal=legal)


def _form(problem: ErrorDetails) -> str:
    """How a field is written, of one that has a form: no reader of a film is shown a regular expression."""
    return "a colour is #rrggbb" if "#" in problem.get("ctx", {}).get("pattern", "") else "it is not written so"


def _short(given: Any) -> str:
    text = json.dumps(given, default=str, ensure_ascii=False)
    return text if len(text) <= 60 else f"{text[:57]}..."
