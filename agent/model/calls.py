"""One tool call of a model: what it comes to, without doing any of it.

look, more_tools ──> text        write_*, any kind ──> acts        ask ──> a question        a mistake ──> a sentence
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any, cast

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from agent.conversation import Act, Choice, Question
from agent.model.context import fenced
from agent.model.hearing import Call
from agent.model.looking import Thing, look
from agent.model.notes import Notes
from agent.model.offering import Group, groups
from agent.model.writing import TRIES, Reference, Written, write_film, write_scenes, write_shots
from agent.pinning import pinned
from agent.ports import Emit, Situation
from agent.toolspecs import act_kinds, act_of, without_nothing
from tools.film.errors import DirectorError, NotFound
from tools.film.film import Film
from tools.film.slate import find_scene, find_shot
from tools.writing.lexicon import Lexicon

MOST_CHOICES = 6


@dataclass(frozen=True)
class Outcome:
    """What a call comes to: text for the model, or acts, or a question. `fault` says that it came to nothing."""

    text: str = ""
    acts: tuple[Act, ...] = ()
    remarks: tuple[str, ...] = ()
    question: Question | None = None
    fault: bool = False


class _Fields(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class _Look(_Fields):
    what: Thing = "outline"
    at: int | str | None = None
    words: str = ""


class _Ask(_Fields):
    question: str = Field(min_length=1, max_length=1000)
    choices: tuple[str, ...] = ()


class _More(_Fields):
    about: Group


class _Text(_Fields):
    text: str = Field(min_length=1)


class _Scenes(_Text):
    after: Reference | None = None
    before: Reference | None = None
    purpose: str = Field(default="", max_length=2000)


class _Shots(_Text):
    after: Reference | None = None
    before: Reference | None = None
    scene: Reference | None = None


@dataclass(frozen=True)
class Answering:
    """What a call is answered from."""

    situation: Situation
    notes: Notes
    lexicon: Lexicon
    emit: Emit

    @property
    def shown(self) -> Film:
        """The film whose numbers the model last saw."""
        if self.notes.seen == self.situation.revision:
            return self.situation.film
        return self.situation.records.film_at(self.notes.seen)

    def answer(self, call: Call) -> Outcome:
        """What the call comes to. Mistakes are told in a sentence; nothing is raised."""
        own: Callable[[Mapping[str, Any]], Outcome] | None = {
            "look": self._look,
            "ask": self._ask,
            "more_tools": self._more,
            "write_film": self._write_film,
            "write_scene": self._write_scene,
            "write_shots": self._write_shots,
        }.get(call.name)
        if self._again(call):
            return Outcome("This very call was made before in this turn; what came of it stands.", fault=True)
        try:
            given = _arguments(call.arguments)
            return own(given) if own is not None else self._act(call.name, given)
        except DirectorError as error:
            return Outcome(error.message, fault=True)
        except ValidationError as error:
            return Outcome(_problem(call.name, error), fault=True)

    def _again(self, call: Call) -> bool:
        """Whether the same was called before. Looking again at a film that has changed is another look."""
        looks = f" {self.situation.revision}" if call.name in ("look", "more_tools") else ""
        key = f"{call.name} {call.arguments.strip()[:2000]}{looks}"
        self.notes.calls[key] = self.notes.calls.get(key, 0) + 1
        return self.notes.calls[key] > 1

    def _act(self, name: str, given: Mapping[str, Any]) -> Outcome:
        if name not in act_kinds():
            close = get_close_matches(name, list(act_kinds()), n=3)
            hint = f"did you mean {' or '.join(close)}?" if close else "use the tools you were given."
            return Outcome(f"There is no tool '{name[:60]}'; {hint}", fault=True)
        act = act_of(name, given)
        return Outcome(acts=(self._pinned(act),))

    def _pinned(self, act: Act) -> Act:
        """The act as it was said; with ids, when the film has other numbers by now than the model saw."""
        return act if self.notes.seen == self.situation.revision else pinned(self.shown, act)

    def _look(self, given: Mapping[str, Any]) -> Outcome:
        asked = _Look.model_validate(given)
        at = self._now(asked.what, asked.at)
        self.emit("looked", {"what": " ".join(str(part) for part in (asked.what, asked.at, asked.words) if part)})
        text = look(self.situation, asked.what, at, asked.words)
        renumbered = self.notes.seen != self.situation.revision and asked.what not in ("history", "cost", "cast")
        if renumbered:
            self.notes.seen = self.situation.revision
        return Outcome(
            fenced(f"Numbers are those of revision {self.notes.seen} from here on.\n{text}" if renumbered else text)
        )

    def _now(self, what: Thing, at: int | str | None) -> int | str | None:
        """A reference as the film has it now."""
        if at is None or self.notes.seen == self.situation.revision:
            return at
        try:
            match what:
                case "shot":
                    return find_shot(self.shown, at).id
                case "scene":
                    return find_scene(self.shown, at).id
                case _:
                    return at
        except NotFound:
            return at

    def _ask(self, given: Mapping[str, Any]) -> Outcome:
        asked = _Ask.model_validate(given)
        labels = [label.strip()[:300] for label in asked.choices if label.strip()][:MOST_CHOICES]
        return Outcome(question=Question(text=asked.question, choices=tuple(Choice(label=label) for label in labels)))

    def _more(self, given: Mapping[str, Any]) -> Outcome:
        about = _More.model_validate(given).about
        if about not in self.notes.opened:
            self.notes.opened.append(about)
        return Outcome("You have them now: " + " ".join(spec.as_line() for spec in groups()[about])[:6000])

    def _write_film(self, given: Mapping[str, Any]) -> Outcome:
        text = _Text.model_validate(given).text
        return self._draft(lambda tried: write_film(self.situation.film, text, self.lexicon, tried))

    def _write_scene(self, given: Mapping[str, Any]) -> Outcome:
        asked, film = _Scenes.model_validate(given), self.situation.film
        after, before = (self._now("scene", place) for place in (asked.after, asked.before))
        return self._draft(
            lambda tried: write_scenes(film, asked.text, self.lexicon, tried, after, before, asked.purpose)
        )

    def _write_shots(self, given: Mapping[str, Any]) -> Outcome:
        asked, film = _Shots.model_validate(given), self.situation.film
        after, before = (self._now("shot", place) for place in (asked.after, asked.before))
        scene = self._now("scene", asked.scene)
        return self._draft(lambda tried: write_shots(film, asked.text, self.lexicon, tried, after, before, scene))

    def _draft(self, write: Callable[[int], Written]) -> Outcome:
        """A text, read by the script supervisor; `notes.drafts` counts the ones that came to nothing in a row."""
        tried = min(self.notes.drafts, TRIES - 1)
        try:
            written = write(tried)
        except DirectorError:
            self.notes.drafts += 1
            raise
        self.emit("looked", {"what": f"a draft: {len(written.remarks)} remarks"})
        if not written.acts:
            self.notes.drafts += 1
            left = TRIES - self.notes.drafts
            told = " ".join(written.remarks)
            return Outcome(f"Not taken yet. The script supervisor: {told} Send all of it again, mended ({left} left).")
        self.notes.drafts = 0
        return Outcome(acts=written.acts, remarks=written.remarks)


def _arguments(text: str) -> dict[str, Any]:
    """The arguments that a model wrote. Raises DirectorError when they are no JSON object."""
    if not text.strip():
        return {}
    try:
        given: Any = json.loads(text)
    except (ValueError, RecursionError):
        raise DirectorError("The arguments are no JSON, or were cut off; send the call again, shorter.") from None
    if not isinstance(given, dict):
        raise DirectorError("The arguments are a JSON object with the tool's fields.")
    return cast("dict[str, Any]", without_nothing(given))


def _problem(name: str, error: ValidationError) -> str:
    first = error.errors(include_url=False, include_input=False)[0]
    field = ".".join(str(step) for step in first["loc"])
    return f"{name}: {field or 'its fields'}: {first['msg']}."
