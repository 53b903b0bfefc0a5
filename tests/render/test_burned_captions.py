"""Burned captions: as typed, in their frames and in no others, at the foot of the picture, a chunk at a time."""

from collections.abc import Mapping
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from tests.fakes.coded_film import make_take, small_film
from tests.fakes.stage import write_wav
from tools.assembly.conforming import Source
from tools.assembly.delivery import Delivery
from tools.assembly.gathering import Gatherer
from tools.assembly.lettering import draw_title, typefaces
from tools.assembly.plan import Plan, plan
from tools.assembly.release import assemble
from tools.assembly.stills import frames_at
from tools.film.film import Film
from tools.film.script import Take
from tools.film.sound import Cue
from tools.film.timeline import Caption, Clip, Title
from tools.media.pool import Pool

pytestmark = pytest.mark.render

WIDE = Delivery(width=320, height=180, preset="ultrafast", crf=12, captions=False, burned=True)
SPOKEN = {"q1": 24, "q2": 30}
TYPED = "100% \"wrong\": it's 5:00\\n, {b}[c];d=e 'f'"


def film_of(pool: Pool, folder: Path, texts: Mapping[str, str], titles: tuple[Title, ...] = ()) -> Film:
    take = Take(id="t0", shot="s0", media=make_take(pool, folder, 0, 150), frames=150)
    film = small_film([Clip(id="c", shot="s0", frames=144)], [take], titles=titles)
    cues = {
        name: Cue(id=name, kind="dialogue", what="spoken", shot="s0", offset=offset, speaker="ada")
        for name, offset in (("q1", 10), ("q2", 100))
    }
    captions = tuple(Caption(cue=name, text=text) for name, text in texts.items())
    timeline = film.timeline.model_copy(update={"captions": captions})
    return film.model_copy(update={"cues": cues, "timeline": timeline})


def letterings(planned: Plan) -> list[tuple[int, str, int, int]]:
    return [
        (unit.start, title.text, unit.start + title.start, title.frames)
        for unit in planned.units
        for title in unit.recipe.titles
    ]


def test_a_caption_shows_in_its_frames_and_in_no_others(tmp_path: Path) -> None:
    pool = Pool(tmp_path / "pool")
    film = film_of(pool, tmp_path, {"q1": "The sea never forgets.", "q2": TYPED})
    mix = write_wav(tmp_path / "mix.wav", np.zeros((48_000, 2)))
    files: dict[bool, list[Image.Image]] = {}
    for burned in (True, False):
        delivery = WIDE.model_copy(update={"burned": burned})
        released = assemble(
            film, delivery, pool, tmp_path / "cache", mix, tmp_path / f"{burned}.mp4", faces=typefaces(tmp_path),
            spoken=SPOKEN,
        )  # fmt: skip
        assert released.captions is None
        files[burned] = frames_at(released.out, range(144), Fraction(24))
    spans = {(start, start + frames) for _, _, start, frames in letterings(plan(film, WIDE, spoken=SPOKEN))}
    expected = {frame for start, end in spans for frame in range(start, end)}
    assert {10, 33, 100, 129} <= expected
    assert not {0, 9, 60, 99, 143} & expected
    pairs = zip(files[True], files[False], strict=True)
    apart = [np.abs(np.asarray(one, np.int16) - np.asarray(other, np.int16)) for one, other in pairs]
    changed = {frame for frame, difference in enumerate(apart) if (difference[100:] > 60).mean() > 0.004}
    assert changed == expected
    assert all((apart[frame][:100] > 60).mean() < 0.001 for frame in expected)


def test_what_is_typed_is_what_is_drawn(tmp_path: Path) -> None:
    pool = Pool(tmp_path / "pool")
    film = film_of(pool, tmp_path, {"q1": TYPED, "q2": "a\nb"})
    planned = plan(film, WIDE, spoken=SPOKEN)
    texts = [text for _, text, _, _ in letterings(planned)]
    assert " ".join(texts[0].split()) == " ".join(TYPED.split())
    unit = next(unit for unit in planned.units if unit.recipe.titles)
    faces = typefaces(tmp_path)
    gatherer = Gatherer(pool, faces)
    sources = gatherer.gather(unit.recipe, WIDE, tmp_path, "u", lambda strip: Source(pool.path(strip.media)))
    drawn = draw_title("caption", texts[0], (320, 180), faces)
    letters = sources.titles[0]
    with Image.open(letters.path) as picture:
        whole = Image.new("RGBA", drawn.size, (0, 0, 0, 0))
        whole.paste(picture, (letters.x, letters.y))
        assert picture.width < drawn.width
        assert picture.height < drawn.height / 2
    assert whole.tobytes() == drawn.tobytes()
    assert drawn.tobytes() != draw_title("caption", texts[0].replace("%", ""), (320, 180), faces).tobytes()


def test_a_changed_caption_changes_only_the_chunks_it_covers(tmp_path: Path) -> None:
    pool = Pool(tmp_path / "pool")
    one = plan(film_of(pool, tmp_path, {"q1": "One.", "q2": "Two."}), WIDE, spoken=SPOKEN)
    other = plan(film_of(pool, tmp_path, {"q1": "One.", "q2": "Another."}), WIDE, spoken=SPOKEN)
    changed = [a.start for a, b in zip(one.units, other.units, strict=True) if a.key != b.key]
    assert changed == [96]
    soft = plan(film_of(pool, tmp_path, {"q1": "One.", "q2": "Two."}), WIDE.model_copy(update={"burned": False}))
    assert not letterings(soft)
    assert [unit.start for unit, plain in zip(one.units, soft.units, strict=True) if unit.key == plain.key] == [48]


@pytest.mark.parametrize(("width", "height", "foot"), [(640, 360, 0.95), (360, 640, 0.77), (360, 360, 0.95)])
def test_captions_keep_to_the_foot_and_inside_the_safe_area(
    width: int, height: int, foot: float, tmp_path: Path
) -> None:
    faces = typefaces(tmp_path)
    text = "The sea never forgets,\nand never gives it back."
    drawn = np.asarray(draw_title("caption", text, (width, height), faces))
    rows, columns = np.nonzero(drawn[..., 3] > 200)
    assert height * (foot - 0.2) < rows.min()
    assert rows.max() < height * foot
    assert width * 0.05 < columns.min()
    assert columns.max() < width * 0.95
    raised = np.asarray(draw_title("raised caption", "The sea,\nthe sea.", (width, height), faces))
    assert np.nonzero(raised[..., 3] > 200)[0].max() < rows.max() - 0.1 * min(width, height)


@pytest.mark.parametrize("ground", [0, 128, 255])
def test_captions_are_readable_over_any_ground(ground: int, tmp_path: Path) -> None:
    drawn = draw_title("caption", "The sea never forgets.", (640, 360), typefaces(tmp_path))
    seen = Image.new("RGBA", (640, 360), (ground, ground, ground, 255))
    seen.alpha_composite(drawn)
    luma = np.asarray(seen.convert("L"), np.int16)
    letters = np.asarray(drawn.convert("RGBA"))
    bright = (letters[..., 3] == 255) & (letters[..., 0] > 240)
    beside = (letters[..., 3] > 200) & (letters[..., 0] < 60)
    assert bright.sum() > 100
    assert beside.sum() > 100
    assert luma[bright].mean() - luma[beside].mean() > 150


def test_upright_films_have_shorter_lines(tmp_path: Path) -> None:
    pool = Pool(tmp_path / "pool")
    words = "The sea never forgets what it was given, and it never gives it back to those who wait."
    upright = WIDE.model_copy(update={"width": 180, "height": 320})
    planned = plan(film_of(pool, tmp_path, {"q1": words, "q2": "x"}), upright, spoken=SPOKEN)
    texts = list(dict.fromkeys(text for _, text, _, _ in letterings(planned)))
    assert max(len(line) for text in texts for line in text.splitlines()) <= 25
    assert max(len(text.splitlines()) for text in texts) <= 2
    assert " ".join(" ".join(text.splitlines()) for text in texts[:-1]) == words


def test_a_caption_under_a_lower_third_is_raised(tmp_path: Path) -> None:
    pool = Pool(tmp_path / "pool")
    third = Title(id="t", kind="lower third", text="Ada", item="c", offset=90, frames=40)
    planned = plan(film_of(pool, tmp_path, {"q1": "One.", "q2": "Two."}, (third,)), WIDE, spoken=SPOKEN)
    kinds = {title.text: title.kind for unit in planned.units for title in unit.recipe.titles}
    assert kinds == {"One.": "caption", "Two.": "raised caption", "Ada": "lower third"}
