"""A word is taken for what it is said of: a softer light is no mood, a darker coat is no grade."""

import pytest

from tests.fakes.talk_film import plain, said


@pytest.mark.parametrize(
    ("message", "acts"),
    [
        ("make 3 darker", [{"kind": "set_grade", "shots": [3], "exposure": -0.5, "relative": True}]),
        ("shot 3 should be a bit darker", [{"kind": "set_grade", "shots": [3], "exposure": -0.25, "relative": True}]),
        ("softer light in 3", [{"kind": "revise_shot", "shots": [3], "light": "softer light"}]),
        ("3 softer", [{"kind": "revise_shot", "shots": [3], "mood": "warm"}]),
        ("take the saturation of 3 down", [{"kind": "set_grade", "shots": [3], "saturation": -0.25, "relative": True}]),
        ("raise the contrast of 3", [{"kind": "set_grade", "shots": [3], "contrast": 0.2, "relative": True}]),
        ("a warmer tone for 3", [{"kind": "set_grade", "shots": [3], "temperature": 0.3, "relative": True}]),
    ],
)
def test_a_quality_is_of_the_picture_when_nothing_else_is_named(message: str, acts: list[dict[str, object]]) -> None:
    assert plain(said(message).acts) == acts


@pytest.mark.parametrize(
    "message",
    [
        "darker curtains in 3",
        "the drink in 3 should be cooler",
        "make the pigeon sadder in 3",
        "heavier gravy in 3",
        "longer shoelaces in 3",
        "dark wood in 3",
        "make 3 darker zorp",
        "approve 3 flurb",
        "have the ferry trip over",
        "cut on the paper rustle",
        "mara says it colder in 2",
        "dissolve from the roof to 4",
    ],
)
def test_what_is_said_of_something_unknown_or_has_unknown_words_is_asked(message: str) -> None:
    thought = said(message)
    assert thought.acts == ()
    assert thought.question is not None
