"""The note of a retake: what a field of the shot can say of it, and what overtakes it."""

from typing import Any

import pytest

from tests.unit.film.random_edits import shot_film
from tests.unit.film.strips import edited
from tools.film.film import Film
from tools.film.noting import asked_by, noted
from tools.film.script import Shot

NOTES: dict[str, dict[str, Any]] = {
    "closer": {"size": 1},
    "Wider, please": {"size": -1},
    "a bit tighter, and slower": {"size": 1, "pace": "slow"},
    "from below, darker": {"angle": "low", "light": "darker"},
    "too dark": {"light": "brighter"},
    "hold it still": {"move": "static"},
    "at night, in the rain": {"time": "night", "weather": "rain"},
    "not closer": {},
    "no more rain": {},
    "3 people, not 2": {},
    "his hands are wrong": {},
}


def shot(**fields: Any) -> Shot:
    return Shot.model_validate({"id": "s", "prompt": "Medium shot, the KEEPER waits", "location": "l", **fields})


@pytest.mark.parametrize(("note", "asked"), NOTES.items())
def test_a_note_asks_for_what_the_shot_has_fields_for(note: str, asked: dict[str, Any]):
    assert asked_by(note) == asked


def test_a_noted_shot_is_one_step_nearer_and_stays_at_the_end_of_the_ladder():
    assert noted(shot(note="closer")).size == "medium close-up"
    assert noted(shot(note="wider")).size == "medium wide"
    assert noted(shot(size="extreme wide", note="wider")).size == "extreme wide"
    assert noted(shot(size="insert", note="closer")).size == "insert"


def test_the_words_on_the_light_are_kept_when_a_note_wants_it_darker():
    assert noted(shot(light="one warm lamp", note="darker")).light == "one warm lamp, darker"
    assert noted(shot(note="darker")).light == "darker"


def test_a_note_of_other_things_leaves_the_shot_as_it_is():
    asked = shot(note="his hands are wrong")
    assert noted(asked) is asked


def test_a_note_that_is_overtaken_by_a_revision_is_gone_and_any_other_stays():
    film = shot_film()

    def note_after(note: str, **revised: Any) -> str:
        after: Film = edited(
            film, {"kind": "revise_shot", "shots": [1], "note": note}, {"kind": "revise_shot", "shots": [1], **revised}
        )
        return after.shots[after.scenes[0].shots[0]].note

    assert note_after("closer", size="wide") == ""
    assert note_after("slower", pace="fast") == ""
    assert note_after("closer", pace="fast") == "closer"
    assert note_after("her hands are wrong", size="wide") == "her hands are wrong"
