"""Requests about the picture and its length, as they are said."""

import pytest

from tests.fakes.talk_film import plain, said

CASES: list[tuple[str, list[dict[str, object]]]] = [
    ("make shot 3 darker", [{"kind": "set_grade", "shots": [3], "exposure": -0.5, "relative": True}]),
    ("shot 4 is a bit too dark", [{"kind": "set_grade", "shots": [4], "exposure": 0.25, "relative": True}]),
    ("make shot 3 quite a bit darker", [{"kind": "set_grade", "shots": [3], "exposure": -0.5, "relative": True}]),
    ("shot 3 a good bit longer", [{"kind": "set_duration", "shots": [3], "factor": 1.25}]),
    ("night shots quite a lot warmer",
     [{"kind": "set_grade", "shots": [7, 8, 9], "temperature": 0.6, "relative": True}]),
    ("3 should be less dark", [{"kind": "set_grade", "shots": [3], "exposure": 0.5, "relative": True}]),
    ("take shot 3 down two stops", [{"kind": "set_grade", "shots": [3], "exposure": -2.0, "relative": True}]),
    ("night shots a lot warmer", [{"kind": "set_grade", "shots": [7, 8, 9], "temperature": 0.6, "relative": True}]),
    ("the whole film in black and white", [{"kind": "set_film_grade", "saturation": -1.0}]),
    ("3 wider and at night in the rain",
     [{"kind": "revise_shot", "shots": [3], "size": "medium close-up", "time": "night", "weather": "rain"}]),
    ("remove the fog from shot 1", [{"kind": "revise_shot", "shots": [1], "weather": "clear"}]),
    ("turn 5 into a low angle medium shot", [{"kind": "revise_shot", "shots": [5], "size": "medium", "angle": "low"}]),
    ("push in on 9", [{"kind": "revise_shot", "shots": [9], "camera": "push in"}]),
    ("scene 3 should feel sadder", [{"kind": "revise_scene", "scene": 3, "mood": "melancholy"}]),
    ("shot 3 two seconds longer", [{"kind": "set_duration", "shots": [3], "delta": 2.0}]),
    ("shave half a second off 4", [{"kind": "set_duration", "shots": [4], "delta": -0.5}]),
    ("give shot 6 two more seconds", [{"kind": "set_duration", "shots": [6], "delta": 2.0}]),
    ("reduce shot 7 to 3 seconds", [{"kind": "set_duration", "shots": [7], "seconds": 3.0}]),
    ("scene 2 a third shorter", [{"kind": "set_duration", "scenes": [2], "factor": 0.6667}]),
    ("shot 5 half as long", [{"kind": "set_duration", "shots": [5], "factor": 0.5}]),
    ("shot 7 drags", [{"kind": "set_duration", "shots": [7], "factor": 0.8}]),
    ("shot 3 isn't long enough", [{"kind": "set_duration", "shots": [3], "factor": 1.25}]),
]  # fmt: skip


@pytest.mark.parametrize(("message", "acts"), CASES)
def test_a_request_comes_to_its_edit(message: str, acts: list[dict[str, object]]) -> None:
    assert plain(said(message).acts) == acts


def test_two_wishes_for_one_shot_and_two_shots_with_a_wish_each() -> None:
    both = plain(said("make 3 darker and two seconds longer").acts)
    assert {act["kind"] for act in both} == {"set_grade", "set_duration"}
    assert all(act["shots"] == [3] for act in both)
    each = plain(said("make the cabin shots warmer and shot 7 cooler").acts)
    assert [(act["shots"], act["temperature"]) for act in each] == [([4, 5, 6], 0.3), ([7], -0.3)]


def test_a_complaint_and_its_cure_are_one_request() -> None:
    assert len(said("4 is too dark, brighten it").acts) == 1


def test_the_film_under_a_time_ends_before_it() -> None:
    (act,) = said("get the film under 30 seconds").acts
    factor = act.model_dump()["factor"]
    assert 0.98 * 30 <= 41 * factor < 30


def test_shots_that_point_nowhere_are_refused_with_the_range() -> None:
    thought = said("make shot 99 longer")
    assert not thought.acts
    assert thought.words == "There is no shot 99; the film has shots 1 to 10."


def test_one_of_several_is_asked_with_the_edit_ready_in_every_choice() -> None:
    thought = said("the close-up of Mara a bit longer")
    assert not thought.acts
    assert thought.question is not None
    assert [plain(choice.acts)[0]["shots"] for choice in thought.question.choices] == [[3], [9]]
    assert thought.question.choices[0].label.startswith("Shot 3 (1C): Close-up, MARA looks at her watch")


@pytest.mark.parametrize(
    "message", ["make shot 3 darker than shot 4", "blorf the fromage in 3", "shot 3 darker unless it rains"]
)
def test_what_is_not_wholly_understood_is_asked_and_not_done(message: str) -> None:
    thought = said(message)
    assert not thought.acts
    assert thought.question is not None
