"""Files that come and go by talk: what they would become, what was done to a cut, what a program could not carry."""

from collections.abc import Generator
from pathlib import Path

import numpy as np
import pytest
from fastapi.testclient import TestClient

from api.app import build_app
from tests.fakes.editors import clips, edited_film
from tests.unit.api.conftest import ADDRESS
from tests.unit.api.test_uploads import ended, uploaded
from tools.audio import wav
from tools.film.film import Film
from tools.interchange.formats import FORMATS
from tools.production.returning import outgoing
from tools.studio import Studio


@pytest.fixture
def talking(studio: Studio) -> Generator[TestClient]:
    with TestClient(build_app(studio), base_url=ADDRESS) as client:
        yield client


def test_a_cut_that_was_sent_with_a_message_is_told_and_taken_in_the_next(talking: TestClient, studio: Studio):
    film = studio.create(edited_film()).film
    cut = outgoing(film, (FORMATS["fcpxml"].carries,)).cut
    track = cut.tracks[0]
    last = track.pieces[-1].model_copy(update={"frames": track.pieces[-1].frames - 12})
    shorter = track.model_copy(update={"pieces": (*track.pieces[:-1], last)})
    data = FORMATS["fcpxml"].write(cut.model_copy(update={"tracks": (shorter, *cut.tracks[1:])}))
    file = uploaded(talking, "back from Ana.fcpxml", data)
    messages = f"/api/films/{film.id}/messages"
    told = talking.post(messages, json={"message": "Bring in back from Ana.fcpxml", "uploads": [file]}).json()
    assert "1. Shot 7 lost 12 frames at its tail." in told["reply"]
    assert (told["asked"], studio.open(film.id).revision) == (False, 0)
    taken = talking.post(messages, json={"message": "accept 1"}).json()
    assert "1 of 2 changes of that cut taken over" in taken["reply"]
    # What is left has the number that the answer gives it.
    assert "1. The sound of shot 7 outlasts it by 12 frames." in taken["reply"]
    taken = talking.post(messages, json={"message": "accept 1"}).json()
    assert "1 of 1 change of that cut taken over" in taken["reply"]
    assert clips(studio.open(film.id).film)[-1].frames == clips(film)[-1].frames - 12
    # All of it is in the film, so that nothing waits for a further word.
    assert talking.get("/api/uploads").json()["uploads"] == []
    gone = talking.post(messages, json={"message": "Once more", "uploads": [file]})
    assert (gone.status_code, gone.json()["error"]["code"]) == (404, "no_upload")


def test_a_song_that_is_sent_with_a_cut_is_the_film_s_music_after_a_yes(
    talking: TestClient, studio: Studio, tmp_path: Path
) -> None:
    film = studio.create(edited_film()).film
    cut = outgoing(film, (FORMATS["fcpxml"].carries,)).cut
    track = cut.tracks[0]
    last = track.pieces[-1].model_copy(update={"frames": track.pieces[-1].frames - 12})
    shorter = track.model_copy(update={"pieces": (*track.pieces[:-1], last)})
    data = FORMATS["fcpxml"].write(cut.model_copy(update={"tracks": (shorter, *cut.tracks[1:])}))
    wav.write(tmp_path / "song.wav", (np.sin(np.arange(48_000 * 22) / 20) / 4).astype(np.float32), "16")
    sent = [
        uploaded(talking, "back.fcpxml", data),
        uploaded(talking, "song.wav", (tmp_path / "song.wav").read_bytes()),
    ]
    messages = f"/api/films/{film.id}/messages"
    told = talking.post(messages, json={"message": "Bring in these", "uploads": sent}).json()
    assert "1. Shot 7 lost 12 frames at its tail." in told["reply"]
    assert "song.wav is the music from shot 1A to the end." in told["reply"]
    assert (told["asked"], studio.open(film.id).revision) == (True, 0)
    talking.post(messages, json={"message": "yes"})
    (job,) = talking.get("/api/jobs").json()["jobs"]
    assert ended(talking, job["id"])["state"] == "done"
    assert [cue.what for cue in studio.open(film.id).film.cues.values() if cue.media] == ["song"]
    taken = talking.post(messages, json={"message": "accept 1"}).json()
    assert "1 of 2 changes of that cut taken over" in taken["reply"]
    assert clips(studio.open(film.id).film)[-1].frames == clips(film)[-1].frames - 12


def test_clips_show_their_plan_and_wait_for_a_yes(
    talking: TestClient, studio: Studio, shot_film: tuple[Path, Film]
) -> None:
    clip = next(shot_film[0].rglob("*.mp4")).read_bytes()
    files = [
        uploaded(talking, "shot-2.mp4", clip + b"\0\0\0\x0cfreeaaaa"),
        uploaded(talking, "shot-2_v2.mp4", clip + b"\0\0\0\x08free"),
    ]
    messages = "/api/films/heron/messages"
    told = talking.post(messages, json={"message": "Bring in these", "uploads": files}).json()
    assert told["asked"]
    assert "shot-2.mp4, 2.0 s: a take of shot 2 (1B), sure: its name says 1B" in told["reply"]
    assert studio.open("heron").revision == 0
    talking.post(messages, json={"message": "yes"})
    (job,) = talking.get("/api/jobs").json()["jobs"]
    assert ended(talking, job["id"])["state"] == "done"
    film = studio.open("heron").film
    assert len(next(shot for shot in film.shots.values() if shot.id == "sh2").takes) == 2
    # Who sends nothing names no file of the studio's machine.
    told = talking.post(messages, json={"message": f"bring in {studio.settings.home}/workprint.db.mp4"}).json()
    assert "at the terminal only" in told["reply"]


def test_what_a_program_could_not_carry_is_seen_before_the_work(talking: TestClient, studio: Studio):
    film = studio.create(edited_film()).film
    messages = f"/api/films/{film.id}/messages"
    told = talking.post(messages, json={"message": "send it to Premiere"}).json()
    assert told["asked"]
    assert "What it cannot carry:\nTake 1A-1 cannot be read and is offline in the cut" in told["reply"]
    assert "The frame moves over" in told["reply"] or "Ducking and the limiter" in told["reply"]
    refused = talking.post(messages, json={"message": "no"}).json()
    assert not refused["asked"]
    told = talking.post(messages, json={"message": "what would be lost in Premiere?"}).json()
    assert not told["asked"]
    assert "What it cannot carry:" in told["reply"]
    assert ":." not in told["reply"]
    told = talking.get(f"/api/films/{film.id}/exports/edl").json()
    assert "An EDL carries no titles: 1 title must be set again there." in told["losses"]
    assert talking.get("/api/jobs").json()["jobs"] == []
