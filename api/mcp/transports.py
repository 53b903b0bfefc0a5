"""How an assistant reaches the server: over standard input and output, or over HTTP behind the studio's own gate."""

import socket
from typing import Any

import anyio
from mcp.server.lowlevel.server import Server
from mcp.server.stdio import stdio_server
from mcp.server.transport_security import TransportSecuritySettings
from starlette.applications import Starlette
from starlette.requests import HTTPConnection
from starlette.types import ASGIApp, Receive, Scope, Send

from agent.conversation import Role
from agent.talk import Talk
from api.allowing import person_of
from api.doorman import Doorman, Policy
from api.failures import refusal
from api.guard import Guard
from api.mcp.server import build_server
from api.serving import run
from api.terminal import as_bug
from tools.studio import Studio


class OfTheHouse:
    """Lets only those through who may see every film: assistants are for people of the house, not for guests."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http":
            person = person_of(HTTPConnection(scope))
            if person.guest or person.film:
                await refusal(401)(scope, receive, send)
                return
        await self._app(scope, receive, send)


def over_stdio(studio: Studio, talk: Talk, role: Role) -> None:
    """Serve one assistant until it closes our input."""
    anyio.run(_stdio, build_server(studio, talk, role, paths=True))


def http_app(studio: Studio, talk: Talk, role: Role, policy: Policy) -> Starlette:
    """The application at /mcp: Host, token and origin are judged by the same gate as the studio's page."""
    server = build_server(studio, talk, role, paths=False)
    # The gate before it knows the names that the server answers to.
    unguarded = TransportSecuritySettings(enable_dns_rebinding_protection=False)
    app = server.streamable_http_app(transport_security=unguarded)
    app.add_middleware(OfTheHouse)
    doorman = Doorman(policy, studio.passes.doors)
    app.add_middleware(Guard, policy=policy, doorman=doorman, as_bug=lambda error: as_bug(error, studio.settings.home))
    return app


def over_http(studio: Studio, talk: Talk, role: Role, policy: Policy, listener: socket.socket) -> None:
    """Serve assistants until the process is told to stop."""
    run(http_app(studio, talk, role, policy), listener)


async def _stdio(server: Server[dict[str, Any]]) -> None:
    async with stdio_server() as (reading, writing):
        await server.run(reading, writing, server.create_initialization_options())
