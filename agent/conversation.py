"""The values of a conversation about one film.

message ──> turn: thought ──> acts done, one after the other ──> thought ... ──> reply
                  └─> a question, with choices          └─> a gate: an act that waits for a yes
"""

from datetime import datetime
from typing import Annotated, Any, Literal

from pydantic import Field, TypeAdapter

from tools.film.asker import Asker
from tools.film.edits import Edit
from tools.film.facts import Fact
from tools.film.orders import Order
from tools.film.value import Value

Role = Literal["owner", "director", "editor", "viewer"]
"""owner and director approve and spend, an editor cuts, a viewer asks"""

Act = Annotated[Edit | Order, Field(discriminator="kind")]
"""what a message can come to: every edit and every order, and nothing else"""

ACTS: TypeAdapter[tuple[Act, ...]] = TypeAdapter(tuple[Act, ...])
"""acts as JSON and back"""


NAMELESS = ("you", "web")
"""what someone is called where nobody was asked for a name"""


class Speaker(Value):
    """Who says something, and where."""

    name: str = Field(default="you", max_length=200)
    role: Role = "owner"
    channel: str = Field(default="terminal", max_length=200, description="terminal, web, slack, discord, mcp, ...")

    @property
    def asker(self) -> Asker:
        """Whose wish it is what this comes to; who was not asked for a name has none."""
        return Asker(name="" if self.name in NAMELESS else self.name, place=self.channel)


class Choice(Value):
    """One possible answer. Chosen, its acts are done as they are; without acts its label is said to the director."""

    label: str = Field(min_length=1, max_length=300)
    acts: tuple[Act, ...] = ()
    comments: tuple[int, ...] = Field(default=(), description="the comments that it sees to, by their numbers")


class Question(Value):
    """What the director has to know before anything is done; it ends the turn, and the next message may answer it."""

    text: str = Field(min_length=1)
    choices: tuple[Choice, ...] = ()


class Gate(Value):
    """Acts that destroy or spend and therefore wait for a yes; `preview` says in words what a yes does."""

    acts: tuple[Act, ...]
    preview: str
    cost: float = Field(default=0.0, ge=0, description="USD that a yes may spend")


class Done(Value):
    """One act that was tried: what came of it, or in one sentence why nothing did."""

    act: Act
    before: int = Field(description="the film's revision before it")
    revision: int = Field(description="the film's revision after it; the same when nothing changed")
    facts: tuple[Fact, ...] = ()
    result: dict[str, Any] = Field(default_factory=dict, description="what an order tells: files, takes, quotes")
    error: str = ""


class Spent(Value):
    """What a turn used of a language model."""

    model: str = ""
    tokens_in: int = 0
    tokens_out: int = 0
    usd: float = 0.0
    estimated: bool = Field(default=False, description="true when the price or the count is not the service's own")


class Reply(Value):
    """How a turn ended. `text` is all of it for a reader; the rest is the same thing as data."""

    text: str
    revision: int
    done: tuple[Done, ...] = ()
    proposed: tuple[Act, ...] = Field(default=(), description="what a yes, or without --dry-run the message, would do")
    question: Question | None = None
    gate: Gate | None = None
    changes: tuple[str, ...] = Field(default=(), description="one line for each thing that changed, in film terms")
    next: tuple[str, ...] = Field(default=(), description="messages that are the obvious next step")
    undo: int | None = Field(default=None, description="the revision that takes all of this back, by revert")
    spent: Spent = Spent()
    brain: str = ""
    turn: int = Field(default=0, description="the turn's number; who answers its question or gate may name it")

    @property
    def asked(self) -> bool:
        return self.question is not None or self.gate is not None


class Exchange(Value):
    """A turn of the past, as far as the next one may need it: what 'that one', 'again' and 'no' refer to."""

    message: str
    reply: str
    acts: tuple[Act, ...] = ()
    revision: int = Field(description="the film's revision after it")
    before: int = Field(description="the film's revision before it")
    question: Question | None = None


class Turn(Value):
    """A turn of a film's conversation, as it is kept."""

    number: int
    message: str
    speaker: Speaker
    state: Literal["open", "waiting", "done", "stopped", "failed"]
    reply: Reply | None = Field(default=None, description="none while the turn is open")
    before: int = Field(description="the film's revision before it")
    revision: int = Field(description="the film's revision after it")
    started: datetime
    ended: datetime | None = None


class Happening(Value):
    """Something that happened in a conversation, numbered over the film without holes.

    `kind` is `message`, `thinking`, `words` {text}, `looked` {what}, `working` {doing, seconds, tokens}, `waiting`
    {why}, `act` {act}, `progress`, `done`, `gate`, `question`, `reply`, or another word of a brain's own.
    """

    number: int
    turn: int
    kind: str
    value: dict[str, Any]
    at: datetime
