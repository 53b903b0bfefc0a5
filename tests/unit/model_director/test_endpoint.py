"""One question to a service, through the real client: pieces put together, refusals learnt from, failures in words."""

import time
from collections.abc import Generator, Sequence
from contextlib import contextmanager
from typing import Any

import pytest

from agent.model.endpoint import Answer as Heard
from agent.model.endpoint import Asked, Dialect, Endpoint
from agent.model.failures import Failed
from tests.fakes.openai_server import (
    USAGE,
    Answer,
    OpenAIServer,
    Script,
    calling,
    calling_all,
    chunk,
    dying,
    refusing,
    saying,
    streamed,
)
from tools.film.errors import Cancelled
from tools.settings import Settings

TOOLS: list[dict[str, Any]] = [{"type": "function", "function": {"name": "circle", "parameters": {"type": "object"}}}]
SECRET = "sk-very-secret-1234"


class Ear:
    """A listener that keeps everything."""

    def __init__(self) -> None:
        self.words: list[str] = []
        self.why: list[str] = []

    def hear(self, words: str, characters: int) -> None:
        self.words.append(words)

    def again(self, why: str) -> None:
        self.why.append(why)


def _question(dialect: Dialect) -> Asked:
    return Asked([{"role": "user", "content": "hello"}], TOOLS if dialect.tools else [], {"type": "object"})


def _settings(server: OpenAIServer, **more: Any) -> Settings:
    return Settings.model_validate(
        {"model_url": server.url, "model": "fake-1", "model_key": SECRET, "model_timeout": 20, **more}
    )


@contextmanager
def _endpoint(server: OpenAIServer, waits: list[float] | None = None, **more: Any) -> Generator[Endpoint]:
    """An endpoint that does not really wait."""
    made = Endpoint(_settings(server, **more), wait=(waits if waits is not None else list[float]()).append)
    try:
        yield made
    finally:
        made.close()


def _asked(script: Sequence[Script], ear: Ear | None = None, **more: Any) -> tuple[Heard, OpenAIServer]:
    with OpenAIServer(script) as server, _endpoint(server, **more) as endpoint:
        return endpoint.ask(_question, 5000, ear or Ear()), server


def _failing(script: Sequence[Script], limit: int = 5000, **more: Any) -> tuple[Failed, OpenAIServer, list[float]]:
    waits: list[float] = []
    with OpenAIServer(script) as server, _endpoint(server, waits, **more) as endpoint, pytest.raises(Failed) as caught:
        endpoint.ask(_question, limit, Ear())
    return caught.value, server, waits


def test_words_come_as_they_are_written():
    ear = Ear()
    answer, server = _asked([saying("Darker it is.")], ear)
    assert (answer.text, answer.calls) == ("Darker it is.", ())
    assert [word for word in ear.words if word] == ["Darker ", "it is."]
    assert (answer.used.tokens_in, answer.used.tokens_out, answer.used.estimated) == (900, 30, False)
    assert server.requests[0]["model"] == "fake-1"
    assert server.requests[0]["stream_options"] == {"include_usage": True}


def test_calls_split_over_many_pieces_are_put_together():
    answer, _ = _asked([calling_all([("circle", {"shots": [3, 5]}), ("ng", {"shots": [4]})], words="Yes.")], Ear())
    assert [(call.id, call.name, call.arguments) for call in answer.calls] == [
        ("call_0", "circle", '{"shots": [3, 5]}'),
        ("call_1", "ng", '{"shots": [4]}'),
    ]


def test_calls_that_are_all_numbered_zero_are_told_apart_by_their_ids():
    calls = [
        {"index": 0, "id": "a", "function": {"name": "circle", "arguments": '{"shots":[1]}'}},
        {"index": 0, "id": "b", "function": {"name": "ng", "arguments": '{"shots":[2]}'}},
    ]
    events = [chunk({"tool_calls": [call]}) for call in calls]
    answer, _ = _asked([streamed(events, "tool_calls")], Ear())
    assert [(call.name, call.arguments) for call in answer.calls] == [
        ("circle", '{"shots":[1]}'),
        ("ng", '{"shots":[2]}'),
    ]


def test_a_service_that_does_not_stream_is_understood():
    body = '{"choices": [{"message": {"content": "Done."}, "finish_reason": "stop"}], "usage": {"prompt_tokens": 5}}'
    answer, _ = _asked([Answer((body,), content_type="application/json")], Ear())
    assert answer.text == "Done."


@pytest.mark.parametrize("usage", [None, {}, {"prompt_tokens": -4, "completion_tokens": "many"}, "none", [1], {"x": 1}])
def test_a_count_that_is_missing_or_wrong_is_estimated_and_called_so(usage: Any):
    used = _asked([saying("A word of forty characters, more or less", usage=usage)])[0].used
    assert used.estimated
    assert used.tokens_out == 10
    assert used.tokens_in > 10


def test_what_the_service_does_not_take_is_left_out_from_then_on():
    script: list[Script] = [
        refusing(400, "Unrecognized request argument supplied: stream_options"),
        refusing(400, "max_completion_tokens is not supported"),
        refusing(400, "tools is not supported by this model"),
        refusing(400, "response_format is not supported"),
        saying("yes"),
        saying("again"),
    ]
    with OpenAIServer(script) as server, _endpoint(server) as endpoint:
        assert endpoint.ask(_question, 5000, Ear()).text == "yes"
        assert endpoint.ask(_question, 5000, Ear()).text == "again"
    assert endpoint.dialect == Dialect(tools=False, strict=True, shape=False, usage=False, limit=False)
    assert len(server.requests) == 6
    assert set(server.requests[5]) == {"model", "messages", "stream"}


def test_a_refusal_that_does_not_say_of_what_ends_in_the_plainest_request():
    with (
        OpenAIServer([refusing(422, "bad"), refusing(422, "bad"), refusing(422, "bad"), saying("yes")]) as server,
        _endpoint(server) as endpoint,
    ):
        assert endpoint.ask(_question, 5000, Ear()).text == "yes"
    assert endpoint.dialect == Dialect(tools=False, strict=False, unions=False, shape=False, usage=False, limit=False)


def test_a_service_that_takes_no_unions_is_given_plain_types():
    script: list[Script] = [refusing(400, "tools[0].function.parameters: type must be a string"), saying("yes")]
    with OpenAIServer(script) as server, _endpoint(server) as endpoint:
        endpoint.ask(_question, 5000, Ear())
    assert endpoint.dialect == Dialect(unions=False)


@pytest.mark.parametrize("said", ["tools param requires --jinja flag", "gemma does not support tools"])
def test_a_local_server_without_tools_is_understood_whatever_it_calls_that(said: str):
    for status in (400, 500):
        with OpenAIServer([refusing(status, said), saying("yes")]) as server, _endpoint(server) as endpoint:
            assert endpoint.ask(_question, 5000, Ear()).text == "yes"
        assert endpoint.dialect == Dialect(tools=False)


def test_a_call_that_the_service_threw_away_is_asked_for_again():
    script = [refusing(400, "Failed to call a function.", code="tool_use_failed"), saying("yes")]
    with OpenAIServer(script) as server, _endpoint(server) as endpoint:
        assert endpoint.ask(_question, 5000, Ear()).text == "yes"
    assert endpoint.dialect == Dialect()


def test_no_tools_is_learnt_from_a_404_that_says_so():
    script = [refusing(404, "No endpoints found that support tool use"), saying("yes")]
    with OpenAIServer(script) as server, _endpoint(server) as endpoint:
        endpoint.ask(_question, 5000, Ear())
    assert endpoint.dialect == Dialect(tools=False)
    assert server.requests[1]["response_format"]["type"] == "json_schema"


@pytest.mark.parametrize(
    ("script", "reason", "words", "requests"),
    [
        ([refusing(401, f"Incorrect API key provided: {SECRET}")], "key", "refused the key (401)", 1),
        ([refusing(403, "not for you")], "key", "refused the key (403)", 1),
        ([refusing(404, "The model `fake-1` does not exist")], "model", "no “fake-1” (404)", 1),
        ([refusing(429, "quota", code="insufficient_quota")], "quota", "credit", 1),
        ([refusing(429, "slow down", retry_after="2")], "busy", "too busy (429)", 3),
        ([refusing(429, "slow down", retry_after="3600")], "busy", "too busy (429)", 1),
        ([refusing(500, "oops")], "fault", "has a fault (500)", 3),
        ([refusing(503, "oops")], "fault", "has a fault (503)", 3),
        ([refusing(400, "This model's maximum context length is 4096 tokens")], "too_long", "read at once", 2),
        ([refusing(413, "Payload too large")], "refused", "413: “Payload too large”", 1),
        ([dying("Here is a film that")], "broken", "broke off", 2),
        ([Answer(("data: {not json\n\n",))], "broken", "broke off", 2),
        ([Answer(("data: [DONE]\n\n",))], "broken", "broke off", 2),
        ([Answer((chunk({"content": "half"}),))], "broken", "broke off", 2),
        ([Answer(('data: {"error": {"message": "overloaded"}}\n\n',))], "broken", "“overloaded”", 2),
        ([Answer(("<html>",), content_type="text/html")], "broken", "broke off", 2),
        ([Answer(("{broken",), content_type="application/json")], "broken", "broke off", 2),
        ([saying("", finish="content_filter")], "declined", "declined", 1),
        ([streamed([chunk({"refusal": "I cannot."})], "stop")], "declined", "declined (“I cannot.”)", 1),
    ],
)
def test_every_failure_is_a_sentence_after_bounded_tries(script: list[Script], reason: str, words: str, requests: int):
    failed, server, waits = _failing(script)
    assert failed.reason == reason
    assert words in failed.sentence
    assert len(server.requests) == requests
    assert sum(waits) <= 20
    assert SECRET not in f"{failed!r} {failed} {failed.data}"


def test_a_service_that_is_busy_is_waited_for_as_it_asks():
    waits: list[float] = []
    with (
        OpenAIServer([refusing(429, "slow down", retry_after="3"), saying("now")]) as server,
        _endpoint(server, waits) as endpoint,
    ):
        assert endpoint.ask(_question, 5000, Ear()).text == "now"
    assert sum(waits) == 3.0
    assert max(waits) <= 0.5


def test_a_stream_that_breaks_once_is_asked_for_again_and_both_are_paid_for():
    ear = Ear()
    answer, _ = _asked([dying("Half of an answer that never"), saying("All of it.")], ear)
    assert answer.text == "All of it."
    assert ear.why == ["The model's answer broke off; it is asked again."]
    assert answer.used.estimated
    assert answer.used.tokens_out > USAGE["completion_tokens"]


def test_silence_ends_in_time():
    started = time.monotonic()
    failed, server, _ = _failing([saying("late", pause=30)], model_timeout=0.2)
    assert failed.sentence == "The model did not answer (time-out after 0.2 s)"
    assert time.monotonic() - started < 25
    assert len(server.requests) == 1


def test_a_service_that_only_keeps_the_line_open_ends_in_time():
    started = time.monotonic()
    failed, _, _ = _failing([Answer((": still here\n\n",) * 2000, pause=0.02)], model_timeout=0.2)
    assert failed.reason == "silent"
    assert time.monotonic() - started < 25


def test_an_address_where_nobody_is():
    with OpenAIServer([saying("x")]) as server:
        settings = _settings(server)
    endpoint = Endpoint(settings, wait=list[float]().append)
    with pytest.raises(Failed, match=r"cannot be reached \(127.0.0.1\)") as caught:
        endpoint.ask(_question, 5000, Ear())
    endpoint.close()
    assert caught.value.reason == "address"


def test_an_answer_without_end_is_cut_at_the_limit():
    failed, server, _ = _failing([saying(" ".join(map(str, range(4000))))], limit=500)
    assert failed.reason == "too_much"
    assert 500 < failed.used.tokens_out < 520
    assert server.requests[0]["max_completion_tokens"] == 500


def test_a_listener_can_stop_the_answer():
    class Stopper(Ear):
        def hear(self, words: str, characters: int) -> None:
            raise Cancelled("Stopped.")

    with OpenAIServer([saying("word " * 100)]) as server, _endpoint(server) as endpoint, pytest.raises(Cancelled):
        endpoint.ask(_question, 5000, Stopper())
    assert len(server.requests) == 1


def test_a_listener_can_stop_in_the_middle_of_silence():
    class Impatient(Ear):
        def hear(self, words: str, characters: int) -> None:
            raise Cancelled("Stopped.")

    started = time.monotonic()
    with OpenAIServer([saying("late", pause=30)]) as server, _endpoint(server) as endpoint:
        with pytest.raises(Cancelled):
            endpoint.ask(_question, 5000, Impatient())
        assert time.monotonic() - started < 25


def test_a_service_of_ones_own_needs_no_key_and_no_name():
    script = [calling("circle", {"shots": [1]})]
    with (
        OpenAIServer(script, models=["qwen-local", "other"]) as server,
        _endpoint(server, model="", model_key=None) as endpoint,
    ):
        assert endpoint.ask(_question, 5000, Ear()).calls[0].name == "circle"
    assert endpoint.model == "qwen-local"
    assert server.requests[0]["model"] == "qwen-local"


def test_a_service_that_lists_no_model_is_told():
    with (
        OpenAIServer([saying("x")], models=[]) as server,
        _endpoint(server, model="") as endpoint,
        pytest.raises(Failed, match="WORKPRINT_MODEL"),
    ):
        endpoint.ask(_question, 5000, Ear())
