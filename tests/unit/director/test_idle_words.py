"""A word that changes nothing of what would be done was not understood, and is asked about."""

import pytest

from tests.fakes.talk_film import plain, said


@pytest.mark.parametrize(
    "message",
    [
        "make 3 darker elsewhere",
        "3 darker and then back",
        "make shot 3 once darker",
        "make 3 two seconds longer somewhere",
        "only make 3 darker otherwise than before",
    ],
)
def test_a_small_word_that_changes_nothing_is_asked_about(message: str) -> None:
    thought = said(message)
    assert thought.acts == ()
    assert thought.question is not None


@pytest.mark.parametrize(
    ("message", "kind"),
    [
        ("please make 3 darker, thanks", "set_grade"),
        ("take shot 3 out of the film", "remove_shot"),
        ("shot 3 at night rather than at dusk", "revise_shot"),
        ("cool 3 down a bit", "set_grade"),
        ("give 3 another second", "set_duration"),
        ("no, make 3 darker", "set_grade"),
        ("trim the tail of 3 by 12 frames without closing the gap", "trim"),
    ],
)
def test_courtesies_particles_and_contrasts_may_change_nothing(message: str, kind: str) -> None:
    assert [act["kind"] for act in plain(said(message).acts)] == [kind]
