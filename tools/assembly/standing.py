"""What is known of files that were not touched since: how a film that did not change costs nothing.

    cache/standing/<sha256 of what, and of which file>.json        a file's size, time and inode, and what is known

A delivered film stands while the file has the mark that it had when it was written, and what it would be made from is
what it was made from. Then it is neither joined nor read nor proved again. A record is only a memory: without one, or
with one that does not fit, everything is done anew.
"""

import hashlib
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from tools.film.errors import OperatorError
from tools.film.value import Value
from tools.media.disk import whole_file
from tools.media.keeping import touch
from tools.media.pool import content_hash


class Mark(Value):
    """By what a file is known again without being read: bytes, time of change in ns, and its place on the disk.

    A file that is given another name keeps all three.
    """

    size: int
    changed: int
    inode: int
    device: int


class Record(Value):
    """What is known of the file with this mark."""

    mark: Mark
    known: str


@dataclass(frozen=True)
class Standing:
    """The records under one cache folder. Safe for several processes: each is written whole."""

    root: Path

    def recall(self, what: str, path: Path) -> str | None:
        """What was remembered about the file at `path` under the name `what`; None when it is another one now."""
        card = self._card(what)
        mark = mark_of(path)
        if mark is None or not touch(card):
            return None
        try:
            record = Record.model_validate_json(card.read_bytes())
        except (ValueError, OSError):
            return None
        return record.known if record.mark == mark else None

    def remember(self, what: str, path: Path, known: str) -> None:
        """Remember `known` about the file at `path`, for as long as it is not touched. What cannot be written down is
        not remembered: it is found out once more."""
        mark = mark_of(path)
        if mark is not None:
            with suppress(OperatorError), whole_file(self._card(what)) as card:
                card.write_text(Record(mark=mark, known=known).model_dump_json(), encoding="utf-8")

    def forget(self, what: str) -> None:
        """Forget what was remembered under the name `what`."""
        self._card(what).unlink(missing_ok=True)

    def hash_of(self, path: Path) -> str:
        """The sha256 of a file, read only when its mark is not that of the last time. Raises OSError."""
        what = f"sha256 {path.resolve()}"
        known = self.recall(what, path)
        if known is None:
            known = content_hash(path)
            self.remember(what, path, known)
        return known

    def _card(self, what: str) -> Path:
        return self.root / "standing" / f"{hashlib.sha256(what.encode()).hexdigest()}.json"


def mark_of(path: Path) -> Mark | None:
    """The mark of a file; None where there is none."""
    try:
        stat = path.stat()
    except OSError:
        return None
    return Mark(size=stat.st_size, changed=stat.st_mtime_ns, inode=stat.st_ino, device=stat.st_dev)


@cache
def program_hash(folders: tuple[Path, ...]) -> str:
    """A hash over the text of our own modules below these folders: what another version did is not taken for ours."""
    digest = hashlib.sha256()
    for module in _modules(folders):
        digest.update(module.name.encode() + b"\n" + module.read_bytes())
    return digest.hexdigest()


def _modules(folders: Iterable[Path]) -> Iterable[Path]:
    return (module for folder in folders for module in sorted(folder.rglob("*.py")))
