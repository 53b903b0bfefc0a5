"""How a delivered file is laid out: whether a player can begin before it has all of it.

    MP4, QuickTime   ftyp moov mdat              the index (moov) before the samples (mdat)
    WebM             EBML Segment: Cues Cluster  the index (Cues) before the first samples (Cluster)
"""

import struct
from pathlib import Path

MOST = 64
"""Parts that are looked at; the index comes among the first or it comes too late."""

EBML = 0x1A45DFA3
SEGMENT = 0x18538067
ELEMENTS = {
    0x114D9B74: "SeekHead",
    0x1549A966: "Info",
    0x1654AE6B: "Tracks",
    0x1C53BB6B: "Cues",
    0x1F43B675: "Cluster",
    0x1043A770: "Chapters",
    0x1254C367: "Tags",
    0xEC: "Void",
}


def order(path: Path) -> list[str]:
    """The kinds of the top parts of a file, in order, as far as its samples; nothing for a file of another kind."""
    with path.open("rb") as file:
        head = file.read(8)
    if head[:4] == EBML.to_bytes(4, "big"):
        return _elements(path)
    return _boxes(path) if head[4:] == b"ftyp" else []


def loads_first(parts: list[str]) -> bool:
    """Whether the index stands before the samples."""
    return any(
        index in parts and samples in parts and parts.index(index) < parts.index(samples)
        for index, samples in (("moov", "mdat"), ("Cues", "Cluster"))
    )


def _boxes(path: Path) -> list[str]:
    kinds: list[str] = []
    with path.open("rb") as file:
        end = file.seek(0, 2)
        at = 0
        while at + 8 <= end and len(kinds) < MOST and "mdat" not in kinds[:-1]:
            file.seek(at)
            head = file.read(16).ljust(16, b"\0")
            size, kind = struct.unpack(">I4s", head[:8])
            size = struct.unpack(">Q", head[8:])[0] if size == 1 else size or end - at
            kinds.append(kind.decode("latin-1"))
            at += max(size, 8)
    return kinds


def _elements(path: Path) -> list[str]:
    kinds: list[str] = []
    with path.open("rb") as file:
        end = file.seek(0, 2)
        at = 0
        while at < end and len(kinds) < MOST and "Cluster" not in kinds:
            file.seek(at)
            head = file.read(16)
            if len(head) < 2 or not head[0] or not head[length := 9 - head[0].bit_length()]:
                break
            kind = int.from_bytes(head[:length], "big")
            wide = 9 - head[length].bit_length()
            size = int.from_bytes(head[length : length + wide], "big") & ((1 << 7 * wide) - 1)
            at += length + wide
            if kind != SEGMENT:
                kinds += [ELEMENTS[kind]] if kind in ELEMENTS else []
                at += size
    return kinds
