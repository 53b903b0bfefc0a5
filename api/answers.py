"""What the studio answers, typed. Names stay; a film may come to say more than is named here.

Failure   FilmList   FilmShown ── SceneShown ── ShotShown ── TakeShown    LogShown   Edited   JobShown   DeliveryShown
                              └── TimelineShown ── TrackShown ── ClipShown                        Foretold
"""

from datetime import datetime
from typing import Any, Literal

from pydantic import Field

from agent.conversation import Role
from api.answer import Answer
from tools.film.asker import NOBODY, Asker


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


class LogLine(Answer):
    """One accepted edit."""

    revision: int
    kind: str
    edit: dict[str, Any]
    actor: str
    message: str
    at: datetime
    asker: Asker = Field(description="whose wish it was, and where they said it")


class WayBack(Answer):
    """What an undo would take back now."""

    revision: int = Field(description="the film's, which it is said of")
    line: LogLine | None = Field(description="the edit that would be taken back; none when there is nothing to undo")
    cause: str = Field(description="the name that its caller gave it, where it came over HTTP")
    shots: int = Field(description="how many shots would leave the film")
    takes: int = Field(description="how many takes would leave it")
    empties: bool = Field(description="whether no shot would be left")


class BegunShown(Answer):
    """Who began a film, where and when."""

    asker: Asker
    at: datetime


class LogShown(Answer):
    """Every edit that made the film what it is, oldest first."""

    begun: BegunShown
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
    asker: Asker = Field(default=NOBODY, description="who asked for it, and where")


class DeliveryList(Answer):
    """What was delivered of a film, the newest first."""

    deliveries: list[DeliveryShown]


class Foretold(Answer):
    """What a file of the film would be, before it is made."""

    film: str
    revision: int
    form: str
    losses: list[str] = Field(description="what it could not carry, in sentences")


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
    asker: Asker = Field(default=NOBODY, description="who asked for it, and where")
    goes_on: str = Field(default="", description="the job of before that it goes on with")
    idea: str = Field(default="", description="what the film that it makes was described as")
    stopper: Asker | None = Field(default=None, description="who had it stopped")


class JobList(Answer):
    """The newest work of a home's server, newest first."""

    jobs: list[JobShown]


class UploadShown(Answer):
    """A file on its way in. `address` takes the rest of it, from `offset` on."""

    id: str
    name: str = Field(description="the words of the name that was given")
    kind: str | None
    length: int
    offset: int = Field(description="bytes that have come")
    complete: bool
    expires: datetime
    address: str


class UploadList(Answer):
    """Your files on their way in, the oldest first."""

    uploads: list[UploadShown]
    most: int = Field(description="bytes that one file may have")


class Aside(Answer):
    """A question that was asked while a gate waits."""

    turn: int
    text: str
    choices: list[str]


class Waiting(Answer):
    """What the conversation waits for: the yes of a gate, or the answer to a question."""

    turn: int
    text: str
    choices: list[str]
    gate: bool = Field(description="it is a yes or no to something that destroys or spends")
    least: Role = Field(description="the lowest role whose answer may count")
    aside: Aside | None = Field(description="what the last turn asks beside a gate that waits on")


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
    undo: int | None = Field(description="the revision to revert to, to take all of it back; none for who may not")
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
