"""LTX, the models behind LTX Studio: the asynchronous paths, on which a dropped connection loses no clip.

The path that a job is asked at is the one that it was ordered at, so a job is named "image-to-video/a1b2...".
"""

from collections.abc import Mapping
from typing import Any

import httpx

from tools.generators.access import Access
from tools.generators.asking import Ask
from tools.generators.dialects import Failed, State, Usual, delivered, phase, standing
from tools.generators.pictures import as_frame, data_uri
from tools.generators.wire import Call, Complaint, Kind, Reply, text

PICTURE = 5_000_000
KINDS: dict[str, Kind] = {
    "invalid_request_error": "bad",
    "authentication_error": "no_key",
    "insufficient_funds_error": "no_money",
    "not_found_error": "bad",
    "content_filtered_error": "content",
    "rate_limit_error": "busy",
    "concurrency_limit_error": "busy",
    "service_unavailable": "unavailable",
    "overloaded_error": "busy",
}


class Ltx(Usual):
    """The `/v2` paths of LTX's API."""

    def __init__(self, access: Access) -> None:
        self._access = access

    async def credentials(self, client: httpx.AsyncClient) -> Mapping[str, str]:
        return {"Authorization": f"Bearer {self._access.setting('key')}"}

    def order(self, ask: Ask, key: str) -> Call:
        body: dict[str, Any] = {
            "prompt": ask.prompt,
            "model": ask.model.id,
            "duration": int(ask.seconds),
            "resolution": ask.frame.said,
            "fps": int(ask.rate),
            "generate_audio": ask.sound,
        }
        if ask.move:
            body["camera_motion"] = ask.move
        if ask.first_frame is None:
            return Call("POST", "/v2/text-to-video", body)
        body["image_uri"] = data_uri(as_frame(ask.first_frame, ask.frame, PICTURE))
        if ask.last_frame is not None:
            body["last_frame_uri"] = data_uri(as_frame(ask.last_frame, ask.frame, PICTURE))
        return Call("POST", "/v2/image-to-video", body)

    def complaint(self, reply: Reply) -> Complaint | None:
        if reply.ok:
            return None
        code = text(reply.json, "error", "type")
        return Complaint(code, text(reply.json, "error", "message"), KINDS.get(code))

    def accepted(self, reply: Reply, call: Call) -> str:
        job = text(reply.json, "id")
        return f"{call.url.rpartition('/')[2]}/{job}" if job else ""

    def question(self, job: str) -> Call:
        return Call("GET", f"/v2/{job}")

    def state(self, job: str, reply: Reply) -> State | None:
        answer = reply.json
        said = text(answer, "status")
        if not reply.ok or not said:
            return None
        match phase(said):
            case "succeeded":
                return delivered(answer, text(answer, "result", "video_url"))
            case "failed":
                code = text(answer, "error", "type")
                filtered = KINDS.get(code) == "content"
                return Failed(
                    code,
                    text(answer, "error", "message"),
                    stage="output" if filtered else "",
                    kind="no_money" if KINDS.get(code) == "no_money" else "",
                    again=KINDS.get(code) != "bad",
                )
            case _:
                return standing(said)
