"""What a message had come to that it did not mean, and what it comes to: found in loosely worded rounds of messages."""

from typing import Any

import pytest

from agent.conversation import Act, Exchange, Speaker
from agent.embedded.director import EmbeddedDirector
from agent.evaluation.reels import FOLDER, Reel, reel_of
from agent.ports import Situation, Thought
from tests.fakes.talk_film import plain, said
from tools.film.edits.cut import SetDuration, SetGrade
from tools.film.edits.state import Undo
from tools.film.edits.story import WriteScript
from tools.film.film import Film
from tools.writing.lexicon import Lexicon
from tools.writing.scripted import screenplay_of

CASES: list[tuple[str, str, list[dict[str, Any]]]] = [
    ("airlock", "approve everything in the corridor except the close-up of voss",
     [{"kind": "circle", "shots": [4, 5, 7]}]),
    ("airlock", "approve everything in the corridor bar the close-up of voss",
     [{"kind": "circle", "shots": [4, 5, 7]}]),
    ("letters", "shoot scene 4, two takes each", [{"kind": "generate", "scenes": [4], "takes": 2}]),
    ("ferry", "roll three more on 3B", [{"kind": "generate", "shots": [8], "takes": 3}]),
    ("airlock", "3C runs 8 sec, bring it in at 6", [{"kind": "set_duration", "shots": [10], "seconds": 6.0}]),
    ("ferry", "Pull 3D up so it opens the deck scene", [{"kind": "move_shot", "shot": 10, "before": 7}]),
    ("ferry", "the brass band out, lone trumpet in",
     [{"kind": "set_music", "shot": 11, "until": 14, "mood": "triumphant", "words": "lone trumpet"}]),
    ("ferry", "brass band out", [{"kind": "remove_music", "shot": 11, "until": 14}]),
    ("airlock", "Shot 10: drain nearly all the colour",
     [{"kind": "set_grade", "shots": [10], "saturation": -0.5, "relative": True}]),
    ("lighthouse", "a phone version with the captions burned in",
     [{"kind": "export", "name": "vertical", "burned": True}]),
    ("lunch", "2C isnt right, we should be up there looking down. high angle",
     [{"kind": "revise_shot", "shots": [6], "angle": "high"}]),
    ("ferry", "leave the opening title up for 5 seconds", [{"kind": "revise_title", "title": "tt60", "frames": 120}]),
]  # fmt: skip


@pytest.mark.parametrize(("film", "message", "acts"), CASES)
def test_it_comes_to_what_is_meant(film: str, message: str, acts: list[dict[str, Any]]) -> None:
    about = reel_of(film).film
    assert plain(said(message, about).acts, about) == acts


@pytest.mark.parametrize(
    ("film", "message"),
    [
        ("airlock", "what would it cost me to roll scene 3 again, 2 takes of each?"),
        ("lighthouse", "add a shot of the sea and make it darker"),
        ("lighthouse", "add a shot of the lamp after 4 and make it darker"),
        ("ferry", "add half a second to each of those"),
        ("ferry", "darken all of those"),
        ("airlock", "make everything in the corridor except the close-up darker"),
        ("heist", "lotte without glasses and in a red jacket"),
    ],
)
def test_what_is_not_clear_changes_nothing(film: str, message: str) -> None:
    thought = said(message, reel_of(film).film)
    assert not thought.acts
    assert thought.words or thought.question is not None


def test_a_new_shot_shows_all_that_is_told_of_it_where_it_is_wanted() -> None:
    film = reel_of("airlock").film
    for message, prompt in (
        (
            "after shot 3 add a shot of the guard who wakes and is shocked",
            "Medium shot, the guard who wakes and is shocked",
        ),
        ("add a shot of Ada after 3", "Medium shot, ADA"),
    ):
        (added,) = plain(said(message, film).acts, film)
        assert (added["kind"], added["prompt"], added["after"]) == ("add_shot", prompt, 3)


def test_what_is_said_of_a_take_is_done_to_the_take() -> None:
    film = reel_of("airlock").film
    takes = [take.id for take in film.takes.values() if take.shot == film.scenes[1].shots[0]]
    assert plain(said("2A-2 is soft, bin it", film).acts) == [{"kind": "ng", "takes": (takes[1],)}]
    assert plain(said("2A-1 is great. circle it", film).acts) == [{"kind": "circle", "takes": (takes[0],)}]


def _after(film: str, reply: str, *acts: Act) -> tuple[Exchange, ...]:
    return (Exchange(message="which shots are short?", reply=reply, acts=acts, revision=1, before=1),)


def test_those_are_the_shots_that_the_answer_named() -> None:
    film = reel_of("ferry").film
    for reply in ("The shortest are shots 3, 6 and 10, two seconds each.", "Three: 3, 6 and 10 (1C, 2C, 3D)."):
        acts = said("add half a second to each of those", film, _after("ferry", reply)).acts
        assert plain(acts, film) == [{"kind": "set_duration", "shots": [3, 6, 10], "delta": 0.5}]


def test_a_value_that_is_put_right_is_set_anew_and_another_change_is_taken_back() -> None:
    film = reel_of("ferry").film
    four = SetDuration(shots=("10",), seconds=4)
    lengths = (Exchange(message="make 10 four seconds", reply="Done.", acts=(four,), revision=2, before=1),)
    assert plain(said("actually make that three", film, lengths).acts, film) == [
        {"kind": "set_duration", "shots": [10], "seconds": 3.0}
    ]
    warmer = SetGrade(shots=("4",), temperature=0.3, relative=True)
    graded = (Exchange(message="make shot 4 warmer", reply="Done.", acts=(warmer,), revision=2, before=1),)
    assert said("no, shot 5", film, graded).acts[0] == Undo()


def test_those_last_two_are_asked_about_after_two_changes() -> None:
    film = reel_of("heist").film
    longer = SetDuration(shots=("3",), delta=1)
    past = tuple(Exchange(message="longer", reply="Done.", acts=(longer,), revision=n, before=n - 1) for n in (1, 2))
    thought = said("scrap those last two", film, past)
    assert not thought.acts
    assert thought.question is not None
    assert [choice.acts[0].kind for choice in thought.question.choices] == ["undo", "remove_shot"]


def test_an_undo_that_would_take_the_script_is_asked_about() -> None:
    play = screenplay_of((FOLDER / "ferry.txt").read_text(encoding="utf-8"), Lexicon(None))
    reel = Reel(Film(id="ferry", idea=play.title))
    reel.perform(WriteScript(screenplay=play))

    def undone(message: str) -> Thought:
        situation = Situation(reel.film, reel.revision, reel, Speaker(), message)
        return EmbeddedDirector(Lexicon(None)).think(situation, lambda kind, value: None)

    for message in ("undo", "take that back", "undo the last three"):
        thought = undone(message)
        assert not thought.acts
        assert thought.question is not None
        assert "whole script" in thought.question.text
    reel.perform(SetDuration(shots=("1",), seconds=5))
    assert undone("undo").acts == (Undo(),)
    assert not undone("undo the last 2").acts
