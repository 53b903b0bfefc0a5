"""Clips and stills come into a film as takes; what cannot be used is told, and stops nothing else."""

import subprocess
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from tests.fakes.last_light import last_light
from tools.assembly.stills import frame_at
from tools.audio import wav
from tools.film.errors import DirectorError, NotFound, OperatorError
from tools.film.film import Film
from tools.film.handles import clip_take, tail_room
from tools.film.slate import shot_order
from tools.film.timeline import Clip
from tools.media.binaries import ffmpeg
from tools.media.progress import silent
from tools.production.delivering import screened
from tools.production.importing import Wish, bring_in, new_from
from tools.settings import Settings
from tools.studio import Studio


def clip(path: Path, size: str = "96x54", rate: str = "25", seconds: float = 1.0) -> Path:
    source = ["-f", "lavfi", "-i", f"testsrc2=size={size}:rate={rate}:duration={seconds}"]
    tags = ["-colorspace", "bt709", "-color_primaries", "bt709", "-color_trc", "bt709"]
    subprocess.run([str(ffmpeg()), "-v", "error", *source, "-c:v", "libx264", *tags, str(path)], check=True)
    return path


def still(path: Path) -> Path:
    Image.new("RGB", (90, 160), (200, 60, 40)).save(path)
    return path


@pytest.fixture
def studio(tmp_path: Path) -> Studio:
    return Studio(Settings(home=tmp_path / "home"))


def clips(film: Film) -> list[Clip]:
    return [item for item in film.timeline.tracks[0].items if isinstance(item, Clip)]


def test_files_become_a_film_in_their_order_shape_and_rate(studio: Studio, tmp_path: Path) -> None:
    files = [
        clip(tmp_path / "the_beach.mp4", "54x96", "30000/1001", 2),
        still(tmp_path / "a photo.png"),
        clip(tmp_path / "wide.ts", "96x54", "25", 1),
    ]
    told = new_from(studio, files, silent, actor="test")
    film = studio.open(told["film"]).film
    assert (film.title, film.look.aspect, film.look.rate) == ("the beach", "9:16", Fraction(30_000, 1001))
    assert (told["clips"], told["rate"], told["losses"]) == (3, "30000/1001", [])
    assert [item.frames for item in clips(film)] == [60, 120, 29]
    assert told["frames"] == 60 + 120 + 29
    takes = [clip_take(film, item) for item in clips(film)]
    assert [(take.still, take.conform, take.sound) for take in takes if take] == [
        (False, False, False),
        (True, True, False),
        (False, True, False),
    ]
    assert [note.split(" is conformed")[0] for note in told["notes"]] == ["a photo.png", "wide.ts"]
    room = tail_room(film, clips(film)[1])
    assert room is not None
    assert room > 10_000
    again = new_from(studio, files, silent, actor="test")
    assert (again["film"], again["revision"]) == (told["film"], told["revision"])


def test_clips_are_added_to_a_film_or_to_a_shot_of_it(studio: Studio, tmp_path: Path) -> None:
    film = studio.create(last_light()).film
    shots = len(film.shots)
    told = bring_in(studio, film.id, [clip(tmp_path / "more.mp4", seconds=2)], silent, actor="test")
    after = studio.open(film.id).film
    assert len(after.shots) == shots + 1
    assert after.scenes[-1].shots[-1] == after.takes[told["takes"][0]].shot
    short = bring_in(studio, film.id, [tmp_path / "more.mp4"], silent, actor="test", wish=Wish(shot=1))
    assert "shorter than the cut needs of shot 1A" in short["losses"][0]
    assert studio.open(film.id).film.takes[short["takes"][0]].shot == film.scenes[0].shots[0]


def test_what_cannot_be_used_is_told_and_the_rest_comes_in(studio: Studio, tmp_path: Path) -> None:
    (tmp_path / "words.mp4").write_text("nothing to see")
    (tmp_path / "cut.edl").write_text("TITLE: CUT")
    (tmp_path / "song.mp3").write_bytes(b"ID3")
    files = [tmp_path / "words.mp4", clip(tmp_path / "good.mp4"), tmp_path / "cut.edl", tmp_path / "song.mp3"]
    told = new_from(studio, files, silent, actor="test")
    assert told["clips"] == 1
    assert told["losses"] == [
        "words.mp4 cannot be used: it is broken, or not a clip at all.",
        "cut.edl is no clip and no still: a cut of another program is imported alone.",
        "song.mp3 cannot be used: it is broken, or holds no sound.",
    ]


def sound(path: Path, seconds: float) -> Path:
    wav.write(path, np.zeros((round(48_000 * seconds), 2), np.float32), "16")
    return path


def test_a_song_lies_under_the_film_and_a_short_sound_in_its_shot(studio: Studio, tmp_path: Path) -> None:
    song, door = sound(tmp_path / "sad_waltz.wav", 15.5), sound(tmp_path / "door.wav", 0.4)
    told = new_from(studio, [clip(tmp_path / "a.mp4"), song, clip(tmp_path / "b.mp4")], silent, actor="test")
    assert told["notes"][-1] == "sad_waltz.wav is the music from shot 1A to the end."
    film = studio.open(told["film"]).film
    (music,) = film.cues.values()
    assert (music.kind, music.what, music.mood) == ("music", "sad waltz", "melancholy")
    assert music.until == shot_order(film)[1]
    assert studio.pool.path(music.media or "").read_bytes() == song.read_bytes()
    with pytest.raises(DirectorError, match=r"door\.wav lasts 0\.4 s.*say in which shot"):
        bring_in(studio, film.id, [door], silent, actor="test")
    told = bring_in(studio, film.id, [door], silent, actor="test", wish=Wish(shot="1B"))
    assert told["notes"] == ["door.wav is an effect of shot 1B."]
    after = studio.open(film.id).film
    effect = next(cue for cue in after.cues.values() if cue.kind == "effect")
    assert (effect.what, effect.shot) == ("door", shot_order(after)[1])


def test_nothing_usable_is_an_error_and_changes_nothing(studio: Studio, tmp_path: Path) -> None:
    (tmp_path / "phone.heic").write_bytes(b"....ftypheic")
    with pytest.raises(DirectorError, match="save it as JPEG or PNG first"):
        new_from(studio, [tmp_path / "phone.heic"], silent, actor="test")
    with pytest.raises(OperatorError, match=r"none\.mp4 cannot be used: there is no such file"):
        new_from(studio, [tmp_path / "none.mp4"], silent, actor="test")
    with pytest.raises(DirectorError, match="Name the files"):
        new_from(studio, [], silent, actor="test")
    assert studio.films.summaries() == []


def test_a_clip_that_says_it_is_turned_is_upright_in_stills(studio: Studio, tmp_path: Path) -> None:
    lying, turned = clip(tmp_path / "lying.mp4"), tmp_path / "turned.mp4"
    command = [str(ffmpeg()), "-v", "error", "-display_rotation", "90", "-i", str(lying), "-c", "copy", str(turned)]
    subprocess.run(command, check=True)
    film = studio.open(new_from(studio, [turned], silent, actor="test")["film"]).film
    take = next(iter(film.takes.values()))
    assert frame_at(screened(studio, film).path(take.media), 3, film.look.rate).size == (54, 96)


def test_a_dry_run_of_a_script_tells_the_film_that_it_becomes_and_makes_none(studio: Studio, tmp_path: Path) -> None:
    script = tmp_path / "lamp.md"
    script.write_text(
        "INT. LAMP ROOM - NIGHT\n- Wide shot, the KEEPER trims the lamp, storm outside [4s]\n  KEEPER: Not yet.\n"
    )
    foretold = new_from(studio, [script], silent, actor="test", wish=Wish(dry_run=True))
    with pytest.raises(NotFound):
        studio.open("lamp")
    told = new_from(studio, [script], silent, actor="test")
    assert studio.open("lamp").film.id == told["film"]
    assert (foretold["film"], foretold["revision"]) == ("", 0)
    same = ("scenes", "shots", "frames", "rate", "notes")
    assert {key: foretold[key] for key in same} == {key: told[key] for key in same}
    assert (told["scenes"], told["shots"], told["frames"]) == (1, 1, 96)
