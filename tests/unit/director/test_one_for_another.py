"""One thing for another, what a thing is like, faces that are not wanted, and what the film opens and ends on."""

import pytest

from tests.fakes.talk_film import plain, said
from tools.film.edits.story import SetLocation

WITH_UMBRELLA = "Medium shot, MARA (thirty, green parka, short black hair) waits beside a black umbrella"


@pytest.mark.parametrize(
    ("message", "acts"),
    [
        ("turn the fog into snow in 1", [{"kind": "revise_shot", "shots": [1], "weather": "snow"}]),
        ("change the dawn to dusk in scene 4", [{"kind": "revise_scene", "scene": 4, "time": "dusk"}]),
        (
            "swap the ticket for an old letter in 6",
            [{"kind": "revise_shot", "shots": [6], "prompt": "Insert, one old letter with a name on it"}],
        ),
        (
            "a black umbrella instead of the suitcase in 2",
            [{"kind": "revise_shot", "shots": [2], "prompt": WITH_UMBRELLA}],
        ),
        ("replace mara with tom in 3", [{"kind": "revise_shot", "shots": [3], "cast": ("tom",)}]),
        ('change "He said six." to "He said seven."', [{"text": "He said seven."}]),
        ("make the ferry red", [{"kind": "revise_shot", "shots": [7], "look": "red ferry"}]),
        ("less fog in 1", [{"kind": "revise_shot", "shots": [1], "look": "less fog"}]),
        ("a bigger ticket in 6", [{"kind": "revise_shot", "shots": [6], "look": "bigger ticket"}]),
        ("she shouldn't look worried in 3", [{"kind": "revise_shot", "shots": [3], "expression": "neutral"}]),
        ("no smiling in 3 please", [{"kind": "revise_shot", "shots": [3], "expression": "neutral"}]),
        ("everyone laughing in 8", [{"kind": "revise_shot", "shots": [8], "expression": "happy"}]),
        ("let's try shot 3 at night", [{"kind": "revise_shot", "shots": [3], "time": "night"}]),
        ("start with the ticket", [{"kind": "move_shot", "shot": 6, "before": 1}]),
        ("2.39:1 to 16:9", [{"kind": "set_look", "aspect": "16:9"}]),
        ("straight cut into 5, no dissolve", [{"kind": "set_transition", "clip": 5, "transition": "cut"}]),
        ("end on mara holding the rail", [{"kind": "move_shot", "shot": 9, "after": 10}]),
    ],
)
def test_the_kind_of_what_goes_says_what_is_done(message: str, acts: list[dict[str, object]]) -> None:
    found = plain(said(message).acts)
    assert len(found) == len(acts)
    assert all(want.items() <= got.items() for want, got in zip(acts, found, strict=True)), found


def test_another_place_is_asked_about_before_all_its_shots_are_shot_again() -> None:
    thought = said("change the jetty to a pier")
    assert thought.acts == ()
    assert thought.question is not None
    assert "4 shots" in thought.question.text
    (act,) = thought.question.choices[0].acts
    assert isinstance(act, SetLocation)
    assert act.name == "pier"


@pytest.mark.parametrize(
    "message",
    [
        "swap the zorp for an apple in 6",
        "she shouldn't look so worried in 3",
        "change the cabin",
        "the dog should be red",
    ],
)
def test_what_is_not_in_the_film_or_only_half_said_is_asked(message: str) -> None:
    thought = said(message)
    assert thought.acts == ()
    assert thought.question is not None
