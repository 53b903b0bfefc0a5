"""The writing room and the sound department agree: nothing that can be written is silent."""

import re

import pytest

from tools.audio.effects import CATALOGUE, parse_effect
from tools.writing.knowledge.entries import Activity, Stuff, Trade
from tools.writing.plots import PLOTS
from tools.writing.world import ACTIVITIES, FORCES, PLACES, STUFF, TRADES


@pytest.mark.parametrize("name", sorted(PLACES))
def test_every_place_has_a_sound_that_lasts(name: str):
    heard = [call.name for call in parse_effect(PLACES[name].ambience)]
    assert any(CATALOGUE[sound].kind != "one-shot" for sound in heard), (PLACES[name].ambience, heard)


def sounds_of(entry: Trade | Stuff | Activity) -> set[str]:
    """What stands behind the " ; " of an entry's images."""
    return set(re.findall(r" ; ([a-z ]+)(?=['\"])", repr(entry)))


def test_every_sound_that_the_tables_ask_for_is_known():
    asked = {words.strip() for plot in PLOTS for words in re.findall(r"\bsfx ([^;|\n]+)", plot.script)}
    asked |= {thing.sound for thing in STUFF.values()} | {force.sound for force in FORCES.values()}
    for entry in (*TRADES.values(), *STUFF.values(), *ACTIVITIES.values()):
        asked |= sounds_of(entry)
    assert len(asked) > 60
    assert sorted(words for words in asked - {""} if not parse_effect(words)) == []
