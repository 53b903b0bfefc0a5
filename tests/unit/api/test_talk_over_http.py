"""Talking over HTTP: the answer as JSON, the same as a stream, what was said, and orders that become jobs."""

import json
import threading
import time
from collections.abc import Callable, Generator
from contextlib import contextmanager
from typing import Any

import pytest
from fastapi.testclient import TestClient

from agent.ports import Emit, Situation, Thought
from api.app import build_app
from api.doorman import Policy
from tests.fakes.patient_hands import PatientHands
from tests.fakes.scripted_brain import ScriptedBrain, Step, act, doing
from tests.unit.api.conftest import ADDRESS
from tools.studio import Studio

HERON = "/api/films/heron-1a2b"
SSE = {"accept": "text/event-stream"}
DARKER = act("set_grade", shots=[1], exposure=-0.5, relative=True)
CUT = act("remove_shot", shots=[2])
Opened = Callable[..., Any]


@pytest.fixture
def spoken(studio: Studio, patient: PatientHands) -> Opened:
    """The application with a director that thinks these steps."""

    @contextmanager
    def opened(*steps: Step, policy: Policy | None = None) -> Generator[TestClient]:
        brain = ScriptedBrain(steps)
        made = build_app(studio, policy, patient.hands(), directing=lambda settings: brain)
        with TestClient(made, base_url=ADDRESS) as client:
            yield client

    return opened


def _events(text: str) -> list[tuple[str, dict[str, Any]]]:
    found: list[tuple[str, dict[str, Any]]] = []
    for block in text.strip().split("\n\n"):
        fields = dict(line.split(": ", 1) for line in block.splitlines())
        found.append((fields["event"], json.loads(fields["data"])))
    return found


def test_a_message_is_answered_with_words_and_the_same_as_data(spoken: Opened):
    with spoken(doing(DARKER, words="Done.")) as web:
        answer = web.post(f"{HERON}/messages", json={"message": "darker", "name": "Mina"})
        assert answer.status_code == 200
        told = answer.json()
        assert told["reply"].splitlines()[:2] == ["Done.", "Shot 1 (1A) is darker: exposure -0.50 stops."]
        assert told["edits"][0]["targets"] == {"shots": [1], "scenes": []}
        assert (told["film"], told["revision"], told["undo"], told["turn"]) == ("heron-1a2b", 1, 0, 1)
        (entry,) = web.get(f"{HERON}/log").json()["log"]
        assert (entry["actor"], entry["message"]) == ("Mina", "darker")


def test_the_answer_comes_as_a_stream_to_who_asks_for_one(spoken: Opened):
    def speak(situation: Situation, emit: Emit) -> Thought:
        emit("words", {"text": "Well, "})
        return Thought(words="Well, darker.", acts=(DARKER,), final=True)

    with spoken(speak) as web:
        answer = web.post(f"{HERON}/messages", json={"message": "darker"}, headers=SSE)
        assert answer.headers["content-type"].startswith("text/event-stream")
        told = _events(answer.text)
    kinds = [kind for kind, _ in told]
    assert kinds[0] == "message"
    assert kinds[-1] == "said"
    assert kinds.index("words") < kinds.index("done") < kinds.index("said")
    assert "reply" not in kinds
    assert told[-1][1]["edits"][0]["kind"] == "set_grade"
    numbers = [event["number"] for _, event in told[:-1]]
    assert numbers == sorted(set(numbers))


def test_a_dry_run_does_nothing(spoken: Opened):
    with spoken(doing(CUT, DARKER), doing(CUT)) as web:
        told = web.post(f"{HERON}/messages", json={"message": "cut 2", "dry_run": True}).json()
        assert [edit["kind"] for edit in told["edits"]] == ["remove_shot", "set_grade"]
        assert web.get(HERON).json()["revision"] == 0
        streamed = _events(web.post(f"{HERON}/messages", json={"message": "cut 2", "dry_run": True}, headers=SSE).text)
        assert [kind for kind, _ in streamed] == ["said"]
        assert web.get(f"{HERON}/messages").json()["messages"] == []


def test_what_waits_is_told_with_its_choices_and_answered_by_turn(spoken: Opened):
    with spoken(Thought(words="Hello."), doing(CUT)) as web:
        web.post(f"{HERON}/messages", json={"message": "hello"})
        asked = web.post(f"{HERON}/messages", json={"message": "drop 2"}).json()
        waiting = web.get(f"{HERON}/messages").json()["waiting"]
        assert (waiting["turn"], waiting["choices"], waiting["gate"]) == (asked["turn"], ["yes", "no"], True)
        assert waiting["least"] == "editor"
        stale = web.post(f"{HERON}/messages", json={"message": "yes", "answering": 1}).json()
        assert (stale["edits"], stale["revision"]) == ([], 0)
        done = web.post(f"{HERON}/messages", json={"message": "yes", "answering": asked["turn"]}).json()
        assert done["edits"][0]["targets"]["shots"] == [2]
        assert web.get(f"{HERON}/messages").json()["waiting"] is None


def test_what_was_said_is_paged_and_what_happened_is_numbered(spoken: Opened):
    with spoken(*(Thought(words=f"Answer {n}.") for n in range(1, 6))) as web:
        for n in range(1, 6):
            web.post(f"{HERON}/messages", json={"message": f"question {n}"})
        newest = web.get(f"{HERON}/messages", params={"count": 2}).json()["messages"]
        assert [(turn["turn"], turn["reply"]) for turn in newest] == [(4, "Answer 4."), (5, "Answer 5.")]
        older = web.get(f"{HERON}/messages", params={"count": 2, "before": 4}).json()["messages"]
        assert [turn["message"] for turn in older] == ["question 2", "question 3"]
        events = web.get(f"{HERON}/events").json()["events"]
        assert [event["number"] for event in events] == list(range(1, len(events) + 1))
        assert {"message", "thinking", "reply"} <= {event["kind"] for event in events}
        late = web.get(f"{HERON}/events", params={"since": events[-2]["number"]}).json()["events"]
        assert late == events[-1:]


def test_an_order_of_a_message_is_a_job_and_the_turn_ends_at_once(spoken: Opened, patient: PatientHands):
    with spoken(doing(act("render")), doing(act("cancel"))) as web:
        told = web.post(f"{HERON}/messages", json={"message": "render it"}).json()
        (order,) = told["orders"]
        job = web.get(f"/api/jobs/{order['result']['job']}").json()
        assert (job["order"], job["film"]) == ("render", "heron-1a2b")
        assert "The render has begun" in told["reply"]
        assert order["result"]["job"] not in told["reply"]
        assert patient.begun.wait(60)
        stopped = web.post(f"{HERON}/messages", json={"message": "stop that"}).json()
        assert stopped["orders"][0]["result"] == {"cancelled": ["render"]}
        assert "stopped: the render" in stopped["reply"].lower()
        assert _ended(web, job["id"])["state"] == "cancelled"


def _ended(web: TestClient, job: str) -> dict[str, Any]:
    for _ in range(6000):
        found = web.get(f"/api/jobs/{job}").json()
        if found["ended"]:
            return found
        time.sleep(0.01)
    raise AssertionError("the job goes on")


def test_a_second_job_of_a_film_is_refused_in_words(spoken: Opened, patient: PatientHands):
    with spoken(doing(act("render")), doing(act("export", name="gif"))) as web:
        web.post(f"{HERON}/messages", json={"message": "render it"})
        told = web.post(f"{HERON}/messages", json={"message": "and a gif"}).json()
        assert told["orders"] == []
        assert "is being worked on (render)" in told["refused"][0]["error"]
        patient.go.set()


def test_no_message_over_http_reaches_a_file_of_the_machine(spoken: Opened, tmp_path: Any):
    out = str(tmp_path / "x.mp4")
    steps = (doing(act("render", out=out)), doing(act("import_media", files=["/etc/passwd"])))
    with spoken(*steps) as web:
        for message in (f"render it to {out}", "bring in /etc/passwd"):
            told = web.post(f"{HERON}/messages", json={"message": message}).json()
            assert told["orders"] == []
            assert "at the terminal only" in told["refused"][0]["error"]


def test_stop_ends_the_turn_in_hand(spoken: Opened):
    begun = threading.Event()

    def think(situation: Situation, emit: Emit) -> Thought:
        begun.set()
        for _ in range(2000):
            emit("looked", {"what": "scene 1"})
            time.sleep(0.005)
        raise AssertionError("nobody stopped it")

    with spoken(think) as web:
        assert web.post(f"{HERON}/stop").json() == {"stopped": False}
        answers: list[dict[str, Any]] = []
        turn = threading.Thread(
            target=lambda: answers.append(web.post(f"{HERON}/messages", json={"message": "think"}).json())
        )
        turn.start()
        assert begun.wait(60)
        assert web.post(f"{HERON}/stop").json() == {"stopped": True}
        turn.join(60)
        assert answers[0]["reply"] == "Stopped. What was done is kept."


def test_a_turn_that_a_dead_server_left_open_is_ended_by_the_next_one(spoken: Opened, studio: Studio):
    studio.chats.begin("heron-1a2b", "darker", "web", "owner", "web", 0)
    with spoken() as web:

        def last() -> dict[str, Any]:
            return web.get(f"{HERON}/messages").json()["messages"][-1]

        for _ in range(3000):
            if last()["state"] != "open":
                break
            time.sleep(0.02)
        assert last()["state"] != "open"
        assert "broken off" in last()["reply"]


@pytest.mark.parametrize("headers", [{}, SSE])
@pytest.mark.parametrize(
    ("path", "body", "status", "code"),
    [
        ("/api/films/casablanca/messages", {"message": "darker"}, 404, "not_found"),
        (f"{HERON}/messages", {"message": "   "}, 400, "bad_message"),
        (f"{HERON}/messages", {"message": ""}, 400, "bad_request"),
        (f"{HERON}/messages", {"message": "x", "film": "other"}, 400, "bad_request"),
        (f"{HERON}/messages", {}, 400, "bad_request"),
    ],
)
def test_what_cannot_be_said_has_an_honest_status(
    spoken: Opened, headers: dict[str, str], path: str, body: dict[str, Any], status: int, code: str
):
    with spoken() as web:
        refused = web.post(path, json=body, headers=headers)
        assert (refused.status_code, refused.json()["error"]["code"]) == (status, code)


def test_only_who_may_ask_may_talk(spoken: Opened):
    with spoken(doing(DARKER), policy=Policy(token="a token of sixteen")) as web:
        assert web.post(f"{HERON}/messages", json={"message": "darker"}).status_code == 401
        assert web.get(f"{HERON}/messages").status_code == 401
        shown = {"authorization": "Bearer a token of sixteen"}
        foreign = {**shown, "origin": "http://elsewhere.example"}
        assert web.post(f"{HERON}/messages", json={"message": "darker"}, headers=foreign).status_code == 403
        assert web.post(f"{HERON}/messages", json={"message": "darker"}, headers=shown).status_code == 200


def test_the_description_names_the_answer_and_its_stream(spoken: Opened):
    with spoken() as web:
        described = web.get("/api/openapi.json").json()
    told = described["paths"]["/api/films/{film}/messages"]["post"]["responses"]["200"]["content"]
    assert told["application/json"]["schema"] == {"$ref": "#/components/schemas/Said"}
    assert "text/event-stream" in told
