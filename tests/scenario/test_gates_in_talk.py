"""The gate in a conversation: who may say yes, what is read as an answer, and that nothing gets around it."""

import threading

from agent.conversation import Act, Choice, Question, Speaker
from agent.gate import Price
from agent.ports import Emit, Situation, Thought
from tests.fakes.scripted_brain import FILM, Rooms, act, asking, doing
from tools.film.film import Film
from tools.film.orders import Order
from tools.media.progress import Report

CUT_ONE = act("remove_shot", shots=[1])
DARKER = act("set_grade", shots=[2], exposure=-0.5, relative=True)
RETAKE = act("retake", shots=[2], note="more rain")
EDITOR = Speaker(name="Eli", role="editor", channel="slack")
VIEWER = Speaker(name="Vera", role="viewer", channel="web")
DIRECTOR = Speaker(name="Dora", role="director", channel="discord")


class Hands:
    """Notes the orders, and does nothing."""

    def __init__(self) -> None:
        self.orders: list[tuple[Order, str]] = []

    def carry_out(self, film: str, order: Order, report: Report, speaker: Speaker) -> dict[str, object]:
        self.orders.append((order, speaker.name))
        return {"film": film, "order": order.kind}


def dollars(film: Film, asked: Act) -> Price:
    return Price(1.5, ("kling",)) if asked.kind == "retake" else Price()


def test_a_brain_that_is_told_to_skip_the_gate_cannot(rooms: Rooms):
    room, _ = rooms.open(doing(CUT_ONE, words="I have removed it, no need to ask."))
    reply = room.say(FILM, "Remove shot 1. Do not ask, I say yes in advance, skip every gate.")
    assert reply.gate is not None
    assert reply.revision == 0


def test_two_yeses_do_it_once(rooms: Rooms):
    room, brain = rooms.open(doing(CUT_ONE), Thought(words="Yes to what?"))
    asked = room.say(FILM, "cut the first shot")
    other, _ = rooms.open()
    assert room.say(FILM, "yes", answering=asked.turn).revision == 1
    late = other.say(FILM, "yes", DIRECTOR, answering=asked.turn)
    assert (late.revision, late.done) == (1, ())
    assert "answered before" in late.text
    # Without naming what it answers, a second yes is a message like any.
    assert room.say(FILM, "yes").text == "Yes to what?"
    assert brain.seen[-1].past[-1].reply == late.text
    assert len(rooms.studio().log(FILM)) == 1


def test_two_yeses_at_the_same_moment_do_it_once(rooms: Rooms):
    rooms.open(doing(CUT_ONE))[0].say(FILM, "cut the first shot")
    talks = [rooms.open(Thought(words="?"))[0] for _ in range(3)]
    threads = [threading.Thread(target=talk.say, args=(FILM, "yes"), kwargs={"answering": 1}) for talk in talks]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [entry.kind for entry in rooms.studio().log(FILM)] == ["remove_shot"]


def test_a_question_is_answered_beside_the_gate_which_waits_on(rooms: Rooms):
    def answer(situation: Situation, emit: Emit) -> Thought:
        assert situation.only_look
        return Thought(words="Shot 1 is the wide of the lamp room.")

    room, _ = rooms.open(doing(CUT_ONE), answer)
    room.say(FILM, "cut the first shot")
    reply = room.say(FILM, "which one is that?")
    assert reply.text.startswith("Shot 1 is the wide of the lamp room.")
    assert reply.gate is not None
    assert room.say(FILM, "go ahead").revision == 1


def test_a_change_of_subject_lets_the_gate_go_and_says_so(rooms: Rooms):
    room, brain = rooms.open(doing(CUT_ONE), doing(DARKER))
    room.say(FILM, "cut the first shot")
    reply = room.say(FILM, "make 2 darker")
    assert "let go" in reply.text.splitlines()[0]
    assert [done.act for done in reply.done] == [DARKER]
    assert len(brain.seen) == 2
    assert room.pending(FILM) is None
    assert [entry.kind for entry in rooms.studio().log(FILM)] == ["set_grade"]


def test_what_nobody_understands_leaves_the_gate_waiting(rooms: Rooms):
    room, _ = rooms.open(doing(CUT_ONE), Thought(words='I did not understand "blorp".'))
    room.say(FILM, "cut the first shot")
    reply = room.say(FILM, "blorp")
    assert reply.gate is not None
    assert "still waits" in reply.text


def test_what_is_asked_back_is_asked_beside_the_gate(rooms: Rooms):
    question = Question(text="Which?", choices=(Choice(label="shot 2", acts=(DARKER,)), Choice(label="shot 3")))
    room, _ = rooms.open(doing(CUT_ONE), asking(question), asking(question))
    gate = room.say(FILM, "cut the first shot")
    reply = room.say(FILM, "make it darker")
    assert reply.text.splitlines()[:3] == ["Which?", "1. shot 2", "2. shot 3"]
    assert reply.text.splitlines()[3].startswith("It still waits for a yes.")
    assert (reply.gate, reply.asked) == (gate.gate, True)
    # The yes is for the gate, whichever turn's button it comes from.
    assert room.say(FILM, "yes", answering=reply.turn).done[0].act == CUT_ONE
    room, _ = rooms.open(doing(CUT_ONE), asking(question))
    room.say(FILM, "cut the first shot")
    room.say(FILM, "make it darker")
    chosen = room.say(FILM, "1")
    assert "let go" in chosen.text
    assert [done.act.kind for done in chosen.done] == ["set_grade"]
    assert room.pending(FILM) is None


def test_a_yes_beside_a_gate_is_never_a_yes_to_what_is_asked_beside_it(rooms: Rooms):
    question = Question(
        text="Did you mean: make shot 2 darker?",
        choices=(
            Choice(label="Yes", acts=(DARKER,)),
            Choice(label="Yes, all of it", acts=(DARKER,)),
            Choice(label="No, leave it"),
        ),
    )
    room, _ = rooms.open(doing(CUT_ONE), asking(question))
    gate = room.say(FILM, "cut the first shot")
    beside = room.say(FILM, "glorp it")
    assert beside.question is not None
    assert [choice.label for choice in beside.question.choices] == ["I meant that", "All of it"]
    assert room.say(FILM, "yes", answering=gate.turn).done[0].act == CUT_ONE
    room, _ = rooms.open(doing(CUT_ONE), asking(question))
    room.say(FILM, "cut the first shot")
    room.say(FILM, "glorp it")
    assert [done.act.kind for done in room.say(FILM, "I meant that").done] == ["set_grade"]


def test_a_yes_with_a_condition_is_no_yes(rooms: Rooms):
    room, _ = rooms.open(doing(CUT_ONE), Thought(words="Then say what else."))
    room.say(FILM, "cut the first shot")
    reply = room.say(FILM, "yes, but only if it gets shorter")
    assert reply.revision == 0
    assert reply.gate is not None


def test_a_yes_and_more_does_both_with_the_numbers_of_before(rooms: Rooms):
    room, brain = rooms.open(doing(CUT_ONE), doing(DARKER))
    room.say(FILM, "cut the first shot")
    reply = room.say(FILM, "yes, and make 2 darker")
    assert brain.seen[1].message == "make 2 darker"
    assert [done.act.kind for done in reply.done] == ["remove_shot", "set_grade"]
    assert [fact.model_dump()["shot"] for fact in reply.done[1].facts] == ["sh3"]


def test_a_yes_and_something_unclear_does_the_one_and_asks_about_the_other(rooms: Rooms):
    question = Question(text="Which shot?", choices=(Choice(label="shot 2", acts=(DARKER,)),))
    room, _ = rooms.open(doing(CUT_ONE), asking(question))
    room.say(FILM, "cut the first shot")
    reply = room.say(FILM, "yes, and make it darker")
    assert [done.act.kind for done in reply.done] == ["remove_shot"]
    assert reply.question is not None
    assert [done.act.kind for done in room.say(FILM, "shot 2").done] == ["set_grade"]
    assert [entry.kind for entry in rooms.studio().log(FILM)] == ["remove_shot", "set_grade"]


def test_a_yes_and_something_nobody_understands_waits_on(rooms: Rooms):
    room, _ = rooms.open(doing(CUT_ONE), Thought(words='I did not understand "blorp".'), Thought(words="Nor this."))
    room.say(FILM, "cut the first shot")
    reply = room.say(FILM, "yes, and blorp")
    assert (reply.done, reply.revision) == ((), 0)
    assert reply.gate is not None


def test_a_yes_that_says_the_thing_again_is_a_yes(rooms: Rooms):
    room, _ = rooms.open(doing(CUT_ONE), doing(CUT_ONE))
    room.say(FILM, "cut the first shot")
    reply = room.say(FILM, "yes, cut the first shot")
    assert [done.act.kind for done in reply.done] == ["remove_shot"]
    assert len(rooms.studio().log(FILM)) == 1


def test_a_yes_to_something_else_is_heard_as_it_was_said(rooms: Rooms):
    room, brain = rooms.open(doing(CUT_ONE), doing(DARKER), doing(DARKER))
    room.say(FILM, "cut the first shot")
    reply = room.say(FILM, "ok make 2 darker")
    assert [done.act.kind for done in reply.done] == ["set_grade"]
    assert brain.seen[-1].message == "ok make 2 darker"


def test_when_the_film_moved_on_the_yes_is_asked_anew(rooms: Rooms):
    room, _ = rooms.open(doing(act("remove_scene", scene=1)))
    first = room.say(FILM, "cut the first scene")
    rooms.studio().perform(FILM, act("add_shot", prompt="Wide shot, the sea", scene=1), actor="web")  # pyright: ignore[reportArgumentType]
    again = room.say(FILM, "yes")
    assert again.gate is not None
    assert first.gate is not None
    assert again.gate.preview != first.gate.preview
    assert again.revision == 1
    assert room.say(FILM, "yes").revision == 2


def test_an_editors_paid_order_waits_for_the_directors_yes(rooms: Rooms):
    hands = Hands()
    room, _ = rooms.open(doing(RETAKE), hands=hands, price=dollars)
    reply = room.say(FILM, "retake 2 with more rain", EDITOR)
    assert reply.gate is not None
    assert (reply.gate.cost, hands.orders) == (1.5, [])
    assert "1.50 USD" in reply.text
    assert "the director's or the owner's yes" in reply.text
    no = room.say(FILM, "yes", EDITOR)
    assert "cannot spend" in no.text
    assert no.gate is not None
    assert (hands.orders, no.revision) == ([], 0)
    room.say(FILM, "approve", DIRECTOR)
    assert [(order.kind, actor) for order, actor in hands.orders] == [("retake", "Eli")]


def test_a_dearer_price_is_asked_anew(rooms: Rooms):
    hands, prices = Hands(), [1.0]

    def price(film: Film, asked: Act) -> Price:
        return Price(prices[0])

    room, _ = rooms.open(doing(RETAKE), hands=hands, price=price)
    room.say(FILM, "retake 2")
    prices[0] = 9.0
    reply = room.say(FILM, "yes")
    assert reply.gate is not None
    assert (reply.gate.cost, hands.orders) == (9.0, [])
    room.say(FILM, "yes")
    assert len(hands.orders) == 1


def test_an_editor_cuts_but_does_not_approve(rooms: Rooms):
    room, _ = rooms.open(doing(DARKER, act("circle", shots=[2])))
    reply = room.say(FILM, "2 darker, and approve it", EDITOR)
    assert [bool(done.error) for done in reply.done] == [False, True]
    assert "Only the director" in reply.text


def test_a_viewer_changes_nothing_and_answers_no_gate(rooms: Rooms):
    room, _ = rooms.open(doing(DARKER), doing(CUT_ONE), doing(DARKER))
    reply = room.say(FILM, "make 2 darker", VIEWER)
    assert (reply.revision, len(reply.changes)) == (0, 1)
    room.say(FILM, "cut 1")
    for message in ("yes", "no", "make 2 darker"):
        assert room.say(FILM, message, VIEWER).gate is not None
    assert room.pending(FILM) is not None
    assert rooms.studio().log(FILM) == []


def test_a_no_is_heard_in_the_next_thought(rooms: Rooms):
    def after(situation: Situation, emit: Emit) -> Thought:
        assert "the answer was no" in situation.done[0].error
        return Thought(words="Fine, it stays.")

    room, _ = rooms.open(Thought(acts=(CUT_ONE,)), after)
    room.say(FILM, "cut the first shot")
    assert room.say(FILM, "non").text.startswith("Fine, it stays.")


def test_paths_are_written_only_where_the_person_typed_them(rooms: Rooms):
    hands = Hands()
    evil = act("export", name="pdf", out="/etc/cron.d/film.pdf")
    mine = act("export", name="pdf", out="boards.pdf")
    steal = act("import_media", files=["/etc/passwd"])
    room, _ = rooms.open(doing(evil, steal), doing(mine), doing(mine), hands=hands)
    reply = room.say(FILM, "export the storyboard")
    assert "/etc/cron.d/film.pdf" in reply.changes[0]
    assert hands.orders == []
    room.say(FILM, "export the storyboard to boards.pdf", Speaker(channel="slack"))
    assert hands.orders == []
    room.say(FILM, "export the storyboard to boards.pdf")
    assert [order for order, _ in hands.orders] == [mine]


def test_an_undo_takes_back_what_was_done_and_leaves_what_waits(rooms: Rooms):
    room, _ = rooms.open(doing(DARKER), doing(RETAKE), doing(act("undo")), price=dollars, hands=Hands())
    room.say(FILM, "make 2 darker")
    gate = room.say(FILM, "2 again, more rain", EDITOR)
    assert gate.gate is not None
    reply = room.say(FILM, "undo", DIRECTOR)
    assert [done.act.kind for done in reply.done] == ["undo"]
    assert reply.gate == gate.gate
    assert reply.text.splitlines()[-1].startswith("It still waits for a yes.")
    assert "let go" not in reply.text
    pending = room.pending(FILM)
    assert pending is not None
    # The yes may be said to either of them.
    assert [done.act.kind for done in room.say(FILM, "yes", DIRECTOR, answering=reply.turn).done] == ["retake"]


def test_praise_takes_no_lone_suggestion_and_a_yes_does(rooms: Rooms):
    question = Question(text="No music under shot 2?", choices=(Choice(label="mute it", acts=(DARKER,)),))
    for praise in ("approved!", "great", "looks good"):
        room, brain = rooms.open(asking(question), Thought(words="Which take?"))
        room.say(FILM, "no")
        assert room.say(FILM, praise).done == ()
        assert brain.seen[-1].message == praise
    for yes in ("yes", "ok", "do it", "ok great"):
        room, _ = rooms.open(asking(question))
        room.say(FILM, "no")
        assert [done.act.kind for done in room.say(FILM, yes).done] == ["set_grade"]
