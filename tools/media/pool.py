"""The media pool: files addressed by what is in them.

    pool/ab/abcdef0123...mp4      sha256 of the content, under its first two digits

A file of the pool never changes. Adding the same content twice keeps one file.
"""

import hashlib
import os
import re
from contextlib import suppress
from pathlib import Path

from tools.film.errors import NotFound, OperatorError
from tools.media.disk import storage_error

BLOCK = 1 << 20
HASH = re.compile(r"[0-9a-f]{64}")


def content_hash(path: Path) -> str:
    """The sha256 of a file, as 64 hexadecimal digits."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


class Pool:
    """The files of one studio by content hash. Safe for several threads and processes at once."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def add(self, path: Path, suffix: str = "", *, move: bool = False) -> str:
        """Put a file into the pool and return its hash; with `move` the original goes away.

        `suffix` is the name's end (".mp4"), by default that of `path`. Atomic: a reader sees the whole file or none.
        Raises OperatorError when the file cannot be read, or the pool cannot be written (disk full, read-only).
        """
        if not path.is_file():
            raise OperatorError(f"{path} cannot be read: there is no such file.", code="unreadable", path=str(path))
        suffix = (suffix or path.suffix).lower()
        temporary = self.root / f".adding-{os.getpid()}-{os.urandom(4).hex()}{suffix}"
        try:
            self.root.mkdir(parents=True, exist_ok=True)
            digest = _copy_hashing(path, temporary)
            if not self.has(digest):
                target = self._folder(digest) / f"{digest}{suffix}"
                target.parent.mkdir(exist_ok=True)
                temporary.replace(target)
            if move:
                path.unlink(missing_ok=True)
        except OSError as error:
            raise storage_error(error, self.root) from error
        finally:
            with suppress(OSError):
                temporary.unlink()
        return digest

    def has(self, digest: str) -> bool:
        return self._find(digest) is not None

    def path(self, digest: str) -> Path:
        """Where the file of that hash is. Raises NotFound when the pool does not hold it."""
        found = self._find(digest)
        if found is None:
            raise NotFound(
                f"The media pool does not hold {digest[:12] or 'an empty hash'}; import or generate that take again.",
                code="media_missing",
                media=digest,
                reason="its file is gone from the media pool",
            )
        return found

    def _folder(self, digest: str) -> Path:
        return self.root / digest[:2]

    def _find(self, digest: str) -> Path | None:
        if not HASH.fullmatch(digest):
            return None
        return next(iter(sorted(self._folder(digest).glob(f"{digest}*"))), None)


def _copy_hashing(source: Path, target: Path) -> str:
    digest = hashlib.sha256()
    with source.open("rb") as reader, target.open("wb") as writer:
        while block := reader.read(BLOCK):
            digest.update(block)
            writer.write(block)
        writer.flush()
        os.fsync(writer.fileno())
    return digest.hexdigest()
