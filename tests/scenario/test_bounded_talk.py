"""What a conversation may take: acts, thoughts, checkpoints, events, and how long a turn computes."""

import json
import sqlite3
import time
from contextlib import closing

from agent.conversation import Happening, Speaker
from agent.ports import Emit, Situation, Thought
from tests.fakes.scripted_brain import FILM, Rooms, act, doing
from tools.store.chats import EVENTS_KEPT

LONGER = act("set_duration", shots=[1], delta=0.1)
DARKER = act("set_grade", shots=[2], exposure=-0.5, relative=True)
CUT_ONE = act("remove_shot", shots=[1])
RENDER = act("render")


def always(situation: Situation, emit: Emit) -> Thought:
    return doing(act("set_title", title=f"The Light {situation.revision}"))


def test_a_turn_ends_after_its_most_acts(rooms: Rooms):
    room, _ = rooms.open(doing(*[LONGER] * 50))
    reply = room.say(FILM, "longer, fifty times")
    assert (reply.revision, len(reply.done)) == (40, 40)
    assert "40 acts" in reply.text


def test_a_turn_ends_after_its_most_thoughts(rooms: Rooms):
    room, brain = rooms.open(*[Thought(acts=(LONGER,), words="And again.")] * 20)
    reply = room.say(FILM, "longer and longer")
    assert (reply.revision, len(brain.seen)) == (12, 12)
    assert "12 thoughts" in reply.text


def test_the_notes_of_a_thought_come_back_with_what_was_done(rooms: Rooms):
    def second(situation: Situation, emit: Emit) -> Thought:
        assert situation.scratch == "first half"
        assert [done.act for done in situation.done] == [DARKER]
        assert situation.revision == 1
        return Thought(words="Both halves.")

    room, _ = rooms.open(Thought(acts=(DARKER,), scratch="first half"), second)
    assert room.say(FILM, "darker").text.startswith("Both halves.")


def test_sixty_turns_leave_no_checkpoints_and_the_past_stays_short(rooms: Rooms):
    room, brain = rooms.open(*[always] * 60)
    sizes: list[int] = []
    kept: list[int] = []
    for number in range(60):
        room.say(FILM, f"message {number} " + "and so on " * 50)
        with closing(sqlite3.connect(rooms.home / "conversations.db")) as file:
            sizes.append(file.execute("PRAGMA page_count").fetchone()[0])
            kept = [file.execute(f"SELECT count(*) FROM {name}").fetchone()[0] for name in ("checkpoints", "writes")]
    # The file grows to what one turn needs, and its pages are used again.
    assert sizes[-1] <= sizes[19] + 4
    assert kept == [0, 0]
    assert len(brain.seen[-1].past) == 12
    assert brain.seen[-1].past[-1].message.startswith("message 58")
    assert len(room.history(FILM, 100)) == 60
    room.recover()
    assert room.pending(FILM) is None


def test_a_film_described_in_talk_is_the_fold_of_its_log(rooms: Rooms):
    steps = [doing(LONGER, DARKER), doing(act("undo")), doing(act("redo")), doing(act("set_title", title="Dark"))]
    room, _ = rooms.open(*steps)
    for number in range(len(steps)):
        room.say(FILM, f"message {number}")
    film = rooms.studio().open(FILM)
    assert film.revision == 5
    assert rooms.studio().open(FILM, 5).film == film.film
    assert rooms.studio().open(FILM, 0).film.title == "The Last Light"


def test_events_are_numbered_without_holes_and_a_listener_catches_up(rooms: Rooms):
    def speak(situation: Situation, emit: Emit) -> Thought:
        emit("looked", {"what": "scene 1"})
        for word in ("It ", "is ", "dark."):
            emit("words", {"text": word})
        return doing(DARKER)

    heard: list[Happening] = []
    room, _ = rooms.open(speak, doing(CUT_ONE))
    room.say(FILM, "darker", Speaker(name="Mina", channel="web"), listener=heard.append)
    room.say(FILM, "cut 1", listener=heard.append)
    assert [event.number for event in heard] == [*range(1, len(heard) + 1)]
    assert room.events(FILM) == heard
    assert room.events(FILM, 4) == heard[4:]
    kinds = [event.kind for event in heard if event.turn == 1]
    assert kinds[:3] == ["message", "thinking", "looked"]
    assert kinds[-2:] == ["done", "reply"]
    assert "".join(event.value["text"] for event in heard if event.kind == "words") == "It is dark."
    assert [event.kind for event in heard if event.turn == 2] == ["message", "thinking", "gate", "reply"]


def test_a_bounded_number_of_events_is_kept_and_every_turn(rooms: Rooms):
    chats = rooms.studio().chats
    entry = chats.begin(FILM, "talk", "you", "owner", "terminal", 0)
    for _ in range(5):
        chats.note(FILM, entry.number, [("words", json.dumps({"text": "x"}))] * 500)
    kept = chats.events(FILM, 0, limit=10_000)
    assert EVENTS_KEPT <= len(kept) < EVENTS_KEPT + 200
    assert kept[-1].number == 2500
    assert [event.number for event in kept] == [*range(kept[0].number, 2501)]


def test_a_dry_run_tells_all_and_writes_nothing(rooms: Rooms):
    room, brain = rooms.open(doing(LONGER, CUT_ONE, RENDER), always, doing(act("remove_shot", shots=[99])))
    before = {path.name: path.read_bytes() for path in rooms.home.glob("*.db")}
    reply = room.say(FILM, "1 longer, no, cut it, and render", dry_run=True)
    assert reply.proposed == (LONGER, CUT_ONE, RENDER)
    assert (reply.done, reply.revision, reply.undo) == ((), 0, None)
    assert reply.gate is not None
    assert "shot 1 (1A)" in reply.gate.preview
    assert reply.text.startswith("Nothing is done yet.")
    assert "It would wait for your yes." in reply.text
    assert any("is out" in change for change in reply.changes)
    assert brain.seen[0].film == rooms.studio().open(FILM).film
    again = room.say(FILM, "another title", dry_run=True)
    assert [one.kind for one in again.proposed] == ["set_title"]
    wrong = room.say(FILM, "cut 99", dry_run=True)
    assert wrong.proposed == ()
    assert "1 to 3" in wrong.text
    assert {path.name: path.read_bytes() for path in rooms.home.glob("*.db")} == before
    assert (room.history(FILM), room.events(FILM), rooms.studio().log(FILM)) == ([], [], [])


def test_a_dry_run_shows_what_a_yes_would_do(rooms: Rooms):
    room, _ = rooms.open(doing(CUT_ONE))
    room.say(FILM, "cut 1")
    reply = room.say(FILM, "yes", dry_run=True)
    assert [one.kind for one in reply.proposed] == ["remove_shot"]
    assert room.pending(FILM) is not None
    assert rooms.studio().open(FILM).revision == 0


def test_undo_in_a_dry_run_knows_the_log_and_what_was_rehearsed(rooms: Rooms):
    room, _ = rooms.open(always, doing(act("undo")), doing(DARKER, act("undo"), act("undo")))
    room.say(FILM, "another title")
    assert "undo" in [one.kind for one in room.say(FILM, "undo", dry_run=True).proposed]
    reply = room.say(FILM, "darker, undo, undo", dry_run=True)
    assert [one.kind for one in reply.proposed] == ["set_grade", "undo", "undo"]


def test_the_turn_itself_computes_little_beside_the_thought(rooms: Rooms):
    room, _ = rooms.open(*[always] * 30)
    for number in range(10):
        room.say(FILM, f"message {number}")
    begun = time.process_time()
    for number in range(20):
        room.say(FILM, f"message {number}")
    assert (time.process_time() - begun) / 20 < 0.05
