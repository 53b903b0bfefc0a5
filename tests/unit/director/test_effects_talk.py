"""Sounds of things and places, talked about."""

from typing import Any

import pytest

from tests.fakes.talk_film import plain, said

# the ferry: paper rustle in 6, small waves over scene 1
CASES: list[tuple[str, dict[str, Any]]] = [
    ("add a church bell in shot 7", {"kind": "add_effect", "shot": 7, "what": "church bell"}),
    ("thunder when mara holds the rail", {"kind": "add_effect", "shot": 9, "what": "thunder"}),
    ("add footsteps to shot 10", {"kind": "add_effect", "shot": 10, "what": "footsteps"}),
    ("glass breaking 2 seconds into shot 4", {"kind": "add_effect", "shot": 4, "what": "glass breaking", "offset": 48}),
    ("thunder at 0:22", {"kind": "add_effect", "shot": 7, "what": "thunder", "offset": 24}),
    ("i want to hear gulls in scene 1", {"kind": "set_ambience", "scenes": [1], "what": "gulls"}),
    ("room tone in scene 2", {"kind": "set_ambience", "scenes": [2], "what": "room tone"}),
    ("lose the paper rustle", {"kind": "remove_effect", "shot": 6, "what": "paper rustle"}),
    ("no sound effects in shot 6", {"kind": "remove_effect", "shot": 6, "what": "paper rustle"}),
    ("no ambience in scene 1", {"kind": "set_ambience", "scenes": [1]}),
]


@pytest.mark.parametrize(("message", "act"), CASES)
def test_it_comes_to_one_act(message: str, act: dict[str, Any]) -> None:
    assert plain(said(message).acts) == [act]


def test_a_sound_that_cannot_be_made_is_said_with_what_is_near_it() -> None:
    thought = said("add a zorble sound in 4")
    assert thought.acts == ()
    assert thought.words.startswith("I have no sound for “zorble”. Near it there are ")


@pytest.mark.parametrize(
    "message",
    [
        "add rain to shot 3",
        "add a dog to shot 3",
        "give tom a red coat",
        "lock off shot 4",
        "let 7 breathe a bit",
        "drop the ticket insert",
        "put scene 2 at night",
        "let the sound of 8 start ten frames early, j cut",
    ],
)
def test_what_is_to_be_seen_or_cut_makes_no_sound(message: str) -> None:
    kinds = {act.kind for act in said(message).acts}
    assert not kinds & {"add_effect", "set_ambience", "remove_effect"}
