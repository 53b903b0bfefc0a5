"""The OpenAI videos protocol, which Sora 2 spoke until it was shut down: for any server that still speaks it.

Its own service is refused locally with its date; with an address of your own (WORKPRINT_SORA_BASE_URL) the protocol
lives on. The clip is a stream of the service itself, and opens with the key.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

import httpx

from tools.generators.access import Access
from tools.generators.asking import Ask
from tools.generators.dialects import Failed, Ready, State, Usual, phase, standing
from tools.generators.pictures import as_frame, data_uri
from tools.generators.wire import Call, Complaint, Kind, Reply, at, items, text

PICTURE = 5_000_000
CONTENT = ("moderation_blocked", "content_policy_violation")
KINDS: dict[str, Kind] = {
    **dict.fromkeys(CONTENT, "content"),
    "insufficient_quota": "no_money",
    "billing_hard_limit_reached": "no_money",
    "rate_limit_exceeded": "busy",
    "model_not_found": "retired",
}
SLACK = timedelta(minutes=2)


class Sora(Usual):
    """`/v1/videos`. A lost order is looked for in the list of videos, by when it was made."""

    def __init__(self, access: Access) -> None:
        self._access = access
        self._root = "" if access.base_url.endswith("/v1") else "/v1"

    async def credentials(self, client: httpx.AsyncClient) -> Mapping[str, str]:
        key = self._access.setting("key")
        return {"Authorization": f"Bearer {key}"} if key else {}

    def order(self, ask: Ask, key: str) -> Call:
        body: dict[str, Any] = {
            "model": self._access.setting("model") or ask.model.id,
            "prompt": ask.prompt,
            "seconds": f"{ask.seconds:g}",
            "size": ask.frame.said,
        }
        if ask.first_frame is not None:
            body["input_reference"] = {"image_url": data_uri(as_frame(ask.first_frame, ask.frame, PICTURE))}
        return Call("POST", f"{self._root}/videos", body)

    def complaint(self, reply: Reply) -> Complaint | None:
        if reply.ok:
            return None
        code = text(reply.json, "error", "code") or text(reply.json, "error", "type")
        return Complaint(code, text(reply.json, "error", "message"), KINDS.get(code))

    def accepted(self, reply: Reply, call: Call) -> str:
        return text(reply.json, "id")

    def question(self, job: str) -> Call:
        return Call("GET", f"{self._root}/videos/{job}")

    def state(self, job: str, reply: Reply) -> State | None:
        answer = reply.json
        said = text(answer, "status")
        if not reply.ok or not said:
            return None
        match phase(said):
            case "succeeded":
                root = self._access.base_url + self._root
                return Ready(url=f"{root}/videos/{job}/content", with_key=True)
            case "failed":
                code = text(answer, "error", "code")
                return Failed(code, text(answer, "error", "message"), stage="output" if code in CONTENT else "")
            case _:
                done = at(answer, "progress")
                return standing(said, done / 100 if isinstance(done, int | float) else None)

    def lookup(self, key: str, since: datetime) -> Sequence[Call]:
        return [Call("GET", f"{self._root}/videos?limit=100&order=desc")]

    def found(self, reply: Reply, call: Call, key: str, since: datetime) -> Sequence[str] | None:
        if not reply.ok or at(reply.json, "data") is None:
            return None
        earliest = (since - SLACK).timestamp()
        made = [one for one in items(reply.json, "data") if float(text(one, "created_at") or 0) >= earliest]
        return [text(one, "id") for one in made if text(one, "id")]
