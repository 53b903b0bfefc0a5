"""The socket of a page: greeted, told what happens by whom ever, caught up after it was away, and let in like HTTP."""

import json
import time
from collections.abc import Generator
from contextlib import contextmanager
from typing import Any, cast

import pytest
from fastapi.testclient import TestClient
from starlette.testclient import WebSocketDenialResponse, WebSocketTestSession
from starlette.websockets import WebSocketDisconnect

from agent.ports import Emit, Situation, Thought
from api.app import build_app
from api.doorman import Policy
from api.room import RING
from tests.fakes.patient_hands import PatientHands
from tests.fakes.scripted_brain import ScriptedBrain, act
from tests.unit.api.conftest import ADDRESS
from tools.film.edits.story import SetLogline, SetTitle
from tools.studio import Studio

HERON = "/api/films/heron-1a2b"
SOCKET = f"ws://127.0.0.1:8000{HERON}/socket"
TOKEN = "a token of some length"


class Page:
    """A socket, and what it was told."""

    def __init__(self, session: WebSocketTestSession) -> None:
        self._session = session

    def next(self, *kinds: str, passing: tuple[str, ...] = ("presence",)) -> dict[str, Any]:
        """The next message of these kinds; those that may come between are passed by, others are a fault."""
        while True:
            message = cast("dict[str, Any]", json.loads(self._session.receive_text()))
            if message["type"] in kinds:
                return message
            assert message["type"] in passing, message

    def say(self, **saying: Any) -> None:
        self._session.send_text(json.dumps(saying))


@contextmanager
def page(web: TestClient, after: int | None = None, name: str = "web") -> Generator[Page]:
    query = f"?name={name}" + (f"&after={after}" if after is not None else "")
    with web.websocket_connect(SOCKET + query) as session:
        yield Page(session)


def title(web: TestClient, words: str) -> int:
    done = web.post(f"{HERON}/edits", json={"kind": "set_title", "title": words})
    return int(done.json()["revision"])


def test_a_page_is_greeted_with_how_things_are(web: TestClient):
    title(web, "One")
    with page(web, name="Mina") as mina:
        hello = mina.next("hello")
    assert (hello["v"], hello["film"], hello["seq"]) == (1, "heron-1a2b", 1)
    data = hello["data"]
    assert (data["revision"], data["role"], data["name"], data["jobs"]) == (1, "owner", "Mina", [])
    assert [(one["id"], one["name"]) for one in data["people"]] == [(data["you"], "Mina")]


def test_an_edit_reaches_every_page_in_words_and_as_data(web: TestClient):
    with page(web) as one, page(web) as two:
        for each in (one, two):
            each.next("hello")
        web.post(f"{HERON}/edits", json={"kind": "set_duration", "shots": [1], "delta": 1.0})
        told = [each.next("facts") for each in (one, two)]
    assert told[0] == told[1]
    assert told[0]["seq"] == 1
    data = told[0]["data"]
    assert (data["revision"], data["kind"], data["actor"]) == (1, "set_duration", "web")
    assert data["changes"][0].startswith("Shot 1 (1A)")
    assert data["edit"]["kind"] == "set_duration"
    assert "duration_set" in [fact["kind"] for fact in data["facts"]]


def test_what_another_process_writes_is_told_too(web: TestClient, studio: Studio):
    other = Studio(studio.settings)
    with page(web) as here:
        here.next("hello")
        begun = time.monotonic()
        for number in range(3):
            other.perform("heron-1a2b", SetTitle(title=f"Heron {number}"), actor="cli")
        told = [here.next("facts") for _ in range(3)]
        assert time.monotonic() - begun < 20
    assert [(one["seq"], one["data"]["revision"], one["data"]["actor"]) for one in told] == [
        (1, 1, "cli"),
        (2, 2, "cli"),
        (3, 3, "cli"),
    ]
    other.close()


def test_a_page_that_was_away_is_told_what_it_missed_and_then_goes_on(web: TestClient):
    for words in ("One", "Two", "Three"):
        title(web, words)
    with page(web, after=1) as here:
        # What was missed is not reached yet: a line that breaks now has to ask for it once more.
        assert here.next("hello")["seq"] == 1
        assert [here.next("facts")["data"]["edit"]["title"] for _ in range(2)] == ["Two", "Three"]
        title(web, "Four")
        assert here.next("facts")["seq"] == 4
    with page(web, after=4) as here:
        here.next("hello")
        title(web, "Five")
        assert here.next("facts")["seq"] == 5


def test_a_restart_of_the_server_loses_nothing(studio: Studio, patient: PatientHands):
    for words in ("One", "Two"):
        with TestClient(build_app(studio, hands=patient.hands()), base_url=ADDRESS) as web:
            title(web, words)
            with page(web, after=0) as here:
                here.next("hello")
                told = [here.next("facts")["data"]["edit"]["title"] for _ in range(1 if words == "One" else 2)]
    assert told == ["One", "Two"]


@pytest.mark.parametrize("after", [1, RING + 100])
def test_who_missed_too_much_or_knows_a_future_is_told_to_read_anew(web: TestClient, studio: Studio, after: int):
    studio.chats.begin("heron-1a2b", "x", "you", "owner", "web", 0)
    studio.chats.note("heron-1a2b", 1, [("words", '{"text": "x"}')] * (RING + 2))
    with page(web, after=after) as here:
        here.next("hello")
        assert here.next("snapshot")["seq"] == RING + 2
        title(web, "After")
        assert here.next("facts")["seq"] == RING + 3


def test_a_conversation_is_told_as_its_stream_tells_it(studio: Studio, patient: PatientHands):
    def speak(situation: Situation, emit: Emit) -> Thought:
        emit("words", {"text": "Well, "})
        return Thought(words="Well, darker.", acts=(act("set_grade", shots=[1], exposure=-0.5),), final=True)

    app = build_app(studio, None, patient.hands(), directing=lambda settings: ScriptedBrain((speak,)))
    with TestClient(app, base_url=ADDRESS) as web, page(web) as here:
        here.next("hello")
        stream = web.post(f"{HERON}/messages", json={"message": "darker"}, headers={"accept": "text/event-stream"})
        told: list[dict[str, Any]] = []
        while not told or told[-1]["data"].get("kind") != "said":
            told.append(here.next("chat", "facts"))
    kinds = [line.removeprefix("event: ") for line in stream.text.splitlines() if line.startswith("event: ")]
    assert [one["data"]["kind"] for one in told if one["type"] == "chat"] == kinds
    assert [one["seq"] for one in told] == list(range(1, len(told) + 1))
    said = json.loads(stream.text.strip().rsplit("data: ", 1)[1])
    assert told[-1]["data"]["value"] == said
    (facts,) = [one for one in told if one["type"] == "facts"]
    assert facts["cause"].split(".")[0] == told[-1]["cause"] == "1"
    assert facts["data"]["message"] == "darker"


def test_work_is_told_from_its_beginning_to_its_end_and_not_too_often(web: TestClient, patient: PatientHands):
    with page(web) as here:
        here.next("hello")
        begun = time.monotonic()
        web.post(f"{HERON}/orders", json={"kind": "retake", "shots": [1]})
        assert patient.begun.wait(60)
        states: list[str] = []
        steps: list[dict[str, Any]] = []
        while "done" not in states:
            message = here.next("job", "progress")
            if message["type"] == "job":
                states.append(message["data"]["state"])
            else:
                steps.append(message["data"])
                if len(steps) == 4:
                    patient.go.set()
        seconds = time.monotonic() - begun
    # A page hears how a job is now: one that is begun at once may never be seen to wait.
    assert states in (["queued", "running", "done"], ["running", "done"])
    assert 4 <= len(steps) <= 4 * seconds + 2
    assert (steps[0]["order"], steps[0]["stage"], steps[0]["done"], steps[0]["what"]) == (
        "retake",
        "pictures",
        1.5,
        "2A",
    )
    with page(web) as later:
        assert [job["state"] for job in later.next("hello")["data"]["jobs"]] == ["done"]


def test_people_see_each_other_come_look_and_go(web: TestClient):
    with page(web, name="Mina") as mina:
        me = mina.next("hello")["data"]["you"]
        with page(web, name="Otto") as otto:
            other = otto.next("hello")["data"]["you"]
            otto.say(type="here", view="timeline", frame=48, shot="sh2", playing=True)
            seen: list[dict[str, Any]] = []
            while not any(one["frame"] == 48 for one in seen):
                seen = mina.next("presence")["data"]["people"]
            assert {one["id"] for one in seen} == {me, other}
            assert next(one for one in seen if one["id"] == other) == {
                "id": other, "name": "Otto", "role": "owner", "view": "timeline", "frame": 48, "shot": "sh2",
                "playing": True,
            }  # fmt: skip
        while len(seen) > 1:
            seen = mina.next("presence")["data"]["people"]
        assert [one["id"] for one in seen] == [me]


def test_a_page_may_ask_whether_the_server_is_still_there(web: TestClient):
    with page(web) as here:
        here.next("hello")
        here.say(type="ping")
        assert here.next("pong")["seq"] == 0


@pytest.mark.parametrize("words", ["", "no json", "[]", '{"type": "edit"}', '{"type": "here", "frame": -1}'])
def test_what_may_not_be_said_ends_the_socket(web: TestClient, words: str):
    with web.websocket_connect(SOCKET) as session:
        session.receive_text()
        session.send_text(words)
        with pytest.raises(WebSocketDisconnect) as ended:
            _to_its_end(session)
        assert ended.value.code == 1008


def test_a_flood_of_sayings_ends_the_socket(web: TestClient):
    with web.websocket_connect(SOCKET) as session:
        for _ in range(100):
            session.send_text('{"type": "ping"}')
        with pytest.raises(WebSocketDisconnect) as ended:
            _to_its_end(session)
        assert ended.value.code == 1008


@pytest.mark.parametrize(
    ("address", "headers", "status"),
    [
        (SOCKET, {"origin": "https://evil.example"}, 403),
        (SOCKET, {"origin": "null"}, 403),
        (SOCKET, {"sec-fetch-site": "cross-site"}, 403),
        (SOCKET, {"host": "evil.example"}, 403),
        ("ws://127.0.0.1:8000/api/films/casablanca/socket", {}, 404),
        (f"{SOCKET}?after=-1", {}, 400),
        (f"{SOCKET}?after=99999999999999999999999", {}, 400),
        (f"{SOCKET}?after=x", {}, 400),
    ],
)
def test_who_may_not_follow_is_refused_as_http_would(
    web: TestClient, address: str, headers: dict[str, str], status: int
):
    with pytest.raises(WebSocketDenialResponse) as refused, web.websocket_connect(address, headers=headers):
        pass
    assert refused.value.status_code == status
    assert refused.value.json()["error"]["message"]


def test_a_socket_needs_the_token_too(studio: Studio):
    name = "films.example:8000"
    address, key = f"ws://{name}{HERON}/socket", {"authorization": f"Bearer {TOKEN}"}
    with TestClient(build_app(studio, Policy(hosts=None, token=TOKEN)), base_url=f"http://{name}") as web:
        for headers in ({}, {"authorization": "Bearer wrong"}, {"cookie": "workprint=x"}):
            with pytest.raises(WebSocketDenialResponse) as refused, web.websocket_connect(address, headers=headers):
                pass
            assert refused.value.status_code == 401
        with web.websocket_connect(address, headers=key) as session:
            assert json.loads(session.receive_text())["type"] == "hello"
        web.post("/api/session", headers=key)
        with web.websocket_connect(address, headers={"origin": f"http://{name}"}) as session:
            assert json.loads(session.receive_text())["type"] == "hello"


def test_the_same_news_are_had_by_asking(web: TestClient, studio: Studio):
    for number in range(3):
        studio.perform("heron-1a2b", SetLogline(logline=f"{number}"))
    told = web.get(f"{HERON}/news", params={"after": 1}).json()
    assert (told["newest"], told["missed"], [one["seq"] for one in told["news"]]) == (3, False, [2, 3])
    assert told["news"][0]["data"]["edit"]["logline"] == "1"
    assert web.get(f"{HERON}/news", params={"after": 9}).json() == {"newest": 3, "missed": True, "news": []}


def test_the_address_of_the_socket_says_what_it_is_over_plain_http(web: TestClient):
    answer = web.get(f"{HERON}/socket")
    assert (answer.status_code, answer.headers["upgrade"]) == (426, "websocket")


def _to_its_end(session: WebSocketTestSession) -> None:
    while True:
        session.receive_text()
