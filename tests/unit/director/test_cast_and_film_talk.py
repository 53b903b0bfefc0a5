"""How people look, and the film as a whole, as people ask for it; what is only stated is no order."""

from typing import Any

import pytest

from tests.fakes.talk_film import plain, said

CASES: list[tuple[str, list[dict[str, Any]]]] = [
    ("make it vertical", [{"kind": "set_look", "aspect": "9:16"}]),
    ("switch the aspect ratio to 2.39:1", [{"kind": "set_look", "aspect": "2.39:1"}]),
    ("the whole film should look like an old silent movie", [{"kind": "set_look", "style": "old silent movie"}]),
    ("change the frame rate to 25", [{"kind": "set_look", "rate": "25"}]),
    ("set the logline to two thieves and one cheese",
     [{"kind": "set_logline", "logline": "two thieves and one cheese"}]),
    ("make the film more romantic",
     [{"kind": "revise_shot", "scenes": [1, 2, 3, 4], "mood": "romantic"}]),
    ("change shot 5 to Tom dangling upside down",
     [{"kind": "revise_shot", "shots": [5], "prompt": "Tom dangling upside down"}]),
    ("open on the ferry cabin", [{"kind": "move_scene", "scene": 2, "before": 1}]),
    ("move 5 one place earlier", [{"kind": "move_shot", "shot": 5, "before": 4}]),
    ("Mara should look sadder in 3", [{"kind": "revise_shot", "shots": [3], "expression": "sad"}]),
    ("let's come in closer on 5", [{"kind": "revise_shot", "shots": [5], "size": "extreme close-up"}]),
    ("drop shot 5 by half a stop", [{"kind": "set_grade", "shots": [5], "exposure": -0.5, "relative": True}]),
    ("warm shot 2 up", [{"kind": "set_grade", "shots": [2], "temperature": 0.3, "relative": True}]),
    ("shot 2 in b&w", [{"kind": "set_grade", "shots": [2], "saturation": -1.0}]),
    ("give shot 8 one more second", [{"kind": "set_duration", "shots": [8], "delta": 1.0}]),
    ("add a second to 8", [{"kind": "set_duration", "shots": [8], "delta": 1.0}]),
    ("knock a second off shot 7", [{"kind": "set_duration", "shots": [7], "delta": -1.0}]),
    ("shot 9 needs more breathing room", [{"kind": "set_duration", "shots": [9], "factor": 1.25}]),
    ("4 from over Tom's shoulder", [{"kind": "revise_shot", "shots": [4], "coverage": "over the shoulder"}]),
]  # fmt: skip


@pytest.mark.parametrize(("message", "acts"), CASES)
def test_it_comes_to_its_edits(message: str, acts: list[dict[str, Any]]) -> None:
    assert plain(said(message).acts) == acts


@pytest.mark.parametrize(
    ("message", "canon"),
    [
        ("change Mara's parka to red", "red parka"),
        ("dye Mara's hair blonde", "blonde hair"),
        ("Tom wears a blue coat from now on", "blue coat"),
    ],
)
def test_a_look_is_kept_in_plain_words(message: str, canon: str) -> None:
    acts = plain(said(message).acts)
    assert [act["kind"] for act in acts] == ["set_character"]
    assert str(acts[0]["canon"]).endswith(f", {canon}")


@pytest.mark.parametrize(
    "message",
    ["the cabin is gloomy", "the ending feels sad", "the rain in 4 is too much"],
)
def test_how_things_are_is_no_order_for_more_of_it(message: str) -> None:
    assert not said(message).acts


@pytest.mark.parametrize("message", ["the ending is too sad", "scene 3 is too scary"])
def test_too_much_of_a_mood_is_never_more_of_it(message: str) -> None:
    thought = said(message)
    assert not thought.acts
    assert thought.question is not None
    assert len(thought.question.choices) == 2


def test_a_film_that_is_too_long_is_shortened_as_one() -> None:
    acts = plain(said("the whole thing is too long, get it under 30 seconds").acts)
    assert [act["kind"] for act in acts] == ["set_duration"]
    assert "factor" in acts[0]
    assert "seconds" not in acts[0]
