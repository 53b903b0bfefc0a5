"""History: undo, redo and revert are entries of the log like every edit; the log is never cut.

    entry        1 e   2 e   3 undo   4 redo   5 undo   6 e    7 undo   8 revert 2
    film is at   1     2     1        2        1        6      1        2
                 |-----2 (dropped by entry 6, still in the log)

The film after any entry equals, exactly, the film after some *made* entry (or the one that the log begins with):
that entry's revision is where the film is *at*. Undo walks back along the entries that were made, redo walks
forward again, a new edit forgets what could be redone, and revert makes the film what it was at a revision, which
undo takes back like any edit. What cameras report (takes, states of orders) belongs to the director's step before
it: undo never stops there, and redo still works after it.

All of this is arithmetic on revision numbers, so a store needs no rule of its own: it keeps the log, some films,
and a `Step` per entry.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Literal

from tools.film.apply import apply
from tools.film.edits import Edit, FilmEdit
from tools.film.edits.state import NameCut, Redo, Revert, Undo
from tools.film.edits.takes import PrintTake, SetShotState
from tools.film.errors import DirectorError, NotFound
from tools.film.facts import Fact, Redone, Reverted, Undone
from tools.film.film import Film


@dataclass(frozen=True, slots=True)
class Step:
    """What an entry does to the history: `amount` is the steps of an undo or redo, or the revision reverted to."""

    kind: Literal["edit", "camera", "undo", "redo", "revert"]
    amount: int = 0


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class _Link:
    """One cell of a stack that shares its rest, so that a history of any length costs nothing to carry on."""

    revision: int
    rest: "_Link | None"
    depth: int


@dataclass(frozen=True, slots=True)
class History:
    """Where a film is in its log. `revision` is the last entry's, `at` the made entry that the film equals."""

    revision: int = 0
    at: int = 0
    _past: _Link | None = field(default=None, repr=False, compare=False)
    _future: _Link | None = field(default=None, repr=False, compare=False)
    _walked: _Link | None = field(default=None, repr=False, compare=False)

    @property
    def undos(self) -> int:
        """How many steps can be undone."""
        return self._past.depth if self._past else 0

    @property
    def redos(self) -> int:
        """How many steps can be redone."""
        return self._future.depth if self._future else 0

    def made_at(self, revision: int) -> int:
        """The made entry that the film equalled after entry `revision`; NotFound outside the log."""
        if not 0 <= revision <= self.revision:
            raise NotFound(
                f"There is no revision {revision}; the film has revisions 0 to {self.revision}.",
                revision=revision,
                legal=[0, self.revision],
            )
        walked = self._walked
        # Only undo, redo and revert leave two links here: the entry, and where it led.
        while walked is not None and walked.rest is not None:
            if walked.revision == revision:
                return walked.rest.revision
            walked = walked.rest.rest
        return revision

    def after(self, revision: int, step: Step) -> "History":
        """The history with one more entry; raises DirectorError when it cannot be."""
        match step.kind:
            case "edit":
                return History(revision, revision, _push(self._past, self.at), None, self._walked)
            case "camera":
                return History(revision, revision, self._past, self._future, self._walked)
            case "undo":
                at, past, future = _walk(self.at, self._past, self._future, step.amount, "undone")
            case "redo":
                at, future, past = _walk(self.at, self._future, self._past, step.amount, "done again")
            case "revert":
                at, past, future = self.made_at(step.amount), _push(self._past, self.at), None
        return History(revision, at, past, future, _push(_push(self._walked, at), revision))

    @staticmethod
    def of(steps: Iterable[tuple[int, Step]]) -> "History":
        """The history of a whole log: its revisions, from 1, and what each did."""
        history = History()
        for revision, step in steps:
            history = history.after(revision, step)
        return history


@dataclass(frozen=True, slots=True)
class Performed:
    """The film after an entry, what happened, the edit to write into the log, and the history with it."""

    film: Film
    facts: tuple[Fact, ...]
    edit: Edit
    history: History


def perform(film: Film, history: History, edit: Edit, film_at: Callable[[int], Film]) -> Performed:
    """Make one edit of any kind as the entry `history.revision + 1`.

    `film_at(revision)` gives the film after a made entry (or the first film); it is asked only to undo, redo and
    revert. The edit to log is `Performed.edit`: names of cuts are replaced by revisions in it. Raises DirectorError.
    """
    revision = history.revision + 1
    edit = _settled(film, edit, revision)
    after = history.after(revision, step_of(edit))
    match edit:
        case Undo():
            return Performed(film_at(after.at), (Undone(steps=edit.steps, revision=after.at),), edit, after)
        case Redo():
            return Performed(film_at(after.at), (Redone(steps=edit.steps, revision=after.at),), edit, after)
        case Revert():
            return Performed(film_at(after.at), (Reverted(revision=after.at),), edit, after)
        case _:
            changed, facts = apply(film, edit)
            return Performed(changed, facts, edit, after)


def step_of(edit: Edit) -> Step:
    """What an edit does to the history."""
    match edit:
        case Undo() | Redo():
            return Step(edit.kind, edit.steps)
        case Revert():
            return Step("revert", edit.revision or 0)
        case PrintTake() | SetShotState():
            return Step("camera")
        case _:
            return Step("edit")


def crossed(steps: Iterable[tuple[int, Step]], next_step: Step) -> frozenset[int]:
    """The made entries that one more step after a whole log would take back or bring back. Raises as that step does.

    Two films differ by the entries that lead to only one of them, whichever way was taken between them.
    """
    history, parent = History(), dict[int, int]()
    for revision, step in steps:
        if step.kind in ("edit", "camera"):
            parent[revision] = history.at
        history = history.after(revision, step)
    there = history.after(history.revision + 1, next_step).at

    def leading_to(at: int) -> set[int]:
        found: set[int] = set()
        while at:
            found.add(at)
            at = parent[at]
        return found

    return frozenset(leading_to(history.at) ^ leading_to(there))


def refold(film: Film, edits: Iterable[FilmEdit]) -> Film:
    """The film after edits, one after the other."""
    for edit in edits:
        film, _ = apply(film, edit)
    return film


def _settled(film: Film, edit: Edit, revision: int) -> Edit:
    """The edit with what only the log knows written into it, so that it means the same when it is read again."""
    match edit:
        case NameCut(revision=None):
            return edit.model_copy(update={"revision": revision})
        case NameCut() if (edit.revision or 0) > revision:
            raise NotFound(
                f"There is no revision {edit.revision} to name; the film has revisions 0 to {revision - 1}.",
                revision=edit.revision,
                legal=[0, revision - 1],
            )
        case Revert(cut=str(name)):
            if name not in film.cuts:
                raise NotFound(
                    f"There is no cut named '{name}'; the named cuts are {', '.join(film.cuts) or 'none'}.",
                    cut=name,
                    legal=list(film.cuts),
                )
            return Revert(revision=film.cuts[name])
        case _:
            return edit


def _push(stack: _Link | None, revision: int) -> _Link:
    return _Link(revision, stack, stack.depth + 1 if stack else 1)


def _walk(
    at: int, source: _Link | None, target: _Link | None, steps: int, said: str
) -> tuple[int, _Link | None, _Link]:
    """Walk `steps` along `source`, leaving the way back on `target`."""
    there = source.depth if source else 0
    if steps > there:
        how_many = "nothing" if there == 0 else f"only {there} step{'s' if there > 1 else ''}"
        raise DirectorError(f"There is {how_many} to be {said}.", steps=steps, legal=[1, there] if there else [])
    for _ in range(steps):
        assert source is not None
        target = _push(target, at)
        at, source = source.revision, source.rest
    assert target is not None
    return at, source, target
