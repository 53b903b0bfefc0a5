"""The sound of places and the music under every shot, whatever happens to the script."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.unit.film.random_edits import SCENE, SHOT, small_film
from tests.unit.film.strips import edited, perform_one
from tools.film.errors import DirectorError
from tools.film.film import Film
from tools.film.slate import shot_order, slates
from tools.film.sound import RANGED, CueKind
from tools.film.views import cue_positions, picture_spans

Fields = dict[str, Any]

ORDERING = st.one_of(
    st.fixed_dictionaries({"kind": st.just("move_shot"), "shot": SHOT, "after": SHOT}),
    st.fixed_dictionaries({"kind": st.just("move_shot"), "shot": SHOT, "before": SHOT}),
    st.fixed_dictionaries({"kind": st.just("swap_shots"), "shot": SHOT, "other": SHOT}),
    st.fixed_dictionaries({"kind": st.just("remove_shot"), "shot": SHOT}),
    st.fixed_dictionaries({"kind": st.just("split_shot"), "shot": SHOT, "at": st.integers(1, 40)}),
    st.fixed_dictionaries({"kind": st.just("merge_shots"), "shot": SHOT, "other": SHOT}),
    st.fixed_dictionaries({"kind": st.just("add_shot"), "prompt": st.just("x"), "after": SHOT}),
    st.fixed_dictionaries({"kind": st.just("add_shot"), "prompt": st.just("x"), "before": SHOT}),
    st.fixed_dictionaries({"kind": st.just("move_scene"), "scene": SCENE, "after": SCENE}),
    st.fixed_dictionaries({"kind": st.just("move_scene"), "scene": SCENE, "before": SCENE}),
    st.fixed_dictionaries({"kind": st.just("swap_scenes"), "scene": SCENE, "other": SCENE}),
    st.fixed_dictionaries({"kind": st.just("remove_scene"), "scene": SCENE}),
    st.fixed_dictionaries({"kind": st.just("split_scene"), "shot": SHOT}),
)
"""everything that gives the script another order or other shots, but for scenes that become one"""
LAYING = st.one_of(
    st.fixed_dictionaries(
        {"kind": st.just("set_ambience"), "shot": SHOT, "until": SHOT, "what": st.sampled_from(["gulls", "wind", ""])}
    ),
    st.fixed_dictionaries({"kind": st.just("set_ambience"), "shot": SHOT, "what": st.sampled_from(["rain", ""])}),
    st.fixed_dictionaries({"kind": st.just("set_music"), "shot": SHOT, "until": SHOT, "mood": st.just("calm")}),
    st.fixed_dictionaries({"kind": st.just("remove_music"), "shot": SHOT}),
)


def heard(film: Film, kind: CueKind) -> dict[str, str]:
    """What is heard of a kind under each shot, from its first frame to its last."""
    places = [place for place in cue_positions(film) if place.cue.kind == kind and place.frames is not None]
    found: dict[str, str] = {}
    for shot, span in picture_spans(film).items():
        for place in places:
            if place.start <= span.start and span.end <= place.start + (place.frames or 0):
                found[shot] = place.cue.what
    return found


def under(film: Film, kind: CueKind) -> str:
    """What is heard under the shots in their order: "1A waves, 1B -"."""
    names, sound = slates(film), heard(film, kind)
    return ", ".join(f"{names[shot]} {sound.get(shot, '-')}" for shot in shot_order(film))


@settings(deadline=None, max_examples=400)
@given(st.lists(st.one_of(LAYING, ORDERING, ORDERING), min_size=1, max_size=14))
def test_a_scene_that_sounds_throughout_goes_on_sounding_throughout(edits: list[Fields]) -> None:
    film = edited(small_film(), {"kind": "set_ambience", "scenes": [3], "what": "dawn chorus"})
    for edit in edits:
        before = heard(film, "ambience")
        whole = {scene.id for scene in film.scenes if scene.shots and all(shot in before for shot in scene.shots)}
        try:
            film, _ = perform_one(film, edit)
        except DirectorError:
            continue
        if edit["kind"] not in ("set_ambience", "set_music", "remove_music"):
            now = heard(film, "ambience")
            silent = [shot for scene in film.scenes if scene.id in whole for shot in scene.shots if shot not in now]
            assert not silent, (edit, under(film, "ambience"))


@settings(deadline=None, max_examples=400)
@given(st.lists(st.one_of(LAYING, ORDERING, ORDERING), min_size=1, max_size=14))
def test_what_lies_under_a_shot_that_stays_is_heard_under_it_still(edits: list[Fields]) -> None:
    film = small_film()
    for edit in edits:
        before = {kind: heard(film, kind) for kind in RANGED}
        order, scenes = shot_order(film), film.scenes
        try:
            film, _ = perform_one(film, edit)
        except DirectorError:
            continue
        named = set[str]()
        if edit["kind"] in ("move_shot", "swap_shots", "remove_shot"):
            named |= {order[edit[name] - 1] for name in ("shot", "other") if name in edit}
        elif edit["kind"] in ("move_scene", "swap_scenes", "remove_scene"):
            both = (edit["scene"], edit.get("other"))
            named |= {shot for number, scene in enumerate(scenes, 1) if number in both for shot in scene.shots}
        elif edit["kind"] not in ("add_shot", "split_scene"):
            continue
        for kind in RANGED:
            now = heard(film, kind)
            stayed = {shot: what for shot, what in before[kind].items() if shot not in named}
            assert {shot: now.get(shot) for shot in stayed} == stayed, (edit, kind)


@pytest.mark.parametrize(
    ("edit", "sound"),
    [
        # A shot that is the whole of its scene leaves that place, and is heard where it goes.
        (
            {"kind": "move_shot", "shot": "3A", "after": "1A"},
            "1A waves, 1B waves, 1C waves, 1D waves, 2A storm, 2B storm",
        ),
        (
            {"kind": "move_shot", "shot": "1B", "after": "2A"},
            "1A waves, 1B waves, 2A storm, 2B storm, 2C storm, 3A birds",
        ),
        (
            {"kind": "swap_shots", "shot": "1B", "other": "3A"},
            "1A waves, 1B waves, 1C waves, 2A storm, 2B storm, 3A birds",
        ),
        (
            {"kind": "merge_shots", "shot": "2A", "other": "2B"},
            "1A waves, 1B waves, 1C waves, 2A storm, 3A birds",
        ),
        (
            {"kind": "swap_scenes", "scene": 1, "other": 2},
            "1A storm, 1B storm, 2A waves, 2B waves, 2C waves, 3A birds",
        ),
    ],
)
def test_a_shot_sounds_as_the_scene_that_it_is_in(edit: Fields, sound: str) -> None:
    film = edited(
        small_film(),
        {"kind": "remove_shot", "shot": "3B"},
        {"kind": "set_ambience", "scenes": [3], "what": "birds"},
    )
    assert under(edited(film, edit), "ambience") == sound


def test_a_sound_of_one_shot_alone_goes_with_it_and_the_place_is_heard_on_both_sides() -> None:
    film = edited(
        small_film(),
        {"kind": "set_ambience", "shot": "2B", "what": "gulls"},
        {"kind": "move_shot", "shot": "2B", "after": "1A"},
    )
    assert under(film, "ambience") == "1A waves, 1B gulls, 1C waves, 1D waves, 2A storm, 3A -, 3B -"
    back = edited(film, {"kind": "move_shot", "shot": "1B", "after": "2A"})
    assert under(back, "ambience") == "1A waves, 1B waves, 1C waves, 2A storm, 2B gulls, 3A -, 3B -"


def test_music_of_one_shot_goes_with_it_and_the_score_goes_on_around_it() -> None:
    film = edited(
        small_film(),
        {"kind": "set_music", "shot": "3B", "mood": "epic", "words": "brass"},
        {"kind": "move_shot", "shot": "3B", "after": "1B"},
    )
    assert under(film, "music") == (
        "1A low strings, 1B low strings, 1C brass, 1D low strings, 2A tense, 2B tense, 3A -"
    )


def test_music_goes_on_over_a_shot_that_is_put_at_the_end() -> None:
    film = edited(small_film(), {"kind": "move_shot", "shot": "1C", "after": "3B"})
    assert under(film, "music").endswith("3A -, 3B warm, 3C warm")


SHOTS = [{"prompt": "Wide shot, the beach", "frames": 48}, {"prompt": "Close-up, a shell", "frames": 24}]


@pytest.mark.parametrize(
    ("scene", "sound"),
    [
        ({"location": "beach"}, "4A waves, 4B waves"),
        ({"location": "beach", "weather": "fog"}, "4A waves, dull air, far foghorn, 4B waves, dull air, far foghorn"),
        (
            {"location": "lamp", "interior": "INT.", "weather": "rain"},
            "4A storm, rain outside, 4B storm, rain outside",
        ),
        ({"location": "Pier", "weather": "wind"}, "4A pier, wind, 4B pier, wind"),
        ({"location": "beach", "shots": [{**SHOTS[0], "ambience": "gulls"}, SHOTS[1]]}, "4A gulls, 4B gulls"),
        ({"location": "beach", "shots": [SHOTS[0], {**SHOTS[1], "ambience": "gulls"}]}, "4A waves, 4B gulls"),
    ],
)
def test_an_added_scene_sounds_as_its_place_does_in_its_weather(scene: Fields, sound: str) -> None:
    film = edited(
        small_film(),
        {"kind": "set_location", "location": "Pier"},
        {"kind": "set_ambience", "scenes": [3], "what": "waves"},
        {"kind": "add_scene", "shots": SHOTS, **scene},
    )
    assert under(film, "ambience").endswith(sound)


def test_the_weather_of_another_scene_is_not_heard_in_an_added_one() -> None:
    film = edited(
        small_film(),
        {"kind": "add_scene", "location": "lamp", "interior": "INT.", "weather": "snow", "shots": SHOTS, "after": 2},
        {"kind": "remove_scene", "scene": 2},
        {"kind": "add_scene", "location": "lamp", "interior": "INT.", "weather": "clear", "shots": SHOTS},
    )
    assert under(film, "ambience").endswith("4A storm, 4B storm")


def test_a_place_that_was_silenced_stays_silent_in_a_scene_that_is_added() -> None:
    silenced = edited(small_film(), {"kind": "set_ambience", "scenes": [1]})
    added: Fields = {"kind": "add_scene", "location": "beach", "shots": SHOTS}
    assert under(edited(silenced, added), "ambience").endswith("4A -, 4B -")
    without = edited(small_film(), {"kind": "set_ambience"}, {"kind": "set_location", "location": "Pier"})
    assert not heard(edited(without, {**added, "location": "Pier"}), "ambience")


@pytest.mark.parametrize(
    ("place", "music"),
    [
        ({}, "3B warm, 4A warm, 4B warm"),
        ({"after": 1}, "2A low strings, 2B low strings, 3A tense, 3B tense, 4A -, 4B warm"),
        ({"after": 2}, "2B tense, 3A tense, 3B tense, 4A -, 4B warm"),
        ({"before": 1}, "1A low strings, 1B low strings, 2A low strings"),
    ],
)
def test_music_goes_on_over_a_scene_that_is_added(place: Fields, music: str) -> None:
    film = edited(small_film(), {"kind": "add_scene", "location": "beach", "shots": SHOTS, **place})
    assert music in under(film, "music")


def test_music_that_was_taken_away_does_not_come_back_with_a_scene() -> None:
    film = edited(
        small_film(),
        {"kind": "remove_music", "scenes": [3]},
        {"kind": "add_scene", "location": "beach", "shots": SHOTS},
    )
    assert under(film, "music").endswith("3A -, 3B -, 4A -, 4B -")


def test_a_shot_in_an_empty_scene_has_the_sound_of_its_place() -> None:
    film = edited(small_film(), {"kind": "add_scene", "location": "lamp"}, {"kind": "add_shot", "prompt": "A lamp"})
    assert under(film, "ambience").endswith("4A storm")


def starts(film: Film) -> list[tuple[str, int]]:
    """Where music and the sounds of places begin."""
    return [(place.cue.what, place.start) for place in cue_positions(film) if place.cue.kind in RANGED]


def test_a_card_before_a_scene_has_the_sound_and_the_music_of_that_scene() -> None:
    film = edited(small_film(), {"kind": "add_title", "text": "Later", "card": "before", "clip": "2A", "frames": 30})
    assert starts(film)[2:4] == [("storm", 180), ("tense", 180)]
    blank = edited(film, {"kind": "trim", "clip": "1C", "edge": "tail", "frames": -10})
    assert starts(blank)[2:4] == [("storm", 180), ("tense", 180)]


def test_a_card_at_the_head_has_music_or_else_the_sound_of_the_place() -> None:
    opening: Fields = {"kind": "add_title", "text": "Overture", "card": "opening", "frames": 30}
    assert starts(edited(small_film(), opening))[:2] == [("low strings", 0), ("waves", 70)]
    silent = edited(small_film(), {"kind": "remove_music", "scenes": [1]}, opening)
    assert starts(silent)[0] == ("waves", 0)
