"""Files on their way in: each lies under a name of ours until all of it has come and was looked at.

uploads/<id>/card.json   what was said of it        uploads/<id>/part   what has come; its size is the offset

So a server that is killed and started again goes on where the bytes end. What nobody goes on with is thrown away.
"""

import os
import re
import secrets
import shutil
import threading
from collections.abc import Callable, Generator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, ValidationError

from tools.film.errors import Conflict, DirectorError, NotFound
from tools.media.bundles import check_archive
from tools.media.content import HEAD, Content, Family, content_of
from tools.media.disk import disk_full, storage_error, whole_file

KEPT = timedelta(hours=24)
"""after the last byte; then it is thrown away"""
MOST_OPEN = 200
SPARE = 256_000_000
"""bytes of the disk that no upload may take"""
UNPACKED = 4
"""times that an archive may unpack to what may be uploaded"""
LONGEST_NAME = 80
ID = re.compile(r"[0-9a-f]{32}")
CARD, PART = "card.json", "part"

UploadKind = Literal["clip", "still", "song", "script", "cut", "lut"]
FAMILIES: dict[UploadKind, tuple[Family, ...]] = {
    "clip": ("video", "picture"),
    "still": ("picture",),
    "song": ("sound", "video"),
    "script": ("text", "archive"),
    "cut": ("text", "archive"),
    "lut": ("text",),
}
"""what the content of each kind of file can be"""


class TooLarge(DirectorError):
    """More than may be sent."""

    code = "too_large"


class OtherVersion(DirectorError):
    """A client of another version of the protocol."""

    code = "bad_version"


class Card(BaseModel):
    """What was said of a file when its upload began. `by` is the pass of whoever began it."""

    model_config = ConfigDict(frozen=True)

    id: str
    name: str
    kind: UploadKind | None
    length: int
    by: str
    made: datetime


class Upload(Card):
    """A file on its way in, and how much of it has come."""

    offset: int
    expires: datetime

    @property
    def complete(self) -> bool:
        return self.offset == self.length


class Uploads:
    """The files on their way into one home folder. Safe to share between threads."""

    def __init__(self, root: Path, most: int, now: Callable[[], datetime] = lambda: datetime.now(UTC)) -> None:
        self.most = most
        """bytes that one file may have"""
        self._root, self._now = root, now
        self._lock = threading.Lock()
        self._holders: dict[str, str] = {}
        self._used: set[str] = set()

    def begin(self, by: str, length: int, name: str, kind: UploadKind | None) -> Upload:
        """Make room for a file. Raises TooLarge, Conflict when too many have begun, OperatorError for a full disk."""
        if length > self.most:
            raise TooLarge(
                f"A file may have {self.most / 1e9:g} GB here, and this one has {length / 1e9:.1f} GB;"
                " the setting WORKPRINT_UPLOAD_GB changes that.",
                legal=[1, self.most],
            )
        if length < 1:
            raise DirectorError("An empty file brings nothing in.", code="empty", legal=[1, self.most])
        with self._lock:
            others = self._swept()
            if len(others) >= MOST_OPEN:
                raise Conflict(f"{MOST_OPEN} uploads have begun; finish or delete some of them.", code="too_many")
            try:
                self._root.mkdir(parents=True, exist_ok=True)
                free = shutil.disk_usage(self._root).free
                if free < length + sum(one.length - one.offset for one in others) + SPARE:
                    raise disk_full(self._root)
                card = Card(
                    id=secrets.token_hex(16), name=safe_name(name), kind=kind, length=length, by=by, made=self._now()
                )
                # It is there at once, with its card, for whoever else looks at this folder.
                new = self._root / f".{card.id}"
                new.mkdir()
                (new / PART).touch()
                with whole_file(new / CARD) as part:
                    part.write_text(card.model_dump_json())
                new.rename(self._root / card.id)
            except OSError as error:
                raise storage_error(error, self._root) from error
        return self._read(card.id)

    def get(self, upload: str, by: str | None) -> Upload:
        """An upload of this person's; with None anybody's, for who was told its id. Raises NotFound for any other."""
        if ID.fullmatch(upload):
            try:
                found = self._read(upload)
            except (OSError, ValidationError):
                pass
            else:
                if by in (None, found.by) and found.expires > self._now():
                    return found
        raise NotFound("There is no such upload; they are kept for a day after the last byte.", code="no_upload")

    def all(self, by: str) -> list[Upload]:
        """This person's uploads, the oldest first."""
        with self._lock:
            return [one for one in self._swept() if one.by == by]

    def drop(self, upload: str, by: str) -> None:
        """Throw an upload away. Raises Conflict while it is being brought into a film."""
        found = self.get(upload, by)
        with self._lock:
            if found.id in self._used:
                raise Conflict("This file is being brought into a film; cancel that first.", code="busy")
            self._holders.pop(found.id, None)
            shutil.rmtree(self._root / found.id, ignore_errors=True)

    def hold(self, upload: str, by: str) -> tuple[Upload, str]:
        """The upload, and the right to write to it, which whoever had it before loses: a line that broke may not
        have been noticed yet on this side.
        """
        with self._lock:
            # Looked at when nobody writes any more, so that the offset stays true.
            found = self.get(upload, by)
            right = self._holders[found.id] = secrets.token_hex(8)
        return found, right

    def write(self, upload: str, right: str, offset: int, data: bytes) -> int:
        """Add bytes at the end; returns the new offset. Raises Conflict for who has lost the right to."""
        with self._lock:
            self._check(upload, right)
            try:
                with (self._root / upload / PART).open("r+b", buffering=0) as file:
                    file.seek(offset)
                    left = memoryview(data)
                    while left:
                        left = left[file.write(left) or 0 :]
            except OSError as error:
                raise storage_error(error, self._root) from error
        if offset < HEAD <= offset + len(data):
            self._look(upload)
        return offset + len(data)

    def settle(self, upload: str, right: str) -> Upload:
        """Put what has come on the disk for good; a whole file is looked at, and thrown away when it is none of ours.

        Raises DirectorError (code "bad_content", "bad_archive").
        """
        part = self._root / upload / PART
        with self._lock:
            self._check(upload, right)
        try:
            with part.open("rb") as file:
                begins = file.read(2)
                os.fsync(file.fileno())
        except OSError as error:
            raise storage_error(error, self._root) from error
        found = self._read(upload)
        if found.complete and self._look(upload).family == "archive" and begins == b"PK":
            try:
                check_archive(part, UNPACKED * self.most)
            except DirectorError:
                shutil.rmtree(self._root / upload, ignore_errors=True)
                raise
        return found

    def whole(self, uploads: Sequence[str], by: str | None) -> list[Upload]:
        """These uploads of this person's. Raises NotFound, and Conflict for what has not come wholly."""
        found = [self.get(upload, by) for upload in dict.fromkeys(uploads)]
        for one in found:
            if not one.complete:
                raise Conflict(
                    f"{one.name} has not come wholly yet: {one.offset} of {one.length} bytes.", code="incomplete"
                )
        return found

    @contextmanager
    def taken(self, uploads: Sequence[str], by: str | None) -> Generator[list[Path]]:
        """The files, side by side under names that they can be called by, for as long as they are brought into a film.
        Raises as `whole` does, and Conflict for files that are being brought in.
        """
        found = self.whole(uploads, by)
        names = {one.id for one in found}
        with self._lock:
            if names & self._used:
                raise Conflict("These files are being brought in already.", code="busy")
            self._used |= names
        # Side by side, so that a cut finds the media that came with it.
        folder = self._root / f".taken-{secrets.token_hex(8)}"
        try:
            yield self._named(found, folder)
        finally:
            shutil.rmtree(folder, ignore_errors=True)
            with self._lock:
                self._used -= names

    def spend(self, uploads: Sequence[str], by: str | None) -> None:
        """Let go of files that are in a film now."""
        for one in self.whole(uploads, by):
            shutil.rmtree(self._root / one.id, ignore_errors=True)

    def _named(self, found: Sequence[Upload], folder: Path) -> list[Path]:
        paths: list[Path] = []
        try:
            folder.mkdir()
            for one in found:
                stem, ending = Path(one.name).stem, self._look(one.id).ending(one.name)
                path = folder / f"{stem}{ending}"
                if path in paths:
                    path = folder / f"{stem} {len(paths) + 1}{ending}"
                os.link(self._root / one.id / PART, path)
                paths.append(path)
        except OSError as error:
            raise storage_error(error, self._root) from error
        return paths

    def _swept(self) -> list[Upload]:
        """Throw away what nobody went on with; returns the others, the oldest first."""
        kept: list[Upload] = []
        for folder in self._root.iterdir() if self._root.is_dir() else ():
            try:
                found = self._read(folder.name)
                kept_until = found.expires
            except (OSError, ValidationError):
                # One that is just beginning, or was never begun wholly.
                found, kept_until = None, datetime.fromtimestamp(folder.stat().st_mtime, UTC) + KEPT
            if kept_until < self._now() and folder.name not in self._used:
                shutil.rmtree(folder, ignore_errors=True)
            elif found is not None and ID.fullmatch(folder.name):
                kept.append(found)
        return sorted(kept, key=lambda one: one.made)

    def _check(self, upload: str, right: str) -> None:
        if self._holders.get(upload) != right:
            raise Conflict("Someone else goes on with this upload; ask for its offset.", code="not_held")

    def _look(self, upload: str) -> Content:
        """What the file is by its content; what is none of ours, or not what it was said to be, is thrown away."""
        card = self._read(upload)
        with (self._root / upload / PART).open("rb") as file:
            content = content_of(file.read(HEAD))
        if content is not None and (card.kind is None or content.family in FAMILIES[card.kind]):
            return content
        shutil.rmtree(self._root / upload, ignore_errors=True)
        what = f"no {card.kind}" if content is not None else "no clip, still, sound, script or cut"
        raise DirectorError(f"{card.name} is {what}, by what is in it.", code="bad_content")

    def _read(self, upload: str) -> Upload:
        folder = self._root / upload
        card = Card.model_validate_json((folder / CARD).read_text())
        stat = (folder / PART).stat()
        expires = max(card.made, datetime.fromtimestamp(stat.st_mtime, UTC)) + KEPT
        return Upload(**card.model_dump(), offset=stat.st_size, expires=expires)


def safe_name(name: str) -> str:
    """The words of a file's name, and its ending: letters, digits, blanks, - and _, so that it is no path."""
    stem, dot, ending = re.split(r"[/\\]", name)[-1].rpartition(".")
    if not dot:
        stem, ending = ending, ""
    words = re.sub(r"[^\w \-]+", " ", stem).strip()[:LONGEST_NAME].strip() or "upload"
    ending = re.sub(r"[^a-z0-9]", "", ending.lower())[:8]
    return f"{words}.{ending}" if ending else words
