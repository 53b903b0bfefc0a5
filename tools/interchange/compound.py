"""Compound files (the container of AAF) from strangers: what is wrong with one, before anything is built from it.

header ──> table of sectors ──> directory: every entry once, no chain in a circle, no stream longer than the file

After [MS-CFB], Compound File Binary File Format.
"""

import struct
from array import array

from tools.interchange.lanes import broken, refused

MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
MOST_ENTRIES = 400_000
DEEPEST = 120
ENDS = 0xFFFFFFFA
"""What is no number of a sector or of an entry begins here."""
HEADER = struct.Struct("<8s16sHHHHH6sIIIIIIIII109I")
ENTRY = struct.Struct("<64sHBBIII16sIQQIQ")


def check_compound(data: bytes, name: str) -> None:
    """Raise DirectorError for what is no compound file, or one that would never end or would fill the memory."""
    if not data.startswith(MAGIC) or len(data) < HEADER.size:
        raise broken(name, "it is no AAF: it does not begin as one")
    _, _, _, _, order, shift, small, _, _, tables, directory, _, _, _, minis, more, mores, *first = HEADER.unpack_from(
        data
    )
    if order != 0xFFFE or shift not in (9, 12) or small != 6:
        raise broken(name, "its sectors have a size that no AAF has")
    size = 1 << shift
    total = len(data) // size + 1
    if max(tables, minis, mores) > total:
        raise refused(name, "it says that it has more sectors than bytes")
    table = _table(data, name, size, [sector for sector in first if sector < ENDS], more, mores)
    _check_entries(data, name, _entries(data, name, size, _chain(table, directory, name), shift == 9))


def _table(data: bytes, name: str, size: int, places: list[int], more: int, mores: int) -> "array[int]":
    """Of every sector, which one follows it."""
    for _ in range(mores):
        if more >= ENDS:
            break
        held = struct.unpack(f"<{size // 4}I", _sector(data, name, size, more))
        places += [sector for sector in held[:-1] if sector < ENDS]
        more = held[-1]
    if len(places) > len(data) // size + 1:
        raise refused(name, "its table of sectors is larger than the file")
    table = array("I")
    for place in places:
        table.extend(struct.unpack(f"<{size // 4}I", _sector(data, name, size, place)))
    return table


def _sector(data: bytes, name: str, size: int, number: int) -> bytes:
    at = (number + 1) * size
    if at >= len(data):
        raise broken(name, "it ends before its last sector")
    return data[at : at + size].ljust(size, b"\0")


def _chain(table: "array[int]", sector: int, name: str) -> list[int]:
    found: list[int] = []
    while sector < ENDS:
        if sector >= len(table):
            raise broken(name, "it ends before its last sector")
        found.append(sector)
        if len(found) > len(table):
            raise refused(name, "its sectors lead in a circle")
        sector = table[sector]
    return found


def _entries(data: bytes, name: str, size: int, sectors: list[int], old: bool) -> list[tuple[int, int, int, int]]:
    """The entries of the directory: (left, right, child, length)."""
    if len(sectors) * size // ENTRY.size > MOST_ENTRIES:
        raise refused(name, f"it has over {MOST_ENTRIES:,} parts")
    found: list[tuple[int, int, int, int]] = []
    for sector in sectors:
        for entry in ENTRY.iter_unpack(_sector(data, name, size, sector)):
            length = entry[12] & 0xFFFFFFFF if old else entry[12]
            found.append((entry[4], entry[5], entry[6], length if entry[2] else 0))
    if not found:
        raise broken(name, "it has no directory")
    return found


def _check_entries(data: bytes, name: str, entries: list[tuple[int, int, int, int]]) -> None:
    seen: set[int] = set()
    waiting = [(0, 0)]
    while waiting:
        number, depth = waiting.pop()
        if number >= ENDS:
            continue
        if number >= len(entries):
            raise broken(name, "a part of it is missing")
        if number in seen:
            raise refused(name, "its parts contain themselves")
        if depth > DEEPEST:
            raise refused(name, f"its parts lie over {DEEPEST} deep in one another")
        seen.add(number)
        left, right, child, length = entries[number]
        if length > len(data):
            raise refused(name, f"a part of it says that it has {length:,} bytes, and the file has {len(data):,}")
        waiting += [(left, depth), (right, depth), (child, depth + 1)]
