"""What goes over the wire to a service and what comes back, and what each kind of answer means for money.

    Call ──send_once──> Reply                      the answer, whatever it is
         └── ends before anything was sent ──> Unavailable
         └── ends in any other way ──────────> UnknownOutcome, never sent again
    Reply, complaint ──refusal──> Outcome          by the service's own code, else by the status

Nothing signed is ever logged: queries are cut from every address in a message or a log line.
"""

import json
import logging
import random
import re
import ssl
from collections.abc import Mapping
from dataclasses import dataclass, field
from email.utils import parsedate_to_datetime
from functools import cache
from typing import Any, Literal, cast

import httpx

from tools.film.errors import OperatorError
from tools.generators.ports import (
    BadRequest,
    Busy,
    ContentRejected,
    NoKey,
    NoMoney,
    Outcome,
    Retired,
    Unavailable,
    UnknownOutcome,
)

Kind = Literal["content", "no_key", "no_money", "bad", "retired", "busy", "unavailable", "unknown"]
CONNECT_SECONDS = 10.0
LONGEST_PAUSE = 60.0
CHANCE = random.Random()
"""Of its own: whoever seeds the one that all share means their own work."""
WORDS = 400
"""Characters of a service's own message that are told on."""

_QUERY = re.compile(r"(https?://[^\s\"'<>?]+)\?[^\s\"'<>]*")
_NEVER_SENT = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout, httpx.UnsupportedProtocol, httpx.ProxyError)


@dataclass(frozen=True)
class Call:
    """A request. `url` is a path under the service's address, or a whole address on the same host."""

    method: str
    url: str
    body: Any = None
    """sent as JSON"""
    form: Mapping[str, str] | None = None
    files: Mapping[str, tuple[str, bytes, str]] | None = None
    """multipart: name -> file name, bytes, type"""
    headers: Mapping[str, str] = field(default_factory=dict[str, str])


@dataclass(frozen=True)
class Reply:
    """An answer. `json` is None when the body is none."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def json(self) -> Any:
        try:
            return json.loads(self.body)
        except ValueError:
            return None

    @property
    def ok(self) -> bool:
        return 200 <= self.status < 300


@dataclass(frozen=True)
class Complaint:
    """What a service says of a request that it refused: its code, its words, and what its sheet says that means."""

    code: str = ""
    message: str = ""
    kind: Kind | None = None
    wait: float | None = None
    """seconds that it asks to wait, where its body says so"""

    @property
    def clear(self) -> bool:
        """Whether the service itself speaks here, not some machine on the way to it."""
        return bool(self.code or self.message)


def at(value: Any, *path: str | int) -> Any:
    """The value at a path of keys and indices in parsed JSON; None where it does not lead on."""
    for step in path:
        if isinstance(value, dict) and isinstance(step, str):
            value = cast(dict[str, Any], value).get(step)
        elif isinstance(value, list) and isinstance(step, int):
            listed = cast(list[Any], value)
            value = listed[step] if -len(listed) <= step < len(listed) else None
        else:
            return None
    return value


def text(value: Any, *path: str | int) -> str:
    """The text or number at a path, as text; empty where there is none."""
    found = at(value, *path)
    return str(found) if isinstance(found, str | int | float) and not isinstance(found, bool) else ""


def items(value: Any, *path: str | int) -> list[Any]:
    """The list at a path; empty where there is none."""
    found = at(value, *path)
    return cast(list[Any], found) if isinstance(found, list) else []


async def send_once(client: httpx.AsyncClient, call: Call, service: str) -> Reply:
    """Send the one request that may cost money. Raises Unavailable or UnknownOutcome; never sends again."""
    try:
        return await send(client, call)
    except _NEVER_SENT as error:
        raise Unavailable(
            f"{service} could not be reached ({told(error)}); nothing was sent.", service=service
        ) from error
    except (httpx.HTTPError, httpx.StreamError) as error:
        raise unknown(service, told(error)) from error


async def send(client: httpx.AsyncClient, call: Call) -> Reply:
    """Send a request and read the whole answer. Redirects are not followed. Raises httpx errors."""
    response = await client.request(
        call.method,
        call.url,
        json=call.body if call.files is None and call.form is None else None,
        data=dict(call.form) if call.form is not None else None,
        files=dict(call.files) if call.files is not None else None,
        headers=dict(call.headers),
        follow_redirects=False,
    )
    return Reply(response.status_code, {k.lower(): v for k, v in response.headers.items()}, response.content)


def unknown(service: str, why: str) -> UnknownOutcome:
    """The error of a request whose end is not known."""
    return UnknownOutcome(
        f"The order to {service} was sent, and how it ended is not known ({why}). It is not sent again by itself, "
        "since it may have been accepted and billed.",
        service=service,
        why=why,
    )


def refusal(service: str, reply: Reply, complaint: Complaint) -> Outcome:
    """What a refused request means, by the service's own code, else by the HTTP status."""
    kind = complaint.kind or _by_status(reply.status, clear=complaint.clear)
    said = shown(complaint.message or complaint.code) or f"status {reply.status}"
    data: dict[str, Any] = {
        "service": service,
        "status": reply.status,
        "provider_code": complaint.code,
        "request": request_of(reply),
    }
    match kind:
        case "content":
            return ContentRejected(
                f"{service} refused what it was asked for: {said} Reword the shot, or choose another camera.", **data
            )
        case "no_key":
            return NoKey(f"{service} does not accept the key: {said}", **data)
        case "no_money":
            return NoMoney(f"The account at {service} has no credit left: {said}", **data)
        case "bad":
            return BadRequest(f"{service} cannot accept this request: {said}", **data)
        case "retired":
            return Retired(f"{service} no longer has this model: {said}", **data)
        case "busy":
            wait = retry_after(reply.headers) if complaint.wait is None else complaint.wait
            return Busy(f"{service} is busy: {said}", retry_after=wait, **data)
        case "unavailable":
            return Unavailable(f"{service} is down: {said} Nothing was accepted.", **data)
        case "unknown":
            return unknown(service, answered(reply))


def request_of(reply: Reply) -> str:
    """What the service calls the request, to be named to its people; empty when it does not say."""
    said = reply.headers.get("x-request-id", "") or text(reply.json, "request_id")
    return said[:80] if said.isprintable() else ""


def answered(reply: Reply) -> str:
    """An answer that tells nothing of an order, in few words."""
    name = request_of(reply)
    return f"status {reply.status}{f', request {name}' if name else ''}"


def _by_status(status: int, *, clear: bool) -> Kind:
    match status:
        case 401 | 403:
            return "no_key"
        case 402:
            return "no_money"
        case 429 | 529:
            return "busy"
        case 503 if clear:
            return "unavailable"
        case 408 | 409:
            return "unknown"
        case _ if 300 <= status < 500:
            return "bad"
        case _:
            return "unknown"


def retry_after(headers: Mapping[str, str]) -> float | None:
    """Seconds that the service asks to wait: Retry-After as seconds or a date, retry-after-ms, RateLimit-Reset."""
    for name, unit in (("retry-after-ms", 0.001), ("retry-after", 1.0), ("ratelimit-reset", 1.0)):
        said = headers.get(name, "")
        try:
            return max(0.0, float(said) * unit)
        except ValueError:
            pass
        if name == "retry-after" and said and "date" in headers:
            try:
                wait = parsedate_to_datetime(said) - parsedate_to_datetime(headers["date"])
            except ValueError:
                continue
            return max(0.0, wait.total_seconds())
    return None


def pause(base: float, failures: int, asked: float | None = None) -> float:
    """Seconds until the next look: `base` with jitter; after failures exponential with full jitter, up to a minute.

    What the service asks for is a floor.
    """
    if failures:
        seconds = CHANCE.uniform(0.2, 1.0) * min(LONGEST_PAUSE, base * 2.0**failures)
    else:
        seconds = base * CHANCE.uniform(0.85, 1.15)
    return max(seconds, asked or 0.0)


def shown(words: str) -> str:
    """A service's own words, fit to be told: on one line, not too long, without what is signed, ending in a stop."""
    line = " ".join(_QUERY.sub(r"\1", words).split())
    line = line if len(line) <= WORDS else f"{line[: WORDS - 1]}…"
    return line if not line or line[-1] in ".!?…" else f"{line}."


def told(error: Exception) -> str:
    """An error of the connection in few words."""
    words = " ".join(_QUERY.sub(r"\1", str(error)).split())
    return words[:WORDS] or type(error).__name__


@cache
def _tls() -> ssl.SSLContext:
    """Made once: reading the certificates takes longer than most requests."""
    return httpx.create_ssl_context()


def client_for(base_url: str, timeout: float, headers: Mapping[str, str]) -> httpx.AsyncClient:
    """A client that never repeats a request by itself. A key is not sent in the clear to a public host.

    Raises OperatorError for an address that would do so.
    """
    address = httpx.URL(base_url)
    if address.scheme != "https" and headers and not private_name(address.host):
        raise OperatorError(
            f"{base_url} is not encrypted; a key is sent over https:// only, or to your own machine or network.",
            code="bad_setting",
        )
    return httpx.AsyncClient(
        base_url=base_url,
        headers=dict(headers),
        timeout=httpx.Timeout(timeout, connect=min(timeout, CONNECT_SECONDS)),
        verify=_tls(),
    )


def private_name(host: str) -> bool:
    """Whether the host is of this machine or network by its very name."""
    return bool(
        host == "localhost"
        or re.fullmatch(
            r"127(\.\d+){3}|10(\.\d+){3}|192\.168(\.\d+){2}|172\.(1[6-9]|2\d|3[01])(\.\d+){2}|\[?::1\]?", host
        )
        or host.endswith((".local", ".internal", ".lan"))
        or "." not in host.strip("[]").replace(":", ".")
    )


class _Unsigned(logging.Filter):
    """Cuts queries from what the HTTP library logs, and drops what it says of headers."""

    def filter(self, record: logging.LogRecord) -> bool:
        if record.name.startswith("httpcore"):
            return record.levelno >= logging.WARNING
        record.msg, record.args = _QUERY.sub(r"\1", record.getMessage()), ()
        return True


for _name in ("httpx", "httpcore.connection", "httpcore.http11", "httpcore.http2", "httpcore.proxy"):
    logging.getLogger(_name).addFilter(_Unsigned())
