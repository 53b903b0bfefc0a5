"""A film whose units several workers make, one of which dies in the middle, has the bytes of one made alone."""

import os
import subprocess
import sys
import threading
import wave
from collections.abc import Generator
from fractions import Fraction
from pathlib import Path

import psycopg
import pytest

from tests.fakes.coded_film import HEIGHT, WIDTH, make_take, small_film
from tests.fakes.postgres import postgres_server
from tools.assembly.cache import UnitCache
from tools.assembly.delivery import Delivery
from tools.assembly.lettering import typefaces
from tools.assembly.release import Released, assemble
from tools.film.errors import OperatorError
from tools.film.film import Film
from tools.film.script import Take
from tools.film.timeline import Clip, Title
from tools.production.encoding import farm_of, kind_of
from tools.settings import Settings
from tools.store.books import open_books
from tools.studio import Studio

pytestmark = pytest.mark.render

TINY = Delivery(width=WIDTH, height=HEIGHT, preset="superfast", crf=14)
CLIPS = 8
DYING = """
import asyncio, os, signal, sys
from pathlib import Path
from tools.assembly.encode import Encoder
from tools.film.errors import Bug
from tools.production.office import worker_of
from tools.settings import Settings
from tools.studio import Studio
whole, made = Encoder.make, []
def dying(self, *asked):
    made.append(asked)
    if len(made) == 2:
        os.kill(os.getpid(), signal.SIGKILL)
    whole(self, *asked)
Encoder.make = dying
studio = Studio(Settings(home=Path(sys.argv[1]), jobs=sys.argv[2], workers=1))
worker = worker_of(studio, lambda error: Bug(str(error)))
print(worker.claims.worker, flush=True)
asyncio.run(worker.work(lambda: True))
"""


@pytest.fixture(scope="module")
def server() -> Generator[str]:
    with postgres_server() as address:
        yield address


@pytest.fixture
def postgres(server: str) -> str:
    """A database without any jobs yet."""
    with psycopg.connect(server, autocommit=True) as emptied:
        emptied.execute("DROP SCHEMA public CASCADE")
        emptied.execute("CREATE SCHEMA public")
    return server


class Home:
    """A film of many short clips of two takes, in the home of a studio."""

    def __init__(self, root: Path, jobs: str) -> None:
        self.root = root
        self.studio = Studio(Settings(home=root, jobs=jobs, workers=1))
        takes = [
            Take(
                id=f"t{n}", shot=f"s{n}", rate=Fraction(24), frames=40, width=WIDTH, height=HEIGHT,
                media=make_take(self.studio.pool, root, n, 40),
            )
            for n in (1, 2)
        ]  # fmt: skip
        clips = [Clip(id=f"c{n}", shot=f"s{1 + n % 2}", frames=12, source_in=n) for n in range(CLIPS)]
        self.film: Film = small_film(clips, takes, titles=[Title(id="t", item="c0", text="The Last Light", frames=20)])
        with wave.open(str(root / "mix.wav"), "wb") as mix:
            mix.setparams((2, 2, 48_000, 0, "NONE", ""))
            mix.writeframes(bytes(4 * 48_000))

    def render(self, cache: Path, *, alone: bool = False, draft: bool = False) -> Released:
        return assemble(
            self.film, TINY.model_copy(update={"draft": draft}), self.studio.pool, cache, self.root / "mix.wav",
            self.root / f"{cache.parent.name}.mp4", faces=typefaces(self.root), workers=1,
            farm=None if alone else farm_of(self.studio, self.film.id),
        )  # fmt: skip


def test_a_worker_that_dies_in_a_unit_leaves_it_to_another_and_the_film_is_the_same(tmp_path: Path, postgres: str):
    home = Home(tmp_path, postgres)
    other = subprocess.Popen(
        [sys.executable, "-c", DYING, str(tmp_path), postgres],
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert other.stdout is not None
    name = other.stdout.readline().strip()
    reaper = threading.Thread(target=other.communicate)
    reaper.start()
    try:
        together = home.render(tmp_path / "cache" / "units")
        reaper.join(60)
    finally:
        other.kill()
        reaper.join()
    assert other.returncode == -9
    jobs = home.studio.jobs.find(film="film", kind=kind_of(home.studio.settings))
    told = [[event.what for event in home.studio.jobs.events(job.id)] for job in jobs]
    assert {job.state for job in jobs} == {"done"}
    assert sum(f"being sent to encoder by {name}" in one for one in told) == 2
    assert sum(f"{name} let go of it" in one for one in told) == 1
    assert together.segments_encoded == together.segments == CLIPS
    alone = home.render(tmp_path / "alone" / "units", alone=True)
    assert together.sha256 == alone.sha256
    assert UnitCache(tmp_path / "cache" / "units").verify().damaged == ()
    assert not any((tmp_path / "cache" / "units" / "working").glob("*"))
    # A worker of another home would make parts that nobody finds, and is told so.
    with pytest.raises(OperatorError, match="in another home folder"):
        open_books(tmp_path / "elsewhere", postgres)
    # What is there is not asked for again.
    assert home.render(tmp_path / "cache" / "units").segments_encoded == 0
    home.studio.close()


def test_a_take_that_no_worker_can_read_is_named_and_in_a_draft_a_slate(tmp_path: Path, postgres: str):
    home = Home(tmp_path, postgres)
    home.studio.pool.path(home.film.takes["t2"].media).write_bytes(b"no clip")
    with pytest.raises(OperatorError, match=r"The take of 1B cannot be used") as caught:
        home.render(tmp_path / "cache" / "units")
    assert caught.value.code == "unusable_take"
    drafted = home.render(tmp_path / "cache" / "units", draft=True)
    assert drafted.lost == (home.film.takes["t2"].media,)
    assert "1B has a slate in its place" in drafted.losses[0]
    home.studio.close()
