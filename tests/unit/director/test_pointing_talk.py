"""Which shots are meant: by their length, within a scene named elsewhere, seen from another, and what is left over."""

import pytest

from tests.fakes.talk_film import plain, said, talk

LENGTHS: list[tuple[str, list[int], dict[str, object]]] = [
    ("can the longest shot lose two seconds", [10], {"delta": -2.0}),
    ("make the shortest 3 seconds", [6], {"seconds": 3.0}),
    ("the second longest shot half a second shorter", [7], {"delta": -0.5}),
    ("hold the middle shot of scene 2 a second longer", [5], {"delta": 1.0}),
    ("in scene 3 make the second shot longer", [8], {"factor": 1.25}),
    ("scene 3's last shot longer", [9], {"factor": 1.25}),
    ("the shot after the ticket insert, longer", [7], {"factor": 1.25}),
    ("the one before the last one, longer", [9], {"factor": 1.25}),
    ("from shot 4 to the end a second longer each", [4, 5, 6, 7, 8, 9, 10], {"delta": 1.0}),
    ("scene 3 onwards longer", [7, 8, 9, 10], {"factor": 1.25}),
    ("make shots from 2 through 5 longer", [2, 3, 4, 5], {"factor": 1.25}),
    ("make shots 2, 4 and 6 all two seconds", [2, 4, 6], {"seconds": 2.0}),
    ("shot 5: 3.5s", [5], {"seconds": 3.5}),
    ("3 is rushed, give it a second", [3], {"delta": 1.0}),
    ("make 5 as long as 1", [5], {"seconds": 5.0}),
    ("make 5 half again as long", [5], {"factor": 1.5}),
    ("halve 5", [5], {"factor": 0.5}),
]


@pytest.mark.parametrize(("message", "shots", "change"), LENGTHS)
def test_the_shots_that_are_meant_change_their_length(
    message: str, shots: list[int], change: dict[str, object]
) -> None:
    (act,) = plain(said(message).acts)
    assert act == {"kind": "set_duration", "shots": shots, **change}


def test_equally_long_shots_are_asked_about() -> None:
    thought = said("make the second shortest shot longer")
    assert not thought.acts
    assert thought.question is not None
    assert len(thought.question.choices) == 3


def test_a_scene_is_given_its_length_as_a_whole() -> None:
    (longer,) = plain(said("extend scene 2 by 3 seconds").acts)
    assert longer == {"kind": "set_duration", "scenes": [2], "factor": pytest.approx(12 / 9, abs=1e-3)}
    (each,) = plain(said("each shot of scene 2 a second longer").acts)
    assert each == {"kind": "set_duration", "shots": [4, 5, 6], "delta": 1.0}


def test_what_is_under_a_length_already_stays_as_it_is() -> None:
    thought = said("get the film under a minute")
    assert not thought.acts
    assert "41.0 s" in thought.words


def test_the_last_of_several_is_one_of_them() -> None:
    graded, longer = plain(said("shots 4 to 6 brighter and hold the last of them a second longer").acts)
    assert graded["shots"] == [4, 5, 6]
    assert longer == {"kind": "set_duration", "shots": [6], "delta": 1.0}


def test_a_unit_is_said_once() -> None:
    first, second = plain(said("add 12 frames to 4 and take 6 off 7").acts)
    assert (first["shots"], first["delta"]) == ([4], 0.5)
    assert (second["shots"], second["delta"]) == ([7], -0.25)


def test_the_rest_is_everything_that_was_not_named() -> None:
    one, others = plain(said("make 5 darker and the rest of the scene warmer").acts)
    assert (one["shots"], others["shots"]) == ([5], [4, 6])


CORRECTED: list[tuple[str, str, dict[str, object]]] = [
    ("make shot 4 warmer", "not 4, 5", {"kind": "set_grade", "shots": [5], "temperature": 0.3, "relative": True}),
    ("shot 4 a wide please", "sorry i meant 6", {"kind": "revise_shot", "shots": [6], "size": "wide"}),
    ("shot 4 a wide please", "actually a close-up", {"kind": "revise_shot", "shots": [4], "size": "close-up"}),
    ("make 2 and 3 longer", "the other way, shorter", {"kind": "set_duration", "shots": [2, 3], "factor": 0.8}),
    ("make 7 two seconds longer", "no, three seconds", {"kind": "set_duration", "shots": [7], "delta": 3.0}),
]


@pytest.mark.parametrize(("first", "correction", "wanted"), CORRECTED)
def test_a_correction_takes_back_and_does_the_other(first: str, correction: str, wanted: dict[str, object]) -> None:
    *_, last = talk(first, correction)
    undone, better = plain(last.acts)
    assert undone["kind"] == "undo"
    assert better == wanted
