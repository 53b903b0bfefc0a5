"""One question to the model, with bounded patience. What the service cannot do is noticed once and remembered.

strict tools ──refused──> plain ones ──refused──> JSON in a given form ──refused──> JSON as plain text
429: as long as it asks, within bounds · 5xx, cut off: once or twice more · silence, a bad key, no such model: at once
"""

import json
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, replace
from typing import Any, Protocol

import httpx2
import openai

from agent.model.failures import Failed, plainly
from agent.model.hearing import Call, Hearing
from agent.model.spending import Used, tokens_of
from agent.model.wire import BrokenOff, Wire
from tools.settings import Settings

PATIENCE = 20.0
"""seconds that are waited in all for a service that is busy"""
MORE_TRIES = 2
BACKOFF = (0.5, 1.5)
STEP = 0.5
"""seconds of waiting between two signs of life"""
REFUSES = (400, 404, 405, 415, 422, 501)
"""what services answer to a request that asks for something they do not have"""
BROKEN = (httpx2.RemoteProtocolError, httpx2.ReadError)
SYSTEM = ("system role", "system message", "role 'system'", "roles must alternate")
WORDS = (
    ("usage", ("stream_options", "include_usage")),
    ("limit", ("max_completion_tokens", "max_tokens")),
    ("shape", ("response_format", "json_schema")),
    ("strict", ("strict", "additionalproperties")),
    ("unions", ("schema", "parameters", "type", "tools[")),
    ("tools", ("tool", "function")),
)
"""a feature, and the words by which a refusal names it"""
NO_TOOLS = (
    *("support tool", "support function", "tools are not supported", "tools is not supported", "tool use", "--jinja"),
)
"""the words of a service that has no tools at all"""
SLIPPED = "tool_use_failed"
"""the code of a service that threw a badly written call of the model away; asked again it may write a better one"""
LENGTH_WORDS = ("context length", "context_length", "context window", "context size", "too long", "too many tokens")


class Listener(Protocol):
    """Who follows an answer while it comes. Either may raise to stop it."""

    def hear(self, words: str, characters: int) -> None:
        """A piece of it, perhaps without words; so many `characters` have come in all."""
        ...

    def again(self, why: str) -> None:
        """It is asked for once more, from its beginning."""
        ...


@dataclass(frozen=True)
class Dialect:
    """What this service and model take."""

    tools: bool = True
    strict: bool = True
    unions: bool = True
    """a field may be of several types"""
    shape: bool = True
    usage: bool = True
    limit: bool = True
    system: bool = True
    """a message may be the system's"""
    wide: bool = True
    """it can read an outline of the usual length"""


@dataclass(frozen=True)
class Asked:
    """One question, for either kind of protocol."""

    messages: list[dict[str, Any]]
    tools: list[dict[str, Any]]
    shape: dict[str, Any]
    """the JSON schema of an answer in plain text"""


@dataclass(frozen=True)
class Answer:
    """What came back. `text` is as it was written."""

    text: str
    calls: tuple[Call, ...]
    used: Used
    cut_short: bool = False
    """the service stopped at its own limit of length"""


Question = Callable[[Dialect], Asked]
"""the question, put the way that a dialect wants it"""


class Endpoint:
    """A service and a model of it. `wait` sleeps; a test gives one that does not."""

    def __init__(self, settings: Settings, wait: Callable[[float], None] = time.sleep) -> None:
        self._settings = settings
        self._wire = Wire(settings)
        self._wait = wait
        self.dialect = Dialect()

    @property
    def model(self) -> str:
        """The model's name, as far as it is known without asking the service."""
        return self._wire.model

    def close(self) -> None:
        """Let the connections go."""
        self._wire.close()

    def ask(self, question: Question, limit: int, listener: Listener) -> Answer:
        """The answer to a question, of at most `limit` tokens. Raises Failed, and whatever the listener raises."""
        waited, tries, lost = 0.0, 0, Used()
        while True:
            hearing = Hearing()
            given = self._given(question(self.dialect), limit)
            try:
                return self._once(given, hearing, limit, listener, lost)
            except openai.APIStatusError as error:
                if self._learns(error):
                    continue
                failed, pause = self._told(error), self._pause(error, tries)
            except (openai.APITimeoutError, httpx2.TimeoutException):
                seconds = f"{self._settings.model_timeout:g} s"
                failed, pause = Failed("silent", f"The model did not answer (time-out after {seconds})"), None
            except (openai.APIConnectionError, httpx2.HTTPError) as error:
                # The client leaves errors that come while it reads an error as they are.
                failed, pause = self._lost(error), BACKOFF[0] if tries < 1 else None
            except openai.APIError as error:
                said = plainly(_said(error), self._key)
                failed, pause = Failed("broken", f"The model's answer broke off (“{said}”)"), None if tries else 0.0
            except BrokenOff:
                failed, pause = Failed("broken", "The model's answer broke off"), None if tries else 0.0
            except openai.OpenAIError as error:
                failed, pause = Failed("refused", f"The model cannot be asked ({plainly(str(error), self._key)})"), None
            except Failed as error:
                failed, pause = error, None
            lost = lost.plus(self._used(hearing, given) if hearing.characters else Used())
            if pause is None or waited + pause > PATIENCE:
                failed.used = lost
                raise failed from None
            tries, waited = tries + 1, waited + pause
            listener.again(f"{failed.sentence}; it is asked again.")
            self._rest(pause, listener)

    def _once(self, given: dict[str, Any], hearing: Hearing, limit: int, listener: Listener, lost: Used) -> Answer:
        with closing(self._wire.pieces(given)) as pieces:
            for piece in pieces:
                new = hearing.hear(piece)
                if tokens_of(hearing.characters) > limit:
                    raise Failed("too_much", "The model's answer is longer than a turn may be")
                if hearing.circles:
                    raise Failed("circles", "The model says the same over and over")
                listener.hear(new, hearing.characters)
        if not hearing.finish and not hearing.whole:
            raise BrokenOff
        if hearing.refusal or hearing.finish == "content_filter":
            said = plainly(hearing.refusal, self._key)
            raise Failed("declined", f"The model declined{f' (“{said}”)' if said else ''}")
        used = lost.plus(self._used(hearing, given))
        return Answer(hearing.text, hearing.calls, used, hearing.finish == "length")

    def _rest(self, seconds: float, listener: Listener) -> None:
        """Wait, in steps in which the listener may stop it."""
        while seconds > 0:
            step = min(seconds, STEP)
            self._wait(step)
            seconds -= step
            listener.hear("", 0)

    def _given(self, asked: Asked, limit: int) -> dict[str, Any]:
        dialect = self.dialect
        given: dict[str, Any] = {"messages": asked.messages}
        if dialect.tools and asked.tools:
            given["tools"] = asked.tools
        elif not dialect.tools and dialect.shape:
            form = {"name": "answer", "schema": asked.shape}
            given["response_format"] = {"type": "json_schema", "json_schema": form}
        if dialect.usage:
            given["stream_options"] = {"include_usage": True}
        if dialect.limit:
            given["max_completion_tokens"] = limit
        return given

    def _used(self, hearing: Hearing, given: dict[str, Any]) -> Used:
        into, out = hearing.tokens_in, hearing.tokens_out
        wrong = not into or (not out and hearing.characters > 0)
        if into is None or out is None or wrong:
            sent = len(json.dumps([given["messages"], given.get("tools", [])], ensure_ascii=False))
            return Used(into or tokens_of(sent), out or tokens_of(hearing.characters), estimated=True)
        return Used(into, out)

    def _learns(self, error: openai.APIStatusError) -> bool:
        """Whether the refusal is of a feature that can be left out; it then is, from now on."""
        said = _said(error).casefold()
        if error.code == SLIPPED or error.status_code not in (*REFUSES, 500):
            return False
        # A local server may report what its template does not take as a fault of its own.
        for name, words in (("system", SYSTEM), ("tools", NO_TOOLS)):
            if getattr(self.dialect, name) and any(word in said for word in words):
                self.dialect = replace(self.dialect, **{name: False})
                return True
        if error.status_code == 500:
            return False
        if any(word in said for word in LENGTH_WORDS):
            learnt, self.dialect = self.dialect.wide, replace(self.dialect, wide=False)
            return learnt
        for name, words in WORDS:
            if getattr(self.dialect, name) and any(word in said for word in words):
                self.dialect = replace(self.dialect, **{name: False})
                return True
        if error.status_code == 404 or "model" in said:
            return False
        # It does not say what it does not like: first the extras go, then the tools.
        plain = replace(self.dialect, strict=False, unions=False, usage=False, limit=False)
        bare = replace(plain, tools=False) if plain == self.dialect else plain
        simpler = replace(bare, shape=False) if bare == self.dialect else bare
        learnt = simpler != self.dialect
        self.dialect = simpler
        return learnt

    def _pause(self, error: openai.APIStatusError, tries: int) -> float | None:
        """Seconds to wait before asking again; None when there is no use."""
        if error.code == "insufficient_quota" or tries >= MORE_TRIES:
            return None
        if error.status_code == 429:
            return _seconds(error.response.headers.get("retry-after"), BACKOFF[tries])
        return BACKOFF[tries] if error.status_code >= 500 or error.code == SLIPPED else None

    def _told(self, error: openai.APIStatusError) -> Failed:
        status, said = error.status_code, plainly(_said(error), self._key)
        match status:
            case 401 | 403:
                return Failed("key", f"The model's service refused the key ({status})")
            case 404:
                return Failed("model", f"The model's service has no “{self.model}” ({status})")
            case 429 if error.code == "insufficient_quota":
                return Failed("quota", "The credit with the model's service is used up (429)")
            case 429:
                return Failed("busy", "The model's service is too busy (429)")
            case _ if status >= 500:
                return Failed("fault", f"The model's service has a fault ({status})")
            case _ if any(word in said.casefold() for word in LENGTH_WORDS):
                return Failed("too_long", "This is more than the model can read at once")
            case _:
                return Failed("refused", f"The model's service refused the request ({status}: “{said}”)")

    def _lost(self, error: openai.APIConnectionError | httpx2.HTTPError) -> Failed:
        if isinstance(error, httpx2.HTTPError) or isinstance(error.__cause__, BROKEN):
            return Failed("broken", "The model's answer broke off")
        return Failed("address", f"The model's service cannot be reached ({self._wire.host})")

    @property
    def _key(self) -> str:
        return self._settings.model_key.get_secret_value() if self._settings.model_key else ""


def _said(error: openai.APIError) -> str:
    """What the service says of an error."""
    body: Any = error.body
    said = (body.get("message") or body.get("detail")) if isinstance(body, dict) else None  # pyright: ignore
    return said if isinstance(said, str) else error.message


def _seconds(text: str | None, otherwise: float) -> float:
    """What `Retry-After` asks for. A date, nonsense and less than nothing are read as the usual pause."""
    try:
        asked = float(text or "")
    except ValueError:
        return otherwise
    return max(asked, otherwise) if asked < 1e6 else 1e6
