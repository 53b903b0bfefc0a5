"""Several people talk about one film: who did what is told by name, and asking it changes nothing."""

import pytest

from agent.conversation import Speaker
from agent.embedded.director import EmbeddedDirector
from agent.talk import Talk
from tests.fakes.scripted_brain import FILM, Rooms
from tools.writing.lexicon import Lexicon

ADA, BEN = (Speaker(name=name, role="director", channel="slack") for name in ("ada", "ben"))


@pytest.fixture
def room(rooms: Rooms) -> Talk:
    talk = rooms.talk(EmbeddedDirector(Lexicon(None)))
    talk.say(FILM, "make shot 2 darker", ADA)
    talk.say(FILM, "make shot 1 brighter", BEN)
    return talk


@pytest.mark.parametrize(
    ("asked", "wanted"),
    [
        ("who changed shot 1?", "ben in Slack, revision 2: Grade shot 1 (1A): exposure +0.50 stops"),
        ("who made shot 2 darker?", "ada in Slack, revision 1: Grade shot 2 (1B)"),
        ("who did that?", "ben in Slack, revision 2"),
        ("and who changed shot 2?", "ada in Slack, revision 1"),
        ("who changed shot 3?", "Nobody has changed shot 3 (2A) yet."),
        ("who changed the title?", "Nobody has changed the title yet."),
        ("who approved shot 1?", "Nobody has approved shot 1 (1A) yet."),
        ("who changed the film?", "On the film, newest first:\nben in Slack, revision 2"),
    ],
)
def test_who_did_something_is_told_by_name_and_asking_it_does_nothing(room: Talk, asked: str, wanted: str):
    reply = room.say(FILM, asked, ADA)
    assert reply.text.startswith(wanted)
    assert not reply.done


def test_a_question_of_who_is_none_that_repeats_the_last_change(room: Talk, rooms: Rooms):
    for asked in ("who made shot 3?", "when did shot 3 change?", "who is in shot 3?"):
        assert not room.say(FILM, asked, ADA).done
    assert [entry.asker.name for entry in rooms.studio().log(FILM)] == ["ada", "ben"]
    assert [one.act.kind for one in room.say(FILM, "make shot 3 darker", ADA).done] == ["set_grade"]


def test_what_somebody_did_is_taken_back_when_it_was_the_last(room: Talk, rooms: Rooms):
    room.say(FILM, "make shot 1 warmer", BEN)
    reply = room.say(FILM, "take back what ben did", ADA)
    assert [(one.act.kind, one.act.model_dump().get("steps")) for one in reply.done] == [("undo", 1)]
    room.say(FILM, "undo everything Ben changed", ADA)
    assert [entry.kind for entry in rooms.studio().log(FILM)][-2:] == ["undo", "undo"]
    assert not room.say(FILM, "undo ben's last change", ADA).done


def test_what_others_edits_follow_is_not_taken_back_unasked(room: Talk, rooms: Rooms):
    before = rooms.studio().open(FILM)
    for words in ("take back what Ada did", "undo ada's change", "undo the last thing ada did"):
        reply = room.say(FILM, words, BEN)
        assert not reply.done
        assert "revision 1: Grade shot 2" in reply.text
    assert "1 later edit goes too" in reply.text
    asked = room.say(FILM, "undo my last change", ADA)
    assert not asked.done
    assert "The last that you changed is revision 1" in asked.text
    assert [one.act.kind for one in room.say(FILM, "1", ADA).done] == ["revert"]
    assert rooms.studio().open(FILM).revision == before.revision + 1


def test_nothing_is_taken_back_for_who_changed_nothing(room: Talk):
    reply = room.say(FILM, "take back what Kim did", ADA)
    assert not reply.done
    assert reply.text.startswith("Nothing that Kim changed is left in this film")
    assert [one.act.kind for one in room.say(FILM, "undo my last change", BEN).done] == ["undo"]
