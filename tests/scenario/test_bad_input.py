"""Whatever is wrong is said in one sentence, with an exit code, and nothing is left half-done."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from api.cli import app

WORKPRINT = str(Path(sys.executable).with_name("workprint"))


def refused(*arguments: str, home: Path, code: int = 1) -> dict[str, Any]:
    """The error that the command prints, and nothing beside it. In this process: the tests below start real ones."""
    done = CliRunner().invoke(app, [*arguments, "--json", "--home", str(home)])
    assert isinstance(done.exception, SystemExit), done.exception
    assert "Traceback" not in done.output
    assert done.exit_code == code, done.output
    error: dict[str, Any] = json.loads(done.stdout)["error"]
    assert error["message"].rstrip().endswith((".", "?")), error["message"]
    assert "\n" not in error["message"]
    return error


@pytest.mark.parametrize("minutes", ["0", "-1", "nan", "inf", "9999"])
def test_impossible_lengths_name_the_range(minutes: str, tmp_path: Path):
    error = refused("make", "x", f"--minutes={minutes}", home=tmp_path)
    assert (error["code"], error["data"]["least"], error["data"]["most"]) == ("bad_minutes", 0.25, 10.0)


def test_an_empty_idea_shows_what_an_idea_is(tmp_path: Path):
    assert "lighthouse keeper" in refused("make", "   ", home=tmp_path)["message"]


def test_twenty_thousand_characters_are_too_many(tmp_path: Path):
    error = refused("make", "a fox " * 3400, home=tmp_path)
    assert "4,000" in error["message"]
    assert not list(tmp_path.glob("*.mp4"))


def test_an_unknown_aspect_names_the_known_ones(tmp_path: Path):
    assert "2.39:1" in refused("make", "x", "--aspect", "3:2", home=tmp_path)["message"]


def test_an_unknown_camera_names_the_known_ones(tmp_path: Path):
    assert "previz" in refused("make", "x", "--generator", "imax", home=tmp_path)["message"]


def test_a_filter_that_is_mistyped_is_not_an_answer(tmp_path: Path):
    for day in ("tomorrow", "2026-13-99", "20261126"):
        assert "2026-11-26" in refused("ledger", "--day", day, home=tmp_path)["message"]
    for verb in ("ledger", "jobs"):
        assert "runway" in refused(verb, "--service", "nope", home=tmp_path)["message"]
    error = refused("jobs", "--state", "foo", home=tmp_path)
    assert (error["code"], error["data"]["legal"][:2]) == ("no_state", ["queued", "submitting"])
    told = CliRunner().invoke(app, ["jobs", "--all", "--home", str(tmp_path)])
    assert told.stdout.startswith("Nothing was made")


def test_a_missing_script_is_named(tmp_path: Path):
    assert "nowhere.md" in refused("make", "--script", str(tmp_path / "nowhere.md"), home=tmp_path)["message"]


def test_a_bad_script_names_its_line(tmp_path: Path):
    script = tmp_path / "script.md"
    script.write_text("INT. A - DAY\n- x\nwhat is this\n")
    assert "Line 3" in refused("make", "--script", str(script), home=tmp_path)["message"]


def test_a_film_that_is_not_there(tmp_path: Path):
    for verb in ("show", "undo", "log", "render", "takes"):
        assert "casablanca" in refused(verb, "casablanca", home=tmp_path)["message"]


def test_a_folder_that_cannot_be_written(tmp_path: Path):
    # /proc refuses everyone, root as well
    assert "cannot be written" in refused("make", "x", "--out", "/proc/film/film.mp4", home=tmp_path)["message"]
    assert "--home" in refused("films", home=Path("/proc/film"))["message"]


def test_an_out_that_is_a_folder(tmp_path: Path):
    done = subprocess.run([WORKPRINT, "make", "x", "--out", str(tmp_path)], capture_output=True, text=True, timeout=60)
    assert done.returncode == 2
    assert "is a directory" in done.stderr


def test_a_damaged_database_is_said_and_left_alone(tmp_path: Path):
    database = tmp_path / "workprint.db"
    database.write_bytes(b"scrambled eggs " * 1000)
    before = database.read_bytes()
    assert refused("films", home=tmp_path)["code"] == "database_damaged"
    assert database.read_bytes() == before


def test_bad_edits_say_what_is_wrong(tmp_path: Path):
    assert "JSON" in refused("edit", "x", "{", home=tmp_path)["message"]
    assert "set_duration" in refused("edit", "x", '{"kind": "set_durations"}', home=tmp_path)["message"]


def test_bad_usage_is_exit_code_two(tmp_path: Path):
    done = subprocess.run(
        [WORKPRINT, "export", "x", "--as", "betamax", "--home", str(tmp_path)],
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert done.returncode == 2
    assert "mp4" in done.stderr
