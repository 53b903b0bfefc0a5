"""Lines, titles, sounds, prices and questions as people speak of them in their own films."""

from functools import cache
from typing import Any

import pytest

from agent.conversation import Exchange
from agent.evaluation.reels import reel_of
from tests.fakes.talk_film import plain, said
from tools.film.apply import apply
from tools.film.film import Film

LINES: list[tuple[str, str, list[dict[str, Any]]]] = [
    ("lunch", 'Dad should say "Nothing. Just bills."',
     [{"kind": "set_line", "shot": 6, "speaker": "dad", "text": "Nothing. Just bills."}]),
    ("lunch", "gran shld say cheers everyone instead",
     [{"kind": "set_line", "shot": 8, "speaker": "gran", "text": "cheers everyone"}]),
    ("lunch", "her 'what's that' is too soon, delay it a second",
     [{"kind": "set_line", "shot": 6, "speaker": "ellie", "text": "What's that?", "offset": 36, "cue": "cu36"}]),
    ("lunch", "she says 'how long have you known', should be 'how long did you wait'",
     [{"kind": "set_line", "shot": 13, "speaker": "mum", "text": "how long did you wait", "cue": "cu41"}]),
    ("lunch", "the last line in the kitchen should be 'Fine.'",
     [{"kind": "set_line", "shot": 2, "speaker": "ellie", "text": "Fine."}]),
    ("heist", "change Bruno's line in the van to 'We go at nine.'",
     [{"kind": "set_line", "shot": 1, "speaker": "bruno", "text": "We go at nine."}]),
    ("heist", "Bruno's line in the van, make it just 'We go in at nine.'",
     [{"kind": "set_line", "shot": 1, "speaker": "bruno", "text": "We go in at nine."}]),
    ("heist", "Give Lotte the line 'Where is the dog?' in the last shot but one",
     [{"kind": "set_line", "shot": 14, "speaker": "lotte", "text": "Where is the dog?"}]),
    ("heist", "'Is this the right van?' for bruno in the two-shot at the end, after Lotte's question",
     [{"kind": "set_line", "shot": 13, "speaker": "bruno", "text": "Is this the right van?", "offset": 67,
       "add": True}]),
    ("airlock", "drop 'Commander' from both of Ada's lines",
     [{"kind": "set_line", "shot": 2, "speaker": "ada", "text": "Eleven minutes of air.", "cue": "cu24"},
      {"kind": "set_line", "shot": 9, "speaker": "ada", "text": "I do not breathe.", "cue": "cu31"}]),
    ("airlock", "cut 'for one'",
     [{"kind": "set_line", "shot": 7, "speaker": "ada", "text": "There is only air.", "cue": "cu29"}]),
    ("letters", "sofias line shld be WAIT you dropped one!!",
     [{"kind": "set_line", "shot": 2, "speaker": "sofia", "text": "WAIT you dropped one!!"}]),
    ("letters", "cut Sofia's first line", [{"kind": "remove_line", "shot": 2}]),
    ("lighthouse", "kill the last line", [{"kind": "remove_line", "shot": 14}]),
    ("lighthouse", "narrator at the start: On the last night of October the lamp went out.",
     [{"kind": "set_line", "shot": 1, "text": "On the last night of October the lamp went out."}]),
    ("ferry", "the narrator should come in a second later",
     [{"kind": "set_line", "shot": 2, "text": "For thirty years he has crossed this bay twice a day.", "offset": 36,
       "cue": "cu33"}]),
    ("ferry", "caption of the narrator line should say 30 instead of thirty",
     [{"kind": "set_caption", "cue": "cu33", "text": "For 30 years he has crossed this bay twice a day."}]),
]  # fmt: skip
TITLES: list[tuple[str, str, list[dict[str, Any]]]] = [
    ("airlock", "Title at the start, just AIRLOCK", [{"kind": "add_title", "text": "AIRLOCK", "card": "opening"}]),
    ("airlock", "lower third on Voss, first shot: Cmdr. E. Voss",
     [{"kind": "add_title", "text": "Cmdr. E. Voss", "style": "lower third", "clip": 1}]),
    ("ferry", "Put a date on the first shot, bottom left, small: 14 March",
     [{"kind": "add_title", "text": "14 March", "style": "lower third", "clip": 1}]),
    ("ferry", "opening title should be up five seconds instead of three",
     [{"kind": "revise_title", "title": "tt60", "frames": 120}]),
    ("ferry", "our title card must read The Last Crossing",
     [{"kind": "revise_title", "title": "tt60", "text": "The Last Crossing"}]),
    ("ferry", "opening card down to two seconds", [{"kind": "revise_title", "title": "tt60", "frames": 48}]),
    ("ferry", "the title twice as long", [{"kind": "revise_title", "title": "tt60", "frames": 144}]),
    ("ferry", "title 5 seconds, not 3", [{"kind": "revise_title", "title": "tt60", "frames": 120}]),
    ("ferry", "Let's get the opening title off", [{"kind": "remove_title", "title": "tt60"}]),
    ("lighthouse", "'This winter' over the waves", [{"kind": "add_title", "text": "This winter", "clip": 4}]),
    ("lunch", "'Six months later' over the washing line",
     [{"kind": "add_title", "text": "Six months later", "clip": 12}]),
]  # fmt: skip
SOUNDS: list[tuple[str, str, list[dict[str, Any]]]] = [
    ("heist", "the crickets: minus three", [{"kind": "set_gain", "cue": "cu49", "delta_db": -3.0}]),
    ("heist", "effects bus down 6", [{"kind": "set_gain", "stem": "FX", "delta_db": -6.0}]),
    ("heist", "the alarm plus 8", [{"kind": "set_gain", "cue": "cu46", "delta_db": 8.0}]),
    ("heist", "music to -6 dB", [{"kind": "set_gain", "stem": "MX", "gain_db": -6.0}]),
    ("airlock", "Dialogue up two, effects down three.",
     [{"kind": "set_gain", "stem": "DX", "delta_db": 2.0}, {"kind": "set_gain", "stem": "FX", "delta_db": -3.0}]),
    ("airlock", "voss a bit louder than ada", [{"kind": "set_gain", "speaker": "voss", "delta_db": 1.5}]),
    ("lunch", "her 'what's that' a bit louder", [{"kind": "set_gain", "cue": "cu36", "delta_db": 1.5}]),
    ("lighthouse", "i cant hear the lamp wind thing", [{"kind": "set_gain", "cue": "cu35", "delta_db": 3.0}]),
    ("heist", "Jazz only in the dairy",
     [{"kind": "remove_music", "shot": 1, "until": 3}, {"kind": "remove_music", "shot": 8, "until": 11}]),
    ("ferry", "the accordion only until the engine room begins",
     [{"kind": "remove_music", "shot": 4, "until": 10}]),
    ("ferry", "brass band should start when pip pulls the horn not before", [{"kind": "remove_music", "shot": 11}]),
    ("lunch", "the cello a bit later please, when mum comes out", [{"kind": "remove_music", "shot": 12}]),
    ("lighthouse", "take the music out of the kitchen, leave the silence", [{"kind": "remove_music", "scenes": [3]}]),
    ("lighthouse", "make it snow on the beach. and quiet, no piano",
     [{"kind": "revise_shot", "shots": [11, 12, 13, 14], "weather": "snow"},
      {"kind": "remove_music", "shot": 11, "until": 14}]),
    ("letters", "I find the guitar too happy for the rooftop. Something sadder there.",
     [{"kind": "set_music", "scenes": [3], "mood": "melancholy"}]),
    ("ferry", "take the gulls out of the harbour sound, it's just water",
     [{"kind": "set_ambience", "shot": 1, "until": 3, "what": "harbour"}]),
    ("heist", "gate squeak twice please, second one right after a second",
     [{"kind": "add_effect", "shot": 5, "what": "gate squeak", "offset": 24}]),
    ("heist", "police siren far away in the last shot",
     [{"kind": "add_effect", "shot": 15, "what": "police siren", "gain_db": -8.0}]),
]  # fmt: skip
ORDERS: list[tuple[str, str, list[dict[str, Any]]]] = [
    ("ferry", "What will be the price if we make the last shot three times?",
     [{"kind": "quote", "shots": [14], "takes": 3}]),
    ("lighthouse", "what would it cost me to redo the beach twice over",
     [{"kind": "quote", "shots": [11, 12, 13, 14], "takes": 2}]),
    ("airlock", "get me a cost for one more take of everything in the airlock, and the corridor too",
     [{"kind": "quote", "shots": [4, 5, 6, 7, 8, 9, 10], "takes": 1}]),
    ("lunch", "what would it cost to do the three in the garden, and how long would that take",
     [{"kind": "quote", "shots": [12, 13, 14]}]),
    ("heist", "captions burned in for the mp4 please", [{"kind": "export", "name": "mp4", "burned": True}]),
    ("heist", "ProRes master and a shot list in csv",
     [{"kind": "export", "name": "prores"}, {"kind": "export", "name": "csv"}]),
    ("heist", "square and vertical cutdowns",
     [{"kind": "export", "name": "square"}, {"kind": "export", "name": "vertical"}]),
    ("heist", "one for YouTube, and a poster",
     [{"kind": "export", "name": "youtube"}, {"kind": "export", "name": "poster"}]),
    ("ferry", "Send the cut to the colourist - whatever DaVinci takes.", [{"kind": "export", "name": "resolve"}]),
]  # fmt: skip
ANSWERS = [
    ("heist", "does any shot have more than two takes", "shot 9 (3B) has 3"),
    ("heist", "which music plays when they're in the vault", "jazz"),
    ("heist", "who speaks in the van?", "BRUNO and LOTTE"),
    ("lunch", "how many lines has Dad got in total?", "2 lines"),
    ("lunch", "how long would the film be if we cut the hallway", "48.0 s"),
    ("lunch", "how long is the title up?", "3.0 s"),
    ("lighthouse", "How long would it be without the letter insert?", "54.0 s"),
    ("lighthouse", "what happens before the boat comes in?", "Shot 10"),
    ("letters", "what time of day is the roof?", "sunset"),
    ("letters", "why does the baker reading say ng?", "Shot 6 (2C) is no good"),
    ("letters", "what is sofia's first line", "You dropped one"),
    ("airlock", "does anyone besides Ada speak in the corridor?", "Yes: VOSS"),
    ("airlock", "who talks the most", "ADA: 4 lines"),
    ("ferry", "remind me how the captain's shown, coat, hat and so on", "navy coat"),
    ("lighthouse", "Can you get me the rights to a Radiohead song for the end?", "cannot get rights"),
]  # fmt: skip
ASKED = [
    ("lunch", "Dad should say 'I love you all'"),
    ("heist", "the jazz is too happy"),
    ("letters", "guitar a bit less cheerful"),
    ("heist", "4 up two"),
    ("heist", "no music before shot 1"),
    ("airlock", "don't drop 'Commander' from Ada's lines"),
    ("ferry", "music should not only come in with shot 2"),
    ("ferry", "caption of the narrator line should not say 30 instead of thirty"),
]  # fmt: skip
THEN: list[tuple[str, tuple[str, str], list[dict[str, Any]]]] = [
    ("ferry", ("Put a date on the first shot, bottom left: 14 March", "make it 15 march, not 14"),
     [{"kind": "revise_title", "title": "tt62", "text": "15 March"}]),
    ("letters", ("credits at the end please: Written by Nadia Ruiz", "now my name twice as long on screen"),
     [{"kind": "revise_title", "title": "tt51", "frames": 144}]),
    ("letters", ("sadder music on the rooftop", "same music for the letter in the dust"),
     [{"kind": "set_music", "shot": 3, "mood": "melancholy"}]),
    ("airlock", ("wind under the cockpit scene", "that over the corridor too"),
     [{"kind": "set_ambience", "shot": 4, "until": 7, "what": "wind"}]),
    ("heist", ("the alarm plus 8", "oh wow too loud"), [{"kind": "set_gain", "cue": "cu46", "delta_db": -3.0}]),
]  # fmt: skip


@cache
def _film(name: str) -> Film:
    return reel_of(name).film


@pytest.mark.parametrize(("name", "message", "acts"), [*LINES, *TITLES, *SOUNDS, *ORDERS])
def test_it_comes_to_these_acts(name: str, message: str, acts: list[dict[str, Any]]) -> None:
    found = plain(said(message, _film(name)).acts, _film(name))
    assert found == acts


@pytest.mark.parametrize(("name", "message", "words"), ANSWERS)
def test_a_question_is_answered_from_the_film(name: str, message: str, words: str) -> None:
    thought = said(message, _film(name))
    assert thought.acts == ()
    assert words in thought.words


@pytest.mark.parametrize(("name", "message"), ASKED)
def test_what_may_be_meant_otherwise_does_nothing(name: str, message: str) -> None:
    assert said(message, _film(name)).acts == ()


@pytest.mark.parametrize(("name", "messages", "acts"), THEN)
def test_the_second_goes_on_from_the_first(name: str, messages: tuple[str, str], acts: list[dict[str, Any]]) -> None:
    first, second = messages
    film = _film(name)
    done = said(first, film).acts
    for act in done:
        film, _ = apply(film, act)  # pyright: ignore[reportArgumentType]
    past = [Exchange(message=first, reply="Done.", acts=done, revision=2, before=1)]
    assert plain(said(second, film, past).acts, film) == acts
