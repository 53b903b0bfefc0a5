"""The writing room and the sound department agree: no place that can be written is silent."""

import pytest

from tools.audio.effects import CATALOGUE, parse_effect
from tools.writing.knowledge import places_in, places_out, places_special

PLACES = {**places_in.PLACES, **places_out.PLACES, **places_special.PLACES}


@pytest.mark.parametrize("name", sorted(PLACES))
def test_every_place_has_a_sound_that_lasts(name: str):
    heard = [call.name for call in parse_effect(PLACES[name].ambience)]
    assert any(CATALOGUE[sound].kind != "one-shot" for sound in heard), (PLACES[name].ambience, heard)
