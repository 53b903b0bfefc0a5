"""Assistants reach the studio as they really do: a process on its standard input, and an address behind a token."""

import os
import re
import signal
import subprocess
import sys
from collections.abc import AsyncGenerator
from contextlib import ExitStack, asynccontextmanager, closing
from pathlib import Path
from typing import Any

import anyio
import httpx
import httpx2
from mcp.client.client import Client
from mcp.client.stdio import StdioServerParameters, stdio_client
from mcp.client.streamable_http import streamable_http_client
from mcp.types import TextContent

from api.doorman import Policy
from api.mcp.transports import http_app
from tests.fakes.assistant_room import assistant_room
from tests.fakes.chat_server import Line
from tests.fakes.last_light import last_light
from tools.settings import Settings
from tools.studio import Studio

WORKPRINT = str(Path(sys.executable).with_name("workprint"))


def text(result: Any) -> str:
    return "\n".join(part.text for part in result.content if isinstance(part, TextContent))


def test_an_assistant_on_standard_input_directs_a_film(home: Path):
    with closing(Studio(Settings(home=home))) as studio:
        film = studio.create(last_light()).film.id
    server = StdioServerParameters(command=WORKPRINT, args=["mcp", "--home", str(home)], env={**os.environ})

    async def direct() -> None:
        async with Client(stdio_client(server)) as client:
            assert film in text(await client.call_tool("list_films", {}))
            assert "KEEPER" in text(await client.call_tool("look", {"film": film, "what": "outline"}))
            changed = await client.call_tool("set_duration", {"film": film, "shots": [1], "seconds": 3})
            assert changed.is_error is False, text(changed)
            taken = await client.call_tool("undo", {"film": film})
            assert taken.is_error is False, text(taken)

    anyio.run(direct)


def test_over_http_only_who_has_the_token_is_served(home: Path):
    process = subprocess.Popen(
        [WORKPRINT, "mcp", "--http", "--port", "0", "--token", "new", "--home", str(home)],
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONUNBUFFERED": "1"},
    )
    assert process.stdout is not None
    line = process.stdout.readline()
    found = re.search(r"(http://\S+) \(Authorization: Bearer (\S+)\)", line)
    assert found, line
    address, token = found[1], found[2]

    async def ask() -> None:
        shown = httpx2.AsyncClient(headers={"authorization": f"Bearer {token}"}, timeout=30)
        async with shown, Client(streamable_http_client(address, http_client=shown)) as client:
            assert "set_title" in {tool.name for tool in (await client.list_tools()).tools}

    try:
        asked = {"jsonrpc": "2.0", "id": 1, "method": "tools/list"}
        headers = {"accept": "application/json, text/event-stream"}
        assert httpx.post(address, json=asked, headers=headers).status_code == 401
        bearer = {**headers, "authorization": f"Bearer {token}"}
        foreign = {**bearer, "host": "evil.example"}
        assert httpx.post(address, json=asked, headers=foreign).status_code == 403
        assert httpx.post(address, json=asked, headers={**bearer, "origin": "http://evil"}).status_code == 403
        anyio.run(ask)
    finally:
        process.send_signal(signal.SIGINT)
        process.communicate(timeout=30)
    assert process.returncode == 0


@asynccontextmanager
async def reached(home: Path) -> AsyncGenerator[Client]:
    """The server of assistants at an address behind a token, its cameras at once done."""
    with ExitStack() as stack:
        studio, talk = stack.enter_context(assistant_room(home))
        policy = Policy(hosts=None, token="a token of some length")
        line = stack.enter_context(closing(Line(http_app(studio, talk, "director", policy))))
        shown = httpx2.AsyncClient(headers={"authorization": f"Bearer {policy.token}"}, timeout=30)
        address = f"http://127.0.0.1:{line.port}/mcp"
        async with shown, Client(streamable_http_client(address, http_client=shown)) as client:
            yield client


def test_from_an_idea_to_a_delivered_film_by_tools(tmp_path: Path):
    async def direct(client: Client) -> str:
        async def call(tool: str, **given: Any) -> Any:
            told = await client.call_tool(tool, given)
            assert told.is_error is False, text(told)
            return told

        film = (await call("new_film", idea="a fox finds a red door", minutes=0.25)).structured_content["film"]
        assert "(1A)" in text(await call("look", film=film, what="outline"))
        await call("generate", film=film)
        seen = await call("see_shot", film=film, shot=1)
        assert seen.content[0].mime_type == "image/jpeg"
        await call("circle", film=film, shots=[1])
        again = await call("retake", film=film, shots=[2], note="at night")
        assert again.structured_content["orders"][0]["note"] == "at night"
        assert "take 2" in text(await call("look", film=film, what="takes", at=2)).lower()
        await call("say", film=film, message="circle 2")
        done = (await call("render", film=film)).structured_content["orders"][0]["result"]
        # Where a file lies is told to who is at the terminal, and to nobody else.
        assert "out" not in done
        address = f"workprint://films/{film}/storyboard"
        board = (await client.read_resource(address)).contents[0].model_dump()["text"]
        assert board.count("circled") == 2
        return film

    async def main() -> str:
        async with reached(tmp_path) as client:
            return await direct(client)

    film = anyio.run(main)
    assert (tmp_path / f"{film}.mp4").read_bytes() == f"render of {film}".encode()
    with closing(Studio(Settings(home=tmp_path))) as studio:
        log = studio.log(film)
    assert [entry.actor for entry in log if entry.kind == "circle"] == ["mcp", "mcp"]
