"""The tracks of a joined film: sample tables of a whole film out of those of its parts.

    units    |I p b p|I p p b|   ->   one track: sizes, key frames, composition offsets, where each run of bytes lies
    sound    one file of its own ->   one track
    captions samples in memory   ->   one track

A unit of one frame has no B-frame delay and the others have one; its composition offsets get the missing delay, and
one edit list for the whole track takes the delay away again. Where every sample stands alone, as in ProRes, there is
neither a table of key frames nor one of offsets.
"""

import struct
from array import array
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path

from tools.assembly.mp4 import MATRIX, SampleTable, box, full_box, pairs_box, words

SOUND_SECONDS = Fraction(1)
"""Of sound that lie together between the pictures."""

PICTURES_TOGETHER = 12
"""Pictures that lie together where each is a key frame."""

LANGUAGE = sum((ord(letter) - 0x60) << shift for letter, shift in zip("eng", (10, 5, 0), strict=True))

QUICKTIME = (b"apch",)
"""What is coded so belongs into a QuickTime file; MP4 has no name for it."""


@dataclass(frozen=True)
class Movie:
    """The whole film: its ticks a second, its length in ticks, and whether it is a QuickTime file or an MP4."""

    timescale: int
    duration: int
    quicktime: bool = False


@dataclass(frozen=True)
class Run:
    """Samples that lie together in a source: `time` is that of the first, in seconds."""

    time: Fraction
    samples: int
    size: int
    path: Path | None
    offset: int
    data: bytes = b""


@dataclass(frozen=True)
class Track:
    """A track to write: its runs, and its boxes around their offsets in the new file."""

    runs: list[Run]
    trak: Callable[[bytes], bytes]
    offsets: list[int] = field(default_factory=list[int])


@dataclass(frozen=True)
class PlainSound:
    """Uncoded sound: 48 kHz, stereo, 24 bits little-endian, interleaved, from the first byte of a file on."""

    path: Path
    samples: int


def is_quicktime(segment: SampleTable) -> bool:
    return segment.coding in QUICKTIME


def picture_track(movie: Movie, segments: Sequence[SampleTable], tick: int) -> Track:
    delay = max(segment.media_time for segment in segments)
    sizes: array[int] = array("I")
    keys: list[int] = []
    delays: list[tuple[int, int]] = []
    runs: list[Run] = []
    base = 0
    for segment in segments:
        missing = delay - segment.media_time
        delays += [(count, ticks + missing) for count, ticks in segment.delays]
        offset = segment.offset
        for first, last in _groups(segment):
            size = sum(segment.sizes[first:last])
            time = Fraction((base + first) * tick, movie.timescale)
            runs.append(Run(time, last - first, size, segment.path, offset))
            offset += size
        sizes.extend(segment.sizes)
        keys += [base + key + 1 for key in segment.keys]
        base += segment.samples

    tables = [segments[0].description, pairs_box("stts", [(base, tick)])]
    if len(keys) < base:
        tables.append(full_box("stss", 0, 0, struct.pack(">I", len(keys)), words(keys)))
    if any(ticks for _, ticks in delays):
        tables.append(pairs_box("ctts", delays))
    tables += [
        _sample_to_chunk(runs),
        full_box("stsz", 0, 0, struct.pack(">II", 0, base), words(sizes)),
    ]
    width, height = segments[0].size

    def trak(offsets: bytes) -> bytes:
        return box(
            "trak",
            track_header(movie, 1, flags=3, width=width, height=height),
            _edit_list(movie.duration, delay),
            media_box(movie, b"vide", b"VideoHandler", full_box("vmhd", 0, 1, bytes(8)), [*tables, offsets]),
        )

    return Track(runs, trak)


def _groups(segment: SampleTable) -> Iterator[tuple[int, int]]:
    """The samples that lie together, as (first, last + 1): from one key frame to the next."""
    alone = len(segment.keys) == segment.samples
    starts = range(0, segment.samples, PICTURES_TOGETHER) if alone else segment.keys
    return zip(starts, (*starts[1:], segment.samples), strict=True)


def sound_track(movie: Movie, sound: SampleTable | PlainSound) -> Track:
    """The track of coded sound that lies in a file of its own, or of samples as they are."""
    return _plain(movie, sound) if isinstance(sound, PlainSound) else _coded(movie, sound)


def _coded(movie: Movie, sound: SampleTable) -> Track:
    runs: list[Run] = []
    offset = sound.offset
    length = max(sound.durations)[1]
    together = int(SOUND_SECONDS * sound.timescale / length) + 1
    for first in range(0, sound.samples, together):
        sizes = sound.sizes[first : first + together]
        runs.append(Run(Fraction(first * length, sound.timescale), len(sizes), sum(sizes), sound.path, offset))
        offset += sum(sizes)
    tables = [
        sound.description,
        pairs_box("stts", sound.durations),
        _sample_to_chunk(runs),
        full_box("stsz", 0, 0, struct.pack(">II", 0, sound.samples), words(sound.sizes)),
    ]
    own = Movie(sound.timescale, sum(count * ticks for count, ticks in sound.durations), movie.quicktime)
    return Track(runs, _heard(movie, own, tables, sound.media_time))


def _plain(movie: Movie, sound: PlainSound) -> Track:
    """Linear PCM with a sound description of version 2 (QuickTime File Format, "Sound Sample Description")."""
    rate, channels, width = 48_000, 2, 3
    frame = channels * width
    together = int(SOUND_SECONDS * rate)
    runs: list[Run] = []
    for first in range(0, sound.samples, together):
        count = min(together, sound.samples - first)
        runs.append(Run(Fraction(first, rate), count, count * frame, sound.path, first * frame))
    signed_and_packed = 4 | 8
    entry = box(
        "lpcm",
        bytes(6),
        struct.pack(">HHHIHHhHII", 1, 2, 0, 0, 3, 16, -2, 0, 0x10000, 72),
        struct.pack(">dIIIIII", rate, channels, 0x7F000000, 8 * width, signed_and_packed, frame, 1),
    )
    tables = [
        full_box("stsd", 0, 0, struct.pack(">I", 1), entry),
        pairs_box("stts", [(sound.samples, 1)]),
        _sample_to_chunk(runs),
        full_box("stsz", 0, 0, struct.pack(">II", frame, sound.samples)),
    ]
    return Track(runs, _heard(movie, Movie(rate, sound.samples, movie.quicktime), tables, 0))


def _heard(movie: Movie, own: Movie, tables: list[bytes], media_time: int) -> Callable[[bytes], bytes]:
    def trak(offsets: bytes) -> bytes:
        return box(
            "trak",
            track_header(movie, 2, flags=3, volume=0x100, group=1),
            _edit_list(movie.duration, media_time),
            media_box(own, b"soun", b"SoundHandler", full_box("smhd", 0, 0, bytes(4)), [*tables, offsets]),
        )

    return trak


def words_track(movie: Movie, captions: Sequence[tuple[bytes, int]], tick: int, picture: tuple[int, int]) -> Track:
    """A timed-text track (3GPP TS 26.245): white words on the lowest sixth of the picture, off until switched on."""
    width, height = picture[0], picture[1] // 6
    runs: list[Run] = []
    at = 0
    for data, frames in captions:
        runs.append(Run(Fraction(at * tick, movie.timescale), 1, len(data), None, 0, data))
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
        _sample_to_chunk(runs),
        full_box("stsz", 0, 0, struct.pack(">II", 0, len(captions)), words(len(data) for data, _ in captions)),
    ]

    def trak(offsets: bytes) -> bytes:
        return box(
            "trak",
            track_header(movie, 3, flags=2, width=width, height=height, group=2, top=picture[1] - height),
            _edit_list(movie.duration, 0),
            media_box(movie, b"sbtl", b"SubtitleHandler", full_box("nmhd", 0, 0), [*tables, offsets], LANGUAGE),
        )

    return Track(runs, trak)


def movie_header(movie: Movie, tracks: int) -> bytes:
    """mvhd, of a movie with so many tracks."""
    numbers = struct.pack(">IIIIIH10x", 0, 0, movie.timescale, movie.duration, 0x10000, 0x100)
    return full_box("mvhd", 0, 0, numbers, MATRIX, bytes(24), struct.pack(">I", tracks + 1))


def track_header(
    movie: Movie,
    number: int,
    *,
    flags: int,
    width: int = 0,
    height: int = 0,
    volume: int = 0,
    group: int = 0,
    top: int = 0,
) -> bytes:
    """tkhd of track `number`; sizes in pixels, `top` where it lies below the upper edge, `group` of alternatives."""
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


def media_box(
    own: Movie, handler: bytes, name: bytes, header: bytes, tables: Sequence[bytes], language: int = 0x55C4
) -> bytes:
    """mdia; 0x55C4 is the language "und". QuickTime names its handlers in another way, and one more of them."""
    reference = box("dinf", full_box("dref", 0, 0, struct.pack(">I", 1), full_box("url ", 0, 1)))
    kind = b"mhlr" if own.quicktime else bytes(4)
    spelled = bytes([len(name)]) + name if own.quicktime else name + b"\0"
    extra = [full_box("hdlr", 0, 0, b"dhlrurl ", bytes(12), b"\x0bDataHandler")] if own.quicktime else []
    return box(
        "mdia",
        full_box("mdhd", 0, 0, struct.pack(">IIIIHH", 0, 0, own.timescale, own.duration, language, 0)),
        full_box("hdlr", 0, 0, kind + handler, bytes(12), spelled),
        box("minf", header, *extra, reference, box("stbl", *tables)),
    )


def _sample_to_chunk(runs: Sequence[Run]) -> bytes:
    entries: list[int] = []
    before = 0
    for number, run in enumerate(runs, 1):
        if run.samples != before:
            entries += (number, run.samples, 1)
            before = run.samples
    return full_box("stsc", 0, 0, struct.pack(">I", len(entries) // 3), words(entries))
