"""A film in which an effect ends long before its shot does is delivered: the silence after it is meant."""

from pathlib import Path

import pytest

from tests.fakes.footage_house import run
from tools.assembly.delivery import Delivery
from tools.film.edits.sound import AddEffect
from tools.media.progress import silent
from tools.production.delivering import deliver
from tools.production.importing import new_from
from tools.settings import Settings
from tools.studio import Studio

pytestmark = pytest.mark.render

TINY = Delivery(width=96, height=54, preset="superfast", crf=14)


@pytest.mark.parametrize("what", ["a door slams", "a sound that nobody knows"])
def test_the_silence_after_an_effect_is_no_fault(tmp_path: Path, what: str) -> None:
    clip = tmp_path / "clip.mp4"
    run("-f", "lavfi", "-i", "testsrc2=s=96x54:r=24:d=9", str(clip))
    studio = Studio(Settings(home=tmp_path / "home"))
    film = new_from(studio, [clip], silent, actor="test")["film"]
    studio.perform(film, AddEffect(shot=1, what=what), actor="test")
    made = deliver(studio, studio.open(film).film, {}, tmp_path / "film.mp4", silent, TINY)
    (silence,) = [check for check in made.proof.checks if check.name == "silence"]
    assert silence.ok
