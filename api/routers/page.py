"""The page: the files that web/dist holds once it is built, read when they were built anew and sent from memory."""

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

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
STAMP = "built-from"
UNBUILT = b"""<!doctype html><html lang="en"><meta charset="utf-8"><title>Workprint</title>
<h1>The page is not built yet</h1><p>In the folder of the program: <code>make page</code>, then open this again.
The interface for programs is here already: <a href="/api/openapi.json">/api/openapi.json</a>.</p></html>"""


@dataclass(frozen=True)
class _Part:
    body: bytes
    media_type: str
    etag: str


class Dist:
    """A built page. What a page in a browser still asks for of the one before is kept beside the new one."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._built = 0
        self._parts: dict[str, _Part] = {}

    def parts(self) -> Mapping[str, _Part]:
        """Every file by its name; empty when nothing was built yet. While it is being built, the one before."""
        try:
            # Written last, and gone from the beginning of a build on.
            built = (self._folder / STAMP).stat().st_mtime_ns
        except OSError:
            return self._parts
        if built != self._built:
            found: dict[str, _Part] = {}
            for item in self._folder.iterdir():
                suffix = item.name[item.name.rfind(".") :]
                if suffix in TYPES:
                    body = item.read_bytes()
                    found[item.name] = _Part(body, TYPES[suffix], f'"{hashlib.sha256(body).hexdigest()[:32]}"')
            self._parts, self._built = {**self._parts, **found}, built
        return self._parts


_DIST = Dist(Path(str(files("web").joinpath("dist"))))


def built() -> bool:
    """Whether there is a page to show."""
    return bool(_DIST.parts())


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
    found = _DIST.parts().get(name)
    if found is None:
        raise NotFound("The page has no such part.")
    headers = {"etag": found.etag, "cache-control": IMMUTABLE if HASHED.search(name) else ASK_AGAIN}
    if request.headers.get("if-none-match") == found.etag:
        return Response(status_code=304, headers=headers)
    return Response(found.body, media_type=found.media_type, headers=headers)
