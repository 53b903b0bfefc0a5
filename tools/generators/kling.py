"""Kling's own interface, up to 3.0: a token signed for each request, text for lengths, and a code in every body.

The path that a job is asked at is the one that it was ordered at, so a job is named "image2video/8319...".
"""

import hashlib
import hmac
import json
import time
from base64 import urlsafe_b64encode
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

import httpx

from tools.generators.access import Access
from tools.generators.asking import Ask
from tools.generators.calling_back import address_for
from tools.generators.dialects import Failed, Missing, Ready, State, Usual, delivered, phase, standing
from tools.generators.pictures import as_frame, as_reference, base64
from tools.generators.wire import Call, Complaint, Kind, Reply, items, text

PICTURE = 9_000_000
TOKEN_SECONDS = 1800
PATHS = ("text2video", "image2video", "omni-video")
KINDS: dict[int, Kind] = {
    **dict.fromkeys(range(1000, 1005), "no_key"),
    **dict.fromkeys((1100, 1101, 1102), "no_money"),
    1103: "no_key",
    **dict.fromkeys((1200, 1201, 1202, 1203), "bad"),
    **dict.fromkeys((1300, 1301), "content"),
    **dict.fromkeys((1302, 1303), "busy"),
    1304: "no_key",
}
"""429 means slow down (1302), too many at once (1303), no money (1100 to 1102), or not from this address (1304)."""
RISKY = ("risk", "sensitive", "moderat", "violat", "policy", "security")


class Kling(Usual):
    """The `/v1/videos` paths of Kling's API. An order carries our own id, by which a lost one is found."""

    def __init__(self, access: Access) -> None:
        self._access = access

    async def credentials(self, client: httpx.AsyncClient) -> Mapping[str, str]:
        token = signed(self._access.setting("key"), self._access.setting("second_key"), time.time())
        return {"Authorization": f"Bearer {token}"}

    def order(self, ask: Ask, key: str) -> Call:
        body: dict[str, Any] = {
            "model_name": ask.model.id,
            "prompt": ask.prompt,
            "mode": ask.frame.said,
            "duration": f"{ask.seconds:g}",
            "external_task_id": own_id(key),
        }
        if ask.model.audio == "optional":
            body["sound"] = "on" if ask.sound else "off"
        if hook := address_for("kling", self._access, own_id(key)):
            body["callback_url"] = hook
        if ask.negative:
            body["negative_prompt"] = ask.negative
        if ask.model.options.get("omni"):
            return Call("POST", "/v1/videos/omni-video", body | self._omni(ask))
        if ask.first_frame is None:
            return Call("POST", "/v1/videos/text2video", body | {"aspect_ratio": ask.frame.ratio})
        body["image"] = base64(as_frame(ask.first_frame, ask.frame, PICTURE))
        if ask.last_frame is not None:
            body["image_tail"] = base64(as_frame(ask.last_frame, ask.frame, PICTURE))
        return Call("POST", "/v1/videos/image2video", body)

    def _omni(self, ask: Ask) -> dict[str, Any]:
        """Reference pictures first, as the prompt counts them, then the frames."""
        pictures = [{"image_url": base64(as_reference(one.path, PICTURE)), "type": "absent"} for one in ask.references]
        for frame, kind in ((ask.first_frame, "first_frame"), (ask.last_frame, "end_frame")):
            if frame is not None:
                pictures.append({"image_url": base64(as_frame(frame, ask.frame, PICTURE)), "type": kind})
        shape = {} if ask.first_frame else {"aspect_ratio": ask.frame.ratio}
        return shape | ({"image_list": pictures} if pictures else {})

    def complaint(self, reply: Reply) -> Complaint | None:
        answer = reply.json
        code = text(answer, "code")
        if reply.ok and code in ("", "0"):
            return None
        kind = KINDS.get(int(code)) if code.isdigit() else None
        return Complaint(code, text(answer, "message"), kind)

    def accepted(self, reply: Reply, call: Call) -> str:
        job = text(reply.json, "data", "task_id")
        return f"{call.url.rpartition('/')[2]}/{job}" if job else ""

    def question(self, job: str) -> Call:
        return Call("GET", f"/v1/videos/{job}")

    def state(self, job: str, reply: Reply) -> State | None:
        answer = reply.json
        if text(answer, "code") in ("1202", "1203"):
            return Missing()
        said = text(answer, "data", "task_status")
        if not reply.ok or text(answer, "code") != "0" or not said:
            return None
        match phase(said):
            case "succeeded":
                found = delivered(answer, text(answer, "data", "task_result", "videos", 0, "url"))
                units = text(answer, "data", "final_unit_deduction")
                if not isinstance(found, Ready) or not units:
                    return found
                told = (found.said, f"{units} units of the account were used")
                return replace(found, said="; ".join(filter(None, told)))
            case "failed":
                message = text(answer, "data", "task_status_msg")
                risky = any(word in message.lower() for word in RISKY)
                sent = any(word in message.lower() for word in ("prompt", "input", "image"))
                return Failed("failed", message, stage="" if not risky else "input" if sent else "output")
            case _:
                return standing(said)

    def lookup(self, key: str, since: datetime) -> Sequence[Call]:
        return [Call("GET", f"/v1/videos/{path}?pageNum=1&pageSize=100") for path in PATHS]

    def found(self, reply: Reply, call: Call, key: str, since: datetime) -> Sequence[str] | None:
        if text(reply.json, "code") != "0":
            return None
        path = call.url.partition("?")[0].rpartition("/")[2]
        listed = items(reply.json, "data")
        ours = [job for job in listed if text(job, "task_info", "external_task_id") == own_id(key)]
        return [f"{path}/{text(job, 'task_id')}" for job in ours]


def own_id(key: str) -> str:
    """Our own name for an order: unique in an account, and short enough for every field."""
    return f"workprint-{hashlib.sha256(key.encode()).hexdigest()[:32]}"


def signed(access_key: str, secret_key: str, now: float) -> str:
    """A JSON Web Token (RFC 7519) by HMAC-SHA256, for half an hour from `now`, in seconds since 1970."""
    claims = {"iss": access_key, "exp": int(now) + TOKEN_SECONDS, "nbf": int(now) - 5}
    parts = [
        _letters(json.dumps(part, separators=(",", ":")).encode()) for part in ({"alg": "HS256", "typ": "JWT"}, claims)
    ]
    signature = hmac.new(secret_key.encode(), ".".join(parts).encode(), hashlib.sha256).digest()
    return ".".join([*parts, _letters(signature)])


def _letters(content: bytes) -> str:
    return urlsafe_b64encode(content).rstrip(b"=").decode()
