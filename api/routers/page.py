"""The page: three small files of the package, read once and sent from memory."""

import hashlib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from fastapi import APIRouter, Request, Response

from tools.film.errors import NotFound

router = APIRouter(include_in_schema=False)
TYPES = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml",
}


@dataclass(frozen=True)
class _Part:
    body: bytes
    media_type: str
    etag: str


@cache
def _parts() -> dict[str, _Part]:
    found: dict[str, _Part] = {}
    for item in files("web").joinpath("page").iterdir():
        suffix = item.name[item.name.rfind(".") :]
        if suffix in TYPES:
            body = item.read_bytes()
            found[item.name] = _Part(body, TYPES[suffix], f'"{hashlib.sha256(body).hexdigest()[:32]}"')
    return found


@router.get("/")
def index(request: Request) -> Response:
    return part(request, "index.html")


@router.get("/page/{name}")
def part(request: Request, name: str) -> Response:
    """A file of the page by its name; a name is looked up in memory and never becomes a path."""
    found = _parts().get(name)
    if found is None:
        raise NotFound("The page has no such part.")
    headers = {"etag": found.etag, "cache-control": "no-cache"}
    if request.headers.get("if-none-match") == found.etag:
        return Response(status_code=304, headers=headers)
    return Response(found.body, media_type=found.media_type, headers=headers)
