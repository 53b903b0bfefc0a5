"""A message, from the command line through a service of chat completions to the film and back."""

import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from api.cli import app
from tests.fakes.openai_server import OpenAIServer, calling, saying
from tests.fakes.scripted_brain import FILM, Rooms

GRADE = {"shots": [2], "exposure": -0.5, "relative": True}


@pytest.fixture
def home(tmp_path: Path) -> Path:
    Rooms(tmp_path).studio().close()
    return tmp_path


def _run(home: Path, server: OpenAIServer, *words: str) -> Any:
    environment = {"OPENAI_BASE_URL": server.url, "WORKPRINT_MODEL": "fake-1", "OPENAI_API_KEY": ""}
    return CliRunner().invoke(app, [*words, "--home", str(home)], env=environment)


def test_a_model_directs_and_its_tokens_are_told(home: Path):
    with OpenAIServer([calling("set_grade", GRADE), saying("Darker it is.")]) as server:
        told = json.loads(_run(home, server, "say", FILM, "shot 2 darker", "--json").stdout)
    assert told["edits"][0]["targets"] == {"shots": [2], "scenes": []}
    assert told["reply"].startswith("Darker it is.")
    assert told["tokens"]["model"] == "fake-1"
    assert told["tokens"]["read"] == 1800
    assert told["brain"] == "fake-1"


def test_words_of_a_model_are_shown_once_as_they_come(home: Path):
    with OpenAIServer([saying("It runs twelve and a half seconds.")]) as server:
        run = _run(home, server, "say", FILM, "how long is it?")
    assert run.stdout.splitlines()[0] == "It runs twelve and a half seconds."
    assert run.stdout.count("twelve") == 1
    assert "900 tokens read" in run.stdout


def test_where_the_model_gives_nothing_the_embedded_director_works_and_says_so(home: Path):
    with OpenAIServer([saying("")]) as server:
        run = _run(home, server, "say", FILM, "make shot 2 darker")
    assert run.exit_code == 0, run.output
    assert "I worked from your words myself" in run.stdout
    assert "Shot 2 (1B) is darker: exposure -0.50 stops." in run.stdout
