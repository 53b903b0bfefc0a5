"""Short forms of the cutting room, shares and sizes: what they come to, and what is rather asked than done."""

from typing import Any

import pytest

from tests.fakes.talk_film import plain, said
from tools.film.script import Appearance
from tools.writing.wardrobe import dressed

DONE: list[tuple[str, list[dict[str, Any]]]] = [
    ("slip 6 back eight", [{"kind": "slip", "clip": 6, "frames": -8}]),
    ("ripple six off the tail of 8", [{"kind": "ripple", "clip": 8, "edge": "tail", "frames": -6}]),
    ("roll the 6/7 cut four frames right", [{"kind": "roll", "clip": 7, "frames": 4}]),
    ("roll cut 4/5 6 frames earlier", [{"kind": "roll", "clip": 5, "frames": -6}]),
    ("make 4 20% darker", [{"kind": "set_grade", "shots": [4], "relative": True, "exposure": -0.322}]),
    ("3 half as bright", [{"kind": "set_grade", "shots": [3], "relative": True, "exposure": -1.0}]),
    ("4-7 a stop down", [{"kind": "set_grade", "shots": [4, 5, 6, 7], "relative": True, "exposure": -1.0}]),
    ("let the last shot run another three seconds", [{"kind": "set_duration", "shots": [10], "delta": 3.0}]),
    ("write THE END at the end", [{"kind": "add_title", "text": "THE END", "card": "closing"}]),
    ("export it in 4k", [{"kind": "export", "name": "4k"}]),
    ("send it in 4k please", [{"kind": "export", "name": "4k"}]),
    ("a UHD version for YouTube", [{"kind": "export", "name": "4k"}]),
    ("render the film in ultra hd", [{"kind": "export", "name": "4k"}]),
    ("export in 4k with burned captions", [{"kind": "export", "name": "4k", "burned": True}]),
    ("shoot 4 in 4k", [{"kind": "generate", "shots": [4], "resolution": "4k"}]),
    ("retake 4 with more rain in 4k", [{"kind": "retake", "shots": [4], "note": "more rain", "resolution": "4k"}]),
    ("change the frame rate to 25", [{"kind": "set_look", "rate": "25"}]),
    ("xml for resolve", [{"kind": "export", "name": "resolve"}]),
    (
        "everything up to and including scene 2 warmer",
        [{"kind": "set_grade", "shots": [1, 2, 3, 4, 5, 6], "relative": True, "temperature": 0.3}],
    ),
    ("put a marker called wave at the end of 7", [{"kind": "add_marker", "name": "wave", "shot": 7, "offset": 143}]),
    (
        "8 warmer, 9 two seconds longer, 10 out",
        [
            {"kind": "set_grade", "shots": [8], "relative": True, "temperature": 0.3},
            {"kind": "set_duration", "shots": [9], "delta": 2.0},
            {"kind": "remove_shot", "shots": [10]},
        ],
    ),
]


@pytest.mark.parametrize(("message", "acts"), DONE, ids=[message for message, _ in DONE])
def test_it_comes_to_its_edits(message: str, acts: list[dict[str, Any]]) -> None:
    assert plain(said(message).acts) == acts


@pytest.mark.parametrize(
    "message",
    [
        "9 - delete the third one",
        "the jetty should be two scenes, cut it before shot 10",
        "smash cut to black after 7",
        "we need 3 seconds back somewhere in scene 3",
        "I might want 2 longer, let me think",
        "before we cut 9, how long is it?",
        "day for night in scene 2",
        "we lost the light in 4",
        "that suitcase at the end of the jetty, three seconds please",
    ],
)
def test_what_only_seems_to_be_a_wish_is_asked_about(message: str) -> None:
    thought = said(message)
    assert thought.acts == ()
    assert thought.question is not None


@pytest.mark.parametrize(
    ("message", "told", "offered"),
    [
        ("make it 4k", "as an MP4 in 3840x2160", {"kind": "export", "name": "4k"}),
        ("export it in 720p", "1920x1080", {"kind": "export", "name": "mp4"}),
        ("4k prores please", "1920x1080", {"kind": "export", "name": "prores"}),
        ("export at 25 fps", "24 frames a second", {"kind": "set_look", "rate": "25"}),
    ],
)
def test_a_film_that_shall_leave_in_another_size_or_rate_is_asked_about(
    message: str, told: str, offered: dict[str, Any]
) -> None:
    thought = said(message)
    assert thought.acts == ()
    assert thought.question is not None
    assert told in thought.question.text
    assert plain(thought.question.choices[0].acts) == [offered]


def test_what_points_at_nothing_is_said_although_nothing_else_is_understood() -> None:
    assert said("give me shot 14 in waltz time").words == "There is no shot 14; the film has shots 1 to 10."


def test_flat_behind_a_length_only_says_that_it_is_meant() -> None:
    assert plain(said("4 to five seconds flat please").acts) == [
        {"kind": "set_duration", "shots": [4], "seconds": 5.0}
    ]


def test_a_cut_is_not_named_by_what_shall_be_done_then() -> None:
    asked = said("call this one v2 then lock picture")
    assert not asked.acts
    assert asked.question is not None
    assert plain(said('name this cut "now then"').acts) == [{"kind": "name_cut", "name": "now then"}]


@pytest.mark.parametrize(("words", "age"), [("sixty-five", 65), ("sixty", 60), ("five", 5), ("thirty two", 32)])
def test_how_old_someone_is_may_be_said_in_two_words(words: str, age: int) -> None:
    assert dressed(Appearance(age=40), f"{words} years old").age == age
