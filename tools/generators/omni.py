"""Gemini Omni, the video model that a Gemini key reaches: interactions in the background, asked after until done."""

from base64 import b64decode
from binascii import Error
from collections.abc import Mapping, Sequence
from typing import Any, cast

import httpx

from tools.generators.access import Access
from tools.generators.asking import Ask
from tools.generators.dialects import Failed, Ready, State, Usual, delivered, phase, standing
from tools.generators.pictures import as_frame, as_reference, base64
from tools.generators.veo import UNSAFE, google_complaint
from tools.generators.wire import Call, Complaint, Reply, at, text

PICTURE = 5_000_000


class Omni(Usual):
    """`/v1beta/interactions` of the Gemini API."""

    def __init__(self, access: Access) -> None:
        self._access = access

    async def credentials(self, client: httpx.AsyncClient) -> Mapping[str, str]:
        return {"x-goog-api-key": self._access.setting("key")}

    def order(self, ask: Ask, key: str) -> Call:
        said: list[dict[str, str]] = [{"type": "text", "text": ask.prompt}]
        if ask.first_frame is not None:
            said.append(_picture(as_frame(ask.first_frame, ask.frame, PICTURE)))
        said += [_picture(as_reference(one.path, PICTURE)) for one in ask.references]
        task = "image_to_video" if ask.first_frame else "reference_to_video" if ask.references else "text_to_video"
        body: dict[str, Any] = {
            "model": ask.model.id,
            "input": said,
            "response_format": {
                "type": "video",
                "aspect_ratio": ask.frame.ratio,
                "resolution": ask.frame.said,
                "duration": f"{ask.seconds:g}s",
                "delivery": "uri",
            },
            "generation_config": {"video_config": {"task": task}},
            "background": True,
            "store": True,
        }
        return Call("POST", "/v1beta/interactions", body)

    def complaint(self, reply: Reply) -> Complaint | None:
        return google_complaint(reply)

    def accepted(self, reply: Reply, call: Call) -> str:
        return text(reply.json, "id")

    def question(self, job: str) -> Call:
        return Call("GET", f"/v1beta/interactions/{job}")

    def state(self, job: str, reply: Reply) -> State | None:
        answer = reply.json
        said = text(answer, "status")
        if not reply.ok or not said:
            return None
        match phase(said):
            case "succeeded":
                video = at(answer, "output_video") or _video_in(at(answer, "steps"))
                try:
                    content = b64decode(text(video, "data"), validate=True)
                except Error:
                    content = b""
                if content:
                    return Ready(content=content)
                found = delivered(answer, text(video, "uri"))
                return Ready(url=found.url, with_key=True, said=found.said) if isinstance(found, Ready) else found
            case "failed":
                error = at(answer, "errors", 0)
                code, message = text(error, "code") or said, text(error, "message")
                unsafe = any(word in f"{code} {message}".lower() for word in UNSAFE)
                sent = any(word in message.lower() for word in ("prompt", "input"))
                return Failed(
                    code,
                    message,
                    stage="" if not unsafe else "input" if sent else "output",
                    kind="no_money" if said == "budget_exceeded" else "",
                )
            case _:
                return standing(said)

    def stop(self, job: str) -> Sequence[Call]:
        return (Call("POST", f"/v1beta/interactions/{job}/cancel"),)


def _video_in(steps: Any) -> Any:
    """The last video among the steps of an interaction: the one that it came to."""
    if isinstance(steps, list):
        return next((found for step in reversed(cast(list[Any], steps)) if (found := _video_in(step))), None)
    if not isinstance(steps, dict):
        return None
    if text(steps, "mime_type").startswith("video/"):
        return cast(dict[str, Any], steps)
    return next((found for part in cast(dict[str, Any], steps).values() if (found := _video_in(part))), None)


def _picture(jpeg: bytes) -> dict[str, str]:
    return {"type": "image", "data": base64(jpeg), "mime_type": "image/jpeg"}
