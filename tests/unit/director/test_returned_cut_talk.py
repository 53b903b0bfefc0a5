"""A cut that came back is told change by change, and what is taken of it is said in words."""

import pytest

from agent.conversation import Exchange
from agent.embedded.files import CUTS, SCRIPTS
from tests.fakes.talk_film import plain, said
from tools.film.orders import ImportMedia
from tools.production import scripts
from tools.production.cut_files import SUFFIXES


def after(file: str) -> tuple[Exchange, ...]:
    """A conversation that has just told what was done in a file."""
    act = ImportMedia(files=(file,))
    return (Exchange(message=f"bring in {file}", reply="1. Shot 7 lost 12 frames.", acts=(act,), revision=1, before=1),)


@pytest.mark.parametrize(
    ("message", "accept"),
    [
        ("accept 1 and 3", "1,3"),
        ("Take 2.", "2"),
        ("ok, accept changes 1, 3 and 5 please", "1,3,5"),
        ("take the first two", "1-2"),
        ("apply numbers 2 to 4", "2-4"),
        ("accept 1-3 and 7", "1-3,7"),
        ("accept one and three", "1,3"),
        ("accept all", "all"),
        ("take all of them", "all"),
        ("take everything but 2", "all but 2"),
        ("accept all changes except 2 and 4", "all but 2,4"),
        ("accept the second", "2"),
        ("nimm 1 und 3", "1,3"),
        ("accepte tout sauf 2", "all but 2"),
        ("acepta los cambios 1 y 3", "1,3"),
    ],
)
def test_what_is_taken_of_a_cut_that_came_back(message: str, accept: str) -> None:
    thought = said(message, past=after("cut.fcpxml"))
    assert plain(thought.acts) == [{"kind": "import_media", "files": ("cut.fcpxml",), "accept": accept}]


@pytest.mark.parametrize("message", ["accept the take of shot 2", "make 3 darker", "take the dissolve out of 4"])
def test_what_speaks_of_something_else_is_no_change_of_the_cut(message: str) -> None:
    assert [act.kind for act in said(message, past=after("cut.aaf")).acts] != ["import_media"]


def test_without_a_cut_there_is_nothing_to_take() -> None:
    for past in ((), after("sunset.mp4")):
        assert "import_media" not in [act.kind for act in said("accept 1 and 3", past=past).acts]


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_every_cut_that_can_come_back_is_brought_in_by_its_name(suffix: str) -> None:
    assert suffix.removeprefix(".") in CUTS
    assert plain(said(f"bring in cut{suffix}").acts) == [{"kind": "import_media", "files": (f"cut{suffix}",)}]


def test_what_only_a_director_brings_in_is_all_that_is_read_as_a_script() -> None:
    assert {f".{end}" for end in SCRIPTS} == scripts.SCRIPTS


def test_changes_are_counted_as_far_as_a_message_counts() -> None:
    thought = said("accept the eleventh and twelve", past=after("Cut.fcpxmld"))
    assert plain(thought.acts) == [{"kind": "import_media", "files": ("Cut.fcpxmld",), "accept": "11,12"}]
