"""The scorer: what counts as understood, as asked, as part of it, and as wrong."""

from typing import Any

import pytest

from agent.conversation import Act
from agent.evaluation.cases import Case
from agent.evaluation.expecting import act_of
from agent.evaluation.reels import reel_of
from agent.evaluation.scoring import Outcome, Verdict, score

Fields = dict[str, Any]


def case(**fields: Any) -> Case:
    return Case.model_validate({"film": "lighthouse", "say": "...", **fields})


def acts(*given: Fields) -> tuple[Act, ...]:
    return tuple(act_of(fields) for fields in given)


def verdict(wanted: Case, *given: Fields, words: str = "", asked: bool = False) -> Verdict:
    reel = reel_of(wanted.film)
    return score(wanted, reel.film, Outcome(acts(*given), words, asked), reel.history.made_at)


LONGER = case(expect=[{"kind": "set_duration", "shots": [3], "factor": 2}])


def test_the_same_length_said_in_another_way_is_exact() -> None:
    # Shot 3 has 60 frames.
    assert verdict(LONGER, {"kind": "set_duration", "shots": ["1C"], "frames": 120}).rated == "exact"
    assert verdict(LONGER, {"kind": "set_duration", "shots": [3], "delta": 2.5}).rated == "exact"
    assert verdict(LONGER, {"kind": "set_duration", "shots": [3], "seconds": 5}).rated == "exact"


def test_another_length_another_shot_and_another_kind_are_wrong() -> None:
    assert verdict(LONGER, {"kind": "set_duration", "shots": [3], "factor": 1.5}) == Verdict("wrong", 1)
    assert verdict(LONGER, {"kind": "set_duration", "shots": [4], "factor": 2}) == Verdict("wrong", 1)
    assert verdict(LONGER, {"kind": "circle", "shots": [3]}) == Verdict("wrong", 1)


def test_more_than_was_meant_is_wrong_by_what_is_too_much() -> None:
    right = {"kind": "set_duration", "shots": [3, 4, 5], "factor": 2}
    assert verdict(LONGER, right) == Verdict("wrong", 2)


def test_asking_is_not_wrong_and_saying_nothing_is_nothing() -> None:
    assert verdict(LONGER, words="Which shot?", asked=True).rated == "asked"
    assert verdict(LONGER, words="How much longer?").rated == "asked"
    assert verdict(LONGER, words="I cannot do that.").rated == "nothing"


def test_part_of_it_without_anything_else_is_part() -> None:
    both = case(expect=[{"kind": "circle", "shots": [4, 5]}, {"kind": "lock_picture"}])
    assert verdict(both, {"kind": "circle", "shots": [4, 5]}).rated == "part"
    assert verdict(both, {"kind": "circle", "shots": [4]}, {"kind": "lock_picture"}).rated == "part"
    assert verdict(both, {"kind": "lock_picture"}, {"kind": "circle", "shots": [5, 4]}).rated == "exact"


def test_one_edit_on_two_shots_is_two_edits_on_one() -> None:
    both = case(expect=[{"kind": "revise_shot", "shots": [4, 5], "size": "wide", "time": "dawn"}])
    split = [
        {"kind": "revise_shot", "shots": [4], "size": "wide"},
        {"kind": "revise_shot", "shots": [5], "size": "wide"},
        {"kind": "revise_shot", "shots": [4, 5], "time": "dawn"},
    ]
    assert verdict(both, *split).rated == "exact"
    assert verdict(both, *split[:2]).rated == "part"


def test_all_shots_of_a_scene_are_the_scene() -> None:
    scene = case(expect=[{"kind": "revise_shot", "scenes": [2], "weather": "snow"}])
    assert verdict(scene, {"kind": "revise_shot", "shots": [4, 5, 6, 7], "weather": "snow"}).rated == "exact"


def test_a_range_holds_what_lies_in_it() -> None:
    darker = case(expect=[{"kind": "set_grade", "shots": [1], "exposure": {"min": -1, "max": -0.2}, "relative": True}])
    assert verdict(darker, {"kind": "set_grade", "shots": [1], "exposure": -0.5}).rated == "exact"
    assert verdict(darker, {"kind": "set_grade", "shots": [1], "exposure": -0.1}).rated == "wrong"
    assert verdict(darker, {"kind": "set_grade", "shots": [1], "exposure": -0.5, "contrast": 0.2}) == Verdict(
        "wrong", 1
    )


def test_a_grade_counts_from_the_grade_there_is() -> None:
    # The shots of scene 2 are at -0.3 already.
    half = case(expect=[{"kind": "set_grade", "shots": [4], "exposure": -0.5, "relative": True}])
    assert verdict(half, {"kind": "set_grade", "shots": [4], "exposure": -0.8}).rated == "exact"
    assert verdict(half, {"kind": "set_grade", "shots": [4], "exposure": -0.5}).rated == "wrong"


def test_free_words_are_compared_by_the_words_that_matter() -> None:
    rain = case(expect=[{"kind": "retake", "shots": [4], "note": {"has": ["rain|wet"]}}])
    assert verdict(rain, {"kind": "retake", "shots": [4], "note": "with more Rain!"}).rated == "exact"
    assert verdict(rain, {"kind": "retake", "shots": [4]}).rated == "wrong"


def test_what_is_left_open_may_come_or_stay_away() -> None:
    added = case(expect=[{"kind": "add_shot", "prompt": {"has": ["gull"]}, "after": 4, "others": "any"}])
    assert verdict(added, {"kind": "add_shot", "prompt": "A gull on the rail", "before": 4}).rated == "wrong"
    assert verdict(
        added, {"kind": "add_shot", "prompt": "A gull", "after": 4, "size": "wide", "seconds": 3}
    ) == Verdict("exact")
    free = case(expect=[{"kind": "revise_shot", "shots": [2], "size": "wide", "note": {"any": None}}])
    assert verdict(free, {"kind": "revise_shot", "shots": [2], "size": "wide"}).rated == "exact"
    assert verdict(free, {"kind": "revise_shot", "shots": [2], "size": "wide", "note": "closer"}).rated == "exact"


def test_a_choice_takes_either_and_a_colour_its_like() -> None:
    size = case(expect=[{"kind": "revise_shot", "shots": [2], "size": {"one_of": ["wide", "full"]}}])
    assert verdict(size, {"kind": "revise_shot", "shots": [2], "size": "full"}).rated == "exact"
    assert verdict(size, {"kind": "revise_shot", "shots": [2], "size": "medium"}).rated == "wrong"
    red = case(expect=[{"kind": "set_character", "character": "MARA", "appearance": {"top": {"near": "#b02020"}}}])
    assert (
        verdict(red, {"kind": "set_character", "character": "mara", "appearance": {"top": "#c8281e"}}).rated == "exact"
    )
    assert (
        verdict(red, {"kind": "set_character", "character": "mara", "appearance": {"top": "#2028c8"}}).rated == "wrong"
    )


def test_a_place_in_the_film_may_be_named_from_either_side() -> None:
    moved = case(expect=[{"kind": "move_shot", "shot": 2, "after": 6}])
    assert verdict(moved, {"kind": "move_shot", "shot": "1B", "before": 7}).rated == "exact"
    assert verdict(moved, {"kind": "move_shot", "shot": 2, "before": 6}).rated == "wrong"
    swapped = case(expect=[{"kind": "swap_shots", "shot": 2, "other": 3}])
    assert verdict(swapped, {"kind": "move_shot", "shot": 3, "before": 2}).rated == "exact"
    assert verdict(swapped, {"kind": "move_shot", "shot": 3, "before": 1}).rated == "wrong"


def test_a_roll_at_a_tail_is_a_roll_at_the_next_head() -> None:
    rolled = case(expect=[{"kind": "roll", "clip": 5, "frames": -8}])
    assert verdict(rolled, {"kind": "roll", "clip": 4, "edge": "tail", "frames": -8}).rated == "exact"


def test_a_take_may_be_named_by_slate_or_as_the_one_in_the_cut() -> None:
    circled = case(expect=[{"kind": "circle", "shots": [2]}])
    assert verdict(circled, {"kind": "circle", "takes": ["1B-2"]}).rated == "exact"
    assert verdict(circled, {"kind": "circle", "takes": ["1B-1"]}).rated == "wrong"


def test_a_named_cut_is_its_revision() -> None:
    back = case(expect=[{"kind": "revert", "cut": "first cut"}])
    assert verdict(back, {"kind": "revert", "revision": 21}).rated == "exact"
    assert verdict(back, {"kind": "revert", "revision": 20}).rated == "wrong"


def test_a_whole_film_is_judged_by_its_length() -> None:
    shots = list(range(1, 15))
    short = case(expect=[{"kind": "set_duration", "shots": shots, "factor": 0.5, "total": {"min": 25, "max": 30}}])
    assert verdict(short, {"kind": "set_duration", "shots": shots, "factor": 0.5}).rated == "exact"
    assert verdict(short, {"kind": "set_duration", "shots": shots, "seconds": 2}).rated == "exact"
    assert verdict(short, {"kind": "set_duration", "shots": shots, "factor": 0.7}).rated != "exact"


def test_any_alternative_is_right_and_a_question_where_one_is_as_good() -> None:
    either = case(any_of=[[{"kind": "undo"}], [{"kind": "ng", "shots": [4]}]], or_asks=True)
    assert verdict(either, {"kind": "undo"}).rated == "exact"
    assert verdict(either, {"kind": "ng", "shots": [4]}).rated == "exact"
    assert verdict(either, {"kind": "undo"}, {"kind": "ng", "shots": [4]}).rated == "wrong"
    assert verdict(either, words="Undo, or reject shot 4?", asked=True).rated == "exact"


def test_what_is_unclear_is_asked() -> None:
    unclear = case(asks=True)
    assert verdict(unclear, words="Which one?", asked=True).rated == "exact"
    assert verdict(unclear, words="Done.").rated == "nothing"
    assert verdict(unclear, {"kind": "undo"}) == Verdict("wrong", 1)


def test_an_answer_says_what_was_asked_and_does_nothing() -> None:
    question = case(answers=True, contains=["57|0:57"])
    assert verdict(question, words="It runs 57 s.").rated == "exact"
    assert verdict(question, words="It runs 57.0 s. Shall it be shorter?").rated == "exact"
    assert verdict(question, words="It is a film.").rated == "nothing"
    assert verdict(question, words="Which film?", asked=True).rated == "asked"
    assert verdict(question, {"kind": "undo"}, words="57 s").rated == "wrong"


def test_what_cannot_be_done_is_refused_in_words() -> None:
    wrong_number = case(refuses=True, contains=["14"])
    assert verdict(wrong_number, words="There is no shot 40; the film has shots 1 to 14.").rated == "exact"
    assert verdict(wrong_number, words="Which of the 14 shots?", asked=True).rated == "exact"
    assert verdict(wrong_number, words="").rated == "nothing"
    assert verdict(wrong_number, {"kind": "circle", "shots": [4]}).rated == "wrong"


def test_an_act_on_what_is_not_there_is_wrong() -> None:
    assert verdict(LONGER, {"kind": "circle", "shots": [99]}) == Verdict("wrong", 1)


SAME: list[tuple[Fields, Fields]] = [
    (
        {"kind": "set_music", "scenes": [2], "mood": "tense"},
        {"kind": "set_music", "shot": 4, "until": 7, "mood": "tense"},
    ),
    (
        {"kind": "revise_shot", "shots": [14], "cast": ["MARA", "KEEPER"]},
        {"kind": "revise_shot", "shots": [14], "cast": ["keeper", "mara"]},
    ),
    ({"kind": "remove_effect", "shot": 1}, {"kind": "remove_effect", "shot": 1, "what": "thunder"}),
    ({"kind": "generate", "shots": [14]}, {"kind": "generate"}),
    ({"kind": "extract", "clip": 2}, {"kind": "extract", "start": 120, "end": 204}),
    (
        {"kind": "add_marker", "name": "Here", "timecode": "00:00:05:00"},
        {"kind": "add_marker", "name": "here", "shot": 2},
    ),
    (
        {"kind": "set_line", "shot": 2, "speaker": "KEEPER", "text": "Go home."},
        {"kind": "set_line", "shot": "1B", "speaker": "keeper", "text": "go home"},
    ),
]


@pytest.mark.parametrize(("wanted", "given"), SAME)
def test_the_same_deed_in_other_terms_is_the_same(wanted: Fields, given: Fields) -> None:
    assert verdict(case(expect=[wanted]), given).rated == "exact"
