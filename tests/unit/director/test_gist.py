"""The gist: what is said in loose words is put in plain ones, done where all of it is certain, and else proposed."""

from contextlib import suppress
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agent.conversation import Exchange, Speaker
from agent.embedded.director import EmbeddedDirector
from agent.embedded.gist.doubting import DOUBTFUL, doubt, signs, unless_doubted
from agent.embedded.gist.forms import ANSWERS, INTENTS, QUIET
from agent.embedded.gist.hearing import NOTHING, Hearing, Request, Span
from agent.embedded.gist.proposing import Listened
from agent.embedded.gist.reading import Gist, Meant, joined
from agent.embedded.gist.slots import which_take
from agent.ports import Situation, Thought
from tests.fakes.machine import own_home
from tests.fakes.talk_film import NoRecords, ferry, plain
from tools.film.apply import apply
from tools.film.edits import edit_kinds, parse_edit
from tools.film.edits.state import NameCut, Redo, Revert, Undo
from tools.film.errors import DirectorError
from tools.media.assets import asset
from tools.writing.lexicon import Lexicon

SLOTS = {
    "T": "shot 8", "U": "shot 5", "A": "2 seconds", "D": "a bit", "W": "Tom", "X": "smoke", "Q": "Hello there",
    "N": "take 1",
}  # fmt: skip
"""words for each slot, in the film with the ferry"""
OTHERS = {
    "add_scene": {"X": "she comes back"}, "body": {"X": "red hair"}, "effect": {"X": "a horn"},
    "dialogue_louder": {"A": "3 dB"}, "dialogue_quieter": {"A": "3 dB"}, "effects_louder": {"A": "3 dB"},
    "effects_quieter": {"A": "3 dB"}, "shoot_takes": {"A": "2"}, "track": {"X": "left"},
    "question_who_says": {"X": "Not tonight."}, "place": {"X": "the cabin"},
    "expression": {"X": "sad"}, "film_length": {"A": "1 minute"}, "line_change": {"X": "Not tonight."},
    "line_remove": {"X": "Not tonight."}, "look": {"X": "a watercolour"}, "mood": {"X": "sad"},
    "more_takes": {"A": "3"}, "music": {"X": "tense"}, "music_louder": {"A": "3 dB", "T": "shot 7"},
    "music_quieter": {"A": "3 dB", "T": "shot 7"},
    "no_rain_instead": {"X": "snow"}, "older": {"A": "70"}, "pan": {"X": "left"}, "rename_place": {"T": "the jetty"},
    "slow_motion": {"A": "half"}, "split_scene": {"T": "shot 5"}, "tilt": {"X": "up"}, "undo_steps": {"A": "2"},
    "voice_named": {"Q": "Emma"}, "brighter": {"A": "half a stop"}, "darker": {"A": "half a stop"},
    "warmer": {"A": "20%"}, "colder": {"A": "20%"},
    "voice": {"X": "deeper"}, "wears": {"X": "a red coat"}, "younger": {"A": "20"}, "ambience": {"X": "wind"},
    "fast_motion": {"A": "double"}, "swap": {"T": "shot 4"}, "someone_in": {"W": "Mara"}, "merge": {"T": "shot 4"},
}  # fmt: skip
"""what an intent takes instead"""
NOT_THERE = {
    "no_effect", "title_remove", "effect_quieter", "effect_louder", "quote", "revert", "question_where", "no_marker",
    "effect_later", "effect_earlier",
}  # fmt: skip
"""what needs more than the small film has"""


LOOSE = (
    "when he pours the coffee she checks her watch the tickets Tom Mara looks close to tears wears a dented helmet in a"
    " bowling alley rather than not so too slow dark loud softer the rail shot the final image both of those and plus &"
    ' six seconds half a dozen takes "Not yet." narrator says from below closer again no fog hail instead the strings'
    " start earlier twice as old sixty lower third: Sunday . , ? ! please I'd love what if everything at the start"
).split(" ")


@cache
def director() -> EmbeddedDirector:
    return EmbeddedDirector(Lexicon(asset(own_home(), "wordnet")), gist=Gist(asset(own_home(), "sentences")))


def thought(message: str, brain: EmbeddedDirector | None = None, before: str = "") -> Thought:
    film = ferry()
    past = (Exchange(message=before, reply="", revision=1, before=1),) if before else ()
    situation = Situation(film, 1, NoRecords(film), Speaker(), message, past)
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


@pytest.mark.parametrize(
    ("message", "answer"),
    [
        ("hands off the coffee shot, it's perfect as it is", "Then it stays as it is."),
        ("my mum cried at the rail, honestly", "Noted. Nothing in the film changes by it."),
        ("once we have the song the sea gets louder", "Nothing is done for now"),
    ],
)
def test_what_asks_for_nothing_now_is_answered(message: str, answer: str) -> None:
    said = thought(message)
    assert not said.acts
    assert said.words.startswith(answer)


def test_a_message_is_heard_as_what_follows_on_the_one_before() -> None:
    asked = "leave the coffee bit up for longer"
    wanted = [{"kind": "set_duration", "shots": [4], "seconds": 3.5}]
    assert plain(thought("Three and a half seconds would do nicely", before=asked).acts) == wanted
    assert not thought("Three and a half seconds would do nicely").acts


def test_what_is_heard_for_certain_is_done_where_the_grammar_is_given_up() -> None:
    message = "cool the cabin down, more steely"
    wanted = [{"kind": "set_grade", "shots": [4, 5, 6], "temperature": -0.3, "relative": True}]
    assert plain(thought(message).acts) == wanted
    grammar = thought(message, EmbeddedDirector(Lexicon(asset(own_home(), "wordnet"))))
    assert {act.kind for act in grammar.acts} == {"revise_shot"}


def situation(message: str, *past: Exchange) -> Situation:
    return Situation(ferry(), 1, NoRecords(ferry()), Speaker(), message, past)


def test_what_the_grammar_reads_is_done_asked_about_or_given_up_as_it_is_doubted() -> None:
    here = situation("cool the cabin down, more steely")
    read, other = thought("make 4 sad"), thought("make 4 colder")
    heard = Listened((Meant("make 4 colder", other, 0.95),), may=True)
    unsure = Listened((Meant("make 4 colder", other, 0.4),), may=True)

    def decided(listened: Listened, likely: float, now: Situation = here) -> Thought:
        return unless_doubted(now, read, listened, lambda _: likely, loosely=False)

    assert decided(heard, 0.0) == read
    assert decided(heard, 1.0).acts == other.acts
    for asked in (decided(heard, DOUBTFUL), decided(unsure, 1.0)):
        assert not asked.acts
        assert asked.question is not None
        assert asked.question.choices[0].acts == read.acts
    changed = Exchange(message="make 4 darker", reply="", revision=1, before=1, acts=thought("make 4 darker").acts)
    assert not decided(heard, 1.0, situation(here.message, changed)).acts


def test_the_grammar_is_believed_where_the_same_is_heard_of_the_same_shots() -> None:
    read, other = thought("make 4 darker"), thought("make 4 a bit brighter")
    heard = Listened((Meant("make 4 a bit brighter", other, 0.95),), may=True)
    assert unless_doubted(situation("4 darker"), read, heard, lambda _: 1.0, loosely=False) == read


def test_what_happens_in_a_new_scene_is_no_second_request() -> None:
    said = "add a scene where Tom waits and Mara comes back"
    read, other = thought(said), thought("make 4 colder")
    assert [act.kind for act in read.acts] == ["add_scene"]
    two = Listened((Meant("", read, 0.95), Meant("make 4 colder", other, 0.95)), may=True)
    assert unless_doubted(situation(said), read, two, lambda _: 1.0, loosely=False) == read


def test_what_is_heard_alike_is_doubted_less_than_what_is_heard_otherwise() -> None:
    read, other = thought("make 4 sad"), thought("make 4 colder")

    def doubted(one: Thought) -> float:
        return doubt(signs(read, [Meant("", one, 0.95)], "make 4 sad", ferry(), loosely=False))

    assert doubted(read) < DOUBTFUL
    assert doubted(read) < doubted(other)
    assert 0.0 < doubt(signs(read, [], "x " * 900, ferry(), loosely=True)) < 1.0


def test_where_a_new_shot_goes_is_no_part_of_what_it_shows() -> None:
    (act,) = plain(thought("need a cutaway of a kettle right before he counts the tickets").acts)
    assert (act["prompt"], act["before"]) == ("Insert, a kettle", 5)


def test_all_that_is_in_a_place_is_meant_by_its_stuff() -> None:
    acts = plain(thought("the cabin stuff, all of it a touch warmer pls").acts)
    assert acts == [{"kind": "set_grade", "shots": [4, 5, 6], "temperature": 0.15, "relative": True}]


@pytest.mark.parametrize(
    ("words", "take"),
    [
        ("the second go", "take 2"), ("three", "take 3"), ("the last one", "the last take"), ("#2", "take 2"),
        ("the one before", "the previous take"), ("the other", "the other take"), ("the nice one", ""),
    ],
)  # fmt: skip
def test_which_take_is_meant(words: str, take: str) -> None:
    assert which_take(words) == take


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


def test_the_second_of_two_requests_is_about_what_the_first_is_of() -> None:
    acts = plain(thought("hold the storm two seconds longer and make it a touch warmer pls").acts)
    assert [(act["kind"], act["shots"]) for act in acts] == [("set_duration", [7]), ("set_grade", [7])]


def test_a_message_of_two_requests_is_heard_as_two() -> None:
    hearing = Hearing(asset(own_home(), "sentences"))
    heard = hearing.requests(
        "the kiss drags, lose a second. then make the harbour brighter", lambda _: False, lambda _: False
    )
    assert [request.intents[0][0] for request in heard] == ["shorter", "brighter"]


def test_two_requests_that_are_heard_as_one_are_taken_apart_where_both_are_certain() -> None:
    hearing = Hearing(asset(own_home(), "sentences"))
    for message, wanted in (
        ("drop the ticket insert & hold the rail two seconds more", ["remove", "longer"]),
        ("4k file plus the stems", ["export_4k", "export_stems"]),
        ("make the storm darker and the rail, too", ["darker"]),
    ):
        heard = hearing.requests(message, lambda _: False, lambda _: False)
        assert [request.intents[0][0] for request in heard] == wanted
        assert all(request.start <= span.start < span.end <= request.end for request in heard for span in request.spans)


@pytest.mark.parametrize("message", ["", "   ", "?!", "\x00", "🎬" * 50, "longer " * 800])
def test_anything_can_be_heard(message: str) -> None:
    for request in Hearing(asset(own_home(), "sentences")).requests(message, lambda _: True, lambda _: True):
        assert 0.0 <= request.intents[0][1] <= 1.0
        assert all(0 <= span.start < span.end <= len(message) for span in request.spans)


@settings(deadline=None, max_examples=60)
@given(st.lists(st.sampled_from(LOOSE), min_size=1, max_size=16).map(" ".join))
def test_whatever_is_heard_is_legal_or_refused_in_words(message: str) -> None:
    said, film = thought(message), ferry()
    choices = said.question.choices if said.question is not None else ()
    for act in (*said.acts, *(act for choice in choices for act in choice.acts)):
        if act.kind in edit_kinds() and not isinstance(act, NameCut | Redo | Revert | Undo):
            with suppress(DirectorError):
                film, _ = apply(film, parse_edit(act.model_dump_json()))  # pyright: ignore[reportArgumentType]
    assert said.acts or said.words or said.question is not None


def test_two_sentences_about_one_thing_are_one_request() -> None:
    first = Request(0, 20, (("longer", 0.7),), (Span("T", 0, 10),))
    second = Request(21, 45, (("longer", 0.9),), (Span("A", 30, 42),))
    assert joined([first, second], "x" * 45) == [
        Request(0, 45, (("longer", 0.9),), (Span("T", 0, 10), Span("A", 30, 42)))
    ]
    other = Request(21, 45, (("darker", 0.9),), ())
    assert joined([first, other], "x" * 45) == [first, other]
    assert not ({*ANSWERS} | QUIET | NOTHING) & {*INTENTS}


def test_a_message_that_is_too_long_to_be_heard_whole_is_not_heard() -> None:
    assert not Hearing(asset(own_home(), "sentences")).requests("longer " * 800, lambda _: False, lambda _: False)


def test_a_dark_picture_that_shall_be_lifted_is_not_cut_out_of_the_film() -> None:
    for message in ("the ferry cabin looks like a cave, lift it", "Tom's face is drowning in the murk, lift it"):
        assert "lift" not in [act.kind for act in thought(message).acts]
    assert [act.kind for act in thought("lift shot 4").acts] == ["lift"]
