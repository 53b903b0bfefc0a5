"""What a message came to, as the JSON of every channel: `workprint say --json` prints it, the server answers it."""

from typing import Any

from pydantic import Field

from agent.conversation import Act, Done, Reply
from api.answer import Answer
from tools.film.edits import edit_kinds
from tools.film.film import Film
from tools.film.selecting import targets
from tools.studio import Studio

YES_OR_NO = ["yes", "no"]


class Targets(Answer):
    """Shots and scenes by their numbers in the film, as they were before the message."""

    shots: list[int]
    scenes: list[int]


class ActSaid(Answer):
    """An edit or an order: its kind, what it is about, and all its fields."""

    kind: str
    targets: Targets


class OrderSaid(ActSaid):
    """An order, and what came of it; `job` where it goes on as a job of the server."""

    result: dict[str, Any]


class RefusedSaid(ActSaid):
    """What was tried and could not be done, and why."""

    error: str


class GateSaid(Answer):
    """What waits for a yes, and what the yes would do and cost."""

    preview: str
    cost: float


class Tokens(Answer):
    """What a language model read and wrote for it."""

    model: str
    read: int
    written: int
    usd: float
    estimated: bool


class Said(Answer):
    """How a message ended: the answer in words, and the same as data."""

    film: str
    reply: str
    revision: int
    edits: list[ActSaid] = Field(description="what was done; of a dry run, what would be")
    orders: list[OrderSaid]
    refused: list[RefusedSaid]
    proposed: list[ActSaid] = Field(description="what waits for a yes, or, of a dry run, would be done")
    asked: bool = Field(description="it needs an answer")
    choices: list[str] = Field(description="possible answers; each may be said as it is")
    question: str | None
    gate: GateSaid | None
    cost: float = Field(description="USD: what it cost, or what a yes would cost")
    changes: list[str] = Field(description="one line for each thing that changed, in film terms")
    next: list[str] = Field(description="messages that are the obvious next step")
    undo: int | None = Field(description="the revision that takes all of this back, by revert")
    turn: int = Field(description="its number in the conversation; 0 for a dry run")
    brain: str
    tokens: Tokens
    dry_run: bool


def said(studio: Studio, film: str, reply: Reply, *, dry_run: bool = False) -> Said:
    """The reply as data. Targets are those of the film as it was before the message."""
    before = min((done.before for done in reply.done), default=reply.revision)
    opened = studio.open(film, before)
    done = [one for one in reply.done if not one.error]
    edits, orders = [one.act for one in done if not _is_order(one.act)], [one for one in done if _is_order(one.act)]
    if dry_run:
        edits = [act for act in reply.proposed if not _is_order(act)]
        orders = [Done(act=act, before=before, revision=before) for act in reply.proposed if _is_order(act)]
    question, gate = reply.question, reply.gate
    spent = sum(float(one.result.get("cost", 0.0)) for one in reply.done if one.act.kind in ("generate", "retake"))
    return Said(
        film=opened.film.id,
        reply=reply.text,
        revision=reply.revision,
        edits=[ActSaid(**_told(opened.film, act)) for act in edits],
        orders=[OrderSaid(**_told(opened.film, one.act), result=one.result) for one in orders],
        refused=[RefusedSaid(**_told(opened.film, one.act), error=one.error) for one in reply.done if one.error],
        proposed=[ActSaid(**_told(opened.film, act)) for act in reply.proposed],
        asked=reply.asked,
        choices=YES_OR_NO if gate else [choice.label for choice in question.choices] if question else [],
        question=question.text if question and gate is None else None,
        gate=GateSaid(preview=gate.preview, cost=gate.cost) if gate else None,
        cost=gate.cost if gate else spent + reply.spent.usd,
        changes=list(reply.changes),
        next=list(reply.next),
        undo=reply.undo,
        turn=reply.turn,
        brain=reply.brain,
        tokens=Tokens(
            model=reply.spent.model,
            read=reply.spent.tokens_in,
            written=reply.spent.tokens_out,
            usd=reply.spent.usd,
            estimated=reply.spent.estimated,
        ),
        dry_run=dry_run,
    )


def _is_order(act: Act) -> bool:
    return act.kind not in edit_kinds()


def _told(film: Film, act: Act) -> dict[str, Any]:
    return {**act.model_dump(mode="json", exclude_none=True), "targets": targets(film, act.model_dump())}
