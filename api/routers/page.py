"""The page: the files that web/dist holds once it is built, read once and sent from memory."""

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from fastapi import APIRouter, Request, Response

from api.files import ASK_AGAIN, IMMUTABLE
from tools.film.errors import NotFound

router = APIRouter(include_in_schema=False)
TYPES = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml",
    ".woff2": "font/woff2",
}
HASHED = re.compile(r"-[\w-]{8}\.\w+$")
"""The build puts a hash of the content into the names of all but the first file."""
UNBUILT = b"""<!doctype html><html lang="en"><meta charset="utf-8"><title>Workprint</title>
<h1>The page is not built yet</h1><p>In the folder of the program: <code>make page</code>, then start the server again.
The interface for programs is here already: <a href="/api/openapi.json">/api/openapi.json</a>.</p></html>"""


@dataclass(frozen=True)
class _Part:
    body: bytes
    media_type: str
    etag: str


@cache
def _parts() -> Mapping[str, _Part]:
    folder = files("web").joinpath("dist")
    if not folder.joinpath("index.html").is_file():
        return {}
    found: dict[str, _Part] = {}
    for item in folder.iterdir():
        suffix = item.name[item.name.rfind(".") :]
        if suffix in TYPES:
            body = item.read_bytes()
            found[item.name] = _Part(body, TYPES[suffix], f'"{hashlib.sha256(body).hexdigest()[:32]}"')
    return found


def built() -> bool:
    """Whether there is a page to show."""
    return bool(_parts())


@router.get("/")
@router.get("/films/{film}")
def index(request: Request, film: str = "") -> Response:
    """The page; it reads from its own address which film it shows."""
    if not built():
        return Response(UNBUILT, 503, media_type=TYPES[".html"])
    return part(request, "index.html")


@router.get("/page/{name}")
def part(request: Request, name: str) -> Response:
    """A file of the page by its name; a name is looked up in memory and never becomes a path."""
    found = _parts().get(name)
    if found is None:
        raise NotFound("The page has no such part.")
    headers = {"etag": found.etag, "cache-control": IMMUTABLE if HASHED.search(name) else ASK_AGAIN}
    if request.headers.get("if-none-match") == found.etag:
        return Response(status_code=304, headers=headers)
    return Response(found.body, media_type=found.media_type, headers=headers)
