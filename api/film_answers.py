"""A film as the server shows it: its look, people, places, shots, takes, timeline and cues."""

from pydantic import Field

from api.answer import Answer
from tools.film.film import FilmState
from tools.film.origin import Origin
from tools.film.script import ShotState, TakeState
from tools.film.sound import CueKind, Mix
from tools.film.timeline import MarkerColour, TitleKind


class LookShown(Answer):
    """How the pictures look."""

    style: str
    palette: str
    aspect: str


class PersonShown(Answer):
    """Someone of the cast."""

    id: str
    name: str
    canon: str
    voice: str


class PlaceShown(Answer):
    """A place of the film."""

    id: str
    name: str
    canon: str


class TakeShown(Answer):
    """One attempt at a shot."""

    take: int
    slate: str
    id: str
    state: TakeState
    seconds: float
    outdated: bool
    cost: str = Field(description="USD, as a decimal")
    faults: list[str]
    compromises: list[str] = Field(description="what of the order its camera could not honour")
    parts: list[str] = Field(description="the clips it was joined from, in the media pool; empty: made in one piece")
    note: str
    generator: str
    why: str = Field(description="why that camera was chosen, where nobody named it")
    origin: Origin | None = Field(description="what its file says of where it comes from; null: nothing")
    comes_from: str = Field(description="the origin in words")
    media: str
    first: int = Field(description="its first frame, counted from the shot's first; a handle is negative")
    frames: int


class ShotShown(Answer):
    """A shot: what is asked for, and the takes of it."""

    number: int
    slate: str
    id: str
    size: str
    move: str
    angle: str
    light: str
    time: str
    weather: str
    mood: str
    location: str
    cast: list[str]
    prompt: str
    seconds: float
    frames: int
    state: ShotState
    generator: str
    note: str
    takes: list[TakeShown]
    circled: int | None


class SceneShown(Answer):
    """A scene and its shots."""

    number: int
    id: str
    slugline: str
    purpose: str
    mood: str
    shots: list[ShotShown]


class ClipShown(Answer):
    """A take's range on a track, in frames."""

    id: str
    shot: str
    slate: str
    start: int
    frames: int
    source_in: int
    speed: str
    freeze: bool
    take: int | None
    room: tuple[int | None, int | None] = Field(description="frames its head and its tail can grow by; null: any")
    slip: tuple[int, int] | None = Field(description="how far its content can slip; null: any")
    sound: bool = Field(description="its take has sound of its own")
    sound_lead: int
    sound_tail: int
    gain_db: float
    muted: bool


class TransitionShown(Answer):
    """A transition on a cut, in frames."""

    at: int
    frames: int
    kind: str
    into: str


class TrackShown(Answer):
    """A track of the cut."""

    name: str
    kind: str
    clips: list[ClipShown]
    transitions: list[TransitionShown]


class MarkerShown(Answer):
    """A named frame of the cut."""

    id: str
    frame: int
    name: str
    hit: bool
    colour: MarkerColour | None


class TitleShown(Answer):
    """Words over the picture, in frames of the cut."""

    id: str
    kind: TitleKind
    text: str
    start: int
    frames: int


class CaptionShown(Answer):
    """A caption in other words than its line."""

    cue: str
    text: str


class SubtitleShown(Answer):
    """A caption as it is delivered, in frames of the cut; its lines are separated by a line feed."""

    cue: str
    start: int
    frames: int
    text: str


class TimelineShown(Answer):
    """The cut."""

    frames: int
    tracks: list[TrackShown]
    titles: list[TitleShown]
    markers: list[MarkerShown]
    captions: list[CaptionShown] = Field(description="the captions that have other words than their lines")
    subtitles: list[SubtitleShown] = Field(description="every caption; of a long line there are several")


class CueShown(Answer):
    """A line, music, an effect or the sound of a place, in frames. `frames` null: no sound is known for it."""

    id: str
    kind: CueKind
    what: str
    start: int
    frames: int | None
    estimated: bool = Field(description="its sound has not been made yet: `frames` is as long as it will be, about")
    timecode: str
    slate: str
    speaker: str | None
    voice_over: bool
    in_take: bool
    mood: str | None
    gain_db: float
    muted: bool


class LedgerShown(Answer):
    """The money, as decimal strings."""

    spent: str
    reserved: str
    currency: str


class FilmShown(Answer):
    """A whole film at a revision, as `workprint show --json` prints it."""

    film: str
    title: str
    revision: int
    state: FilmState
    locked: bool
    rate: str
    size: tuple[int, int]
    seconds: float
    frames: int
    logline: str
    treatment: str
    idea: str
    look: LookShown
    characters: list[PersonShown]
    locations: list[PlaceShown]
    scenes: list[SceneShown]
    timeline: TimelineShown
    cues: list[CueShown]
    mix: Mix
    cuts: dict[str, int] = Field(description="named cuts: name -> revision")
    ledger: LedgerShown
