"""workprint chat: a conversation over a pipe, and what a keyboard adds."""

import io
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Generator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from agent.conversation import Happening, Speaker
from agent.ports import Emit, Situation, Thought
from api.cli import app
from api.completing import completions
from api.root import Wiring
from api.screen import Screen, watched
from api.turns import Turn
from tests.fakes.last_light import last_light
from tests.fakes.scripted_brain import FILM, Rooms, ScriptedBrain, Step, act, doing

WORKPRINT = str(Path(sys.executable).with_name("workprint"))
LONGER = act("set_duration", shots=[1], delta=1.0)
DARKER = act("set_grade", shots=[2], exposure=-0.5, relative=True)


@pytest.fixture
def home(tmp_path: Path) -> Path:
    Rooms(tmp_path).studio().close()
    return tmp_path


@pytest.fixture
def rooms(tmp_path: Path) -> Generator[Rooms]:
    opened = Rooms(tmp_path)
    yield opened
    opened.close()


def _chat(home: Path, lines: str, *steps: Step) -> Any:
    brain = ScriptedBrain(steps)
    return CliRunner().invoke(
        app, ["chat", FILM, "--home", str(home)], obj=Wiring(directing=lambda settings: brain), input=lines
    )


def test_every_line_of_a_pipe_is_a_message_and_the_end_of_it_leaves(home: Path):
    run = _chat(home, "longer\n\ndarker\n", doing(LONGER), doing(DARKER))
    assert run.exit_code == 0, run.output
    assert "Shot 1 (1A): 5.0 s -> 6.0 s." in run.stdout
    assert "Shot 2 (1B) is darker: exposure -0.50 stops." in run.stdout


def test_undo_takes_back_all_that_the_last_message_did(home: Path):
    run = _chat(home, "longer and darker\n/undo\n/quit\nnever said\n", doing(LONGER, DARKER))
    assert run.exit_code == 0, run.output
    assert "The film is as it was at revision 0: shots 1 and 2 (1A, 1B) as before." in run.stdout
    studio = Rooms(home).studio()
    assert studio.open(FILM).film.timeline == last_light().timeline
    studio.close()


def test_the_chats_own_commands(home: Path):
    out = _chat(home, "/help\n/show 2\n/show 2A\n/dance\n").stdout
    assert "Say what you want" in out
    assert "shot 2 (1B), close-up" in out
    assert "There is no /dance here; there are /help, /quit, /show, /undo." in out


def test_in_a_script_the_first_error_ends_it(home: Path):
    run = _chat(home, "/show 99\nlonger\n", doing(LONGER))
    assert run.exit_code == 1
    assert "There is no shot 99" in run.stderr
    assert "6.0 s" not in run.stdout


def test_completion_knows_commands_the_cast_places_and_slates():
    film = last_light()
    assert completions(film, "/u", 0) == ["/undo"]
    assert completions(film, "ret", 0) == ["retake"]
    assert completions(film, "give Kee", 5)[0].lower() == "keeper"
    assert completions(film, "make 1", 5) == ["1A", "1B"]
    assert completions(film, "make xyz", 5) == []


class _Patient:
    """A step that thinks until it is told to stop."""

    def __init__(self) -> None:
        self.begun = threading.Event()

    def __call__(self, situation: Situation, emit: Emit) -> Thought:
        self.begun.set()
        for _ in range(2000):
            emit("looked", {"what": "scene 1"})
            time.sleep(0.005)
        raise AssertionError("nobody stopped it")


@pytest.fixture
def keyboard() -> Generator[None]:
    """Ctrl-C as at a terminal: a shell starts what runs in the background deaf to it."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.usefixtures("keyboard")
def test_ctrl_c_stops_the_turn_and_not_the_program(rooms: Rooms):
    patient = _Patient()
    room, _ = rooms.open(patient, doing(LONGER))
    out, aside = io.StringIO(), io.StringIO()
    interrupting = threading.Thread(
        target=lambda: (patient.begun.wait(60), signal.raise_signal(signal.SIGINT)), daemon=True
    )
    interrupting.start()
    screen = Screen(out, aside)
    reply = watched(Turn(room, FILM, "think hard", Speaker()), screen)
    assert reply.text == "Stopped. What was done is kept."
    assert "Stopping" in aside.getvalue()
    assert watched(Turn(room, FILM, "longer", Speaker()), screen).revision == 1


def test_a_turn_that_is_stopped_before_it_has_begun_stops_when_it_has(rooms: Rooms):
    patient = _Patient()
    room, _ = rooms.open(patient)
    turn = Turn(room, FILM, "think hard", Speaker())
    turn.stop()
    assert [*turn.happenings()][-1].kind == "reply"
    assert "Stopped" in turn.reply().text


def test_progress_is_one_line_on_a_terminal_and_lines_in_a_log():
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    for aside in (Terminal(), io.StringIO()):
        screen = Screen(io.StringIO(), aside)
        for step in range(4):
            told = {"stage": "pictures", "done": step, "total": 4, "what": "2A"}
            screen.show(Happening(number=1, turn=1, kind="progress", value=told, at=datetime.now(UTC)))
        drawn = aside.getvalue()
        assert "pictures" in drawn
        assert ("\r" in drawn, "\n" in drawn) == (aside.isatty(), not aside.isatty())


def test_the_process_itself_talks_with_the_director_that_needs_no_model(home: Path):
    ran = subprocess.run(
        [WORKPRINT, "chat", FILM, "--home", str(home)],
        input="make shot 1 darker\n",
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    assert "Shot 1 (1A) is darker" in ran.stdout
