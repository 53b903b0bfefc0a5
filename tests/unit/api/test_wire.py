"""The messages of the socket, held against a golden file: what is in it, older pages understand."""

import json
from datetime import UTC, datetime
from pathlib import Path

from fastapi.testclient import TestClient

from api.answers import CommentShown, EventShown, FailureSaid, JobShown, Segment
from api.events import (
    EVENT,
    SAYING,
    Changed,
    Chat,
    Commented,
    Facts,
    Greeting,
    Hello,
    Job,
    People,
    Playable,
    Pong,
    Presence,
    Present,
    Preview,
    Progressed,
    Snapshot,
    Step,
    WireEvent,
)
from tools.film.asker import Asker
from tools.film.edits.story import SetTitle
from tools.film.facts import TitleSet

GOLDEN = Path(__file__).parents[2] / "goldens" / "wire.jsonl"
AT = datetime(2026, 2, 3, 4, 5, 6, tzinfo=UTC)
FILM = "heron-1a2b"
MINA = Present(id="p1", name="Mina", role="director", view="timeline", frame=48, shot="sh2", playing=True)
RENDER = JobShown(id="j1", film=FILM, order="render", state="running", stage="encode", done=3, total=8, asked=AT)
FAILED = RENDER.model_copy(update={"state": "failed", "error": FailureSaid(code="setup", message="The disk is full.")})
WORDS = EventShown(number=3, turn=12, kind="words", value={"text": "Done."}, at=AT)
COMMENT = CommentShown(
    number=1,
    frame=48,
    timecode="00:00:02:00",
    shot="sh2",
    slate="1B",
    said_at=48,
    revision=6,
    text="Too long.",
    author="Anna (round one)",
    guest=True,
    about=None,
    state="open",
    closed_by="",
    turn=None,
    at=AT,
)
MESSAGES: list[WireEvent] = [
    Hello(
        film=FILM,
        seq=7,
        data=Greeting(you="p1", name="Mina", role="director", revision=5, jobs=[RENDER], count=1, people=[MINA]),
    ),
    Facts(
        film=FILM,
        seq=8,
        cause="12.1",
        data=Changed(
            revision=6,
            kind="set_title",
            actor="Mina",
            message="call it Heron",
            at=AT,
            asker=Asker(name="Mina", place="slack"),
            edit=SetTitle(title="Heron"),
            facts=(TitleSet(title="Heron"),),
            changes=["The film is called Heron."],
        ),
    ),
    Chat(film=FILM, seq=9, cause="12", data=WORDS),
    Commented(film=FILM, seq=10, data=COMMENT),
    Job(film=FILM, seq=10, data=FAILED),
    Progressed(film=FILM, seq=9, data=Step(job="j1", order="render", stage="encode", done=3, total=8, what="2A")),
    Preview(
        film=FILM,
        seq=9,
        data=Playable(
            revision=6,
            segments=[
                Segment(start=0, frames=48, key="ab", address="/a/0.mp4", init="/a/init.mp4", rendered=True, made=True)
            ],
            sound=True,
        ),
    ),
    Presence(film=FILM, seq=9, data=People(count=1, people=[MINA])),
    Snapshot(film=FILM, seq=9),
    Pong(film=FILM, seq=9),
]


def test_the_messages_are_those_of_the_golden_file():
    told = "".join(message.model_dump_json() + "\n" for message in MESSAGES)
    assert told == GOLDEN.read_text(encoding="utf-8"), f"Look at the difference; when it is meant, write {GOLDEN.name}"


def test_every_message_is_read_back_as_what_it_is():
    for line, message in zip(GOLDEN.read_text(encoding="utf-8").splitlines(), MESSAGES, strict=True):
        assert EVENT.validate_json(line) == message


def test_the_description_of_the_interface_names_every_message_and_every_saying(web: TestClient):
    parts = web.get("/api/openapi.json").json()["components"]["schemas"]
    assert set(parts["WireEvent"]["discriminator"]["mapping"]) == {message.type for message in MESSAGES}
    assert set(parts["WireSaying"]["discriminator"]["mapping"]) == {"here", "ping"}
    text = json.dumps(parts)
    used = {reference.split('"')[0] for reference in text.split("#/components/schemas/")[1:]}
    assert used <= set(parts)


def test_a_saying_is_one_of_two():
    assert SAYING.validate_json('{"type": "here", "frame": 3}').type == "here"
    assert SAYING.validate_json('{"type": "ping"}').type == "ping"
