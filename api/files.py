"""Files as answers: byte ranges, entity tags, and nothing sent that the other side still has."""

from pathlib import Path
from typing import Any

from fastapi import Request, Response
from fastapi.responses import FileResponse

from tools.film.errors import NotFound

IMMUTABLE = "private, max-age=31536000, immutable"
ASK_AGAIN = "private, no-cache"
BYTES = "application/octet-stream"
TYPES = {
    ".mp4": "video/mp4",
    ".m4v": "video/mp4",
    ".mov": "video/quicktime",
    ".webm": "video/webm",
    ".mkv": "video/x-matroska",
    ".avi": "video/x-msvideo",
    ".wav": "audio/wav",
    ".jpg": "image/jpeg",
    ".png": "image/png",
    ".gif": "image/gif",
    ".zip": "application/zip",
    ".pdf": "application/pdf",
    ".srt": "text/plain; charset=utf-8",
    ".md": "text/plain; charset=utf-8",
}
"""What a browser may show; anything else is only bytes to it."""
DESCRIBED: dict[int | str, dict[str, Any]] = {
    200: {"description": "The file", "content": {"*/*": {"schema": {"type": "string", "format": "binary"}}}},
    206: {"description": "The bytes asked for with Range"},
    304: {"description": "The copy that the caller has (If-None-Match) is the file"},
    416: {"description": "The file does not have the bytes asked for"},
}
"""The answers of an address that gives a file, for the description of the interface."""


def has_still(request: Request, etag: str) -> bool:
    """Whether the copy that the caller has is the one of this entity tag."""
    known = {part.strip().removeprefix("W/") for part in request.headers.get("if-none-match", "").split(",")}
    return etag in known or "*" in known


def file_answer(request: Request, path: Path, tag: str, *, caching: str, name: str | None = None) -> Response:
    """The file, whole or in ranges; 304 when the caller's copy is `tag`. With `name` it is something to save."""
    etag = f'"{tag}"'
    headers = {"etag": etag, "cache-control": caching}
    if has_still(request, etag):
        return Response(status_code=304, headers=headers)
    try:
        stat = path.stat()
    except OSError:
        raise NotFound("This file is no longer here.", code="gone") from None
    media_type = TYPES.get(path.suffix.lower(), BYTES)
    if media_type == BYTES:
        # What a browser may not show is something to save, whatever is in it.
        name = name or path.name
    return FileResponse(path, headers=headers, media_type=media_type, filename=name, stat_result=stat)
