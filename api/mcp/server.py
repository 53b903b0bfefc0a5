"""The server: what the protocol asks for, answered by the looker and the calls. It speaks over any transport."""

from functools import partial
from importlib.metadata import version
from typing import Any

import anyio
from mcp.server.lowlevel.server import Server
from mcp.shared.exceptions import MCPError
from mcp.types import (
    INVALID_PARAMS,
    BlobResourceContents,
    ListResourcesResult,
    ListResourceTemplatesResult,
    ListToolsResult,
    PaginatedRequestParams,
    ReadResourceRequestParams,
    ReadResourceResult,
    Resource,
    ResourceTemplate,
    TextResourceContents,
)

from agent.conversation import Role
from agent.talk import Talk
from api.mcp.calls import Calls, Context
from api.mcp.looking import JPEG, JSON, MARKDOWN, ROOT, Looker
from api.mcp.offering import INSTRUCTIONS, offered
from tools.film.errors import WorkprintError
from tools.studio import Studio


def build_server(studio: Studio, talk: Talk, role: Role, *, paths: bool) -> Server[dict[str, Any]]:
    """The server over a studio and its conversations, which stay the caller's to close."""
    looker, calls = Looker(studio), Calls(studio, talk, role, paths=paths)

    async def list_tools(ctx: Context, params: PaginatedRequestParams | None) -> ListToolsResult:
        return ListToolsResult(tools=offered())

    async def list_resources(ctx: Context, params: PaginatedRequestParams | None) -> ListResourcesResult:
        found = await anyio.to_thread.run_sync(looker.resources)
        return ListResourcesResult(
            resources=[Resource(uri=uri, name=name, mime_type=kind) for uri, name, kind in found]
        )

    async def list_templates(ctx: Context, params: PaginatedRequestParams | None) -> ListResourceTemplatesResult:
        return ListResourceTemplatesResult(resource_templates=_templates())

    async def read(ctx: Context, params: ReadResourceRequestParams) -> ReadResourceResult:
        try:
            kind, content = await anyio.to_thread.run_sync(partial(looker.read, str(params.uri)))
        except WorkprintError as error:
            raise MCPError(INVALID_PARAMS, error.message) from None
        if kind == JPEG:
            return ReadResourceResult(contents=[BlobResourceContents(uri=params.uri, mime_type=kind, blob=content)])
        return ReadResourceResult(contents=[TextResourceContents(uri=params.uri, mime_type=kind, text=content)])

    server: Server[dict[str, Any]] = Server(
        "workprint",
        version=version("workprint"),
        title="Workprint",
        instructions=INSTRUCTIONS,
        on_list_tools=list_tools,
        on_call_tool=calls.call,
        on_list_resources=list_resources,
        on_list_resource_templates=list_templates,
        on_read_resource=read,
    )
    # Nothing about anyone's films is told to anyone, whatever the environment asks the library for.
    server.middleware.clear()
    return server


def _templates() -> list[ResourceTemplate]:
    return [
        ResourceTemplate(uri_template=f"{ROOT}/{{film}}{path}", name=name, mime_type=kind)
        for path, name, kind in (
            ("", "A film: story, shots, takes, cut and sound", JSON),
            ("/storyboard", "The scenes and shots of a film, to read", MARKDOWN),
            ("/cut", "The timeline and cue sheet of a film", JSON),
            ("/shots/{shot}/poster", "The middle frame of a shot's take", JPEG),
        )
    ]
