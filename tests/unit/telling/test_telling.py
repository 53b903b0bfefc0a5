"""What happened, said in a film-maker's words: every kind of fact, never an id, grouped and measured."""

import re
from contextlib import suppress

from hypothesis import given, settings
from hypothesis import strategies as st

from agent.conversation import Act, Done
from agent.telling import describe, tell
from tests.fakes.talk_film import ferry, said
from tests.unit.film.random_edits import EDITS, FILMS, SEQUENCES, Fields
from tools.film.apply import apply
from tools.film.edits import edit_kinds, parse_edit
from tools.film.edits.state import Redo, Revert, Undo
from tools.film.errors import DirectorError
from tools.film.film import Film
from tools.film.orders import Quote, Render

ID = re.compile(r"\b(?:sh|sc|cl|cu|gp|tt|tk|mk)\d+\b")


def _done(film: Film, *acts: Act) -> tuple[Film, list[Done]]:
    """The acts made on a film, as a turn records them; orders come to nothing here."""
    done: list[Done] = []
    for act in acts:
        if act.kind not in edit_kinds() or isinstance(act, Undo | Redo | Revert):
            continue
        film, facts = apply(film, parse_edit(act.model_dump_json()))  # pyright: ignore[reportArgumentType]
        done.append(Done(act=act, before=0, revision=1, facts=facts))
    return film, done


def _told(message: str) -> list[str]:
    before = ferry()
    after, done = _done(before, *said(message, before).acts)
    return list(tell(before, after, done).changes)


def test_a_length_is_told_before_and_after_with_the_films() -> None:
    assert _told("make shot 3 two seconds longer") == [
        "Shot 3 (1C): 3.0 s -> 5.0 s.",
        "The film runs 43.0 s now, it was 41.0 s.",
    ]


def test_the_same_change_of_several_shots_is_one_line_with_runs_of_numbers() -> None:
    assert _told("all the night shots a bit darker") == ["Shots 7-9: exposure +0.00 -> -0.25 stops."]
    assert _told("1, 3 and 5 at dusk")[0] == "Shots 1, 3 and 5: time dusk."


def test_what_is_told_of_a_refusal_is_its_sentence() -> None:
    film = ferry()
    act = said("make shot 3 darker", film).acts[0]
    told = tell(film, film, [Done(act=act, before=1, revision=1, error="The picture is locked.")])
    assert told.changes == ("The picture is locked.",)
    assert told.next == ()


def test_a_quote_and_a_render_are_told_with_their_numbers() -> None:
    film = ferry()
    quote = {"quotes": [{"generator": "previz", "seconds": 30.0, "cost": 0.0}] * 2, "cost": 0.0}
    render = {"out": "ferry.mp4", "seconds": 41.0, "segments": 12, "segments_encoded": 2, "proof": {"ok": True}}
    done = [
        Done(act=Quote(), before=1, revision=1, result=quote),
        Done(act=Render(), before=1, revision=1, result=render),
    ]
    assert tell(film, film, done).changes == (
        "2 shots on previz: 0.00 USD, about 1.0 minutes.",
        "Written: ferry.mp4 (41.0 s, 2 of 12 parts encoded and proof passed).",
    )


def test_what_would_be_lost_is_described_with_its_length() -> None:
    film = ferry()
    assert describe(film, parse_edit({"kind": "remove_scene", "scene": 2})) == (
        "Take scene 2 (FERRY CABIN, morning) out: shots 4-6 (9.0 s)."
    )
    assert (
        describe(film, parse_edit({"kind": "remove_shot", "shots": [5]})) == "Take shot 5 (2B) out of the film (3.0 s)."
    )


@settings(deadline=None, max_examples=150)
@given(FILMS, SEQUENCES)
def test_everything_that_can_happen_is_told_without_an_id(film: Film, edits: list[Fields]) -> None:
    before, done = film, list[Done]()
    for fields in edits:
        try:
            edit = parse_edit(fields)
            if isinstance(edit, Undo | Redo | Revert):
                continue
            film, facts = apply(film, edit)
        except DirectorError:
            continue
        told = tell(before, film, [Done(act=edit, before=0, revision=1, facts=facts)])
        for line in told.changes:
            assert not ID.search(line), line
            assert line[0] == line[0].upper()
        done.append(Done(act=edit, before=0, revision=1, facts=facts))
        before = film


@settings(deadline=None, max_examples=150)
@given(FILMS, EDITS)
def test_every_edit_can_be_described_before_it_is_made(film: Film, fields: Fields) -> None:
    try:
        edit = parse_edit(fields)
    except DirectorError:
        return
    assert describe(film, edit).endswith((".", "!", "?", "…"))


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
