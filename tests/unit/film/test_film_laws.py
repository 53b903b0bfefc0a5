"""Laws that hold for every sequence of edits."""

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.unit.film.consistency import assert_consistent
from tests.unit.film.random_edits import EDITS, FILMS, SEQUENCES, SHIFT, SHOT
from tests.unit.film.strips import film_edit, perform_one
from tools.film.apply import apply
from tools.film.edits import Edit, dump_edit, parse_edit
from tools.film.errors import DirectorError
from tools.film.film import Film
from tools.film.history import History, perform, step_of
from tools.film.views import film_frames

Fields = dict[str, Any]
LAWS = settings(deadline=None, max_examples=120)


def parse_or_none(edit: Fields) -> Edit | None:
    try:
        return parse_edit(edit)
    except DirectorError:
        return None


def tried(film: Film, edit: Fields) -> Film:
    """The film after an edit, or as it was when the edit was refused."""
    try:
        return perform_one(film, edit)[0]
    except DirectorError:
        return film


@settings(deadline=None, max_examples=400)
@given(FILMS, SEQUENCES)
def test_every_film_is_consistent_whatever_was_done_to_it(film: Film, edits: list[Fields]) -> None:
    for edit in edits:
        film = tried(film, edit)
        assert_consistent(film)


@LAWS
@given(FILMS, SEQUENCES)
def test_an_edit_leaves_the_film_before_it_as_it_was(film: Film, edits: list[Fields]) -> None:
    for edit in edits:
        before = film.model_dump_json()
        after = tried(film, edit)
        assert film.model_dump_json() == before
        film = after


@LAWS
@given(FILMS, SEQUENCES)
def test_applying_twice_gives_equal_films_and_facts(film: Film, edits: list[Fields]) -> None:
    for edit in edits:
        try:
            one, other = apply(film, film_edit(edit)), apply(film, film_edit(edit))
        except DirectorError:
            continue
        assert one == other
        assert one[0].model_dump_json() == other[0].model_dump_json()
        film = one[0]


@settings(deadline=None, max_examples=400)
@given(EDITS)
def test_every_edit_reads_back_as_itself(edit: Fields) -> None:
    try:
        parsed = parse_edit(edit)
    except DirectorError:
        return
    assert parse_edit(dump_edit(parsed)) == parsed
    assert parse_edit(parsed.model_dump()) == parsed


@LAWS
@given(FILMS, SEQUENCES)
def test_undo_restores_exactly_and_redo_does_it_again(film: Film, edits: list[Fields]) -> None:
    films, history = {0: film}, History()
    before: list[Film] = []
    for fields in edits:
        edit = parse_or_none(fields)
        if edit is None:
            continue
        try:
            performed = perform(film, history, edit, films.__getitem__)
        except DirectorError:
            continue
        if step_of(edit).kind == "edit":
            before.append(film)
        film, history = performed.film, performed.history
        films[history.revision] = film
    newest = film
    assert history.undos == len(before)
    for expected in reversed(before):
        performed = perform(film, history, parse_edit({"kind": "undo"}), films.__getitem__)
        film, history = performed.film, performed.history
        films[history.revision] = film
        assert film == expected
    if before:
        steps = {"kind": "redo", "steps": len(before)}
        assert perform(film, history, parse_edit(steps), films.__getitem__).film == newest


@LAWS
@given(FILMS, SEQUENCES, SHOT, st.sampled_from(["head", "tail"]), SHIFT)
def test_rolls_slips_and_slides_keep_the_length(
    film: Film, edits: list[Fields], clip: int, edge: str, frames: int
) -> None:
    for edit in edits[:4]:
        film = tried(film, edit)
    for verb in (
        {"kind": "roll", "clip": clip, "edge": edge, "frames": frames},
        {"kind": "slip", "clip": clip, "frames": frames},
        {"kind": "slide", "clip": clip, "frames": frames},
        {"kind": "lift", "clip": clip},
    ):
        assert film_frames(tried(film, verb)) == film_frames(film)


@LAWS
@given(FILMS, SEQUENCES, SHOT, st.sampled_from(["head", "tail"]), SHIFT)
def test_a_ripple_changes_the_length_by_its_frames(
    film: Film, edits: list[Fields], clip: int, edge: str, frames: int
) -> None:
    for edit in edits[:4]:
        film = tried(film, edit)
    try:
        rippled, _ = perform_one(film, {"kind": "ripple", "clip": clip, "edge": edge, "frames": frames})
    except DirectorError:
        return
    assert film_frames(rippled) - film_frames(film) == (frames if edge == "tail" else -frames)


@LAWS
@given(FILMS, SEQUENCES, st.integers(0, 300), st.integers(1, 60))
def test_an_extraction_shortens_by_its_range(film: Film, edits: list[Fields], start: int, frames: int) -> None:
    for edit in edits[:4]:
        film = tried(film, edit)
    try:
        shorter, _ = perform_one(film, {"kind": "extract", "start": start, "end": start + frames})
    except DirectorError:
        return
    assert film_frames(film) - film_frames(shorter) == frames
