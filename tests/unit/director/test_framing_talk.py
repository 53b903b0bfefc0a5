"""Bars, crops and captions, and the film's own shape, by message."""

import pytest

from tests.fakes.talk_film import plain, said

CASES: list[tuple[str, list[dict[str, object]]]] = [
    ("crop shot 5 to fill the frame", [{"kind": "set_framing", "shots": [5], "fit": "fill"}]),
    ("no bars on shot 4", [{"kind": "set_framing", "shots": [4], "fit": "fill"}]),
    ("put black bars on shot 4", [{"kind": "set_framing", "shots": [4], "fit": "letterbox"}]),
    ("make it 16:9", [{"kind": "set_look", "aspect": "16:9"}]),
    ("25 fps please", [{"kind": "set_look", "rate": "25"}]),
    ("the logline is a woman waits for a ferry", [{"kind": "set_logline", "logline": "a woman waits for a ferry"}]),
]


@pytest.mark.parametrize(("message", "acts"), CASES)
def test_the_frame_and_the_film_take_the_shape_that_is_asked_for(message: str, acts: list[dict[str, object]]) -> None:
    assert plain(said(message).acts) == acts


def test_a_caption_says_what_was_typed_and_the_line_stays() -> None:
    (act,) = plain(said('change the caption in shot 2 to "He said SIX."').acts)
    assert (act["kind"], act["text"]) == ("set_caption", "He said SIX.")


def test_a_corner_of_the_picture_is_no_edge_of_a_clip() -> None:
    assert not said("put shot 9 in the top right corner").acts
