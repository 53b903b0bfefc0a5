"""The cast by message: looks, names, who is in a shot, what they do and hold; and other words for a shot."""

from typing import Any

import pytest

from tests.fakes.talk_film import ferry, plain, said
from tools.film.edits.story import ReviseShot, SetCharacter

LOOKS: list[tuple[str, str, str, dict[str, Any]]] = [
    ("give tom a red coat", "tom", "sixty, white beard, red coat", {"top": "#b3262c"}),
    ("tom should be bald", "tom", "sixty, navy coat, white beard, bald", {"hair_style": "none"}),
    ("change mara's hair to blonde", "mara", "thirty, green parka, blonde hair", {"hair": "#d9b45a"}),
    ("make mara ginger", "mara", "thirty, green parka, ginger", {"hair": "#a5502a"}),
    ("tom shouldn't have a beard", "tom", "sixty, navy coat", {"beard": ""}),
    ("mara's parka should be dark blue, not green", "mara", "thirty, short black hair, dark blue parka",
     {"top": "#22304f"}),
    ("swap mara's parka for a red coat", "mara", "thirty, short black hair, red coat", {"top": "#b3262c"}),
    ("tom isn't in a navy coat but in a yellow one", "tom", "sixty, white beard, yellow coat", {"top": "#d9a62a"}),
    ("tom's beard should be black", "tom", "sixty, navy coat, black beard", {"hair": None}),
    ("make tom a woman", "tom", "sixty, navy coat, woman", {"sex": "f", "beard": ""}),
]  # fmt: skip


@pytest.mark.parametrize(("message", "who", "canon", "looks"), LOOKS)
def test_looks_change_in_every_shot_and_the_words_follow(
    message: str, who: str, canon: str, looks: dict[str, Any]
) -> None:
    (act,) = said(message).acts
    assert isinstance(act, SetCharacter)
    assert act.character == who
    assert act.canon == canon
    assert act.appearance is not None
    assert {name: getattr(act.appearance, name) for name in looks} == looks


def test_too_old_is_a_step_younger_and_years_are_counted() -> None:
    age = ferry().characters["tom"].appearance.age
    (younger,) = said("tom is too old").acts
    assert isinstance(younger, SetCharacter)
    assert younger.appearance is not None
    assert younger.appearance.age is not None
    assert younger.appearance.age < age
    (older,) = said("make tom ten years older").acts
    assert isinstance(older, SetCharacter)
    assert older.appearance is not None
    assert older.appearance.age == age + 10


CASES: list[tuple[str, list[dict[str, object]]]] = [
    ("call tom Captain Reed", [{"kind": "set_character", "character": "tom", "name": "Captain Reed"}]),
    ("the jetty should be called Shore", [{"kind": "set_location", "location": "jetty", "name": "Shore"}]),
    ("the title should be Six Words", [{"kind": "set_title", "title": "Six Words"}]),
    ("take tom out of 5", [{"kind": "revise_shot", "shots": [5], "cast": ()}]),
    ("put mara in shot 8", [{"kind": "revise_shot", "shots": [8], "cast": ("tom", "mara")}]),
    ("remove tom from the film", [{"kind": "remove_character", "character": "tom"}]),
    ("shot 9: let mara cry", [{"kind": "revise_shot", "shots": [9], "expression": "sad"}]),
    ("mara turns away from camera in 10", [{"kind": "revise_shot", "shots": [10], "facing": "back"}]),
    (
        "shot 3 should show the suitcase opening",
        [{"kind": "revise_shot", "shots": [3], "prompt": "The suitcase opening"}],
    ),
    ("softer light in shot 4", [{"kind": "revise_shot", "shots": [4], "light": "softer light"}]),
    ("put a candle on the table in 5", [{"kind": "revise_shot", "shots": [5], "look": "with a candle on the table"}]),
    ("note on 4: the hand is wrong", [{"kind": "revise_shot", "shots": [4], "note": "the hand is wrong"}]),
    ("use kling for the close-ups", [{"kind": "revise_shot", "shots": [3, 5, 9], "generator": "kling"}]),
    ("use Runway for establishing shots", [{"kind": "revise_shot", "shots": [1, 7, 10], "generator": "runway"}]),
    (
        "use Kling for the close-ups and Runway for establishing shots",
        [
            {"kind": "revise_shot", "shots": [3, 5, 9], "generator": "kling"},
            {"kind": "revise_shot", "shots": [1, 7, 10], "generator": "runway"},
        ],
    ),
    (
        "wide shots with Veo and shot 4 with Luma",
        [
            {"kind": "revise_shot", "shots": [1, 10], "generator": "veo"},
            {"kind": "revise_shot", "shots": [4], "generator": "luma"},
        ],
    ),
    (
        "use luma for scene 2 and veo for the rest",
        [
            {"kind": "revise_shot", "shots": [4, 5, 6], "generator": "luma"},
            {"kind": "revise_shot", "shots": [1, 2, 3, 7, 8, 9, 10], "generator": "veo"},
        ],
    ),
]


@pytest.mark.parametrize(("message", "acts"), CASES)
def test_cast_places_and_words_for_a_shot_come_to_their_edits(message: str, acts: list[dict[str, object]]) -> None:
    assert plain(said(message).acts) == acts


def test_what_someone_holds_is_in_their_hand_alone() -> None:
    (act,) = said("let mara hold a lantern in 2").acts
    assert isinstance(act, ReviseShot)
    assert act.staging is not None
    assert [(staged.who, staged.holds) for staged in act.staging] == [("mara", "lantern")]
    assert act.light is None


def test_a_thing_is_taken_out_of_the_props_and_the_shot_stays() -> None:
    (act,) = said("remove the suitcase from shot 2").acts
    assert isinstance(act, ReviseShot)
    assert act.props == () or act.look == "no suitcase"


@pytest.mark.parametrize("message", ["hear shot 6 before we see it", "slip 3 by 6 frames so we see more of the face"])
def test_seeing_is_no_rewriting_when_the_cut_is_meant(message: str) -> None:
    assert not any(act.kind == "revise_shot" for act in said(message).acts)
