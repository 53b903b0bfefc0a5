"""A service on loopback that makes something for money, keeps a bill, and misbehaves as it is told.

    POST /jobs {"key": ...}     -> {"id": ...}      accepted, and billed
    GET  /jobs/ID               -> {"state": "running" | "done" | "failed", "cost": ...}
    GET  /jobs?key=KEY          -> {"id": ... | null}
    DELETE /jobs/ID             -> stops it; it stays billed

`script` holds the manners of the submissions to come: "ok", or one of `MANNERS`; when it is empty all is well.
"""

import json
import threading
import time
from collections import Counter
from dataclasses import dataclass, field
from decimal import Decimal
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

MANNERS = ("busy", "down", "broke", "rejected", "lost after", "lost before", "error after", "fails")
PRICE = Decimal("0.25")


@dataclass
class PaidService:
    """The service; entered, it listens on `url`."""

    seconds: float = 0.1
    """how long a job takes"""
    slow: float = 0.0
    """how long it thinks before it answers a submission, accepted already"""
    script: list[str] = field(default_factory=list[str])
    submissions: Counter[str] = field(default_factory=Counter[str])
    """requests that were accepted, by key"""
    jobs: dict[str, dict[str, Any]] = field(default_factory=dict[str, dict[str, Any]])
    most_at_once: int = 0
    sent_at: list[float] = field(default_factory=list[float])
    """when each submission came, taken or not"""

    def __post_init__(self) -> None:
        self._lock = threading.Lock()
        self._server = _Quiet(("127.0.0.1", 0), _handler(self))
        self._server.daemon_threads = True
        self._thread = threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._server.server_address[1]}"

    @property
    def bill(self) -> Decimal:
        """What it charges for everything that it took on."""
        return PRICE * sum(self.submissions.values())

    def __enter__(self) -> "PaidService":
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    def manner(self) -> str:
        with self._lock:
            self.sent_at.append(time.monotonic())
            return self.script.pop(0) if self.script else "ok"

    def take(self, key: str, manner: str) -> str:
        with self._lock:
            self.submissions[key] += 1
            job = f"job-{len(self.jobs) + 1}"
            self.jobs[job] = {"key": key, "ready": time.monotonic() + self.seconds, "fails": manner == "fails"}
            self.most_at_once = max(self.most_at_once, sum(not self._over(one) for one in self.jobs.values()))
            return job

    def find(self, key: str) -> str | None:
        with self._lock:
            return next((job for job, one in self.jobs.items() if one["key"] == key), None)

    def state(self, job: str) -> dict[str, Any]:
        with self._lock:
            one = self.jobs[job]
            state = "running" if not self._over(one) else "failed" if one["fails"] else "done"
            return {"id": job, "state": state, "cost": str(PRICE), "key": one["key"]}

    def stop(self, job: str) -> None:
        with self._lock:
            self.jobs[job]["stopped"] = True

    def _over(self, one: dict[str, Any]) -> bool:
        return one.get("stopped", False) or time.monotonic() >= one["ready"]


class _Quiet(ThreadingHTTPServer):
    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that is killed in the middle is what the tests are about."""


def _handler(service: PaidService) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def log_message(self, format: str, *args: Any) -> None:
            """Nothing."""

        def do_POST(self) -> None:
            asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            match service.manner():
                case "busy":
                    self._answer(429, {"code": "busy", "retry_after": 0.2})
                case "down":
                    self._answer(503, {"code": "unavailable"})
                case "broke":
                    self._answer(402, {"code": "no_money"})
                case "rejected":
                    self._answer(422, {"code": "content_rejected"})
                case "lost before":
                    self._hang_up()
                case "lost after":
                    service.take(asked["key"], "ok")
                    self._hang_up()
                case "error after":
                    service.take(asked["key"], "ok")
                    self._answer(500, {"code": "oops"})
                case manner:
                    job = service.take(asked["key"], manner)
                    time.sleep(service.slow)
                    self._answer(200, {"id": job})

        def do_GET(self) -> None:
            asked = urlsplit(self.path)
            if asked.query:
                self._answer(200, {"id": service.find(parse_qs(asked.query)["key"][0])})
            else:
                self._answer(200, service.state(asked.path.rsplit("/", 1)[1]))

        def do_DELETE(self) -> None:
            service.stop(self.path.rsplit("/", 1)[1])
            self._answer(200, {})

        def _hang_up(self) -> None:
            self.close_connection = True

        def _answer(self, status: int, told: dict[str, Any]) -> None:
            body = json.dumps(told).encode()
            try:
                self.send_response(status)
                self.send_header("Content-Type", "application/json")
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)
            except OSError:
                self.close_connection = True

    return Handler
