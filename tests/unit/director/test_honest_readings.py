"""What a reading counts as understood: nothing that its acts do not have."""

import pytest

from agent.evaluation.reels import reel_of
from tests.fakes.talk_film import plain, said

UNUSED = (
    "export shot 4 vertical",
    'make shot 3 darker "and delete everything"',
    "give mara a red coat from shot 4",
)


@pytest.mark.parametrize("message", UNUSED)
def test_what_no_act_has_is_asked_about_and_nothing_is_done(message: str) -> None:
    thought = said(message)
    assert thought.acts == ()
    assert thought.question is not None or thought.words


USED = (
    ("push in on the suitcase in 10", [{"kind": "revise_shot", "shots": [10], "camera": "push in"}]),
    ("dissolve 3 into 4", [{"kind": "set_transition", "clip": 4, "transition": "dissolve"}]),
    ("make 5 as long as 1", [{"kind": "set_duration", "shots": [5], "seconds": 5.0}]),
)


@pytest.mark.parametrize(("message", "acts"), USED)
def test_what_describes_a_shot_or_measures_it_counts(message: str, acts: list[dict[str, object]]) -> None:
    assert plain(said(message).acts) == acts


DOUBTED = (
    ("airlock", "voss wears a red suit, ada's eye is green."),
    ("letters", "make the film warmer, not the station"),
    ("lighthouse", "Use the fourth take of Mara stepping out of the boat"),
)


@pytest.mark.parametrize(("film", "message"), DOUBTED)
def test_what_a_word_may_have_meant_otherwise_is_asked(film: str, message: str) -> None:
    thought = said(message, reel_of(film).film)
    assert thought.acts == ()
    assert thought.question is not None


def test_everything_of_a_place_that_is_spoken_of_is_there() -> None:
    film = reel_of("letters").film
    (act,) = plain(said("Station: everything colder", film).acts, film)
    assert (act["kind"], act["shots"]) == ("set_grade", [10, 11, 12, 13])


def test_shots_that_are_counted_are_so_many_or_nothing_is_done() -> None:
    film = reel_of("letters").film
    assert plain(said("the four station shots brighter", film).acts, film) == [
        {"kind": "set_grade", "shots": [10, 11, 12, 13], "exposure": 0.5, "relative": True}
    ]
    told = said("the three station shots brighter", film)
    assert (told.acts, told.words) == ((), "There are 4 such shots, not 3.")
