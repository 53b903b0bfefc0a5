"""Whatever a service answers, a thought comes of it: valid acts, or words; and nothing is raised."""

import json
from collections.abc import Generator
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from agent.conversation import ACTS, Done, Speaker
from agent.embedded.director import EmbeddedDirector
from agent.model.director import ModelDirector
from agent.model.hearing import Hearing
from agent.model.offering import in_words
from agent.model.spoken_json import read_spoken
from agent.ports import Situation, Thought
from agent.toolspecs import act_kinds
from tests.fakes.openai_server import Answer, OpenAIServer, calling_all, chunk, saying
from tests.fakes.talk_film import NoRecords, ferry
from tools.settings import Settings
from tools.writing.lexicon import Lexicon

OWN = ("look", "ask", "more_tools", "write_film", "write_scene", "write_shots")
FILM = ferry()
FEW = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])

texts = st.one_of(
    st.text(max_size=30),
    st.sampled_from(["1", "3B", "3B-2", "cl5", "wide", "dissolve", "MARA", "narrator", "DX", "INT. BAR - DAY\n- x"]),
)
leaves = st.one_of(st.none(), st.booleans(), st.integers(-3, 2000), st.floats(), texts)
anything = st.recursive(
    leaves,
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(texts, inner, max_size=4)),
    max_leaves=8,
)
FIELDS = sorted(
    {name for value in act_kinds().values() for name in value.model_fields} | {"what", "at", "words", "about"}
)


@st.composite
def calls(draw: st.DrawFn) -> tuple[str, Any]:
    """A call of a tool, mostly one that exists, with fields that are mostly its own."""
    name = draw(st.sampled_from([*act_kinds(), *OWN]) | texts)
    own = [*act_kinds()[name].model_fields] if name in act_kinds() else FIELDS
    fields = draw(st.dictionaries(st.sampled_from(own) | st.sampled_from(FIELDS), anything, max_size=5))
    return name, draw(st.one_of(st.just(fields), anything, st.text(max_size=20), st.just(json.dumps(fields)[:-3])))


pieces = st.lists(
    st.one_of(
        anything.map(lambda value: f"data: {json.dumps(value)}\n\n"),
        st.dictionaries(st.sampled_from(["content", "tool_calls", "refusal", "role"]), anything, max_size=3).map(chunk),
        st.dictionaries(st.sampled_from(["choices", "usage", "error", "id"]), anything, max_size=3).map(
            lambda value: f"data: {json.dumps(value)}\n\n"
        ),
        st.text(max_size=40),
    ),
    max_size=5,
)
raw = st.builds(
    Answer,
    pieces.map(tuple),
    status=st.sampled_from([200, 200, 200, 400, 404, 418, 429, 500]),
    content_type=st.sampled_from(["text/event-stream", "application/json", "text/plain"]),
    dies=st.booleans(),
)


@pytest.fixture(scope="module")
def service() -> Generator[OpenAIServer]:
    with OpenAIServer([saying("x")]) as server:
        yield server


def _think_through(service: OpenAIServer, script: list[Answer]) -> list[Thought]:
    """A whole turn, whose acts succeed and fail in turns."""
    service.script[:] = [*script, saying("The end.")]
    given = {"model_url": service.url, "model": "fake-1", "model_timeout": 20}
    lexicon = Lexicon(None)
    brain = ModelDirector(Settings.model_validate(given), EmbeddedDirector(lexicon), lexicon, wait=lambda _: None)
    thoughts: list[Thought] = []
    done: list[Done] = []
    scratch = ""
    try:
        for _ in range(20):
            situation = Situation(
                FILM, 1, NoRecords(FILM), Speaker(), "make 3 darker", done=tuple(done), scratch=scratch
            )
            thought = brain.think(situation, lambda kind, value: None)
            thoughts.append(thought)
            if not thought.acts or thought.final or thought.question:
                return thoughts
            scratch = thought.scratch
            for act in thought.acts:
                done.append(Done(act=act, before=1, revision=1, error="No." if len(done) % 2 else ""))
    finally:
        brain.close()
    raise AssertionError("the turn does not end")


def _check(thoughts: list[Thought]) -> None:
    for thought in thoughts:
        assert ACTS.validate_json(ACTS.dump_json(thought.acts)) == thought.acts
        assert len(thought.scratch) < 200_000
        assert thought.spent.tokens_in >= 0
    last = thoughts[-1]
    assert last.words or last.acts or last.question or len(thoughts) > 1


@FEW
@given(rounds=st.lists(st.lists(calls(), min_size=1, max_size=4), min_size=1, max_size=3))
def test_any_calls_come_to_valid_acts_or_a_sentence(service: OpenAIServer, rounds: list[list[tuple[str, Any]]]):
    _check(_think_through(service, [calling_all(made) for made in rounds]))


@FEW
@given(script=st.lists(raw, min_size=1, max_size=3))
def test_any_stream_ends_in_a_thought(service: OpenAIServer, script: list[Answer]):
    _check(_think_through(service, script))


@FEW
@given(said=st.one_of(st.text(max_size=200), anything.map(json.dumps), st.lists(calls(), max_size=3).map(json.dumps)))
def test_any_words_end_in_a_thought(service: OpenAIServer, said: str):
    _check(_think_through(service, [saying(said)]))


@given(piece=st.dictionaries(st.sampled_from(["choices", "usage", "model"]), anything))
def test_any_piece_is_heard_without_harm(piece: dict[str, Any]):
    hearing = Hearing()
    assert isinstance(hearing.hear(piece), str)
    assert hearing.characters >= 0
    assert all(call.name for call in hearing.calls)


@settings(deadline=None)
@given(text=st.text(max_size=300) | anything.map(json.dumps) | st.just("[" * 5000) | st.just('{"a":' * 3000))
def test_any_text_is_read_without_harm(text: str):
    spoken = read_spoken(text)
    assert spoken is None or all(isinstance(call.arguments, str) for call in spoken.calls)
    assert in_words()
