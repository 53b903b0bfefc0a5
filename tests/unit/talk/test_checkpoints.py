"""Where threads of thought are kept: a file by default, Postgres when it is asked for; and what is said when not."""

import sys
from collections.abc import Generator
from pathlib import Path

import psycopg
import pytest

from agent.checkpoints import Checkpoints
from agent.talk import Talk
from tests.fakes.postgres import postgres_server
from tests.fakes.scripted_brain import FILM, Rooms, ScriptedBrain, Step, act, doing, free
from tools.film.errors import OperatorError
from tools.settings import Settings
from tools.studio import Studio

CUT_ONE = act("remove_shot", shots=[1])


@pytest.fixture(scope="module")
def postgres() -> Generator[str]:
    with postgres_server() as address:
        yield address


def talk_at(home: Path, url: str, *steps: Step) -> Talk:
    rooms = Rooms(home)
    rooms.studio().close()
    brain = ScriptedBrain(steps)
    return Talk(Studio(Settings(home=home, checkpoints=url)), brain, price=free)


def test_a_gate_waits_in_postgres_and_is_answered_from_another_talk(tmp_path: Path, postgres: str):
    first = talk_at(tmp_path, postgres, doing(CUT_ONE))
    assert first.say(FILM, "cut the first shot").gate is not None
    first.close()
    second = talk_at(tmp_path, postgres, doing(CUT_ONE))
    kept = Checkpoints(tmp_path, postgres)
    assert kept.threads() == {f"{FILM}/1"}
    assert second.say(FILM, "yes").revision == 1
    assert kept.threads() == set()
    kept.close()
    second.close()
    assert not (tmp_path / "conversations.db").exists()


def test_a_talk_outlives_the_connections_of_its_postgres(tmp_path: Path, postgres: str):
    talk = talk_at(tmp_path, postgres, doing(CUT_ONE))
    assert talk.say(FILM, "cut the first shot").gate is not None
    with psycopg.connect(postgres, autocommit=True) as other:
        other.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid()")
    assert talk.say(FILM, "yes").revision == 1
    talk.close()


def test_a_postgres_that_does_not_answer_is_one_sentence(tmp_path: Path):
    with pytest.raises(OperatorError, match="does not answer") as caught:
        Checkpoints(tmp_path, "postgresql:///postgres?host=/nowhere&user=film&password=hush")
    assert "hush" not in caught.value.message


def test_an_address_that_is_none_is_one_sentence(tmp_path: Path):
    with pytest.raises(OperatorError, match="postgresql://"):
        Checkpoints(tmp_path, "mysql://x")


def test_without_the_packages_it_says_which(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setitem(sys.modules, "psycopg", None)
    with pytest.raises(OperatorError, match=r"workprint\[postgres\]"):
        Checkpoints(tmp_path, "postgresql:///postgres")


def test_a_file_that_is_no_database_is_one_sentence(tmp_path: Path):
    (tmp_path / "conversations.db").write_bytes(b"no database, and long enough to be read as one " * 100)
    with pytest.raises(OperatorError, match="Move it away"):
        Checkpoints(tmp_path)


def test_the_address_is_in_no_log(tmp_path: Path):
    assert "hush" not in repr(Settings(home=tmp_path, checkpoints="postgresql://film:hush@db/films"))
