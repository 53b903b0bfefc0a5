"""The cache of finished units: named by what is in them, put there whole, read without trust.

    cache/units/ab/abcdef....mp4     named by its key; put there whole, after its frames were counted
    cache/working/<process>-<n>/     what is being made; gone when the process is
"""

import os
import shutil
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from tools.assembly.mp4 import SampleTable, read_table
from tools.assembly.plan import Unit
from tools.film.errors import OperatorError
from tools.media.disk import storage_error


@dataclass
class UnitCache:
    """The finished units under `root`, and the desk where they are made. Several processes may share it."""

    root: Path
    _desk: str = field(default_factory=lambda: f"{os.getpid()}-{os.urandom(4).hex()}")

    def path(self, key: str) -> Path:
        return self.root / "units" / key[:2] / f"{key}.mp4"

    def table(self, unit: Unit) -> SampleTable | None:
        """The finished unit, or None when it has to be made (a damaged one is thrown away)."""
        path = self.path(unit.key)
        if not path.exists():
            return None
        try:
            found = read_table(path)
        except OperatorError:
            found = None
        if found is None or found.samples != unit.frames:
            path.unlink(missing_ok=True)
            return None
        return found

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
            if folder.name == self._desk or not _alive(folder.name.split("-")[0]):
                shutil.rmtree(folder, ignore_errors=True)


def missing_units(units: Iterable[Unit], tables: dict[str, SampleTable]) -> list[Unit]:
    """The units not among `tables`, each key once, in the order of the film."""
    wanted: dict[str, Unit] = {}
    for unit in units:
        if unit.key not in tables:
            wanted.setdefault(unit.key, unit)
    return list(wanted.values())


def _alive(number: str) -> bool:
    try:
        os.kill(int(number), 0)
    except ProcessLookupError:
        return False
    except (PermissionError, ValueError):
        return True
    return True
