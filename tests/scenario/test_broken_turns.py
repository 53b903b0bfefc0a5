"""Turns that are stopped, or whose process dies: what was done is kept, and never done again."""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Generator
from pathlib import Path

import pytest

from agent.conversation import Happening, Speaker
from agent.ports import Emit, Situation, Thought
from tests.fakes.scripted_brain import FILM, Rooms, act, doing
from tools.film.errors import Conflict
from tools.film.orders import Order
from tools.media.progress import Progress, Report

LONGER = act("set_duration", shots=[1], delta=1.0)
DARKER = act("set_grade", shots=[2], exposure=-0.5, relative=True)
CUT_ONE = act("remove_shot", shots=[1])
RETAKE = act("retake", shots=[2])

CHILD = """
import os, signal, sys, time
from pathlib import Path
from agent import running
from agent.conversation import Speaker
from agent.ports import Thought
from api.screen import Screen, watched
from api.turns import Turn
from tests.fakes.scripted_brain import FILM, Rooms, act, doing

die = lambda *_: os.kill(os.getpid(), signal.SIGKILL)
LONGER = act("set_duration", shots=[1], delta=1.0)
DARKER = act("set_grade", shots=[2], exposure=-0.5, relative=True)
CUT_ONE = act("remove_shot", shots=[1])

class Dying:
    def __init__(self, rooms):
        self.rooms = rooms
    def carry_out(self, film, order, report, speaker):
        self.rooms.studio().perform(film, act("revise_shot", shots=[2], note="rain"), actor=speaker.name)
        die()

def on(kind):
    return lambda happening: die() if happening.kind == kind else None

def talk(rooms, moment):
    match moment:
        case "in an edit":
            rooms.open(doing(LONGER, DARKER))[0].say(FILM, "1 longer, 2 darker", listener=on("done"))
        case "in a thought":
            rooms.open(lambda situation, emit: die())[0].say(FILM, "1 longer")
        case "in a named edit":
            rooms.open(doing(LONGER, DARKER))[0].say(FILM, "1 longer, 2 darker", listener=on("done"), once="a")
        case "after a named edit":
            rooms.open(doing(LONGER))[0].say(FILM, "1 longer", listener=on("reply"), once="a")
        case "in an order":
            rooms.open(doing(LONGER, act("retake", shots=[2])), hands=Dying(rooms))[0].say(FILM, "1 longer and 2 again")
        case "told to end in a thought":
            def think(situation, emit):
                os.kill(os.getpid(), signal.SIGTERM)
                while True:
                    emit("words", {"text": "."})
                    time.sleep(0.01)
            room, _ = rooms.open(Thought(acts=(LONGER,)), think)
            reply = watched(Turn(room, FILM, "1 longer", Speaker()), Screen(open(os.devnull, "w"), sys.stderr))
            os._exit(7 if "Stopped. What was done is kept." in reply.text else 1)
        case "told to end and nobody listens":
            end = lambda happening: os.kill(os.getpid(), signal.SIGTERM) if happening.kind == "done" else None
            rooms.open(doing(LONGER, DARKER))[0].say(FILM, "1 longer, 2 darker", listener=end)
        case "at the gate":
            rooms.open(doing(CUT_ONE))[0].say(FILM, "cut 1", listener=on("gate"))
        case "after the yes":
            rooms.open(doing(CUT_ONE, DARKER))[0].say(FILM, "cut 1, 2 darker")
            rooms.open()[0].say(FILM, "yes", listener=on("done"))
        case "before the yes":
            rooms.open(doing(CUT_ONE))[0].say(FILM, "cut 1")
            running.run = die
            rooms.open()[0].say(FILM, "yes")

for line in sys.stdin:
    home, moment = line.rstrip().split("|")
    child = os.fork()
    if child == 0:
        talk(Rooms(Path(home)), moment)
        os._exit(0)
    print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)
"""
"""one process that has imported everything, and a fork of it for each talk that dies"""


@pytest.fixture(scope="module")
def mortal() -> Generator[subprocess.Popen[str]]:
    with subprocess.Popen(
        [sys.executable, "-c", CHILD], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=Path.cwd()
    ) as process:
        yield process
        assert process.stdin is not None
        process.stdin.close()


Ended = Callable[[str], int]
Killed = Callable[[str], None]


@pytest.fixture
def ended(mortal: subprocess.Popen[str], rooms: Rooms) -> Ended:
    """Talk in another process, until it ends at a moment; the code it ended with."""

    def talk(moment: str) -> int:
        assert mortal.stdin is not None
        assert mortal.stdout is not None
        mortal.stdin.write(f"{rooms.home}|{moment}\n")
        mortal.stdin.flush()
        return int(mortal.stdout.readline())

    return talk


@pytest.fixture
def killed(ended: Ended) -> Killed:
    """Talk in another process, until it kills itself at a moment."""

    def talk(moment: str) -> None:
        assert ended(moment) == -signal.SIGKILL

    return talk


class Hands:
    """Works until it is let go, and reports."""

    def __init__(self) -> None:
        self.begun, self.calls = threading.Event(), 0

    def carry_out(self, film: str, order: Order, report: Report, speaker: Speaker) -> dict[str, object]:
        self.calls += 1
        for _ in range(2000):
            report(Progress(stage="pictures", what="1B"))
            self.begun.set()
            time.sleep(0.005)
        return {}


def kinds(rooms: Rooms) -> list[str]:
    return [entry.kind for entry in rooms.studio().log(FILM)]


def test_an_edit_that_was_written_before_the_kill_is_not_made_again(rooms: Rooms, killed: Killed):
    killed("in an edit")
    assert kinds(rooms) == ["set_duration"]
    room, brain = rooms.open(Thought(words="Here."))
    assert room.say(FILM, "are you there").text == "Here."
    assert kinds(rooms) == ["set_duration", "set_grade"]
    first, second = room.history(FILM)
    assert (first.state, first.revision, second.before) == ("done", 2, 2)
    assert first.reply is not None
    assert [done.revision for done in first.reply.done] == [1, 2]
    assert len(brain.seen) == 1
    numbers = [event.number for event in room.events(FILM)]
    assert numbers == [*range(1, len(numbers) + 1)]


def test_a_process_that_is_told_to_end_stops_its_turn_and_keeps_what_was_done(rooms: Rooms, ended: Ended):
    assert ended("told to end in a thought") == 7
    room, _ = rooms.open(Thought(words="Here."))
    assert room.history(FILM)[0].state == "stopped"
    assert room.say(FILM, "are you there").text == "Here."
    assert kinds(rooms) == ["set_duration"]


def test_a_process_that_ends_when_it_is_told_to_leaves_a_turn_that_goes_on_without_doing_it_twice(
    rooms: Rooms, ended: Ended
):
    assert ended("told to end and nobody listens") == -signal.SIGTERM
    assert kinds(rooms) == ["set_duration"]
    room, _ = rooms.open(Thought(words="Here."))
    assert room.say(FILM, "are you there").text == "Here."
    assert kinds(rooms) == ["set_duration", "set_grade"]
    assert room.history(FILM)[0].state == "done"


def test_a_thought_that_died_is_thought_again_at_the_start_of_a_server(rooms: Rooms, killed: Killed):
    killed("in a thought")
    room, brain = rooms.open(doing(LONGER))
    room.recover()
    assert kinds(rooms) == ["set_duration"]
    assert brain.seen[0].message == "1 longer"
    assert [turn.state for turn in room.history(FILM)] == ["done"]


@pytest.mark.parametrize(
    ("moment", "done"),
    [("in a named edit", ["set_duration", "set_grade"]), ("after a named edit", ["set_duration"])],
)
def test_a_message_that_is_said_again_by_its_name_after_the_kill_is_done_once(
    rooms: Rooms, killed: Killed, moment: str, done: list[str]
):
    killed(moment)
    room, brain = rooms.open()
    replies = [room.say(FILM, "1 longer", once="a") for _ in range(2)]
    assert kinds(rooms) == done
    assert brain.seen == []
    (turn,) = room.history(FILM)
    assert replies == [turn.reply, turn.reply]


def test_an_order_that_broke_off_is_told_and_not_begun_again(rooms: Rooms, killed: Killed):
    killed("in an order")
    hands = Hands()
    room, _ = rooms.open(Thought(words="Here."), hands=hands)
    room.say(FILM, "hello")
    (first, _) = room.history(FILM)
    assert hands.calls == 0
    assert first.state == "failed"
    assert first.reply is not None
    assert "broken off" in first.reply.text
    assert kinds(rooms) == ["set_duration", "revise_shot"]


def test_a_gate_that_was_reached_before_the_kill_waits(rooms: Rooms, killed: Killed):
    killed("at the gate")
    room, _ = rooms.open()
    room.recover()
    assert room.pending(FILM) is not None
    assert room.say(FILM, "yes").revision == 1


def test_a_yes_that_was_given_before_the_kill_counts_once(rooms: Rooms, killed: Killed):
    killed("after the yes")
    assert kinds(rooms) == ["remove_shot"]
    room, _ = rooms.open(Thought(words="Here."))
    room.say(FILM, "hello")
    assert kinds(rooms) == ["remove_shot", "set_grade"]
    assert room.pending(FILM) is None


def test_a_yes_that_never_reached_the_gate_is_given_again(rooms: Rooms, killed: Killed):
    killed("before the yes")
    room, _ = rooms.open()
    room.recover()
    assert kinds(rooms) == []
    assert room.pending(FILM) is not None
    assert room.say(FILM, "yes").revision == 1


def test_a_broken_turn_does_not_go_on_over_what_others_did_since(rooms: Rooms, killed: Killed):
    killed("in an edit")
    rooms.studio().perform(FILM, act("set_title", title="Dark"), actor="web")  # pyright: ignore[reportArgumentType]
    room, _ = rooms.open()
    room.recover()
    assert kinds(rooms) == ["set_duration", "set_title"]
    (turn,) = room.history(FILM)
    assert turn.state == "failed"
    assert turn.reply is not None
    assert "broken off" in turn.reply.text


def test_a_turn_that_kills_its_process_each_time_is_given_up(rooms: Rooms, killed: Killed):
    killed("in a thought")
    killed("in a thought")
    killed("in a thought")
    room, brain = rooms.open()
    room.recover()
    assert brain.seen == []
    assert [turn.state for turn in room.history(FILM)] == ["failed"]


def test_a_turn_is_stopped_from_elsewhere_between_two_acts(rooms: Rooms):
    other, _ = rooms.open()

    def stop(happening: Happening) -> None:
        if happening.kind == "done":
            assert other.stop(FILM)
            time.sleep(0.12)

    room, _ = rooms.open(doing(LONGER, DARKER), Thought(words="Here."))
    reply = room.say(FILM, "1 longer, 2 darker", listener=stop)
    assert "Stopped" in reply.text
    assert kinds(rooms) == ["set_duration"]
    assert reply.undo == 0
    assert room.history(FILM)[-1].state == "stopped"
    assert not other.stop(FILM)
    assert room.say(FILM, "hello").text == "Here."


def test_an_order_in_hand_is_stopped(rooms: Rooms):
    hands = Hands()
    room, _ = rooms.open(doing(RETAKE), hands=hands)
    replies: list[str] = []
    thread = threading.Thread(target=lambda: replies.append(room.say(FILM, "2 again").text))
    thread.start()
    assert hands.begun.wait(60)
    assert rooms.open()[0].stop(FILM)
    thread.join(60)
    assert "Stopped" in replies[0]


def test_a_message_that_says_stop_stops_the_turn_in_hand(rooms: Rooms):
    hands = Hands()
    room, _ = rooms.open(doing(RETAKE), Thought(words="Nothing is rolling."), hands=hands)
    replies: list[str] = []
    thread = threading.Thread(target=lambda: replies.append(room.say(FILM, "2 again").text))
    thread.start()
    assert hands.begun.wait(60)
    other, _ = rooms.open()
    with pytest.raises(Conflict):
        other.say(FILM, "stop", Speaker(role="viewer"), patience=0.1)
    assert "Stopped" in other.say(FILM, "Stop it, please!", Speaker(channel="slack")).text
    thread.join(60)
    assert "Stopped" in replies[0]
    assert [turn.state for turn in room.history(FILM)] == ["stopped", "done"]
    # With nothing in hand it is a message like any.
    assert room.say(FILM, "stop").text == "Nothing is rolling."


def test_a_thought_is_stopped_while_it_speaks(rooms: Rooms):
    other, _ = rooms.open()

    def speak(situation: Situation, emit: Emit) -> Thought:
        other.stop(FILM)
        for _ in range(100):
            emit("words", {"text": "and so on "})
            time.sleep(0.01)
        raise AssertionError("nobody stopped it")

    room, _ = rooms.open(speak)
    assert "Stopped" in room.say(FILM, "tell me everything").text
    words = [event for event in room.events(FILM) if event.kind == "words"]
    assert 1 <= len(words) < 10


def test_a_second_speaker_waits_a_little_and_is_told_then(rooms: Rooms):
    begun, go = threading.Event(), threading.Event()

    def slow(situation: Situation, emit: Emit) -> Thought:
        begun.set()
        go.wait(60)
        return doing(LONGER)

    room, _ = rooms.open(slow)
    thread = threading.Thread(target=room.say, args=(FILM, "longer", Speaker(name="Mina")))
    thread.start()
    assert begun.wait(60)
    second, _ = rooms.open(doing(DARKER))
    with pytest.raises(Conflict, match="busy") as caught:
        second.say(FILM, "darker", Speaker(name="Eli"), patience=0.1)
    assert caught.value.code == "busy_talking"
    threading.Timer(0.2, go.set).start()
    assert second.say(FILM, "darker", Speaker(name="Eli")).revision == 2
    thread.join(60)
    assert [(entry.actor, entry.kind) for entry in rooms.studio().log(FILM)] == [
        ("Mina", "set_duration"),
        ("Eli", "set_grade"),
    ]


def test_a_fault_of_a_brain_ends_its_turn_and_the_conversation_goes_on(rooms: Rooms):
    def faulty(situation: Situation, emit: Emit) -> Thought:
        raise ZeroDivisionError

    room, _ = rooms.open(faulty, doing(LONGER))
    with pytest.raises(ZeroDivisionError):
        room.say(FILM, "longer")
    assert room.history(FILM)[-1].state == "failed"
    assert room.say(FILM, "longer").revision == 1


def test_a_turn_that_is_broken_off_by_ctrl_c_does_not_go_on_later(rooms: Rooms):
    def interrupt(happening: Happening) -> None:
        if happening.kind == "done":
            raise KeyboardInterrupt

    room, _ = rooms.open(doing(LONGER, DARKER), Thought(words="Here."))
    with pytest.raises(KeyboardInterrupt):
        room.say(FILM, "1 longer, 2 darker", listener=interrupt)
    assert room.say(FILM, "hello").text == "Here."
    assert kinds(rooms) == ["set_duration"]
    turn = room.history(FILM)[0]
    assert turn.state == "stopped"
    assert turn.reply is not None
    assert ([done.revision for done in turn.reply.done], turn.reply.undo) == ([1], 0)
    assert "5.0 s -> 6.0 s" in turn.reply.text


def test_when_the_checkpoints_are_lost_the_yes_is_told_so(rooms: Rooms):
    rooms.open(doing(CUT_ONE))[0].say(FILM, "cut 1")
    rooms.close()
    for name in os.listdir(rooms.home):
        if name.startswith("conversations.db"):
            (rooms.home / name).unlink()
    room, _ = rooms.open()
    assert "no longer known" in room.say(FILM, "yes").text
    assert room.pending(FILM) is None
