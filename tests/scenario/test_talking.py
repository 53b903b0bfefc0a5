"""A conversation about a film, from the facade: turns, gates, questions, choices."""

import pytest

from agent.conversation import Choice, Question, Speaker
from agent.ports import Thought
from tests.fakes.scripted_brain import FILM, Rooms, act, asking, doing
from tools.film.errors import DirectorError, NotFound

LONGER = act("set_duration", shots=[1], delta=1.0)
CUT_ONE = act("remove_shot", shots=[1])


def test_a_turn_does_what_the_brain_thought_and_tells_it_with_an_undo(rooms: Rooms):
    room, brain = rooms.open(doing(LONGER))
    reply = room.say(FILM, "make the first shot longer", Speaker(name="Mina"))
    assert (reply.revision, reply.undo, reply.turn, reply.brain) == (1, 0, 1, "scripted")
    assert [done.act for done in reply.done] == [LONGER]
    assert "5.0 s -> 6.0 s" in reply.changes[0]
    assert reply.changes[0] in reply.text
    assert brain.seen[0].message == "make the first shot longer"
    (entry,) = room.history(FILM)
    assert (entry.state, entry.before, entry.revision, entry.speaker.name) == ("done", 0, 1, "Mina")
    assert entry.reply == reply


def test_the_log_of_the_film_names_who_asked_and_in_which_words(rooms: Rooms):
    room, _ = rooms.open(doing(LONGER))
    room.say(FILM, "longer, please", Speaker(name="Mina"))
    (entry,) = rooms.studio().log(FILM)
    assert (entry.actor, entry.message, entry.cause) == ("Mina", "longer, please", "1.0")


def test_the_numbers_of_a_message_are_those_before_it(rooms: Rooms):
    darker = act("set_grade", shots=[2], exposure=-0.5, relative=True)
    room, _ = rooms.open(doing(act("move_shot", shot=1, after=2), darker))
    reply = room.say(FILM, "put 1 after 2, and 2 darker")
    assert [fact.model_dump()["shot"] for fact in reply.done[1].facts] == ["sh3"]
    assert reply.done[1].act == darker


def test_what_destroys_waits_for_a_yes_that_another_process_may_hear(rooms: Rooms):
    room, _ = rooms.open(doing(CUT_ONE))
    reply = room.say(FILM, "cut the first shot")
    assert reply.asked
    assert reply.gate is not None
    assert "shot 1 (1A)" in reply.gate.preview
    assert (reply.revision, reply.done, reply.proposed) == (0, (), (CUT_ONE,))
    other, silent = rooms.open()
    assert other.pending(FILM) == reply
    answer = other.say(FILM, "Yes, please")
    assert (answer.revision, answer.undo, answer.asked) == (1, 0, False)
    assert silent.seen == []
    assert other.pending(FILM) is None
    assert [turn.state for turn in other.history(FILM)] == ["done", "done"]


def test_a_no_leaves_the_film_as_it_is_and_does_what_needs_no_yes(rooms: Rooms):
    darker = act("set_grade", shots=[2], exposure=-0.5, relative=True)
    room, _ = rooms.open(doing(CUT_ONE, darker))
    room.say(FILM, "cut 1 and make 2 darker")
    reply = room.say(FILM, "nein danke")
    assert [bool(done.error) for done in reply.done] == [True, False]
    assert reply.revision == 1


def test_a_message_that_is_none_and_a_film_that_is_none_are_refused(rooms: Rooms):
    room, _ = rooms.open()
    with pytest.raises(DirectorError, match="Say something"):
        room.say(FILM, "  ")
    with pytest.raises(NotFound):
        room.say("casablanca", "darker")


def test_a_choice_is_done_as_it_is_without_another_thought(rooms: Rooms):
    question = Question(
        text="Which one?", choices=(Choice(label="shot 1, wide", acts=(LONGER,)), Choice(label="shot 2, close-up"))
    )
    room, brain = rooms.open(asking(question), doing(LONGER))
    reply = room.say(FILM, "longer")
    assert reply.asked
    assert reply.text.splitlines() == ["Which one?", "1. shot 1, wide", "2. shot 2, close-up"]
    assert room.say(FILM, "the first one").revision == 1
    assert len(brain.seen) == 1


def test_a_choice_without_acts_is_said_to_the_director(rooms: Rooms):
    question = Question(text="Which one?", choices=(Choice(label="shot 1"), Choice(label="shot 2")))
    room, brain = rooms.open(asking(question), Thought(words="Very well."))
    room.say(FILM, "longer")
    assert room.say(FILM, "2").text == "Very well."
    assert brain.seen[1].message == "shot 2"


def test_what_is_exported_in_talk_goes_into_the_films_deliveries(rooms: Rooms):
    room, _ = rooms.open(doing(act("export", name="shots")))
    reply = room.say(FILM, "export the shot list", Speaker(channel="slack"))
    written = rooms.home / "deliveries" / FILM / f"{FILM}.md"
    assert "trims the lamp" in written.read_text()
    assert reply.done[0].result["out"] == str(written)
    assert (reply.revision, reply.undo) == (0, None)


def test_an_order_that_cannot_be_carried_out_says_why(rooms: Rooms):
    room, _ = rooms.open(doing(act("export", name="betamax")))
    reply = room.say(FILM, "export for betamax")
    assert "cannot leave as 'betamax'" in reply.text
    assert rooms.studio().log(FILM) == []
