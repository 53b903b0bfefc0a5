"""The chat store: turns for good, events numbered, an edit once per cause, and databases of before."""

import sqlite3
from collections.abc import Generator
from contextlib import closing
from pathlib import Path

import pytest

from tools.film.edits.state import Undo
from tools.film.edits.story import RemoveShot, SetLogline, SetTitle
from tools.film.errors import DirectorError, NotFound
from tools.film.film import Film
from tools.settings import Settings
from tools.store.chats import Chats, Ending
from tools.store.database import MIGRATIONS
from tools.studio import Studio

FILM = "the-answer"


@pytest.fixture
def house(tmp_path: Path) -> Generator[Studio]:
    studio = Studio(Settings(home=tmp_path))
    studio.create(Film(id=FILM, title="The Answer"))
    yield studio
    studio.close()


@pytest.fixture
def chats(house: Studio) -> Chats:
    return house.chats


def test_an_edit_is_made_once_per_cause(house: Studio):
    first = house.perform(FILM, SetTitle(title="One"), cause="1.0")
    house.perform(FILM, SetTitle(title="Two"), cause="1.1")
    again = house.perform(FILM, SetTitle(title="One"), cause="1.0")
    assert (again.film, again.revision, again.facts) == (first.film, 1, first.facts)
    assert house.open(FILM).film.title == "Two"
    assert [entry.cause for entry in house.log(FILM)] == ["1.0", "1.1"]


def test_a_cause_is_known_to_every_process_and_survives_undo(house: Studio, tmp_path: Path):
    house.perform(FILM, SetTitle(title="One"), cause="1.0")
    house.perform(FILM, Undo(), cause="2.0")
    other = Studio(Settings(home=tmp_path))
    assert other.perform(FILM, SetTitle(title="One"), cause="1.0").revision == 1
    assert other.perform(FILM, Undo(), cause="2.0").film.title == "The Answer"
    assert other.open(FILM).revision == 2
    other.close()


def test_edits_without_a_cause_and_of_other_films_are_their_own(house: Studio):
    house.create(Film(id="other"))
    for _ in range(2):
        house.perform(FILM, SetLogline(logline="x"))
    house.perform(FILM, SetTitle(title="One"), cause="1.0")
    assert house.perform("other", SetTitle(title="One"), cause="1.0").revision == 1
    assert house.open(FILM).revision == 3


def test_an_edit_that_cannot_be_made_uses_no_cause_up(house: Studio):
    with pytest.raises(DirectorError):
        house.perform(FILM, RemoveShot(shots=(1,)), cause="1.0")
    assert house.perform(FILM, SetTitle(title="One"), cause="1.0").revision == 1


def test_turns_are_numbered_and_kept_with_their_ending(chats: Chats):
    first = chats.begin(FILM, "longer", "Mina", "director", "slack", 0)
    second = chats.begin(FILM, "darker", "you", "owner", "terminal", 1)
    assert (first.number, first.thread, first.state, second.number) == (1, 1, "open", 2)
    chats.end(
        FILM, 1, Ending(state="done", reply='{"x": 1}', acts="[]", revision=1, tokens_in=7, tokens_out=8, usd=0.5)
    )
    kept = chats.turn(FILM, 1)
    assert (kept.speaker, kept.role, kept.channel, kept.message) == ("Mina", "director", "slack", "longer")
    assert (kept.state, kept.reply, kept.revision, kept.tokens_in, kept.usd) == ("done", '{"x": 1}', 1, 7, 0.5)
    assert kept.ended is not None
    assert kept.ended >= kept.started
    assert [entry.number for entry in chats.newest(FILM, 5)] == [1, 2]
    assert [entry.number for entry in chats.newest(FILM, 5, before=2)] == [1]
    assert [entry.number for entry in chats.unended()] == [2]
    with pytest.raises(NotFound, match="no turn 9"):
        chats.turn(FILM, 9)


def test_an_answer_goes_on_with_the_thread_that_waits(chats: Chats):
    chats.begin(FILM, "cut 1", "you", "owner", "terminal", 0)
    chats.end(FILM, 1, Ending(state="waiting", reply="{}", acts="[]", revision=0))
    chats.begin(FILM, "yes", "you", "owner", "terminal", 0)
    gone_on = chats.go_on(FILM, 2, 1)
    assert (gone_on.thread, gone_on.answers, chats.turn(FILM, 1).state) == (1, 1, "done")
    chats.wait_again(FILM, 1)
    assert [entry.state for entry in chats.unended(FILM)] == ["waiting", "open"]
    chats.let_go(FILM, 1)
    assert [entry.number for entry in chats.unended(FILM)] == [2]


def test_a_stop_reaches_the_open_turn_alone(chats: Chats):
    assert not chats.ask_stop(FILM)
    chats.begin(FILM, "longer", "you", "owner", "terminal", 0)
    assert chats.ask_stop(FILM)
    assert chats.stop_asked(FILM, 1)
    chats.end(FILM, 1, Ending(state="stopped", reply="{}", acts="[]", revision=0))
    chats.begin(FILM, "darker", "you", "owner", "terminal", 0)
    assert not chats.stop_asked(FILM, 2)


def test_an_order_is_begun_once(chats: Chats):
    chats.begin(FILM, "roll", "you", "owner", "terminal", 0)
    assert chats.begin_order(FILM, 1, "1.0")
    assert not chats.begin_order(FILM, 1, "1.0")
    assert chats.begin_order(FILM, 1, "1.1")


def test_events_are_numbered_over_the_film(chats: Chats):
    chats.begin(FILM, "longer", "you", "owner", "terminal", 0)
    noted = chats.note(FILM, 1, [("words", '{"text": "a"}'), ("words", '{"text": "b"}')])
    last = chats.end(FILM, 1, Ending(state="done", reply="{}", acts="[]", revision=0), [("reply", "{}")])
    assert [event.number for event in (*noted, *last)] == [1, 2, 3]
    assert chats.events(FILM, 1) == [noted[1], *last]
    assert chats.events(FILM, 3) == []


def test_a_database_of_before_the_conversations_is_brought_up_to_date(tmp_path: Path):
    with closing(sqlite3.connect(tmp_path / "workprint.db")) as file:
        for statement in MIGRATIONS[0]:
            file.execute(statement)
        snapshot = Film(id=FILM, title="Old").model_dump_json()
        file.execute("INSERT INTO filmrow VALUES (?, 'Old', 1, '2026-01-01 00:00:00', '2026-01-01 00:00:00')", (FILM,))
        file.execute("INSERT INTO snapshotrow VALUES (?, 0, ?)", (FILM, snapshot))
        edit = SetTitle(title="Older").model_dump_json()
        file.execute(
            "INSERT INTO editrow VALUES (?, 1, 'set_title', ?, 'mina', '', '2026-01-01 00:00:00')", (FILM, edit)
        )
        file.execute("PRAGMA user_version = 1")
        file.commit()
    studio = Studio(Settings(home=tmp_path))
    assert studio.open(FILM).film.title == "Older"
    assert [entry.cause for entry in studio.log(FILM)] == [""]
    assert studio.perform(FILM, SetTitle(title="New"), cause="1.0").revision == 2
    assert studio.chats.newest(FILM, 5) == []
    studio.close()
