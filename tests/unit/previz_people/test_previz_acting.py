"""Acting: deterministic, few keys, planted feet, blinks, reactions, mouths."""

from fractions import Fraction
from typing import get_args

import pytest

from tools.film.script import Action, Appearance, Staged
from tools.generators.previz.people import EXPRESSIONS, NEUTRAL, perform
from tools.generators.previz.people.pose import Pose, walk
from tools.generators.previz.people.sheet import proportions
from tools.generators.previz.people.skeleton import LEFT, RIGHT, pose_skeleton

RATE = Fraction(24)


@pytest.mark.parametrize("action", get_args(Action))
def test_a_performance_is_repeatable_and_made_of_few_poses(action: Action) -> None:
    staged = Staged(who="a", action=action, expression="happy")
    one, two = perform(staged, 96, RATE, 7), perform(staged, 96, RATE, 7)
    assert one == two
    assert len({beat.pose for beat in one.beats}) <= 16
    assert len({beat.face for beat in one.beats}) <= 14


def test_a_strong_feeling_arrives_within_the_shot() -> None:
    acted = perform(Staged(who="a", expression="surprised"), 100, RATE, 2)
    assert acted.at(4).face.resolved().open == NEUTRAL.open
    assert acted.at(90).face.resolved().open == EXPRESSIONS["surprised"].open


def test_eyes_blink_every_few_seconds() -> None:
    acted = perform(Staged(who="a"), 24 * 20, RATE, 3)
    shut = [beat.face.resolved().lid < 0.2 for beat in acted.beats]
    blinks = sum(now and not before for before, now in zip([False, *shut], shut, strict=False))
    assert 4 <= blinks <= 7


def test_planted_feet_do_not_slide() -> None:
    look = Appearance()
    q = proportions(look, 1)
    acted = perform(Staged(who="a", action="walk", facing="profile right"), 72, RATE, 5, appearance=look)
    worst = 0.0
    for i in range(1, 72):
        before, now = acted.at(i - 1), acted.at(i)
        for side in (LEFT, RIGHT):
            feet = [pose_skeleton(q, beat.pose, beat.yaw).toes[side].origin * q.metres for beat in (before, now)]
            if max(feet[0][1], feet[1][1]) < 0.035:
                moved = feet[1][0] + now.travel[0] - feet[0][0] - before.travel[0]
                worst = max(worst, abs(moved))
    assert worst < 0.035
    assert acted.at(71).travel[0] - acted.at(0).travel[0] > 2.0


def test_speech_moves_the_mouth_and_silence_does_not() -> None:
    mouth = [0] * 24 + [9, 9, 4, 4, 0, 0] * 4
    acted = perform(Staged(who="a"), 48, RATE, 1, mouth=mouth)
    assert acted.at(6).face.resolved().open <= 0.06
    assert max(acted.at(i).face.resolved().open for i in range(24, 48)) > 0.8


def test_someone_who_faces_left_acts_with_the_other_hand() -> None:
    right = perform(Staged(who="a", action="point", facing="profile right"), 48, RATE, 1).at(47).pose
    left = perform(Staged(who="a", action="point", facing="profile left"), 48, RATE, 1).at(47).pose
    assert not right.left_handed
    assert left.left_handed
    assert left.hand_left[2] == right.hand_right[2]


def test_a_pose_mirrored_twice_is_itself() -> None:
    assert walk(0.3).mirrored().mirrored() == walk(0.3)
    assert Pose().mixed(walk(0.3), 1.0).hand_left == pytest.approx(walk(0.3).hand_left, abs=1e-4)


def test_someone_on_a_lower_seat_sits_lower() -> None:
    q = proportions(Appearance(), 1)
    low, high = (
        pose_skeleton(q, perform(Staged(who="a", action="sit"), 24, RATE, 1, seat=s).at(0).pose, 0.0).hips.origin[1]
        for s in (0.35, 0.6)
    )
    assert low < high
