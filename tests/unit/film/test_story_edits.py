"""Scenes and shots change; the cut and the sound follow."""

from fractions import Fraction
from typing import Any

import pytest

from tests.unit.film.random_edits import screenplay, shot_film, small_film
from tests.unit.film.strips import edited, facts_of, strip_film, strip_of
from tools.film.errors import DirectorError, NotFound
from tools.film.film import Film
from tools.film.handles import needs_take, shots_needing_takes
from tools.film.screenplay import Screenplay
from tools.film.slate import find_shot, slates
from tools.film.timeline import Clip
from tools.film.views import cue_positions, cut_positions, film_frames, picture_span
from tools.interchange.cut import Cut


def cut_of(film: Film) -> str:
    """V1 as prompts in short: the numbers of the shots as they were written, and cards."""
    order = {shot: str(number) for number, shot in enumerate(sorted(film.shots, key=lambda name: int(name[2:])), 1)}
    return " ".join(order[item.shot] if isinstance(item, Clip) else "-" for item, _ in cut_positions(film))


def music_of(film: Film) -> list[tuple[str, str, str]]:
    names = slates(film)
    return [(cue.what, names[cue.shot], names[cue.until or ""]) for cue in film.cues.values() if cue.kind == "music"]


def test_a_script_becomes_scenes_shots_cut_titles_and_cues() -> None:
    film = small_film()
    assert [len(scene.shots) for scene in film.scenes] == [3, 2, 2]
    assert cut_of(film) == "- 1 2 3 4 5 6 7 -"
    assert film_frames(film) == 40 + 60 + 50 + 30 + 40 + 36 + 48 + 90 + 120
    assert [title.kind for title in film.timeline.titles] == ["title", "title", "credits"]
    assert [(one.kind, one.frames) for one in film.timeline.tracks[0].transitions] == [
        ("dissolve", 12),
        ("dip to black", 24),
        ("fade out", 24),
    ]
    assert music_of(film) == [("low strings", "1A", "1C"), ("tense", "2A", "2B"), ("warm", "3B", "3B")]
    places = [(place.cue.kind, place.cue.what, place.start, place.frames) for place in cue_positions(film)]
    assert places == [
        ("music", "low strings", 0, 180),
        ("ambience", "waves", 40, 140),
        ("dialogue", "The sea never forgets.", 110, None),
        ("effect", "gulls", 155, None),
        ("ambience", "storm", 180, 76),
        ("music", "tense", 180, 76),
        ("dialogue", "He had gone to answer.", 268, None),
        ("music", "warm", 304, 210),
    ]
    narration = next(cue for cue in film.cues.values() if cue.speaker == "narrator")
    assert narration.voice_over
    assert find_shot(film, "2B").time == "night"
    assert {shot.state for shot in film.shots.values()} == {"planned"}
    assert shots_needing_takes(film) == tuple(film.scenes[0].shots + film.scenes[1].shots + film.scenes[2].shots)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"locations": [{"id": "lamp", "name": "Lamp"}]}, "Scene 1 is at 'beach'"),
        ({"characters": []}, "'keeper'"),
        ({"characters": [{"id": "keeper", "name": "K"}, {"id": "keeper", "name": "L"}]}, "given once"),
        ({"characters": [{"id": "keeper", "name": "K"}, {"id": "girl", "name": "Z"}, {"id": "narrator", "name": "N"}]},
         "'narrator'"),
    ],
)  # fmt: skip
def test_a_script_that_speaks_of_unknown_names_is_refused(change: dict[str, Any], said: str) -> None:
    with pytest.raises(DirectorError, match=said):
        edited(Film(id="f"), {"kind": "write_script", "screenplay": {**screenplay(), **change}})


def test_a_title_is_one_line_wherever_it_comes_from() -> None:
    given = " The\nLong \u2028 Night\t"
    assert edited(small_film(), {"kind": "set_title", "title": given}).title == "The Long Night"
    assert Film(id="f", title=given).title == "The Long Night"
    assert Screenplay.model_validate({**screenplay(), "title": given}).title == "The Long Night"
    assert Cut(title=given, rate=Fraction(24)).title == "The Long Night"
    with pytest.raises(DirectorError, match="title"):
        edited(small_film(), {"kind": "set_title", "title": " \n"})


def test_a_script_is_written_before_the_first_shot_only() -> None:
    with pytest.raises(DirectorError) as refused:
        edited(small_film(), {"kind": "write_script", "screenplay": screenplay()})
    assert refused.value.code == "not_empty"


def test_swapping_scenes_moves_their_whole_runs_and_their_sound() -> None:
    film = edited(small_film(), {"kind": "swap_scenes", "scene": 1, "other": 2})
    assert cut_of(film) == "- 4 5 1 2 3 6 7 -"
    assert [place.cue.what for place in cue_positions(film) if place.cue.kind != "dialogue"] == [
        "tense", "storm", "waves", "low strings", "gulls", "warm",
    ]  # fmt: skip
    assert edited(film, {"kind": "swap_scenes", "scene": 1, "other": 2}).scenes == small_film().scenes


@pytest.mark.parametrize(
    ("edit", "cut"),
    [
        ({"kind": "move_scene", "scene": 3, "before": 1}, "- 6 7 1 2 3 4 5 -"),
        ({"kind": "move_scene", "scene": 1, "after": 3}, "- 4 5 6 7 1 2 3 -"),
        ({"kind": "swap_scenes", "scene": 1, "other": 3}, "- 6 7 4 5 1 2 3 -"),
        ({"kind": "move_shot", "shot": "1A", "after": "2A"}, "- 2 3 4 1 5 6 7 -"),
        ({"kind": "move_shot", "shot": 7, "before": 1}, "- 7 1 2 3 4 5 6 -"),
        ({"kind": "swap_shots", "shot": 1, "other": 7}, "- 7 2 3 4 5 6 1 -"),
        ({"kind": "swap_shots", "shot": 3, "other": 4}, "- 1 2 4 3 5 6 7 -"),
        ({"kind": "remove_shot", "shot": 4}, "- 1 2 3 4 5 6 -"),
        ({"kind": "remove_scene", "scene": 2}, "- 1 2 3 4 5 -"),
        ({"kind": "split_scene", "shot": "1B"}, "- 1 2 3 4 5 6 7 -"),
        ({"kind": "merge_scenes", "scene": 1, "other": 2}, "- 1 2 3 4 5 6 7 -"),
        ({"kind": "add_shot", "prompt": "x", "after": 3}, "- 1 2 3 8 4 5 6 7 -"),
        ({"kind": "add_shot", "prompt": "x", "before": 1}, "- 8 1 2 3 4 5 6 7 -"),
        ({"kind": "add_shot", "prompt": "x"}, "- 1 2 3 4 5 6 7 8 -"),
        ({"kind": "add_shot", "prompt": "x", "scene": 1}, "- 1 2 3 8 4 5 6 7 -"),
        ({"kind": "split_shot", "shot": 2, "at": 20}, "- 1 2 8 3 4 5 6 7 -"),
        ({"kind": "merge_shots", "shot": 2, "other": 3}, "- 1 2 3 4 5 6 -"),
        ({"kind": "add_scene", "location": "beach", "shots": [{"prompt": "x"}], "before": 1}, "- 8 1 2 3 4 5 6 7 -"),
        ({"kind": "add_scene", "location": "Lamp Room", "shots": [{"prompt": "x"}], "after": 1}, "- 1 2 3 8 4 5 6 7 -"),
    ],
)
def test_the_cut_follows_the_script(edit: dict[str, Any], cut: str) -> None:
    film = edited(small_film(), edit)
    assert cut_of(film) == cut
    order = [item.shot for item, _ in cut_positions(film) if isinstance(item, Clip)]
    assert order == [shot for scene in film.scenes for shot in scene.shots]


def test_a_card_before_a_shot_goes_along_and_gaps_stay_behind_their_shot() -> None:
    film = edited(
        small_film(),
        {"kind": "add_title", "text": "Part two", "card": "before", "clip": "2A", "frames": 30},
        {"kind": "trim", "clip": "2B", "edge": "tail", "frames": -6},
        {"kind": "swap_scenes", "scene": 1, "other": 2},
    )
    assert cut_of(film) == "- - 4 5 - 1 2 3 6 7 -"


def test_a_dissolve_into_what_becomes_the_first_picture_is_dropped_and_said() -> None:
    film = strip_film("A50 B50")
    film = edited(film, {"kind": "set_transition", "clip": "1B", "transition": "dissolve", "frames": 10})
    facts = facts_of(film, {"kind": "swap_shots", "shot": "1A", "other": "1B"})
    assert [fact.kind for fact in facts] == ["shots_swapped", "transition_dropped"]


def test_removing_a_shot_takes_its_lines_and_effects_and_keeps_the_music() -> None:
    film = edited(small_film(), {"kind": "remove_shot", "shots": [1, 2, 3]})
    assert [cue.what for cue in film.cues.values()] == ["He had gone to answer.", "storm", "tense", "warm"]
    film = edited(small_film(), {"kind": "remove_shot", "shot": 1})
    assert music_of(film)[0] == ("low strings", "1A", "1B")
    assert film_frames(film) == film_frames(small_film()) - 60


@pytest.mark.parametrize(
    ("edit", "music"),
    [
        ({"kind": "move_shot", "shot": "1C", "after": "3B"}, [("low strings", "1A", "1B"), ("tense", "2A", "2B")]),
        ({"kind": "move_shot", "shot": "3A", "after": "1A"}, [("low strings", "1A", "1D"), ("tense", "2A", "2B")]),
        ({"kind": "swap_shots", "shot": "1C", "other": "2A"}, [("low strings", "1A", "1C"), ("tense", "2A", "2B")]),
        ({"kind": "swap_shots", "shot": "1A", "other": "1C"}, [("low strings", "1A", "1C"), ("tense", "2A", "2B")]),
        ({"kind": "add_shot", "prompt": "x", "after": "1C"}, [("low strings", "1A", "1D"), ("tense", "2A", "2B")]),
        ({"kind": "add_shot", "prompt": "x", "before": "2A"}, [("low strings", "1A", "1C"), ("tense", "2A", "2C")]),
        ({"kind": "split_shot", "shot": "1C", "at": 9}, [("low strings", "1A", "1D"), ("tense", "2A", "2B")]),
        ({"kind": "merge_shots", "shot": "2A", "other": "2B"}, [("low strings", "1A", "1C"), ("tense", "2A", "2A")]),
        ({"kind": "merge_scenes", "scene": 1, "other": 2}, [("low strings", "1A", "1C"), ("tense", "1D", "1E")]),
    ],
)
def test_music_follows_the_script(edit: dict[str, Any], music: list[tuple[str, str, str]]) -> None:
    assert music_of(edited(small_film(), edit))[:2] == music


def test_lines_hang_on_their_shot_wherever_it_goes() -> None:
    film = edited(small_film(), {"kind": "move_shot", "shot": "1B", "after": "3B"})
    line = next(place for place in cue_positions(film) if place.cue.what.startswith("The sea"))
    span = picture_span(film, line.cue.shot)
    assert span is not None
    assert line.start == span.start + 10


def test_splitting_a_shot_deals_out_its_length_and_its_sounds() -> None:
    film = edited(small_film(), {"kind": "add_effect", "shot": 2, "what": "bell", "offset": 30})
    film = edited(film, {"kind": "split_shot", "shot": 2, "at": 20})
    first, second = find_shot(film, 2), find_shot(film, 3)
    assert (first.frames, second.frames) == (20, 30)
    bell = next(cue for cue in film.cues.values() if cue.what == "bell")
    assert (bell.shot, bell.offset) == (second.id, 10)
    assert film_frames(film) == film_frames(small_film())


def test_merged_shots_are_as_long_as_both_and_shot_again() -> None:
    film = edited(shot_film(), {"kind": "merge_shots", "shot": 3, "other": 2, "prompt": "One long walk"})
    merged = find_shot(film, 2)
    assert (merged.prompt, merged.frames, merged.state) == ("One long walk", 80, "planned")
    assert needs_take(film, merged)
    assert film_frames(film) == film_frames(small_film())
    gulls = next(cue for cue in film.cues.values() if cue.what == "gulls")
    assert (gulls.shot, gulls.offset) == (merged.id, 55)


def test_merging_what_does_not_lie_together_is_refused() -> None:
    with pytest.raises(DirectorError, match="with a neighbour") as refused:
        edited(small_film(), {"kind": "merge_shots", "shot": "1A", "other": "2A"})
    assert refused.value.data["legal"] == ["1B"]
    with pytest.raises(DirectorError, match="no neighbours"):
        edited(small_film(), {"kind": "merge_scenes", "scene": 1, "other": 3})


def test_a_revision_changes_structure_and_words_and_plans_the_shot_again() -> None:
    film = edited(
        shot_film(),
        {
            "kind": "revise_shot",
            "shot": "1B",
            "size": "close-up",
            "weather": "snow",
            "action": "run",
            "camera": "push in",
        },
    )
    shot = find_shot(film, "1B")
    assert shot.prompt == "Close-up, the Keeper runs, snow, push in"
    assert (shot.size, shot.weather, shot.move, shot.staging[0].action) == ("close-up", "snow", "push in", "run")
    assert shot.state == "planned"
    assert len(shot.takes) == 1
    assert shots_needing_takes(film) == (shot.id,)


def test_after_a_revision_the_cut_shows_the_old_take_until_a_new_one_comes() -> None:
    film = edited(shot_film(), {"kind": "revise_shot", "shot": 1, "light": "much darker"})
    assert find_shot(film, 1).prompt.endswith(", much darker")
    film = edited(film, {"kind": "print_take", "shot": 1, "media": "new", "frames": 72, "head": 6})
    assert not shots_needing_takes(film)
    assert find_shot(film, 1).state == "dailies"


def test_recasting_one_for_one_changes_the_name_in_the_words() -> None:
    film = edited(small_film(), {"kind": "revise_shot", "shot": "1B", "cast": ["Zoë"]})
    shot = find_shot(film, "1B")
    assert shot.prompt == "Medium shot, the Zoë walks, rain"
    assert [(staged.who, staged.action) for staged in shot.staging] == [("girl", "walk")]
    both = find_shot(edited(film, {"kind": "revise_shot", "shot": "1B", "cast": ["keeper", "girl"]}), "1B")
    assert (both.coverage, both.prompt[-13:]) == ("two-shot", ", with Keeper")
    nobody = find_shot(edited(film, {"kind": "revise_shot", "shot": "1B", "cast": []}), "1B")
    assert (nobody.coverage, nobody.staging, nobody.prompt[-13:]) == ("empty", (), ", without Zoë")


def test_revising_a_scene_revises_the_shots_that_shared_what_changed() -> None:
    film = edited(small_film(), {"kind": "revise_shot", "shot": "1A", "weather": "rain"})
    film = edited(film, {"kind": "revise_scene", "scene": 1, "weather": "fog", "location": "lamp"})
    assert [find_shot(film, number).weather for number in (1, 2, 3)] == ["rain", "fog", "fog"]
    assert {find_shot(film, number).location for number in (1, 2, 3)} == {"lamp"}
    assert find_shot(film, 2).prompt == "Medium shot, the Keeper walks, fog, Lamp room"


def test_a_change_of_looks_is_shot_again_and_a_change_of_meaning_is_not() -> None:
    film = shot_film()
    coat = edited(film, {"kind": "set_character", "character": "keeper", "appearance": {"top": "#ff0000"}})
    assert coat.characters["keeper"].appearance.top == "#ff0000"
    assert coat.characters["keeper"].appearance.age == 35
    assert [slates(coat)[shot] for shot in shots_needing_takes(coat)] == ["1B", "2A", "3A"]
    assert len(shots_needing_takes(edited(film, {"kind": "set_look", "style": "ink and wash"}))) == 7
    assert not shots_needing_takes(edited(film, {"kind": "revise_scene", "scene": 1, "purpose": "hope"}))
    assert not shots_needing_takes(edited(film, {"kind": "set_logline", "logline": "Other."}))


def test_someone_new_gets_an_id_from_their_name() -> None:
    film = edited(small_film(), {"kind": "set_character", "character": "Old Tom", "canon": "sixties, grey beard"})
    assert film.characters["old-tom"].name == "Old Tom"
    film = edited(film, {"kind": "set_location", "location": "The Pier"})
    assert film.locations["the-pier"].name == "The Pier"
    assert edited(film, {"kind": "set_character", "character": "老人"}).characters["老人"].name == "老人"


def test_who_leaves_the_film_leaves_every_shot_with_their_lines() -> None:
    film = edited(shot_film(), {"kind": "remove_character", "character": "Keeper"})
    assert all(staged.who != "keeper" for shot in film.shots.values() for staged in shot.staging)
    assert [cue.what for cue in film.cues.values() if cue.kind == "dialogue"] == ["He had gone to answer."]
    with pytest.raises(NotFound):
        edited(film, {"kind": "remove_character", "character": "Keeper"})


def test_another_rate_keeps_every_cut_in_seconds() -> None:
    film = edited(shot_film(), {"kind": "set_look", "rate": "30000/1001"})
    assert film.look.rate.numerator == 30000
    before, after = cut_positions(small_film()), cut_positions(film)
    for (_, old), (_, new) in zip(before, after, strict=True):
        assert abs(old / 24 - new * 1001 / 30000) < 0.5 / 29.97 + 1e-9
    assert not shots_needing_takes(edited(shot_film(), {"kind": "set_look", "rate": "25"}))
    assert strip_of(edited(strip_film("A24 B12"), {"kind": "set_look", "rate": 30})) == "A30 B15"


@pytest.mark.parametrize(
    "edit",
    [
        {"kind": "revise_shot", "shot": 1},
        {"kind": "revise_scene", "scene": 1},
        {"kind": "set_look"},
        {"kind": "move_shot", "shot": 1},
        {"kind": "move_shot", "shot": 1, "after": 2, "before": 3},
        {"kind": "move_shot", "shot": 1, "after": 1},
        {"kind": "swap_shots", "shot": 1, "other": 1},
        {"kind": "move_scene", "scene": 1, "before": 1},
        {"kind": "swap_scenes", "scene": 2, "other": 2},
        {"kind": "split_scene", "shot": "1A"},
        {"kind": "add_shot", "prompt": "x", "after": 1, "scene": 2},
        {"kind": "add_shot", "prompt": "x", "location": "moon"},
        {"kind": "add_scene", "location": "moon"},
        {"kind": "remove_shot"},
        {"kind": "remove_shot", "shot": 99},
        {"kind": "set_character", "character": "narrator"},
        {"kind": "revise_shot", "shot": 1, "cast": ["Nobody"]},
        {"kind": "revise_shot", "shot": 1, "place": "moon"},
    ],
)
def test_what_says_nothing_or_names_the_unknown_is_refused(edit: dict[str, Any]) -> None:
    film = small_film()
    with pytest.raises(DirectorError) as refused:
        edited(film, edit)
    assert refused.value.message.endswith(".")
    assert film == small_film()
