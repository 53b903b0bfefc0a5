"""The loop and the contact sheet: the right frames of the film, small, and the same bytes each time."""

from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import pytest
from PIL import Image

from tests.fakes.coded_film import DOWN, HEIGHT, WIDTH, blocks_of, code, make_take, small_film
from tests.render.test_deliveries import tone
from tools.assembly.contact_sheet import GAP, WIDEST, contact_sheet
from tools.assembly.delivery import Delivery
from tools.assembly.lettering import typefaces
from tools.assembly.loop import LoopFacts, make_loop, moments, prove_loop
from tools.assembly.plan import Plan, plan
from tools.assembly.release import assemble
from tools.film.errors import DirectorError
from tools.film.film import Film
from tools.film.script import Take
from tools.film.timeline import Clip, Gap
from tools.media.pool import Pool

pytestmark = pytest.mark.render

TINY = Delivery(width=WIDTH, height=HEIGHT, preset="superfast", crf=14)


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("pictures")


@pytest.fixture(scope="module")
def pool(home: Path) -> Pool:
    return Pool(home / "pool")


@pytest.fixture(scope="module")
def film(home: Path, pool: Pool) -> Film:
    takes = [Take(id=f"t{n}", shot=f"s{n}", frames=100, media=make_take(pool, home, n, 100)) for n in (1, 2, 3)]
    items = [Clip(id=f"c{n}", shot=f"s{n % 3 + 1}", frames=80, source_in=n) for n in range(5)]
    return small_film([*items, Gap(id="g", frames=12)], takes)


@pytest.fixture(scope="module")
def delivered(home: Path, pool: Pool, film: Film) -> Path:
    out = home / "film.mp4"
    assemble(film, TINY, pool, home / "cache", tone(home / "mix.wav"), out, faces=typefaces(home))
    return out


def pictures(path: Path) -> list[np.ndarray]:
    with av.open(str(path)) as container:
        grey = [frame.to_ndarray(format="gray").astype(np.uint8) for frame in container.decode(video=0)]
    return [blocks_of(picture) * 219 / 255 + 16 for picture in grey]


def test_a_longer_film_is_shown_in_the_middles_of_its_shots(film: Film, delivered: Path, home: Path) -> None:
    planned = plan(film, TINY)
    spans = moments(planned)
    assert [span.frames for span in spans] == [29] * 5
    assert [span.start for span in spans] == [80 * n + 25 for n in range(5)]
    facts = make_loop(delivered, planned, home / "loop.gif")
    assert facts == LoopFacts(width=WIDTH, height=HEIGHT, pictures=75, each=8)
    assert prove_loop(home / "loop.gif", facts).ok
    found = pictures(home / "loop.gif")
    for number in range(5):
        for picture in (0, 14):
            wanted = code(number % 3 + 1, number + 25 + 2 * picture)
            assert np.abs(found[number * 15 + picture] - wanted).max() < 40, (number, picture)


def test_a_short_film_is_a_loop_as_a_whole_and_repeatable(film: Film, delivered: Path, home: Path) -> None:
    planned = plan(film, TINY)
    short = planned.model_copy(update={"frames": 60})
    assert [(span.start, span.end) for span in moments(short)] == [(0, 60)]
    make_loop(delivered, short, home / "one.gif")
    make_loop(delivered, short, home / "two.gif")
    assert (home / "one.gif").read_bytes() == (home / "two.gif").read_bytes()


def test_a_loop_that_is_not_what_was_meant_fails(delivered: Path, film: Film, home: Path) -> None:
    short = plan(film, TINY).model_copy(update={"frames": 48})
    facts = make_loop(delivered, short, home / "good.gif")
    wrong = prove_loop(home / "good.gif", facts.model_copy(update={"pictures": 30, "each": 10}))
    assert {check.name for check in wrong.checks if not check.ok} == {"frames", "even frame times"}


def test_every_shot_of_the_cut_is_once_on_the_sheet(film: Film, pool: Pool, home: Path) -> None:
    one = contact_sheet(film, pool, home / "sheet.png", typefaces(home))
    assert one.read_bytes() == contact_sheet(film, pool, home / "again.png", typefaces(home)).read_bytes()
    with Image.open(one) as sheet:
        width, height = sheet.size
        grey = np.asarray(sheet.convert("L"))
    assert width == 3 * (WIDEST + GAP) + GAP
    tall = round(WIDEST * 1080 / 1920)
    head = height - GAP - (tall + 2 * (WIDEST // 14) + GAP)
    for column, (take, first) in enumerate([(1, 0), (2, 1), (3, 2)]):
        left = GAP + column * (WIDEST + GAP)
        seen = blocks_of(grey[head : head + tall // DOWN * DOWN, left : left + WIDEST]) * 219 / 255 + 16
        assert np.abs(seen - code(take, first + 40)).max() < 30
    with pytest.raises(DirectorError, match="no shot in its cut"):
        contact_sheet(small_film([Gap(id="g", frames=9)], []), pool, home / "none.jpg", typefaces(home))


def test_the_moments_of_a_film_of_any_length_are_few(film: Film) -> None:
    planned = plan(film, TINY)
    shots = tuple(
        planned.shots[0].model_copy(update={"start": n, "end": n + 96, "clear_start": n, "clear_end": n + 96})
        for n in range(0, 96 * 1500, 96)
    )
    long: Plan = planned.model_copy(update={"frames": 96 * 1500, "shots": shots})
    spans = moments(long)
    assert len(spans) == 10
    assert sum(span.frames for span in spans) / Fraction(24) <= 13
