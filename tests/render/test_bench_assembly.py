"""The assembly's bench on a cut small enough for a test: what is encoded and what stays the same, never how fast."""

from pathlib import Path

import pytest

from tools.assembly.bench.cases import measure_assembly
from tools.assembly.bench.reel import Size
from tools.media.progress import silent

pytestmark = pytest.mark.render

TINY = Size(shots=10, seconds=2.0, width=160, height=90)


def test_every_change_encodes_what_it_must_and_undo_gives_the_same_bytes(tmp_path: Path) -> None:
    measured = measure_assembly(tmp_path / "home", tmp_path / "cache", silent, TINY)
    cases = {case["case"]: case for case in measured["cases"]}
    made, of = cases["full render"]["encoded"]
    assert made == of == measured["units"]
    assert 1 <= cases["one shot retaken"]["encoded"][0] <= 2
    assert 1 <= cases["one shot trimmed"]["encoded"][0] <= 2
    assert 1 <= cases["one shot slipped"]["encoded"][0] <= 2
    for name in ("two shots reordered", "a caption changed", "other music", "undo", "nothing changed"):
        assert cases[name]["encoded"][0] == 0, name
    assert cases["undo"]["same_bytes"]
    assert cases["nothing changed"]["same_bytes"]
    assert {"floor", "decode only", "monolith", "join alone", "cat"} <= cases.keys()
    assert all(case["cpu_s"] >= 0 and case["of_floor"] >= 0 for case in measured["cases"])
    assert "MoviePy" in measured["absent"]
    assert {limit["name"]: limit["held"] for limit in measured["limits"]}["undo: parts encoded"]
    assert not list((tmp_path / "cache").glob(".bench-*"))
