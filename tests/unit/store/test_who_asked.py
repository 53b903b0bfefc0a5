"""Whose wish an edit was, and where they said it, stays known: in the log, across processes and databases of before."""

import sqlite3
from contextlib import closing
from pathlib import Path

from typer.testing import CliRunner

from api.cli import app
from tests.fakes.last_light import last_light
from tools.film.asker import NOBODY, Asker
from tools.film.edits.state import Undo
from tools.film.edits.story import SetTitle
from tools.settings import Settings
from tools.store.database import MIGRATIONS, Database
from tools.studio import Studio

MINA = Asker(name="Mina", place="slack")
FILM = "the-last-light"


def test_what_is_done_for_someone_is_theirs_and_nobody_elses(tmp_path: Path):
    with closing(Studio(Settings(home=tmp_path))) as studio:
        studio.asked_by(MINA).create(last_light())
        studio.perform(FILM, SetTitle(title="One"))
        studio.asked_by(MINA).perform(FILM, SetTitle(title="Two"), actor="Mina")
        studio.asked_by(Asker(name="Ben", place="web")).perform(FILM, Undo(), actor="Ben")
        assert [entry.asker.words for entry in studio.log(FILM)] == ["", "Mina in Slack", "Ben on the page"]
        assert studio.films.begun(FILM).asker == MINA
        assert studio.open(FILM).film.title == "One"
        assert studio.asker == NOBODY
    told = CliRunner().invoke(app, ["log", FILM, "--home", str(tmp_path)]).stdout.splitlines()
    assert told[0].endswith("begun Mina in Slack")
    assert told[2].endswith("Mina       set_title  in Slack")


def test_the_books_are_opened_once_for_all_who_ask(tmp_path: Path):
    with closing(Studio(Settings(home=tmp_path))) as studio:
        assert studio.asked_by(MINA).books is studio.books


def test_of_what_is_older_nobody_is_known(tmp_path: Path):
    place = Settings(home=tmp_path).database
    before = next(at for at, one in enumerate(MIGRATIONS) if "ADD COLUMN asker" in one[0])
    Database(place, MIGRATIONS[:before]).close()
    with closing(sqlite3.connect(place)) as old, old:
        old.execute("INSERT INTO filmrow VALUES ('a', 'A', 1, '2026-01-01', '2026-01-01')")
        old.execute("INSERT INTO snapshotrow VALUES ('a', 0, ?)", (last_light().model_dump_json(),))
        edit = '{"kind": "set_title", "title": "B"}'
        row = ("a", 1, "set_title", edit, "Ada", "", "2026-01-01 00:00:00", "")
        old.execute("INSERT INTO editrow VALUES (?, ?, ?, ?, ?, ?, ?, ?)", row)
    with closing(Studio(Settings(home=tmp_path))) as studio:
        assert [(entry.actor, entry.asker) for entry in studio.log("a")] == [("Ada", NOBODY)]
