"""Services on loopback, each as its fact sheet has it, that misbehave as they are told.

    with House(Runway()) as house:            house.url is the service, house.cdn another host with the clips
        house.order_trouble = Trouble(...)    of the next order
        house.fetch_troubles = [Trouble(...)] of the next fetches of a clip, in turn

A fake service checks what it is sent against its sheet, and answers 400 in its own words where it is wrong. What it
accepted is in `accepted`, what it was asked in `seen`, what was asked of the clips' host in `fetched`.
"""

# PyAV is not typed to the end.
# pyright: reportUnknownMemberType=false

import json
import socket
import struct
import sys
import threading
from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from types import TracebackType
from typing import Any, ClassVar, Literal
from urllib.parse import parse_qs, urlsplit

import av
import numpy as np

Ending = Literal["ready", "input", "output", "failed", "cancelled", "odd", "gone", "moved", "empty"]
"""How jobs go: a clip, moderated, failed, cancelled, a status nobody knows first, forgotten, the result's field moved,
ready without a clip."""


@dataclass(frozen=True)
class Asked:
    """A request as it came."""

    method: str
    path: str
    query: Mapping[str, str]
    headers: Mapping[str, str]
    body: bytes

    @property
    def json(self) -> Any:
        return json.loads(self.body) if self.body[:1] in (b"{", b"[") else None


@dataclass(frozen=True)
class Answer:
    """An answer. `cut`: after so many bytes of the body the connection is reset."""

    status: int = 200
    body: Any = None
    headers: Mapping[str, str] = field(default_factory=dict[str, str])
    cut: int | None = None

    @property
    def content(self) -> bytes:
        return self.body if isinstance(self.body, bytes) else json.dumps(self.body).encode()


@dataclass(frozen=True)
class Trouble:
    """What happens to a request: before or after the service did what it was asked."""

    answer: Answer | None = None
    """instead of the service's own"""
    accepts: bool = False
    """whether the service does what it was asked all the same"""
    silent: bool = False
    """it never answers"""
    cut: int | None = None
    """the connection is reset after so many bytes of the answer"""


HTML = Answer(200, b"<!doctype html><title>Please wait</title>", {"Content-Type": "text/html; charset=utf-8"})


@dataclass
class Job:
    """An accepted order."""

    id: str
    looks: int = 0
    order: Any = None
    path: str = ""
    stopped: bool = False


class Service(ABC):
    """What is common to the fakes; each service says how it is spoken to.

    `refusals`: what the service answers to an order by the kind of refusal, from its sheet, with the outcome that the
    sheet's meaning comes to: "moderated", "bad", "no_key", "no_money", "forbidden", "missing", "slow", "many", "down".
    """

    name = ""
    model = ""
    environment: ClassVar[Mapping[str, str]] = {}
    """settings beside the address and the pace"""
    refusals: ClassVar[Mapping[str, tuple[Answer, str]]] = {}
    endings: ClassVar[Sequence[Ending]] = ("input", "output", "failed", "cancelled", "moved", "empty")
    """how its jobs can go, by its sheet"""
    needs_key = True
    looks_up = False
    inline = False
    """its clips come within its answers"""

    def __init__(self) -> None:
        self.jobs: dict[str, Job] = {}
        self.ending: str = "ready"
        """one of `Ending`"""
        self.looks = 2
        self.broken = 0
        """so many times a clip that comes within an answer is cut off"""
        self.cdn = ""
        self.url = ""

    @abstractmethod
    def is_order(self, asked: Asked) -> bool:
        """Whether the request is one that costs money."""

    @abstractmethod
    def order(self, asked: Asked) -> Answer:
        """Check an order, and take it on."""

    @abstractmethod
    def other(self, asked: Asked) -> Answer:
        """Any other request."""

    def clip_url(self, job: Job) -> str:
        """A signed address of the job's clip."""
        return f"{self.cdn}/{job.id}.mp4?Signature=very-secret-{job.looks}"

    def within(self) -> bytes:
        """A clip as it comes within an answer."""
        whole, self.broken = tiny_clip(), self.broken - 1
        return whole[: len(whole) // 2] if self.broken >= 0 else whole

    def take_on(self, asked: Asked, name: str = "") -> Job:
        """A new job for the order."""
        job = Job(name or f"{self.name}-{len(self.jobs) + 1:04d}", order=asked.json, path=asked.path)
        self.jobs[job.id] = job
        return job

    def at_work(self, job: Job) -> bool:
        """Count a look; whether the job is still at work."""
        job.looks += 1
        return job.looks <= self.looks


class House:
    """A fake service and the host of its clips, listening on loopback when entered."""

    def __init__(self, service: Service) -> None:
        self.service = service
        self.seen: list[Asked] = []
        self.fetched: list[Asked] = []
        self.posts = 0
        self.order_trouble: Trouble | None = None
        self.look_troubles: list[Trouble] = []
        self.fetch_troubles: list[Trouble] = []
        self.clip = tiny_clip()
        self.clips: dict[str, bytes] = {}
        """by job, where they are not all the same"""
        self._lock = threading.Lock()
        self._leaving = threading.Event()
        self._servers = [_Quiet(("127.0.0.1", 0), _handler(self, part)) for part in (self._api, self._clips)]
        self._threads = [
            threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}) for server in self._servers
        ]
        self.url, self.cdn = (f"http://127.0.0.1:{server.server_address[1]}" for server in self._servers)
        service.cdn, service.url = self.cdn, self.url

    @property
    def accepted(self) -> list[Job]:
        return list(self.service.jobs.values())

    def __enter__(self) -> "House":
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._leaving.set()
        for server, thread in zip(self._servers, self._threads, strict=True):
            server.shutdown()
            server.server_close()
            thread.join()

    def rest(self) -> None:
        """Say nothing until the house is left."""
        self._leaving.wait(5)

    def _api(self, asked: Asked) -> tuple[Answer, Trouble | None]:
        with self._lock:
            self.seen.append(asked)
            trouble: Trouble | None = None
            ordering = self.service.is_order(asked)
            if ordering:
                self.posts += 1
                trouble, self.order_trouble = self.order_trouble, None
            elif self.look_troubles:
                trouble = self.look_troubles.pop(0)
            refused = trouble is not None and trouble.answer is not None and not trouble.accepts
            does = self.service.order if ordering else self.service.other
            answer = Answer() if refused else does(asked)
            return (trouble.answer if trouble and trouble.answer else answer), trouble

    def _clips(self, asked: Asked) -> tuple[Answer, Trouble | None]:
        with self._lock:
            self.fetched.append(asked)
            trouble = self.fetch_troubles.pop(0) if self.fetch_troubles else None
        if trouble and trouble.answer:
            return trouble.answer, trouble
        job = asked.path.strip("/").removesuffix(".mp4")
        return served(self.clips.get(job, self.clip), asked), trouble


def served(content: bytes, asked: Asked) -> Answer:
    """A file as a host of files gives it: whole, or the rest from a byte on."""
    headers = {"Content-Type": "video/mp4", "ETag": '"one"', "Accept-Ranges": "bytes"}
    wanted = asked.headers.get("range", "")
    if wanted.startswith("bytes=") and asked.headers.get("if-range", '"one"') == '"one"':
        start = int(wanted.removeprefix("bytes=").partition("-")[0])
        if start >= len(content):
            return Answer(416, b"")
        return Answer(
            206,
            content[start:],
            {**headers, "Content-Range": f"bytes {start}-{len(content) - 1}/{len(content)}"},
        )
    return Answer(200, content, headers)


@cache
def tiny_clip(width: int = 64, height: int = 36, frames: int = 12) -> bytes:
    """A short clip of real pictures, as MP4."""
    held = BytesIO()
    with av.open(held, "w", format="mp4") as container:
        stream = container.add_stream("libx264", rate=24, options={"preset": "ultrafast"})
        stream.width, stream.height, stream.pix_fmt = width, height, "yuv420p"
        for number in range(frames):
            picture = np.random.default_rng(number).integers(0, 255, (height, width, 3), dtype=np.uint8)
            container.mux(stream.encode(av.VideoFrame.from_ndarray(picture, format="rgb24")))
        container.mux(stream.encode())
    return held.getvalue()


class _Quiet(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that leaves in the middle is what some tests are about."""
        if not isinstance(sys.exception(), OSError):
            super().handle_error(request, client_address)


def _handler(house: House, part: Any) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def log_message(self, format: str, *args: Any) -> None:
            """Nothing: a test's own output is enough."""

        def do_GET(self) -> None:
            self._serve()

        def do_POST(self) -> None:
            self._serve()

        def do_PUT(self) -> None:
            self._serve()

        def do_DELETE(self) -> None:
            self._serve()

        def _serve(self) -> None:
            body = self.rfile.read(int(self.headers.get("content-length", "0")))
            split = urlsplit(self.path)
            query = {name: values[0] for name, values in parse_qs(split.query).items()}
            headers = {name.lower(): value for name, value in self.headers.items()}
            answer, trouble = part(Asked(self.command, split.path, query, headers, body))
            if trouble and trouble.silent:
                house.rest()
                return
            cut = trouble.cut if trouble and trouble.cut is not None else answer.cut
            self._send(answer, cut)

        def _send(self, answer: Answer, cut: int | None) -> None:
            content = answer.content
            if cut is not None and cut < 0:
                return self._reset()
            self.send_response(answer.status)
            for name, value in {"Content-Type": "application/json", **answer.headers}.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content if cut is None else content[:cut])
            if cut is not None:
                self._reset()
            return None

        def _reset(self) -> None:
            self.wfile.flush()
            self.close_connection = True
            self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            self.connection.close()

    return Handler
