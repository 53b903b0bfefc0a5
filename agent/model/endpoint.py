"""One question to the model, with bounded patience. What the service cannot do is noticed once and remembered.

tools, strict ──refused──> tools ──refused──> JSON in a given form ──refused──> JSON as plain text
429: as long as it asks, within bounds · 5xx, cut off: once or twice more · silence, a bad key, no such model: at once
"""

import json
import time
import weakref
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any, Protocol, cast

import httpx2
import openai
from openai import OpenAI

from agent.model.failures import Failed, plainly
from agent.model.hearing import Call, Hearing
from agent.model.spending import Used, tokens_of
from tools.settings import Settings

USUAL = "gpt-5.4-mini"
"""the model that is asked at OpenAI when no name is set: it calls tools well and costs little"""
LONGEST = 10
"""an answer may take so many times the silence that is allowed"""
LARGEST = 16_000_000
"""bytes of one answer"""
PATIENCE = 20.0
"""seconds that are waited in all for a service that is busy"""
MORE_TRIES = 2
BACKOFF = (0.5, 1.5)
REFUSES = (400, 404, 405, 415, 422, 501)
"""what services answer to a request that asks for something they do not have"""
BROKEN = (httpx2.RemoteProtocolError, httpx2.ReadError)
WORDS = (
    ("usage", ("stream_options", "include_usage")),
    ("limit", ("max_completion_tokens", "max_tokens")),
    ("shape", ("response_format", "json_schema")),
    ("strict", ("strict", "additionalproperties")),
    ("tools", ("tool", "function")),
)
"""a feature, and the words by which a refusal names it"""
LENGTH_WORDS = ("context length", "context_length", "context window", "context size", "too long", "too many tokens")


class Listener(Protocol):
    """Who follows an answer while it comes. Either may raise to stop it."""

    def hear(self, words: str) -> None:
        """A piece of it, perhaps without words."""
        ...

    def again(self, why: str) -> None:
        """It is asked for once more, from its beginning."""
        ...


@dataclass(frozen=True)
class Dialect:
    """What this service and model take."""

    tools: bool = True
    strict: bool = True
    shape: bool = True
    usage: bool = True
    limit: bool = True
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


@dataclass
class Endpoint:
    """A service and a model of it. `wait` sleeps; a test gives one that does not."""

    settings: Settings
    wait: Callable[[float], None] = time.sleep
    dialect: Dialect = field(default_factory=Dialect)
    _client: OpenAI | None = None
    _model: str = ""

    @property
    def model(self) -> str:
        """The model's name, as far as it is known without asking the service."""
        return self._model or self.settings.model or ("" if self.settings.model_url else USUAL) or "the model"

    def close(self) -> None:
        """Let the connections go."""
        if self._client is not None:
            self._client.close()
            self._client = None

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
                seconds = f"{self.settings.model_timeout:g} s"
                failed, pause = Failed("silent", f"The model did not answer (time-out after {seconds})"), None
            except (openai.APIConnectionError, httpx2.HTTPError) as error:
                # The client leaves errors that come while it reads an error as they are.
                failed, pause = self._lost(error), BACKOFF[0] if tries < 1 else None
            except openai.APIError as error:
                said = plainly(_said(error), self._key)
                failed, pause = Failed("broken", f"The model's answer broke off (“{said}”)"), None if tries else 0.0
            except _BrokenOff:
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
            self.wait(pause)

    def _once(self, given: dict[str, Any], hearing: Hearing, limit: int, listener: Listener, lost: Used) -> Answer:
        given = {"model": self._named(), **given}
        stream = cast("openai.Stream[Any]", self._service().chat.completions.create(**given))
        try:
            for piece in _pieces(stream):
                new = hearing.hear(piece)
                if tokens_of(hearing.characters) > limit:
                    raise Failed("too_much", "The model's answer is longer than a turn may be")
                listener.hear(new)
        finally:
            stream.close()
        if not hearing.finish and not _is_whole(stream):
            raise _BrokenOff
        if hearing.refusal or hearing.finish == "content_filter":
            said = plainly(hearing.refusal, self._key)
            raise Failed("declined", f"The model declined{f' (“{said}”)' if said else ''}")
        used = lost.plus(self._used(hearing, given))
        return Answer(hearing.text, hearing.calls, used, hearing.finish == "length")

    def _given(self, asked: Asked, limit: int) -> dict[str, Any]:
        dialect = self.dialect
        given: dict[str, Any] = {"messages": asked.messages, "stream": True}
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
        if error.status_code not in REFUSES:
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
        plain = replace(self.dialect, strict=False, usage=False, limit=False)
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
        return BACKOFF[tries] if error.status_code >= 500 else None

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
        return Failed("address", f"The model's service cannot be reached ({self._service().base_url.host})")

    def _service(self) -> OpenAI:
        if self._client is None:
            silence = httpx2.Timeout(self.settings.model_timeout, connect=min(10.0, self.settings.model_timeout))
            bound = partial(_bound, seconds=LONGEST * self.settings.model_timeout)
            self._client = OpenAI(
                # A service of one's own needs no key; the header is sent all the same, and says nothing.
                api_key=self._key or "none",
                base_url=self.settings.model_url or "https://api.openai.com/v1",
                max_retries=0,
                timeout=silence,
                http_client=openai.DefaultHttpxClient(timeout=silence, event_hooks={"response": [bound]}),
            )
            # Whoever forgets to close an endpoint leaves no connection open.
            weakref.finalize(self, self._client.close)
        return self._client

    def _named(self) -> str:
        """The model's name; where none is set, the first that a service of one's own lists."""
        if not self._model:
            self._model = self.settings.model or ("" if self.settings.model_url else USUAL)
        if not self._model:
            listed = self._service().models.list().data
            names = [one.id for one in listed or () if isinstance(getattr(one, "id", None), str)]
            if not names:
                raise Failed("model", "The model's service lists no model; set WORKPRINT_MODEL to its name")
            self._model = names[0]
        return self._model

    @property
    def _key(self) -> str:
        return self.settings.model_key.get_secret_value() if self.settings.model_key else ""


class _BrokenOff(Exception):
    """The stream ended before the answer did."""


class _Bounded(httpx2.SyncByteStream):
    def __init__(self, stream: Any, until: float) -> None:
        self._stream, self._until, self._left = stream, until, LARGEST

    def __iter__(self) -> Iterator[bytes]:
        for part in self._stream:
            self._left -= len(part)
            if time.monotonic() > self._until:
                raise httpx2.ReadTimeout("the answer takes too long")
            if self._left < 0:
                raise httpx2.ReadError("the answer is too large")
            yield part

    def close(self) -> None:
        self._stream.close()


def _bound(response: httpx2.Response, seconds: float) -> None:
    """Bound a response in time and size, comments of a stream included, which nobody else sees."""
    response.stream = _Bounded(response.stream, time.monotonic() + seconds)


def _pieces(stream: "openai.Stream[Any]") -> Iterator[dict[str, Any]]:
    """The pieces of an answer as JSON; the one piece of a service that does not stream."""
    if _is_whole(stream):
        yield _whole(stream)
        return
    try:
        for chunk in stream:
            yield chunk.to_dict(mode="python", warnings=False) if hasattr(chunk, "to_dict") else {}
    except ValueError:
        raise _BrokenOff from None


def _said(error: openai.APIError) -> str:
    """What the service says of an error."""
    body: Any = error.body
    said = (body.get("message") or body.get("detail")) if isinstance(body, dict) else None  # pyright: ignore
    return said if isinstance(said, str) else error.message


def _whole(stream: "openai.Stream[Any]") -> dict[str, Any]:
    try:
        whole: Any = json.loads(stream.response.read())
    except ValueError:
        raise _BrokenOff from None
    return cast("dict[str, Any]", whole) if isinstance(whole, dict) else {}


def _is_whole(stream: "openai.Stream[Any]") -> bool:
    return stream.response.headers.get("content-type", "").startswith("application/json")


def _seconds(text: str | None, otherwise: float) -> float:
    """What `Retry-After` asks for. A date, nonsense and less than nothing are read as the usual pause."""
    try:
        asked = float(text or "")
    except ValueError:
        return otherwise
    return max(asked, otherwise) if asked < 1e6 else 1e6
