"""What is known of finished units: the parsed sample table, the hash, and the size and time that the hash was taken at.

One SQLite file beside the units, so that a film of thousands of units is looked up without opening one of them. It is
only a memory: lost or damaged, it is made anew out of the units themselves.
"""

import json
import sqlite3
from array import array
from collections.abc import Generator, Iterable, Sequence
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from tools.assembly.mp4 import SampleTable

LAYOUT = 1
"""Raise it when a row is written in another way: older ones are then forgotten."""

AT_ONCE = 500
WAIT_SECONDS = 10


@dataclass(frozen=True)
class Known:
    """A unit as it was when it was last verified: its table, bytes, time of change in ns, and sha256."""

    table: SampleTable
    size: int
    changed: int
    sha256: str


class UnitIndex:
    """The memory of one cache of units. Safe for threads and processes: every call opens the file for itself."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def find(self, paths: dict[str, Path]) -> dict[str, Known]:
        """What is known of the units with these keys; `paths` says where they lie."""
        if not self._path.exists():
            return {}
        found: dict[str, Known] = {}
        keys = list(paths)
        try:
            with self._open() as database:
                for first in range(0, len(keys), AT_ONCE):
                    some = keys[first : first + AT_ONCE]
                    marks = ",".join("?" * len(some))
                    rows = database.execute(
                        f"select key, size, changed, sha256, facts, sizes from units where key in ({marks})", some
                    )
                    for key, size, changed, sha256, facts, sizes in rows:
                        found[key] = Known(_unpacked(paths[key], facts, sizes), size, changed, sha256)
        except (sqlite3.DatabaseError, ValueError):
            self._forget()
            return {}
        return found

    def put(self, key: str, known: Known) -> None:
        """Remember a unit. What cannot be written is not remembered: the unit is only verified once more."""
        row = (key, known.size, known.changed, known.sha256, *_packed(known.table))
        with suppress(sqlite3.DatabaseError), self._open() as database:
            database.execute("insert or replace into units values (?, ?, ?, ?, ?, ?)", row)

    def drop(self, keys: Iterable[str]) -> None:
        """Forget units."""
        with suppress(sqlite3.DatabaseError), self._open() as database:
            database.executemany("delete from units where key = ?", [(key,) for key in keys])

    def remembered(self) -> list[str]:
        """All the units that are remembered."""
        if not self._path.exists():
            return []
        with suppress(sqlite3.DatabaseError), self._open() as database:
            return [key for (key,) in database.execute("select key from units")]
        return []

    @contextmanager
    def _open(self) -> Generator[sqlite3.Connection]:
        with closing(sqlite3.connect(self._path, timeout=WAIT_SECONDS)) as database, database:
            # Written by many encoders, one row each: no row is worth waiting for the disk.
            database.execute("pragma synchronous = off")
            if database.execute("pragma user_version").fetchone()[0] != LAYOUT:
                _lay_out(database)
            yield database

    def _forget(self) -> None:
        for name in (self._path, self._path.with_name(f"{self._path.name}-journal")):
            name.unlink(missing_ok=True)


def _lay_out(database: sqlite3.Connection) -> None:
    database.execute("begin immediate")
    if database.execute("pragma user_version").fetchone()[0] != LAYOUT:  # another may have been first
        database.execute("drop table if exists units")
        database.execute(
            "create table units (key text primary key, size integer, changed integer, sha256 text, facts text,"
            " sizes blob) without rowid"
        )
        database.execute(f"pragma user_version = {LAYOUT}")


def _packed(table: SampleTable) -> tuple[str, bytes]:
    facts: Sequence[object] = (
        table.description.hex(),
        table.keys,
        table.delays,
        table.durations,
        table.offset,
        table.timescale,
        table.media_time,
        table.size,
    )
    return json.dumps(facts, separators=(",", ":")), table.sizes.tobytes()


def _unpacked(path: Path, facts: str, sizes: bytes) -> SampleTable:
    description, keys, delays, durations, offset, timescale, media_time, (width, height) = json.loads(facts)
    return SampleTable(
        path=path,
        description=bytes.fromhex(description),
        sizes=array("I", sizes),
        keys=tuple(keys),
        delays=tuple((count, ticks) for count, ticks in delays),
        durations=tuple((count, ticks) for count, ticks in durations),
        offset=offset,
        timescale=timescale,
        media_time=media_time,
        size=(width, height),
    )
