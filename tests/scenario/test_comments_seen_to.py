"""Comments on a film, seen to in a conversation: one yes does them all, and ticks them off."""

from agent.embedded.director import EmbeddedDirector
from tests.fakes.scripted_brain import FILM, Rooms
from tools.film.slate import shot_order
from tools.writing.lexicon import Lexicon


def test_a_yes_does_what_the_comments_ask_and_ticks_them_off(rooms: Rooms) -> None:
    room = rooms.talk(EmbeddedDirector(Lexicon(None)))
    studio = rooms.studio()
    first, second = shot_order(studio.open(FILM).film)[:2]
    for shot, text in ((first, "too dark"), (second, "make it twice as long"), (second, "what a lovely face")):
        studio.comments.say(FILM, text, "Kim", guest=True, frame=0, shot=shot, offset=0, revision=0)
    asked = room.say(FILM, "address the comments")
    assert asked.question is not None
    assert not asked.done
    done = room.say(FILM, "yes")
    assert [one.act.kind for one in done.done] == ["set_grade", "set_duration"]
    assert [one.state for one in studio.comments.of(FILM)] == ["done", "done", "open"]
    assert {one.turn for one in studio.comments.of(FILM)[:2]} == {done.turn}
