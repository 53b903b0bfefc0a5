"""Words in any order: the director answers, and what it would do is legal or refused in words."""

from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.fakes.talk_film import ferry, said
from tools.film.apply import apply
from tools.film.edits import edit_kinds, parse_edit
from tools.film.edits.state import Redo, Revert, Undo
from tools.film.errors import DirectorError

WORDS = (
    "make shot 3 5 99 2B scene 2 darker wider longer two seconds and then it that one again no the other Mara's Tom"
    ' close-up all but delete swap roll the cut between take 2 of music under her line, . ? "never" 12 frames half'
    " at 0:04 undo circle retake with more rain last first everything from on cabin sadder export vertical what how"
).split(" ")


@settings(deadline=None, max_examples=300)
@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=14).map(" ".join))
def test_whatever_is_said_the_director_answers_and_its_edits_are_legal_or_refused_in_words(message: str) -> None:
    film = ferry()
    thought = said(message, film)
    for act in thought.acts:
        if act.kind in edit_kinds() and not isinstance(act, Undo | Redo | Revert):
            with suppress(DirectorError):
                film, _ = apply(film, parse_edit(act.model_dump_json()))  # pyright: ignore[reportArgumentType]
    assert thought.acts or thought.words or thought.question is not None


@pytest.mark.parametrize("message", ['" "', '"" ""', 'make 3 darker, " "', "call it “ ”"])
def test_quotation_marks_around_nothing_are_answered_too(message: str) -> None:
    thought = said(message)
    assert thought.words or thought.acts or thought.question is not None
