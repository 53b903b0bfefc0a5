"""The tables. The edit log is append-only; a film is the fold of it, and snapshots only make opening fast.

FilmRow 1 ──< EditRow (film, revision)        one row per perform, in order, never changed
        1 ──< SnapshotRow (film, revision)    the whole film at some revisions
        1 ──< FactRow (id)                    what each edit did
        1 ──< TurnRow (film, number)          the conversation about the film, all of it
        1 ──< EventRow (film, number)         what happened in it, the newest few, to be shown again
        1 ──< CommentRow (film, number)       what people say of moments of it
        1 ──< NewsRow (film, seq)             edits, events and comments in the one order in which all hear of them
PassRow (id)                                  who may come in from elsewhere, and as what
"""

from datetime import UTC, datetime

from sqlmodel import Field, SQLModel


def now() -> datetime:
    return datetime.now(UTC)


class FilmRow(SQLModel, table=True):
    id: str = Field(primary_key=True)
    title: str
    revision: int = 0
    created: datetime = Field(default_factory=now)
    changed: datetime = Field(default_factory=now)
    asker: str = ""
    place: str = ""
    """who began it, and where"""


class EditRow(SQLModel, table=True):
    film: str = Field(primary_key=True, foreign_key="filmrow.id")
    revision: int = Field(primary_key=True)
    kind: str
    edit: str
    actor: str
    message: str = ""
    at: datetime = Field(default_factory=now)
    cause: str = ""
    """what asked for it, once: no film has two edits of the same cause, unless it is empty"""
    asker: str = ""
    place: str = ""
    """whose wish it was, and where they said it; the actor may be someone who carried it out"""


class SnapshotRow(SQLModel, table=True):
    film: str = Field(primary_key=True, foreign_key="filmrow.id")
    revision: int = Field(primary_key=True)
    value: str


class FactRow(SQLModel, table=True):
    id: int | None = Field(default=None, primary_key=True)
    film: str = Field(foreign_key="filmrow.id")
    revision: int
    fact: str


class TurnRow(SQLModel, table=True):
    film: str = Field(primary_key=True, foreign_key="filmrow.id")
    number: int = Field(primary_key=True)
    thread: int
    """the turn whose thread of thought this one is: its own number, or that of the turn whose gate it answers"""
    answers: int = 0
    """the turn whose gate it answers; 0 when it answers none"""
    message: str
    speaker: str
    role: str
    channel: str
    state: str = "open"
    reply: str = ""
    acts: str = "[]"
    before: int = 0
    revision: int = 0
    tokens_in: int = 0
    tokens_out: int = 0
    usd: float = 0.0
    stop: bool = False
    begun: str = ""
    """the order that was begun last, so that one that broke off is not done again"""
    tries: int = 0
    """how often it was taken up again after its process had died"""
    once: str = ""
    """the name of the message that it answers: no film has two turns of the same, unless it is empty"""
    started: datetime = Field(default_factory=now)
    ended: datetime | None = None


class EventRow(SQLModel, table=True):
    film: str = Field(primary_key=True, foreign_key="filmrow.id")
    number: int = Field(primary_key=True)
    turn: int
    kind: str
    value: str
    at: datetime = Field(default_factory=now)


class NewsRow(SQLModel, table=True):
    id: int | None = Field(default=None, primary_key=True)
    film: str = Field(foreign_key="filmrow.id")
    seq: int
    kind: str
    ref: int
    cause: str = ""


class PassRow(SQLModel, table=True):
    id: str = Field(primary_key=True)
    kind: str
    name: str
    role: str
    film: str = ""
    """the only film it is for; empty for all"""
    token: str
    session: str
    made: datetime = Field(default_factory=now)
    ended: datetime | None = None


class CommentRow(SQLModel, table=True):
    film: str = Field(primary_key=True, foreign_key="filmrow.id")
    number: int = Field(primary_key=True)
    frame: int
    shot: str
    offset: int
    revision: int
    text: str
    author: str
    guest: bool
    about: int = 0
    state: str = "open"
    closed_by: str = ""
    turn: int = 0
    at: datetime = Field(default_factory=now)


class RoomRow(SQLModel, table=True):
    id: int | None = Field(default=None, primary_key=True)
    host: str
    team: str
    channel: str
    thread: str
    film: str = Field(foreign_key="filmrow.id")
    closed: str = ""
    """why nothing is shown in it any more: the place was deleted, or archived"""


class HomeRow(SQLModel, table=True):
    film: str = Field(primary_key=True)
    host: str
    team: str


class CardRow(SQLModel, table=True):
    room: int = Field(primary_key=True, foreign_key="roomrow.id")
    key: str = Field(primary_key=True)
    message: str
    shown: str
    """a digest of what the message says now"""
    take: str = ""
    """what is seen in it"""


class HeardRow(SQLModel, table=True):
    key: str = Field(primary_key=True)
    at: datetime = Field(default_factory=now)


class WordRow(SQLModel, table=True):
    id: int | None = Field(default=None, primary_key=True)
    key: str
    host: str
    team: str
    channel: str
    thread: str
    user: str
    said: str
    at: datetime = Field(default_factory=now)
    room: int = 0
    """the room in whose line it waits; 0 while it is in none"""
    call: str = ""
    """what it comes to there, as JSON"""


class ChatterRow(SQLModel, table=True):
    host: str = Field(primary_key=True)
    team: str = Field(primary_key=True)
    user: str = Field(primary_key=True)
    name: str
    code: str
    person: str = ""
    """the pass of whom they are; empty until they are known"""
    asked: datetime = Field(default_factory=now)
    """since when the code counts"""
    local: bool = False
    """let in where they chat, and not known to the house before"""


class RuleRow(SQLModel, table=True):
    film: str = Field(primary_key=True, foreign_key="filmrow.id")
    remind: float = 0.0
    deadline: float = 0.0
    then: str = "remind"


class WaitRow(SQLModel, table=True):
    film: str = Field(primary_key=True, foreign_key="filmrow.id")
    take: str = Field(primary_key=True)
    since: datetime
