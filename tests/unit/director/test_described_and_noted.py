"""Shots by what is seen in them, notes for the camera in one's own words, what wants the last change back."""

from functools import cache
from typing import Any

import pytest

from agent.conversation import Exchange
from agent.embedded.seen_wishes import as_seen
from agent.evaluation.reels import reel_of
from tests.fakes.talk_film import ferry, plain, said, talk
from tools.film.apply import apply
from tools.film.film import Film
from tools.film.slate import shot_order

DESCRIBED: list[tuple[str, str, list[dict[str, Any]]]] = [
    ("ferry", "the pressure gauge is gone in a blink, hold it another second",
     [{"kind": "set_duration", "shots": [6], "delta": 1.0}]),
    ("ferry", "hold longer on the captain with tears", [{"kind": "set_duration", "shots": [13], "factor": 1.25}]),
    ("letters", "Let them walk away for longer, three seconds more, and fade to black there",
     [{"kind": "set_duration", "shots": [13], "delta": 3.0},
      {"kind": "set_transition", "clip": 13, "transition": "fade out"}]),
    ("letters", "take the roof shots and make them a bit more golden",
     [{"kind": "set_grade", "shots": [7, 8, 9], "temperature": 0.15, "relative": True}]),
    ("heist", "dog too long, four seconds", [{"kind": "set_duration", "shots": [15], "seconds": 4.0}]),
    ("heist", "Freeze on bruno's shocked face for one second.", [{"kind": "freeze", "clip": 14, "frames": 24}]),
    ("lunch", "the table shot is too long, take two seconds off",
     [{"kind": "set_duration", "shots": [7], "delta": -2.0}]),
    ("lunch", "mum holding his hand a second longer", [{"kind": "set_duration", "shots": [14], "delta": 1.0}]),
    ("airlock", "Push in slower on the opening and make it eight seconds.",
     [{"kind": "revise_shot", "shots": [1], "camera": "push in", "pace": "slow"},
      {"kind": "set_duration", "shots": [1], "seconds": 8.0}]),
    ("airlock", "can u make the ending slow mo", [{"kind": "set_speed", "clip": 10, "speed": "1/2"}]),
    ("ferry", "the last shot but one darker",
     [{"kind": "set_grade", "shots": [13], "exposure": -0.5, "relative": True}]),
    ("letters", "scene 3 feels rushed, give every shot there half a second",
     [{"kind": "set_duration", "shots": [7, 8, 9], "delta": 0.5}]),
    ("letters", "Cut the bakery down to ten seconds in total",
     [{"kind": "set_duration", "shots": [4, 5, 6], "factor": 0.9045}]),
    ("lighthouse", "Shake it! In every rocks shot",
     [{"kind": "revise_shot", "shots": [4, 5, 6, 7], "camera": "handheld"}]),
    ("ferry", "lose the dissolve and do a fade through black there instead",
     [{"kind": "set_transition", "clip": 7, "transition": "dip to black"}]),
    ("ferry", "cut 12 down to three", [{"kind": "set_duration", "shots": [12], "seconds": 3.0}]),
    ("ferry", "1 down to four and a half", [{"kind": "set_duration", "shots": [1], "seconds": 4.5}]),
    ("ferry", "stay on 6 for five seconds", [{"kind": "set_duration", "shots": [6], "seconds": 5.0}]),
    ("ferry", "hold 6 for a second", [{"kind": "set_duration", "shots": [6], "delta": 1.0}]),
    ("ferry", "keep 4 at four", [{"kind": "set_duration", "shots": [4], "seconds": 4.0}]),
    ("ferry", "4 is long anyway, three seconds", [{"kind": "set_duration", "shots": [4], "seconds": 3.0}]),
    ("ferry", "Roll me two more of the engine room close-up", [{"kind": "generate", "shots": [5], "takes": 2}]),
    ("ferry", "take 5 and 6 down a stop", [{"kind": "set_grade", "shots": [5, 6], "exposure": -1.0, "relative": True}]),
    ("ferry", "it is grey and rainy at the quay",
     [{"kind": "revise_shot", "shots": [11, 12, 13, 14], "weather": "rain"}]),
    ("letters", "shoot everything that's left", [{"kind": "generate"}]),
    ("lunch", "swap three and four, the scenes", [{"kind": "swap_scenes", "scene": 3, "other": 4}]),
    ("lighthouse", "the shot right before the beach, make it darker",
     [{"kind": "set_grade", "shots": [10], "exposure": -0.5, "relative": True}]),
    ("lighthouse", "everything after the bottle breaks should be warmer",
     [{"kind": "set_grade", "shots": [9, 10, 11, 12, 13, 14], "temperature": 0.3, "relative": True}]),
    ("lighthouse", "the three inserts a second longer each",
     [{"kind": "set_duration", "shots": [3, 6, 9], "delta": 1.0}]),
    ("lunch", "the last three shots cooler, the first three warmer",
     [{"kind": "set_grade", "shots": [12, 13, 14], "temperature": -0.3, "relative": True},
      {"kind": "set_grade", "shots": [1, 2, 3], "temperature": 0.3, "relative": True}]),
    ("heist", "the shot just after the binoculars half a second shorter",
     [{"kind": "set_duration", "shots": [7], "delta": -0.5}]),
    ("ferry", "gauge shot, closer", [{"kind": "revise_shot", "shots": [6], "size": "extreme close-up"}]),
    ("lunch", "he hides the envelope too slowly", [{"kind": "revise_shot", "shots": [4], "pace": "fast"}]),
    ("lighthouse", "the letter shot needs candle light",
     [{"kind": "revise_shot", "shots": [9], "light": "candle light"}]),
    ("airlock", "Voss isn't angry in shot 6, she's scared",
     [{"kind": "revise_shot", "shots": [6], "expression": "afraid"}]),
    ("airlock", "handheld everywhere in the corridor",
     [{"kind": "revise_shot", "shots": [4, 5, 6, 7], "camera": "handheld"}]),
    ("lunch", "kitchen: every shot darker",
     [{"kind": "set_grade", "shots": [1, 2, 3], "exposure": -0.5, "relative": True}]),
    ("lunch", "in the dining room take half a second off each shot",
     [{"kind": "set_duration", "shots": [7, 8, 9, 10, 11], "delta": -0.5}]),
    ("lighthouse", "can you brighten the one where Mara gets out of the boat and the next one too",
     [{"kind": "set_grade", "shots": [12], "exposure": 0.5, "relative": True},
      {"kind": "set_grade", "shots": [13], "exposure": 0.5, "relative": True}]),
    ("heist", "14 closer, and the same for the one before",
     [{"kind": "revise_shot", "shots": [14], "size": "extreme close-up"},
      {"kind": "revise_shot", "shots": [13], "size": "medium close-up"}]),
    ("lunch", "the shot of dad with the coat is too dark, and the one of the envelope too",
     [{"kind": "set_grade", "shots": [4, 5], "exposure": 0.5, "relative": True}]),
    ("heist", "the vault is too dark but the first shot there is too short, give it two more seconds",
     [{"kind": "set_grade", "shots": [8, 9, 10, 11], "exposure": 0.5, "relative": True},
      {"kind": "set_duration", "shots": [8], "delta": 2.0}]),
    ("airlock", "Could the picture fade out more slowly at the very end?",
     [{"kind": "set_transition", "clip": 10, "transition": "fade out", "frames": 72}]),
]  # fmt: skip
NOTED = [
    ("lunch", "mum looks too angry in 11, make her just tired", 11, "make MUM just tired"),
    ("letters", "Aïcha on the roof looks too sad, make her hopeful", 8, "make AÏCHA hopeful"),
    ("ferry", "Pip isn't happy when she says it, she is proud", 5, "make PIP proud"),
    ("ferry", "the captain looks bored at the wheel, make him proud", 2, "make CAPTAIN NOOR proud"),
    ("heist", "Bruno isn't crying in 9, he is kissing the cheese", 9, "BRUNO is kissing the cheese"),
    ("lunch", "Dad in shot 9: guilty rather than worried", 9, "Dad guilty rather than worried"),
    ("lighthouse", "The letter ought to say COME HOME rather than COME TO THE BEACH.", 9,
     "the letter says “COME HOME”"),
    ("lighthouse", "I want the letter to say MEET ME AT DAWN", 9, "the letter says “MEET ME AT DAWN”"),
    ("heist", 'the map should say "CHEESE HERE"', 3, "the map says “CHEESE HERE”"),
    ("heist", "no more than two wheels of cheese falling out in 12", 12,
     "no more than two wheels of cheese falling out"),
    ("airlock", "voss's hands are shaking in 2", 2, "voss's hands are shaking"),
    ("airlock", "let Ada blink in 7", 7, "let Ada blink"),
    ("airlock", "voss punches the door in 6", 6, "voss punches the door"),
    ("ferry", "the gauge should be cracked", 6, "cracked gauge"),
    ("letters", "lose the umbrella", 11, "no umbrella"),
    ("letters", "Aïcha should hug him in 12", 12, "Aïcha should hug him"),
    ("lunch", "Ellie shouldn't be on her phone in shot 2", 2, "Ellie shouldn't be on her phone"),
    ("heist", "shot 5: he should push the gate, not try it", 5, "he should push the gate, not try it"),
    ("heist", "take the moon out of the dairy wide", 4, "no moon"),
    ("airlock", "get rid of the stars in the cockpit window", 1, "no stars in the cockpit window"),
]  # fmt: skip
PROPOSED = [
    ("ferry", "the flags red and white please", 11, "the flags red and white"),
    ("ferry", "his hands should tremble on the wheel", 3, "his hands should tremble on the wheel"),
    ("heist", "lol make the dog a poodle", 15, "make the dog a poodle"),
    ("heist", "The torch of the guard must be more strong", 4, "The torch of the guard is more strong"),
    ("lighthouse", "the bottle should glint", 6, "the bottle should glint"),
    ("lunch", "gran's glass should be red wine", 8, "gran's glass is red wine"),
    ("airlock", "the end shot: earth in the background", 10, "the end shot: earth in the background"),
    ("ferry", "no flags on the quay", 11, "no flags on the quay"),
    ("letters", "make the girl run out of the frame", 2, "make the girl run out of the frame"),
    ("lunch", "can we see the envelope better", 5, "see the envelope better"),
    ("lunch", "put flowers on the dining table", 7, "put flowers on the dining table"),
]
ASKED = [
    ("lighthouse", "make the one with the bottle shorter"),
    ("ferry", "make that shot longer"),
    ("ferry", "put a slow push in on it"),
    ("ferry", "make it a close-up"),
    ("letters", "lose the braids"),
    ("letters", "have the pigeon look sadder"),
    ("letters", "end on the roof instead of the station"),
    ("lighthouse", "Move the shot with him further back"),
    ("airlock", "make the opening eight seconds"),
    ("heist", "swap bruno astonished and the dog"),
    ("lighthouse", "Mara's coat in blue, the keeper's oilskin stays yellow obviously"),
    ("lunch", "can it be, you know, the way it was meant?"),
    ("heist", "Approve 12 and 13, and roll the last of them"),
    ("heist", "Bruno doesnt need to cry, he just kisses the cheese"),
    ("lunch", "the sheets on the line shouldn't move so much"),
    ("lighthouse", "make the old man look more scared when he sees the bottle"),
    ("airlock", "make ada's expression colder"),
    ("ferry", "Could the captain smile a little in his first picture, at the wheel?"),
    ("airlock", "ada should be gold instead of white"),
    ("heist", "have the alarm lamp before she walks off with the wheel"),
]
LET_GO = ["make 4 darker. never mind", "make 4 darker, no forget it", "delete 3. never mind."]
BACK = [
    ("5 darker", "the old one was better"),
    ("5 darker", "nvm keep it like it was"),
    ("5 darker", "I liked it better the other way round"),
    ("swap 4 and 5", "Oh, that makes no sense. Back, please."),
    ("delete 6", "bring 6 back, my mistake"),
    ("delete 6", "no bring the close-up back"),
]
ON_IT_GOES: list[tuple[str, str, list[dict[str, Any]]]] = [
    ("scene 2 darker", "one more notch", [{"kind": "set_grade", "scenes": [2], "exposure": -0.5, "relative": True}]),
    ("scene 2 darker", "bit less on the first of them",
     [{"kind": "set_grade", "shots": [4], "exposure": 0.25, "relative": True}]),
    ("scene 2 darker", "only 4 and 5, not the other one",
     [{"kind": "undo"}, {"kind": "set_grade", "shots": [4, 5], "exposure": -0.5, "relative": True}]),
    ("scene 2 darker", "only in the first shot",
     [{"kind": "undo"}, {"kind": "set_grade", "shots": [4], "exposure": -0.5, "relative": True}]),
    ("darken 4 and 5", "undo that for 5",
     [{"kind": "undo"}, {"kind": "set_grade", "shots": [4], "exposure": -0.5, "relative": True}]),
    ("make 6 two seconds longer", "only one", [{"kind": "undo"}, {"kind": "set_duration", "shots": [6], "delta": 1.0}]),
    ("make 6 two seconds longer", "too much. half a second is enough",
     [{"kind": "undo"}, {"kind": "set_duration", "shots": [6], "delta": 0.5}]),
    ("make 5 a close-up", "hmm, not that close", [{"kind": "revise_shot", "shots": [5], "size": "medium close-up"}]),
    ("make Tom look angry in 4", "less angry, more desperate",
     [{"kind": "revise_shot", "shots": [4], "look": "more desperate"}]),
    ("dissolve into 7", "make it one second",
     [{"kind": "set_transition", "clip": 7, "transition": "dissolve", "frames": 24}]),
    ("dissolve into 7 over a second", "half as long",
     [{"kind": "set_transition", "clip": 7, "transition": "dissolve", "frames": 12}]),
]  # fmt: skip


@cache
def film(name: str) -> Film:
    return reel_of(name).film


@pytest.mark.parametrize(("name", "message", "acts"), DESCRIBED)
def test_a_shot_is_found_by_what_is_said_of_it(name: str, message: str, acts: list[dict[str, Any]]) -> None:
    thought = said(message, film(name))
    assert plain(thought.acts, film(name)) == acts


@pytest.mark.parametrize(("name", "message", "shot", "look"), NOTED)
def test_what_nothing_has_a_name_for_is_for_the_camera_as_typed(name: str, message: str, shot: int, look: str) -> None:
    thought = said(message, film(name))
    assert plain(thought.acts, film(name)) == [{"kind": "revise_shot", "shots": [shot], "look": look}]


@pytest.mark.parametrize(("name", "message", "shot", "look"), PROPOSED)
def test_a_note_for_a_shot_that_is_only_described_is_proposed(name: str, message: str, shot: int, look: str) -> None:
    thought = said(message, film(name))
    assert thought.acts == ()
    assert thought.question is not None
    yes = thought.question.choices[0]
    assert plain(yes.acts, film(name)) == [{"kind": "revise_shot", "shots": [shot], "look": look}]


@pytest.mark.parametrize(("name", "message"), ASKED)
def test_what_is_not_said_clearly_enough_is_asked(name: str, message: str) -> None:
    thought = said(message, film(name))
    assert thought.acts == ()
    assert thought.question is not None


@pytest.mark.parametrize("messages", BACK)
def test_what_wants_the_last_change_back_gets_it_back(messages: tuple[str, str]) -> None:
    assert plain(talk(*messages)[-1].acts) == [{"kind": "undo"}]


@pytest.mark.parametrize(("first", "then", "acts"), ON_IT_GOES)
def test_a_follow_up_is_of_what_was_done(first: str, then: str, acts: list[dict[str, Any]]) -> None:
    assert plain(talk(first, then)[-1].acts) == acts


@pytest.mark.parametrize("message", LET_GO)
def test_what_is_let_go_in_the_same_breath_is_not_done(message: str) -> None:
    assert said(message).acts == ()


def test_a_question_that_is_let_go_takes_nothing_back() -> None:
    acts = said("which takes are there of 5? no forget it. just reroll 4").acts
    assert plain(acts) == [{"kind": "retake", "shots": [4]}]


def test_a_thing_that_was_changed_is_changed_where_it_is_seen() -> None:
    film_ = film("letters")
    first = said("make the bicycle red in the market", film_)
    past = [Exchange(message="make the bicycle red in the market", reply="", acts=first.acts, revision=2, before=1)]
    acts = said("the same for it at the station", film_, past).acts
    assert [(act["kind"], act["shots"]) for act in plain(acts, film_)] == [("revise_shot", [11])]


def test_the_same_for_someone_else_moves_their_fader() -> None:
    heist = film("heist")
    first = said("Lotte up 3 dB", heist)
    past = [Exchange(message="Lotte up 3 dB", reply="", acts=first.acts, revision=2, before=1)]
    acts = said("And the same for Bruno.", heist, past).acts
    assert plain(acts, heist) == [{"kind": "set_gain", "speaker": "bruno", "delta_db": 3.0}]


def test_it_after_a_new_shot_is_that_shot() -> None:
    lunch = film("lunch")
    first = said("add a shot of the sea after 3", lunch).acts
    past = [Exchange(message="add a shot of the sea after 3", reply="", acts=first, revision=2, before=1)]
    for act in first:
        lunch, _ = apply(lunch, act)  # pyright: ignore[reportArgumentType]
    acts = said("make that one wide", lunch, past).acts
    assert plain(acts, lunch) == [{"kind": "revise_shot", "shots": [4], "size": "wide"}]


def test_that_one_is_not_the_shot_with_one_in_its_line() -> None:
    assert "one ticket" in ferry().shots[shot_order(ferry())[5]].prompt
    assert not said("that one is out").acts


def test_what_should_be_is_put_as_the_picture_has_it() -> None:
    assert as_seen("hat should be red") == "hat is red"
    assert as_seen("her glasses ought to be green") == "her glasses are green"
    assert as_seen("the glass needs to be empty") == "the glass is empty"
    assert as_seen("she should blink") == "she should blink"
