"""A cut that comes back: what other hands made of the film, as one edit. The rule: tools/film/recutting.py."""

from fractions import Fraction
from typing import Literal

from pydantic import Field, model_validator

from tools.film.edits.fields import Decibels, Length, ShotRef, TakeRef, TrackName
from tools.film.edits.takes import Material
from tools.film.errors import DirectorError
from tools.film.sound import Stem
from tools.film.timeline import MarkerColour, TitleKind, TransitionKind
from tools.film.value import Value


class NewShot(Value):
    """A shot that somebody put in: what it is called, and the footage that it shows."""

    prompt: str = Field(min_length=1, max_length=2000, description="what it is called")
    take: Material = Field(description="the footage")


class RecutItem(Value):
    """A clip or a gap of the returned cut: one that is there, a piece of a shot, or a new shot; else a gap."""

    item: str = Field(default="", max_length=40, description="a clip or gap that is there, by its id")
    shot: ShotRef | None = Field(default=None, description="a new piece of this shot")
    new: NewShot | None = Field(default=None, description="a shot that was not there")
    take: TakeRef | None = Field(default=None, description="the take that it shows; else what the shot shows")
    frames: Length
    source_in: int = Field(default=0, ge=-10_000_000, description="its first frame, counted in the shot")
    speed: Fraction = Field(default=Fraction(1), ge=Fraction(1, 1000), le=1000, description="2 is twice as fast")
    freeze: bool = Field(default=False, description="it holds one frame")
    gain_db: Decibels = Field(default=0.0, description="its own sound, in dB")
    muted: bool = Field(default=False, description="its own sound is off")
    lead: int = Field(default=0, ge=0, description="frames of its sound before its picture")
    tail: int = Field(default=0, ge=0, description="frames of its sound after its picture")
    transition: TransitionKind | None = Field(default=None, description="how the film goes into it")
    transition_frames: Length = 1
    fade_out: int = Field(default=0, ge=0, description="frames of a fade out at its end")

    @model_validator(mode="after")
    def _one_thing(self) -> "RecutItem":
        if bool(self.item) + (self.shot is not None) + (self.new is not None) > 1:
            raise DirectorError("An item of a cut is one that is there, a piece of a shot, or a new shot; name one.")
        return self


class RecutTrack(Value):
    """A picture track as it came back, from its first frame on. What is not named is taken out."""

    name: TrackName = "V1"
    items: tuple[RecutItem, ...] = ()


class RecutTitle(Value):
    """A title as it came back."""

    title: str = Field(default="", max_length=40, description="one that is there, by its id; else a new one")
    text: str = Field(min_length=1, max_length=2000)
    style: TitleKind = "title"
    start: int = Field(ge=0, description="its first frame in the cut")
    frames: Length


class RecutMarker(Value):
    """A marker as it came back."""

    marker: str = Field(default="", max_length=40, description="one that is there, by its id; else a new one")
    frame: int = Field(ge=0, description="the frame of the cut that it names")
    name: str = Field(min_length=1, max_length=200)
    hit: bool = False
    colour: MarkerColour | None = None


class RecutSound(Value):
    """A sound that somebody laid into the cut: music, or an effect, of a recording."""

    cue: str = Field(default="", max_length=40, description="the sound in whose place it comes, by its id; else new")
    shot: ShotRef = Field(description="the shot that it hangs on")
    sort: Literal["music", "effect"] = "effect"
    what: str = Field(min_length=1, max_length=200, description="what it is called")
    media: str = Field(min_length=1, max_length=128, description="the recording, by media hash")
    offset: int = Field(default=0, ge=-10_000_000, le=10_000_000, description="frames after the shot's first")
    frames: Length
    gain_db: Decibels = 0.0
    offline: str = Field(
        default="", max_length=2000, description="what of which recording it stands for, while that is not here"
    )


class Recut(Value):
    """Take over a cut that came back from another program, or a part of it. Takes, approvals and canon stay."""

    kind: Literal["recut"] = "recut"
    file: str = Field(default="", max_length=400, description="the file that it came back in")
    tracks: tuple[RecutTrack, ...] = Field(default=(), description="the picture tracks that changed, V1 first")
    titles: tuple[RecutTitle, ...] | None = Field(default=None, description="all titles; else they stay")
    markers: tuple[RecutMarker, ...] | None = Field(default=None, description="all markers; else they stay")
    sounds: tuple[RecutSound, ...] = Field(default=(), description="sounds that were not there")
    stem_gain_db: dict[Stem, Decibels] = Field(
        default_factory=dict[Stem, float], description="the levels of stems that changed"
    )
    muted_stems: tuple[Stem, ...] | None = Field(default=None, description="the stems that are off; else as it is")
