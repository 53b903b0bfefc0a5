"""One turn: begun, run through the graph, and written with how it ended.

begin ──> TurnEntry ──run──> the graph, at a LiveDesk ──> Reply: done, stopped, failed, or waiting at a gate
"""

from contextlib import suppress
from dataclasses import dataclass
from typing import Any, cast

from langgraph.types import StateSnapshot

from agent.chat import Listener, Scribe, past_of, speaker_of
from agent.checkpoints import Checkpoints
from agent.conversation import ACTS, Act, Done, Gate, Question, Reply, Speaker, Spent
from agent.desk import LiveDesk
from agent.gate import Pricing
from agent.graph import Graph, of_thread, run
from agent.ports import Brain
from agent.reporting import report_of
from agent.thread import State, dump
from agent.toolbelt import Toolbelt
from tools.film.edits import parse_edit
from tools.film.errors import WorkprintError
from tools.store.chats import Ending, TurnEntry, TurnState
from tools.studio import Studio

WAITS = "It still waits for a yes."
FAULT = "This broke off through a fault of Workprint. What was done is kept."


@dataclass(frozen=True)
class Crew:
    """What turns are made with."""

    studio: Studio
    brain: Brain
    toolbelt: Toolbelt
    price: Pricing
    checkpoints: Checkpoints
    graph: Graph


class Runner:
    """Runs the turns of one film's conversation, for who has the floor. `past` is what they may refer to, `once` the
    name of the message that is being answered, where it has one.
    """

    def __init__(self, crew: Crew, film: str, listener: Listener, once: str = "") -> None:
        self.crew, self.film, self.listener, self._once = crew, film, listener, once
        self.chats = crew.studio.chats
        self.past: list[TurnEntry] = []

    def begin(self, message: str, speaker: Speaker) -> TurnEntry:
        before = self.crew.studio.open(self.film).revision
        return self.chats.begin(
            self.film, message, speaker.name, speaker.role, speaker.channel, before, once=self._once
        )

    def said_before(self) -> Reply | None:
        """The reply of the turn that the message had already; for who has seen to it that no turn is left open."""
        entry = self.chats.named(self.film, self._once) if self._once else None
        return Reply.model_validate_json(entry.reply) if entry is not None and entry.reply else None

    def scribe(self, entry: TurnEntry) -> Scribe:
        scribe = Scribe(self.chats, self.film, entry.number, self.listener)
        scribe.hold("message", {"text": entry.message, "speaker": speaker_of(entry).model_dump()})
        return scribe

    def desk(self, entry: TurnEntry, scribe: Scribe) -> LiveDesk:
        crew = self.crew
        return LiveDesk(
            studio=crew.studio,
            chats=self.chats,
            film=self.film,
            turn=entry.number,
            scribe=scribe,
            toolbelt=crew.toolbelt,
            brain=crew.brain,
            price=crew.price,
            past=past_of(self.past),
        )

    def run(self, entry: TurnEntry, given: Any, scribe: Scribe, let_go: str = "", waits: Gate | None = None) -> Reply:
        """Let the graph run until the turn has ended or waits, and write how. `waits` is what waits on beside it."""
        desk = self.desk(entry, scribe)
        desk.opened()
        try:
            with self.crew.checkpoints.spoken_errors():
                values = run(self.crew.graph, given, desk, self._thread(entry.thread))
        except WorkprintError as error:
            return self.ended_early(entry, desk, scribe, State(ended="failed", words=error.message))
        except KeyboardInterrupt:
            self.ended_early(entry, desk, scribe, State(ended="stopped"))
            raise
        except Exception:
            # The turn's boundary: the surface says what the fault is, and the conversation goes on after it.
            self.ended_early(entry, desk, scribe, State(ended="failed", words=FAULT))
            raise
        return self.ended(entry, desk, scribe, values, let_go, waits)

    def ended(
        self,
        entry: TurnEntry,
        desk: LiveDesk,
        scribe: Scribe,
        values: dict[str, Any],
        let_go: str = "",
        waits: Gate | None = None,
    ) -> Reply:
        state = cast("State", values)
        interrupts = values.get("__interrupt__")
        if interrupts:
            gate = Gate.model_validate_json(interrupts[0].value)
            return self._written(entry, scribe, report_of(state, desk, gate), "waiting", state, let_go)
        reply = Reply.model_validate_json(state.get("reply", ""))
        if waits is not None:
            text = f"{reply.text}\n{WAITS} {waits.preview}"
            reply = reply.model_copy(update={"text": text, "gate": waits, "next": ()})
        return self._written(entry, scribe, reply, _how(state), state, let_go)

    def ended_early(self, entry: TurnEntry, desk: LiveDesk, scribe: Scribe, end: State) -> Reply:
        """End a turn where it is: told is what it had done, as far as its thread knows."""
        state = State(before=entry.before)
        # Where the thread cannot be read, the log of the film still has what was done.
        with suppress(WorkprintError):
            state.update(cast("State", self.snapshot(entry.thread).values))
        state.update(end)
        state["question"] = ""
        self._remember(entry, state)
        return self._written(entry, scribe, report_of(state, desk), _how(state), state)

    def _remember(self, entry: TurnEntry, state: State) -> None:
        """Put into the thread what the film's log has of its edits and the thread has not: it broke off after them."""
        studio = self.crew.studio
        done, made = [*state.get("done", [])], [*state.get("made", [])]
        known = {Done.model_validate_json(one).revision for one in done}
        for logged in studio.films.since(self.film, entry.before):
            if logged.revision in known or not logged.cause.startswith(f"{entry.thread}."):
                continue
            act, what = parse_edit(logged.edit), studio.made(self.film, logged.cause)
            facts = what.facts if what is not None else ()
            one = Done(act=act, before=logged.revision - 1, revision=logged.revision, facts=facts)
            done.append(one.model_dump_json())
            made.append(dump((act,)))
        state["done"], state["made"] = done, made

    def _written(
        self, entry: TurnEntry, scribe: Scribe, reply: Reply, how: TurnState, state: State, let_go: str = ""
    ) -> Reply:
        text = f"{let_go}\n{reply.text}" if let_go else reply.text
        reply = reply.model_copy(update={"turn": entry.number, "text": text})
        told = state.get("told", 0)
        pairs = zip(state.get("done", [])[told:], state.get("made", [])[told:], strict=True)
        acts = [act for done, act in pairs if not Done.model_validate_json(done).error]
        gated = reply.gate.acts if reply.gate and how == "waiting" else ()
        self._end(entry, scribe, reply, how, (*(one for text in acts for one in ACTS.validate_json(text)), *gated))
        if how != "waiting":
            self.crew.checkpoints.drop(self._thread(entry.thread))
        return reply

    def told(self, message: str, speaker: Speaker, text: str, gate: Gate | None = None) -> Reply:
        """A turn without a thought."""
        entry = self.begin(message, speaker)
        return self.close(entry, self.scribe(entry), text, gate)

    def close(
        self,
        entry: TurnEntry,
        scribe: Scribe,
        text: str,
        gate: Gate | None = None,
        spent: Spent | None = None,
        question: Question | None = None,
        how: TurnState = "done",
    ) -> Reply:
        """End a turn that did nothing."""
        revision = self.crew.studio.open(self.film).revision
        reply = Reply(
            text=text,
            revision=revision,
            question=question,
            gate=gate,
            spent=spent or Spent(),
            brain=self.crew.brain.name,
            turn=entry.number,
        )
        self._end(entry, scribe, reply, how, ())
        return reply

    def _end(self, entry: TurnEntry, scribe: Scribe, reply: Reply, how: TurnState, acts: tuple[Act, ...]) -> None:
        ending = Ending(
            state=how,
            reply=reply.model_dump_json(),
            acts=dump(acts),
            revision=reply.revision,
            tokens_in=reply.spent.tokens_in,
            tokens_out=reply.spent.tokens_out,
            usd=reply.spent.usd,
        )
        waits: list[tuple[str, dict[str, Any]]] = []
        if reply.gate is not None:
            waits.append(("gate", reply.gate.model_dump(mode="json")))
        if reply.question is not None:
            waits.append(("question", reply.question.model_dump(mode="json")))
        scribe.end(ending, [*waits, ("reply", reply.model_dump(mode="json"))])

    def let_go(self, waiting: TurnEntry) -> None:
        self.chats.let_go(self.film, waiting.number)
        self.crew.checkpoints.drop(self._thread(waiting.thread))

    def snapshot(self, thread: int) -> StateSnapshot:
        """How far a thread has come; its values are empty when nothing is known of it."""
        with self.crew.checkpoints.spoken_errors():
            return self.crew.graph.get_state(of_thread(self._thread(thread)))

    def _thread(self, thread: int) -> str:
        return f"{self.film}/{thread}"


def _how(state: State) -> TurnState:
    match state.get("ended", ""):
        case "stopped":
            return "stopped"
        case "failed":
            return "failed"
        case _:
            return "done"
