"""`show`: the names that scripts and bots rely on."""

import json
from typing import Any

import pytest

from tests.unit.film.random_edits import shot_film, small_film
from tests.unit.film.strips import edited
from tools.film.showing import show
from tools.film.views import picture_size


def test_show_says_everything_the_contract_names() -> None:
    marked = {"kind": "add_marker", "name": "hit", "frame": 50, "colour": "red"}
    film = edited(shot_film(), {"kind": "circle", "shot": 2}, marked)
    said: dict[str, Any] = json.loads(json.dumps(show(film, 12)))
    assert {"film", "title", "revision", "state", "rate", "size", "seconds", "frames", "logline"} <= set(said)
    assert (said["revision"], said["rate"], said["size"], said["frames"]) == (12, "24/1", [1920, 1080], 514)
    assert said["seconds"] == pytest.approx(514 / 24)
    assert said["characters"][0]["name"] == "Keeper"
    assert [scene["slugline"] for scene in said["scenes"]] == [
        "EXT. BEACH - DAY",
        "INT. LAMP ROOM - NIGHT",
        "EXT. BEACH - DAWN",
    ]
    shot = said["scenes"][0]["shots"][1]
    assert (shot["number"], shot["slate"], shot["frames"], shot["seconds"]) == (2, "1B", 50, pytest.approx(50 / 24))
    assert (shot["state"], shot["circled"], shot["generator"], shot["size"]) == ("circled", 1, "previz", "medium")
    assert [(take["take"], take["state"], take["faults"]) for take in shot["takes"]] == [(1, "circled", [])]
    assert said["scenes"][2]["shots"][0]["number"] == 6
    track = said["timeline"]["tracks"][0]
    assert (track["name"], track["kind"], len(track["clips"])) == ("V1", "video", 7)
    assert [(clip["slate"], clip["start"], clip["frames"]) for clip in track["clips"]][:2] == [
        ("1A", 40, 60),
        ("1B", 100, 50),
    ]
    assert [(one["at"], one["frames"], one["kind"]) for one in track["transitions"]] == [
        (100, 12, "dissolve"),
        (180, 24, "dip to black"),
        (394, 24, "fade out"),
    ]
    markers = said["timeline"]["markers"]
    assert [(marker["frame"], marker["name"], marker["colour"]) for marker in markers] == [(50, "hit", "red")]
    assert {cue["kind"] for cue in said["cues"]} == {"dialogue", "music", "effect", "ambience"}
    assert said["ledger"] == {"spent": "0.00", "estimated": "0.00", "reserved": "0.00", "cap": None, "currency": "USD"}


def test_lengths_that_only_the_sound_knows_are_told_when_known() -> None:
    film = small_film()
    line = next(cue for cue in film.cues.values() if cue.kind == "dialogue")
    told = show(film, sound_frames={line.id: 37}, ledger={"spent": "1.20"})
    assert [cue["frames"] for cue in told["cues"] if cue["id"] == line.id] == [37]
    assert told["ledger"] == {"spent": "1.20"}


@pytest.mark.parametrize(
    ("aspect", "size"),
    [
        ("16:9", (1920, 1080)),
        ("2.39:1", (1920, 804)),
        ("9:16", (1080, 1920)),
        ("1:1", (1080, 1080)),
        ("4:5", (1080, 1350)),
    ],
)
def test_the_picture_has_the_house_size_of_its_aspect(aspect: str, size: tuple[int, int]) -> None:
    assert picture_size(edited(small_film(), {"kind": "set_look", "aspect": aspect})) == size
