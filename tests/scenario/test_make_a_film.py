"""Someone makes a film from the command line, changes one shot, takes it back, and exports it."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

WORKPRINT = str(Path(sys.executable).with_name("workprint"))

IDEA = "A lighthouse keeper finds a message in a bottle"
ARGUMENTS = (IDEA, "--minutes", "0.25", "--aspect", "1:1", "--draft")


def workprint(*arguments: str, home: Path, code: int = 0, words: str | None = None) -> Any:
    """Run the command with --json and return what it printed; standard error must not hold a trace."""
    done = subprocess.run(
        [WORKPRINT, *arguments, "--json", "--home", str(home)],
        capture_output=True,
        text=True,
        timeout=600,
        input=words,
    )
    assert "Traceback" not in done.stderr
    assert done.returncode == code, done.stdout + done.stderr
    return json.loads(done.stdout)


@pytest.fixture(scope="module")
def made(home: Path) -> Any:
    """The film, after a first try that was stopped in the middle of its pictures."""
    out = home / "film.mp4"
    command = [WORKPRINT, "make", *ARGUMENTS, "--out", str(out), "--home", str(home)]
    with subprocess.Popen(command, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True) as first:
        assert first.stderr is not None
        for line in first.stderr:
            if line.startswith("pictures") and "0%" not in line.split()[1]:
                break
        os.kill(first.pid, signal.SIGINT)
        rest = first.stderr.read()
    assert first.returncode == 130
    assert "run the same command again" in rest
    assert not out.exists()
    return workprint("make", *ARGUMENTS, "--out", str(out), home=home)


def test_the_film_is_there_and_proved(made: Any, home: Path):
    assert made["proof"]["ok"] is True
    assert all(check["ok"] for check in made["proof"]["checks"])
    assert abs(made["seconds"] - 15) < 2
    assert (home / "film.mp4").stat().st_size > 100_000
    assert (home / "film.srt").is_file() == (made["captions"] is not None)
    assert made["segments_encoded"] <= made["segments"]


def test_show_tells_the_film(made: Any, home: Path):
    shown = workprint("show", made["film"], home=home)
    shots = [shot for scene in shown["scenes"] for shot in scene["shots"]]
    assert [shot["number"] for shot in shots] == list(range(1, made["shots"] + 1))
    assert all(shot["takes"] and shot["state"] == "dailies" for shot in shots)
    assert shown["timeline"]["frames"] == made["frames"]
    assert "keeper" in " ".join(shot["prompt"].lower() for shot in shots)
    assert {cue["kind"] for cue in shown["cues"]} >= {"music"}


def test_making_it_again_encodes_nothing_and_gives_the_same_bytes(made: Any, home: Path):
    again = workprint("make", *ARGUMENTS, "--out", str(home / "again.mp4"), home=home)
    assert (again["film"], again["sha256"], again["segments_encoded"]) == (made["film"], made["sha256"], 0)
    assert (home / "again.mp4").read_bytes() == (home / "film.mp4").read_bytes()


def test_another_home_gives_the_same_bytes_and_another_seed_another_film(made: Any, home: Path, tmp_path: Path):
    (tmp_path / "assets").symlink_to((home / "assets").resolve())
    twin = workprint("make", *ARGUMENTS, "--out", str(tmp_path / "twin.mp4"), home=tmp_path)
    assert twin["sha256"] == made["sha256"]
    assert (tmp_path / "twin.mp4").read_bytes() == (home / "film.mp4").read_bytes()
    other = workprint("new", IDEA, "--minutes", "0.25", "--seed", "2", home=tmp_path)
    assert other["film"] != made["film"]
    ours, theirs = (
        [shot["prompt"] for scene in shown["scenes"] for shot in scene["shots"]]
        for shown in (workprint("show", made["film"], home=home), workprint("show", other["film"], home=tmp_path))
    )
    assert ours != theirs


def test_one_changed_shot_costs_one_shot_and_undo_costs_nothing(made: Any, home: Path):
    edit = {"kind": "revise_shot", "shot": 2, "light": "one warm lamp, much darker"}
    changed = workprint("edit", made["film"], json.dumps(edit), home=home)
    assert changed["revision"] == made["revision"] + 1
    out = str(home / "changed.mp4")
    rendered = workprint("render", made["film"], "--draft", "--out", out, home=home)
    frames = rendered["frames"]
    shown = workprint("show", made["film"], home=home)
    shot = [shot for scene in shown["scenes"] for shot in scene["shots"]][1]
    assert 0 < rendered["segments_encoded"] <= shot["frames"] // 48 + 3
    assert rendered["segments_encoded"] < rendered["segments"]
    assert rendered["sha256"] != made["sha256"]
    assert frames == made["frames"]
    workprint("undo", made["film"], home=home)
    undone = workprint("render", made["film"], "--draft", "--out", out, home=home)
    assert (undone["segments_encoded"], undone["sha256"]) == (0, made["sha256"])
    redone = workprint("redo", made["film"], home=home)
    assert redone["revision"] > changed["revision"]
    again = workprint("render", made["film"], "--draft", "--out", out, home=home)
    assert (again["segments_encoded"], again["sha256"]) == (0, rendered["sha256"])
    workprint("revert", made["film"], str(made["revision"]), home=home)


def test_it_leaves_as_captions_storyboard_and_shot_list(made: Any, home: Path):
    line = {"kind": "set_line", "shot": 2, "speaker": "narrator", "text": "It had taken nine years."}
    workprint("edit", made["film"], json.dumps(line), home=home)
    for form, start in (("srt", b"1\n"), ("pdf", b"%PDF"), ("shots", b"Title:"), ("poster", b"\xff\xd8")):
        out = home / f"export.{form}"
        done = workprint("export", made["film"], "--as", form, "--out", str(out), home=home)
        assert done["out"] == str(out)
        assert out.read_bytes().startswith(start)
    assert "It had taken nine years." in (home / "export.srt").read_text()
    workprint("undo", made["film"], home=home)


def test_it_leaves_for_another_program_with_its_media(made: Any, home: Path):
    out = home / "for-resolve"
    told = workprint("export", made["film"], "--as", "resolve", "--dry-run", home=home)
    done = workprint("export", made["film"], "--as", "resolve", "--out", str(out), home=home)
    assert set(told["losses"]) <= set(done["losses"])
    shown = ElementTree.parse(next(out.glob("*.fcpxml"))).getroot()
    assert shown.get("version") == "1.11"
    named = [rep.get("src", "") for rep in shown.iterfind("resources/asset/media-rep")]
    assert named
    for source in named:
        assert (out / source.removeprefix("./")).is_file(), source
    cut = json.loads(next(out.glob("*.otio")).read_text())
    assert cut["OTIO_SCHEMA"].startswith("Timeline.")
    assert {path.name.rpartition("-")[2] for path in (out / "stems").iterdir()} == {"MX.wav", "FX.wav"}
    losses = next(out.glob("*-losses.txt")).read_text()
    assert all(loss in losses for loss in done["losses"])


def test_the_log_names_who_did_what(made: Any, home: Path):
    entries = workprint("log", made["film"], home=home)["log"]
    assert entries[0]["kind"] == "write_script"
    assert entries[0]["actor"] == "writing room"
    assert {"print_take", "revise_shot", "undo"} <= {entry["kind"] for entry in entries}


def test_a_file_that_is_not_the_film_fails_its_proof(made: Any, home: Path):
    broken = home / "broken.mp4"
    broken.write_bytes((home / "film.mp4").read_bytes()[:-4000])
    found = workprint("proof", str(broken), "--film", made["film"], home=home, code=1)
    assert found.get("error") or found["proof"]["ok"] is False
    whole = workprint("proof", str(home / "film.mp4"), "--film", made["film"], home=home)
    assert whole["proof"]["ok"] is True
