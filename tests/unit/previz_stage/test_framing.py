"""Where the camera stands: heads are in the picture at every size and shape, looking room, sides, angles, inserts."""

from typing import get_args

import pytest

from tools.film.script import Angle, Character, Location, Look, Prop, Shot, Size, Staged
from tools.generators.ports import Brief
from tools.generators.previz.framing import Setup
from tools.generators.previz.picture import world_of
from tools.generators.previz.setups import is_insert, set_up

SIZES: tuple[Size, ...] = get_args(Size)
PEOPLE: tuple[Size, ...] = tuple(size for size in SIZES if size not in ("insert", "extreme close-up"))
SHAPES = ((640, 268), (640, 360), (360, 640), (400, 400), (400, 500))
RUTH = Character(id="ruth", name="Ruth", seed=5)
OTTO = Character(id="otto", name="Otto", seed=6)


def brief_of(
    place: str = "kitchen", interior: bool = True, width: int = 640, height: int = 268, **shot: object
) -> Brief:
    asked = {"staging": (Staged(who="ruth"),), "frames": 24} | shot
    return Brief(
        shot=Shot(id="s", prompt="", location="l", **asked),  # pyright: ignore[reportArgumentType]
        slate="1A", interior=interior, characters={"ruth": RUTH, "otto": OTTO},
        location=Location(id="l", name=place, set_kind=place), look=Look(), width=width, height=height, head=0, tail=0,
    )  # fmt: skip


def framed(brief: Brief) -> Setup:
    return set_up(brief, world_of(brief), brief.width, brief.height)


def eyes_of(setup: Setup, who: int = 0) -> tuple[float, float, float]:
    placed = setup.placed[who]
    at = placed.at.copy()
    at[1] += placed.player.stature.eyes
    return setup.lens.see(at)


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("size", PEOPLE)
def test_eyes_are_inside_the_frame_and_above_its_lower_half(size: Size, shape: tuple[int, int]):
    setup = framed(brief_of(width=shape[0], height=shape[1], size=size))
    x, y, _ = eyes_of(setup)
    assert 0.15 * shape[0] < x < 0.85 * shape[0]
    assert 0.05 * shape[1] < y < (0.75 if size in ("extreme wide", "wide") else 0.56) * shape[1]


def test_a_closer_size_shows_a_person_larger():
    order: tuple[Size, ...] = ("extreme wide", "wide", "full", "medium wide", "medium", "medium close-up", "close-up")
    scales: list[float] = []
    for size in order:
        setup = framed(brief_of(size=size))
        scales.append(setup.lens.focal / eyes_of(setup)[2])
    assert scales == sorted(scales)


def test_someone_who_looks_right_stands_left_of_the_middle():
    setup = framed(brief_of(size="medium", staging=(Staged(who="ruth", facing="profile right"),)))
    other = framed(brief_of(size="medium", staging=(Staged(who="ruth", facing="profile left"),)))
    assert eyes_of(setup)[0] < 320 < eyes_of(other)[0]


def test_both_of_a_two_shot_are_in_frame_on_their_sides():
    pair = (Staged(who="otto", at="right"), Staged(who="ruth", at="left"))
    for width, height in SHAPES:
        setup = framed(brief_of(size="medium", coverage="two-shot", staging=pair, width=width, height=height))
        otto, ruth = eyes_of(setup, 0)[0], eyes_of(setup, 1)[0]
        assert 0.04 * width < ruth < otto < 0.96 * width


def test_over_the_shoulder_puts_the_other_near_the_lens_at_the_edge():
    pair = (Staged(who="ruth", facing="three-quarter left"), Staged(who="otto", facing="back"))
    setup = framed(brief_of(size="medium close-up", coverage="over the shoulder", staging=pair))
    subject, shoulder = setup.placed
    assert shoulder.foreground
    assert not subject.foreground
    assert eyes_of(setup, 1)[2] < eyes_of(setup, 0)[2]
    assert eyes_of(setup, 1)[0] < 0.3 * 640


def test_reverse_singles_are_seen_from_one_side_of_the_line():
    right = framed(brief_of(size="medium", staging=(Staged(who="ruth", facing="three-quarter right"),)))
    left = framed(brief_of(size="medium", staging=(Staged(who="ruth", facing="three-quarter left"),)))
    assert float(right.lens.axes[2] @ left.lens.axes[2]) > 0.3
    assert right.lens.eye[0] > left.lens.eye[0]


@pytest.mark.parametrize(("angle", "sign"), [("low", -1), ("high", 1), ("overhead", 1)])
def test_angles_pitch_the_lens(angle: Angle, sign: int):
    setup = framed(brief_of("street", False, size="medium", angle=angle))
    assert setup.pitch * sign > 0.05


def test_eye_level_keeps_verticals_vertical():
    assert framed(brief_of(size="full")).pitch == 0.0


def test_an_empty_shot_has_nobody_in_it():
    assert framed(brief_of(coverage="empty", size="wide")).placed == ()


def test_a_close_shot_of_a_prop_without_people_is_an_insert():
    brief = brief_of(size="close-up", coverage="empty", staging=(), props=(Prop(what="letter"),))
    assert is_insert(brief)
    setup = framed(brief)
    x, y, _ = setup.lens.see(setup.subject)
    assert setup.props[0].prop.what == "letter"
    assert 0.3 * 640 < x < 0.7 * 640
    assert 0.3 * 268 < y < 0.7 * 268


def test_a_prop_in_hand_is_held_by_the_lead():
    setup = framed(brief_of(size="medium", props=(Prop(what="lantern", where="hand"),)))
    assert setup.placed[0].player.staged.holds == "lantern"


def test_a_stranger_to_the_cast_gets_a_stand_in():
    assert len(framed(brief_of(staging=(Staged(who="nobody"),))).placed) == 1
