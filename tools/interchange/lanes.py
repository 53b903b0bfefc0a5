"""Building a cut from a file: tracks while they grow, cuts within cuts laid flat, and the sources they name.

nested    |--a--|--b--|            used from b's middle on, in a track at frame 100
flat                 100 |b-|      trimmed and moved; its further tracks become tracks of the cut
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from math import floor
from urllib.parse import unquote, urlsplit

from tools.film.errors import DirectorError
from tools.interchange.cut import LONGEST, CutTrack, Join, Piece, Source, TrackKind, settled
from tools.interchange.scaling import Size

MOST_PIECES = 200_000
DEEPEST_NEST = 24
PLAIN_NUMBER = re.compile(r"[+-]?\d{1,18}(?:\.\d{1,30})?(?:[eE][+-]?\d{1,2})?|[+-]?\d{1,18}/[1-9]\d{0,17}")


def refused(name: str, why: str, **data: object) -> DirectorError:
    """What is said of a file that is no honest cut."""
    return DirectorError(f"{name} is refused: {why}.", code="hostile_file", **data)


def broken(name: str, why: str, **data: object) -> DirectorError:
    """What is said of a file that cannot be understood."""
    return DirectorError(f"{name} cannot be read as a cut: {why}.", code="broken_file", **data)


@dataclass
class Lane:
    """A track while it grows. Pieces need no order and may lie over one another until it is done."""

    kind: TrackKind
    name: str = ""
    pieces: list[Piece] = field(default_factory=list[Piece])
    joins: list[Join] = field(default_factory=list[Join])
    frames: int = 0

    def moved(self, start: int, end: int, to: int) -> "Lane":
        """The frames `start`..`end` of the lane, with `start` at `to`."""
        made = Lane(self.kind, self.name, frames=to + end - start)
        for piece in self.pieces:
            first, last = max(piece.start, start), min(piece.end, end)
            if first < last:
                made.pieces.append(trimmed(piece, first - piece.start, last - piece.start, to + first - start))
        made.joins = [
            join.model_copy(update={"at": to + join.at - start}) for join in self.joins if start <= join.at <= end
        ]
        return made


def trimmed(piece: Piece, start: int, end: int, to: int) -> Piece:
    """The frames `start`..`end` of a piece, at frame `to` of the cut."""
    moved = 0 if piece.freeze else floor(start * piece.speed)
    return piece.model_copy(update={"start": to, "frames": end - start, "source_in": piece.source_in + moved})


class Bench:
    """Where a reader lays what it finds: lanes, sources by name, and notes; with a limit on how much there can be."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.lanes: list[Lane] = []
        self.notes: list[str] = []
        self._sources: dict[str, Source] = {}
        self._names: dict[tuple[str, str], str] = {}
        self._laid = 0

    def count(self, pieces: int = 1) -> None:
        """Raise DirectorError when the file unfolds into more than any film has."""
        self._laid += pieces
        if self._laid > MOST_PIECES:
            raise refused(self.file, f"it unfolds into over {MOST_PIECES:,} clips")

    def note(self, sentence: str) -> None:
        if sentence not in self.notes and len(self.notes) < 200:
            self.notes.append(sentence)

    def lasts(self, frames: int | Fraction) -> None:
        """Note that a marker lasts for more than a frame."""
        if frames > 1:
            self.note("Markers that last are moments here: the first frame of each.")

    def source(self, source: Source) -> str:
        """The name under which a source is known; two files of one name in different places get two."""
        key = (source.name, source.url)
        if not source.url and source.name in self._sources:
            # Who does not say where it lies means the one that was spoken of.
            self._names.setdefault(key, source.name)
        if key not in self._names:
            name, number = source.name, 1
            while name in self._sources:
                number += 1
                name = f"{source.name} ({number})"
            self._names[key] = name
            self._sources[name] = source.model_copy(update={"name": name})
        name = self._names[key]
        known = self._sources[name]
        self._sources[name] = known.model_copy(
            update={
                "sound": known.sound or source.sound,
                "picture": known.picture or source.picture,
                "frames": known.frames or source.frames,
                "size": known.size or source.size,
                "reel": known.reel or source.reel,
                "media": known.media or source.media,
            }
        )
        return name

    def start_of(self, name: str) -> int:
        return self._sources[name].start

    def size_of(self, name: str) -> Size | None:
        """The size of a source's picture; None for nothing, and where the file does not say."""
        return self._sources[name].size if name in self._sources else None

    def tracks(self) -> tuple[CutTrack, ...]:
        """The lanes as tracks, pictures first; what lies over something else goes to a track above."""
        made: list[CutTrack] = []
        letters: dict[TrackKind, str] = {"picture": "V", "sound": "A"}
        for kind, letter in letters.items():
            number = 0
            for lane in (lane for lane in self.lanes if lane.kind == kind):
                for index, pieces in enumerate(_apart(lane.pieces)):
                    number += 1
                    name = (lane.name if not index else "") or f"{letter}{number}"
                    joins = _fitting(lane.joins, pieces, self) if not index else ()
                    track = CutTrack(kind=kind, name=name, pieces=pieces, joins=joins)
                    made.append(track.model_copy(update={"joins": settled(track)}))
        return tuple(made)

    def sources(self, tracks: Iterable[CutTrack]) -> tuple[Source, ...]:
        used = {piece.source for track in tracks for piece in track.pieces}
        return tuple(source for name, source in sorted(self._sources.items()) if name in used)


def _apart(pieces: Sequence[Piece]) -> list[tuple[Piece, ...]]:
    """The pieces in as many rows as it takes for none to lie over another."""
    rows: list[list[Piece]] = []
    for piece in sorted(pieces, key=lambda piece: (piece.start, piece.end)):
        for row in rows:
            if row[-1].end <= piece.start:
                row.append(piece)
                break
        else:
            rows.append([piece])
    return [tuple(row) for row in rows]


def _fitting(joins: Sequence[Join], pieces: Sequence[Piece], bench: Bench) -> tuple[Join, ...]:
    """The joins that lie on a cut (or at an end) of these pieces, one to a frame."""
    cuts = {piece.start for piece in pieces} | {piece.end for piece in pieces}
    kept: dict[int, Join] = {}
    for join in joins:
        if join.at in cuts and join.frames and join.at not in kept:
            kept[join.at] = join
        else:
            bench.note(f"A {join.kind} at frame {join.at} lies on no cut and is left out.")
    return tuple(kept[at] for at in sorted(kept))


def whole_frames(value: Fraction, bench: Bench, what: str) -> int:
    """A time in frames, which has to be whole; else the nearest one, and a note."""
    nearest = floor(value + Fraction(1, 2))
    if nearest != value:
        bench.note(f"{what} begins or ends between two frames; the nearest one is taken.")
    if abs(nearest) > LONGEST:
        raise broken(bench.file, f"{what} is at frame {nearest:,}, beyond a day")
    return nearest


def exact(value: float | str | Fraction) -> Fraction:
    """A speed or a scale as the simple fraction it was written from."""
    return Fraction(value).limit_denominator(1000)


def plain_number(text: str) -> Fraction:
    """A number as files write one. Raises ValueError for anything else: 1e999999999 would be a gigabyte of digits."""
    if not PLAIN_NUMBER.fullmatch(text):
        raise ValueError(text[:40])
    return Fraction(text)


def base_name(url: str) -> str:
    """The file name at the end of a path or URL of any system; empty when there is none."""
    path = unquote(urlsplit(url).path) if re.match(r"[a-zA-Z][a-zA-Z0-9+.-]+://|file:", url) else url
    return re.split(r"[\\/]", path.rstrip("/\\"))[-1][:400]
