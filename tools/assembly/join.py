"""Our joiner: units become one film by rewriting sample tables; not one sample is encoded again or even looked at.

    unit A  |I p b p|       film   ftyp | moov | mdat: A's second, its sound, its words, B's second, ...
    unit B  |I p p b|              one picture track, one sound track, one track of captions

The film is an MP4, or a QuickTime file where its pictures belong into one. It starts playing while it loads (moov
first).
"""

import errno
import os
import struct
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from tools.assembly.mp4 import SampleTable, box, full_box, words
from tools.assembly.tagging import metadata_box, packet_box
from tools.assembly.tracks import (
    Movie,
    PlainSound,
    Run,
    Track,
    is_quicktime,
    movie_header,
    picture_track,
    sound_track,
    words_track,
)
from tools.film.errors import Bug
from tools.media.disk import whole_file

LARGE = 0xF0000000
"""From this many bytes of samples on, offsets are written with 64 bits."""

BLOCK = 1 << 20

BRANDS = {b"av01": b"isomiso2av01mp41", b"hvc1": b"isomiso2hvc1mp41"}


def join(
    out: Path,
    segments: Sequence[SampleTable],
    *,
    tick: int,
    sound: SampleTable | PlainSound | None = None,
    captions: Sequence[tuple[bytes, int]] = (),
    chapters: Sequence[tuple[int, str]] = (),
    tags: Sequence[tuple[str, str]] = (),
    packet: bytes = b"",
    advance: Callable[[float], None] | None = None,
    large_from: int = LARGE,
) -> int:
    """Write the film and return its frames. `tick` is the length of a frame in ticks of the segments' timescale.

    `captions` are timed-text samples as (bytes, frames) over the whole film, from the first frame on; `chapters` are
    (first frame, name); `tags` are keys with their values; `packet` is XMP. `advance` is called with the share of bytes
    written; what it raises stops the work, and no file is left. From `large_from` bytes on, offsets have 64 bits.
    Atomic.
    Raises Bug when the segments were encoded differently, OperatorError when the disk is full or cannot be written.
    """
    timescale = segments[0].timescale
    if any(s.description != segments[0].description or s.timescale != timescale for s in segments):
        raise Bug("Units of one film were encoded with different settings.", code="segments_differ")
    frames = sum(segment.samples for segment in segments)
    duration = frames * tick
    movie = Movie(timescale, duration, is_quicktime(segments[0]))
    tracks = [picture_track(movie, segments, tick)]
    if sound is not None:
        tracks.append(sound_track(movie, sound))
    if captions:
        tracks.append(words_track(movie, captions, tick, segments[0].size))
    order = sorted(
        ((run.time, number, run) for number, track in enumerate(tracks) for run in track.runs),
        key=lambda entry: entry[:2],
    )
    total = sum(run.size for _, _, run in order)
    large = total > large_from
    head = _kind(segments[0])
    header = struct.pack(">I4sQ", 1, b"mdat", total + 16) if large else struct.pack(">I4s", total + 8, b"mdat")
    # The size of moov does not depend on the offsets in it, so it is built twice: to be measured, and to be written.
    moov = b""
    for _ in range(2):
        position = len(head) + len(moov) + len(header)
        for track in tracks:
            track.offsets.clear()
        for _, number, run in order:
            tracks[number].offsets.append(position)
            position += run.size
        moov = _moov(movie, tracks, large, [(start * tick, name) for start, name in chapters], tags)
    with whole_file(out) as temporary, temporary.open("wb") as file:
        file.write(head + moov + header)
        file.flush()
        _copy((run for _, _, run in order), file.fileno(), total, advance)
        if packet:
            file.seek(0, os.SEEK_END)
            file.write(packet_box(packet))
    return frames


def _kind(segment: SampleTable) -> bytes:
    """ftyp: who may read the file."""
    if is_quicktime(segment):
        return box("ftyp", b"qt  ", struct.pack(">I", 0x200), b"qt  ")
    return box("ftyp", b"isom", struct.pack(">I", 0x200), BRANDS.get(segment.coding, b"isomiso2avc1mp41"))


def _moov(
    movie: Movie,
    tracks: Sequence[Track],
    large: bool,
    chapters: Sequence[tuple[int, str]],
    tags: Sequence[tuple[str, str]],
) -> bytes:
    header = movie_header(movie, len(tracks))
    traks = (track.trak(_chunk_offsets(track.offsets, large)) for track in tracks)
    told = (_chapter_list(movie, chapters) if chapters else b"") + (metadata_box(tags) if tags else b"")
    return box("moov", header, *traks, box("udta", told) if told else b"")


def _chapter_list(movie: Movie, chapters: Sequence[tuple[int, str]]) -> bytes:
    """The list of chapters that players look for (Nero's chpl), in units of 100 ns; it holds 255 at most."""
    entries: list[bytes] = []
    for start, name in chapters[:255]:
        text = name.encode()[:255].decode(errors="ignore").encode()
        entries.append(struct.pack(">QB", start * 10_000_000 // movie.timescale, len(text)) + text)
    return full_box("chpl", 1, 0, struct.pack(">IB", 0, len(entries)), *entries)


def _chunk_offsets(offsets: Sequence[int], large: bool) -> bytes:
    if large:
        return full_box("co64", 0, 0, struct.pack(f">I{len(offsets)}Q", len(offsets), *offsets))
    return full_box("stco", 0, 0, struct.pack(">I", len(offsets)), words(offsets))


def _copy(runs: Iterable[Run], target: int, total: int, advance: Callable[[float], None] | None) -> None:
    """Copy the samples from one open source at a time."""
    current: Path | None = None
    source = -1
    written = 0
    try:
        for run in runs:
            if run.path is None:
                os.write(target, run.data)
            else:
                if run.path != current:
                    if source >= 0:
                        os.close(source)
                    source = os.open(run.path, os.O_RDONLY)
                    current = run.path
                _copy_range(source, target, run.size, run.offset)
            written += run.size
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
