"""What happened in the cutting room."""

from fractions import Fraction
from typing import Literal

from pydantic import Field

from tools.film.timeline import Fit, TransitionKind
from tools.film.value import Value


class DurationSet(Value):
    kind: Literal["duration_set"] = "duration_set"
    shot: str
    frames: int


class Trimmed(Value):
    kind: Literal["trimmed"] = "trimmed"
    clip: str
    edge: Literal["head", "tail"]
    frames: int


class Rippled(Value):
    kind: Literal["rippled"] = "rippled"
    clip: str
    edge: Literal["head", "tail"]
    frames: int


class Rolled(Value):
    kind: Literal["rolled"] = "rolled"
    out: str
    into: str
    frames: int


class Slipped(Value):
    kind: Literal["slipped"] = "slipped"
    clip: str
    frames: int


class Slid(Value):
    kind: Literal["slid"] = "slid"
    clip: str
    frames: int


class Lifted(Value):
    kind: Literal["lifted"] = "lifted"
    track: str
    start: int
    end: int


class Extracted(Value):
    kind: Literal["extracted"] = "extracted"
    track: str
    start: int
    end: int


class Inserted(Value):
    kind: Literal["inserted"] = "inserted"
    clip: str
    track: str
    at: int


class Overwritten(Value):
    kind: Literal["overwritten"] = "overwritten"
    clip: str
    track: str
    at: int


class Bladed(Value):
    kind: Literal["bladed"] = "bladed"
    clip: str
    new: str
    at: int


class SoundSplit(Value):
    kind: Literal["sound_split"] = "sound_split"
    clip: str
    lead: int
    tail: int


class SpeedSet(Value):
    kind: Literal["speed_set"] = "speed_set"
    clip: str
    speed: Fraction


class FrameFrozen(Value):
    kind: Literal["frame_frozen"] = "frame_frozen"
    clip: str
    frames: int


class TransitionSet(Value):
    kind: Literal["transition_set"] = "transition_set"
    clip: str
    transition: TransitionKind | Literal["cut"]
    frames: int


class TransitionDropped(Value):
    """A transition went: its cut is gone, has no longer the frames for it, or has another transition now."""

    kind: Literal["transition_dropped"] = "transition_dropped"
    clip: str
    at_end: bool = Field(default=False, description="whether it was a fade out, at the end of the clip")


class TitleAdded(Value):
    kind: Literal["title_added"] = "title_added"
    title: str


class TitleRevised(Value):
    kind: Literal["title_revised"] = "title_revised"
    title: str


class TitleRemoved(Value):
    kind: Literal["title_removed"] = "title_removed"
    title: str


class CaptionSet(Value):
    kind: Literal["caption_set"] = "caption_set"
    cue: str


class Graded(Value):
    kind: Literal["graded"] = "graded"
    shot: str


class FramingSet(Value):
    kind: Literal["framing_set"] = "framing_set"
    clip: str
    fit: Fit | Literal["house"]


class FilmGraded(Value):
    kind: Literal["film_graded"] = "film_graded"


class LutImported(Value):
    kind: Literal["lut_imported"] = "lut_imported"
    name: str


class OverlaySet(Value):
    """A clip lies differently over what is below it."""

    kind: Literal["overlay_set"] = "overlay_set"
    clip: str


class CutTakenBack(Value):
    """A cut that came back from another program is the film's now, or a part of it is."""

    kind: Literal["cut_taken_back"] = "cut_taken_back"
    file: str
    clips: tuple[str, ...]
    """The clips that are new or changed."""


CutFact = (
    DurationSet
    | Trimmed
    | Rippled
    | Rolled
    | Slipped
    | Slid
    | Lifted
    | Extracted
    | Inserted
    | Overwritten
    | Bladed
    | SoundSplit
    | SpeedSet
    | FrameFrozen
    | TransitionSet
    | TransitionDropped
    | TitleAdded
    | TitleRevised
    | TitleRemoved
    | CaptionSet
    | Graded
    | FramingSet
    | FilmGraded
    | LutImported
    | OverlaySet
    | CutTakenBack
)
