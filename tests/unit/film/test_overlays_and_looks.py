"""Clips are laid over the picture, LUTs have names, and the film has one look; what cannot be is refused clearly."""

from fractions import Fraction
from typing import Any, get_args

import pytest

from tests.unit.film.random_edits import shot_film
from tools.film.apply import apply
from tools.film.edits import parse_edit
from tools.film.edits.parsing import FilmEdit
from tools.film.errors import DirectorError, NotFound
from tools.film.film import Film
from tools.film.handles import ALONE, OVERLAPPING
from tools.film.retiming import retime
from tools.film.timeline import Box, Clip, Grade, Overlay, TransitionKind
from tools.film.views import find_item

LUT = "a" * 64


def done(film: Film, **fields: Any) -> Film:
    edit = parse_edit(fields)
    assert isinstance(edit, FilmEdit)
    return apply(film, edit)[0]


@pytest.fixture
def film() -> Film:
    return done(shot_film(), kind="overwrite", shot=1, at=100, frames=50, track="V2")


def laid(film: Film, number: int = 0) -> Clip:
    return [item for item in film.timeline.tracks[1].items if isinstance(item, Clip)][number]


def test_a_shot_names_its_clip_over_the_picture_not_the_one_that_carries_it(film: Film) -> None:
    changed = done(film, kind="set_overlay", clip=1, place="top right", corners=0.1)
    overlay = laid(changed).overlay
    assert overlay is not None
    assert overlay.corners == 0.1
    assert overlay.box is not None
    assert overlay.box.width == overlay.box.height == 0.3
    assert overlay.box.left + overlay.box.width == pytest.approx(1 - 0.04 * 9 / 16)
    assert overlay.box.top == pytest.approx(0.04)
    assert overlay.slide_frames == 12


def test_what_is_left_out_of_an_overlay_stays_and_cover_takes_it_away(film: Film) -> None:
    first = done(film, kind="set_overlay", clip=1, blend="screen", opacity=0.5, slide_in="left")
    second = done(first, kind="set_overlay", clip=1, box={"left": 0, "top": 0, "width": 0.5, "height": 1})
    assert laid(second).overlay == Overlay(
        box=Box(left=0, top=0, width=0.5, height=1), blend="screen", opacity=0.5, slide_in="left"
    )
    assert laid(done(second, kind="set_overlay", clip=1, slide_in="none")).overlay == Overlay(
        box=Box(left=0, top=0, width=0.5, height=1), blend="screen", opacity=0.5
    )
    assert laid(done(second, kind="set_overlay", clip=1, cover=True)).overlay is None


def test_a_clip_that_carries_the_film_lies_over_nothing(film: Film) -> None:
    with pytest.raises(DirectorError, match="on V1, which carries the film") as caught:
        done(film, kind="set_overlay", clip=2, opacity=0.5)
    assert caught.value.code == "nothing_below"


def test_slides_longer_than_the_clip_are_refused_with_the_limit(film: Film) -> None:
    with pytest.raises(DirectorError, match="can take 1 to 25 frames, not 30") as caught:
        done(film, kind="set_overlay", clip=1, slide_in="left", slide_out="right", slide_frames=30)
    assert caught.value.data["legal"] == [1, 25]


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"box": {"left": 0.5, "top": 0, "width": 0.6, "height": 0.5}}, "leaves the picture: its width can be 0.5"),
        ({"place": "full", "size": 0.5}, "size goes with a place"),
        ({"place": "centre", "box": {"left": 0, "top": 0, "width": 1, "height": 1}}, "not both"),
        ({"border_colour": "red"}, "border_colour"),
    ],
)
def test_an_overlay_that_cannot_be_is_refused(fields: dict[str, Any], words: str) -> None:
    with pytest.raises(DirectorError, match=words):
        parse_edit({"kind": "set_overlay", "clip": 1, **fields})


def test_an_overlay_that_is_cut_in_two_comes_once_and_goes_once(film: Film) -> None:
    film = done(film, kind="set_overlay", clip=1, slide_in="left", slide_out="right", slide_frames=5)
    cut = done(film, kind="blade", at=120, track="V2")
    pieces = [laid(cut, number).overlay for number in (0, 1)]
    assert [(o.slide_in, o.slide_out) for o in pieces if o] == [("left", None), (None, "right")]


def test_another_rate_keeps_the_seconds_of_a_slide(film: Film) -> None:
    film = done(film, kind="set_overlay", clip=1, slide_in="left", slide_frames=12)
    overlay = laid(retime(film, Fraction(48))).overlay
    assert overlay is not None
    assert overlay.slide_frames == 24


def test_a_lut_is_graded_with_by_its_name_and_kept_by_its_hash(film: Film) -> None:
    film = done(film, kind="import_lut", name="Warm Print", media=LUT)
    graded = done(film, kind="set_grade", shots=[1], lut="warm print", lut_strength=0.5, tint=-0.1)
    item = find_item(graded, 1, "V1").item
    assert isinstance(item, Clip)
    assert item.grade == Grade(lut=LUT, lut_strength=0.5, tint=-0.1)
    bare = done(done(graded, kind="set_grade", shots=[1], lut=""), kind="set_grade", shots=[1], tint=0)
    item = find_item(bare, 1, "V1").item
    assert isinstance(item, Clip)
    assert item.grade is None


def test_an_unknown_lut_is_refused_with_those_there_are(film: Film) -> None:
    with pytest.raises(NotFound, match="no LUT 'cold' in this film; it has none"):
        done(film, kind="set_grade", shots=[1], lut="cold")
    film = done(film, kind="import_lut", name="warm", media=LUT)
    with pytest.raises(NotFound, match="it has warm"):
        done(film, kind="set_film_grade", lut="cold")


def test_the_look_of_the_film_changes_no_shot_and_may_change_after_lock(film: Film) -> None:
    locked = done(done(film, kind="lock_picture"), kind="set_film_grade", saturation=-0.5, contrast=0.1)
    assert locked.look.grade == Grade(saturation=-0.5, contrast=0.1)
    assert locked.shots == film.shots
    assert done(locked, kind="set_film_grade", saturation=0.5, relative=True).look.grade == Grade(contrast=0.1)
    with pytest.raises(DirectorError, match="locked"):
        done(locked, kind="set_overlay", clip=1, opacity=0.5)


def test_a_relative_grade_that_leaves_its_range_is_refused(film: Film) -> None:
    film = done(film, kind="set_film_grade", tint=0.8)
    with pytest.raises(DirectorError, match=r"tint is 0\.8 now and can go from -1 to 1"):
        done(film, kind="set_film_grade", tint=0.4, relative=True)


def test_every_kind_of_transition_can_be_set_and_taken_away(film: Film) -> None:
    for kind in get_args(TransitionKind):
        changed = done(film, kind="set_transition", clip=3, transition=kind, frames=4)
        assert [t.kind for t in changed.timeline.tracks[0].transitions if t.frames == 4] == [kind]
    assert set(OVERLAPPING) | set(ALONE) == set(get_args(TransitionKind))
