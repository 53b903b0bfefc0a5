"""The films of the evaluation: each a shot list and the edits that were made since, held in memory with its log.

films/heist.txt     the script
films/heist.jsonl   one edit a line; {"takes": [1, 2, ...]} prints so many takes of the first shot, the second, ...
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

from tools.film.edits import Edit, dump_edit, parse_edit
from tools.film.edits.story import WriteScript
from tools.film.edits.takes import PrintTake
from tools.film.errors import NotFound
from tools.film.film import Film
from tools.film.history import History, perform
from tools.film.slate import shot_order, slate_of
from tools.store.comments import Comment
from tools.store.films import LogEntry
from tools.store.ledger import Entry
from tools.writing.lexicon import Lexicon
from tools.writing.scripted import screenplay_of

FOLDER = Path(__file__).parent / "films"
HANDLE = 24
NEVER = datetime(2026, 1, 1, tzinfo=UTC)


@dataclass
class Reel:
    """One film and everything that was done to it; it answers what `Records` asks. `fork` before changing it."""

    film: Film
    history: History = field(default_factory=History)
    _films: list[Film] = field(default_factory=list[Film])
    _log: list[LogEntry] = field(default_factory=list[LogEntry])

    def __post_init__(self) -> None:
        if not self._films:
            self._films.append(self.film)

    @property
    def revision(self) -> int:
        return self.history.revision

    def log(self) -> Sequence[LogEntry]:
        """Every accepted edit, oldest first."""
        return self._log

    def bill(self) -> Sequence[Entry]:
        """Nothing is ever bought here."""
        return ()

    def film_at(self, revision: int) -> Film:
        """The film after entry `revision`; raises NotFound outside the log."""
        if not 0 <= revision < len(self._films):
            raise NotFound(f"There is no revision {revision}; the film has revisions 0 to {len(self._films) - 1}.")
        return self._films[revision]

    def comments(self) -> Sequence[Comment]:
        """Nobody has commented on a reel."""
        return ()

    def perform(self, edit: Edit, message: str = "") -> None:
        """Make one edit. Raises DirectorError; then nothing has changed."""
        done = perform(self.film, self.history, edit, self.film_at)
        self.film, self.history = done.film, done.history
        self._films.append(done.film)
        entry = LogEntry(
            self.revision, done.edit.kind, dump_edit(done.edit), actor="director", message=message, at=NEVER
        )
        self._log.append(entry)

    def fork(self) -> "Reel":
        """A copy that can be changed without changing this one."""
        return Reel(self.film, self.history, [*self._films], [*self._log])


def film_names() -> list[str]:
    """The films there are messages about."""
    return sorted(path.stem for path in FOLDER.glob("*.txt"))


def reel_of(name: str) -> Reel:
    """A film of its own to play with. Raises NotFound with the names there are."""
    if name not in film_names():
        raise NotFound(f"The evaluation has no film '{name}'; it has {', '.join(film_names())}.")
    return _loaded(name).fork()


@cache
def _loaded(name: str) -> Reel:
    # Without the dictionary: what the script says is enough, and the film is the same on every machine.
    play = screenplay_of((FOLDER / f"{name}.txt").read_text(encoding="utf-8"), Lexicon(None))
    reel = Reel(Film(id=name, idea=play.title))
    reel.perform(WriteScript(screenplay=play))
    for line in (FOLDER / f"{name}.jsonl").read_text(encoding="utf-8").splitlines():
        given: dict[str, Any] = json.loads(line)
        edits = _prints(reel.film, given["takes"]) if "takes" in given else iter([parse_edit(given)])
        for edit in edits:
            reel.perform(edit)
    return reel


def _prints(film: Film, takes: Sequence[int]) -> Iterator[PrintTake]:
    """So many takes of each shot, with handles at both ends."""
    for shot, count in zip(shot_order(film), takes, strict=True):
        for number in range(1, count + 1):
            yield PrintTake(
                shot=shot,
                media=f"{film.id}-{slate_of(film, shot)}-{number}",
                frames=film.shots[shot].frames + 2 * HANDLE,
                head=HANDLE,
                seed=number,
            )
