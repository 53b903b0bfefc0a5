"""What commands print for a person: no empty lines for what is not there, and columns that stand."""

from api.commands.delivering import check_lines
from api.commands.films import pages
from tests.unit.film.random_edits import small_film
from tools.assembly.proof.checks import Check, proof_of
from tools.film.showing import show


def test_a_film_without_a_logline_has_no_empty_lines_for_it() -> None:
    without = pages(show(small_film().model_copy(update={"logline": "", "characters": {}})))
    assert without[2:4] == ["", "1  EXT. BEACH - DAY"]
    told = pages(show(small_film().model_copy(update={"logline": "Someone waits."})))
    assert told[2:4] == ["", "Someone waits."]


def test_the_columns_of_a_proof_stand_under_one_another() -> None:
    short = Check(name="rate", ok=True, value="24", limit="24")
    long = Check(name="sound and picture at the end, and some words more", ok=True, value="v" * 38, limit="0")
    endless = Check(name="starts while loading", ok=False, value="w" * 90, limit="at its head", timecode="00:00:01:00")
    lines = check_lines(proof_of([short, long, endless]))
    assert len({line.index("(limit") for line in lines[:2]}) == 1
    assert lines[2].endswith(f"{'w' * 90}  (limit: at its head)  at 00:00:01:00")
    assert len({line.index(value) for line, value in zip(lines, ("24", "vvv", "www"), strict=True)}) == 1
