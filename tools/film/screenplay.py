"""A whole script as one value, in plain names: what the writing room gives and the edit `write_script` films.

    Screenplay
    ├── characters, locations     canon first; ids are slugs chosen by the writer ("keeper", "lamp-room")
    ├── opening: TitleDraft       a card over black before the first shot
    ├── scenes: SceneDraft        in the order of the film
    │   └── shots: ShotDraft      the prompt and its structure, its lines, the sounds that hang on it
    └── credits                   a card over black after the last shot

Drafts have no ids, takes or states: they get them when the edit is applied. All lengths are frames at the
film's rate; every offset counts from the first frame of its shot.
"""

from fractions import Fraction
from typing import Literal

from pydantic import Field

from tools.film.script import (
    Angle,
    Aspect,
    Character,
    Coverage,
    Interior,
    Location,
    Mood,
    Move,
    Pace,
    Prop,
    Size,
    Staged,
    TimeOfDay,
    Voice,
    Weather,
)
from tools.film.timeline import TitleKind, TransitionKind
from tools.film.value import OneLine, Value

LISTED_SECONDS = (0.01, 600.0)
"""how long a shot of a written shot list can be"""


class LineDraft(Value):
    """Words spoken in (or over) a shot."""

    speaker: str = Field(default="narrator", description="a character's id, or 'narrator'")
    text: str = Field(min_length=1, max_length=2000)
    voice_over: bool = Field(
        default=False, description="heard, but not spoken in the picture; always so for the narrator"
    )
    offset: int = Field(
        default=12, ge=-2400, description="frames after the shot's first frame; negative leads it (J-cut)"
    )


class EffectDraft(Value):
    """One sound effect at a moment of a shot, by its plain name ("thunder", "door")."""

    what: str = Field(min_length=1, max_length=200)
    offset: int = Field(default=0, ge=-2400, description="frames after the shot's first frame")
    gain_db: float = Field(default=0.0, ge=-60, le=24)


class MusicDraft(Value):
    """The score from here on, until the next `music` of a later shot or the end of the film."""

    mood: Mood
    words: str = Field(default="", max_length=500, description="what was asked for: 'low strings, patient'")


class TitleDraft(Value):
    """Words over a picture, or, as an opening, over black."""

    text: str = Field(min_length=1, max_length=2000)
    kind: TitleKind = "title"
    offset: int = Field(default=0, ge=0, description="frames after the shot's first frame; 0 for an opening")
    frames: int = Field(default=72, ge=1)


class ShotDraft(Value):
    """A shot before it has an id. `None` (or an empty location) means: as the scene has it."""

    prompt: str = Field(description="the shot in one line, as it is asked for", min_length=1, max_length=2000)
    size: Size = Field(default="medium", description="how much of the subject is seen")
    coverage: Coverage = Field(default="single", description="who is seen, and past whom")
    angle: Angle = Field(default="eye level", description="from where the camera looks")
    move: Move = Field(default="static", description="how the camera moves")
    pace: Pace = Field(default="normal", description="how fast things move")
    light: str = Field(description="words on the light", default="", max_length=500)
    time: TimeOfDay | None = Field(default=None, description="the hour")
    weather: Weather | None = Field(default=None, description="the weather")
    mood: Mood | None = Field(default=None, description="its mood")
    location: str = Field(default="", description="a location's id; empty: the scene's")
    staging: tuple[Staged, ...] = Field(default=(), description="who is in it, and what they do")
    props: tuple[Prop, ...] = Field(default=(), description="the things that must be seen")
    focus: str = Field(description="what the shot is about", default="", max_length=200)
    frames: int = Field(description="its length in frames", default=120, ge=1)
    generator: str = Field(default="previz", description="the camera that shall shoot it")
    lines: tuple[LineDraft, ...] = Field(default=(), description="what is said in it")
    effects: tuple[EffectDraft, ...] = Field(default=(), description="the sounds in it")
    ambience: str = Field(
        default="", description="the sound of the place from here until the next ambience or the scene's end"
    )
    music: MusicDraft | Literal["out"] | None = Field(
        default=None, description="a new music from here on; 'out' ends it before this shot; None goes on as before"
    )
    transition: TransitionKind | None = Field(default=None, description="into this shot; None is a straight cut")
    transition_frames: int = Field(description="the length of the transition", default=24, ge=1)
    title: TitleDraft | None = Field(default=None, description="words over it")


class SceneDraft(Value):
    """Consecutive shots at one place and time."""

    location: str = Field(description="a location's id")
    interior: Interior = "EXT."
    time: TimeOfDay = "day"
    weather: Weather = "clear"
    purpose: str = Field(default="", description="the beat: what changes here")
    mood: Mood = "calm"
    tension: float = Field(default=0.3, ge=0, le=1)
    shots: tuple[ShotDraft, ...] = Field(min_length=1)


class Screenplay(Value):
    """A whole film before its first shot is rolled. Empty or `None` look fields keep what the film has."""

    title: OneLine = Field(min_length=1, max_length=200)
    logline: str = ""
    treatment: str = ""
    style: str = ""
    palette: str = ""
    aspect: Aspect | None = None
    rate: Fraction | None = Field(default=None, gt=0, description="frames a second; all lengths here count in it")
    narrator: Voice | None = None
    characters: tuple[Character, ...] = ()
    locations: tuple[Location, ...] = Field(min_length=1)
    scenes: tuple[SceneDraft, ...] = Field(min_length=1)
    music: MusicDraft | None = Field(default=None, description="from the first shot on, where its own `music` is None")
    opening: TitleDraft | None = Field(
        default=None, description="a card over black, `frames` long, before the first shot"
    )
    credits: tuple[str, ...] = Field(default=(), description="the lines of the end credits; empty for none")
    notes: tuple[str, ...] = Field(default=(), description="what the reader of the idea could not do, for the user")
    fading: tuple[int, ...] = Field(default=(), description="the numbers of the shots that fade to black at their end")
    fading_frames: int = Field(default=24, ge=1, description="how long that takes")
    credits_frames: int = Field(default=120, ge=1, description="how long the end credits stay, over black")
