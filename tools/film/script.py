"""What is asked for: the look, cast and places with their canon, scenes, shots; and the takes that came.

A *shot* is what is asked for, a *take* one attempt at it. Ids are stable; numbers and slates follow from the
order (see slate.py). Colours are "#rrggbb".
"""

from decimal import Decimal
from fractions import Fraction
from typing import Literal

from pydantic import Field

from tools.film.origin import Origin
from tools.film.subjects import SubjectTrack
from tools.film.timeline import Grade
from tools.film.value import Value

Size = Literal[
    "extreme wide",
    "wide",
    "full",
    "medium wide",
    "medium",
    "medium close-up",
    "close-up",
    "extreme close-up",
    "insert",
]
Coverage = Literal["single", "two-shot", "group", "over the shoulder", "point of view", "empty"]
Angle = Literal["eye level", "low", "high", "overhead", "dutch"]
Move = Literal[
    "static",
    "pan left",
    "pan right",
    "tilt up",
    "tilt down",
    "push in",
    "pull out",
    "track left",
    "track right",
    "crane up",
    "crane down",
    "handheld",
    "zoom in",
    "zoom out",
]
Pace = Literal["slow", "normal", "fast"]
TimeOfDay = Literal["dawn", "morning", "day", "afternoon", "sunset", "dusk", "night"]
Interior = Literal["INT.", "EXT.", "INT./EXT."]
Weather = Literal["clear", "overcast", "rain", "storm", "snow", "fog", "wind"]
Mood = Literal[
    "tense",
    "warm",
    "melancholy",
    "triumphant",
    "mysterious",
    "playful",
    "epic",
    "calm",
    "romantic",
    "dark",
    "dreamy",
    "action",
]
Action = Literal["stand", "sit", "walk", "run", "reach", "kneel", "lie", "carry", "point", "wave", "write", "look"]
Facing = Literal["front", "three-quarter left", "three-quarter right", "profile left", "profile right", "back"]
Expression = Literal["neutral", "happy", "sad", "afraid", "angry", "surprised", "worried", "tender", "determined"]
Side = Literal["left", "centre", "right"]
Where = Literal["hand", "table", "ground", "wall", "air", "foreground"]
Aspect = Literal["16:9", "9:16", "1:1", "2.39:1", "4:5"]
Resolution = Literal["720p", "1080p", "4k"]
"""how large a take is, by the lines of its shorter side"""
Form = Literal["human", "robot", "quadruped", "bird", "ghost"]
HairStyle = Literal["short", "bob", "long", "braids", "bun", "curly", "fringe", "none"]
Beard = Literal["", "full", "moustache", "stubble"]
Hat = Literal["", "souwester", "baker", "scarf", "cap", "brim", "hood", "helmet", "crown", "headphones"]
Outfit = Literal["coat", "oilskin", "dress", "apron", "work", "suit", "uniform", "robe", "spacesuit"]
ShotState = Literal["planned", "quoted", "rolling", "dailies", "circled", "ng"]
TakeState = Literal["printed", "circled", "ng"]


class Voice(Value):
    """A cast voice: one of the voices of the embedded engine, or a blend of two, slowed and pitched."""

    name: str = "am_michael"
    blend: str | None = None
    share: float = Field(default=0.0, ge=0, le=1, description="how much of `blend`, 0..1")
    speed: float = Field(default=1.0, ge=0.6, le=1.5)
    pitch: float = Field(default=1.0, ge=0.6, le=1.6, description="frequency factor; 0.84 is lower, 1.2 brighter")


class Appearance(Value):
    """Everything that makes someone the same someone in every shot. The previz draws from this alone."""

    form: Form = "human"
    species: str = Field(default="", description="for creatures: fox, dog, cat, wolf, bear, horse, owl, ...")
    age: int = Field(default=35, ge=1, le=120)
    sex: Literal["f", "m"] = "f"
    build: float = Field(default=0.0, ge=-1, le=1, description="-1 thin .. 1 heavy")
    skin: str = "#d9a27e"
    eye: str = "#5a4a36"
    hair: str = "#2c2220"
    hair_style: HairStyle = "short"
    beard: Beard = ""
    beard_colour: str = ""
    hat: Hat = ""
    hat_colour: str = "#888888"
    glasses: str = Field(default="", description="frame colour, or empty for none")
    outfit: Outfit = "coat"
    top: str = "#8a3a34"
    under: str = "#d8d0c4"
    bottom: str = "#2d3340"
    accent: str = "#d8c8a8"
    shoes: str = "#221d1c"
    lips: str = ""
    freckles: float = Field(default=0.0, ge=0, le=1)


class Character(Value):
    """Someone in the film. `canon` is the words that every prompt about them repeats."""

    id: str
    name: str
    canon: str = ""
    appearance: Appearance = Appearance()
    voice: Voice = Voice()
    references: tuple[str, ...] = Field(default=(), description="media hashes of reference pictures")
    seed: int = 1


class Location(Value):
    """A place of the film. `set_kind` names the previz set that stands for it (the nearest by meaning)."""

    id: str
    name: str
    canon: str = ""
    set_kind: str = "street"
    interior: bool = False
    references: tuple[str, ...] = ()
    seed: int = 1


class Look(Value):
    """The picture format and the style of the whole film."""

    style: str = "painted animation, cinematic light"
    palette: str = ""
    aspect: Aspect = "16:9"
    rate: Fraction = Fraction(24)
    grade: Grade | None = Field(default=None, description="over every take of the film, after the clip's own")


class Staged(Value):
    """One character in a shot: where they are, what they do, what their face says."""

    who: str = Field(description="a character's id")
    action: Action = "stand"
    facing: Facing = "three-quarter right"
    expression: Expression = "neutral"
    at: Side = "centre"
    holds: str = Field(default="", description="a prop in the hand, by its plain name")
    looks: Literal["camera", "left", "right", "up", "down", "ahead"] = "ahead"


class Prop(Value):
    """A thing that must be seen in a shot, by its plain name ("bottle", "letter", "lamp")."""

    what: str
    where: Where = "table"
    at: Side = "centre"
    colour: str = ""
    text: str = Field(default="", description="words to be read on it, if any")


class Shot(Value):
    """What is asked for: one line of prompt, and the same thing as structure. `frames` at the film's rate."""

    id: str
    prompt: str
    size: Size = "medium"
    coverage: Coverage = "single"
    angle: Angle = "eye level"
    move: Move = "static"
    pace: Pace = "normal"
    light: str = Field(default="", description="words on the light: 'one warm lamp from the left'")
    time: TimeOfDay = "day"
    weather: Weather = "clear"
    mood: Mood = "calm"
    location: str = Field(description="a location's id")
    staging: tuple[Staged, ...] = ()
    props: tuple[Prop, ...] = ()
    focus: str = Field(default="", description="what the shot is about: a prop of an insert, or empty")
    frames: int = Field(default=120, ge=1)
    generator: str = "previz"
    note: str = Field(default="", description="the latest note for a retake")
    state: ShotState = "planned"
    takes: tuple[str, ...] = Field(default=(), description="take ids, oldest first")
    circled: str | None = Field(default=None, description="the take that the cut uses")


class Scene(Value):
    """Consecutive shots at one place and time."""

    id: str
    location: str
    interior: Interior = "EXT."
    time: TimeOfDay = "day"
    weather: Weather = "clear"
    purpose: str = Field(default="", description="the beat: what changes here")
    mood: Mood = "calm"
    tension: float = Field(default=0.3, ge=0, le=1)
    shots: tuple[str, ...] = ()


class Take(Value):
    """One attempt at a shot. `frames` counts the media up to its end; the first `head` lie before the shot."""

    id: str
    shot: str
    media: str = Field(description="sha256 of the file in the media pool")
    frames: int = Field(ge=1)
    head: int = Field(default=0, ge=0, description="frames of the media before the shot's first frame")
    before: int = Field(default=0, ge=0, description="of these, frames that are another shot's")
    rate: Fraction = Fraction(24)
    width: int = 1280
    height: int = 720
    sound: bool = False
    still: bool = Field(default=False, description="one picture, held for as long as the clip needs")
    conform: bool = Field(default=False, description="the file cannot be cut as it is; it is conformed once, first")
    generator: str = "previz"
    seed: int = 1
    why: str = Field(default="", description="why that camera was chosen, where nobody named it")
    note: str = ""
    state: TakeState = "printed"
    outdated: bool = Field(default=False, description="the shot was revised after it was made")
    faults: tuple[str, ...] = ()
    compromises: tuple[str, ...] = Field(default=(), description="what of the order its camera could not honour")
    parts: tuple[str, ...] = Field(default=(), description="the clips that it was joined from, in the media pool")
    cost: Decimal = Decimal(0)
    subjects: SubjectTrack | None = Field(default=None, description="where its people are, when its camera knows")
    origin: Origin | None = Field(default=None, description="what its file says of where it comes from")


class Binned(Value):
    """A take whose shot was taken out of the film: what it was made for, and the take with its cost. Undo brings both
    back; here it can be found without."""

    slate: str = Field(description="the shot's slate when it was taken out")
    prompt: str
    take: Take
