"""A Slack on loopback: messages, edits, uploads and windows are kept; it can be away, be slow to please, and forget."""

import asyncio
import json
import time
from collections import defaultdict
from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import parse_qsl, urlencode

import httpx
from slack_sdk.signature import SignatureVerifier
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route, WebSocketRoute
from starlette.websockets import WebSocket, WebSocketDisconnect

from api.bots.slack.installing import SCOPES
from tests.fakes.chat_server import ACKNOWLEDGED_SECONDS, Line, until

SECRET = "a-signing-secret"
TEAM, CHANNEL, BOT = "T1", "C1", "UBOT"
TEAMS = {"xoxb-1": "T1", "xoxb-2": "T2"}
"""whose a token is; the channel of T2 is C2, its app token xapp-2"""
CODES = {"a-code": "xoxb-2"}
"""what somebody who allowed the app comes back with, and the token it is good for"""
Blocks = list[dict[str, Any]]


class FakeSlack:
    """The server, and what a person would see in it. Safe to look at from the test's thread."""

    def __init__(self) -> None:
        self.messages: dict[str, dict[str, Any]] = {}
        self.edits: defaultdict[str, list[float]] = defaultdict(list)
        self.files: list[dict[str, Any]] = []
        self.stills: dict[str, dict[str, Any]] = {}
        """files that were shared nowhere: what messages show"""
        self.looks = 0.2
        """seconds that it looks at a file before a message can show it"""
        self.kept: dict[str, bytes] = {}
        """private files of people, by their names"""
        self.fetched = 0
        self.windows: list[dict[str, Any]] = []
        self.whispers: list[dict[str, Any]] = []
        self.exchanged: list[dict[str, Any]] = []
        self.acks: list[dict[str, Any]] = []
        self.scopes = ",".join(SCOPES)
        self.away = False
        self.revoked: set[str] = set()
        self.limited = 0
        self.outside: dict[str, str] = {}
        """channels that the bot is not in, with what Slack says of that: it may come into those that are not private"""
        self.no_files = ""
        """why no file is taken"""
        self._number = 0
        self._uploads: dict[str, bytes] = {}
        self._outbox: defaultdict[str, list[dict[str, Any]]] = defaultdict(list)
        self.opened = 0
        """connections that were opened over sockets"""
        self.listening = 0
        self._line = Line(self._app())
        self.port = self._line.port

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}/api/"

    def close(self) -> None:
        self._line.close()

    def send(self, kind: str, payload: dict[str, Any], team: str = TEAM) -> None:
        """Something happens, for who listens over the socket of a workspace."""
        self._number += 1
        self._outbox[team].append({"type": kind, "envelope_id": f"e{self._number}", "payload": payload})

    def hang_up(self) -> None:
        """Every connection over a socket breaks."""
        for outbox in self._outbox.values():
            outbox.append({"type": "-"})

    def thread(self, root: str) -> list[dict[str, Any]]:
        return [message for message in self.messages.values() if message.get("thread_ts") == root]

    def until(self, true: Callable[[], Any]) -> Any:
        """What `true` says, once it says anything."""
        return until(true, lambda: (self.messages, self.whispers))

    def _app(self) -> Starlette:
        return Starlette(
            routes=[
                Route("/api/{method}", self._call, methods=["GET", "POST"]),
                Route("/upload/{file}", self._upload, methods=["POST"]),
                Route("/files/{name}", self._file),
                Route("/respond/{user}", self._respond, methods=["POST"]),
                WebSocketRoute("/ws", self._socket),
            ]
        )

    async def _call(self, request: Request) -> Response:
        if self.away:
            return Response("gone fishing", 503)
        method = str(request.path_params["method"])
        body = await request.body()
        is_json = request.headers.get("content-type", "").startswith("application/json")
        given: dict[str, Any] = json.loads(body) if is_json else dict(parse_qsl(body.decode()))
        given |= dict(request.query_params)
        shown = request.headers.get("authorization", "").removeprefix("Bearer ")
        team = TEAMS.get(shown)
        if method == "oauth.v2.access":
            token = CODES.get(str(given.get("code")))
            if token is None:
                return JSONResponse({"ok": False, "error": "invalid_code"})
            there = {"id": TEAMS[token], "name": f"Team {TEAMS[token]}"}
            told = {"ok": True, "access_token": token, "token_type": "bot", "bot_user_id": BOT, "team": there}
            self.exchanged.append({**given, "authorization": shown})
            return JSONResponse(told)
        if method == "apps.connections.open":
            if not shown.startswith("xapp-") or shown in self.revoked:
                return JSONResponse({"ok": False, "error": "invalid_auth"})
            number = shown.removeprefix("xapp-")
            return JSONResponse({"ok": True, "url": f"ws://127.0.0.1:{self.port}/ws?team=T{number}"})
        if team is None or shown in self.revoked:
            return JSONResponse({"ok": False, "error": "invalid_auth"})
        if "channel" in given and given["channel"] != f"C{team[1:]}" and not str(given["channel"]).startswith("U"):
            return JSONResponse({"ok": False, "error": "channel_not_found"})
        there = str(given.get("channel") or given.get("channel_id"))
        if method == "conversations.join" and self.outside.get(there) == "not_in_channel":
            del self.outside[there]
            return JSONResponse({"ok": True})
        if there in self.outside:
            return JSONResponse({"ok": False, "error": self.outside[there]})
        if method.startswith("files.") and self.no_files:
            return JSONResponse({"ok": False, "error": self.no_files})
        if method.startswith("chat.") and self.limited:
            self.limited -= 1
            return JSONResponse({"ok": False, "error": "ratelimited"}, 429, {"Retry-After": "1"})
        self._number += 1
        match method:
            case "auth.test":
                return JSONResponse(
                    {
                        "ok": True,
                        "team_id": team,
                        "user_id": BOT,
                        "bot_id": "B1",
                        "url": "https://x",
                        "team": f"of {team}",
                    },
                    headers={"x-oauth-scopes": self.scopes},
                )
            case "chat.postMessage" | "chat.update" if not self._shows(given):
                return JSONResponse({"ok": False, "error": "invalid_blocks", "errors": ["invalid slack file"]})
            case "chat.postMessage":
                ts = f"1700000000.{self._number:06d}"
                self.messages[ts] = {**given, "ts": ts, "team": team}
                return JSONResponse({"ok": True, "ts": ts, "channel": given["channel"]})
            case "chat.update":
                if given["ts"] not in self.messages:
                    return JSONResponse({"ok": False, "error": "message_not_found"})
                self.messages[given["ts"]] |= given
                self.edits[given["ts"]].append(time.monotonic())
                return JSONResponse({"ok": True, "ts": given["ts"]})
            case "chat.postEphemeral":
                self.whispers.append({**given, "team": team})
                return JSONResponse({"ok": True})
            case "reactions.get":
                shared = [{"id": one["id"]} for one in self.files if one["ts"] == given["timestamp"]]
                told = {"ts": given["timestamp"], "files": shared}
                return JSONResponse({"ok": True, "type": "message", "channel": given["channel"], "message": told})
            case "views.open":
                view = given["view"]
                self.windows.append({**(json.loads(view) if isinstance(view, str) else view), "id": f"V{self._number}"})
                return JSONResponse({"ok": True, "view": {"id": self.windows[-1]["id"]}})
            case "files.getUploadURLExternal":
                file = f"F{self._number:08d}"
                here = f"http://127.0.0.1:{self.port}/upload/{file}"
                return JSONResponse({"ok": True, "upload_url": here, "file_id": file})
            case "files.completeUploadExternal":
                listed = json.loads(given["files"]) if isinstance(given["files"], str) else given["files"]
                for one in listed:
                    kept = {**one, **given, "bytes": self._uploads[one["id"]]}
                    if "channel_id" in given or "channels" in given:
                        self.files.append({**kept, "ts": f"1700000001.{self._number:06d}"})
                    else:
                        self.stills[one["id"]] = {**kept, "at": time.monotonic()}
                return JSONResponse({"ok": True, "files": listed})
            case _:
                return JSONResponse({"ok": False, "error": "unknown_method"})

    def _shows(self, given: dict[str, Any]) -> bool:
        """Whether every picture of a message is one that is here, and has been looked at."""
        shown = [block["slack_file"]["id"] for block in laid_out(given) if block["type"] == "image"]
        there = [self.stills.get(one) for one in shown]
        return all(one is not None and time.monotonic() - one["at"] > self.looks for one in there)

    async def _upload(self, request: Request) -> Response:
        self._uploads[str(request.path_params["file"])] = await request.body()
        return Response("OK")

    async def _file(self, request: Request) -> Response:
        """A private file: who does not show the token of the workspace is shown a page to sign in on, as Slack does."""
        if request.headers.get("authorization") not in {f"Bearer {token}" for token in TEAMS}:
            return Response("<html>Sign in</html>", media_type="text/html")
        self.fetched += 1
        return Response(self.kept[str(request.path_params["name"])], media_type="application/octet-stream")

    async def _respond(self, request: Request) -> Response:
        told = await request.json()
        assert told["response_type"] == "ephemeral"
        self.whispers.append({**told, "user": request.path_params["user"]})
        return Response("ok")

    async def _socket(self, socket: WebSocket) -> None:
        if self.away:
            await socket.close()
            return
        await socket.accept()
        await socket.send_json({"type": "hello", "num_connections": 1})
        self.opened += 1
        self.listening += 1
        outbox = self._outbox[str(socket.query_params["team"])]

        async def sending() -> None:
            while True:
                while outbox:
                    told = outbox.pop(0)
                    if told["type"] == "-":
                        await socket.close()
                        return
                    await socket.send_json(told)
                await asyncio.sleep(0.01)

        sent = asyncio.create_task(sending())
        try:
            while True:
                self.acks.append(json.loads(await socket.receive_text()))
        except WebSocketDisconnect:
            sent.cancel()
        finally:
            self.listening -= 1


class Person:
    """Someone in the fake workspace, over whichever transport the bot has."""

    def __init__(
        self, slack: FakeSlack, post: "Callable[[bytes, str], int] | None", user: str = "U1", team: str = TEAM
    ) -> None:
        self.slack, self._post, self.user, self.team = slack, post, user, team
        self.channel = f"C{team[1:]}"
        self._trigger = 0

    def types(self, text: str, *, trigger: str = "") -> str:
        """`/film TEXT`; returns the trigger, so that it can be delivered again."""
        trigger = trigger or self._next()
        body = {
            "command": "/film",
            "text": text,
            "team_id": self.team,
            "channel_id": self.channel,
            "user_id": self.user,
            "user_name": self.user.lower(),
            "trigger_id": trigger,
            "response_url": f"http://127.0.0.1:{self.slack.port}/respond/{self.user}",
        }
        self._send("slash_commands", body, urlencode(body).encode())
        return trigger

    def writes(self, thread: str, text: str, *, ts: str = "", files: Mapping[str, bytes] | None = None) -> None:
        """A message in a thread, or in the channel; `files` by their names."""
        ts = ts or f"1800000000.{self.slack.port}{self._next()}"
        event: dict[str, Any] = {
            "type": "message",
            "channel": self.channel,
            "user": self.user,
            "text": text,
            "ts": ts,
            "thread_ts": thread,
        }
        if files:
            event |= {"subtype": "file_share", "files": [self.sends(name, data) for name, data in files.items()]}
        body = {"type": "event_callback", "team_id": self.team, "event_id": ts, "event": event}
        self._send("events_api", body, json.dumps(body).encode(), "application/json")

    def tells(self, event: dict[str, Any], *, name: str = "") -> None:
        """Slack itself tells of something in the workspace; `name` is the delivery's, so that it can come again."""
        body = {"type": "event_callback", "team_id": self.team, "event_id": name or self._next(), "event": event}
        self._send("events_api", body, json.dumps(body).encode(), "application/json")

    def reacts(self, message: dict[str, Any], name: str) -> None:
        """To a message of the bot, or to a file of its."""
        item = {"type": "message", "channel": self.channel, "ts": message["ts"]}
        told = {"type": "reaction_added", "user": self.user, "reaction": name, "item": item, "item_user": BOT}
        self.tells({**told, "event_ts": "1800000000.1"})

    def presses(self, message: dict[str, Any], label: str) -> None:
        """The button whose label begins so."""
        button = next(one for one in buttons(message) if one["text"]["text"].startswith(label))
        body = {
            "type": "block_actions",
            "team": {"id": self.team},
            "user": {"id": self.user, "username": self.user.lower(), "team_id": self.team},
            "channel": {"id": self.channel},
            "message": {"ts": message["ts"], "thread_ts": message.get("thread_ts")},
            "container": {"type": "message"},
            "trigger_id": self._next(),
            "actions": [{**button, "type": "button", "block_id": "b", "action_ts": "1"}],
        }
        self._send("interactive", body, urlencode({"payload": json.dumps(body)}).encode())

    def fills(self, window: dict[str, Any], note: str) -> None:
        """The window of a retake, and sends it."""
        view = {**window, "type": "modal", "state": {"values": {"note": {"note": {"value": note}}}}}
        body = {
            "type": "view_submission",
            "team": {"id": self.team},
            "user": {"id": self.user, "username": self.user.lower(), "team_id": self.team},
            "trigger_id": self._next(),
            "view": view,
        }
        self._send("interactive", body, urlencode({"payload": json.dumps(body)}).encode())

    def sends(self, name: str, data: bytes) -> dict[str, Any]:
        """A file as a message tells of it."""
        self.slack.kept[name] = data
        place = f"http://127.0.0.1:{self.slack.port}/files/{name}"
        return {"id": "F1", "name": name, "size": len(data), "url_private": place, "url_private_download": place}

    def _next(self) -> str:
        self._trigger += 1
        return f"{self.user}.{self._trigger}"

    def _send(
        self, kind: str, payload: dict[str, Any], body: bytes, form: str = "application/x-www-form-urlencoded"
    ) -> None:
        if self._post is None:
            self.slack.send(kind, payload, self.team)
        else:
            assert self._post(body, form) == 200


def signed(body: bytes, form: str, *, age: float = 0, secret: str = SECRET) -> dict[str, str]:
    """The headers of a request of Slack's."""
    stamp = str(int(time.time() - age))
    signature = SignatureVerifier(secret).generate_signature(timestamp=stamp, body=body)
    return {"content-type": form, "x-slack-request-timestamp": stamp, "x-slack-signature": str(signature)}


def poster(web: httpx.Client) -> Callable[[bytes, str], int]:
    """Deliveries over HTTP; each has to be acknowledged in time."""

    def post(body: bytes, form: str) -> int:
        begun = time.monotonic()
        status = web.post("/slack/events", content=body, headers=signed(body, form)).status_code
        assert time.monotonic() - begun < ACKNOWLEDGED_SECONDS
        return status

    return post


def buttons(message: dict[str, Any]) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    for block in laid_out(message):
        if block["type"] == "actions":
            found += block["elements"]
    return found


def laid_out(message: dict[str, Any]) -> Blocks:
    blocks = message.get("blocks", [])
    return json.loads(blocks) if isinstance(blocks, str) else blocks


def words(message: dict[str, Any]) -> str:
    """What is read in a message."""
    told = [block["text"]["text"] for block in laid_out(message) if block["type"] in ("header", "section")]
    return "\n".join(told) or str(message.get("text", ""))


def dailies(slack: FakeSlack, root: str) -> list[dict[str, Any]]:
    """The messages of a thread that may be taken again."""
    return [one for one in slack.thread(root) if any("Retake" in b["text"]["text"] for b in buttons(one))]


def still(slack: FakeSlack, message: dict[str, Any]) -> bytes:
    """The picture that is seen in a message; empty where there is none."""
    shown = [block["slack_file"]["id"] for block in laid_out(message) if block["type"] == "image"]
    return slack.stills[shown[0]]["bytes"] if shown else b""
