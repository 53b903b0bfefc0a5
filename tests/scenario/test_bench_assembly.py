"""`workprint bench assembly --quick`: what each change encodes, and how figures are told. Never on time."""

import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from api.cli import app
from tools.production.benching.assembling import Case, CaseCost, Cost, Measured
from tools.production.benching.telling import as_object, table

RUN = CliRunner()


@pytest.fixture(scope="module")
def measured(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    home = tmp_path_factory.mktemp("bench")
    result = RUN.invoke(app, ["bench", "assembly", "--quick", "--json", "--home", str(home)])
    assert result.exit_code == 0, result.output
    assert list((home / "cache").glob(".bench-*")) == []
    return json.loads(result.stdout)


def test_each_change_encodes_what_it_touches_and_no_more(measured: dict[str, Any]) -> None:
    cases = {case["case"]: case for case in measured["cases"]}
    full = cases["full"]
    assert full["encoded"] == full["units"] == 15
    assert full["frames_encoded"] == full["frames"] == measured["frames"] == 360
    encoded = {name: (case["encoded"], case["frames_encoded"]) for name, case in cases.items() if name != "full"}
    assert encoded == {
        "nothing": (0, 0),
        "retake": (2, 60),
        "trim": (1, 20),
        "slip": (2, 60),
        "reorder": (0, 0),
        "undo": (0, 0),
        "caption": (2, 60),
        "music": (0, 0),
    }
    assert [(one["encoded"], one["same_bytes"]) for one in measured["fulls"]] == [(15, True), (15, True)]
    assert len(measured["quarters"]) == 4
    assert {name for name, case in cases.items() if case["same_bytes"]} == {"full", "nothing", "undo"}
    assert cases["trim"]["frames"] == 350


def test_one_graph_makes_the_same_film_and_moviepy_is_absent(measured: dict[str, Any]) -> None:
    assert measured["monolith"]["frames"] == 360
    assert (measured["moviepy"], measured["moviepy_version"]) == (None, None)
    assert [hold["what"] for hold in measured["holds"] if hold["held"] is None] == ["full render, of MoviePy"]
    counted = [hold for hold in measured["holds"] if "units encoded" in hold["what"] or "differ" in hold["what"]]
    assert len(counted) == 4
    assert all(hold["held"] for hold in counted)


def test_an_interpreter_without_moviepy_is_named(tmp_path: Path) -> None:
    result = RUN.invoke(app, ["bench", "assembly", "--quick", "--moviepy", "/usr/bin/false", "--home", str(tmp_path)])
    assert result.exit_code == 1, result.output
    assert "/usr/bin/false has no MoviePy" in result.stderr


def cost(cpu: float, peak: int = 300) -> Cost:
    return Cost(cpu_s=cpu, wall_s=cpu / 2, peak_mb=peak, frames=240)


def run(full: float, moviepy: Cost | None) -> Measured:
    told: tuple[tuple[Case, int, float], ...] = (
        ("full", 6, full), ("nothing", 0, 0.1), ("retake", 2, 3.0), ("trim", 3, 4.0), ("slip", 2, 2.0),
        ("reorder", 0, 0.1), ("undo", 0, 0.1), ("caption", 1, 1.0), ("music", 0, 1.0),
    )  # fmt: skip
    cases = tuple(
        CaseCost(
            case=name, units=6, encoded=count, frames_encoded=40 * count, same_bytes=True, **cost(cpu).model_dump()
        )
        for name, count, cpu in told
    )
    return Measured(
        shots=2, frames=240, width=1920, height=1080, workers=2, cases=cases, fulls=(cases[0], cases[0]),
        decode=cost(40), x264=cost(60), quarters=(400.0, 420.0, 410.0, 410.0),
        monolith=cost(120, 700), moviepy=moviepy, moviepy_version="2.0" if moviepy else None, join_cpu_s=0.1,
        cat_cpu_s=0.1, units_mb=12,
    )  # fmt: skip


def test_every_limit_is_told_as_held_or_not() -> None:
    lines = table(run(104.0, cost(300)))
    assert "held         full render, of the floor: 1.04x, at most 1.05x" in lines
    assert "held         one shot again, less than one graph: 40x, at least 30x" in lines
    assert "NOT HELD     trim: units encoded: 3, at most 2" in lines
    assert any("quarters 400.0 and 420.0 and 410.0 and 410.0 ms a frame, 5 % apart" in line for line in lines)
    row = next(line for line in lines if line.startswith("full render "))
    assert row.split() == ["full", "render", "104.00", "6/6", "120.00", "1.2", "300.00", "2.9"]


def test_what_is_absent_is_said_and_holds_nothing() -> None:
    measured = run(110.0, None)
    lines = table(measured)
    assert any(line.startswith("MoviePy is absent") for line in lines)
    assert "not measured full render, of MoviePy: at most 0.45x" in lines
    told = as_object(measured)
    assert [hold["held"] for hold in told["holds"]][:3] == [False, False, None]
    assert told["floor_cpu_s"] == 100
