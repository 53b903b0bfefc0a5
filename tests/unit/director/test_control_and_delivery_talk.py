"""The way back, and how the film leaves."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

import pytest

from agent.conversation import Speaker
from agent.embedded.director import EmbeddedDirector
from agent.ports import Situation, Thought
from tests.fakes.talk_film import ferry, plain, said, talk
from tools.film.apply import apply
from tools.film.edits import FilmEdit
from tools.film.edits.cut import SetGrade
from tools.film.edits.state import NameCut
from tools.film.edits.story import RemoveScene, ReviseShot
from tools.film.film import Film
from tools.store.comments import Comment
from tools.store.films import LogEntry
from tools.store.ledger import Entry
from tools.writing.lexicon import Lexicon

CASES: list[tuple[str, dict[str, Any]]] = [
    ("undo", {"kind": "undo"}),
    ("undo the last three", {"kind": "undo", "steps": 3}),
    ("undo the last two edits please", {"kind": "undo", "steps": 2}),
    ("undo twice", {"kind": "undo", "steps": 2}),
    ("take that back", {"kind": "undo"}),
    ("go back to how it was", {"kind": "undo"}),
    ("scratch that", {"kind": "undo"}),
    ("redo", {"kind": "redo"}),
    ("export it vertical for TikTok", {"kind": "export", "name": "tiktok"}),
    ("can i get the stems", {"kind": "export", "name": "stems"}),
    ("save it as a gif", {"kind": "export", "name": "gif"}),
    ("export the shot list", {"kind": "export", "name": "shots"}),
    ("give me a vertical version", {"kind": "export", "name": "vertical"}),
    ("export for instagram with subtitles", {"kind": "export", "name": "instagram", "burned": True}),
    ("burn in the captions", {"kind": "export", "name": "mp4", "burned": True}),
    ("export the subtitles", {"kind": "export", "name": "srt"}),
    ("download the film", {"kind": "export", "name": "mp4"}),
    ("show me the film", {"kind": "render"}),
    ("render a draft", {"kind": "render", "draft": True}),
]


@pytest.mark.parametrize(("message", "act"), CASES)
def test_it_comes_to_one_act(message: str, act: dict[str, Any]) -> None:
    assert plain(said(message).acts) == [act]


def test_what_several_edits_of_one_message_did_is_taken_back_together() -> None:
    assert plain(talk("make 3 darker and 4 two seconds longer", "undo that")[-1].acts) == [{"kind": "undo", "steps": 2}]


def test_a_film_leaves_as_a_screenplay() -> None:
    assert plain(said("export it as a fountain file").acts) == [{"kind": "export", "name": "fountain"}]


@pytest.mark.parametrize(
    ("message", "name"),
    [
        ("export it for Premiere", "premiere"),
        ("send it to resolve", "resolve"),
        ("i need this in final cut", "finalcut"),
        ("an after effects project please", "aftereffects"),
        ("give me an edl for the avid", "edl"),
        ("send it to Avid", "aaf"),
        ("send it to Media Composer", "aaf"),
        ("export an aaf", "aaf"),
        ("an AAF for the avid please", "aaf"),
    ],
)
def test_a_cut_leaves_for_the_program_that_is_named(message: str, name: str) -> None:
    assert plain(said(message).acts) == [{"kind": "export", "name": name}]


@pytest.mark.parametrize(
    ("message", "name"),
    [
        ("what would be lost in Premiere?", "premiere"),
        ("what can't an EDL carry?", "edl"),
        ("what does avid lose", "aaf"),
    ],
)
def test_what_a_program_could_not_carry_is_asked_without_making_anything(message: str, name: str) -> None:
    assert plain(said(message).acts) == [{"kind": "export", "name": name, "dry_run": True}]


@pytest.mark.parametrize("message", ["undo everything", "start over", "go back to the original", "oops"])
def test_all_of_it_is_asked_before_it_is_taken_back(message: str) -> None:
    thought = said(message)
    assert not thought.acts
    assert thought.question is not None


class _Past:
    """A film's history made of edits, each said in a message."""

    def __init__(self, film: Film, edits: Sequence[tuple[str, FilmEdit]]) -> None:
        self.films = [film]
        self.entries: list[LogEntry] = []
        for message, edit in edits:
            after, _ = apply(self.films[-1], edit)
            self.films.append(after)
            at = datetime(2026, 1, 1, tzinfo=UTC)
            self.entries.append(LogEntry(len(self.films) - 1, edit.kind, edit.model_dump_json(), "you", message, at))

    def log(self) -> Sequence[LogEntry]:
        return self.entries

    def bill(self) -> Sequence[Entry]:
        return ()

    def film_at(self, revision: int) -> Film:
        return self.films[revision]

    def comments(self) -> Sequence[Comment]:
        return ()


PAST = _Past(
    ferry(),
    [
        ("warmer in the cabin", SetGrade(scenes=(2,), temperature=0.3, relative=True)),
        ("a blizzard over the jetty", ReviseShot(shots=(10,), weather="snow")),
        ("call this cut Monday", NameCut(name="Monday", revision=3)),
        ("cut the sea scene", RemoveScene(scene=3)),
        ("darker, all of it", SetGrade(scenes=(1,), exposure=-0.5, relative=True)),
        ("darker, all of it", SetGrade(scenes=(2,), exposure=-0.5, relative=True)),
    ],
)


def _told(message: str) -> Thought:
    situation = Situation(PAST.films[-1], len(PAST.entries), PAST, Speaker(), message)
    return EmbeddedDirector(Lexicon(None)).think(situation, lambda kind, value: None)


@pytest.mark.parametrize(
    ("message", "act"),
    [
        ("back to revision 2", {"kind": "revert", "revision": 2}),
        ("go back to version 3 please", {"kind": "revert", "revision": 3}),
        ("go back to the cut called Monday", {"kind": "revert", "cut": "Monday"}),
        ("restore monday's cut", {"kind": "revert", "cut": "Monday"}),
        ("go back to before the snow", {"kind": "revert", "revision": 1}),
        ("go back to before the storm", {"kind": "revert", "revision": 3}),
        ("go back to before i made the cabin darker", {"kind": "revert", "revision": 4}),
        ("go back to before you deleted the sea scene", {"kind": "revert", "revision": 3}),
        ("take me back to before it was all darker", {"kind": "revert", "revision": 4}),
    ],
)
def test_the_film_goes_back_to_where_it_was(message: str, act: dict[str, Any]) -> None:
    assert plain(_told(message).acts) == [act]


@pytest.mark.parametrize(
    ("message", "words"),
    [
        ("go back to revision 40", "There is no revision 40; the film is at revision 6."),
        ("load the cut called Friday", "There is no cut called “Friday”; the named cuts are Monday."),
        ("go back to before the zebra", "I find nothing in the film's history about “the zebra”; it is at revision 6."),
    ],
)
def test_a_place_that_never_was_is_said(message: str, words: str) -> None:
    thought = _told(message)
    assert (thought.words, thought.acts) == (words, ())


def test_an_edit_in_the_middle_is_not_taken_back_alone() -> None:
    thought = _told("undo the changes to shot 9")
    assert not thought.acts
    assert thought.words or thought.question is not None


@pytest.mark.parametrize("message", ["undo the grade", "take back the grade", "undo the darker thing"])
def test_what_was_done_last_is_taken_back_by_what_it_was(message: str) -> None:
    assert plain(_told(message).acts) == [{"kind": "undo", "steps": 2}]


@pytest.mark.parametrize(("message", "back"), [("undo the blizzard", 1), ("undo the storm", 3)])
def test_what_lies_further_back_is_asked_about_because_of_what_came_after(message: str, back: int) -> None:
    thought = _told(message)
    assert thought.acts == ()
    assert thought.question is not None
    assert plain(thought.question.choices[0].acts) == [{"kind": "revert", "revision": back}]
    assert "later edits go too" in thought.question.choices[0].label


def test_what_was_never_done_is_not_taken_back() -> None:
    assert _told("undo the fade").acts == ()
