"""Veo 3.1, which since October 2026 is on Google's cloud only. A filtered take is a success with an empty list.

A job is named by its operation, with the model before it: "veo-3.1-generate-001|projects/.../operations/...". The
clip comes within the answer, once; it is put away as soon as it is there.
"""

from base64 import b64decode
from binascii import Error
from collections.abc import Mapping, Sequence
from typing import Any

import httpx

from tools.generators.access import Access
from tools.generators.asking import Ask
from tools.generators.dialects import Failed, Missing, NoClip, Ready, State, Usual, Waiting, fields_of
from tools.generators.google_login import GoogleLogin
from tools.generators.pictures import as_frame, as_reference, base64
from tools.generators.wire import Call, Complaint, Kind, Reply, at, items, text

PICTURE = 5_000_000
KINDS: dict[str, Kind] = {
    "INVALID_ARGUMENT": "bad",
    "FAILED_PRECONDITION": "bad",
    "UNAUTHENTICATED": "no_key",
    "PERMISSION_DENIED": "no_key",
    "NOT_FOUND": "retired",
    "RESOURCE_EXHAUSTED": "busy",
    "UNAVAILABLE": "unavailable",
}
UNSAFE = ("safety", "responsible ai", "usage guidelines", "violat", "prohibited", "blocked", "sensitive")
CODE_OF_PROMPT = "3"


class Veo(Usual):
    """`predictLongRunning` of Vertex AI, in the user's own project and region."""

    def __init__(self, access: Access) -> None:
        self._access = access
        self._login = GoogleLogin(access)

    async def credentials(self, client: httpx.AsyncClient) -> Mapping[str, str]:
        return {"Authorization": f"Bearer {await self._login.token(client)}"}

    def order(self, ask: Ask, key: str) -> Call:
        instance: dict[str, Any] = {"prompt": ask.prompt}
        if ask.first_frame is not None:
            instance["image"] = _picture(as_frame(ask.first_frame, ask.frame, PICTURE))
        if ask.last_frame is not None and ask.first_frame is not None:
            instance["lastFrame"] = _picture(as_frame(ask.last_frame, ask.frame, PICTURE))
        if ask.references:
            instance["referenceImages"] = [
                {"image": _picture(as_reference(one.path, PICTURE)), "referenceType": "asset"} for one in ask.references
            ]
        parameters: dict[str, Any] = {
            "sampleCount": 1,
            "durationSeconds": int(ask.seconds),
            "aspectRatio": ask.frame.ratio,
            "resolution": ask.frame.said,
            "generateAudio": ask.sound,
            "negativePrompt": ask.negative,
            "personGeneration": "allow_adult",
        }
        if ask.seed is not None:
            parameters["seed"] = ask.seed % 2**32
        path = self._path(ask.model.id)
        return Call("POST", f"{path}:predictLongRunning", {"instances": [instance], "parameters": parameters})

    def complaint(self, reply: Reply) -> Complaint | None:
        return google_complaint(reply)

    def accepted(self, reply: Reply, call: Call) -> str:
        name = text(reply.json, "name")
        return f"{call.url.rpartition('/')[2].partition(':')[0]}|{name}" if name else ""

    def question(self, job: str) -> Call:
        model, _, operation = job.partition("|")
        return Call("POST", f"{self._path(model)}:fetchPredictOperation", {"operationName": operation})

    def _path(self, model: str) -> str:
        project, location = self._access.setting("project"), self._access.setting("location")
        return f"/v1/projects/{project}/locations/{location}/publishers/google/models/{model}"

    def state(self, job: str, reply: Reply) -> State | None:
        answer = reply.json
        if not reply.ok or not isinstance(answer, dict):
            return None
        if at(answer, "done") is not True:
            return Waiting("running") if "name" in answer else None
        error = at(answer, "error")
        if error is not None:
            code, message = text(error, "code"), text(error, "message")
            if code == "5":
                return Missing()
            unsafe = code == CODE_OF_PROMPT and any(word in message.lower() for word in UNSAFE)
            return Failed(code, message, stage="input" if unsafe else "", again=code != CODE_OF_PROMPT)
        response = at(answer, "response")
        clips = items(response, "videos")
        if not clips:
            reasons = "; ".join(str(reason) for reason in items(response, "raiMediaFilteredReasons"))
            if text(response, "raiMediaFilteredCount") or reasons:
                return Failed("rai_media_filtered", reasons, stage="output")
            return NoClip(fields_of(response))
        try:
            content = b64decode(text(clips[0], "bytesBase64Encoded"), validate=True)
        except Error:
            content = b""
        return Ready(content=content) if content else NoClip(fields_of(clips[0]))


def google_complaint(reply: Reply) -> Complaint | None:
    """A refusal in Google's own form: {"error": {"code", "status", "message"}}."""
    if reply.ok:
        return None
    status, message = text(reply.json, "error", "status"), text(reply.json, "error", "message")
    lower = message.lower()
    kind = KINDS.get(status)
    if status == "INVALID_ARGUMENT" and any(word in lower for word in UNSAFE):
        kind = "content"
    if status in ("PERMISSION_DENIED", "FAILED_PRECONDITION") and "billing" in lower:
        kind = "no_money"
    return Complaint(status, message, kind, _wait(items(reply.json, "error", "details")))


def _wait(details: Sequence[Any]) -> float | None:
    """The seconds of a RetryInfo among the details, such as "retryDelay": "37s"."""
    delays = (text(one, "retryDelay").removesuffix("s") for one in details)
    return next((float(delay) for delay in delays if delay.replace(".", "", 1).isdigit()), None)


def _picture(jpeg: bytes) -> dict[str, str]:
    return {"bytesBase64Encoded": base64(jpeg), "mimeType": "image/jpeg"}
