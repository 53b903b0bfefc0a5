"""The director with a model. It asks, lets the model look and write, and gives acts back; it does none of them itself.

message ──> ask ──> looks, drafts, mistakes: answered at once, and asked again
             ^  ├─> acts ──> the graph does them ──> their results, told to the model
             │  ├─> a question, or last words
             └──┴─> nothing that can be used ──> the embedded director, if nothing was done; else a sentence
last words to what was no question, nothing done and nothing asked ──> the embedded director, where he is certain
"""

import time
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import Any

from agent.answers import is_question
from agent.conversation import Spent
from agent.model.context import LONGEST_MESSAGE, said_at
from agent.model.endpoint import Endpoint
from agent.model.failures import Failed
from agent.model.notes import Notes, read_notes
from agent.model.spending import Used, spent_of
from agent.model.turn import ModelTurn
from agent.ports import Brain, Emit, Situation, Thought
from tools.settings import Settings
from tools.writing.lexicon import Lexicon

MYSELF = "I worked from your words myself."


class ModelDirector:
    """A Brain with a model. `fallback` works where the model gives nothing; `lexicon` reads what it writes; `now` gives
    the local day and time, by which "by five" is so many minutes.

    Safe to share between threads: what is kept between turns is only what the service was found to take.
    """

    def __init__(
        self,
        settings: Settings,
        fallback: Brain,
        lexicon: Lexicon,
        *,
        wait: Callable[[float], None] = time.sleep,
        now: Callable[[], datetime] = datetime.now,
    ) -> None:
        self._settings = settings
        self._fallback = fallback
        self._lexicon = lexicon
        self._endpoint = Endpoint(settings, wait)
        self._now = now

    @property
    def name(self) -> str:
        return self._endpoint.model

    def close(self) -> None:
        """Let the connections go."""
        self._endpoint.close()

    def think(self, situation: Situation, emit: Emit) -> Thought:
        """What comes next. Raises only what `emit` raises, which is how a turn is stopped."""
        notes = read_notes(situation.scratch) or Notes(situation.revision, situation.revision, said_at(self._now()))
        if notes.handed_over:
            return self._fallen_back(situation, notes, emit)
        before = Used(notes.tokens_in, notes.tokens_out, notes.estimated)
        turn = ModelTurn(self._settings, self._endpoint, self._lexicon, situation, notes, emit)
        try:
            if len(situation.message) > LONGEST_MESSAGE:
                raise Failed("too_long", f"A message of more than {LONGEST_MESSAGE:,} characters is too long for me")
            thought = turn.go_on()
        except Failed as failed:
            turn.count(failed.used)
            spent = self._spent(notes, before)
            if any(not one.error for one in situation.done):
                return Thought(words=f"{failed.sentence}. What was done stays.", spent=spent)
            thought = self._fallen_back(replace(situation, done=()), Notes(notes.start, notes.seen), emit)
            words = f"{failed.sentence}; {MYSELF} {thought.words}".strip()
            return replace(thought, words=words, spent=spent)
        own = self._done_all_the_same(situation, thought, notes)
        return replace(own or thought, spent=self._spent(notes, before))

    def _done_all_the_same(self, situation: Situation, thought: Thought, notes: Notes) -> Thought | None:
        """What the embedded director does for certain where the model, asked to do something, only talked.

        Small models do that, and say that it is done. None where the model did or asked something, and where he would
        have to ask.
        """
        talked = not (thought.acts or thought.question or situation.done or situation.only_look)
        if not talked or "?" in thought.words or is_question(situation.message):
            return None
        own = self._fallen_back(situation, Notes(notes.start, notes.seen), _unheard)
        if not own.acts or own.question is not None:
            return None
        return replace(own, words=f"The model changed nothing; {MYSELF} {own.words}".strip())

    def _fallen_back(self, situation: Situation, notes: Notes, emit: Emit) -> Thought:
        """The embedded director's thought about the same message; the rest of the turn is his."""
        thought = self._fallback.think(replace(situation, scratch=notes.inner), emit)
        kept = Notes(notes.start, notes.seen, handed_over=True, inner=thought.scratch)
        return replace(thought, scratch=kept.dump())

    def _spent(self, notes: Notes, before: Used) -> Spent:
        """What this thought used."""
        used = Used(notes.tokens_in - before.tokens_in, notes.tokens_out - before.tokens_out, notes.estimated)
        return spent_of(used, self._endpoint.model, self._settings) if used.tokens else Spent()


def _unheard(kind: str, value: dict[str, Any]) -> None:
    """What he says while he thinks is not shown: it is not known yet whether he will do anything."""
