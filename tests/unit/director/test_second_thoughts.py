"""A change of mind within one message, and requests that lean on one that was not understood."""

import pytest

from tests.fakes.talk_film import plain, said

DARKER = {"kind": "set_grade", "exposure": -0.5, "relative": True}


@pytest.mark.parametrize(
    ("message", "acts"),
    [
        ("make shot 3, I mean 4, darker", [{**DARKER, "shots": [4]}]),
        ("make shot 3 brighter, no wait, darker", [{**DARKER, "shots": [3]}]),
        ("make shot 3 brighter... actually no, darker", [{**DARKER, "shots": [3]}]),
        ("swap 2 and 3. no sorry, 3 and 4", [{"kind": "swap_shots", "shot": 3, "other": 4}]),
        ("make shot 3 two seconds, no, three seconds longer", [{"kind": "set_duration", "shots": [3], "delta": 3.0}]),
        ("delete shot 5. no wait, shot 6", [{"kind": "remove_shot", "shots": [6]}]),
        ("add rain to 4, or rather snow", [{"kind": "revise_shot", "shots": [4], "weather": "snow"}]),
        ("make 3 a close-up. scratch that, a wide", [{"kind": "revise_shot", "shots": [3], "size": "wide"}]),
        ("delete shot 3, no wait", []),
        ("can you delete 3? actually keep it", []),
        ("no music in scene 2", [{"kind": "remove_music", "scenes": [2]}]),
        ("actually, no music in scene 2", [{"kind": "remove_music", "scenes": [2]}]),
        ("sorry, could you make 3 darker?", [{**DARKER, "shots": [3]}]),
    ],
)
def test_the_last_word_counts(message: str, acts: list[dict[str, object]]) -> None:
    assert plain(said(message).acts) == acts


@pytest.mark.parametrize(
    ("message", "shots"),
    [
        ("2,3 and 5 darker", [2, 3, 5]),
        ("shots 2,3 darker", [2, 3]),
        ("every second shot darker", [2, 4, 6, 8, 10]),
        ("everything up to shot 3 darker", [1, 2, 3]),
        ("the last shot of scene 2, make it darker", [6]),
    ],
)
def test_lists_and_stretches_of_shots(message: str, shots: list[int]) -> None:
    assert plain(said(message).acts) == [{**DARKER, "shots": shots}]


def test_nothing_is_done_to_it_when_what_it_depends_on_was_not_understood() -> None:
    thought = said("if shot 3 is longer than 4 seconds, shorten it")
    assert not thought.acts
    assert thought.question is not None


@pytest.mark.parametrize(
    "message",
    [
        "1. make shot 2 darker 2. swap 3 and 4 3. delete shot 6",
        "make shot 2 darker\nswap 3 and 4\ndelete shot 6",
        "make shot 2 darker and after that swap 3 and 4 and when that is done delete shot 6",
    ],
)
def test_a_list_is_as_many_requests(message: str) -> None:
    assert [act.kind for act in said(message).acts] == ["set_grade", "swap_shots", "remove_shot"]


def test_never_mind_changes_nothing() -> None:
    thought = said("never mind")
    assert not thought.acts
    assert thought.words


@pytest.mark.parametrize(
    ("message", "name"),
    [
        ("set a marker called big kiss on shot 8", "big kiss"),
        ('add a marker on 8 called "undo everything"', "undo everything"),
    ],
)
def test_a_marker_has_the_name_it_is_given(message: str, name: str) -> None:
    assert plain(said(message).acts) == [{"kind": "add_marker", "name": name, "shot": 8}]


@pytest.mark.parametrize("message", ["make 4 like 3", "3 should look like 5"])
def test_a_likeness_is_no_approval(message: str) -> None:
    thought = said(message)
    assert not thought.acts
    assert thought.question is not None
