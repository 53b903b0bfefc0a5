"""People in the fake Discord: what they type, press, fill and write, over the gateway or signed over HTTP."""

import json
import re
import time
from collections.abc import Callable, Mapping
from typing import Any

import httpx
from nacl.signing import SigningKey

from tests.fakes.chat_server import ACKNOWLEDGED_SECONDS
from tests.fakes.discord_messages import buttons, user
from tests.fakes.discord_server import APP, BOT, CHANNEL, GUILD, KEY, FakeDiscord


class Person:
    """Someone in the fake server; interactions come over the gateway, or by `post` over HTTP."""

    def __init__(
        self, discord: FakeDiscord, post: Callable[[dict[str, Any]], dict[str, Any]] | None, user: str, name: str
    ) -> None:
        self.discord, self._post, self.user, self.name = discord, post, user, name

    def types(
        self,
        part: str,
        *,
        channel: str = CHANNEL,
        name: str = "",
        files: Mapping[str, bytes] | None = None,
        **given: str,
    ) -> str:
        """`/film PART` with its options; returns the interaction, so that it can be delivered again."""
        options = [{"type": 3, "name": key, "value": value} for key, value in given.items()]
        sent = self._sent(files or {})
        options += [{"type": 11, "name": "file", "value": one["id"]} for one in sent]
        data: dict[str, Any] = {
            "id": "1", "name": "film", "type": 1, "options": [{"type": 1, "name": part, "options": options}],
            "resolved": {"attachments": {one["id"]: one for one in sent}},
        }  # fmt: skip
        return self._interacts(2, data, channel, name=name)

    def chooses(self, part: str, option: str, so_far: str, *, channel: str = CHANNEL) -> list[str]:
        """What is offered for an option while it is typed."""
        focused = [{"type": 3, "name": option, "value": so_far, "focused": True}]
        data = {"id": "1", "name": "film", "type": 1, "options": [{"type": 1, "name": part, "options": focused}]}
        name = self._interacts(4, data, channel)
        answer = self.discord.until(lambda: self.discord.answers.get(name))
        assert answer["type"] == 8
        return [one["value"] for one in answer["data"]["choices"]]

    def presses(self, message: dict[str, Any], label: str, *, name: str = "") -> dict[str, Any]:
        """The button whose label begins so; what is answered at once."""
        button = next(one for one in buttons(message) if one["label"].startswith(label))
        data = {"component_type": 2, "custom_id": button["custom_id"]}
        sent = self._interacts(3, data, message["channel_id"], message=message["id"], name=name)
        return self.discord.until(lambda: self.discord.answers.get(sent))

    def fills(self, message: dict[str, Any], window: dict[str, Any], note: str) -> None:
        """The window of a retake, and sends it."""
        below = {"type": 18, "id": 1, "component": {"type": 4, "id": 2, "custom_id": "note", "value": note}}
        data = {"custom_id": window["data"]["custom_id"], "components": [below]}
        self._interacts(5, data, message["channel_id"], message=message["id"])

    def writes(self, channel: str, text: str, *, name: str = "", files: Mapping[str, bytes] | None = None) -> str:
        """A message; `@bot` in it mentions the bot."""
        name = name or self.discord.next_id()
        mentioned = "@bot" in text
        body: dict[str, Any] = {
            "id": name, "channel_id": channel, "guild_id": GUILD, "content": text.replace("@bot", f"<@{BOT}>"),
            "author": user(self.user, self.name), "mentions": [user(BOT, "workprint")] if mentioned else [],
            "timestamp": "2026-01-01T00:00:00+00:00", "edited_timestamp": None, "tts": False, "type": 0,
            "mention_everyone": False, "mention_roles": [], "attachments": self._sent(files or {}), "embeds": [],
            "pinned": False,
            "member": {"roles": [], "joined_at": "2026-01-01T00:00:00+00:00", "deaf": False, "mute": False, "flags": 0},
        }  # fmt: skip
        self.discord.send("MESSAGE_CREATE", body)
        return name

    def _sent(self, files: Mapping[str, bytes]) -> list[dict[str, Any]]:
        self.discord.kept |= files
        here = f"http://127.0.0.1:{self.discord.port}/attachments"
        return [
            {
                "id": str(7000 + at),
                "filename": name,
                "size": len(data),
                "url": f"{here}/{name}",
                "proxy_url": f"{here}/{name}",
            }
            for at, (name, data) in enumerate(files.items())
        ]

    def said(self) -> list[str]:
        """What was said to this person alone."""
        return [
            re.sub(r"\\(.)", r"\1", str(one.get("content", "")))
            for one in self.discord.told
            if one.get("direct") == self.user or str(one.get("token", "")).startswith(f"t-{self.user}-")
        ]

    def _interacts(self, kind: int, data: dict[str, Any], channel: str, *, message: str = "", name: str = "") -> str:
        name = name or self.discord.next_id()
        parent = self.discord.threads.get(channel)
        there: dict[str, Any] = {"id": channel, "type": 0, "name": "dailies", "guild_id": GUILD, "permissions": "0"}
        there = {**there, "position": 0, "permission_overwrites": []}
        if parent is not None:
            opened = {"archived": False, "auto_archive_duration": 60, "archive_timestamp": "2026-01-01T00:00:00+00:00"}
            there = {**there, "type": 11, "parent_id": parent, "owner_id": BOT, "thread_metadata": opened}
            there |= {"message_count": 1, "member_count": 1, "total_message_sent": 1}
        member: dict[str, Any] = {
            "user": user(self.user, self.name), "roles": [], "joined_at": "2026-01-01T00:00:00+00:00", "nick": None,
            "permissions": "0", "deaf": False, "mute": False, "flags": 0,
        }  # fmt: skip
        body: dict[str, Any] = {
            "id": name, "application_id": APP, "type": kind, "data": data, "guild_id": GUILD, "channel_id": channel,
            "channel": there, "member": member, "token": f"t-{self.user}-{name}", "version": 1, "locale": "en-GB",
            "app_permissions": "0", "entitlements": [], "authorizing_integration_owners": {}, "context": 0,
            "attachment_size_limit": 10 << 20,
        }  # fmt: skip
        if message:
            body["message"] = {
                "id": message, "channel_id": channel, "content": "", "author": user(BOT, "workprint", bot=True),
                "timestamp": "2026-01-01T00:00:00+00:00", "edited_timestamp": None, "tts": False, "type": 0,
                "mention_everyone": False, "mentions": [], "mention_roles": [], "attachments": [], "embeds": [],
                "pinned": False, "components": [],
            }  # fmt: skip
        if self._post is None:
            self.discord.send("INTERACTION_CREATE", body)
        else:
            self.discord.answers[name] = self._post(body)
        return name


def signed(body: bytes, *, age: float = 0, key: SigningKey = KEY) -> dict[str, str]:
    """The headers of a request of Discord's."""
    stamp = str(int(time.time() - age))
    signature = key.sign(stamp.encode() + body).signature.hex()
    return {"content-type": "application/json", "x-signature-ed25519": signature, "x-signature-timestamp": stamp}


def poster(web: httpx.Client) -> Callable[[dict[str, Any]], dict[str, Any]]:
    """Deliveries over HTTP; each has to be answered in time."""

    def post(body: dict[str, Any]) -> dict[str, Any]:
        data = json.dumps(body).encode()
        begun = time.monotonic()
        told = web.post("/discord/interactions", content=data, headers=signed(data))
        assert time.monotonic() - begun < ACKNOWLEDGED_SECONDS
        assert told.status_code == 200
        return told.json()

    return post
