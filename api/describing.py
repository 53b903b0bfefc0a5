"""The description of the interface: what no request carries is added, what no answer is taken out."""

from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi

from api.events import SAYING


def describe_sayings(app: FastAPI) -> None:
    """Let /api/openapi.json name WireSaying, too; what a page hears is there already, as the answer of `news`."""

    def described() -> dict[str, Any]:
        if app.openapi_schema is None:
            schema = get_openapi(title=app.title, version=app.version, summary=app.summary, routes=app.routes)
            for path in schema["paths"].values():
                for operation in path.values():
                    # What cannot be read is a 400 here, with a sentence.
                    operation["responses"].pop("422", None)
            for unused in ("HTTPValidationError", "ValidationError"):
                schema["components"]["schemas"].pop(unused, None)
            saying = SAYING.json_schema(ref_template="#/components/schemas/{model}")
            schema["components"]["schemas"] |= {**saying.pop("$defs"), "WireSaying": saying}
            app.openapi_schema = schema
        return app.openapi_schema

    app.openapi = described
