"""The one application service. Nothing else writes a film.

perform(film, edit) --history.perform--> film at revision n + 1, facts --one transaction--> log, snapshot, news
"""

import copy
import fcntl
import threading
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from pydantic import TypeAdapter

from tools.film.asker import NOBODY, Asker
from tools.film.dailies import is_of_same_order
from tools.film.edits import Edit, FilmEdit, dump_edit, parse_edit
from tools.film.edits.state import Redo, Revert, Undo
from tools.film.edits.takes import PrintTake
from tools.film.errors import Conflict, OperatorError
from tools.film.facts import Fact
from tools.film.film import Film
from tools.film.history import History, Step, crossed, refold, step_of
from tools.film.history import perform as perform_in
from tools.film.showing import show
from tools.jobs.journal import Journal
from tools.media.keeping import shrink, using
from tools.media.pool import Pool
from tools.settings import Settings
from tools.store.books import Books, open_books
from tools.store.chats import Chats
from tools.store.comments import Comments
from tools.store.database import Database
from tools.store.films import Films, LogEntry
from tools.store.ledger import Ledger, told
from tools.store.news import Newsstand
from tools.store.passes import Passes
from tools.store.patience import Patience
from tools.store.rooms import Rooms
from tools.store.words import Words

TRIES = 20
"""times that an edit is tried when other processes are always first"""

_FACT: TypeAdapter[Fact] = TypeAdapter(Fact)


@dataclass(frozen=True)
class Opened:
    """A film at a revision."""

    film: Film
    revision: int


@dataclass(frozen=True)
class Performed:
    """A film after an edit, the revision it is at, and what happened."""

    film: Film
    revision: int
    facts: tuple[Fact, ...]


class Studio:
    """The films, the media and the caches of one home folder. Safe to share between threads."""

    def __init__(self, settings: Settings, asker: Asker = NOBODY) -> None:
        self.settings = settings
        self._database = Database(settings.database)
        self.films = Films(self._database)
        self.chats = Chats(self._database)
        self.news = Newsstand(self._database)
        self.comments = Comments(self._database)
        self.passes = Passes(self._database)
        self.rooms = Rooms(self._database)
        self.words = Words(self._database)
        self.patience = Patience(self._database)
        self.pool = Pool(settings.media)
        self.asker = asker
        """whose wish everything is that is done with this"""
        self._shelf: list[Books] = []
        self._lock = threading.Lock()
        self._latest: dict[str, tuple[Opened, History]] = {}
        self._turns: dict[str, threading.Lock] = {}

    def use(self, settings: Settings) -> None:
        """Go on with other keys and limits of the same home; work in hand ends with those it began with."""
        assert settings.home == self.settings.home
        self.settings = settings

    def asked_by(self, asker: Asker) -> "Studio":
        """This same studio, for work that is someone's wish: all that is done with it is noted as theirs."""
        theirs = copy.copy(self)
        theirs.asker = asker
        return theirs

    @property
    def books(self) -> Books:
        """What is being made and what it costs, opened by the first who asks."""
        with self._lock:
            if not self._shelf:
                self._shelf.append(open_books(self.settings.home, self.settings.jobs))
            return self._shelf[0]

    @property
    def jobs(self) -> Journal:
        """The jobs that outlive whoever asked for them."""
        return Journal(self.books)

    @property
    def ledger(self) -> Ledger:
        """The money."""
        return Ledger(self.books)

    def create(self, film: Film) -> Opened:
        """Start a film at revision 0. Raises Conflict when the id is taken."""
        self.films.create(film, self.asker)
        return Opened(film, 0)

    def id_of(self, reference: str) -> str:
        """The id of the film that an id, a unique start of one or a title names. Raises NotFound."""
        # An id means its film whatever else is called so, and films do not go: what is known needs no search.
        return reference if reference in self._latest else self.films.find(reference)

    def open(self, reference: str, revision: int | None = None) -> Opened:
        """The film that an id, a unique start of one or a title names, at a revision (None: the latest)."""
        film = self.id_of(reference)
        if revision is None:
            return self._refreshed(film)[0]
        return self._at(film, revision)

    def perform(
        self,
        reference: str,
        edit: Edit,
        *,
        base_revision: int | None = None,
        actor: str = "director",
        message: str = "",
        cause: str = "",
    ) -> Performed:
        """Make one edit, all or nothing, and return the film after it.

        With `base_revision` the edit is refused (Conflict) when the film has moved on since; without one it is made
        on the film as it is. With a `cause` it is made once: when an edit of that cause is in the log already, what
        it came to is returned, and nothing changes. Raises DirectorError for an edit that cannot be made; then
        nothing has changed. What goes back in the history keeps the takes that came meanwhile.
        """
        film = self.id_of(reference)
        with self._lock:
            turn = self._turns.setdefault(film, threading.Lock())
        # The threads of this process wait for one another; only other processes can be first.
        with turn:
            if not isinstance(edit, Undo | Redo | Revert):
                return self._perform(film, edit, base_revision, actor=actor, message=message, cause=cause)
            if cause and (made := self.made(film, cause)) is not None:
                return made
            came = [parse_edit(entry.edit) for entry in self.crossed(film, edit) if entry.kind == "print_take"]
            before = self.open(film).film
            done = self._perform(film, edit, base_revision, actor=actor, message=message, cause=cause)
            for take in came:
                if isinstance(take, PrintTake) and is_of_same_order(take, before, done.film):
                    kept = self._perform(film, take, None, actor=actor, message="", cause="")
                    done = Performed(kept.film, kept.revision, done.facts)
            return done

    def _perform(
        self, film: str, edit: Edit, base_revision: int | None, *, actor: str, message: str, cause: str
    ) -> Performed:
        for attempt in range(TRIES):
            if cause and (made := self.made(film, cause)) is not None:
                return made
            opened, history = self._refreshed(film)
            if base_revision is not None and base_revision != opened.revision:
                raise Conflict(
                    f"'{film}' is at revision {opened.revision}; this edit was made on {base_revision}."
                    " Look at it again and repeat the edit.",
                    revision=opened.revision,
                    base_revision=base_revision,
                )
            done = perform_in(opened.film, history, edit, lambda revision: self._at(film, revision).film)
            try:
                self.films.append(
                    opened.revision,
                    done.film,
                    kind=done.edit.kind,
                    edit=dump_edit(done.edit),
                    facts=(fact.model_dump_json() for fact in done.facts),
                    actor=actor,
                    message=message,
                    keep=isinstance(done.edit, Undo | Redo | Revert),
                    cause=cause,
                    asker=self.asker,
                )
            except Conflict:
                # Another process was first. Without a base revision the edit means the film as it is: look again.
                if base_revision is not None or attempt == TRIES - 1:
                    raise
                continue
            after = Opened(done.film, opened.revision + 1)
            with self._lock:
                self._latest[film] = (after, done.history)
            return Performed(done.film, after.revision, done.facts)
        raise AssertionError("the last attempt returns or raises")

    def made(self, reference: str, cause: str) -> Performed | None:
        """What the edit of this cause came to; None when none was made."""
        film = self.id_of(reference)
        known = self.films.caused(film, cause)
        if known is None:
            return None
        facts = tuple(_FACT.validate_json(fact) for fact in known.facts)
        return Performed(self._at(film, known.revision).film, known.revision, facts)

    def with_history(self, reference: str) -> tuple[Opened, History]:
        """The film and where it is in its log, to try edits on a copy of it with tools.film.history.perform."""
        return self._refreshed(self.id_of(reference))

    def crossed(self, reference: str, edit: Undo | Redo | Revert) -> list[LogEntry]:
        """The entries that this edit would take back or bring back, oldest first. Raises as the edit itself would."""
        film = self.id_of(reference)
        entries = self.films.log(film)
        if isinstance(edit, Revert) and edit.cut is not None:
            edit = Revert(revision=self.open(film).film.cuts.get(edit.cut, 0))
        found = crossed(((entry.revision, _step(entry)) for entry in entries), step_of(edit))
        return [entry for entry in entries if entry.revision in found]

    def show(self, reference: str, revision: int | None = None) -> dict[str, Any]:
        """The film as plain JSON, without what its sounds alone know: their lengths, and the captions by them."""
        opened = self.open(reference, revision)
        return show(opened.film, opened.revision, ledger=self.money(opened.film.id))

    def money(self, film: str) -> dict[str, str | None]:
        """What a film has cost and may cost, in USD, as the JSON of `show` has it."""
        totals, cap = self.ledger.totals(film), self.ledger.cap(film)
        caps = [one for one in (cap, self.settings.cap_film) if one is not None]
        return {
            "spent": told(totals.spent),
            "estimated": told(totals.estimated),
            "reserved": told(totals.reserved),
            "cap": told(min(caps)) if caps else None,
            "currency": "USD",
        }

    def log(self, reference: str) -> list[LogEntry]:
        return self.films.log(self.id_of(reference))

    @contextmanager
    def holding(self, film: str) -> Generator[None]:
        """Long work on a film, by one process at a time; the hold ends with the process, however it ends.

        Meanwhile nothing goes from the cache that the work uses; afterwards the cache is brought within its limit.
        """
        folder = self.settings.home / "films"
        try:
            folder.mkdir(parents=True, exist_ok=True)
            handle = (folder / f"{film}.lock").open("w")
        except OSError as error:
            raise OperatorError(f"The folder {folder} cannot be written ({error.strerror}).", code="home") from error
        with handle:
            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                raise Conflict(
                    f"Another process is working on '{film}'. Wait until it has finished, or stop it.", code="busy"
                ) from None
            try:
                with using(self.settings.cache):
                    yield
            finally:
                # Also after a stop: what is finished stays, as far as the cache may grow.
                shrink(self.settings.cache, self.settings.cache_limit)

    def close(self) -> None:
        self._database.close()
        for books in self._shelf:
            books.close()

    def _refreshed(self, film: str) -> tuple[Opened, History]:
        """The latest film and its history, carried on from what is known in memory."""
        with self._lock:
            known = self._latest.get(film)
        if known is None:
            opened = self._at(film, None)
            history = History.of((entry.revision, _step(entry)) for entry in self.films.log(film))
        else:
            (opened, history), newer = known, self.films.since(film, known[0].revision)
            if newer:
                opened = self._at(film, newer[-1].revision)
                for entry in newer:
                    history = history.after(entry.revision, _step(entry))
        with self._lock:
            self._latest[film] = (opened, history)
        return opened, history

    def _at(self, film: str, revision: int | None) -> Opened:
        opening = self.films.opening(film, revision)
        edits = [parse_edit(entry.edit) for entry in opening.entries]
        plain: list[FilmEdit] = [edit for edit in edits if not isinstance(edit, Undo | Redo | Revert)]
        return Opened(refold(opening.film, plain), opening.revision)


def _step(entry: LogEntry) -> Step:
    """What a log entry does to the history. Only the few that carry a number have to be read for it."""
    if entry.kind in ("undo", "redo", "revert"):
        return step_of(parse_edit(entry.edit))
    return Step("camera" if entry.kind in ("print_take", "set_shot_state") else "edit")
