"""An export says beforehand what it would make, and makes nothing."""

from pathlib import Path

import pytest

from tests.fakes.coded_film import small_film
from tools.film.errors import DirectorError, OperatorError
from tools.film.film import Film
from tools.film.script import Take
from tools.film.timeline import Clip
from tools.media.progress import silent
from tools.production.exporting import export_film, foretell
from tools.production.forms import Export
from tools.settings import Settings
from tools.studio import Studio


@pytest.fixture
def studio(tmp_path: Path) -> Studio:
    opened = Studio(Settings(home=tmp_path / "home"))
    take = Take(id="t1", shot="s1", media="a" * 64, frames=200)
    film: Film = small_film([Clip(id="a", shot="s1", frames=100), Clip(id="b", shot="s2", frames=20)], [take])
    opened.create(film)
    return opened


def test_a_delivery_says_its_size_codec_loudness_and_what_is_new(studio: Studio) -> None:
    told = foretell(studio, "film", Export.festival, None)
    assert (told["as"], told["out"], told["dry_run"]) == ("festival", "film-festival.mov", True)
    assert (told["size"], told["rate"], told["frames"], told["seconds"]) == ([1920, 1080], "24", 120, 5.0)
    assert (told["container"], told["codec"], told["profile"]) == ("mov", "prores", "HQ")
    assert (told["sound"], told["loudness_lufs"], told["true_peak_dbtp"]) == ("pcm_s24le", -23.0, -1.0)
    assert told["segments"] == told["segments_new"] == 3
    assert told["losses"] == []


@pytest.mark.parametrize(
    ("form", "name", "right"), [("mp4", "k.txt", "k.mp4"), ("gif", "k.mp4", "k.gif"), ("festival", "k.mp4", "k.mov")]
)
def test_a_name_of_another_kind_is_refused_with_the_endings_there_are(
    studio: Studio, tmp_path: Path, form: str, name: str, right: str
) -> None:
    out = tmp_path / name
    with pytest.raises(DirectorError, match=rf"{name} would not be what its name says: .* call it {right}\."):
        foretell(studio, "film", Export(form), out)
    with pytest.raises(DirectorError, match="would not be what its name says"):
        export_film(studio, "film", Export(form), out, silent)
    assert not out.exists()
    for free in ("K.MP4", "k.m4v"):
        assert foretell(studio, "film", Export.mp4, tmp_path / free)["out"].endswith(free)
    assert foretell(studio, "film", Export.contact, tmp_path / "k.png")["as"] == "contact"
    assert foretell(studio, "film", Export.shots, tmp_path / "k.shots")["out"].endswith("k.shots")


def test_of_another_shape_nobody_knows_yet_what_is_new(studio: Studio) -> None:
    told = foretell(studio, "film", Export.tiktok, Path("mine.mp4"))
    assert (told["out"], told["size"], told["segments_new"]) == ("mine.mp4", [1080, 1920], None)


def test_what_is_no_film_says_what_it_leaves_out(studio: Studio) -> None:
    for form in (Export.gif, Export.stems, Export.contact, Export.srt):
        assert len(foretell(studio, "film", form, None)["losses"]) == 1


@pytest.mark.parametrize(
    ("form", "named", "written"),
    [
        (Export.stems, "moved", "moved.zip"),
        (Export.prores, "moved", "moved.mov"),
        (Export.screenplay, "moved", "moved.pdf"),
        (Export.stems, "moved.v2.zip", "moved.v2.zip"),
        (Export.premiere, "moved", "moved"),
    ],
)
def test_a_file_named_without_an_extension_gets_that_of_its_form(
    studio: Studio, form: Export, named: str, written: str
) -> None:
    assert foretell(studio, "film", form, Path(named))["out"] == written


def test_the_answer_names_the_file_that_was_written(studio: Studio, tmp_path: Path) -> None:
    told = export_film(studio, "film", Export.shots, tmp_path / "list", silent)
    assert told["out"] == str(tmp_path / "list.md")
    assert [path.name for path in tmp_path.glob("list*")] == ["list.md"]
    (tmp_path / "folder").mkdir()
    with pytest.raises(OperatorError):
        export_film(studio, "film", Export.shots, tmp_path / "folder", silent)
