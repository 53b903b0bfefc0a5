"""Figures: deterministic, standing on the ground, there in every pose; faces that change only the face."""

from fractions import Fraction
from itertools import pairwise
from typing import Literal, get_args

import numpy as np
import pytest

from tools.film.script import Action, Appearance, Expression, Facing, HairStyle, Staged
from tools.generators.previz.people import (
    EXPRESSIONS,
    NEUTRAL,
    Face,
    Pose,
    blinking,
    figure,
    forget_figures,
    perform,
    relight,
    speaking,
)

WOMAN = Appearance(age=34, hair_style="bob", lips="#b0504a")
MAN = Appearance(age=60, sex="m", build=0.4, beard="full", hat="brim", outfit="suit")
CHILD = Appearance(age=8, hair_style="braids", outfit="dress", freckles=1)
TINY = 36.0
DAY = [((-0.45, 0.62, 0.66), (0.86, 0.8, 0.7)), ((0.8, 0.2, 0.5), (0.2, 0.21, 0.25))]


def test_the_same_arguments_give_the_same_bytes_in_any_order() -> None:
    faces = (NEUTRAL, EXPRESSIONS["happy"], EXPRESSIONS["angry"])
    forget_figures()
    forward = [figure(WOMAN, 5, Pose(), face, 0.4, px_per_metre=60).channels.tobytes() for face in faces]
    forget_figures()
    backward = [figure(WOMAN, 5, Pose(), face, 0.4, px_per_metre=60).channels.tobytes() for face in reversed(faces)]
    assert forward == backward[::-1]


def test_a_woman_with_a_fringe_is_not_bald() -> None:
    def drawn(sex: Literal["f", "m"], style: HairStyle) -> bytes:
        look = Appearance(age=68, sex=sex, hair_style=style, hair="#b9bcc2")
        return figure(look, 5, Pose(), NEUTRAL, 0.4, px_per_metre=60).channels.tobytes()

    assert drawn("f", "fringe") == drawn("f", "short")
    assert drawn("m", "fringe") != drawn("m", "short")


@pytest.mark.parametrize("look", [WOMAN, MAN, CHILD])
def test_feet_stand_on_the_ground_at_the_anchor(look: Appearance) -> None:
    drawn = figure(look, 3, Pose(), NEUTRAL, 0.0, px_per_metre=120, pitch=0.0)
    rows = np.flatnonzero(drawn.alpha.max(axis=1) > 0.5)
    assert abs(rows.max() + 1 - drawn.anchor[1]) <= 2.5
    assert abs((drawn.anchor[1] - rows.min()) / 120 - drawn.height) < 0.18


def test_grown_ups_and_children_have_the_height_of_their_age() -> None:
    heights = {
        age: figure(Appearance(age=age), 1, Pose(), NEUTRAL, 0.0, px_per_metre=20).height for age in (3, 8, 35)
    }
    assert 0.8 < heights[3] < 1.05
    assert 1.15 < heights[8] < 1.40
    assert 1.60 < heights[35] < 1.90


@pytest.mark.parametrize("action", get_args(Action))
def test_every_action_is_seen_from_every_side(action: Action) -> None:
    for facing in get_args(Facing):
        beat = perform(Staged(who="a", action=action, facing=facing), 24, Fraction(24), 1).at(12)
        drawn = figure(WOMAN, 5, beat.pose, beat.face, beat.yaw, px_per_metre=12)
        assert drawn.alpha.sum() > 20, facing
        assert np.isfinite(drawn.channels).all()


def test_another_expression_changes_the_face_alone() -> None:
    rest = figure(WOMAN, 5, Pose(), NEUTRAL, 0.3, px_per_metre=TINY * 3)
    for expression in get_args(Expression):
        if expression == "neutral":
            continue
        acted = figure(WOMAN, 5, Pose(), EXPRESSIONS[expression], 0.3, px_per_metre=TINY * 3)
        changed = np.argwhere(np.abs(acted.channels - rest.channels).max(axis=-1) > 1e-4)
        assert len(changed) > 5, expression
        away = np.hypot(changed[:, 0] - rest.eye[1], changed[:, 1] - rest.eye[0])
        assert away.max() < 0.36 * TINY * 3, expression


def _mouth_gap(face: Face) -> int:
    """Rows of the middle of the face, below the nose, that a shut mouth does not have."""
    shut, drawn = (
        figure(WOMAN, 5, Pose(), f, 0.0, px_per_metre=500, crop="head", supersample=1) for f in (NEUTRAL, face)
    )
    x, y = (round(v) for v in drawn.eye)
    rows = slice(y + 48, y + 100)
    change = np.abs(drawn.albedo[rows, x - 2 : x + 3] - shut.albedo[rows, x - 2 : x + 3]).sum(axis=-1).mean(axis=1)
    return int((change > 0.25).sum())


def test_the_mouth_opens_further_with_every_shape() -> None:
    openings = [_mouth_gap(speaking(NEUTRAL, shape)) for shape in range(6)]
    assert openings[0] == 0
    assert all(a < b for a, b in pairwise(openings)), openings


def test_speech_and_blinks_draw_what_a_whole_drawing_would() -> None:
    mood = EXPRESSIONS["worried"]
    for momentary in (speaking(mood, 3), blinking(mood), speaking(blinking(mood), 5)):
        quick = figure(WOMAN, 5, Pose(), momentary, 0.4, px_per_metre=300, crop="head")
        whole = figure(WOMAN, 5, Pose(), momentary.resolved(), 0.4, px_per_metre=300, crop="head")
        apart = np.abs(quick.channels[..., :3] - whole.channels[..., :3]).sum(axis=-1)
        assert np.mean(apart > 0.1) < 0.004


def test_light_from_the_left_lights_the_left() -> None:
    drawn = figure(WOMAN, 5, Pose(), NEUTRAL, 0.0, px_per_metre=60)
    left = relight(drawn, [((-1, 0.2, 0.3), (1, 1, 1))], (0.1, 0.1, 0.1), (0.1, 0.1, 0.1))
    right = relight(drawn, [((1, 0.2, 0.3), (1, 1, 1))], (0.1, 0.1, 0.1), (0.1, 0.1, 0.1))
    middle = round(drawn.anchor[0])
    assert left[:, :middle, :3].mean() > 1.4 * right[:, :middle, :3].mean()
    assert np.array_equal(left[..., 3], drawn.alpha)


def test_light_is_repeatable() -> None:
    drawn = figure(CHILD, 5, Pose(), NEUTRAL, 0.3, px_per_metre=60)
    rim = ((0.8, 0.5), (0.5, 0.5, 0.4))
    first = relight(drawn, DAY, (0.3, 0.3, 0.4), (0.2, 0.2, 0.2), rim)
    assert first.tobytes() == relight(drawn, DAY, (0.3, 0.3, 0.4), (0.2, 0.2, 0.2), rim).tobytes()
