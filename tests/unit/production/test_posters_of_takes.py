"""A take that was rolled has its poster before anybody looks at it."""

from pathlib import Path

import pytest

from api.posters import poster_of
from tests.fakes.coded_film import HEIGHT, WIDTH, make_take
from tools.film.edits.takes import PrintTake
from tools.film.errors import NotFound
from tools.film.script import Location, Look, Shot, Take
from tools.generators.ports import Brief
from tools.media.pool import Pool
from tools.media.poster_frames import POSTERS
from tools.production.rolling import RollOrder, take_of

BRIEF = Brief(
    shot=Shot(id="s1", prompt="Wide shot, the pier", location="pier", frames=40),
    slate="1A",
    interior=False,
    location=Location(id="pier", name="Pier"),
    look=Look(),
    width=WIDTH,
    height=HEIGHT,
)
ORDER = RollOrder(brief=BRIEF, camera="previz", key="k")


@pytest.fixture
def pool(tmp_path: Path) -> Pool:
    return Pool(tmp_path / "media")


def clip_of(pool: Pool, folder: Path, suffix: str = ".mp4") -> Path:
    return pool.path(make_take(pool, folder, 3, BRIEF.frames, suffix=suffix))


def taken(printed: PrintTake) -> Take:
    return Take(id="t1", **printed.model_dump(include={"shot", "media", "frames", "head", "rate", "width", "height"}))


def test_the_poster_of_a_rolled_take_is_kept_and_no_other_than_the_one_that_is_asked_for(pool: Pool, tmp_path: Path):
    take = taken(take_of(Pool(tmp_path / "house"), tmp_path / "cache", ORDER, clip_of(pool, tmp_path)))
    (kept,) = (tmp_path / "cache" / POSTERS).iterdir()
    # From an empty pool no picture can be read: what is there is what is shown.
    assert poster_of(take, Pool(tmp_path / "empty"), tmp_path / "cache") == kept
    asked = poster_of(take, Pool(tmp_path / "house"), tmp_path / "later")
    assert (asked.name, asked.read_bytes()) == (kept.name, kept.read_bytes())


def test_what_is_to_be_conformed_shows_itself_conformed(pool: Pool, tmp_path: Path):
    printed = take_of(Pool(tmp_path / "house"), tmp_path / "cache", ORDER, clip_of(pool, tmp_path, ".ts"))
    assert printed.conform
    assert not (tmp_path / "cache" / POSTERS).exists()
    with pytest.raises(NotFound):
        poster_of(taken(printed), Pool(tmp_path / "empty"), tmp_path / "cache")


def test_a_cache_that_cannot_be_written_costs_no_take(pool: Pool, tmp_path: Path):
    (tmp_path / "cache").write_text("a file where a folder should be")
    assert take_of(Pool(tmp_path / "house"), tmp_path / "cache", ORDER, clip_of(pool, tmp_path)).frames == BRIEF.frames
