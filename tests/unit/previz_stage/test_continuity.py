"""What a shot's words say and its structure leaves open is in the picture."""

from typing import Any

import pytest

from tests.unit.previz_stage.test_framing import framed
from tools.film.script import Appearance, Character, Location, Look, Prop, Shot, Staged
from tools.generators.ports import Brief
from tools.generators.previz.camera import compromises
from tools.generators.previz.continuity import alike, beside, filled_in, steams
from tools.generators.previz.picture import asked_light

CAST = {
    "nurse": Character(id="nurse", name="Nurse"),
    "soldier": Character(id="soldier", name="Soldier", appearance=Appearance(sex="m")),
    "computer": Character(id="computer", name="Computer", appearance=Appearance(form="robot")),
}


def brief(prompt: str, *staging: Staged, place: str = "street", interior: bool = False, **fields: Any) -> Brief:
    asked = {"id": "s", "prompt": prompt, "location": "l", "frames": 24, "staging": staging}
    shot = Shot.model_validate(asked | fields)
    return Brief(
        shot=shot, slate="1A", interior=interior, characters={s.who: CAST[s.who] for s in staging},
        location=Location(id="l", name=place, set_kind=place), look=Look(), width=640, height=360, head=0, tail=0,
    )  # fmt: skip


def staged(prompt: str, *staging: Staged, **fields: Any) -> tuple[Staged, ...]:
    return filled_in(brief(prompt, *staging, **fields)).shot.staging


NURSE, SOLDIER = Staged(who="nurse", at="left"), Staged(who="soldier", at="right", facing="three-quarter left")


@pytest.mark.parametrize(
    ("prompt", "held"),
    [
        ("Medium shot, the NURSE holds the photograph at arm's length", "photograph"),
        ("Medium shot, the NURSE stands by the window with her lamp in her hand", "lamp"),
        ("Medium shot, the NURSE (forties, a watch at the breast) hides his birthday cake", "cake"),
        ("Medium shot, the NURSE with her fishing rod over the water", "rod"),
        ("Medium shot, the NURSE takes a chair", ""),
        ("Medium shot, the NURSE waits with her coat on", ""),
        ("Medium shot, the NURSE plays chess with the computer", ""),
        ("Medium shot, the NURSE looks at the photograph", ""),
        ("Medium shot, the NURSE falls in love with a painting", ""),
        ("Medium wide shot, the NURSE hits the bag, and it swings away", ""),
    ],
)
def test_what_the_words_put_into_a_hand_is_held(prompt: str, held: str):
    cast = (NURSE, Staged(who="computer")) if "computer" in prompt else (NURSE,)
    assert staged(prompt, *cast)[0].holds == held


def test_two_share_one_umbrella_and_a_thing_held_already_is_not_held_twice():
    shared = staged("Two-shot, the NURSE and the SOLDIER share an umbrella", NURSE, SOLDIER, coverage="two-shot")
    assert [one.holds for one in shared] == ["umbrella", ""]
    kept = NURSE.model_copy(update={"holds": "book"})
    assert staged("Medium shot, the NURSE holds the letter", kept)[0].holds == "book"


def test_what_one_does_to_another_is_held_by_the_one_who_does_it():
    kite = staged("Wide shot, the SOLDIER follows the NURSE home with a kite", NURSE, SOLDIER, coverage="two-shot")
    assert [one.holds for one in kite] == ["", "kite"]


def test_a_page_says_the_capitals_that_the_words_spell_out():
    label = brief("Insert, a label under a frame: ARTIST UNKNOWN, static", size="insert", props=(Prop(what="letter"),))
    assert [prop.text for prop in filled_in(label).shot.props] == ["ARTIST UNKNOWN"]
    plain = brief("Insert, the letter: two lines, and the NURSE in it", size="insert", props=(Prop(what="letter"),))
    assert [prop.text for prop in filled_in(plain).shot.props] == [""]


def test_the_one_on_the_stool_sits_and_the_other_stands():
    sat = staged("Two-shot, the SOLDIER on the low stool, the NURSE standing", NURSE, SOLDIER, coverage="two-shot")
    assert [one.action for one in sat] == ["stand", "sit"]


def test_someone_seen_from_behind_shows_their_back():
    assert staged("Wide shot, the NURSE from behind, and in front of her everything", NURSE)[0].facing == "back"
    assert staged("Wide shot, the NURSE before everything", NURSE)[0].facing == NURSE.facing


def test_people_who_follow_walk_the_same_way_and_people_who_meet_do_not():
    pair = (
        NURSE.model_copy(update={"action": "walk", "facing": "profile right"}),
        SOLDIER.model_copy(update={"action": "walk", "facing": "profile left"}),
    )
    follow = staged("Wide shot, the SOLDIER far ahead, the NURSE behind", *pair, coverage="two-shot")
    assert [one.facing for one in follow] == ["profile right", "profile right"]
    assert staged("Wide shot, the NURSE meets the SOLDIER", *pair, coverage="two-shot") == pair


def test_a_space_suit_has_its_helmet_on_where_there_is_no_air():
    suit = Character(id="nurse", name="Nurse", appearance=Appearance(outfit="spacesuit"))
    out = brief("Medium shot, the NURSE waits", NURSE, place="planet")
    out = out.model_copy(update={"characters": {"nurse": suit}})
    inside = out.model_copy(update={"interior": True})
    assert filled_in(out).characters["nurse"].appearance.hat == "helmet"
    assert filled_in(inside).characters["nurse"].appearance.hat == ""


def test_an_insert_shows_as_many_as_the_words_count():
    cups = brief("Insert, two tin cups on the sill", size="insert", coverage="empty", props=(Prop(what="cup"),))
    assert alike(cups.shot, "cup") == 2
    setup = framed(cups)
    assert [placed.prop.what for placed in setup.props] == ["cup", "cup"]
    for placed in setup.props:
        x, _, _ = setup.lens.see(placed.at)
        assert 0.1 * 640 < x < 0.9 * 640
    assert alike(cups.shot, "letter") == 1


def test_an_insert_shows_the_other_thing_that_lies_with_the_first():
    key = brief(
        "Insert, on the table: the clockwork key, and a note under it", size="insert", coverage="empty",
        props=(Prop(what="key"),),
    )  # fmt: skip
    other = beside(key.shot, "key")
    assert other is not None
    assert other.what == "letter"
    assert [placed.prop.what for placed in framed(key).props] == ["key", "letter"]


def test_a_near_shot_of_nobody_is_of_the_thing_that_it_names_first():
    near = brief("Close-up, his birthday cake, very close", size="close-up", coverage="empty")
    assert [prop.what for prop in filled_in(near).shot.props] == ["cake"]
    far = brief("Wide shot, his birthday cake on a far table", size="wide", coverage="empty")
    assert filled_in(far).shot.props == ()


def test_the_board_is_there_where_two_play_chess():
    pair = brief("Two-shot, the NURSE plays chess with the SOLDIER", NURSE, SOLDIER, coverage="two-shot")
    assert [prop.what for prop in filled_in(pair).shot.props] == ["chess"]


def test_two_details_of_one_place_are_two_pictures():
    views = {
        tuple(framed(brief(f"Medium shot, {what}", coverage="empty")).lens.axes[2].round(3).tolist())
        for what in ("a hubcap in the ditch", "a signpost", "the wet gutter", "a door ajar")
    }
    assert len(views) > 1


def test_a_note_moves_the_camera_and_one_that_it_cannot_follow_is_told():
    wide = brief("Medium shot, the NURSE waits", NURSE, note="wider")
    assert filled_in(wide).shot.size == "medium wide"
    assert not [said for said in compromises(wide) if "note" in said]
    other = brief("Medium shot, the NURSE waits", NURSE, note="her hands are wrong")
    assert any("her hands are wrong" in said for said in compromises(other))


def test_words_on_the_light_change_the_exposure():
    dark, plain, bright = (Shot(id="s", prompt="p", location="l", light=said) for said in ("darker", "", "brighter"))
    assert asked_light(dark) < asked_light(plain) == 1.0 < asked_light(bright)


def test_who_boxes_has_gloves_on():
    fighter = NURSE.model_copy(update={"action": "wave"})
    assert staged("Medium wide shot, the NURSE hits the bag, and it swings away", fighter)[0].holds == "gloves"
    assert staged("Medium shot, the NURSE waves, and nobody sees it", fighter)[0].holds == ""


@pytest.mark.parametrize(
    ("prompt", "what", "where"),
    [
        ("Medium shot, the NURSE builds a rocket in her garage", "rocket", "ground"),
        ("Wide shot, the rocket goes up, a scratch of light", "rocket", "air"),
        ("Full shot, the NURSE steps down from the ladder", "ladder", "ground"),
        ("Close-up, the NURSE hears a car", "", ""),
        ("Medium shot, the NURSE waits for the soldier", "", ""),
    ],
)
def test_what_is_too_large_to_hold_stands_where_the_words_name_it(prompt: str, what: str, where: str):
    size = prompt.partition(" shot")[0].partition(",")[0].lower()
    cast = (NURSE,) if "NURSE" in prompt else ()
    props = filled_in(brief(prompt, *cast, size=size, coverage="single" if cast else "empty")).shot.props
    assert [(one.what, one.where) for one in props] == ([(what, where)] if what else [])


def test_steam_rises_from_what_the_words_have_hot():
    hot = brief("Insert, one cup of coffee on the counter, the steam going straight up").shot
    assert steams(hot, "cup")
    assert not steams(hot, "clock")
    assert not steams(brief("Insert, an empty coffee cup").shot, "cup")


def test_a_pair_of_gloves_is_one_pair_and_twelve_loaves_are_many():
    assert alike(brief("Insert, two old gloves on a nail").shot, "gloves") == 1
    assert alike(brief("Insert, twelve loaves in the first light").shot, "bread") == 7


def test_what_is_seen_in_a_thing_does_not_lie_beside_it():
    assert beside(brief("Insert, a first sip: a dark round mirror, and a lamp in it").shot, "cup") is None


def test_no_lamp_hangs_before_the_lens_of_an_insert():
    setup = framed(brief("Insert, a clock", place="workshop", interior=True, size="insert", angle="high",
                            coverage="empty", props=(Prop(what="clock"),)))  # fmt: skip
    lens = setup.lens
    corners = [lens.see(point) for face in setup.world.faces if not face.shell for point in face.points]
    near = [(x, y) for x, y, z in corners if 0.05 < z < 0.6 * setup.distance]
    assert not [(x, y) for x, y in near if 0 < x < lens.width and 0 < y < lens.height]
