"""What a cutting verb refuses, and the legal numbers it gives."""

from typing import Any

import pytest

from tests.unit.film.strips import edited, strip_film, strip_of
from tools.film.errors import DirectorError
from tools.film.film import Film


def refused(film: Film, edit: dict[str, Any]) -> DirectorError:
    with pytest.raises(DirectorError) as caught:
        edited(film, edit)
    return caught.value


@pytest.mark.parametrize(
    ("edit", "legal"),
    [
        ({"kind": "ripple", "clip": "1B", "edge": "tail", "frames": 7}, [-9, 6]),
        ({"kind": "ripple", "clip": "1B", "edge": "tail", "frames": -10}, [-9, 6]),
        ({"kind": "ripple", "clip": "1B", "edge": "head", "frames": -5}, [-4, 9]),
        ({"kind": "ripple", "clip": "1B", "edge": "head", "frames": 10}, [-4, 9]),
        ({"kind": "roll", "clip": "1B", "frames": -5}, [-4, 6]),
        ({"kind": "roll", "clip": "1B", "frames": 7}, [-4, 6]),
        ({"kind": "roll", "clip": "1B", "edge": "tail", "frames": 7}, [-4, 6]),
        ({"kind": "slip", "clip": "1B", "frames": 7}, [-4, 6]),
        ({"kind": "slip", "clip": "1B", "frames": -5}, [-4, 6]),
        ({"kind": "slide", "clip": "1B", "frames": 7}, [-4, 6]),
        ({"kind": "slide", "clip": "1B", "frames": -5}, [-4, 6]),
        ({"kind": "trim", "clip": "1B", "edge": "tail", "frames": 1}, [-9, 0]),
        ({"kind": "trim", "clip": "1B", "edge": "head", "frames": -1}, [0, 9]),
        ({"kind": "split_edit", "clip": "1B", "lead": 5}, [0, 4]),
        ({"kind": "split_edit", "clip": "1B", "tail": 7}, [0, 6]),
        ({"kind": "blade", "at": 30}, [1, 29]),
        ({"kind": "freeze", "clip": "1B", "at": 10}, [0, 9]),
        ({"kind": "lift", "start": 20, "end": 31}, [0, 30]),
        ({"kind": "extract", "start": 8, "end": 8}, [0, 30]),
        ({"kind": "insert", "shot": "1A", "at": 31}, [0, 30]),
        ({"kind": "insert", "shot": "1A", "at": 0, "frames": 17}, [-4, 16]),
        ({"kind": "overwrite", "shot": "1A", "at": 0, "source_in": -5, "frames": 3}, [-4, 16]),
        ({"kind": "insert", "shot": "1A", "at": 0, "source_in": 10}, [-4, 16]),
        ({"kind": "set_duration", "shot": "1A", "seconds": 0.01}, [1, None]),
        ({"kind": "set_duration", "shot": "1A", "delta": -1}, [1, None]),
        ({"kind": "set_transition", "clip": "1B", "transition": "dissolve", "frames": 9}, [1, 8]),
        ({"kind": "set_transition", "clip": "1B", "transition": "fade in", "frames": 11}, [1, 10]),
        ({"kind": "set_transition", "clip": "1B", "transition": "dip to black", "frames": 22}, [1, 20]),
        ({"kind": "set_transition", "clip": "1A", "transition": "dissolve", "frames": 2}, [1, 0]),
        ({"kind": "add_title", "text": "x", "clip": "1A", "offset": 10}, [0, 9]),
        ({"kind": "choose_take", "shot": "1A", "take": 2}, [1, 1]),
        ({"kind": "add_marker", "name": "x", "frame": 31}, [0, 30]),
        ({"kind": "add_marker", "name": "x", "shot": "1A", "offset": 10}, [0, 9]),
        ({"kind": "split_shot", "shot": "1A", "at": 10}, [1, 9]),
        ({"kind": "print_take", "shot": "1A", "media": "m", "frames": 10, "head": 10}, [0, 9]),
    ],
)
def test_out_of_limits_is_refused_with_the_legal_numbers(edit: dict[str, Any], legal: list[int]) -> None:
    film = strip_film("A10 B10 C10", handles=(4, 6))
    error = refused(film, edit)
    assert error.data["legal"] == legal
    assert error.message.endswith(".")
    assert not error.message.startswith("[")


@pytest.mark.parametrize(
    ("verb", "limits"),
    [
        ({"kind": "ripple", "clip": "1B", "edge": "tail"}, (-9, 6)),
        ({"kind": "ripple", "clip": "1B", "edge": "head"}, (-4, 9)),
        ({"kind": "roll", "clip": "1B"}, (-4, 6)),
        ({"kind": "slip", "clip": "1B"}, (-4, 6)),
        ({"kind": "slide", "clip": "1B"}, (-4, 6)),
    ],
)
def test_the_limits_themselves_are_legal(verb: dict[str, Any], limits: tuple[int, int]) -> None:
    film = strip_film("A10 B10 C10", handles=(4, 6))
    for frames in limits:
        assert edited(film, {**verb, "frames": frames}) != film
    for frames in (limits[0] - 1, limits[1] + 1):
        assert refused(film, {**verb, "frames": frames}).data["frames"] == frames


def test_a_shot_that_is_yet_to_be_shot_is_limited_by_one_frame_alone() -> None:
    film = strip_film("A10 B10")
    longer = edited(film, {"kind": "ripple", "clip": "1A", "edge": "tail", "frames": 5000})
    assert strip_of(longer) == "A5010 B10"
    assert refused(film, {"kind": "ripple", "clip": "1A", "edge": "tail", "frames": -10}).data["legal"] == [-9, None]


def test_a_revised_shot_is_free_of_the_limits_of_its_old_take() -> None:
    film = strip_film("A10 B10", handles=(0, 0))
    assert refused(film, {"kind": "ripple", "clip": "1A", "edge": "tail", "frames": 1}).data["legal"] == [-9, 0]
    revised = edited(film, {"kind": "revise_shot", "shot": "1A", "note": "slower"})
    assert strip_of(edited(revised, {"kind": "ripple", "clip": "1A", "edge": "tail", "frames": 30})) == "A40 B10"


def test_handles_at_another_speed_and_rate_are_counted_in_frames_of_the_cut() -> None:
    film = strip_film("A10x2 B10", handles=(4, 6))
    # The take has 4 + 19 + 6 frames; at twice the speed its 6 of tail are 3 of the cut.
    assert refused(film, {"kind": "ripple", "clip": "1A", "edge": "tail", "frames": 4}).data["legal"] == [-9, 3]
    film = edited(strip_film("A10 B10"), {"kind": "print_take", "shot": 1, "media": "m", "frames": 50, "rate": "25"})
    # 50 frames at 25 are 48 at 24.
    assert refused(film, {"kind": "ripple", "clip": "1A", "edge": "tail", "frames": 39}).data["legal"] == [-9, 38]


def test_a_circled_take_limits_even_where_a_newer_one_is_longer() -> None:
    film = edited(
        strip_film("A10 B10", handles=(0, 2)),
        {"kind": "circle", "takes": ["1A-1"]},
        {"kind": "print_take", "shot": 1, "media": "m", "frames": 100},
    )
    assert refused(film, {"kind": "ripple", "clip": "1A", "edge": "tail", "frames": 3}).data["legal"] == [-9, 2]


def test_a_speed_that_the_take_cannot_fill_is_refused_with_the_highest() -> None:
    film = strip_film("A10 B10", handles=(0, 5))
    error = refused(film, {"kind": "set_speed", "clip": "1A", "speed": 2, "ripple": False})
    assert error.data["legal"] == [0, "3/2"]
    assert strip_of(edited(film, {"kind": "set_speed", "clip": "1A", "speed": "3/2", "ripple": False})) == "A10x3/2 B10"


def test_a_held_frame_has_no_speed() -> None:
    error = refused(strip_film("A10* B10"), {"kind": "set_speed", "clip": "1A", "speed": 2})
    assert "holds one frame" in error.message


def test_a_shot_in_several_pieces_must_be_named_by_its_clip() -> None:
    film = edited(strip_film("A10 B10"), {"kind": "blade", "at": 4})
    error = refused(film, {"kind": "slip", "clip": "1A", "frames": 1})
    assert error.data["legal"] == ["cl1", "cl101"]
    assert strip_of(edited(film, {"kind": "slip", "clip": "cl101", "frames": 1})) == "A4 A6@5 B10"


def test_the_first_and_the_last_clip_cannot_slide_and_have_one_cut() -> None:
    film = strip_film("A10 B10")
    assert "move the shot" in refused(film, {"kind": "slide", "clip": "1A", "frames": 1}).message
    assert "no cut at the head" in refused(film, {"kind": "roll", "clip": "1A", "frames": 1}).message


def test_a_shot_that_was_lifted_is_not_in_the_cut() -> None:
    film = edited(strip_film("A10 B10"), {"kind": "lift", "clip": "1A"})
    assert "not in the cut" in refused(film, {"kind": "slip", "clip": "1A", "frames": 1}).message
    assert "no clip cl1" in refused(film, {"kind": "slip", "clip": "cl1", "frames": 1}).message
    assert strip_of(edited(film, {"kind": "overwrite", "shot": "1A", "at": 0})) == "A10 B10"


def test_a_longer_duration_than_the_take_has_plans_the_shot_again() -> None:
    film = edited(strip_film("A10 B10", handles=(4, 6)), {"kind": "circle", "shot": 1})
    inside = edited(film, {"kind": "set_duration", "shot": 1, "frames": 16})
    assert inside.shots["shA"].state == "circled"
    beyond = edited(film, {"kind": "set_duration", "shot": 1, "frames": 17})
    assert (beyond.shots["shA"].state, beyond.shots["shA"].circled, beyond.shots["shA"].frames) == ("planned", None, 17)
    assert beyond.shots["shA"].takes == ("tkA",)
    back = edited(beyond, {"kind": "set_duration", "shot": 1, "frames": 10})
    assert back.shots["shA"].state == "dailies"
