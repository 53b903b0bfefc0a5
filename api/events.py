"""What a page hears over its socket, and what it may say there. Two unions, tagged by `type`.

    hello      seq, revision, who is here, work in hand         first on every socket
    facts  *   an accepted edit: revision, facts, the change in words
    chat   *   something that happened in the conversation, as its stream has it
    comment  * a comment is new, or its state is another
    job        work changed its state        progress   how far it is, four times a second at most
    preview    parts of the cut that can be played as they are now
    presence   who is here and where
    snapshot   too much was missed: read everything anew        pong       the answer to a ping

Those with a star are numbered (`seq`, over the film, without holes) and kept: they come again after a reconnect with
`after`, over a restart of the server too. The others tell how things are now; each carries the number reached so far.
"""

from datetime import datetime
from typing import Annotated, Literal

from pydantic import Field, TypeAdapter
from typing_extensions import TypeAliasType

from agent.conversation import Role
from api.answers import CommentShown, EventShown, JobShown, Segment
from tools.film.asker import Asker
from tools.film.edits import Edit
from tools.film.facts import Fact
from tools.film.value import Value


class Envelope(Value):
    """What every message has."""

    v: Literal[1] = 1
    film: str
    seq: int = Field(ge=0, description="its own number; of a message that has none, the last number before it")
    cause: str = Field(default="", description="what asked for it: a turn (`12`, `12.3`), or what a request gave")


class Present(Value):
    """Someone with the film open, and where they are looking."""

    id: str = Field(description="of this page, as long as its socket is open")
    name: str
    role: Role
    view: str = Field(default="", description="the part of the page")
    frame: int | None = Field(default=None, description="where the playhead stands")
    shot: str | None = Field(default=None, description="the id of the shot that is chosen")
    playing: bool = False


class People(Value):
    """Who is here; the list names those who moved last, `count` counts all."""

    count: int
    people: list[Present]


class Greeting(People):
    """How things are when a page comes."""

    you: str = Field(description="your own id among the people")
    name: str
    role: Role
    revision: int
    jobs: list[JobShown] = Field(description="the film's work since the server was started, the newest first")


class Changed(Value):
    """An accepted edit. `edit` is null when it is too long to send; the log has it."""

    revision: int
    kind: str
    actor: str
    message: str = Field(description="what was said, when it came of the conversation")
    at: datetime
    asker: Asker = Field(description="whose wish it was, and where they said it")
    edit: Edit | None
    facts: tuple[Fact, ...]
    changes: list[str] = Field(description="what changed, in film terms")


class Step(Value):
    """How far a job is."""

    job: str
    order: str
    stage: str
    done: float
    total: float
    what: str


class Playable(Value):
    """What of a revision can be played as it will be delivered, since more of it came.

    With `whole` more came than is listed here: ask for the preview.
    """

    revision: int
    segments: list[Segment]
    whole: bool = False
    sound: bool | None = Field(default=None, description="true when the mix can be heard now; null: as before")


class Hello(Envelope):
    type: Literal["hello"] = "hello"
    data: Greeting


class Facts(Envelope):
    type: Literal["facts"] = "facts"
    data: Changed


class Chat(Envelope):
    """`kind` and `value` as in the stream of a message; its end is `said` with the whole answer."""

    type: Literal["chat"] = "chat"
    data: EventShown


class Commented(Envelope):
    """A comment is new, or was seen to, or was opened again."""

    type: Literal["comment"] = "comment"
    data: CommentShown


class Job(Envelope):
    type: Literal["job"] = "job"
    data: JobShown


class Progressed(Envelope):
    type: Literal["progress"] = "progress"
    data: Step


class Preview(Envelope):
    type: Literal["preview"] = "preview"
    data: Playable


class Presence(Envelope):
    type: Literal["presence"] = "presence"
    data: People


class Missed(Value):
    """Nothing to read: ask for the film, the conversation and the jobs again."""


class Snapshot(Envelope):
    type: Literal["snapshot"] = "snapshot"
    data: Missed = Missed()


class Pong(Envelope):
    type: Literal["pong"] = "pong"
    data: Missed = Missed()


WireEvent = TypeAliasType(
    "WireEvent",
    Annotated[
        Hello | Facts | Chat | Commented | Job | Progressed | Preview | Presence | Snapshot | Pong,
        Field(discriminator="type"),
    ],
)
"""everything that a page hears"""


class NewsList(Value):
    """Numbered messages, oldest first. When `missed` is true older ones are gone: read everything anew."""

    newest: int
    missed: bool
    news: list[WireEvent]


class Here(Value):
    """Where this page is looking; at most a few times a second."""

    type: Literal["here"]
    view: str = Field(default="", max_length=40)
    frame: int | None = Field(default=None, ge=0, le=2**40)
    shot: str | None = Field(default=None, max_length=100)
    playing: bool = False
    name: str = Field(default="", max_length=60, description="of who looks; a pass has a name of its own")


class Ping(Value):
    """Is the server still there? It answers `pong`."""

    type: Literal["ping"]


WireSaying = TypeAliasType("WireSaying", Annotated[Here | Ping, Field(discriminator="type")])
"""everything that a page may say; what changes a film goes over HTTP"""

EVENT: TypeAdapter[WireEvent] = TypeAdapter(WireEvent)
SAYING: TypeAdapter[WireSaying] = TypeAdapter(WireSaying)
