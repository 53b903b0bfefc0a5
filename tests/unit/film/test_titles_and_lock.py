"""Transitions, titles, grades, markers, named cuts and picture lock."""

from typing import Any

import pytest

from tests.unit.film.consistency import assert_consistent
from tests.unit.film.random_edits import shot_film, small_film
from tests.unit.film.strips import edited, facts_of, strip_film, strip_of
from tools.film.errors import DirectorError
from tools.film.facts import TransitionDropped
from tools.film.film import Film
from tools.film.timeline import Clip, Transition
from tools.film.views import film_frames, find_item, item_name, title_positions


def transitions(film: Film) -> tuple[Transition, ...]:
    return film.timeline.tracks[0].transitions


def test_a_transition_without_a_length_is_a_second_or_what_the_handles_allow() -> None:
    dissolve = {"kind": "set_transition", "clip": "1B", "transition": "dissolve"}
    assert transitions(edited(strip_film("A50 B50"), dissolve))[0].frames == 24
    assert transitions(edited(strip_film("A50 B50", handles=(4, 20)), dissolve))[0].frames == 8
    assert transitions(edited(strip_film("A50 B50", handles=(20, 4)), dissolve))[0].frames == 9
    assert transitions(edited(strip_film("A5 B50"), dissolve))[0].frames == 10


def test_a_transition_replaces_the_one_on_its_cut_and_a_cut_removes_it() -> None:
    film = edited(
        strip_film("A50 B50"),
        {"kind": "set_transition", "clip": "1B", "transition": "dissolve", "frames": 10},
        {"kind": "set_transition", "clip": "1B", "transition": "fade out", "frames": 10},
        {"kind": "set_transition", "clip": "1B", "transition": "wipe left", "frames": 8},
    )
    assert sorted((one.kind, one.frames) for one in transitions(film)) == [("fade out", 10), ("wipe left", 8)]
    assert transitions(edited(film, {"kind": "set_transition", "clip": "1B", "transition": "cut"})) == ()


def test_a_fade_out_and_a_dissolve_cannot_stand_on_one_cut_and_the_newer_one_does() -> None:
    fade = {"kind": "set_transition", "clip": "1A", "transition": "fade out", "frames": 10}
    dissolve = {"kind": "set_transition", "clip": "1B", "transition": "dissolve", "frames": 8}
    fade_in = {"kind": "set_transition", "clip": "1B", "transition": "fade in", "frames": 6}
    for first, second, clip, at_end in ((dissolve, fade, "1B", False), (fade, dissolve, "1A", True)):
        film = edited(strip_film("A50 B50"), first)
        done = edited(film, second)
        assert [one.kind for one in transitions(done)] == [second["transition"]]
        gone = facts_of(film, second)[-1]
        assert isinstance(gone, TransitionDropped)
        assert (item_name(film, find_item(film, gone.clip).item), gone.at_end) == (clip, at_end)
    both = edited(strip_film("A50 B50"), fade, fade_in)
    assert sorted(one.kind for one in transitions(both)) == ["fade in", "fade out"]


def test_a_clip_that_comes_to_stand_after_a_fade_out_loses_its_dissolve() -> None:
    film = edited(
        strip_film("A50 B50 C50"),
        {"kind": "set_transition", "clip": "1A", "transition": "fade out", "frames": 10},
        {"kind": "set_transition", "clip": "1C", "transition": "dissolve", "frames": 8},
        {"kind": "remove_shot", "shot": "1B"},
    )
    assert [one.kind for one in transitions(film)] == ["fade out"]
    assert_consistent(film)


def test_transitions_on_both_ends_share_the_clip() -> None:
    film = edited(
        strip_film("A50 B20 C50"), {"kind": "set_transition", "clip": "1B", "transition": "dissolve", "frames": 24}
    )
    with pytest.raises(DirectorError) as refused:
        edited(film, {"kind": "set_transition", "clip": "1C", "transition": "dissolve", "frames": 17})
    assert refused.value.data["legal"] == [1, 16]


def test_a_transition_that_no_longer_fits_is_dropped_and_said() -> None:
    film = edited(
        strip_film("A50 B50"), {"kind": "set_transition", "clip": "1B", "transition": "dissolve", "frames": 24}
    )
    facts = facts_of(film, {"kind": "set_duration", "shot": "1B", "frames": 5})
    assert [fact.kind for fact in facts] == ["duration_set", "transition_dropped"]


def test_a_bladed_clip_keeps_its_fade_out_at_the_end_and_titles_on_their_frames() -> None:
    film = edited(
        strip_film("A50 B50"),
        {"kind": "set_transition", "clip": "1B", "transition": "fade out", "frames": 10},
        {"kind": "add_title", "text": "early", "clip": "1B", "offset": 2, "frames": 5},
        {"kind": "add_title", "text": "late", "clip": "1B", "offset": 30, "frames": 5},
        {"kind": "blade", "at": 70},
    )
    items = film.timeline.tracks[0].items
    assert transitions(film)[0].into == items[2].id
    assert [(title.text, span.start) for title, span in title_positions(film)] == [("early", 52), ("late", 80)]
    assert [title.item for title in film.timeline.titles] == [items[1].id, items[2].id]


@pytest.mark.parametrize(
    ("edit", "starts"),
    [
        ({"kind": "ripple", "clip": "1A", "edge": "tail", "frames": -5}, [10]),
        ({"kind": "ripple", "clip": "1B", "edge": "head", "frames": 2}, [13]),
        ({"kind": "roll", "clip": "1B", "frames": 2}, [15]),
        ({"kind": "swap_shots", "shot": 1, "other": 2}, [5]),
        ({"kind": "lift", "clip": "1B"}, [15]),
        ({"kind": "overwrite", "shot": "1A", "at": 12, "frames": 6}, [15]),
        ({"kind": "extract", "clip": "1B"}, []),
        ({"kind": "remove_shot", "shot": "1B"}, []),
        ({"kind": "merge_shots", "shot": "1A", "other": "1B"}, [15]),
    ],
)
def test_titles_go_with_the_picture_they_lie_over(edit: dict[str, Any], starts: list[int]) -> None:
    film = edited(strip_film("A10 B10 C10"), {"kind": "add_title", "text": "x", "clip": "1B", "offset": 5, "frames": 4})
    assert [span.start for _, span in title_positions(edited(film, edit))] == starts


def test_cards_put_black_in_and_take_it_along_when_they_go() -> None:
    film = edited(strip_film("A10 B10"), {"kind": "add_title", "text": "x", "card": "opening", "frames": 6})
    assert strip_of(film) == ".6 A10 B10"
    film = edited(film, {"kind": "add_title", "text": "y", "card": "before", "clip": "1B", "frames": 4})
    assert strip_of(film) == ".6 A10 .4 B10"
    film = edited(film, {"kind": "add_title", "text": "z", "card": "closing", "style": "credits"})
    assert strip_of(film) == ".6 A10 .4 B10 .72"
    second = film.timeline.titles[1].id
    longer = edited(film, {"kind": "revise_title", "title": second, "frames": 9, "text": "Part two"})
    assert strip_of(longer) == ".6 A10 .9 B10 .72"
    assert strip_of(edited(film, {"kind": "remove_title", "title": second})) == ".6 A10 B10 .72"


def test_a_card_is_no_free_space_for_a_trim() -> None:
    film = edited(strip_film("A10 B10"), {"kind": "add_title", "text": "y", "card": "before", "clip": "1B"})
    with pytest.raises(DirectorError) as refused:
        edited(film, {"kind": "trim", "clip": "1A", "edge": "tail", "frames": 3})
    assert refused.value.data["legal"] == [-9, 0]
    assert strip_of(edited(film, {"kind": "trim", "clip": "1A", "edge": "tail", "frames": -3})) == "A7 .3 .72 B10"


def test_grades_are_set_added_and_lost_when_they_do_nothing() -> None:
    def grade(film: Film) -> Any:
        clip = film.timeline.tracks[0].items[0]
        return clip.grade if isinstance(clip, Clip) else None

    film = edited(strip_film("A10 B10"), {"kind": "set_grade", "shot": 1, "exposure": -0.5, "temperature": 0.2})
    assert (grade(film).exposure, grade(film).temperature, grade(film).contrast) == (-0.5, 0.2, 0)
    darker = edited(film, {"kind": "set_grade", "shot": 1, "exposure": -0.5, "relative": True})
    assert grade(darker).exposure == -1
    assert grade(edited(film, {"kind": "set_grade", "shot": 1, "exposure": 0, "temperature": 0})) is None
    with pytest.raises(DirectorError, match="-3 to 3"):
        edited(film, {"kind": "set_grade", "shot": 1, "exposure": -3, "relative": True})
    with pytest.raises(DirectorError, match="at least one"):
        edited(film, {"kind": "set_grade", "shot": 1})


def test_markers_stand_at_frames_timecodes_and_in_shots() -> None:
    film = edited(
        strip_film("A48 B48"),
        {"kind": "add_marker", "name": "end", "timecode": "00:00:03:12", "hit": True},
        {"kind": "add_marker", "name": "start", "frame": 0},
        {"kind": "add_marker", "name": "door", "shot": "1B", "offset": 5},
    )
    assert [(marker.name, marker.frame) for marker in film.timeline.markers] == [
        ("start", 0),
        ("door", 53),
        ("end", 84),
    ]
    film = edited(film, {"kind": "remove_marker", "marker": "DOOR"})
    assert [marker.name for marker in film.timeline.markers] == ["start", "end"]
    with pytest.raises(DirectorError, match="start"):
        edited(film, {"kind": "remove_marker", "marker": "door"})
    with pytest.raises(DirectorError, match="exactly one"):
        edited(film, {"kind": "add_marker", "name": "x"})


LINE = next(cue.id for cue in small_film().cues.values() if cue.kind == "dialogue")


@pytest.mark.parametrize(
    "edit",
    [
        {"kind": "set_music", "mood": "tense"},
        {"kind": "remove_music"},
        {"kind": "add_effect", "shot": 1, "what": "bell"},
        {"kind": "set_line", "shot": 1, "text": "x"},
        {"kind": "set_gain", "stem": "DX", "gain_db": 2},
        {"kind": "set_ducking", "duck_db": 4},
        {"kind": "set_grade", "shot": 1, "exposure": 1},
        {"kind": "add_title", "text": "x", "clip": 1},
        {"kind": "revise_title", "title": "tt12", "text": "The Reply"},
        {"kind": "set_caption", "cue": LINE, "text": "x"},
        {"kind": "add_marker", "name": "x", "frame": 1},
        {"kind": "set_title", "title": "x"},
        {"kind": "set_state", "state": "delivered"},
        {"kind": "print_take", "shot": 1, "media": "m", "frames": 9},
        {"kind": "unlock_picture"},
    ],
)
def test_after_picture_lock_sound_colour_titles_and_delivery_still_change(edit: dict[str, Any]) -> None:
    locked = edited(shot_film(), {"kind": "lock_picture"})
    changed = edited(locked, edit)
    assert changed != locked
    assert film_frames(changed) == film_frames(locked)


@pytest.mark.parametrize(
    "edit",
    [
        {"kind": "trim", "clip": 1, "edge": "tail", "frames": -1},
        {"kind": "set_duration", "shot": 1, "seconds": 1},
        {"kind": "swap_scenes", "scene": 1, "other": 2},
        {"kind": "revise_shot", "shot": 1, "size": "wide"},
        {"kind": "set_look", "style": "ink"},
        {"kind": "set_transition", "clip": 2, "transition": "cut"},
        {"kind": "circle", "shot": 1},
        {"kind": "add_title", "text": "x", "card": "opening"},
        {"kind": "revise_title", "title": "tt12", "frames": 99},
        {"kind": "set_state", "state": "rough cut"},
        {"kind": "lock_picture"},
    ],
)
def test_after_picture_lock_the_picture_does_not_change(edit: dict[str, Any]) -> None:
    locked = edited(shot_film(), {"kind": "lock_picture"})
    with pytest.raises(DirectorError) as refused:
        edited(locked, edit)
    assert refused.value.code == "locked"
    assert refused.value.message.endswith(".")


def test_the_states_of_the_cut() -> None:
    film = shot_film()
    assert film.state == "assembly"
    film = edited(film, {"kind": "set_state", "state": "rough cut"})
    with pytest.raises(DirectorError, match="lock the picture first"):
        edited(film, {"kind": "set_state", "state": "delivered"})
    film = edited(film, {"kind": "lock_picture"})
    assert (film.state, film.locked) == ("picture lock", True)
    film = edited(film, {"kind": "set_state", "state": "delivered"}, {"kind": "unlock_picture"})
    assert (film.state, film.locked) == ("fine cut", False)
    with pytest.raises(DirectorError, match="no picture to lock"):
        edited(Film(id="f"), {"kind": "lock_picture"})
