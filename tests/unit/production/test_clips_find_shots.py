# pyright: reportUnknownMemberType=false, reportUnknownArgumentType=false
"""Clips of services come into a planned film: shown as a plan first, then takes; files of several shots are parted."""

from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import pytest

from tests.fakes.last_light import last_light
from tests.unit.production.test_importing import clips
from tools.assembly.stills import frame_at
from tools.film.errors import DirectorError, NotFound
from tools.film.handles import clip_take, head_room, tail_room
from tools.film.slate import slate_of
from tools.media.progress import silent
from tools.production.importing import Wish, bring_in, new_from
from tools.settings import Settings
from tools.studio import Studio

KLING = "kling_20250901_Image_to_Video_Insert__a_617_0.mp4"


@pytest.fixture
def studio(tmp_path: Path) -> Studio:
    return Studio(Settings(home=tmp_path / "home"))


def reel(path: Path, *lengths: int, blue: int = 90) -> Path:
    """A clip of several flat shots of another colour each, with a bright bar that says which."""
    with av.open(str(path), "w") as container:
        stream = container.add_stream("libx264", rate=24)
        stream.width, stream.height, stream.pix_fmt = 96, 54, "yuv420p"
        stream.codec_context.colorspace = 1
        for number, length in enumerate(lengths):
            picture = np.full((54, 96, 3), (40 + 60 * number, 160 - 50 * number, blue), np.uint8)
            picture[:, 20 * number : 20 * number + 14] = 235
            for _ in range(length):
                container.mux(stream.encode(av.VideoFrame.from_ndarray(picture, "rgb24")))
        container.mux(stream.encode())
    return path


def test_a_plan_is_shown_first_and_changes_nothing(studio: Studio, tmp_path: Path) -> None:
    film = studio.create(last_light()).film
    files = [reel(tmp_path / KLING, 120), reel(tmp_path / "shot-1_v2.mp4", 120, blue=10)]
    planned = bring_in(studio, film.id, files, silent, actor="test", wish=Wish(dry_run=True))
    assert [(row["what"], row["slate"], row["certainty"]) for row in planned["plan"]] == [
        ("take", "2A", "sure"),
        ("take", "1A", "sure"),
    ]
    assert planned["plan"][0]["service"] == "Kling"
    assert studio.open(film.id).film == film
    assert not list((tmp_path / "home").glob("media/**/*.mp4"))
    done = bring_in(studio, film.id, files, silent, actor="test")
    after = studio.open(film.id).film
    assert [slate_of(after, after.takes[take].shot) for take in done["takes"]] == ["2A", "1A"]
    assert (len(after.shots), done["losses"]) == (3, [])
    # The insert comes in by a dissolve, for which its take has a handle.
    assert after.takes[done["takes"][0]].head > 0
    again = bring_in(studio, film.id, files, silent, actor="test")
    assert (again["clips"], again["revision"]) == (0, done["revision"])
    assert f"{KLING} is a take of shot 2A already." in again["notes"]


def test_who_says_what_a_clip_is_is_heard_and_who_does_not_is_asked(studio: Studio, tmp_path: Path) -> None:
    film = studio.create(last_light()).film
    files = [reel(tmp_path / "the KEEPER.mp4", 120), reel(tmp_path / "extra.mp4", 24)]
    told = bring_in(studio, film.id, files, silent, actor="test", wish=Wish(places={"extra.mp4": "out"}))
    assert (told["clips"], len(studio.open(film.id).film.shots)) == (0, 3)
    assert told["losses"] == ["the KEEPER.mp4 could be of shot 1A or 1B: it waits until you say which."]
    assert [choice["shot"] for choice in told["plan"][0]["choices"]] == [1, 2]
    said = Wish(places={"the KEEPER.mp4": "1B", "extra.mp4": "new"})
    told = bring_in(studio, film.id, files, silent, actor="test", wish=said)
    after = studio.open(film.id).film
    assert [slate_of(after, after.takes[take].shot) for take in told["takes"]] == ["1B", "2B"]
    with pytest.raises(DirectorError, match=r"no clip other\.mp4"):
        bring_in(studio, film.id, files, silent, actor="test", wish=Wish(places={"other.mp4": "1"}))
    with pytest.raises(NotFound, match="no shot 40"):
        bring_in(studio, film.id, files, silent, actor="test", wish=Wish(places={"extra.mp4": "40"}))


def test_versions_come_in_order_and_clips_can_be_new_whatever_they_fit(studio: Studio, tmp_path: Path) -> None:
    film = studio.create(last_light()).film
    second, first = reel(tmp_path / "shot-1_v2.mp4", 120), reel(tmp_path / "shot-1_v1.mp4", 144)
    told = bring_in(studio, film.id, [second, first], silent, actor="test")
    after = studio.open(film.id).film
    assert [after.takes[take].frames for take in told["takes"]] == [144, 120]
    new = bring_in(studio, film.id, [first], silent, actor="test", wish=Wish(place="new"))
    assert len(studio.open(film.id).film.shots) == 4
    assert new["plan"][0]["what"] == "new"


def test_files_of_one_name_all_come_in_and_are_told_apart(studio: Studio, tmp_path: Path) -> None:
    film = studio.create(last_light()).film
    files: list[Path] = []
    for service, lengths in {"kling": [12], "pika": [24], "veo": [30, 26]}.items():
        (tmp_path / service).mkdir()
        files.append(reel(tmp_path / service / "clip.mp4", *lengths))
    wish = Wish(place="new", places={"clip.mp4 (3)#1": "out"})
    told = bring_in(studio, film.id, files, silent, actor="test", wish=wish)
    after = studio.open(film.id).film
    assert [(row["clip"], row["file"], row["what"]) for row in told["plan"]] == [
        ("clip.mp4", "clip.mp4", "new"),
        ("clip.mp4 (2)", "clip.mp4", "new"),
        ("clip.mp4 (3)#1", "clip.mp4", "out"),
        ("clip.mp4 (3)#2", "clip.mp4", "new"),
    ]
    takes = [after.takes[take] for take in told["takes"]]
    assert [take.frames - take.before for take in takes] == [12, 24, 26]
    assert len({take.media for take in takes}) == 3


def test_a_file_of_several_shots_is_a_film_that_plays_as_the_file_does(studio: Studio, tmp_path: Path) -> None:
    told = new_from(studio, [reel(tmp_path / "phone.mp4", 30, 20, 25)], silent, actor="test")
    film = studio.open(told["film"]).film
    assert [item.frames for item in clips(film)] == [30, 20, 25]
    assert told["notes"] == ["phone.mp4 holds 3 shots (cuts: 2)."]
    takes = [take for item in clips(film) if (take := clip_take(film, item))]
    assert len({take.media for take in takes}) == 1
    assert [(take.before, take.head, take.frames) for take in takes] == [(0, 0, 30), (30, 30, 50), (50, 50, 75)]
    # What comes before and after in the file is another shot's, and no handle of this one.
    assert (head_room(film, clips(film)[1]), tail_room(film, clips(film)[1])) == (0, 0)
    middle = np.asarray(frame_at(studio.pool.path(takes[1].media), takes[1].head, Fraction(24)))
    assert middle[5, 26].min() > 200
    whole = new_from(studio, [tmp_path / "phone.mp4"], silent, actor="test", wish=Wish(whole=True))
    assert (whole["clips"], whole["frames"]) == (1, 75)
    assert whole["film"] != told["film"]


def test_a_reel_goes_to_new_shots_and_one_named_after_a_shot_stays_whole(studio: Studio, tmp_path: Path) -> None:
    film = studio.create(last_light()).film
    told = bring_in(studio, film.id, [reel(tmp_path / "reel.mp4", 26, 26)], silent, actor="test")
    assert [(row["clip"], row["from"]) for row in told["plan"]] == [
        ("reel.mp4#1", "00:00:00:00"),
        ("reel.mp4#2", "00:00:01:02"),
    ]
    named = bring_in(studio, film.id, [reel(tmp_path / "shot 2.mp4", 60, 60)], silent, actor="test")
    assert [(row["what"], row["slate"]) for row in named["plan"]] == [("take", "1B")]


@pytest.mark.parametrize(
    "name", ["shot-99999.mp4", "s00_sh00.mp4", "'; drop table takes --.mp4", "a\u202egp4.mp4", "(((.mp4"]
)
def test_strange_names_are_only_names(studio: Studio, tmp_path: Path, name: str) -> None:
    film = studio.create(last_light()).film
    told = bring_in(studio, film.id, [reel(tmp_path / name, 12)], silent, actor="test", wish=Wish(dry_run=True))
    assert [row["what"] for row in told["plan"]] == ["new"]
