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
