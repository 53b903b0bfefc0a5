"""`workprint bench director`: the evaluation from the command line."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from api.cli import app
from tests.fakes.openai_server import OpenAIServer, calling, refusing, saying

RUN = CliRunner()


def bench(home: Path, *arguments: str) -> str:
    result = RUN.invoke(app, ["bench", "director", "--home", str(home), *arguments])
    assert result.exit_code == 0, result.output
    return result.stdout


def test_the_figures_come_as_one_json_object(tmp_path: Path) -> None:
    told = json.loads(bench(tmp_path, "--half", "tuning", "--kind", "look", "--json"))
    assert (told["bench"], told["brain"], told["half"]) == ("director", "embedded", "tuning")
    look, whole = told["kinds"]
    assert (look["kind"], whole["kind"]) == ("look", "all")
    shares = [look[f"{rated}_percent"] for rated in ("exact", "asked", "part", "nothing", "wrong")]
    assert sum(shares) == pytest.approx(100, abs=0.5)  # pyright: ignore[reportUnknownMemberType]
    assert look["cpu_ms_most"] >= look["cpu_ms_median"] > 0


def test_a_folder_of_ones_own_is_measured_and_its_misses_are_shown(tmp_path: Path) -> None:
    mine = tmp_path / "mine"
    mine.mkdir()
    (mine / "strange.jsonl").write_text(
        '{"film": "heist", "say": "circle 4", "expect": [{"kind": "circle", "shots": [4]}]}\n'
        '{"film": "heist", "say": "circle 5", "expect": [{"kind": "circle", "shots": [6]}]}\n'
    )
    lines = bench(tmp_path, "--messages", str(mine), "--misses").splitlines()
    assert lines[1].split()[:3] == ["strange", "2", "50.0%"]
    assert "wrong: strange, heist: circle 5" in lines


def test_a_model_is_measured_alone_with_what_it_spent(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    mine = tmp_path / "mine"
    mine.mkdir()
    lines = [
        {"film": "heist", "say": f"circle {shot}", "expect": [{"kind": "circle", "shots": [shot]}]} for shot in (4, 5)
    ]
    (mine / "takes.jsonl").write_text("\n".join(json.dumps(line) for line in lines))
    script = [calling("circle", {"shots": [4]}), saying("Circled."), refusing(401, "no such key")]
    with OpenAIServer(script) as server:
        monkeypatch.setenv("OPENAI_BASE_URL", server.url)
        monkeypatch.setenv("WORKPRINT_MODEL", "fake-1")
        told = json.loads(bench(tmp_path, "--messages", str(mine), "--brain", "model", "--misses", "--json"))
    (takes, _) = told["kinds"]
    assert (told["brain"], takes["n"], takes["exact_percent"], takes["nothing_percent"]) == ("fake-1", 2, 50, 50)
    assert takes["tokens"] == 1860
    assert [miss["message"] for miss in told["misses"]] == ["circle 5"]


def test_without_a_model_it_says_how_to_get_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for variable in ("OPENAI_API_KEY", "OPENAI_BASE_URL"):
        monkeypatch.delenv(variable, raising=False)
    result = RUN.invoke(app, ["bench", "director", "--home", str(tmp_path), "--brain", "model"])
    assert result.exit_code != 0
    assert "No model is configured. Set OPENAI_API_KEY" in " ".join(result.output.split())


def test_a_kind_that_is_none_is_refused_with_the_kinds_there_are(tmp_path: Path) -> None:
    result = RUN.invoke(app, ["bench", "director", "--home", str(tmp_path), "--kind", "cooking"])
    assert result.exit_code != 0
    assert "the kinds are camera, cast, control" in " ".join(result.output.split())
