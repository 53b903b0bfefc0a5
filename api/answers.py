"""What the studio answers, typed. Names stay; a film may come to say more than is named here.

Failure   FilmList   FilmShown ── SceneShown ── ShotShown ── TakeShown    LogShown   Edited   JobShown   DeliveryShown
                              └── TimelineShown ── TrackShown ── ClipShown
"""

from datetime import datetime
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from agent.conversation import Role
from tools.film.film import FilmState
from tools.film.script import ShotState, TakeState
from tools.film.sound import CueKind, Mix
from tools.film.timeline import TitleKind


class Answer(BaseModel):
    """Frozen, and open to more fields than it names."""

    model_config = ConfigDict(frozen=True, extra="allow")


class FailureSaid(Answer):
    """What went wrong: a stable code, a sentence to act on, and the numbers behind it."""

    code: str
    message: str
    data: dict[str, Any] = Field(default_factory=dict)


class Failure(Answer):
    """Every answer that is not a success."""

    error: FailureSaid


class Health(Answer):
    """The server answers, and its films can be read."""

    ok: bool
    version: str


class Me(Answer):
    """Who asks."""

    name: str
    role: Role
    film: str | None = Field(description="the only film you are let into; null for all")
    guest: bool = Field(description="you came by a share link: look and comment")
    known: bool = Field(description="you came in by a pass of your own; false for who has the server to themselves")


class PassShown(Answer):
    """Someone who may come in from elsewhere; a guest by a share link, into one film."""

    id: str
    kind: Literal["person", "guest"]
    name: str
    role: Role
    film: str | None
    since: datetime


class PassGiven(PassShown):
    """A new pass, and its token, which is told once."""

    token: str


class PassList(Answer):
    """Everyone who may come in."""

    people: list[PassShown]


class FilmListed(Answer):
    """A film in the list."""

    film: str
    title: str
    revision: int
    changed: datetime


class FilmList(Answer):
    """All films, the last changed first."""

    films: list[FilmListed]


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
    faults: list[str]
    note: str
    generator: str
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


class TimelineShown(Answer):
    """The cut."""

    frames: int
    tracks: list[TrackShown]
    titles: list[TitleShown]
    markers: list[MarkerShown]
    captions: list[CaptionShown]


class CueShown(Answer):
    """A line, music, an effect or the sound of a place, in frames of the cut. `frames` null: as long as it is."""

    id: str
    kind: CueKind
    what: str
    start: int
    frames: int | None
    timecode: str
    slate: str
    speaker: str | None
    voice_over: bool
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


class LogLine(Answer):
    """One accepted edit."""

    revision: int
    kind: str
    edit: dict[str, Any]
    actor: str
    message: str
    at: datetime


class LogShown(Answer):
    """Every edit that made the film what it is, oldest first."""

    log: list[LogLine]


class Edited(Answer):
    """A film after an edit, and what happened."""

    film: str
    revision: int
    facts: list[dict[str, Any]]


class Schemas(Answer):
    """The JSON schemas of everything that changes a film."""

    edits: dict[str, Any]
    orders: dict[str, Any]


class DeliveryShown(Answer):
    """A file that a job delivered. `file` is its address."""

    id: str
    film: str
    revision: int
    form: str
    draft: bool
    name: str
    bytes: int
    finished: datetime
    file: str


class DeliveryList(Answer):
    """What was delivered of a film, the newest first."""

    deliveries: list[DeliveryShown]


class Segment(Answer):
    """A part of the pictures of the cut, in frames of it: a fragment at `address` that needs `init` before it."""

    start: int
    frames: int
    key: str = Field(description="its name: the same key is the same bytes, for ever")
    address: str
    init: str
    rendered: bool = Field(description="as it will be delivered; else a small stand-in")
    made: bool = Field(description="false for a stand-in that is encoded when it is asked for")


class SoundPiece(Answer):
    """A fragment of the mix."""

    address: str
    samples: int


class SoundShown(Answer):
    """The sound of the cut at 48 kHz, or silence of its length while it is being made."""

    ready: bool
    init: str
    pieces: list[SoundPiece]


class PreviewShown(Answer):
    """All that can be played of a revision now. The film begins at `lead` seconds of the fragments' own time."""

    film: str
    revision: int
    rate: str
    frames: int
    size: tuple[int, int]
    lead: float
    segments: list[Segment]
    sound: SoundShown


JobState = Literal["queued", "running", "stopping", "done", "failed", "cancelled"]


class JobShown(Answer):
    """Long work and how far it is: `done` of `total` steps of `stage`, with `what` in hand."""

    id: str
    film: str
    order: str
    state: JobState
    stage: str = ""
    done: float = 0
    total: float = 1
    what: str = ""
    asked: datetime
    begun: datetime | None = None
    ended: datetime | None = None
    result: dict[str, Any] | None = None
    file: str | None = Field(default=None, description="the address of the delivered file")
    error: FailureSaid | None = None


class JobList(Answer):
    """The work of this server since it was started, the newest first."""

    jobs: list[JobShown]


class Waiting(Answer):
    """What the conversation waits for: the yes of a gate, or the answer to a question."""

    turn: int
    text: str
    choices: list[str]
    gate: bool = Field(description="it is a yes or no to something that destroys or spends")


class TurnShown(Answer):
    """A message and how it was answered."""

    turn: int
    message: str
    speaker: str
    channel: str
    state: Literal["open", "waiting", "done", "stopped", "failed"]
    reply: str = Field(description="empty while it is open")
    changes: list[str]
    next: list[str]
    undo: int | None = Field(description="the revision that takes all of it back, by revert")
    before: int
    revision: int
    started: datetime
    ended: datetime | None


class Conversation(Answer):
    """The newest messages of a film's conversation, oldest first, and what waits for an answer now."""

    messages: list[TurnShown]
    waiting: Waiting | None


class CommentShown(Answer):
    """Something said of a moment of the film."""

    number: int
    frame: int | None = Field(description="where that moment is in the cut now; null when its shot is gone from it")
    timecode: str | None
    shot: str = Field(description="the id of the shot that was seen there; empty between shots")
    slate: str | None
    said_at: int = Field(description="the frame it was pinned to, in that revision")
    revision: int
    text: str
    author: str
    guest: bool
    about: int | None = Field(description="the comment that this one answers")
    state: Literal["open", "done"]
    closed_by: str
    turn: int | None = Field(description="the turn of the conversation that saw to it")
    at: datetime


class CommentList(Answer):
    """What was said of the film, oldest first."""

    comments: list[CommentShown]


class ShareGiven(PassGiven):
    """A new share link. `path` is its address on this server, with the token, which is told once."""

    path: str


class EventShown(Answer):
    """Something that happened in a conversation, numbered over the film without holes."""

    number: int
    turn: int
    kind: str
    value: dict[str, Any]
    at: datetime


class EventList(Answer):
    """What happened, oldest first."""

    events: list[EventShown]


class Stopped(Answer):
    """Whether there was a turn to stop."""

    stopped: bool
