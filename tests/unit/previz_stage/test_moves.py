"""The camera's moves: every one of the vocabulary moves its own way, eased, and within the margin it asks for."""

import itertools
from typing import get_args

import pytest

from tools.film.script import Move
from tools.generators.previz.compositing import Travel
from tools.generators.previz.moves import Ride, drift, eased

MOVES: tuple[Move, ...] = get_args(Move)


def ride(move: Move, **changes: object) -> Ride:
    numbers = {"seconds": 4.0, "width": 1280, "height": 536, "focal": 1400.0, "distance": 4.0}
    return Ride(move, "normal", **(numbers | changes))  # pyright: ignore[reportArgumentType]


def spans(move: Move) -> tuple[Travel, Travel]:
    r = ride(move)
    return r.at(0.0, 0.0), r.at(1.0, 4.0)


@pytest.mark.parametrize(
    ("move", "field", "sign"),
    [
        ("push in", "z", 1), ("pull out", "z", -1), ("zoom in", "zoom", 1), ("zoom out", "zoom", -1),
        ("pan left", "pan", 1), ("pan right", "pan", -1), ("tilt up", "tilt", 1), ("tilt down", "tilt", -1),
        ("track left", "x", -1), ("track right", "x", 1), ("crane up", "y", -1), ("crane down", "y", 1),
    ],
)  # fmt: skip
def test_a_move_goes_its_own_way(move: Move, field: str, sign: int):
    start, end = spans(move)
    assert (getattr(end, field) - getattr(start, field)) * sign > 0


def test_a_static_camera_stands_still():
    start, end = spans("static")
    assert start == end == Travel()


def test_a_handheld_camera_is_never_still_and_always_the_same():
    r = ride("handheld")
    assert r.at(0.2, 0.8) != r.at(0.3, 1.2)
    assert r.at(0.2, 0.8) == ride("handheld").at(0.2, 0.8)


def test_a_fast_pace_goes_further_than_a_slow_one():
    slow = Ride("push in", "slow", 4.0, 1280, 536, 1400.0, 4.0)
    fast = Ride("push in", "fast", 4.0, 1280, 536, 1400.0, 4.0)
    assert fast.at(1, 4).z - fast.at(0, 0).z > slow.at(1, 4).z - slow.at(0, 0).z


def test_easing_starts_and_ends_at_rest_and_never_goes_back():
    steps = [eased(i / 100) for i in range(101)]
    assert steps[0] == 0
    assert steps[100] == pytest.approx(1.0)
    assert all(b >= a for a, b in itertools.pairwise(steps))
    assert steps[1] < 0.002
    assert steps[100] - steps[99] < 0.002


def test_the_subject_keeps_its_place_while_the_camera_pushes_in():
    r = ride("push in", subject=(200.0, -60.0))
    for moment in (0.0, 0.5, 1.0):
        travel = r.at(moment, 4 * moment)
        x, y, _ = travel.carry(640 + 200.0, 268 - 60.0, 4.0, 1280, 536, 1400.0)
        assert x == pytest.approx(840.0, abs=0.5)
        assert y == pytest.approx(208.0, abs=0.5)


@pytest.mark.parametrize("move", MOVES)
def test_every_move_asks_for_a_margin_it_can_be_given(move: Move):
    margin = ride(move).margin()
    assert all(10 <= side < 1280 for side in margin)


def test_a_crane_does_not_go_below_the_ground():
    r = ride("crane down", low=-0.2)
    assert max(r.at(i / 20, i / 5).y for i in range(21)) <= 0.2


def test_drift_is_smooth_and_bounded():
    values = [drift(3, i / 50) for i in range(500)]
    assert max(abs(v) for v in values) <= 1.0
    assert max(abs(b - a) for a, b in itertools.pairwise(values)) < 0.12
