"""What a message comes to: a turn of its own, or an answer to what waits.

message ──> nothing waits ──────────────> a turn of its own; a choice of the last question is done as it is
        └─> a gate waits: yes, no ──────> its thread goes on, in a turn of the answer
                          a question ───> answered beside it, and the gate waits on; "undo" is done beside it
                          other things ─> the gate is let go, and the message is a turn of its own
"""

import re
from dataclasses import replace
from typing import cast

from langgraph.types import Command

from agent.answers import is_question, only_praises, read
from agent.chat import PAST, STOPPED, Listener, Scribe, speaker_of
from agent.conversation import Act, Choice, Gate, Question, Reply, Speaker
from agent.pinning import pinned
from agent.ports import Situation, Thought
from agent.recovering import take_up
from agent.reporting import told_question
from agent.roles import may_spend, refusal
from agent.running import WAITS, Crew, Runner
from agent.thread import State, joined, opening, settled, thought_of
from tools.film.edits.state import Redo, Revert, Undo
from tools.film.errors import WorkprintError
from tools.store.chats import TurnEntry

ALREADY = "That was answered before, or let go: nothing waits for an answer to it."
NOTHING = Thought()
YES = re.compile(r"yes\b(?:, )?", re.I)
NO = re.compile(r"no\b", re.I)


class Turning:
    """The turns of one film's conversation, for who has the floor."""

    def __init__(self, crew: Crew, film: str, listener: Listener, once: str = "") -> None:
        self._runner = Runner(crew, film, listener, once)
        self._chats = self._runner.chats
        self._film = film

    def say(self, message: str, speaker: Speaker, answering: int | None, acts: tuple[Act, ...] = ()) -> Reply:
        """One message to its end. `answering` is the turn that it answers, and no other's; `acts` what it comes to."""
        waiting = self._recovered()
        if (before := self._runner.said_before()) is not None:
            return before
        self._runner.past = self._chats.newest(self._film, PAST)
        if acts:
            return self._chosen(waiting, acts, message, speaker)
        asked = last_question(self._runner.past)
        # Every turn since a gate began to wait has shown it, so that an answer may come from any of them.
        shown = range(waiting.number, self._runner.past[-1].number + 1) if waiting else ((asked[0],) if asked else ())
        if answering is not None and answering not in shown:
            return self._runner.told(message, speaker, ALREADY)
        answer = read(message, [choice.label for choice in asked[1].choices]) if asked else None
        if asked and answer and answer.kind == "choice":
            choice = asked[1].choices[answer.choice]
            reply = self._chosen(waiting, choice.acts, message, speaker, said=choice.label)
            return self._ticked(choice, reply, speaker)
        if waiting is not None:
            return self._beside(waiting, message, speaker)
        if asked and answer and answer.kind == "no":
            return self._runner.told(message, speaker, "Left as it is.")
        if asked and answer and answer.kind == "yes" and not answer.rest and _agreed(asked[1], message):
            choice = asked[1].choices[0]
            reply = self._chosen(None, choice.acts, message, speaker, said=choice.label)
            return self._ticked(choice, reply, speaker)
        return self._turn(message, speaker)

    def stopped(self, message: str, speaker: Speaker) -> Reply:
        """The message that stopped the turn before it."""
        self._recovered()
        return self._runner.told(message, speaker, STOPPED)

    def recover(self) -> None:
        """Go on with, or end, the turns that a process left open. Only who has the floor may know that it died."""
        self._recovered()

    def _recovered(self) -> TurnEntry | None:
        """The turn that waits, when nothing is left open any more."""
        unended = self._chats.unended(self._film)
        left = [entry for entry in unended if entry.state == "open"]
        for entry in left:
            self._runner.past = self._chats.newest(self._film, PAST, before=entry.number)
            take_up(self._runner, entry)
        if left:
            unended = self._chats.unended(self._film)
        return next((entry for entry in unended if entry.state == "waiting"), None)

    def _chosen(
        self, waiting: TurnEntry | None, acts: tuple[Act, ...], message: str, speaker: Speaker, *, said: str = ""
    ) -> Reply:
        """What was chosen: acts are done as they are, without acts the label of the choice is said."""
        let_go, waits = "", None
        if waiting is not None:
            if why := next((why for act in acts if (why := refusal(speaker.role, act))), ""):
                return self._runner.told(message, speaker, f"{why} {WAITS}", _gate_of(waiting))
            if _goes_back(acts):
                waits = _gate_of(waiting)
            else:
                let_go = self._let_go(waiting)
        thought = Thought(acts=acts, final=True) if acts else None
        return self._turn(message, speaker, said=said, thought=thought, let_go=let_go, waits=waits)

    def _ticked(self, choice: Choice, reply: Reply, speaker: Speaker) -> Reply:
        """Tick off the comments that a choice has seen to, when all of it is done; what waits or failed leaves them."""
        if reply.gate is None and reply.done and not any(one.error for one in reply.done):
            for number in choice.comments:
                self._runner.crew.studio.comments.set_state(self._film, number, "done", speaker.name, turn=reply.turn)
        return reply

    def _let_go(self, waiting: TurnEntry) -> str:
        """The gate waits no longer; returns how that is told."""
        gate = _gate_of(waiting)
        self._runner.let_go(waiting)
        return f"What waited was let go, and is not done: {gate.preview}" if gate else ""

    def _turn(
        self,
        message: str,
        speaker: Speaker,
        *,
        said: str = "",
        thought: Thought | None = None,
        let_go: str = "",
        waits: Gate | None = None,
    ) -> Reply:
        """A turn of its own. `said` is what the director hears, and `thought` what was thought of it already."""
        entry = self._runner.begin(message, speaker)
        return self._think(entry, said or message, thought, self._runner.scribe(entry), let_go, waits)

    def _think(
        self,
        entry: TurnEntry,
        said: str,
        thought: Thought | None,
        scribe: Scribe,
        let_go: str = "",
        waits: Gate | None = None,
    ) -> Reply:
        """A turn of what was said; `waits` is what waits on beside it."""
        state = opening(self._film, entry.thread, said, speaker_of(entry), entry.before)
        if thought is not None:
            state.update(thought_of(self._runner.crew.studio.open(self._film).film, thought))
            state.update(State(begun=True, spent=thought.spent.model_dump_json(), thoughts=1))
        return self._runner.run(entry, state, scribe, let_go, waits)

    def _beside(self, waiting: TurnEntry, message: str, speaker: Speaker) -> Reply:
        """A message while a gate waits."""
        gate, answer = _gate_of(waiting), read(message)
        if gate is None:
            self._runner.let_go(waiting)
            return self._turn(message, speaker)
        if answer.kind == "no" and speaker.role != "viewer":
            return self._answered(waiting, gate, message, speaker, yes=False)
        if answer.kind in ("yes", "no") and not answer.rest:
            if why := _may_not(speaker, gate):
                return self._runner.told(message, speaker, f"{why} {WAITS}", gate)
            return self._answered(waiting, gate, message, speaker, yes=True)
        return self._other(waiting, gate, message, speaker, rest=answer.rest, yes=answer.kind == "yes")

    def _other(self, waiting: TurnEntry, gate: Gate, message: str, speaker: Speaker, *, rest: str, yes: bool) -> Reply:
        """Neither a plain yes nor a no: more than a yes, a question, or something else."""
        entry = self._runner.begin(message, speaker)
        scribe = self._runner.scribe(entry)
        thought = self._look(entry, rest or message, scribe, only_look=is_question(message))
        if thought.acts and is_question(message):
            # A question that comes to something is a request after all.
            thought = self._look(entry, message, scribe, only_look=False)
        film = self._runner.crew.studio.open(self._film).film
        acts = tuple(pinned(film, act) for act in thought.acts)
        again = bool(acts) and all(act in gate.acts for act in acts)
        if rest and (again or (yes and (acts or thought.question is not None))):
            if why := _may_not(speaker, gate):
                return self._runner.close(entry, scribe, f"{why} {WAITS}", gate)
            further = tuple(act for act in acts if act not in gate.acts)
            if why := next((w for act in further if (w := refusal(speaker.role, act))), ""):
                return self._runner.close(entry, scribe, f"{why} {WAITS}", gate)
            rest_of_it = replace(thought, acts=further)
            return self._resume(waiting, entry, gate, scribe, yes=True, further=rest_of_it)
        if rest:
            # "yes, make it darker" is no yes to what waits: it is heard as it was said.
            thought = self._look(entry, message, scribe, only_look=False)
        if thought.acts and (why := next((w for act in acts if (w := refusal(speaker.role, act))), "")):
            return self._runner.close(entry, scribe, f"{why} {WAITS}", gate)
        if _goes_back(acts):
            return self._think(entry, message, thought, scribe, waits=gate)
        if thought.acts:
            return self._think(entry, message, thought, scribe, self._let_go(waiting))
        # Nothing was asked for that could be done: what is asked back is asked beside the gate.
        question = _beside_a_yes(settled(film, thought.question)) if thought.question else None
        lines = [
            *((thought.words,) if thought.words else ()),
            *(told_question(question, thought.words) if question else ()),
        ]
        text = "\n".join((*lines, f"{WAITS} {gate.preview}"))
        return self._runner.close(entry, scribe, text, gate, thought.spent, question)

    def _look(self, entry: TurnEntry, message: str, scribe: Scribe, *, only_look: bool) -> Thought:
        """What the brain thinks of a message, without anything being done yet."""
        desk = self._runner.desk(entry, scribe)
        opened = desk.opened()
        try:
            return self._runner.crew.brain.think(
                Situation(
                    opened.film, opened.revision, desk, speaker_of(entry), message, desk.past, only_look=only_look
                ),
                desk.emit,
            )
        except WorkprintError as error:
            return Thought(words=error.message)

    def _answered(self, waiting: TurnEntry, gate: Gate, message: str, speaker: Speaker, *, yes: bool) -> Reply:
        entry = self._runner.begin(message, speaker)
        return self._resume(waiting, entry, gate, self._runner.scribe(entry), yes=yes)

    def _resume(
        self,
        waiting: TurnEntry,
        entry: TurnEntry,
        gate: Gate,
        scribe: Scribe,
        *,
        yes: bool,
        further: Thought = NOTHING,
    ) -> Reply:
        """Let the thread that waits go on with an answer."""
        state = cast("State", self._runner.snapshot(waiting.thread).values)
        if not state:
            self._runner.let_go(waiting)
            return self._runner.close(
                entry, scribe, "What waited is no longer known here, and nothing was done. Say it again."
            )
        entry = self._chats.go_on(self._film, entry.number, waiting.number)
        more = thought_of(self._runner.crew.studio.open(self._film).film, further)
        update = State(
            told=len(state.get("done", [])),
            before=entry.before,
            words=further.words,
            spent=further.spent.model_dump_json(),
            said=joined(state.get("said", "[]"), more.get("said", "[]")),
            acts=joined(state.get("acts", "[]"), more.get("acts", "[]")),
        )
        if further.question is not None:
            update["question"] = more.get("question", "")
        return self._runner.run(entry, Command(resume={"yes": yes, "preview": gate.preview}, update=update), scribe)


def _agreed(question: Question, message: str) -> bool:
    """Whether a yes takes the one choice there is; "approved!" and "great" are said of the picture as well."""
    return len(question.choices) == 1 and not only_praises(message)


def _beside_a_yes(question: Question) -> Question:
    """A question beside a gate: a yes and a no are said to the gate, so its choices have other names."""
    choices = [
        choice.model_copy(update={"label": _without_yes(choice.label)})
        for choice in question.choices
        if choice.acts or not NO.match(choice.label)
    ]
    return question.model_copy(update={"choices": tuple(choices)})


def _without_yes(label: str) -> str:
    match = YES.match(label)
    if match is None:
        return label
    rest = label[match.end() :]
    return rest[:1].upper() + rest[1:] or "I meant that"


def _goes_back(acts: tuple[Act, ...]) -> bool:
    """Whether only what was done before is taken back: what waits is not done yet, and may be somebody else's."""
    return bool(acts) and all(isinstance(act, Undo | Redo | Revert) for act in acts)


def _gate_of(entry: TurnEntry) -> Gate | None:
    return Reply.model_validate_json(entry.reply).gate if entry.reply else None


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
