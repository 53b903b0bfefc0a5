"""Lines that are quoted as they are, and sounds of the film that are traded or that somebody has had enough of."""

from typing import Any

import pytest

from agent.evaluation.reels import reel_of
from tests.fakes.talk_film import plain, said

LINES: list[tuple[str, str, list[dict[str, Any]]]] = [
    ("lunch", "cut Ellie's 'In a minute'", [{"kind": "remove_line", "cue": "cu34"}]),
    ("lunch", "Dad mustn't answer 'Since March'", [{"kind": "remove_line", "cue": "cu42"}]),
    ("lunch", "Dad doesn't have to say 'Since March'. Drop it, it's weaker",
     [{"kind": "remove_line", "cue": "cu42"}]),
    ("lunch", "mute 'Since March'", [{"kind": "mute", "cue": "cu42"}]),
    ("ferry", "narration: four times a day, not twice",
     [{"kind": "set_line", "shot": 2, "cue": "cu33",
       "text": "For thirty years he has crossed this bay four times a day."}]),
    ("lighthouse", "lose 'Every night' from the final walk", [{"kind": "remove_line", "cue": "cu39"}]),
    ("lunch", "rather than 'Tell them, Dad' she says 'Say it, Dad.'",
     [{"kind": "set_line", "shot": 10, "speaker": "ellie", "text": "Say it, Dad.", "cue": "cu39"}]),
    ("lunch", "Ellie's 'In a minute' should become 'Coming!'",
     [{"kind": "set_line", "shot": 2, "speaker": "ellie", "text": "Coming!", "cue": "cu34"}]),
    ("ferry", "Pip goes 'Hear that?' instead of 'She still purrs'",
     [{"kind": "set_line", "shot": 5, "speaker": "pip", "text": "Hear that?", "cue": "cu35"}]),
    ("airlock", "swap 'I do not breathe, Commander' for 'I never did'",
     [{"kind": "set_line", "shot": 9, "speaker": "ada", "text": "I never did", "cue": "cu31"}]),
]  # fmt: skip

SOUNDS: list[tuple[str, str, list[dict[str, Any]]]] = [
    ("heist", "swap the squeaky gate for an owl",
     [{"kind": "remove_effect", "cue": "cu42"}, {"kind": "add_effect", "shot": 5, "what": "owl"}]),
    ("heist", "crickets out, far traffic in",
     [{"kind": "set_ambience", "shot": 4, "until": 7, "what": "far traffic"}]),
    ("ferry", "trade the horn for a bell",
     [{"kind": "remove_effect", "cue": "cu39"}, {"kind": "add_effect", "shot": 12, "what": "bell"}]),
    ("heist", "replace the jazz with something tense",
     [{"kind": "set_music", "shot": 1, "until": 11, "mood": "tense"}]),
    ("heist", "swap the jazz under the dairy for something tense, tin drums and such",
     [{"kind": "set_music", "scenes": [2], "mood": "tense", "words": "tin drums and such"}]),
    ("ferry", "I'm so tired of the accordion", [{"kind": "remove_music", "shot": 1, "until": 10}]),
    ("heist", "enough of the crickets", [{"kind": "set_ambience", "shot": 4, "until": 7}]),
]  # fmt: skip


@pytest.mark.parametrize(("film", "message", "acts"), LINES, ids=[message for _, message, _ in LINES])
def test_a_line_is_known_by_its_own_words(film: str, message: str, acts: list[dict[str, Any]]):
    there = reel_of(film).film
    assert plain(said(message, there).acts, there) == acts


@pytest.mark.parametrize(("film", "message", "acts"), SOUNDS, ids=[message for _, message, _ in SOUNDS])
def test_one_sound_stands_for_another_where_that_is_heard(film: str, message: str, acts: list[dict[str, Any]]):
    there = reel_of(film).film
    assert plain(said(message, there).acts, there) == acts


@pytest.mark.parametrize(
    ("film", "message"),
    [
        ("lunch", "cut on 'Since March'"),
        ("lunch", "cut after 'Since March'"),
        ("airlock", "Could you change that one for me, please?"),
        ("lunch", "cut Mum's 'In a minute'"),
    ],
)
def test_what_only_names_a_moment_or_nothing_takes_no_line_and_no_sound(film: str, message: str):
    there = reel_of(film).film
    gone = {"remove_line", "set_line", "set_music", "set_ambience", "remove_music", "remove_effect"}
    assert not {act.kind for act in said(message, there).acts} & gone
