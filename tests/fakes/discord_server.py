"""A Discord on loopback: REST, gateway and attachments; it can be away, be slow, forget and take rights away."""

import asyncio
import json
import re
import time
import zlib
from collections import defaultdict
from collections.abc import Callable
from typing import Any

import zstandard
from nacl.signing import SigningKey
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route, WebSocketRoute
from starlette.websockets import WebSocket, WebSocketDisconnect

from tests.fakes.chat_server import Line, until
from tests.fakes.discord_messages import buttons, user, valid

KEY = SigningKey(b"a seed of thirty-two plain bytes")
PUBLIC_KEY = KEY.verify_key.encode().hex()
APP, BOT, GUILD, CHANNEL = "900", "900", "500", "600"
MESSAGE_CONTENT = 1 << 19
UNKNOWN_MESSAGE = {"message": "Unknown Message", "code": 10008}
FORBIDDEN = {"message": "Missing Permissions", "code": 50013}


class FakeDiscord:
    """The server, and what a person would see in it. Safe to look at from the test's thread."""

    def __init__(self) -> None:
        self.messages: dict[str, dict[str, Any]] = {}
        self.threads: dict[str, str] = {}
        self.edits: defaultdict[str, list[float]] = defaultdict(list)
        self.posts: list[str] = []
        self.files: list[dict[str, Any]] = []
        self.kept: dict[str, bytes] = {}
        """files of people, by their names"""
        self.answers: dict[str, dict[str, Any]] = {}
        self.told: list[dict[str, Any]] = []
        """what was said to one person alone: follow-ups, edits of a deferred answer, direct messages"""
        self.commands: list[dict[str, Any]] = []
        self.heard_by = 0
        self.identified: dict[str, Any] = {}
        self.flags = MESSAGE_CONTENT
        self.endpoint: str | None = None
        self.guilds = [{"id": GUILD}]
        self.away = False
        self.limited = 0
        self.forbidden: set[str] = set()
        self.archived: set[str] = set()
        self.deleted: set[str] = set()
        """channels and threads that are gone"""
        self.asked_of_deleted = 0
        self.no_threads = False
        self.expired = False
        """whether the tokens of interactions have had their quarter of an hour"""
        self.remaining = 4
        self.most = 10 << 20
        """bytes that it takes of a file, whatever its interactions tell"""
        self._nonces: dict[str, str] = {}
        self._number = 1000
        self._sockets: list[list[dict[str, Any]]] = []
        self._line = Line(self._app())
        self.port = self._line.port

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}/api/v10/"

    @property
    def gateway(self) -> str:
        return f"ws://127.0.0.1:{self.port}/gateway/"

    def close(self) -> None:
        self._line.close()

    def send(self, kind: str, body: dict[str, Any]) -> None:
        """Something happens, for who listens at the gateway."""
        for outbox in self._sockets:
            outbox.append({"op": 0, "t": kind, "d": body})

    def hang_up(self) -> None:
        """Every connection of the gateway breaks."""
        for outbox in self._sockets:
            outbox.append({"op": -1})

    def next_id(self) -> str:
        self._number += 1
        return str(self._number)

    def within(self, channel: str) -> list[dict[str, Any]]:
        return [one for one in list(self.messages.values()) if one["channel_id"] == channel]

    def until(self, true: Callable[[], Any]) -> Any:
        """What `true` says, once it says anything."""
        return until(true, lambda: (self.messages, self.told, self.answers))

    def _app(self) -> Starlette:
        return Starlette(
            routes=[
                Route("/api/v10/{path:path}", self._call, methods=["GET", "POST", "PATCH", "PUT", "DELETE"]),
                Route("/attachments/{name}", self._attachment),
                WebSocketRoute("/gateway/", self._gateway),
            ]
        )

    async def _attachment(self, request: Request) -> Response:
        return Response(self.kept[str(request.path_params["name"])], media_type="application/octet-stream")

    async def _call(self, request: Request) -> Response:
        if self.away:
            return Response("bad gateway", 502)
        path, method = str(request.path_params["path"]), request.method
        given, files = await _read(request)
        open_to_all = path.startswith(("interactions/", "webhooks/"))
        if not open_to_all and request.headers.get("authorization") != "Bot token-1":
            return JSONResponse({"message": "401: Unauthorized", "code": 0}, 401)
        if self.expired and open_to_all:
            return JSONResponse({"message": "Invalid Webhook Token", "code": 50027}, 401)
        match method, path.split("/"):
            case "GET", ["users", "@me"]:
                return JSONResponse(user(BOT, "workprint", bot=True))
            case "GET", ["applications" | "oauth2", *_]:
                if path.endswith("commands"):
                    return JSONResponse(self.commands)
                flags = {"flags": self.flags, "verify_key": PUBLIC_KEY, "summary": "", "owner": user("1", "o")}
                return JSONResponse(
                    {"id": APP, "name": "Workprint", "icon": None, "description": "", "bot_public": True,
                     "bot_require_code_grant": False, "interactions_endpoint_url": self.endpoint, **flags}
                )  # fmt: skip
            case "GET", ["users", "@me", "guilds"]:
                return JSONResponse(self.guilds)
            case "PUT", ["applications", _, *_]:
                self.commands = given
                return JSONResponse(given)
            case "POST", ["interactions", name, _, "callback"]:
                self.answers[name] = given
                return Response(status_code=204)
            case (("POST" | "PATCH"), ["webhooks", _, token, *_]):
                self.told.append({**given, "token": token})
                return JSONResponse({"id": self.next_id()})
            case "POST", ["users", "@me", "channels"]:
                return JSONResponse({"id": f"7{given['recipient_id']}"})
            case _, ["channels", channel, *rest]:
                return self._channel(method, channel, rest, given, files)
            case _:
                return JSONResponse({"message": "404: Not Found", "code": 0}, 404)

    def _channel(
        self, method: str, channel: str, rest: list[str], given: dict[str, Any], files: list[tuple[str, bytes]]
    ) -> Response:
        if self.limited and method in ("POST", "PATCH"):
            self.limited -= 1
            late = {"message": "You are being rate limited.", "retry_after": 0.3, "global": False}
            return JSONResponse(late, 429, {"retry-after": "1"})
        if any(len(data) > self.most for _, data in files):
            return JSONResponse({"message": "Request entity too large", "code": 40005}, 413)
        if channel in self.deleted:
            self.asked_of_deleted += 1
            return JSONResponse({"message": "Unknown Channel", "code": 10003}, 404)
        if channel in self.forbidden:
            return JSONResponse(FORBIDDEN, 403)
        if channel.startswith("7"):
            self.told.append({**given, "direct": channel[1:]})
            return JSONResponse({"id": self.next_id()})
        known = {"x-ratelimit-remaining": str(self.remaining), "x-ratelimit-reset-after": "1.0"}
        match method, rest:
            case "POST", ["messages"]:
                nonce = str(given.get("nonce"))
                if given.get("enforce_nonce") and nonce in self._nonces:
                    return JSONResponse(self.messages.get(self._nonces[nonce], {"id": self._nonces[nonce]}))
                name = self.next_id()
                valid(given)
                self._nonces[nonce] = name
                self.archived.discard(channel)
                self.posts.append(name)
                self.messages[name] = {**given, "id": name, "channel_id": channel, "attached": [n for n, _ in files]}
                self.files += [{"name": n, "bytes": data, "message": name} for n, data in files]
                return JSONResponse({"id": name, "channel_id": channel}, headers=known)
            case "POST", ["messages", message, "threads"]:
                if self.no_threads:
                    return JSONResponse(FORBIDDEN, 403)
                self.threads[message] = channel
                return JSONResponse({"id": message, "parent_id": channel, "type": 11})
            case "PATCH", ["messages", message]:
                if message not in self.messages:
                    return JSONResponse(UNKNOWN_MESSAGE, 404)
                if channel in self.archived:
                    return JSONResponse({"message": "Thread is archived", "code": 50083}, 400)
                kept: list[str] = [] if given.get("attachments") == [] else self.messages[message]["attached"]
                valid(given, kept if "attachments" not in given else [one["filename"] for one in given["attachments"]])
                self.messages[message] |= {**given, "attached": [n for n, _ in files] or kept}
                self.files += [{"name": n, "bytes": data, "message": message} for n, data in files]
                self.edits[message].append(time.monotonic())
                return JSONResponse({"id": message}, headers=known)
            case "PATCH", []:
                self.archived.discard(channel)
                return JSONResponse({"id": channel})
            case "GET", ["messages"]:
                return JSONResponse([])
            case _:
                return JSONResponse({"message": "404: Not Found", "code": 0}, 404)

    async def _gateway(self, socket: WebSocket) -> None:
        if self.away:
            await socket.close()
            return
        await socket.accept()
        outbox: list[dict[str, Any]] = []
        sequence = 0
        squeeze = _squeezer(str(socket.query_params.get("compress")))

        async def say(told: dict[str, Any]) -> None:
            await socket.send_bytes(squeeze(json.dumps(told).encode()))

        async def sending() -> None:
            nonlocal sequence
            while True:
                while outbox:
                    told = outbox.pop(0)
                    if told["op"] == -1:
                        await socket.close(1011)
                        return
                    sequence += 1
                    await say({**told, "s": sequence})
                await asyncio.sleep(0.01)

        await say({"op": 10, "d": {"heartbeat_interval": 41250}})
        sent = asyncio.create_task(sending())
        try:
            while True:
                heard = json.loads(await socket.receive_text())
                if heard["op"] == 1:
                    await say({"op": 11, "d": None})
                elif heard["op"] == 2:
                    self.identified = heard["d"]
                    ready: dict[str, Any] = {
                        "v": 10, "user": user(BOT, "workprint", bot=True), "guilds": [], "session_id": "s",
                        "resume_gateway_url": self.gateway, "application": {"id": APP, "flags": self.flags},
                    }  # fmt: skip
                    outbox.append({"op": 0, "t": "READY", "d": ready})
                    self._sockets.append(outbox)
                    self.heard_by += 1
                elif heard["op"] == 6:
                    outbox.append({"op": 0, "t": "RESUMED", "d": {}})
                    self._sockets.append(outbox)
                    self.heard_by += 1
        except WebSocketDisconnect:
            pass
        finally:
            sent.cancel()
            if outbox in self._sockets:
                self._sockets.remove(outbox)


def dailies(discord: FakeDiscord, root: str) -> list[dict[str, Any]]:
    """The messages of a thread that may be taken again."""
    return [one for one in discord.within(root) if any(b["label"].startswith("Retake") for b in buttons(one))]


def _squeezer(kind: str) -> Callable[[bytes], bytes]:
    """What a connection compresses with, as the client asked: one stream for all that is said."""
    if kind == "zstd-stream":
        stream = zstandard.ZstdCompressor().compressobj()
        return lambda data: stream.compress(data) + stream.flush(zstandard.COMPRESSOBJ_FLUSH_BLOCK)
    squeezed = zlib.compressobj()
    return lambda data: squeezed.compress(data) + squeezed.flush(zlib.Z_SYNC_FLUSH)


async def _read(request: Request) -> tuple[Any, list[tuple[str, bytes]]]:
    """The body, and the files beside it."""
    kind = request.headers.get("content-type", "")
    body = await request.body()
    if not kind.startswith("multipart/form-data"):
        return (json.loads(body) if body else {}), []
    boundary = re.search(r'boundary="?([^";]+)', kind)
    assert boundary is not None
    given: Any = {}
    files: list[tuple[str, bytes]] = []
    for part in body.split(f"--{boundary[1]}".encode())[1:-1]:
        head, _, data = part.strip(b"\r\n").partition(b"\r\n\r\n")
        if b'name="payload_json"' in head:
            given = json.loads(data)
        elif (name := re.search(rb'filename="([^"]+)"', head)) is not None:
            files.append((name[1].decode(), data))
    return given, files
