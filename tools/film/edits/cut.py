"""Cutting edits: every verb in the meaning it has at an editing desk. Strips and limits: tools/film/cutting.py."""

from fractions import Fraction
from typing import Literal

from pydantic import Field, model_validator

from tools.film.edits.fields import ClipRef, Length, Seconds, Selection, Shift, ShotRef, TakeRef, TrackName
from tools.film.edits.recut import Recut
from tools.film.errors import DirectorError
from tools.film.timeline import Blend, Box, Drift, Fit, Side, TitleKind, TransitionKind
from tools.film.value import Value

Edge = Literal["head", "tail"]
Place = Literal["full", "centre", "top left", "top right", "bottom left", "bottom right"]


class SetDuration(Selection):
    """Make shots longer or shorter and let the film after them move. Exactly one of the amounts."""

    kind: Literal["set_duration"] = "set_duration"
    seconds: Seconds | None = Field(default=None, description="the new length")
    frames: Length | None = Field(default=None, description="the new length, in frames")
    delta: float | None = Field(
        default=None, ge=-86_400, le=86_400, description="seconds longer (or, negative, shorter)"
    )
    factor: float | None = Field(default=None, gt=0, le=100, description="times the length: 0.5 is half")

    @model_validator(mode="after")
    def _one_amount(self) -> "SetDuration":
        amounts = [self.seconds, self.frames, self.delta, self.factor]
        if sum(amount is not None for amount in amounts) != 1:
            raise DirectorError("A duration is one of seconds, frames, delta or factor; give exactly one.")
        return self


class Trim(Value):
    """Move one edge of a clip and nothing else: shortening leaves a gap, lengthening needs one."""

    kind: Literal["trim"] = "trim"
    clip: ClipRef
    edge: Edge = Field(description="which edge moves")
    frames: Shift = Field(description="how far the edge moves: positive later, negative earlier")


class Ripple(Value):
    """Move one edge of a clip and let everything after it move along: no gap."""

    kind: Literal["ripple"] = "ripple"
    clip: ClipRef
    edge: Edge = Field(description="which edge moves")
    frames: Shift = Field(description="how far the edge moves: positive later, negative earlier")


class Roll(Value):
    """Move the cut between a clip and its neighbour; the film keeps its length."""

    kind: Literal["roll"] = "roll"
    clip: ClipRef
    edge: Edge = Field(default="head", description="the cut at its head or at its tail")
    frames: Shift


class Slip(Value):
    """Show an earlier or later part of the take in the same place and for the same time."""

    kind: Literal["slip"] = "slip"
    clip: ClipRef
    frames: Shift = Field(description="positive shows a later part of the take")


class Slide(Value):
    """Move a clip between its neighbours, which give and take; the film keeps its length."""

    kind: Literal["slide"] = "slide"
    clip: ClipRef
    frames: Shift


class TakenOut(Value):
    """A clip, or a range of frames of a track."""

    clip: ClipRef | None = Field(default=None, description="the clip to take out")
    start: int | None = Field(default=None, ge=0, description="the first frame to take out")
    end: int | None = Field(default=None, ge=1, description="the first frame to stay")
    track: TrackName = "V1"

    @model_validator(mode="after")
    def _clip_or_range(self) -> "TakenOut":
        if (self.clip is None) == (self.start is None) or (self.start is None) != (self.end is None):
            raise DirectorError("Name what to take out as a clip, or as a range with start and end.")
        return self


class Lift(TakenOut):
    """Take out a clip or a range and leave a gap."""

    kind: Literal["lift"] = "lift"


class Extract(TakenOut):
    """Take out a clip or a range and close the gap."""

    kind: Literal["extract"] = "extract"


class PutIn(Value):
    """A piece of a shot's take, and the frame it goes to."""

    shot: ShotRef
    take: TakeRef | None = Field(default=None, description="a take of it; else what the cut uses")
    at: int = Field(ge=0, description="the frame of the cut it goes to")
    source_in: int = Field(default=0, ge=-10_000_000, description="its first frame, counted in the shot")
    frames: Length | None = Field(default=None, description="its length; else the whole shot")
    track: TrackName = "V1"


class Insert(PutIn):
    """Put a piece in and push everything after it later; what is there is cut in two."""

    kind: Literal["insert"] = "insert"


class Overwrite(PutIn):
    """Put a piece over what is there; nothing moves."""

    kind: Literal["overwrite"] = "overwrite"


class Blade(Value):
    """Cut a clip in two at a frame; nothing is seen of it."""

    kind: Literal["blade"] = "blade"
    at: int = Field(ge=1, description="the frame of the cut that becomes the first of the second piece")
    track: TrackName = "V1"


class SplitEdit(Value):
    """Let a clip's own sound lead its picture (J-cut) or outlast it (L-cut)."""

    kind: Literal["split_edit"] = "split_edit"
    clip: ClipRef
    lead: int = Field(default=0, ge=0, description="frames of its sound before its picture")
    tail: int = Field(default=0, ge=0, description="frames of its sound after its picture")


class SetSpeed(Value):
    """Play a clip faster or slower."""

    kind: Literal["set_speed"] = "set_speed"
    clip: ClipRef
    speed: Fraction = Field(ge=Fraction(1, 20), le=20, description="1 as shot, 2 twice as fast, 1/2 slow motion")
    ripple: bool = Field(default=True, description="true: the same content in more or less time; false: the same time")


class Freeze(Value):
    """Hold one frame of a clip."""

    kind: Literal["freeze"] = "freeze"
    clip: ClipRef
    at: int = Field(default=0, ge=0, description="the frame to hold, counted in the clip")
    frames: Length | None = Field(
        default=None, description="put a hold of this length in there; without it, hold to the clip's end"
    )


class SetTransition(Value):
    """Put a transition on the cut into a clip (a fade out: at its end), or 'cut' to take it away."""

    kind: Literal["set_transition"] = "set_transition"
    clip: ClipRef
    transition: TransitionKind | Literal["cut"] = Field(description="how the film goes into it")
    frames: Length | None = Field(default=None, description="its length; else a second, or what the handles allow")


class AddTitle(Value):
    """Lay words over the picture, or, as a card, over black put in for them."""

    kind: Literal["add_title"] = "add_title"
    text: str = Field(min_length=1, max_length=2000, description="the words; line breaks are kept")
    style: TitleKind = Field(default="title", description="what kind of title it is")
    clip: ClipRef | None = Field(default=None, description="the clip it lies over")
    card: Literal["opening", "before", "closing"] | None = Field(
        default=None, description="put in black for it: before the film, before `clip`, or after the film"
    )
    offset: int = Field(default=0, ge=0, description="frames after the clip's (or the card's) first")
    frames: Length = 72

    @model_validator(mode="after")
    def _over_something(self) -> "AddTitle":
        if (self.clip is None) != (self.card in ("opening", "closing")):
            raise DirectorError("A title lies over a clip, or on a card: opening, closing, or before a clip.")
        return self


class ReviseTitle(Value):
    """Change a title's words, kind, place or length; a card is as long as its title, and the film moves with it."""

    kind: Literal["revise_title"] = "revise_title"
    title: str = Field(min_length=1, max_length=40, description="its id ('tt3')")
    text: str | None = Field(default=None, min_length=1, max_length=2000, description="the new words")
    style: TitleKind | None = Field(default=None, description="what kind of title it is")
    offset: int | None = Field(default=None, ge=0, description="frames after the clip's (or the card's) first")
    frames: Length | None = Field(default=None, description="its length")


class RemoveTitle(Value):
    """Take a title away, and with it the black that was put in for it."""

    kind: Literal["remove_title"] = "remove_title"
    title: str = Field(min_length=1, max_length=40, description="its id ('tt3')")


class SetCaption(Value):
    """Say other words in the caption of a line; no text gives the line's own words back."""

    kind: Literal["set_caption"] = "set_caption"
    cue: str = Field(min_length=1, max_length=40, description="the line, by its id ('cu9')")
    text: str | None = Field(description="the words", default=None, max_length=2000)


class GradeChange(Value):
    """What changes in a grade; what is left out stays as it is."""

    exposure: float | None = Field(default=None, ge=-3, le=3, description="stops")
    contrast: float | None = Field(description="-1 flat .. 1 hard", default=None, ge=-1, le=1)
    saturation: float | None = Field(description="-1 grey .. 1 vivid", default=None, ge=-1, le=1)
    temperature: float | None = Field(default=None, ge=-1, le=1, description="-1 cold .. 1 warm")
    tint: float | None = Field(default=None, ge=-1, le=1, description="-1 green .. 1 magenta")
    lut: str | None = Field(
        default=None, max_length=128, description="an imported LUT, by its name; empty takes it away"
    )
    lut_strength: float | None = Field(default=None, ge=0, le=1, description="how much of the LUT; 1 is all of it")
    relative: bool = Field(default=False, description="add to the grade that is there")


class SetFraming(Selection):
    """Say how a picture of another shape comes into the film's."""

    kind: Literal["set_framing"] = "set_framing"
    clip: ClipRef | None = Field(default=None, description="one clip; else every clip of the shots")
    fit: Fit | Literal["house"] = Field(
        description="letterbox: black bars; blur: on a blurred ground of itself; fill: cropped; house: the house's rule"
    )
    x: float | None = Field(default=None, ge=0, le=1, description="what stays of a crop: 0 the left .. 1 the right")
    y: float | None = Field(default=None, ge=0, le=1, description="what stays of a crop: 0 the top .. 1 the bottom")
    move: Drift | None = Field(default=None, description="move slowly over a picture that fills; else it holds")


class SetGrade(GradeChange, Selection):
    """Grade shots: what is left out stays as it is."""

    kind: Literal["set_grade"] = "set_grade"


class SetFilmGrade(GradeChange):
    """Give the whole film one look, over the grades of its shots. Titles and slates keep their colours."""

    kind: Literal["set_film_grade"] = "set_film_grade"


class ImportLut(Value):
    """Bring in a .cube LUT to grade with; `import_media` does it from a file."""

    kind: Literal["import_lut"] = "import_lut"
    name: str = Field(min_length=1, max_length=100, description="what to call it")
    media: str = Field(pattern=r"^[0-9a-f]{64}$", description="sha256 of the file in the media pool")


class SetOverlay(Value):
    """Say how a clip of V2 or above lies over what is below it; what is left out stays as it is."""

    kind: Literal["set_overlay"] = "set_overlay"
    clip: ClipRef
    place: Place | None = Field(default=None, description="where it lies; or give `box`")
    size: float | None = Field(default=None, ge=0.05, le=1, description="its share of the picture's width; else 0.3")
    box: Box | None = Field(default=None, description="where it lies exactly")
    opacity: float | None = Field(default=None, ge=0, le=1, description="0 unseen .. 1 solid")
    blend: Blend | None = Field(default=None, description="screen lights up what is below, multiply darkens it")
    corners: float | None = Field(default=None, ge=0, le=0.5, description="radius, of its shorter side")
    border: float | None = Field(default=None, ge=0, le=0.05, description="width, of the picture's shorter side")
    border_colour: str | None = Field(default=None, pattern=r"^#[0-9a-fA-F]{6}$", description="#rrggbb")
    slide_in: Side | Literal["none"] | None = Field(default=None, description="the side it comes from")
    slide_out: Side | Literal["none"] | None = Field(default=None, description="the side it leaves by")
    slide_frames: Length | None = Field(default=None, description="how long a slide takes; else half a second")
    cover: bool = Field(default=False, description="true: no overlay any more, it covers everything below")

    @model_validator(mode="after")
    def _something(self) -> "SetOverlay":
        if self.place is not None and self.box is not None:
            raise DirectorError("Say where the overlay lies as a place or as a box, not both.")
        if self.size is not None and self.place in (None, "full"):
            raise DirectorError("A size goes with a place, such as 'top right'.")
        return self


CutEdit = (
    SetDuration
    | Trim
    | Ripple
    | Roll
    | Slip
    | Slide
    | Lift
    | Extract
    | Insert
    | Overwrite
    | Blade
    | SplitEdit
    | SetSpeed
    | Freeze
    | SetTransition
    | AddTitle
    | ReviseTitle
    | RemoveTitle
    | SetCaption
    | SetGrade
    | SetFraming
    | SetFilmGrade
    | ImportLut
    | SetOverlay
    | Recut
)
