"""Where media lie, as editing programs write it: plain paths and URLs of every system, in and out.

media/3B-2.mp4                      as it is, beside the file
/Users/x/a b.mp4                    file:///Users/x/a%20b.mp4
file://localhost/C%3a/a%20b.mp4     C:/a b.mp4
"""

import re
import unicodedata
from pathlib import Path, PurePosixPath
from urllib.parse import quote, unquote, urlsplit

SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]+:")


def as_url(path: str) -> str:
    """A path as a URL: absolute ones with `file:`, relative ones as they are, percent-encoded. URLs stay."""
    if SCHEME.match(path) and not re.match(r"[a-zA-Z]:[\\/]", path):
        return path
    plain = quote(unicodedata.normalize("NFC", path.replace("\\", "/")), safe="/:@&=+$,;~!*'()")
    if path.startswith("/"):
        return f"file://{plain}"
    return f"file:///{plain}" if re.match(r"[a-zA-Z]:/", plain) else plain


def as_path(url: str) -> str:
    """The path that a URL (or path) of any system names, with forward slashes; a web address stays as it is."""
    if not SCHEME.match(url) or re.match(r"[a-zA-Z]:[\\/]", url):
        return unicodedata.normalize("NFC", (unquote(url) if "%" in url else url).replace("\\", "/"))
    parts = urlsplit(url)
    if parts.scheme.lower() != "file":
        return url
    path = unquote(parts.path)
    if parts.netloc and parts.netloc.lower() != "localhost":
        path = f"//{parts.netloc}{path}"
    if re.match(r"/[a-zA-Z]:", path):
        path = path[1:]
    return unicodedata.normalize("NFC", path)


def inside(folder: Path, url: str) -> Path | None:
    """The file that a relative reference names in a folder; None for one that leads out of it, or is absolute."""
    path = as_path(url)
    if not path or "\0" in path or re.match(r"[a-zA-Z][a-zA-Z0-9+.-]*:", path) or path.startswith("/"):
        return None
    if any(part == ".." for part in PurePosixPath(path).parts):
        return None
    found = folder / path
    try:
        return found if found.resolve().is_relative_to(folder.resolve()) else None
    except (OSError, RuntimeError):
        return None
