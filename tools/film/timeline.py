"""The cut: tracks of clips and gaps, transitions on cuts, titles, markers. All lengths are frames.

V1   |--clip--|--clip--><--clip--|   gap   |--clip--|
                      ^ a transition sits on the cut, at the head of the incoming clip
TX        |-- title --|
"""

from fractions import Fraction
from typing import Annotated, Literal, get_args

from pydantic import Field, model_validator

from tools.film.value import Value

Mixture = Literal[
    "dissolve",
    "wipe left",
    "wipe right",
    "wipe up",
    "wipe down",
    "wipe diagonal",
    "wipe clock",
    "push left",
    "push right",
    "push up",
    "push down",
    "slide left",
    "slide right",
    "slide up",
    "slide down",
    "iris open",
    "iris close",
]
"""The transitions that show two clips at once."""

TransitionKind = Literal[Mixture, "dip to black", "dip to white", "fade in", "fade out"]
Side = Literal["left", "right", "top", "bottom"]
Blend = Literal["normal", "screen", "multiply"]
TitleKind = Literal["title", "credits", "lower third", "card"]


class Grade(Value):
    """A grade, of a clip or of the film. 0 is no change. The LUT comes after the rest."""

    exposure: float = Field(default=0.0, ge=-3, le=3, description="stops")
    contrast: float = Field(default=0.0, ge=-1, le=1)
    saturation: float = Field(default=0.0, ge=-1, le=1)
    temperature: float = Field(default=0.0, ge=-1, le=1, description="-1 cold .. 1 warm")
    tint: float = Field(default=0.0, ge=-1, le=1, description="-1 green .. 1 magenta")
    lut: str = Field(default="", description="sha256 of a .cube file in the media pool")
    lut_strength: float = Field(default=1.0, ge=0, le=1, description="0 none of it .. 1 all of it")


class Box(Value):
    """A part of the picture, in shares of its width and height, from its top left corner."""

    left: float = Field(ge=0, le=0.98)
    top: float = Field(ge=0, le=0.98)
    width: float = Field(ge=0.02, le=1)
    height: float = Field(ge=0.02, le=1)

    @model_validator(mode="after")
    def _inside(self) -> "Box":
        for edge, size, begin in (("width", self.width, self.left), ("height", self.height, self.top)):
            if begin + size > 1 + 1e-9:
                raise ValueError(f"the box leaves the picture: its {edge} can be {1 - begin:g} at most from there")
        return self


class Overlay(Value):
    """How a clip of V2 or above lies over what is below it. A clip without one covers all of that."""

    box: Box | None = Field(default=None, description="where it lies; None is the whole picture")
    opacity: float = Field(default=1.0, ge=0, le=1)
    blend: Blend = Field(default="normal", description="screen lights up what is below, multiply darkens it")
    corners: float = Field(default=0.0, ge=0, le=0.5, description="radius of its corners, of its shorter side")
    border: float = Field(default=0.0, ge=0, le=0.05, description="width of its edge, of the picture's shorter side")
    border_colour: str = Field(default="#ffffff", pattern=r"^#[0-9a-fA-F]{6}$")
    slide_in: Side | None = Field(default=None, description="the side of the picture it comes from")
    slide_out: Side | None = Field(default=None, description="the side of the picture it leaves by")
    slide_frames: int = Field(default=12, ge=1, description="how long a slide takes")


Fit = Literal["letterbox", "blur", "fill"]
Drift = Literal["push in", "pull out", "pan left", "pan right", "tilt up", "tilt down"]
"""How the frame moves slowly over a picture that fills it."""


class Framing(Value):
    """How a picture of another shape comes into the film's: with black bars, on a blurred ground of itself, or cropped.

    `x` and `y` say which part of it stays when it is cropped: 0 left or top, 0.5 the middle, 1 right or bottom.
    """

    fit: Fit = "letterbox"
    x: float = Field(default=0.5, ge=0, le=1)
    y: float = Field(default=0.5, ge=0, le=1)
    move: Drift | None = Field(default=None, description="of a picture that fills: how the frame moves over it")


SoundCurve = Literal["equal power", "linear", "smooth"]


class ClipSound(Value):
    """What is done to a clip's own sound. `crossfade` frames lie across the cut into the clip, whatever its picture
    does there; 0 is a plain cut, None what goes with the picture."""

    gain_db: float = Field(default=0.0, ge=-60, le=24)
    muted: bool = False
    crossfade: int | None = Field(default=None, ge=0)
    curve: SoundCurve = "equal power"


class Clip(Value):
    """A take's range on a track. `take` None means: the shot's circled take, else its newest.

    `source_in` counts from the shot's first frame (0), so that a handle before it is negative.
    """

    kind: Literal["clip"] = "clip"
    id: str
    shot: str
    take: str | None = None
    source_in: int = 0
    frames: int = Field(ge=1)
    speed: Fraction = Field(default=Fraction(1), gt=0, description="2 plays twice as fast")
    freeze: bool = Field(default=False, description="hold the frame at source_in")
    sound: ClipSound = ClipSound()
    sound_lead: int = Field(
        default=0, ge=0, description="J-cut: frames by which its own sound comes before the picture"
    )
    sound_tail: int = Field(default=0, ge=0, description="L-cut: frames by which its own sound outlasts the picture")
    grade: Grade | None = None
    framing: Framing | None = Field(default=None, description="None: black bars where the shape really differs")
    overlay: Overlay | None = Field(default=None, description="on V2 and up: how it lies over what is below")


class Gap(Value):
    """Nothing: black and silence."""

    kind: Literal["gap"] = "gap"
    id: str
    frames: int = Field(ge=1)


Item = Annotated[Clip | Gap, Field(discriminator="kind")]


class Transition(Value):
    """Across the cut at the head of item `into` (or, for a fade out, at the tail of item `into`).

    A dissolve of n frames takes n // 2 from the outgoing clip's tail handle side and the rest before the cut:
    it is centred, and needs handles on both sides; so does every kind but dips and fades. Frame k of n is k/n of the
    way, so the first is all of the outgoing clip. "left" and the like say where the edge (or the picture) moves:
    a push moves both pictures, a slide moves the incoming one over the other.
    """

    into: str
    kind: TransitionKind
    frames: int = Field(ge=1)


class Track(Value):
    """One picture track. V1 carries the film; V2 and up lie over it."""

    name: str = "V1"
    items: tuple[Item, ...] = ()
    transitions: tuple[Transition, ...] = ()


class Title(Value):
    """Words over the picture (or over black, on a gap), anchored to an item of V1 like a cue to its shot."""

    id: str
    kind: TitleKind = "title"
    text: str
    item: str = Field(description="the clip or gap of V1 it hangs on")
    offset: int = 0
    frames: int = Field(ge=1)


class Caption(Value):
    """A caption that replaces the one made from the dialogue cue `cue`."""

    cue: str
    text: str


MarkerColour = Literal[
    "pink", "red", "orange", "yellow", "green", "cyan", "blue", "purple", "magenta", "black", "white"
]
"""The colours of markers that OpenTimelineIO names; each program has some of them."""
MARKER_COLOURS: tuple[MarkerColour, ...] = get_args(MarkerColour)


class Marker(Value):
    """A named frame of the cut; a hit point is a marker that music must meet."""

    id: str
    frame: int = Field(ge=0)
    name: str
    hit: bool = False
    colour: MarkerColour | None = Field(default=None, description="None leaves as green, or red for a hit point")


class Timeline(Value):
    """The whole cut."""

    tracks: tuple[Track, ...] = (Track(),)
    titles: tuple[Title, ...] = ()
    captions: tuple[Caption, ...] = ()
    markers: tuple[Marker, ...] = ()
