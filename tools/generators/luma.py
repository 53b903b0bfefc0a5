"""Luma's Agents API, with Ray 3.2: lengths are "5s", links live an hour and are had fresh by asking again."""

from collections.abc import Mapping
from typing import Any

import httpx

from tools.generators.access import Access
from tools.generators.asking import Ask
from tools.generators.dialects import Failed, State, Usual, delivered, phase, standing
from tools.generators.pictures import as_frame, base64
from tools.generators.wire import Call, Complaint, Kind, Reply, items, text

PICTURE = 5_000_000
KINDS: dict[str, Kind] = {
    "content_moderated": "content",
    "budget_exhausted": "no_money",
    "image_too_large": "bad",
    "unsupported_format": "bad",
    "corrupt_input": "bad",
    "invalid_request": "bad",
    "rate_limited": "busy",
}
FINAL = ("image_too_large", "unsupported_format", "corrupt_input", "invalid_request")


class Luma(Usual):
    """Generations of the Agents API; a key of the older Dream Machine does not open it."""

    def __init__(self, access: Access) -> None:
        self._access = access

    async def credentials(self, client: httpx.AsyncClient) -> Mapping[str, str]:
        return {"Authorization": f"Bearer {self._access.setting('key')}"}

    def order(self, ask: Ask, key: str) -> Call:
        video: dict[str, Any] = {"resolution": ask.frame.said, "duration": f"{ask.seconds:g}s"}
        for frame, name in ((ask.first_frame, "start_frame"), (ask.last_frame, "end_frame")):
            if frame is not None:
                video[name] = {"data": base64(as_frame(frame, ask.frame, PICTURE)), "media_type": "image/jpeg"}
        body = {
            "type": "video",
            "model": ask.model.id,
            "prompt": ask.prompt,
            "aspect_ratio": ask.frame.ratio,
            "video": video,
        }
        return Call("POST", "/v1/generations", body)

    def complaint(self, reply: Reply) -> Complaint | None:
        if reply.ok:
            return None
        answer = reply.json
        faults = items(answer, "detail")
        message = "; ".join(text(fault, "msg") for fault in faults) or text(answer, "detail")
        code = text(answer, "failure_code")
        moderated = reply.status in (400, 422) and "moderat" in message.lower()
        return Complaint(code, message, "content" if moderated else KINDS.get(code))

    def accepted(self, reply: Reply, call: Call) -> str:
        return text(reply.json, "id")

    def question(self, job: str) -> Call:
        return Call("GET", f"/v1/generations/{job}")

    def state(self, job: str, reply: Reply) -> State | None:
        answer = reply.json
        said = text(answer, "state")
        if not reply.ok or not said:
            return None
        match phase(said):
            case "succeeded":
                clips = [text(one, "url") for one in items(answer, "output") if text(one, "type") in ("video", "")]
                return delivered(answer, clips[0] if clips else "")
            case "failed":
                code = text(answer, "failure_code")
                return Failed(
                    code,
                    text(answer, "failure_reason"),
                    stage="output" if code == "content_moderated" else "",
                    kind="no_money" if code == "budget_exhausted" else "",
                    again=code not in FINAL,
                )
            case _:
                return standing(said)
