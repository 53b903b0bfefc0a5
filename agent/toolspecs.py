"""The tools of a director that has a model: one for each edit and order, made from their values, so that an ability
exists once. Whatever calls them gets an act back; nothing is done here.

    edit_kinds() + order_kinds() ──ToolSpec──> {"name", "description", "parameters"}   compact: no titles, no $ref
    (name, arguments) ──act_of──> Act                                                  or DirectorError, in a sentence

Schemas are small because they are read with every request. What a reference looks like is said once, in the prompt.
Fields that hold a hash, and kinds that only machines send, are not offered and not taken. Which files may be named is
the toolbelt's to judge, when the act is done.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from pydantic import BaseModel

from agent.conversation import Act
from agent.toolbelt import NOT_FOR_TALK
from tools.film.edits import edit_kinds, parse_edit
from tools.film.errors import DirectorError
from tools.film.orders import order_kinds, parse_order

Schema = dict[str, Any]

NOT_OFFERED = frozenset((*NOT_FOR_TALK, "import_take", "import_lut", "import_captions", "recut"))
"""what machines report, and what names files by their hash or clips by their ids alone"""
HIDDEN = {
    "set_music": ("media",),
    "add_effect": ("media",),
    "set_location": ("set_kind",),
    "add_shot": ("frames", "generator"),
    "import_media": ("places",),
}
"""kind -> fields that a model neither sees nor may give: hashes, maps, and amounts that are said another way"""

REFERENCES = frozenset(
    ("shot", "shots", "scene", "scenes", "clip", "take", "takes", "other", "after", "before", "until", "who", "speaker")
)
"""fields whose form the prompt explains once for all tools"""
HEX = "^#[0-9a-f]{6}$"
LARGEST = 1000
"""a limit above this says nothing to a model; the value itself still holds it"""


@dataclass(frozen=True)
class ToolSpec:
    """One tool: its name is the kind, its parameters a JSON schema without references."""

    name: str
    description: str
    parameters: Schema

    def as_function(self, strict: bool = False, unions: bool = True) -> dict[str, Any]:
        """The tool as chat completions take it. `strict` has the service hold the model to the schema, where that
        does not cost more in nulls than it saves in mistakes; without `unions` what may be a number is a string."""
        parameters = self.parameters if unions else _plain(self.parameters)
        function = {"name": self.name, "description": self.description, "parameters": parameters}
        if strict and len(self.parameters["properties"]) - len(self.parameters.get("required", ())) <= STRICT_OPTIONAL:
            function |= {"parameters": _strictly(self.parameters), "strict": True}
        return {"type": "function", "function": function}

    def as_line(self) -> str:
        """The tool in one line, for models that are told their tools in words."""
        needed = self.parameters.get("required", ())
        fields = [
            f"{name}{'' if name in needed else '?'}{_said(schema)}"
            for name, schema in self.parameters["properties"].items()
        ]
        return f"{self.name}({', '.join(fields)}): {self.description}"


STRICT_OPTIONAL = 3
"""a strict schema has every field written out, as null where it is left out; with more of them that costs too much"""


def act_kinds() -> dict[str, type[BaseModel]]:
    """Every kind that a model may ask for, and its value."""
    return {kind: value for kind, value in {**edit_kinds(), **order_kinds()}.items() if kind not in NOT_OFFERED}


@lru_cache(maxsize=1)
def act_tools() -> tuple[ToolSpec, ...]:
    """One tool for each kind that a model may ask for, in the order of the vocabulary."""
    return tuple(_spec(kind, value) for kind, value in act_kinds().items())


def act_of(name: str, arguments: Mapping[str, Any]) -> Act:
    """The act that a tool call means. Raises DirectorError: no such tool, a field it does not have, a bad value."""
    kinds = act_kinds()
    if name not in kinds:
        raise DirectorError(f"There is no tool '{name}'.", kind=name, legal=list(kinds))
    given = {field: value for field, value in arguments.items() if value is not None and field != "kind"}
    for field in HIDDEN.get(name, ()):
        if field in given:
            raise DirectorError(f"{name} has no field {field} here; leave it out.", kind=name, field=field)
    read = parse_order if name in order_kinds() else parse_edit
    return read({"kind": name, **without_nothing(given)})


def without_nothing(value: Any) -> Any:
    """JSON without the nulls that models write for what they leave out."""
    if isinstance(value, dict):
        return {name: without_nothing(inner) for name, inner in value.items() if inner is not None}  # pyright: ignore
    if isinstance(value, list):
        return [without_nothing(inner) for inner in value if inner is not None]  # pyright: ignore
    return value


def _spec(kind: str, value: type[BaseModel]) -> ToolSpec:
    schema = value.model_json_schema()
    parameters = _compact(schema, schema.get("$defs", {}))
    for field in ("kind", *HIDDEN.get(kind, ())):
        parameters["properties"].pop(field, None)
    required = [name for name in parameters.pop("required", ()) if name in parameters["properties"]]
    parameters.pop("description", None)
    for field in REFERENCES & set(parameters["properties"]):
        parameters["properties"][field].pop("description", None)
        parameters["properties"][field].get("items", {}).pop("description", None)
    return ToolSpec(
        kind,
        " ".join((value.__doc__ or "").split()),
        parameters | ({"required": required} if required else {}),
    )


def _compact(schema: Schema, known: Mapping[str, Schema]) -> Schema:
    """The schema in place: references put in, titles and defaults of nothing left out, one type where one will do."""
    if "$ref" in schema:
        inner = _compact(known[schema["$ref"].rsplit("/", 1)[1]], known)
        inner.pop("description", None)
        return inner | ({"description": schema["description"]} if "description" in schema else {})
    if "anyOf" in schema:
        return _either(schema, known)
    out: Schema = {}
    for key, value in schema.items():
        match key:
            case "title" | "$defs" | "default" | "additionalProperties" | "maxLength" | "minLength":
                continue
            case "exclusiveMinimum" | "exclusiveMaximum" | "format":
                continue
            case "const":
                out["enum"] = [value]
            case "properties":
                out["properties"] = {name: _compact(field, known) for name, field in value.items()}
            case "items":
                out["items"] = _compact(value, known)
            case "minimum" | "maximum" if abs(value) > LARGEST:
                continue
            case "pattern" if "#" in value:
                out["pattern"] = HEX
            case "description" if value.startswith("a colour, #"):
                continue
            case _:
                out[key] = value
    return out


def _either(schema: Schema, known: Mapping[str, Schema]) -> Schema:
    """A union, without its null: one member as it is, plain types side by side, enumerations as one."""
    members = [_compact(member, known) for member in schema["anyOf"] if member.get("type") != "null"]
    described = {"description": schema["description"]} if "description" in schema else {}
    if len(members) == 1:
        return members[0] | described
    listed = [member for member in members if "enum" in member]
    if len(listed) == len(members):
        return {"type": "string", "enum": [value for member in listed for value in member["enum"]]} | described
    plain = [member for member in members if set(member) <= {"type", "pattern", "minimum", "maximum", "description"}]
    if len(plain) == len(members):
        types = list(dict.fromkeys(member["type"] for member in members))
        said = next((member["description"] for member in members if "description" in member), None)
        return ({"description": said} if said else {}) | {"type": types[0] if len(types) == 1 else types} | described
    return {"anyOf": members} | described


def _strictly(schema: Schema) -> Schema:
    """The schema as strict tools take it: closed, every field required, what may be left out nullable."""
    out = dict(schema)
    if "properties" in schema:
        needed = schema.get("required", ())
        out["properties"] = {
            name: _strictly(field) if name in needed else _nullable(_strictly(field))
            for name, field in schema["properties"].items()
        }
        out |= {"required": list(schema["properties"]), "additionalProperties": False}
    if "items" in schema:
        out["items"] = _strictly(schema["items"])
    if "anyOf" in schema:
        out["anyOf"] = [_strictly(member) for member in schema["anyOf"]]
    return out


def _plain(schema: Any) -> Any:
    """The schema with one type for each field; a number is read from a string, too."""
    if isinstance(schema, list):
        return [_plain(one) for one in schema]  # pyright: ignore[reportUnknownVariableType]
    if not isinstance(schema, dict):
        return schema
    out: Schema = {key: _plain(value) for key, value in schema.items()}  # pyright: ignore[reportUnknownVariableType]
    if isinstance(out.get("type"), list):
        out["type"] = "string"
    if "anyOf" in out:
        out |= out.pop("anyOf")[0]
    return out


def _nullable(schema: Schema) -> Schema:
    if "anyOf" in schema:
        return schema | {"anyOf": [*schema["anyOf"], {"type": "null"}]}
    types = schema.get("type", "string")
    out: Schema = {**schema, "type": [*types, "null"] if isinstance(types, list) else [types, "null"]}
    return out | {"enum": [*schema["enum"], None]} if "enum" in schema else out


def _said(schema: Schema) -> str:
    """What a field takes, in a few characters: the words it may be, or nothing where its name says it."""
    if "enum" in schema:
        return f"={'|'.join(str(value) for value in schema['enum'])}"
    match schema.get("type"):
        case "array":
            return "[]"
        case "boolean":
            return "=true|false"
        case "object":
            return f"{{{', '.join(f'{name}{_said(field)}' for name, field in schema.get('properties', {}).items())}}}"
        case _:
            return ""
