"""Units are verified when kept and when used; after any stop the next run goes on, to the same bytes."""

import os
import signal
import subprocess
import sys
import textwrap
import time
import wave
from fractions import Fraction
from pathlib import Path

import pytest

from tests.fakes.coded_film import HEIGHT, WIDTH, make_take, small_film
from tools.assembly.cache import UnitCache
from tools.assembly.delivery import Delivery
from tools.assembly.lettering import typefaces
from tools.assembly.mp4 import read_table
from tools.assembly.plan import Unit, plan
from tools.assembly.release import Released, assemble, toolchain
from tools.assembly.samples import check_samples
from tools.film.errors import OperatorError
from tools.film.film import Film
from tools.film.script import Take
from tools.film.timeline import Clip
from tools.media.pool import Pool

pytestmark = pytest.mark.render

TINY = Delivery(width=WIDTH, height=HEIGHT, preset="superfast", crf=14)


class Stage:
    """A film of three shots, its pool, and a cache that is rendered into."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.pool = Pool(root / "pool")
        takes = [
            Take(
                id=f"t{n}", shot=f"s{n}", rate=Fraction(24), frames=100, width=WIDTH, height=HEIGHT,
                media=make_take(self.pool, root, n, 100),
            )
            for n in (1, 2, 3)
        ]  # fmt: skip
        self.film: Film = small_film([Clip(id=f"c{n}", shot=f"s{n}", frames=100) for n in (1, 2, 3)], takes)
        with wave.open(str(root / "mix.wav"), "wb") as mix:
            mix.setparams((2, 2, 48_000, 0, "NONE", ""))
            mix.writeframes(bytes(4 * 48_000))
        (root / "film.json").write_text(self.film.model_dump_json())

    def render(self, cache: str, out: str = "film.mp4") -> Released:
        """The film, joined out of the cache: no former file stands in for it."""
        (self.root / out).unlink(missing_ok=True)
        return assemble(
            self.film, TINY, self.pool, self.root / cache, self.root / "mix.wav", self.root / out,
            faces=typefaces(self.root), workers=2,
        )  # fmt: skip

    def units(self) -> tuple[Unit, ...]:
        return plan(self.film, TINY, toolchain(typefaces(self.root))).units


@pytest.fixture(scope="module")
def stage(tmp_path_factory: pytest.TempPathFactory) -> Stage:
    made = Stage(tmp_path_factory.mktemp("stage"))
    made.render("cache")
    return made


@pytest.fixture
def cache(stage: Stage) -> UnitCache:
    """The rendered cache, whole again for each test."""
    stage.render("cache")
    return UnitCache(stage.root / "cache")


def test_units_are_found_without_opening_them(stage: Stage, cache: UnitCache):
    units = stage.units()
    found = cache.tables(units)
    assert set(found) == {unit.key for unit in units}
    for key, table in found.items():
        assert table == read_table(cache.path(key))


def test_an_index_that_is_lost_or_damaged_is_made_anew(stage: Stage, cache: UnitCache):
    before = cache.tables(stage.units())
    (cache.root / "index.db").write_bytes(b"not a database, and longer than the header of one, so that it is read")
    assert cache.tables(stage.units()) == before
    assert cache.tables(stage.units()) == before
    (cache.root / "index.db").unlink()
    assert cache.tables(stage.units()) == before
    assert stage.render("cache").segments_encoded == 0


@pytest.mark.parametrize("damage", ["cut", "rotten", "empty", "padded"])
def test_a_damaged_unit_is_made_again_and_never_joined(stage: Stage, cache: UnitCache, damage: str):
    whole = stage.render("cache").sha256
    path = cache.path(stage.units()[1].key)
    data = bytearray(path.read_bytes())
    data[-len(data) // 4] ^= 0xFF
    path.write_bytes({"cut": data[:-5], "rotten": data, "empty": b"", "padded": data + b"x"}[damage])
    again = stage.render("cache")
    assert (again.segments_encoded, again.sha256) == (1, whole)


def test_a_unit_that_was_only_copied_is_still_trusted(stage: Stage, cache: UnitCache):
    os.utime(cache.path(stage.units()[0].key))
    assert stage.render("cache").segments_encoded == 0


def test_rot_that_keeps_size_and_time_is_found_by_verifying(stage: Stage, cache: UnitCache):
    path = cache.path(stage.units()[2].key)
    stat = path.stat()
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)
    os.utime(path, ns=(stat.st_atime_ns, stat.st_mtime_ns))
    verified = cache.verify()
    assert verified.damaged == (path.stem,)
    assert verified.whole == len(stage.units()) - 1
    assert not path.exists()


def test_a_sound_track_that_is_cut_short_is_made_again(stage: Stage, cache: UnitCache):
    whole = stage.render("cache").sha256
    sound = next((cache.root / "sound").glob("*.m4a"))
    sound.write_bytes(sound.read_bytes()[:-100])
    assert stage.render("cache").sha256 == whole


def test_samples_that_are_not_what_the_tables_say_are_refused(stage: Stage, cache: UnitCache, tmp_path: Path):
    made = tmp_path / "unit.mp4"
    data = bytearray(cache.path(stage.units()[0].key).read_bytes())
    table = read_table(cache.path(stage.units()[0].key))
    at = table.offset + sum(table.sizes[:3])
    data[at : at + 4] = b"\0\0\0\1"
    made.write_bytes(data)
    with pytest.raises(OperatorError, match="damaged frame"):
        check_samples(read_table(made))
    with pytest.raises(OperatorError, match="damaged frame"):
        cache.put(stage.units()[0], made)


RUN = """
import sys
from pathlib import Path
from tests.render.test_unit_cache import TINY
from tools.assembly import cache
from tools.assembly.lettering import typefaces
from tools.assembly.release import assemble
from tools.film.film import Film
from tools.media.pool import Pool
root, into = Path(sys.argv[1]), sys.argv[2]
if sys.argv[3] == "put":
    import os, signal
    whole, kept = cache.UnitCache.keep, []
    def dying(self, made, target):
        kept.append(target)
        if len(kept) == 3:
            os.kill(os.getpid(), signal.SIGKILL)
        whole(self, made, target)
    cache.UnitCache.keep = dying
film = Film.model_validate_json((root / "film.json").read_text())
assemble(film, TINY, Pool(root / "pool"), root / into, root / "mix.wav", root / "killed.mp4",
         faces=typefaces(root), workers=2)
"""


@pytest.mark.parametrize("moment", ["encode", "put"])
def test_after_a_kill_the_finished_units_are_kept_and_the_film_is_the_same(stage: Stage, moment: str):
    into = f"killed-{moment}"
    repository = str(Path(__file__).parents[2])
    process = subprocess.Popen(
        [sys.executable, "-c", textwrap.dedent(RUN), str(stage.root), into, moment],
        env={**os.environ, "PYTHONPATH": repository}, stdout=subprocess.DEVNULL,
    )  # fmt: skip
    units = stage.root / into / "units"
    while process.poll() is None and (moment == "put" or len(list(units.glob("*/*.mp4"))) < 2):
        time.sleep(0.005)
    process.send_signal(signal.SIGKILL)
    process.wait()
    kept = len(list(units.glob("*/*.mp4")))
    assert kept < len(stage.units())
    again = stage.render(into, "again.mp4")
    assert again.segments_encoded == again.segments - kept
    assert again.sha256 == stage.render("cache").sha256
    assert not any((stage.root / into / "working").glob("*"))
    assert UnitCache(stage.root / into).verify().damaged == ()


def test_a_full_disk_is_one_sentence_and_keeps_what_was_finished(stage: Stage, monkeypatch: pytest.MonkeyPatch):
    whole, kept = UnitCache.keep, list[Path]()

    def full(self: UnitCache, made: Path, target: Path) -> None:
        kept.append(target)
        if len(kept) == 4:
            raise OSError(28, "No space left on device")
        whole(self, made, target)

    with monkeypatch.context() as patched:
        patched.setattr(UnitCache, "keep", full)
        with pytest.raises(OperatorError, match="is full"):
            stage.render("full")
    assert stage.render("full").sha256 == stage.render("cache").sha256
