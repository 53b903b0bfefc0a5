"""Synthesia: a presenter of the account's avatars speaks the shot's line. The key is sent bare, without a scheme."""

from collections.abc import Mapping
from typing import Any

import httpx

from tools.generators.access import Access
from tools.generators.asking import Ask
from tools.generators.dialects import Failed, State, Usual, delivered, phase, standing
from tools.generators.heygen import UNSAFE, spoken
from tools.generators.wire import Call, Complaint, Reply, text


class Synthesia(Usual):
    """`/v2/videos`. `rejected` is moderation."""

    def __init__(self, access: Access) -> None:
        self._access = access

    async def credentials(self, client: httpx.AsyncClient) -> Mapping[str, str]:
        return {"Authorization": self._access.setting("key")}

    def order(self, ask: Ask, key: str) -> Call:
        settings = {"voice": self._access.setting("voice")} if self._access.setting("voice") else {}
        scene: dict[str, Any] = {
            "avatar": self._access.setting("avatar"),
            "avatarSettings": settings,
            "background": self._access.setting("background"),
            "scriptText": spoken(ask, "Synthesia"),
        }
        body: dict[str, Any] = {
            "test": False,
            "title": key[:100],
            "visibility": "private",
            "aspectRatio": ask.frame.ratio,
            "callbackId": key[:100],
            "input": [scene],
        }
        return Call("POST", "/v2/videos", body)

    def complaint(self, reply: Reply) -> Complaint | None:
        if reply.ok:
            return None
        message = text(reply.json, "error") or text(reply.json, "context")
        unsafe = reply.status in (400, 422) and any(word in message.lower() for word in UNSAFE)
        return Complaint(message=message, kind="content" if unsafe else None)

    def accepted(self, reply: Reply, call: Call) -> str:
        return text(reply.json, "id")

    def question(self, job: str) -> Call:
        return Call("GET", f"/v2/videos/{job}")

    def state(self, job: str, reply: Reply) -> State | None:
        answer = reply.json
        said = text(answer, "status")
        if not reply.ok or not said:
            return None
        if said == "rejected":
            return Failed(said, "its moderation rejected the video", stage="output")
        match phase(said):
            case "succeeded":
                return delivered(answer, text(answer, "download"))
            case "failed":
                return Failed(said, text(answer, "error"))
            case _:
                return standing(said)
