"""Titles are where they belong, fade frame by frame, stay inside the picture, and need their fonts."""

import io
import shutil
import wave
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest

from tests.fakes.coded_film import HEIGHT, WIDTH, make_take, small_film
from tools.assembly.delivery import Delivery
from tools.assembly.lettering import draw_slate, draw_title, typefaces
from tools.assembly.recipe import SlateStrip
from tools.assembly.release import assemble
from tools.assembly.stills import frames_at
from tools.assembly.typesetting import Typefaces, drawable
from tools.film.errors import OperatorError
from tools.film.script import Take
from tools.film.timeline import Clip, Gap, Title, TitleKind
from tools.media.pool import Pool

pytestmark = pytest.mark.render

SIZES = [(640, 360), (360, 640), (360, 360), (480, 200)]
TEXTS: dict[TitleKind, str] = {
    "title": "The Keeper of the Very Last Light at the End of the World\na film by nobody",
    "credits": "\n".join(["The Last Light", "", *(f"Role {n} — A Person With a Long Name" for n in range(12))]),
    "lower third": "Maximiliana Featherstonehaugh-Cholmondeley\nkeeper of the light",
    "card": "Thirty years later,\nthe bottle came back to the very shore where it had once been thrown.",
}


@pytest.fixture(scope="module")
def faces(tmp_path_factory: pytest.TempPathFactory) -> Typefaces:
    return typefaces(tmp_path_factory.mktemp("home"))


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("kind", list(TEXTS))
def test_letters_are_drawn_and_stay_inside_the_title_safe_area(
    kind: TitleKind, size: tuple[int, int], faces: Typefaces
) -> None:
    drawn = np.asarray(draw_title(kind, TEXTS[kind], size, faces))
    letters = (drawn[..., 3] > 200) & (drawn[..., :3].min(axis=2) > 150)
    rows, columns = np.nonzero(letters)
    assert len(rows) > 50
    assert rows.min() > 0.04 * size[1]
    assert rows.max() < 0.96 * size[1]
    assert columns.min() > 0.04 * size[0]
    assert columns.max() < 0.96 * size[0]


def test_titles_are_centred_and_lower_thirds_are_low_and_left(faces: Typefaces) -> None:
    title = np.asarray(draw_title("title", "Light", (640, 360), faces))[..., 3] > 200
    columns = np.nonzero(title.any(axis=0))[0]
    assert abs(columns.min() + columns.max() - 640) < 12
    third = np.asarray(draw_title("lower third", "Ada\nkeeper", (640, 360), faces))[..., 3] > 200
    rows, columns = np.nonzero(third)
    assert rows.min() > 180
    assert columns.max() < 320


def test_the_same_words_are_drawn_alike(faces: Typefaces) -> None:
    first = draw_title("card", TEXTS["card"], (320, 180), faces).tobytes()
    assert first == draw_title("card", TEXTS["card"], (320, 180), faces).tobytes()


def test_letters_that_no_face_has_leave_no_empty_boxes(faces: Typefaces) -> None:
    assert drawable("Light 灯台守", faces) == "Light "
    assert not np.asarray(draw_title("title", "灯台守", (320, 180), faces))[..., 3].any()


def test_a_slate_shows_its_number_on_a_dark_ground(faces: Typefaces) -> None:
    card = np.asarray(draw_slate(SlateStrip(slate="12A", prompt="Wide shot, a pier"), (320, 180), faces))
    assert card.shape == (180, 320, 3)
    assert 20 < card.mean() < 70
    assert card.max() > 180


def test_a_missing_font_is_one_sentence(faces: Typefaces, tmp_path: Path) -> None:
    gone = replace(faces, serif=tmp_path / "EBGaramond-Regular.ttf")
    with pytest.raises(OperatorError, match=r"EBGaramond-Regular.ttf is missing or broken. Run `workprint setup`"):
        gone.build()
    broken = tmp_path / "Broken.ttf"
    broken.write_text("not a font")
    with pytest.raises(OperatorError):
        draw_title("title", "Light", (320, 180), replace(faces, serif=broken, wide=broken))


def test_another_font_is_another_build(faces: Typefaces, tmp_path: Path) -> None:
    other = tmp_path / "other.ttf"
    shutil.copy(faces.serif, other)
    assert replace(faces, serif=other).build() == faces.build()
    with other.open("ab") as file:
        file.write(b"\0")
    assert replace(faces, serif=other).build() != faces.build()


def test_a_title_fades_in_and_out_over_the_cut_of_two_units(faces: Typefaces, tmp_path: Path) -> None:
    pool = Pool(tmp_path / "pool")
    take = Take(id="t0", shot="s0", media=make_take(pool, tmp_path, 0, 24), frames=24)
    title = Title(id="t", kind="title", text="Light", item="g", offset=20, frames=60)
    film = small_film([Gap(id="g", frames=96), Clip(id="c", shot="s0", frames=12)], [take], titles=[title])
    (tmp_path / "mix.wav").write_bytes(_silence())
    delivery = Delivery(width=WIDTH * 2, height=HEIGHT * 2, preset="superfast")
    released = assemble(
        film, delivery, pool, tmp_path / "cache", tmp_path / "mix.wav", tmp_path / "out.mp4", faces=faces
    )
    light = [float(np.asarray(p).mean()) for p in frames_at(released.out, range(96), delivery.rate)]
    full = light[48]
    assert full > 0.5
    assert max(light[:21]) < 0.05 * full
    assert max(light[80:]) < 0.1 * full
    rising = light[20:39]
    assert all(b >= a - 0.02 * full for a, b in pairwise(rising))
    assert light[29] == pytest.approx(full / 2, rel=0.25)
    assert all(value == pytest.approx(full, rel=0.03) for value in light[39:61])
    assert light[71] == pytest.approx(full / 2, rel=0.25)


def _silence() -> bytes:
    buffer = io.BytesIO()
    with wave.open(buffer, "wb") as file:
        file.setnchannels(2)
        file.setsampwidth(2)
        file.setframerate(48_000)
        file.writeframes(bytes(4 * 4800))
    return buffer.getvalue()
