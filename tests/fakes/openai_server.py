"""A service on loopback that speaks the chat completions protocol, and misbehaves as it is told.

    with OpenAIServer([calling("circle", {"shots": [3]}), saying("Circled.")]) as server:
        settings = Settings(model_url=server.url, model="fake-1")

Each answer of the script serves one request, in order; the last one serves all that follow. What was asked is kept
in `requests`.
"""

import json
import sys
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Any

Asked = dict[str, Any]


@dataclass(frozen=True)
class Answer:
    """One HTTP answer: the parts of its body, with a pause before each, and how it ends."""

    parts: tuple[str, ...] = ()
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict[str, str])
    content_type: str = "text/event-stream"
    pause: float = 0.0
    dies: bool = False
    """the connection breaks off after the parts"""


Script = Answer | Callable[[Asked], Answer]


def chunk(delta: Mapping[str, Any], finish: str | None = None, usage: Any = None) -> str:
    """One event of a stream."""
    piece: dict[str, Any] = {
        "id": "c1",
        "object": "chat.completion.chunk",
        "created": 1,
        "model": "fake-1",
        "choices": [{"index": 0, "delta": delta, "finish_reason": finish}],
    }
    if usage is not None:
        piece |= {"choices": [], "usage": usage}
    return f"data: {json.dumps(piece)}\n\n"


def streamed(events: Sequence[str], finish: str, usage: Any = None, **how: Any) -> Answer:
    """A whole stream: its events, its end, the usage if there is one, and [DONE]."""
    counted = [chunk({}, usage=usage)] if usage is not None else []
    return Answer((*events, chunk({}, finish), *counted, "data: [DONE]\n\n"), **how)


USAGE = {"prompt_tokens": 900, "completion_tokens": 30, "total_tokens": 930}


def saying(text: str, usage: Any = USAGE, finish: str = "stop", size: int = 7, **how: Any) -> Answer:
    """Words, a few characters at a time."""
    pieces = [text[at : at + size] for at in range(0, len(text), size)]
    return streamed([chunk({"content": piece}) for piece in pieces], finish, usage, **how)


def calling(name: str, arguments: Any, usage: Any = USAGE, **how: Any) -> Answer:
    return calling_all([(name, arguments)], usage=usage, **how)


def calling_all(calls: Sequence[tuple[str, Any]], words: str = "", usage: Any = USAGE, **how: Any) -> Answer:
    """Tool calls, each split over several events in the middle of its arguments."""
    events = [chunk({"role": "assistant", "content": words})] if words else []
    for index, (name, arguments) in enumerate(calls):
        text = arguments if isinstance(arguments, str) else json.dumps(arguments)
        head = {"index": index, "id": f"call_{index}", "type": "function", "function": {"name": name, "arguments": ""}}
        events.append(chunk({"tool_calls": [head]}))
        for at in range(0, len(text), 9):
            events.append(chunk({"tool_calls": [{"index": index, "function": {"arguments": text[at : at + 9]}}]}))
    return streamed(events, "tool_calls", usage, **how)


def refusing(status: int, message: str = "no", code: str | None = None, **headers: str) -> Answer:
    """An error of the service."""
    body = json.dumps({"error": {"message": message, "type": "error", "code": code, "param": None}})
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return Answer((body,), status, named, "application/json")


def dying(text: str) -> Answer:
    """Words, and in the middle of them the end of the connection."""
    return Answer(tuple(chunk({"content": piece}) for piece in text.split()), dies=True)


class OpenAIServer:
    """The service; entered, it listens on `url`."""

    def __init__(self, script: Sequence[Script], models: Sequence[str] = ("fake-1",)) -> None:
        self.script = list(script)
        self.models = list(models)
        self.requests: list[Asked] = []
        self.headers: list[dict[str, str]] = []
        self._lock = threading.Lock()
        self._leaving = threading.Event()
        self._server = _QuietServer(("127.0.0.1", 0), _handler(self))
        self._server.daemon_threads = True
        self._thread = threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.02})

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._server.server_address[1]}/v1"

    def __enter__(self) -> "OpenAIServer":
        self._thread.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._leaving.set()
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    def answer(self, asked: Asked, headers: dict[str, str]) -> Answer:
        """The next answer of the script to a request."""
        with self._lock:
            self.requests.append(asked)
            self.headers.append(headers)
            script = self.script.pop(0) if len(self.script) > 1 else self.script[0]
        return script if isinstance(script, Answer) else script(asked)

    def rest(self, seconds: float) -> bool:
        """Wait; true when the server is being left meanwhile."""
        return self._leaving.wait(seconds)


class _QuietServer(ThreadingHTTPServer):
    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that leaves in the middle is what some tests are about."""
        if not isinstance(sys.exception(), OSError):
            super().handle_error(request, client_address)


def _handler(server: OpenAIServer) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def log_message(self, format: str, *args: Any) -> None:
            """Nothing: a test's own output is enough."""

        def do_GET(self) -> None:
            listed = json.dumps({"object": "list", "data": [{"id": name, "object": "model"} for name in server.models]})
            self._send(Answer((listed,), content_type="application/json"))

        def do_POST(self) -> None:
            asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            self._send(server.answer(asked, {name.lower(): value for name, value in self.headers.items()}))

        def _send(self, answer: Answer) -> None:
            try:
                self._write(answer)
            except OSError:
                # The other side has had enough.
                self.close_connection = True

        def _write(self, answer: Answer) -> None:
            self.send_response(answer.status)
            self.send_header("Content-Type", answer.content_type)
            self.send_header("Transfer-Encoding", "chunked")
            for name, value in answer.headers.items():
                self.send_header(name, value)
            self.end_headers()
            for part in answer.parts:
                if answer.pause and server.rest(answer.pause):
                    break
                data = part.encode()
                self.wfile.write(f"{len(data):x}\r\n".encode() + data + b"\r\n")
                self.wfile.flush()
            if answer.dies:
                self.close_connection = True
                return
            self.wfile.write(b"0\r\n\r\n")

    return Handler


def until(condition: Callable[[], bool], seconds: float = 60.0) -> bool:
    """Whether something came true in time."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if condition():
            return True
        time.sleep(0.01)
    return condition()
