"""One list of forms, the deliveries behind them, and what each says before anything is made."""

from fractions import Fraction

import pytest

from tests.fakes.coded_film import small_film
from tools.assembly.delivery import expected
from tools.assembly.plan import plan
from tools.assembly.profiles import PROFILES, losses, profiled
from tools.film.errors import DirectorError
from tools.film.film import Film
from tools.film.script import Take
from tools.film.sound import Cue
from tools.film.timeline import Clip
from tools.interchange.formats import FORMATS
from tools.production.exporting import EXPORTERS, LOST
from tools.production.forms import CUTS, SUFFIX, Export


def a_film(rate: Fraction = Fraction(24)) -> Film:
    take = Take(id="t1", shot="s1", media="a" * 64, frames=100, rate=rate)
    film = small_film([Clip(id="a", shot="s1", frames=90)], [take])
    cue = Cue(id="q", kind="dialogue", what="Good evening.", shot="s1")
    look = film.look.model_copy(update={"rate": rate})
    return film.model_copy(update={"cues": {"q": cue}, "look": look})


def test_every_form_can_be_made_and_named() -> None:
    assert set(Export) == set(SUFFIX)
    assert {form.value for form in Export} == set(PROFILES) | {form.value for form in (*EXPORTERS, *CUTS)}
    assert {name for names in CUTS.values() for name in names} == set(FORMATS)
    assert set(LOST) == set(EXPORTERS)
    assert len(set(SUFFIX.values())) == len(SUFFIX)


@pytest.mark.parametrize("name", list(PROFILES))
def test_the_name_of_the_file_ends_as_its_container_does(name: str) -> None:
    assert SUFFIX[Export(name)].endswith(f".{profiled(a_film(), name).container}")


@pytest.mark.parametrize(
    ("name", "size", "codec", "sound", "loudness"),
    [
        ("mp4", (1920, 1080), "h264", "aac", -14),
        ("4k", (3840, 2160), "h264", "aac", -14),
        ("hevc", (1920, 1080), "hevc", "aac", -14),
        ("av1", (1920, 1080), "av1", "aac", -14),
        ("prores", (1920, 1080), "prores", "pcm_s24le", -14),
        ("webm", (1920, 1080), "vp9", "opus", -14),
        ("vertical", (1080, 1920), "h264", "aac", -14),
        ("square", (1080, 1080), "h264", "aac", -14),
        ("portrait", (1080, 1350), "h264", "aac", -14),
        ("youtube", (1920, 1080), "h264", "aac", -14),
        ("instagram", (1080, 1920), "h264", "aac", -14),
        ("tiktok", (1080, 1920), "h264", "aac", -14),
        ("festival", (1920, 1080), "prores", "pcm_s24le", -23),
    ],
)
def test_a_delivery_by_name(name: str, size: tuple[int, int], codec: str, sound: str, loudness: float) -> None:
    facts = expected(profiled(a_film(), name))
    assert ((facts.width, facts.height), facts.video_codec, facts.audio_codec) == (size, codec, sound)
    assert (facts.loudness_lufs, facts.true_peak_dbtp, facts.rate) == (loudness, -1, 24)


@pytest.mark.parametrize(("one", "other"), [("mp4", "youtube"), ("vertical", "tiktok"), ("prores", "festival")])
def test_deliveries_of_the_same_picture_share_every_unit(one: str, other: str) -> None:
    film = a_film()
    keys = [[unit.key for unit in plan(film, profiled(film, name)).units] for name in (one, other)]
    assert keys[0] == keys[1]


def test_deliveries_of_other_pictures_share_none() -> None:
    film = a_film()
    names = ("mp4", "4k", "hevc", "av1", "square")
    keys = [unit.key for name in names for unit in plan(film, profiled(film, name)).units]
    assert len(set(keys)) == len(keys)


def test_what_a_delivery_cannot_carry_is_said() -> None:
    film = a_film()
    assert losses(film, profiled(film, "mp4")) == []
    assert "follows the subject" in losses(film, profiled(film, "vertical"))[0]
    assert ".srt" in losses(film, profiled(film, "webm"))[0]
    assert losses(film, profiled(film, "4k")) == [
        "The takes of 1 shot are smaller than 3840x2160: they are enlarged, and gain no detail."
    ]
    large = film.takes["t1"].model_copy(update={"width": 3840, "height": 2160})
    film_in_4k = film.model_copy(update={"takes": {"t1": large}})
    assert losses(film_in_4k, profiled(film_in_4k, "4k")) == []
    (captions,) = losses(film, profiled(film, "prores"))
    assert ".srt" in captions
    slow = a_film(Fraction(25))
    assert "24 frames a second; this film has 25" in losses(slow, profiled(slow, "festival"))[-1]


def test_a_name_that_is_none_is_answered_with_those_there_are() -> None:
    with pytest.raises(DirectorError, match="no delivery 'dvd'; choose mp4, 4k, hevc"):
        profiled(a_film(), "dvd")
