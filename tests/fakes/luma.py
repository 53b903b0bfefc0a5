"""Luma's Agents API on loopback: 201, lengths with an s, moderation as a failure code."""

import base64
from typing import Any, ClassVar

from tests.fakes.camera_house import Answer, Asked, Job, Service

KEY = "luma-api-very-secret"
RATIOS = ("21:9", "16:9", "4:3", "1:1", "3:4", "9:16")


def no(status: int, detail: Any, **headers: str) -> Answer:
    return Answer(status, {"detail": detail}, {name.replace("_", "-"): value for name, value in headers.items()})


class LumaService(Service):
    name = "luma"
    model = "ray-3.2"
    endings: ClassVar = ("output", "failed", "moved", "empty")
    environment: ClassVar = {"LUMA_AGENTS_API_KEY": KEY}
    refusals: ClassVar = {
        "bad": (no(400, "bad"), "bad_request"),
        "no_key": (no(401, "Not authenticated"), "no_key"),
        "no_money": (no(402, "Insufficient funds"), "no_money"),
        "forbidden": (no(403, "The account is closed."), "no_key"),
        "missing": (no(404, "Not Found"), "bad_request"),
        "too large": (no(413, "media too large"), "bad_request"),
        "unprocessable": (no(422, [{"loc": ["body", "video"], "msg": "10s with frames", "type": "v"}]), "bad_request"),
        "moderated": (no(422, "The prompt was moderated."), "content_rejected"),
        "slow": (no(429, "Slow down", Retry_After="11"), "busy"),
        "down": (no(503, "Try again"), "unavailable"),
    }

    def is_order(self, asked: Asked) -> bool:
        return asked.method == "POST"

    def order(self, asked: Asked) -> Answer:
        if asked.headers.get("authorization") != f"Bearer {KEY}":
            return no(401, "Not authenticated")
        wrong = self._wrong(asked)
        if wrong:
            return no(422, wrong)
        job = self.take_on(asked)
        return Answer(201, {"id": job.id, "type": "video", "state": "queued", "model": "ray-3.2"})

    def other(self, asked: Asked) -> Answer:
        if asked.headers.get("authorization") != f"Bearer {KEY}":
            return no(401, "Not authenticated")
        job = self.jobs.get(asked.path.removeprefix("/v1/generations/"))
        if job is None or self.ending == "gone":
            return no(404, "Not Found")
        return Answer(200, {"id": job.id, "type": "video", "model": "ray-3.2", "output": []} | self._stands(job))

    def _stands(self, job: Job) -> dict[str, Any]:
        if self.at_work(job):
            return {"state": "pondering" if self.ending == "odd" else "queued" if job.looks == 1 else "processing"}
        match self.ending:
            case "output":
                return {"state": "failed", "failure_code": "content_moderated", "failure_reason": "not this"}
            case "failed":
                return {"state": "failed", "failure_code": "generation_failed", "failure_reason": "It broke."}
            case "moved":
                return {"state": "completed", "assets": {"video": self.clip_url(job)}}
            case "empty":
                return {"state": "completed"}
            case _:
                return {"state": "completed", "output": [{"type": "video", "url": self.clip_url(job)}]}

    def _wrong(self, asked: Asked) -> str:
        body: dict[str, Any] = asked.json
        video = body["video"]
        if asked.path != "/v1/generations" or set(body) != {"type", "model", "prompt", "aspect_ratio", "video"}:
            return "fields"
        if body["type"] != "video" or body["aspect_ratio"] not in RATIOS or not 1 <= len(body["prompt"]) <= 6000:
            return "type, aspect_ratio or prompt"
        if video["resolution"] not in ("360p", "540p", "720p", "1080p") or video["duration"] not in ("5s", "10s"):
            return "resolution or duration"
        frames = [video[name] for name in ("start_frame", "end_frame") if name in video]
        if frames and video["duration"] != "5s":
            return "10s with frames"
        for frame in frames:
            if set(frame) != {"data", "media_type"} or base64.b64decode(frame["data"])[:2] != b"\xff\xd8":
                return "a frame"
        return ""
