from pathlib import Path

import pytest

from tools.film.errors import OperatorError
from tools.media.registry import Npm


def a_npm(folder: Path, script: str) -> None:
    """Put an `npm` that is a shell script first on the path."""
    tool = folder / "npm"
    tool.write_text(f"#!/bin/sh\n{script}\n")
    tool.chmod(0o755)


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "bin").mkdir()
    (tmp_path / "out").mkdir()
    monkeypatch.setenv("PATH", f"{tmp_path / 'bin'}:/usr/bin:/bin")
    return tmp_path


def test_npm_packs_exactly_one_version_and_runs_no_scripts(desk: Path):
    a_npm(desk / "bin", f'echo "$@" > {desk}/asked; echo archive > {desk}/out/bells-2.0.tgz')
    archive = Npm(desk / "shop").fetch("@films/bells", "2.0", desk / "out")
    asked = (desk / "asked").read_text().split()
    assert archive == desk / "out/bells-2.0.tgz"
    assert asked[0] == "pack"
    assert "--ignore-scripts" in asked
    assert asked[-1] == "@films/bells@2.0"


def test_a_failing_client_is_one_sentence_with_its_reason(desk: Path):
    a_npm(
        desk / "bin",
        r"printf 'npm error code E404\nnpm error 404 No such package\nnpm error A complete log of this run\n' >&2"
        "\nexit 1",
    )
    with pytest.raises(OperatorError, match=r"^bells 2\.0 could not be fetched: No such package\.$") as caught:
        Npm(desk / "shop").fetch("bells", "2.0", desk / "out")
    assert caught.value.data["exit"] == 1


def test_a_client_that_leaves_no_archive_is_caught(desk: Path):
    a_npm(desk / "bin", "exit 0")
    with pytest.raises(OperatorError, match="0 archives instead of one"):
        Npm(desk / "shop").fetch("bells", "2.0", desk / "out")
