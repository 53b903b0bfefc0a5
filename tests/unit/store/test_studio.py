"""The one write path: revisions, undo over restarts, conflicts, and a log that survives a kill at any moment."""

import os
import signal
import sqlite3
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.fakes.last_light import last_light
from tools.film.edits.state import Redo, Revert, Undo
from tools.film.edits.story import ReviseShot, SetLogline, SetTitle
from tools.film.edits.takes import ImportTake, PrintTake
from tools.film.errors import Conflict, NotFound, OperatorError
from tools.film.film import Film
from tools.film.slate import shot_order
from tools.settings import Settings
from tools.studio import Studio


def studio(home: Path) -> Studio:
    return Studio(Settings(home=home))


@pytest.fixture
def house(tmp_path: Path) -> Studio:
    opened = studio(tmp_path)
    opened.create(Film(id="the-answer-1a2b", title="The Answer"))
    return opened


def test_an_edit_makes_the_next_revision_and_is_there_after_a_restart(house: Studio, tmp_path: Path):
    done = house.perform("the-answer-1a2b", SetLogline(logline="Someone answers."), actor="mina", message="m1")
    assert (done.revision, done.film.logline) == (1, "Someone answers.")
    again = studio(tmp_path).open("the-answer-1a2b")
    assert again.film == done.film
    (entry,) = studio(tmp_path).log("The Answer")
    assert (entry.revision, entry.kind, entry.actor, entry.message) == (1, "set_logline", "mina", "m1")


def test_undo_and_redo_work_over_restarts(house: Studio, tmp_path: Path):
    first = house.perform("the-answer-1a2b", SetTitle(title="One")).film
    second = house.perform("the-answer-1a2b", SetTitle(title="Two")).film
    assert studio(tmp_path).perform("the-answer-1a2b", Undo()).film == first
    assert studio(tmp_path).perform("the-answer-1a2b", Redo()).film == second
    assert studio(tmp_path).perform("the-answer-1a2b", Revert(revision=0)).film.title == "The Answer"
    assert house.open("the-answer-1a2b").film.title == "The Answer"
    assert [entry.kind for entry in house.log("the-answer-1a2b")] == [
        "set_title",
        "set_title",
        "undo",
        "redo",
        "revert",
    ]


def test_what_goes_back_keeps_the_takes_that_came_meanwhile(tmp_path: Path):
    opened, film = studio(tmp_path), last_light()
    opened.create(film)
    first, second = shot_order(film)[:2]
    opened.perform(film.id, SetTitle(title="Two"))
    opened.perform(film.id, PrintTake(shot=first, media="came", frames=200))
    undone = opened.perform(film.id, Undo())
    assert undone.film.title == film.title
    assert [undone.film.takes[name].media for name in undone.film.shots[first].takes][-1:] == ["came"]
    assert undone.revision == opened.open(film.id).revision == 4
    redone = opened.perform(film.id, Redo())
    assert redone.film.title == "Two"
    assert [redone.film.takes[name].media for name in redone.film.shots[first].takes][-1:] == ["came"]
    opened.perform(film.id, ReviseShot(shots=(second,), size="wide"))
    opened.perform(film.id, PrintTake(shot=second, media="of the wide", frames=200))
    back = opened.perform(film.id, Undo())
    assert "of the wide" not in {take.media for take in back.film.takes.values()}
    opened.perform(film.id, ImportTake(shot=first, media="mine", frames=200))
    assert "mine" not in {take.media for take in opened.perform(film.id, Undo()).film.takes.values()}
    assert studio(tmp_path).open(film.id).film == opened.open(film.id).film


def test_every_revision_can_be_opened(house: Studio, tmp_path: Path):
    titles = [f"Title {number}" for number in range(1, 81)]
    for title in titles:
        house.perform("the-answer-1a2b", SetTitle(title=title))
    fresh = studio(tmp_path)
    for revision in (1, 31, 32, 33, 64, 80):
        assert fresh.open("the-answer-1a2b", revision).film.title == titles[revision - 1]
    with pytest.raises(NotFound, match="0 to 80"):
        fresh.open("the-answer-1a2b", 81)


def test_an_edit_on_an_old_revision_is_refused_and_changes_nothing(house: Studio):
    house.perform("the-answer-1a2b", SetTitle(title="One"), base_revision=0)
    with pytest.raises(Conflict, match="at revision 1"):
        house.perform("the-answer-1a2b", SetTitle(title="Two"), base_revision=0)
    assert house.open("the-answer-1a2b").film.title == "One"


def test_two_studios_on_one_film_both_get_their_edit_in(house: Studio, tmp_path: Path):
    other = studio(tmp_path)
    for number in range(5):
        house.perform("the-answer-1a2b", SetTitle(title=f"a{number}"))
        other.perform("the-answer-1a2b", SetLogline(logline=f"b{number}"))
    film = house.open("the-answer-1a2b")
    assert (film.revision, film.film.title, film.film.logline) == (10, "a4", "b4")


def test_edits_of_many_threads_at_once_all_get_in(house: Studio):
    def titled(number: int) -> int:
        return house.perform("the-answer-1a2b", SetTitle(title=f"{number}")).revision

    with ThreadPoolExecutor(24) as people:
        revisions = list(people.map(titled, range(72)))
    assert sorted(revisions) == list(range(1, 73))


def test_films_are_found_by_start_and_title_and_missing_ones_name_what_there_is(house: Studio):
    house.create(Film(id="the-oven-9c", title="The Oven"))
    assert house.films.find("the-a") == "the-answer-1a2b"
    assert house.films.find("the oven") == "the-oven-9c"
    with pytest.raises(NotFound, match="can mean"):
        house.films.find("the-")
    with pytest.raises(NotFound, match="the-oven-9c"):
        house.films.find("casablanca")


def test_one_process_at_a_time_does_long_work_on_a_film(house: Studio, tmp_path: Path):
    other = studio(tmp_path).holding("the-answer-1a2b")
    with house.holding("the-answer-1a2b"), pytest.raises(Conflict, match="Another process") as caught, other:
        raise AssertionError("held twice")
    assert caught.value.code == "busy"
    with house.holding("the-answer-1a2b"):
        pass


def test_what_is_new_is_numbered_with_the_edit_and_heard_of_after_it(house: Studio, tmp_path: Path):
    heard: list[int] = []
    stop = house.news.listen(lambda: heard.append(house.news.newest("the-answer-1a2b")))
    house.perform("the-answer-1a2b", SetTitle(title="One"), cause="tab.1")
    house.perform("the-answer-1a2b", SetLogline(logline="x"))
    stop()
    house.perform("the-answer-1a2b", SetLogline(logline="y"))
    assert heard == [1, 2]
    (second, third) = house.news.since("the-answer-1a2b", 1, 10)
    assert (second.kind, second.seq, second.ref, second.cause) == ("facts", 2, 2, "")
    (first, *_) = house.news.after(0, 10)
    assert (first.seq, first.cause) == (1, "tab.1")
    assert [one.seq for one in house.news.after(second.row, 10)] == [third.seq]
    entry, facts = house.films.made("the-answer-1a2b", 1)
    assert (entry.kind, len(facts)) == ("set_title", 1)


def test_another_process_is_noticed_without_reading_anything(house: Studio, tmp_path: Path):
    other, watch = studio(tmp_path), house.news.watch()
    assert watch.changed()
    assert not watch.changed()
    other.perform("the-answer-1a2b", SetTitle(title="One"))
    assert watch.changed()
    assert not watch.changed()
    watch.close()


def test_old_news_go(house: Studio, tmp_path: Path):
    chats = house.chats
    chats.begin("the-answer-1a2b", "hello", "you", "owner", "web", 0)
    for _ in range(11):
        chats.note("the-answer-1a2b", 1, [("words", "{}")] * 400)
    kept = house.news.since("the-answer-1a2b", 0, 10_000)
    assert (kept[0].seq, kept[-1].seq) == (401, 4400)


def test_a_damaged_database_is_one_sentence(tmp_path: Path):
    (tmp_path / "workprint.db").write_bytes(b"this is no database, and long enough to be read as one" * 200)
    with pytest.raises(OperatorError, match="is damaged") as caught:
        studio(tmp_path)
    assert caught.value.code == "database_damaged"


def test_a_newer_database_is_refused(tmp_path: Path):
    studio(tmp_path).close()
    with sqlite3.connect(tmp_path / "workprint.db") as connection:
        connection.execute("PRAGMA user_version = 99")
    with pytest.raises(OperatorError, match="newer Workprint"):
        studio(tmp_path)


def test_a_home_that_cannot_be_made_is_one_sentence(tmp_path: Path):
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(OperatorError, match="--home"):
        studio(tmp_path / "file" / "home")


KILLED = """
import sys
from pathlib import Path
from tools.film.edits.story import SetTitle
from tools.settings import Settings
from tools.studio import Studio
house = Studio(Settings(home=Path(sys.argv[1])))
for number in range(1, 100000):
    print(house.perform("the-answer-1a2b", SetTitle(title=f"Title {number}")).revision, flush=True)
"""


def test_a_kill_at_any_moment_loses_no_acknowledged_edit(house: Studio, tmp_path: Path):
    acknowledged = 0
    for wait in (0.05, 0.11, 0.23):
        with subprocess.Popen(
            [sys.executable, "-c", KILLED, str(tmp_path)], stdout=subprocess.PIPE, text=True, cwd=Path.cwd()
        ) as child:
            assert child.stdout is not None
            first = child.stdout.readline()
            assert first
            time.sleep(wait)
            os.kill(child.pid, signal.SIGKILL)
            lines = [first, *child.stdout.read().splitlines()]
        acknowledged = int(lines[-1])
        opened = studio(tmp_path).open("the-answer-1a2b")
        assert opened.revision >= acknowledged
        assert [entry.revision for entry in house.log("the-answer-1a2b")] == list(range(1, opened.revision + 1))
        assert opened.film.title.startswith("Title ")
    assert acknowledged > 2
