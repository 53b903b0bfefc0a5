"""The desk a turn is worked at: the film as it is, what can be done to it, and who is told.

LiveDesk       the studio's film; acts are done, once per cause, and noted
Rehearsal      a copy that is folded in memory: nothing is written, no order is carried out, a gate is only previewed
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

from agent.chat import Scribe
from agent.conversation import Act, Done, Exchange, Speaker
from agent.gate import Pricing
from agent.ports import Brain, Emit
from agent.records import FilmRecords
from agent.roles import way_back_refusal
from agent.toolbelt import Toolbelt, is_order, out_of_reach, refused
from tools.film.errors import DirectorError
from tools.film.facts import Fact
from tools.film.film import Film
from tools.film.history import History, perform
from tools.store.chats import Chats
from tools.store.comments import Comment
from tools.store.films import LogEntry
from tools.store.ledger import Entry
from tools.studio import Opened, Studio

BROKE_OFF = (
    "This was broken off when its process ended, and is not begun again by itself; what came of it is kept. Say it"
    " again to go on."
)


@dataclass(frozen=True)
class Asked:
    """Who asked for an act, in which words, and the cause that it is done once for."""

    speaker: Speaker
    message: str
    cause: str


class Desk(Protocol):
    """What the nodes of the graph work with in one turn."""

    brain: Brain
    price: Pricing
    past: tuple[Exchange, ...]
    waits: bool
    """whether a gate can be waited for here"""

    def opened(self) -> Opened:
        """The film as it is now."""
        ...

    def log(self) -> Sequence[LogEntry]: ...

    def bill(self) -> Sequence[Entry]: ...

    def film_at(self, revision: int) -> Film:
        """The film at an earlier revision. Raises NotFound."""
        ...

    def comments(self) -> Sequence[Comment]: ...

    def perform(self, said: Act, act: Act, asked: Asked) -> Done:
        """Do an act. Raises Cancelled when someone asked to stop."""
        ...

    def stopped(self) -> bool: ...

    def note(self, kind: str, value: dict[str, Any]) -> None: ...

    def emit(self, kind: str, value: dict[str, Any]) -> None:
        """What the brain tells. Raises Cancelled when someone asked to stop."""
        ...


@dataclass
class LiveDesk:
    """The desk of a turn that counts."""

    studio: Studio
    chats: Chats
    film: str
    turn: int
    scribe: Scribe
    toolbelt: Toolbelt
    brain: Brain
    price: Pricing
    past: tuple[Exchange, ...]
    waits: bool = True
    _seen: dict[int, Film] = field(default_factory=dict[int, Film])
    _log: tuple[int, Sequence[LogEntry]] = (-1, ())

    def opened(self) -> Opened:
        opened = self.studio.open(self.film)
        # The first film of the turn is what its report compares with.
        if len(self._seen) < 1:
            self._seen[opened.revision] = opened.film
        return opened

    def log(self) -> Sequence[LogEntry]:
        # A brain that looks back looks more than once, and the log of a long film takes a while to read.
        revision = self.opened().revision
        if self._log[0] != revision:
            self._log = (revision, self._records.log())
        return self._log[1]

    def bill(self) -> Sequence[Entry]:
        return self._records.bill()

    def film_at(self, revision: int) -> Film:
        known = self._seen.get(revision)
        return known if known is not None else self._records.film_at(revision)

    def comments(self) -> Sequence[Comment]:
        return self._records.comments()

    @property
    def _records(self) -> FilmRecords:
        return FilmRecords(self.studio, self.film)

    def perform(self, said: Act, act: Act, asked: Asked) -> Done:
        if is_order(act):
            # Never twice by itself: an order spends, and what it did before its process died is not known here.
            if not self.chats.begin_order(self.film, self.turn, asked.cause):
                return refused(said, self.opened().revision, BROKE_OFF)
            self.scribe.note("act", {"act": said.model_dump(mode="json")})
        return self.toolbelt.perform(
            self.film,
            said,
            act,
            self.scribe.report,
            cause=asked.cause,
            speaker=asked.speaker,
            message=asked.message,
        )

    def stopped(self) -> bool:
        return self.scribe.stopped()

    def note(self, kind: str, value: dict[str, Any]) -> None:
        self.scribe.note(kind, value)

    def emit(self, kind: str, value: dict[str, Any]) -> None:
        self.scribe.emit(kind, value)


@dataclass
class Rehearsal:
    """The desk of a turn that only shows what it would do."""

    studio: Studio
    now: Opened
    history: History
    brain: Brain
    price: Pricing
    past: tuple[Exchange, ...]
    listener: Emit
    waits: bool = False
    _made: dict[int, Film] = field(default_factory=dict[int, Film])

    def opened(self) -> Opened:
        return self.now

    def log(self) -> Sequence[LogEntry]:
        return self._records.log()

    def bill(self) -> Sequence[Entry]:
        return self._records.bill()

    def film_at(self, revision: int) -> Film:
        made = self._made.get(revision)
        return made if made is not None else self._records.film_at(revision)

    def comments(self) -> Sequence[Comment]:
        return self._records.comments()

    @property
    def _records(self) -> FilmRecords:
        return FilmRecords(self.studio, self.now.film.id)

    def perform(self, said: Act, act: Act, asked: Asked) -> Done:
        before = self.now.revision
        if why := out_of_reach(said, asked.message, asked.speaker):
            return refused(said, before, why)
        # What is only rehearsed may be taken back by whoever rehearses it.
        if not self._made and (why := way_back_refusal(self.studio, self.now.film.id, asked.speaker.role, act)):
            return refused(said, before, why)
        if is_order(act):
            return Done(act=said, before=before, revision=before)
        self._made[before] = self.now.film
        try:
            done = perform(self.now.film, self.history, act, self.film_at)  # pyright: ignore[reportArgumentType]
        except DirectorError as error:
            return refused(said, before, error.message)
        self.now, self.history = Opened(done.film, before + 1), done.history
        self._made[before + 1] = done.film
        facts: tuple[Fact, ...] = done.facts
        return Done(act=said, before=before, revision=before + 1, facts=facts)

    def stopped(self) -> bool:
        return False

    def note(self, kind: str, value: dict[str, Any]) -> None:
        self.listener(kind, value)

    def emit(self, kind: str, value: dict[str, Any]) -> None:
        self.listener(kind, value)
