"""HeyGen v3 and Synthesia on loopback."""

import base64
from typing import Any, ClassVar

from tests.fakes.camera_house import Answer, Asked, Job, Service

KEY = "presenter-very-secret"


def no(status: int, code: str, message: str = "no", **headers: str) -> Answer:
    body = {"error": {"code": code, "message": message, "param": None, "doc_url": None}}
    return Answer(status, body, {name.replace("_", "-"): value for name, value in headers.items()})


class HeyGenService(Service):
    name = "heygen"
    model = "avatar"
    endings: ClassVar = ("output", "failed", "moved", "empty")
    environment: ClassVar = {"HEYGEN_API_KEY": KEY, "WORKPRINT_HEYGEN_VOICE": "v1", "WORKPRINT_HEYGEN_AVATAR": "a1"}
    refusals: ClassVar = {
        "moderated": (no(400, "validation_error", "The script violates our policy."), "content_rejected"),
        "bad": (no(400, "validation_error"), "bad_request"),
        "no_key": (no(401, "unauthorized"), "no_key"),
        "no_money": (no(402, "insufficient_credit"), "no_money"),
        "no_money as 400": (no(400, "insufficient_credit"), "no_money"),
        "forbidden": (no(403, "forbidden"), "no_key"),
        "missing": (no(404, "not_found"), "bad_request"),
        "too large": (no(413, "payload_too_large"), "bad_request"),
        "unprocessable": (no(422, "validation_error"), "bad_request"),
        "slow": (no(429, "rate_limit_exceeded", Retry_After="4"), "busy"),
        "down": (no(503, "unavailable"), "unavailable"),
    }

    def is_order(self, asked: Asked) -> bool:
        return asked.method == "POST"

    def order(self, asked: Asked) -> Answer:
        if asked.headers.get("x-api-key") != KEY:
            return no(401, "unauthorized")
        body: dict[str, Any] = asked.json
        shape = {"type", "title", "aspect_ratio", "resolution", "script", "voice_id"}
        shape |= {"image" if body["type"] == "image" else "avatar_id"}
        if set(body) - {"callback_url"} != shape or not body["script"]:
            return no(400, "validation_error", str(set(body)))
        if "image" in body and base64.b64decode(body["image"]["data"])[:2] != b"\xff\xd8":
            return no(400, "validation_error", "image")
        job = self.take_on(asked)
        return Answer(200, {"data": {"video_id": job.id, "status": "waiting", "output_format": "mp4"}})

    def other(self, asked: Asked) -> Answer:
        if asked.headers.get("x-api-key") != KEY:
            return no(401, "unauthorized")
        job = self.jobs.get(asked.path.removeprefix("/v3/videos/"))
        if job is None or self.ending == "gone":
            return no(404, "not_found")
        return Answer(200, {"data": {"id": job.id} | self._stands(job)})

    def _stands(self, job: Job) -> dict[str, Any]:
        if self.at_work(job):
            return {"status": "rehearsing" if self.ending == "odd" else "pending" if job.looks == 1 else "processing"}
        match self.ending:
            case "output":
                return {"status": "failed", "failure_code": "moderation", "failure_message": "not this"}
            case "failed":
                return {"status": "failed", "failure_code": "render", "failure_message": "It broke."}
            case "moved":
                return {"status": "completed", "files": {"main": self.clip_url(job)}}
            case "empty":
                return {"status": "completed"}
            case _:
                return {"status": "completed", "video_url": self.clip_url(job), "duration": 3.2}


class SynthesiaService(Service):
    name = "synthesia"
    model = "presenter"
    endings: ClassVar = ("output", "failed", "cancelled", "moved", "empty")
    environment: ClassVar = {"SYNTHESIA_API_KEY": KEY, "WORKPRINT_SYNTHESIA_AVATAR": "anna_costume1_cameraA"}
    refusals: ClassVar = {
        "moderated": (Answer(400, {"error": "The script was found inappropriate."}), "content_rejected"),
        "bad": (Answer(400, {"error": "bad"}), "bad_request"),
        "no_key": (Answer(401, {"error": "Unauthorized"}), "no_key"),
        "no_money": (Answer(402, {"error": "No minutes are left."}), "no_money"),
        "forbidden": (Answer(403, {"error": "Not in your plan."}), "no_key"),
        "missing": (Answer(404, {"context": "No such avatar."}), "bad_request"),
        "unprocessable": (Answer(422, {"error": "avatar"}), "bad_request"),
        "slow": (Answer(429, {"error": "Too many."}, {"RateLimit-Limit": "60", "RateLimit-Reset": "17"}), "busy"),
        "down": (Answer(503, {"error": "Down."}), "unavailable"),
    }

    def is_order(self, asked: Asked) -> bool:
        return asked.method == "POST"

    def order(self, asked: Asked) -> Answer:
        if asked.headers.get("authorization") != KEY:
            return Answer(401, {"error": "Unauthorized"})
        body: dict[str, Any] = asked.json
        (scene,) = body["input"]
        if asked.path != "/v2/videos" or not scene["scriptText"] or not scene["avatar"] or not scene["background"]:
            return Answer(400, {"error": "input"})
        job = self.take_on(asked)
        return Answer(201, {"id": job.id, "status": "in_progress"})

    def other(self, asked: Asked) -> Answer:
        if asked.headers.get("authorization") != KEY:
            return Answer(401, {"error": "Unauthorized"})
        job = self.jobs.get(asked.path.removeprefix("/v2/videos/"))
        if job is None or self.ending == "gone":
            return Answer(404, {"error": "Not found"})
        return Answer(200, {"id": job.id} | self._stands(job))

    def _stands(self, job: Job) -> dict[str, Any]:
        if self.at_work(job):
            return {"status": "rehearsing" if self.ending == "odd" else "in_progress"}
        match self.ending:
            case "output":
                return {"status": "rejected"}
            case "failed":
                return {"status": "error"}
            case "cancelled":
                return {"status": "deleted"}
            case "moved":
                return {"status": "complete", "files": [{"href": self.clip_url(job)}]}
            case "empty":
                return {"status": "complete"}
            case _:
                return {"status": "complete", "download": self.clip_url(job)}
