"""The gate before the application: who may ask, from which page, and how much.

request -> Host known? -> who asks? -> asked by our own page? -> a body in size and time -> the application
                                                           answer <- strict headers <-
"""

import asyncio
from collections.abc import Callable
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.answers import FailureSaid
from api.bodies import Body
from api.bots.ports import DISCORD, SLACK, SLACK_INSTALL
from api.doorman import Doorman, Policy
from api.failures import answer, refusal, said, status_of
from tools.film.errors import Bug, WorkprintError

HEAD_BYTES = 32_768
"""of the address and all headers of a request together"""
SAFE = ("GET", "HEAD", "OPTIONS")
OPEN = ("/", "/healthz", "/page/", "/films/", "/hooks/", SLACK, SLACK_INSTALL, DISCORD)
"""What needs no token: the page, which holds no film, the sign of life, what chats sign, and what cameras call at with
a signature or word of their own. In / ends a folder."""
STOPPED = FailureSaid(
    code="server_stopped", message="The studio is being stopped; what it has begun is kept. Ask again once it is back."
)
HEADERS = {
    "content-security-policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self';"
        " media-src 'self' blob:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    ),
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
}


class Guard:
    """The gate, around the whole application. What the application did not foresee leaves as a Bug."""

    def __init__(self, app: ASGIApp, policy: Policy, doorman: Doorman, as_bug: Callable[[Exception], Bug]) -> None:
        self._app = app
        self._policy = policy
        self._doorman = doorman
        self._as_bug = as_bug

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "websocket":
            refused = self._refused(scope)
            await (refused or self._app)(scope, receive, send)
            return
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        body, begun = Body(scope, receive), False

        async def with_headers(message: Message) -> None:
            nonlocal begun
            if message["type"] == "http.response.start":
                begun = True
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers[name] = value
                headers.setdefault("cache-control", "no-store")
                if not body.whole:
                    headers["connection"] = "close"
            elif not message.get("more_body", False) and not body.whole:
                await send({**message, "more_body": True})
                await body.linger()
                message = {"type": "http.response.body", "body": b"", "more_body": False}
            await send(message)

        refused = self._refused(scope) or (refusal(413) if body.too_large else None)
        if refused is not None:
            await refused(scope, receive, with_headers)
            return
        try:
            await self._app(scope, body.receive, with_headers)
        except asyncio.CancelledError:
            # Only the end of the server breaks off an answer, and says so.
            if begun:
                raise
            await answer(STOPPED, 503)(scope, receive, with_headers)
        except Exception as error:
            # the socket boundary: an answer that has begun cannot be taken back, any other becomes a sentence
            bug = self._as_bug(error)
            if begun:
                raise
            await answer(said(bug), 500)(scope, receive, with_headers)

    def _refused(self, scope: Scope) -> ASGIApp | None:
        headers = Headers(scope=scope)
        asked = len(scope.get("raw_path") or b"") + len(scope.get("query_string", b""))
        if asked + sum(len(name) + len(value) for name, value in headers.raw) > HEAD_BYTES:
            return refusal(431)
        hosts = self._policy.hosts
        if hosts is not None and _name(headers.get("host", "")) not in hosts:
            return answer(
                FailureSaid(
                    code="unknown_host",
                    message=f"This server answers to {', '.join(sorted(hosts))}; another name is given with --host.",
                ),
                403,
            )
        path = str(scope["path"])
        is_open = any(path == name or (len(name) > 1 and name.endswith("/") and path.startswith(name)) for name in OPEN)
        try:
            person = None if is_open else self._doorman.who(headers)
        except WorkprintError as error:
            return answer(said(error), status_of(error))
        if person is None and not is_open:
            return refusal(401)
        if person is not None:
            scope.setdefault("state", {})["person"] = person
        # A socket is held open by whoever may read films, and a browser opens one for any page that asks.
        if (scope["type"] == "websocket" or scope["method"] not in SAFE) and not _ours(headers):
            return answer(
                FailureSaid(
                    code="foreign_origin",
                    message="Only the studio's own page may change or follow films from a browser.",
                ),
                403,
            )
        return None


def _name(host: str) -> str:
    """The name in a Host header, without its port; empty when it is none."""
    try:
        return urlsplit(f"//{host}").hostname or ""
    except ValueError:
        return ""


def _ours(headers: Headers) -> bool:
    """Whether a changing request comes from our own page, or from no browser at all."""
    origin, host = headers.get("origin"), headers.get("host", "")
    if origin is None:
        return headers.get("sec-fetch-site", "none") in ("same-origin", "none")
    return host != "" and origin in (f"http://{host}", f"https://{host}")
