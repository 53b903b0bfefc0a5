"""Undo, redo and revert as entries of a log that is never cut, with a store that keeps nothing but the log."""

from typing import Any

import pytest

from tests.unit.film.random_edits import shot_film
from tools.film.edits import Edit, dump_edit, parse_edit
from tools.film.edits.state import Redo, Revert, Undo
from tools.film.errors import DirectorError, NotFound
from tools.film.facts import Fact
from tools.film.film import Film
from tools.film.history import History, Step, perform, refold, step_of


class Log:
    """The smallest store there can be: the first film and the edits as JSON. Every other film is folded again."""

    def __init__(self, film: Film) -> None:
        self.first = self.film = film
        self.history = History()
        self.lines: list[str] = []

    def do(self, kind: str, **fields: Any) -> tuple[Fact, ...]:
        done = perform(self.film, self.history, parse_edit({"kind": kind, **fields}), self.film_at)
        self.film, self.history = done.film, done.history
        self.lines.append(dump_edit(done.edit))
        return done.facts

    def film_at(self, revision: int) -> Film:
        edits = [parse_edit(line) for line in self.lines]
        kept = made_edits([step_of(edit) for edit in edits], revision)
        made: list[Edit] = [edits[number - 1] for number in kept]
        return refold(self.first, [edit for edit in made if not isinstance(edit, (Undo, Redo, Revert))])

    def reopened(self) -> tuple[Film, History]:
        """What another process finds: the history of the log, and the film it leads to."""
        steps = [(number, step_of(parse_edit(line))) for number, line in enumerate(self.lines, 1)]
        history = History.of(steps)
        return self.film_at(history.at), history


def made_edits(steps: list[Step], revision: int) -> list[int]:
    """The numbers of the entries whose fold is the film after entry `revision`, told from each film's parent."""
    history, parent = History(), dict[int, int]()
    for number, step in enumerate(steps[:revision], 1):
        if step.kind in ("edit", "camera"):
            parent[number] = history.at
        history = history.after(number, step)
    made: list[int] = []
    at = history.at
    while at:
        made.append(at)
        at = parent[at]
    return made[::-1]


def titled(*titles: str) -> Log:
    log = Log(shot_film())
    for title in titles:
        log.do("set_title", title=title)
    return log


def test_undo_and_redo_are_entries_and_restore_films_exactly() -> None:
    log = titled("one", "two")
    two = log.film
    facts = log.do("undo")
    assert (log.film.title, log.history.revision, log.history.at) == ("one", 3, 1)
    assert [fact.kind for fact in facts] == ["undone"]
    log.do("undo")
    assert log.film == log.first
    log.do("redo", steps=2)
    assert log.film == two
    assert (log.history.revision, log.history.at, log.history.redos) == (5, 2, 0)
    assert log.reopened() == (log.film, log.history)


def test_a_new_edit_after_undo_drops_what_could_be_redone_but_not_from_the_log() -> None:
    log = titled("one", "two")
    log.do("undo")
    log.do("set_title", title="other")
    with pytest.raises(DirectorError, match="nothing to be done again"):
        log.do("redo")
    log.do("undo")
    assert log.film.title == "one"
    log.do("revert", revision=2)
    assert log.film.title == "two"
    assert len(log.lines) == 6
    assert log.reopened() == (log.film, log.history)


def test_revert_makes_the_film_what_it_was_at_any_revision_and_can_be_undone() -> None:
    log = titled("one", "two", "three")
    log.do("undo")
    log.do("revert", revision=1)
    assert log.film.title == "one"
    log.do("revert", revision=4)
    assert log.film.title == "two", "revision 4 was an undo that led to revision 2"
    log.do("undo", steps=2)
    assert log.film.title == "two", "before the first revert"
    log.do("redo", steps=1)
    assert log.film.title == "one"
    log.do("revert", revision=0)
    assert log.film == log.first
    assert log.reopened() == (log.film, log.history)


@pytest.mark.parametrize(
    ("kind", "fields", "said"),
    [
        ("undo", {"steps": 3}, "only 2 steps to be undone"),
        ("redo", {}, "nothing to be done again"),
        ("revert", {"revision": 3}, "revisions 0 to 2"),
        ("revert", {"cut": "final"}, "the named cuts are none"),
        ("name_cut", {"name": "x", "revision": 4}, "revisions 0 to 2"),
    ],
)
def test_the_way_back_ends_where_the_log_ends(kind: str, fields: dict[str, Any], said: str) -> None:
    log = titled("one", "two")
    with pytest.raises(DirectorError, match=said):
        log.do(kind, **fields)
    assert (log.film.title, log.history.revision) == ("two", 2)


def test_a_named_cut_is_come_back_to_by_name() -> None:
    log = titled("one")
    log.do("name_cut", name="first cut")
    log.do("set_title", title="two")
    assert log.film.cuts == {"first cut": 2}
    log.do("revert", cut="first cut")
    assert (log.film.title, log.film.cuts) == ("one", {"first cut": 2})
    assert log.lines[-1] == Revert(revision=2).model_dump_json(), "the log knows revisions, not names"
    log.do("name_cut", name="empty", revision=0)
    log.do("revert", cut="empty")
    assert log.film == log.first


def test_undo_does_not_stop_at_what_cameras_brought() -> None:
    log = titled("one")
    log.do("revise_shot", shot=1, note="darker")
    log.do("set_shot_state", shot=1, state="rolling")
    log.do("print_take", shot=1, media="darker", frames=80, head=6)
    darker = log.film
    before = log.film_at(1)
    log.do("undo")
    assert log.film == before, "one step: the revision and the take that came of it"
    log.do("redo")
    assert log.film == darker
    log.do("undo")
    log.do("print_take", shot=2, media="late", frames=80)
    assert log.history.redos == 1, "a late take does not take the redo away"
    log.do("redo")
    assert log.film == darker
    assert log.reopened() == (log.film, log.history)


def test_an_imported_take_is_a_step_of_its_own() -> None:
    log = titled("one")
    log.do("import_take", shot=1, media="mine", frames=90)
    log.do("undo")
    assert log.film.title == "one"
    assert len(log.film.takes) == 7


def test_a_refused_edit_leaves_no_entry() -> None:
    log = titled("one")
    with pytest.raises(NotFound):
        log.do("revise_shot", shot=99, note="x")
    assert (len(log.lines), log.history.revision) == (1, 1)


def test_a_history_of_twenty_thousand_entries_is_folded_and_walked() -> None:
    steps = [(number, Step("undo", 1) if number % 7 == 0 else Step("edit")) for number in range(1, 20_001)]
    history = History.of(steps)
    assert history.undos == 20_000 - 2 * (20_000 // 7)
    assert history.made_at(19_999) == 19_997
    assert len(made_edits([step for _, step in steps], 20_000)) == history.undos
    assert history.after(20_001, Step("undo", history.undos)).at == 0
