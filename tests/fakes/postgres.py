"""A real Postgres server for a test, in a folder of its own."""

import os
import pwd
import shutil
import subprocess
import tempfile
import time
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

import psycopg
import pytest

PLACES = os.pathsep.join([os.environ["PATH"], *map(str, Path("/usr/lib/postgresql").glob("*/bin"))])
"""where programs are looked for; Debian keeps its servers off the path"""
POSTGRES = shutil.which("postgres", path=PLACES)
INITDB = shutil.which("initdb", path=PLACES)


@contextmanager
def postgres_server() -> Generator[str]:
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
        address = f"postgresql:///postgres?host={folder}&user=film"
        _answers(address)
        yield address
    finally:
        server.terminate()
        server.wait(60)
        shutil.rmtree(folder, ignore_errors=True)


def _answers(address: str) -> None:
    """Its socket is there before it takes anyone."""
    until = time.monotonic() + 60
    while True:
        try:
            psycopg.connect(address).close()
            return
        except psycopg.OperationalError:
            if time.monotonic() > until:
                raise
            time.sleep(0.025)
