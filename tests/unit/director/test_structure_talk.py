"""What is in the film and in which order, as people ask for it; and values that the vocabulary refuses."""

from typing import Literal, get_args, get_origin

import pytest

from agent.embedded.lexicon import phrases
from tests.fakes.talk_film import plain, said
from tools.film.edits.cut import SetTransition
from tools.film.edits.story import ReviseShot

Acts = list[dict[str, object]]

CASES: list[tuple[str, Acts]] = [
    ("drop everything after 7", [{"kind": "remove_shot", "shots": [8, 9, 10]}]),
    ("we don't need shot 6", [{"kind": "remove_shot", "shots": [6]}]),
    ("i don't want shot 7 in the film", [{"kind": "remove_shot", "shots": [7]}]),
    ("shot 9 can go", [{"kind": "remove_shot", "shots": [9]}]),
    ("kill the cabin scene entirely", [{"kind": "remove_scene", "scene": 2}]),
    ("cut the storm", [{"kind": "remove_scene", "scene": 3}]),
    ("i don't want rain in 4", [{"kind": "revise_shot", "shots": [4], "weather": "clear"}]),
    ("move scene 3 after scene 1", [{"kind": "move_scene", "scene": 3, "after": 1}]),
    ("the cabin scene should come first", [{"kind": "move_scene", "scene": 2, "before": 1}]),
    ("bring shot 9 forward to after 3", [{"kind": "move_shot", "shot": 9, "after": 3}]),
    ("open with the insert of the ticket", [{"kind": "move_shot", "shot": 6, "before": 1}]),
    ("end on shot 8", [{"kind": "move_shot", "shot": 8, "after": 10}]),
    ("change the order of 5 and 6", [{"kind": "swap_shots", "shot": 5, "other": 6}]),
    ("let 4 and 5 trade places", [{"kind": "swap_shots", "shot": 4, "other": 5}]),
    ("make one shot out of 2 and 3", [{"kind": "merge_shots", "shot": 2, "other": 3}]),
    ("join scenes 2 and 3 into one", [{"kind": "merge_scenes", "scene": 2, "other": 3}]),
    ("split scene 2 at shot 5", [{"kind": "split_scene", "shot": 5}]),
    ("repeat shot 2 after 4", [{"kind": "insert", "shot": 2, "at": 384}]),
    ("overwrite 5 with 3", [{"kind": "overwrite", "shot": 3, "at": 384, "frames": 72}]),
]  # fmt: skip


@pytest.mark.parametrize(("message", "acts"), CASES)
def test_the_story_is_put_in_order(message: str, acts: Acts) -> None:
    assert plain(said(message).acts) == acts


def test_a_place_that_two_scenes_share_is_asked_with_each_of_them_moved() -> None:
    question = said("put the jetty scene after the cabin scene").question
    assert question is not None
    assert [[act.kind for act in choice.acts] for choice in question.choices] == [["move_scene"], ["move_scene"]]


@pytest.mark.parametrize(
    "message",
    [
        "don't delete shot 4",
        "i don't want 4 to be so dark",
        "the cut from 4 to 5 is nice",
        "shot 9 can go a bit longer",
    ],
)
def test_what_only_sounds_like_it_takes_nothing_out(message: str) -> None:
    assert not any(act.kind in ("remove_shot", "remove_scene") for act in said(message).acts)


@pytest.mark.parametrize(
    ("message", "words"),
    [
        ("make shot 3 99999999 seconds", "That cannot be: a length in seconds goes up to 86400."),
        ("brighten 4 by 12 stops", "That cannot be: exposure, in stops, goes up to 3."),
    ],
)
def test_a_value_beyond_the_vocabulary_is_answered_with_its_range(message: str, words: str) -> None:
    thought = said(message)
    assert not thought.acts
    assert thought.words == words


def _literals(kind: object) -> set[str]:
    if get_origin(kind) is Literal:
        return set(get_args(kind))
    return {value for inner in get_args(kind) for value in _literals(inner)}


@pytest.mark.parametrize(
    ("group", "field"),
    [
        ("size", "size"),
        ("angle", "angle"),
        ("camera", "camera"),
        ("coverage", "coverage"),
        ("time", "time"),
        ("weather", "weather"),
        ("mood", "mood"),
        ("pace", "pace"),
        ("face", "expression"),
        ("doing", "action"),
        ("facing", "facing"),
        ("transition", "transition"),
    ],
)
def test_every_word_of_the_tables_is_a_value_of_the_vocabulary(group: str, field: str) -> None:
    edit = SetTransition if field == "transition" else ReviseShot
    legal = _literals(edit.model_fields[field].annotation)
    known = {
        concept.partition(".")[2]
        for meant in phrases().values()
        for concept in meant
        if concept.startswith(f"{group}.")
    }
    assert known
    assert known <= legal
