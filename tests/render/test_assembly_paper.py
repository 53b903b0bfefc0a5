"""Storyboard, poster and strips: made of the right frames, repeatable to the byte."""

import re
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from tests.fakes.coded_film import blocks_of, code, make_take, small_film
from tools.assembly.lettering import typefaces
from tools.assembly.poster import poster
from tools.assembly.stills import frame_at, frames_at, strip
from tools.assembly.storyboard import storyboard_pdf
from tools.assembly.typesetting import Typefaces
from tools.film.errors import DirectorError, OperatorError
from tools.film.film import Film
from tools.film.script import Take
from tools.film.sound import Cue
from tools.film.timeline import Clip
from tools.media.pool import Pool

pytestmark = pytest.mark.render

RATE = Fraction(24)


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("paper")


@pytest.fixture(scope="module")
def pool(home: Path) -> Pool:
    return Pool(home / "pool")


@pytest.fixture(scope="module")
def faces(home: Path) -> Typefaces:
    return typefaces(home)


@pytest.fixture(scope="module")
def film(pool: Pool, home: Path) -> Film:
    takes = [
        Take(id=f"t{n}", shot=f"s{n}", media=make_take(pool, home, n, 40), frames=40, head=6) for n in range(1, 8)
    ]
    items = [Clip(id=f"c{n}", shot=f"s{n}", frames=30) for n in range(1, 9)]
    film = small_film(items, takes)
    line = Cue(id="q", kind="dialogue", what="“Naïve” — he said, at length. " * 9, shot="s2", speaker="narrator")
    return film.model_copy(update={"cues": {"q": line}, "logline": "Someone waits. Someone comes."})


def shown(picture: Image.Image) -> np.ndarray:
    return blocks_of(np.asarray(picture.convert("L"))) * 219 / 255 + 16


def test_stills_are_the_frames_asked_for_in_any_order(pool: Pool, film: Film) -> None:
    path = pool.path(film.takes["t3"].media)
    for picture, frame in zip(frames_at(path, [31, 0, 39, 12, 99], RATE), [31, 0, 39, 12, 39], strict=True):
        assert np.abs(shown(picture) - code(3, frame)).max() < 30


def test_a_strip_is_a_sheet_of_frames(pool: Pool, film: Film, home: Path) -> None:
    out = strip(pool.path(film.takes["t1"].media), [0, 0.5, 1.0, 1.25, 1.5], home / "strip.png", across=3, width=96)
    with Image.open(out) as opened:
        sheet = opened.convert("RGB")
    assert sheet.size == (3 * 104 + 8, 2 * 62 + 8)
    cell = sheet.crop((8 + 104, 8, 8 + 104 + 96, 8 + 54)).resize((160, 90))
    assert np.abs(shown(cell) - code(1, 12)).max() < 60
    with pytest.raises(DirectorError, match="at least one time"):
        strip(out, [], home / "none.png")


def test_the_storyboard_has_six_shots_a_page_and_the_same_bytes_each_time(
    pool: Pool, film: Film, home: Path, faces: Typefaces
) -> None:
    first = storyboard_pdf(film, pool, home / "one.pdf", faces).read_bytes()
    second = storyboard_pdf(film, pool, home / "two.pdf", faces).read_bytes()
    assert first.startswith(b"%PDF-")
    assert first == second
    assert len(re.findall(rb"/Type /Page\b", first)) == 2
    assert len(re.findall(rb"/Subtype /Image", first)) == 8


def test_a_film_without_shots_has_an_empty_page(pool: Pool, home: Path, faces: Typefaces) -> None:
    data = storyboard_pdf(Film(id="f", title="Nothing yet"), pool, home / "empty.pdf", faces).read_bytes()
    assert len(re.findall(rb"/Type /Page\b", data)) == 1


def test_the_poster_is_upright_and_repeatable(pool: Pool, film: Film, home: Path, faces: Typefaces) -> None:
    first = poster(film, pool, home / "one.jpg", faces)
    with Image.open(first) as opened:
        assert opened.size == (1200, 1800)
        letters = np.asarray(opened.convert("L"))[1270:1500]
    assert first.read_bytes() == poster(film, pool, home / "two.jpg", faces).read_bytes()
    assert (letters > 200).mean() > 0.005
    with pytest.raises(DirectorError, match="no take for the poster"):
        poster(film.model_copy(update={"takes": {}, "shots": {}}), pool, home / "none.jpg", faces)


def test_a_broken_take_is_an_operator_error(home: Path) -> None:
    (home / "broken.mp4").write_text("no")
    with pytest.raises(OperatorError, match="cannot be read"):
        frame_at(home / "broken.mp4", 0, RATE)
