"""A cut as every editing program understands it: what goes out to them, and what comes back.

    V2               |--piece--|
    V1      |--piece--|--piece--><--piece--|            a join lies across a cut: `before` and `after` frames of it
    DX      |------------- piece ------------|          sound tracks come after the picture tracks
            ^ frame 0 has the timecode `start`

All lengths are whole frames at the cut's rate. A piece shows `frames` frames of a source from its frame `source_in` on.
"""

from collections.abc import Iterator
from fractions import Fraction
from typing import Literal

from pydantic import Field

from tools.film.errors import DirectorError
from tools.film.timeline import MARKER_COLOURS, MarkerColour, TitleKind, TransitionKind
from tools.film.value import OneLine, Value
from tools.interchange.scaling import Point

TrackKind = Literal["picture", "sound"]
RATES = tuple(
    Fraction(*rate)
    for rate in ((24000, 1001), (24, 1), (25, 1), (30000, 1001), (30, 1), (48, 1), (50, 1), (60000, 1001), (60, 1))
)
DROP_RATES = (Fraction(30000, 1001), Fraction(60000, 1001))
LONGEST = 24 * 3600 * 120
"""Frames beyond which nothing is a film: a day at 120 frames a second."""


class Source(Value):
    """A media file that pieces show. `frames` and `start` count at the cut's rate."""

    name: str = Field(min_length=1, max_length=400, description="its file name, which no other source has")
    url: str = Field(default="", description="where the file says it is: a path or a URL; empty when it does not say")
    frames: int | None = Field(default=None, ge=1, le=LONGEST, description="its length; None when nobody says")
    start: int = Field(default=0, ge=0, le=LONGEST, description="the timecode of its first frame")
    picture: bool = True
    sound: bool = False
    size: tuple[int, int] | None = Field(default=None, description="upright, in square pixels; None: nobody says")
    media: str = Field(default="", description="sha256 of its content, where that is known")
    reel: str = Field(default="", max_length=64)


class Piece(Value):
    """A range of a source on a track. `source` is a source's name; empty for something that has no file."""

    name: str = ""
    source: str = ""
    source_in: int = Field(default=0, ge=-LONGEST, le=LONGEST, description="counted from the source's first frame")
    start: int = Field(ge=0, le=LONGEST, description="its first frame in the cut")
    frames: int = Field(ge=1, le=LONGEST)
    speed: Fraction = Field(default=Fraction(1), gt=0)
    freeze: bool = False
    gain_db: float = Field(default=0.0, ge=-96, le=24)
    muted: bool = Field(default=False, description="switched off in the program")
    fill: Point | None = Field(
        default=None, description="of a picture of another shape: it covers the cut's about this point; None: within it"
    )

    @property
    def end(self) -> int:
        return self.start + self.frames


class Join(Value):
    """A transition across the cut at frame `at`, `before` frames of it before the cut and `after` frames after it."""

    at: int = Field(ge=0)
    before: int = Field(ge=0, le=LONGEST)
    after: int = Field(ge=0, le=LONGEST)
    kind: TransitionKind = "dissolve"

    @property
    def frames(self) -> int:
        return self.before + self.after


class CutTrack(Value):
    """A track: pieces in the order of their starts, none over another."""

    kind: TrackKind = "picture"
    name: str = "V1"
    pieces: tuple[Piece, ...] = ()
    joins: tuple[Join, ...] = ()

    @property
    def frames(self) -> int:
        return self.pieces[-1].end if self.pieces else 0


class Mark(Value):
    """A marker of the cut."""

    frame: int = Field(ge=0, le=LONGEST)
    name: str = ""
    comment: str = ""
    colour: str = ""


class Words(Value):
    """A title or a caption."""

    start: int = Field(ge=0, le=LONGEST)
    frames: int = Field(ge=1, le=LONGEST)
    text: str
    kind: TitleKind = "title"


class Cut(Value):
    """A whole cut."""

    title: OneLine = "Untitled"
    rate: Fraction = Field(default=Fraction(24), gt=0)
    drop: bool = Field(default=False, description="timecode is drop-frame")
    start: int = Field(default=0, ge=0, le=LONGEST, description="the timecode of frame 0, in frames")
    width: int = Field(default=1920, ge=2, le=16384)
    height: int = Field(default=1080, ge=2, le=16384)
    tracks: tuple[CutTrack, ...] = ()
    markers: tuple[Mark, ...] = ()
    titles: tuple[Words, ...] = ()
    captions: tuple[Words, ...] = ()
    sources: tuple[Source, ...] = ()

    @property
    def frames(self) -> int:
        """The length: to the end of the last piece of any track."""
        return max((track.frames for track in self.tracks), default=0)

    @property
    def picture(self) -> tuple[CutTrack, ...]:
        return tuple(track for track in self.tracks if track.kind == "picture")

    @property
    def sound(self) -> tuple[CutTrack, ...]:
        return tuple(track for track in self.tracks if track.kind == "sound")

    def source(self, name: str) -> Source | None:
        return next((source for source in self.sources if source.name == name), None)

    def by_name(self) -> dict[str, Source]:
        return {source.name: source for source in self.sources}


class Read(Value):
    """What came out of a file: the cut, and sentences about what in the file has no place in it."""

    cut: Cut
    notes: tuple[str, ...] = ()
    length: int = Field(default=0, ge=0, le=LONGEST, description="frames of the whole, with the black after its end")

    @property
    def frames(self) -> int:
        """How long it plays there."""
        return max(self.cut.frames, self.length)


def colour_of(mark: Mark) -> MarkerColour | None:
    """The colour of a marker by its name in a film; None where it has none there."""
    return next((colour for colour in MARKER_COLOURS if colour == mark.colour), None)


def nominal(rate: Fraction) -> int:
    """The frames that a second of timecode has: 30 for 30000/1001."""
    return -(-rate.numerator // rate.denominator)


def ntsc(rate: Fraction) -> bool:
    return rate.denominator == 1001


def snapped(value: float | Fraction) -> Fraction:
    """The exact rate that a number such as 23.976 or 29.97 means. Raises DirectorError for no rate at all."""
    given = Fraction(value).limit_denominator(100_000)
    if not 1 <= given <= 1000:
        raise DirectorError(f"{float(value):g} frames a second is no rate of film; it goes from 1 to 1000.")
    close = min(RATES, key=lambda rate: abs(rate - given))
    return close if abs(close - given) < Fraction(1, 90) else given


def spans_with_gaps(track: CutTrack) -> Iterator[Piece | int]:
    """The pieces of a track in their order; a number is so many frames of nothing before the next one."""
    at = 0
    for piece in track.pieces:
        if piece.start > at:
            yield piece.start - at
        yield piece
        at = piece.end


def source_length(piece: Piece) -> int:
    """How many frames of its source a piece uses up."""
    if piece.freeze:
        return 1
    return max(1, -(-(piece.frames * piece.speed.numerator) // piece.speed.denominator))


def settled(track: CutTrack) -> tuple[Join, ...]:
    """The joins as every format means them: what crosses into or out of nothing is a fade."""
    heads = {piece.start for piece in track.pieces}
    tails = {piece.end for piece in track.pieces}
    made: list[Join] = []
    for join in sorted(track.joins, key=lambda join: join.at):
        if join.kind == "dissolve" and join.at not in tails and not join.before:
            join = join.model_copy(update={"kind": "fade in"})
        elif join.kind == "dissolve" and join.at not in heads and not join.after:
            join = join.model_copy(update={"kind": "fade out"})
        made.append(join)
    return tuple(made)
