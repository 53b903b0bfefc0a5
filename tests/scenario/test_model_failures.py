"""A model that fails in every way there is: the person reads a sentence, the film is intact, and where their words are
enough the embedded director does the work and says so."""

from pathlib import Path

import pytest

from agent.conversation import Happening
from tests.fakes.model_room import ModelRoom, model_room
from tests.fakes.openai_server import (
    Answer,
    Script,
    calling,
    calling_all,
    chunk,
    dying,
    refusing,
    saying,
    streamed,
)
from tools.film.slate import shot_order
from tools.film.views import picture_spans

MESSAGE = "make shot 1 half as long"
SELF = "; I worked from your words myself."


def _first(room: ModelRoom) -> float:
    film = room.film
    return float(picture_spans(film)[shot_order(film)[0]].frames / film.look.rate)


@pytest.mark.parametrize(
    ("script", "why"),
    [
        ([refusing(401, "bad key")], "The model's service refused the key (401)"),
        ([refusing(403, "no")], "The model's service refused the key (403)"),
        ([refusing(404, "The model `fake-1` does not exist")], "The model's service has no “fake-1” (404)"),
        ([refusing(429, "slow down", retry_after="900")], "The model's service is too busy (429)"),
        ([refusing(429, "x", code="insufficient_quota")], "The credit with the model's service is used up (429)"),
        ([refusing(502, "oops")], "The model's service has a fault (502)"),
        ([saying("late", pause=20)], "The model did not answer (time-out after 0.3 s)"),
        ([dying("I will make the first")], "The model's answer broke off"),
        ([Answer(("data: {{{\n\n",))], "The model's answer broke off"),
        ([saying("")], "The model gave no answer"),
        ([saying("<think>I wonder</think>")], "The model gave no answer"),
        ([streamed([chunk({"refusal": "I can't help with that."})], "stop")], "The model declined (“I can't help"),
        ([saying("", finish="content_filter")], "The model declined"),
        ([saying(" ".join(map(str, range(9000))), size=100)], "The model's answer is longer than a turn may be"),
        ([saying("The keeper waits. " * 400, size=50)], "The model says the same over and over"),
        ([calling("circle", '{"shots": [' + "1, " * 800)], "The model says the same over and over"),
        ([refusing(400, "maximum context length is 2048 tokens")], "This is more than the model can read at once"),
        ([calling("circle", '{"shots": [1')], "The model did not get it right in a bounded number of tries"),
        ([saying('{"say": "I will", "acts": [{"kind": "circle"')], "The model did not get it right"),
        ([saying("[]")], "The model did not get it right"),
        ([refusing(400, "Failed to call a function.", code="tool_use_failed")], "The model's service refused the"),
        ([calling("make_it_pop", {})], "The model did not get it right in a bounded number of tries"),
        ([calling("revise_shot", {"shots": [1], "size": "huge"})], "The model did not get it right"),
        ([calling("look", {"what": "shot", "at": 99})], "The model did not get it right"),
        ([calling("look", {"what": "cast"})], "The model did not get it right"),
    ],
)
def test_where_the_model_gives_nothing_the_embedded_director_does_it_and_says_so(
    tmp_path: Path, script: list[Script], why: str
):
    patience = 0.3 if "time-out" in why else 20
    with model_room(
        tmp_path, script, model_timeout=patience, turn_tokens=14_000 if "longer" in why else 200_000
    ) as room:
        reply = room.say(MESSAGE)
        assert _first(room) == 2.5
        assert len(room.requests) <= 8
        assert sum(room.waits) <= 20
        assert room.talk.history(room.film_id)[-1].state == "done"
    assert reply.text.startswith(why)
    assert SELF in reply.text
    assert "5.0 s -> 2.5 s" in reply.text
    assert reply.revision == 1


def test_a_model_that_is_too_slow_is_left_and_meanwhile_said_to_be_at_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr("agent.model.turn.SIGN_EVERY", 0.2)
    slow = saying("".join(f"[{number}" for number in range(400)), pause=0.1)
    with model_room(tmp_path, [slow], turn_seconds=1.5) as room:
        happened: list[Happening] = []
        reply = room.say(MESSAGE, listener=happened.append)
        signs = [one.value for one in happened if one.kind == "working"]
    assert reply.text.startswith("The model took longer than one message may (WORKPRINT_TURN_SECONDS)")
    assert SELF in reply.text
    assert 2 <= len(signs) <= 8
    assert {sign["doing"] for sign in signs} <= {"reading", "writing"}
    assert signs[-1]["doing"] == "writing"
    assert signs[-1]["tokens"] >= 1


def test_wrong_references_all_the_way_are_told_and_the_film_is_intact(tmp_path: Path):
    script: list[Script] = [calling("circle", {"shots": [90 + number]}) for number in range(10)]
    with model_room(tmp_path, script) as room:
        before = room.film
        reply = room.say("do something with the one that is not there")
        assert room.film == before
    assert reply.text.startswith("The model did not get it right in a bounded number of tries")
    assert len(room.requests) == 6


def test_a_call_that_was_cut_off_in_the_middle_is_not_done(tmp_path: Path):
    head = {
        "index": 0,
        "id": "c0",
        "type": "function",
        "function": {"name": "remove_shot", "arguments": '{"shots": [1'},
    }
    half = Answer((chunk({"content": "Cutting."}), chunk({"tool_calls": [head]})), dies=True)
    with model_room(tmp_path, [half]) as room:
        reply = room.say(MESSAGE)
        assert len(room.film.shots) == 10
        assert _first(room) == 2.5
    assert reply.text.startswith("The model's answer broke off; I worked from your words myself.")


def test_what_was_done_stays_when_the_model_dies_after_it(tmp_path: Path):
    script = [calling("set_duration", {"shots": [1], "seconds": 3}), dying("And now I will")]
    with model_room(tmp_path, script) as room:
        reply = room.say(MESSAGE)
        assert _first(room) == 3
    assert reply.text.startswith("The model's answer broke off. What was done stays.")
    assert SELF not in reply.text
    assert reply.revision == 1


def test_the_same_call_for_ever_ends_with_what_it_did_once(tmp_path: Path):
    with model_room(tmp_path, [calling("set_duration", {"shots": [1], "delta": 1})]) as room:
        reply = room.say("longer")
        assert _first(room) == 6
        assert len(room.requests) <= 8
    assert "What was done stays." in reply.text


def test_no_words_after_the_work_leaves_the_report_to_speak(tmp_path: Path):
    script = [calling("set_duration", {"shots": [1], "seconds": 3}), saying("")]
    with model_room(tmp_path, script) as room:
        reply = room.say(MESSAGE)
    assert reply.text.startswith("Shot 1 (1A): 5.0 s -> 3.0 s.")


def test_json_that_cannot_be_read_is_not_shown_and_may_be_mended(tmp_path: Path):
    heard: list[str] = []
    script = [
        saying('```json\n{"say": "Ha'),
        saying('{"say": "Named.", "acts": [{"kind": "set_title", "title": "Six"}]}'),
    ]
    with model_room(tmp_path, [*script, saying("It is called Six.")]) as room:
        reply = room.say("call it Six", listener=lambda one: heard.append(str(one.value.get("text", ""))))
        assert room.film.title == "Six"
        assert room.requests[1]["messages"][-1]["content"].startswith("That is no valid JSON")
    assert reply.text.startswith("It is called Six.")
    assert "{" not in "".join(heard[1:])


def test_words_that_were_cut_off_say_so(tmp_path: Path):
    with model_room(tmp_path, [saying("The film is about a girl who", finish="length")]) as room:
        assert room.say("what is it about?").text == "The film is about a girl who…"


def test_one_bad_call_among_good_ones_costs_nothing_but_itself(tmp_path: Path):
    calls = [("set_title", {"title": "Six"}), ("circle", "{nonsense"), ("set_logline", {"logline": "She waits."})]
    with model_room(tmp_path, [calling_all(calls), saying("Named.")]) as room:
        reply = room.say("call it Six")
        assert (room.film.title, room.film.logline) == ("Six", "She waits.")
        results = [m["content"] for m in room.requests[1]["messages"] if m["role"] == "tool"]
    assert reply.revision == 2
    assert sum("no JSON" in result for result in results) == 1


def test_every_call_has_its_result_in_the_order_of_services(tmp_path: Path):
    calls = [("set_title", {"title": "Six"}), ("look", {"what": "cast"}), ("circle", "{nonsense")]
    with model_room(tmp_path, [calling_all(calls), saying("Named.")]) as room:
        room.say("call it Six")
        messages = room.requests[1]["messages"]
    called = [call["id"] for m in messages for call in m.get("tool_calls", ())]
    answered = [m["tool_call_id"] for m in messages if m["role"] == "tool"]
    assert sorted(called) == sorted(answered)
    assert [m["role"] for m in messages[-4:]] == ["assistant", "tool", "tool", "tool"]


def test_the_cap_in_money_ends_a_turn_before_it_is_passed(tmp_path: Path):
    usage = {"prompt_tokens": 9000, "completion_tokens": 30}
    script = [calling("set_duration", {"shots": [1], "seconds": 3}, usage=usage), saying("Done.")]
    with model_room(tmp_path, script, model_price_in=1000, model_price_out=1000, turn_usd=15) as room:
        reply = room.say(MESSAGE)
        asked = len(room.requests)
    assert asked == 1
    assert reply.spent.usd == pytest.approx(9.03)
    assert reply.text.startswith("This turn has used what one may")


def test_a_turn_without_a_budget_is_the_embedded_directors(tmp_path: Path):
    with model_room(tmp_path, [saying("never")], turn_tokens=1000) as room:
        reply = room.say(MESSAGE)
        assert room.requests == []
        assert _first(room) == 2.5
    assert "WORKPRINT_TURN_TOKENS" in reply.text
    assert reply.spent.tokens_in == 0


def test_a_message_as_long_as_a_book_is_not_sent(tmp_path: Path):
    with model_room(tmp_path, [saying("never")]) as room:
        reply = room.say("and then " * 6000)
        assert room.requests == []
    assert reply.text.startswith("A message of more than 40,000 characters")


def test_a_question_of_the_embedded_director_is_asked_and_its_answer_understood(tmp_path: Path):
    with model_room(tmp_path, [refusing(500, "x")]) as room:
        reply = room.say("frobnicate the wuzzle")
    assert reply.text.startswith("The model's service has a fault (500); I worked from your words myself.")
    assert reply.asked
    assert reply.revision == 0
