"""Sounds, lines, titles, cuts and versions as people speak of them in passing, and what they think of them."""

from functools import cache
from typing import Any

import pytest

from agent.conversation import Exchange
from agent.evaluation.reels import reel_of
from tests.fakes.talk_film import plain, said
from tools.film.apply import apply
from tools.film.film import Film

DONE: list[tuple[str, str, list[dict[str, Any]]]] = [
    ("heist", "the gate squeak is way too loud, bring it down",
     [{"kind": "set_gain", "cue": "cu42", "delta_db": -3.0}]),
    ("heist", "Alarm's too hot, pull it down 6.", [{"kind": "set_gain", "cue": "cu46", "delta_db": -6.0}]),
    ("heist", "lotte's line about the doors is not funny, cut it",
     [{"kind": "remove_line", "shot": 13, "speaker": "lotte"}]),
    ("heist", "lose Lotte's doors line", [{"kind": "remove_line", "shot": 13, "speaker": "lotte"}]),
    ("lunch", "Dad's line about the bills should go", [{"kind": "remove_line", "shot": 6, "speaker": "dad"}]),
    ("ferry", "the captain's line about the bridge a bit softer",
     [{"kind": "set_gain", "cue": "cu38", "delta_db": -1.5}]),
    ("letters", "the kid's line is too long, make it just \"You dropped one!\"",
     [{"kind": "set_line", "shot": 2, "speaker": "sofia", "text": "You dropped one!"}]),
    ("lighthouse", "cross dissolve into the beach is too slow, make it half a second",
     [{"kind": "set_transition", "clip": 11, "transition": "dissolve", "frames": 12}]),
    ("airlock", "the last fade is too quick, four seconds",
     [{"kind": "set_transition", "clip": 10, "transition": "fade out", "frames": 96}]),
    ("ferry", "the opening title is too long. Two seconds",
     [{"kind": "revise_title", "title": "tt60", "frames": 48}]),
    ("letters", "we need a train whistle when she steps off the train",
     [{"kind": "add_effect", "shot": 12, "what": "train whistle"}]),
    ("letters", "the guitar at the end is too loud", [{"kind": "set_gain", "cue": "cu39", "delta_db": -3.0}]),
    ("lighthouse", "kill the last line, the silence is stronger", [{"kind": "remove_line", "shot": 14}]),
    ("ferry", "lose the gauge, nobody needs it", [{"kind": "remove_shot", "shots": [6]}]),
    ("lunch", "turn the clock up, it should be unbearable", [{"kind": "set_gain", "cue": "cu40", "delta_db": 3.0}]),
    ("airlock", "could Ada's voice sound a bit deeper, dear? She sounds like a child.",
     [{"kind": "set_voice", "who": "ada", "change": "lower"}]),
    ("ferry", "open with the engine room, that's more exciting", [{"kind": "move_scene", "scene": 2, "before": 1}]),
    ("lunch", "let's call it locked", [{"kind": "lock_picture"}]),
    ("ferry", "the title shorter, two seconds", [{"kind": "revise_title", "title": "tt60", "frames": 48}]),
    ("heist", "remove the dog shot and end with a fade to black",
     [{"kind": "remove_shot", "shots": [15]}, {"kind": "set_transition", "clip": 14, "transition": "fade out"}]),
    ("heist", "make 8 four seconds and put the word VAULT over it",
     [{"kind": "set_duration", "shots": [8], "seconds": 4.0}, {"kind": "add_title", "text": "VAULT", "clip": 8}]),
    ("ferry", "6 up by a second", [{"kind": "set_duration", "shots": [6], "delta": 1.0}]),
    ("ferry", "6 down half a second", [{"kind": "set_duration", "shots": [6], "delta": -0.5}]),
    ("letters", "Film's called 'Three Letters' in the UK so we need an opening card with that",
     [{"kind": "add_title", "text": "Three Letters", "card": "opening"}]),
    ("ferry", 'lower third for the captain: "Noor, captain since 1991"',
     [{"kind": "add_title", "text": "Noor, captain since 1991", "style": "lower third", "clip": 2}]),
    ("ferry", 'can we have "The End" over black', [{"kind": "add_title", "text": "The End", "card": "closing"}]),
    ("ferry", "the opening title should say Last Ferry Home",
     [{"kind": "revise_title", "title": "tt60", "text": "Last Ferry Home"}]),
    ("airlock", 'caption for shot 2 should be "11 minutes"',
     [{"kind": "set_caption", "cue": "cu24", "text": "11 minutes"}]),
    ("heist", 'End card: "The Cheese Job. In cinemas Friday." five seconds',
     [{"kind": "add_title", "text": "The Cheese Job. In cinemas Friday.", "style": "credits", "card": "closing",
       "frames": 120}]),
    ("lighthouse", "music from the start until he climbs down the rocks",
     [{"kind": "set_music", "shot": 1, "until": 4, "mood": "tense"}]),
    ("airlock", "it needs music from the start actually, something slow and cold, until she runs",
     [{"kind": "set_music", "shot": 1, "until": 3, "mood": "calm", "words": "slow cold"}]),
    ("heist", "bring the music in on the dairy", [{"kind": "remove_music", "shot": 1, "until": 3}]),
    ("ferry", "cut the accordion after the first scene", [{"kind": "remove_music", "shot": 4, "until": 10}]),
    ("ferry", "stop the accordion when the captain looks at the bridge",
     [{"kind": "remove_music", "shot": 9, "until": 10}]),
    ("ferry", "can the accordion play all the way to the end?",
     [{"kind": "set_music", "shot": 1, "until": 14, "mood": "warm", "words": "accordion, hopeful"}]),
    ("lighthouse", "the strings should carry on under the beach",
     [{"kind": "set_music", "scenes": [4], "mood": "tense", "words": "low strings, uneasy"}]),
    ("airlock", "Run the ship hum under the corridor as well.",
     [{"kind": "set_ambience", "scenes": [2], "what": "ship hum"}]),
    ("heist", "alarm should keep going into the street", [{"kind": "set_ambience", "shot": 12, "what": "alarm"}]),
    ("lighthouse", "waves should keep going under the kitchen",
     [{"kind": "set_ambience", "scenes": [3], "what": "waves"}]),
    ("letters", "put the crowd under the bakery too, but far off, through the window",
     [{"kind": "set_ambience", "scenes": [2], "what": "market crowd", "gain_db": -8.0}]),
    ("lunch", "room tone only in the dining room",
     [{"kind": "remove_effect", "shot": 11, "what": "clock ticking"}, {"kind": "set_ambience", "scenes": [3],
       "what": "room tone"}]),
    ("ferry", "no gulls in the harbour please, just water",
     [{"kind": "set_ambience", "scenes": [1], "what": "water"}]),
    ("lighthouse", "no thunder at the top, start quiet, just wind",
     [{"kind": "remove_effect", "shot": 1, "what": "thunder"}, {"kind": "set_ambience", "shot": 1, "what": "wind"}]),
    ("airlock", "I want the low pulse to begin with the warning",
     [{"kind": "set_music", "shot": 2, "until": 7, "mood": "tense", "words": "low pulse"}]),
    ("heist", "the chase music should begin at the alarm",
     [{"kind": "set_music", "shot": 11, "until": 15, "mood": "action", "words": "fast brass, chase"}]),
    ("ferry", "the gulls should keep going under the engine room",
     [{"kind": "set_ambience", "scenes": [2], "what": "gulls"}]),
    ("ferry", "no music until Pip pulls the cord",
     [{"kind": "remove_music", "shot": 1, "until": 10}, {"kind": "remove_music", "shot": 11}]),
    ("ferry", "the horn should come a bit later",
     [{"kind": "remove_effect", "cue": "cu39"}, {"kind": "add_effect", "shot": 12, "what": "ship horn", "offset": 10}]),
    ("ferry", "the engine should be louder than the music", [{"kind": "set_gain", "cue": "cu34", "delta_db": 3.0}]),
    ("ferry", "no dialogue on the deck", [{"kind": "remove_line", "shot": 8}]),
    ("lunch", "could you make the front door quieter and the clock, too?",
     [{"kind": "set_gain", "cue": "cu35", "delta_db": -3.0}, {"kind": "set_gain", "cue": "cu40", "delta_db": -3.0}]),
    ("ferry", "narration louder, captain softer",
     [{"kind": "set_gain", "speaker": "narrator", "delta_db": 3.0}, {"kind": "set_gain", "speaker": "captain-noor",
       "delta_db": -3.0}]),
    ("heist", "Bruno down, Lotte up",
     [{"kind": "set_gain", "speaker": "bruno", "delta_db": -3.0}, {"kind": "set_gain", "speaker": "lotte",
       "delta_db": 3.0}]),
    ("ferry", "swap the accordion for a piano, everything else as is",
     [{"kind": "set_music", "shot": 1, "until": 10, "mood": "warm", "words": "piano"}]),
    ("airlock", "the music in the corridor shall not be a pulse but a drone",
     [{"kind": "set_music", "scenes": [2], "mood": "tense", "words": "drone"}]),
    ("letters", "the roof scene has no life. birds, wind, a radio somewhere down in the street",
     [{"kind": "set_ambience", "scenes": [3], "what": "birds, wind, a radio somewhere down in the street"}]),
    ("ferry", "everything but the dialogue down a bit",
     [{"kind": "set_gain", "stem": "MX", "delta_db": -1.5}, {"kind": "set_gain", "stem": "FX", "delta_db": -1.5}]),
    ("ferry", "all the sound effects a bit lower except the horn",
     [{"kind": "set_gain", "stem": "FX", "delta_db": -1.5}, {"kind": "set_gain", "cue": "cu39", "delta_db": 1.5}]),
    ("lunch", "Effects off for now.", [{"kind": "mute", "stem": "FX"}]),
    ("letters", "dialogue only", [{"kind": "mute", "stem": "MX"}, {"kind": "mute", "stem": "FX"}]),
    ("airlock", "mute everything but the voices", [{"kind": "mute", "stem": "MX"}, {"kind": "mute", "stem": "FX"}]),
    ("heist", "alarm much louder", [{"kind": "set_gain", "cue": "cu46", "delta_db": 6.0}]),
    ("heist", "call this the director's cut", [{"kind": "name_cut", "name": "director's cut"}]),
    ("heist", "call this one tuesday before I start hacking at it", [{"kind": "name_cut", "name": "tuesday"}]),
    ("heist", "save this version and call it friday", [{"kind": "name_cut", "name": "friday"}]),
    ("airlock", "fade out at the end can be half as long",
     [{"kind": "set_transition", "clip": 10, "transition": "fade out", "frames": 24}]),
    ("lighthouse", "The dissolve may go after all.", [{"kind": "set_transition", "clip": 11, "transition": "cut"}]),
    ("airlock", "Start in darkness. Let it fade in.",
     [{"kind": "set_transition", "clip": 1, "transition": "fade in"}]),
    ("airlock", "Kill the fade at the end, go out hard.",
     [{"kind": "set_transition", "clip": 10, "transition": "cut"}]),
    ("lighthouse", "2 frames off the head of 6 and 2 off its tail",
     [{"kind": "ripple", "clip": 6, "edge": "head", "frames": 2}, {"kind": "ripple", "clip": 6, "edge": "tail",
       "frames": -2}]),
    ("ferry", "take half a second off the head of 4", [{"kind": "ripple", "clip": 4, "edge": "head", "frames": 12}]),
    ("heist", "cut shot 3 and give that time to shot 1",
     [{"kind": "remove_shot", "shots": [3]}, {"kind": "set_duration", "shots": [1], "frames": 144}]),
    ("ferry", "cut the gull on the lifebuoy and give that time to the captain looking at the bridge",
     [{"kind": "remove_shot", "shots": [10]}, {"kind": "set_duration", "shots": [9], "frames": 120}]),
    ("heist", "make it snappier, everything before the vault ten percent shorter",
     [{"kind": "set_duration", "shots": [1, 2, 3, 4, 5, 6, 7], "factor": 0.9}]),
    ("airlock", "five is too long for 5, three will do", [{"kind": "set_duration", "shots": [3, 5], "factor": 0.8}]),
    ("lighthouse", "10 and 11 both four seconds", [{"kind": "set_duration", "shots": [10, 11], "frames": 96}]),
    ("lighthouse", "6 and 7 are really one shot. Make them one.", [{"kind": "merge_shots", "shot": 6, "other": 7}]),
    ("lighthouse", "scene four approved as far as we have it", [{"kind": "circle", "shots": [11, 12, 13]}]),
    ("lunch", "I'd circle 6 take 2, and reject take 1",
     [{"kind": "circle", "takes": ("tk52",)}, {"kind": "ng", "takes": ("tk51",)}]),
    ("lunch", "6: take 2 good, take 1 no good",
     [{"kind": "circle", "takes": ("tk52",)}, {"kind": "ng", "takes": ("tk51",)}]),
    ("ferry", "Approve 12 and 13, and roll the last one.",
     [{"kind": "circle", "shots": [12, 13]}, {"kind": "generate", "shots": [14]}]),
    ("ferry", "right so the last shot hasn't been made yet has it so go ahead and shoot that one please",
     [{"kind": "generate", "shots": [14]}]),
    ("lunch", "shot 12 until 14, make them", [{"kind": "generate", "shots": [12, 13, 14]}]),
    ("heist", "I need numbers: cost for one retake of each shot in the vault",
     [{"kind": "quote", "shots": [8, 9, 10, 11], "takes": 1}]),
    ("letters", "the ones at the station still need shooting, go", [{"kind": "generate", "shots": [10, 11, 12, 13]}]),
    ("letters", "shoot what's left at the station", [{"kind": "generate", "shots": [10, 11, 12, 13]}]),
    ("airlock", "ng the corridor run, motion blur everywhere, and go again",
     [{"kind": "ng", "shots": [4], "note": "motion blur everywhere"}, {"kind": "retake", "shots": [4]}]),
    ("heist", "15 up front as a cold open", [{"kind": "move_shot", "shot": 15, "before": 1}]),
    ("lighthouse", 'she should say "You waited" rather than "You kept the light on"',
     [{"kind": "set_line", "shot": 12, "speaker": "mara", "text": "You waited", "cue": "cu38"}]),
]  # fmt: skip
ASKED = [
    ("ferry", "15 until 20 are missing, please make them"),
    ("ferry", "the brass should come in with the flags"),
    ("ferry", "horn a bit earlier"),
    ("ferry", "hold the accordion back until the captain"),
    ("letters", "the sea should be calmer in 10"),
    ("heist", "Bruno shouldn't say anything on the roof"),
    ("heist", "'Six hours earlier' over the roof"),
    ("heist", "subtitle in the street: 'The next morning'"),
    ("letters", "audio only, wav"),
    ("lighthouse", "call mara's agent"),
    ("heist", "the title in the corner"),
    ("ferry", "turn the captions off"),
    ("lunch", "Dad's line about the boat should go"),
    ("ferry", "no card. let the film start with the picture, the title over it"),
]  # fmt: skip


@cache
def _film(name: str) -> Film:
    return reel_of(name).film


@pytest.mark.parametrize(("name", "message", "acts"), DONE)
def test_it_comes_to_these_acts(name: str, message: str, acts: list[dict[str, Any]]) -> None:
    found = plain(said(message, _film(name)).acts, _film(name))
    assert found == acts


@pytest.mark.parametrize(("name", "message"), ASKED)
def test_what_is_not_meant_is_not_done(name: str, message: str) -> None:
    assert said(message, _film(name)).acts == ()


def test_both_of_two_messages_are_taken_back() -> None:
    film, past = _film("lighthouse"), list[Exchange]()
    for revision, message in enumerate(("shot 3 longer", "shot 4 darker"), start=1):
        done = said(message, film, past).acts
        for act in done:
            film, _ = apply(film, act)  # pyright: ignore[reportArgumentType]
        past.append(Exchange(message=message, reply="Done.", acts=done, revision=revision + 1, before=revision))
    assert plain(said("undo both", film, past).acts, film) == [{"kind": "undo", "steps": 2}]
