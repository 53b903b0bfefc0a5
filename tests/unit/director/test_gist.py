"""The gist: what is said in loose words is put in plain ones, done where all of it is certain, and else proposed."""

from functools import cache

import pytest

from agent.conversation import Speaker
from agent.embedded.director import EmbeddedDirector
from agent.embedded.gist.forms import ASIDE, INTENTS
from agent.embedded.gist.hearing import Hearing, Request, Span
from agent.embedded.gist.reading import Gist, joined
from agent.ports import Situation, Thought
from tests.fakes.machine import own_home
from tests.fakes.talk_film import NoRecords, ferry, plain
from tools.media.assets import asset
from tools.writing.lexicon import Lexicon

SLOTS = {"T": "shot 8", "U": "shot 5", "A": "2 seconds", "D": "a bit", "W": "Tom", "X": "smoke", "Q": "Hello there"}
"""words for each slot, in the film with the ferry"""
OTHERS = {
    "add_scene": {"X": "she comes back"}, "body": {"X": "red hair"}, "circle_take": {"A": "1"},
    "effect": {"X": "a horn"},
    "expression": {"X": "sad"}, "film_length": {"A": "1 minute"}, "line_change": {"X": "Not tonight."},
    "line_remove": {"X": "Not tonight."}, "look": {"X": "a watercolour"}, "mood": {"X": "sad"},
    "more_takes": {"A": "3"}, "music": {"X": "tense"}, "music_louder": {"A": "3 dB"}, "music_quieter": {"A": "3 dB"},
    "no_rain_instead": {"X": "snow"}, "older": {"A": "70"}, "pan": {"X": "left"}, "rename_place": {"T": "the jetty"},
    "slow_motion": {"A": "half"}, "split_scene": {"T": "shot 5"}, "tilt": {"X": "up"}, "undo_steps": {"A": "2"},
    "voice_named": {"Q": "Emma"}, "brighter": {"A": "half a stop"}, "darker": {"A": "half a stop"},
    "warmer": {"A": "20%"}, "colder": {"A": "20%"},
    "voice": {"X": "deeper"}, "wears": {"X": "a red coat"}, "younger": {"A": "20"}, "ambience": {"X": "wind"},
    "fast_motion": {"A": "double"}, "swap": {"T": "shot 4"}, "someone_in": {"W": "Mara"}, "merge": {"T": "shot 4"},
}  # fmt: skip
"""what an intent takes instead"""
NOT_THERE = {"no_effect", "title_remove", "effect_quieter", "effect_louder", "quote", "revert", "question_where"}
"""what needs more than the small film has"""


@cache
def director() -> EmbeddedDirector:
    return EmbeddedDirector(Lexicon(asset(own_home(), "wordnet")), gist=Gist(asset(own_home(), "sentences")))


def thought(message: str, brain: EmbeddedDirector | None = None) -> Thought:
    film = ferry()
    situation = Situation(film, 1, NoRecords(film), Speaker(), message)
    return (brain or director()).think(situation, lambda kind, value: None)


@pytest.mark.parametrize("intent", sorted({*INTENTS} - NOT_THERE))
def test_the_grammar_reads_every_plain_form(intent: str) -> None:
    brain = EmbeddedDirector(Lexicon(asset(own_home(), "wordnet")))
    for form in INTENTS[intent].forms:
        read = thought(form.format(**{**SLOTS, **OTHERS.get(intent, {})}), brain)
        assert read.question is None or read.acts, form
        assert {act.kind for act in read.acts} <= INTENTS[intent].kinds, form
        assert read.acts or read.words, form


@pytest.mark.parametrize(
    ("message", "wanted"),
    [
        (
            "I could watch Tom counting the tickets for ever. Would another two seconds be possible?",
            {"kind": "set_duration", "shots": [5], "delta": 2.0},
        ),
        (
            "ok so um the bit where she checks her watch it's over before you know it give it a second more",
            {"kind": "set_duration", "shots": [3], "delta": 1.0},
        ),
        ("my editor works in premiere, could she have the project?", {"kind": "export", "name": "premiere"}),
        ("just a rough one quickly so i can look at it on my phone", {"kind": "render", "draft": True}),
        (
            "the moment he pours the coffee, I'd love it in slow motion",
            {"kind": "set_speed", "clip": 4, "speed": "1/2"},
        ),
    ],
)
def test_loose_words_are_done_as_they_are_meant(message: str, wanted: dict[str, object]) -> None:
    assert plain(thought(message).acts) == [wanted]


@pytest.mark.parametrize(
    "message",
    [
        "only if it costs nothing, the watch close-up a tad longer",
        "he said lift the cabin out of the dark, she said bury it in shadow",
        "everything on the sea breathes too long, except the storm",
        "the tickets bit could live a good deal longer, like 17",
    ],
)
def test_what_is_not_certain_is_proposed_and_not_done(message: str) -> None:
    asked = thought(message)
    assert not asked.acts
    assert asked.question is not None


def test_what_is_proposed_is_said_in_film_terms_with_a_way_out() -> None:
    asked = thought("only if it costs nothing, the watch close-up a tad longer")
    assert asked.question is not None
    assert asked.question.text.startswith("Did you mean: Make shot 3")
    assert [choice.label for choice in asked.question.choices][0::2][0] == "Yes"
    assert asked.question.choices[-1].label == "No, leave it"
    assert not asked.question.choices[-1].acts


def test_without_the_encoder_loose_words_are_asked_about() -> None:
    message = "ok so um the bit where she checks her watch it's over before you know it give it a second more"
    asked = thought(message, EmbeddedDirector(Lexicon(asset(own_home(), "wordnet"))))
    assert not asked.acts
    assert asked.question is not None


def test_a_message_of_two_requests_is_heard_as_two() -> None:
    hearing = Hearing(asset(own_home(), "sentences"))
    heard = hearing.requests(
        "the kiss drags, lose a second. then make the harbour brighter", lambda _: False, lambda _: False
    )
    assert [request.intents[0][0] for request in heard] == ["shorter", "brighter"]


@pytest.mark.parametrize("message", ["", "   ", "?!", "\x00", "🎬" * 50, "longer " * 800])
def test_anything_can_be_heard(message: str) -> None:
    for request in Hearing(asset(own_home(), "sentences")).requests(message, lambda _: True, lambda _: True):
        assert 0.0 <= request.intents[0][1] <= 1.0
        assert all(0 <= span.start < span.end <= len(message) for span in request.spans)


def test_two_sentences_about_one_thing_are_one_request() -> None:
    first = Request(0, 20, (("longer", 0.7),), (Span("T", 0, 10),))
    second = Request(21, 45, (("longer", 0.9),), (Span("A", 30, 42),))
    assert joined([first, second], "x" * 45) == [
        Request(0, 45, (("longer", 0.9),), (Span("T", 0, 10), Span("A", 30, 42)))
    ]
    other = Request(21, 45, (("darker", 0.9),), ())
    assert joined([first, other], "x" * 45) == [first, other]
    assert ASIDE not in INTENTS


def test_a_message_that_is_too_long_to_be_heard_whole_is_not_heard() -> None:
    assert not Hearing(asset(own_home(), "sentences")).requests("longer " * 800, lambda _: False, lambda _: False)


def test_a_dark_picture_that_shall_be_lifted_is_not_cut_out_of_the_film() -> None:
    for message in ("the ferry cabin looks like a cave, lift it", "Tom's face is drowning in the murk, lift it"):
        assert "lift" not in [act.kind for act in thought(message).acts]
    assert [act.kind for act in thought("lift shot 4").acts] == ["lift"]
