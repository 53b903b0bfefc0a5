"""One turn with a model, from a thought to the next: asked until there are acts, a question or last words."""

import json
import time
from dataclasses import dataclass, field
from typing import Any

from agent.answers import is_question
from agent.conversation import Act, Question
from agent.model.briefing import briefing
from agent.model.calls import Answering
from agent.model.context import OUTLINE, messages_of
from agent.model.endpoint import Answer, Asked, Dialect, Endpoint
from agent.model.failures import Failed
from agent.model.hearing import Call
from agent.model.notes import Notes, Waiting
from agent.model.offering import in_words, offered, shape
from agent.model.results import result_message, results_of
from agent.model.spending import Used, left_of, tokens_of
from agent.model.spoken_json import is_broken, may_be_words, read_spoken, without_thoughts
from agent.ports import Emit, Situation, Thought
from tools.settings import Settings
from tools.writing.lexicon import Lexicon

MOST_REQUESTS = 14
MOST_FAULTS = 6
"""calls of one turn that came to nothing"""
LEAST = 300
"""tokens that an answer needs; with fewer left none is asked for"""
LONGEST_ANSWER = 16_000
"""tokens of one answer; a film of three minutes takes 4,000"""
SIGN_EVERY = 10.0
"""seconds without a word after which it is said that the model is still at it"""
UNCHANGED = "(Nothing was changed.)"
SMALL_OUTLINE = 2000
"""characters of the outline for a model that can read little"""


@dataclass
class ModelTurn:
    """The turn of one message. It writes into `notes`, and nowhere else."""

    settings: Settings
    endpoint: Endpoint
    lexicon: Lexicon
    situation: Situation
    notes: Notes
    emit: Emit
    emptied: bool = False

    def go_on(self) -> Thought:
        """The next thought. Raises Failed when the model gives none, or not within the turn's bounds."""
        self.notes.messages += results_of(self.situation, self.notes)
        while True:
            answer = self._asked()
            words, calls = _read(answer)
            if not calls and is_broken(words):
                self._unread(words)
                continue
            if not calls:
                words = f"{words}…" if answer.cut_short and words else words
                if words or self.situation.done:
                    return Thought(words=self._with_remarks(self._honestly(words)))
                if self.emptied:
                    raise Failed("empty", "The model gave no answer")
                self.emptied = True
                continue
            thought = self._called(words, calls)
            if thought is not None:
                return thought

    def count(self, used: Used) -> None:
        """Add to what the turn used."""
        notes = self.notes
        notes.tokens_in += used.tokens_in
        notes.tokens_out += used.tokens_out
        notes.estimated = notes.estimated or used.estimated

    def _asked(self) -> Answer:
        notes = self.notes
        if notes.requests >= MOST_REQUESTS or notes.faults >= MOST_FAULTS:
            raise Failed("circles", "The model did not get it right in a bounded number of tries")
        notes.requests += 1
        notes.trim()
        sent = self._question(self.endpoint.dialect)
        prompt = tokens_of(len(json.dumps([sent.messages, sent.tools], ensure_ascii=False)))
        left = left_of(Used(notes.tokens_in, notes.tokens_out), prompt, self.settings)
        if left < LEAST:
            raise Failed("too_much", "This turn has used what one may (WORKPRINT_TURN_TOKENS, WORKPRINT_TURN_USD)")
        ear = _Ear(self.emit, self.endpoint, self.settings.turn_seconds - notes.seconds)
        try:
            answer = self.endpoint.ask(self._question, min(left, LONGEST_ANSWER), ear)
        finally:
            notes.seconds += ear.seconds
        self.count(answer.used)
        ear.end(answer)
        return answer

    def _question(self, dialect: Dialect) -> Asked:
        notes, now = self.notes, self.situation
        film = now.film if notes.start == now.revision else now.records.film_at(notes.start)
        most = OUTLINE if dialect.wide else SMALL_OUTLINE
        told = messages_of(film, notes.start, now.speaker, now.past, now.message, most, notes.said_at)
        brief = briefing(now.only_look, "" if dialect.tools else in_words())
        specs = offered(frozenset(notes.opened)) if dialect.tools else []
        tools = [spec.as_function(dialect.strict and dialect.unions, dialect.unions) for spec in specs]
        own = notes.messages if dialect.tools else _without_tools(notes.messages)
        if dialect.system:
            return Asked([{"role": "system", "content": brief}, *told, *own], tools, shape())
        told[0] = {"role": "user", "content": f"{brief}\n\n{told[0]['content']}"}
        return Asked([*told, *own], tools, shape())

    def _unread(self, words: str) -> None:
        """Tell the model that its answer could not be read."""
        self.notes.faults += 1
        said = "That is no valid JSON, or was cut off. Answer again, shorter, or in plain words to the person."
        self.notes.messages.append({"role": "assistant", "content": words[:2000]})
        self.notes.messages.append({"role": "user", "content": said})

    def _called(self, words: str, calls: tuple[Call, ...]) -> Thought | None:
        """What the calls come to, if that is anything for the graph; the transcript has the rest."""
        notes, acts, question = self.notes, list[Act](), None
        caller = Answering(self.situation, notes, self.lexicon, self.emit)
        notes.messages.append(_message(words, calls))
        for call in calls:
            outcome = caller.answer(call)
            notes.faults += outcome.fault
            question = question or outcome.question
            if outcome.acts:
                acts += outcome.acts
                notes.waiting.append(Waiting(call.id, len(outcome.acts), [*outcome.remarks]))
                notes.remarks += outcome.remarks
            else:
                notes.messages.append(result_message(call.id, outcome.text or "Asked."))
        if question is not None:
            return _asking(self._with_remarks(words), acts, question)
        if acts:
            return Thought(words=words, acts=tuple(acts), scratch=notes.dump())
        return None

    def _honestly(self, words: str) -> str:
        """Last words; where a request came to nothing it is said, since models like to claim what they did not do."""
        if self.situation.done or is_question(self.situation.message):
            return words
        # It may have learned to say so itself from what was said before.
        return f"{words.removesuffix(UNCHANGED).rstrip()} {UNCHANGED}"

    def _with_remarks(self, words: str) -> str:
        if not self.notes.remarks:
            return words
        return f"{words} I kept what the script supervisor would mend: {' '.join(self.notes.remarks)}".strip()


@dataclass
class _Ear:
    """Passes words on while they come, once it is known that they are words and no JSON; and looks at the clock."""

    emit: Emit
    endpoint: Endpoint
    left: float
    """seconds that it may take"""
    text: str = ""
    open: bool = False
    begun: float = field(default_factory=time.monotonic)
    told: float = 0.0
    """seconds after which was last said that there is still something going on"""

    @property
    def seconds(self) -> float:
        """How long it has been listening."""
        return time.monotonic() - self.begun

    def hear(self, words: str, characters: int) -> None:
        if self.seconds > self.left:
            raise Failed("slow", "The model took longer than one message may (WORKPRINT_TURN_SECONDS)")
        self.text += words
        if words.strip() and self.open:
            self.told = self.seconds
        elif self.seconds - self.told >= SIGN_EVERY:
            self.told = self.seconds
            doing = "writing" if characters else "reading"
            self.emit("working", {"doing": doing, "seconds": round(self.seconds), "tokens": tokens_of(characters)})
        if self.open and words:
            self.emit("words", {"text": words})
        elif not self.open and self.endpoint.dialect.tools and may_be_words(self.text):
            self.open = True
            self.emit("words", {"text": self.text})
        else:
            # No words, but a moment in which a listener can stop the turn.
            self.emit("words", {"text": ""})

    def again(self, why: str) -> None:
        if self.open:
            self.emit("words", {"text": "\n"})
        self.text, self.open = "", False
        self.emit("waiting", {"why": why})

    def end(self, answer: Answer) -> None:
        """Pass on the words that were held back."""
        words, _ = _read(answer)
        if words and not self.open and not is_broken(words):
            self.emit("words", {"text": words})


def _read(answer: Answer) -> tuple[str, tuple[Call, ...]]:
    """The words and calls of an answer, however they were written."""
    if answer.calls:
        return without_thoughts(answer.text), answer.calls
    spoken = read_spoken(answer.text)
    return (spoken.say, spoken.calls) if spoken is not None else (without_thoughts(answer.text), ())


def _message(words: str, calls: tuple[Call, ...]) -> dict[str, Any]:
    called = [
        {"id": call.id, "type": "function", "function": {"name": call.name, "arguments": call.arguments or "{}"}}
        for call in calls
    ]
    return {"role": "assistant", "content": words, "tool_calls": called}


def _asking(words: str, acts: list[Act], question: Question) -> Thought:
    return Thought(words=words, acts=tuple(acts), question=question, final=True)


def _without_tools(messages: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The transcript for a model that cannot call tools: calls as the JSON it wrote, results as messages to it."""
    plain: list[dict[str, Any]] = []
    names: dict[str, str] = {}
    for message in messages:
        if message["role"] == "user":
            plain.append(message)
            continue
        if message["role"] == "tool":
            said = f"Result of {names.get(message['tool_call_id'], 'a tool')}: {message['content']}"
            if plain and plain[-1]["role"] == "user":
                plain[-1]["content"] += f"\n{said}"
            else:
                plain.append({"role": "user", "content": said})
            continue
        if not message.get("tool_calls"):
            plain.append(message)
            continue
        acts: list[dict[str, Any]] = []
        for call in message.get("tool_calls", ()):
            names[call["id"]] = call["function"]["name"]
            acts.append({"kind": call["function"]["name"], **_object(call["function"]["arguments"])})
        said = json.dumps({"say": message["content"], "acts": acts}, ensure_ascii=False)
        plain.append({"role": "assistant", "content": said})
    return plain


def _object(text: str) -> dict[str, Any]:
    try:
        value: Any = json.loads(text)
    except (ValueError, RecursionError):
        return {}
    return value if isinstance(value, dict) else {}  # pyright: ignore[reportUnknownVariableType]
