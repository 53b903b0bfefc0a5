"""Our MP4 joiner: units become one film by rewriting sample tables; not one sample is encoded again or even looked at.

    unit A  |I p b p|       film   ftyp | moov | mdat: A's second, its sound, its words, B's second, ...
    unit B  |I p p b|              one picture track, one sound track, one track of captions

A unit of one frame has no B-frame delay and the others have one; its composition offsets get the missing delay, and
one edit list for the whole track takes the delay away again. The file starts playing while it loads (moov first).
"""

import errno
import os
import struct
from array import array
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path

from tools.assembly.mp4 import MATRIX, SampleTable, box, full_box, pairs_box, words
from tools.film.errors import Bug
from tools.media.disk import whole_file

LARGE = 0xF0000000
"""From this many bytes of samples on, offsets are written with 64 bits."""

AUDIO_RUN = 47
"""AAC frames a chunk: about a second."""

BLOCK = 1 << 20

LANGUAGE = sum((ord(letter) - 0x60) << shift for letter, shift in zip("eng", (10, 5, 0), strict=True))


@dataclass(frozen=True)
class _Chunk:
    """Samples that lie together in a source: `time` is that of the first, in seconds."""

    time: Fraction
    samples: int
    size: int
    path: Path | None
    offset: int
    data: bytes = b""


@dataclass(frozen=True)
class _Track:
    """A track to write: its chunks, and its boxes around the chunk offsets."""

    chunks: list[_Chunk]
    trak: Callable[[bytes], bytes]
    offsets: list[int] = field(default_factory=list[int])


def join(
    out: Path,
    segments: Sequence[SampleTable],
    *,
    tick: int,
    sound: SampleTable | None = None,
    captions: Sequence[tuple[bytes, int]] = (),
    chapters: Sequence[tuple[int, str]] = (),
    advance: Callable[[float], None] | None = None,
    large_from: int = LARGE,
) -> int:
    """Write the film and return its frames. `tick` is the length of a frame in ticks of the segments' timescale.

    `captions` are timed-text samples as (bytes, frames) over the whole film, from the first frame on; `chapters` are
    (first frame, name). `advance` is
    called with the share of bytes written; what it raises stops the work, and no file is left. From `large_from` bytes
    on, offsets have 64 bits. Atomic.
    Raises Bug when the segments were encoded differently, OperatorError when the disk is full or cannot be written.
    """
    timescale = segments[0].timescale
    if any(s.description != segments[0].description or s.timescale != timescale for s in segments):
        raise Bug("Units of one film were encoded with different settings.", code="segments_differ")
    frames = sum(segment.samples for segment in segments)
    duration = frames * tick
    movie = _Movie(timescale, duration)
    tracks = [_picture(movie, segments, tick)]
    if sound is not None:
        tracks.append(_sound(movie, sound))
    if captions:
        tracks.append(_words(movie, captions, tick, segments[0].size))
    order = sorted(
        ((chunk.time, number, chunk) for number, track in enumerate(tracks) for chunk in track.chunks),
        key=lambda entry: entry[:2],
    )
    total = sum(chunk.size for _, _, chunk in order)
    large = total > large_from
    head = box("ftyp", b"isom", struct.pack(">I", 0x200), b"isomiso2avc1mp41")
    header = struct.pack(">I4sQ", 1, b"mdat", total + 16) if large else struct.pack(">I4s", total + 8, b"mdat")
    # The size of moov does not depend on the offsets in it, so it is built twice: to be measured, and to be written.
    moov = b""
    for _ in range(2):
        position = len(head) + len(moov) + len(header)
        for track in tracks:
            track.offsets.clear()
        for _, number, chunk in order:
            tracks[number].offsets.append(position)
            position += chunk.size
        moov = _moov(movie, tracks, large, [(start * tick, name) for start, name in chapters])
    with whole_file(out) as temporary, temporary.open("wb") as file:
        file.write(head + moov + header)
        file.flush()
        _copy((chunk for _, _, chunk in order), file.fileno(), total, advance)
    return frames


@dataclass(frozen=True)
class _Movie:
    timescale: int
    duration: int


def _picture(movie: _Movie, segments: Sequence[SampleTable], tick: int) -> _Track:
    delay = max(segment.media_time for segment in segments)
    sizes: array[int] = array("I")
    keys: list[int] = []
    delays: list[tuple[int, int]] = []
    chunks: list[_Chunk] = []
    base = 0
    for segment in segments:
        missing = delay - segment.media_time
        delays += [(count, ticks + missing) for count, ticks in segment.delays]
        offset = segment.offset
        for first, last in zip(segment.keys, (*segment.keys[1:], segment.samples), strict=True):
            size = sum(segment.sizes[first:last])
            time = Fraction((base + first) * tick, movie.timescale)
            chunks.append(_Chunk(time, last - first, size, segment.path, offset))
            offset += size
        sizes.extend(segment.sizes)
        keys += [base + key + 1 for key in segment.keys]
        base += segment.samples

    tables = [
        segments[0].description,
        pairs_box("stts", [(base, tick)]),
        full_box("stss", 0, 0, struct.pack(">I", len(keys)), words(keys)),
        pairs_box("ctts", delays),
        _sample_to_chunk(chunks),
        full_box("stsz", 0, 0, struct.pack(">II", 0, base), words(sizes)),
    ]
    width, height = segments[0].size

    def trak(offsets: bytes) -> bytes:
        return box(
            "trak",
            _track_header(movie, 1, flags=3, width=width, height=height),
            _edit_list(movie.duration, delay),
            _media(movie, b"vide", b"VideoHandler", full_box("vmhd", 0, 1, bytes(8)), [*tables, offsets]),
        )

    return _Track(chunks, trak)


def _sound(movie: _Movie, sound: SampleTable) -> _Track:
    chunks: list[_Chunk] = []
    offset = sound.offset
    for first in range(0, sound.samples, AUDIO_RUN):
        sizes = sound.sizes[first : first + AUDIO_RUN]
        chunks.append(_Chunk(Fraction(first * 1024, sound.timescale), len(sizes), sum(sizes), sound.path, offset))
        offset += sum(sizes)
    tables = [
        sound.description,
        pairs_box("stts", sound.durations),
        _sample_to_chunk(chunks),
        full_box("stsz", 0, 0, struct.pack(">II", 0, sound.samples), words(sound.sizes)),
    ]
    own = _Movie(sound.timescale, sum(count * ticks for count, ticks in sound.durations))

    def trak(offsets: bytes) -> bytes:
        return box(
            "trak",
            _track_header(movie, 2, flags=3, volume=0x100, group=1),
            _edit_list(movie.duration, sound.media_time),
            _media(own, b"soun", b"SoundHandler", full_box("smhd", 0, 0, bytes(4)), [*tables, offsets]),
        )

    return _Track(chunks, trak)


def _words(movie: _Movie, captions: Sequence[tuple[bytes, int]], tick: int, picture: tuple[int, int]) -> _Track:
    """A timed-text track (3GPP TS 26.245): white words on the lowest sixth of the picture, off until switched on."""
    width, height = picture[0], picture[1] // 6
    chunks: list[_Chunk] = []
    at = 0
    for data, frames in captions:
        chunks.append(_Chunk(Fraction(at * tick, movie.timescale), 1, len(data), None, 0, data))
        at += frames
    style = struct.pack(">HHHBBI", 0, 0, 1, 0, max(height // 3, 12), 0xFFFFFFFF)
    entry = box(
        "tx3g",
        bytes(6),
        struct.pack(">HIbbI", 1, 0, 1, -1, 0),
        struct.pack(">4H", 0, 0, height, width),
        style,
        box("ftab", struct.pack(">HHB", 1, 1, 5), b"Arial"),
    )
    tables = [
        full_box("stsd", 0, 0, struct.pack(">I", 1), entry),
        pairs_box("stts", [(1, frames * tick) for _, frames in captions]),
        _sample_to_chunk(chunks),
        full_box("stsz", 0, 0, struct.pack(">II", 0, len(captions)), words(len(data) for data, _ in captions)),
    ]

    def trak(offsets: bytes) -> bytes:
        return box(
            "trak",
            _track_header(movie, 3, flags=2, width=width, height=height, group=2, top=picture[1] - height),
            _edit_list(movie.duration, 0),
            _media(movie, b"sbtl", b"SubtitleHandler", full_box("nmhd", 0, 0), [*tables, offsets], LANGUAGE),
        )

    return _Track(chunks, trak)


def _moov(movie: _Movie, tracks: Sequence[_Track], large: bool, chapters: Sequence[tuple[int, str]]) -> bytes:
    header = full_box(
        "mvhd",
        0,
        0,
        struct.pack(">IIIIIH10x", 0, 0, movie.timescale, movie.duration, 0x10000, 0x100),
        MATRIX,
        bytes(24),
        struct.pack(">I", len(tracks) + 1),
    )
    traks = (track.trak(_chunk_offsets(track.offsets, large)) for track in tracks)
    return box("moov", header, *traks, _chapter_list(movie, chapters) if chapters else b"")


def _chapter_list(movie: _Movie, chapters: Sequence[tuple[int, str]]) -> bytes:
    """The list of chapters that players look for (Nero's chpl), in units of 100 ns; it holds 255 at most."""
    entries: list[bytes] = []
    for start, name in chapters[:255]:
        text = name.encode()[:255].decode(errors="ignore").encode()
        entries.append(struct.pack(">QB", start * 10_000_000 // movie.timescale, len(text)) + text)
    return box("udta", full_box("chpl", 1, 0, struct.pack(">IB", 0, len(entries)), *entries))


def _track_header(
    movie: _Movie,
    number: int,
    *,
    flags: int,
    width: int = 0,
    height: int = 0,
    volume: int = 0,
    group: int = 0,
    top: int = 0,
) -> bytes:
    matrix = MATRIX[:28] + struct.pack(">I", top << 16) + MATRIX[32:]
    return full_box(
        "tkhd",
        0,
        flags,
        struct.pack(">IIIIIQHHHH", 0, 0, number, 0, movie.duration, 0, 0, group, volume, 0),
        matrix,
        struct.pack(">II", width << 16, height << 16),
    )


def _edit_list(duration: int, media_time: int) -> bytes:
    return box("edts", full_box("elst", 0, 0, struct.pack(">IIiI", 1, duration, media_time, 0x10000)))


def _media(
    own: _Movie, handler: bytes, name: bytes, header: bytes, tables: Sequence[bytes], language: int = 0x55C4
) -> bytes:
    """mdia; 0x55C4 is the language "und"."""
    reference = box("dinf", full_box("dref", 0, 0, struct.pack(">I", 1), full_box("url ", 0, 1)))
    return box(
        "mdia",
        full_box("mdhd", 0, 0, struct.pack(">IIIIHH", 0, 0, own.timescale, own.duration, language, 0)),
        full_box("hdlr", 0, 0, struct.pack(">I4s12x", 0, handler), name + b"\0"),
        box("minf", header, reference, box("stbl", *tables)),
    )


def _sample_to_chunk(chunks: Sequence[_Chunk]) -> bytes:
    entries: list[int] = []
    before = 0
    for number, chunk in enumerate(chunks, 1):
        if chunk.samples != before:
            entries += (number, chunk.samples, 1)
            before = chunk.samples
    return full_box("stsc", 0, 0, struct.pack(">I", len(entries) // 3), words(entries))


def _chunk_offsets(offsets: Sequence[int], large: bool) -> bytes:
    if large:
        return full_box("co64", 0, 0, struct.pack(f">I{len(offsets)}Q", len(offsets), *offsets))
    return full_box("stco", 0, 0, struct.pack(">I", len(offsets)), words(offsets))


def _copy(chunks: Iterable[_Chunk], target: int, total: int, advance: Callable[[float], None] | None) -> None:
    """Copy the samples from one open source at a time."""
    current: Path | None = None
    source = -1
    written = 0
    try:
        for chunk in chunks:
            if chunk.path is None:
                os.write(target, chunk.data)
            else:
                if chunk.path != current:
                    if source >= 0:
                        os.close(source)
                    source = os.open(chunk.path, os.O_RDONLY)
                    current = chunk.path
                _copy_range(source, target, chunk.size, chunk.offset)
            written += chunk.size
            if advance is not None:
                advance(written / total)
    finally:
        if source >= 0:
            os.close(source)


def _copy_range(source: int, target: int, size: int, offset: int) -> None:
    """Let the kernel copy; where it cannot (between some file systems), read and write."""
    while size:
        try:
            count = os.copy_file_range(source, target, size, offset)
        except OSError as error:
            if error.errno not in (errno.EXDEV, errno.EINVAL, errno.ENOSYS, errno.EOPNOTSUPP):
                raise
            count = os.write(target, os.pread(source, min(size, BLOCK), offset))
        if not count:
            raise Bug("A unit ended while it was being copied.", code="broken_segment")
        offset += count
        size -= count
