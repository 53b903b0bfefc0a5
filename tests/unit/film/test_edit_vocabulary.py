"""The vocabulary itself: every kind, its schema, its words, and how bad JSON is refused."""

import json
from typing import Any

import pytest
from pydantic import TypeAdapter

from tests.unit.film.random_edits import small_film
from tests.unit.film.strips import facts_of
from tools.film.edits import dump_edit, edit_kinds, edit_schema, parse_edit
from tools.film.edits.cut import Trim
from tools.film.errors import DirectorError
from tools.film.facts import Fact
from tools.film.orders import order_kinds, order_schema, parse_order
from tools.film.selecting import targets

VOCABULARY = """
set_title set_logline set_treatment set_look set_character remove_character set_location
add_scene remove_scene move_scene swap_scenes revise_scene split_scene merge_scenes
add_shot remove_shot move_shot swap_shots revise_shot split_shot merge_shots
circle ng choose_take
set_duration trim ripple roll slip slide lift extract insert overwrite blade split_edit set_speed freeze
set_transition add_title set_caption set_grade set_framing
set_music remove_music add_effect remove_effect set_ambience set_line remove_line set_voice set_gain mute set_ducking
add_marker remove_marker name_cut lock_picture unlock_picture undo redo revert
"""
ORDERS = "generate retake cancel quote render export import_media spot compose"


def test_every_kind_of_the_vocabulary_is_there() -> None:
    assert set(VOCABULARY.split()) <= set(edit_kinds())
    assert set(ORDERS.split()) == set(order_kinds())


@pytest.mark.parametrize("kind", [*edit_kinds(), *order_kinds()])
def test_every_kind_and_every_field_is_described(kind: str) -> None:
    value = {**edit_kinds(), **order_kinds()}[kind]
    assert value.__doc__
    assert value.__doc__.strip().endswith(".")
    for name, schema in value.model_json_schema()["properties"].items():
        if name != "kind":
            assert "description" in json.dumps(schema), f"{kind}.{name}"


def test_the_schemas_are_one_union_by_kind() -> None:
    schema = edit_schema()
    assert schema["discriminator"]["propertyName"] == "kind"
    assert set(schema["discriminator"]["mapping"]) == set(edit_kinds())
    assert set(order_schema()["discriminator"]["mapping"]) == set(order_kinds())


@pytest.mark.parametrize(
    ("given", "said", "field"),
    [
        ({"kind": "trmi"}, "did you mean trim", "kind"),
        ({}, "the kinds are set_title", "kind"),
        ({"kind": "zzz"}, "the kinds are set_title", "kind"),
        ({"kind": "trim", "clip": 3}, "trim needs edge", "edge"),
        ({"kind": "trim", "clip": 3, "edge": "middle", "frames": 1}, "'head' or 'tail'", "edge"),
        ({"kind": "trim", "clip": 3, "edge": "head", "frames": 1.5}, "frames is 1.5", "frames"),
        ({"kind": "trim", "clip": 3, "edge": "head", "frames": 1, "by": 2}, "it has clip, edge, frames", "by"),
        ({"kind": "set_duration", "shot": 1, "seconds": -1}, "greater than 0", "seconds"),
        ({"kind": "set_duration", "shot": 1, "seconds": float("nan")}, "finite", "seconds"),
        ({"kind": "revise_shot", "shot": 1, "size": "huge"}, "'extreme wide', 'wide'", "size"),
        ({"kind": "add_shot", "prompt": "x", "lines": [{"text": ""}]}, "at least 1 character", "lines.0.text"),
        ({"kind": "circle", "shots": "all"}, "valid list", "shots"),
        ("{", "no JSON", ""),
        ("[1]", "a JSON object", ""),
    ],
)
def test_bad_json_is_refused_in_one_sentence_with_the_field(given: Any, said: str, field: str) -> None:
    with pytest.raises(DirectorError, match=said) as refused:
        parse_edit(given)
    assert refused.value.data["field"] == field
    assert refused.value.message.endswith((".", "?"))
    assert "\n" not in refused.value.message
    assert "pydantic" not in refused.value.message


def test_a_single_shot_may_be_given_as_shot() -> None:
    assert parse_edit({"kind": "circle", "shot": "3B"}) == parse_edit('{"kind": "circle", "shots": ["3B"]}')
    assert parse_edit({"kind": "set_duration", "scene": 2, "factor": 0.5}).model_dump()["scenes"] == (2,)


def test_numbers_and_words_stay_what_they_are() -> None:
    assert parse_edit({"kind": "trim", "clip": "7", "edge": "head", "frames": 1}) == Trim(
        clip="7", edge="head", frames=1
    )
    assert parse_edit({"kind": "trim", "clip": 7, "edge": "head", "frames": 1}) == Trim(clip=7, edge="head", frames=1)
    speed = parse_edit({"kind": "set_speed", "clip": 1, "speed": 0.5})
    assert '"speed":"1/2"' in dump_edit(speed)


@pytest.mark.parametrize(
    ("edit", "shots", "scenes"),
    [
        ({"kind": "revise_shot", "shots": ["1B", 3], "note": "x"}, [2, 3], []),
        ({"kind": "swap_scenes", "scene": 2, "other": 3}, [], [2, 3]),
        ({"kind": "move_scene", "scene": 2, "after": 3}, [], [2]),
        ({"kind": "swap_shots", "shot": 2, "other": "3A"}, [2, 6], []),
        ({"kind": "set_music", "mood": "calm", "shot": 2, "until": 5}, [2, 3, 4, 5], []),
        ({"kind": "set_duration", "scene": 3, "factor": 2}, [], [3]),
        ({"kind": "slip", "clip": "2A", "frames": 1}, [4], []),
        ({"kind": "move_shot", "shot": 2, "after": 5}, [2], []),
        ({"kind": "mute", "cue": "cu23"}, [2], []),
        ({"kind": "remove_shot", "shot": 99}, [], []),
        ({"kind": "set_title", "title": "x"}, [], []),
    ],
)
def test_the_targets_of_an_edit_are_numbers_over_the_film(
    edit: dict[str, Any], shots: list[int], scenes: list[int]
) -> None:
    assert targets(small_film(), parse_edit(edit).model_dump()) == {"shots": shots, "scenes": scenes}


def test_orders_are_read_like_edits() -> None:
    order = parse_order({"kind": "retake", "shot": "3B", "note": "slower"})
    assert order.model_dump() == {
        "shots": ("3B",),
        "scenes": (),
        "kind": "retake",
        "note": "slower",
        "takes": 1,
        "generator": None,
        "budget": None,
        "within": None,
        "resolution": None,
    }
    with pytest.raises(DirectorError, match="did you mean render"):
        parse_order({"kind": "rendr"})
    with pytest.raises(DirectorError, match="less than or equal to 20"):
        parse_order({"kind": "generate", "takes": 21})


def test_facts_read_back_as_themselves() -> None:
    facts: TypeAdapter[Fact] = TypeAdapter(Fact)
    for edit in ({"kind": "swap_scenes", "scene": 1, "other": 2}, {"kind": "set_duration", "shot": 2, "frames": 5}):
        for fact in facts_of(small_film(), edit):
            assert facts.validate_json(fact.model_dump_json()) == fact
