"""A film's conversation as the agent sees it: its turns as values, and the scribe who notes what happens in one.

happening ──> Scribe ──> the chat store, numbered ──> listener       words are gathered a moment, the rest goes at once
"""

import json
import time
from collections.abc import Callable, Sequence
from typing import Any

from agent.conversation import ACTS, Exchange, Happening, Reply, Speaker, Turn
from tools.film.errors import Cancelled
from tools.media.progress import Progress
from tools.store.chats import Chats, Ending, EventEntry, TurnEntry

PAST = 12
"""exchanges that a turn remembers"""
WORDS_EVERY = 0.15
PROGRESS_EVERY = 0.5
STOP_EVERY = 0.1
"""seconds between two looks at whether someone asked to stop"""
STOPPED = "Stopped. What was done is kept."

Listener = Callable[[Happening], None]
"""who is told at once; it is called within the turn, so it is quick and does not raise"""


def nobody(happening: Happening) -> None:
    """A listener who is not there."""


def turn_of(entry: TurnEntry) -> Turn:
    """A stored turn as a value."""
    return Turn(
        number=entry.number,
        message=entry.message,
        speaker=speaker_of(entry),
        state=entry.state,
        reply=Reply.model_validate_json(entry.reply) if entry.reply else None,
        before=entry.before,
        revision=entry.revision,
        started=entry.started,
        ended=entry.ended,
    )


def speaker_of(entry: TurnEntry) -> Speaker:
    return Speaker.model_validate({"name": entry.speaker, "role": entry.role, "channel": entry.channel})


def happening_of(entry: EventEntry) -> Happening:
    """A stored event as a value."""
    return Happening(number=entry.number, turn=entry.turn, kind=entry.kind, value=json.loads(entry.value), at=entry.at)


def past_of(entries: Sequence[TurnEntry]) -> tuple[Exchange, ...]:
    """What the next turn may refer to. The acts are those that were done, with ids that still mean the same."""
    return tuple(_exchange(entry) for entry in entries if entry.state != "open")


def _exchange(entry: TurnEntry) -> Exchange:
    # Only what the next turn may refer to is read of a reply, since this is done for every turn.
    reply: dict[str, Any] = json.loads(entry.reply) if entry.reply else {}
    return Exchange(
        message=entry.message,
        reply=reply.get("text", ""),
        acts=ACTS.validate_json(entry.acts),
        revision=entry.revision,
        before=entry.before,
        question=reply.get("question"),
    )


class Scribe:
    """Notes what happens in one turn, in the store first and then to the listener; and knows when to stop."""

    def __init__(self, chats: Chats, film: str, turn: int, listener: Listener) -> None:
        self._chats, self._film, self._turn, self._listener = chats, film, turn, listener
        self._held: list[tuple[str, dict[str, Any]]] = []
        self._words: list[str] = []
        self._spoke = self._progressed = 0.0
        self._looked = time.monotonic()
        self._stop = False

    def hold(self, kind: str, value: dict[str, Any]) -> None:
        """Something that happened and can be noted together with what comes next."""
        self._held.append((kind, value))

    def emit(self, kind: str, value: dict[str, Any]) -> None:
        """What a brain tells while it thinks. Raises Cancelled when someone asked the turn to stop."""
        if kind == "words":
            self._words.append(str(value.get("text", "")))
            if time.monotonic() - self._spoke >= WORDS_EVERY:
                self._flush()
        else:
            self.note(kind, value)
        if self.stopped():
            raise Cancelled(STOPPED)

    def note(self, kind: str, value: dict[str, Any]) -> None:
        """Something that happened, after the words that came before it."""
        self._write([*self._gathered(), (kind, value)])

    def report(self, progress: Progress) -> None:
        """The progress of an order. Raises Cancelled when someone asked the turn to stop."""
        if self.stopped():
            raise Cancelled(STOPPED)
        now = time.monotonic()
        if now - self._progressed >= PROGRESS_EVERY:
            self._progressed = now
            self.note("progress", progress.model_dump())

    def stopped(self) -> bool:
        """Whether someone, anywhere, asked this turn to stop."""
        now = time.monotonic()
        if not self._stop and now - self._looked >= STOP_EVERY:
            self._looked = now
            self._stop = self._chats.stop_asked(self._film, self._turn)
        return self._stop

    def end(self, ending: Ending, happened: Sequence[tuple[str, dict[str, Any]]]) -> None:
        """The turn ended, or waits, and these are the last things that happened in it."""
        told = _dumped([*self._gathered(), *happened])
        self._tell(self._chats.end(self._film, self._turn, ending, told))

    def _flush(self) -> None:
        self._write(self._gathered())

    def _gathered(self) -> list[tuple[str, dict[str, Any]]]:
        held, words = self._held, "".join(self._words)
        self._held, self._words, self._spoke = [], [], time.monotonic()
        return [*held, ("words", {"text": words})] if words else held

    def _write(self, happened: Sequence[tuple[str, dict[str, Any]]]) -> None:
        if happened:
            self._tell(self._chats.note(self._film, self._turn, _dumped(happened)))

    def _tell(self, entries: Sequence[EventEntry]) -> None:
        for entry in entries:
            self._listener(happening_of(entry))


def _dumped(happened: Sequence[tuple[str, dict[str, Any]]]) -> list[tuple[str, str]]:
    return [(kind, json.dumps(value, ensure_ascii=False, default=str)) for kind, value in happened]
