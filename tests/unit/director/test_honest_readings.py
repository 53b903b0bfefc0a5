"""What a reading counts as understood: nothing that its acts do not have."""

import pytest

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
