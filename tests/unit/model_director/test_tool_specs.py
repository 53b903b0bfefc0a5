"""The tools of a model are made from the vocabulary: each says what its value takes, in few characters."""

import json
from typing import Any, cast

import pytest

from agent.model.offering import offered
from agent.toolspecs import HIDDEN, act_kinds, act_of, act_tools
from tests.fakes.tool_sizes import characters_of
from tools.film.edits.cut import SetDuration, SetSpeed, SetTransition
from tools.film.edits.sound import SetMusic
from tools.film.edits.story import ReviseShot
from tools.film.errors import DirectorError
from tools.film.orders import Retake

SPECS = {spec.name: spec for spec in act_tools()}


def _walk(schema: Any) -> list[dict[str, Any]]:
    if isinstance(schema, list):
        return [found for one in cast("list[Any]", schema) for found in _walk(one)]
    if not isinstance(schema, dict):
        return []
    given = cast("dict[str, Any]", schema)
    return [given, *(found for inner in given.values() for found in _walk(inner))]


def test_every_kind_that_a_person_may_ask_for_is_a_tool_with_its_own_fields():
    assert set(SPECS) == set(act_kinds())
    for kind, value in act_kinds().items():
        hidden = {"kind", *HIDDEN.get(kind, ())}
        assert set(SPECS[kind].parameters["properties"]) == set(value.model_fields) - hidden
        needed = {name for name, field in value.model_fields.items() if field.is_required()}
        assert set(SPECS[kind].parameters.get("required", ())) == needed - hidden


def test_what_machines_report_is_no_tool():
    assert not {"print_take", "import_take", "set_shot_state", "import_lut", "import_captions", "recut"} & set(SPECS)
    with pytest.raises(DirectorError, match="no tool 'print_take'"):
        act_of("print_take", {"shot": 1})


def test_schemas_stand_alone_and_say_nothing_twice():
    for spec in act_tools():
        for schema in _walk(spec.parameters):
            assert "$ref" not in schema
            assert "title" not in schema or isinstance(schema["title"], dict)
            assert {"type": "null"} not in schema.get("anyOf", [])


def test_the_legal_words_are_in_the_schema():
    properties = SPECS["set_transition"].parameters["properties"]
    assert {"dissolve", "fade out", "cut"} <= set(properties["transition"]["enum"])
    assert properties["clip"] == {"type": ["integer", "string"]}


def test_the_tools_stay_small():
    assert characters_of(act_tools()) < 64_000


def test_a_call_becomes_the_act():
    assert act_of("set_duration", {"shots": [3], "factor": 0.5}) == SetDuration(shots=(3,), factor=0.5)
    assert act_of("retake", {"shot": 4, "note": "more rain"}) == Retake(shots=(4,), note="more rain")
    assert act_of("set_speed", {"clip": 2, "speed": "1/2"}) == SetSpeed.model_validate({"clip": 2, "speed": "1/2"})


def test_nulls_are_what_was_left_out():
    given = json.loads('{"shots": [3, null], "size": "wide", "angle": null, "cast": null, "kind": "revise_shot"}')
    assert act_of("revise_shot", given) == ReviseShot(shots=(3,), size="wide")
    assert act_of("set_transition", {"clip": 2, "transition": "cut", "frames": None}) == SetTransition(
        clip=2, transition="cut"
    )


def test_a_hash_cannot_be_given():
    with pytest.raises(DirectorError, match="set_music has no field media"):
        act_of("set_music", {"mood": "calm", "media": "ab" * 32})
    assert act_of("set_music", {"mood": "calm"}) == SetMusic(mood="calm")


def test_a_bad_value_is_told_with_the_legal_ones():
    with pytest.raises(DirectorError, match="'extreme wide'"):
        act_of("revise_shot", {"shots": [1], "size": "huge"})


def test_strict_tools_are_closed_and_have_every_field_required():
    strict = [spec.as_function(strict=True)["function"] for spec in offered()]
    assert sum(bool(function.get("strict")) for function in strict) > 10
    for function in strict:
        if function.get("strict"):
            for schema in _walk(function["parameters"]):
                if isinstance(schema.get("properties"), dict) and schema.get("type") == "object":
                    assert schema["required"] == list(schema["properties"])
                    assert schema["additionalProperties"] is False


def test_a_strict_tool_takes_null_for_what_may_be_left_out():
    properties = SPECS["set_transition"].as_function(strict=True)["function"]["parameters"]["properties"]
    assert properties["frames"]["type"] == ["integer", "null"]
    assert properties["transition"]["type"] == "string"


def test_a_tool_in_a_line_says_its_fields_and_what_they_may_be():
    assert SPECS["set_ducking"].as_line() == "set_ducking(duck_db): Say how far the music goes down under speech."
    assert "edge=head|tail" in SPECS["trim"].as_line()
    assert SPECS["mute"].as_line().startswith("mute(stem?=DX|MX|FX, cue?, clip?, production?=true|false")


def test_without_unions_every_field_has_one_type_and_numbers_are_read_from_strings():
    for spec in act_tools():
        for schema in _walk(spec.as_function(unions=False)["function"]["parameters"]):
            assert "anyOf" not in schema
            assert not isinstance(schema.get("type"), list)
    assert act_of("trim", {"clip": "3", "edge": "head", "frames": 8}).model_dump()["clip"] == "3"
