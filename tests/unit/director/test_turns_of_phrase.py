"""Turns of phrase put plainly, remarks before a request, people by their looks, and "it" as the sound spoken of."""

import pytest

from agent.embedded.ways import KINDS, all_ways
from tests.fakes.talk_film import ferry, plain, said, talk
from tools.film.apply import apply
from tools.film.edits.sound import AddEffect

DARKER = {"kind": "set_grade", "exposure": -0.5, "relative": True}
BRIGHTER = {"kind": "set_grade", "exposure": 0.5, "relative": True}
FREE = {"amount", "time", "clock", "number", "quote", "thing", "words", "garment", "speech"}


def test_every_way_of_saying_fills_the_slots_of_its_plain_request() -> None:
    for way in all_ways():
        slots = [part.slot for part in way.parts if part.slot]
        kinds = {slot.rstrip("2") for slot in slots}
        assert kinds <= KINDS.keys() | FREE, way
        pointing = [slot for slot in slots if slot.rstrip("2") in KINDS]
        for word in (word.strip('"') for word in way.plain):
            if word.startswith("{"):
                name = word[1:-1]
                assert name in slots or len(pointing) > (1 if name.endswith("2") else 0), way


@pytest.mark.parametrize(
    ("message", "acts"),
    [
        ("make 4 the opening shot", [{"kind": "move_shot", "shot": 4, "before": 1}]),
        ("4 to the end", [{"kind": "move_shot", "shot": 4, "after": 10}]),
        ("let 4 come right after 6", [{"kind": "move_shot", "shot": 4, "after": 6}]),
        ("I could live without 4", [{"kind": "remove_shot", "shots": [4]}]),
        (
            "open 4 up two stops and knock 5 down a touch",
            [{**BRIGHTER, "shots": [4], "exposure": 2.0}, {**DARKER, "shots": [5]}],
        ),
        ("3 is half a second too long", [{"kind": "set_duration", "shots": [3], "delta": -0.5}]),
        ("make 4 and 5 one shot", [{"kind": "merge_shots", "shot": 4, "other": 5}]),
        ("split scene 2 after shot 5", [{"kind": "split_scene", "shot": 6}]),
        ("fold the cabin into the sea scene", [{"kind": "merge_scenes", "scene": 2, "other": 3}]),
        ("merge 9 and 10 into one shot", [{"kind": "merge_shots", "shot": 9, "other": 10}]),
        ("take 6 frames off 7", [{"kind": "set_duration", "shots": [7], "delta": -0.25}]),
    ],
)
def test_a_turn_of_phrase_is_the_plain_request_it_stands_for(message: str, acts: list[dict[str, object]]) -> None:
    assert plain(said(message).acts) == acts


@pytest.mark.parametrize(
    ("message", "acts"),
    [
        ("4 looks a bit gloomy, brighten it", [{**BRIGHTER, "shots": [4]}]),
        ("5 doesn't really grab me, drop it", [{"kind": "remove_shot", "shots": [5]}]),
        ("I'm not sure about 8. make it darker please", [{**DARKER, "shots": [8]}]),
        ("8 is great but make it darker", [{**DARKER, "shots": [8]}]),
        ("scene 2 is dull but it's slow, make it darker", [{**DARKER, "scenes": [2]}]),
    ],
)
def test_a_remark_says_what_it_is(message: str, acts: list[dict[str, object]]) -> None:
    assert plain(said(message).acts) == acts


def test_a_remark_of_music_is_no_remark_of_the_picture() -> None:
    acts = plain(said("I don't like the music at sea, take it away").acts)
    assert all(act["kind"] != "remove_shot" for act in acts)


@pytest.mark.parametrize(
    ("message", "who"),
    [
        ("the old man is too quiet", "tom"),
        ("the guy with the white beard is too quiet", "tom"),
        ("the man in the green parka is too quiet", "mara"),
        ("grandpa is too quiet", "tom"),
    ],
)
def test_someone_is_known_by_their_looks(message: str, who: str) -> None:
    assert plain(said(message).acts) == [{"kind": "set_gain", "speaker": who, "delta_db": 3.0}]


def test_the_shots_of_someone_by_their_looks() -> None:
    assert plain(said("the old man's close-up darker").acts) == [{**DARKER, "shots": [5]}]


def test_it_is_the_sound_just_laid() -> None:
    film = apply(ferry(), AddEffect(shot=ferry().scenes[0].shots[0], what="thunder"))[0]
    cue = next(cue.id for cue in film.cues.values() if cue.what == "thunder")
    louder, removed = (
        talk("add thunder to 1", "make it louder", film=film)[1],
        talk("add thunder to 1", "lose it", film=film)[1],
    )
    assert plain(louder.acts) == [{"kind": "set_gain", "cue": cue, "delta_db": 3.0}]
    assert plain(removed.acts) == [{"kind": "remove_effect", "cue": cue}]


def test_no_before_louder_takes_nothing_back_but_the_way() -> None:
    assert plain(talk("turn the music up", "no, quieter")[1].acts)[-1]["delta_db"] == -3.0
    assert plain(talk("turn the music down", "a little more")[1].acts) == [
        {"kind": "set_gain", "stem": "MX", "delta_db": -1.5}
    ]


def test_a_question_after_an_edit_is_answered_of_the_film_it_leaves() -> None:
    now = said("how long is the film?").words
    then = said("delete shot 10, how long is the film then?")
    assert "41.0 s" in now
    assert "34.0 s" in then.words
    assert [act.kind for act in then.acts] == ["remove_shot"]


@pytest.mark.parametrize(
    ("message", "acts"),
    [
        ("assombris le plan 3 s'il te plaît", [{**DARKER, "shots": [3]}]),
        ("el plano 3 sobra", [{"kind": "remove_shot", "shots": [3]}]),
        ("schmeiß Einstellung 3 raus", [{"kind": "remove_shot", "shots": [3]}]),
        ("kürze Einstellung 3 auf eine Sekunde", [{"kind": "set_duration", "shots": [3], "seconds": 1.0}]),
        ("reduce el plano 3 a un segundo", [{"kind": "set_duration", "shots": [3], "seconds": 1.0}]),
        ("dos segundos más en el plano 3", [{"kind": "set_duration", "shots": [3], "delta": 2.0}]),
        ("mets le plan 4 avant le plan 3", [{"kind": "move_shot", "shot": 4, "before": 3}]),
        ("können Sie bitte Szene 2 und Szene 3 tauschen", [{"kind": "swap_scenes", "scene": 2, "other": 3}]),
        ("je voudrais une version verticale", [{"kind": "export", "name": "vertical"}]),
    ],
)
def test_other_languages_have_their_turns_of_phrase(message: str, acts: list[dict[str, object]]) -> None:
    assert plain(said(message).acts) == acts


@pytest.mark.parametrize(
    ("message", "acts"),
    [
        ("the bit with the suitcase at the end darker", []),
        ("that bit with the coffee should be darker", [{**DARKER, "shots": [4]}]),
        ("Tom counting the tickets darker", [{**DARKER, "shots": [5]}]),
        ("the very last shot darker", [{**DARKER, "shots": [10]}]),
        ("both the last shots darker", [{**DARKER, "shots": [9, 10]}]),
        ("the shot of Tom counting, darker", [{**DARKER, "shots": [5]}]),
        ("print 4 down a quarter of a stop", [{**DARKER, "shots": [4], "exposure": -0.25}]),
        ("the rustle's annoying, way quieter", [{"kind": "set_gain", "cue": "cu", "delta_db": -6.0}]),
    ],
)
def test_what_is_pointed_at_may_be_described(message: str, acts: list[dict[str, object]]) -> None:
    found = plain(said(message).acts)
    assert [{**act, "cue": "cu"} if "cue" in act else act for act in found] == acts


@pytest.mark.parametrize(
    ("message", "share"), [("half of that", -0.25), ("too much. half that", -0.25), ("double that", 0.5)]
)
def test_a_share_of_the_step_just_made(message: str, share: float) -> None:
    assert plain(talk("brighten 4", message)[1].acts) == [{**BRIGHTER, "shots": [4], "exposure": share}]


def test_who_was_spoken_of_in_the_message_is_she_or_he() -> None:
    acts = plain(said("I can't hear Tom at all, could you make him louder?").acts)
    assert acts == [{"kind": "set_gain", "speaker": "tom", "delta_db": 3.0}]


@pytest.mark.parametrize(
    ("message", "acts"),
    [
        ("all shots 20% shorter", [{"kind": "set_duration", "shots": [*range(1, 11)], "factor": 0.8}]),
        ("lose the cabin. Entirely.", [{"kind": "remove_scene", "scene": 2}]),
        ("3 darker, the rest stays", [{**DARKER, "shots": [3]}]),
        ("title over 4: That evening", [{"kind": "add_title", "text": "That evening", "clip": 4}]),
        ("Tom isn't tired in 5, he is angry", [{"kind": "revise_shot", "shots": [5], "expression": "angry"}]),
        ("rustle out", [{"kind": "remove_effect", "shot": 6, "what": "paper rustle"}]),
    ],
)
def test_what_follows_a_request_only_ends_it(message: str, acts: list[dict[str, object]]) -> None:
    assert plain(said(message).acts) == acts


def test_what_was_silenced_is_heard_again() -> None:
    assert plain(talk("mute the music", "unmute it again")[1].acts) == [{"kind": "mute", "stem": "MX", "muted": False}]
