"""New shots and new scenes, written from what people say they shall show."""

from typing import Any

import pytest

from tests.fakes.talk_film import ferry, plain, said, talk
from tools.film.apply import apply
from tools.film.edits.story import AddScene, AddShot
from tools.writing.world import PLACES

SHOTS: list[tuple[str, dict[str, Any]]] = [
    ("add a shot of the sea after 3", {"prompt": "Medium shot, the sea", "coverage": "empty", "after": 3}),
    ("insert a wide shot of the harbour between 4 and 5",
     {"prompt": "Wide shot, the harbour", "size": "wide", "after": 4}),
    ("can we have a shot of seagulls in scene 1", {"prompt": "Medium shot, seagulls", "after": 3}),
    ("add an insert of the clock, 2 seconds, after 6", {"prompt": "Insert, the clock", "seconds": 2.0, "after": 6}),
    ("give me a reaction shot of mara after 8", {"prompt": "Close-up, MARA, reacting", "size": "close-up", "after": 8}),
    ("new shot: tom opens the door", {"prompt": "Medium shot, TOM opens the door", "after": 10}),
    ("after 3 add a wide of the gulls", {"prompt": "Wide shot, the gulls", "after": 3}),
    ("add a low angle shot of the wheel at night before 5",
     {"prompt": "Medium shot, low angle, the wheel at night", "angle": "low", "time": "night", "before": 5}),
    ("add a shot after 3: mara waves, slow push in",
     {"prompt": "Medium shot, MARA waves, slow push in", "move": "push in", "after": 3}),
    ("we need an establishing shot of the ferry at the start of scene 2",
     {"prompt": "Extreme wide shot, the ferry", "size": "extreme wide", "before": 4}),
    ("add a shot to scene 3 of the letter burning", {"prompt": "Medium shot, the letter burning", "after": 9}),
]  # fmt: skip


@pytest.mark.parametrize(("message", "fields"), SHOTS)
def test_a_new_shot_is_written_as_a_shot_list_has_it(message: str, fields: dict[str, Any]) -> None:
    (act,) = plain(said(message).acts)
    assert act["kind"] == "add_shot"
    assert {name: act.get(name) for name in fields} == fields


def test_who_is_named_in_a_new_shot_is_staged_in_it() -> None:
    (act,) = said("add a close-up of tom crying at the end").acts
    assert isinstance(act, AddShot)
    assert [(staged.who, staged.expression) for staged in act.staging] == [("tom", "sad")]
    assert act.lines == ()


@pytest.mark.parametrize("message", ["add another shot", "add a close-up", "add a scene"])
def test_what_something_new_shall_show_is_asked(message: str) -> None:
    thought = said(message)
    assert not thought.acts
    assert thought.question is not None


@pytest.mark.parametrize("message", ["add a shot of a kettle right before he sings", "a shot of gulls between the two"])
def test_words_that_may_say_where_a_new_shot_goes_do_not_go_into_its_line(message: str) -> None:
    assert not said(message).acts


def test_a_number_of_things_is_no_shot() -> None:
    assert [act for act in plain(said("push in on the three tickets").acts) if act["shots"] == [3]] == []
    assert [act["shots"] for act in plain(said("push in on three").acts)] == [[3]]


def test_add_a_close_up_is_no_other_size_of_the_shot_that_was_spoken_of() -> None:
    *_, last = talk("make 3 darker", "add a close-up")
    assert not last.acts


SCENES: list[tuple[str, dict[str, Any]]] = [
    ("add a scene where mara comes back", {"location": "jetty", "purpose": "MARA comes back"}),
    ("i want a scene after the cabin where tom packs his things",
     {"location": "ferry-cabin", "purpose": "TOM packs his things", "after": 2}),
    ("add a scene before scene 2 in the ferry cabin, at night, where tom eats alone",
     {"location": "ferry-cabin", "time": "night", "purpose": "TOM eats alone", "before": 2}),
    ("write a new ending where tom dies", {"purpose": "TOM dies", "after": 4}),
    ("add a scene between scene 2 and 3 where they share the coffee",
     {"purpose": "MARA and TOM share the coffee", "after": 2}),
    ("put a new scene at the beginning with mara on a train", {"purpose": "MARA on a train", "before": 1}),
    ("add a sad scene at the end where mara burns the letter", {"mood": "melancholy", "after": 4}),
]  # fmt: skip


@pytest.mark.parametrize(("message", "fields"), SCENES)
def test_a_new_scene_has_its_place_its_purpose_and_its_shots(message: str, fields: dict[str, Any]) -> None:
    (act,) = said(message).acts
    assert isinstance(act, AddScene)
    numbers = {scene.id: number for number, scene in enumerate(ferry().scenes, start=1)}
    told = {name: getattr(act, name) for name in fields}
    assert {name: numbers.get(value, value) for name, value in told.items()} == fields
    assert [shot.size for shot in act.shots] == ["wide", "medium", "close-up"]
    assert act.shots[1].prompt == f"Medium shot, {act.purpose}"
    apply(ferry(), act)


def test_a_place_that_the_film_has_not_is_made_first() -> None:
    acts = said("add a scene in a café where they finally meet").acts
    assert [act.kind for act in acts] == ["set_location", "add_scene"]
    film = ferry()
    for act in acts:
        film, _ = apply(film, act)  # pyright: ignore[reportArgumentType]
    scene = film.scenes[-1]
    assert film.locations[scene.location].name == "Café"
    assert scene.interior == "INT."


def test_a_new_place_is_heard_as_such_places_sound_and_a_known_one_as_it_sounds_in_the_film() -> None:
    new = said("add a scene on a rooftop where mara waits in the rain").acts[-1]
    assert isinstance(new, AddScene)
    assert new.shots[0].ambience == f"{PLACES['rooftop'].ambience}, rain"
    (known,) = said("add a scene where mara comes back").acts
    assert isinstance(known, AddScene)
    assert [shot.ambience for shot in known.shots] == ["", "", ""]


def test_what_happens_in_a_new_scene_is_heard_in_a_film_with_effects() -> None:
    (act,) = said("add a scene where mara knocks on the door").acts
    assert isinstance(act, AddScene)
    assert [[effect.what for effect in shot.effects] for shot in act.shots] == [[], ["knock"], []]
    film = ferry()
    without = film.model_copy(update={"cues": {k: cue for k, cue in film.cues.items() if cue.kind != "effect"}})
    (act,) = said("add a scene where mara knocks on the door", without).acts
    assert isinstance(act, AddScene)
    assert not any(shot.effects for shot in act.shots)


def test_what_is_said_in_a_new_scene_is_a_line_of_it() -> None:
    (act,) = said('add a scene where tom says "I am coming" to the sea').acts
    assert isinstance(act, AddScene)
    assert [(line.speaker, line.text) for shot in act.shots for line in shot.lines] == [("tom", "I am coming")]


def test_what_happens_after_the_storm_in_a_scene_does_not_say_where_the_scene_goes() -> None:
    (act,) = said("we need another scene, maybe at the jetty, where tom waits for mara after the storm").acts
    assert isinstance(act, AddScene)
    assert act.purpose == "TOM waits for MARA after the storm"
    assert act.weather != "storm"
