"""The wire to a service: each request on a thread of its own, so that a silent service can be left at any moment.

this thread   pieces: {...} {...} {} {} {...}     {} is a moment of silence, in which one may stop waiting
its thread    create, read, close                 bounded in time and size by itself, also when nobody listens
"""

import json
import threading
import time
import weakref
from collections.abc import Generator, Iterator
from functools import partial
from queue import Empty, SimpleQueue
from typing import Any, cast

import httpx2
import openai
from openai import OpenAI

from agent.model.failures import Failed
from tools.settings import Settings

OPENAI = "https://api.openai.com/v1"
USUAL = "gpt-5.4-mini"
"""the model that is asked at OpenAI when no name is set: it calls tools well and costs little"""
LONGEST = 10
"""an answer may take so many times the silence that is allowed"""
LARGEST = 16_000_000
"""bytes of one answer"""
CONNECTING = 10.0
"""seconds"""
MOMENT = 0.25
"""seconds of silence after which a listener is asked whether it still listens"""

Piece = dict[str, Any]


class BrokenOff(Exception):
    """The stream ended before the answer did, or is no stream of answers."""


class Wire:
    """The client of one service. Safe to share between threads."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._client: OpenAI | None = None
        self._model = ""
        self._lock = threading.Lock()

    @property
    def model(self) -> str:
        """The model's name, as far as it is known without asking the service."""
        return self._model or self._settings.model or ("" if self._settings.model_url else USUAL) or "the model"

    @property
    def host(self) -> str:
        return str(httpx2.URL(self._settings.model_url or OPENAI).host)

    def close(self) -> None:
        """Let the connections go."""
        with self._lock:
            client, self._client = self._client, None
        if client is not None:
            client.close()

    def pieces(self, given: dict[str, Any]) -> Generator[Piece]:
        """The pieces of the answer to a request, as JSON. Raises what the client raises, BrokenOff, and Failed.

        Close it to leave the answer; its thread then ends with the next piece, or with the silence.
        """
        queue: SimpleQueue[Piece | Exception | None] = SimpleQueue()
        gone = threading.Event()
        threading.Thread(target=self._read, args=(given, queue, gone), daemon=True, name="model").start()
        try:
            while True:
                try:
                    found = queue.get(timeout=MOMENT)
                except Empty:
                    yield {}
                    continue
                if found is None:
                    return
                if isinstance(found, Exception):
                    raise found
                yield found
        finally:
            gone.set()

    def _read(
        self, given: dict[str, Any], queue: "SimpleQueue[Piece | Exception | None]", gone: threading.Event
    ) -> None:
        try:
            asked: dict[str, Any] = {"model": self._named(), **given, "stream": True}
            stream = cast("openai.Stream[Any]", self._service().chat.completions.create(**asked))
            try:
                for piece in _pieces(stream):
                    queue.put(piece)
                    if gone.is_set():
                        return
            finally:
                stream.close()
            queue.put(None)
        except Exception as error:
            # This is where the thread ends, so whatever it is goes to the one who waits.
            queue.put(error)

    def _service(self) -> OpenAI:
        with self._lock:
            if self._client is None:
                patience = self._settings.model_timeout
                silence = httpx2.Timeout(patience, connect=min(CONNECTING, patience))
                bound = partial(_bound, seconds=LONGEST * patience)
                key = self._settings.model_key
                self._client = OpenAI(
                    # A service of one's own needs no key; the header is sent all the same, and says nothing.
                    api_key=key.get_secret_value() if key else "none",
                    base_url=self._settings.model_url or OPENAI,
                    max_retries=0,
                    timeout=silence,
                    http_client=openai.DefaultHttpxClient(timeout=silence, event_hooks={"response": [bound]}),
                )
                # Whoever forgets to close the wire leaves no connection open.
                weakref.finalize(self, self._client.close)
            return self._client

    def _named(self) -> str:
        """The model's name; where none is set, the first that a service of one's own lists."""
        if not self._model:
            self._model = self._settings.model or ("" if self._settings.model_url else USUAL)
        if not self._model:
            listed = self._service().models.list().data
            names = [one.id for one in listed or () if isinstance(getattr(one, "id", None), str)]
            if not names:
                raise Failed("model", "The model's service lists no model; set WORKPRINT_MODEL to its name")
            self._model = names[0]
        return self._model


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


def _pieces(stream: "openai.Stream[Any]") -> Iterator[Piece]:
    """The pieces of a stream; the one piece of a service that does not stream."""
    try:
        if stream.response.headers.get("content-type", "").startswith("application/json"):
            whole: Any = json.loads(stream.response.read())
            yield cast("Piece", whole) if isinstance(whole, dict) else {}
            return
        for chunk in stream:
            yield chunk.to_dict(mode="python", warnings=False) if hasattr(chunk, "to_dict") else {}
    except ValueError:
        raise BrokenOff from None
