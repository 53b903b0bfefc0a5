"""Voices, lines, music and levels in loose words: done where they are certain, and left to others where not."""

from functools import cache

import pytest

from agent.conversation import Speaker
from agent.embedded.director import EmbeddedDirector
from agent.embedded.gist.reading import Gist
from agent.evaluation.reels import reel_of
from agent.ports import Situation, Thought
from tests.fakes.machine import own_home
from tests.fakes.talk_film import NoRecords, plain
from tools.media.assets import asset
from tools.writing.lexicon import Lexicon


@cache
def director() -> EmbeddedDirector:
    return EmbeddedDirector(Lexicon(asset(own_home(), "wordnet")), gist=Gist(asset(own_home(), "sentences")))


def told(film: str, message: str) -> tuple[list[dict[str, object]], Thought]:
    about = reel_of(film).film
    thought = director().think(Situation(about, 1, NoRecords(about), Speaker(), message, ()), lambda kind, value: None)
    return plain(thought.acts, about), thought


def cue_of(film: str, what: str) -> str:
    return next(cue.id for cue in reel_of(film).film.cues.values() if what in cue.what)


@pytest.mark.parametrize(
    ("film", "message", "who", "changes"),
    [
        ("lunch", "Gran a touch deeper please", "gran", ["lower"]),
        ("lunch", "dad gruffer and slower", "dad", ["lower", "slower"]),
        ("lunch", "mum speaks too fast for me", "mum", ["slower"]),
        ("lunch", "Ellie sounds like an old woman, pitch her up a little", "ellie", ["higher"]),
        ("heist", "Bruno talks way too slowly", "bruno", ["faster"]),
        ("heist", "Lotte sounds like a toddler, take her down a bit", "lotte", ["lower"]),
    ],
)
def test_a_voice_takes_the_step_that_is_told(film: str, message: str, who: str, changes: list[str]) -> None:
    acts, _ = told(film, message)
    assert acts == [{"kind": "set_voice", "who": who, "change": change} for change in changes]


def test_what_is_deeper_and_nobody_is_no_voice() -> None:
    acts, _ = told("lunch", "the kitchen deeper")
    assert acts == []


@pytest.mark.parametrize(
    ("film", "message", "shot", "speaker"),
    [
        ("lunch", "lose the since march line", 13, "dad"),
        ("lunch", "drop the since march part", 13, "dad"),
        ("lunch", "cut ellie's tell them dad", 10, "ellie"),
        ("heist", "scrap the ten past line", 1, "bruno"),
        ("heist", "drop Bruno's remark about ten past", 1, "bruno"),
        ("ferry", "narration can go away", 2, "narrator"),
        ("lunch", "Gran should say nothing in the dining room", 8, "gran"),
    ],
)
def test_a_line_goes_by_some_of_its_words(film: str, message: str, shot: int, speaker: str) -> None:
    acts, _ = told(film, message)
    assert acts == [{"kind": "remove_line", "shot": shot, "speaker": speaker}]


def test_a_thing_of_somebody_is_no_line() -> None:
    acts, _ = told("lunch", "cut mum's bowl")
    assert not any(act["kind"] == "remove_line" for act in acts)


@pytest.mark.parametrize(
    ("message", "shot", "speaker", "text"),
    [
        ("2B, Dad: Hello you.", 5, "dad", "Hello you."),
        ("shot 9 - Gran: Sit down, all of you.", 9, "gran", "Sit down, all of you."),
        ("in place of 'Since March.' Dad says 'Since spring.'", 13, "dad", "Since spring."),
    ],
)
def test_a_line_is_told_by_its_slate_or_by_the_one_it_stands_for(
    message: str, shot: int, speaker: str, text: str
) -> None:
    acts, _ = told("lunch", message)
    assert [(act["kind"], act["shot"], act["speaker"], act["text"]) for act in acts] == [
        ("set_line", shot, speaker, text)
    ]


@pytest.mark.parametrize(
    ("film", "message", "first", "last"),
    [
        ("lunch", "the cello stops when mum walks out", 13, 14),
        ("lunch", "no music over dad alone", 12, 12),
        ("lunch", "don't start the cello until mum walks out", 12, 12),
        ("heist", "no jazz while Bruno cries", 9, 9),
        ("heist", "the jazz ends when the guard walks past", 4, 11),
    ],
)
def test_music_goes_where_something_is_seen(film: str, message: str, first: int, last: int) -> None:
    acts, _ = told(film, message)
    assert [(act["kind"], act["shot"], act.get("until") or act["shot"]) for act in acts] == [
        ("remove_music", first, last)
    ]


def test_music_begins_where_it_shall_be_heard_already() -> None:
    acts, _ = told("lunch", "the cello should start earlier, already when gran raises her glass")
    assert [(act["kind"], act["shot"], act["until"], act["mood"]) for act in acts] == [
        ("set_music", 8, 14, "melancholy")
    ]


def test_the_music_of_a_place_has_the_mood_that_is_told_after_the_complaint() -> None:
    acts, _ = told("lunch", "the music in the kitchen is dull, make it playful")
    assert [(act["kind"], act["mood"]) for act in acts] == [("set_music", "playful")]


@pytest.mark.parametrize(
    ("film", "message", "sound", "much"),
    [
        ("heist", "crickets +2", "crickets", 2.0),
        ("airlock", "the beep: -3 dB", "beep", -3.0),
        ("airlock", "the pulse is two dB over", "low pulse", -2.0),
        ("lighthouse", "thunder at the top minus 3", "thunder", -3.0),
        ("lighthouse", "the strings are 2 dB too quiet", "low strings", 2.0),
    ],
)
def test_a_level_is_that_of_the_sound_that_is_named(film: str, message: str, sound: str, much: float) -> None:
    acts, _ = told(film, message)
    assert acts == [{"kind": "set_gain", "cue": cue_of(film, sound), "delta_db": much}]


def test_a_number_behind_a_shot_is_no_level() -> None:
    acts, _ = told("airlock", "shot 4 minus 2 seconds")
    assert not any(act["kind"] == "set_gain" for act in acts)


def test_music_that_comes_back_somewhere_is_not_simply_ended() -> None:
    acts, thought = told("lighthouse", "strings stop when he reads the letter, then nothing until the beach")
    assert acts == []
    assert thought.question is not None


def test_a_part_that_is_seen_is_no_line() -> None:
    acts, _ = told("lunch", "cut the fridge bit")
    assert [act["kind"] for act in acts] == ["remove_shot"]
