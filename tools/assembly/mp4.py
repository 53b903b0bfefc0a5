"""MP4 boxes (ISO/IEC 14496-12): as much of the format as joining needs, read and written.

    ftyp | moov | mdat        moov: mvhd, one trak for each track
                              trak: tkhd, edts/elst, mdia: mdhd, hdlr, minf: (vmhd|smhd|nmhd), dinf, stbl
                              stbl: stsd, stts, ctts, stss, stsc, stsz, stco|co64
"""

import struct
from array import array
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from tools.film.errors import OperatorError

MATRIX = struct.pack(">9I", 0x10000, 0, 0, 0, 0x10000, 0, 0, 0, 0x40000000)


@dataclass(frozen=True)
class SampleTable:
    """The first track of a small MP4, as ffmpeg writes it: all samples in one run of bytes.

    `sizes` are bytes a sample; `keys` the indices of the sync samples; `delays` the composition offsets as
    (count, ticks); `durations` as (count, ticks); `media_time` where the edit list begins, in ticks of `timescale`.
    """

    path: Path
    description: bytes
    sizes: "array[int]"
    keys: tuple[int, ...]
    delays: tuple[tuple[int, int], ...]
    durations: tuple[tuple[int, int], ...]
    offset: int
    timescale: int
    media_time: int
    size: tuple[int, int]

    @property
    def samples(self) -> int:
        return len(self.sizes)

    @property
    def coding(self) -> bytes:
        """The four letters of how the samples are coded, such as avc1: the kind of the first entry of stsd."""
        return self.description[20:24]


def read_table(path: Path) -> SampleTable:
    """Read the sample table without reading the samples. Raises OperatorError when the file is not whole."""
    try:
        moov, data = _moov_and_data(path)
        table = _table(path, moov)
    except (struct.error, KeyError, ValueError, OSError) as error:
        raise OperatorError(f"{path} is not a whole MP4 file.", code="broken_segment", path=str(path)) from error
    if table.offset < data[0] or table.offset + sum(table.sizes) > data[1]:
        raise OperatorError(f"{path} ends before its last sample.", code="broken_segment", path=str(path))
    return table


def box(kind: str, *parts: bytes) -> bytes:
    body = b"".join(parts)
    return struct.pack(">I4s", len(body) + 8, kind.encode("latin-1")) + body


def full_box(kind: str, version: int, flags: int, *parts: bytes) -> bytes:
    return box(kind, struct.pack(">I", version << 24 | flags), *parts)


def words(values: Iterable[int]) -> bytes:
    """Unsigned 32-bit numbers, big-endian."""
    packed = array("I", values)
    packed.byteswap()
    return packed.tobytes()


def runs(values: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Merge neighbouring (count, value) pairs of equal value."""
    merged: list[tuple[int, int]] = []
    for count, value in values:
        if merged and merged[-1][1] == value:
            merged[-1] = (merged[-1][0] + count, value)
        else:
            merged.append((count, value))
    return merged


def pairs_box(kind: str, pairs: Iterable[tuple[int, int]]) -> bytes:
    """stts or ctts: a table of (count, ticks)."""
    merged = runs(pairs)
    flat = [number for pair in merged for number in pair]
    return full_box(kind, 0, 0, struct.pack(">I", len(merged)), words(flat))


def _boxes(data: bytes, start: int, end: int) -> Iterator[tuple[str, int, int]]:
    at = start
    while at + 8 <= end:
        size, kind = struct.unpack_from(">I4s", data, at)
        header = 8
        if size == 1:
            size = struct.unpack_from(">Q", data, at + 8)[0]
            header = 16
        elif size == 0:
            size = end - at
        if size < header:
            raise ValueError("a box shorter than its header")
        yield kind.decode("latin-1"), at + header, at + size
        at += size


def _find(data: bytes, path: str) -> tuple[int, int]:
    """Where the body of the first box at a path such as "trak/mdia" lies. Raises KeyError."""
    start, end = 0, len(data)
    for wanted in path.split("/"):
        for kind, first, last in _boxes(data, start, end):
            if kind == wanted:
                start, end = first, last
                break
        else:
            raise KeyError(path)
    return start, end


def _moov_and_data(path: Path) -> tuple[bytes, tuple[int, int]]:
    moov = b""
    data = (0, 0)
    with path.open("rb") as file:
        end = file.seek(0, 2)
        at = 0
        while at + 8 <= end:
            file.seek(at)
            head = file.read(16)
            size, kind = struct.unpack(">I4s", head[:8])
            header = 8
            if size == 1:
                size = struct.unpack(">Q", head[8:16])[0]
                header = 16
            elif size == 0:
                size = end - at
            if size < header:
                raise ValueError("a box shorter than its header")
            if kind == b"moov":
                file.seek(at + header)
                moov = file.read(size - header)
            elif kind == b"mdat":
                data = (at + header, min(at + size, end))
            at += size
    return moov, data


def _numbers(data: bytes, at: int, count: int) -> "array[int]":
    numbers: array[int] = array("I")
    numbers.frombytes(data[at : at + 4 * count])
    if len(numbers) != count:
        raise ValueError("a table shorter than its count")
    numbers.byteswap()
    return numbers


def _table(path: Path, moov: bytes) -> SampleTable:
    start, end = _find(moov, "trak/mdia/minf/stbl")
    boxes = {kind: (first, last) for kind, first, last in _boxes(moov, start, end)}

    def count(kind: str) -> int:
        return int(struct.unpack_from(">I", moov, boxes[kind][0] + 4)[0])

    def pairs(kind: str) -> tuple[tuple[int, int], ...]:
        flat = _numbers(moov, boxes[kind][0] + 8, 2 * count(kind))
        return tuple(zip(flat[::2], flat[1::2], strict=True))

    uniform, samples = struct.unpack_from(">II", moov, boxes["stsz"][0] + 4)
    sizes = array("I", [uniform]) * samples if uniform else _numbers(moov, boxes["stsz"][0] + 12, samples)
    keys = range(samples)
    if "stss" in boxes:
        keys = [key - 1 for key in _numbers(moov, boxes["stss"][0] + 8, count("stss"))]
    offset = struct.unpack_from(">I", moov, boxes["stco"][0] + 8)[0] if "stco" in boxes else 0
    description = boxes["stsd"]
    return SampleTable(
        path=path,
        description=moov[description[0] - 8 : description[1]],
        sizes=sizes,
        keys=tuple(keys),
        delays=pairs("ctts") if "ctts" in boxes else ((samples, 0),),
        durations=pairs("stts"),
        offset=offset,
        timescale=struct.unpack_from(">I", moov, _find(moov, "trak/mdia/mdhd")[0] + 12)[0],
        media_time=_media_time(moov),
        size=_picture_size(moov),
    )


def _picture_size(moov: bytes) -> tuple[int, int]:
    width, height = struct.unpack_from(">II", moov, _find(moov, "trak/tkhd")[0] + 76)
    return width >> 16, height >> 16


def _media_time(moov: bytes) -> int:
    try:
        start, _ = _find(moov, "trak/edts/elst")
    except KeyError:
        return 0
    return int(struct.unpack_from(">i", moov, start + 12)[0])
