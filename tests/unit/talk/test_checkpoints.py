"""Where threads of thought are kept: a file by default, Postgres when it is asked for; and what is said when not."""

import os
import pwd
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Generator
from pathlib import Path

import psycopg
import pytest

from agent.checkpoints import Checkpoints
from agent.talk import Talk
from tests.fakes.scripted_brain import FILM, Rooms, ScriptedBrain, Step, act, doing, free
from tools.film.errors import OperatorError
from tools.settings import Settings
from tools.studio import Studio

PLACES = os.pathsep.join([os.environ["PATH"], *map(str, Path("/usr/lib/postgresql").glob("*/bin"))])
"""where programs are looked for; Debian keeps its servers off the path"""
POSTGRES = shutil.which("postgres", path=PLACES)
INITDB = shutil.which("initdb", path=PLACES)
CUT_ONE = act("remove_shot", shots=[1])


@pytest.fixture(scope="module")
def postgres() -> Generator[str]:
    """A database server of our own in a folder of its own, reached by a socket there."""
    if POSTGRES is None or INITDB is None:
        missing = "postgres and initdb are not on the path; on Debian: apt-get install postgresql"
        assert "CI" not in os.environ, missing
        pytest.skip(missing)
    # Postgres refuses to be root's, and the name of a socket is short.
    user = pwd.getpwnam("nobody").pw_name if os.geteuid() == 0 else None
    folder = Path(tempfile.mkdtemp(prefix="wp-pg-", dir="/tmp"))
    if user is not None:
        os.chown(folder, pwd.getpwnam(user).pw_uid, -1)
    data = folder / "data"
    command = [INITDB, "-D", str(data), "-U", "film", "--auth=trust", "--no-sync", "--encoding=UTF8", "--locale=C"]
    subprocess.run(command, user=user, check=True, cwd="/tmp", capture_output=True)
    server = subprocess.Popen(
        [POSTGRES, "-D", str(data), "-k", str(folder), "-c", "listen_addresses=", "-c", "fsync=off"],
        user=user,
        cwd="/tmp",
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        for _ in range(400):
            if any(folder.glob(".s.PGSQL.*")):
                break
            time.sleep(0.025)
        time.sleep(0.2)
        yield f"postgresql:///postgres?host={folder}&user=film"
    finally:
        server.terminate()
        server.wait(20)
        shutil.rmtree(folder, ignore_errors=True)


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
