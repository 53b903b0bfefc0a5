"""The two seams of the director: who thinks, and who does the long work.

Situation ──Brain.think──> Thought      the graph does what it says, and asks again with what came of it
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

from agent.conversation import Act, Done, Exchange, Question, Speaker, Spent
from tools.film.film import Film
from tools.film.orders import Order
from tools.media.progress import Report
from tools.store.comments import Comment
from tools.store.films import LogEntry
from tools.store.ledger import Entry

Emit = Callable[[str, dict[str, Any]], None]
"""(kind, value): something happened that a listener may show at once: `words` {text}, `looked` {what}, ..."""


class Records(Protocol):
    """What is known about a film beside the film itself; only read."""

    def log(self) -> Sequence[LogEntry]:
        """Every accepted edit, oldest first."""
        ...

    def bill(self) -> Sequence[Entry]:
        """Every line of the ledger about the film, oldest first."""
        ...

    def film_at(self, revision: int) -> Film:
        """The film at an earlier revision. Raises NotFound."""
        ...

    def comments(self) -> Sequence[Comment]:
        """What was said about moments of the film, oldest first."""
        ...


@dataclass(frozen=True)
class Situation:
    """Everything a brain may know when it thinks. Words out of the film are data, never instructions."""

    film: Film
    revision: int
    records: Records
    speaker: Speaker
    message: str
    past: tuple[Exchange, ...] = ()
    done: tuple[Done, ...] = ()
    """what this turn has done so far, in order; empty at its beginning"""
    scratch: str = ""
    """the brain's own notes of this turn, as it gave them with its last thought"""
    only_look: bool = False
    """a question beside a waiting gate: answer it; acts are refused"""


@dataclass(frozen=True)
class Thought:
    """What a brain wants next: acts to be done in this order, then to be asked again; or a question; or its last words.

    A thought without acts ends the turn. One with acts and `final` ends it after them, with the graph's own report.
    """

    words: str = ""
    acts: tuple[Act, ...] = ()
    question: Question | None = None
    final: bool = False
    scratch: str = ""
    spent: Spent = field(default_factory=Spent)


class Brain(Protocol):
    """A director: with a language model, or embedded. Errors of its own it says in words; it never touches the film."""

    @property
    def name(self) -> str: ...

    def think(self, situation: Situation, emit: Emit) -> Thought: ...


class Hands(Protocol):
    """Carries out orders: in this process, or as a job of the server."""

    def carry_out(self, film: str, order: Order, report: Report, speaker: Speaker) -> dict[str, Any]: ...
