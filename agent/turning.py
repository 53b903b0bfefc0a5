"""One turn after the other: a message becomes a turn, or answers what waits; and turns whose process died are ended.

message ──> nothing waits ──────────────> a turn of its own; a choice of the last question is done as it is
        └─> a gate waits: yes, no ──────> its thread goes on, in a turn of the answer
                          a question ───> answered beside it, and the gate waits on
                          other things ─> the gate is let go, and the message is a turn of its own
"""

from dataclasses import dataclass
from typing import Any, cast

from langgraph.types import Command

from agent.answers import is_question, read
from agent.chat import PAST, Listener, Scribe, past_of, speaker_of
from agent.checkpoints import Checkpoints
from agent.conversation import ACTS, Act, Done, Gate, Question, Reply, Speaker, Spent
from agent.desk import LiveDesk
from agent.gate import Pricing
from agent.graph import Graph, of_thread, run
from agent.pinning import pinned
from agent.ports import Brain, Situation, Thought
from agent.reporting import report_of
from agent.roles import may_spend, refusal
from agent.thread import State, dump, opening, thought_of
from agent.toolbelt import Toolbelt
from tools.film.errors import WorkprintError
from tools.store.chats import Ending, TurnEntry, TurnState
from tools.studio import Studio

MOST_TRIES = 2
"""times that a turn whose process died is taken up again before it is ended as it is"""
BROKEN = "This was broken off when its process ended. What was done is kept; the rest is not done by itself."
UNHEARD = "This was broken off before anything was done. Say it again."
ALREADY = "That was answered before, or let go: nothing waits for an answer to it."
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


class Turning:
    """The turns of one film's conversation, for who has the floor."""

    def __init__(self, crew: Crew, film: str, listener: Listener) -> None:
        self._crew, self._film, self._listener = crew, film, listener
        self._chats = crew.studio.chats
        self._past: list[TurnEntry] = []

    def say(self, message: str, speaker: Speaker, answering: int | None) -> Reply:
        """One message to its end. `answering` is the turn that it answers, and no other's."""
        waiting = self._recovered()
        self._past = self._chats.newest(self._film, PAST)
        asked = None if waiting else last_question(self._past)
        if answering is not None and answering not in (waiting.number if waiting else None, asked and asked[0]):
            return self._told(message, speaker, ALREADY)
        if waiting is not None:
            return self._beside(waiting, message, speaker)
        answer = read(message, [choice.label for choice in asked[1].choices]) if asked else None
        if asked and answer:
            choices = asked[1].choices
            if answer.kind == "no":
                return self._told(message, speaker, "Left as it is.")
            place = 0 if answer.kind == "yes" and len(choices) == 1 and not answer.rest else answer.choice
            if place >= 0:
                acts = choices[place].acts
                return self._turn(
                    message,
                    speaker,
                    said=choices[place].label,
                    thought=Thought(acts=acts, final=True) if acts else None,
                )
        return self._turn(message, speaker)

    def recover(self) -> None:
        """Go on with, or end, the turns that a process left open. Only who has the floor may know that it died."""
        self._recovered()

    def _recovered(self) -> TurnEntry | None:
        """The turn that waits, when nothing is left open any more."""
        unended = self._chats.unended(self._film)
        left = [entry for entry in unended if entry.state == "open"]
        for entry in left:
            self._past = self._chats.newest(self._film, PAST, before=entry.number)
            self._take_up(entry)
        if left:
            unended = self._chats.unended(self._film)
        return next((entry for entry in unended if entry.state == "waiting"), None)

    def _turn(
        self, message: str, speaker: Speaker, *, said: str = "", thought: Thought | None = None, let_go: str = ""
    ) -> Reply:
        """A turn of its own. `said` is what the director hears, and `thought` what was thought of it already."""
        entry = self._begin(message, speaker)
        return self._think(entry, said or message, thought, self._scribe(entry), let_go)

    def _think(self, entry: TurnEntry, said: str, thought: Thought | None, scribe: Scribe, let_go: str) -> Reply:
        state = opening(self._film, entry.thread, said, speaker_of(entry), entry.before)
        if thought is not None:
            state.update(thought_of(self._crew.studio.open(self._film).film, thought))
            state.update(State(begun=True, spent=thought.spent.model_dump_json(), thoughts=1))
        return self._run(entry, state, scribe, let_go)

    def _beside(self, waiting: TurnEntry, message: str, speaker: Speaker) -> Reply:
        """A message while a gate waits."""
        gate = Reply.model_validate_json(waiting.reply).gate
        answer = read(message)
        if gate is None:
            self._let_go(waiting)
            return self._turn(message, speaker)
        if answer.kind == "no" and speaker.role != "viewer":
            return self._answered(waiting, gate, message, speaker, yes=False)
        if answer.kind in ("yes", "no") and not answer.rest:
            if why := _may_not(speaker, gate):
                return self._told(message, speaker, f"{why} {WAITS}", gate)
            return self._answered(waiting, gate, message, speaker, yes=True)
        return self._other(waiting, gate, message, speaker, rest=answer.rest, yes=answer.kind == "yes")

    def _other(self, waiting: TurnEntry, gate: Gate, message: str, speaker: Speaker, *, rest: str, yes: bool) -> Reply:
        """Neither a plain yes nor a no: more than a yes, a question, or something else."""
        entry = self._begin(message, speaker)
        scribe = self._scribe(entry)
        thought = self._look(entry, rest or message, scribe, only_look=is_question(message))
        if thought.acts and is_question(message):
            # A question that comes to something is a request after all.
            thought = self._look(entry, message, scribe, only_look=False)
        film = self._crew.studio.open(self._film).film
        acts = tuple(pinned(film, act) for act in thought.acts)
        if rest and (yes or all(act in gate.acts for act in acts)) and acts:
            if why := _may_not(speaker, gate):
                return self._close(entry, scribe, f"{why} {WAITS}", gate)
            further = [act for act in acts if act not in gate.acts]
            if why := next((w for act in further if (w := refusal(speaker.role, act))), ""):
                return self._close(entry, scribe, f"{why} {WAITS}", gate)
            return self._resume(waiting, entry, gate, scribe, yes=True, further=further)
        if rest and thought.acts:
            # "yes, make it darker" is no yes to what waits: it is heard as it was said.
            thought = self._look(entry, message, scribe, only_look=False)
        if thought.acts and (why := next((w for act in acts if (w := refusal(speaker.role, act))), "")):
            return self._close(entry, scribe, f"{why} {WAITS}", gate)
        if thought.acts or thought.question is not None:
            self._let_go(waiting)
            return self._think(
                entry, message, thought, scribe, f"What waited was let go, and is not done: {gate.preview}"
            )
        return self._close(entry, scribe, f"{thought.words} {WAITS} {gate.preview}".strip(), gate, thought.spent)

    def _look(self, entry: TurnEntry, message: str, scribe: Scribe, *, only_look: bool) -> Thought:
        """What the brain thinks of a message, without anything being done yet."""
        desk = self._desk(entry, scribe)
        opened = desk.opened()
        try:
            return self._crew.brain.think(
                Situation(
                    opened.film, opened.revision, desk, speaker_of(entry), message, desk.past, only_look=only_look
                ),
                desk.emit,
            )
        except WorkprintError as error:
            return Thought(words=error.message)

    def _answered(self, waiting: TurnEntry, gate: Gate, message: str, speaker: Speaker, *, yes: bool) -> Reply:
        entry = self._begin(message, speaker)
        return self._resume(waiting, entry, gate, self._scribe(entry), yes=yes)

    def _resume(
        self,
        waiting: TurnEntry,
        entry: TurnEntry,
        gate: Gate,
        scribe: Scribe,
        *,
        yes: bool,
        further: list[Act] | None = None,
    ) -> Reply:
        """Let the thread that waits go on with an answer."""
        with self._crew.checkpoints.spoken_errors():
            state = cast("State", self._crew.graph.get_state(of_thread(self._thread(waiting.thread))).values)
        if not state:
            self._let_go(waiting)
            return self._close(
                entry, scribe, "What waited is no longer known here, and nothing was done. Say it again."
            )
        entry = self._chats.go_on(self._film, entry.number, waiting.number)
        update = State(told=len(state.get("done", [])), before=entry.before, words="", spent=Spent().model_dump_json())
        if further:
            update["said"] = dump((*ACTS.validate_json(state.get("said", "[]")), *further))
            update["acts"] = dump((*ACTS.validate_json(state.get("acts", "[]")), *further))
        return self._run(entry, Command(resume={"yes": yes, "preview": gate.preview}, update=update), scribe)

    def _begin(self, message: str, speaker: Speaker) -> TurnEntry:
        before = self._crew.studio.open(self._film).revision
        return self._chats.begin(self._film, message, speaker.name, speaker.role, speaker.channel, before)

    def _scribe(self, entry: TurnEntry) -> Scribe:
        scribe = Scribe(self._chats, self._film, entry.number, self._listener)
        scribe.hold("message", {"text": entry.message, "speaker": speaker_of(entry).model_dump()})
        return scribe

    def _desk(self, entry: TurnEntry, scribe: Scribe) -> LiveDesk:
        crew = self._crew
        return LiveDesk(
            studio=crew.studio,
            chats=self._chats,
            film=self._film,
            turn=entry.number,
            scribe=scribe,
            toolbelt=crew.toolbelt,
            brain=crew.brain,
            price=crew.price,
            past=past_of(self._past),
        )

    def _run(self, entry: TurnEntry, given: Any, scribe: Scribe, let_go: str = "") -> Reply:
        """Let the graph run until the turn has ended or waits, and write how."""
        desk = self._desk(entry, scribe)
        desk.opened()
        try:
            with self._crew.checkpoints.spoken_errors():
                values = run(self._crew.graph, given, desk, self._thread(entry.thread))
        except WorkprintError as error:
            return self._ended_early(entry, desk, scribe, error.message)
        except Exception:
            # The turn's boundary: the surface says what the fault is, and the conversation goes on after it.
            self._ended_early(entry, desk, scribe, FAULT)
            raise
        return self._ended(entry, desk, scribe, values, let_go)

    def _ended(
        self, entry: TurnEntry, desk: LiveDesk, scribe: Scribe, values: dict[str, Any], let_go: str = ""
    ) -> Reply:
        state = cast("State", values)
        interrupts = values.get("__interrupt__")
        if interrupts:
            gate = Gate.model_validate_json(interrupts[0].value)
            return self._written(entry, scribe, report_of(state, desk, gate), "waiting", state, let_go)
        reply = Reply.model_validate_json(state.get("reply", ""))
        ends: dict[str, TurnState] = {"stopped": "stopped", "failed": "failed"}
        return self._written(entry, scribe, reply, ends.get(state.get("ended", ""), "done"), state, let_go)

    def _ended_early(self, entry: TurnEntry, desk: LiveDesk, scribe: Scribe, why: str) -> Reply:
        """End a turn where it is: told is what it had done, as far as its thread knows."""
        state = State(before=entry.before)
        try:
            with self._crew.checkpoints.spoken_errors():
                state.update(cast("State", self._crew.graph.get_state(of_thread(self._thread(entry.thread))).values))
        except WorkprintError:
            # The thread cannot be read; the log of the film has what was done.
            pass
        state.update(State(ended="failed", words=why, question=""))
        return self._written(entry, scribe, report_of(state, desk), "failed", state)

    def _written(
        self, entry: TurnEntry, scribe: Scribe, reply: Reply, how: TurnState, state: State, let_go: str = ""
    ) -> Reply:
        text = f"{let_go}\n{reply.text}" if let_go else reply.text
        reply = reply.model_copy(update={"turn": entry.number, "text": text})
        told = state.get("told", 0)
        pairs = zip(state.get("done", [])[told:], state.get("made", [])[told:], strict=True)
        acts = [act for done, act in pairs if not Done.model_validate_json(done).error]
        gated = reply.gate.acts if reply.gate else ()
        self._end(entry, scribe, reply, how, (*(one for text in acts for one in ACTS.validate_json(text)), *gated))
        if how != "waiting":
            self._crew.checkpoints.drop(self._thread(entry.thread))
        return reply

    def _told(self, message: str, speaker: Speaker, text: str, gate: Gate | None = None) -> Reply:
        """A turn without a thought."""
        entry = self._begin(message, speaker)
        return self._close(entry, self._scribe(entry), text, gate)

    def _close(
        self, entry: TurnEntry, scribe: Scribe, text: str, gate: Gate | None = None, spent: Spent | None = None
    ) -> Reply:
        """End a turn that did nothing."""
        revision = self._crew.studio.open(self._film).revision
        reply = Reply(
            text=text,
            revision=revision,
            gate=gate,
            spent=spent or Spent(),
            brain=self._crew.brain.name,
            turn=entry.number,
        )
        self._end(entry, scribe, reply, "done", ())
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

    def _let_go(self, waiting: TurnEntry) -> None:
        self._chats.let_go(self._film, waiting.number)
        self._crew.checkpoints.drop(self._thread(waiting.thread))

    def _take_up(self, entry: TurnEntry) -> None:
        """A turn that was left open: its thread goes on from its last checkpoint, unless the film has moved on."""
        tries = self._chats.take_up(self._film, entry.number)
        scribe = Scribe(self._chats, self._film, entry.number, self._listener)
        desk = self._desk(entry, scribe)
        with self._crew.checkpoints.spoken_errors():
            snapshot = self._crew.graph.get_state(of_thread(self._thread(entry.thread)))
        state = cast("State", snapshot.values)
        if not state:
            self._close(entry, scribe, UNHEARD)
        elif not snapshot.next and "reply" in state:
            self._ended(entry, desk, scribe, dict(state))
        elif snapshot.interrupts and entry.thread == entry.number:
            self._ended(entry, desk, scribe, {**state, "__interrupt__": snapshot.interrupts})
        elif snapshot.interrupts:
            # The answer did not reach the gate: it waits on, and whoever gave the answer gives it again.
            self._close(entry, scribe, "This was broken off before it was heard. Say it again.")
            self._chats.wait_again(self._film, entry.answers)
        elif tries > MOST_TRIES or self._moved_on(entry):
            self._ended_early(entry, desk, scribe, BROKEN)
        else:
            self._run(entry, None, scribe)

    def _moved_on(self, entry: TurnEntry) -> bool:
        """Whether others changed the film since the turn began: then it is not for us to go on."""
        since = self._crew.studio.films.since(self._film, entry.before)
        return any(not one.cause.startswith(f"{entry.thread}.") for one in since)

    def _thread(self, thread: int) -> str:
        return f"{self._film}/{thread}"


def last_question(entries: list[TurnEntry]) -> tuple[int, Question] | None:
    """The question that the last turn ended with, and that turn's number."""
    reply = Reply.model_validate_json(entries[-1].reply) if entries and entries[-1].reply else None
    return (entries[-1].number, reply.question) if reply is not None and reply.question is not None else None


def _may_not(speaker: Speaker, gate: Gate) -> str:
    """Why this speaker's yes does not count; empty when it does."""
    for act in gate.acts:
        if why := refusal(speaker.role, act):
            return why
    if gate.cost and not may_spend(speaker.role):
        return f"An editor cannot spend {gate.cost:.2f} USD; the director or the owner says yes to that."
    return ""
