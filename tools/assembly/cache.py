"""The cache of finished units: named by what is in them, put there whole, read without trust.

    cache/units/ab/abcdef....mp4     named by its key; put there whole, after all of it was looked at
    cache/index.db                   what was seen then: the tables, a hash, and the size and time it holds for
    cache/working/<machine>@<process>-<n>/   what is being made; gone when the process is

A unit is used as it is while its size and time are those of the index; otherwise its hash has to be the same, and
where it is not, the unit is thrown away and made again. So no damaged unit is ever joined.
"""

import os
import shutil
import socket
import time
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from tools.assembly.index import Known, UnitIndex
from tools.assembly.mp4 import SampleTable, read_table
from tools.assembly.plan import Unit
from tools.assembly.samples import check_samples
from tools.film.errors import OperatorError
from tools.media.disk import storage_error
from tools.media.keeping import touch
from tools.media.pool import content_hash

BOXED = (".mp4", ".m4a")
FORGOTTEN = 86_400.0
"""seconds after which a desk of another machine, of whose processes nothing is known here, is cleared"""


@dataclass(frozen=True)
class Verified:
    """What came of verifying: units that are whole, and the keys of those that were not and are gone."""

    whole: int
    damaged: tuple[str, ...]


@dataclass
class UnitCache:
    """The finished units under `root`, and the desk where they are made. Processes and machines may share it."""

    root: Path
    _desk: str = field(default_factory=lambda: f"{socket.gethostname()}@{os.getpid()}-{os.urandom(4).hex()}")

    def path(self, key: str) -> Path:
        return self.root / "units" / key[:2] / f"{key}.mp4"

    @property
    def _index(self) -> UnitIndex:
        return UnitIndex(self.root / "index.db")

    def tables(self, units: Iterable[Unit]) -> dict[str, SampleTable]:
        """The finished ones of these units by key, now in use; the others have to be made. Damaged ones are gone."""
        frames = {unit.key: unit.frames for unit in units}
        paths = {key: path for key in frames if touch(path := self.path(key))}
        known = self._index.find(paths)
        found: dict[str, SampleTable] = {}
        for key, path in paths.items():
            table = self._trusted(key, path, known.get(key))
            if table is not None and table.samples == frames[key]:
                found[key] = table
            else:
                self._throw_away(key)
        return found

    def table(self, unit: Unit) -> SampleTable | None:
        """The finished unit, or None when it has to be made."""
        return self.tables([unit]).get(unit.key)

    def put(self, unit: Unit, made: Path) -> None:
        """Verify a unit that was just made, and keep it. Raises OperatorError when it is not whole."""
        table = read_table(made)
        check_samples(table)
        digest = content_hash(made)
        target = self.path(unit.key)
        self.keep(made, target)
        self._remember(unit.key, target, digest)

    def verify(self) -> Verified:
        """Read every unit through and hold it against its hash; those that differ, or cannot be read, are gone."""
        whole = 0
        damaged: list[str] = []
        for path in sorted((self.root / "units").glob("*/*.mp4")):
            key = path.stem
            known = self._index.find({key: path}).get(key)
            try:
                used = path.stat().st_atime_ns
                sound = self._recall(key, path) is not None if known is None else content_hash(path) == known.sha256
                if sound:
                    os.utime(path, ns=(used, path.stat().st_mtime_ns))  # looking at it is no use of it
            except OSError:
                sound = False
            if sound:
                whole += 1
            else:
                damaged.append(key)
                self._throw_away(key)
        return Verified(whole, tuple(damaged))

    def forget_lost(self) -> None:
        """Let the index forget the units that are no longer there."""
        index = self._index
        index.drop(key for key in index.remembered() if not self.path(key).exists())

    def has(self, path: Path) -> bool:
        """Whether another file of the cache is there, now in use; an MP4 that is not whole is thrown away."""
        if not touch(path):
            return False
        try:
            if path.suffix in BOXED:
                read_table(path)
        except OperatorError:
            path.unlink(missing_ok=True)
            return False
        return True

    def desk(self) -> Path:
        """This cache's own folder for unfinished work."""
        folder = self.root / "working" / self._desk
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise storage_error(error, folder) from error
        return folder

    def keep(self, made: Path, target: Path) -> None:
        """Move finished work into the cache, whole and on the disk."""
        target.parent.mkdir(parents=True, exist_ok=True)
        with made.open("rb") as file:
            os.fsync(file.fileno())
        made.replace(target)

    def tidy(self) -> None:
        """Clear our desk, and those of processes that are no more."""
        for folder in (self.root / "working").glob("*-*"):
            if folder.name == self._desk or _deserted(folder):
                shutil.rmtree(folder, ignore_errors=True)

    def _trusted(self, key: str, path: Path, known: Known | None) -> SampleTable | None:
        if known is None:
            return self._recall(key, path)
        try:
            stat = path.stat()
            if (stat.st_size, stat.st_mtime_ns) == (known.size, known.changed):
                return known.table
            if stat.st_size != known.size or content_hash(path) != known.sha256:
                return None
        except OSError:
            return None
        self._remember(key, path, known.sha256)
        return known.table

    def _recall(self, key: str, path: Path) -> SampleTable | None:
        """Verify a unit that the index does not know."""
        try:
            check_samples(read_table(path))
            return self._remember(key, path, content_hash(path))
        except (OperatorError, OSError):
            return None

    def _remember(self, key: str, path: Path, digest: str) -> SampleTable:
        stat = path.stat()
        table = read_table(path)
        self._index.put(key, Known(table, stat.st_size, stat.st_mtime_ns, digest))
        return table

    def _throw_away(self, key: str) -> None:
        self.path(key).unlink(missing_ok=True)
        self._index.drop([key])


def missing_units(units: Iterable[Unit], tables: dict[str, SampleTable]) -> list[Unit]:
    """The units not among `tables`, each key once, in the order of the film."""
    wanted: dict[str, Unit] = {}
    for unit in units:
        if unit.key not in tables:
            wanted.setdefault(unit.key, unit)
    return list(wanted.values())


def _deserted(desk: Path) -> bool:
    """Whether nobody works at a desk any more, as far as this machine can tell."""
    machine, _, process = desk.name.rpartition("@")
    if machine in ("", socket.gethostname()):
        return not _alive(process.split("-")[0])
    try:
        return time.time() - desk.stat().st_mtime > FORGOTTEN
    except OSError:
        return False


def _alive(number: str) -> bool:
    try:
        os.kill(int(number), 0)
    except ProcessLookupError:
        return False
    except (PermissionError, ValueError):
        return True
    return True
