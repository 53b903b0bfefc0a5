"""What is said of the camera and the light in loose words, and messages of two requests, one of them of a picture."""

from functools import cache

import pytest

from agent.conversation import Exchange, Speaker
from agent.embedded.director import EmbeddedDirector
from agent.embedded.gist.reading import Gist
from agent.embedded.gist.righting import righted
from agent.embedded.halves import halves
from agent.embedded.tokens import tokenise
from agent.evaluation.reels import reel_of
from agent.ports import Situation, Thought
from tests.fakes.machine import own_home
from tests.fakes.talk_film import NoRecords, plain
from tools.film.edits.story import ReviseShot
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


def kinds(film: str, message: str) -> list[object]:
    acts, _ = told(film, message)
    return [act["kind"] for act in acts]


@pytest.mark.parametrize(
    ("film", "message", "shot", "move"),
    [
        ("letters", "don't crane up on the roof, just hold still", 7, "static"),
        ("letters", "I don't like the tracking in the first one, lock it off", 1, "static"),
        ("letters", "at 00:00:22:00 pan right rather than craning up", 7, "pan right"),
        ("airlock", "the stars shot: don't pull out, drift sideways instead", 10, "track right"),
        ("heist", "cheese wheels in the vault, rather than tilting could we slowly back away from them", 8, "pull out"),
        ("lighthouse", "instead of pulling out at the end i want the camera to go left with them", 14, "track left"),
        ("airlock", "2D: not locked off, creep in on her eye", 7, "push in"),
        ("letters", "stop the track in the market, I'd like it locked off", 1, "static"),
    ],
)
def test_a_move_set_against_another_is_of_the_shot_that_moves_so(film: str, message: str, shot: int, move: str) -> None:
    acts, _ = told(film, message)
    assert acts == [{"kind": "revise_shot", "shots": [shot], "camera": move}]


@pytest.mark.parametrize(
    ("film", "message", "shot", "move"),
    [
        ("lighthouse", "so in two we start on his boots and then travel up to the face when he looks up", 2, "tilt up"),
        ("ferry", "pip at the engine - could we start on her hands and tilt up to her face", 4, "tilt up"),
        ("heist", "might shot 4 start on the moon and tilt down instead of panning?", 4, "tilt down"),
    ],
)
def test_where_a_shot_starts_is_no_place_in_the_film(film: str, message: str, shot: int, move: str) -> None:
    acts, _ = told(film, message)
    assert acts == [{"kind": "revise_shot", "shots": [shot], "camera": move}]


def test_a_shot_that_starts_wide_is_a_wide_one() -> None:
    acts, _ = told("lunch", "start wide and creep in on dad in 12")
    assert acts == [{"kind": "revise_shot", "shots": [12], "camera": "push in", "size": "wide"}]


def test_a_move_is_of_the_shot_that_was_spoken_of() -> None:
    past = Exchange(
        message="make the last one wider",
        reply="Done.",
        acts=(ReviseShot(shots=(13,), size="extreme wide"),),
        before=1,
        revision=2,
    )
    acts, _ = told("letters", "and instead of pulling out there, crane down on the three of them", past)
    assert acts == [{"kind": "revise_shot", "shots": [13], "camera": "crane down"}]


@pytest.mark.parametrize(
    ("film", "message"),
    [
        ("lighthouse", "should the last one pan rather than pull out?"),
        ("airlock", "don't push in"),
        ("heist", "cheese wheels: start tight on one and pull out"),
    ],
)
def test_a_move_that_is_asked_about_or_of_several_shots_is_not_taken(film: str, message: str) -> None:
    _, thought = told(film, message)
    assert not thought.acts
    assert thought.question is not None or thought.words


def test_a_film_that_starts_on_a_picture_is_still_another_order() -> None:
    assert kinds("heist", "start on the dog") == ["move_shot"]
    assert kinds("lighthouse", "start on the bottle and then show the keeper") == ["move_shot"]


@pytest.mark.parametrize(
    ("film", "message", "shot", "angle"),
    [
        ("ferry", "for the horn I'd like to look up at her", 12, "low"),
        ("lunch", "gran's toast, look down on her", 8, "high"),
        ("lunch", "on gran's toast we should look up at her", 8, "low"),
    ],
)
def test_who_is_looked_up_at_is_seen_from_below(film: str, message: str, shot: int, angle: str) -> None:
    acts, _ = told(film, message)
    assert acts == [{"kind": "revise_shot", "shots": [shot], "angle": angle}]


def test_somebody_who_looks_up_is_no_angle() -> None:
    acts, _ = told("lighthouse", "the keeper should look up in shot 5")
    assert all("angle" not in act for act in acts)


@pytest.mark.parametrize(
    "message", ["Ada alone in the face-off, without Voss", "Ada should be all alone in the face-off, nobody else"]
)
def test_who_is_alone_in_a_described_shot_is_its_cast(message: str) -> None:
    acts, _ = told("airlock", message)
    assert acts == [{"kind": "revise_shot", "shots": [8], "cast": ("ada",)}]


def test_whoever_is_put_into_a_shot_behind_somebody_moves_no_shot() -> None:
    assert "move_shot" not in kinds("heist", "put the guard in the gate shot behind Bruno")
    assert kinds("heist", "put the map shot in front of the dog") == ["move_shot"]
    assert kinds("heist", "put shot 5 behind shot 7") == ["move_shot"]


def test_what_is_somewhere_is_no_sound() -> None:
    assert "set_ambience" not in kinds("lunch", "only mum's hands at the stove")


@pytest.mark.parametrize(
    ("film", "message", "brighter"),
    [
        ("lunch", "kitchen's gloomy", True),
        ("lunch", "kitchen's too gloomy for me", True),
        ("airlock", "the corridor looks a bit dark to me", True),
        ("heist", "the yard is a bit gloomy", True),
        ("airlock", "make sure the corridor is dark", False),
        ("airlock", "corridor dark please", False),
    ],
)
def test_a_place_that_is_called_dark_is_to_be_brighter(film: str, message: str, brighter: bool) -> None:
    acts, _ = told(film, message)
    assert [act["kind"] for act in acts] == ["set_grade"]
    exposure = acts[0]["exposure"]
    assert isinstance(exposure, float)
    assert (exposure > 0) is brighter


def test_a_statement_is_heard_against_what_it_states() -> None:
    assert righted("darker", "the kitchen is really gloomy") == "brighter"
    assert righted("darker", "I want the kitchen dark") == "darker"
    assert righted("darker", "darker, so that it is gloomy in the kitchen") == "darker"


def test_two_words_for_one_grade_are_one_request() -> None:
    acts, _ = told("ferry", "engine room could be darker and more orange")
    assert acts == [{"kind": "set_grade", "shots": [4, 5, 6], "exposure": -0.5, "temperature": 0.3, "relative": True}]


def test_a_complaint_and_its_remedy_are_done_once() -> None:
    message = "the hallway is cold. warm it up and while you're at it lose the front door sound"
    assert kinds("lunch", message) == ["set_grade", "remove_effect"]


@pytest.mark.parametrize(
    ("film", "message", "done"),
    [
        (
            "letters",
            "warm up the kneading a tad also i'd like some birdsong on the roof when they're sitting",
            ["set_grade", "add_effect"],
        ),
        (
            "heist",
            "Please remove the squeak of the gate, and let us hear a dog bark in the distance there instead.",
            ["remove_effect", "add_effect"],
        ),
        (
            "lighthouse",
            "darker on the rocks, and thunder again as he reaches for the bottle",
            ["set_grade", "add_effect"],
        ),
        ("lighthouse", "ok 1 and 3 are great, 4 needs bigger waves so shoot that one again", ["circle", "retake"]),
    ],
)
def test_two_requests_that_are_clear_by_themselves_are_both_done(film: str, message: str, done: list[str]) -> None:
    assert kinds(film, message) == done


@pytest.mark.parametrize(
    ("film", "message", "done"),
    [
        ("letters", "hold the final shot 2 more secs and then fade it out", ["set_duration", "set_transition"]),
        ("lunch", "hallway darker, and I don't want to hear the front door", ["set_grade", "remove_effect"]),
        ("heist", "wide on the dog, and let it run two seconds longer", ["revise_shot", "set_duration"]),
    ],
)
def test_what_is_doubted_as_a_whole_is_done_where_each_half_comes_to_it(
    film: str, message: str, done: list[str]
) -> None:
    assert kinds(film, message) == done


@pytest.mark.parametrize(
    ("film", "message"),
    [
        ("heist", "lose the guard with the torch and circle the alarm lamp"),
        ("ferry", "marker on nine, name it bridge"),
    ],
)
def test_what_is_doubted_is_asked_where_something_else_is_heard_of_it(film: str, message: str) -> None:
    _, thought = told(film, message)
    assert not thought.acts
    assert thought.question is not None


@pytest.mark.parametrize("message", ["Brighter station please. Oh, and use a sadder guitar there"])
def test_music_there_is_where_the_request_before_was(message: str) -> None:
    acts, _ = told("letters", message)
    assert acts[1] == {"kind": "set_music", "scenes": [4], "mood": "melancholy", "words": "sadder guitar"}


def test_music_of_the_whole_film_is_not_only_there() -> None:
    acts, _ = told("letters", "Brighter station please. Oh, and use a sadder guitar over the whole film")
    assert [act["kind"] for act in acts] == ["set_grade", "set_music"]
    assert "scenes" not in acts[1]


@pytest.mark.parametrize(
    ("film", "message"),
    [
        ("airlock", "the cockpit feels cosy, it mustn't. chill those shots down"),
        ("ferry", "engine room a touch grittier, pull some colour out"),
        ("letters", "3A and 3C a smidge longer, half a sec say"),
        ("lunch", "pls tighten ellie at the fridge to a close up + her line there louder by 2dB"),
        ("airlock", "kill the music in scene 2, keep the end"),
        ("lunch", "shoot the garden scene, rough and fast will do for now"),
    ],
)
def test_one_request_said_twice_is_not_done_in_two_halves(film: str, message: str) -> None:
    acts, _ = told(film, message)
    assert len(acts) < 2


def test_halves_lie_between_joints_those_first_that_part_the_most() -> None:
    message = "warmer, a bit, and while you're at it lose the door"
    found = [(part.first, part.second, part.parted) for part in halves(message, tokenise(message))]
    assert found[0] == ("warmer, a bit", "lose the door", True)
    assert all(not parted for _, _, parted in found[1:])
    assert not list(halves("louder and", tokenise("louder and")))
