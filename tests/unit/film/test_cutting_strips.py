"""The cutting verbs as strips: what V1 is before, the edit, what it is after. Notation: strips.py."""

import pytest

from tests.unit.film.strips import edited, strip_film, strip_of
from tools.film.views import film_frames

STRIPS: list[tuple[str, dict[str, object], str]] = [
    # trim leaves a gap, or takes from one
    ("A10 B10", {"kind": "trim", "clip": "1A", "edge": "tail", "frames": -4}, "A6 .4 B10"),
    ("A10 B10", {"kind": "trim", "clip": "1B", "edge": "head", "frames": 3}, "A10 .3 B7@3"),
    ("A10 B10", {"kind": "trim", "clip": "1A", "edge": "head", "frames": 3}, ".3 A7@3 B10"),
    ("A10 B10", {"kind": "trim", "clip": "1B", "edge": "tail", "frames": -3}, "A10 B7 .3"),
    ("A6 .4 B10", {"kind": "trim", "clip": "1A", "edge": "tail", "frames": 3}, "A9 .1 B10"),
    ("A6 .4 B10", {"kind": "trim", "clip": "1A", "edge": "tail", "frames": 4}, "A10 B10"),
    ("A6 .4 B10@5", {"kind": "trim", "clip": "1B", "edge": "head", "frames": -4}, "A6 B14@1"),
    ("A6 .4 B10", {"kind": "trim", "clip": "1A", "edge": "tail", "frames": -2}, "A4 .6 B10"),
    ("A10", {"kind": "trim", "clip": "1A", "edge": "tail", "frames": 5}, "A15"),
    # ripple closes
    ("A10 B10 C10", {"kind": "ripple", "clip": "1B", "edge": "tail", "frames": -4}, "A10 B6 C10"),
    ("A10 B10 C10", {"kind": "ripple", "clip": "1B", "edge": "tail", "frames": 4}, "A10 B14 C10"),
    ("A10 B10 C10", {"kind": "ripple", "clip": "1B", "edge": "head", "frames": 4}, "A10 B6@4 C10"),
    ("A10 B10@5 C10", {"kind": "ripple", "clip": "1B", "edge": "head", "frames": -4}, "A10 B14@1 C10"),
    # roll moves the cut
    ("A10 B10", {"kind": "roll", "clip": "1B", "frames": -4}, "A6 B14@-4"),
    ("A10 B10", {"kind": "roll", "clip": "1B", "frames": 4}, "A14 B6@4"),
    ("A10 B10 C10", {"kind": "roll", "clip": "1B", "edge": "tail", "frames": 2}, "A10 B12 C8@2"),
    ("A10 .6 B10", {"kind": "roll", "clip": "1B", "frames": -5}, "A10 .1 B15@-5"),
    # a gap gives all that it has
    ("A10 .6 B10", {"kind": "roll", "clip": "1B", "frames": -6}, "A10 B16@-6"),
    ("A10 .6 B10", {"kind": "roll", "clip": "1A", "edge": "tail", "frames": 6}, "A16 B10"),
    ("A10 .1 B10", {"kind": "roll", "clip": "1B", "frames": -1}, "A10 B11@-1"),
    (".4 A10 B10", {"kind": "roll", "clip": "1A", "frames": -4}, "A14@-4 B10"),
    ("A10 .6 B10", {"kind": "roll", "clip": "1B", "frames": 4}, "A10 .10 B6@4"),
    # slip moves the content
    ("A10 B10 C10", {"kind": "slip", "clip": "1B", "frames": 3}, "A10 B10@3 C10"),
    ("A10 B10@3 C10", {"kind": "slip", "clip": "1B", "frames": -5}, "A10 B10@-2 C10"),
    # slide moves the clip
    ("A10 B10 C10", {"kind": "slide", "clip": "1B", "frames": 3}, "A13 B10 C7@3"),
    ("A10 B10 C10", {"kind": "slide", "clip": "1B", "frames": -3}, "A7 B10 C13@-3"),
    ("A10 .4 B10 C10", {"kind": "slide", "clip": "1B", "frames": -4}, "A10 B10 C14@-4"),
    ("A10 B10 .4 C10", {"kind": "slide", "clip": "1B", "frames": 4}, "A14 B10 C10"),
    ("A10 .4 B10 .4 C10", {"kind": "slide", "clip": "1B", "frames": 4}, "A10 .8 B10 C10"),
    # lift leaves a gap, extract closes
    ("A10 B10 C10", {"kind": "lift", "clip": "1B"}, "A10 .10 C10"),
    ("A10 B10 C10", {"kind": "lift", "start": 5, "end": 15}, "A5 .10 B5@5 C10"),
    ("A10 B10 C10", {"kind": "lift", "start": 2, "end": 6}, "A2 .4 A4@6 B10 C10"),
    ("A10 B10", {"kind": "lift", "clip": "1B"}, "A10 .10"),
    ("A10 B10 C10", {"kind": "extract", "clip": "1B"}, "A10 C10"),
    ("A10 B10 C10", {"kind": "extract", "start": 5, "end": 15}, "A5 B5@5 C10"),
    ("A10 B10 C10", {"kind": "extract", "start": 2, "end": 6}, "A2 A4@6 B10 C10"),
    # insert pushes, overwrite replaces
    ("A10 B10", {"kind": "insert", "shot": "1B", "at": 10, "frames": 3}, "A10 B3 B10"),
    ("A10 B10", {"kind": "insert", "shot": "1B", "at": 4, "source_in": 2, "frames": 3}, "A4 B3@2 A6@4 B10"),
    ("A10 B10", {"kind": "insert", "shot": "1A", "at": 20}, "A10 B10 A10"),
    ("A10 B10", {"kind": "insert", "shot": "1B", "at": 0, "frames": 2}, "B2 A10 B10"),
    ("A10 B10", {"kind": "overwrite", "shot": "1B", "at": 4, "frames": 3}, "A4 B3 A3@7 B10"),
    ("A10 B10", {"kind": "overwrite", "shot": "1A", "at": 8, "frames": 6}, "A8 A6 B6@4"),
    ("A10 B10", {"kind": "overwrite", "shot": "1A", "at": 15}, "A10 B5 A10"),
    # blade
    ("A10 B10", {"kind": "blade", "at": 4}, "A4 A6@4 B10"),
    ("A10 .6 B10", {"kind": "blade", "at": 12}, "A10 .2 .4 B10"),
    ("A10x2 B10", {"kind": "blade", "at": 4}, "A4x2 A6@8x2 B10"),
    # speed
    ("A10 B10", {"kind": "set_speed", "clip": "1A", "speed": 2}, "A5x2 B10"),
    ("A10 B10", {"kind": "set_speed", "clip": "1A", "speed": "1/2"}, "A20x1/2 B10"),
    ("A10 B10", {"kind": "set_speed", "clip": "1A", "speed": 2, "ripple": False}, "A10x2 B10"),
    # freeze
    ("A10 B10", {"kind": "freeze", "clip": "1A", "at": 4, "frames": 3}, "A4 A3@4* A6@4 B10"),
    ("A10 B10", {"kind": "freeze", "clip": "1A", "at": 4}, "A4 A6@4* B10"),
    ("A10 B10", {"kind": "freeze", "clip": "1A"}, "A10* B10"),
    ("A10 B10", {"kind": "freeze", "clip": "1A", "at": 0, "frames": 2}, "A2* A10 B10"),
    # duration
    ("A10 B10", {"kind": "set_duration", "shot": 1, "frames": 15}, "A15 B10"),
    ("A24 B10", {"kind": "set_duration", "shot": 1, "seconds": 2}, "A48 B10"),
    ("A24 B10", {"kind": "set_duration", "shot": "1A", "delta": 0.5}, "A36 B10"),
    ("A24 B10", {"kind": "set_duration", "shots": [1, 2], "factor": 0.5}, "A12 B5"),
    ("A4 A6@4 B10", {"kind": "set_duration", "shot": 1, "frames": 7}, "A4 A3@4 B10"),
    ("A24 B10", {"kind": "set_duration", "scene": 1, "factor": 2}, "A48 B20"),
    # split edit changes no picture
    ("A10 B10", {"kind": "split_edit", "clip": "1B", "lead": 4}, "A10 B10"),
]


@pytest.mark.parametrize(("before", "edit", "after"), STRIPS, ids=[f"{b}-{e['kind']}-{a}" for b, e, a in STRIPS])
def test_strip(before: str, edit: dict[str, object], after: str) -> None:
    assert strip_of(edited(strip_film(before), edit)) == after


LENGTH_KEEPERS = ("trim", "roll", "slip", "slide", "lift", "overwrite", "blade")


@pytest.mark.parametrize(
    ("before", "edit"),
    [
        (before, edit)
        for before, edit, _ in STRIPS
        if edit["kind"] in LENGTH_KEEPERS and (before, edit["kind"]) != ("A10", "trim") and edit.get("at") != 15
    ],
)
def test_verbs_that_keep_the_length_keep_it(before: str, edit: dict[str, object]) -> None:
    film = strip_film(before)
    assert film_frames(edited(film, edit)) == film_frames(film)


def test_overlays_lie_on_tracks_over_the_picture() -> None:
    film = edited(strip_film("A10 B10 C10"), {"kind": "overwrite", "shot": "1C", "at": 12, "frames": 4, "track": "V2"})
    assert strip_of(film) == "A10 B10 C10"
    assert strip_of(film, "V2") == ".12 C4"


@pytest.mark.parametrize(
    ("edit", "over"),
    [
        ({"kind": "ripple", "clip": "1A", "edge": "tail", "frames": -3}, ".9 D4"),
        ({"kind": "ripple", "clip": "1A", "edge": "tail", "frames": 3}, ".15 D4"),
        ({"kind": "extract", "start": 0, "end": 14}, "D2@2"),
        ({"kind": "lift", "start": 0, "end": 14}, ".12 D4"),
        ({"kind": "roll", "clip": "1B", "frames": 3}, ".12 D4"),
        ({"kind": "swap_shots", "shot": "1A", "other": "1B"}, ".2 D4"),
        ({"kind": "move_shot", "shot": "1B", "after": "1C"}, ".22 D4"),
    ],
)
def test_overlays_follow_the_picture(edit: dict[str, object], over: str) -> None:
    laid = {"kind": "overwrite", "shot": "1D", "at": 12, "frames": 4, "track": "V2"}
    film = edited(strip_film("A10 B10 C10 D10"), laid, edit)
    assert strip_of(film, "V2") == over


@pytest.mark.parametrize(
    ("edit", "frame"),
    [
        ({"kind": "ripple", "clip": "1A", "edge": "tail", "frames": -3}, 12),
        ({"kind": "ripple", "clip": "1B", "edge": "head", "frames": 7}, 10),
        ({"kind": "insert", "shot": "1C", "at": 5, "frames": 10}, 25),
        ({"kind": "extract", "clip": "1B"}, 10),
        ({"kind": "lift", "clip": "1B"}, 15),
        ({"kind": "swap_shots", "shot": "1A", "other": "1B"}, 5),
        ({"kind": "remove_shot", "shot": "1A"}, 5),
        ({"kind": "set_duration", "shot": "1A", "frames": 30}, 35),
    ],
)
def test_markers_follow_the_picture_under_them(edit: dict[str, object], frame: int) -> None:
    film = edited(strip_film("A10 B10 C10"), {"kind": "add_marker", "name": "hit", "frame": 15}, edit)
    assert [marker.frame for marker in film.timeline.markers] == [frame]


def test_a_split_edit_leads_and_outlasts_with_sound_alone() -> None:
    film = edited(strip_film("A10 B10 C10"), {"kind": "split_edit", "clip": "1B", "lead": 4, "tail": 2})
    clip = film.timeline.tracks[0].items[1]
    assert clip.kind == "clip"
    assert (clip.sound_lead, clip.sound_tail) == (4, 2)
