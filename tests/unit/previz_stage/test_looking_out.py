"""What must be seen: a light in the distance, looks that differ, animals beside people, a face in a white suit."""

import numpy as np
import pytest

from tests.unit.previz_stage.test_framing import brief_of, framed
from tools.film.script import Appearance, Character, Location, Look, Prop, Shot, Staged
from tools.generators.ports import Brief
from tools.generators.previz.beacons import brightness, says_a_light
from tools.generators.previz.figures import unburnt


def look(prompt: str, place: str = "corridor") -> Brief:
    return Brief(
        shot=Shot(id="s", prompt=prompt, location="l", coverage="point of view", size="wide", frames=24, time="night"),
        slate="1A", interior=True, characters={"ruth": Character(id="ruth", name="Ruth")},
        location=Location(id="l", name=place, set_kind=place), look=Look(), width=640, height=360, head=0, tail=0,
    )  # fmt: skip


@pytest.mark.parametrize("place", ["corridor", "kitchen"])
def test_the_small_light_that_the_words_speak_of_is_in_the_frame(place: str):
    setup = framed(look("far out, one tiny light blinks, twice", place))
    assert setup.beacon is not None
    x, y, z = setup.lens.see(setup.beacon)
    assert 0.2 * 640 < x < 0.8 * 640
    assert 0.1 * 360 < y < 0.8 * 360
    assert z > 1.0


def test_a_look_at_a_lamp_lit_room_has_no_light_in_the_distance():
    assert framed(look("the room, a lamp pulled close")).beacon is None
    assert says_a_light(look("one star goes off and on again").shot)


def test_looks_from_one_spot_differ_and_follow_the_side_they_name():
    left, right = framed(look("the shelf on the left")), framed(look("the shelf on the right"))
    across = left.lens.axes[0]
    assert float(right.lens.axes[2] @ across) > 0.5
    views = {round(float(framed(look(f"a thing, number {n}")).lens.axes[2, 0]), 3) for n in range(6)}
    assert len(views) > 2


def test_the_light_blinks_and_never_goes_out():
    levels = [brightness(k / 24) for k in range(24 * 6)]
    assert min(levels) > 0.3
    assert max(levels) > 0.99


def test_someone_far_below_the_shoulder_is_looked_down_on_and_seen():
    fox = Character(id="fox", name="Fox", appearance=Appearance(form="quadruped", species="fox"))
    staging = (Staged(who="ruth", at="left", facing="back"), Staged(who="fox", at="right", facing="three-quarter left"))
    brief = brief_of("workshop", size="medium close-up", coverage="over the shoulder", staging=staging)
    setup = framed(brief.model_copy(update={"characters": brief.characters | {"fox": fox}}))
    subject = setup.placed[0]
    assert subject.player.staged.who == "fox"
    assert setup.pitch > 0.2
    eyes = subject.at + setup.lens.axes[0] * subject.player.stature.aside
    eyes[1] += subject.player.stature.eyes
    x, y, _ = setup.lens.see(eyes)
    assert 0.2 * 640 < x < 0.8 * 640
    assert 0.15 * 268 < y < 0.7 * 268


def test_the_ears_of_a_fox_are_in_its_close_up():
    fox = Character(id="ruth", name="Fox", appearance=Appearance(form="quadruped", species="fox"))
    setup = framed(brief_of(size="close-up").model_copy(update={"characters": {"ruth": fox}}))
    tips = setup.placed[0].at.copy()
    tips[1] += setup.placed[0].player.stature.crown
    assert setup.lens.see(tips)[1] > 0


def test_a_chair_is_put_on_the_ground_though_it_is_asked_for_on_the_table():
    brief = brief_of(size="insert", coverage="empty", staging=(), props=(Prop(what="chair", where="table"),))
    assert framed(brief).props[0].prop.where == "ground"


def test_only_a_white_figure_is_held_back():
    image = np.ones((8, 8, 4), np.float32)
    assert unburnt(image) < 0.7
    image[..., :3] *= 0.4
    assert unburnt(image) == 1.0


def test_a_boat_does_not_hide_the_one_who_pushes_it():
    setup = framed(brief_of("street", False, size="medium close-up", props=(Prop(what="boat", where="table"),)))
    boat = setup.props[0]
    assert setup.lens.see(boat.at)[2] > setup.lens.see(setup.placed[0].at)[2] + 1.0


def test_both_faces_are_in_a_two_shot_of_a_person_and_an_owl():
    owl = Character(id="owl", name="Owl", appearance=Appearance(form="bird", species="owl"))
    brief = brief_of(
        size="medium", coverage="two-shot", staging=(Staged(who="ruth", at="left"), Staged(who="owl", at="right"))
    )
    setup = framed(brief.model_copy(update={"characters": brief.characters | {"owl": owl}}))
    for placed in setup.placed:
        eyes = placed.at.copy()
        eyes[1] += placed.player.stature.eyes
        assert 0 < setup.lens.see(eyes)[1] < 0.95 * 268


def test_the_muzzle_of_a_wolf_does_not_touch_the_child_it_looks_at():
    wolf = Character(id="wolf", name="Wolf", appearance=Appearance(form="quadruped", species="wolf"))
    staging = (Staged(who="wolf", at="left", facing="profile right"), Staged(who="ruth", at="right"))
    brief = brief_of("forest", False, size="medium wide", coverage="two-shot", staging=staging)
    setup = framed(brief.model_copy(update={"characters": brief.characters | {"wolf": wolf}}))
    beast, child = setup.placed
    eyes = beast.at + setup.lens.axes[0] * beast.player.stature.aside
    apart = float((child.at - eyes) @ setup.lens.axes[0])
    assert apart > 0.45
