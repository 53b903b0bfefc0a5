"""Lines and effects are as long as their sounds, wherever a length is told; before those are made it is estimated."""

import csv
import subprocess
import sys
from collections.abc import Generator
from pathlib import Path

import pytest

from tests.fakes.last_light import last_light
from tools.assembly.captions import caption_spans
from tools.film.edits.sound import SetLine
from tools.film.film import Film
from tools.film.slate import shot_order
from tools.film.views import cue_positions, film_frames
from tools.interchange.tables import cue_sheet
from tools.media.progress import silent
from tools.production.lengths import Measured, lengths_of, shown_film
from tools.production.placing import effects
from tools.production.recordings import Recordings
from tools.production.voices import speak_all, spoken_frames
from tools.settings import Settings
from tools.studio import Studio

BAR = """INT. BAR - NIGHT
- Medium shot, ANN and BOB at the bar [14s]
  ANN: You came back, after all that was said between the two of us on that night, and nobody ever asked you to do it.
  BOB: I did.
  SFX: a door creaks
- Close-up, ANN [3s]
  SFX: flurble
"""


@pytest.fixture
def studio(tmp_path: Path) -> Generator[Studio]:
    opened = Studio(Settings(home=tmp_path / "home"))
    opened.create(last_light(BAR))
    yield opened
    opened.close()


def cues_of(film: Film, kind: str) -> list[str]:
    return [place.cue.id for place in cue_positions(film) if place.cue.kind == kind]


def make_sounds(studio: Studio, film: Film) -> dict[str, int]:
    """Speak the lines and make the effects as a mix does; the lengths of the lines as a delivery has them."""
    mix = studio.settings.cache / "mix"
    mix.mkdir(parents=True)
    said = speak_all(film, studio.settings.home, studio.settings.cache / "voices", silent)
    effects(film, cue_positions(film), Recordings(studio.pool, mix), mix)
    return spoken_frames(said, film.look.rate)


def test_a_length_is_estimated_until_the_sound_is_made_and_measured_from_then_on(studio: Studio):
    film = studio.open("the-last-light").film
    (creak, unknown), lines = cues_of(film, "effect"), cues_of(film, "dialogue")
    before = lengths_of(studio, film)
    assert before.estimated == {creak, *lines}
    assert unknown not in before.frames
    assert before.frames[lines[0]] > 4 * before.frames[lines[1]]
    assert not studio.settings.cache.exists()
    spoken = make_sounds(studio, film)
    after = lengths_of(studio, film)
    assert after.estimated == set()
    assert {line: after.frames[line] for line in lines} == spoken == after.spoken
    assert abs(after.frames[creak] - before.frames[creak]) <= 12


def test_who_asks_again_has_what_was_measured_and_what_was_estimated_is_looked_for_anew(studio: Studio):
    measured, opened = Measured(studio), studio.open("the-last-light")
    assert measured.of(opened) == lengths_of(studio, opened.film)
    assert measured.of(opened).estimated
    make_sounds(studio, opened.film)
    whole = measured.of(opened)
    assert whole == lengths_of(studio, opened.film)
    assert not whole.estimated
    assert measured.of(opened) is whole
    shot = shot_order(opened.film)[0]
    studio.perform(opened.film.id, SetLine(shot=shot, speaker="narrator", text="Nobody had said this before."))
    changed = studio.open("the-last-light")
    assert measured.of(changed) == lengths_of(studio, changed.film)
    assert len(measured.of(changed).estimated) == 1


def test_what_is_shown_has_the_lengths_and_the_captions_of_the_delivery(studio: Studio):
    film = studio.open("the-last-light").film
    assert {cue["estimated"] for cue in shown_film(studio, film.id)["cues"] if cue["kind"] == "dialogue"} == {True}
    spoken = make_sounds(studio, film)
    shown = shown_film(studio, film.id)
    told = {cue["id"]: (cue["frames"], cue["estimated"]) for cue in shown["cues"] if cue["kind"] == "dialogue"}
    assert told == {cue: (frames, False) for cue, frames in spoken.items()}
    delivered = caption_spans(film, cue_positions(film), film_frames(film), film.look.rate, spoken)
    subtitles = shown["timeline"]["subtitles"]
    assert [(one["start"], one["start"] + one["frames"], one["text"]) for one in subtitles] == [
        (span.start, span.end, span.text) for span in delivered
    ]
    first, second = cues_of(film, "dialogue")
    assert [one["cue"] for one in subtitles] == [first, first, second]


def test_the_cue_sheet_says_how_long_everything_is_and_where_it_ends(studio: Studio):
    film = studio.open("the-last-light").film
    sheet = list(csv.DictReader(cue_sheet(film, lengths_of(studio, film).frames).splitlines()))
    lengths = lengths_of(studio, film).frames
    places = cue_positions(film)
    assert [row["kind"] for row in sheet] == [place.cue.kind for place in places]
    for row, place in zip(sheet, places, strict=True):
        frames = place.frames or lengths.get(place.cue.id)
        if frames is None:
            assert (place.cue.what, row["record_out"], row["seconds"]) == ("flurble", "", "")
            continue
        assert row["seconds"] == f"{frames / 24:.3f}"
        hours, minutes, seconds, last = map(int, row["record_out"].split(":"))
        assert ((hours * 60 + minutes) * 60 + seconds) * 24 + last == place.start + frames


def test_telling_lengths_loads_no_speech_model():
    program = (
        "import sys; from pathlib import Path; from tools.audio.voices import VoiceBooth;"
        "from tools.film.script import Voice; from tests.fakes.machine import own_home;"
        "import tools.production.lengths;"
        "assert VoiceBooth(own_home(), Path('/nowhere')).length('He said six.', Voice(name='bm_george')) is None;"
        "assert 'onnxruntime' not in sys.modules"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
