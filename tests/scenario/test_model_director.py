"""A film changed in conversation through a model: what it calls is done, told and undone like anything else."""

from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from agent.conversation import Happening, Speaker
from tests.fakes.model_room import model_room
from tests.fakes.openai_server import Answer, calling, calling_all, chunk, refusing, saying
from tools.film.film import Film
from tools.film.orders import Order
from tools.film.slate import shot_order
from tools.film.views import picture_spans
from tools.media.progress import Report


def _seconds(film: Film, number: int) -> float:
    span = picture_spans(film)[shot_order(film)[number - 1]]
    return float(span.frames / film.look.rate)


def test_calls_are_done_told_to_the_model_and_reported(tmp_path: Path):
    script = [
        calling_all([("set_duration", {"shots": [1], "factor": 0.5}), ("revise_shot", {"shots": [2], "size": "wide"})]),
        saying("Shot 1 is half as long and 2 is wide now."),
    ]
    with model_room(tmp_path, script) as room:
        reply = room.say("make 1 half as long and 2 wider")
        assert _seconds(room.film, 1) == 2.5
        assert room.film.shots[shot_order(room.film)[1]].size == "wide"
        result = room.requests[1]["messages"][-2]
    assert reply.text.startswith("Shot 1 is half as long and 2 is wide now.\nShot 1 (1A): 5.0 s -> 2.5 s.")
    assert (reply.revision, reply.undo, reply.brain) == (2, 0, "fake-1")
    assert (reply.spent.tokens_in, reply.spent.tokens_out) == (1800, 60)
    assert result["role"] == "tool"
    assert "5.0 s -> 2.5 s" in result["content"]


def test_the_model_is_told_the_day_and_the_time_and_a_deadline_is_so_many_minutes(tmp_path: Path):
    script = [calling("quote", {"shots": [3], "within": 35}), saying("It can be there by five.")]
    with model_room(tmp_path, script) as room:
        reply = room.say("could 3 be shot again by 5 pm, and for how much?")
        (before, *_), last = room.requests[0]["messages"], room.requests[0]["messages"][-1]
        room.now = datetime(2026, 11, 27, 9, 5)
        room.say("thanks")
        later = room.requests[-1]["messages"]
    said = "could 3 be shot again by 5 pm, and for how much?"
    assert last["content"].endswith(f"(Here it is Thursday 26 November 2026, 16:25.)\n\n{said}")
    assert reply.done[0].act.model_dump()["within"] == 35
    # what a service keeps of the beginnings of requests stays the same: the time is told last
    assert before == later[0]
    assert "16:25" not in str(later[:-1])
    assert later[-1]["content"] == "(Here it is Friday 27 November 2026, 09:05.)\n\nthanks"


def test_every_request_of_a_turn_tells_the_same_time(tmp_path: Path):
    script = [calling("look", {"what": "scene", "at": 2}), saying("Tom pours coffee.")]
    with model_room(tmp_path, script) as room:
        room.say("what happens in scene 2?", listener=lambda _: setattr(room, "now", datetime(2026, 11, 26, 16, 40)))
        first, second = (request["messages"] for request in room.requests)
    assert second[: len(first)] == first


def test_words_are_heard_while_they_come(tmp_path: Path):
    heard: list[Happening] = []
    with model_room(tmp_path, [saying("It runs forty-one seconds.")]) as room:
        reply = room.say("how long is it?", listener=heard.append)
    assert "".join(str(one.value["text"]) for one in heard if one.kind == "words") == "It runs forty-one seconds."
    assert reply.text == "It runs forty-one seconds."
    assert (reply.revision, reply.done) == (0, ())


def test_a_look_is_answered_from_the_film_and_shown(tmp_path: Path):
    heard: list[Happening] = []
    script = [
        calling_all([("look", {"what": "scene", "at": 2}), ("look", {"what": "search", "words": "suitcase"})]),
        saying("Tom pours coffee."),
    ]
    with model_room(tmp_path, script) as room:
        room.say("what happens in scene 2?", listener=heard.append)
        looked = room.told()
    assert "TOM (sixty, navy coat, white beard) pours coffee, rain on the window" in looked
    assert "2 shots about “suitcase”" in looked
    assert [one.value["what"] for one in heard if one.kind == "looked"] == ["scene 2", "search suitcase"]


def test_a_wrong_number_is_told_with_the_legal_ones_and_may_be_mended(tmp_path: Path):
    script = [
        calling("circle", {"shots": [99]}),
        calling("set_duration", {"shots": [10], "delta": 1}),
        saying("The last shot is a second longer."),
    ]
    with model_room(tmp_path, script) as room:
        reply = room.say("a second longer at the end")
        assert "the film has shots 1 to 10" in room.requests[1]["messages"][-1]["content"]
        assert _seconds(room.film, 10) == 8
    assert reply.revision == 1


def test_numbers_stay_those_of_the_outline_within_the_turn(tmp_path: Path):
    script = [
        calling("move_shot", {"shot": 1, "after": 3}),
        calling("set_duration", {"shots": [3], "seconds": 6}),
        saying("Done."),
    ]
    with model_room(tmp_path, script) as room:
        third = shot_order(room.film)[2]
        room.say("put 1 after 3, and make 3 six seconds")
        assert picture_spans(room.film)[third].frames == 6 * 24


def test_after_a_look_numbers_are_the_new_ones(tmp_path: Path):
    script = [
        calling("move_shot", {"shot": 1, "after": 3}),
        calling("look", {"what": "outline"}),
        calling("set_duration", {"shots": [3], "seconds": 6}),
        saying("Done."),
    ]
    with model_room(tmp_path, script) as room:
        first = shot_order(room.film)[0]
        room.say("put 1 after 3, and make what is third then six seconds")
        assert "Numbers are those of revision 1 from here on." in room.told(2)
        assert picture_spans(room.film)[first].frames == 6 * 24


def test_what_destroys_waits_for_a_yes_whatever_the_model_says(tmp_path: Path):
    script = [calling_all([("remove_scene", {"scene": 3})], words="Cutting the storm."), saying("The storm is gone.")]
    with model_room(tmp_path, script) as room:
        reply = room.say("cut the storm")
        assert reply.gate is not None
        assert len(room.film.scenes) == 4
        answer = room.say("yes")
        assert len(room.film.scenes) == 3
    assert answer.text.startswith("The storm is gone.")


def test_a_no_is_told_to_the_model(tmp_path: Path):
    script = [calling("remove_shot", {"shots": [2]}), saying("Then it stays.")]
    with model_room(tmp_path, script) as room:
        room.say("cut 2")
        answer = room.say("no")
        assert "the answer was no" in room.told(1)
        assert len(room.film.shots) == 10
    assert answer.text.startswith("Then it stays.")


def test_a_question_of_the_model_ends_the_turn_with_its_choices(tmp_path: Path):
    choices = ["the first jetty", "the last jetty"]
    script = [calling("ask", {"question": "Which jetty?", "choices": choices}), saying("Right.")]
    with model_room(tmp_path, script) as room:
        reply = room.say("make the jetty longer")
        assert reply.asked
        assert reply.question is not None
        assert [choice.label for choice in reply.question.choices] == choices
        room.say("2")
        assert room.requests[1]["messages"][-1]["content"].endswith("\n\nthe last jetty")
        assert "Which jetty?" in room.told(1)


def test_rarer_tools_come_when_they_are_asked_for(tmp_path: Path):
    script = [
        calling("more_tools", {"about": "cut"}),
        calling("roll", {"clip": 5, "edge": "head", "frames": -8}),
        saying("Rolled."),
    ]
    with model_room(tmp_path, script) as room:
        before = _seconds(room.film, 5)
        room.say("roll the cut between 4 and 5 back eight frames")
        names = [[tool["function"]["name"] for tool in request["tools"]] for request in room.requests]
        assert _seconds(room.film, 5) == pytest.approx(before + 8 / 24)
    assert "roll" not in names[0]
    assert "roll" in names[1]


def test_a_rehearsal_changes_nothing(tmp_path: Path):
    script = [calling("set_duration", {"shots": [1], "factor": 2}), saying("It would be ten seconds long.")]
    with model_room(tmp_path, script) as room:
        reply = room.say("double the first shot", dry_run=True)
        assert _seconds(room.film, 1) == 5
    assert [act.kind for act in reply.proposed] == ["set_duration"]


def test_a_viewer_is_refused_through_a_model_too(tmp_path: Path):
    script = [calling("set_duration", {"shots": [1], "factor": 2}), saying("You may only look.")]
    with model_room(tmp_path, script) as room:
        reply = room.say("double the first shot", Speaker(name="Vi", role="viewer"))
        assert _seconds(room.film, 1) == 5
    assert reply.revision == 0


def test_the_conversation_goes_on_from_what_was_said(tmp_path: Path):
    script = [saying("It is forty-one seconds."), saying("Since you asked.")]
    with model_room(tmp_path, script) as room:
        room.say("how long is it?")
        room.say("why?")
        first, *rest = [(m["role"], m["content"]) for m in room.requests[1]["messages"][1:]]
    assert first[0] == "user"
    assert first[1].endswith("who says:\n\nhow long is it?")
    assert rest[:-1] == [("assistant", "It is forty-one seconds.")]
    assert (rest[-1][0], rest[-1][1].splitlines()[-1]) == ("user", "why?")


NO_TOOLS = [refusing(400, "tools are not supported"), refusing(400, "response_format is not supported")]


def test_a_model_without_tools_speaks_in_json(tmp_path: Path):
    said = '```json\n{"say": "Half as long.", "acts": [{"kind": "set_duration", "shots": [1], "factor": 0.5}]}\n```'
    heard: list[Happening] = []
    script = [*NO_TOOLS, saying(said), saying('{"say": "Shot 1 is shorter.", "acts": []}'), saying("Plain words.")]
    with model_room(tmp_path, script) as room:
        reply = room.say("half as long", listener=heard.append)
        assert _seconds(room.film, 1) == 2.5
        assert room.say("and now?").text == "Plain words."
        last = room.requests[3]["messages"]
    assert reply.text.startswith("Shot 1 is shorter.")
    assert len(room.requests) == 5
    assert "set_duration(shots?[]" in last[0]["content"]
    assert last[-2]["role"] == "assistant"
    assert last[-1]["content"].startswith("Result of set_duration: <film-data>")
    assert "tools" not in room.requests[4]
    words = "".join(str(one.value["text"]) for one in heard if one.kind == "words")
    assert "{" not in words
    assert "Shot 1 is shorter." in words


def test_a_model_that_knows_no_system_is_briefed_by_the_person(tmp_path: Path):
    script = [refusing(500, "Jinja Exception: System role not supported"), saying("Ten shots.")]
    with model_room(tmp_path, script) as room:
        assert room.say("how many shots?").text == "Ten shots."
        (message,) = room.requests[1]["messages"]
    assert message["role"] == "user"
    assert message["content"].startswith("You are the director")
    assert message["content"].endswith("how many shots?")


def test_a_yes_is_heard_by_another_process_and_the_model_goes_on(tmp_path: Path):
    with model_room(tmp_path, [calling("remove_scene", {"scene": 3})]) as room:
        assert room.say("cut the storm").gate is not None
    with model_room(tmp_path, [saying("The storm is gone.")], film=None) as other:
        reply = other.say("yes")
        assert len(other.film.scenes) == 3
        roles = [message["role"] for message in other.requests[0]["messages"]]
    assert roles[-3:] == ["user", "assistant", "tool"]
    assert reply.text.startswith("The storm is gone.")


def test_calls_written_as_words_are_calls(tmp_path: Path):
    said = '<think>which one?</think><tool_call>{"name": "set_title", "arguments": {"title": "Six"}}</tool_call>'
    with model_room(tmp_path, [saying(said), saying("<think>hm</think>It is called Six.")]) as room:
        reply = room.say("call it Six")
        assert room.film.title == "Six"
    assert reply.text.startswith("It is called Six.")


def test_what_a_turn_costs_is_counted_over_all_its_requests(tmp_path: Path):
    script = [calling("look", {"what": "cast"}), saying("Two people.")]
    with model_room(tmp_path, script, model_price_in=2, model_price_out=10) as room:
        spent = room.say("who is in it?").spent
    assert (spent.model, spent.tokens_in, spent.tokens_out, spent.estimated) == ("fake-1", 1800, 60, False)
    assert spent.usd == pytest.approx((1800 * 2 + 60 * 10) / 1e6)


def test_a_claim_without_an_act_is_set_right(tmp_path: Path):
    with model_room(tmp_path, [saying("Done, it has more soul now. (Nothing was changed.)")]) as room:
        before = room.film
        reply = room.say("give it more soul somehow")
        assert room.film == before
    assert reply.text == "Done, it has more soul now. (Nothing was changed.)"


def test_what_a_model_only_claims_is_done_where_the_words_are_clear(tmp_path: Path):
    with model_room(tmp_path, [saying("Done, shot 3 is darker now.")]) as room:
        reply = room.say("make 3 darker")
    assert [one.act.kind for one in reply.done] == ["set_grade"]
    assert reply.revision == 1
    assert reply.text.startswith("The model changed nothing; I worked from your words myself.")
    assert reply.undo is not None
    assert reply.spent.tokens_in == 900


@pytest.mark.parametrize(
    ("message", "words"),
    [
        ("make 3 darker", "It is night there already; do you want it black?"),
        ("what would it be like with 3 darker?", "Gloomier."),
        ("is it nice?", "It is."),
    ],
)
def test_a_model_that_asks_or_answers_is_not_overruled(tmp_path: Path, message: str, words: str):
    with model_room(tmp_path, [saying(words)]) as room:
        before = room.film
        reply = room.say(message)
        assert room.film == before
    assert reply.text.startswith(words)


def test_where_files_lie_stays_here(tmp_path: Path):
    class Hands:
        def carry_out(self, film: str, order: Order, report: Report, speaker: Speaker) -> dict[str, Any]:
            return {"out": "/home/mina/films/secret/ferry.mp4", "seconds": 41.0}

    script = [calling("render", {}), saying("Rendered."), saying("Yes.")]
    with model_room(tmp_path, script, hands=Hands()) as room:
        reply = room.say("render it")
        room.say("good")
        told = room.told(1) + room.told(2)
    assert "/home/mina/films/secret/ferry.mp4" in reply.text
    assert "written: ferry.mp4 (41.0 s)" in told.casefold()
    assert "mina" not in told


def test_nothing_secret_leaves_or_stays(tmp_path: Path):
    with model_room(tmp_path, [saying("Yes.")], model_key="sk-very-secret") as room:
        room.say("hello")
        assert room.server.headers[0]["authorization"] == "Bearer sk-very-secret"
        sent = str(room.requests)
    stored = b"".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())
    assert "sk-very-secret" not in sent
    assert b"sk-very-secret" not in stored


def test_a_stop_while_the_model_writes_ends_the_turn(tmp_path: Path):
    slow = Answer(tuple(chunk({"content": "word "}) for _ in range(400)), pause=0.02)
    with model_room(tmp_path, [slow]) as room:

        def stopping(happening: Happening) -> None:
            if happening.kind == "words":
                room.talk.stop(room.film_id)

        reply = room.say("tell me everything", listener=stopping)
        assert room.talk.history(room.film_id)[-1].state == "stopped"
    assert reply.revision == 0
