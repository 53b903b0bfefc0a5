"""New shots, looks, hours, things and grades in loose words: done where every word is accounted for, and asked where
not."""

from functools import cache

import pytest

from agent.conversation import Act, Exchange, Speaker
from agent.embedded.courtesies import without_courtesies
from agent.embedded.director import EmbeddedDirector
from agent.embedded.film_index import index_of
from agent.embedded.gist.reading import Gist
from agent.embedded.graded_again import graded_again
from agent.embedded.looks_said import changes_said
from agent.evaluation.reels import reel_of
from agent.ports import Situation, Thought
from tests.fakes.machine import own_home
from tests.fakes.talk_film import NoRecords, plain
from tools.film.edits.cut import SetDuration, SetGrade
from tools.film.edits.story import SetCharacter
from tools.media.assets import asset
from tools.writing.lexicon import Lexicon


@cache
def director() -> EmbeddedDirector:
    return EmbeddedDirector(Lexicon(asset(own_home(), "wordnet")), gist=Gist(asset(own_home(), "sentences")))


def told(film: str, message: str, *past: Exchange) -> tuple[list[dict[str, object]], Thought]:
    about = reel_of(film).film
    thought = director().think(
        Situation(about, 1, NoRecords(about), Speaker(), message, past), lambda kind, value: None
    )
    return plain(thought.acts, about), thought


def after(message: str, *acts: Act) -> Exchange:
    return Exchange(message=message, reply="Done.", acts=acts, before=1, revision=1 + len(acts))


def _place(film: str, act: dict[str, object]) -> tuple[str, object]:
    side = "after" if "after" in act else "before"
    return side, act[side]


@pytest.mark.parametrize(
    ("film", "message", "place", "prompt"),
    [
        (
            "ferry",
            "after the gauge goes red I need the captain running down the stairs",
            ("after", 6),
            "the captain running",
        ),
        (
            "lighthouse",
            "we're missing an insert: the oar in the sand, right before she steps out",
            ("before", 12),
            "oar",
        ),
        ("heist", "straight after the alarm lamp: quick shot of lotte, frozen", ("after", 11), "LOTTE, frozen"),
        ("airlock", "one more shot to end on, the empty cockpit", ("after", 10), "the empty cockpit"),
        (
            "lunch",
            "Need a cutaway on the sauce boiling over between her toast and Dad eyeing Ellie",
            ("after", 8),
            "sauce",
        ),
        ("ferry", "one more before the ending: the doctor throws a hat in the air", ("before", 14), "hat in the air"),
    ],
)
def test_a_new_shot_goes_where_it_is_told_by_what_others_show(
    film: str, message: str, place: tuple[str, int], prompt: str
) -> None:
    (act,) = told(film, message)[0]
    assert act["kind"] == "add_shot"
    assert _place(film, act) == place
    assert prompt.casefold() in str(act["prompt"]).casefold()


def test_a_new_shot_is_as_near_and_as_long_as_it_is_told() -> None:
    (act,) = told("letters", "new shot following the letter in the dust: close-up, a cat sniffs at it, 2 secs")[0]
    assert (act["size"], act["seconds"], act["prompt"]) == ("close-up", 2.0, "Close-up, a cat sniffs at it")


@pytest.mark.parametrize(
    ("film", "message"),
    [
        ("heist", "before bruno cries I want more light on the cheese"),
        ("heist", "after the alarm lamp I want a dissolve"),
        ("lighthouse", "after the boat comes in can we have a bit of music"),
        ("airlock", "at the end I want her smiling"),
        ("lunch", "between the toast and the envelope I want more tension"),
    ],
)
def test_what_is_wished_beside_a_shot_is_no_new_one(film: str, message: str) -> None:
    assert "add_shot" not in {act["kind"] for act in told(film, message)[0]}


@pytest.mark.parametrize(
    ("film", "message", "who", "looks", "canon"),
    [
        ("heist", "no cap on bruno, he's bald", "bruno", {"hat": "", "hair_style": "none"}, "forty, big man, bald"),
        ("lunch", "dad w/o the moustache, he looks like a walrus", "dad", {"beard": ""}, "fifty-five, blue suit"),
        ("airlock", "Voss older. seventy-ish", "voss", {"age": 70}, None),
        ("ferry", "give pip long black hair", "pip", {"hair": "#26262a"}, None),
        ("letters", "i don't like the braids on sofia. short bob", "sofia", {"hair_style": "bob"}, None),
        ("lighthouse", "the keepers oilskin shouldnt be yellow, in dark green", "keeper", {"top": "#27472f"}, None),
    ],
)  # fmt: skip
def test_looks_are_told_part_by_part(
    film: str, message: str, who: str, looks: dict[str, object], canon: str | None
) -> None:
    (act,) = told(film, message)[0]
    assert (act["kind"], act["character"]) == ("set_character", who)
    assert act["appearance"] == looks
    assert canon is None or act["canon"] == canon


def test_of_two_ages_the_one_that_somebody_has_is_no_wish() -> None:
    (act,) = told("letters", "Sofia she is nine but I imagine twelve years old")[0]
    assert act["appearance"] == {"age": 12}


def test_what_nobody_said_does_not_change() -> None:
    voss = reel_of("airlock").film.characters["voss"]
    assert changes_said(voss, "red suit") == {"top": "#b3262c"}
    assert changes_said(voss, "cap") == {"hat": "cap"}
    assert "hat_colour" in changes_said(voss, "blue cap")


@pytest.mark.parametrize("message", ["bruno in 5: no cap", "mum is older than gran", "gran is old"])
def test_a_part_that_is_no_look_is_not_read_as_one(message: str) -> None:
    film = "heist" if "bruno" in message else "lunch"
    acts = told(film, message)[0]
    assert all("72" not in str(act) and act.get("appearance") != {"age": 5} for act in acts)


@pytest.mark.parametrize(
    ("film", "message", "scene", "wanted"),
    [
        ("heist", "let it snow at the getaway instead of raining", 4, {"weather": "snow"}),
        ("heist", "chase at sundown instead of morning", 4, {"time": "sunset"}),
        ("letters", "snow on the platform in place of the rain, all through.", 4, {"weather": "snow"}),
        ("ferry", "no more sun on the deck, I want it grey and overcast up there", 3, {"weather": "overcast"}),
        ("letters", "station: morning instead of night, and dry", 4, {"time": "morning", "weather": "clear"}),
    ],
)
def test_the_hour_and_the_weather_are_of_the_scene_that_has_the_other(
    film: str, message: str, scene: int, wanted: dict[str, str]
) -> None:
    assert told(film, message)[0] == [{"kind": "revise_scene", "scene": scene, **wanted}]


@pytest.mark.parametrize(
    "message", ["get rid of the fog on the beach", "the fog on the beach is too much, just overcast"]
)
def test_weather_that_is_to_go_does_not_come(message: str) -> None:
    assert "fog" not in {act.get("weather") for act in told("lighthouse", message)[0]}


@pytest.mark.parametrize(
    ("film", "message", "shot", "field", "words"),
    [
        ("heist", "no binoculars, give her a brass telescope", 6, "prompt", "watches through a brass telescope"),
        ("heist", "swap the terrier at the end for a fat ginger cat", 15, "prompt", "Wide shot, a fat ginger cat sits"),
        ("airlock", "no red light when they face each other, make it plain white", 8, "prompt", "in plain white light"),
        ("heist", "when he tries the gate he's got a crowbar with him", 5, "look", "a crowbar with him"),
        ("letters", "next to Joaquín waiting there has to be a suitcase", 11, "look", "a suitcase next to"),
        ("airlock", "clock must say 09:00", 3, "look", "the clock says “09:00”"),
        ("lighthouse", "can the letter say COME HOME instead of that", 9, "look", "the letter says “COME HOME”"),
    ],
)  # fmt: skip
def test_things_are_changed_in_the_one_shot_that_shows_them(
    film: str, message: str, shot: int, field: str, words: str
) -> None:
    (act,) = told(film, message)[0]
    assert (act["kind"], act["shots"]) == ("revise_shot", [shot])
    assert words in str(act[field])


@pytest.mark.parametrize(
    ("film", "message"), [("heist", "no map, make it longer"), ("heist", "swap the map for the moon")]
)
def test_what_is_no_thing_or_in_several_shots_is_not_put_for_another(film: str, message: str) -> None:
    assert all("prompt" not in act for act in told(film, message)[0])


def test_what_cannot_be_seen_is_not_told_to_the_camera() -> None:
    assert not any("look" in act for act in told("lighthouse", "when he reads the letter he has a long pause")[0])


def test_what_somebody_has_already_is_no_change() -> None:
    assert told("heist", "bruno has a cap, no?")[0] == []


@pytest.mark.parametrize(
    ("temperature", "message", "share"),
    [
        (-0.3, "a little more . still too orange for me", 0.5),
        (0.3, "bit much . half that", -0.5),
        (0.3, "still too cold", 1.0),
        (0.3, "still too orange", None),
        (0.3, "still too long", None),
    ],
)
def test_a_grade_is_made_again_by_what_the_picture_still_is(
    temperature: float, message: str, share: float | None
) -> None:
    acts = (SetGrade(shots=("s1",), temperature=temperature),)
    assert graded_again(acts, message.split()) == share
    assert graded_again((SetDuration(shots=("s1",), delta=1.0),), message.split()) is None


def test_still_too_dim_is_no_camera_that_stands_still() -> None:
    film = reel_of("ferry").film
    second = index_of(film).order[1]
    done = after("brighten the captain at the wheel", SetGrade(shots=(second,), exposure=0.5, relative=True))
    (act,) = told("ferry", "still too dim", done)[0]
    assert act == {"kind": "set_grade", "shots": [2], "exposure": 0.5, "relative": True}


@pytest.mark.parametrize(
    ("message", "left"),
    [
        ("make 4 darker, if you ask me.", "make 4 darker"),
        ("push in on 3, don't you think?", "push in on 3"),
        ("her cap in pink. trust me", "her cap in pink"),
        ("is 4 too long, no?", "is 4 too long, no?"),
        ("let her say no, no?", "let her say no, no?"),
        ("he says: trust me", "he says: trust me"),
    ],
)
def test_what_asks_for_a_nod_is_no_part_of_a_request(message: str, left: str) -> None:
    assert without_courtesies(message) == left


def test_it_is_night_wherever_it_was_dawn_and_nowhere_else() -> None:
    film = reel_of("lighthouse").film
    dawns = [scene.id for scene in film.scenes if film.shots[scene.shots[0]].time == "dawn"]
    acts = told("lighthouse", "make it night instead of dawn")[1].acts
    assert [(act.kind, getattr(act, "scene", None), getattr(act, "time", None)) for act in acts] == [
        ("revise_scene", scene, "night") for scene in dawns
    ]
    assert len(dawns) == 2


def test_a_look_at_the_end_is_asked_about_because_looks_are_of_all_the_film() -> None:
    thought = told("lunch", "put Ellie in a red coat at the end")[1]
    assert thought.acts == ()
    assert thought.question is not None
    (act,) = thought.question.choices[0].acts
    assert isinstance(act, SetCharacter)
    assert act.canon == "seventeen, headphones, red coat"


def test_a_big_man_is_a_big_woman_then() -> None:
    (act,) = told("heist", "bruno should be a woman")[1].acts
    assert isinstance(act, SetCharacter)
    assert act.canon == "forty, big woman, black cap"


@pytest.mark.parametrize(
    ("film", "message"), [("lighthouse", "he's old, no?"), ("heist", "make Bruno's cap the same as Lotte's")]
)
def test_what_is_stated_or_compared_changes_nobody(film: str, message: str) -> None:
    assert told(film, message)[1].acts == ()
