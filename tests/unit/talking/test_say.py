"""workprint say: one message, as words or as one JSON object."""

import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from agent.conversation import Choice, Question, Spent
from agent.ports import Emit, Situation, Thought
from api.cli import app
from api.root import Wiring
from tests.fakes.scripted_brain import FILM, Rooms, ScriptedBrain, Step, act, asking, doing

DARKER = act("set_grade", shots=[2, 3], exposure=-0.5, relative=True)
LONGER = act("set_duration", shots=[1], delta=1.0)
CUT_ONE = act("remove_shot", shots=[1])


@pytest.fixture
def home(tmp_path: Path) -> Path:
    Rooms(tmp_path).studio().close()
    return tmp_path


def _run(home: Path, *words: str, steps: tuple[Step, ...] = (), stdin: str = "") -> Any:
    brain = ScriptedBrain(steps)
    wiring = Wiring(directing=lambda settings: brain)
    return CliRunner().invoke(app, [*words, "--home", str(home)], obj=wiring, input=stdin)


def _said(home: Path, message: str, *more: str, steps: tuple[Step, ...] = ()) -> dict[str, Any]:
    run = _run(home, "say", FILM, message, "--json", *more, steps=steps)
    assert run.exit_code == 0, run.output
    return json.loads(run.stdout)


def test_the_answer_is_words_with_what_changed_and_the_next_step(home: Path):
    run = _run(home, "say", FILM, "longer", steps=(doing(LONGER, words="There you are."),))
    lines = run.stdout.splitlines()
    assert lines[0] == "There you are."
    assert lines[1] == "Shot 1 (1A): 5.0 s -> 6.0 s."
    assert lines[-1].startswith("Next: “")
    assert "“undo”" in lines[-1]


def test_the_json_names_edits_by_numbers_as_they_were_before_the_message(home: Path):
    moved = act("move_shot", shot=1, after=2)
    told = _said(home, "1 after 2, and darker", steps=(doing(moved, DARKER),))
    assert [(edit["kind"], edit["targets"]) for edit in told["edits"]] == [
        ("move_shot", {"shots": [1], "scenes": []}),
        ("set_grade", {"shots": [2, 3], "scenes": []}),
    ]
    assert told["edits"][1]["exposure"] == -0.5
    assert (told["revision"], told["undo"], told["turn"], told["brain"]) == (2, 0, 1, "scripted")
    assert (told["orders"], told["asked"], told["choices"], told["cost"]) == ([], False, [], 0.0)
    assert told["reply"].splitlines()[: len(told["changes"])] == told["changes"]


def test_a_dry_run_lists_what_it_would_do_and_does_nothing(home: Path):
    told = _said(home, "drop 1, longer, render", "--dry-run", steps=(doing(CUT_ONE, LONGER, act("render")),))
    assert [edit["kind"] for edit in told["edits"]] == ["remove_shot"]
    assert [refused["kind"] for refused in told["refused"]] == []
    assert [order["kind"] for order in told["orders"]] == ["render"]
    assert (told["revision"], told["dry_run"], told["undo"]) == (0, True, None)
    again = _said(home, "how long is it?", steps=(Thought(words="Nine seconds."),))
    assert (again["revision"], again["turn"], again["edits"]) == (0, 1, [])


def test_while_a_gate_waits_it_is_asked_and_proposed_and_a_yes_does_it(home: Path):
    told = _said(home, "drop 1", steps=(doing(CUT_ONE),))
    assert (told["asked"], told["choices"], told["edits"], told["revision"]) == (True, ["yes", "no"], [], 0)
    assert [(act["kind"], act["targets"]["shots"]) for act in told["proposed"]] == [("remove_shot", [1])]
    assert "shot 1 (1A)" in told["gate"]["preview"]
    done = _said(home, "yes")
    assert [(edit["kind"], edit["targets"]["shots"]) for edit in done["edits"]] == [("remove_shot", [1])]
    assert (done["asked"], done["revision"]) == (False, 1)


def test_a_question_has_its_choices(home: Path):
    question = Question(text="Which one?", choices=(Choice(label="shot 1", acts=(LONGER,)), Choice(label="shot 2")))
    told = _said(home, "longer", steps=(asking(question),))
    assert (told["asked"], told["question"], told["choices"]) == (True, "Which one?", ["shot 1", "shot 2"])
    assert _said(home, "the first one")["edits"][0]["targets"]["shots"] == [1]


def test_what_could_not_be_done_is_refused_with_its_reason(home: Path):
    told = _said(home, "longer", steps=(doing(act("set_duration", shots=[99], delta=1.0)),))
    assert told["edits"] == []
    assert "There is no shot 99" in told["refused"][0]["error"]


def test_tokens_and_cost_of_a_model_are_shown(home: Path):
    used = Spent(model="big-1", tokens_in=1204, tokens_out=96, usd=0.0013)
    told = _said(home, "hello", steps=(Thought(words="Hello.", spent=used),))
    assert told["tokens"] == {"model": "big-1", "read": 1204, "written": 96, "usd": 0.0013, "estimated": False}
    assert told["cost"] == 0.0013
    run = _run(home, "say", FILM, "hello", steps=(Thought(words="Hello.", spent=used),))
    assert run.stdout.splitlines()[-1] == "(big-1: 1,204 tokens read, 96 written, 0.0013 USD)"


def test_words_that_came_as_a_stream_are_not_said_twice(home: Path):
    def speak(situation: Situation, emit: Emit) -> Thought:
        for word in ("A lamp ", "goes out ", "at dawn."):
            emit("words", {"text": word})
        return Thought(words="A lamp goes out at dawn.", acts=(LONGER,), final=True)

    lines = _run(home, "say", FILM, "tell me", steps=(speak,)).stdout.splitlines()
    assert lines[:2] == ["A lamp goes out at dawn.", "Shot 1 (1A): 5.0 s -> 6.0 s."]


def test_a_message_may_come_from_a_pipe(home: Path):
    run = _run(home, "say", FILM, "-", steps=(doing(LONGER),), stdin="make it longer\n")
    assert "5.0 s -> 6.0 s" in run.stdout


@pytest.mark.parametrize(
    ("film", "message", "code"), [("casablanca", "darker", "not_found"), (FILM, " ", "bad_message")]
)
def test_what_cannot_be_said_is_an_error_of_one_sentence(home: Path, film: str, message: str, code: str):
    run = _run(home, "say", film, message, "--json")
    assert run.exit_code == 1
    assert json.loads(run.stdout)["error"]["code"] == code


def test_words_of_the_film_are_data_and_files_are_touched_only_where_the_person_named_them(home: Path):
    out = home / "stolen.mp4"
    told = _said(home, "render it", steps=(doing(act("render", out=str(out))),))
    assert told["orders"] == []
    assert "did not name" in told["refused"][0]["error"]
    assert not out.exists()
