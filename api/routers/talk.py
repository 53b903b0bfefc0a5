"""Talking over HTTP: say something, watch the answer come, look at what was said, stop it."""

import json
from collections.abc import Generator, Iterator
from typing import Annotated, Any

from fastapi import APIRouter, Body, Query, Request
from fastapi.responses import StreamingResponse
from pydantic import BaseModel, ConfigDict, Field

from agent.conversation import Happening, Reply, Role, Speaker
from agent.roles import least_role, way_back_refusal
from api.allowing import EDITORS, MEMBERS, ByPerson
from api.answers import Aside, Conversation, EventList, EventShown, Failure, Stopped, TurnShown, Waiting
from api.conversations import InConversation
from api.failures import said as failure_said
from api.house import CALLER, InHouse
from api.said import YES_OR_NO, Said, said
from api.terminal import as_bug
from api.turns import Turn
from api.work import brought
from tools.film.edits.state import Revert
from tools.film.errors import WorkprintError
from tools.studio import Studio

router = APIRouter(prefix="/api/films/{film}", tags=["talk"])

LONGEST_MESSAGE = 200_000
STREAM = "text/event-stream"
STREAMED = {
    200: {
        "description": (
            "The answer. To `Accept: text/event-stream`, what happens as it happens, one event each (`words`, `done`,"
            " `progress`, ...), then `said` with the answer, or `error`."
        ),
        "content": {STREAM: {"schema": {"type": "string"}}},
    }
}


class MessageSent(BaseModel):
    """What someone says to the director of a film."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    message: str = Field(min_length=1, max_length=LONGEST_MESSAGE, description="in your own words")
    dry_run: bool = Field(default=False, description="say what it would do, and do nothing")
    answering: int | None = Field(
        default=None, ge=1, le=2**53, description="the turn whose question or gate this answers"
    )
    uploads: tuple[str, ...] = Field(
        default=(),
        max_length=200,
        description="ids of uploads that the message brings in: what they would become, or what was done to a cut, is"
        " told in the answer",
    )
    name: str = Field(
        default=CALLER,
        min_length=1,
        max_length=200,
        description="who says it, for the log; someone who came in by a token is called as they are known",
    )


@router.post("/messages", response_model=Said, responses=STREAMED, dependencies=MEMBERS)  # pyright: ignore[reportArgumentType]
def say(
    house: InHouse,
    talks: InConversation,
    person: ByPerson,
    request: Request,
    film: str,
    sent: Annotated[MessageSent, Body()],
) -> Any:
    """Say something, and have it done, asked back, or held until a yes."""
    known = house.studio.films.find(film)
    turn = talks.begin(
        known,
        sent.message,
        Speaker(name=person.name if person.known else sent.name, role=person.role, channel="web"),
        dry_run=sent.dry_run,
        answering=sent.answering,
        acts=brought(house.uploads, person.known, sent.uploads),
    )
    if STREAM not in request.headers.get("accept", ""):
        return said(house.studio, known, turn.reply(), dry_run=sent.dry_run)
    heard = turn.happenings()
    first = next(heard, None)
    if first is None:
        # Nothing has happened: whatever refused the message has a status of its own.
        turn.reply()
    return StreamingResponse(_told(house.studio, known, turn, first, heard, sent.dry_run), media_type=STREAM)


@router.get("/messages", dependencies=MEMBERS)
def messages(
    house: InHouse,
    talks: InConversation,
    person: ByPerson,
    film: str,
    count: Annotated[int, Query(ge=1, le=200, description="how many, of the newest")] = 50,
    before: Annotated[int | None, Query(ge=1, le=2**53, description="only turns before this one")] = None,
) -> Conversation:
    """What was said about a film, the newest messages, oldest first; and what waits for an answer."""
    known = house.studio.films.find(film)
    waiting = talks.transcript.pending(known)
    beside = talks.transcript.beside(known, waiting) if waiting and waiting.gate else None
    return Conversation(
        messages=[
            TurnShown(
                turn=turn.number,
                message=turn.message,
                speaker=turn.speaker.name,
                channel=turn.speaker.channel,
                state=turn.state,
                reply=turn.reply.text if turn.reply else "",
                changes=list(turn.reply.changes) if turn.reply else [],
                next=list(turn.reply.next) if turn.reply else [],
                undo=_undo(house.studio, known, person.role, turn.reply),
                before=turn.before,
                revision=turn.revision,
                started=turn.started,
                ended=turn.ended,
            )
            for turn in talks.transcript.history(known, count, before=before)
        ],
        waiting=_waiting(waiting, beside) if waiting else None,
    )


@router.get("/events", dependencies=MEMBERS)
def events(
    house: InHouse,
    talks: InConversation,
    film: str,
    since: Annotated[int, Query(ge=0, le=2**53, description="the number of the last event that is known")] = 0,
) -> EventList:
    """What happened in the conversation after an event; of long ago only the turns are kept."""
    found = talks.transcript.events(house.studio.films.find(film), since)
    return EventList(events=[_event(one) for one in found])


@router.post("/stop", dependencies=EDITORS)
def stop(house: InHouse, talks: InConversation, film: str) -> Stopped:
    """Stop the turn in hand, whoever began it. What is done is kept."""
    return Stopped(stopped=talks.stop(house.studio.films.find(film)))


def _event(happening: Happening) -> EventShown:
    return EventShown.model_validate(happening.model_dump())


def _undo(studio: Studio, film: str, role: Role, reply: Reply | None) -> int | None:
    if reply is None or reply.undo is None:
        return None
    return None if way_back_refusal(studio, film, role, Revert(revision=reply.undo)) else reply.undo


def _waiting(reply: Reply, beside: Reply | None) -> Waiting:
    question, aside = reply.question, beside.question if beside else None
    return Waiting(
        turn=reply.turn,
        text=reply.gate.preview if reply.gate else question.text if question else reply.text,
        choices=YES_OR_NO if reply.gate else [choice.label for choice in question.choices] if question else [],
        gate=reply.gate is not None,
        least=least_role(reply.gate) if reply.gate else "viewer",
        aside=Aside(turn=beside.turn, text=aside.text, choices=[choice.label for choice in aside.choices])
        if beside and aside
        else None,
    )


def _told(
    studio: Studio, film: str, turn: Turn, first: Happening | None, heard: Iterator[Happening], dry_run: bool
) -> Generator[str]:
    """The events of a turn, and its end."""
    if first is not None:
        yield _line(first.kind, _event(first).model_dump(mode="json"), first.number)
    for one in heard:
        # The reply comes as `said`, in the form that every channel has.
        if one.kind != "reply":
            yield _line(one.kind, _event(one).model_dump(mode="json"), one.number)
    try:
        yield _line("said", said(studio, film, turn.reply(), dry_run=dry_run).model_dump(mode="json"))
    except WorkprintError as error:
        yield _line("error", Failure(error=failure_said(error)).model_dump(mode="json"))
    except Exception as error:
        # the socket boundary: the answer has begun, so that a fault of ours is told in it
        bug = as_bug(error, studio.settings.home)
        yield _line("error", Failure(error=failure_said(bug)).model_dump(mode="json"))


def _line(kind: str, value: dict[str, Any], number: int | None = None) -> str:
    numbered = f"id: {number}\n" if number is not None else ""
    return f"{numbered}event: {kind}\ndata: {json.dumps(value, ensure_ascii=False, default=str)}\n\n"
