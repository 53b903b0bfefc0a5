"""The page's protocol types, made from the server's own schema, so that the two cannot drift (make docs).

app.openapi() + edits + orders ──> web/src/protocol.ts
"""

import re
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any, cast

from api.app import build_app
from tools.film.edits import edit_schema
from tools.film.orders import order_schema
from tools.settings import Settings
from tools.studio import Studio

HEAD = "// Made by `make docs` from the server's schema; a test keeps it current. Do not edit.\n"
PAGE = Path(__file__).parent.parent / "web" / "src" / "protocol.ts"
PLAIN = {"string": "string", "integer": "number", "number": "number", "boolean": "boolean", "null": "null"}
Schema = Mapping[str, Any]


def protocol() -> str:
    """The text of protocol.ts: all that is said and answered, over HTTP and the socket, with `Edit` and `Order`."""
    schemas: dict[str, Schema] = dict(_described())
    unions: list[str] = []
    for union, schema in (("Edit", edit_schema()), ("Order", order_schema())):
        # A value that is said and answered in two ways has two names there; what is said has its own name here.
        schemas = {**cast("dict[str, Schema]", schema["$defs"]), **schemas}
        kinds = sorted({reference.rsplit("/", 1)[1] for reference in schema["discriminator"]["mapping"].values()})
        unions.append(f"export type {union} =\n" + "".join(f"  | {name}\n" for name in kinds).rstrip() + ";\n")
    return "\n".join([HEAD, *(_declared(_name(name), one) for name, one in sorted(schemas.items())), *unions])


def write_protocol(path: Path = PAGE) -> list[Path]:
    """Write the types where the sources of the page are; returns the file when it changed."""
    text = protocol()
    if not path.parent.is_dir() or (path.exists() and path.read_text(encoding="utf-8") == text):
        return []
    path.write_text(text, encoding="utf-8")
    return [path]


def _described() -> Schema:
    """The schemas of the application; no film is needed for them."""
    with tempfile.TemporaryDirectory() as folder:
        studio = Studio(Settings(home=Path(folder)))
        try:
            return build_app(studio).openapi()["components"]["schemas"]
        finally:
            studio.close()


def _name(name: str) -> str:
    return re.sub(r"\W", "_", name)


def _is_answer(schema: Schema) -> bool:
    """What the server answers says all of its fields, also those with a default."""
    return schema.get("additionalProperties") is True


def _declared(name: str, schema: Schema) -> str:
    if "properties" not in schema:
        return f"export type {name} = {_type(schema)};\n"
    needed = set(schema["properties"]) if _is_answer(schema) else set(schema.get("required", ()))
    lines = [f"export interface {name} {{"]
    for field, one in schema["properties"].items():
        optional = "" if field in needed or "const" in one else "?"
        lines.append(f"  {field}{optional}: {_type(one)};")
    return "\n".join([*lines, "}", ""])


def _type(schema: Schema) -> str:
    if "$ref" in schema:
        return _name(schema["$ref"].rsplit("/", 1)[1])
    if "const" in schema:
        return _literal(schema["const"])
    if "enum" in schema:
        return " | ".join(_literal(one) for one in schema["enum"])
    for several in ("anyOf", "oneOf"):
        if several in schema:
            return " | ".join(dict.fromkeys(_type(one) for one in schema[several]))
    if "allOf" in schema:
        return " & ".join(_type(one) for one in schema["allOf"])
    kind = schema.get("type")
    if kind == "array":
        if "prefixItems" in schema:
            return f"[{', '.join(_type(one) for one in schema['prefixItems'])}]"
        inner = _type(schema["items"]) if "items" in schema else "unknown"
        return f"({inner})[]" if "|" in inner else f"{inner}[]"
    if kind == "object":
        if isinstance(schema.get("additionalProperties"), Mapping):
            return f"Record<string, {_type(schema['additionalProperties'])}>"
        return "Record<string, unknown>"
    return PLAIN.get(str(kind), "unknown")


def _literal(value: Any) -> str:
    return f'"{value}"' if isinstance(value, str) else str(value).lower()
