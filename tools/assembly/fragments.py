"""Units and sound as fragmented MP4, for a player that begins before there is a file: rewrapped, never encoded again.

    init       ftyp | moov: mvhd, trak with empty tables, mvex       once for all pieces of one kind
    fragment   moof: mfhd, traf: tfhd, tfdt, trun | mdat             one unit, wherever it lies in the film

The film begins at `LEAD` seconds of the fragments' time, for picture and sound alike. So there is room for decoding
to begin before a frame is shown, by as much for every unit, and no offset is negative: players differ about those.
"""

import struct
from array import array
from collections.abc import Iterator

from tools.assembly.mp4 import SampleTable, box, full_box
from tools.assembly.tracks import Movie, media_box, movie_header, track_header

LEAD = 1
"""Seconds before the film's first frame."""

WAIT = 2
"""Frames from the decoding of a frame to its showing, where no B-frame lies between; more than any unit has."""

AAC_FRAME = 1024
"""Samples an AAC frame."""

SOUND_TOGETHER = 94
"""AAC frames of a fragment of sound: two seconds and a little."""

ALONE, DEPENDS = 0x02000000, 0x01010000
"""The sample flags of a key frame, and of a frame that needs others and can be no start (ISO/IEC 14496-12, 8.8.3.1)."""


def picture_start(table: SampleTable) -> bytes:
    """The init segment of every unit that was encoded like this one."""
    width, height = table.size
    header = track_header(Movie(table.timescale, 0), 1, flags=3, width=width, height=height)
    return _start(table, header, b"vide", b"VideoHandler", full_box("vmhd", 0, 1, bytes(8)))


def picture_fragment(table: SampleTable, at: int, tick: int) -> bytes:
    """All frames of a unit as one fragment, whose first is the film's frame `at`; `tick` is the length of a frame."""
    keys = set(table.keys)
    rows: array[int] = array("i")
    for number, (size, delay) in enumerate(zip(table.sizes, _each(table.delays), strict=True)):
        rows.extend((size, ALONE if number in keys else DEPENDS, delay - table.media_time + WAIT * tick))
    time = LEAD * table.timescale + (at - WAIT) * tick
    return _fragment(table, 0, table.samples, time, tick, 0x200 | 0x400 | 0x800, rows)


def sound_start(table: SampleTable) -> bytes:
    """The init segment of a sound track."""
    header = track_header(Movie(table.timescale, 0), 1, flags=3, volume=0x100)
    return _start(table, header, b"soun", b"SoundHandler", full_box("smhd", 0, 0, bytes(4)))


def sound_fragments(table: SampleTable) -> int:
    """How many fragments a sound track is cut into."""
    return -(-_heard(table) // SOUND_TOGETHER)


def sound_lengths(table: SampleTable) -> list[int]:
    """The length of every fragment of a sound track, in samples."""
    heard = _heard(table)
    return [min(SOUND_TOGETHER, heard - first) * AAC_FRAME for first in range(0, heard, SOUND_TOGETHER)]


def sound_fragment(table: SampleTable, number: int) -> bytes:
    """A fragment of a sound track, from its first heard sample on.

    The frames before that, which only prime the decoder, are left out: the first 21 ms fade in instead.
    """
    first = number * SOUND_TOGETHER
    count = min(SOUND_TOGETHER, _heard(table) - first)
    return _sound(table, first + _priming(table), count, first)


def silent_fragment(table: SampleTable, number: int, count: int) -> bytes:
    """Fragment `number`, of `count` frames, of a track of any length out of one of silence, which is shorter."""
    return _sound(table, _priming(table) + 1, count, number * SOUND_TOGETHER)


def _sound(table: SampleTable, first: int, count: int, place: int) -> bytes:
    rows = array("i", table.sizes[first : first + count])
    return _fragment(table, first, count, LEAD * table.timescale + place * AAC_FRAME, AAC_FRAME, 0x200, rows)


def _priming(table: SampleTable) -> int:
    return table.media_time // AAC_FRAME


def _heard(table: SampleTable) -> int:
    return table.samples - _priming(table)


def _each(runs: tuple[tuple[int, int], ...]) -> Iterator[int]:
    return (ticks for count, ticks in runs for _ in range(count))


def _start(table: SampleTable, header: bytes, handler: bytes, name: bytes, media_header: bytes) -> bytes:
    own = Movie(table.timescale, 0)
    empty = [full_box(kind, 0, 0, bytes(4)) for kind in ("stts", "stsc")]
    tables = [table.description, *empty, full_box("stsz", 0, 0, bytes(8)), full_box("stco", 0, 0, bytes(4))]
    trak = box("trak", header, media_box(own, handler, name, media_header, tables))
    extends = box("mvex", full_box("trex", 0, 0, struct.pack(">5I", 1, 1, 0, 0, 0)))
    return box("ftyp", b"iso6", struct.pack(">I", 0x200), b"iso6mp41") + box(
        "moov", movie_header(own, 1), trak, extends
    )


def _fragment(
    table: SampleTable, first: int, count: int, time: int, length: int, fields: int, rows: "array[int]"
) -> bytes:
    """Samples `first` to `first + count`; `rows` hold for each what `fields` (the flags of trun) announces."""
    with table.path.open("rb") as file:
        file.seek(table.offset + sum(table.sizes[:first]))
        data = file.read(sum(table.sizes[first : first + count]))
    rows = rows[:]
    rows.byteswap()
    packed = rows.tobytes()

    def moof(offset: int) -> bytes:
        run = full_box("trun", 1, fields | 1, struct.pack(">Ii", count, offset), packed)
        base = full_box("tfhd", 0, 0x20000 | 8, struct.pack(">II", 1, length))
        begin = full_box("tfdt", 1, 0, struct.pack(">Q", time))
        return box("moof", full_box("mfhd", 0, 0, struct.pack(">I", 1)), box("traf", base, begin, run))

    return moof(len(moof(0)) + 8) + box("mdat", data)
