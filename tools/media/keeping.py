"""The cache folder as a whole: what lies in it, what is in use, and how it is kept within its limit.

    cache/mix/...            a kind is a folder of the cache; `units` holds folders that are kinds of their own
    cache/in-use/<mark>      locked by a process for as long as it works; what it used since then may not go

A lock falls with its process, however that ends, so a mark without one is forgotten. When a file was last used is its
access time, which we set ourselves: most disks are mounted so that reading does not.
"""

import fcntl
import os
import time
from collections.abc import Generator, Iterable
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from tools.media.disk import storage_error

NESTED = "units"
"""The one folder whose folders are kinds."""

MARKS = "in-use"
DESKS = "working"
"""Unfinished work of a process: its own to clear away."""

SCRAP_SECONDS = 86_400
"""A temporary name this old belongs to nobody any more."""

GRACE_SECONDS = 600
"""What was used so lately is not thrown away for its size: somebody may be looking at it."""


@dataclass(frozen=True)
class Kept:
    """A file of the cache: its size in bytes, and when it was last used, in seconds since 1970."""

    path: Path
    kind: str
    size: int
    used: float


@dataclass(frozen=True)
class Freed:
    """What was thrown away, and how many files had to stay because they are in use."""

    files: int = 0
    size: int = 0
    in_use: int = 0


@contextmanager
def using(cache: Path) -> Generator[None]:
    """Mark the cache as in use: nothing that is made or `touch`ed from here on goes away before the end."""
    mark = cache / MARKS / f"{os.getpid()}-{os.urandom(4).hex()}"
    try:
        mark.parent.mkdir(parents=True, exist_ok=True)
        held = _locked(mark)
    except OSError as error:
        raise storage_error(error, mark) from error
    try:
        yield
    finally:
        mark.unlink(missing_ok=True)
        os.close(held)


def touch(path: Path) -> bool:
    """Note that a file of the cache is used now; False when it is not there."""
    try:
        changed = path.stat().st_mtime_ns
        os.utime(path, ns=(time.time_ns(), changed))
    except FileNotFoundError:
        return False
    except PermissionError:
        return True  # a cache that we may only read is not ours to evict from either
    return True


def survey(cache: Path, now: float | None = None) -> list[Kept]:
    """Every finished file of the cache, the longest unused first; scrap that dead processes left is included."""
    now = time.time() if now is None else now
    found: list[Kept] = []
    for kind, folder in _kinds(cache):
        for entry in _files(folder):
            with suppress(FileNotFoundError):
                stat = entry.stat(follow_symlinks=False)
                if not entry.name.startswith(".") or now - stat.st_mtime > SCRAP_SECONDS:
                    # Whole blocks are what the disk gives back, but bytes are what a person can check.
                    found.append(Kept(Path(entry.path), kind, stat.st_size, stat.st_atime))
    return sorted(found, key=lambda kept: (kept.used, str(kept.path)))


def shrink(cache: Path, limit: int, *, grace: float = GRACE_SECONDS) -> Freed:
    """Throw away the longest unused files until the cache holds at most `limit` bytes, or all the rest is in use."""
    found = survey(cache)
    over = sum(kept.size for kept in found) - limit
    if over <= 0:
        return Freed()
    return _throw(cache, found, over, time.time() - grace)


def clear(cache: Path, kind: str | None = None, *, unused_for: float = 0.0) -> Freed:
    """Throw away everything, or one kind, or only what was not used for so many seconds; never what is in use."""
    oldest = time.time() - unused_for
    found = [kept for kept in survey(cache) if kind in (None, kept.kind) and kept.used <= oldest]
    return _throw(cache, found, None, None)


def in_use_since(cache: Path) -> float | None:
    """Since when somebody works with the cache, in seconds since 1970; None when nobody does."""
    begun: list[float] = []
    for mark in (cache / MARKS).glob("*-*"):
        with suppress(FileNotFoundError):
            held = os.open(mark, os.O_RDWR)
            try:
                fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
                mark.unlink(missing_ok=True)
            except BlockingIOError:
                begun.append(os.fstat(held).st_mtime)
            finally:
                os.close(held)
    return min(begun, default=None)


def _throw(cache: Path, found: Iterable[Kept], enough: int | None, before: float | None) -> Freed:
    since = in_use_since(cache)
    limits = [moment for moment in (since, before) if moment is not None]
    newest = min(limits, default=None)
    files = size = in_use = 0
    for kept in found:
        if enough is not None and size >= enough:
            break
        try:
            # Looked at again: it may have been taken into use since the survey.
            if newest is not None and kept.path.stat().st_atime >= newest:
                in_use += 1
                continue
            kept.path.unlink()
        except FileNotFoundError:
            continue
        except OSError as error:
            raise storage_error(error, kept.path) from error
        files += 1
        size += kept.size
    return Freed(files, size, in_use)


def _locked(mark: Path) -> int:
    """A new mark, made and locked; who clears dead marks may take it for one in between, so it is looked for again."""
    while True:
        held = os.open(mark, os.O_RDWR | os.O_CREAT, 0o644)
        fcntl.flock(held, fcntl.LOCK_EX)
        if mark.exists():
            return held
        os.close(held)


def _kinds(cache: Path) -> Generator[tuple[str, Path]]:
    for folder in _folders(cache):
        if folder.name == NESTED:
            yield from ((inner.name, inner) for inner in _folders(folder) if inner.name != DESKS)
        elif folder.name != MARKS and not folder.name.startswith("."):
            yield folder.name, folder


def _folders(parent: Path) -> list[Path]:
    try:
        return sorted(Path(entry.path) for entry in os.scandir(parent) if entry.is_dir(follow_symlinks=False))
    except FileNotFoundError:
        return []


def _files(folder: Path) -> Generator[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    yield from _files(Path(entry.path))
                else:
                    yield entry
    except FileNotFoundError:
        return
