"""The graph of a turn. Its state is the conversation's thread, a film id and revisions; never the film.

      ┌────────── what was done, until the brain has said its last ──────────┐
start ┴> think ──acts──> act ──all done──────────────────────────────────────┴──> report ──> end
                          │ ^                                                       ^
                a gate ──>│ └──yes, no── gate: waits by `interrupt` for an answer ──┘ nothing left

`act` does a run of edits, or one order, between two checkpoints; it stops before whatever waits for a yes. Done
twice it does nothing twice: an edit has a cause, an order is noted before it begins.
"""

# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false
# langgraph and langsmith are typed in part.
from dataclasses import dataclass
from typing import Any

from langchain_core.runnables import RunnableConfig
from langgraph.graph import END, START, StateGraph
from langgraph.graph.state import CompiledStateGraph
from langgraph.runtime import Runtime
from langgraph.types import Command, interrupt
from langsmith.run_helpers import tracing_context

from agent.checkpoints import Checkpoints
from agent.conversation import ACTS, Act, Done, Speaker, Spent
from agent.desk import Asked, Desk
from agent.gate import agreed, gate_before, may_wait
from agent.ports import Situation
from agent.reporting import MOST_ACTS, MOST_THOUGHTS, report_of
from agent.roles import refusal
from agent.thread import Ended, State, dump, thought_of
from agent.toolbelt import is_order, out_of_reach, refused
from tools.film.errors import Cancelled, WorkprintError

MOST_STEPS = 4 * (MOST_ACTS + MOST_THOUGHTS)
NOT_WANTED = "Left as it is, since the answer was no."


@dataclass(frozen=True)
class Seat:
    """The desk that a run of the graph is worked at."""

    desk: Desk


Graph = CompiledStateGraph[State, Seat, State, State]


def build(checkpoints: Checkpoints | None) -> Graph:
    """The graph; without checkpoints it can rehearse, but not wait."""
    graph = StateGraph(State, context_schema=Seat)
    graph.add_node("think", think)
    graph.add_node("act", act)
    graph.add_node("gate", gate)
    graph.add_node("report", report)
    graph.add_conditional_edges(START, _first, ["act", "think", "report"])
    graph.add_conditional_edges("think", _onward, ["act", "report"])
    graph.add_conditional_edges("act", _onward, ["act", "gate", "think", "report"])
    graph.add_conditional_edges("gate", _onward, ["act", "gate", "think", "report"])
    graph.add_edge("report", END)
    return graph.compile(checkpointer=checkpoints.saver if checkpoints else None)


def run(graph: Graph, given: State | Command[Any] | None, desk: Desk, thread: str = "") -> dict[str, Any]:
    """Run the graph to its end or to a gate, which is then under `__interrupt__`. None goes on from a checkpoint."""
    # Nobody but the configured services hears a conversation, whatever the environment says of tracing.
    with tracing_context(enabled=False):
        return graph.invoke(given, of_thread(thread), context=Seat(desk), durability="sync" if thread else None)


def of_thread(thread: str) -> RunnableConfig:
    """The configuration that names a thread."""
    return RunnableConfig(configurable={"thread_id": thread}, recursion_limit=MOST_STEPS)


def think(state: State, runtime: Runtime[Seat]) -> State:
    """Ask the brain what comes next."""
    desk, thoughts = runtime.context.desk, state.get("thoughts", 0)
    if desk.stopped():
        return State(ended="stopped")
    if thoughts >= MOST_THOUGHTS:
        return State(ended="thoughts")
    opened = desk.opened()
    situation = Situation(
        film=opened.film,
        revision=opened.revision,
        records=desk,
        speaker=Speaker.model_validate_json(state.get("speaker", "{}")),
        message=state.get("message", ""),
        past=desk.past,
        done=tuple(Done.model_validate_json(one) for one in state.get("done", [])),
        scratch=state.get("scratch", ""),
    )
    desk.note("thinking", {"brain": desk.brain.name, "thought": thoughts + 1})
    try:
        thought = desk.brain.think(situation, desk.emit)
    except Cancelled:
        return State(ended="stopped")
    except WorkprintError as error:
        return State(ended="failed", words=error.message)
    told = thought_of(opened.film, thought)
    told["words"] = thought.words or state.get("words", "")
    told["thoughts"] = thoughts + 1
    told["spent"] = _sum(Spent.model_validate_json(state.get("spent", "{}")), thought.spent).model_dump_json()
    return told


def act(state: State, runtime: Runtime[Seat]) -> State:
    """Do the acts that are left, up to the first that waits for a yes, or up to and with the first order."""
    desk = runtime.context.desk
    speaker = Speaker.model_validate_json(state.get("speaker", "{}"))
    said, acts = ACTS.validate_json(state.get("said", "[]")), ACTS.validate_json(state.get("acts", "[]"))
    cause, approved = state.get("next", 0), state.get("approved", [])
    done, made = [*state.get("done", [])], [*state.get("made", [])]
    ended: Ended = ""
    held = False
    at = 0
    while at < len(acts) and not ended:
        if len(done) >= MOST_ACTS:
            ended = "acts"
            break
        if desk.stopped():
            ended = "stopped"
            break
        allowed = cause in approved
        why = "" if allowed else _why_not(state, acts[at])
        asks = not why and not allowed and may_wait(acts[at])
        if asks and gate_before(desk.opened().film, acts[at : at + 1], desk.price):
            held = True
            break
        try:
            asked = Asked(speaker, state.get("message", ""), f"{state.get('thread', 0)}.{cause}")
            now = desk.opened()
            doing = agreed(now.film, acts[at], desk.price) if allowed else acts[at]
            one = refused(said[at], now.revision, why) if why else desk.perform(said[at], doing, asked)
        except Cancelled as error:
            one, ended = refused(said[at], desk.opened().revision, error.message), "stopped"
        desk.note("done", one.model_dump(mode="json"))
        done.append(one.model_dump_json())
        made.append(dump(acts[at : at + 1]))
        at, cause = at + 1, cause + 1
        if is_order(acts[at - 1]):
            break
    return State(said=dump(said[at:]), acts=dump(acts[at:]), next=cause, held=held, done=done, made=made, ended=ended)


def gate(state: State, runtime: Runtime[Seat]) -> State:
    """Wait for the yes to what is left and needs one. Nothing is done here, so that it may run again from its top."""
    desk = runtime.context.desk
    film = desk.opened().film
    said, acts = ACTS.validate_json(state.get("said", "[]")), ACTS.validate_json(state.get("acts", "[]"))
    # What may not be come to is refused where it is tried; here it would be looked at.
    waiting = gate_before(film, [act for act in acts if not _why_not(state, act)], desk.price)
    if waiting is None:
        return State(held=False)
    places = [at for at, one in enumerate(acts) if one in waiting.acts]
    cause = state.get("next", 0)
    yes = State(held=False, approved=[*state.get("approved", []), *(cause + at for at in places)])
    if not desk.waits:
        yes["previews"] = [*state.get("previews", []), waiting.model_dump_json()]
        return yes
    answer: dict[str, Any] = interrupt(waiting.model_dump_json())
    if answer["yes"]:
        # What was said yes to is what the preview said. If the film or the price moved on, it is asked anew.
        return yes if answer["preview"] == waiting.preview else State(held=True)
    left = [at for at in range(len(acts)) if at not in places]
    revision = desk.opened().revision
    return State(
        held=False,
        said=dump(tuple(said[at] for at in left)),
        acts=dump(tuple(acts[at] for at in left)),
        done=[
            *state.get("done", []),
            *(refused(said[at], revision, NOT_WANTED).model_dump_json() for at in places),
        ],
        made=[*state.get("made", []), *(dump(acts[at : at + 1]) for at in places)],
    )


def _why_not(state: State, act: Act) -> str:
    """Why who speaks may not have this act done, or the conversation not come to it; empty when they may."""
    speaker = Speaker.model_validate_json(state.get("speaker", "{}"))
    return refusal(speaker.role, act) or out_of_reach(act, state.get("message", ""), speaker)


def report(state: State, runtime: Runtime[Seat]) -> State:
    """The turn's reply."""
    return State(reply=report_of(state, runtime.context.desk).model_dump_json())


def _first(state: State) -> str:
    return _onward(state) if state.get("begun") else "think"


def _onward(state: State) -> str:
    if state.get("ended"):
        return "report"
    if state.get("acts", "[]") != "[]":
        return "gate" if state.get("held") else "act"
    return "report" if state.get("final") else "think"


def _sum(before: Spent, new: Spent) -> Spent:
    return Spent(
        model=new.model or before.model,
        tokens_in=before.tokens_in + new.tokens_in,
        tokens_out=before.tokens_out + new.tokens_out,
        usd=before.usd + new.usd,
        estimated=before.estimated or new.estimated,
    )
