"""A prompt is read for size, move, light, cast and action, and says nothing that it does not say."""

import pytest

from tools.film.screenplay import ShotDraft
from tools.film.script import Staged
from tools.writing.reading import acted, action_of, mood_of, read_prompt

CAST = {"KEEPER": "keeper", "MINA": "mina"}
PROPS = ("bottle", "letter", "lamp")


def test_a_full_prompt_is_read():
    reading = read_prompt(
        "Close-up, the KEEPER (sixties) looks up, worried, lamp light on one side of his face, slow push in",
        CAST,
        PROPS,
    )
    assert (reading.size, reading.move, reading.pace) == ("close-up", "push in", "slow")
    assert reading.light == "lamp light on one side of his face"
    (keeper,) = reading.staging
    assert (keeper.who, keeper.action, keeper.expression, keeper.looks) == ("keeper", "look", "worried", "up")


def test_two_people_face_each_other():
    reading = read_prompt("Two-shot, the KEEPER hands MINA the letter", CAST, PROPS)
    assert [(one.who, one.at, one.facing) for one in reading.staging] == [
        ("keeper", "left", "three-quarter right"),
        ("mina", "right", "three-quarter left"),
    ]
    assert reading.coverage == "two-shot"


def test_an_insert_is_about_its_thing():
    reading = read_prompt("Insert, a bottle with a letter half buried in wet sand, static", CAST, PROPS)
    assert (reading.size, reading.focus, reading.staging) == ("insert", "bottle", ())
    assert [(prop.what, prop.where) for prop in reading.props] == [("bottle", "ground"), ("letter", "ground")]


def test_what_is_held_is_in_the_hand():
    reading = read_prompt("Medium shot, MINA holding the letter, from behind", CAST, PROPS)
    assert (reading.staging[0].holds, reading.staging[0].facing) == ("letter", "back")


def test_a_bare_prompt_claims_nothing():
    reading = read_prompt("Rain", CAST, PROPS)
    assert (reading.size, reading.coverage, reading.time, reading.weather) == (None, None, None, "rain")
    assert (reading.staging, reading.props) == ((), ())


@pytest.mark.parametrize(
    ("said", "action"),
    [
        ("strides along the pier", "walk"),
        ("is sitting", "sit"),
        ("carries a box", "carry"),
        ("running", "run"),
        ("", "stand"),
    ],
)
def test_verbs_are_acted_in_any_form(said: str, action: str):
    assert action_of(said) == action


def test_music_words_choose_a_mood():
    assert (mood_of("low strings, patient"), mood_of("tender, solo piano"), mood_of("12 bars")) == (
        "melancholy",
        "romantic",
        None,
    )


def test_someone_who_only_stands_does_the_verb_of_the_prompt():
    stands, sits = Staged(who="keeper"), Staged(who="mina", action="sit")
    shot = ShotDraft(prompt="Two-shot, the KEEPER (sixties) follows MINA walks", staging=(stands, sits))
    assert [staged.action for staged in acted(shot, CAST).staging] == ["walk", "sit"]
    still = ShotDraft(prompt="Close-up, the KEEPER, found", staging=(stands,))
    assert acted(still, CAST).staging == (stands,)
