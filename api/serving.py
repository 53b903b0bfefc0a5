"""From a host and a port to a running server: where it may listen, and how it starts and stops."""

import errno
import ipaddress
import secrets
import socket

import uvicorn
from starlette.types import ASGIApp

from api.doorman import Policy
from api.guard import HEAD_BYTES
from api.lines import Line, room_for
from tools.film.errors import OperatorError

LOCAL = frozenset({"localhost", "127.0.0.1", "::1"})
SHORTEST_TOKEN = 16
CLOSE_SECONDS = 3
LINES = 16_384
"""open at once, where the machine allows it: each is an open file"""
BACKLOG = 2048
"""callers that may wait to be let in: after a restart all pages come at once"""
LONGEST_SAYING = 16_384
"""bytes of what a page says over its socket"""


def policy_for(host: str, token: str | None, *, people: bool = False) -> Policy:
    """Who may ask a server on `host`; the token "new" is made here. `people`: some have a token of their own.

    Raises OperatorError for a host that others can reach while nobody has a token, and for one that can be guessed.
    """
    away = not _is_loopback(host)
    if token is None and away and not people:
        raise OperatorError(
            f"On {host} others could use your studio; give them a token to show: add --token new (or your own), or"
            " let people in by name with `workprint people add`.",
            code="no_token",
            host=host,
        )
    if token == "new":
        token = secrets.token_urlsafe(24)
    if token is not None and not (len(token) >= SHORTEST_TOKEN and token.isascii() and token.isprintable()):
        raise OperatorError(
            f"A token has at least {SHORTEST_TOKEN} plain characters; --token new makes a good one.", code="bad_token"
        )
    # Everywhere: no list of names can be known, and without the token there is nothing to be had.
    return Policy(hosts=None if _is_everywhere(host) else LOCAL | {host.lower()}, token=token, locked=away)


def listen(host: str, port: int) -> socket.socket:
    """A listening socket; port 0 is any free one. Raises OperatorError when the place is taken or not ours."""
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
    except OSError:
        raise OperatorError(f"'{host}' is no address of this machine; try 127.0.0.1.", code="bad_host") from None
    listener = socket.socket(family, kind, protocol)
    try:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(address)
        listener.listen(BACKLOG)
    except OSError as error:
        listener.close()
        if error.errno == errno.EADDRINUSE:
            words = f"Port {port} on {host} is taken; choose another with --port (0 takes any free one)."
        elif error.errno == errno.EACCES:
            words = f"Port {port} is not open to you; choose one from 1024 on with --port."
        else:
            words = f"Nothing can listen on {host} port {port}: {error.strerror}."
        raise OperatorError(words, code="port", host=host, port=port) from None
    return listener


def address_of(listener: socket.socket, host: str) -> str:
    """Where a browser on this machine finds the server."""
    shown = "127.0.0.1" if host == "0.0.0.0" else "::1" if host == "::" else host
    return f"http://{f'[{shown}]' if ':' in shown else shown}:{listener.getsockname()[1]}/"


def run(app: ASGIApp, listener: socket.socket) -> None:
    """Serve until SIGINT or SIGTERM; then answers in hand are finished and jobs are cancelled and waited for."""
    room_for(LINES)
    server_of(app).run(sockets=[listener])


def server_of(app: ASGIApp) -> uvicorn.Server:
    """The server as it is set up here, not running yet."""
    config = uvicorn.Config(
        app,
        http=Line,
        h11_max_incomplete_event_size=HEAD_BYTES,
        log_config=None,
        # What goes wrong is told in the answer and kept in the home folder: nothing is left for a log.
        log_level="critical",
        access_log=False,
        server_header=False,
        proxy_headers=False,
        ws="websockets-sansio",
        ws_max_size=LONGEST_SAYING,
        # Compressing anew for every page costs more than the bytes it saves.
        ws_per_message_deflate=False,
        lifespan="on",
        timeout_graceful_shutdown=CLOSE_SECONDS,
    )
    return uvicorn.Server(config)


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host.lower() == "localhost"


def _is_everywhere(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_unspecified
    except ValueError:
        return False
