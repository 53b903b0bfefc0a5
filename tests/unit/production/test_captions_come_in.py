"""A file of captions lies over the film: over its lines, and elsewhere as lines that the takes say."""

from pathlib import Path

import pytest

from tests.fakes.last_light import last_light
from tools.film.edits.state import Undo
from tools.film.errors import DirectorError
from tools.film.views import cue_positions
from tools.media.progress import silent
from tools.production.importing import Wish, bring_in
from tools.settings import Settings
from tools.studio import Studio


@pytest.fixture
def studio(tmp_path: Path) -> Studio:
    return Studio(Settings(home=tmp_path / "home"))


def block(start: str, end: str, words: str) -> str:
    return f"00:00:{start} --> 00:00:{end}\n{words}\n\n"


def test_captions_over_a_line_are_its_own_and_others_are_said_by_the_takes(studio: Studio, tmp_path: Path) -> None:
    film = studio.create(last_light()).film
    line = next(place for place in cue_positions(film) if place.cue.kind == "dialogue")
    at = line.start / film.look.rate
    srt = tmp_path / "film.srt"
    srt.write_text(
        block("00,500", "01,500", "<i>Wind.</i>")
        + block(f"{float(at):06.3f}".replace(".", ","), f"{float(at) + 1.5:06.3f}".replace(".", ","), "La mer.")
        + block("59,000", "59,900", "too late")
    )
    told = bring_in(studio, film.id, [srt], silent, actor="test", wish=Wish(dry_run=True))
    assert (told["notes"], studio.open(film.id).film) == (["film.srt holds 3 captions."], film)
    told = bring_in(studio, film.id, [srt], silent, actor="test")
    assert told["notes"] == [
        "film.srt: 2 captions are in the film, 1 of them as lines that the takes say, 1 over lines of the film."
    ]
    assert told["losses"] == [
        "film.srt: 2 marks of style are dropped.",
        "film.srt: 1 caption begins after the film's end: left out.",
    ]
    after = studio.open(film.id).film
    (caption,) = after.timeline.captions
    assert (caption.cue, caption.text) == (line.cue.id, "La mer.")
    said = next(cue for cue in after.cues.values() if cue.in_take)
    assert (said.what, said.offset, said.frames, said.speaker) == ("Wind.", 12, 24, "narrator")
    again = bring_in(studio, film.id, [srt], silent, actor="test")
    assert len(studio.open(film.id).film.cues) == len(after.cues)
    assert "0 of them as lines" in again["notes"][0]
    assert studio.perform(film.id, Undo(), actor="test").film == after


def test_a_file_without_captions_is_told(studio: Studio, tmp_path: Path) -> None:
    film = studio.create(last_light()).film
    (tmp_path / "empty.vtt").write_text("WEBVTT\n")
    with pytest.raises(DirectorError, match=r"empty\.vtt has no captions that can be read"):
        bring_in(studio, film.id, [tmp_path / "empty.vtt"], silent, actor="test")
