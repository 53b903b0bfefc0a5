"""Dailies talked about: what is approved, rejected, chosen, rolled and rolled again."""

from typing import Any

import pytest

from agent.conversation import Exchange, Speaker
from agent.embedded.director import EmbeddedDirector
from agent.ports import Situation, Thought
from tests.fakes.rolled_film import rolled
from tests.fakes.talk_film import NoRecords, plain, said
from tools.film.apply import apply
from tools.film.edits.takes import ChooseTake, Circle
from tools.film.film import Film
from tools.film.orders import Retake
from tools.writing.lexicon import Lexicon

FILM = rolled()
ALL = [1, 2, 3, 4, 5, 7, 8, 9, 10]
CASES: list[tuple[str, list[dict[str, Any]]]] = [
    ("circle 3 and 5", [{"kind": "circle", "shots": [3, 5]}]),
    ("approve all but 3 and 7", [{"kind": "circle", "shots": [1, 2, 4, 5, 8, 9, 10]}]),
    ("approve all", [{"kind": "circle", "shots": ALL}]),
    ("3 and 5 are good", [{"kind": "circle", "shots": [3, 5]}]),
    ("everything in scene 1 is approved except the wide", [{"kind": "circle", "shots": [2, 3]}]),
    ("scene 3 is approved", [{"kind": "circle", "scenes": [3]}]),
    ("retake 4, the rest is fine",
     [{"kind": "retake", "shots": [4]}, {"kind": "circle", "shots": [1, 2, 3, 5, 7, 8, 9, 10]}]),
    ("4 is no good", [{"kind": "ng", "shots": [4]}]),
    ("reject 4 because the hand is wrong", [{"kind": "ng", "shots": [4], "note": "the hand is wrong"}]),
    ("i'm not happy with 8", [{"kind": "ng", "shots": [8]}]),
    ("shot 8 needs another pass", [{"kind": "retake", "shots": [8]}]),
    ("8 needs work", [{"kind": "ng", "shots": [8]}]),
    ("scene 2: retake 5", [{"kind": "retake", "shots": [5]}]),
    ("generate two takes of every shot in scene 3", [{"kind": "generate", "shots": [7, 8, 9], "takes": 2}]),
    ("price for 5 takes of shot 9", [{"kind": "quote", "shots": [9], "takes": 5}]),
    ("shot 7 take 1 is better than take 2", [{"kind": "choose_take", "shots": [7], "take": 1}]),
    ("the other take of 4 had more energy, use that", [{"kind": "choose_take", "shots": [4], "take": 1}]),
    ("try 4 again, a little closer", [{"kind": "retake", "shots": [4], "note": "a little closer"}]),
    ("use the other take of 4", [{"kind": "choose_take", "shots": [4], "take": 1}]),
    ("use the earlier take of 4", [{"kind": "choose_take", "shots": [4], "take": 1}]),
    ("use the previous take of 4", [{"kind": "choose_take", "shots": [4], "take": 1}]),
    ("the first take of 7 was better", [{"kind": "choose_take", "shots": [7], "take": 1}]),
    ("use take 1 for 4", [{"kind": "choose_take", "shots": [4], "take": 1}]),
    ("retake 4 with more rain", [{"kind": "retake", "shots": [4], "note": "more rain"}]),
    ("3 more takes of 5", [{"kind": "retake", "shots": [5], "takes": 3}]),
    ("give me two options for 7", [{"kind": "retake", "shots": [7], "takes": 2}]),
    ("reshoot the wides on Kling", [{"kind": "retake", "shots": [1, 10], "generator": "kling"}]),
    ("retake 4 but he should be smiling", [{"kind": "retake", "shots": [4], "note": "he should be smiling"}]),
    ("another take of 8, slower this time please", [{"kind": "retake", "shots": [8], "note": "slower this time"}]),
    ("do 4 again", [{"kind": "retake", "shots": [4]}]),
    ("roll everything that is missing", [{"kind": "generate"}]),
    ("shoot scene 2", [{"kind": "generate", "scenes": [2]}]),
    ("stop", [{"kind": "cancel"}]),
    ("cancel shot 4", [{"kind": "cancel", "shots": [4]}]),
    ("what would it cost to shoot scene 3", [{"kind": "quote", "scenes": [3]}]),
    ("how much for 3 more takes of 5?", [{"kind": "quote", "shots": [5], "takes": 3}]),
]  # fmt: skip


@pytest.mark.parametrize(("message", "acts"), CASES)
def test_dailies_talk_comes_to_its_acts(message: str, acts: list[dict[str, Any]]) -> None:
    assert plain(said(message, FILM).acts, FILM) == acts


def test_a_bad_shot_taken_again_with_a_note_is_rejected_and_rolled() -> None:
    acts = plain(said("2 is no good, try again with her smiling", FILM).acts, FILM)
    assert acts[-1] == {"kind": "retake", "shots": [2], "note": "her smiling"}


def test_the_other_take_is_the_one_that_the_cut_does_not_show() -> None:
    film, _ = apply(FILM, ChooseTake(shots=(4,), take=1))
    assert plain(said("go with the other take of 4", film).acts, film) == [
        {"kind": "choose_take", "shots": [4], "take": 2}
    ]


@pytest.mark.parametrize(
    ("message", "words"),
    [
        ("approve 6", "Shot 6 (2C) has no take yet; roll it first, or name the others."),
        ("use take 3 of 7", "Shot 3A has 2 takes."),
        ("go with the other take of 5", "Shot 5 (2B) has only one take; say which, by its number."),
        ("circle 99", "There is no shot 99; the film has shots 1 to 10."),
    ],
)
def test_what_cannot_be_judged_is_said_and_nothing_is_done(message: str, words: str) -> None:
    thought = said(message, FILM)
    assert (thought.words, thought.acts) == (words, ())


def test_a_film_without_takes_says_how_to_get_some() -> None:
    thought = said("approve all")
    assert not thought.acts
    assert "no takes yet" in thought.words


@pytest.mark.parametrize("message", ["wait", "perfect", "again", "make 3 darker again"])
def test_a_small_word_alone_orders_nothing_from_the_cameras(message: str) -> None:
    assert not [act for act in said(message, FILM).acts if act.kind in ("retake", "cancel", "circle", "generate")]


def test_praise_between_a_retake_and_its_take_circles_no_old_take() -> None:
    asked = Exchange(message="retake 4, closer", reply="Rolling.", acts=(Retake(shots=("sh6",)),), revision=1, before=1)
    shot = FILM.shots["sh6"]
    assert len(shot.takes) > 1
    fewer = FILM.model_copy(update={"shots": {**FILM.shots, "sh6": shot.model_copy(update={"takes": shot.takes[:-1]})}})

    def heard(now: Film) -> Thought:
        situation = Situation(now, 1, NoRecords(fewer), Speaker(), "perfect!", (asked,))
        return EmbeddedDirector(Lexicon(None)).think(situation, lambda kind, value: None)

    waiting, come = heard(fewer), heard(FILM)
    assert not waiting.acts
    assert "has not come yet" in waiting.words
    assert [(act.kind, getattr(act, "shots", ())) for act in come.acts] == [("circle", ("sh6",))]


def test_the_rest_of_what_is_approved_is_what_waits_and_nobody_approves_anew_what_is():
    some, _ = apply(FILM, Circle(shots=(3, 5)))
    assert plain(said("looks great, approve the rest", some).acts, some) == [
        {"kind": "circle", "shots": [1, 2, 4, 7, 8, 9, 10]}
    ]
    every, _ = apply(FILM, Circle(shots=tuple(ALL)))
    told = said("approve the rest", every)
    assert (told.acts, told.words) == ((), "No other take waits for your word.")
