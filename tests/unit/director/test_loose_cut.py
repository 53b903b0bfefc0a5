"""Lengths, order, takes, versions and delivery in loose words: done where they are certain, and asked where not."""

from functools import cache

import pytest

from agent.conversation import Act, Exchange, Speaker
from agent.embedded.courtesies import without_courtesies
from agent.embedded.director import EmbeddedDirector
from agent.embedded.film_index import index_of
from agent.embedded.gist.reaching import reached
from agent.embedded.gist.reading import Gist
from agent.embedded.put_right import put_right
from agent.evaluation.reels import reel_of
from agent.ports import Situation, Thought
from tests.fakes.machine import own_home
from tests.fakes.talk_film import NoRecords, plain
from tools.film.apply import apply
from tools.film.edits.cut import SetDuration, SetTransition
from tools.film.edits.state import NameCut, Undo
from tools.film.film import Film
from tools.film.slate import shot_order
from tools.media.assets import asset
from tools.writing.lexicon import Lexicon


@cache
def director() -> EmbeddedDirector:
    return EmbeddedDirector(Lexicon(asset(own_home(), "wordnet")), gist=Gist(asset(own_home(), "sentences")))


def told(film: str | Film, message: str, *past: Exchange) -> tuple[list[dict[str, object]], Thought]:
    about = reel_of(film).film if isinstance(film, str) else film
    situation = Situation(about, 1, NoRecords(about), Speaker(), message, past)
    thought = director().think(situation, lambda kind, value: None)
    return plain(thought.acts, about), thought


def after(message: str, reply: str = "", *acts: Act) -> Exchange:
    return Exchange(message=message, reply=reply, acts=acts, before=1, revision=1 + len(acts))


@pytest.mark.parametrize(
    ("film", "message", "wanted"),
    [
        ("heist", "second try at Bruno crying was the strongest, use that", {"shots": [9], "take": 2}),
        ("heist", "go back to the first take of them running across the yard", {"shots": [7], "take": 1}),
        (
            "lighthouse",
            "out of the three takes of her stepping out of the boat I'd take the middle one",
            {"shots": [12], "take": 2},
        ),
        ("lighthouse", "put take two of Mara stepping out of the boat in for now", {"shots": [12], "take": 2}),
    ],
)
def test_a_take_is_chosen_by_what_its_shot_shows(film: str, message: str, wanted: dict[str, object]) -> None:
    assert told(film, message)[0] == [{"kind": "choose_take", **wanted}]


@pytest.mark.parametrize(
    ("film", "message", "wanted"),
    [
        ("heist", "map insert and eye roll must switch places", {"kind": "swap_shots", "shot": 3, "other": 2}),
        ("airlock", "I'd rather open on the clock, then her", {"kind": "move_shot", "shot": 3, "before": 1}),
        (
            "ferry",
            "the gull on the lifebuoy sits better right after the doctor feeds one",
            {"kind": "move_shot", "shot": 10, "after": 7},
        ),
        (
            "letters",
            "should the station open on Aicha stepping off the train, then the platform",
            {"kind": "move_shot", "shot": 12, "before": 10},
        ),
    ],
)
def test_order_is_told_of_what_is_described(film: str, message: str, wanted: dict[str, object]) -> None:
    assert told(film, message)[0] == [wanted]


@pytest.mark.parametrize(
    ("film", "message", "wanted"),
    [
        (
            "lunch",
            "the envelope in the pocket and gran raising her glass, each half a second longer",
            {"kind": "set_duration", "shots": [5, 8], "delta": 0.5},
        ),
        (
            "heist",
            "everything on the street one second less, except for the dog",
            {"kind": "set_duration", "shots": [12, 13, 14], "delta": -1.0},
        ),
        (
            "ferry",
            "we don't need the hands on the wheel and the pressure gauge either. cut both",
            {"kind": "remove_shot", "shots": [3, 6]},
        ),
    ],
)
def test_what_is_wished_of_several_that_are_described(film: str, message: str, wanted: dict[str, object]) -> None:
    assert told(film, message)[0] == [wanted]


@pytest.mark.parametrize(
    ("film", "message", "shot", "seconds"),
    [
        ("airlock", "the last shot lasts 8 seconds, for nothing. six.", 10, 6.0),
        ("ferry", "The very last shot: eight seconds is way too long. Four will do.", 14, 4.0),
    ],
)
def test_of_two_lengths_the_one_that_it_has_is_no_wish(film: str, message: str, shot: int, seconds: float) -> None:
    assert told(film, message)[0] == [{"kind": "set_duration", "shots": [shot], "seconds": seconds}]


@pytest.mark.parametrize("message", ["make it 5 then", "five is plenty for it", "far too long. 5.", "let us say 5"])
def test_a_bare_number_after_a_length_was_asked_about_is_a_length(message: str) -> None:
    asked = after("how long is shot 6?", "Shot 6 is three seconds long.")
    assert told("lighthouse", message, asked)[0] == [{"kind": "set_duration", "shots": [6], "seconds": 5.0}]


def test_a_bare_number_with_an_and_may_be_another_shot() -> None:
    acts, thought = told("lighthouse", "and 5?", after("how long is shot 6?", "Shot 6 is three seconds long."))
    assert not acts
    assert thought.words or thought.question


def test_seconds_are_given_back_after_a_length_was_changed() -> None:
    film = reel_of("letters").film
    roof = shot_order(film)[6]
    shorter = after("the roof wide down to four", "Done.", SetDuration(shots=(roof,), seconds=4))
    assert told(film, "give it back one of those seconds", shorter)[0] == [
        {"kind": "set_duration", "shots": [7], "delta": 1.0}
    ]


@pytest.mark.parametrize(
    "message", ["no put it back after all, I was wrong", "hm, I liked it better with that, bring it back", "redo that"]
)
def test_what_an_undo_took_is_wanted_again(message: str) -> None:
    assert told("ferry", message, after("undo", "Done.", Undo()))[0] == [{"kind": "redo"}]


@pytest.mark.parametrize(
    ("message", "name"),
    [
        ("keep that version as gran first", "gran first"),
        ("remember this state under the name before the toast", "before the toast"),
        ("save where we are as 'long ending'", "long ending"),
        ("name this version quiet cut so we can come back to it", "quiet cut"),
    ],
)
def test_a_version_has_all_of_its_name(message: str, name: str) -> None:
    assert told("lunch", message)[0] == [{"kind": "name_cut", "name": name}]


@pytest.mark.parametrize(
    ("message", "name"),
    [
        ("nah I liked the first cut better, take me back to that", "first cut"),
        ("bring back the cut that had the roof", "with the roof"),
    ],
)
def test_a_named_cut_is_found_by_a_word_of_it(message: str, name: str) -> None:
    film = reel_of("lunch").film
    for cut in ("first cut", "with the roof"):
        film, _ = apply(film, NameCut(name=cut, revision=1))
    assert told(film, message)[0] == [{"kind": "revert", "cut": name}]


@pytest.mark.parametrize("message", ["the second one", "no, the other one", "hm actually the second take was better"])
def test_a_take_is_chosen_after_takes_were_spoken_of(message: str) -> None:
    asked = after("which takes are there of them crossing the yard?", "2D has two takes: 2D-1 and 2D-2.")
    acts, _ = told("heist", message, asked)
    assert [act["kind"] for act in acts] == ["choose_take"]
    assert acts[0]["shots"] == [7]


def test_another_cut_right_after_a_transition() -> None:
    film = reel_of("airlock").film
    into = shot_order(film)[6]
    done = after("dissolve from 6 into 7", "Done.", SetTransition(clip=into, transition="dissolve"))
    assert told(film, "hm no, a straight cut after all", done)[0] == [
        {"kind": "set_transition", "clip": 7, "transition": "cut"}
    ]


@pytest.mark.parametrize(
    ("film", "message", "clip", "transition"),
    [
        ("airlock", "x-dissolve going from the cockpit to the corridor", 4, "dissolve"),
        ("ferry", "go through black between the engine room and the deck", 7, "dip to black"),
    ],
)
def test_a_cut_is_named_by_what_lies_on_both_its_sides(film: str, message: str, clip: int, transition: str) -> None:
    acts, _ = told(film, message)
    assert [(act["kind"], act["clip"], act["transition"]) for act in acts] == [("set_transition", clip, transition)]


def test_what_is_done_reaches_its_target_by_takes_sounds_and_cuts() -> None:
    film = reel_of("airlock").film
    index, order = index_of(film), shot_order(film)
    into = (SetTransition(clip=order[3], transition="dissolve"),)
    assert reached(into, order[:3], order[3:5], index)
    assert not reached(into, order[:2], order[3:5], index)
    assert not reached(into, order[:2], (), index)


def test_one_file_leaves_with_its_captions() -> None:
    assert told("ferry", "need it for tiktok with the subtitles burnt in")[0] == [
        {"kind": "export", "name": "tiktok", "burned": True}
    ]


def test_takes_are_told_of_the_shot_that_is_described() -> None:
    acts, thought = told("heist", "how many goes did we have at Bruno crying?")
    assert not acts
    assert "Shot 9" in thought.words


@pytest.mark.parametrize(
    ("message", "left"),
    [
        ("Dear team, make 3 darker. Kind regards", "make 3 darker."),
        ("ok two notes: 4 a second shorter, 6 darker", "4 a second shorter, 6 darker"),
        ("4 a bit warmer, if the grade allows", "4 a bit warmer"),
        ("first off approve 2, second make 6 longer", "approve 2, make 6 longer"),
        ("use take two of it for now. Not locking anything yet.", "use take two of it for now."),
        ("mp4 whenever you have a moment", "mp4"),
        ("if the light allows", "if the light allows"),
        ("second off the boat coming in", "second off the boat coming in"),
    ],
)
def test_courtesies_are_no_part_of_a_request(message: str, left: str) -> None:
    plainly = without_courtesies(message)
    assert plainly == (left if len(left.split()) > 1 else message)


@pytest.mark.parametrize(
    ("message", "right"),
    [
        ("give 4 two more seconds... hm make that three", "give 4 three more seconds"),
        ("make 4 two seconds flat", "make 4 two seconds long"),
        ("take six frames off the head of 4 and close it up.", "take six frames off the head of 4."),
        ("close it up in 4", "close it up in 4"),
    ],
)
def test_amounts_and_edges_as_they_should_have_been_said(message: str, right: str) -> None:
    assert put_right(message) == right


@pytest.mark.parametrize(
    "message",
    [
        "the second take of nothing at all was best, use it",
        "the toast should come before we know",
        "put the coat before it all goes wrong",
    ],
)
def test_a_description_that_means_no_shot_is_not_guessed(message: str) -> None:
    acts, thought = told("lunch", message)
    assert not acts
    assert thought.question is not None or thought.words
